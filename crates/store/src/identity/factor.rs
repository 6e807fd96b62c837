//! Factors: passkeys, the password, the authenticator app. Each secret is sealed in its own place.

use schakel_domain::{
    identity::{Factor, FactorKind},
    ids::{FactorId, PersonId},
    time::Instant,
};
use schakel_vault::{Place, Zeroizing};

use crate::{
    StoreError, Tx,
    sql::{row, select, statements},
    values,
};

statements! {
    FACTORS = select!(FactorRow, "FROM factor WHERE person_id = $1 ORDER BY created_at, factor_id");
    STAND_IN = select!(StandInRow, "FROM factor WHERE kind = 'password' ORDER BY factor_id LIMIT 1");
    ADD = "INSERT INTO factor (factor_id, person_id, kind, label, secret, credential, last_step, created_at) \
           VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
    DROP_SORT = "DELETE FROM factor WHERE person_id = $1 AND kind = $2";
    DROP_ONE = "DELETE FROM factor WHERE person_id = $1 AND factor_id = $2";
    SET_SECRET = "UPDATE factor SET secret = $3 WHERE person_id = $1 AND factor_id = $2";
    USED = "UPDATE factor SET used_at = $3 WHERE person_id = $1 AND factor_id = $2";
    // One far ahead was taken by a clock that ran ahead, and would lock the app out until that time comes.
    ACCEPT_STEP = "UPDATE factor SET last_step = $3, used_at = $4 WHERE person_id = $1 AND factor_id = $2 AND (last_step < $3 OR last_step > $3 + 10)";
}

row! {
    struct FactorRow of "factor" by factor_id whole [FACTOR ""] {
        factor_id: FactorId,
        kind: FactorKind,
        label: String,
        secret: Vec<u8>,
        last_step: Option<i64>,
        created_at: Instant,
        used_at: Option<Instant>,
    }
}

row! {
    struct StandInRow of "factor" by person_id {
        person_id: PersonId,
    }
}

/// A factor to be.
pub struct NewFactor<'a> {
    /// Which one.
    pub id: FactorId,
    /// Whose.
    pub person: PersonId,
    /// What kind.
    pub kind: FactorKind,
    /// What the person calls it.
    pub label: &'a str,
    /// The hash of the password, the secret of the app, the public half of the passkey.
    pub secret: &'a [u8],
    /// The identifier that a passkey has of itself.
    pub credential: Option<&'a str>,
    /// The time step of the code with which an app was confirmed.
    pub last_step: Option<i64>,
}

/// The secret of an authenticator app.
pub struct TotpSecret {
    /// Which factor.
    pub id: FactorId,
    /// The secret.
    pub secret: Zeroizing<Vec<u8>>,
    /// The last time step that was accepted.
    pub last_step: i64,
}

/// Everything against which a person's factors are checked.
#[derive(Default)]
pub struct Secrets {
    /// The hash of the password.
    pub password: Option<(FactorId, String)>,
    /// The authenticator app.
    pub totp: Option<TotpSecret>,
    /// The passkeys, each as `app` wrote it.
    pub passkeys: Vec<(FactorId, Zeroizing<Vec<u8>>)>,
}

/// Where the secret of a factor belongs.
const fn place<'a>(factor: &'a str, person: &'a str) -> Place<'a> {
    Place { table: "factor", column: "secret", row: factor, owner: person }
}

impl Tx {
    /// The factors of a person, without their secrets.
    pub async fn factors_of(&mut self, person: PersonId) -> Result<Vec<Factor>, StoreError> {
        let rows = self.fetch::<FactorRow>(FACTORS, values![person]).await?;
        let factor = |row: FactorRow| Factor {
            id: row.factor_id,
            kind: row.kind,
            label: row.label,
            created_at: row.created_at,
            used_at: row.used_at,
        };
        Ok(rows.into_iter().map(factor).collect())
    }

    /// The secrets of a person's factors, opened.
    pub async fn secrets_of(&mut self, person: PersonId) -> Result<Secrets, StoreError> {
        let rows = self.fetch::<FactorRow>(FACTORS, values![person]).await?;
        let owner = person.to_string();
        let mut secrets = Secrets::default();
        for row in rows {
            let id = row.factor_id;
            let unreadable = || StoreError::inconsistent("factor", id, "secret");
            let vault = &self.core.vault;
            let plain = vault.open(vault.house_key(), &place(&id.to_string(), &owner), &row.secret).map_err(|_| unreadable())?;
            match row.kind {
                FactorKind::Password => {
                    let hash = std::str::from_utf8(&plain).map_err(|_| unreadable())?.to_owned();
                    secrets.password = Some((id, hash));
                }
                FactorKind::Totp => {
                    let last_step = row.last_step.ok_or_else(|| StoreError::inconsistent("factor", id, "last_step"))?;
                    secrets.totp = Some(TotpSecret { id, secret: plain, last_step });
                }
                FactorKind::Passkey => secrets.passkeys.push((id, plain)),
            }
        }
        Ok(secrets)
    }

    /// Somebody who has a password: stands in for people who do not exist, so that as much is read for them.
    pub async fn stand_in(&mut self) -> Result<Option<PersonId>, StoreError> {
        Ok(self.fetch_optional::<StandInRow>(STAND_IN, values![]).await?.map(|row| row.person_id))
    }

    /// Keeps a factor. A new password or app takes the place of the one before.
    ///
    /// # Errors
    /// `StoreError::is_taken` when the passkey is already somebody's.
    pub async fn add_factor(&mut self, new: &NewFactor<'_>, at: Instant) -> Result<(), StoreError> {
        if new.kind != FactorKind::Passkey {
            self.execute(DROP_SORT, values![new.person, new.kind]).await?;
        }
        let sealed = self.sealed_secret(new.id, new.person, new.secret);
        let values = values![new.id, new.person, new.kind, new.label, sealed, new.credential, new.last_step, at];
        self.execute(ADD, values).await?;
        Ok(())
    }

    /// Keeps a secret anew: a password hashed at today's cost, a passkey with its counter.
    pub async fn set_factor_secret(&mut self, person: PersonId, factor: FactorId, secret: &[u8]) -> Result<(), StoreError> {
        let sealed = self.sealed_secret(factor, person, secret);
        self.execute(SET_SECRET, values![person, factor, sealed]).await?;
        Ok(())
    }

    /// Notes that a factor was shown.
    pub async fn factor_used(&mut self, person: PersonId, factor: FactorId, at: Instant) -> Result<(), StoreError> {
        self.execute(USED, values![person, factor, at]).await?;
        Ok(())
    }

    /// Takes a code of an authenticator app for this time step; false when this step or a later one was taken before.
    pub async fn accept_step(&mut self, person: PersonId, factor: FactorId, step: i64, at: Instant) -> Result<bool, StoreError> {
        Ok(self.execute(ACCEPT_STEP, values![person, factor, step, at]).await? == 1)
    }

    /// Takes a factor away; false when the person has no such factor.
    pub async fn drop_factor(&mut self, person: PersonId, factor: FactorId) -> Result<bool, StoreError> {
        Ok(self.execute(DROP_ONE, values![person, factor]).await? == 1)
    }

    fn sealed_secret(&self, factor: FactorId, person: PersonId, secret: &[u8]) -> Vec<u8> {
        let (row, owner) = (factor.to_string(), person.to_string());
        let vault = &self.core.vault;
        vault.seal(vault.house_key(), &place(&row, &owner), secret)
    }
}
