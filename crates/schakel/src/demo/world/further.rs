//! What happens to a client after the answer: the first talk, the conference, the dossier. Each through the act of the
//! application, by the person whose work it is.

use anyhow::Context as _;
use jiff::{ToSpan as _, civil::date};
use schakel_app::{
    Ctx, History,
    conference::{self, Advising, Arranging, CoachingWords, Deciding, Tabling},
    dossier::{self, DossierPage, File, Noting, Sharing},
    talk::{self, Recording, VdabRecording},
};
use schakel_domain::{
    actor::{Role, Standing},
    acts::TakeBackAgreement,
    conference::{ConferenceKind, DecisionKind, Opening},
    ids::{CaseId, ConferenceId, DossierId, MembershipId, RegistrationId},
    registration::Answer,
    talk::{Agreement, LifeDomain},
    time::{Date, Instant},
    vdab_fact::{Source, VdabFact, View},
    words::{Line, Reason},
};

use super::{Event, Place, World, at_work, words};
use crate::{
    demo::{
        road::Happening,
        tables::{Table, later},
        talks::{Facts, Held},
    },
    words::failed,
};

/// Between two chapters of a talk, in minutes.
const A_CHAPTER: i64 = 4;
/// The organisation that guides, by its place in the list of the partnership.
const GUIDES: usize = 2;

fn line(text: &str) -> anyhow::Result<Line> {
    Line::parse(text).map_err(|bad| anyhow::anyhow!("{text}: {bad:?}"))
}

fn reason(text: &str) -> anyhow::Result<Reason> {
    Reason::parse(text).map_err(|bad| anyhow::anyhow!("{text}: {bad:?}"))
}

/// What is noted about VDAB in a talk.
fn noting(id: RegistrationId, version: i64, held: Option<&Held>, facts: Vec<VdabFact>, source: Source, today: Date) -> VdabRecording {
    VdabRecording {
        id,
        version,
        way: held.map_or(Answer::Open, |held| held.way.clone()),
        weighed: Answer::Open,
        later: Vec::new(),
        facts,
        again: false,
        source: Some(source),
        // The mediator is heard through the client or in the meeting of three, and nowhere else.
        estimate_source: Some(if source == Source::ThreeWayMeeting { source } else { Source::ToldByClient }),
        learnt_on: Some(today),
    }
}

impl Place {
    /// The worker to whom this client is given.
    pub(super) fn worker(&self, number: usize) -> anyhow::Result<&schakel_domain::identity::Member> {
        let role = if number.is_multiple_of(2) { Role::OutreachWorker } else { Role::Caseworker };
        self.member(role, number / 2)
    }

    /// Everybody who comes to conferences, each person once, with the role.
    fn conferring(&self) -> Vec<(MembershipId, Role)> {
        let mut seen = Vec::new();
        let mut conferring = Vec::new();
        for member in self.members.iter().filter(|member| member.standing == Standing::Active) {
            if schakel_domain::conference::confers(member.role) && !seen.contains(&member.person.id) {
                seen.push(member.person.id);
                conferring.push((member.id, member.role));
            }
        }
        conferring
    }
}

