//! May this actor do this act to this thing?
//!
//! A decision asks only the policies that can say something about its role and act: they are sorted by both when the
//! program starts, and what their heads say of role and act is taken off, because Cedar would judge it again each time. A policy
//! that is left out would not have matched, so the answer is that of the whole set (a test compares them). Which buttons a member
//! gets is answered by the condition that is kept for lists (a test compares that too). Requests and entities are not validated against the schema each time, because they are built from
//! the types of the domain; a test validates every kind of them.

use std::{collections::BTreeMap, sync::OnceLock};

use cedar_policy::{
    ActionConstraint, Authorizer, Context, Decision, Entities, EntityUid, Policy, PolicySet, PrincipalConstraint, Request, Schema,
};
use schakel_domain::{
    actor::{Actor, Role},
    acts::{ALL, Act, Kind},
    resource::{Fact, Resource},
};

use crate::{
    entity::{Names, role_type},
    filter::{Cache, Filter, FilterFault, Question},
    permit::{Denied, Permit},
    policy::{Always, Note, Policies, PolicyFault},
    refusal,
};

/// Decides who may. Made once, when the program starts.
#[derive(Debug)]
pub struct Access {
    names: Names,
    schema: Schema,
    always: Always,
    notes: BTreeMap<String, Note>,
    sets: BTreeMap<Role, BTreeMap<String, PolicySet>>,
    nothing: PolicySet,
    authorizer: Authorizer,
    filters: Cache,
}

/// What the policies say.
#[derive(Debug, PartialEq, Eq)]
enum Verdict {
    /// Allowed by these policies.
    Allowed(Vec<String>),
    /// Refused by these prohibitions.
    Forbidden(Vec<String>),
    /// No policy allows it.
    Unmentioned,
}

impl Access {
    /// Reads and validates the policies of the program.
    pub fn new() -> Result<Self, PolicyFault> {
        Self::of(Policies::embedded()?)
    }

    /// Decides by the given policies.
    pub fn of(policies: Policies) -> Result<Self, PolicyFault> {
        let Policies { schema, set, notes, always } = policies;
        let names = Names::of_schema(&schema);
        let cut: Vec<Cut> = set.policies().map(Cut::of).collect::<Result<_, _>>()?;
        let mut sets: BTreeMap<Role, BTreeMap<String, PolicySet>> = BTreeMap::new();
        for role in Role::ALL.iter().copied() {
            for (act, action) in names.actions() {
                let said = cut.iter().filter(|cut| cut.speaks_of(&names, role, action)).map(|cut| cut.rest.clone());
                let said = PolicySet::from_policies(said).map_err(|fault| PolicyFault::Invalid(fault.to_string()))?;
                sets.entry(role).or_default().insert(act.clone(), said);
            }
        }
        Ok(Self { names, schema, always, notes, sets, nothing: PolicySet::new(), authorizer: Authorizer::new(), filters: Cache::default() })
    }

    /// Whether this actor may do this to this thing now: a permit, or why not.
    pub fn authorize<A: Act>(&self, by: &Actor, on: &A::On) -> Result<Permit<A>, Denied> {
        self.about(by, on).authorize()
    }

    /// Whether this actor may do this: which buttons to show.
    pub fn allows<A: Act>(&self, by: &Actor, on: &A::On) -> bool {
        self.about(by, on).allows::<A>()
    }

    /// Everything this actor may do to this thing: for a page with many buttons, or many parts.
    pub fn about<'a, R: Resource>(&'a self, by: &'a Actor, on: &'a R) -> About<'a, R> {
        About { access: self, by, on, built: OnceLock::new() }
    }

    /// Why these policies allow what they do: the key of the sentence of the nearest, of those in an entry of the log. None where no
    /// client is told, and where the policy is gone.
    pub fn why(&self, policies: &str) -> Option<&str> {
        policies.split(',').next().and_then(|id| self.notes.get(id)).and_then(|note| note.why.as_deref())
    }

    fn build<R: Resource>(&self, by: &Actor, on: &R) -> Option<Built> {
        let (principal, resource) = (self.names.principal(by)?, self.names.resource(on)?);
        let (by, thing) = (principal.uid(), resource.uid());
        let entities = Entities::from_entities([principal, resource], None).ok()?;
        Some(Built { by, on: thing, context: self.names.context(on)?, entities })
    }

    /// What of a kind of thing this actor may do this to, as a condition for a list.
    pub fn filter<A: Act>(&self, by: &Actor) -> Result<Filter, FilterFault> {
        let question = Question {
            names: &self.names,
            schema: &self.schema,
            always: &self.always,
            policies: self.set(by.role, A::NAME),
            act: A::NAME,
            on: <A::On as Resource>::TYPE,
            context: <A::On as Resource>::CONTEXT,
        };
        self.filters.filter(&question, by)
    }

    fn set(&self, role: Role, act: &'static str) -> &PolicySet {
        self.sets.get(&role).and_then(|acts| acts.get(act)).unwrap_or(&self.nothing)
    }

    /// Nearest first, and then as the files have them.
    fn nearness(&self, id: &str) -> (usize, usize) {
        const NEAR: &[&str] = &["own", "team", "assigned", "supporter", "attendee", "invited", "partnership", "platform", "anyone"];
        let Some(note) = self.notes.get(id) else { return (usize::MAX, usize::MAX) };
        (NEAR.iter().position(|relation| *relation == note.relation).unwrap_or(NEAR.len()), note.place)
    }
}

