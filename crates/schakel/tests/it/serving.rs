//! The program while it serves: starting, stopping, health.

use std::{
    io::{Read, Write},
    net::TcpStream,
    process::{Child, Command, Stdio},
    time::{Duration, Instant},
};

use crate::House;

/// A running server, ended with the test.
pub(crate) struct Running {
    pub(crate) child: Child,
    pub(crate) port: u16,
}

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Running {
    pub(crate) fn start(mut command: Command, port: u16) -> Self {
        let child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        let mut running = Self { child, port };
        let until = Instant::now() + Duration::from_mins(1);
        while TcpStream::connect(("127.0.0.1", port)).is_err() {
            assert!(running.child.try_wait().unwrap().is_none(), "it ended: {}", running.stop().1);
            assert!(Instant::now() < until, "it does not listen");
            std::thread::sleep(Duration::from_millis(20));
        }
        // It listens before it opens the database; it answers only after.
        assert!(running.get("/health").starts_with("HTTP/1.1 200"));
        running
    }

    /// Sends a request as it stands, and returns the whole answer.
    pub(crate) fn raw(&self, request: &str) -> String {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).unwrap();
        stream.set_read_timeout(Some(Duration::from_secs(40))).unwrap();
        stream.write_all(request.as_bytes()).unwrap();
        let mut answer = Vec::new();
        let _ = stream.read_to_end(&mut answer);
        String::from_utf8_lossy(&answer).into_owned()
    }

    pub(crate) fn get(&self, path: &str) -> String {
        self.raw(&format!("GET {path} HTTP/1.1\r\nHost: localhost:{}\r\nConnection: close\r\n\r\n", self.port))
    }

    /// Tells it to stop; returns its exit code, and what it logged.
    pub(crate) fn stop(&mut self) -> (Option<i32>, String) {
        let _ = Command::new("kill").args(["-TERM", &self.child.id().to_string()]).status();
        let mut logged = String::new();
        if let Some(mut stderr) = self.child.stderr.take() {
            let _ = stderr.read_to_string(&mut logged);
        }
        (self.child.wait().unwrap().code(), logged)
    }
}

#[test]
fn it_serves_logs_no_personal_data_and_stops_when_told() {
    let house = House::new("serving");
    let mut command = house.command(&["serve"]);
    command.env("SCHAKEL_LOG_FORMAT", "json");
    let mut running = Running::start(command, house.port);
    assert!(running.get("/health").starts_with("HTTP/1.1 200"));
    assert!(running.get("/?q=Kanarievogel").starts_with("HTTP/1.1 200"));
    assert!(running.get("/kanarievogel/Kanarievogel").starts_with("HTTP/1.1 404"));
    assert!(running.get("/demo").starts_with("HTTP/1.1 404"), "there are no seats in real use");
    let form = "name=kanarievogel%40voorbeeld.example&password=Kanarievogel";
    running.raw(&format!(
        "POST /in HTTP/1.1\r\nHost: localhost:{}\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\nConnection: close\r\n\r\n{form}",
        house.port,
        form.len()
    ));
    let (code, logged) = running.stop();
    assert_eq!(code, Some(0), "{logged}");
    assert!(!logged.to_lowercase().contains("kanarievogel"), "{logged}");
    let lines: Vec<serde_json::Value> = logged.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert!(lines.iter().any(|line| line["message"] == "serving"));
    assert!(lines.iter().any(|line| line["message"] == "stopped"));
}

#[test]
fn a_request_under_way_ends_before_the_server_does() {
    let house = House::new("graceful");
    let mut running = Running::start(house.command(&["serve"]), house.port);
    let mut stream = TcpStream::connect(("127.0.0.1", house.port)).unwrap();
    stream.set_read_timeout(Some(Duration::from_secs(20))).unwrap();
    stream.write_all(b"GET /health HTTP/1.1\r\nHost: localhost\r\n").unwrap();
    std::thread::sleep(Duration::from_millis(300));
    let _ = Command::new("kill").args(["-TERM", &running.child.id().to_string()]).status();
    std::thread::sleep(Duration::from_millis(300));
    // An idle or half-heard connection may be closed; what is not possible is that the program dies of it.
    let _ = stream.write_all(b"\r\n");
    let mut answer = String::new();
    let _ = stream.read_to_string(&mut answer);
    assert!(answer.is_empty() || answer.starts_with("HTTP/1.1 200"), "{answer}");
    assert_eq!(running.stop().0, Some(0));
    assert!(TcpStream::connect(("127.0.0.1", house.port)).is_err());
}

