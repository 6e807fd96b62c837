//! What the policies promise: the matrix, the agreement of lists and decisions, the theorems, the words.
#![expect(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "tests")]

mod agree;
mod matrix;
mod names;
mod proofs;
mod tomorrow;
mod words;
mod world;
