//! From fields to answers and back: what was typed is read, told what is wrong with it, and shown again in its fields.

use schakel_app::Fault;
use schakel_domain::{
    registration::{Answer, Answers, Contact, Helper, HelperKind, Language, OddBirth, Question, Theme, check_birth, check_year},
    time::{Date, NoDate, Years, read_date},
    words::{BadText, Line, Text},
};
use schakel_texts::{date, date_part};

use super::questions::skip_field;
use crate::fields::{Fields, Reading};

/// On what kind of page the question stood.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Way {
    /// One question a page: passing over is a button, and something must be said.
    Stepwise,
    /// All on one page: passing over is a box to tick, and nothing at all is an open question, as on paper.
    OnePage,
}

#[derive(Debug, Clone, Copy)]
enum Skip {
    Unknown,
    Later,
}

impl Skip {
    fn from(code: &str) -> Option<Self> {
        match code {
            "unknown" => Some(Self::Unknown),
            "later" => Some(Self::Later),
            _ => None,
        }
    }

    const fn answer<T>(self) -> Answer<T> {
        match self {
            Self::Unknown => Answer::Unknown,
            Self::Later => Answer::Later,
        }
    }
}

/// Reads the fields of one question into the answers. Where something is wrong, what was said before stays.
pub(crate) fn read(question: Question, way: Way, fields: &Fields, today: Date, reading: &mut Reading<'_>, answers: &mut Answers) {
    let name = if way == Way::Stepwise { "skip" } else { skip_field(question) };
    let skip = Skip::from(fields.get(name)).filter(|_| !question.is_obligatory());
    let sure = fields.get("nogeens") == "skip";
    let one = OneQuestion { way, skip, sure, fields };
    match question {
        Question::Helper => one.helper(reading, answers),
        Question::Name => one.names(reading, answers),
        Question::Birth => one.birth(today, reading, answers),
        Question::Municipality => {
            let typed = Line::parse_optional(fields.get("municipality")).map_err(Fault::from);
            one.settle(reading, "municipality", "fault-answer", typed, &mut answers.municipality);
        }
        Question::Reach => one.contact(reading, answers),
        Question::Language => {
            let typed = Ok(Language::from_code(fields.get("language")));
            one.settle(reading, "language", "fault-language", typed, &mut answers.language);
        }
        Question::Wish => one.wish(reading, answers),
        Question::HelpedNow => {
            let typed = Text::parse_optional(fields.get("helped_now")).map_err(Fault::from);
            one.settle(reading, "helped_now", "fault-answer", typed, &mut answers.helped_now);
        }
    }
}

/// Whether nothing was typed or chosen for a question.
pub(super) fn is_blank(question: Question, fields: &Fields) -> bool {
    let names: &[&str] = match question {
        Question::Helper => &["helper", "helper_name"],
        Question::Name => &["called", "family_name", "family_name_skip"],
        Question::Birth => &["born_on"],
        Question::Municipality => &["municipality"],
        Question::Reach => &["telephone", "mail", "through", "mind"],
        Question::Language => &["language"],
        Question::Wish => &["themes", "wish"],
        Question::HelpedNow => &["helped_now"],
    };
    names.iter().all(|name| fields.all(name).all(|value| value.trim().is_empty()))
}

struct OneQuestion<'a> {
    way: Way,
    skip: Option<Skip>,
    /// Whether passing it over was pressed a second time, after the question what to do with the words beside it.
    sure: bool,
    fields: &'a Fields,
}

