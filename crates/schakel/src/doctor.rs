//! `schakel doctor`: goes through the installation and says what is well and what is not.

use std::{process::ExitCode, sync::Arc};

use anyhow::Context as _;
use schakel_app::{App, identity::Identity, ports::Clock as _};
use schakel_domain::{partnership::Partnership, time::local};
use schakel_store::{
    StoreError,
    doctor::Looked,
    keys::{name_of, root_uses},
    mark::{JobEnd, LastRun},
};
use schakel_web::Compliance;

use crate::{
    config::{Config, Said},
    folder, house, key,
    ports::{SystemClock, SystemRandomness},
    root, say,
};

/// What makes everything that a new installation does not have yet.
const MADE_BY: &str = "nothing was made yet; `schakel migrate` or the first `schakel serve` makes them";

/// Goes through everything; what fails does not keep the rest from being looked at, as far as it can be.
pub(crate) async fn run(said: &Said) -> anyhow::Result<ExitCode> {
    let mut found = Findings::default();
    let config = match Config::understand(said) {
        Ok(config) => config,
        Err(fault) => {
            found.bad("settings", &fault);
            return found.tell();
        }
    };
    found.good("settings", "understood");
    for complaint in said.complaints() {
        found.bad("settings", &anyhow::anyhow!(complaint));
    }
    if !Identity::at(&config.public_url).has_passkeys() {
        found.bad(
            "public_url",
            &anyhow::anyhow!(
                "passkeys are bound to a name, and {} has none: people can only sign in with a password and a code",
                config.public_url
            ),
        );
    }
    if config.proxies == 0 && config.public_url.starts_with("https://") {
        found.bad(
            "behind_proxy",
            &anyhow::anyhow!(
                "people come over https, so a proxy stands in front; while this is off all of them count as one address, and share \
                 each other's limits"
            ),
        );
    }
    accountable(&config, &mut found);
    let root = root::load(&config);
    found.say("root key", root.as_ref().map(|_| "in its place, and closed"));
    if let Ok(root) = &root {
        root_in_use(&config, &name_of(&root.fingerprint()), &mut found);
    }
    if !config.data.exists() && !config.keys.exists() {
        found.skip("folders, database and log", MADE_BY);
        return found.tell();
    }
    let folders = folder::check(&config.data, "the data folder").and_then(|()| folder::check(&config.keys, "the folder of the keys"));
    found.say("folders", folders.as_ref().map(|()| "closed"));
    if root.is_err() || folders.is_err() {
        found.skip("database and log", "needs the root key and the folders");
        return found.tell();
    }
    let opened = async {
        let ground = house::ground(&config, Arc::new(SystemClock), Arc::new(SystemRandomness))?;
        house::open_to_look(&config, ground).await
    };
    match opened.await {
        Ok(app) => {
            found.good("database", &format!("schema {}, {} client keys", house::schema(), app.behind().store.keys().count()));
            database(&app, &config, &mut found).await;
            app.behind().store.close().await;
        }
        Err(fault) if matches!(fault.downcast_ref(), Some(StoreError::NotMade)) => {
            found.skip("database and log", MADE_BY);
        }
        Err(fault) => found.bad("database", &fault),
    }
    found.tell()
}

/// Which partnerships name nobody of their own who answers for the data of their clients: the pages then name the installation's.
async fn partnerships(app: &App, config: &Config, found: &mut Findings) -> Result<(), StoreError> {
    let mut tx = app.behind().store.read().await?;
    let all = tx.partnerships().await?;
    let options = tx.all_options().await?;
    let names = |one: &&Partnership| options.get(&one.id).is_some_and(|kept| kept.options.accountable.names_somebody());
    let without: Vec<&str> = all.iter().filter(|one| !names(one)).map(|one| one.slug.as_str()).collect();
    let what = "who answers, by partnership";
    match (without.as_slice(), config.accountable.controller.is_empty()) {
        ([], _) if all.is_empty() => {}
        ([], _) => found.good(what, "every partnership names its own"),
        (some, false) => found.good(what, &format!("the installation's controller also for {}", some.join(", "))),
        (some, true) => found.empty(what, &format!("nobody, neither here nor in the settings, for {}", some.join(", "))),
    }
    Ok(())
}

/// After how many days a root key is to be turned, as `docs/howto/root-key.md` says: three years.
const ROOT_LASTS: i64 = 3 * 365;

