//! Partnerships: municipalities in their periods, organisations, registration options with corrections, logos.
//!
//! Nothing here is of a client. What is public is read by partnership or by municipality from any transaction; what a
//! partnership changes about itself is changed in a transaction that is bound to it, with the permit for it.

use std::collections::BTreeMap;

use schakel_access::Permit;
use schakel_domain::{
    actor::Role,
    acts::{EditOptions, ImportPartnerships, InstallLogo, ProposeCorrection, SettleCorrection},
    address::{Mail, Telephone, Website},
    ids::{CorrectionId, MembershipId, OrganisationId, PartnershipId},
    logo::{LogoMedia, Picture},
    municipality::Nis,
    partnership::{Correction, Coverage, KeptOptions, Logo, LogoSlot, Options, Organisation, OrganisationSort, Partnership, Settled},
    time::{Date, Instant, day_of},
    words::{Line, Reason, Text},
};

use crate::{StoreError, Tx, engine::row, instant, opt_date, parse_code, parse_date, parse_id, statements::statements, values};

statements! {
    BY_ID = "SELECT partnership_id, slug, name, open FROM partnership WHERE partnership_id = $1";
    BY_SLUG = "SELECT partnership_id, slug, name, open FROM partnership WHERE slug = $1";
    EVERY = "SELECT partnership_id, slug, name, open FROM partnership ORDER BY name, slug";
    OF_MUNICIPALITY = "SELECT p.partnership_id, p.slug, p.name, p.open FROM partnership_municipality m
        JOIN partnership p ON p.partnership_id = m.partnership_id
        WHERE m.nis = $1 AND m.valid_from <= $2 AND (m.valid_to IS NULL OR m.valid_to >= $2) ORDER BY p.name";
    ADD = "INSERT INTO partnership (partnership_id, slug, name, open, created_at) VALUES ($1, $2, $3, $4, $5)";

    COVERAGE = "SELECT partnership_id, nis, valid_from, valid_to FROM partnership_municipality ORDER BY partnership_id, nis, valid_from";
    COVERAGE_OF = "SELECT partnership_id, nis, valid_from, valid_to FROM partnership_municipality WHERE partnership_id = $1
        ORDER BY nis, valid_from";
    COVER = "INSERT INTO partnership_municipality (partnership_id, nis, valid_from, valid_to) VALUES ($1, $2, $3, $4)";
    RECOVER = "UPDATE partnership_municipality SET valid_to = $4 WHERE partnership_id = $1 AND nis = $2 AND valid_from = $3";

    ORGANISATIONS = "SELECT organisation_id, partnership_id, name, sort FROM organisation WHERE partnership_id = $1 ORDER BY name";
    ADD_ORGANISATION = "INSERT INTO organisation (organisation_id, partnership_id, name, sort) VALUES ($1, $2, $3, $4)";
    SORT_ORGANISATION = "UPDATE organisation SET sort = $3 WHERE partnership_id = $1 AND name = $2";

    OPTIONS = "SELECT partnership_id, form, telephone, mail, address, hours, website, remark, project_manager, vdab_adviser, team_leader,
        confirmed_on, version FROM registration_options WHERE partnership_id = $1";
    ALL_OPTIONS = "SELECT partnership_id, form, telephone, mail, address, hours, website, remark, project_manager, vdab_adviser,
        team_leader, confirmed_on, version FROM registration_options";
    ADD_OPTIONS = "INSERT INTO registration_options (partnership_id, form, telephone, mail, address, hours, website, version)
        VALUES ($1, $2, $3, $4, $5, $6, $7, 1)";
    SAVE_OPTIONS = "UPDATE registration_options SET form = $3, telephone = $4, mail = $5, address = $6, hours = $7, website = $8,
        remark = $9, project_manager = $10, vdab_adviser = $11, team_leader = $12, confirmed_on = $13, version = version + 1
        WHERE partnership_id = $1 AND version = $2";
    CONFIRM_OPTIONS = "UPDATE registration_options SET confirmed_on = $3, version = version + 1
        WHERE partnership_id = $1 AND version = $2";

    PROPOSE = "INSERT INTO correction (correction_id, partnership_id, body, sent_by, sent_at) VALUES ($1, $2, $3, $4, $5)";
    OPEN_CORRECTIONS = "SELECT c.correction_id, c.body, c.sent_at, c.settled, c.why, m.role, p.name FROM correction c
        JOIN membership m ON m.membership_id = c.sent_by JOIN person p ON p.person_id = m.person_id
        WHERE c.partnership_id = $1 AND c.settled IS NULL ORDER BY c.sent_at, c.correction_id";
    CORRECTIONS_BY = "SELECT c.correction_id, c.body, c.sent_at, c.settled, c.why, m.role, p.name FROM correction c
        JOIN membership m ON m.membership_id = c.sent_by JOIN person p ON p.person_id = m.person_id
        WHERE c.partnership_id = $1 AND c.sent_by = $2 ORDER BY c.sent_at DESC, c.correction_id DESC LIMIT 10";
    ONE_CORRECTION = "SELECT c.correction_id, c.body, c.sent_at, c.settled, c.why, m.role, p.name FROM correction c
        JOIN membership m ON m.membership_id = c.sent_by JOIN person p ON p.person_id = m.person_id
        WHERE c.partnership_id = $1 AND c.correction_id = $2";
    SETTLE = "UPDATE correction SET settled = $3, settled_by = $4, settled_at = $5, why = $6
        WHERE partnership_id = $1 AND correction_id = $2 AND settled IS NULL";

    LOGOS = "SELECT slot, media, width, height, digest, installed_at FROM logo WHERE partnership_id = $1";
    LOGO_FILE = "SELECT l.media, l.digest, l.content FROM logo l JOIN partnership p ON p.partnership_id = l.partnership_id
        WHERE p.slug = $1 AND l.slot = $2";
    INSTALL_LOGO = "INSERT INTO logo (partnership_id, slot, media, width, height, digest, installed_at, content)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
        ON CONFLICT (partnership_id, slot) DO UPDATE SET media = excluded.media, width = excluded.width, height = excluded.height,
        digest = excluded.digest, installed_at = excluded.installed_at, content = excluded.content";
    REMOVE_LOGO = "DELETE FROM logo WHERE partnership_id = $1 AND slot = $2";
}

