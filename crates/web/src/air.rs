//! Takes out the air: depth of lines and comments are there for readers of templates and of the style sheet, and nobody's browser
//! needs them.

/// A page with one new line, and no depth, between two tags that stand on lines of their own. What a person typed never stands
/// between two tags with nothing else: its `<` and `>` are escaped.
pub(crate) fn out_of_page(html: &str) -> String {
    let mut lean = String::with_capacity(html.len());
    let mut rest = html;
    while let Some((before, after)) = rest.split_once(">\n") {
        lean.push_str(before);
        lean.push_str(">\n");
        let next = after.trim_start_matches([' ', '\n']);
        rest = if next.starts_with('<') { next } else { after };
    }
    lean.push_str(rest);
    lean
}

/// A style sheet without comments, new lines and depth. It is written one declaration a line.
pub(crate) fn out_of_style(css: &str) -> String {
    let mut lean = String::with_capacity(css.len());
    for line in without_comments(css).lines().map(str::trim).filter(|line| !line.is_empty()) {
        // A long selector goes on in the next line.
        if !lean.is_empty() && !lean.ends_with(['{', '}', ';', ',']) {
            lean.push(' ');
        }
        if let Some((property, value)) = line.split_once(": ").filter(|_| line.ends_with(';')) {
            lean.extend([property, ":", value]);
        } else if let Some(selector) = line.strip_suffix(" {") {
            lean.extend([selector, "{"]);
        } else {
            lean.push_str(line);
        }
    }
    lean
}

fn without_comments(css: &str) -> String {
    let mut parts = css.split("/*");
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |kept, part| kept + part.split_once("*/").map_or("", |(_, after)| after))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn between_tags_depth_goes_and_words_keep_their_white_space() {
        let page = "<ul>\n  \n    <li>\n      One <b>two</b>\n      <i>three</i>\n    </li>\n</ul>\n";
        assert_eq!(out_of_page(page), "<ul>\n<li>\n      One <b>two</b>\n<i>three</i>\n</li>\n</ul>\n");
    }

    #[test]
    fn what_was_typed_stays_as_it_was() {
        for typed in ["<textarea>\n  a\n\n    b</textarea>", "<input value=\"a\n  b\">", "<p class=\"lees\">a\n  &lt;b&gt;\n  c</p>"] {
            assert_eq!(out_of_page(typed), typed);
        }
    }

    #[test]
    fn a_style_sheet_keeps_its_rules_and_loses_the_rest() {
        let css = "/* What\n   for: */\n@media print {\n  h1,\n  h2 > a:hover {\n    margin: 0 auto; /* why */\n    font: 1rem \"Segoe UI\";\n  }\n}\n";
        assert_eq!(out_of_style(css), "@media print{h1,h2 > a:hover{margin:0 auto;font:1rem \"Segoe UI\";}}");
        assert_eq!(out_of_style("a:has(b)\n  c {\n  content: attr(x) \": \";\n}\n"), "a:has(b) c{content:attr(x) \": \";}");
    }
}
