//! What the table finds of each criterion (§1.3.2): the talk's proposal beside it, what is found now, and why. What is left out stays as it was.

use askama::Template;
use axum::{http::StatusCode, response::Response};
use schakel_app::{
    AppError, Fault, FieldFault,
    conference::{self, Appraisal, AppraisePage, Appraising},
};
use schakel_domain::{
    acts::AppraiseCase,
    ids::{CaseId, OfCase},
    screening::{Criterion, Found},
    words::{BadText, Reason},
};
use schakel_texts::{Lang, conference as words};

use super::{
    WORDS,
    case::{CaseTable, came_second, gone},
    second::{Typed, filled},
    view,
};
use crate::{
    cx::Cx,
    fields::{Fields, Reading},
    form::{Form, faults_of},
    page::Page,
    screening::{ScreeningView, word},
};

/// For each criterion its field for what is found, and its field for the reason.
const FIELDS: [(Criterion, &str, &str); 4] = [
    (Criterion::Complex, "found-complex", "why-complex"),
    (Criterion::Distance, "found-distance", "why-distance"),
    (Criterion::RegularOffer, "found-regular_offer", "why-regular_offer"),
    (Criterion::Needed, "found-needed", "why-needed"),
];

/// A criterion with its fields.
struct CriterionView {
    what: &'static str,
    found: &'static str,
    why: &'static str,
}

#[derive(Template)]
#[template(path = "conference/appraise.html")]
struct Appraise {
    page: Page,
    table: CaseTable,
    href: String,
    version: i64,
    form: Form,
    criteria: Vec<CriterionView>,
    options: Vec<(&'static str, &'static str)>,
    view: ScreeningView,
    paragraph: String,
}

fn page(cx: &Cx, of: &AppraisePage, typed: Fields, faults: Vec<FieldFault>) -> Appraise {
    let lang = cx.lang;
    let case = &of.on_table.tabled.case;
    let talk = format!("/inbox/{}/gesprek", case.registration);
    let asked = FIELDS.iter().filter(|(criterion, ..)| of.criteria.contains(criterion));
    Appraise {
        page: cx.page(WORDS, words::title_appraise(lang)),
        table: CaseTable::of(cx, &of.on_table),
        href: format!("/casus/{}", case.id),
        version: case.version,
        form: cx.form_view(WORDS, typed, faults),
        criteria: asked
            .map(|(criterion, found, why)| CriterionView { what: word(lang, "criterion", criterion.code()), found, why })
            .collect(),
        options: Found::ALL.iter().map(|found| (found.code(), view::found_word(lang, *found).word)).collect(),
        view: ScreeningView::of(lang, &of.playbook, &of.facts, &of.screening, of.on_table.may.registration.then_some(talk.as_str())),
        paragraph: cx.cite("1.3.2"),
    }
}

/// The fields as they stand: what was found last of each criterion.
fn found(of: &AppraisePage) -> Fields {
    let now = of.on_table.findings.iter().filter(|one| !one.old);
    let pairs = now.filter_map(|one| {
        let (_, found, why) = FIELDS.iter().find(|(criterion, ..)| *criterion == one.finding.criterion)?;
        let reason = one.finding.reason.as_str().to_owned();
        Some([((*found).to_owned(), one.finding.found.code().to_owned()), ((*why).to_owned(), reason)])
    });
    Fields::from_pairs(pairs.flatten().collect())
}

/// The form.
pub(super) async fn form(cx: Cx) -> Result<Response, AppError> {
    let id = cx.id::<OfCase>("id")?;
    match conference::appraise_page(&cx.app, &cx.ctx, id).await {
        Ok(of) => {
            let fields = found(&of);
            cx.html(&page(&cx, &of, fields, Vec::new()))
        }
        Err(AppError::Stale) => Ok(cx.redirect_with(&format!("/casus/{id}"), "done-decided-before")),
        Err(error) => gone(&cx, id, Typed::new(), error).await,
    }
}

/// What stands in the form of one criterion; nothing when it was left out.
fn read(cx: &Cx, reading: &mut Reading<'_>, (criterion, found, why): (Criterion, &'static str, &'static str)) -> Option<Appraisal> {
    let said = cx.form.get(found);
    let reason = match Reason::parse(cx.form.get(why)) {
        Ok(reason) => Some(reason),
        Err(BadText::Blank) if said.is_empty() => return None,
        Err(BadText::Blank) => {
            reading.fault(why, Fault::Own("appraise-reason"));
            None
        }
        Err(bad) => {
            reading.fault(why, bad);
            None
        }
    };
    let code = Found::from_code(said);
    if code.is_none() {
        reading.fault(found, Fault::Own("appraise-unchosen"));
    }
    Some(Appraisal { criterion, found: code?, reason: reason? })
}

fn typed(lang: Lang, cx: &Cx) -> Typed {
    let said = |name: &str| Found::from_code(cx.form.get(name)).map_or("", |found| view::found_word(lang, found).word);
    FIELDS
        .iter()
        .flat_map(|(criterion, found, why)| {
            filled([(word(lang, "criterion", criterion.code()), said(found)), (words::appraise_why(lang), cx.form.get(why))])
        })
        .collect()
}

/// Writes down what the table finds: what stands in the form as it stood before is not found anew.
pub(super) async fn appraise(cx: Cx) -> Result<Response, AppError> {
    let id = cx.id::<OfCase>("id")?;
    let mut reading = Reading::of(&cx.form);
    let version = reading.number("version");
    let appraisals: Vec<Appraisal> = FIELDS.iter().filter_map(|field| read(&cx, &mut reading, *field)).collect();
    let faults = reading.faults();
    let outcome = if faults.is_empty() {
        conference::appraise(&cx.app, &cx.ctx, Appraising { case: id, version, appraisals }).await
    } else {
        Err(AppError::Invalid(faults))
    };
    match outcome {
        Ok(()) => Ok(cx.redirect_with(&format!("/casus/{id}"), "done-appraised")),
        Err(AppError::Stale) => came_second(&cx, id, typed(cx.lang, &cx)).await,
        Err(error) => again(&cx, id, error).await,
    }
}

/// The form again, with what is wrong with it.
async fn again(cx: &Cx, id: CaseId, error: AppError) -> Result<Response, AppError> {
    let faults = match faults_of(error) {
        Ok(faults) => faults,
        Err(error) => return gone(cx, id, typed(cx.lang, cx), error).await,
    };
    // A member who may not find hears that first, and nothing of the form.
    if let Err(error) = conference::may_see::<AppraiseCase>(&cx.app, &cx.ctx, id).await {
        return gone(cx, id, typed(cx.lang, cx), error).await;
    }
    match conference::appraise_page(&cx.app, &cx.ctx, id).await {
        Ok(of) => cx.html_with(StatusCode::UNPROCESSABLE_ENTITY, &page(cx, &of, cx.form.clone(), faults)),
        Err(AppError::Stale) => came_second(cx, id, typed(cx.lang, cx)).await,
        Err(error) => gone(cx, id, typed(cx.lang, cx), error).await,
    }
}
