//! The dossier: it opens on what the playbook asks, for the team and for one who gives a reason, and for nobody else.

use schakel_app::conference::{self, Deciding};
use schakel_domain::{
    actor::{Role, Standing},
    conference::{DecisionKind, Opening},
    ids::{MembershipId, PartnershipId, RegistrationId},
    registration::Answer as Answered,
    talk::{Agreed, LifeDomain},
    vdab_fact::VdabFact,
    words::Reason,
};
use schakel_testkit::{Answer, Browser, TalkHeld, World, both_engines, shows};

/// A client whose trajectory a conference opened.
pub(crate) struct Opened {
    pub(crate) world: World,
    pub(crate) partnership: PartnershipId,
    pub(crate) registration: RegistrationId,
    pub(crate) code: String,
    /// The address of the dossier.
    pub(crate) path: String,
}

pub(crate) const PEOPLE: &[(&str, Role)] = &[
    ("Nora", Role::Coordinator),
    ("Otto", Role::OutreachWorker),
    ("Tine", Role::Caseworker),
    ("Gust", Role::Companion),
    ("Bea", Role::Buddy),
    ("Adem", Role::VdabAdviser),
];

/// A world with a partnership and one person in every role that meets clients.
pub(crate) fn staffed(world: World) -> (World, PartnershipId) {
    let own = world.partnership("Westhoek", &[38002]);
    let other = world.partnership("Kempen", &[13040]);
    for (name, role) in PEOPLE {
        world.member(name, *role, own.id);
    }
    world.member("Vreemd", Role::Coordinator, other.id);
    world.member("Verre", Role::Caseworker, other.id);
    (world, own.id)
}

/// What a conference decides about a registration, with these guides when a trajectory opens.
pub(crate) fn decide(world: &World, id: RegistrationId, kind: DecisionKind, team: &[&str]) -> Result<(), schakel_app::AppError> {
    let meeting = world.conference("Nora", world.now() + jiff::SignedDuration::from_hours(1), &["Nora", "Tine", "Adem"]);
    let case = world.table("Nora", id, meeting, false);
    world.begin("Nora", meeting, &["Nora", "Tine", "Adem"]);
    let team: Vec<MembershipId> = team.iter().map(|name| world.known(name).membership).collect();
    let opening = (!team.is_empty()).then(|| Opening { organisation: world.known("Tine").actor.organisation.unwrap(), team });
    let reason = Reason::parse("Samen vinden we dit de beste weg.").unwrap();
    let cx = world.cx(&world.known("Nora").actor);
    let deciding = Deciding {
        case,
        version: 1,
        kind,
        why: Some(reason.clone()),
        to: Some(schakel_domain::words::Line::parse("Leerpunt").unwrap()),
        reason,
        opening,
    };
    let outcome = world.run(conference::decide(&world.app, &cx, deciding));
    world.close("Nora", meeting);
    outcome
}

/// A trajectory with these guides, after a talk that went like this.
pub(crate) fn opened(world: World, held: &TalkHeld, team: &[&str]) -> Opened {
    let (world, partnership) = staffed(world);
    let (on, code) = world.registration("Nora", "Amina", "Voorbeeld");
    world.hold_talk("Nora", on.id, held);
    decide(&world, on.id, DecisionKind::OpenTrajectory, team).unwrap();
    let kept = world.run(async { world.app.behind().store.read_in(partnership).await?.dossier_of(on.id).await }).unwrap();
    let path = format!("/dossiers/{}", kept.unwrap().id);
    Opened { world, partnership, registration: on.id, code, path }
}

pub(crate) fn on_both(held: &TalkHeld, team: &[&str]) -> impl Iterator<Item = Opened> {
    both_engines().into_iter().map(move |engine| opened(World::on(engine), held, team))
}

