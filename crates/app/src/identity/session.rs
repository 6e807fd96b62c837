//! Sessions: a random token in a cookie, a keyed hash of it in the database, and an end that no use puts off.

use jiff::SignedDuration;
use schakel_domain::{
    actor::{Actor, Standing},
    acts::KeepAccount,
    identity::Member,
    ids::{ClientId, MembershipId, PartnershipId, PersonId, SessionId},
    resource::AccountRef,
    time::Instant,
};
use schakel_store::{
    Entry, StoreError, Tx,
    identity::{KeptSession, NewSession, SessionKind},
};
use schakel_vault::Purpose;

use super::known_browser::{self, BrowserToken};
use crate::{App, AppError, Ctx};

/// Unused for longer than this, a session of staff is over.
pub const STAFF_IDLE: SignedDuration = SignedDuration::from_mins(15);
/// A session of staff ends after this, however much it is used.
pub const STAFF_WHOLE: SignedDuration = SignedDuration::from_hours(10);
/// Unused for longer than this, a session of a client is over: the telephone may be shared.
pub const CLIENT_IDLE: SignedDuration = SignedDuration::from_mins(5);
/// A session of a client ends after this.
pub const CLIENT_WHOLE: SignedDuration = SignedDuration::from_mins(30);
/// How long a factor that was shown counts for acts that ask for one.
pub const STEP_UP: SignedDuration = SignedDuration::from_mins(5);
/// By how much a clock may be put back without ending what was done before: what a time server corrects.
const CLOCK_SLACK: SignedDuration = SignedDuration::from_mins(2);
/// That a session is used is written down at most this often.
const SEEN_EVERY: SignedDuration = SignedDuration::from_secs(60);
/// The same for a client, whose session ends soon: what the page promises is true to the second.
const CLIENT_SEEN_EVERY: SignedDuration = SignedDuration::from_secs(1);
/// The most sessions of one client at a time.
pub const CLIENT_SESSIONS: i64 = 10;
/// The most that is kept of what a browser says of itself.
const DEVICE: usize = 200;

/// What every page needs of the session behind it.
#[derive(Debug, Clone)]
pub struct SessionView {
    /// Which one.
    pub id: SessionId,
    /// The one who acts.
    pub actor: Actor,
    /// The person's name; empty for a client.
    pub person_name: String,
    /// The name of the organisation; empty when there is none.
    pub organisation_name: String,
    /// The name of the partnership; empty when there is none.
    pub partnership_name: String,
    /// Its word in addresses.
    pub partnership_slug: String,
    /// Whether a factor was shown in the last five minutes.
    pub stepped_up: bool,
    /// When it ends if nothing is pressed or typed until then.
    pub until: Instant,
    /// When it ends, whatever is pressed.
    pub ends_at: Instant,
    /// Whether a person with several memberships still has to choose one; until then nothing is allowed.
    pub must_choose: bool,
}

/// Why a session is over.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum WhyOver {
    /// Its time is up, or its owner ended it.
    #[default]
    Time,
    /// The membership was interrupted or ended and the person has no other one: signing in again does not help.
    Away,
    /// The membership was interrupted or ended, and the person has another one, in which to go on.
    OtherRole,
}

/// What a token in a cookie stands for.
#[derive(Debug, Clone)]
pub enum Resolved {
    /// A session that counts.
    Live(Box<SessionView>),
    /// A session that is over, and whose it was.
    Over {
        /// The person's, when it was a worker's.
        person: Option<PersonId>,
        /// The client's, when it was a client's.
        client: Option<ClientId>,
        /// Why it is over.
        why: WhyOver,
    },
    /// Nothing that we know.
    None,
}

/// A session that was opened, or that goes on under a new token.
#[derive(Debug, Clone, Copy)]
pub struct SignedIn {
    /// The token for the cookie.
    pub token: [u8; 32],
    /// Whether a membership has to be chosen first.
    pub must_choose: bool,
    /// The mark for the browser, after signing in with all factors.
    pub browser: Option<BrowserToken>,
}

fn after(moment: Instant, duration: SignedDuration) -> Instant {
    moment.saturating_add(duration).unwrap_or(moment)
}

const fn idle_of(kind: SessionKind) -> SignedDuration {
    match kind {
        SessionKind::Client => CLIENT_IDLE,
        SessionKind::Staff => STAFF_IDLE,
    }
}

/// The longest that a session of a kind can still last, however little it was used.
fn after_whole(kind: SessionKind) -> SignedDuration {
    let whole = match kind {
        SessionKind::Client => CLIENT_WHOLE,
        SessionKind::Staff => STAFF_WHOLE,
    };
    whole.saturating_add(CLOCK_SLACK)
}

