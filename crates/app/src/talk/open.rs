//! A talk, opened: what was answered, what is known about VDAB and how, and what the playbook says of it now.

use schakel_domain::{
    acts::{ReadTalk, RecordTalk},
    conference::DecisionKind,
    ids::{MembershipId, RegistrationId},
    partnership::Organisation,
    playbook::{
        Playbook, Refusal,
        may::{DecisionFacts, refusals},
    },
    registration::Registration,
    resource::RegistrationRef,
    screening::{Facts, Screening, screen},
    talk::{Chapter, Saved, Talk},
    vdab_fact::KeptVdabFact,
};
use schakel_store::{Entry, Tx};

use crate::{App, AppError, Ctx, run::permit_of};

/// A talk with everything around it.
#[derive(Debug)]
pub struct TalkPage {
    /// The registration.
    pub registration: Registration,
    /// The talk, when it was begun.
    pub talk: Option<Talk>,
    /// Everything that is known about VDAB, the oldest first.
    pub vdab: Vec<TalkFact>,
    /// The playbook that is in force.
    pub playbook: Playbook,
    /// What the rules look at.
    pub facts: Facts,
    /// What the rules of entry say of it now.
    pub screening: Screening,
    /// The rules that would refuse a trajectory at the table of a conference, with enough people there.
    pub refused: Vec<Refusal>,
    /// The last save of each chapter.
    pub saved: Vec<SavedBy>,
    /// The organisations that can work on a threshold.
    pub organisations: Vec<Organisation>,
    /// Whether the reader may add to it.
    pub may_record: bool,
}

/// A fact about VDAB, with the name of who noted it.
#[derive(Debug, Clone)]
pub struct TalkFact {
    /// The fact.
    pub kept: KeptVdabFact,
    /// The name of the one who noted it, if that person still has one here.
    pub by: Option<String>,
}

/// The last save of a chapter, by name.
#[derive(Debug, Clone)]
pub struct SavedBy {
    /// Which chapter, and when.
    pub saved: Saved,
    /// The name; none for the client.
    pub name: Option<String>,
}

impl TalkPage {
    /// The facts about VDAB alone.
    pub fn vdab_facts(&self) -> Vec<KeptVdabFact> {
        self.vdab.iter().map(|learnt| learnt.kept.clone()).collect()
    }

    /// The version of the talk with which a form is opened; 0 before it is begun.
    pub fn version(&self) -> i64 {
        self.talk.as_ref().map_or(0, |talk| talk.version)
    }
}

/// Opens the talk of a registration; `chapter` is the one that is shown.
///
/// # Errors
/// `NotFound` when the registration is not there, or not for the reader.
pub async fn read(app: &App, cx: &Ctx, id: RegistrationId, chapter: Option<Chapter>) -> Result<TalkPage, AppError> {
    cx.desk()?;
    app.look::<ReadTalk, _>(cx, async |tx| {
        let registration = tx.registration(id).await?.ok_or(AppError::NotFound)?;
        let on = RegistrationRef::from(&registration);
        let about = app.access.about(&cx.by, &on);
        let permit = permit_of::<ReadTalk>(cx, &about)?;
        let may_record = about.allows::<RecordTalk>();
        let opened = load(app, cx, tx, registration, may_record).await?;
        let entry = Entry::of(&permit);
        Ok((opened, if let Some(chapter) = chapter { entry.detail(chapter.code()) } else { entry }))
    })
    .await
}

async fn load(app: &App, cx: &Ctx, tx: &mut Tx, registration: Registration, may_record: bool) -> Result<TalkPage, AppError> {
    let talk = tx.talk_of(registration.id).await?;
    let vdab = tx.vdab_facts(registration.client).await?;
    let playbook = app.playbook(cx.today());
    let facts = Facts::of(&registration, talk.as_ref().map(|talk| &talk.answers), &vdab, cx.today());
    let saved: Vec<Saved> = talk.as_ref().map(|talk| talk.answers.saved.clone()).unwrap_or_default();
    let wrote: Vec<MembershipId> = saved.iter().filter_map(|saved| saved.by).chain(vdab.iter().map(|kept| kept.noted_by)).collect();
    let names = tx.names_of_members(&wrote).await?;
    let name = |id: MembershipId| names.get(&id).cloned();
    let organisations = tx.organisations(registration.partnership).await?;
    let deciding = DecisionFacts {
        screened: facts.clone(),
        partners: i64::from(playbook.numbers().fewest_partners),
        adviser_present: true,
        advised: None,
        estimated: None,
        agrees_to_team: talk.as_ref().and_then(|talk| talk.agreed.team.given().copied()),
    };
    Ok(TalkPage {
        screening: screen(&playbook, &facts),
        refused: refusals(&playbook, DecisionKind::OpenTrajectory, &deciding),
        facts,
        playbook,
        vdab: vdab.into_iter().map(|kept| TalkFact { by: name(kept.noted_by), kept }).collect(),
        saved: saved.into_iter().map(|saved| SavedBy { name: saved.by.and_then(&name), saved }).collect(),
        organisations: organisations.into_iter().filter(Organisation::can_guide).collect(),
        talk,
        registration,
        may_record,
    })
}
