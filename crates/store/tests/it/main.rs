//! The store on both engines: SQLite always, PostgreSQL where `SCHAKEL_TEST_PG` says where a server is.
#![expect(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on has failed")]

mod backup;
mod belongs;
mod conference;
mod cut;
mod doctor;
mod dossier;
mod forms;
mod golden;
mod keys;
mod log;
mod migrations;
mod partnership;
mod registration;
mod room;
mod spoilt;
mod statements;
mod talk;
mod waits;
mod world;
