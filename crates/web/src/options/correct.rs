//! Corrections: the VDAB adviser or the team leader in the board sends one in; the coordinator takes it over or sets it
//! aside with a reason (§2.1).

use askama::Template;
use axum::{http::StatusCode, response::Response};
use schakel_app::{
    AppError, FieldFault,
    partnership::{self, Verdict},
};
use schakel_domain::ids::OfCorrection;
use schakel_texts::options;

use super::edit::{ChangeView, CorrectionView, confirmed};
use crate::{
    cx::Cx,
    fields::{Fields, Reading},
    find::CardView,
    form::Form,
    history::{self, Older},
    page::Page,
};

#[derive(Template)]
#[template(path = "options/proposals.html")]
struct Proposals {
    page: Page,
    form: Form,
    card: CardView,
    confirmed: String,
    changes: Vec<ChangeView>,
    earlier: Older,
    sent: Vec<CorrectionView>,
    older: Older,
}

#[derive(Template)]
#[template(path = "options/settle.html")]
struct Settle {
    page: Page,
    form: Form,
    correction: CorrectionView,
}

/// Shows what stands there now, a form for a correction, and what came of earlier ones.
pub(crate) async fn proposals(cx: Cx) -> Result<Response, AppError> {
    show_proposals(&cx, StatusCode::OK, Fields::default(), Vec::new()).await
}

/// Sends in a correction.
pub(crate) async fn propose(cx: Cx) -> Result<Response, AppError> {
    let mut reading = Reading::of(&cx.form);
    let Some(body) = reading.text("body") else {
        return show_proposals(&cx, StatusCode::UNPROCESSABLE_ENTITY, cx.form.clone(), reading.faults()).await;
    };
    partnership::propose_correction(&cx.app, &cx.ctx, &body).await?;
    Ok(cx.redirect_with("/opties/verbetering", "done-proposed"))
}

/// What became of a correction that somebody else settled meanwhile, beside what was typed.
#[derive(Template)]
#[template(path = "options/settled.html")]
struct Settled {
    page: Page,
    correction: CorrectionView,
    typed: String,
}

/// Shows a correction that waits, with the two things that can become of it.
pub(crate) async fn settle_form(cx: Cx) -> Result<Response, AppError> {
    show_settle(&cx, StatusCode::OK, Fields::default(), Vec::new()).await
}

/// Sets a correction aside, with the reason.
pub(crate) async fn settle(cx: Cx) -> Result<Response, AppError> {
    let id = cx.id::<OfCorrection>("id")?;
    let mut reading = Reading::of(&cx.form);
    let Some(why) = reading.reason("why") else {
        return show_settle(&cx, StatusCode::UNPROCESSABLE_ENTITY, cx.form.clone(), reading.faults()).await;
    };
    match partnership::settle_correction(&cx.app, &cx.ctx, id, &Verdict::SetAside(why)).await {
        Ok(()) => Ok(cx.redirect_with("/opties", "done-settled")),
        Err(AppError::Stale) => {
            let correction = partnership::known_correction(&cx.app, &cx.ctx, id).await?;
            let settled = Settled {
                page: cx.page("options", options::settle_title(cx.lang)),
                correction: CorrectionView::of(cx.lang, &correction),
                typed: cx.form.get("why").to_owned(),
            };
            cx.html_with(StatusCode::CONFLICT, &settled)
        }
        Err(error) => Err(error),
    }
}

async fn show_proposals(cx: &Cx, status: StatusCode, typed: Fields, faults: Vec<FieldFault>) -> Result<Response, AppError> {
    let found = partnership::proposals(&cx.app, &cx.ctx, history::asked(cx)).await?;
    cx.html_with(
        status,
        &Proposals {
            page: cx.page("options", options::propose_title(cx.lang)),
            form: cx.form_view("options", typed, faults),
            card: CardView::of(cx.lang, cx.ctx.today(), &found.card),
            confirmed: confirmed(cx.lang, cx.ctx.today(), found.card.kept.confirmed_on),
            earlier: Older::of(cx, &found.changes, "/opties/verbetering", "gewijzigd"),
            changes: found.changes.lines.iter().map(|change| ChangeView::of(cx.lang, change)).collect(),
            older: Older::of(cx, &found.sent, "/opties/verbetering", "gestuurd"),
            sent: found.sent.lines.iter().map(|correction| CorrectionView::of(cx.lang, correction)).collect(),
        },
    )
}

async fn show_settle(cx: &Cx, status: StatusCode, typed: Fields, faults: Vec<FieldFault>) -> Result<Response, AppError> {
    let correction = partnership::correction(&cx.app, &cx.ctx, cx.id::<OfCorrection>("id")?).await?;
    cx.html_with(
        status,
        &Settle {
            page: cx.page("options", options::settle_title(cx.lang)),
            form: cx.form_view("options", typed, faults),
            correction: CorrectionView::of(cx.lang, &correction),
        },
    )
}
