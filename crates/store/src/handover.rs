//! What hangs on a member: registrations, parts in the teams of open dossiers, seats at planned conferences; and handing it over.
//!
//! A member who cannot work has to have none of it. What is given away is found by who has it and not by a version: that the worker
//! saved something a moment ago is no reason to leave it behind.

use std::collections::HashMap;

use schakel_access::Permit;
use schakel_domain::{
    actor::{Role, Standing},
    acts::{ArrangeConference, AssignRegistration},
    day::{NextStep, Wait},
    ids::{ClientId, ConferenceId, DossierId, MembershipId, PartnershipId, RegistrationId},
    registration::{Identity, Illegible, Legible, State},
    time::{Date, Instant},
    words::Line,
};

use crate::{
    StoreError, Tx,
    engine::Judged,
    sealed::Sealed,
    sql::{joined, row, select, statements},
    values,
};

/// What somebody has to have: [`State::needs_worker`], as a statement says it.
const NEEDED: &str = "COALESCE(r.closed, r.state) IN ('received', 'assigned', 'answered', 'accepted', 'referred')";

/// The partnership is compared as an expression, here and below, so that the index is that of the member.
const OF_MEMBER: &str = "FROM registration r WHERE r.partnership_id || '' = $1 AND r.assigned_to = $2 AND ";
const IN_TEAMS: &str = "FROM dossier_member t JOIN dossier d ON d.dossier_id = t.dossier_id \
    JOIN registration r ON r.registration_id = d.registration_id \
    WHERE t.partnership_id || '' = $1 AND t.membership_id = $2 AND t.until IS NULL AND d.state = 'open'";
const ASKED_TO: &str = "FROM conference_member cm JOIN conference c ON c.conference_id = cm.conference_id \
    WHERE cm.partnership_id || '' = $1 AND cm.membership_id = $2 AND c.state = 'planned'";

statements! {
    REGISTRATIONS = select!(HeldRow, OF_MEMBER, NEEDED, " ORDER BY r.received_at, r.registration_id LIMIT $3");
    DOSSIERS = select!(GuidedRow, IN_TEAMS, " ORDER BY d.opened_on, d.dossier_id LIMIT $3");
    TEAMS = select!(
        BesideRow,
        "FROM dossier_member o JOIN membership m ON m.membership_id = o.membership_id JOIN person p ON p.person_id = m.person_id \
         WHERE o.until IS NULL AND o.membership_id <> $2 AND o.dossier_id IN (SELECT t.dossier_id ",
        IN_TEAMS,
        ") ORDER BY p.name, o.membership_id"
    );
    CONFERENCES = select!(SeatRow, ASKED_TO, " ORDER BY c.starts_at, c.conference_id LIMIT $3");
    COUNT_REGISTRATIONS = joined!("SELECT COUNT(*) ", OF_MEMBER, NEEDED);
    COUNT_DOSSIERS = joined!("SELECT COUNT(*) ", IN_TEAMS);
    COUNT_CONFERENCES = joined!("SELECT COUNT(*) ", ASKED_TO);
    GIVE = "UPDATE registration SET assigned_to = $4, version = version + 1 \
            WHERE partnership_id = $1 AND registration_id = $2 AND assigned_to = $3";
    /// Takes the row, so that of two who change who comes the second sees what the first did.
    HOLD_CONFERENCE = "UPDATE conference SET version = version + 1 WHERE partnership_id = $1 AND conference_id = $2 AND state = 'planned'";
    LEAVE_CONFERENCE = "DELETE FROM conference_member WHERE partnership_id = $1 AND conference_id = $2 AND membership_id = $3";
    JOIN_CONFERENCE = "INSERT INTO conference_member (conference_id, membership_id, partnership_id) VALUES ($1, $2, $3) \
                       ON CONFLICT (conference_id, membership_id) DO NOTHING";
}

