//! Case conferences on each engine: what goes in comes out, sealed; closing takes the sight away and holds over what is left; a case
//! stands on one agenda; of two decisions the second is stale.

use std::sync::OnceLock;

use jiff::SignedDuration;
use schakel_access::{Access, Filter, Permit};
use schakel_domain::{
    actor::{Actor, Role},
    acts::{
        Act, AdviseOnCase, ArrangeConference, BeginConference, CloseConference, DecideCase, PlanConference, ReadConference, RecordTalk,
        TableCase, TakeBackAgreement, TakeOffCase, WithdrawRegistration,
    },
    conference::{
        Advice, Attendance, CaseState, CoachingRecord, Conference, ConferenceKind, ConferenceState, Decision, DecisionKind, KeptJudgement,
        Summary,
    },
    day::DayList,
    ids::{ClientId, ConferenceId, MembershipId, PartnershipId, RegistrationId},
    playbook::{
        Clearance, Judgement, Playbook, Version,
        may::{DecisionFacts, may_decide},
    },
    registration::{Answer, Identity, State},
    resource::{ConferenceRef, PartnershipRef, RegistrationRef},
    screening,
    talk::{Agreed, Talk, TalkAnswers},
    time::day_of,
    vdab_fact::View,
    words::{Line, Reason, Text},
};
use schakel_store::{
    StoreError, Tx,
    conference::cases::NewCase,
    listing::{Order, Turn},
    values,
};

use crate::world::{Dice, World, coordinator, id, now, there_and_back, worlds};

fn permit<A: Act>(by: &Actor, on: &A::On) -> Permit<A> {
    static ACCESS: OnceLock<Access> = OnceLock::new();
    ACCESS.get_or_init(|| Access::new().unwrap()).authorize(by, on).unwrap()
}

fn clearance(kind: DecisionKind) -> Clearance<DecideCase> {
    let facts = DecisionFacts {
        screened: screening::Facts::on(jiff::civil::date(2026, 11, 23)),
        partners: 2,
        adviser_present: true,
        agrees_to_team: None,
        advised: None,
        estimated: None,
    };
    may_decide(&Playbook::on(jiff::civil::date(2026, 11, 23)), kind, &facts).unwrap()
}

/// What a coordinator sees of the conferences: all.
fn every_one(scene: &Scene) -> Filter {
    Access::new().unwrap().filter::<ReadConference>(&scene.by).unwrap()
}

struct Scene {
    partnership: PartnershipId,
    /// Two coordinators.
    members: [MembershipId; 2],
    by: Actor,
    client: ClientId,
    registration: RegistrationId,
}

impl Scene {
    fn on(&self) -> RegistrationRef {
        RegistrationRef {
            id: self.registration,
            partnership: self.partnership,
            client: self.client,
            state: State::Received,
            assigned: None,
            supporter: None,
        }
    }

    fn house(&self) -> PartnershipRef {
        PartnershipRef::at(self.partnership, true)
    }

    fn conference(&self, hours: i64) -> Conference {
        Conference {
            id: id(),
            partnership: self.partnership,
            kind: ConferenceKind::Cases,
            state: ConferenceState::Planned,
            starts_at: now() + SignedDuration::from_hours(hours),
            place: Line::parse("Open Huis, zaal 2 ☕").unwrap(),
            members: self.members.iter().map(|member| Attendance { member: *member, present: None }).collect(),
            record: None,
            version: 1,
        }
    }

    fn new_case(&self, conference: ConferenceId, pseudonym: &str) -> NewCase {
        NewCase {
            id: id(),
            conference,
            pseudonym: pseudonym.to_owned(),
            named: true,
            summary: Summary { wish: Some("Met dieren werken 🐄".to_owned()), vdab: true, ..Summary::default() },
            by: self.members[0],
            at: now(),
        }
    }
}

