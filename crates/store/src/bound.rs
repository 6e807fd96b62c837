//! Rows whose plain columns decide: who may do what, and what was agreed or decided. Each such row carries a seal, a keyed hash over its
//! table and those columns: whoever can write in the database and has no key can change no such column, and move none to another row,
//! without its being found where it decides, and by the doctor (ADR 0046).
//!
//! What is empty is no part of what is sealed, so that a column that comes later, and is empty in the rows from before, changes no seal.
//! A row that was taken away, and one that was put back whole as it once was, are not found here: the log tells of both.

pub(crate) mod plan;

use crate::migrate::Migration;

/// The kinds of values, as they are sealed.
const TEXT: u8 = b't';
const INT: u8 = b'i';
const BYTES: u8 = b'b';

/// The column of the seal.
pub(crate) const SEAL: &str = "row_seal";

/// A table whose rows are sealed.
#[derive(Debug)]
pub struct Bound {
    /// The table.
    pub table: &'static str,
    /// The columns that name a row; they are the first of `columns`.
    pub key: &'static [&'static str],
    /// Everything that the seal is over.
    pub columns: &'static [&'static str],
}

/// Rows of such a table in a statement.
#[derive(Debug, Clone, Copy)]
pub struct Bond {
    /// Of which table.
    pub of: &'static Bound,
    /// What stands before its columns there.
    pub prefix: &'static str,
}

macro_rules! bound {
    ($($name:ident = $table:literal [$($key:ident),+]: $($column:ident)*;)*) => {
        $(pub(crate) const $name: &Bound = &Bound {
            table: $table,
            key: &[$(stringify!($key)),+],
            columns: &[$(stringify!($key),)+ $(stringify!($column)),*],
        };)*
        /// All tables whose rows are sealed.
        pub(crate) const ALL: &[&Bound] = &[$($name),*];
    };
}

bound! {
    PARTNERSHIP = "partnership" [partnership_id]: slug name open created_at;
    COVERAGE = "partnership_municipality" [nis, valid_from]: partnership_id valid_to;
    COVERAGE_IN_PART = "partnership_postcode" [nis, postcode, valid_from]: partnership_id valid_to;
    ORGANISATION = "organisation" [organisation_id]: partnership_id name kind;
    PERSON = "person" [person_id]: name sign_in_name created_at;
    MEMBERSHIP = "membership" [membership_id]: person_id partnership_id organisation_id role standing created_at changed_at version
        invited_as invited_by accepted_at confirmed_by began_at;
    INVITATION = "invitation" [invitation_id]: membership_id token_hash made_by made_at expires_at used_at;
    FACTOR = "factor" [factor_id]: person_id kind credential last_step created_at;
    SESSION = "session" [session_id]: token_hash kind person_id membership_id client_id partnership_id created_at ends_at stepped_up_at;
    CHALLENGE = "challenge" [challenge_hash]: person_id purpose expires_at;
    PARKED_FORM = "parked_form" [parked_form_id]: membership_id client_id form_id page expires_at;
    REGISTRATION = "registration" [registration_id]: partnership_id client_id state state_before_merge channel received_at assigned_to
        supporter merged_into closed closed_at ending waits_since warned_at put_back_at code_hash contact_version contact_changed_at
        contact_read_at contact_by doubted version;
    JOINING = "joining" [joined_id]: partnership_id main_id joined_at joined_by claimed_at claimed_by joined_assigned main_assigned
        main_state given_assigned given_state main_discuss main_name main_team given_discuss given_name given_team;
    MESSAGE = "message" [message_id]: partnership_id registration_id kind written_at written_by;
    KEEP_APART = "keep_apart" [low, high]: partnership_id kept_by kept_at;
    FORMER_CONTACT = "former_contact" [former_contact_id]: partnership_id registration_id client_id until;
    FORMER_IDENTITY = "former_identity" [former_identity_id]: partnership_id registration_id client_id until corrected_by;
    CONTACT_ATTEMPT = "contact_attempt" [contact_attempt_id]: partnership_id registration_id kind tried_at tried_by;
    TALK = "talk" [talk_id]: partnership_id registration_id client_id begun_at begun_by saved_at finished_at discuss name team
        vdab_open_since vdab_planned_on version;
    VDAB_FACT = "vdab_fact" [vdab_fact_id]: partnership_id client_id source learnt_on noted_by noted_at;
    CONFERENCE = "conference" [conference_id]: partnership_id state starts_at place planned_by planned_at begun_at closed_at version
        kind spoken agreed recorded_by recorded_at;
    CONFERENCE_MEMBER = "conference_member" [conference_id, membership_id]: partnership_id present;
    CONFERENCE_CASE = "conference_case" [case_id]: partnership_id conference_id registration_id client_id place pseudonym named state
        tabled_at tabled_by version;
    ADVICE = "advice" [advice_id]: partnership_id case_id client_id given_by role view given_at;
    FINDING = "finding" [finding_id]: partnership_id case_id client_id criterion found found_by found_at;
    DECISION = "decision" [decision_id]: partnership_id case_id registration_id client_id kind decided_by decided_at playbook present
        adviser_present followed_at;
    FORMER_DECISION = "former_decision" [former_decision_id]: partnership_id case_id registration_id client_id kind decided_by decided_at
        undone_by undone_at;
    DOSSIER = "dossier" [dossier_id]: partnership_id client_id registration_id decision_id decision_kind organisation_id opened_on state
        closed_on consent reopened_version version;
    DOSSIER_MEMBER = "dossier_member" [dossier_id, membership_id, since]: partnership_id until;
    ERASURE = "erasure" [erasure_id]: partnership_id registration_id client_id state ground asked_at asked_on_page first_by first_at
        second_by second_at done_at erased_rows;
}

