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
pub struct ListColumn {
    /// The attribute, as the schema of the policies names it.
    pub attr: &'static str,
    /// The column, or an expression over columns.
    pub sql: &'static str,
    /// What the attribute is.
    pub holds: Holds,
}

/// What an attribute of the policies is in the database.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Holds {
    /// One identifier or code.
    One,
    /// Yes or no.
    Flag,
    /// A set of at most one, in a column that may be NULL.
    AtMostOne,
    /// A set, in a table of its own: what asks it for the rows in which the set holds a value, up to the `=` before that value. The
    /// column is compared with what that finds.
    Many(&'static str),
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
pub fn clause(cond: &Cond, columns: &[ListColumn], known: &[(&str, String)], values: &mut Vec<Value>) -> Result<Clause, StoreError> {
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
            let column = find(columns, attr, |holds| matches!(holds, Holds::One | Holds::Flag))?;
            if column.holds == Holds::Flag {
                return match value.as_str() {
                    "true" => Ok(Clause::Where(column.sql.to_owned())),
                    "false" => Ok(Clause::Where(format!("(NOT {})", column.sql))),
                    _ => Err(StoreError::Filter { attr: attr.clone() }),
                };
            }
            values.push(Value::from(value));
            Ok(Clause::Where(format!("{} = ${}", column.sql, values.len())))
        }
        Cond::Holds { attr, value } => {
            let column = find(columns, attr, |holds| matches!(holds, Holds::AtMostOne | Holds::Many(_)))?;
            values.push(Value::from(value));
            Ok(Clause::Where(match column.holds {
                Holds::Many(rows) => format!("{} IN ({rows} = ${})", column.sql, values.len()),
                _ => format!("({0} IS NOT NULL AND {0} = ${1})", column.sql, values.len()),
            }))
        }
    }
}

fn find<'a>(columns: &'a [ListColumn], attr: &str, is: impl Fn(Holds) -> bool) -> Result<&'a ListColumn, StoreError> {
    columns.iter().find(|column| column.attr == attr && is(column.holds)).ok_or_else(|| StoreError::Filter { attr: attr.to_owned() })
}

fn join(
    parts: &[Cond],
    word: &str,
    (neutral, deciding): (Clause, Clause),
    columns: &[ListColumn],
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

    const COLUMNS: &[ListColumn] = &[
        ListColumn { attr: "state", sql: "r.state", holds: Holds::One },
        ListColumn { attr: "assigned", sql: "r.assigned_to", holds: Holds::AtMostOne },
        ListColumn { attr: "consent", sql: "r.consent", holds: Holds::Flag },
        ListColumn { attr: "team", sql: "r.id", holds: Holds::Many("SELECT t.id FROM t WHERE t.until IS NULL AND t.member") },
    ];

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
    fn a_set_in_a_table_of_its_own_is_asked_there_and_a_flag_is_asked_without_a_value() {
        let cond = Cond::And(vec![holds("team", "m1"), is("consent", "true"), Cond::Not(Box::new(is("consent", "false")))]);
        let mut values = vec![Value::from("p")];
        let sql = clause(&cond, COLUMNS, &[], &mut values).unwrap();
        let expected = "(r.id IN (SELECT t.id FROM t WHERE t.until IS NULL AND t.member = $2) AND r.consent AND (NOT (NOT r.consent)))";
        assert_eq!(sql, Clause::Where(expected.to_owned()));
        assert_eq!(values, [Value::from("p"), Value::from("m1")]);
        assert!(clause(&is("consent", "maybe"), COLUMNS, &[], &mut values).is_err());
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
        for cond in [
            is("mood", "sunny"),
            holds("state", "received"),
            is("assigned", "m1"),
            is("team", "m1"),
            holds("consent", "true"),
            Cond::Or(vec![Cond::False, is("id", "1")]),
        ] {
            assert!(matches!(clause(&cond, COLUMNS, &[], &mut Vec::new()), Err(StoreError::Filter { .. })), "{cond:?}");
        }
    }
}
