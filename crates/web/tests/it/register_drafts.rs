//! Drafts: of two people in one browser, gone and come back, put by for later; and what is said of them.

use schakel_testkit::{Answer, Browser, World, both_engines};

use crate::register::{answer_all, at, code, hand_in, world};

/// Begins a draft, as in a tab of its own; returns the address under which its pages stand.
fn begin(browser: &mut Browser, slug: &str) -> String {
    browser.get(&format!("/p/{slug}/aanmelden")).is(200);
    let page = browser.submit(&format!("/p/{slug}/aanmelden"), &[]).is(200);
    page.path.rsplit_once('/').unwrap().0.to_owned()
}

/// Answers one question in a tab.
fn fill(browser: &mut Browser, tab: &str, step: &str, values: &[(&str, &str)]) -> Answer {
    browser.get(&format!("{tab}/{step}")).is(200);
    browser.submit(&format!("{tab}/{step}"), values)
}

const BOTH: &[(&str, &str)] = &[("confirm_self", "1"), ("confirm_voluntary", "1")];

/// What was registered with a partnership: the answers as they came.
fn registered(world: &World, slug: &str) -> Vec<(String, Option<String>)> {
    let here = world.run(async { world.app.behind().store.read().await?.partnership_by_slug(slug).await }).unwrap().unwrap().id;
    let kept = world.run(async { world.app.behind().store.read_in(here).await?.registrations().await }).unwrap();
    let line = |one: &schakel_domain::words::Line| one.as_str().to_owned();
    kept.iter().map(|one| (line(&one.identity.called), one.contact.telephone.as_ref().map(line))).collect()
}

#[test]
fn two_people_in_two_tabs_are_never_mixed_and_go_each_to_their_own_partnership() {
    for engine in both_engines() {
        let world = World::on(engine);
        world.partnership("Westhoek", &[33011]);
        world.partnership("Kempen", &[13040]);
        let mut browser = world.browser();
        let jef = begin(&mut browser, "westhoek");
        fill(&mut browser, &jef, "naam", &[("called", "Jef")]).is(200).says("Aanmelding van Jef bij Westhoek");
        // Jef's page of his telephone number stands open while Mia begins beside it.
        browser.get(&format!("{jef}/bereiken")).is(200).says("Aanmelding van Jef bij Westhoek");
        let reach = browser.filled(&format!("{jef}/bereiken"), &[("telephone", "0470 00 00 01"), ("mind", "mijn buurvrouw mag het weten")]);
        let mia = begin(&mut browser, "kempen");
        fill(&mut browser, &mia, "naam", &[("called", "Mia")]).is(200).says("Aanmelding van Mia bij Kempen");
        fill(&mut browser, &mia, "bereiken", &[("telephone", "0499 99 99 99")]).is(200);
        browser.post(&format!("{jef}/bereiken"), &reach).is(200).says("Aanmelding van Jef bij Westhoek");
        let check = browser.get(&format!("{mia}/controle")).is(200).says("0499 99 99 99").says("gaan deze antwoorden naar Kempen");
        check.keeps_quiet_about("0470 00 00 01").keeps_quiet_about("buurvrouw");
        browser.submit(&format!("{mia}/controle"), BOTH).is(200).says("Kempen heeft je aanmelding gekregen");
        // A third one is begun, and stopped: Jef's stands.
        let other = begin(&mut browser, "westhoek");
        fill(&mut browser, &other, "naam", &[("doe", "stop")]).is(200);
        let stop = browser.filled(&format!("{other}/naam"), &[]);
        browser.post(&format!("{other}/stoppen"), &stop).is(200).says("Je bent gestopt");
        browser.get(&format!("{jef}/controle")).is(200).says("Jef").says("0470 00 00 01").keeps_quiet_about("Mia");
        browser.submit(&format!("{jef}/controle"), BOTH).is(200).says("Westhoek heeft je aanmelding gekregen");
        assert_eq!(registered(&world, "westhoek"), [("Jef".to_owned(), Some("0470 00 00 01".to_owned()))]);
        assert_eq!(registered(&world, "kempen"), [("Mia".to_owned(), Some("0499 99 99 99".to_owned()))]);
        // Under the address of another partnership a draft does not open.
        let fourth = begin(&mut browser, "westhoek");
        browser.get(&format!("{}/naam", fourth.replace("/westhoek/", "/kempen/"))).is(410);
    }
}

