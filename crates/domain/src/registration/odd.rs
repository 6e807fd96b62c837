//! What of the answers makes one ask once whether it is right: a name that says nothing, a child of two, a place where another
//! partnership works. It may be right all the same, so nothing is refused for it. Workers read it on the registration, as long as it
//! stands there: it follows from the answers, and is kept nowhere.

use super::{
    answers::Answers,
    question::Question,
    told::{Answer, Contact, Identity},
};
use crate::{
    ids::PartnershipId,
    municipality::{self, Found, Nis, Place},
    partnership::{Belongs, Coverage, Covered, covered},
    telephone::{can_be_dialled, numbers},
    time::{Date, Partly, age_on},
    words::Line,
};

/// Something that one asks about, once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Odd {
    /// The name says nothing.
    Name,
    /// Only the year of birth was said, or the month of it.
    NotExact(Partly),
    /// So many years old: a child, or older than nearly anybody.
    Age(i16),
    /// The way to be reached says nothing.
    Reach,
    /// A telephone number with more or fewer digits than one has, or the same one again and again.
    Telephone,
    /// The place can be any of these.
    Unsure(Vec<Place>),
    /// Not every postcode of the place belongs to the same partnership: the place at each of them.
    Postcode(Vec<Place>),
    /// The place belongs to another partnership.
    With(Place, PartnershipId),
    /// The place belongs to no partnership yet, or to another one; to this one from that day on.
    NotYet(Place, Date),
    /// The place belongs to no partnership.
    Without(Place),
    /// No such place is known.
    Unknown,
}

/// From where one looks at the answers.
#[derive(Debug, Clone, Copy)]
pub struct SeenFrom<'a> {
    /// The partnership with which somebody registers.
    pub partnership: PartnershipId,
    /// Which municipality, or which postcode of one, belongs to which partnership.
    pub coverage: &'a [Coverage],
    /// The day.
    pub today: Date,
}

/// Under this age nobody is in the target group (§1.2), and a birth date is more often a slip than a child.
const CHILD: i16 = 16;
/// From this age on a birth date is more often a slip.
const VERY_OLD: i16 = 100;

impl SeenFrom<'_> {
    /// What is odd in the answer to one question.
    pub fn odd(&self, question: Question, answers: &Answers) -> Vec<Odd> {
        match question {
            Question::Name => {
                answers.called.as_ref().and_then(|called| odd_name(called, answers.family_name.given())).into_iter().collect()
            }
            Question::Birth => self.odd_birth(&answers.born_on, answers.born_in).into_iter().collect(),
            Question::Municipality => self.odd_place(&answers.municipality).into_iter().collect(),
            Question::Reach => odd_contact(&answers.contact),
            Question::Helper | Question::Language | Question::Wish | Question::HelpedNow => Vec::new(),
        }
    }

    /// What is odd in what a client told.
    pub fn odd_of(&self, identity: &Identity, contact: Option<&Contact>) -> Vec<Odd> {
        let name = odd_name(&identity.called, identity.family_name.given());
        let who = name.into_iter().chain(self.odd_birth(&identity.born_on, identity.born_in)).chain(self.odd_place(&identity.municipality));
        who.chain(contact.map(odd_contact).unwrap_or_default()).collect()
    }

    fn odd_birth(&self, birth: &Answer<Date>, partly: Option<Partly>) -> Option<Odd> {
        match birth.given() {
            Some(day) => {
                let age = age_on(*day, self.today);
                (!(CHILD..VERY_OLD).contains(&age)).then_some(Odd::Age(age))
            }
            None => partly.map(Odd::NotExact),
        }
    }

    fn odd_place(&self, municipality: &Answer<Line>) -> Option<Odd> {
        let typed = municipality.given()?.as_str();
        if has_no_place(typed) {
            return None;
        }
        match municipality::find(typed) {
            Found::Blank => None,
            Found::Unknown => Some(Odd::Unknown),
            Found::One(place) => self.odd_of_place(place),
            Found::Several(places) => self.odd_of_several(places),
            Found::Near(places) => Some(Odd::Unsure(places)),
        }
    }

    /// One of them is here, and that is the one that is meant: who registers here lives here. Of one that is here in part the postcode is
    /// still asked.
    fn odd_of_several(&self, places: Vec<Place>) -> Option<Odd> {
        let mut shared = None;
        for place in &places {
            match self.odd_of_place(place.clone()) {
                None => return None,
                odd @ Some(Odd::Postcode(_)) if self.is_here_in_part(place) => shared = shared.or(odd),
                Some(_) => {}
            }
        }
        shared.or(Some(Odd::Unsure(places)))
    }

    fn is_here_in_part(&self, place: &Place) -> bool {
        let here = |one: &Place| self.odd_of_place(one.clone()).is_none();
        place.apart().iter().any(here)
    }

    fn odd_of_place(&self, place: Place) -> Option<Odd> {
        let Some(municipality) = place.municipality() else { return Some(Odd::Without(place)) };
        let covered = match covered(self.coverage, municipality.nis, &place.postcodes, self.today) {
            Belongs::Whole(covered) => covered,
            Belongs::Divided(_) => return Some(Odd::Postcode(place.apart())),
        };
        match (covered, self.comes_here(&place, municipality.nis)) {
            (Covered::By(id), _) if id == self.partnership => None,
            (_, Some(from)) => Some(Odd::NotYet(place, from)),
            (Covered::By(id), None) => Some(Odd::With(place, id)),
            (Covered::From(..) | Covered::Nobody, None) => Some(Odd::Without(place)),
        }
    }

    /// From what day on all of a place will be here, if every postcode of it comes on one day.
    fn comes_here(&self, place: &Place, nis: Nis) -> Option<Date> {
        let later = |postcode: u16| {
            let comes = |period: &&Coverage| {
                period.nis == nis && period.means(postcode) && period.partnership == self.partnership && period.from > self.today
            };
            self.coverage.iter().filter(comes).map(|period| period.from).min()
        };
        let (first, others) = place.postcodes.split_first()?;
        let from = later(*first)?;
        others.iter().all(|postcode| later(*postcode) == Some(from)).then_some(from)
    }
}

