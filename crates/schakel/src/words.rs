//! Words for the administrator: errors of the application as sentences, and small tables.

use schakel_app::{AppError, Fault};

/// An error of the application, for the one at the machine.
pub(crate) fn failed(what: &str, error: &AppError) -> anyhow::Error {
    let why = match error {
        AppError::NotFound => "it is not there".to_owned(),
        AppError::Denied(denied) => format!("the policies do not allow {} (§{})", denied.act.name, denied.par),
        AppError::Refused(refused) => format!("the playbook does not allow it ({}, {})", refused.refusal.rule.0, refused.refusal.par),
        AppError::Invalid(faults) => {
            let said = |fault: &schakel_app::FieldFault| match fault.fault {
                Fault::Blank => format!("{} is empty", fault.field),
                Fault::Own(key) => format!("{}: {}", fault.field, key.replace('-', " ")),
                other => format!("{} cannot be taken ({other:?})", fault.field),
            };
            faults.iter().map(said).collect::<Vec<_>>().join("; ")
        }
        AppError::Stale => "somebody else changed it at the same moment; try again".to_owned(),
        AppError::Unavailable => "the database cannot be written: it is away, or its disk is full".to_owned(),
        AppError::Busy(seconds) => format!("too much at once; try again in {seconds} seconds"),
        AppError::TooMany(seconds) => format!("too many tries; try again in {seconds} seconds"),
        AppError::StepUp | AppError::SignIn => "it needs somebody who signed in".to_owned(),
        AppError::Illegible(cause) | AppError::Broken(cause) => cause.to_string(),
        AppError::Internal(cause) => cause.clone(),
    };
    anyhow::anyhow!("{what}: {why}")
}

/// Rows under headings, in columns.
pub(crate) fn table<const N: usize>(heads: [&str; N], rows: &[[String; N]]) -> String {
    let mut widths = heads.map(|head| head.chars().count());
    for row in rows {
        for (width, cell) in widths.iter_mut().zip(row) {
            *width = (*width).max(cell.chars().count());
        }
    }
    let line = |cells: &mut dyn Iterator<Item = &str>| {
        let mut out = String::new();
        for (cell, width) in cells.zip(widths) {
            out.push_str(cell);
            out.extend(std::iter::repeat_n(' ', width.saturating_sub(cell.chars().count()) + 2));
        }
        out.trim_end().to_owned()
    };
    let mut lines = vec![line(&mut heads.into_iter())];
    lines.extend(rows.iter().map(|row| line(&mut row.iter().map(String::as_str))));
    lines.join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_stand_under_their_heads() {
        let rows = [["zoë".to_owned(), "1".to_owned()], ["b".to_owned(), "22".to_owned()]];
        assert_eq!(table(["a", "n"], &rows), "a    n\nzoë  1\nb    22");
        assert_eq!(table(["a"], &[]), "a");
    }
}
