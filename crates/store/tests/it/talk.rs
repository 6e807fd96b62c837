//! First talks and facts about VDAB on each engine: what goes in comes out, sealed; a change of somebody else is noticed; the
//! conversation with VDAB is an open step until it is recorded.

use std::sync::OnceLock;

use jiff::civil::date;
use schakel_access::{Access, Permit};
use schakel_domain::{
    actor::Actor,
    acts::{Act, RecordTalk, RecordVdabFact, TakeBackAgreement},
    ids::{ClientId, MembershipId, PartnershipId, RegistrationId},
    registration::{Answer, State},
    resource::RegistrationRef,
    talk::{Agreed, Agreement, Chapter, LifeDomain, Saved, Talk, TalkAnswers, Threshold, Work},
    vdab_fact::{
        Conversation, ConversationState, ConversationWay, Enrolment, JobSeekerCategory, KeptVdabFact, MediatorOf, RegularService, Source,
        VdabFact, VdabFactKind, newest,
    },
    words::Line,
};
use schakel_store::{StoreError, values};

use crate::world::{World, coordinator, id, now, worlds};

fn permit<A: Act<On = RegistrationRef>>(by: &Actor, on: &RegistrationRef) -> Permit<A> {
    static ACCESS: OnceLock<Access> = OnceLock::new();
    ACCESS.get_or_init(|| Access::new().unwrap()).authorize(by, on).unwrap()
}

struct Scene {
    partnership: PartnershipId,
    member: MembershipId,
    client: ClientId,
    on: RegistrationRef,
}

/// A partnership with a member, and a registration of a client whose key is there.
async fn scene(world: &World) -> Scene {
    let (partnership, member, client): (PartnershipId, MembershipId, ClientId) = (id(), id(), id());
    let registration: RegistrationId = id();
    let mut tx = world.store.write_in(partnership).await.unwrap();
    let made = "INSERT INTO partnership (partnership_id, slug, name, open, created_at) VALUES ($1, 'westhoek', 'Westhoek', $2, $3)";
    tx.execute(made, values![partnership, true, now()]).await.unwrap();
    let organisation = id::<schakel_domain::ids::OfOrganisation>();
    let made = "INSERT INTO organisation (organisation_id, partnership_id, name, kind) VALUES ($1, $2, 'OCMW Westhoek', 'ocmw')";
    tx.execute(made, values![organisation, partnership]).await.unwrap();
    let person = id::<schakel_domain::ids::OfPerson>();
    let made = "INSERT INTO person (person_id, name, sign_in_name, created_at) VALUES ($1, 'Joke Testers', 'joke@schakel.example', $2)";
    tx.execute(made, values![person, now()]).await.unwrap();
    let made = "INSERT INTO membership (membership_id, person_id, partnership_id, organisation_id, role, standing, created_at, changed_at, \
                version) VALUES ($1, $2, $3, $4, 'coordinator', 'active', $5, $5, 1)";
    tx.execute(made, values![member, person, partnership, organisation, now()]).await.unwrap();
    world.store.keys().create(client, partnership).await.unwrap();
    tx.execute("INSERT INTO client (client_id, partnership_id, created_at) VALUES ($1, $2, $3)", values![client, partnership, now()])
        .await
        .unwrap();
    let made = "INSERT INTO registration (registration_id, partnership_id, client_id, state, channel, language, received_at, helper_kind, \
                identity, contact, told, code_hash, version) VALUES ($1, $2, $3, 'received', 'web', 'open', $4, 'nobody', $5, $5, $5, $6, 1)";
    tx.execute(made, values![registration, partnership, client, now(), vec![0_u8], [9_u8; 32]]).await.unwrap();
    tx.commit().await.unwrap();
    let on = RegistrationRef { id: registration, partnership, client, state: State::Received, assigned: None, supporter: None };
    Scene { partnership, member, client, on }
}

