//! Persons, memberships and invitations.

use schakel_domain::{
    actor::{OrganisationKind, Role, Standing},
    identity::{Colleague, Member, MemberOrganisation, MemberPartnership, Person, SignInName},
    ids::{InvitationId, MembershipId, OrganisationId, PartnershipId, PersonId, RegistrationId},
    time::Instant,
    words::Line,
};

use crate::{
    StoreError, Tx, Value,
    engine::Judged,
    people::WHO,
    sql::{row, select, statements},
    values,
};

macro_rules! member_where {
    ($rest:literal) => {
        select!(
            MemberRow,
            "FROM membership m",
            WHO,
            "LEFT JOIN partnership pa ON pa.partnership_id = m.partnership_id ",
            "LEFT JOIN membership im ON im.membership_id = m.invited_by LEFT JOIN person ip ON ip.person_id = im.person_id ",
            "LEFT JOIN membership cm ON cm.membership_id = m.confirmed_by LEFT JOIN person cp ON cp.person_id = cm.person_id ",
            $rest
        )
    };
}

statements! {
    PERSON = select!(PersonRow, "FROM person WHERE person_id = $1");
    PERSON_BY_NAME = select!(PersonRow, "FROM person WHERE sign_in_name = $1");
    ADD_PERSON = "INSERT INTO person (person_id, name, sign_in_name, created_at) VALUES ($1, $2, $3, $4)";
    MEMBER = member_where!("WHERE m.membership_id = $1");
    MEMBERS = member_where!("WHERE m.partnership_id = $1 ORDER BY p.name, m.role, m.membership_id");
    PLATFORM_ADMINS = member_where!("WHERE m.partnership_id IS NULL ORDER BY p.name, m.membership_id");
    MEMBERSHIPS_OF = member_where!("WHERE m.person_id = $1 ORDER BY pa.name, m.role, m.membership_id");
    RENAME_PERSON = "UPDATE person SET name = $2 WHERE person_id = $1";
    ADD_MEMBERSHIP = "INSERT INTO membership (membership_id, person_id, partnership_id, organisation_id, role, standing, created_at, \
                      changed_at, version, invited_as, began_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $7, 1, $8, $9)";
    ACCEPT = "UPDATE membership SET standing = $3, accepted_at = $4, changed_at = $4, began_at = $5, version = version + 1 \
              WHERE membership_id = $1 AND version = $2";
    CONFIRM = "UPDATE membership SET standing = 'active', confirmed_by = $3, began_at = $4, changed_at = $4, version = version + 1 \
               WHERE membership_id = $1 AND version = $2";
    INVITE_ANEW = "UPDATE membership SET standing = 'invited', accepted_at = NULL, changed_at = $3, version = version + 1 \
                   WHERE membership_id = $1 AND version = $2";
    INVITED_BY = "UPDATE membership SET invited_by = $2 WHERE membership_id = $1 AND standing = 'invited'";
    ANY_REGISTRATION = "SELECT registration_id FROM registration WHERE partnership_id = $1 LIMIT 1";
    SET_STANDING = "UPDATE membership SET standing = $3, changed_at = $4, version = version + 1 WHERE membership_id = $1 AND version = $2";
    /// Over, and not gone: whoever was typing is told so, and reads back what was typed.
    END_SESSIONS_OF_MEMBERSHIP = "UPDATE session SET ends_at = $2 WHERE membership_id = $1 AND ends_at > $2";
    DROP_INVITATIONS = "DELETE FROM invitation WHERE membership_id = $1 AND used_at IS NULL";
    ADD_INVITATION = "INSERT INTO invitation (invitation_id, membership_id, token_hash, made_by, made_at, expires_at) \
                      VALUES ($1, $2, $3, $4, $5, $6)";
    INVITATION = select!(InvitationRow, "FROM invitation WHERE token_hash = $1");
    USE_INVITATION = "UPDATE invitation SET used_at = $2 WHERE invitation_id = $1 AND used_at IS NULL AND expires_at > $2";
}

row! {
    struct PersonRow of "person" by person_id whole [PERSON ""] {
        person_id: PersonId,
        name: Line,
        sign_in_name: SignInName,
    }
}

impl From<PersonRow> for Person {
    fn from(row: PersonRow) -> Self {
        Self { id: row.person_id, name: row.name, sign_in_name: row.sign_in_name }
    }
}

