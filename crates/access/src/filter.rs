//! The policies as a condition for lists: what is left of them when everything is known but the resource.
//!
//! Cedar evaluates the policies as far as it can ("type-aware partial evaluation") and leaves residuals. They are turned
//! into a [`Cond`], which the store turns into SQL. A form that is not known here is a fault, never a guess: a policy
//! written in a new way shows no list at all until this file knows it.

use std::{
    collections::BTreeMap,
    sync::{Arc, Mutex, PoisonError},
};

use cedar_policy::{
    Context, Effect, Entities, PartialEntities, PartialEntityUid, PartialRequest, Policy, PolicySet, RestrictedExpression, Schema,
    pst::{self, BinaryOp, Clause, Expr, Literal, UnaryOp, Var},
};
use schakel_domain::{
    actor::{Actor, OrganisationKind, Role, Standing},
    ids::{ClientId, MembershipId, OrganisationId, PartnershipId, PersonId},
    resource::{Fact, Resource},
};

use crate::{entity::Names, policy::Always};

/// A condition on a resource. `id` is the resource itself; other names are attributes of the schema.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cond {
    /// Every one.
    True,
    /// None.
    False,
    /// Those for which it does not hold.
    Not(Box<Cond>),
    /// Those for which all hold.
    And(Vec<Cond>),
    /// Those for which at least one holds.
    Or(Vec<Cond>),
    /// The attribute is this value: an identifier, a code, or `true` or `false`.
    Is {
        /// Which attribute.
        attr: String,
        /// The value.
        value: String,
    },
    /// The attribute is a set with this in it.
    Holds {
        /// Which attribute.
        attr: String,
        /// The identifier.
        value: String,
    },
}

impl Cond {
    /// Whether it holds for a thing with these facts; none when it asks for something that the facts do not tell.
    fn holds(&self, id: &str, facts: &[(&'static str, Fact)]) -> Option<bool> {
        let fact = |attr: &str| facts.iter().find(|(name, _)| *name == attr).map(|(_, fact)| fact);
        match self {
            Self::True => Some(true),
            Self::False => Some(false),
            Self::Not(inner) => inner.holds(id, facts).map(|holds| !holds),
            Self::And(all) => all.iter().map(|part| part.holds(id, facts)).try_fold(true, |held, holds| Some(held & holds?)),
            Self::Or(any) => any.iter().map(|part| part.holds(id, facts)).try_fold(false, |held, holds| Some(held | holds?)),
            Self::Is { attr, value } if attr == "id" => Some(id == value),
            Self::Is { attr, value } => match fact(attr)? {
                Fact::Flag(flag) => Some(flag.to_string() == *value),
                Fact::Code(code) => Some(code == value),
                Fact::One(_, one) => Some(one == value),
                Fact::Many(..) | Fact::Count(_) => None,
            },
            Self::Holds { attr, value } => match fact(attr)? {
                Fact::Many(_, ids) => Some(ids.contains(value)),
                _ => None,
            },
        }
    }

    fn not(self) -> Self {
        match self {
            Self::True => Self::False,
            Self::False => Self::True,
            Self::Not(inner) => *inner,
            other => Self::Not(Box::new(other)),
        }
    }

    fn and(parts: impl IntoIterator<Item = Self>) -> Self {
        let mut all: Vec<Self> = Vec::new();
        for part in parts {
            let inner = match part {
                Self::True => continue,
                Self::False => return Self::False,
                Self::And(inner) => inner,
                other => vec![other],
            };
            for part in inner {
                if !all.contains(&part) {
                    all.push(part);
                }
            }
        }
        one_or(all, Self::True, Self::And)
    }

    fn or(parts: impl IntoIterator<Item = Self>) -> Self {
        let mut any: Vec<Self> = Vec::new();
        for part in parts {
            let inner = match part {
                Self::False => continue,
                Self::True => return Self::True,
                Self::Or(inner) => inner,
                other => vec![other],
            };
            for part in inner {
                if !any.contains(&part) {
                    any.push(part);
                }
            }
        }
        one_or(any, Self::False, Self::Or)
    }
}

fn one_or(mut parts: Vec<Cond>, none: Cond, many: fn(Vec<Cond>) -> Cond) -> Cond {
    match parts.len() {
        0 => none,
        1 => parts.pop().unwrap_or(none),
        _ => many(parts),
    }
}

/// What of a kind of thing an actor may do an act to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Filter {
    cond: Arc<Cond>,
}

impl Filter {
    /// The condition.
    pub fn cond(&self) -> &Cond {
        &self.cond
    }

    /// Whether a thing passes, judged on its facts: for short lists that are loaded whole, such as an agenda. What cannot be
    /// judged does not pass.
    pub fn passes<R: Resource>(&self, on: &R) -> bool {
        self.judged(on) == Some(true)
    }

