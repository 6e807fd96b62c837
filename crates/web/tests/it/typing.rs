//! No typed word of a worker is lost: what is typed is kept on the server, offered again to the same person, and gone when it has served.

use schakel_app::{erasure, identity::session, parked::typing};
use schakel_domain::{
    actor::{Role, Standing},
    erasure::ErasureGround,
    ids::RegistrationId,
};
use schakel_testkit::{Answer, Browser, Engine, TalkHeld, World, both_engines};

use crate::dossier::{Opened, on_both};

fn world(engine: Engine) -> World {
    let world = World::on(engine);
    let here = world.partnership("Westhoek", &[33_011]).id;
    world.member("Nora", Role::Coordinator, here);
    world.member("Karim", Role::Coordinator, here);
    world.member("Joris", Role::Caseworker, here);
    world
}

fn encoded(pairs: &[(String, String)]) -> String {
    form_urlencoded::Serializer::new(String::new()).extend_pairs(pairs).finish()
}

const OURS: [&str; 7] = ["csrf", "form", "pagina", "teruggezet", "version", "asks_education", "seen"];

/// Does what our script does some seconds after somebody typed this into the form of the last page.
fn type_in(browser: &mut Browser, action: &str, values: &[(&str, &str)]) -> Answer {
    let page = browser.page.clone();
    let was: Vec<_> = browser.filled(action, &[]);
    let now = browser.filled(action, values);
    let typed = |pairs: &[(String, String)]| -> Vec<(String, String)> {
        pairs.iter().filter(|(name, _)| !OURS.contains(&name.as_str())).cloned().collect()
    };
    let of = |name: &str| was.iter().find(|(field, _)| field == name).map(|(_, value)| value.clone());
    let mut sent: Vec<(String, String)> = ["csrf", "form", "pagina", "teruggezet"]
        .iter()
        .filter_map(|name| Some(((*name).to_owned(), of(name)?)))
        .chain([("doel".to_owned(), action.to_owned()), ("velden".to_owned(), encoded(&typed(&now)))])
        .chain([("was".to_owned(), encoded(&typed(&was)))])
        .chain(of("version").map(|version| ("versie".to_owned(), version)))
        .collect();
    let mut names: Vec<String> = typed(&was).into_iter().chain(typed(&now)).map(|(name, _)| name).collect();
    names.sort();
    names.dedup();
    sent.extend(names.into_iter().map(|name| ("naam".to_owned(), name)));
    let answer = browser.post_once("/in/getypt", &sent);
    // The page stands open still.
    browser.page = page;
    answer
}

/// Presses "Terugzetten" at the only offer of the last page.
fn put_back(browser: &mut Browser) -> Answer {
    let offered = browser.page.as_ref().unwrap().attributes("main a[href*='terugzetten=']", "href");
    assert_eq!(offered.len(), 1, "{offered:?}");
    browser.get(&offered.concat()).is(200)
}

fn offers(page: &Answer) -> usize {
    page.attributes("main a[href*='terugzetten=']", "href").len()
}

