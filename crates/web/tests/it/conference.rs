//! Case conferences: planned, begun, led case by case, closed; who sees a case, when, and not a moment longer; who decides what.

use schakel_app::registration::{self, Confirmed, TypedOver};
use schakel_domain::{
    actor::{Actor, OrganisationKind, Role},
    ids::{CaseId, ConferenceId, RegistrationId},
    registration::{Answer, Answers, Channel, Contact, State},
    talk::{Agreed, Agreement, Education, SharedPart, Work},
    vdab_fact::{Estimate, VdabFact, View},
    words::{Line, Text},
};
use schakel_testkit::{Browser, TalkHeld, World, both_engines, shows};

/// Two partnerships; in the first two coordinators, an outreach worker, a caseworker, a companion, a buddy and an adviser.
fn staffed(world: World) -> World {
    let here = world.partnership("Westhoek", &[33_011]).id;
    let there = world.partnership("Meetjesland", &[43_005]).id;
    for (name, role) in [
        ("Nora", Role::Coordinator),
        ("Karim", Role::Coordinator),
        ("Olga", Role::OutreachWorker),
        ("Joris", Role::Caseworker),
        ("Gust", Role::Companion),
        ("Bea", Role::Buddy),
        ("Vera", Role::VdabAdviser),
        ("Wout", Role::VdabAdviser),
    ] {
        world.member(name, role, here);
    }
    world.member("Ada", Role::Coordinator, there);
    world.member("Vincent", Role::VdabAdviser, there);
    world
}

fn world() -> World {
    staffed(World::new())
}

struct Client {
    registration: RegistrationId,
    code: String,
}

impl Client {
    fn actor(&self, world: &World) -> Actor {
        let partnership = world.known("Nora").actor.partnership.unwrap();
        Actor::client(world.resource(partnership, self.registration).client, partnership)
    }

    fn takes_back(&self, world: &World, agreement: Agreement) {
        let cx = world.cx(&self.actor(world));
        world.run(schakel_app::talk::answer_again::<schakel_domain::acts::TakeBackAgreement>(&world.app, &cx, agreement)).unwrap();
    }

    fn state(&self, world: &World) -> State {
        world.resource(world.known("Nora").actor.partnership.unwrap(), self.registration).state
    }
}

/// Somebody who registered with Nora; nobody talked yet.
fn come_in(world: &World, called: &str) -> Client {
    come_in_with(world, "Nora", called)
}

/// Somebody who registered with the help of this worker.
fn come_in_with(world: &World, by: &str, called: &str) -> Client {
    let line = |text: &str| Line::parse(text).unwrap();
    let answers = Answers {
        called: Some(line(called)),
        family_name: Answer::Given(line("Voorbeeld")),
        born_on: Answer::Later,
        municipality: Answer::Given(line("Diksmuide")),
        contact: Contact { telephone: Some(line("0470 12 34 56")), mail: Some(line("amina@voorbeeld.example")), ..Contact::default() },
        wish: Answer::Given(Text::parse("Ik wil graag met dieren werken.").unwrap()),
        ..Answers::default()
    };
    let confirmed = Confirmed { registers_self: true, knows_it_is_voluntary: true };
    let typed = TypedOver { answers, channel: Channel::Talk, confirmed };
    let made = world.run(registration::type_over(&world.app, &world.cx(&world.known(by).actor), typed)).unwrap();
    Client { registration: made.id, code: made.code(&world.app).to_string() }
}

/// A conference of this afternoon with everybody.
fn planned(world: &World) -> ConferenceId {
    let at = world.now() + jiff::SignedDuration::from_hours(4);
    world.conference("Nora", at, &["Nora", "Karim", "Olga", "Joris", "Vera", "Wout"])
}

/// A case on the agenda of a conference that is going on, with Nora, Joris and Vera at the table.
fn at_the_table(world: &World, held: &TalkHeld, named: bool) -> (Client, ConferenceId, CaseId) {
    let client = come_in(world, "Amina");
    world.hold_talk("Nora", client.registration, held);
    let conference = planned(world);
    let case = world.table("Nora", client.registration, conference, named);
    world.begin("Nora", conference, &["Nora", "Joris", "Vera"]);
    (client, conference, case)
}

fn noted(world: &World, act: &str, outcome: &str) -> usize {
    let rows = world.run(async { world.app.behind().store.read().await.unwrap().log_latest(500).await }).unwrap();
    rows.iter().filter(|row| row.act == act && row.outcome == outcome).count()
}

fn pseudonym(browser: &mut Browser, conference: ConferenceId) -> String {
    browser.get(&format!("/besprekingen/{conference}")).is(200).select("#h-agenda ~ table tbody th a").concat()
}

const NOWHERE: &str = "/casus/0190f3c2-7c1e-7abc-8def-0123456789ab";

#[test]
fn a_conference_is_planned_with_the_adviser_begun_with_who_is_there_and_kept() {
    shows!["P1.3.2-1"];
    for engine in both_engines() {
        let world = staffed(World::on(engine));
        let mut nora = world.as_("Nora");
        let page = nora.get("/besprekingen/nieuw").is(200).says("neemt structureel deel (§1.3.2)");
        let ticked = page.attributes("input[name=members][checked]", "value");
        for name in ["Vera", "Nora"] {
            assert!(ticked.contains(&world.known(name).membership.to_string()), "{name} is suggested");
        }
        assert!(!page.words().contains("Bea Testers"), "a buddy does not confer");
        let page = nora.submit("/besprekingen/nieuw", &[("day", "24/11/2026"), ("hour", "14.30"), ("place", "Open Huis, zaal 2")]);
        let page =
            page.is(200).says("De casusbespreking is gepland.").says("dinsdag 24 november 2026, 14.30 uur").says("Open Huis, zaal 2");
        let href = page.path.clone();
        world.as_("Vera").get("/besprekingen").is(200).says("dinsdag 24 november 2026").says("Open Huis, zaal 2").says("Gepland");
        assert_eq!(world.as_("Joris").get("/besprekingen").is(200).select("tbody tr").len(), 0, "who was not asked sees nothing");
        nora.submit(&format!("{href}/beginnen"), &[]).is(422).says("Vink aan wie er aan tafel zit.");
        let page = nora.submit(&format!("{href}/beginnen"), &[("present", &world.known("Nora").membership.to_string())]).is(200);
        page.says("De VDAB-adviseur is er niet bij").says("Er zit nu één persoon aan tafel");
        let mut fields = nora.filled(&format!("{href}/aanwezig"), &[]);
        fields.push(("present".to_owned(), world.known("Vera").membership.to_string()));
        let page = nora.post(&format!("{href}/aanwezig"), &fields).is(200).says("bijgewerkt");
        assert!(!page.words().contains("De VDAB-adviseur is er niet bij"));
        let page = nora.submit(&format!("{href}/sluiten"), &[]).is(200).says("gesloten").says("Voorbij");
        let seats = page.select("#h-wie ~ ul li");
        assert!(
            seats.iter().any(|seat| seat.starts_with("Vera Testers") && seat.ends_with("Aan tafel") && !seat.contains("Niet")),
            "{seats:?}"
        );
        for act in ["conference.plan", "conference.close"] {
            assert_eq!(noted(&world, act, "done"), 1, "{act}");
        }
        assert_eq!(noted(&world, "conference.begin", "done"), 2);
    }
}

