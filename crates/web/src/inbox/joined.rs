//! A registration that was joined, on the page of the one that stays.

use schakel_app::inbox::JoinedRegistration;
use schakel_domain::{ids::RegistrationId, time::day_of};
use schakel_texts::{Lang, date_long, inbox as words};

use super::view;

/// A joined registration on the page of the one that stays.
pub(super) struct JoinedView {
    pub(super) id: RegistrationId,
    pub(super) straight: bool,
    pub(super) href: String,
    pub(super) name: String,
    pub(super) received: String,
    pub(super) wish: String,
    pub(super) added: Vec<(String, String)>,
    /// When the client said that it is his or hers.
    pub(super) claimed: Option<String>,
    /// Whether it was taken back with its own code.
    pub(super) withdrawn: bool,
}

impl JoinedView {
    pub(super) fn of(lang: Lang, joined: &JoinedRegistration) -> Self {
        let registration = &joined.registration;
        let of_client = joined.messages.iter().filter(|message| message.kind.is_of_client());
        Self {
            id: registration.id,
            straight: joined.straight,
            href: format!("/inbox/{}", registration.id),
            name: registration.identity.full_name(),
            received: words::compare_received(lang, date_long(lang, day_of(registration.received_at))),
            wish: view::written(lang, &registration.told.wish, |wish| wish.as_str().to_owned()),
            added: of_client.map(|message| (view::moment(lang, message.at), message.body.as_str().to_owned())).collect(),
            claimed: joined.claimed_at.map(|at| words::claimed_on(lang, view::moment(lang, at))),
            withdrawn: joined.withdrawn,
        }
    }
}
