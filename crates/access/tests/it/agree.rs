//! A list shows exactly what its reader could open: the condition for lists and the decision agree, on whatever data.

use proptest::{collection::vec, option, prelude::*, sample::select};
use schakel_access::{Access, Cond, FilterFault};
use schakel_domain::{
    actor::{Actor, OrganisationKind, Role, Standing},
    acts::{self, ALL, Act as _, ListInbox, ReadCase, ReadDossier, ReadRegistration},
    conference::ConferenceState,
    identity::Confirmers,
    ids::{MembershipId, PartnershipId},
    registration::State,
    resource::{AccountRef, CaseRef, ConferenceRef, DossierRef, MembershipRef, PartnershipRef, Platform, RegistrationRef},
};

use crate::world::{Answer, Thing, actor, at_once, case, decide, filter, holds, id, passes};

fn anybody(likely: &[Role]) -> impl Strategy<Value = Actor> {
    // Mostly whole, active, and with a role that may something with the thing, so that both answers occur often.
    let few = || option::weighted(0.98, 1_usize..3);
    (
        prop_oneof![1 => select(Role::ALL), 2 => select(likely.to_vec())],
        prop_oneof![3 => Just(Standing::Active), 1 => select(Standing::ALL)],
        (few(), few(), few(), few(), few()),
        option::weighted(0.9, select(OrganisationKind::ALL)),
    )
        .prop_map(|(role, standing, (person, membership, organisation, partnership, client), kind)| Actor {
            role,
            standing,
            person: person.map(id),
            membership: membership.map(id),
            organisation: organisation.map(id),
            kind,
            partnership: partnership.map(id),
            client: client.map(id),
        })
}

fn few() -> std::ops::Range<usize> {
    1..3
}

fn any_registration() -> impl Strategy<Value = Thing> {
    (1_usize..9, few(), few(), select(State::ALL), option::of(few()), option::of(few())).prop_map(
        |(number, partnership, client, state, assigned, supporter)| {
            Thing::Registration(RegistrationRef {
                id: id(number),
                partnership: id(partnership),
                client: id(client),
                state,
                assigned: assigned.map(id),
                supporter: supporter.map(id),
            })
        },
    )
}

fn any_members() -> impl Strategy<Value = Vec<MembershipId>> {
    vec(few().prop_map(id), 0..3)
}

fn any_conference() -> impl Strategy<Value = Thing> {
    (1_usize..9, few(), select(ConferenceState::ALL), any_members()).prop_map(|(number, partnership, state, members)| {
        Thing::Conference(ConferenceRef { id: id(number), partnership: id(partnership), state, members })
    })
}

fn any_case() -> impl Strategy<Value = Thing> {
    let flag = || proptest::bool::weighted(0.7);
    (1_usize..9, few(), few(), any_members(), flag(), flag(), flag()).prop_map(
        |(number, partnership, client, attendees, open, consent, naming)| {
            Thing::Case(CaseRef {
                id: id(number),
                conference: id(1),
                registration: id(1),
                partnership: id(partnership),
                client: id(client),
                open,
                attendees,
                consent,
                naming,
            })
        },
    )
}

/// A list is asked without a reason, so for a list no reason is given.
fn any_dossier(reason_given: impl Strategy<Value = bool>) -> impl Strategy<Value = Thing> {
    let flag = || proptest::bool::weighted(0.7);
    (1_usize..9, few(), few(), any_members(), flag(), flag(), reason_given).prop_map(
        |(number, partnership, client, team, consent, open, reason_given)| {
            Thing::Dossier(DossierRef {
                id: id(number),
                registration: id(1),
                partnership: id(partnership),
                client: id(client),
                team,
                consent,
                closed: !open,
                reason_given,
            })
        },
    )
}

fn any_partnership() -> impl Strategy<Value = Thing> {
    (few(), any::<bool>(), any::<bool>())
        .prop_map(|(number, open, vacant)| Thing::Partnership(PartnershipRef { id: id(number), open, vacant }))
}

