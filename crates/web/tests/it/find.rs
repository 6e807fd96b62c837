//! Finding a partnership: by municipality or postcode, on the public pages.

use schakel_app::partnership::{import, import_organisations};
use schakel_domain::actor::Role;
use schakel_testkit::{World, both_engines, shows};

const AALST: u32 = 41_002;
const VILVOORDE: u32 = 23_088;
const ZEMST: u32 = 23_096;

fn query(text: &str) -> String {
    format!("/?{}", form_urlencoded::Serializer::new(String::new()).append_pair("q", text).finish())
}

#[test]
fn a_postcode_or_a_name_leads_to_the_partnership_on_both_engines() {
    shows!["P2.1-3"];
    for engine in both_engines() {
        let world = World::on(engine);
        world.partnership("Denderstreek", &[AALST]);
        let mut browser = world.browser();
        browser.get("/").is(200).says("Gemeente of postcode").says("Meedoen is vrijwillig");
        for typed in ["9300", "aalst", " AALST ", "Áalst", "9300 Aalst", "Alost"] {
            let answer = browser.get(&query(typed)).is(200).says("Aalst hoort bij dit partnerschap").says("Denderstreek");
            assert_eq!(answer.attributes("a[href^='tel:0110']", "href"), ["tel:011000000"], "{typed}");
            assert_eq!(answer.attributes("main a[href='/p/denderstreek']", "href").len(), 2);
        }
    }
}

#[test]
fn a_postcode_of_two_municipalities_asks_which() {
    shows!["P2.1-3"];
    let world = World::new();
    world.partnership("Noordrand", &[VILVOORDE]);
    world.partnership("Dijleland", &[ZEMST]);
    let mut browser = world.browser();
    let answer = browser.get("/?q=1804").says("Welke plaats bedoel je?");
    let choices = answer.attributes(".keuzes a", "href");
    assert_eq!(answer.select(".keuzes a"), ["1804 Vilvoorde", "1804 Zemst"]);
    browser.get(&choices[1]).says("1804 Zemst hoort bij dit partnerschap").says("Dijleland");
}

#[test]
fn no_answer_is_an_empty_shrug() {
    shows!["B1-2"];
    let world = World::new();
    world.partnership("Denderstreek", &[AALST]);
    let mut browser = world.browser();
    let near = browser.get("/?q=Alast").is(200).says("Bedoel je een van deze plaatsen?").says("“Alast”").says("Typ dan je postcode");
    assert!(near.select(".keuzes a").contains(&"Aalst".to_owned()));
    browser.get("/?q=Gent").is(200).says("Gent hoort nu niet bij een lokaal partnerschap").says("0800 30 700");
    browser.get("/?q=1000").is(200).says("Brussel: daar werkt geen lokaal partnerschap").says("Actiris").says("0800 30 700");
    browser.get("/?q=xqzw").is(200).says("We vinden deze plaats of postcode niet").says("0800 30 700");
}

#[test]
fn the_names_that_people_use_lead_to_the_right_partnership() {
    shows!["P2.1-3"];
    let world = World::new();
    world.partnership("Denderstreek", &[AALST, 41_011]);
    let mut browser = world.browser();
    for (said, place) in [("Welle", "Welle (Denderleeuw)"), ("Moorsel", "Moorsel (Aalst)"), ("9320 erembodegem", "Erembodegem (Aalst)")] {
        browser.get(&query(said)).is(200).says(&format!("{place} hoort bij dit partnerschap"));
    }
    // Not the first that looks like it, and not the one with the same name.
    browser.get(&query("Wellen")).says("Wellen hoort nu niet bij");
    browser.get(&query("Mortsel")).says("Mortsel hoort nu niet bij");
    browser.get(&query("Veurne")).says("Veurne hoort nu niet bij");
    let asked = browser.get(&query("Deurne")).says("Welke plaats bedoel je?");
    assert_eq!(asked.select(".keuzes a"), ["Deurne (Antwerpen)", "Deurne (Diest)"]);
    browser.get(&query("Houtem")).says("Welke plaats bedoel je?").keeps_quiet_about("hoort nu niet");
    for (said, where_to) in
        [("Bruxelles", "Actiris"), ("Brussel", "Actiris"), ("Schaarbeek", "Actiris"), ("Namur", "Forem"), ("Luik", "Forem")]
    {
        browser.get(&query(said)).says("daar werkt geen lokaal partnerschap").says(where_to).keeps_quiet_about("Brugge");
        browser.get(&query(said).replace("/?", "/partnerschappen?")).says("daar werkt geen lokaal partnerschap").says(where_to);
    }
}