/// What goes with the form of a kind: there is one for each on the page.
fn form_of(page: &Answer, action: &str, kind: &str) -> Vec<(String, String)> {
    let place = page.attributes("input[name=kind]", "value").iter().position(|one| one == kind).unwrap();
    let seen = page.attributes("input[name=seen]", "value").into_iter().nth(place).unwrap();
    let mut fields = page.form(action).unwrap();
    fields.retain(|(name, _)| matches!(name.as_str(), "csrf" | "form"));
    fields.push(("seen".to_owned(), seen));
    fields
}

fn with(mut form: Vec<(String, String)>, fields: &[(&str, &str)]) -> Vec<(String, String)> {
    form.extend(fields.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())));
    form
}

/// Notes a fact in the form of its kind.
pub(crate) fn note(browser: &mut Browser, path: &str, fields: &[(&str, &str)]) -> Answer {
    let action = format!("{path}/vdab");
    let kind = fields.iter().find(|(name, _)| *name == "kind").unwrap().1;
    let page = browser.get(path).is(200);
    browser.post(&action, &with(form_of(&page, &action, kind), fields))
}

pub(crate) const TOLD: &[(&str, &str)] =
    &[("kind", "mediator"), ("mediator", "vdab"), ("mediator-source", "told_by_client"), ("mediator-learnt", "20/11/2026")];

#[test]
fn the_dossier_opens_on_what_the_playbook_asks_now() {
    shows!["P1.2-7", "P2.2-6"];
    for Opened { world, path, .. } in on_both(&TalkHeld::default(), &["Tine", "Bea"]) {
        // There is no client file, so nothing had to happen at VDAB before it started.
        let page = world.as_("Tine").get(&path).is(200);
        let cards = page.select(".stappen .kaart");
        assert_eq!(cards.len(), 2, "one step each: {cards:?}");
        assert!(cards[0].contains("Leert het team kennen") && cards[0].contains("§1.1"), "{cards:?}");
        assert!(cards[1].contains("Vertel de klant wat er beslist is") && cards[1].contains("§1.2"), "{cards:?}");
        assert!(cards.iter().all(|card| card.contains("Sinds 23 november 2026")), "{cards:?}");
        page.says("Amina Voorbeeld")
            .says("In begeleiding")
            .says("Begeleid door Bea Testers en Tine Testers")
            .says("0470 00 00 00")
            .says("Spreek af welke partner aan elke drempel werkt")
            .says("Wonen")
            .says("Slaapt bij vrienden.")
            .says("Traject openen")
            .says("Samen vinden we dit de beste weg.")
            .says("Draaiboek versie 6")
            .says("3 mensen aan tafel")
            .says("Besproken worden op een casusbespreking");
    }
}

#[test]
fn each_threshold_has_the_partner_that_works_on_it() {
    shows!["P1.2-7"];
    for Opened { world, path, .. } in on_both(&TalkHeld::default(), &["Tine", "Bea"]) {
        let action = format!("{path}/drempels");
        let mut tine = world.as_("Tine");
        let page = tine.get(&path).is(200);
        let partner = world.known("Tine").actor.organisation.unwrap().to_string();
        assert!(page.attributes("select[name=housing] option", "value").contains(&partner));
        let adviser = world.known("Adem").actor.organisation.unwrap().to_string();
        assert!(!page.attributes("select[name=housing] option", "value").contains(&adviser), "nobody of VDAB works on a threshold");
        // Two people at once: the second sees what the first agreed, and keeps what was typed.
        let mut gust = world.as_("Tine");
        gust.get(&path).is(200);
        tine.submit(&action, &[("housing", &partner)]).is(200).says("De afspraken zijn bewaard");
        let stale = gust.submit_once(&action, &[("money", &partner)]).is(409).says("Iemand anders was je voor");
        assert_eq!(stale.form(&action).unwrap().iter().find(|(name, _)| name == "money").unwrap().1, partner);
        gust.page = Some(stale);
        gust.submit(&action, &[("housing", &partner), ("money", &partner)]).is(200).says("De afspraken zijn bewaard");
        tine.get(&path).is(200).keeps_quiet_about("ask-share").says("Klant").says("Wonen");
        // An organisation of elsewhere, and what is no organisation at all.
        for wrong in [world.known("Verre").actor.organisation.unwrap().to_string(), adviser, "x".to_owned(), "a\0".to_owned()] {
            tine.get(&path);
            tine.submit_once(&action, &[("housing", &wrong)]).is(422);
        }
    }
}

