//! Leave and handover: all that hangs on a member is told before it is done, goes to others in one act, and stays with nobody who cannot
//! work.

use schakel_domain::{
    actor::{Role, Standing},
    conference::DecisionKind,
    ids::{DossierId, MembershipId, PartnershipId},
    resource::RegistrationRef,
};
use schakel_testkit::{Answer, Browser, Engine, TalkHeld, World, both_engines};

/// A partnership in which Karim guides, with the people of the dossiers and a second coordinator.
fn staffed(engine: Engine) -> (World, PartnershipId) {
    let (world, here) = crate::dossier::staffed(World::on(engine));
    world.member("Karim", Role::Caseworker, here);
    world.member("Ans", Role::Coordinator, here);
    (world, here)
}

fn id(world: &World, name: &str) -> MembershipId {
    world.known(name).membership
}

fn page(world: &World, name: &str) -> String {
    format!("/leden/{}", id(world, name))
}

/// A registration that this worker has.
fn assigned(world: &World, called: &str, to: &str) -> (RegistrationRef, String) {
    let (on, code) = world.registration("Nora", called, "Voorbeeld");
    let cx = world.cx(&world.known("Nora").actor);
    let cmd = schakel_app::inbox::Assigning { id: on.id, version: 1, to: id(world, to) };
    world.run(schakel_app::inbox::assign(&world.app, &cx, cmd)).unwrap();
    (on, code)
}

/// A dossier that these guide, of a registration that the first of them has.
fn guided(world: &World, called: &str, team: &[&str]) -> (RegistrationRef, DossierId, String) {
    let (on, code) = assigned(world, called, team.first().unwrap());
    world.hold_talk("Nora", on.id, &TalkHeld::default());
    crate::dossier::decide(world, on.id, DecisionKind::OpenTrajectory, team).unwrap();
    let kept = world.run(async { world.app.behind().store.read_in(on.partnership).await?.dossier_of(on.id).await }).unwrap();
    (on, kept.unwrap().id, code)
}

/// The guides now.
fn team(world: &World, here: PartnershipId, dossier: DossierId) -> Vec<MembershipId> {
    let team = world.run(async { world.app.behind().store.read_in(here).await?.team(dossier).await }).unwrap();
    team.into_iter().map(|member| member.id).collect()
}

fn has(world: &World, on: &RegistrationRef) -> Option<MembershipId> {
    world.resource(on.partnership, on.id).assigned
}

fn hangs(world: &World, here: PartnershipId, name: &str) -> i64 {
    let id = id(world, name);
    world.run(async { world.app.behind().store.read_in(here).await?.hanging_on(here, id).await }).unwrap().total()
}

fn standing(world: &World, name: &str) -> Standing {
    let id = id(world, name);
    world.run(async { world.app.behind().store.read().await?.member(id).await }).unwrap().unwrap().standing
}

/// How many entries of this act the log holds.
fn noted(world: &World, act: &str) -> usize {
    let rows = world.run(async { world.app.behind().store.read().await.unwrap().log_latest(1_000).await }).unwrap();
    rows.iter().filter(|row| row.act == act && row.outcome == "done").count()
}

/// Opens the page of a member with the work spread over these.
fn spread(browser: &mut Browser, world: &World, name: &str, to: &[&str]) -> Answer {
    let named: Vec<String> = to.iter().map(|one| format!("aan={}", id(world, one))).collect();
    browser.get(&format!("{}?{}&step=end", page(world, name), named.join("&"))).is(200)
}

