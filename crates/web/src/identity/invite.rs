//! Inviting: by a coordinator, and by the administrator of the platform where none serves. The link is shown right after it was made, and
//! not again; whether the sign-in name is known already, nothing here tells.

use askama::Template;
use axum::{http::StatusCode, response::Response};
use schakel_app::{
    AppError, Fault, FieldFault,
    identity::{
        invitation::token_text,
        members::{self as acts, INVITED_FOR, Invite, MadeLink},
    },
};
use schakel_domain::{
    actor::Role,
    acts::{Act, InviteCoordinator, InviteMember},
    identity::{BadSignInName, SignInName},
    ids::{Id, OfMembership, OfOrganisation},
    resource::PartnershipRef,
};
use schakel_texts::members;

use super::{
    MEMBERS,
    members::{place, query},
    parts::moment,
};
use crate::{
    cx::Cx,
    fields::{Fields, Reading},
    form::{Form, faults_of},
    page::{Page, role_name},
};

/// Where each act of inviting is, and in which roles.
trait Inviting: Act<On = PartnershipRef> {
    /// The path of its form.
    const PATH: &'static str;
    /// The roles that can be chosen.
    fn roles() -> impl Iterator<Item = Role>;
    /// What is said above its form.
    fn lead(cx: &Cx) -> &'static str;
}

impl Inviting for InviteMember {
    const PATH: &'static str = "/leden/uitnodigen";

    fn roles() -> impl Iterator<Item = Role> {
        Role::OF_MEMBERS.iter().copied().filter(|role| *role != Role::PlatformAdmin)
    }

    fn lead(cx: &Cx) -> &'static str {
        members::invite_lead(cx.lang)
    }
}

impl Inviting for InviteCoordinator {
    const PATH: &'static str = "/leden/coordinator";

    fn roles() -> impl Iterator<Item = Role> {
        std::iter::once(Role::Coordinator)
    }

    fn lead(cx: &Cx) -> &'static str {
        members::invite_lead_admin(cx.lang)
    }
}

#[derive(Template)]
#[template(path = "identity/invite.html")]
struct InviteForm {
    page: Page,
    form: Form,
    action: &'static str,
    lead: &'static str,
    /// The roles between which to choose; none where there is only one.
    roles: Option<Vec<(String, String)>>,
    organisations: Vec<(String, String)>,
    query: String,
}

#[derive(Template)]
#[template(path = "identity/invited.html")]
struct Invited {
    page: Page,
    /// The link, right after it was made.
    link: Option<String>,
    until: String,
    query: String,
}

async fn page<A: Inviting>(cx: &Cx, status: StatusCode, typed: Fields, faults: Vec<FieldFault>) -> Result<Response, AppError> {
    let known = acts::list(&cx.app, &cx.ctx, place(cx).await?).await?;
    let none = (String::new(), members::choose(cx.lang).to_owned());
    let roles: Vec<_> = A::roles().map(|role| (role.code().to_owned(), role_name(cx.lang, role).to_owned())).collect();
    let fits = |kind: schakel_domain::actor::OrganisationKind| A::roles().any(|role| kind.fits(role));
    let organisations = known.organisations.into_iter().filter(|it| fits(it.kind));
    let organisations = organisations.map(|it| (it.id.to_string(), it.name.as_str().to_owned()));
    let title = if A::NAME == InviteCoordinator::NAME { members::invite_coordinator(cx.lang) } else { members::invite_title(cx.lang) };
    let view = InviteForm {
        page: cx.page(MEMBERS, title),
        form: cx.form_view(MEMBERS, typed, faults),
        action: A::PATH,
        lead: A::lead(cx),
        roles: (roles.len() > 1).then(|| std::iter::once(none.clone()).chain(roles).collect()),
        organisations: std::iter::once(none).chain(organisations).collect(),
        query: query(cx),
    };
    cx.html_with(status, &view)
}

