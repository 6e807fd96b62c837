//! What is noted in a talk: the answers of a chapter, the facts about VDAB with their source, that the talk is done.
//!
//! A form carries the version with which it was opened. Only a chapter that somebody else saved meanwhile is stale: two
//! workers on two chapters do not hinder each other.

use schakel_access::Permit;
use schakel_domain::{
    acts::{RecordTalk, RecordVdabFact},
    conference::CaseState,
    ids::{MembershipId, RegistrationId},
    registration::{Answer, Identity, OddBirth, Registration, check_birth, check_year},
    resource::RegistrationRef,
    talk::{Agreed, Chapter, Education, Saved, SharedPart, Talk, TalkAnswers, Threshold, Way, Weighed, Work},
    time::{Date, Partly},
    vdab_fact::{KeptVdabFact, OddFact, Source, VdabFact, VdabFactKind, newest},
    words::Text,
};
use schakel_store::{Entry, Tx, registration::care::Corrected};

use crate::{App, AppError, Ctx, Fault, FieldFault};

/// What an entry says of a chapter that also corrected who the client is.
pub const CORRECTED: &str = "wie,born";

/// The answers of a chapter. The chapter about VDAB has its own way in: [`record_vdab`].
#[derive(Debug, Clone)]
pub enum ChapterAnswers {
    /// About the client.
    Who {
        /// The birth date, as said in the talk.
        born_on: Answer<Date>,
        /// The year of it, and maybe the month, when no more is known.
        born_in: Option<Partly>,
        /// Whether it was compared with the one in the registration, and is the right one.
        compared: bool,
        /// Residence status.
        residence: Answer<bool>,
    },
    /// Work and health.
    Work {
        /// Whether the client works.
        work: Answer<Work>,
        /// Long-term ill.
        ill: Answer<bool>,
        /// An employment contract.
        contract: Answer<bool>,
    },
    /// Life domains.
    Life {
        /// Whether the problems hold each other in place.
        complex: Answer<bool>,
        /// Whether the distance to the labour market is large because of it.
        distance: Answer<bool>,
        /// That distance in words.
        distance_words: Option<Text>,
        /// The thresholds, at most one a life domain.
        thresholds: Vec<Threshold>,
    },
    /// The regular offer.
    Offer {
        /// Whether it can serve the client.
        regular_offer: Answer<bool>,
        /// Why it can or cannot.
        why: Option<Text>,
        /// Education, when it was asked: of clients of 16 or 17.
        education: Option<Answer<Education>>,
    },
    /// What the client agrees to.
    Agreed {
        /// The agreements.
        agreed: Agreed,
        /// What may be told at a conference.
        parts: Vec<SharedPart>,
        /// Anything else that the client wants known.
        remark: Option<Text>,
    },
}

impl ChapterAnswers {
    /// Of which chapter they are.
    pub const fn chapter(&self) -> Chapter {
        match self {
            Self::Who { .. } => Chapter::Who,
            Self::Work { .. } => Chapter::Work,
            Self::Life { .. } => Chapter::Life,
            Self::Offer { .. } => Chapter::Offer,
            Self::Agreed { .. } => Chapter::Agreed,
        }
    }

    /// A year alone, beside a day that it holds, says that day.
    fn beside(self, known: &Identity) -> Self {
        match self {
            Self::Who { born_in: Some(_), compared, residence, .. } if known.born_on.given().is_some() => {
                Self::Who { born_on: known.born_on.clone(), born_in: None, compared, residence }
            }
            other => other,
        }
    }

    fn put(self, talk: &mut Talk) {
        let answers = &mut talk.answers;
        match self {
            Self::Who { born_on, residence, .. } => (answers.born_on, answers.residence) = (born_on, residence),
            Self::Work { work, ill, contract } => (answers.work, answers.ill, answers.contract) = (work, ill, contract),
            Self::Life { complex, distance, distance_words, thresholds } => {
                (answers.complex, answers.thresholds) = (complex, thresholds);
                (answers.distance, answers.distance_words) = (distance, distance_words);
            }
            Self::Offer { regular_offer, why, education } => {
                (answers.regular_offer, answers.regular_offer_why) = (regular_offer, why);
                if let Some(education) = education {
                    answers.education = education;
                }
            }
            Self::Agreed { agreed, parts, remark } => {
                (talk.agreed, answers.parts, answers.remark) = (agreed, parts, remark);
            }
        }
    }
}