#[test]
pub(crate) fn what_is_typed_in_a_talk_is_offered_again_in_another_browser_and_gone_when_it_is_handed_in() {
    for engine in both_engines() {
        let world = world(engine);
        let (on, _) = world.registration("Nora", "Amina", "Voorbeeld");
        let path = format!("/inbox/{}/gesprek/werk", on.id);
        let mut nora = world.as_("Nora");
        let page = nora.get(&path).is(200);
        assert_eq!(offers(&page), 0, "{engine:?}");
        // Without a script the page says until when, and what becomes of the words after that.
        page.says("Je blijft ingelogd tot").says("gaat je tekst mee");
        let typed = [("work", "seeking"), ("ill", "no"), ("contract_until", "zij zegt: tot het einde\r\nvan het jaar")];
        let kept = type_in(&mut nora, &path, &typed).is(200);
        assert!(kept.body.contains("\"rest\":900") && kept.body.contains("\"said\":\""), "{}", kept.body);

        // The battery was empty; another machine.
        let mut again = world.as_("Nora");
        let page = again.get(&path).is(200).says("Je was hier aan het schrijven op 23 november 2026 om");
        assert!(page.attributes("input[name=work][checked]", "value").is_empty(), "{engine:?}: not silently");
        // Nobody else is offered it, and only here.
        for (who, where_) in
            [("Karim", path.clone()), ("Nora", format!("/inbox/{}/gesprek/wie", on.id)), ("Nora", format!("/inbox/{}", on.id))]
        {
            assert_eq!(offers(&world.as_(who).get(&where_).is(200)), 0, "{engine:?}: {who} at {where_}");
        }
        let address = page.attributes("main a[href*='terugzetten=']", "href").remove(0);
        let theirs = world.as_("Karim").get(&address).is(200);
        assert!(theirs.attributes("input[name=work][checked]", "value").is_empty(), "{engine:?}: the address is no key");

        let page = put_back(&mut again).says("staat weer in het formulier").says("van het jaar");
        assert_eq!(page.attributes("input[name=work][checked]", "value"), ["seeking"], "{engine:?}");
        assert_eq!(offers(&page), 0, "{engine:?}: once put back it is not offered");
        assert!(!page.words().contains("Intussen is hier iets veranderd"), "{engine:?}");
        again.submit(&path, &[("blijf", "1")]).is(200);
        let page = again.get(&path).is(200);
        assert_eq!(offers(&page), 0, "{engine:?}: handed in, so gone");
        assert_eq!(page.attributes("input[name=work][checked]", "value"), ["seeking"], "{engine:?}");
        // What a closing page sends after its form was handed in is not kept.
        let mut late = world.as_("Nora");
        late.get(&path).is(200);
        let open = late.page.clone();
        late.submit_once(&path, &[("ill", "yes"), ("blijf", "1")]).is(303);
        late.page = open;
        type_in(&mut late, &path, &[("ill", "unknown")]).is(200);
        assert_eq!(offers(&late.get(&path)), 0, "{engine:?}");
    }
}

#[test]
fn what_is_being_typed_is_sealed_while_it_is_kept() {
    for engine in both_engines() {
        let world = world(engine);
        let (on, _) = world.registration("Nora", "Amina", "Voorbeeld");
        let mut nora = world.as_("Nora");
        nora.get(&format!("/inbox/{}", on.id)).is(200);
        type_in(&mut nora, &format!("/inbox/{}/antwoord", on.id), &[("body", "Canariebloem belde gisteren.")]).is(200);
        let kept: Vec<(Vec<u8>,)> =
            world.run(async { world.app.behind().store.read().await?.fetch("SELECT typed FROM parked_form", vec![]).await }).unwrap();
        assert_eq!(kept.len(), 1, "{engine:?}");
        let open = |(bytes,): &(Vec<u8>,)| bytes.windows(12).any(|part| part == b"Canariebloem");
        assert!(!kept.iter().any(open), "{engine:?}: it lies open");
    }
}

