//! What is asked about once.

use jiff::civil::date;

use super::*;

fn id(number: u8) -> PartnershipId {
    format!("0190f3c2-7c1e-7abc-8def-{number:012x}").parse().unwrap()
}

fn covers(partnership: u8, nis: u32, from: Date) -> Coverage {
    Coverage { partnership: id(partnership), nis: Nis::new(nis).unwrap(), postcode: None, from, to: None }
}

fn covers_only(partnership: u8, nis: u32, postcode: u16, from: Date) -> Coverage {
    Coverage { postcode: Some(postcode), ..covers(partnership, nis, from) }
}

/// Aalst is here, Mol with another one, Ninove comes later, and Lede goes to the other one later.
fn coverage() -> Vec<Coverage> {
    let (then, later) = (date(2024, 1, 1), date(2027, 1, 1));
    vec![covers(1, 41_002, then), covers(2, 13_025, then), covers(1, 41_048, later), covers(2, 41_034, later)]
}

fn look(question: Question, answers: &Answers) -> Vec<Odd> {
    let coverage = coverage();
    SeenFrom { partnership: id(1), coverage: &coverage, today: date(2026, 11, 23) }.odd(question, answers)
}

fn line(text: &str) -> Line {
    Line::parse(text).unwrap()
}

fn place(typed: &str) -> Vec<Odd> {
    look(Question::Municipality, &Answers { municipality: Answer::Given(line(typed)), ..Answers::default() })
}

#[test]
fn names_that_say_nothing_are_asked_about_and_names_of_the_world_are_not() {
    let named = |called: &str, family: &str| {
        let family_name = if family.is_empty() { Answer::Open } else { Answer::Given(line(family)) };
        look(Question::Name, &Answers { called: Some(line(called)), family_name, ..Answers::default() })
    };
    for called in ["test", "TEST", "Test test", "asdf", "x", "X.", "xxx", "aaaa", ".", "-", "123", "😀", "jan@x.be", "n.v.t.", "Anoniem"]
    {
        assert_eq!(named(called, ""), [Odd::Name], "{called}");
    }
    assert_eq!(named("x", "test"), [Odd::Name]);
    for (called, family) in [
        ("X", "Peeters"),
        ("Amina", "-"),
        ("Jo", ""),
        ("Aa", ""),
        ("Li", ""),
        ("李", ""),
        ("أمينة", ""),
        ("Ó", ""),
        ("Testa", ""),
        ("Nina", "Test"),
        ("Klant 3", ""),
    ] {
        assert_eq!(named(called, family), [], "{called} {family}");
    }
}

#[test]
fn a_child_and_a_very_old_person_are_asked_about() {
    let born = |day| look(Question::Birth, &Answers { born_on: Answer::Given(day), ..Answers::default() });
    assert_eq!(born(date(2024, 11, 23)), [Odd::Age(2)]);
    assert_eq!(born(date(2026, 11, 23)), [Odd::Age(0)]);
    assert_eq!(born(date(2010, 11, 24)), [Odd::Age(15)]);
    assert_eq!(born(date(2010, 11, 23)), []);
    assert_eq!(born(date(1926, 11, 24)), []);
    assert_eq!(born(date(1926, 11, 23)), [Odd::Age(100)]);
    assert_eq!(look(Question::Birth, &Answers::default()), []);
}

#[test]
fn a_way_that_leads_nowhere_is_asked_about() {
    let by = |telephone: &str, through: &str| {
        let some = |text: &str| Line::parse_optional(text).unwrap();
        let contact = Contact { telephone: some(telephone), through: some(through), ..Contact::default() };
        look(Question::Reach, &Answers { contact, ..Answers::default() })
    };
    for through in ["-", ".", "?", "nvt", "N.v.t.", "geen", "x", "weet niet", "aucun"] {
        assert_eq!(by("", through), [Odd::Reach], "{through}");
    }
    assert_eq!(by("0470 00 00 01", "-"), []);
    assert_eq!(by("", "via mijn zus"), []);
    for number in ["012345", "00000000", "1111111111", "04701122330471223", "0470 12 34"] {
        assert_eq!(by(number, ""), [Odd::Telephone], "{number}");
    }
    for number in [
        "0470 12 34 56",
        "\u{202d}+32 470 12 34 56\u{202c}",
        "０４７０ １２ ３４ ５６",
        "053 12 34 56 (na 18 uur)",
        "0470112233 of 0471223344",
        "0470/11.22.33, 0471/22.33.44",
    ] {
        assert_eq!(by(number, ""), [], "{number}");
    }
}