#[test]
pub(crate) fn thirty_go_to_two_people_in_one_act_and_nothing_stays_with_who_left() {
    for engine in both_engines() {
        let (world, here) = staffed(engine);
        let dossiers: Vec<_> = (0..20).map(|number| guided(&world, &format!("Klant{number}"), &["Karim", "Bea"])).collect();
        let open: Vec<_> = (20..30).map(|number| assigned(&world, &format!("Klant{number}"), "Karim")).collect();
        let tomorrow = world.now() + jiff::SignedDuration::from_hours(24);
        let conference = world.conference("Nora", tomorrow, &["Nora", "Karim"]);
        let mut karim = world.as_("Karim");
        karim.get(&format!("/inbox/{}", open[0].0.id)).is(200);

        let mut nora = world.as_("Nora");
        let told = nora.get(&page(&world, "Karim")).is(200);
        told.says("30 aanmeldingen, 20 dossiers en 1 geplande casusbespreking").says("Klanten die wachten op een stap van ons: 30");
        let shown = spread(&mut nora, &world, "Karim", &["Tine", "Gust"]);
        assert_eq!(shown.select("table.lijst tbody th").len(), 51, "each of them stands there before it is done");
        let done = nora.submit(&format!("{}/overdragen", page(&world, "Karim")), &[]).is(200);
        done.says("Alles is overgedragen.").says("werkt hier niet meer").says("niets dat iemand moet overnemen");

        assert_eq!((hangs(&world, here, "Karim"), standing(&world, "Karim")), (0, Standing::Ended));
        let (tine, gust) = (id(&world, "Tine"), id(&world, "Gust"));
        let mut got = [0, 0];
        for (on, dossier, _) in &dossiers {
            let team = team(&world, here, *dossier);
            let to = if team.contains(&tine) { tine } else { gust };
            assert_eq!(team.len(), 2, "one of them, and Bea who stays");
            assert_eq!(has(&world, on), Some(to), "a client speaks with one person");
            got[usize::from(to == gust)] += 1;
        }
        assert_eq!(got, [10, 10]);
        assert_eq!(open.iter().filter(|(on, _)| has(&world, on) == Some(tine)).count(), 5);
        let asked = world.run(async { world.app.behind().store.read_in(here).await?.conference(conference).await }).unwrap().unwrap();
        assert_eq!(asked.members.len(), 2);
        assert!(asked.members.iter().all(|one| one.member != id(&world, "Karim")));
        let acts = ["member.hand_over", "member.change", "dossier.change_team"].map(|act| noted(&world, act));
        assert_eq!(acts, [1, 1, 20], "and an entry for each client");
        assert_eq!(noted(&world, "registration.assign"), 60, "given once each, and handed over once each");

        // Everybody reads the new name.
        let new = |member| if member == Some(tine) { "Tine Testers" } else { "Gust Testers" };
        let (on, code) = &open[0];
        world.client(code).get("/mijn").is(200).says(new(has(&world, on))).keeps_quiet_about("Karim");
        let (on, dossier, code) = &dossiers[0];
        let own = world.client(code).get("/mijn").is(200);
        own.says(new(has(&world, on))).says("Heeft veranderd wie je begeleidt").keeps_quiet_about("Karim");
        nora.get("/vandaag?lijst=opvolgen").keeps_quiet_about("Karim");
        nora.get("/inbox").is(200).keeps_quiet_about("Karim");
        // The page that stood open shows nothing any more, without fault.
        assert_eq!(karim.get_once(&format!("/inbox/{}", open[0].0.id)).status, 303);
        let mut guide = world.as_(if has(&world, on) == Some(tine) { "Tine" } else { "Gust" });
        guide.get(&format!("/dossiers/{dossier}")).is(200).keeps_quiet_about("Karim Testers begeleidt");
        nora.get(&format!("/dossiers/{dossier}")).is(200);
    }
}

