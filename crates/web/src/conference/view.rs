//! Conferences and cases in words: what their pages have in common.

use schakel_app::{
    Member,
    conference::{self, Given, Seen},
};
use schakel_domain::{
    actor::Role,
    conference::{CaseState, CoachingRecord, Conference, ConferenceKind, ConferenceState, Decision, DecisionKind, Summary},
    playbook::{Judgement, may::Against},
    registration::Answer,
    screening::{Found, Topic},
    talk::SharedPart,
    time::{Date, Instant, local},
    vdab_fact::{KeptVdabFact, View},
};
use schakel_texts::{Lang, by_key, common, conference as words, date_long, date_time, list, talk, time, weekday_date};

use super::WORDS;
use crate::{
    cx::Cx,
    label::Label,
    page::role_name,
    screening::{fact_words, kind_word, source_word, word as vocabulary},
};

/// Something known, with where it comes from.
pub(super) struct Known {
    pub(super) label: &'static str,
    pub(super) value: String,
    pub(super) source: String,
}

/// Advice as the page shows it.
pub(super) struct AdviceView {
    pub(super) who: String,
    pub(super) at: String,
    /// Whether it is of the VDAB adviser: from the expertise "work".
    pub(super) of_adviser: bool,
    pub(super) view: Label,
    pub(super) words: String,
}

fn word(lang: Lang, kind: &str, code: &str) -> &'static str {
    by_key(WORDS, &format!("{kind}-{}", code.replace('_', "-")), lang).unwrap_or_default()
}

/// What a conference or a quality coaching is called.
pub(super) fn kind_title(lang: Lang, kind: ConferenceKind) -> &'static str {
    match kind {
        ConferenceKind::Cases => words::title_one(lang),
        ConferenceKind::Coaching => words::coaching(lang),
    }
}

/// The kind in a form and in an address.
pub(super) fn kind_of(code: &str) -> ConferenceKind {
    ConferenceKind::from_code(code).unwrap_or(ConferenceKind::Cases)
}

/// What the page says after something was done: of a conference, or of a quality coaching.
pub(super) fn notice(kind: ConferenceKind, cases: &'static str, coaching: &'static str) -> &'static str {
    match kind {
        ConferenceKind::Cases => cases,
        ConferenceKind::Coaching => coaching,
    }
}

/// How a conference stands today.
pub(super) fn state(lang: Lang, conference: &Conference, today: Date) -> Label {
    if conference.was_never_begun(today) {
        return Label { word: words::state_never_begun(lang), class: "let" };
    }
    of_state(lang, conference.state)
}

fn of_state(lang: Lang, state: ConferenceState) -> Label {
    let class = match state {
        ConferenceState::Open => "let",
        ConferenceState::Planned => "",
        ConferenceState::Closed | ConferenceState::CalledOff => "rustig",
    };
    Label { word: word(lang, "state", state.code()), class }
}

pub(super) fn case_state(lang: Lang, state: CaseState) -> Label {
    let class = match state {
        CaseState::Tabled => "let",
        CaseState::Decided => "",
        CaseState::Held | CaseState::TakenOff | CaseState::Withdrawn => "rustig",
    };
    Label { word: word(lang, "case", state.code()), class }
}

pub(crate) fn decision(lang: Lang, kind: DecisionKind) -> &'static str {
    vocabulary(lang, "decision", kind.code())
}

pub(super) fn view_of(lang: Lang, view: View) -> Label {
    let class = match view {
        View::Indicated => "",
        View::NotIndicated => "let",
        View::Unsure => "rustig",
    };
    Label { word: vocabulary(lang, "view", view.code()), class }
}

pub(super) fn topics(lang: Lang, topics: &[Topic]) -> String {
    list(lang, topics.iter().map(|topic| vocabulary(lang, "topic", topic.code())))
}

/// A day with its name, and the hour.
pub(crate) fn when(lang: Lang, at: Instant) -> String {
    let at = local(at);
    format!("{}, {}", weekday_date(lang, at.date()), time(lang, at))
}

pub(super) fn moment(lang: Lang, at: Instant) -> String {
    date_time(lang, local(at))
}

/// The name of the member who wrote the record of a quality coaching, and when.
pub(super) fn recorded(lang: Lang, record: &CoachingRecord, by: Option<&Member>) -> String {
    let name = by.map_or_else(|| words::advice_gone(lang), |by| by.name.as_str());
    words::record_by(lang).name(name).when(moment(lang, record.at)).to_string()
}

/// A member by name, role and organisation.
pub(super) fn member_line(lang: Lang, member: &Member) -> String {
    let role = role_name(lang, member.role);
    match &member.organisation {
        Some(organisation) => format!("{}, {role}, {organisation}", member.name),
        None => format!("{}, {role}", member.name),
    }
}

