//! Runs an operation over and over on some connections, and says what it cost.

use std::{
    sync::Barrier,
    thread,
    time::{Duration, Instant},
};

use anyhow::{Result, anyhow};

use crate::process::Counted;

/// What a run of one operation gave.
#[derive(Debug, Clone)]
pub(crate) struct Figures {
    /// What was done.
    pub(crate) name: String,
    /// On how many connections.
    pub(crate) connections: usize,
    /// How often.
    pub(crate) done: usize,
    /// Operations a second.
    pub(crate) per_second: f64,
    /// Milliseconds of processor time of the measured processes for each operation.
    pub(crate) cpu_ms: f64,
    /// Half of the operations took at most so many milliseconds.
    pub(crate) p50_ms: f64,
    /// Nineteen in twenty took at most so many.
    pub(crate) p95_ms: f64,
    /// The slowest.
    pub(crate) worst_ms: f64,
}

/// Runs workers made by `worker` side by side for a while; each call of a worker is one operation. `counted` are the
/// processes whose processor time counts.
pub(crate) fn run<W>(
    name: &str,
    connections: usize,
    length: Duration,
    counted: Counted,
    worker: impl Fn(usize) -> Result<W> + Sync,
) -> Result<Figures>
where
    W: FnMut() -> Result<()>,
{
    let ready = Barrier::new(connections + 1);
    let (times, cpu, wall) = thread::scope(|scope| {
        let workers: Vec<_> = (0..connections)
            .map(|number| {
                let (worker, ready) = (&worker, &ready);
                scope.spawn(move || {
                    let made = worker(number);
                    ready.wait();
                    let mut work = made?;
                    // The first operations fill caches and are not counted.
                    for _ in 0..3 {
                        work()?;
                    }
                    ready.wait();
                    let began = Instant::now();
                    let mut times = Vec::new();
                    while began.elapsed() < length {
                        let before = Instant::now();
                        work()?;
                        times.push(before.elapsed());
                    }
                    Ok::<_, anyhow::Error>(times)
                })
            })
            .collect();
        ready.wait();
        ready.wait();
        let began = Instant::now();
        let before = counted.cpu_ms()?;
        let mut times = Vec::new();
        for worker in workers {
            times.extend(worker.join().map_err(|_| anyhow!("a worker panicked"))??);
        }
        Ok::<_, anyhow::Error>((times, counted.cpu_ms()? - before, began.elapsed()))
    })?;
    Ok(figures(name, connections, times, cpu, wall))
}

#[expect(clippy::cast_precision_loss, reason = "counts of a run of seconds")]
fn figures(name: &str, connections: usize, mut times: Vec<Duration>, cpu_ms: f64, wall: Duration) -> Figures {
    times.sort_unstable();
    let done = times.len().max(1);
    let at = |share: usize| times.get((times.len() * share / 100).min(times.len().saturating_sub(1))).map_or(0.0, |time| ms(*time));
    Figures {
        name: name.to_owned(),
        connections,
        done: times.len(),
        per_second: times.len() as f64 / wall.as_secs_f64(),
        cpu_ms: cpu_ms / done as f64,
        p50_ms: at(50),
        p95_ms: at(95),
        worst_ms: at(100),
    }
}

/// A length of time in milliseconds.
pub(crate) fn ms(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_are_taken_of_the_sorted_times() {
        let times = (1..=100).rev().map(Duration::from_millis).collect();
        let figures = figures("x", 1, times, 50.0, Duration::from_secs(2));
        assert_eq!((figures.p50_ms, figures.p95_ms, figures.worst_ms), (51.0, 96.0, 100.0));
        assert_eq!((figures.per_second, figures.cpu_ms), (50.0, 0.5));
    }

    #[test]
    fn a_run_counts_what_was_done() {
        let figures = run("x", 2, Duration::from_millis(20), Counted::here(None), |_| {
            Ok(|| {
                thread::sleep(Duration::from_millis(1));
                Ok(())
            })
        })
        .unwrap();
        assert!(figures.done > 2, "{figures:?}");
        assert!(figures.p50_ms >= 1.0, "{figures:?}");
    }
}
