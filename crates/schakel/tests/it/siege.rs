//! A siege: strangers who hold connections, who read slowly, and who post what they can, from many lines at once. People at work are answered
//! within a second all the while, and the database does not grow by what strangers do.

use std::{
    fs, io,
    net::{IpAddr, Ipv4Addr, SocketAddr},
    path::Path,
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
    time::{Duration, Instant},
};

use schakel_ordeal::{figure, number};
use schakel_testkit::Browser;
use tokio::{
    io::{AsyncReadExt as _, AsyncWriteExt as _},
    net::{TcpSocket, TcpStream},
    time::{sleep, timeout},
};

use crate::program::Demonstration;

/// How many connections a line of strangers holds: fewer than it may.
const A_LINE: usize = 100;
/// A partnership of the demonstration.
const SLUG: &str = "voorbeeldstreek";
/// How long a stranger waits between two tries.
const BETWEEN: Duration = Duration::from_millis(500);

/// The address of a line of strangers.
fn line(group: u8, number: usize) -> IpAddr {
    IpAddr::V4(Ipv4Addr::new(127, 1, group, u8::try_from(number % 250).unwrap() + 1))
}

async fn connect(from: IpAddr, to: SocketAddr) -> io::Result<TcpStream> {
    let socket = TcpSocket::new_v4()?;
    socket.set_recv_buffer_size(4_096)?;
    socket.bind(SocketAddr::new(from, 0))?;
    timeout(Duration::from_secs(10), socket.connect(to)).await?
}

/// Holds a connection and says nothing; comes back when it is closed.
async fn idle(from: IpAddr, to: SocketAddr) {
    loop {
        if let Ok(mut stream) = connect(from, to).await {
            let _ = stream.read(&mut [0; 64]).await;
        }
        sleep(BETWEEN).await;
    }
}

/// Asks for a page and reads a byte of it a second.
async fn slow(from: IpAddr, to: SocketAddr) {
    loop {
        if let Ok(mut stream) = connect(from, to).await {
            let _ = stream.write_all(b"GET / HTTP/1.1\r\nHost: localhost\r\n\r\n").await;
            while stream.read(&mut [0; 1]).await.is_ok_and(|read| read > 0) {
                sleep(Duration::from_secs(1)).await;
            }
        }
        sleep(BETWEEN).await;
    }
}

/// One request on a connection of its own; the whole answer. The head is the first line and what only this request says.
async fn ask(from: IpAddr, to: SocketAddr, head: &str, body: &str) -> io::Result<String> {
    let mut stream = connect(from, to).await?;
    let kind = "Content-Type: application/x-www-form-urlencoded";
    let always = format!("Host: {to}\r\nSec-Fetch-Site: same-origin\r\nConnection: close\r\n{kind}\r\nContent-Length: {}", body.len());
    stream.write_all(format!("{head}\r\n{always}\r\n\r\n{body}").as_bytes()).await?;
    let mut answer = Vec::new();
    timeout(Duration::from_secs(30), stream.read_to_end(&mut answer)).await??;
    if answer.is_empty() { Err(io::Error::other("no answer")) } else { Ok(String::from_utf8_lossy(&answer).into_owned()) }
}

/// The cookies that an answer sets, as the next request brings them.
fn cookies(answer: &str) -> String {
    let set = answer.lines().filter_map(|line| line.strip_prefix("set-cookie: ")).filter_map(|cookie| cookie.split(';').next());
    set.collect::<Vec<_>>().join("; ")
}

/// The value of a hidden field of a page.
fn field<'a>(page: &'a str, name: &str) -> &'a str {
    let after = page.split(&format!("name=\"{name}\" value=\"")).nth(1).unwrap_or_default();
    after.split('"').next().unwrap_or_default()
}

/// Tries codes, begins drafts, and sends forms that belong to nobody, again and again.
async fn stranger(from: IpAddr, to: SocketAddr, slug: String, posts: Arc<AtomicU64>) {
    for number in 0_u64.. {
        let code = format!("{number:04}+ABCD+{:04}+WXYZ", number * 7 % 10_000);
        let begin = format!("/p/{slug}/aanmelden");
        let (path, action, typed) = match number % 3 {
            0 => ("/code", "/code".to_owned(), format!("code={code}")),
            1 => (begin.as_str(), begin.clone(), String::new()),
            _ => ("/code", "/inbox/01890a5d-ac96-774b-bcce-b302099a8057/antwoord".to_owned(), format!("body={}", "x".repeat(20_000))),
        };
        if let Ok(page) = ask(from, to, &format!("GET {path} HTTP/1.1"), "").await {
            let form = format!("csrf={}&form={}&{typed}", field(&page, "csrf"), field(&page, "form"));
            let head = format!("POST {action} HTTP/1.1\r\nCookie: {}", cookies(&page));
            if ask(from, to, &head, &form).await.is_ok() {
                posts.fetch_add(1, Ordering::Relaxed);
            }
        }
        sleep(BETWEEN).await;
    }
}

/// What the database weighs, with its log beside it.
fn weight(folder: &Path) -> u64 {
    ["data/schakel.db", "data/schakel.db-wal"].iter().filter_map(|name| fs::metadata(folder.join(name)).ok()).map(|file| file.len()).sum()
}

