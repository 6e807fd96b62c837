//! The members whom a registration can be given to, and the names of those who did something with it.

use schakel_domain::{actor::Role, ids::MembershipId};

use super::{AT_ONCE, twenty};
use crate::{StoreError, Tx, engine::row, parse_code, parse_id, statements::statements, values};

statements! {
    MEMBERS = "SELECT m.membership_id, m.role, p.name, o.name AS organisation FROM membership m \
               JOIN person p ON p.person_id = m.person_id LEFT JOIN organisation o ON o.organisation_id = m.organisation_id \
               WHERE m.partnership_id = $1 AND m.standing = 'active' ORDER BY p.name, m.membership_id";
    MEMBERS_BY_ID = concat!("SELECT m.membership_id, m.role, p.name, o.name AS organisation FROM membership m \
               JOIN person p ON p.person_id = m.person_id LEFT JOIN organisation o ON o.organisation_id = m.organisation_id \
               WHERE m.partnership_id = $1 AND m.membership_id IN ", twenty!());
    PEOPLE = concat!("SELECT DISTINCT p.person_id, p.name FROM person p JOIN membership m ON m.person_id = p.person_id \
                WHERE m.partnership_id = $1 AND p.person_id IN ", twenty!());
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
    struct MemberRow {
        membership_id: String,
        role: String,
        name: String,
        organisation: Option<String>,
    }
}

row! {
    struct PersonRow {
        person_id: String,
        name: String,
    }
}

impl MemberRow {
    fn read(self) -> Result<Member, StoreError> {
        Ok(Member {
            id: parse_id(&self.membership_id, "membership", &self.membership_id, "membership_id")?,
            role: parse_code(&self.role, Role::from_code, "membership", &self.membership_id, "role")?,
            name: self.name,
            organisation: self.organisation,
        })
    }
}

impl Tx {
    /// The active members of this partnership, by name.
    pub async fn active_members(&mut self) -> Result<Vec<Member>, StoreError> {
        let partnership = self.partnership_id()?;
        self.fetch::<MemberRow>(MEMBERS, values![partnership]).await?.into_iter().map(MemberRow::read).collect()
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
        self.fetch::<MemberRow>(MEMBERS_BY_ID, values).await?.into_iter().map(MemberRow::read).collect()
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
        let rows = self.fetch::<PersonRow>(PEOPLE, values).await?;
        Ok(rows.into_iter().map(|row| (row.person_id, row.name)).collect())
    }
}
