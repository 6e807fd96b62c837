//! What a decision leaves behind: a permit, or a refusal that can be explained. All of them remember on what they were given.

use schakel_domain::{
    acts::{Act, ActRow},
    playbook::{Clearance, Refusal},
    resource::Subject,
};

/// Proof that this actor may do this act to this thing now. Made only by [`crate::Access::authorize`]; it cannot be
/// copied, so one decision serves one act. Whatever saves takes it, and saves what it was given on.
///
/// ```compile_fail,E0624
/// use schakel_domain::{acts::ReadRegistration, resource::RegistrationRef};
/// fn made(on: RegistrationRef) {
///     schakel_access::Permit::<ReadRegistration>::new(on, Vec::new(), String::new());
/// }
/// ```
/// ```compile_fail,E0599
/// use schakel_domain::acts::ReadRegistration;
/// fn twice(permit: schakel_access::Permit<ReadRegistration>) { permit.clone(); }
/// ```
#[derive(Debug)]
pub struct Permit<A: Act> {
    on: A::On,
    policies: Vec<String>,
    relation: String,
}

impl<A: Act> Permit<A> {
    pub(crate) const fn new(on: A::On, policies: Vec<String>, relation: String) -> Self {
        Self { on, policies, relation }
    }

    /// On what it was given, as that stood then.
    pub const fn on(&self) -> &A::On {
        &self.on
    }

    /// On what it was given, as an entry in the log names it.
    pub fn subject(&self) -> Subject {
        Subject::of(&self.on)
    }

    /// The policies that allowed it, by their `@id`, the nearest first.
    pub fn policies(&self) -> &[String] {
        &self.policies
    }

    /// How the actor stands to the thing, as the nearest of these policies says: `own`, `assigned`, `supporter`,
    /// `partnership`, `platform` or `anyone`.
    pub fn relation(&self) -> &str {
        &self.relation
    }

    /// What the rules of the playbook say of this act. When they refuse, the refusal remembers on what the act was tried.
    ///
    /// # Errors
    /// `Refused` when a rule says no, or not yet.
    pub fn clear(&self, said: Result<Clearance<A>, Refusal>) -> Result<Clearance<A>, Refused> {
        said.map_err(|refusal| Refused { act: A::ROW, on: Box::new(self.subject()), refusal })
    }
}

/// The act is not allowed, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Denied {
    /// Which act.
    pub act: ActRow,
    /// On what it was tried, for the log.
    pub on: Box<Subject>,
    /// Whether the actor may know that the thing is there. If not, the answer is "not there".
    pub may_know: bool,
    /// The paragraph of the playbook, without its sign: `1.3.2`.
    pub par: String,
    /// The key of the sentence that explains it: a message of `why.ftl`.
    pub why: String,
}

impl Denied {
    pub(crate) fn of<A: Act>(on: &A::On, may_know: bool, par: String, why: String) -> Self {
        Self { act: A::ROW, on: Box::new(Subject::of(on)), may_know, par, why }
    }
}

/// The policies allow the act, and the playbook says no, or not yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refused {
    /// Which act.
    pub act: ActRow,
    /// On what it was tried, for the log.
    pub on: Box<Subject>,
    /// The rule that says so.
    pub refusal: Refusal,
}
