//! What people read: one word for one thing, short sentences, signs that a voice can read. What an editor found once, a machine finds
//! ever after. The lists of words stand beside this.
//!
//! A text that must say such a word all the same stands in `EXCEPT`, with its reason.

mod labels;
mod messages;
mod sentences;
mod signs;
mod uses;
mod words;

use anyhow::Result;
use messages::{Clients, Message};

use crate::tree::{File, Tree};

/// The languages, as their folders are called.
const LANGUAGES: &[&str] = &["nl", "fr", "en"];

/// All that is wrong with the texts.
pub(crate) fn complaints(tree: &Tree, files: &[File]) -> Result<Vec<String>> {
    let clients = Clients::of(&tree.read("crates/texts/clients.txt")?);
    let mut complaints = Vec::new();
    let mut used = Vec::new();
    for language in LANGUAGES.iter().copied() {
        let folder = format!("crates/texts/{language}/");
        let texts = files.iter().filter(|file| file.path.starts_with(&folder) && file.is("ftl"));
        let messages: Vec<Message> = texts.flat_map(|file| messages::of(file, language, &clients)).collect();
        for message in &messages {
            complaints.extend(words::wrong(message, &mut used));
            complaints.extend(signs::wrong(message));
            complaints.extend(sentences::long(message, &messages));
        }
        complaints.extend(labels::copied(&messages));
        if language == "nl" {
            complaints.extend(uses::unused(&messages, files));
        }
    }
    complaints.extend(words::exceptions_without_use(&used));
    Ok(complaints)
}
