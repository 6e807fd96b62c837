//! Persons, memberships and invitations.

use schakel_domain::{
    actor::{OrganisationSort, Role, Standing},
    identity::{Member, MemberOrganisation, MemberPartnership, Person, SignInName},
    ids::{InvitationId, MembershipId, OrganisationId, PartnershipId, PersonId},
    time::Instant,
    words::Line,
};

use crate::{StoreError, Tx, engine::row, instant, opt_instant, parse_code, parse_id, statements::statements, values};

macro_rules! member_where {
    ($rest:literal) => {
        concat!(
            "SELECT m.membership_id, m.person_id, p.name AS person_name, p.sign_in_name, m.role, m.standing, m.organisation_id, \
             o.name AS organisation_name, o.sort AS organisation_sort, m.partnership_id, pa.slug AS partnership_slug, \
             pa.name AS partnership_name, m.version, \
             (SELECT MAX(i.expires_at) FROM invitation i WHERE i.membership_id = m.membership_id AND i.used_at IS NULL) AS invited_until \
             FROM membership m JOIN person p ON p.person_id = m.person_id \
             LEFT JOIN organisation o ON o.organisation_id = m.organisation_id \
             LEFT JOIN partnership pa ON pa.partnership_id = m.partnership_id ",
            $rest
        )
    };
}

statements! {
    PERSON = "SELECT person_id, name, sign_in_name FROM person WHERE person_id = $1";
    PERSON_BY_NAME = "SELECT person_id, name, sign_in_name FROM person WHERE sign_in_name = $1";
    ADD_PERSON = "INSERT INTO person (person_id, name, sign_in_name, created_at) VALUES ($1, $2, $3, $4)";
    MEMBER = member_where!("WHERE m.membership_id = $1");
    MEMBERS = member_where!("WHERE m.partnership_id = $1 ORDER BY p.name, m.role, m.membership_id");
    PLATFORM_ADMINS = member_where!("WHERE m.partnership_id IS NULL ORDER BY p.name, m.membership_id");
    MEMBERSHIPS_OF = member_where!("WHERE m.person_id = $1 ORDER BY pa.name, m.role, m.membership_id");
    ADD_MEMBERSHIP = "INSERT INTO membership (membership_id, person_id, partnership_id, organisation_id, role, standing, created_at, \
                      changed_at, version) VALUES ($1, $2, $3, $4, $5, $6, $7, $7, 1)";
    SET_STANDING = "UPDATE membership SET standing = $3, changed_at = $4, version = version + 1 WHERE membership_id = $1 AND version = $2";
    END_SESSIONS_OF_MEMBERSHIP = "DELETE FROM session WHERE membership_id = $1";
    DROP_INVITATIONS = "DELETE FROM invitation WHERE membership_id = $1 AND used_at IS NULL";
    ADD_INVITATION = "INSERT INTO invitation (invitation_id, membership_id, token_hash, made_by, made_at, expires_at) \
                      VALUES ($1, $2, $3, $4, $5, $6)";
    INVITATION = "SELECT invitation_id, membership_id, expires_at, used_at FROM invitation WHERE token_hash = $1";
    USE_INVITATION = "UPDATE invitation SET used_at = $2 WHERE invitation_id = $1 AND used_at IS NULL AND expires_at > $2";
}

row! {
    struct PersonRow {
        person_id: String,
        name: String,
        sign_in_name: String,
    }
}

impl PersonRow {
    fn read(self) -> Result<Person, StoreError> {
        Ok(Person {
            id: parse_id(&self.person_id, "person", &self.person_id, "person_id")?,
            name: Line::parse(&self.name).map_err(|_| StoreError::inconsistent("person", &self.person_id, "name"))?,
            sign_in_name: SignInName::parse(&self.sign_in_name)
                .map_err(|_| StoreError::inconsistent("person", &self.person_id, "sign_in_name"))?,
        })
    }
}

