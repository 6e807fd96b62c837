//! One registration: who, how to reach, what the client told, what was written, what looks like it, who looked.
//!
//! The same page shows a form that could not be taken: with what was typed, and with what somebody else saved meanwhile.

use askama::{Template, filters::HtmlSafe};
use axum::{http::StatusCode, response::Response};
use schakel_app::{
    AppError, FieldFault, Member, TrailLine, attempts,
    inbox::{self, Hint, RegistrationPage},
    names::Born,
};
use schakel_domain::{
    actor::Role,
    acts::{
        Act as _, AddToRegistration, AnswerRegistration, AssignRegistration, CorrectRegistration, DecideCase, EndRegistration,
        MergeRegistration, RejectRegistration, RenewRegistration, RestoreRegistration, SplitRegistration, WithdrawRegistration,
    },
    conference::Decision,
    ids::{OfRegistration, RegistrationId},
    registration::{FormerIdentity, Message, MessageKind, Registration, State, Step},
    talk::Agreement,
    time::{age_on, day_of},
};
use schakel_texts::{Lang, common, date_long, inbox as words, list};

use super::{WORDS, care, joined::JoinedView, odd, view};
use crate::{
    conference::{decision_word, when},
    cx::Cx,
    fields::Fields,
    form::Form,
    handover::named,
    history::{self, Older},
    label::{Label, name_in_list},
    page::{Page, role_name},
    reach::ReachView,
    screening::word,
    talk::stage,
    wait::{WaitView, is_broken},
};

/// The kinds of answer a worker can choose, in order.
pub(super) const ANSWERS: [MessageKind; 4] = [MessageKind::Invitation, MessageKind::Question, MessageKind::Elsewhere, MessageKind::Answer];

/// Which form of the page was handed in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum ActForm {
    Assign,
    Answer,
    /// Joining with this other one.
    Join(RegistrationId),
    Split,
    Restore,
    /// A new code for the client.
    Code,
}

/// A form that could not be taken, to show again.
pub(super) struct ReturnedAct {
    pub(super) which: ActForm,
    pub(super) faults: Vec<FieldFault>,
    /// Whether somebody else saved first.
    pub(super) stale: bool,
    /// Whether the answer is only to be shown as the client will read it.
    pub(super) preview: bool,
}

