//! The one list of questions: it drives the questions on a telephone, the page on which a worker types over, the paper
//! form, and every place where the answers are shown.

use schakel_domain::registration::{HelperKind, Language, Question, Theme};
use schakel_texts::{Lang, common, register};

use crate::tongue;

/// How a field is filled in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// One line; the attributes that help a keyboard or a browser.
    Line(&'static str),
    /// A date.
    Date,
    /// Several lines.
    Text,
    /// One of several.
    Radios,
    /// One of the languages, each by its own name.
    Languages,
    /// Any of several.
    Boxes,
}

/// A field of a question, in words.
#[derive(Debug, Clone)]
pub(crate) struct Field {
    /// Its name and identifier on the page.
    pub(crate) name: &'static str,
    /// What to fill in.
    pub(crate) label: &'static str,
    /// An example, or that it may be passed over; empty when there is none.
    pub(crate) hint: &'static str,
    /// The possibilities: code and word.
    pub(crate) options: Vec<(&'static str, &'static str)>,
    kind: Kind,
}

impl Field {
    const fn new(name: &'static str, label: &'static str, hint: &'static str, kind: Kind) -> Self {
        Self { name, label, hint, options: Vec::new(), kind }
    }

    fn of(mut self, options: impl Iterator<Item = (&'static str, &'static str)>) -> Self {
        self.options = options.collect();
        self
    }

    /// The word by which a template chooses the part of a form.
    pub(crate) const fn part(&self) -> &'static str {
        match self.kind {
            Kind::Line(_) => "line",
            Kind::Date => "date",
            Kind::Text => "text",
            Kind::Radios => "radios",
            Kind::Languages => "languages",
            Kind::Boxes => "boxes",
        }
    }

    /// In which language the word of a possibility is; empty for that of the page.
    pub(crate) fn lang(&self, code: &str) -> &'static str {
        if self.kind == Kind::Languages { tongue::code_of(code) } else { "" }
    }

    /// The attributes of a line.
    pub(crate) const fn extra(&self) -> &'static str {
        match self.kind {
            Kind::Line(extra) => extra,
            Kind::Date | Kind::Text | Kind::Radios | Kind::Languages | Kind::Boxes => "",
        }
    }
}

/// A question as it is asked in one language.
#[derive(Debug, Clone)]
pub(crate) struct Asked {
    /// Which one.
    pub(crate) question: Question,
    /// The question.
    pub(crate) title: &'static str,
    /// What helps to answer it.
    pub(crate) hint: &'static str,
    /// Its fields.
    pub(crate) fields: Vec<Field>,
    /// The field that passes it over where all questions stand on one page; empty for what is obligatory.
    pub(crate) skip: &'static str,
}

/// The two ways of not saying.
pub(crate) fn skips(lang: Lang) -> [(&'static str, &'static str); 2] {
    [("unknown", common::unknown(lang)), ("later", common::later(lang))]
}

/// The field that passes a question over where all stand on one page.
pub(crate) const fn skip_field(question: Question) -> &'static str {
    match question {
        Question::Name | Question::Reach => "",
        Question::Helper => "helper_skip",
        Question::Birth => "born_on_skip",
        Question::Municipality => "municipality_skip",
        Question::Language => "language_skip",
        Question::Wish => "wish_skip",
        Question::HelpedNow => "helped_now_skip",
    }
}

const PLAIN: Kind = Kind::Line("autocomplete=\"off\"");
const TELEPHONE: Kind = Kind::Line("inputmode=\"tel\" autocomplete=\"off\"");
const MAIL: Kind = Kind::Line("inputmode=\"email\" autocapitalize=\"none\" autocomplete=\"off\"");

