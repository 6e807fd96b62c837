//! Thousands of people: by the trigrams of their names (three letters in a row, with the edges of words counted), by the day on
//! which they were born, and by their telephone numbers.
//!
//! A typing error spoils at most four trigrams of a name, so the others still lead to it. The lists of trigrams give
//! few candidates fast; those are then compared letter by letter.

use std::collections::{BTreeMap, HashMap};

use schakel_domain::{ids::RegistrationId, time::Date};

use super::{
    Folded, Likeness, Traits,
    asked::Asked,
    likeness::{closeness, names, ratio},
};

/// How many candidates are compared letter by letter in one search.
const COMPARED: usize = 64;
/// How many of those who were born on the same day are compared as well, the newest first. No partnership has so many real ones;
/// a flood of false registrations can, and must not make a list slow.
const SAME_DAY: usize = 200;
/// How many words of a name are tried as one: "van den Berghe" is Vandenberghe, and "Ben Ali" Benali.
const AS_ONE: usize = 4;
/// How many words of what was typed are looked for.
const WORDS: usize = 8;
/// Below this a name is not what was searched for.
const FOUND: f64 = 0.6;

/// Three letters out of 37 (a space, a to z, 0 to 9), as one number.
type Trigram = u16;

/// The names of one partnership.
#[derive(Debug, Default)]
pub struct NameIndex {
    people: Vec<Option<Person>>,
    places: HashMap<RegistrationId, u32>,
    postings: HashMap<Trigram, Vec<u32>>,
    born: HashMap<Date, Vec<u32>>,
    telephones: BTreeMap<String, Vec<u32>>,
}

/// What a search found.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Hits {
    /// The registrations, best first.
    pub ids: Vec<RegistrationId>,
    /// Whether there were more names than are compared, so that more of them may fit.
    pub more: bool,
}

#[derive(Debug)]
struct Person {
    id: RegistrationId,
    traits: Traits,
}

impl NameIndex {
    /// How many names it holds.
    pub fn len(&self) -> usize {
        self.places.len()
    }

    /// Whether it holds none.
    pub fn is_empty(&self) -> bool {
        self.places.is_empty()
    }

    /// Takes somebody in, in place of who was known for this registration.
    pub fn put(&mut self, id: RegistrationId, traits: Traits) {
        if self.person(id).is_some_and(|person| person.traits == traits) {
            return;
        }
        self.remove(id);
        let Ok(place) = u32::try_from(self.people.len()) else { return };
        for trigram in trigrams(&traits.name) {
            self.postings.entry(trigram).or_default().push(place);
        }
        if let Some(day) = traits.born_on {
            self.born.entry(day).or_default().push(place);
        }
        for number in &traits.telephones {
            self.telephones.entry(number.clone()).or_default().push(place);
        }
        self.places.insert(id, place);
        self.people.push(Some(Person { id, traits }));
    }

    /// Lets somebody go.
    pub fn remove(&mut self, id: RegistrationId) {
        let Some(place) = self.places.remove(&id) else { return };
        let Some(person) = self.at_mut(place).and_then(Option::take) else { return };
        for trigram in trigrams(&person.traits.name) {
            if let Some(list) = self.postings.get_mut(&trigram) {
                list.retain(|other| *other != place);
            }
        }
        if let Some(list) = person.traits.born_on.and_then(|day| self.born.get_mut(&day)) {
            list.retain(|other| *other != place);
        }
        for number in &person.traits.telephones {
            if let Some(list) = self.telephones.get_mut(number) {
                list.retain(|other| *other != place);
                if list.is_empty() {
                    self.telephones.remove(number);
                }
            }
        }
    }

    /// The registrations of whom what was typed is the name, the birth date or the telephone number, best first; only those for which
    /// `in_sight` says yes are ever looked at. A day and a number beside a name come before the name alone.
    pub fn search(&self, typed: &str, today: Date, in_sight: impl Fn(RegistrationId) -> bool) -> Hits {
        let asked = Asked::of(typed, today);
        let numbered = self.numbered(&asked, &in_sight);
        let Hits { ids: named, more } = self.named(&asked.name, &in_sight);
        let both: Vec<RegistrationId> = named.iter().filter(|id| numbered.contains(id)).copied().collect();
        let mut ids: Vec<RegistrationId> = Vec::new();
        for id in both.into_iter().chain(named).chain(numbered.iter().copied().take(COMPARED)) {
            if !ids.contains(&id) {
                ids.push(id);
            }
        }
        Hits { ids, more: more || numbered.len() > COMPARED }
    }

