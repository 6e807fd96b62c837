//! The coordinator's page: what everybody sees, "klopt nog", changing it, the corrections that wait.

use askama::Template;
use axum::{http::StatusCode, response::Response};
use schakel_app::{
    AppError, Fault,
    partnership::{self, Edit, Sheet},
};
use schakel_domain::{
    address::{BadAddress, Mail, MailOrTelephone, Telephone, Website},
    ids::CorrectionId,
    partnership::{Accountable, Correction, OptionChange, Options},
    time::{Date, WorkingDays, day_of},
    typed::plain,
    words::{Line, Text},
};
use schakel_texts::{Lang, date_long, options};

use crate::{
    cx::Cx,
    fields::{Fields, Reading},
    find::{CardView, ago},
    form::{Form, faults_of},
    page::{Page, role_name},
};

#[derive(Template)]
#[template(path = "options/sheet.html")]
struct View {
    page: Page,
    form: Form,
    card: CardView,
    confirmed: String,
    is_old: bool,
    version: i64,
    waiting: Vec<CorrectionView>,
    waiting_count: i64,
    taking_over: Option<CorrectionView>,
    missing_logos: i64,
    stale: Vec<Compared>,
}

/// A correction as pages show it.
pub(super) struct CorrectionView {
    pub(super) id: String,
    pub(super) body: String,
    pub(super) sent: String,
    pub(super) state: &'static str,
    pub(super) why: String,
}

/// A field of which what is saved now and what was typed differ.
struct Compared {
    label: &'static str,
    theirs: String,
    yours: String,
}

impl CorrectionView {
    pub(super) fn of(lang: Lang, correction: &Correction) -> Self {
        use schakel_domain::partnership::Settled;
        Self {
            id: correction.id.to_string(),
            body: correction.body.as_str().to_owned(),
            sent: options::sent_by(lang)
                .name(&correction.by)
                .role(role_name(lang, correction.role))
                .date(date_long(lang, day_of(correction.at)))
                .to_string(),
            state: match correction.settled {
                None => options::state_waiting(lang),
                Some(Settled::TakenOver) => options::state_taken_over(lang),
                Some(Settled::SetAside) => options::state_set_aside(lang),
            },
            why: correction.why.as_ref().map(|why| why.as_str().to_owned()).unwrap_or_default(),
        }
    }
}

/// Shows the options of the own partnership, to confirm or to change.
pub(crate) async fn sheet(cx: Cx) -> Result<Response, AppError> {
    let sheet = partnership::sheet(&cx.app, &cx.ctx).await?;
    let mut typed = typed_of(&sheet.card.kept.options);
    typed.set("correction", cx.query.get("verbetering"));
    respond(&cx, StatusCode::OK, &sheet, cx.form_view("options", typed, Vec::new()), false)
}

/// Saves what was typed. What is wrong, or what somebody else saved first, is shown beside it.
pub(crate) async fn edit(cx: Cx) -> Result<Response, AppError> {
    let mut reading = Reading::of(&cx.form);
    let options = read(&mut reading, &cx.form);
    let version = reading.number("version");
    let faults = reading.faults();
    if !faults.is_empty() {
        let sheet = partnership::sheet(&cx.app, &cx.ctx).await?;
        return respond(&cx, StatusCode::UNPROCESSABLE_ENTITY, &sheet, cx.form_view("options", cx.form.clone(), faults), false);
    }
    let correction = cx.form.get("correction").parse::<CorrectionId>().ok();
    match partnership::edit_options(&cx.app, &cx.ctx, &Edit { options, version, correction }).await {
        Ok(()) => Ok(cx.redirect_with("/opties", "done-saved")),
        Err(AppError::Stale) => {
            let sheet = partnership::sheet(&cx.app, &cx.ctx).await?;
            // Saving again is saving over what is now shown beside it.
            let mut typed = cx.form.clone();
            typed.set("version", &sheet.card.kept.version.to_string());
            respond(&cx, StatusCode::CONFLICT, &sheet, cx.form_view("options", typed, Vec::new()), true)
        }
        Err(error) => {
            let faults = faults_of(error)?;
            let sheet = partnership::sheet(&cx.app, &cx.ctx).await?;
            respond(&cx, StatusCode::UNPROCESSABLE_ENTITY, &sheet, cx.form_view("options", cx.form.clone(), faults), false)
        }
    }
}

