//! A fact about VDAB in a dossier: the form for each kind, from its fields to the fact and its source. There is no source "VDAB".

use schakel_app::{Fault, FieldFault};
use schakel_domain::{
    registration::Answer,
    time::Date,
    typed::is_unseen,
    vdab_fact::{
        Conversation, ConversationState, ConversationWay, Enrolment, Estimate, JobSeekerCategory, MediatorOf, RegularService, Source,
        VdabFact, VdabFactKind, View,
    },
};
use schakel_texts::{Lang, common, dossier as words};

use crate::{
    fields::{Fields, Reading},
    screening::word,
};

/// The fields of the form of one kind: every form of the page has names of its own, so that each label leads to its field.
pub(super) struct Names {
    pub(super) kind: VdabFactKind,
    pub(super) value: &'static str,
    pub(super) source: &'static str,
    pub(super) learnt: &'static str,
}

macro_rules! names {
    ($($kind:ident $code:literal),*) => {
        /// The kinds, in the order of the page.
        pub(super) const NAMES: &[Names] = &[$(Names {
            kind: VdabFactKind::$kind,
            value: $code,
            source: concat!($code, "-source"),
            learnt: concat!($code, "-learnt"),
        }),*];
    };
}
names!(
    Known "known",
    ClientFile "client_file",
    Enrolment "enrolment",
    Mediator "mediator",
    Service "service",
    Conversation "conversation",
    Estimate "estimate"
);

pub(super) const MEDIATOR_NAME: &str = "mediator-name";
pub(super) const SUCCESS: &str = "service-success";
pub(super) const ON: &str = "conversation-on";
pub(super) const WAY: &str = "conversation-way";
pub(super) const THREE_WAY: &str = "conversation-three";
pub(super) const ESTIMATE_WORDS: &str = "estimate-words";

/// The names of the fields of a kind.
pub(super) fn names_of(kind: VdabFactKind) -> Option<&'static Names> {
    NAMES.iter().find(|names| names.kind == kind)
}

/// A possibility: its code, and its word.
pub(super) type Options = Vec<(&'static str, &'static str)>;

fn coded<T: Copy>(lang: Lang, kind: &str, all: &[T], code: impl Fn(T) -> &'static str) -> Options {
    all.iter().map(|one| (code(*one), word(lang, kind, code(*one)))).collect()
}

fn yes_no(lang: Lang) -> Options {
    vec![("yes", common::yes(lang)), ("no", common::no(lang))]
}

/// What can be chosen as the value of a kind; the first choice is nothing.
pub(super) fn values(lang: Lang, kind: VdabFactKind) -> Options {
    let mut options = vec![("", words::vdab_choose(lang))];
    options.extend(match kind {
        VdabFactKind::Known | VdabFactKind::ClientFile => yes_no(lang),
        VdabFactKind::Enrolment => {
            let mut all = vec![("none", word(lang, "enrolment", "none"))];
            all.extend(coded(lang, "category", JobSeekerCategory::ALL, JobSeekerCategory::code));
            all
        }
        VdabFactKind::Mediator => coded(lang, "mediator", MediatorOf::ALL, MediatorOf::code),
        VdabFactKind::Service => coded(lang, "service", RegularService::ALL, RegularService::code),
        VdabFactKind::Conversation => coded(lang, "conversation", ConversationState::ALL, ConversationState::code),
        VdabFactKind::Estimate => coded(lang, "view", View::ALL, View::code),
    });
    if !matches!(kind, VdabFactKind::Conversation | VdabFactKind::Estimate) {
        options.push(("unknown", words::vdab_unknown(lang)));
    }
    options
}

/// How it can have come to be known. What the mediator estimates is told by the client, or in the three-way meeting (§2.2).
pub(super) fn sources(lang: Lang, kind: VdabFactKind) -> Options {
    let fits = |source: &&Source| kind != VdabFactKind::Estimate || matches!(source, Source::ToldByClient | Source::ThreeWayMeeting);
    let all: Vec<Source> = Source::ALL.iter().filter(fits).copied().collect();
    std::iter::once(("", words::vdab_choose(lang))).chain(coded(lang, "source", &all, Source::code)).collect()
}

/// Whether a service goes well: yes, no, not known, or nothing said.
pub(super) fn goes_well(lang: Lang) -> Options {
    yes_no_or_nothing(lang).into_iter().chain([("unknown", words::vdab_unknown(lang))]).collect()
}

/// Yes, no, or nothing said.
pub(super) fn yes_no_or_nothing(lang: Lang) -> Options {
    std::iter::once(("", common::not_said(lang))).chain(yes_no(lang)).collect()
}

/// Through whom a conversation is asked for, or nothing said.
pub(super) fn ways(lang: Lang) -> Options {
    std::iter::once(("", common::not_said(lang))).chain(coded(lang, "way", ConversationWay::ALL, ConversationWay::code)).collect()
}

/// A fact as it was typed.
pub(super) struct Read {
    pub(super) fact: VdabFact,
    pub(super) source: Source,
    pub(super) learnt_on: Date,
}

fn flag(code: &str) -> Option<bool> {
    match code {
        "yes" => Some(true),
        "no" => Some(false),
        _ => None,
    }
}

/// What was said: something, or that the client does not know.
enum Said<T> {
    Value(T),
    Unknown,
}