/// A logo as it is sent to browsers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LogoFile {
    /// Its sort.
    pub media: LogoMedia,
    /// The digest of the content.
    pub digest: String,
    /// The file.
    pub content: Vec<u8>,
}

row! {
    struct PartnershipRow {
        partnership_id: String,
        slug: String,
        name: String,
        open: bool,
    }
}

impl PartnershipRow {
    fn read(self) -> Result<Partnership, StoreError> {
        let id = self.partnership_id;
        Ok(Partnership {
            id: parse_id(&id, "partnership", &id, "partnership_id")?,
            slug: self.slug,
            name: Line::parse(&self.name).map_err(|_| StoreError::inconsistent("partnership", &id, "name"))?,
            open: self.open,
        })
    }
}

row! {
    struct CoverageRow {
        partnership_id: String,
        nis: i64,
        valid_from: String,
        valid_to: Option<String>,
    }
}

impl CoverageRow {
    fn read(self) -> Result<Coverage, StoreError> {
        const TABLE: &str = "partnership_municipality";
        let id = self.nis.to_string();
        Ok(Coverage {
            partnership: parse_id(&self.partnership_id, TABLE, &id, "partnership_id")?,
            nis: u32::try_from(self.nis).ok().and_then(Nis::new).ok_or_else(|| StoreError::inconsistent(TABLE, &id, "nis"))?,
            from: parse_date(&self.valid_from, TABLE, &id, "valid_from")?,
            to: opt_date(self.valid_to.as_deref(), TABLE, &id, "valid_to")?,
        })
    }
}

row! {
    struct OrganisationRow {
        organisation_id: String,
        partnership_id: String,
        name: String,
        sort: String,
    }
}

impl OrganisationRow {
    fn read(self) -> Result<Organisation, StoreError> {
        const TABLE: &str = "organisation";
        let id = self.organisation_id;
        Ok(Organisation {
            id: parse_id(&id, TABLE, &id, "organisation_id")?,
            partnership: parse_id(&self.partnership_id, TABLE, &id, "partnership_id")?,
            name: Line::parse(&self.name).map_err(|_| StoreError::inconsistent(TABLE, &id, "name"))?,
            sort: parse_code(&self.sort, OrganisationSort::from_code, TABLE, &id, "sort")?,
        })
    }
}