fn talk(scene: &Scene) -> Talk {
    let mut answers = TalkAnswers {
        born_on: Answer::Given(date(2008, 2, 29)),
        residence: Answer::Later,
        work: Answer::Given(Work::Partly),
        thresholds: vec![Threshold {
            domain: LifeDomain::Money,
            words: Some(Line::parse("Brieven blijven toe ✉").unwrap()),
            partner: None,
        }],
        ..TalkAnswers::default()
    };
    answers.note_saved(Saved { chapter: Chapter::Who, by: Some(scene.member), at: now(), version: 1 });
    Talk {
        id: id(),
        partnership: scene.partnership,
        registration: scene.on.id,
        client: scene.client,
        begun_at: now(),
        begun_by: scene.member,
        finished_at: None,
        answers,
        agreed: Agreed { discuss: Answer::Given(true), name: Answer::Unknown, team: Answer::Open },
        version: 1,
    }
}

fn fact(scene: &Scene, fact: VdabFact) -> KeptVdabFact {
    KeptVdabFact { id: id(), fact, source: Source::SeenTogether, learnt_on: date(2026, 11, 20), noted_by: scene.member, noted_at: now() }
}

#[tokio::test]
async fn what_was_said_comes_out_as_it_went_in_and_the_second_to_save_is_told() {
    for world in worlds().await {
        let scene = scene(&world).await;
        let by = coordinator(scene.partnership);
        let may = permit::<RecordTalk>(&by, &scene.on);
        let mut talk = talk(&scene);
        let mut tx = world.store.write_in(scene.partnership).await.unwrap();
        assert_eq!(tx.talk_of(scene.on.id).await.unwrap(), None);
        tx.begin_talk(&may, &talk).await.unwrap();
        assert_eq!(tx.talk_of(scene.on.id).await.unwrap().as_ref(), Some(&talk));
        // Somebody else begins it as well: one talk a registration.
        let other = Talk { id: id(), ..talk.clone() };
        assert!(matches!(tx.begin_talk(&may, &other).await, Err(StoreError::Stale)));
        talk.answers.work = Answer::Given(Work::Seeking);
        talk.finished_at = Some(now());
        tx.save_talk(&may, &talk, now()).await.unwrap();
        assert!(matches!(tx.save_talk(&may, &talk, now()).await, Err(StoreError::Stale)), "version 1 is gone");
        let kept = tx.talk_of(scene.on.id).await.unwrap().unwrap();
        assert_eq!(kept, Talk { version: 2, ..talk });
        assert!(!kept.changed_since(1, Chapter::Who) && kept.changed_since(0, Chapter::Who) && !kept.changed_since(0, Chapter::Work));
        // A permit for one registration saves nothing of another, whatever the talk says of itself.
        let of_another = permit::<RecordTalk>(&by, &RegistrationRef { id: id(), client: id(), ..scene.on.clone() });
        assert!(matches!(tx.save_talk(&of_another, &Talk { version: 2, ..kept.clone() }, now()).await, Err(StoreError::Stale)));
        let of_its_client = permit::<RecordTalk>(&by, &RegistrationRef { id: id(), ..scene.on.clone() });
        assert!(matches!(tx.save_talk(&of_its_client, &kept, now()).await, Err(StoreError::Stale)));
        tx.commit().await.unwrap();
        let mut elsewhere = world.store.read_in(id()).await.unwrap();
        assert_eq!(elsewhere.talk_of(scene.on.id).await.unwrap(), None);
        assert!(elsewhere.vdab_facts(scene.client).await.unwrap().is_empty());
        drop(elsewhere);
        // Without its key nothing of it can be read any more.
        world.store.keys().destroy(scene.client, now()).await.unwrap();
        assert_eq!(world.store.read_in(scene.partnership).await.unwrap().talk_of(scene.on.id).await.unwrap(), None);
    }
}

