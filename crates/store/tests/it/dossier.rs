//! Dossiers on each engine: none without a decision, nobody of VDAB on a team, and lists that a destroyed key does not break. And
//! the marks of the road, which the coordinator's day counts.

mod handover;

use std::sync::OnceLock;

use schakel_access::Access;
use schakel_domain::{
    actor::{Actor, OrganisationKind, Role, Standing},
    acts::{Act, DecideCase, GiveAgreement, GuideDossier, RecordTalk, SeeDossier, TakeBackAgreement, WithdrawRegistration},
    conference::DecisionKind,
    day::DayList,
    dossier::{Dossier, DossierState},
    ids::{CaseId, ClientId, ConferenceId, DecisionId, DossierId, MembershipId, OrganisationId, PartnershipId, PersonId, RegistrationId},
    playbook::{
        Clearance, Playbook,
        may::{DecisionFacts, may_decide},
    },
    registration::{Answer, Identity, State},
    resource::{CaseRef, DossierRef, RegistrationRef},
    screening,
    talk::{Agreed, Agreement, Talk, TalkAnswers},
    time::{Date, day_of},
    words::Line,
};
use schakel_store::{
    StoreError, Touched, Tx,
    dossier::{DossierBorder, DossiersAsked, ListedDossier},
    listing::{Listed, Turn},
    values,
};

use crate::world::{Dice, World, coordinator, id, now, there_and_back, worlds};

fn access() -> &'static Access {
    static ACCESS: OnceLock<Access> = OnceLock::new();
    ACCESS.get_or_init(|| Access::new().unwrap())
}

struct Scene {
    partnership: PartnershipId,
    organisation: OrganisationId,
    nora: Actor,
    tine: MembershipId,
    adem: MembershipId,
}

async fn member(tx: &mut Tx, partnership: PartnershipId, organisation: OrganisationId, role: &str) -> MembershipId {
    let (person, member): (PersonId, MembershipId) = (id(), id());
    let made = "INSERT INTO person (person_id, name, sign_in_name, created_at) VALUES ($1, $2, $3, $4)";
    tx.execute(made, values![person, format!("{role} Testers"), format!("{person}@schakel.example"), now()]).await.unwrap();
    let made = "INSERT INTO membership (membership_id, person_id, partnership_id, organisation_id, role, standing, created_at, changed_at, \
                version) VALUES ($1, $2, $3, $4, $5, 'active', $6, $6, 1)";
    tx.execute(made, values![member, person, partnership, organisation, role, now()]).await.unwrap();
    member
}

async fn scene(world: &World) -> Scene {
    let partnership: PartnershipId = id();
    let (organisation, vdab): (OrganisationId, OrganisationId) = (id(), id());
    let mut tx = world.store.write_in(partnership).await.unwrap();
    let made = "INSERT INTO partnership (partnership_id, slug, name, open, created_at) VALUES ($1, $2, 'Westhoek', $3, $4)";
    tx.execute(made, values![partnership, partnership.to_string(), true, now()]).await.unwrap();
    let made = "INSERT INTO organisation (organisation_id, partnership_id, name, kind) VALUES ($1, $2, $3, $4)";
    tx.execute(made, values![organisation, partnership, "OCMW Westhoek", OrganisationKind::Ocmw.code()]).await.unwrap();
    tx.execute(made, values![vdab, partnership, "VDAB Westhoek", OrganisationKind::Vdab.code()]).await.unwrap();
    let chairs = member(&mut tx, partnership, organisation, Role::Coordinator.code()).await;
    let tine = member(&mut tx, partnership, organisation, Role::Caseworker.code()).await;
    let adem = member(&mut tx, partnership, vdab, Role::VdabAdviser.code()).await;
    tx.commit().await.unwrap();
    let nora = Actor { membership: Some(chairs), ..coordinator(partnership) };
    Scene { partnership, organisation, nora, tine, adem }
}

