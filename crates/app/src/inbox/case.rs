//! One registration, opened: everything the client told, what was written since, who has it, what looks like it, and
//! who looked. The first opening also sets the moment that the client's own page tells.

use std::collections::HashMap;

use schakel_access::{About, Filter};
use schakel_domain::{
    actor::Standing,
    acts::{
        AnswerRegistration, ApproveErasure, AssignRegistration, ClaimRegistration, CorrectRegistration, EndRegistration, IssueCode,
        KeepApart, MergeRegistration, NoteAttempt, NoteContactRead, ReadConference, ReadRegistration, ReadTalk, RejectRegistration,
        RestoreRegistration, SeeDossier, SplitRegistration,
    },
    conference::Decision,
    day::Wait,
    erasure::Erasure,
    ids::{ConferenceId, DossierId, MembershipId, RegistrationId},
    registration::{ContactAttempt, FormerIdentity, Message, Registration, State, Step, days_tried},
    resource::{ConferenceRef, RegistrationRef},
    talk::{Agreement, Talk},
    time::Instant,
};
use schakel_store::{Entry, Tx, inbox::Glance, people::Member};

use super::{acts::takes_registrations, shelf::PartnershipShelf};
use crate::{
    App, AppError, Ctx, History, KnownContact, Recent, TrailLine,
    contacts::contacts,
    dossier,
    error::legible,
    names::Likeness,
    registration::{OddAnswer, odd::odd_of},
    run::permit_of,
    trail::{Told, trail},
};

/// What the log says of a look at no more than the name, beside another registration.
pub const ALIKE: &str = "alike";
/// What the log says of a look at a registration on the page of the one to which it was joined.
pub const JOINED: &str = "joined";
/// How many entries of the log are shown, unless all are asked for.
const ENTRIES: u32 = 40;

/// A registration with everything around it.
#[derive(Debug)]
pub struct RegistrationPage {
    /// The registration.
    pub registration: Registration,
    /// The worker who has it.
    pub assigned: Option<Member>,
    /// How the membership of that worker stands.
    pub assigned_standing: Standing,
    /// The name of who had it, when it came back to nobody.
    pub released: Option<String>,
    /// The worker who supported the client.
    pub supporter: Option<Member>,
    /// How the client can be reached, the newest first; more than one when registrations were joined.
    pub contacts: Vec<KnownContact>,
    /// The messages, oldest first, with the names of their writers.
    pub messages: Vec<(Message, Option<String>)>,
    /// What should be asked the client once more, as long as the registration is open.
    pub odd: Vec<OddAnswer>,
    /// Registrations that look as if they are of the same person, and why.
    pub alike: Vec<Hint>,
    /// Registrations of which it was said that they are of somebody else; empty for one who may not take that back.
    pub apart: Vec<Glance>,
    /// Registrations that were joined to this one, the newest first.
    pub joined: Vec<JoinedRegistration>,
    /// The registration to which this one was joined, if the reader may see it.
    pub main: Option<Glance>,
    /// To whom it can be given; empty for one who may not give it.
    pub members: Vec<Member>,
    /// What the reader may do with it now.
    pub may: May,
    /// What it waits for, and since when.
    pub wait: Option<Wait>,
    /// The first talk, if it was begun: when it was begun, and when it was done.
    pub talk: Option<(Instant, Option<Instant>)>,
    /// To what the client agrees by the code alone, after a "no" in the talk.
    pub to_confirm: Vec<Agreement>,
    /// On which agenda it stands.
    pub tabled: Option<OnAgenda>,
    /// What was decided, the oldest first.
    pub decided: Vec<Decision>,
    /// The dossier that opened, if the reader may know of it.
    pub dossier: Option<DossierId>,
    /// That the client is to be erased, as asked and not settled; for one who decides that.
    pub erasure: Option<Erasure>,
    /// The attempts to reach the client, the newest first, each with the name of who tried.
    pub attempts: Vec<(ContactAttempt, Option<String>)>,
    /// What was known before it was corrected, the newest first.
    pub former: Vec<FormerIdentity>,
    /// What was done, the newest first.
    pub log: Recent<TrailLine>,
}