row! {
    struct OptionsRow {
        partnership_id: String,
        form: bool,
        telephone: Option<String>,
        mail: Option<String>,
        address: Option<String>,
        hours: Option<String>,
        website: Option<String>,
        remark: Option<String>,
        project_manager: Option<String>,
        vdab_adviser: Option<String>,
        team_leader: Option<String>,
        confirmed_on: Option<String>,
        version: i64,
    }
}

impl OptionsRow {
    fn read(self) -> Result<(PartnershipId, KeptOptions), StoreError> {
        const TABLE: &str = "registration_options";
        let id = self.partnership_id;
        let line = |text: Option<String>, column| {
            text.map(|text| Line::parse(&text)).transpose().map_err(|_| StoreError::inconsistent(TABLE, &id, column))
        };
        let text = |text: Option<String>, column| {
            text.map(|text| Text::parse(&text)).transpose().map_err(|_| StoreError::inconsistent(TABLE, &id, column))
        };
        let options = Options {
            form: self.form,
            telephone: (self.telephone.map(|text| Telephone::parse(&text)).transpose())
                .map_err(|_| StoreError::inconsistent(TABLE, &id, "telephone"))?,
            mail: (self.mail.map(|text| Mail::parse(&text)).transpose()).map_err(|_| StoreError::inconsistent(TABLE, &id, "mail"))?,
            address: text(self.address, "address")?,
            hours: text(self.hours, "hours")?,
            website: (self.website.map(|text| Website::parse(&text)).transpose())
                .map_err(|_| StoreError::inconsistent(TABLE, &id, "website"))?,
            remark: text(self.remark, "remark")?,
            project_manager: line(self.project_manager, "project_manager")?,
            vdab_adviser: line(self.vdab_adviser, "vdab_adviser")?,
            team_leader: line(self.team_leader, "team_leader")?,
        };
        let confirmed_on = opt_date(self.confirmed_on.as_deref(), TABLE, &id, "confirmed_on")?;
        Ok((parse_id(&id, TABLE, &id, "partnership_id")?, KeptOptions { options, confirmed_on, version: self.version }))
    }
}

row! {
    struct CorrectionRow {
        correction_id: String,
        body: String,
        sent_at: String,
        settled: Option<String>,
        why: Option<String>,
        role: String,
        name: String,
    }
}

impl CorrectionRow {
    fn read(self) -> Result<Correction, StoreError> {
        const TABLE: &str = "correction";
        let id = self.correction_id;
        let settled = self.settled.map(|code| parse_code(&code, Settled::from_code, TABLE, &id, "settled")).transpose()?;
        Ok(Correction {
            id: parse_id(&id, TABLE, &id, "correction_id")?,
            body: Text::parse(&self.body).map_err(|_| StoreError::inconsistent(TABLE, &id, "body"))?,
            by: self.name,
            role: parse_code(&self.role, Role::from_code, TABLE, &id, "role")?,
            at: instant(&self.sent_at, TABLE, &id, "sent_at")?,
            settled,
            why: self.why.map(|why| Reason::parse(&why)).transpose().map_err(|_| StoreError::inconsistent(TABLE, &id, "why"))?,
        })
    }
}

row! {
    struct LogoRow {
        slot: String,
        media: String,
        width: i64,
        height: i64,
        digest: String,
        installed_at: String,
    }
}

impl LogoRow {
    fn read(self) -> Result<Logo, StoreError> {
        let pixels = |value: i64, column| u32::try_from(value).map_err(|_| StoreError::inconsistent("logo", &self.slot, column));
        let (width, height) = (pixels(self.width, "width")?, pixels(self.height, "height")?);
        Ok(Logo {
            slot: parse_code(&self.slot, LogoSlot::from_code, "logo", &self.slot, "slot")?,
            picture: Picture { media: parse_code(&self.media, LogoMedia::from_code, "logo", &self.slot, "media")?, width, height },
            installed_on: day_of(instant(&self.installed_at, "logo", &self.slot, "installed_at")?),
            digest: self.digest,
        })
    }
}

row! {
    struct LogoFileRow {
        media: String,
        digest: String,
        content: Vec<u8>,
    }
}

fn text<T>(value: Option<&T>, show: fn(&T) -> &str) -> Option<String> {
    value.map(|value| show(value).to_owned())
}

