//! Dossiers: the trajectory that a conference opened, and the list of them; the team stands in [`team`]. Nothing of what the client
//! told stands here: that is of the registration, the talk and the facts about VDAB.

use std::collections::HashSet;

use schakel_access::{Filter, Permit};
use schakel_domain::{
    actor::Standing,
    acts::{DecideCase, EndTrajectory, GuideDossier, WithdrawRegistration},
    conference::DecisionKind,
    dossier::{Dossier, DossierState},
    ids::{ClientId, DecisionId, DossierId, MembershipId, OrganisationId, PartnershipId, RegistrationId},
    playbook::Clearance,
    registration::{Ending, Identity, Legible},
    resource::DossierRef,
    time::{Date, Instant, day_of},
};

pub mod team;

pub use team::TeamMember;

use crate::{
    StoreError, Tx, Value,
    at_once::{TWENTY, twenty},
    engine::{Judged, Row as _},
    filter::{Clause, Holds, ListColumn},
    listing::{Border, Listed, Listing, Order, Pages, Turn, Walk, page, walk},
    sealed::Sealed,
    sql::{row, select, statements},
    values,
};

/// Where the attributes of a dossier stand. The identifier is an expression on purpose: what is in sight is found over the teams.
const LISTING: Listing = Listing {
    table: "dossier",
    key: "dossier_id",
    columns: &[
        ListColumn { attr: "id", sql: "(s.dossier_id || '')", holds: Holds::One },
        ListColumn { attr: "client", sql: "s.client_id", holds: Holds::One },
        ListColumn { attr: "consent", sql: "s.consent", holds: Holds::Flag },
        ListColumn { attr: "closed", sql: "(s.state = 'closed')", holds: Holds::Flag },
        ListColumn {
            attr: "team",
            sql: "s.dossier_id",
            holds: Holds::Many("SELECT g.dossier_id FROM dossier_member g WHERE g.until IS NULL AND g.membership_id"),
        },
    ],
};

/// What stands beside the dossiers `d` of a page: the dossiers are found first, then who guides, so that a dossier with many guides is
/// still one of the page.
const AROUND: &str = " d JOIN registration r ON r.registration_id = d.registration_id \
    JOIN organisation o ON o.organisation_id = d.organisation_id \
    LEFT JOIN dossier_member t ON t.dossier_id = d.dossier_id AND t.until IS NULL \
    LEFT JOIN membership m ON m.membership_id = t.membership_id LEFT JOIN person p ON p.person_id = m.person_id ORDER BY ";

/// How a page walks through a list, from old to new and from new to old; and in what order it stands when who guides stands beside.
const UP: &str = walk!(up "x.opened_on", "x.dossier_id");
const DOWN: &str = walk!(down "x.opened_on", "x.dossier_id");
const STANDS_UP: &str = "d.opened_on, d.dossier_id, p.name, t.membership_id";
const STANDS_DOWN: &str = "d.opened_on DESC, d.dossier_id DESC, p.name, t.membership_id";

macro_rules! listed {
    ($walk:expr, $stands:expr) => {
        select!(ListRow, "FROM (SELECT x.* FROM dossier x WHERE x.partnership_id = $1 AND x.state = $5 AND ", $walk, ")", AROUND, $stands)
    };
}

statements! {
    OPEN = "INSERT INTO dossier (dossier_id, partnership_id, client_id, registration_id, decision_id, decision_kind, organisation_id, opened_on, \
            state, closed_on, consent, version) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 'open', NULL, $9, 1)";
    ONE = select!(DossierRow, "FROM dossier WHERE partnership_id = $1 AND dossier_id = $2");
    OF_REGISTRATION = select!(DossierRow, "FROM dossier WHERE partnership_id = $1 AND registration_id = $2");
    SET_CONSENT = "UPDATE dossier SET consent = $3, version = version + 1 WHERE partnership_id = $1 AND registration_id = $2 AND consent <> $3 \
                   AND (state = 'open' OR NOT $3)";
    CLOSE_OF = "UPDATE dossier SET state = 'closed', closed_on = $3, version = version + 1 \
                WHERE partnership_id = $1 AND registration_id = $2 AND state = 'open'";
    END_OF = "UPDATE registration SET closed = 'ended', closed_at = $3, ending = $4, version = version + 1 \
              WHERE partnership_id = $1 AND registration_id = $2 AND closed = 'accepted'";
    REOPEN_OF = "UPDATE dossier SET state = 'open', closed_on = NULL, reopened_version = version + 1, version = version + 1 \
                 WHERE partnership_id = $1 AND registration_id = $2 AND state = 'closed'";
    HOLD = "UPDATE dossier SET version = version + 1 WHERE partnership_id = $1 AND dossier_id = $2 AND consent AND state = 'open'";
    /// What is in sight of one who sees all dossiers of the partnership.
    ALL_OF = "SELECT registration_id FROM dossier WHERE partnership_id = $1";
    THESE = select!(ListRow, "FROM (SELECT x.* FROM dossier x WHERE x.partnership_id || '' = $1 AND x.registration_id IN ", TWENTY, ")", AROUND, STANDS_UP);
    LIST = listed!(UP, STANDS_UP);
    LIST_DOWN = listed!(DOWN, STANDS_DOWN);
}

