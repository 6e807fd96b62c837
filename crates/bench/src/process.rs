//! What a process costs, as the kernel counts it, and what machine this is.

use std::fs;

use anyhow::{Context as _, Result};

/// The unit in which Linux tells processor time: a hundredth of a second.
const TICK_MS: f64 = 10.0;

/// The processes whose processor time counts.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Counted {
    /// The one that does the work.
    pub(crate) program: u32,
    /// The first process of the database server that works for it; SQLite has none.
    pub(crate) server: Option<u32>,
}

impl Counted {
    /// This process, with the server that works for it.
    pub(crate) fn here(server: Option<u32>) -> Self {
        Self { program: std::process::id(), server }
    }

    /// Processor time of all of them so far, user and system, in milliseconds.
    pub(crate) fn cpu_ms(self) -> Result<f64> {
        let server = self.server.map(server_cpu_ms).transpose()?;
        Ok(Stat::of(self.program)?.own_ms + server.unwrap_or_default())
    }
}

/// What the kernel tells of a process.
struct Stat {
    parent: u32,
    /// Its own processor time.
    own_ms: f64,
    /// That of its children that ended.
    ended_ms: f64,
}

impl Stat {
    fn of(pid: u32) -> Result<Self> {
        let stat = fs::read_to_string(format!("/proc/{pid}/stat"))?;
        // The name of the program stands in brackets and may hold spaces.
        let (_, rest) = stat.rsplit_once(')').context("a process without a name")?;
        let fields: Vec<&str> = rest.split_whitespace().collect();
        let number = |at: usize| fields.get(at).and_then(|field| field.parse::<f64>().ok()).context("no processor time");
        let parent = fields.get(1).and_then(|field| field.parse().ok()).context("a process without a parent")?;
        Ok(Self { parent, own_ms: (number(11)? + number(12)?) * TICK_MS, ended_ms: (number(13)? + number(14)?) * TICK_MS })
    }
}

/// The processes of a server below its first one: one for each connection, and those that write and clean up.
fn children(server: u32) -> Result<Vec<(u32, Stat)>> {
    let all = fs::read_dir("/proc")?.flatten().filter_map(|entry| entry.file_name().to_str()?.parse::<u32>().ok());
    // One that ended meanwhile is counted by its parent.
    Ok(all.filter_map(|pid| Stat::of(pid).ok().map(|stat| (pid, stat))).filter(|(_, stat)| stat.parent == server).collect())
}

fn server_cpu_ms(server: u32) -> Result<f64> {
    let running: f64 = children(server)?.iter().map(|(_, stat)| stat.own_ms).sum();
    let first = Stat::of(server)?;
    Ok(first.own_ms + first.ended_ms + running)
}

/// Memory of a server, in MiB: what its processes share is counted once.
pub(crate) fn server_mib(server: u32) -> Result<f64> {
    let share = |pid: u32| -> Option<f64> {
        let rollup = fs::read_to_string(format!("/proc/{pid}/smaps_rollup")).ok()?;
        let line = rollup.lines().find_map(|line| line.strip_prefix("Pss:"))?;
        line.split_whitespace().next()?.parse::<f64>().ok()
    };
    let first = share(server).context("the memory of the database server cannot be read")?;
    let rest: f64 = children(server)?.iter().filter_map(|(pid, _)| share(*pid)).sum();
    Ok((first + rest) / 1024.0)
}

/// Memory that a process has in use, and the most it had, in MiB.
pub(crate) fn memory_mib(pid: u32) -> Result<(f64, f64)> {
    let status = fs::read_to_string(format!("/proc/{pid}/status"))?;
    let kib = |name: &str| {
        let line = status.lines().find_map(|line| line.strip_prefix(name))?;
        line.split_whitespace().next()?.parse::<f64>().ok()
    };
    Ok((kib("VmRSS:").context("no memory")? / 1024.0, kib("VmHWM:").context("no memory")? / 1024.0))
}

/// Lets the kernel forget the most memory that a process had, so that from here on it is counted anew.
pub(crate) fn forget_peak(pid: u32) -> Result<()> {
    // 5 resets the peak; see clear_refs in proc(5).
    fs::write(format!("/proc/{pid}/clear_refs"), "5").context("the peak of memory cannot be counted anew")
}

/// The machine in one line.
pub(crate) fn machine() -> String {
    let cpuinfo = fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let model = cpuinfo.lines().find_map(|line| line.strip_prefix("model name")).and_then(|rest| rest.split_once(':'));
    let cores = cpuinfo.lines().filter(|line| line.starts_with("processor")).count();
    let meminfo = fs::read_to_string("/proc/meminfo").unwrap_or_default();
    let kib = meminfo.lines().find_map(|line| line.strip_prefix("MemTotal:")?.split_whitespace().next()?.parse::<f64>().ok());
    let load = fs::read_to_string("/proc/loadavg").unwrap_or_default();
    format!(
        "{cores} cores ({}), {:.0} GiB memory; load of the last minute before the run {}",
        model.map_or("unknown", |(_, name)| name.trim()),
        kib.unwrap_or(0.0) / 1024.0 / 1024.0,
        load.split(' ').next().unwrap_or("unknown")
    )
}