#[test]
fn only_what_the_page_showed_is_handed_in() {
    for engine in both_engines() {
        let world = World::on(engine);
        world.partnership("Westhoek", &[33011]);
        let mut browser = world.browser();
        answer_all(&mut browser, "westhoek", "Amina", "nobody");
        let (controle, naam) = (at(&browser, "controle"), at(&browser, "naam"));
        let form = browser.filled(&controle, BOTH);
        browser.get(&naam);
        browser.submit(&naam, &[("called", "Iemand anders")]).is(200);
        let again = browser.post(&controle, &form).is(409).says("zijn intussen veranderd in een ander venster").says("Iemand anders");
        assert_eq!(again.select("dt .staat").len(), 1, "the one that changed is marked");
        assert!(again.attributes("#confirm_self", "checked").is_empty(), "it is confirmed anew");
        assert!(registered(&world, "westhoek").is_empty());
        hand_in(&mut browser).is(200).says("Je bent aangemeld");
        assert_eq!(registered(&world, "westhoek").len(), 1);
    }
}

#[test]
fn an_answer_of_another_tab_is_shown_beside_and_not_written_over_unseen() {
    let world = world();
    let mut browser = world.browser();
    let tab = begin(&mut browser, "westhoek");
    let gemeente = format!("{tab}/gemeente");
    browser.get(&gemeente);
    let (first, second) = (browser.filled(&gemeente, &[("municipality", "Ieper")]), {
        browser.get(&gemeente);
        browser.filled(&gemeente, &[("municipality", "Diksmuide")])
    });
    browser.post(&gemeente, &first).is(200);
    let both = browser.post(&gemeente, &second).is(409).says("In een ander venster").says("Ieper");
    assert_eq!(both.attributes("#municipality", "value"), ["Diksmuide"]);
    // Seen and pressed again, it counts.
    browser.submit(&gemeente, &[]).is(200);
    assert_eq!(browser.get(&gemeente).attributes("#municipality", "value"), ["Diksmuide"]);
    // Going back to the same page and correcting it is no second tab.
    let mut own = world.browser();
    let tab = begin(&mut own, "westhoek");
    let gemeente = format!("{tab}/gemeente");
    own.get(&gemeente);
    let page = own.filled(&gemeente, &[("municipality", "Ieper")]);
    own.post(&gemeente, &page).is(200);
    let corrected: Vec<_> = page
        .into_iter()
        .map(|(name, value)| if name == "municipality" { (name, "Lo-Reninge".to_owned()) } else { (name, value) })
        .collect();
    own.post(&gemeente, &corrected).is(200);
    assert_eq!(own.get(&gemeente).attributes("#municipality", "value"), ["Lo-Reninge"]);
}

#[test]
fn what_was_typed_beside_i_do_not_know_is_asked_about_and_kept() {
    let world = world();
    let mut browser = world.browser();
    let tab = begin(&mut browser, "westhoek");
    let wens = format!("{tab}/wens");
    let asked = fill(&mut browser, &tab, "wens", &[("wish", "Ik wil graag zingen."), ("skip", "unknown")]).is(422);
    assert_eq!(asked.says("Je hebt iets geschreven, en ook").select("#wish"), ["Ik wil graag zingen."]);
    browser.submit(&wens, &[]).is(200);
    assert_eq!(browser.get(&wens).select("#wish"), ["Ik wil graag zingen."]);
    // Pressed twice, it is meant.
    browser.submit(&wens, &[("skip", "unknown")]).is(422);
    browser.submit(&wens, &[("skip", "unknown")]).is(200);
    assert_eq!(browser.get(&wens).select("#wish"), [""]);
}

