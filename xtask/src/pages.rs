//! What templates and style sheets promise: lines that a person can read and compare, and a layout that turns with the language.

use crate::tree::File;

/// The longest line of a template or a style sheet.
const WIDEST: usize = 140;

/// What is wrong with a template or a style sheet.
pub(crate) fn complaints(file: &File) -> Vec<String> {
    if !file.is("html") && !file.is("css") {
        return Vec::new();
    }
    let mut complaints = Vec::new();
    for (number, line) in file.text.lines().enumerate() {
        let mut complain = |what: &str| complaints.push(format!("{}:{}: {what}: {}", file.path, number + 1, line.trim()));
        if line.chars().count() > WIDEST {
            complain("a line over 140 characters; one element or one declaration a line");
        }
        if file.is("html") && ["{% call ", "{% macro ", "{%- call ", "{%- macro "].iter().any(|word| line.contains(word)) {
            complain("a part of a page is a small template with its own struct, so that the compiler knows what it shows");
        }
        if declarations(file, line).any(one_sided) {
            complain("say inline-start or inline-end, so that the page turns with the language");
        }
    }
    complaints
}

/// The declarations of a line: of a style sheet, or of a `style` attribute of a template.
fn declarations<'a>(file: &File, line: &'a str) -> impl Iterator<Item = &'a str> {
    let part = if file.is("css") { Some(line) } else { line.split_once("style=\"").and_then(|(_, rest)| rest.split('"').next()) };
    part.unwrap_or_default().split([';', '{', '}']).map(str::trim)
}

/// Whether a declaration means the left or the right hand.
fn one_sided(declaration: &str) -> bool {
    let Some((property, value)) = declaration.split_once(':') else { return false };
    let (property, value) = (property.trim(), value.trim());
    let side = |word: &str| word.split('-').any(|part| part == "left" || part == "right");
    match property {
        _ if property.starts_with("--") => false,
        "text-align" | "float" | "clear" => side(value),
        "padding" | "margin" | "inset" | "border-width" | "border-style" | "border-color" => {
            matches!(values(value).as_slice(), [_, right, _, left] if right != left)
        }
        "border-radius" => {
            let corners = values(value);
            match corners.as_slice() {
                [first, second] => first != second,
                [first, second, third] => first != second || second != third,
                [first, second, third, fourth] => first != second || third != fourth,
                _ => false,
            }
        }
        _ => side(property),
    }
}

/// The values of a declaration, parted at blanks outside brackets.
fn values(value: &str) -> Vec<String> {
    let mut depth = 0_i32;
    let mut parts = vec![String::new()];
    for letter in value.chars() {
        match letter {
            '(' => depth += 1,
            ')' => depth -= 1,
            _ => {}
        }
        if letter == ' ' && depth == 0 {
            parts.push(String::new());
        } else if let Some(last) = parts.last_mut() {
            last.push(letter);
        }
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wrong(path: &str, text: &str) -> usize {
        complaints(&File { path: path.to_owned(), text: text.to_owned() }).len()
    }

    #[test]
    fn a_long_line_is_found_in_pages_and_style_sheets_alone() {
        let long = "x".repeat(141);
        assert_eq!(wrong("a.html", &long), 1);
        assert_eq!(wrong("a.css", &long), 1);
        assert_eq!(wrong("a.md", &long), 0);
        assert_eq!(wrong("a.html", &"é".repeat(140)), 0, "letters are counted, not bytes");
    }

    #[test]
    fn a_macro_is_found_in_pages_alone() {
        assert_eq!(wrong("a.html", "{% macro row(one) %}\n{% endmacro %}"), 1);
        assert_eq!(wrong("a.html", "  <td>{%- call row(one) -%}{% endcall %}</td>"), 1);
        assert_eq!(wrong("a.html", "{{ row }} {% for call in calls %}{{ call }}{% endfor %}"), 0);
        assert_eq!(wrong("a.css", "/* {% call row() %} */"), 0);
    }

    #[test]
    fn the_left_and_the_right_hand_are_found() {
        for line in [
            "  margin-left: auto;",
            "  border-right: 1px solid;",
            "  left: -999rem;",
            "  text-align: left;",
            "  float: right;",
            "a{padding-left:1rem}",
            "  border-top-left-radius: 2px;",
            "  padding: 0 1rem 0 2rem;",
            "  border-radius: 0 var(--r) var(--r) 0;",
        ] {
            assert_eq!(wrong("a.css", line), 1, "{line}");
        }
        assert_eq!(wrong("a.html", r#"<p style="margin-left: 1rem">"#), 1);
    }

    #[test]
    fn what_turns_with_the_language_may_stay() {
        for line in [
            "  margin-inline-start: auto;",
            "  text-align: start;",
            "  padding: 0 1rem;",
            "  padding: 1px calc(1rem + 2px) 3px calc(1rem + 2px);",
            "  border-radius: 4px;",
            "  --left: 1rem;",
            ".left:hover,",
            "/* on the left: words */",
        ] {
            assert_eq!(wrong("a.css", line), 0, "{line}");
        }
        assert_eq!(wrong("a.html", r#"<a class="left" href="/left:">Left: {{ left }}</a>"#), 0);
    }
}
