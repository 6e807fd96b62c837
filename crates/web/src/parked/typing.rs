//! What a worker is typing: our script hands it over a few seconds after each pause; the page offers it again when it is opened anew, and
//! puts it back at a press. And staying signed in, which is the same kind of request: one of the script, which wants a few words back.

use axum::{
    http::{HeaderValue, Method, StatusCode, header},
    response::{IntoResponse as _, Response},
};
use schakel_app::{
    AppError,
    parked::typing::{self, About, MOST_BYTES, Typing, Unsent, Written},
};
use schakel_domain::{ids::FormId, time::local};
use schakel_texts::{time, typing as texts};
use serde::Serialize;

use super::offer::{Lasting, PAGE, RESTORED, address, lasting, lines};
use crate::{cx::Cx, fields::Fields, problem::NEVER};

/// The most fields of a form.
const MOST_FIELDS: usize = 500;
/// What the house itself puts into every form.
const OURS: [&str; 5] = ["csrf", "form", PAGE, RESTORED, "version"];

/// What the script reads.
#[derive(Serialize)]
struct ToScript {
    /// After how many seconds the session ends without a press.
    rest: i64,
    /// Whether it ends then, whatever is pressed.
    last: bool,
    /// What is said beside the form.
    said: String,
}

fn answer(cx: &Cx, status: StatusCode, said: String) -> Result<Response, AppError> {
    let Lasting { seconds, is_last, .. } = lasting(cx.session.as_ref(), cx.ctx.now).ok_or(AppError::SignIn)?;
    let body = serde_json::to_string(&ToScript { rest: seconds, last: is_last, said }).map_err(AppError::internal)?;
    Ok((status, [(header::CONTENT_TYPE, HeaderValue::from_static("application/json"))], body).into_response())
}

/// What this worker typed on the page that is asked for, and did not hand in. A page is shown without it rather than not at all.
pub(crate) async fn unsent(cx: &Cx) -> Vec<Unsent> {
    if cx.method != Method::GET || lasting(cx.session.as_ref(), cx.ctx.now).is_none() {
        return Vec::new();
    }
    typing::on_page(&cx.app, &cx.ctx, &address(&cx.path, &cx.query))
        .await
        .inspect_err(|error| tracing::error!(%error, "what was typed cannot be read"))
        .unwrap_or_default()
}

/// About whom a form is, by the address to which it is sent; none for what is no form of a worker in which one writes.
fn about(action: &str) -> Option<About> {
    let mut parts = action.strip_prefix('/')?.split('/');
    let (slice, id, rest) = (parts.next()?, parts.next(), parts.next());
    match (slice, id, rest) {
        ("inbox", Some(id), Some(_)) => id.parse().ok().map(About::Registration),
        ("dossiers", Some(id), Some(_)) => id.parse().ok().map(About::Dossier),
        ("casus", Some(id), Some(_)) => id.parse().ok().map(About::Case),
        ("opties", ..) => Some(About::Nobody),
        _ => None,
    }
}

/// Keeps what stands in a form.
pub(crate) async fn keep(cx: Cx) -> Result<Response, AppError> {
    let (fields, was) = (cx.form.get("velden"), cx.form.get("was"));
    if cx.form.pairs().iter().map(|(name, value)| name.len() + value.len()).sum::<usize>() > MOST_BYTES {
        return answer(&cx, StatusCode::PAYLOAD_TOO_LARGE, texts::too_long(cx.lang).to_owned());
    }
    let about = about(cx.form.get("doel")).ok_or(AppError::NotFound)?;
    let form: FormId = cx.form.get("form").parse().map_err(|_| AppError::NotFound)?;
    let kept = |text: &str| -> Vec<(String, String)> {
        let pairs = Fields::parse(text.as_bytes()).pairs().to_vec();
        pairs.into_iter().filter(|(name, _)| is_kept(name)).take(MOST_FIELDS).map(|(name, value)| (name, lines(&value))).collect()
    };
    let names = cx.form.all("naam").filter(|name| is_kept(name)).take(MOST_FIELDS).map(ToOwned::to_owned).collect();
    let action = cx.form.get("doel").to_owned();
    let written = Written { action, version: cx.form.get("versie").parse().ok(), names, fields: kept(fields), was: kept(was) };
    let page = cx.form.get(PAGE).to_owned();
    let typing = Typing { form, page, about, written, restored: cx.form.get(RESTORED).parse().ok() };
    typing::keep(&cx.app, &cx.ctx, typing).await?;
    answer(&cx, StatusCode::OK, texts::kept_at(cx.lang, time(cx.lang, local(cx.ctx.now))))
}

/// Secrets are never kept, and what the house puts into a form it puts into the next one anew.
fn is_kept(name: &str) -> bool {
    !OURS.contains(&name) && !NEVER.contains(&name)
}

/// The worker goes on: the session lasts as long again.
pub(crate) async fn stay(cx: Cx) -> Result<Response, AppError> {
    answer(&cx, StatusCode::OK, texts::stays(cx.lang).to_owned())
}

/// Throws away what was typed on a page, and leads back to it.
pub(crate) async fn throw_away(cx: Cx) -> Result<Response, AppError> {
    if let Ok(id) = cx.form.get("wat").parse() {
        typing::throw_away(&cx.app, &cx.ctx, id).await?;
    }
    Ok(cx.redirect(cx.form.get(PAGE)))
}

/// A form was handed in, and its handler led on: what was kept of it goes.
pub(crate) async fn handed_in(cx: &Cx) {
    if !cx.form.has(PAGE) {
        return;
    }
    let Some(form) = cx.ctx.form else { return };
    if let Err(error) = typing::handed_in(&cx.app, &cx.ctx, form, &cx.path, cx.form.get(RESTORED).parse().ok()).await {
        // What was handed in is saved; an offer too many harms nobody.
        tracing::error!(%error, "what was kept of a form could not be thrown away");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_address_of_a_form_says_about_whom_it_is() {
        let id = "01890a5d-ac96-774b-bcce-b302099a8057";
        assert_eq!(about(&format!("/inbox/{id}/gesprek/werk")), Some(About::Registration(id.parse().unwrap())));
        assert_eq!(about(&format!("/inbox/{id}/antwoord")), Some(About::Registration(id.parse().unwrap())));
        assert_eq!(about(&format!("/dossiers/{id}/bericht")), Some(About::Dossier(id.parse().unwrap())));
        assert_eq!(about(&format!("/casus/{id}/advies")), Some(About::Case(id.parse().unwrap())));
        assert_eq!(about("/opties/verbetering"), Some(About::Nobody));
        // A look that asks a reason, a page, signing in, and what is nowhere.
        for none in [format!("/dossiers/{id}"), format!("/inbox/{id}"), "/in".to_owned(), "/inbox/x/antwoord".to_owned(), String::new()] {
            assert_eq!(about(&none), None, "{none}");
        }
    }
}
