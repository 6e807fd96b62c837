//! `schakel playbook check`: lays the cases of a file beside the rules, and says of each what the playbook says.

use std::{
    fmt::Write as _,
    io::{self, Write as _},
    path::{Path, PathBuf},
    process::ExitCode,
};

use schakel_domain::{
    playbook::{
        Judgement, Playbook,
        case::{AskedRow, CaseFile, CaseRow, DecideRow},
        why::why,
    },
    screening::{Judged, Topic},
};
use schakel_texts::{Lang, by_key};
use serde_json::Value;

use super::{
    Of, read_small,
    verdict::{TurnJson, Verdict},
    words,
};
use crate::{say, words::table};

/// A case file with an explanation of every line, ready to be filled in.
pub(crate) const EXAMPLE: &str = include_str!("example.toml");

/// No case file of people is larger, in bytes.
const LARGEST: u64 = 1_048_576;

/// Judges all cases of these files. The answer is 0 when all is as the cases expect, 1 when something is not, and 2 when a file cannot
/// be read, or when there is no case at all.
pub(crate) fn check(of: &Of, files: &[PathBuf], json: bool, lang: Lang) -> anyhow::Result<ExitCode> {
    let (_, playbook) = of.playbook()?;
    let (mut cases, mut unread) = (Vec::new(), 0_usize);
    for path in files {
        match read(path) {
            Ok(file) => cases.extend(file.case),
            Err(why) => {
                unread += 1;
                let _ = writeln!(io::stderr(), "schakel: {}{why}", path.display());
            }
        }
    }
    let otherwise = cases.iter().filter(|case| !case.mismatches(&playbook).is_empty()).count();
    if json {
        say(&serde_json::to_string_pretty(&Verdict::of(&playbook, &cases, unread))?)?;
    } else {
        say(&told(&playbook, &cases, otherwise, lang)?)?;
    }
    Ok(match (unread, cases.len(), otherwise) {
        (0, 1.., 0) => ExitCode::SUCCESS,
        (0, 1.., _) => ExitCode::from(1),
        // Nothing that was read is nothing that is well.
        _ => ExitCode::from(2),
    })
}

/// All cases in words.
fn told(playbook: &Playbook, cases: &[CaseRow], otherwise: usize, lang: Lang) -> anyhow::Result<String> {
    let mut out = String::new();
    for case in cases {
        judge(playbook, case, lang, &mut out)?;
    }
    let verdict = if otherwise == 0 { "all as expected".to_owned() } else { format!("{otherwise} not as expected") };
    match cases.len() {
        0 => writeln!(out, "No case was read.")?,
        1 => writeln!(out, "1 case: {verdict}.")?,
        all => writeln!(out, "{all} cases: {verdict}.")?,
    }
    Ok(out)
}

/// Reads a file; the complaint begins where it belongs behind the file's name.
fn read(path: &Path) -> Result<CaseFile, String> {
    let text = read_small(path, LARGEST).map_err(|why| format!(" cannot be read: {why}"))?;
    toml::from_str(&text).map_err(|error| {
        let line = error.span().map(|span| text.get(..span.start).unwrap_or_default().matches('\n').count() + 1);
        let at = line.map(|line| format!(", line {line}")).unwrap_or_default();
        format!("{at}: {}\nschakel: `schakel playbook check --example` prints an example with every word explained", plain(error.message()))
    })
}

