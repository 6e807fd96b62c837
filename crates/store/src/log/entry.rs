//! An entry: what was done to what, and by what right. The actor and the moment are added when it is noted.

use schakel_access::{Denied, Permit, Refused};
use schakel_domain::{
    acts::{Act, ActRow, Kind},
    ids::{ClientId, PartnershipId, PersonId},
    playbook::Clearance,
    resource::{RegistrationRef, Resource as _, Subject},
};
use serde::Serialize;

/// An entry to be noted. There is no way to make one of something that was done but with the permit for it.
#[derive(Debug)]
pub struct Entry {
    pub(crate) act: &'static str,
    pub(crate) kind: &'static str,
    pub(crate) outcome: &'static str,
    pub(crate) relation: String,
    pub(crate) resource_type: &'static str,
    pub(crate) resource_id: String,
    pub(crate) client: Option<ClientId>,
    pub(crate) partnership: Option<PartnershipId>,
    pub(crate) policies: String,
    pub(crate) rules: String,
    pub(crate) playbook: Option<i64>,
    pub(crate) words: Words,
    /// Further entries of the same act, on other things.
    pub(crate) also: Vec<Entry>,
}

/// What a person wrote or what was told of the case: kept sealed.
#[derive(Debug, Default, Serialize)]
pub(crate) struct Words {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) reason: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) detail: Option<String>,
}

impl Entry {
    fn new(act: ActRow, outcome: &'static str, on: Subject) -> Self {
        let kind = match act.kind {
            Kind::Open => "open",
            Kind::Look => "look",
            Kind::Change => "change",
        };
        Self {
            act: act.name,
            kind,
            outcome,
            relation: String::new(),
            resource_type: on.kind,
            resource_id: on.id,
            client: on.client,
            partnership: on.partnership,
            policies: String::new(),
            rules: String::new(),
            playbook: None,
            words: Words::default(),
            also: Vec::new(),
        }
    }

    /// The act was done, by the right of this permit.
    pub fn of<A: Act>(permit: &Permit<A>) -> Self {
        let (relation, policies) = (permit.relation().to_owned(), permit.policies().join(","));
        Self { relation, policies, ..Self::new(A::ROW, "done", permit.subject()) }
    }

    /// The act was tried, and the policies said no.
    pub fn denied(denied: &Denied) -> Self {
        Self { rules: format!("§{}", denied.par), ..Self::new(denied.act, "denied", Subject::clone(&denied.on)) }
    }

    /// The act was tried, and the playbook said no or not yet.
    pub fn refused(refused: &Refused) -> Self {
        Self { rules: refused.refusal.rule.0.to_owned(), ..Self::new(refused.act, "refused", Subject::clone(&refused.on)) }
    }

    /// The house itself did something: a command of the administrator, or a job.
    pub(crate) fn house(event: &'static str) -> Self {
        Self {
            act: event,
            kind: "event",
            outcome: "done",
            relation: "house".to_owned(),
            resource_type: "House",
            resource_id: "house".to_owned(),
            client: None,
            partnership: None,
            policies: String::new(),
            rules: String::new(),
            playbook: None,
            words: Words::default(),
            also: Vec::new(),
        }
    }

    /// On what the house did it: it stands on the client's own page.
    #[must_use]
    pub(crate) fn about(mut self, on: &RegistrationRef) -> Self {
        self.resource_type = RegistrationRef::TYPE;
        self.resource_id = on.id.to_string();
        self.client = Some(on.client);
        self.partnership = Some(on.partnership);
        self
    }

    /// Which act.
    pub fn act(&self) -> &'static str {
        self.act
    }

    /// On what: its kind and its identifier.
    pub fn on(&self) -> (&'static str, &str) {
        (self.resource_type, &self.resource_id)
    }

    /// A further entry of the same act on another thing: both stand, or neither.
    #[must_use]
    pub fn and(mut self, other: Self) -> Self {
        self.also.push(other);
        self
    }

    /// Somebody could not sign in, to this account or to one that does not exist. Nobody's act: who it was is not known.
    pub(crate) fn refused_sign_in(account: Option<PersonId>, detail: &str) -> Self {
        Self {
            outcome: "refused",
            resource_type: "Account",
            resource_id: account.map_or_else(|| "unknown".to_owned(), |person| person.to_string()),
            ..Self::house("account.sign_in").detail(detail)
        }
    }

    /// About whose case it is, where the act was not done to something of that client alone: the one who registers, each one on a
    /// conference that closes. The client sees the entry, and what was written is sealed under the client's key.
    #[must_use]
    pub fn client(mut self, client: ClientId) -> Self {
        self.client = Some(client);
        self
    }

    /// Why it was done, in the person's words.
    #[must_use]
    pub fn reason(mut self, reason: impl Into<String>) -> Self {
        self.words.reason = Some(reason.into());
        self
    }

    /// The rules of the playbook that held.
    #[must_use]
    pub fn rules<A: Act>(mut self, clearance: &Clearance<A>) -> Self {
        self.rules = clearance.rules().iter().map(|rule| rule.0).collect::<Vec<_>>().join(",");
        self.playbook = Some(i64::from(clearance.version().number()));
        self
    }

    /// What exactly was seen or changed.
    #[must_use]
    pub fn detail(mut self, detail: impl Into<String>) -> Self {
        self.words.detail = Some(detail.into());
        self
    }
}

impl Words {
    pub(crate) const fn is_empty(&self) -> bool {
        self.reason.is_none() && self.detail.is_none()
    }
}
