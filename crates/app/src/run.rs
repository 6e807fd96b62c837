//! Runs an act: one transaction, committed together with its entry, or not at all.

use std::sync::Arc;

use jiff::SignedDuration;
use schakel_access::{About, Access, Denied, Permit};
use schakel_domain::{
    acts::{Act, Kind},
    ids::FormId,
    playbook::{Book, Playbook},
    time::Date,
};
use schakel_store::{Entry, Store, StoreError, Tx};
use schakel_vault::Vault;
use serde::{Serialize, de::DeserializeOwned};

use crate::{
    AppError, Ctx,
    identity::Identity,
    inbox::shelf::Shelves,
    ports::{Clock, Randomness},
    quota,
    repeats::{Repeats, is_noted},
};

/// What the acts work with.
pub struct AppParts {
    /// Keeps.
    pub store: Store,
    /// Decides.
    pub access: Access,
    /// Seals.
    pub vault: Arc<Vault>,
    /// Tells the time.
    pub clock: Arc<dyn Clock>,
    /// Makes tokens and identifiers.
    pub random: Arc<dyn Randomness>,
    /// Knows the address of the installation, to which passkeys are bound.
    pub identity: Identity,
}

/// The application: everything a person can do is a function that takes it.
pub struct App {
    pub(crate) store: Store,
    pub(crate) access: Access,
    pub(crate) vault: Arc<Vault>,
    pub(crate) clock: Arc<dyn Clock>,
    pub(crate) random: Arc<dyn Randomness>,
    /// What signing in keeps between requests.
    pub(crate) identity: Identity,
    /// What is kept of each inbox in memory.
    pub(crate) shelves: Arc<Shelves>,
    /// What is done again and again.
    pub(crate) repeats: Repeats,
    /// The playbook in all its versions.
    pub(crate) book: Arc<Book>,
    /// The playbook with the draft of a next version, which judges nothing.
    pub(crate) draft: Option<Arc<Book>>,
}

/// What stands behind the acts: for the program, which looks after it, and for tests. Pages stay in front.
#[doc(hidden)]
#[derive(Clone, Copy)]
pub struct Behind<'a> {
    pub store: &'a Store,
    pub access: &'a Access,
    pub vault: &'a Vault,
    pub identity: &'a Identity,
    pub shelves: &'a Shelves,
}

/// Within what time a client's looks at one thing are one look.
const ONE_LOOK: SignedDuration = SignedDuration::from_secs(60);
/// Within what time attempts at one thing are counted together.
const ONE_ATTEMPT: SignedDuration = SignedDuration::from_hours(1);
/// What an entry begins with that stands for an attempt made again.
const AGAIN: &str = "again ";

fn again(times: u32) -> String {
    format!("{AGAIN}{times}")
}

/// Which attempt within an hour an entry stands for, counted from one, by what is noted with it.
pub fn attempts(detail: &str) -> Option<u32> {
    detail.strip_prefix(AGAIN)?.parse().ok()
}

/// Under what the outcome of a form is kept: the act, for a member or a client whose form it was, so that nobody learns the outcome of another's
/// form by its identifier, and what stood in it, so that nobody is told that words were kept which were not.
fn outcome_key<A: Act>(cx: &Ctx) -> String {
    let whose = cx.by.membership.map(|member| format!(" {member}")).or_else(|| cx.by.client.map(|client| format!(" {client}")));
    let content = cx.content.map(|content| format!(" {content:016x}"));
    format!("{}{}{}", A::NAME, whose.unwrap_or_default(), content.unwrap_or_default())
}

/// Whether the refusal is about something of which the person may know.
fn is_known(error: &AppError) -> bool {
    matches!(error, AppError::Denied(Denied { may_know: true, .. }))
}

/// As [`App::permit`], of everything that is asked about a thing: for a page that shows what else may be done to it.
pub(crate) fn permit_of<A: Act>(cx: &Ctx, about: &About<'_, A::On>) -> Result<Permit<A>, AppError> {
    let permit = about.authorize::<A>().map_err(AppError::Denied)?;
    if A::STEP_UP && !cx.stepped_up {
        return Err(AppError::StepUp);
    }
    Ok(permit)
}

impl App {
    /// Puts the parts together.
    pub fn new(parts: AppParts) -> Self {
        let AppParts { store, access, vault, clock, random, identity } = parts;
        let shelves = Shelves::of(&store);
        let repeats = Repeats::default();
        Self { store, access, vault, clock, random, identity, shelves, repeats, book: Book::built_in(), draft: None }
    }

    /// With another book than the one that is built in, such as a test invents.
    #[must_use]
    pub fn with_book(self, book: Arc<Book>) -> Self {
        Self { book, ..self }
    }

    /// With the draft of a next version, to be laid beside the one in force.
    #[must_use]
    pub fn with_draft(self, draft: Option<Arc<Book>>) -> Self {
        Self { draft, ..self }
    }

