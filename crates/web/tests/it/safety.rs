//! Somebody in danger stands beside each client: how to be reached safely changes and is read; a code opens what its own client
//! wrote, until that client claims more.

use schakel_app::registration::{self, Confirmed, TypedOver};
use schakel_domain::{
    actor::{Role, Standing},
    ids::RegistrationId,
    registration::{Answer, Answers, Channel, Contact, State},
    talk::Agreed,
    words::{Line, Text},
};
use schakel_testkit::{Answer as Answered, Engine, TalkHeld, World, both_engines};

fn world(engine: Engine) -> World {
    let world = World::on(engine);
    let here = world.partnership("Westhoek", &[33_011]).id;
    world.member("Nora", Role::Coordinator, here);
    world.member("Karim", Role::Coordinator, here);
    world.member("Olga", Role::OutreachWorker, here);
    world.member("Joris", Role::Caseworker, here);
    world.member("Sam", Role::Caseworker, here);
    world
}

struct ComeIn {
    path: String,
    code: String,
}

impl ComeIn {
    fn id(&self) -> RegistrationId {
        self.path.rsplit('/').next().unwrap().parse().unwrap()
    }
}

/// Registers as somebody who gives this name, and whose own words are `words`.
fn come_in(world: &World, called: &str, telephone: &str, words: &str) -> ComeIn {
    let line = |text: &str| Line::parse(text).unwrap();
    let answers = Answers {
        called: Some(line(called)),
        family_name: Answer::Given(line("Voorbeeld")),
        born_on: Answer::Given("1988-03-12".parse().unwrap()),
        contact: Contact {
            telephone: Some(line(telephone)),
            mind: Some(Text::parse(&format!("Let op: {words}")).unwrap()),
            ..Contact::default()
        },
        wish: Answer::Given(Text::parse(&format!("Mijn vraag: {words}")).unwrap()),
        ..Answers::default()
    };
    let confirmed = Confirmed { registers_self: true, knows_it_is_voluntary: true };
    let typed = TypedOver { answers, channel: Channel::Talk, confirmed };
    let made = world.run(registration::type_over(&world.app, &world.cx(&world.known("Nora").actor), typed)).unwrap();
    world.clock.advance_seconds(60);
    ComeIn { path: format!("/inbox/{}", made.id), code: made.code(&world.app).to_string() }
}

/// Two registrations under one name that were joined, by their codes: the one that stays, and the other.
pub(crate) fn joined(engine: Engine) -> (World, String, String) {
    let world = world(engine);
    let (first, second) = (come_in(&world, "Mia", "0470 11 11 11", "eerste keer"), come_in(&world, "Mia", "0470 22 22 22", "tweede keer"));
    assign(&world, &second, "Sam");
    join(&world, &first, &second, &[("stays", &first.id().to_string())]);
    (world, first.code, second.code)
}

/// The numbers of the client that one tap calls.
fn dials(page: &Answered) -> Vec<String> {
    page.attributes("section a[href^='tel:']", "href")
}

fn assign(world: &World, to: &ComeIn, worker: &str) {
    let mut nora = world.as_("Nora");
    nora.get(&to.path);
    let worker = world.known(worker).membership.to_string();
    nora.submit(&format!("{}/toewijzen", to.path), &[("to", &worker)]).is(200);
}

/// Joins as the coordinator does; returns the path of the one that stays.
fn join(world: &World, one: &ComeIn, other: &ComeIn, chosen: &[(&str, &str)]) -> String {
    let mut nora = world.as_("Nora");
    nora.get(&format!("{}/samenvoegen?met={}", one.path, other.id())).is(200);
    let page = nora.page.clone().unwrap();
    assert!(page.attributes("input[name=stays][checked]", "value").is_empty(), "none is chosen beforehand");
    let mut typed = vec![("reason", "Zelfde geboortedatum, en de klant zei het.")];
    // Else the one that is proposed.
    let ids = page.attributes("input[name=stays]", "value");
    let labels = page.select("label:has(input[name=stays])");
    let proposed = ids.iter().zip(&labels).find(|(_, label)| label.contains("(voorgesteld)")).map(|(id, _)| id.as_str());
    typed.extend(proposed.filter(|_| chosen.iter().all(|(name, _)| *name != "stays")).map(|id| ("stays", id)));
    typed.extend_from_slice(chosen);
    nora.submit(&format!("{}/samenvoegen", one.path), &typed).is(200).path
}