row! {
    struct DossierRow of "dossier" by dossier_id whole [DOSSIER ""] {
        dossier_id: DossierId,
        partnership_id: PartnershipId,
        client_id: ClientId,
        registration_id: RegistrationId,
        decision_id: DecisionId,
        organisation_id: OrganisationId,
        opened_on: Date,
        state: DossierState,
        closed_on: Option<Date>,
        consent: bool,
        version: i64,
    }
}

row! {
    struct ListRow of "dossier" as "d" by dossier_id whole [DOSSIER "d.", DOSSIER_MEMBER "t."] {
        dossier_id: DossierId,
        partnership_id: PartnershipId,
        client_id: ClientId,
        registration_id: RegistrationId,
        opened_on: Date,
        state: DossierState,
        consent: bool,
        identity: Sealed<Identity> = "r.identity" of "registration" by registration_id,
        organisation: String = "o.name",
        membership_id: Option<MembershipId> = "t.membership_id",
        member: Option<String> = "p.name",
        standing: Option<Standing> = "m.standing",
    }
}

/// A dossier of a page, with who guides beside it.
struct Beside {
    row: ListRow,
    is_whole: bool,
    guides: Vec<(MembershipId, (String, Standing))>,
}

/// The rows of a page, one for each who guides, as dossiers.
fn beside(rows: Vec<Judged<ListRow>>) -> Vec<Beside> {
    let mut all: Vec<Beside> = Vec::new();
    for row in rows {
        let is_whole = row.is_whole;
        let mut row = row.into_row();
        let guide = row.membership_id.zip(row.member.take().zip(row.standing));
        match all.last_mut().filter(|last| last.row.dossier_id == row.dossier_id) {
            Some(last) => {
                last.is_whole &= is_whole;
                last.guides.extend(guide);
            }
            None => all.push(Beside { row, is_whole, guides: guide.into_iter().collect() }),
        }
    }
    all
}

/// A dossier as it stands in a list: no content.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListedDossier {
    /// The dossier as a thing that acts are done to.
    pub on: DossierRef,
    /// The client's names and birth date.
    pub identity: Legible<Identity>,
    /// The day on which it opened.
    pub opened_on: Date,
    /// The organisation that guides.
    pub organisation: String,
    /// The names of those who guide, and how each membership stands.
    pub guides: Vec<(String, Standing)>,
}

/// The border of a page: the day on which a dossier opened, and which one it is.
pub type DossierBorder = Border<Date, DossierId>;

impl DossierRow {
    fn with(self, team: Vec<MembershipId>) -> Dossier {
        Dossier {
            id: self.dossier_id,
            partnership: self.partnership_id,
            client: self.client_id,
            registration: self.registration_id,
            decision: self.decision_id,
            organisation: self.organisation_id,
            opened_on: self.opened_on,
            state: self.state,
            closed_on: self.closed_on,
            consent: self.consent,
            team,
            version: self.version,
        }
    }
}

/// Which dossiers are listed, and in what order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DossiersAsked {
    /// Those that stand like this.
    pub state: DossierState,
    /// Only those that this member guides.
    pub guide: Option<MembershipId>,
    /// By the day on which they opened.
    pub order: Order,
}

impl DossiersAsked {
    /// All that stand like this, the oldest first.
    pub const fn all(state: DossierState) -> Self {
        Self { state, guide: None, order: Order::Oldest }
    }

    /// What a row has to be beside its state, as a condition on `x`; its value is added to those of the statement.
    fn condition(&self, values: &mut Vec<Value>) -> String {
        let Some(guide) = self.guide else { return String::new() };
        values.push(guide.into());
        let number = values.len();
        format!(
            " AND EXISTS (SELECT 1 FROM dossier_member g WHERE g.dossier_id = x.dossier_id AND g.membership_id = ${number} AND g.until IS NULL)"
        )
    }
}

/// A list of dossiers, as it is asked for.
struct Asked<'a> {
    tx: &'a mut Tx,
    filter: &'a Filter,
    which: DossiersAsked,
}