/// To note a chapter.
#[derive(Debug, Clone)]
pub struct Recording {
    /// Of which registration.
    pub id: RegistrationId,
    /// The version with which the form was opened; 0 before the talk was begun.
    pub version: i64,
    /// The answers.
    pub answers: ChapterAnswers,
}

/// To note the chapter about VDAB.
#[derive(Debug, Clone)]
pub struct VdabRecording {
    /// Of which registration.
    pub id: RegistrationId,
    /// The version with which the form was opened; 0 before the talk was begun.
    pub version: i64,
    /// How the client wants the facts to be learnt.
    pub way: Answer<Way>,
    /// Whether the service is needed beside a regular service that succeeds.
    pub weighed: Answer<Weighed>,
    /// What the client would rather tell later.
    pub later: Vec<VdabFactKind>,
    /// What is known. A fact that is known already is noted again only when [`Self::again`] says so.
    pub facts: Vec<VdabFact>,
    /// Whether what did not change is noted again, with this source and day.
    pub again: bool,
    /// How it came to be known.
    pub source: Option<Source>,
    /// How the mediator's estimate came to be known.
    pub estimate_source: Option<Source>,
    /// On what day.
    pub learnt_on: Option<Date>,
}

const fn fault(field: &'static str, key: &'static str) -> FieldFault {
    FieldFault { field, fault: Fault::Own(key) }
}

/// A chapter that is being kept.
struct Keeping<'a> {
    permit: &'a Permit<RecordTalk>,
    registration: &'a Registration,
    /// The version with which its form was opened.
    opened_with: i64,
    chapter: Chapter,
}

/// Changes the talk and saves it; the first change begins it.
async fn keep(app: &App, cx: &Ctx, tx: &mut Tx, keeping: Keeping<'_>, change: impl FnOnce(&mut Talk)) -> Result<(), AppError> {
    let Keeping { permit, registration, opened_with, chapter } = keeping;
    let (_, by) = cx.desk()?;
    let kept = tx.talk_of(registration.id).await?;
    if kept.as_ref().is_some_and(|talk| talk.changed_since(opened_with, chapter)) {
        return Err(AppError::Stale);
    }
    let is_new = kept.is_none();
    let mut talk = kept.unwrap_or_else(|| begun(app, cx, registration, by));
    change(&mut talk);
    let version = if is_new { talk.version } else { talk.version + 1 };
    talk.answers.note_saved(Saved { chapter, by: Some(by), at: cx.now, version });
    if is_new {
        tx.begin_talk(permit, &talk).await?;
    } else {
        tx.save_talk(permit, &talk, cx.now).await?;
    }
    Ok(())
}

fn begun(app: &App, cx: &Ctx, registration: &Registration, by: MembershipId) -> Talk {
    Talk {
        id: app.new_id(cx),
        partnership: registration.partnership,
        registration: registration.id,
        client: registration.client,
        begun_at: cx.now,
        begun_by: by,
        finished_at: None,
        answers: TalkAnswers::default(),
        agreed: Agreed::default(),
        version: 1,
    }
}

