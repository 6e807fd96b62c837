//! What HTTP cannot show: two writers at once, jobs, the clock. A file a slice.

#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test stops by panicking")]

mod alone;
mod cut;
mod handover;
mod in_sight;
mod inbox;
mod killed;
mod sequences;
