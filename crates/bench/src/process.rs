//! What a process costs, as the kernel counts it, and what machine this is.

use std::fs;

use anyhow::{Context as _, Result};

/// The unit in which Linux tells processor time: a hundredth of a second.
const TICK_MS: f64 = 10.0;

/// Processor time of a process so far, user and system, in milliseconds.
pub(crate) fn cpu_ms(pid: u32) -> Result<f64> {
    let stat = fs::read_to_string(format!("/proc/{pid}/stat"))?;
    // The name of the program stands in brackets and may hold spaces.
    let (_, rest) = stat.rsplit_once(')').context("a process without a name")?;
    let fields: Vec<&str> = rest.split_whitespace().collect();
    let ticks = |at: usize| fields.get(at).and_then(|field| field.parse::<f64>().ok()).context("no processor time");
    Ok((ticks(11)? + ticks(12)?) * TICK_MS)
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
