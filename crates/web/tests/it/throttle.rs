//! Guessing is slowed, and nobody is locked out by it (row 10 of the promises); what could not sign in stands in the log.
#![expect(clippy::unwrap_used, reason = "the helpers of tests may fail loudly")]

use std::{
    sync::atomic::{AtomicU64, Ordering},
    time::Duration,
};

use axum::http::header;
use schakel_app::identity::{calibrate, resume, totp};
use schakel_domain::actor::Role;
use schakel_testkit::{Answer, Browser, Engine, PASSWORD, World, both_engines};

fn scene(engine: Engine) -> World {
    let world = World::on(engine);
    let own = world.partnership("Westhoek", &[38002]);
    world.member("Nora", Role::Coordinator, own.id);
    world.member("Otto", Role::OutreachWorker, own.id);
    world.clock.advance_seconds(60);
    world
}

/// A browser at the door that keeps its form, so that each try is one request.
struct AtTheDoor {
    browser: Browser,
    door: Option<Answer>,
}

impl AtTheDoor {
    fn of(world: &World, source: &str) -> Self {
        Self::with(world.browser().from(source))
    }

    fn with(mut browser: Browser) -> Self {
        browser.get("/in").is(200);
        let door = browser.page.clone();
        Self { browser, door }
    }

    fn types(&mut self, name: &str, password: &str, code: &str) -> Answer {
        self.browser.page.clone_from(&self.door);
        self.browser.submit_once("/in", &[("name", name), ("password", password), ("totp", code)])
    }

    fn guesses(&mut self, name: &str) -> Answer {
        self.types(name, "gokje nummer zoveel", "000000")
    }

    /// Signs in as this person does.
    fn signs_in(&mut self, world: &World, name: &str) -> Answer {
        let member = world.known(name);
        let code = totp::code_at(&member.totp, world.now()).unwrap();
        self.types(&member.sign_in_name, PASSWORD, &code)
    }
}

fn waits(answer: &Answer) -> i64 {
    assert_eq!(answer.status, 429, "{}", answer.words());
    answer.headers.get(header::RETRY_AFTER).unwrap().to_str().unwrap().parse().unwrap()
}

/// A browser in which this person signed in with everything, and out again.
fn known_browser(world: &World, name: &str, source: &str) -> Browser {
    let mut door = AtTheDoor::of(world, source);
    assert_eq!(door.signs_in(world, name).status, 303);
    let mut browser = door.browser;
    browser.get("/account").is(200);
    browser.submit("/uit", &[]).is(200);
    assert!(browser.cookies.contains_key("schakel-bekend") && !browser.cookies.contains_key("schakel"));
    world.clock.advance_seconds(60);
    browser
}

const NORA: &str = "nora@schakel.example";

#[test]
fn the_delays_are_one_two_four_up_to_nine_hundred_seconds_on_both_engines() {
    for engine in both_engines() {
        let world = scene(engine);
        let mut inside = world.as_("Otto");
        let mut guesser = AtTheDoor::of(&world, "192.0.2.66");
        for _ in 0..5 {
            guesser.guesses(NORA).is(422);
        }
        for wait in [1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 900, 900, 900] {
            assert_eq!(waits(&guesser.guesses(NORA)), wait);
            world.clock.advance_seconds(wait - 1);
            // Knocking on a closed door does not keep it closed.
            assert_eq!(waits(&guesser.guesses(NORA)), 1);
            world.clock.advance_seconds(1);
            guesser.guesses(NORA).is(422);
            // Somebody who is in stays in; the clock also asks for a click now and then.
            inside.get_once("/account").is(200);
        }
        // Another account from there, and this account from elsewhere, wait for nothing.
        guesser.guesses("otto@schakel.example").is(422);
        AtTheDoor::of(&world, "192.0.2.67").guesses(NORA).is(422);
    }
}