impl OneQuestion<'_> {
    /// An answer out of what was typed and whether it was passed over. Words beside "I don't know" are a contradiction that
    /// only the person can solve; a button pressed a second time, after that was asked, wins.
    fn settle<T>(
        &self,
        reading: &mut Reading<'_>,
        field: &'static str,
        missing: &'static str,
        typed: Result<Option<T>, Fault>,
        answer: &mut Answer<T>,
    ) {
        if let (Way::Stepwise, Some(skip)) = (self.way, self.skip) {
            if self.has_words_beside(field) {
                reading.fault(field, Fault::Own("fault-beside-skip"));
            } else {
                *answer = skip.answer();
            }
            return;
        }
        match (typed, self.skip) {
            (Err(fault), _) => reading.fault(field, fault),
            (Ok(Some(_)), Some(_)) => reading.fault(field, Fault::Own("fault-both")),
            (Ok(Some(value)), None) => *answer = Answer::Given(value),
            (Ok(None), Some(skip)) => *answer = skip.answer(),
            (Ok(None), None) if self.way == Way::OnePage || missing.is_empty() => *answer = Answer::Open,
            (Ok(None), None) => reading.fault(field, Fault::Own(missing)),
        }
    }

    /// Whether words stand in a field that is passed over. What was chosen cannot be unchosen, and is nobody's words.
    fn has_words_beside(&self, field: &str) -> bool {
        let chosen = matches!(field, "helper" | "language");
        self.way == Way::Stepwise && self.skip.is_some() && !self.sure && !chosen && !self.fields.get(field).trim().is_empty()
    }

    fn helper(&self, reading: &mut Reading<'_>, answers: &mut Answers) {
        let name = reading.optional_line("helper_name");
        if self.has_words_beside("helper_name") {
            return reading.fault("helper_name", Fault::Own("fault-beside-skip"));
        }
        if self.fields.get("helper") == HelperKind::Nobody.code() && name.is_some() && self.skip.is_none() {
            return reading.fault("helper_name", Fault::Own("fault-nobody-named"));
        }
        let mut kind = Answer::Open;
        // Not saying is offered apart from the kinds, so a made-up form cannot mix the two.
        let typed = HelperKind::from_code(self.fields.get("helper")).filter(|kind| kind.is_told());
        self.settle(reading, "helper", "fault-helper", Ok(typed), &mut kind);
        answers.helper = match kind {
            Answer::Given(HelperKind::Nobody) => Some(Helper { kind: HelperKind::Nobody, name: None }),
            Answer::Given(kind) => Some(Helper { kind, name }),
            Answer::Unknown => Some(Helper { kind: HelperKind::Unknown, name: None }),
            Answer::Later => Some(Helper { kind: HelperKind::Later, name: None }),
            Answer::Open => answers.helper.take().filter(|_| self.way == Way::Stepwise),
        };
    }

    fn names(&self, reading: &mut Reading<'_>, answers: &mut Answers) {
        match Line::parse(self.fields.get("called")) {
            Ok(called) => answers.called = Some(called),
            Err(BadText::Blank) => reading.fault("called", Fault::Own("fault-called")),
            Err(bad) => reading.fault("called", bad),
        }
        let family =
            OneQuestion { way: Way::OnePage, sure: false, skip: Skip::from(self.fields.get("family_name_skip")), fields: self.fields };
        let typed = Line::parse_optional(self.fields.get("family_name")).map_err(Fault::from);
        family.settle(reading, "family_name", "", typed, &mut answers.family_name);
    }

    fn birth(&self, today: Date, reading: &mut Reading<'_>, answers: &mut Answers) {
        let text = self.fields.get("born_on");
        let mut known = None;
        let typed = match read_date(text, Years::UpTo(today)) {
            _ if text.trim().is_empty() => Ok(None),
            Ok(day) => odd_birth(check_birth(day, today)).map(Some),
            // As much as is known: the day is not known, and is not made up.
            Err(NoDate::Partly(partly)) => odd_birth(check_year(partly, today)).map(|partly| {
                known = Some(partly);
                None
            }),
            Err(bad) => Err(Fault::from(bad)),
        };
        if known.is_some() && self.skip.is_none() {
            (answers.born_on, answers.born_in) = (Answer::Unknown, known);
            return;
        }
        let faults = reading.count();
        // A year beside "I don't know" is words beside it like any other.
        let typed = if known.is_some() { Err(Fault::Own("fault-both")) } else { typed };
        self.settle(reading, "born_on", "fault-answer", typed, &mut answers.born_on);
        if reading.count() == faults {
            answers.born_in = None;
        }
    }

    fn contact(&self, reading: &mut Reading<'_>, answers: &mut Answers) {
        let contact = Contact {
            telephone: telephone(reading),
            mail: mail(reading),
            through: reading.optional_line("through"),
            mind: reading.optional_text("mind"),
            telephone_use: answers.contact.telephone_use.clone(),
        };
        if ["telephone", "mail"].iter().any(|name| reading.is_wrong(name)) {
            return;
        }
        if contact.is_reachable() {
            answers.contact = contact;
        } else if ["telephone", "mail", "through"].iter().all(|name| self.fields.get(name).trim().is_empty()) {
            reading.fault("telephone", Fault::Own("fault-reach"));
        }
    }

    fn wish(&self, reading: &mut Reading<'_>, answers: &mut Answers) {
        let themes: Vec<Theme> =
            Theme::ALL.iter().copied().filter(|theme| self.fields.all("themes").any(|code| code == theme.code())).collect();
        if self.has_words_beside("wish") {
            return reading.fault("wish", Fault::Own("fault-beside-skip"));
        }
        let typed = match Text::parse_optional(self.fields.get("wish")) {
            Ok(typed) => typed,
            Err(bad) if self.way == Way::OnePage || self.skip.is_none() => return reading.fault("wish", bad),
            Err(_) => None,
        };
        let nothing = typed.is_none() && themes.is_empty();
        match (self.skip, self.way) {
            (Some(_), Way::OnePage) if !nothing => return reading.fault("wish", Fault::Own("fault-both")),
            (Some(skip), _) => answers.wish = skip.answer(),
            (None, Way::Stepwise) if nothing => return reading.fault("themes", Fault::Own("fault-wish")),
            (None, _) => answers.wish = typed.map_or(Answer::Open, Answer::Given),
        }
        answers.themes = themes;
    }
}

