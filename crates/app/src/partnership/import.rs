//! Partnerships, municipalities and organisations from a file: all of it or nothing, and the same file twice changes nothing.
//!
//! The file is CSV with a header, `;` or `,` between its fields, in UTF-8. Each bad row is told with its line and a
//! sentence. What a partnership says of itself since (its registration options) is never overwritten by an import.

mod read;
mod row;

use std::{collections::BTreeMap, io::Read};

pub use read::{BadRow, Trouble};
use schakel_domain::{
    acts::ImportPartnerships,
    ids::PartnershipId,
    municipality::{self, Nis},
    partnership::{Coverage, Partnership},
    resource::Platform,
    time::Date,
    words::Line,
};
use schakel_store::{Entry, Tx};
use serde::{Deserialize, Serialize};

use self::{
    read::BadRows,
    row::{OrganisationRow, PartnershipRow},
};
use crate::{App, AppError, Ctx};

/// What an import did, or why it did nothing.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ImportReport {
    /// Partnerships that are new.
    pub partnerships: usize,
    /// Municipalities that are new in a partnership as a whole.
    pub municipalities: usize,
    /// Postcodes of shared municipalities that are new in a partnership.
    pub postcodes: usize,
    /// Municipalities and postcodes of which the last day changed.
    pub changed: usize,
    /// Organisations that are new, or that changed their kind.
    pub organisations: usize,
    /// Rows that said what was known.
    pub known: usize,
    /// The rows that are wrong, by their lines. If there is one, nothing was changed.
    #[serde(skip)]
    pub bad: Vec<BadRow>,
    /// How many more are wrong than are told.
    #[serde(skip)]
    pub untold: usize,
}

/// Takes in partnerships with their municipalities:
/// `slug;name;nis;postcodes;valid_from;valid_to;form;telephone;mail;address;hours;website`, one row a municipality. With postcodes in a row
/// only those belong to the partnership; so two can share a municipality.
///
/// # Errors
/// What can go wrong in any act; bad rows are no error but in the report.
pub async fn import(app: &App, cx: &Ctx, file: impl Read) -> Result<ImportReport, AppError> {
    let (rows, bad) = read::rows(file, &row::PARTNERSHIPS, row::partnership);
    run(app, cx, bad, async |tx, permit| {
        let mut bad = Vec::new();
        let kept = tx.partnerships().await?;
        let mut known: BTreeMap<String, (PartnershipId, Line)> =
            kept.into_iter().map(|one| (one.slug.clone(), (one.id, one.name))).collect();
        let mut periods = Periods::new(tx.coverage().await?);
        let mut first: BTreeMap<&str, &(u64, PartnershipRow)> = BTreeMap::new();
        let mut new: Vec<(Partnership, &PartnershipRow)> = Vec::new();
        for at in &rows {
            let (line, row) = at;
            let first = *first.entry(&row.slug).or_insert(at);
            if let Some((_, name)) = known.get(&row.slug) {
                if *name != row.name {
                    bad.push(BadRow {
                        line: *line,
                        trouble: Trouble::OtherName { slug: row.slug.clone(), name: name.as_str().to_owned() },
                    });
                    continue;
                }
            } else {
                let partnership = Partnership { id: app.new_id(cx), slug: row.slug.clone(), name: row.name.clone(), open: true };
                known.insert(row.slug.clone(), (partnership.id, row.name.clone()));
                new.push((partnership, row));
            }
            if row.options_differ(&first.1) {
                bad.push(BadRow { line: *line, trouble: Trouble::OtherOptions { line: first.0 } });
                continue;
            }
            if let Some((id, _)) = known.get(&row.slug) {
                for postcode in row.parts() {
                    periods.add(*line, Coverage { partnership: *id, nis: row.nis, postcode, from: row.from, to: row.to });
                }
            }
        }
        bad.extend(periods.clashes(&known));
        if !bad.is_empty() {
            return Ok(Err(bad));
        }
        let mut report = ImportReport { partnerships: new.len(), ..ImportReport::default() };
        for (partnership, row) in &new {
            tx.add_partnership(permit, partnership, &row.options, cx.now).await?;
        }
        let mut said_known: BTreeMap<u64, bool> = BTreeMap::new();
        for change in periods.changes() {
            let is_known = change.was.is_some_and(|was| was.to == change.coverage.to);
            *said_known.entry(change.line.unwrap_or_default()).or_insert(true) &= is_known;
            match (change.was, change.coverage.postcode) {
                _ if is_known => continue,
                (Some(_), _) => report.changed += 1,
                (None, None) => report.municipalities += 1,
                (None, Some(_)) => report.postcodes += 1,
            }
            tx.cover(permit, change.coverage).await?;
        }
        report.known = said_known.values().filter(|known| **known).count();
        Ok(Ok(report))
    })
    .await
}

