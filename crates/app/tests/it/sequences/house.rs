//! The road in the application on SQLite: acts through its functions, and what the adviser sees through its pages: by the kept
//! address of the case, with a conditional request, with a form, and on the agenda.

use schakel_app::{
    AppError,
    conference::{self, Advising, Arranging, Deciding, Tabling},
    registration::follow,
    talk::{self, ChapterAnswers, Recording},
};
use schakel_domain::{
    actor::{Actor, OrganisationKind, Role, Standing},
    acts::{GiveAgreement, TakeBackAgreement},
    conference::{ConferenceKind, DecisionKind, Opening},
    ids::{CaseId, ConferenceId, MembershipId, OrganisationId, PartnershipId, RegistrationId},
    registration::Answer,
    talk::{Agreed, SharedPart},
    vdab_fact::View,
    words::{Line, Reason, Text},
};
use schakel_testkit::{Browser, TalkHeld, World};

use super::{
    Road,
    acts::{Act, CLIENTS, Who},
    so_far::Sight,
};

/// What a client says of himself or herself at the table. It stands nowhere but on the page of the case.
const TOLD: &str = "Slaapt bij vrienden.";

/// A world in which one sequence after the other is tried, each with clients and conferences of its own.
pub(crate) struct House {
    world: World,
    home: PartnershipId,
    organisation: OrganisationId,
    /// The names of the five, by [`Who`]; who left is replaced by somebody new.
    names: Vec<String>,
    left: Vec<Who>,
    adviser: Option<Browser>,
    guide: MembershipId,
    clients: Vec<(RegistrationId, Actor, String)>,
    conferences: Vec<ConferenceId>,
    cases: Vec<(CaseId, ConferenceId, usize)>,
    /// Counts names, so that nobody is called like somebody else.
    named: usize,
}

impl House {
    /// A fresh one.
    pub(crate) fn new() -> Self {
        let world = World::new();
        let home = world.partnership("Westhoek", &[33_011]).id;
        let organisation = world.organisation(home, OrganisationKind::Ocmw);
        let guide = world.member("Gids", Role::Companion, home).membership;
        Self {
            world,
            home,
            organisation,
            names: Vec::new(),
            left: Who::ALL.to_vec(),
            adviser: None,
            guide,
            clients: Vec::new(),
            conferences: Vec::new(),
            cases: Vec::new(),
            named: 0,
        }
    }

    /// Another sequence: new clients, with whom the first talk was held, and somebody new for everybody who left.
    pub(crate) fn begin_anew(&mut self) {
        self.names.resize(Who::ALL.len(), String::new());
        for who in std::mem::take(&mut self.left) {
            let (role, name) = match who {
                Who::Coordinator | Who::OtherCoordinator => (Role::Coordinator, "Nora"),
                Who::Caseworker => (Role::Caseworker, "Joris"),
                Who::Outreach => (Role::OutreachWorker, "Olga"),
                Who::Adviser => (Role::VdabAdviser, "Vera"),
            };
            self.named += 1;
            let name = format!("{name}{}", self.named);
            self.world.member(&name, role, self.home);
            self.names[who as usize] = name;
        }
        self.adviser = Some(self.world.as_(&self.names[Who::Adviser as usize]));
        self.conferences.clear();
        self.cases.clear();
        self.clients.clear();
        let by = self.names[0].clone();
        for _ in 0..CLIENTS {
            self.named += 1;
            let called = format!("Amina{}", self.named);
            let (on, _) = self.world.registration(&by, &called, "Voorbeeld");
            self.world.hold_talk(&by, on.id, &TalkHeld { finished: false, ..TalkHeld::default() });
            self.clients.push((on.id, Actor::client(on.client, self.home), called));
        }
    }

    fn actor(&self, who: Who) -> Actor {
        let actor = self.world.known(&self.names[who as usize]).actor;
        if self.left.contains(&who) { Actor { standing: Standing::Ended, ..actor } } else { actor }
    }

    fn members(&self, some: &[Who]) -> Vec<MembershipId> {
        some.iter().map(|who| self.world.known(&self.names[*who as usize]).membership).collect()
    }

    /// What the store has: versions, as a page would have shown them.
    fn version_of_talk(&self, id: RegistrationId) -> i64 {
        self.world
            .run(async { self.world.app.behind().store.read_in(self.home).await?.talk_of(id).await })
            .unwrap()
            .map_or(0, |talk| talk.version)
    }

    fn version_of_conference(&self, id: ConferenceId) -> i64 {
        self.world.run(async { self.world.app.behind().store.read_in(self.home).await?.conference(id).await }).unwrap().unwrap().version
    }

    fn version_of_case(&self, id: CaseId) -> i64 {
        self.world.run(async { self.world.app.behind().store.read_in(self.home).await?.case(id).await }).unwrap().unwrap().case.version
    }

