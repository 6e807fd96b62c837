//! Reads the promises and asks the solver.

use std::collections::{BTreeMap, BTreeSet};

use cedar_policy::{
    ActionConstraint, Authorizer, Decision, Effect, Policy, PolicyId, PolicySet, PrincipalConstraint, RequestEnv, ResourceConstraint,
    Schema, ValidationMode, Validator,
};
use cedar_policy_symcc::{CedarSymCompiler, CompiledPolicy, CompiledPolicySet, Env, solver::LocalSolver};
use schakel_access::policy::Policies;
use tokio::runtime::{Builder, Runtime};

const PROOFS: &str = include_str!("../../../policies/proofs.cedar");

/// What kind of promise.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Never,
    OnlyIf,
    Always,
}

/// A promise.
#[derive(Debug)]
pub(crate) struct Statement {
    pub(crate) id: String,
    pub(crate) kind: Kind,
    /// How many environments it says that it speaks of.
    pub(crate) touches: usize,
    /// In how many of them something must be allowed.
    pub(crate) live: usize,
    /// What is promised, as policies.
    says: PolicySet,
    environments: Vec<RequestEnv>,
}

/// What came of a proof.
pub(crate) struct Proof {
    pub(crate) environments: usize,
    /// In how many of them something is allowed (only-if), or the statement says something (never, always).
    pub(crate) live: usize,
    pub(crate) counterexample: Option<String>,
}

/// Reads all promises. Statements with the same identifier are one promise.
pub(crate) fn statements(schema: &Schema) -> Vec<Statement> {
    let parsed: PolicySet = PROOFS.parse().unwrap();
    let verdict = Validator::new(schema.clone()).validate(&parsed, ValidationMode::Strict);
    assert!(verdict.validation_passed(), "{verdict}");
    let mut groups: BTreeMap<String, Vec<Policy>> = BTreeMap::new();
    for policy in parsed.policies() {
        groups.entry(policy.annotation("id").unwrap().to_owned()).or_default().push(policy.clone());
    }
    groups.into_iter().map(|(id, policies)| statement(schema, id, policies)).collect()
}

fn statement(schema: &Schema, id: String, policies: Vec<Policy>) -> Statement {
    let number = |name: &str| {
        let numbers: BTreeSet<_> = policies.iter().map(|policy| policy.annotation(name).map(|text| text.parse().unwrap())).collect();
        assert_eq!(numbers.len(), 1, "{id}: one @{name}");
        numbers.into_iter().next().flatten()
    };
    let (touches, live) = (number("touches").unwrap(), number("live"));
    let kind = match policies.first().unwrap().annotation("proof").unwrap() {
        "never" => Kind::Never,
        "only-if" => Kind::OnlyIf,
        "always" => Kind::Always,
        other => panic!("{other}"),
    };
    assert_eq!(live.is_some(), kind == Kind::OnlyIf, "{id}: @live belongs to only-if");
    let effect = if kind == Kind::Never { Effect::Forbid } else { Effect::Permit };
    assert!(policies.iter().all(|policy| policy.effect() == effect), "{id}");

    let mut environments: Vec<RequestEnv> = schema.request_envs().collect();
    if kind == Kind::OnlyIf {
        // Every kind of principal is asked, also those without a statement: of them nobody may.
        environments.retain(|environment| policies.iter().any(|policy| act_fits(policy, environment)));
    } else {
        environments.retain(|environment| policies.iter().any(|policy| in_head(policy, environment)));
    }
    let mut says = PolicySet::from_policies(policies).unwrap();
    if kind == Kind::Never {
        // "Everything but this": what is allowed must lie within it.
        let all: Policy = "permit (principal, action, resource);".parse().unwrap();
        says.add(all.new_id(PolicyId::new("everything"))).unwrap();
    }
    Statement { id, kind, touches, live: live.unwrap_or(0), says, environments }
}

fn act_fits(policy: &Policy, environment: &RequestEnv) -> bool {
    match policy.action_constraint() {
        ActionConstraint::Any => true,
        ActionConstraint::Eq(action) => action == *environment.action(),
        ActionConstraint::In(actions) => actions.contains(environment.action()),
    }
}