#[tokio::test]
async fn what_is_taken_back_counts_and_says_that_it_was_the_client() {
    for world in worlds().await {
        let scene = scene(&world).await;
        let by = coordinator(scene.partnership);
        let client = Actor::client(scene.client, scene.partnership);
        let back = permit::<TakeBackAgreement>(&client, &scene.on);
        let mut tx = world.store.write_in(scene.partnership).await.unwrap();
        assert!(matches!(tx.answer_again(&back, Agreement::Discuss, now()).await, Err(StoreError::Stale)), "no talk yet");
        tx.begin_talk(&permit::<RecordTalk>(&by, &scene.on), &talk(&scene)).await.unwrap();
        tx.answer_again(&back, Agreement::Discuss, now()).await.unwrap();
        let kept = tx.talk_of(scene.on.id).await.unwrap().unwrap();
        assert_eq!(kept.agreed, Agreed { discuss: Answer::Given(false), name: Answer::Unknown, team: Answer::Open });
        assert_eq!(kept.answers.saved(Chapter::Agreed).map(|saved| saved.by), Some(None));
        assert!(kept.changed_since(1, Chapter::Agreed));
    }
}

#[tokio::test]
async fn every_fact_stays_and_the_conversation_is_open_until_it_is_recorded() {
    for world in worlds().await {
        let scene = scene(&world).await;
        let by = coordinator(scene.partnership);
        let may = permit::<RecordVdabFact>(&by, &scene.on);
        let mut tx = world.store.write_in(scene.partnership).await.unwrap();
        tx.begin_talk(&permit::<RecordTalk>(&by, &scene.on), &talk(&scene)).await.unwrap();
        let conversation =
            |state, on| VdabFact::Conversation(Conversation { state, on, way: Some(ConversationWay::Servicelijn), three_way: Some(true) });
        let planned = Some(date(2026, 12, 1));
        let road = [
            (VdabFact::Known(None), None),
            (VdabFact::ClientFile(Some(true)), Some(None)),
            (VdabFact::Enrolment(Some(Enrolment::As(JobSeekerCategory::Ocmw))), Some(None)),
            (VdabFact::Mediator { of: Some(MediatorOf::Vdab), name: Some(Line::parse("Modelmans").unwrap()) }, Some(None)),
            (VdabFact::Service { which: Some(RegularService::FollowUp), successful: Answer::Open }, Some(None)),
            (conversation(ConversationState::ClientAsks, None), Some(None)),
            (conversation(ConversationState::Planned, planned), Some(planned)),
            (conversation(ConversationState::Held, planned), None),
            (conversation(ConversationState::Planned, planned), Some(planned)),
            (conversation(ConversationState::Declined, None), None),
            (VdabFact::ClientFile(Some(false)), None),
        ];
        let mut noted = Vec::new();
        for (what, open) in road {
            let kept = fact(&scene, what);
            tx.add_vdab_fact(&may, &kept).await.unwrap();
            noted.push(kept);
            let sql = "SELECT vdab_open_since, vdab_planned_on FROM talk WHERE registration_id = $1";
            let (since, planned): (Option<String>, Option<String>) = tx.fetch_one(sql, values![scene.on.id]).await.unwrap();
            assert_eq!(since.is_some(), open.is_some(), "{:?}", noted.last());
            assert_eq!(planned, open.flatten().map(|on: jiff::civil::Date| on.to_string()));
        }
        let kept = tx.vdab_facts(scene.client).await.unwrap();
        assert_eq!(kept, noted, "nothing is changed, only followed");
        assert_eq!(newest(&kept, VdabFactKind::ClientFile).map(|kept| &kept.fact), Some(&VdabFact::ClientFile(Some(false))));
        // There is no source "VDAB", not even in the database.
        let sql = "UPDATE vdab_fact SET source = 'vdab' WHERE client_id = $1";
        assert!(tx.execute(sql, values![scene.client]).await.is_err());
    }
}