#[test]
fn another_language_keeps_what_stands_in_the_fields_also_beside_faults() {
    let world = world();
    let mut browser = world.browser();
    let tab = begin(&mut browser, "westhoek");
    let step = format!("{tab}/bereiken");
    let wrong = fill(&mut browser, &tab, "bereiken", &[("telephone", "12"), ("mind", "Bel pas na 18 uur.")]).is(422);
    let buttons = wrong.attributes("main .talen button", "formaction");
    assert_eq!(buttons, [format!("{step}?taal=en"), format!("{step}?taal=fr")]);
    assert!(wrong.select("footer .talen").is_empty(), "no link that drops what was typed");
    let form = browser.filled(&step, &[]);
    let french = browser.post(&format!("{step}?taal=fr"), &form).is(200).says("Question 5 sur 8");
    assert_eq!(
        (french.attributes("#telephone", "value"), french.select("#mind")),
        (vec!["12".to_owned()], vec!["Bel pas na 18 uur.".to_owned()])
    );
    assert!(french.body.contains("<html lang=\"fr-BE\""));
    // Nothing was kept by it, and the language stays.
    let again = browser.get(&step).is(200).says("Question 5 sur 8");
    assert_eq!(again.attributes("#telephone", "value"), [""]);
    fill(&mut browser, &tab, "naam", &[("called", "Amina")]);
    fill(&mut browser, &tab, "bereiken", &[("telephone", "0470 00 00 00")]);
    browser.get(&format!("{tab}/controle"));
    let form = browser.filled(&format!("{tab}/controle"), &[("confirm_self", "1")]);
    let english = browser.post(&format!("{tab}/controle?taal=en"), &form).is(200).says("Registration of Amina with Westhoek");
    assert_eq!(english.attributes("#confirm_self", "checked").len(), 1);
}

#[test]
fn going_back_keeps_what_was_typed_and_asks_before_it_drops_what_it_cannot_keep() {
    let world = world();
    let mut browser = world.browser();
    let tab = begin(&mut browser, "westhoek");
    let back = fill(&mut browser, &tab, "gemeente", &[("municipality", "Ieper"), ("doe", "terug")]).is(200);
    assert_eq!(back.path, format!("{tab}/geboren"));
    assert_eq!(browser.get(&format!("{tab}/gemeente")).attributes("#municipality", "value"), ["Ieper"]);
    // Nothing typed: no fault, and nothing changes.
    assert_eq!(fill(&mut browser, &tab, "steun", &[("doe", "terug")]).is(200).path, format!("{tab}/wens"));
    let asked =
        fill(&mut browser, &tab, "geboren", &[("born_on", "3/"), ("doe", "terug")]).is(422).says("Druk dan nog eens op dezelfde knop");
    assert_eq!(asked.attributes("#born_on", "value"), ["3/"]);
    assert_eq!(browser.submit(&format!("{tab}/geboren"), &[("doe", "terug")]).is(200).path, format!("{tab}/naam"));
}

#[test]
fn stopping_is_asked_and_who_stays_finds_what_was_typed() {
    let world = world();
    let mut browser = world.browser();
    let tab = begin(&mut browser, "westhoek");
    let step = format!("{tab}/wens");
    fill(&mut browser, &tab, "wens", &[("themes", "work"), ("wish", "half een zin"), ("doe", "stop")])
        .is(200)
        .says("Je kan het niet terughalen");
    let back = browser.submit(&step, &[("doe", "blijf")]).is(200);
    assert_eq!(back.select("#wish"), ["half een zin"]);
    assert_eq!(back.attributes("input[name=themes][checked]", "value"), ["work"]);
}

