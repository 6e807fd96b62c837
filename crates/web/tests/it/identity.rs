//! Identity: the door, sessions, factors, invitations, memberships.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "the helpers of tests may fail loudly")]

use axum::http::header;
use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use schakel_app::identity::{Resolved, invitation, members, open_client_session, session, totp};
use schakel_domain::{
    actor::{OrganisationSort, Role},
    identity::SignInName,
    ids::{InvitationId, PartnershipId},
    partnership::Partnership,
    words::Line,
};
use schakel_testkit::{Answer, Browser, Engine, PASSWORD, World, both_engines, shows};

fn scene(engine: Engine) -> (World, Partnership) {
    let world = World::on(engine);
    let own = world.partnership("Westhoek", &[38002]);
    world.member("Nora", Role::Coordinator, own.id);
    world.member("Otto", Role::OutreachWorker, own.id);
    // The codes with which everybody came in were used; the next step has new ones.
    world.clock.advance_seconds(60);
    (world, own)
}

fn code(world: &World, name: &str) -> String {
    totp::code_at(&world.known(name).totp, world.now()).unwrap()
}

/// Types at the door what is given.
fn typed(browser: &mut Browser, name: &str, password: &str, code: &str) -> Answer {
    browser.get("/in").is(200);
    browser.submit_once("/in", &[("name", name), ("password", password), ("totp", code)])
}

/// Signs in as this person does.
fn sign_in(world: &World, browser: &mut Browser, name: &str) -> Answer {
    let member = world.known(name);
    typed(browser, &member.sign_in_name, PASSWORD, &code(world, name))
}

fn is_at_the_door(answer: &Answer) {
    let to = answer.headers.get(header::LOCATION).map(|to| to.to_str().unwrap().to_owned()).unwrap_or_default();
    assert!(answer.status == 303 && to.starts_with("/in?"), "{} {to} at {}", answer.status, answer.path);
}

fn location(answer: &Answer) -> &str {
    answer.headers.get(header::LOCATION).map_or("", |to| to.to_str().unwrap())
}

#[test]
fn password_and_code_open_the_door_on_both_engines() {
    for engine in both_engines() {
        let (world, _) = scene(engine);
        let mut browser = world.browser();
        let answer = sign_in(&world, &mut browser, "Nora");
        assert_eq!((answer.status.as_u16(), location(&answer)), (303, "/in/verder"));
        browser.get("/leden").is(200).says("Nora Testers").says("coördinator");
        browser.get("/account").is(200).says("nora@schakel.example").says("Authenticator-app");
    }
}

#[test]
fn an_account_that_does_not_exist_answers_like_one_that_does() {
    let (world, _) = scene(Engine::Sqlite);
    let mut browser = world.browser();
    let right = code(&world, "Nora");
    let answers = [
        typed(&mut browser, "nora@schakel.example", "helemaal verkeerd", &right),
        typed(&mut browser, "niemand@schakel.example", "helemaal verkeerd", &right),
        typed(&mut browser, "nora@schakel.example", PASSWORD, "000000"),
        typed(&mut browser, "geen vorm", PASSWORD, "x"),
    ];
    for answer in &answers {
        assert_eq!(answer.status, 422);
        assert_eq!(answer.words(), answers[0].words());
        assert_eq!(
            answer.headers.get_all(header::SET_COOKIE).iter().count(),
            answers[0].headers.get_all(header::SET_COOKIE).iter().count()
        );
        assert!(!browser.cookies.contains_key("schakel"));
        assert!(!answer.body.contains("helemaal verkeerd"), "a password never comes back");
    }
}

#[test]
fn a_code_counts_once() {
    let (world, _) = scene(Engine::Sqlite);
    let mut one = world.browser();
    assert_eq!(sign_in(&world, &mut one, "Nora").status, 303);
    let mut other = world.browser();
    assert_eq!(sign_in(&world, &mut other, "Nora").status, 422);
    world.clock.advance_seconds(30);
    assert_eq!(sign_in(&world, &mut other, "Nora").status, 303);
}

