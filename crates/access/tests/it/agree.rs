//! A list shows exactly what its reader could open: the condition for lists and the decision agree, on whatever data.

use proptest::{collection::vec, option, prelude::*, sample::select};
use schakel_access::{Access, Cond, FilterFault};
use schakel_domain::{
    actor::{Actor, OrganisationSort, Role, Standing},
    acts::{self, ALL, ListInbox, ReadRegistration},
    ids::PartnershipId,
    registration::State,
    resource::{PartnershipRef, RegistrationRef},
};

use crate::world::{Answer, Thing, actor, decide, filter, holds, id};

fn anybody() -> impl Strategy<Value = Actor> {
    // Mostly whole, active, and with a role that may something with a registration, so that both answers occur often.
    let few = || option::weighted(0.98, 1_usize..3);
    let likely = vec![Role::Coordinator, Role::OutreachWorker, Role::Caseworker, Role::Companion, Role::Client];
    (
        prop_oneof![1 => select(Role::ALL), 2 => select(likely)],
        prop_oneof![3 => Just(Standing::Active), 1 => select(Standing::ALL)],
        (few(), few(), few(), few(), few()),
        option::weighted(0.9, select(OrganisationSort::ALL)),
    )
        .prop_map(|(role, standing, (person, membership, organisation, partnership, client), sort)| Actor {
            role,
            standing,
            person: person.map(id),
            membership: membership.map(id),
            organisation: organisation.map(id),
            sort,
            partnership: partnership.map(id),
            client: client.map(id),
        })
}

fn any_registration() -> impl Strategy<Value = RegistrationRef> {
    let few = || 1_usize..3;
    (1_usize..9, few(), few(), select(State::ALL), option::of(few()), option::of(few())).prop_map(
        |(number, partnership, client, state, assigned, supporter)| RegistrationRef {
            id: id(number),
            partnership: id(partnership),
            client: id(client),
            state,
            assigned: assigned.map(id),
            supporter: supporter.map(id),
        },
    )
}

fn acts_on(kind: &str) -> Vec<&'static str> {
    ALL.iter().filter(|act| act.on == kind).map(|act| act.name).collect()
}

fn allowed(access: &Access, by: &Actor, act: &str, on: &Thing) -> bool {
    matches!(decide(access, by, act, on), Answer::Yes { .. })
}

#[test]
fn a_list_of_registrations_shows_exactly_what_may_be_opened() {
    let access = Access::new().unwrap();
    let mut both = [0, 0];
    let config = ProptestConfig { cases: 3_000, failure_persistence: None, ..ProptestConfig::default() };
    let mut runner = proptest::test_runner::TestRunner::new(config);
    let cases = (anybody(), select(acts_on("Registration")), vec(any_registration(), 4));
    let seen = std::cell::RefCell::new(&mut both);
    runner
        .run(&cases, |(by, act, registrations)| {
            match filter(&access, &by, act) {
                Ok(cond) => {
                    for registration in registrations {
                        let listed = holds(&cond, &registration);
                        let opened = allowed(&access, &by, act, &Thing::Registration(registration));
                        seen.borrow_mut()[usize::from(listed)] += 1;
                        prop_assert_eq!(listed, opened, "{:?}", cond);
                    }
                }
                // Who lacks what the role must have sees no list and opens nothing.
                Err(FilterFault::Actor) => {
                    for registration in registrations {
                        prop_assert!(!allowed(&access, &by, act, &Thing::Registration(registration)));
                    }
                }
                Err(other) => prop_assert!(false, "{other}"),
            }
            Ok(())
        })
        .unwrap();
    let [no, yes] = both;
    assert!(no > 500 && yes > 500, "both answers occur often: {no} no, {yes} yes");
}

#[test]
fn a_list_of_partnerships_shows_exactly_where_the_act_is_allowed() {
    let access = Access::new().unwrap();
    let config = ProptestConfig { cases: 2_000, failure_persistence: None, ..ProptestConfig::default() };
    let mut runner = proptest::test_runner::TestRunner::new(config);
    let cases = (anybody(), select(acts_on("Partnership")), 1_usize..3, any::<bool>());
    runner
        .run(&cases, |(by, act, number, open)| {
            let partnership = PartnershipRef { id: id(number), open };
            let listed = match filter(&access, &by, act) {
                Ok(cond) => holds(&cond, &partnership),
                Err(FilterFault::Actor) => false,
                Err(other) => return Err(TestCaseError::fail(other.to_string())),
            };
            prop_assert_eq!(listed, allowed(&access, &by, act, &Thing::Partnership(partnership)));
            Ok(())
        })
        .unwrap();
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
}

#[test]
fn a_form_that_lists_do_not_know_is_a_fault_and_never_a_guess() {
    // Whether a member has a partnership at all is nothing that a list asks today.
    let fault = Access::new().unwrap().filter::<acts::ChangeMember>(&actor(Role::Coordinator, Standing::Active)).unwrap_err();
    assert!(matches!(fault, FilterFault::Unknown { .. }), "{fault}");
}
