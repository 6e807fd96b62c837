//! Another version of the playbook: each case is judged by the version of its day, a decision stays as it was taken, and the coordinator sees
//! beforehand whose judgement changes.

use std::sync::Arc;

use schakel_domain::{
    playbook::{Book, Draft, number::NumberName},
    registration::Answer,
    time::{Date, Instant},
};
use schakel_testkit::{TalkHeld, World, both_engines};

use super::{Client, come_in, decides, staffed};

/// From Tuesday 1 December 2026 clients of 15 may belong, and education does not go first any more.
fn draft() -> Arc<Book> {
    let from = jiff::civil::date(2026, 12, 1);
    let draft = Draft { version: 7, from, ends: vec!["P1.2-5".to_owned()], numbers: [(NumberName::Youngest, 15)].into() };
    Arc::new(Book::built_in().with_draft(&draft).unwrap())
}

/// Lets it become this moment.
fn at(world: &World, moment: &str) {
    let until: Instant = moment.parse().unwrap();
    world.clock.advance_seconds(until.duration_since(world.now()).as_secs());
}

fn aged(world: &World, called: &str, born_on: Date) -> Client {
    let client = come_in(world, called);
    world.hold_talk("Nora", client.registration, &TalkHeld { born_on: Answer::Given(born_on), ..TalkHeld::default() });
    client
}

fn opens(world: &World, case: schakel_domain::ids::CaseId) -> schakel_testkit::Answer {
    let here = world.known("Nora").actor.partnership.unwrap();
    let ocmw = world.organisation(here, schakel_domain::actor::OrganisationKind::Ocmw).to_string();
    let joris = world.known("Joris").membership.to_string();
    decides(world, "Nora", case, "open_trajectory", &[("organisation", &ocmw), ("team", &joris)])
}

const FIFTEEN: Date = jiff::civil::date(2011, 3, 2);
const GROWN: Date = jiff::civil::date(1988, 3, 12);

#[test]
fn a_conference_judges_by_the_version_of_its_own_day() {
    for engine in both_engines() {
        let mut world = staffed(World::on(engine));
        world.under(draft(), None);
        let (amina, berat, grown) = (aged(&world, "Amina", FIFTEEN), aged(&world, "Berat", FIFTEEN), aged(&world, "Gerda", GROWN));
        let everybody = ["Nora", "Karim", "Joris", "Vera"];

        // On Monday 30 November: the sixth, and it says so.
        at(&world, "2026-11-30T13:00:00Z");
        let first = world.conference("Nora", world.now() + jiff::SignedDuration::from_hours(1), &everybody);
        let (case, decided) =
            (world.table("Nora", amina.registration, first, false), world.table("Nora", grown.registration, first, false));
        world.begin("Nora", first, &everybody);
        opens(&world, case).is(409).refused("§1.2").says("versie 6");
        decides(&world, "Nora", decided, "refer_regular", &[("to", "De dienst van het OCMW.")]).is(200);
        // It is over midnight before the last is decided: the table is that of the day before.
        at(&world, "2026-12-01T00:30:00Z");
        opens(&world, case).is(409).refused("§1.2").says("versie 6");
        let footer = world.as_("Nora").get("/vandaag").is(200).select("footer").concat();
        assert!(footer.contains("Draaiboek versie 7, december 2026"), "{footer}");

        // A conference of the seventh opens a trajectory with somebody of 15.
        let second = world.conference("Nora", world.now() + jiff::SignedDuration::from_hours(10), &everybody);
        let later = world.table("Nora", berat.registration, second, false);
        at(&world, "2026-12-01T11:00:00Z");
        world.begin("Nora", second, &everybody);
        opens(&world, later).is(200);
        assert_eq!(berat.state(&world), schakel_domain::registration::State::Accepted);

        // What was decided under the sixth stays so, with its version.
        let kept = world.run(async {
            let mut tx = world.app.behind().store.read_in(world.known("Nora").actor.partnership.unwrap()).await.unwrap();
            (tx.decision_on(decided).await.unwrap().unwrap(), tx.decision_on(later).await.unwrap().unwrap())
        });
        assert_eq!((kept.0.version.number(), kept.1.version.number()), (6, 7));
        assert!(kept.0.judgements.iter().any(|one| one.rule == "P1.2-5") && !kept.1.judgements.iter().any(|one| one.rule == "P1.2-5"));
        world.as_("Nora").get(&format!("/casus/{decided}")).is(200).says("Doorverwijzen");
    }
}

