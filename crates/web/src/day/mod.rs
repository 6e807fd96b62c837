//! The coordinator's day: what waits, how long and with whom, and the road drawn as a funnel with its table.

mod funnel;
mod show;

pub(crate) use show::show;

/// The file of texts of this slice.
const WORDS: &str = "day";
