//! The road with nothing but the policies, the rules of the playbook and the tables of what can follow what: no database, no
//! pages, so that many sequences can be tried. It can be broken on purpose.

use std::{cell::RefCell, collections::HashMap, fmt::Debug};

use schakel_access::Access;
use schakel_domain::{
    actor::{Actor, OrganisationKind, Role, Standing},
    acts::{
        Act as Policed, AdviseOnCase, BeginConference, ChangeMember, CloseConference, DecideCase, GiveAgreement, NameCase, PlanConference,
        ReadCase, RecordTalk, TableCase, TakeBackAgreement, TakeOffCase, WithdrawRegistration,
    },
    conference::{CaseState, ConferenceState, ConferenceStep, DecisionKind},
    ids::{MembershipId, PartnershipId},
    playbook::{
        Playbook,
        may::{DecisionFacts, may_decide},
    },
    registration::{Answer, State, Step},
    resource::{CaseRef, ConferenceRef, MembershipRef, PartnershipRef, RegistrationRef},
    screening,
    talk::{Agreed, Agreement, Work},
};

use super::{
    Road,
    acts::{Act, CLIENTS, Who},
    so_far::Sight,
};

/// A way in which the model can be broken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Slip {
    /// One person at the table is enough.
    DecidesAlone,
    /// A trajectory opens for one who does not want guidance.
    OpensUnwanted,
    /// A trajectory opens when a case is put on an agenda.
    OpensWithoutDecision,
    /// A case stays in sight when its conference is closed.
    SightAfterClosing,
    /// A member who was asked counts as being there.
    AskedIsThere,
    /// What the client takes back still counts.
    AgreedOnce,
    /// A case that was taken off stays in sight.
    SightAfterTakingOff,
    /// Somebody who left still sees.
    LeftAndSees,
    /// A name is told as soon as the case may be discussed.
    NamedAnyway,
}

impl Slip {
    pub(crate) const ALL: &[Self] = &[
        Self::DecidesAlone,
        Self::OpensUnwanted,
        Self::OpensWithoutDecision,
        Self::SightAfterClosing,
        Self::AskedIsThere,
        Self::AgreedOnce,
        Self::SightAfterTakingOff,
        Self::LeftAndSees,
        Self::NamedAnyway,
    ];

    /// What the promise says that it breaks.
    pub(crate) const fn breaks(self) -> &'static str {
        match self {
            Self::DecidesAlone | Self::OpensUnwanted | Self::OpensWithoutDecision => "opened a trajectory",
            Self::NamedAnyway => "sees Name",
            _ => "the adviser sees",
        }
    }
}

struct Client {
    state: State,
    agreed: Agreed,
    dossier: bool,
}

struct Conference {
    state: ConferenceState,
    members: Vec<Who>,
    there: Vec<Who>,
}

struct Case {
    client: usize,
    conference: usize,
    named: bool,
    state: CaseState,
}

/// The decisions of the policies. They depend on nothing but who, what and to what, so each is asked for once for all sequences.
pub(crate) struct Decisions {
    access: Access,
    known: RefCell<HashMap<String, bool>>,
}

impl Decisions {
    pub(crate) fn new() -> Self {
        Self { access: Access::new().unwrap(), known: RefCell::default() }
    }

    fn allows<A: Policed<On: Debug>>(&self, by: &Actor, on: &A::On) -> bool {
        let question = format!("{} {by:?} {on:?}", A::NAME);
        if let Some(answer) = self.known.borrow().get(&question) {
            return *answer;
        }
        let answer = self.access.allows::<A>(by, on);
        self.known.borrow_mut().insert(question, answer);
        answer
    }
}

/// The model.
pub(crate) struct Model<'a> {
    policies: &'a Decisions,
    slip: Option<Slip>,
    clients: Vec<Client>,
    conferences: Vec<Conference>,
    cases: Vec<Case>,
    left: Vec<Who>,
}

fn id<T: std::str::FromStr<Err: std::fmt::Debug>>(number: usize) -> T {
    format!("00000000-0000-7000-8000-{number:012}").parse().unwrap()
}

