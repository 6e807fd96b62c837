//! `schakel playbook check`: lays the cases of a file beside the rules, and says of each what the playbook says.

use std::{
    fmt::Write as _,
    fs::File,
    io::{self, Read as _, Write as _},
    path::{Path, PathBuf},
    process::ExitCode,
};

use schakel_domain::{
    playbook::{
        Judgement,
        case::{CaseFile, CaseRow, DecideRow},
    },
    screening::{Judged, Topic},
};
use schakel_texts::{Lang, by_key};
use serde_json::Value;

use super::words;
use crate::{say, words::table};

/// A case file with an explanation of every line, ready to be filled in.
pub(crate) const EXAMPLE: &str = include_str!("example.toml");

/// No case file of people is larger, in bytes.
const LARGEST: u64 = 1_048_576;

/// Judges all cases of these files. The answer is 0 when all is as the cases expect, 1 when something is not, and 2 when a file cannot
/// be read, or when there is no case at all.
pub(crate) fn check(files: &[PathBuf], lang: Lang) -> anyhow::Result<ExitCode> {
    let (mut cases, mut otherwise, mut unread) = (0_usize, 0_usize, 0_usize);
    let mut out = String::new();
    for path in files {
        match read(path) {
            Ok(file) => {
                for case in &file.case {
                    cases += 1;
                    if !judge(case, lang, &mut out)? {
                        otherwise += 1;
                    }
                }
            }
            Err(why) => {
                unread += 1;
                let _ = writeln!(io::stderr(), "schakel: {}{why}", path.display());
            }
        }
    }
    let verdict = if otherwise == 0 { "all as expected".to_owned() } else { format!("{otherwise} not as expected") };
    match cases {
        0 => writeln!(out, "No case was read.")?,
        1 => writeln!(out, "1 case: {verdict}.")?,
        _ => writeln!(out, "{cases} cases: {verdict}.")?,
    }
    say(&out)?;
    Ok(match (unread, cases, otherwise) {
        (0, 1.., 0) => ExitCode::SUCCESS,
        (0, 1.., _) => ExitCode::from(1),
        // Nothing that was read is nothing that is well.
        _ => ExitCode::from(2),
    })
}

/// Reads a file; the complaint begins where it belongs behind the file's name.
fn read(path: &Path) -> Result<CaseFile, String> {
    let mut text = String::new();
    File::open(path).and_then(|file| file.take(LARGEST).read_to_string(&mut text)).map_err(|error| format!(" cannot be read: {error}"))?;
    toml::from_str(&text).map_err(|error| {
        let line = error.span().map(|span| text.get(..span.start).unwrap_or_default().matches('\n').count() + 1);
        let at = line.map(|line| format!(", line {line}")).unwrap_or_default();
        format!("{at}: {}\nschakel: `schakel playbook check --example` prints an example with every word explained", plain(error.message()))
    })
}

/// What the reader complains of, in words for people who do not write programs.
fn plain(complaint: &str) -> String {
    let complaint = complaint.trim().replace('\n', " ");
    for (begins, says) in [
        ("unknown field ", "there is no such word here: "),
        ("unknown variant ", "this is none of the possible answers: "),
        ("missing field ", "this is missing: "),
    ] {
        if let Some(rest) = complaint.strip_prefix(begins) {
            return format!("{says}{}", rest.replace(", expected one of ", "; possible are ").replace(", expected ", "; possible is "));
        }
    }
    if complaint.starts_with("duplicate key") {
        return "this stands here twice".to_owned();
    }
    if complaint.contains("expected a boolean") {
        return format!("true or false stands here, without quotation marks ({complaint})");
    }
    if complaint.contains("date") || complaint.contains("map, expected a string") {
        return format!("a date is a day that exists, between quotation marks, as in \"2026-11-23\" ({complaint})");
    }
    complaint
}