#[test]
fn a_page_whose_draft_is_gone_comes_back_with_what_was_typed_and_goes_on() {
    for engine in both_engines() {
        let world = World::on(engine);
        world.partnership("Westhoek", &[33011]);
        for away in ["cookies", "hours"] {
            let mut browser = world.browser();
            let tab = begin(&mut browser, "westhoek");
            fill(&mut browser, &tab, "naam", &[("called", "Amina")]).is(200);
            browser.get(&format!("{tab}/bereiken"));
            let typed = browser.filled(&format!("{tab}/bereiken"), &[("telephone", "0470 00 00 00"), ("mind", "Bel niet na 18 uur.")]);
            if away == "cookies" {
                browser.cookies.clear();
            } else {
                world.clock.advance_seconds(2 * 60 * 60 + 1);
            }
            let status = if away == "cookies" { 403 } else { 409 };
            let back = browser.post(&format!("{tab}/bereiken"), &typed).is(status).says("Wat je op deze pagina getypt hebt, staat er nog");
            assert_eq!(back.attributes("#telephone", "value"), ["0470 00 00 00"]);
            let back = back.keeps_quiet_about("Amina").says("Bel niet na 18 uur.");
            let action = back.attributes("main form", "action").remove(0);
            assert!(!action.contains(&tab), "a draft of its own");
            // What was lost is asked again, from the first question on.
            let on = browser.submit(&action, &[]).is(200).says("Vraag 1 van 8");
            let tab = on.path.rsplit_once('/').unwrap().0.to_owned();
            browser.submit(&format!("{tab}/hulp"), &[("skip", "later")]).is(200).says("Vraag 2 van 8");
            browser.submit(&format!("{tab}/naam"), &[("called", "Amina")]).is(200).says("Vraag 3 van 8");
            browser.get(&format!("{tab}/controle")).says("0470 00 00 00").says("Bel niet na 18 uur.");
            hand_in(&mut browser).is(200).says("Je bent aangemeld");
        }
        // What another site sends is no page of ours.
        let mut browser = world.browser();
        browser.headers.push(("sec-fetch-site", "cross-site".to_owned()));
        let tab = "/aanmelden/westhoek/0190f3c2-7c1e-7abc-8def-0123456789ab/naam";
        browser.post(tab, &[("called".to_owned(), "Mallory".to_owned())]).is(403).keeps_quiet_about("Mallory");
    }
}

#[test]
fn a_browser_without_cookies_is_told_so_and_keeps_what_was_typed() {
    let world = world();
    let mut browser = world.browser();
    browser.get("/p/westhoek/aanmelden");
    let form = browser.filled("/p/westhoek/aanmelden", &[]);
    browser.cookies.clear();
    let again = browser.post("/p/westhoek/aanmelden", &form).is(403).says("Dan bewaart je browser geen cookies");
    again.says("Druk nog eens op ‘Beginnen’").says("011 00 00 00");
    // A page of the form whose cookie went keeps what was typed, twice, and then names the cookies.
    let tab = begin(&mut browser, "westhoek");
    browser.get(&format!("{tab}/naam"));
    let mut action = format!("{tab}/naam");
    for told in [false, true] {
        let form = browser.filled(&action, &[("called", "Amina")]);
        browser.cookies.clear();
        let page = browser.post(&action, &form).is(403);
        assert_eq!(page.attributes("#called", "value"), ["Amina"]);
        assert_eq!(page.words().contains("Je browser bewaart geen cookies"), told);
        action = page.attributes("main form", "action").remove(0);
    }
}

#[test]
fn being_signed_in_in_another_tab_takes_nothing_away() {
    let world = world();
    let mut browser = world.browser();
    answer_all(&mut browser, "westhoek", "Amina", "nobody");
    let amina = code(&hand_in(&mut browser).is(200));
    let tab = begin(&mut browser, "westhoek");
    browser.get(&format!("{tab}/naam"));
    let typed = browser.filled(&format!("{tab}/naam"), &[("called", "Jef")]);
    // Amina looks at her registration meanwhile.
    browser.get("/code");
    browser.submit("/code", &[("code", &amina)]).is(200).says("Dag Amina");
    browser.post(&format!("{tab}/naam"), &typed).is(200).says("Aanmelding van Jef bij Westhoek");
}