fn home() -> PartnershipId {
    id(1)
}

fn membership(who: Who) -> MembershipId {
    id(who as usize + 1)
}

/// Facts on which a trajectory may open, as long as the conference and the client want it.
fn of_the_target_group() -> screening::Facts {
    screening::Facts {
        born_on: Answer::Given(jiff::civil::date(1988, 3, 12)),
        residence: Answer::Given(true),
        work: Answer::Given(Work::Seeking),
        ill: Answer::Given(false),
        contract: Answer::Given(false),
        complex: Answer::Given(true),
        distance: Answer::Given(true),
        regular_offer: Answer::Given(false),
        known: Answer::Given(false),
        ..screening::Facts::on(jiff::civil::date(2026, 11, 23))
    }
}

impl<'a> Model<'a> {
    /// A fresh one: two clients, with whom the first talk was held.
    pub(crate) fn new(policies: &'a Decisions, slip: Option<Slip>) -> Self {
        let client = || Client {
            state: State::Received,
            agreed: Agreed { discuss: Answer::Given(true), name: Answer::Later, team: Answer::Given(true) },
            dossier: false,
        };
        let clients = (0..CLIENTS).map(|_| client()).collect();
        Self { policies, slip, clients, conferences: Vec::new(), cases: Vec::new(), left: Vec::new() }
    }

    fn slips(&self, slip: Slip) -> bool {
        self.slip == Some(slip)
    }

    fn may<A: Policed<On: Debug>>(&self, by: &Actor, on: &A::On) -> Option<()> {
        self.policies.allows::<A>(by, on).then_some(())
    }

    fn actor(&self, who: Who) -> Actor {
        let role = match who {
            Who::Coordinator | Who::OtherCoordinator => Role::Coordinator,
            Who::Caseworker => Role::Caseworker,
            Who::Outreach => Role::OutreachWorker,
            Who::Adviser => Role::VdabAdviser,
        };
        let gone = self.left.contains(&who) && !self.slips(Slip::LeftAndSees);
        Actor {
            role,
            standing: if gone { Standing::Ended } else { Standing::Active },
            person: Some(id(who as usize + 1)),
            membership: Some(membership(who)),
            organisation: Some(id(1)),
            kind: Some(if role == Role::VdabAdviser { OrganisationKind::Vdab } else { OrganisationKind::Ocmw }),
            partnership: Some(home()),
            client: None,
        }
    }

    fn registration(&self, client: usize) -> Option<RegistrationRef> {
        let state = self.clients.get(client)?.state;
        Some(RegistrationRef { id: id(client + 1), partnership: home(), client: id(client + 1), state, assigned: None, supporter: None })
    }

    fn conference(&self, number: usize) -> Option<ConferenceRef> {
        let it = self.conferences.get(number)?;
        let members = it.members.iter().map(|who| membership(*who)).collect();
        Some(ConferenceRef { id: id(number + 1), partnership: home(), state: it.state, members })
    }

    fn case(&self, number: usize) -> Option<CaseRef> {
        let case = self.cases.get(number)?;
        let (conference, client) = (self.conferences.get(case.conference)?, self.clients.get(case.client)?);
        let there = if self.slips(Slip::AskedIsThere) { &conference.members } else { &conference.there };
        let there = there.iter().filter(|who| self.slips(Slip::LeftAndSees) || !self.left.contains(who));
        let open = conference.state == ConferenceState::Open
            || (self.slips(Slip::SightAfterClosing) && conference.state == ConferenceState::Closed);
        let on = matches!(case.state, CaseState::Tabled | CaseState::Decided)
            || (self.slips(Slip::SightAfterClosing) && case.state == CaseState::Held)
            || (self.slips(Slip::SightAfterTakingOff) && case.state == CaseState::TakenOff)
            || (self.slips(Slip::AgreedOnce) && case.state == CaseState::Withdrawn);
        let discuss = client.agreed.discuss == Answer::Given(true) && client.state != State::Withdrawn;
        Some(CaseRef {
            id: id(number + 1),
            conference: id(case.conference + 1),
            registration: id(case.client + 1),
            partnership: home(),
            client: id(case.client + 1),
            open: open && on,
            attendees: there.map(|who| membership(*who)).collect(),
            consent: discuss || self.slips(Slip::AgreedOnce),
            naming: (case.named && client.agreed.name != Answer::Given(false)) || self.slips(Slip::NamedAnyway),
        })
    }