#[test]
fn a_name_of_two_places_is_never_decided_for_the_person() {
    shows!["P2.1-3"];
    let world = World::new();
    world.partnership("Denderstreek", &[AALST]);
    let mut browser = world.browser();
    // The municipality of that name has no partnership, the part of Aalst has one: which one is meant is asked.
    let asked = browser.get(&query("Nieuwerkerken")).says("Welke plaats bedoel je?").keeps_quiet_about("hoort nu niet");
    assert_eq!(asked.select(".keuzes a"), ["Nieuwerkerken", "Nieuwerkerken (Aalst)"]);
    let choices = asked.attributes(".keuzes a", "href");
    browser.get(&choices[0]).says("Nieuwerkerken hoort nu niet bij een lokaal partnerschap");
    browser.get(&choices[1]).says("Nieuwerkerken (Aalst) hoort bij dit partnerschap");
    // The town is answered at once; that a village has its name is asked beside it.
    let town = browser.get(&query("Aalst")).says("Aalst hoort bij dit partnerschap").says("een andere plaats met die naam?");
    assert_eq!(town.select(".keuzes a"), ["Aalst (Sint-Truiden)"]);
    browser.get(&town.attributes(".keuzes a", "href")[0]).says("Aalst (Sint-Truiden) hoort nu niet bij");
}

#[test]
fn a_municipality_that_joins_later_says_from_when() {
    shows!["P2.1-3"];
    for engine in both_engines() {
        let world = World::on(engine);
        let cx = world.cx(&world.administrator());
        let file = "slug;name;nis;valid_from\nnieuw;Nieuwe Streek;41027;2027-01-01\n";
        assert!(world.run(import(&world.app, &cx, file.as_bytes())).unwrap().bad.is_empty());
        let mut browser = world.browser();
        let later = browser.get("/?q=Herzele").says("Herzele hoort vanaf 1 januari 2027 bij een lokaal partnerschap").says("Nieuwe Streek");
        later.says("0800 30 700");
        world.days_later(39);
        browser.get("/?q=Herzele").says("Herzele hoort bij dit partnerschap");
    }
}

#[test]
fn whatever_is_typed_is_answered_and_never_becomes_part_of_the_page() {
    let world = World::new();
    world.partnership("Denderstreek", &[AALST]);
    let mut browser = world.browser();
    let long = "é".repeat(8_000);
    for typed in
        ["<script>alert(1)</script>", "\" autofocus onfocus=\"alert(1)", "a\0b", "\u{202e}tslaA", "👩🏽‍🔧", "' OR 1=1 --", "29/02/2027", &long]
    {
        let answer = browser.get(&query(typed)).is(200).keeps_quiet_about("<script>alert").keeps_quiet_about("\" autofocus");
        assert!(answer.body.len() < 30_000, "{} bytes", answer.body.len());
        browser.get(&query(typed).replace("/?", "/partnerschappen?")).is(200).keeps_quiet_about("<script>alert");
    }
    for path in ["/p/bestaat-niet", "/p/..%2f..%2fetc", "/p/%00", "/logo/denderstreek/vdab", "/logo/denderstreek/anders"] {
        browser.get(path).is(404);
    }
}

#[test]
fn a_municipality_moves_to_another_partnership_on_its_day() {
    let world = World::new();
    let cx = world.cx(&world.administrator());
    let file = "slug;name;nis;valid_from;valid_to\noud;Oude Streek;41027;2024-01-01;2026-12-31\nnieuw;Nieuwe Streek;41027;2027-01-01;\n";
    assert!(world.run(import(&world.app, &cx, file.as_bytes())).unwrap().bad.is_empty());
    let mut browser = world.browser();
    browser.get("/?q=Herzele").says("Oude Streek");
    // 23 November and 38 days: 31 December.
    world.days_later(38);
    browser.get("/?q=Herzele").says("Oude Streek");
    world.days_later(1);
    browser.get("/?q=Herzele").says("Nieuwe Streek").keeps_quiet_about("Oude Streek");
    browser.get("/p/oud").is(200).says("Er hoort nu geen gemeente bij dit partnerschap");
}

