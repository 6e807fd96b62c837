//! Nobody lets himself in, whatever one person does, in whatever order, with as many sign-in names as he or she makes: none of them reads a
//! registration of a partnership that has a coordinator (ADR 0047).
//!
//! A sequence of acts of one person is made up, who begins as the administrator of the platform, the VDAB adviser or a caseworker there,
//! a coordinator elsewhere, or several of these. After every act all the names of that person try to read. The steps of the same promise
//! are theorems over the policies (T32 to T34).

use std::cell::RefCell;

use proptest::{
    collection::vec,
    prelude::*,
    sample::select,
    test_runner::{Config, RngAlgorithm, TestCaseError, TestRng, TestRunner},
};
use schakel_app::{
    AppError, History,
    identity::{account::NewSecrets, coming, invitation, members, session, totp},
    inbox,
};
use schakel_domain::{
    actor::{Actor, OrganisationKind, Role, Standing},
    acts::{InviteCoordinator, InviteMember},
    identity::{Member, MembershipMove, SignInName},
    ids::{InvitationId, OrganisationId, PartnershipId, PersonId, RegistrationId},
    municipality,
    words::Line,
};
use schakel_testkit::{Engine, PASSWORD, World, base32, both_engines};

/// As whom the person begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Hat {
    Administrator,
    Adviser,
    Caseworker,
    CoordinatorElsewhere,
}

const HATS: [Hat; 4] = [Hat::Administrator, Hat::Adviser, Hat::Caseworker, Hat::CoordinatorElsewhere];

/// Under whose sign-in name somebody is invited.
#[derive(Debug, Clone, Copy)]
enum Named {
    /// A new name of the person's own.
    New,
    /// One that the person has already.
    Own(usize),
    /// The name of the coordinator there.
    Coordinator,
}

/// What is done. By whom, and with what, is meant by a number: of the memberships of the person, of the links that he or she was shown, of
/// all memberships.
#[derive(Debug, Clone)]
enum Act {
    /// Invites into a role, here or elsewhere, by whichever way.
    Invite { by: usize, name: Named, role: Role, elsewhere: bool, as_first: bool },
    /// Makes a new link.
    Again { by: usize, of: usize, as_first: bool },
    /// Opens a link and makes an account.
    Open { link: usize },
    /// Opens a link as somebody who is signed in.
    Accept { link: usize, by: usize },
    /// Says that somebody is the right person.
    Confirm { by: usize, of: usize },
    /// Suspends, resumes or ends a membership of whomever.
    Change { by: usize, of: usize, step: MembershipMove },
    /// Ends the membership of the coordinator there.
    EndCoordinator { by: usize },
}

fn any_act() -> impl Strategy<Value = Act> {
    let some = || 0_usize..12;
    let name = prop_oneof![4 => Just(Named::New), 1 => some().prop_map(Named::Own), 1 => Just(Named::Coordinator)];
    let role = prop_oneof![3 => Just(Role::Coordinator), 1 => select(Role::OF_MEMBERS.to_vec())];
    prop_oneof![
        4 => (some(), name, role, proptest::bool::weighted(0.2), any::<bool>())
            .prop_map(|(by, name, role, elsewhere, as_first)| Act::Invite { by, name, role, elsewhere, as_first }),
        1 => (some(), some(), any::<bool>()).prop_map(|(by, of, as_first)| Act::Again { by, of, as_first }),
        4 => some().prop_map(|link| Act::Open { link }),
        2 => (some(), some()).prop_map(|(link, by)| Act::Accept { link, by }),
        4 => (some(), some()).prop_map(|(by, of)| Act::Confirm { by, of }),
        3 => (some(), some(), select(MembershipMove::ALL)).prop_map(|(by, of, step)| Act::Change { by, of, step }),
    ]
}

