//! `schakel serve`: the pages, and the jobs beside them, until the program is told to stop.

use std::sync::Arc;

use anyhow::Context as _;
use schakel_app::App;
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
    pages(app, settings, listener).await
}

/// The settings as the pages want them.
pub(crate) fn web_settings(config: &Config) -> WebSettings {
    WebSettings {
        behind_proxy: config.behind_proxy,
        registrations_per_hour: config.registrations_per_hour,
        ..WebSettings::at(&config.public_url)
    }
}

/// Serves this application at this listener until SIGTERM or SIGINT.
pub(crate) async fn pages(app: App, settings: WebSettings, listener: TcpListener) -> anyhow::Result<()> {
    let mut terminate = signal(SignalKind::terminate()).context("signals cannot be listened for")?;
    let mut interrupt = signal(SignalKind::interrupt()).context("signals cannot be listened for")?;
    let app = Arc::new(app);
    let web = Arc::new(Web::new(settings));
    schakel_web::load_logos(&app, &web).await.context("the logos of the partnerships cannot be read")?;
    let address = listener.local_addr().context("the address is not known")?;
    let jobs = jobs::start(&app);
    tracing::info!(%address, version = env!("CARGO_PKG_VERSION"), "serving");
    let stop = async {
        tokio::select! {
            _ = terminate.recv() => {}
            _ = interrupt.recv() => {}
        }
        tracing::info!("stopping");
    };
    server::serve(listener, schakel_web::service(Arc::clone(&app), web), stop).await;
    jobs.stop().await;
    app.store.close().await;
    tracing::info!("stopped");
    Ok(())
}