    /// The playbook in force on a day.
    pub fn playbook(&self, day: Date) -> Playbook {
        self.book.on(day)
    }

    /// What stands behind the acts; `cargo xtask tidy` keeps pages from asking.
    #[doc(hidden)]
    pub fn behind(&self) -> Behind<'_> {
        let Self { store, access, vault, identity, shelves, .. } = self;
        Behind { store, access, vault, identity, shelves }
    }

    /// A new identifier: a UUID of version 7 of this moment with fresh random bits.
    pub fn new_id<T>(&self, cx: &Ctx) -> schakel_domain::ids::Id<T> {
        let mut bits = [0_u8; 10];
        self.random.fill(&mut bits);
        let millis = u64::try_from(cx.now.as_millisecond()).unwrap_or_default();
        schakel_domain::ids::Id::from_uuid(uuid::Builder::from_unix_timestamp_millis(millis, &bits).into_uuid())
    }

    /// Asks for a permit. One who may not know that the thing exists is told that it is not there.
    ///
    /// # Errors
    /// `StepUp` when the act asks for a fresh factor; `NotFound` or `Denied`.
    pub fn permit<A: Act>(&self, cx: &Ctx, on: &A::On) -> Result<Permit<A>, AppError> {
        permit_of(cx, &self.access.about(&cx.by, on))
    }

    /// Asks for permits on two things of one act. When one of them is out of sight the answer is that of something that is not there,
    /// whatever is said of the other: the difference would tell that it exists.
    ///
    /// # Errors
    /// As [`Self::permit`].
    pub fn permits<A: Act>(&self, cx: &Ctx, one: &A::On, other: &A::On) -> Result<(Permit<A>, Permit<A>), AppError> {
        match (self.permit(cx, one), self.permit(cx, other)) {
            (Ok(one), Ok(other)) => Ok((one, other)),
            (Err(error), Err(unseen @ AppError::Denied(Denied { may_know: false, .. }))) if is_known(&error) => Err(unseen),
            (Err(error), _) | (_, Err(error)) => Err(error),
        }
    }

    /// Runs a look: `f` reads and gives what it read together with the entry, which is durable before this returns.
    ///
    /// # Errors
    /// What `f` says; `Unavailable` when the entry cannot be written: no entry, no page.
    pub async fn look<A: Act, T>(&self, cx: &Ctx, f: impl AsyncFnOnce(&mut Tx) -> Result<(T, Entry), AppError>) -> Result<T, AppError> {
        debug_assert_eq!(A::KIND, Kind::Look, "{} is no look", A::NAME);
        let mut tx = self.reading(cx).await?;
        // A look by a form may have come slowly; one by an address did not.
        if cx.form.is_some() {
            self.still_signed_in(&mut tx, cx).await?;
        }
        let outcome = f(&mut tx).await;
        drop(tx);
        match outcome {
            Ok((value, entry)) => {
                self.note_once(cx, entry).await?;
                Ok(value)
            }
            Err(error) => Err(self.note_attempt(cx, error).await),
        }
    }

    /// Runs a look that leaves something behind, such as the day on which a registration was first opened: what it keeps and
    /// its entry are committed together.
    ///
    /// # Errors
    /// As [`App::look`].
    pub async fn look_and_keep<A: Act, T>(
        &self,
        cx: &Ctx,
        f: impl AsyncFnOnce(&mut Tx) -> Result<(T, Entry), AppError>,
    ) -> Result<T, AppError> {
        debug_assert_eq!(A::KIND, Kind::Look, "{} is no look", A::NAME);
        let mut tx = self.writing(cx).await?;
        match f(&mut tx).await {
            Ok((value, entry)) => {
                tx.note(entry, &cx.by, cx.now).await?;
                tx.commit().await?;
                Ok(value)
            }
            Err(error) => {
                drop(tx);
                Err(self.note_attempt(cx, error).await)
            }
        }
    }

    /// Runs a change: `f` changes and gives the outcome together with the entry; both are committed, or neither.
    ///
    /// A form that was handed in before gives the outcome it gave then, and changes nothing.
    ///
    /// # Errors
    /// What `f` says; nothing was changed then.
    pub async fn change<A: Act, T>(&self, cx: &Ctx, f: impl AsyncFnOnce(&mut Tx) -> Result<(T, Entry), AppError>) -> Result<T, AppError>
    where
        T: Serialize + DeserializeOwned,
    {
        debug_assert_eq!(A::KIND, Kind::Change, "{} is no change", A::NAME);
        let mut tx = self.writing(cx).await?;
        if let Some(form) = cx.form
            && let Some(outcome) = tx.form_outcome(form, &outcome_key::<A>(cx)).await?
        {
            return serde_json::from_str(&outcome).map_err(AppError::internal);
        }
        if let Some(client) = cx.by.client {
            quota::of_client::<A>(&self.vault, &mut tx, client, cx.now).await?;
        }
        match f(&mut tx).await {
            Ok((value, entry)) => {
                if let Some(form) = cx.form {
                    let outcome = serde_json::to_string(&value).map_err(AppError::internal)?;
                    match tx.keep_form_outcome(form, &outcome_key::<A>(cx), &outcome, cx.now).await {
                        // The same form at the same moment, on PostgreSQL: the other one did it, and its outcome counts.
                        Err(StoreError::Stale) => return self.outcome_of_other(tx, form, &outcome_key::<A>(cx)).await,
                        kept => kept?,
                    }
                }
                tx.note(entry, &cx.by, cx.now).await?;
                tx.commit().await?;
                Ok(value)
            }
            Err(error) => {
                drop(tx);
                Err(self.note_attempt(cx, error).await)
            }
        }
    }

    /// A transaction that writes, for somebody who is still who the session said when the request came: between its first byte and its
    /// last a worker may have been suspended, or a client have been given another code. The row stays locked until the end.
    ///
    /// # Errors
    /// `SignIn` when that is over.
    pub(crate) async fn writing(&self, cx: &Ctx) -> Result<Tx, AppError> {
        let mut tx = match cx.by.partnership {
            Some(partnership) => self.store.write_in(partnership).await?,
            None => self.store.write().await?,
        };
        if let Some(session) = cx.session
            && !tx.hold_session(session, self.clock.now()).await?
        {
            return Err(AppError::SignIn);
        }
        Ok(tx)
    }

    async fn still_signed_in(&self, tx: &mut Tx, cx: &Ctx) -> Result<(), AppError> {
        match cx.session {
            Some(session) if !tx.is_session_live(session, self.clock.now()).await? => Err(AppError::SignIn),
            _ => Ok(()),
        }
    }

    /// Notes a look: each one, but that of a client who loads the own page again within a minute.
    async fn note_once(&self, cx: &Ctx, entry: Entry) -> Result<(), StoreError> {
        let key = cx.by.client.map(|client| self.repeats.key((client, entry.act(), entry.on())));
        if key.is_some_and(|key| self.repeats.count(key, cx.now, ONE_LOOK) > 1) {
            return Ok(());
        }
        let noted = self.store.note_look(entry, &cx.by, cx.now).await;
        if let (Err(_), Some(key)) = (&noted, key) {
            // What was not noted is not taken for noted the next time.
            self.repeats.forget(key);
        }
        noted
    }

    async fn outcome_of_other<T: DeserializeOwned>(&self, tx: Tx, form: FormId, key: &str) -> Result<T, AppError> {
        drop(tx);
        let outcome = self.store.read().await?.form_outcome(form, key).await?.ok_or(AppError::Stale)?;
        serde_json::from_str(&outcome).map_err(AppError::internal)
    }

    /// A reading transaction in the actor's partnership; for questions that leave no entry, such as public pages.
    ///
    /// # Errors
    /// `Unavailable` when the database is away.
    pub async fn reading(&self, cx: &Ctx) -> Result<Tx, AppError> {
        Ok(match cx.by.partnership {
            Some(partnership) => self.store.read_in(partnership).await?,
            None => self.store.read().await?,
        })
    }

    /// An attempt that was denied or refused leaves an entry of its own; one that was denied, or is a client's, is counted when it is made again
    /// within an hour, and the tenth, hundredth, thousandth says so. The entry names what it was tried on, as [`App::permit`] and
    /// [`Permit::clear`] remember it.
    ///
    /// Returns the error as the person gets it: one who may not know that the thing is there is told that it is not.
    pub async fn note_attempt(&self, cx: &Ctx, error: AppError) -> AppError {
        let (act, entry) = match &error {
            AppError::Denied(denied) => (denied.act.name, Entry::denied(denied)),
            AppError::Refused(refused) => (refused.act.name, Entry::refused(refused)),
            _ => return error,
        };
        let by = (cx.by.membership, cx.by.client, cx.by.person);
        // What the playbook refused a worker is a decision each, with words of its own; the rest says nothing new.
        let folds = cx.by.membership.is_none() || matches!(error, AppError::Denied(_));
        let key = self.repeats.key((by, act, entry.on()));
        let times = if folds { self.repeats.count(key, cx.now, ONE_ATTEMPT) } else { 1 };
        let entry = if times > 1 { entry.detail(again(times)) } else { entry };
        if is_noted(times)
            && let Err(fault) = self.store.note_look(entry, &cx.by, cx.now).await
        {
            tracing::error!(act, %fault, "an attempt could not be noted");
            self.repeats.forget(key);
            return AppError::Unavailable;
        }
        match error {
            AppError::Denied(Denied { may_know: false, .. }) => AppError::NotFound,
            other => other,
        }
    }
}