impl Pages for Asked<'_> {
    type Row = Beside;
    type Border = DossierBorder;

    fn border(of: &Beside) -> DossierBorder {
        Border { at: of.row.opened_on, id: of.row.dossier_id }
    }

    async fn read(&mut self, walk: Walk<DossierBorder>, most: u32) -> Result<Vec<Beside>, StoreError> {
        let partnership = self.tx.partnership_id()?;
        let [day, id] = walk.values();
        let mut values = values![partnership, day, id, most, self.which.state];
        let only = self.which.condition(&mut values);
        let rows = match LISTING.sight(self.filter, partnership, &mut values)? {
            Clause::Nothing => Vec::new(),
            Clause::All if only.is_empty() => self.tx.fetch::<Judged<ListRow>>(walk.pick(LIST, LIST_DOWN), values).await?,
            sight => {
                let (from, seen) = match sight {
                    Clause::Where(condition) => (LISTING.in_sight(&condition, "x.*", "x"), " x.dossier_id = sight.sighted AND"),
                    _ => ("SELECT x.* FROM dossier x".to_owned(), ""),
                };
                let sql = format!(
                    "SELECT {} FROM ({from} WHERE{seen} x.partnership_id = $1 AND x.state = $5{only} AND {}){AROUND}{}",
                    ListRow::COLUMNS,
                    walk.pick(UP, DOWN),
                    walk.pick(STANDS_UP, STANDS_DOWN),
                );
                self.tx.fetch_built::<Judged<ListRow>>(sql, values).await?
            }
        };
        Ok(beside(rows))
    }
}

/// Whether the filter lets every dossier of the partnership through. One that asks anything of the dossier itself does not.
pub fn sees_all(filter: &Filter, partnership: PartnershipId) -> Result<bool, StoreError> {
    LISTING.sees_all(filter, partnership)
}

impl Tx {
    /// Opens a dossier with its team. Asks for both keys: the permit and the playbook's clearance.
    ///
    /// # Errors
    /// `Inconsistent` when somebody on the team cannot guide: not active here, of a role that does not guide, or of VDAB; the
    /// database itself refuses one without a decision on this registration to open a trajectory.
    pub async fn open_dossier(
        &mut self,
        permit: &Permit<DecideCase>,
        _clearance: &Clearance<DecideCase>,
        dossier: &Dossier,
    ) -> Result<(), StoreError> {
        let (partnership, on) = (self.within(permit)?, permit.on());
        let Dossier { id, decision, organisation, opened_on, consent, .. } = dossier;
        let kind = DecisionKind::OpenTrajectory;
        let values = values![*id, partnership, on.client, on.registration, *decision, kind, *organisation, *opened_on, *consent];
        self.execute(OPEN, values).await?;
        self.mark_opened(on.registration, *opened_on).await?;
        for member in &dossier.team {
            self.join_team(*id, *member, *opened_on).await?;
        }
        Ok(())
    }

    /// A dossier of this partnership, with who guides now.
    pub async fn dossier(&mut self, id: DossierId) -> Result<Option<Dossier>, StoreError> {
        let partnership = self.partnership_id()?;
        let row = self.fetch_optional::<DossierRow>(ONE, values![partnership, id]).await?;
        self.with_team(row).await.map(|found| found.map(|(dossier, _)| dossier))
    }

    /// A dossier of this partnership, with who guides now by name.
    pub async fn dossier_and_team(&mut self, id: DossierId) -> Result<Option<(Dossier, Vec<TeamMember>)>, StoreError> {
        let partnership = self.partnership_id()?;
        let row = self.fetch_optional::<DossierRow>(ONE, values![partnership, id]).await?;
        self.with_team(row).await
    }

    /// The dossier that a registration led to.
    pub async fn dossier_of(&mut self, registration: RegistrationId) -> Result<Option<Dossier>, StoreError> {
        self.dossier_and_team_of(registration).await.map(|found| found.map(|(dossier, _)| dossier))
    }

    /// The dossier that a registration led to, with who guides now by name.
    pub async fn dossier_and_team_of(&mut self, registration: RegistrationId) -> Result<Option<(Dossier, Vec<TeamMember>)>, StoreError> {
        let partnership = self.partnership_id()?;
        let row = self.fetch_optional::<DossierRow>(OF_REGISTRATION, values![partnership, registration]).await?;
        self.with_team(row).await
    }

    async fn with_team(&mut self, row: Option<DossierRow>) -> Result<Option<(Dossier, Vec<TeamMember>)>, StoreError> {
        let Some(row) = row else { return Ok(None) };
        let team = self.team(row.dossier_id).await?;
        let dossier = row.with(team.iter().map(|member| member.id).collect());
        Ok(Some((dossier, team)))
    }

    /// Notes whether the client agrees that the team reads the dossier of this registration, if there is one. It counts from
    /// this transaction on. Nobody reads a closed one again.
    pub(crate) async fn set_dossier_consent(&mut self, registration: RegistrationId, consent: bool) -> Result<(), StoreError> {
        let partnership = self.partnership_id()?;
        self.execute(SET_CONSENT, values![partnership, registration, consent]).await?;
        self.touch(registration)
    }