#[test]
fn the_page_of_a_partnership_says_all_and_when_it_was_confirmed() {
    shows!["P2.1-1", "B1-2"];
    let world = World::new();
    let partnership = world.partnership("Denderstreek", &[AALST, 41_011]);
    world.member("Nora", Role::Coordinator, partnership.id);
    let mut public = world.browser();
    let before = public
        .get("/p/denderstreek")
        .is(200)
        .says("heeft deze gegevens nog niet nagekeken")
        .says("vrijwillig")
        .says("Aalst en Denderleeuw");
    assert_eq!(before.attributes("a[href='/p/denderstreek/aanmelden']", "href").len(), 1);
    let mut nora = world.as_("Nora");
    nora.get("/opties").is(200);
    nora.submit(
        "/opties",
        &[("website", "www.voorbeeld.be/lp"), ("mail", "lp@voorbeeld.be"), ("address", "Markt 1\r\n9300 Aalst"), ("hours", "elke dag")],
    )
    .says("bewaard");
    let page = public.get("/p/denderstreek").says("heeft deze gegevens nagekeken op 23 november 2026 (vandaag)").says("Markt 1");
    assert_eq!(page.attributes("a[href='https://www.voorbeeld.be/lp']", "rel"), ["noopener noreferrer"]);
    assert_eq!(page.select("a[href='mailto:lp@voorbeeld.be']"), ["lp@voorbeeld.be"]);
    // To 22 May: a day short of six months.
    world.days_later(180);
    public.get("/p/denderstreek").says("(5 maanden geleden)").keeps_quiet_about("Dat is lang geleden");
    world.days_later(2);
    public.get("/p/denderstreek").says("Dat is lang geleden").says("0800 30 700");
}

#[test]
fn the_overview_shows_every_partnership_and_searches_with_the_same_field() {
    shows!["P2.1-3"];
    let world = World::new();
    world.browser().get("/partnerschappen").is(200).says("Er is nog geen partnerschap");
    world.partnership("Denderstreek", &[AALST]);
    world.partnership("Noordrand", &[VILVOORDE, ZEMST]);
    let mut browser = world.browser();
    let all = browser.get("/partnerschappen").is(200).says("2 partnerschappen").says("011 00 00 00");
    assert_eq!(all.select(".kaarten h2"), ["Denderstreek", "Noordrand"]);
    for typed in ["9300", "Aalst", "dender"] {
        assert_eq!(browser.get(&query(typed).replace("/?", "/partnerschappen?")).select(".kaarten h2"), ["Denderstreek"], "{typed}");
    }
    assert_eq!(browser.get("/partnerschappen?q=1804").select(".kaarten h2"), ["Noordrand"]);
    browser.get("/partnerschappen?q=Gent").says("Gent hoort nu niet bij een lokaal partnerschap");
    browser.get("/partnerschappen?q=Alast").says("Bedoel je een van deze plaatsen?");
    browser.get("/partnerschappen?q=xqzw").says("Geen enkel partnerschap past");
}

#[test]
fn contact_persons_stand_in_the_order_of_the_playbook() {
    shows!["P8-1"];
    let world = World::new();
    let partnership = world.partnership("Denderstreek", &[AALST]);
    world.member("Nora", Role::Coordinator, partnership.id);
    let order = [
        "De projectbeheerder bij Europa WSE",
        "Het overzicht van de partnerschappen",
        "De FAQ van VDAB",
        "De VDAB-collega’s in je partnerschap",
    ];
    let public = world.browser().get("/contact").is(200).says("0800 30 700");
    assert_eq!(public.select(".volgorde h3"), order);
    let mut nora = world.as_("Nora");
    nora.get("/opties");
    nora.submit(
        "/opties",
        &[("project_manager", "Jef Testers, jef@wse.example"), ("vdab_adviser", "Amina Voorbeeld"), ("team_leader", "Kim Modelmans")],
    );
    let own = nora.get("/contact").says("Jef Testers").says("Amina Voorbeeld").says("Kim Modelmans").says("§8");
    assert_eq!(own.select(".volgorde h3"), order);
    let words = world.browser().get("/p/denderstreek").words();
    let at = |text: &str| words.find(text).unwrap_or_else(|| panic!("{text} is not in {words}"));
    assert!(at("Jef Testers") < at("Amina Voorbeeld") && at("Amina Voorbeeld") < at("Kim Modelmans"));
}

