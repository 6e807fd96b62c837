//! Where a page of a registration stands: with which partnership, in which draft. Both are in its address, and the address
//! opens the draft only together with the secret in this browser's cookie. So two tabs are two people, and never mixed.

use axum::response::Response;
use jiff::SignedDuration;
use schakel_app::{
    AppError,
    registration::{
        RegistrationPlace,
        draft::Begun,
        draft::{self, Draft, DraftKey, LIVES},
    },
};
use schakel_domain::{ids::DraftId, registration::Question};
use schakel_texts::{Lang, register};

use super::WORDS;
use crate::{
    cookies::{Cookie, token_text},
    cx::Cx,
    lead_on::lead_on,
    page::Page,
};

/// How long before a draft ends somebody is asked whether to go on.
const WARNED_BEFORE: SignedDuration = SignedDuration::from_mins(10);

/// The place of a page.
pub(super) struct Here {
    slug: String,
    id: DraftId,
    key: Option<DraftKey>,
}

impl Here {
    /// The one in the address.
    pub(super) fn of(cx: &Cx) -> Result<Self, AppError> {
        let id = cx.id("formulier")?;
        let browser = Cookie::Draft.read_token(&cx.headers, cx.web.settings.secure());
        let key = browser.map(|browser| DraftKey::of(&cx.app, &browser, id));
        Ok(Self { slug: cx.param("slug").to_owned(), id, key })
    }

    /// A new one in this browser, not yet begun. Its secret is made with the first draft, and the same for those beside it.
    pub(super) fn new(cx: &Cx, slug: &str) -> (Self, NewHere) {
        let known = Cookie::Draft.read_token(&cx.headers, cx.web.settings.secure());
        let browser = known.unwrap_or_else(|| cx.app.fresh::<32>());
        let id = cx.app.new_id(&cx.ctx);
        let key = DraftKey::of(&cx.app, &browser, id);
        (Self { slug: slug.to_owned(), id, key: Some(key) }, NewHere { key, secret: known.is_none().then_some(browser) })
    }

    /// A new draft in this browser. `lost` says that the answers that were given before are gone.
    pub(super) async fn begin(cx: &Cx, place: &RegistrationPlace, lost: bool) -> Result<Self, AppError> {
        let (here, new) = Self::new(cx, &place.partnership.slug);
        draft::begin(&cx.app, &cx.ctx, place, &new.key, Begun { source: cx.source, lost }).await?;
        new.remember(cx);
        Ok(here)
    }

    /// The partnership becomes known only with the draft.
    pub(super) fn with(&mut self, slug: &str) {
        slug.clone_into(&mut self.slug);
    }

    /// The key of the draft, when this browser has a secret at all.
    pub(super) const fn key(&self) -> Option<&DraftKey> {
        self.key.as_ref()
    }

    /// The word of the partnership in the address.
    pub(super) fn slug(&self) -> &str {
        &self.slug
    }

    /// The address of a page of this draft.
    pub(super) fn to(&self, page: &str) -> String {
        format!("/aanmelden/{}/{}/{page}", self.slug, self.id)
    }

    /// The address of a question.
    pub(super) fn to_question(&self, question: Question) -> String {
        self.to(question.code())
    }

    /// The draft with its key, if this browser opens it and it lies with this partnership.
    pub(super) async fn open(&self, cx: &Cx) -> Result<Option<(DraftKey, Draft)>, AppError> {
        let Some(key) = self.key else { return Ok(None) };
        let draft = draft::open(&cx.app, &cx.ctx, &key).await?;
        Ok(draft.filter(|draft| draft.place.partnership.slug == self.slug).map(|draft| (key, draft)))
    }

    /// The frame of a page of a draft. The words in the title are neutral, for whoever sees the tabs of the browser.
    pub(super) fn page(cx: &Cx, draft: &Draft, which: &str) -> Page {
        let title = register::page_title(cx.lang);
        let title = if which.is_empty() { title.to_owned() } else { format!("{which} · {title}") };
        let mut page = cx.page(WORDS, title).with_logos(cx, draft.place.partnership.id);
        // The language is changed with a button of the form, which takes along what was typed.
        page.languages = Vec::new();
        page
    }
}

/// What opens a new draft.
pub(super) struct NewHere {
    /// Its key.
    pub(super) key: DraftKey,
    /// The secret that this browser did not have yet.
    secret: Option<[u8; 32]>,
}

impl NewHere {
    /// Lets the browser keep the secret, once there is something that it opens.
    pub(super) fn remember(&self, cx: &Cx) {
        if let Some(secret) = &self.secret {
            cx.set_cookie(Cookie::Draft, &token_text(secret));
        }
    }
}

/// Whose registration this is, as far as that was said, and with which partnership.
pub(super) fn whose(lang: Lang, draft: &Draft) -> String {
    let partnership = draft.place.partnership.name.as_str();
    match &draft.answers.called {
        Some(name) => register::step_whose(lang).name(name.as_str()).partnership(partnership).to_string(),
        None => register::step_with(lang, partnership),
    }
}

/// The buttons that show a form in the other languages: where they send it.
pub(super) fn languages(cx: &Cx, action: &str) -> Vec<(String, Lang)> {
    let mark = if action.contains('?') { '&' } else { '?' };
    Lang::ALL.into_iter().filter(|other| *other != cx.lang).map(|other| (format!("{action}{mark}taal={}", other.code()), other)).collect()
}

/// Whether the form was sent only to be shown in another language.
pub(super) fn only_language(cx: &Cx) -> bool {
    Lang::from_code(cx.query.get("taal")).is_some()
}

/// Lets a page of a draft lead to the question whether one is still there, before the draft ends; the page cannot stay for
/// whoever comes next.
pub(super) fn ends(cx: &Cx, here: &Here, draft: &Draft, response: Response) -> Response {
    let left = LIVES - WARNED_BEFORE - cx.ctx.now.duration_since(draft.kept_at);
    lead_on(response, left.as_secs(), &here.to("nog"))
}
