//! Two registrations of one person: seen side by side, joined, said by the client to be of one person, taken apart again.
//!
//! Joining never takes anything away. What both clients said about being reached stays beside each other; the strictest answer counts
//! until it is asked again; the code of the joined one opens nothing of the other until the client claims it in person.

use schakel_access::Permit;
use schakel_domain::{
    acts::{ClaimRegistration, MergeRegistration, ReadRegistration, SplitRegistration},
    conference::CaseState,
    ids::{MembershipId, RegistrationId},
    registration::{Answer, Registration, State, Staying, Step, WorkOn, staying},
    resource::RegistrationRef,
    talk::{Agreed, Agreement, Talk},
    time::Instant,
    words::Reason,
};
use schakel_store::{
    Entry, Tx,
    people::Member,
    registration::joining::{Held, Joining},
};

use super::acts::known;
use crate::{App, AppError, Ctx, Fault, FieldFault, error::Versioned as _};

/// To join two registrations of one person.
#[derive(Debug, Clone)]
pub struct ToJoin {
    /// The one that is open.
    pub id: RegistrationId,
    /// Its version on the page.
    pub version: i64,
    /// The other one.
    pub with: RegistrationId,
    /// Its version on the page.
    pub with_version: i64,
    /// Which of them stays; none when only one can. Where either can it is chosen, and never taken from what was proposed.
    pub stays: Option<RegistrationId>,
    /// The worker who goes on, when both have one.
    pub worker: Option<MembershipId>,
    /// Why they are of the same person.
    pub reason: Reason,
}

/// One of two registrations, with what was done on it.
#[derive(Debug)]
pub struct Side {
    /// The registration.
    pub registration: Registration,
    /// The worker who has it.
    pub assigned: Option<Member>,
    /// The first talk: when it was begun, and when it was done.
    pub talk: Option<(Instant, Option<Instant>)>,
    /// What the client agreed to in it.
    pub agreed: Option<Agreed>,
    /// When the conference begins on whose agenda it stands.
    pub tabled: Option<Instant>,
}

/// Two registrations side by side, before they are joined.
#[derive(Debug)]
pub struct Comparison {
    /// The one that is open, and the other.
    pub sides: (Side, Side),
    /// Which of them stays.
    pub staying: Staying,
}

impl Side {
    fn work(&self) -> WorkOn {
        WorkOn {
            id: self.registration.id,
            received_at: self.registration.received_at,
            assigned: self.registration.assigned,
            talk: self.talk.is_some(),
            tabled: self.tabled.is_some(),
        }
    }
}

async fn load(tx: &mut Tx, id: RegistrationId) -> Result<Registration, AppError> {
    tx.registration(id).await?.ok_or(AppError::NotFound)
}

async fn side(tx: &mut Tx, id: RegistrationId) -> Result<Side, AppError> {
    let registration = load(tx, id).await?;
    let worker: Vec<MembershipId> = registration.assigned.into_iter().collect();
    let talk = tx.talk_of(id).await?;
    Ok(Side {
        assigned: tx.members_by_id(&worker).await?.pop(),
        tabled: tx.tabled_for(id).await?.map(|(_, starts_at)| starts_at),
        talk: talk.as_ref().map(|talk| (talk.begun_at, talk.finished_at)),
        agreed: talk.map(|talk| talk.agreed),
        registration,
    })
}

