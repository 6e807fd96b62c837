//! Registrations on each engine: what goes in comes out, somebody else's change is noticed, and a client whose key was
//! destroyed is not there any more.

use std::sync::OnceLock;

use schakel_access::{Access, Permit};
use schakel_domain::{
    actor::Actor,
    acts::{
        Act, AddToRegistration, AnswerRegistration, AssignRegistration, KeepApart, MergeRegistration, Register, SplitRegistration,
        WithdrawRegistration,
    },
    ids::{ClientId, MembershipId, OrganisationId, PartnershipId, PersonId, RegistrationId},
    playbook::{Playbook, may::may_register, s2_1_registration::RegistrationFacts},
    registration::{
        Answer, Channel, Contact, Helper, HelperKind, Identity, Language, Message, MessageKind, Registration, State, Theme, Told,
        WARNED_DAYS,
    },
    resource::{PartnershipRef, RegistrationRef},
    time::parse_date,
    words::{Line, Text},
};
use schakel_store::{
    StoreError,
    registration::{
        NewRegistration,
        joining::{Held, Joining},
    },
    values,
};

use crate::world::{World, coordinator, id, now, worlds};

fn permit<A: Act>(by: &Actor, on: &A::On) -> Permit<A> {
    static ACCESS: OnceLock<Access> = OnceLock::new();
    ACCESS.get_or_init(|| Access::new().unwrap()).authorize(by, on).unwrap()
}

fn line(text: &str) -> Line {
    Line::parse(text).unwrap()
}

fn new(client: ClientId, code: u8) -> NewRegistration {
    NewRegistration {
        id: id(),
        client,
        channel: Channel::Web,
        language: Answer::Given(Language::Tigrinya),
        received_at: now(),
        supporter: None,
        identity: Identity {
            called: line("Zoë"),
            family_name: Answer::Later,
            born_on: Answer::Given(parse_date("29/2/2008").unwrap()),
            born_in: None,
            municipality: Answer::Unknown,
        },
        contact: Contact { through: Some(line("dinsdag in het Open Huis")), ..Contact::default() },
        told: Told {
            themes: vec![Theme::Work, Theme::Housing],
            wish: Answer::Given(Text::parse("Ik wil werken.\nMet kinderen. 👩🏽‍🔧").unwrap()),
            helped_now: Answer::Open,
            helper: Helper { kind: HelperKind::VdabMediator, name: Some(line("Nora Modelmans")) },
        },
        code_hash: [code; 32],
        doubted: false,
        contact_by: None,
    }
}

/// A partnership with an active member; a visitor registers there, twice.
async fn filled(world: &World) -> (PartnershipId, MembershipId, NewRegistration, NewRegistration) {
    let partnership: PartnershipId = id();
    let (organisation, person, member): (OrganisationId, PersonId, MembershipId) = (id(), id(), id());
    let mut tx = world.store.write_in(partnership).await.unwrap();
    let made = "INSERT INTO partnership (partnership_id, slug, name, open, created_at) VALUES ($1, 'westhoek', 'Westhoek', $2, $3)";
    tx.execute(made, values![partnership, true, now()]).await.unwrap();
    let made = "INSERT INTO organisation (organisation_id, partnership_id, name, kind) VALUES ($1, $2, 'OCMW Westhoek', 'ocmw')";
    tx.execute(made, values![organisation, partnership]).await.unwrap();
    let made = "INSERT INTO person (person_id, name, sign_in_name, created_at) VALUES ($1, 'Joke Testers', 'joke@schakel.example', $2)";
    tx.execute(made, values![person, now()]).await.unwrap();
    let made = "INSERT INTO membership (membership_id, person_id, partnership_id, organisation_id, role, standing, created_at, changed_at, \
                version) VALUES ($1, $2, $3, $4, 'coordinator', 'active', $5, $5, 1)";
    tx.execute(made, values![member, person, partnership, organisation, now()]).await.unwrap();
    let (one, other) = (new(id(), 1), new(id(), 2));
    for new in [&one, &other] {
        world.store.keys().create(new.client, partnership).await.unwrap();
        let facts = RegistrationFacts {
            client_confirms: Some(true),
            knows_it_is_voluntary: Some(true),
            helper: HelperKind::VdabMediator,
            contact: new.contact.clone(),
        };
        let permit = permit::<Register>(&Actor::visitor(), &PartnershipRef::at(partnership, true));
        tx.add_registration(&permit, &may_register(&Playbook::on(jiff::civil::date(2026, 11, 23)), &facts).unwrap(), new).await.unwrap();
    }
    tx.commit().await.unwrap();
    (partnership, member, one, other)
}

