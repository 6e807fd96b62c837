//! Measures the running program on a large invented world, next to two limits of the same machine in the same run.
//!
//! `cargo xtask bench` builds a release of the program and of this, and runs it. It is never shipped.
#![expect(clippy::print_stdout, reason = "a command line speaks by printing")]

mod bare;
mod casework;
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

use std::{env, fs, path::PathBuf, time::Duration};

use anyhow::{Context as _, Result, bail};

use crate::{
    program::{Place, Running},
    report::Run,
};

/// How long each operation is measured.
const LENGTH: Duration = Duration::from_secs(8);
/// How many registrations stand at every point of the road to a trajectory.
const ON_THE_ROAD: usize = 5000;
/// How many starts are measured; the middle one counts.
const STARTS: usize = 5;

fn main() -> Result<()> {
    let given: Vec<String> = env::args().skip(1).collect();
    match given.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        ["bare", listen, bytes] => bare::serve(listen.parse()?, bytes.parse()?),
        ["run", program, folder, page, clients @ ..] if !clients.is_empty() => {
            let clients = clients.iter().map(|number| number.parse().context("a number of clients")).collect::<Result<Vec<usize>>>()?;
            all(&PathBuf::from(program), &PathBuf::from(folder), &PathBuf::from(page), &clients)
        }
        ["road", program, folder, registrations, seconds] => {
            let place = fresh(&PathBuf::from(folder).join("road"))?;
            let length = Duration::from_secs(seconds.parse()?);
            let run = road::all(&PathBuf::from(program), &place, registrations.parse()?, length)?;
            fs::remove_dir_all(&place.folder)?;
            println!("\n{}", report::road(&run));
            Ok(())
        }
        _ => bail!("schakel-bench run PROGRAM FOLDER PAGE CLIENTS…: cargo xtask bench says it; road PROGRAM FOLDER REGISTRATIONS SECONDS"),
    }
}

fn all(program: &std::path::Path, folder: &std::path::Path, page: &std::path::Path, clients: &[usize]) -> Result<()> {
    let machine = process::machine();
    let mut runs = Vec::new();
    for &clients in clients {
        let place = fresh(&folder.join(clients.to_string()))?;
        runs.push(one(program, &place, clients)?);
        fs::remove_dir_all(&place.folder)?;
    }
    let place = fresh(&folder.join("road"))?;
    let road = road::all(program, &place, ON_THE_ROAD, LENGTH)?;
    fs::remove_dir_all(&place.folder)?;
    let day = jiff::Zoned::now().date().to_string();
    fs::write(page, report::page(&day, &machine, &runs, &road))?;
    println!("written: {}", page.display());
    Ok(())
}

/// A folder in which nothing is left of a run before.
fn fresh(folder: &std::path::Path) -> Result<Place> {
    if folder.exists() {
        fs::remove_dir_all(folder)?;
    }
    fs::create_dir_all(folder)?;
    Ok(Place { folder: folder.to_path_buf() })
}

fn one(program: &std::path::Path, place: &Place, clients: usize) -> Result<Run> {
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
    drop(running);

    let mut limits = Vec::new();
    let bare = Running::bare(bytes)?;
    for connections in [1, 16] {
        limits.push(limits::bare(&bare, connections, LENGTH)?);
    }
    drop(bare);
    limits.extend(limits::without_http(&runtime, place, &world, LENGTH)?);
    Ok(Run {
        clients,
        operations,
        limits,
        cold_start_ms: starts.get(STARTS / 2).copied().unwrap_or_default(),
        idle_mib,
        loaded_mib,
        data_mib: size_mib(&place.data())?,
        sync_ms,
    })
}

/// The bytes of the files in a folder, in MiB.
#[expect(clippy::cast_precision_loss, reason = "a size to be read by people")]
fn size_mib(folder: &std::path::Path) -> Result<f64> {
    let mut bytes = 0;
    for entry in fs::read_dir(folder)? {
        bytes += entry?.metadata()?.len();
    }
    Ok(bytes as f64 / 1024.0 / 1024.0)
}
