//! Two registrations of one person: side by side with what differs, joined, claimed by the client, taken apart again.

use askama::Template;
use axum::{http::StatusCode, response::Response};
use schakel_app::{
    AppError, Fault, FieldFault,
    inbox::{self, Comparison, Side, ToJoin},
};
use schakel_domain::{
    acts::{ClaimRegistration, MergeRegistration, SplitRegistration},
    ids::{OfRegistration, RegistrationId},
    registration::{Answer, Registration, Staying},
    talk::{Agreed, Agreement},
    words::{Line, Text},
};
use schakel_texts::{Lang, common, date_long, inbox as words, list};

use super::{
    WORDS,
    acts::{done, other},
    show::{ActForm, ReturnedAct, again, member_line},
    view,
};
use crate::{
    conference::when,
    cx::Cx,
    fields::{Fields, Reading},
    form::{Form, faults_of},
    page::Page,
    screening::word,
    talk::stage,
};

/// The one that is open, and the other.
const LETTERS: [&str; 2] = ["A", "B"];

/// What stands with both, beside each other.
struct RowView {
    label: &'static str,
    sides: [String; 2],
    differs: bool,
}

#[derive(Template)]
#[template(path = "inbox/joining.html")]
struct ComparePage {
    page: Page,
    form: Form,
    href: String,
    with: RegistrationId,
    heads: [String; 2],
    letters: [&'static str; 2],
    versions: [i64; 2],
    rows: Vec<RowView>,
    /// Which stays: the possibilities, or why only one can.
    stays: Vec<(String, String)>,
    only: Option<String>,
    neither: bool,
    /// The workers, when both have one: one of them goes on.
    workers: Vec<(String, String)>,
    /// What the client refused in one of the talks, and so counts as refused.
    refused: Option<String>,
}

fn written(lang: Lang, answer: &Answer<Line>) -> String {
    view::written(lang, answer, |line| line.as_str().to_owned())
}

fn said(lang: Lang, agreed: Option<&Agreed>, one: Agreement) -> String {
    let Some(agreed) = agreed else { return common::not_said(lang).to_owned() };
    match agreed.of(one) {
        Answer::Given(true) => words::compare_yes(lang),
        Answer::Given(false) => words::compare_no(lang),
        _ => common::not_said(lang),
    }
    .to_owned()
}

/// Everything that two workers would compare, in the order in which they would.
fn rows(lang: Lang, one: &Side, other: &Side) -> Vec<RowView> {
    let optional = |line: Option<&str>| line.unwrap_or(common::not_said(lang)).to_owned();
    let line = |get: fn(&Registration) -> Option<&Line>| move |side: &Side| optional(get(&side.registration).map(Line::as_str));
    let text = |answer: &Answer<Text>| view::written(lang, answer, |text| text.as_str().to_owned());
    let row = |label: &'static str, show: &dyn Fn(&Side) -> String| {
        let sides = [show(one), show(other)];
        RowView { label, differs: sides[0] != sides[1], sides }
    };
    let mut all = vec![
        row(words::called(lang), &|side| side.registration.identity.called.as_str().to_owned()),
        row(words::family_name(lang), &|side| written(lang, &side.registration.identity.family_name)),
        row(words::born_on(lang), &|side| view::born(lang, &side.registration.identity, |day| date_long(lang, *day))),
        row(words::municipality(lang), &|side| written(lang, &side.registration.identity.municipality)),
        row(schakel_texts::reach::mind(lang), &|side| optional(side.registration.contact.mind.as_ref().map(Text::as_str))),
        row(schakel_texts::reach::telephone(lang), &line(|one| one.contact.telephone.as_ref())),
        row(schakel_texts::reach::mail(lang), &line(|one| one.contact.mail.as_ref())),
        row(schakel_texts::reach::through(lang), &line(|one| one.contact.through.as_ref())),
        row(words::speaks(lang), &|side| view::answer(lang, &side.registration.language, |given| view::language(lang, *given)).to_owned()),
        row(words::wish(lang), &|side| text(&side.registration.told.wish)),
        row(words::helper(lang), &|side| view::helper(lang, side.registration.told.helper.kind).to_owned()),
        row(words::column_channel(lang), &|side| view::channel(lang, side.registration.channel).to_owned()),
        row(words::column_state(lang), &|side| view::state(lang, side.registration.state).word.to_owned()),
        row(words::assigned_to(lang), &|side| {
            side.assigned.as_ref().map_or_else(|| words::nobody_has_it(lang).to_owned(), |member| member_line(lang, member))
        }),
        row(schakel_texts::talk::inbox_heading(lang), &|side| {
            stage(lang, side.talk.map(|(begun, _)| begun), side.talk.and_then(|(_, finished)| finished))
        }),
        row(schakel_texts::conference::title_one(lang), &|side| {
            side.tabled.map_or_else(|| common::not_said(lang).to_owned(), |at| words::tabled_for(lang, when(lang, at)))
        }),
    ];
    if one.agreed.is_some() || other.agreed.is_some() {
        all.extend(
            Agreement::ALL
                .iter()
                .map(|agreement| row(word(lang, "agreement", agreement.code()), &|side| said(lang, side.agreed.as_ref(), *agreement))),
        );
    }
    all
}

