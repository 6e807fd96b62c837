//! The world in which the road to a trajectory is measured: a partnership with registrations that stand at every point of it, made
//! through the same acts as people use. It is an installation of its own, so that what was measured before is not changed by it.

mod answers;

use std::time::{Duration, Instant as Stopwatch};

use anyhow::{Context as _, Result};
use jiff::SignedDuration;
use schakel_app::{
    App, AppError, Ctx,
    conference::{self, Advising, Arranging, Deciding, Tabling},
    dossier::{self, Noting},
    inbox::{Answering, answer},
    registration::{TypedOver, type_over},
    talk::{self, ChapterAnswers, Recording, VdabRecording},
};
use schakel_domain::{
    actor::Role,
    conference::{ConferenceKind, DecisionKind, Opening},
    ids::{CaseId, ConferenceId, DossierId, OrganisationId, RegistrationId},
    partnership::Organisation,
    registration::{Answer, Channel, MessageKind},
    screening::Facts,
    talk::{Way, Work},
    time::{Instant, day_of},
    vdab_fact::{RegularService, Source, VdabFact, View},
    words::Reason,
};

use answers::{chapters, has_file, vdab};

use crate::{
    program::Place,
    world::{self, CONFIRMED, Seat, line, text},
};

const SLUG: &str = "weg";
const ORGANISATIONS: &str = "slug;organisation;kind\nweg;Organisatie 1;ocmw\nweg;Organisatie 2;vdab\nweg;Organisatie 3;service_provider\nweg;Organisatie 4;local_authority\n";
/// How many cases stand on an agenda.
pub(crate) const AGENDA: usize = 30;
/// How many of what is opened are kept for the load, spread over all.
const SAMPLE: usize = 250;
/// All of it happens within so many days.
const DAYS: i64 = 340;

/// What the load needs of this world.
pub(crate) struct Casework {
    /// Leads the conferences, and sees the day.
    pub(crate) coordinator: Seat,
    /// Sits at the table of the conference that goes on.
    pub(crate) adviser: Seat,
    /// Is on the team of every dossier.
    pub(crate) caseworker: Seat,
    /// The conference that goes on, with [`AGENDA`] cases.
    pub(crate) conference: ConferenceId,
    /// Registrations with a first talk, of which nothing was decided.
    pub(crate) talks: Vec<RegistrationId>,
    /// Open dossiers.
    pub(crate) dossiers: Vec<DossierId>,
    /// What the rules look at, of some cases.
    pub(crate) facts: Vec<Facts>,
    /// How many acts made it.
    pub(crate) acts: usize,
    /// How many conferences there were.
    pub(crate) conferences: usize,
    /// How many trajectories opened.
    pub(crate) opened: usize,
    /// How long it took to make.
    pub(crate) took: Duration,
}

/// How far a registration goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Far {
    /// No first talk yet.
    Untalked,
    /// The talk was begun.
    Begun,
    /// The talk is done, and a conversation with VDAB is an open step.
    VdabOpen,
    /// Nothing is missing.
    Ready,
    /// The client took it back.
    Withdrawn,
    /// A conference decided.
    Decided(DecisionKind),
}

/// A fifth waits for a talk, half was decided about, the rest is on its way.
const fn far(number: usize) -> Far {
    match number % 50 {
        0..=9 => Far::Untalked,
        10..=14 => Far::Begun,
        15..=19 => Far::VdabOpen,
        20..=23 => Far::Ready,
        24 => Far::Withdrawn,
        25..=39 => Far::Decided(DecisionKind::OpenTrajectory),
        40..=42 => Far::Decided(DecisionKind::AskMore),
        43..=45 => Far::Decided(DecisionKind::ReferRegular),
        46..=47 => Far::Decided(DecisionKind::ReferEducation),
        _ => Far::Decided(DecisionKind::NotInTargetGroup),
    }
}

fn done<T>(outcome: Result<T, AppError>) -> Result<T> {
    outcome.map_err(|fault| anyhow::anyhow!("{fault:?}"))
}