row! {
    struct MemberRow of "membership" as "m" by membership_id whole [MEMBERSHIP "m.", PERSON "p.", ORGANISATION "o.", MEMBERSHIP "im.", MEMBERSHIP "cm."] {
        membership_id: MembershipId,
        person_id: PersonId,
        // The name of an account stays with its owner until he or she comes by the link.
        person_name: Line = "CASE WHEN m.accepted_at IS NULL AND m.invited_as IS NOT NULL THEN m.invited_as ELSE p.name END",
        sign_in_name: SignInName = "p.sign_in_name",
        role: Role,
        standing: Standing,
        organisation_id: Option<OrganisationId>,
        organisation_name: Option<String> = "o.name",
        organisation_kind: Option<OrganisationKind> = "o.kind",
        partnership_id: Option<PartnershipId>,
        partnership_slug: Option<String> = "pa.slug",
        partnership_name: Option<String> = "pa.name",
        version: i64,
        invited_until: Option<Instant> =
            "(SELECT MAX(i.expires_at) FROM invitation i WHERE i.membership_id = m.membership_id AND i.used_at IS NULL)",
        accepted_at: Option<Instant>,
        began_at: Option<Instant>,
        inviter_id: Option<PersonId> = "ip.person_id",
        inviter_name: Option<Line> = "ip.name",
        inviter_role: Option<Role> = "im.role",
        confirmer_id: Option<PersonId> = "cp.person_id",
        confirmer_name: Option<Line> = "cp.name",
        confirmer_role: Option<Role> = "cm.role",
    }
}

impl From<MemberRow> for Member {
    fn from(row: MemberRow) -> Self {
        let organisation = match (row.organisation_id, row.organisation_name, row.organisation_kind) {
            (Some(id), Some(name), Some(kind)) => Some(MemberOrganisation { id, name, kind }),
            _ => None,
        };
        let partnership = match (row.partnership_id, row.partnership_slug, row.partnership_name) {
            (Some(id), Some(slug), Some(name)) => Some(MemberPartnership { id, slug, name }),
            _ => None,
        };
        Self {
            id: row.membership_id,
            person: Person { id: row.person_id, name: row.person_name, sign_in_name: row.sign_in_name },
            role: row.role,
            standing: row.standing,
            organisation,
            partnership,
            invited_until: row.invited_until,
            invited_by: colleague(row.inviter_id, row.inviter_name, row.inviter_role),
            accepted_at: row.accepted_at,
            confirmed_by: colleague(row.confirmer_id, row.confirmer_name, row.confirmer_role),
            began_at: row.began_at,
            version: row.version,
            is_legible: true,
        }
    }
}

fn colleague(person: Option<PersonId>, name: Option<Line>, role: Option<Role>) -> Option<Colleague> {
    Some(Colleague { person: person?, name: name?, role: role? })
}

row! {
    struct InvitationRow of "invitation" by invitation_id whole [INVITATION ""] {
        invitation_id: InvitationId,
        membership_id: MembershipId,
        expires_at: Instant,
        used_at: Option<Instant>,
    }
}

