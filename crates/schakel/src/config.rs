//! The settings of an installation: each has one name, and can be given in three ways.
//!
//! `public_url` in the file, `SCHAKEL_PUBLIC_URL` in the environment, `--public-url` as a flag. A flag wins from the
//! environment, the environment from the file, the file from the default. This is the only place that reads the
//! environment.

mod accountable;
mod explain;
mod flags;
mod settings;
mod wire;

use std::{
    collections::BTreeMap,
    env, fs, io,
    net::SocketAddr,
    path::{Path, PathBuf},
    time::Duration,
};

use anyhow::{Context as _, bail};
use schakel_vault::HashCost;
use schakel_web::Accountable;

pub(crate) use flags::Flags;

/// Where a value came from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Origin {
    /// Nobody said anything.
    Default,
    /// The file.
    File,
    /// The environment.
    Environment,
    /// A flag.
    Flag,
}

/// All that was said, before it is understood.
#[derive(Debug, Default)]
pub(crate) struct Said {
    values: BTreeMap<&'static str, (String, Origin)>,
    /// The file that was read.
    file: Option<PathBuf>,
    /// Variables that begin as ours and are none, each with the nearest name.
    strangers: Vec<(String, &'static str)>,
    credentials: Option<PathBuf>,
}

/// In what form the program logs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum LogFormat {
    /// A line a person reads.
    Text,
    /// A JSON object a line.
    Json,
}

/// Which database.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Database {
    /// SQLite, in the data folder.
    Sqlite,
    /// PostgreSQL at this address.
    Postgres(String),
}

/// Where the root key is, as the settings say it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Root {
    /// In a file.
    File(PathBuf),
    /// In a credential that systemd hands over, at this path.
    Credential(PathBuf),
    /// In somebody's memory; the file is that of the salt.
    Passphrase(PathBuf),
    /// Nobody said.
    Unsaid,
}

/// The settings, understood.
#[derive(Debug, Clone)]
pub(crate) struct Config {
    /// The address to listen at.
    pub(crate) listen: SocketAddr,
    /// Where people find the pages, without a slash at the end.
    pub(crate) public_url: String,
    /// The data folder.
    pub(crate) data: PathBuf,
    /// The folder of `keys.db`.
    pub(crate) keys: PathBuf,
    /// Which database.
    pub(crate) database: Database,
    /// How many connections to it.
    pub(crate) connections: u32,
    /// Where the root key is.
    pub(crate) root: Root,
    /// The name in the checkpoints of the log.
    pub(crate) log_name: String,
    /// How many proxies in front tell the visitor's address.
    pub(crate) proxies: usize,
    /// How many registrations one address may hand in per hour.
    pub(crate) registrations_per_hour: u32,
    /// After how many days a registration expires that nobody answers.
    pub(crate) registrations_expire_days: u32,
    /// Where a draft of the next version of the playbook stands.
    pub(crate) playbook_draft: Option<PathBuf>,
    /// The people who answer for what is kept.
    pub(crate) accountable: Accountable,
    /// In what form to log.
    pub(crate) log_format: LogFormat,
    /// How much to log.
    pub(crate) log_level: String,
    /// What hashing a password costs at least.
    pub(crate) hash_cost: HashCost,
    /// How long it takes at least, by more passes where the machine is quick; none when the passes stay as they are set.
    pub(crate) hash_aim: Option<Duration>,
}

impl Said {
    /// Collects what flags, environment and file say.
    pub(crate) fn collect(flags: &Flags) -> anyhow::Result<Self> {
        let environment = env::vars_os().filter_map(|(name, value)| Some((name.into_string().ok()?, value.into_string().ok()?)));
        let environment: BTreeMap<String, String> = environment.collect();
        let named = flags.config.clone().or_else(|| environment.get("SCHAKEL_CONFIG").map(PathBuf::from));
        let (file, text) = match &named {
            Some(path) => (Some(path.clone()), read(path)?),
            None => match fs::read_to_string(settings::FILE) {
                Ok(text) => (Some(PathBuf::from(settings::FILE)), text),
                Err(error) if error.kind() == io::ErrorKind::NotFound => (None, String::new()),
                Err(error) => return Err(error).context(format!("{} cannot be read", settings::FILE)),
            },
        };
        let name = file.as_deref().unwrap_or(Path::new(settings::FILE)).display().to_string();
        let mut said = Self::put_together(&text, &name, &environment, &flags.values)?;
        said.file = file;
        Ok(said)
    }

    /// What counts for a demonstration: its own folders, and flags. File and environment belong to real use.
    pub(crate) fn for_a_demonstration(flags: &Flags, data: &Path, keys: &Path, root_key: &Path) -> Self {
        let mut said = Self::default();
        for (name, value) in &flags.values {
            said.values.insert(name, (value.clone(), Origin::Flag));
        }
        // Passkeys are bound to a name, so the address is told as one.
        let listen = said.value("listen").0;
        let port = listen.rsplit_once(':').map_or(listen, |(_, port)| port);
        let url = format!("http://localhost:{port}");
        said.values.entry("public_url").or_insert((url, Origin::Default));
        said.values.entry("log_level").or_insert(("warn".to_owned(), Origin::Default));
        for (name, folder) in [("data", data), ("keys", keys), ("root_key", root_key)] {
            said.values.insert(name, (folder.display().to_string(), Origin::Default));
        }
        said
    }