async fn kept(world: &World, partnership: PartnershipId, id: RegistrationId) -> Registration {
    world.store.read_in(partnership).await.unwrap().registration(id).await.unwrap().unwrap()
}

fn as_ref(kept: &Registration) -> RegistrationRef {
    let Registration { id, partnership, client, state, assigned, supporter, .. } = kept.clone();
    RegistrationRef { id, partnership, client, state, assigned, supporter }
}

#[tokio::test]
async fn what_goes_in_comes_out_and_only_in_its_own_partnership() {
    for world in worlds().await {
        let (partnership, _, one, other) = filled(&world).await;
        let out = kept(&world, partnership, one.id).await;
        assert_eq!((&out.identity, &out.contact, &out.told), (&one.identity, &one.contact, &one.told));
        assert_eq!((out.language, out.received_at, out.state), (one.language, one.received_at, State::Received));
        let mut tx = world.store.read_in(partnership).await.unwrap();
        assert_eq!(tx.registration_by_code(&[2; 32]).await.unwrap().map(|on| on.id), Some(other.id));
        assert_eq!(tx.registration_by_code(&[3; 32]).await.unwrap(), None);
        assert_eq!(tx.registrations_of_client(one.client).await.unwrap().len(), 1);
        assert_eq!(tx.registrations().await.unwrap().len(), 2);
        assert_eq!(tx.count_registrations(partnership, Channel::Web, now()).await.unwrap(), 2);
        assert_eq!(tx.count_registrations(partnership, Channel::Paper, now()).await.unwrap(), 0);
        let mut elsewhere = world.store.read_in(id()).await.unwrap();
        assert!(elsewhere.registration(one.id).await.unwrap().is_none());
        assert!(elsewhere.registration_ref(one.id).await.unwrap().is_none());
        assert!(matches!(world.store.read().await.unwrap().registration(one.id).await, Err(StoreError::Unbound)));
    }
}

#[tokio::test]
async fn of_two_changes_to_one_version_the_second_is_stale() {
    for world in worlds().await {
        let (partnership, member, one, _) = filled(&world).await;
        let on = as_ref(&kept(&world, partnership, one.id).await);
        let assign = permit::<AssignRegistration>(&coordinator(partnership), &on);
        let mut tx = world.store.write_in(partnership).await.unwrap();
        tx.assign_registration(&assign, 1, State::Assigned, member).await.unwrap();
        let again = tx.assign_registration(&assign, 1, State::Assigned, member).await;
        assert!(matches!(again, Err(StoreError::Stale)));
        let withdraw = permit::<WithdrawRegistration>(&Actor::client(one.client, partnership), &on);
        assert!(matches!(tx.move_registration(&withdraw, 1, State::Withdrawn).await, Err(StoreError::Stale)));
        tx.move_registration(&withdraw, 2, State::Withdrawn).await.unwrap();
        // The first look counts, and is no change that would make anybody's form stale.
        tx.mark_seen(one.id, now()).await.unwrap();
        tx.mark_seen(one.id, now() + jiff::SignedDuration::from_hours(1)).await.unwrap();
        tx.commit().await.unwrap();
        let out = kept(&world, partnership, one.id).await;
        assert_eq!((out.state, out.assigned, out.seen_at, out.version), (State::Withdrawn, Some(member), Some(now()), 3));
    }
}

