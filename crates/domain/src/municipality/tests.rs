//! Finding a place by what people type.

use super::{list::NAMES, other_names::*, *};

/// The places found, each as one would type it.
fn typed(found: &Found) -> Vec<String> {
    found.places().iter().map(Place::typed).collect()
}

/// The municipalities of the places found; a place elsewhere by its region.
fn lies(found: &Found) -> Vec<&'static str> {
    let of = |place: &Place| match place.region {
        Region::Flanders(municipality) => municipality.name,
        Region::Brussels => "Brussels",
        Region::Wallonia => "Wallonia",
    };
    found.places().iter().map(of).collect()
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
fn each_municipality_is_found_by_its_own_name_code_and_every_postcode() {
    let mut shared = Vec::new();
    for one in all() {
        for name in [one.name.to_owned(), one.name.to_uppercase()] {
            match find(&name) {
                Found::One(found) => assert!(found.is_whole() && found.municipality() == Some(one), "{name}"),
                // A part of another one has the same name; the municipality itself is offered first.
                Found::Several(several) => {
                    assert!(several[0].is_whole() && several[0].municipality() == Some(one), "{name}");
                    shared.push(one.name);
                }
                other => panic!("{name}: {other:?}"),
            }
        }
        assert_eq!(by_nis(one.nis), Some(one));
        for postcode in &one.postcodes {
            assert!(lies(&find(&postcode.to_string())).contains(&one.name), "{postcode}");
            let both = find(&format!("{postcode} {}", one.name));
            assert!(matches!(both, Found::One(_)), "{postcode} {}: {both:?}", one.name);
            assert_eq!(lies(&both), [one.name]);
        }
    }
    shared.dedup();
    assert_eq!(shared, ["Kapellen", "Lille", "Halle", "Machelen", "Tielt", "Aalst", "Hamme", "Nieuwerkerken"]);
}

#[test]
fn every_name_of_a_part_leads_to_its_municipality_or_is_asked() {
    for (name, places) in NAMES.iter() {
        let found = find(name);
        let lies_in = lies(&found);
        for place in places {
            assert!(lies_in.contains(&lies(&Found::One((*place).clone()))[0]), "{name}: {found:?}");
        }
        match &found {
            Found::One(_) => assert_eq!(lies_in.len(), 1),
            Found::Several(several) => assert!(several.len() > 1, "{name}"),
            other => panic!("{name}: {other:?}"),
        }
        // What is offered can be chosen: typed so, it is certain.
        for offered in found.places() {
            let chosen = find(&offered.typed());
            assert!(matches!(&chosen, Found::One(one) if one.region == offered.region), "{}: {chosen:?}", offered.typed());
            // With the same postcodes, too: none is guessed that nobody said.
            if offered.municipality().is_some() {
                assert!(matches!(&chosen, Found::One(one) if one.postcodes == offered.postcodes), "{}: {chosen:?}", offered.typed());
            }
        }
    }
}

#[test]
fn only_1804_serves_two_and_a_name_beside_it_decides() {
    let shared: Vec<u16> = list::POSTCODES.iter().filter(|(_, of)| of.len() > 1).map(|(postcode, _)| *postcode).collect();
    assert_eq!(shared, [1804]);
    assert!(matches!(find("1804"), Found::Several(_)));
    assert_eq!(typed(&find("1804")), ["1804 Vilvoorde", "1804 Zemst"]);
    assert_eq!(lies(&find("1804 zemst")), ["Zemst"]);
    assert_eq!(lies(&find("Vilvoorde (1804)")), ["Vilvoorde"]);
    // The two do not agree: it is asked.
    assert!(matches!(find("1804 Aalst"), Found::Near(_)));
    assert!(matches!(find("9300 Gent"), Found::Near(_)));
}