/// More pages than fit on the way between two programs.
const ASKED: usize = 3_000;

#[test]
fn no_other_method_is_taken() {
    let house = House::new("methods");
    let running = Running::start(house.command(&["serve"]), house.port);
    let ask = |method: &str, path: &str| {
        running.raw(&format!("{method} {path} HTTP/1.1\r\nHost: localhost\r\nX-Canary: kanarievogel\r\nConnection: close\r\n\r\n"))
    };
    for path in ["/", "/in", "/inbox", "/health", "/stijl.css", "/robots.txt", "/.well-known/security.txt", "/nergens"] {
        for method in ["TRACE", "OPTIONS", "PUT", "DELETE", "PATCH", "PROPFIND"] {
            let answer = ask(method, path);
            assert!(answer.starts_with("HTTP/1.1 405") && !answer.contains("kanarievogel"), "{method} {path}: {answer}");
        }
        assert!(!ask("HEAD", path).starts_with("HTTP/1.1 405"), "{path}");
    }
}

#[test]
fn one_line_takes_no_more_than_its_places() {
    let house = House::new("places");
    let running = Running::start(house.command(&["serve"]), house.port);
    let mut held: Vec<TcpStream> = (0..128).map(|_| TcpStream::connect(("127.0.0.1", house.port)).unwrap()).collect();
    std::thread::sleep(Duration::from_millis(300));
    let refused = running.get("/health");
    assert!(refused.starts_with("HTTP/1.1 503") && refused.contains("retry-after: 10"), "{refused}");
    held.truncate(64);
    let until = Instant::now() + Duration::from_secs(30);
    while !running.get("/health").starts_with("HTTP/1.1 200") {
        assert!(Instant::now() < until, "places come back");
        std::thread::sleep(Duration::from_millis(100));
    }
    // Behind a proxy all come from one address.
    let house = House::new("places-proxy");
    let mut behind = house.command(&["serve"]);
    behind.env("SCHAKEL_BEHIND_PROXY", "true");
    let running = Running::start(behind, house.port);
    let held: Vec<TcpStream> = (0..200).map(|_| TcpStream::connect(("127.0.0.1", house.port)).unwrap()).collect();
    assert!(running.get("/health").starts_with("HTTP/1.1 200"));
    drop(held);
}

#[test]
fn too_much_is_answered_shortly_and_the_slow_are_closed() {
    let house = House::new("limits");
    let running = Running::start(house.command(&["serve"]), house.port);
    let long = "a".repeat(9_000);
    assert!(running.get(&format!("/{long}")).starts_with("HTTP/1.1 414"));
    let header = format!("GET / HTTP/1.1\r\nHost: localhost\r\nX-Long: {}\r\n\r\n", "a".repeat(20_000));
    assert!(running.raw(&header).starts_with("HTTP/1.1 431"));
    let many = "X-Many: 1\r\n".repeat(150);
    assert!(running.raw(&format!("GET / HTTP/1.1\r\nHost: localhost\r\n{many}\r\n")).starts_with("HTTP/1.1 431"));
    let smuggled = "POST /code HTTP/1.1\r\nHost: localhost\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /health HTTP/1.1\r\nHost: localhost\r\n\r\n";
    let answer = running.raw(smuggled);
    assert!(answer.starts_with("HTTP/1.1 411"), "{answer}");
    assert_eq!(answer.matches("HTTP/1.1").count(), 1, "one answer, and the connection is closed: {answer}");
    let twice = running.raw("GET /health HTTP/1.1\r\nHost: localhost\r\nHost: elsewhere\r\nConnection: close\r\n\r\n");
    assert!(twice.starts_with("HTTP/1.1 400"), "{twice}");
    // Somebody who asks for much and reads nothing of it, while others are served.
    let asked = "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n".repeat(ASKED);
    let mut never_reads = TcpStream::connect(("127.0.0.1", house.port)).unwrap();
    never_reads.set_read_timeout(Some(Duration::from_secs(10))).unwrap();
    never_reads.set_write_timeout(Some(Duration::from_secs(2))).unwrap();
    let _ = never_reads.write_all(asked.as_bytes());
    // Somebody who never finishes the headers, and somebody who says nothing, while others are served.
    let begun = Instant::now();
    let slow: Vec<TcpStream> = (0..50)
        .map(|number| {
            let mut stream = TcpStream::connect(("127.0.0.1", house.port)).unwrap();
            stream.set_read_timeout(Some(Duration::from_secs(45))).unwrap();
            if number % 2 == 0 {
                stream.write_all(b"GET / HTTP/1.1\r\nHost: loc").unwrap();
            }
            stream
        })
        .collect();
    let asked = Instant::now();
    assert!(running.get("/health").starts_with("HTTP/1.1 200"));
    assert!(asked.elapsed() < Duration::from_secs(5));
    for mut stream in slow {
        let mut answer = Vec::new();
        let _ = stream.read_to_end(&mut answer);
    }
    assert!(begun.elapsed() < Duration::from_secs(40), "slow connections live {:?}", begun.elapsed());
    std::thread::sleep(Duration::from_secs(25).saturating_sub(begun.elapsed()));
    let mut answers = Vec::new();
    let _ = never_reads.read_to_end(&mut answers);
    let answered = String::from_utf8_lossy(&answers).matches("HTTP/1.1 200").count();
    assert!((1..ASKED).contains(&answered), "whoever reads nothing is closed before all is written: {answered}");
}