/// Whether the head of a policy fits the kinds of principal, action and resource.
pub(crate) fn in_head(policy: &Policy, environment: &RequestEnv) -> bool {
    let principal = match policy.principal_constraint() {
        PrincipalConstraint::Is(kind) => kind == *environment.principal(),
        _ => true,
    };
    let resource = match policy.resource_constraint() {
        ResourceConstraint::Is(kind) => kind == *environment.resource(),
        _ => true,
    };
    principal && resource && act_fits(policy, environment)
}

/// Proves promises about one set of policies.
pub(crate) struct Prover<'a> {
    policies: &'a Policies,
    compiler: CedarSymCompiler<LocalSolver>,
    runtime: Runtime,
    /// The policies for each environment, compiled once.
    compiled: BTreeMap<String, CompiledPolicySet>,
}

impl<'a> Prover<'a> {
    pub(crate) fn new(policies: &'a Policies) -> Self {
        let runtime = Builder::new_current_thread().enable_all().build().unwrap();
        let solver = {
            let _inside = runtime.enter();
            // A limit for each question; the whole takes seconds.
            LocalSolver::cvc5_with_args(["--tlimit-per=20000"])
        };
        let solver = solver.expect(
            "the proofs need the solver cvc5: sudo apt-get install cvc5 (Debian and Ubuntu have it), \
             or give the path of another copy in the environment variable CVC5",
        );
        Self { policies, compiler: CedarSymCompiler::new(solver).unwrap(), runtime, compiled: BTreeMap::new() }
    }

    /// Proves one promise, or finds a request and data that break it; then it stops.
    pub(crate) fn prove(&mut self, statement: &Statement) -> Proof {
        let Self { policies, compiler, runtime, compiled } = self;
        let (mut environments, mut live) = (0, 0);
        for environment in &statement.environments {
            let says = CompiledPolicySet::compile(&statement.says, environment, &policies.schema).unwrap();
            // A statement with conditions on the kind of principal says nothing of others.
            let silent = match statement.kind {
                Kind::Never => runtime.block_on(compiler.check_always_allows_opt(&says)).unwrap(),
                Kind::Always => runtime.block_on(compiler.check_always_denies_opt(&says)).unwrap(),
                Kind::OnlyIf => false,
            };
            if silent {
                continue;
            }
            environments += 1;
            let have = compiled.entry(format!("{environment:?}")).or_insert_with(|| {
                // A policy whose head does not fit cannot match; leaving it out makes the question ten times smaller.
                let fitting = policies.set.policies().filter(|policy| in_head(policy, environment)).cloned();
                let fitting = PolicySet::from_policies(fitting).unwrap();
                CompiledPolicySet::compile(&fitting, environment, &policies.schema).unwrap()
            });
            let (narrow, wide) = if statement.kind == Kind::Always { (&says, &*have) } else { (&*have, &says) };
            live += match statement.kind {
                Kind::Never | Kind::Always => 1,
                Kind::OnlyIf => usize::from(!runtime.block_on(compiler.check_always_denies_opt(have)).unwrap()),
            };
            let found = runtime.block_on(compiler.check_implies_with_counterexample_opt(narrow, wide)).unwrap();
            if let Some(found) = found {
                let counterexample = Some(replay(policies, statement, environment, &found));
                return Proof { environments, live, counterexample };
            }
        }
        Proof { environments, live, counterexample: None }
    }

    pub(crate) fn never_errors(&mut self, policy: &CompiledPolicy) -> bool {
        self.runtime.block_on(self.compiler.check_never_errors_opt(policy)).unwrap()
    }

    pub(crate) fn can_match(&mut self, policy: &CompiledPolicy) -> bool {
        !self.runtime.block_on(self.compiler.check_never_matches_opt(policy)).unwrap()
    }
}

/// A counterexample is believed only when the ordinary authorizer, given its request and data, makes the same slip.
fn replay(policies: &Policies, statement: &Statement, environment: &RequestEnv, found: &Env) -> String {
    let answer = Authorizer::new().is_authorized(&found.request, &policies.set, &found.entities);
    let slip = if statement.kind == Kind::Always { Decision::Deny } else { Decision::Allow };
    assert_eq!(answer.decision(), slip, "{}: the counterexample is real", statement.id);
    let because: Vec<_> = answer.diagnostics().reason().map(ToString::to_string).collect();
    let (principal, action) = (environment.principal().basename(), environment.action().id().unescaped());
    format!("{principal} {action} {slip:?} because of {because:?}")
}
