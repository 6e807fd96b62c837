//! Browsers in which a person signed in before: a keyed hash of the token in the cookie, beside the person.

use schakel_domain::{ids::PersonId, time::Instant};

use crate::{StoreError, Tx, sql::statements, values};

statements! {
    REMEMBER = "INSERT INTO known_browser (browser_hash, person_id, used_at) VALUES ($1, $2, $3) \
                ON CONFLICT (browser_hash, person_id) DO UPDATE SET used_at = $3";
    IS_KNOWN = "SELECT COUNT(*) FROM known_browser WHERE browser_hash = $1";
    KNOWS_NAME = "SELECT COUNT(*) FROM known_browser b JOIN person p ON p.person_id = b.person_id \
                  WHERE b.browser_hash = $1 AND p.sign_in_name = $2 AND b.used_at > $3";
    FORGET_OF = "DELETE FROM known_browser WHERE person_id = $1";
    PRUNE = "DELETE FROM known_browser WHERE used_at < $1";
}

impl Tx {
    /// Notes that a person signed in with this browser.
    pub async fn remember_browser(&mut self, hash: &[u8; 32], person: PersonId, at: Instant) -> Result<(), StoreError> {
        self.execute(REMEMBER, values![hash, person, at]).await?;
        Ok(())
    }

    /// Whether anybody signed in with this browser before.
    pub async fn browser_is_known(&mut self, hash: &[u8; 32]) -> Result<bool, StoreError> {
        Ok(self.count(IS_KNOWN, values![hash]).await? > 0)
    }

    /// Whether the person with this sign-in name signed in with this browser, after `since`.
    pub async fn browser_knows_name(&mut self, hash: &[u8; 32], name: &str, since: Instant) -> Result<bool, StoreError> {
        Ok(self.count(KNOWS_NAME, values![hash, name, since]).await? > 0)
    }

    /// Makes all browsers of a person unknown.
    pub async fn forget_browsers_of(&mut self, person: PersonId) -> Result<(), StoreError> {
        self.execute(FORGET_OF, values![person]).await?;
        Ok(())
    }

    /// Forgets browsers with which nobody signed in since `before`.
    pub async fn prune_browsers(&mut self, before: Instant) -> Result<(), StoreError> {
        self.execute(PRUNE, values![before]).await?;
        Ok(())
    }
}
