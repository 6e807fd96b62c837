//! Following a client up: attempts to reach, what is corrected, and ordinary endings.

use schakel_access::Permit;
use schakel_domain::{
    acts::{Act, CorrectRegistration, EndRegistration, NoteAttempt},
    ids::{FormerIdentityId, MembershipId},
    registration::{Answer, AttemptKind, Contact, ContactAttempt, Ending, FormerIdentity, Identity, Language},
    resource::RegistrationRef,
    time::Instant,
};

use crate::{
    StoreError, Tx,
    sealed::Sealed,
    sql::{row, select, statements},
    values,
};

const FORMER: &str = "former_identity";

statements! {
    TRY = "INSERT INTO contact_attempt (contact_attempt_id, partnership_id, registration_id, kind, tried_at, tried_by) VALUES ($1, $2, $3, $4, $5, $6)";
    TRIED = select!(AttemptRow, "FROM contact_attempt WHERE partnership_id = $1 AND registration_id = $2 ORDER BY tried_at DESC, contact_attempt_id DESC");
    KEEP = "INSERT INTO former_identity (former_identity_id, partnership_id, registration_id, client_id, until, corrected_by, identity) \
            VALUES ($1, $2, $3, $4, $5, $6, $7)";
    CORRECT = "UPDATE registration SET identity = $4, language = $5, version = version + 1 \
               WHERE partnership_id = $1 AND registration_id = $2 AND version = $3";
    /// Read by whoever changed it.
    RING = "UPDATE registration SET contact = $4, contact_version = contact_version + 1, contact_changed_at = $5, contact_read_at = $5 \
            WHERE partnership_id = $1 AND registration_id = $2 AND contact_version = $3";
    BEFORE = select!(FormerRow, "FROM former_identity WHERE partnership_id = $1 AND registration_id = $2 ORDER BY until DESC, former_identity_id DESC");
    END = "UPDATE registration SET closed = 'ended', closed_at = $4, ending = $5, warned_at = NULL, version = version + 1 \
           WHERE partnership_id = $1 AND registration_id = $2 AND version = $3 AND closed IS NULL";
}

row! {
    struct AttemptRow of "contact_attempt" by contact_attempt_id whole [CONTACT_ATTEMPT ""] {
        contact_attempt_id: schakel_domain::ids::ContactAttemptId,
        kind: AttemptKind,
        tried_at: Instant,
        tried_by: MembershipId,
    }
}

row! {
    struct FormerRow of "former_identity" by former_identity_id whole [FORMER_IDENTITY ""] {
        former_identity_id: FormerIdentityId,
        until: Instant,
        corrected_by: MembershipId,
        identity: Sealed<Identity>,
    }
}

/// What is corrected: the identifier under which what was known before is kept, by whom and when.
#[derive(Debug, Clone, Copy)]
pub struct Corrected {
    /// Of what was known before.
    pub former: FormerIdentityId,
    /// By whom.
    pub by: MembershipId,
    /// When.
    pub at: Instant,
}

impl Tx {
    /// Notes an attempt to reach the client.
    pub async fn note_attempt(&mut self, permit: &Permit<NoteAttempt>, attempt: &ContactAttempt) -> Result<(), StoreError> {
        let (partnership, id) = (self.within(permit)?, permit.on().id);
        self.execute(TRY, values![attempt.id, partnership, id, attempt.kind, attempt.at, attempt.by]).await?;
        self.touch(id)
    }

    /// The attempts to reach the client, the newest first.
    pub async fn attempts(&mut self, on: &RegistrationRef) -> Result<Vec<ContactAttempt>, StoreError> {
        let partnership = self.partnership_id()?;
        let rows: Vec<AttemptRow> = self.fetch(TRIED, values![partnership, on.id]).await?;
        let one = |row: AttemptRow| ContactAttempt { id: row.contact_attempt_id, kind: row.kind, at: row.tried_at, by: row.tried_by };
        Ok(rows.into_iter().map(one).collect())
    }

    /// Corrects names, birth date, municipality and language; what was known before is kept.
    ///
    /// # Errors
    /// `Stale` when somebody else saved since this version.
    pub async fn correct_registration<A: Act<On = RegistrationRef>>(
        &mut self,
        permit: &Permit<A>,
        version: i64,
        identity: &Identity,
        language: &Answer<Language>,
        corrected: Corrected,
    ) -> Result<(), StoreError> {
        let (partnership, on) = (self.within(permit)?, permit.on());
        let before = self.registration(on.id).await?.ok_or(StoreError::Stale)?.identity;
        if before != *identity {
            let Corrected { former, by, at } = corrected;
            let sealed = self.seal(on.client, FORMER, "identity", former, &before)?;
            self.execute(KEEP, values![former, partnership, on.id, on.client, at, by, sealed]).await?;
        }
        let sealed = self.seal(on.client, super::TABLE, "identity", on.id, identity)?;
        self.execute_one(CORRECT, values![partnership, on.id, version, sealed, language]).await?;
        self.touch(on.id)
    }

    /// Corrects how the client can be reached, as the client said to a worker; what counted before is kept.
    ///
    /// # Errors
    /// `Stale` when the client changed it meanwhile.
    pub async fn correct_contact(
        &mut self,
        permit: &Permit<CorrectRegistration>,
        version: i64,
        contact: &Contact,
        former: schakel_domain::ids::FormerContactId,
        at: Instant,
    ) -> Result<(), StoreError> {
        let (partnership, on) = (self.within(permit)?, permit.on());
        self.keep_contact(on, former, at).await?;
        let sealed = self.seal(on.client, super::TABLE, "contact", on.id, contact)?;
        self.execute_one(RING, values![partnership, on.id, version, sealed, at]).await?;
        self.touch(on.id)
    }

    /// What was known of the client before it was corrected, the newest first.
    pub async fn former_identities(&mut self, on: &RegistrationRef) -> Result<Vec<FormerIdentity>, StoreError> {
        let partnership = self.partnership_id()?;
        let rows: Vec<FormerRow> = self.fetch(BEFORE, values![partnership, on.id]).await?;
        let opened = rows.iter().map(|row| {
            let identity = self.open(on.client, &row.identity)?;
            Ok(identity.map(|identity| FormerIdentity { id: row.former_identity_id, identity, until: row.until, by: row.corrected_by }))
        });
        opened.filter_map(Result::transpose).collect()
    }

    /// Ends a registration for an ordinary reason; it leaves every agenda.
    ///
    /// # Errors
    /// `Stale` when somebody else saved since this version, or when it is over.
    pub async fn end_registration(
        &mut self,
        permit: &Permit<EndRegistration>,
        version: i64,
        ending: Ending,
        at: Instant,
    ) -> Result<(), StoreError> {
        let (partnership, id) = (self.within(permit)?, permit.on().id);
        self.execute_one(END, values![partnership, id, version, at, ending]).await?;
        self.touch(id)
    }
}