/// Opens two registrations side by side. Both are somebody's, so both are looked at and both get an entry.
///
/// # Errors
/// `NotFound` when either is not there; `Stale` when one of them is not open any more; `Denied`.
pub async fn compare(app: &App, cx: &Ctx, id: RegistrationId, with: RegistrationId) -> Result<Comparison, AppError> {
    cx.desk()?;
    if id == with {
        return Err(AppError::NotFound);
    }
    app.look::<ReadRegistration, _>(cx, async |tx| {
        let refs = (known(tx, id).await?, known(tx, with).await?);
        app.permits::<MergeRegistration>(cx, &refs.0, &refs.1)?;
        let sides = (side(tx, id).await?, side(tx, with).await?);
        let mut entries = Vec::new();
        for on in [refs.0, refs.1] {
            entries.push(Entry::of(&app.permit::<ReadRegistration>(cx, &on)?));
            on.state.after(Step::Merge).map_err(|_| AppError::Stale)?;
        }
        let entry = entries.into_iter().reduce(Entry::and).ok_or(AppError::NotFound)?;
        let staying = staying(&sides.0.work(), &sides.1.work());
        Ok((Comparison { sides, staying }, entry))
    })
    .await
}

fn no_choice(field: &'static str) -> AppError {
    AppError::Invalid(vec![FieldFault { field, fault: Fault::NoChoice }])
}

/// The worker of the registration that stays: of the one that has one; the one who was chosen when they have two.
fn worker(main: &Registration, joined: &Registration, chosen: Option<MembershipId>) -> Result<Option<MembershipId>, AppError> {
    match (main.assigned, joined.assigned) {
        (Some(one), Some(other)) if one != other => match chosen.filter(|it| *it == one || *it == other) {
            Some(chosen) => Ok(Some(chosen)),
            None => Err(no_choice("worker")),
        },
        (one, other) => Ok(one.or(other)),
    }
}

/// Joins two registrations of one person. Returns the one that stays.
///
/// # Errors
/// `Stale`; `NotFound` when either is not there; `Invalid` when the one that was chosen cannot stay, or when it was not chosen which one
/// or which worker.
pub async fn join(app: &App, cx: &Ctx, cmd: ToJoin) -> Result<RegistrationId, AppError> {
    let (_, by) = cx.desk()?;
    if cmd.id == cmd.with {
        return Err(AppError::NotFound);
    }
    app.change::<MergeRegistration, _>(cx, async |tx| {
        let refs = (known(tx, cmd.id).await?, known(tx, cmd.with).await?);
        // Both are somebody's case, so both are asked about and both get an entry.
        let (on_one, on_other) = app.permits::<MergeRegistration>(cx, &refs.0, &refs.1)?;
        let (one, other) = (side(tx, cmd.id).await?, side(tx, cmd.with).await?);
        one.registration.at(cmd.version)?;
        other.registration.at(cmd.with_version)?;
        let staying = staying(&one.work(), &other.work());
        let only = if let Staying::Only(id) = staying { Some(id) } else { None };
        let stays = cmd.stays.or(only).filter(|id| staying.allows(*id)).ok_or_else(|| no_choice("stays"))?;
        let ((main, permit_main), (joined, permit_joined)) =
            if stays == cmd.id { ((one, on_one), (other, on_other)) } else { ((other, on_other), (one, on_one)) };
        main.registration.state.after(Step::Merge)?;
        joined.registration.state.after(Step::Merge)?;
        let before = Held { assigned: main.registration.assigned, state: main.registration.state };
        let assigned = worker(&main.registration, &joined.registration, cmd.worker)?;
        let state = if assigned.is_some() { before.state.after(Step::Assign)? } else { before.state };
        let agreed = main.agreed.map(|agreed| {
            let strictest = agreed.strictest(joined.agreed.as_ref());
            (agreed, strictest)
        });
        if let Some((was, is)) = &agreed
            && was != is
        {
            let talk = tx.talk_of(main.registration.id).await?.ok_or(AppError::Stale)?;
            tx.agree_as(&permit_main, Talk { agreed: is.clone(), ..talk }, by, cx.now).await?;
            if is.discuss == Answer::Given(false) {
                tx.leave_tables(&permit_main, CaseState::Withdrawn).await?;
            }
        }
        let joining = Joining {
            main: stays,
            joined_at: cx.now,
            claimed_at: None,
            joined_assigned: joined.registration.assigned,
            held: (before, Held { assigned, state }),
            agreed,
        };
        let versions = (joined.registration.version, main.registration.version);
        tx.join_registration(&permit_joined, &permit_main, versions, &joining, by).await?;
        tx.note(Entry::of(&permit_main).reason(cmd.reason.as_str()), &cx.by, cx.now).await?;
        let entry = Entry::of(&permit_joined).reason(cmd.reason.as_str());
        Ok((stays, entry))
    })
    .await
}

