//! Power that goes away: the program works while `strace` writes down every write and every sync; then the files are made as a disk may have
//! them after a cut at any moment. What was synced is there. Of the rest, each block of 4 KiB is there, is not, or is there in part.
//!
//! Covered are the files of SQLite, of the data and of the keys, with their logs beside them: writes, cuts of length, files that come and go.
//! Not covered is a disk that lies about a sync, and one that damages what stands beside what it writes (SQLite trusts in both); there copies
//! help. PostgreSQL keeps its own promise (`synchronous_commit`, ADR 0050).

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
    thread,
    time::{Duration, Instant},
};

use schakel_ordeal::{figure, number};

use crate::{
    load::{Acknowledged, Load, lost, waiting},
    program::{Demonstration, faults},
};

mod disk;
mod trace;

use disk::{Cut, Disk, Rest};
use trace::Trace;

/// Whether processes may be watched here.
pub(crate) fn can_watch() -> bool {
    let tried = Command::new("strace").args(["-f", "-e", "trace=fsync", "-o", "/dev/null", "true"]).output();
    tried.is_ok_and(|output| output.status.success())
}

/// The same throws from the same number.
pub(crate) struct Dice(u64);

impl Dice {
    pub(crate) const fn from(seed: u64) -> Self {
        Self(seed)
    }

    /// A number below this one.
    pub(crate) fn below(&mut self, most: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut x = self.0;
        x = (x ^ (x >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        x = (x ^ (x >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        usize::try_from((x ^ (x >> 31)) % u64::try_from(most.max(1)).unwrap()).unwrap()
    }
}

fn copy(from: &Path, to: &Path) {
    let _ = fs::remove_dir_all(to);
    fs::create_dir_all(to).unwrap();
    let done = Command::new("cp").arg("-a").arg(from.join(".")).arg(to).status().unwrap();
    assert!(done.success());
}

/// Lets people work while everything that the program writes is written down; returns what was acknowledged to them.
fn work(program: &mut Demonstration, trace: &Path, enough: usize) -> Vec<Acknowledged> {
    let mut watched = Command::new("strace");
    let calls =
        "trace=pwrite64,pwritev,pwritev2,fsync,fdatasync,sync_file_range,ftruncate,fallocate,unlink,unlinkat,rename,renameat,renameat2";
    watched.args(["-D", "-f", "--seccomp-bpf", "-ttt", "-y", "-xx", "-s", "20000000", "-e", calls, "-o"]).arg(trace);
    program.start_under(watched);
    let paths = waiting(program);
    let load = Load::start(program, [&paths[0], &paths[1]], "stroom");
    let began = Instant::now();
    while load.done() < enough && began.elapsed() < Duration::from_mins(1) {
        thread::sleep(Duration::from_millis(20));
    }
    let kept = load.end();
    // It ends as it should, so that the log of SQLite is folded into the file while it is watched.
    let process = program.pid().to_string();
    program.stop();
    let ended = |text: &str| text.lines().last().is_some_and(|line| line.starts_with(&process) && line.ends_with("+++"));
    while !fs::read_to_string(trace).is_ok_and(|text| ended(&text)) {
        assert!(began.elapsed() < Duration::from_mins(2), "strace does not end");
        thread::sleep(Duration::from_millis(50));
    }
    kept
}

#[test]
fn cuts_of_power_lose_nothing_that_was_acknowledged() {
    if !can_watch() {
        eprintln!("there is no strace here, or no process may be watched; not tested");
        return;
    }
    let cuts = usize::try_from(number("SCHAKEL_CUTS", 20)).unwrap();
    let began = Instant::now();
    let mut program = Demonstration::new("power");
    let beside = |name: &str| program.folder.with_extension(name);
    let (base, after, written) = (beside("base"), beside("after"), beside("trace"));
    copy(&program.folder, &base);
    let kept = work(&mut program, &written, if cuts > 50 { 200 } else { 60 });
    assert!(kept.len() >= 30, "only {} were acknowledged: the load was no load", kept.len());
    let trace = Trace::read(&written, &program.folder);
    assert!(trace.syncs() >= kept.len() / 2, "{} syncs for {} that were acknowledged", trace.syncs(), kept.len());
    let disk = Disk::new(&trace, &base);

    // First without a cut: what is made of the writes is what the program left.
    disk.after(&trace.all(), &mut Dice::from(0)).write(&base, &after);
    for name in ["data/schakel.db", "keys/keys.db"] {
        assert!(fs::read(after.join(name)).unwrap() == fs::read(program.folder.join(name)).unwrap(), "{name} is not made again as it was");
    }
    // And on a disk that forgets what it said was synced, all of it is missed: a loss would be seen.
    disk.forgetful().after(&Cut { rest: Rest::None, ..trace.all() }, &mut Dice::from(0)).write(&base, &after);
    assert_eq!(lost(&after, &kept).len(), kept.len());
    let mut dice = Dice::from(number("SCHAKEL_FUZZ_SEED", 20_261_130));
    let mut acknowledged = 0;
    for round in 0..cuts {
        let cut = Cut::throw(&trace, &mut dice);
        disk.after(&cut, &mut dice).write(&base, &after);
        let before: Vec<&Acknowledged> = kept.iter().filter(|one| one.at < cut.at).collect();
        acknowledged += before.len();
        // A cut before the first checkpoint leaves a log for which nobody vouched yet, and the program says so.
        let faults: Vec<String> = faults(&after).into_iter().filter(|fault| !fault.starts_with("No checkpoint vouches")).collect();
        assert!(faults.is_empty(), "round {round}, {cut:?}: {}", faults.join("\n"));
        let lost = lost(&after, before.iter().copied());
        assert!(lost.is_empty(), "round {round}, {cut:?}: {lost:?}");
    }
    assert!(acknowledged > 0, "no cut came after anything that was acknowledged");
    figure(&format!(
        "power cuts | {cuts} | {} acknowledged, {} writes and {} syncs watched, 0 lost, 0 faults | {} s",
        kept.len(),
        trace.writes(),
        trace.syncs(),
        began.elapsed().as_secs()
    ));
    for folder in [base, after] {
        fs::remove_dir_all(folder).unwrap();
    }
    fs::remove_file(written).unwrap();
}

/// A path below a folder, as it is called in it.
fn within(path: &str, folder: &Path) -> Option<PathBuf> {
    Path::new(path).strip_prefix(folder).ok().map(Path::to_owned)
}
