//! The program: command line, settings, wiring.

mod account;
mod audit;
mod backup;
mod cli;
mod config;
mod demo;
mod doctor;
mod erasure;
mod folder;
mod house;
mod jobs;
mod key;
mod logs;
mod partnership;
mod playbook;
mod ports;
mod root;
mod routes;
mod serve;
mod server;
mod words;

use std::{
    io::{self, Write},
    process::ExitCode,
    sync::Arc,
};

use anyhow::Context as _;
use clap::Parser as _;
use schakel_app::App;

use crate::{
    account::Person,
    cli::{Account, Audit, Cli, Command, Erasure, Key, Partnership, Playbook},
    config::{Config, Said},
    ports::{SystemClock, SystemRandomness},
};

fn main() -> ExitCode {
    let cli = Cli::parse();
    let done = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()
        .context("the program cannot start its threads")
        .and_then(|runtime| runtime.block_on(run(cli)));
    logs::end();
    match done {
        Ok(code) => code,
        Err(why) => {
            let _ = writeln!(io::stderr(), "schakel: {why:#}");
            ExitCode::FAILURE
        }
    }
}

async fn run(cli: Cli) -> anyhow::Result<ExitCode> {
    match cli.command {
        // What needs no settings.
        Command::Playbook(Playbook::Rules { of, lang }) => playbook::rules(&of, lang)?,
        Command::Playbook(Playbook::Read { of, par, width, lang }) => playbook::read(&of, &par.join(" "), width.into(), lang)?,
        Command::Playbook(Playbook::Check { example: true, .. }) => say(playbook::EXAMPLE)?,
        Command::Playbook(Playbook::Check { of, files, json, lang, .. }) => return playbook::check(&of, &files, json, lang),
        Command::Playbook(Playbook::Compare { example: true, .. }) => say(playbook::EXAMPLE_DRAFT)?,
        Command::Routes(what) => routes::list(what.json)?,
        Command::Partnership(Partnership::Import { example: true, .. }) => say(partnership::EXAMPLE)?,
        Command::Config(what) if what.reference => say(&Said::reference())?,
        Command::Demo(what) => demo::run(&cli.flags, &what).await?,
        command => return with_settings(command, &Said::collect(&cli.flags)?).await,
    }
    Ok(ExitCode::SUCCESS)
}

async fn with_settings(command: Command, said: &Said) -> anyhow::Result<ExitCode> {
    match command {
        Command::Config(_) => {
            say(&said.explain())?;
            return Ok(ExitCode::SUCCESS);
        }
        Command::Key(Key::New { file, passphrase }) => {
            key::new(said, &file, passphrase)?;
            return Ok(ExitCode::SUCCESS);
        }
        Command::Doctor => return doctor::run(said).await,
        _ => {}
    }
    let config = Config::understand(said)?;
    logs::start(&config)?;
    for complaint in said.complaints() {
        tracing::warn!("{complaint}");
    }
    match &command {
        Command::Key(Key::Show) => {
            key::show(&config)?;
            return Ok(ExitCode::SUCCESS);
        }
        Command::Key(Key::Rotate { file, passphrase }) => {
            key::rotate(&config, file, *passphrase).await?;
            return Ok(ExitCode::SUCCESS);
        }
        Command::Key(Key::Passphrase) => {
            key::change_passphrase(&config).await?;
            return Ok(ExitCode::SUCCESS);
        }
        _ => {}
    }
    if matches!(command, Command::Serve) {
        serve::run(&config).await?;
        return Ok(ExitCode::SUCCESS);
    }
    let ground = house::ground(&config, Arc::new(SystemClock), Arc::new(SystemRandomness))?;
    if let Command::Restore(what) = command {
        backup::restore(&config, ground, &what).await?;
        return Ok(ExitCode::SUCCESS);
    }
    let app = house::open(&config, ground).await?;
    let done = with_house(command, &config, &app).await;
    app.behind().store.close().await;
    done
}

async fn with_house(command: Command, config: &Config, app: &App) -> anyhow::Result<ExitCode> {
    match command {
        Command::Migrate => say(&format!("The database has schema {}, the newest that this program knows.", house::schema()))?,
        Command::Partnership(Partnership::Import { file: Some(file), .. }) => partnership::take_in(app, &file).await?,
        Command::Partnership(Partnership::List) => partnership::list(app).await?,
        Command::Partnership(Partnership::Show { slug }) => partnership::show_one(app, &slug).await?,
        Command::Backup(what) => backup::backup(app, &what).await?,
        Command::Account(what) => account(what, config, app).await?,
        Command::Erasure(Erasure::List) => erasure::list(app).await?,
        Command::Erasure(Erasure::Decide { erasure }) => erasure::decide(app, &erasure).await?,
        Command::Audit(Audit::Verify { checkpoint }) => return audit::verify(app, &checkpoint).await,
        Command::Audit(Audit::Export { file }) => audit::export(app, file.as_deref()).await?,
        Command::Audit(Audit::Checkpoint) => audit::checkpoint(app).await?,
        Command::Audit(Audit::Key) => audit::key(app)?,
        Command::Audit(Audit::AcceptRestore { reason }) => audit::accept_restore(app, &reason).await?,
        Command::Playbook(Playbook::Compare { before: Some(before), after: Some(after), draft, lang, .. }) => {
            playbook::compare(app, before, after, draft.as_deref(), lang).await?;
        }
        _ => {}
    }
    Ok(ExitCode::SUCCESS)
}

async fn account(what: Account, config: &Config, app: &App) -> anyhow::Result<()> {
    match what {
        Account::InviteCoordinator { partnership, organisation, name, mail } => {
            account::invite_coordinator(app, config, &partnership, &organisation, &Person { name: &name, mail: &mail }).await
        }
        Account::InviteAdmin { name, mail } => account::invite_admin(app, config, &Person { name: &name, mail: &mail }).await,
        Account::Renew { mail } => account::renew(app, config, &mail).await,
        Account::List => account::list(app).await,
        Account::Confirm { membership } => account::confirm(app, &membership).await,
        Account::End { membership } => account::end(app, &membership).await,
    }
}

/// Writes an answer to standard output.
fn say(text: &str) -> anyhow::Result<()> {
    let mut out = io::stdout().lock();
    out.write_all(text.trim_end().as_bytes()).and_then(|()| out.write_all(b"\n")).context("the answer could not be written")
}