impl Tx {
    /// The partnership with this identifier.
    pub async fn partnership(&mut self, id: PartnershipId) -> Result<Option<Partnership>, StoreError> {
        let row: Option<PartnershipRow> = self.fetch_optional(BY_ID, values![id]).await?;
        row.map(PartnershipRow::read).transpose()
    }

    /// The partnership with this word in addresses.
    pub async fn partnership_by_slug(&mut self, slug: &str) -> Result<Option<Partnership>, StoreError> {
        let row: Option<PartnershipRow> = self.fetch_optional(BY_SLUG, values![slug]).await?;
        row.map(PartnershipRow::read).transpose()
    }

    /// All partnerships by name.
    pub async fn partnerships(&mut self) -> Result<Vec<Partnership>, StoreError> {
        self.fetch::<PartnershipRow>(EVERY, values![]).await?.into_iter().map(PartnershipRow::read).collect()
    }

    /// The partnership to which a municipality belongs on a day; one, or none.
    pub async fn partnership_of(&mut self, nis: Nis, on: Date) -> Result<Option<Partnership>, StoreError> {
        let row: Option<PartnershipRow> = self.fetch_optional(OF_MUNICIPALITY, values![nis.code(), on]).await?;
        row.map(PartnershipRow::read).transpose()
    }

    /// Which municipality belonged where, when: all of it.
    pub async fn coverage(&mut self) -> Result<Vec<Coverage>, StoreError> {
        self.fetch::<CoverageRow>(COVERAGE, values![]).await?.into_iter().map(CoverageRow::read).collect()
    }

    /// The municipalities of one partnership with their periods.
    pub async fn coverage_of(&mut self, id: PartnershipId) -> Result<Vec<Coverage>, StoreError> {
        self.fetch::<CoverageRow>(COVERAGE_OF, values![id]).await?.into_iter().map(CoverageRow::read).collect()
    }

    /// The organisations that take part in a partnership.
    pub async fn organisations(&mut self, id: PartnershipId) -> Result<Vec<Organisation>, StoreError> {
        self.fetch::<OrganisationRow>(ORGANISATIONS, values![id]).await?.into_iter().map(OrganisationRow::read).collect()
    }

    /// The registration options of a partnership.
    pub async fn options(&mut self, id: PartnershipId) -> Result<KeptOptions, StoreError> {
        let row: OptionsRow = self.fetch_one(OPTIONS, values![id]).await?;
        Ok(row.read()?.1)
    }