/// A partnership with two coordinators, and a registration of a client who agrees to be discussed, with a finished talk.
async fn scene(world: &World) -> Scene {
    let (partnership, client, registration) = (id(), id(), id::<schakel_domain::ids::OfRegistration>());
    let members: [MembershipId; 2] = [id(), id()];
    let mut tx = world.store.write_in(partnership).await.unwrap();
    let made = "INSERT INTO partnership (partnership_id, slug, name, open, created_at) VALUES ($1, 'westhoek', 'Westhoek', $2, $3)";
    tx.execute(made, values![partnership, true, now()]).await.unwrap();
    let organisation = id::<schakel_domain::ids::OfOrganisation>();
    let made = "INSERT INTO organisation (organisation_id, partnership_id, name, kind) VALUES ($1, $2, 'OCMW Westhoek', 'ocmw')";
    tx.execute(made, values![organisation, partnership]).await.unwrap();
    for (member, name) in members.iter().zip(["Joke Testers", "Karim Testers"]) {
        let person = id::<schakel_domain::ids::OfPerson>();
        let made = "INSERT INTO person (person_id, name, sign_in_name, created_at) VALUES ($1, $2, $3, $4)";
        tx.execute(made, values![person, name, format!("{person}@schakel.example"), now()]).await.unwrap();
        let made = "INSERT INTO membership (membership_id, person_id, partnership_id, organisation_id, role, standing, created_at, changed_at, \
                    version) VALUES ($1, $2, $3, $4, 'coordinator', 'active', $5, $5, 1)";
        tx.execute(made, values![*member, person, partnership, organisation, now()]).await.unwrap();
    }
    world.store.keys().create(client, partnership).await.unwrap();
    tx.execute("INSERT INTO client (client_id, partnership_id, created_at) VALUES ($1, $2, $3)", values![client, partnership, now()])
        .await
        .unwrap();
    let identity = Identity {
        called: Line::parse("Zoë").unwrap(),
        family_name: Answer::Later,
        born_on: Answer::Unknown,
        born_in: None,
        municipality: Answer::Unknown,
    };
    let identity = tx.seal(client, "registration", "identity", registration, &identity).unwrap();
    let made = "INSERT INTO registration (registration_id, partnership_id, client_id, state, channel, language, received_at, helper_kind, \
                identity, contact, told, code_hash, version) VALUES ($1, $2, $3, 'received', 'web', 'open', $4, 'nobody', $5, $6, $6, $7, 1)";
    tx.execute(made, values![registration, partnership, client, now(), identity, vec![0_u8], [9_u8; 32]]).await.unwrap();
    let by = Actor { membership: Some(members[0]), ..coordinator(partnership) };
    let scene = Scene { partnership, members, by, client, registration };
    let talk = Talk {
        id: id(),
        partnership,
        registration,
        client,
        begun_at: now(),
        begun_by: members[0],
        finished_at: Some(now()),
        answers: TalkAnswers::default(),
        agreed: Agreed { discuss: Answer::Given(true), name: Answer::Open, team: Answer::Open },
        version: 1,
    };
    tx.begin_talk(&permit::<RecordTalk>(&scene.by, &scene.on()), &talk).await.unwrap();
    tx.commit().await.unwrap();
    scene
}