#[test]
pub(crate) fn a_client_changes_how_to_be_reached_and_nobody_dials_before_it_was_read() {
    for engine in both_engines() {
        let world = world(engine);
        let mia = come_in(&world, "Mia", "0470 11 11 11", "bel alleen voor 10 uur");
        assign(&world, &mia, "Joris");
        let mut worker = world.as_("Joris");
        let page = worker.get(&mia.path).is(200).says("bel alleen voor 10 uur");
        assert_eq!(dials(&page), ["tel:0470111111"]);
        assert!(page.form(&format!("{}/bereiken", mia.path)).is_none(), "nothing to read yet");

        let mut client = world.client(&mia.code);
        client.get("/mijn").says("Veranderen hoe jullie me bereiken");
        client.get("/mijn/bereiken").is(200).says("Gebruik 0470 11 11 11 niet meer");
        let typed = [
            ("telephone", "0470 22 22 22"),
            ("call", "yes"),
            ("text", "no"),
            ("message", "no"),
            ("say_who", "no"),
            ("hours", "voor 10 uur"),
            ("mind", "Mijn man heeft het oude toestel."),
        ];
        let page = client.submit("/mijn/bereiken", &typed).is(200).says("Het partnerschap ziet je verandering nu bovenaan");
        page.says("Nog geen medewerker heeft het gelezen").says("0470 22 22 22").keeps_quiet_about("0470 11 11 11");

        let page = worker.get(&mia.path).is(200).says("Dit is nieuw: lees dit voor je belt").says("Mijn man heeft het oude toestel.");
        assert!(dials(&page).is_empty(), "no tap calls anybody yet");
        assert_eq!(page.select("s"), ["0470 11 11 11"]);
        page.clone().says("Een bericht achterlaten nee").says("Zeggen van waar je belt nee").says("Wanneer voor 10 uur");
        let page = worker.submit(&format!("{}/bereiken", mia.path), &[]).is(200).says("je hebt gelezen hoe de klant nu te bereiken is");
        assert_eq!(dials(&page), ["tel:0470222222"]);
        assert_eq!(page.select("s"), ["0470 11 11 11"], "the old number stays struck through");
        client.get("/mijn").says("Een medewerker heeft het gelezen op").says("Heeft gelezen hoe we je nu bereiken");
    }
}

#[test]
fn two_windows_a_page_that_was_open_and_bad_input_lose_no_word() {
    let world = world(Engine::Sqlite);
    let mia = come_in(&world, "Mia", "0470 11 11 11", "eerst");
    let (mut one, mut two) = (world.client(&mia.code), world.client(&mia.code));
    one.get("/mijn/bereiken");
    two.get("/mijn/bereiken");
    one.submit("/mijn/bereiken", &[("telephone", "12")]).is(422).says("Kijk het telefoonnummer na");
    one.submit("/mijn/bereiken", &[("telephone", "")]).is(422).says("Of kruis aan dat je zelf contact opneemt");
    one.submit("/mijn/bereiken", &[("telephone", "0470 22 22 22")]).is(200);
    let page = two.submit("/mijn/bereiken", &[("telephone", "0470 33 33 33"), ("mind", "Bel mijn zus.")]).is(409);
    page.says("Dit is intussen veranderd").says("Nu bewaard als telefoon: 0470 22 22 22").says("Bel mijn zus.");
    world.clock.advance_seconds(60);
    // A worker who read the first change does not say so of the second.
    let mut nora = world.as_("Nora");
    nora.get(&mia.path).says("0470 22 22 22");
    two.submit("/mijn/bereiken", &[("telephone", "0470 33 33 33"), ("mind", "Bel mijn zus.")]).is(200);
    let page = nora.submit(&format!("{}/bereiken", mia.path), &[]).is(200).says("De klant veranderde het net nog eens");
    assert_eq!(page.clone().says("Dit is nieuw").says("Bel mijn zus.").select("s"), ["0470 22 22 22", "0470 11 11 11"]);
    // To be reached no more is an answer too.
    two.get("/mijn/bereiken");
    two.submit("/mijn/bereiken", &[("telephone_stop", "1"), ("none", "1")]).is(200);
    let page = nora.get(&mia.path).says("De klant wil niet gebeld of aangeschreven worden");
    assert!(dials(&page).is_empty());
    // Without a code there is no such page.
    world.browser().get("/mijn/bereiken").says("Vul je code in");
}

