//! Whatever people do, in whatever order: no trajectory opens without a decision of a conference, the adviser has no way to a case
//! that is not on an open agenda, and nobody is named who refused.
//!
//! A sequence of acts is made up, each act by somebody who may do it or not, at a moment when it can follow or cannot. What really
//! happened is noted ([`so_far`]), in the plainest way; and after every act everything that is seen is compared with it. The same
//! sequences run on a model of policies and rules alone ([`model`]), many of them, and on the application with its database and its
//! pages ([`house`]). The model can be broken on purpose, and then each promise is seen to fail.

mod acts;
mod house;
mod model;
mod so_far;

use std::{cell::RefCell, time::Instant};

use proptest::test_runner::{Config, TestCaseError, TestError, TestRunner};
use schakel_domain::talk::Agreement;
use schakel_testkit::shows;

use self::{
    acts::{Act, CLIENTS, Who, any_acts},
    house::House,
    model::{Decisions, Model, Slip},
    so_far::{Counts, Sight, SoFar},
};

/// Something in which the acts are done.
trait Road {
    /// Does it, or is refused; whether it happened.
    fn act(&mut self, act: &Act) -> bool;
    /// Whether a dossier is there for this client.
    fn has_dossier(&mut self, client: usize) -> bool;
    /// What the adviser sees of this case, whichever way he or she asks.
    fn adviser_sees(&mut self, case: usize) -> Sight;
}

/// Goes a road, and holds each promise against it after every act.
fn go(road: &mut impl Road, acts: &[Act], counts: &mut Counts) -> Result<(), TestCaseError> {
    let mut so_far = SoFar::default();
    for act in acts {
        let before = so_far.clone();
        let happened = road.act(act);
        if happened {
            counts.happened += 1;
            so_far.note(act);
        }
        for client in 0..CLIENTS {
            if road.has_dossier(client) && !so_far.has_dossier(client) {
                let decided = happened && before.may_open(act, client);
                if !decided {
                    return Err(TestCaseError::fail(format!("{act:?} opened a trajectory: {before:?}")));
                }
                counts.opened += 1;
                so_far.opened(client);
            }
        }
        for case in 0..so_far.cases() {
            let (sees, may) = (road.adviser_sees(case), so_far.adviser_may_see(case));
            if sees > may {
                return Err(TestCaseError::fail(format!("after {act:?} the adviser sees {sees:?} of case {case}: {so_far:?}")));
            }
            counts.saw(sees);
        }
    }
    Ok(())
}

fn runner(cases: u32) -> TestRunner {
    TestRunner::new_with_rng(
        Config { cases, failure_persistence: None, max_shrink_iters: 4_000, ..Config::default() },
        proptest::test_runner::TestRng::deterministic_rng(proptest::test_runner::RngAlgorithm::ChaCha),
    )
}

/// Runs the model, broken or whole, on this many sequences.
fn model(slip: Option<Slip>, cases: u32) -> (Result<(), TestError<Vec<Act>>>, Counts) {
    let policies = Decisions::new();
    let counts = RefCell::new(Counts::default());
    let outcome = runner(cases).run(&any_acts(), |acts| go(&mut Model::new(&policies, slip), &acts, &mut counts.borrow_mut()));
    (outcome, counts.into_inner())
}

/// How many sequences; more when the environment asks for it.
#[expect(clippy::disallowed_methods, reason = "how long a test may take is asked of the environment")]
fn sequences(usual: u32) -> u32 {
    std::env::var("SCHAKEL_SEQUENCES").ok().and_then(|text| text.parse().ok()).unwrap_or(usual)
}

#[test]
fn no_sequence_of_acts_opens_a_trajectory_alone_or_shows_the_adviser_a_case_that_is_not_on_the_table() {
    let started = Instant::now();
    let (outcome, counts) = model(None, sequences(10_000));
    outcome.unwrap();
    println!("{counts:?} in {:?}", started.elapsed());
    assert!(counts.opened > 20 && counts.pseudonym > 200 && counts.name > 50 && counts.nothing > 200, "it says something: {counts:?}");
}