/// Whether this person has a membership that counts.
async fn serves(tx: &mut Tx, person: Option<PersonId>) -> Result<bool, AppError> {
    match person {
        Some(person) => Ok(!active(tx.memberships_of(person).await?).is_empty()),
        None => Ok(false),
    }
}

fn is_live(kept: &KeptSession, now: Instant) -> bool {
    // One that was used later than now was used by a clock that ran ahead, and would live until that comes true.
    let is_ahead = kept.seen_at > after(now, CLOCK_SLACK);
    !is_ahead
        && now < kept.ends_at
        && kept.ends_at <= after(now, after_whole(kept.kind))
        && now.duration_since(kept.seen_at) <= idle_of(kept.kind)
        && kept.actor.standing == Standing::Active
}

impl App {
    /// The session behind a token: one statement, and once a minute, for a client every second, a note that it was used.
    ///
    /// # Errors
    /// `Unavailable` when the database is away.
    pub async fn resolve_session(&self, token: &[u8; 32], now: Instant) -> Result<Resolved, AppError> {
        let hash = self.vault.keyed_hash(Purpose::SessionToken, token);
        let mut tx = self.store.read().await?;
        let kept = tx.session_by_token(&hash).await?;
        let Some(kept) = kept else { return Ok(Resolved::None) };
        if !kept.is_whole && !is_live(&kept, now) {
            // Whose it was, nobody knows.
            return Ok(Resolved::None);
        }
        if !is_live(&kept, now) {
            let (person, client) = (kept.actor.person, kept.actor.client);
            let why = match kept.actor.standing {
                Standing::Active => WhyOver::Time,
                _ if serves(&mut tx, person).await? => WhyOver::OtherRole,
                _ => WhyOver::Away,
            };
            return Ok(Resolved::Over { person, client, why });
        }
        drop(tx);
        if !kept.is_whole {
            return Err(StoreError::Broken { table: "session", id: kept.id.to_string() }.into());
        }
        let mut seen_at = kept.seen_at;
        let seen_every = if kept.kind == SessionKind::Client { CLIENT_SEEN_EVERY } else { SEEN_EVERY };
        if now.duration_since(seen_at) >= seen_every {
            match self.note_seen(kept.id, now).await {
                Ok(()) => seen_at = now,
                // Reading goes on when the disk is full; the session then ends a little early.
                Err(fault) => tracing::warn!(%fault, "the use of a session could not be noted"),
            }
        }
        let (partnership_slug, partnership_name) = kept.partnership.unwrap_or_default();
        let idle = idle_of(kept.kind);
        let stepped_up = kept.stepped_up_at.is_some_and(|at| at <= now && now.duration_since(at) <= STEP_UP);
        Ok(Resolved::Live(Box::new(SessionView {
            id: kept.id,
            must_choose: kept.kind == SessionKind::Staff && kept.actor.membership.is_none(),
            actor: kept.actor,
            person_name: kept.person_name.unwrap_or_default(),
            organisation_name: kept.organisation_name.unwrap_or_default(),
            partnership_name,
            partnership_slug,
            stepped_up,
            until: after(seen_at, idle).min(kept.ends_at),
            ends_at: kept.ends_at,
        })))
    }

    async fn note_seen(&self, id: SessionId, now: Instant) -> Result<(), AppError> {
        let mut tx = self.store.write().await?;
        tx.session_seen(id, now).await?;
        Ok(tx.commit().await?)
    }

    /// Ends a session that another one takes the place of: its token means nothing from now on.
    ///
    /// # Errors
    /// `Unavailable` when nothing can be saved.
    pub async fn end_session(&self, id: SessionId) -> Result<(), AppError> {
        let mut tx = self.store.write().await?;
        tx.end_session(id).await?;
        Ok(tx.commit().await?)
    }

    /// Signs out: ends a session and, for a member, notes it in the log.
    ///
    /// # Errors
    /// `Unavailable` when nothing can be saved.
    pub async fn sign_out(&self, cx: &Ctx, id: SessionId) -> Result<(), AppError> {
        let mut tx = self.store.write().await?;
        tx.end_session(id).await?;
        // A person who has not chosen a membership yet did not come in, and so does not leave.
        if cx.by.membership.is_some() {
            note_account(self, &mut tx, &cx.by, "session.closed", cx.now).await?;
        }
        Ok(tx.commit().await?)
    }
}

