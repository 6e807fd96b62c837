//! What a stranger or a weakly known person can cause to be written is bounded, and a right code or an honest person is not refused.
#![expect(clippy::expect_used, clippy::unwrap_used, reason = "the helpers of tests may fail loudly")]

use std::collections::BTreeSet;

use axum::http::header;
use jiff::SignedDuration;
use schakel_app::quota;
use schakel_domain::actor::{Role, Standing};
use schakel_testkit::{Answer, Browser, Engine, World, both_engines};
use schakel_web::{Audience, routes::rows};

fn scene(engine: Engine) -> World {
    let world = World::on(engine);
    let here = world.partnership("Westhoek", &[33_011]).id;
    world.member("Nora", Role::Coordinator, here);
    world.member("Otto", Role::OutreachWorker, here);
    world
}

/// How many entries the log has.
fn noted(world: &World) -> i64 {
    world.run(async { world.app.behind().store.read().await?.log_head().await }).unwrap().0
}

fn waits(answer: &Answer) -> i64 {
    assert_eq!(answer.status, 429, "{}", answer.words());
    answer.headers.get(header::RETRY_AFTER).unwrap().to_str().unwrap().parse().unwrap()
}

/// The rows of the table in `docs/security.md`: the name, the addresses, and what it says at most.
fn table() -> Vec<(String, Vec<String>, String)> {
    let text = include_str!("../../../../docs/security.md");
    let table = text.split("## What is written for strangers and clients").nth(1).expect("the table");
    let lines = table.lines().filter(|line| line.starts_with("| `"));
    lines
        .map(|line| {
            let cells: Vec<&str> = line.trim_matches('|').split('|').map(str::trim).collect();
            let [name, _, forms, most, ..] = cells.as_slice() else { panic!("{line}") };
            let ticked = |cell: &str| cell.split('`').skip(1).step_by(2).map(ToOwned::to_owned).collect::<Vec<_>>();
            (ticked(name).remove(0), ticked(forms), (*most).to_owned())
        })
        .collect()
}

#[test]
fn the_table_names_every_form_of_strangers_and_clients_and_every_limit_with_its_number() {
    let table = table();
    let named: BTreeSet<&str> = table.iter().flat_map(|(_, forms, _)| forms).map(String::as_str).collect();
    let forms: BTreeSet<&str> =
        rows().iter().filter(|row| row.method == "POST" && row.audience != Audience::Member).map(|row| row.path).collect();
    // The seats exist in a demonstration alone.
    let missing: Vec<_> = forms.difference(&named).filter(|path| **path != "/demo").collect();
    assert_eq!(missing, Vec::<&&str>::new(), "these write, and the table says nothing of them");
    let all: BTreeSet<&str> = rows().iter().map(|row| row.path).collect();
    assert_eq!(named.difference(&all).collect::<Vec<_>>(), Vec::<&&str>::new(), "these are no addresses");
    for limit in quota::ALL {
        let (_, _, most) =
            table.iter().find(|(name, ..)| name == limit.name).unwrap_or_else(|| panic!("{} is not in the table", limit.name));
        let window = if limit.window == SignedDuration::from_hours(1) { "an hour" } else { "a day" };
        assert!(most.starts_with(&format!("{} {window}", limit.most)), "{}: {most}", limit.name);
    }
}

#[test]
fn one_line_begins_three_hundred_drafts_an_hour_and_what_comes_after_writes_nothing() {
    for engine in both_engines() {
        let world = scene(engine);
        let mut browser = world.browser().from("2001:db8:1:2::1");
        for number in 0_u8..=255 {
            // A line of IPv6 has many addresses, and is one line.
            browser.source = format!("2001:db8:1:{number:x}::7").parse().unwrap();
            browser.get("/p/westhoek/aanmelden").is(200);
            assert_eq!(browser.submit_once("/p/westhoek/aanmelden", &[]).status, 303);
        }
        for _ in 256..300 {
            browser.get("/p/westhoek/aanmelden").is(200);
            assert_eq!(browser.submit_once("/p/westhoek/aanmelden", &[]).status, 303);
        }
        browser.get("/p/westhoek/aanmelden").is(200);
        let told = browser.submit_once("/p/westhoek/aanmelden", &[]);
        assert_eq!(waits(&told), 3_600);
        told.says("heel veel aanmeldingen begonnen").says("011 00 00 00");
        // The neighbour is not held up; and after the hour it goes on.
        let mut other = world.browser().from("2001:db8:1:100::1");
        other.get("/p/westhoek/aanmelden").is(200);
        other.submit("/p/westhoek/aanmelden", &[]).is(200);
        world.clock.advance_seconds(3_600);
        browser.get("/p/westhoek/aanmelden").is(200);
        browser.submit("/p/westhoek/aanmelden", &[]).is(200);
    }
}