#[test]
fn guessing_waits_longer_each_time_and_locks_nobody_else_out() {
    for engine in both_engines() {
        let (world, _) = scene(engine);
        let mut inside = world.as_("Nora");
        let mut guesser = world.browser().from("192.0.2.66");
        let mut guess = || typed(&mut guesser, "nora@schakel.example", "gokje nummer zoveel", "123456");
        for _ in 0..5 {
            guess().is(422);
        }
        for wait in [1, 2, 4, 8] {
            let answer = guess().is(429).says("te veel pogingen");
            assert_eq!(answer.headers.get(header::RETRY_AFTER).unwrap(), wait.to_string().as_str());
            world.clock.advance_seconds(wait - 1);
            if wait > 1 {
                guess().is(429);
            }
            world.clock.advance_seconds(1);
            guess().is(422);
        }
        // The session that is open goes on, and the right person comes in from elsewhere.
        inside.get_once("/leden").is(200);
        let mut elsewhere = world.browser().from("192.0.2.7");
        assert_eq!(sign_in(&world, &mut elsewhere, "Nora").status, 303);
    }
}

#[test]
fn one_source_cannot_try_all_accounts() {
    let (world, _) = scene(Engine::Sqlite);
    let mut sprayer = world.browser().from("192.0.2.66");
    for number in 0..100 {
        typed(&mut sprayer, &format!("iemand{number}@schakel.example"), "lente 2026 is hier", "123456").is(422);
    }
    typed(&mut sprayer, "nog.iemand@schakel.example", "lente 2026 is hier", "123456").is(429);
    world.clock.advance_seconds(3_600);
    typed(&mut sprayer, "nog.iemand@schakel.example", "lente 2026 is hier", "123456").is(422);
}

#[test]
fn a_session_ends_when_unused_and_ends_in_any_case() {
    let (world, _) = scene(Engine::Sqlite);
    let mut browser = world.as_("Nora");
    for _ in 0..3 {
        world.clock.advance_seconds(14 * 60);
        browser.get_once("/account").is(200);
    }
    let mut idle = world.as_("Nora");
    world.clock.advance_seconds(15 * 60 + 1);
    is_at_the_door(&idle.get_once("/account"));
    // Used all the time, it still ends after ten hours.
    let mut busy = world.as_("Otto");
    for _ in 0..59 {
        world.clock.advance_seconds(600);
        busy.get_once("/account").is(200);
    }
    world.clock.advance_seconds(600);
    is_at_the_door(&busy.get_once("/account"));
}

#[test]
fn a_clock_that_went_back_makes_no_session_immortal() {
    let (world, _) = scene(Engine::Sqlite);
    let mut browser = world.as_("Nora");
    let start = world.now();
    world.clock.advance_days(-30);
    browser.get_once("/account").is(200);
    world.clock.set(start);
    world.clock.advance_seconds(10 * 3_600);
    is_at_the_door(&browser.get_once("/account"));
}

#[test]
fn signing_out_is_dead_at_once() {
    let (world, _) = scene(Engine::Sqlite);
    let mut browser = world.as_("Nora");
    browser.get("/account").is(200);
    let mut thief = world.browser();
    thief.cookies = browser.cookies.clone();
    let answer = browser.submit_once("/uit", &[]);
    assert_eq!(answer.headers.get("clear-site-data").unwrap(), "\"cache\", \"storage\"");
    assert!(!browser.cookies.contains_key("schakel"));
    is_at_the_door(&thief.get_once("/account"));
}

#[test]
fn who_is_suspended_or_ended_is_out_with_the_next_request() {
    for engine in both_engines() {
        let (world, _) = scene(engine);
        let mut nora = world.as_("Nora");
        let action = format!("/leden/{}/wijzigen", world.known("Otto").membership);
        for (step, notice) in [("suspend", "onderbroken"), ("resume", "weer actief"), ("end", "beëindigd")] {
            let mut otto = if step == "resume" { world.browser() } else { world.as_("Otto") };
            if step != "resume" {
                otto.get_once("/account").is(200);
            }
            nora.get("/leden").is(200);
            nora.submit(&action, &[("step", step)]).is(200).says(notice);
            is_at_the_door(&otto.get_once("/account"));
            world.clock.advance_seconds(30);
            let answer = sign_in(&world, &mut otto, "Otto");
            if step == "resume" {
                assert_eq!(answer.status, 303);
            } else {
                answer.is(422).says("geen actief lidmaatschap");
                is_at_the_door(&otto.get_once("/account"));
            }
        }
        // What has ended offers nothing more.
        assert!(nora.get("/leden").form(&action).is_none());
    }
}