fn any_sequence() -> impl Strategy<Value = (Vec<Hat>, bool, Vec<Act>)> {
    let hats = vec(proptest::bool::weighted(0.6), HATS.len()).prop_map(|worn| {
        let hats: Vec<Hat> = HATS.into_iter().zip(worn).filter_map(|(hat, worn)| worn.then_some(hat)).collect();
        if hats.is_empty() { vec![Hat::Administrator] } else { hats }
    });
    (hats, proptest::bool::weighted(0.2), begun(), vec(any_act(), 4..20)).prop_map(|(hats, renewed, mut begun, rest)| {
        begun.extend(rest);
        (hats, renewed, begun)
    })
}

/// The shortest way in, as far as it goes: the coordinator is ended, and a name of one's own is invited in her place. Whichever of the
/// memberships can do it.
fn begun() -> impl Strategy<Value = Vec<Act>> {
    (0_usize..5).prop_map(|so_far| {
        let each = 0..HATS.len();
        let first = |by| Act::Invite { by, name: Named::New, role: Role::Coordinator, elsewhere: false, as_first: true };
        let steps: [Vec<Act>; 4] = [
            each.clone().map(|by| Act::EndCoordinator { by }).collect(),
            each.clone().map(first).collect(),
            vec![Act::Open { link: 0 }],
            each.flat_map(|by| (0..4).map(move |of| Act::Confirm { by, of })).collect(),
        ];
        steps.into_iter().take(so_far).flatten().collect()
    })
}

/// How often what happened: a promise about something that never happens says nothing.
#[derive(Debug, Default)]
struct Counts {
    links: usize,
    accounts: usize,
    waiting: usize,
    taken_away: usize,
}

/// Where one sequence is tried: a partnership with a coordinator, a worker and a registration, and one elsewhere.
struct Place<'a> {
    world: &'a World,
    number: usize,
    here: PartnershipId,
    elsewhere: PartnershipId,
    coordinator: (PersonId, String),
    registration: RegistrationId,
    /// All the people that the one person is.
    people: Vec<(PersonId, String)>,
    links: Vec<InvitationId>,
    /// Whether somebody who serves there confirms whoever waits: then the promise does not hold, and that is noticed.
    accomplice: Option<Actor>,
}

fn line(text: &str) -> Line {
    Line::parse(text).unwrap()
}

impl<'a> Place<'a> {
    fn new(world: &'a World, number: usize, hats: &[Hat], renewed: bool) -> Self {
        let nis = |n: usize| municipality::all()[n].nis.code();
        let here = world.partnership(&format!("Streek {number}"), &[nis(2 * number)]).id;
        let elsewhere = world.partnership(&format!("Elders {number}"), &[nis(2 * number + 1)]).id;
        let nora = world.member(&format!("Nora{number}"), Role::Coordinator, here);
        let otto = world.member(&format!("Otto{number}"), Role::OutreachWorker, here);
        let registration = world.registration(&format!("Nora{number}"), "Amina", "Modelmans").0.id;
        let mut place = Self {
            world,
            number,
            here,
            elsewhere,
            coordinator: (nora.person, nora.sign_in_name.clone()),
            registration,
            people: Vec::new(),
            links: Vec::new(),
            accomplice: Some(otto.actor),
        };
        for hat in hats {
            place.wear(*hat);
        }
        if renewed {
            // The coordinator lost every factor, and the administrator at the machine made a link for it that only she has.
            let name = SignInName::parse(&nora.sign_in_name).unwrap();
            world.run(members::renew_from_machine(&world.app, &name, world.now())).unwrap();
        }
        place
    }