    /// Closes the open dossier of a registration that its client takes back; returns how many there were, none or one.
    pub async fn close_dossier_of(&mut self, permit: &Permit<WithdrawRegistration>, on: Date) -> Result<u64, StoreError> {
        let (partnership, registration) = (self.within(permit)?, permit.on().id);
        self.touch(registration)?;
        self.execute(CLOSE_OF, values![partnership, registration, on]).await
    }

    /// Ends a trajectory: the dossier closes, and the registration says why.
    ///
    /// # Errors
    /// `Stale` when it ended since the page was opened, or the client took the registration back.
    pub async fn end_trajectory(&mut self, permit: &Permit<EndTrajectory>, ending: Ending, at: Instant) -> Result<(), StoreError> {
        let (partnership, on) = (self.within(permit)?, permit.on());
        self.execute_one(CLOSE_OF, values![partnership, on.registration, day_of(at)]).await?;
        self.execute_one(END_OF, values![partnership, on.registration, at, ending]).await?;
        self.touch(on.registration)
    }

    /// Opens the dossier of a registration again that was put back, if it has one.
    pub(crate) async fn reopen_dossier_of(&mut self, registration: RegistrationId) -> Result<(), StoreError> {
        let partnership = self.partnership_id()?;
        self.execute(REOPEN_OF, values![partnership, registration]).await.map(|_| ())
    }

    /// Takes the dossier for a change of what stands in it: whoever changes it at the same moment waits until this transaction
    /// ends, and then sees what it did.
    ///
    /// # Errors
    /// `Stale` when it closed, or the client took the agreement back, since the permit was given.
    pub async fn hold_dossier(&mut self, permit: &Permit<GuideDossier>) -> Result<(), StoreError> {
        let (partnership, on) = (self.within(permit)?, permit.on());
        self.execute_one(HOLD, values![partnership, on.id]).await?;
        self.touch(on.registration)
    }

    /// A page of the dossiers that are asked for and that the filter lets through, at most `most`.
    pub async fn dossiers(
        &mut self,
        filter: &Filter,
        asked: DossiersAsked,
        turn: Turn<DossierBorder>,
        most: u32,
    ) -> Result<Listed<ListedDossier, DossierBorder>, StoreError> {
        let order = asked.order;
        let asked = Asked { tx: &mut *self, filter, which: asked };
        let Listed { rows, previous, next } = page(asked, turn, order, most).await?;
        // A client whose key was destroyed cannot be read by anybody, so the dossier is passed over; the page stays a page.
        let rows = rows.into_iter().filter_map(|one| self.one_listed(one)).collect();
        Ok(Listed { rows, previous, next })
    }

    /// The registrations whose dossiers the filter lets through.
    pub async fn dossiers_in_sight(&mut self, filter: &Filter) -> Result<HashSet<RegistrationId>, StoreError> {
        let partnership = self.partnership_id()?;
        let mut values = values![partnership];
        let rows: Vec<(RegistrationId,)> = match LISTING.sight(filter, partnership, &mut values)? {
            Clause::Nothing => Vec::new(),
            Clause::All => self.fetch(ALL_OF, values).await?,
            Clause::Where(condition) => {
                let sql = format!(
                    "{} WHERE x.dossier_id = sight.sighted AND x.partnership_id = $1",
                    LISTING.in_sight(&condition, "x.registration_id", "x")
                );
                self.fetch_built(sql, values).await?
            }
        };
        Ok(rows.into_iter().map(|(id,)| id).collect())
    }

    /// The dossiers of these registrations, which were found in sight, in the order asked; of twenty and no more.
    pub async fn dossiers_of(&mut self, ids: &[RegistrationId]) -> Result<Vec<ListedDossier>, StoreError> {
        let partnership = self.partnership_id()?;
        let rows = self.fetch::<Judged<ListRow>>(THESE, twenty(partnership, ids.iter().map(ToString::to_string))).await?;
        let mut all: Vec<ListedDossier> = beside(rows).into_iter().filter_map(|one| self.one_listed(one)).collect();
        all.sort_by_key(|one| ids.iter().position(|id| *id == one.on.registration));
        Ok(all)
    }

    fn one_listed(&self, Beside { row, is_whole, guides }: Beside) -> Option<ListedDossier> {
        let identity = self.open_judged(is_whole, row.client_id, &row.identity)?;
        let (team, guides) = guides.into_iter().unzip();
        Some(ListedDossier {
            on: DossierRef {
                id: row.dossier_id,
                registration: row.registration_id,
                partnership: row.partnership_id,
                client: row.client_id,
                team,
                consent: row.consent,
                closed: row.state == DossierState::Closed,
                reason_given: false,
            },
            identity,
            opened_on: row.opened_on,
            organisation: row.organisation,
            guides,
        })
    }
}
