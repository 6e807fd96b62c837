//! The chapter about VDAB: its fields as facts, the facts as fields, and everything that is known, with its source.

use schakel_app::{
    Fault,
    talk::{TalkPage, VdabRecording},
};
use schakel_domain::{
    ids::RegistrationId,
    playbook::asked::is_vdab_unclear,
    registration::Answer,
    talk::{TalkAnswers, Way, Weighed},
    vdab_fact::{
        Conversation, ConversationState, ConversationWay, Enrolment, Estimate, JobSeekerCategory, KeptVdabFact, MediatorOf, RegularService,
        Source, VdabFact, VdabFactKind, View, newest,
    },
    words::{BadText, Line, Reason, Text},
};
use schakel_texts::{Lang, date, date_long, talk as words};

use super::{
    codes::{code, yes_no as yes_no_code},
    read::{answer, chosen, name, yes_no},
};
use crate::{
    fields::{Fields, Reading},
    screening::{fact_words, kind_word, word},
};

/// A fact with its history, newest first.
pub(super) struct TalkFactView {
    pub(super) kind: &'static str,
    pub(super) words: String,
    pub(super) source: &'static str,
    pub(super) learnt_on: String,
    pub(super) by: String,
    /// Whether a newer one took its place.
    pub(super) old: bool,
}

/// Everything that is known, the newest first.
pub(super) fn history(lang: Lang, opened: &TalkPage) -> Vec<TalkFactView> {
    let facts = opened.vdab_facts();
    let mut newest_first: Vec<_> = opened.vdab.iter().collect();
    // What was noted together stands in the order of the questions.
    newest_first.sort_by_key(|learnt| (std::cmp::Reverse(learnt.kept.noted_at), learnt.kept.fact.kind()));
    newest_first
        .into_iter()
        .map(|learnt| {
            let kind = learnt.kept.fact.kind();
            TalkFactView {
                kind: kind_word(lang, kind),
                words: fact_words(lang, &learnt.kept.fact),
                source: word(lang, "source", learnt.kept.source.code()),
                learnt_on: date_long(lang, learnt.kept.learnt_on),
                by: learnt.by.clone().unwrap_or_default(),
                old: newest(&facts, kind).is_some_and(|newest| newest.id != learnt.kept.id),
            }
        })
        .collect()
}

fn enrolment(code: &str) -> Option<Enrolment> {
    if code == "none" { Some(Enrolment::None) } else { JobSeekerCategory::from_code(code).map(Enrolment::As) }
}

/// Reads the chapter.
pub(super) fn read(id: RegistrationId, fields: &Fields, reading: &mut Reading<'_>) -> VdabRecording {
    let mut facts = Vec::new();
    let mut later = Vec::new();
    // "I don't know" is a fact: the client was asked. "Rather later" takes back what was said before, if something was.
    let mut put = |kind: VdabFactKind, fact: Option<VdabFact>, said_later: bool| {
        if said_later {
            later.push(kind);
        }
        facts.extend(fact);
    };
    let plain = |answer: &Answer<bool>, fact: fn(Option<bool>) -> VdabFact| match answer {
        Answer::Open => None,
        given => Some(fact(given.given().copied())),
    };
    let is_known = answer(fields, reading, "known", yes_no);
    put(VdabFactKind::Known, plain(&is_known, VdabFact::Known), is_known == Answer::Later);
    let file = answer(fields, reading, "client_file", yes_no);
    put(VdabFactKind::ClientFile, plain(&file, VdabFact::ClientFile), file == Answer::Later);
    let enrolled = answer(fields, reading, "enrolment", enrolment);
    let fact = (enrolled != Answer::Open).then(|| VdabFact::Enrolment(enrolled.given().copied()));
    put(VdabFactKind::Enrolment, fact, enrolled == Answer::Later);
    let mediator = answer(fields, reading, "mediator", MediatorOf::from_code);
    let of = mediator.given().copied();
    let called = name(reading, "mediator_name").filter(|_| matches!(of, Some(MediatorOf::Vdab | MediatorOf::PartnerOfVdab)));
    let fact = (mediator != Answer::Open).then_some(VdabFact::Mediator { of, name: called });
    put(VdabFactKind::Mediator, fact, mediator == Answer::Later);
    let service = answer(fields, reading, "service", RegularService::from_code);
    let which = service.given().copied();
    let success = answer(fields, reading, "success", yes_no);
    // Of what is no service to work nobody asks whether it goes well.
    let successful = if which.is_some_and(RegularService::is_to_work) { success } else { Answer::Open };
    let fact = (service != Answer::Open).then_some(VdabFact::Service { which, successful });
    put(VdabFactKind::Service, fact, service == Answer::Later);
    if let Some(conversation) = conversation(fields, reading) {
        put(VdabFactKind::Conversation, Some(VdabFact::Conversation(conversation)), false);
    }
    if let Some(view) = chosen(fields, reading, "estimate", View::from_code) {
        let words = reading.optional_text("estimate_words");
        put(VdabFactKind::Estimate, Some(VdabFact::Estimate(Estimate { view, words })), false);
    }
    VdabRecording {
        id,
        version: reading.number("version"),
        way: answer(fields, reading, "way", Way::from_code),
        weighed: weighed(fields, reading),
        later,
        facts,
        again: reading.ticked("again"),
        source: chosen(fields, reading, "source", Source::from_code),
        estimate_source: chosen(fields, reading, "estimate_source", Source::from_code),
        learnt_on: reading.optional_day("learnt_on"),
    }
}