/// Taken back, a client does not fall out of sight: how to be reached stays hers to say, and who worked on it reads that it is over, since
/// when, and what to do.
#[test]
fn who_takes_it_back_stays_in_sight_for_some_days_and_says_how_to_be_reached() {
    for engine in both_engines() {
        let world = world(engine);
        let mia = come_in(&world, "Mia", "0470 11 11 11", "bel alleen voor 10 uur");
        assign(&world, &mia, "Joris");
        world.as_("Joris").get(&mia.path).is(200);
        world.as_("Joris").get("/mijn-dag").is(200).says("Mia Voorbeeld").keeps_quiet_about("Ingetrokken");
        let mut client = world.client(&mia.code);
        client.get("/mijn/wissen").is(200);
        client.submit("/mijn/wissen", &[]).is(200);
        client.get("/mijn/intrekken").is(200);
        client.submit("/mijn/intrekken", &[]).is(200).says("Veranderen hoe jullie me bereiken");
        client.get("/mijn/bereiken").is(200);
        client.submit("/mijn/bereiken", &[("telephone", "0470 22 22 22"), ("call", "no")]).is(200).says("0470 22 22 22");
        client.get("/mijn").says("Je hebt je aanmelding ingetrokken");

        for (who, day) in [("Joris", "/mijn-dag"), ("Nora", "/vandaag")] {
            let page = world.as_(who).get(day).is(200).says("ingetrokken met de code op 23 november 2026");
            assert_eq!(page.attributes("section[aria-labelledby=h-terug] a", "href"), [mia.path.as_str()], "{engine:?} {who}");
            page.says("Neem er geen contact meer voor op").says("Bespreek het met de coördinator");
        }
        world.as_("Sam").get("/mijn-dag").is(200).keeps_quiet_about("Mia");
        world.as_("Nora").get(&mia.path).is(200).says("0470 22 22 22").says("Dit is nieuw: lees dit voor je belt");
        world.days_later(15);
        for (who, day) in [("Joris", "/mijn-dag"), ("Nora", "/vandaag")] {
            world.as_(who).get(day).is(200).keeps_quiet_about("ingetrokken met de code");
        }
        let looked = world.run(world.app.behind().store.doctor()).unwrap();
        assert!(looked.iter().all(|looked| looked.faults.is_empty()), "{engine:?}: {looked:?}");
    }
}

#[test]
fn a_registration_under_the_name_of_another_opens_nothing_of_hers() {
    for engine in both_engines() {
        let world = world(engine);
        let mia = come_in(&world, "Mia", "0470 11 11 11", "mijn partner mag dit niet weten");
        let his = come_in(&world, "Mia", "0499 99 99 99", "bel maar overdag");
        assign(&world, &mia, "Joris");
        assert_eq!(join(&world, &his, &mia, &[]), mia.path, "the one that somebody works on is proposed");
        let mut joris = world.as_("Joris");
        joris.get(&mia.path).is(200).says("mijn partner mag dit niet weten").says("bel maar overdag");
        joris.submit(&format!("{}/antwoord", mia.path), &[("kind", "invitation"), ("body", "Kom dinsdag om 9 uur.")]).is(200);

        let own = world.client(&his.code).get("/mijn").is(200).says("bel maar overdag");
        for hers in ["0470 11 11 11", "mijn partner", "dinsdag om 9 uur", "Joris", "samengevoegd"] {
            own.clone().keeps_quiet_about(hers);
        }
        let mut husband = world.client(&his.code);
        world.client(&mia.code).get("/mijn").says("dinsdag om 9 uur").keeps_quiet_about("0499 99 99 99");
        // The other code still says how its own client is reached, beside hers and never over it.
        husband.get("/mijn/bereiken").is(200).keeps_quiet_about("0470 11 11 11");
        husband.submit("/mijn/bereiken", &[("telephone", "0499 88 88 88")]).is(200);
        let page = joris.get(&mia.path).says("0470 11 11 11").says("0499 88 88 88").says("Dit is nieuw: lees dit voor je belt");
        assert!(dials(&page).contains(&"tel:0470111111".to_owned()), "her own number is not touched");
    }
}

