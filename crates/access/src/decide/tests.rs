//! Permissions, tried on small cases that a reader can follow.

use schakel_domain::{
    actor::{OrganisationKind, Standing},
    conference::ConferenceState,
    registration::State,
    resource::{AccountRef, CaseRef, ConferenceRef, DossierRef, MembershipRef, PartnershipRef, Platform, RegistrationRef},
};

use super::*;

fn actors() -> Vec<Actor> {
    let id = "00000000-0000-7000-8000-000000000001";
    let mut actors = Vec::new();
    for role in Role::ALL.iter().copied() {
        for standing in [Standing::Active, Standing::Suspended] {
            actors.push(Actor {
                role,
                standing,
                person: id.parse().ok(),
                membership: id.parse().ok(),
                organisation: id.parse().ok(),
                kind: OrganisationKind::ALL.iter().copied().find(|kind| kind.fits(role)),
                partnership: id.parse().ok(),
                client: id.parse().ok(),
            });
        }
    }
    actors
}

const MINE: &str = "00000000-0000-7000-8000-000000000001";
const YOURS: &str = "00000000-0000-7000-8000-000000000002";

/// A conference in this partnership, with two members.
fn conference(number: &str) -> ConferenceRef {
    let members = [MINE, YOURS].map(|member| member.parse().unwrap()).to_vec();
    ConferenceRef { id: number.parse().unwrap(), partnership: number.parse().unwrap(), state: ConferenceState::Open, members }
}

/// A case in this partnership, that may be discussed now by the two who are there.
fn case(number: &str) -> CaseRef {
    CaseRef {
        id: number.parse().unwrap(),
        conference: number.parse().unwrap(),
        registration: number.parse().unwrap(),
        partnership: number.parse().unwrap(),
        client: number.parse().unwrap(),
        open: true,
        attendees: [MINE, YOURS].map(|member| member.parse().unwrap()).to_vec(),
        consent: true,
        naming: true,
    }
}

/// A dossier in this partnership with a team of two, asked for with a reason.
fn dossier(number: &str) -> DossierRef {
    DossierRef {
        id: number.parse().unwrap(),
        registration: number.parse().unwrap(),
        partnership: number.parse().unwrap(),
        client: number.parse().unwrap(),
        team: [MINE, YOURS].map(|member| member.parse().unwrap()).to_vec(),
        consent: true,
        closed: false,
        reason_given: true,
    }
}

