//! Hashing passwords without drowning in it: two at a time, twenty waiting, and then "try again". How dear a hashing is,
//! follows from how quick the machine is.

use std::{
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    time::Duration,
};

use schakel_vault::HashCost;
use tokio::sync::Semaphore;

use crate::{App, AppError};

/// Each takes 64 MiB and a quarter of a second.
const AT_ONCE: usize = 2;
const WAITING: usize = 20;
/// Seconds after which trying again makes sense.
const TRY_AGAIN: u32 = 5;

/// The queue in front of the hashing.
pub(crate) struct Hashing {
    places: Arc<Semaphore>,
    inside: AtomicUsize,
}

impl Default for Hashing {
    fn default() -> Self {
        Self { places: Arc::new(Semaphore::new(AT_ONCE)), inside: AtomicUsize::new(0) }
    }
}

/// Leaves the queue when dropped, also when the request is given up.
struct Inside<'a>(&'a AtomicUsize);

impl Drop for Inside<'_> {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::SeqCst);
    }
}

impl Hashing {
    /// Does the work on a thread of its own when it is its turn.
    ///
    /// # Errors
    /// `Busy` when too many wait already.
    pub(crate) async fn run<T: Send + 'static>(&self, work: impl FnOnce() -> T + Send + 'static) -> Result<T, AppError> {
        if self.inside.fetch_add(1, Ordering::SeqCst) >= AT_ONCE + WAITING {
            self.inside.fetch_sub(1, Ordering::SeqCst);
            return Err(AppError::Busy(TRY_AGAIN));
        }
        let _inside = Inside(&self.inside);
        let place = Arc::clone(&self.places).acquire_owned().await.map_err(AppError::internal)?;
        let done = tokio::task::spawn_blocking(move || {
            let done = work();
            // Given back only now: a request that was given up still takes its memory until the hash is made.
            drop(place);
            done
        });
        done.await.map_err(AppError::internal)
    }
}

/// How often a hashing is timed. The quickest counts: a machine that is busy only ever makes it slower.
const TIMED: usize = 3;

/// How long a hashing may take; over that, people wait for it.
const MOST: Duration = Duration::from_millis(500);

/// Takes up the cost that this house has come to: at least `least`, and no fewer passes than were measured before.
///
/// # Errors
/// `Unavailable` when the database is away.
pub async fn resume(app: &App, least: HashCost) -> Result<(), AppError> {
    let kept = app.store.read().await?.hash_passes(least.memory_kib()).await?;
    app.vault.set_hash_cost(least.with_passes_from(kept.unwrap_or_default()));
    Ok(())
}

/// Times a hashing on this machine and raises the passes until one takes as long as `aim`. They are kept, and never fall:
/// else an account whose password was hashed before would take longer than one that does not exist. `clock` tells how long it
/// is since some fixed moment. It waits its turn like everybody who signs in.
///
/// # Errors
/// `Unavailable` when nothing can be saved; `Busy` when too many sign in at the moment.
pub async fn calibrate(app: &App, aim: Duration, clock: fn() -> Duration) -> Result<HashCost, AppError> {
    let now = app.vault.hash_cost();
    let mut took = Duration::MAX;
    for _ in 0..TIMED {
        let vault = Arc::clone(&app.vault);
        let timed = move || {
            let began = clock();
            vault.hash_password("")?;
            Ok::<_, schakel_vault::HashFault>(clock().saturating_sub(began))
        };
        took = took.min(app.identity.hashing.run(timed).await?.map_err(AppError::internal)?);
    }
    let reached = now.reaching(took, aim);
    if reached == now {
        if took > MOST {
            tracing::warn!(milliseconds = took.as_millis(), passes = now.passes(), "checking a password takes long on this machine");
        }
        return Ok(now);
    }
    let mut tx = app.store.write().await?;
    tx.keep_hash_passes(reached.memory_kib(), reached.passes()).await?;
    tx.commit().await?;
    // Only once it is kept: a hash of more passes than the house knows of would stand out.
    app.vault.set_hash_cost(reached);
    tracing::info!(
        milliseconds = took.as_millis(),
        was = now.passes(),
        passes = reached.passes(),
        "passwords are hashed with more passes from now on"
    );
    Ok(reached)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn the_twenty_third_is_sent_away_and_nobody_is_forgotten() {
        let hashing = Arc::new(Hashing::default());
        let (open, gate) = std::sync::mpsc::channel::<()>();
        let gate = Arc::new(std::sync::Mutex::new(gate));
        let mut running = Vec::new();
        for _ in 0..AT_ONCE + WAITING {
            let gate = Arc::clone(&gate);
            let hashing = Arc::clone(&hashing);
            let task = async move { hashing.run(move || gate.lock().unwrap().recv().unwrap()).await };
            running.push(Box::pin(task));
        }
        // Polled once each, so that all stand in the queue.
        let mut all = running;
        for task in &mut all {
            assert!(futures_poll(task).is_pending());
        }
        assert!(matches!(hashing.run(|| ()).await, Err(AppError::Busy(5))));
        for _ in 0..AT_ONCE + WAITING {
            open.send(()).unwrap();
        }
        for task in all {
            task.await.unwrap();
        }
        assert!(hashing.run(|| ()).await.is_ok());
    }

    fn futures_poll<F: Future + Unpin>(task: &mut F) -> std::task::Poll<F::Output> {
        std::pin::Pin::new(task).poll(&mut std::task::Context::from_waker(std::task::Waker::noop()))
    }
}