/// The actor that somebody is in a membership.
pub(crate) fn actor_of(member: &Member) -> Actor {
    Actor {
        role: member.role,
        standing: member.standing,
        person: Some(member.person.id),
        membership: Some(member.id),
        organisation: member.organisation.as_ref().map(|it| it.id),
        kind: member.organisation.as_ref().map(|it| it.kind),
        partnership: member.partnership.as_ref().map(|it| it.id),
        client: None,
    }
}

/// The memberships in which somebody can act now.
pub(crate) fn active(members: Vec<Member>) -> Vec<Member> {
    members.into_iter().filter(|member| member.is_legible && member.standing == Standing::Active).collect()
}

fn device_text(device: &str) -> String {
    device.chars().filter(|c| !c.is_control()).take(DEVICE).collect()
}

/// Notes in the log that an account was used, by the right of whoever used it.
pub(crate) async fn note_account(app: &App, tx: &mut Tx, by: &Actor, what: &str, now: Instant) -> Result<(), AppError> {
    let Some(person) = by.person else { return Ok(()) };
    let cx = Ctx::new(by.clone(), now);
    let permit = app.permit::<KeepAccount>(&cx, &AccountRef { person })?;
    Ok(tx.note(Entry::of(&permit).detail(what), by, now).await?)
}

/// Whether somebody is on the way into this membership: invited, or waiting to be confirmed. One who waited in vain reads that here.
fn comes(member: &Member, now: Instant) -> bool {
    match member.standing {
        _ if !member.is_legible => false,
        Standing::Invited => member.invited_until.is_some_and(|until| until > now),
        Standing::Awaiting => true,
        Standing::Active | Standing::Suspended | Standing::Ended => false,
    }
}

/// Opens a session for a person whose factors were just checked. With one membership it is chosen at once. Nothing when
/// no membership is active or on its way.
pub(crate) async fn open(
    app: &App,
    tx: &mut Tx,
    person: PersonId,
    device: &str,
    how: &str,
    now: Instant,
) -> Result<Option<SignedIn>, AppError> {
    let members = active(tx.memberships_of(person).await?);
    let only = match members.as_slice() {
        // Nobody's yet: in this session an invitation can be accepted, and seen that it waits; no policy lets it do more.
        [] if tx.memberships_of(person).await?.iter().any(|one| comes(one, now)) => None,
        [] => return Ok(None),
        [only] => Some(only),
        _ => None,
    };
    let token: [u8; 32] = app.vault.random();
    let new = NewSession {
        id: app.new_id(&Ctx::new(Actor::visitor(), now)),
        token_hash: app.vault.keyed_hash(Purpose::SessionToken, &token),
        person: Some(person),
        membership: only.map(|member| member.id),
        client: None,
        partnership: only.and_then(|member| member.partnership.as_ref()).map(|it| it.id),
        device: device_text(device),
        created_at: now,
        ends_at: after(now, STAFF_WHOLE),
        stepped_up_at: Some(now),
    };
    tx.add_session(&new).await?;
    if let Some(member) = only {
        note_account(app, tx, &actor_of(member), how, now).await?;
    }
    Ok(Some(SignedIn { token, must_choose: only.is_none(), browser: None }))
}

/// The session that was opened, in a browser that is known from now on.
pub(crate) async fn in_browser(
    app: &App,
    tx: &mut Tx,
    opened: Option<SignedIn>,
    person: PersonId,
    shown: Option<BrowserToken>,
    now: Instant,
) -> Result<Option<SignedIn>, AppError> {
    let Some(opened) = opened else { return Ok(None) };
    let browser = known_browser::remember(app, tx, person, shown, now).await?;
    Ok(Some(SignedIn { browser: Some(browser), ..opened }))
}

/// The memberships between which a person can choose.
///
/// # Errors
/// `SignIn` without a person.
pub async fn choices(app: &App, cx: &Ctx) -> Result<Vec<Member>, AppError> {
    let person = cx.by.person.ok_or(AppError::SignIn)?;
    let mut tx = app.store.read().await?;
    Ok(active(tx.memberships_of(person).await?))
}

/// The memberships into which a person is on the way: invited, or waiting to be confirmed.
///
/// # Errors
/// `SignIn` without a person.
pub async fn coming(app: &App, cx: &Ctx) -> Result<Vec<Member>, AppError> {
    let person = cx.by.person.ok_or(AppError::SignIn)?;
    let mut tx = app.store.read().await?;
    Ok(tx.memberships_of(person).await?.into_iter().filter(|one| comes(one, cx.now)).collect())
}

