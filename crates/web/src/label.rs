//! A word with a colour, as lists and headings show how something stands.

/// A word with its colour: the colour never says anything that the word does not.
pub(crate) struct Label {
    pub(crate) word: &'static str,
    pub(crate) class: &'static str,
}
