//! What an installation owes to say of itself: what happens with data and who answers for it, and whom the pages do not serve yet.
//!
//! What the administrator filled in stands as it was typed, and what is empty is said to be so. What the program knows it says itself.

use askama::Template;
use axum::response::Response;
use jiff::civil::{Date, date};
use schakel_app::{
    AppError,
    partnership::{self, WhoAnswers},
};
use schakel_texts::{Lang, date_long, find, help};

use crate::{
    cx::Cx,
    page::Page,
    settings::{Accountable, Compliance, InLanguages},
};

/// The day on which somebody last went through all that the statement on accessibility says.
const LOOKED_THROUGH: Date = date(2026, 11, 29);
/// Supervises what Flemish and local authorities do with data.
const TOEZICHTCOMMISSIE: &str = "https://www.vlaanderen.be/vlaamse-toezichtcommissie";
/// Supervises everybody else.
const GEGEVENSBESCHERMINGSAUTORITEIT: &str = "https://www.gegevensbeschermingsautoriteit.be";
/// Takes complaints of those to whom an authority gave no good answer.
const OMBUDSDIENST: &str = "https://www.vlaamseombudsdienst.be";

#[derive(Template)]
#[template(path = "statement.html")]
struct Statement {
    page: Page,
    sections: Vec<Section>,
}

struct Section {
    title: &'static str,
    said: Vec<Said>,
}

/// A paragraph.
struct Said {
    words: String,
    /// The language of what the administrator typed, where it is not that of the page.
    lang: Option<Lang>,
    link: Option<&'static str>,
    /// A page of our own, and its name.
    page: Option<(&'static str, &'static str)>,
}

impl From<&str> for Said {
    fn from(words: &str) -> Self {
        Self::from(words.to_owned())
    }
}

impl From<String> for Said {
    fn from(words: String) -> Self {
        Self { words, lang: None, link: None, page: None }
    }
}

impl Said {
    fn at(words: &str, link: &'static str) -> Self {
        Self { link: Some(link), ..Self::from(words) }
    }

    /// What the administrator typed in this language, or in Dutch; else that it is not filled in yet.
    fn typed(lang: Lang, typed: &InLanguages) -> Self {
        match typed.said(lang) {
            Some((words, in_lang)) => Self { lang: Some(in_lang).filter(|own| *own != lang), ..Self::from(words) },
            None => Self::from(help::not_filled(lang)),
        }
    }
}

fn section(title: &'static str, said: impl IntoIterator<Item = Said>) -> Section {
    Section { title, said: said.into_iter().collect() }
}

/// The people who answer, and how they are reached: of a partnership, or of the installation, and then where a partnership's stand.
fn who(lang: Lang, accountable: &Accountable, of: Option<&WhoAnswers>) -> Vec<Said> {
    let own = of.map(|of| &of.accountable);
    let whose = of.map(|of| Said::from(help::privacy_of(lang, of.partnership.name.as_str())));
    let nobody = (!accountable.names_somebody(own)).then(|| Said::from(help::not_filled(lang)));
    let filled = accountable.said(lang, own).into_iter().map(Said::from);
    let elsewhere =
        of.is_none().then(|| Said { page: Some(("/partnerschappen", find::all_title(lang))), ..Said::from(help::privacy_elsewhere(lang)) });
    whose.into_iter().chain(nobody).chain(filled).chain([Said::from(help::privacy_partnership(lang))]).chain(elsewhere).collect()
}

/// What happens with data, who answers for it, and what a client may ask. Somebody who belongs to a partnership reads who answers there.
pub(crate) async fn privacy(cx: Cx) -> Result<Response, AppError> {
    let of = partnership::who_answers(&cx.app, &cx.ctx, None).await?;
    shown(&cx, of.as_ref())
}