#[test]
fn what_is_typed_of_a_plan_is_checked_and_shown_again() {
    let world = world();
    let mut nora = world.as_("Nora");
    let plan = |nora: &mut Browser, day: &str, hour: &str, place: &str| {
        nora.get("/besprekingen/nieuw");
        nora.submit("/besprekingen/nieuw", &[("day", day), ("hour", hour), ("place", place)])
    };
    plan(&mut nora, "22/11/2026", "14.00", "Open Huis").is(422).says("Deze dag is voorbij");
    plan(&mut nora, "31/4/2027", "14.00", "Open Huis").is(422).says("Deze dag bestaat niet");
    plan(&mut nora, "1/12/2026", "vroeg", "Open Huis").is(422).says("Schrijf het uur zoals 14.00 of 9.30");
    plan(&mut nora, "1/12/2026", "14.00", " ").is(422).says("Vul dit in");
    plan(&mut nora, "1/12/2026", "14.00", &"x".repeat(201)).is(422).says("Dit is te lang");
    plan(&mut nora, "1/12/2026", "14.00", "a\u{202e}b").is(422).says("een teken in dat we niet kunnen tonen");
    let page = plan(&mut nora, "1/12/2026", "14u", "<script>alert(1)</script>").is(200);
    page.keeps_quiet_about("<script>").says("<script>alert(1)</script>").says("14.00 uur");
    let page = plan(&mut nora, "1/12/2026", "14.00", "javascript:alert(1)").is(200);
    assert!(!page.attributes("a", "href").iter().any(|href| href.starts_with("javascript")));
    let page = plan(&mut nora, "1/12/2026", "14.00", "https://video.voorbeeld.example/zaal").is(200);
    assert_eq!(page.attributes("a[rel~=noreferrer][href^=https]", "href"), ["https://video.voorbeeld.example/zaal"]);
    nora.get("/besprekingen/nieuw");
    let mut fields = nora.filled("/besprekingen/nieuw", &[("day", "1/12/2026"), ("hour", "14.00"), ("place", "Open Huis")]);
    fields.retain(|(name, _)| name != "members");
    nora.post("/besprekingen/nieuw", &fields).is(422).says("Kies minstens twee mensen");
    for stranger in ["Bea", "Ada"] {
        fields.push(("members".to_owned(), world.known(stranger).membership.to_string()));
        nora.post("/besprekingen/nieuw", &fields).is(422).says("neemt niet deel aan casusbesprekingen");
    }
}

#[test]
fn a_plan_is_changed_by_one_at_a_time_and_called_off_with_its_cases_free_again() {
    for engine in both_engines() {
        let world = staffed(World::on(engine));
        let client = come_in(&world, "Amina");
        world.hold_talk("Nora", client.registration, &TalkHeld::default());
        let conference = planned(&world);
        world.table("Nora", client.registration, conference, false);
        let form = format!("/besprekingen/{conference}/wijzigen");
        let (mut nora, mut karim) = (world.as_("Nora"), world.as_("Karim"));
        nora.get(&form).is(200);
        karim.get(&form).is(200);
        nora.submit(&form, &[("place", "Zaal 3")]).is(200).says("De wijziging is bewaard.").says("Zaal 3");
        let page = karim.submit(&form, &[("place", "Zaal 4")]).is(409).says("Iemand anders bewaarde intussen").says("Zaal 3");
        assert_eq!(page.attributes("#place", "value"), ["Zaal 4"]);
        karim.submit(&form, &[]).is(200).says("Zaal 4");
        nora.get(&form).is(200);
        karim.get(&form).is(200);
        let off = format!("{form}#h-af");
        nora.submit(&off, &[]).is(422).says("Vink eerst aan dat je het zeker weet");
        nora.submit(&off, &[("zeker", "1")]).is(200).says("afgelast").says("Afgelast");
        nora.get(&form).is(200).says("Zo staat de casusbespreking nu");
        karim.submit(&form, &[("hour", "16.30"), ("place", "Zaal 5, boven")]).is(409).says("Dit kon niet meer").says("Zaal 5, boven");
        // Its case can come on another agenda.
        let other = planned(&world);
        world.table("Nora", client.registration, other, false);
        for (who, path) in [("Joris", form.as_str()), ("Vera", form.as_str()), ("Vera", "/besprekingen/nieuw")] {
            world.as_(who).get(path).is(403).refused("§1.3.2");
        }
        world.as_("Ada").get(&form).is(404);
    }
}