#[test]
fn two_coordinators_at_once_are_told() {
    let (world, own) = scene(Engine::Sqlite);
    world.member("Ans", Role::Coordinator, own.id);
    let action = format!("/leden/{}/wijzigen", world.known("Otto").membership);
    let (mut nora, mut ans) = (world.as_("Nora"), world.as_("Ans"));
    nora.get("/leden");
    ans.get("/leden");
    nora.submit(&action, &[("step", "suspend")]).is(200);
    ans.submit(&action, &[("step", "end")]).is(409).says("Iemand anders was je voor");
}

#[test]
fn nobody_ends_the_own_membership_by_a_slip() {
    let (world, _) = scene(Engine::Sqlite);
    let mut nora = world.as_("Nora");
    let action = format!("/leden/{}/wijzigen", world.known("Nora").membership);
    assert!(nora.get("/leden").form(&action).is_none());
    let other = format!("/leden/{}/wijzigen", world.known("Otto").membership);
    let fields = nora.filled(&other, &[("step", "end")]);
    nora.post(&action, &fields).is(422).says("Vraag het aan een andere coördinator");
}

#[test]
fn an_ended_session_of_another_partnership_is_not_there() {
    let (world, _) = scene(Engine::Sqlite);
    let other = world.partnership("Kempen", &[13040]);
    world.member("Vreemd", Role::Coordinator, other.id);
    let mut foreign = world.as_("Vreemd");
    foreign.get("/leden").is(200).keeps_quiet_about("Otto");
    let fields = vec![
        ("csrf".to_owned(), foreign.page.as_ref().unwrap().attributes("input[name=csrf]", "value")[0].clone()),
        ("step".to_owned(), "end".to_owned()),
        ("version".to_owned(), "1".to_owned()),
    ];
    let theirs = foreign.post_once(&format!("/leden/{}/wijzigen", world.known("Otto").membership), &fields);
    let nobodys = foreign.post_once("/leden/0190f3c2-7c1e-7abc-8def-0123456789ab/wijzigen", &fields);
    assert_eq!((theirs.status.as_u16(), nobodys.status.as_u16()), (404, 404));
    assert_eq!(theirs.words(), nobodys.words());
}

fn invite(world: &World, partnership: PartnershipId, name: &str, role: Role, sort: OrganisationSort) -> InvitationId {
    let invite = members::Invite {
        name: Line::parse(name).unwrap(),
        sign_in_name: SignInName::parse(&format!("{}@schakel.example", name.to_lowercase().replace(' ', "."))).unwrap(),
        role,
        organisation: world.organisation(partnership, sort),
    };
    world.run(members::invite_from_machine(&world.app, partnership, &invite, world.now())).unwrap()
}

fn link(world: &World, id: InvitationId) -> String {
    format!("/uitnodiging/{}", invitation::token_text(&world.app, id))
}

/// The code of the square that the page shows.
fn code_of_page(world: &World, page: &Answer) -> String {
    totp::code_at(&schakel_testkit::base32(&page.select("code")[0]), world.now()).unwrap()
}

#[test]
fn an_invitation_is_made_by_the_coordinator_and_works_once() {
    shows!["P1.3.1-1"];
    for engine in both_engines() {
        let (world, own) = scene(engine);
        let mut nora = world.as_("Nora");
        let form = nora.get("/leden/uitnodigen").is(200);
        let offered = form.attributes("select[name=role] option", "value");
        assert!(offered.contains(&"buddy".to_owned()));
        for nobody in ["vdab_mediator", "client", "visitor", "platform_admin"] {
            assert!(!offered.contains(&nobody.to_owned()), "{nobody}");
        }
        let organisation = world.organisation(own.id, OrganisationSort::Ocmw).to_string();
        let new = [("name", "Jef Modelmans"), ("sign_in_name", "Jef@Ocmw.example"), ("role", "buddy"), ("organisation", &organisation)];
        let fields = nora.filled("/leden/uitnodigen", &new);
        let made = nora.post("/leden/uitnodigen", &fields).is(200).says("Geef deze link aan de persoon zelf");
        let shown = made.attributes("#link", "value")[0].clone();
        // A browser that sends the form twice gets the same link, and there is one person.
        let again = nora.post("/leden/uitnodigen", &fields).is(200);
        assert_eq!(again.attributes("#link", "value")[0], shown);
        nora.get("/leden").says("Jef Modelmans").says("uitgenodigd");
        let path = shown.strip_prefix("http://localhost").unwrap().to_owned();

        let mut jef = world.browser();
        let page = jef.get(&path).is(200).says("Jef Modelmans, je bent uitgenodigd als buddy");
        // Looking uses nothing up.
        jef.get(&path).is(200);
        let weak = [("password", "Welkom2026"), ("password_again", "Welkom2026"), ("totp", "000000")];
        let page = {
            let shown = jef.submit(&path, &weak).is(422).says("wat iedereen eerst probeert").says("Deze code klopt niet");
            assert_eq!(shown.select("code"), page.select("code"), "the square stays the same");
            shown
        };
        let code = code_of_page(&world, &page);
        let good = [("password", PASSWORD), ("password_again", PASSWORD), ("totp", code.as_str())];
        let fields = jef.filled(&path, &good);
        jef.post(&path, &fields).is(200);
        jef.get("/account").is(200).says("jef@ocmw.example");

        let mut second = world.browser();
        second.get(&path).is(404).says("al gebruikt, is verlopen");
        second.get("/in").is(200);
        let mut late = fields.clone();
        late.retain(|(name, _)| name != "csrf");
        late.push(("csrf".to_owned(), second.page.as_ref().unwrap().attributes("input[name=csrf]", "value")[0].clone()));
        second.post(&path, &late).is(404).says("al gebruikt, is verlopen");
    }
}