/// "Klopt nog".
pub(crate) async fn confirm(cx: Cx) -> Result<Response, AppError> {
    let version = Reading::of(&cx.form).number("version");
    partnership::confirm_options(&cx.app, &cx.ctx, version).await?;
    Ok(cx.redirect_with("/opties", "done-confirmed"))
}

/// When the options were last confirmed.
pub(super) fn confirmed(lang: Lang, today: Date, on: Option<Date>) -> String {
    on.map_or_else(
        || options::confirmed_never(lang).to_owned(),
        |on| options::confirmed(lang).date(date_long(lang, on)).ago(ago(lang, today, on)).to_string(),
    )
}

fn respond(cx: &Cx, status: StatusCode, sheet: &Sheet, form: Form, stale: bool) -> Result<Response, AppError> {
    let lang = cx.lang;
    let today = cx.ctx.today();
    let kept = &sheet.card.kept;
    let confirmed = confirmed(lang, today, kept.confirmed_on);
    let count = |number: usize| i64::try_from(number).unwrap_or(i64::MAX);
    let chosen = form.value("correction").to_owned();
    let view = |correction: &Correction| CorrectionView::of(lang, correction);
    let compared = if stale { compare(lang, &typed_of(&kept.options), &form.typed) } else { Vec::new() };
    cx.html_with(
        status,
        &View {
            page: cx.page("options", options::title(lang)),
            confirmed,
            is_old: sheet.card.is_old,
            version: kept.version,
            taking_over: sheet.waiting.iter().find(|one| one.id.to_string() == chosen).map(view),
            waiting: sheet.waiting.iter().map(view).collect(),
            missing_logos: count(sheet.missing_logos.len()),
            waiting_count: count(sheet.waiting.len()),
            stale: compared,
            card: CardView::of(lang, today, &sheet.card),
            form,
        },
    )
}

/// The options as they would have been typed.
fn typed_of(options: &Options) -> Fields {
    let line = |line: &Option<Line>| line.as_ref().map(|line| line.as_str().to_owned()).unwrap_or_default();
    let text = |text: &Option<Text>| text.as_ref().map(|text| text.as_str().to_owned()).unwrap_or_default();
    let mut pairs = vec![
        ("telephone", options.telephone.as_ref().map(ToString::to_string).unwrap_or_default()),
        ("mail", options.mail.as_ref().map(ToString::to_string).unwrap_or_default()),
        ("address", text(&options.address)),
        ("hours", text(&options.hours)),
        ("contact_within", options.contact_within.map(|days| days.number().to_string()).unwrap_or_default()),
        ("website", options.website.as_ref().map(ToString::to_string).unwrap_or_default()),
        ("remark", text(&options.remark)),
        ("project_manager", line(&options.project_manager)),
        ("vdab_adviser", line(&options.vdab_adviser)),
        ("team_leader", line(&options.team_leader)),
        ("controller", line(&options.accountable.controller)),
        ("controller_address", text(&options.accountable.address)),
        ("officer", options.accountable.officer.as_ref().map(|officer| officer.as_str().to_owned()).unwrap_or_default()),
        ("complaint", text(&options.accountable.complaint)),
    ];
    if options.form {
        pairs.push(("offered", "1".to_owned()));
    }
    Fields::from_pairs(pairs.into_iter().map(|(name, value)| (name.to_owned(), value)).collect())
}

