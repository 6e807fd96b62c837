//! Actors and resources as Cedar sees them. Built from types, not from JSON, and with names that are read once: a
//! decision is asked for on every request.

use std::collections::BTreeMap;

use cedar_policy::{Context, Entity, EntityId, EntityTypeName, EntityUid, RestrictedExpression, Schema};
use schakel_domain::{
    actor::{Actor, OrganisationKind, Role, Standing},
    resource::{Fact, Resource},
};

/// The name of a role's type in the schema.
pub(crate) const fn role_type(role: Role) -> &'static str {
    match role {
        Role::Client => "Client",
        Role::Caseworker => "Caseworker",
        Role::Companion => "Companion",
        Role::Buddy => "Buddy",
        Role::OutreachWorker => "OutreachWorker",
        Role::Coordinator => "Coordinator",
        Role::VdabAdviser => "VdabAdviser",
        Role::TeamLeader => "TeamLeader",
        Role::QualityCoach => "QualityCoach",
        Role::ProjectManager => "ProjectManager",
        Role::PlatformAdmin => "PlatformAdmin",
        Role::VdabMediator => "VdabMediator",
        Role::Visitor => "Visitor",
    }
}

/// The names of types and actions, read once.
#[derive(Debug)]
pub(crate) struct Names {
    types: BTreeMap<String, EntityTypeName>,
    actions: BTreeMap<String, EntityUid>,
}

impl Names {
    /// All names of the schema.
    pub(crate) fn of_schema(schema: &Schema) -> Self {
        Self {
            types: schema.entity_types().map(|kind| (kind.basename().to_owned(), kind.clone())).collect(),
            actions: schema.actions().map(|action| (action.id().unescaped().to_owned(), action.clone())).collect(),
        }
    }

    /// All acts, with their actions.
    pub(crate) fn actions(&self) -> impl Iterator<Item = (&String, &EntityUid)> {
        self.actions.iter()
    }

    /// The action of an act.
    pub(crate) fn action(&self, act: &str) -> Option<&EntityUid> {
        self.actions.get(act)
    }

    /// A type by its short name.
    pub(crate) fn of(&self, name: &str) -> Option<&EntityTypeName> {
        self.types.get(name)
    }

    fn uid(&self, name: &str, id: &str) -> Option<EntityUid> {
        Some(EntityUid::from_type_name_and_id(self.of(name)?.clone(), EntityId::new(id)))
    }

    fn one(&self, name: &str, id: &str) -> Option<RestrictedExpression> {
        self.uid(name, id).map(RestrictedExpression::new_entity_uid)
    }

    /// The actor as a principal. None when the actor lacks what the role must have; then nothing is allowed.
    pub(crate) fn principal(&self, by: &Actor) -> Option<Entity> {
        let kind = role_type(by.role);
        let partnership = || self.one("Partnership", &by.partnership?.to_string());
        let member = || -> Option<_> {
            let membership = by.membership?.to_string();
            let attributes = [
                ("membership", self.one("Membership", &membership)?),
                ("active", RestrictedExpression::new_bool(by.standing == Standing::Active)),
                ("person", self.one("Person", &by.person?.to_string())?),
            ];
            Some((membership, attributes))
        };
        let (id, attributes) = match by.role {
            Role::Visitor => ("visitor".to_owned(), Vec::new()),
            Role::VdabMediator => ("mediator".to_owned(), partnership().map(|it| ("partnership", it)).into_iter().collect()),
            Role::Client => (by.client?.to_string(), vec![("partnership", partnership()?)]),
            Role::PlatformAdmin => {
                let (id, attributes) = member()?;
                (id, attributes.into())
            }
            Role::Caseworker
            | Role::Companion
            | Role::Buddy
            | Role::OutreachWorker
            | Role::Coordinator
            | Role::VdabAdviser
            | Role::TeamLeader
            | Role::QualityCoach
            | Role::ProjectManager => {
                let (id, attributes) = member()?;
                let mut attributes = Vec::from(attributes);
                attributes.push(("partnership", partnership()?));
                attributes.push(("isVdab", RestrictedExpression::new_bool(is_vdab(by))));
                if let Some(organisation) = by.organisation {
                    attributes.push(("organisation", self.one("Organisation", &organisation.to_string())?));
                }
                (id, attributes)
            }
        };
        self.entity(kind, &id, attributes)
    }

    /// The resource, with what may be asked of it. None when a fact names a type that does not exist.
    pub(crate) fn resource<R: Resource>(&self, on: &R) -> Option<Entity> {
        self.entity(R::TYPE, &on.id(), self.values(on.facts())?)
    }

    /// The situation, as far as policies may ask about it.
    pub(crate) fn context<R: Resource>(&self, on: &R) -> Option<Context> {
        let facts = on.context();
        if facts.is_empty() {
            return Some(Context::empty());
        }
        Context::from_pairs(self.values(facts)?.into_iter().map(|(name, value)| (name.to_owned(), value))).ok()
    }

    fn values(&self, facts: Vec<(&'static str, Fact)>) -> Option<Vec<(&'static str, RestrictedExpression)>> {
        let mut values = Vec::with_capacity(facts.len());
        for (name, fact) in facts {
            let value = match fact {
                Fact::Flag(flag) => RestrictedExpression::new_bool(flag),
                Fact::Code(code) => RestrictedExpression::new_string(code.to_owned()),
                Fact::Count(count) => RestrictedExpression::new_long(count),
                Fact::One(kind, id) => self.one(kind, &id)?,
                Fact::Many(kind, ids) => {
                    let ids: Option<Vec<_>> = ids.iter().map(|id| self.one(kind, id)).collect();
                    RestrictedExpression::new_set(ids?)
                }
            };
            values.push((name, value));
        }
        Some(values)
    }

    fn entity(&self, kind: &str, id: &str, attributes: Vec<(&'static str, RestrictedExpression)>) -> Option<Entity> {
        let attributes = attributes.into_iter().map(|(name, value)| (name.to_owned(), value)).collect();
        Entity::new(self.uid(kind, id)?, attributes, [].into()).ok()
    }
}

/// Whether the actor works for VDAB. An adviser or a team leader does, whatever the organisation says.
fn is_vdab(by: &Actor) -> bool {
    matches!(by.role, Role::VdabAdviser | Role::TeamLeader) || by.kind == Some(OrganisationKind::Vdab)
}