/// The one page that the client lets be told, as pairs of a label and words. The name is shown apart.
pub(super) fn summary(cx: &Cx, summary: &Summary) -> Vec<(String, String)> {
    let lang = cx.lang;
    let mut rows = Vec::new();
    let mut push = |label: &str, value: String| rows.push((label.to_owned(), value));
    if let Some(wish) = &summary.wish {
        push(words::wish(lang), wish.clone());
    }
    if let Some(age) = summary.age {
        push(words::age(lang), words::years(lang, age));
    }
    if let Some(municipality) = &summary.municipality {
        push(words::municipality(lang), municipality.clone());
    }
    if let Some(work) = &summary.work {
        push(words::work(lang), vocabulary(lang, "work", work).to_owned());
    }
    if let Some(ill) = summary.ill {
        push(words::ill(lang), if ill { common::yes(lang) } else { common::no(lang) }.to_owned());
    }
    for (domain, told, partner) in &summary.thresholds {
        let works = match partner {
            Some(partner) => words::threshold_partner(lang, partner),
            None => words::threshold_nobody(lang).to_owned(),
        };
        let value = told.as_ref().map_or_else(|| works.clone(), |told| format!("{told}\n{works}"));
        push(&words::threshold(lang, vocabulary(lang, "domain", domain)), value);
    }
    criteria(lang, summary, &mut rows);
    // What the client does not let be told stands there as that, and not as something unknown.
    let adult = summary.age.is_some_and(|age| age >= cx.playbook().numbers().adult);
    let nothing_to_share = |part: SharedPart| part == SharedPart::Vdab || (part == SharedPart::Education && adult);
    let unshared = SharedPart::ALL.iter().filter(|part| !nothing_to_share(**part) && !summary.parts.contains(part));
    let unshared: Vec<&str> = unshared.map(|part| vocabulary(lang, "part", part.code())).collect();
    if !unshared.is_empty() {
        rows.push((words::unshared(lang).to_owned(), unshared.join("\n")));
    }
    rows
}

/// What was answered, or that it was asked in vain, or not asked.
fn answered<T>(lang: Lang, answer: &Answer<T>, word: impl FnOnce(&T) -> &'static str) -> &'static str {
    match answer {
        Answer::Given(value) => word(value),
        Answer::Unknown => words::answer_unknown(lang),
        Answer::Later => words::answer_later(lang),
        Answer::Open => words::answer_open(lang),
    }
}

/// What the table judges by, as far as it is shared.
fn criteria(lang: Lang, summary: &Summary, rows: &mut Vec<(String, String)>) {
    let yes_no = |answer: &Answer<bool>| answered(lang, answer, |said| if *said { common::yes(lang) } else { common::no(lang) });
    let with = |said: &str, why: &Option<String>| why.as_ref().map_or_else(|| said.to_owned(), |why| format!("{said}\n{why}"));
    let offer = |can: &bool| if *can { talk::offer_can(lang) } else { talk::offer_cannot(lang) };
    let told = [
        (SharedPart::Complex, yes_no(&summary.complex).to_owned()),
        (SharedPart::Distance, with(yes_no(&summary.distance), &summary.distance_words)),
        (SharedPart::RegularOffer, with(answered(lang, &summary.regular_offer, offer), &summary.regular_offer_why)),
        (SharedPart::Residence, yes_no(&summary.residence).to_owned()),
        (SharedPart::Contract, yes_no(&summary.contract).to_owned()),
    ];
    let education = (
        SharedPart::Education,
        with(answered(lang, &summary.education, |code| vocabulary(lang, "education", code)), &summary.education_why),
    );
    // Only those of 16 and 17 are asked about education.
    let asked = summary.education.was_asked().then_some(education);
    let shared = told.into_iter().chain(asked).filter(|(part, _)| summary.parts.contains(part));
    rows.extend(shared.map(|(part, value)| (vocabulary(lang, "part", part.code()).to_owned(), value)));
}

/// A fact about VDAB with its source. The estimate of the mediator is shown apart.
pub(super) fn known(lang: Lang, kept: &KeptVdabFact) -> Known {
    Known { label: kind_word(lang, kept.fact.kind()), value: fact_words(lang, &kept.fact), source: source(lang, kept) }
}

/// How a fact came to be known, and on what day.
pub(super) fn source(lang: Lang, kept: &KeptVdabFact) -> String {
    words::source_on(lang).source(vocabulary(lang, "source", kept.source.code())).day(date_long(lang, kept.learnt_on)).to_string()
}

/// A rule of entry as the table sees it.
pub(super) struct SeenView {
    pub(super) rule: &'static str,
    pub(super) paragraph: String,
    pub(super) says: Label,
}

/// Rules that say the same, one below the other.
pub(super) struct SeenGroup {
    /// What they say and how many they are, when they can be folded away; none for what asks for a look.
    pub(super) folded: Option<String>,
    pub(super) rules: Vec<SeenView>,
}

/// What asks for a look first; what is in order and what is not shared can be opened.
pub(super) fn seen_groups(lang: Lang, all: &[Seen]) -> Vec<SeenGroup> {
    let rules = |is: fn(&Seen) -> bool| all.iter().filter(|one| is(one)).map(|one| seen(lang, one)).collect::<Vec<_>>();
    let open = rules(|one| !matches!(one.judgement, None | Some(Judgement::Held)));
    let held = rules(|one| one.judgement == Some(Judgement::Held));
    let unshared = rules(|one| one.judgement.is_none());
    let folded = [words::seen_held(lang, held.len()), words::seen_unshared(lang, unshared.len())];
    let titles = std::iter::once(None).chain(folded.into_iter().map(Some));
    let groups = titles.zip([open, held, unshared]).map(|(folded, rules)| SeenGroup { folded, rules });
    groups.filter(|group| !group.rules.is_empty()).collect()
}

fn seen(lang: Lang, one: &Seen) -> SeenView {
    let (code, class) = match one.judgement {
        None => ("unshared", "stil"),
        Some(Judgement::Held) => ("held", ""),
        Some(Judgement::Broken) => ("broken", "let"),
        Some(Judgement::Missing) => ("missing", "rustig"),
        Some(Judgement::Unclear) => ("unclear", "rustig"),
    };
    SeenView {
        rule: by_key("rules", &one.rule.id.0.replace('.', "-"), lang).unwrap_or_default(),
        paragraph: source_word(lang, &one.rule),
        says: Label { word: vocabulary(lang, "judgement", code), class },
    }
}

/// What a decision goes against, in sentences.
pub(super) fn against(lang: Lang, all: &[Against]) -> Vec<&'static str> {
    all.iter().map(|one| vocabulary(lang, "against", one.code())).collect()
}

