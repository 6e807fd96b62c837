//! What the log tells of a client, as people read it: with names and organisations in the place of identifiers.

use std::collections::HashMap;

use schakel_domain::{actor::Role, ids::ClientId, partnership::Organisation, time::Instant};
use schakel_store::{Tx, log::Payload};

use crate::AppError;

/// A line of what was done with a client's case.
#[derive(Debug, Clone)]
pub struct TrailLine {
    /// When.
    pub at: Instant,
    /// Which act.
    pub act: String,
    /// Whether it was done, denied or refused.
    pub outcome: String,
    /// In what role.
    pub role: Option<Role>,
    /// The person's name; nobody for the client, and nobody where no names are told.
    pub name: Option<String>,
    /// For which organisation, where that is told.
    pub organisation: Option<String>,
    /// What was written with it.
    pub words: Payload,
}

/// What a reader is told of those who did something.
pub(crate) struct Told<'a> {
    /// Whether people are told by name.
    pub(crate) names: bool,
    /// The organisations that are told by name.
    pub(crate) organisations: &'a [Organisation],
}

/// What was done with the case of this client, the newest first.
pub(crate) async fn trail(tx: &mut Tx, client: ClientId, most: u32, told: Told<'_>) -> Result<Vec<TrailLine>, AppError> {
    let entries = tx.log_of_client(client, most).await?;
    let mut people: Vec<String> = entries.iter().filter_map(|entry| entry.person.clone()).filter(|_| told.names).collect();
    people.sort_unstable();
    people.dedup();
    let names = tx.names_of_people(&people).await?;
    let organisations: HashMap<String, &str> = told.organisations.iter().map(|one| (one.id.to_string(), one.name.as_str())).collect();
    Ok(entries
        .into_iter()
        .map(|entry| TrailLine {
            at: entry.at,
            act: entry.act,
            outcome: entry.outcome,
            role: Role::from_code(&entry.role),
            name: entry.person.and_then(|person| names.get(&person).cloned()),
            organisation: entry.organisation.and_then(|id| organisations.get(&id).map(|name| (*name).to_owned())),
            words: entry.words,
        })
        .collect())
}