    /// Whether a thing passes; none when its facts do not tell.
    pub(crate) fn judged<R: Resource>(&self, on: &R) -> Option<bool> {
        self.cond.holds(&on.id(), &on.facts())
    }

    /// Whether nothing can pass, so that nothing need be asked of the database.
    pub fn is_empty(&self) -> bool {
        *self.cond == Cond::False
    }
}

/// No condition could be made of the policies, so no list is shown.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum FilterFault {
    /// The actor lacks what the role must have.
    #[error("the actor lacks what the role must have")]
    Actor,
    /// The policies could not be evaluated as far as they are known.
    #[error("no residual of the policies for {act}: {says}")]
    Residual {
        /// For which act.
        act: &'static str,
        /// What Cedar says.
        says: String,
    },
    /// A policy has a form that is not known here.
    #[error("policy {policy}: no condition for lists can be made of {form}")]
    Unknown {
        /// Which policy.
        policy: String,
        /// What in it.
        form: String,
    },
}

/// All that a principal is made of, and the act.
type Key = (
    &'static str,
    Role,
    Standing,
    Option<PersonId>,
    Option<MembershipId>,
    Option<OrganisationId>,
    Option<OrganisationKind>,
    Option<PartnershipId>,
    Option<ClientId>,
);

/// Filters made before, or why there is none. They depend on nothing but the key, so they never grow stale: a member who changes
/// is another key.
#[derive(Debug, Default)]
pub(crate) struct Cache {
    made: Mutex<BTreeMap<Key, Result<Filter, FilterFault>>>,
}

impl Cache {
    /// The most filters kept, a few hundred bytes each. All are dropped together when it is full: simple, and making one
    /// again costs half a millisecond.
    const MOST: usize = 8_192;

    /// The filter, made before or now.
    pub(crate) fn filter(&self, question: &Question<'_>, by: &Actor) -> Result<Filter, FilterFault> {
        let key = (question.act, by.role, by.standing, by.person, by.membership, by.organisation, by.kind, by.partnership, by.client);
        if let Some(filter) = self.made.lock().unwrap_or_else(PoisonError::into_inner).get(&key) {
            return filter.clone();
        }
        let filter = question.condition(by).map(|cond| Filter { cond: Arc::new(cond) });
        let mut made = self.made.lock().unwrap_or_else(PoisonError::into_inner);
        if made.len() >= Self::MOST {
            made.clear();
        }
        made.insert(key, filter.clone());
        filter
    }
}

/// What is asked of the policies: an act on a kind of thing.
pub(crate) struct Question<'a> {
    pub(crate) names: &'a Names,
    pub(crate) schema: &'a Schema,
    pub(crate) always: &'a Always,
    pub(crate) policies: &'a PolicySet,
    pub(crate) act: &'static str,
    pub(crate) on: &'static str,
    /// The flags of the context, none of which is set for a list.
    pub(crate) context: &'static [&'static str],
}

impl Question<'_> {
    fn condition(&self, by: &Actor) -> Result<Cond, FilterFault> {
        let fault = |says: String| FilterFault::Residual { act: self.act, says };
        let principal = self.names.principal(by).ok_or(FilterFault::Actor)?;
        let (Some(action), Some(kind)) = (self.names.action(self.act), self.names.of(self.on)) else {
            return Err(fault("unknown act".to_owned()));
        };
        let unset = self.context.iter().map(|name| ((*name).to_owned(), RestrictedExpression::new_bool(false)));
        let context = Context::from_pairs(unset).map_err(|it| fault(it.to_string()))?;
        let request = PartialRequest::new(
            PartialEntityUid::from_concrete(principal.uid()),
            action.clone(),
            PartialEntityUid::new(kind.clone(), None),
            Some(context),
            self.schema,
        )
        .map_err(|it| fault(it.to_string()))?;
        let entities = Entities::from_entities([principal], Some(self.schema)).map_err(|it| fault(it.to_string()))?;
        let entities = PartialEntities::from_concrete(entities, self.schema).map_err(|it| fault(it.to_string()))?;
        let answer = self.policies.tpe(&request, &entities, self.schema).map_err(|it| fault(it.to_string()))?;
        let residuals = Residuals { kind: self.on, always: self.always };
        let mut permits = Vec::new();
        let mut forbids = Vec::new();
        // One order, whatever the set has: the same filter is the same SQL, so the database prepares it once.
        let mut said: Vec<Policy> = answer.policies().collect();
        said.sort_by(|one, other| one.id().cmp(other.id()));
        for policy in said {
            let cond = residuals.of(&policy)?;
            match policy.effect() {
                Effect::Permit => permits.push(cond),
                Effect::Forbid => forbids.push(cond.not()),
            }
        }
        Ok(Cond::and([Cond::or(permits), Cond::and(forbids)]))
    }
}