#[test]
fn a_fact_about_vdab_has_the_client_as_its_source() {
    shows!["P1.3.2-6"];
    for Opened { world, path, .. } in on_both(&TalkHeld::default(), &["Tine", "Bea"]) {
        let mut tine = world.as_("Tine");
        let page = tine.get(&path).is(200);
        for source in page.attributes("select[name$=-source] option", "value") {
            assert!(
                matches!(source.as_str(), "" | "told_by_client" | "seen_together" | "document_brought" | "three_way_meeting"),
                "{source}"
            );
        }
        note(&mut tine, &path, TOLD).is(200).says("Een bemiddelaar van VDAB").says("Verteld door de klant, 20 november 2026");
        for (field, wrong) in [
            ("mediator-source", "vdab"),
            ("mediator-source", ""),
            ("mediator-learnt", "24/11/2026"),
            ("mediator-learnt", "31/11/2026"),
            ("mediator-learnt", ""),
            ("mediator", "iemand"),
        ] {
            let typed: Vec<_> = TOLD.iter().map(|(name, value)| (*name, if *name == field { wrong } else { *value })).collect();
            note(&mut tine, &path, &typed).is(422);
        }
        // A client file: the conversation with VDAB is asked for, and stays an open step until it is recorded.
        let file = [
            ("kind", "client_file"),
            ("client_file", "yes"),
            ("client_file-source", "seen_together"),
            ("client_file-learnt", "23/11/2026"),
        ];
        let page = note(&mut tine, &path, &file).is(200).says("Open stap").says("Vraagt een gesprek met VDAB");
        assert!(page.select(".stappen .kaart")[0].contains("Vraagt een gesprek met VDAB"), "it comes before everything else");
        let planned = |day: &'static str| {
            [
                ("kind", "conversation"),
                ("conversation", "planned"),
                ("conversation-on", day),
                ("conversation-three", "yes"),
                ("conversation-source", "told_by_client"),
                ("conversation-learnt", "23/11/2026"),
            ]
        };
        note(&mut tine, &path, &planned("22/11/2026")).is(422);
        note(&mut tine, &path, &planned("25/11/2026")).is(200).says("Gaat naar het gesprek met VDAB").says("Op 25 november 2026");
        world.days_later(3);
        // Nobody stays signed in so long.
        let mut tine = world.as_("Tine");
        tine.get(&path).is(200).says("Schrijf op wat de klant over het gesprek met VDAB vertelt");
        let held = [
            ("kind", "conversation"),
            ("conversation", "held"),
            ("conversation-on", "25/11/2026"),
            ("conversation-source", "told_by_client"),
            ("conversation-learnt", "26/11/2026"),
        ];
        let page = note(&mut tine, &path, &held).is(200).keeps_quiet_about("Open stap");
        // Nothing is written over: what was known before stays to be read.
        assert_eq!(page.select("#h-vdab ~ dl details li").len(), 1, "the planned conversation");
    }
}

#[test]
fn two_people_who_note_the_same_at_once_are_told() {
    for Opened { world, path, .. } in on_both(&TalkHeld::default(), &["Tine", "Gust"]) {
        let (mut tine, mut gust) = (world.as_("Tine"), world.as_("Gust"));
        let action = format!("{path}/vdab");
        let page = gust.get(&path).is(200);
        let (mediator, known) = (form_of(&page, &action, "mediator"), form_of(&page, &action, "known"));
        note(&mut tine, &path, TOLD).is(200);
        let other =
            [("kind", "mediator"), ("mediator", "nobody"), ("mediator-source", "told_by_client"), ("mediator-learnt", "23/11/2026")];
        let stale = gust.post_once(&action, &with(mediator, &other));
        stale.is(409).says("Iemand anders was je voor").says("Een bemiddelaar van VDAB").says("Tine");
        // Another kind is another question, and is taken.
        let fields =
            with(known, &[("kind", "known"), ("known", "yes"), ("known-source", "told_by_client"), ("known-learnt", "23/11/2026")]);
        gust.post(&action, &fields).is(200).says("Het antwoord is bewaard");
        // The same form twice does the thing once.
        let before = gust.get(&path).select("#h-vdab ~ dl details li").len();
        gust.post(&action, &fields).is(200);
        assert_eq!(gust.get(&path).select("#h-vdab ~ dl details li").len(), before);
    }
}

