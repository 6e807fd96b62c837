//! No route escapes: every row of the table, asked as every role and in every standing of a membership.

use schakel_domain::{
    actor::{Actor, Role, Standing},
    acts::*,
    conference::{Conference, DecisionKind},
    dossier::Dossier,
    erasure::{ErasureGround, ErasureState},
    ids::{CaseId, ConferenceId},
    resource::{AccountRef, ConferenceRef, DossierRef, MembershipRef, PartnershipRef, Platform, RegistrationRef},
};
use schakel_testkit::{Browser, TalkHeld, World, shows};
use schakel_web::{Audience, Route, routes::rows};

/// Two partnerships with people in every role, and a registration in the first.
struct Scene {
    world: World,
    slug: String,
    own: PartnershipRef,
    registration: RegistrationRef,
    code: String,
    colleague: MembershipRef,
    /// Planned, and asked to by everybody who confers.
    conference: ConferenceId,
    /// At the table of another conference, which is going on.
    case: CaseId,
    /// Of a trajectory that the caseworker and the buddy guide.
    dossier: DossierRef,
    /// The identifier of an erasure that was done.
    erasure: String,
}

const ROLES: &[(&str, Role)] = &[
    ("Nora", Role::Coordinator),
    ("Otto", Role::OutreachWorker),
    ("Tine", Role::Caseworker),
    ("Gust", Role::Companion),
    ("Bea", Role::Buddy),
    ("Adem", Role::VdabAdviser),
    ("Lea", Role::TeamLeader),
    ("Kato", Role::QualityCoach),
    ("Wim", Role::ProjectManager),
    // Made with the first partnership of a world.
    ("Beheer", Role::PlatformAdmin),
];

fn scene() -> Scene {
    let world = World::new();
    let own = world.partnership("Westhoek", &[38002]);
    let other = world.partnership("Kempen", &[13040]);
    for (name, role) in ROLES.iter().filter(|(_, role)| *role != Role::PlatformAdmin) {
        world.member(name, *role, own.id);
    }
    world.member("Vreemd", Role::Coordinator, other.id);
    let (registration, code) = world.registration("Nora", "Amina", "Voorbeeld");
    let colleague = world.known("Bea");
    let colleague = MembershipRef::of(colleague.membership, colleague.person, Some(own.id), colleague.actor.standing);
    let confer = ["Nora", "Otto", "Tine", "Gust", "Adem"];
    let (jef, _) = world.registration("Nora", "Jef", "Modelmans");
    world.hold_talk("Nora", jef.id, &TalkHeld::default());
    let (conference, open) = (world.conference("Nora", world.now(), &confer), world.conference("Nora", world.now(), &confer));
    let case = world.table("Nora", jef.id, open, true);
    world.begin("Nora", open, &confer);
    let (ria, _) = world.registration("Nora", "Ria", "Testers");
    world.hold_talk("Nora", ria.id, &TalkHeld::default());
    crate::dossier::decide(&world, ria.id, DecisionKind::OpenTrajectory, &["Tine", "Bea"]).unwrap();
    let dossier = world.run(async { world.app.behind().store.read_in(own.id).await?.dossier_of(ria.id).await }).unwrap().unwrap();
    let Dossier { id, registration: comes_from, partnership, client, team, consent, .. } = dossier;
    let dossier = DossierRef { id, registration: comes_from, partnership, client, team, consent, closed: false, reason_given: false };
    Scene {
        erasure: erased(&world),
        dossier,
        conference,
        case,
        slug: own.slug,
        own: PartnershipRef::at(own.id, true),
        registration,
        code,
        colleague,
        world,
    }
}

/// Somebody was erased: what stays of that is a page as well.
fn erased(world: &World) -> String {
    let (gone, _) = world.registration("Nora", "Weg", "Testers");
    let own = gone.partnership;
    world.member("Ann", Role::Coordinator, own);
    for who in ["Nora", "Ann"] {
        let cx = world.cx(&world.known(who).actor);
        world.run(schakel_app::erasure::approve(&world.app, &cx, gone.id, Some(ErasureGround::NotNeeded), true)).unwrap();
    }
    world.run(schakel_app::erasure::finish(&world.app, world.now())).unwrap();
    let done = world.run(async { world.app.behind().store.read_in(own).await?.erasures(ErasureState::Done).await }).unwrap();
    done.first().unwrap().erasure.id.to_string()
}

impl Scene {
    fn path(&self, route: &Route) -> String {
        let id = match route.path {
            path if path.starts_with("/leden") => self.colleague.id.to_string(),
            path if path.starts_with("/inbox") => self.registration.id.to_string(),
            path if path.starts_with("/besprekingen") => self.conference.to_string(),
            path if path.starts_with("/casus") => self.case.to_string(),
            path if path.starts_with("/dossiers") => self.dossier.id.to_string(),
            _ => "0190f3c2-7c1e-7abc-8def-0123456789ab".to_owned(),
        };
        route
            .path
            .replace("{slug}", &self.slug)
            .replace("{id}", &id)
            .replace("{slot}", "eu")
            .replace("{erasure}", &self.erasure)
            .replace("{formulier}", "0190f3c2-7c1e-7abc-8def-0123456789ab")
            .replace("{stap}", "naam")
            .replace("{deel}", "wie")
            .replace("{token}", &"A".repeat(43))
    }