#[test]
fn a_source_has_a_hundred_tries_an_hour_and_the_hour_is_told() {
    for engine in both_engines() {
        let world = scene(engine);
        let mut sprayer = AtTheDoor::of(&world, "192.0.2.66");
        for number in 0..100 {
            sprayer.guesses(&format!("iemand{number}@schakel.example")).is(422);
        }
        assert_eq!(waits(&sprayer.guesses("nog.iemand@schakel.example")), 3_600);
        // Everybody at that address waits, but not a browser that its owner has used, nor somebody who comes with a passkey.
        world.clock.advance_seconds(60);
        assert_eq!(waits(&sprayer.signs_in(&world, "Nora")), 3_540);
        world.clock.advance_seconds(3_540);
        assert_eq!(sprayer.signs_in(&world, "Nora").status, 303);
    }
}

#[test]
fn an_account_has_a_thousand_tries_a_day_from_everywhere_together() {
    let world = scene(Engine::Sqlite);
    let known = known_browser(&world, "Nora", "192.0.2.7");
    let mut guesser = AtTheDoor::of(&world, "198.51.100.1");
    for number in 0_u32..1_000 {
        let [.., high, low] = number.to_be_bytes();
        guesser.browser.source = std::net::IpAddr::from([10, 0, high, low]);
        guesser.guesses(NORA).is(422);
    }
    guesser.browser.source = "198.51.100.9".parse().unwrap();
    assert!(waits(&guesser.guesses(NORA)) > 86_000);
    // Nobody is locked out on purpose: the owner's own browser goes in all the same.
    let mut owner = AtTheDoor::with(known.from("203.0.113.5"));
    assert_eq!(owner.signs_in(&world, "Nora").status, 303);
    world.clock.advance_seconds(86_400);
    guesser.guesses(NORA).is(422);
}

#[test]
fn a_browser_that_signed_in_before_has_tries_of_its_own_on_both_engines() {
    for engine in both_engines() {
        let world = scene(engine);
        let known = known_browser(&world, "Nora", "192.0.2.7");
        // Somebody at the same address guesses until the door is closed to that pair, and then to all at that address.
        let mut guesser = AtTheDoor::of(&world, "192.0.2.7");
        for _ in 0..5 {
            guesser.guesses(NORA).is(422);
        }
        assert_eq!(waits(&guesser.guesses(NORA)), 1);
        for number in 0..95 {
            guesser.guesses(&format!("iemand{number}@schakel.example")).is(422);
        }
        assert!(waits(&guesser.guesses("nog.iemand@schakel.example")) > 3_000);
        let mut owner = AtTheDoor::with(known);
        // Its own tries are counted as well, and slowed in the same way.
        for _ in 0..5 {
            owner.guesses(NORA).is(422);
        }
        assert_eq!(waits(&owner.guesses(NORA)), 1);
        world.clock.advance_seconds(60);
        assert_eq!(owner.signs_in(&world, "Nora").status, 303);
        // For another account it is a browser like any other.
        world.clock.advance_seconds(60);
        let mut same = AtTheDoor::with({
            let mut other = world.browser().from("192.0.2.7");
            other.cookies.insert("schakel-bekend".to_owned(), owner.browser.cookies.get("schakel-bekend").unwrap().clone());
            other
        });
        assert!(waits(&same.guesses("otto@schakel.example")) > 3_000);
        // And one that was made up is nothing.
        let mut made_up = AtTheDoor::with({
            let mut other = world.browser().from("192.0.2.7");
            other.cookies.insert("schakel-bekend".to_owned(), "A".repeat(43));
            other
        });
        assert!(waits(&made_up.guesses(NORA)) > 3_000);
    }
}