#[test]
fn one_line_puts_sixty_drafts_by_a_day_and_loses_no_word_when_it_is_more() {
    for engine in both_engines() {
        let world = scene(engine);
        let begin = |browser: &mut Browser| {
            browser.get("/p/westhoek/aanmelden").is(200);
            browser.submit("/p/westhoek/aanmelden", &[]).is(200).path
        };
        let mut browser = world.browser().from("192.0.2.7");
        for _ in 0..60 {
            let at = begin(&mut browser);
            assert_eq!(browser.submit_once(&at, &[("helper", "nobody"), ("doe", "later")]).status, 303);
        }
        let at = begin(&mut browser);
        let told = browser.submit_once(&at, &[("helper", "outreach"), ("helper_name", "Tante Mia"), ("doe", "later")]);
        assert!(waits(&told) > 86_000);
        let back = told.says("bewaard voor later").attributes("main a.knop", "href").remove(0);
        // What was pressed beside it is kept in this browser.
        assert_eq!(browser.get(&back).is(200).attributes("#helper_name", "value"), ["Tante Mia"]);
    }
}

#[test]
fn wrong_codes_are_told_when_they_count_anew_and_the_right_one_goes_in_at_once() {
    for engine in both_engines() {
        let world = scene(engine);
        let (_, code) = world.registration("Nora", "Amina", "Voorbeeld");
        for (at, most, wrong) in [("/code", 30, "AAAA-AAAA-AAAA-AAAB"), ("/aanmelden/verder", 20, "AAAA-AAAA-AAAB")] {
            let mut browser = world.browser().from("192.0.2.7");
            browser.get(at).is(200);
            for _ in 0..most {
                browser.submit(at, &[("code", wrong)]).is(422);
            }
            world.clock.advance_seconds(600);
            assert_eq!(waits(&browser.submit(at, &[("code", wrong)])), 3_000);
        }
        let mut amina = world.browser().from("192.0.2.7");
        amina.get("/code").is(200);
        amina.submit("/code", &[("code", &code)]).is(200).says("Amina");
    }
}

#[test]
fn a_client_writes_twenty_times_a_day_and_what_is_too_much_is_shown_back() {
    for engine in both_engines() {
        let world = scene(engine);
        let (_, code) = world.registration("Nora", "Amina", "Voorbeeld");
        let mut amina = world.client(&code);
        for number in 0..20 {
            amina.get("/mijn/toevoegen").is(200);
            amina.submit("/mijn/toevoegen", &[("body", &format!("Nummer {number}."))]).is(200);
        }
        amina.get("/mijn/toevoegen").is(200);
        let told = amina.submit("/mijn/toevoegen", &[("body", "En nog iets.")]);
        assert!(waits(&told) > 86_000);
        told.says("Morgen kan het weer").says("En nog iets.").keeps_quiet_about("seconden");
        // Another client is not held up, and taking it back is never refused.
        let (_, other) = world.registration("Nora", "Jef", "Voorbeeld");
        let mut jef = world.client(&other);
        jef.get("/mijn/toevoegen").is(200);
        jef.submit("/mijn/toevoegen", &[("body", "Ik ook.")]).is(200).says("Je tekst is bewaard");
        amina.get("/mijn/intrekken").is(200);
        amina.submit("/mijn/intrekken", &[]).is(200).says("ingetrokken");
    }
}

#[test]
fn a_client_changes_forty_times_a_day() {
    for engine in both_engines() {
        let world = scene(engine);
        let (_, code) = world.registration("Nora", "Amina", "Voorbeeld");
        let mut amina = world.client(&code);
        for number in 10..50 {
            amina.get("/mijn/bereiken").is(200);
            amina.submit("/mijn/bereiken", &[("telephone", &format!("0470 00 00 {number}"))]).is(200);
        }
        amina.get("/mijn/bereiken").is(200);
        let told = amina.submit("/mijn/bereiken", &[("telephone", "0470 00 00 99")]);
        assert!(waits(&told) > 86_000);
        told.says("Bel dan je partnerschap").says("0470 00 00 99");
    }
}

#[test]
fn a_client_has_ten_sessions_and_the_oldest_gives_way() {
    for engine in both_engines() {
        let world = scene(engine);
        let (_, code) = world.registration("Nora", "Amina", "Voorbeeld");
        let mut first = world.client(&code);
        for _ in 0..10 {
            world.clock.advance_seconds(1);
            world.client(&code).get("/mijn").is(200);
        }
        first.get("/mijn").is(200).says("Vul je code in");
    }
}

