//! What the rules of entry say of a case, as every page shows it: what is still to be asked first, with the question itself.
//!
//! The words of all codes of talk, screening and conference stand in one file of texts; [`word`] finds them.

use askama::{Template, filters::HtmlSafe};
use schakel_domain::{
    playbook::{
        Judgement, Nature, Origin, Playbook, RuleRow,
        number::Numbers,
        why::{Turn, Why, why},
    },
    registration::Answer,
    screening::{Contradiction, Criterion, Facts, Judged, Outcome, Screening, Topic},
    talk::Chapter,
    vdab_fact::{Conversation, Enrolment, VdabFact, VdabFactKind},
};
use schakel_texts::{Lang, Words, by_key, common, date_long, talk as words};

use crate::cite::playbook_name;

/// The word for a code: `word(lang, "domain", LifeDomain::Money.code())`.
pub(crate) fn word(lang: Lang, kind: &str, code: &str) -> &'static str {
    by_key("screening", &format!("{kind}-{}", code.replace('_', "-")), lang).unwrap_or_default()
}

/// What to ask, with a link to where it is answered.
#[derive(Template, Clone)]
#[template(path = "screening/question.html")]
pub(crate) struct ToAsk {
    pub(crate) words: &'static str,
    /// Empty where the answer cannot be changed.
    pub(crate) href: String,
}

/// The answers that something looked at: what was asked, and what was said.
#[derive(Template)]
#[template(path = "screening/answers.html")]
pub(crate) struct Looked {
    t: Words,
    answers: Vec<(&'static str, String)>,
}

/// What another answer would change of what a rule says.
#[derive(Template)]
#[template(path = "screening/turns.html")]
pub(crate) struct Turns {
    t: Words,
    /// Whether it would be in order then, where it is not now.
    to_held: bool,
    /// The answers, by what was asked.
    answers: Vec<(&'static str, String)>,
}

/// A rule with what it says.
pub(crate) struct RuleView {
    /// The rule in a sentence.
    pub(crate) rule: &'static str,
    /// What to ask the client.
    pub(crate) ask: ToAsk,
    /// What one can do instead, when it is broken.
    pub(crate) instead: &'static str,
    /// Its paragraph, and whose sentence it is when it is not the playbook's.
    pub(crate) paragraph: String,
    /// The playbook's own words, where it is the playbook's.
    pub(crate) quote: Option<&'static str>,
    /// The answers on which it stands.
    pub(crate) answers: Looked,
    /// What would change it.
    pub(crate) turns: Turns,
}

/// Answers that contradict each other.
pub(crate) struct AgainView {
    /// What to ask again.
    pub(crate) ask: ToAsk,
    /// The answers.
    pub(crate) answers: Looked,
}

/// The screening of a case: a page writes `{{ screening }}`.
#[derive(Template)]
#[template(path = "screening.html")]
pub(crate) struct ScreeningView {
    t: Words,
    /// The outcome in a word.
    pub(crate) outcome: &'static str,
    /// The outcome in a sentence.
    pub(crate) what: &'static str,
    /// The colour of the word.
    pub(crate) class: &'static str,
    /// The playbook by which it is judged.
    pub(crate) playbook: String,
    /// The age, and on what day it is counted.
    pub(crate) age: String,
    /// What is to be asked again.
    pub(crate) again: Vec<AgainView>,
    /// What is to be asked.
    pub(crate) ask: Vec<RuleView>,
    /// Every rule that cannot be judged yet, for one who wants to know why it is asked.
    pub(crate) missing: Vec<RuleView>,
    /// What was asked, and is not known.
    pub(crate) unclear: Vec<RuleView>,
    /// The facts that do not hold.
    pub(crate) broken: Vec<RuleView>,
    /// The criteria that the talk does not propose, or that the table did not find.
    pub(crate) weighed: Vec<RuleView>,
    /// What holds.
    pub(crate) held: Vec<RuleView>,
}

impl HtmlSafe for ToAsk {}
impl HtmlSafe for Looked {}
impl HtmlSafe for Turns {}
impl HtmlSafe for ScreeningView {}

impl ScreeningView {
    /// `talk` is the address of the talk, where answers are given; nothing where they cannot be changed.
    pub(crate) fn of(lang: Lang, playbook: &Playbook, facts: &Facts, screening: &Screening, talk: Option<&str>) -> Self {
        let case = Case { lang, numbers: playbook.numbers(), facts, talk };
        let why = why(playbook, facts);
        let rows = |judgement| {
            let mut these: Vec<&Judged> = screening.judged.iter().filter(|judged| judged.judgement == judgement).collect();
            // In the order of the conversation.
            these.sort_by_key(|judged| judged.rule.on.iter().find_map(|topic| chapter_of(*topic)));
            these
        };
        // Where answers contradict each other, that is what to ask; the rules that look at them come after.
        let doubted = |judged: &&&Judged| {
            let mut topics = screening.contradictions.iter().flat_map(|one| one.topics());
            topics.any(|topic| judged.rule.on.contains(topic))
        };
        let view = |judged: &&Judged| case.rule(judged, why.iter().find(|why| why.rule == judged.rule.id));
        let missing = rows(Judgement::Missing);
        let (weighed, broken): (Vec<&Judged>, Vec<&Judged>) =
            rows(Judgement::Broken).into_iter().partition(|judged| matches!(judged.rule.nature, Nature::Appraisal(_)));
        let code = screening.outcome.code();
        Self {
            t: Words::of(lang),
            outcome: word(lang, "outcome", code),
            what: word(lang, "outcome", &format!("{code}_what")),
            class: match screening.outcome {
                Outcome::Within => "",
                Outcome::ToAsk | Outcome::ToFind => "rustig",
                Outcome::EducationFirst => "let",
                Outcome::Outside => "fout",
            },
            playbook: playbook_name(lang, playbook),
            age: age(lang, facts),
            again: screening.contradictions.iter().map(|one| case.again(*one)).collect(),
            ask: missing.iter().filter(|judged| !doubted(judged)).map(view).collect(),
            missing: missing.iter().map(view).collect(),
            unclear: rows(Judgement::Unclear).iter().filter(|judged| !doubted(judged)).map(view).collect(),
            broken: broken.iter().map(view).collect(),
            weighed: weighed.iter().map(view).collect(),
            held: rows(Judgement::Held).iter().map(view).collect(),
        }
    }
}

fn age(lang: Lang, facts: &Facts) -> String {
    let on = date_long(lang, facts.registered_on);
    match facts.age() {
        Some(years) => words::age(lang).years(years).day(on).to_string(),
        None => words::age_unknown(lang, on),
    }
}

/// A case, as its rules are shown.
struct Case<'a> {
    lang: Lang,
    numbers: Numbers,
    facts: &'a Facts,
    /// The address of the talk, where answers are given.
    talk: Option<&'a str>,
}

impl Case<'_> {
    fn looked(&self, topics: &[Topic]) -> Looked {
        let said = |topic: &Topic| (word(self.lang, "topic", topic.code()), said(self.lang, self.numbers, self.facts, *topic));
        Looked { t: Words::of(self.lang), answers: topics.iter().map(said).collect() }
    }