    /// What the policies say of the act of a route, for one who would come there with what the path names.
    fn allowed(&self, by: &Actor, route: &Route) -> Option<bool> {
        let access = self.world.app.behind().access;
        let account = by.person.map(|person| AccountRef { person });
        // As they stand now: the walk itself changes who sees what.
        let (conference, case) = self.world.run(async {
            let mut tx = self.world.app.behind().store.read_in(self.own.id).await.unwrap();
            let Conference { id, partnership, state, members, .. } = tx.conference(self.conference).await.unwrap().unwrap();
            let on = ConferenceRef { id, partnership, state, members: members.iter().map(|member| member.member).collect() };
            (on, tx.case(self.case).await.unwrap().unwrap().on)
        });
        macro_rules! ask {
            ($(($act:ident, $on:expr)),* $(,)?) => {
                match route.act { $(name if name == $act::NAME => Some(access.allows::<$act>(by, $on)),)* _ => None }
            };
        }
        if route.act == ReadDossier::NAME {
            // One who may know that it is there stands before its door.
            return Some(access.allows::<SeeDossier>(by, &self.dossier));
        }
        if route.act == KeepAccount::NAME {
            return Some(account.is_some_and(|on| access.allows::<KeepAccount>(by, &on)));
        }
        ask![
            (ListInbox, &self.own),
            (SearchInbox, &self.own),
            (ReadRegistration, &self.registration),
            (AssignRegistration, &self.registration),
            (AnswerRegistration, &self.registration),
            (NoteContactRead, &self.registration),
            (ClaimRegistration, &self.registration),
            (IssueCode, &self.registration),
            (CorrectRegistration, &self.registration),
            (NoteAttempt, &self.registration),
            (EndRegistration, &self.registration),
            (ApproveErasure, &self.registration),
            (StopErasure, &self.registration),
            (MergeRegistration, &self.registration),
            (SplitRegistration, &self.registration),
            (KeepApart, &self.registration),
            (RejectRegistration, &self.registration),
            (RestoreRegistration, &self.registration),
            (ReadTalk, &self.registration),
            (RecordTalk, &self.registration),
            (RecordVdabFact, &self.registration),
            (TableCase, &self.registration),
            (ListConferences, &self.own),
            (PlanConference, &self.own),
            (ReadConference, &conference),
            (ArrangeConference, &conference),
            (BeginConference, &conference),
            (CloseConference, &conference),
            (ReadCase, &case),
            (AdviseOnCase, &case),
            (DecideCase, &case),
            (AppraiseCase, &case),
            (TakeOffCase, &case),
            (ListDossiers, &self.own),
            (GuideDossier, &self.dossier),
            (ChangeTeam, &self.dossier),
            (EndTrajectory, &self.dossier),
            (SeeDay, &self.own),
            (TypeOverRegistration, &self.own),
            (EditOptions, &self.own),
            (ProposeCorrection, &self.own),
            (SettleCorrection, &self.own),
            (InstallLogo, &self.own),
            (ListMembers, &self.own),
            (InviteMember, &self.own),
            (InviteCoordinator, &self.own),
            (SeeNewcomers, &self.own),
            (ChangeMember, &self.colleague),
            (ConfirmMember, &self.colleague),
            (HandOver, &self.colleague),
            (ListPartnerships, &Platform),
        ]
    }

    fn ask(&self, browser: &mut Browser, route: &Route) -> u16 {
        let path = self.path(route);
        if route.method == "POST" {
            browser.get("/contact");
            let mut token = browser.page.as_ref().and_then(|page| page.form("/uit")).unwrap_or_default();
            // A step that exists on a version that does not: whoever may take it is told so, and nothing changes.
            token.extend(
                [("step", "suspend"), ("version", "-1"), ("partnerschap", &self.slug)]
                    .map(|(name, value)| (name.to_owned(), value.to_owned())),
            );
            return browser.post_once(&path, &token).status.as_u16();
        }
        // The platform administrator, who has no partnership, says which one; everybody else has the own one only.
        let path = if route.path.starts_with("/leden") { format!("{path}?partnerschap={}", self.slug) } else { path };
        browser.get_once(&path).status.as_u16()
    }
}