/// What is known, each with its label: a page writes `{{ told }}`.
#[derive(Template)]
#[template(path = "inbox/facts.html")]
struct FactList {
    rows: Vec<(&'static str, String)>,
}

#[derive(Template)]
#[template(path = "inbox/letter.html")]
struct MessageView {
    kind: &'static str,
    by: String,
    at: String,
    body: String,
}

impl HtmlSafe for FactList {}
impl HtmlSafe for MessageView {}

struct HintView {
    id: String,
    href: String,
    name: String,
    why: Vec<&'static str>,
    state: Label,
    received: String,
    /// Where to see both side by side and join them; none when the reader may not.
    join: Option<String>,
    /// Why it cannot be joined, and what is known: that the client has a trajectory.
    no_join: Option<&'static str>,
}

struct Link {
    href: String,
    name: String,
}

struct LogView {
    at: String,
    who: String,
    what: String,
    attempt: &'static str,
    reason: Option<String>,
}

/// What somebody else saved while this form was open.
struct Stale {
    by: Option<String>,
    facts: FactList,
    message: Option<MessageView>,
    /// What was typed, when its form is not on the page any more.
    left_over: Option<String>,
}

#[derive(Template)]
#[template(path = "inbox/show.html")]
#[expect(clippy::struct_excessive_bools, reason = "what the page shows or not, each by itself")]
struct ShowPage {
    page: Page,
    id: RegistrationId,
    name: String,
    href: String,
    version: i64,
    state: Label,
    waits: Option<WaitView>,
    received: String,
    seen: Option<String>,
    assigned: Option<String>,
    released: Option<String>,
    stale: Option<Stale>,
    /// Whether somebody should look whether it is a real one.
    doubted: bool,
    /// What should be asked the client once more.
    odd: Vec<String>,
    reach: Vec<ReachView>,
    who: FactList,
    told: FactList,
    messages: Vec<MessageView>,
    hints: Vec<HintView>,
    keep_apart: Option<Form>,
    /// Of whom it was said that they are somebody else: identifier, name, address, and the form to take that back.
    apart: Vec<(String, String, String, Form)>,
    joined: Vec<JoinedView>,
    /// To note that the client says that a joined one is his or hers.
    claim: Option<Form>,
    /// To give the client a new code.
    code: Option<Form>,
    main: Option<Link>,
    is_joined: bool,
    /// To what the client agrees by the code alone, after a "no" in the talk.
    to_confirm: Option<String>,
    split: Option<Form>,
    /// To put it back, with what happened to it.
    restore: Option<(Form, String)>,
    restore_do: &'static str,
    /// To put it aside: not a real registration.
    reject: Option<Form>,
    /// By what day the client was told to be contacted, and whether that day has passed.
    promised: Option<String>,
    is_late: bool,
    expires: Option<String>,
    assign: Option<Form>,
    members: Vec<(String, String)>,
    answer: Option<Form>,
    kinds: Vec<(&'static str, &'static str)>,
    preview: Option<(&'static str, String)>,
    /// What was changed or tried, the newest first.
    log: Vec<LogView>,
    /// The looks: what the same person did more than once on a day is one line.
    looks: Vec<LogView>,
    older: Older,
    /// How far the first talk is, for one who may open it.
    talk: Option<String>,
    /// On which agenda it stands, with the address of that conference.
    tabled: Option<(String, Option<String>)>,
    /// What was decided and when, and why; the oldest first.
    decided: Vec<(String, String)>,
    /// Where the dossier is that opened.
    dossier: Option<String>,
    /// Whether what is known can be corrected.
    correct: bool,
    /// What was known before, each with until when.
    former: Vec<String>,
    attempts: Vec<String>,
    /// To note an attempt, with the ways.
    attempt: Option<(Form, Vec<(&'static str, &'static str)>)>,
    /// Whether it can be ended.
    end: bool,
    /// Whether the reader decides on erasing.
    erase: bool,
    /// That the client asks to be erased.
    erasure: Option<String>,
}

/// Opens a registration.
pub(crate) async fn show(cx: Cx) -> Result<Response, AppError> {
    let case = inbox::open(&cx.app, &cx.ctx, cx.id::<OfRegistration>("id")?, history::asked(&cx)).await?;
    cx.html(&page(&cx, &case, None))
}

/// The page again, after a form that could not be taken.
pub(super) async fn again(cx: &Cx, id: RegistrationId, returned: ReturnedAct) -> Result<Response, AppError> {
    let status = match &returned {
        ReturnedAct { stale: true, .. } => StatusCode::CONFLICT,
        ReturnedAct { preview: true, .. } => StatusCode::OK,
        _ => StatusCode::UNPROCESSABLE_ENTITY,
    };
    let case = inbox::open(&cx.app, &cx.ctx, id, history::asked(cx)).await?;
    cx.html_with(status, &page(cx, &case, Some(&returned)))
}

fn page(cx: &Cx, case: &RegistrationPage, returned: Option<&ReturnedAct>) -> ShowPage {
    let lang = cx.lang;
    let registration = &case.registration;
    let stale = returned.filter(|returned| returned.stale).map(|returned| stale(cx, case, returned));
    let preview = returned.filter(|returned| returned.preview && returned.faults.is_empty()).map(|_| {
        let kind = MessageKind::from_code(cx.form.get("kind")).map_or("", |kind| view::message_kind(lang, kind.code()));
        (kind, cx.form.get("body").to_owned())
    });
    let form = |which: ActForm| match returned {
        Some(back) if back.which == which => cx.form_view(WORDS, cx.form.clone(), back.faults.clone()),
        _ => cx.form_view(WORDS, Fields::default(), Vec::new()),
    };
    let members = std::iter::once((String::new(), words::assign_choose(lang).to_owned()))
        .chain(case.members.iter().map(|member| (member.id.to_string(), member_line(lang, member))))
        .collect();
    ShowPage {
        // The title stays in the history of the browser; the name does not.
        page: cx.page(WORDS, words::title_one(lang)),
        id: registration.id,
        name: registration.identity.full_name(),
        href: format!("/inbox/{}", registration.id),
        version: registration.version,
        state: view::state(lang, registration.state),
        waits: case.wait.map(|wait| WaitView::of(lang, wait, cx.ctx.now)),
        received: words::received_on(lang)
            .age(view::age(lang, registration.received_at, cx.ctx.now))
            .day(view::moment(lang, registration.received_at))
            .to_string(),
        seen: registration.seen_at.map(|at| words::seen_on(lang, view::moment(lang, at))),
        assigned: assigned(lang, case),
        released: case.released.as_ref().map(|name| words::released(lang, name)),
        stale,
        doubted: view::is_doubted(registration.state, registration.doubted),
        odd: case.odd.iter().map(|answer| odd::in_words(lang, answer)).collect(),
        reach: reach(cx, case),
        who: FactList { rows: who(cx, registration) },
        told: FactList { rows: told(lang, case) },
        is_joined: registration.merged_into.is_some(),
        to_confirm: to_confirm(lang, &case.to_confirm),
        split: case.may.split.then(|| form(ActForm::Split)),
        restore: case.may.restore.then(|| (form(ActForm::Restore), closed(lang, registration))),
        restore_do: if registration.state == State::Referred { words::take_up_do(lang) } else { words::restore_do(lang) },
        reject: case.may.reject.then(|| cx.form_view(WORDS, Fields::default(), Vec::new())),
        promised: registration.promise().map(|promise| words::promised_by(lang, date_long(lang, promise.by))),
        is_late: case.wait.zip(registration.contact_by).is_some_and(|(wait, by)| is_broken(wait.next, by, cx.ctx.today())),
        expires: view::expires(lang, registration.state, registration.warned_at),
        assign: case.may.assign.then(|| form(ActForm::Assign)),
        answer: case.may.answer.then(|| form(ActForm::Answer)),
        keep_apart: (case.may.keep_apart && !case.alike.is_empty()).then(|| cx.form_view(WORDS, Fields::default(), Vec::new())),
        apart: case
            .apart
            .iter()
            .map(|glance| {
                let form = cx.form_view(WORDS, Fields::default(), Vec::new());
                (glance.id.to_string(), name_in_list(lang, &glance.identity), format!("/inbox/{}", glance.id), form)
            })
            .collect(),
        hints: case
            .alike
            .iter()
            .map(|hint| {
                let can = hint.glance.state.after(Step::Merge).is_ok();
                hint_view(
                    cx,
                    hint,
                    (case.may.merge && can).then(|| format!("/inbox/{}/samenvoegen?met={}", registration.id, hint.glance.id)),
                )
            })
            .collect(),
        messages: case.messages.iter().map(|(message, by)| message_view(lang, message, by.as_deref())).collect(),
        joined: case.joined.iter().map(|joined| JoinedView::of(lang, joined)).collect(),
        code: case.may.issue_code.then(|| form(ActForm::Code)),
        claim: case.may.claim.then(|| cx.form_view(WORDS, Fields::default(), Vec::new())),
        main: case.main.as_ref().map(|glance| Link { href: format!("/inbox/{}", glance.id), name: name_in_list(lang, &glance.identity) }),
        members,
        kinds: ANSWERS.iter().map(|kind| (kind.code(), view::message_kind(lang, kind.code()))).collect(),
        preview,
        log: case.log.lines.iter().filter(|noted| !noted.is_look).map(|noted| log_view(lang, noted)).collect(),
        looks: looks(lang, &case.log.lines),
        older: Older::of(cx, &case.log, &format!("/inbox/{}", registration.id), "h-log"),
        talk: case
            .may
            .talk
            .then(|| stage(lang, case.talk.map(|(begun_at, _)| begun_at), case.talk.and_then(|(_, finished_at)| finished_at))),
        tabled: case
            .tabled
            .map(|on| (words::tabled_for(lang, when(lang, on.starts_at)), on.conference.map(|id| format!("/besprekingen/{id}")))),
        dossier: case.dossier.map(|id| format!("/dossiers/{id}")),
        correct: case.may.correct,
        former: case.former.iter().map(|before| former_line(lang, before)).collect(),
        attempts: case.attempts.iter().map(|(one, by)| care::attempt(lang, one, by.as_deref())).collect(),
        attempt: case.may.note_attempt.then(|| (cx.form_view(WORDS, care::attempt_now(cx), Vec::new()), care::attempt_kinds(lang))),
        end: case.may.end,
        erase: case.may.erase,
        erasure: case.erasure.as_ref().map(|asked| words::erasure_asked(lang, date_long(lang, asked.answer_by()))),
        decided: case.decided.iter().map(|one| decided(lang, one)).collect(),
    }
}

/// What was decided and when, and why.
fn decided(lang: Lang, one: &Decision) -> (String, String) {
    let line = words::decided_on(lang).day(date_long(lang, day_of(one.at))).what(decision_word(lang, one.kind)).to_string();
    let mut why = vec![words::decided_why(lang, one.reason.as_str())];
    why.extend(crate::conference::taken_on(lang, one));
    (line, why.join("\n"))
}

/// What happened to a registration that can be put back.
fn closed(lang: Lang, registration: &Registration) -> String {
    let on = registration.closed_at.map_or_else(String::new, |at| view::moment(lang, at));
    if let Some(why) = registration.ending {
        return words::ended_what(lang).at(on).why(care::ending(lang, why)).to_string();
    }
    match registration.state {
        State::Expired => words::expired_what(lang, on),
        State::Referred => words::referred_what(lang).to_owned(),
        _ => words::rejected_what(lang, on),
    }
}

/// The worker who has it.
fn assigned(lang: Lang, case: &RegistrationPage) -> Option<String> {
    case.assigned.as_ref().map(|member| named(lang, &member_line(lang, member), case.assigned_standing))
}

pub(super) fn member_line(lang: Lang, member: &Member) -> String {
    let role = role_name(lang, member.role);
    match &member.organisation {
        Some(organisation) => format!("{}, {role}, {organisation}", member.name),
        None => format!("{}, {role}", member.name),
    }
}

/// What was known until a correction.
fn former_line(lang: Lang, before: &FormerIdentity) -> String {
    words::former(lang).what(care::known_now(lang, &before.identity)).day(date_long(lang, day_of(before.until))).to_string()
}

fn reach(cx: &Cx, case: &RegistrationPage) -> Vec<ReachView> {
    let mut all = ReachView::all(cx.lang, &case.contacts);
    if case.may.note_contact {
        // Of what was joined only what the reader may open: no button that answers "not there".
        let in_sight = |id| id == case.registration.id || case.joined.iter().any(|joined| joined.registration.id == id);
        for (view, known) in all.iter_mut().zip(&case.contacts).filter(|(_, known)| in_sight(known.registration)) {
            let form = cx.form_view(WORDS, Fields::default(), Vec::new());
            view.note(form, format!("/inbox/{}/bereiken", known.registration), known.mark.version);
        }
    }
    all
}

fn who(cx: &Cx, registration: &Registration) -> Vec<(&'static str, String)> {
    let lang = cx.lang;
    let identity = &registration.identity;
    let born = view::born(lang, identity, |born| {
        words::born_age(lang).day(date_long(lang, *born)).years(age_on(*born, day_of(cx.ctx.now))).to_string()
    });
    vec![
        (words::called(lang), identity.called.as_str().to_owned()),
        (words::family_name(lang), view::written(lang, &identity.family_name, |name| name.as_str().to_owned())),
        (words::born_on(lang), born),
        (words::municipality(lang), view::written(lang, &identity.municipality, |place| place.as_str().to_owned())),
        (words::speaks(lang), view::answer(lang, &registration.language, |given| view::language(lang, *given)).to_owned()),
    ]
}

fn told(lang: Lang, case: &RegistrationPage) -> Vec<(&'static str, String)> {
    let told = &case.registration.told;
    let themes: Vec<&str> = told.themes.iter().map(|theme| view::theme(lang, *theme)).collect();
    let themes = if themes.is_empty() { common::not_said(lang).to_owned() } else { themes.join(" · ") };
    let kind = view::helper(lang, told.helper.kind);
    let helper = told.helper.name.as_ref().map_or_else(|| kind.to_owned(), |name| format!("{kind}: {}", name.as_str()));
    let mut facts = vec![
        (words::themes(lang), themes),
        (words::wish(lang), view::written(lang, &told.wish, |wish| wish.as_str().to_owned())),
        (words::helped_now(lang), view::written(lang, &told.helped_now, |helped| helped.as_str().to_owned())),
        (words::helper(lang), helper),
        (words::column_channel(lang), view::channel(lang, case.registration.channel).to_owned()),
    ];
    facts.extend(case.supporter.as_ref().map(|member| (words::supporter(lang), member_line(lang, member))));
    facts
}

fn message_view(lang: Lang, message: &Message, by: Option<&str>) -> MessageView {
    MessageView {
        kind: view::message_kind(lang, message.kind.code()),
        by: by.unwrap_or_else(|| words::by_client(lang)).to_owned(),
        at: view::moment(lang, message.at),
        body: message.body.as_str().to_owned(),
    }
}

fn hint_view(cx: &Cx, hint: &Hint, join: Option<String>) -> HintView {
    let lang = cx.lang;
    let born = match hint.likeness.born {
        Born::Same => words::why_born_same(lang),
        Born::Close => words::why_born_close(lang),
        Born::Unknown | Born::Different => words::why_born_unknown(lang),
    };
    let name = match (hint.likeness.same_name, hint.likeness.other_name) {
        (true, _) => words::why_name_same(lang),
        (false, true) => words::why_name_other(lang),
        (false, false) => words::why_name_alike(lang),
    };
    HintView {
        id: hint.glance.id.to_string(),
        href: format!("/inbox/{}", hint.glance.id),
        name: name_in_list(lang, &hint.glance.identity),
        why: [name, born].into_iter().chain(hint.likeness.same_telephone.then(|| words::why_telephone(lang))).collect(),
        no_join: match hint.glance.state {
            State::Accepted => Some(words::again_accepted(lang)),
            State::Referred => Some(words::again_referred(lang)),
            State::Withdrawn => Some(words::again_withdrawn(lang)),
            State::Expired => Some(words::again_expired(lang)),
            State::Ended => Some(words::again_ended(lang)),
            State::Received | State::Assigned | State::Answered | State::Merged | State::Rejected => None,
        },
        state: view::state(lang, hint.glance.state),
        received: view::age(lang, hint.glance.received_at, cx.ctx.now),
        join,
    }
}

/// The one who did it: a name and a role; for the client only that.
fn person(lang: Lang, noted: &TrailLine) -> String {
    match (&noted.name, noted.role) {
        (Some(name), Some(role)) => format!("{name} ({})", role_name(lang, role)),
        (Some(name), None) => name.clone(),
        // What the house itself did has no role of a person.
        (None, None) => words::by_house(lang).to_owned(),
        (None, Some(Role::Client | Role::Visitor)) => words::by_client(lang).to_owned(),
        (None, Some(role)) => role_name(lang, role).to_owned(),
    }
}

/// That the client agrees by the code alone, after a "no" in the talk, and to what.
fn to_confirm(lang: Lang, agreements: &[Agreement]) -> Option<String> {
    let all: Vec<&str> = agreements.iter().map(|one| word(lang, "agreement", one.code())).collect();
    (!all.is_empty()).then(|| words::to_confirm(lang, list(lang, all)))
}

fn log_view(lang: Lang, noted: &TrailLine) -> LogView {
    LogView {
        at: view::moment(lang, noted.at),
        who: person(lang, noted),
        what: match &noted.words.detail {
            Some(detail) if detail == inbox::ALIKE => words::act_saw_name(lang).to_owned(),
            Some(detail) if detail == inbox::COMPARED_AGAIN => words::act_compared_again(lang).to_owned(),
            detail => repeated(lang, view::act(lang, &noted.act), detail.as_deref()),
        },
        attempt: match noted.outcome.as_str() {
            "denied" => words::attempt_denied(lang),
            "refused" => words::attempt_refused(lang),
            _ => "",
        },
        reason: noted.words.reason.as_ref().map(|reason| words::reason(lang, reason)),
    }
}

/// What was tried, and which time within an hour it is, when it stands for many.
fn repeated(lang: Lang, what: &str, detail: Option<&str>) -> String {
    let times = detail.and_then(attempts).and_then(|times| usize::try_from(times).ok());
    times.map_or_else(|| what.to_owned(), |times| words::history_times(lang).what(what).times(times).to_string())
}

/// The looks, the newest first.
fn looks(lang: Lang, lines: &[TrailLine]) -> Vec<LogView> {
    let mut grouped: Vec<(&TrailLine, usize)> = Vec::new();
    for line in lines.iter().filter(|line| line.is_look) {
        let is_same = |known: &TrailLine| {
            (day_of(known.at), &known.act, &known.name, known.role, &known.words.detail)
                == (day_of(line.at), &line.act, &line.name, line.role, &line.words.detail)
        };
        match grouped.iter_mut().find(|(known, _)| is_same(known)) {
            Some((_, times)) => *times += 1,
            None => grouped.push((line, 1)),
        }
    }
    let view = |(line, times): (&TrailLine, usize)| {
        let view = log_view(lang, line);
        let what = if times > 1 { words::history_times(lang).what(&view.what).times(times).to_string() } else { view.what };
        LogView { what, ..view }
    };
    grouped.into_iter().map(view).collect()
}

/// What is saved now, by whom and when, beside what was typed.
fn stale(cx: &Cx, case: &RegistrationPage, returned: &ReturnedAct) -> Stale {
    // All that raises the version of a registration; the last is what the house does by the clock.
    const CHANGES: [&str; 13] = [
        AssignRegistration::NAME,
        AnswerRegistration::NAME,
        MergeRegistration::NAME,
        SplitRegistration::NAME,
        WithdrawRegistration::NAME,
        AddToRegistration::NAME,
        RejectRegistration::NAME,
        RestoreRegistration::NAME,
        RenewRegistration::NAME,
        CorrectRegistration::NAME,
        EndRegistration::NAME,
        DecideCase::NAME,
        "house.expire",
    ];
    let lang = cx.lang;
    let last = case.log.lines.iter().find(|noted| noted.outcome == "done" && CHANGES.contains(&noted.act.as_str()));
    let answered = last.is_some_and(|noted| noted.act == AnswerRegistration::NAME || noted.act == AddToRegistration::NAME);
    let still_offered = match returned.which {
        ActForm::Assign => case.may.assign,
        ActForm::Answer => case.may.answer,
        ActForm::Join(_) => false,
        ActForm::Split => case.may.split,
        ActForm::Restore => case.may.restore,
        ActForm::Code => case.may.issue_code,
    };
    let typed = ["body", "reason"].map(|name| cx.form.get(name)).join("");
    Stale {
        by: last.map(|noted| {
            words::stale_by(lang).who(person(lang, noted)).what(view::act(lang, &noted.act)).day(view::moment(lang, noted.at)).to_string()
        }),
        facts: FactList {
            rows: vec![
                (words::column_state(lang), view::state(lang, case.registration.state).word.to_owned()),
                (words::assigned_to(lang), assigned(lang, case).unwrap_or_else(|| words::nobody_has_it(lang).to_owned())),
            ],
        },
        message: case.messages.last().filter(|_| answered).map(|(message, by)| message_view(lang, message, by.as_deref())),
        left_over: (!still_offered).then_some(typed),
    }
}