row! {
    struct MemberRow {
        membership_id: String,
        person_id: String,
        person_name: String,
        sign_in_name: String,
        role: String,
        standing: String,
        organisation_id: Option<String>,
        organisation_name: Option<String>,
        organisation_sort: Option<String>,
        partnership_id: Option<String>,
        partnership_slug: Option<String>,
        partnership_name: Option<String>,
        version: i64,
        invited_until: Option<String>,
    }
}

impl MemberRow {
    fn read(self) -> Result<Member, StoreError> {
        let id = &self.membership_id;
        let organisation = match (&self.organisation_id, self.organisation_name, &self.organisation_sort) {
            (Some(organisation), Some(name), Some(sort)) => Some(MemberOrganisation {
                id: parse_id(organisation, "membership", id, "organisation_id")?,
                name,
                sort: parse_code(sort, OrganisationSort::from_code, "organisation", organisation, "sort")?,
            }),
            _ => None,
        };
        let partnership = match (&self.partnership_id, self.partnership_slug, self.partnership_name) {
            (Some(partnership), Some(slug), Some(name)) => {
                Some(MemberPartnership { id: parse_id(partnership, "membership", id, "partnership_id")?, slug, name })
            }
            _ => None,
        };
        Ok(Member {
            id: parse_id(id, "membership", id, "membership_id")?,
            person: PersonRow { person_id: self.person_id, name: self.person_name, sign_in_name: self.sign_in_name }.read()?,
            role: parse_code(&self.role, Role::from_code, "membership", id, "role")?,
            standing: parse_code(&self.standing, Standing::from_code, "membership", id, "standing")?,
            organisation,
            partnership,
            invited_until: opt_instant(self.invited_until.as_deref(), "invitation", id, "expires_at")?,
            version: self.version,
        })
    }
}

row! {
    struct InvitationRow {
        invitation_id: String,
        membership_id: String,
        expires_at: String,
        used_at: Option<String>,
    }
}

/// A membership to be.
#[derive(Debug, Clone, Copy)]
pub struct NewMembership {
    /// Which one.
    pub id: MembershipId,
    /// Who.
    pub person: PersonId,
    /// Where; none for a platform administrator.
    pub partnership: Option<PartnershipId>,
    /// For whom; none for a platform administrator.
    pub organisation: Option<OrganisationId>,
    /// In what role.
    pub role: Role,
    /// How it begins.
    pub standing: Standing,
}

/// An invitation to be.
#[derive(Debug, Clone, Copy)]
pub struct NewInvitation {
    /// Which one.
    pub id: InvitationId,
    /// Into which membership.
    pub membership: MembershipId,
    /// The keyed hash of the token in its link.
    pub token_hash: [u8; 32],
    /// Who made it; none at the machine itself.
    pub made_by: Option<MembershipId>,
    /// When.
    pub made_at: Instant,
    /// Until when it counts.
    pub expires_at: Instant,
}

/// An invitation as it is kept.
#[derive(Debug, Clone)]
pub struct Invitation {
    /// Which one.
    pub id: InvitationId,
    /// Into which membership.
    pub member: Member,
    /// Until when it counts.
    pub expires_at: Instant,
    /// When it was used.
    pub used_at: Option<Instant>,
}

impl Tx {
    /// The person with this identifier.
    pub async fn person(&mut self, id: PersonId) -> Result<Option<Person>, StoreError> {
        self.fetch_optional::<PersonRow>(PERSON, values![id]).await?.map(PersonRow::read).transpose()
    }

    /// The person who signs in with this name.
    pub async fn person_by_sign_in_name(&mut self, name: &SignInName) -> Result<Option<Person>, StoreError> {
        self.fetch_optional::<PersonRow>(PERSON_BY_NAME, values![name.as_str()]).await?.map(PersonRow::read).transpose()
    }

    /// Keeps a new person.
    pub async fn add_person(&mut self, person: &Person, at: Instant) -> Result<(), StoreError> {
        self.execute(ADD_PERSON, values![person.id, person.name.as_str(), person.sign_in_name.as_str(), at]).await?;
        Ok(())
    }

