//! What hangs on a member as rows of a form, each with who can take it over.

use askama::{Template, filters::HtmlSafe};
use schakel_app::{
    Member,
    handover::{Beside, Leaving, Spread, Work, may_take_seat, spread},
    inbox::takes_registrations,
};
use schakel_domain::{
    actor::Standing,
    day::{NextStep, Wait, Waited},
    dossier::{guides, is_carried},
    identity::MembershipMove,
    ids::MembershipId,
    registration::State,
    time::local,
};
use schakel_texts::{Words, by_key, date_long, date_time, handover as words, list};

use super::named;
use crate::{cx::Cx, fields::Fields, form::Form, label::name_in_list, page::role_name, wait::WaitView};

/// What the names of fields begin with.
pub(super) const REGISTRATION: &str = "r";
pub(super) const DOSSIER: &str = "d";
pub(super) const CONFERENCE: &str = "c";
/// Nobody comes in the place.
pub(super) const NOBODY: &str = "nobody";

/// One thing that hangs on a member.
struct RowView {
    field: String,
    href: String,
    name: String,
    /// How it stands, or who guides beside.
    what: String,
    waits: Option<WaitView>,
    /// The possibilities to take it over: code, words, whether chosen.
    to: Vec<(String, String, bool)>,
    wrong: bool,
}

/// Somebody who can take over, to tick.
pub(super) struct NamedView {
    pub(super) id: String,
    pub(super) words: String,
    pub(super) ticked: bool,
}

/// The rows of one kind: a page writes `{{ rows }}`.
#[derive(Template)]
#[template(path = "handover/rows.html")]
pub(super) struct RowsView {
    t: Words,
    id: &'static str,
    title: String,
    /// What is wrong with them, as a sentence.
    fault: Option<String>,
    rows: Vec<RowView>,
}

impl HtmlSafe for RowsView {}

/// All that hangs on a member.
pub(super) struct WorkView {
    pub(super) colleagues: Vec<NamedView>,
    /// Dossiers, registrations and conferences, those that there are.
    pub(super) kinds: Vec<RowsView>,
    /// Whether there is more than the page shows.
    pub(super) more: bool,
}

/// Those who were named in the address, to spread over.
fn ticked(cx: &Cx) -> Vec<MembershipId> {
    cx.query.all("aan").filter_map(|id| id.parse().ok()).collect()
}

/// What stands in the form: what was typed, or else what comes of spreading.
pub(super) fn filled(cx: &Cx, of: &Leaving, typed: Fields) -> Fields {
    if !typed.pairs().is_empty() {
        return typed;
    }
    let Some(work) = &of.work else { return typed };
    let Spread { registrations, dossiers, conferences } = spread(work, &ticked(cx));
    let mut fields = vec![("step".to_owned(), step_asked(cx, of))];
    fields.extend(registrations.iter().map(|(id, to)| (format!("{REGISTRATION}~{id}"), to.to_string())));
    fields.extend(dossiers.iter().map(|(id, to)| (format!("{DOSSIER}~{id}"), to.to_string())));
    fields.extend(conferences.iter().map(|(id, to)| (format!("{CONFERENCE}~{id}"), to.to_string())));
    Fields::from_pairs(fields)
}

/// What was chosen to become of the membership before spreading; by itself it stays as it is.
fn step_asked(cx: &Cx, of: &Leaving) -> String {
    let asked = MembershipMove::from_code(cx.query.get("step")).filter(|step| step.from(of.member.standing).is_some());
    asked.map_or("stays", MembershipMove::code).to_owned()
}

/// How much of it waits for a step of ours, and how much of that for long.
pub(super) fn waits(cx: &Cx, work: &Work) -> Option<String> {
    let accepted = |state| state == State::Accepted;
    // A client with a dossier is counted there.
    let guided = |id| work.dossiers.iter().any(|dossier| dossier.registration == id);
    let registrations = work.registrations.iter().filter(|one| !(accepted(one.state) && guided(one.id))).filter_map(|one| one.wait);
    let ours = |wait: &Wait| matches!(wait.next, NextStep::First | NextStep::Reply | NextStep::Ours);
    let all: Vec<Wait> = registrations.chain(work.dossiers.iter().filter_map(|one| one.wait)).filter(ours).collect();
    let long = all.iter().filter(|wait| wait.waited(cx.ctx.now) != Waited::Short).count();
    (!all.is_empty()).then(|| {
        words::waits(cx.lang).n(i64::try_from(all.len()).unwrap_or(i64::MAX)).long(i64::try_from(long).unwrap_or(i64::MAX)).to_string()
    })
}

fn colleague(cx: &Cx, member: &Member) -> String {
    words::colleague(cx.lang).name(&member.name).role(role_name(cx.lang, member.role)).to_string()
}

/// The members who can take this over, after what it means that nobody does.
fn options<'a>(
    cx: &Cx,
    form: &Form,
    field: &str,
    first: Vec<(&'static str, String)>,
    can: impl Iterator<Item = &'a Member>,
) -> Vec<(String, String, bool)> {
    let first = first.into_iter().map(|(code, words)| (code.to_owned(), words));
    let all = first.chain(can.map(|member| (member.id.to_string(), colleague(cx, member))));
    all.map(|(code, words)| {
        let chosen = form.chosen(field, &code);
        (code, words, chosen)
    })
    .collect()
}