#[test]
fn an_invitation_runs_out_after_seven_days_and_a_new_one_ends_the_old() {
    let (world, own) = scene(Engine::Sqlite);
    let old = link(&world, invite(&world, own.id, "Amina Voorbeeld", Role::Caseworker, OrganisationSort::Ocmw));
    let mut amina = world.browser();
    amina.get(&old).is(200);
    let mut nora = world.as_("Nora");
    let list = nora.get("/leden");
    let action = list.attributes("form", "action").into_iter().find(|action| action.ends_with("/uitnodigen")).unwrap();
    let made = nora.submit(&action, &[]).is(200);
    let new = made.attributes("#link", "value")[0].strip_prefix("http://localhost").unwrap().to_owned();
    amina.get(&old).is(404);
    amina.get(&new).is(200);
    world.clock.advance_days(7);
    amina.get(&new).is(404).says("verlopen");
    for nonsense in ["x", "AAAA", &"A".repeat(43), &"%00".repeat(20)] {
        amina.get(&format!("/uitnodiging/{nonsense}")).is(404);
    }
}

#[test]
fn a_link_alone_never_opens_an_account_that_exists() {
    let (world, own) = scene(Engine::Sqlite);
    let other = world.partnership("Kempen", &[13040]);
    let nora = world.known("Nora");
    let invite = members::Invite {
        name: Line::parse("Een Andere Naam").unwrap(),
        sign_in_name: SignInName::parse(&nora.sign_in_name).unwrap(),
        role: Role::QualityCoach,
        organisation: world.organisation(other.id, OrganisationSort::Ocmw),
    };
    let id = world.run(members::invite_from_machine(&world.app, other.id, &invite, world.now())).unwrap();
    let path = link(&world, id);
    // Somebody with the link and no factor of Nora's gets no further.
    let mut finder = world.browser();
    let page = finder.get(&path).is(200).says("Je hebt al een account");
    assert!(page.form(&path).is_none());
    finder.get("/in");
    let csrf = finder.page.as_ref().unwrap().attributes("input[name=csrf]", "value")[0].clone();
    let fields: Vec<(String, String)> = [("csrf", csrf.as_str()), ("password", PASSWORD), ("password_again", PASSWORD), ("totp", "123456")]
        .map(|(name, value)| (name.to_owned(), value.to_owned()))
        .to_vec();
    finder.post(&path, &fields).is(404);
    // Somebody else who is signed in neither.
    world.as_("Otto").get(&path).is(200).says("voor iemand anders");
    // Nora accepts, and then chooses between two.
    let mut browser = world.browser();
    assert_eq!(sign_in(&world, &mut browser, "Nora").status, 303);
    browser.get(&path).is(200);
    browser.submit(&format!("{path}/aanvaarden"), &[]).is(200).says("Je uitnodiging is aanvaard").says("Kempen");
    let _ = own;
}