#[test]
fn each_promise_notices_a_model_that_breaks_it() {
    for slip in Slip::ALL {
        let (outcome, _) = model(Some(*slip), 2_000);
        let Err(TestError::Fail(reason, acts)) = outcome else { unreachable!("{slip:?} is not noticed") };
        println!("{slip:?}: {acts:?}: {reason}");
        assert!(reason.message().contains(slip.breaks()), "{slip:?} breaks another promise: {reason}");
        assert!(acts.len() <= 6, "{slip:?} is told with few acts: {acts:?}");
    }
}

/// A house that does not do everything it says, or does not say everything it does.
struct Lax {
    house: House,
    /// This is said to have happened, and is not done.
    skips: fn(&Act) -> bool,
    /// This is done, and said to have been refused.
    hides: fn(&Act) -> bool,
}

impl Road for Lax {
    fn act(&mut self, act: &Act) -> bool {
        (self.skips)(act) || (self.house.act(act) && !(self.hides)(act))
    }

    fn has_dossier(&mut self, client: usize) -> bool {
        self.house.has_dossier(client)
    }

    fn adviser_sees(&mut self, case: usize) -> Sight {
        self.house.adviser_sees(case)
    }
}

#[test]
fn each_promise_notices_a_house_that_breaks_it() {
    let by = Who::Coordinator;
    let to_the_table = [
        Act::Plan { by, members: Who::ALL.to_vec() },
        Act::Table { by, client: 0, conference: 0, named: true },
        Act::Begin { by, conference: 0, there: Who::ALL.to_vec() },
    ];
    let without_adviser = Act::Attend { by, conference: 0, there: vec![Who::Coordinator, Who::Caseworker] };
    let last = [
        (Act::Close { by, conference: 0 }, "the adviser sees Name"),
        (Act::TakeBack { client: 0, agreement: Agreement::Discuss }, "the adviser sees Name"),
        (Act::TakeBack { client: 0, agreement: Agreement::Name }, "the adviser sees Name"),
        (Act::Withdraw { client: 0 }, "the adviser sees Name"),
        (Act::TakeOff { by, case: 0 }, "the adviser sees Name"),
        (Act::End { who: Who::Adviser }, "the adviser sees Name"),
        (without_adviser, "the adviser sees Name"),
        (Act::Decide { by, case: 0, open: true }, "opened a trajectory"),
    ];
    let house = House::new();
    let never = |_: &Act| false;
    let skips = |act: &Act| !matches!(act, Act::Plan { .. } | Act::Table { .. } | Act::Begin { .. } | Act::Decide { .. });
    let hides = |act: &Act| matches!(act, Act::Decide { .. });
    let mut lax = Lax { house, skips, hides };
    for (act, breaks) in &last {
        let acts: Vec<Act> = to_the_table.iter().chain([act]).cloned().collect();
        lax.house.begin_anew();
        let noticed = go(&mut lax, &acts, &mut Counts::default()).unwrap_err();
        assert!(noticed.to_string().contains(breaks), "{act:?}: {noticed}");
    }
    // And the same acts, done as they are said to be done, break nothing.
    (lax.skips, lax.hides) = (never, never);
    for (act, _) in &last {
        let acts: Vec<Act> = to_the_table.iter().chain([act]).cloned().collect();
        lax.house.begin_anew();
        go(&mut lax, &acts, &mut Counts::default()).unwrap();
    }
}

#[test]
fn no_sequence_of_acts_in_the_house_opens_a_trajectory_alone_or_shows_the_adviser_a_case_that_is_not_on_the_table() {
    shows!["P1.3.2-7", "P1.3.2-1"];
    let started = Instant::now();
    let house = RefCell::new(House::new());
    let counts = RefCell::new(Counts::default());
    let config = Config { cases: sequences(150), failure_persistence: None, max_shrink_iters: 200, ..Config::default() };
    let rng = proptest::test_runner::TestRng::deterministic_rng(proptest::test_runner::RngAlgorithm::ChaCha);
    TestRunner::new_with_rng(config, rng)
        .run(&any_acts(), |acts| {
            let mut house = house.borrow_mut();
            house.begin_anew();
            go(&mut *house, &acts, &mut counts.borrow_mut())
        })
        .unwrap();
    let counts = counts.into_inner();
    println!("{counts:?} in {:?}", started.elapsed());
    assert!(counts.opened > 0 && counts.pseudonym > 5 && counts.name > 1 && counts.nothing > 20, "it says something: {counts:?}");
}
