//! Looks are noted before the first byte goes out. Many people look at once, so their entries share a commit: a task takes
//! what waits, appends it in one transaction, and tells everybody when it is durable. No entry, no page.

use std::{sync::Arc, time::Duration};

use tokio::sync::{mpsc, oneshot};

use super::append::{Noted, append};
use crate::{StoreError, Tx, engine::Purpose, shared::Core};

/// How many entries share one commit at most.
const BATCH: usize = 256;
/// How often at most whatever is ready goes first.
const ROUNDS: usize = 8;
/// How many may wait; whoever comes after them waits to get in.
const QUEUE: usize = 1_024;

struct Waiting {
    noted: Noted,
    done: oneshot::Sender<Result<(), StoreError>>,
}

/// The way to the task that notes looks.
#[derive(Clone)]
pub(crate) struct Looks {
    queue: mpsc::Sender<Waiting>,
    patience: Duration,
}

impl Looks {
    /// Starts the task; it ends when the last store is gone.
    pub(crate) fn start(core: Arc<Core>, patience: Duration) -> Self {
        let (queue, waiting) = mpsc::channel(QUEUE);
        tokio::spawn(run(core, waiting));
        Self { queue, patience }
    }

    /// Returns when the entry is durable.
    pub(crate) async fn note(&self, noted: Noted) -> Result<(), StoreError> {
        let (done, answer) = oneshot::channel();
        self.queue.send_timeout(Waiting { noted, done }, self.patience).await.map_err(|_| StoreError::Unavailable)?;
        answer.await.unwrap_or(Err(StoreError::Unavailable))
    }
}

async fn run(core: Arc<Core>, mut queue: mpsc::Receiver<Waiting>) {
    let mut batch = Vec::with_capacity(BATCH);
    while queue.recv_many(&mut batch, BATCH).await > 0 {
        gather(&mut queue, &mut batch).await;
        let (noted, done): (Vec<Noted>, Vec<_>) = batch.drain(..).map(|waiting| (waiting.noted, waiting.done)).unzip();
        let mut outcome = commit(&core, &noted).await;
        if matches!(outcome, Err(StoreError::Full)) {
            // The ballast went just now, so there is room for looks.
            outcome = commit(&core, &noted).await;
        }
        match outcome {
            Ok(()) => done.into_iter().for_each(|done| tell(done, Ok(()))),
            // One entry that cannot be written must not take the others with it.
            Err(StoreError::Driver(_) | StoreError::Inconsistent { .. }) if noted.len() > 1 => {
                for (one, done) in noted.iter().zip(done) {
                    tell(done, commit(&core, std::slice::from_ref(one)).await);
                }
            }
            Err(fault) => {
                tracing::error!(%fault, entries = noted.len(), "looks could not be noted");
                for done in done {
                    tell(done, Err(if matches!(fault, StoreError::Full) { StoreError::Full } else { StoreError::Unavailable }));
                }
            }
        }
    }
}

/// Lets whatever is ready to go on do so first: a request that is being answered hands in its own entry and shares this commit. It waits
/// for no time, so that who is alone is not kept.
async fn gather(queue: &mut mpsc::Receiver<Waiting>, batch: &mut Vec<Waiting>) {
    for _ in 0..ROUNDS {
        let before = batch.len();
        tokio::task::yield_now().await;
        while batch.len() < BATCH
            && let Ok(waiting) = queue.try_recv()
        {
            batch.push(waiting);
        }
        if batch.len() == before {
            return;
        }
    }
}

async fn commit(core: &Arc<Core>, entries: &[Noted]) -> Result<(), StoreError> {
    let inner = core.begin(Purpose::Write).await?;
    let mut tx = Tx::new(inner, None, Arc::clone(core));
    append(&mut tx, entries).await?;
    tx.commit().await
}

fn tell(done: oneshot::Sender<Result<(), StoreError>>, outcome: Result<(), StoreError>) {
    // The one who asked may have gone away; the entry stands all the same.
    let _ = done.send(outcome);
}
