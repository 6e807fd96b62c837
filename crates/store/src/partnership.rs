//! Partnerships: municipalities in their periods, organisations, registration options with corrections, logos.
//!
//! Nothing here is of a client. What is public is read by partnership or by municipality from any transaction; what a
//! partnership changes about itself is changed in a transaction that is bound to it, with the permit for it.

use std::collections::BTreeMap;

use schakel_access::Permit;
use schakel_domain::{
    actor::Role,
    acts::{EditOptions, ImportPartnerships, InstallLogo, ProposeCorrection, SettleCorrection},
    address::{Mail, MailOrTelephone, Telephone, Website},
    ids::{CorrectionId, MembershipId, OptionChangeId, OrganisationId, PartnershipId},
    logo::{LogoMedia, Picture},
    municipality::{self, Nis},
    partnership::{
        Accountable, Correction, Coverage, KeptOptions, Logo, LogoSlot, OptionChange, Options, Organisation, OrganisationKind, Partnership,
        Settled,
    },
    time::{Date, Instant, WorkingDays, day_of},
    words::{Line, Reason, Text},
};

use crate::{
    StoreError, Tx,
    engine::Judged,
    sql::{row, select, statements},
    values,
};

/// Corrections, and by whom they were sent in.
const SENT: &str = "FROM correction c JOIN membership m ON m.membership_id = c.sent_by JOIN person p ON p.person_id = m.person_id ";

