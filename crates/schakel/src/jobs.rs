//! What is done beside the pages, by the clock: checkpoints of the log are signed, and what is over is forgotten.
//!
//! A job that fails or panics is tried again at its next turn. When each ran last, and how it ended, is kept for the doctor.

use std::{
    future::poll_fn,
    panic::{AssertUnwindSafe, catch_unwind},
    pin::pin,
    sync::Arc,
    task::Poll,
    time::Duration,
};

use jiff::SignedDuration;
use schakel_app::{
    App, AppError, erasure,
    identity::{calibrate, session},
    registration::waiting,
};
use schakel_store::mark::JobEnd;
use tokio::{task::JoinHandle, time::MissedTickBehavior};

use crate::ports;

/// The jobs, running.
pub(crate) struct Jobs(Vec<JoinHandle<()>>);

/// How often it is asked whether a checkpoint is due; the store says when.
const CHECKPOINT: Duration = Duration::from_mins(1);
/// How long after the start hashing passwords is timed.
const CALIBRATE_AFTER: Duration = Duration::from_secs(2);
/// How often what is over is forgotten.
const FORGET: Duration = Duration::from_mins(15);

/// How often it is looked whether somebody is to be erased: whoever decided is told that it takes minutes.
const ERASE: Duration = Duration::from_mins(1);

/// How often it is asked which registrations wait for very long.
const EXPIRE: Duration = Duration::from_mins(15);

/// How long a form that was handed in is known, should it be handed in again.
const FORMS_FOR: SignedDuration = SignedDuration::from_hours(7 * 24);

/// Starts the jobs.
///
/// With an aim, hashing passwords is timed once, a moment after the start, so that whoever waits for the first page comes first.
///
/// `expire_days` is after how many days a registration expires that nobody answers.
pub(crate) fn start(app: &Arc<App>, aim: Option<Duration>, expire_days: u32) -> Jobs {
    let expire = move |app: Arc<App>| async move { waiting::expire(&app, expire_days, app.now()).await };
    let mut jobs = vec![
        every(CHECKPOINT, app, "checkpoint", checkpoint),
        every(FORGET, app, "forget", forget),
        every(EXPIRE, app, "expire", expire),
        every(ERASE, app, "erase", erase),
    ];
    if let Some(aim) = aim {
        let app = Arc::clone(app);
        jobs.push(tokio::spawn(async move {
            tokio::time::sleep(CALIBRATE_AFTER).await;
            if let Err(error) = calibrate(&app, aim, ports::running).await {
                tracing::warn!(job = "calibrate", %error, "a job failed, and is tried again at the next start");
            }
        }));
    }
    Jobs(jobs)
}

impl Jobs {
    /// Ends the jobs.
    pub(crate) async fn stop(self) {
        for job in self.0 {
            job.abort();
            let _ = job.await;
        }
    }
}

fn every(pause: Duration, app: &Arc<App>, name: &'static str, job: impl AsyncJob) -> JoinHandle<()> {
    let app = Arc::clone(app);
    tokio::spawn(async move {
        let mut ticks = tokio::time::interval(pause);
        ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
        loop {
            ticks.tick().await;
            turn(&app, name, &job).await;
        }
    })
}

/// Runs a job once, and keeps how that ended.
async fn turn(app: &Arc<App>, name: &'static str, job: &impl AsyncJob) {
    let end = match caught(async { job.run(Arc::clone(app)).await }).await {
        Some(Ok(())) => JobEnd::Well,
        Some(Err(error)) => {
            tracing::warn!(job = name, %error, "a job failed, and is tried again later");
            JobEnd::Failed
        }
        None => {
            tracing::error!(job = name, "a job panicked, and is tried again later");
            JobEnd::Panicked
        }
    };
    let kept = async {
        let mut tx = app.behind().store.write().await?;
        tx.keep_run(name, app.now(), end).await?;
        tx.commit().await
    };
    if let Err(error) = kept.await {
        tracing::warn!(job = name, %error, "when a job ran could not be kept");
    }
}

/// Goes on to the end of the work; nothing comes of work that panics.
async fn caught<T>(work: impl Future<Output = T>) -> Option<T> {
    let mut work = pin!(work);
    poll_fn(|cx| match catch_unwind(AssertUnwindSafe(|| work.as_mut().poll(cx))) {
        Ok(Poll::Pending) => Poll::Pending,
        Ok(Poll::Ready(done)) => Poll::Ready(Some(done)),
        Err(_) => Poll::Ready(None),
    })
    .await
}

/// A job: an async function of the application.
trait AsyncJob: Send + Sync + 'static {
    fn run(&self, app: Arc<App>) -> impl Future<Output = Result<(), AppError>> + Send;
}

impl<F, Fut> AsyncJob for F
where
    F: Fn(Arc<App>) -> Fut + Send + Sync + 'static,
    Fut: Future<Output = Result<(), AppError>> + Send,
{
    fn run(&self, app: Arc<App>) -> impl Future<Output = Result<(), AppError>> + Send {
        self(app)
    }
}

async fn checkpoint(app: Arc<App>) -> Result<(), AppError> {
    if app.behind().store.checkpoint(app.now()).await?.is_some() {
        tracing::info!("a checkpoint of the log was signed");
    }
    Ok(())
}

async fn forget(app: Arc<App>) -> Result<(), AppError> {
    let now = app.now();
    session::forget_old(&app, now).await?;
    let mut tx = app.behind().store.write().await?;
    tx.drop_expired_drafts(now).await?;
    tx.drop_expired_parked(now).await?;
    tx.drop_form_outcomes(now.saturating_sub(FORMS_FOR).unwrap_or(now)).await?;
    tx.commit().await?;
    Ok(())
}

async fn erase(app: Arc<App>) -> Result<(), AppError> {
    let erased = erasure::finish(&app, app.now()).await?;
    if erased > 0 {
        tracing::info!(erased, "clients were erased");
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicU32, Ordering};

    use schakel_store::mark::LastRun;
    use schakel_testkit::World;

    use super::*;

    fn kept(world: &World) -> Vec<LastRun> {
        world.run(async { world.app.behind().store.read().await?.last_runs().await }).unwrap()
    }

    #[test]
    fn a_job_that_panics_has_its_next_turn_and_it_is_kept_how_each_ended() {
        let world = World::new();
        assert_eq!(kept(&world), []);
        let turns = Arc::new(AtomicU32::new(0));
        let counted = Arc::clone(&turns);
        let job = move |_: Arc<App>| {
            let turn = counted.fetch_add(1, Ordering::Relaxed);
            async move {
                tokio::task::yield_now().await;
                match turn {
                    0 => unreachable!("on purpose"),
                    1 => Err(AppError::Unavailable),
                    _ => Ok(()),
                }
            }
        };
        for end in [JobEnd::Panicked, JobEnd::Failed, JobEnd::Well] {
            world.run(turn(&world.app, "trial", &job));
            assert_eq!(kept(&world), [LastRun { job: "trial".to_owned(), at: world.now(), end }]);
        }
        // By the clock as well: the task outlives a panic.
        turns.store(0, Ordering::Relaxed);
        world.run(async {
            let running = every(Duration::from_millis(1), &world.app, "trial", job);
            let three = async {
                while turns.load(Ordering::Relaxed) < 3 {
                    tokio::time::sleep(Duration::from_millis(1)).await;
                }
            };
            tokio::time::timeout(Duration::from_secs(20), three).await.unwrap();
            Jobs(vec![running]).stop().await;
        });
    }
}
