//! Giving several registrations to one worker at once: a list to tick, and what was left because somebody else took it meanwhile.

use askama::Template;
use axum::{http::StatusCode, response::Response};
use schakel_app::{
    AppError, FieldFault, Member,
    inbox::{self, Giving, Glance, Part, RegistrationBorder},
    listing::{Listed, Turn},
};
use schakel_domain::ids::RegistrationId;
use schakel_texts::inbox as words;

use super::{WORDS, aside::ticked, show::member_line, view};
use crate::{
    cx::Cx,
    fields::Fields,
    form::{Form, faults_of},
    label::{Label, name_in_list},
    page::Page,
    paging::{Paging, address, turn},
    wait::WaitView,
};

struct RowView {
    href: String,
    name: String,
    age: String,
    waits: Option<WaitView>,
    state: Label,
    assigned: String,
    /// What the box sends: which registration, and the version that was shown.
    value: String,
    ticked: bool,
}

/// A part of the inbox as a choice above the list.
struct Choice {
    href: String,
    label: &'static str,
    current: bool,
}

#[derive(Template)]
#[template(path = "inbox/give.html")]
struct GivePage {
    page: Page,
    form: Form,
    choices: Vec<Choice>,
    rows: Vec<RowView>,
    workers: Vec<(String, String)>,
    part: &'static str,
    /// Whether all boxes are ticked.
    ticked: bool,
    /// This page with all boxes ticked, or with none.
    turn: String,
    paging: Paging,
}

#[derive(Template)]
#[template(path = "inbox/given.html")]
struct GivenPage {
    page: Page,
    given: String,
    left: String,
    rows: Vec<RowView>,
}

/// Where it stands.
const PATH: &str = "/inbox/toewijzen";

/// What can be given: what nobody has, what somebody has, and what was answered.
const PARTS: [Part; 3] = [Part::New, Part::Assigned, Part::Answered];

fn part(fields: &Fields) -> Part {
    PARTS.into_iter().find(|part| view::part_word(*part) == fields.get("deel")).unwrap_or(Part::New)
}

fn row(cx: &Cx, glance: &Glance, ticked: bool) -> RowView {
    RowView {
        href: format!("/inbox/{}", glance.id),
        name: name_in_list(cx.lang, &glance.identity),
        age: view::age(cx.lang, glance.received_at, cx.ctx.now),
        waits: glance.wait.map(|wait| WaitView::promised(cx.lang, wait, glance.contact_by, cx.ctx.now)),
        state: view::state(cx.lang, glance.state),
        assigned: view::holder(cx.lang, glance.assigned.as_ref()),
        value: format!("{}~{}", glance.id, glance.version),
        ticked,
    }
}

fn page(cx: &Cx, part: Part, listed: &Listed<Glance, RegistrationBorder>, workers: &[Member], faults: Vec<FieldFault>) -> GivePage {
    let lang = cx.lang;
    let all = cx.query.has("alles");
    let kept = [("deel", view::part_word(part)), ("na", cx.query.get("na")), ("voor", cx.query.get("voor"))];
    let boxes: Vec<RegistrationId> = ticked(&cx.form).iter().map(|one| one.id).collect();
    let choose = (String::new(), words::give_choose(lang).to_owned());
    GivePage {
        page: cx.page(WORDS, words::give_title(lang)),
        form: cx.form_view(WORDS, cx.form.clone(), faults),
        choices: PARTS
            .into_iter()
            .map(|one| Choice {
                href: format!("{PATH}?deel={}", view::part_word(one)),
                label: view::part_label(lang, one),
                current: one == part,
            })
            .collect(),
        rows: listed.rows.iter().map(|glance| row(cx, glance, all || boxes.contains(&glance.id))).collect(),
        workers: std::iter::once(choose).chain(workers.iter().map(|worker| (worker.id.to_string(), member_line(lang, worker)))).collect(),
        part: view::part_word(part),
        ticked: all,
        turn: address(PATH, kept.into_iter().chain([("alles", if all { "" } else { "1" })])),
        paging: Paging::of(lang, words::give_title(lang), PATH, &[("deel", view::part_word(part))], listed),
    }
}

/// The list to tick.
pub(crate) async fn choose(cx: Cx) -> Result<Response, AppError> {
    let part = part(&cx.query);
    let (listed, workers) = inbox::to_give(&cx.app, &cx.ctx, part, &[], turn(&cx.query)).await?;
    cx.html(&page(&cx, part, &listed, &workers, Vec::new()))
}

/// Hands what was ticked to the worker who was chosen.
pub(crate) async fn submit(cx: Cx) -> Result<Response, AppError> {
    let ticked = ticked(&cx.form);
    let to = cx.form.get("to").parse().ok();
    let faults = [(ticked.is_empty(), "give", "give-nothing"), (to.is_none(), "to", "give-whom")];
    let faults: Vec<FieldFault> = faults
        .into_iter()
        .filter(|(wrong, ..)| *wrong)
        .map(|(_, field, key)| FieldFault { field, fault: schakel_app::Fault::Own(key) })
        .collect();
    let outcome = match to {
        Some(to) if faults.is_empty() => inbox::give(&cx.app, &cx.ctx, Giving { ticked: ticked.clone(), to }).await,
        _ => Err(AppError::Invalid(faults)),
    };
    let here = format!("{PATH}?deel={}", view::part_word(part(&cx.form)));
    match outcome {
        Ok(came) if came.left.is_empty() => Ok(cx.redirect_with(&here, "give-done")),
        Ok(came) => left(&cx, came.given, &came.left).await,
        // Somebody else was at work on all of them.
        Err(AppError::Stale) => left(&cx, 0, &ticked.iter().map(|one| one.id).collect::<Vec<_>>()).await,
        Err(error) => {
            let faults = faults_of(error)?;
            // A member who may give nothing hears that first.
            inbox::may_give(&cx.app, &cx.ctx)?;
            let part = part(&cx.form);
            let (listed, workers) = inbox::to_give(&cx.app, &cx.ctx, part, &[], turn(&cx.query)).await?;
            cx.html_with(StatusCode::UNPROCESSABLE_ENTITY, &page(&cx, part, &listed, &workers, faults))
        }
    }
}

/// What was left, and with whom it is now.
async fn left(cx: &Cx, given: usize, left: &[RegistrationId]) -> Result<Response, AppError> {
    let lang = cx.lang;
    let (listed, _) = inbox::to_give(&cx.app, &cx.ctx, Part::Open, left, Turn::First).await?;
    let count = |of: usize| i64::try_from(of).unwrap_or(i64::MAX);
    let status = if given == 0 { StatusCode::CONFLICT } else { StatusCode::OK };
    cx.html_with(
        status,
        &GivenPage {
            page: cx.page(WORDS, words::give_title(lang)),
            given: words::give_given(lang, count(given)),
            left: words::give_left(lang, count(left.len())),
            rows: listed.rows.iter().map(|glance| row(cx, glance, false)).collect(),
        },
    )
}