#[test]
fn what_somebody_saved_meanwhile_is_said_and_stands_beside_what_is_put_back() {
    for engine in both_engines() {
        let world = world(engine);
        let (on, _) = world.registration("Nora", "Amina", "Voorbeeld");
        let path = format!("/inbox/{}/gesprek/werk", on.id);
        let mut nora = world.as_("Nora");
        nora.get(&path).is(200);
        type_in(&mut nora, &path, &[("work", "seeking")]).is(200);
        let mut karim = world.as_("Karim");
        karim.get(&path).is(200);
        karim.submit(&path, &[("work", "not_seeking"), ("blijf", "1")]).is(200);
        nora.get(&path).is(200);
        let page = put_back(&mut nora).says("Intussen is hier iets veranderd").says("werd bewaard nadat jij begon te schrijven");
        assert!(page.words().contains("Karim Testers"), "{engine:?}: {}", page.words());
        assert_eq!(page.attributes("input[name=work][checked]", "value"), ["seeking"], "{engine:?}");
        // The page without it shows what is kept now, and still offers.
        let page = nora.get(&path).is(200);
        assert_eq!(page.attributes("input[name=work][checked]", "value"), ["not_seeking"]);
        assert_eq!(offers(&page), 1);
        // A form that shows nothing of what changed knows it by the version.
        let answer = format!("/inbox/{}/antwoord", on.id);
        let mut joris = world.as_("Nora");
        joris.get(&format!("/inbox/{}", on.id)).is(200);
        type_in(&mut joris, &answer, &[("body", "Kom je morgen?"), ("kind", "invitation")]).is(200);
        karim.get(&format!("/inbox/{}", on.id)).is(200);
        karim.submit(&answer, &[("body", "Kom je woensdag?"), ("kind", "invitation")]).is(200);
        joris.get(&format!("/inbox/{}", on.id)).is(200);
        put_back(&mut joris).says("Intussen is hier iets veranderd").says("Kom je morgen?");
    }
}

#[test]
fn two_windows_keep_two_texts_and_either_can_be_thrown_away() {
    for engine in both_engines() {
        let world = world(engine);
        let (on, _) = world.registration("Nora", "Amina", "Voorbeeld");
        let (page, action) = (format!("/inbox/{}", on.id), format!("/inbox/{}/antwoord", on.id));
        let mut one = world.as_("Nora");
        one.get(&page).is(200);
        let mut two = world.as_("Nora");
        two.get(&page).is(200);
        type_in(&mut one, &action, &[("body", "De eerste tekst.")]).is(200);
        world.clock.advance_seconds(60);
        type_in(&mut two, &action, &[("body", "De tweede tekst.")]).is(200);
        type_in(&mut one, &action, &[("body", "De eerste tekst, met meer.")]).is(200);
        let mut three = world.as_("Nora");
        let shown = three.get(&page).is(200);
        assert_eq!(offers(&shown), 2, "{engine:?}: neither takes the other's place");
        let addresses = shown.attributes("main a[href*='terugzetten=']", "href");
        let texts: Vec<String> = addresses.iter().map(|address| three.get(address).select("textarea[name=body]").concat()).collect();
        assert!(texts.contains(&"De eerste tekst, met meer.".to_owned()) && texts.contains(&"De tweede tekst.".to_owned()), "{texts:?}");
        // Put back and typed on: it is one text, and the other stays.
        three.get(&addresses[1]).is(200);
        type_in(&mut three, &action, &[("body", "Verder geschreven.")]).is(200);
        let shown = three.get(&page).is(200);
        assert_eq!(offers(&shown), 2, "{engine:?}");
        three.submit("/in/weggooien", &[]).is(200);
        assert_eq!(offers(&three.get(&page)), 1, "{engine:?}");
        // Typed and wiped again is nothing to keep.
        let mut four = world.as_("Karim");
        four.get(&page).is(200);
        type_in(&mut four, &action, &[("body", "Toch niet.")]).is(200);
        type_in(&mut four, &action, &[]).is(200);
        assert_eq!(offers(&four.get(&page)), 0, "{engine:?}");
    }
}

