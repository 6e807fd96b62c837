//! Members and invitations.

use super::{
    Engine, InvitationId, Line, OrganisationKind, PASSWORD, PartnershipId, Role, SignInName, World, both_engines, code, code_of_page,
    is_at_the_door, link, location, members, scene, shows, sign_in,
};

#[test]
fn who_is_suspended_or_ended_is_out_with_the_next_request() {
    for engine in both_engines() {
        let (world, _) = scene(engine);
        let mut nora = world.as_("Nora");
        let page = format!("/leden/{}", world.known("Otto").membership);
        let action = format!("{page}/wijzigen");
        for (step, notice) in [("suspend", "staat op afwezig"), ("resume", "is er weer"), ("end", "werkt hier niet meer")] {
            let mut otto = if step == "resume" { world.browser() } else { world.as_("Otto") };
            if step != "resume" {
                otto.get_once("/account").is(200);
            }
            nora.get(&page).is(200);
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
        assert!(nora.get(&page).form(&action).is_none());
    }
}

#[test]
fn two_coordinators_at_once_are_told() {
    let (world, own) = scene(Engine::Sqlite);
    world.member("Ans", Role::Coordinator, own.id);
    let page = format!("/leden/{}", world.known("Otto").membership);
    let action = format!("{page}/wijzigen");
    let (mut nora, mut ans) = (world.as_("Nora"), world.as_("Ans"));
    nora.get(&page);
    ans.get(&page);
    nora.submit(&action, &[("step", "suspend")]).is(200);
    ans.submit(&action, &[("step", "end")]).is(409).says("Iemand anders heeft net iets bewaard");
}

#[test]
fn nobody_ends_the_own_membership_by_a_slip() {
    let (world, _) = scene(Engine::Sqlite);
    let mut nora = world.as_("Nora");
    let own = format!("/leden/{}", world.known("Nora").membership);
    let action = format!("{own}/wijzigen");
    assert!(nora.get(&own).form(&action).is_none());
    let page = format!("/leden/{}", world.known("Otto").membership);
    nora.get(&page);
    let other = format!("{page}/wijzigen");
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

fn invite(world: &World, partnership: PartnershipId, name: &str, role: Role, kind: OrganisationKind) -> InvitationId {
    let invite = members::Invite {
        name: Line::parse(name).unwrap(),
        sign_in_name: SignInName::parse(&format!("{}@schakel.example", name.to_lowercase().replace(' ', "."))).unwrap(),
        role,
        organisation: world.organisation(partnership, kind),
    };
    world.run(members::invite_from_machine(&world.app, partnership, &invite, world.now())).unwrap()
}

#[test]
pub(crate) fn an_invitation_is_made_by_the_coordinator_and_works_once() {
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
        let organisation = world.organisation(own.id, OrganisationKind::Ocmw).to_string();
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
        jef.post(&path, &fields).is(200).says("bevestigt nog dat jij het bent");
        let mut otto = world.as_("Otto");
        let mine = otto.get("/mijn-dag").is(200);
        let confirm = mine.attributes("a", "href").into_iter().find(|href| href.ends_with("/bevestigen")).unwrap();
        otto.get(&confirm).is(200);
        otto.submit(&confirm, &[("sure", "1")]).is(200);
        jef.get("/in/rol").is(200);
        let chosen = jef.page.as_ref().unwrap().attributes("button[name=membership]", "value")[0].clone();
        jef.submit("/in/rol", &[("membership", &chosen)]).is(200);
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
    let old = link(&world, invite(&world, own.id, "Amina Voorbeeld", Role::Caseworker, OrganisationKind::Ocmw));
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
        organisation: world.organisation(other.id, OrganisationKind::Ocmw),
    };
    let id = world.run(members::invite_from_machine(&world.app, other.id, &invite, world.now())).unwrap();
    let path = link(&world, id);
    // Somebody with the link and no factor of Nora's gets no further.
    let mut finder = world.browser();
    let page = finder.get(&path).is(200).says("Log je hier al in?");
    let code = code_of_page(&world, &page);
    finder.submit(&path, &[("password", PASSWORD), ("password_again", PASSWORD), ("totp", &code)]).is(422).says("hoort al een account");
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
pub(crate) fn who_has_two_roles_chooses_one_and_may_do_nothing_before() {
    let (world, own) = scene(Engine::Sqlite);
    let nora = world.known("Nora");
    let invite = members::Invite {
        name: Line::parse("Nora Testers").unwrap(),
        sign_in_name: SignInName::parse(&nora.sign_in_name).unwrap(),
        role: Role::Buddy,
        organisation: world.organisation(own.id, OrganisationKind::ServiceProvider),
    };
    let id = world.run(members::invite_from_machine(&world.app, own.id, &invite, world.now())).unwrap();
    let path = link(&world, id);
    let mut signed_in = world.as_("Nora");
    signed_in.get(&path).is(200);
    signed_in.submit(&format!("{path}/aanvaarden"), &[]).is(200);
    // A second hat is confirmed like a first one, and not by oneself.
    let mut otto = world.as_("Otto");
    let confirm = otto.get("/mijn-dag").attributes("a", "href").into_iter().find(|href| href.ends_with("/bevestigen")).unwrap();
    world.as_("Nora").get(&confirm).is(403).says("bevestigt iemand anders die hier al werkt");
    otto.get(&confirm).is(200);
    otto.submit(&confirm, &[("sure", "1")]).is(200);

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
pub(crate) fn inviting_asks_for_a_fresh_factor_and_leads_back() {
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
pub(crate) fn a_form_that_came_too_late_for_a_factor_is_not_lost() {
    let (world, _) = scene(Engine::Sqlite);
    let mut browser = world.browser();
    sign_in(&world, &mut browser, "Nora");
    let action = format!("/leden/{}/wijzigen", world.known("Otto").membership);
    browser.get(&format!("/leden/{}", world.known("Otto").membership)).is(200);
    world.clock.advance_seconds(5 * 60 + 1);
    // One that was left for another one does not stand in its way: the newest is the one that goes on.
    let left = browser.filled(&action, &[("step", "end")]);
    browser.get(&format!("/leden/{}", world.known("Otto").membership)).is(200);
    let form = browser.filled(&action, &[("step", "suspend")]);
    browser.post(&action, &left).is(200).says("Toon nog eens dat jij het bent");
    browser.post(&action, &form).is(200).says("Toon nog eens dat jij het bent");
    let code = code(&world, "Nora");
    let kept = browser.submit("/in/opnieuw", &[("password", PASSWORD), ("totp", &code)]).is(200);
    assert_eq!(kept.path, "/in/bewaard");
    assert!(kept.form(&action).unwrap().contains(&("step".to_owned(), "suspend".to_owned())));
    browser.submit(&action, &[]).is(200).says("staat op afwezig");
}

#[test]
fn a_role_must_fit_the_organisation() {
    shows!["P1.3.1-1"];
    let (world, own) = scene(Engine::Sqlite);
    let mut nora = world.as_("Nora");
    for (role, kind, fits) in [
        ("caseworker", OrganisationKind::Vdab, false),
        ("vdab_adviser", OrganisationKind::Ocmw, false),
        ("project_manager", OrganisationKind::LocalAuthority, false),
        ("vdab_adviser", OrganisationKind::Vdab, true),
        ("vdab_mediator", OrganisationKind::Vdab, false),
    ] {
        nora.get("/leden/uitnodigen").is(200);
        let organisation = world.organisation(own.id, kind).to_string();
        let fields = [("name", "Wie Dan Ook"), ("sign_in_name", "wie@vdab.example"), ("role", role), ("organisation", &organisation)];
        let answer = nora.submit("/leden/uitnodigen", &fields);
        assert_eq!(answer.status == 200, fits, "{role}: {}", answer.words());
        if !fits {
            answer.is(422).keeps_quiet_about("/uitnodiging/");
        }
    }
}
