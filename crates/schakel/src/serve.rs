//! `schakel serve`: the pages, and the jobs beside them, until the program is told to stop.

use std::{
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    time::Duration,
};

use anyhow::{Context as _, bail};
use schakel_app::{App, erasure};
use schakel_web::{Web, WebSettings};
use tokio::{
    net::TcpListener,
    signal::unix::{SignalKind, signal},
};

use crate::{
    config::Config,
    house, jobs,
    ports::{SystemClock, SystemRandomness},
    server,
};

/// Serves for real use.
pub(crate) async fn run(config: &Config) -> anyhow::Result<()> {
    let ground = house::ground(config, Arc::new(SystemClock), Arc::new(SystemRandomness))?;
    let listener = server::listen(config.listen).await?;
    let app = house::open(config, ground).await?;
    let settings = web_settings(config);
    pages(app, settings, listener, Beside { aim: config.hash_aim, expire_days: config.registrations_expire_days }).await
}

/// The settings as the pages want them.
pub(crate) fn web_settings(config: &Config) -> WebSettings {
    WebSettings {
        proxies: config.proxies,
        registrations_per_hour: config.registrations_per_hour,
        expire_days: config.registrations_expire_days,
        accountable: config.accountable.clone(),
        ..WebSettings::at(&config.public_url)
    }
}

/// What the jobs beside the pages are told.
pub(crate) struct Beside {
    /// How long hashing a password should take; without it, it is not timed.
    pub(crate) aim: Option<Duration>,
    /// After how many days a registration expires that nobody answers.
    pub(crate) expire_days: u32,
}

/// Serves this application at this listener until SIGTERM or SIGINT. With an aim, hashing passwords is timed beside it.
pub(crate) async fn pages(app: App, settings: WebSettings, listener: TcpListener, beside: Beside) -> anyhow::Result<()> {
    let mut terminate = signal(SignalKind::terminate()).context("signals cannot be listened for")?;
    let mut interrupt = signal(SignalKind::interrupt()).context("signals cannot be listened for")?;
    let app = Arc::new(app);
    // Before anything is answered or done: names, counts and keys are kept in the memory of one process.
    let serving = app.behind().store.serve_alone().await.context("this service does not start")?;
    // Also after a restore: who was erased stays erased.
    let swept = erasure::sweep(&app, app.now()).await.context("what a backup brought back of erased clients cannot be taken away")?;
    if swept > 0 {
        tracing::warn!(swept, "a backup had brought back clients who were erased; they are taken away again");
    }
    let proxies = settings.proxies;
    let web = Arc::new(Web::new(settings));
    schakel_web::load_logos(&app, &web).await.context("the logos of the partnerships cannot be read")?;
    let address = listener.local_addr().context("the address is not known")?;
    let jobs = jobs::start(&app, beside.aim, beside.expire_days);
    tracing::info!(%address, version = env!("CARGO_PKG_VERSION"), "serving");
    let took_over = AtomicBool::new(false);
    let stop = async {
        tokio::select! {
            _ = terminate.recv() => {}
            _ = interrupt.recv() => {}
            () = serving.lost() => took_over.store(true, Ordering::Relaxed),
        }
        tracing::info!("stopping");
    };
    server::serve(listener, schakel_web::service(Arc::clone(&app), web), proxies, stop).await;
    jobs.stop().await;
    // What was noted since the last one waits for the next start otherwise, and looks as if checkpoints were taken away.
    // Not where another service has the database by now: that one signs.
    if !took_over.load(Ordering::Relaxed)
        && let Err(error) = app.behind().store.sign_checkpoint(app.now()).await
    {
        tracing::warn!(%error, "no checkpoint was signed at the end");
    }
    // Its connection is one of those that closing waits for.
    drop(serving);
    app.behind().store.close().await;
    tracing::info!("stopped");
    if took_over.into_inner() {
        bail!("another `schakel serve` took over this database while the server was away");
    }
    Ok(())
}