#[tokio::test]
async fn a_conference_comes_out_as_it_went_in_and_changes_by_its_version() {
    for world in worlds().await {
        let scene = scene(&world).await;
        let (later, sooner) = (scene.conference(48), scene.conference(24));
        let mut tx = world.store.write_in(scene.partnership).await.unwrap();
        let plan = permit::<PlanConference>(&scene.by, &scene.house());
        tx.add_conference(&plan, &later, scene.members[0], now()).await.unwrap();
        tx.add_conference(&plan, &sooner, scene.members[0], now()).await.unwrap();
        assert_eq!(tx.conference(later.id).await.unwrap().unwrap(), later);
        let ahead: Vec<ConferenceId> = tx
            .conferences_ahead(&every_one(&scene), Turn::First, Order::Oldest, 9)
            .await
            .unwrap()
            .rows
            .into_iter()
            .map(|listed| listed.conference.id)
            .collect();
        assert_eq!(ahead, [sooner.id, later.id]);
        let arrange = permit::<ArrangeConference>(&scene.by, &ConferenceRef::from(&later));
        let moved = Conference { place: Line::parse("Zaal 3").unwrap(), members: later.members[..1].to_vec(), ..later.clone() };
        tx.arrange_conference(&arrange, &moved).await.unwrap();
        assert!(matches!(tx.arrange_conference(&arrange, &moved).await, Err(StoreError::Stale)));
        assert_eq!(tx.conference(later.id).await.unwrap().unwrap(), Conference { version: 2, ..moved });
        assert!(matches!(tx.call_off_conference(&arrange, 1, now()).await, Err(StoreError::Stale)));
        tx.call_off_conference(&arrange, 2, now()).await.unwrap();
        assert_eq!(tx.conferences_over(&every_one(&scene), Turn::First, Order::Newest, 9).await.unwrap().rows.len(), 1);
        let begin = permit::<BeginConference>(&scene.by, &ConferenceRef::from(&later));
        assert!(matches!(tx.begin_conference(&begin, 3, &[], now()).await, Err(StoreError::Stale)), "it was called off");
        let stranger = tx.begin_conference(&permit(&scene.by, &ConferenceRef::from(&sooner)), 1, &[id()], now()).await;
        assert!(matches!(stranger, Err(StoreError::Stale)), "who was not asked is not there");
        drop(tx);
        let mut elsewhere = world.store.read_in(id()).await.unwrap();
        assert!(elsewhere.conference(later.id).await.unwrap().is_none());
        assert!(elsewhere.conferences_ahead(&every_one(&scene), Turn::First, Order::Oldest, 9).await.unwrap().rows.is_empty());
    }
}

#[tokio::test]
async fn what_was_planned_for_a_day_before_and_never_begun_is_no_next_conference() {
    for world in worlds().await {
        let scene = scene(&world).await;
        let mut tx = world.store.write_in(scene.partnership).await.unwrap();
        let plan = permit::<PlanConference>(&scene.by, &scene.house());
        // Around midnight in Brussels, which is at 23.00 in UTC; and one of months ago that goes on.
        let mut all: Vec<Conference> = [-14, -13, -1, 0, 11, 48].map(|hours| scene.conference(hours)).into();
        for conference in &all {
            tx.add_conference(&plan, conference, scene.members[0], now()).await.unwrap();
        }
        let goes_on = scene.conference(-24 * 90);
        tx.add_conference(&plan, &goes_on, scene.members[0], now()).await.unwrap();
        let begin = permit::<BeginConference>(&scene.by, &ConferenceRef::from(&goes_on));
        tx.begin_conference(&begin, 1, &scene.members, now()).await.unwrap();
        let today = day_of(now());
        all.retain(|conference| !conference.was_never_begun(today));
        assert_eq!(all.len(), 5, "the one of yesterday evening was never begun");
        let expected: Vec<ConferenceId> = std::iter::once(goes_on.id).chain(all.iter().map(|one| one.id)).collect();
        let coming = tx.conferences_coming(today, 9).await.unwrap();
        assert_eq!(coming.iter().map(|one| one.conference.id).collect::<Vec<_>>(), expected);
        assert!(coming.iter().all(|one| one.conference.members.len() == scene.members.len()), "each with its members");
        assert_eq!(
            tx.conferences_ahead(&every_one(&scene), Turn::First, Order::Oldest, 9).await.unwrap().rows.len(),
            7,
            "the list shows it as what it is"
        );
    }
}