/// A registration about which a conference decided.
struct Decided {
    client: ClientId,
    registration: RegistrationId,
    decision: DecisionId,
}

async fn decided(world: &World, scene: &Scene, called: &str, kind: DecisionKind) -> Decided {
    let Scene { partnership, nora, .. } = scene;
    let by = nora.membership.unwrap();
    let (client, registration, decision): (ClientId, RegistrationId, DecisionId) = (id(), id(), id());
    let (conference, case): (ConferenceId, CaseId) = (id(), id());
    world.store.keys().create(client, *partnership).await.unwrap();
    let mut tx = world.store.write_in(*partnership).await.unwrap();
    let identity = Identity {
        called: Line::parse(called).unwrap(),
        family_name: Answer::Open,
        born_on: Answer::Open,
        born_in: None,
        municipality: Answer::Open,
    };
    let identity = tx.seal(client, "registration", "identity", registration, &identity).unwrap();
    tx.execute("INSERT INTO client (client_id, partnership_id, created_at) VALUES ($1, $2, $3)", values![client, *partnership, now()])
        .await
        .unwrap();
    let made = "INSERT INTO registration (registration_id, partnership_id, client_id, state, channel, language, received_at, helper_kind, \
                identity, contact, told, code_hash, version) VALUES ($1, $2, $3, 'received', 'web', 'open', $4, 'nobody', $5, $6, $6, $7, 1)";
    let mut code = [0_u8; 32];
    code[..16].copy_from_slice(registration.uuid().as_bytes());
    tx.execute(made, values![registration, *partnership, client, now(), identity, vec![0_u8], code]).await.unwrap();
    let made = "INSERT INTO conference (conference_id, partnership_id, state, starts_at, place, planned_by, planned_at, version) \
                VALUES ($1, $2, 'closed', $3, 'zaal', $4, $3, 1)";
    tx.execute(made, values![conference, *partnership, now(), by]).await.unwrap();
    let made = "INSERT INTO conference_case (case_id, partnership_id, conference_id, registration_id, client_id, place, pseudonym, named, \
                state, tabled_at, tabled_by, summary, version) VALUES ($1, $2, $3, $4, $5, 1, 'Els', $6, 'decided', $7, $8, $9, 1)";
    tx.execute(made, values![case, *partnership, conference, registration, client, false, now(), by, vec![0_u8]]).await.unwrap();
    let made = "INSERT INTO decision (decision_id, partnership_id, case_id, registration_id, client_id, kind, decided_by, decided_at, \
                playbook, present, adviser_present, reason, judgements) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 6, 2, $9, $10, $10)";
    tx.execute(made, values![decision, *partnership, case, registration, client, kind.code(), by, now(), false, vec![0_u8]]).await.unwrap();
    tx.touch_in(*partnership, Touched::Registration(registration));
    tx.commit().await.unwrap();
    Decided { client, registration, decision }
}

fn clearance() -> Clearance<DecideCase> {
    let facts = DecisionFacts {
        screened: screening::Facts::on(day_of(now())),
        partners: 2,
        adviser_present: true,
        agrees_to_team: Some(true),
        advised: None,
        estimated: None,
    };
    may_decide(&Playbook::on(day_of(now())), DecisionKind::AskMore, &facts).unwrap()
}

async fn open(world: &World, scene: &Scene, of: &Decided, on: Date, team: &[MembershipId]) -> Result<DossierId, StoreError> {
    let dossier = Dossier {
        id: id(),
        partnership: scene.partnership,
        client: of.client,
        registration: of.registration,
        decision: of.decision,
        organisation: scene.organisation,
        opened_on: on,
        state: DossierState::Open,
        closed_on: None,
        consent: true,
        team: team.to_vec(),
        version: 1,
    };
    let case = CaseRef {
        id: id(),
        conference: id(),
        registration: of.registration,
        partnership: scene.partnership,
        client: of.client,
        open: true,
        attendees: vec![scene.nora.membership.unwrap(), scene.tine],
        consent: true,
        naming: false,
    };
    let permit = access().authorize::<DecideCase>(&scene.nora, &case).unwrap();
    let mut tx = world.store.write_in(scene.partnership).await?;
    tx.open_dossier(&permit, &clearance(), &dossier).await?;
    tx.commit().await?;
    Ok(dossier.id)
}

