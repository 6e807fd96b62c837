//! What a handler gets: who asks, in what language, with which fields; and how it answers.

use std::{
    ops::Deref,
    str::FromStr as _,
    sync::{Arc, Mutex, OnceLock, PoisonError},
};

use askama::Template;
use axum::{
    http::{HeaderMap, HeaderValue, Method, StatusCode, header},
    response::{IntoResponse as _, Response},
};
use schakel_app::{App, AppError, Ctx, FieldFault, parked::typing::Unsent, quota::Source};
use schakel_domain::{
    ids::{ClientId, Id, OfForm, PersonId},
    playbook::Playbook,
};
use schakel_texts::{Lang, by_key, common};

use crate::{
    Web, air,
    cite::cite,
    cookies::Cookie,
    csrf,
    fields::Fields,
    form::Form,
    parked::offer::{self, Back, OnPage},
    session::{Session, WhyOver},
    settings::View,
};

/// A file that came with a form.
#[derive(Debug, Clone)]
pub(crate) struct Upload {
    /// The name of the field.
    pub(crate) field: String,
    /// The bytes.
    pub(crate) bytes: Vec<u8>,
}

/// One request, read. Cheap to clone.
#[derive(Clone)]
pub(crate) struct Cx(Arc<Request>);

/// What was read of a request.
pub(crate) struct Request {
    /// The application.
    pub(crate) app: Arc<App>,
    /// The pages' own things.
    pub(crate) web: Arc<Web>,
    /// The actor, and the moment.
    pub(crate) ctx: Ctx,
    /// The language of the answer.
    pub(crate) lang: Lang,
    /// The session, if there is a live one.
    pub(crate) session: Option<Session>,
    /// Whose a session was whose cookie still came.
    pub(crate) session_of: (Option<PersonId>, Option<ClientId>),
    /// Why it is over.
    pub(crate) why_over: WhyOver,
    /// GET or POST.
    pub(crate) method: Method,
    /// The path.
    pub(crate) path: String,
    /// The parts of the path that the route names.
    pub(crate) params: Vec<(String, String)>,
    /// The fields of the address.
    pub(crate) query: Fields,
    /// The fields of the form.
    pub(crate) form: Fields,
    /// The files of the form.
    pub(crate) files: Vec<Upload>,
    /// The headers.
    pub(crate) headers: HeaderMap,
    /// From where it comes, for limits only.
    pub(crate) source: Source,
    /// The secret of this browser's forms.
    pub(crate) csrf_secret: [u8; 32],
    /// Whether the token of the form fits it; only where a form is kept otherwise can it not.
    pub(crate) proven: bool,
    /// The browser's mark to set when a page with a form goes out.
    pub(crate) new_browser: Option<String>,
    /// What the worker typed on this page before and did not hand in.
    pub(crate) unsent: OnceLock<Vec<Unsent>>,
    /// A mark of this request for the log of the program: it says nothing of anybody.
    pub(crate) mark: String,
    /// When it came in, for how long it took.
    pub(crate) began: std::time::Instant,
    /// Cookies to set with the answer.
    pub(crate) jar: Mutex<Vec<HeaderValue>>,
}

impl Deref for Cx {
    type Target = Request;
    fn deref(&self) -> &Request {
        &self.0
    }
}

impl Cx {
    pub(crate) fn new(request: Request) -> Self {
        Self(Arc::new(request))
    }

    /// "Draaiboek §2.1, versie 6": a paragraph of the version in force.
    pub(crate) fn cite(&self, par: &str) -> String {
        cite(self.lang, self.playbook().version(), par)
    }

    /// The playbook in force today.
    pub(crate) fn playbook(&self) -> Playbook {
        self.app.playbook(self.ctx.today())
    }

    /// An identifier out of the path.
    ///
    /// # Errors
    /// `NotFound` when it is none: a guessed word is answered like a stranger's thing.
    pub(crate) fn id<T>(&self, name: &str) -> Result<Id<T>, AppError> {
        Id::from_str(self.param(name)).map_err(|_| AppError::NotFound)
    }

    /// A part of the path.
    pub(crate) fn param(&self, name: &str) -> &str {
        self.params.iter().find(|(key, _)| key == name).map_or("", |(_, value)| value.as_str())
    }

    /// Sets a cookie with the answer.
    pub(crate) fn set_cookie(&self, cookie: Cookie, value: &str) {
        self.push(cookie.set(value, self.web.settings.secure()));
    }

    /// Takes a cookie away with the answer.
    pub(crate) fn clear_cookie(&self, cookie: Cookie) {
        self.push(cookie.clear(self.web.settings.secure()));
    }

    /// Takes the cookies that go with the answer.
    pub(crate) fn take_cookies(&self) -> Vec<HeaderValue> {
        std::mem::take(&mut *self.jar.lock().unwrap_or_else(PoisonError::into_inner))
    }

    fn push(&self, value: Option<HeaderValue>) {
        self.jar.lock().unwrap_or_else(PoisonError::into_inner).extend(value);
    }

    /// A token for a form on this page. A browser without a session gets its mark with it.
    pub(crate) fn csrf(&self) -> String {
        if let Some(mark) = &self.new_browser {
            let mut jar = self.jar.lock().unwrap_or_else(PoisonError::into_inner);
            if let Some(value) = Cookie::Browser.set(mark, self.web.settings.secure())
                && !jar.contains(&value)
            {
                jar.push(value);
            }
        }
        csrf::mask(&self.csrf_secret, &self.app.fresh::<32>())
    }