#[test]
fn the_mark_of_a_browser_opens_nothing_lasts_half_a_year_and_is_given_after_a_whole_sign_in() {
    let world = scene(Engine::Sqlite);
    let mut door = AtTheDoor::of(&world, "192.0.2.7");
    let refused = door.guesses(NORA);
    let sets = |answer: &Answer| -> Vec<String> {
        let all = answer.headers.get_all(header::SET_COOKIE).iter();
        all.map(|it| it.to_str().unwrap().to_owned()).filter(|it| it.starts_with("schakel-bekend=")).collect()
    };
    assert!(sets(&refused).is_empty());
    let planted = "A".repeat(43);
    door.browser.cookies.insert("schakel-bekend".to_owned(), planted.clone());
    let opened = door.signs_in(&world, "Nora");
    let cookie = sets(&opened).pop().unwrap();
    assert!(cookie.contains("; HttpOnly; SameSite=Lax") && cookie.ends_with("; Max-Age=15552000"), "{cookie}");
    assert!(!cookie.contains(&planted), "a token that we did not give is never taken up");
    let mut thief = world.browser();
    thief.cookies.insert("schakel-bekend".to_owned(), door.browser.cookies.get("schakel-bekend").unwrap().clone());
    assert_eq!(thief.get_once("/account").status, 303);
    // Two people at one machine: the second sign-in keeps the first one's mark.
    let mut shared = AtTheDoor::with(door.browser);
    shared.browser.cookies.remove("schakel");
    shared.browser.get("/in");
    shared.door = shared.browser.page.clone();
    let second = shared.signs_in(&world, "Otto");
    assert_eq!(second.status, 303);
    assert!(cookie.starts_with(sets(&second).pop().unwrap().split(';').next().unwrap()));
}

/// Whether this browser still has tries of its own when its address has none left.
fn is_known(world: &World, browser: Browser) -> bool {
    let mut sprayer = AtTheDoor::of(world, "192.0.2.99");
    while sprayer.guesses("iemand.anders@schakel.example").status == 422 || sprayer.guesses("nog.iemand@schakel.example").status == 422 {
        world.clock.advance_seconds(1);
    }
    for number in 0..100 {
        sprayer.guesses(&format!("iemand{number}@schakel.example"));
    }
    let mut door = AtTheDoor::with(browser.from("192.0.2.99"));
    let answer = door.guesses(NORA);
    world.clock.advance_seconds(3_600);
    answer.status == 422
}

#[test]
fn ending_all_sessions_or_changing_the_password_makes_browsers_unknown() {
    let world = scene(Engine::Sqlite);
    assert!(is_known(&world, known_browser(&world, "Nora", "192.0.2.7")));

    let known = known_browser(&world, "Nora", "192.0.2.7");
    let (_, mut elsewhere) = (world.as_("Nora"), world.as_("Nora"));
    elsewhere.get("/account").is(200);
    elsewhere.submit("/account/sessies", &[]).is(200);
    assert!(!is_known(&world, known), "all sessions ended");

    let known = known_browser(&world, "Nora", "192.0.2.7");
    let mut elsewhere = world.as_("Nora");
    elsewhere.get("/account/wachtwoord").is(200);
    let new = "zeven rode fietsen in de zon";
    elsewhere.submit("/account/wachtwoord", &[("password", new), ("password_again", new)]).is(200);
    assert!(!is_known(&world, known), "the password changed");
}

#[test]
fn a_browser_is_forgotten_half_a_year_after_the_last_sign_in() {
    for engine in both_engines() {
        let world = scene(engine);
        let known = known_browser(&world, "Nora", "192.0.2.7");
        world.days_later(179);
        world.run(schakel_app::identity::session::forget_old(&world.app, world.now())).unwrap();
        let cookies = known.cookies.clone();
        assert!(is_known(&world, known));
        world.days_later(2);
        world.run(schakel_app::identity::session::forget_old(&world.app, world.now())).unwrap();
        let mut late = world.browser();
        late.cookies = cookies;
        assert!(!is_known(&world, late));
    }
}