/// Takes in the organisations of partnerships that are there: `slug;organisation;kind`.
///
/// # Errors
/// What can go wrong in any act; bad rows are no error but in the report.
pub async fn import_organisations(app: &App, cx: &Ctx, file: impl Read) -> Result<ImportReport, AppError> {
    let (rows, bad) = read::rows(file, &row::ORGANISATIONS, row::organisation);
    run(app, cx, bad, async |tx, permit| {
        let mut bad = Vec::new();
        let mut report = ImportReport::default();
        let mut kept = BTreeMap::new();
        for partnership in tx.partnerships().await? {
            let organisations = tx.organisations(partnership.id).await?;
            let kinds: BTreeMap<String, _> = organisations.into_iter().map(|one| (one.name.as_str().to_owned(), one.kind)).collect();
            kept.insert(partnership.slug, (partnership.id, kinds));
        }
        let mut told: BTreeMap<(&str, &str), &(u64, OrganisationRow)> = BTreeMap::new();
        for at in &rows {
            let (line, row) = at;
            let Some((id, kinds)) = kept.get(&row.slug) else {
                bad.push(BadRow { line: *line, trouble: Trouble::NoSuchPartnership(row.slug.clone()) });
                continue;
            };
            let first = *told.entry((&row.slug, row.name.as_str())).or_insert(at);
            if first.1.kind != row.kind {
                bad.push(BadRow { line: *line, trouble: Trouble::OtherKind { line: first.0 } });
            } else if first.0 != *line || kinds.get(row.name.as_str()) == Some(&row.kind) {
                report.known += 1;
            } else if bad.is_empty() {
                tx.keep_organisation(permit, app.new_id(cx), *id, &row.name, row.kind).await?;
                report.organisations += 1;
            }
        }
        Ok(if bad.is_empty() { Ok(report) } else { Err(bad) })
    })
    .await
}

type Permit = schakel_access::Permit<ImportPartnerships>;

/// Runs the import as one change; a bad row anywhere makes it none.
async fn run(
    app: &App,
    cx: &Ctx,
    bad: BadRows,
    plan: impl AsyncFnOnce(&mut Tx, &Permit) -> Result<Result<ImportReport, Vec<BadRow>>, AppError>,
) -> Result<ImportReport, AppError> {
    let read_well = bad.told.is_empty();
    let mut clashes = Vec::new();
    let done = app
        .change::<ImportPartnerships, _>(cx, async |tx| {
            let permit = app.permit::<ImportPartnerships>(cx, &Platform)?;
            let planned = plan(tx, &permit).await?;
            match planned {
                Ok(report) if read_well => {
                    let ImportReport { partnerships, municipalities, postcodes, .. } = report;
                    let detail = format!("{partnerships} partnerships, {municipalities} municipalities, {postcodes} postcodes");
                    Ok((report, Entry::of(&permit).detail(detail)))
                }
                // Nothing is committed: the report tells the rows, the error only undoes.
                Ok(_) => Err(AppError::Invalid(Vec::new())),
                Err(more) => {
                    clashes = more;
                    Err(AppError::Invalid(Vec::new()))
                }
            }
        })
        .await;
    match done {
        Err(AppError::Invalid(fields)) if fields.is_empty() => {
            let BadRows { told: bad, untold } = bad.and(clashes);
            Ok(ImportReport { bad, untold, ..ImportReport::default() })
        }
        other => other,
    }
}

/// What makes two rows speak of the same period.
fn place_of(coverage: &Coverage) -> (Nis, Date, PartnershipId, Option<u16>) {
    (coverage.nis, coverage.from, coverage.partnership, coverage.postcode)
}

/// A municipality or a postcode of one in a partnership, as it will be, and as it was before, if it was there.
struct Change {
    line: Option<u64>,
    coverage: Coverage,
    was: Option<Coverage>,
}

/// The municipalities in their periods, as they will be after the import.
struct Periods(BTreeMap<(Nis, Date, PartnershipId, Option<u16>), Change>);

impl Periods {
    fn new(kept: Vec<Coverage>) -> Self {
        Self(kept.into_iter().map(|one| (place_of(&one), Change { line: None, coverage: one, was: Some(one) })).collect())
    }

    fn add(&mut self, line: u64, coverage: Coverage) {
        let at = place_of(&coverage);
        let was = self.0.get(&at).and_then(|change| change.was);
        self.0.insert(at, Change { line: Some(line), coverage, was });
    }

    /// A place belongs to one partnership at a time, and a whole municipality has each of its postcodes. Of two that clash, the row
    /// further down is told.
    fn clashes(&self, known: &BTreeMap<String, (PartnershipId, Line)>) -> Vec<BadRow> {
        let changes: Vec<&Change> = self.0.values().collect();
        let mut bad = Vec::new();
        for (at, one) in changes.iter().enumerate() {
            let others = changes.iter().skip(at + 1).take_while(|other| other.coverage.nis == one.coverage.nis);
            for other in others.filter(|other| other.coverage.overlaps(&one.coverage)) {
                let (told, held) = if other.line > one.line { (other, one) } else { (one, other) };
                let Some(line) = told.line else { continue };
                let slug = known.iter().find(|(_, (id, _))| *id == held.coverage.partnership).map(|(slug, _)| slug.clone());
                let name = municipality::by_nis(held.coverage.nis).map_or("", |one| one.name);
                let Coverage { postcode, from, to, .. } = held.coverage;
                let row = BadRow { line, trouble: Trouble::Taken { name, postcode, slug: slug.unwrap_or_default(), from, to } };
                // A row with several postcodes is told once of a whole municipality in which they are.
                if !bad.contains(&row) {
                    bad.push(row);
                }
            }
        }
        bad
    }

    /// What the file said, in order; ended periods first, so that a municipality can move within one import.
    fn changes(&self) -> impl Iterator<Item = &Change> {
        self.0.values().filter(|change| change.line.is_some())
    }
}
