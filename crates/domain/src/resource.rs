//! Things that acts are done to, told as facts: what a policy may ask about, and nothing else of them.

use std::fmt::Debug;

use crate::{
    actor::Standing,
    conference::{Conference, ConferenceState},
    identity::Confirmers,
    ids::{CaseId, ClientId, ConferenceId, DossierId, MembershipId, PartnershipId, PersonId, RegistrationId},
    registration::{Registration, State},
};

/// One thing that a policy can ask about a resource.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fact {
    /// Yes or no.
    Flag(bool),
    /// A code out of a closed list.
    Code(&'static str),
    /// Another thing, by its type and identifier.
    One(&'static str, String),
    /// Other things of one type, by their identifiers.
    Many(&'static str, Vec<String>),
    /// How many.
    Count(i64),
}

/// Something that acts are done to.
pub trait Resource: Clone + Debug + Send + Sync + 'static {
    /// Its type in the policies.
    const TYPE: &'static str;
    /// The act of seeing it. One who may not see it gets the same answer as when it is not there.
    const SEEN_BY: &'static str;

    /// The flags of the schema's context; a list is filtered as if none were set.
    const CONTEXT: &'static [&'static str] = &[];

    /// Its identifier.
    fn id(&self) -> String;
    /// To which partnership it belongs; none for the platform itself.
    fn partnership(&self) -> Option<PartnershipId>;
    /// To which client it belongs, if to one.
    fn client(&self) -> Option<ClientId> {
        None
    }
    /// What a policy may ask, by the names of the schema.
    fn facts(&self) -> Vec<(&'static str, Fact)>;
    /// What a policy may ask about the situation, by the names of the schema's context.
    fn context(&self) -> Vec<(&'static str, Fact)> {
        Vec::new()
    }
}

/// Something of a registration, and so of its client: the registration itself, its case at a conference, its dossier.
pub trait OnRegistration: Resource {
    /// The registration.
    fn registration(&self) -> RegistrationId;
    /// The client whose it is.
    fn owner(&self) -> ClientId;
}

/// What an act was done to or tried on, as an entry in the log names it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Subject {
    /// Its type in the policies.
    pub kind: &'static str,
    /// Its identifier.
    pub id: String,
    /// To which client it belongs, if to one.
    pub client: Option<ClientId>,
    /// To which partnership it belongs; none for the platform itself.
    pub partnership: Option<PartnershipId>,
}

impl Subject {
    /// What this thing is, without what can be asked about it.
    pub fn of<R: Resource>(on: &R) -> Self {
        Self { kind: R::TYPE, id: on.id(), client: on.client(), partnership: on.partnership() }
    }
}

/// The platform: the whole installation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Platform;

impl Resource for Platform {
    const TYPE: &'static str = "Platform";
    const SEEN_BY: &'static str = "partnership.find";

    fn id(&self) -> String {
        "platform".to_owned()
    }
    fn partnership(&self) -> Option<PartnershipId> {
        None
    }
    fn facts(&self) -> Vec<(&'static str, Fact)> {
        Vec::new()
    }
}

/// A partnership as a thing that acts are done to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PartnershipRef {
    /// Which one.
    pub id: PartnershipId,
    /// Whether it takes registrations now.
    pub open: bool,
    /// Whether the administrator of the platform may invite a coordinator here: see [`crate::identity::vacancy`].
    pub vacant: bool,
}

impl PartnershipRef {
    /// A partnership for those who work in it. Only people who register are asked whether it takes registrations, so for others that is
    /// not looked up; taken for closed, it lets nobody register by mistake. As little is looked up whether it lacks a coordinator.
    pub const fn inside(id: PartnershipId) -> Self {
        Self::at(id, false)
    }

    /// A partnership that does or does not take registrations; for all but the administrator of the platform, who invites its first
    /// coordinator.
    pub const fn at(id: PartnershipId, open: bool) -> Self {
        Self { id, open, vacant: false }
    }
}

impl Resource for PartnershipRef {
    const TYPE: &'static str = "Partnership";
    const SEEN_BY: &'static str = "partnership.find";

    fn id(&self) -> String {
        self.id.to_string()
    }
    fn partnership(&self) -> Option<PartnershipId> {
        Some(self.id)
    }
    fn facts(&self) -> Vec<(&'static str, Fact)> {
        vec![("open", Fact::Flag(self.open)), ("vacant", Fact::Flag(self.vacant))]
    }
}