#[test]
fn a_case_is_there_for_the_adviser_only_while_it_is_open_and_he_or_she_is_at_the_table() {
    shows!["P1.3.2-7"];
    for engine in both_engines() {
        let world = staffed(World::on(engine));
        let client = come_in(&world, "Amina");
        world.hold_talk("Nora", client.registration, &TalkHeld::default());
        let conference = planned(&world);
        let case = world.table("Nora", client.registration, conference, false);
        let (meeting, path) = (format!("/besprekingen/{conference}"), format!("/casus/{case}"));
        let mut vera = world.as_("Vera");
        let nothing = vera.get(NOWHERE).is(404).words();
        let gone = |browser: &mut Browser| assert_eq!(browser.get(&path).is(404).words(), nothing);
        // Planned: when and where, and no agenda.
        vera.get(&meeting).is(200).says("De agenda zie je terwijl de casusbespreking bezig is").keeps_quiet_about(&path);
        gone(&mut vera);
        // Going on, and not at the table: the same.
        world.begin("Nora", conference, &["Nora", "Joris"]);
        gone(&mut vera);
        vera.get(&meeting).keeps_quiet_about(&path);
        // At the table.
        let mut nora = world.as_("Nora");
        nora.get(&meeting);
        let mut fields = nora.filled(&format!("{meeting}/aanwezig"), &[]);
        fields.push(("present".to_owned(), world.known("Vera").membership.to_string()));
        nora.post(&format!("{meeting}/aanwezig"), &fields).is(200);
        let page = vera.get(&path).is(200).says("Ik wil graag met dieren werken.").says("Je leest dit als Vera Testers, VDAB-adviseur.");
        assert_eq!(page.headers.get("cache-control").unwrap(), "no-store");
        for header in ["etag", "last-modified", "content-disposition"] {
            assert!(!page.headers.contains_key(header), "{header}");
        }
        for hidden in ["Amina", "0470 12 34 56", "amina@voorbeeld", &client.registration.to_string(), "/inbox/", "download", "afdrukken"] {
            assert!(!page.body.contains(hidden), "{hidden}");
        }
        assert!(page.says("Een casus druk je niet af").select(".niet-druk .vak").len() == 1, "the case stands where print leaves out");
        assert_eq!(noted(&world, "case.read", "done"), 1);
        // Another adviser of the partnership who is not at the table, and one of another partnership.
        for name in ["Wout", "Vincent", "Bea", "Olga"] {
            gone_as(&world, name, &path);
        }
        // Closed while the page is open: the next click, the kept address, the conditional request, the kept form.
        let kept = vera.filled(&format!("{path}/advies"), &[("view", "indicated"), ("words", "Begin met een stage.")]);
        nora.get(&meeting);
        nora.submit(&format!("{meeting}/sluiten"), &[]).is(200);
        gone(&mut vera);
        vera.headers.push(("if-none-match", "*".to_owned()));
        vera.headers.push(("if-modified-since", "Mon, 23 Nov 2026 09:00:00 GMT".to_owned()));
        gone(&mut vera);
        // The kept form gets the answer of a case that never was, with the own words and nothing else.
        let page = vera.post_once(&format!("{path}/advies"), &kept).is(404).says("Begin met een stage.").keeps_quiet_about("dieren");
        assert_eq!(page.words(), vera.post_once(&format!("{NOWHERE}/advies"), &kept).is(404).words());
        vera.get(&meeting).is(200).says("De casusbespreking is voorbij").keeps_quiet_about(&path);
        gone_as(&world, "Joris", &path);
        // The client sees every look; and that the case was not decided.
        let own = world.client(&client.code).get("/mijn").is(200);
        own.says("VDAB-adviseur").says("Las wat jij liet vertellen, in een bespreking met partners").says("Sloot een bespreking");
        assert_eq!(world.run(world.app.behind().store.verify_log(&[])).unwrap().findings.len(), 0);
    }
}

#[track_caller]
fn gone_as(world: &World, name: &str, path: &str) {
    let mut browser = world.as_(name);
    let nothing = browser.get(NOWHERE).is(404).words();
    assert_eq!(browser.get(path).is(404).words(), nothing, "{name}");
}

#[test]
fn the_adviser_advises_from_the_expertise_work_and_it_is_kept_as_such() {
    shows!["P1.3.2-2"];
    for engine in both_engines() {
        let world = staffed(World::on(engine));
        let (_, _, case) = at_the_table(&world, &TalkHeld::default(), false);
        let path = format!("/casus/{case}");
        let mut vera = world.as_("Vera");
        let page =
            vera.get(&path).is(200).says("vanuit de expertise “werk”").says("activering").says("doorstroom naar het reguliere aanbod");
        page.says("Is begeleiding door het partnerschap aangewezen?");
        vera.submit(&format!("{path}/advies"), &[("view", "")]).is(422).says("Kies een van de mogelijkheden").says("Vul dit in");
        let words = "Eerst stage via <b>GLOW</b>, daarna de reguliere bemiddeling.";
        let page = vera.submit(&format!("{path}/advies"), &[("view", "indicated"), ("words", words)]).is(200).says("Je advies is bewaard");
        page.says(words).keeps_quiet_about("<b>GLOW");
        world.clock.advance_seconds(60);
        let mut joris = world.as_("Joris");
        joris.get(&path).is(200);
        let page = joris.submit(&format!("{path}/advies"), &[("view", "unsure"), ("words", "Eerst rust.")]).is(200);
        let given = page.select("#h-advies ~ article");
        assert_eq!(given.len(), 2, "{given:?}");
        assert!(given[0].contains("Vera Testers, VDAB-adviseur, VDAB Westhoek") && given[0].contains("expertise “werk”"), "{given:?}");
        assert!(given[0].contains("Aangewezen") && given[1].contains("Nog niet te zeggen") && !given[1].contains("expertise"), "{given:?}");
        assert_eq!(noted(&world, "case.advise", "done"), 2);
        // Handed in twice it is given once.
        vera.get(&path);
        let fields = vera.filled(&format!("{path}/advies"), &[("view", "indicated"), ("words", "Nog iets.")]);
        vera.post(&format!("{path}/advies"), &fields).is(200);
        let page = vera.post(&format!("{path}/advies"), &fields).is(200);
        assert_eq!(page.select("#h-advies ~ article").len(), 3);
    }
}

#[test]
fn the_estimate_of_the_mediator_stands_apart_from_the_advice_and_may_differ() {
    shows!["P2.2-10", "P2.2-2"];
    for engine in both_engines() {
        let world = staffed(World::on(engine));
        let estimate = Estimate { view: View::NotIndicated, words: Some(Text::parse("Zij volgt al een opleiding.").unwrap()) };
        let held = TalkHeld { vdab: vec![VdabFact::Known(Some(true)), VdabFact::Estimate(estimate)], ..TalkHeld::default() };
        let (_, _, case) = at_the_table(&world, &held, false);
        let path = format!("/casus/{case}");
        let mut vera = world.as_("Vera");
        vera.get(&path).is(200);
        let page = vera.submit(&format!("{path}/advies"), &[("view", "indicated"), ("words", "Wel nodig.")]).is(200);
        let page = page.says("De bemiddelaar overziet het hele traject van de klant. De VDAB-adviseur niet.").says("§2.2");
        let (estimate, advice) = (page.select("#h-schatting ~ article").concat(), page.select("#h-advies ~ article").concat());
        assert!(estimate.contains("Niet aangewezen") && estimate.contains("Zij volgt al een opleiding."), "{estimate}");
        assert!(estimate.contains("Verteld door de klant"), "{estimate}");
        assert!(advice.contains("Aangewezen") && !advice.contains("opleiding"), "{advice}");
        assert!(page.select("#h-vdab ~ dl div").iter().all(|fact| !fact.contains("opleiding")), "facts and estimate are apart");
        // Nobody asks the adviser: there is no such request, and the page says why.
        let page = page.says("De VDAB-adviseur zoekt niets op in de systemen van VDAB");
        let actions = page.attributes("form", "action");
        assert_eq!(actions.iter().filter(|action| action.starts_with("/casus")).collect::<Vec<_>>(), [&format!("{path}/advies")]);
    }
}

