//! The session behind a request: found by the cookie, asked of the application, never kept here.

pub(crate) use schakel_app::identity::{Resolved, SessionView as Session, WhyOver};