#[test]
pub(crate) fn a_short_absence_keeps_what_is_told_and_leaving_for_good_keeps_nothing() {
    for engine in both_engines() {
        let (world, here) = staffed(engine);
        let (on, registered) = assigned(&world, "Amina", "Karim");
        let (_, dossier, code) = guided(&world, "Jef", &["Karim"]);
        let conference = world.conference("Nora", world.now() + jiff::SignedDuration::from_hours(24), &["Nora", "Tine", "Karim"]);
        world.client(&registered).get("/mijn").is(200).says("Karim Testers");
        let mut nora = world.as_("Nora");
        let (path, change) = (page(&world, "Karim"), format!("{}/wijzigen", page(&world, "Karim")));
        nora.get("/leden").is(200).says("Is iemand afwezig, of vertrekt iemand?");
        nora.get(&path).is(200).says("Wat hierboven staat, blijft dan bij Karim Testers").says("Dat kan pas als er niets meer bij Karim");
        // For good: refused, as long as anything hangs there, however it is asked.
        nora.submit(&change, &[("step", "end")]).is(422).says("Draag eerst alles over");
        nora.get(&path);
        nora.submit(&format!("{path}/overdragen"), &[("step", "end")]).is(422).says("Kies bij elke rij wie overneemt").says("Kies iemand.");
        assert_eq!(standing(&world, "Karim"), Standing::Active);
        // For a while: possible, and everybody can see it.
        nora.get(&path);
        nora.submit(&change, &[("step", "suspend")]).is(200).says("staat op afwezig").says("Nog 4 over te dragen");
        assert_eq!((has(&world, &on), team(&world, here, dossier)), (Some(id(&world, "Karim")), vec![id(&world, "Karim")]));
        nora.get("/inbox").is(200).says("Karim Testers (afwezig)");
        nora.get("/dossiers").is(200).says("Karim Testers (afwezig)");
        nora.get(&format!("/inbox/{}", on.id)).is(200).says("Amina").says("(afwezig)");
        nora.get(&format!("/besprekingen/{conference}")).is(200).says("afwezig").keeps_quiet_about("geen lid meer");
        world.client(&registered).get("/mijn").is(200).keeps_quiet_about("Karim");
        world.client(&code).get("/mijn").is(200).keeps_quiet_about("Karim");
        // The absence lasts: it is handed over after all, and he stays away.
        nora.get(&path).is(200).says("blijft afwezig").says("Niets komt vanzelf terug");
        let to = id(&world, "Tine").to_string();
        let fields = [format!("r~{}", on.id), format!("d~{dossier}")];
        nora.submit(&format!("{path}/overdragen"), &[(&fields[0], &to), (&fields[1], &to)])
            .is(200)
            .says("Alles wat je koos, is overgedragen");
        assert_eq!((has(&world, &on), standing(&world, "Karim")), (Some(id(&world, "Tine")), Standing::Suspended));
        // He comes back, and nothing comes with him.
        nora.get(&path);
        nora.submit(&change, &[("step", "resume")]).is(200).says("blijft daar");
        assert_eq!((has(&world, &on), team(&world, here, dossier)), (Some(id(&world, "Tine")), vec![id(&world, "Tine")]));
        world.as_("Karim").get(&format!("/dossiers/{dossier}")).is(404);
    }
}

#[test]
fn two_coordinators_at_once_give_nothing_away_twice() {
    for engine in both_engines() {
        let (world, _) = staffed(engine);
        let (one, _) = assigned(&world, "Amina", "Karim");
        let (two, _) = assigned(&world, "Jef", "Karim");
        let action = format!("{}/overdragen", page(&world, "Karim"));
        let (mut nora, mut ans) = (world.as_("Nora"), world.as_("Ans"));
        spread(&mut nora, &world, "Karim", &["Tine"]);
        spread(&mut ans, &world, "Karim", &["Gust"]);
        let first = format!("r~{}", two.id);
        nora.submit(&action, &[("step", "stays"), (&first, "")]).is(200).says("Alles wat je koos, is overgedragen");
        ans.submit(&action, &[("step", "stays")]).is(200).says("behalve wat intussen al bij iemand anders stond");
        assert_eq!([&one, &two].map(|on| has(&world, on)), [Some(id(&world, "Tine")), Some(id(&world, "Gust"))]);
        // Nothing is left of it, and so nothing happens.
        let mut late = world.as_("Ans");
        late.page = Some(spread(&mut ans, &world, "Karim", &["Gust"]));
        let mut fields = ans.page.as_ref().unwrap().form(&format!("{}/wijzigen", page(&world, "Karim"))).unwrap();
        fields.extend([(first, id(&world, "Otto").to_string()), ("step".to_owned(), "suspend".to_owned())]);
        ans.post(&action, &fields).is(409).says("Iemand anders was je voor");
        assert_eq!((has(&world, &two), standing(&world, "Karim")), (Some(id(&world, "Gust")), Standing::Active));
        // The membership itself changed meanwhile.
        let (three, _) = assigned(&world, "Ria", "Karim");
        spread(&mut ans, &world, "Karim", &["Gust"]);
        nora.get(&page(&world, "Karim"));
        nora.submit(&format!("{}/wijzigen", page(&world, "Karim")), &[("step", "suspend")]).is(200);
        ans.submit(&action, &[("step", "end")]).is(409).says("Iemand anders was je voor");
        assert_eq!((has(&world, &three), standing(&world, "Karim")), (Some(id(&world, "Karim")), Standing::Suspended));
    }
}