#[test]
fn the_adviser_is_on_no_team_guides_nobody_and_opens_no_dossier() {
    shows!["P1.3.2-5"];
    for engine in both_engines() {
        let (world, partnership) = staffed(World::on(engine));
        let (on, _) = world.registration("Nora", "Amina", "Voorbeeld");
        world.hold_talk("Nora", on.id, &TalkHeld::default());
        for team in [&["Adem"][..], &["Tine", "Adem"], &["Otto"], &["Nora"], &["Verre"]] {
            let (registration, _) = world.registration("Nora", "Amina", "Voorbeeld");
            world.hold_talk("Nora", registration.id, &TalkHeld::default());
            assert!(decide(&world, registration.id, DecisionKind::OpenTrajectory, team).is_err(), "{team:?} cannot be a team");
            let none = world.run(async { world.app.behind().store.read_in(partnership).await?.dossier_of(registration.id).await }).unwrap();
            assert!(none.is_none(), "nothing of it was kept");
        }
        decide(&world, on.id, DecisionKind::OpenTrajectory, &["Tine"]).unwrap();
        let kept = world.run(async { world.app.behind().store.read_in(partnership).await?.dossier_of(on.id).await }).unwrap();
        let path = format!("/dossiers/{}", kept.unwrap().id);
        let mut adem = world.as_("Adem");
        adem.get("/dossiers").refused("§1.3.2");
        adem.get_once(&path).is(404).keeps_quiet_about("Amina");
        adem.get("/contact");
        let token = adem.page.as_ref().and_then(|page| page.form("/uit")).unwrap();
        for end in ["", "/vdab", "/drempels"] {
            adem.post_once(&format!("{path}{end}"), &token).is(404).keeps_quiet_about("Amina");
        }
    }
}

#[test]
fn the_team_reads_the_buddy_only_reads_and_nobody_else_knows() {
    for Opened { world, path, .. } in on_both(&TalkHeld::default(), &["Tine", "Bea"]) {
        world.as_("Tine").get("/dossiers").is(200).says("Amina Voorbeeld");
        let mut bea = world.as_("Bea");
        bea.get("/dossiers").is(200).says("Amina Voorbeeld");
        let page = bea.get(&path).is(200).says("0470 00 00 00").keeps_quiet_about("Slaapt bij vrienden");
        assert!(page.form(&format!("{path}/drempels")).is_none() && page.form(&format!("{path}/vdab")).is_none());
        bea.get("/contact");
        let token = bea.page.as_ref().and_then(|page| page.form("/uit")).unwrap();
        bea.post_once(&format!("{path}/drempels"), &token).refused("§1.1");
        bea.post_once(&format!("{path}/vdab"), &token).refused("§1.1");
        let nowhere = "/dossiers/0190f3c2-7c1e-7abc-8def-0123456789ab";
        for name in ["Gust", "Otto", "Vreemd", "Verre"] {
            let mut other = world.as_(name);
            let (theirs, none) = (other.get_once(&path), other.get_once(nowhere));
            assert_eq!(theirs.status, 404, "{name}");
            assert_eq!(theirs.words(), none.words(), "{name}");
        }
        world.as_("Gust").get("/dossiers").is(200).keeps_quiet_about("Amina");
        world.as_("Vreemd").get("/dossiers").is(200).keeps_quiet_about("Amina");
        for guessed in ["/dossiers/1", "/dossiers/%00", "/dossiers/..%2f", "/dossiers/0190F3C2-7C1E-7ABC-8DEF-0123456789AB"] {
            world.as_("Tine").get_once(guessed).is(404);
        }
    }
}

