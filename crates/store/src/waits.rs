//! What waits, and for what. It is worked out again for each registration that a transaction touches, just before that commits, so
//! that the coordinator's day and an agenda read a list and need not look for it. What makes something wait is said here only.

use std::collections::BTreeSet;

use schakel_domain::ids::{PartnershipId, RegistrationId};

use crate::{StoreError, Tx, engine::row, statements::statements, values};

/// The registrations that a transaction touched.
pub(crate) type Touched = BTreeSet<(PartnershipId, RegistrationId)>;

/// Still to be decided about.
macro_rules! open {
    () => {
        "o.closed IS NULL AND o.state IN ('received', 'assigned', 'answered')"
    };
}

/// Everything that waits, of these registrations.
macro_rules! waiting {
    ($of:literal) => {
        concat!(
            "SELECT o.registration_id, 'untalked' AS list, o.partnership_id, o.received_at AS since, NULL AS planned_on, NULL AS sort, \
             FALSE AS unfollowed, FALSE AS untouched FROM registration o WHERE ",
            $of,
            " AND o.talked_at IS NULL AND ",
            open!(),
            " UNION ALL \
             SELECT o.registration_id, 'ready', o.partnership_id, t.finished_at, NULL, NULL, FALSE, FALSE FROM registration o \
             JOIN talk t ON t.registration_id = o.registration_id WHERE ",
            $of,
            " AND ",
            open!(),
            " AND t.finished_at IS NOT NULL AND t.discuss = 'yes' \
             AND NOT EXISTS (SELECT 1 FROM conference_case k WHERE k.registration_id = o.registration_id AND k.state = 'tabled') \
             AND NOT EXISTS (SELECT 1 FROM decision x WHERE x.registration_id = o.registration_id AND x.followed_at IS NULL) \
             UNION ALL \
             SELECT o.registration_id, 'vdab', o.partnership_id, t.vdab_open_since, t.vdab_planned_on, NULL, FALSE, FALSE FROM registration o \
             JOIN talk t ON t.registration_id = o.registration_id WHERE ",
            $of,
            " AND t.vdab_open_since IS NOT NULL AND COALESCE(o.closed, o.state) IN ('received', 'assigned', 'answered', 'accepted') \
             UNION ALL \
             SELECT o.registration_id, 'unfollowed', o.partnership_id, x.decided_at, NULL, x.sort, x.followed_at IS NULL, \
             s.dossier_id IS NOT NULL FROM registration o JOIN decision x ON x.registration_id = o.registration_id \
             LEFT JOIN dossier s ON s.decision_id = x.decision_id AND s.state = 'open' AND s.version = 1 WHERE ",
            $of,
            " AND (x.followed_at IS NULL OR s.dossier_id IS NOT NULL) \
             AND COALESCE(o.closed, o.state) IN ('received', 'assigned', 'answered', 'accepted', 'referred') \
             AND NOT EXISTS (SELECT 1 FROM decision n WHERE n.registration_id = x.registration_id \
             AND (n.decided_at > x.decided_at OR (n.decided_at = x.decided_at AND n.decision_id > x.decision_id)))"
        )
    };
}

macro_rules! kept {
    () => {
        "SELECT registration_id, list, partnership_id, since, planned_on, sort, unfollowed, untouched FROM waits"
    };
}

statements! {
    /// Changes nothing; takes the row, so that of two transactions that touch one registration the second sees what the first did.
    HOLD = "UPDATE registration SET warned_at = warned_at WHERE partnership_id = $1 AND registration_id = $2";
    /// As an expression, so that the index is that of the registration and not that of the partnership.
    FORGET = "DELETE FROM waits WHERE partnership_id || '' = $1 AND registration_id = $2";
    NOTE = concat!(
        "INSERT INTO waits (registration_id, list, partnership_id, since, planned_on, sort, unfollowed, untouched) ",
        waiting!("o.partnership_id = $1 AND o.registration_id = $2")
    );
    /// Without a partnership: the doctor looks at all of them.
    NOT_KEPT = concat!("SELECT COUNT(*) AS count FROM (SELECT * FROM (", waiting!("1 = 1"), ") a EXCEPT ", kept!(), ") d");
    KEPT_FOR_NOTHING = concat!("SELECT COUNT(*) AS count FROM (", kept!(), " EXCEPT SELECT * FROM (", waiting!("1 = 1"), ") a) d");
    ALL_KEPT = "SELECT COUNT(*) AS count FROM waits";
}

row! {
    struct CountRow {
        count: i64,
    }
}

impl Tx {
    /// Says that this transaction changed something because of which a registration may wait, or may not wait any more.
    ///
    /// # Errors
    /// `Unbound` when it was begun for no partnership.
    pub fn touch(&mut self, registration: RegistrationId) -> Result<(), StoreError> {
        let partnership = self.partnership_id()?;
        self.touch_in(partnership, registration);
        Ok(())
    }

    /// As [`Tx::touch`], in this partnership.
    pub fn touch_in(&mut self, partnership: PartnershipId, registration: RegistrationId) {
        self.touched.insert((partnership, registration));
    }

    /// Works out again what waits of the registrations that were touched.
    pub(crate) async fn catch_up(&mut self) -> Result<(), StoreError> {
        for (partnership, registration) in std::mem::take(&mut self.touched) {
            self.execute(HOLD, values![partnership, registration]).await?;
            self.execute(FORGET, values![partnership, registration]).await?;
            self.execute(NOTE, values![partnership, registration]).await?;
        }
        Ok(())
    }

    /// How many rows are kept of what waits, how many are missing, and how many are there for nothing.
    pub async fn waits_kept(&mut self) -> Result<(i64, i64, i64), StoreError> {
        let kept = self.fetch_one::<CountRow>(ALL_KEPT, values![]).await?.count;
        let missing = self.fetch_one::<CountRow>(NOT_KEPT, values![]).await?.count;
        let for_nothing = self.fetch_one::<CountRow>(KEPT_FOR_NOTHING, values![]).await?.count;
        Ok((kept, missing, for_nothing))
    }
}
