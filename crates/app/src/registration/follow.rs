//! What a client does with the code: sees how it stands and who looked, adds something, takes the registration back.

use schakel_domain::{
    actor::{Role, Standing},
    acts::{
        Act as _, AddToRegistration, ChangeContact, ClaimRegistration, FollowRegistration, GiveAgreement, KeepApart, MergeRegistration,
        ReadDossier, RenewRegistration, SplitRegistration, WithdrawRegistration,
    },
    conference::CaseState,
    erasure::Erasure,
    playbook::asked::{Ask, Asked, Whom},
    registration::{Code, Contact, ContactMark, Message, MessageKind, Promise, Registration, State, Step},
    resource::RegistrationRef,
    time::{Date, Instant},
    words::{Line, Text},
};
use schakel_store::{Entry, StoreError, Tx};

use super::{
    RegistrationPlace, code_hash,
    own::{client_of, own_registration},
    place_of,
};
use crate::{
    App, AppError, Ctx, History, Recent, dossier,
    inbox::{ALIKE, JOINED},
    quota::{Source, WRONG_CODES},
    road,
    talk::{OwnTalk, own_talk},
    trail::{Told, TrailLine, trail},
};

/// How many entries of the log a client is shown, unless all are asked for.
const ENTRIES_SHOWN: u32 = 100;

/// What came of typing a code.
#[derive(Debug)]
pub enum Entered {
    /// It is a code; the client of it.
    Client(RegistrationRef),
    /// No registration has this code.
    Unknown,
    /// No registration has this code, and many wrong ones came from here; the seconds after which they count anew.
    UnknownAgain(u32),
}

/// Looks for the registration of a code; only what is wrong is counted.
pub async fn enter_code(app: &App, cx: &Ctx, typed: &str, source: Source) -> Result<Entered, AppError> {
    // What cannot be a code is looked for all the same: both answers come the same way.
    let hash = Code::parse(typed).map_or([0; 32], |code| code_hash(app, &code));
    let mut tx = app.store.write().await?;
    if let Some(on) = tx.registration_by_code(&hash).await? {
        return Ok(Entered::Client(tx.opened_by_code(on).await?));
    }
    let counted = WRONG_CODES.count(&app.vault, &mut tx, source, cx.now).await?;
    if let Some(seconds) = counted.over {
        return Ok(Entered::UnknownAgain(seconds));
    }
    tx.commit().await?;
    Ok(Entered::Unknown)
}

/// Somebody of the partnership, as the client is told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Worker {
    /// The name.
    pub name: String,
    /// The organisation.
    pub organisation: String,
}

/// The trajectory, as the client is told: who reads and guides stands on the page by name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Guidance {
    /// The organisation that guides.
    pub organisation: String,
    /// Those who guide, each with the own organisation.
    pub guides: Vec<Worker>,
    /// The day on which it began.
    pub since: Date,
    /// The day on which it ended.
    pub until: Option<Date>,
    /// Whether the team reads what the client told.
    pub reads: bool,
}

/// Another way than a trajectory, as the client is told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OtherWay {
    /// Whether somebody told the client of it. Before that, the page says no more than that something was decided.
    pub told: bool,
    /// Where the client is referred to; nothing before the client was told.
    pub to: Option<Line>,
}

/// The client's own page.
#[derive(Debug)]
pub struct Own {
    /// What was told, and how it stands.
    pub registration: Registration,
    /// The partnership.
    pub place: RegistrationPlace,
    /// The worker who looks after it.
    pub assigned: Option<Worker>,
    /// The messages, oldest first.
    pub messages: Vec<Message>,
    /// What others did with it, the newest first.
    pub looks: Recent<OwnLook>,
    /// By what day the client is contacted, as long as nobody tried.
    pub promise: Option<Promise>,
    /// The first talk, if it was begun.
    pub talk: Option<OwnTalk>,
    /// What the playbook asks of the client now, the most pressing first.
    pub asked: Vec<Asked>,
    /// The trajectory, when one opened.
    pub guidance: Option<Guidance>,
    /// What a conference decided, when that is another way than a trajectory.
    pub other_way: Option<OtherWay>,
    /// Whether the client can change how to be reached.
    pub may_change_contact: bool,
    /// Whether what the client said "no" to can be given again.
    pub may_give: bool,
    /// Since when other codes open this page too: those of registrations that the client said, in person, are his or hers.
    pub other_codes: Vec<Instant>,
    /// That the client asked to be erased, and nobody answered yet.
    pub erasure: Option<Erasure>,
}

