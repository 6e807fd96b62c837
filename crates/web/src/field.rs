//! The fields of a form as small templates: a page writes `{{ form.line("name", label, hint, "") }}` and gets label, hint, what was
//! typed and what is wrong with it.
//!
//! A name is also the identifier of the field, to which the summary of what is wrong leads. Without a hint, `""`.

use std::{borrow::Cow, fmt::Display};

use askama::{Template, filters::HtmlSafe};

use crate::{form::Form, tongue};

/// What every field has.
struct Field<'a> {
    name: &'a str,
    label: String,
    hint: String,
    /// What is wrong, as a sentence.
    fault: Option<String>,
}

/// The two hidden values that every form carries.
#[derive(Template)]
#[template(path = "field/tokens.html")]
pub(crate) struct Tokens<'a> {
    csrf: &'a str,
    id: &'a str,
}

/// All that is wrong, above the form.
#[derive(Template)]
#[template(path = "field/summary.html")]
pub(crate) struct Summary {
    title: String,
    faults: Vec<(&'static str, String)>,
}

/// Hint and fault under a label.
#[derive(Template)]
#[template(path = "field/notes.html")]
pub(crate) struct Notes<'a> {
    field: Field<'a>,
}

/// The attributes that lead from a field to its hint and its fault. Begins with a space, or is empty.
#[derive(Template)]
#[template(path = "field/described.html")]
pub(crate) struct Described<'a> {
    field: Field<'a>,
}

/// One line to type on.
#[derive(Template)]
#[template(path = "field/input.html")]
pub(crate) struct Input<'a> {
    field: Field<'a>,
    /// Whether it is as narrow as a date.
    narrow: bool,
    kind: &'static str,
    /// What was typed; a secret is never shown again.
    value: Option<&'a str>,
    /// More attributes, written by us.
    extra: Cow<'a, str>,
}

/// Several lines to type on.
#[derive(Template)]
#[template(path = "field/area.html")]
pub(crate) struct Area<'a> {
    field: Field<'a>,
    /// Whether it is low.
    short: bool,
    value: &'a str,
}

/// A possibility: its code, its word, and whether it was chosen.
struct Choice<'a> {
    code: &'a str,
    word: &'a str,
    /// In which language the word is; empty for that of the page.
    lang: &'static str,
    chosen: bool,
}

/// Possibilities under each other: one of them, or several.
#[derive(Template)]
#[template(path = "field/choices.html")]
pub(crate) struct Choices<'a> {
    field: Field<'a>,
    kind: &'static str,
    /// Whether they stand in a row.
    row: bool,
    options: Vec<Choice<'a>>,
}

/// One of many possibilities, folded.
#[derive(Template)]
#[template(path = "field/select.html")]
pub(crate) struct Select<'a> {
    field: Field<'a>,
    choices: Vec<Choice<'a>>,
}

/// A box to tick, inside a field or a list of boxes.
#[derive(Template)]
#[template(path = "field/tick.html")]
pub(crate) struct Tick<'a> {
    name: &'a str,
    label: String,
    ticked: bool,
    /// Whether something is wrong with it; the fault then stands above.
    wrong: bool,
}

macro_rules! safe {
    ($($name:ty),+) => { $( /// Made of templates, which escape.
    impl HtmlSafe for $name {} )+ };
}

safe!(Tokens<'_>, Summary, Notes<'_>, Described<'_>, Input<'_>, Area<'_>, Choices<'_>, Select<'_>, Tick<'_>);

