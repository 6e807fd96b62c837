//! Every refusal is explained: a paragraph of the playbook, and a sentence in three languages.

use std::{collections::BTreeSet, fs, path::Path};

use cedar_policy::{ActionConstraint, Effect, EntityTypeName, PrincipalConstraint, ResourceConstraint};
use schakel_access::{Access, REFUSALS, policy::Policies};
use schakel_domain::{
    actor::{Role, Standing},
    registration::State::{Received, Withdrawn},
    resource::CaseRef,
};

use crate::{
    matrix::answers,
    tomorrow,
    world::{Answer, Thing, actor, case, decide, id, mine, registration},
};

/// The paragraphs that are cited.
const PARAGRAPHS: &[&str] = &["1.1", "1.3.1", "1.3.2", "2.1", "2.2", "III", "3.1", "3.2", "5", "7", "8", "9"];

fn keys(language: &str) -> BTreeSet<String> {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../texts").join(language).join("why.ftl");
    let text = fs::read_to_string(file).unwrap();
    let key = |line: &str| line.split_once(" = ").map(|(key, _)| key.to_owned());
    text.lines().filter(|line| line.starts_with(|c: char| c.is_ascii_lowercase())).filter_map(key).collect()
}

#[test]
fn every_reason_has_a_sentence_in_three_languages_and_every_sentence_is_a_reason() {
    let policies = tomorrow::policies();
    let mut reasons: BTreeSet<String> = policies.notes.values().filter_map(|note| note.why.clone()).collect();
    reasons.extend(REFUSALS.iter().map(|row| row.why.to_owned()));
    reasons.insert("no-nothing".to_owned());
    for language in ["nl", "en", "fr"] {
        assert_eq!(keys(language), reasons, "{language}");
    }
}

/// Acts on something else than what is a client's own, which stand in the log of clients all the same.
const ALSO: &[&str] = &["registration.type_over", "conference.close"];

#[test]
fn a_client_reads_why_whoever_did_something_with_what_is_theirs_was_allowed_to() {
    let policies = Policies::embedded().unwrap();
    let is_one_of = |kind: &EntityTypeName, names: &[&str]| names.contains(&kind.basename());
    let mut told = BTreeSet::new();
    for policy in policies.set.policies().filter(|policy| policy.effect() == Effect::Permit) {
        let by_client = matches!(policy.principal_constraint(), PrincipalConstraint::Is(kind) if is_one_of(&kind, &["Client", "Visitor"]));
        let on_client =
            matches!(policy.resource_constraint(), ResourceConstraint::Is(kind) if is_one_of(&kind, &["Registration", "Case", "Dossier"]));
        let acts = match policy.action_constraint() {
            ActionConstraint::Eq(act) => vec![act],
            ActionConstraint::In(acts) => acts,
            ActionConstraint::Any => Vec::new(),
        };
        let also = acts.iter().any(|act| ALSO.contains(&act.id().unescaped()));
        let note = &policies.notes[AsRef::<str>::as_ref(policy.id())];
        assert_eq!(note.why.is_some(), !by_client && (on_client || also), "{}", policy.id());
        told.extend(note.why.clone());
    }
    assert!(told.contains("guide-inbox") && told.contains("conference-decides"), "{told:?}");
}

#[test]
fn every_reason_stands_on_a_paragraph_of_the_playbook() {
    let policies = tomorrow::policies();
    let pars = policies.notes.values().map(|note| note.par.as_str()).chain(REFUSALS.iter().map(|row| row.par));
    for par in pars {
        assert!(PARAGRAPHS.contains(&par), "{par}");
    }
}

#[test]
fn every_refusal_has_a_row_or_a_prohibition_and_every_row_is_used() {
    let mut told = BTreeSet::new();
    for (role, act, answer) in answers() {
        if let Answer::No(denied) = answer {
            assert_ne!(denied.why, "no-nothing", "{} {act}", role.code());
            told.insert(denied.why);
        }
    }
    let silent: Vec<_> = REFUSALS.iter().filter(|row| !told.contains(row.why)).collect();
    assert!(silent.is_empty(), "{silent:?}");
}