row! {
    struct HeldRow of "registration" as "r" by registration_id whole [REGISTRATION "r."] {
        registration_id: RegistrationId,
        client_id: ClientId,
        state: State = "COALESCE(r.closed, r.state)",
        next_step: Option<NextStep>,
        next_since: Option<Instant>,
        identity: Sealed<Identity>,
    }
}

row! {
    struct GuidedRow of "dossier" as "d" by dossier_id whole [DOSSIER "d."] {
        dossier_id: DossierId,
        registration_id: RegistrationId,
        client_id: ClientId,
        opened_on: Date,
        next_step: Option<NextStep> = "r.next_step",
        next_since: Option<Instant> = "r.next_since",
        identity: Sealed<Identity> = "r.identity" of "registration" by registration_id,
    }
}

row! {
    struct BesideRow of "dossier_member" as "o" by membership_id whole [DOSSIER_MEMBER "o.", MEMBERSHIP "m."] {
        membership_id: MembershipId,
        dossier_id: DossierId,
        name: String = "p.name",
        role: Role = "m.role",
        standing: Standing = "m.standing",
    }
}

row! {
    struct SeatRow of "conference" as "c" by conference_id whole [CONFERENCE "c.", CONFERENCE_MEMBER "cm."] {
        conference_id: ConferenceId,
        starts_at: Instant,
        place: Line,
        members: i64 = "(SELECT COUNT(*) FROM conference_member a WHERE a.conference_id = c.conference_id)",
    }
}

/// A registration that a member has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HeldRegistration {
    /// Which one.
    pub id: RegistrationId,
    /// The client's names and birth date. What nobody can open hangs on the member all the same.
    pub identity: Legible<Identity>,
    /// How it stands.
    pub state: State,
    /// What it waits for, and since when.
    pub wait: Option<Wait>,
}

/// A guide beside the member.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Beside {
    /// Which membership.
    pub id: MembershipId,
    /// The person's name.
    pub name: String,
    /// In what role.
    pub role: Role,
    /// How the membership stands.
    pub standing: Standing,
}

/// An open dossier on whose team a member is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GuidedDossier {
    /// Which one.
    pub id: DossierId,
    /// From which registration.
    pub registration: RegistrationId,
    /// The client's names and birth date.
    pub identity: Legible<Identity>,
    /// The day on which it opened.
    pub opened_on: Date,
    /// What it waits for, and since when.
    pub wait: Option<Wait>,
    /// Those who guide beside the member.
    pub beside: Vec<Beside>,
}

/// A planned conference to which a member was asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AskedTo {
    /// Which one.
    pub id: ConferenceId,
    /// When it begins.
    pub starts_at: Instant,
    /// Where.
    pub place: Line,
    /// How many were asked, the member too.
    pub members: i64,
}

/// How much hangs on a member.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Hanging {
    /// Registrations that he or she has.
    pub registrations: i64,
    /// Open dossiers in which he or she guides.
    pub dossiers: i64,
    /// Planned conferences to which he or she was asked.
    pub conferences: i64,
}

impl Hanging {
    /// How much it is in all.
    pub const fn total(self) -> i64 {
        self.registrations + self.dossiers + self.conferences
    }

    /// Whether nothing does.
    pub const fn is_nothing(self) -> bool {
        self.total() == 0
    }
}

impl Tx {
    /// How much hangs on a member of this partnership: numbers, and nothing of any client.
    pub async fn hanging_on(&mut self, partnership: PartnershipId, member: MembershipId) -> Result<Hanging, StoreError> {
        Ok(Hanging {
            registrations: self.count(COUNT_REGISTRATIONS, values![partnership, member]).await?,
            dossiers: self.count(COUNT_DOSSIERS, values![partnership, member]).await?,
            conferences: self.count(COUNT_CONFERENCES, values![partnership, member]).await?,
        })
    }

