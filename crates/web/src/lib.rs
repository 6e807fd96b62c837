//! Routes, forms, pages and sessions: what people see.
//!
//! * [`routes`]: the one table of routes; `router` wraps every handler so that none can forget a check.
//! * `cx`, `serve`, `headers`, `problem`: one request, from the first header to the last.
//! * `page`, `form`, `fields`, `paging`, `history`, `assets`: the frame of a page, the parts of forms, the links under a list.
//! * a folder a slice: the handler, and its template beside it.
//!
//! This crate knows no SQL and no policy: it asks the application, and finds words for what that says.

mod air;
mod assets;
mod cite;
mod coming;
mod conference;
mod cookies;
mod csrf;
mod cx;
mod day;
mod demo;
mod dial;
mod dossier;
mod erasure;
mod field;
mod fields;
mod find;
mod follow;
mod form;
mod handover;
mod headers;
mod help;
mod history;
mod identity;
mod inbox;
mod label;
mod lead_on;
mod logbook;
mod options;
mod page;
mod paging;
mod paper;
mod parked;
mod platform;
mod problem;
mod reach;
mod register;
mod route;
mod router;
pub mod routes;
mod screening;
mod serve;
mod session;
mod settings;
mod source;
#[cfg(test)]
mod spoilt;
mod statement;
mod talk;
mod tongue;
mod wait;

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError, RwLock},
};

use axum::{
    Router,
    extract::{Request, State},
    http::{Method, StatusCode},
    response::{IntoResponse as _, Response},
};
use schakel_app::{App, Menu};
use schakel_domain::{
    actor::{Role, Standing},
    ids::PartnershipId,
    partnership::LogoSlot,
};
use schakel_texts::{Lang, common};
use tower_http::{
    CompressionLevel,
    catch_panic::CatchPanicLayer,
    compression::{CompressionLayer, DefaultPredicate, Predicate as _, predicate::SizeAbove},
};

pub use crate::{
    options::logos::load_logos,
    route::{Audience, Route},
    settings::{Accountable, Compliance, DemoSeat, InLanguages, Peer, View, WebSettings},
};
use crate::{page::Logo, route::Served, session::Session};

/// What the pages keep beside the application: settings, and small things that are worth remembering.
pub struct Web {
    settings: WebSettings,
    menus: Mutex<HashMap<(Role, Standing), Menu>>,
    logos: RwLock<HashMap<PartnershipId, Vec<(LogoSlot, String)>>>,
    health: Mutex<Option<(std::time::Instant, bool)>>,
}

/// For how long one look at the program's health holds: asking costs a write, and anybody may ask.
const HEALTH_HOLDS: std::time::Duration = std::time::Duration::from_secs(2);

impl Web {
    /// The pages of an installation.
    pub fn new(settings: WebSettings) -> Self {
        Self { settings, menus: Mutex::new(HashMap::new()), logos: RwLock::new(HashMap::new()), health: Mutex::new(None) }
    }

    /// The settings it was made with.
    pub const fn settings(&self) -> &WebSettings {
        &self.settings
    }

    fn menu(&self, app: &App, session: &Session) -> Menu {
        let key = (session.actor.role, session.actor.standing);
        let mut menus = self.menus.lock().unwrap_or_else(PoisonError::into_inner);
        *menus.entry(key).or_insert_with(|| app.menu(&session.actor))
    }

    /// Remembers where the official logo files of a partnership are shown.
    pub fn keep_logos(&self, partnership: PartnershipId, files: Vec<(LogoSlot, String)>) {
        self.logos.write().unwrap_or_else(PoisonError::into_inner).insert(partnership, files);
    }

    fn logos(&self, lang: Lang, partnership: Option<PartnershipId>) -> Vec<Logo> {
        let known = self.logos.read().unwrap_or_else(PoisonError::into_inner);
        let files = partnership.and_then(|id| known.get(&id));
        let name = |slot| match slot {
            LogoSlot::EuropaWse => common::logo_wse(lang),
            LogoSlot::Vlaanderen => common::logo_vlaanderen(lang),
            LogoSlot::EuropeanUnion => common::logo_eu(lang),
            LogoSlot::Vdab => common::logo_vdab(lang),
        };
        [LogoSlot::EuropeanUnion, LogoSlot::EuropaWse, LogoSlot::Vlaanderen, LogoSlot::Vdab]
            .into_iter()
            .map(|slot| {
                let href = files.and_then(|files| files.iter().find(|(at, _)| *at == slot)).map(|(_, href)| href.clone());
                Logo { slot, href, name: name(slot) }
            })
            .collect()
    }
}

/// The whole of the pages as one service.
pub fn service(app: Arc<App>, web: Arc<Web>) -> Router {
    let served = Served { app, web };
    let compression =
        CompressionLayer::new().quality(CompressionLevel::Fastest).compress_when(DefaultPredicate::new().and(SizeAbove::new(512)));
    routes::table()
        .into_router()
        .fallback(nothing)
        .method_not_allowed_fallback(wrong_method)
        .with_state(served)
        .layer(compression)
        .layer(CatchPanicLayer::new())
}

/// What no route answers: an asset, the health of the program, or the page that says that nothing is there.
async fn nothing(State(served): State<Served>, request: Request) -> Response {
    // Of what is sent to nowhere only a form may have been typed by somebody, who reads that the page is not there.
    if !matches!(*request.method(), Method::GET | Method::HEAD | Method::POST) {
        return help::wrong_method(served, request).await;
    }
    let secure = served.web.settings.secure();
    let path = request.uri().path();
    if let Some(asset) = assets::at(path) {
        return headers::bare(asset, secure);
    }
    match path {
        "/health" => headers::bare(health(&served).await, secure),
        "/robots.txt" => headers::bare("User-agent: *\nAllow: /$\nAllow: /p/\nDisallow: /\n".into_response(), secure),
        "/.well-known/security.txt" => headers::bare(help::security_txt(&served).into_response(), secure),
        _ => help::missing(served, request).await,
    }
}

async fn wrong_method(State(served): State<Served>, request: Request) -> Response {
    help::wrong_method(served, request).await
}

/// Whether the program can read and write its database: `ok`, or 503.
async fn health(served: &Served) -> Response {
    let known = *served.web.health.lock().unwrap_or_else(PoisonError::into_inner);
    let is_well = if let Some((_, is_well)) = known.filter(|(at, _)| at.elapsed() < HEALTH_HOLDS) {
        is_well
    } else {
        let is_well = served.app.alive().await.is_ok();
        *served.web.health.lock().unwrap_or_else(PoisonError::into_inner) = Some((std::time::Instant::now(), is_well));
        is_well
    };
    if is_well { "ok".into_response() } else { problem::retry_after(60)((StatusCode::SERVICE_UNAVAILABLE, "unavailable").into_response()) }
}