/// What somebody of the partnership did: the role and the organisation are told, a name is not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnLook {
    /// When.
    pub at: Instant,
    /// Which act.
    pub act: String,
    /// Whether it was a look at some parts of the dossier, and not at all of it.
    pub in_part: bool,
    /// In what role.
    pub role: Role,
    /// For which organisation.
    pub organisation: String,
    /// The key of the sentence that says why it was allowed, in the texts.
    pub allowed: Option<String>,
    /// Why, when it is a dossier that was opened with a reason.
    pub reason: Option<String>,
}

async fn guidance(tx: &mut Tx, on: &RegistrationRef) -> Result<Option<Guidance>, AppError> {
    let Some((dossier, team)) = tx.dossier_and_team_of(on.id).await? else { return Ok(None) };
    let organisations = tx.organisations(on.partnership).await?;
    let organisation = organisations.iter().find(|one| one.id == dossier.organisation);
    Ok(Some(Guidance {
        organisation: organisation.map(|one| one.name.as_str().to_owned()).unwrap_or_default(),
        guides: team
            .into_iter()
            .filter(schakel_store::dossier::TeamMember::is_active)
            .map(|member| Worker { name: member.name, organisation: member.organisation.unwrap_or_default() })
            .collect(),
        since: dossier.opened_on,
        until: dossier.closed_on,
        reads: dossier.consent && dossier.closed_on.is_none(),
    }))
}

async fn other_way(tx: &mut Tx, registration: &Registration) -> Result<Option<OtherWay>, AppError> {
    if registration.state != State::Referred {
        return Ok(None);
    }
    let Some(decision) = tx.last_decision(registration.id).await? else { return Ok(None) };
    let told = tx.was_followed(decision.id).await?;
    let to = decision.basis.and_then(|basis| basis.to).filter(|_| told);
    Ok(Some(OtherWay { told, to }))
}

/// Whether it was done because there is another registration that may be of the same person. The log has it; this page does not tell of it.
fn is_of_two(line: &TrailLine) -> bool {
    let acts = [MergeRegistration::NAME, SplitRegistration::NAME, KeepApart::NAME, ClaimRegistration::NAME];
    let beside = line.words.detail.as_deref().is_some_and(|detail| detail == ALIKE || detail == JOINED);
    beside || acts.contains(&line.act.as_str())
}

async fn looks(app: &App, tx: &mut Tx, on: &RegistrationRef, history: History) -> Result<Recent<OwnLook>, AppError> {
    let organisations = tx.organisations(on.partnership).await?;
    // The client knows what he or she did; what others did is the question.
    let told = Told { of_others: true, names: false, organisations: &organisations };
    let Recent { lines, more } = trail(tx, on.client, history.most(ENTRIES_SHOWN), told).await?;
    let lines = lines
        .into_iter()
        .filter_map(|line| {
            let role = line.role?;
            if is_of_two(&line) {
                return None;
            }
            let read = line.words.detail.as_deref().filter(|_| line.act == ReadDossier::NAME);
            let in_part = read.is_some_and(|read| dossier::parts().any(|part| read.split(' ').all(|one| one != part)));
            let organisation = line.organisation.unwrap_or_default();
            // Other reasons were written for colleagues; this one was asked for with the client as its reader.
            let reason = line.words.reason.filter(|_| line.act == ReadDossier::NAME);
            let allowed = app.access.why(&line.policies).map(str::to_owned);
            Some(OwnLook { at: line.at, act: line.act, in_part, role, organisation, allowed, reason })
        })
        .collect();
    Ok(Recent { lines, more })
}

/// Since when the codes of joined registrations open this one.
async fn other_codes(tx: &mut Tx, on: &RegistrationRef) -> Result<Vec<Instant>, AppError> {
    let mut since = Vec::new();
    let mut at = vec![on.id];
    while let Some(main) = at.pop() {
        for joined in tx.joined_to(main).await? {
            let joining = match tx.joining_of(joined).await {
                // What was written by hand opens nothing, so there is no code to tell of.
                Err(StoreError::Broken { .. }) => None,
                kept => kept?,
            };
            let Some(joining) = joining.filter(|joining| joining.main == main) else { continue };
            // What was joined to one that is not claimed opens that one only.
            if let Some(claimed) = joining.claimed_at {
                since.push(claimed);
                at.push(joined);
            }
        }
    }
    since.sort_unstable();
    Ok(since)
}