#[test]
fn who_has_two_roles_chooses_one_and_may_do_nothing_before() {
    let (world, own) = scene(Engine::Sqlite);
    let nora = world.known("Nora");
    let invite = members::Invite {
        name: Line::parse("Nora Testers").unwrap(),
        sign_in_name: SignInName::parse(&nora.sign_in_name).unwrap(),
        role: Role::Buddy,
        organisation: world.organisation(own.id, OrganisationSort::ServiceProvider),
    };
    let id = world.run(members::invite_from_machine(&world.app, own.id, &invite, world.now())).unwrap();
    let path = link(&world, id);
    let mut signed_in = world.as_("Nora");
    signed_in.get(&path).is(200);
    signed_in.submit(&format!("{path}/aanvaarden"), &[]).is(200);

    let mut browser = world.browser();
    let answer = sign_in(&world, &mut browser, "Nora");
    assert_eq!(location(&answer), "/in/rol");
    for closed in ["/leden", "/account", "/inbox"] {
        let wanted = format!("/in/rol?terug=%2F{}", closed.trim_start_matches('/'));
        assert_eq!(location(&browser.get_once(closed)), wanted);
    }
    let before = browser.cookies["schakel"].clone();
    let page = browser.get("/in/rol").is(200).says("coördinator").says("buddy");
    let choices = page.attributes("button[name=membership]", "value");
    assert_eq!(choices.len(), 2);
    let buddy = choices.into_iter().find(|id| *id != nora.membership.to_string()).unwrap();
    browser.submit("/in/rol", &[("membership", &buddy)]).is(200);
    assert_ne!(browser.cookies["schakel"], before, "the token changes with the role");
    let mut old = world.browser();
    old.cookies.insert("schakel".to_owned(), before);
    is_at_the_door(&old.get_once("/account"));
    // A buddy sees no members; the coordinator does, by choosing again.
    browser.get_once("/leden").is(403);
    browser.get("/in/rol");
    browser.submit("/in/rol", &[("membership", &nora.membership.to_string())]).is(200);
    browser.get_once("/leden").is(200);
    // A person who wanted to go somewhere comes there after choosing, and never elsewhere.
    let mut again = world.browser();
    world.clock.advance_seconds(30);
    sign_in(&world, &mut again, "Nora");
    again.get("/leden").is(200).says("In welke rol ga je verder?");
    assert_eq!(location(&again.submit_once("/in/rol", &[("membership", &nora.membership.to_string())])), "/leden");
    for elsewhere in ["https://x.example/leden", "//x.example", "/\\x.example", "/in/rol", "/uit"] {
        again.get("/in/rol").is(200);
        let away = [("membership", nora.membership.to_string()), ("terug", elsewhere.to_owned())];
        let away = away.each_ref().map(|(name, value)| (*name, value.as_str()));
        assert_eq!(location(&again.submit_once("/in/rol", &away)), "/in/verder", "{elsewhere}");
    }
    // Somebody else's membership is no choice.
    browser.get("/in/rol");
    browser.submit("/in/rol", &[("membership", &world.known("Otto").membership.to_string())]).is(404);
}

#[test]
fn inviting_asks_for_a_fresh_factor_and_leads_back() {
    let (world, _) = scene(Engine::Sqlite);
    let mut browser = world.browser();
    sign_in(&world, &mut browser, "Nora");
    browser.get_once("/leden/uitnodigen").is(200);
    world.clock.advance_seconds(5 * 60 + 1);
    let answer = browser.get_once("/leden/uitnodigen");
    assert_eq!(location(&answer), "/in/opnieuw?terug=%2Fleden%2Fuitnodigen");
    let before = browser.cookies["schakel"].clone();
    browser.get("/leden/uitnodigen").is(200).says("Toon nog eens dat jij het bent");
    let wrong = [("password", "iets anders helemaal"), ("totp", "000000")];
    browser.submit("/in/opnieuw", &wrong).is(422).says("passen niet bij elkaar");
    let code = code(&world, "Nora");
    let right = [("password", PASSWORD), ("totp", code.as_str())];
    let back = browser.submit("/in/opnieuw", &right).is(200).says("Iemand uitnodigen");
    assert_eq!(back.path, "/leden/uitnodigen");
    let mut old = world.browser();
    old.cookies.insert("schakel".to_owned(), before);
    is_at_the_door(&old.get_once("/account"));
    // Listing never asks for one.
    world.clock.advance_seconds(5 * 60 + 1);
    browser.get_once("/leden").is(200);
}