    /// Those who were born on the day or have the number, the newest first.
    fn numbered(&self, asked: &Asked, in_sight: impl Fn(RegistrationId) -> bool) -> Vec<RegistrationId> {
        let born = asked.born_on.and_then(|day| self.born.get(&day)).into_iter().flatten();
        let has = |known: &str| asked.numbers.iter().any(|number| known.contains(number.as_str()));
        // All numbers are gone through, but only for one who typed a number.
        let known = (!asked.numbers.is_empty()).then_some(&self.telephones).into_iter().flatten();
        let dialled = known.filter(|(known, _)| has(known)).flat_map(|(_, places)| places);
        let mut places: Vec<u32> = born.chain(dialled).copied().collect();
        places.sort_unstable_by(|one, other| other.cmp(one));
        places.dedup();
        let people = places.into_iter().filter_map(|place| self.at(place)).filter(|person| in_sight(person.id));
        people.take(COMPARED + 1).map(|person| person.id).collect()
    }

    fn named(&self, typed: &Folded, in_sight: impl Fn(RegistrationId) -> bool) -> Hits {
        let grams = trigrams(typed);
        // A quarter of the trigrams survives every single typing error in names of three letters and more.
        let least = (grams.len() / 4).max(1);
        let mut candidates = self.candidates(&grams, least, COMPARED + 1, |person| in_sight(person.id));
        let more = candidates.len() > COMPARED;
        candidates.truncate(COMPARED);
        let scored = candidates.into_iter().map(|person| (searched(typed, &person.traits.name), person));
        let mut found: Vec<(f64, &Person)> = scored.filter(|(score, _)| *score >= FOUND).collect();
        found.sort_by(|(one, left), (other, right)| {
            let by_name = || left.traits.name.as_str().cmp(right.traits.name.as_str());
            other.total_cmp(one).then_with(by_name).then_with(|| left.id.cmp(&right.id))
        });
        Hits { ids: found.into_iter().map(|(_, person)| person.id).collect(), more }
    }

    /// The registrations that look as if they are of the same person as this one, most alike first.
    pub fn alike(&self, id: RegistrationId) -> Vec<(RegistrationId, Likeness)> {
        let Some(me) = self.person(id) else { return Vec::new() };
        let mut alike = self.alike_to(&me.traits);
        alike.retain(|(other, _)| *other != id);
        alike
    }

    /// The registrations that look as if they are of the person with this name, birth date and telephone, most alike first.
    pub fn alike_to(&self, traits: &Traits) -> Vec<(RegistrationId, Likeness)> {
        let grams = trigrams(&traits.name);
        // Names that are alike enough share well over half of their trigrams; swapped parts share them all.
        let mut people = self.candidates(&grams, (grams.len() * 2 / 5).max(1), COMPARED, |_| true);
        let same_day = traits.born_on.and_then(|day| self.born.get(&day)).into_iter().flatten().rev().take(SAME_DAY);
        let dialled = traits.telephones.iter().filter_map(|number| self.telephones.get(number));
        let dialled = dialled.flat_map(|places| places.iter().rev().take(SAME_DAY));
        people.extend(same_day.chain(dialled).filter_map(|place| self.at(*place)));
        people.sort_unstable_by_key(|person| person.id);
        people.dedup_by_key(|person| person.id);
        let mut alike: Vec<(f64, RegistrationId, Likeness)> = people
            .into_iter()
            .filter_map(|person| {
                let likeness = Likeness::of(traits, &person.traits)?;
                let strength = names(&traits.name, &person.traits.name) + if likeness.is_strong() { 1.0 } else { 0.0 };
                Some((strength, person.id, likeness))
            })
            .collect();
        alike.sort_by(|(one, left, _), (other, right, _)| other.total_cmp(one).then_with(|| left.cmp(right)));
        alike.into_iter().map(|(_, id, likeness)| (id, likeness)).collect()
    }

    fn at(&self, place: u32) -> Option<&Person> {
        self.people.get(usize::try_from(place).ok()?)?.as_ref()
    }

    fn at_mut(&mut self, place: u32) -> Option<&mut Option<Person>> {
        self.people.get_mut(usize::try_from(place).ok()?)
    }

    fn person(&self, id: RegistrationId) -> Option<&Person> {
        self.at(*self.places.get(&id)?)
    }