impl World<'_> {
    pub(super) async fn goes_on(&mut self, event: &Event) -> anyhow::Result<()> {
        match event.what {
            Happening::Talks(held) => self.talks(event, held).await,
            Happening::Tells(facts, source) => self.tells(event, facts, source).await,
            Happening::TakesBack(agreement) => self.takes_back(event, agreement).await,
            Happening::IsPlanned(table) => self.is_planned(event, table).await,
            Happening::Begins(table) => self.begins(event, table).await,
            Happening::Closes(table) => {
                let id = self.table(event, table)?;
                if table.kind() == ConferenceKind::Coaching {
                    return self.is_recorded(event, id).await;
                }
                conference::close(self.app, &self.coordinator(event)?, id).await.map(|_| ()).map_err(|error| failed("closing", &error))
            }
            Happening::IsTabled(table, named) => self.is_tabled(event, table, named).await,
            Happening::IsAdvised(role, view, text) => self.is_advised(event, role, view, text).await,
            Happening::IsDecided(kind, why, team) => self.is_decided(event, kind, why, team).await,
            Happening::AreShared(partners) => self.are_shared(event, partners).await,
            Happening::IsNoted(facts, source) => self.is_noted(event, facts, source).await,
            Happening::IsLookedInto(why) => {
                let (id, why) = (self.dossier(event).await?, reason(why)?);
                let opened = dossier::open(self.app, &self.coordinator(event)?, id, Some(&why), History::Newest).await;
                opened.map(|_| ()).map_err(|error| failed("opening a dossier", &error))
            }
            _ => Ok(()),
        }
    }

    fn coordinator(&self, event: &Event) -> anyhow::Result<Ctx> {
        Ok(at_work(self.place(event)?.member(Role::Coordinator, 0)?, event.at))
    }

    fn worker(&self, event: &Event, at: Instant) -> anyhow::Result<Ctx> {
        Ok(at_work(self.place(event)?.worker(event.number)?, at))
    }

    async fn talk_version(&self, event: &Event, id: RegistrationId) -> anyhow::Result<i64> {
        let kept = self.app.behind().store.read_in(self.place(event)?.id).await?.talk_of(id).await?;
        Ok(kept.map_or(0, |talk| talk.version))
    }

    async fn talks(&self, event: &Event, held: &'static Held) -> anyhow::Result<()> {
        let (place, id) = (self.place(event)?, self.known(event.place, event.number)?.registration);
        let registration = self.app.behind().store.read_in(place.id).await?.registration(id).await?.context("the registration is gone")?;
        // A client who left it open tells it in the talk.
        let told = date(1984, 5, 17).saturating_add(i64::try_from(event.number * 71).unwrap_or(0).days());
        let born_on = registration.identity.born_on.given().copied().unwrap_or(told);
        let chapters = held.chapters(born_on, &place.organisations).context("a text of a talk is too long")?;
        let mut at = event.at;
        for answers in chapters {
            let version = self.talk_version(event, id).await?;
            talk::record(self.app, &self.worker(event, at)?, Recording { id, version, answers })
                .await
                .map_err(|error| failed("a chapter", &error))?;
            at = later(at, A_CHAPTER);
        }
        if !held.done {
            return Ok(());
        }
        let cx = self.worker(event, at)?;
        let recording = noting(id, self.talk_version(event, id).await?, Some(held), (held.vdab)(cx.today()), held.source, cx.today());
        talk::record_vdab(self.app, &cx, recording).await.map_err(|error| failed("the chapter about VDAB", &error))?;
        let cx = self.worker(event, later(at, A_CHAPTER))?;
        talk::finish(self.app, &cx, id).await.map_err(|error| failed("finishing a talk", &error))
    }

    async fn tells(&self, event: &Event, facts: Facts, source: Source) -> anyhow::Result<()> {
        let id = self.known(event.place, event.number)?.registration;
        let cx = self.worker(event, event.at)?;
        let recording = noting(id, self.talk_version(event, id).await?, None, facts(cx.today()), source, cx.today());
        talk::record_vdab(self.app, &cx, recording).await.map_err(|error| failed("a fact about VDAB", &error))
    }

    async fn takes_back(&self, event: &Event, agreement: Agreement) -> anyhow::Result<()> {
        talk::answer_again::<TakeBackAgreement>(self.app, &self.as_client(event)?, agreement)
            .await
            .map_err(|error| failed("taking back", &error))
    }

    fn table(&self, event: &Event, table: Table) -> anyhow::Result<ConferenceId> {
        self.tables.get(&(event.place, table)).copied().context("no such conference")
    }

    async fn is_planned(&mut self, event: &Event, table: Table) -> anyhow::Result<()> {
        let place = Line::parse(table.place()).map_err(|bad| anyhow::anyhow!("{bad:?}"))?;
        let members = self.place(event)?.conferring().into_iter().map(|(member, _)| member).collect();
        let new = Arranging { starts_at: table.starts_at(self.now), place, members };
        let id =
            conference::plan(self.app, &self.coordinator(event)?, table.kind(), new).await.map_err(|error| failed("planning", &error))?;
        self.tables.insert((event.place, table), id);
        Ok(())
    }

    /// The companion of each partnership could not come.
    async fn begins(&self, event: &Event, table: Table) -> anyhow::Result<()> {
        let (place, id) = (self.place(event)?, self.table(event, table)?);
        let there: Vec<MembershipId> =
            place.conferring().into_iter().filter(|(_, role)| *role != Role::Companion).map(|(member, _)| member).collect();
        let version = self.app.behind().store.read_in(place.id).await?.conference(id).await?.context("the conference is gone")?.version;
        let cmd = conference::Beginning { id, version, present: &there, sure: true };
        conference::begin(self.app, &self.coordinator(event)?, cmd).await.map_err(|error| failed("beginning", &error))
    }

    async fn is_recorded(&self, event: &Event, id: ConferenceId) -> anyhow::Result<()> {
        let place = self.place(event)?.id;
        let version = self.app.behind().store.read_in(place).await?.conference(id).await?.context("the coaching is gone")?.version;
        let new = CoachingWords {
            spoken: words("Hoe lang iemand op een eerste gesprek wacht.\nWie we nog niet bereiken: mensen die niet online zijn.")?,
            agreed: words(
                "Elke maandag kijken we samen wie al meer dan een week wacht.\nHet OCMW legt het papieren formulier aan de balie.",
            )?,
        };
        conference::record(self.app, &self.coordinator(event)?, id, version, new).await.map_err(|error| failed("recording", &error))
    }

    async fn is_tabled(&mut self, event: &Event, table: Table, named: bool) -> anyhow::Result<()> {
        let registration = self.known(event.place, event.number)?.registration;
        let tabling = Tabling { registration, conference: self.table(event, table)?, named };
        let case = conference::table(self.app, &self.coordinator(event)?, tabling)
            .await
            .map_err(|error| failed("putting on an agenda", &error))?;
        self.cases.insert((event.place, event.number), case);
        Ok(())
    }

    fn case(&self, event: &Event) -> anyhow::Result<CaseId> {
        self.cases.get(&(event.place, event.number)).copied().context("no such case")
    }

    async fn is_advised(&self, event: &Event, role: Role, view: View, text: &str) -> anyhow::Result<()> {
        let (case, cx) = (self.case(event)?, at_work(self.at_table(event, role)?, event.at));
        conference::read(self.app, &cx, case).await.map_err(|error| failed("opening a case", &error))?;
        conference::advise(self.app, &cx, Advising { case, view, words: words(text)? }).await.map_err(|error| failed("advising", &error))
    }

    /// Somebody in this role who is at the table.
    fn at_table(&self, event: &Event, role: Role) -> anyhow::Result<&schakel_domain::identity::Member> {
        let place = self.place(event)?;
        let fitting: Vec<MembershipId> =
            place.conferring().into_iter().filter(|(_, conferring)| *conferring == role).map(|(member, _)| member).collect();
        let member = fitting.get(event.number % fitting.len().max(1)).with_context(|| format!("no {} is at the table", role.code()))?;
        place.members.iter().find(|one| one.id == *member).context("somebody left")
    }

    async fn is_decided(&self, event: &Event, kind: DecisionKind, why: &str, team: &[Role]) -> anyhow::Result<()> {
        let (place, case) = (self.place(event)?, self.case(event)?);
        let version = self.app.behind().store.read_in(place.id).await?.case(case).await?.context("the case is gone")?.case.version;
        let organisation = *place.organisations.get(GUIDES).context("no organisation guides")?;
        let team = team.iter().map(|role| place.member(*role, event.number).map(|member| member.id)).collect::<anyhow::Result<_>>()?;
        let opening = (kind == DecisionKind::OpenTrajectory).then_some(Opening { organisation, team });
        // Where to, and a sentence for what the decision goes against, when it does.
        let to = match kind {
            DecisionKind::ReferEducation => Some(line("CLB Voorbeeld, onthaal op woensdag")?),
            DecisionKind::ReferRegular => Some(line("Sociale dienst van het OCMW, aan het onthaal")?),
            _ => None,
        };
        let all_the_same = Some(reason("De partners hebben het samen besproken en zien het zo.")?);
        let deciding = Deciding { case, version, kind, reason: reason(why)?, why: all_the_same, to, opening };
        conference::decide(self.app, &self.coordinator(event)?, deciding).await.map_err(|error| failed("deciding", &error))
    }

    async fn dossier(&self, event: &Event) -> anyhow::Result<DossierId> {
        let id = self.known(event.place, event.number)?.registration;
        let kept = self.app.behind().store.read_in(self.place(event)?.id).await?.dossier_of(id).await?;
        Ok(kept.context("no dossier opened")?.id)
    }

    /// The caseworker of the team opens the dossier.
    async fn opens(&self, event: &Event) -> anyhow::Result<(Ctx, Box<File>)> {
        let cx = at_work(self.place(event)?.member(Role::Caseworker, event.number)?, event.at);
        let id = self.dossier(event).await?;
        match dossier::open(self.app, &cx, id, None, History::Newest).await.map_err(|error| failed("opening a dossier", &error))? {
            DossierPage::File(file) => Ok((cx, file)),
            DossierPage::Door(_) => anyhow::bail!("the team stands before a door"),
        }
    }

    async fn are_shared(&self, event: &Event, partners: &[(LifeDomain, Option<usize>)]) -> anyhow::Result<()> {
        let (cx, file) = self.opens(event).await?;
        let organisations = &self.place(event)?.organisations;
        let partners = partners.iter().map(|(domain, at)| (*domain, at.and_then(|at| organisations.get(at).copied()))).collect();
        let version = file.thresholds.as_ref().map_or(0, |part| part.version);
        let sharing = Sharing { id: file.dossier.id, version, partners };
        dossier::share(self.app, &cx, sharing).await.map_err(|error| failed("sharing thresholds", &error))
    }

    async fn is_noted(&self, event: &Event, facts: Facts, source: Source) -> anyhow::Result<()> {
        for fact in facts(at_work(self.place(event)?.member(Role::Coordinator, 0)?, event.at).today()) {
            let (cx, file) = self.opens(event).await?;
            let seen = file.vdab.iter().flat_map(|part| part.iter()).filter(|learnt| learnt.kept.fact.kind() == fact.kind()).count();
            let noting = Noting { id: file.dossier.id, seen, fact, source, learnt_on: cx.today() };
            dossier::note(self.app, &cx, noting).await.map_err(|error| failed("noting in a dossier", &error))?;
        }
        Ok(())
    }
}
