//! The promises of `policies/proofs.cedar`, proved by cvc5 for every request and all data; each with a slip in the
//! policies that it notices, so that a proof which proves nothing is noticed too.

mod mutants;
mod solver;

use std::{collections::BTreeMap, time::Instant};

use cedar_policy::{Policy, PolicyId};
use cedar_policy_symcc::CompiledPolicy;
use schakel_access::policy::Policies;

use crate::tomorrow;

use self::{
    mutants::MUTANTS,
    solver::{Kind, Prover, Statement, in_head, statements},
};

#[test]
fn every_promise_is_proved_and_none_is_empty() {
    let policies = tomorrow::policies();
    let mut prover = Prover::new(&policies);
    let mut faults = Vec::new();
    for statement in statements(&policies.schema) {
        let started = Instant::now();
        let proof = prover.prove(&statement);
        let Statement { id, kind, touches, live, .. } = &statement;
        println!("{id}: {} environments, {} live, {:?}", proof.environments, proof.live, started.elapsed());
        if let Some(counterexample) = proof.counterexample {
            faults.push(format!("{id} does not hold: {counterexample}"));
            continue;
        }
        if proof.environments != *touches {
            faults.push(format!("{id} touches {} environments, not {touches}", proof.environments));
        }
        match kind {
            Kind::OnlyIf if proof.live != *live => {
                faults.push(format!("{id}: something is allowed in {} environments, not {live}", proof.live));
            }
            Kind::Never | Kind::Always if proof.live != proof.environments => {
                faults.push(format!("{id} says nothing in {} environments", proof.environments - proof.live));
            }
            _ => {}
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn every_promise_notices_a_slip() {
    let schema = tomorrow::policies().schema;
    let statements: BTreeMap<String, Statement> =
        statements(&schema).into_iter().map(|statement| (statement.id.clone(), statement)).collect();
    for id in statements.keys() {
        assert!(MUTANTS.iter().any(|mutant| mutant.breaks == id), "{id} has a mutant");
    }
    for mutant in MUTANTS {
        let mut replaced = 0;
        let files: Vec<(&str, String)> = tomorrow::files()
            .map(|(name, text)| {
                if *name != mutant.file {
                    return (*name, (*text).to_owned());
                }
                let edited = mutant.edit(text);
                replaced += usize::from(edited != **text);
                (*name, edited)
            })
            .collect();
        assert_eq!(replaced, 1, "{}: the slip was made in {}: {}", mutant.breaks, mutant.file, mutant.from);
        let policies = tomorrow::read(&files).unwrap_or_else(|fault| panic!("{} in {}: {fault}", mutant.breaks, mutant.file));
        let statement = &statements[mutant.breaks];
        let proof = Prover::new(&policies).prove(statement);
        let counterexample = proof.counterexample.unwrap_or_else(|| panic!("{} does not notice {mutant:?}", mutant.breaks));
        println!("{} notices it: {counterexample}", mutant.breaks);
    }
}

#[test]
fn no_policy_can_fail_and_each_can_match() {
    let policies = tomorrow::policies();
    for policy in policies.set.policies() {
        let (fails, matches) = fails_and_matches(&policies, policy);
        assert!(!fails, "{} can fail", policy.id());
        assert!(matches, "{} can never match: a dead policy", policy.id());
    }
}

#[test]
fn a_policy_that_can_fail_and_one_that_cannot_match_are_noticed() {
    let read = |from: &str, to: &str| {
        let edit = |(name, text): &(&'static str, &str)| {
            (*name, if *name == tomorrow::FILE { text.replace(from, to) } else { (*text).to_owned() })
        };
        let files: Vec<(&str, String)> = tomorrow::files().map(edit).collect();
        assert!(files.iter().any(|(_, text)| text.contains(to)));
        let policies = tomorrow::read(&files).unwrap();
        let policy = policies.set.policy(&PolicyId::new("coach-reads-report")).unwrap().clone();
        fails_and_matches(&policies, &policy)
    };
    // A count so large that adding to it overflows.
    assert_eq!(read("resource.smallestCell >= 5", "resource.smallestCell + 1 >= 6"), (true, true));
    assert_eq!(read("resource.smallestCell >= 5", "resource.smallestCell >= 5 && resource.smallestCell < 5"), (false, false));
}

/// Whether the policy can fail, and whether it can match. Where its head does not fit, nothing of it is evaluated.
fn fails_and_matches(policies: &Policies, policy: &Policy) -> (bool, bool) {
    let mut prover = Prover::new(policies);
    let (mut fails, mut matches) = (false, false);
    for environment in policies.schema.request_envs().filter(|environment| in_head(policy, environment)) {
        let compiled = CompiledPolicy::compile(policy, &environment, &policies.schema).unwrap();
        fails = fails || !prover.never_errors(&compiled);
        matches = matches || prover.can_match(&compiled);
    }
    (fails, matches)
}