#[test]
pub(crate) fn every_public_page_speaks_three_languages_is_small_and_gives_credit() {
    shows!["P9-1"];
    let world = World::new();
    world.partnership("Denderstreek", &[AALST]);
    for (language, title, credit) in [
        ("nl", "Vind jouw", "Gemeenten en postcodes: Statbel"),
        ("en", "Find your", "Municipalities and postcodes: Statbel"),
        ("fr", "Trouvez votre", "Communes et codes postaux : Statbel"),
    ] {
        let mut browser = world.browser().speaking(language);
        browser.get("/").says(title).says(credit).says("CC BY 4.0");
        for path in ["/", "/?q=9300", "/?q=Alast", "/partnerschappen", "/p/denderstreek", "/contact"] {
            let page = browser.get(path).is(200);
            assert!(page.body.len() < 30_000);
            assert_eq!(page.select("h1").len(), 1, "{path}");
            assert!(page.attributes("script", "src").is_empty() && page.select("script").is_empty());
            let ids = page.attributes("[id]", "id");
            assert_eq!(ids.iter().collect::<std::collections::BTreeSet<_>>().len(), ids.len(), "{path}: {ids:?}");
            // The four marks, and the telephone number of VDAB.
            assert_eq!(page.select(".logos li").len(), 4, "{path}");
            assert!(page.attributes("a", "href").contains(&"tel:080030700".to_owned()), "{path}");
        }
    }
}

#[test]
fn an_import_tells_every_bad_row_and_changes_nothing() {
    let world = World::new();
    let cx = world.cx(&world.administrator());
    let file = "\u{feff}slug,name,nis,valid_from,valid_to,form,telephone,mail,address,hours,website
denderstreek,Denderstreek,41002,2024-01-01,,ja,053 11 22 33,lp@voorbeeld.be,Markt 1 | 9300 Aalst,9-12,https://voorbeeld.be
denderstreek,Denderstreek,99999,2024-01-01
denderstreek,Dendrestreek,41011,2024-01-01
Dender,Dender,41011,2024-01-01
dender2,Dender 2,41002,2025-01-01
dender3,Dender 3,41034,30/02/2024
dender3,Dender 3,41034,2024-02-01,2024-01-01
dender3,Dender 3,41034,2024-02-01,,misschien
dender3,Dender 3,41034,2024-02-01,,,,,,,javascript:alert(1)
dender3,,41034,2024-02-01
denderstreek,Denderstreek,41048,2024-01-01,,,053 99 99 99
";
    let report = world.run(import(&world.app, &cx, file.as_bytes())).unwrap();
    let told: Vec<String> = report.bad.iter().map(ToString::to_string).collect();
    assert_eq!(
        told,
        [
            "line 3: \"99999\" is not the NIS code of a Flemish municipality as of 1 January 2025.",
            "line 4: the slug \"denderstreek\" already belongs to \"Denderstreek\"; each partnership needs its own.",
            "line 5: the slug \"Dender\" must have 2 to 40 lower-case letters, digits or single hyphens.",
            "line 6: Aalst belongs to \"denderstreek\" from 2024-01-01.",
            "line 7: valid_from: \"30/02/2024\" is not an existing day written as 2026-01-31 or 31/01/2026.",
            "line 8: valid_to comes before valid_from.",
            "line 9: form: \"misschien\" is neither \"ja\" nor \"nee\".",
            "line 10: website: \"javascript:alert(1)\" is not an address that begins with https:// or http://.",
            "line 11: name is empty.",
            "line 12: the registration options differ from those on line 2; leave them empty or write the same.",
        ]
    );
    world.browser().get("/partnerschappen").says("Er is nog geen partnerschap");
}

