//! The program's own log: what it does, never for whom. Requests are logged by their route, not by their address.
//!
//! Nobody waits for whoever reads it. Lines go through a queue to one thread; where a pipe is full and the queue too, lines are counted
//! instead, and how many were lost is the next line that can be written. What must not be lost stands in the log of looks and changes.

use std::{
    io::{self, Write},
    sync::{
        Arc, OnceLock,
        atomic::{AtomicU64, Ordering},
        mpsc::{Receiver, SyncSender, sync_channel},
    },
    thread,
    time::Duration,
};

use anyhow::{Context as _, anyhow};
use tracing_subscriber::{
    EnvFilter,
    fmt::{MakeWriter, fmt},
};

use schakel_app::ports::Clock as _;

use crate::{
    config::{Config, LogFormat},
    ports::SystemClock,
};

/// How many lines wait for whoever reads: some hundreds of KiB.
const WAITING: usize = 1_024;
/// How long the end of the program waits until what was said last is written.
const END_WITHIN: Duration = Duration::from_secs(1);

/// What goes through the queue.
enum Piece {
    Line(Vec<u8>),
    /// Everything before it was written.
    End(SyncSender<()>),
}

/// The side of the queue on which lines are given.
#[derive(Clone)]
struct Lines {
    queue: SyncSender<Piece>,
    lost: Arc<AtomicU64>,
}

/// The queue, so that the end of the program can wait for it.
static LINES: OnceLock<Lines> = OnceLock::new();

/// Starts logging to standard error, so that standard output is free for what a command answers.
pub(crate) fn start(config: &Config) -> anyhow::Result<()> {
    // Other people's crates log addresses and statements at their lower levels; of them only warnings are wanted.
    let filter = EnvFilter::new(format!("warn,schakel={0},schakel_web={0},schakel_app={0},schakel_store={0}", config.log_level));
    let format = config.log_format;
    let (lines, waiting) = Lines::new();
    let lost = Arc::clone(&lines.lost);
    thread::Builder::new()
        .name("log".to_owned())
        .spawn(move || write(&waiting, &lost, format, io::stderr()))
        .context("logging cannot start")?;
    let subscriber = fmt().with_env_filter(filter).with_writer(LINES.get_or_init(|| lines).clone());
    match format {
        LogFormat::Text => subscriber.with_ansi(false).try_init(),
        LogFormat::Json => subscriber.json().flatten_event(true).try_init(),
    }
    .map_err(|error| anyhow!("logging cannot start: {error}"))
}

/// Waits a moment until what was said is written.
pub(crate) fn end() {
    let Some(lines) = LINES.get() else { return };
    let (written, all) = sync_channel(1);
    if lines.queue.try_send(Piece::End(written)).is_ok() {
        // Where nobody reads, the program ends all the same.
        let _ = all.recv_timeout(END_WITHIN);
    }
}

impl Lines {
    fn new() -> (Self, Receiver<Piece>) {
        let (queue, waiting) = sync_channel(WAITING);
        (Self { queue, lost: Arc::default() }, waiting)
    }
}

// Each line comes in one piece: that is how the subscriber writes an event.
impl Write for Lines {
    fn write(&mut self, line: &[u8]) -> io::Result<usize> {
        if self.queue.try_send(Piece::Line(line.to_vec())).is_err() {
            self.lost.fetch_add(1, Ordering::Relaxed);
        }
        Ok(line.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl<'a> MakeWriter<'a> for Lines {
    type Writer = Self;

    fn make_writer(&'a self) -> Self {
        self.clone()
    }
}

/// Writes what comes, for as long as anything can.
fn write(waiting: &Receiver<Piece>, lost: &AtomicU64, format: LogFormat, mut to: impl Write) {
    while let Ok(piece) = waiting.recv() {
        // Where standard error was closed there is nobody to tell it to.
        let _ = match piece {
            Piece::Line(line) => to.write_all(&line),
            Piece::End(written) => to.flush().inspect(|()| _ = written.try_send(())),
        };
        let gone = lost.swap(0, Ordering::Relaxed);
        if gone > 0 {
            let _ = to.write_all(said(gone, format).as_bytes());
        }
    }
}

/// The line that says how many are missing before it.
fn said(lost: u64, format: LogFormat) -> String {
    let at = SystemClock.now();
    let message = "lines of this log were lost, since nobody read it";
    match format {
        LogFormat::Text => format!("{at}  WARN schakel::logs: {message} lost={lost}\n"),
        LogFormat::Json => {
            let line = serde_json::json!({ "timestamp": at.to_string(), "level": "WARN", "message": message, "lost": lost, "target": "schakel::logs" });
            format!("{line}\n")
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::{Mutex, PoisonError};

    use super::*;

    /// A reader of the log who does not read until told.
    #[derive(Clone, Default)]
    struct Pipe(Arc<Mutex<Vec<u8>>>);

    impl Write for Pipe {
        fn write(&mut self, line: &[u8]) -> io::Result<usize> {
            self.0.lock().unwrap_or_else(PoisonError::into_inner).extend_from_slice(line);
            Ok(line.len())
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    #[test]
    fn what_nobody_reads_is_counted_and_holds_nobody_up() {
        let (mut lines, waiting) = Lines::new();
        let (pipe, lost) = (Pipe::default(), Arc::clone(&lines.lost));
        // Nobody reads while this is said.
        let closed = pipe.0.lock().unwrap();
        let writer = thread::spawn({
            let pipe = pipe.clone();
            move || write(&waiting, &lost, LogFormat::Json, pipe)
        });
        let many = WAITING + 500;
        for number in 0..many {
            lines.write_all(format!("{{\"number\":{number}}}\n").as_bytes()).unwrap();
        }
        drop(closed);
        let (written, all) = sync_channel(1);
        while lines.queue.try_send(Piece::End(written.clone())).is_err() {
            thread::yield_now();
        }
        all.recv().unwrap();
        drop(lines);
        writer.join().unwrap();
        let said = String::from_utf8(pipe.0.lock().unwrap().clone()).unwrap();
        let lines: Vec<serde_json::Value> = said.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
        let lost: u64 = lines.iter().filter_map(|line| line["lost"].as_u64()).sum();
        let here = lines.iter().filter(|line| line["number"].is_number()).count();
        assert!(lost >= 400, "{lost}");
        assert_eq!(here + usize::try_from(lost).unwrap(), many, "each is there or counted");
    }
}
