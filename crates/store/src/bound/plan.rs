//! What a statement writes of sealed rows, read from its text: then its rows are looked at before, and sealed after.

use std::{
    collections::HashMap,
    sync::{Arc, OnceLock, PoisonError, RwLock},
};

use super::{Bound, SEAL, of};

/// What a statement does to the seals of rows.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Plan {
    /// It writes nothing that is sealed.
    Plain,
    /// It adds rows: the statement, which also tells what it wrote.
    Adds(Write),
    /// It changes rows: how to find those before it runs, with the numbers of its values, and the statement, which also tells what it wrote.
    Changes { find: &'static str, numbers: Vec<usize>, write: Write },
}

/// A statement that writes sealed rows.
#[derive(Debug)]
pub(crate) struct Write {
    pub(crate) of: &'static Bound,
    /// The same, telling what is sealed of each row that it wrote; none where it tells something else already.
    pub(crate) telling: Option<&'static str>,
    /// How to read again what is sealed of one row.
    pub(crate) again: &'static str,
    /// How to seal one row.
    pub(crate) seal: &'static str,
}

impl PartialEq for Write {
    fn eq(&self, other: &Self) -> bool {
        (self.of.table, self.telling) == (other.of.table, other.telling)
    }
}
impl Eq for Write {}

type Known = RwLock<HashMap<(usize, usize, bool), Arc<Plan>>>;

/// The plan of a statement, worked out once. On a server the rows are taken when they are found, as the statement itself takes them, so that
/// nobody changes them between.
pub(crate) fn plan(sql: &'static str, at_server: bool) -> Arc<Plan> {
    static KNOWN: OnceLock<Known> = OnceLock::new();
    static PLAIN: OnceLock<Arc<Plan>> = OnceLock::new();
    if !sql.starts_with("UPDATE") && !sql.starts_with("INSERT") {
        return Arc::clone(PLAIN.get_or_init(|| Arc::new(Plan::Plain)));
    }
    let known = KNOWN.get_or_init(RwLock::default);
    // A constant stays where it is, and so it is known by where it is.
    let place = (sql.as_ptr() as usize, sql.len(), at_server);
    if let Some(plan) = known.read().unwrap_or_else(PoisonError::into_inner).get(&place) {
        return Arc::clone(plan);
    }
    let plan = Arc::new(work_out(sql, at_server));
    known.write().unwrap_or_else(PoisonError::into_inner).insert(place, Arc::clone(&plan));
    plan
}

fn work_out(sql: &str, at_server: bool) -> Plan {
    let text = sql.split_whitespace().collect::<Vec<_>>().join(" ");
    if let Some(rest) = text.strip_prefix("INSERT INTO ") {
        let Some(bound) = rest.split(' ').next().and_then(of) else { return Plan::Plain };
        return Plan::Adds(write(bound, &text));
    }
    let Some((table, rest)) = text.strip_prefix("UPDATE ").and_then(|rest| rest.split_once(" SET ")) else { return Plan::Plain };
    let Some(bound) = of(table) else { return Plan::Plain };
    let (set, after) = split(rest, " WHERE ");
    if !changes(set, bound) {
        return Plan::Plain;
    }
    let (condition, _) = split(after.unwrap_or("1 = 1"), " RETURNING ");
    let (condition, numbers) = renumbered(condition);
    let taking = if at_server { " FOR NO KEY UPDATE" } else { "" };
    let find = format!("SELECT {}, {SEAL} FROM {table} WHERE {condition}{taking}", bound.columns.join(", "));
    Plan::Changes { find: kept(find), numbers, write: write(bound, &text) }
}

fn write(bound: &'static Bound, text: &str) -> Write {
    let (columns, table) = (bound.columns.join(", "), bound.table);
    let telling = split(text, " RETURNING ").1.is_none().then(|| kept(format!("{text} RETURNING {columns}")));
    let which = |first: usize| {
        let names = bound.key.iter().enumerate().map(|(place, name)| format!("{name} = ${}", place + first));
        names.collect::<Vec<_>>().join(" AND ")
    };
    let again = kept(format!("SELECT {columns} FROM {table} WHERE {}", which(1)));
    let seal = kept(format!("UPDATE {table} SET {SEAL} = $1 WHERE {}", which(2)));
    Write { of: bound, telling, again, seal }
}

/// Kept as long as the program runs: there are as many as there are statements that write.
fn kept(text: String) -> &'static str {
    Box::leak(text.into_boxed_str())
}

/// Whether what is set is any of what is sealed. A column that is set to itself only takes the row.
fn changes(set: &str, bound: &Bound) -> bool {
    let mut rest = Some(set);
    while let Some(all) = rest {
        let (one, others) = split(all, ", ");
        if let Some((column, value)) = one.split_once(" = ")
            && column.trim() != value.trim()
            && bound.columns.contains(&column.trim())
        {
            return true;
        }
        rest = others;
    }
    false
}