    fn try_act(&mut self, act: &Act) -> Option<()> {
        let app = &self.world.app;
        let cx = |by: Who| self.world.cx(&self.actor(by));
        match act {
            Act::Agree { by, client, discuss, name, team } => {
                let id = self.clients.get(*client)?.0;
                let name = name.map_or(Answer::Later, Answer::Given);
                let agreed = Agreed { discuss: Answer::Given(*discuss), name, team: Answer::Given(*team) };
                let answers = ChapterAnswers::Agreed { agreed, parts: SharedPart::ALL.to_vec(), remark: None };
                let cmd = Recording { id, version: self.version_of_talk(id), answers };
                happened(self.world.run(talk::record(app, &cx(*by), cmd)))
            }
            Act::TakeBack { client, agreement } => {
                let by = self.world.cx(&self.clients.get(*client)?.1);
                happened(self.world.run(talk::answer_again::<TakeBackAgreement>(app, &by, *agreement)))
            }
            Act::GiveAgain { client, agreement } => {
                let by = self.world.cx(&self.clients.get(*client)?.1);
                happened(self.world.run(talk::answer_again::<GiveAgreement>(app, &by, *agreement)))
            }
            Act::Withdraw { client } => {
                let by = self.world.cx(&self.clients.get(*client)?.1);
                happened(self.world.run(follow::withdraw(app, &by)))
            }
            Act::Plan { by, members } => {
                let place = Line::parse("Open Huis, zaal 2").unwrap();
                let plan = Arranging { starts_at: self.world.now(), place, members: self.members(members) };
                let id = happened(self.world.run(conference::plan(app, &cx(*by), ConferenceKind::Cases, plan)))?;
                self.conferences.push(id);
                Some(())
            }
            Act::Table { by, client, conference, named } => {
                let (registration, at) = (self.clients.get(*client)?.0, *self.conferences.get(*conference)?);
                let cmd = Tabling { registration, conference: at, named: *named };
                let id = happened(self.world.run(conference::table(app, &cx(*by), cmd)))?;
                self.cases.push((id, at, *client));
                Some(())
            }
            Act::Begin { by, conference, there } => {
                let id = *self.conferences.get(*conference)?;
                let there = self.members(there);
                let cmd = conference::Beginning { id, version: self.version_of_conference(id), present: &there, sure: true };
                happened(self.world.run(conference::begin(app, &cx(*by), cmd)))
            }
            Act::Attend { by, conference, there } => {
                let id = *self.conferences.get(*conference)?;
                let there = self.members(there);
                happened(self.world.run(conference::attend(app, &cx(*by), id, self.version_of_conference(id), &there)))
            }
            Act::Advise { by, case } => {
                let cmd = Advising { case: self.cases.get(*case)?.0, view: View::Unsure, words: Text::parse("Eerst wonen.").unwrap() };
                happened(self.world.run(conference::advise(app, &cx(*by), cmd)))
            }
            Act::Decide { by, case, open } => {
                let id = self.cases.get(*case)?.0;
                let cmd = Deciding {
                    case: id,
                    version: self.version_of_case(id),
                    kind: if *open { DecisionKind::OpenTrajectory } else { DecisionKind::AskMore },
                    reason: Reason::parse("Zo besproken.").unwrap(),
                    why: Some(Reason::parse("De adviseur was er niet.").unwrap()),
                    to: None,
                    opening: open.then(|| Opening { organisation: self.organisation, team: vec![self.guide] }),
                };
                happened(self.world.run(conference::decide(app, &cx(*by), cmd)))
            }
            Act::TakeOff { by, case } => {
                let id = self.cases.get(*case)?.0;
                happened(self.world.run(conference::take_off(app, &cx(*by), id, self.version_of_case(id)))).map(|_| ())
            }
            Act::Close { by, conference } => {
                let id = *self.conferences.get(*conference)?;
                happened(self.world.run(conference::close(app, &cx(*by), id))).map(|_| ())
            }
            Act::End { who } => {
                if *who == Who::Coordinator || self.left.contains(who) {
                    return None;
                }
                // At the machine, where nothing has to be handed over first: whatever hangs there, nobody sees anything any more.
                self.world.set_standing(&self.names[*who as usize], Standing::Ended);
                self.left.push(*who);
                Some(())
            }
        }
    }
}

/// Refusals are part of a sequence; a fault of the house is not.
fn happened<T>(outcome: Result<T, AppError>) -> Option<T> {
    match outcome {
        Ok(value) => Some(value),
        Err(AppError::Internal(fault)) => unreachable!("{fault}"),
        Err(_) => None,
    }
}

impl Road for House {
    fn act(&mut self, act: &Act) -> bool {
        let happened = self.try_act(act).is_some();
        let (_, missing, for_nothing) = self.world.run(async { self.world.app.behind().store.read().await?.waits_kept().await }).unwrap();
        assert_eq!((missing, for_nothing), (0, 0), "after {act:?} what is kept of what waits is what waits");
        happened
    }

    fn has_dossier(&mut self, client: usize) -> bool {
        let id = self.clients[client].0;
        self.world.run(async { self.world.app.behind().store.read_in(self.home).await?.dossier_of(id).await }).unwrap().is_some()
    }

    fn adviser_sees(&mut self, case: usize) -> Sight {
        let (id, conference, client) = self.cases[case];
        let called = &self.clients[client].2;
        let browser = self.adviser.as_mut().unwrap();
        let address = format!("/casus/{id}");
        let kept = browser.get_once(&address);
        browser.headers.push(("if-none-match", "*".to_owned()));
        browser.headers.push(("if-modified-since", "Mon, 23 Nov 2026 09:00:00 GMT".to_owned()));
        let again = browser.get_once(&address);
        browser.headers.clear();
        // A form that lacks its words: who may advise is shown it again, and nothing is noted.
        let fields = [("view".to_owned(), View::Unsure.code().to_owned())];
        let form = browser.post_once(&format!("{address}/advies"), &fields);
        let agenda = browser.get_once(&format!("/besprekingen/{conference}"));
        // A page that is not there, or that sends elsewhere, shows nothing; "not changed since" would show that it is there.
        let opens = [&kept, &again].iter().any(|page| !matches!(page.status.as_u16(), 303 | 404)) || form.status == 422;
        let listed = agenda.body.contains(&address);
        let pages = [kept, again, form, agenda];
        let named = pages.iter().any(|page| page.body.contains(called.as_str()));
        let shown = opens || listed || pages.iter().any(|page| page.body.contains(TOLD));
        match (named, shown) {
            (true, _) => Sight::Name,
            (false, true) => Sight::Pseudonym,
            (false, false) => Sight::Nothing,
        }
    }
}