#[test]
fn who_is_erased_away_or_out_of_sight_leaves_no_text_and_a_week_is_the_end() {
    for engine in both_engines() {
        let world = world(engine);
        let (on, _) = world.registration("Nora", "Amina", "Voorbeeld");
        let (page, action) = (format!("/inbox/{}", on.id), format!("/inbox/{}/antwoord", on.id));
        let kept = |world: &World| -> i64 {
            let (count,) = world
                .run(async { world.app.behind().store.read().await?.fetch_one("SELECT COUNT(*) FROM parked_form", vec![]).await })
                .unwrap();
            count
        };
        let write = |world: &World, who: &str| {
            let mut browser = world.as_(who);
            browser.get(&page).is(200);
            type_in(&mut browser, &action, &[("body", "Wat ik over haar schrijf.")])
        };
        write(&world, "Nora").is(200);
        write(&world, "Karim").is(200);
        // Whose registration it is not does not see it, and keeps nothing on it: the answer is that of what is nowhere.
        let mut joris = world.as_("Joris");
        joris.get("/account").is(200);
        let mut fields = vec![("csrf".to_owned(), joris.page.as_ref().unwrap().attributes("input[name=csrf]", "value").remove(0))];
        fields.extend(
            [("form", "0190f3c2-7c1e-7abc-8def-0123456789ab"), ("doel", &action), ("velden", "body=x")]
                .map(|(a, b)| (a.to_owned(), b.to_owned())),
        );
        joris.post_once("/in/getypt", &fields).is(404);
        assert_eq!(kept(&world), 2, "{engine:?}");
        // Away, and back: it is gone.
        world.set_standing("Karim", Standing::Suspended);
        assert_eq!(kept(&world), 1, "{engine:?}");
        world.set_standing("Karim", Standing::Active);
        assert_eq!(offers(&world.as_("Karim").get(&page).is(200)), 0, "{engine:?}");
        // A week.
        world.clock.advance_seconds(typing::KEPT_FOR.as_secs() + 1);
        assert_eq!(offers(&world.as_("Nora").get(&page).is(200)), 0, "{engine:?}");
        let dropped = world.run(async {
            let mut tx = world.app.behind().store.write().await?;
            let dropped = tx.drop_expired_parked(world.now()).await?;
            tx.commit().await.map(|()| dropped)
        });
        assert_eq!(dropped.unwrap(), 1, "{engine:?}");
        // Erased.
        write(&world, "Nora").is(200);
        assert_eq!(kept(&world), 1, "{engine:?}");
        erase(&world, on.id);
        assert_eq!(kept(&world), 0, "{engine:?}");
        world.run(world.app.behind().store.sign_checkpoint(world.now())).unwrap();
        for looked in world.run(world.app.behind().store.doctor()).unwrap() {
            assert!(looked.faults.is_empty(), "{engine:?} {}: {:?}", looked.at, looked.faults);
        }
    }
}

fn erase(world: &World, id: RegistrationId) {
    for who in ["Nora", "Karim"] {
        let cx = world.cx(&world.known(who).actor);
        world.run(erasure::approve(&world.app, &cx, id, Some(ErasureGround::Asked), true)).unwrap();
    }
    assert_eq!(world.run(erasure::finish(&world.app, world.now())).unwrap(), 1);
}

#[test]
fn too_long_a_text_is_told_so_and_of_many_the_oldest_makes_room() {
    let world = world(Engine::Sqlite);
    let (on, _) = world.registration("Nora", "Amina", "Voorbeeld");
    let (page, action) = (format!("/inbox/{}", on.id), format!("/inbox/{}/antwoord", on.id));
    let mut nora = world.as_("Nora");
    nora.get(&page).is(200);
    let long = "woord ".repeat(typing::MOST_BYTES / 6);
    let told = type_in(&mut nora, &action, &[("body", &long)]);
    assert_eq!(told.status.as_u16(), 413);
    assert!(told.body.contains("te lang om bij te houden"), "{}", told.body);
    assert_eq!(offers(&nora.get(&page)), 0);
    for number in 0..=typing::MOST_FORMS {
        world.clock.advance_seconds(1);
        nora.get(&page);
        type_in(&mut nora, &action, &[("body", &format!("Tekst {number}."))]).is(200);
    }
    let shown = nora.get(&page).is(200);
    assert_eq!(i64::try_from(offers(&shown)).unwrap(), typing::MOST_FORMS);
    let oldest = shown.attributes("main a[href*='terugzetten=']", "href").pop().unwrap();
    assert_eq!(nora.get(&oldest).select("textarea[name=body]"), ["Tekst 1."], "the first made room");
    // A form of nobody, a look, a path that is nowhere, and a text that is no form.
    for target in ["/in", "/dossiers/0190f3c2-7c1e-7abc-8def-0123456789ab", "/nergens", ""] {
        nora.get(&page);
        let mut fields = nora.filled(&action, &[]);
        fields.retain(|(name, _)| matches!(name.as_str(), "csrf" | "form" | "pagina"));
        fields.extend([("doel", target), ("velden", "a=b&%ff=%00&&&=")].map(|(a, b)| (a.to_owned(), b.to_owned())));
        nora.post_once("/in/getypt", &fields).is(404);
    }
}

