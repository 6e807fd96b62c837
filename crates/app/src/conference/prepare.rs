//! Preparing a conference: for each case on its agenda what the rules of entry say and what is still to be asked, in one look, for who
//! put the names there. Each client of the list was looked at, and has an entry of the own.

use schakel_domain::{
    acts::{ReadConference, ReadTalk},
    conference::{Case, CaseState, Conference, ConferenceKind, DecisionKind},
    ids::ConferenceId,
    playbook::{
        Playbook, Refusal,
        may::{DecisionFacts, refusals},
    },
    registration::Registration,
    resource::RegistrationRef,
    screening::{Facts, Screening, screen},
    talk::Agreed,
};
use schakel_store::{Entry, Tx};

use super::{case::judged_by_day, load};
use crate::{App, AppError, Ctx, error::legible};

/// A case of the agenda, as it is prepared.
#[derive(Debug, Clone)]
pub struct PreparedCase {
    /// The case.
    pub case: Case,
    /// The registration.
    pub registration: Registration,
    /// The playbook by which the table judges.
    pub playbook: Playbook,
    /// What the rules look at.
    pub facts: Facts,
    /// What the rules of entry say of it now.
    pub screening: Screening,
    /// The rules that would refuse a trajectory at the table, with enough people there.
    pub refused: Vec<Refusal>,
    /// What the client agreed to.
    pub agreed: Agreed,
}

/// The cases that are on the agenda of a conference, in their order, as far as the reader may read their talks.
///
/// # Errors
/// `NotFound` when the conference is not there or has no agenda, or the reader was not asked to it.
pub async fn prepare(app: &App, cx: &Ctx, id: ConferenceId) -> Result<(Conference, Vec<PreparedCase>), AppError> {
    cx.desk()?;
    app.look::<ReadConference, _>(cx, async |tx| {
        let (conference, on) = load(tx, id).await?;
        let mut entry = Entry::of(&app.permit::<ReadConference>(cx, &on)?);
        if conference.kind == ConferenceKind::Coaching {
            return Err(AppError::NotFound);
        }
        let playbook = judged_by_day(app, cx, conference.state, conference.starts_at);
        let mut prepared = Vec::new();
        for tabled in tx.agenda(id).await?.into_iter().filter(|tabled| tabled.case.state == CaseState::Tabled) {
            let Some(registration) = legible(tx.registration(tabled.case.registration).await)? else { continue };
            let Ok(permit) = app.permit::<ReadTalk>(cx, &RegistrationRef::from(&registration)) else { continue };
            entry = entry.and(Entry::of(&permit));
            prepared.push(one(cx, tx, &playbook, tabled.case, registration).await?);
        }
        Ok(((conference, prepared), entry))
    })
    .await
}

async fn one(cx: &Ctx, tx: &mut Tx, playbook: &Playbook, case: Case, registration: Registration) -> Result<PreparedCase, AppError> {
    let talk = tx.talk_of(registration.id).await?;
    let vdab = tx.vdab_facts(registration.client).await?;
    let facts = Facts::of(&registration, talk.as_ref().map(|talk| &talk.answers), &vdab, cx.today());
    let agreed = talk.map(|talk| talk.agreed).unwrap_or_default();
    let deciding = DecisionFacts {
        screened: facts.clone(),
        partners: i64::from(playbook.numbers().fewest_partners),
        adviser_present: true,
        agrees_to_team: agreed.team.given().copied(),
        advised: None,
        estimated: None,
    };
    Ok(PreparedCase {
        refused: refusals(playbook, DecisionKind::OpenTrajectory, &deciding),
        screening: screen(playbook, &facts),
        facts,
        playbook: playbook.clone(),
        agreed,
        case,
        registration,
    })
}