#[test]
fn the_coordinator_says_why_and_the_client_reads_it() {
    for Opened { world, path, code, .. } in on_both(&TalkHeld::default(), &["Tine"]) {
        let mut nora = world.as_("Nora");
        nora.get("/dossiers").is(200).says("Amina Voorbeeld").says("Tine");
        nora.get(&path).is(200).says("Waarom open je dit dossier?").keeps_quiet_about("Slaapt bij vrienden");
        nora.submit_once(&path, &[("reason", "  ")]).is(422).says("Vul dit in").keeps_quiet_about("Slaapt bij vrienden");
        nora.get(&path);
        let page = nora.submit_once(&path, &[("reason", "Tine is ziek; ik regel haar vervanging.")]).is(200).says("Slaapt bij vrienden.");
        assert!(page.form(&format!("{path}/vdab")).is_none(), "a coordinator reads and does not guide");
        // Without a reason it is closed again.
        nora.get(&path).is(200).keeps_quiet_about("Slaapt bij vrienden");
        let mut client = world.client(&code);
        client
            .get("/mijn")
            .is(200)
            .says("Je begeleiding is begonnen op 23 november 2026, bij OCMW Westhoek. Je team: Tine Testers (OCMW Westhoek).")
            .says("Heeft je dossier gelezen")
            .says("Tine is ziek; ik regel haar vervanging.")
            .says("De coördinator opent een dossier alleen met een opgeschreven reden, en zolang jij akkoord gaat.")
            .says("coördinator");
        world.as_("Tine").get(&path).is(200).says("Tine is ziek; ik regel haar vervanging.").says("Nora");
    }
}

#[test]
fn an_agreement_that_is_taken_back_ends_sight_at_once() {
    for Opened { world, path, code, .. } in on_both(&TalkHeld::default(), &["Tine", "Bea"]) {
        let mut tine = world.as_("Tine");
        let action = format!("{path}/drempels");
        let page = tine.get(&path).is(200);
        let estimate = [("kind", "estimate"), ("estimate", "indicated"), ("estimate-words", "Zij ziet het zitten.")];
        let noting = with(form_of(&page, &format!("{path}/vdab"), "estimate"), &estimate);
        let mut client = world.client(&code);
        client.get("/mijn/afspraken?wat=team").is(200);
        client.submit("/mijn/afspraken", &[]).is(200);
        // The open page of the team as well: what is sent from it is not taken.
        tine.submit_once(&action, &[]).is(404);
        // What she was typing is hers; of the client nothing comes with it.
        let page = tine.post_once(&format!("{path}/vdab"), &noting).is(404).says("Wat jij getypt hebt").says("Zij ziet het zitten.");
        page.keeps_quiet_about("Amina").keeps_quiet_about("Slaapt bij vrienden");
        for name in ["Tine", "Bea"] {
            world.as_(name).get_once(&path).is(404).keeps_quiet_about("Amina");
            world.as_(name).get("/dossiers").is(200).keeps_quiet_about("Amina");
        }
        let mut nora = world.as_("Nora");
        nora.get("/dossiers").is(200).says("Amina Voorbeeld").says("Akkoord ingetrokken");
        let door = nora.get(&path).is(200).says("De klant heeft het akkoord ingetrokken").keeps_quiet_about("Slaapt bij vrienden");
        assert!(door.form(&path).is_none(), "no reason opens it");
        nora.get("/contact");
        let mut sent = nora.page.as_ref().and_then(|page| page.form("/uit")).unwrap();
        sent.push(("reason".to_owned(), "Toch even kijken.".to_owned()));
        let door = nora.post_once(&path, &sent).says("De klant heeft het akkoord ingetrokken").keeps_quiet_about("Slaapt bij vrienden");
        door.says("Toch even kijken.");
        client.get("/mijn").is(200).says("Je hebt je akkoord ingetrokken");
    }
}

