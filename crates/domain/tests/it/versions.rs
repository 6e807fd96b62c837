//! Another version of the playbook, invented here: it ends a rule, changes a number, and brings a rule. Each case is judged by the version of
//! its day, and what was decided stays as it was.

use std::sync::Arc;

use schakel_domain::{
    conference::DecisionKind,
    playbook::{
        Book, Draft, DraftFault, Judgement, Nature, Origin, Par, Playbook, Rule, RuleId, Version,
        asked::ITEMS,
        compare::compare,
        may::may_decide,
        number::{NUMBERS, NumberName},
        s1_2_target_group,
    },
    registration::Answer,
    screening::{Education, Facts, Outcome, screen},
    time::Date,
};

use crate::answers::{TODAY, deciding, in_order};

const FROM: Date = jiff::civil::date(2027, 4, 1);
const DAY_BEFORE: Date = jiff::civil::date(2027, 3, 31);

fn seven() -> Version {
    Version::from_number(7).unwrap()
}

fn draft() -> Draft {
    let ends = vec![s1_2_target_group::EDUCATION_FIRST.id.0.to_owned()];
    Draft { version: 7, from: FROM, ends, numbers: [(NumberName::Youngest, 15)].into() }
}

/// The draft, and a rule that makes a fact of the distance.
fn invented() -> Arc<Book> {
    let mut book = Book::built_in().with_draft(&draft()).unwrap();
    let brought = Rule {
        id: RuleId("P9.9-1"),
        par: Par("1.2"),
        source: Origin::Ours(54),
        nature: Nature::Fact,
        since: seven(),
        until: None,
        on: s1_2_target_group::DISTANCE.on,
        instead: &[DecisionKind::ReferRegular],
        judge: s1_2_target_group::DISTANCE.judge,
    };
    book.entry.push(Box::leak(Box::new(brought)));
    Arc::new(book)
}

fn born(year: i16) -> Facts {
    Facts { born_on: Answer::Given(jiff::civil::date(year, 3, 2)), ..in_order(false) }
}

fn says(playbook: &Playbook, facts: &Facts, rule: &str) -> Option<Judgement> {
    screen(playbook, facts).judged.iter().find(|one| one.rule.id.0 == rule).map(|one| one.judgement)
}

#[test]
fn a_day_has_its_version() {
    let book = invented();
    let on = |day| book.on(day).version().number();
    assert_eq!([on(DAY_BEFORE), on(FROM), on(jiff::civil::date(2031, 1, 1))], [6, 7, 7]);
    assert_eq!(on(jiff::civil::date(2025, 9, 30)), 6, "before the first version the first counts");
    assert_eq!(Playbook::on(FROM).version(), Version::V6, "and what is built in knows nothing of an invented one");
    assert_eq!(book.coming(DAY_BEFORE).map(|edition| edition.version), Some(seven()));
    assert_eq!(book.coming(FROM), None);
    assert_eq!(book.version(Version::from_number(8).unwrap()).map(|playbook| playbook.version()), None);
}

#[test]
fn a_rule_ends_a_number_changes_and_a_rule_comes() {
    let book = invented();
    let (six, seven) = (&book.on(DAY_BEFORE), &book.on(FROM));
    // A rule ends: somebody of 16 who could go to school.
    let at_school = Facts { education: Answer::Given(Education::Realistic), ..born(2010) };
    assert_eq!(says(six, &at_school, "P1.2-5"), Some(Judgement::Broken));
    assert_eq!(says(seven, &at_school, "P1.2-5"), None);
    assert_eq!([screen(six, &at_school).outcome, screen(seven, &at_school).outcome], [Outcome::EducationFirst, Outcome::Within]);
    // A number changes: somebody of 15.
    let young = born(2011);
    assert_eq!([says(six, &young, "P1.2-3"), says(seven, &young, "P1.2-3")], [Some(Judgement::Broken), Some(Judgement::Held)]);
    assert_eq!([six.numbers().youngest, seven.numbers().youngest, seven.numbers().adult], [16, 15, 18]);
    // A rule comes.
    let near = Facts { distance: Answer::Given(false), ..in_order(false) };
    assert_eq!([says(six, &near, "P9.9-1"), says(seven, &near, "P9.9-1")], [None, Some(Judgement::Broken)]);
    assert_eq!([screen(six, &near).outcome, screen(seven, &near).outcome], [Outcome::ToFind, Outcome::Outside]);
    // What is listed is what is in force.
    let listed = |playbook: &Playbook| playbook.rules().iter().map(|rule| rule.id.0).collect::<Vec<_>>();
    assert!(listed(six).contains(&"P1.2-5") && !listed(six).contains(&"P9.9-1"));
    assert!(!listed(seven).contains(&"P1.2-5") && listed(seven).contains(&"P9.9-1"));
    let youngest = |playbook: &Playbook| playbook.listed_numbers()[0].value;
    assert_eq!([youngest(six), youngest(seven)], [16, 15]);
}