    /// A form to show: with what was typed and what is wrong, or empty.
    ///
    /// `words` is the file of texts of the slice.
    pub(crate) fn form_view(&self, words: &'static str, mut typed: Fields, faults: Vec<FieldFault>) -> Form {
        // The same opening keeps its identifier, so that correcting a field does not make a second form of it.
        let id = match Id::<OfForm>::from_str(typed.get("form")) {
            Ok(id) => id,
            Err(_) => self.app.new_id(&self.ctx),
        };
        let on_page = self.on_page(&mut typed);
        Form { typed, faults, words, lang: self.lang, csrf: self.csrf(), id: id.to_string(), on_page }
    }

    /// What the form of this page knows of it, with what was typed before put back into its fields. One that was handed in and is shown
    /// again keeps what it knew.
    fn on_page(&self, fields: &mut Fields) -> OnPage {
        let until = offer::lasting(self.session.as_ref(), self.ctx.now).map(|lasting| lasting.until);
        if self.method == Method::POST {
            let restored = self.form.get(offer::RESTORED).parse().ok().map(|id| Back { id, version: None, changed: false });
            return OnPage { page: self.form.get(offer::PAGE).to_owned(), until, restored };
        }
        let restored = self.to_put_back().map(|unsent| Back {
            id: unsent.id,
            version: unsent.written.version,
            changed: offer::put_back(&unsent.written, fields),
        });
        OnPage { page: offer::address(&self.path, &self.query), until, restored }
    }

    /// What the worker typed on this page before and did not hand in.
    pub(crate) fn unsent(&self) -> &[Unsent] {
        self.unsent.get().map_or(&[], Vec::as_slice)
    }

    /// What of it is to be put back.
    pub(crate) fn to_put_back(&self) -> Option<&Unsent> {
        offer::to_put_back(self.unsent(), &self.query)
    }

    /// Whether what stands in these fields is something else than when what is put back was begun.
    pub(crate) fn is_put_back_over_change(&self, now: &Fields) -> bool {
        self.to_put_back().is_some_and(|unsent| offer::differs(&unsent.written, now))
    }

    /// Answers with a page.
    ///
    /// # Errors
    /// `Internal` when the template cannot be written.
    pub(crate) fn html<T: Template>(&self, template: &T) -> Result<Response, AppError> {
        self.html_with(StatusCode::OK, template)
    }

    /// Answers with a page and a status of its own.
    ///
    /// # Errors
    /// `Internal` when the template cannot be written.
    pub(crate) fn html_with<T: Template>(&self, status: StatusCode, template: &T) -> Result<Response, AppError> {
        self.html_or_ask(status, false, template)
    }

    /// As [`Self::html_with`], for a page that may only ask about something odd: nothing is wrong then, and its title does not say so.
    ///
    /// # Errors
    /// `Internal` when the template cannot be written.
    pub(crate) fn html_or_ask<T: Template>(&self, status: StatusCode, asks: bool, template: &T) -> Result<Response, AppError> {
        let mut body = air::out_of_page(&template.render().map_err(AppError::internal)?);
        // No browser sends it, and what reads a page as a text of C ends at it.
        if body.contains('\0') {
            body = body.replace('\0', "\u{fffd}");
        }
        // A voice reads the title first: it says at once that something is to be looked at.
        if status == StatusCode::UNPROCESSABLE_ENTITY {
            let first = if asks { common::title_asks(self.lang) } else { common::title_fault(self.lang) };
            body = body.replacen("<title>", &format!("<title>{first} "), 1);
        }
        let mut response = (status, [(header::CONTENT_TYPE, "text/html; charset=utf-8")], body).into_response();
        response.extensions_mut().insert(View(std::any::type_name::<T>()));
        Ok(response)
    }

    /// Sends the browser to another page of ours.
    #[expect(clippy::unused_self, reason = "answers are asked of the request, like everything else")]
    pub(crate) fn redirect(&self, path: &str) -> Response {
        // Only a path: what a person typed never decides to which host a browser goes.
        let path = if path.starts_with('/') && !path.starts_with("//") && !path.contains('\\') { path } else { "/" };
        let to = HeaderValue::from_str(path).unwrap_or(HeaderValue::from_static("/"));
        (StatusCode::SEE_OTHER, [(header::LOCATION, to)]).into_response()
    }

    /// Sends the browser to another page, which shows a notice once: the key of a sentence in the page's file of texts.
    pub(crate) fn redirect_with(&self, path: &str, notice: &str) -> Response {
        let page = path.split(['?', '#']).next().unwrap_or_default();
        self.set_cookie(Cookie::Notice, &format!("{notice}~{page}"));
        self.redirect(path)
    }

    /// The notice that was kept for this page, which says it now and not again.
    pub(crate) fn take_notice(&self, words: &'static str) -> Option<&'static str> {
        let kept = Cookie::Notice.read(&self.headers, self.web.settings.secure())?;
        let (key, page) = kept.split_once('~')?;
        if page != self.path {
            return None;
        }
        self.clear_cookie(Cookie::Notice);
        by_key(words, key, self.lang)
    }
}
