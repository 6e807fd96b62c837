//! One connection that is kept open, as a browser keeps it: as little work of our own as possible, since the generator runs
//! on the same cores as what it measures.

use std::{
    fmt::Write as _,
    io::{BufRead as _, BufReader, Read as _, Write as _},
    net::{SocketAddr, TcpStream},
    time::Duration,
};

use anyhow::{Context as _, Result, bail};

/// An open connection.
pub(crate) struct Wire {
    stream: BufReader<TcpStream>,
    line: String,
}

/// What came back.
#[derive(Debug)]
pub(crate) struct Answer {
    /// The status.
    pub(crate) status: u16,
    /// Where it sends the browser.
    pub(crate) location: Option<String>,
    /// The cookies it sets, without their attributes.
    pub(crate) cookies: Vec<String>,
    /// The body as it came over the wire.
    pub(crate) body: Vec<u8>,
}

/// What to ask.
pub(crate) struct Question<'a> {
    /// Path and query.
    pub(crate) path: &'a str,
    /// The cookies.
    pub(crate) cookies: &'a str,
    /// A form to hand in, encoded; without one it is a `GET`.
    pub(crate) form: Option<&'a str>,
    /// Whether the body may come compressed, as browsers ask for it.
    pub(crate) compressed: bool,
}

impl Wire {
    /// Connects.
    pub(crate) fn connect(to: SocketAddr) -> Result<Self> {
        let stream = TcpStream::connect(to)?;
        stream.set_nodelay(true)?;
        stream.set_read_timeout(Some(Duration::from_secs(30)))?;
        Ok(Self { stream: BufReader::with_capacity(64 * 1024, stream), line: String::new() })
    }

    /// Asks, and reads the whole answer.
    pub(crate) fn ask(&mut self, origin: &str, question: &Question<'_>) -> Result<Answer> {
        let host = origin.trim_start_matches("http://");
        let method = if question.form.is_some() { "POST" } else { "GET" };
        let mut head = format!("{method} {} HTTP/1.1\r\nHost: {host}\r\nCookie: {}\r\n", question.path, question.cookies);
        if question.compressed {
            head.push_str("Accept-Encoding: gzip, zstd\r\n");
        }
        if let Some(form) = question.form {
            write!(
                head,
                "Origin: {origin}\r\nSec-Fetch-Site: same-origin\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\n",
                form.len()
            )?;
        }
        head.push_str("\r\n");
        head.push_str(question.form.unwrap_or_default());
        self.stream.get_mut().write_all(head.as_bytes())?;
        self.answer()
    }

    fn answer(&mut self) -> Result<Answer> {
        let first = self.next_line()?;
        let status = first.split(' ').nth(1).and_then(|status| status.parse().ok()).with_context(|| format!("no status in '{first}'"))?;
        let mut answer = Answer { status, location: None, cookies: Vec::new(), body: Vec::new() };
        let (mut length, mut chunked) = (0_usize, false);
        loop {
            let line = self.next_line()?;
            let Some((name, value)) = line.split_once(':') else { break };
            let value = value.trim();
            match name.to_ascii_lowercase().as_str() {
                "content-length" => length = value.parse()?,
                "transfer-encoding" => chunked = value.eq_ignore_ascii_case("chunked"),
                "location" => answer.location = Some(value.to_owned()),
                "set-cookie" => answer.cookies.extend(value.split(';').next().map(str::to_owned)),
                _ => {}
            }
        }
        if chunked {
            loop {
                let size = usize::from_str_radix(self.next_line()?.trim(), 16)?;
                self.take(size, &mut answer.body)?;
                self.next_line()?;
                if size == 0 {
                    break;
                }
            }
        } else {
            self.take(length, &mut answer.body)?;
        }
        Ok(answer)
    }

    fn take(&mut self, size: usize, body: &mut Vec<u8>) -> Result<()> {
        let before = body.len();
        self.stream.by_ref().take(size as u64).read_to_end(body)?;
        if body.len() - before != size {
            bail!("the answer broke off");
        }
        Ok(())
    }

    fn next_line(&mut self) -> Result<String> {
        self.line.clear();
        if self.stream.read_line(&mut self.line)? == 0 {
            bail!("the connection was closed");
        }
        Ok(self.line.trim_end().to_owned())
    }
}
