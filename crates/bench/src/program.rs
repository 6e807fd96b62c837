//! Starts the program as an administrator would, and stops it.

use std::{
    fs::File,
    net::{SocketAddr, TcpListener},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    thread::sleep,
    time::{Duration, Instant},
};

use anyhow::{Context as _, Result, bail};

use crate::{
    process::Counted,
    wire::{Question, Wire},
};

const PATIENCE: Duration = Duration::from_mins(1);

/// A process that listens. It stops when this is dropped.
pub(crate) struct Running {
    process: Child,
    address: SocketAddr,
    /// The database server that works for it.
    server: Option<u32>,
}

/// Where the data is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Engine {
    /// A file.
    Sqlite,
    /// A server.
    Postgres,
}

/// A database of a PostgreSQL server.
#[derive(Debug, Clone)]
pub(crate) struct Served {
    /// Its address, with the name of the database.
    pub(crate) url: String,
    /// The first process of the server.
    pub(crate) server: u32,
}

/// Where the parts of the installation are.
pub(crate) struct Place {
    /// The folder that holds all of it.
    pub(crate) folder: PathBuf,
    /// The database, where it is not a file in the data folder.
    pub(crate) served: Option<Served>,
}

impl Place {
    /// On which engine it runs.
    pub(crate) const fn engine(&self) -> Engine {
        if self.served.is_some() { Engine::Postgres } else { Engine::Sqlite }
    }

    /// The first process of the database server, if there is one.
    pub(crate) fn server(&self) -> Option<u32> {
        self.served.as_ref().map(|served| served.server)
    }

    /// The data folder.
    pub(crate) fn data(&self) -> PathBuf {
        self.folder.join("data")
    }

    /// The folder of the clients' keys.
    pub(crate) fn keys(&self) -> PathBuf {
        self.folder.join("keys")
    }

    /// The root key.
    pub(crate) fn root_key(&self) -> PathBuf {
        self.folder.join("root.key")
    }
}

impl Running {
    /// Starts `schakel serve` and waits for its first answer; returns how long that took.
    pub(crate) fn program(program: &Path, place: &Place) -> Result<(Self, Duration)> {
        let address = free()?;
        let log = File::create(place.folder.join("program.log"))?;
        let mut command = Command::new(program);
        command
            .arg("serve")
            .arg("--data")
            .arg(place.data())
            .arg("--keys")
            .arg(place.keys())
            .arg("--root-key")
            .arg(place.root_key())
            .args(["--listen", &address.to_string(), "--public-url", &origin(address)])
            .args(["--registrations-per-hour", "1000000"])
            .stdout(log.try_clone()?)
            .stderr(log);
        if let Some(served) = &place.served {
            command.args(["--database", &served.url]);
        }
        Self::start(&mut command, address, "/health", place.server()).context("the program's log says why, in the folder of the run")
    }

    /// Starts the bare handler, in a process of its own.
    pub(crate) fn bare(bytes: usize) -> Result<Self> {
        let address = free()?;
        let mut command = Command::new(std::env::current_exe()?);
        command.args(["bare", &address.to_string(), &bytes.to_string()]);
        Ok(Self::start(&mut command, address, "/", None)?.0)
    }

    fn start(command: &mut Command, address: SocketAddr, path: &str, server: Option<u32>) -> Result<(Self, Duration)> {
        let began = Instant::now();
        let process = command.stdin(Stdio::null()).spawn().with_context(|| format!("cannot start {command:?}"))?;
        let mut running = Self { process, address, server };
        while began.elapsed() < PATIENCE {
            if running.answers(path) {
                return Ok((running, began.elapsed()));
            }
            if let Some(status) = running.process.try_wait()? {
                bail!("{command:?} ended: {status}");
            }
            sleep(Duration::from_millis(1));
        }
        bail!("{command:?} does not answer")
    }

    fn answers(&self, path: &str) -> bool {
        let question = Question { path, cookies: "", form: None, compressed: false };
        let asked = Wire::connect(self.address).and_then(|mut wire| wire.ask(&self.origin(), &question));
        asked.is_ok_and(|answer| answer.status == 200)
    }

    /// Its process.
    pub(crate) fn pid(&self) -> u32 {
        self.process.id()
    }

    /// The processes whose processor time it costs.
    pub(crate) fn counted(&self) -> Counted {
        Counted { program: self.pid(), server: self.server }
    }

    /// A connection to it.
    pub(crate) fn connect(&self) -> Result<Wire> {
        Wire::connect(self.address)
    }

    /// Its origin, as a browser sends it.
    pub(crate) fn origin(&self) -> String {
        origin(self.address)
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        drop(self.process.kill());
        drop(self.process.wait());
    }
}

fn origin(address: SocketAddr) -> String {
    format!("http://{address}")
}

fn free() -> Result<SocketAddr> {
    Ok(TcpListener::bind("127.0.0.1:0")?.local_addr()?)
}
