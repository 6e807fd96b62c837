//! The questions of each chapter, in the order of the conversation. A question that only makes sense after another answer says
//! after which one: the page then hides it until that answer is chosen, where the browser can.

use schakel_app::talk::TalkPage;
use schakel_domain::{
    talk::{Chapter, SharedPart, Way, Work},
    vdab_fact::{ConversationState, ConversationWay, JobSeekerCategory, MediatorOf, RegularService, Source, View},
};
use schakel_texts::{Lang, common, date_long, talk as words, year_or_month};

use super::vdab;
use crate::screening::word;

/// A question on the page.
pub(super) struct Ask {
    /// The name of its field.
    pub(super) name: &'static str,
    /// The question, as one can say it aloud.
    pub(super) label: &'static str,
    /// What helps to answer it.
    pub(super) hint: String,
    /// How it is filled in: the part of `parts.html`.
    pub(super) part: &'static str,
    /// The possibilities: code and word.
    pub(super) options: Vec<(&'static str, &'static str)>,
    /// After which answer it makes sense: a class of the stylesheet; empty for always.
    pub(super) after: &'static str,
    /// A heading before it.
    pub(super) heading: &'static str,
    /// What to know before it.
    pub(super) note: String,
}

impl Ask {
    fn new(name: &'static str, part: &'static str, label: &'static str) -> Self {
        Self { name, label, hint: String::new(), part, options: Vec::new(), after: "", heading: "", note: String::new() }
    }

    fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = hint.into();
        self
    }

    fn of(mut self, options: Vec<(&'static str, &'static str)>) -> Self {
        self.options = options;
        self
    }

    fn after(mut self, class: &'static str) -> Self {
        self.after = class;
        self
    }

    fn heading(mut self, heading: &'static str) -> Self {
        self.heading = heading;
        self
    }

    fn note(mut self, note: impl Into<String>) -> Self {
        self.note = note.into();
        self
    }
}

/// The two ways of not saying, behind the other possibilities.
fn skips(lang: Lang) -> [(&'static str, &'static str); 2] {
    [("unknown", words::unknown(lang)), ("later", words::later(lang))]
}

fn with_skips(lang: Lang, options: impl IntoIterator<Item = (&'static str, &'static str)>) -> Vec<(&'static str, &'static str)> {
    options.into_iter().chain(skips(lang)).collect()
}

fn yes_no(lang: Lang, name: &'static str, label: &'static str) -> Ask {
    Ask::new(name, "row", label).of(with_skips(lang, [("yes", common::yes(lang)), ("no", common::no(lang))]))
}

/// The questions of a chapter. Those on thresholds stand in a block of their own.
pub(super) fn questions(lang: Lang, chapter: Chapter, opened: &TalkPage) -> Vec<Ask> {
    match chapter {
        Chapter::Who => who(lang, opened),
        Chapter::Work => vec![
            Ask::new("work", "list", words::q_work(lang))
                .of(with_skips(lang, Work::ALL.iter().map(|code| (code.code(), word(lang, "work", code.code()))))),
            yes_no(lang, "ill", words::q_ill(lang)).hint(words::q_ill_hint(lang)),
            yes_no(lang, "contract", words::q_contract(lang)),
        ],
        Chapter::Life => vec![
            yes_no(lang, "complex", words::q_complex(lang)).hint(words::q_complex_hint(lang)),
            yes_no(lang, "distance", words::q_distance(lang)).hint(words::q_distance_hint(lang)),
            Ask::new("distance_words", "text", words::q_distance_words(lang)),
        ],
        Chapter::Vdab => vdab_questions(lang, opened),
        Chapter::Offer => offer(lang, opened),
        Chapter::Agreed => vec![
            yes_no(lang, "discuss", words::q_discuss(lang)).hint(words::q_discuss_hint(lang)),
            Ask::new("parts", "boxes", words::q_parts(lang))
                .hint(words::q_parts_hint(lang))
                .of(SharedPart::ALL.iter().map(|part| (part.code(), word(lang, "part", part.code()))).collect())
                .after("na-bespreken"),
            yes_no(lang, "named", words::q_named(lang)).hint(words::q_named_hint(lang)).after("na-bespreken"),
            yes_no(lang, "team", words::q_team(lang)).hint(words::q_team_hint(lang)),
            Ask::new("remark", "text", words::q_remark(lang)),
        ],
    }
}

fn who(lang: Lang, opened: &TalkPage) -> Vec<Ask> {
    let identity = &opened.registration.identity;
    let registered = identity.born_on.given().copied();
    let hint = match (registered, identity.born_in) {
        (Some(born), _) => words::q_born_known(lang, date_long(lang, born)),
        (None, Some(partly)) => words::q_born_part(lang, year_or_month(lang, partly.year, partly.month)),
        (None, None) => common::date_hint(lang).to_owned(),
    };
    let mut asks = vec![
        Ask::new("born_on", "date", words::q_born(lang)).hint(hint),
        Ask::new("born_on_skip", "row", words::or_else(lang)).of(skips(lang).to_vec()),
    ];
    let said = opened.talk.as_ref().and_then(|talk| talk.answers.born_on.given().copied());
    if let (Some(said), Some(registered)) = (said, registered)
        && said != registered
    {
        asks.push(
            Ask::new("compared", "tick", words::q_compared(lang))
                .note(words::two_dates(lang).said(date_long(lang, said)).before(date_long(lang, registered)).to_string()),
        );
    }
    asks.push(yes_no(lang, "residence", words::q_residence(lang)).hint(words::q_residence_hint(lang)));
    asks
}

