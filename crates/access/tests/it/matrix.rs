//! The matrix: who may do what to which thing in which state. Compared with `tests/expected/matrix.txt`, so that a
//! review sees every change of it; `SCHAKEL_BLESS=1 cargo test -p schakel-access` writes it anew.

use std::{collections::BTreeSet, fmt::Write as _, fs, path::Path};

use schakel_access::Access;
use schakel_domain::{
    actor::{Actor, Role, Standing},
    acts::ALL,
    conference::ConferenceState,
    identity::Confirmers,
    ids::MembershipId,
    registration::State,
    resource::{AccountRef, CaseRef, DossierRef, MembershipRef, PartnershipRef, Platform},
};

use crate::world::{Answer, Thing, actor, case, conference, decide, dossier, id, mine, registration};

const HEAD: &str = "\
Who may do what. Made by a test (crates/access/tests/it/matrix.rs); a change of it is a change of a promise.

  yes   allowed
  no    refused, and told why
  -     refused as if it were not there

Only active memberships may do anything; the lines of the other standings say so. Behind each line stand the
paragraph and the sentence (why.ftl) of its refusals, or how the person stands to the thing when it is allowed.

The columns of a case: named = its conference goes on, and the client agrees to be discussed and to be named; each other
column takes away one of these, the last all three. Of a dossier: agreed = the trajectory runs and the client agrees that
it is read.
";

/// The things of one kind, in one relation: one for each column.
type Row = (&'static str, Vec<Thing>);

fn rows(role: Role, kind: &str) -> (Vec<&'static str>, Vec<Row>) {
    let member = Role::OF_MEMBERS.contains(&role);
    match kind {
        "Platform" => (vec![""], vec![("", vec![Thing::Platform(Platform)])]),
        "Partnership" => {
            let at = |number| {
                let one = |(open, vacant)| Thing::Partnership(PartnershipRef { id: id(number), open, vacant });
                [(true, false), (false, false), (false, true)].map(one).to_vec()
            };
            (vec!["open", "closed", "vacant"], vec![("own partnership", at(1)), ("another partnership", at(2))])
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
        "Conference" => {
            let all = |partnership, invited| {
                let one = |state| {
                    let mut it = conference(partnership, state);
                    it.members.extend(if invited { Some(mine()) } else { None });
                    Thing::Conference(it)
                };
                ConferenceState::ALL.iter().copied().map(one).collect()
            };
            let rows = if member {
                vec![("not invited", all(1, false)), ("invited", all(1, true)), ("another partnership", all(2, true))]
            } else {
                vec![("of the partnership", all(1, false))]
            };
            (ConferenceState::ALL.iter().map(|state| state.code()).collect(), rows)
        }
        "Case" => cases(role),
        "Dossier" => dossiers(role),
        "Member" => members(),
        "Account" => {
            let of = |number| vec![Thing::Account(AccountRef { person: id(number) })];
            (vec![""], vec![("own", of(1)), ("somebody else's", of(2))])
        }
        other => panic!("{other}"),
    }
}

/// Memberships: how each stands, by who invited and who else serves there.
fn members() -> (Vec<&'static str>, Vec<Row>) {
    let one = |number: Option<usize>, person: usize, inviter: usize, confirmers: Confirmers, lapsed: bool| {
        let partnership = number.map(id);
        let one = |standing| {
            let (person, inviter) = (id(person), Some(id(inviter)));
            Thing::Member(MembershipRef { id: id(8), partnership, standing, person, inviter, confirmers, lapsed })
        };
        Standing::ALL.iter().copied().map(one).collect()
    };
    let of = |number, person, inviter, confirmers| one(number, person, inviter, confirmers, false);
    let (nobody, both) = (Confirmers::default(), Confirmers { coordinator: true, worker: true });
    let worker = Confirmers { coordinator: false, worker: true };
    let rows = vec![
        ("own partnership", of(Some(1), 2, 3, both)),
        ("no other coordinator", of(Some(1), 2, 3, worker)),
        ("and not in time", one(Some(1), 2, 3, worker, true)),
        ("invited by oneself", of(Some(1), 2, 1, worker)),
        ("and nobody else there", of(Some(1), 2, 1, nobody)),
        ("oneself", of(Some(1), 1, 3, worker)),
        ("another partnership", of(Some(2), 2, 3, both)),
        ("of the platform", of(None, 2, 3, both)),
    ];
    (Standing::ALL.iter().map(|standing| standing.code()).collect(), rows)
}

/// A column: its name, and how its things differ from those of the first.
type Column<T> = (&'static str, fn(&mut T));

/// Cases: how each stands, by who is there.
fn cases(role: Role) -> (Vec<&'static str>, Vec<Row>) {
    let columns: [Column<CaseRef>; 5] = [
        ("named", |_| ()),
        ("unnamed", |it| it.naming = false),
        ("refused", |it| it.consent = false),
        ("not open", |it| it.open = false),
        ("neither", |it| (it.consent, it.naming, it.open) = (false, false, false)),
    ];
    let all = |partnership, there: &[MembershipId]| {
        let one = |(_, change): &Column<CaseRef>| {
            let mut it = case(partnership);
            it.attendees = there.to_vec();
            if role == Role::Client {
                it.client = id(1);
            }
            change(&mut it);
            Thing::Case(it)
        };
        columns.iter().map(one).collect()
    };
    let rows = if Role::OF_MEMBERS.contains(&role) {
        vec![
            ("others are there", all(1, &[id(2), id(3)])),
            ("attendee", all(1, &[mine(), id(2)])),
            ("attendee, alone", all(1, &[mine()])),
            ("another partnership", all(2, &[mine(), id(2)])),
        ]
    } else if role == Role::Client {
        vec![("own", all(1, &[id(2), id(3)]))]
    } else {
        vec![("anybody's", all(1, &[id(2), id(3)]))]
    };
    (columns.iter().map(|(name, _)| *name).collect(), rows)
}

/// Dossiers: how each stands, by who is on the team, and with or without a reason given.
fn dossiers(role: Role) -> (Vec<&'static str>, Vec<Row>) {
    let columns: [Column<DossierRef>; 4] = [
        ("agreed", |_| ()),
        ("refused", |it| it.consent = false),
        ("closed", |it| it.closed = true),
        ("neither", |it| (it.consent, it.closed) = (false, true)),
    ];
    let all = |partnership, client, team: &[MembershipId], reason| {
        let one = |(_, change): &Column<DossierRef>| {
            let mut it = dossier(partnership, client);
            (it.team, it.reason_given) = (team.to_vec(), reason);
            change(&mut it);
            Thing::Dossier(it)
        };
        columns.iter().map(one).collect()
    };
    let rows = if Role::OF_MEMBERS.contains(&role) {
        vec![
            ("another team's", all(1, 2, &[id(2)], false)),
            ("with a reason", all(1, 2, &[id(2)], true)),
            ("team", all(1, 2, &[mine(), id(2)], false)),
            ("another partnership", all(2, 2, &[mine()], true)),
        ]
    } else if role == Role::Client {
        vec![("own", all(1, 1, &[id(2)], false)), ("another client's", all(1, 2, &[id(2)], true))]
    } else {
        vec![("anybody's", all(1, 2, &[id(2)], true))]
    };
    (columns.iter().map(|(name, _)| *name).collect(), rows)
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
    let kinds = ["Platform", "Partnership", "Registration", "Conference", "Case", "Dossier", "Member", "Account"];
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
                // One thing a row: that it holds for all of them is a theorem (T3).
                for thing in rows(role, act.on).1.into_iter().filter_map(|(_, things)| things.into_iter().next()) {
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