fn beside(cx: &Cx, all: &[Beside]) -> String {
    if all.is_empty() {
        return words::alone(cx.lang).to_owned();
    }
    words::beside(cx.lang, list(cx.lang, all.iter().map(|one| named(cx.lang, &one.name, one.standing))))
}

/// The lists.
pub(super) fn view(cx: &Cx, of: &Leaving, work: &Work, form: &Form) -> WorkView {
    let (lang, name) = (cx.lang, of.member.person.name.as_str());
    let named_there = ticked(cx);
    let must_go = form.value("step") == MembershipMove::End.code() && !form.faults.is_empty();
    let stays = || ("", words::stays(lang, name));
    let nobody = || (NOBODY, words::nobody(lang).to_owned());
    let waits = |wait: Option<Wait>| wait.map(|wait| WaitView::of(lang, wait, cx.ctx.now));
    let chosen = |field: &str, to: &[(String, String, bool)]| {
        to.iter().any(|(code, _, chosen)| *chosen && !code.is_empty()) && form.typed.has(field)
    };
    let registrations = work.registrations.iter().map(|one| {
        let field = format!("{REGISTRATION}~{}", one.id);
        let to = options(cx, form, &field, vec![stays()], work.colleagues.iter().filter(|member| takes_registrations(member.role)));
        RowView {
            href: format!("/inbox/{}", one.id),
            name: name_in_list(lang, &one.identity),
            what: by_key("inbox", &format!("state-{}", one.state.code()), lang).unwrap_or_default().to_owned(),
            waits: waits(one.wait),
            wrong: must_go && !chosen(&field, &to),
            to,
            field,
        }
    });
    let dossiers = work.dossiers.iter().map(|one| {
        let field = format!("{DOSSIER}~{}", one.id);
        let goes_on = is_carried(one.beside.iter().map(|beside| (beside.role, beside.standing)));
        let first = if goes_on { vec![stays(), nobody()] } else { vec![stays()] };
        let to = options(cx, form, &field, first, work.colleagues.iter().filter(|member| guides(member.role)));
        // A buddy in the place of the last guide leaves nobody who goes on.
        let role = |code: &str| work.colleagues.iter().find(|member| member.id.to_string() == code).map(|member| member.role);
        let left_alone =
            !goes_on && !form.faults.is_empty() && role(form.value(&field)).is_some_and(|role| !is_carried([(role, Standing::Active)]));
        RowView {
            href: format!("/dossiers/{}", one.id),
            name: name_in_list(lang, &one.identity),
            what: format!("{} {}", words::since(lang, date_long(lang, one.opened_on)), beside(cx, &one.beside)),
            waits: waits(one.wait),
            wrong: left_alone || must_go && !chosen(&field, &to),
            to,
            field,
        }
    });
    let conferences = work.conferences.iter().map(|one| {
        let field = format!("{CONFERENCE}~{}", one.id);
        let to = options(cx, form, &field, vec![stays(), nobody()], work.colleagues.iter().filter(|member| may_take_seat(member.role)));
        RowView {
            href: format!("/besprekingen/{}", one.id),
            name: date_time(lang, local(one.starts_at)),
            what: words::asked(lang).place(one.place.as_str()).n(one.members).to_string(),
            waits: None,
            wrong: must_go && !chosen(&field, &to),
            to,
            field,
        }
    });
    let kind = |id: &'static str, title: String, mut rows: Vec<RowView>| {
        let fault = form.wrong(id).then(|| form.fault(id));
        if fault.is_some() && rows.iter().all(|row| !row.wrong) {
            // One of those that were chosen; which one is not for the page to work out again.
            for row in &mut rows {
                row.wrong = !form.value(&row.field).is_empty();
            }
        }
        RowsView { t: Words::of(lang), id, title, fault, rows }
    };
    let shown = |count: usize, all: i64| i64::try_from(count).unwrap_or(i64::MAX) < all;
    WorkView {
        more: shown(work.registrations.len(), of.hanging.registrations)
            || shown(work.dossiers.len(), of.hanging.dossiers)
            || shown(work.conferences.len(), of.hanging.conferences),
        colleagues: work
            .colleagues
            .iter()
            .filter(|member| takes_registrations(member.role) || guides(member.role) || may_take_seat(member.role))
            .map(|member| NamedView { id: member.id.to_string(), words: colleague(cx, member), ticked: named_there.contains(&member.id) })
            .collect(),
        kinds: vec![
            kind("dossiers", words::dossiers(lang, of.hanging.dossiers), dossiers.collect()),
            kind("registrations", words::registrations(lang, of.hanging.registrations), registrations.collect()),
            kind("conferences", words::conferences(lang, of.hanging.conferences), conferences.collect()),
        ]
        .into_iter()
        .filter(|kind| !kind.rows.is_empty())
        .collect(),
    }
}
