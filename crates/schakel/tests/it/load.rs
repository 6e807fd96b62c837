//! People at work until the program goes away: what was acknowledged to them, and whether it is there.

use std::{
    path::Path,
    sync::{
        Arc, Mutex,
        atomic::{AtomicBool, Ordering},
    },
    thread,
    time::UNIX_EPOCH,
};

use rusqlite::{Connection, OpenFlags};
use schakel_testkit::{Answer, Browser};

use crate::program::Demonstration;

/// Something that the program said it kept.
#[derive(Debug, Clone)]
pub(crate) struct Acknowledged {
    /// The form that was handed in: its outcome is kept in the same transaction as what it did.
    form: String,
    /// On which page what was written can be read, and the words.
    pub(crate) written: Option<(String, String)>,
    /// When the answer was there, in microseconds by the clock of the machine.
    pub(crate) at: u128,
}

/// Microseconds by the clock of the machine, as `strace` tells them.
pub(crate) fn clock() -> u128 {
    UNIX_EPOCH.elapsed().unwrap().as_micros()
}

/// People at work.
pub(crate) struct Load {
    kept: Arc<Mutex<Vec<Acknowledged>>>,
    stop: Arc<AtomicBool>,
    at_work: Vec<thread::JoinHandle<()>>,
}

impl Load {
    /// Two coordinators answer what stands at these paths; two others type registrations over, each with a client and a key of its own.
    pub(crate) fn start(program: &Demonstration, paths: [&str; 2], mark: &str) -> Self {
        let (kept, stop): (Arc<Mutex<Vec<Acknowledged>>>, Arc<AtomicBool>) = (Arc::default(), Arc::default());
        let jobs = [Some(paths[0]), Some(paths[1]), None, None];
        let at_work = jobs.into_iter().enumerate().map(|(at, path)| {
            let (mut browser, kept, stop) = (program.as_("coördinator"), Arc::clone(&kept), Arc::clone(&stop));
            let (path, mark) = (path.map(ToOwned::to_owned), format!("{mark}-{at}"));
            thread::spawn(move || {
                for number in 0.. {
                    let done = match &path {
                        _ if stop.load(Ordering::SeqCst) => return,
                        Some(path) => answer(&mut browser, path, &format!("bericht-{mark}-{number}.")),
                        None => type_over(&mut browser, &format!("{mark}-{number}")),
                    };
                    match done {
                        Done::Gone => return,
                        Done::Refused(_) => {}
                        Done::Kept(one) => kept.lock().unwrap().push(one),
                    }
                }
            })
        });
        Self { at_work: at_work.collect(), kept, stop }
    }

    /// How much was acknowledged so far.
    pub(crate) fn done(&self) -> usize {
        self.kept.lock().unwrap().len()
    }

    /// Waits until all stopped, and returns what was acknowledged to them.
    pub(crate) fn end(self) -> Vec<Acknowledged> {
        self.stop.store(true, Ordering::SeqCst);
        for one in self.at_work {
            one.join().unwrap();
        }
        let kept = self.kept.lock().unwrap();
        kept.clone()
    }
}

/// What came of handing in a form.
pub(crate) enum Done {
    /// The program went away before it answered.
    Gone,
    /// Nothing was promised, and this was said: somebody else was first, or it cannot now.
    Refused(Box<Answer>),
    /// It is kept.
    Kept(Acknowledged),
}

/// Answers a client.
pub(crate) fn answer(browser: &mut Browser, path: &str, text: &str) -> Done {
    let Some(page) = browser.try_get(path) else { return Done::Gone };
    let action = format!("{path}/antwoord");
    let Some(mut fields) = page.form(&action) else { return Done::Refused(Box::new(page)) };
    fields.retain(|(name, _)| name != "kind" && name != "body");
    fields.push(("kind".to_owned(), "question".to_owned()));
    fields.push(("body".to_owned(), text.to_owned()));
    hand_in(browser, &action, &fields, Some((path.to_owned(), text.to_owned())))
}

/// Types a registration over that came on paper.
pub(crate) fn type_over(browser: &mut Browser, mark: &str) -> Done {
    let action = "/inbox/overtypen";
    let Some(page) = browser.try_get(action) else { return Done::Gone };
    let Some(mut fields) = page.form(action) else { return Done::Refused(Box::new(page)) };
    let own = [
        ("channel", "paper"),
        ("helper", "outreach"),
        ("called", mark),
        ("family_name", "Voorbeeld"),
        ("born_on", "1/5/1990"),
        ("municipality_skip", "later"),
        ("through", "via een buur"),
        ("themes", "housing"),
        ("confirm_self", "1"),
        ("confirm_voluntary", "1"),
    ];
    fields.retain(|(name, _)| !own.iter().any(|(set, _)| set == name));
    fields.extend(own.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())));
    hand_in(browser, action, &fields, None)
}

fn hand_in(browser: &mut Browser, action: &str, fields: &[(String, String)], written: Option<(String, String)>) -> Done {
    let form = fields.iter().find(|(name, _)| name == "form").map(|(_, id)| id.clone()).unwrap();
    let Some(answer) = browser.try_post(action, fields) else { return Done::Gone };
    if matches!(answer.status.as_u16(), 200 | 303) {
        Done::Kept(Acknowledged { form, written, at: clock() })
    } else {
        Done::Refused(Box::new(answer))
    }
}

/// The registrations that wait for an answer.
pub(crate) fn waiting(program: &Demonstration) -> Vec<String> {
    let inbox = program.as_("coördinator").get("/inbox").is(200);
    let mut paths: Vec<String> = inbox.attributes("main a[href^=\"/inbox/\"]", "href").into_iter().filter(|path| path.len() > 40).collect();
    paths.dedup();
    assert!(paths.len() >= 4, "{}", inbox.words());
    paths
}

/// Which of these are not in the database of this folder.
pub(crate) fn lost<'a>(folder: &Path, kept: impl IntoIterator<Item = &'a Acknowledged>) -> Vec<&'a Acknowledged> {
    let file = Connection::open_with_flags(folder.join("data/schakel.db"), OpenFlags::SQLITE_OPEN_READ_WRITE).unwrap();
    let whole: String = file.query_row("PRAGMA integrity_check", [], |row| row.get(0)).unwrap();
    assert_eq!(whole, "ok");
    let mut asked = file.prepare("SELECT count(*) FROM form_outcome WHERE form_id = ?1").unwrap();
    let mut is_there = |one: &Acknowledged| asked.query_row([&one.form], |row| row.get::<_, i64>(0)).unwrap() > 0;
    kept.into_iter().filter(|one| !is_there(one)).collect()
}
