//! The roads of the tests once more, in another language: which views they come by, what is empty on them, and whether a page
//! of a client speaks with words that are for staff.

use std::{
    cell::RefCell,
    collections::{BTreeMap, BTreeSet},
};

use scraper::{ElementRef, Html, Selector};

thread_local! {
    static WALK: RefCell<Option<Walk>> = const { RefCell::new(None) };
}

/// Views for whoever works here that come before anybody is signed in: signing in, an invitation, the seats of a demonstration.
const AT_THE_DOOR: [&str; 2] = ["schakel_web::identity::", "schakel_web::demo::"];

/// What was seen on a walk.
#[derive(Debug)]
pub struct Walk {
    language: &'static str,
    /// The types of the views that were shown in this language.
    pub views: BTreeSet<&'static str>,
    /// What is wrong, with where it was seen first.
    pub faults: BTreeMap<String, String>,
    /// How many pages of staff asked for words of staff: without any, nothing was measured.
    pub of_staff: usize,
}

/// Walks a road with browsers that ask for this language. Sentences that the road expects are not looked for, since they are
/// Dutch; all else that it checks holds. One engine is enough.
pub fn walk(language: &'static str, road: impl FnOnce()) -> Walk {
    let walk = Walk { language, views: BTreeSet::new(), faults: BTreeMap::new(), of_staff: 0 };
    WALK.with_borrow_mut(|now| *now = Some(walk));
    road();
    WALK.with_borrow_mut(Option::take).expect("the walk that was begun")
}

/// The language of the walk, when there is one.
pub(crate) fn language() -> Option<&'static str> {
    WALK.with_borrow(|walk| walk.as_ref().map(|walk| walk.language))
}

/// Looks at a page on the way.
pub(crate) fn note(path: &str, body: &str, view: Option<&'static str>) {
    let asked = schakel_texts::asked_of_staff();
    WALK.with_borrow_mut(|walk| {
        let (Some(walk), Some(view)) = (walk, view) else { return };
        let page = Html::parse_document(body);
        if page.root_element().attr("lang").is_none_or(|lang| !lang.starts_with(walk.language)) {
            return;
        }
        walk.views.insert(view);
        let mut faults = empty(&page);
        let is_of_staff =
            AT_THE_DOOR.iter().any(|door| view.starts_with(door)) || page.select(&selector("header a[href='/account']")).next().is_some();
        if is_of_staff {
            walk.of_staff += usize::from(!asked.is_empty());
        } else {
            faults.extend(asked.iter().map(|message| format!("a client would ask for {message}")));
        }
        for fault in faults {
            walk.faults.entry(format!("{view}: {fault}")).or_insert_with(|| path.to_owned());
        }
    });
}

fn selector(text: &str) -> Selector {
    Selector::parse(text).expect("a selector")
}

/// The elements that should say something and do not.
fn empty(page: &Html) -> Vec<String> {
    let speak = selector("title, h1, h2, h3, h4, button, label, legend, caption, summary, th, dt, dd, a, p, li, strong, small");
    let shown = selector("img, svg, input, select, textarea, button, progress");
    let says = |element: &ElementRef| {
        element.text().any(|text| !text.trim().is_empty())
            || element.attr("aria-label").is_some_and(|label| !label.trim().is_empty())
            || element.select(&shown).next().is_some()
    };
    let silent = page.select(&speak).filter(|element| !says(element)).map(|element| format!("empty {}", element.html()));
    let unlabelled = selector("[aria-label=''], [alt=''][src*='logo'], [title=''], optgroup[label='']");
    silent.chain(page.select(&unlabelled).map(|element| format!("an empty name in {}", element.html()))).collect()
}
