//! What is asked, decided and done in a partnership; and of what was done a sheet for the client.

use askama::Template;
use axum::response::Response;
use schakel_app::{
    AppError,
    erasure::{self, ListedErasure},
};
use schakel_domain::{
    erasure::ErasureState,
    ids::OfErasure,
    time::{day_of, local},
};
use schakel_texts::{Lang, common, date_long, date_time, erasure as words};

use super::{WORDS, decide::ground};
use crate::{cx::Cx, page::Page};

struct OpenView {
    href: String,
    asked: String,
    by: String,
    stands: &'static str,
}

struct DoneView {
    href: String,
    on: String,
}

#[derive(Template)]
#[template(path = "erasure/list.html")]
struct ListPage {
    page: Page,
    open: Vec<OpenView>,
    /// How many are being erased now.
    decided: Option<String>,
    done: Vec<DoneView>,
}

#[derive(Template)]
#[template(path = "erasure/certificate.html")]
struct CertificatePage {
    page: Page,
    facts: Vec<(&'static str, String)>,
}

fn stands(lang: Lang, one: &ListedErasure) -> &'static str {
    match one.erasure.state {
        _ if !one.is_legible => common::illegible(lang),
        ErasureState::Approved => words::stands_approved(lang),
        _ => words::stands_asked(lang),
    }
}

fn open_view(lang: Lang, one: &ListedErasure) -> OpenView {
    let erasure = &one.erasure;
    OpenView {
        href: format!("/inbox/{}/wissen", erasure.registration),
        asked: date_long(lang, day_of(erasure.asked_at)),
        by: date_long(lang, erasure.answer_by()),
        stands: stands(lang, one),
    }
}

/// Shows what waits and what was done.
pub(super) async fn show(cx: Cx) -> Result<Response, AppError> {
    let lang = cx.lang;
    let all = erasure::list(&cx.app, &cx.ctx).await?;
    cx.html(&ListPage {
        page: cx.page(WORDS, words::title(lang)),
        open: all.open.iter().map(|one| open_view(lang, one)).collect(),
        decided: (all.decided > 0).then(|| words::being_erased(lang, all.decided)),
        done: all
            .done
            .iter()
            .map(|one| DoneView {
                href: format!("/wissingen/{}", one.erasure.id),
                on: one
                    .erasure
                    .done_at
                    .filter(|_| one.is_legible)
                    .map_or_else(|| common::illegible(lang).to_owned(), |at| date_time(lang, local(at))),
            })
            .collect(),
    })
}

/// Shows the sheet of one that was done.
pub(super) async fn certificate(cx: Cx) -> Result<Response, AppError> {
    let lang = cx.lang;
    let sheet = erasure::certificate(&cx.app, &cx.ctx, cx.id::<OfErasure>("erasure")?).await?;
    let erasure = &sheet.erasure;
    let at = |moment| date_time(lang, local(moment));
    let yes = |who: String, at: String| words::yes_of(lang).name(who).at(at).to_string();
    let facts = vec![
        (words::fact_number(lang), erasure.id.to_string()),
        (words::fact_partnership(lang), sheet.partnership.clone()),
        (words::fact_asked(lang), at(erasure.asked_at)),
        (words::fact_ground(lang), ground(lang, erasure.ground).to_owned()),
        (words::fact_first(lang), erasure.first.map(|first| yes(sheet.first.clone(), at(first.at))).unwrap_or_default()),
        (
            words::fact_second(lang),
            erasure
                .second
                .map(|second| yes(sheet.second.clone().unwrap_or_else(|| common::role_platform_admin(lang).to_owned()), at(second.at)))
                .unwrap_or_default(),
        ),
        (words::fact_done(lang), erasure.done_at.map(at).unwrap_or_default()),
        (words::fact_rows(lang), erasure.rows.unwrap_or_default().to_string()),
    ];
    cx.html(&CertificatePage { page: cx.page(WORDS, words::certificate(lang)), facts })
}
