//! The workers who hold the talk; of two at once, or of one whose session ends, nothing typed is lost.

use schakel_testkit::{PASSWORD, World, both_engines, shows};

use super::{WHO, WORK, come_in, save, staffed};

#[test]
fn of_two_workers_on_one_chapter_the_second_sees_both_versions() {
    for engine in both_engines() {
        let world = staffed(World::on(engine));
        let (talk, _) = come_in(&world, None);
        let path = format!("{talk}/werk");
        let (mut olga, mut nora) = (world.as_("Olga"), world.as_("Nora"));
        olga.get(&path);
        nora.get(&path);
        nora.submit(&path, &[("work", "full_time"), ("ill", "no")]).is(200);
        // Another chapter is nobody's business.
        save(&world, &mut nora, &talk, "wie", WHO).is(200);
        let both = olga.submit(&path, &[("work", "partly"), ("ill", "later")]).is(409);
        both.clone().says("Iemand anders bewaarde dit hoofdstuk").says("Nora Testers").says("Werkt voltijds");
        assert_eq!(both.attributes("input[name=work][checked]", "value"), ["partly"], "what was typed is still there");
        olga.submit(&path, &[("blijf", "1")]).is(200);
        assert_eq!(olga.get(&path).attributes("input[name=work][checked]", "value"), ["partly"]);
        assert_eq!(olga.get(&format!("{talk}/wie")).attributes("input[name=residence][checked]", "value"), ["yes"]);
        // The first save of all, by two at once.
        let (other, _) = come_in(&world, None);
        let path = format!("{other}/werk");
        olga.get(&path);
        nora.get(&path);
        olga.submit(&path, &[("work", "partly")]).is(200);
        nora.submit(&path, &[("work", "seeking")]).is(409).says("Olga Testers");
    }
}

#[test]
fn what_was_typed_is_given_back_to_who_may_not_save_it_any_more() {
    for engine in both_engines() {
        let world = staffed(World::on(engine));
        let (talk, code) = come_in(&world, None);
        let path = format!("{talk}/afspraken");
        let (mut olga, mut nora) = (world.as_("Olga"), world.as_("Nora"));
        olga.get(&path).is(200);
        nora.get(&path).is(200);
        let mut client = world.client(&code);
        client.get("/mijn/intrekken").is(200);
        client.submit("/mijn/intrekken", &[]).is(200);
        let typed = [("discuss", "yes"), ("remark", "Belt liever na de middag.")];
        // She may not know of it any more, and gets back her own words only.
        let page = olga.submit(&path, &typed).is(404).says("Wat jij getypt hebt").says("Belt liever na de middag.");
        page.keeps_quiet_about("Amina").keeps_quiet_about("yes");
        nora.submit(&path, &typed).is(403).refused("§2.2").says("Belt liever na de middag.");
        // What another site sends is not ours, and is not shown as if somebody here had typed it.
        let forged: Vec<_> = [("csrf", "x"), ("remark", "Van elders.")].map(|(name, value)| (name.to_owned(), value.to_owned())).to_vec();
        nora.headers.push(("sec-fetch-site", "cross-site".to_owned()));
        nora.post(&path, &forged).is(403).keeps_quiet_about("Van elders");
    }
}

#[test]
fn only_who_guides_the_client_holds_the_talk() {
    shows!["P2.2-2"];
    for engine in both_engines() {
        let world = staffed(World::on(engine));
        let (talk, code) = come_in(&world, None);
        save(&world, &mut world.as_("Olga"), &talk, "werk", WORK).is(200);
        for name in ["Vera", "Lea", "Kato", "Bea", "Joris", "Ada"] {
            for path in ["", "/wie", "/vdab", "/servicelijn", "/afspraken", "/nergens"] {
                world.as_(name).get(&format!("{talk}{path}")).is(404).keeps_quiet_about("Voorbeeld");
            }
            let mut browser = world.as_(name);
            browser.get("/contact");
            let token = browser.page.as_ref().and_then(|page| page.form("/uit")).unwrap();
            for path in ["/wie", "/vdab", "/klaar"] {
                browser.post_once(&format!("{talk}{path}"), &token).is(404);
            }
        }
        world.client(&code).get(&talk).is(404);
        // The attempts stand in the log with the paragraph.
        let rows = world.run(async { world.app.behind().store.read().await.unwrap().log_latest(500).await }).unwrap();
        assert!(rows.iter().any(|row| row.act == "talk.read" && row.outcome == "denied" && row.rules.starts_with('§')));
        // The worker who is given the registration goes on with the talk; the caseworker sees what was answered.
        let to = world.known("Joris").membership.to_string();
        let registration = talk.trim_end_matches("/gesprek").to_owned();
        let mut nora = world.as_("Nora");
        nora.get(&registration);
        nora.submit(&format!("{registration}/toewijzen"), &[("to", &to)]).is(200);
        let page = world.as_("Joris").get(&format!("{talk}/werk")).is(200).says("Bewaard door Olga Testers");
        assert_eq!(page.attributes("input[name=work][checked]", "value"), ["seeking"]);
    }
}

#[test]
fn a_session_that_ends_in_the_middle_of_a_talk_loses_nothing() {
    let world = staffed(World::new());
    let (talk, _) = come_in(&world, None);
    let path = format!("{talk}/aanbod");
    let mut olga = world.as_("Olga");
    olga.get(&path).is(200);
    let typed = "Bij het OCMW al hulp gevraagd, daar is een wachtlijst.";
    let fields = olga.filled(&path, &[("regular_offer", "no"), ("regular_offer_why", typed)]);
    world.clock.advance_seconds(13 * 60 * 60);
    let door = olga.post(&path, &fields).is(200).says("Wat je hebt ingevuld, is bewaard");
    assert_eq!(door.path, "/in");
    let member = world.known("Olga");
    let code = schakel_app::identity::totp::code_at(&member.totp, world.now()).unwrap();
    let kept = olga.submit("/in", &[("name", &member.sign_in_name), ("password", PASSWORD), ("totp", &code)]).is(200);
    assert_eq!(kept.path, "/in/bewaard");
    let kept = kept.says(typed);
    assert!(kept.form(&path).is_some());
    olga.submit(&path, &[]).is(200);
    assert!(olga.get(&path).body.contains(typed));
}