/// A registration as a thing that acts are done to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RegistrationRef {
    /// Which one.
    pub id: RegistrationId,
    /// Where it belongs.
    pub partnership: PartnershipId,
    /// Whose it is.
    pub client: ClientId,
    /// How it stands.
    pub state: State,
    /// To whom it is assigned.
    pub assigned: Option<MembershipId>,
    /// The worker who supported the client in registering, and may follow it until it is accepted.
    pub supporter: Option<MembershipId>,
}

impl Resource for RegistrationRef {
    const TYPE: &'static str = "Registration";
    const SEEN_BY: &'static str = "registration.read";

    fn id(&self) -> String {
        self.id.to_string()
    }
    fn partnership(&self) -> Option<PartnershipId> {
        Some(self.partnership)
    }
    fn client(&self) -> Option<ClientId> {
        Some(self.client)
    }
    fn facts(&self) -> Vec<(&'static str, Fact)> {
        let members = |member: Option<MembershipId>| Fact::Many("Membership", member.iter().map(ToString::to_string).collect());
        vec![
            ("partnership", Fact::One("Partnership", self.partnership.to_string())),
            ("client", Fact::One("Client", self.client.to_string())),
            ("state", Fact::Code(self.state.code())),
            ("assigned", members(self.assigned)),
            ("supporters", members(self.supporter)),
        ]
    }
}

impl From<&Registration> for RegistrationRef {
    fn from(of: &Registration) -> Self {
        Self { id: of.id, partnership: of.partnership, client: of.client, state: of.state, assigned: of.assigned, supporter: of.supporter }
    }
}

impl OnRegistration for RegistrationRef {
    fn registration(&self) -> RegistrationId {
        self.id
    }
    fn owner(&self) -> ClientId {
        self.client
    }
}

/// A conference as a thing that acts are done to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConferenceRef {
    /// Which one.
    pub id: ConferenceId,
    /// Where it belongs.
    pub partnership: PartnershipId,
    /// How it stands.
    pub state: ConferenceState,
    /// The members who were asked to come.
    pub members: Vec<MembershipId>,
}

impl Resource for ConferenceRef {
    const TYPE: &'static str = "Conference";
    const SEEN_BY: &'static str = "conference.read";

    fn id(&self) -> String {
        self.id.to_string()
    }
    fn partnership(&self) -> Option<PartnershipId> {
        Some(self.partnership)
    }
    fn facts(&self) -> Vec<(&'static str, Fact)> {
        vec![
            ("partnership", Fact::One("Partnership", self.partnership.to_string())),
            ("state", Fact::Code(self.state.code())),
            ("members", Fact::Many("Membership", self.members.iter().map(ToString::to_string).collect())),
        ]
    }
}

impl From<&Conference> for ConferenceRef {
    fn from(of: &Conference) -> Self {
        let members = of.members.iter().map(|asked| asked.member).collect();
        Self { id: of.id, partnership: of.partnership, state: of.state, members }
    }
}

/// A case on the agenda of a conference as a thing that acts are done to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CaseRef {
    /// Which one.
    pub id: CaseId,
    /// On which agenda.
    pub conference: ConferenceId,
    /// About which registration.
    pub registration: RegistrationId,
    /// Where it belongs.
    pub partnership: PartnershipId,
    /// Whose it is.
    pub client: ClientId,
    /// Whether its conference is open and the case is still on the agenda.
    pub open: bool,
    /// The members who are there.
    pub attendees: Vec<MembershipId>,
    /// Whether the client agrees that it is discussed: now, not when it was put on the agenda.
    pub consent: bool,
    /// Whether the client agreed to be named at this conference, and still does.
    pub naming: bool,
}

impl Resource for CaseRef {
    const TYPE: &'static str = "Case";
    const SEEN_BY: &'static str = "case.read";

    fn id(&self) -> String {
        self.id.to_string()
    }
    fn partnership(&self) -> Option<PartnershipId> {
        Some(self.partnership)
    }
    fn client(&self) -> Option<ClientId> {
        Some(self.client)
    }
    fn facts(&self) -> Vec<(&'static str, Fact)> {
        vec![
            ("partnership", Fact::One("Partnership", self.partnership.to_string())),
            ("client", Fact::One("Client", self.client.to_string())),
            ("open", Fact::Flag(self.open)),
            ("attendees", Fact::Many("Membership", self.attendees.iter().map(ToString::to_string).collect())),
            ("present", Fact::Count(i64::try_from(self.attendees.len()).unwrap_or(i64::MAX))),
            ("consent", Fact::Flag(self.consent)),
            ("naming", Fact::Flag(self.naming)),
        ]
    }
}

