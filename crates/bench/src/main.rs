//! Measures the running program on a large invented world, next to two limits of the same machine in the same run.
//!
//! `cargo xtask bench` builds a release of the program and of this, and runs it. It is never shipped.
#![expect(clippy::print_stdout, reason = "a command line speaks by printing")]

mod bare;
mod casework;
mod compare;
mod disk;
mod limits;
mod load;
mod measure;
mod names;
mod process;
mod program;
mod report;
mod road;
mod wire;
mod world;

use std::{
    env, fs,
    path::{Path, PathBuf},
    time::Duration,
};

use anyhow::{Context as _, Result, bail};

use crate::{
    compare::Compared,
    program::{Place, Running, Served},
    report::Run,
};

/// How long each operation is measured.
const LENGTH: Duration = Duration::from_secs(8);
/// How many registrations stand at every point of the road to a trajectory.
const ON_THE_ROAD: usize = 5000;
/// By when the program has timed hashing a password.
const CALIBRATED: Duration = Duration::from_secs(6);
/// How two programs are compared.
const COMPARE: &str = "compare BEFORE AFTER FOLDER CLIENTS SECONDS [OPERATION [SERVER PID]]";
/// How many starts are measured; the middle one counts.
const STARTS: usize = 5;

fn main() -> Result<()> {
    let given: Vec<String> = env::args().skip(1).collect();
    match given.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        ["bare", listen, bytes] => bare::serve(listen.parse()?, bytes.parse()?),
        ["run", program, folder, page, server, pid, clients @ ..] if !clients.is_empty() => {
            let clients = clients.iter().map(|number| number.parse().context("a number of clients")).collect::<Result<Vec<usize>>>()?;
            let server = Server { url: (*server).to_owned(), pid: pid.parse().context("the process of the server")? };
            all(&PathBuf::from(program), &PathBuf::from(folder), &PathBuf::from(page), &server, &clients)
        }
        ["road", program, folder, registrations, seconds] => {
            let place = fresh(&PathBuf::from(folder).join("road"), None)?;
            let length = Duration::from_secs(seconds.parse()?);
            let run = road::all(&PathBuf::from(program), &place, registrations.parse()?, length)?;
            fs::remove_dir_all(&place.folder)?;
            println!("\n{}", report::road(&run));
            Ok(())
        }
        ["compare", rest @ ..] => compare(rest),
        _ => bail!(
            "schakel-bench run PROGRAM FOLDER PAGE SERVER PID CLIENTS…: cargo xtask bench says it; road PROGRAM FOLDER REGISTRATIONS SECONDS; \
             {COMPARE}"
        ),
    }
}

/// Two programs by turns: the desk, the road, or what of them is asked for.
fn compare(given: &[&str]) -> Result<()> {
    let [before, after, folder, number, seconds, rest @ ..] = given else { bail!("schakel-bench {COMPARE}") };
    let (only, server) = match rest {
        [] => ("", None),
        [only] => (*only, None),
        [only, url, pid] => (*only, Some(Server { url: (*url).to_owned(), pid: pid.parse().context("the process of the server")? })),
        _ => bail!("schakel-bench {COMPARE}"),
    };
    let length = Duration::from_secs_f64(seconds.parse()?);
    let compared = Compared { before: Path::new(before), after: Path::new(after), length, only };
    let (folder, number) = (PathBuf::from(folder).join("compare"), number.parse()?);
    if compared.asks_the_desk() {
        let place = fresh(&folder, server.as_ref().map(|server| server.database("desk")))?;
        println!("{}", compared.desk(&place, number)?);
    }
    if compared.asks_the_road() {
        let place = fresh(&folder, server.as_ref().map(|server| server.database("road")))?;
        println!("{}", compared.road(&place, number / 2)?);
    }
    fs::remove_dir_all(&folder)?;
    Ok(())
}

/// A PostgreSQL server with an empty database for each world: one of the name `clients_N` for N clients, and `road`; to compare
/// `desk` and `road`.
struct Server {
    /// Its address, up to the name of a database.
    url: String,
    /// Its first process.
    pid: u32,
}