#[tokio::test]
async fn a_quality_coaching_takes_no_case_is_no_next_conference_and_closes_with_its_record_alone() {
    for world in worlds().await {
        let scene = scene(&world).await;
        let mut tx = world.store.write_in(scene.partnership).await.unwrap();
        let coaching = Conference { kind: ConferenceKind::Coaching, ..scene.conference(4) };
        let cases = scene.conference(5);
        for one in [&coaching, &cases] {
            tx.add_conference(&permit::<PlanConference>(&scene.by, &scene.house()), one, scene.members[0], now()).await.unwrap();
            assert_eq!(tx.conference(one.id).await.unwrap().as_ref(), Some(one));
        }
        let coming = tx.conferences_coming(day_of(now()), 9).await.unwrap();
        assert_eq!(coming.iter().map(|one| one.conference.id).collect::<Vec<_>>(), [cases.id]);
        assert_eq!(
            tx.conferences_ahead(&every_one(&scene), Turn::First, Order::Oldest, 9).await.unwrap().rows.len(),
            2,
            "one list of both"
        );
        let tabled = tx.add_case(&permit::<TableCase>(&scene.by, &scene.on()), &scene.new_case(coaching.id, "Wilg")).await;
        assert!(matches!(tabled, Err(StoreError::Stale)), "{tabled:?}");
        let record = CoachingRecord {
            spoken: Text::parse("Hoe snel we antwoorden.").unwrap(),
            agreed: Text::parse("Elke maandag samen kijken.").unwrap(),
            by: scene.members[0],
            at: now(),
        };
        let close = permit::<CloseConference>(&scene.by, &ConferenceRef::from(&coaching));
        assert!(matches!(tx.record_coaching(&close, 1, &record).await, Err(StoreError::Stale)), "it has not begun");
        for one in [&coaching, &cases] {
            let begin = permit::<BeginConference>(&scene.by, &ConferenceRef::from(one));
            tx.begin_conference(&begin, 1, &scene.members, now()).await.unwrap();
        }
        assert!(matches!(tx.close_conference(&close, 2, now()).await, Err(StoreError::Stale)), "not without its record");
        let other = permit::<CloseConference>(&scene.by, &ConferenceRef::from(&cases));
        assert!(matches!(tx.record_coaching(&other, 2, &record).await, Err(StoreError::Stale)), "a conference on cases has none");
        tx.record_coaching(&close, 2, &record).await.unwrap();
        assert!(matches!(tx.record_coaching(&close, 2, &record).await, Err(StoreError::Stale)), "of two records the second is stale");
        let kept = tx.conference(coaching.id).await.unwrap().unwrap();
        assert_eq!((kept.state, kept.record.as_ref()), (ConferenceState::Closed, Some(&record)));
        let more = CoachingRecord { agreed: Text::parse("Elke dinsdag.").unwrap(), ..record };
        tx.record_coaching(&close, 3, &more).await.unwrap();
        assert_eq!(tx.conference(coaching.id).await.unwrap().unwrap().record, Some(more));
    }
}

/// Of how many registrations nothing is missing for a conference.
async fn ready(tx: &mut Tx) -> usize {
    tx.waiting(DayList::Ready, Turn::First, 9).await.unwrap().0.rows.len()
}