/// Says of one case what the playbook says; whether that is what the case expects.
fn judge(case: &CaseRow, lang: Lang, out: &mut String) -> anyhow::Result<bool> {
    let screening = case.screening();
    let outcome = screening.outcome.code();
    writeln!(out, "{}\n", case.name)?;
    writeln!(out, "outcome: {outcome} ({})", word("outcome", outcome, lang))?;
    for one in &screening.contradictions {
        writeln!(out, "contradiction: {}: {}", one.code(), word("contradiction", one.code(), lang))?;
    }
    let said = serde_json::to_value(&case.facts)?;
    writeln!(out, "{}", listed(case, &screening.judged, &said))?;
    advise(&screening.judged, lang, out)?;
    if let Some(decide) = &case.decide {
        let of_decision = case.of_decision();
        let refused = case.refused_by();
        let says = refused.map_or_else(|| "allowed".to_owned(), |rule| format!("refused by {rule}"));
        writeln!(out, "\ndecision: {}: {says} ({})", decide.kind.code(), word("decision", decide.kind.code(), lang))?;
        for one in case.against() {
            writeln!(out, "goes against: {}: {} ({})", one.code(), word("against", one.code(), lang), one.par())?;
        }
        writeln!(out, "{}", listed(case, &of_decision, &said))?;
        advise(&of_decision, lang, out)?;
    }
    let mismatches = case.mismatches();
    for one in &mismatches {
        writeln!(out, "NOT AS EXPECTED: {}: the case expects {}, the playbook says {}", one.of, one.expected, one.says)?;
    }
    out.push_str("\n\n");
    Ok(mismatches.is_empty())
}

/// The rules in rows: name, paragraph, what it says, on which answers.
fn listed(case: &CaseRow, judged: &[Judged], said: &Value) -> String {
    let row = |one: &Judged| {
        let answers = one.rule.on.iter().map(|topic| format!("{} = {}", topic.code(), answer(case, *topic, said)));
        let answers = if one.rule.on.is_empty() { "all answers above".to_owned() } else { answers.collect::<Vec<_>>().join(", ") };
        [one.rule.id.0.to_owned(), one.rule.par.to_string(), one.judgement.code().to_owned(), answers]
    };
    table(["rule", "paragraph", "says", "on these answers"], &judged.iter().map(row).collect::<Vec<_>>())
}

/// An answer as it stands in the file; a question mark when it is not known.
fn answer(case: &CaseRow, topic: Topic, said: &Value) -> String {
    let deciding = |of: fn(&DecideRow) -> Value| case.decide.as_ref().map_or(Value::Null, of);
    let value = match topic {
        Topic::Present => deciding(|decide| decide.partners.into()),
        Topic::Team => deciding(|decide| decide.agrees_to_team.into()),
        _ => said.get(topic.code()).cloned().unwrap_or_default(),
    };
    match value {
        Value::Null => "?".to_owned(),
        Value::String(text) => text,
        Value::Array(all) if all.is_empty() => "?".to_owned(),
        Value::Array(all) => all.iter().filter_map(Value::as_str).collect::<Vec<_>>().join("+"),
        Value::Object(one) => one.values().filter_map(Value::as_str).collect(),
        other => other.to_string(),
    }
}

/// What can be done about the rules that do not hold.
fn advise(judged: &[Judged], lang: Lang, out: &mut String) -> anyhow::Result<()> {
    for one in judged {
        let of = match one.judgement {
            Judgement::Held => continue,
            Judgement::Broken => "-instead",
            Judgement::Missing | Judgement::Unclear => "-ask",
        };
        writeln!(out, "  {} {}: {}", one.rule.id.0, one.judgement.code(), words(&one.rule, "", lang))?;
        writeln!(out, "    {}", words(&one.rule, of, lang))?;
    }
    Ok(())
}

fn word(kind: &str, code: &str, lang: Lang) -> &'static str {
    by_key("screening", &format!("{kind}-{}", code.replace('_', "-")), lang).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_example_is_a_case_file_and_is_as_it_expects() {
        let file: CaseFile = toml::from_str(EXAMPLE).unwrap();
        for case in &file.case {
            assert_eq!(case.mismatches(), [], "{}", case.name);
        }
        let first = serde_json::to_value(&file.case[0].facts).unwrap();
        for field in first.as_object().unwrap().keys() {
            assert!(EXAMPLE.contains(&format!("{field} = ")), "{field} is explained");
        }
    }

    #[test]
    fn an_answer_is_found_by_the_name_of_its_topic() {
        let file: CaseFile = toml::from_str(EXAMPLE).unwrap();
        let said = serde_json::to_value(&file.case[0].facts).unwrap();
        for rule in schakel_domain::screening::rules() {
            for topic in rule.on {
                let explained = EXAMPLE.contains(&format!("{} = ", topic.code()));
                assert!(
                    explained && (said.get(topic.code()).is_some() || *topic == Topic::Conversation),
                    "{} is no word of a case file",
                    topic.code()
                );
            }
        }
    }
}
