//! What a row of an import says.

use schakel_domain::{
    address::{BadAddress, Mail, Telephone, Website},
    municipality::{self, Municipality, Nis},
    partnership::{Options, OrganisationKind, is_slug},
    time::{Date, parse_date},
    words::{BadText, Line, Text},
};

use super::read::{Columns, Fields, Trouble};

/// The columns of the file of partnerships.
pub(super) const PARTNERSHIPS: Columns = Columns {
    needed: &["slug", "name", "nis", "valid_from"],
    other: &["postcodes", "valid_to", "form", "telephone", "mail", "address", "hours", "website"],
};

/// The columns of the file of organisations.
pub(super) const ORGANISATIONS: Columns = Columns { needed: &["slug", "organisation", "kind"], other: &[] };

/// A municipality in a partnership, with the partnership's first options.
pub(super) struct PartnershipRow {
    pub(super) slug: String,
    pub(super) name: Line,
    pub(super) nis: Nis,
    /// Only these postcodes of it; none for all of it.
    postcodes: Vec<u16>,
    pub(super) from: Date,
    pub(super) to: Option<Date>,
    pub(super) options: Options,
    says_form: bool,
}

impl PartnershipRow {
    /// What of the municipality belongs to the partnership: each postcode, or, without one, all of it.
    pub(super) fn parts(&self) -> Vec<Option<u16>> {
        if self.postcodes.is_empty() { vec![None] } else { self.postcodes.iter().copied().map(Some).collect() }
    }

    /// Whether this row says something of the options, and something else than the first row of its partnership.
    pub(super) fn options_differ(&self, first: &Self) -> bool {
        fn differs<T: PartialEq>(here: Option<&T>, there: Option<&T>) -> bool {
            here.is_some() && here != there
        }
        let (here, there) = (&self.options, &first.options);
        (self.says_form && here.form != there.form)
            || differs(here.telephone.as_ref(), there.telephone.as_ref())
            || differs(here.mail.as_ref(), there.mail.as_ref())
            || differs(here.address.as_ref(), there.address.as_ref())
            || differs(here.hours.as_ref(), there.hours.as_ref())
            || differs(here.website.as_ref(), there.website.as_ref())
    }
}

/// An organisation in a partnership.
pub(super) struct OrganisationRow {
    pub(super) slug: String,
    pub(super) name: Line,
    pub(super) kind: OrganisationKind,
}

/// Reads a row of the file of partnerships.
pub(super) fn partnership(fields: &Fields<'_>) -> Result<PartnershipRow, Trouble> {
    let slug = slug(fields)?;
    let name = line(fields, "name")?;
    let nis = fields.need("nis")?;
    let municipality = nis.parse().ok().and_then(Nis::new).and_then(municipality::by_nis).ok_or_else(|| Trouble::Nis(nis.to_owned()))?;
    let postcodes = postcodes(fields, municipality)?;
    let from = date(fields, "valid_from")?.ok_or(Trouble::Blank("valid_from"))?;
    let to = date(fields, "valid_to")?;
    if to.is_some_and(|to| to < from) {
        return Err(Trouble::Backwards);
    }
    let form = yes_no(fields, "form")?;
    let options = Options {
        // Without another word, the form of this system is offered.
        form: form.unwrap_or(true),
        telephone: address(fields, "telephone", Telephone::parse_optional)?,
        mail: address(fields, "mail", Mail::parse_optional)?,
        address: text(fields, "address")?,
        hours: text(fields, "hours")?,
        website: address(fields, "website", Website::parse_optional)?,
        ..Options::default()
    };
    Ok(PartnershipRow { slug, name, nis: municipality.nis, postcodes, from, to, options, says_form: form.is_some() })
}

/// Reads a row of the file of organisations.
pub(super) fn organisation(fields: &Fields<'_>) -> Result<OrganisationRow, Trouble> {
    let slug = slug(fields)?;
    let name = line(fields, "organisation")?;
    let word = fields.need("kind")?.to_lowercase();
    let kind = OrganisationKind::from_code(&word).or(match word.as_str() {
        "lokaal bestuur" => Some(OrganisationKind::LocalAuthority),
        "dienstverlener" => Some(OrganisationKind::ServiceProvider),
        "europa wse" => Some(OrganisationKind::EuropaWse),
        _ => None,
    });
    Ok(OrganisationRow { slug, name, kind: kind.ok_or(Trouble::Sort(word))? })
}

fn slug(fields: &Fields<'_>) -> Result<String, Trouble> {
    let slug = fields.need("slug")?;
    if is_slug(slug) { Ok(slug.to_owned()) } else { Err(Trouble::Slug(slug.to_owned())) }
}

fn line(fields: &Fields<'_>, column: &'static str) -> Result<Line, Trouble> {
    Line::parse(fields.need(column)?).map_err(|_: BadText| Trouble::Text(column))
}

