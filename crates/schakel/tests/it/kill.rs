//! Killed under load, again and again: what was acknowledged is there, what is there is whole, and it starts at once.

use std::{
    sync::{
        Arc, Mutex,
        atomic::{AtomicBool, Ordering},
    },
    thread,
    time::Duration,
};

use crate::program::Demonstration;

/// Answers clients until the program goes away; keeps what the program said it kept.
fn write(mut browser: schakel_testkit::Browser, path: &str, mark: &str, kept: &Mutex<Vec<(String, String)>>, stop: &AtomicBool) {
    for number in 0.. {
        if stop.load(Ordering::SeqCst) {
            return;
        }
        let Some(page) = browser.try_get(path) else { return };
        let action = format!("{path}/antwoord");
        let mut fields = page.form(&action).unwrap();
        let text = format!("bericht-{mark}-{number}.");
        fields.retain(|(name, _)| name != "kind" && name != "body");
        fields.push(("kind".to_owned(), "question".to_owned()));
        fields.push(("body".to_owned(), text.clone()));
        let Some(answer) = browser.try_post(&action, &fields) else { return };
        // Another writer may have been first; then nothing was promised.
        if answer.status == 303 {
            kept.lock().unwrap().push((path.to_owned(), text));
        }
    }
}

#[test]
fn twenty_kills_under_load_lose_nothing_that_was_acknowledged() {
    let mut program = Demonstration::new("kill");
    let kept: Arc<Mutex<Vec<(String, String)>>> = Arc::default();
    let mut paths: Vec<String> = Vec::new();
    for round in 0..20 {
        let took = program.start();
        assert!(took < Duration::from_secs(5), "round {round}: {took:?} to start");
        // What is answered leaves the list of what waits, so the first round chooses for all of them.
        if paths.is_empty() {
            let inbox = program.as_("coördinator").get("/inbox").is(200);
            paths = inbox.attributes("main a[href^=\"/inbox/\"]", "href").into_iter().filter(|path| path.len() > 40).take(4).collect();
            assert!(paths.len() == 4, "{}", inbox.words());
        }
        let stop = Arc::new(AtomicBool::new(false));
        let writers: Vec<_> = paths
            .iter()
            .cloned()
            .enumerate()
            .map(|(at, path)| {
                let (browser, kept, stop) = (program.as_("coördinator"), Arc::clone(&kept), Arc::clone(&stop));
                thread::spawn(move || write(browser, &path, &format!("{round}-{at}"), &kept, &stop))
            })
            .collect();
        thread::sleep(Duration::from_millis(300 + 37 * round));
        program.kill();
        stop.store(true, Ordering::SeqCst);
        for writer in writers {
            writer.join().unwrap();
        }
    }
    program.start();
    let kept = kept.lock().unwrap().clone();
    assert!(kept.len() >= 20, "only {} were acknowledged: the load was no load", kept.len());
    let mut browser = program.as_("coördinator");
    let mut paths: Vec<&String> = kept.iter().map(|(path, _)| path).collect();
    paths.sort();
    paths.dedup();
    for path in paths {
        let words = browser.get(path).is(200).words();
        for (_, text) in kept.iter().filter(|(at, _)| at == path) {
            assert!(words.contains(text), "{text} was acknowledged and is lost");
        }
    }
    program.kill();
    let faults = program.faults();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}