/// Where a decision refers to, and what it goes against and why all the same: a line each.
pub(crate) fn taken_on(lang: Lang, decision: &Decision) -> Vec<String> {
    let Some(basis) = &decision.basis else { return Vec::new() };
    let to = basis.to.as_ref().map(|to| format!("{} {}", common::labelled(lang, words::decision_to(lang)), to.as_str()));
    let why = basis.why.as_ref().map(|why| {
        let goes = common::labelled(lang, words::decision_against(lang));
        let same = common::labelled(lang, words::decision_why(lang));
        format!("{goes} {} {same} {}", against(lang, &basis.against).join(" "), why.as_str())
    });
    to.into_iter().chain(why).collect()
}

/// What the table found of a criterion.
pub(super) struct FoundView {
    pub(super) criterion: &'static str,
    pub(super) found: Label,
    pub(super) reason: String,
    pub(super) by: String,
    /// How many sat at the table, and who.
    pub(super) there: String,
    pub(super) present: String,
    pub(super) old: bool,
}

pub(super) fn found_word(lang: Lang, found: Found) -> Label {
    let class = match found {
        Found::Held => "",
        Found::NotHeld => "let",
        Found::Open => "rustig",
    };
    Label { word: vocabulary(lang, "found", found.code()), class }
}

pub(super) fn found(lang: Lang, one: &conference::Found) -> FoundView {
    let finding = &one.finding;
    let present = one.present.iter().map(|member| match &member.organisation {
        Some(organisation) => format!("{} ({organisation})", member.name),
        None => member.name.clone(),
    });
    FoundView {
        criterion: vocabulary(lang, "criterion", finding.criterion.code()),
        found: found_word(lang, finding.found),
        reason: finding.reason.as_str().to_owned(),
        by: words::found_by(lang)
            .name(one.by.as_ref().map_or_else(|| words::advice_gone(lang), |by| by.name.as_str()))
            .when(moment(lang, finding.at))
            .to_string(),
        there: words::found_present(lang, one.present.len()),
        present: list(lang, present),
        old: one.old,
    }
}

pub(super) fn advice(lang: Lang, given: &Given) -> AdviceView {
    let advice = &given.advice;
    // In the role in which it was given, whatever the person is now.
    let who = given
        .by
        .as_ref()
        .map_or_else(|| format!("{}, {}", words::advice_gone(lang), role_name(lang, advice.role)), |member| member_line(lang, member));
    AdviceView {
        who,
        at: moment(lang, advice.at),
        of_adviser: advice.role == Role::VdabAdviser,
        view: view_of(lang, advice.view),
        words: advice.words.as_str().to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_has_a_word_in_every_language() {
        for lang in Lang::ALL {
            for one in ConferenceState::ALL {
                assert!(!of_state(lang, *one).word.is_empty(), "{one:?}");
            }
            for one in CaseState::ALL {
                assert!(!case_state(lang, *one).word.is_empty(), "{one:?}");
            }
            for one in DecisionKind::ALL {
                assert!(!decision(lang, *one).is_empty(), "{one:?}");
            }
            for one in View::ALL {
                assert!(!view_of(lang, *one).word.is_empty(), "{one:?}");
            }
        }
    }
}