    /// Makes the person a member, as somebody did in good faith long ago.
    fn wear(&mut self, hat: Hat) {
        let (world, app) = (self.world, &self.world.app);
        let sign_in_name = SignInName::parse(&format!("zelf{}@schakel.example", self.number)).unwrap();
        let name = line("Jan Zelf");
        let (role, place) = match hat {
            Hat::Administrator => (Role::PlatformAdmin, None),
            Hat::Adviser => (Role::VdabAdviser, Some(self.here)),
            Hat::Caseworker => (Role::Caseworker, Some(self.here)),
            Hat::CoordinatorElsewhere => (Role::Coordinator, Some(self.elsewhere)),
        };
        let id = world.run(async {
            let Some(place) = place else {
                return members::invite_admin_from_machine(app, name, sign_in_name.clone(), world.now()).await.unwrap();
            };
            let organisation = self.organisation(place, role).await;
            let invite = members::Invite { name, sign_in_name: sign_in_name.clone(), role, organisation };
            members::invite_from_machine(app, place, &invite, world.now()).await.unwrap()
        });
        let member = match self.people.first() {
            None => self.make_account(id).unwrap(),
            Some((person, _)) => {
                let by = Actor { person: Some(*person), ..Actor::visitor() };
                let token = invitation::token_text(app, id);
                let open = world.run(invitation::open(app, &token, world.now())).unwrap().unwrap();
                world.run(invitation::accept_signed_in(app, &world.cx(&by), &token)).unwrap();
                open.member
            }
        };
        world.run(async {
            let mut tx = app.behind().store.write().await.unwrap();
            let member = tx.member(member.id).await.unwrap().unwrap();
            if member.standing == Standing::Awaiting {
                tx.confirm_membership(&member, None, world.now()).await.unwrap();
            }
            tx.commit().await.unwrap();
        });
    }

    async fn organisation(&self, place: PartnershipId, role: Role) -> OrganisationId {
        let store = self.world.app.behind().store;
        let all = store.read_in(place).await.unwrap().organisations(place).await.unwrap();
        let any = all.iter().find(|one| one.kind.fits(role)).or_else(|| all.iter().find(|one| one.kind == OrganisationKind::Ocmw));
        any.unwrap().id
    }

    /// Opens a link and makes an account by it: from then on it is a name of the person.
    fn make_account(&mut self, id: InvitationId) -> Option<Member> {
        let (world, app) = (self.world, &self.world.app);
        let token = invitation::token_text(app, id);
        let open = world.run(invitation::open(app, &token, world.now())).unwrap()?;
        let code = totp::code_at(&base32(&open.enrolment.secret), world.now()).unwrap();
        let new = NewSecrets { password: PASSWORD, again: PASSWORD, code: &code };
        world.run(invitation::accept_with_password(app, &token, new, "test", world.now())).ok()?;
        let person = &open.member.person;
        if self.people.iter().all(|(known, _)| *known != person.id) {
            self.people.push((person.id, person.sign_in_name.as_str().to_owned()));
        }
        Some(open.member)
    }

    /// The memberships of the person, however they stand.
    async fn own(&self) -> Vec<Member> {
        let mut tx = self.world.app.behind().store.read().await.unwrap();
        let mut all = Vec::new();
        for (person, _) in &self.people {
            all.extend(tx.memberships_of(*person).await.unwrap());
        }
        all
    }

    /// One who acts: a membership of the person.
    async fn actor(&self, number: usize) -> Actor {
        let own = self.own().await;
        actor_of(&own[number % own.len()])
    }

    /// A membership in the partnership, of whomever.
    async fn member(&self, number: usize) -> Member {
        let mut tx = self.world.app.behind().store.read().await.unwrap();
        let all = tx.members(self.here).await.unwrap();
        all[number % all.len()].clone()
    }