#[test]
fn the_team_reads_again_when_the_client_agrees_again() {
    for Opened { world, path, code, .. } in on_both(&TalkHeld::default(), &["Tine", "Bea"]) {
        let mut client = world.client(&code);
        client.get("/mijn").is(200).says("Leer je team kennen.");
        client.get("/mijn/afspraken?wat=team").is(200);
        let own = client.submit("/mijn/afspraken", &[]).is(200).says("Dan kan je hieronder opnieuw ja zeggen.");
        own.keeps_quiet_about("Leer je team kennen.");
        world.as_("Tine").get_once(&path).is(404);
        world.as_("Nora").get(&path).is(200).says("Alleen de klant kan weer akkoord gaan, op de eigen pagina.");
        client.get("/mijn/akkoord?wat=team").is(200).says("Je team leest dan weer wat je verteld hebt").keeps_quiet_about("Tine");
        let own = client.submit("/mijn/akkoord", &[]).is(200).says("Je gaat akkoord.").says("Het team leest wat je verteld hebt.");
        let own = own.says("Leer je team kennen.");
        own.keeps_quiet_about("Je hebt je akkoord ingetrokken");
        for (name, reads) in [("Tine", "Slaapt bij vrienden"), ("Bea", "0470 00 00 00")] {
            world.as_(name).get(&path).is(200).says(reads);
            world.as_(name).get("/dossiers").is(200).says("Amina Voorbeeld").keeps_quiet_about("Akkoord ingetrokken");
        }
        // A member who did not read before does not read now.
        world.as_("Gust").get_once(&path).is(404);
        world
            .as_("Nora")
            .get(&path)
            .is(200)
            .keeps_quiet_about("Slaapt bij vrienden")
            .keeps_quiet_about("De klant heeft het akkoord ingetrokken");
        // A client who stops cannot be read again by giving anything.
        client.get("/mijn/afspraken?wat=team").is(200);
        client.submit("/mijn/afspraken", &[]).is(200);
        client.get("/mijn/akkoord?wat=team").is(200);
        let form = client.filled("/mijn/akkoord", &[]);
        client.get("/mijn/intrekken").is(200);
        client.submit("/mijn/intrekken", &[]).is(200);
        client.post("/mijn/akkoord", &form).is(403);
        world.as_("Tine").get_once(&path).is(404);
    }
}

#[test]
fn a_client_who_stops_closes_the_dossier() {
    for Opened { world, path, code, partnership, registration } in on_both(&TalkHeld::default(), &["Tine"]) {
        let mut tine = world.as_("Tine");
        tine.get(&path).is(200);
        let mut client = world.client(&code);
        client.get("/mijn/intrekken").is(200);
        client.submit("/mijn/intrekken", &[]).is(200);
        tine.submit_once(&format!("{path}/drempels"), &[]).is(404);
        tine.get_once(&path).is(404);
        let mut nora = world.as_("Nora");
        nora.get("/dossiers").is(200).keeps_quiet_about("Amina");
        nora.get("/dossiers?deel=gesloten").is(200).says("Amina Voorbeeld");
        nora.get(&path).is(200).says("Afgesloten");
        client.get("/mijn").is(200).says("Je hebt begeleiding gekregen van 23 november 2026 tot 23 november 2026");
        let kept =
            world.run(async { world.app.behind().store.read_in(partnership).await?.dossier_of(registration).await }).unwrap().unwrap();
        assert!(kept.closed_on.is_some());
    }
}

#[test]
fn who_left_the_partnership_guides_nobody() {
    for Opened { world, path, .. } in on_both(&TalkHeld::default(), &["Tine", "Gust"]) {
        let mut tine = world.as_("Tine");
        tine.get(&path).is(200);
        world.set_standing("Tine", Standing::Ended);
        assert_eq!(tine.get_once(&path).status, 303, "the open page leads to the door");
        world.as_("Gust").get(&path).is(200).says("Werkt hier niet meer").says("Begeleid door Gust Testers, OCMW");
    }
}

