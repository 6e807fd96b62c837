//! What is done beside the pages, by the clock: checkpoints of the log are signed, and what is over is forgotten.

use std::{sync::Arc, time::Duration};

use jiff::SignedDuration;
use schakel_app::{
    App, AppError,
    identity::{calibrate, session},
    registration::waiting,
};
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
    let expire = move |app: Arc<App>| async move { waiting::expire(&app, expire_days, app.clock.now()).await };
    let mut jobs =
        vec![every(CHECKPOINT, app, "checkpoint", checkpoint), every(FORGET, app, "forget", forget), every(EXPIRE, app, "expire", expire)];
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
            if let Err(error) = job.run(Arc::clone(&app)).await {
                tracing::warn!(job = name, %error, "a job failed, and is tried again later");
            }
        }
    })
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
    if app.store.checkpoint(app.clock.now()).await?.is_some() {
        tracing::info!("a checkpoint of the log was signed");
    }
    Ok(())
}

async fn forget(app: Arc<App>) -> Result<(), AppError> {
    let now = app.clock.now();
    session::forget_old(&app, now).await?;
    let mut tx = app.store.write().await?;
    tx.drop_expired_drafts(now).await?;
    tx.drop_form_outcomes(now.saturating_sub(FORMS_FOR).unwrap_or(now)).await?;
    tx.commit().await?;
    Ok(())
}