#[test]
fn what_the_client_keeps_to_himself_is_not_told_and_nobody_is_to_ask_the_adviser() {
    shows!["P2.2-2"];
    let world = world();
    let held = TalkHeld { parts: vec![SharedPart::Work], ..TalkHeld::default() };
    let (client, _, case) = at_the_table(&world, &held, false);
    let path = format!("/casus/{case}");
    for name in ["Vera", "Joris", "Nora"] {
        let page = world.as_(name).get(&path).is(200).says("Werkt niet en zoekt werk");
        let page = page.says("Vraag het niet aan de VDAB-adviseur: die mag het niet opzoeken (§2.2).");
        for hidden in ["dieren", "38 jaar", "Diksmuide", "Slaapt bij vrienden", "Gekend bij VDAB"] {
            assert!(!page.body.contains(hidden), "{name}: {hidden}");
        }
    }
    // What the client takes out of it while it is on the table is gone at the next look.
    let agreed = Agreed { discuss: Answer::Given(true), name: Answer::Later, team: Answer::Open };
    let answers = schakel_app::talk::ChapterAnswers::Agreed { agreed, parts: Vec::new(), remark: None };
    world.record("Nora", client.registration, answers);
    let page = world.as_("Vera").get(&path).is(200).says("De klant laat niets van het gesprek vertellen");
    page.keeps_quiet_about("zoekt werk");
}

#[test]
fn a_name_is_told_only_when_the_client_agreed_for_this_conference_and_never_against_a_refusal() {
    for engine in both_engines() {
        let world = staffed(World::on(engine));
        let client = come_in(&world, "Amina");
        world.hold_talk("Nora", client.registration, &TalkHeld::default());
        let conference = planned(&world);
        let form = format!("/inbox/{}/agenda", client.registration);
        let mut nora = world.as_("Nora");
        let page = nora.get(&form).is(200).says("Hoe mag de klant op deze bespreking genoemd worden?");
        assert_eq!(page.attributes("input[name=named][checked]", "value"), Vec::<String>::new(), "it is asked each time");
        nora.submit(&form, &[("conference", &conference.to_string())]).is(422).says("Kies een van de mogelijkheden");
        nora.submit(&form, &[("conference", &conference.to_string()), ("named", "ja")]).is(200).says("De casus staat op de agenda.");
        world.begin("Nora", conference, &["Nora", "Joris", "Vera"]);
        let mut vera = world.as_("Vera");
        let agenda = vera.get(&format!("/besprekingen/{conference}")).is(200).says("Bij naam").keeps_quiet_about("Amina");
        let path = agenda.attributes("#h-agenda ~ table tbody th a", "href").concat();
        let page = vera.get(&path).is(200).says("Amina Voorbeeld");
        assert!(!page.select("title").concat().contains("Amina"), "the title stays in the history of a browser");
        assert_eq!((noted(&world, "case.read", "done"), noted(&world, "case.name", "done")), (1, 1));
        world.client(&client.code).get("/mijn").says("Zag je naam in een bespreking met partners");
        // The refusal wins from the next look on, also over what was agreed for this conference.
        client.takes_back(&world, Agreement::Name);
        vera.get(&path).is(200).keeps_quiet_about("Amina");
        world.as_("Nora").get(&path).is(200).keeps_quiet_about("Amina");
        nora.get(&format!("/besprekingen/{conference}"));
        nora.submit(&format!("/besprekingen/{conference}/sluiten"), &[]).is(200);
        // On the next agenda it cannot even be chosen, and has another word.
        let next = planned(&world);
        nora.get(&form).is(200).says("De klant wil niet bij naam genoemd worden, op geen enkele bespreking.");
        nora.submit(&form, &[("conference", &next.to_string()), ("named", "ja")]).is(422).says("Kies zonder naam");
        nora.submit(&form, &[("conference", &next.to_string()), ("named", "nee")]).is(200);
        assert_ne!(pseudonym(&mut nora, conference), "");
    }
}

#[test]
fn a_case_stands_on_one_agenda_and_only_when_the_client_agrees() {
    for engine in both_engines() {
        let world = staffed(World::on(engine));
        let client = come_in(&world, "Amina");
        let (one, other) = (planned(&world), planned(&world));
        let form = format!("/inbox/{}/agenda", client.registration);
        let mut nora = world.as_("Nora");
        nora.get(&form).is(200).says("Zo kan het nog niet").says("Het eerste gesprek is nog niet gevoerd (§2.2).");
        let agreed = Agreed { discuss: Answer::Later, ..TalkHeld::default().agreed };
        world.hold_talk("Nora", client.registration, &TalkHeld { agreed, finished: false, ..TalkHeld::default() });
        let page = nora.get(&format!("/besprekingen/{one}")).is(200).says("De klant zei nog niet of hij of zij besproken wil worden.");
        page.says("Het eerste gesprek is nog niet afgerond.");
        nora.get(&form).is(200).says("De klant zei nog niet");
        // A form made by hand does not get past the client.
        let mut fields: Vec<(String, String)> = nora.page.as_ref().unwrap().form("/uit").unwrap();
        fields.extend([("conference", one.to_string()), ("named", "nee".to_owned())].map(|(name, value)| (name.to_owned(), value)));
        nora.post(&form, &fields).is(422).says("De klant stemt er nu niet mee in");
        let agreed = TalkHeld::default().agreed;
        world.record("Nora", client.registration, schakel_app::talk::ChapterAnswers::Agreed { agreed, parts: Vec::new(), remark: None });
        nora.get(&format!("{form}?bespreking={one}")).is(200).says("Let op").says("Het eerste gesprek is nog niet afgerond.");
        let again = nora.filled(&form, &[("conference", &other.to_string()), ("named", "nee")]);
        nora.submit(&form, &[("named", "nee")]).is(200).says("De casus staat op de agenda.");
        let again: Vec<_> = again.into_iter().filter(|(name, _)| name != "form").collect();
        nora.post(&form, &again).is(422).says("Een casus staat op één agenda tegelijk");
        nora.get(&form).is(200).says("Deze aanmelding staat al op de agenda van");
        nora.get(&format!("/besprekingen/{other}")).is(200).says("Er staat nog niets op de agenda");
        for who in ["Joris", "Olga", "Vera", "Ada"] {
            assert!(matches!(world.as_(who).get(&form).status.as_u16(), 403 | 404), "{who}");
        }
        // Taken off, it is free again.
        let path = nora.get(&format!("/besprekingen/{one}")).attributes("#h-agenda ~ table tbody th a", "href").concat();
        nora.get(&path).is(200);
        nora.submit(&format!("{path}/afvoeren"), &[]).is(200).says("van de agenda gehaald");
        nora.get(&form).is(200);
        nora.submit(&form, &[("conference", &other.to_string()), ("named", "nee")]).is(200).says("De casus staat op de agenda.");
        assert_eq!(noted(&world, "case.table", "done"), 2);
        assert_eq!(noted(&world, "case.take_off", "done"), 1);
    }
}