#[tokio::test]
async fn a_case_is_open_only_between_beginning_and_closing_and_only_for_who_is_there() {
    for world in worlds().await {
        let scene = scene(&world).await;
        let conference = scene.conference(1);
        let on = ConferenceRef::from(&conference);
        let mut tx = world.store.write_in(scene.partnership).await.unwrap();
        tx.add_conference(&permit::<PlanConference>(&scene.by, &scene.house()), &conference, scene.members[0], now()).await.unwrap();
        assert_eq!(ready(&mut tx).await, 1);
        let candidate = tx.candidates(9).await.unwrap().remove(0);
        assert!(candidate.finished_at.is_some() && candidate.agrees && !candidate.to_ask);
        let new = scene.new_case(conference.id, "Zwaluw");
        tx.add_case(&permit::<TableCase>(&scene.by, &scene.on()), &new).await.unwrap();
        assert_eq!(ready(&mut tx).await, 0);
        assert_eq!(tx.tabled_for(scene.registration).await.unwrap(), Some((conference.id, conference.starts_at)));
        let tabled = tx.case(new.id).await.unwrap().unwrap();
        assert!(!tabled.on.open && tabled.on.consent && tabled.on.naming && tabled.on.attendees.is_empty());
        assert_eq!(tx.case_summary(&tabled.case).await.unwrap().unwrap(), new.summary);
        let kept: Vec<(Vec<u8>,)> = tx.fetch("SELECT summary FROM conference_case", vec![]).await.unwrap();
        assert!(!String::from_utf8_lossy(&kept[0].0).contains("dieren"), "the summary is sealed");

        let begin = permit::<BeginConference>(&scene.by, &on);
        tx.begin_conference(&begin, 1, &scene.members, now()).await.unwrap();
        let tabled = tx.case(new.id).await.unwrap().unwrap();
        assert!(tabled.on.open);
        assert_eq!(tabled.on.attendees.len(), 2);
        tx.attend_conference(&begin, 2, &scene.members[1..]).await.unwrap();
        assert_eq!(tx.case(new.id).await.unwrap().unwrap().on.attendees, [scene.members[1]]);
        // A member who left the partnership is not there, whatever was ticked.
        let left = "UPDATE membership SET standing = 'ended' WHERE membership_id = $1";
        tx.execute(left, values![scene.members[1]]).await.unwrap();
        assert!(tx.case(new.id).await.unwrap().unwrap().on.attendees.is_empty());
        assert!(tx.seats(conference.id).await.unwrap().iter().all(|seat| !seat.is_there()));

        let close = permit::<CloseConference>(&scene.by, &on);
        assert_eq!(tx.close_conference(&close, 3, now()).await.unwrap(), 1);
        let tabled = tx.case(new.id).await.unwrap().unwrap();
        assert!(!tabled.on.open);
        assert_eq!(tabled.case.state, CaseState::Held);
        assert!(matches!(tx.close_conference(&close, 4, now()).await, Err(StoreError::Stale)), "once is enough");
        assert_eq!(tx.tabled_for(scene.registration).await.unwrap(), None);
        assert_eq!(ready(&mut tx).await, 1, "it can come on a next agenda");
        let late = tx.add_case(&permit::<TableCase>(&scene.by, &scene.on()), &scene.new_case(conference.id, "Eik")).await;
        assert!(matches!(late, Err(StoreError::Stale)), "not on one that is over");
        tx.commit().await.unwrap();

        world.store.keys().destroy(scene.client, now()).await.unwrap();
        let mut tx = world.store.read_in(scene.partnership).await.unwrap();
        assert!(tx.case_summary(&tabled.case).await.unwrap().is_none(), "who is erased is told of by nobody");
        assert_eq!(ready(&mut tx).await, 0);
    }
}

#[tokio::test]
async fn a_case_stands_on_one_agenda_and_leaves_it_when_the_client_takes_it_back() {
    for world in worlds().await {
        let scene = scene(&world).await;
        let (one, other) = (scene.conference(1), scene.conference(2));
        let table = permit::<TableCase>(&scene.by, &scene.on());
        let mut tx = world.store.write_in(scene.partnership).await.unwrap();
        let plan = permit::<PlanConference>(&scene.by, &scene.house());
        tx.add_conference(&plan, &one, scene.members[0], now()).await.unwrap();
        tx.add_conference(&plan, &other, scene.members[0], now()).await.unwrap();
        let first = scene.new_case(one.id, "Zwaluw");
        tx.add_case(&table, &first).await.unwrap();
        tx.commit().await.unwrap();
        let mut tx = world.store.write_in(scene.partnership).await.unwrap();
        let twice = tx.add_case(&table, &scene.new_case(other.id, "Eik")).await;
        assert!(twice.is_err_and(|fault| fault.is_taken()));
        drop(tx);
        let mut tx = world.store.write_in(scene.partnership).await.unwrap();
        let back = permit::<TakeBackAgreement>(&Actor::client(scene.client, scene.partnership), &scene.on());
        assert_eq!(tx.leave_tables(&back, CaseState::Withdrawn).await.unwrap(), 1);
        assert_eq!(tx.leave_tables(&back, CaseState::Withdrawn).await.unwrap(), 0);
        assert_eq!(tx.case(first.id).await.unwrap().unwrap().case.state, CaseState::Withdrawn);
        let second = scene.new_case(other.id, "Eik");
        tx.add_case(&table, &second).await.unwrap();
        let tabled = tx.case(second.id).await.unwrap().unwrap();
        let off = permit::<TakeOffCase>(&scene.by, &tabled.on);
        assert!(matches!(tx.take_off_case(&off, 9).await, Err(StoreError::Stale)));
        tx.take_off_case(&off, 1).await.unwrap();
        assert!(matches!(tx.take_off_case(&off, 2).await, Err(StoreError::Stale)), "it is off already");
        assert_eq!(tx.pseudonyms(other.id).await.unwrap(), ["Eik"], "a word is not given twice");
        let listed = tx.conferences_ahead(&every_one(&scene), Turn::First, Order::Oldest, 9).await.unwrap().rows;
        assert!(listed.iter().all(|listed| listed.cases == 0));
        // A registration that was taken back agrees to nothing any more.
        tx.execute("UPDATE registration SET state = 'withdrawn' WHERE registration_id = $1", values![scene.registration]).await.unwrap();
        assert!(!tx.case(second.id).await.unwrap().unwrap().on.consent);
    }
}