    /// Those who share at least `least` of the trigrams, the ones who share most first; at most `most`.
    fn candidates(&self, grams: &[Trigram], least: usize, most: usize, wanted: impl Fn(&Person) -> bool) -> Vec<&Person> {
        let mut shared = vec![0_u8; self.people.len()];
        let mut met = Vec::new();
        for list in grams.iter().filter_map(|gram| self.postings.get(gram)) {
            for place in list {
                let Some(count) = usize::try_from(*place).ok().and_then(|place| shared.get_mut(place)) else { continue };
                *count = count.saturating_add(1);
                if usize::from(*count) == least {
                    met.push(*place);
                }
            }
        }
        let shared_of = |place: u32| usize::try_from(place).ok().and_then(|place| shared.get(place)).copied().unwrap_or_default();
        // By how many they share; of those, only as many as are compared, and only the wanted ones count.
        let mut by_count: Vec<Vec<u32>> = vec![Vec::new(); grams.len() + 1];
        for place in met {
            if let Some(bucket) = by_count.get_mut(usize::from(shared_of(place))) {
                bucket.push(place);
            }
        }
        by_count.iter().rev().flatten().filter_map(|place| self.at(*place)).filter(|person| wanted(person)).take(most).collect()
    }
}

/// How well a name fits what was typed, from 0 to 1. Each typed word looks for its best word in the name; the start of
/// a word is nearly as good as the word. Words that were typed together or apart are tried that way too.
fn searched(typed: &Folded, name: &Folded) -> f64 {
    if typed.as_str() == name.as_str() {
        return 1.0;
    }
    let (words, known) = (runs(typed), runs(name));
    // By how many of the typed words were looked for: the best that they came to.
    let mut best = [0.0_f64; WORDS + 1];
    let mut letters = 0;
    for (start, end, run) in &words {
        if end - start == 1 {
            letters += run.len();
        }
        let fits = known.iter().map(|(.., other)| word_score(run, other, FOUND)).fold(0.0, f64::max);
        let before = best.get(*start).copied().unwrap_or_default();
        if let Some(so_far) = best.get_mut(*end) {
            *so_far = so_far.max(before + fits * ratio(run.len(), 1));
        }
    }
    let last = words.iter().map(|(_, end, _)| *end).max().unwrap_or_default();
    // The whole name exactly is worth more than a word of a longer one.
    let apart = best.get(last).copied().unwrap_or_default() / ratio(letters.max(1), 1) * 0.99;
    if apart >= 0.8 { apart } else { apart.max(names(typed, name)) }
}

/// The words of a name, and some of them after each other as one: from which, up to which, and the letters. In the order in which they end.
fn runs(name: &Folded) -> Vec<(usize, usize, String)> {
    let words: Vec<&str> = name.words().take(WORDS).collect();
    let mut runs = Vec::new();
    for end in 1..=words.len() {
        for start in end.saturating_sub(AS_ONE)..end {
            runs.push((start, end, words.get(start..end).unwrap_or_default().concat()));
        }
    }
    runs
}

/// How well a word fits a typed word; 0 when it cannot reach `least`.
fn word_score(typed: &str, word: &str, least: f64) -> f64 {
    if typed == word {
        return 1.0;
    }
    if word.starts_with(typed) {
        return 0.9 + 0.1 * ratio(typed.len(), word.len());
    }
    let close = closeness(typed, word, least);
    // The beginning of a longer word, with a slip in it: "voorbel" for "voorbeeldig".
    match word.get(..typed.len()) {
        Some(start) if typed.len() >= 4 => close.max(closeness(typed, start, least) * 0.9),
        _ => close,
    }
}

/// The trigrams of the words of a name, each once: two spaces before a word and one after it.
fn trigrams(name: &Folded) -> Vec<Trigram> {
    let mut grams = Vec::with_capacity(name.as_str().len() + 8);
    for word in name.words() {
        let (mut first, mut second) = (0, 0);
        for third in word.bytes().map(letter).chain([0]) {
            grams.push((first * 37 + second) * 37 + third);
            (first, second) = (second, third);
        }
    }
    grams.sort_unstable();
    grams.dedup();
    grams
}

fn letter(byte: u8) -> Trigram {
    match byte {
        b'a'..=b'z' => Trigram::from(byte - b'a') + 1,
        b'0'..=b'9' => Trigram::from(byte - b'0') + 27,
        _ => 0,
    }
}

#[cfg(test)]
mod tests;
