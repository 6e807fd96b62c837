//! A word with a colour, as lists and headings show how something stands; and the name in a row.

use schakel_domain::registration::{Identity, Legible};
use schakel_texts::{Lang, common};

/// A word with its colour: the colour never says anything that the word does not.
pub(crate) struct Label {
    pub(crate) word: &'static str,
    pub(crate) class: &'static str,
}

/// The name in a row of a list; where it cannot be opened, that is said in its place.
pub(crate) fn name_in_list(lang: Lang, identity: &Legible<Identity>) -> String {
    identity.as_ref().map_or_else(|_| common::illegible(lang).to_owned(), Identity::full_name)
}
