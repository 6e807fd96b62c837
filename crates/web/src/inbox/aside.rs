//! Putting several registrations aside at once that are not real: a list to tick, a page that asks whether it is meant, and
//! putting back one by one.

use askama::Template;
use axum::{http::StatusCode, response::Response};
use schakel_app::{
    AppError,
    inbox::{self, Glance, RegistrationBorder, Ticked},
    listing::{Listed, Turn},
};
use schakel_domain::{
    acts::RestoreRegistration,
    ids::{OfRegistration, RegistrationId},
};
use schakel_texts::inbox as words;

use super::{WORDS, acts::done, show::ActForm, view};
use crate::{
    cx::Cx,
    fields::{Fields, Reading},
    form::Form,
    label::{Label, name_in_list},
    page::Page,
    paging::{Paging, address, turn},
};

struct RowView {
    href: String,
    name: String,
    age: String,
    channel: &'static str,
    state: Label,
    /// What the box sends: which registration, and the version that was shown.
    value: String,
}

#[derive(Template)]
#[template(path = "inbox/aside.html")]
struct Aside {
    page: Page,
    form: Form,
    rows: Vec<RowView>,
    /// Whether all boxes are ticked.
    ticked: bool,
    /// Whether nothing was ticked when the form was handed in.
    nothing: bool,
    /// This page with all boxes ticked, or with none.
    turn: String,
    paging: Paging,
}

#[derive(Template)]
#[template(path = "inbox/aside_sure.html")]
struct Sure {
    page: Page,
    form: Form,
    rows: Vec<RowView>,
    heading: String,
    paragraph: String,
}

fn row(cx: &Cx, glance: &Glance) -> RowView {
    RowView {
        href: format!("/inbox/{}", glance.id),
        name: name_in_list(cx.lang, &glance.identity),
        age: view::age(cx.lang, glance.received_at, cx.ctx.now),
        channel: view::channel(cx.lang, glance.channel),
        state: view::state(cx.lang, glance.state),
        value: format!("{}~{}", glance.id, glance.version),
    }
}

/// What was ticked. A box that cannot be read was not made by the page, and is passed over.
pub(super) fn ticked(fields: &Fields) -> Vec<Ticked> {
    let one = |value: &str| {
        let (id, version) = value.split_once('~')?;
        Some(Ticked { id: id.parse().ok()?, version: version.parse().ok()? })
    };
    fields.all("wie").filter_map(one).collect()
}

/// Where it stands.
const PATH: &str = "/inbox/afwijzen";

fn list(cx: &Cx, status: StatusCode, listed: &Listed<Glance, RegistrationBorder>, nothing: bool) -> Result<Response, AppError> {
    let ticked = cx.query.has("alles");
    let all = ("alles", if ticked { "1" } else { "" });
    let turned = ("alles", if ticked { "" } else { "1" });
    let here = ["na", "voor"].map(|name| (name, cx.query.get(name)));
    cx.html_with(
        status,
        &Aside {
            page: cx.page(WORDS, words::aside_title(cx.lang)),
            form: cx.form_view(WORDS, Fields::default(), Vec::new()),
            rows: listed.rows.iter().map(|glance| row(cx, glance)).collect(),
            ticked,
            nothing,
            turn: address(PATH, here.into_iter().chain([turned])),
            paging: Paging::of(cx.lang, words::aside_title(cx.lang), PATH, &[all], listed),
        },
    )
}

/// The list to tick.
pub(crate) async fn choose(cx: Cx) -> Result<Response, AppError> {
    let listed = inbox::choose(&cx.app, &cx.ctx, &[], turn(&cx.query)).await?;
    list(&cx, StatusCode::OK, &listed, false)
}

/// Asks whether it is meant; and when that was said, puts aside.
pub(crate) async fn submit(cx: Cx) -> Result<Response, AppError> {
    let ticked = ticked(&cx.form);
    if ticked.is_empty() {
        // A member who may put nothing aside hears that first.
        inbox::may_put_aside(&cx.app, &cx.ctx)?;
        let listed = inbox::choose(&cx.app, &cx.ctx, &[], turn(&cx.query)).await?;
        return list(&cx, StatusCode::UNPROCESSABLE_ENTITY, &listed, true);
    }
    if !cx.form.has("zeker") {
        let ids: Vec<RegistrationId> = ticked.iter().map(|one| one.id).collect();
        let chosen = inbox::choose(&cx.app, &cx.ctx, &ids, Turn::First).await?;
        let rows: Vec<RowView> = chosen.rows.iter().map(|glance| row(&cx, glance)).collect();
        return cx.html(&Sure {
            page: cx.page(WORDS, words::aside_title(cx.lang)),
            form: cx.form_view(WORDS, Fields::default(), Vec::new()),
            heading: words::aside_sure(cx.lang, rows.len()),
            rows,
            paragraph: cx.cite("2.1"),
        });
    }
    match inbox::put_aside(&cx.app, &cx.ctx, &ticked).await {
        Ok(came) if came.left == 0 => Ok(cx.redirect_with("/inbox?deel=afgewezen", "aside-done")),
        Ok(_) => Ok(cx.redirect_with("/inbox?deel=afgewezen", "aside-some")),
        Err(AppError::Stale) => Ok(cx.redirect_with("/inbox", "aside-none")),
        Err(error) => Err(error),
    }
}

/// Puts one back.
pub(crate) async fn restore(cx: Cx) -> Result<Response, AppError> {
    let id = cx.id::<OfRegistration>("id")?;
    let version = Reading::of(&cx.form).number("version");
    let outcome = inbox::put_back(&cx.app, &cx.ctx, id, version).await.map(|()| id);
    done::<RestoreRegistration>(&cx, id, ActForm::Restore, outcome, "restored-done").await
}