#[tokio::test]
async fn joined_and_taken_apart_it_is_what_it_was() {
    for world in worlds().await {
        let (partnership, member, one, other) = filled(&world).await;
        let by = coordinator(partnership);
        let on = as_ref(&kept(&world, partnership, one.id).await);
        let on_other = as_ref(&kept(&world, partnership, other.id).await);
        let mut tx = world.store.write_in(partnership).await.unwrap();
        tx.assign_registration(&permit(&by, &on), 1, State::Assigned, member).await.unwrap();
        let (before, after) = (Held { assigned: None, state: State::Received }, Held { assigned: Some(member), state: State::Assigned });
        let joining = Joining {
            main: other.id,
            joined_at: now(),
            claimed_at: None,
            joined_assigned: Some(member),
            held: (before, after),
            agreed: None,
        };
        let (this, that) = (permit::<MergeRegistration>(&by, &on), permit::<MergeRegistration>(&by, &on_other));
        tx.join_registration(&this, &that, (2, 1), &joining, member).await.unwrap();
        assert_eq!(tx.joined_to(other.id).await.unwrap(), [one.id]);
        assert_eq!(tx.joining_of(one.id).await.unwrap().as_ref(), Some(&joining));
        let again = tx.join_registration(&this, &that, (2, 1), &joining, member).await;
        assert!(matches!(again, Err(StoreError::Stale)));
        let main = tx.registration(other.id).await.unwrap().unwrap();
        assert_eq!((main.state, main.assigned, main.version), (State::Assigned, Some(member), 2));
        let merged = tx.registration(one.id).await.unwrap().unwrap();
        assert_eq!((merged.state, merged.merged_into), (State::Merged, Some(other.id)));
        let split = permit::<SplitRegistration>(&by, &as_ref(&merged));
        let on_main = permit::<SplitRegistration>(&by, &as_ref(&main));
        tx.split_registration(&split, &on_main, (3, 2), Some(member), before).await.unwrap();
        let main = tx.registration(other.id).await.unwrap().unwrap();
        assert_eq!((main.state, main.assigned, main.version), (State::Received, None, 3));
        assert_eq!(tx.joining_of(one.id).await.unwrap(), None);
        let apart = tx.registration(one.id).await.unwrap().unwrap();
        assert_eq!((apart.state, apart.merged_into, apart.assigned), (State::Assigned, None, Some(member)));
        let again = tx.split_registration(&split, &on_main, (4, 3), Some(member), before).await;
        assert!(matches!(again, Err(StoreError::Stale)));

        let (keep, keep_other) = (permit::<KeepApart>(&by, &on), permit::<KeepApart>(&by, &on_other));
        tx.keep_apart(&keep, &keep_other, member, now()).await.unwrap();
        tx.keep_apart(&keep_other, &keep, member, now()).await.unwrap();
        assert_eq!(tx.kept_apart().await.unwrap(), [(one.id.min(other.id), one.id.max(other.id))]);
    }
}

#[tokio::test]
async fn messages_are_sealed_and_go_dark_with_the_client() {
    for world in worlds().await {
        let (partnership, member, one, _) = filled(&world).await;
        let on = as_ref(&kept(&world, partnership, one.id).await);
        let body = |text: &str| Text::parse(text).unwrap();
        let added = Message { id: id(), kind: MessageKind::Addition, body: body("Nieuw nummer."), at: now(), by: None };
        let answer = Message { id: id(), kind: MessageKind::Invitation, body: body("Kom dinsdag langs."), at: now(), by: Some(member) };
        let mut tx = world.store.write_in(partnership).await.unwrap();
        tx.add_message(&permit::<AddToRegistration>(&Actor::client(one.client, partnership), &on), &added).await.unwrap();
        tx.add_message(&permit::<AnswerRegistration>(&coordinator(partnership), &on), &answer).await.unwrap();
        tx.commit().await.unwrap();
        let mut tx = world.store.read_in(partnership).await.unwrap();
        assert_eq!(tx.messages(&on).await.unwrap(), [added, answer]);
        let bodies: Vec<(Vec<u8>,)> = tx.fetch("SELECT body FROM message", vec![]).await.unwrap();
        assert!(bodies.iter().all(|(body,)| !String::from_utf8_lossy(body).contains("nummer")));
        drop(tx);

        world.store.keys().destroy(one.client, now()).await.unwrap();
        let mut tx = world.store.read_in(partnership).await.unwrap();
        assert!(tx.registration(one.id).await.unwrap().is_none());
        assert!(tx.messages(&on).await.unwrap().is_empty());
        assert_eq!(tx.registrations().await.unwrap().len(), 1);
    }
}

