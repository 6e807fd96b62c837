//! The doctor looks at everything that is kept: the files, the references, the log, and whether every sealed value opens in
//! its place or has lost its key on purpose.

use schakel_vault::Place;

use crate::{
    Store, StoreError, Tx,
    bound::{self, Bound},
    log::read::PAGE_SIZE,
    sql::{row, statements},
    values,
};

statements! {
    REGISTRATION_IDENTITY = "SELECT registration_id AS mark, registration_id AS row, client_id AS owner, identity AS sealed FROM registration \
        WHERE registration_id > $1 ORDER BY registration_id LIMIT $2";
    REGISTRATION_CONTACT = "SELECT registration_id AS mark, registration_id AS row, client_id AS owner, contact AS sealed FROM registration \
        WHERE registration_id > $1 ORDER BY registration_id LIMIT $2";
    REGISTRATION_TOLD = "SELECT registration_id AS mark, registration_id AS row, client_id AS owner, told AS sealed FROM registration \
        WHERE registration_id > $1 ORDER BY registration_id LIMIT $2";
    FORMER_CONTACT = "SELECT former_contact_id AS mark, former_contact_id AS row, client_id AS owner, contact AS sealed FROM former_contact \
        WHERE former_contact_id > $1 ORDER BY former_contact_id LIMIT $2";
    FORMER_IDENTITY = "SELECT former_identity_id AS mark, former_identity_id AS row, client_id AS owner, identity AS sealed FROM former_identity \
        WHERE former_identity_id > $1 ORDER BY former_identity_id LIMIT $2";
    MESSAGE_BODY = "SELECT m.message_id AS mark, m.message_id AS row, r.client_id AS owner, m.body AS sealed FROM message m \
        JOIN registration r ON r.registration_id = m.registration_id WHERE m.message_id > $1 ORDER BY m.message_id LIMIT $2";
    TALK_ANSWERS = "SELECT talk_id AS mark, talk_id AS row, client_id AS owner, answers AS sealed FROM talk \
        WHERE talk_id > $1 ORDER BY talk_id LIMIT $2";
    VDAB_FACT = "SELECT vdab_fact_id AS mark, vdab_fact_id AS row, client_id AS owner, fact AS sealed FROM vdab_fact \
        WHERE vdab_fact_id > $1 ORDER BY vdab_fact_id LIMIT $2";
    CASE_SUMMARY = "SELECT case_id AS mark, case_id AS row, client_id AS owner, summary AS sealed FROM conference_case \
        WHERE case_id > $1 ORDER BY case_id LIMIT $2";
    ADVICE_WORDS = "SELECT advice_id AS mark, advice_id AS row, client_id AS owner, words AS sealed FROM advice \
        WHERE advice_id > $1 ORDER BY advice_id LIMIT $2";
    DECISION_REASON = "SELECT decision_id AS mark, decision_id AS row, client_id AS owner, reason AS sealed FROM decision \
        WHERE decision_id > $1 ORDER BY decision_id LIMIT $2";
    DECISION_JUDGEMENTS = "SELECT decision_id AS mark, decision_id AS row, client_id AS owner, judgements AS sealed FROM decision \
        WHERE decision_id > $1 ORDER BY decision_id LIMIT $2";
    DECISION_BASIS = "SELECT decision_id AS mark, decision_id AS row, client_id AS owner, basis AS sealed FROM decision \
        WHERE decision_id > $1 AND basis IS NOT NULL ORDER BY decision_id LIMIT $2";
    FINDING_REASON = "SELECT finding_id AS mark, finding_id AS row, client_id AS owner, reason AS sealed FROM finding \
        WHERE finding_id > $1 ORDER BY finding_id LIMIT $2";
    FINDING_PRESENT = "SELECT finding_id AS mark, finding_id AS row, client_id AS owner, present AS sealed FROM finding \
        WHERE finding_id > $1 ORDER BY finding_id LIMIT $2";
    FORMER_BASIS = "SELECT former_decision_id AS mark, former_decision_id AS row, client_id AS owner, basis AS sealed FROM former_decision \
        WHERE former_decision_id > $1 AND basis IS NOT NULL ORDER BY former_decision_id LIMIT $2";
    FORMER_REASON = "SELECT former_decision_id AS mark, former_decision_id AS row, client_id AS owner, reason AS sealed FROM former_decision \
        WHERE former_decision_id > $1 ORDER BY former_decision_id LIMIT $2";
    FORMER_WHY = "SELECT former_decision_id AS mark, former_decision_id AS row, client_id AS owner, why AS sealed FROM former_decision \
        WHERE former_decision_id > $1 ORDER BY former_decision_id LIMIT $2";
    PARKED_OF_CLIENT = "SELECT parked_form_id AS mark, parked_form_id AS row, client_id AS owner, typed AS sealed FROM parked_form \
        WHERE parked_form_id > $1 AND client_id IS NOT NULL ORDER BY parked_form_id LIMIT $2";
    PARKED_OF_HOUSE = "SELECT parked_form_id AS mark, parked_form_id AS row, 'house' AS owner, typed AS sealed FROM parked_form \
        WHERE parked_form_id > $1 AND client_id IS NULL ORDER BY parked_form_id LIMIT $2";
    FACTOR_SECRET = "SELECT factor_id AS mark, factor_id AS row, person_id AS owner, secret AS sealed FROM factor \
        WHERE factor_id > $1 ORDER BY factor_id LIMIT $2";
    FORM_OUTCOME = "SELECT form_id || act AS mark, form_id AS row, 'house' AS owner, outcome AS sealed FROM form_outcome \
        WHERE form_id || act > $1 ORDER BY form_id || act LIMIT $2";
}

