//! A row of the table of routes, and what stands behind it.

use std::{future::Future, pin::Pin, sync::Arc};

use axum::response::Response;
use schakel_app::{App, AppError};
use serde::Serialize;

use crate::{Web, cx::Cx};

/// The kind of visitor that comes to a route.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Audience {
    /// Anybody.
    Public,
    /// A client with a session.
    Client,
    /// A member with a session.
    Member,
}

/// A row of the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Route {
    /// `GET` or `POST`.
    pub method: &'static str,
    /// The path, with its parts in braces.
    pub path: &'static str,
    /// The act, or why there is none.
    pub act: &'static str,
    /// The type of what the act is done to; empty without an act.
    pub resource: &'static str,
    /// What the act does to the log; empty for the form of a change and without an act.
    pub kind: &'static str,
    /// The kind of visitor that comes here.
    pub audience: Audience,
    /// Whether a form from our own page is handed on when its token does not fit any more, so that what was typed is not
    /// thrown away; the handler then looks at `proven`.
    #[serde(skip)]
    pub keeping: bool,
    /// Whether a browser comes here by itself: nobody clicked, so no session is looked for and none lives longer for it.
    #[serde(skip)]
    pub by_itself: bool,
    /// Whether our script comes here while a page stands open: what goes wrong is told in a number, and nothing is kept aside.
    #[serde(skip)]
    pub of_script: bool,
}

pub(crate) type Answer = Pin<Box<dyn Future<Output = Result<Response, AppError>> + Send>>;

/// What a route does.
pub(crate) trait Handler: Clone + Send + Sync + 'static {
    fn call(&self, cx: Cx) -> Answer;
}

impl<F, Fut> Handler for F
where
    F: Fn(Cx) -> Fut + Clone + Send + Sync + 'static,
    Fut: Future<Output = Result<Response, AppError>> + Send + 'static,
{
    fn call(&self, cx: Cx) -> Answer {
        Box::pin(self(cx))
    }
}

/// What every request works with.
#[derive(Clone)]
pub(crate) struct Served {
    pub(crate) app: Arc<App>,
    pub(crate) web: Arc<Web>,
}