/// Turns what is left of a policy into a condition.
struct Residuals<'a> {
    kind: &'static str,
    always: &'a Always,
}

impl Residuals<'_> {
    /// The condition of one policy.
    fn of(&self, policy: &Policy) -> Result<Cond, FilterFault> {
        let unknown = |form: String| FilterFault::Unknown { policy: policy.id().to_string(), form };
        let pst::Policy::Static(body) = policy.to_pst().map_err(|fault| unknown(fault.to_string()))? else {
            return Err(unknown("a template".to_owned()));
        };
        let mut all = Vec::new();
        for clause in body.body().clauses() {
            match clause {
                Clause::When(expr) => all.push(self.cond(expr).map_err(unknown)?),
                Clause::Unless(expr) => all.push(self.cond(expr).map_err(unknown)?.not()),
            }
        }
        Ok(Cond::and(all))
    }

    /// The condition that an expression is; the fault is the form that is not known.
    fn cond(&self, expr: &Expr) -> Result<Cond, String> {
        let unknown = || Err(format!("{expr:?}"));
        match expr {
            Expr::Literal(Literal::Bool(true)) => Ok(Cond::True),
            Expr::Literal(Literal::Bool(false)) => Ok(Cond::False),
            Expr::UnaryOp { op: UnaryOp::Not, expr } => Ok(self.cond(expr)?.not()),
            Expr::BinaryOp { op: BinaryOp::And, left, right } => Ok(Cond::and([self.cond(left)?, self.cond(right)?])),
            Expr::BinaryOp { op: BinaryOp::Or, left, right } => Ok(Cond::or([self.cond(left)?, self.cond(right)?])),
            Expr::BinaryOp { op: BinaryOp::Eq, left, right } => is(left, right).map_or_else(unknown, Ok),
            Expr::BinaryOp { op: BinaryOp::NotEq, left, right } => is(left, right).map_or_else(unknown, |is| Ok(is.not())),
            Expr::BinaryOp { op: BinaryOp::Contains, left, right } => match (left.as_ref(), attribute(right)) {
                // A list of values that has the attribute in it: one of them.
                (Expr::Set(values), Some(attr)) => {
                    let values: Option<Vec<String>> = values.iter().map(|value| literal(value)).collect();
                    let each = |value| Cond::Is { attr: attr.clone(), value };
                    values.map_or_else(unknown, |values| Ok(Cond::or(values.into_iter().map(each))))
                }
                (set, _) => match (set, literal(right)) {
                    (Expr::GetAttr { expr, attr }, Some(value)) if matches!(expr.as_ref(), Expr::Var(Var::Resource)) => {
                        Ok(Cond::Holds { attr: attr.to_string(), value })
                    }
                    _ => unknown(),
                },
            },
            Expr::Is { expr: of, entity_type, in_expr: None } if matches!(of.as_ref(), Expr::Var(Var::Resource)) => {
                Ok(if entity_type.to_string().rsplit("::").next() == Some(self.kind) { Cond::True } else { Cond::False })
            }
            // Whether a thing has what every thing of its kind has.
            Expr::HasAttr { expr: of, attrs } if matches!(of.as_ref(), Expr::Var(Var::Resource)) => {
                let always = attrs.tail.is_empty() && self.always.contains(&(self.kind.to_owned(), attrs.head.to_string()));
                if always { Ok(Cond::True) } else { unknown() }
            }
            // An attribute that stands alone where yes or no is asked.
            Expr::GetAttr { expr: of, attr } if matches!(of.as_ref(), Expr::Var(Var::Resource)) => {
                Ok(Cond::Is { attr: attr.to_string(), value: "true".to_owned() })
            }
            _ => unknown(),
        }
    }
}

/// An attribute of the resource, or a value, on either side.
fn is(left: &Expr, right: &Expr) -> Option<Cond> {
    let (attr, value) = match (attribute(left), attribute(right)) {
        (Some(attr), None) => (attr, literal(right)?),
        (None, Some(attr)) => (attr, literal(left)?),
        _ => return None,
    };
    Some(Cond::Is { attr, value })
}

/// The name of the attribute: `id` is the resource itself.
fn attribute(expr: &Expr) -> Option<String> {
    match expr {
        Expr::Var(Var::Resource) => Some("id".to_owned()),
        Expr::GetAttr { expr, attr } if matches!(expr.as_ref(), Expr::Var(Var::Resource)) => Some(attr.to_string()),
        _ => None,
    }
}

fn literal(expr: &Expr) -> Option<String> {
    match expr {
        Expr::Literal(Literal::Bool(flag)) => Some(flag.to_string()),
        Expr::Literal(Literal::String(text)) => Some(text.to_string()),
        Expr::Literal(Literal::EntityUID(uid)) => Some(uid.eid.to_string()),
        _ => None,
    }
}
