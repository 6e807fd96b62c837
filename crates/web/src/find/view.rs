//! A partnership as pages show it.

use schakel_app::partnership::{Card, Served};
use schakel_domain::{
    municipality::{self, Place, Region},
    time::Date,
};
use schakel_texts::{Lang, common, date_long, find, list};

/// A partnership with everything that a template needs of it, in words.
pub(crate) struct CardView {
    /// The name.
    pub(crate) name: String,
    /// The page of the partnership.
    pub(crate) href: String,
    /// Whether it takes registrations now.
    pub(crate) open: bool,
    /// Where the form begins, if it is offered.
    pub(crate) form: Option<String>,
    /// The form on paper, if the form is offered.
    pub(crate) paper: Option<String>,
    /// The link and the number.
    pub(crate) telephone: Option<(String, String)>,
    /// The link and the address.
    pub(crate) mail: Option<(String, String)>,
    /// The link and the words.
    pub(crate) website: Option<(String, String)>,
    /// Where one can go.
    pub(crate) address: Option<String>,
    /// When.
    pub(crate) hours: Option<String>,
    /// What else is good to know.
    pub(crate) remark: Option<String>,
    /// Whether there is no way of registering at all.
    pub(crate) nothing: bool,
    /// When it was last confirmed, as a sentence.
    pub(crate) confirmed: String,
    /// A soft warning, when that is long ago or was never.
    pub(crate) warning: &'static str,
    /// Its municipalities.
    pub(crate) municipalities: String,
    /// The organisations that take part.
    pub(crate) organisations: Vec<String>,
    /// The contact persons in the order of the playbook (§8): project manager, adviser, team leader.
    pub(crate) persons: [Option<String>; 3],
}

impl CardView {
    pub(crate) fn of(lang: Lang, today: Date, card: &Card) -> Self {
        let slug = &card.partnership.slug;
        let options = &card.kept.options;
        let offered = options.form && card.partnership.open;
        let (confirmed, warning) = match card.kept.confirmed_on {
            Some(on) => {
                let confirmed = find::confirmed(lang).date(date_long(lang, on)).ago(ago(lang, today, on)).to_string();
                (confirmed, if card.is_old { find::confirmed_old(lang) } else { "" })
            }
            None => (find::confirmed_never(lang).to_owned(), find::confirmed_unsure(lang)),
        };
        Self {
            name: card.partnership.name.as_str().to_owned(),
            href: format!("/p/{slug}"),
            open: card.partnership.open,
            form: offered.then(|| format!("/p/{slug}/aanmelden")),
            paper: offered.then(|| format!("/p/{slug}/papier")),
            telephone: options.telephone.as_ref().map(|number| (number.href(), number.to_string())),
            mail: options.mail.as_ref().map(|mail| (mail.href(), mail.to_string())),
            website: options.website.as_ref().map(|site| (site.to_string(), site.spoken().to_owned())),
            address: options.address.as_ref().map(|text| text.as_str().to_owned()),
            hours: options.hours.as_ref().map(|text| text.as_str().to_owned()),
            remark: options.remark.as_ref().map(|text| text.as_str().to_owned()),
            nothing: !options.form
                && options.telephone.is_none()
                && options.mail.is_none()
                && options.address.is_none()
                && options.website.is_none(),
            confirmed,
            warning,
            municipalities: list(lang, card.municipalities.iter().map(|one| served_name(lang, one))),
            organisations: card.organisations.iter().map(|one| one.name.as_str().to_owned()).collect(),
            persons: [&options.project_manager, &options.vdab_adviser, &options.team_leader]
                .map(|person| person.as_ref().map(|line| line.as_str().to_owned())),
        }
    }
}

/// A place as people would tell it apart: a part with its municipality, a place elsewhere with its region, and one postcode of a
/// municipality with that postcode, as another one can belong to another partnership.
pub(crate) fn place_name(lang: Lang, place: &Place) -> String {
    let lies = match place.region {
        Region::Flanders(_) if place.is_postcode_of_whole() => return place.typed(),
        Region::Flanders(_) if place.is_whole() => return place.name.to_owned(),
        Region::Flanders(municipality) => municipality.name,
        Region::Brussels => find::region_brussels(lang),
        Region::Wallonia => find::region_wallonia(lang),
    };
    find::place_in(lang).name(place.name).lies(lies).to_string()
}

/// A postcode with the names of the places that have it.
pub(crate) fn postcode_name(lang: Lang, postcode: u16) -> String {
    let names = municipality::names_at(postcode);
    if names.is_empty() {
        return postcode.to_string();
    }
    find::postcode_of(lang).postcode(postcode.to_string()).names(list(lang, names)).to_string()
}

/// A municipality of a partnership, with the postcodes if it has only some of it.
pub(crate) fn served_name(lang: Lang, served: &Served) -> String {
    let name = served.municipality.name;
    match &served.postcodes {
        None => name.to_owned(),
        Some(postcodes) => {
            find::served_in_part(lang).municipality(name).postcodes(list(lang, postcodes.iter().map(ToString::to_string))).to_string()
        }
    }
}

/// How long ago a day was, in words: in days up to two months, then in months.
pub(crate) fn ago(lang: Lang, today: Date, on: Date) -> String {
    let days = i64::from((today - on).get_days());
    if days < 60 {
        return common::days_ago(lang, days.max(0));
    }
    let months = i64::from(today.year() - on.year()) * 12 + i64::from(today.month() - on.month());
    common::months_ago(lang, if today.day() < on.day() { months - 1 } else { months })
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn how_long_ago_is_said_as_people_do() {
        let today = date(2026, 11, 23);
        for (on, said) in [
            (date(2026, 11, 23), "vandaag"),
            (date(2026, 11, 22), "gisteren"),
            (date(2026, 11, 3), "20\u{a0}dagen geleden"),
            (date(2026, 9, 24), "1 maand geleden"),
            (date(2026, 9, 23), "2\u{a0}maanden geleden"),
            (date(2025, 11, 24), "11\u{a0}maanden geleden"),
            (date(2025, 11, 23), "12\u{a0}maanden geleden"),
            (date(2026, 11, 24), "vandaag"),
        ] {
            assert_eq!(ago(Lang::Nl, today, on), said, "{on}");
        }
    }
}
