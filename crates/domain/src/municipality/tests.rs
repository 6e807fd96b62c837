//! Finding a municipality by what people type.

use super::*;

fn names(found: &Found) -> Vec<&'static str> {
    match found {
        Found::One(one) => vec![one.name],
        Found::Several(several) | Found::Near(several) => several.iter().map(|one| one.name).collect(),
        Found::Blank | Found::Outside | Found::Unknown => Vec::new(),
    }
}

#[test]
fn all_285_municipalities_are_there_by_province_and_in_order() {
    assert_eq!(all().len(), 285);
    let of = |province: &str| all().iter().filter(|one| one.province == province).count();
    assert_eq!([of("ANT"), of("VBR"), of("OVL"), of("WVL"), of("LIM")], [67, 63, 55, 62, 38]);
    assert!(all().is_sorted_by_key(|one| one.nis));
    assert!(all().iter().all(|one| !one.postcodes.is_empty() && one.postcodes.is_sorted()));
}

#[test]
fn each_is_found_by_its_own_name_code_and_every_postcode() {
    for one in all() {
        assert_eq!(find(one.name), Found::One(one));
        assert_eq!(find(&one.name.to_uppercase()), Found::One(one));
        assert_eq!(by_nis(one.nis), Some(one));
        for postcode in &one.postcodes {
            assert!(names(&find(&postcode.to_string())).contains(&one.name), "{postcode}");
            assert_eq!(find(&format!("{postcode} {}", one.name)), Found::One(one));
        }
    }
}

#[test]
fn only_1804_serves_two_and_a_name_beside_it_decides() {
    let shared: Vec<u16> = POSTCODES.iter().filter(|(_, at)| at.len() > 1).map(|(postcode, _)| *postcode).collect();
    assert_eq!(shared, [1804]);
    assert!(matches!(find("1804"), Found::Several(_)));
    assert_eq!(names(&find("1804")), ["Vilvoorde", "Zemst"]);
    assert_eq!(names(&find("1804 zemst")), ["Zemst"]);
    assert_eq!(names(&find("Vilvoorde (1804)")), ["Vilvoorde"]);
    assert!(matches!(find("1804 Aalst"), Found::Several(_)));
}

#[test]
fn names_are_found_as_people_type_them() {
    for (typed, name) in [
        ("  aalst ", "Aalst"),
        ("AALST", "Aalst"),
        ("Áàlst", "Aalst"),
        ("st niklaas", "Sint-Niklaas"),
        ("St.-Truiden", "Sint-Truiden"),
        ("heist op den berg", "Heist-op-den-Berg"),
        ("pepinge", "Pepingen"),
        ("Zwijndrecht", "Beveren-Kruibeke-Zwijndrecht"),
        ("Beveren", "Beveren-Kruibeke-Zwijndrecht"),
        ("de pinte", "Nazareth-De Pinte"),
        ("Anvers", "Antwerpen"),
        ("Ghent", "Gent"),
        ("rhode saint genese", "Sint-Genesius-Rode"),
        ("Galmaarden", "Pajottegem"),
        ("Ｇｅｎｔ", "Gent"),
    ] {
        let found = find(typed);
        assert!(matches!(found, Found::One(_)), "{typed}: {found:?}");
        assert_eq!(names(&found), [name], "{typed}");
    }
}

#[test]
fn the_beginning_of_several_names_offers_all_of_them() {
    assert_eq!(names(&find("Heus")), ["Heusden-Zolder"]);
    assert_eq!(names(&find("Oud")), ["Oud-Turnhout", "Oud-Heverlee", "Oudenburg", "Oudenaarde", "Oudsbergen"]);
    assert_eq!(names(&find("ham")), ["Hamme", "Hamont-Achel", "Tessenderlo-Ham"]);
    assert_eq!(names(&find("b")).len(), MOST_OFFERED);
}

#[test]
fn a_typing_error_is_asked_back_and_never_guessed() {
    for (typed, name) in [
        ("Alast", "Aalst"),
        ("Aslst", "Aalst"),
        ("Grimbergn", "Grimbergen"),
        ("Vilvoode", "Vilvoorde"),
        ("Leopolsburg", "Leopoldsburg"),
        ("Denderleuw", "Denderleeuw"),
        ("Sint Niklaes", "Sint-Niklaas"),
        ("Antwerrpen", "Antwerpen"),
        ("Oudenarde", "Oudenaarde"),
        ("930", "Aalst"),
        ("9305", "Aalst"),
    ] {
        let found = find(typed);
        assert!(matches!(found, Found::Near(_)), "{typed}: {found:?}");
        assert!(names(&found).contains(&name), "{typed}: {:?}", names(&found));
    }
}

#[test]
fn brussels_and_wallonia_are_said_to_be_outside() {
    for typed in ["1000", "1070 Anderlecht", "4000", "5000 Namur", "7500"] {
        assert_eq!(find(typed), Found::Outside, "{typed}");
    }
}

#[test]
fn nothing_and_nonsense_are_told_apart() {
    assert_eq!(find(""), Found::Blank);
    assert_eq!(find(" \t\n "), Found::Blank);
    for typed in [
        "???",
        "xqzw",
        "0000",
        "99999",
        "12 34",
        "\0",
        "👩🏽‍🔧",
        "'; DROP TABLE partnership;--",
        "أمينة",
        &"a".repeat(1_000_000),
        &"é ".repeat(60),
    ] {
        assert_eq!(find(typed), Found::Unknown, "{}", &typed.chars().take(30).collect::<String>());
    }
}

#[test]
fn every_other_name_belongs_to_one_that_exists() {
    assert_eq!(NAMES.len(), ALL.len() + OTHER_NAMES.len());
    for (name, nis) in OTHER_NAMES {
        assert_eq!(find(name), Found::One(by_nis(Nis::new(*nis).unwrap()).unwrap()), "{name}");
    }
}

proptest::proptest! {
    #[test]
    fn whatever_is_typed_is_answered(typed in ".{0,120}") {
        let found = find(&typed);
        proptest::prop_assert!(names(&found).len() <= MOST_OFFERED);
    }
}
