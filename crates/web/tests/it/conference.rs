//! Conferences (§1.3.2): planned with the adviser, a case as the client lets it be told, advice, the decision. A module a promise; here
//! what they have in common, and the history and the pages of a case.

mod advice;
pub(crate) mod coaching;
mod decision;
mod found;
mod plan;
mod sight;
mod versions;

use schakel_app::registration::{self, Confirmed, TypedOver};
use schakel_domain::{
    actor::{Actor, OrganisationKind, Role},
    ids::{CaseId, ConferenceId, RegistrationId},
    registration::{Answer, Answers, Channel, Contact, State},
    talk::Agreement,
    words::{Line, Text},
};
use schakel_testkit::{Browser, TalkHeld, World, both_engines};

/// Two partnerships; in the first two coordinators, an outreach worker, a caseworker, a companion, a buddy and an adviser.
fn staffed(world: World) -> World {
    let here = world.partnership("Westhoek", &[33_011]).id;
    let there = world.partnership("Meetjesland", &[43_005]).id;
    for (name, role) in [
        ("Nora", Role::Coordinator),
        ("Olga", Role::OutreachWorker),
        ("Joris", Role::Caseworker),
        ("Gust", Role::Companion),
        ("Bea", Role::Buddy),
        ("Vera", Role::VdabAdviser),
        ("Wout", Role::VdabAdviser),
    ] {
        world.member(name, role, here);
    }
    // Of the OCMW, so that the two coordinators are two partners.
    world.member_at("Karim", Role::Coordinator, here, OrganisationKind::Ocmw);
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

fn decides(world: &World, who: &str, case: CaseId, kind: &str, more: &[(&str, &str)]) -> schakel_testkit::Answer {
    let form = format!("/casus/{case}/besluit");
    let mut browser = world.as_(who);
    browser.get(&form).is(200);
    let mut values = vec![("kind", kind), ("reason", "Besproken met iedereen aan tafel."), ("sure", "1")];
    values.extend(more);
    browser.submit(&form, &values)
}

/// The log is there to show every try: what was refused or denied stands in the history of the client whose case it was.
#[test]
fn what_was_tried_on_a_case_stands_in_the_history_of_its_client() {
    for engine in both_engines() {
        let world = staffed(World::on(engine));
        let (jef, _) = world.registration("Nora", "Jef", "Modelmans");
        let held = TalkHeld { residence: Answer::Open, ..TalkHeld::default() };
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
        page.says("Nora Testers (coördinator) schreef de beslissing van een casusbespreking op (kon niet)")
            .says("Joris Testers (trajectbegeleider) wees de aanmelding toe (mocht niet)");
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