struct Making<'a> {
    app: &'a App,
    coordinator: Seat,
    adviser: Seat,
    caseworker: Seat,
    organisation: OrganisationId,
    /// The moment at which the next act is done.
    at: Instant,
    acts: usize,
    conferences: usize,
    dossiers: Vec<DossierId>,
}

/// Makes the world in this place, with so many registrations.
pub(crate) async fn make(place: &Place, registrations: usize) -> Result<Casework> {
    let began = Stopwatch::now();
    let app = world::open(place).await?;
    let (partnership, organisations) = world::founded(&app, SLUG, ORGANISATIONS).await?;
    let of = |number: usize| -> Result<&Organisation> {
        let name = format!("Organisatie {number}");
        organisations.iter().find(|one| one.name.as_str() == name).context("no organisation")
    };
    let now = Instant::now();
    let first = now - SignedDuration::from_hours(24 * DAYS);
    let mut making = Making {
        app: &app,
        coordinator: world::sign_in(&app, partnership, of(1)?, "Nora Modelmans", Role::Coordinator).await?,
        adviser: world::sign_in(&app, partnership, of(2)?, "Wim Monster", Role::VdabAdviser).await?,
        caseworker: world::sign_in(&app, partnership, of(3)?, "Roos Proefman", Role::Caseworker).await?,
        organisation: of(3)?.id,
        at: first,
        acts: 0,
        conferences: 0,
        dossiers: Vec::new(),
    };
    let step = SignedDuration::from_secs_f64(24.0 * 3600.0 * f64::from(i32::try_from(DAYS)?) / f64::from(u32::try_from(registrations)?));
    let (mut talks, mut ready, mut to_decide) = (Vec::new(), Vec::new(), Vec::new());
    for number in 0..registrations {
        making.at = making.at.max(first + step * i32::try_from(number)?);
        let id = making.registration(number, far(number)).await?;
        match far(number) {
            Far::Begun | Far::VdabOpen => talks.push(id),
            Far::Ready => {
                talks.push(id);
                ready.push(id);
            }
            Far::Decided(kind) => to_decide.push((number, id, kind)),
            Far::Untalked | Far::Withdrawn => {}
        }
        if to_decide.len() == AGENDA {
            making.confer(&std::mem::take(&mut to_decide)).await?;
        }
    }
    let on_table = ready.len().checked_sub(AGENDA).and_then(|from| ready.get(from..)).context("too few registrations for an agenda")?;
    making.at = making.at.max(now - SignedDuration::from_mins(30));
    let conference = making.leave_open(on_table).await?;
    let spread = talks.len().div_ceil(SAMPLE).max(1);
    let talks: Vec<RegistrationId> = talks.into_iter().step_by(spread).collect();
    let facts = facts(&app, &making.coordinator, &talks).await?;
    let Making { coordinator, adviser, caseworker, acts, conferences, dossiers, .. } = making;
    let (opened, spread) = (dossiers.len(), dossiers.len().div_ceil(SAMPLE).max(1));
    app.behind().store.close().await;
    Ok(Casework {
        coordinator,
        adviser,
        caseworker,
        conference,
        talks,
        dossiers: dossiers.into_iter().step_by(spread).collect(),
        facts,
        acts,
        conferences,
        opened,
        took: began.elapsed(),
    })
}

/// What the rules look at, of these registrations.
async fn facts(app: &App, by: &Seat, of: &[RegistrationId]) -> Result<Vec<Facts>> {
    let mut tx = app.behind().store.read_in(by.by.partnership.context("no partnership")?).await?;
    let mut facts = Vec::new();
    for id in of {
        let registration = tx.registration(*id).await?.context("the registration is gone")?;
        let talk = tx.talk_of(*id).await?;
        let vdab = tx.vdab_facts(registration.client).await?;
        let today = day_of(registration.received_at);
        facts.push(Facts::of(&registration, talk.as_ref().map(|talk| &talk.answers), &vdab, today));
    }
    Ok(facts)
}