#[test]
pub(crate) fn what_was_being_written_during_a_handover_is_not_lost() {
    const WORDS: &str = "Kom dinsdag langs, we zoeken samen verder.";
    for engine in both_engines() {
        let (world, _) = staffed(engine);
        let action = format!("{}/overdragen", page(&world, "Karim"));
        for step in ["stays", "suspend"] {
            let (on, code) = assigned(&world, if step == "stays" { "Amina" } else { "Jef" }, "Karim");
            let (path, answer) = (format!("/inbox/{}", on.id), format!("/inbox/{}/antwoord", on.id));
            let (mut karim, mut nora) = (world.as_("Karim"), world.as_("Nora"));
            // He saves while the page with the handover stands open: both are kept.
            spread(&mut nora, &world, "Karim", &["Tine"]);
            karim.get(&path).is(200);
            karim.submit(&answer, &[("kind", "invitation"), ("body", "Tot morgen.")]).is(200);
            karim.get(&path).is(200);
            nora.submit(&action, &[("step", step)]).is(200).says("is overgedragen");
            assert_eq!(has(&world, &on), Some(id(&world, "Tine")));
            // He saves after it: the words are handed back to him.
            let late = karim.submit_once(&answer, &[("kind", "answer"), ("body", WORDS)]);
            let late = if step == "stays" {
                late.is(404).says("Misschien heeft iemand anders dit intussen overgenomen")
            } else {
                late.is(403).says("Een coördinator heeft je op afwezig gezet")
            };
            late.says(WORDS).says("Dit is niet bewaard");
            world.client(&code).get("/mijn").is(200).says("Tot morgen.").keeps_quiet_about(WORDS);
            world.as_("Tine").get(&path).is(200).says("Tot morgen.");
        }
    }
}

#[test]
fn only_a_coordinator_of_the_partnership_hands_over() {
    for engine in both_engines() {
        let (world, here) = staffed(engine);
        let (on, _) = assigned(&world, "Amina", "Karim");
        let (path, action) = (page(&world, "Karim"), format!("{}/overdragen", page(&world, "Karim")));
        let to = id(&world, "Tine").to_string();
        let hand = |browser: &mut Browser| {
            browser.get("/contact");
            let mut fields = browser.page.as_ref().unwrap().form("/uit").unwrap();
            fields.extend([(format!("r~{}", on.id), to.clone()), ("version".to_owned(), "1".to_owned())]);
            browser.post_once(&action, &fields)
        };
        for nobody in ["Tine", "Otto", "Bea", "Adem", "Vreemd"] {
            let mut browser = world.as_(nobody);
            let status = browser.get_once(&path).status.as_u16();
            assert!(matches!(status, 403 | 404), "{nobody}: {status}");
            let status = hand(&mut browser).status.as_u16();
            assert!(matches!(status, 403 | 404), "{nobody}: {status}");
        }
        assert_eq!(world.as_("Vreemd").get_once(&path).status, 404, "not there, for another partnership");
        // The administrator of the platform sees how much, and of no client anything.
        let mut admin = world.as_("Beheer");
        let seen = admin.get(&path).is(200).says("1 aanmelding").says("Een coördinator van het partnerschap ziet wat het is");
        seen.keeps_quiet_about("Amina").keeps_quiet_about("Wie neemt over");
        hand(&mut admin).is(403).refused("§1.1").says("De platformbeheerder ziet geen klanten");
        let change = format!("{path}/wijzigen");
        admin.get(&path);
        admin.submit(&change, &[("step", "end")]).is(422);
        admin.get(&path);
        admin.submit(&change, &[("step", "suspend")]).is(200).says("staat op afwezig");
        assert_eq!((has(&world, &on), hangs(&world, here, "Karim")), (Some(id(&world, "Karim")), 1));
        // The own work can be handed over, the own membership not ended with it.
        let (mine, _) = assigned(&world, "Jef", "Nora");
        let mut nora = world.as_("Nora");
        let own = nora.get(&page(&world, "Nora")).is(200).says("Alleen een andere coördinator");
        assert!(own.attributes("input[name=step]", "value").iter().all(|step| step != "end" && step != "suspend"));
        let field = format!("r~{}", mine.id);
        let action = format!("{}/overdragen", page(&world, "Nora"));
        nora.submit(&action, &[(&field, &to), ("step", "end")]).is(422);
        assert_eq!(has(&world, &mine), Some(id(&world, "Nora")), "all of it or nothing");
        nora.get(&page(&world, "Nora"));
        nora.submit(&action, &[(&field, &to)]).is(200);
        assert_eq!(has(&world, &mine), Some(id(&world, "Tine")));
    }
}