/// What is done with hers changes no word of his page; what he can do is what somebody can do who waits.
#[test]
fn the_page_of_a_joined_code_is_that_of_somebody_who_waits() {
    for engine in both_engines() {
        let world = world(engine);
        let mia = come_in(&world, "Mia", "0470 11 11 11", "mijn partner mag dit niet weten");
        let his = come_in(&world, "Mia", "0499 99 99 99", "bel maar overdag");
        assign(&world, &mia, "Joris");
        world.as_("Nora").get(&mia.path).is(200).says("Vergelijken en samenvoegen");
        world.as_("Nora").get(&format!("{}/samenvoegen?met={}", his.path, mia.id())).is(200);
        let before = world.client(&his.code).get("/mijn").is(200).words();
        assert!(before.contains("Nog niemand") && before.contains("Mijn aanmelding intrekken"), "{before}");

        assert_eq!(join(&world, &his, &mia, &[]), mia.path);
        let mut joris = world.as_("Joris");
        for _ in 0..3 {
            joris.get(&mia.path).is(200).says("bel maar overdag");
        }
        joris.submit(&format!("{}/antwoord", mia.path), &[("kind", "invitation"), ("body", "Kom dinsdag om 9 uur.")]).is(200);
        world.hold_talk("Joris", mia.id(), &held(true));
        assign(&world, &mia, "Sam");
        let mut husband = world.client(&his.code);
        let after = husband.get("/mijn").is(200).words();
        // The join opened both beside each other once more: that is a look at his own words.
        assert_eq!(after.replace(" (2 keer)", ""), before, "{engine:?}");
        for page in ["/mijn/toevoegen", "/mijn/bereiken", "/mijn/wissen", "/mijn/intrekken"] {
            husband.get(page).is(200);
        }

        // Taking it back takes nothing of hers back; who works with hers is told to ask her.
        husband.get("/mijn/intrekken").is(200);
        husband.submit("/mijn/intrekken", &[]).is(200).says("Je aanmelding is ingetrokken");
        husband.get("/mijn").is(200).says("Je hebt je aanmelding ingetrokken").keeps_quiet_about("Mijn aanmelding intrekken");
        husband.get("/mijn/toevoegen").is(403);
        husband.get("/mijn/intrekken").is(403);
        world.client(&mia.code).get("/mijn").is(200).says("dinsdag om 9 uur").keeps_quiet_about("ingetrokken");
        world.as_("Sam").get(&mia.path).is(200).says("Iemand heeft deze aanmelding ingetrokken met de code ervan");
        // Taken apart, it is what its client made of it.
        let mut nora = world.as_("Nora");
        nora.get(&his.path).is(200);
        nora.submit(&format!("{}/splitsen", his.path), &[("reason", "Twee mensen.")]).is(200).says("Ingetrokken");
        world.client(&his.code).get("/mijn").is(200).says("Je hebt je aanmelding ingetrokken");
        let looked = world.run(world.app.behind().store.doctor()).unwrap();
        assert!(looked.iter().all(|looked| looked.faults.is_empty()), "{engine:?}: {looked:?}");
    }
}

#[test]
fn once_the_client_says_in_person_that_both_are_hers_the_other_code_opens_it_and_splitting_ends_that() {
    for engine in both_engines() {
        let world = world(engine);
        let (first, second) =
            (come_in(&world, "Mia", "0470 11 11 11", "eerste keer"), come_in(&world, "Mia", "0470 22 22 22", "tweede keer"));
        assign(&world, &second, "Sam");
        assert_eq!(join(&world, &first, &second, &[("stays", &first.id().to_string())]), first.path, "the other was chosen");
        // The work moved along: Sam has the one that stays, and opens the other as well.
        let mut sam = world.as_("Sam");
        sam.get(&first.path).is(200).says("eerste keer").says("tweede keer");
        sam.get(&second.path).is(200).says("samengevoegd");
        sam.get(&first.path);
        // Not by one tap, and not by telephone: anybody could have registered under her name.
        let told = sam.submit(&format!("{}/van-de-klant", first.path), &[]).is(200).says("Er is niets opgeschreven");
        told.keeps_quiet_about("De klant zei in persoon: deze aanmelding");
        world.client(&second.code).get("/mijn").keeps_quiet_about("eerste keer");
        sam.get(&first.path);
        sam.submit(&format!("{}/van-de-klant", first.path), &[("face", "1")]).is(200).says("De klant zei in persoon: deze aanmelding");
        let mut client = world.client(&second.code);
        client.get("/mijn").says("eerste keer");
        // Her page says that another code opens it, and since when; it is hers to say that this is not right.
        world.client(&first.code).get("/mijn").says("Nog 1 andere code opent deze pagina, sinds 23 november 2026.");
        // A new code for the one that stays shuts out every other, also this one: it is claimed anew, in person.
        let new_code = format!("{}/code", first.path);
        sam.get(&first.path);
        sam.submit(&new_code, &[("face", "1")]).is(200);
        client.get("/mijn").says("Vul je code in");
        world.client(&second.code).get("/mijn").says("tweede keer").keeps_quiet_about("eerste keer").keeps_quiet_about("andere code");
        sam.get(&first.path);
        sam.submit(&format!("{}/van-de-klant", first.path), &[("face", "1")]).is(200);
        let mut client = world.client(&second.code);
        client.get("/mijn").says("eerste keer");
        // The worker who takes over has both.
        assign(&world, &first, "Joris");
        world.as_("Joris").get(&second.path).is(200);
        world.as_("Sam").get(&second.path).is(404);

        let mut nora = world.as_("Nora");
        nora.get(&second.path);
        nora.submit(&format!("{}/splitsen", second.path), &[("reason", "Toch twee nichten.")]).is(200);
        client.get("/mijn").says("Vul je code in");
        world.client(&second.code).get("/mijn").says("tweede keer").keeps_quiet_about("eerste keer");
        let of = |it: &ComeIn| world.resource(world.known("Nora").actor.partnership.unwrap(), it.id());
        assert_eq!((of(&second).state, of(&second).assigned), (State::Assigned, Some(world.known("Sam").membership)));
        assert_eq!(of(&first).assigned, Some(world.known("Joris").membership), "what was done since is kept");
    }
}

