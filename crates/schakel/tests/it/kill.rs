//! Killed under load, again and again: what was acknowledged is there, what is there is whole, and it starts at once.

use std::{
    thread,
    time::{Duration, Instant},
};

use schakel_ordeal::{figure, number};

use crate::{
    load::{Acknowledged, Load, lost, waiting},
    program::Demonstration,
};

#[test]
fn kills_under_load_lose_nothing_that_was_acknowledged() {
    let kills = number("SCHAKEL_KILLS", 50);
    let mut program = Demonstration::new("kill");
    let mut kept: Vec<Acknowledged> = Vec::new();
    let mut paths: Vec<String> = Vec::new();
    let (began, mut slowest) = (Instant::now(), Duration::ZERO);
    for round in 0..kills {
        let took = program.start();
        slowest = slowest.max(took);
        assert!(took < Duration::from_secs(10), "round {round}: {took:?} to start");
        // What is answered leaves the list of what waits, so the first round chooses for all of them.
        if paths.is_empty() {
            paths = waiting(&program);
        }
        // Not always the same ones: their pages grow with every message.
        let at = usize::try_from(round / 10).unwrap() * 2;
        let both = [0, 1].map(|next| paths.iter().cycle().nth(at + next).unwrap().as_str());
        let load = Load::start(&program, both, &round.to_string());
        thread::sleep(Duration::from_millis(120 + 37 * (round % 13)));
        program.kill();
        kept.extend(load.end());
    }
    assert!(kept.len() >= usize::try_from(kills).unwrap(), "only {} were acknowledged: the load was no load", kept.len());
    program.start();
    let mut browser = program.as_("coördinator");
    let written = || kept.iter().filter_map(|one| one.written.as_ref());
    let mut pages: Vec<&String> = written().map(|(path, _)| path).collect();
    pages.sort();
    pages.dedup();
    for page in pages {
        let words = browser.get(page).is(200).words();
        for (_, text) in written().filter(|(at, _)| at == page) {
            assert!(words.contains(text), "{text} was acknowledged and is lost");
        }
    }
    program.kill();
    assert!(lost(&program.folder, &kept).is_empty(), "{:?}", lost(&program.folder, &kept));
    let faults = program.faults();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    figure(&format!(
        "kills | {kills} | {} acknowledged, 0 lost, 0 faults; slowest start {} ms | {} s",
        kept.len(),
        slowest.as_millis(),
        began.elapsed().as_secs()
    ));
}
