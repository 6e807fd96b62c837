//! A small world for the tests: actors and things with identifiers that are easy to tell apart, and every act by name.

use std::{fmt::Debug, str::FromStr};

use schakel_access::{Access, Cond, Denied, Filter, FilterFault};
use schakel_domain::{
    actor::{Actor, OrganisationKind, Role, Standing},
    acts::{self, Act},
    conference::ConferenceState,
    ids::{ClientId, MembershipId, PartnershipId},
    registration::State,
    resource::{
        AccountRef, CaseRef, ConferenceRef, DossierRef, Fact, MembershipRef, PartnershipRef, Platform, RegistrationRef, Resource, Subject,
    },
};

/// The identifier with this number.
pub(crate) fn id<T: FromStr<Err: Debug>>(number: usize) -> T {
    format!("00000000-0000-7000-8000-{number:012}").parse().unwrap()
}

/// A member of partnership 1, with membership 1, person 1 and organisation 1; or the client 1; or somebody without.
pub(crate) fn actor(role: Role, standing: Standing) -> Actor {
    let home: PartnershipId = id(1);
    match role {
        Role::Visitor => Actor::visitor(),
        Role::Client => Actor::client(id(1), home),
        Role::VdabMediator => Actor { role, partnership: Some(home), ..Actor::visitor() },
        _ => {
            let kinds = OrganisationKind::ALL.iter().copied();
            Actor {
                role,
                standing,
                person: Some(id(1)),
                membership: Some(id(1)),
                organisation: Some(id(1)),
                kind: kinds.into_iter().find(|kind| kind.fits(role)),
                partnership: (role != Role::PlatformAdmin).then_some(home),
                client: None,
            }
        }
    }
}

/// A registration of this client in this partnership.
pub(crate) fn registration(partnership: usize, client: usize, state: State) -> RegistrationRef {
    let (partnership, client): (PartnershipId, ClientId) = (id(partnership), id(client));
    RegistrationRef { id: id(7), partnership, client, state, assigned: None, supporter: None }
}

/// A conference of this partnership, to which only somebody else was asked.
pub(crate) fn conference(partnership: usize, state: ConferenceState) -> ConferenceRef {
    ConferenceRef { id: id(5), partnership: id(partnership), state, members: vec![id(2)] }
}

/// A case that may be discussed by name, on an open agenda; only somebody else is there.
pub(crate) fn case(partnership: usize) -> CaseRef {
    let (partnership, client): (PartnershipId, ClientId) = (id(partnership), id(2));
    CaseRef {
        id: id(4),
        conference: id(5),
        registration: id(6),
        partnership,
        client,
        open: true,
        attendees: vec![id(2)],
        consent: true,
        naming: true,
    }
}

/// A dossier of this client, open, which its team may read; only somebody else is on it.
pub(crate) fn dossier(partnership: usize, client: usize) -> DossierRef {
    let (partnership, client): (PartnershipId, ClientId) = (id(partnership), id(client));
    DossierRef { id: id(3), registration: id(6), partnership, client, team: vec![id(2)], consent: true, closed: false, reason_given: false }
}

/// The membership of [`actor`].
pub(crate) fn mine() -> MembershipId {
    id(1)
}

/// Something that acts are done to.
#[derive(Debug, Clone)]
pub(crate) enum Thing {
    Platform(Platform),
    Partnership(PartnershipRef),
    Registration(RegistrationRef),
    Conference(ConferenceRef),
    Case(CaseRef),
    Dossier(DossierRef),
    Member(MembershipRef),
    Account(AccountRef),
}

/// What was decided.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Answer {
    Yes { relation: String, policies: Vec<String> },
    No(Denied),
}

fn answer<A: Act>(access: &Access, by: &Actor, on: &A::On) -> Answer {
    let decided = match access.authorize::<A>(by, on) {
        Ok(permit) => {
            assert_eq!(permit.subject(), Subject::of(on));
            Answer::Yes { relation: permit.relation().to_owned(), policies: permit.policies().to_vec() }
        }
        Err(denied) => {
            assert_eq!((denied.act, &*denied.on), (A::ROW, &Subject::of(on)));
            Answer::No(denied)
        }
    };
    assert_eq!(access.allows::<A>(by, on), matches!(decided, Answer::Yes { .. }));
    decided
}