impl<T> Said<T> {
    fn known(self) -> Option<T> {
        match self {
            Self::Value(value) => Some(value),
            Self::Unknown => None,
        }
    }
}

/// What was chosen; nothing with a fault when nothing fits.
fn value<T>(fields: &Fields, reading: &mut Reading<'_>, field: &'static str, from: impl Fn(&str) -> Option<T>) -> Option<Said<T>> {
    if fields.get(field) == "unknown" {
        return Some(Said::Unknown);
    }
    reading.choice(field, from).map(Said::Value)
}

fn fact(names: &Names, fields: &Fields, reading: &mut Reading<'_>) -> Option<VdabFact> {
    let field = names.value;
    Some(match names.kind {
        VdabFactKind::Known => VdabFact::Known(value(fields, reading, field, flag)?.known()),
        VdabFactKind::ClientFile => VdabFact::ClientFile(value(fields, reading, field, flag)?.known()),
        VdabFactKind::Enrolment => VdabFact::Enrolment(
            value(fields, reading, field, |code| {
                if code == "none" { Some(Enrolment::None) } else { JobSeekerCategory::from_code(code).map(Enrolment::As) }
            })?
            .known(),
        ),
        VdabFactKind::Mediator => {
            let of = value(fields, reading, field, MediatorOf::from_code)?.known();
            let name = reading.optional_line(MEDIATOR_NAME);
            VdabFact::Mediator { of, name: name.filter(|_| matches!(of, Some(MediatorOf::Vdab | MediatorOf::PartnerOfVdab))) }
        }
        VdabFactKind::Service => {
            let which = value(fields, reading, field, RegularService::from_code)?.known();
            let successful = match fields.get(SUCCESS) {
                // Of what is no service to work nobody asks whether it goes well.
                _ if !which.is_some_and(RegularService::is_to_work) => Answer::Open,
                "unknown" => Answer::Unknown,
                said => flag(said).map_or(Answer::Open, Answer::Given),
            };
            VdabFact::Service { which, successful }
        }
        VdabFactKind::Conversation => {
            let state = reading.choice(field, ConversationState::from_code)?;
            let has_day = matches!(state, ConversationState::Planned | ConversationState::Held);
            let wanted = state != ConversationState::Declined;
            VdabFact::Conversation(Conversation {
                state,
                on: reading.optional_day(ON).filter(|_| has_day),
                way: ConversationWay::from_code(fields.get(WAY)).filter(|_| wanted),
                three_way: flag(fields.get(THREE_WAY)).filter(|_| wanted),
            })
        }
        VdabFactKind::Estimate => {
            let view = reading.choice(field, View::from_code)?;
            VdabFact::Estimate(Estimate { view, words: reading.optional_text(ESTIMATE_WORDS) })
        }
    })
}

/// Reads the form of a kind, or says everything that is wrong with it.
pub(super) fn read(names: &Names, fields: &Fields, today: Date) -> Result<Read, Vec<FieldFault>> {
    let mut reading = Reading::on(fields, today);
    let fact = fact(names, fields, &mut reading);
    let source = reading.choice(names.source, Source::from_code);
    let learnt_on = reading.optional_day(names.learnt);
    if is_unseen(fields.get(names.learnt)) {
        reading.fault(names.learnt, Fault::Blank);
    }
    let faults = reading.faults();
    match (fact, source, learnt_on) {
        (Some(fact), Some(source), Some(learnt_on)) if faults.is_empty() => Ok(Read { fact, source, learnt_on }),
        _ => Err(faults),
    }
}

/// What the act found wrong, at the fields of this form.
pub(super) fn placed(names: &Names, faults: Vec<FieldFault>) -> Vec<FieldFault> {
    let field = |field| match field {
        "source" => names.source,
        "learnt_on" => names.learnt,
        "conversation_on" => ON,
        other => other,
    };
    faults.into_iter().map(|one| FieldFault { field: field(one.field), ..one }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_has_a_form_of_its_own() {
        assert_eq!(NAMES.len(), VdabFactKind::ALL.len());
        for names in NAMES {
            assert_eq!(names.value, names.kind.code());
            assert!(values(Lang::Nl, names.kind).iter().all(|(_, word)| !word.is_empty()), "{}", names.value);
        }
    }

    #[test]
    fn a_fact_has_a_source_and_a_day_and_vdab_is_no_source() {
        let names = names_of(VdabFactKind::Mediator).unwrap();
        let of = |text: &str| read(names, &Fields::parse(text.as_bytes()), Date::constant(2026, 11, 23));
        let good = of("mediator=vdab&mediator-name=Nora&mediator-source=told_by_client&mediator-learnt=20/11/2026");
        assert_eq!(good.ok().map(|read| read.source), Some(Source::ToldByClient));
        let faults = |text: &str| of(text).err().unwrap().into_iter().map(|one| one.field).collect::<Vec<_>>();
        assert_eq!(faults("mediator=vdab"), ["mediator-source", "mediator-learnt"]);
        assert_eq!(faults("mediator=vdab&mediator-source=vdab&mediator-learnt=20/11/2026"), ["mediator-source"]);
        assert_eq!(faults("mediator=&mediator-source=told_by_client&mediator-learnt=31/11/2026"), ["mediator", "mediator-learnt"]);
    }
}