/// Two registrations of one name on one day are told apart by a letter.
fn head(lang: Lang, letter: &'static str, side: &Side) -> String {
    words::compare_head(lang)
        .letter(letter)
        .name(side.registration.identity.full_name())
        .day(view::moment(lang, side.registration.received_at))
        .to_string()
}

/// What counts as refused once they are joined, though the one that stays says otherwise.
fn refused(lang: Lang, one: &Side, other: &Side) -> Option<String> {
    let no = |side: &Side, of: Agreement| side.agreed.as_ref().is_some_and(|agreed| *agreed.of(of) == Answer::Given(false));
    let differs = |of: &&Agreement| no(one, **of) != no(other, **of) && one.agreed.is_some() && other.agreed.is_some();
    let all: Vec<&str> = Agreement::ALL.iter().filter(differs).map(|of| word(lang, "agreement", of.code())).collect();
    (!all.is_empty()).then(|| words::compare_refused(lang, list(lang, all)))
}

fn compare_page(cx: &Cx, compared: &Comparison, form: Form) -> ComparePage {
    let lang = cx.lang;
    let (one, other) = (&compared.sides.0, &compared.sides.1);
    let heads = [head(lang, LETTERS[0], one), head(lang, LETTERS[1], other)];
    let [of_one, of_other] = heads.clone();
    let named = |id: RegistrationId| if id == one.registration.id { &of_one } else { &of_other };
    let workers = match (&one.assigned, &other.assigned) {
        (Some(a), Some(b)) if a.id != b.id => [a, b].map(|member| (member.id.to_string(), member_line(lang, member))).to_vec(),
        _ => Vec::new(),
    };
    ComparePage {
        page: cx.page(WORDS, words::title_one(lang)),
        form,
        href: format!("/inbox/{}", one.registration.id),
        with: other.registration.id,
        heads,
        letters: LETTERS,
        versions: [one.registration.version, other.registration.version],
        rows: rows(lang, one, other),
        stays: match compared.staying {
            Staying::Either(proposed) => [(one, &of_one), (other, &of_other)]
                .map(|(side, head)| {
                    let id = side.registration.id;
                    let label = if id == proposed { words::compare_proposed(lang, head) } else { head.clone() };
                    (id.to_string(), label)
                })
                .to_vec(),
            _ => Vec::new(),
        },
        only: if let Staying::Only(id) = compared.staying { Some(words::compare_only(lang, named(id))) } else { None },
        neither: compared.staying == Staying::Neither,
        workers,
        refused: refused(lang, one, other),
    }
}

/// Two registrations side by side.
pub(crate) async fn compare(cx: Cx) -> Result<Response, AppError> {
    let id = cx.id::<OfRegistration>("id")?;
    let Ok(with) = cx.query.get("met").parse() else {
        inbox::ask::<MergeRegistration>(&cx.app, &cx.ctx, id).await?;
        return Ok(cx.redirect(&format!("/inbox/{id}")));
    };
    let compared = match inbox::compare(&cx.app, &cx.ctx, id, with).await {
        // One of them was joined, answered for good or taken back since the link was shown.
        Err(AppError::Stale) => return Ok(cx.redirect(&format!("/inbox/{id}"))),
        compared => compared?,
    };
    // None is chosen beforehand: whose code reads on is not passed over.
    let form = cx.form_view(WORDS, Fields::default(), Vec::new());
    cx.html(&compare_page(&cx, &compared, form))
}

