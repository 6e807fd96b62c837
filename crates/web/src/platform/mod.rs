//! The platform administrator's list of partnerships: what they keep of themselves, and nothing of a client.

use std::collections::BTreeSet;

use askama::Template;
use axum::response::Response;
use schakel_app::{
    AppError,
    partnership::{self, JobEnd, LastRun, SharedPostcode},
};
use schakel_domain::{
    acts::ListPartnerships,
    municipality::{self, Nis},
    time::local,
};
use schakel_texts::{Lang, date_long, date_time, platform};

use crate::{
    cx::Cx,
    find::postcode_name,
    page::Page,
    router::{Audience, Table},
};

#[derive(Template)]
#[template(path = "platform/list.html")]
struct List {
    page: Page,
    rows: Vec<Row>,
    shared: Vec<SharedRow>,
    count: i64,
    to_attend: i64,
    without: i64,
    jobs: Vec<JobView>,
}

/// A job by the clock: what it does, when it ran last, and whether that went wrong.
struct JobView {
    what: String,
    at: String,
    wrong: bool,
}

fn job(lang: Lang, run: &LastRun) -> JobView {
    let what = match run.job.as_str() {
        "checkpoint" => platform::job_checkpoint(lang),
        "forget" => platform::job_forget(lang),
        "expire" => platform::job_expire(lang),
        "erase" => platform::job_erase(lang),
        other => other,
    };
    JobView { what: what.to_owned(), at: date_time(lang, local(run.at)), wrong: run.end != JobEnd::Well }
}

/// A municipality that is shared by postcode, and to whom each postcode belongs.
struct SharedRow {
    name: &'static str,
    postcodes: Vec<(String, String)>,
}

struct Row {
    name: String,
    href: String,
    /// Where its members are.
    members: String,
    open: bool,
    municipalities: usize,
    organisations: usize,
    confirmed: String,
    is_old: bool,
    logos: usize,
}

/// Lists the partnerships.
pub(crate) async fn list(cx: Cx) -> Result<Response, AppError> {
    let listed = partnership::list(&cx.app, &cx.ctx).await?;
    let lang = cx.lang;
    let rows: Vec<Row> = listed
        .partnerships
        .iter()
        .map(|one| Row {
            name: one.card.partnership.name.as_str().to_owned(),
            href: format!("/p/{}", one.card.partnership.slug),
            members: format!("/leden?partnerschap={}", one.card.partnership.slug),
            open: one.card.partnership.open,
            municipalities: one.card.municipalities.len(),
            organisations: one.organisations,
            confirmed: one.card.kept.confirmed_on.map_or_else(|| platform::never(lang).to_owned(), |on| date_long(lang, on)),
            is_old: one.card.is_old,
            logos: one.logos,
        })
        .collect();
    // One that is shared stands in the rows of several.
    let served: BTreeSet<Nis> =
        listed.partnerships.iter().flat_map(|one| &one.card.municipalities).map(|one| one.municipality.nis).collect();
    let without = municipality::all().len().saturating_sub(served.len());
    let shared = listed.shared.iter().map(|one| SharedRow {
        name: one.municipality.name,
        postcodes: one.postcodes.iter().map(|one| (postcode_name(lang, one.postcode), to_whom(lang, one))).collect(),
    });
    let count = |number: usize| i64::try_from(number).unwrap_or(i64::MAX);
    cx.html(&List {
        page: cx.page("platform", platform::title(lang)),
        to_attend: count(rows.iter().filter(|row| row.is_old).count()),
        without: count(without),
        jobs: listed.jobs.iter().map(|run| job(lang, run)).collect(),
        count: count(rows.len()),
        shared: shared.collect(),
        rows,
    })
}

fn to_whom(lang: Lang, one: &SharedPostcode) -> String {
    match (&one.partnership, one.from) {
        (None, _) => platform::shared_nobody(lang).to_owned(),
        (Some(name), None) => name.as_str().to_owned(),
        (Some(name), Some(from)) => platform::shared_from(lang).partnership(name.as_str()).date(date_long(lang, from)).to_string(),
    }
}

/// The pages and forms of this slice.
pub(crate) fn routes(table: Table) -> Table {
    table.audience(Audience::Member).look::<ListPartnerships>("/platform", list)
}
