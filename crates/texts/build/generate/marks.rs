//! Which messages a client can read: the lines of `clients.txt`.

/// A line each: `find.*`, `common.role-*`, `errors.stale-title`; with `!` before it what is left out again.
pub(super) struct Marks {
    lines: Vec<Mark>,
}

struct Mark {
    line: String,
    leaves_out: bool,
    used: bool,
}

impl Marks {
    /// Empty lines, and lines that begin with `#`, say nothing.
    pub(super) fn parse(text: &str) -> Self {
        let lines = text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'));
        let mark = |line: &str| Mark { line: line.to_owned(), leaves_out: line.starts_with('!'), used: false };
        Self { lines: lines.map(mark).collect() }
    }

    /// Whether a client can read this message: the last line that names it decides.
    pub(super) fn is_for_clients(&mut self, file: &str, key: &str) -> bool {
        let name = format!("{file}.{key}");
        let mut found = false;
        for mark in &mut self.lines {
            let pattern = mark.line.trim_start_matches('!');
            if pattern.strip_suffix('*').map_or(pattern == name, |begin| name.starts_with(begin)) {
                mark.used = true;
                found = !mark.leaves_out;
            }
        }
        found
    }

    /// Lines that name no message.
    pub(super) fn unused(&self) -> impl Iterator<Item = String> {
        self.lines.iter().filter(|mark| !mark.used).map(|mark| format!("clients.txt: no message is {}", mark.line))
    }
}
