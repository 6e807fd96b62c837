//! A label that a text quotes comes from the label itself, so that the two never drift apart.

use std::collections::BTreeMap;

use super::messages::Message;

/// The longest label: what is longer was not meant as one.
const LONGEST: usize = 60;

/// Texts that copy a label of their own language in place of quoting it.
pub(super) fn copied(messages: &[Message]) -> Vec<String> {
    let labels: BTreeMap<&str, &str> = messages
        .iter()
        .filter(|message| message.said.chars().count() <= LONGEST && message.said.contains(' ') && !message.said.contains('{'))
        .map(|message| (message.said.as_str(), message.name.as_str()))
        .collect();
    let mut complaints = Vec::new();
    for message in messages {
        for quote in quotes(&message.said) {
            if let Some(name) = labels.get(quote) {
                complaints.push(message.complaint(&format!("write {{ {name} }} in the place of a copy of it")));
            }
        }
    }
    complaints
}

/// What stands between quotes.
fn quotes(said: &str) -> Vec<&str> {
    let between = |open: &str, close: char| -> Vec<&str> {
        said.split(open).skip(1).filter_map(|rest| rest.split_once(close).map(|(quote, _)| quote.trim())).collect()
    };
    [between("‘", '’'), between("« ", '»')].concat()
}

#[cfg(test)]
mod tests {
    use super::{super::messages::message, *};

    #[test]
    fn a_copied_label_is_found_and_a_quoted_one_is_not() {
        let label = message("nl", "x.submit", "Ik meld me aan", true);
        let copy = message("nl", "x.a", "Druk op ‘Ik meld me aan’.", true);
        let quote = message("nl", "x.b", "Druk op ‘{ submit }’, of zeg ‘niemand’.", true);
        assert_eq!(copied(&[label, copy, quote]).len(), 1);
        let label = message("fr", "x.submit", "Je m’inscris", true);
        assert_eq!(copied(&[label, message("fr", "x.a", "Appuyez sur « Je m’inscris ».", true)]).len(), 1);
    }
}