fn any_member() -> impl Strategy<Value = Thing> {
    let flag = any::<bool>;
    (few(), option::of(few()), select(Standing::ALL), few(), option::of(few()), flag(), flag(), flag()).prop_map(
        |(number, partnership, standing, person, inviter, coordinator, worker, lapsed)| {
            Thing::Member(MembershipRef {
                id: id(number),
                partnership: partnership.map(id),
                standing,
                person: id(person),
                inviter: inviter.map(id),
                confirmers: Confirmers { coordinator, worker },
                lapsed,
            })
        },
    )
}

fn anything() -> impl Strategy<Value = Thing> {
    prop_oneof![
        any_registration(),
        any_conference(),
        any_case(),
        any_dossier(any::<bool>()),
        any_partnership(),
        any_member(),
        few().prop_map(|number| Thing::Account(AccountRef { person: id(number) })),
        Just(Thing::Platform(Platform)),
    ]
}

fn acts_on(kind: &str) -> Vec<&'static str> {
    // A decision and a finding ask how many are there. That is no condition of a list; see the last test.
    ALL.iter()
        .filter(|act| act.on == kind && ![acts::DecideCase::NAME, acts::AppraiseCase::NAME].contains(&act.name))
        .map(|act| act.name)
        .collect()
}

fn allowed(access: &Access, by: &Actor, act: &str, on: &Thing) -> bool {
    matches!(decide(access, by, act, on), Answer::Yes { .. })
}

/// For whatever actor, act and things of a kind: what the condition lets through is what the decision allows, both as the
/// program judges the condition and as it is judged here.
fn agree(kind: &str, likely: &[Role], things: impl Strategy<Value = Thing>) {
    let access = Access::new().unwrap();
    let both = std::cell::Cell::new([0, 0]);
    let config = ProptestConfig { cases: 2_500, failure_persistence: None, ..ProptestConfig::default() };
    let mut runner = proptest::test_runner::TestRunner::new(config);
    runner
        .run(&(anybody(likely), select(acts_on(kind)), vec(things, 4)), |(by, act, things)| {
            match filter(&access, &by, act) {
                Ok(filter) => {
                    for thing in things {
                        let opened = allowed(&access, &by, act, &thing);
                        let [no, yes] = both.get();
                        both.set(if opened { [no, yes + 1] } else { [no + 1, yes] });
                        prop_assert_eq!(holds(filter.cond(), &thing), opened, "{:?}", filter);
                        prop_assert_eq!(passes(&filter, &thing), opened, "{:?}", filter);
                    }
                }
                // A member who lacks what the role must have sees no list and opens nothing.
                Err(FilterFault::Actor) => {
                    for thing in things {
                        prop_assert!(!allowed(&access, &by, act, &thing));
                    }
                }
                Err(other) => prop_assert!(false, "{other}"),
            }
            Ok(())
        })
        .unwrap();
    let [no, yes] = both.get();
    assert!(no > 300 && yes > 300, "both answers occur often: {no} no, {yes} yes");
}

#[test]
fn a_list_of_registrations_shows_exactly_what_may_be_opened() {
    agree("Registration", &[Role::Coordinator, Role::OutreachWorker, Role::Caseworker, Role::Companion, Role::Client], any_registration());
}

#[test]
fn a_list_of_conferences_shows_exactly_what_may_be_opened() {
    agree("Conference", &[Role::Coordinator, Role::VdabAdviser, Role::OutreachWorker, Role::Caseworker, Role::Companion], any_conference());
}

#[test]
fn an_agenda_shows_exactly_the_cases_that_may_be_opened() {
    agree("Case", &[Role::Coordinator, Role::VdabAdviser, Role::OutreachWorker, Role::Caseworker, Role::Companion], any_case());
}

#[test]
fn a_list_of_dossiers_shows_exactly_what_may_be_opened_without_a_reason() {
    agree("Dossier", &[Role::Coordinator, Role::Caseworker, Role::Companion, Role::Buddy, Role::Client], any_dossier(Just(false)));
}

#[test]
fn a_list_of_partnerships_shows_exactly_where_the_act_is_allowed() {
    agree("Partnership", &[Role::Coordinator, Role::OutreachWorker, Role::Caseworker, Role::VdabAdviser, Role::Client], any_partnership());
}