#[test]
fn a_place_is_looked_at_from_the_partnership() {
    assert_eq!(place("Aalst"), []);
    assert_eq!(place("9310"), []);
    assert_eq!(place("moorsel"), []);
    // Also in Limburg, and with this partnership it is the one of Aalst.
    assert_eq!(place("Nieuwerkerken"), []);
    assert!(matches!(place("Mol").as_slice(), [Odd::With(place, with)] if place.name == "Mol" && *with == id(2)));
    assert!(matches!(place("Ninove").as_slice(), [Odd::NotYet(_, from)] if *from == date(2027, 1, 1)));
    assert!(matches!(place("Lede").as_slice(), [Odd::Without(_)]));
    assert!(matches!(place("Namur").as_slice(), [Odd::Without(place)] if place.municipality().is_none()));
    assert!(matches!(place("1000").as_slice(), [Odd::Without(_)]));
    assert!(matches!(place("Deurne").as_slice(), [Odd::Unsure(places)] if places.len() == 2));
    assert!(matches!(place("Alast").as_slice(), [Odd::Unsure(_)]));
    for nowhere in ["Casablanca", "😀", "hier en daar"] {
        assert_eq!(place(nowhere), [Odd::Unknown], "{nowhere}");
    }
    // The form asks for this, and it is an answer.
    for without in ["op straat", "nergens", "geen vaste woonplaats", "bij vrienden in Aalst", "sans abri", "homeless"] {
        assert_eq!(place(without), [], "{without}");
    }
}

#[test]
fn of_a_shared_municipality_the_postcode_is_asked_and_never_guessed() {
    let (then, later) = (date(2024, 1, 1), date(2027, 1, 1));
    // Aalst is shared: 9300 and 9308 are here, 9310 with another one, 9320 comes later. Of Ninove only one postcode comes.
    let coverage = [
        covers_only(1, 41_002, 9300, then),
        covers_only(1, 41_002, 9308, then),
        covers_only(2, 41_002, 9310, then),
        covers_only(1, 41_002, 9320, later),
        covers(2, 41_048, then),
    ];
    let look = |typed: &str, partnership| {
        let seen = SeenFrom { partnership: id(partnership), coverage: &coverage, today: date(2026, 11, 23) };
        seen.odd(Question::Municipality, &Answers { municipality: Answer::Given(line(typed)), ..Answers::default() })
    };
    let asked = |typed: &str, partnership| match look(typed, partnership).as_slice() {
        [Odd::Postcode(places)] => places.iter().map(Place::typed).collect::<Vec<_>>(),
        other => panic!("{typed}: {other:?}"),
    };
    let all = ["9300 Aalst", "9308 Aalst", "9310 Aalst", "9320 Aalst"];
    // The village in Limburg is not what one means who registers here; somebody who registers elsewhere may mean it.
    assert_eq!(asked("Aalst", 1), all);
    assert_eq!(asked("Aalst (Oost-Vlaanderen)", 1), all);
    assert_eq!(asked("Aalst (Oost-Vlaanderen)", 3), all);
    assert!(matches!(look("Aalst", 3).as_slice(), [Odd::Unsure(places)] if places.len() == 2));
    for here in ["9300", "9300 Aalst", "Hofstade (Aalst)", "Gijzegem"] {
        assert_eq!(look(here, 1), [], "{here}");
    }
    for other in ["9310", "9310 Aalst", "Moorsel"] {
        assert!(matches!(look(other, 1).as_slice(), [Odd::With(_, with)] if *with == id(2)), "{other}");
        assert_eq!(look(other, 2), [], "{other}");
    }
    assert!(matches!(look("Erembodegem", 1).as_slice(), [Odd::NotYet(_, from)] if *from == later));
    assert!(matches!(look("9320", 2).as_slice(), [Odd::Without(place)] if place.postcodes == [9320]));
    assert!(matches!(look("Ninove", 1).as_slice(), [Odd::With(_, with)] if *with == id(2)));
}

proptest::proptest! {
    #[test]
    fn whatever_is_typed_is_looked_at(typed in "\\PC{1,60}") {
        if let Ok(typed) = Line::parse(&typed) {
            let contact = Contact { telephone: Some(typed.clone()), through: Some(typed.clone()), ..Contact::default() };
            let answers = Answers { called: Some(typed.clone()), municipality: Answer::Given(typed), contact, ..Answers::default() };
            for question in Question::ALL {
                proptest::prop_assert!(look(*question, &answers).len() <= 2);
            }
        }
    }
}
