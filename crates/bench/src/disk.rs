//! What the disk's own promise costs: how long it takes until some bytes are surely kept.

use std::{
    fs::{self, File},
    io::Write as _,
    path::Path,
    time::Instant,
};

use anyhow::Result;

use crate::measure::ms;

const TIMES: usize = 200;

/// The middle and the slowest-but-one-in-twenty of 200 syncs of 4 KiB, in milliseconds.
pub(crate) fn sync_ms(folder: &Path) -> Result<(f64, f64)> {
    let path = folder.join("sync.probe");
    let mut file = File::create(&path)?;
    let mut times = Vec::with_capacity(TIMES);
    for _ in 0..TIMES {
        file.write_all(&[0; 4096])?;
        let began = Instant::now();
        file.sync_data()?;
        times.push(began.elapsed());
    }
    fs::remove_file(path)?;
    times.sort_unstable();
    let at = |share: usize| times.get(TIMES * share / 100).map_or(0.0, |time| ms(*time));
    Ok((at(50), at(95)))
}
