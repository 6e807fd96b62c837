//! How a paragraph of the playbook is cited.

use schakel_domain::playbook::{Playbook, Version};
use schakel_texts::{Lang, common, year_or_month};

/// "Draaiboek versie 6, oktober 2025".
pub(crate) fn playbook_name(lang: Lang, playbook: &Playbook) -> String {
    let month = playbook.from().map(|from| year_or_month(lang, from.year(), Some(from.month()))).unwrap_or_default();
    common::playbook(lang).version(playbook.version().number()).month(month).to_string()
}

/// "Draaiboek §2.1, versie 6".
pub(crate) fn cite(lang: Lang, version: Version, par: &str) -> String {
    // Leaks nothing and allocates little: the paragraphs are a handful of short words.
    let par = if par.starts_with(|c: char| c.is_ascii_digit()) { format!("§{par}") } else { par.to_owned() };
    common::playbook_par(lang).par(par).version(version.number()).to_string()
}
