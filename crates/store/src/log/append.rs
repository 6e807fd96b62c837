//! Appends to the chain. The head of the log is taken first: on PostgreSQL that row makes others wait until this
//! transaction ends, on SQLite the one writer does.

use schakel_chain::{Row, Value as Part};
use schakel_domain::{actor::Actor, ids::PersonId, resource::RegistrationRef, time::Instant};

use super::Entry;
use crate::{StoreError, Tx, Value, at, shared::Core, sql::statements};

statements! {
    TAKE_HEAD = "UPDATE log_head SET size = size + $1 WHERE one = 1 RETURNING size, hash";
    PUT_HEAD = "UPDATE log_head SET hash = $1 WHERE one = 1";
    APPEND = "INSERT INTO log (seq, at, act, kind, outcome, role, relation, person_id, membership_id, organisation_id, partnership_id, \
        client_id, resource_type, resource_id, policies, rules, playbook, payload, prev, hash) \
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20)";
}

/// The values of an entry, in the order in which they are hashed. Never changed: the hashes of old rows hang on it.
pub(crate) const FIELDS: [&str; 17] = [
    "at",
    "act",
    "kind",
    "outcome",
    "role",
    "relation",
    "person_id",
    "membership_id",
    "organisation_id",
    "partnership_id",
    "client_id",
    "resource_type",
    "resource_id",
    "policies",
    "rules",
    "playbook",
    "payload",
];

/// An entry with who and when.
pub(crate) struct Noted {
    pub(crate) entry: Entry,
    pub(crate) role: &'static str,
    pub(crate) by: Actor,
    pub(crate) at: Instant,
}

impl Noted {
    pub(crate) fn new(entry: Entry, by: &Actor, at: Instant) -> Self {
        Self { entry, role: by.role.code(), by: by.clone(), at }
    }

    /// The house itself: no person, no role of a person.
    pub(crate) const fn house(entry: Entry, at: Instant) -> Self {
        Self { entry, role: "house", by: Actor::visitor(), at }
    }

    /// The entry, and the further ones of the same act.
    fn all(&self) -> impl Iterator<Item = (&Self, &Entry)> {
        std::iter::once(&self.entry).chain(&self.entry.also).map(move |entry| (self, entry))
    }

    /// The values of one of its entries, with what was written sealed for row `seq`.
    fn values(&self, entry: &Entry, seq: i64, core: &Core) -> Result<[Value; 17], StoreError> {
        let Self { role, by, at: moment, .. } = self;
        let words = &entry.words;
        let payload = match entry.client {
            _ if words.is_empty() => None,
            // Without a key nothing can be kept that a destroyed client would not be read by.
            Some(client) if core.keys.of(client).is_none() => None,
            Some(client) => Some(core.seal(client, "log", "payload", seq, words)?),
            None => Some(core.seal_house("log", "payload", seq, words)?),
        };
        Ok([
            at(*moment).into(),
            entry.act.into(),
            entry.kind.into(),
            entry.outcome.into(),
            (*role).into(),
            (&entry.relation).into(),
            by.person.into(),
            by.membership.into(),
            by.organisation.into(),
            entry.partnership.or(by.partnership).into(),
            entry.client.or(by.client).into(),
            entry.resource_type.into(),
            (&entry.resource_id).into(),
            (&entry.policies).into(),
            (&entry.rules).into(),
            Value::Int(entry.playbook),
            Value::Blob(payload),
        ])
    }
}

/// A value as the chain hashes it.
pub(crate) fn part(value: &Value) -> Part {
    match value {
        Value::Text(text) => text.clone().into(),
        Value::Int(number) => (*number).into(),
        Value::Bool(flag) => flag.map(i64::from).into(),
        Value::Blob(bytes) => bytes.clone().into(),
    }
}

/// Appends these entries within the transaction.
pub(crate) async fn append(tx: &mut Tx, entries: &[Noted]) -> Result<(), StoreError> {
    let entries: Vec<(&Noted, &Entry)> = entries.iter().flat_map(Noted::all).collect();
    let count = i64::try_from(entries.len()).unwrap_or(i64::MAX);
    let (size, hash): (i64, Vec<u8>) = tx.fetch_one(TAKE_HEAD, vec![Value::from(count)]).await?;
    let broken = || StoreError::inconsistent("log_head", 1, "hash");
    let hash: [u8; 32] = hash.try_into().map_err(|_| broken())?;
    let before = u64::try_from(size - count).map_err(|_| broken())?;
    let mut last = (before > 0).then_some((before, hash));
    for (noted, entry) in entries {
        let seq = last.map_or(1, |(seq, _)| seq + 1);
        let number = i64::try_from(seq).map_err(|_| broken())?;
        let mut values: Vec<Value> = noted.values(entry, number, &tx.core)?.into();
        let row = Row::next(last, FIELDS.iter().zip(&values).map(|(name, value)| ((*name).to_owned(), part(value))).collect());
        values.insert(0, Value::from(number));
        values.extend([Value::from(&row.prev), Value::from(&row.hash)]);
        tx.execute(APPEND, values).await?;
        last = Some((row.seq, row.hash));
    }
    let Some((_, head)) = last else { return Ok(()) };
    tx.execute(PUT_HEAD, vec![Value::from(head)]).await?;
    Ok(())
}

impl Tx {
    /// Appends an entry to the log within this transaction: it stands when the change stands.
    pub async fn note(&mut self, entry: Entry, by: &Actor, at: Instant) -> Result<(), StoreError> {
        append(self, &[Noted::new(entry, by, at)]).await
    }

    /// Notes that somebody could not sign in to this account, or to one that does not exist. `detail` says how.
    pub async fn note_refused_sign_in(&mut self, account: Option<PersonId>, detail: &str, at: Instant) -> Result<(), StoreError> {
        append(self, &[Noted::house(Entry::refused_sign_in(account, detail), at)]).await
    }

    /// Notes what the house itself did: a command of the administrator, or a job. `event` is its name, such as `house.import`.
    pub async fn note_house(&mut self, event: &'static str, detail: &str, at: Instant) -> Result<(), StoreError> {
        append(self, &[Noted::house(Entry::house(event).detail(detail), at)]).await
    }

    /// Notes what the house itself did to a registration.
    pub(crate) async fn note_house_of(&mut self, event: &'static str, on: &RegistrationRef, at: Instant) -> Result<(), StoreError> {
        append(self, &[Noted::house(Entry::house(event).about(on), at)]).await
    }
}