#[test]
fn typing_is_being_there_and_a_page_left_open_is_not() {
    for engine in both_engines() {
        let world = world(engine);
        let (on, _) = world.registration("Nora", "Amina", "Voorbeeld");
        let path = format!("/inbox/{}/gesprek/werk", on.id);
        let mut nora = world.as_("Nora");
        let shown = nora.get(&path).is(200);
        assert_eq!(shown.attributes("form[data-sessie]", "data-rest"), ["900"], "{engine:?}");
        for minute in 0..4 {
            world.clock.advance_seconds(14 * 60);
            type_in(&mut nora, &path, &[("work", if minute % 2 == 0 { "seeking" } else { "partly" })]).is(200);
        }
        // At the warning: one press, and the session lasts as long again.
        world.clock.advance_seconds(14 * 60);
        let stays = nora.submit_once("/in/blijven", &[]).is(200);
        assert!(stays.body.contains("\"rest\":900"), "{}", stays.body);
        nora.page = Some(shown.clone());
        // Nobody types: it ends, what the script sends is refused and keeps nothing aside, and the form itself goes along.
        world.clock.advance_seconds(session::STAFF_IDLE.as_secs() + 1);
        assert_eq!(type_in(&mut nora, &path, &[("work", "full_time")]).status.as_u16(), 401, "{engine:?}");
        assert!(!nora.cookies.contains_key("schakel-bewaard"), "{engine:?}: {:?}", nora.cookies);
        nora.submit_once("/in/blijven", &[]).is(401);
        nora.page = Some(shown);
        nora.submit(&path, &[("work", "seeking")]).says("Wat je hebt ingevuld, is bewaard");
        assert!(nora.cookies.contains_key("schakel-bewaard"), "{engine:?}");
    }
}

#[test]
fn at_the_end_of_the_day_a_press_helps_no_more_and_the_page_says_so() {
    let world = world(Engine::Sqlite);
    let mut nora = world.as_("Nora");
    nora.get("/inbox").is(200);
    for _ in 0..(session::STAFF_WHOLE.as_secs() / 600 - 1) {
        world.clock.advance_seconds(600);
        nora.get("/inbox").is(200);
    }
    let page = nora.get("/inbox").is(200);
    assert_eq!(page.attributes("form[data-sessie][data-laatste]", "data-rest"), ["600"]);
    // Clients and visitors have no such thing, and no script.
    let (_, code) = world.registration("Nora", "Amina", "Voorbeeld");
    for page in [world.client(&code).get("/mijn"), world.browser().get("/"), world.browser().get("/in")] {
        assert!(page.attributes("form[data-sessie]", "data-rest").is_empty());
        assert!(!page.body.contains("schrijven.js"), "{}", page.path);
        assert!(!page.body.contains("data-typen"), "{}", page.path);
    }
}