impl RegistrationPage {
    /// On how many days it was tried to reach the client.
    pub fn days_tried(&self) -> usize {
        days_tried(&self.attempts.iter().map(|(attempt, _)| *attempt).collect::<Vec<_>>())
    }
}

/// A registration that was joined to the one on the page.
#[derive(Debug)]
pub struct JoinedRegistration {
    /// The registration.
    pub registration: Registration,
    /// The messages on it, oldest first.
    pub messages: Vec<Message>,
    /// Whether it was joined to this one, and not to one that was joined to this one.
    pub straight: bool,
    /// When the client said in person that both are his or hers.
    pub claimed_at: Option<Instant>,
    /// Whether it was taken back with its own code since.
    pub withdrawn: bool,
}

/// The agenda on which a registration stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OnAgenda {
    /// When the conference begins.
    pub starts_at: Instant,
    /// The conference, if the reader may open it.
    pub conference: Option<ConferenceId>,
}

/// A likely duplicate.
#[derive(Debug, Clone)]
pub struct Hint {
    /// The other registration.
    pub glance: Glance,
    /// Why it looks like the same person.
    pub likeness: Likeness,
}

/// Which buttons to show: what the policies allow, and what can follow on the state.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[expect(clippy::struct_excessive_bools, reason = "one yes or no for each button")]
pub struct May {
    /// Give it to a worker.
    pub assign: bool,
    /// Answer the client.
    pub answer: bool,
    /// Say that a changed way to reach the client was read.
    pub note_contact: bool,
    /// Join it to another.
    pub merge: bool,
    /// Give the client a new code.
    pub issue_code: bool,
    /// Decide whether the client is erased.
    pub erase: bool,
    /// Correct what is known.
    pub correct: bool,
    /// Note that it was tried to reach the client.
    pub note_attempt: bool,
    /// End it for an ordinary reason.
    pub end: bool,
    /// Note that the client said in person that a joined one is his or hers.
    pub claim: bool,
    /// Take it apart again.
    pub split: bool,
    /// Say that it is of somebody else.
    pub keep_apart: bool,
    /// Put it aside: not a real registration.
    pub reject: bool,
    /// Put it back.
    pub restore: bool,
    /// Open the first talk.
    pub talk: bool,
}

/// Opens a registration.
///
/// # Errors
/// `NotFound` when it is not there, or not for the reader.
pub async fn open(app: &App, cx: &Ctx, id: RegistrationId, history: History) -> Result<RegistrationPage, AppError> {
    let (partnership, _) = cx.desk()?;
    let shelf = app.shelves.ready(&app.store, partnership).await?;
    let unseen = app.reading(cx).await?.is_unseen(id).await?;
    if unseen {
        return app
            .look_and_keep::<ReadRegistration, _>(cx, async |tx| {
                let opened = load(app, cx, tx, &shelf, id, history).await?;
                tx.mark_seen(id, cx.now).await?;
                Ok(opened)
            })
            .await;
    }
    app.look::<ReadRegistration, _>(cx, async |tx| load(app, cx, tx, &shelf, id, history).await).await
}