/// What the reader complains of, in words for people who do not write programs.
pub(super) fn plain(complaint: &str) -> String {
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

/// Says of one case what the playbook says.
fn judge(playbook: &Playbook, case: &CaseRow, lang: Lang, out: &mut String) -> anyhow::Result<()> {
    let screening = case.screening(playbook);
    let outcome = screening.outcome.code();
    writeln!(out, "{}\n", case.name)?;
    writeln!(out, "outcome: {outcome} ({})", word("outcome", outcome, lang))?;
    for one in &screening.contradictions {
        writeln!(out, "contradiction: {}: {}", one.code(), word("contradiction", one.code(), lang))?;
    }
    let said = serde_json::to_value(&case.facts)?;
    writeln!(out, "{}", listed(case, &screening.judged, &said))?;
    advise(playbook, case, &screening.judged, lang, out)?;
    if let Some(decide) = &case.decide {
        let of_decision = case.of_decision(playbook);
        let refused = case.refused_by(playbook);
        let says = refused.map_or_else(|| "allowed".to_owned(), |rule| format!("refused by {rule}"));
        writeln!(out, "\ndecision: {}: {says} ({})", decide.kind.code(), word("decision", decide.kind.code(), lang))?;
        for one in case.against(playbook) {
            writeln!(out, "goes against: {}: {} ({})", one.code(), word("against", one.code(), lang), one.par())?;
        }
        writeln!(out, "{}", listed(case, &of_decision, &said))?;
        advise(playbook, case, &of_decision, lang, out)?;
    }
    if case.road.is_some() {
        writeln!(out, "\n{}", asked(playbook, case, lang))?;
    }
    let mismatches = case.mismatches(playbook);
    for one in &mismatches {
        writeln!(out, "NOT AS EXPECTED: {}: the case expects {}, the playbook says {}", one.of, one.expected, one.says)?;
    }
    out.push_str("\n\n");
    Ok(())
}

/// What is asked in rows: of whom, what, paragraph, since when, for which day.
fn asked(playbook: &Playbook, case: &CaseRow, lang: Lang) -> String {
    let row = |one: &AskedRow| {
        let (code, on) = (one.ask.code(), one.on.map(|on| on.to_string()).unwrap_or_default());
        [
            one.whom.code().to_owned(),
            code.to_owned(),
            format!("§{}", one.par),
            one.since.to_string(),
            on,
            word("ask", code, lang).to_owned(),
        ]
    };
    let rows: Vec<_> = case.asked(playbook).iter().map(row).collect();
    if rows.is_empty() { "asked: nothing".to_owned() } else { table(["of", "asked", "paragraph", "since", "for", "in words"], &rows) }
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
    plain_value(&value)
}

/// A value without the marks of its notation; a question mark for none.
fn plain_value(value: &Value) -> String {
    match value {
        Value::Null => "?".to_owned(),
        Value::String(text) => text.clone(),
        Value::Array(all) if all.is_empty() => "?".to_owned(),
        Value::Array(all) => all.iter().filter_map(Value::as_str).collect::<Vec<_>>().join("+"),
        Value::Object(one) => one.values().filter_map(Value::as_str).collect(),
        other => other.to_string(),
    }
}

/// What can be done about the rules that do not hold.
fn advise(playbook: &Playbook, case: &CaseRow, judged: &[Judged], lang: Lang, out: &mut String) -> anyhow::Result<()> {
    let why = why(playbook, &case.facts);
    for one in judged {
        let of = match one.judgement {
            Judgement::Held => continue,
            Judgement::Broken => "-instead",
            Judgement::Missing | Judgement::Unclear => "-ask",
        };
        writeln!(out, "  {} {}: {}", one.rule.id.0, one.judgement.code(), words(&one.rule, "", lang))?;
        writeln!(out, "    {}", words(&one.rule, of, lang))?;
        let turns = why.iter().find(|why| why.rule == one.rule.id).map_or(&[][..], |why| &why.turns);
        for turn in turns.iter().map(TurnJson::of).filter(|turn| turn.says == Judgement::Held && turn.breaks.is_empty()) {
            writeln!(out, "    held with: {} = {}", turn.topic.code(), plain_value(&turn.answer))?;
        }
    }
    Ok(())
}

fn word(kind: &str, code: &str, lang: Lang) -> &'static str {
    by_key("screening", &format!("{kind}-{}", code.replace('_', "-")), lang).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn today() -> Playbook {
        Playbook::on(jiff::civil::date(2026, 11, 30))
    }

    #[test]
    fn the_example_is_a_case_file_and_is_as_it_expects() {
        let file: CaseFile = toml::from_str(EXAMPLE).unwrap();
        for case in &file.case {
            assert_eq!(case.mismatches(&today()), [], "{}", case.name);
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
        for rule in today().entry() {
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
