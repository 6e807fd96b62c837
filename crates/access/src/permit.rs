//! What a decision leaves behind: a permit, or a refusal that can be explained.

use std::marker::PhantomData;

use schakel_domain::acts::Act;

/// Proof that this actor may do this act to this resource now. Made only by [`crate::Access::authorize`]; it cannot be
/// copied, so one decision serves one act.
///
/// ```compile_fail,E0624
/// use schakel_domain::acts::ReadRegistration;
/// schakel_access::Permit::<ReadRegistration>::new(String::new(), Vec::new(), String::new());
/// ```
/// ```compile_fail,E0599
/// use schakel_domain::acts::ReadRegistration;
/// fn twice(permit: schakel_access::Permit<ReadRegistration>) { permit.clone(); }
/// ```
#[derive(Debug)]
pub struct Permit<A: Act> {
    resource: String,
    policies: Vec<String>,
    relation: String,
    of: PhantomData<fn() -> A>,
}

impl<A: Act> Permit<A> {
    pub(crate) const fn new(resource: String, policies: Vec<String>, relation: String) -> Self {
        Self { resource, policies, relation, of: PhantomData }
    }

    /// The identifier of the resource.
    pub fn resource(&self) -> &str {
        &self.resource
    }

    /// The policies that allowed it, by their `@id`, the nearest first.
    pub fn policies(&self) -> &[String] {
        &self.policies
    }

    /// How the actor stands to the resource, as the nearest of these policies says: `own`, `assigned`, `supporter`,
    /// `partnership`, `platform` or `anyone`.
    pub fn relation(&self) -> &str {
        &self.relation
    }
}

/// The act is not allowed, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Denied {
    /// Which act.
    pub act: &'static str,
    /// The identifier of what it would have been done to, for the log.
    pub resource: String,
    /// Whether the actor may know that the resource is there. If not, the answer is "not there".
    pub may_know: bool,
    /// The paragraph of the playbook, without its sign: `1.3.2`.
    pub par: String,
    /// The key of the sentence that explains it: a message of `why.ftl`.
    pub why: String,
}
