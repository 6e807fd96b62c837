//! Reads the log: for the client's page, for checking, and for carrying it out of the house.

use schakel_chain::{ExportLine, PublicKey, Report, Row, START, Value as Part, Verifier};
use schakel_domain::{
    ids::{ClientId, MembershipId, RegistrationId},
    time::Instant,
};
use serde::Deserialize;

use super::append::FIELDS;
use crate::{
    Store, StoreError, Tx,
    sealed::Sealed,
    sql::{row, select, statements},
    values,
};

statements! {
    OF_CLIENT = select!(SeenRow, "FROM log WHERE client_id = $1 ORDER BY seq DESC LIMIT $2");
    OF_CLIENT_BY_OTHERS = select!(SeenRow, "FROM log WHERE client_id = $1 AND outcome = 'done' AND person_id IS NOT NULL
        AND role NOT IN ('client', 'visitor') ORDER BY seq DESC LIMIT $2");
    /// A look counts that was tried and denied, too.
    OPENED_BY = select!(OpenedRow, "FROM log l JOIN registration r ON r.client_id = l.client_id WHERE l.membership_id = $1
        AND r.partnership_id = $2 AND (l.kind = 'look' OR l.outcome = 'denied') ORDER BY l.seq DESC LIMIT $3");
    PAGE = select!(LogRow, "FROM log WHERE seq > $1 ORDER BY seq LIMIT $2");
    LATEST = select!(LogRow, "FROM log ORDER BY seq DESC LIMIT $1");
    HEAD = "SELECT size, hash FROM log_head WHERE one = 1";
    CHECKPOINTS = "SELECT size, note FROM checkpoint ORDER BY size";
}

/// How many rows are read at a time.
pub(crate) const PAGE_SIZE: i64 = 1_000;

row! {
    /// A row of the log, as it is kept.
    #[derive(Debug, Clone, PartialEq, Eq)]
    #[expect(missing_docs, reason = "the columns of the table, by their names")]
    pub struct LogRow of "log" by seq {
        pub seq: i64,
        pub at: String,
        pub act: String,
        pub kind: String,
        pub outcome: String,
        pub role: String,
        pub relation: String,
        pub person_id: Option<String>,
        pub membership_id: Option<String>,
        pub organisation_id: Option<String>,
        pub partnership_id: Option<String>,
        pub client_id: Option<String>,
        pub resource_type: String,
        pub resource_id: String,
        pub policies: String,
        pub rules: String,
        pub playbook: Option<i64>,
        pub payload: Option<Vec<u8>>,
        pub prev: Vec<u8>,
        pub hash: Vec<u8>,
    }
}

impl LogRow {
    /// The row as the chain knows it.
    pub fn into_chain(self) -> Result<Row, StoreError> {
        let fault = |column| StoreError::inconsistent("log", self.seq, column);
        let (seq, prev, hash) = (
            u64::try_from(self.seq).map_err(|_| fault("seq"))?,
            self.prev.as_slice().try_into().map_err(|_| fault("prev"))?,
            self.hash.as_slice().try_into().map_err(|_| fault("hash"))?,
        );
        let parts: [Part; 17] = [
            self.at.into(),
            self.act.into(),
            self.kind.into(),
            self.outcome.into(),
            self.role.into(),
            self.relation.into(),
            self.person_id.into(),
            self.membership_id.into(),
            self.organisation_id.into(),
            self.partnership_id.into(),
            self.client_id.into(),
            self.resource_type.into(),
            self.resource_id.into(),
            self.policies.into(),
            self.rules.into(),
            self.playbook.into(),
            self.payload.into(),
        ];
        let fields = FIELDS.iter().zip(parts).map(|(name, part)| ((*name).to_owned(), part)).collect();
        Ok(Row { seq, fields, prev, hash })
    }
}

/// What was written with an entry.
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize)]
pub struct Payload {
    /// Why it was done, in the person's words.
    pub reason: Option<String>,
    /// What exactly was seen or changed.
    pub detail: Option<String>,
}

/// An entry as the client reads it: who looked or changed, in what capacity, when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seen {
    /// When.
    pub at: Instant,
    /// Which act.
    pub act: String,
    /// `look` or `change`.
    pub kind: String,
    /// `done`, `denied` or `refused`.
    pub outcome: String,
    /// In what role.
    pub role: String,
    /// For which organisation, by its identifier.
    pub organisation: Option<String>,
    /// The person, by identifier; none for the client.
    pub person: Option<String>,
    /// The policies that allowed it, the nearest first, with commas between.
    pub policies: String,
    /// What was written with it.
    pub words: Payload,
}

row! {
    struct SeenRow of "log" by seq {
        #[expect(dead_code, reason = "names the row")]
        seq: i64,
        at: Instant,
        act: String,
        kind: String,
        outcome: String,
        role: String,
        organisation_id: Option<String>,
        person_id: Option<String>,
        policies: String,
        payload: Option<Sealed<Payload>>,
    }
}

/// A client whom a member opened, or tried to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Opened {
    /// When.
    pub at: Instant,
    /// Which act.
    pub act: String,
    /// `done` or `denied`.
    pub outcome: String,
    /// The client's registration.
    pub registration: RegistrationId,
    /// What was written with it.
    pub words: Payload,
}

row! {
    struct OpenedRow of "log" as "l" by seq {
        #[expect(dead_code, reason = "names the row")]
        seq: i64,
        at: Instant,
        act: String,
        outcome: String,
        client_id: ClientId,
        payload: Option<Sealed<Payload>>,
        registration_id: RegistrationId = "r.registration_id",
    }
}

