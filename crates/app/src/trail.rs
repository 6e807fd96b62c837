//! What the log tells of a client, as people read it: with names and organisations in the place of identifiers. A history shows its
//! newest lines and says when there are more, so that nothing is cut without a word.

use std::collections::HashMap;

use schakel_domain::{
    actor::Role,
    acts::{Act as _, CorrectRegistration, RecordTalk},
    ids::ClientId,
    partnership::Organisation,
    time::Instant,
};
use schakel_store::{
    Tx,
    log::{Payload, Seen},
};

use crate::{AppError, talk::CORRECTED};

/// How far back a history is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum History {
    /// As many of the newest lines as the page shows.
    Newest,
    /// All of it.
    All,
}

impl History {
    /// The most that is read where a page shows so many.
    pub(crate) const fn most(self, shown: u32) -> u32 {
        match self {
            Self::Newest => shown,
            Self::All => u32::MAX,
        }
    }
}

/// A history as far as it was read, the newest first.
#[derive(Debug, Clone)]
pub struct Recent<T> {
    /// The lines.
    pub lines: Vec<T>,
    /// Whether there are older ones.
    pub more: bool,
}

impl<T> Recent<T> {
    /// The first so many of these, of which one more was asked for.
    pub(crate) fn cut(mut lines: Vec<T>, most: u32) -> Self {
        let most = usize::try_from(most).unwrap_or(usize::MAX);
        let more = lines.len() > most;
        lines.truncate(most);
        Self { lines, more }
    }
}

/// A line of what was done with a client's case.
#[derive(Debug, Clone)]
pub struct TrailLine {
    /// When.
    pub at: Instant,
    /// Which act. A chapter of the talk that also corrected who the client is counts as that.
    pub act: String,
    /// Whether it was only a look; a try that was refused is none.
    pub is_look: bool,
    /// Whether it was done, denied or refused.
    pub outcome: String,
    /// In what role.
    pub role: Option<Role>,
    /// The person's name; nobody for the client, and nobody where no names are told.
    pub name: Option<String>,
    /// For which organisation, where that is told.
    pub organisation: Option<String>,
    /// The policies that allowed it, as the log names them.
    pub(crate) policies: String,
    /// What was written with it.
    pub words: Payload,
}

/// What a reader is told of those who did something.
pub(crate) struct Told<'a> {
    /// Whether only what others than the client did is told.
    pub(crate) of_others: bool,
    /// Whether people are told by name.
    pub(crate) names: bool,
    /// The organisations that are told by name.
    pub(crate) organisations: &'a [Organisation],
}

/// What was done with the case of this client, the newest first.
pub(crate) async fn trail(tx: &mut Tx, client: ClientId, most: u32, told: Told<'_>) -> Result<Recent<TrailLine>, AppError> {
    let and_one = most.saturating_add(1);
    let entries =
        if told.of_others { tx.log_of_client_by_others(client, and_one).await? } else { tx.log_of_client(client, and_one).await? };
    let Recent { lines: entries, more } = Recent::cut(entries, most);
    let mut people: Vec<String> = entries.iter().filter_map(|entry| entry.person.clone()).filter(|_| told.names).collect();
    people.sort_unstable();
    people.dedup();
    let names = tx.names_of_people(&people).await?;
    let organisations: HashMap<String, &str> = told.organisations.iter().map(|one| (one.id.to_string(), one.name.as_str())).collect();
    let lines = entries
        .into_iter()
        .map(|entry| TrailLine {
            at: entry.at,
            act: if corrects(&entry) { CorrectRegistration::NAME.to_owned() } else { entry.act },
            is_look: entry.kind == "look" && entry.outcome == "done",
            outcome: entry.outcome,
            role: Role::from_code(&entry.role),
            name: entry.person.and_then(|person| names.get(&person).cloned()),
            organisation: entry.organisation.and_then(|id| organisations.get(&id).map(|name| (*name).to_owned())),
            policies: entry.policies,
            words: entry.words,
        })
        .collect();
    Ok(Recent { lines, more })
}

fn corrects(entry: &Seen) -> bool {
    entry.act == RecordTalk::NAME && entry.words.detail.as_deref() == Some(CORRECTED)
}
