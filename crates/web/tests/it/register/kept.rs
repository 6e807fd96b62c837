//! What a client typed: kept beside what is wrong with it, for one browser and two hours, and read by nobody.

use super::{answer_all, at, code, hand_in, world};

#[test]
fn what_was_typed_is_kept_beside_the_sentence_that_says_what_is_wrong() {
    let world = world();
    let mut browser = world.browser();
    browser.get("/p/westhoek/aanmelden");
    browser.submit("/p/westhoek/aanmelden", &[]);
    browser.get(&at(&browser, "geboren"));
    for (typed, sentence) in [
        ("29/2/2027", "Deze dag bestaat niet"),
        ("30/2/1988", "Deze dag bestaat niet"),
        ("24/11/2026", "Deze dag moet nog komen"),
        ("31/12/1899", "Deze dag is te lang geleden"),
        ("3/2", "Schrijf de datum als dag, maand en jaar"),
        ("gisteren\u{202e}", "Schrijf de datum als dag, maand en jaar"),
    ] {
        let answer = browser.submit(&at(&browser, "geboren"), &[("born_on", typed)]).is(422).says(sentence);
        assert_eq!(answer.attributes("#born_on", "value"), [typed]);
        assert_eq!(answer.attributes("#born_on", "aria-invalid"), ["true"]);
    }
    browser.submit(&at(&browser, "geboren"), &[("born_on", "29/2/2008")]).is(200);
}

#[test]
pub(crate) fn a_draft_is_of_one_browser_ends_after_two_hours_and_when_the_client_stops() {
    let world = world();
    let mut browser = world.browser();
    answer_all(&mut browser, "westhoek", "Amina", "nobody");
    let naam = at(&browser, "naam");
    // The address alone opens nothing, nor does it with another browser's secret; and it claims nothing.
    world.browser().get(&naam).is(410).says("Ben je aangemeld?").keeps_quiet_about("Amina").keeps_quiet_about("niets verstuurd");
    let mut guesser = world.browser();
    guesser.cookies.insert("schakel-aanmelding".to_owned(), "A".repeat(43));
    guesser.get(&naam).is(410).keeps_quiet_about("Amina");

    // Every answer begins the two hours again.
    world.clock.advance_seconds(119 * 60);
    browser.get(&at(&browser, "gemeente"));
    browser.submit(&at(&browser, "gemeente"), &[("municipality", "Diksmuide")]).is(200);
    world.clock.advance_seconds(119 * 60);
    browser.get(&at(&browser, "controle")).is(200).says("Diksmuide");
    world.clock.advance_seconds(2 * 60);
    browser.get(&at(&browser, "controle")).is(410).keeps_quiet_about("Amina").keeps_quiet_about("niets verstuurd");

    answer_all(&mut browser, "westhoek", "Amina", "nobody");
    let controle = at(&browser, "controle");
    // It is asked first, and who stays has everything still.
    browser.submit(&controle, &[("doe", "stop")]).is(200).says("Wil je stoppen en alles wissen?");
    browser.submit(&controle, &[("doe", "blijf")]).is(200).says("Klopt alles?").says("Amina");
    browser.submit(&controle, &[("doe", "stop")]).is(200);
    let form = browser.filled(&controle, &[]);
    browser.post(&at(&browser, "stoppen"), &form).is(200).says("Je antwoorden zijn gewist");
    browser.get(&controle).is(410).keeps_quiet_about("Amina");
    // A second time it is not known any more what was wiped, and not said.
    browser.post(&at(&browser, "stoppen"), &form).is(410).keeps_quiet_about("niets verstuurd");
}

#[test]
fn what_is_typed_cannot_be_read_in_the_database_not_even_as_a_draft() {
    let world = world();
    let mut browser = world.browser();
    answer_all(&mut browser, "westhoek", "Canariebloem", "nobody");
    let find = |words: &[&str]| {
        let mut hits = Vec::new();
        for entry in std::fs::read_dir(world.folder()).unwrap() {
            let path = entry.unwrap().path();
            let bytes = std::fs::read(&path).unwrap_or_default();
            for word in words {
                if bytes.windows(word.len()).any(|part| part == word.as_bytes()) {
                    hits.push(format!("{word} in {}", path.display()));
                }
            }
        }
        hits
    };
    // What is public is found, so the search does look where things are kept.
    assert!(!find(&["Westhoek"]).is_empty());
    let secret = ["Canariebloem", "0470 00 00 00", "werken met kinderen", "1988-02-03"];
    assert_eq!(find(&secret), Vec::<String>::new());
    let code = code(&hand_in(&mut browser).is(200));
    assert_eq!(find(&secret), Vec::<String>::new());
    assert_eq!(find(&[&code, &code.replace(' ', "")]), Vec::<String>::new());
}
