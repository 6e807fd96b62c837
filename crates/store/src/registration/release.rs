//! What comes back, comes back to somebody who can work. Taking apart what was joined, putting back what was put aside, a client who comes back, a
//! decision that is taken back: each restores who had the registration, and that person may be away or gone since. Then nobody has it, and
//! whose it was stays known until it is given to somebody.

use schakel_domain::ids::{MembershipId, RegistrationId};

use crate::{
    StoreError, Tx,
    sql::{row, select, statements},
    values,
};

statements! {
    HAS = select!(HasRow, "FROM registration WHERE partnership_id = $1 AND registration_id = $2");
    /// One that stays joined to another follows that one, and is given with it.
    RELEASE = "UPDATE registration SET released_from = assigned_to, assigned_to = NULL, \
               state = CASE WHEN state = 'assigned' THEN 'received' ELSE state END \
               WHERE partnership_id = $1 AND registration_id = $2 AND state <> 'merged' AND assigned_to IN \
               (SELECT membership_id FROM membership WHERE partnership_id = $1 AND membership_id = $3 AND standing <> 'active')";
    RELEASED = "SELECT p.name FROM registration r JOIN membership m ON m.membership_id = r.released_from JOIN person p ON p.person_id = m.person_id \
                WHERE r.partnership_id = $1 AND r.registration_id = $2 AND r.assigned_to IS NULL";
}

row! {
    struct HasRow of "registration" by registration_id whole [REGISTRATION ""] {
        assigned_to: Option<MembershipId>,
    }
}

impl Tx {
    /// Takes a registration from somebody who is away or left, when it just came back to that person.
    pub(crate) async fn release_from_who_is_away(&mut self, id: RegistrationId) -> Result<(), StoreError> {
        let partnership = self.partnership_id()?;
        let row: Option<HasRow> = self.fetch_optional(HAS, values![partnership, id]).await?;
        let Some(holder) = row.and_then(|row| row.assigned_to) else { return Ok(()) };
        // Nobody goes away while it comes back to him or her.
        self.hold_members(partnership, &[holder]).await?;
        self.execute(RELEASE, values![partnership, id, holder]).await.map(|_| ())
    }

    /// The name of who had a registration that came back to nobody.
    pub async fn released_from(&mut self, id: RegistrationId) -> Result<Option<String>, StoreError> {
        let partnership = self.partnership_id()?;
        let row: Option<(String,)> = self.fetch_optional(RELEASED, values![partnership, id]).await?;
        Ok(row.map(|(name,)| name))
    }
}