fn conversation(fields: &Fields, reading: &mut Reading<'_>) -> Option<Conversation> {
    let state = chosen(fields, reading, "conversation", ConversationState::from_code)?;
    let on = reading.optional_day("conversation_on").filter(|_| matches!(state, ConversationState::Planned | ConversationState::Held));
    let way = chosen(fields, reading, "conversation_way", ConversationWay::from_code);
    // A conversation that the client does not want has no way and no company.
    let wanted = state != ConversationState::Declined;
    let three_way = chosen(fields, reading, "three_way", yes_no);
    Some(Conversation { state, on, way: way.filter(|_| wanted), three_way: three_way.filter(|_| wanted) })
}

fn weighed(fields: &Fields, reading: &mut Reading<'_>) -> Answer<Weighed> {
    match answer(fields, reading, "needed", yes_no) {
        Answer::Given(needed) => match Reason::parse(fields.get("needed_reason")) {
            Ok(reason) => return Answer::Given(Weighed { needed, reason }),
            Err(BadText::Blank) => reading.fault("needed_reason", Fault::Own("fault-needed-reason")),
            Err(bad) => reading.fault("needed_reason", bad),
        },
        Answer::Unknown => return Answer::Unknown,
        Answer::Later => return Answer::Later,
        Answer::Open => {}
    }
    Answer::Open
}

/// The chapter's fields as they stand. Source and day are asked anew each time: they belong to what is noted now.
pub(super) fn fields(answers: &TalkAnswers, known: &[KeptVdabFact]) -> Fields {
    let mut pairs: Vec<(String, String)> = Vec::new();
    let mut put = |name: &str, value: &str| pairs.push((name.to_owned(), value.to_owned()));
    put("way", code(&answers.way, |way| way.code()));
    put("needed", code(&answers.weighed, |weighed| yes_no_code(weighed.needed)));
    put("needed_reason", answers.weighed.given().map_or("", |weighed| weighed.reason.as_str()));
    for kind in VdabFactKind::ALL {
        let unsaid = if answers.vdab_later.contains(kind) { "later" } else { "unknown" };
        let yes_no = |answer: Option<bool>| answer.map_or(unsaid, |answer| yes_no_code(answer));
        let Some(kept) = newest(known, *kind) else {
            if answers.vdab_later.contains(kind) {
                put(kind.code(), "later");
            }
            continue;
        };
        match &kept.fact {
            VdabFact::Known(answer) | VdabFact::ClientFile(answer) => put(kind.code(), yes_no(*answer)),
            VdabFact::Enrolment(enrolment) => put(
                "enrolment",
                match enrolment {
                    Some(Enrolment::None) => "none",
                    Some(Enrolment::As(category)) => category.code(),
                    None => unsaid,
                },
            ),
            VdabFact::Mediator { of, name } => {
                put("mediator", of.map_or(unsaid, MediatorOf::code));
                put("mediator_name", name.as_ref().map_or("", Line::as_str));
            }
            VdabFact::Service { which, successful } => {
                put("service", which.map_or(unsaid, RegularService::code));
                put("success", code(successful, |said| yes_no_code(*said)));
            }
            VdabFact::Conversation(conversation) => {
                put("conversation", conversation.state.code());
                put("conversation_on", &conversation.on.map(date).unwrap_or_default());
                put("conversation_way", conversation.way.map_or("", ConversationWay::code));
                put("three_way", conversation.three_way.map_or("", |answer| yes_no_code(answer)));
            }
            VdabFact::Estimate(estimate) => {
                put("estimate", estimate.view.code());
                put("estimate_words", estimate.words.as_ref().map_or("", Text::as_str));
            }
        }
    }
    Fields::from_pairs(pairs)
}

/// What is open with VDAB, as a sentence: with a client file the conversation, which stays an open step until it is recorded; without one
/// what the client does not know, and can ask (§2.2).
pub(super) fn open_step(lang: Lang, opened: &TalkPage) -> Option<String> {
    if opened.facts.client_file == Answer::Given(true) {
        return Some(conversation_step(lang, opened));
    }
    is_vdab_unclear(&opened.facts).then(|| words::step_unclear(lang).to_owned())
}

fn conversation_step(lang: Lang, opened: &TalkPage) -> String {
    let facts = opened.vdab_facts();
    let file = newest(&facts, VdabFactKind::ClientFile).map_or(opened.registration.received_at, |kept| kept.noted_at);
    match newest(&facts, VdabFactKind::Conversation).map(|kept| &kept.fact) {
        Some(VdabFact::Conversation(Conversation { state, on, .. })) => {
            let on = on.map(|on| date_long(lang, on)).unwrap_or_default();
            match state {
                ConversationState::ClientAsks => words::step_client_asks(lang).to_owned(),
                ConversationState::Asked => words::step_asked(lang).to_owned(),
                ConversationState::Planned => words::step_planned(lang, on),
                ConversationState::Held => words::step_held(lang, on),
                ConversationState::Declined => words::step_declined(lang).to_owned(),
            }
        }
        _ => words::step_open(lang, date_long(lang, schakel_domain::time::day_of(file))),
    }
}