#[test]
fn nobody_takes_over_who_cannot_work_and_no_dossier_is_left_alone() {
    for engine in both_engines() {
        let (world, here) = staffed(engine);
        world.member("Weg", Role::Caseworker, here);
        let mut nora = world.as_("Nora");
        nora.get(&page(&world, "Weg"));
        nora.submit(&format!("{}/wijzigen", page(&world, "Weg")), &[("step", "suspend")]).is(200);
        let (on, _) = assigned(&world, "Amina", "Karim");
        let (_, alone, _) = guided(&world, "Jef", &["Karim", "Bea"]);
        let (_, shared, _) = guided(&world, "Ria", &["Karim", "Tine"]);
        let conference = world.conference("Nora", world.now() + jiff::SignedDuration::from_hours(24), &["Nora", "Karim"]);
        let action = format!("{}/overdragen", page(&world, "Karim"));
        let (r, d, s, c) = (format!("r~{}", on.id), format!("d~{alone}"), format!("d~{shared}"), format!("c~{conference}"));
        let of = |name: &str| id(&world, name).to_string();
        let shown = nora.get(&page(&world, "Karim")).is(200);
        let offered = |field: &str| shown.attributes(&format!("select[name='{field}'] option"), "value");
        assert!(offered(&r).iter().all(|one| *one != of("Weg") && *one != of("Bea") && *one != of("Karim")));
        assert!(!offered(&d).contains(&"nobody".to_owned()) && offered(&s).contains(&"nobody".to_owned()));
        for (field, to, says) in [
            (&r, of("Weg"), "kan geen aanmelding overnemen"),
            (&r, of("Bea"), "kan geen aanmelding overnemen"),
            (&r, of("Karim"), "kan geen aanmelding overnemen"),
            (&r, of("Verre"), "kan geen aanmelding overnemen"),
            (&d, of("Weg"), "kan niet begeleiden"),
            (&d, of("Otto"), "kan niet begeleiden"),
            (&d, "nobody".to_owned(), "niemand overblijven die begeleidt"),
            (&d, of("Bea"), "niemand overblijven die begeleidt"),
            (&c, of("Bea"), "neemt geen deel aan casusbesprekingen"),
            (&c, "nobody".to_owned(), "minstens twee mensen nodig"),
            (&c, of("Nora"), "minstens twee mensen nodig"),
        ] {
            nora.get(&page(&world, "Karim"));
            let answer = nora.submit(&action, &[(field, &to), ("step", "suspend")]).is(422).says(says);
            assert_eq!(answer.attributes("div.veld.mis select", "name"), [field.as_str()], "the row is marked, and no other");
        }
        nora.get(&page(&world, "Karim"));
        nora.submit(&action, &[]).is(422).says("Kies bij minstens één rij wie overneemt");
        assert_eq!((hangs(&world, here, "Karim"), standing(&world, "Karim")), (6, Standing::Active), "nothing of it was done");
        // What others go on with needs nobody in the place.
        nora.get(&page(&world, "Karim"));
        nora.submit(&action, &[(&s, "nobody"), (&c, &of("Tine"))]).is(200);
        assert_eq!(team(&world, here, shared), [id(&world, "Tine")]);
        // A factor is asked for again, and nothing of the form is lost.
        world.clock.advance_seconds(600);
        nora.get(&page(&world, "Karim"));
        nora.submit(&action, &[(&r, &of("Tine"))]).is(200).says("Toon nog eens dat jij het bent");
        assert_eq!(has(&world, &on), Some(id(&world, "Karim")));
    }
}

