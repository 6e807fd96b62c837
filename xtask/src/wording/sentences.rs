//! How long a sentence may be: fifteen words for clients, twenty for those who work here.

use super::messages::Message;

const FOR_CLIENTS: usize = 15;
const FOR_STAFF: usize = 20;

/// Sentences that are longer than their reader likes. What a message quotes is counted with it; a label between quotes is one word.
pub(super) fn long(message: &Message, all: &[Message]) -> Vec<String> {
    let most = if message.for_clients { FOR_CLIENTS } else { FOR_STAFF };
    let said = quoted(message, all);
    let long = sentences(&said).into_iter().filter(|sentence| count(sentence) > most);
    long.map(|sentence| message.complaint(&format!("a sentence of {} words, where {most} is the most", count(&sentence)))).collect()
}

/// What a message says, with the messages that it quotes, and a word in the place of each value.
fn quoted(message: &Message, all: &[Message]) -> String {
    let mut said = String::new();
    let mut rest = message.said.as_str();
    while let Some((before, after)) = rest.split_once('{') {
        let (inside, after) = after.split_once('}').unwrap_or((after, ""));
        let inside = inside.trim();
        let name = if inside.contains('.') { inside.to_owned() } else { format!("{}.{inside}", message.parts().0) };
        said.push_str(before);
        let is_words = !inside.starts_with('$') && !before.ends_with(['‘', '«']) && !before.ends_with("« ");
        said.push_str(all.iter().find(|other| is_words && other.name == name).map_or("X", |other| &other.said));
        rest = after;
    }
    said.push_str(rest);
    said
}

/// A text in sentences: each ends at a full stop, a question mark or an exclamation mark, or at a colon before a new sentence.
fn sentences(text: &str) -> Vec<String> {
    let mut sentences = vec![String::new()];
    let text = text.replace("« ", "«").replace(" »", "»");
    let words: Vec<&str> = text.split_whitespace().collect();
    for (at, word) in words.iter().enumerate() {
        if let Some(last) = sentences.last_mut() {
            last.push_str(word);
            last.push(' ');
        }
        let closed = word.trim_end_matches(['’', '”', '»', ')']);
        let next = words.get(at + 1).and_then(|next| next.trim_start_matches(['‘', '“', '«', '(']).chars().next());
        if closed.ends_with(['.', '!', '?', ':']) && next.is_some_and(|sign| sign.is_uppercase() || sign.is_ascii_digit()) {
            sentences.push(String::new());
        }
    }
    sentences
}

fn count(sentence: &str) -> usize {
    sentence.split_whitespace().filter(|word| word.chars().any(char::is_alphanumeric)).count()
}

#[cfg(test)]
mod tests {
    use super::{super::messages::message, *};

    #[test]
    fn a_long_sentence_is_found_and_two_short_ones_are_not() {
        let sixteen = "Een twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien zestien.";
        assert_eq!(long(&message("nl", "x.a", sixteen, true), &[]).len(), 1);
        assert_eq!(long(&message("nl", "x.a", sixteen, false), &[]).len(), 0, "who works here reads longer ones");
        let two = "Een twee drie vier vijf zes zeven acht. Negen tien elf twaalf dertien veertien vijftien zestien.";
        assert_eq!(long(&message("nl", "x.a", two, true), &[]).len(), 0);
        let french = "Un deux trois quatre cinq six sept huit neuf dix ? Onze douze treize quatorze quinze seize dix-sept.";
        assert_eq!(long(&message("fr", "x.a", french, true), &[]).len(), 0, "a sign that stands alone is no word");
    }

    #[test]
    fn what_is_quoted_counts_and_a_value_is_one_word() {
        let all = [message("nl", "x.b", "een twee drie vier vijf zes zeven acht negen tien", true)];
        assert_eq!(long(&message("nl", "x.a", "Kies nu ‘{ b }’ of { $name } en dan nog iets.", true), &all).len(), 0, "a label");
        assert_eq!(long(&message("nl", "x.a", "Kies nu { b } of { $name } en dan nog iets.", true), &all).len(), 1);
        assert_eq!(long(&message("nl", "x.a", "Kies nu { $b } of { $name } en dan nog iets.", true), &all).len(), 0);
    }
}