#[test]
fn a_refusal_says_the_paragraph_and_whether_the_thing_may_be_known() {
    let access = Access::new().unwrap();
    let refused = |role, standing, act, on: &Thing| match decide(&access, &actor(role, standing), act, on) {
        Answer::No(denied) => (denied.par, denied.why, denied.may_know),
        Answer::Yes { policies, .. } => panic!("allowed by {policies:?}"),
    };
    let told = |par: &str, why: &str, may_know| (par.to_owned(), why.to_owned(), may_know);
    let of = |partnership, client, state| Thing::Registration(registration(partnership, client, state));
    let active = Standing::Active;

    // The adviser cannot register or read (§1.3.2), and does not learn what there is.
    let read = refused(Role::VdabAdviser, active, "registration.read", &of(1, 1, Received));
    assert_eq!(read, told("1.3.2", "vdab-no-client", false));
    // The client sees the own registration, so the refusal may speak of it.
    let withdraw = refused(Role::Client, active, "registration.withdraw", &of(1, 1, Withdrawn));
    assert_eq!(withdraw, told("2.1", "no-over", true));
    let other = refused(Role::Client, active, "registration.withdraw", &of(1, 2, Received));
    assert_eq!(other, told("2.1", "no-over", false));
    // Of several prohibitions the first is told: a suspended coordinator of another partnership is suspended first.
    let suspended = refused(Role::Coordinator, Standing::Suspended, "registration.read", &of(2, 1, Received));
    assert_eq!(suspended, told("1.1", "not-active", false));
    let elsewhere = refused(Role::Coordinator, active, "registration.read", &of(2, 1, Received));
    assert_eq!(elsewhere, told("1.1", "other-partnership", false));
    // A caseworker reads what is assigned, and hears who assigns.
    let mut assigned = registration(1, 1, Received);
    assigned.assigned = Some(mine());
    let assign = refused(Role::Caseworker, active, "registration.assign", &Thing::Registration(assigned));
    assert_eq!(assign, told("2.1", "no-coordinator-assigns", true));
}

#[test]
fn what_is_refused_at_the_table_says_what_can_be_done() {
    let access = Access::new().unwrap();
    let refused = |role, act, on: CaseRef| match decide(&access, &actor(role, Standing::Active), act, &Thing::Case(on)) {
        Answer::No(denied) => (denied.why, denied.may_know),
        Answer::Yes { policies, .. } => panic!("allowed by {policies:?}"),
    };
    let told = |why: &str, may_know| (why.to_owned(), may_know);
    let at_the_table = || CaseRef { attendees: vec![mine(), id(2)], ..case(1) };

    // Once the agenda is closed, the adviser does not learn that the case is there.
    let closed = CaseRef { open: false, ..at_the_table() };
    assert_eq!(refused(Role::VdabAdviser, "case.read", closed), told("no-open-conference", false));
    // Without a name one still sees the case, so the refusal may speak of it.
    let unnamed = || CaseRef { naming: false, ..at_the_table() };
    for role in [Role::VdabAdviser, Role::Caseworker, Role::Coordinator] {
        assert_eq!(refused(role, "case.name", unnamed()), told("not-named", true), "{}", role.code());
    }
    // A coordinator who is alone hears that deciding is done together.
    let alone = CaseRef { attendees: vec![mine()], ..case(1) };
    assert_eq!(refused(Role::Coordinator, "case.decide", alone), told("no-decide-alone", true));
    // What the client took back is as if it were not there, also for the coordinator.
    let taken_back = CaseRef { consent: false, naming: false, ..at_the_table() };
    assert_eq!(refused(Role::Coordinator, "case.read", taken_back), told("not-discussed", false));
}