/// One actor and one thing, made ready for Cedar once: every act on the thing is asked with the same entities.
#[derive(Debug)]
pub struct About<'a, R> {
    access: &'a Access,
    by: &'a Actor,
    on: &'a R,
    /// Made when Cedar is first asked. None when the actor lacks what the role must have; then nothing is allowed.
    built: OnceLock<Option<Built>>,
}

/// What a question to Cedar is made of, but for the act.
#[derive(Debug)]
struct Built {
    by: EntityUid,
    on: EntityUid,
    context: Context,
    entities: Entities,
}

impl<R: Resource> About<'_, R> {
    /// Whether the actor may do this now: a permit, or why not.
    pub fn authorize<A: Act<On = R>>(&self) -> Result<Permit<A>, Denied> {
        let notes = &self.access.notes;
        let (par, why) = match self.ask(A::NAME) {
            Verdict::Allowed(mut policies) => {
                policies.sort_by_key(|id| self.access.nearness(id));
                let relation = policies.first().and_then(|id| notes.get(id)).map(|note| note.relation.clone());
                return Ok(Permit::new(self.on.clone(), policies, relation.unwrap_or_default()));
            }
            Verdict::Forbidden(policies) => match policies.iter().filter_map(|id| notes.get(id)).min_by_key(|note| note.place) {
                Some(note) => (note.par.clone(), note.why.clone().unwrap_or_default()),
                None => refusal::of(self.by.role, A::NAME),
            },
            Verdict::Unmentioned => refusal::of(self.by.role, A::NAME),
        };
        Err(Denied::of::<A>(self.on, self.may_know(), par, why))
    }

    /// Whether the actor may do this.
    pub fn allows<A: Act<On = R>>(&self) -> bool {
        self.kept::<A>().unwrap_or_else(|| matches!(self.ask(A::NAME), Verdict::Allowed(_)))
    }

    /// The answer of what is kept of the policies for a member; none where that cannot tell.
    fn kept<A: Act<On = R>>(&self) -> Option<bool> {
        // It was made as if nothing were set of the situation. For others than members, who come once, making it costs more than it saves.
        let set = self.on.context().iter().any(|(_, fact)| *fact != Fact::Flag(false));
        if set || !Role::OF_MEMBERS.contains(&self.by.role) {
            return None;
        }
        self.access.filter::<A>(self.by).ok()?.judged(self.on)
    }

    /// One who may do the seeing act may know that the thing is there; so may one who is allowed another look at it, such as the
    /// client at the own registration.
    fn may_know(&self) -> bool {
        let looks = ALL.iter().filter(|act| act.on == R::TYPE && act.kind == Kind::Look && act.name != R::SEEN_BY);
        std::iter::once(R::SEEN_BY).chain(looks.map(|act| act.name)).any(|act| matches!(self.ask(act), Verdict::Allowed(_)))
    }

    fn ask(&self, act: &'static str) -> Verdict {
        let built = self.built.get_or_init(|| self.access.build(self.by, self.on));
        let (Some(built), Some(action)) = (built, self.access.names.action(act)) else { return Verdict::Unmentioned };
        let Ok(request) = Request::new(built.by.clone(), action.clone(), built.on.clone(), built.context.clone(), None) else {
            return Verdict::Unmentioned;
        };
        let answer = self.access.authorizer.is_authorized(&request, self.access.set(self.by.role, act), &built.entities);
        // A policy that fails is left out by Cedar. Were it a prohibition, that would open a door; so a failure refuses.
        if answer.diagnostics().errors().next().is_some() {
            return Verdict::Unmentioned;
        }
        let mut policies = answer.diagnostics().reason().map(|id| AsRef::<str>::as_ref(id).to_owned()).peekable();
        match (answer.decision(), policies.peek().is_some()) {
            (Decision::Allow, _) => Verdict::Allowed(policies.collect()),
            (Decision::Deny, true) => Verdict::Forbidden(policies.collect()),
            (Decision::Deny, false) => Verdict::Unmentioned,
        }
    }
}

/// A policy in two: for whom and what it speaks, and what remains to be asked.
struct Cut {
    principal: PrincipalConstraint,
    action: ActionConstraint,
    rest: Policy,
}

impl Cut {
    fn of(policy: &Policy) -> Result<Self, PolicyFault> {
        let invalid = |says: String| PolicyFault::Invalid(says);
        let (principal, action) = (policy.principal_constraint(), policy.action_constraint());
        let mut parts = policy.to_json().map_err(|fault| invalid(fault.to_string()))?;
        let anything = || serde_json::json!({ "op": "All" });
        if let Some(parts) = parts.as_object_mut() {
            // Another form of it is not judged below.
            if matches!(principal, PrincipalConstraint::Is(_)) {
                parts.insert("principal".to_owned(), anything());
            }
            parts.insert("action".to_owned(), anything());
        }
        let rest = Policy::from_json(Some(policy.id().clone()), parts).map_err(|fault| invalid(fault.to_string()))?;
        Ok(Self { principal, action, rest })
    }

    /// Whether it can match for this role and act, by what stands in its head. In doubt it can.
    fn speaks_of(&self, names: &Names, role: Role, asked: &EntityUid) -> bool {
        let principal = match &self.principal {
            PrincipalConstraint::Is(kind) => names.of(role_type(role)) == Some(kind),
            _ => true,
        };
        let action = match &self.action {
            ActionConstraint::Any => true,
            ActionConstraint::Eq(action) => action == asked,
            ActionConstraint::In(actions) => actions.contains(asked),
        };
        principal && action
    }
}

#[cfg(test)]
mod tests;
