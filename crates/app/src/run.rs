//! Runs an act: one transaction, committed together with its entry, or not at all.

use std::sync::Arc;

use schakel_access::{About, Access, Denied, Permit};
use schakel_domain::{
    acts::{Act, Kind},
    ids::FormId,
};
use schakel_store::{Entry, Store, StoreError, Tx};
use schakel_vault::Vault;
use serde::{Serialize, de::DeserializeOwned};

use crate::{
    AppError, Ctx,
    identity::Identity,
    inbox::shelf::Shelves,
    ports::{Clock, Randomness},
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

/// Under what the outcome of a form is kept: the act, and for a member whose form it was, so that nobody learns the
/// outcome of another's form by its identifier.
fn outcome_key<A: Act>(cx: &Ctx) -> String {
    match cx.by.membership {
        Some(member) => format!("{} {member}", A::NAME),
        None => A::NAME.to_owned(),
    }
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
        Self { store, access, vault, clock, random, identity, shelves }
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

    /// Runs a look: `f` reads and gives what it read together with the entry, which is durable before this returns.
    ///
    /// # Errors
    /// What `f` says; `Unavailable` when the entry cannot be written: no entry, no page.
    pub async fn look<A: Act, T>(&self, cx: &Ctx, f: impl AsyncFnOnce(&mut Tx) -> Result<(T, Entry), AppError>) -> Result<T, AppError> {
        debug_assert_eq!(A::KIND, Kind::Look, "{} is no look", A::NAME);
        let mut tx = self.reading(cx).await?;
        let outcome = f(&mut tx).await;
        drop(tx);
        match outcome {
            Ok((value, entry)) => {
                self.store.note_look(entry, &cx.by, cx.now).await?;
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

    async fn writing(&self, cx: &Ctx) -> Result<Tx, AppError> {
        Ok(match cx.by.partnership {
            Some(partnership) => self.store.write_in(partnership).await?,
            None => self.store.write().await?,
        })
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

    /// An attempt that was denied or refused leaves an entry of its own. The entry names what it was tried on, as [`App::permit`] and
    /// [`Permit::clear`] remember it.
    ///
    /// Returns the error as the person gets it: one who may not know that the thing is there is told that it is not.
    pub async fn note_attempt(&self, cx: &Ctx, error: AppError) -> AppError {
        let (act, entry) = match &error {
            AppError::Denied(denied) => (denied.act.name, Entry::denied(denied)),
            AppError::Refused(refused) => (refused.act.name, Entry::refused(refused)),
            _ => return error,
        };
        if let Err(fault) = self.store.note_look(entry, &cx.by, cx.now).await {
            tracing::error!(act, %fault, "an attempt could not be noted");
            return AppError::Unavailable;
        }
        match error {
            AppError::Denied(Denied { may_know: false, .. }) => AppError::NotFound,
            other => other,
        }
    }
}
