//! What the generator says of files that are not as they should be: nothing is dropped silently.

#[path = "../build/generate/mod.rs"]
mod generate;

use std::path::Path;

use generate::{Language, Scope, plural::Rule};

#[test]
fn every_fault_of_a_file_is_told() {
    let language = |code, plural, scope| Language { code, tag: code, own_name: code, rtl: false, plural, scope };
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/faults");
    let made = generate::run(
        &root,
        &[
            language("nl", Rule::OneOther, Scope::All),
            language("fr", Rule::French, Scope::All),
            language("uk", Rule::Ukrainian, Scope::Clients),
        ],
    )
    .unwrap();
    let told = |part: &str| made.problems.iter().any(|problem| problem.contains(part));
    for part in [
        "the term -nothing does not exist",
        "no message uses the term -unused",
        "unused has an attribute .short",
        "attribute has an attribute .title",
        "bad.function: functions",
        "bad.round quotes itself",
        "few: the language has no plural Few",
        "late: an arm comes after another that takes all its numbers",
        "bad.default: *[other], and nothing else, is the default",
        "fr/bad.ftl: default: a digit stands for more than one number",
        "bad.word: [veel] is no number and no plural",
        "fr/bad.ftl: only-dutch is missing",
        "uk/bad.ftl: only-dutch is missing",
        "fr/bad.ftl: only-french is not in Dutch",
        "fr/bad.ftl: variables asks for other variables",
        "twice stands twice",
        "clients.txt: no message is bad.gone",
    ] {
        assert!(told(part), "not told: {part}\n{}", made.problems.join("\n"));
    }
    assert!(!told("uk/bad.ftl: twice"), "a language of clients lacks no words for staff");
    // A line that is no message at all, as the parser says it.
    assert!(made.problems.iter().filter(|problem| problem.starts_with("nl/bad.ftl")).count() >= 13, "{}", made.problems.join("\n"));
    assert!(made.code.contains(r"a\u{a0}b"), "an escaped sign is written as the sign");
}