/// Goes on in another membership of the same person, under a new token.
///
/// # Errors
/// `NotFound` when it is not an active membership of this person; `SignIn` when the session is over.
pub async fn choose(app: &App, cx: &Ctx, session: SessionId, membership: MembershipId) -> Result<SignedIn, AppError> {
    let person = cx.by.person.ok_or(AppError::SignIn)?;
    let mut tx = app.store.write().await?;
    let members = active(tx.memberships_of(person).await?);
    let member = members.iter().find(|member| member.id == membership).ok_or(AppError::NotFound)?;
    let token: [u8; 32] = app.vault.random();
    let hash = app.vault.keyed_hash(Purpose::SessionToken, &token);
    if !tx.choose_membership(session, &hash, member.id, member.partnership.as_ref().map(|it| it.id)).await? {
        return Err(AppError::SignIn);
    }
    note_account(app, &mut tx, &actor_of(member), "membership.chosen", cx.now).await?;
    tx.commit().await?;
    Ok(SignedIn { token, must_choose: false, browser: None })
}

/// Notes that a factor was just shown again; the session goes on under a new token.
pub(crate) async fn step_up(app: &App, tx: &mut Tx, session: SessionId, by: &Actor, now: Instant) -> Result<SignedIn, AppError> {
    let token: [u8; 32] = app.vault.random();
    let hash = app.vault.keyed_hash(Purpose::SessionToken, &token);
    if !tx.step_up_session(session, &hash, now).await? {
        return Err(AppError::SignIn);
    }
    if by.membership.is_some() {
        note_account(app, tx, by, "factor.shown_again", now).await?;
    }
    Ok(SignedIn { token, must_choose: by.membership.is_none(), browser: None })
}

/// Opens a session for a client who gave the registration code; earlier ones of this client go on. The look at the
/// registration leaves its own entry.
///
/// # Errors
/// `Unavailable` when nothing can be saved.
pub async fn open_client_session(
    app: &App,
    client: ClientId,
    partnership: PartnershipId,
    device: &str,
    now: Instant,
) -> Result<[u8; 32], AppError> {
    let token: [u8; 32] = app.vault.random();
    let new = NewSession {
        id: app.new_id(&Ctx::new(Actor::visitor(), now)),
        token_hash: app.vault.keyed_hash(Purpose::SessionToken, &token),
        person: None,
        membership: None,
        client: Some(client),
        partnership: Some(partnership),
        device: device_text(device),
        created_at: now,
        ends_at: after(now, CLIENT_WHOLE),
        stepped_up_at: None,
    };
    let mut tx = app.store.write().await?;
    tx.add_session(&new).await?;
    // A right code is never refused, so the oldest gives way.
    tx.end_oldest_sessions(client, CLIENT_SESSIONS, new.id).await?;
    tx.commit().await?;
    Ok(token)
}

/// Takes a seat of the demonstration: a session without a factor, for a membership that was offered as a seat. The log
/// says so.
///
/// # Errors
/// `NotFound` when it is no seat, as everywhere but in a demonstration.
pub async fn take_seat(app: &App, membership: MembershipId, device: &str, now: Instant) -> Result<SignedIn, AppError> {
    if !app.identity.is_seat(membership) {
        return Err(AppError::NotFound);
    }
    let mut tx = app.store.write().await?;
    let member = tx.member(membership).await?.filter(|member| member.standing == Standing::Active).ok_or(AppError::NotFound)?;
    let token: [u8; 32] = app.vault.random();
    let new = NewSession {
        id: app.new_id(&Ctx::new(Actor::visitor(), now)),
        token_hash: app.vault.keyed_hash(Purpose::SessionToken, &token),
        person: Some(member.person.id),
        membership: Some(member.id),
        client: None,
        partnership: member.partnership.as_ref().map(|it| it.id),
        device: device_text(device),
        created_at: now,
        ends_at: after(now, STAFF_WHOLE),
        stepped_up_at: Some(now),
    };
    tx.add_session(&new).await?;
    note_account(app, &mut tx, &actor_of(&member), "demonstration.seat_taken", now).await?;
    tx.commit().await?;
    Ok(SignedIn { token, must_choose: false, browser: None })
}

/// Forgets sessions and challenges that are over and tries that no longer count; an hourly job.
///
/// # Errors
/// `Unavailable` when nothing can be saved.
pub async fn forget_old(app: &App, now: Instant) -> Result<(), AppError> {
    let ago = |hours| now.saturating_sub(SignedDuration::from_hours(hours)).unwrap_or(now);
    let mut tx = app.store.write().await?;
    // Kept for two hours after they went idle, so that a form that comes late is still known as its owner's.
    tx.prune_sessions(now, ago(2)).await?;
    tx.prune_tries(ago(25)).await?;
    tx.prune_browsers(now.saturating_sub(known_browser::COUNTS_FOR).unwrap_or(now)).await?;
    Ok(tx.commit().await?)
}