#[test]
fn the_right_password_waits_in_a_strange_browser_and_is_told_which_way_does_not() {
    for engine in both_engines() {
        let world = scene(engine);
        let known = known_browser(&world, "Nora", "192.0.2.7");
        let mut guesser = AtTheDoor::of(&world, "192.0.2.66");
        for _ in 0..5 {
            guesser.guesses(NORA).is(422);
        }
        for wait in [1, 2, 4, 8, 16, 32] {
            assert_eq!(waits(&guesser.guesses(NORA)), wait);
            world.clock.advance_seconds(wait);
            guesser.guesses(NORA).is(422);
        }
        // The owner, at the same address and in a browser that is not known: right or wrong, the answer is the same, so it tells nothing.
        let wrong = guesser.guesses(NORA);
        let mut owner = AtTheDoor::of(&world, "192.0.2.66");
        let right = owner.signs_in(&world, "Nora");
        assert_eq!((waits(&right), waits(&wrong)), (64, 64));
        let said = right.words();
        assert_eq!(said, wrong.words(), "{engine:?}");
        assert!(said.contains("het kan juist zijn") && said.contains("Met een passkey wacht je niet"), "{engine:?}: {said}");
        assert_eq!(right.attributes("input[name=name]", "value"), [NORA], "{engine:?}: only the secrets are typed again");
        // The ways that do not wait: a passkey, a browser that is known, another address. And waiting: that is all there is to it.
        let fields = owner.browser.filled("/in/sleutel", &[]);
        owner.browser.post_once("/in/sleutel/begin", &fields).is(200);
        let mut at_home = AtTheDoor::with(known.from("192.0.2.66"));
        assert_eq!(at_home.signs_in(&world, "Nora").status, 303, "{engine:?}");
        world.clock.advance_seconds(64);
        assert_eq!(owner.signs_in(&world, "Nora").status, 303, "{engine:?}: who waited is let in");
        world.clock.advance_seconds(60);
        assert_eq!(
            AtTheDoor::of(&world, "192.0.2.66").signs_in(&world, "Nora").status,
            303,
            "{engine:?}: and the row of tries is forgotten"
        );
    }
}

/// However long somebody guesses, and from wherever: of one account at most so many tries a day are looked at.
#[test]
fn what_is_looked_at_stays_bounded_however_right_it_is() {
    let world = scene(Engine::Sqlite);
    let mut guesser = AtTheDoor::of(&world, "192.0.2.66");
    let (mut looked_at, end) = (0, world.now().checked_add(jiff::SignedDuration::from_hours(24)).unwrap());
    while world.now() < end {
        let answer = guesser.guesses(NORA);
        if answer.status == 422 {
            looked_at += 1;
        } else {
            world.clock.advance_seconds(waits(&answer));
        }
    }
    // Five, the ten that wait ever longer, and then one each quarter of an hour.
    assert!((100..=112).contains(&looked_at), "{looked_at} tries of one account from one address in a day");
}

#[test]
fn passkeys_never_wait_for_failed_passwords() {
    let world = scene(Engine::Sqlite);
    let mut sprayer = AtTheDoor::of(&world, "192.0.2.66");
    for number in 0..100 {
        sprayer.guesses(&format!("iemand{number}@schakel.example")).is(422);
    }
    assert_eq!(waits(&sprayer.guesses(NORA)), 3_600);
    sprayer.browser.page.clone_from(&sprayer.door);
    let fields = sprayer.browser.filled("/in/sleutel", &[]);
    sprayer.browser.post_once("/in/sleutel/begin", &fields).is(200);
    // Their own limit is there for floods.
    for _ in 1..600 {
        sprayer.browser.post_once("/in/sleutel/begin", &fields).is(200);
    }
    assert_eq!(waits(&sprayer.browser.post_once("/in/sleutel/begin", &fields)), 3_600);
}