fn decides(world: &World, who: &str, case: CaseId, kind: &str, more: &[(&str, &str)]) -> schakel_testkit::Answer {
    let form = format!("/casus/{case}/besluit");
    let mut browser = world.as_(who);
    browser.get(&form).is(200);
    let mut values = vec![("kind", kind), ("reason", "Besproken met iedereen aan tafel.")];
    values.extend(more);
    browser.submit(&form, &values)
}

#[test]
fn a_trajectory_opens_by_a_decision_with_a_reason_a_team_and_the_playbook_as_it_stood() {
    shows!["P1.3.2-8", "P1.3.2-5"];
    for engine in both_engines() {
        let world = staffed(World::on(engine));
        let here = world.known("Nora").actor.partnership.unwrap();
        let (client, conference, case) = at_the_table(&world, &TalkHeld::default(), false);
        let form = format!("/casus/{case}/besluit");
        let (ocmw, vdab) = (world.organisation(here, OrganisationKind::Ocmw), world.organisation(here, OrganisationKind::Vdab));
        let [joris, vera, ada] = ["Joris", "Vera", "Ada"].map(|name| world.known(name).membership.to_string());
        let mut nora = world.as_("Nora");
        let page = nora.get(&form).is(200).says("Komt in aanmerking").says("Niemand van VDAB");
        for nobody in ["Vera Testers", "Olga Testers", "VDAB Westhoek"] {
            assert!(!page.select("form").concat().contains(nobody), "{nobody} is not offered");
        }
        // What the page does not offer is refused when it is made by hand.
        let (ocmw, vdab) = (ocmw.to_string(), vdab.to_string());
        nora.submit(&form, &[("kind", "open_trajectory"), ("reason", "Samen beslist.")]).is(422).says("Kies een van de mogelijkheden");
        let open = |organisation, team| {
            [("kind", "open_trajectory"), ("reason", "Samen beslist."), ("organisation", organisation), ("team", team)]
        };
        nora.submit(&form, &open(&ocmw, "")).is(422).says("Kies minstens één begeleider");
        nora.submit(&form, &open(&vdab, &joris)).is(422);
        nora.submit(&form, &open(&ocmw, &vera)).is(422).says("kan niet begeleiden");
        nora.submit(&form, &open(&ocmw, &ada)).is(422);
        assert_eq!(client.state(&world), State::Received);
        // The adviser, and whoever else is at the table, decides nothing.
        for who in ["Vera", "Joris"] {
            let mut other = world.as_(who);
            other.get(&form).is(403).refused("§1.3.2");
            let mut fields = other.page.as_ref().unwrap().form("/uit").unwrap();
            fields.extend(open(&ocmw, &joris).map(|(name, value)| (name.to_owned(), value.to_owned())));
            other.post(&form, &fields).is(403).refused("§1.3.2");
        }
        let page = nora.submit(&form, &open(&ocmw, &joris)).is(200).says("De beslissing is genoteerd en uitgevoerd.");
        page.says("Beslissing: Traject openen").says("Samen beslist.").says("De VDAB-adviseur was erbij.").says("Aan tafel: 3.");
        assert_eq!(client.state(&world), State::Accepted);
        let (decision, dossier) = world.run(async {
            let mut tx = world.app.behind().store.read_in(here).await.unwrap();
            (tx.last_decision(client.registration).await.unwrap().unwrap(), tx.dossier_of(client.registration).await.unwrap().unwrap())
        });
        assert_eq!(dossier.team, [world.known("Joris").membership]);
        assert_eq!((decision.version.number(), decision.present, decision.adviser_present), (6, 3, true));
        for rule in ["P1.2-3", "P2.2-9", "P1.3.2-1", "P2.1-1c"] {
            assert!(decision.judgements.iter().any(|kept| kept.rule == rule), "{rule} was kept");
        }
        // Decided is decided: there is no other form, and the agenda says so, also to the adviser while it is open.
        nora.get(&form).is(200).says("Iemand anders was je voor");
        world.as_("Vera").get(&format!("/casus/{case}")).is(200).says("Samen beslist.");
        world.as_("Vera").get(&format!("/besprekingen/{conference}")).says("Beslist Traject openen");
        let rows = world.run(async { world.app.behind().store.read().await.unwrap().log_latest(50).await }).unwrap();
        let entry = rows.iter().find(|row| row.act == "case.decide" && row.outcome == "done").unwrap();
        assert!(entry.rules.contains("P1.3.2-1") && entry.client_id.is_some(), "{entry:?}");
    }
}