impl Tx {
    /// The clients whom this member opened or tried to, the newest first.
    pub async fn opened_by(&mut self, member: MembershipId, most: u32) -> Result<Vec<Opened>, StoreError> {
        let partnership = self.partnership_id()?;
        let rows: Vec<OpenedRow> = self.fetch(OPENED_BY, values![member, partnership, most]).await?;
        let opened = |row: OpenedRow| {
            let words = match &row.payload {
                Some(sealed) => self.open(row.client_id, sealed)?.unwrap_or_default(),
                None => Payload::default(),
            };
            Ok(Opened { at: row.at, act: row.act, outcome: row.outcome, registration: row.registration_id, words })
        };
        rows.into_iter().map(opened).collect()
    }

    /// The newest entries about this client, the newest first.
    pub async fn log_of_client(&mut self, client: ClientId, most: u32) -> Result<Vec<Seen>, StoreError> {
        let rows: Vec<SeenRow> = self.fetch(OF_CLIENT, values![client, most]).await?;
        rows.into_iter().map(|row| self.seen(client, row)).collect()
    }

    /// The newest entries of what others did with this client, the newest first. What the client did is not counted, so that
    /// nobody's look is pushed out of sight by it.
    pub async fn log_of_client_by_others(&mut self, client: ClientId, most: u32) -> Result<Vec<Seen>, StoreError> {
        let rows: Vec<SeenRow> = self.fetch(OF_CLIENT_BY_OTHERS, values![client, most]).await?;
        rows.into_iter().map(|row| self.seen(client, row)).collect()
    }

    fn seen(&self, client: ClientId, row: SeenRow) -> Result<Seen, StoreError> {
        let words = match &row.payload {
            Some(sealed) => self.open(client, sealed)?.unwrap_or_default(),
            None => Payload::default(),
        };
        Ok(Seen {
            at: row.at,
            act: row.act,
            kind: row.kind,
            outcome: row.outcome,
            role: row.role,
            organisation: row.organisation_id,
            person: row.person_id,
            policies: row.policies,
            words,
        })
    }

    /// Rows of the log after number `after`, at most `most`.
    pub async fn log_page(&mut self, after: i64, most: i64) -> Result<Vec<LogRow>, StoreError> {
        self.fetch(PAGE, values![after, most]).await
    }

    /// The newest rows of the log, the newest first.
    pub async fn log_latest(&mut self, most: i64) -> Result<Vec<LogRow>, StoreError> {
        self.fetch(LATEST, values![most]).await
    }

    /// How many rows the log has, and the hash of the last.
    pub async fn log_head(&mut self) -> Result<(i64, Vec<u8>), StoreError> {
        self.fetch_one(HEAD, values![]).await
    }

    /// What was written with a row of the log; `None` when nothing was, or when the client's key is destroyed.
    pub fn open_payload(&self, row: &LogRow) -> Result<Option<Payload>, StoreError> {
        let Some(bytes) = &row.payload else { return Ok(None) };
        let sealed = Sealed::at("log", "payload", row.seq, bytes);
        match &row.client_id {
            Some(client) => {
                let client = client.parse().map_err(|_| StoreError::inconsistent("log", row.seq, "client_id"))?;
                self.open(client, &sealed)
            }
            None => self.open_house(&sealed).map(Some),
        }
    }

    /// The signed checkpoints, oldest first: size and text.
    pub async fn checkpoints(&mut self) -> Result<Vec<(i64, String)>, StoreError> {
        self.fetch(CHECKPOINTS, values![]).await
    }
}

impl Store {
    /// The public key with which anybody checks the log.
    pub fn log_key(&self) -> &PublicKey {
        &self.core.log_key
    }

    /// Checks the whole log against its hashes, its checkpoints, and checkpoints that were kept outside the house.
    ///
    /// # Errors
    /// `Unfit` when a checkpoint from outside is not one of this log.
    pub async fn verify_log(&self, outside: &[String]) -> Result<Report, StoreError> {
        let mut verifier = Verifier::new(self.log_key().clone());
        // It lies beside the keys, where whoever writes in the database does not reach.
        let vouched = self.keys().vouched().await?;
        for text in outside.iter().chain(&vouched) {
            verifier.outside_checkpoint(text).map_err(|bad| StoreError::Unfit(bad.to_string()))?;
        }
        self.each_log_line(|line| {
            match line {
                ExportLine::Entry(row) => verifier.row(&row),
                ExportLine::Checkpoint(text) => verifier.checkpoint(&text),
                ExportLine::Head { size, hash } => verifier.head(size, hash),
            }
            Ok(())
        })
        .await?;
        Ok(verifier.finish())
    }

    /// Hands over every row and checkpoint of one moment, as they are carried out of the house.
    pub async fn each_log_line(&self, mut take: impl FnMut(ExportLine) -> Result<(), StoreError>) -> Result<(), StoreError> {
        let mut tx = self.snapshot().await?;
        let mut after = 0;
        loop {
            let rows = tx.log_page(after, PAGE_SIZE).await?;
            let Some(last) = rows.last() else { break };
            after = last.seq;
            for row in rows {
                take(ExportLine::Entry(row.into_chain()?))?;
            }
        }
        for (_, note) in tx.checkpoints().await? {
            take(ExportLine::Checkpoint(note))?;
        }
        let (size, hash) = tx.log_head().await?;
        let broken = || StoreError::inconsistent("log_head", 1, "hash");
        let size = u64::try_from(size).map_err(|_| broken())?;
        // An empty log has no last entry.
        let hash = if size == 0 { START } else { hash.try_into().map_err(|_| broken())? };
        take(ExportLine::Head { size, hash })
    }
}