fn offer(lang: Lang, opened: &TalkPage) -> Vec<Ask> {
    let mut asks = vec![
        yes_no(lang, "regular_offer", words::q_offer(lang)).hint(words::q_offer_hint(lang)),
        Ask::new("regular_offer_why", "text", words::q_offer_why(lang)),
    ];
    if opened.facts.is_minor(&opened.playbook.numbers()) == Some(true) {
        asks.push(
            Ask::new("education", "list", words::q_education(lang))
                // Of a year of birth alone no age is told.
                .note(opened.facts.age().map_or_else(String::new, |years| {
                    words::q_education_note(lang).years(years).day(date_long(lang, opened.facts.registered_on)).to_string()
                }))
                .of(with_skips(lang, ["realistic", "not_realistic"].map(|code| (code, word(lang, "education", code))))),
        );
        asks.push(Ask::new("education_reason", "text", words::q_education_reason(lang)).after("na-onderwijs"));
    }
    asks
}

fn vdab_questions(lang: Lang, opened: &TalkPage) -> Vec<Ask> {
    let all = |kind: &str, codes: &[&'static str]| codes.iter().map(|code| (*code, word(lang, kind, code))).collect::<Vec<_>>();
    let codes = |kind: &str, codes: Vec<&'static str>| all(kind, &codes);
    let categories = std::iter::once(("", words::choose(lang)))
        .chain(std::iter::once(("none", word(lang, "enrolment", "none"))))
        .chain(JobSeekerCategory::ALL.iter().map(|code| (code.code(), word(lang, "category", code.code()))))
        .chain(skips(lang))
        .collect();
    vec![
        Ask::new("way", "list", words::q_way(lang)).of(with_skips(lang, codes("way", Way::ALL.iter().map(|way| way.code()).collect()))),
        yes_no(lang, "known", words::q_known(lang)),
        yes_no(lang, "client_file", words::q_file(lang)).hint(words::q_file_hint(lang)),
        Ask::new("enrolment", "select", words::q_enrolment(lang)).hint(words::q_enrolment_hint(lang)).of(categories).after("na-dossier"),
        Ask::new("mediator", "list", words::q_mediator(lang))
            .of(with_skips(lang, codes("mediator", MediatorOf::ALL.iter().map(|code| code.code()).collect())))
            .after("na-dossier"),
        Ask::new("mediator_name", "line", words::q_mediator_name(lang))
            .hint(words::q_mediator_name_hint(lang))
            .after("na-dossier na-bemiddelaar"),
        Ask::new("service", "list", words::q_service(lang))
            .hint(words::q_service_hint(lang))
            .of(with_skips(lang, codes("service", RegularService::ALL.iter().map(|code| code.code()).collect()))),
        yes_no(lang, "success", words::q_success(lang)).after("na-dienst"),
        yes_no(lang, "needed", words::q_needed(lang)).hint(words::q_needed_hint(lang)).after("na-dienst na-goed"),
        Ask::new("needed_reason", "text", words::q_needed_reason(lang)).after("na-dienst na-goed"),
        Ask::new("conversation", "list", words::q_conversation(lang))
            .heading(words::conversation_heading(lang))
            .note(words::conversation_note(lang))
            .of(codes("conversation", ConversationState::ALL.iter().map(|code| code.code()).collect()))
            .after("na-dossier"),
        Ask::new("conversation_on", "date", words::q_conversation_on(lang)).hint(common::date_hint(lang)).after("na-dossier na-dag"),
        Ask::new("conversation_way", "row", words::q_conversation_way(lang))
            .of(codes("way", ConversationWay::ALL.iter().map(|code| code.code()).collect()))
            .after("na-dossier na-gewild"),
        Ask::new("three_way", "row", words::q_three_way(lang))
            .hint(words::q_three_way_hint(lang))
            .of(vec![("yes", common::yes(lang)), ("no", common::no(lang))])
            .after("na-dossier na-gewild"),
        Ask::new("estimate", "list", words::q_estimate(lang))
            .heading(words::estimate(lang))
            .note(words::estimate_note(lang))
            .of(codes("view", View::ALL.iter().map(|code| code.code()).collect()))
            .after("na-dossier"),
        Ask::new("estimate_words", "text", words::q_estimate_words(lang)).after("na-dossier na-inschatting"),
        Ask::new("estimate_source", "list", words::q_estimate_source(lang))
            .of(codes("source", vec![Source::ToldByClient.code(), Source::ThreeWayMeeting.code()]))
            .after("na-dossier na-inschatting"),
        Ask::new("source", "list", words::q_source(lang))
            .heading(words::source_heading(lang))
            .note(words::source_note(lang))
            .hint(words::q_source_hint(lang))
            .of(codes("source", Source::ALL.iter().map(|code| code.code()).collect())),
        Ask::new("learnt_on", "date", words::q_learnt(lang)).hint(words::q_learnt_hint(lang)),
    ]
    .into_iter()
    .chain((!vdab::history(lang, opened).is_empty()).then(|| Ask::new("again", "tick", words::q_again(lang))))
    .collect()
}