#[test]
fn who_writes_another_address_in_a_header_is_not_believed_unless_a_proxy_is_configured() {
    for behind_proxy in [false, true] {
        let world = World::with(Engine::Sqlite, |settings| settings.proxies = usize::from(behind_proxy));
        let mut guesser = AtTheDoor::of(&world, "192.0.2.66");
        let mut last = 0;
        for number in 0..101 {
            // What stands before the last address anybody can write, proxy or not.
            guesser.browser.headers = vec![
                ("x-forwarded-for", format!("203.0.113.{number}, 198.51.100.{number}")),
                ("forwarded", format!("for=198.51.100.{number}")),
                ("x-real-ip", format!("198.51.100.{number}")),
            ];
            last = guesser.guesses(&format!("iemand{number}@schakel.example")).status.as_u16();
        }
        assert_eq!(last, if behind_proxy { 422 } else { 429 });
        if behind_proxy {
            for number in 0..100 {
                guesser.browser.headers = vec![("x-forwarded-for", format!("203.0.113.{number}, 192.0.2.200"))];
                last = guesser.guesses(&format!("iemand{number}@schakel.example")).status.as_u16();
                assert_eq!(last, 422);
            }
            assert_eq!(guesser.guesses("nog.iemand@schakel.example").status, 429, "the address that the proxy saw counts");
        }
    }
}

/// The entries of sign-ins that were refused, oldest first: of which account.
fn entries(world: &World) -> Vec<String> {
    let all = world.run(async { world.app.behind().store.read().await?.log_page(0, 10_000).await }).unwrap();
    all.into_iter()
        .filter(|row| row.act == "account.sign_in")
        .map(|row| {
            assert_eq!((row.outcome.as_str(), row.resource_type.as_str()), ("refused", "Account"));
            assert!(row.person_id.is_none() && row.payload.is_some(), "nobody is said to have done it, and how it went is sealed");
            row.resource_id
        })
        .collect()
}

#[test]
fn what_could_not_sign_in_stands_in_the_log_and_cannot_fill_it() {
    for engine in both_engines() {
        let world = scene(engine);
        let nora = world.known("Nora").person.to_string();
        let mut guesser = AtTheDoor::of(&world, "192.0.2.66");
        // The first of a row, not the four that a person may need, and then each that had to wait.
        for _ in 0..5 {
            guesser.guesses(NORA).is(422);
        }
        assert_eq!(entries(&world).len(), 1);
        for wait in [1, 2, 4] {
            assert_eq!(waits(&guesser.guesses(NORA)), wait);
            world.clock.advance_seconds(wait);
            guesser.guesses(NORA).is(422);
        }
        guesser.guesses("niemand@schakel.example").is(422);
        let noted = entries(&world);
        assert_eq!(noted.len(), 5);
        assert!(noted.iter().take(4).all(|account| *account == nora), "{noted:?}");
        assert_eq!(noted.last().unwrap(), "unknown");
        // From everywhere at once: six hundred an hour and no more.
        for number in 0_u32..700 {
            let [.., high, low] = number.to_be_bytes();
            guesser.browser.source = std::net::IpAddr::from([10, 0, high, low]);
            guesser.guesses(&format!("iemand{number}@schakel.example")).is(422);
        }
        assert_eq!(entries(&world).len(), 600);
        world.clock.advance_seconds(3_600);
        guesser.guesses("nog.iemand@schakel.example").is(422);
        assert_eq!(entries(&world).len(), 601);
        world.run(world.app.behind().store.sign_checkpoint(world.now())).unwrap();
        assert!(world.run(world.app.behind().store.verify_log(&[])).unwrap().is_whole());
    }
}

