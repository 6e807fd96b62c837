//! Finding a place by what somebody typed. Certain are a name or a postcode exactly, and two that agree: `9310 Moorsel`,
//! `Deurne (Antwerpen)`. Half a name, a typing error, a name in a longer text are asked back, and never guessed.

use super::{
    Found, MOST_OFFERED, Place, Region, fold,
    list::{NAMES, POSTCODES, SHORT, regions},
};
use crate::typed::plain;

/// Longer than a sentence in which somebody says where it is; what is longer is not worth comparing.
const LONGEST: usize = 200;
/// The most letters of a name in which typing errors are looked for.
const LONGEST_NAME: usize = 40;

/// Finds a place by what somebody typed: `9300`, `aalst`, `9310 Moorsel`, `St Niklaas`, `Anvers`, `Alast`, `oud`.
pub fn find(typed: &str) -> Found {
    if typed.len() > LONGEST * 4 {
        return Found::Unknown;
    }
    let folded = fold(&plain(typed));
    if folded.is_empty() {
        return if typed.trim().is_empty() { Found::Blank } else { Found::Unknown };
    }
    if folded.len() > LONGEST {
        return Found::Unknown;
    }
    let (numbers, words): (Vec<&str>, Vec<&str>) = folded.split(' ').partition(|word| word.bytes().all(|b| b.is_ascii_digit()));
    let codes: Vec<u16> = numbers.iter().filter(|number| number.len() == 4).filter_map(|number| number.parse().ok()).collect();
    match (codes.as_slice(), numbers.as_slice(), words.is_empty()) {
        ([code], [_], _) => by_code(*code, &words),
        ([], [], _) => by_name(&words),
        // Half a postcode and nothing else: those that begin with it.
        ([], [half], true) if half.len() < 4 => near_code(&[half]),
        (_, _, true) => Found::Unknown,
        // A street, a house, a telephone number: what is found in it is asked back.
        _ => near(&words),
    }
}

/// The places of a postcode as such, without the name of a part.
fn of_code(code: u16) -> Vec<Place> {
    let elsewhere = |region, other| {
        let of_code = |place: &&&Place| place.region == region && place.postcodes.contains(&code);
        Place { name: NAMES.values().flatten().find(of_code).map_or(other, |place| place.name), postcodes: vec![code], region }
    };
    let place = |region| match region {
        Region::Flanders(municipality) => Place::whole(municipality).at(code),
        Region::Brussels => elsewhere(region, "Brussel"),
        Region::Wallonia => elsewhere(region, "Wallonie"),
    };
    regions(code).into_iter().map(place).collect()
}

fn by_code(code: u16, words: &[&str]) -> Found {
    let of_code = of_code(code);
    // The sign of the country before a postcode: B-9300.
    let words = if let ["b" | "be", rest @ ..] = words { rest } else { words };
    let named: Vec<Place> = exact(words).into_iter().cloned().collect();
    if named.is_empty() && of_code.is_empty() {
        let number = format!("{code:04}");
        return match near(words) {
            Found::Unknown => near_code(&[number.get(..3).unwrap_or_default(), number.get(..2).unwrap_or_default()]),
            found => found,
        };
    }
    let here: Vec<Place> = named.iter().filter(|place| place.postcodes.contains(&code)).map(|place| place.at(code)).collect();
    match here.as_slice() {
        [] if named.is_empty() => settle(of_code),
        // The postcode says one place and the name another one.
        [] => Found::Near(choose(of_code.into_iter().chain(named))),
        _ => settle(here),
    }
}

/// The places of the postcodes that begin with the first of these that any begins with.
fn near_code(beginnings: &[&str]) -> Found {
    let begin = |digits: &str| -> Vec<Place> {
        let fits = |postcode: &u16| !digits.is_empty() && postcode.to_string().starts_with(digits);
        POSTCODES.iter().filter(|(postcode, _)| fits(postcode)).flat_map(|(_, of)| of.iter().map(|one| Place::whole(one))).collect()
    };
    match beginnings.iter().map(|digits| begin(digits)).find(|found| !found.is_empty()) {
        Some(found) => Found::Near(choose(found.into_iter())),
        None => Found::Unknown,
    }
}

fn exact(words: &[&str]) -> Vec<&'static Place> {
    NAMES.get(&words.join(" ")).cloned().unwrap_or_default()
}

fn by_name(words: &[&str]) -> Found {
    let named = exact(words);
    if !named.is_empty() {
        let short = as_short_of(&words.join(" "));
        return settle(named.into_iter().chain(short).cloned().collect());
    }
    let agreed: Vec<Place> = (1..words.len()).filter_map(|at| words.split_at_checked(at)).flat_map(agree).collect();
    if agreed.is_empty() { near(words) } else { settle(agreed) }
}

