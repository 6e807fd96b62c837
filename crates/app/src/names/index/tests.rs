//! Searching names: diacritics, typing errors, order.

use jiff::civil::date;
use uuid::Uuid;

use super::*;

fn id(number: u128) -> RegistrationId {
    RegistrationId::from_uuid(Uuid::from_u128(number))
}

const TODAY: Date = date(2026, 11, 23);

fn named(name: &str, born_on: Option<Date>) -> Traits {
    Traits { name: Folded::of(name), born_on, telephones: Vec::new() }
}

/// A spread of invented names that is the same in every run.
fn invented(count: u32) -> Vec<String> {
    const STARTS: [&str; 20] =
        ["Am", "Ba", "Ce", "Dor", "Eli", "Fa", "Gre", "Ha", "Is", "Jo", "Ka", "Lie", "Mo", "Na", "Os", "Pe", "Ra", "Sa", "Tho", "Yu"];
    const ENDS: [&str; 16] =
        ["ina", "bert", "dine", "riet", "lotte", "mir", "nald", "phine", "rik", "sana", "tine", "wout", "zia", "vien", "ke", "dou"];
    const FAMILY: [&str; 20] = [
        "Voor", "Test", "Model", "Proef", "Schijn", "Droom", "Blad", "Wolk", "Zand", "Hout", "Klei", "Riet", "Veld", "Beek", "Duin",
        "Moer", "Berg", "Dal", "Bos", "Heide",
    ];
    const TAIL: [&str; 15] =
        ["beeld", "ers", "mans", "stra", "aert", "inckx", "oven", "aga", "ski", "escu", "oğlu", "ovic", "aoui", "ens", "aere"];
    let pick = |list: &[&str], n: u32| list[usize::try_from(n).unwrap() % list.len()].to_owned();
    (0..count)
        .map(|n| {
            let mixed = n.wrapping_mul(2_654_435_761).rotate_left(11);
            format!("{}{} {}{}", pick(&STARTS, mixed), pick(&ENDS, mixed >> 6), pick(&FAMILY, mixed >> 12), pick(&TAIL, mixed >> 18))
        })
        .collect()
}

fn index_of(names: &[String]) -> NameIndex {
    let mut index = NameIndex::default();
    for (number, name) in (0_u128..).zip(names) {
        index.put(id(number), named(name, None));
    }
    index
}

#[test]
fn a_name_is_found_with_any_one_letter_left_out() {
    let names = invented(3_000);
    let index = index_of(&names);
    let (mut asked, mut found) = (0, 0);
    for (number, name) in (0_u128..).zip(&names).step_by(61) {
        let letters: Vec<char> = name.chars().collect();
        for left_out in (0..letters.len()).filter(|at| letters[*at] != ' ') {
            let typed: String = letters.iter().enumerate().filter(|(at, _)| *at != left_out).map(|(_, c)| *c).collect();
            asked += 1;
            let hits = index.search(&typed, TODAY, |_| true).ids;
            let same_name = |hit: &RegistrationId| names[usize::try_from(hit.uuid().as_u128()).unwrap()] == *name;
            found += usize::from(hits.contains(&id(number)) || hits.iter().any(same_name));
        }
    }
    assert!(found * 100 >= asked * 99, "{found} of {asked}");
}

#[test]
fn parts_beginnings_order_and_diacritics_lead_to_the_name() {
    let names = ["Zoë Modelmans-Çelik", "Jan Testers", "Jan van den Voorbeelde", "Ян Тестерс"].map(str::to_owned);
    let index = index_of(&names);
    for (typed, expected) in [
        ("zoe", 0),
        ("modelm", 0),
        ("celik", 0),
        ("testers jan", 1),
        ("jan testesr", 1),
        ("vandenvoorbeelde", 2),
        ("vorbelde", 2),
        ("ian testers", 3),
    ] {
        assert_eq!(index.search(typed, TODAY, |_| true).ids.first(), Some(&id(expected)), "{typed}");
    }
    assert_eq!(index.search("qqqq", TODAY, |_| true).ids, []);
    assert_eq!(index.search("", TODAY, |_| true).ids, []);
    assert_eq!(index.search("\u{1f600}", TODAY, |_| true).ids, []);
}

#[test]
fn what_is_out_of_sight_never_takes_a_place_from_what_is_in_sight() {
    let names: Vec<String> = (0..500).map(|_| "Jan Testers".to_owned()).collect();
    let index = index_of(&names);
    let mine = id(499);
    assert_eq!(index.search("jan testers", TODAY, |candidate| candidate == mine).ids, [mine]);
    assert_eq!(index.search("testers", TODAY, |_| false).ids, []);
    // As many as are compared, and it is said that there may be more.
    let hits = index.search("testers", TODAY, |_| true);
    assert_eq!((hits.ids.len(), hits.more), (64, true));
    for (some, more) in [(63, false), (64, false), (65, true)] {
        let hits = index.search("testers", TODAY, |candidate| candidate.uuid().as_u128() < some);
        assert_eq!((hits.ids.len(), hits.more), (usize::try_from(some.min(64)).unwrap(), more));
    }
}