#[test]
pub(crate) fn what_was_put_by_opens_elsewhere_with_the_code_until_it_is_sent() {
    for engine in both_engines() {
        let world = World::on(engine);
        world.partnership("Westhoek", &[33011]);
        let mut library = world.browser();
        let tab = begin(&mut library, "westhoek");
        fill(&mut library, &tab, "hulp", &[("helper", "nobody")]);
        fill(&mut library, &tab, "naam", &[("called", "Amina")]);
        // What stands on the page is kept with it.
        let put_by = fill(&mut library, &tab, "geboren", &[("born_on", "3/2/1988"), ("doe", "later")]).is(200);
        let put_by = put_by.says("Je antwoorden zijn bewaard").says("Het partnerschap kan ze niet lezen");
        assert_eq!(put_by.path, format!("{tab}/bewaard"));
        let later = code(&put_by);
        assert_eq!(later.len(), 14, "{later}");
        let form = library.filled(&format!("{tab}/weggaan"), &[]);
        library.post(&format!("{tab}/weggaan"), &form).is(200).says("Op dit toestel staan je antwoorden niet meer");
        for page in ["bewaard", "naam", "controle"] {
            library.get(&format!("{tab}/{page}")).is(410).keeps_quiet_about("Amina").keeps_quiet_about(&later);
        }
        world.days_later(6);
        let mut phone = world.browser();
        phone.get("/aanmelden/verder").is(200);
        let on = phone.submit("/aanmelden/verder", &[("code", &later.to_lowercase())]).is(200);
        let tab = on.path.rsplit_once('/').unwrap().0.to_owned();
        assert_eq!(on.path, format!("{tab}/gemeente"), "the first question that was not asked");
        assert_eq!(phone.get(&format!("{tab}/geboren")).attributes("#born_on", "value"), ["03/02/1988"]);
        fill(&mut phone, &tab, "gemeente", &[("municipality", "Ieper")]).is(200);
        // The browser dies; the code opens what was answered since.
        let mut again = world.browser();
        again.get("/aanmelden/verder");
        let on = again.submit("/aanmelden/verder", &[("code", &later)]).is(200);
        let here = on.path.rsplit_once('/').unwrap().0.to_owned();
        fill(&mut again, &here, "bereiken", &[("telephone", "0470 00 00 00")]).is(200);
        again.get(&format!("{here}/controle")).says("Ieper");
        again.submit(&format!("{here}/controle"), BOTH).is(200).says("Je bent aangemeld");
        // Sent: neither the code nor the other browser has it any more.
        phone.get(&format!("{tab}/controle")).is(410).keeps_quiet_about("Amina");
        phone.get("/aanmelden/verder");
        phone.submit("/aanmelden/verder", &[("code", &later)]).is(422).says("Met deze code vinden we niets");
        assert_eq!(registered(&world, "westhoek").len(), 1);
    }
}

#[test]
fn a_code_to_go_on_ends_after_seven_days_is_slowed_and_kept_nowhere() {
    let world = world();
    let mut browser = world.browser();
    let tab = begin(&mut browser, "westhoek");
    let later = code(&fill(&mut browser, &tab, "naam", &[("called", "Canariebloem"), ("doe", "later")]).is(200));
    for entry in std::fs::read_dir(world.folder()).unwrap() {
        let bytes = std::fs::read(entry.unwrap().path()).unwrap_or_default();
        for word in ["Canariebloem", &later, &later.replace(' ', "")] {
            assert!(!bytes.windows(word.len()).any(|part| part == word.as_bytes()), "{word} lies open");
        }
    }
    let mut other = world.browser();
    other.get("/aanmelden/verder");
    other.submit("/aanmelden/verder", &[("code", "")]).is(422);
    other.submit("/aanmelden/verder", &[("code", "0123 4567 89AB CDEF")]).is(422).says("al verstuurd");
    for _ in 0..20 {
        other.submit("/aanmelden/verder", &[("code", "0000 0000 0000")]).is(422);
    }
    other.submit("/aanmelden/verder", &[("code", "0000 0000 0000")]).is(429).says("Een juiste code werkt altijd");
    // A right one is never refused.
    other.submit("/aanmelden/verder", &[("code", &later)]).is(200).says("Canariebloem");
    // Putting it by again keeps the code; wiping ends it.
    world.days_later(8);
    other.get("/aanmelden/verder");
    other.submit("/aanmelden/verder", &[("code", &later)]).is(422).says("Met deze code vinden we niets");
}