/// Notes the answers of a chapter; the first one begins the talk.
///
/// # Errors
/// `Stale` when somebody else saved this chapter since; `Invalid`.
pub async fn record(app: &App, cx: &Ctx, cmd: Recording) -> Result<(), AppError> {
    let (_, by) = cx.desk()?;
    app.change::<RecordTalk, _>(cx, async |tx| {
        let registration = tx.registration(cmd.id).await?.ok_or(AppError::NotFound)?;
        let permit = app.permit::<RecordTalk>(cx, &RegistrationRef::from(&registration))?;
        check(cx, tx, &registration, &cmd.answers).await?;
        let chapter = cmd.answers.chapter();
        if let ChapterAnswers::Agreed { agreed, .. } = &cmd.answers
            && agreed.discuss != Answer::Given(true)
        {
            // Said in the talk counts as much as said on the client's own page.
            tx.leave_tables(&permit, CaseState::Withdrawn).await?;
        }
        let before = tx.talk_of(cmd.id).await?.map(|talk| talk.answers.born_on).unwrap_or_default();
        let keeping = Keeping { permit: &permit, registration: &registration, opened_with: cmd.version, chapter };
        let answers = cmd.answers.clone().beside(&registration.identity);
        keep(app, cx, tx, keeping, |talk| answers.clone().put(talk)).await?;
        let Some(identity) = corrected(&registration.identity, &before, &answers) else {
            return Ok(((), Entry::of(&permit).detail(chapter.code())));
        };
        let kept = Corrected { former: app.new_id(cx), by, at: cx.now };
        tx.correct_registration(&permit, registration.version, &identity, &registration.language, kept).await?;
        Ok(((), Entry::of(&permit).detail(CORRECTED)))
    })
    .await
}

/// The identity of the client after what was said in the talk; none when that changes nothing, or contradicts the registration and was not compared
/// with it. What was said in the talk before is corrected without asking.
fn corrected(known: &Identity, before: &Answer<Date>, said: &ChapterAnswers) -> Option<Identity> {
    let ChapterAnswers::Who { born_on, born_in, compared, .. } = said else { return None };
    let settled = known.born_on.given().is_none() || known.born_on == *before || *compared;
    let identity = match (born_on, born_in) {
        (Answer::Given(_), _) => Identity { born_on: born_on.clone(), born_in: None, ..known.clone() },
        (_, Some(_)) => Identity { born_on: Answer::Unknown, born_in: *born_in, ..known.clone() },
        _ => return None,
    };
    (settled && identity != *known).then_some(identity)
}

async fn check(cx: &Ctx, tx: &mut Tx, registration: &Registration, answers: &ChapterAnswers) -> Result<(), AppError> {
    match answers {
        ChapterAnswers::Who { born_on: Answer::Given(born_on), .. } => possible(check_birth(*born_on, cx.today()).err()),
        ChapterAnswers::Who { born_in: Some(born_in), .. } => {
            possible(check_year(*born_in, cx.today()).err())?;
            match registration.identity.born_on {
                // A year alone says less than the day in the registration, and never takes its place.
                Answer::Given(day) if !born_in.holds(day) => Err(AppError::Invalid(vec![fault("born_on", "fault-born-part")])),
                _ => Ok(()),
            }
        }
        ChapterAnswers::Life { thresholds, .. } => {
            let organisations = tx.organisations(registration.partnership).await?;
            let known = |partner| organisations.iter().any(|one| one.id == partner && one.can_guide());
            if thresholds.iter().filter_map(|threshold| threshold.partner).all(known) {
                Ok(())
            } else {
                Err(AppError::Invalid(vec![fault("thresholds", "fault-partner")]))
            }
        }
        _ => Ok(()),
    }
}

fn possible(odd: Option<OddBirth>) -> Result<(), AppError> {
    match odd {
        None => Ok(()),
        Some(OddBirth::Future) => Err(AppError::Invalid(vec![fault("born_on", "fault-born-future")])),
        Some(OddBirth::TooOld) => Err(AppError::Invalid(vec![fault("born_on", "fault-born-old")])),
    }
}