#[test]
fn a_client_who_loads_the_own_page_again_within_a_minute_leaves_one_look() {
    for engine in both_engines() {
        let world = scene(engine);
        let (_, code) = world.registration("Nora", "Amina", "Voorbeeld");
        let mut amina = world.client(&code);
        let before = noted(&world);
        for _ in 0..50 {
            amina.get("/mijn").is(200);
        }
        assert_eq!(noted(&world), before);
        world.clock.advance_seconds(61);
        amina.get("/mijn").is(200);
        assert_eq!(noted(&world), before + 1);
        // What a worker opens is noted each time.
        let mut nora = world.as_("Nora");
        nora.get("/inbox").is(200);
        let before = noted(&world);
        for _ in 0..3 {
            nora.get("/inbox").is(200);
        }
        assert_eq!(noted(&world), before + 3);
    }
}

#[test]
fn what_is_denied_again_and_again_is_noted_once_and_then_with_its_number() {
    for engine in both_engines() {
        let world = scene(engine);
        let (on, _) = world.registration("Nora", "Amina", "Voorbeeld");
        let (other, _) = world.registration("Nora", "Jef", "Voorbeeld");
        let mut otto = world.as_("Otto");
        let before = noted(&world);
        for _ in 0..120 {
            otto.get_once(&format!("/inbox/{}", on.id)).is(404);
        }
        assert_eq!(noted(&world), before + 3, "the first, the tenth, the hundredth");
        // On somebody else it is another attempt, and after an hour a new one.
        otto.get_once(&format!("/inbox/{}", other.id)).is(404);
        assert_eq!(noted(&world), before + 4);
        world.clock.advance_seconds(3_600);
        let mut otto = world.as_("Otto");
        let before = noted(&world);
        otto.get_once(&format!("/inbox/{}", on.id)).is(404);
        assert_eq!(noted(&world), before + 1);
        let page = world.as_("Nora").get(&format!("/inbox/{}?geschiedenis=alles", on.id)).is(200);
        page.says("(100 keer)").says("(mocht niet)");
    }
}

#[test]
fn a_stranger_at_a_closed_partnership_fills_no_log() {
    for engine in both_engines() {
        let world = scene(engine);
        let mut browser = world.browser();
        browser.get("/p/westhoek/aanmelden").is(200);
        let form = browser.filled("/p/westhoek/aanmelden", &[]);
        let mut nora = world.as_("Nora");
        nora.get("/opties").is(200);
        let mut options = nora.filled("/opties", &[]);
        options.retain(|(name, _)| name != "offered");
        nora.post("/opties", &options).is(200).says("bewaard");
        let before = noted(&world);
        for _ in 0..99 {
            let told = browser.post_once("/p/westhoek/aanmelden", &form);
            assert!(!told.status.is_success() && !told.status.is_redirection(), "{}", told.status);
        }
        assert!(noted(&world) <= before + 2, "{} entries", noted(&world) - before);
    }
}

/// The bytes of the data folder.
fn weight(world: &World) -> u64 {
    std::fs::read_dir(world.folder()).unwrap().map(|file| file.unwrap().metadata().unwrap().len()).sum()
}

#[test]
fn of_a_session_that_is_over_one_form_of_sixty_four_kibibytes_is_kept_and_only_one_of_ours() {
    for engine in both_engines() {
        let world = scene(engine);
        let (_, code) = world.registration("Nora", "Amina", "Voorbeeld");
        let mut amina = world.client(&code);
        amina.get("/mijn/toevoegen").is(200);
        let late = amina.filled("/mijn/toevoegen", &[("body", "Bel me toch maar.")]);
        let strange: Vec<(String, String)> = late.iter().filter(|(name, _)| name != "csrf").cloned().collect();
        amina.get("/mijn/toevoegen").is(200);
        let second = amina.filled("/mijn/toevoegen", &[("body", "En nog iets.")]);
        let long = amina.filled("/mijn/toevoegen", &[("body", &"x".repeat(65 * 1_024))]);
        world.clock.advance_seconds(301);
        let cookies = amina.cookies.clone();
        // Without the token of its page nothing is kept.
        amina.post_once("/mijn/toevoegen", &strange).is(403);
        assert!(!amina.cookies.contains_key("schakel-bewaard"));
        assert_eq!(amina.post_once("/mijn/toevoegen", &late).status, 303);
        // A second one does not push it out; its words come back at once.
        amina.post_once("/mijn/toevoegen", &second).is(403).says("En nog iets.").says("Dit is niet verstuurd");
        amina.post_once("/mijn/toevoegen", &long).is(403).says("Dit is niet verstuurd");
        let before = weight(&world);
        for _ in 0..300 {
            amina.cookies.clone_from(&cookies);
            let mut again = late.clone();
            again.push(("rest".to_owned(), "y".repeat(60 * 1_024)));
            amina.post_once("/mijn/toevoegen", &again);
        }
        if engine == Engine::Sqlite {
            assert!(weight(&world) < before + 8 * 1_024 * 1_024, "{} bytes", weight(&world) - before);
        }
        amina.get("/code").is(200);
        amina.submit("/code", &[("code", &code)]).is(200).says("Bel me toch maar.");
    }
}

