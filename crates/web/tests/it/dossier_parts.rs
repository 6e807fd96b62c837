//! Which role sees which part of a dossier, by words that stand in that part and nowhere else.

use schakel_app::{
    dossier,
    registration::{self, Confirmed, TypedOver},
};
use schakel_domain::{
    actor::{Role, Standing},
    conference::DecisionKind,
    registration::{Answer, Answers, Channel, Contact},
    words::{Line, Text},
};
use schakel_testkit::{Answer as Page, Browser, Engine, TalkHeld, World, both_engines};
use schakel_web::{Audience, routes::rows};

use crate::dossier::{decide, note, staffed};

/// A part by its name in the policies, and words that stand in it and in no other. The first two are for everybody who opens it.
const CANARIES: &[(&str, &str)] = &[
    ("reach", "0470 11 22 33"),
    ("steps", "Leert het team kennen"),
    ("wish", "Ooit een eigen bakkerij."),
    ("thresholds", "Slaapt bij vrienden."),
    ("vdab_facts", "Mevrouw Kanarie"),
    ("decision", "Samen vinden we dit de beste weg."),
    ("team", "In het team sinds"),
    ("agreements", "Besproken worden op een casusbespreking"),
    ("trail", "Tine is ziek; ik regel haar vervanging."),
];

/// What a buddy sees of a dossier.
const OF_BUDDY: &[&str] = &["reach", "steps", "team"];

struct Scene {
    world: World,
    code: String,
    path: String,
    registration: String,
}

/// A dossier with something in every part, guided by Tine and Gust, with Bea as the buddy.
fn scene(engine: Engine) -> Scene {
    let (world, partnership) = staffed(World::on(engine));
    world.member("Tom", Role::Caseworker, partnership);
    let answers = Answers {
        called: Some(Line::parse("Amina").unwrap()),
        family_name: Answer::Given(Line::parse("Voorbeeld").unwrap()),
        contact: Contact { telephone: Some(Line::parse("0470 11 22 33").unwrap()), ..Contact::default() },
        wish: Answer::Given(Text::parse("Ooit een eigen bakkerij.").unwrap()),
        ..Answers::default()
    };
    let confirmed = Confirmed { registers_self: true, knows_it_is_voluntary: true };
    let nora = world.cx(&world.known("Nora").actor);
    let made = world.run(registration::type_over(&world.app, &nora, TypedOver { answers, channel: Channel::Talk, confirmed })).unwrap();
    let code = made.code(&world.app).to_string();
    world.hold_talk("Nora", made.id, &TalkHeld::default());
    decide(&world, made.id, DecisionKind::OpenTrajectory, &["Tine", "Gust", "Bea"]).unwrap();
    let kept = world.run(async { world.app.behind().store.read_in(partnership).await?.dossier_of(made.id).await }).unwrap();
    let path = format!("/dossiers/{}", kept.unwrap().id);
    let told = [
        ("kind", "mediator"),
        ("mediator", "vdab"),
        ("mediator-name", "Mevrouw Kanarie"),
        ("mediator-source", "told_by_client"),
        ("mediator-learnt", "20/11/2026"),
    ];
    note(&mut world.as_("Tine"), &path, &told).is(200);
    give_reason(&mut world.as_("Nora"), &path).is(200);
    Scene { world, code, path, registration: made.id.to_string() }
}

fn give_reason(nora: &mut Browser, path: &str) -> Page {
    nora.get(path);
    nora.submit_once(path, &[("reason", "Tine is ziek; ik regel haar vervanging.")])
}

/// The parts of which something stands in the page.
fn seen(page: &Page) -> Vec<&'static str> {
    CANARIES.iter().filter(|(_, words)| page.body.contains(words)).map(|(part, _)| *part).collect()
}

fn all() -> Vec<&'static str> {
    CANARIES.iter().map(|(part, _)| *part).collect()
}

#[test]
fn every_part_of_the_page_has_words_by_which_it_is_known() {
    let known: Vec<&str> = all().into_iter().skip(2).collect();
    assert_eq!(known, dossier::parts().collect::<Vec<_>>(), "each act that reads a part is walked here");
}

#[test]
fn each_role_sees_the_parts_that_are_for_it_and_no_others() {
    for engine in both_engines() {
        let Scene { world, code, path, .. } = scene(engine);
        let get = |name: &str| world.as_(name).get_once(&path);
        for guide in ["Tine", "Gust"] {
            let page = get(guide).is(200).keeps_quiet_about("Wat je hier ziet");
            assert_eq!(seen(&page), all(), "{guide}");
        }
        let buddy = get("Bea").is(200).says("Wat je hier ziet").says("Begeleid door");
        assert_eq!(seen(&buddy), OF_BUDDY, "the buddy");
        let door = get("Nora").is(200);
        assert_eq!(seen(&door), Vec::<&str>::new(), "the coordinator, without a reason");
        assert_eq!(seen(&give_reason(&mut world.as_("Nora"), &path).is(200)), all(), "the coordinator, with a reason");
        for nobody in ["Tom", "Otto", "Adem", "Verre", "Vreemd"] {
            assert_eq!(seen(&get(nobody).is(404)), Vec::<&str>::new(), "{nobody}");
        }
        let mut client = world.client(&code);
        assert_eq!(seen(&client.get_once(&path).is(404)), Vec::<&str>::new(), "the client has a page of the own");
        client
            .get("/mijn")
            .is(200)
            .says("Heeft in je dossier gezien hoe je te bereiken bent, je stappen en je team")
            .says("Heeft je dossier gelezen");
    }
}

#[test]
fn a_membership_that_is_interrupted_or_over_sees_no_part() {
    for engine in both_engines() {
        let Scene { world, path, .. } = scene(engine);
        for (name, standing) in [("Gust", Standing::Suspended), ("Bea", Standing::Suspended), ("Tine", Standing::Ended)] {
            let mut open = world.as_(name);
            assert_ne!(seen(&open.get_once(&path).is(200)), Vec::<&str>::new(), "{name} before");
            world.set_standing(name, standing);
            assert_eq!(seen(&open.get_once(&path).is(303)), Vec::<&str>::new(), "{name} after");
        }
    }
}

#[test]
fn no_page_shows_the_buddy_what_the_dossier_keeps_from_a_buddy() {
    let Scene { world, path, registration, .. } = scene(both_engines()[0]);
    let dossier = path.trim_start_matches("/dossiers/").to_owned();
    let mut walked = 0;
    for route in rows().iter().filter(|route| route.audience == Audience::Member && route.method == "GET") {
        for id in [&registration, &dossier] {
            let at = route.path.replace("{id}", id).replace("{deel}", "wie").replace("{slot}", "eu");
            let page = world.as_("Bea").get_once(&at);
            assert!(page.status.as_u16() < 500, "{at}: {}", page.status);
            let more: Vec<_> = seen(&page).into_iter().filter(|part| !OF_BUDDY.contains(part)).collect();
            assert!(more.is_empty(), "{at} shows the buddy {more:?}");
            walked += 1;
        }
    }
    assert!(walked > 30, "only {walked} pages were walked");
    for elsewhere in [format!("/inbox/{registration}"), format!("/inbox/{registration}/gesprek"), "/vandaag".to_owned()] {
        let status = world.as_("Bea").get_once(&elsewhere).status.as_u16();
        assert!(matches!(status, 403 | 404), "{elsewhere}: {status}");
    }
}