/// The client takes the first of two registrations back while the house goes through what waits, and so may have to wait. How many
/// the house did something to, and the first registration as it is then.
async fn beside_a_withdrawal(world: &World, expires: bool) -> (usize, Registration) {
    let (partnership, _, one, _) = filled(world).await;
    if expires {
        let mut tx = world.store.write().await.unwrap();
        assert_eq!(tx.warn_waiting(now(), now(), 10).await.unwrap(), 2);
        tx.commit().await.unwrap();
    }
    let on = as_ref(&kept(world, partnership, one.id).await);
    let withdraw = permit::<WithdrawRegistration>(&Actor::client(one.client, partnership), &on);
    let mut client = world.store.write_in(partnership).await.unwrap();
    client.move_registration(&withdraw, 1, State::Withdrawn).await.unwrap();
    let store = world.store.clone();
    let house = tokio::spawn(async move {
        let due = now() + jiff::SignedDuration::from_hours(24 * WARNED_DAYS);
        let mut tx = store.write().await?;
        let done = if expires { tx.expire_waiting(due, 10).await?.len() } else { tx.warn_waiting(now(), now(), 10).await? };
        tx.commit().await.map(|()| done)
    });
    // Long enough for the house to come as far as it can.
    tokio::time::sleep(std::time::Duration::from_millis(300)).await;
    client.commit().await.unwrap();
    (house.await.unwrap().unwrap(), kept(world, partnership, one.id).await)
}

#[tokio::test]
async fn what_was_taken_back_while_the_house_looked_does_not_expire() {
    for world in worlds().await {
        let (expired, one) = beside_a_withdrawal(&world, true).await;
        assert_eq!((expired, one.state, one.closed_at), (1, State::Withdrawn, None));
    }
}

#[tokio::test]
async fn what_was_taken_back_while_the_house_looked_is_not_warned_about() {
    for world in worlds().await {
        let (warned, one) = beside_a_withdrawal(&world, false).await;
        assert_eq!((warned, one.state, one.warned_at), (1, State::Withdrawn, None));
    }
}

#[tokio::test]
async fn what_is_no_value_is_told_with_its_table_row_and_column() {
    for world in worlds().await {
        let (partnership, _, one, _) = filled(&world).await;
        for (spoil, column, mend) in [
            ("UPDATE registration SET state = 'sunny'", "state", "UPDATE registration SET state = 'received'"),
            ("UPDATE registration SET language = 'klingon'", "language", "UPDATE registration SET language = 'ti'"),
            (
                "UPDATE registration SET received_at = 'gisteren'",
                "received_at",
                "UPDATE registration SET received_at = '2026-11-23T12:00:00Z'",
            ),
            ("UPDATE registration SET contact = told", "contact", ""),
        ] {
            world.run(spoil).await.unwrap();
            let fault = world.store.read_in(partnership).await.unwrap().registration(one.id).await.unwrap_err();
            assert_eq!(fault.to_string(), format!("row {} of registration holds no valid {column}", one.id));
            if !mend.is_empty() {
                world.run(mend).await.unwrap();
            }
        }
    }
}
