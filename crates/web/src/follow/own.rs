//! The client's own page: how it stands in plain words, the messages, what was told, who looked.

use askama::Template;
use axum::response::Response;
use schakel_app::{
    AppError,
    registration::follow::{Guidance, Own, OwnLook, Worker, follow as look_at},
    talk::OwnTalk,
};
use schakel_domain::{
    playbook::asked::Ask,
    registration::{Answer, Answers, Ending, Message, MessageKind, Promise, Registration, State, expires_at},
    talk::Agreement,
    time::{Date, Instant, day_of, local},
};
use schakel_texts::{Lang, by_key, date_long, date_time, follow, list, weekday_date};

use super::{WORDS, agreement::agreement, still::closing};
use crate::{
    cite::cite,
    cx::Cx,
    fields::Fields,
    form::Form,
    history::{self, Older},
    page::{Page, role_name},
    register::{
        promise_in_words,
        shown::{Shown, shown},
    },
    screening::word,
};

#[derive(Template)]
#[template(path = "follow/own.html")]
struct OwnPage {
    page: Page,
    heading: String,
    with: String,
    slug: String,
    telephone: Option<String>,
    /// Whether something can be added, and whether it can be taken back.
    add: bool,
    withdraw: bool,
    /// To say to be still waiting: when it is going to expire, or did.
    renew: Option<RenewView>,
    /// To say how to be reached, and what is known of the last change; none when it cannot be changed any more.
    contact: Option<ContactView>,
    state: Vec<String>,
    messages: Vec<MessageView>,
    shown: Vec<Shown>,
    looks: Vec<LookView>,
    older: Older,
    next: Option<NextView>,
    /// Where the client is referred to, once told.
    referred_to: Option<String>,
    /// That the client asked to be erased, and until when an answer comes.
    erase_asked: Option<String>,
    agreed: Vec<AgreedView>,
}

/// How the client can be reached.
struct ContactView {
    /// When it was changed, and whether that was read.
    changed: Option<String>,
}

/// The client's next step.
struct NextView {
    what: &'static str,
    day: Option<String>,
    /// Whether to show what to say to VDAB.
    say: bool,
    paragraph: String,
}

/// The button to say that the client still waits, or wants to go on.
struct RenewView {
    heading: &'static str,
    lead: &'static str,
    button: &'static str,
    form: Form,
}

/// What the client agrees to, or not.
struct AgreedView {
    what: &'static str,
    said: &'static str,
    parts: Option<String>,
    /// Where to take it back.
    take_back: Option<String>,
    /// Where to give it again.
    give: Option<String>,
}

struct MessageView {
    title: &'static str,
    when: String,
    body: String,
    of_client: bool,
}

struct LookView {
    when: String,
    who: String,
    what: String,
    /// Why it was allowed.
    allowed: &'static str,
    reason: Option<String>,
}

fn moment(lang: Lang, at: Instant) -> String {
    date_time(lang, local(at))
}

/// Why it ended, as it is told to the client.
fn ended(lang: Lang, why: Ending) -> &'static str {
    match why {
        Ending::Stopped => follow::ended_stopped(lang),
        Ending::Elsewhere => follow::ended_elsewhere(lang),
        Ending::Unreachable => follow::ended_unreachable(lang),
        Ending::Moved => follow::ended_moved(lang),
        Ending::OtherPartnership => follow::ended_other_partnership(lang),
        Ending::Died => follow::ended_died(lang),
    }
}

