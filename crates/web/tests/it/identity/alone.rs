//! Nobody lets himself in: one who came by a link waits until somebody else, who serves there, says that it is the right person; and the
//! coordinators see who is new (ADR 0047). The sequences of one person alone are in `crates/app/tests/it/alone.rs`.

use schakel_domain::actor::Standing;

use super::{
    Browser, Engine, OrganisationKind, PASSWORD, PartnershipId, Role, World, both_engines, code_of_page, location, scene, sign_in,
};

/// The fields of an invitation of somebody new.
pub(super) fn fields(world: &World, place: PartnershipId, name: &str, role: Role) -> Vec<(&'static str, String)> {
    let kind = if role == Role::VdabAdviser { OrganisationKind::Vdab } else { OrganisationKind::Ocmw };
    vec![
        ("name", name.to_owned()),
        ("sign_in_name", format!("{}@schakel.example", name.to_lowercase().replace(' ', "."))),
        ("role", role.code().to_owned()),
        ("organisation", world.organisation(place, kind).to_string()),
    ]
}

pub(super) fn given<'a>(fields: &'a [(&'static str, String)]) -> Vec<(&'a str, &'a str)> {
    fields.iter().map(|(name, value)| (*name, value.as_str())).collect()
}

/// Invites, and returns the path of the link.
fn invite(world: &World, by: &str, place: PartnershipId, name: &str, role: Role) -> String {
    let mut browser = world.as_(by);
    browser.get("/leden/uitnodigen").is(200);
    let made = browser.submit("/leden/uitnodigen", &given(&fields(world, place, name, role))).is(200);
    made.attributes("#link", "value")[0].strip_prefix("http://localhost").unwrap().to_owned()
}

/// Comes by a link with a password and an app.
fn comes(world: &World, path: &str) -> Browser {
    let mut browser = world.browser();
    let page = browser.get(path).is(200);
    let code = code_of_page(world, &page);
    browser.submit(path, &[("password", PASSWORD), ("password_again", PASSWORD), ("totp", code.as_str())]).is(200);
    browser
}

/// The path on which somebody who waits is confirmed.
pub(super) fn confirming(by: &mut Browser, list: &str) -> String {
    let page = by.get(list).is(200);
    page.attributes("a", "href")
        .into_iter()
        .find(|href| href.ends_with("/bevestigen"))
        .unwrap_or_else(|| panic!("nobody to confirm at {list}"))
}

/// The path on which this one is confirmed, whether or not the reader is led there.
pub(super) fn path_of(world: &World, place: PartnershipId, name: &str) -> String {
    let members = world.run(async { world.app.behind().store.read_in(place).await.unwrap().members(place).await }).unwrap();
    let one = members.into_iter().find(|one| one.person.name.as_str() == name && one.standing != Standing::Ended).unwrap();
    format!("/leden/{}/bevestigen", one.id)
}

/// The six requests that once were enough: invite a second sign-in name of one's own, open the link oneself, open a registration.
#[test]
fn an_administrator_who_invites_a_second_name_of_his_own_reads_no_registration() {
    for engine in both_engines() {
        let (world, own) = scene(engine);
        let registration = world.registration("Nora", "Amina", "Modelmans").0.id;
        let mut beheer = world.as_("Beheer");
        beheer.get("/leden?partnerschap=westhoek").is(200).keeps_quiet_about("uitnodigen");
        for path in ["/leden/uitnodigen", "/leden/coordinator"] {
            beheer.get(&format!("{path}?partnerschap=westhoek")).is(403);
            beheer.get("/account").is(200);
            let mut sent: Vec<(String, String)> =
                fields(&world, own.id, "Jan Nieuw", Role::Coordinator).into_iter().map(|(name, value)| (name.to_owned(), value)).collect();
            let csrf = beheer.page.as_ref().unwrap().attributes("input[name=csrf]", "value")[0].clone();
            sent.extend([("csrf".to_owned(), csrf), ("partnerschap".to_owned(), "westhoek".to_owned())]);
            beheer.post(path, &sent).is(403).keeps_quiet_about("/uitnodiging/");
        }
        beheer.get(&format!("/inbox/{registration}")).is(404);
        beheer.get("/leden/nieuw").is(404);
    }
}

#[test]
pub(crate) fn the_administrator_invites_the_first_coordinator_and_nobody_after_that() {
    for engine in both_engines() {
        let world = World::on(engine);
        let new = world.partnership("Nieuwland", &[38002]);
        let mut beheer = world.as_("Beheer");
        let list = beheer.get("/leden?partnerschap=nieuwland").is(200);
        assert!(list.attributes("a", "href").contains(&"/leden/coordinator?partnerschap=nieuwland".to_owned()));
        beheer.get("/leden/coordinator?partnerschap=nieuwland").is(200).says("nu geen coördinator");
        let made = beheer.submit("/leden/coordinator", &given(&fields(&world, new.id, "Els Eerste", Role::Coordinator))).is(200);
        let path = made.attributes("#link", "value")[0].strip_prefix("http://localhost").unwrap().to_owned();
        // A second one, made before the first came, waits for the first.
        beheer.get("/leden/coordinator?partnerschap=nieuwland").is(200);
        let made = beheer.submit("/leden/coordinator", &given(&fields(&world, new.id, "Jan Nieuw", Role::Coordinator))).is(200);
        let second = made.attributes("#link", "value")[0].strip_prefix("http://localhost").unwrap().to_owned();
        let mut els = comes(&world, &path);
        els.get("/vandaag").is(200).says("Minder dan dertig dagen lid: Els Eerste");
        let mut jan = comes(&world, &second);
        jan.get("/in/rol").is(200).says("bevestigt nog dat jij het bent");
        assert_eq!(location(&jan.get_once("/vandaag")), "/in/rol?terug=%2Fvandaag");
        els.get("/vandaag").is(200).says("Jan Nieuw (coördinator) kwam binnen met de link");
        // From now on the administrator invites nobody, and resumes nobody.
        beheer.get("/leden/coordinator?partnerschap=nieuwland").is(403).says("alleen de eerste coördinator");
    }
}

#[test]
fn where_somebody_registered_before_anybody_coordinated_the_first_one_is_invited_at_the_machine() {
    let (world, own) = scene(Engine::Sqlite);
    world.registration("Nora", "Amina", "Modelmans");
    // As if the only coordinator had never come.
    world.run(async {
        let mut tx = world.app.behind().store.write().await.unwrap();
        let nora = tx.member(world.known("Nora").membership).await.unwrap().unwrap();
        tx.accept_membership(&nora, Standing::Awaiting, world.now()).await.unwrap();
        tx.commit().await.unwrap();
    });
    let _ = own;
    world.as_("Beheer").get("/leden/coordinator?partnerschap=westhoek").is(403).says("schakel account invite-coordinator");
}

#[test]
pub(crate) fn who_came_by_a_link_sees_nothing_until_a_colleague_confirms_and_is_shown_with_whom_they_opened() {
    for engine in both_engines() {
        let (world, own) = scene(engine);
        world.member("Ans", Role::Coordinator, own.id);
        let registration = world.registration("Nora", "Amina", "Modelmans").0.id;
        let path = invite(&world, "Nora", own.id, "Jef Modelmans", Role::Coordinator);
        let mut jef = comes(&world, &path);
        assert_eq!(jef.page.as_ref().unwrap().path, "/in/rol");
        jef.page.as_ref().unwrap().clone().says("Iemand die daar werkt, bevestigt nog");
        for closed in ["/vandaag", "/inbox", "/leden", &format!("/inbox/{registration}")] {
            assert_eq!(jef.get_once(closed).status, 303, "{closed}");
        }
        // The one who invited is told, with the reason, and cannot.
        let mut nora = world.as_("Nora");
        nora.get("/vandaag").is(200).says("Jef Modelmans (coördinator) kwam binnen").says("een collega die niet uitnodigde");
        nora.get("/leden").is(200).says("wacht op bevestiging").keeps_quiet_about("Bevestigen");
        let confirm = path_of(&world, own.id, "Jef Modelmans");
        nora.get(&confirm).is(403).says("Jij maakte de link, en kon hem dus zelf openen");
        // A colleague can, after having spoken.
        let mut ans = world.as_("Ans");
        assert_eq!(confirming(&mut ans, "/vandaag"), confirm);
        ans.get(&confirm).is(200).says("jef.modelmans@schakel.example").says("Nora Testers, coördinator");
        ans.submit(&confirm, &[]).is(422).says("Kruis aan dat je de persoon zag of sprak");
        ans.submit(&confirm, &[("sure", "1")]).is(200).says("Die kan nu aan het werk");
        ans.get("/leden/nieuw").is(200).says("Opende nog geen enkele klant");
        // It counts, in the session that was open too.
        jef.get("/in/rol").is(200);
        let own_choice = jef.page.as_ref().unwrap().attributes("button[name=membership]", "value")[0].clone();
        jef.submit("/in/rol", &[("membership", &own_choice)]).is(200);
        jef.get(&format!("/inbox/{registration}")).is(200);
        let shown =
            nora.get("/leden/nieuw").is(200).says("Jef Modelmans").says("Ans Testers, coördinator").says("Nora Testers, coördinator");
        shown.says("Amina Modelmans").says("bekeek de aanmelding");
        nora.get("/vandaag").is(200).says("Jef Modelmans (coördinator)");
        // After thirty days nobody is new.
        world.days_later(30);
        world.as_("Nora").get("/vandaag").is(200).keeps_quiet_about("Minder dan dertig dagen");
        world.as_("Nora").get("/leden/nieuw").is(200).says("Niemand is minder dan dertig dagen lid");
    }
}

#[test]
fn what_a_newcomer_tried_and_may_not_is_shown_too_and_of_other_members_nothing() {
    let (world, own) = scene(Engine::Sqlite);
    let first = world.registration("Nora", "Amina", "Modelmans").0.id;
    world.days_later(31);
    world.member("Tine", Role::Caseworker, own.id);
    world.as_("Nora").get(&format!("/inbox/{first}")).is(200);
    world.as_("Tine").get(&format!("/inbox/{first}")).is(404);
    let shown = world.as_("Nora").get("/leden/nieuw").is(200);
    shown.says("Tine Testers").says("Amina Modelmans").says("geweigerd").keeps_quiet_about("Welke klanten Nora");
    for name in ["Tine", "Otto"] {
        world.as_(name).get("/leden/nieuw").is(403);
    }
}

#[test]
fn of_two_who_confirm_at_once_the_second_is_told() {
    for engine in both_engines() {
        let (world, own) = scene(engine);
        world.member("Ans", Role::Coordinator, own.id);
        world.member("Bo", Role::Coordinator, own.id);
        comes(&world, &invite(&world, "Nora", own.id, "Jef Modelmans", Role::Buddy));
        let (mut ans, mut bo) = (world.as_("Ans"), world.as_("Bo"));
        let path = confirming(&mut ans, "/leden");
        ans.get(&path).is(200);
        bo.get(&path).is(200);
        ans.submit(&path, &[("sure", "1")]).is(200);
        bo.submit(&path, &[("sure", "1")]).is(403).says("Misschien was een collega je voor");
    }
}

#[test]
fn of_two_who_confirm_in_the_same_moment_one_does() {
    use schakel_app::{AppError, identity::coming};
    for engine in both_engines() {
        let (world, own) = scene(engine);
        world.member("Ans", Role::Coordinator, own.id);
        world.member("Bo", Role::Coordinator, own.id);
        comes(&world, &invite(&world, "Nora", own.id, "Jef Modelmans", Role::Buddy));
        let members = world.run(async { world.app.behind().store.read_in(own.id).await.unwrap().members(own.id).await }).unwrap();
        let jef = members.iter().find(|one| one.standing == Standing::Awaiting).unwrap();
        let (ans, bo) = (world.cx(&world.known("Ans").actor), world.cx(&world.known("Bo").actor));
        let both = world.run(async {
            tokio::join!(
                coming::confirm(&world.app, &ans, jef.id, jef.version, true),
                coming::confirm(&world.app, &bo, jef.id, jef.version, true)
            )
        });
        let both = [both.0, both.1];
        assert_eq!(both.iter().filter(|one| one.is_ok()).count(), 1, "{both:?}");
        assert!(both.iter().any(|one| matches!(one, Err(AppError::Stale | AppError::Denied(_)))), "{both:?}");
    }
}

#[test]
fn an_invitation_that_was_taken_back_is_not_confirmed_any_more() {
    let (world, own) = scene(Engine::Sqlite);
    world.member("Ans", Role::Coordinator, own.id);
    let mut jef = comes(&world, &invite(&world, "Nora", own.id, "Jef Modelmans", Role::Coordinator));
    let mut ans = world.as_("Ans");
    let path = confirming(&mut ans, "/leden");
    ans.get(&path).is(200);
    let page = path.strip_suffix("/bevestigen").unwrap();
    let mut nora = world.as_("Nora");
    nora.get(page).is(200).says("is nog geen lid").keeps_quiet_about("werkt hier niet meer");
    nora.submit(&format!("{page}/wijzigen"), &[("step", "end")]).is(200).says("De uitnodiging is ingetrokken");
    ans.submit(&path, &[("sure", "1")]).is(403).says("werd de uitnodiging ingetrokken");
    jef.get("/in/rol").is(200).says("geen actief lidmaatschap");
}

#[test]
fn a_link_that_ran_out_or_was_not_used_confirms_nobody() {
    let (world, own) = scene(Engine::Sqlite);
    world.member("Ans", Role::Coordinator, own.id);
    let path = invite(&world, "Nora", own.id, "Jef Modelmans", Role::Coordinator);
    let confirm = path_of(&world, own.id, "Jef Modelmans");
    world.as_("Ans").get(&confirm).is(403).says("Er is niets te bevestigen");
    world.days_later(7);
    world.browser().get(&path).is(404).says("verlopen");
    world.as_("Ans").get(&confirm).is(403);
    world.as_("Ans").get("/leden").is(200).says("de uitnodiging is verlopen");
}

#[test]
pub(crate) fn without_another_coordinator_a_worker_confirms_and_without_anybody_the_one_who_invited() {
    for engine in both_engines() {
        let (world, own) = scene(engine);
        world.member("Adem", Role::VdabAdviser, own.id);
        world.member("Bea", Role::Buddy, own.id);
        comes(&world, &invite(&world, "Nora", own.id, "Jef Modelmans", Role::VdabAdviser));
        let mut otto = world.as_("Otto");
        otto.get("/mijn-dag").is(200).says("Jef Modelmans (VDAB-adviseur) kwam binnen");
        let path = confirming(&mut otto, "/mijn-dag");
        world.as_("Nora").get(&path).is(403).says("Daarom bevestigt iemand anders");
        for name in ["Adem", "Bea", "Beheer"] {
            assert!(matches!(world.as_(name).get_once(&path).status.as_u16(), 403 | 404), "{name}");
        }
        otto.get(&path).is(200).keeps_quiet_about("de uitnodiging intrekken");
        otto.submit(&path, &[("sure", "1")]).is(200).says("Die kan nu aan het werk");
        // Without Otto nobody else is there who could tell, and the log says that it was done alone.
        world.set_standing("Otto", Standing::Suspended);
        comes(&world, &invite(&world, "Nora", own.id, "Tine Voorbeeld", Role::Caseworker));
        let mut nora = world.as_("Nora");
        let path = confirming(&mut nora, "/vandaag");
        nora.get(&path).is(200).says("Het logboek zegt dat je dat alleen deed");
        nora.submit(&path, &[("sure", "1")]).is(200);
        nora.get("/leden/nieuw").is(200).says("die ook uitnodigde: er was niemand anders");
    }
}

#[test]
fn the_one_who_invited_left_meanwhile_and_a_colleague_confirms() {
    let (world, own) = scene(Engine::Sqlite);
    let path = invite(&world, "Nora", own.id, "Jef Modelmans", Role::Coordinator);
    world.set_standing("Nora", Standing::Ended);
    let mut jef = comes(&world, &path);
    jef.get("/in/rol").is(200).says("bevestigt nog");
    let mut otto = world.as_("Otto");
    let path = confirming(&mut otto, "/mijn-dag");
    otto.get(&path).is(200).says("Nora Testers, coördinator");
    otto.submit(&path, &[("sure", "1")]).is(200);
}

#[test]
fn a_partnership_that_lost_its_coordinators_gets_one_whom_somebody_who_works_there_confirms() {
    for engine in both_engines() {
        let (world, own) = scene(engine);
        let registration = world.registration("Nora", "Amina", "Modelmans").0.id;
        let mut beheer = world.as_("Beheer");
        let page = format!("/leden/{}", world.known("Nora").membership);
        beheer.get(&format!("{page}?partnerschap=westhoek")).is(200);
        beheer.submit(&format!("{page}/wijzigen"), &[("step", "suspend")]).is(200);
        // Taking somebody up again is not for the administrator.
        beheer.get(&format!("{page}?partnerschap=westhoek")).is(200).keeps_quiet_about("is er weer</button>");
        beheer.get("/leden/coordinator?partnerschap=westhoek").is(200);
        let made = beheer.submit("/leden/coordinator", &given(&fields(&world, own.id, "Jan Nieuw", Role::Coordinator))).is(200);
        let mut jan = comes(&world, made.attributes("#link", "value")[0].strip_prefix("http://localhost").unwrap());
        assert_eq!(jan.get_once(&format!("/inbox/{registration}")).status, 303);
        let mut otto = world.as_("Otto");
        let path = confirming(&mut otto, "/mijn-dag");
        otto.get(&path).is(200).says("Beheer Testers, platformbeheerder");
        // With nobody left who works there, not even that.
        world.set_standing("Otto", Standing::Suspended);
        world.as_("Beheer").get("/leden/coordinator?partnerschap=westhoek").is(403).says("op de machine");
    }
}

/// The words of a page without what is new each time: the key of an authenticator app.
fn words(page: &schakel_testkit::Answer) -> String {
    let is_key = |word: &&str| word.len() == 4 && word.chars().all(|sign| sign.is_ascii_uppercase() || sign.is_ascii_digit());
    page.words().split_whitespace().filter(|word| !is_key(word)).collect::<Vec<_>>().join(" ")
}

#[test]
fn inviting_an_address_that_signs_in_elsewhere_tells_nothing_and_its_owner_accepts_by_signing_in() {
    for engine in both_engines() {
        let (world, own) = scene(engine);
        let other = world.partnership("Kempen", &[13040]);
        world.member("Elders", Role::Coordinator, other.id);
        world.member("Tine", Role::Caseworker, own.id);
        let mut seen = Vec::new();
        for address in ["elders@schakel.example", "niemand@schakel.example"] {
            let mut nora = world.as_("Nora");
            nora.get("/leden/uitnodigen").is(200);
            let mut new = fields(&world, own.id, "Jef Modelmans", Role::Caseworker);
            new[1].1 = address.to_owned();
            let made = nora.submit("/leden/uitnodigen", &given(&new)).is(200).keeps_quiet_about("Elders");
            let path = made.attributes("#link", "value")[0].strip_prefix("http://localhost").unwrap().to_owned();
            nora.get("/leden").is(200).keeps_quiet_about("Elders Testers").says("Jef Modelmans").says(address);
            let page = world.browser().get(&path).is(200).keeps_quiet_about("Elders Testers").says("Jef Modelmans");
            let member = nora.get(path_of(&world, own.id, "Jef Modelmans").strip_suffix("/bevestigen").unwrap()).is(200);
            member.clone().keeps_quiet_about("Elders Testers");
            let plain = |answer: &schakel_testkit::Answer| words(answer).replace(address, "adres");
            let mut asked = world.browser();
            asked.get(&path).is(200);
            let token = asked.page.as_ref().unwrap().form(&path).unwrap();
            let begun = asked.post_once(&format!("{path}/sleutel/begin"), &token);
            seen.push((plain(&made), plain(&page), plain(&member), begun.status));
            // Also once it was taken back.
            let end = format!("{}/wijzigen", path_of(&world, own.id, "Jef Modelmans").strip_suffix("/bevestigen").unwrap());
            nora.submit(&end, &[("step", "end")]).is(200).keeps_quiet_about("Elders Testers");
        }
        assert_eq!(seen[0], seen[1]);

        // Setting new factors of an account that exists is refused, and its owner is told how to go on.
        let mut nora = world.as_("Nora");
        nora.get("/leden/uitnodigen").is(200);
        let mut new = fields(&world, own.id, "Jef Modelmans", Role::Caseworker);
        new[1].1 = "elders@schakel.example".to_owned();
        let made = nora.submit("/leden/uitnodigen", &given(&new)).is(200);
        let path = made.attributes("#link", "value")[0].strip_prefix("http://localhost").unwrap().to_owned();
        let mut finder = world.browser();
        let page = finder.get(&path).is(200);
        let code = code_of_page(&world, &page);
        finder.submit(&path, &[("password", PASSWORD), ("password_again", PASSWORD), ("totp", &code)]).is(422).says("hoort al een account");

        // The owner, whose membership elsewhere is suspended, signs in at the link, accepts, and waits.
        world.set_standing("Elders", Standing::Suspended);
        world.clock.advance_seconds(60);
        let mut browser = world.browser();
        assert_eq!(sign_in(&world, &mut browser, "Elders").status, 303);
        browser.get(&path).is(200);
        let accepted = browser.submit(&format!("{path}/aanvaarden"), &[]).is(200);
        accepted.says("Je uitnodiging is aanvaard").says("bevestigt nog");
        assert_eq!(browser.get_once("/inbox").status, 303);
        world.as_("Nora").get("/leden").is(200).says("Elders Testers").says("wacht op bevestiging");
        let mut tine = world.as_("Tine");
        let path = confirming(&mut tine, "/mijn-dag");
        tine.get(&path).is(200).says("Elders Testers");
        tine.submit(&path, &[("sure", "1")]).is(200);
        browser.get("/in/rol").is(200).says("begeleider");
    }
}

#[test]
fn a_link_for_new_factors_is_not_replaced_by_an_invitation_from_elsewhere() {
    use schakel_app::identity::members;
    use schakel_domain::identity::SignInName;
    let (world, _) = scene(Engine::Sqlite);
    let other = world.partnership("Kempen", &[13040]);
    world.member("Elders", Role::Coordinator, other.id);
    // Nora lost everything, and the machine made a link that only she has.
    let name = SignInName::parse("nora@schakel.example").unwrap();
    world.run(members::renew_from_machine(&world.app, &name, world.now())).unwrap();
    let mut elders = world.as_("Elders");
    elders.get("/leden/uitnodigen").is(200);
    let mut new = fields(&world, other.id, "Jan Nieuw", Role::Caseworker);
    new[1].1 = "nora@schakel.example".to_owned();
    let made = elders.submit("/leden/uitnodigen", &given(&new)).is(200);
    let path = made.attributes("#link", "value")[0].strip_prefix("http://localhost").unwrap().to_owned();
    let mut thief = world.browser();
    let page = thief.get(&path).is(200);
    let code = code_of_page(&world, &page);
    thief.submit(&path, &[("password", PASSWORD), ("password_again", PASSWORD), ("totp", &code)]).is(422).says("hoort al een account");
    assert_eq!(thief.get_once("/inbox").status, 303);
}

#[test]
pub(crate) fn a_link_is_shown_right_after_it_was_made_and_not_again() {
    let (world, own) = scene(Engine::Sqlite);
    let mut nora = world.as_("Nora");
    nora.get("/leden/uitnodigen").is(200);
    let sent = nora.filled("/leden/uitnodigen", &given(&fields(&world, own.id, "Jef Modelmans", Role::Buddy)));
    let made = nora.post("/leden/uitnodigen", &sent).is(200);
    let link = made.attributes("#link", "value")[0].clone();
    assert_eq!(nora.post("/leden/uitnodigen", &sent).is(200).attributes("#link", "value")[0], link, "an answer that was lost on the way");
    world.clock.advance_seconds(5 * 60 + 1);
    let late = nora.post("/leden/uitnodigen", &sent).is(200).says("De link is al getoond");
    assert!(!late.body.contains("/uitnodiging/"));
    nora.get("/leden").is(200).says("uitgenodigd").says("tot 30 november");
    world.browser().get(link.strip_prefix("http://localhost").unwrap()).is(200);
}