#[test]
fn the_names_that_people_use_lead_to_the_right_municipality() {
    for (said, municipality) in [
        ("  aalst-st.-truiden ", "Sint-Truiden"),
        ("9300", "Aalst"),
        ("9300 Aalst", "Aalst"),
        ("B-9300", "Aalst"),
        ("９３００", "Aalst"),
        ("\u{feff}93\u{200b}00\u{a0}", "Aalst"),
        ("st niklaas", "Sint-Niklaas"),
        ("St.-Truiden", "Sint-Truiden"),
        ("heist op den berg", "Heist-op-den-Berg"),
        ("Welle", "Denderleeuw"),
        ("Wellen", "Wellen"),
        ("Moorsel", "Aalst"),
        ("9310 moorsel", "Aalst"),
        ("Mortsel", "Mortsel"),
        ("Veurne", "Veurne"),
        ("Meerbeke", "Ninove"),
        ("Okegem", "Ninove"),
        ("Iddergem", "Denderleeuw"),
        ("Impe", "Lede"),
        ("EREMBODEGEM", "Aalst"),
        ("Noorderwijk", "Herentals"),
        ("Achterbos", "Mol"),
        ("Lombardsijde", "Middelkerke"),
        ("Westende", "Middelkerke"),
        ("Stene", "Oostende"),
        ("Raversijde", "Oostende"),
        ("Wilrijk", "Antwerpen"),
        ("Zwijndrecht", "Beveren-Kruibeke-Zwijndrecht"),
        ("de pinte", "Nazareth-De Pinte"),
        ("Anvers", "Antwerpen"),
        ("Ghent", "Gent"),
        ("Malines", "Mechelen"),
        ("Mechelen", "Mechelen"),
        ("rhode saint genese", "Sint-Genesius-Rode"),
        ("Sint-Genesius-Rode", "Sint-Genesius-Rode"),
        ("Ronse", "Ronse"),
        ("Renaix", "Ronse"),
        ("Galmaarden", "Pajottegem"),
        ("’s-Gravenvoeren", "Voeren"),
        ("Ｇｅｎｔ", "Gent"),
        ("Ge\u{ad}nt", "Gent"),
        ("Deurne (Antwerpen)", "Antwerpen"),
        ("Aalst (Oost-Vlaanderen)", "Aalst"),
        ("limburg nieuwerkerken", "Nieuwerkerken"),
        ("Kapellen (Antwerpen)", "Kapellen"),
        ("Deurne, Diest", "Diest"),
        ("2100 Deurne", "Antwerpen"),
        ("Nieuwerkerken (Aalst)", "Aalst"),
        ("Mariakerke Oostende", "Oostende"),
    ] {
        let found = find(said);
        assert!(matches!(found, Found::One(_)), "{said}: {found:?}");
        assert_eq!(lies(&found), [municipality], "{said}");
    }
}

#[test]
fn a_name_of_several_is_asked_with_the_municipality_of_that_name_first() {
    for (said, municipalities) in [
        ("Nieuwerkerken", &["Nieuwerkerken", "Aalst"][..]),
        ("Aalst", &["Aalst", "Sint-Truiden"]),
        ("Deurne", &["Antwerpen", "Diest"]),
        ("Berchem", &["Antwerpen", "Kluisbergen", "Sint-Pieters-Leeuw", "Brussels"]),
        ("Sint-Gillis", &["Sint-Gillis-Waas", "Dendermonde", "Brussels"]),
        ("Houtem", &["Sint-Lievens-Houtem", "Veurne", "Tienen", "Kortenaken"]),
        ("Beveren", &["Beveren-Kruibeke-Zwijndrecht", "Waregem", "Roeselare"]),
        ("Mariakerke", &["Oostende", "Gent"]),
        ("Vorst", &["Laakdal", "Brussels"]),
        ("Haren", &["Tongeren-Borgloon", "Brussels"]),
        ("Waver", &["Sint-Katelijne-Waver", "Wallonia"]),
    ] {
        let found = find(said);
        assert!(matches!(found, Found::Several(_)), "{said}: {found:?}");
        let (mut lies, mut expected) = (lies(&found), municipalities.to_vec());
        assert_eq!(lies.first(), expected.first().filter(|_| found.places()[0].is_whole()).or(lies.first()), "{said}");
        lies.sort_unstable();
        expected.sort_unstable();
        assert_eq!(lies, expected, "{said}");
    }
    assert_eq!(typed(&find("Deurne")), ["2100 Deurne", "3290 Deurne"]);
    assert_eq!(typed(&find("Nieuwerkerken")), ["3850 Nieuwerkerken", "9320 Nieuwerkerken"]);
}

#[test]
fn everything_else_is_asked_back_and_never_guessed() {
    for (said, name) in [
        ("Alast", "Aalst (Oost-Vlaanderen)"),
        ("Aslst", "Aalst (Oost-Vlaanderen)"),
        ("pepinge", "Pepingen"),
        ("Grimbergn", "Grimbergen"),
        ("Vilvoode", "Vilvoorde"),
        ("Leopolsburg", "Leopoldsburg"),
        ("Denderleuw", "Denderleeuw"),
        ("Sint Niklaes", "Sint-Niklaas"),
        ("Antwerrpen", "Antwerpen"),
        ("Oudenarde", "Oudenaarde"),
        ("Oosende", "Oostende"),
        ("Ninof", "Ninove"),
        ("Erembodegm", "Erembodegem"),
        ("Appelterre", "Appelterre-Eichem"),
        ("Heus", "Heusden-Zolder"),
        ("Rode", "Sint-Genesius-Rode"),
        ("Schaarbek", "Schaarbeek"),
        ("930", "Aalst (Oost-Vlaanderen)"),
        ("9305", "Aalst (Oost-Vlaanderen)"),
        ("Kerkstraat 5 Ninove", "Ninove"),
        ("ik woon bij mijn zus in Erembodegem", "Erembodegem"),
        ("Mariakerke Brugge", "Brugge"),
    ] {
        let found = find(said);
        assert!(matches!(found, Found::Near(_)), "{said}: {found:?}");
        assert!(typed(&found).contains(&name.to_owned()), "{said}: {:?}", typed(&found));
    }
    // What was said by name is not asked beside what only looks like it.
    assert_eq!(typed(&find("Kerkstraat 5 Ninove")), ["Ninove"]);
    assert_eq!(find("oud").places().len(), MOST_OFFERED);
    assert_eq!(find("b").places().len(), MOST_OFFERED);
}

