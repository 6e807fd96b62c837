//! Somebody came by a link, and nobody confirms it: after fourteen days it is over. The list says so, and a new link begins anew (ADR 0047).

use schakel_domain::actor::Standing;

use super::{
    Answer, Browser, Engine, PartnershipId, Role, World,
    alone::{confirming, fields, given, path_of},
    both_engines, scene, sign_in,
};

const ADDRESS: &str = "elders@schakel.example";
const DAY: i64 = 24 * 60 * 60;

/// A partnership with two coordinators, and somebody who works elsewhere and is asked to come.
fn waiting_room(engine: Engine) -> (World, PartnershipId) {
    let (world, own) = scene(engine);
    world.member("Ans", Role::Coordinator, own.id);
    let other = world.partnership("Kempen", &[13_040]);
    world.member("Elders", Role::Coordinator, other.id);
    world.clock.advance_seconds(60);
    (world, own.id)
}

/// Hands in the form that invites; the answer, whatever it is.
fn asks(world: &World, by: &str, place: PartnershipId) -> Answer {
    let mut browser = world.as_(by);
    browser.get("/leden/uitnodigen").is(200);
    let mut new = fields(world, place, "Jef Modelmans", Role::Caseworker);
    ADDRESS.clone_into(&mut new[1].1);
    browser.submit("/leden/uitnodigen", &given(&new))
}

fn link_of(made: &Answer) -> String {
    made.attributes("#link", "value")[0].strip_prefix("http://localhost").unwrap().to_owned()
}

/// Signs in, and accepts by the link.
fn accepts(world: &World, path: &str) -> Browser {
    world.clock.advance_seconds(60);
    let mut browser = world.browser();
    assert_eq!(sign_in(world, &mut browser, "Elders").status, 303);
    browser.get(path).is(200);
    browser.submit(&format!("{path}/aanvaarden"), &[]).is(200).says("bevestigt nog");
    browser
}

fn standings(world: &World, place: PartnershipId) -> Vec<Standing> {
    let members = world.run(async { world.app.behind().store.read_in(place).await?.members(place).await }).unwrap();
    let mut all: Vec<_> = members.iter().filter(|one| one.person.sign_in_name.as_str() == ADDRESS).map(|one| one.standing).collect();
    all.sort_unstable();
    all
}

#[test]
pub(crate) fn whom_nobody_confirms_for_fourteen_days_is_invited_again_and_comes_by_the_new_link() {
    for engine in both_engines() {
        let (world, place) = waiting_room(engine);
        accepts(&world, &link_of(&asks(&world, "Nora", place).is(200)));
        let confirm = path_of(&world, place, "Elders Testers");
        world.as_("Nora").get("/leden").is(200).says("wacht op bevestiging").says("tot 7 december");
        // The form stood open when the time ran out.
        world.clock.advance_seconds(14 * DAY - 60);
        let mut ans = world.as_("Ans");
        assert_eq!(confirming(&mut ans, "/vandaag"), confirm);
        ans.get(&confirm).is(200);
        world.clock.advance_seconds(60);
        ans.submit(&confirm, &[("sure", "1")]).is(403).says("niemand bevestigde op tijd").says("een nieuwe link");
        ans.get(&confirm).is(403).says("langer dan 14 dagen geleden");
        assert_eq!(standings(&world, place), [Standing::Awaiting], "{engine:?}");
        // Everybody who could still think of it reads that it is over.
        ans.get("/vandaag").is(200).keeps_quiet_about("kwam binnen met de link");
        ans.get("/leden/nieuw").is(200).keeps_quiet_about("kwam binnen met de link");
        ans.get(confirm.strip_suffix("/bevestigen").unwrap())
            .is(200)
            .says("niet op tijd bevestigd")
            .says("Niemand bevestigde binnen 14 dagen");
        let list = ans.get("/leden").is(200);
        list.says("niet op tijd bevestigd").says("niemand bevestigde binnen 14 dagen").keeps_quiet_about("wacht op bevestiging");
        world.clock.advance_seconds(60);
        let mut elders = world.browser();
        sign_in(&world, &mut elders, "Elders");
        elders.get("/in/rol").is(200).says("is vervallen").says("Vraag een nieuwe link");
        // A new link, from the list; the person comes by it as before, and waits as long as before.
        let again = format!("{}/uitnodigen", confirm.strip_suffix("/bevestigen").unwrap());
        let link = link_of(&ans.submit(&again, &[]).is(200));
        assert_eq!(standings(&world, place), [Standing::Invited], "{engine:?}");
        ans.get("/leden").is(200).says("Jef Modelmans").says("uitgenodigd").keeps_quiet_about("niet op tijd");
        world.as_("Nora").get(&confirm).is(403).says("Er is niets te bevestigen");
        let mut elders = accepts(&world, &link);
        let mut nora = world.as_("Nora");
        assert_eq!(confirming(&mut nora, "/vandaag"), confirm);
        nora.get(&confirm).is(200).says("Ans Testers, coördinator");
        nora.submit(&confirm, &[("sure", "1")]).is(200).says("Die kan nu aan het werk");
        elders.get("/in/rol").is(200).says("Westhoek");
        // One who serves does not lapse.
        world.days_later(30);
        world.as_("Ans").get("/leden").is(200).says("actief").keeps_quiet_about("niet op tijd");
    }
}

#[test]
fn the_form_that_invites_takes_the_place_of_one_who_lapsed_and_of_nobody_else() {
    for engine in both_engines() {
        let (world, place) = waiting_room(engine);
        accepts(&world, &link_of(&asks(&world, "Nora", place).is(200)));
        asks(&world, "Nora", place).is(422).says("heeft deze rol al");
        world.days_later(14);
        accepts(&world, &link_of(&asks(&world, "Nora", place).is(200)));
        assert_eq!(standings(&world, place), [Standing::Awaiting, Standing::Ended], "{engine:?}");
    }
}

#[test]
fn one_who_still_waits_gets_no_second_link() {
    for engine in both_engines() {
        let (world, place) = waiting_room(engine);
        accepts(&world, &link_of(&asks(&world, "Nora", place).is(200)));
        let again = format!("{}/uitnodigen", path_of(&world, place, "Elders Testers").strip_suffix("/bevestigen").unwrap());
        let mut nora = world.as_("Nora");
        assert!(nora.get("/leden").is(200).form(&again).is_none(), "{engine:?}");
        let mut sent = nora.filled("/uit", &[]);
        sent.retain(|(name, _)| name != "form");
        nora.post_once(&again, &sent).is(409);
        assert_eq!(standings(&world, place), [Standing::Awaiting], "{engine:?}");
    }
}