#[test]
fn a_client_whom_nobody_can_open_hangs_there_as_well_and_is_handed_over() {
    for engine in both_engines() {
        let (mut world, here) = staffed(engine);
        let keys = |folder: &std::path::Path| (folder.join("keys.db"), folder.join("keys.older"));
        world.restarted(|folder| {
            std::fs::copy(keys(folder).0, keys(folder).1).unwrap();
        });
        assigned(&world, "Zora", "Karim");
        world.restarted(|folder| std::fs::rename(keys(folder).1, keys(folder).0).unwrap());
        let mut nora = world.as_("Nora");
        spread(&mut nora, &world, "Karim", &["Tine"]).says("kan niet geopend worden").keeps_quiet_about("Zora");
        nora.submit(&format!("{}/overdragen", page(&world, "Karim")), &[]).is(200).says("Alles is overgedragen");
        assert_eq!((hangs(&world, here, "Karim"), hangs(&world, here, "Tine")), (0, 1));
    }
}

#[test]
pub(crate) fn the_team_of_a_dossier_changes_and_never_is_left_without_a_guide() {
    for engine in both_engines() {
        let (world, here) = staffed(engine);
        let (_, dossier, code) = guided(&world, "Amina", &["Karim", "Bea"]);
        let path = format!("/dossiers/{dossier}");
        let action = format!("{path}/team");
        let of = |name: &str| id(&world, name).to_string();
        let (mut nora, mut ans, mut karim) = (world.as_("Nora"), world.as_("Ans"), world.as_("Karim"));
        karim.get(&path).is(200).keeps_quiet_about("Het team veranderen");
        nora.get(&path).is(200).says("Het team veranderen");
        ans.get(&action).is(200);
        nora.get(&action).is(200).says("Karim Testers stopt").says("Tine Testers (trajectbegeleider");
        nora.submit(&action, &[]).is(422).says("Kruis aan wie stopt of wie erbij komt");
        for (leave, join, says) in [
            (of("Karim"), String::new(), "Een buddy begeleidt niet alleen"),
            (String::new(), of("Otto"), "kan hier niet meer begeleiden"),
            (String::new(), of("Adem"), "kan hier niet meer begeleiden"),
            (String::new(), of("Verre"), "kan hier niet meer begeleiden"),
        ] {
            nora.get(&action);
            nora.submit(&action, &[("leave", &leave), ("join", &join)]).is(422).says(says);
        }
        nora.get(&action);
        nora.submit(&action, &[("leave", &of("Karim")), ("join", &of("Tine"))]).is(200).says("Het team is veranderd");
        assert_eq!(team(&world, here, dossier).len(), 2);
        // The other coordinator had the form open: nothing is changed on what is not so any more.
        ans.submit(&action, &[("leave", &of("Bea"))]).is(409).says("Iemand anders was je voor").says("Tine Testers stopt");
        assert_eq!(team(&world, here, dossier).len(), 2);
        // The former guide reads nothing more; the client reads the new name, and that it changed.
        karim.get(&path).is(404);
        world.as_("Tine").get(&path).is(200).says("Begeleid door Bea Testers en Tine Testers").keeps_quiet_about("Karim Testers, ");
        world.client(&code).get("/mijn").is(200).says("Tine Testers").says("Heeft veranderd wie je begeleidt").keeps_quiet_about("Karim");
        // He comes back on the same day, as if he had never gone.
        nora.get(&action);
        nora.submit(&action, &[("join", &of("Karim"))]).is(200);
        karim.get(&path).is(200);
        // Guides do not change it, and others do not know of it.
        karim.get("/contact");
        let fields = karim.page.as_ref().unwrap().form("/uit").unwrap();
        karim.post_once(&action, &fields).is(403).refused("§1.1").says("Wie begeleidt, verandert de coördinator");
        assert_eq!(world.as_("Otto").get_once(&action).status, 404);
        assert_eq!(world.as_("Vreemd").get_once(&action).status, 404);
        // Without the client's agreement the team can change, for it says nothing of the client; once it is closed, not any more.
        let mut client = world.client(&code);
        client.get("/mijn/afspraken?wat=team").is(200);
        client.submit("/mijn/afspraken", &[]).is(200);
        nora.get(&action).is(200);
        nora.submit(&action, &[("leave", &of("Bea"))]).is(200);
        let mut client = world.client(&code);
        client.get("/mijn/intrekken").is(200);
        client.submit("/mijn/intrekken", &[("sure", "1")]).is(200);
        nora.get(&action).is(403).says("Dit dossier is afgesloten");
    }
}