/// Buttons are answered by what is kept of the policies for a member, acts by Cedar: for whatever actor and thing they say the same.
#[test]
fn all_acts_on_a_thing_asked_at_once_are_answered_as_each_asked_of_cedar() {
    let access = Access::new().unwrap();
    let both = std::cell::Cell::new([0, 0]);
    let config = ProptestConfig { cases: 1_500, failure_persistence: None, ..ProptestConfig::default() };
    let mut runner = proptest::test_runner::TestRunner::new(config);
    runner
        .run(&(anybody(Role::OF_MEMBERS), anything()), |(by, thing)| {
            for (act, at_once, apart) in at_once(&access, &by, &thing) {
                let [no, yes] = both.get();
                both.set(if apart { [no, yes + 1] } else { [no + 1, yes] });
                prop_assert_eq!(at_once, apart, "{} of {:?}", act, by.role);
            }
            Ok(())
        })
        .unwrap();
    let [no, yes] = both.get();
    assert!(no > 300 && yes > 300, "both answers occur often: {no} no, {yes} yes");
}

#[test]
fn conditions_are_as_plain_as_the_policies() {
    let access = Access::new().unwrap();
    let is = |attr: &str, value: &str| Cond::Is { attr: attr.to_owned(), value: value.to_owned() };
    let holds = |attr: &str, value: &str| Cond::Holds { attr: attr.to_owned(), value: value.to_owned() };
    let (home, member): (PartnershipId, String) = (id(1), id::<PartnershipId>(1).to_string());
    let open = || Cond::Or(vec![is("state", "answered"), is("state", "assigned"), is("state", "received")]);
    let list = |role| access.filter::<ReadRegistration>(&actor(role, Standing::Active)).unwrap().cond().clone();

    assert_eq!(list(Role::Coordinator), is("partnership", &home.to_string()));
    assert_eq!(list(Role::Caseworker), Cond::And(vec![holds("assigned", &member), is("partnership", &home.to_string())]));
    let mine = |attr| Cond::And(vec![holds(attr, &member), open()]);
    let ways = Cond::Or(vec![mine("assigned"), mine("supporters")]);
    assert_eq!(list(Role::OutreachWorker), Cond::And(vec![ways, is("partnership", &home.to_string())]));
    for role in [Role::Buddy, Role::VdabAdviser, Role::TeamLeader, Role::PlatformAdmin, Role::VdabMediator, Role::Visitor, Role::Client] {
        assert_eq!(list(role), Cond::False, "{}: no query at all", role.code());
    }
    let suspended = access.filter::<ReadRegistration>(&actor(Role::Coordinator, Standing::Suspended)).unwrap();
    assert!(suspended.is_empty());
    assert!(!access.filter::<ListInbox>(&actor(Role::Coordinator, Standing::Active)).unwrap().is_empty());
    // No reason, no dossier: a list never gives one.
    assert!(access.filter::<ReadDossier>(&actor(Role::Coordinator, Standing::Active)).unwrap().is_empty());
}

#[test]
fn a_form_that_lists_do_not_know_is_a_fault_and_never_a_guess() {
    let access = Access::new().unwrap();
    let coordinator = actor(Role::Coordinator, Standing::Active);
    // Whether a member has a partnership at all is nothing that a list asks today; nor how many are at the table.
    for act in [acts::ChangeMember::NAME, acts::DecideCase::NAME] {
        let fault = filter(&access, &coordinator, act).unwrap_err();
        assert!(matches!(fault, FilterFault::Unknown { .. }), "{fault}");
    }
}

#[test]
fn what_a_short_list_cannot_judge_does_not_pass() {
    let access = Access::new().unwrap();
    // The condition speaks of cases: whether they are open, and who is there. A registration does not tell.
    let cases = access.filter::<ReadCase>(&actor(Role::VdabAdviser, Standing::Active)).unwrap();
    assert!(!passes(&cases, &Thing::Registration(crate::world::registration(1, 1, State::Received))));
    let mut mine = case(1);
    mine.attendees.push(id(1));
    assert!(passes(&cases, &Thing::Case(mine)));
}