    fn href(&self, topics: &[Topic]) -> String {
        match (self.talk, topics.iter().find_map(|topic| chapter_of(*topic))) {
            (Some(talk), Some(chapter)) => format!("{talk}/{}", chapter.code()),
            _ => String::new(),
        }
    }

    fn rule(&self, judged: &Judged, why: Option<&Why>) -> RuleView {
        let key = judged.rule.id.0.replace('.', "-");
        let text = |suffix: &str| by_key("rules", &format!("{key}{suffix}"), self.lang).unwrap_or_default();
        // What is not known is told with all answers that it hangs on; what is settled, with those that settle it.
        let settled = matches!(judged.judgement, Judgement::Held | Judgement::Broken);
        let carries = why.filter(|_| settled).map(|why| why.carried_by.as_slice()).filter(|topics| !topics.is_empty());
        RuleView {
            rule: text(""),
            ask: ToAsk { words: text("-ask"), href: self.href(judged.rule.on) },
            instead: text("-instead"),
            paragraph: source_word(self.lang, &judged.rule),
            quote: match judged.rule.source {
                Origin::Playbook(quote) => Some(quote),
                Origin::EuropaWse(_) | Origin::Ours(_) => None,
            },
            answers: self.looked(carries.unwrap_or(judged.rule.on)),
            turns: self.turns(judged.judgement, why.map_or(&[], |why| why.turns.as_slice())),
        }
    }