/// A membership to be.
#[derive(Debug, Clone)]
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
    /// Under what name the person is invited: shown until he or she comes by the link.
    pub invited_as: Option<Line>,
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
    /// The member who made it; none at the machine itself.
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
        Ok(self.fetch_optional::<PersonRow>(PERSON, values![id]).await?.map(Into::into))
    }

    /// The person who signs in with this name.
    pub async fn person_by_sign_in_name(&mut self, name: &SignInName) -> Result<Option<Person>, StoreError> {
        Ok(self.fetch_optional::<PersonRow>(PERSON_BY_NAME, values![name]).await?.map(Into::into))
    }

    /// Keeps a new person.
    pub async fn add_person(&mut self, person: &Person, at: Instant) -> Result<(), StoreError> {
        self.execute(ADD_PERSON, values![person.id, &person.name, &person.sign_in_name, at]).await?;
        Ok(())
    }

    /// A membership, wherever it is: the caller asks for a permit on it.
    pub async fn member(&mut self, id: MembershipId) -> Result<Option<Member>, StoreError> {
        Ok(self.fetch_optional::<MemberRow>(MEMBER, values![id]).await?.map(Into::into))
    }

    /// All memberships of a partnership, those that ended too.
    pub async fn members(&mut self, partnership: PartnershipId) -> Result<Vec<Member>, StoreError> {
        self.listed(MEMBERS, values![partnership]).await
    }

    /// The memberships of no partnership: the platform administrators.
    pub async fn platform_admins(&mut self) -> Result<Vec<Member>, StoreError> {
        self.listed(PLATFORM_ADMINS, values![]).await
    }

    /// Memberships as a list tells of them, also one that does not fit its seal.
    async fn listed(&mut self, sql: &'static str, values: Vec<Value>) -> Result<Vec<Member>, StoreError> {
        let rows = self.fetch::<Judged<MemberRow>>(sql, values).await?;
        Ok(rows.into_iter().map(|row| Member { is_legible: row.is_whole, ..row.into_row().into() }).collect())
    }

    /// All memberships of a person.
    pub async fn memberships_of(&mut self, person: PersonId) -> Result<Vec<Member>, StoreError> {
        self.listed(MEMBERSHIPS_OF, values![person]).await
    }

    /// Keeps a new membership.
    pub async fn add_membership(&mut self, new: &NewMembership, at: Instant) -> Result<(), StoreError> {
        let NewMembership { id, person, partnership, organisation, role, standing, invited_as } = new;
        let began = (!matches!(standing, Standing::Invited | Standing::Awaiting)).then_some(at);
        let values = values![*id, *person, *partnership, *organisation, *role, *standing, at, invited_as.as_ref(), began];
        self.execute(ADD_MEMBERSHIP, values).await?;
        Ok(())
    }

    /// Puts a membership to another standing, and ends its sessions in the same transaction.
    ///
    /// # Errors
    /// `Stale` when somebody else changed it since this version was read.
    pub async fn set_standing(&mut self, member: &Member, standing: Standing, at: Instant) -> Result<(), StoreError> {
        self.execute_one(SET_STANDING, values![member.id, member.version, standing, at]).await?;
        self.execute(END_SESSIONS_OF_MEMBERSHIP, values![member.id, at]).await?;
        if standing != Standing::Active {
            self.execute(DROP_INVITATIONS, values![member.id]).await?;
            self.unpark_member(member.id).await?;
        }
        Ok(())
    }

    /// Sets, for a person whose account is only made now, the name under which he or she was invited.
    pub async fn rename_person(&mut self, person: PersonId, name: &Line) -> Result<(), StoreError> {
        self.execute(RENAME_PERSON, values![person, name]).await?;
        Ok(())
    }

    /// The person came by the link: the membership counts, or waits to be confirmed.
    ///
    /// # Errors
    /// `Stale` when somebody else changed it since this version was read.
    pub async fn accept_membership(&mut self, member: &Member, standing: Standing, at: Instant) -> Result<(), StoreError> {
        let began = (standing == Standing::Active).then_some(at);
        self.execute_one(ACCEPT, values![member.id, member.version, standing, at, began]).await?;
        self.execute(DROP_INVITATIONS, values![member.id]).await?;
        Ok(())
    }

    /// The membership counts from now on, because this member said that it is the right person; nobody's, where nobody had to.
    ///
    /// # Errors
    /// `Stale` when somebody else changed it since this version was read.
    pub async fn confirm_membership(&mut self, member: &Member, by: Option<MembershipId>, at: Instant) -> Result<(), StoreError> {
        self.execute_one(CONFIRM, values![member.id, member.version, by, at]).await?;
        Ok(())
    }

    /// Nobody confirmed in time who came by the link: the membership is as it was before that, and can be invited into again.
    ///
    /// # Errors
    /// `Stale` when somebody else changed it since this version was read.
    pub async fn invite_anew(&mut self, member: &Member, at: Instant) -> Result<(), StoreError> {
        self.execute_one(INVITE_ANEW, values![member.id, member.version, at]).await?;
        Ok(())
    }

    /// Whether anybody ever registered with this partnership and was not erased.
    pub async fn has_registrations(&mut self, partnership: PartnershipId) -> Result<bool, StoreError> {
        Ok(!self.fetch::<(RegistrationId,)>(ANY_REGISTRATION, values![partnership]).await?.is_empty())
    }

    /// Keeps a new invitation; earlier ones into the same membership that were not used are gone, and its maker is the one who invited.
    pub async fn add_invitation(&mut self, new: &NewInvitation) -> Result<(), StoreError> {
        self.execute(DROP_INVITATIONS, values![new.membership]).await?;
        self.execute(INVITED_BY, values![new.membership, new.made_by]).await?;
        let values = values![new.id, new.membership, new.token_hash, new.made_by, new.made_at, new.expires_at];
        self.execute(ADD_INVITATION, values).await?;
        Ok(())
    }

    /// The invitation with this token.
    pub async fn invitation(&mut self, token_hash: &[u8; 32]) -> Result<Option<Invitation>, StoreError> {
        let Some(row) = self.fetch_optional::<InvitationRow>(INVITATION, values![token_hash]).await? else {
            return Ok(None);
        };
        let fault = || StoreError::inconsistent("invitation", row.invitation_id, "membership_id");
        let member = self.member(row.membership_id).await?.ok_or_else(fault)?;
        Ok(Some(Invitation { id: row.invitation_id, member, expires_at: row.expires_at, used_at: row.used_at }))
    }

    /// Uses an invitation up; false when it was used before or has run out.
    pub async fn use_invitation(&mut self, id: InvitationId, at: Instant) -> Result<bool, StoreError> {
        Ok(self.execute(USE_INVITATION, values![id, at]).await? == 1)
    }
}