/// Words that people type where they do not want to say a name, or try out a form.
const NO_NAMES: &[&str] = &[
    "test",
    "tests",
    "tester",
    "testing",
    "teste",
    "proef",
    "probeer",
    "essai",
    "try",
    "asdf",
    "asdfg",
    "asd",
    "qsdf",
    "qsd",
    "qwerty",
    "qwert",
    "azerty",
    "abc",
    "abcd",
    "xyz",
    "naam",
    "voornaam",
    "familienaam",
    "nom",
    "prenom",
    "name",
    "nvt",
    "nihil",
    "geen",
    "none",
    "null",
    "niks",
    "niets",
    "rien",
    "nothing",
    "nobody",
    "niemand",
    "personne",
    "onbekend",
    "inconnu",
    "unknown",
    "bla",
    "blabla",
    "foo",
    "bar",
    "lorem",
    "ipsum",
    "anoniem",
    "anonyme",
    "anonymous",
];

/// What people type where they have no way to be reached.
const NO_WAYS: &[&str] = &[
    "nvt",
    "nee",
    "neen",
    "no",
    "non",
    "geen",
    "niet",
    "niets",
    "niks",
    "none",
    "rien",
    "aucun",
    "aucune",
    "nothing",
    "weet niet",
    "test",
    "na",
];

/// What somebody without a fixed place to live answers. The form asks for it, so nobody is asked again.
const NO_PLACE: &[&str] = &[
    "nergens",
    "straat",
    "dakloos",
    "thuisloos",
    "vrienden",
    "vriend",
    "vriendin",
    "vaste",
    "opvang",
    "nachtopvang",
    "auto",
    "station",
    "sans",
    "amis",
    "abri",
    "part",
    "homeless",
    "street",
    "nowhere",
    "friends",
    "shelter",
];

fn has_no_place(typed: &str) -> bool {
    municipality::fold(typed).split(' ').any(|word| NO_PLACE.contains(&word))
}

/// Whether a name, with the family name beside it, says nothing.
fn odd_name(called: &Line, family: Option<&Line>) -> Option<Odd> {
    // A bad beginning with a good family name is enough to find somebody by: "X Peeters".
    let says_nothing = |name: &Line| says_no_name(name.as_str());
    (says_nothing(called) && family.is_none_or(says_nothing)).then_some(Odd::Name)
}

fn says_no_name(name: &str) -> bool {
    let letters = name.chars().filter(|c| c.is_alphabetic()).count();
    let folded = municipality::fold(name);
    let mut signs = folded.chars();
    let first = signs.next();
    let plain_latin = name.is_ascii();
    letters == 0
        || name.contains('@')
        // A single sign of Chinese is a name, a single letter of ours is none.
        || (plain_latin && letters == 1)
        || (plain_latin && folded.len() > 2 && signs.all(|c| Some(c) == first))
        || matches!(folded.as_str(), "xx" | "zz")
        || folded.split(' ').all(|word| NO_NAMES.contains(&word))
        || NO_NAMES.contains(&together(&folded).as_str())
}

fn odd_contact(contact: &Contact) -> Vec<Odd> {
    let other = contact.telephone.is_some() || contact.mail.is_some();
    let reach = contact.through.as_ref().filter(|through| !other && says_no_way(through.as_str())).map(|_| Odd::Reach);
    let telephone = contact.telephone.as_ref().filter(|number| is_odd_number(number.as_str())).map(|_| Odd::Telephone);
    reach.into_iter().chain(telephone).collect()
}

fn says_no_way(through: &str) -> bool {
    let folded = municipality::fold(through);
    !through.chars().any(char::is_alphanumeric)
        || folded.chars().count() < 2
        || NO_WAYS.contains(&folded.as_str())
        || NO_WAYS.contains(&together(&folded).as_str())
}

/// `n.v.t.` as one word.
fn together(folded: &str) -> String {
    folded.replace(' ', "")
}

/// Whether no part of what was typed can be a number: "0470112233 of 0471223344" has two that can.
fn is_odd_number(typed: &str) -> bool {
    !numbers(typed).iter().any(|number| can_be_dialled(number))
}

#[cfg(test)]
mod tests;
