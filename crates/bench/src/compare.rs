//! Two builds of the program beside each other: by turns, on the same world and at the same time of the day. On a machine that others
//! use as well only the ratio of such turns says something.

use std::path::Path;

use anyhow::Result;
use tokio::runtime::Runtime;

use crate::{
    CALIBRATED, casework, load,
    measure::Figures,
    program::{Place, Running},
    report, road, world,
};

/// How many connections work at once.
const CONNECTIONS: usize = 16;
/// How many times each of the two has its turn.
const TURNS: usize = 4;

/// Which two, and how long each operation is measured in each turn.
pub(crate) struct Compared<'a> {
    /// The one before.
    pub(crate) before: &'a Path,
    /// The one after.
    pub(crate) after: &'a Path,
    /// How long.
    pub(crate) length: std::time::Duration,
    /// Only operations in whose names this stands; all where it is blank.
    pub(crate) only: &'a str,
}

impl Compared<'_> {
    /// Whether an operation at the desk is asked for.
    pub(crate) fn asks_the_desk(&self) -> bool {
        load::OPERATIONS.iter().any(|operation| operation.name().contains(self.only))
    }

    /// Whether an operation on the road is asked for.
    pub(crate) fn asks_the_road(&self) -> bool {
        road::OPERATIONS.iter().any(|operation| operation.name().contains(self.only))
    }

    /// The desk of a coordinator with so many clients.
    pub(crate) fn desk(&self, place: &Place, clients: usize) -> Result<String> {
        let made = Runtime::new()?.block_on(world::make(place, clients))?;
        self.by_turns(place, |running| {
            let desk = load::Desk::open(running, &made)?;
            let asked = load::OPERATIONS.into_iter().filter(|operation| operation.name().contains(self.only));
            asked.map(|operation| desk.measure(operation, CONNECTIONS, self.length)).collect()
        })
    }

    /// The road to a trajectory, with so many registrations at every point of it.
    pub(crate) fn road(&self, place: &Place, registrations: usize) -> Result<String> {
        let made = Runtime::new()?.block_on(casework::make(place, registrations))?;
        self.by_turns(place, |running| {
            let one = |operation| road::measure(running, &made, operation, CONNECTIONS, self.length);
            road::OPERATIONS.into_iter().filter(|operation| operation.name().contains(self.only)).map(one).collect()
        })
    }

    fn by_turns(&self, place: &Place, measured: impl Fn(&Running) -> Result<Vec<Figures>>) -> Result<String> {
        let (mut before, mut after) = (Vec::new(), Vec::new());
        for _ in 0..TURNS {
            for (program, figures) in [(self.before, &mut before), (self.after, &mut after)] {
                let (running, _) = Running::program(program, place)?;
                // What timing a password costs is not what the first operation costs.
                std::thread::sleep(CALIBRATED);
                figures.push(measured(&running)?);
            }
        }
        Ok(report::compared(&before, &after))
    }
}
