//! Things that acts are done to, told as facts: what a policy may ask about, and nothing else of them.

use crate::{
    actor::Standing,
    ids::{ClientId, MembershipId, PartnershipId, PersonId, RegistrationId},
    registration::State,
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
}

/// Something that acts are done to.
pub trait Resource: Sync {
    /// Its type in the policies.
    const TYPE: &'static str;
    /// The act of seeing it. Who may not see it gets the same answer as when it is not there.
    const SEEN_BY: &'static str;

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
        vec![("open", Fact::Flag(self.open))]
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

/// A membership as a thing that acts are done to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MembershipRef {
    /// Which one.
    pub id: MembershipId,
    /// Where; none for a platform administrator.
    pub partnership: Option<PartnershipId>,
    /// How it stands.
    pub standing: Standing,
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
        let mut facts = vec![("standing", Fact::Code(self.standing.code()))];
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