/// Joins two registrations of one person.
pub(crate) async fn join(cx: Cx) -> Result<Response, AppError> {
    let id = cx.id::<OfRegistration>("id")?;
    let mut reading = Reading::of(&cx.form);
    let (version, with_version) = (reading.number("version"), reading.number("with_version"));
    let with = other(&cx);
    let reason = reading.reason("reason");
    let outcome = match (&with, reason.filter(|_| reading.count() == 0)) {
        (Ok(with), Some(reason)) => {
            let chosen = |name: &str| cx.form.get(name).to_owned();
            let (stays, worker) = (chosen("stays").parse().ok(), chosen("worker").parse().ok());
            let cmd = ToJoin { id, version, with: *with, with_version, stays, worker, reason };
            inbox::join(&cx.app, &cx.ctx, cmd).await
        }
        (Ok(_), None) => Err(AppError::Invalid(reading.faults())),
        (Err(_), _) => return done::<MergeRegistration>(&cx, id, ActForm::Join(id), with, "").await,
    };
    let with = with?;
    match outcome {
        Ok(to) => Ok(cx.redirect_with(&format!("/inbox/{to}"), "merged-done")),
        Err(AppError::Stale) => again_compared(&cx, id, with, StatusCode::CONFLICT, Vec::new()).await,
        Err(error) => again_compared(&cx, id, with, StatusCode::UNPROCESSABLE_ENTITY, faults_of(error)?).await,
    }
}

/// What there is to choose between and was not chosen: all of it is said at once.
fn not_chosen(of: &ComparePage, typed: &Fields) -> Vec<FieldFault> {
    let asked = [("stays", !of.stays.is_empty()), ("worker", !of.workers.is_empty())];
    let open = asked.into_iter().filter(|(field, asked)| *asked && typed.get(field).is_empty());
    open.map(|(field, _)| FieldFault { field, fault: Fault::NoChoice }).collect()
}

/// The page once more, with what was typed. When the two cannot be joined any more the page of the registration says so.
async fn again_compared(
    cx: &Cx,
    id: RegistrationId,
    with: RegistrationId,
    status: StatusCode,
    faults: Vec<FieldFault>,
) -> Result<Response, AppError> {
    match inbox::compare(&cx.app, &cx.ctx, id, with).await {
        Ok(compared) => {
            let mut page = compare_page(cx, &compared, cx.form_view(WORDS, cx.form.clone(), Vec::new()));
            let mut all = if faults.is_empty() { Vec::new() } else { not_chosen(&page, &cx.form) };
            for fault in faults {
                if all.iter().all(|one| one.field != fault.field) {
                    all.push(fault);
                }
            }
            page.form = cx.form_view(WORDS, cx.form.clone(), all);
            page.page.notice = (status == StatusCode::CONFLICT).then(|| words::compare_stale(cx.lang));
            cx.html_with(status, &page)
        }
        Err(AppError::Stale) => {
            again(cx, id, ReturnedAct { which: ActForm::Join(with), faults: Vec::new(), stale: true, preview: false }).await
        }
        Err(error) => Err(error),
    }
}

/// Notes that the client said in person that a joined registration is his or hers.
pub(crate) async fn claim(cx: Cx) -> Result<Response, AppError> {
    let id = cx.id::<OfRegistration>("id")?;
    let joined = match other(&cx) {
        Ok(joined) => joined,
        Err(error) => {
            inbox::ask::<ClaimRegistration>(&cx.app, &cx.ctx, id).await?;
            return Err(error);
        }
    };
    match inbox::claim(&cx.app, &cx.ctx, id, joined, cx.form.has("face")).await {
        // Nothing but the tick can be wrong in this form.
        Err(AppError::Invalid(_)) => Ok(cx.redirect_with(&format!("/inbox/{id}#h-samen"), "claim-needs-client")),
        // Noted already, or taken apart meanwhile: the page shows which.
        Ok(()) | Err(AppError::Stale) => Ok(cx.redirect(&format!("/inbox/{id}#h-samen"))),
        Err(error) => Err(error),
    }
}

/// Takes a joined registration apart again.
pub(crate) async fn split(cx: Cx) -> Result<Response, AppError> {
    let id = cx.id::<OfRegistration>("id")?;
    let mut reading = Reading::of(&cx.form);
    let version = reading.number("version");
    let outcome = match reading.reason("reason") {
        Some(reason) => inbox::split(&cx.app, &cx.ctx, id, version, reason).await.map(|()| id),
        None => Err(AppError::Invalid(reading.faults())),
    };
    done::<SplitRegistration>(&cx, id, ActForm::Split, outcome, "split-done").await
}