statements! {
    BY_ID = select!(PartnershipRow, "FROM partnership p WHERE partnership_id = $1");
    BY_SLUG = select!(PartnershipRow, "FROM partnership p WHERE slug = $1");
    EVERY = select!(PartnershipRow, "FROM partnership p ORDER BY name, slug");
    ADD = "INSERT INTO partnership (partnership_id, slug, name, open, created_at) VALUES ($1, $2, $3, $4, $5)";

    COVERAGE = select!(CoverageRow, "FROM partnership_municipality ORDER BY partnership_id, nis, valid_from");
    COVERAGE_OF = select!(CoverageRow, "FROM partnership_municipality WHERE partnership_id = $1 ORDER BY nis, valid_from");
    COVERAGE_IN = select!(CoverageRow, "FROM partnership_municipality WHERE nis = $1 ORDER BY valid_from");
    COVER = "INSERT INTO partnership_municipality (partnership_id, nis, valid_from, valid_to) VALUES ($1, $2, $3, $4)";
    RECOVER = "UPDATE partnership_municipality SET valid_to = $4 WHERE partnership_id = $1 AND nis = $2 AND valid_from = $3";

    ONE_AT_A_TIME = "UPDATE log_head SET size = size WHERE one = 1";
    PARTS = select!(PartRow, "FROM partnership_postcode ORDER BY partnership_id, nis, postcode, valid_from");
    PARTS_OF = select!(PartRow, "FROM partnership_postcode WHERE partnership_id = $1 ORDER BY nis, postcode, valid_from");
    PARTS_IN = select!(PartRow, "FROM partnership_postcode WHERE nis = $1 ORDER BY postcode, valid_from");
    COVER_PART = "INSERT INTO partnership_postcode (partnership_id, nis, postcode, valid_from, valid_to) VALUES ($1, $2, $3, $4, $5)";
    RECOVER_PART = "UPDATE partnership_postcode SET valid_to = $5
        WHERE partnership_id = $1 AND nis = $2 AND postcode = $3 AND valid_from = $4";

    ORGANISATIONS = select!(OrganisationRow, "FROM organisation WHERE partnership_id = $1 ORDER BY name");
    ADD_ORGANISATION = "INSERT INTO organisation (organisation_id, partnership_id, name, kind) VALUES ($1, $2, $3, $4)";
    SORT_ORGANISATION = "UPDATE organisation SET kind = $3 WHERE partnership_id = $1 AND name = $2";

    OPTIONS = select!(OptionsRow, "FROM registration_options WHERE partnership_id = $1");
    ALL_OPTIONS = select!(OptionsRow, "FROM registration_options");
    ADD_OPTIONS = "INSERT INTO registration_options (partnership_id, form, telephone, mail, address, hours, website, version)
        VALUES ($1, $2, $3, $4, $5, $6, $7, 1)";
    SAVE_OPTIONS = "UPDATE registration_options SET form = $3, telephone = $4, mail = $5, address = $6, hours = $7, website = $8,
        remark = $9, project_manager = $10, vdab_adviser = $11, team_leader = $12, confirmed_on = $13, contact_within = $14,
        controller = $15, controller_address = $16, officer = $17, complaint = $18, version = version + 1
        WHERE partnership_id = $1 AND version = $2";
    CONFIRM_OPTIONS = "UPDATE registration_options SET confirmed_on = $3, version = version + 1
        WHERE partnership_id = $1 AND version = $2";

    NOTE_CHANGE = "INSERT INTO option_change (option_change_id, partnership_id, changed_by, changed_at, before, after)
        VALUES ($1, $2, $3, $4, $5, $6)";
    CHANGES = select!(ChangeRow, "FROM option_change h JOIN membership m ON m.membership_id = h.changed_by
        JOIN person p ON p.person_id = m.person_id WHERE h.partnership_id = $1
        ORDER BY h.changed_at DESC, h.option_change_id DESC LIMIT $2");

    PROPOSE = "INSERT INTO correction (correction_id, partnership_id, body, sent_by, sent_at) VALUES ($1, $2, $3, $4, $5)";
    OPEN_CORRECTIONS = select!(CorrectionRow, SENT, "WHERE c.partnership_id = $1 AND c.settled IS NULL ORDER BY c.sent_at, c.correction_id");
    CORRECTIONS_BY = select!(CorrectionRow, SENT, "WHERE c.partnership_id = $1 AND c.sent_by = $2
        ORDER BY c.sent_at DESC, c.correction_id DESC LIMIT $3");
    ONE_CORRECTION = select!(CorrectionRow, SENT, "WHERE c.partnership_id = $1 AND c.correction_id = $2");
    SETTLE = "UPDATE correction SET settled = $3, settled_by = $4, settled_at = $5, why = $6
        WHERE partnership_id = $1 AND correction_id = $2 AND settled IS NULL";

    LOGOS = select!(LogoRow, "FROM logo WHERE partnership_id = $1");
    LOGO_FILE = select!(LogoFile, "FROM logo l JOIN partnership p ON p.partnership_id = l.partnership_id WHERE p.slug = $1 AND l.slot = $2");
    INSTALL_LOGO = "INSERT INTO logo (partnership_id, slot, media, width, height, digest, installed_at, content)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
        ON CONFLICT (partnership_id, slot) DO UPDATE SET media = excluded.media, width = excluded.width, height = excluded.height,
        digest = excluded.digest, installed_at = excluded.installed_at, content = excluded.content";
    REMOVE_LOGO = "DELETE FROM logo WHERE partnership_id = $1 AND slot = $2";
}

row! {
    /// A logo as it is sent to browsers.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct LogoFile of "logo" as "l" by digest {
        /// Its kind.
        pub media: LogoMedia,
        /// The digest of the content.
        pub digest: String,
        /// The file.
        pub content: Vec<u8>,
    }
}

row! {
    struct PartnershipRow of "partnership" as "p" by partnership_id whole [PARTNERSHIP "p."] {
        partnership_id: PartnershipId,
        slug: String,
        name: Line,
        open: bool,
    }
}

impl From<PartnershipRow> for Partnership {
    fn from(row: PartnershipRow) -> Self {
        Self { id: row.partnership_id, slug: row.slug, name: row.name, open: row.open }
    }
}

row! {
    struct CoverageRow of "partnership_municipality" by nis whole [COVERAGE ""] {
        partnership_id: PartnershipId,
        nis: Nis,
        valid_from: Date,
        valid_to: Option<Date>,
    }
}

impl From<CoverageRow> for Coverage {
    fn from(row: CoverageRow) -> Self {
        Self { partnership: row.partnership_id, nis: row.nis, postcode: None, from: row.valid_from, to: row.valid_to }
    }
}

row! {
    struct PartRow of "partnership_postcode" by nis whole [COVERAGE_IN_PART ""] {
        partnership_id: PartnershipId,
        nis: Nis,
        postcode: u16,
        valid_from: Date,
        valid_to: Option<Date>,
    }
}

impl From<PartRow> for Coverage {
    fn from(row: PartRow) -> Self {
        Self { partnership: row.partnership_id, nis: row.nis, postcode: Some(row.postcode), from: row.valid_from, to: row.valid_to }
    }
}

row! {
    struct OrganisationRow of "organisation" by organisation_id whole [ORGANISATION ""] {
        organisation_id: OrganisationId,
        partnership_id: PartnershipId,
        name: Line,
        kind: OrganisationKind,
    }
}

impl From<OrganisationRow> for Organisation {
    fn from(row: OrganisationRow) -> Self {
        Self { id: row.organisation_id, partnership: row.partnership_id, name: row.name, kind: row.kind }
    }
}

row! {
    struct OptionsRow of "registration_options" by partnership_id {
        partnership_id: PartnershipId,
        form: bool,
        telephone: Option<Telephone>,
        mail: Option<Mail>,
        address: Option<Text>,
        hours: Option<Text>,
        contact_within: Option<WorkingDays>,
        website: Option<Website>,
        remark: Option<Text>,
        project_manager: Option<Line>,
        vdab_adviser: Option<Line>,
        team_leader: Option<Line>,
        controller: Option<Line>,
        controller_address: Option<Text>,
        officer: Option<MailOrTelephone>,
        complaint: Option<Text>,
        confirmed_on: Option<Date>,
        version: i64,
    }
}

impl From<OptionsRow> for KeptOptions {
    fn from(row: OptionsRow) -> Self {
        let options = Options {
            form: row.form,
            telephone: row.telephone,
            mail: row.mail,
            address: row.address,
            hours: row.hours,
            contact_within: row.contact_within,
            website: row.website,
            remark: row.remark,
            project_manager: row.project_manager,
            vdab_adviser: row.vdab_adviser,
            team_leader: row.team_leader,
            accountable: Accountable {
                controller: row.controller,
                address: row.controller_address,
                officer: row.officer,
                complaint: row.complaint,
            },
        };
        Self { options, confirmed_on: row.confirmed_on, version: row.version }
    }
}

row! {
    struct CorrectionRow of "correction" as "c" by correction_id {
        correction_id: CorrectionId,
        body: Text,
        sent_at: Instant,
        settled: Option<Settled>,
        why: Option<Reason>,
        role: Role = "m.role",
        name: String = "p.name",
    }
}

impl From<CorrectionRow> for Correction {
    fn from(row: CorrectionRow) -> Self {
        Self { id: row.correction_id, body: row.body, by: row.name, role: row.role, at: row.sent_at, settled: row.settled, why: row.why }
    }
}

row! {
    struct ChangeRow of "option_change" as "h" by option_change_id {
        option_change_id: OptionChangeId,
        changed_at: Instant,
        before: String,
        after: String,
        role: Role = "m.role",
        name: String = "p.name",
    }
}

impl ChangeRow {
    fn open(self) -> Result<OptionChange, StoreError> {
        let id = self.option_change_id;
        let read = |text: &str, column| serde_json::from_str(text).map_err(|_| StoreError::inconsistent("option_change", id, column));
        Ok(OptionChange {
            id,
            by: self.name,
            role: self.role,
            at: self.changed_at,
            before: read(&self.before, "before")?,
            after: read(&self.after, "after")?,
        })
    }
}

row! {
    struct LogoRow of "logo" by slot {
        slot: LogoSlot,
        media: LogoMedia,
        width: u32,
        height: u32,
        digest: String,
        installed_at: Instant,
    }
}

impl From<LogoRow> for Logo {
    fn from(row: LogoRow) -> Self {
        let picture = Picture { media: row.media, width: row.width, height: row.height };
        Self { slot: row.slot, picture, installed_on: day_of(row.installed_at), digest: row.digest }
    }
}

/// Those of a list that are what the program wrote.
fn whole<R, T: From<R>>(rows: Vec<Judged<R>>) -> Vec<T> {
    rows.into_iter().filter(|row| row.is_whole).map(|row| row.into_row().into()).collect()
}

/// What is covered whole, then what in part, as far as the program wrote it.
fn together(all: Vec<Judged<CoverageRow>>, parts: Vec<Judged<PartRow>>) -> Vec<Coverage> {
    let (mut all, parts): (Vec<Coverage>, Vec<Coverage>) = (whole(all), whole(parts));
    all.extend(parts);
    all
}

fn taken_by(taken: &Coverage) -> StoreError {
    let name = municipality::by_nis(taken.nis).map_or("", |one| one.name);
    StoreError::Taken {
        place: taken.postcode.map_or_else(|| name.to_owned(), |postcode| format!("{postcode} {name}")),
        from: taken.from,
        until: taken.to.map_or_else(String::new, |to| format!(" up to and including {to}")),
    }
}

impl Tx {
    /// The partnership with this identifier.
    pub async fn partnership(&mut self, id: PartnershipId) -> Result<Option<Partnership>, StoreError> {
        Ok(self.fetch_optional::<PartnershipRow>(BY_ID, values![id]).await?.map(Into::into))
    }

    /// The partnership with this word in addresses.
    pub async fn partnership_by_slug(&mut self, slug: &str) -> Result<Option<Partnership>, StoreError> {
        Ok(self.fetch_optional::<PartnershipRow>(BY_SLUG, values![slug]).await?.map(Into::into))
    }

    /// All partnerships by name.
    pub async fn partnerships(&mut self) -> Result<Vec<Partnership>, StoreError> {
        Ok(whole(self.fetch::<Judged<PartnershipRow>>(EVERY, values![]).await?))
    }

    /// Which municipality, or postcode of one, belonged where, when: all of it.
    pub async fn coverage(&mut self) -> Result<Vec<Coverage>, StoreError> {
        let all = self.fetch(COVERAGE, values![]).await?;
        Ok(together(all, self.fetch(PARTS, values![]).await?))
    }

    /// The municipalities of one partnership, and the postcodes of those that it shares, with their periods.
    pub async fn coverage_of(&mut self, id: PartnershipId) -> Result<Vec<Coverage>, StoreError> {
        let all = self.fetch(COVERAGE_OF, values![id]).await?;
        Ok(together(all, self.fetch(PARTS_OF, values![id]).await?))
    }

    /// To which partnerships a municipality and its postcodes belonged and will belong. People are sent there, so here all of it must fit.
    pub async fn coverage_in(&mut self, nis: Nis) -> Result<Vec<Coverage>, StoreError> {
        let all: Vec<CoverageRow> = self.fetch(COVERAGE_IN, values![nis.code()]).await?;
        let parts: Vec<PartRow> = self.fetch(PARTS_IN, values![nis.code()]).await?;
        Ok(all.into_iter().map(Coverage::from).chain(parts.into_iter().map(Coverage::from)).collect())
    }

    /// The organisations that take part in a partnership.
    pub async fn organisations(&mut self, id: PartnershipId) -> Result<Vec<Organisation>, StoreError> {
        Ok(whole(self.fetch::<Judged<OrganisationRow>>(ORGANISATIONS, values![id]).await?))
    }

    /// The registration options of a partnership.
    pub async fn options(&mut self, id: PartnershipId) -> Result<KeptOptions, StoreError> {
        Ok(self.fetch_one::<OptionsRow>(OPTIONS, values![id]).await?.into())
    }

    /// The registration options of all partnerships.
    pub async fn all_options(&mut self) -> Result<BTreeMap<PartnershipId, KeptOptions>, StoreError> {
        let rows = self.fetch::<OptionsRow>(ALL_OPTIONS, values![]).await?;
        Ok(rows.into_iter().map(|row| (row.partnership_id, row.into())).collect())
    }

    /// Saves the options of the own partnership over the version that was read, and notes the day on which they were confirmed.
    ///
    /// # Errors
    /// `Stale` when somebody else saved since that version.
    pub async fn save_options(
        &mut self,
        permit: &Permit<EditOptions>,
        options: &Options,
        confirmed_on: Date,
        version: i64,
    ) -> Result<(), StoreError> {
        let partnership = self.within(permit)?;
        let values = values![
            partnership,
            version,
            options.form,
            options.telephone.as_ref(),
            options.mail.as_ref(),
            options.address.as_ref(),
            options.hours.as_ref(),
            options.website.as_ref(),
            options.remark.as_ref(),
            options.project_manager.as_ref(),
            options.vdab_adviser.as_ref(),
            options.team_leader.as_ref(),
            confirmed_on,
            options.contact_within.map(|days| u32::from(days.number())),
            options.accountable.controller.as_ref(),
            options.accountable.address.as_ref(),
            options.accountable.officer.as_ref(),
            options.accountable.complaint.as_ref(),
        ];
        self.execute_one(SAVE_OPTIONS, values).await
    }

    /// Notes what the options of the own partnership were, and what they became: it is passed on (§2.1).
    pub async fn note_option_change(
        &mut self,
        permit: &Permit<EditOptions>,
        id: OptionChangeId,
        by: MembershipId,
        at: Instant,
        (before, after): (&Options, &Options),
    ) -> Result<(), StoreError> {
        let partnership = self.within(permit)?;
        let write = |options, column| serde_json::to_string(options).map_err(|_| StoreError::inconsistent("option_change", id, column));
        let (before, after) = (write(before, "before")?, write(after, "after")?);
        self.execute(NOTE_CHANGE, values![id, partnership, by, at, before, after]).await?;
        Ok(())
    }

    /// The last changes of the options of the own partnership, newest first.
    pub async fn option_changes(&mut self, most: u32) -> Result<Vec<OptionChange>, StoreError> {
        let partnership = self.partnership_id()?;
        self.fetch::<ChangeRow>(CHANGES, values![partnership, most]).await?.into_iter().map(ChangeRow::open).collect()
    }

    /// Notes the day on which the options of the own partnership, as they are, were confirmed.
    ///
    /// # Errors
    /// `Stale` when somebody changed them since that version: what was confirmed is not what stands there.
    pub async fn confirm_options(&mut self, permit: &Permit<EditOptions>, on: Date, version: i64) -> Result<(), StoreError> {
        let partnership = self.within(permit)?;
        self.execute_one(CONFIRM_OPTIONS, values![partnership, version, on]).await
    }

    /// Keeps a correction that was sent in.
    pub async fn propose_correction(
        &mut self,
        permit: &Permit<ProposeCorrection>,
        id: CorrectionId,
        body: &Text,
        by: MembershipId,
        at: Instant,
    ) -> Result<(), StoreError> {
        let partnership = self.within(permit)?;
        self.execute(PROPOSE, values![id, partnership, body, by, at]).await?;
        Ok(())
    }

    /// The corrections of the own partnership that wait, oldest first.
    pub async fn open_corrections(&mut self) -> Result<Vec<Correction>, StoreError> {
        let partnership = self.partnership_id()?;
        Ok(self.fetch::<CorrectionRow>(OPEN_CORRECTIONS, values![partnership]).await?.into_iter().map(Into::into).collect())
    }

    /// The last corrections that a member sent in, newest first.
    pub async fn corrections_by(&mut self, sender: MembershipId, most: u32) -> Result<Vec<Correction>, StoreError> {
        let partnership = self.partnership_id()?;
        Ok(self.fetch::<CorrectionRow>(CORRECTIONS_BY, values![partnership, sender, most]).await?.into_iter().map(Into::into).collect())
    }

    /// One correction of the own partnership.
    pub async fn correction(&mut self, id: CorrectionId) -> Result<Option<Correction>, StoreError> {
        let partnership = self.partnership_id()?;
        Ok(self.fetch_optional::<CorrectionRow>(ONE_CORRECTION, values![partnership, id]).await?.map(Into::into))
    }

    /// Settles a correction that waits.
    ///
    /// # Errors
    /// `Stale` when it does not wait any more.
    pub async fn settle_correction(
        &mut self,
        permit: &Permit<SettleCorrection>,
        id: CorrectionId,
        settled: Settled,
        by: Option<MembershipId>,
        at: Instant,
        why: Option<&Reason>,
    ) -> Result<(), StoreError> {
        let partnership = self.within(permit)?;
        self.execute_one(SETTLE, values![partnership, id, settled, by, at, why]).await
    }

    /// The logos that a partnership installed.
    pub async fn logos(&mut self, id: PartnershipId) -> Result<Vec<Logo>, StoreError> {
        let mut logos: Vec<Logo> = self.fetch::<LogoRow>(LOGOS, values![id]).await?.into_iter().map(Into::into).collect();
        logos.sort_by_key(|logo| logo.slot);
        Ok(logos)
    }

    /// The file of a logo.
    pub async fn logo_file(&mut self, slug: &str, slot: LogoSlot) -> Result<Option<LogoFile>, StoreError> {
        self.fetch_optional(LOGO_FILE, values![slug, slot]).await
    }

    /// Installs a logo of the own partnership in its place.
    pub async fn install_logo(
        &mut self,
        permit: &Permit<InstallLogo>,
        slot: LogoSlot,
        picture: Picture,
        digest: &str,
        content: Vec<u8>,
        at: Instant,
    ) -> Result<(), StoreError> {
        let partnership = self.within(permit)?;
        let Picture { media, width, height } = picture;
        self.execute(INSTALL_LOGO, values![partnership, slot, media, width, height, digest, at, content]).await?;
        Ok(())
    }

    /// Takes a logo of the own partnership away; its text mark stands in again.
    pub async fn remove_logo(&mut self, permit: &Permit<InstallLogo>, slot: LogoSlot) -> Result<bool, StoreError> {
        let partnership = self.within(permit)?;
        Ok(self.execute(REMOVE_LOGO, values![partnership, slot]).await? > 0)
    }

    /// Adds a partnership with its first options.
    pub async fn add_partnership(
        &mut self,
        _permit: &Permit<ImportPartnerships>,
        partnership: &Partnership,
        options: &Options,
        at: Instant,
    ) -> Result<(), StoreError> {
        let Partnership { id, slug, name, open } = partnership;
        self.execute(ADD, values![*id, slug, name, *open, at]).await?;
        let values = values![
            *id,
            options.form,
            options.telephone.as_ref(),
            options.mail.as_ref(),
            options.address.as_ref(),
            options.hours.as_ref(),
            options.website.as_ref(),
        ];
        self.execute(ADD_OPTIONS, values).await?;
        Ok(())
    }

    /// Adds a municipality or a postcode of one to a partnership, or gives one that was there another last day.
    ///
    /// # Errors
    /// `Taken` when it would belong to two at once: no constraint of both engines can say so, so it is looked at here.
    pub async fn cover(&mut self, _permit: &Permit<ImportPartnerships>, coverage: Coverage) -> Result<(), StoreError> {
        let Coverage { partnership, nis, postcode, from, to } = coverage;
        // On PostgreSQL another import could write between the look and the change; the head of the log is taken at the end of it anyway.
        self.execute(ONE_AT_A_TIME, values![]).await?;
        let is_same = |kept: &Coverage| (kept.partnership, kept.postcode, kept.from) == (partnership, postcode, from);
        let kept = self.coverage_in(nis).await?;
        if let Some(taken) = kept.iter().find(|kept| !is_same(kept) && kept.overlaps(&coverage)) {
            return Err(taken_by(taken));
        }
        let known = kept.iter().any(is_same);
        match postcode {
            None => {
                let sql = if known { RECOVER } else { COVER };
                self.execute_one(sql, values![partnership, nis.code(), from, to]).await
            }
            Some(postcode) => {
                let sql = if known { RECOVER_PART } else { COVER_PART };
                self.execute_one(sql, values![partnership, nis.code(), u32::from(postcode), from, to]).await
            }
        }
    }

    /// Adds an organisation to a partnership, or gives one that was there another kind.
    pub async fn keep_organisation(
        &mut self,
        _permit: &Permit<ImportPartnerships>,
        id: OrganisationId,
        partnership: PartnershipId,
        name: &Line,
        kind: OrganisationKind,
    ) -> Result<(), StoreError> {
        let touched = self.execute(SORT_ORGANISATION, values![partnership, name, kind]).await?;
        if touched == 0 {
            self.execute(ADD_ORGANISATION, values![id, partnership, name, kind]).await?;
        }
        Ok(())
    }
}
