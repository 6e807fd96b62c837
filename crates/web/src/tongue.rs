//! The languages that clients speak, each by its own name, and marked as that language, so that a voice reads it well.

use schakel_domain::registration::Language;
use schakel_texts::{Lang, register};

/// The own name of a language, so that who speaks it finds it.
pub(crate) fn own_name(lang: Lang, language: Language) -> &'static str {
    match language {
        Language::Dutch => "Nederlands",
        Language::English => "English",
        Language::French => "Français",
        Language::Arabic => "العربية",
        Language::Turkish => "Türkçe",
        Language::Ukrainian => "Українська",
        Language::Russian => "Русский",
        Language::DariPashto => "دری / پښتو",
        Language::Tigrinya => "ትግርኛ",
        Language::Spanish => "Español",
        Language::Romanian => "Română",
        Language::Other => register::language_other(lang),
    }
}

/// The code for `lang=` of that name; empty where it is in the language of the page.
pub(crate) const fn code(language: Language) -> &'static str {
    match language {
        Language::Dutch => "nl",
        Language::English => "en",
        Language::French => "fr",
        Language::Arabic => "ar",
        Language::Turkish => "tr",
        Language::Ukrainian => "uk",
        Language::Russian => "ru",
        Language::DariPashto => "prs",
        Language::Tigrinya => "ti",
        Language::Spanish => "es",
        Language::Romanian => "ro",
        Language::Other => "",
    }
}

/// The same for what stands in a form.
pub(crate) fn code_of(choice: &str) -> &'static str {
    Language::from_code(choice).map_or("", code)
}