#[test]
fn who_stops_after_putting_it_by_wipes_it_under_the_code_too() {
    let world = world();
    let mut browser = world.browser();
    let tab = begin(&mut browser, "westhoek");
    let later = code(&fill(&mut browser, &tab, "naam", &[("called", "Amina"), ("doe", "later")]).is(200));
    assert_eq!(code(&fill(&mut browser, &tab, "gemeente", &[("municipality", "Ieper"), ("doe", "later")]).is(200)), later);
    fill(&mut browser, &tab, "naam", &[("doe", "stop")]).is(200).says("Je code om later verder te gaan werkt dan ook niet meer");
    let form = browser.filled(&format!("{tab}/naam"), &[]);
    browser.post(&format!("{tab}/stoppen"), &form).is(200);
    browser.get("/aanmelden/verder");
    browser.submit("/aanmelden/verder", &[("code", &later)]).is(422).keeps_quiet_about("Amina");
}

#[test]
pub(crate) fn pages_of_a_draft_close_by_themselves_after_a_warning() {
    let world = world();
    let mut browser = world.browser();
    let tab = begin(&mut browser, "westhoek");
    let refresh = |answer: &Answer| answer.headers.get("refresh").map(|value| value.to_str().unwrap().to_owned());
    fill(&mut browser, &tab, "naam", &[("called", "Amina")]);
    let page = browser.get(&format!("{tab}/naam"));
    assert_eq!(refresh(&page), Some(format!("6600; url={tab}/nog")));
    world.clock.advance_seconds(6_600);
    let warned = browser.get(&format!("{tab}/nog")).is(200).says("Over 10 minuten wissen we je antwoorden");
    assert_eq!(refresh(&warned), Some(format!("601; url={tab}/nog")));
    browser.submit(&format!("{tab}/nog"), &[]).is(200).says("Aanmelding van Amina");
    world.clock.advance_seconds(7_201);
    browser.get(&format!("{tab}/nog")).is(410).keeps_quiet_about("Amina");

    // The code stands five minutes, and longer only for who has its page in front.
    answer_all(&mut browser, "westhoek", "Amina", "nobody");
    let done = hand_in(&mut browser).is(200);
    let klaar = at(&browser, "klaar");
    assert_eq!(refresh(&done), Some(format!("300; url={klaar}")));
    let longer = browser.filled(&klaar, &[]);
    assert_eq!(code(&browser.post(&klaar, &longer).is(200)), code(&done));
    world.clock.advance_seconds(300);
    let later = browser.get(&klaar).is(200).keeps_quiet_about(&code(&done));
    assert_eq!(refresh(&later), None);
    let made_up: Vec<_> = longer.into_iter().filter(|(name, _)| name != "bewijs").collect();
    browser.post(&klaar, &made_up).is(200).keeps_quiet_about(&code(&done));
    world.browser().get(&klaar).is(410).says("Ben je aangemeld?").keeps_quiet_about(&code(&done));

    // Somebody who leaves quickly within the five minutes leaves no code behind the button Back.
    answer_all(&mut browser, "westhoek", "Amina", "nobody");
    let done = hand_in(&mut browser).is(200);
    let klaar = at(&browser, "klaar");
    browser.get_once("/weg");
    browser.get(&klaar).is(410).keeps_quiet_about(&code(&done));
}