/// Under which key a column is sealed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Under {
    Client,
    House,
}

/// The sealed columns: table, column, under which key, and how to walk through them. `log.payload` is walked with the log.
const SEALED: &[(&str, &str, Under, &str)] = &[
    ("registration", "identity", Under::Client, REGISTRATION_IDENTITY),
    ("registration", "contact", Under::Client, REGISTRATION_CONTACT),
    ("registration", "told", Under::Client, REGISTRATION_TOLD),
    ("former_contact", "contact", Under::Client, FORMER_CONTACT),
    ("former_identity", "identity", Under::Client, FORMER_IDENTITY),
    ("message", "body", Under::Client, MESSAGE_BODY),
    ("talk", "answers", Under::Client, TALK_ANSWERS),
    ("vdab_fact", "fact", Under::Client, VDAB_FACT),
    ("conference_case", "summary", Under::Client, CASE_SUMMARY),
    ("advice", "words", Under::Client, ADVICE_WORDS),
    ("decision", "reason", Under::Client, DECISION_REASON),
    ("decision", "judgements", Under::Client, DECISION_JUDGEMENTS),
    ("decision", "basis", Under::Client, DECISION_BASIS),
    ("finding", "reason", Under::Client, FINDING_REASON),
    ("finding", "present", Under::Client, FINDING_PRESENT),
    ("former_decision", "reason", Under::Client, FORMER_REASON),
    ("former_decision", "basis", Under::Client, FORMER_BASIS),
    ("former_decision", "why", Under::Client, FORMER_WHY),
    ("parked_form", "typed", Under::Client, PARKED_OF_CLIENT),
    ("parked_form", "typed", Under::House, PARKED_OF_HOUSE),
    ("factor", "secret", Under::House, FACTOR_SECRET),
    ("form_outcome", "outcome", Under::House, FORM_OUTCOME),
];

/// One thing that the doctor looked at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Looked {
    /// At what.
    pub at: String,
    /// How many there were, where it can be counted.
    pub count: u64,
    /// What is wrong; nothing when all is well.
    pub faults: Vec<String>,
}

/// The most faults told of one thing.
const MOST: usize = 20;

impl Looked {
    fn new(at: impl Into<String>) -> Self {
        Self { at: at.into(), count: 0, faults: Vec::new() }
    }

    fn fault(&mut self, fault: impl Into<String>) {
        if self.faults.len() < MOST {
            self.faults.push(fault.into());
        }
    }
}

row! {
    struct SealedRow {
        mark: String,
        row: String,
        owner: String,
        sealed: Vec<u8>,
    }
}

impl Store {
    /// Looks at everything. A house in order has no faults in any of it.
    pub async fn doctor(&self) -> Result<Vec<Looked>, StoreError> {
        let mut all = vec![self.look_at_database().await?, self.look_at_keys().await?, self.look_at_log().await?];
        let mut tx = self.snapshot().await?;
        all.push(look_at_waits(&mut tx).await?);
        all.push(look_at_payloads(&mut tx).await?);
        for of in bound::ALL {
            all.push(look_at_rows(&mut tx, of).await?);
        }
        for sealed in SEALED {
            all.push(look_at_sealed(&mut tx, sealed).await?);
        }
        Ok(all)
    }

    async fn look_at_database(&self) -> Result<Looked, StoreError> {
        let mut looked = Looked::new("database");
        let mut tx = self.read().await?;
        for fault in self.core.engine.faults(tx.inner()).await? {
            looked.fault(fault);
        }
        Ok(looked)
    }

    async fn look_at_keys(&self) -> Result<Looked, StoreError> {
        let mut looked = Looked::new("keys");
        looked.count = self.keys().count() as u64;
        for fault in self.keys().faults().await? {
            looked.fault(fault);
        }
        Ok(looked)
    }

    async fn look_at_log(&self) -> Result<Looked, StoreError> {
        let mut looked = Looked::new("log");
        let report = self.verify_log(&[]).await?;
        looked.count = report.rows;
        for finding in &report.findings {
            looked.fault(finding.to_string());
        }
        Ok(looked)
    }
}