#[tokio::test]
async fn there_is_no_dossier_without_a_decision_to_open_it() {
    for world in worlds().await {
        let scene = scene(&world).await;
        let today = day_of(now());
        let right = decided(&world, &scene, "Amina", DecisionKind::OpenTrajectory).await;
        let other = decided(&world, &scene, "Bilal", DecisionKind::OpenTrajectory).await;
        // A decision that nobody took; that of somebody else; one that refers elsewhere.
        let none = Decided { decision: id(), ..right };
        assert!(open(&world, &scene, &none, today, &[scene.tine]).await.is_err());
        let of_another = Decided { decision: other.decision, ..right };
        assert!(open(&world, &scene, &of_another, today, &[scene.tine]).await.is_err());
        for kind in DecisionKind::ALL.iter().filter(|kind| **kind != DecisionKind::OpenTrajectory) {
            let elsewhere = decided(&world, &scene, "Cem", *kind).await;
            assert!(open(&world, &scene, &elsewhere, today, &[scene.tine]).await.is_err(), "{kind:?}");
        }
        let dossier = open(&world, &scene, &right, today, &[scene.tine]).await.unwrap();
        // And one only.
        assert!(open(&world, &scene, &right, today, &[scene.tine]).await.is_err());
        let mut tx = world.store.read_in(scene.partnership).await.unwrap();
        let kept = tx.dossier(dossier).await.unwrap().unwrap();
        assert_eq!((kept.decision, kept.opened_on, kept.team.as_slice()), (right.decision, today, [scene.tine].as_slice()));
        assert_eq!(tx.dossier_of(right.registration).await.unwrap().unwrap(), kept);
        assert!(tx.dossier_of(other.registration).await.unwrap().is_none());
        assert!(world.store.read_in(id()).await.unwrap().dossier(dossier).await.unwrap().is_none(), "of another partnership");
    }
}

fn may<A: Act<On = RegistrationRef>>(by: &Actor, on: &RegistrationRef) -> schakel_access::Permit<A> {
    access().authorize(by, on).unwrap()
}

fn registration_ref(scene: &Scene, of: &Decided, state: State) -> RegistrationRef {
    RegistrationRef { id: of.registration, partnership: scene.partnership, client: of.client, state, assigned: None, supporter: None }
}

/// A first talk in which the client agreed to a team.
async fn talk(world: &World, scene: &Scene, of: &Decided, on: &RegistrationRef) -> Talk {
    let talk = Talk {
        id: id(),
        partnership: scene.partnership,
        registration: of.registration,
        client: of.client,
        begun_at: now(),
        begun_by: scene.nora.membership.unwrap(),
        finished_at: None,
        answers: TalkAnswers::default(),
        agreed: Agreed { discuss: Answer::Given(true), name: Answer::Later, team: Answer::Given(true) },
        version: 1,
    };
    let mut tx = world.store.write_in(scene.partnership).await.unwrap();
    tx.begin_talk(&may::<RecordTalk>(&scene.nora, on), &talk).await.unwrap();
    tx.commit().await.unwrap();
    talk
}