    /// The registration options of all partnerships.
    pub async fn all_options(&mut self) -> Result<BTreeMap<PartnershipId, KeptOptions>, StoreError> {
        self.fetch::<OptionsRow>(ALL_OPTIONS, values![]).await?.into_iter().map(OptionsRow::read).collect()
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
            text(options.telephone.as_ref(), Telephone::as_str),
            text(options.mail.as_ref(), Mail::as_str),
            text(options.address.as_ref(), Text::as_str),
            text(options.hours.as_ref(), Text::as_str),
            text(options.website.as_ref(), Website::as_str),
            text(options.remark.as_ref(), Text::as_str),
            text(options.project_manager.as_ref(), Line::as_str),
            text(options.vdab_adviser.as_ref(), Line::as_str),
            text(options.team_leader.as_ref(), Line::as_str),
            confirmed_on,
        ];
        self.one_or_stale(SAVE_OPTIONS, values).await
    }

    /// Notes the day on which the options of the own partnership, as they are, were confirmed.
    ///
    /// # Errors
    /// `Stale` when somebody changed them since that version: what was confirmed is not what stands there.
    pub async fn confirm_options(&mut self, permit: &Permit<EditOptions>, on: Date, version: i64) -> Result<(), StoreError> {
        let partnership = self.within(permit)?;
        self.one_or_stale(CONFIRM_OPTIONS, values![partnership, version, on]).await
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
        self.execute(PROPOSE, values![id, partnership, body.as_str(), by, at]).await?;
        Ok(())
    }

    /// The corrections of the own partnership that wait, oldest first.
    pub async fn open_corrections(&mut self) -> Result<Vec<Correction>, StoreError> {
        let partnership = self.partnership_id()?;
        let rows: Vec<CorrectionRow> = self.fetch(OPEN_CORRECTIONS, values![partnership]).await?;
        rows.into_iter().map(CorrectionRow::read).collect()
    }

    /// The last corrections that a member sent in, newest first.
    pub async fn corrections_by(&mut self, sender: MembershipId) -> Result<Vec<Correction>, StoreError> {
        let partnership = self.partnership_id()?;
        let rows: Vec<CorrectionRow> = self.fetch(CORRECTIONS_BY, values![partnership, sender]).await?;
        rows.into_iter().map(CorrectionRow::read).collect()
    }

    /// One correction of the own partnership.
    pub async fn correction(&mut self, id: CorrectionId) -> Result<Option<Correction>, StoreError> {
        let partnership = self.partnership_id()?;
        let row: Option<CorrectionRow> = self.fetch_optional(ONE_CORRECTION, values![partnership, id]).await?;
        row.map(CorrectionRow::read).transpose()
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
        let why = text(why, Reason::as_str);
        self.one_or_stale(SETTLE, values![partnership, id, settled.code(), by, at, why]).await
    }

    /// The logos that a partnership installed.
    pub async fn logos(&mut self, id: PartnershipId) -> Result<Vec<Logo>, StoreError> {
        let mut logos: Vec<Logo> =
            self.fetch::<LogoRow>(LOGOS, values![id]).await?.into_iter().map(LogoRow::read).collect::<Result<_, _>>()?;
        logos.sort_by_key(|logo| logo.slot);
        Ok(logos)
    }

    /// The file of a logo.
    pub async fn logo_file(&mut self, slug: &str, slot: LogoSlot) -> Result<Option<LogoFile>, StoreError> {
        let row: Option<LogoFileRow> = self.fetch_optional(LOGO_FILE, values![slug, slot.code()]).await?;
        row.map(|row| {
            let media = parse_code(&row.media, LogoMedia::from_code, "logo", slot.code(), "media")?;
            Ok(LogoFile { media, digest: row.digest, content: row.content })
        })
        .transpose()
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
        let (media, width, height) = (picture.media.code(), picture.width, picture.height);
        self.execute(INSTALL_LOGO, values![partnership, slot.code(), media, width, height, digest, at, content]).await?;
        Ok(())
    }

    /// Takes a logo of the own partnership away; its text mark stands in again.
    pub async fn remove_logo(&mut self, permit: &Permit<InstallLogo>, slot: LogoSlot) -> Result<bool, StoreError> {
        let partnership = self.within(permit)?;
        Ok(self.execute(REMOVE_LOGO, values![partnership, slot.code()]).await? > 0)
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
        self.execute(ADD, values![*id, slug, name.as_str(), *open, at]).await?;
        let values = values![
            *id,
            options.form,
            text(options.telephone.as_ref(), Telephone::as_str),
            text(options.mail.as_ref(), Mail::as_str),
            text(options.address.as_ref(), Text::as_str),
            text(options.hours.as_ref(), Text::as_str),
            text(options.website.as_ref(), Website::as_str),
        ];
        self.execute(ADD_OPTIONS, values).await?;
        Ok(())
    }

    /// Adds a municipality to a partnership, or gives one that was there another last day.
    pub async fn cover(&mut self, _permit: &Permit<ImportPartnerships>, coverage: Coverage) -> Result<(), StoreError> {
        let Coverage { partnership, nis, from, to } = coverage;
        let touched = self.execute(RECOVER, values![partnership, nis.code(), from, to]).await?;
        if touched == 0 {
            self.execute(COVER, values![partnership, nis.code(), from, to]).await?;
        }
        Ok(())
    }

    /// Adds an organisation to a partnership, or gives one that was there another sort.
    pub async fn keep_organisation(
        &mut self,
        _permit: &Permit<ImportPartnerships>,
        id: OrganisationId,
        partnership: PartnershipId,
        name: &Line,
        sort: OrganisationSort,
    ) -> Result<(), StoreError> {
        let touched = self.execute(SORT_ORGANISATION, values![partnership, name.as_str(), sort.code()]).await?;
        if touched == 0 {
            self.execute(ADD_ORGANISATION, values![id, partnership, name.as_str(), sort.code()]).await?;
        }
        Ok(())
    }

    async fn one_or_stale(&mut self, sql: &'static str, values: Vec<crate::Value>) -> Result<(), StoreError> {
        if self.execute(sql, values).await? == 1 { Ok(()) } else { Err(StoreError::Stale) }
    }
}