    fn put_together(
        file: &str,
        file_name: &str,
        environment: &BTreeMap<String, String>,
        flags: &BTreeMap<&'static str, String>,
    ) -> anyhow::Result<Self> {
        let mut said = Self { credentials: environment.get("CREDENTIALS_DIRECTORY").map(PathBuf::from), ..Self::default() };
        let table: toml::Table = file.parse().with_context(|| format!("{file_name} is not a file of settings (TOML)"))?;
        for (key, value) in table {
            let Some(setting) = settings::named(&key) else {
                bail!(
                    "{file_name}: there is no setting `{key}`. Did you mean `{}`? `schakel config --explain` lists them all.",
                    settings::nearest(&key)
                );
            };
            let value = match value {
                toml::Value::String(text) => text,
                toml::Value::Integer(number) => number.to_string(),
                toml::Value::Boolean(flag) => flag.to_string(),
                other => bail!("{file_name}: `{key}` must be a text, a number or true or false, not {}.", other.type_str()),
            };
            said.values.insert(setting.name, (value, Origin::File));
        }
        for (variable, value) in environment {
            let Some(rest) = variable.strip_prefix("SCHAKEL_") else { continue };
            let key = rest.to_ascii_lowercase();
            if let Some(setting) = settings::named(&key) {
                said.values.insert(setting.name, (value.clone(), Origin::Environment));
            } else if key != "config" && !key.starts_with("test_") {
                said.strangers.push((variable.clone(), settings::nearest(&key)));
            }
        }
        for (name, value) in flags {
            said.values.insert(name, (value.clone(), Origin::Flag));
        }
        Ok(said)
    }

    /// The value of a setting, and where it came from.
    fn value(&self, name: &str) -> (&str, Origin) {
        let default = || settings::named(name).and_then(|setting| setting.default).unwrap_or_default();
        self.values.get(name).map_or_else(|| (default(), Origin::Default), |(value, origin)| (value.as_str(), *origin))
    }

    fn optional(&self, name: &str) -> Option<&str> {
        Some(self.value(name).0).filter(|value| !value.is_empty())
    }

    fn understood<T>(&self, name: &str, understand: impl FnOnce(&str) -> Option<T>, wanted: &str) -> anyhow::Result<T> {
        let (value, origin) = self.value(name);
        understand(value).with_context(|| {
            let place = match origin {
                Origin::Default => format!("`{name}`"),
                Origin::File => format!("`{name}` in {}", self.file.as_deref().unwrap_or(Path::new("the file")).display()),
                Origin::Environment => settings::variable(name),
                Origin::Flag => settings::flag(name),
            };
            let secret = settings::named(name).is_some_and(|setting| setting.secret);
            if secret { format!("{place} must be {wanted}.") } else { format!("{place} must be {wanted}, not \"{value}\".") }
        })
    }

    fn number(&self, name: &str) -> anyhow::Result<u32> {
        self.understood(name, |value| value.parse().ok(), "a whole number")
    }
}

impl Config {
    /// The folder of the data, which is asked before everything else is understood.
    pub(crate) fn data_folder(said: &Said) -> PathBuf {
        PathBuf::from(said.value("data").0)
    }