/// Asks `check` about every act of every actor to a few things of the act's kind.
fn everything(mut check: impl FnMut(&Actor, &'static str, &dyn Fn(&Access, &str) -> Verdict)) {
    let (one, two) = ("00000000-0000-7000-8000-000000000001", "00000000-0000-7000-8000-000000000002");
    for by in &actors() {
        for number in [one, two] {
            let partnership = number.parse().unwrap();
            let home = PartnershipRef { id: partnership, open: number == one, vacant: number == one };
            let member = MembershipRef::of(one.parse().unwrap(), two.parse().unwrap(), Some(partnership), Standing::Awaiting);
            let registration = RegistrationRef {
                id: two.parse().unwrap(),
                partnership,
                client: number.parse().unwrap(),
                state: State::Assigned,
                assigned: one.parse().ok(),
                supporter: two.parse().ok(),
            };
            let account = AccountRef { person: number.parse().unwrap() };
            let conference = conference(number);
            let case = case(number);
            let dossier = dossier(number);
            for act in ALL {
                check(by, act.name, &|access, act| {
                    let name = ALL.iter().find(|row| row.name == act).unwrap();
                    let mut verdict = match name.on {
                        "Platform" => access.about(by, &Platform).ask(name.name),
                        "Partnership" => access.about(by, &home).ask(name.name),
                        "Member" => access.about(by, &member).ask(name.name),
                        "Registration" => access.about(by, &registration).ask(name.name),
                        "Conference" => access.about(by, &conference).ask(name.name),
                        "Case" => access.about(by, &case).ask(name.name),
                        "Dossier" => access.about(by, &dossier).ask(name.name),
                        _ => access.about(by, &account).ask(name.name),
                    };
                    if let Verdict::Allowed(said) | Verdict::Forbidden(said) = &mut verdict {
                        said.sort_unstable();
                    }
                    verdict
                });
            }
        }
    }
}

#[test]
fn asking_only_the_policies_that_speak_of_a_role_and_act_answers_as_asking_all() {
    let access = Access::new().unwrap();
    let mut whole = Access::new().unwrap();
    let all = Policies::embedded().unwrap().set;
    for set in whole.sets.values_mut().flat_map(BTreeMap::values_mut) {
        *set = all.clone();
    }
    let mut both = [0, 0];
    everything(|by, act, allowed| {
        let answer = allowed(&access, act);
        assert_eq!(answer, allowed(&whole, act), "{} {act}", by.role.code());
        both[usize::from(matches!(answer, Verdict::Allowed(_)))] += 1;
    });
    assert!(both.iter().all(|count| *count > 50), "{both:?}");
}

#[test]
fn what_is_built_from_types_fits_the_schema() {
    let access = Access::new().unwrap();
    let schema = Some(&access.schema);
    for by in actors() {
        let principal = access.names.principal(&by).unwrap();
        Entities::from_entities([principal], schema).unwrap();
    }
    let id = "00000000-0000-7000-8000-000000000001";
    let registration = RegistrationRef {
        id: id.parse().unwrap(),
        partnership: id.parse().unwrap(),
        client: id.parse().unwrap(),
        state: State::Received,
        assigned: id.parse().ok(),
        supporter: None,
    };
    let member = |partnership| MembershipRef::of(id.parse().unwrap(), id.parse().unwrap(), partnership, Standing::Invited);
    let things = [
        access.names.resource(&Platform),
        access.names.resource(&PartnershipRef::at(id.parse().unwrap(), true)),
        access.names.resource(&registration),
        access.names.resource(&conference(id)),
        access.names.resource(&case(id)),
        access.names.resource(&dossier(id)),
        access.names.resource(&AccountRef { person: id.parse().unwrap() }),
    ];
    for thing in things {
        Entities::from_entities([thing.unwrap()], schema).unwrap();
    }
    for partnership in [None, id.parse().ok()] {
        Entities::from_entities([access.names.resource(&member(partnership)).unwrap()], schema).unwrap();
    }
}

#[test]
fn who_lacks_what_the_role_must_have_may_nothing() {
    let access = Access::new().unwrap();
    let by = Actor { role: Role::Coordinator, ..Actor::visitor() };
    assert!(!access.allows::<schakel_domain::acts::FindPartnership>(&by, &Platform));
}

#[test]
fn asking_everything_at_once_answers_as_asking_one_after_the_other() {
    use schakel_domain::acts::{GuideDossier, ReadDecision, ReadDossier, ReadTeam, ReadThresholds, ReadTrail, SeeDossier};

    let access = Access::new().unwrap();
    let mut both = [0, 0];
    for by in &actors() {
        for number in [MINE, YOURS] {
            for changed in 0..16_u8 {
                let is = |bit: u8| changed & (1 << bit) != 0;
                let whole = dossier(number);
                let team = if is(0) { whole.team.clone() } else { Vec::new() };
                let on = DossierRef { team, consent: is(1), closed: is(2), reason_given: is(3), ..whole };
                let about = access.about(by, &on);
                macro_rules! equal {
                    ($($act:ident),*) => {$(
                        let apart = access.about(by, &on).authorize::<$act>();
                        let at_once = about.authorize::<$act>();
                        assert_eq!(about.allows::<$act>(), apart.is_ok());
                        both[usize::from(apart.is_ok())] += 1;
                        match (apart, at_once) {
                            (Ok(apart), Ok(at_once)) => assert_eq!(apart.policies(), at_once.policies()),
                            (Err(apart), Err(at_once)) => assert_eq!(apart, at_once),
                            (apart, at_once) => panic!("{apart:?} and {at_once:?}"),
                        }
                    )*};
                }
                equal!(SeeDossier, ReadDossier, ReadThresholds, ReadDecision, ReadTeam, ReadTrail, GuideDossier);
            }
        }
    }
    assert!(both.iter().all(|count| *count > 50), "{both:?}");
}