/// A team shares the thresholds while the client takes the agreement to it back: both take the dossier and the talk, in one order, so
/// that one waits for the other, and neither is told that the database could not do it.
#[tokio::test]
async fn who_takes_back_while_the_team_saves_waits_for_it() {
    for world in worlds().await {
        let scene = scene(&world).await;
        let of = decided(&world, &scene, "Amina", DecisionKind::OpenTrajectory).await;
        let on = registration_ref(&scene, &of, State::Accepted);
        let kept = talk(&world, &scene, &of, &registration_ref(&scene, &of, State::Received)).await;
        let id = open(&world, &scene, &of, day_of(now()), &[scene.tine]).await.unwrap();
        let tine = Actor { role: Role::Caseworker, membership: Some(scene.tine), ..scene.nora.clone() };
        let (partnership, client) = (scene.partnership, of.client);
        let dossier = DossierRef {
            id,
            registration: of.registration,
            partnership,
            client,
            team: vec![scene.tine],
            consent: true,
            closed: false,
            reason_given: false,
        };
        let guides = access().authorize::<GuideDossier>(&tine, &dossier).unwrap();
        let mut team = world.store.write_in(scene.partnership).await.unwrap();
        team.hold_dossier(&guides).await.unwrap();
        let back = may::<TakeBackAgreement>(&Actor::client(client, partnership), &on);
        let store = world.store.clone();
        let takes_back = tokio::spawn(async move {
            let mut tx = store.write_in(partnership).await?;
            tx.answer_again(&back, Agreement::Team, now()).await?;
            tx.commit().await
        });
        // Long enough for the other to come as far as it can.
        tokio::time::sleep(std::time::Duration::from_millis(300)).await;
        team.share_thresholds(&guides, &kept, now()).await.unwrap();
        team.commit().await.unwrap();
        let took_back = takes_back.await.unwrap();
        assert!(matches!(took_back, Ok(()) | Err(StoreError::Stale)), "{took_back:?}");
        let reads = world.store.read_in(scene.partnership).await.unwrap().dossier(id).await.unwrap().unwrap().consent;
        assert_eq!(reads, took_back.is_err(), "it was taken back, or it was not");
    }
}

#[tokio::test]
async fn the_dossier_follows_the_newest_answer_of_the_client() {
    for world in worlds().await {
        let scene = scene(&world).await;
        let of = decided(&world, &scene, "Amina", DecisionKind::OpenTrajectory).await;
        let on = registration_ref(&scene, &of, State::Received);
        let client = Actor::client(of.client, scene.partnership);
        let withdraws = may::<WithdrawRegistration>(&client, &on);
        let (records, back, give) =
            (may::<RecordTalk>(&scene.nora, &on), may::<TakeBackAgreement>(&client, &on), may::<GiveAgreement>(&client, &on));
        let mut talk = talk(&world, &scene, &of, &on).await;
        let dossier = open(&world, &scene, &of, day_of(now()), &[scene.tine]).await.unwrap();
        let mut tx = world.store.write_in(scene.partnership).await.unwrap();
        // Said in a talk: both ways, and only a yes is a yes.
        for (said, reads) in
            [(Answer::Later, false), (Answer::Given(true), true), (Answer::Given(false), false), (Answer::Given(true), true)]
        {
            talk.agreed.team = said;
            tx.save_talk(&records, &talk, now()).await.unwrap();
            talk.version += 1;
            assert_eq!(tx.dossier(dossier).await.unwrap().unwrap().consent, reads, "{:?}", talk.agreed.team);
        }
        // Said on the own page: both ways as well, and what is no "no" cannot be given again.
        assert!(matches!(tx.answer_again(&give, Agreement::Team, now()).await, Err(StoreError::Stale)));
        assert!(matches!(tx.answer_again(&give, Agreement::Name, now()).await, Err(StoreError::Stale)));
        tx.answer_again(&back, Agreement::Discuss, now()).await.unwrap();
        assert!(tx.dossier(dossier).await.unwrap().unwrap().consent, "to be discussed is something else");
        tx.answer_again(&back, Agreement::Team, now()).await.unwrap();
        let taken_back = tx.dossier(dossier).await.unwrap().unwrap();
        assert!(!taken_back.consent);
        tx.answer_again(&give, Agreement::Team, now()).await.unwrap();
        let given = tx.dossier(dossier).await.unwrap().unwrap();
        assert_eq!((given.consent, given.version), (true, taken_back.version + 1));
        let kept = tx.talk_of(of.registration).await.unwrap().unwrap();
        assert_eq!((kept.agreed.team, kept.agreed.discuss), (Answer::Given(true), Answer::Given(false)));
        // A closed one is read by nobody again.
        tx.answer_again(&back, Agreement::Team, now()).await.unwrap();
        tx.close_dossier_of(&withdraws, day_of(now())).await.unwrap();
        tx.answer_again(&give, Agreement::Team, now()).await.unwrap();
        assert!(!tx.dossier(dossier).await.unwrap().unwrap().consent);
    }
}