fn read(fields: &Fields, only: Option<Role>) -> Result<Invite, Vec<FieldFault>> {
    let mut reading = Reading::of(fields);
    let name = reading.line("name");
    let sign_in_name = match SignInName::parse(fields.get("sign_in_name")) {
        Ok(name) => Some(name),
        Err(BadSignInName::Text(bad)) => {
            reading.fault("sign_in_name", bad);
            None
        }
        Err(BadSignInName::Form) => {
            reading.fault("sign_in_name", Fault::Own("sign-in-name-form"));
            None
        }
    };
    let role = only.or_else(|| reading.choice("role", |code| Role::from_code(code).filter(|role| Role::OF_MEMBERS.contains(role))));
    let organisation = reading.choice("organisation", |id| id.parse::<Id<OfOrganisation>>().ok());
    let faults = reading.faults();
    match (name, sign_in_name, role, organisation) {
        (Some(name), Some(sign_in_name), Some(role), Some(organisation)) => Ok(Invite { name, sign_in_name, role, organisation }),
        _ => Err(faults),
    }
}

fn made(cx: &Cx, made: MadeLink) -> Result<Response, AppError> {
    let until = made.at.saturating_add(INVITED_FOR).unwrap_or(made.at);
    let is_shown = made.is_shown(cx.ctx.now);
    let title = if is_shown { members::invited_title(cx.lang) } else { members::shown_title(cx.lang) };
    cx.html(&Invited {
        page: cx.page(MEMBERS, title),
        link: is_shown.then(|| format!("{}/uitnodiging/{}", cx.web.settings.public_url, token_text(&cx.app, made.id))),
        until: moment(cx.lang, until),
        query: query(cx),
    })
}

/// The form. A fresh factor is asked for first, so that nothing typed is lost.
async fn form_of<A: Inviting>(cx: Cx) -> Result<Response, AppError> {
    acts::ask::<A>(&cx.app, &cx.ctx, place(&cx).await?).await?;
    page::<A>(&cx, StatusCode::OK, Fields::default(), Vec::new()).await
}

async fn submit<A: Inviting>(cx: Cx, only: Option<Role>) -> Result<Response, AppError> {
    let place = place(&cx).await?;
    let came = match read(&cx.form, only) {
        Ok(invite) => acts::invite::<A>(&cx.app, &cx.ctx, place, &invite).await,
        Err(faults) => {
            // What is wrong with the fields is for one who may invite.
            acts::ask::<A>(&cx.app, &cx.ctx, place).await?;
            Err(AppError::Invalid(faults))
        }
    };
    match came {
        Ok(link) => made(&cx, link),
        Err(other) => page::<A>(&cx, StatusCode::UNPROCESSABLE_ENTITY, cx.form.clone(), faults_of(other)?).await,
    }
}

/// The form to invite somebody.
pub(crate) async fn form(cx: Cx) -> Result<Response, AppError> {
    form_of::<InviteMember>(cx).await
}

/// Invites somebody; the link is shown once.
pub(crate) async fn invite(cx: Cx) -> Result<Response, AppError> {
    submit::<InviteMember>(cx, None).await
}

/// Makes a new link for somebody who has not come yet.
pub(crate) async fn again(cx: Cx) -> Result<Response, AppError> {
    let link = acts::invite_again::<InviteMember>(&cx.app, &cx.ctx, cx.id::<OfMembership>("id")?).await?;
    made(&cx, link)
}

/// The form to invite a coordinator where none serves.
pub(crate) async fn coordinator_form(cx: Cx) -> Result<Response, AppError> {
    form_of::<InviteCoordinator>(cx).await
}

/// Invites a coordinator where none serves.
pub(crate) async fn coordinator(cx: Cx) -> Result<Response, AppError> {
    submit::<InviteCoordinator>(cx, Some(Role::Coordinator)).await
}

/// Makes a new link for a coordinator who has not come yet.
pub(crate) async fn coordinator_again(cx: Cx) -> Result<Response, AppError> {
    let link = acts::invite_again::<InviteCoordinator>(&cx.app, &cx.ctx, cx.id::<OfMembership>("id")?).await?;
    made(&cx, link)
}