#[test]
fn a_file_that_is_no_such_file_is_told_in_one_sentence() {
    let world = World::new();
    let cx = world.cx(&world.administrator());
    for (file, told) in [
        (&b""[..], "line 1: the header must name these columns: slug, name, nis, valid_from."),
        (b"slug;name;nis\n", "line 1: the header must name these columns: valid_from."),
        (b"slug;name;nis;valid_from;password\n", "line 1: the column \"password\" is not known."),
        (b"slug;slug;name;nis;valid_from\n", "line 1: the column \"slug\" stands twice."),
        (b"slug;name;nis;valid_from\na1;Na\xefve;41002;2024-01-01\n", "line 2: the row is not in UTF-8; save the file as \"CSV UTF-8\"."),
        (b"slug;name;nis;valid_from\na1;Naam;41002;2024-01-01;te;veel\n", "line 2: the row has 6 fields and the header 4."),
        (b"slug;name;nis;valid_from\na1;a\0b;41002;2024-01-01\n", "line 2: name is too long or has characters that cannot be shown."),
    ] {
        let report = world.run(import(&world.app, &cx, file)).unwrap();
        assert_eq!(report.bad.iter().map(ToString::to_string).collect::<Vec<_>>(), [told]);
    }
    let header = "slug;name;nis;valid_from\n";
    let many = |bad: usize| format!("{header}{}", "a1;Naam;99999;2024-01-01\n".repeat(bad));
    for (bad, told, untold) in [(1, 1, 0), (200, 200, 0), (201, 200, 1), (20_000, 200, 19_800)] {
        let report = world.run(import(&world.app, &cx, many(bad).as_bytes())).unwrap();
        assert_eq!((report.bad.len(), report.untold), (told, untold), "{bad} bad rows");
        assert_eq!(report.bad.last().unwrap().line, u64::try_from(told).unwrap() + 1);
    }
    // What only shows when the rows are read together comes with the rest, and the first lines are told.
    let file = format!("{header}a1;Naam;41002;2024-01-01\na1;Andere;41011;2024-01-01\n{}", &many(200)[header.len()..]);
    let report = world.run(import(&world.app, &cx, file.as_bytes())).unwrap();
    assert_eq!((report.bad.len(), report.untold, report.bad[0].line), (200, 1, 3));
    let large = vec![b'x'; 5 * 1024 * 1024];
    assert_eq!(world.run(import(&world.app, &cx, large.as_slice())).unwrap().bad[0].to_string(), "line 1: the file is larger than 4 MiB.");
}

#[test]
fn the_same_file_twice_changes_nothing_and_never_overwrites_what_the_partnership_wrote() {
    for engine in both_engines() {
        let world = World::on(engine);
        let partnership = world.partnership("Denderstreek", &[AALST, 41_011]);
        world.member("Nora", Role::Coordinator, partnership.id);
        let mut nora = world.as_("Nora");
        nora.get("/opties");
        nora.submit("/opties", &[("telephone", "053 77 77 77")]).says("bewaard");
        let cx = world.cx(&world.administrator());
        let file = "slug;name;nis;valid_from;valid_to;telephone\ndenderstreek;Denderstreek;41002;2024-01-01;2026-12-31;011 00 00 00\ndenderstreek;Denderstreek;41011;2024-01-01\n";
        let first = world.run(import(&world.app, &cx, file.as_bytes())).unwrap();
        assert_eq!((first.partnerships, first.municipalities, first.changed, first.known), (0, 0, 1, 1));
        let second = world.run(import(&world.app, &cx, file.as_bytes())).unwrap();
        assert_eq!((second.partnerships, second.municipalities, second.changed, second.known), (0, 0, 0, 2));
        world.browser().get("/p/denderstreek").says("053 77 77 77").keeps_quiet_about("011 00 00 00");
        let organisations = "slug;organisation;kind\ndenderstreek;OCMW Denderstreek;ocmw\ndenderstreek;Vzw De Ladder;dienstverlener\n";
        let report = world.run(import_organisations(&world.app, &cx, organisations.as_bytes())).unwrap();
        assert_eq!((report.organisations, report.known), (1, 1));
        let again = world.run(import_organisations(&world.app, &cx, organisations.as_bytes())).unwrap();
        assert_eq!((again.organisations, again.known), (0, 2));
        world.browser().get("/p/denderstreek").says("Vzw De Ladder");
        let bad = "slug;organisation;kind\nelders;OCMW;ocmw\ndenderstreek;X;bank\ndenderstreek;Y;vdab\ndenderstreek;Y;ocmw\n";
        let report = world.run(import_organisations(&world.app, &cx, bad.as_bytes())).unwrap();
        assert_eq!(report.bad.iter().map(|row| row.line).collect::<Vec<_>>(), [2, 3, 5]);
        world.browser().get("/p/denderstreek").says("Vzw De Brug").keeps_quiet_about("<li>Y</li>");
    }
}