fn state(lang: Lang, own: &Own, today: Date) -> Vec<String> {
    let registration = &own.registration;
    let day = |at: Instant| date_long(lang, day_of(at));
    let mut lines = vec![follow::state_received(lang, day(registration.received_at))];
    match registration.state {
        State::Withdrawn => lines.push(follow::state_withdrawn(lang).to_owned()),
        State::Rejected => lines.push(follow::state_rejected(lang).to_owned()),
        State::Expired => lines.push(follow::state_expired(lang, registration.closed_at.map(day).unwrap_or_default())),
        State::Ended => {
            let what = registration.ending.map_or("", |why| ended(lang, why));
            let on = registration.closed_at.map(day).unwrap_or_default();
            lines.push(if own.guidance.is_some() {
                follow::state_ended_trajectory(lang).day(on).what(what).to_string()
            } else {
                follow::state_ended(lang).day(on).what(what).to_string()
            });
        }
        // Since when, and with whom, says it better.
        State::Accepted if own.guidance.is_some() => {}
        State::Accepted => lines.push(follow::state_accepted(lang).to_owned()),
        // A person tells what was decided, and not this page.
        State::Referred if own.other_way.as_ref().is_some_and(|way| !way.told) => lines.push(follow::state_decided(lang).to_owned()),
        State::Referred => lines.push(follow::state_referred(lang).to_owned()),
        // Joined to another, it is shown as it stood before.
        State::Received | State::Assigned | State::Answered | State::Merged => {
            match registration.seen_at {
                Some(at) => lines.push(follow::state_seen(lang, day(at))),
                // The worker who held the talk knows what was told, also without having opened the registration.
                None if own.talk.is_some() => {}
                None => lines.push(follow::state_not_seen(lang).to_owned()),
            }
            if let Some(worker) = &own.assigned {
                lines.push(follow::state_assigned(lang).name(&worker.name).organisation(&worker.organisation).to_string());
            }
            if let Some(at) = registration.warned_at.filter(|_| registration.state.is_waiting()) {
                lines.push(follow::state_expires(lang, day(expires_at(at))));
            }
            if let Some(promise) = own.promise {
                lines.extend(promised(lang, promise, today, own));
            }
            if let Some(talk) = &own.talk {
                lines.push(match talk.finished_at {
                    Some(at) => follow::state_talk_finished(lang, day(at)),
                    None => follow::state_talk_begun(lang, day(talk.begun_at)),
                });
            }
            if registration.state == State::Answered {
                lines.push(follow::state_answered(lang).to_owned());
            }
        }
    }
    if let Some(guidance) = &own.guidance {
        lines.extend(guided(lang, guidance));
    }
    if let Some(last) = own.other_codes.last() {
        let n = i64::try_from(own.other_codes.len()).unwrap_or(i64::MAX);
        lines.push(follow::other_codes(lang).n(n).day(day(*last)).to_string());
    }
    lines
}

/// By what day the client is contacted; when that day has passed, what to do.
fn promised(lang: Lang, promise: Promise, today: Date, own: &Own) -> Vec<String> {
    if today <= promise.by {
        return vec![promise_in_words(lang, promise)];
    }
    let call = match &own.place.options.options.telephone {
        Some(number) => follow::promise_passed_call(lang, number.as_str()),
        None => follow::promise_passed_line(lang).to_owned(),
    };
    vec![follow::promise_passed(lang, weekday_date(lang, promise.by)), call]
}

/// Somebody who guides, with the own organisation: a mixed team is not one.
fn guide(lang: Lang, one: &Worker) -> String {
    if one.organisation.is_empty() {
        return one.name.clone();
    }
    follow::guide(lang).name(&one.name).organisation(&one.organisation).to_string()
}

/// Since when, with whom, and whether they read along.
fn guided(lang: Lang, guidance: &Guidance) -> Vec<String> {
    let since = date_long(lang, guidance.since);
    if let Some(until) = guidance.until {
        return vec![follow::state_guided_until(lang).from(since).until(date_long(lang, until)).to_string()];
    }
    let with = if guidance.guides.is_empty() {
        follow::state_guided_by(lang).day(since).organisation(&guidance.organisation).to_string()
    } else {
        follow::state_guided(lang)
            .day(since)
            .names(list(lang, guidance.guides.iter().map(|one| guide(lang, one))))
            .organisation(&guidance.organisation)
            .to_string()
    };
    let reads = if guidance.reads { follow::state_team_reads(lang) } else { follow::state_team_not(lang) };
    vec![with, reads.to_owned()]
}

fn message(lang: Lang, message: &Message) -> MessageView {
    let title = match message.kind {
        MessageKind::Addition => follow::message_addition(lang),
        MessageKind::Invitation => follow::message_invitation(lang),
        MessageKind::Question => follow::message_question(lang),
        MessageKind::Elsewhere => follow::message_elsewhere(lang),
        MessageKind::Answer => follow::message_answer(lang),
    };
    MessageView { title, when: moment(lang, message.at), body: message.body.as_str().to_owned(), of_client: message.kind.is_of_client() }
}