    fn decide(&mut self, by: Who, number: usize, open: bool) -> Option<()> {
        let (on, case) = (self.case(number)?, self.cases.get(number)?);
        let of = self.clients.get(case.client)?;
        let kind = if open { DecisionKind::OpenTrajectory } else { DecisionKind::AskMore };
        let agrees_to_team = if self.slips(Slip::OpensUnwanted) { Some(true) } else { of.agreed.team.given().copied() };
        let present = i64::try_from(on.attendees.len()).ok()?;
        let alone_will_do = self.slips(Slip::DecidesAlone);
        if !alone_will_do {
            self.may::<DecideCase>(&self.actor(by), &on)?;
        } else if !(by.coordinates() && on.open && on.consent && on.attendees.contains(&membership(by))) {
            return None;
        }
        let facts = DecisionFacts {
            screened: of_the_target_group(),
            partners: if alone_will_do { 2 } else { present },
            adviser_present: true,
            agrees_to_team,
            advised: None,
            estimated: None,
        };
        may_decide(&Playbook::on(jiff::civil::date(2026, 11, 23)), kind, &facts).ok()?;
        let client = case.client;
        (case.state == CaseState::Tabled).then_some(())?;
        if open {
            let of = self.clients.get_mut(client)?;
            of.state = of.state.after(Step::Accept).ok()?;
            of.dossier = true;
        }
        self.cases.get_mut(number)?.state = CaseState::Decided;
        Some(())
    }

    fn leave_tables(&mut self, client: usize) {
        let on = self.cases.iter_mut().filter(|case| case.client == client && case.state == CaseState::Tabled);
        on.for_each(|case| case.state = CaseState::Withdrawn);
    }

    fn table(&mut self, by: Who, client: usize, conference: usize, named: bool) -> Option<()> {
        self.may::<TableCase>(&self.actor(by), &self.registration(client)?)?;
        let of = self.clients.get(client)?;
        self.conferences.get(conference)?.state.after(ConferenceStep::Table).ok()?;
        let refused = of.agreed.discuss != Answer::Given(true) || (named && of.agreed.name == Answer::Given(false));
        let ahead = |case: &Case| {
            case.client == client
                && case.state == CaseState::Tabled
                && self.conferences.get(case.conference).is_some_and(|conference| conference.state.is_ahead())
        };
        (!refused && !self.cases.iter().any(ahead)).then_some(())?;
        self.cases.push(Case { client, conference, named, state: CaseState::Tabled });
        if self.slips(Slip::OpensWithoutDecision) {
            self.clients.get_mut(client)?.dossier = true;
        }
        Some(())
    }

    fn gather(&mut self, by: Who, number: usize, there: &[Who], step: ConferenceStep) -> Option<()> {
        self.may::<BeginConference>(&self.actor(by), &self.conference(number)?)?;
        let it = self.conferences.get(number)?;
        let state = it.state.after(step).ok()?;
        let fit = !there.is_empty() && there.iter().all(|who| it.members.contains(who) && !self.left.contains(who));
        fit.then_some(())?;
        let it = self.conferences.get_mut(number)?;
        (it.state, it.there) = (state, there.to_vec());
        Some(())
    }

