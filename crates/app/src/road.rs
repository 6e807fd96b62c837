//! Where a client is on the road: what is known of the case, loaded once, and what the playbook asks now. The client's page, the
//! talk and the dossier show the same, because all of them ask here.

use schakel_domain::{
    conference::Decision,
    dossier::{Dossier, DossierState},
    ids::ConferenceId,
    playbook::{
        Playbook,
        asked::{self, Asked, CaseFacts, Decided, TalkStage},
    },
    registration::{Registration, State},
    screening,
    talk::Talk,
    time::{Date, Instant, day_of},
    vdab_fact::{KeptVdabFact, VdabFact, VdabFactKind, newest},
};
use schakel_store::Tx;

use crate::AppError;

/// What is known of a case beside the registration.
#[derive(Debug, Clone)]
pub struct Known {
    /// The first talk, if it was begun.
    pub talk: Option<Talk>,
    /// The facts about VDAB, the oldest first.
    pub vdab: Vec<KeptVdabFact>,
    /// The conference ahead on whose agenda the case stands, and when it begins.
    pub tabled_for: Option<(ConferenceId, Instant)>,
    /// The last decision.
    pub decision: Option<Decision>,
    /// Whether the last decision was followed up.
    pub followed: bool,
    /// The dossier that it led to.
    pub dossier: Option<Dossier>,
}

/// Loads what is known of a case.
///
/// # Errors
/// When the store cannot read.
pub async fn known(tx: &mut Tx, registration: &Registration) -> Result<Known, AppError> {
    let dossier = tx.dossier_of(registration.id).await?;
    known_with(tx, registration, dossier).await
}

/// As [`known`], with the dossier that was loaded already.
pub(crate) async fn known_with(tx: &mut Tx, registration: &Registration, dossier: Option<Dossier>) -> Result<Known, AppError> {
    let decision = tx.last_decision(registration.id).await?;
    let followed = match &decision {
        Some(decision) => tx.was_followed(decision.id).await?,
        None => false,
    };
    Ok(Known {
        talk: tx.talk_of(registration.id).await?,
        vdab: tx.vdab_facts(registration.client).await?,
        tabled_for: tx.tabled_for(registration.id).await?,
        followed,
        decision,
        dossier,
    })
}

impl Known {
    /// The facts at which the playbook looks.
    pub fn facts(&self, registration: &Registration, today: Date) -> CaseFacts {
        let answers = self.talk.as_ref().map(|talk| &talk.answers);
        let talk = match &self.talk {
            None => TalkStage::None,
            Some(Talk { finished_at: Some(at), .. }) => TalkStage::Finished(day_of(*at)),
            Some(talk) => TalkStage::Begun(day_of(talk.begun_at)),
        };
        let conversation = newest(&self.vdab, VdabFactKind::Conversation).and_then(|kept| match &kept.fact {
            VdabFact::Conversation(conversation) => Some((conversation.clone(), day_of(kept.noted_at))),
            _ => None,
        });
        CaseFacts {
            screened: screening::Facts::of(registration, answers, &self.vdab, today),
            talk,
            conversation,
            discuss: self.talk.as_ref().and_then(|talk| talk.agreed.discuss.given().copied()),
            tabled_for: self.tabled_for.map(|(_, at)| day_of(at)),
            decided: self.decision.as_ref().map(|decision| Decided {
                kind: decision.kind,
                on: day_of(decision.at),
                followed: self.followed,
            }),
            opened_on: self.dossier.as_ref().filter(|dossier| dossier.state == DossierState::Open).map(|dossier| dossier.opened_on),
            thresholds_without_partner: answers
                .map_or(0, |answers| answers.thresholds.iter().filter(|threshold| threshold.partner.is_none()).count()),
        }
    }

    /// What is asked now, the most pressing first. Of a registration that was taken back, joined or put aside nothing is asked.
    pub fn asked(&self, playbook: &Playbook, registration: &Registration, today: Date) -> Vec<Asked> {
        match registration.state {
            State::Withdrawn | State::Merged | State::Rejected | State::Expired | State::Ended => Vec::new(),
            State::Received | State::Assigned | State::Answered | State::Accepted | State::Referred => {
                asked::asked(playbook, &self.facts(registration, today), today)
            }
        }
    }
}

/// What the playbook asks now, the most pressing first.
///
/// # Errors
/// When the store cannot read.
pub async fn asked(tx: &mut Tx, playbook: &Playbook, registration: &Registration, today: Date) -> Result<Vec<Asked>, AppError> {
    Ok(known(tx, registration).await?.asked(playbook, registration, today))
}
