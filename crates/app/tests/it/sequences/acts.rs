//! What can be done in a sequence, by whom, and how a sequence is made up.

use proptest::{collection::vec, prelude::*, sample::select};
use schakel_domain::talk::Agreement;

/// How many clients there are in a sequence.
pub(crate) const CLIENTS: usize = 2;

/// The one who acts. Both coordinators, because one of them can leave.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Who {
    Coordinator,
    OtherCoordinator,
    Caseworker,
    Outreach,
    Adviser,
}

impl Who {
    pub(crate) const ALL: [Self; 5] = [Self::Coordinator, Self::OtherCoordinator, Self::Caseworker, Self::Outreach, Self::Adviser];

    pub(crate) const fn coordinates(self) -> bool {
        matches!(self, Self::Coordinator | Self::OtherCoordinator)
    }
}

/// What is done. Conferences and cases are meant by their number, counted from the first of the sequence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Act {
    /// In the talk the client says what he or she agrees to; nothing for the name means "rather tell you later".
    Agree { by: Who, client: usize, discuss: bool, name: Option<bool>, team: bool },
    /// The client takes an agreement back.
    TakeBack { client: usize, agreement: Agreement },
    /// The client gives an agreement again.
    GiveAgain { client: usize, agreement: Agreement },
    /// The client withdraws the registration, or stops.
    Withdraw { client: usize },
    /// A conference is planned with these people.
    Plan { by: Who, members: Vec<Who> },
    /// A registration is put on an agenda.
    Table { by: Who, client: usize, conference: usize, named: bool },
    /// A conference begins with these people at the table.
    Begin { by: Who, conference: usize, there: Vec<Who> },
    /// People come and go.
    Attend { by: Who, conference: usize, there: Vec<Who> },
    /// Advice is given.
    Advise { by: Who, case: usize },
    /// A decision is written down: to open a trajectory, or to ask more.
    Decide { by: Who, case: usize, open: bool },
    /// A case is taken off.
    TakeOff { by: Who, case: usize },
    /// A conference closes.
    Close { by: Who, conference: usize },
    /// Somebody's membership ends; never that of the first coordinator.
    End { who: Who },
}

/// A sequence: mostly on the way to an open conference, and then whatever comes.
pub(crate) fn any_acts() -> impl Strategy<Value = Vec<Act>> {
    (road_begun(), vec(any_act(), 1..16)).prop_map(|(mut begun, rest)| {
        begun.extend(rest);
        begun
    })
}

fn road_begun() -> impl Strategy<Value = Vec<Act>> {
    let by = Who::Coordinator;
    (0_usize..5, any::<bool>(), any_of_them()).prop_map(move |(so_far, named, there)| {
        let mut acts = vec![
            Act::Plan { by, members: Who::ALL.to_vec() },
            Act::Table { by, client: 0, conference: 0, named },
            Act::Begin { by, conference: 0, there },
            Act::Table { by, client: 1, conference: 0, named: !named },
        ];
        acts.truncate(so_far);
        acts
    })
}

fn anybody() -> impl Strategy<Value = Who> {
    prop_oneof![4 => Just(Who::Coordinator), 1 => select(Who::ALL.to_vec())]
}

/// Some of the five. Most are asked and most come, so that something happens.
fn any_of_them() -> impl Strategy<Value = Vec<Who>> {
    vec(proptest::bool::weighted(0.7), Who::ALL.len())
        .prop_map(|chosen| Who::ALL.into_iter().zip(chosen).filter_map(|(who, chosen)| chosen.then_some(who)).collect())
}

fn any_act() -> impl Strategy<Value = Act> {
    let client = || 0..CLIENTS;
    // Most acts mean the first conference and the first cases: those of which there are most.
    let conference = || prop_oneof![3 => Just(0_usize), 1 => 0_usize..3];
    let case = || prop_oneof![3 => 0_usize..2, 1 => 0_usize..5];
    prop_oneof![
        2 => (anybody(), client(), proptest::bool::weighted(0.8), select(vec![None, Some(true), Some(false)]), proptest::bool::weighted(0.8))
            .prop_map(|(by, client, discuss, name, team)| Act::Agree { by, client, discuss, name, team }),
        2 => (client(), select(Agreement::ALL)).prop_map(|(client, agreement)| Act::TakeBack { client, agreement }),
        2 => (client(), select(Agreement::ALL)).prop_map(|(client, agreement)| Act::GiveAgain { client, agreement }),
        1 => client().prop_map(|client| Act::Withdraw { client }),
        2 => (anybody(), any_of_them()).prop_map(|(by, members)| Act::Plan { by, members }),
        4 => (anybody(), client(), conference(), any::<bool>())
            .prop_map(|(by, client, conference, named)| Act::Table { by, client, conference, named }),
        3 => (anybody(), conference(), any_of_them()).prop_map(|(by, conference, there)| Act::Begin { by, conference, there }),
        2 => (anybody(), conference(), any_of_them()).prop_map(|(by, conference, there)| Act::Attend { by, conference, there }),
        1 => (select(Who::ALL.to_vec()), case()).prop_map(|(by, case)| Act::Advise { by, case }),
        4 => (anybody(), case(), proptest::bool::weighted(0.7)).prop_map(|(by, case, open)| Act::Decide { by, case, open }),
        1 => (anybody(), case()).prop_map(|(by, case)| Act::TakeOff { by, case }),
        2 => (anybody(), conference()).prop_map(|(by, conference)| Act::Close { by, conference }),
        1 => select(Who::ALL.to_vec()).prop_map(|who| Act::End { who }),
    ]
}