#[test]
pub(crate) fn splitting_puts_back_exactly_what_was() {
    let world = world(Engine::Sqlite);
    let (first, second) = (come_in(&world, "Mia", "0470 11 11 11", "een"), come_in(&world, "Mia", "0470 22 22 22", "twee"));
    assign(&world, &second, "Sam");
    let of = |it: &ComeIn| world.resource(world.known("Nora").actor.partnership.unwrap(), it.id());
    let before = [(of(&first).state, of(&first).assigned), (of(&second).state, of(&second).assigned)];
    join(&world, &first, &second, &[("stays", &first.id().to_string())]);
    assert_eq!(of(&first).state, State::Assigned);
    let mut nora = world.as_("Nora");
    nora.get(&second.path);
    nora.submit(&format!("{}/splitsen", second.path), &[("reason", "Toch niet.")]).is(200);
    assert_eq!([(of(&first).state, of(&first).assigned), (of(&second).state, of(&second).assigned)], before);
}

#[test]
fn one_that_was_put_aside_since_comes_back_as_it_was_after_splitting() {
    for engine in both_engines() {
        let world = world(engine);
        let (first, second) = (come_in(&world, "Mia", "0470 11 11 11", "een"), come_in(&world, "Mia", "0470 22 22 22", "twee"));
        join(&world, &first, &second, &[("stays", &first.id().to_string())]);
        let of = |it: &ComeIn| world.resource(world.known("Nora").actor.partnership.unwrap(), it.id());
        let mut nora = world.as_("Nora");
        nora.get(&first.path);
        nora.submit("/inbox/afwijzen", &[("wie", &format!("{}~2", first.id()))]).is(200);
        nora.submit("/inbox/afwijzen", &[]).is(200);
        assert_eq!(of(&first).state, State::Rejected);
        nora.get(&second.path);
        nora.submit(&format!("{}/splitsen", second.path), &[("reason", "Toch niet.")]).is(200);
        assert_eq!((of(&first).state, of(&second).state), (State::Rejected, State::Received));
        nora.get(&first.path);
        nora.submit(&format!("{}/terugzetten", first.path), &[]).is(200);
        assert_eq!(of(&first).state, State::Received);
    }
}

#[test]
pub(crate) fn a_new_code_is_given_face_to_face_and_the_old_one_opens_nothing_any_more() {
    for engine in both_engines() {
        let world = world(engine);
        let mia = come_in(&world, "Mia", "0470 11 11 11", "een");
        assign(&world, &mia, "Joris");
        let mut before = world.client(&mia.code);
        before.get("/mijn").is(200);
        let (action, mut joris) = (format!("{}/code", mia.path), world.as_("Joris"));
        joris.get(&mia.path).is(200);
        joris.submit(&action, &[]).is(422).says("alleen aan de klant zelf, in persoon");
        let fields = joris.filled(&action, &[("face", "1")]);
        let page = joris.post(&action, &fields).is(200).says("De oude code opent niets meer");
        let code = page.select("p.code").remove(0);
        // Pressed twice: the same code, and no third.
        assert_eq!(joris.post(&action, &fields).is(200).select("p.code"), [code.as_str()]);
        assert_eq!(before.get("/mijn").path, "/code", "whoever came in with the old one is out");
        let mut old = world.browser();
        old.get("/code");
        old.submit("/code", &[("code", &mia.code)]).is(422);
        world.client(&code).get("/mijn").is(200).says("Heeft je een nieuwe code gegeven");
        // Back to a form whose code was replaced since: no page shows a code that opens nothing.
        joris.get(&mia.path);
        let newer = joris.submit(&action, &[("face", "1")]).is(200).select("p.code").remove(0);
        assert!(joris.post(&action, &fields).select("p.code").is_empty());
        world.client(&newer).get("/mijn").is(200).says("Mijn vraag: een");
        // A colleague who does not have it gives none.
        world.as_("Sam").get(&mia.path).is(404);
        let mut sam = world.as_("Sam");
        sam.get("/contact");
        let mut fields = sam.page.as_ref().and_then(|page| page.form("/uit")).unwrap();
        fields.push(("face".to_owned(), "1".to_owned()));
        assert_eq!(sam.post_once(&action, &fields).status.as_u16(), 404);
    }
}