#[test]
fn a_decision_is_cleared_under_the_version_of_its_day() {
    let book = invented();
    let (six, seven) = (&book.on(DAY_BEFORE), &book.on(FROM));
    let young = deciding(born(2011), 2, Some(true));
    let refusal = may_decide(six, DecisionKind::OpenTrajectory, &young).unwrap_err();
    assert_eq!((refusal.rule.0, refusal.version), ("P1.2-3", Version::V6));
    let clearance = may_decide(seven, DecisionKind::OpenTrajectory, &young).unwrap();
    assert_eq!(clearance.version().number(), 7);
    assert!(!clearance.rules().iter().any(|rule| rule.0 == "P1.2-5"), "a rule that ended did not hold");
    // Decided under the one, and judged again under the other.
    let near = deciding(Facts { distance: Answer::Given(false), ..in_order(false) }, 2, Some(true));
    assert!(may_decide(six, DecisionKind::OpenTrajectory, &near).is_ok());
    assert!(may_decide(seven, DecisionKind::OpenTrajectory, &near).is_err());
}

#[test]
fn two_versions_beside_each_other_name_the_rules_that_make_the_difference() {
    let book = invented();
    let (six, seven) = (&book.on(DAY_BEFORE), &book.on(FROM));
    let same = compare(six, seven, &in_order(true));
    assert!(same.is_same() && same.before == Outcome::Within, "{same:?}");
    // The rule that ended and the one that came are named all the same.
    let names: Vec<_> = same.rules.iter().map(|change| (change.rule.id.0, change.before, change.after)).collect();
    assert_eq!(names, [("P1.2-5", Some(Judgement::Held), None), ("P9.9-1", None, Some(Judgement::Held))]);
    let young = compare(six, seven, &born(2011));
    assert!(!young.is_same());
    assert_eq!((young.before, young.after), (Outcome::Outside, Outcome::Within));
    assert!(young.rules.iter().any(|change| change.rule.id.0 == "P1.2-3" && change.after == Some(Judgement::Held)));
    assert!(compare(six, six, &born(2011)).rules.is_empty());
}

#[test]
fn a_draft_that_cannot_be_is_refused_in_words() {
    let fault = |change: fn(&mut Draft)| {
        let mut changed = draft();
        change(&mut changed);
        Book::built_in().with_draft(&changed).err()
    };
    assert_eq!(fault(|_| ()), None);
    assert_eq!(fault(|draft| draft.version = 6), Some(DraftFault::NotNext(6)));
    assert_eq!(fault(|draft| draft.version = 0), Some(DraftFault::NotNext(6)));
    assert_eq!(fault(|draft| draft.from = jiff::civil::date(2025, 10, 1)), Some(DraftFault::NotLater(jiff::civil::date(2025, 10, 1))));
    assert_eq!(fault(|draft| draft.ends.push("P9".to_owned())), Some(DraftFault::NoRule("P9".to_owned())));
    for value in [-1, 1_000, i16::MAX] {
        let out_of_bounds = Draft { numbers: [(NumberName::Adult, value)].into(), ..draft() };
        assert_eq!(Book::built_in().with_draft(&out_of_bounds).err(), Some(DraftFault::OutOfBounds(NumberName::Adult)));
    }
    assert_eq!(fault(|draft| draft.numbers = [(NumberName::Youngest, 18)].into()), Some(DraftFault::Ages));
    for wrong in [DraftFault::NotNext(6), DraftFault::NotLater(TODAY), DraftFault::NoRule("P9".to_owned()), DraftFault::Ages] {
        assert!(!wrong.to_string().is_empty());
    }
    let written = toml::to_string(&draft()).unwrap();
    assert_eq!(toml::from_str::<Draft>(&written).unwrap(), draft(), "{written}");
    assert!(toml::from_str::<Draft>("version = 7\nfrom = \"2027-04-01\"\nend = []").is_err(), "an unknown word is refused");
}

#[test]
fn every_item_says_since_when_it_counts() {
    for number in NUMBERS {
        assert!(number.since == Version::V6 && number.compared_on >= jiff::civil::date(2025, 10, 1), "{}", number.name.code());
    }
    assert!(ITEMS.iter().all(|item| item.since == Version::V6 && item.until.is_none()));
}