fn look(lang: Lang, look: &OwnLook) -> LookView {
    let role = role_name(lang, look.role);
    LookView {
        when: moment(lang, look.at),
        allowed: look.allowed.as_deref().and_then(|key| by_key("why", key, lang)).unwrap_or_default(),
        reason: look.reason.as_ref().map(|reason| follow::look_reason(lang, reason)),
        who: if look.organisation.is_empty() {
            role.to_owned()
        } else {
            follow::look_of(lang).role(role).organisation(&look.organisation).to_string()
        },
        what: match look.act.as_str() {
            "registration.reject" => follow::act_registration_reject(lang),
            "registration.restore" => follow::act_registration_restore(lang),
            "registration.read" => follow::act_registration_read(lang),
            "registration.assign" => follow::act_registration_assign(lang),
            "registration.answer" => follow::act_registration_answer(lang),
            "registration.issue_code" => follow::act_registration_issue_code(lang),
            "registration.correct" => follow::act_registration_correct(lang),
            "registration.note_attempt" => follow::act_registration_note_attempt(lang),
            "registration.end" => follow::act_registration_end(lang),
            "registration.approve_erasure" => follow::act_registration_approve_erasure(lang),
            "registration.stop_erasure" => follow::act_registration_stop_erasure(lang),
            "registration.note_contact" => follow::act_registration_note_contact(lang),
            "talk.read" => follow::act_talk_read(lang),
            "talk.record" => follow::act_talk_record(lang),
            "vdab_fact.record" => follow::act_vdab_fact_record(lang),
            "registration.type_over" => follow::act_registration_type_over(lang),
            "case.table" => follow::act_case_table(lang),
            "case.read" => follow::act_case_read(lang),
            "case.name" => follow::act_case_name(lang),
            "case.advise" => follow::act_case_advise(lang),
            "case.decide" => follow::act_case_decide(lang),
            "case.appraise" => follow::act_case_appraise(lang),
            "case.take_off" => follow::act_case_take_off(lang),
            "dossier.read" if look.in_part => follow::act_dossier_read_part(lang),
            "dossier.read" => follow::act_dossier_read(lang),
            "dossier.see" => follow::act_dossier_see(lang),
            "dossier.guide" => follow::act_dossier_guide(lang),
            "dossier.end" => follow::act_dossier_end(lang),
            "dossier.change_team" => follow::act_dossier_change_team(lang),
            "conference.close" => follow::act_conference_close(lang),
            _ => follow::act_other(lang),
        }
        .to_owned(),
    }
}

/// What others did, the newest first. What the same person did more than once on a day, such as opening the chapters of a talk, is
/// one line that says how often.
fn looks(lang: Lang, all: &[OwnLook]) -> Vec<LookView> {
    let mut lines: Vec<(&OwnLook, usize)> = Vec::new();
    for one in all {
        let is_same = |known: &OwnLook| {
            (day_of(known.at), &known.act, known.in_part, known.role, &known.organisation, &known.reason)
                == (day_of(one.at), &one.act, one.in_part, one.role, &one.organisation, &one.reason)
        };
        match lines.iter_mut().find(|(known, _)| is_same(known)) {
            Some((_, times)) => *times += 1,
            None => lines.push((one, 1)),
        }
    }
    lines
        .into_iter()
        .map(|(one, times)| {
            let view = look(lang, one);
            let what = if times > 1 { follow::look_times(lang).what(&view.what).times(times).to_string() } else { view.what };
            LookView { what, ..view }
        })
        .collect()
}

/// What the playbook asks of the client first.
fn next(lang: Lang, own: &Own) -> Option<NextView> {
    let asked = own.asked.first()?;
    Some(NextView {
        what: word(lang, "ask-client", asked.ask.code()),
        day: asked.on.map(|on| follow::next_day(lang, date_long(lang, on))),
        say: asked.ask == Ask::CallVdab,
        paragraph: cite(lang, asked.version, asked.par.0),
    })
}