    fn try_act(&mut self, act: &Act) -> Option<()> {
        match act {
            Act::Agree { by, client, discuss, name, team } => {
                self.may::<RecordTalk>(&self.actor(*by), &self.registration(*client)?)?;
                if !discuss {
                    self.leave_tables(*client);
                }
                let name = name.map_or(Answer::Later, Answer::Given);
                self.clients.get_mut(*client)?.agreed = Agreed { discuss: Answer::Given(*discuss), name, team: Answer::Given(*team) };
            }
            Act::TakeBack { client, agreement } => {
                let by = Actor::client(id(client + 1), home());
                self.may::<TakeBackAgreement>(&by, &self.registration(*client)?)?;
                let agreed = &mut self.clients.get_mut(*client)?.agreed;
                match agreement {
                    Agreement::Discuss => {
                        agreed.discuss = Answer::Given(false);
                        self.leave_tables(*client);
                    }
                    Agreement::Name => agreed.name = Answer::Given(false),
                    Agreement::Team => agreed.team = Answer::Given(false),
                }
            }
            Act::GiveAgain { client, agreement } => {
                let by = Actor::client(id(client + 1), home());
                self.may::<GiveAgreement>(&by, &self.registration(*client)?)?;
                let agreed = &mut self.clients.get_mut(*client)?.agreed;
                agreed.can_become(*agreement, true).then_some(())?;
                *agreed = agreed.clone().with(*agreement, Answer::Given(true));
            }
            Act::Withdraw { client } => {
                let by = Actor::client(id(client + 1), home());
                self.may::<WithdrawRegistration>(&by, &self.registration(*client)?)?;
                let of = self.clients.get_mut(*client)?;
                of.state = of.state.after(Step::Withdraw).ok()?;
                self.leave_tables(*client);
            }
            Act::Plan { by, members } => {
                let house = PartnershipRef::at(home(), true);
                self.may::<PlanConference>(&self.actor(*by), &house)?;
                (members.len() >= 2 && members.iter().all(|who| !self.left.contains(who))).then_some(())?;
                self.conferences.push(Conference { state: ConferenceState::Planned, members: members.clone(), there: Vec::new() });
            }
            Act::Table { by, client, conference, named } => self.table(*by, *client, *conference, *named)?,
            Act::Begin { by, conference, there } => self.gather(*by, *conference, there, ConferenceStep::Begin)?,
            Act::Attend { by, conference, there } => self.gather(*by, *conference, there, ConferenceStep::Attend)?,
            Act::Advise { by, case } => {
                self.may::<AdviseOnCase>(&self.actor(*by), &self.case(*case)?)?;
                (self.cases.get(*case)?.state == CaseState::Tabled).then_some(())?;
            }
            Act::Decide { by, case, open } => self.decide(*by, *case, *open)?,
            Act::TakeOff { by, case } => {
                self.may::<TakeOffCase>(&self.actor(*by), &self.case(*case)?)?;
                let case = self.cases.get_mut(*case)?;
                (case.state == CaseState::Tabled).then_some(())?;
                case.state = CaseState::TakenOff;
            }
            Act::Close { by, conference } => {
                self.may::<CloseConference>(&self.actor(*by), &self.conference(*conference)?)?;
                let it = self.conferences.get_mut(*conference)?;
                it.state = it.state.after(ConferenceStep::Close).ok()?;
                let on = self.cases.iter_mut().filter(|case| case.conference == *conference && case.state == CaseState::Tabled);
                on.for_each(|case| case.state = CaseState::Held);
            }
            Act::End { who } => {
                let on = MembershipRef::of(membership(*who), id(0), Some(home()), Standing::Active);
                self.may::<ChangeMember>(&self.actor(Who::Coordinator), &on)?;
                (*who != Who::Coordinator && !self.left.contains(who)).then_some(())?;
                self.left.push(*who);
            }
        }
        Some(())
    }
}

impl Road for Model<'_> {
    fn act(&mut self, act: &Act) -> bool {
        self.try_act(act).is_some()
    }

    fn has_dossier(&mut self, client: usize) -> bool {
        self.clients.get(client).is_some_and(|client| client.dossier)
    }

    fn adviser_sees(&mut self, case: usize) -> Sight {
        let (adviser, Some(on)) = (self.actor(Who::Adviser), self.case(case)) else { return Sight::Nothing };
        let reads = self.policies.allows::<ReadCase>(&adviser, &on) || self.policies.allows::<AdviseOnCase>(&adviser, &on);
        match (reads, self.policies.allows::<NameCase>(&adviser, &on)) {
            (false, false) => Sight::Nothing,
            (true, false) => Sight::Pseudonym,
            (_, true) => Sight::Name,
        }
    }
}