#[test]
fn the_page_says_beforehand_what_the_rules_allow_and_a_form_by_hand_is_refused_with_the_paragraph() {
    let world = world();
    let held = TalkHeld { residence: Answer::Later, regular_offer: Answer::Open, ..TalkHeld::default() };
    let (client, _, case) = at_the_table(&world, &held, false);
    let form = format!("/casus/{case}/besluit");
    let mut nora = world.as_("Nora");
    let page = nora.get(&form).is(200).says("Nog iets te vragen");
    let disabled = page.attributes("input[name=kind][disabled]", "value");
    assert_eq!(disabled, ["open_trajectory", "refer_education", "refer_regular", "not_in_target_group"]);
    page.says("Kan nu niet").says("Draaiboek §1.2, versie 6").says("Gekeken naar:");
    for kind in ["open_trajectory", "refer_education", "refer_regular", "not_in_target_group"] {
        let here = world.known("Nora").actor.partnership.unwrap();
        let ocmw = world.organisation(here, OrganisationKind::Ocmw).to_string();
        let joris = world.known("Joris").membership.to_string();
        nora.get(&form);
        let values = [("kind", kind), ("reason", "Toch maar."), ("organisation", ocmw.as_str()), ("team", joris.as_str())];
        nora.submit(&form, &values).is(409).refused("§1.2").says("Wat jij typte").says("Toch maar.");
    }
    assert_eq!(noted(&world, "case.decide", "refused"), 4);
    assert_eq!(client.state(&world), State::Received);
    // Asking more is always possible, and keeps the registration open; the case comes back when more was asked.
    decides(&world, "Nora", case, "ask_more", &[]).is(200).says("Eerst nog iets vragen");
    assert_eq!(client.state(&world), State::Received);
    world.clock.advance_seconds(60);
    let next = planned(&world);
    nora.get(&format!("/besprekingen/{next}")).is(200).says("De vorige bespreking wilde nog iets weten");
    world.hold_talk("Nora", client.registration, &TalkHeld::default());
    nora.get(&format!("/besprekingen/{next}")).is(200).says("Klaar om te bespreken");
}

#[test]
fn who_is_referred_or_not_in_the_target_group_is_told_why_and_sixteen_counts_on_the_day_of_registration() {
    let world = world();
    let held = |born, education| TalkHeld { born_on: Answer::Given(born), education, ..TalkHeld::default() };
    // Seventeen on the day of registration, eighteen at the conference: education still goes first.
    let young = held(jiff::civil::date(2008, 11, 24), Answer::Given(Education::Realistic));
    let client = come_in(&world, "Amina");
    world.hold_talk("Nora", client.registration, &young);
    world.days_later(3);
    let conference = planned(&world);
    let case = world.table("Nora", client.registration, conference, false);
    world.begin("Nora", conference, &["Nora", "Joris"]);
    let page = world.as_("Nora").get(&format!("/casus/{case}/besluit")).is(200).says("Eerst naar onderwijs");
    page.says("De VDAB-adviseur is er niet bij");
    decides(&world, "Nora", case, "open_trajectory", &[]).is(422);
    let page = decides(&world, "Nora", case, "refer_education", &[]).is(200).says("Doorverwijzen naar onderwijs");
    page.says("De VDAB-adviseur was er niet bij.");
    assert_eq!(client.state(&world), State::Referred);
    world.close("Nora", conference);

    let works = TalkHeld { work: Answer::Given(Work::FullTime), ..TalkHeld::default() };
    let other = come_in(&world, "Jef");
    world.hold_talk("Nora", other.registration, &works);
    let conference = planned(&world);
    let case = world.table("Nora", other.registration, conference, false);
    world.begin("Nora", conference, &["Nora", "Joris"]);
    decides(&world, "Nora", case, "not_in_target_group", &[]).is(200).says("Hoort niet bij de doelgroep");
    assert_eq!(other.state(&world), State::Referred);
    // The client may still say something, and the partnership still answers.
    let mut nora = world.as_("Nora");
    let path = format!("/inbox/{}", other.registration);
    nora.get(&path).is(200);
    nora.submit(&format!("{path}/antwoord"), &[("kind", "answer"), ("body", "We wijzen je de weg naar VDAB.")]).is(200);
    assert_eq!(other.state(&world), State::Referred);
}

#[test]
fn of_two_coordinators_the_second_sees_what_the_first_decided() {
    for engine in both_engines() {
        let world = staffed(World::on(engine));
        let client = come_in(&world, "Amina");
        world.hold_talk("Nora", client.registration, &TalkHeld::default());
        let conference = planned(&world);
        let case = world.table("Nora", client.registration, conference, false);
        world.begin("Nora", conference, &["Nora", "Karim"]);
        let form = format!("/casus/{case}/besluit");
        let (mut nora, mut karim) = (world.as_("Nora"), world.as_("Karim"));
        nora.get(&form).is(200);
        karim.get(&form).is(200);
        let fields = nora.filled(&form, &[("kind", "ask_more"), ("reason", "Vraag naar de kinderopvang.")]);
        nora.post(&form, &fields).is(200);
        let kept = karim.filled(&form, &[("kind", "refer_regular"), ("reason", "Hij heeft een rijbewijs, dus\nhet gewone <b>aanbod</b>.")]);
        let page = karim.post(&form, &kept).is(409).says("Iemand anders was je voor").says("Vraag naar de kinderopvang.");
        let typed = page.select("#h-getypt ~ .kaart dl").concat();
        assert!(typed.contains("Doorverwijzen naar het reguliere aanbod") && typed.contains("een rijbewijs, dus"), "{typed}");
        page.says("<b>aanbod</b>").keeps_quiet_about("<b>aanbod");
        // What he typed is not kept anywhere: it was his to take along.
        karim.get(&format!("/casus/{case}")).is(200).keeps_quiet_about("rijbewijs");
        // The same form again gives what it gave, and changes nothing.
        nora.post(&form, &fields).is(200).says("Vraag naar de kinderopvang.");
        assert_eq!(noted(&world, "case.decide", "done"), 1);
        // Advice that comes after the decision: the same. The choice counts as typed as well.
        let late =
            [("view", "not_indicated"), ("words", "Liever eerst een opleiding.")].map(|(name, value)| (name.to_owned(), value.to_owned()));
        let mut fields: Vec<_> = kept.iter().filter(|(name, _)| name == "csrf").cloned().collect();
        fields.extend(late);
        let page = karim.post(&format!("/casus/{case}/advies"), &fields).is(409).says("Vraag naar de kinderopvang.");
        page.says("Niet aangewezen").says("Liever eerst een opleiding.");
        fields.retain(|(name, _)| name != "view");
        karim.post(&format!("/casus/{case}/advies"), &fields).is(409).says("Liever eerst een opleiding.");
        assert_eq!(noted(&world, "case.advise", "done"), 0);
        // A member who is not at the table decides nothing, and one who is alone neither.
        let other = come_in(&world, "Jef");
        world.hold_talk("Nora", other.registration, &TalkHeld::default());
        let case = world.table("Nora", other.registration, conference, false);
        nora.get(&format!("/besprekingen/{conference}"));
        let one = world.known("Karim").membership.to_string();
        let mut fields = nora.filled(&format!("/besprekingen/{conference}/aanwezig"), &[]);
        fields.retain(|(name, _)| name != "present");
        fields.push(("present".to_owned(), one));
        nora.post(&format!("/besprekingen/{conference}/aanwezig"), &fields).is(200);
        nora.get(&format!("/casus/{case}")).is(200).says("Je zit nu niet aan tafel");
        nora.get(&format!("/casus/{case}/besluit")).is(403).refused("§1.3.2");
        karim.get(&format!("/casus/{case}")).is(200).says("er zitten minder dan twee mensen aan tafel");
        karim.get(&format!("/casus/{case}/besluit")).is(403).refused("§1.3.2");
    }
}