/// The registration as its own code shows it. One that was joined to another stands as it did before: whoever registered under the name of
/// another must not learn that there is another, nor who works on that one.
async fn as_the_client_left_it(tx: &mut Tx, on: &RegistrationRef) -> Result<Registration, AppError> {
    let registration = tx.registration(on.id).await?.ok_or(AppError::NotFound)?;
    let assigned = match tx.joining_of(on.id).await? {
        Some(joining) => joining.joined_assigned,
        None => registration.assigned,
    };
    Ok(Registration { state: on.state, assigned, merged_into: None, ..registration })
}

/// The client looks at the own registration. That is a look like any other, and is noted.
///
/// # Errors
/// `SignIn` when nobody gave a code.
pub async fn follow(app: &App, cx: &Ctx, history: History) -> Result<Own, AppError> {
    let client = client_of(cx)?;
    app.look::<FollowRegistration, _>(cx, async |tx| {
        let on = own_registration(tx, client).await?;
        let permit = app.permit::<FollowRegistration>(cx, &on)?;
        let registration = as_the_client_left_it(tx, &on).await?;
        let assigned = match registration.assigned {
            // Nobody who is away or left is named as the one who goes on.
            Some(id) => tx.member(id).await?.filter(|member| member.standing == Standing::Active).map(|member| Worker {
                name: member.person.name.as_str().to_owned(),
                organisation: member.organisation.map(|organisation| organisation.name).unwrap_or_default(),
            }),
            None => None,
        };
        let guidance = guidance(tx, &on).await?;
        let talk = own_talk(tx, on.id).await?;
        let messages = tx.messages(&on).await?;
        let invited = messages.iter().any(|message| message.kind == MessageKind::Invitation);
        // A client who does not let the team read is not sent to it.
        let of_client = |asked: &Asked| {
            // Nobody is told to come to a talk to which nobody invited.
            let comes = asked.ask != Ask::ComeToTalk || talk.is_some() || invited;
            asked.whom == Whom::Client && comes && (asked.ask != Ask::MeetTeam || guidance.as_ref().is_none_or(|guidance| guidance.reads))
        };
        let asked = road::asked(tx, &app.playbook(cx.today()), &registration, cx.today()).await?.into_iter().filter(of_client).collect();
        let was_tried = talk.is_some() || !tx.attempts(&on).await?.is_empty();
        let own = Own {
            promise: registration.promise().filter(|_| !was_tried),
            place: place_of(tx, on.partnership).await?,
            assigned,
            messages,
            other_codes: other_codes(tx, &on).await?,
            other_way: other_way(tx, &registration).await?,
            looks: looks(app, tx, &on, history).await?,
            talk,
            may_change_contact: app.access.allows::<ChangeContact>(&cx.by, &on),
            may_give: app.access.allows::<GiveAgreement>(&cx.by, &on),
            erasure: tx.erasure_of(on.id).await?.filter(Erasure::is_open),
            guidance,
            asked,
            registration,
        };
        Ok((own, Entry::of(&permit)))
    })
    .await
}

/// Whether the client can still add something: asked before the empty form is shown. Returns where it is read, for what cannot wait until then.
///
/// # Errors
/// `Denied` when it was taken back or joined to another.
pub async fn may_add(app: &App, cx: &Ctx) -> Result<RegistrationPlace, AppError> {
    let mut tx = app.reading(cx).await?;
    let on = own_registration(&mut tx, client_of(cx)?).await?;
    app.permit::<AddToRegistration>(cx, &on)?;
    place_of(&mut tx, on.partnership).await
}

/// Whether the client can still take it back: asked before the page that asks whether it is meant. Returns whether a trajectory runs, which
/// then stops as well.
///
/// # Errors
/// `Denied` when it was taken back before.
pub async fn may_withdraw(app: &App, cx: &Ctx) -> Result<bool, AppError> {
    let mut tx = app.reading(cx).await?;
    let on = own_registration(&mut tx, client_of(cx)?).await?;
    app.permit::<WithdrawRegistration>(cx, &on)?;
    Ok(tx.dossier_of(on.id).await?.is_some_and(|dossier| dossier.closed_on.is_none()))
}