impl OnRegistration for CaseRef {
    fn registration(&self) -> RegistrationId {
        self.registration
    }
    fn owner(&self) -> ClientId {
        self.client
    }
}

/// A dossier as a thing that acts are done to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DossierRef {
    /// Which one.
    pub id: DossierId,
    /// From which registration it comes.
    pub registration: RegistrationId,
    /// Where it belongs.
    pub partnership: PartnershipId,
    /// Whose it is.
    pub client: ClientId,
    /// The guides.
    pub team: Vec<MembershipId>,
    /// Whether the client agrees that the team reads it.
    pub consent: bool,
    /// Whether it is closed.
    pub closed: bool,
    /// Whether the one who asks gave a reason.
    pub reason_given: bool,
}

impl Resource for DossierRef {
    const TYPE: &'static str = "Dossier";
    const SEEN_BY: &'static str = "dossier.see";
    const CONTEXT: &'static [&'static str] = &["reasonGiven"];

    fn id(&self) -> String {
        self.id.to_string()
    }
    fn partnership(&self) -> Option<PartnershipId> {
        Some(self.partnership)
    }
    fn client(&self) -> Option<ClientId> {
        Some(self.client)
    }
    fn facts(&self) -> Vec<(&'static str, Fact)> {
        vec![
            ("partnership", Fact::One("Partnership", self.partnership.to_string())),
            ("client", Fact::One("Client", self.client.to_string())),
            ("team", Fact::Many("Membership", self.team.iter().map(ToString::to_string).collect())),
            ("consent", Fact::Flag(self.consent)),
            ("closed", Fact::Flag(self.closed)),
        ]
    }
    fn context(&self) -> Vec<(&'static str, Fact)> {
        vec![("reasonGiven", Fact::Flag(self.reason_given))]
    }
}

impl OnRegistration for DossierRef {
    fn registration(&self) -> RegistrationId {
        self.registration
    }
    fn owner(&self) -> ClientId {
        self.client
    }
}

/// A membership as a thing that acts are done to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MembershipRef {
    /// Which one.
    pub id: MembershipId,
    /// Where; none for a platform administrator.
    pub partnership: Option<PartnershipId>,
    /// How it stands.
    pub standing: Standing,
    /// Whose it is.
    pub person: PersonId,
    /// The person who made the link by which the person came or can come; none when the administrator made it at the machine.
    pub inviter: Option<PersonId>,
    /// Others than these two who could say that it is the right person.
    pub confirmers: Confirmers,
    /// Whether it waited for that longer than anybody waits.
    pub lapsed: bool,
}

impl MembershipRef {
    /// A membership as it stands. That others could confirm it is taken for granted, so that one who invited never may by mistake.
    pub const fn of(id: MembershipId, person: PersonId, partnership: Option<PartnershipId>, standing: Standing) -> Self {
        Self { id, partnership, standing, person, inviter: None, confirmers: Confirmers { coordinator: true, worker: true }, lapsed: false }
    }
}

impl Resource for MembershipRef {
    const TYPE: &'static str = "Member";
    const SEEN_BY: &'static str = "member.list";

    fn id(&self) -> String {
        self.id.to_string()
    }
    fn partnership(&self) -> Option<PartnershipId> {
        self.partnership
    }
    fn facts(&self) -> Vec<(&'static str, Fact)> {
        let mut facts = vec![
            ("standing", Fact::Code(self.standing.code())),
            ("person", Fact::One("Person", self.person.to_string())),
            ("inviters", Fact::Many("Person", self.inviter.iter().map(ToString::to_string).collect())),
            ("otherCoordinator", Fact::Flag(self.confirmers.coordinator)),
            ("otherWorker", Fact::Flag(self.confirmers.worker)),
            ("lapsed", Fact::Flag(self.lapsed)),
        ];
        if let Some(partnership) = self.partnership {
            facts.push(("partnership", Fact::One("Partnership", partnership.to_string())));
        }
        facts
    }
}

/// A person's own account: factors and sessions.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AccountRef {
    /// Whose.
    pub person: PersonId,
}

impl Resource for AccountRef {
    const TYPE: &'static str = "Account";
    const SEEN_BY: &'static str = "account.keep";

    fn id(&self) -> String {
        self.person.to_string()
    }
    fn partnership(&self) -> Option<PartnershipId> {
        None
    }
    fn facts(&self) -> Vec<(&'static str, Fact)> {
        vec![("person", Fact::One("Person", self.person.to_string()))]
    }
}