#[test]
fn a_form_that_came_too_late_for_a_factor_is_not_lost() {
    let (world, _) = scene(Engine::Sqlite);
    let mut browser = world.browser();
    sign_in(&world, &mut browser, "Nora");
    let action = format!("/leden/{}/wijzigen", world.known("Otto").membership);
    browser.get("/leden").is(200);
    world.clock.advance_seconds(5 * 60 + 1);
    browser.submit(&action, &[("step", "suspend")]).is(200).says("Toon nog eens dat jij het bent");
    let code = code(&world, "Nora");
    let kept = browser.submit("/in/opnieuw", &[("password", PASSWORD), ("totp", &code)]).is(200);
    assert_eq!(kept.path, "/in/bewaard");
    browser.submit(&action, &[]).is(200).says("onderbroken");
}

#[test]
fn a_role_must_fit_the_organisation() {
    shows!["P1.3.1-1"];
    let (world, own) = scene(Engine::Sqlite);
    let mut nora = world.as_("Nora");
    for (role, sort, fits) in [
        ("caseworker", OrganisationSort::Vdab, false),
        ("vdab_adviser", OrganisationSort::Ocmw, false),
        ("project_manager", OrganisationSort::LocalAuthority, false),
        ("vdab_adviser", OrganisationSort::Vdab, true),
        ("vdab_mediator", OrganisationSort::Vdab, false),
    ] {
        nora.get("/leden/uitnodigen").is(200);
        let organisation = world.organisation(own.id, sort).to_string();
        let fields = [("name", "Wie Dan Ook"), ("sign_in_name", "wie@vdab.example"), ("role", role), ("organisation", &organisation)];
        let answer = nora.submit("/leden/uitnodigen", &fields);
        assert_eq!(answer.status == 200, fits, "{role}: {}", answer.words());
        if !fits {
            answer.is(422).keeps_quiet_about("/uitnodiging/");
        }
    }
}

#[test]
fn a_new_password_ends_the_other_sessions_and_the_old_one() {
    let (world, _) = scene(Engine::Sqlite);
    let mut elsewhere = world.as_("Nora");
    elsewhere.get_once("/account").is(200);
    let mut browser = world.as_("Nora");
    browser.get("/account/wachtwoord").is(200);
    let new = "zeven rode fietsen in de zon";
    browser.submit("/account/wachtwoord", &[("password", new), ("password_again", "iets heel anders")]).is(422).says("niet dezelfde");
    browser.submit("/account/wachtwoord", &[("password", new), ("password_again", new)]).is(200).says("Bewaard");
    is_at_the_door(&elsewhere.get_once("/account"));
    browser.get_once("/account").is(200);
    let mut door = world.browser();
    assert_eq!(sign_in(&world, &mut door, "Nora").status, 422);
    world.clock.advance_seconds(30);
    let answer = typed(&mut door, "nora@schakel.example", new, &code(&world, "Nora"));
    assert_eq!(answer.status, 303);
}

#[test]
fn a_new_app_takes_the_place_of_the_old_and_the_last_way_in_stays() {
    let (world, _) = scene(Engine::Sqlite);
    let mut browser = world.as_("Nora");
    let page = browser.get("/account/app").is(200);
    let code_now = code_of_page(&world, &page);
    let fields = [("password", PASSWORD), ("password_again", PASSWORD), ("totp", code_now.as_str())];
    browser.submit("/account/app", &fields).is(200).says("Bewaard");
    world.clock.advance_seconds(60);
    let mut door = world.browser();
    assert_eq!(sign_in(&world, &mut door, "Nora").status, 422, "the old app opens nothing");
    let secret = schakel_testkit::base32(&page.select("code")[0]);
    let code = totp::code_at(&secret, world.now()).unwrap();
    assert_eq!(typed(&mut door, "nora@schakel.example", PASSWORD, &code).status, 303);
    let account = browser.get("/account").is(200);
    for factor in account.attributes("button[name=factor]", "value") {
        browser.get("/account");
        browser.submit("/account/weg", &[("factor", &factor)]).is(422).says("laatste manier");
    }
}

