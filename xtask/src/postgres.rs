//! A PostgreSQL of our own, in a folder of its own, for as long as the checks or the measuring run.
//!
//! A server that the machine may have is never touched. Nothing in this one is worth keeping, so for tests it does not wait
//! for the disk; when speed is measured it does, as in real use.

use std::{
    env, fs,
    net::TcpListener,
    os::unix::fs::chown,
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    thread::sleep,
    time::{Duration, Instant},
};

use anyhow::{Context as _, Result, bail};

use crate::run::{is_root, output, run, which};

const PATIENCE: Duration = Duration::from_mins(1);

/// A running server. It stops, and its folder goes, when this is dropped.
pub(crate) struct Cluster {
    folder: PathBuf,
    port: u16,
    server: Child,
    as_postgres: bool,
    programs: PathBuf,
}

/// Where the server's programs are: Debian keeps each version apart, and the newest is taken.
pub(crate) fn programs() -> Option<PathBuf> {
    let debian = fs::read_dir("/usr/lib/postgresql").into_iter().flatten().flatten();
    let newest = debian
        .filter_map(|entry| Some((entry.file_name().to_str()?.parse::<u32>().ok()?, entry.path().join("bin"))))
        .filter(|(_, programs)| programs.join("initdb").is_file())
        .max();
    match newest {
        Some((_, programs)) => Some(programs),
        // A link to one program does not have the others beside it.
        None => which("initdb")?.canonicalize().ok()?.parent().map(Path::to_owned),
    }
}

/// Whether a server waits until the disk has what it acknowledges.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Disk {
    /// As in real use.
    Waited,
    /// For tests: nothing in it is worth keeping.
    NotWaited,
}

impl Cluster {
    /// Makes a cluster in a temporary folder and starts it on a free port of the loopback address.
    pub(crate) fn start(disk: Disk) -> Result<Self> {
        let programs = programs().context("PostgreSQL is not installed: apt-get install postgresql")?;
        let port = free_port()?;
        let folder = env::temp_dir().join(format!("schakel-check-{}-{port}", std::process::id()));
        fs::create_dir(&folder).with_context(|| format!("cannot make {}", folder.display()))?;
        // The server refuses to run as root, so it runs as Debian's own user for it.
        let as_postgres = is_root();
        if as_postgres {
            let id: u32 = output(Command::new("id").args(["-u", "postgres"]))?.trim().parse()?;
            chown(&folder, Some(id), None)?;
        }
        run(as_user(as_postgres, &programs.join("initdb"), &folder)
            .args(["--username=schakel", "--auth=trust", "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync", "--pgdata=data"])
            .stdout(Stdio::null()))?;
        let mut server = as_user(as_postgres, &programs.join("postgres"), &folder);
        server
            .args(["-D", "data", "-p", &port.to_string(), "-k", ""])
            .args(["-c", "listen_addresses=127.0.0.1", "-c", "max_connections=200", "-c", "logging_collector=off"])
            .stdout(Stdio::null())
            .stderr(fs::File::create(folder.with_extension("log"))?);
        if disk == Disk::NotWaited {
            server.args(["-c", "fsync=off", "-c", "full_page_writes=off", "-c", "synchronous_commit=off"]);
        }
        let cluster = Self { folder, port, server: server.spawn()?, as_postgres, programs };
        cluster.wait()?;
        println!("PostgreSQL answers on port {port}");
        Ok(cluster)
    }

    /// The address that tests connect to.
    pub(crate) fn url(&self) -> String {
        self.database("postgres")
    }

    /// The address of one database of this server.
    pub(crate) fn database(&self, name: &str) -> String {
        format!("postgres://schakel@127.0.0.1:{}/{name}", self.port)
    }

    /// Makes an empty database and returns its address.
    pub(crate) fn create(&self, name: &str) -> Result<String> {
        run(Command::new(self.programs.join("createdb"))
            .args(["--host=127.0.0.1", "--username=schakel", "--port", &self.port.to_string(), name])
            .current_dir("/"))?;
        Ok(self.database(name))
    }

    /// The first process of the server.
    pub(crate) fn pid(&self) -> u32 {
        self.server.id()
    }

    fn wait(&self) -> Result<()> {
        let began = Instant::now();
        while began.elapsed() < PATIENCE {
            let ready = Command::new(self.programs.join("pg_isready"))
                .args(["--quiet", "--host=127.0.0.1", "--dbname=postgres", "--port", &self.port.to_string()])
                .current_dir("/")
                .status()?;
            if ready.success() {
                return Ok(());
            }
            sleep(Duration::from_millis(100));
        }
        let log = fs::read_to_string(self.folder.with_extension("log")).unwrap_or_default();
        bail!("PostgreSQL did not start in {} s:\n{log}", PATIENCE.as_secs())
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        let stop = as_user(self.as_postgres, &self.programs.join("pg_ctl"), &self.folder)
            .args(["stop", "--pgdata=data", "--mode=immediate", "--silent"])
            .status();
        if !stop.is_ok_and(|status| status.success()) {
            drop(self.server.kill());
        }
        drop(self.server.wait());
        drop(fs::remove_dir_all(&self.folder));
        drop(fs::remove_file(self.folder.with_extension("log")));
    }
}

/// Runs a command beside a server of its own.
pub(crate) fn beside(program: &str, rest: &[&str]) -> Result<()> {
    let cluster = Cluster::start(Disk::NotWaited)?;
    run(Command::new(program).args(rest).env("SCHAKEL_TEST_PG", cluster.url()))
}

/// A port that nobody listens on at this moment.
pub(crate) fn free_port() -> Result<u16> {
    Ok(TcpListener::bind("127.0.0.1:0")?.local_addr()?.port())
}

fn as_user(as_postgres: bool, program: &Path, folder: &Path) -> Command {
    let mut command = if as_postgres {
        let mut command = Command::new("setpriv");
        // When we are killed without a chance to clean up, the server must not stay behind.
        command.args(["--reuid=postgres", "--regid=postgres", "--clear-groups", "--pdeathsig=INT"]).arg(program);
        command
    } else {
        Command::new(program)
    };
    command.current_dir(folder).stdin(Stdio::null());
    command
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cluster_answers_and_leaves_nothing_behind() {
        // `cargo xtask check` has made sure that it is there; a plain `cargo test` may run without it.
        if programs().is_none() {
            return;
        }
        let cluster = Cluster::start(Disk::NotWaited).unwrap();
        let folder = cluster.folder.clone();
        let url = cluster.create("one").unwrap();
        let answer = output(Command::new("psql").args(["--tuples-only", "--no-align", "--command", "SHOW server_encoding", &url])).unwrap();
        assert_eq!(answer.trim(), "UTF8");
        drop(cluster);
        assert!(!folder.exists());
    }
}