#[test]
fn a_corrected_or_removed_name_is_no_longer_found_under_the_old_one() {
    let mut index = index_of(&["Jan Testers".to_owned(), "Nora Modelmans".to_owned()]);
    index.put(id(0), named("Amina Voorbeeld", None));
    assert_eq!(index.search("testers", TODAY, |_| true).ids, []);
    assert_eq!(index.search("voorbeeld", TODAY, |_| true).ids, [id(0)]);
    index.remove(id(0));
    index.remove(id(77));
    assert_eq!(index.search("voorbeeld", TODAY, |_| true).ids, []);
    assert_eq!(index.len(), 1);
}

#[test]
fn likely_duplicates_come_with_the_surest_first() {
    let day = Some(date(1990, 5, 4));
    let mut index = NameIndex::default();
    let mut put = |number, name: &str, born| index.put(id(number), named(name, born));
    put(1, "Jan Testers", day);
    put(2, "Jan Testers", day);
    put(3, "Jann Testers", day);
    put(4, "Jan Testers", Some(date(1960, 5, 30)));
    put(5, "Nora Modelmans", day);
    let alike = index.alike(id(1));
    assert_eq!(alike.iter().map(|(other, _)| *other).collect::<Vec<_>>(), [id(2), id(3)]);
    assert!(alike.iter().all(|(_, likeness)| likeness.is_strong()));
    assert!(alike[0].1.same_name && !alike[1].1.same_name);
    assert_eq!(index.alike(id(9)), []);
}

#[test]
fn a_name_written_together_is_found_apart_and_the_other_way_round() {
    let names =
        ["Nora van den Berghe", "Mohammed Ben Ali", "Kim Vandenbossche", "Zoë El Amrani", "Jef De Smet", "Amina Benali"].map(str::to_owned);
    let index = index_of(&names);
    for (typed, expected) in [
        ("Vandenberghe", 0),
        ("vandenberghe nora", 0),
        ("van den berghe", 0),
        ("vandenberge", 0),
        ("Benali Mohammed", 1),
        ("van den bossche", 2),
        ("Van Den Bossche Kim", 2),
        ("elamrani", 3),
        ("desmet", 4),
        ("De Smet", 4),
    ] {
        assert_eq!(index.search(typed, TODAY, |_| true).ids.first(), Some(&id(expected)), "{typed}");
    }
    for typed in ["Benali", "Ben Ali"] {
        let ids = index.search(typed, TODAY, |_| true).ids;
        assert!(ids.contains(&id(1)) && ids.contains(&id(5)), "{typed}: {ids:?}");
    }
}

#[test]
fn a_birth_date_and_a_telephone_lead_to_the_person() {
    let mut index = NameIndex::default();
    let day = Some(date(1988, 3, 12));
    let with = |name: &str, born_on, telephone: &str| Traits {
        name: Folded::of(name),
        born_on,
        telephones: schakel_domain::telephone::numbers(telephone),
    };
    index.put(id(1), with("Jef Testers", day, "0470 12 34 56"));
    index.put(id(2), with("Amina Voorbeeld", day, "0471 00 00 00"));
    index.put(id(3), with("Jef Modelmans", None, "053 12 34 56"));
    let found = |typed: &str| index.search(typed, TODAY, |_| true).ids;
    assert_eq!(found("12/3/1988"), [id(2), id(1)]);
    assert_eq!(found("12 mrt 88"), [id(2), id(1)]);
    assert_eq!(found("+32 470 12 34 56"), [id(1)]);
    assert_eq!(found("0470/12"), [id(1)]);
    assert_eq!(found("12 34 56"), [id(3), id(1)]);
    assert_eq!(found("jef 12/3/1988").first(), Some(&id(1)));
    assert_eq!(found("jef 053123456").first(), Some(&id(3)));
    assert!(found("13/3/1988").is_empty() && found("0499 99 99 99").is_empty());
    assert_eq!(index.search("12/3/1988", TODAY, |candidate| candidate == id(1)).ids, [id(1)], "only what is in sight");
    // A number that changed leads nowhere any more.
    index.put(id(1), with("Jef Testers", day, "0472 00 00 00"));
    assert!(index.search("0470 12 34 56", TODAY, |_| true).ids.is_empty());
    assert_eq!(index.alike_to(&with("Jef Tester", None, "0472/00.00.00")).len(), 1);
}
