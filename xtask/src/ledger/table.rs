//! Tables in a document, read by their heads.

/// The rows of every table with this head, each as its cells.
pub(crate) fn rows<'a>(text: &'a str, head: &[&str]) -> Vec<Vec<&'a str>> {
    let mut rows = Vec::new();
    let mut inside = false;
    for line in text.lines() {
        let Some(cells) = cells(line) else {
            inside = false;
            continue;
        };
        if cells == head {
            inside = true;
        } else if inside && !cells.iter().all(|cell| cell.chars().all(|c| c == '-')) {
            rows.push(cells);
        }
    }
    rows
}

fn cells(line: &str) -> Option<Vec<&str>> {
    let inside = line.strip_prefix('|')?.strip_suffix('|')?;
    Some(inside.split('|').map(str::trim).collect())
}

/// What stands between back quotes.
pub(crate) fn quoted(cell: &str) -> impl Iterator<Item = &str> {
    cell.split('`').skip(1).step_by(2)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tables_with_a_head_are_read_and_no_others() {
        let text =
            "| A | B |\n|---|---|\n| one | `two` and `three` |\n\n| C | D |\n|---|---|\n| no | no |\n\n| A | B |\n|--|--|\n| four | |\n";
        assert_eq!(rows(text, &["A", "B"]), [vec!["one", "`two` and `three`"], vec!["four", ""]]);
        assert_eq!(quoted("`two` and `three`").collect::<Vec<_>>(), ["two", "three"]);
    }
}