/// What is sealed of this table; none when its rows are not.
pub(crate) fn of(table: &str) -> Option<&'static Bound> {
    ALL.iter().copied().find(|bound| bound.table == table)
}

/// Whether rows have seals in the schema that these migrations make.
pub(crate) fn are_in(migrations: &[Migration]) -> bool {
    migrations.iter().any(|migration| migration.text.contains(SEAL))
}

/// A value as it is sealed, the same on both engines: yes and no are 1 and 0.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Plain<'a> {
    Text(&'a str),
    Int(i64),
    Bytes(&'a [u8]),
}

/// What is sealed of one row, in bytes that no other row reads as: the table, and of each column that holds anything its place in the list,
/// its kind and its length before it.
#[derive(Debug, Clone)]
pub(crate) struct Content {
    pub(crate) of: &'static Bound,
    bytes: Vec<u8>,
    /// How far what names the row goes.
    named: usize,
}

impl PartialEq for Content {
    fn eq(&self, other: &Self) -> bool {
        // The table is the first of the bytes.
        self.bytes == other.bytes
    }
}

impl Content {
    pub(crate) fn of(of: &'static Bound) -> Self {
        let mut content = Self { of, bytes: Vec::with_capacity(512), named: 0 };
        content.add_bytes(of.table.as_bytes());
        content.named = content.bytes.len();
        content
    }

    /// Adds what stands in the column at this place of the list; an empty one is not added at all.
    pub(crate) fn add(&mut self, place: usize, value: Plain<'_>) {
        self.bytes.push(u8::try_from(place).unwrap_or(u8::MAX));
        match value {
            Plain::Text(text) => {
                self.bytes.push(TEXT);
                self.add_bytes(text.as_bytes());
            }
            Plain::Int(number) => {
                self.bytes.push(INT);
                self.add_bytes(&number.to_be_bytes());
            }
            Plain::Bytes(bytes) => {
                self.bytes.push(BYTES);
                self.add_bytes(bytes);
            }
        }
        if place < self.of.key.len() {
            self.named = self.bytes.len();
        }
    }

    fn add_bytes(&mut self, bytes: &[u8]) {
        // The length in as few bytes as it needs, seven bits in each: what is hashed is short, and there are many rows in a list.
        let mut length = bytes.len();
        while length >= 128 {
            self.bytes.push(u8::try_from(length % 128).unwrap_or_default() | 128);
            length /= 128;
        }
        self.bytes.push(u8::try_from(length).unwrap_or_default());
        self.bytes.extend_from_slice(bytes);
    }

    /// The bytes to be sealed.
    pub(crate) fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// What names the row, as it is told to an operator. It is read from the bytes, because hardly any row is ever named.
    pub(crate) fn key(&self) -> String {
        let mut left = self.bytes.get(self.of.table.len() + 1..self.named).unwrap_or_default();
        let mut parts = Vec::new();
        while let [_, kind, length, rest @ ..] = left {
            let (value, after) = rest.split_at_checked(usize::from(*length)).unwrap_or((rest, &[]));
            parts.push(match *kind {
                TEXT => String::from_utf8_lossy(value).into_owned(),
                INT => i64::from_be_bytes(value.try_into().unwrap_or_default()).to_string(),
                _ => crate::value::hex(value),
            });
            left = after;
        }
        parts.join(" ")
    }
}

/// How long a list of columns is together with those of these parts.
pub(crate) const fn length(own: &str, mut parts: &[Bond]) -> usize {
    let mut length = own.len();
    while let Some((part, rest)) = parts.split_first() {
        let mut columns = part.of.columns;
        while let Some((column, others)) = columns.split_first() {
            length += 2 + part.prefix.len() + column.len();
            columns = others;
        }
        length += 2 + part.prefix.len() + SEAL.len();
        parts = rest;
    }
    length
}

/// A list of columns, and after it what is sealed of these parts, each with its seal.
pub(crate) const fn columns<const N: usize>(own: &str, mut parts: &[Bond]) -> [u8; N] {
    let mut all = [0; N];
    let mut left = put(&mut all, own);
    while let Some((part, rest)) = parts.split_first() {
        let mut columns = part.of.columns;
        while let Some((column, others)) = columns.split_first() {
            left = put(put(put(left, ", "), part.prefix), column);
            columns = others;
        }
        left = put(put(put(left, ", "), part.prefix), SEAL);
        parts = rest;
    }
    let _ = left;
    all
}

const fn put<'a>(left: &'a mut [u8], text: &str) -> &'a mut [u8] {
    let (here, after) = left.split_at_mut(text.len());
    here.copy_from_slice(text.as_bytes());
    after
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::{ColumnKind, tables};

    /// Plain columns that decide nothing, or are bound otherwise, each with its reason; `*` is the whole table.
    const FREE: &[(&str, &str, &str)] = &[
        ("log", "*", "chained, and its checkpoints are signed"),
        ("log_head", "*", "compared with the log and its newest checkpoint"),
        ("checkpoint", "*", "signed"),
        ("form_outcome", "*", "what it came to is sealed in its place; it says to one who has the form what came of it"),
        ("draft", "*", "opens only with the token in the browser"),
        ("mark", "*", "of the house itself: compared with the keys, or when a job ran; nobody may do more by it"),
        ("registration_options", "*", "public, and confirmed by the partnership, which reads it"),
        ("correction", "*", "a proposal to what is public"),
        ("option_change", "*", "what is public, as it was and as it became"),
        ("logo", "*", "a public picture"),
        ("throttle", "*", "counts tries; whoever writes it guesses faster, and is still without the second factor"),
        ("known_browser", "*", "gives tries of their own, and opens nothing"),
        ("client", "*", "nothing is read of it: whose a registration is stands in the registration"),
        ("waits", "*", "worked out from rows that are sealed; the doctor works it out again"),
        ("factor", "label", "what the person calls it"),
        ("factor", "used_at", "told to the person; no factor ends by it"),
        ("session", "device", "told to the person"),
        ("session", "seen_at", "written at every page; a session ends at ends_at whatever stands here"),
        ("parked_form", "partnership_id", "a membership, which is sealed, is of one partnership"),
        ("parked_form", "typed_at", "when the last of it was typed"),
        ("registration", "language", "in what language to speak"),
        ("registration", "seen_at", "told to the client; the log has every look"),
        ("registration", "helper_kind", "compared with what the client told, which is sealed"),
        ("registration", "next_step", "worked out from rows that are sealed; the doctor works it out again"),
        ("registration", "next_since", "worked out from rows that are sealed; the doctor works it out again"),
        ("registration", "talked_at", "a figure of the road"),
        ("registration", "talk_done_at", "a figure of the road"),
        ("registration", "conferred_at", "a figure of the road"),
        ("registration", "opened_on", "a figure of the road"),
        ("registration", "released_from", "a name on the day of the coordinator"),
    ];

    #[test]
    fn every_plain_column_is_bound_or_has_a_reason_not_to_be() {
        let all = tables(crate::migrate::all());
        let is_free = |table: &str, column: &str| FREE.iter().any(|(of, name, _)| *of == table && (*name == "*" || *name == column));
        let mut wrong = Vec::new();
        for table in &all {
            let bound = of(&table.name);
            for column in table.columns.iter().filter(|column| column.name != SEAL) {
                let is_bound = bound.is_some_and(|bound| bound.columns.contains(&column.name.as_str()));
                // The doctor knows every column of bytes: sealed, or why not.
                let is_sealed = column.kind == ColumnKind::Blob;
                if !is_sealed && is_bound == is_free(&table.name, &column.name) {
                    wrong.push(format!("{}.{}", table.name, column.name));
                }
            }
            assert_eq!(bound.is_some(), table.place(SEAL).is_some(), "{} has a column for its seal, or needs none", table.name);
        }
        assert!(wrong.is_empty(), "neither bound nor in FREE, or both: {wrong:?}");
        for bound in ALL {
            let table = all.iter().find(|table| table.name == bound.table).unwrap();
            assert_eq!(bound.key, table.key, "{}", bound.table);
            assert!(bound.columns.iter().all(|column| table.place(column).is_some()), "{}", bound.table);
        }
        for (table, column, hash) in [("registration", "code_hash", REGISTRATION), ("session", "token_hash", SESSION)] {
            assert!(hash.columns.contains(&column), "{table}.{column} opens something");
        }
    }

    #[test]
    fn no_two_rows_say_the_same() {
        let content = |parts: &[(usize, Plain<'_>)]| {
            let mut content = Content::of(PERSON);
            for (place, value) in parts {
                content.add(*place, *value);
            }
            content.bytes
        };
        let one = content(&[(0, Plain::Text("ab")), (1, Plain::Text("c"))]);
        for other in [
            content(&[(0, Plain::Text("a")), (1, Plain::Text("bc"))]),
            content(&[(0, Plain::Text("ab")), (2, Plain::Text("c"))]),
            content(&[(0, Plain::Text("ab"))]),
            content(&[(0, Plain::Text("ab")), (1, Plain::Bytes(b"c"))]),
            content(&[(0, Plain::Text("ab")), (1, Plain::Text(""))]),
        ] {
            assert_ne!(one, other);
        }
        assert_ne!(Content::of(PERSON).bytes, Content::of(MEMBERSHIP).bytes);
    }
}