#[test]
fn only_the_administrator_imports_and_sees_the_list() {
    let world = World::new();
    let partnership = world.partnership("Denderstreek", &[AALST]);
    let nora = world.member("Nora", Role::Coordinator, partnership.id);
    world.administrator();
    let refused = world.run(import(&world.app, &world.cx(&nora.actor), &b"slug;name;nis;valid_from\nx1;X;41011;2024-01-01\n"[..]));
    assert!(refused.is_err());
    world.browser().get("/?q=Denderleeuw").says("hoort nu niet bij een lokaal partnerschap");
    let list =
        world.as_("Beheer").get("/platform").is(200).says("1 partnerschap").says("284 Vlaamse gemeenten horen bij geen enkel partnerschap");
    assert_eq!(list.select("tbody th"), ["Denderstreek"]);
    assert!(matches!(world.as_("Nora").get("/platform").status.as_u16(), 403 | 404));
}

/// Denderstreek has 9300 and 9308 of Aalst, and all of Lede; Faluintjes has 9310; nobody has 9320.
fn shared_by_two(world: &World) {
    let cx = world.cx(&world.administrator());
    let file = "slug;name;nis;postcodes;valid_from;valid_to;telephone
denderstreek;Denderstreek;41002;9300, 9308;2024-01-01;;053 00 00 00
denderstreek;Denderstreek;41034;;2024-01-01;;
faluintjes;Faluintjes;41002;9310;2024-01-01;;
";
    let report = world.run(import(&world.app, &cx, file.as_bytes())).unwrap();
    assert!(report.bad.is_empty(), "{:?}", report.bad);
    assert_eq!((report.partnerships, report.municipalities, report.postcodes, report.known), (2, 1, 3, 0));
    let again = world.run(import(&world.app, &cx, file.as_bytes())).unwrap();
    assert_eq!((again.municipalities, again.postcodes, again.changed, again.known), (0, 0, 0, 3));
}

#[test]
fn two_partnerships_share_a_municipality_by_postcode() {
    shows!["P2.1-3"];
    for engine in both_engines() {
        let world = World::on(engine);
        shared_by_two(&world);
        let mut browser = world.browser();
        // A postcode, or the name of a place with one, decides.
        for (typed, said, whose) in [
            ("9300", "9300 Aalst hoort bij dit partnerschap", "Denderstreek"),
            ("9308 Aalst", "9308 Aalst hoort bij dit partnerschap", "Denderstreek"),
            ("Gijzegem", "Gijzegem (Aalst) hoort bij dit partnerschap", "Denderstreek"),
            ("9310", "9310 Aalst hoort bij dit partnerschap", "Faluintjes"),
            ("Moorsel", "Moorsel (Aalst) hoort bij dit partnerschap", "Faluintjes"),
            ("Lede", "Lede hoort bij dit partnerschap", "Denderstreek"),
        ] {
            let answer = browser.get(&query(typed)).is(200).says(said);
            assert_eq!(answer.select("#antwoord"), [whose], "{typed}");
        }
        // The name of the town does not, and is asked; so is the same name in another language.
        for typed in ["Aalst", "Alost", "Aalst (Oost-Vlaanderen)"] {
            let asked = browser.get(&query(typed)).is(200).says("Welke postcode?").keeps_quiet_about("hoort bij dit partnerschap");
            let choices = asked.attributes(".keuzes a", "href");
            assert_eq!(
                asked.select(".keuzes a")[..4],
                [
                    "9300: Aalst",
                    "9308: Gijzegem en Hofstade",
                    "9310: Baardegem, Herdersem, Meldert en Moorsel",
                    "9320: Erembodegem en Nieuwerkerken"
                ],
                "{typed}"
            );
            assert_eq!(asked.attributes("main a[href='tel:080030700']", "href").len(), 1);
            browser.get(&choices[1]).says("Denderstreek").says("9308 Aalst hoort bij dit partnerschap");
            browser.get(&choices[2]).says("Faluintjes");
            // Nobody has this one: what one can do is said, and who works next door.
            let without = browser.get(&choices[3]).says("9320 Aalst hoort nu niet bij een lokaal partnerschap").says("0800 30 700");
            assert_eq!(without.attributes("main a[href^='/p/']", "href"), ["/p/denderstreek", "/p/faluintjes"]);
        }
        // That a village has the name of the town is still offered beside it.
        assert_eq!(browser.get(&query("Aalst")).select(".keuzes a").last().unwrap(), "Aalst (Sint-Truiden)");
        browser.get("/p/denderstreek").says("Aalst (alleen 9300 en 9308) en Lede");
        for (typed, cards) in [("9310", &["Faluintjes"][..]), ("9300", &["Denderstreek"]), ("Aalst", &["Denderstreek", "Faluintjes"])] {
            assert_eq!(browser.get(&query(typed).replace("/?", "/partnerschappen?")).select(".kaarten h2"), cards, "{typed}");
        }
        for (language, said) in [("en", "Which postcode?"), ("fr", "Quel code postal")] {
            world.browser().speaking(language).get(&query("Aalst")).is(200).says(said);
        }
    }
}