/// What was agreed. It can be taken back whatever became of the registration (§2.1: voluntary), and given again while something can
/// come of it.
fn agreed(lang: Lang, talk: &OwnTalk, may_give: bool) -> Vec<AgreedView> {
    Agreement::ALL
        .iter()
        .map(|one| {
            let answer = talk.agreed.of(*one);
            let yes = *answer == Answer::Given(true);
            let give = may_give && talk.agreed.can_become(*one, true);
            let parts: Vec<&str> = talk.parts.iter().map(|part| word(lang, "part-client", part.code())).collect();
            AgreedView {
                what: agreement(lang, *one),
                said: match answer {
                    Answer::Given(true) => follow::agreed_yes(lang),
                    Answer::Given(false) => follow::agreed_no(lang),
                    Answer::Unknown | Answer::Later | Answer::Open => follow::agreed_open(lang),
                },
                parts: match one {
                    Agreement::Discuss if yes && !parts.is_empty() => Some(follow::agreed_parts(lang, list(lang, parts))),
                    Agreement::Discuss if give && !parts.is_empty() => Some(follow::agreed_parts_then(lang, list(lang, parts))),
                    _ => None,
                },
                take_back: yes.then(|| format!("/mijn/afspraken?wat={}", one.code())),
                give: give.then(|| format!("/mijn/akkoord?wat={}", one.code())),
            }
        })
        .collect()
}

/// The answers of a registration, to be shown like those of a draft.
fn answers(registration: &Registration) -> Answers {
    let Registration { identity, contact, told, language, .. } = registration.clone();
    Answers {
        helper: Some(told.helper),
        called: Some(identity.called),
        family_name: identity.family_name,
        born_on: identity.born_on,
        born_in: identity.born_in,
        municipality: identity.municipality,
        contact,
        language,
        themes: told.themes,
        wish: told.wish,
        helped_now: told.helped_now,
    }
}

/// When the way to be reached was changed, and whether it was read.
fn changed(lang: Lang, registration: &Registration) -> Option<String> {
    let mark = &registration.contact_mark;
    let changed = moment(lang, mark.changed_at?);
    Some(match mark.read_at {
        Some(read) => follow::contact_read(lang).changed(changed).read(moment(lang, read)).to_string(),
        None => follow::contact_unread(lang, changed),
    })
}

fn renew(cx: &Cx, trajectory: bool) -> RenewView {
    let lang = cx.lang;
    let (heading, lead, button) = if trajectory {
        (follow::go_on_heading(lang), follow::go_on_lead(lang), follow::go_on_button(lang))
    } else {
        (follow::renew_heading(lang), follow::renew_lead(lang), follow::renew_button(lang))
    };
    RenewView { heading, lead, button, form: cx.form_view(WORDS, Fields::default(), Vec::new()) }
}

/// Whether the button is worth showing; who may press it is decided by the act.
fn may_renew(registration: &Registration) -> bool {
    matches!(registration.state, State::Expired | State::Ended) || (registration.state.is_waiting() && registration.warned_at.is_some())
}

/// Shows the page; the look is noted before the first byte goes out.
pub(crate) async fn show(cx: Cx) -> Result<Response, AppError> {
    let lang = cx.lang;
    let own = look_at(&cx.app, &cx.ctx, history::asked(&cx)).await?;
    let response = cx.html(&OwnPage {
        page: cx.page(WORDS, follow::own_title(lang)).at(""),
        heading: follow::own_heading(lang, own.registration.identity.called.as_str()),
        with: follow::own_with(lang, own.place.partnership.name.as_str()),
        slug: own.place.partnership.slug.clone(),
        telephone: own.place.options.options.telephone.as_ref().map(|line| line.as_str().to_owned()),
        add: own.registration.state.is_open() || matches!(own.registration.state, State::Accepted | State::Referred),
        withdraw: own.registration.state.is_open() || own.registration.state == State::Accepted,
        renew: may_renew(&own.registration).then(|| renew(&cx, own.guidance.is_some())),
        contact: own.may_change_contact.then(|| ContactView { changed: changed(lang, &own.registration) }),
        state: state(lang, &own, cx.ctx.today()),
        messages: own.messages.iter().map(|one| message(lang, one)).collect(),
        shown: shown(lang, &answers(&own.registration)),
        looks: looks(lang, &own.looks.lines),
        older: Older::of(&cx, &own.looks, "/mijn", "keek"),
        next: next(lang, &own),
        referred_to: own.other_way.as_ref().and_then(|way| way.to.as_ref()).map(|to| to.as_str().to_owned()),
        erase_asked: own.erasure.as_ref().map(|asked| follow::erase_section_asked(lang, date_long(lang, asked.answer_by()))),
        agreed: own.talk.as_ref().map_or_else(Vec::new, |talk| agreed(lang, talk, own.may_give)),
    })?;
    Ok(closing(response))
}