/// The log is there to show every try: what was refused or denied stands in the history of the client whose case it was.
#[test]
fn what_was_tried_on_a_case_stands_in_the_history_of_its_client() {
    for engine in both_engines() {
        let world = staffed(World::on(engine));
        let (jef, _) = world.registration("Nora", "Jef", "Modelmans");
        let held = TalkHeld { residence: Answer::Later, ..TalkHeld::default() };
        let (client, _, case) = at_the_table(&world, &held, false);
        // Refused by the playbook, and denied by the policies: an assigned worker reads the registration and gives it to nobody.
        decides(&world, "Nora", case, "not_in_target_group", &[]).is(409).refused("§1.2");
        let path = format!("/inbox/{}", client.registration);
        let joris = world.known("Joris").membership.to_string();
        let mut nora = world.as_("Nora");
        nora.get(&path).is(200);
        nora.submit(&format!("{path}/toewijzen"), &[("to", &joris)]).is(200);
        let mut worker = world.as_("Joris");
        worker.get("/contact");
        let mut fields = worker.page.as_ref().unwrap().form("/uit").unwrap();
        fields.extend([("to".to_owned(), joris.clone()), ("version".to_owned(), "1".to_owned())]);
        worker.post(&format!("{path}/toewijzen"), &fields).is(403).refused("§2.1");

        let page = nora.get(&path).is(200);
        page.says("Nora Testers, coördinator noteerde de beslissing van een casusbespreking (kon niet)")
            .says("Joris Testers, trajectbegeleider wees de aanmelding toe (mocht niet)");
        nora.get(&format!("/inbox/{}", jef.id)).is(200).keeps_quiet_about("(kon niet)").keeps_quiet_about("(mocht niet)");
        let rows = world.run(async { world.app.behind().store.read().await.unwrap().log_latest(500).await }).unwrap();
        let tried = |act: &str, outcome: &str| rows.iter().find(|row| row.act == act && row.outcome == outcome).unwrap();
        let here = world.known("Nora").actor.partnership.map(|it| it.to_string());
        let of = Some(world.resource(world.known("Nora").actor.partnership.unwrap(), client.registration).client.to_string());
        let (refused, denied) = (tried("case.decide", "refused"), tried("registration.assign", "denied"));
        assert_eq!((refused.resource_type.as_str(), &refused.resource_id, &refused.rules[..4]), ("Case", &case.to_string(), "P1.2"));
        assert_eq!((denied.resource_type.as_str(), &denied.resource_id), ("Registration", &client.registration.to_string()));
        for row in [refused, denied] {
            assert_eq!((&row.client_id, &row.partnership_id, row.kind.as_str()), (&of, &here, "change"));
        }
    }
}

#[test]
fn the_registration_says_on_which_agenda_it_stands_and_what_was_decided() {
    for engine in both_engines() {
        let world = staffed(World::on(engine));
        let client = come_in_with(&world, "Olga", "Amina");
        world.hold_talk("Nora", client.registration, &TalkHeld::default());
        let path = format!("/inbox/{}", client.registration);
        let mut nora = world.as_("Nora");
        nora.get(&path).is(200).keeps_quiet_about("h-bespreking");
        nora.submit(&format!("{path}/toewijzen"), &[("to", &world.known("Joris").membership.to_string())]).is(200);
        let at = world.now() + jiff::SignedDuration::from_hours(4);
        let conference = world.conference("Nora", at, &["Nora", "Karim", "Olga"]);
        let case = world.table("Nora", client.registration, conference, false);
        // A link for one who may open the conference; Joris has the registration, and was not asked to it.
        for (name, may_open) in [("Nora", true), ("Olga", true), ("Joris", false)] {
            let page = world.as_(name).get(&path).is(200);
            let page = page.says("Staat op de agenda van de casusbespreking van maandag 23 november 2026, 14.00 uur.");
            let href = format!("/besprekingen/{conference}");
            assert_eq!(page.attributes("#h-bespreking ~ p a", "href").contains(&href), may_open, "{name}");
            page.keeps_quiet_about("Beslist op").keeps_quiet_about(&case.to_string());
        }
        world.begin("Nora", conference, &["Nora", "Karim"]);
        decides(&world, "Nora", case, "ask_more", &[]).is(200);
        world.close("Nora", conference);
        // Olga, too, is to ask what the conference wants to know.
        for name in ["Nora", "Karim", "Joris", "Olga"] {
            let page = world.as_(name).get(&path).is(200).keeps_quiet_about("Staat op de agenda");
            page.says("Beslist op 23 november 2026: Eerst nog iets vragen.").says("Besproken met iedereen aan tafel.");
        }
        for (language, words) in [("en", "Decided on"), ("fr", "Décidé le")] {
            world.as_("Nora").speaking(language).get(&path).is(200).says(words);
        }
        world.as_("Vera").get(&path).is(404);
    }
}

#[test]
fn closing_twice_and_deciding_after_closing_change_nothing() {
    for engine in both_engines() {
        let world = staffed(World::on(engine));
        let (client, conference, case) = at_the_table(&world, &TalkHeld::default(), false);
        let (meeting, form) = (format!("/besprekingen/{conference}"), format!("/casus/{case}/besluit"));
        let (mut nora, mut karim) = (world.as_("Nora"), world.as_("Karim"));
        nora.get(&form).is(200);
        let decide = nora.filled(&form, &[("kind", "ask_more"), ("reason", "Te laat.")]);
        let mut open = world.as_("Nora");
        open.get(&meeting).is(200);
        karim.get(&meeting).is(200);
        karim.submit(&format!("{meeting}/sluiten"), &[]).is(200).says("gesloten");
        open.submit(&format!("{meeting}/sluiten"), &[]).is(200).says("Zo staat de casusbespreking nu");
        assert_eq!(noted(&world, "conference.close", "done"), 2, "one for the conference, one for the case that was held over");
        let before = noted(&world, "case.decide", "done");
        nora.post(&form, &decide).is(403).refused("§1.3.2").says("Wat jij typte").says("Te laat.");
        assert_eq!(noted(&world, "case.decide", "done"), before);
        assert_eq!(client.state(&world), State::Received);
        // Held over: the agenda says so, and a next agenda can have it.
        nora.get(&meeting).is(200).says("Uitgesteld");
        let next = planned(&world);
        world.table("Nora", client.registration, next, false);
    }
}