#[test]
fn a_conference_that_begins_before_its_day_does_not_judge_by_what_does_not_count_yet() {
    for engine in both_engines() {
        let mut world = staffed(World::on(engine));
        world.under(draft(), None);
        let amina = aged(&world, "Amina", FIFTEEN);
        let everybody = ["Nora", "Karim", "Joris", "Vera"];
        at(&world, "2026-11-30T13:00:00Z");
        let conference = world.conference("Nora", "2026-12-01T09:00:00Z".parse().unwrap(), &everybody);
        let case = world.table("Nora", amina.registration, conference, false);
        // It is prepared by the version of its day.
        world.as_("Nora").get(&format!("/besprekingen/{conference}/voorbereiden")).is(200).says("Komt in aanmerking");
        world.begin("Nora", conference, &everybody);
        opens(&world, case).is(409).refused("§1.2").says("versie 6");
    }
}

#[test]
fn the_coordinator_sees_before_it_counts_whose_judgement_a_version_changes() {
    for engine in both_engines() {
        let mut world = staffed(World::on(engine));
        let (young, grown) = (aged(&world, "Amina", FIFTEEN), aged(&world, "Gerda", GROWN));
        let everybody = ["Nora", "Karim", "Joris", "Vera"];
        let conference = world.conference("Nora", world.now() + jiff::SignedDuration::from_hours(1), &everybody);
        let case = world.table("Nora", grown.registration, conference, false);
        world.begin("Nora", conference, &everybody);
        decides(&world, "Nora", case, "refer_regular", &[("to", "De dienst van het OCMW.")]).is(200);

        let path = "/vandaag/draaiboek";
        world.as_("Nora").get(path).is(200).says("Nu geldt versie 6, sinds 1 oktober 2025.").says("Er is nog geen volgende versie gekend.");
        // As a draft it judges nobody, and as a version that is built in neither before its day.
        for (book, next, says) in [
            (Book::built_in(), Some(draft()), "Er is een ontwerp van versie 7, voor 1 december 2026."),
            (draft(), None, "Versie 7 geldt vanaf 1 december 2026."),
        ] {
            let is_draft = next.is_some();
            world.under(book, next);
            let mut nora = world.as_("Nora");
            nora.get("/vandaag").is(200).says(says);
            let page = nora.get(path).is(200);
            let page =
                page.says("1 van 1 klanten onderweg krijgt een ander oordeel.").says("Amina").says("(§1.2): nu niet in orde, dan in orde");
            let page = page.says("Leeftijd vanaf welke een klant bij de doelgroep kan horen: nu 16, dan 15");
            let page = page.says("Deze regel valt weg: Wie 16 of 17 jaar is");
            let page = page.says("Bij 0 van 1 beslissingen zou het anders zijn.").keeps_quiet_about("Gerda");
            assert_eq!(page.words().contains("Dit is een ontwerp."), is_draft);
            let talk = format!("/inbox/{}/gesprek", young.registration);
            nora.get(&talk).is(200).says("Draaiboek versie 6, oktober 2025");
        }
        // Those who work with their own clients only do not see all.
        for name in ["Joris", "Vera", "Bea"] {
            let status = world.as_(name).get(path).status;
            assert!([403, 404].contains(&status.as_u16()), "{name}: {status}");
        }
        // Once it counts there is nothing to compare with.
        at(&world, "2026-12-01T08:00:00Z");
        let page = world.as_("Nora").get(path).is(200).says("Nu geldt versie 7, sinds 1 december 2026.");
        page.says("Er is nog geen volgende versie gekend.");
    }
}