/// How a question is asked.
pub(crate) fn asked(question: Question, lang: Lang) -> Asked {
    let optional = register::fields_optional(lang);
    let (title, hint, fields) = match question {
        Question::Helper => (
            register::q_hulp(lang),
            register::q_hulp_hint(lang),
            vec![
                // The two ways of not saying are offered as for every other question, and not among these.
                Field::new("helper", register::choose(lang), "", Kind::Radios)
                    .of(HelperKind::ALL.iter().filter(|kind| kind.is_told()).map(|kind| (kind.code(), helper_word(lang, *kind)))),
                Field::new("helper_name", register::helper_name(lang), optional, PLAIN),
            ],
        ),
        Question::Name => (
            register::q_naam(lang),
            register::q_naam_hint(lang),
            vec![
                Field::new("called", register::called(lang), "", PLAIN),
                Field::new("family_name", register::family_name(lang), optional, PLAIN),
                Field::new("family_name_skip", register::skip_legend(lang), "", Kind::Boxes).of(skips(lang).into_iter()),
            ],
        ),
        Question::Birth => (
            register::q_geboren(lang),
            register::q_geboren_hint(lang),
            vec![Field::new("born_on", register::born_on(lang), common::date_hint(lang), Kind::Date)],
        ),
        Question::Municipality => (
            register::q_gemeente(lang),
            register::q_gemeente_hint(lang),
            vec![Field::new("municipality", register::municipality(lang), "", PLAIN)],
        ),
        Question::Reach => (
            register::q_bereiken(lang),
            register::q_bereiken_hint(lang),
            vec![
                Field::new("telephone", register::telephone(lang), "", TELEPHONE),
                Field::new("mail", register::mail(lang), "", MAIL),
                Field::new("through", register::through(lang), register::through_hint(lang), PLAIN),
                Field::new("mind", register::mind(lang), register::mind_hint(lang), Kind::Text),
            ],
        ),
        Question::Language => (
            register::q_taal(lang),
            register::q_taal_hint(lang),
            vec![
                Field::new("language", register::choose_language(lang), "", Kind::Languages)
                    .of(Language::ALL.iter().map(|language| (language.code(), tongue::own_name(lang, *language)))),
            ],
        ),
        Question::Wish => (
            register::q_wens(lang),
            register::q_wens_hint(lang),
            vec![
                Field::new("themes", register::themes(lang), "", Kind::Boxes)
                    .of(Theme::ALL.iter().map(|theme| (theme.code(), theme_word(lang, *theme)))),
                Field::new("wish", register::wish(lang), register::wish_hint(lang), Kind::Text),
            ],
        ),
        Question::HelpedNow => (
            register::q_steun(lang),
            register::q_steun_hint(lang),
            vec![Field::new("helped_now", register::helped_now(lang), "", Kind::Text)],
        ),
    };
    Asked { question, title, hint, fields, skip: skip_field(question) }
}

/// The word for a kind of helper, as the client says it.
pub(crate) fn helper_word(lang: Lang, kind: HelperKind) -> &'static str {
    match kind {
        HelperKind::Nobody => register::helper_nobody(lang),
        HelperKind::VdabMediator => register::helper_vdab_mediator(lang),
        HelperKind::Partner => register::helper_partner(lang),
        HelperKind::Outreach => register::helper_outreach(lang),
        HelperKind::Family => register::helper_family(lang),
        HelperKind::Other => register::helper_other(lang),
        HelperKind::Unknown => common::unknown(lang),
        HelperKind::Later => common::later(lang),
    }
}

/// The word for a theme.
pub(crate) fn theme_word(lang: Lang, theme: Theme) -> &'static str {
    match theme {
        Theme::Work => register::theme_work(lang),
        Theme::Learning => register::theme_learning(lang),
        Theme::Money => register::theme_money(lang),
        Theme::Housing => register::theme_housing(lang),
        Theme::Health => register::theme_health(lang),
        Theme::Family => register::theme_family(lang),
        Theme::People => register::theme_people(lang),
        Theme::Mobility => register::theme_mobility(lang),
        Theme::Other => register::theme_other(lang),
    }
}