    /// Understands what was said.
    pub(crate) fn understand(said: &Said) -> anyhow::Result<Self> {
        let listen: SocketAddr =
            said.understood("listen", |value| value.parse().ok(), "an address and a port, such as 127.0.0.1:8085 or [::1]:8085")?;
        let public_url = match said.optional("public_url") {
            None => format!("http://{listen}"),
            Some(_) => said.understood(
                "public_url",
                origin_of,
                "where people find the pages: https:// and a host, with a port if it is not the usual one, and no path",
            )?,
        };
        if public_url.starts_with("http://") && !is_this_machine(&public_url) {
            bail!(
                "`public_url` is {public_url}, without TLS. Passwords and personal data would travel in the open: use https:// and let a proxy on this machine speak TLS."
            );
        }
        let beyond = said.understood("listen_beyond", |value| value.parse::<bool>().ok(), "true or false")?;
        if public_url.starts_with("https://") && !listen.ip().is_loopback() && !beyond {
            bail!(
                "`listen` is {listen}, which other machines reach: what a proxy there passes on would travel in the open. Let the proxy run on this machine and listen at 127.0.0.1, or set `listen_beyond` when something else encrypts what goes between them."
            );
        }
        let data = Self::data_folder(said);
        let keys = said.optional("keys").map_or_else(|| beside(&data, "keys"), PathBuf::from);
        if keys.starts_with(&data) {
            bail!(
                "`keys` ({}) lies in the data folder. A copy of the data must hold no keys, or erasing a client would not reach it: choose a folder beside it.",
                keys.display()
            );
        }
        let database = said.understood(
            "database",
            |value| match value {
                "sqlite" => Some(Database::Sqlite),
                url if url.starts_with("postgres://") || url.starts_with("postgresql://") => Some(Database::Postgres(url.to_owned())),
                _ => None,
            },
            "sqlite, or the address of a PostgreSQL database: postgres://user@host/name",
        )?;
        if matches!(&database, Database::Postgres(address) if wire::is_open_to_others(address)) {
            bail!(
                "`database` leads to another machine, and what is in it would travel in the open: add ?sslmode=verify-full to the address, and sslrootcert=FILE for a certificate of your own."
            );
        }
        let connections =
            said.understood("connections", |value| value.parse().ok().filter(|number| (1..=64).contains(number)), "a number from 1 to 64")?;
        let log_name = said.optional("log_name").map_or_else(|| format!("{}/log", host_of(&public_url)), str::to_owned);
        if log_name.contains(|c: char| c.is_whitespace() || c == '+') {
            bail!("`log_name` must hold no white space and no +.");
        }
        let hash_cost = HashCost::new(said.number("argon_memory_kib")?, said.number("argon_passes")?, said.number("argon_lanes")?)
            .context("the cost of hashing passwords (argon_memory_kib, argon_passes, argon_lanes) is not safe")?;
        Ok(Self {
            listen,
            public_url,
            data,
            keys,
            database,
            connections,
            root: root(said)?,
            log_name,
            proxies: said.understood(
                "behind_proxy",
                |value| match value {
                    "false" => Some(0),
                    "true" => Some(1),
                    number => number.parse().ok().filter(|proxies| *proxies <= 10),
                },
                "true or false, or how many proxies stand in front, at most 10",
            )?,
            registrations_per_hour: said.number("registrations_per_hour")?,
            registrations_expire_days: said.understood(
                "registrations_expire_days",
                |value| value.parse().ok().filter(|days| (60..=3_650).contains(days)),
                "a number of days from 60 to 3650: client and coordinator are warned 30 days before",
            )?,
            playbook_draft: said.optional("playbook_draft").map(PathBuf::from),
            accountable: accountable::of(said)?,
            log_format: said.understood(
                "log_format",
                |value| match value {
                    "text" => Some(LogFormat::Text),
                    "json" => Some(LogFormat::Json),
                    _ => None,
                },
                "text or json",
            )?,
            log_level: said.understood(
                "log_level",
                |value| ["error", "warn", "info", "debug"].contains(&value).then(|| value.to_owned()),
                "error, warn, info or debug",
            )?,
            hash_cost,
            hash_aim: said.understood(
                "argon_milliseconds",
                |value| value.parse().ok().filter(|aim| *aim <= 500).map(|aim| (aim > 0).then(|| Duration::from_millis(aim))),
                "a number of milliseconds from 0 to 500",
            )?,
        })
    }
}

fn read(path: &Path) -> anyhow::Result<String> {
    fs::read_to_string(path).with_context(|| format!("the file of settings {} cannot be read", path.display()))
}

fn root(said: &Said) -> anyhow::Result<Root> {
    let all = [said.optional("root_key"), said.optional("root_credential"), said.optional("root_passphrase")];
    match all {
        [None, None, None] => Ok(Root::Unsaid),
        [Some(path), None, None] => Ok(Root::File(path.into())),
        [None, Some(name), None] => {
            if name.contains('/') {
                bail!("`root_credential` is the name of a credential, as in LoadCredential=, without a folder.");
            }
            let folder = said.credentials.as_ref().context(
                "`root_credential` is set, but systemd handed over no credentials. Give the service LoadCredential= or LoadCredentialEncrypted=, or use `root_key`.",
            )?;
            Ok(Root::Credential(folder.join(name)))
        }
        [None, None, Some(path)] => Ok(Root::Passphrase(path.into())),
        _ => bail!("Only one of `root_key`, `root_credential` and `root_passphrase` may be set: there is one root key."),
    }
}

/// The folder `name` beside this one.
fn beside(folder: &Path, name: &str) -> PathBuf {
    match folder.parent() {
        Some(parent) if folder.file_name().is_some() => parent.join(name),
        _ => folder.join("..").join(name),
    }
}

/// The origin in an address: scheme, host and port, and nothing else.
fn origin_of(url: &str) -> Option<String> {
    let url = url.trim_end_matches('/');
    let host = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://"))?;
    let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '.' | '-' | ':' | '[' | ']');
    (!host.is_empty() && host.chars().all(plain)).then(|| url.to_owned())
}

fn host_of(url: &str) -> &str {
    url.split_once("://").map_or(url, |(_, host)| host)
}

fn is_this_machine(url: &str) -> bool {
    let host = host_of(url);
    ["localhost", "127.0.0.1", "[::1]"]
        .iter()
        .any(|here| host == *here || host.strip_prefix(here).is_some_and(|rest| rest.starts_with(':')))
}

#[cfg(test)]
mod tests;