#[test]
fn when_both_have_a_worker_it_is_asked_who_goes_on() {
    let world = world(Engine::Sqlite);
    let (first, second) = (come_in(&world, "Mia", "0470 11 11 11", "een"), come_in(&world, "Mia", "0470 22 22 22", "twee"));
    assign(&world, &first, "Joris");
    assign(&world, &second, "Sam");
    let mut nora = world.as_("Nora");
    nora.get(&format!("{}/samenvoegen?met={}", first.path, second.id())).is(200).says("Wie volgt de klant verder op?");
    let action = format!("{}/samenvoegen", first.path);
    // Everything that is not chosen yet is asked at once, whatever the page proposes, and nothing was done.
    let page = nora.submit(&action, &[("reason", "Zelfde.")]).is(422).says("Zelfde.");
    for field in ["stays", "worker"] {
        assert_eq!(
            page.attributes(&format!(".veld.mis input[name={field}], fieldset.mis input[name={field}]"), "name").len(),
            2,
            "{field}"
        );
    }
    world.as_("Joris").get(&first.path).is(200);
    world.as_("Sam").get(&second.path).is(200);
    let stays = first.id().to_string();
    nora.submit(&action, &[("stays", &stays)]).is(422).says("Zelfde.");
    let sam = world.known("Sam").membership.to_string();
    nora.submit(&action, &[("reason", "Zelfde."), ("worker", &sam)]).is(200);
    world.as_("Sam").get(&first.path).is(200);
    world.as_("Joris").get(&first.path).is(404);
}

#[test]
fn two_coordinators_who_join_the_same_two_both_ways_are_told() {
    let world = world(Engine::Sqlite);
    let (first, second) = (come_in(&world, "Mia", "0470 11 11 11", "een"), come_in(&world, "Mia", "0470 22 22 22", "twee"));
    let (mut nora, mut karim) = (world.as_("Nora"), world.as_("Karim"));
    nora.get(&format!("{}/samenvoegen?met={}", first.path, second.id())).is(200);
    karim.get(&format!("{}/samenvoegen?met={}", second.path, first.id())).is(200);
    // Which one stays matters, and is not passed over.
    nora.submit(&format!("{}/samenvoegen", first.path), &[("reason", "Zelfde verhaal.")]).is(422).says("Kies een van de mogelijkheden.");
    nora.submit(&format!("{}/samenvoegen", first.path), &[("stays", &first.id().to_string())]).is(200);
    let typed = [("reason", "Zelfde telefoon, zei ze."), ("stays", &second.id().to_string())];
    karim.submit(&format!("{}/samenvoegen", second.path), &typed).is(409).says("Nora").says("Zelfde telefoon, zei ze.");
}

fn held(name: bool) -> TalkHeld {
    let agreed = Agreed { discuss: Answer::Given(true), name: Answer::Given(name), team: Answer::Given(true) };
    TalkHeld { agreed, ..TalkHeld::default() }
}

#[test]
fn the_one_with_a_talk_stays_and_the_strictest_answer_counts_until_it_is_asked_again() {
    for engine in both_engines() {
        let world = world(engine);
        let (yes, no) = (come_in(&world, "Mia", "0470 11 11 11", "ja"), come_in(&world, "Mia", "0470 22 22 22", "nee"));
        let none = come_in(&world, "Mia", "0470 33 33 33", "niets");
        assign(&world, &yes, "Joris");
        world.hold_talk("Joris", yes.id(), &held(true));
        // Without a talk it goes into the one with a talk, whatever is chosen.
        let mut nora = world.as_("Nora");
        let page = nora.get(&format!("{}/samenvoegen?met={}", none.path, yes.id())).is(200);
        page.says("Deze blijft, want daar was al een gesprek");
        nora.submit(&format!("{}/samenvoegen", none.path), &[("reason", "Zelfde."), ("stays", &none.id().to_string())]).is(422);
        assert_eq!(join(&world, &none, &yes, &[]), yes.path);
        // A later "no" wins over an old "yes".
        assign(&world, &no, "Joris");
        world.hold_talk("Joris", no.id(), &held(false));
        let page = nora.get(&format!("{}/samenvoegen?met={}", no.path, yes.id())).is(200);
        page.says("zei de klant nee: Daar bij naam genoemd worden");
        assert_eq!(join(&world, &no, &yes, &[("stays", &yes.id().to_string())]), yes.path);
        let partnership = world.known("Nora").actor.partnership.unwrap();
        let agreed = |it: &ComeIn| {
            let talk = world.run(async { world.app.behind().store.read_in(partnership).await?.talk_of(it.id()).await });
            talk.unwrap().unwrap().agreed
        };
        assert_eq!(agreed(&yes).name, Answer::Given(false));
        assert_eq!(agreed(&yes).discuss, Answer::Given(true));
        // What stands with the other can be taken back with its code, and counts for both.
        let mut client = world.client(&no.code);
        client.get("/mijn/afspraken?wat=discuss").is(200);
        client.submit("/mijn/afspraken", &[]).is(200);
        assert_eq!(agreed(&yes).discuss, Answer::Given(false));
        nora.get(&no.path);
        nora.submit(&format!("{}/splitsen", no.path), &[("reason", "Twee mensen.")]).is(200);
        assert_eq!(agreed(&yes).name, Answer::Given(true), "as it was");
        assert_eq!(agreed(&no).name, Answer::Given(false));
    }
}