impl Making<'_> {
    /// The next act: half a minute later.
    fn next(&mut self, seat: fn(&Self) -> &Seat) -> Ctx {
        self.at += SignedDuration::from_secs(30);
        self.acts += 1;
        Ctx::new(seat(self).by.clone(), self.at)
    }

    fn coordinator(&mut self) -> Ctx {
        self.next(|making| &making.coordinator)
    }

    async fn registration(&mut self, number: usize, far: Far) -> Result<RegistrationId> {
        let cx = self.coordinator();
        let typed = TypedOver { answers: world::answers(number)?, channel: Channel::Paper, confirmed: CONFIRMED };
        let id = done(type_over(self.app, &cx, typed).await)?.id;
        // Of those without a talk half was answered.
        if far != Far::Untalked || number.is_multiple_of(2) {
            self.tell(id, 1, MessageKind::Invitation).await?;
        }
        if far != Far::Untalked {
            self.talk(number, id, far).await?;
        }
        if far == Far::Withdrawn {
            let partnership = self.coordinator.by.partnership.context("no partnership")?;
            let client = self.app.behind().store.read_in(partnership).await?.registration_ref(id).await?.context("no registration")?.client;
            let at = self.coordinator().now;
            let cx = Ctx::new(schakel_domain::actor::Actor::client(client, partnership), at);
            done(schakel_app::registration::follow::withdraw(self.app, &cx).await)?;
        }
        Ok(id)
    }

    async fn tell(&mut self, id: RegistrationId, version: i64, kind: MessageKind) -> Result<()> {
        let cx = self.coordinator();
        done(answer(self.app, &cx, Answering { id, version, kind, body: text("Kom langs op dinsdag om 10 uur.")? }).await)
    }

    /// The chapters of the talk, one act each, as they are saved one by one.
    async fn talk(&mut self, number: usize, id: RegistrationId, far: Far) -> Result<()> {
        let begun = far == Far::Begun;
        let today = day_of(self.at);
        for (version, answers) in (0..).zip(chapters(number, far, today, self.organisation)?.into_iter().take(if begun { 2 } else { 5 })) {
            let cx = self.coordinator();
            done(talk::record(self.app, &cx, Recording { id, version, answers }).await)?;
        }
        if begun {
            return Ok(());
        }
        let cx = self.coordinator();
        let facts = vdab(number, far, cx.today());
        let recording = VdabRecording {
            id,
            version: 5,
            way: Answer::Given(Way::Asked),
            weighed: Answer::Open,
            later: Vec::new(),
            facts,
            again: false,
            source: Some(Source::ToldByClient),
            estimate_source: None,
            learnt_on: Some(cx.today()),
        };
        done(talk::record_vdab(self.app, &cx, recording).await)?;
        let cx = self.coordinator();
        done(talk::finish(self.app, &cx, id).await)
    }

    /// Plans a conference, puts these on its agenda, and begins with everybody at the table.
    async fn meet(&mut self, about: &[RegistrationId]) -> Result<(ConferenceId, Vec<CaseId>)> {
        let members: Vec<_> = [&self.coordinator, &self.adviser, &self.caseworker].iter().filter_map(|seat| seat.by.membership).collect();
        let cx = self.coordinator();
        let new = Arranging { starts_at: cx.now, place: line("Zaal 2")?, members: members.clone() };
        let conference = done(conference::plan(self.app, &cx, ConferenceKind::Cases, new).await)?;
        let mut cases = Vec::new();
        for (place, registration) in about.iter().enumerate() {
            let cx = self.coordinator();
            let tabling = Tabling { registration: *registration, conference, named: place.is_multiple_of(3) };
            cases.push(done(conference::table(self.app, &cx, tabling).await)?);
        }
        let cx = self.coordinator();
        let cmd = conference::Beginning { id: conference, version: 1, present: &members, sure: true };
        done(conference::begin(self.app, &cx, cmd).await)?;
        self.conferences += 1;
        Ok((conference, cases))
    }

    /// The conference that goes on: a third advised, nothing decided.
    async fn leave_open(&mut self, about: &[RegistrationId]) -> Result<ConferenceId> {
        let (conference, cases) = self.meet(about).await?;
        for case in cases.into_iter().step_by(3) {
            self.advise(case).await?;
        }
        Ok(conference)
    }

    async fn advise(&mut self, case: CaseId) -> Result<()> {
        let cx = self.next(|making| &making.adviser);
        let words = text("Werk is nu te vroeg. Een dag meelopen kan een eerste stap zijn.")?;
        done(conference::advise(self.app, &cx, Advising { case, view: View::Indicated, words }).await)
    }

    /// A conference about these, decided and closed; nine in ten are told, and nine in ten dossiers are worked in.
    async fn confer(&mut self, about: &[(usize, RegistrationId, DecisionKind)]) -> Result<()> {
        let ids: Vec<RegistrationId> = about.iter().map(|(_, id, _)| *id).collect();
        let (conference, cases) = self.meet(&ids).await?;
        let team: Vec<_> = self.caseworker.by.membership.into_iter().collect();
        for (case, (number, _, kind)) in cases.iter().zip(about) {
            if number.is_multiple_of(2) {
                self.advise(*case).await?;
            }
            let opening = Opening { organisation: self.organisation, team: team.clone() };
            let deciding = Deciding {
                case: *case,
                version: 1,
                kind: *kind,
                reason: Reason::parse("De drempels houden elkaar vast.").map_err(|bad| anyhow::anyhow!("{bad:?}"))?,
                why: None,
                to: kind
                    .refers()
                    .then(|| schakel_domain::words::Line::parse("OCMW, sociale dienst"))
                    .transpose()
                    .map_err(|bad| anyhow::anyhow!("{bad:?}"))?,
                opening: (*kind == DecisionKind::OpenTrajectory).then_some(opening),
            };
            let cx = self.coordinator();
            done(conference::decide(self.app, &cx, deciding).await)?;
        }
        let cx = self.coordinator();
        done(conference::close(self.app, &cx, conference).await)?;
        for (number, id, kind) in about {
            self.after(*number, *id, *kind).await?;
        }
        Ok(())
    }

    async fn after(&mut self, number: usize, id: RegistrationId, kind: DecisionKind) -> Result<()> {
        let partnership = self.coordinator.by.partnership.context("no partnership")?;
        let mut tx = self.app.behind().store.read_in(partnership).await?;
        let version = tx.registration(id).await?.context("the registration is gone")?.version;
        let dossier = tx.dossier_of(id).await?.map(|dossier| dossier.id);
        drop(tx);
        let left = (number / 50).is_multiple_of(10);
        if kind != DecisionKind::AskMore && !left {
            self.tell(id, version, MessageKind::Invitation).await?;
        }
        if kind == DecisionKind::AskMore && !left {
            let cx = self.coordinator();
            let answers =
                ChapterAnswers::Work { work: Answer::Given(Work::Seeking), ill: Answer::Given(true), contract: Answer::Given(false) };
            done(talk::record(self.app, &cx, Recording { id, version: 6, answers }).await)?;
        }
        if let Some(dossier) = dossier {
            self.dossiers.push(dossier);
            if !left {
                let cx = self.next(|making| &making.caseworker);
                let fact = VdabFact::Service { which: Some(RegularService::FollowUp), successful: Answer::Open };
                let seen = usize::from(has_file(number));
                let noting = Noting { id: dossier, seen, fact, source: Source::ToldByClient, learnt_on: cx.today() };
                done(dossier::note(self.app, &cx, noting).await)?;
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_are_registrations_at_every_point_and_half_was_decided_about() {
        let all: Vec<Far> = (0..5000).map(far).collect();
        let count = |what: Far| all.iter().filter(|one| **one == what).count();
        assert_eq!([Far::Untalked, Far::Begun, Far::VdabOpen, Far::Ready, Far::Withdrawn].map(count), [1000, 500, 500, 400, 100]);
        let decided = DecisionKind::ALL.iter().map(|kind| count(Far::Decided(*kind)));
        assert_eq!(decided.clone().sum::<usize>(), 2500);
        assert!(decided.clone().all(|count| count > 100) && count(Far::Decided(DecisionKind::OpenTrajectory)) == 1500);
    }
}