async fn load(
    app: &App,
    cx: &Ctx,
    tx: &mut Tx,
    shelf: &PartnershipShelf,
    id: RegistrationId,
    history: History,
) -> Result<(RegistrationPage, Entry), AppError> {
    let registration = tx.registration(id).await?.ok_or(AppError::NotFound)?;
    let on = RegistrationRef::from(&registration);
    let about = app.access.about(&cx.by, &on);
    let permit = permit_of::<ReadRegistration>(cx, &about)?;
    let filter = app.access.filter::<ReadRegistration>(&cx.by)?;
    let may = may(&about, on.state);
    let messages = tx.messages(&on).await?;
    let around = around(tx, shelf, &filter, &registration, may.keep_apart).await?;
    let entry = with_looks_at_others(app, cx, tx, &around, Entry::of(&permit)).await?;
    let members = members(tx, &registration, &messages, may.assign).await?;
    let assigned_standing = match registration.assigned {
        Some(id) => tx.member(id).await?.map_or(Standing::Ended, |member| member.standing),
        None => Standing::Active,
    };
    let name_of = |id: MembershipId| members.iter().find(|member| member.id == id);
    let talk = if may.talk { tx.talk_of(id).await? } else { None };
    let case = RegistrationPage {
        assigned: registration.assigned.and_then(name_of).cloned(),
        assigned_standing,
        released: tx.released_from(registration.id).await?,
        supporter: registration.supporter.and_then(name_of).cloned(),
        contacts: contacts(tx, &registration).await?,
        messages: messages
            .into_iter()
            .map(|message| {
                let name = message.by.and_then(name_of).map(|member| member.name.clone());
                (message, name)
            })
            .collect(),
        odd: if registration.state.is_open() {
            odd_of(tx, registration.partnership, cx.today(), &registration.identity, &registration.contact).await?
        } else {
            Vec::new()
        },
        alike: around.alike,
        apart: around.apart,
        joined: around.joined,
        main: around.main,
        members: if may.assign { members.iter().filter(|member| takes_registrations(member.role)).cloned().collect() } else { Vec::new() },
        may,
        to_confirm: talk.as_ref().map(Talk::to_confirm).unwrap_or_default(),
        talk: talk.map(|talk| (talk.begun_at, talk.finished_at)),
        tabled: on_agenda(app, cx, tx, id).await?,
        wait: tx.wait_of(id).await?,
        dossier: tx
            .dossier_of(id)
            .await?
            .filter(|it| app.access.allows::<SeeDossier>(&cx.by, &dossier::resource(it, false)))
            .map(|it| it.id),
        attempts: attempts(tx, &on).await?,
        former: tx.former_identities(&on).await?,
        erasure: if may.erase { tx.erasure_of(id).await?.filter(Erasure::is_open) } else { None },
        decided: tx.decisions_about(id).await?,
        log: trail(tx, on.client, history.most(ENTRIES), Told { of_others: false, names: true, organisations: &[] }).await?,
        registration,
    };
    Ok((case, entry))
}

async fn attempts(tx: &mut Tx, on: &RegistrationRef) -> Result<Vec<(ContactAttempt, Option<String>)>, AppError> {
    let all = tx.attempts(on).await?;
    let names = tx.names_of_members(&all.iter().map(|one| one.by).collect::<Vec<_>>()).await?;
    Ok(all.into_iter().map(|one| (one, names.get(&one.by).cloned())).collect())
}

async fn on_agenda(app: &App, cx: &Ctx, tx: &mut Tx, id: RegistrationId) -> Result<Option<OnAgenda>, AppError> {
    let Some((id, starts_at)) = tx.tabled_for(id).await? else { return Ok(None) };
    let conference = tx.conference(id).await?.filter(|it| app.access.allows::<ReadConference>(&cx.by, &ConferenceRef::from(it)));
    Ok(Some(OnAgenda { starts_at, conference: conference.map(|it| it.id) }))
}

/// Clients who are named on the page were looked at as well: each gets an entry of its own, beside that of the page.
async fn with_looks_at_others(app: &App, cx: &Ctx, tx: &mut Tx, around: &Around, mut entry: Entry) -> Result<Entry, AppError> {
    for glance in around.alike.iter().map(|hint| &hint.glance).chain(&around.apart).chain(&around.main) {
        let other = tx.registration_ref(glance.id).await?.ok_or(AppError::NotFound)?;
        let permit = app.permit::<ReadRegistration>(cx, &other)?;
        entry = entry.and(Entry::of(&permit).detail(ALIKE));
    }
    for joined in &around.joined {
        let permit = app.permit::<ReadRegistration>(cx, &RegistrationRef::from(&joined.registration))?;
        entry = entry.and(Entry::of(&permit).detail(JOINED));
    }
    Ok(entry)
}

