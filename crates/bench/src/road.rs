//! Measures the road to a trajectory: opening a first talk with its screening, an agenda, the coordinator's day, a dossier.

use std::{cell::Cell, hint::black_box, path::Path, time::Duration};

use anyhow::{Context as _, Result, bail};
use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use schakel_domain::{playbook::Playbook, screening::screen};
use tokio::runtime::Runtime;

use crate::{
    casework::{self, AGENDA, Casework},
    measure::{self, Figures},
    process::Counted,
    program::{Engine, Place, Running},
    wire::Question,
    world::Seat,
};

/// How many cases are screened in one go, because one is too short to be measured.
pub(crate) const SCREENED: usize = 1000;

/// What a run gave.
pub(crate) struct RoadRun {
    /// On which engine.
    pub(crate) engine: Engine,
    /// How many registrations there were.
    pub(crate) registrations: usize,
    /// How many acts made them, and in how many seconds.
    pub(crate) made: (usize, f64),
    /// How many conferences there were, and how many trajectories opened.
    pub(crate) came_to: (usize, usize),
    /// The operations, through HTTP.
    pub(crate) operations: Vec<Figures>,
    /// The rules alone: so many cases at a time.
    pub(crate) screening: Figures,
}

/// One thing that is measured.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum RoadOperation {
    /// A first talk with its screening.
    Talk,
    /// The agenda of the conference that goes on, as the coordinator leads it.
    Agenda,
    /// The same one, as the adviser sees it.
    AdvisersAgenda,
    /// The coordinator's day.
    Day,
    /// A dossier, as the team opens it.
    Dossier,
}

/// All of them.
pub(crate) const OPERATIONS: [RoadOperation; 5] =
    [RoadOperation::Talk, RoadOperation::Agenda, RoadOperation::AdvisersAgenda, RoadOperation::Day, RoadOperation::Dossier];

impl RoadOperation {
    /// What it is called in the tables.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Talk => "open a first talk with its screening",
            Self::Agenda => "agenda of 30 cases, coordinator",
            Self::AdvisersAgenda => "agenda of 30 cases, adviser",
            Self::Day => "the coordinator's day",
            Self::Dossier => "open a dossier",
        }
    }

    /// The most milliseconds of processor time.
    pub(crate) const fn target_ms(self) -> f64 {
        match self {
            Self::Day => 5.0,
            _ => 1.0,
        }
    }

    const fn seat(self, world: &Casework) -> &Seat {
        match self {
            Self::Talk | Self::Agenda | Self::Day => &world.coordinator,
            Self::AdvisersAgenda => &world.adviser,
            Self::Dossier => &world.caseworker,
        }
    }

    fn path(self, world: &Casework, turn: usize) -> Result<String> {
        Ok(match self {
            Self::Talk => format!("/inbox/{}/gesprek", world.talks.get(turn % world.talks.len().max(1)).context("no talk")?),
            Self::Agenda | Self::AdvisersAgenda => format!("/besprekingen/{}", world.conference),
            Self::Day => "/vandaag".to_owned(),
            Self::Dossier => format!("/dossiers/{}", world.dossiers.get(turn % world.dossiers.len().max(1)).context("no dossier")?),
        })
    }
}

/// Makes the world and measures in it, each operation for so long.
pub(crate) fn all(program: &Path, place: &Place, registrations: usize, length: Duration) -> Result<RoadRun> {
    println!("making a world of {registrations} registrations at every point of the road");
    let runtime = Runtime::new()?;
    let world = runtime.block_on(casework::make(place, registrations))?;
    println!(
        "made in {:.0} s: {} acts, {} conferences, {} trajectories",
        world.took.as_secs_f64(),
        world.acts,
        world.conferences,
        world.opened
    );
    let (running, _) = Running::program(program, place)?;
    shows_the_agenda(&running, &world)?;
    let mut operations = Vec::new();
    for connections in [1, 16] {
        for operation in OPERATIONS {
            let figures = measure(&running, &world, operation, connections, length)?;
            println!(
                "{:<40} {connections:>3} connections: {:.0} a second, {:.2} ms CPU, p95 {:.2} ms",
                figures.name, figures.per_second, figures.cpu_ms, figures.p95_ms
            );
            operations.push(figures);
        }
    }
    drop(running);
    let screening = measure::run("screening of 1000 cases, the rules alone", 1, length, Counted::here(None), |_| {
        let (facts, playbook) = (&world.facts, Playbook::on(jiff::civil::date(2026, 11, 30)));
        Ok(move || {
            for case in facts.iter().cycle().take(SCREENED) {
                black_box(screen(&playbook, black_box(case)));
            }
            Ok(())
        })
    })?;
    println!("{}: {:.3} ms CPU", screening.name, screening.cpu_ms);
    let made = (world.acts, world.took.as_secs_f64());
    Ok(RoadRun { engine: place.engine(), registrations, made, came_to: (world.conferences, world.opened), operations, screening })
}

fn cookies(seat: &Seat) -> String {
    format!("schakel={}", URL_SAFE_NO_PAD.encode(seat.token))
}

/// Both see all cases, so that what is measured is what is said.
fn shows_the_agenda(running: &Running, world: &Casework) -> Result<()> {
    for operation in [RoadOperation::Agenda, RoadOperation::AdvisersAgenda] {
        let (path, cookies) = (operation.path(world, 0)?, cookies(operation.seat(world)));
        let question = Question { path: &path, cookies: &cookies, form: None, compressed: false };
        let answer = running.connect()?.ask(&running.origin(), &question)?;
        let cases = String::from_utf8_lossy(&answer.body).matches("href=\"/casus/").count();
        if cases != AGENDA {
            bail!("{}: {cases} cases, {}", operation.name(), answer.status);
        }
    }
    Ok(())
}

/// Measures an operation.
pub(crate) fn measure(
    running: &Running,
    world: &Casework,
    operation: RoadOperation,
    connections: usize,
    length: Duration,
) -> Result<Figures> {
    measure::run(operation.name(), connections, length, running.counted(), |worker| {
        let (mut wire, cookies) = (running.connect()?, cookies(operation.seat(world)));
        let turn = Cell::new(worker * 31);
        Ok(move || {
            let path = operation.path(world, turn.replace(turn.get() + 1))?;
            let question = Question { path: &path, cookies: &cookies, form: None, compressed: true };
            let answer = wire.ask(&running.origin(), &question)?;
            if answer.status != 200 {
                bail!("{path} answers {} {:?}", answer.status, answer.location);
            }
            Ok(())
        })
    })
}