#[tokio::test]
async fn of_two_decisions_the_second_is_stale_and_what_was_decided_stays_beside_the_state() {
    for world in worlds().await {
        let scene = scene(&world).await;
        let conference = scene.conference(1);
        let mut tx = world.store.write_in(scene.partnership).await.unwrap();
        tx.add_conference(&permit::<PlanConference>(&scene.by, &scene.house()), &conference, scene.members[0], now()).await.unwrap();
        let new = scene.new_case(conference.id, "Zwaluw");
        tx.add_case(&permit::<TableCase>(&scene.by, &scene.on()), &new).await.unwrap();
        let begin = permit::<BeginConference>(&scene.by, &ConferenceRef::from(&conference));
        tx.begin_conference(&begin, 1, &scene.members, now()).await.unwrap();
        let tabled = tx.case(new.id).await.unwrap().unwrap();

        let advice = Advice {
            id: id(),
            case: new.id,
            by: scene.members[0],
            role: Role::Coordinator,
            view: View::Unsure,
            words: Text::parse("Eerst rust.\nDan kijken we opnieuw. ✉").unwrap(),
            at: now(),
        };
        tx.add_advice(&permit::<AdviseOnCase>(&scene.by, &tabled.on), &advice).await.unwrap();
        assert_eq!(tx.advice_on(&tabled.case).await.unwrap(), [advice]);

        let decides = permit::<DecideCase>(&scene.by, &tabled.on);
        let clear = clearance(DecisionKind::AskMore);
        let decision = Decision {
            id: id(),
            case: new.id,
            registration: scene.registration,
            client: scene.client,
            kind: DecisionKind::AskMore,
            reason: Reason::parse("Vraag naar de kinderopvang.").unwrap(),
            by: scene.members[0],
            at: now(),
            version: Version::V6,
            judgements: vec![KeptJudgement { rule: "P1.2-3".to_owned(), par: "1.2".to_owned(), judgement: Judgement::Missing }],
            present: 2,
            adviser_present: false,
            basis: None,
        };
        // The agreement to a team is looked at once more: who takes it back at the same moment comes before or after.
        let agrees = "UPDATE talk SET team = $2 WHERE registration_id = $1";
        tx.execute(agrees, values![scene.registration, "no"]).await.unwrap();
        assert!(matches!(tx.hold_team_agreement(&decides).await, Err(StoreError::Stale)));
        tx.execute(agrees, values![scene.registration, "yes"]).await.unwrap();
        tx.hold_team_agreement(&decides).await.unwrap();
        assert!(matches!(tx.decide_case(&decides, &clear, 9, &decision).await, Err(StoreError::Stale)));
        tx.decide_case(&decides, &clear, 1, &decision).await.unwrap();
        let again = Decision { id: id(), ..decision.clone() };
        assert!(matches!(tx.decide_case(&decides, &clear, 2, &again).await, Err(StoreError::Stale)));
        assert_eq!(tx.decision_on(new.id).await.unwrap().unwrap(), decision);
        assert_eq!(tx.last_decision(scene.registration).await.unwrap().unwrap(), decision);
        assert_eq!(tx.decisions_of(conference.id).await.unwrap(), [(new.id, DecisionKind::AskMore)]);
        assert!(tx.case(new.id).await.unwrap().unwrap().on.open, "what is decided stays in sight until the conference closes");
        assert!(tx.candidates(9).await.unwrap()[0].to_ask, "more is to be asked first");
        assert_eq!(ready(&mut tx).await, 0);
        assert!(!tx.was_followed(decision.id).await.unwrap());

        tx.settle_registration(&decides, &clear, 1, State::Accepted, now()).await.unwrap();
        assert_eq!(tx.registration_ref(scene.registration).await.unwrap().unwrap().state, State::Accepted);
        let twice = tx.settle_registration(&decides, &clear, 2, State::Referred, now()).await;
        assert!(matches!(twice, Err(StoreError::Stale)));
        // An answer after it changes no state; taking back does.
        let on = RegistrationRef { state: State::Accepted, ..scene.on() };
        let answer = permit::<schakel_domain::acts::AnswerRegistration>(&scene.by, &on);
        tx.move_registration(&answer, 2, State::Accepted).await.unwrap();
        assert_eq!(tx.registration_ref(scene.registration).await.unwrap().unwrap().state, State::Accepted);
        let own = permit::<WithdrawRegistration>(&Actor::client(scene.client, scene.partnership), &on);
        tx.take_back(&own, 3, now()).await.unwrap();
        assert_eq!(tx.registration_ref(scene.registration).await.unwrap().unwrap().state, State::Withdrawn);
        assert!(!tx.case(new.id).await.unwrap().unwrap().on.consent);
        tx.commit().await.unwrap();
        world.store.keys().destroy(scene.client, now()).await.unwrap();
        let mut tx = world.store.read_in(scene.partnership).await.unwrap();
        assert!(tx.decision_on(new.id).await.unwrap().is_none());
        assert!(tx.advice_on(&tabled.case).await.unwrap().is_empty());
    }
}

