//! A disk that says no to one file after the other: a clear page, nothing lost that was acknowledged, and work goes on by itself once it can.

use std::{
    io::{BufRead as _, BufReader},
    process::{Child, Command, Stdio},
    thread,
    time::{Duration, Instant},
};

use schakel_ordeal::figure;
use schakel_testkit::{Answer, Browser};

use crate::{
    load::{Acknowledged, Done, answer, lost, type_over, waiting},
    power::can_watch,
    program::Demonstration,
};

/// `strace`, which answers the calls of a program in place of the disk.
struct BadDisk(Child);

impl BadDisk {
    /// From now on these calls on this file end in `EIO`.
    fn begin(program: &Demonstration, file: &str, calls: &str) -> Self {
        let mut child = Command::new("strace")
            .args(["-f", "-o", "/dev/null", "-P", program.folder.join(file).to_str().unwrap(), "-p", &program.pid().to_string()])
            .args(["-e", &format!("trace={calls}"), "-e", &format!("inject={calls}:error=EIO")])
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let mut said = BufReader::new(child.stderr.take().unwrap());
        let mut line = String::new();
        said.read_line(&mut line).unwrap();
        assert!(line.contains("attached"), "{line}");
        thread::spawn(move || std::io::copy(&mut said, &mut std::io::sink()));
        // It says so of the first thread; the others follow at once.
        thread::sleep(Duration::from_millis(200));
        Self(child)
    }

    /// The disk is as it was.
    fn end(mut self) {
        let told = Command::new("kill").args(["-INT", &self.0.id().to_string()]).status().unwrap();
        assert!(told.success());
        self.0.wait().unwrap();
    }
}

/// A page in words that says when to come back.
fn is_clear(answer: &Answer) {
    assert_eq!(answer.status.as_u16(), 503, "{}", answer.words());
    assert!(answer.headers.contains_key("retry-after") && !answer.select("h1").is_empty(), "{}", answer.body);
}

/// Does both kinds of work once.
fn try_both(browser: &mut Browser, path: &str, mark: &str) -> [Done; 2] {
    [answer(browser, path, &format!("bericht-{mark}.")), type_over(browser, mark)]
}

#[test]
fn whichever_file_cannot_be_written_nothing_is_lost_and_work_goes_on_by_itself() {
    if !can_watch() {
        eprintln!("there is no strace here, or no process may be watched; not tested");
        return;
    }
    let mut program = Demonstration::new("bad-disk");
    program.start();
    let path = waiting(&program).swap_remove(0);
    let mut browser = program.as_("coördinator");
    let mut kept: Vec<Acknowledged> = Vec::new();
    let (mut refused, mut tried) = (0, 0);
    let syncs = "fsync,fdatasync";
    let files = ["data/schakel.db", "data/schakel.db-wal", "keys/keys.db", "keys/keys.db-wal"];
    for (file, calls) in files.iter().flat_map(|file| [(file, "pwrite64"), (file, syncs), (file, "pread64")]) {
        let bad = BadDisk::begin(&program, file, calls);
        let before = refused;
        for number in 0..3 {
            for done in try_both(&mut browser, &path, &format!("{file}-{calls}-{number}").replace(['/', ',', '.'], "-")) {
                tried += 1;
                match done {
                    Done::Kept(one) => kept.push(one),
                    Done::Refused(answer) => {
                        refused += 1;
                        is_clear(&answer);
                    }
                    Done::Gone => panic!("{file} {calls}: the program went away"),
                }
            }
        }
        // Every change of the data goes through this one, in both ways.
        assert!(*file != "data/schakel.db-wal" || calls == "pread64" || refused - before == 6, "{calls}: {} of 6", refused - before);
        bad.end();
        let again = Instant::now();
        while let [one, other] = try_both(&mut browser, &path, &format!("weer-{}", again.elapsed().as_millis()))
            && !matches!((&one, &other), (Done::Kept(_), Done::Kept(_)))
        {
            assert!(again.elapsed() < Duration::from_secs(30), "{file} {calls}: it does not go on by itself");
            thread::sleep(Duration::from_millis(200));
        }
    }
    program.kill();
    assert!(lost(&program.folder, &kept).is_empty(), "{:?}", lost(&program.folder, &kept));
    let faults = program.faults();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    figure(&format!(
        "errors of the disk | {} | {refused} of {tried} refused with a page, 0 lost, 0 faults, back by itself | ",
        files.len() * 3
    ));
}