/// The same for one partnership.
pub(crate) async fn privacy_of(cx: Cx) -> Result<Response, AppError> {
    let of = partnership::who_answers(&cx.app, &cx.ctx, Some(cx.param("slug"))).await?;
    shown(&cx, of.as_ref())
}

fn shown(cx: &Cx, of: Option<&WhoAnswers>) -> Result<Response, AppError> {
    let (lang, settings) = (cx.lang, &cx.web.settings);
    let accountable = &settings.accountable;
    let complaint = of.and_then(|of| of.accountable.complaint.as_ref());
    let days = i64::from(settings.expire_days);
    let sections = vec![
        section(
            help::privacy_what_title(lang),
            [
                help::privacy_1(lang),
                help::privacy_2(lang),
                help::privacy_3(lang),
                help::privacy_4(lang),
                help::privacy_5(lang),
                help::privacy_6(lang),
            ]
            .map(Said::from),
        ),
        section(help::privacy_who_title(lang), who(lang, accountable, of)),
        section(help::privacy_ground_title(lang), [Said::typed(lang, &accountable.ground)]),
        section(
            help::privacy_keep_title(lang),
            [Said::typed(lang, &accountable.keeping), help::privacy_keep_waiting(lang, days).into(), help::privacy_keep_draft(lang).into()],
        ),
        section(
            help::privacy_rights_title(lang),
            [
                help::privacy_rights_see(lang),
                help::privacy_rights_erase(lang),
                help::privacy_rights_agreed(lang),
                help::privacy_rights_how(lang),
            ]
            .map(Said::from),
        ),
        section(
            help::privacy_complain_title(lang),
            [Said::from(help::privacy_complain(lang))]
                .into_iter()
                .chain(complaint.map(|place| Said::from(help::privacy_own_complaint(lang, place.as_str()))))
                .chain([
                    Said::at(help::privacy_toezichtcommissie(lang), TOEZICHTCOMMISSIE),
                    Said::at(help::privacy_autoriteit(lang), GEGEVENSBESCHERMINGSAUTORITEIT),
                ]),
        ),
    ];
    let page = cx.page("help", help::privacy_title(lang));
    let page = match of {
        Some(of) => page.at(of.partnership.name.as_str()).with_logos(cx, of.partnership.id),
        None => page,
    };
    cx.html(&Statement { page, sections })
}

/// The statement on accessibility that the law asks for (Bestuursdecreet, art. II.16), in the order of the model of the European
/// Union (decision 2018/1523).
pub(crate) async fn accessibility(cx: Cx) -> Result<Response, AppError> {
    let lang = cx.lang;
    let accountable = &cx.web.settings.accountable;
    let reach = [&accountable.accessibility, &accountable.reach].into_iter().find(|reach| !reach.is_empty());
    let status = match accountable.compliance {
        Compliance::Full => help::accessibility_full(lang),
        Compliance::Partial => help::accessibility_status(lang),
        Compliance::Not => help::accessibility_not(lang),
    };
    let mut help = vec![Said::from(help::accessibility_3(lang))];
    help.extend(reach.map(|reach| Said::from(help::accessibility_reach(lang, reach))));
    let sections = vec![
        section(help::accessibility_status_title(lang), [help::accessibility_1(lang), status].map(Said::from)),
        section(
            help::accessibility_not_title(lang),
            [help::accessibility_not_filled_in(lang), help::accessibility_not_typed(lang), help::accessibility_not_logos(lang)]
                .map(Said::from),
        ),
        section(
            help::accessibility_made_title(lang),
            [Said::from(help::accessibility_made(lang, date_long(lang, LOOKED_THROUGH))), Said::from(help::accessibility_2(lang))],
        ),
        section(help::accessibility_help_title(lang), help),
        section(help::privacy_complain_title(lang), [Said::at(help::accessibility_complain(lang), OMBUDSDIENST)]),
    ];
    cx.html(&Statement { page: cx.page("help", help::accessibility_title(lang)), sections })
}