impl Server {
    fn database(&self, name: &str) -> Served {
        Served { url: format!("{}{name}", self.url), server: self.pid }
    }
}

fn all(program: &Path, folder: &Path, page: &Path, server: &Server, clients: &[usize]) -> Result<()> {
    let machine = process::machine();
    let mut runs = Vec::new();
    for &clients in clients {
        runs.push(one(program, &fresh(&folder.join(clients.to_string()), None)?, clients)?);
    }
    // On PostgreSQL the smallest world is enough to compare the engines.
    if let Some(&clients) = clients.iter().min() {
        let name = format!("clients_{clients}");
        runs.push(one(program, &fresh(&folder.join(&name), Some(server.database(&name)))?, clients)?);
    }
    let mut roads = Vec::new();
    for served in [None, Some(server.database("road"))] {
        let place = fresh(&folder.join("road"), served)?;
        roads.push(road::all(program, &place, ON_THE_ROAD, LENGTH)?);
        fs::remove_dir_all(&place.folder)?;
    }
    let day = jiff::Zoned::now().date().to_string();
    fs::write(page, report::page(&day, &machine, &runs, &roads))?;
    println!("written: {}", page.display());
    Ok(())
}

/// A folder in which nothing is left of a run before.
fn fresh(folder: &Path, served: Option<Served>) -> Result<Place> {
    if folder.exists() {
        fs::remove_dir_all(folder)?;
    }
    fs::create_dir_all(folder)?;
    Ok(Place { folder: folder.to_path_buf(), served })
}

fn one(program: &Path, place: &Place, clients: usize) -> Result<Run> {
    println!("making a world of {clients} clients");
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    let world = runtime.block_on(world::make(place, clients))?;
    println!("made in {:.0} s", world.took.as_secs_f64());

    let mut starts = Vec::new();
    for _ in 0..STARTS {
        let (running, took) = Running::program(program, place)?;
        starts.push(measure::ms(took));
        drop(running);
    }
    starts.sort_by(f64::total_cmp);
    let sync_ms = disk::sync_ms(&place.folder)?;

    let (running, _) = Running::program(program, place)?;
    let idle_mib = process::memory_mib(running.pid())?.0;
    // A moment after its start the program tries out how long hashing a password takes; what that holds is not what the work holds.
    std::thread::sleep(CALIBRATED);
    let hashing_mib = process::memory_mib(running.pid())?.1;
    process::forget_peak(running.pid())?;
    let desk = load::Desk::open(&running, &world)?;
    let bytes = desk.list_bytes()?;
    let mut operations = Vec::new();
    for connections in [1, 16] {
        for operation in load::OPERATIONS {
            let figures = desk.measure(operation, connections, LENGTH)?;
            println!(
                "{:<10} {connections:>3} connections: {:.0} a second, {:.2} ms CPU, p95 {:.2} ms",
                figures.name, figures.per_second, figures.cpu_ms, figures.p95_ms
            );
            operations.push(figures);
        }
    }
    let loaded_mib = process::memory_mib(running.pid())?;
    let server_mib = place.server().map(process::server_mib).transpose()?;
    drop(running);

    let mut limits = Vec::new();
    let bare = Running::bare(bytes)?;
    for connections in [1, 16] {
        limits.push(limits::bare(&bare, connections, LENGTH)?);
    }
    drop(bare);
    limits.extend(limits::without_http(&runtime, place, &world, LENGTH)?);
    let data_mib = size_mib(&place.data())?;
    fs::remove_dir_all(&place.folder)?;
    Ok(Run {
        engine: place.engine(),
        clients,
        operations,
        limits,
        cold_start_ms: starts.get(STARTS / 2).copied().unwrap_or_default(),
        idle_mib,
        hashing_mib,
        loaded_mib,
        server_mib,
        data_mib,
        sync_ms,
    })
}

/// The bytes of the files in a folder, in MiB.
#[expect(clippy::cast_precision_loss, reason = "a size to be read by people")]
fn size_mib(folder: &Path) -> Result<f64> {
    let mut bytes = 0;
    for entry in fs::read_dir(folder)? {
        bytes += entry?.metadata()?.len();
    }
    Ok(bytes as f64 / 1024.0 / 1024.0)
}