#[tokio::test]
async fn a_decision_does_not_come_after_the_close() {
    for world in worlds().await {
        let scene = scene(&world).await;
        let conference = scene.conference(1);
        let mut tx = world.store.write_in(scene.partnership).await.unwrap();
        tx.add_conference(&permit::<PlanConference>(&scene.by, &scene.house()), &conference, scene.members[0], now()).await.unwrap();
        let new = scene.new_case(conference.id, "Zwaluw");
        tx.add_case(&permit::<TableCase>(&scene.by, &scene.on()), &new).await.unwrap();
        let on = ConferenceRef::from(&conference);
        tx.begin_conference(&permit::<BeginConference>(&scene.by, &on), 1, &scene.members, now()).await.unwrap();
        let decides = permit::<DecideCase>(&scene.by, &tx.case(new.id).await.unwrap().unwrap().on);
        // With a permit of before: the store looks again.
        tx.close_conference(&permit::<CloseConference>(&scene.by, &on), 2, now()).await.unwrap();
        let version = tx.case(new.id).await.unwrap().unwrap().case.version;
        let decision = Decision {
            id: id(),
            case: new.id,
            registration: scene.registration,
            client: scene.client,
            kind: DecisionKind::AskMore,
            reason: Reason::parse("Te laat.").unwrap(),
            by: scene.members[0],
            at: now(),
            version: Version::V6,
            judgements: Vec::new(),
            present: 2,
            adviser_present: false,
            basis: None,
        };
        let late = tx.decide_case(&decides, &clearance(DecisionKind::AskMore), version, &decision).await;
        assert!(matches!(late, Err(StoreError::Stale)));
        assert!(tx.decision_on(new.id).await.unwrap().is_none());
    }
}