/// Notes the chapter about VDAB: each fact that is new, with its source and the day on which it was learnt.
///
/// # Errors
/// `Stale` when somebody else saved this chapter since; `Invalid` for a fact without source, or learnt after today.
pub async fn record_vdab(app: &App, cx: &Ctx, cmd: VdabRecording) -> Result<(), AppError> {
    let (_, by) = cx.desk()?;
    app.change::<RecordVdabFact, _>(cx, async |tx| {
        let registration = tx.registration(cmd.id).await?.ok_or(AppError::NotFound)?;
        let on = RegistrationRef::from(&registration);
        let permit = app.permit::<RecordVdabFact>(cx, &on)?;
        let on_talk = app.permit::<RecordTalk>(cx, &on)?;
        let known = tx.vdab_facts(registration.client).await?;
        let noted = to_note(&cmd, &known, cx.today()).map_err(AppError::Invalid)?;
        let keeping = Keeping { permit: &on_talk, registration: &registration, opened_with: cmd.version, chapter: Chapter::Vdab };
        keep(app, cx, tx, keeping, |talk| {
            talk.answers.way = cmd.way.clone();
            talk.answers.weighed = cmd.weighed.clone();
            talk.answers.vdab_later.clone_from(&cmd.later);
        })
        .await?;
        for (fact, source, learnt_on) in &noted {
            let kept = KeptVdabFact {
                id: app.new_id(cx),
                fact: fact.clone(),
                source: *source,
                learnt_on: *learnt_on,
                noted_by: by,
                noted_at: cx.now,
            };
            tx.add_vdab_fact(&permit, &kept).await?;
        }
        let kinds: Vec<&str> = noted.iter().map(|(fact, ..)| fact.kind().code()).collect();
        Ok(((), Entry::of(&permit).detail(kinds.join(","))))
    })
    .await
}

/// What is odd about a fact, at the field in which it was typed.
pub(crate) fn odd_fault(odd: OddFact) -> FieldFault {
    match odd {
        OddFact::LearntLater => fault("learnt_on", "fault-learnt-later"),
        OddFact::EstimateSource => fault("estimate_source", "fault-estimate-source"),
        OddFact::NoConversationDay => fault("conversation_on", "fault-conversation-day"),
        OddFact::PlannedBefore => fault("conversation_on", "fault-planned-past"),
        OddFact::HeldLater => fault("conversation_on", "fault-held-later"),
    }
}

/// Which facts are to be noted, each with its source and day; or everything that is wrong with them.
fn to_note(cmd: &VdabRecording, known: &[KeptVdabFact], today: Date) -> Result<Vec<(VdabFact, Source, Date)>, Vec<FieldFault>> {
    let mut faults = Vec::new();
    let is_fresh = |fact: &&VdabFact| match newest(known, fact.kind()) {
        Some(kept) => cmd.again || kept.fact != **fact,
        // What the client would rather tell later is no fact, unless it takes one back.
        None => !cmd.later.contains(&fact.kind()),
    };
    let fresh: Vec<&VdabFact> = cmd.facts.iter().filter(is_fresh).collect();
    let mut noted = Vec::new();
    let learnt_on = match cmd.learnt_on {
        Some(day) if day > today => {
            faults.push(odd_fault(OddFact::LearntLater));
            None
        }
        day => day,
    };
    if !fresh.is_empty() && cmd.learnt_on.is_none() {
        faults.push(FieldFault { field: "learnt_on", fault: Fault::Blank });
    }
    for fact in fresh {
        let (source, missing) = match fact {
            VdabFact::Estimate(_) => (cmd.estimate_source, odd_fault(OddFact::EstimateSource)),
            _ => (cmd.source, fault("source", "fault-source")),
        };
        faults.extend(fact.odd_day(today).map(odd_fault));
        match (source.filter(|source| fact.can_come_from(*source)), learnt_on) {
            (Some(source), Some(day)) => noted.push((fact.clone(), source, day)),
            (None, _) if faults.iter().all(|known| known.field != missing.field) => faults.push(missing),
            _ => {}
        }
    }
    if faults.is_empty() { Ok(noted) } else { Err(faults) }
}

/// Says that the talk is done. It can still be added to; the first time counts.
///
/// # Errors
/// `Stale` when it was never begun.
pub async fn finish(app: &App, cx: &Ctx, id: RegistrationId) -> Result<(), AppError> {
    cx.desk()?;
    app.change::<RecordTalk, _>(cx, async |tx| {
        let registration = tx.registration(id).await?.ok_or(AppError::NotFound)?;
        let permit = app.permit::<RecordTalk>(cx, &RegistrationRef::from(&registration))?;
        let mut talk = tx.talk_of(id).await?.ok_or(AppError::Stale)?;
        if talk.finished_at.is_none() {
            talk.finished_at = Some(cx.now);
            tx.save_talk(&permit, &talk, cx.now).await?;
        }
        Ok(((), Entry::of(&permit).detail("finished")))
    })
    .await
}