/// The client adds something in own words.
///
/// # Errors
/// `Denied` when it was taken back.
pub async fn add(app: &App, cx: &Ctx, body: Text) -> Result<(), AppError> {
    let client = client_of(cx)?;
    app.change::<AddToRegistration, _>(cx, async |tx| {
        let on = own_registration(tx, client).await?;
        let permit = app.permit::<AddToRegistration>(cx, &on)?;
        let message = Message { id: app.new_id(cx), kind: MessageKind::Addition, body: body.clone(), at: cx.now, by: None };
        tx.add_message(&permit, &message).await?;
        // A client who writes is still there; the policies let nobody add to what expired.
        tx.still_waits(&permit, 0, cx.now).await?;
        Ok(((), Entry::of(&permit)))
    })
    .await
}

/// How the client can be reached now, to be changed: asked before the form is shown.
///
/// # Errors
/// `SignIn` when nobody gave a code.
pub async fn contact_now(app: &App, cx: &Ctx) -> Result<(Contact, ContactMark), AppError> {
    let client = client_of(cx)?;
    let mut tx = app.reading(cx).await?;
    let on = own_registration(&mut tx, client).await?;
    app.permit::<ChangeContact>(cx, &on)?;
    let registration = tx.registration(on.id).await?.ok_or(AppError::NotFound)?;
    Ok((registration.contact, registration.contact_mark))
}

/// The client changes how to be reached safely. What counted before is kept, and the partnership reads of the change.
///
/// # Errors
/// `Stale` when it was changed since this version.
pub async fn change_contact(app: &App, cx: &Ctx, version: i64, contact: Contact) -> Result<(), AppError> {
    let client = client_of(cx)?;
    app.change::<ChangeContact, _>(cx, async |tx| {
        let on = own_registration(tx, client).await?;
        let permit = app.permit::<ChangeContact>(cx, &on)?;
        tx.change_contact(&permit, version, &contact, app.new_id(cx), cx.now).await?;
        // What is over does not come back by it: the client asks for that with a button of its own.
        if on.state.is_open() {
            tx.still_waits(&permit, 0, cx.now).await?;
        }
        Ok(((), Entry::of(&permit)))
    })
    .await
}

/// The client confirms that he or she is still waiting. The wait is counted anew, and a registration that expired or ended comes back, with
/// its trajectory; returns whether it has one.
///
/// # Errors
/// `Denied` when it was answered, taken back, put aside or joined to another.
pub async fn renew(app: &App, cx: &Ctx) -> Result<bool, AppError> {
    let client = client_of(cx)?;
    app.change::<RenewRegistration, _>(cx, async |tx| {
        let on = own_registration(tx, client).await?;
        let permit = app.permit::<RenewRegistration>(cx, &on)?;
        let registration = tx.registration(on.id).await?.ok_or(AppError::NotFound)?;
        tx.still_waits(&permit, registration.version, cx.now).await?;
        Ok((tx.dossier_of(on.id).await?.is_some(), Entry::of(&permit)))
    })
    .await
}

/// The client takes the registration back. No reason is asked (§2.1: voluntary).
///
/// # Errors
/// `Denied` when it was taken back before, or joined to another.
pub async fn withdraw(app: &App, cx: &Ctx) -> Result<(), AppError> {
    let client = client_of(cx)?;
    app.change::<WithdrawRegistration, _>(cx, async |tx| {
        let on = own_registration(tx, client).await?;
        let permit = app.permit::<WithdrawRegistration>(cx, &on)?;
        let registration = tx.registration(on.id).await?.ok_or(AppError::NotFound)?;
        on.state.after(Step::Withdraw)?;
        if registration.state == State::Merged {
            // The other one is not taken back with it: nobody knows yet that this code is of the same person.
            tx.withdraw_joined(&permit, registration.version).await?;
        } else {
            tx.take_back(&permit, registration.version, cx.now).await?;
        }
        // Nobody discusses or guides somebody who took it back, from this moment.
        tx.leave_tables(&permit, CaseState::Withdrawn).await?;
        tx.close_dossier_of(&permit, cx.today()).await?;
        Ok(((), Entry::of(&permit)))
    })
    .await
}