#[test]
fn own_sessions_are_listed_and_ended_and_nobody_elses() {
    let (world, _) = scene(Engine::Sqlite);
    let mut other = world.as_("Nora");
    other.get_once("/account").is(200);
    let mut otto = world.as_("Otto");
    otto.get_once("/account").is(200);
    let mut browser = world.as_("Nora");
    let page = browser.get("/account").is(200).says("dit toestel");
    let sessions = page.attributes("button[name=session]", "value");
    // The one of the invitation, the one of `other`.
    assert_eq!(sessions.len(), 2);
    let otto_page = otto.get("/account");
    let ottos = otto_page.attributes("button[name=session]", "value");
    browser.submit("/account/sessies", &[("session", &ottos[0])]).is(404);
    browser.get("/account");
    browser.submit("/account/sessies", &[]).is(200).says("Afgemeld");
    is_at_the_door(&other.get_once("/account"));
    browser.get_once("/account").is(200);
    otto.get_once("/account").is(200);
}

#[test]
fn the_session_of_a_client_is_short() {
    let (world, own) = scene(Engine::Sqlite);
    let (registration, _) = world.registration("Nora", "Amina", "Voorbeeld");
    let open = || world.run(open_client_session(&world.app, registration.client, own.id, "Safari, iPhone", world.now())).unwrap();
    let is_live = |token: &[u8; 32]| matches!(world.run(world.app.resolve_session(token, world.now())).unwrap(), Resolved::Live(_));
    let idle = open();
    assert!(is_live(&idle));
    world.clock.advance_seconds(5 * 60 + 1);
    assert!(!is_live(&idle));
    let busy = open();
    for _ in 0..7 {
        world.clock.advance_seconds(4 * 60);
        assert!(is_live(&busy));
    }
    world.clock.advance_seconds(2 * 60);
    assert!(!is_live(&busy));
    // A client is nobody at the doors of staff.
    let token = open();
    let mut browser = world.browser();
    browser.cookies.insert("schakel".to_owned(), URL_SAFE_NO_PAD.encode(token));
    for path in ["/account", "/leden", "/in/opnieuw"] {
        browser.get_once(path).is(404);
    }
}

#[test]
fn a_passkey_is_asked_for_without_a_name_and_its_challenge_counts_once() {
    let (world, _) = scene(Engine::Sqlite);
    let mut browser = world.browser();
    let page = browser.get("/in").is(200);
    let csp = page.headers.get(header::CONTENT_SECURITY_POLICY).unwrap().to_str().unwrap();
    assert!(csp.contains("script-src 'self'"));
    let fields = browser.filled("/in/sleutel", &[]);
    let begun = browser.post_once("/in/sleutel/begin", &fields).is(200);
    let started: serde_json::Value = serde_json::from_str(&begun.body).unwrap();
    assert_eq!(started["options"]["userVerification"], "required");
    assert!(started["options"]["challenge"].as_str().unwrap().len() >= 43);
    assert!(started["options"].get("allowCredentials").is_none_or(|known| known.as_array().is_none_or(Vec::is_empty)));
    let challenge = started["challenge"].as_str().unwrap().to_owned();
    browser.page = Some(page);
    for credential in ["", "{}", "[1]", "\"x\""] {
        let answer = browser.submit_once("/in/sleutel", &[("challenge", &challenge), ("credential", credential)]);
        assert_eq!(answer.status, 422);
    }
    // A page without passkeys loads no script.
    let members = world.as_("Nora").get("/leden");
    assert!(!members.headers.get(header::CONTENT_SECURITY_POLICY).unwrap().to_str().unwrap().contains("script-src"));
}

#[test]
fn what_is_over_is_forgotten() {
    let (world, _) = scene(Engine::Sqlite);
    let mut browser = world.as_("Nora");
    world.clock.advance_seconds(60);
    world.run(session::forget_old(&world.app, world.now())).unwrap();
    browser.get_once("/account").is(200);
    world.clock.advance_days(2);
    world.run(session::forget_old(&world.app, world.now())).unwrap();
    is_at_the_door(&browser.get_once("/account"));
}

#[test]
fn who_lost_every_key_begins_anew_at_the_machine() {
    let (world, _) = scene(Engine::Sqlite);
    let mut browser = world.as_("Nora");
    let name = SignInName::parse("nora@schakel.example").unwrap();
    let id = world.run(members::renew_from_machine(&world.app, &name, world.now())).unwrap();
    is_at_the_door(&browser.get_once("/account"));
    assert_eq!(sign_in(&world, &mut browser, "Nora").status, 422);
    let path = link(&world, id);
    let page = browser.get(&path).is(200);
    let code = code_of_page(&world, &page);
    let new = "negen paarse fietsen in de mist";
    browser.submit(&path, &[("password", new), ("password_again", new), ("totp", &code)]).is(200);
    browser.get_once("/leden").is(200);
}
