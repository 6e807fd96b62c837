//! Comments in plain English: no sentence begins with a headless "Who" or "Whoever", and what a function hands back is
//! returned, not given. Questions may ask who.

use crate::tree::File;

/// How a line of comment begins, by kind of file; in Markdown every line is words.
const MARKS: &[(&str, &[&str])] = &[
    ("rs", &["//!", "///", "//"]),
    ("mjs", &["//"]),
    ("cedar", &["//"]),
    ("cedarschema", &["//"]),
    ("sql", &["--"]),
    ("toml", &["#"]),
    ("css", &["/*", "*/", "*"]),
    ("md", &[""]),
];

/// Beginnings of a sentence that hang in the air, in comments of every kind.
const HEADLESS: &[&str] = &["Who", "Whoever"];

/// A beginning of a sentence that has a plainer word in documentation of code.
const GIVES: &str = "Gives";

/// The sentences of a file's comments that begin with a word which has a better one.
pub(crate) fn plain(file: &File) -> Vec<String> {
    let Some((_, marks)) = MARKS.iter().find(|(kind, _)| file.is(kind)) else { return Vec::new() };
    let mut complaints = Vec::new();
    for block in blocks(&file.text, marks) {
        for (number, first, sentence) in sentences(&block) {
            let wrong = if HEADLESS.contains(&first) && !sentence.ends_with('?') {
                "say of whom the sentence is, instead of beginning with"
            } else if first == GIVES && block.is_doc {
                "\"Returns\", or a verb that says what happens, instead of"
            } else {
                continue;
            };
            complaints.push(format!("{}:{number}: {wrong} \"{first}\": {sentence}", file.path));
        }
    }
    complaints
}

/// Lines of comment that belong together.
struct Block<'a> {
    is_doc: bool,
    /// The number of each line, and its words.
    lines: Vec<(usize, &'a str)>,
}

fn blocks<'a>(text: &'a str, marks: &[&str]) -> Vec<Block<'a>> {
    let mut all: Vec<Block<'a>> = Vec::new();
    let mut open = None;
    let mut fenced = false;
    for (number, line) in text.lines().enumerate() {
        let words = marks.iter().find_map(|mark| Some((*mark, line.trim_start().strip_prefix(mark)?.trim())));
        fenced ^= words.is_some_and(|(_, words)| words.starts_with("```"));
        // An item of a list and a row of a table begin anew.
        let begins = |words: &str| words.is_empty() || words.starts_with(['*', '-', '|', '#']);
        match words {
            Some((mark, words)) if !fenced && !words.is_empty() => {
                let words = words.trim_start_matches(['*', '-', '#', ' ']);
                match all.last_mut() {
                    Some(block) if open == Some(mark) && !begins(line.trim_start().trim_start_matches(mark).trim()) => {
                        block.lines.push((number + 1, words));
                    }
                    _ => all.push(Block { is_doc: matches!(mark, "///" | "//!"), lines: vec![(number + 1, words)] }),
                }
                open = Some(mark);
            }
            _ => open = None,
        }
    }
    all
}

/// The sentences of a block: on which line each begins, its first word, and the whole of it.
fn sentences<'a>(block: &Block<'a>) -> Vec<(usize, &'a str, String)> {
    let mut all: Vec<(usize, &'a str, String)> = Vec::new();
    let mut ended = true;
    for (number, line) in &block.lines {
        for word in line.split_whitespace() {
            if word == "|" {
                ended = true;
                continue;
            }
            match all.last_mut() {
                Some((_, _, sentence)) if !ended => {
                    sentence.push(' ');
                    sentence.push_str(word);
                }
                _ => all.push((*number, word.trim_end_matches(':'), word.to_owned())),
            }
            ended = word.trim_end_matches([')', '"', '*', '`']).ends_with(['.', '?', '!']);
        }
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    fn complaints(path: &str, text: &str) -> usize {
        plain(&File { path: path.to_owned(), text: text.to_owned() }).len()
    }

    #[test]
    fn a_sentence_without_a_head_is_found_wherever_it_begins() {
        assert_eq!(complaints("x.rs", "/// Who has none waits.\nfn f() {}\n"), 1);
        assert_eq!(complaints("x.rs", "// Nothing here. Whoever came\n// is gone.\n"), 1);
        assert_eq!(complaints("x.rs", "//! It ends here.\n//! Who comes second waits.\n"), 1);
        assert_eq!(complaints("x.cedar", "// Who advises sits at the table.\n"), 1);
        assert_eq!(complaints("x.sql", "-- Who guides now.\n"), 1);
        assert_eq!(complaints("x.css", "/* Who prints gets black. */\n"), 1);
        assert_eq!(complaints("x.md", "A line.\n\n* Who comes second keeps it all.\n"), 1);
        assert_eq!(complaints("x.md", "| cedar | Who may not gets nothing. |\n"), 1);
    }

    #[test]
    fn who_inside_a_sentence_in_a_question_and_in_code_is_left_alone() {
        assert_eq!(complaints("x.rs", "/// The one\n/// Who is a name here.\nenum Who {}\n"), 0);
        assert_eq!(complaints("x.rs", "/// Who may see it? The team.\n"), 0);
        assert_eq!(complaints("x.rs", "let said = \"Who has none waits.\";\n"), 0);
        assert_eq!(complaints("x.md", "```\nWho is code\n```\n"), 0);
        assert_eq!(complaints("x.ftl", "who = Who helps you\n"), 0);
    }

    #[test]
    fn what_is_returned_is_not_given() {
        assert_eq!(complaints("x.rs", "/// Counts. Gives how many.\n"), 1);
        assert_eq!(complaints("x.rs", "// Gives way to the other.\n"), 0);
        assert_eq!(complaints("x.rs", "/// Counts, and gives way.\n"), 0);
    }
}