fn text(fields: &Fields<'_>, column: &'static str) -> Result<Option<Text>, Trouble> {
    // A row of a spreadsheet writes the lines of an address behind each other.
    Text::parse_optional(&fields.get(column).replace(" | ", "\n")).map_err(|_: BadText| Trouble::Text(column))
}

/// The postcodes of a shared municipality, apart by spaces or by one of the signs that people put between numbers.
fn postcodes(fields: &Fields<'_>, of: &Municipality) -> Result<Vec<u16>, Trouble> {
    let words = fields.get("postcodes").split(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | '/' | '+' | '|'));
    let read = |text: &str| {
        let known = text.parse().ok().filter(|postcode| of.postcodes.contains(postcode));
        known.ok_or_else(|| Trouble::Postcode { text: text.to_owned(), name: of.name, has: of.postcodes.clone() })
    };
    let mut postcodes = words.filter(|word| !word.is_empty()).map(read).collect::<Result<Vec<u16>, Trouble>>()?;
    postcodes.sort_unstable();
    postcodes.dedup();
    Ok(postcodes)
}

fn date(fields: &Fields<'_>, column: &'static str) -> Result<Option<Date>, Trouble> {
    let text = fields.get(column);
    if text.is_empty() {
        return Ok(None);
    }
    parse_date(text).map(Some).map_err(|_| Trouble::Date(column, text.to_owned()))
}

fn yes_no(fields: &Fields<'_>, column: &'static str) -> Result<Option<bool>, Trouble> {
    match fields.get(column).to_lowercase().as_str() {
        "" => Ok(None),
        "ja" | "yes" | "oui" | "true" | "waar" | "1" => Ok(Some(true)),
        "nee" | "neen" | "no" | "non" | "false" | "onwaar" | "0" => Ok(Some(false)),
        other => Err(Trouble::YesNo(column, other.to_owned())),
    }
}

fn address<T>(fields: &Fields<'_>, column: &'static str, read: fn(&str) -> Result<Option<T>, BadAddress>) -> Result<Option<T>, Trouble> {
    let text = fields.get(column);
    read(text).map_err(|_| Trouble::Address(column, text.to_owned()))
}

#[cfg(test)]
mod spoilt {
    use std::ops::Not as _;

    use schakel_ordeal::spoil;

    use super::{super::read::rows, *};

    const HEADER: &str = "slug;name;nis;postcodes;valid_from;valid_to;form;telephone;mail;address;hours;website\n";
    const FIRST: &str =
        "aalst;LP Aalst;41002;9300 9308;2026-01-01;31/12/2027;ja;053 12 34 56;lp@voorbeeld.be;Werf 9 | 9300 Aalst;9-12u;lp.voorbeeld.be\n";
    const SECOND: &str = "\"west-hoek\";\"LP \"\"Westhoek\"\"\";38002;;01/01/2026;;nee;;;;;\n";

    #[test]
    fn a_row_that_is_taken_is_one_that_may_be_kept() {
        let commas = "slug,name,nis,valid_from\naalst,LP Aalst,41002,2026-01-01\n".to_owned();
        let samples = [format!("\u{feff}{HEADER}{FIRST}{SECOND}"), format!("{HEADER}{SECOND}{FIRST}"), commas];
        for sample in &samples {
            let (good, bad) = rows(sample.as_bytes(), &PARTNERSHIPS, partnership);
            assert!(good.is_empty().not() && bad.told.is_empty(), "{:?}", bad.told);
        }
        spoil("file of partnerships", &samples, |file| {
            let (good, bad) = rows(file, &PARTNERSHIPS, partnership);
            assert!(bad.told.len() <= 200);
            let lines = 1 + file.iter().filter(|byte| matches!(byte, b'\n' | b'\r')).count() as u64;
            for bad in &bad.told {
                assert!((1..=lines).contains(&bad.line), "{bad}");
                assert!(!bad.to_string().contains(char::is_control), "{bad:?}");
            }
            for (line, row) in good {
                assert!((2..=lines).contains(&line) && is_slug(&row.slug) && row.to.is_none_or(|to| row.from <= to));
                let municipality = municipality::by_nis(row.nis).unwrap();
                assert!(row.parts().iter().flatten().all(|postcode| municipality.postcodes.contains(postcode)));
                assert_eq!(Line::parse(row.name.as_str()).as_ref(), Ok(&row.name));
            }
        });
    }

    #[test]
    fn an_organisation_that_is_taken_has_a_name_and_a_kind() {
        let samples = [
            "slug;organisation;kind\naalst;OCMW Aalst;ocmw\naalst;VDAB;vdab\n",
            "slug,organisation,kind\nwest-hoek,\"A, B\",lokaal bestuur\n",
        ];
        spoil("file of organisations", &samples, |file| {
            for (_, row) in rows(file, &ORGANISATIONS, organisation).0 {
                assert!(is_slug(&row.slug) && Line::parse(row.name.as_str()) == Ok(row.name.clone()));
                assert!(OrganisationKind::ALL.contains(&row.kind));
            }
        });
    }
}