/// Numbers that are the same in every run.
struct Dice(u64);

impl Dice {
    fn of(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from((self.0 >> 33) % u64::try_from(sides).unwrap()).unwrap()
    }
}

#[test]
fn a_code_opens_only_what_its_own_client_wrote_until_that_client_claims_more() {
    let world = world(Engine::Sqlite);
    let all: Vec<ComeIn> = (0..5).map(|of| come_in(&world, "Mia", &format!("0470 00 00 0{of}"), &format!("kanarie{of}"))).collect();
    let mut nora = world.as_("Nora");
    let mut dice = Dice(7);
    // To which one each was joined, and whether the client claimed that.
    let mut joined: Vec<Option<(usize, bool)>> = vec![None; all.len()];
    for _ in 0..40 {
        let (one, other) = (dice.of(all.len()), dice.of(all.len()));
        match dice.of(3) {
            0 if one != other && joined[one].is_none() && joined[other].is_none() => {
                join(&world, &all[one], &all[other], &[("stays", &all[one].id().to_string())]);
                joined[other] = Some((one, false));
            }
            1 => {
                if let Some((main, false)) = joined[one] {
                    nora.get(&all[main].path);
                    let action = format!("{}/van-de-klant", all[main].path);
                    let done = joined[main].is_none();
                    if done {
                        nora.submit(&action, &[("with", &all[one].id().to_string()), ("face", "1")]).is(200);
                        joined[one] = Some((main, true));
                    }
                }
            }
            _ => {
                if joined[one].is_some() {
                    nora.get(&all[one].path);
                    nora.submit(&format!("{}/splitsen", all[one].path), &[("reason", "Toch niet.")]).is(200);
                    joined[one] = None;
                }
            }
        }
        for (of, it) in all.iter().enumerate() {
            let mut opens = of;
            while let Some((main, true)) = joined[opens] {
                opens = main;
            }
            let page = world.client(&it.code).get("/mijn").is(200).says(&format!("kanarie{opens}"));
            for foreign in (0..all.len()).filter(|foreign| *foreign != opens) {
                let page = page.clone();
                page.keeps_quiet_about(&format!("kanarie{foreign}")).keeps_quiet_about(&format!("0470 00 00 0{foreign}"));
            }
        }
    }
}

/// The keys of an older day are put back: one client has none any more. Every list of the partnership opens, and says so of that row.
#[test]
fn a_client_who_cannot_be_opened_takes_no_list_down() {
    for engine in both_engines() {
        let mut world = world(engine);
        let before = come_in(&world, "Amina", "0470 00 00 01", "graag hulp");
        let keys = |folder: &std::path::Path| (folder.join("keys.db"), folder.join("keys.older"));
        world.restarted(|folder| {
            std::fs::copy(keys(folder).0, keys(folder).1).unwrap();
        });
        let lost = come_in(&world, "Zora", "0470 00 00 02", "graag hulp");
        world.restarted(|folder| std::fs::rename(keys(folder).1, keys(folder).0).unwrap());

        let mut nora = world.as_("Nora");
        for list in ["/inbox", "/inbox?deel=nieuw", "/vandaag", "/inbox/afwijzen"] {
            nora.get(list).is(200).says("Amina Voorbeeld").says("kan niet geopend worden").keeps_quiet_about("Zora");
        }
        nora.get("/inbox?q=Amina").is(200).says("Amina Voorbeeld");
        nora.get("/inbox?q=Zora").is(200).keeps_quiet_about("Zora Voorbeeld");
        nora.get(&before.path).is(200);
        nora.get(&lost.path).is(500).says("De sleutel van deze klant ontbreekt");
        // The client who has the code reads that it is not the code that is wrong.
        let mut client = world.browser();
        client.get("/code").is(200);
        client.submit("/code", &[("code", &lost.code)]).is(500).says("Het ligt niet aan jou of aan je code");
    }
}