/// A text before and after the first of these words that stands in no brackets and in no quotes.
fn split<'a>(text: &'a str, words: &str) -> (&'a str, Option<&'a str>) {
    let (mut depth, mut quoted) = (0_usize, false);
    for (place, letter) in text.char_indices() {
        match letter {
            '\'' => quoted = !quoted,
            '(' if !quoted => depth += 1,
            ')' if !quoted => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth == 0
            && !quoted
            && let (before, Some(after)) =
                (text.get(..place).unwrap_or_default(), text.get(place..).and_then(|tail| tail.strip_prefix(words)))
        {
            return (before, Some(after));
        }
    }
    (text, None)
}

/// A condition with its values counted from one on, and which those were.
fn renumbered(condition: &str) -> (String, Vec<usize>) {
    let (mut out, mut numbers) = (String::with_capacity(condition.len()), Vec::new());
    let mut pieces = condition.split('$');
    out.push_str(pieces.next().unwrap_or_default());
    for piece in pieces {
        let end = piece.find(|c: char| !c.is_ascii_digit()).unwrap_or(piece.len());
        let (number, tail) = piece.split_at(end);
        let number: usize = number.parse().unwrap_or_default();
        let place = numbers.iter().position(|known| *known == number).unwrap_or_else(|| {
            numbers.push(number);
            numbers.len() - 1
        });
        out.push('$');
        out.push_str(&(place + 1).to_string());
        out.push_str(tail);
    }
    (out, numbers)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The columns that a list of assignments sets.
    fn set_by(set: &str) -> Vec<String> {
        let (mut rest, mut columns) = (Some(set), Vec::new());
        while let Some(all) = rest {
            let (one, others) = split(all, ", ");
            columns.extend(one.split_once(" = ").map(|(column, _)| column.trim().to_owned()));
            rest = others;
        }
        columns
    }

    /// What is wrong with how a statement writes rows that carry a seal.
    fn fault_of(sql: &str) -> Option<&'static str> {
        let text = sql.split_whitespace().collect::<Vec<_>>().join(" ");
        let words: Vec<&str> = text.split(' ').collect();
        let writes = words.windows(2).position(|pair| matches!(pair[0], "UPDATE" | "INTO") && of(pair[1]).is_some())?;
        let bound = of(words[writes + 1])?;
        let (head, returning) = split(&text, " RETURNING ");
        if let Some(added) = head.strip_prefix("INSERT INTO ") {
            let Some((before, set)) = added.split_once(" DO UPDATE SET ") else {
                return returning.map(|_| "it adds rows and tells of them");
            };
            let (_, conflict) = before.rsplit_once("ON CONFLICT (")?;
            let mut known: Vec<String> = conflict.trim_end_matches(')').split(", ").map(str::to_owned).collect();
            known.extend(set_by(set));
            let is_written = |column: &&str| known.iter().any(|known| known == column);
            return (!bound.columns.iter().all(is_written)).then_some("it keeps what it does not look at");
        }
        let Some((_, set)) = head.strip_prefix("UPDATE ").and_then(|rest| rest.split_once(" SET ")) else { return Some("it is not read") };
        let columns = set_by(split(set, " WHERE ").0);
        bound.key.iter().any(|key| columns.iter().any(|column| column == key)).then_some("it changes what names the row")
    }

    #[test]
    fn every_statement_writes_rows_with_a_seal_in_a_way_that_is_understood() {
        for (module, name, sql) in crate::statements::all() {
            assert_eq!(fault_of(sql), None, "{module}::{name}: {sql}");
        }
        for sql in [
            "INSERT INTO dossier_member (dossier_id) VALUES ($1) ON CONFLICT (dossier_id, membership_id, since) DO UPDATE SET until = NULL",
            "INSERT INTO dossier_member (dossier_id) VALUES ($1) RETURNING since",
            "UPDATE dossier_member SET since = $1 WHERE membership_id = $2",
            "WITH old AS (SELECT 1) UPDATE dossier_member SET until = $1",
        ] {
            assert!(fault_of(sql).is_some(), "{sql}");
        }
    }

    #[test]
    fn what_a_statement_writes_is_read_from_its_text() {
        let plain = [
            "SELECT state FROM registration WHERE registration_id = $1",
            "UPDATE registration SET seen_at = $2 WHERE registration_id = $1",
            "UPDATE registration SET state = state WHERE registration_id = $1",
            "UPDATE throttle SET tries = tries - 1 WHERE throttle_hash = $1",
            "INSERT INTO mark (name, value) VALUES ($1, $2)",
            "DELETE FROM registration WHERE registration_id = $1",
        ];
        for sql in plain {
            assert_eq!(*plan(sql, false), Plan::Plain, "{sql}");
        }
        let sql = "UPDATE dossier_member SET until = CASE WHEN since = ', ' THEN (SELECT $1 WHERE 1 = 1) ELSE NULL END \
                   WHERE partnership_id = $3 AND dossier_id = $2 AND since <= $3";
        let Plan::Changes { find, numbers, write } = &*plan(sql, true) else { panic!("it changes rows") };
        let columns = "dossier_id, membership_id, since, partnership_id, until";
        let expected = format!(
            "SELECT {columns}, row_seal FROM dossier_member WHERE partnership_id = $1 AND dossier_id = $2 AND since <= $1 FOR NO KEY UPDATE"
        );
        assert_eq!((*find, numbers.as_slice()), (expected.as_str(), [3, 2].as_slice()));
        assert_eq!(write.telling.unwrap(), format!("{sql} RETURNING {columns}").split_whitespace().collect::<Vec<_>>().join(" "));
        assert_eq!(write.seal, "UPDATE dossier_member SET row_seal = $1 WHERE dossier_id = $2 AND membership_id = $3 AND since = $4");
        let Plan::Adds(write) = &*plan("INSERT INTO dossier_member (dossier_id) VALUES ($1) RETURNING since", false) else {
            panic!("it adds rows")
        };
        assert_eq!((write.of.table, write.telling), ("dossier_member", None));
    }
}
