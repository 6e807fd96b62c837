//! What could be reached at best: a handler that does nothing, and the store's own statements without HTTP, policies or log.

use std::{cell::Cell, time::Duration};

use anyhow::{Context as _, Result, bail};
use schakel_app::{
    App,
    inbox::{Narrow, Part},
    listing::Turn,
};
use schakel_domain::{acts::ReadRegistration, ids::PartnershipId};
use tokio::runtime::Runtime;

use crate::{
    measure::{self, Figures},
    process::Counted,
    program::{Place, Running},
    wire::Question,
    world::{self, World},
};

/// Measures the bare handler.
pub(crate) fn bare(running: &Running, connections: usize, length: Duration) -> Result<Figures> {
    measure::run("bare handler, page of the same size", connections, length, running.counted(), |_| {
        let mut wire = running.connect()?;
        let origin = running.origin();
        Ok(move || match wire.ask(&origin, &Question { path: "/", cookies: "", form: None, compressed: false })?.status {
            200 => Ok(()),
            other => bail!("the bare handler answers {other}"),
        })
    })
}

/// Measures the statements of the list and of opening one, sealed fields opened, in this process.
pub(crate) fn without_http(runtime: &Runtime, place: &Place, world: &World, length: Duration) -> Result<Vec<Figures>> {
    let app = runtime.block_on(world::open(place))?;
    let partnership = world.by.partnership.context("a coordinator without a partnership")?;
    let reader = world.by.membership.context("a coordinator without a membership")?;
    let filter = app.behind().access.filter::<ReadRegistration>(&world.by).map_err(|fault| anyhow::anyhow!("{fault:?}"))?;
    let here = Counted::here(place.server());
    let mut figures = Vec::new();
    for connections in [1, 16] {
        figures.push(measure::run("statements of the list of 50", connections, length, here, |_| {
            let (app, filter) = (&app, &filter);
            Ok(move || {
                runtime.block_on(async {
                    let mut tx = app.behind().store.read_in(partnership).await?;
                    let page = tx.inbox(filter, (Part::Open, &Narrow::default()), reader, Turn::First, 50).await?;
                    if page.rows.len() < 50 {
                        bail!("only {} rows", page.rows.len());
                    }
                    Ok(())
                })
            })
        })?);
        figures.push(measure::run("statements of opening one", connections, length, here, |worker| {
            let turn = Cell::new(worker);
            let app = &app;
            Ok(move || {
                let at = turn.replace(turn.get() + 1);
                runtime.block_on(one(app, partnership, world, at))
            })
        })?);
    }
    runtime.block_on(app.behind().store.close());
    Ok(figures)
}

async fn one(app: &App, partnership: PartnershipId, world: &World, at: usize) -> Result<()> {
    let id = *world.registrations.get(at % world.registrations.len()).context("no registration")?;
    let mut tx = app.behind().store.read_in(partnership).await?;
    tx.registration(id).await?.context("the registration is gone")?;
    Ok(())
}