#[test]
pub(crate) fn several_are_given_at_once_and_what_another_took_is_told_and_left() {
    for engine in both_engines() {
        let (world, _) = staffed(engine);
        let clients: Vec<_> = ["Amina", "Jef", "Ria"].iter().map(|name| world.registration("Nora", name, "Voorbeeld")).collect();
        let of = |name: &str| id(&world, name).to_string();
        let (mut nora, mut ans) = (world.as_("Nora"), world.as_("Ans"));
        nora.get("/inbox").is(200).says("Meerdere aanmeldingen tegelijk toewijzen");
        nora.get("/inbox/toewijzen").is(200);
        nora.submit("/inbox/toewijzen", &[]).is(422).says("Je kruiste niets aan").says("Kies aan wie je ze geeft");
        nora.get("/inbox/toewijzen?alles=1").is(200);
        nora.submit("/inbox/toewijzen", &[("to", &of("Bea"))]).is(422);
        let page = nora.get("/inbox/toewijzen?alles=1").is(200);
        let fields = nora.filled("/inbox/toewijzen", &[("to", &of("Tine"))]);
        assert_eq!(page.attributes("tbody input[checked]", "value").len(), 3);
        // Ans gives one of them away while the page stands open.
        ans.get(&format!("/inbox/{}", clients[1].0.id));
        ans.submit(&format!("/inbox/{}/toewijzen", clients[1].0.id), &[("to", &of("Gust"))]).is(200);
        let came = nora.post("/inbox/toewijzen", &fields).is(200).says("2 aanmeldingen zijn toegewezen");
        came.says("Aan 1 aanmelding werkte intussen iemand anders").says("Jef Voorbeeld").says("Gust Testers");
        let with = [0, 1, 2].map(|at| has(&world, &clients[at].0));
        assert_eq!(with, [Some(id(&world, "Tine")), Some(id(&world, "Gust")), Some(id(&world, "Tine"))]);
        // The same form once more gives what it gave; another one that comes too late for all is told so.
        nora.post("/inbox/toewijzen", &fields).is(200).says("2 aanmeldingen zijn toegewezen");
        nora.get("/inbox/toewijzen").is(200).says("niets om toe te wijzen");
        let mut late: Vec<_> = fields.into_iter().filter(|(name, _)| name != "form").collect();
        late.push(("form".to_owned(), "0190f3c2-7c1e-7abc-8def-0123456789ab".to_owned()));
        nora.post("/inbox/toewijzen", &late).is(409).says("Er is niets toegewezen");
        assert_eq!(noted(&world, "registration.assign"), 3);
        // From one worker to another, and each client reads the name.
        nora.get("/inbox/toewijzen?deel=toegewezen&alles=1").is(200).says("Tine Testers");
        nora.submit("/inbox/toewijzen", &[("to", &of("Karim"))]).is(200).says("De aanmeldingen zijn toegewezen");
        world.client(&clients[0].1).get("/mijn").is(200).says("Karim Testers");
        let mut tine = world.as_("Tine");
        tine.get("/inbox").is(200).keeps_quiet_about("/inbox/toewijzen");
        tine.get("/inbox/toewijzen").is(200).says("niets om toe te wijzen").keeps_quiet_about("Amina");
        tine.get("/contact");
        let mut theirs = tine.page.as_ref().unwrap().form("/uit").unwrap();
        theirs.extend([("wie".to_owned(), format!("{}~3", clients[0].0.id)), ("to".to_owned(), of("Tine"))]);
        let status = tine.post_once("/inbox/toewijzen", &theirs).status.as_u16();
        assert!(matches!(status, 403 | 404), "{status}");
        assert_eq!(has(&world, &clients[0].0), Some(id(&world, "Karim")));
    }
}
