//! Marks that the house makes in its own database: under which root key, with what name of the log, the head of the log of a new
//! house, how dear hashing is here, and when each job by the clock ran last.

use schakel_chain::START;
use schakel_domain::time::Instant;
use schakel_vault::Vault;

use crate::{
    StoreError, Tx, Value,
    engine::{Engine, Fault, Inner, Purpose},
    sql::statements,
    value::hex,
};

statements! {
    MARK = "SELECT value FROM mark WHERE name = $1";
    MAKE = "INSERT INTO mark (name, value) VALUES ($1, $2) ON CONFLICT (name) DO NOTHING";
    RAISE = "INSERT INTO mark (name, value) VALUES ($1, $2) ON CONFLICT (name) DO UPDATE SET value = $2";
    JOBS = "SELECT name, value FROM mark WHERE name LIKE 'job %' ORDER BY name";
    HEAD = "INSERT INTO log_head (one, size, hash) VALUES (1, 0, $1) ON CONFLICT (one) DO NOTHING";
}

/// The name of the house that the database carries; none before its first start.
pub(crate) async fn house(inner: &mut Inner) -> Result<Option<String>, Fault> {
    read(inner, "house").await
}

/// What the marks of a database say.
pub(crate) struct Settled {
    /// The name of the log.
    pub(crate) log: String,
    /// The name of the house.
    pub(crate) house: String,
}

/// Makes the marks of a new database, or reads them. `house` is what the file of the keys is called, if it has a name.
pub(crate) async fn settle(engine: &Engine, vault: &Vault, log_name: &str, house: Option<String>) -> Result<Settled, StoreError> {
    // Of the house and not of the root key, which can be turned without this database.
    let root = hex(&vault.house_fingerprint());
    let mut inner = engine.begin(Purpose::Read).await?;
    let (mut kept_root, mut kept_name) = (read(&mut inner, "root").await?, read(&mut inner, "log").await?);
    let mut kept_house = read(&mut inner, "house").await?;
    drop(inner);
    if kept_root.is_none() || kept_name.is_none() || kept_house.is_none() {
        let house = house.unwrap_or_else(|| hex(&vault.random::<16>()));
        let mut inner = engine.begin(Purpose::Write).await?;
        run(&mut inner, MAKE, vec![Value::from("root"), Value::from(&root)]).await?;
        run(&mut inner, MAKE, vec![Value::from("log"), Value::from(log_name)]).await?;
        run(&mut inner, MAKE, vec![Value::from("house"), Value::from(&house)]).await?;
        run(&mut inner, HEAD, vec![Value::from(START)]).await?;
        // Another program may have been first; what it wrote counts.
        (kept_root, kept_name) = (read(&mut inner, "root").await?, read(&mut inner, "log").await?);
        kept_house = read(&mut inner, "house").await?;
        inner.commit().await?;
    }
    if kept_root.is_some_and(|kept| kept != root) {
        return Err(StoreError::WrongRootKey);
    }
    Ok(Settled { log: kept_name.unwrap_or_else(|| log_name.to_owned()), house: kept_house.unwrap_or_default() })
}

async fn read(inner: &mut Inner, name: &str) -> Result<Option<String>, Fault> {
    let row: Option<(String,)> = inner.fetch_optional(MARK.into(), vec![Value::from(name)]).await?;
    Ok(row.map(|(value,)| value))
}

async fn run(inner: &mut Inner, sql: &'static str, values: Vec<Value>) -> Result<u64, Fault> {
    inner.execute(sql.into(), values).await
}

/// How a job by the clock ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum JobEnd {
    /// As it should.
    Well,
    /// With an error, which stands in the log of the service.
    Failed,
    /// In the middle, by a fault of the program.
    Panicked,
}

impl JobEnd {
    const ALL: [Self; 3] = [Self::Well, Self::Failed, Self::Panicked];

    /// The word under which it is kept, and told.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Well => "well",
            Self::Failed => "failed",
            Self::Panicked => "panicked",
        }
    }
}

/// When a job by the clock ran last.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LastRun {
    /// Its name.
    pub job: String,
    /// When it ended.
    pub at: Instant,
    /// How.
    pub end: JobEnd,
}

impl LastRun {
    fn read(name: &str, value: &str) -> Option<Self> {
        let (at, end) = value.split_once(' ')?;
        let end = JobEnd::ALL.into_iter().find(|one| one.code() == end)?;
        Some(Self { job: name.strip_prefix(JOB)?.to_owned(), at: at.parse().ok()?, end })
    }
}

/// How the mark of a job begins.
const JOB: &str = "job ";

/// The mark of the rules by which was worked out what waits.
const WAITS: &str = "waits";

/// The mark of the passes that hashing a password takes here.
const PASSES: &str = "hash_passes";

impl Tx {
    /// By which rules was worked out what waits; none before it was done for the whole house.
    pub(crate) async fn waits_rules(&mut self) -> Result<Option<String>, StoreError> {
        let row: Option<(String,)> = self.fetch_optional(MARK, vec![Value::from(WAITS)]).await?;
        Ok(row.map(|(value,)| value))
    }

    /// Keeps by which rules was worked out what waits.
    pub(crate) async fn keep_waits_rules(&mut self, rules: &str) -> Result<(), StoreError> {
        self.execute(RAISE, vec![Value::from(WAITS), Value::from(rules)]).await?;
        Ok(())
    }

    /// The most passes over this much memory with which passwords were ever hashed in this house; none before they were first
    /// measured.
    pub async fn hash_passes(&mut self, memory_kib: u32) -> Result<Option<u32>, StoreError> {
        let row: Option<(String,)> = self.fetch_optional(MARK, vec![Value::from(PASSES)]).await?;
        let Some((value,)) = row else { return Ok(None) };
        let read = value.split_once(' ').and_then(|(memory, passes)| Some((memory.parse::<u32>().ok()?, passes.parse().ok()?)));
        let (memory, passes) = read.ok_or_else(|| StoreError::inconsistent("mark", PASSES, "value"))?;
        Ok((memory == memory_kib).then_some(passes))
    }

    /// When each job by the clock ran last, by its name; none is there before its first run.
    pub async fn last_runs(&mut self) -> Result<Vec<LastRun>, StoreError> {
        let rows: Vec<(String, String)> = self.fetch(JOBS, vec![]).await?;
        let read =
            |(name, value): &(String, String)| LastRun::read(name, value).ok_or_else(|| StoreError::inconsistent("mark", name, "value"));
        rows.iter().map(read).collect()
    }

    /// Keeps when a job by the clock ran, and how it ended.
    pub async fn keep_run(&mut self, job: &str, at: Instant, end: JobEnd) -> Result<(), StoreError> {
        self.execute(RAISE, vec![Value::from(format!("{JOB}{job}")), Value::from(format!("{at} {}", end.code()))]).await?;
        Ok(())
    }

    /// Writes a mark that says nothing but that it could be written.
    pub async fn note_alive(&mut self, at: Instant) -> Result<(), StoreError> {
        self.execute(RAISE, vec![Value::from("alive"), Value::from(at.to_string())]).await?;
        Ok(())
    }

    /// Keeps with how many passes over how much memory passwords are hashed from now on.
    pub async fn keep_hash_passes(&mut self, memory_kib: u32, passes: u32) -> Result<(), StoreError> {
        self.execute(RAISE, vec![Value::from(PASSES), Value::from(format!("{memory_kib} {passes}"))]).await?;
        Ok(())
    }
}