impl Form {
    fn field<'a>(&self, name: &'a str, label: impl Display, hint: impl Display) -> Field<'a> {
        let fault = self.wrong(name).then(|| self.fault(name));
        Field { name, label: label.to_string(), hint: hint.to_string(), fault }
    }

    fn choices<'a, C: AsRef<str>, W: AsRef<str>>(&self, name: &str, options: &'a [(C, W)]) -> Vec<Choice<'a>> {
        let choice = |(code, word): &'a (C, W)| Choice {
            code: code.as_ref(),
            word: word.as_ref(),
            lang: "",
            chosen: self.chosen(name, code.as_ref()),
        };
        options.iter().map(choice).collect()
    }

    /// What every form carries: whose it is, and which opening of it.
    pub(crate) fn tokens(&self) -> Tokens<'_> {
        Tokens { csrf: &self.csrf, id: &self.id }
    }

    /// All that is wrong, for the top of a form.
    pub(crate) fn summary(&self) -> Summary {
        Summary { title: self.summary_title(), faults: self.all_faults() }
    }

    /// Hint and fault of a field that a page writes itself.
    pub(crate) fn notes<'a>(&self, name: &'a str, hint: impl Display) -> Notes<'a> {
        Notes { field: self.field(name, "", hint) }
    }

    /// What leads from such a field to its hint and fault: stands inside its tag.
    pub(crate) fn described<'a>(&self, name: &'a str, hint: impl Display) -> Described<'a> {
        Described { field: self.field(name, "", hint) }
    }

    /// One line. `extra` are more attributes.
    pub(crate) fn line<'a>(&'a self, name: &'a str, label: impl Display, hint: impl Display, extra: &'a str) -> Input<'a> {
        let (value, extra) = (Some(self.value(name)), Cow::Borrowed(extra));
        Input { field: self.field(name, label, hint), narrow: false, kind: "text", value, extra }
    }

    /// One line as narrow as a day or an hour.
    pub(crate) fn narrow<'a>(&'a self, name: &'a str, label: impl Display, hint: impl Display, extra: &'a str) -> Input<'a> {
        Input { narrow: true, ..self.line(name, label, hint, extra) }
    }

    /// A day, typed as one writes it.
    pub(crate) fn date<'a>(&'a self, name: &'a str, label: impl Display, hint: impl Display) -> Input<'a> {
        self.narrow(name, label, hint, r#"autocomplete="off""#)
    }

    /// What nobody else should read: never shown again once it was typed.
    pub(crate) fn secret<'a>(&'a self, name: &'a str, label: impl Display, hint: impl Display, autocomplete: &str) -> Input<'a> {
        let extra = Cow::Owned(format!("autocomplete=\"{autocomplete}\" required"));
        Input { kind: "password", value: None, extra, ..self.line(name, label, hint, "") }
    }

    /// A code of an authenticator app.
    pub(crate) fn code<'a>(&'a self, name: &'a str, label: impl Display, hint: impl Display) -> Input<'a> {
        let extra = r#"inputmode="numeric" autocomplete="one-time-code" required"#;
        Input { value: None, ..self.narrow(name, label, hint, extra) }
    }

    /// Several lines.
    pub(crate) fn text<'a>(&'a self, name: &'a str, label: impl Display, hint: impl Display) -> Area<'a> {
        Area { field: self.field(name, label, hint), short: false, value: self.value(name) }
    }

    /// A few lines.
    pub(crate) fn short_text<'a>(&'a self, name: &'a str, label: impl Display, hint: impl Display) -> Area<'a> {
        Area { short: true, ..self.text(name, label, hint) }
    }

    /// One of several possibilities: pairs of code and word.
    pub(crate) fn radios<'a, C: AsRef<str>, W: AsRef<str>>(
        &self,
        name: &'a str,
        legend: impl Display,
        hint: impl Display,
        options: &'a [(C, W)],
    ) -> Choices<'a> {
        Choices { field: self.field(name, legend, hint), kind: "radio", row: false, options: self.choices(name, options) }
    }

    /// One of the languages, each by its own name and in its own direction.
    pub(crate) fn languages<'a, C: AsRef<str>, W: AsRef<str>>(
        &self,
        name: &'a str,
        legend: impl Display,
        hint: impl Display,
        options: &'a [(C, W)],
    ) -> Choices<'a> {
        let radios = self.radios(name, legend, hint, options);
        let options = radios.options.into_iter().map(|choice| Choice { lang: tongue::code_of(choice.code), ..choice }).collect();
        Choices { options, ..radios }
    }

    /// One of several possibilities, in a row.
    pub(crate) fn row<'a, C: AsRef<str>, W: AsRef<str>>(
        &self,
        name: &'a str,
        legend: impl Display,
        hint: impl Display,
        options: &'a [(C, W)],
    ) -> Choices<'a> {
        Choices { row: true, ..self.radios(name, legend, hint, options) }
    }

    /// Any of several possibilities.
    pub(crate) fn boxes<'a, C: AsRef<str>, W: AsRef<str>>(
        &self,
        name: &'a str,
        legend: impl Display,
        hint: impl Display,
        options: &'a [(C, W)],
    ) -> Choices<'a> {
        Choices { kind: "checkbox", ..self.radios(name, legend, hint, options) }
    }

    /// One of many possibilities.
    pub(crate) fn select<'a, C: AsRef<str>, W: AsRef<str>>(
        &self,
        name: &'a str,
        label: impl Display,
        hint: impl Display,
        options: &'a [(C, W)],
    ) -> Select<'a> {
        Select { field: self.field(name, label, hint), choices: self.choices(name, options) }
    }

    /// A box to tick.
    pub(crate) fn tick<'a>(&self, name: &'a str, label: impl Display) -> Tick<'a> {
        Tick { name, label: label.to_string(), ticked: self.chosen(name, "1"), wrong: self.wrong(name) }
    }
}
