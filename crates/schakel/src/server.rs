//! The HTTP server: takes connections, closes those who are too slow or say too much, and stops in an orderly way.

use std::{io, net::SocketAddr, sync::Arc, time::Duration};

use anyhow::Context as _;
use axum::{
    Router,
    body::Body,
    http::{HeaderValue, Request, Response, StatusCode, header},
};
use hyper::{body::Incoming, server::conn::http1, service::service_fn};
use hyper_util::rt::{TokioIo, TokioTimer};
use schakel_web::Peer;
use tokio::{
    net::{TcpListener, TcpStream},
    sync::{Semaphore, watch},
    task::JoinSet,
};
use tower::ServiceExt as _;

/// How long the first line and the headers of a request may take, and how long a connection may stay idle.
const HEADERS_WITHIN: Duration = Duration::from_secs(20);
/// How long a request may take in all, reading its body included.
const ANSWER_WITHIN: Duration = Duration::from_secs(30);
/// How long requests that are under way may go on once the server was told to stop.
const STOP_WITHIN: Duration = Duration::from_secs(30);
/// The most connections at once; more wait until one is done.
const MOST_CONNECTIONS: usize = 1_024;
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

/// Serves until `stop` comes; then lets what is under way end, and returns.
pub(crate) async fn serve(listener: TcpListener, pages: Router, stop: impl Future<Output = ()>) {
    let places = Arc::new(Semaphore::new(MOST_CONNECTIONS));
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
                let (pages, told) = (pages.clone(), told.clone());
                connections.spawn(async move {
                    connection(stream, from, pages, told).await;
                    drop(place);
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
    let service = service_fn(move |request: Request<Incoming>| answer(pages.clone(), request, from));
    let mut http = http1::Builder::new();
    http.timer(TokioTimer::new())
        .header_read_timeout(HEADERS_WITHIN)
        .max_headers(MOST_HEADERS)
        .max_header_size(MOST_HEADER_BYTES)
        .max_buf_size(4 * MOST_HEADER_BYTES);
    let mut connection = std::pin::pin!(http.serve_connection(TokioIo::new(stream), service));
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