#[test]
fn a_second_one_on_the_same_data_is_refused_and_the_first_goes_on() {
    let house = House::new("twice");
    let mut first = Running::start(house.command(&["serve"]), house.port);
    let beside = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    let mut second = house.command(&["serve"]);
    let output = second.env("SCHAKEL_LISTEN", format!("127.0.0.1:{beside}")).output().unwrap();
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(!output.status.success() && said.contains("another `schakel serve`"), "{said}");
    assert!(said.contains(&format!("process {}", first.child.id())), "{said}");
    assert!(first.get("/health").starts_with("HTTP/1.1 200"));
    // What an administrator does at the machine goes on beside it.
    house.well(&["partnership", "list"]);
    assert_eq!(first.stop().0, Some(0));
    // Killed, it leaves its file behind and no lock.
    let mut killed = Running::start(house.command(&["serve"]), house.port);
    killed.child.kill().unwrap();
    killed.child.wait().unwrap();
    let again = Running::start(house.command(&["serve"]), house.port);
    assert!(again.get("/health").starts_with("HTTP/1.1 200"));
}

#[test]
fn a_log_that_nobody_reads_holds_nobody_up_and_tells_what_is_missing() {
    const LINES: usize = 1_700;
    let house = House::new("unread-log");
    let mut command = house.command(&["serve"]);
    command.env("SCHAKEL_LOG_FORMAT", "json").env("SCHAKEL_LOG_LEVEL", "info");
    // Its log goes into a pipe that nobody empties; each page is a line.
    let mut running = Running::start(command, house.port);
    let page = "GET /logboek/sleutel HTTP/1.1\r\nHost: localhost\r\n\r\n".repeat(LINES - 1);
    let closing = "GET /logboek/sleutel HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
    let mut stream = TcpStream::connect(("127.0.0.1", house.port)).unwrap();
    stream.set_read_timeout(Some(Duration::from_mins(1))).unwrap();
    let mut asks = stream.try_clone().unwrap();
    let asking = std::thread::spawn(move || asks.write_all((page + closing).as_bytes()));
    let mut answers = Vec::new();
    stream.read_to_end(&mut answers).unwrap();
    asking.join().unwrap().unwrap();
    assert_eq!(String::from_utf8_lossy(&answers).matches("HTTP/1.1 ").count(), LINES);
    assert!(running.get("/health").starts_with("HTTP/1.1 200"));
    let (code, logged) = running.stop();
    assert_eq!(code, Some(0));
    let lines: Vec<serde_json::Value> = logged.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let lost: u64 = lines.iter().filter_map(|line| line["lost"].as_u64()).sum();
    let pages = lines.iter().filter(|line| line["route"] == "/logboek/sleutel").count();
    assert!(lost > 0 && pages + usize::try_from(lost).unwrap() >= LINES, "{pages} lines, {lost} lost");
    assert!(lines.iter().any(|line| line["message"] == "stopped"), "what is said at the end is there again");
}