#[test]
pub(crate) fn every_route_is_answered_as_the_policies_say() {
    shows!["P1.3.2-4", "P1.3.1-1"];
    let scene = scene();
    let mut looked_at = 0;
    for route in rows().iter().filter(|route| route.audience == Audience::Member && !route.kind.is_empty()) {
        for (name, role) in ROLES {
            let member = scene.world.known(name);
            let allowed =
                scene.allowed(&member.actor, route).unwrap_or_else(|| panic!("{} of {} is not asked here", route.act, route.path));
            let status = scene.ask(&mut scene.world.as_(name), route);
            let refused = matches!(status, 403 | 404);
            assert!(status < 500, "{role:?} {} {}: {status}", route.method, route.path);
            // A correction, a passkey or a session that is not named exists for nobody.
            let unnamed = route.path.contains("verbetering/{id}") || (route.method == "POST" && route.act == KeepAccount::NAME);
            if allowed && !unnamed {
                assert!(!refused, "{role:?} may {} and {} {} answers {status}", route.act, route.method, route.path);
            }
            if !allowed {
                assert!(refused, "{role:?} may not {} and {} {} answers {status}", route.act, route.method, route.path);
            }
            looked_at += 1;
        }
    }
    assert!(looked_at > 150, "only {looked_at} were looked at");
}

#[test]
pub(crate) fn strangers_are_led_to_the_door_whatever_is_behind_it() {
    let scene = scene();
    for route in rows() {
        let status = scene.ask(&mut scene.world.browser(), &route);
        assert!(status < 500, "{} {}: {status}", route.method, route.path);
        match (route.audience, route.method) {
            // A form without our token is refused before anything else is looked at.
            (_, "POST") => assert_eq!(status, 403, "{}", route.path),
            (Audience::Public, _) => assert!(matches!(status, 200 | 303 | 404 | 410), "{}: {status}", route.path),
            (Audience::Client | Audience::Member, _) => assert_eq!(status, 303, "{}", route.path),
        }
    }
}

#[test]
fn not_yours_and_not_there_are_one_answer() {
    let scene = scene();
    for route in rows().iter().filter(|route| route.path.starts_with("/inbox/{id}")) {
        let path = scene.path(route);
        let nowhere = path.replace(&scene.registration.id.to_string(), "0190f3c2-7c1e-7abc-8def-0123456789ab");
        for name in ["Vreemd", "Tine", "Adem", "Bea", "Wim"] {
            let mut browser = scene.world.as_(name);
            browser.get("/contact");
            let token = browser.page.as_ref().and_then(|page| page.form("/uit")).unwrap();
            let mut send = |path: &str| if route.method == "POST" { browser.post_once(path, &token) } else { browser.get_once(path) };
            let (theirs, none) = (send(&path), send(&nowhere));
            assert_eq!(theirs.status.as_u16(), 404, "{name} {} {path}", route.method);
            assert_eq!(none.status, theirs.status, "{name} {path}");
            assert_eq!(none.words(), theirs.words(), "{name} {path}");
            let names = |answer: &schakel_testkit::Answer| answer.headers.keys().map(ToString::to_string).collect::<Vec<_>>();
            assert_eq!(names(&none), names(&theirs));
        }
    }
}

#[test]
fn a_membership_that_is_over_opens_nothing() {
    let scene = scene();
    for (name, standing) in [("Otto", Standing::Suspended), ("Tine", Standing::Ended)] {
        let mut before = scene.world.as_(name);
        before.get("/inbox").is(200);
        scene.world.set_standing(name, standing);
        for route in rows().iter().filter(|route| route.audience == Audience::Member && route.method == "GET") {
            let status = scene.ask(&mut before, route);
            assert_eq!(status, 303, "{name} {}: the open page leads to the door", route.path);
        }
    }
}

#[test]
fn a_client_sees_nothing_of_the_house() {
    let scene = scene();
    let mut client = scene.world.client(&scene.code);
    client.get("/mijn").is(200).says("Amina");
    for route in rows().iter().filter(|route| route.audience == Audience::Member && route.method == "GET") {
        assert_eq!(client.get_once(&scene.path(route)).status.as_u16(), 404, "{}", route.path);
    }
}

#[test]
fn every_answer_carries_the_headers_that_protect() {
    let scene = scene();
    let mut browser = scene.world.browser();
    for path in ["/", "/nergens", "/in", "/inbox", "/stijl.css", "/health", "/code"] {
        let answer = browser.get_once(path);
        let header = |name: &str| answer.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default().to_owned();
        assert!(header("content-security-policy").starts_with("default-src 'none'"), "{path}");
        assert_eq!(header("x-content-type-options"), "nosniff", "{path}");
        assert_eq!(header("cross-origin-opener-policy"), "same-origin", "{path}");
        assert!(!header("cache-control").is_empty(), "{path}");
        for cookie in answer.headers.get_all("set-cookie") {
            let cookie = cookie.to_str().unwrap();
            assert!(cookie.contains("HttpOnly") && cookie.contains("SameSite=Lax") && cookie.contains("Path=/"), "{cookie}");
        }
    }
}