/// Whether what is kept of what waits is what waits.
async fn look_at_waits(tx: &mut Tx) -> Result<Looked, StoreError> {
    let mut looked = Looked::new("waits");
    let (kept, missing, for_nothing) = tx.waits_kept().await?;
    looked.count = u64::try_from(kept).unwrap_or(u64::MAX);
    if missing > 0 {
        looked.fault(format!("{missing} rows are missing"));
    }
    if for_nothing > 0 {
        looked.fault(format!("{for_nothing} rows are there for nothing"));
    }
    Ok(looked)
}

async fn look_at_payloads(tx: &mut Tx) -> Result<Looked, StoreError> {
    let mut looked = Looked::new("log.payload");
    let mut after = 0;
    loop {
        let rows = tx.log_page(after, PAGE_SIZE).await?;
        let Some(last) = rows.last() else { return Ok(looked) };
        after = last.seq;
        for row in rows.iter().filter(|row| row.payload.is_some()) {
            looked.count += 1;
            if let Err(fault) = tx.open_payload(row) {
                looked.fault(fault.to_string());
            }
        }
    }
}

/// Whether what decides in the rows of a table is what the program wrote.
async fn look_at_rows(tx: &mut Tx, of: &'static Bound) -> Result<Looked, StoreError> {
    let mut looked = Looked::new(format!("rows of {}", of.table));
    let found = tx.misfits(of).await?;
    looked.count = found.rows;
    if found.broken > 0 {
        let more = if found.broken > found.named.len() as u64 { " …" } else { "" };
        looked.fault(format!(
            "{} of {} rows of {} do not fit their seal, so something else than this program wrote them: {}{more}",
            found.broken,
            found.rows,
            of.table,
            found.named.join(", ")
        ));
    }
    Ok(looked)
}

async fn look_at_sealed(tx: &mut Tx, sealed: &(&'static str, &'static str, Under, &'static str)) -> Result<Looked, StoreError> {
    let (table, column, under, sql) = *sealed;
    let mut looked = Looked::new(format!("{table}.{column}"));
    let mut after = String::new();
    loop {
        let rows: Vec<SealedRow> = tx.fetch(sql, values![&after, PAGE_SIZE]).await?;
        let Some(last) = rows.last() else { return Ok(looked) };
        after.clone_from(&last.mark);
        for row in &rows {
            looked.count += 1;
            let place = Place { table, column, row: &row.row, owner: &row.owner };
            if !opens(tx, under, &place, &row.sealed) {
                looked.fault(format!("{table}.{column} of {} does not open", row.row));
            }
        }
    }
}

/// Whether the value opens in its place, or its client's key was destroyed.
fn opens(tx: &Tx, under: Under, place: &Place<'_>, sealed: &[u8]) -> bool {
    let (core, vault) = (&tx.core, &tx.core.vault);
    match under {
        Under::House => vault.open(vault.house_key(), place, sealed).is_ok(),
        Under::Client => place.owner.parse().is_ok_and(|client| match core.keys.of(client) {
            Some(key) => vault.open(&*key, place, sealed).is_ok(),
            None => core.keys.is_destroyed(client),
        }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        catalogue::{ColumnKind, tables},
        sealed::HOUSE,
    };

    /// Bytes that are not sealed, or sealed so that the house cannot open them, each with its reason.
    const NOT_SEALED: &[(&str, &str)] = &[
        // Walked with the log.
        ("log", "payload"),
        // Hashes.
        ("log", "prev"),
        ("log", "hash"),
        ("log_head", "hash"),
        ("draft", "token_hash"),
        ("invitation", "token_hash"),
        ("session", "token_hash"),
        ("known_browser", "browser_hash"),
        ("challenge", "challenge_hash"),
        ("throttle", "throttle_hash"),
        ("registration", "code_hash"),
        // Opens only with the token in the browser.
        ("draft", "sealed"),
        // Lives five minutes.
        ("challenge", "state"),
        // A public picture.
        ("logo", "content"),
    ];

    #[test]
    fn the_doctor_knows_every_column_of_bytes() {
        let mut unknown = Vec::new();
        for table in tables(crate::migrate::all()) {
            for column in table.columns.iter().filter(|column| column.kind == ColumnKind::Blob && column.name != bound::SEAL) {
                let name = (table.name.as_str(), column.name.as_str());
                if !NOT_SEALED.contains(&name) && !SEALED.iter().any(|(table, column, ..)| (*table, *column) == name) {
                    unknown.push(format!("{}.{}", name.0, name.1));
                }
            }
        }
        assert!(unknown.is_empty(), "neither in SEALED nor in NOT_SEALED: {unknown:?}");
    }

    #[test]
    fn the_house_seals_under_its_own_name() {
        assert!(FORM_OUTCOME.contains(&format!("'{HOUSE}' AS owner")));
    }
}
