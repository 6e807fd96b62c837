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
    sync::{Semaphore, watch},
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
/// The most connections at once; more wait until one is done.
const MOST_CONNECTIONS: usize = 1_024;
/// The most connections of one line at once, where no proxy stands in front: one laptop can then not take all places.
const MOST_OF_ONE: usize = 128;
/// The answer to a connection too many of one line.
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

/// How many connections each line has now.
#[derive(Debug, Clone, Default)]
struct Lines(Arc<Mutex<HashMap<Source, usize>>>);

/// A connection of a line, for as long as it lives.
struct OfLine(Lines, Source);

impl Lines {
    fn change<T>(&self, change: impl FnOnce(&mut HashMap<Source, usize>) -> T) -> T {
        change(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// One more of this line; none when it has as many as one may have.
    fn take(&self, from: IpAddr) -> Option<OfLine> {
        let line = Source::of(from);
        let taken = self.change(|lines| {
            let has = lines.entry(line).or_default();
            let free = *has < MOST_OF_ONE;
            *has += usize::from(free);
            free
        });
        taken.then(|| OfLine(self.clone(), line))
    }
}

impl Drop for OfLine {
    fn drop(&mut self) {
        self.0.change(|lines| {
            if let Entry::Occupied(mut has) = lines.entry(self.1) {
                *has.get_mut() -= 1;
                if *has.get() == 0 {
                    has.remove();
                }
            }
        });
    }
}

/// Serves until `stop` comes; then lets what is under way end, and returns. `proxies` is how many of ours stand in front.
pub(crate) async fn serve(listener: TcpListener, pages: Router, proxies: usize, stop: impl Future<Output = ()>) {
    let places = Arc::new(Semaphore::new(MOST_CONNECTIONS));
    let lines = Lines::default();
    let (stopping, told) = watch::channel(false);
    let mut connections = JoinSet::new();
    let mut stop = std::pin::pin!(stop);
    loop {
        let place = tokio::select! {
            place = Arc::clone(&places).acquire_owned() => place,
            () = &mut stop => break,
        };
        let stream = tokio::select! {
            taken = listener.accept() => taken,
            () = &mut stop => break,
        };
        match stream {
            Ok((stream, from)) => {
                let of_line = if proxies == 0 { lines.take(from.ip()) } else { None };
                if proxies == 0 && of_line.is_none() {
                    // What does not fit into the empty buffer of a new connection is not worth a wait.
                    let _ = stream.try_write(TOO_MANY);
                    continue;
                }
                let (pages, told) = (pages.clone(), told.clone());
                connections.spawn(async move {
                    connection(stream, from, pages, told).await;
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
