//! Teams: joining one, and ending the part of one. Former guides stay to be read, with the first and the last day.

use schakel_access::Permit;
use schakel_domain::{
    actor::{Role, Standing},
    acts::ChangeTeam,
    ids::{DossierId, MembershipId},
    time::Date,
};

use crate::{
    StoreError, Tx,
    engine::Judged,
    people::WHO,
    sql::{row, select, statements},
    values,
};

statements! {
    /// Nobody of VDAB ever guides (§1.3.2).
    MAY_GUIDE = select!(GuideRow, "FROM membership m JOIN organisation o ON o.organisation_id = m.organisation_id \
                 WHERE m.partnership_id = $1 AND m.membership_id = $2 AND m.standing = 'active' \
                 AND m.role IN ('caseworker', 'companion', 'buddy') AND o.kind NOT IN ('vdab', 'europa_wse')");
    COME_BACK = "UPDATE dossier_member SET until = NULL WHERE partnership_id = $1 AND dossier_id = $2 AND membership_id = $3 AND since = $4";
    JOIN = "INSERT INTO dossier_member (partnership_id, dossier_id, membership_id, since) VALUES ($1, $2, $3, $4)";
    LEAVE = "UPDATE dossier_member SET until = $4 WHERE partnership_id = $1 AND dossier_id = $2 AND membership_id = $3 AND until IS NULL";
    TEAM = select!(TeamRow, "FROM dossier_member t JOIN membership m ON m.membership_id = t.membership_id", WHO,
            "WHERE t.partnership_id = $1 AND t.dossier_id = $2 AND t.until IS NULL ORDER BY t.since, p.name, t.membership_id");
    /// Changes nothing, not even the version: who guides is no work in the dossier. Takes the row, so that of two who change the team the
    /// second sees what the first did.
    HOLD = "UPDATE dossier SET organisation_id = organisation_id WHERE partnership_id = $1 AND dossier_id = $2 AND state = 'open'";
}

row! {
    #[expect(dead_code, reason = "that it is there is what is asked")]
    struct GuideRow of "membership" as "m" by membership_id whole [MEMBERSHIP "m.", ORGANISATION "o."] {
        membership_id: MembershipId,
    }
}

row! {
    struct TeamRow of "dossier_member" as "t" by membership_id whole [DOSSIER_MEMBER "t.", MEMBERSHIP "m.", ORGANISATION "o."] {
        membership_id: MembershipId,
        since: Date,
        role: Role = "m.role",
        standing: Standing = "m.standing",
        name: String = "p.name",
        organisation: Option<String> = "o.name",
    }
}

/// Somebody on the team of a dossier.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TeamMember {
    /// Which membership.
    pub id: MembershipId,
    /// The person's name.
    pub name: String,
    /// In what role.
    pub role: Role,
    /// For which organisation.
    pub organisation: Option<String>,
    /// Since when on the team.
    pub since: Date,
    /// How the membership stands: who is away comes back, who left guides nobody any more.
    pub standing: Standing,
}

impl TeamMember {
    /// Whether he or she works here now.
    pub fn is_active(&self) -> bool {
        self.standing == Standing::Active
    }
}

impl From<TeamRow> for TeamMember {
    fn from(row: TeamRow) -> Self {
        Self {
            id: row.membership_id,
            name: row.name,
            role: row.role,
            organisation: row.organisation,
            since: row.since,
            standing: row.standing,
        }
    }
}

/// A guide of whom nobody knows the role or the standing does not work here now: no page opens for such a one.
fn read_guide(row: Judged<TeamRow>) -> Result<TeamMember, StoreError> {
    let broken = row.broken;
    let mut guide = TeamMember::from(row.into_row());
    match broken {
        None => {}
        Some("dossier_member") => return Err(StoreError::Broken { table: "dossier_member", id: guide.id.to_string() }),
        Some(_) => guide.standing = Standing::Suspended,
    }
    Ok(guide)
}

impl Tx {
    /// The guides now, in the order in which they joined.
    pub async fn team(&mut self, id: DossierId) -> Result<Vec<TeamMember>, StoreError> {
        let partnership = self.partnership_id()?;
        let rows = self.fetch::<Judged<TeamRow>>(TEAM, values![partnership, id]).await?;
        rows.into_iter().map(read_guide).collect()
    }

    pub(super) async fn join_team(&mut self, id: DossierId, member: MembershipId, on: Date) -> Result<(), StoreError> {
        let partnership = self.partnership_id()?;
        if self.fetch_optional::<GuideRow>(MAY_GUIDE, values![partnership, member]).await?.is_none() {
            return Err(StoreError::inconsistent("dossier_member", member, "membership_id"));
        }
        let values = || values![partnership, id, member, on];
        // Somebody who comes back on the day on which the part ended was never away.
        if self.execute(COME_BACK, values()).await? == 0 {
            self.execute(JOIN, values()).await?;
        }
        Ok(())
    }

    /// Takes the team for a change: whoever changes it at the same moment waits until this transaction ends, and then sees what it did.
    ///
    /// # Errors
    /// `Stale` when the dossier closed since the permit was given.
    pub async fn hold_team(&mut self, permit: &Permit<ChangeTeam>) -> Result<(), StoreError> {
        let (partnership, on) = (self.within(permit)?, permit.on());
        self.execute_one(HOLD, values![partnership, on.id]).await?;
        self.touch(on.registration)
    }

    /// Ends the part of some, whose last day is `on`, and lets others join from that day.
    ///
    /// # Errors
    /// `Stale` when one who leaves is not on the team; `Inconsistent` when one who joins cannot guide: not active here, of a role that
    /// does not guide, or of VDAB.
    pub async fn change_team(
        &mut self,
        permit: &Permit<ChangeTeam>,
        leave: &[MembershipId],
        join: &[MembershipId],
        on: Date,
    ) -> Result<(), StoreError> {
        let (partnership, id) = (self.within(permit)?, permit.on().id);
        for member in leave {
            self.execute_one(LEAVE, values![partnership, id, *member, on]).await?;
        }
        for member in join {
            self.join_team(id, *member, on).await?;
        }
        Ok(())
    }
}