#[test]
fn one_postcode_never_belongs_to_two_at_once_and_the_administrator_reads_why() {
    for engine in both_engines() {
        let world = World::on(engine);
        shared_by_two(&world);
        let cx = world.cx(&world.administrator());
        let told = |rows: &str| {
            let file = format!("slug;name;nis;postcodes;valid_from;valid_to\n{rows}");
            let report = world.run(import(&world.app, &cx, file.as_bytes())).unwrap();
            report.bad.iter().map(ToString::to_string).collect::<Vec<_>>()
        };
        for (rows, said) in [
            ("derde;Derde;41002;9310;2026-01-01;\n", "line 2: 9310 Aalst belongs to \"faluintjes\" from 2024-01-01."),
            ("derde;Derde;41002;9320 9300;2026-01-01;\n", "line 2: 9300 Aalst belongs to \"denderstreek\" from 2024-01-01."),
            ("derde;Derde;41034;9340;2026-01-01;\n", "line 2: Lede belongs to \"denderstreek\" from 2024-01-01."),
            (
                "derde;Derde;41002;9320;2026-01-01;2026-12-31\nvierde;Vierde;41002;9320;2026-12-31;\n",
                "line 3: 9320 Aalst belongs to \"derde\" from 2026-01-01 up to and including 2026-12-31.",
            ),
            (
                "derde;Derde;41002;9320 9400;2026-01-01;\n",
                "line 2: postcodes: \"9400\" is no postcode of Aalst, which has 9300 9308 9310 9320.",
            ),
            (
                "derde;Derde;41002;Moorsel;2026-01-01;\n",
                "line 2: postcodes: \"Moorsel\" is no postcode of Aalst, which has 9300 9308 9310 9320.",
            ),
        ] {
            assert_eq!(told(rows), [said]);
        }
        // The whole town has each of its postcodes: told once of each that is taken.
        assert_eq!(told("derde;Derde;41002;;2026-01-01;\n").len(), 3);
        world.browser().get("/p/derde").is(404);
        // Ended first, it can go to another one, from the day after.
        assert_eq!(
            told("faluintjes;Faluintjes;41002;9310;2024-01-01;2026-12-31\ndenderstreek;Denderstreek;41002;9310 9320;2027-01-01;\n"),
            Vec::<String>::new()
        );
        let mut browser = world.browser();
        browser.get("/?q=9310").says("Faluintjes");
        browser.get("/?q=9320").says("9320 Aalst hoort vanaf 1 januari 2027 bij een lokaal partnerschap").says("Denderstreek");
        world.days_later(39);
        browser.get("/?q=9310").says("9310 Aalst hoort bij dit partnerschap").says("Denderstreek");
        // All of it is with one now: the name says enough.
        browser.get("/?q=Aalst").says("Aalst hoort bij dit partnerschap").says("Denderstreek").keeps_quiet_about("Welke postcode?");
        browser.get("/p/denderstreek").says("Aalst en Lede");
    }
}

#[test]
fn the_administrator_sees_which_postcode_is_whose() {
    let world = World::new();
    shared_by_two(&world);
    world.administrator();
    let list = world.as_("Beheer").get("/platform").is(200).says("283 Vlaamse gemeenten horen bij geen enkel partnerschap");
    let list = list.says("Gedeelde gemeenten").says("9310: Baardegem, Herdersem, Meldert en Moorsel");
    let shared = list.select("section[aria-labelledby=gedeeld] td");
    assert_eq!(
        shared.iter().skip(1).step_by(2).map(String::as_str).collect::<Vec<_>>(),
        ["Denderstreek", "Denderstreek", "Faluintjes", "geen partnerschap"]
    );
}