#[test]
fn who_leaves_the_partnership_in_the_middle_sees_nothing_and_counts_for_nobody() {
    for engine in both_engines() {
        let world = staffed(World::on(engine));
        let here = world.known("Nora").actor.partnership.unwrap();
        let client = come_in(&world, "Amina");
        world.hold_talk("Nora", client.registration, &TalkHeld::default());
        let conference = planned(&world);
        let case = world.table("Nora", client.registration, conference, false);
        world.begin("Nora", conference, &["Nora", "Joris"]);
        let mut joris = world.as_("Joris");
        joris.get(&format!("/casus/{case}")).is(200);
        let mut nora = world.as_("Nora");
        nora.get(&format!("/casus/{case}/besluit")).is(200);
        let decide = nora.filled(&format!("/casus/{case}/besluit"), &[("kind", "ask_more"), ("reason", "Alleen.")]);
        let cx = world.cx(&world.known("Karim").actor);
        let id = world.known("Joris").membership;
        let members = world.run(schakel_app::identity::members::list(&world.app, &cx, here)).unwrap().members;
        let version = members.iter().find(|member| member.id == id).unwrap().version;
        let end = schakel_domain::identity::MembershipMove::End;
        world.run(schakel_app::identity::members::change(&world.app, &cx, id, end, version)).unwrap();
        assert_eq!(joris.get_once(&format!("/casus/{case}")).status.as_u16(), 303, "to the door");
        nora.post(&format!("/casus/{case}/besluit"), &decide).is(403).refused("§1.3.2");
        nora.get(&format!("/besprekingen/{conference}")).is(200).says("geen lid meer").says("Er zit nu één persoon aan tafel");
        assert_eq!(client.state(&world), State::Received);
    }
}

#[test]
fn a_client_who_takes_it_back_while_being_discussed_is_off_the_table_at_once() {
    for engine in both_engines() {
        let world = staffed(World::on(engine));
        for whole in [false, true] {
            let (client, conference, case) = at_the_table(&world, &TalkHeld::default(), true);
            let (meeting, path) = (format!("/besprekingen/{conference}"), format!("/casus/{case}"));
            let (mut vera, mut nora) = (world.as_("Vera"), world.as_("Nora"));
            let name = pseudonym(&mut vera, conference);
            vera.get(&path).is(200);
            let advice = vera.filled(&format!("{path}/advies"), &[("view", "indicated"), ("words", "Doorgaan.")]);
            nora.get(&format!("{path}/besluit")).is(200);
            let decide = nora.filled(&format!("{path}/besluit"), &[("kind", "ask_more"), ("reason", "Doorgaan.")]);
            if whole {
                let mut own = world.client(&client.code);
                own.get("/mijn/intrekken").is(200);
                own.submit("/mijn/intrekken", &[]).is(200);
            } else {
                client.takes_back(&world, Agreement::Discuss);
            }
            // Those at the table hear it in a plain sentence, wherever they click.
            vera.get(&meeting).is(200).says(&format!("{name} is van tafel")).keeps_quiet_about(&path);
            let page = vera.get(&path).is(200).says("Deze casus is van tafel").keeps_quiet_about("dieren");
            assert_eq!(page.path, meeting);
            // What they were typing is theirs, and nothing of the case comes with it.
            let pages = [
                vera.post(&format!("{path}/advies"), &advice).is(409).says("Aangewezen"),
                nora.post(&format!("{path}/besluit"), &decide).is(409).says("Eerst nog iets vragen"),
            ];
            for page in pages {
                let page = page.says("Deze casus is van tafel").says("Doorgaan.");
                for hidden in ["dieren", "Amina", &name] {
                    assert!(!page.body.contains(hidden), "{hidden}");
                }
            }
            assert_eq!(noted(&world, "case.advise", "done") + noted(&world, "case.decide", "done"), 0);
            // Everybody else learns nothing, and afterwards neither do they.
            gone_as(&world, "Olga", &path);
            world.close("Nora", conference);
            gone_as(&world, "Vera", &path);
            gone_as(&world, "Nora", &path);
        }
    }
}

#[test]
fn an_agenda_of_thirty_is_one_page_without_a_name() {
    let world = world();
    let conference = planned(&world);
    for number in 0..30 {
        let client = come_in(&world, &format!("Klant{number:02}"));
        world.hold_talk("Nora", client.registration, &TalkHeld::default());
        world.table("Nora", client.registration, conference, number % 3 == 0);
    }
    world.begin("Nora", conference, &["Nora", "Joris", "Vera"]);
    for name in ["Nora", "Vera"] {
        let before = noted(&world, "case.read", "done");
        let page = world.as_(name).get(&format!("/besprekingen/{conference}")).is(200).keeps_quiet_about("Klant0");
        let mut words = page.select("#h-agenda ~ table tbody th a");
        assert_eq!(words.len(), 30);
        words.sort();
        words.dedup();
        assert_eq!(words.len(), 30, "each has a word of its own");
        assert!(page.body.len() < 60 * 1024, "{} bytes", page.body.len());
        assert_eq!(noted(&world, "case.read", "done"), before, "the agenda tells nothing of a case");
    }
}

#[test]
fn the_pages_speak_three_languages() {
    let world = world();
    let (_, conference, case) = at_the_table(&world, &TalkHeld::default(), false);
    for (language, list, table) in [
        ("fr", "Concertations de cas", "Ce que le client accepte de partager"),
        ("en", "Case conferences", "What the client agrees to share"),
    ] {
        let mut vera = world.as_("Vera").speaking(language);
        vera.get("/besprekingen").is(200).says(list);
        vera.get(&format!("/besprekingen/{conference}")).is(200);
        vera.get(&format!("/casus/{case}")).is(200).says(table);
        let mut nora = world.as_("Nora").speaking(language);
        nora.get(&format!("/casus/{case}/besluit")).is(200);
        nora.get("/besprekingen/nieuw").is(200);
    }
}
