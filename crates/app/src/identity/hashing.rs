//! Hashing passwords without drowning in it: two at a time, twenty waiting, and then "try again".

use std::sync::{
    Arc,
    atomic::{AtomicUsize, Ordering},
};

use tokio::sync::Semaphore;

use crate::AppError;

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
