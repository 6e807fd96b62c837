//! Messages of a Fluent file, as lines: a key, and what is said, which may go on in the lines below.

use crate::tree::File;

/// A line of what a message says: the text itself, or one variant of it.
#[derive(Debug)]
pub(super) struct Message {
    /// The language.
    pub(super) language: &'static str,
    /// The file without its ending, a dot, and the key.
    pub(super) name: String,
    /// Where it stands.
    pub(super) place: String,
    /// What it says, with variables and quotes in braces.
    pub(super) said: String,
    /// Whether a client can read it.
    pub(super) for_clients: bool,
}

impl Message {
    /// What is wrong with it, as a complaint.
    pub(super) fn complaint(&self, what: &str) -> String {
        format!("{}: {}: {what}: {}", self.place, self.name, self.said)
    }

    /// What it says, with an X in the place of what stands in braces.
    pub(super) fn words(&self) -> String {
        without_braces(&self.said)
    }

    /// The file and the key.
    pub(super) fn parts(&self) -> (&str, &str) {
        self.name.split_once('.').unwrap_or((&self.name, ""))
    }
}

/// The messages of a file, a line each.
pub(super) fn of(file: &File, language: &'static str, clients: &Clients) -> Vec<Message> {
    let slice = file.path.rsplit('/').next().and_then(|name| name.strip_suffix(".ftl")).unwrap_or_default();
    let mut messages = Vec::new();
    let mut key = "";
    for (number, line) in file.text.lines().enumerate() {
        let said = match line.split_once(" =") {
            Some((own, said)) if is_key(own) => {
                key = own;
                said.trim()
            }
            _ if line.starts_with(' ') => line.trim(),
            _ => continue,
        };
        let said = said.strip_prefix('*').unwrap_or(said);
        let said = if said.starts_with('[') { said.split_once("] ").map_or(said, |(_, said)| said) } else { said };
        // The first line of a choice, and its last one.
        if said.ends_with("->") || said == "}" || said.is_empty() {
            continue;
        }
        let name = format!("{slice}.{key}");
        let for_clients = clients.read(&name);
        let place = format!("{}:{}", file.path, number + 1);
        messages.push(Message { language, name, place, said: said.to_owned(), for_clients });
    }
    messages
}

fn is_key(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|sign| sign.is_ascii_alphanumeric() || sign == '-')
}

/// A text with an X in the place of what stands in braces.
pub(super) fn without_braces(text: &str) -> String {
    let mut words = String::new();
    let mut depth = 0_u32;
    for sign in text.chars() {
        match sign {
            '{' => {
                depth += 1;
                words.push('X');
            }
            '}' => depth = depth.saturating_sub(1),
            _ if depth == 0 => words.push(sign),
            _ => {}
        }
    }
    words
}

/// Which messages clients read: the lines of `clients.txt`, of which the last that fits decides.
pub(super) struct Clients(Vec<String>);

impl Clients {
    pub(super) fn of(text: &str) -> Self {
        Self(text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#')).map(str::to_owned).collect())
    }

    fn read(&self, name: &str) -> bool {
        let fits = |line: &&String| {
            let pattern = line.trim_start_matches('!');
            pattern.strip_suffix('*').map_or(pattern == name, |begin| name.starts_with(begin))
        };
        self.0.iter().rev().find(fits).is_some_and(|line| !line.starts_with('!'))
    }
}

#[cfg(test)]
pub(super) fn message(language: &'static str, name: &str, said: &str, for_clients: bool) -> Message {
    Message { language, name: name.to_owned(), place: "x.ftl:1".to_owned(), said: said.to_owned(), for_clients }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_message_is_its_key_and_each_of_its_variants() {
        let text = "# A remark = none\n-line = 0800\none = Een { $n }.\nmany = { $n ->\n    [0] Niets\n   *[other] { $n } keer\n  }\n";
        let file = File { path: "crates/texts/nl/x.ftl".to_owned(), text: text.to_owned() };
        let clients = Clients::of("# Who reads what.\nx.*\n!x.many\n");
        let all: Vec<_> = of(&file, "nl", &clients).into_iter().map(|one| (one.name, one.said, one.for_clients)).collect();
        let said = |name: &str, said: &str, read| (name.to_owned(), said.to_owned(), read);
        assert_eq!(
            all,
            [
                said("x.-line", "0800", true),
                said("x.one", "Een { $n }.", true),
                said("x.many", "Niets", false),
                said("x.many", "{ $n } keer", false)
            ]
        );
        assert_eq!(without_braces("Een { $n }."), "Een X.");
    }
}
