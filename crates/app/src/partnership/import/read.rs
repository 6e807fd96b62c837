//! Reads a CSV file into rows, or tells what is wrong with each line.

use std::{fmt, io::Read};

use schakel_domain::time::Date;

/// The most bytes of a file. All municipalities with long texts are a tenth of it.
const MOST_BYTES: u64 = 4 * 1024 * 1024;
/// How many bad rows are told, and of the rest how many they are: these are mended first.
const MOST_BAD: usize = 200;

/// A row that was not taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BadRow {
    /// Its line in the file; the first is 1.
    pub line: u64,
    /// What is wrong.
    pub trouble: Trouble,
}

/// What is wrong with a row. [`fmt::Display`] gives the sentence for the administrator.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Trouble {
    /// The file cannot be read at all.
    Unreadable(String),
    /// More bytes than an import takes.
    TooBig,
    /// No header, or one without these columns.
    NoColumns(Vec<&'static str>),
    /// A column that is not known.
    StrangeColumn(String),
    /// A column that stands twice.
    DoubleColumn(String),
    /// Not UTF-8.
    NotUtf8,
    /// More fields than the header.
    Fields {
        /// How many the header has.
        header: usize,
        /// How many there are.
        here: usize,
    },
    /// A field that must be filled in and is not.
    Blank(&'static str),
    /// A field with a text that cannot be taken: too long, or with characters that cannot be shown.
    Text(&'static str),
    /// The word of a partnership in addresses has other characters than it may have.
    Slug(String),
    /// Not a NIS code of a Flemish municipality.
    Nis(String),
    /// Not a postcode of the municipality.
    Postcode {
        /// What stands there.
        text: String,
        /// The municipality.
        name: &'static str,
        /// Its postcodes.
        has: Vec<u16>,
    },
    /// Not a date, or a day that does not exist.
    Date(&'static str, String),
    /// The last day comes before the first.
    Backwards,
    /// Neither yes nor no.
    YesNo(&'static str, String),
    /// Not a telephone number, a mail address or a website.
    Address(&'static str, String),
    /// Not a kind of organisation.
    Sort(String),
    /// The same word with another name.
    OtherName {
        /// The word.
        slug: String,
        /// The name that it has.
        name: String,
    },
    /// Other registration options than the first row of the partnership.
    OtherOptions {
        /// Where that row stands.
        line: u64,
    },
    /// Another kind than an earlier row gave the same organisation.
    OtherKind {
        /// Where that row stands.
        line: u64,
    },
    /// The municipality belongs to a partnership in that period.
    Taken {
        /// The municipality.
        name: &'static str,
        /// The postcode of it, if that is all that belongs to the partnership.
        postcode: Option<u16>,
        /// The partnership.
        slug: String,
        /// The first day.
        from: Date,
        /// The last day, if there is one.
        to: Option<Date>,
    },
    /// There is no partnership with this word.
    NoSuchPartnership(String),
}

impl fmt::Display for BadRow {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}: {}", self.line, self.trouble)
    }
}

impl fmt::Display for Trouble {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unreadable(cause) => write!(f, "the file cannot be read: {cause}."),
            Self::TooBig => write!(f, "the file is larger than {} MiB.", MOST_BYTES / 1024 / 1024),
            Self::NoColumns(columns) => write!(f, "the header must name these columns: {}.", columns.join(", ")),
            Self::StrangeColumn(column) => write!(f, "the column {column:?} is not known."),
            Self::DoubleColumn(column) => write!(f, "the column {column:?} stands twice."),
            Self::NotUtf8 => write!(f, "the row is not in UTF-8; save the file as \"CSV UTF-8\"."),
            Self::Fields { header, here } => write!(f, "the row has {here} fields and the header {header}."),
            Self::Blank(column) => write!(f, "{column} is empty."),
            Self::Text(column) => write!(f, "{column} is too long or has characters that cannot be shown."),
            Self::Slug(slug) => write!(f, "the slug {slug:?} must have 2 to 40 lower-case letters, digits or single hyphens."),
            Self::Nis(nis) => write!(f, "{nis:?} is not the NIS code of a Flemish municipality as of 1 January 2025."),
            Self::Postcode { text, name, has } => {
                let has: Vec<String> = has.iter().map(ToString::to_string).collect();
                write!(f, "postcodes: {text:?} is no postcode of {name}, which has {}.", has.join(" "))
            }
            Self::Date(column, text) => write!(f, "{column}: {text:?} is not an existing day written as 2026-01-31 or 31/01/2026."),
            Self::Backwards => write!(f, "valid_to comes before valid_from."),
            Self::YesNo(column, text) => write!(f, "{column}: {text:?} is neither \"ja\" nor \"nee\"."),
            Self::Address("website", text) => write!(f, "website: {text:?} is not an address that begins with https:// or http://."),
            Self::Address(column, text) => write!(f, "{column}: {text:?} does not look like one."),
            Self::Sort(text) => write!(f, "kind: {text:?} is none of ocmw, local_authority, service_provider, vdab, europa_wse."),
            Self::OtherName { slug, name } => write!(f, "the slug {slug:?} already belongs to {name:?}; each partnership needs its own."),
            Self::OtherOptions { line } => {
                write!(f, "the registration options differ from those on line {line}; leave them empty or write the same.")
            }
            Self::OtherKind { line } => write!(f, "the organisation has another kind on line {line}."),
            Self::Taken { name, postcode, slug, from, to } => {
                if let Some(postcode) = postcode {
                    write!(f, "{postcode} ")?;
                }
                write!(f, "{name} belongs to {slug:?} from {from}")?;
                if let Some(to) = to {
                    write!(f, " up to and including {to}")?;
                }
                write!(f, ".")
            }
            Self::NoSuchPartnership(slug) => write!(f, "there is no partnership with the slug {slug:?}; import the partnerships first."),
        }
    }
}

/// One row with the fields by column.
pub(super) struct Fields<'a> {
    columns: &'a [Option<&'static str>],
    record: &'a csv::StringRecord,
}

