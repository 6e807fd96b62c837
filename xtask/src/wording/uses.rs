//! A text that nobody asks for is not written, translated and kept.

use std::collections::BTreeSet;

use super::messages::Message;
use crate::tree::File;

/// Messages that are found by a code, in a file: the beginning of their keys, or all of them.
const BY_CODE: &[(&str, &[&str])] = &[
    ("common", &["role-"]),
    ("conference", &["case-", "state-"]),
    ("erasure", &["ground-"]),
    ("inbox", &["act-", "attempt-", "channel-", "ending-", "helper-", "kind-", "language-", "part-", "state-", "theme-"]),
    ("register", &["channel-", "helper-", "q-", "theme-"]),
    ("rules", &[""]),
    ("screening", &[""]),
    ("why", &[""]),
];

/// Dutch messages that no source and no other text names.
pub(super) fn unused(messages: &[Message], files: &[File]) -> Vec<String> {
    let sources =
        files.iter().filter(|file| file.path.starts_with("crates/") && file.path.contains("/src/") && (file.is("rs") || file.is("html")));
    let sources: Vec<&str> = sources.map(|file| file.text.as_str()).collect();
    let words: BTreeSet<&str> =
        sources.iter().flat_map(|text| text.split(|sign: char| !sign.is_alphanumeric() && sign != '_' && sign != '-')).collect();
    let quotes: BTreeSet<String> = messages.iter().flat_map(quoted).collect();
    let mut seen = BTreeSet::new();
    let asked = |message: &Message| {
        let (slice, key) = message.parts();
        let by_code = BY_CODE.iter().any(|(file, begins)| *file == slice && begins.iter().any(|begin| key.starts_with(begin)));
        by_code
            || key.starts_with('-')
            || quotes.contains(&message.name)
            || words.contains(key.replace('-', "_").as_str())
            || words.contains(key)
    };
    messages
        .iter()
        .filter(|message| seen.insert(&message.name) && !asked(message))
        .map(|message| message.complaint("nobody asks for this text"))
        .collect()
}

/// The messages that a message quotes, by file and key.
fn quoted(message: &Message) -> Vec<String> {
    let inside = message.said.split('{').skip(1).filter_map(|rest| rest.split_once('}')).map(|(inside, _)| inside.trim());
    inside.map(|name| if name.contains('.') { name.to_owned() } else { format!("{}.{name}", message.parts().0) }).collect()
}

#[cfg(test)]
mod tests {
    use super::{super::messages::message, *};

    #[test]
    fn a_text_that_nobody_asks_for_is_found() {
        let source = |path: &str, text: &str| File { path: path.to_owned(), text: text.to_owned() };
        let files = [
            source("crates/web/src/x/show.html", "{{ t.x.in_page() }}"),
            source("crates/web/src/x/mod.rs", "x::in_code(lang); cx.notice(\"as-word\");"),
            source("crates/web/tests/it/x.rs", "x::in_test(lang)"),
        ];
        let all =
            ["in-page", "in-code", "as-word", "quoted", "in-test", "nowhere"].map(|key| message("nl", &format!("x.{key}"), "Tekst", true));
        let mut all: Vec<Message> = all.into_iter().collect();
        all.push(message("nl", "x.in-page", "Zie ‘{ quoted }’", true));
        all.push(message("nl", "rules.P1-2-3", "Een regel", false));
        let wrong = unused(&all, &files);
        assert_eq!(wrong.len(), 2, "{wrong:?}");
        assert!(wrong[0].contains("x.in-test") && wrong[1].contains("x.nowhere"));
    }
}