#[test]
fn what_the_mediator_estimates_stands_apart_from_advice() {
    for Opened { world, path, .. } in on_both(&TalkHeld::default(), &["Tine"]) {
        let mut tine = world.as_("Tine");
        let estimate = |source: &'static str| {
            [
                ("kind", "estimate"),
                ("estimate", "not_indicated"),
                ("estimate-words", "Er loopt al iets, zei zij."),
                ("estimate-source", source),
                ("estimate-learnt", "23/11/2026"),
            ]
        };
        // The mediator speaks to the client, or with the partner in the three-way meeting; nowhere else.
        note(&mut tine, &path, &estimate("document_brought")).is(422);
        let page = note(&mut tine, &path, &estimate("three_way_meeting")).is(200);
        page.says("Niet aangewezen: Er loopt al iets, zei zij.").says("Dit is geen advies van de VDAB-adviseur");
    }
}

#[test]
fn more_than_one_life_domain_and_every_fact_has_its_form() {
    let held = TalkHeld {
        domains: LifeDomain::ALL.iter().map(|domain| (*domain, "Dit loopt moeilijk.")).collect(),
        vdab: vec![VdabFact::Known(Some(true)), VdabFact::ClientFile(Some(false))],
        ..TalkHeld::default()
    };
    let Opened { world, path, .. } = opened(World::new(), &held, &["Tine"]);
    let page = world.as_("Tine").get(&path).is(200);
    assert_eq!(page.select(".drempels > li").len(), LifeDomain::ALL.len());
    let ids = page.attributes("[id]", "id");
    let mut once = ids.clone();
    once.sort_unstable();
    once.dedup();
    assert_eq!(once.len(), ids.len(), "every identifier stands once, so that every label leads to its field");
    for language in ["nl", "en", "fr"] {
        let page = world.as_("Tine").speaking(language).get(&path).is(200);
        assert!(page.select("dt, label, option, h2, h3").iter().all(|words| !words.is_empty()), "{language}: a word is missing");
    }
}

/// That a client died is told to the client when it is not true, so one is asked to be sure; and a reason says something, wherever one is asked.
#[test]
fn a_death_is_confirmed_and_a_reason_says_something() {
    for it in on_both(&TalkHeld::default(), &["Tine", "Gust"]) {
        // The client who takes all back reads first that the support stops with it.
        it.world.client(&it.code).get("/mijn/intrekken").is(200).says("Je krijgt nu begeleiding. Die stopt dan ook, meteen.");
        let stop = format!("{}/stoppen", it.path);
        let mut tine = it.world.as_("Tine");
        tine.get(&stop).is(200).says("Staat de reden er niet bij?").keeps_quiet_about("zeker dat de klant overleden is");
        let page = tine.submit(&stop, &[("ending", "died"), ("message", "Gecondoleerd.")]).is(422);
        page.says("Ben je zeker? Kruis het dan aan.").says("Ja, ik ben zeker dat de klant overleden is").says("Gecondoleerd.");
        it.world.client(&it.code).get("/mijn").is(200).keeps_quiet_about("Je begeleiding is gestopt");
        tine.submit(&stop, &[("sure", "1")]).is(200).says("Het traject is gestopt");

        let (other, _) = it.world.registration("Nora", "Jef", "Voorbeeld");
        let path = format!("/inbox/{}", other.id);
        let mut nora = it.world.as_("Nora");
        nora.get(&format!("{path}/beeindigen")).is(200);
        nora.submit(&format!("{path}/beeindigen"), &[("ending", "died")]).is(422).says("Ben je zeker? Kruis het dan aan.");
        nora.submit(&format!("{path}/beeindigen"), &[("sure", "1")]).is(200);

        // Opening a dossier of which one is not the team asks why.
        for nothing in [".", "x", " ", "ok"] {
            nora.get(&it.path).is(200);
            let page = nora.submit(&it.path, &[("reason", nothing)]).is(422);
            page.says(if nothing == " " { "Vul dit in." } else { "Schrijf in een paar woorden waarom." });
        }
        nora.submit(&it.path, &[("reason", "Tine is ziek.")]).is(200);
    }
}

