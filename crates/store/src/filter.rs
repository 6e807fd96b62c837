//! A filter of `access` as a condition of a statement.
//!
//! Each slice says which attribute of the policies stands in which column. An attribute that the slice does not name is
//! an error and not a guess: a policy that asks something new shows no list until the slice knows the column. Values
//! always travel as parameters. Every piece is true or false and never NULL, so that a `NOT` around it means what the
//! policies mean.

use schakel_access::Cond;

use crate::{StoreError, Value};

/// In which column an attribute of the policies stands.
#[derive(Debug, Clone, Copy)]
pub struct Column {
    /// The attribute, as the schema of the policies names it.
    pub attr: &'static str,
    /// The column, or an expression over columns.
    pub sql: &'static str,
    /// Whether the attribute is a set of at most one, kept in a column that may be NULL.
    pub set: bool,
}

/// What is left of a filter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Clause {
    /// Everything passes.
    All,
    /// Nothing passes.
    Nothing,
    /// What passes this condition.
    Where(String),
}

/// Turns a condition into SQL. `known` are attributes that are the same for every row the statement can reach, such as
/// the partnership; what they decide is decided here. New values are added to `values`, which holds those of the rest
/// of the statement.
///
/// # Errors
/// `Filter` when the condition asks an attribute that stands in no column.
pub fn clause(cond: &Cond, columns: &[Column], known: &[(&str, String)], values: &mut Vec<Value>) -> Result<Clause, StoreError> {
    match cond {
        Cond::True => Ok(Clause::All),
        Cond::False => Ok(Clause::Nothing),
        Cond::Not(inner) => Ok(match clause(inner, columns, known, values)? {
            Clause::All => Clause::Nothing,
            Clause::Nothing => Clause::All,
            Clause::Where(sql) => Clause::Where(format!("(NOT {sql})")),
        }),
        Cond::And(parts) => join(parts, " AND ", (Clause::All, Clause::Nothing), columns, known, values),
        Cond::Or(parts) => join(parts, " OR ", (Clause::Nothing, Clause::All), columns, known, values),
        Cond::Is { attr, value } => {
            if let Some((_, known)) = known.iter().find(|(name, _)| name == attr) {
                return Ok(if known == value { Clause::All } else { Clause::Nothing });
            }
            let column = find(columns, attr, false)?;
            values.push(Value::from(value));
            Ok(Clause::Where(format!("{} = ${}", column.sql, values.len())))
        }
        Cond::Holds { attr, value } => {
            let column = find(columns, attr, true)?;
            values.push(Value::from(value));
            Ok(Clause::Where(format!("({0} IS NOT NULL AND {0} = ${1})", column.sql, values.len())))
        }
    }
}

fn find<'a>(columns: &'a [Column], attr: &str, set: bool) -> Result<&'a Column, StoreError> {
    columns.iter().find(|column| column.attr == attr && column.set == set).ok_or_else(|| StoreError::Filter { attr: attr.to_owned() })
}

fn join(
    parts: &[Cond],
    word: &str,
    (neutral, deciding): (Clause, Clause),
    columns: &[Column],
    known: &[(&str, String)],
    values: &mut Vec<Value>,
) -> Result<Clause, StoreError> {
    let before = values.len();
    let mut pieces = Vec::with_capacity(parts.len());
    for part in parts {
        match clause(part, columns, known, values)? {
            piece if piece == neutral => {}
            piece if piece == deciding => {
                // What the other parts asked is not asked any more, so their values go too.
                values.truncate(before);
                return Ok(deciding);
            }
            Clause::Where(sql) => pieces.push(sql),
            Clause::All | Clause::Nothing => {}
        }
    }
    Ok(match pieces.as_slice() {
        [] => neutral,
        [one] => Clause::Where(one.clone()),
        _ => Clause::Where(format!("({})", pieces.join(word))),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const COLUMNS: &[Column] =
        &[Column { attr: "state", sql: "r.state", set: false }, Column { attr: "assigned", sql: "r.assigned_to", set: true }];

    fn is(attr: &str, value: &str) -> Cond {
        Cond::Is { attr: attr.to_owned(), value: value.to_owned() }
    }
    fn holds(attr: &str, value: &str) -> Cond {
        Cond::Holds { attr: attr.to_owned(), value: value.to_owned() }
    }

    #[test]
    fn values_travel_as_parameters_after_those_of_the_statement() {
        let cond = Cond::And(vec![holds("assigned", "m'1"), Cond::Not(Box::new(is("state", "merged")))]);
        let mut values = vec![Value::from("p")];
        let sql = clause(&cond, COLUMNS, &[], &mut values).unwrap();
        assert_eq!(sql, Clause::Where("((r.assigned_to IS NOT NULL AND r.assigned_to = $2) AND (NOT r.state = $3))".to_owned()));
        assert_eq!(values, [Value::from("p"), Value::from("m'1"), Value::from("merged")]);
    }

    #[test]
    fn what_is_known_of_all_rows_is_decided_without_them() {
        let known = [("partnership", "p1".to_owned())];
        let mut values = Vec::new();
        let ours = Cond::And(vec![is("partnership", "p1"), Cond::Or(vec![is("state", "received"), Cond::True])]);
        assert_eq!(clause(&ours, COLUMNS, &known, &mut values).unwrap(), Clause::All);
        let theirs = Cond::And(vec![is("state", "received"), is("partnership", "p2")]);
        assert_eq!(clause(&theirs, COLUMNS, &known, &mut values).unwrap(), Clause::Nothing);
        assert_eq!(clause(&Cond::Not(Box::new(theirs)), COLUMNS, &known, &mut values).unwrap(), Clause::All);
        assert_eq!(values, []);
        assert_eq!(clause(&Cond::Or(Vec::new()), COLUMNS, &known, &mut values).unwrap(), Clause::Nothing);
    }

    #[test]
    fn an_attribute_without_a_column_shows_nothing_at_all() {
        for cond in [is("mood", "sunny"), holds("state", "received"), is("assigned", "m1"), Cond::Or(vec![Cond::False, is("id", "1")])] {
            assert!(matches!(clause(&cond, COLUMNS, &[], &mut Vec::new()), Err(StoreError::Filter { .. })), "{cond:?}");
        }
    }
}
