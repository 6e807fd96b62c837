//! Licence expressions, as Cargo's packages write them: may we use this under a licence we know?

/// Whether an expression can be met with the licences of a list. `AND` needs both sides, `OR` one; the slash of old
/// packages means `OR`.
pub(crate) fn allowed(expression: &str, list: &[String]) -> bool {
    let spaced = expression.replace('/', " OR ").replace('(', " ( ").replace(')', " ) ");
    let words: Vec<&str> = spaced.split_whitespace().collect();
    let mut rest = words.as_slice();
    let result = either(&mut rest, list);
    result.unwrap_or(false) && rest.is_empty()
}

fn either(rest: &mut &[&str], list: &[String]) -> Option<bool> {
    let mut result = both(rest, list)?;
    while take(rest, "OR") {
        // Both sides are read even when the first suffices, so that a malformed expression is never allowed.
        let other = both(rest, list)?;
        result = result || other;
    }
    Some(result)
}

fn both(rest: &mut &[&str], list: &[String]) -> Option<bool> {
    let mut result = one(rest, list)?;
    while take(rest, "AND") {
        let other = one(rest, list)?;
        result = result && other;
    }
    Some(result)
}

fn one(rest: &mut &[&str], list: &[String]) -> Option<bool> {
    if take(rest, "(") {
        let inside = either(rest, list)?;
        return take(rest, ")").then_some(inside);
    }
    let (name, after) = rest.split_first()?;
    if matches!(*name, "AND" | "OR" | "WITH" | ")") {
        return None;
    }
    *rest = after;
    let mut licence = (*name).to_owned();
    if take(rest, "WITH") {
        let (exception, after) = rest.split_first()?;
        *rest = after;
        licence = format!("{licence} WITH {exception}");
    }
    Some(list.contains(&licence))
}

fn take(rest: &mut &[&str], word: &str) -> bool {
    match rest.split_first() {
        Some((first, after)) if *first == word => {
            *rest = after;
            true
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn expressions_are_met_as_they_say() {
        let list: Vec<String> = ["MIT", "ISC", "Apache-2.0 WITH LLVM-exception"].map(str::to_owned).into();
        for good in [
            "MIT",
            "MIT OR GPL-3.0-only",
            "GPL-3.0-only/MIT",
            "MIT AND ISC",
            "(GPL-3.0-only OR MIT) AND ISC",
            "Apache-2.0 WITH LLVM-exception",
        ] {
            assert!(allowed(good, &list), "{good}");
        }
        for bad in ["", "GPL-3.0-only", "MIT AND GPL-3.0-only", "Apache-2.0", "MIT OR", "(MIT", "MIT ISC", "MIT OR ISC)"] {
            assert!(!allowed(bad, &list), "{bad}");
        }
    }
}