fn odd_birth<T>(checked: Result<T, OddBirth>) -> Result<T, Fault> {
    checked.map_err(|odd| match odd {
        OddBirth::Future => Fault::Own("fault-born-future"),
        OddBirth::TooOld => Fault::Own("fault-born-old"),
    })
}

/// A telephone number, if one was typed. Letters may stand beside the digits: "0470 12 34 56 (na 18 uur)".
pub(crate) fn telephone(reading: &mut Reading<'_>) -> Option<Line> {
    let line = reading.plain_line("telephone")?;
    if line.as_str().chars().filter(char::is_ascii_digit).count() < 6 {
        reading.fault("telephone", Fault::Own("fault-telephone"));
        return None;
    }
    Some(line)
}

/// A mail address, if one was typed.
pub(crate) fn mail(reading: &mut Reading<'_>) -> Option<Line> {
    let line = reading.plain_line("mail")?;
    if !looks_like_mail(line.as_str()) {
        reading.fault("mail", Fault::Own("fault-mail"));
        return None;
    }
    Some(line)
}

fn looks_like_mail(text: &str) -> bool {
    let Some((name, host)) = text.rsplit_once('@') else { return false };
    !name.is_empty() && host.contains('.') && !host.starts_with('.') && !host.ends_with('.') && !text.contains(char::is_whitespace)
}

/// The fields of one question with what was answered before.
pub(crate) fn typed(question: Question, answers: &Answers) -> Fields {
    let mut pairs: Vec<(String, String)> = Vec::new();
    let mut put = |name: &str, value: &str| pairs.push((name.to_owned(), value.to_owned()));
    match question {
        Question::Helper => {
            if let Some(helper) = &answers.helper {
                put("helper", helper.kind.code());
                put("helper_name", helper.name.as_ref().map_or("", Line::as_str));
            }
        }
        Question::Name => {
            put("called", answers.called.as_ref().map_or("", Line::as_str));
            put("family_name", answers.family_name.given().map_or("", Line::as_str));
            put("family_name_skip", skip_code(&answers.family_name));
        }
        Question::Birth => put("born_on", &born(answers)),
        Question::Municipality => put("municipality", answers.municipality.given().map_or("", Line::as_str)),
        Question::Reach => {
            put("telephone", answers.contact.telephone.as_ref().map_or("", Line::as_str));
            put("mail", answers.contact.mail.as_ref().map_or("", Line::as_str));
            put("through", answers.contact.through.as_ref().map_or("", Line::as_str));
            put("mind", answers.contact.mind.as_ref().map_or("", Text::as_str));
        }
        Question::Language => put("language", answers.language.given().map_or("", |language| language.code())),
        Question::Wish => {
            for theme in &answers.themes {
                put("themes", theme.code());
            }
            put("wish", answers.wish.given().map_or("", Text::as_str));
        }
        Question::HelpedNow => put("helped_now", answers.helped_now.given().map_or("", Text::as_str)),
    }
    Fields::from_pairs(pairs)
}

/// The birth date as one types it, or as much of it as is known.
fn born(answers: &Answers) -> String {
    let part = answers.born_in.map(|part| date_part(part.year, part.month));
    answers.born_on.given().map(|born| date(*born)).or(part).unwrap_or_default()
}

const fn skip_code<T>(answer: &Answer<T>) -> &'static str {
    match answer {
        Answer::Unknown => "unknown",
        Answer::Later => "later",
        Answer::Given(_) | Answer::Open => "",
    }
}

#[cfg(test)]
mod tests;