/// What comes back does not come back to somebody who left or is away: nobody has it, the day says whose it was, and it can be given.
#[test]
fn what_comes_back_to_somebody_who_left_is_with_nobody_and_says_whose_it_was() {
    for engine in both_engines() {
        let world = world(engine);
        let of = |it: &ComeIn| world.resource(world.known("Nora").actor.partnership.unwrap(), it.id());
        let mut nora = world.as_("Nora");
        // Taken apart: both were of Joris once, and one of them is given to Sam.
        let (first, second) = (come_in(&world, "Mia", "0470 11 11 11", "een"), come_in(&world, "Mia", "0470 22 22 22", "twee"));
        assign(&world, &second, "Joris");
        join(&world, &first, &second, &[("stays", &first.id().to_string())]);
        // Put aside, and ended: Joris has both.
        let (aside, ended) = (come_in(&world, "Koop", "0470 33 33 33", "drie"), come_in(&world, "Bert", "0470 44 44 44", "vier"));
        for one in [&aside, &ended] {
            assign(&world, one, "Joris");
        }
        nora.get(&aside.path);
        nora.submit("/inbox/afwijzen", &[("wie", &format!("{}~{}", aside.id(), 2))]).is(200);
        nora.submit("/inbox/afwijzen", &[]).is(200);
        assert_eq!(of(&aside).state, State::Rejected, "{engine:?}");
        nora.get(&format!("{}/beeindigen", ended.path)).is(200);
        nora.submit(&format!("{}/beeindigen", ended.path), &[("ending", "stopped")]).is(200);
        assert_eq!(of(&ended).state, State::Ended, "{engine:?}");
        assign(&world, &first, "Sam");
        world.set_standing("Joris", Standing::Ended);

        nora.get(&second.path);
        nora.submit(&format!("{}/splitsen", second.path), &[("reason", "Toch niet.")]).is(200);
        nora.get(&aside.path);
        nora.submit(&format!("{}/terugzetten", aside.path), &[]).is(200);
        world.client(&ended.code).get("/mijn").is(200);
        come_back(&world, &ended);
        for one in [&second, &aside, &ended] {
            assert_eq!((of(one).state, of(one).assigned), (State::Received, None), "{engine:?}: {}", one.path);
            nora.get(&one.path).is(200).says("Het was van Joris Testers, die afwezig is of hier niet meer werkt");
        }
        assert_eq!(of(&first).assigned, Some(world.known("Sam").membership), "{engine:?}: what is in good hands stays there");
        let day = nora.get("/vandaag").is(200);
        assert_eq!(day.words().matches("Nog niemand. Het was van Joris Testers").count(), 3, "{engine:?}: {}", day.words());
        // Given to somebody, it is that one's.
        assign(&world, &second, "Sam");
        nora.get(&second.path).is(200).keeps_quiet_about("Het was van Joris");
        // To somebody who is away and comes back, it does not come back either.
        assign(&world, &aside, "Sam");
        nora.get(&aside.path);
        let version = nora.page.as_ref().unwrap().attributes("input[name=version]", "value").remove(0);
        nora.submit("/inbox/afwijzen", &[("wie", &format!("{}~{version}", aside.id()))]).is(200);
        nora.submit("/inbox/afwijzen", &[]).is(200);
        world.set_standing("Sam", Standing::Suspended);
        nora.get(&aside.path);
        nora.submit(&format!("{}/terugzetten", aside.path), &[]).is(200);
        world.set_standing("Sam", Standing::Active);
        assert_eq!(of(&aside).assigned, None, "{engine:?}");
        nora.get(&aside.path).is(200).says("Het was van Sam Testers");
        let looked = world.run(world.app.behind().store.doctor()).unwrap();
        assert!(looked.iter().all(|looked| looked.faults.is_empty()), "{engine:?}: {looked:?}");
    }
}

/// The client brings back what was ended, on the own page.
fn come_back(world: &World, one: &ComeIn) {
    let mut client = world.client(&one.code);
    client.get("/mijn").is(200);
    client.submit("/mijn/wachten", &[]).is(200);
}

#[test]
fn what_an_unknown_registered_under_her_name_is_no_number_to_tap_and_her_no_counts_for_both() {
    for engine in both_engines() {
        let world = world(engine);
        let (hers, his) = (come_in(&world, "Mia", "0470 11 11 11", "bel nooit"), come_in(&world, "Mia", "0470 22 22 22", "bel gerust"));
        join(&world, &hers, &his, &[("stays", &hers.id().to_string())]);
        let page = world.as_("Nora").get(&hers.path).is(200).says("niet bevestigd door de klant in persoon").says("0470 22 22 22");
        assert_eq!(dials(&page), ["tel:0470111111"]);
        // She says not to call her: then nothing here is dialled with one tap, whichever stands on top.
        let mut mia = world.client(&hers.code);
        mia.get("/mijn/bereiken").is(200);
        mia.submit("/mijn/bereiken", &[("telephone", "0470 11 11 11"), ("call", "no")]).is(200);
        let mut nora = world.as_("Nora");
        nora.get(&hers.path).is(200);
        nora.submit(&format!("{}/bereiken", hers.path), &[]);
        assert_eq!(dials(&nora.get(&hers.path).is(200)), Vec::<String>::new());
    }
}
