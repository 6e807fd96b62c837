//! The members whom a registration can be given to, and the names of those who did something with it.

use schakel_domain::{actor::Role, ids::MembershipId};

use super::{AT_ONCE, TWENTY, twenty};
use crate::{
    StoreError, Tx,
    sql::{joined, row, select, statements},
    values,
};

/// Which tables tell of a member.
const OF_MEMBER: &str = "FROM membership m JOIN person p ON p.person_id = m.person_id \
    LEFT JOIN organisation o ON o.organisation_id = m.organisation_id WHERE m.partnership_id = $1 ";

statements! {
    MEMBERS = select!(MemberRow, OF_MEMBER, "AND m.standing = 'active' ORDER BY p.name, m.membership_id");
    MEMBERS_BY_ID = select!(MemberRow, OF_MEMBER, "AND m.membership_id IN ", TWENTY);
    PEOPLE = joined!("SELECT DISTINCT p.person_id, p.name FROM person p JOIN membership m ON m.person_id = p.person_id \
             WHERE m.partnership_id = $1 AND p.person_id IN ", TWENTY);
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
    struct MemberRow of "membership" as "m" by membership_id {
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
        Ok(self.fetch::<MemberRow>(MEMBERS, values![partnership]).await?.into_iter().map(Into::into).collect())
    }

    /// These members of this partnership, however they stand.
    pub async fn members_by_id(&mut self, ids: &[MembershipId]) -> Result<Vec<Member>, StoreError> {
        let mut all = Vec::new();
        for some in ids.chunks(AT_ONCE) {
            all.extend(self.some_members(some).await?);
        }
        Ok(all)
    }

    async fn some_members(&mut self, ids: &[MembershipId]) -> Result<Vec<Member>, StoreError> {
        let values = twenty(self.partnership_id()?, ids.iter().map(ToString::to_string));
        Ok(self.fetch::<MemberRow>(MEMBERS_BY_ID, values).await?.into_iter().map(Into::into).collect())
    }

    /// The names of people who are or were members of this partnership.
    pub async fn names_of_people(&mut self, ids: &[String]) -> Result<Vec<(String, String)>, StoreError> {
        let mut all = Vec::new();
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