    /// The single answers that would put it in order, or out of it where it is; those of one question together.
    fn turns(&self, now: Judgement, turns: &[Turn]) -> Turns {
        let to_held = now != Judgement::Held;
        let wanted = if to_held { Judgement::Held } else { Judgement::Broken };
        let mut answers: Vec<(&'static str, String)> = Vec::new();
        // What puts this in order and breaks something else helps nobody.
        for turn in turns.iter().filter(|turn| turn.says == wanted && (!to_held || turn.breaks.is_empty())) {
            let (label, value) = (word(self.lang, "topic", turn.topic.code()), self.turned(turn));
            match answers.last_mut() {
                Some((last, values)) if *last == label => *values = words::turn_or(self.lang).one(values.as_str()).other(value).to_string(),
                _ => answers.push((label, value)),
            }
        }
        Turns { t: Words::of(self.lang), to_held, answers }
    }

    fn turned(&self, turn: &Turn) -> String {
        let found = Criterion::from_code(turn.topic.code()).and_then(|criterion| turn.with.found.get(&criterion));
        match (turn.topic, found) {
            (_, Some(found)) => in_a_sentence(word(self.lang, "found", found.code())),
            (Topic::BornOn, None) => turn.with.age().map_or_else(String::new, |years| words::turn_age(self.lang, years)),
            (topic, None) => in_a_sentence(&said(self.lang, self.numbers, &turn.with, topic)),
        }
    }

    fn again(&self, one: Contradiction) -> AgainView {
        AgainView {
            ask: ToAsk { words: word(self.lang, "contradiction", one.code()), href: self.href(one.topics()) },
            answers: self.looked(one.topics()),
        }
    }
}

/// The paragraph of a rule, and whose sentence it is when it is not the playbook's.
pub(crate) fn source_word(lang: Lang, rule: &RuleRow) -> String {
    let whose = word(lang, "origin", rule.source.code());
    match rule.source {
        Origin::Playbook(_) => rule.par.to_string(),
        Origin::EuropaWse(read_on) => format!("{whose}, {}", words::as_read(lang, date_long(lang, read_on))),
        Origin::Ours(_) => format!("{}, {}", rule.par, in_a_sentence(whose)),
    }
}

/// The chapter of the talk in which something is asked.
const fn chapter_of(topic: Topic) -> Option<Chapter> {
    Some(match topic {
        Topic::BornOn | Topic::Residence => Chapter::Who,
        Topic::Work | Topic::Ill | Topic::Contract => Chapter::Work,
        Topic::Complex | Topic::Distance => Chapter::Life,
        Topic::RegularOffer | Topic::Education => Chapter::Offer,
        Topic::Known
        | Topic::ClientFile
        | Topic::Enrolment
        | Topic::Mediator
        | Topic::Service
        | Topic::Success
        | Topic::Needed
        | Topic::Conversation => Chapter::Vdab,
        Topic::Team => Chapter::Agreed,
        Topic::RegisteredOn | Topic::ClientConfirms | Topic::Voluntary | Topic::Contact | Topic::Present => return None,
    })
}

/// What was answered, in a word; or that it was asked in vain, or not asked.
fn answered<T>(lang: Lang, answer: &Answer<T>, word: impl FnOnce(&T) -> String) -> String {
    match answer {
        Answer::Given(value) => word(value),
        Answer::Unknown => words::asked_unknown(lang).to_owned(),
        Answer::Later => words::asked_later(lang).to_owned(),
        Answer::Open => words::not_known(lang).to_owned(),
    }
}

fn yes_no(lang: Lang, answer: &Answer<bool>) -> String {
    answered(lang, answer, |said| if *said { common::yes(lang) } else { common::no(lang) }.to_owned())
}

/// What is known of a topic, in words.
fn said(lang: Lang, numbers: Numbers, facts: &Facts, topic: Topic) -> String {
    match topic {
        Topic::RegisteredOn => date_long(lang, facts.registered_on),
        Topic::BornOn => match (facts.born_on.given(), facts.born_on_before.filter(|before| Some(before) != facts.born_on.given())) {
            (Some(born_on), Some(before)) => {
                words::two_dates(lang).said(date_long(lang, *born_on)).before(date_long(lang, before)).to_string()
            }
            _ => answered(lang, &facts.born_on, |born_on| date_long(lang, *born_on)),
        },
        Topic::Residence => yes_no(lang, &facts.residence),
        Topic::Work => answered(lang, &facts.work, |work| word(lang, "work", work.code()).to_owned()),
        Topic::Ill => yes_no(lang, &facts.ill),
        Topic::Contract => yes_no(lang, &facts.contract),
        Topic::Complex => yes_no(lang, &facts.complex),
        Topic::Distance => yes_no(lang, &facts.distance),
        Topic::RegularOffer => {
            answered(lang, &facts.regular_offer, |can| if *can { words::offer_can(lang) } else { words::offer_cannot(lang) }.to_owned())
        }
        Topic::Education => answered(lang, &facts.education, |said| word(lang, "education", said.code()).to_owned()),
        Topic::ClientConfirms | Topic::Voluntary | Topic::Contact | Topic::Present | Topic::Team => words::not_known(lang).to_owned(),
        at_vdab => said_of_vdab(lang, numbers, facts, at_vdab),
    }
}

fn said_of_vdab(lang: Lang, numbers: Numbers, facts: &Facts, topic: Topic) -> String {
    match topic {
        Topic::Known => yes_no(lang, &facts.known),
        Topic::ClientFile => yes_no(lang, &facts.client_file),
        Topic::Enrolment => answered(lang, &facts.enrolment, |enrolment| enrolment_word(lang, *enrolment).to_owned()),
        Topic::Mediator => answered(lang, &facts.mediator, |of| word(lang, "mediator", of.code()).to_owned()),
        Topic::Service => {
            let which = answered(lang, &facts.service, |service| word(lang, "service", service.code()).to_owned());
            if facts.is_service_old(&numbers) { format!("{which}. {}", words::service_old(lang, numbers.fresh_weeks)) } else { which }
        }
        Topic::Success => yes_no(lang, &facts.success),
        Topic::Needed => yes_no(lang, &facts.needed),
        _ => answered(lang, &facts.conversation, |state| word(lang, "conversation", state.code()).to_owned()),
    }
}

fn enrolment_word(lang: Lang, enrolment: Enrolment) -> &'static str {
    match enrolment {
        Enrolment::None => word(lang, "enrolment", "none"),
        Enrolment::As(category) => word(lang, "category", category.code()),
    }
}