/// Since when the root key is in use, which ones were before it, and whether it is time for another.
fn root_in_use(config: &Config, given: &str, found: &mut Findings) {
    match root_uses(&house::store_settings(config)).context("since when it is in use cannot be read") {
        Ok(uses) => {
            let told: Vec<String> = uses.iter().map(key::told).collect();
            match uses.first() {
                Some(_) if uses.iter().any(|used| used.now && used.name != given) => {
                    found.bad(
                        "root key",
                        &anyhow::anyhow!("the settings name {given}, and the keys lie under another: {}", told.join("; ")),
                    );
                }
                Some(_) => {
                    found.good("root key", &told.join("; "));
                    let age = uses.iter().find(|used| used.now).map(|used| SystemClock.now().duration_since(used.since).as_hours() / 24);
                    if age.is_some_and(|days| days >= ROOT_LASTS) {
                        let due = "in use for three years: turn to another one with `schakel key rotate`, as docs/howto/root-key.md says";
                        found.bad("age of the root key", &anyhow::anyhow!(due));
                    }
                }
                None => {}
            }
        }
        Err(fault) => found.bad("root key", &fault),
    }
}

/// Whether people can read who answers for their data. Where nobody comes yet, it is only told.
fn accountable(config: &Config, found: &mut Findings) {
    let unanswered = config.unanswered();
    if unanswered.is_empty() {
        found.good("who answers", "said on the pages");
    }
    if config.accountable.compliance == Compliance::Full {
        let both = "full, while the statement on accessibility names exceptions that the program has; people read both";
        found.bad("accessibility_status", &anyhow::anyhow!(both));
    }
    for (setting, missed) in unanswered {
        if config.public_url.starts_with("https://") {
            found.bad(setting, &anyhow::anyhow!("empty: {missed}"));
        } else {
            found.empty(setting, missed);
        }
    }
}

async fn database(app: &App, config: &Config, found: &mut Findings) {
    match app.behind().store.verify_log(&[]).await.context("the log cannot be read") {
        Ok(report) if report.is_whole() => {
            found.good("log", &format!("whole: {} entries, {} checkpoints", report.rows, report.checkpoints));
        }
        Ok(report) => found.bad("log", &anyhow::anyhow!("{report}")),
        Err(fault) => found.bad("log", &fault),
    }
    match app.behind().store.doctor().await.context("what is kept cannot be read") {
        Ok(all) => kept(all.into_iter().filter(|looked| looked.at != "log"), found),
        Err(fault) => found.bad("what is kept", &fault),
    }
    if let Err(fault) = partnerships(app, config, found).await.context("the partnerships cannot be read") {
        found.bad("who answers, by partnership", &fault);
    }
    match jobs(app).await.context("when the jobs ran cannot be read") {
        Ok(runs) if runs.is_empty() => found.skip("jobs", "the service did not run here yet"),
        Ok(runs) => runs.iter().for_each(|run| ran(run, found)),
        Err(fault) => found.bad("jobs", &fault),
    }
}

async fn jobs(app: &App) -> Result<Vec<LastRun>, StoreError> {
    app.behind().store.read().await?.last_runs().await
}

/// When a job ran last. The doctor cannot know whether the service runs now, so an old moment is no fault by itself.
fn ran(run: &LastRun, found: &mut Findings) {
    let what = format!("job {}", run.job);
    let when = local(run.at).strftime("%Y-%m-%d %H:%M");
    match run.end {
        JobEnd::Well => found.good(&what, &format!("ran last on {when}")),
        JobEnd::Failed | JobEnd::Panicked => {
            found.bad(&what, &anyhow::anyhow!("{} on {when}, and is tried again; the log of the service says why", run.end.code()));
        }
    }
}

/// What the store's own doctor says, in one line where all is well.
fn kept(all: impl Iterator<Item = Looked>, found: &mut Findings) {
    let (mut looked_at, mut count, mut faults) = (0, 0, 0);
    for looked in all {
        (looked_at, count, faults) = (looked_at + 1, count + looked.count, faults + looked.faults.len());
        for fault in looked.faults {
            found.bad(&looked.at, &anyhow::anyhow!(fault));
        }
    }
    if faults == 0 {
        found.good(
            "what is kept",
            &format!("{count} keys, sealed values, sealed rows and rows of lists in {looked_at} places, all as they should be"),
        );
    }
}

#[derive(Default)]
struct Findings {
    lines: Vec<String>,
    is_ill: bool,
}

impl Findings {
    fn good(&mut self, what: &str, how: &str) {
        self.lines.push(format!("well  {what}: {how}"));
    }

    fn bad(&mut self, what: &str, fault: &anyhow::Error) {
        self.is_ill = true;
        self.lines.push(format!("ILL   {what}: {fault:#}"));
    }

    fn skip(&mut self, what: &str, why: &str) {
        self.lines.push(format!("-     {what}: not looked at, {why}"));
    }

    fn empty(&mut self, setting: &str, missed: &str) {
        self.lines.push(format!("-     {setting}: empty: {missed}"));
    }

    fn say(&mut self, what: &str, how: Result<&str, &anyhow::Error>) {
        match how {
            Ok(how) => self.good(what, how),
            Err(fault) => self.bad(what, fault),
        }
    }

    fn tell(self) -> anyhow::Result<ExitCode> {
        say(&self.lines.join("\n"))?;
        Ok(if self.is_ill { ExitCode::FAILURE } else { ExitCode::SUCCESS })
    }
}
