//! People and their names, for every slice that tells who did, has or guides something.
//!
//! Memberships themselves, with how they stand and how one signs in, are of [`crate::identity`].

use std::collections::HashMap;

use schakel_domain::{
    actor::{Role, Standing},
    ids::{MembershipId, PartnershipId},
};

use crate::{
    StoreError, Tx,
    at_once::{AT_ONCE, TWENTY, twenty},
    engine::Judged,
    sql::{joined, row, select, statements},
    values,
};

/// The person of a membership `m`, and the organisation.
pub(crate) const WHO: &str =
    " JOIN person p ON p.person_id = m.person_id LEFT JOIN organisation o ON o.organisation_id = m.organisation_id ";

/// The worker who has a registration `r`, if there is one.
pub(crate) const WHO_HAS_IT: &str =
    " LEFT JOIN membership m ON m.membership_id = r.assigned_to LEFT JOIN person p ON p.person_id = m.person_id ";

statements! {
    MEMBERS = select!(MemberRow, "FROM membership m", WHO, "WHERE m.partnership_id = $1 AND m.standing = 'active' ORDER BY p.name, m.membership_id");
    MEMBERS_BY_ID = select!(MemberRow, "FROM membership m", WHO, "WHERE m.partnership_id = $1 AND m.membership_id IN ", TWENTY);
    /// Changes nothing; takes the row, so that nobody becomes unable to work while work is given to him or her.
    HOLD = "UPDATE membership SET version = version WHERE partnership_id = $1 AND membership_id = $2";
    PEOPLE = joined!("SELECT DISTINCT p.person_id, p.name FROM person p JOIN membership m ON m.person_id = p.person_id \
             WHERE m.partnership_id = $1 AND p.person_id IN ", TWENTY);
}

/// Somebody who has something, as a list names who has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Holder {
    /// Which membership.
    pub id: MembershipId,
    /// The person's name.
    pub name: String,
    /// How the membership stands: who is away or left does not work on it now.
    pub standing: Standing,
}

/// A member, as one is named in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Member {
    /// Which membership.
    pub id: MembershipId,
    /// In what role.
    pub role: Role,
    /// The person's name.
    pub name: String,
    /// For which organisation.
    pub organisation: Option<String>,
}

row! {
    struct MemberRow of "membership" as "m" by membership_id whole [MEMBERSHIP "m.", ORGANISATION "o."] {
        membership_id: MembershipId,
        role: Role,
        name: String = "p.name",
        organisation: Option<String> = "o.name",
    }
}

impl From<MemberRow> for Member {
    fn from(row: MemberRow) -> Self {
        Self { id: row.membership_id, role: row.role, name: row.name, organisation: row.organisation }
    }
}

impl Tx {
    /// The active members of this partnership, by name.
    pub async fn active_members(&mut self) -> Result<Vec<Member>, StoreError> {
        let partnership = self.partnership_id()?;
        let rows = self.fetch::<Judged<MemberRow>>(MEMBERS, values![partnership]).await?;
        // Nothing is given to one whose role or standing nobody knows.
        Ok(rows.into_iter().filter(|row| row.is_whole).map(|row| row.into_row().into()).collect())
    }

    /// Takes these memberships until the transaction ends: whoever suspends, ends or gives work to one of them at the same moment waits,
    /// and then sees what this one did.
    pub async fn hold_members(&mut self, partnership: PartnershipId, ids: &[MembershipId]) -> Result<(), StoreError> {
        let mut ids = ids.to_vec();
        // In one order, so that no two wait for each other.
        ids.sort_unstable();
        ids.dedup();
        for id in ids {
            self.execute(HOLD, values![partnership, id]).await?;
        }
        Ok(())
    }

    /// These members of this partnership, however they stand.
    pub async fn members_by_id(&mut self, ids: &[MembershipId]) -> Result<Vec<Member>, StoreError> {
        let mut all = Vec::new();
        for some in ids.chunks(AT_ONCE) {
            all.extend(self.some_members(some).await?.into_iter().filter(|row| row.is_whole).map(|row| row.into_row().into()));
        }
        Ok(all)
    }

    async fn some_members(&mut self, ids: &[MembershipId]) -> Result<Vec<Judged<MemberRow>>, StoreError> {
        let values = twenty(self.partnership_id()?, ids.iter().map(ToString::to_string));
        self.fetch(MEMBERS_BY_ID, values).await
    }

    /// The names of these members of this partnership.
    pub async fn names_of_members(&mut self, ids: &[MembershipId]) -> Result<HashMap<MembershipId, String>, StoreError> {
        let mut ids = ids.to_vec();
        ids.sort_unstable();
        ids.dedup();
        let mut names = HashMap::new();
        for some in ids.chunks(AT_ONCE) {
            names.extend(self.some_members(some).await?.into_iter().map(|row| (row.membership_id, row.into_row().name)));
        }
        Ok(names)
    }

    /// The names of people who are or were members of this partnership.
    pub async fn names_of_people(&mut self, ids: &[String]) -> Result<HashMap<String, String>, StoreError> {
        let mut all = HashMap::new();
        for some in ids.chunks(AT_ONCE) {
            all.extend(self.some_names(some).await?);
        }
        Ok(all)
    }

    async fn some_names(&mut self, ids: &[String]) -> Result<Vec<(String, String)>, StoreError> {
        let values = twenty(self.partnership_id()?, ids.iter().cloned());
        self.fetch(PEOPLE, values).await
    }
}
