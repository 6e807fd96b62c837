//! The lists: municipalities, the places in them and elsewhere, and every name by which one of them is known.

use std::{collections::BTreeMap, sync::LazyLock};

use super::{
    Municipality, Nis, Place, Region, fold,
    other_names::{OF_MUNICIPALITIES, OF_PLACES},
};

pub(super) static ALL: LazyLock<Vec<Municipality>> =
    LazyLock::new(|| include_str!("../../data/municipalities.csv").lines().skip(1).filter_map(read_row).collect());

pub(super) static POSTCODES: LazyLock<BTreeMap<u16, Vec<&'static Municipality>>> = LazyLock::new(|| {
    let mut map: BTreeMap<u16, Vec<&'static Municipality>> = BTreeMap::new();
    for one in ALL.iter() {
        for postcode in &one.postcodes {
            map.entry(*postcode).or_default().push(one);
        }
    }
    map
});

/// The names of places by postcode, as they are published.
static PUBLISHED: LazyLock<Vec<(&'static str, u16)>> = LazyLock::new(|| {
    let rows = include_str!("../../data/places.csv").lines().skip(1).filter_map(|line| line.split_once(';'));
    rows.filter_map(|(postcode, name)| Some((name, postcode.parse().ok()?))).collect()
});

/// The municipalities, then their parts and the places elsewhere, each once with all its postcodes.
pub(super) static PLACES: LazyLock<Vec<Place>> = LazyLock::new(|| {
    let mut places: Vec<Place> = ALL.iter().map(Place::whole).collect();
    let mut known: BTreeMap<(String, u32), usize> = BTreeMap::new();
    for (at, one) in places.iter().enumerate() {
        known.insert((fold(one.name), key(one.region)), at);
    }
    for (name, postcode) in PUBLISHED.iter().chain(OF_PLACES).copied() {
        for region in regions(postcode) {
            let at = *known.entry((fold(name), key(region))).or_insert_with(|| {
                places.push(Place { name, postcodes: Vec::new(), region });
                places.len() - 1
            });
            // The municipality has all of its own already.
            if let Some(place) = places.get_mut(at)
                && !place.is_whole()
                && !place.postcodes.contains(&postcode)
            {
                place.postcodes.push(postcode);
                place.postcodes.sort_unstable();
            }
        }
    }
    places
});

/// Every name by which a place is known, folded.
pub(super) static NAMES: LazyLock<BTreeMap<String, Vec<&'static Place>>> = LazyLock::new(|| {
    let mut names: BTreeMap<String, Vec<&'static Place>> = BTreeMap::new();
    let own = PLACES.iter().map(|place| (fold(place.name), place));
    let others = OF_MUNICIPALITIES.iter().filter_map(|(name, nis)| {
        let place = PLACES.iter().find(|place| place.is_whole() && place.municipality().is_some_and(|one| one.nis.code() == *nis));
        place.map(|place| (fold(name), place))
    });
    for (name, place) in own.chain(others) {
        let of_name = names.entry(name).or_default();
        if !of_name.contains(&place) {
            of_name.push(place);
        }
    }
    names
});

/// The places named after a saint, by the last words of their names.
pub(super) static SHORT: LazyLock<BTreeMap<&'static str, Vec<&'static Place>>> = LazyLock::new(|| {
    let mut names: BTreeMap<&'static str, Vec<&'static Place>> = BTreeMap::new();
    for (known, places) in NAMES.iter() {
        if let Some((_, short)) = known.strip_prefix("sint ").and_then(|rest| rest.split_once(' ')) {
            names.entry(short).or_default().extend(places);
        }
    }
    names
});

/// In which part of the country a postcode lies; two, where it serves two municipalities.
pub(super) fn regions(postcode: u16) -> Vec<Region> {
    let served = POSTCODES.get(&postcode).into_iter().flatten();
    let mut regions: Vec<Region> = served.map(|one| Region::Flanders(one)).collect();
    if regions.is_empty() {
        regions.extend(match postcode {
            1000..=1299 => Some(Region::Brussels),
            1300..=1499 | 4000..=7999 => Some(Region::Wallonia),
            _ => None,
        });
    }
    regions
}

/// The names of the places that have this postcode, each once, in the order of the alphabet.
pub(super) fn names_at(postcode: u16) -> Vec<&'static str> {
    let mut names: Vec<&'static str> = PUBLISHED.iter().filter(|(_, at)| *at == postcode).map(|(name, _)| *name).collect();
    names.sort_unstable();
    names.dedup();
    names
}

fn key(region: Region) -> u32 {
    match region {
        Region::Flanders(municipality) => municipality.nis.code(),
        Region::Brussels => 1,
        Region::Wallonia => 2,
    }
}

fn read_row(line: &'static str) -> Option<Municipality> {
    let mut fields = line.split(';');
    let nis = fields.next()?.parse().ok().and_then(Nis::new)?;
    let (name, province) = (fields.next()?, fields.next()?);
    let postcodes = fields.next()?.split(' ').map(str::parse).collect::<Result<_, _>>().ok()?;
    Some(Municipality { nis, name, province, postcodes })
}
