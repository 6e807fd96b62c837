//! Room on the disk. A ballast file lies in the data folder; when the disk is full it goes, so that looks can still be
//! noted and people can go on reading. Changes wait until there is room again, and then the ballast is made anew.

use std::{
    fs,
    io::{self, Write},
    os::unix::fs::OpenOptionsExt,
    path::{Path, PathBuf},
    sync::atomic::{AtomicBool, Ordering},
};

use crate::Database;

/// What the ballast weighs: room for tens of thousands of entries in the log.
const WEIGHT: u64 = 16 << 20;
/// How much must be free before the ballast is made: itself, and as much again to work in.
const ENOUGH: u64 = 3 * WEIGHT;

/// Watches over the room in the data folder. PostgreSQL's disk is not ours to watch.
pub(crate) struct Room {
    folder: Option<PathBuf>,
    full: AtomicBool,
}

impl Room {
    pub(crate) fn open(database: &Database) -> Self {
        let folder = match database {
            Database::Sqlite(folder) => Some(folder.clone()),
            Database::Postgres(_) => None,
        };
        let room = Self { folder, full: AtomicBool::new(false) };
        if let Err(fault) = room.lay() {
            tracing::warn!(%fault, "no ballast could be laid in the data folder");
        }
        room
    }

    /// The disk said that it is full: drops the ballast.
    pub(crate) fn is_full_now(&self) {
        let Some(folder) = &self.folder else { return };
        if !self.full.swap(true, Ordering::SeqCst) {
            tracing::error!("the disk is full; changes wait until there is room");
        }
        // Gone already is as good.
        let _ = fs::remove_file(ballast(folder));
    }

    /// Whether there is room for changes; lays the ballast again when there is.
    pub(crate) fn allows_changes(&self) -> bool {
        if !self.full.load(Ordering::SeqCst) {
            return true;
        }
        let laid = self.lay().unwrap_or(false);
        if laid {
            self.full.store(false, Ordering::SeqCst);
            tracing::info!("there is room on the disk again");
        }
        laid
    }

    /// Lays the ballast if it is not there and there is enough room; says whether it is there.
    fn lay(&self) -> io::Result<bool> {
        let Some(folder) = &self.folder else { return Ok(true) };
        let path = ballast(folder);
        if fs::metadata(&path).is_ok_and(|found| found.len() == WEIGHT) {
            return Ok(true);
        }
        let disk = rustix::fs::statvfs(folder)?;
        if disk.f_bavail.saturating_mul(disk.f_frsize) < ENOUGH {
            return Ok(false);
        }
        let written = write_ballast(&path);
        if written.is_err() {
            let _ = fs::remove_file(&path);
        }
        written.map(|()| true)
    }
}

fn ballast(folder: &Path) -> PathBuf {
    folder.join("ballast")
}

fn write_ballast(path: &Path) -> io::Result<()> {
    let mut file = fs::OpenOptions::new().write(true).create(true).truncate(true).mode(0o600).open(path)?;
    // Written, not only given a length: a hole in a file weighs nothing.
    let block = vec![0x5a_u8; 1 << 20];
    for _ in 0..(WEIGHT >> 20) {
        file.write_all(&block)?;
    }
    file.sync_all()
}