#[test]
fn signing_in_and_out_stands_in_the_log_with_who() {
    let world = scene(Engine::Sqlite);
    let member = world.known("Nora").membership.to_string();
    let of_nora = || {
        let all = world.run(async { world.app.behind().store.read().await?.log_page(0, 10_000).await }).unwrap();
        all.into_iter().filter(|row| row.membership_id.as_deref() == Some(member.as_str())).count()
    };
    let mut door = AtTheDoor::of(&world, "192.0.2.7");
    let before = of_nora();
    assert_eq!(door.signs_in(&world, "Nora").status, 303);
    assert_eq!(of_nora(), before + 1);
    door.browser.get("/account").is(200);
    let looked = of_nora();
    door.browser.submit("/uit", &[]).is(200);
    assert_eq!(of_nora(), looked + 1);
}

#[test]
fn when_too_many_sign_in_at_once_the_rest_is_told_to_come_back() {
    let world = scene(Engine::Sqlite);
    // Slow enough that all have come before the first two are done.
    world.hash_with_passes(60);
    let doors: Vec<AtTheDoor> = (0..40).map(|number| AtTheDoor::of(&world, &format!("192.0.2.{number}"))).collect();
    let answers: Vec<Answer> = std::thread::scope(|scope| {
        let started: Vec<_> = doors
            .into_iter()
            .enumerate()
            .map(|(number, mut door)| scope.spawn(move || door.guesses(&format!("iemand{number}@schakel.example"))))
            .collect();
        started.into_iter().map(|one| one.join().unwrap()).collect()
    });
    let (busy, refused): (Vec<_>, Vec<_>) = answers.into_iter().partition(|answer| answer.status == 503);
    assert!(!busy.is_empty() && refused.len() >= 22, "{} of 40 were sent away", busy.len());
    for answer in busy {
        assert_eq!(answer.headers.get(header::RETRY_AFTER).unwrap(), "5");
        answer.says("Het is hier nu heel druk");
    }
    for answer in refused {
        answer.is(422);
    }
    world.hash_with_passes(1);
    assert_eq!(AtTheDoor::of(&world, "198.51.100.7").signs_in(&world, "Nora").status, 303);
}

/// A clock that goes on by this many milliseconds each time that somebody looks at it.
fn clock_of<const MILLISECONDS: u64>() -> Duration {
    static LOOKS: AtomicU64 = AtomicU64::new(0);
    Duration::from_millis(MILLISECONDS * LOOKS.fetch_add(1, Ordering::SeqCst))
}

#[test]
fn the_cost_rises_to_what_the_machine_bears_stays_after_a_start_and_old_hashes_follow_on_both_engines() {
    for engine in both_engines() {
        let world = scene(engine);
        let least = world.app.behind().vault.hash_cost();
        let aim = Duration::from_millis(250);
        let kept = || {
            let secrets = world.run(async { world.app.behind().store.read().await?.secrets_of(world.known("Nora").person).await }).unwrap();
            secrets.password.unwrap().1
        };
        assert!(kept().contains("t=1,"), "{}", kept());
        // A hashing of one pass takes 40 ms here, so seven reach the aim.
        world.run(calibrate(&world.app, aim, clock_of::<40>)).unwrap();
        assert_eq!(world.app.behind().vault.hash_cost().passes(), 7);
        assert_eq!(AtTheDoor::of(&world, "192.0.2.7").guesses(NORA).status, 422);
        assert!(kept().contains("t=1,"), "a wrong password changes nothing");
        assert_eq!(AtTheDoor::of(&world, "192.0.2.7").signs_in(&world, "Nora").status, 303);
        assert!(kept().contains("t=7,"), "{}", kept());
        // A slow minute takes nothing away, and the next start begins where this one was.
        world.run(calibrate(&world.app, aim, clock_of::<900>)).unwrap();
        assert_eq!(world.app.behind().vault.hash_cost().passes(), 7);
        world.app.behind().vault.set_hash_cost(least);
        world.run(resume(&world.app, least)).unwrap();
        assert_eq!(world.app.behind().vault.hash_cost().passes(), 7);
        world.clock.advance_seconds(30);
        assert_eq!(AtTheDoor::of(&world, "192.0.2.7").signs_in(&world, "Nora").status, 303);
    }
}
