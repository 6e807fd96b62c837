//! What happened so far, told by what was done and not refused; and what follows of it for what may be seen and opened. It knows
//! no policy, no rule and no table of states.

use schakel_domain::talk::Agreement;

use super::acts::{Act, CLIENTS, Who};

/// How much of a case is seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Sight {
    Nothing,
    Pseudonym,
    Name,
}

/// How often what came up: a promise about something that never happens says nothing.
#[derive(Debug, Default)]
pub(crate) struct Counts {
    pub(crate) happened: usize,
    pub(crate) opened: usize,
    pub(crate) nothing: usize,
    pub(crate) pseudonym: usize,
    pub(crate) name: usize,
}

impl Counts {
    pub(crate) const fn saw(&mut self, sight: Sight) {
        match sight {
            Sight::Nothing => self.nothing += 1,
            Sight::Pseudonym => self.pseudonym += 1,
            Sight::Name => self.name += 1,
        }
    }
}

#[derive(Debug, Clone)]
struct Client {
    discuss: bool,
    refuses_name: bool,
    team: bool,
}

#[derive(Debug, Clone)]
struct Conference {
    open: bool,
    there: Vec<Who>,
}

#[derive(Debug, Clone)]
struct Case {
    client: usize,
    conference: usize,
    named: bool,
    on: bool,
    decided: bool,
}

/// What happened so far.
#[derive(Debug, Clone)]
pub(crate) struct SoFar {
    clients: Vec<Client>,
    conferences: Vec<Conference>,
    cases: Vec<Case>,
    left: Vec<Who>,
    /// The clients with a trajectory.
    opened: Vec<usize>,
}

impl Default for SoFar {
    /// Every client had a talk, and agreed to all but to be named.
    fn default() -> Self {
        let client = Client { discuss: true, refuses_name: false, team: true };
        Self { clients: vec![client; CLIENTS], conferences: Vec::new(), cases: Vec::new(), left: Vec::new(), opened: Vec::new() }
    }
}

impl SoFar {
    /// This happened.
    pub(crate) fn note(&mut self, act: &Act) {
        match act {
            Act::Agree { client, discuss, name, team, .. } => {
                let it = &mut self.clients[*client];
                (it.discuss, it.refuses_name, it.team) = (*discuss, *name == Some(false), *team);
                if !discuss {
                    self.leaves(*client);
                }
            }
            Act::TakeBack { client, agreement } => match agreement {
                Agreement::Discuss => {
                    self.clients[*client].discuss = false;
                    self.leaves(*client);
                }
                Agreement::Name => self.clients[*client].refuses_name = true,
                Agreement::Team => self.clients[*client].team = false,
            },
            // What left a table stays off it.
            Act::GiveAgain { client, agreement } => match agreement {
                Agreement::Discuss => self.clients[*client].discuss = true,
                Agreement::Name => self.clients[*client].refuses_name = false,
                Agreement::Team => self.clients[*client].team = true,
            },
            Act::Withdraw { client } => {
                self.clients[*client].discuss = false;
                self.leaves(*client);
            }
            Act::Plan { .. } => self.conferences.push(Conference { open: false, there: Vec::new() }),
            Act::Table { client, conference, named, .. } => {
                self.cases.push(Case { client: *client, conference: *conference, named: *named, on: true, decided: false });
            }
            Act::Begin { conference, there, .. } | Act::Attend { conference, there, .. } => {
                self.conferences[*conference] = Conference { open: true, there: there.clone() };
            }
            Act::Advise { .. } => {}
            Act::Decide { case, .. } => self.cases[*case].decided = true,
            Act::TakeOff { case, .. } => self.cases[*case].on = false,
            Act::Close { conference, .. } => self.conferences[*conference].open = false,
            Act::End { who } => self.left.push(*who),
        }
    }

    /// What was not decided about this client leaves the table.
    fn leaves(&mut self, client: usize) {
        self.cases.iter_mut().filter(|case| case.client == client && !case.decided).for_each(|case| case.on = false);
    }

    /// A trajectory of this client opened.
    pub(crate) fn opened(&mut self, client: usize) {
        self.opened.push(client);
    }

    pub(crate) fn has_dossier(&self, client: usize) -> bool {
        self.opened.contains(&client)
    }

    pub(crate) const fn cases(&self) -> usize {
        self.cases.len()
    }

    fn is_there(&self, conference: &Conference, who: Who) -> bool {
        conference.there.contains(&who) && !self.left.contains(&who)
    }

    /// Whether this act, done now, can open a trajectory of this client: a decision, written down by a coordinator at the table of
    /// an open conference with at least two present, on a case that the client lets be discussed, for a client who wants guidance.
    pub(crate) fn may_open(&self, act: &Act, client: usize) -> bool {
        let Act::Decide { by, case, open: true } = act else { return false };
        let case = &self.cases[*case];
        let (conference, of) = (&self.conferences[case.conference], &self.clients[client]);
        let present = Who::ALL.into_iter().filter(|who| self.is_there(conference, *who)).count();
        case.client == client
            && case.on
            && !case.decided
            && conference.open
            && present >= 2
            && by.coordinates()
            && self.is_there(conference, *by)
            && of.discuss
            && of.team
    }

    /// What the adviser may see of a case now.
    pub(crate) fn adviser_may_see(&self, case: usize) -> Sight {
        let case = &self.cases[case];
        let (conference, client) = (&self.conferences[case.conference], &self.clients[case.client]);
        let at_the_table = conference.open && self.is_there(conference, Who::Adviser);
        match (at_the_table && case.on && client.discuss, case.named && !client.refuses_name) {
            (false, _) => Sight::Nothing,
            (true, false) => Sight::Pseudonym,
            (true, true) => Sight::Name,
        }
    }
}