/// A part and its municipality in one breath, or a municipality and its province, either first.
fn agree((left, right): (&[&str], &[&str])) -> Vec<Place> {
    let of_province = |place: &&&Place, province: &[&str]| {
        place.is_whole() && place.municipality().is_some_and(|one| fold(one.province_name()).split(' ').eq(province.iter().copied()))
    };
    let whole: Vec<Place> = (exact(left).iter().filter(|place| of_province(place, right)))
        .chain(exact(right).iter().filter(|place| of_province(place, left)))
        .map(|place| (*place).clone())
        .collect();
    if !whole.is_empty() {
        return whole;
    }
    let (left, right) = (exact(left), exact(right));
    let within = |part: &&&Place, whole: &[&Place]| {
        !part.is_whole() && part.municipality().is_some() && whole.iter().any(|one| one.is_whole() && one.region == part.region)
    };
    let parts = left.iter().filter(|part| within(part, &right)).chain(right.iter().filter(|part| within(part, &left)));
    parts.map(|part| (*part).clone()).collect()
}

/// The places named after a saint of which people say only the last word: Houtem is also Sint-Lievens-Houtem.
fn as_short_of(name: &str) -> Vec<&'static Place> {
    SHORT.get(name).cloned().unwrap_or_default()
}

/// One, if all of these lie in one municipality or one region; else all of them are asked about.
fn settle(mut places: Vec<Place>) -> Found {
    places.sort_by_key(|place| (!place.is_whole(), place.municipality().is_none()));
    let mut apart: Vec<Place> = Vec::new();
    for place in places {
        match apart.iter_mut().find(|other| other.region == place.region) {
            // With all of its postcodes: which of them is meant was not said.
            Some(same) => {
                same.postcodes.extend(place.postcodes);
                same.postcodes.sort_unstable();
                same.postcodes.dedup();
            }
            None => apart.push(place),
        }
    }
    match (apart.pop(), apart.is_empty()) {
        (Some(one), true) => Found::One(one),
        (Some(last), false) => Found::Several(choose(apart.into_iter().chain([last]))),
        (None, _) => Found::Unknown,
    }
}

/// How near a name comes, the least first: it stands in what was typed, what was typed stands in it or begins it, or so many letters differ.
fn distance(known: &str, name: &str, words: &[&str]) -> Option<usize> {
    let known_words = known.split(' ').count();
    if words.windows(known_words).any(|some| some.iter().copied().eq(known.split(' '))) {
        // The longest first: "Heist op den Berg" before "Berg".
        return Some(100_usize.saturating_sub(known.len()));
    }
    if format!(" {known} ").contains(&format!(" {name} ")) {
        return Some(200);
    }
    if known.starts_with(name) || known.contains(&format!(" {name}")) {
        return Some(300);
    }
    let letters = name.chars().count();
    let allowed = match letters {
        0..=2 => return None,
        3..=4 => 1,
        5..=8 => 2,
        _ => 3,
    };
    // A name of several words is also known by one of them: "Leopolsburg", "Dilsen", "Rhode".
    let whole = std::iter::once(known);
    let each = known.split(' ').filter(|word| known_words > 1 && word.len() > 3 && words.len() == 1);
    whole
        .chain(each)
        .filter(|word| letters <= LONGEST_NAME && word.chars().count().abs_diff(letters) <= allowed)
        .map(|word| strsim::osa_distance(name, word))
        .min()
        .filter(|far| *far <= allowed)
        .map(|far| 400 + far)
}

fn near(words: &[&str]) -> Found {
    if words.is_empty() {
        return Found::Unknown;
    }
    let name = words.join(" ");
    let mut near: Vec<(usize, bool, &Place)> = NAMES
        .iter()
        .filter_map(|(known, places)| Some((distance(known, &name, words)?, places)))
        .flat_map(|(far, places)| places.iter().map(move |place| (far, !place.is_whole(), *place)))
        // What lies elsewhere is only one slip away: there are many names, and nobody there is looking for us.
        .filter(|(far, _, place)| place.municipality().is_some() || *far <= 401)
        .collect();
    near.sort_by_key(|(far, part, place)| (*far, place.municipality().is_none(), *part, place.name));
    // What was said by name is not asked beside what only looks like it.
    let said = near.first().is_some_and(|(far, ..)| *far < 200);
    let kept = near.iter().take_while(|(far, ..)| !said || *far < 200).map(|(_, _, place)| (*place).clone());
    let places = choose(kept);
    if places.is_empty() { Found::Unknown } else { Found::Near(places) }
}

/// Each once, in the order given, and not more than one can choose from.
fn choose(places: impl Iterator<Item = Place>) -> Vec<Place> {
    let mut chosen: Vec<Place> = Vec::new();
    for place in places {
        if chosen.len() < MOST_OFFERED && !chosen.contains(&place) {
            chosen.push(place);
        }
    }
    chosen
}
