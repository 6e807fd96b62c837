//! What a browser sent: the fields of an address or a form, as typed, and reading them into values.

use schakel_app::{Fault, FieldFault};
use schakel_domain::{
    time::{Date, NoDate, Partly, Years, read_date},
    typed::{is_unseen, plain},
    words::{BadText, Line, Reason, Text},
};

/// The most fields of a form or an address.
const MOST_FIELDS: usize = 500;

/// Fields in the order in which they came; a name may come more than once.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Fields(Vec<(String, String)>);

impl Fields {
    /// Reads `a=1&b=2`. Bytes that are no UTF-8 become the replacement character, as browsers show them. One more than the most is read, and
    /// what follows is not: a million of empty fields costs nothing.
    pub(crate) fn parse(bytes: &[u8]) -> Self {
        Self(form_urlencoded::parse(bytes).into_owned().take(MOST_FIELDS + 1).collect())
    }

    /// Whether more came than a page of ours sends.
    pub(crate) const fn is_too_many(&self) -> bool {
        self.0.len() > MOST_FIELDS
    }

    /// Fields that were read in another way.
    pub(crate) fn from_pairs(pairs: Vec<(String, String)>) -> Self {
        Self(pairs)
    }

    /// The first value with this name; nothing typed is an empty text.
    pub(crate) fn get(&self, name: &str) -> &str {
        self.0.iter().find(|(field, _)| field == name).map_or("", |(_, value)| value.as_str())
    }

    /// Whether a field with this name came at all.
    pub(crate) fn has(&self, name: &str) -> bool {
        self.0.iter().any(|(field, _)| field == name)
    }

    /// All values with this name.
    pub(crate) fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.0.iter().filter(move |(field, _)| field == name).map(|(_, value)| value.as_str())
    }

    /// All fields.
    pub(crate) fn pairs(&self) -> &[(String, String)] {
        &self.0
    }

    /// Puts a value in place of those with this name.
    pub(crate) fn set(&mut self, name: &str, value: &str) {
        self.0.retain(|(field, _)| field != name);
        self.0.push((name.to_owned(), value.to_owned()));
    }
}

/// Reads fields into values and keeps what is wrong, so that all faults are shown at once.
pub(crate) struct Reading<'a> {
    fields: &'a Fields,
    /// What a year of two digits means.
    years: Years,
    faults: Vec<FieldFault>,
}

impl<'a> Reading<'a> {
    /// Begins to read.
    pub(crate) const fn of(fields: &'a Fields) -> Self {
        Self { fields, years: Years::Written, faults: Vec::new() }
    }

    /// Begins to read on a day, to which years of two digits are near.
    pub(crate) fn on(fields: &'a Fields, today: Date) -> Self {
        Self { years: Years::Around(today), ..Self::of(fields) }
    }

    /// A day, if one was typed.
    pub(crate) fn optional_day(&mut self, field: &'static str) -> Option<Date> {
        if is_unseen(self.fields.get(field)) { None } else { self.day(field) }
    }

    /// A day that must be there.
    pub(crate) fn day(&mut self, field: &'static str) -> Option<Date> {
        read_date(self.fields.get(field), self.years).map_err(|bad| self.fault(field, bad)).ok()
    }

    /// A birth date, or as much of one as was typed.
    pub(crate) fn optional_birth_or_part(&mut self, field: &'static str) -> Option<Result<Date, Partly>> {
        let text = self.fields.get(field);
        let years = match self.years {
            Years::Around(today) => Years::UpTo(today),
            other => other,
        };
        match read_date(text, years) {
            _ if is_unseen(text) => None,
            Ok(day) => Some(Ok(day)),
            Err(NoDate::Partly(part)) => Some(Err(part)),
            Err(bad) => {
                self.fault(field, bad);
                None
            }
        }
    }

    /// Notes a fault.
    pub(crate) fn fault(&mut self, field: &'static str, fault: impl Into<Fault>) {
        self.faults.push(FieldFault { field, fault: fault.into() });
    }

    /// Whether something is wrong with this field.
    pub(crate) fn is_wrong(&self, field: &str) -> bool {
        self.faults.iter().any(|fault| fault.field == field)
    }

    fn keep<T>(&mut self, field: &'static str, read: Result<T, BadText>) -> Option<T> {
        read.map_err(|bad| self.fault(field, bad)).ok()
    }

    /// One line that must be there.
    pub(crate) fn line(&mut self, field: &'static str) -> Option<Line> {
        self.keep(field, Line::parse(self.fields.get(field)))
    }

    /// One line, if something was typed.
    pub(crate) fn optional_line(&mut self, field: &'static str) -> Option<Line> {
        self.keep(field, Line::parse_optional(self.fields.get(field))).flatten()
    }

    /// A number, a code or an address, if something was typed: in plain signs, however it was typed or pasted.
    pub(crate) fn plain_line(&mut self, field: &'static str) -> Option<Line> {
        self.keep(field, Line::parse_optional(&plain(self.fields.get(field)))).flatten()
    }

    /// How many faults were noted so far.
    pub(crate) const fn count(&self) -> usize {
        self.faults.len()
    }

    /// Several lines that must be there.
    pub(crate) fn text(&mut self, field: &'static str) -> Option<Text> {
        self.keep(field, Text::parse(self.fields.get(field)))
    }

    /// Several lines, if something was typed.
    pub(crate) fn optional_text(&mut self, field: &'static str) -> Option<Text> {
        self.keep(field, Text::parse_optional(self.fields.get(field))).flatten()
    }

    /// A reason that must be there.
    pub(crate) fn reason(&mut self, field: &'static str) -> Option<Reason> {
        self.keep(field, Reason::parse(self.fields.get(field)))
    }

    /// A reason, if one was typed.
    pub(crate) fn optional_reason(&mut self, field: &'static str) -> Option<Reason> {
        if schakel_domain::typed::is_unseen(self.fields.get(field)) { None } else { self.reason(field) }
    }

    /// One of the possibilities.
    pub(crate) fn choice<T>(&mut self, field: &'static str, from_code: impl Fn(&str) -> Option<T>) -> Option<T> {
        let chosen = from_code(self.fields.get(field));
        if chosen.is_none() {
            self.fault(field, Fault::NoChoice);
        }
        chosen
    }

    /// A number that the form itself carries, such as a version.
    pub(crate) fn number(&mut self, field: &'static str) -> i64 {
        self.fields.get(field).parse().unwrap_or(-1)
    }

    /// Whether a box was ticked.
    pub(crate) fn ticked(&self, field: &str) -> bool {
        self.fields.has(field)
    }

    /// What was wrong.
    pub(crate) fn faults(self) -> Vec<FieldFault> {
        self.faults
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hostile_bytes_are_read_and_then_refused_in_words() {
        let fields = Fields::parse(b"name=a%00b&big=%ff%fe&name=twice&empty");
        assert_eq!(fields.get("name"), "a\0b");
        assert_eq!(fields.all("name").count(), 2);
        assert!(fields.has("empty"));
        let mut reading = Reading::of(&fields);
        assert!(reading.line("name").is_none());
        assert!(reading.line("empty").is_none());
        assert_eq!(
            reading.faults(),
            vec![FieldFault { field: "name", fault: Fault::Unprintable }, FieldFault { field: "empty", fault: Fault::Blank }]
        );
    }
}