#[test]
pub(crate) fn a_message_from_a_dossier_and_advice_at_the_table_are_kept_too() {
    for opened in on_both(&TalkHeld::default(), &["Tine", "Bea"]) {
        let action = format!("{}/bericht", opened.path);
        let mut tine = opened.world.as_("Tine");
        tine.get(&opened.path).is(200);
        type_in(&mut tine, &action, &[("body", "Er komt een traject.")]).is(200);
        let mut again = opened.world.as_("Tine");
        again.get(&opened.path).is(200);
        let page = put_back(&mut again);
        assert_eq!(page.select("textarea[name=body]"), ["Er komt een traject."]);
        // Handed in with a fault and mended: it is one text, and gone.
        again.submit(&action, &[("body", " ")]).is(422);
        again.submit(&action, &[("body", "Er komt een traject, op maandag.")]).is(200);
        assert_eq!(offers(&again.get(&opened.path)), 0);
        let world = &opened.world;
        let (on, _) = world.registration("Nora", "Bert", "Voorbeeld");
        world.hold_talk("Nora", on.id, &TalkHeld::default());
        let meeting = world.conference("Nora", world.now() + jiff::SignedDuration::from_hours(1), &["Nora", "Tine", "Adem"]);
        let case = world.table("Nora", on.id, meeting, false);
        world.begin("Nora", meeting, &["Nora", "Tine", "Adem"]);
        let path = format!("/casus/{case}");
        let mut adem = world.as_("Adem");
        adem.get(&path).is(200);
        type_in(&mut adem, &format!("{path}/advies"), &[("words", "Vanuit de expertise werk.")]).is(200);
        adem.get(&path).is(200);
        put_back(&mut adem).says("Vanuit de expertise werk.");
    }
}

/// Every form of those who work here in which one writes keeps what is written, but for these.
#[test]
fn what_was_put_back_into_one_form_stays_when_another_of_the_page_is_handed_in() {
    for Opened { world, path, .. } in on_both(&TalkHeld::default(), &["Tine"]) {
        let mut tine = world.as_("Tine");
        tine.get(&path).is(200);
        type_in(&mut tine, &format!("{path}/bericht"), &[("body", "Welkom bij ons.")]).is(200);
        tine.get(&path).is(200);
        put_back(&mut tine).says("Welkom bij ons.");
        let fact = [("known", "yes"), ("known-source", "told_by_client"), ("known-learnt", "20/11/2026")];
        tine.submit(&format!("{path}/vdab"), &fact).is(200);
        assert_eq!(offers(&tine.get(&path).is(200)), 1, "the message was not sent yet");
        put_back(&mut tine).says("Welkom bij ons.");
        tine.submit(&format!("{path}/bericht"), &[]).is(200);
        assert_eq!(offers(&tine.get(&path).is(200)), 0);
    }
}

#[test]
fn every_form_with_a_text_of_a_worker_keeps_it_while_it_is_typed() {
    const OTHERS: &[(&str, &str)] = &[
        ("dossier/door.html", "the reason of one look: nothing is saved with it"),
        ("follow/add.html", "of clients: what is typed on a shared telephone is not kept there"),
        ("follow/contact.html", "of clients"),
        ("register/fields.html", "of clients: the answers have their own draft"),
        ("talk/ask.html", "a question of the chapter, whose form keeps it"),
        ("parked/typing.html", "says it itself"),
    ];
    let mut folders = vec![std::path::PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/src"))];
    let (mut texts, mut without) = (0, Vec::new());
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
            let name = entry.display().to_string();
            if entry.is_dir() {
                folders.push(entry);
            } else if entry.extension().is_some_and(|kind| kind == "html") && !name.contains("/field/") {
                let text = std::fs::read_to_string(&entry).unwrap();
                let writes = [".text(", ".short_text("].iter().map(|field| text.matches(field).count()).sum::<usize>();
                let forms = text.split("<form").skip(1).filter(|form| [".text(", ".short_text("].iter().any(|field| form.contains(field)));
                let parks = forms.clone().all(|form| form.contains(".parking"));
                texts += writes;
                if writes > 0 && !(parks && forms.count() > 0) && !OTHERS.iter().any(|(other, _)| name.ends_with(other)) {
                    without.push(name);
                }
            }
        }
    }
    assert!(texts > 15, "only {texts} texts were found");
    assert!(without.is_empty(), "what is written there is not kept: {without:?}");
}