    /// A membership, wherever it is: the caller asks for a permit on it.
    pub async fn member(&mut self, id: MembershipId) -> Result<Option<Member>, StoreError> {
        self.fetch_optional::<MemberRow>(MEMBER, values![id]).await?.map(MemberRow::read).transpose()
    }

    /// All memberships of a partnership, those that ended too.
    pub async fn members(&mut self, partnership: PartnershipId) -> Result<Vec<Member>, StoreError> {
        self.fetch::<MemberRow>(MEMBERS, values![partnership]).await?.into_iter().map(MemberRow::read).collect()
    }

    /// The memberships of no partnership: the platform administrators.
    pub async fn platform_admins(&mut self) -> Result<Vec<Member>, StoreError> {
        self.fetch::<MemberRow>(PLATFORM_ADMINS, values![]).await?.into_iter().map(MemberRow::read).collect()
    }

    /// All memberships of a person.
    pub async fn memberships_of(&mut self, person: PersonId) -> Result<Vec<Member>, StoreError> {
        self.fetch::<MemberRow>(MEMBERSHIPS_OF, values![person]).await?.into_iter().map(MemberRow::read).collect()
    }

    /// Keeps a new membership.
    pub async fn add_membership(&mut self, new: &NewMembership, at: Instant) -> Result<(), StoreError> {
        let NewMembership { id, person, partnership, organisation, role, standing } = *new;
        let values = values![id, person, partnership, organisation, role.code(), standing.code(), at];
        self.execute(ADD_MEMBERSHIP, values).await?;
        Ok(())
    }

    /// Puts a membership to another standing, and ends its sessions in the same transaction.
    ///
    /// # Errors
    /// `Stale` when somebody else changed it since this version was read.
    pub async fn set_standing(&mut self, member: &Member, standing: Standing, at: Instant) -> Result<(), StoreError> {
        if self.execute(SET_STANDING, values![member.id, member.version, standing.code(), at]).await? != 1 {
            return Err(StoreError::Stale);
        }
        self.execute(END_SESSIONS_OF_MEMBERSHIP, values![member.id]).await?;
        if standing != Standing::Active {
            self.execute(DROP_INVITATIONS, values![member.id]).await?;
        }
        Ok(())
    }

    /// Keeps a new invitation; earlier ones into the same membership that were not used are gone.
    pub async fn add_invitation(&mut self, new: &NewInvitation) -> Result<(), StoreError> {
        self.execute(DROP_INVITATIONS, values![new.membership]).await?;
        let values = values![new.id, new.membership, new.token_hash, new.made_by, new.made_at, new.expires_at];
        self.execute(ADD_INVITATION, values).await?;
        Ok(())
    }

    /// The invitation with this token.
    pub async fn invitation(&mut self, token_hash: &[u8; 32]) -> Result<Option<Invitation>, StoreError> {
        let Some(row) = self.fetch_optional::<InvitationRow>(INVITATION, values![token_hash]).await? else {
            return Ok(None);
        };
        let id = &row.invitation_id;
        let membership = parse_id(&row.membership_id, "invitation", id, "membership_id")?;
        let member = self.member(membership).await?.ok_or_else(|| StoreError::inconsistent("invitation", id, "membership_id"))?;
        Ok(Some(Invitation {
            id: parse_id(id, "invitation", id, "invitation_id")?,
            member,
            expires_at: instant(&row.expires_at, "invitation", id, "expires_at")?,
            used_at: opt_instant(row.used_at.as_deref(), "invitation", id, "used_at")?,
        }))
    }

    /// Uses an invitation up; false when it was used before or has run out.
    pub async fn use_invitation(&mut self, id: InvitationId, at: Instant) -> Result<bool, StoreError> {
        Ok(self.execute(USE_INVITATION, values![id, at]).await? == 1)
    }
}