impl Fields<'_> {
    /// What stands in a column; nothing when it is empty or not in the file.
    pub(super) fn get(&self, column: &str) -> &str {
        let at = self.columns.iter().position(|known| *known == Some(column));
        at.and_then(|at| self.record.get(at)).unwrap_or_default().trim()
    }

    /// What stands in a column that must be filled in.
    pub(super) fn need(&self, column: &'static str) -> Result<&str, Trouble> {
        Some(self.get(column)).filter(|text| !text.is_empty()).ok_or(Trouble::Blank(column))
    }
}

/// The columns of a kind of file.
pub(super) struct Columns {
    /// Those that must be there.
    pub(super) needed: &'static [&'static str],
    /// Those that can be there.
    pub(super) other: &'static [&'static str],
}

/// The bad rows of a file: as many as are told, and how many more there are.
#[derive(Debug, Default)]
pub(super) struct BadRows {
    pub(super) told: Vec<BadRow>,
    pub(super) untold: usize,
}

impl BadRows {
    /// What is wrong with the file as a whole.
    fn whole(trouble: Trouble) -> Self {
        Self { told: vec![BadRow { line: 1, trouble }], untold: 0 }
    }

    fn add(&mut self, line: u64, trouble: Trouble) {
        // What is not told is not kept either: a file can have a million rows.
        if self.told.len() < MOST_BAD {
            self.told.push(BadRow { line, trouble });
        } else {
            self.untold += 1;
        }
    }

    /// With what further reading found: the first lines are told.
    pub(super) fn and(mut self, more: Vec<BadRow>) -> Self {
        self.told.extend(more);
        self.told.sort_by_key(|row| row.line);
        self.untold += self.told.len().saturating_sub(MOST_BAD);
        self.told.truncate(MOST_BAD);
        self
    }
}

/// What can be read, with its lines; and what is wrong with the rest.
pub(super) type Rows<T> = (Vec<(u64, T)>, BadRows);

/// Reads all rows of a file.
pub(super) fn rows<T>(file: impl Read, columns: &Columns, read: fn(&Fields<'_>) -> Result<T, Trouble>) -> Rows<T> {
    let mut content = Vec::new();
    let whole = |trouble| (Vec::new(), BadRows::whole(trouble));
    match file.take(MOST_BYTES + 1).read_to_end(&mut content) {
        Err(fault) => return whole(Trouble::Unreadable(fault.to_string())),
        Ok(bytes) if bytes as u64 > MOST_BYTES => return whole(Trouble::TooBig),
        Ok(_) => {}
    }
    let content = content.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&content);
    let header = String::from_utf8_lossy(content.split(|byte| *byte == b'\n').next().unwrap_or_default());
    let delimiter = if header.matches(';').count() >= header.matches(',').count() { b';' } else { b',' };
    let mut reader = csv::ReaderBuilder::new().delimiter(delimiter).flexible(true).has_headers(false).from_reader(content);
    let mut records = reader.byte_records();
    let known = match records.next() {
        Some(Ok(header)) => match names(&header, columns) {
            Ok(known) => known,
            Err(trouble) => return whole(trouble),
        },
        Some(Err(fault)) => return whole(Trouble::Unreadable(fault.to_string())),
        None => return whole(Trouble::NoColumns(columns.needed.to_vec())),
    };
    let (mut good, mut bad) = (Vec::new(), BadRows::default());
    for record in records {
        let record = match record {
            Ok(record) => record,
            Err(fault) => {
                let line = fault.position().map_or(1, csv::Position::line);
                bad.add(line, Trouble::Unreadable(fault.to_string()));
                break;
            }
        };
        let line = record.position().map_or(1, csv::Position::line);
        if record.iter().all(<[u8]>::is_empty) {
            continue;
        }
        match row(record, &known, read) {
            Ok(row) => good.push((line, row)),
            Err(trouble) => bad.add(line, trouble),
        }
    }
    (good, bad)
}

fn row<T>(record: csv::ByteRecord, known: &[Option<&'static str>], read: fn(&Fields<'_>) -> Result<T, Trouble>) -> Result<T, Trouble> {
    let record = csv::StringRecord::from_byte_record(record).map_err(|_| Trouble::NotUtf8)?;
    // Spreadsheets leave empty fields at the end of a row, or take them off.
    let here = record.iter().collect::<Vec<_>>().iter().rposition(|field| !field.trim().is_empty()).map_or(0, |last| last + 1);
    if here > known.len() {
        return Err(Trouble::Fields { header: known.len(), here });
    }
    read(&Fields { columns: known, record: &record })
}

fn names(header: &csv::ByteRecord, columns: &Columns) -> Result<Vec<Option<&'static str>>, Trouble> {
    let mut names = Vec::new();
    for name in header {
        let name = String::from_utf8_lossy(name).trim().to_lowercase();
        let known = columns.needed.iter().chain(columns.other).copied().find(|known| *known == name);
        if known.is_none() && !name.is_empty() {
            return Err(Trouble::StrangeColumn(name));
        }
        if known.is_some() && names.contains(&known) {
            return Err(Trouble::DoubleColumn(name));
        }
        names.push(known);
    }
    let missing: Vec<_> = columns.needed.iter().copied().filter(|needed| !names.contains(&Some(*needed))).collect();
    if missing.is_empty() { Ok(names) } else { Err(Trouble::NoColumns(missing)) }
}
