//! The matrix: who may do what to which thing in which state. Compared with `tests/expected/matrix.txt`, so that a
//! review sees every change of it; `SCHAKEL_BLESS=1 cargo test -p schakel-access` writes it anew.

use std::{collections::BTreeSet, fmt::Write as _, fs, path::Path};

use schakel_access::Access;
use schakel_domain::{
    actor::{Actor, Role, Standing},
    acts::ALL,
    registration::State,
    resource::{AccountRef, MembershipRef, PartnershipRef, Platform},
};

use crate::world::{Answer, Thing, actor, decide, id, mine, registration};

const HEAD: &str = "\
Who may do what. Made by a test (crates/access/tests/it/matrix.rs); a change of it is a change of a promise.

  yes   allowed
  no    refused, and told why
  -     refused as if it were not there

Only active memberships may do anything; the lines of the other standings say so. Behind each line stand the
paragraph and the sentence (why.ftl) of its refusals, or how the person stands to the thing when it is allowed.
";

/// The things of one kind, in one relation: one for each column.
type Row = (&'static str, Vec<Thing>);

fn rows(role: Role, kind: &str) -> (Vec<&'static str>, Vec<Row>) {
    let member = Role::OF_MEMBERS.contains(&role);
    match kind {
        "Platform" => (vec![""], vec![("", vec![Thing::Platform(Platform)])]),
        "Partnership" => {
            let at = |number| [true, false].map(|open| Thing::Partnership(PartnershipRef { id: id(number), open })).to_vec();
            (vec!["open", "closed"], vec![("own partnership", at(1)), ("another partnership", at(2))])
        }
        "Registration" => {
            let all = |partnership, client, assigned, supporter| {
                let one = |state| {
                    let mut it = registration(partnership, client, state);
                    it.assigned = Some(if assigned { mine() } else { id(2) });
                    it.supporter = Some(if supporter { mine() } else { id(2) });
                    Thing::Registration(it)
                };
                State::ALL.iter().copied().map(one).collect()
            };
            let rows = if member {
                vec![
                    ("somebody else's", all(1, 2, false, false)),
                    ("assigned", all(1, 2, true, false)),
                    ("supporter", all(1, 2, false, true)),
                    ("another partnership", all(2, 2, true, true)),
                ]
            } else if role == Role::Client {
                vec![("own", all(1, 1, false, false)), ("another client's", all(1, 2, false, false))]
            } else {
                vec![("anybody's", all(1, 2, false, false))]
            };
            (State::ALL.iter().map(|state| state.code()).collect(), rows)
        }
        "Member" => {
            let at = |number: Option<usize>| {
                let one = |standing| Thing::Member(MembershipRef { id: id(8), partnership: number.map(id), standing });
                Standing::ALL.iter().copied().map(one).collect()
            };
            let rows = vec![("own partnership", at(Some(1))), ("another partnership", at(Some(2))), ("of the platform", at(None))];
            (Standing::ALL.iter().map(|standing| standing.code()).collect(), rows)
        }
        "Account" => {
            let of = |number| vec![Thing::Account(AccountRef { person: id(number) })];
            (vec![""], vec![("own", of(1)), ("somebody else's", of(2))])
        }
        other => panic!("{other}"),
    }
}

fn cell(answer: &Answer) -> &'static str {
    match answer {
        Answer::Yes { .. } => "yes",
        Answer::No(denied) if denied.may_know => "no",
        Answer::No(_) => "-",
    }
}

fn behind(answers: &[Answer]) -> String {
    let said: BTreeSet<String> = answers
        .iter()
        .map(|answer| match answer {
            Answer::Yes { relation, policies } => format!("{relation} ({})", policies.join(", ")),
            Answer::No(denied) => format!("{} {}", denied.par, denied.why),
        })
        .collect();
    said.into_iter().collect::<Vec<_>>().join("; ")
}

fn of_kind(text: &mut String, access: &Access, by: &Actor, kind: &str) {
    let (columns, rows) = rows(by.role, kind);
    let head: Vec<String> = columns.iter().map(|column| format!("{column:<10}")).collect();
    writeln!(text, "{}", format!("\n  {kind:<50}{}", head.concat()).trim_end()).unwrap();
    for act in ALL.iter().filter(|act| act.on == kind) {
        let answers: Vec<Vec<Answer>> =
            rows.iter().map(|(_, things)| things.iter().map(|on| decide(access, by, act.name, on)).collect()).collect();
        let all: Vec<Answer> = answers.iter().flatten().cloned().collect();
        if all.iter().all(|answer| matches!(answer, Answer::No(_))) {
            let cells: BTreeSet<&str> = all.iter().map(cell).collect();
            let cells = cells.into_iter().collect::<Vec<_>>().join("/");
            writeln!(text, "    {:<26}{:<22}{:<10} {}", act.name, "never", cells, behind(&all)).unwrap();
            continue;
        }
        for ((relation, _), answers) in rows.iter().zip(&answers) {
            let cells: Vec<String> = answers.iter().map(|answer| format!("{:<10}", cell(answer))).collect();
            writeln!(text, "    {:<26}{relation:<22}{} {}", act.name, cells.concat(), behind(answers)).unwrap();
        }
    }
}

fn matrix() -> String {
    let access = Access::new().unwrap();
    let kinds = ["Platform", "Partnership", "Registration", "Member", "Account"];
    let mut text = HEAD.to_owned();
    for role in Role::ALL.iter().copied() {
        writeln!(text, "\n== {} ==", role.code()).unwrap();
        for kind in kinds {
            of_kind(&mut text, &access, &actor(role, Standing::Active), kind);
        }
        if !Role::OF_MEMBERS.contains(&role) {
            continue;
        }
        text.push('\n');
        for standing in [Standing::Invited, Standing::Suspended, Standing::Ended] {
            let by = actor(role, standing);
            let mut allowed = BTreeSet::new();
            let mut said = Vec::new();
            for act in ALL {
                for thing in rows(role, act.on).1.into_iter().flat_map(|(_, things)| things) {
                    match decide(&access, &by, act.name, &thing) {
                        Answer::Yes { .. } => drop(allowed.insert(act.name)),
                        no @ Answer::No(_) => said.push(no),
                    }
                }
            }
            let allowed = if allowed.is_empty() { "nothing".to_owned() } else { format!("{allowed:?}") };
            writeln!(text, "  {:<12}{allowed:<12}{}", standing.code(), behind(&said)).unwrap();
        }
    }
    text
}

/// Every answer of the matrix: who, what, and what was decided.
pub(crate) fn answers() -> Vec<(Role, &'static str, Answer)> {
    let access = Access::new().unwrap();
    let mut all = Vec::new();
    for role in Role::ALL.iter().copied() {
        for act in ALL {
            for thing in rows(role, act.on).1.into_iter().flat_map(|(_, things)| things) {
                all.push((role, act.name, decide(&access, &actor(role, Standing::Active), act.name, &thing)));
            }
        }
    }
    all
}

#[test]
fn the_matrix_is_as_expected() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/expected/matrix.txt");
    let matrix = matrix();
    if std::env::var_os("SCHAKEL_BLESS").is_some() {
        fs::write(&file, &matrix).unwrap();
    }
    let expected = fs::read_to_string(&file).unwrap_or_default();
    let line = matrix.lines().zip(expected.lines()).position(|(is, was)| is != was);
    assert!(
        matrix == expected,
        "who may do what has changed, first at line {:?}; if it was meant: SCHAKEL_BLESS=1 cargo test -p schakel-access",
        line.map(|line| line + 1)
    );
}
