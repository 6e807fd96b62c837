//! The policies and their schema: compiled in, read, named by their `@id`, and validated strictly.

use std::collections::{BTreeMap, BTreeSet};

use cedar_policy::{Effect, PolicyId, PolicySet, Schema, SchemaFragment, ValidationMode, Validator};

/// What can be asked.
pub const SCHEMA: &str = include_str!("../policies/schema.cedarschema");

macro_rules! files {
    ($($name:literal),* $(,)?) => { &[$(($name, include_str!(concat!("../policies/", $name, ".cedar")))),*] };
}

/// What is allowed, by file. The prohibitions come first: when several refuse at once, the first is told.
pub const FILES: &[(&str, &str)] = files![
    "vdab_mediator",
    "everyone",
    "visitor",
    "client",
    "caseworker",
    "companion",
    "buddy",
    "outreach_worker",
    "coordinator",
    "vdab_adviser",
    "team_leader",
    "quality_coach",
    "project_manager",
    "platform_admin",
];

/// The policies cannot be used, so the program does not start.
#[derive(Debug, thiserror::Error)]
pub enum PolicyFault {
    /// The schema or a policy cannot be read.
    #[error("policies, {file}: {says}")]
    Unreadable {
        /// In which file.
        file: String,
        /// What the parser says.
        says: String,
    },
    /// A policy has no `@id` or `@par`, a prohibition has no `@why`, or the `@id` is taken.
    #[error("policies, {file}: a policy lacks @{lacks}, or its @id occurs twice")]
    Unnamed {
        /// In which file.
        file: String,
        /// What it lacks.
        lacks: &'static str,
    },
    /// A policy does not fit the schema.
    #[error("policies do not fit the schema: {0}")]
    Invalid(String),
}

/// What a policy says of itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// Its place in the files, counted from the first.
    pub place: usize,
    /// The paragraph of the playbook.
    pub par: String,
    /// The key of its sentence in the texts. A policy that allows something has one when a client can read of it in the log.
    pub why: Option<String>,
    /// How the actor stands to the resource when this policy allows; empty on prohibitions.
    pub relation: String,
}

/// The policies, fit for use.
#[derive(Debug)]
pub struct Policies {
    /// The schema.
    pub schema: Schema,
    /// All policies, each under its `@id`.
    pub set: PolicySet,
    /// What each says of itself.
    pub notes: BTreeMap<String, Note>,
    /// The attributes that a thing always has, by its type.
    pub always: Always,
}

/// The attributes that a thing always has: pairs of a type and an attribute.
pub type Always = BTreeSet<(String, String)>;

impl Policies {
    /// The policies of the program. They are compiled in, and a test holds them against the schema: doing that at each start as well
    /// took half of its time.
    pub fn embedded() -> Result<Self, PolicyFault> {
        Self::parsed(&[SCHEMA], FILES)
    }

    /// Reads policies out of texts and validates them against a schema, which may come in parts. The program has only one
    /// set of them; tests read others, with what is not built yet, or to see that a slip is caught.
    pub fn read<T: AsRef<str>>(schema: &[&str], files: &[(&str, T)]) -> Result<Self, PolicyFault> {
        let policies = Self::parsed(schema, files)?;
        let verdict = Validator::new(policies.schema.clone()).validate(&policies.set, ValidationMode::Strict);
        let faults: Vec<String> =
            verdict.validation_errors().map(ToString::to_string).chain(verdict.validation_warnings().map(ToString::to_string)).collect();
        if faults.is_empty() { Ok(policies) } else { Err(PolicyFault::Invalid(faults.join("; "))) }
    }

    fn parsed<T: AsRef<str>>(schema: &[&str], files: &[(&str, T)]) -> Result<Self, PolicyFault> {
        let unreadable = |file: &str, says: String| PolicyFault::Unreadable { file: file.to_owned(), says };
        let mut fragments = Vec::with_capacity(schema.len());
        let mut always = Always::new();
        for part in schema {
            let (fragment, _) = SchemaFragment::from_cedarschema_str(part).map_err(|fault| unreadable("schema", fault.to_string()))?;
            always.extend(attributes(&fragment).ok_or_else(|| unreadable("schema", "no entity types".to_owned()))?);
            fragments.push(fragment);
        }
        let schema = Schema::from_schema_fragments(fragments).map_err(|fault| unreadable("schema", fault.to_string()))?;
        let mut set = PolicySet::new();
        let mut notes = BTreeMap::new();
        for (file, text) in files {
            let parsed: PolicySet = text.as_ref().parse().map_err(|fault| unreadable(file, format!("{fault}")))?;
            let lacks = |lacks| PolicyFault::Unnamed { file: (*file).to_owned(), lacks };
            // The set has lost the order of the file; the parser numbers policies as they stand ("policy0", "policy1", …).
            let mut policies: Vec<_> = parsed.policies().collect();
            policies.sort_by_key(|policy| policy.id().to_string().trim_start_matches("policy").parse::<usize>().unwrap_or(usize::MAX));
            for policy in policies {
                let id = policy.annotation("id").ok_or_else(|| lacks("id"))?.to_owned();
                let why = policy.annotation("why").map(str::to_owned);
                if why.is_none() && policy.effect() == Effect::Forbid {
                    return Err(lacks("why"));
                }
                let note = Note {
                    place: notes.len(),
                    par: policy.annotation("par").ok_or_else(|| lacks("par"))?.to_owned(),
                    why,
                    relation: policy.annotation("relation").unwrap_or_default().to_owned(),
                };
                set.add(policy.new_id(PolicyId::new(&id))).map_err(|_| lacks("id"))?;
                notes.insert(id, note);
            }
        }
        Ok(Self { schema, set, notes, always })
    }
}

/// Reads out of the schema which attributes are not optional. Cedar knows it but does not tell.
fn attributes(fragment: &SchemaFragment) -> Option<Always> {
    let schema = fragment.clone().to_json_value().ok()?;
    let mut always = Always::new();
    for (kind, shape) in schema.get("LP")?.get("entityTypes")?.as_object()? {
        let attributes = shape.get("shape").and_then(|shape| shape.get("attributes")).and_then(|it| it.as_object());
        for (name, attribute) in attributes.into_iter().flatten() {
            if attribute.get("required").and_then(serde_json::Value::as_bool).unwrap_or(true) {
                always.insert((kind.clone(), name.clone()));
            }
        }
    }
    Some(always)
}