/// What a fact about VDAB is about.
pub(crate) fn kind_word(lang: Lang, kind: VdabFactKind) -> &'static str {
    if kind == VdabFactKind::Estimate { words::estimate(lang) } else { word(lang, "topic", kind.code()) }
}

/// A fact about VDAB in words.
pub(crate) fn fact_words(lang: Lang, fact: &VdabFact) -> String {
    let unknown = || words::client_does_not_know(lang).to_owned();
    let yes_no = |answer: &Option<bool>| answer.map_or_else(unknown, |said| yes_no(lang, &Answer::Given(said)));
    match fact {
        VdabFact::Known(answer) | VdabFact::ClientFile(answer) => yes_no(answer),
        VdabFact::Enrolment(None) | VdabFact::Mediator { of: None, .. } | VdabFact::Service { which: None, .. } => unknown(),
        VdabFact::Enrolment(Some(enrolment)) => enrolment_word(lang, *enrolment).to_owned(),
        VdabFact::Mediator { of: Some(of), name } => {
            let of = word(lang, "mediator", of.code());
            name.as_ref().map_or_else(|| of.to_owned(), |name| format!("{of}: {}", name.as_str()))
        }
        VdabFact::Service { which: Some(which), successful } => {
            let which = word(lang, "service", which.code());
            match successful {
                Answer::Given(true) => format!("{which}. {}", words::goes_well(lang)),
                Answer::Given(false) => format!("{which}. {}", words::goes_badly(lang)),
                Answer::Unknown | Answer::Later | Answer::Open => which.to_owned(),
            }
        }
        VdabFact::Conversation(conversation) => conversation_words(lang, conversation),
        VdabFact::Estimate(estimate) => {
            let view = word(lang, "view", estimate.view.code());
            estimate.words.as_ref().map_or_else(|| view.to_owned(), |words| format!("{view}: {}", words.as_str()))
        }
    }
}

/// A word of a list as it stands in the middle of a sentence.
pub(crate) fn in_a_sentence(word: &str) -> String {
    let mut signs = word.chars();
    signs.next().map(|first| first.to_lowercase().chain(signs).collect()).unwrap_or_default()
}

fn conversation_words(lang: Lang, conversation: &Conversation) -> String {
    let mut parts = vec![word(lang, "conversation", conversation.state.code()).to_owned()];
    parts.extend(conversation.on.map(|on| date_long(lang, on)));
    parts.extend(conversation.way.map(|way| in_a_sentence(word(lang, "way", way.code()))));
    parts.extend(
        conversation.three_way.map(|wanted| if wanted { words::three_way_yes(lang) } else { words::three_way_no(lang) }.to_owned()),
    );
    parts.join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_that_is_asked_for_has_a_word() {
        for lang in Lang::ALL {
            for role in schakel_domain::actor::Role::ALL {
                assert!(!crate::page::role_name(lang, *role).is_empty(), "{role:?}");
            }
            for outcome in Outcome::ALL {
                assert!(!word(lang, "outcome", &format!("{}_what", outcome.code())).is_empty(), "{outcome:?}");
            }
            for kind in VdabFactKind::ALL {
                assert!(!kind_word(lang, *kind).is_empty(), "{kind:?}");
            }
            for judgement in Judgement::ALL {
                assert!(!word(lang, "judgement", judgement.code()).is_empty(), "{judgement:?}");
            }
            for agreement in schakel_domain::talk::Agreement::ALL {
                assert!(!word(lang, "agreement", agreement.code()).is_empty(), "{agreement:?}");
            }
            assert!(!enrolment_word(lang, Enrolment::None).is_empty());
        }
    }
}