#[tokio::test]
async fn nobody_of_vdab_nor_of_elsewhere_gets_on_a_team() {
    for world in worlds().await {
        let (ours, theirs) = (scene(&world).await, scene(&world).await);
        let of = decided(&world, &ours, "Amina", DecisionKind::OpenTrajectory).await;
        for wrong in [ours.adem, theirs.tine, ours.nora.membership.unwrap(), id()] {
            let outcome = open(&world, &ours, &of, day_of(now()), &[ours.tine, wrong]).await;
            assert!(matches!(outcome, Err(StoreError::Inconsistent { table: "dossier_member", .. })), "{outcome:?}");
            let kept = world.store.read_in(ours.partnership).await.unwrap().dossier_of(of.registration).await.unwrap();
            assert!(kept.is_none(), "nothing of it was kept");
        }
    }
}

#[tokio::test]
async fn lists_go_by_the_day_and_pass_over_who_was_erased() {
    for world in worlds().await {
        let scene = scene(&world).await;
        let mut opened = Vec::new();
        for (name, day) in [("Een", 3), ("Twee", 1), ("Weg", 2), ("Vier", 4)] {
            let of = decided(&world, &scene, name, DecisionKind::OpenTrajectory).await;
            let on = jiff::civil::date(2026, 11, day);
            let dossier = open(&world, &scene, &of, on, &[scene.tine]).await.unwrap();
            opened.push((name, of, dossier));
        }
        world.store.keys().destroy(opened[2].1.client, now()).await.unwrap();
        let all = access().filter::<SeeDossier>(&scene.nora).unwrap();
        let tine = Actor { role: Role::Caseworker, membership: Some(scene.tine), ..scene.nora.clone() };
        let own = access().filter::<SeeDossier>(&tine).unwrap();
        let stranger = Actor { membership: Some(id()), ..tine.clone() };
        let nothing = access().filter::<SeeDossier>(&stranger).unwrap();
        let mut tx = world.store.read_in(scene.partnership).await.unwrap();
        for filter in [&all, &own] {
            let mut names = Vec::new();
            let mut turn = Turn::First;
            loop {
                let page = tx.dossiers(filter, DossiersAsked::all(DossierState::Open), turn, 2).await.unwrap();
                names.extend(page.rows.iter().map(|row| row.identity.as_ref().unwrap().full_name()));
                assert!(
                    page.rows
                        .iter()
                        .all(|row| row.guides == [("caseworker Testers".to_owned(), Standing::Active)]
                            && row.organisation == "OCMW Westhoek")
                );
                let Some(next) = page.next else { break };
                turn = Turn::After(next);
            }
            assert_eq!(names, ["Twee", "Een", "Vier"]);
        }
        assert!(tx.dossiers(&nothing, DossiersAsked::all(DossierState::Open), Turn::First, 50).await.unwrap().rows.is_empty());
        drop(tx);
        // An agreement taken back: not the team's any more, and still known to the coordinator. Closed: another list.
        let mut tx = world.store.write_in(scene.partnership).await.unwrap();
        let no = "UPDATE dossier SET consent = $2 WHERE registration_id = $1";
        tx.execute(no, values![opened[0].1.registration, false]).await.unwrap();
        let of = &opened[1].1;
        let withdraws =
            may::<WithdrawRegistration>(&Actor::client(of.client, scene.partnership), &registration_ref(&scene, of, State::Accepted));
        assert_eq!(tx.close_dossier_of(&withdraws, day_of(now())).await.unwrap(), 1);
        assert_eq!(tx.close_dossier_of(&withdraws, day_of(now())).await.unwrap(), 0, "once");
        tx.commit().await.unwrap();
        let mut tx = world.store.read_in(scene.partnership).await.unwrap();
        let names = |page: Listed<ListedDossier, DossierBorder>| {
            page.rows.iter().map(|row| row.identity.as_ref().unwrap().full_name()).collect::<Vec<_>>()
        };
        assert_eq!(names(tx.dossiers(&own, DossiersAsked::all(DossierState::Open), Turn::First, 50).await.unwrap()), ["Vier"]);
        assert_eq!(names(tx.dossiers(&all, DossiersAsked::all(DossierState::Open), Turn::First, 50).await.unwrap()), ["Een", "Vier"]);
        assert_eq!(names(tx.dossiers(&all, DossiersAsked::all(DossierState::Closed), Turn::First, 50).await.unwrap()), ["Twee"]);
        let kept = tx.dossier(opened[1].2).await.unwrap().unwrap();
        assert_eq!((kept.state, kept.closed_on), (DossierState::Closed, Some(day_of(now()))));
    }
}