fn may(about: &About<'_, RegistrationRef>, state: State) -> May {
    let can = |step| state.after(step).is_ok();
    May {
        assign: can(Step::Assign) && about.allows::<AssignRegistration>(),
        answer: can(Step::Answer) && about.allows::<AnswerRegistration>(),
        note_contact: about.allows::<NoteContactRead>(),
        merge: can(Step::Merge) && about.allows::<MergeRegistration>(),
        issue_code: about.allows::<IssueCode>(),
        erase: about.allows::<ApproveErasure>(),
        correct: state != State::Merged && about.allows::<CorrectRegistration>(),
        note_attempt: state.is_open() && about.allows::<NoteAttempt>(),
        end: state.after(Step::End).is_ok() && about.allows::<EndRegistration>(),
        claim: state.is_open() && about.allows::<ClaimRegistration>(),
        split: state == State::Merged && about.allows::<SplitRegistration>(),
        keep_apart: state.is_open() && about.allows::<KeepApart>(),
        reject: can(Step::Reject) && about.allows::<RejectRegistration>(),
        restore: state.can_come_back() && about.allows::<RestoreRegistration>(),
        talk: about.allows::<ReadTalk>(),
    }
}

struct Around {
    alike: Vec<Hint>,
    apart: Vec<Glance>,
    joined: Vec<JoinedRegistration>,
    main: Option<Glance>,
}

async fn joined_registration(tx: &mut Tx, main: RegistrationId, id: RegistrationId) -> Result<Option<JoinedRegistration>, AppError> {
    let (Some(registration), Some(joining)) = (legible(tx.registration(id).await)?, tx.joining_of(id).await?) else { return Ok(None) };
    let messages = tx.messages(&RegistrationRef::from(&registration)).await?;
    let withdrawn = tx.registrations_of_client(registration.client).await?.iter().any(|own| own.state == State::Withdrawn);
    Ok(Some(JoinedRegistration { registration, messages, straight: joining.main == main, claimed_at: joining.claimed_at, withdrawn }))
}

/// The registrations around one: asked in one statement, through the reader's filter.
async fn around(
    tx: &mut Tx,
    shelf: &PartnershipShelf,
    filter: &Filter,
    registration: &Registration,
    takes_back: bool,
) -> Result<Around, AppError> {
    let apart = if takes_back { shelf.kept_apart(registration.id) } else { Vec::new() };
    let alike = shelf.alike(registration.id);
    let joined = tx.joined_to(registration.id).await?;
    let others = alike.iter().map(|(id, _)| *id).chain(joined.iter().copied()).chain(apart.iter().copied());
    let ids: Vec<RegistrationId> = registration.merged_into.into_iter().chain(others).collect();
    let mut seen: HashMap<RegistrationId, Glance> =
        tx.glances_of(filter, &ids).await?.into_iter().map(|glance| (glance.id, glance)).collect();
    let main = registration.merged_into.and_then(|id| seen.remove(&id));
    let mut hints = Vec::new();
    for (id, likeness) in alike.iter() {
        // Of one whom the reader may not see nothing is told, not even that there is one: the coordinator compares.
        hints.extend(seen.remove(id).map(|glance| Hint { glance, likeness: *likeness }));
    }
    let mut in_sight = Vec::new();
    for id in joined.iter().filter(|id| seen.contains_key(*id)) {
        in_sight.extend(joined_registration(tx, registration.id, *id).await?);
    }
    let apart = apart.iter().filter_map(|id| seen.remove(id)).collect();
    Ok(Around { alike: hints, apart, joined: in_sight, main })
}

/// The members who are named on the page: the active ones when it can be given to one of them, and those who wrote or have it.
async fn members(tx: &mut Tx, registration: &Registration, messages: &[Message], all: bool) -> Result<Vec<Member>, AppError> {
    let mut members = if all { tx.active_members().await? } else { Vec::new() };
    let mut missing: Vec<MembershipId> = registration
        .assigned
        .into_iter()
        .chain(registration.supporter)
        .chain(messages.iter().filter_map(|message| message.by))
        .filter(|id| members.iter().all(|member| member.id != *id))
        .collect();
    missing.sort_unstable();
    missing.dedup();
    members.extend(tx.members_by_id(&missing).await?);
    Ok(members)
}
