//! The HTTP server: takes connections, closes those who are too slow or say too much, and stops in an orderly way.

use std::{
    collections::{HashMap, hash_map::Entry},
    io,
    net::{IpAddr, SocketAddr},
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

use anyhow::Context as _;
use axum::{
    Router,
    body::Body,
    http::{HeaderValue, Request, Response, StatusCode, header},
};
use hyper::{body::Incoming, server::conn::http1, service::service_fn};
use hyper_util::rt::{TokioIo, TokioTimer};
use schakel_app::quota::Source;
use schakel_web::Peer;
use tokio::{
    net::{TcpListener, TcpStream},
    sync::{Notify, OwnedSemaphorePermit, Semaphore, watch},
    task::JoinSet,
};
use tokio_io_timeout::TimeoutStream;
use tower::ServiceExt as _;

/// How long the first line and the headers of a request may take, and how long a connection may stay idle.
const HEADERS_WITHIN: Duration = Duration::from_secs(20);
/// How long a request may take in all, reading its body included.
const ANSWER_WITHIN: Duration = Duration::from_secs(30);
/// How long a connection may take nothing of an answer. Without it, somebody who never reads holds a place for ever.
const WRITING_WITHIN: Duration = Duration::from_secs(20);
/// How long requests that are under way may go on once the server was told to stop.
const STOP_WITHIN: Duration = Duration::from_secs(30);
/// The most connections at once. For one more, room is made where there are most; behind a proxy, from which all come, it waits until one is
/// done.
const MOST_CONNECTIONS: usize = 3_072;
/// How many files the database and the keys may need open beside the connections.
const OTHER_FILES: usize = 512;
/// The most connections of one line at once, where no proxy stands in front: one laptop can then not take all places.
const MOST_OF_ONE: usize = 128;
/// From how many connections on room is made among those of a line. A browser of today opens six.
const CROWDED: usize = 16;
/// How long a connection waits for the room that was made.
const ROOM_WITHIN: Duration = Duration::from_secs(1);
/// The answer to a connection too many.
const TOO_MANY: &[u8] = b"HTTP/1.1 503 Service Unavailable\r\nretry-after: 10\r\ncontent-length: 0\r\nconnection: close\r\n\r\n";
/// The most bytes of a first line with its headers.
const MOST_HEADER_BYTES: usize = 16 * 1024;
const MOST_HEADERS: usize = 100;
const MOST_ADDRESS_BYTES: usize = 8 * 1024;

/// Starts to listen, or says what to do when the address is taken.
pub(crate) async fn listen(address: SocketAddr) -> anyhow::Result<TcpListener> {
    TcpListener::bind(address).await.with_context(|| format!("cannot listen at {address}")).map_err(|error| {
        let taken = error.downcast_ref::<io::Error>().is_some_and(|error| error.kind() == io::ErrorKind::AddrInUse);
        let forbidden = error.downcast_ref::<io::Error>().is_some_and(|error| error.kind() == io::ErrorKind::PermissionDenied);
        if taken {
            error.context(format!("another program already listens at {address}. Stop it (`ss -ltnp` shows which it is), or choose another address with `listen`"))
        } else if forbidden {
            error.context(format!("only root may listen at {address}. Choose a port above 1023 and let a proxy stand in front"))
        } else {
            error
        }
    })
}

/// How many connections there can be at once: fewer where the system lets the program have fewer files open, since with none left nobody
/// comes in at all.
fn places() -> usize {
    let limits = std::fs::read_to_string("/proc/self/limits").unwrap_or_default();
    let files = limits.lines().find_map(|line| line.strip_prefix("Max open files")?.split_whitespace().next()?.parse::<usize>().ok());
    let places = files.map_or(MOST_CONNECTIONS, |files| files.saturating_sub(OTHER_FILES).clamp(OTHER_FILES, MOST_CONNECTIONS));
    if places < MOST_CONNECTIONS {
        tracing::warn!(places, "fewer connections than usual are taken at once: the program may not have more files open (`LimitNOFILE`)");
    }
    places
}

/// The connections that each line has now, the oldest first.
#[derive(Debug, Clone, Default)]
struct Lines(Arc<Mutex<HashMap<Source, Vec<Arc<Notify>>>>>);

/// A connection of a line, for as long as it lives; it is told when it has to make room.
struct OfLine {
    lines: Lines,
    line: Source,
    cut: Arc<Notify>,
}

impl Lines {
    fn change<T>(&self, change: impl FnOnce(&mut HashMap<Source, Vec<Arc<Notify>>>) -> T) -> T {
        change(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// One more of this line; none when it has as many as one may have.
    fn take(&self, from: IpAddr) -> Option<OfLine> {
        let (line, cut) = (Source::of(from), Arc::new(Notify::new()));
        let taken = self.change(|lines| {
            let has = lines.entry(line).or_default();
            let free = has.len() < MOST_OF_ONE;
            if free {
                has.push(Arc::clone(&cut));
            }
            free
        });
        taken.then(|| OfLine { lines: self.clone(), line, cut })
    }

    /// Tells the oldest connection of the line that has most to make room, where any line has many.
    fn make_room(&self) {
        self.change(|lines| {
            let crowded = lines.values_mut().max_by_key(|has| has.len()).filter(|has| has.len() >= CROWDED);
            if let Some(has) = crowded {
                has.remove(0).notify_one();
            }
        });
    }
}

impl Drop for OfLine {
    fn drop(&mut self) {
        self.lines.change(|lines| {
            if let Entry::Occupied(mut has) = lines.entry(self.line) {
                has.get_mut().retain(|one| !Arc::ptr_eq(one, &self.cut));
                if has.get().is_empty() {
                    has.remove();
                }
            }
        });
    }
}

/// A place for a connection, once there is one; none where there is not in time.
async fn place(places: &Arc<Semaphore>, lines: &Lines, proxies: usize) -> Option<OwnedSemaphorePermit> {
    if let Ok(place) = Arc::clone(places).try_acquire_owned() {
        return Some(place);
    }
    let waits = Arc::clone(places).acquire_owned();
    if proxies > 0 {
        return waits.await.ok();
    }
    lines.make_room();
    tokio::time::timeout(ROOM_WITHIN, waits).await.ok()?.ok()
}

/// Serves until `stop` comes; then lets what is under way end, and returns. `proxies` is how many of ours stand in front.
pub(crate) async fn serve(listener: TcpListener, pages: Router, proxies: usize, stop: impl Future<Output = ()>) {
    let places = Arc::new(Semaphore::new(places()));
    let lines = Lines::default();
    let (stopping, told) = watch::channel(false);
    let mut connections = JoinSet::new();
    let mut stop = std::pin::pin!(stop);
    loop {
        let stream = tokio::select! {
            taken = listener.accept() => taken,
            () = &mut stop => break,
        };
        match stream {
            Ok((stream, from)) => {
                let of_line = if proxies == 0 { lines.take(from.ip()) } else { None };
                let place = if of_line.is_none() && proxies == 0 {
                    None
                } else {
                    tokio::select! {
                        place = place(&places, &lines, proxies) => place,
                        () = &mut stop => break,
                    }
                };
                let Some(place) = place else {
                    // What does not fit into the empty buffer of a new connection is not worth a wait.
                    let _ = stream.try_write(TOO_MANY);
                    continue;
                };
                let (pages, told) = (pages.clone(), told.clone());
                connections.spawn(async move {
                    let cut = async {
                        if let Some(of_line) = &of_line {
                            of_line.cut.notified().await;
                        } else {
                            std::future::pending::<()>().await;
                        }
                    };
                    tokio::select! {
                        () = connection(stream, from, pages, told) => {}
                        () = cut => {}
                    }
                    drop((place, of_line));
                });
            }
            Err(error) => {
                // Out of file descriptors, most likely: connections that end will give some back.
                tracing::warn!(%error, "a connection could not be taken");
                tokio::time::sleep(Duration::from_millis(100)).await;
            }
        }
        while connections.try_join_next().is_some() {}
    }
    drop(listener);
    let _ = stopping.send(true);
    let all = async { while connections.join_next().await.is_some() {} };
    if tokio::time::timeout(STOP_WITHIN, all).await.is_err() {
        tracing::warn!(after = STOP_WITHIN.as_secs(), "some requests did not end in time and were cut off");
    }
}

async fn connection(stream: TcpStream, from: SocketAddr, pages: Router, mut told: watch::Receiver<bool>) {
    // Answers are small and whole; waiting to fill a packet only costs time.
    let _ = stream.set_nodelay(true);
    let mut stream = TimeoutStream::new(stream);
    stream.set_write_timeout(Some(WRITING_WITHIN));
    let service = service_fn(move |request: Request<Incoming>| answer(pages.clone(), request, from));
    let mut http = http1::Builder::new();
    http.timer(TokioTimer::new())
        .header_read_timeout(HEADERS_WITHIN)
        .max_headers(MOST_HEADERS)
        .max_header_size(MOST_HEADER_BYTES)
        .max_buf_size(4 * MOST_HEADER_BYTES);
    let mut connection = std::pin::pin!(http.serve_connection(TokioIo::new(Box::pin(stream)), service));
    // The guard that comes out of the channel must not be held across the wait that follows.
    let told = async move {
        let _ = told.wait_for(|stopping| *stopping).await;
    };
    let ended = tokio::select! {
        ended = &mut connection => ended,
        () = told => {
            connection.as_mut().graceful_shutdown();
            connection.await
        }
    };
    if let Err(error) = ended {
        // Browsers cut connections all day, and slow ones are cut by us.
        tracing::debug!(%error, "a connection ended early");
    }
}

async fn answer(pages: Router, request: Request<Incoming>, from: SocketAddr) -> Result<Response<Body>, std::convert::Infallible> {
    if request.uri().to_string().len() > MOST_ADDRESS_BYTES {
        return Ok(bare(StatusCode::URI_TOO_LONG));
    }
    // A form has a length. What says "chunked", perhaps beside a length, is how requests are smuggled past a proxy.
    if request.headers().contains_key(header::TRANSFER_ENCODING) {
        return Ok(bare(StatusCode::LENGTH_REQUIRED));
    }
    // A proxy in front may have believed the other one.
    if request.headers().get_all(header::HOST).iter().count() > 1 {
        return Ok(bare(StatusCode::BAD_REQUEST));
    }
    let mut request = request.map(Body::new);
    request.extensions_mut().insert(Peer(from.ip()));
    match tokio::time::timeout(ANSWER_WITHIN, pages.oneshot(request)).await {
        Ok(answered) => answered,
        Err(_) => Ok(bare(StatusCode::REQUEST_TIMEOUT)),
    }
}

/// An answer without a page, to what no browser of a person sends.
fn bare(status: StatusCode) -> Response<Body> {
    let mut response = Response::new(Body::empty());
    *response.status_mut() = status;
    response.headers_mut().insert(header::CONNECTION, HeaderValue::from_static("close"));
    response
}
