//! The one table of routes. Nothing is reachable that does not stand in it, and each row names its act.
//!
//! A row is added by [`Table`], which wraps the handler: session, language, body limit, the check that a form is ours, the
//! deadline, the words for whatever goes wrong, the headers. So no handler can forget one of them.

use axum::{
    Router,
    extract::{RawPathParams, Request, State},
    http::Method,
    routing::MethodRouter,
};
use schakel_domain::{
    acts::{Act, Kind},
    resource::Resource,
};

use crate::{
    route::{Handler, Served},
    serve,
};

pub(crate) use crate::route::{Audience, Route};

/// Collects the rows.
pub(crate) struct Table {
    router: Router<Served>,
    rows: Vec<Route>,
    audience: Audience,
    keeping: bool,
    by_itself: bool,
    of_script: bool,
}

impl Table {
    pub(crate) fn new() -> Self {
        Self { router: Router::new(), rows: Vec::new(), audience: Audience::Public, keeping: false, by_itself: false, of_script: false }
    }

    /// Whether the forms that follow are handed on when their token does not fit: see [`Route::keeping`].
    pub(crate) fn keeping(mut self, keeping: bool) -> Self {
        self.keeping = keeping;
        self
    }

    /// Whether a browser comes to the pages that follow by itself: see [`Route::by_itself`].
    pub(crate) fn by_itself(mut self, by_itself: bool) -> Self {
        self.by_itself = by_itself;
        self
    }

    /// Whether our script comes to the forms that follow: see [`Route::of_script`].
    pub(crate) fn of_script(mut self, of_script: bool) -> Self {
        self.of_script = of_script;
        self
    }

    /// The rows that follow are for these people.
    pub(crate) fn audience(mut self, audience: Audience) -> Self {
        self.audience = audience;
        self
    }

    /// A page that anybody may see.
    pub(crate) fn open<A: Act>(self, path: &'static str, handler: impl Handler) -> Self {
        debug_assert_eq!(A::KIND, Kind::Open, "{} is not open", A::NAME);
        self.act::<A>(&Method::GET, path, "open", handler)
    }

    /// A page that shows something of a person or of the house, and leaves its look.
    pub(crate) fn look<A: Act>(self, path: &'static str, handler: impl Handler) -> Self {
        debug_assert_eq!(A::KIND, Kind::Look, "{} is no look", A::NAME);
        self.act::<A>(&Method::GET, path, "look", handler)
    }

    /// A look that asks something first, such as a reason: what is typed does not stand in an address.
    pub(crate) fn look_with<A: Act>(self, path: &'static str, handler: impl Handler) -> Self {
        debug_assert_eq!(A::KIND, Kind::Look, "{} is no look", A::NAME);
        self.act::<A>(&Method::POST, path, "look", handler)
    }

    /// The empty form of a change. It shows nothing of a client; what does is a look of its own.
    pub(crate) fn form<A: Act>(self, path: &'static str, handler: impl Handler) -> Self {
        debug_assert_eq!(A::KIND, Kind::Change, "{} is no change", A::NAME);
        self.act::<A>(&Method::GET, path, "form", handler)
    }

    /// A form handed in.
    pub(crate) fn change<A: Act>(self, path: &'static str, handler: impl Handler) -> Self {
        debug_assert_eq!(A::KIND, Kind::Change, "{} is no change", A::NAME);
        self.act::<A>(&Method::POST, path, "change", handler)
    }

    /// A page that is no act: signing in, help, the language. `why` says so in the listing.
    pub(crate) fn page(self, path: &'static str, why: &'static str, handler: impl Handler) -> Self {
        self.row(&Method::GET, path, why, "", "", handler)
    }

    /// A form that is no act: signing in and out, a step of a draft. `why` says so in the listing.
    pub(crate) fn send(self, path: &'static str, why: &'static str, handler: impl Handler) -> Self {
        self.row(&Method::POST, path, why, "", "", handler)
    }

    fn act<A: Act>(self, method: &Method, path: &'static str, kind: &'static str, handler: impl Handler) -> Self {
        self.row(method, path, A::NAME, A::On::TYPE, kind, handler)
    }

    #[expect(clippy::disallowed_methods, reason = "the one place where a route is made")]
    fn row(
        mut self,
        method: &Method,
        path: &'static str,
        act: &'static str,
        resource: &'static str,
        kind: &'static str,
        handler: impl Handler,
    ) -> Self {
        let (name, filter) =
            if method == Method::POST { ("POST", axum::routing::MethodFilter::POST) } else { ("GET", axum::routing::MethodFilter::GET) };
        let Self { audience, keeping, by_itself, of_script, .. } = self;
        let row = Route { method: name, path, act, resource, kind, audience, keeping, by_itself, of_script };
        self.rows.push(row);
        let run = move |State(served): State<Served>, params: RawPathParams, request: Request| {
            let handler = handler.clone();
            async move { serve::run(served, row, params, request, handler).await }
        };
        self.router = self.router.route(path, MethodRouter::new().on(filter, run));
        self
    }

    /// The rows, for the listing and for the tests that walk them.
    pub(crate) fn rows(self) -> Vec<Route> {
        self.rows
    }

    /// The router.
    pub(crate) fn into_router(self) -> Router<Served> {
        self.router
    }
}