#[tokio::test]
async fn the_day_counts_and_names_only_who_can_be_read() {
    for world in worlds().await {
        let scene = scene(&world).await;
        let opened = decided(&world, &scene, "Amina", DecisionKind::OpenTrajectory).await;
        open(&world, &scene, &opened, day_of(now()), &[scene.tine]).await.unwrap();
        let referred = decided(&world, &scene, "Bilal", DecisionKind::ReferRegular).await;
        let gone = decided(&world, &scene, "Weg", DecisionKind::ReferRegular).await;
        world.store.keys().destroy(gone.client, now()).await.unwrap();
        let mut tx = world.store.read_in(scene.partnership).await.unwrap();
        let (rows, total) = tx.waiting(DayList::Unfollowed, Turn::First, 10).await.unwrap();
        assert_eq!(total, 3);
        let mut names: Vec<_> =
            rows.rows.iter().map(|row| (row.identity.as_ref().unwrap().full_name(), row.unfollowed, row.untouched)).collect();
        names.sort();
        assert_eq!(names, [("Amina".to_owned(), true, true), ("Bilal".to_owned(), true, false)]);
        let (rows, total) = tx.waiting(DayList::Unfollowed, Turn::First, 2).await.unwrap();
        assert!(rows.rows.len() <= 2, "at most what was asked");
        assert_eq!((total, tx.count_waiting(DayList::Unfollowed).await.unwrap()), (3, 3), "and how many there are in all");
        assert!(tx.waiting(DayList::Untalked, Turn::First, 10).await.unwrap().0.rows.is_empty(), "each stands on one list");
        assert!(tx.waiting(DayList::Ready, Turn::First, 10).await.unwrap().0.rows.is_empty());
        assert!(tx.waiting(DayList::Vdab, Turn::First, 10).await.unwrap().0.rows.is_empty());
        let road = tx.road(now()).await.unwrap();
        assert_eq!((road.came, road.talked, road.opened, road.under_way()), (3, 0, 1, 3));
        let mut elsewhere = world.store.read_in(id()).await.unwrap();
        assert_eq!(elsewhere.road(now()).await.unwrap().came, 0);
        assert!(elsewhere.waiting(DayList::Unfollowed, Turn::First, 10).await.unwrap().0.rows.is_empty());
        assert_ne!(referred.registration, opened.registration);
    }
}