macro_rules! by_name {
    ($($thing:ident: $($act:ident),*;)*) => {
        /// Decides an act that is known by its name.
        pub(crate) fn decide(access: &Access, by: &Actor, act: &str, on: &Thing) -> Answer {
            $($(if let (acts::$act::NAME, Thing::$thing(on)) = (act, on) { return answer::<acts::$act>(access, by, on); })*)*
            panic!("{act} is not done to {on:?}")
        }

        /// Every act that can be done to this thing: whether it is allowed when all are asked of one question, and when each is
        /// asked of Cedar by itself.
        pub(crate) fn at_once(access: &Access, by: &Actor, on: &Thing) -> Vec<(&'static str, bool, bool)> {
            match on {
                $(Thing::$thing(on) => {
                    let about = access.about(by, on);
                    vec![$((acts::$act::NAME, about.allows::<acts::$act>(), access.authorize::<acts::$act>(by, on).is_ok())),*]
                })*
            }
        }

        /// The condition for lists of an act that is known by its name.
        pub(crate) fn filter(access: &Access, by: &Actor, act: &str) -> Result<Filter, FilterFault> {
            $($(if act == acts::$act::NAME { return access.filter::<acts::$act>(by); })*)*
            panic!("{act}")
        }

        /// Whether a thing passes the condition, as the program judges it.
        pub(crate) fn passes(filter: &Filter, on: &Thing) -> bool {
            match on { $(Thing::$thing(on) => filter.passes(on)),* }
        }

        /// Whether the condition holds for a thing, judged here in the plainest way.
        pub(crate) fn holds(cond: &Cond, on: &Thing) -> bool {
            match on { $(Thing::$thing(on) => plainly(cond, on)),* }
        }
    };
}

by_name! {
    Platform: FindPartnership, ListPartnerships, ImportPartnerships;
    Partnership: Register, TypeOverRegistration, ListInbox, SearchInbox, EditOptions, ProposeCorrection, SettleCorrection, InstallLogo,
        ListMembers, InviteMember, InviteCoordinator, SeeNewcomers, ListConferences, PlanConference, ListDossiers, SeeDay;
    Registration: FollowRegistration, AddToRegistration, WithdrawRegistration, ReadRegistration, AssignRegistration, AnswerRegistration,
        MergeRegistration, SplitRegistration, ClaimRegistration, KeepApart, RejectRegistration, RestoreRegistration, RenewRegistration,
        ChangeContact, NoteContactRead, IssueCode, AskErasure, ApproveErasure, StopErasure,
        CorrectRegistration, NoteAttempt, EndRegistration,
        ReadTalk, RecordTalk, RecordVdabFact, TakeBackAgreement, GiveAgreement,
        TableCase;
    Conference: ReadConference, ArrangeConference, BeginConference, CloseConference;
    Case: TakeOffCase, ReadCase, NameCase, AdviseOnCase, AppraiseCase, DecideCase, AppraiseCase;
    Dossier: SeeDossier, ReadDossier, ReadWish, ReadThresholds, ReadVdabFacts, ReadDecision, ReadTeam, ReadAgreements, ReadTrail,
        GuideDossier, ChangeTeam, EndTrajectory;
    Member: ChangeMember, HandOver, ConfirmMember;
    Account: KeepAccount;
}

fn plainly<R: Resource>(cond: &Cond, on: &R) -> bool {
    let facts = on.facts();
    let fact = |attr: &str| &facts.iter().find(|(name, _)| *name == attr).unwrap_or_else(|| panic!("no attribute {attr}")).1;
    match cond {
        Cond::True => true,
        Cond::False => false,
        Cond::Not(inner) => !plainly(inner, on),
        Cond::And(all) => all.iter().all(|part| plainly(part, on)),
        Cond::Or(any) => any.iter().any(|part| plainly(part, on)),
        Cond::Is { attr, value } if attr == "id" => on.id() == *value,
        Cond::Is { attr, value } => match fact(attr) {
            Fact::Flag(flag) => flag.to_string() == *value,
            Fact::Code(code) => code == value,
            Fact::One(_, id) => id == value,
            other => panic!("{attr} is no code but {other:?}"),
        },
        Cond::Holds { attr, value } => match fact(attr) {
            Fact::Many(_, ids) => ids.contains(value),
            other => panic!("{attr} is no set but {other:?}"),
        },
    }
}
