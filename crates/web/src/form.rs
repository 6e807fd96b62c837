//! A form as a page shows it: what was typed, what is wrong with it, and the tokens every form carries.

use schakel_app::{AppError, Fault, FieldFault};
use schakel_texts::{Lang, by_key, common, errors};

use crate::{fields::Fields, parked::offer::OnPage};

/// What a template needs to show a form, empty or handed in before.
pub(crate) struct Form {
    /// What was typed.
    pub(crate) typed: Fields,
    /// What is wrong.
    pub(crate) faults: Vec<FieldFault>,
    /// The file of texts in which the sentences of [`Fault::Own`] stand.
    pub(crate) words: &'static str,
    /// The language.
    pub(crate) lang: Lang,
    /// The token that shows that the form is ours.
    pub(crate) csrf: String,
    /// The identifier of this opening of the form: handing it in twice does the thing once.
    pub(crate) id: String,
    /// What it knows of its page, so that what is typed in it can be kept.
    pub(crate) on_page: OnPage,
}

impl Form {
    /// What was typed into a field.
    pub(crate) fn value(&self, name: &str) -> &str {
        self.typed.get(name)
    }

    /// Whether a possibility was chosen or a box ticked.
    pub(crate) fn chosen(&self, name: &str, value: &str) -> bool {
        self.typed.all(name).any(|chosen| chosen == value)
    }

    /// Whether something is wrong with a field.
    pub(crate) fn wrong(&self, name: &str) -> bool {
        self.faults.iter().any(|fault| fault.field == name)
    }

    /// What is wrong with a field, as a sentence.
    pub(crate) fn fault(&self, name: &str) -> String {
        self.faults.iter().find(|fault| fault.field == name).map(|fault| self.sentence(fault.fault)).unwrap_or_default()
    }

    /// Everything that is wrong: the field and the sentence.
    pub(crate) fn all_faults(&self) -> Vec<(&'static str, String)> {
        self.faults.iter().map(|fault| (fault.field, self.sentence(fault.fault))).collect()
    }

    /// The title above the summary.
    pub(crate) fn summary_title(&self) -> String {
        common::problem_one_or_more(self.lang, i64::try_from(self.faults.len()).unwrap_or(i64::MAX))
    }

    fn sentence(&self, fault: Fault) -> String {
        let lang = self.lang;
        match fault {
            Fault::Blank => errors::field_blank(lang).to_owned(),
            Fault::TooLong(most) => errors::field_long(lang, i64::try_from(most).unwrap_or(i64::MAX)),
            Fault::Unprintable => errors::field_unprintable(lang).to_owned(),
            Fault::Unsure => errors::field_unsure(lang).to_owned(),
            Fault::SaysNothing => errors::field_says_nothing(lang).to_owned(),
            Fault::NoDate => errors::field_date(lang).to_owned(),
            Fault::PartOfDate => errors::field_date_part(lang).to_owned(),
            Fault::NoSuchDay => errors::field_date_none(lang).to_owned(),
            Fault::NoChoice => errors::field_choice(lang).to_owned(),
            Fault::Own(key) => by_key(self.words, key, lang).unwrap_or_else(|| errors::invalid_title(lang)).to_owned(),
        }
    }
}

/// Takes the faults out of an error, so that the form is shown again; any other error goes on.
///
/// # Errors
/// The error, when it is not about what was typed.
pub(crate) fn faults_of(error: AppError) -> Result<Vec<FieldFault>, AppError> {
    match error {
        AppError::Invalid(faults) => Ok(faults),
        other => Err(other),
    }
}

#[cfg(test)]
mod tests {
    use askama::Template;
    use schakel_app::{Fault, FieldFault};
    use schakel_texts::Lang;

    use super::Form;
    use crate::{fields::Fields, parked::offer::OnPage};

    #[derive(Template)]
    #[template(
        source = r#"{{ form.tokens() }}{{ form.summary() }}{{ form.line("called", "Naam", "Hoe heet je?", "") }}
            {{ form.date("born", "Geboren", "") }}{{ form.text("wish", "Vraag", "") }}{{ form.radios("kind", "Wie", "", options) }}
            {{ form.boxes("themes", "Waarover", "", options) }}{{ form.select("lang", "Taal", "", options) }}"#,
        ext = "html"
    )]
    struct Every {
        form: Form,
        options: Vec<(&'static str, &'static str)>,
    }

    #[test]
    fn a_form_keeps_what_was_typed_and_says_what_is_wrong() {
        let form = Form {
            typed: Fields::parse("called=%3Cb%3EZo%C3%AB&kind=b&themes=a&themes=b&lang=a".as_bytes()),
            faults: vec![FieldFault { field: "born", fault: Fault::NoSuchDay }, FieldFault { field: "wish", fault: Fault::TooLong(4000) }],
            words: "errors",
            lang: Lang::Nl,
            csrf: "t".to_owned(),
            id: "i".to_owned(),
            on_page: OnPage::default(),
        };
        let html = Every { form, options: vec![("a", "Aa"), ("b", "Bee")] }.render().unwrap();
        assert!(html.contains("Kijk deze 2 zaken na"), "{html}");
        assert!(html.contains(r##"<a href="#born">Deze dag bestaat niet. Kijk de datum na.</a>"##), "{html}");
        assert!(html.contains(r#"aria-invalid="true""#));
        assert!(!html.contains("<b>"), "what was typed is escaped");
        assert_eq!(html.matches(" checked").count(), 3);
        assert_eq!(html.matches(" selected").count(), 1);
        assert!(html.contains(r#"aria-describedby="called-h""#), "{html}");
    }
}