#[test]
fn brussels_and_wallonia_are_known_to_be_elsewhere() {
    for (said, region) in [
        ("1000", Region::Brussels),
        ("1070 Anderlecht", Region::Brussels),
        ("1005", Region::Brussels),
        ("Bruxelles", Region::Brussels),
        ("Brussel", Region::Brussels),
        ("Brussels", Region::Brussels),
        ("schaarbeek", Region::Brussels),
        ("Schaerbeek", Region::Brussels),
        ("Molenbeek", Region::Brussels),
        ("4000", Region::Wallonia),
        ("5000 Namur", Region::Wallonia),
        ("Namur", Region::Wallonia),
        ("Namen", Region::Wallonia),
        ("Liège", Region::Wallonia),
        ("luik", Region::Wallonia),
        ("Louvain-la-Neuve", Region::Wallonia),
        ("7500", Region::Wallonia),
    ] {
        let found = find(said);
        assert!(matches!(&found, Found::One(place) if place.region == region), "{said}: {found:?}");
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
        "93000",
        "99999",
        "12 34",
        "\0",
        "👩🏽‍🔧",
        "'; DROP TABLE partnership;--",
        "<script>alert(1)</script>",
        "أمينة",
        &"a".repeat(1_000_000),
        &"é ".repeat(60),
    ] {
        assert_eq!(find(typed), Found::Unknown, "{}", &typed.chars().take(30).collect::<String>());
    }
}

#[test]
fn every_other_name_belongs_to_one_that_exists() {
    for (name, nis) in OF_MUNICIPALITIES {
        let municipality = by_nis(Nis::new(*nis).unwrap()).unwrap();
        assert!(lies(&find(name)).contains(&municipality.name), "{name}");
    }
    for (name, postcode) in OF_PLACES {
        let found = find(&format!("{postcode} {name}"));
        assert!(matches!(&found, Found::One(place) if place.postcodes == [*postcode] && !place.is_whole()), "{name}: {found:?}");
    }
}

#[test]
fn a_postcode_is_known_by_the_names_of_its_places() {
    assert_eq!(names_at(9310), ["Baardegem", "Herdersem", "Meldert", "Moorsel"]);
    assert_eq!(names_at(2018), ["Antwerpen"]);
    assert!(names_at(9999).is_empty());
    let aalst = by_nis(Nis::new(41_002).unwrap()).unwrap();
    let whole = Place::whole(aalst);
    assert_eq!(whole.typed(), "Aalst (Oost-Vlaanderen)");
    let apart = whole.apart();
    assert_eq!(apart.iter().map(Place::typed).collect::<Vec<_>>(), ["9300 Aalst", "9308 Aalst", "9310 Aalst", "9320 Aalst"]);
    for one in apart {
        assert!(one.is_postcode_of_whole() && find(&one.typed()) == Found::One(one));
    }
    assert!(!whole.is_postcode_of_whole());
}

proptest::proptest! {
    #[test]
    fn whatever_is_typed_is_answered(typed in ".{0,120}") {
        let found = find(&typed);
        proptest::prop_assert!(found.places().len() <= MOST_OFFERED);
    }

    #[test]
    fn a_name_folds_once(typed in ".{0,80}") {
        let once = fold(&typed);
        proptest::prop_assert_eq!(fold(&once), once);
    }

    #[test]
    fn only_an_exact_name_is_certain(at in 0..list::PLACES.len(), letter in 0_usize..20, other in "[a-z]") {
        let name = list::PLACES[at].name;
        let spoilt: String = name.chars().enumerate().map(|(n, c)| if n == letter { other.clone() } else { c.to_string() }).collect();
        if let Found::One(found) = find(&spoilt) {
            let known = NAMES.get(&fold(&spoilt)).is_some_and(|places| places.iter().any(|place| place.region == found.region));
            let agreed = fold(&spoilt).contains(&fold(found.name));
            proptest::prop_assert!(known || agreed, "{} is taken for {}", spoilt, found.name);
        }
    }
}