fn read(reading: &mut Reading<'_>, typed: &Fields) -> Options {
    let mut address = |field: &'static str, unlike: &'static str, bad: BadAddress| match bad {
        BadAddress::Text(bad) => reading.fault(field, bad),
        BadAddress::Unlike => reading.fault(field, Fault::Own(unlike)),
        BadAddress::Scheme => reading.fault(field, Fault::Own("website-scheme")),
    };
    let telephone = Telephone::parse_optional(typed.get("telephone"));
    let telephone = telephone.map_err(|bad| address("telephone", "telephone-unlike", bad)).ok().flatten();
    let mail = Mail::parse_optional(typed.get("mail")).map_err(|bad| address("mail", "mail-unlike", bad)).ok().flatten();
    let website = Website::parse_optional(typed.get("website"));
    let website = website.map_err(|bad| address("website", "website-unlike", bad)).ok().flatten();
    let officer = MailOrTelephone::parse_optional(typed.get("officer"));
    let officer = officer.map_err(|bad| address("officer", "officer-unlike", bad)).ok().flatten();
    let contact_within = match plain(typed.get("contact_within")).trim() {
        "" => None,
        days => {
            let days = days.parse().ok().and_then(WorkingDays::new);
            if days.is_none() {
                reading.fault("contact_within", Fault::Own("contact-within-unlike"));
            }
            days
        }
    };
    Options {
        form: reading.ticked("offered"),
        telephone,
        mail,
        address: reading.optional_text("address"),
        hours: reading.optional_text("hours"),
        contact_within,
        website,
        remark: reading.optional_text("remark"),
        project_manager: reading.optional_line("project_manager"),
        vdab_adviser: reading.optional_line("vdab_adviser"),
        team_leader: reading.optional_line("team_leader"),
        accountable: accountable(reading, officer),
    }
}

/// The people who answer for the data. An address of nobody would be read as that of the installation's controller.
fn accountable(reading: &mut Reading<'_>, officer: Option<MailOrTelephone>) -> Accountable {
    let (controller, address) = (reading.optional_line("controller"), reading.optional_text("controller_address"));
    if controller.is_none() && address.is_some() && !reading.is_wrong("controller") {
        reading.fault("controller", Fault::Own("controller-missing"));
    }
    Accountable { controller, address, officer, complaint: reading.optional_text("complaint") }
}

/// What differs between what is saved now and what was typed, in the order of the form.
/// What a partnership changed of its options, as pages show it.
pub(super) struct ChangeView {
    /// When, and by whom.
    pub(super) when: String,
    /// What was, and what became: the name of the field, and both.
    pub(super) fields: Vec<(&'static str, String, String)>,
}

impl ChangeView {
    pub(super) fn of(lang: Lang, change: &OptionChange) -> Self {
        let compared = compare(lang, &typed_of(&change.before), &typed_of(&change.after));
        let when = options::changed_by(lang)
            .name(&change.by)
            .role(role_name(lang, change.role))
            .date(date_long(lang, day_of(change.at)))
            .to_string();
        Self {
            when,
            fields: compared
                .into_iter()
                .map(|field| (field.label, options::changed_was(lang, field.theirs), options::changed_is(lang, field.yours)))
                .collect(),
        }
    }
}

fn compare(lang: Lang, theirs: &Fields, yours: &Fields) -> Vec<Compared> {
    let fields = [
        ("telephone", options::telephone(lang)),
        ("mail", options::mail(lang)),
        ("address", options::address(lang)),
        ("hours", options::hours(lang)),
        ("contact_within", options::contact_within(lang)),
        ("website", options::website(lang)),
        ("remark", options::remark(lang)),
        ("project_manager", options::project_manager(lang)),
        ("vdab_adviser", options::vdab_adviser(lang)),
        ("team_leader", options::team_leader(lang)),
        ("controller", options::controller(lang)),
        ("controller_address", options::controller_address(lang)),
        ("officer", options::officer(lang)),
        ("complaint", options::complaint(lang)),
    ];
    let shown = |text: &str| if text.trim().is_empty() { options::empty(lang).to_owned() } else { text.trim().replace("\r\n", "\n") };
    let mut compared: Vec<Compared> = fields
        .into_iter()
        .map(|(name, label)| Compared { label, theirs: shown(theirs.get(name)), yours: shown(yours.get(name)) })
        .collect();
    let offered = |fields: &Fields| if fields.has("offered") { options::yes(lang) } else { options::no(lang) }.to_owned();
    compared.insert(0, Compared { label: options::offered(lang), theirs: offered(theirs), yours: offered(yours) });
    compared.retain(|field| field.theirs != field.yours);
    compared
}