    fn act(&mut self, act: &Act, counts: &mut Counts) {
        let (world, app) = (self.world, &self.world.app);
        match act {
            Act::Invite { by, name, role, elsewhere, as_first } => {
                let sign_in_name = match name {
                    Named::New => format!("nieuw{}-{}@schakel.example", self.number, self.links.len()),
                    Named::Own(number) => self.people[number % self.people.len()].1.clone(),
                    Named::Coordinator => self.coordinator.1.clone(),
                };
                let place = if *elsewhere { self.elsewhere } else { self.here };
                let made = world.run(async {
                    let organisation = self.organisation(place, *role).await;
                    let sign_in_name = SignInName::parse(&sign_in_name).unwrap();
                    let invite = members::Invite { name: line("Jan Nieuw"), sign_in_name, role: *role, organisation };
                    let cx = world.cx(&self.actor(*by).await);
                    if *as_first {
                        members::invite::<InviteCoordinator>(app, &cx, place, &invite).await
                    } else {
                        members::invite::<InviteMember>(app, &cx, place, &invite).await
                    }
                });
                self.shown(&made, counts);
            }
            Act::Again { by, of, as_first } => {
                let made = world.run(async {
                    let (cx, of) = (world.cx(&self.actor(*by).await), self.member(*of).await.id);
                    if *as_first {
                        members::invite_again::<InviteCoordinator>(app, &cx, of).await
                    } else {
                        members::invite_again::<InviteMember>(app, &cx, of).await
                    }
                });
                self.shown(&made, counts);
            }
            Act::Open { link } => {
                if let Some(id) = pick(&self.links, *link)
                    && self.make_account(id).is_some()
                {
                    counts.accounts += 1;
                }
            }
            Act::Accept { link, by } => {
                if let Some(id) = pick(&self.links, *link) {
                    let by = self.people[by % self.people.len()].0;
                    let by = Actor { person: Some(by), ..Actor::visitor() };
                    let _ = world.run(invitation::accept_signed_in(app, &world.cx(&by), &invitation::token_text(app, id)));
                }
            }
            Act::Confirm { by, of } => world.run(async {
                let (cx, of) = (world.cx(&self.actor(*by).await), self.member(*of).await);
                counts.waiting += usize::from(of.standing == Standing::Awaiting);
                let _ = coming::confirm(app, &cx, of.id, of.version, true).await;
            }),
            Act::EndCoordinator { by } => world.run(async {
                let cx = world.cx(&self.actor(*by).await);
                let mut tx = app.behind().store.read().await.unwrap();
                let of =
                    tx.memberships_of(self.coordinator.0).await.unwrap().into_iter().find(|one| one.role == Role::Coordinator).unwrap();
                drop(tx);
                let done = members::change(app, &cx, of.id, MembershipMove::End, of.version).await;
                counts.taken_away += usize::from(done.is_ok());
            }),
            Act::Change { by, of, step } => world.run(async {
                let (cx, of) = (world.cx(&self.actor(*by).await), self.member(*of).await);
                let done = members::change(app, &cx, of.id, *step, of.version).await;
                counts.taken_away += usize::from(done.is_ok());
            }),
        }
    }

    fn shown(&mut self, made: &Result<members::MadeLink, AppError>, counts: &mut Counts) {
        if let Ok(made) = made {
            self.links.push(made.id);
            counts.links += 1;
        }
    }

    /// Which of the names of the person reads the registration, or the list in which it stands, by whichever membership.
    fn reads(&self) -> Option<Member> {
        let (world, app) = (self.world, &self.world.app);
        world.run(async {
            for member in self.own().await {
                let cx = world.cx(&actor_of(&member));
                let opened = inbox::open(app, &cx, self.registration, History::Newest).await.is_ok();
                // A session is what a name really acts by: none is in a membership that does not count.
                let by = Actor { person: Some(member.person.id), ..Actor::visitor() };
                let chosen = session::choices(app, &world.cx(&by)).await.unwrap();
                let sits =
                    chosen.iter().any(|one| one.partnership.as_ref().is_some_and(|it| it.id == self.here) && one.role == Role::Coordinator);
                if opened || sits {
                    return Some(member);
                }
            }
            None
        })
    }