/// Notes that the client said, in person, that a registration that was joined to this one is his or hers as well. Its code opens this
/// one from then on.
///
/// # Errors
/// `Stale` when it is not joined to this one, or when that was noted before.
pub async fn claim(app: &App, cx: &Ctx, id: RegistrationId, joined: RegistrationId, face_to_face: bool) -> Result<(), AppError> {
    let (_, by) = cx.desk()?;
    app.change::<ClaimRegistration, _>(cx, async |tx| {
        let on = tx.registration_ref(id).await?.ok_or(AppError::NotFound)?;
        let permit = app.permit::<ClaimRegistration>(cx, &on)?;
        if !face_to_face {
            return Err(AppError::Invalid(vec![FieldFault { field: "face", fault: Fault::Own("claim-needs-client") }]));
        }
        tx.claim_registration(&permit, joined, by, cx.now).await?;
        Ok(((), Entry::of(&permit).detail(joined.to_string())))
    })
    .await
}

/// Takes a joined registration apart again: both are what they were. What was done since with the one that stayed is kept.
///
/// # Errors
/// `Stale`.
pub async fn split(app: &App, cx: &Ctx, id: RegistrationId, version: i64, reason: Reason) -> Result<(), AppError> {
    let (_, by) = cx.desk()?;
    app.change::<SplitRegistration, _>(cx, async |tx| {
        let joined = load(tx, id).await?;
        let permit = app.permit::<SplitRegistration>(cx, &RegistrationRef::from(&joined))?;
        joined.at(version)?;
        let joining = tx.joining_of(id).await?.ok_or(AppError::Stale)?;
        let main = load(tx, joining.main).await?;
        let on_main = app.permit::<SplitRegistration>(cx, &RegistrationRef::from(&main))?;
        give_back_agreements(tx, &on_main, &joining, by, cx.now).await?;
        let held = given_back(&main, &joining);
        tx.split_registration(&permit, &on_main, (version, main.version), joining.joined_assigned, held).await?;
        tx.note(Entry::of(&on_main).reason(reason.as_str()), &cx.by, cx.now).await?;
        let entry = Entry::of(&permit).reason(reason.as_str());
        Ok(((), entry))
    })
    .await
}

/// The worker of the registration that stayed and how it stood before, unless that changed since.
fn given_back(main: &Registration, joining: &Joining) -> Held {
    let (before, after) = joining.held;
    let assigned = if main.assigned == after.assigned { before.assigned } else { main.assigned };
    let state = if main.state == after.state && main.state != State::Merged { before.state } else { main.state };
    Held { assigned, state: if assigned.is_some() && state == State::Received { State::Assigned } else { state } }
}

/// What the client had agreed to, unless it was asked again since.
async fn give_back_agreements(
    tx: &mut Tx,
    permit: &Permit<SplitRegistration>,
    joining: &Joining,
    by: MembershipId,
    now: Instant,
) -> Result<(), AppError> {
    let (Some((was, is)), Some(talk)) = (&joining.agreed, tx.talk_of(joining.main).await?) else { return Ok(()) };
    let mut agreed = talk.agreed.clone();
    for one in Agreement::ALL.iter().filter(|one| was.of(**one) != is.of(**one) && talk.agreed.of(**one) == is.of(**one)) {
        agreed = agreed.with(*one, was.of(*one).clone());
    }
    if agreed != talk.agreed {
        tx.agree_as(permit, Talk { agreed, ..talk }, by, now).await?;
    }
    Ok(())
}
