//! `schakel partnership`: takes in, lists and shows partnerships.

use std::{
    fmt::Write as _,
    fs::File,
    io::{BufRead, BufReader, Read, Seek},
    path::Path,
};

use anyhow::{Context as _, bail};
use schakel_app::{
    App, Ctx,
    partnership::{Card, ImportReport, Served, import, import_organisations, overview, show},
};
use schakel_domain::{
    address::{Mail, Telephone, Website},
    partnership::OrganisationKind,
    words::Text,
};

use crate::{
    house::at_the_machine,
    say,
    words::{failed, table},
};

/// An example of both kinds of files.
pub(crate) const EXAMPLE: &str = "\
# Two files, each taken in with `schakel partnership import FILE`. Lines that begin with # are not part of them.

# 1. Partnerships: one line a municipality. `nis` is its NIS code, `form` whether this system's form is offered (ja/nee).
#    Without `postcodes` all of the municipality belongs to the partnership; with them only those, so that two can share one.
#    No place belongs to two on one day: to give it to another one, end it first with `valid_to`, its last day.
slug;name;nis;postcodes;valid_from;valid_to;form;telephone;mail;address;hours;website
voorbeeldstreek;Partnerschap Voorbeeldstreek;41002;9300 9308;2026-01-01;;ja;053 00 00 00;info@voorbeeldstreek.example;Voorbeeldplein 1, 9300 Aalst;ma-vr 9-12 uur;https://voorbeeldstreek.example
voorbeeldstreek;Partnerschap Voorbeeldstreek;41011;;2026-01-01;;;;;;;

# 2. Organisations of partnerships that are there. `kind` is ocmw, local_authority, service_provider, vdab or europa_wse.
slug;organisation;kind
voorbeeldstreek;OCMW Voorbeeldstad;ocmw
voorbeeldstreek;VDAB Voorbeeldstreek;vdab
";

/// Takes in a file; which kind it is, its first line says.
pub(crate) async fn take_in(app: &App, path: &Path) -> anyhow::Result<()> {
    let mut file = File::open(path).with_context(|| format!("{} cannot be opened", path.display()))?;
    let mut first = String::new();
    BufReader::new(&mut file).take(4_096).read_line(&mut first).with_context(|| format!("{} cannot be read", path.display()))?;
    file.rewind().with_context(|| format!("{} cannot be read again", path.display()))?;
    let cx = at_the_machine(app);
    let of_organisations = first.to_ascii_lowercase().contains("organisation");
    let report = if of_organisations { import_organisations(app, &cx, file).await } else { import(app, &cx, file).await };
    let report = report.map_err(|error| failed("nothing was taken in", &error))?;
    if !report.bad.is_empty() {
        bail!("{}", complaint(path, &report));
    }
    say(&format!(
        "Taken in: {} new partnerships, {} new municipalities, {} new postcodes of shared ones, {} changed, {} organisations. \
         {} rows said what was known already.",
        report.partnerships, report.municipalities, report.postcodes, report.changed, report.organisations, report.known
    ))
}

fn complaint(path: &Path, report: &ImportReport) -> String {
    let count = report.bad.len() + report.untold;
    let rows = if count == 1 { "row" } else { "rows" };
    let bad = report.bad.iter().fold(String::new(), |mut out, row| {
        // Writing to a String cannot fail.
        let _ = write!(out, "\n  {row}");
        out
    });
    let more = if report.untold == 0 { String::new() } else { format!("\n  and {} more", report.untold) };
    format!(
        "{} has {count} bad {rows}, so nothing was taken in:{bad}{more}\nMend them and try again. `schakel partnership import --example` shows the form.",
        path.display()
    )
}

/// Lists all partnerships.
pub(crate) async fn list(app: &App) -> anyhow::Result<()> {
    let cx = visitor(app);
    let overview = overview(app, &cx, "").await.map_err(|error| failed("the partnerships cannot be listed", &error))?;
    let row = |card: &Card| {
        let confirmed = card.kept.confirmed_on.map_or_else(|| "never".to_owned(), |on| on.to_string());
        [
            card.partnership.slug.clone(),
            card.partnership.name.as_str().to_owned(),
            card.municipalities.len().to_string(),
            if card.partnership.open { "yes" } else { "no" }.to_owned(),
            confirmed,
        ]
    };
    let rows: Vec<_> = overview.cards.iter().map(row).collect();
    say(&table(["slug", "name", "municipalities", "open", "options confirmed on"], &rows))
}

/// Shows one partnership.
pub(crate) async fn show_one(app: &App, slug: &str) -> anyhow::Result<()> {
    let card = show(app, &visitor(app), slug)
        .await
        .map_err(|error| failed(&format!("there is no partnership `{slug}` (`schakel partnership list` lists them)"), &error))?;
    let mut out = format!("{} ({})\n", card.partnership.name.as_str(), card.partnership.slug);
    let kind = |kind: OrganisationKind| kind.code();
    let organisations: Vec<_> = card.organisations.iter().map(|one| [one.name.as_str().to_owned(), kind(one.kind).to_owned()]).collect();
    let _ = write!(out, "\n{}\n", table(["organisation", "kind"], &organisations));
    let postcodes = |one: &Served| {
        let some = one.postcodes.as_ref();
        some.map_or_else(|| "all".to_owned(), |some| some.iter().map(ToString::to_string).collect::<Vec<_>>().join(" "))
    };
    let row = |one: &Served| [one.municipality.name.to_owned(), one.municipality.nis.to_string(), postcodes(one)];
    let municipalities: Vec<_> = card.municipalities.iter().map(row).collect();
    let _ = write!(out, "\n{}\n", table(["municipality today", "nis", "postcodes"], &municipalities));
    let options = &card.kept.options;
    let within = options.contact_within.map(|days| days.number().to_string());
    let lines = [
        ("form of this system", Some(if options.form { "yes" } else { "no" })),
        ("telephone", options.telephone.as_ref().map(Telephone::as_str)),
        ("mail", options.mail.as_ref().map(Mail::as_str)),
        ("address", options.address.as_ref().map(Text::as_str)),
        ("hours", options.hours.as_ref().map(Text::as_str)),
        ("contact within working days", within.as_deref()),
        ("website", options.website.as_ref().map(Website::as_str)),
    ];
    out.push_str("\nHow one can register:\n");
    for (what, value) in lines {
        let _ = writeln!(out, "  {what}: {}", value.unwrap_or("not given"));
    }
    say(&out)
}

fn visitor(app: &App) -> Ctx {
    Ctx::new(schakel_domain::actor::Actor::visitor(), app.now())
}