    /// Somebody who serves there confirms whoever waits, knowing nothing or knowing better.
    fn help(&self) {
        let (world, app) = (self.world, &self.world.app);
        let Some(by) = &self.accomplice else { return };
        world.run(async {
            let mut tx = app.behind().store.read().await.unwrap();
            let waiting: Vec<Member> = tx.members(self.here).await.unwrap();
            drop(tx);
            for one in waiting.iter().filter(|one| one.standing == Standing::Awaiting) {
                let _ = coming::confirm(app, &world.cx(by), one.id, one.version, true).await;
            }
        });
    }
}

fn pick(links: &[InvitationId], number: usize) -> Option<InvitationId> {
    (!links.is_empty()).then(|| links[number % links.len()])
}

fn actor_of(member: &Member) -> Actor {
    Actor {
        role: member.role,
        standing: member.standing,
        person: Some(member.person.id),
        membership: Some(member.id),
        organisation: member.organisation.as_ref().map(|it| it.id),
        kind: member.organisation.as_ref().map(|it| it.kind),
        partnership: member.partnership.as_ref().map(|it| it.id),
        client: None,
    }
}

fn go(place: &mut Place<'_>, acts: &[Act], helped: bool, counts: &mut Counts) -> Result<(), TestCaseError> {
    for act in acts {
        place.act(act, counts);
        if helped {
            place.help();
        }
        if let Some(member) = place.reads() {
            return Err(TestCaseError::fail(format!(
                "after {act:?} {} reads a registration as {:?}",
                member.person.sign_in_name.as_str(),
                member.role
            )));
        }
    }
    Ok(())
}

fn runner(cases: u32) -> TestRunner {
    let config = Config { cases, failure_persistence: None, max_shrink_iters: 0, ..Config::default() };
    TestRunner::new_with_rng(config, TestRng::deterministic_rng(RngAlgorithm::ChaCha))
}

#[test]
fn no_sequence_of_acts_of_one_person_reads_a_registration() {
    for engine in both_engines() {
        let world = World::on(engine);
        let (counts, number) = (RefCell::new(Counts::default()), RefCell::new(0));
        runner(if engine == Engine::Sqlite { 80 } else { 20 })
            .run(&any_sequence(), |(hats, renewed, acts)| {
                *number.borrow_mut() += 1;
                let mut place = Place::new(&world, *number.borrow(), &hats, renewed);
                go(&mut place, &acts, false, &mut counts.borrow_mut())
            })
            .unwrap();
        let counts = counts.into_inner();
        println!("{counts:?}");
        let (links, accounts) = if engine == Engine::Sqlite { (40, 10) } else { (10, 2) };
        assert!(counts.links > links && counts.accounts > accounts, "it says something: {counts:?}");
        assert!(counts.waiting > 0 && counts.taken_away > 0, "it says something: {counts:?}");
    }
}

#[test]
fn one_who_serves_there_and_helps_is_what_it_takes() {
    let world = World::new();
    // The administrator ends the coordinator, invites a second name of his own in her place, opens the link, and confirms.
    let acts = [
        Act::EndCoordinator { by: 0 },
        Act::Invite { by: 0, name: Named::New, role: Role::Coordinator, elsewhere: false, as_first: true },
        Act::Open { link: 0 },
        Act::Confirm { by: 0, of: 0 },
        Act::Confirm { by: 1, of: 0 },
    ];
    let mut counts = Counts::default();
    let mut alone = Place::new(&world, 1, &[Hat::Administrator], false);
    // The coordinator is the first by name of two; the newcomer comes before both.
    go(&mut alone, &acts, false, &mut counts).unwrap();
    assert_eq!((counts.links, counts.accounts, counts.taken_away), (1, 1, 1), "{counts:?}");
    let mut helped = Place::new(&world, 2, &[Hat::Administrator], false);
    let noticed = go(&mut helped, &acts, true, &mut Counts::default()).unwrap_err();
    assert!(noticed.to_string().contains("reads a registration as Coordinator"), "{noticed}");
}
