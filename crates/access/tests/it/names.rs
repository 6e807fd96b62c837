//! One name for one act, in the domain and in the policies; and nothing in the folder that is not compiled in.

use std::{collections::BTreeSet, fs, path::Path};

use cedar_policy::SchemaFragment;
use schakel_access::{
    Access, FilterFault,
    policy::{FILES, Policies, SCHEMA},
};
use schakel_domain::{
    actor::{Role, Standing},
    acts::{ALL, ReadRegistration},
    registration::State,
};

use crate::{
    tomorrow,
    world::{actor, registration},
};

#[test]
fn the_acts_of_the_domain_are_the_actions_of_the_schema() {
    let (fragment, _) = SchemaFragment::from_cedarschema_str(SCHEMA).unwrap();
    let schema: serde_json::Value = serde_json::from_str(&fragment.to_json_string().unwrap()).unwrap();
    let actions = schema["LP"]["actions"].as_object().unwrap();
    let today: BTreeSet<&str> = actions.keys().map(String::as_str).collect();
    assert_eq!(today, ALL.iter().map(|act| act.name).collect());
    let whole = tomorrow::policies().schema;
    assert!(whole.actions().count() > today.len(), "the acts of tomorrow are there, so that their promises can be proved");

    for act in ALL {
        let on = actions[act.name]["appliesTo"]["resourceTypes"].as_array().unwrap();
        assert!(on.iter().any(|kind| kind == act.on), "{} is done to {}", act.name, act.on);
    }
}

#[test]
fn every_action_can_be_asked_by_everyone_so_that_a_proof_says_something() {
    let schema = tomorrow::policies().schema;
    let environments: Vec<_> = schema.request_envs().collect();
    for action in schema.actions() {
        let asking: BTreeSet<String> =
            environments.iter().filter(|env| env.action() == action).map(|env| env.principal().basename().to_owned()).collect();
        assert_eq!(asking.len(), Role::ALL.len(), "{action}");
    }
}

#[test]
fn every_policy_file_is_compiled_in_and_every_policy_says_what_it_is() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("policies");
    let there: BTreeSet<String> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter_map(|name| name.strip_suffix(".cedar").map(str::to_owned))
        .filter(|name| name != "proofs" && name != tomorrow::FILE)
        .collect();
    assert_eq!(there, FILES.iter().map(|(name, _)| (*name).to_owned()).collect());
    for role in Role::ALL {
        assert!(there.contains(role.code()), "{} has a file of its own", role.code());
    }

    let relations = ["own", "assigned", "supporter", "team", "attendee", "invited", "partnership", "platform", "anyone"];
    let policies = tomorrow::policies();
    for policy in policies.set.policies() {
        let note = &policies.notes[AsRef::<str>::as_ref(policy.id())];
        match policy.effect() {
            cedar_policy::Effect::Permit => assert!(relations.contains(&note.relation.as_str()), "{}", policy.id()),
            cedar_policy::Effect::Forbid => assert_eq!(note.relation, "", "{}", policy.id()),
        }
    }
}

#[test]
fn the_policies_of_the_program_fit_their_schema() {
    // The program does not look again: they are compiled in.
    Policies::read(&[SCHEMA], FILES).unwrap();
}

#[test]
fn a_slip_in_a_policy_is_found_with_its_place() {
    let slip = |file: &str, from: &str, to: &str| {
        let mut replaced = false;
        let files: Vec<(&str, String)> = FILES
            .iter()
            .map(|(name, text)| {
                let edited = if *name == file { text.replacen(from, to, 1) } else { (*text).to_owned() };
                replaced |= edited != **text;
                (*name, edited)
            })
            .collect();
        assert!(replaced, "{from} stands in {file}");
        Policies::read(&[SCHEMA], &files).unwrap_err().to_string()
    };
    assert!(slip("client", "resource.client == principal", "resource.clint == principal").contains("clint"));
    assert!(slip("buddy", "@par(\"1.1\")", "").contains("buddy: a policy lacks @par"));
    assert!(slip("everyone", "@why(\"not-named\")", "").contains("everyone: a policy lacks @why"));
    assert!(slip("client", "client-follows", "client-registers").contains("twice"));
    assert!(slip("coordinator", "permit (", "permitt (").contains("coordinator"));
    assert!(slip("coordinator", "inbox.list", "inbox.lijst").contains("inbox.lijst"));
}

#[test]
fn a_prohibition_that_fails_refuses_and_shows_no_list() {
    let mut files: Vec<(&str, &str)> = FILES.to_vec();
    let fails = r#"@id("fails") @par("1.1") @why("fails")
        forbid (principal, action == LP::Action::"registration.read", resource is LP::Registration)
        when { resource.state == "received" && 9223372036854775807 + 1 == 0 };"#;
    files.push(("fails", fails));
    let access = Access::of(Policies::read(&[SCHEMA], &files).unwrap()).unwrap();
    let coordinator = actor(Role::Coordinator, Standing::Active);
    let read = |state| access.allows::<ReadRegistration>(&coordinator, &registration(1, 1, state));
    assert!(read(State::Assigned));
    assert!(!read(State::Received), "Cedar leaves out a policy that fails; we do not");
    assert!(matches!(access.filter::<ReadRegistration>(&coordinator), Err(FilterFault::Unknown { .. })));
}
