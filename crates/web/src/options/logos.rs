//! The four official logos (§9): the coordinator installs the files; text marks stand in until then.

use askama::Template;
use axum::{
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse as _, Response},
};
use schakel_app::{App, AppError, FieldFault, partnership};
use schakel_domain::partnership::{Logo, LogoSlot};
use schakel_texts::{Lang, common, date_long, options};

use crate::{
    Web,
    cx::Cx,
    fields::Fields,
    form::{Form, faults_of},
    page::Page,
};

#[derive(Template)]
#[template(path = "options/logos.html")]
struct Logos {
    page: Page,
    places: Vec<Place>,
}

/// A place for a logo, with its own form.
struct Place {
    code: &'static str,
    name: &'static str,
    installed: Option<Installed>,
    form: Form,
}

/// What is installed in a place.
struct Installed {
    href: String,
    text: String,
}

/// Shows the four places.
pub(crate) async fn show(cx: Cx) -> Result<Response, AppError> {
    respond(&cx, StatusCode::OK, None, Vec::new()).await
}

/// Installs a file in a place.
pub(crate) async fn install(cx: Cx) -> Result<Response, AppError> {
    let Some(slot) = slot_of(&cx) else {
        return respond(&cx, StatusCode::UNPROCESSABLE_ENTITY, None, Vec::new()).await;
    };
    let file = cx.files.iter().find(|file| file.field == "file").map(|file| file.bytes.as_slice()).unwrap_or_default();
    if let Err(error) = partnership::install_logo(&cx.app, &cx.ctx, slot, file).await {
        return respond(&cx, StatusCode::UNPROCESSABLE_ENTITY, Some(slot), faults_of(error)?).await;
    }
    refresh(&cx).await?;
    Ok(cx.redirect_with("/logos", "done-installed"))
}

/// Takes the file out of a place.
pub(crate) async fn remove(cx: Cx) -> Result<Response, AppError> {
    let Some(slot) = slot_of(&cx) else {
        return respond(&cx, StatusCode::UNPROCESSABLE_ENTITY, None, Vec::new()).await;
    };
    partnership::remove_logo(&cx.app, &cx.ctx, slot).await?;
    refresh(&cx).await?;
    Ok(cx.redirect_with("/logos", "done-removed"))
}

/// The file itself. Its address changes with its content, so a browser that asks with the digest may keep it.
pub(crate) async fn file(cx: Cx) -> Result<Response, AppError> {
    let slot = LogoSlot::from_code(cx.param("slot")).ok_or(AppError::NotFound)?;
    let file = partnership::logo_file(&cx.app, &cx.ctx, cx.param("slug"), slot).await?;
    let keep = if cx.query.has(&file.digest) { "public, max-age=31536000, immutable" } else { "no-cache" };
    let mut response = file.content.into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(file.media.code()));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static(keep));
    Ok(response)
}

/// Tells the pages where the logos of all partnerships are shown. The program does this once, before it serves.
///
/// # Errors
/// When the database cannot be read.
pub async fn load_logos(app: &App, web: &Web) -> Result<(), AppError> {
    for (partnership, logos) in partnership::all_logos(app).await? {
        web.keep_logos(partnership.id, addresses(&partnership.slug, &logos));
    }
    Ok(())
}

async fn refresh(cx: &Cx) -> Result<(), AppError> {
    let (partnership, logos) = partnership::own_logos(&cx.app, &cx.ctx).await?;
    cx.web.keep_logos(partnership.id, addresses(&partnership.slug, &logos));
    Ok(())
}

fn addresses(slug: &str, logos: &[Logo]) -> Vec<(LogoSlot, String)> {
    logos.iter().map(|logo| (logo.slot, address(slug, logo))).collect()
}

fn address(slug: &str, logo: &Logo) -> String {
    format!("/logo/{slug}/{}?{}", logo.slot.code(), logo.digest)
}

/// The place that the form names; our own pages always name one of the four.
fn slot_of(cx: &Cx) -> Option<LogoSlot> {
    LogoSlot::from_code(cx.form.get("slot"))
}

fn name(lang: Lang, slot: LogoSlot) -> &'static str {
    match slot {
        LogoSlot::EuropaWse => common::logo_wse(lang),
        LogoSlot::Vlaanderen => common::logo_vlaanderen(lang),
        LogoSlot::EuropeanUnion => common::logo_eu(lang),
        LogoSlot::Vdab => common::logo_vdab(lang),
    }
}

/// Shows the places; what is wrong stands at the place where it went wrong.
async fn respond(cx: &Cx, status: StatusCode, wrong: Option<LogoSlot>, faults: Vec<FieldFault>) -> Result<Response, AppError> {
    let (partnership, logos) = partnership::own_logos(&cx.app, &cx.ctx).await?;
    let lang = cx.lang;
    let places = LogoSlot::ALL
        .iter()
        .map(|slot| {
            let installed = logos.iter().find(|logo| logo.slot == *slot).map(|logo| {
                let (on, picture) = (date_long(lang, logo.installed_on), logo.picture);
                let text = options::logo_there(lang).date(on).width(picture.width).height(picture.height).to_string();
                Installed { href: address(&partnership.slug, logo), text }
            });
            let faults = if wrong == Some(*slot) { faults.clone() } else { Vec::new() };
            Place { code: slot.code(), name: name(lang, *slot), installed, form: cx.form_view("options", Fields::default(), faults) }
        })
        .collect();
    cx.html_with(status, &Logos { page: cx.page("options", options::logos_title(lang)), places })
}