/// The list is narrowed to who guides, and stands from old to new or the other way, with its pages going both ways.
#[test]
fn the_dossiers_are_narrowed_to_who_guides_and_ordered() {
    for engine in both_engines() {
        let (world, _) = staffed(World::on(engine));
        for (called, team) in [("Eerste", ["Tine"]), ("Tweede", ["Gust"]), ("Derde", ["Tine"])] {
            let (on, _) = world.registration("Nora", called, "Voorbeeld");
            world.hold_talk("Nora", on.id, &TalkHeld::default());
            decide(&world, on.id, DecisionKind::OpenTrajectory, &team).unwrap();
            world.days_later(1);
        }
        let mut nora = world.as_("Nora");
        let names = |page: Answer| page.select("tbody th a").iter().map(|name| name.replace(" Voorbeeld", "")).collect::<Vec<_>>();
        assert_eq!(names(nora.get("/dossiers").is(200)), ["Eerste", "Tweede", "Derde"]);
        assert_eq!(names(nora.get("/dossiers?volgorde=nieuw").is(200)), ["Derde", "Tweede", "Eerste"]);
        let tine = world.known("Tine").membership;
        let page = nora.get(&format!("/dossiers?bij={tine}&volgorde=nieuw")).is(200);
        assert_eq!(page.attributes("#bij option[selected]", "value"), [tine.to_string()]);
        assert_eq!(names(page), ["Derde", "Eerste"], "{engine:?}");
        for bad in ["bij=niemand", "bij=%00", "volgorde=x"] {
            assert_eq!(names(nora.get(&format!("/dossiers?{bad}")).is(200)).len(), 3, "{bad}");
        }
        // One who guides sees the own ones, and has nobody to choose.
        let own = world.as_("Tine").get("/dossiers?volgorde=nieuw").is(200);
        assert!(own.attributes("#bij", "name").is_empty());
        assert_eq!(names(own), ["Derde", "Eerste"]);
        assert_eq!(
            names(world.as_("Tine").get(&format!("/dossiers?bij={}", world.known("Gust").membership)).is(200)),
            Vec::<String>::new()
        );
    }
}

/// The team reads a dossier on an agreement: one that came by the code alone after a "no" in a talk is marked there too (ADR 0052).
#[test]
fn an_agreement_by_the_code_after_a_no_in_the_talk_is_marked_in_the_dossier() {
    for engine in both_engines() {
        // No in the talk, yes by the code, and the conference counted that.
        let (world, partnership) = staffed(World::on(engine));
        let (on, code) = world.registration("Nora", "Amina", "Voorbeeld");
        let said = Agreed { team: Answered::Given(false), ..TalkHeld::default().agreed };
        world.hold_talk("Nora", on.id, &TalkHeld { agreed: said, ..TalkHeld::default() });
        let mut client = world.client(&code);
        client.get("/mijn/akkoord?wat=team").is(200);
        client.submit("/mijn/akkoord", &[]).is(200);
        decide(&world, on.id, DecisionKind::OpenTrajectory, &["Tine"]).unwrap();
        let kept = world.run(async { world.app.behind().store.read_in(partnership).await?.dossier_of(on.id).await }).unwrap();
        let path = format!("/dossiers/{}", kept.unwrap().id);
        let marked = "Ja door de code, na een nee in gesprek";
        world.as_("Tine").get(&path).is(200).says(marked).says("Vraag het na als je de klant spreekt");
        // Of a yes in the talk there is nothing to ask.
        let yes = opened(World::on(engine), &TalkHeld::default(), &["Tine"]);
        yes.world.as_("Tine").get(&yes.path).is(200).keeps_quiet_about(marked);
    }
}