/// Dossiers as they come: opened on some day with some team, of which some left; some without an agreement, some closed.
async fn a_heap(world: &World, scene: &Scene, guides: &[MembershipId], dice: &Dice) -> Vec<DossierRef> {
    let mut ids = Vec::new();
    for number in 0..18 {
        let of = decided(world, scene, &format!("Klant {number}"), DecisionKind::OpenTrajectory).await;
        let day = jiff::civil::date(2026, 11, i8::try_from(1 + dice.below(6)).unwrap());
        let team = dice.some(guides);
        let dossier = open(world, scene, &of, day, &team).await.unwrap();
        let mut tx = world.store.write_in(scene.partnership).await.unwrap();
        for left in dice.some(&team).into_iter().filter(|_| dice.below(2) == 0) {
            let sql = "UPDATE dossier_member SET until = since WHERE dossier_id = $1 AND membership_id = $2";
            tx.execute(sql, values![dossier, left]).await.unwrap();
        }
        let agrees = dice.below(3) > 0;
        tx.execute("UPDATE dossier SET consent = $2 WHERE dossier_id = $1", values![dossier, agrees]).await.unwrap();
        if dice.below(4) == 0 {
            let sql = "UPDATE dossier SET state = 'closed', closed_on = opened_on WHERE dossier_id = $1";
            tx.execute(sql, values![dossier]).await.unwrap();
        }
        tx.commit().await.unwrap();
        ids.push(dossier);
    }
    let mut tx = world.store.read_in(scene.partnership).await.unwrap();
    let mut heap = Vec::new();
    for dossier in ids {
        let kept = tx.dossier(dossier).await.unwrap().unwrap();
        heap.push(DossierRef {
            id: kept.id,
            registration: kept.registration,
            partnership: kept.partnership,
            client: kept.client,
            team: kept.team,
            consent: kept.consent,
            closed: kept.state == DossierState::Closed,
            reason_given: false,
        });
    }
    heap
}

#[tokio::test]
async fn a_list_holds_exactly_the_dossiers_that_the_policies_allow_one_by_one() {
    for (number, world) in (0..).zip(worlds().await) {
        let dice = Dice::from(20_261_129 + number);
        let scene = scene(&world).await;
        let mut tx = world.store.write_in(scene.partnership).await.unwrap();
        let mut guides = vec![scene.tine];
        for role in ["caseworker", "companion", "buddy"] {
            guides.push(member(&mut tx, scene.partnership, scene.organisation, role).await);
        }
        tx.commit().await.unwrap();
        let heap = a_heap(&world, &scene, &guides, &dice).await;
        let memberships = [guides.as_slice(), &[scene.adem, scene.nora.membership.unwrap(), id()]].concat();
        let mut seen = [0_usize; 3];
        for _ in 0..150 {
            let by = dice.actor(scene.partnership, &memberships);
            let filter = access().filter::<SeeDossier>(&by).unwrap();
            for state in [DossierState::Open, DossierState::Closed] {
                let mut tx = world.store.read_in(scene.partnership).await.unwrap();
                let page = async |turn| tx.dossiers(&filter, DossiersAsked::all(state), turn, 4).await.unwrap();
                let mut listed = there_and_back(page, |row| row.on.id).await;
                listed.sort_unstable();
                let of_state = || heap.iter().filter(|on| on.closed == (state == DossierState::Closed));
                let mut allowed: Vec<DossierId> = of_state().filter(|on| access().allows::<SeeDossier>(&by, on)).map(|on| on.id).collect();
                allowed.sort_unstable();
                assert_eq!(listed, allowed, "{by:?}, {state:?}: {:?}", filter.cond());
                let kind = if allowed.is_empty() { 0 } else { 1 + usize::from(allowed.len() == of_state().count()) };
                seen[kind] += 1;
            }
        }
        assert!(seen.iter().all(|count| *count > 0), "some see nothing, some a part and some all: {seen:?}");
    }
}
