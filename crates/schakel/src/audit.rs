//! `schakel audit`: checks, exports and vouches for the log of looks and changes.

use std::{
    fs::{self, File, OpenOptions},
    io::{self, BufWriter, Write},
    os::unix::fs::OpenOptionsExt,
    path::{Path, PathBuf},
    process::ExitCode,
};

use anyhow::Context as _;
use schakel_app::App;
use schakel_store::StoreError;

use crate::say;

/// Checks the whole log; the exit code says whether it is whole.
pub(crate) async fn verify(app: &App, checkpoints: &[PathBuf]) -> anyhow::Result<ExitCode> {
    let mut outside = Vec::new();
    for path in checkpoints {
        outside.push(fs::read_to_string(path).with_context(|| format!("the checkpoint {} cannot be read", path.display()))?);
    }
    let report = app.behind().store.verify_log(&outside).await.context("the log cannot be checked")?;
    say(&report.to_string())?;
    Ok(if report.is_whole() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// Writes the log as JSON lines.
pub(crate) async fn export(app: &App, file: Option<&Path>) -> anyhow::Result<()> {
    let Some(path) = file else {
        return write(app, io::stdout().lock()).await;
    };
    let file: File = OpenOptions::new()
        .write(true)
        .create_new(true)
        .mode(0o600)
        .open(path)
        .with_context(|| format!("{} cannot be made. It must not exist yet, and its folder must", path.display()))?;
    write(app, &file).await?;
    file.sync_all().with_context(|| format!("{} could not be written to the disk", path.display()))
}

async fn write(app: &App, to: impl Write) -> anyhow::Result<()> {
    let mut out = BufWriter::new(to);
    let lines = app.behind().store.each_log_line(|line| {
        serde_json::to_writer(&mut out, &line).map_err(io::Error::from)?;
        out.write_all(b"\n")?;
        Ok::<(), StoreError>(())
    });
    lines.await.context("the log could not be written")?;
    out.flush().context("the log could not be written")
}

/// Signs and prints a checkpoint.
pub(crate) async fn checkpoint(app: &App) -> anyhow::Result<()> {
    let note =
        app.behind().store.sign_checkpoint(app.now()).await.context("no checkpoint was signed. `schakel audit verify` tells more")?;
    say(&note)
}

/// Prints the public key of the log.
pub(crate) fn key(app: &App) -> anyhow::Result<()> {
    say(&app.behind().store.log_key().to_string())
}

/// Notes that the database was put back to an earlier state, and lets checkpoints be signed again.
pub(crate) async fn accept_restore(app: &App, reason: &str) -> anyhow::Result<()> {
    app.behind().store.accept_restore(reason, app.now()).await.context("nothing was noted")?;
    say("It stands in the log. A checkpoint that somebody kept from after that state shows it too.")
}