#[test]
fn a_form_that_was_open_while_its_owner_signed_in_again_is_taken_and_nobody_elses() {
    for engine in both_engines() {
        let world = scene(engine);
        let (on, code) = world.registration("Nora", "Amina", "Voorbeeld");
        let (_, of_jef) = world.registration("Nora", "Jef", "Voorbeeld");
        let mut amina = world.client(&code);
        amina.get("/mijn/toevoegen").is(200);
        let tab = amina.filled("/mijn/toevoegen", &[("body", "Ik kan op woensdag.")]);
        world.clock.advance_seconds(400);
        amina.get("/code").is(200);
        amina.submit("/code", &[("code", &code)]).is(200);
        amina.post("/mijn/toevoegen", &tab).is(200).says("Je tekst is bewaard");
        // On the same telephone somebody else came in: her words do not become his.
        amina.get("/mijn/toevoegen").is(200);
        let tab = amina.filled("/mijn/toevoegen", &[("body", "Alleen voor Nora.")]);
        amina.get("/code").is(200);
        amina.submit("/code", &[("code", &of_jef)]).is(200);
        amina.post_once("/mijn/toevoegen", &tab).is(403).says("Dit formulier is niet meer geldig");
        amina.get("/mijn").is(200).says("Jef").keeps_quiet_about("Alleen voor Nora.");
        // A worker's form as well.
        let mut nora = world.as_("Nora");
        let answer = format!("/inbox/{}/antwoord", on.id);
        nora.get(&format!("/inbox/{}", on.id)).is(200);
        let tab = nora.filled(&answer, &[("kind", "question"), ("body", "Kom maandag langs.")]);
        let again = world.as_("Nora");
        nora.cookies.insert("schakel".to_owned(), again.cookies["schakel"].clone());
        nora.post(&answer, &tab).is(200).says("Kom maandag langs.");
        let otto = world.as_("Otto");
        nora.get(&format!("/inbox/{}", on.id)).is(200);
        let tab = nora.filled(&answer, &[("kind", "question"), ("body", "Van wie is dit?")]);
        nora.cookies.insert("schakel".to_owned(), otto.cookies["schakel"].clone());
        nora.post_once(&answer, &tab).is(403);
    }
}

#[test]
fn a_form_of_a_stranger_is_bounded_and_a_file_of_a_member_is_not_smaller_for_it() {
    let world = scene(Engine::Sqlite);
    let mut browser = world.browser();
    let large = vec![b'x'; 300 * 1_024];
    browser.post_body("/p/westhoek/aanmelden", "application/x-www-form-urlencoded", large.clone()).is(413);
    world.as_("Nora").post_body("/opties", "application/x-www-form-urlencoded", large).is(403);
}

#[test]
fn a_worker_suspended_while_the_last_bytes_come_changes_nothing() {
    for engine in both_engines() {
        let world = scene(engine);
        let nora = world.known("Nora");
        let seat = world.run(schakel_app::identity::session::take_seat(&world.app, nora.membership, "test", world.now())).unwrap();
        let schakel_app::identity::Resolved::Live(session) = world.run(world.app.resolve_session(&seat.token, world.now())).unwrap() else {
            panic!("a live session")
        };
        // What the request was found to be when its first bytes came.
        let cx = schakel_app::Ctx { session: Some(session.id), ..world.cx(&session.actor) };
        world.clock.advance_seconds(1);
        world.set_standing("Nora", Standing::Suspended);
        let before = noted(&world);
        let typed = schakel_app::registration::TypedOver {
            answers: schakel_domain::registration::Answers {
                called: Some(schakel_domain::words::Line::parse("Amina").unwrap()),
                contact: schakel_domain::registration::Contact {
                    telephone: Some(schakel_domain::words::Line::parse("0470 00 00 00").unwrap()),
                    ..Default::default()
                },
                ..Default::default()
            },
            channel: schakel_domain::registration::Channel::Paper,
            confirmed: schakel_app::registration::Confirmed { registers_self: true, knows_it_is_voluntary: true },
        };
        let done = world.run(schakel_app::registration::type_over(&world.app, &cx, typed));
        assert!(matches!(done, Err(schakel_app::AppError::SignIn)), "{done:?}");
        assert_eq!(noted(&world), before);
    }
}