    /// The registrations that a member has, oldest first, at most `most`.
    pub async fn registrations_of_member(&mut self, member: MembershipId, most: u32) -> Result<Vec<HeldRegistration>, StoreError> {
        let partnership = self.partnership_id()?;
        let rows = self.fetch::<Judged<HeldRow>>(REGISTRATIONS, values![partnership, member, most]).await?;
        let read = |row: Judged<HeldRow>| {
            let identity = self.open_judged(row.is_whole, row.client_id, &row.identity).unwrap_or(Err(Illegible));
            let wait = row.next_step.zip(row.next_since).map(|(next, since)| Wait { next, since });
            HeldRegistration { id: row.registration_id, identity, state: row.state, wait }
        };
        Ok(rows.into_iter().map(read).collect())
    }

    /// The open dossiers in which a member guides, oldest first, at most `most`.
    pub async fn dossiers_of_member(&mut self, member: MembershipId, most: u32) -> Result<Vec<GuidedDossier>, StoreError> {
        let partnership = self.partnership_id()?;
        let mut beside: HashMap<DossierId, Vec<Beside>> = HashMap::new();
        let guides = self.fetch::<Judged<BesideRow>>(TEAMS, values![partnership, member]).await?;
        for row in guides.into_iter().filter(|row| row.is_whole).map(Judged::into_row) {
            let one = Beside { id: row.membership_id, name: row.name, role: row.role, standing: row.standing };
            beside.entry(row.dossier_id).or_default().push(one);
        }
        let rows = self.fetch::<Judged<GuidedRow>>(DOSSIERS, values![partnership, member, most]).await?;
        let read = |row: Judged<GuidedRow>| {
            let identity = self.open_judged(row.is_whole, row.client_id, &row.identity).unwrap_or(Err(Illegible));
            GuidedDossier {
                id: row.dossier_id,
                registration: row.registration_id,
                identity,
                opened_on: row.opened_on,
                wait: row.next_step.zip(row.next_since).map(|(next, since)| Wait { next, since }),
                beside: beside.remove(&row.dossier_id).unwrap_or_default(),
            }
        };
        Ok(rows.into_iter().map(read).collect())
    }

    /// The planned conferences to which a member was asked, the first one first, at most `most`.
    pub async fn conferences_of_member(&mut self, member: MembershipId, most: u32) -> Result<Vec<AskedTo>, StoreError> {
        let partnership = self.partnership_id()?;
        let rows = self.fetch::<Judged<SeatRow>>(CONFERENCES, values![partnership, member, most]).await?;
        let read = |row: SeatRow| AskedTo { id: row.conference_id, starts_at: row.starts_at, place: row.place, members: row.members };
        // As a list tells of it: giving the seat away reads the conference itself.
        Ok(rows.into_iter().map(Judged::into_row).map(read).collect())
    }

    /// Hands a registration that one member has to another, however it stands; those that were joined to it follow.
    ///
    /// # Errors
    /// `Stale` when it is not with that member any more.
    pub async fn hand_over_registration(
        &mut self,
        permit: &Permit<AssignRegistration>,
        from: MembershipId,
        to: MembershipId,
    ) -> Result<(), StoreError> {
        let (partnership, id) = (self.within(permit)?, permit.on().id);
        self.execute_one(GIVE, values![partnership, id, from, to]).await?;
        self.let_joined_follow(id, to).await?;
        self.touch(id)
    }

    /// Lets one member go out of those who were asked to a planned conference, and another come in the place.
    ///
    /// # Errors
    /// `Stale` when it began or was called off, or when the one who goes was not asked to it.
    pub async fn change_seat(
        &mut self,
        permit: &Permit<ArrangeConference>,
        from: MembershipId,
        to: Option<MembershipId>,
    ) -> Result<(), StoreError> {
        let (partnership, id) = (self.within(permit)?, permit.on().id);
        self.execute_one(HOLD_CONFERENCE, values![partnership, id]).await?;
        self.execute_one(LEAVE_CONFERENCE, values![partnership, id, from]).await?;
        if let Some(to) = to {
            self.execute(JOIN_CONFERENCE, values![id, to, partnership]).await?;
        }
        Ok(())
    }
}
