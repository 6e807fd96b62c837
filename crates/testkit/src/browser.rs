//! A browser without a screen: it keeps cookies, follows redirects, and hands in the forms that it sees. It asks a service
//! in this process, or a program at an address.

use std::{
    collections::BTreeMap,
    net::{IpAddr, SocketAddr},
    sync::Arc,
};

use axum::{
    Router,
    body::Body,
    http::{HeaderMap, Request, StatusCode, header},
};
use http_body_util::BodyExt as _;
use scraper::{Html, Selector};
use tokio::runtime::Runtime;
use tower::ServiceExt as _;

use crate::walk;

/// What came back.
#[derive(Debug, Clone)]
pub struct Answer {
    /// The status.
    pub status: StatusCode,
    /// The headers.
    pub headers: HeaderMap,
    /// The body.
    pub body: String,
    /// The path at which it was found, after redirects.
    pub path: String,
}

impl Answer {
    /// The words of the page, without its marks: the text of `<main>`, with single spaces.
    pub fn words(&self) -> String {
        let page = Html::parse_document(&self.body);
        let main = Selector::parse("main").expect("a selector");
        let words: Vec<&str> = page.select(&main).flat_map(|main| main.text()).collect();
        words.join(" ").split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// Fails unless the page says this.
    #[track_caller]
    pub fn says(self, text: &str) -> Self {
        if walk::language().is_some() {
            return self;
        }
        assert!(self.words().contains(text), "{} at {} does not say “{text}” but:\n{}", self.status, self.path, self.words());
        self
    }

    /// Fails if the answer holds this anywhere.
    #[track_caller]
    pub fn keeps_quiet_about(self, text: &str) -> Self {
        assert!(!self.body.contains(text), "{} at {} holds “{text}”", self.status, self.path);
        self
    }

    /// Fails unless the status is this.
    #[track_caller]
    pub fn is(self, status: u16) -> Self {
        assert_eq!(self.status.as_u16(), status, "at {}:\n{}", self.path, self.words());
        self
    }

    /// Fails unless it is a refusal that cites this paragraph (`§2.1`).
    #[track_caller]
    pub fn refused(self, paragraph: &str) -> Self {
        assert!(matches!(self.status.as_u16(), 403 | 409), "{} at {} is no refusal:\n{}", self.status, self.path, self.words());
        self.says(paragraph)
    }

    /// What is selected, as text.
    pub fn select(&self, selector: &str) -> Vec<String> {
        let page = Html::parse_document(&self.body);
        let selector = Selector::parse(selector).expect("a selector");
        page.select(&selector).map(|found| found.text().collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ")).collect()
    }

    /// An attribute of everything that is selected.
    pub fn attributes(&self, selector: &str, name: &str) -> Vec<String> {
        let page = Html::parse_document(&self.body);
        let selector = Selector::parse(selector).expect("a selector");
        page.select(&selector).filter_map(|found| found.attr(name).map(ToOwned::to_owned)).collect()
    }

    /// The fields of the form that is sent to this action, with the values they hold now.
    pub fn form(&self, action: &str) -> Option<Vec<(String, String)>> {
        let page = Html::parse_document(&self.body);
        let forms = Selector::parse("form").expect("a selector");
        let inputs = Selector::parse("input, textarea, select, button").expect("a selector");
        let options = Selector::parse("option[selected]").expect("a selector");
        let form = page.select(&forms).find(|form| form.attr("action").unwrap_or(&self.path) == action)?;
        let mut fields = Vec::new();
        for input in form.select(&inputs) {
            let Some(name) = input.attr("name") else { continue };
            let value = match (input.value().name(), input.attr("type").unwrap_or_default()) {
                ("textarea", _) => input.text().collect(),
                ("select", _) => input.select(&options).next().and_then(|option| option.attr("value")).unwrap_or_default().to_owned(),
                ("button", _) | (_, "submit" | "file") => continue,
                (_, "checkbox" | "radio") if input.attr("checked").is_none() => continue,
                _ => input.attr("value").unwrap_or_default().to_owned(),
            };
            fields.push((name.to_owned(), value));
        }
        Some(fields)
    }
}

/// Whom a browser asks.
#[derive(Clone)]
enum Asked {
    Service(Router),
    Address(SocketAddr),
}

/// A browser of one person.
pub struct Browser {
    asked: Asked,
    runtime: Arc<Runtime>,
    /// The cookies, by name.
    pub cookies: BTreeMap<String, String>,
    /// Headers that go with every request, such as the language.
    pub headers: Vec<(&'static str, String)>,
    /// The address from which the requests come.
    pub source: IpAddr,
    /// The last page that was shown.
    pub page: Option<Answer>,
}

impl Browser {
    pub(crate) fn new(service: Router, runtime: Arc<Runtime>) -> Self {
        Self::asking(Asked::Service(service), runtime)
    }

    /// A browser that asks a program at this address.
    pub fn at(address: SocketAddr) -> Self {
        let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build().expect("a runtime");
        Self::asking(Asked::Address(address), Arc::new(runtime))
    }

    fn asking(asked: Asked, runtime: Arc<Runtime>) -> Self {
        let headers = walk::language().map(|language| ("accept-language", language.to_owned()));
        Self {
            asked,
            runtime,
            cookies: BTreeMap::new(),
            headers: headers.into_iter().collect(),
            source: IpAddr::from([127, 0, 0, 1]),
            page: None,
        }
    }

    /// The same browser, asking for pages in this language.
    #[must_use]
    pub fn speaking(mut self, language: &str) -> Self {
        self.headers.push(("accept-language", language.to_owned()));
        self
    }

    /// The same browser, at this address.
    #[must_use]
    pub fn from(mut self, source: &str) -> Self {
        self.source = source.parse().expect("an address");
        self
    }

    /// Asks for a page and follows redirects.
    pub fn get(&mut self, path: &str) -> Answer {
        let answer = self.send("GET", path, None);
        self.follow(answer)
    }

    /// Asks for a page and stays there, redirect or not.
    pub fn get_once(&mut self, path: &str) -> Answer {
        self.send("GET", path, None)
    }

    /// Hands in the form of the last page that is sent to this action: its hidden fields as they are, with these values.
    ///
    /// # Panics
    /// When the last page has no such form.
    #[track_caller]
    pub fn submit(&mut self, action: &str, values: &[(&str, &str)]) -> Answer {
        let fields = self.filled(action, values);
        self.post(action, &fields)
    }

    /// As [`Self::submit`], without following the redirect.
    #[track_caller]
    pub fn submit_once(&mut self, action: &str, values: &[(&str, &str)]) -> Answer {
        let fields = self.filled(action, values);
        self.post_once(action, &fields)
    }

    /// The fields of the form of the last page, with these values in place of its own.
    #[track_caller]
    pub fn filled(&self, action: &str, values: &[(&str, &str)]) -> Vec<(String, String)> {
        let page = self.page.as_ref().expect("a page to take the form from");
        let Some(mut fields) = page.form(action) else { panic!("no form for {action} at {}:\n{}", page.path, page.words()) };
        fields.retain(|(name, _)| !values.iter().any(|(set, _)| set == name));
        fields.extend(values.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())));
        fields
    }

    /// Sends fields and follows redirects.
    pub fn post(&mut self, path: &str, fields: &[(String, String)]) -> Answer {
        let answer = self.post_once(path, fields);
        self.follow(answer)
    }

    /// Sends fields and stays there.
    pub fn post_once(&mut self, path: &str, fields: &[(String, String)]) -> Answer {
        let body = form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish();
        self.send("POST", path, Some(("application/x-www-form-urlencoded", body.into_bytes())))
    }

    /// Sends a body of any kind.
    pub fn post_body(&mut self, path: &str, kind: &'static str, body: Vec<u8>) -> Answer {
        self.send("POST", path, Some((kind, body)))
    }

    /// Asks for a page and stays there; nothing when the program went away.
    pub fn try_get(&mut self, path: &str) -> Option<Answer> {
        self.try_send("GET", path, None)
    }

    /// Sends fields and stays there; nothing when the program went away before it answered.
    pub fn try_post(&mut self, path: &str, fields: &[(String, String)]) -> Option<Answer> {
        let body = form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish();
        self.try_send("POST", path, Some(("application/x-www-form-urlencoded", body.into_bytes())))
    }

    fn follow(&mut self, mut answer: Answer) -> Answer {
        for _ in 0..10 {
            if !answer.status.is_redirection() {
                break;
            }
            let Some(to) = answer.headers.get(header::LOCATION).and_then(|to| to.to_str().ok()).map(ToOwned::to_owned) else { break };
            if !to.starts_with('/') {
                break;
            }
            answer = self.send("GET", &to, None);
        }
        answer
    }

    #[track_caller]
    fn send(&mut self, method: &str, path: &str, body: Option<(&'static str, Vec<u8>)>) -> Answer {
        self.try_send(method, path, body).expect("an answer")
    }

    fn try_send(&mut self, method: &str, path: &str, body: Option<(&'static str, Vec<u8>)>) -> Option<Answer> {
        let mut request = Request::builder().method(method).uri(path);
        for (name, value) in &self.headers {
            request = request.header(*name, value);
        }
        if !self.cookies.is_empty() {
            let cookies: Vec<String> = self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
            request = request.header(header::COOKIE, cookies.join("; "));
        }
        if method == "POST" {
            request = request.header("sec-fetch-site", "same-origin");
        }
        let body = match body {
            Some((kind, bytes)) => {
                request = request.header(header::CONTENT_TYPE, kind);
                Body::from(bytes)
            }
            None => Body::empty(),
        };
        let mut request = request.body(body).expect("a request");
        request.extensions_mut().insert(schakel_web::Peer(self.source));
        let mut view = None;
        let (status, headers, bytes) = match self.asked.clone() {
            Asked::Service(service) => self.runtime.block_on(async {
                let response = service.oneshot(request).await.expect("the service always answers");
                let (parts, body) = response.into_parts();
                view = parts.extensions.get().map(|schakel_web::View(name)| *name);
                (parts.status, parts.headers, body.collect().await.expect("a body").to_bytes())
            }),
            Asked::Address(address) => self.runtime.block_on(over_the_wire(address, self.source, request))?,
        };
        for cookie in headers.get_all(header::SET_COOKIE) {
            let cookie = cookie.to_str().expect("cookies are plain");
            let (pair, rest) = cookie.split_once(';').unwrap_or((cookie, ""));
            let (name, value) = pair.split_once('=').expect("a name and a value");
            if rest.contains("Max-Age=0") {
                self.cookies.remove(name);
            } else {
                self.cookies.insert(name.to_owned(), value.to_owned());
            }
        }
        let path = path.split('?').next().unwrap_or_default().to_owned();
        let answer = Answer { status, headers, body: String::from_utf8_lossy(&bytes).into_owned(), path };
        walk::note(&answer.path, &answer.body, view);
        if !status.is_redirection() {
            self.page = Some(answer.clone());
        }
        Some(answer)
    }
}

/// Asks a program, on a connection of its own, from this address of the machine.
async fn over_the_wire(
    address: SocketAddr,
    source: IpAddr,
    mut request: Request<Body>,
) -> Option<(StatusCode, HeaderMap, axum::body::Bytes)> {
    request.headers_mut().insert(header::HOST, address.to_string().parse().ok()?);
    let socket = tokio::net::TcpSocket::new_v4().ok()?;
    socket.bind(SocketAddr::new(source, 0)).ok()?;
    let stream = socket.connect(address).await.ok()?;
    let (mut sender, connection) = hyper::client::conn::http1::handshake(hyper_util::rt::TokioIo::new(stream)).await.ok()?;
    let connection = tokio::task::spawn(connection);
    let response = sender.send_request(request).await.ok()?;
    let (parts, body) = response.into_parts();
    let bytes = body.collect().await.ok()?.to_bytes();
    connection.abort();
    Some((parts.status, parts.headers, bytes))
}