#[tokio::test]
async fn who_was_asked_to_one_of_many_sees_that_one() {
    for world in worlds().await {
        let scene = scene(&world).await;
        let mut tx = world.store.write_in(scene.partnership).await.unwrap();
        let plan = permit::<PlanConference>(&scene.by, &scene.house());
        for hours in 1..=3 {
            let mut conference = scene.conference(hours);
            conference.members.truncate(1);
            tx.add_conference(&plan, &conference, scene.members[0], now()).await.unwrap();
        }
        let asked = scene.conference(4);
        tx.add_conference(&plan, &asked, scene.members[0], now()).await.unwrap();
        let second = Actor { role: Role::Caseworker, membership: Some(scene.members[1]), ..scene.by.clone() };
        let filter = Access::new().unwrap().filter::<ReadConference>(&second).unwrap();
        // The first two of the partnership are not his; as many as are read are.
        let seen = tx.conferences_ahead(&filter, Turn::First, Order::Oldest, 2).await.unwrap().rows;
        assert_eq!(seen.iter().map(|listed| listed.conference.id).collect::<Vec<_>>(), [asked.id]);
        assert_eq!(tx.conferences_ahead(&every_one(&scene), Turn::First, Order::Oldest, 2).await.unwrap().rows.len(), 2);
        assert!(tx.conferences_over(&filter, Turn::First, Order::Newest, 2).await.unwrap().rows.is_empty());
        let stranger = Actor { membership: Some(id()), ..second };
        let nothing = Access::new().unwrap().filter::<ReadConference>(&stranger).unwrap();
        assert!(tx.conferences_ahead(&nothing, Turn::First, Order::Oldest, 9).await.unwrap().rows.is_empty());
    }
}

#[tokio::test]
async fn a_list_holds_exactly_the_conferences_that_the_policies_allow_one_by_one() {
    for (number, world) in (0..).zip(worlds().await) {
        let dice = Dice::from(20_261_130 + number);
        let access = Access::new().unwrap();
        let scene = scene(&world).await;
        let mut tx = world.store.write_in(scene.partnership).await.unwrap();
        let plan = permit::<PlanConference>(&scene.by, &scene.house());
        let mut ids = Vec::new();
        for _ in 0..30 {
            // Several begin at the same moment; the identifier then decides.
            let mut conference = scene.conference(i64::try_from(dice.below(8)).unwrap());
            conference.members = dice.some(&scene.members).into_iter().map(|member| Attendance { member, present: None }).collect();
            tx.add_conference(&plan, &conference, scene.members[0], now()).await.unwrap();
            let state = dice.one(ConferenceState::ALL);
            let sql = "UPDATE conference SET state = $2 WHERE conference_id = $1";
            tx.execute(sql, values![conference.id, state.code()]).await.unwrap();
            ids.push(conference.id);
        }
        tx.commit().await.unwrap();
        let mut tx = world.store.read_in(scene.partnership).await.unwrap();
        let mut heap = Vec::new();
        for id in ids {
            heap.push(ConferenceRef::from(&tx.conference(id).await.unwrap().unwrap()));
        }
        let memberships = [scene.members[0], scene.members[1], id()];
        let mut seen = [0_usize; 3];
        for _ in 0..150 {
            let by = dice.actor(scene.partnership, &memberships);
            let filter = access.filter::<ReadConference>(&by).unwrap();
            let ahead =
                there_and_back(async |turn| tx.conferences_ahead(&filter, turn, Order::Oldest, 4).await.unwrap(), |row| row.conference.id)
                    .await;
            let over =
                there_and_back(async |turn| tx.conferences_over(&filter, turn, Order::Newest, 4).await.unwrap(), |row| row.conference.id)
                    .await;
            let mut allowed: [Vec<ConferenceId>; 2] = Default::default();
            for on in heap.iter().filter(|on| access.allows::<ReadConference>(&by, on)) {
                allowed[usize::from(matches!(on.state, ConferenceState::Closed | ConferenceState::CalledOff))].push(on.id);
            }
            for (mut listed, mut allowed) in [ahead, over].into_iter().zip(allowed.clone()) {
                listed.sort_unstable();
                allowed.sort_unstable();
                assert_eq!(listed, allowed, "{by:?}: {:?}", filter.cond());
            }
            let count = allowed.concat().len();
            seen[if count == 0 { 0 } else { 1 + usize::from(count == heap.len()) }] += 1;
        }
        assert!(seen.iter().all(|count| *count > 0), "some see nothing, some a part and some all: {seen:?}");
    }
}
