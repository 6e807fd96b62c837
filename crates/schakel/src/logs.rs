//! The program's own log: what it does, never for whom. Requests are logged by their route, not by their address.

use anyhow::anyhow;
use tracing_subscriber::{EnvFilter, fmt};

use crate::config::{Config, LogFormat};

/// Starts logging to standard error, so that standard output is free for what a command answers.
pub(crate) fn start(config: &Config) -> anyhow::Result<()> {
    // Other people's crates log addresses and statements at their lower levels; of them only warnings are wanted.
    let filter = EnvFilter::new(format!("warn,schakel={0},schakel_web={0},schakel_app={0},schakel_store={0}", config.log_level));
    let lines = fmt().with_env_filter(filter).with_writer(std::io::stderr);
    match config.log_format {
        LogFormat::Text => lines.with_ansi(false).try_init(),
        LogFormat::Json => lines.json().flatten_event(true).try_init(),
    }
    .map_err(|error| anyhow!("logging cannot start: {error}"))
}