/// Asks for both pages until the time is over; returns the longest that each took, and how often they were asked for.
fn watch(health: &mut Browser, inside: &mut Browser, lasting: Duration) -> (Duration, Duration, usize) {
    let (began, mut worst, mut asked) = (Instant::now(), (Duration::ZERO, Duration::ZERO), 0);
    while began.elapsed() < lasting {
        for (browser, path, longest) in [(&mut *health, "/health", &mut worst.0), (&mut *inside, "/inbox", &mut worst.1)] {
            let at = Instant::now();
            let answer = browser.try_get(path);
            *longest = at.elapsed().max(*longest);
            assert!(answer.as_ref().is_some_and(|answer| answer.status == 200), "{path}: {:?}", answer.map(|answer| answer.status));
        }
        asked += 1;
        std::thread::sleep(Duration::from_millis(100));
    }
    (worst.0, worst.1, asked)
}

/// How many connections this process may have, at most so many. The program may have as many files as its parent.
fn may_hold(most: usize) -> usize {
    let limits = fs::read_to_string("/proc/self/limits").unwrap();
    let files = limits.lines().find_map(|line| line.strip_prefix("Max open files")?.split_whitespace().next()?.parse().ok());
    files.unwrap_or(1_024_usize).saturating_sub(200).min(most)
}

#[test]
fn when_all_places_are_taken_those_who_have_most_make_room() {
    if may_hold(3_400) < 3_400 {
        eprintln!("this process may not hold more connections than the program takes; not tested");
        return;
    }
    let mut program = Demonstration::new("room");
    program.start();
    let to = program.address;
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build().unwrap();
    let (mut own, held) = runtime.block_on(async {
        // Somebody who came first, and has one connection.
        let own = connect(IpAddr::from([127, 1, 9, 1]), to).await.unwrap();
        let mut held = Vec::new();
        for number in 0..3_200 {
            held.push(connect(line(4, number / A_LINE), to).await.unwrap());
        }
        (own, held)
    });
    let began = Instant::now();
    let mut health = Browser::at(to).from("127.0.3.2");
    for _ in 0..20 {
        assert_eq!(health.try_get("/health").map(|answer| answer.status.as_u16()), Some(200));
    }
    assert!(began.elapsed() < Duration::from_secs(10), "{:?} for 20 answers", began.elapsed());
    runtime.block_on(async {
        own.write_all(b"GET /health HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n").await.unwrap();
        let mut answer = String::new();
        own.read_to_string(&mut answer).await.unwrap();
        assert!(answer.starts_with("HTTP/1.1 200"), "a line with few connections keeps them: {answer}");
    });
    drop(held);
}

#[test]
fn strangers_who_hold_and_post_all_they_can_keep_nobody_from_work() {
    let (seconds, slow_ones) = (number("SCHAKEL_SIEGE_SECONDS", 6), usize::try_from(number("SCHAKEL_SIEGE_SLOW", 128)).unwrap());
    let (idle_ones, strangers) = (
        may_hold(usize::try_from(number("SCHAKEL_SIEGE_IDLE", 1_024)).unwrap()),
        usize::try_from(number("SCHAKEL_SIEGE_STRANGERS", 20)).unwrap(),
    );
    let mut program = Demonstration::new("siege");
    program.start();
    let to = program.address;
    let mut inside = program.from(IpAddr::from([127, 0, 3, 1]), "coördinator");
    let mut health = Browser::at(to).from("127.0.3.2");
    // One of the demonstration's own.
    let slug = SLUG.to_owned();
    Browser::at(to).from("127.0.3.3").get(&format!("/p/{slug}/aanmelden")).is(200);
    // On a machine that is slow by itself a page may take longer.
    let calm = watch(&mut health, &mut inside, Duration::from_secs(1));
    let within = Duration::from_secs(1) + 4 * calm.0.max(calm.1);

    let before = weight(&program.folder);
    let posts = Arc::new(AtomicU64::new(0));
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build().unwrap();
    for number in 0..idle_ones {
        runtime.spawn(idle(line(1, number / A_LINE), to));
    }
    for number in 0..slow_ones {
        runtime.spawn(slow(line(2, number / A_LINE), to));
    }
    for number in 0..strangers {
        runtime.spawn(stranger(line(3, number), to, slug.clone(), Arc::clone(&posts)));
    }
    let (worst_health, worst_page, asked) = watch(&mut health, &mut inside, Duration::from_secs(seconds));
    runtime.shutdown_background();
    let grown = weight(&program.folder).saturating_sub(before);
    let posted = posts.load(Ordering::Relaxed);
    figure(&format!(
        "siege | {slow_ones} slow, {idle_ones} idle, {strangers} posting, {seconds} s | /health at most {} ms, a signed-in page at most {} ms, \
         of {asked}; {posted} posts; database grown by {} KiB | calm: {} and {} ms",
        worst_health.as_millis(),
        worst_page.as_millis(),
        grown >> 10,
        calm.0.as_millis(),
        calm.1.as_millis()
    ));
    assert!(posted > 0, "nobody posted anything: the siege was none");
    assert!(worst_health < within && worst_page < within, "/health took {worst_health:?}, a page {worst_page:?}; calm {calm:?}");
    assert!(grown < 20 << 20, "the database grew by {grown} bytes");
    program.kill();
    let faults = program.faults();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}
