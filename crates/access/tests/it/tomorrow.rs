//! What is not built yet: the policies of tomorrow and the acts that they speak of. The machinery of today can decide them,
//! so that the first journal note needs an act and a policy, and no new way to ask.

use schakel_access::{
    Access, PolicyFault,
    policy::{FILES, Policies, SCHEMA},
};
use schakel_domain::{
    actor::{Role, Standing},
    acts::{Act, Kind},
    ids::{ClientId, MembershipId, PartnershipId},
    resource::{DossierRef, Fact, Resource},
};

use crate::world::{actor, dossier, id, mine};

/// The file of the policies of tomorrow, which the program does not load.
pub(crate) const FILE: &str = "tomorrow";

const ACTIONS: &str = include_str!("../../policies/tomorrow.cedarschema");
const POLICIES: &str = include_str!("../../policies/tomorrow.cedar");

/// All policies, of today and tomorrow, by file.
pub(crate) fn files() -> impl Iterator<Item = &'static (&'static str, &'static str)> {
    FILES.iter().chain(&[(FILE, POLICIES)])
}

/// Reads policies that may speak of acts of tomorrow.
pub(crate) fn read<T: AsRef<str>>(files: &[(&str, T)]) -> Result<Policies, PolicyFault> {
    Policies::read(&[SCHEMA, ACTIONS], files)
}

/// The policies of today and tomorrow.
pub(crate) fn policies() -> Policies {
    read(&files().copied().collect::<Vec<_>>()).unwrap()
}

/// A note in a dossier, as a thing that acts are done to: the dossier, and what only a note has.
#[derive(Debug, Clone)]
struct NoteIn {
    dossier: DossierRef,
    author: MembershipId,
    confidential: bool,
}

impl Resource for NoteIn {
    const TYPE: &'static str = DossierRef::TYPE;
    const SEEN_BY: &'static str = DossierRef::SEEN_BY;

    fn id(&self) -> String {
        self.dossier.id()
    }
    fn partnership(&self) -> Option<PartnershipId> {
        self.dossier.partnership()
    }
    fn client(&self) -> Option<ClientId> {
        self.dossier.client()
    }
    fn facts(&self) -> Vec<(&'static str, Fact)> {
        self.dossier.facts()
    }
    fn context(&self) -> Vec<(&'static str, Fact)> {
        vec![("author", Fact::One("Membership", self.author.to_string())), ("confidential", Fact::Flag(self.confidential))]
    }
}

struct ReadNote;

impl Act for ReadNote {
    const NAME: &'static str = "note.read";
    const KIND: Kind = Kind::Look;
    const STEP_UP: bool = false;
    type On = NoteIn;
}

#[test]
fn the_first_note_of_a_dossier_can_be_decided_as_everything_else_is() {
    let access = Access::of(policies()).unwrap();
    let reads = |role, team: &[MembershipId], author, confidential| {
        let note = NoteIn { dossier: DossierRef { team: team.to_vec(), ..dossier(1, 2) }, author, confidential };
        access.authorize::<ReadNote>(&actor(role, Standing::Active), &note).is_ok()
    };
    let (team, theirs) = ([mine(), id(2)], id(2));
    assert!(reads(Role::Caseworker, &team, theirs, false), "the team reads the note of a colleague");
    assert!(!reads(Role::Caseworker, &team, theirs, true), "and not what the colleague keeps");
    assert!(reads(Role::Caseworker, &team, mine(), true));
    assert!(!reads(Role::Caseworker, &[theirs], mine(), false), "who is not on the team reads nothing");
    assert!(reads(Role::Buddy, &team, mine(), false), "a buddy reads the own notes");
    assert!(!reads(Role::Buddy, &team, theirs, false), "and no others");
    assert!(!reads(Role::Coordinator, &team, theirs, false));
}

#[test]
fn the_program_decides_by_no_policy_that_nobody_can_use() {
    let today = Policies::embedded().unwrap();
    let whole = policies();
    assert!(whole.set.policies().count() > today.set.policies().count());
    for policy in today.set.policies() {
        let says = policy.to_string();
        assert!(!says.contains("resource.dossier"), "{}: a decision knows the actor and the thing, and nothing around them", policy.id());
    }
}
