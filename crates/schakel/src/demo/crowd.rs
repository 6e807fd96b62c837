//! The clients beyond the sixty, when a demonstration is asked for more of them: as many as a load test needs.
//!
//! Who they are and what happens to them follows from their number alone, so the same number of clients is always the same
//! world. Most of them are assigned or answered, as in an inbox that is kept; some are withdrawn, and some registered twice.

use jiff::{SignedDuration, civil::date};
use schakel_domain::{
    registration::{Answer, Answers, Channel, MessageSort},
    words::{Line, Text},
};

use super::{
    clients::{self, IN_EACH},
    names::{name, slip},
    road::{DAY, HOUR, Happening, Road},
};

/// How many clients there are in each partnership.
pub(super) fn in_each(clients: usize) -> [usize; 3] {
    let sixty: usize = IN_EACH.iter().sum();
    let more = clients.saturating_sub(sixty);
    let mut counts = IN_EACH;
    for (place, count) in counts.iter_mut().enumerate() {
        // What does not divide by three goes to the first ones.
        *count += (more + 2 - place) / 3;
    }
    counts
}

/// A number below `below` that looks like chance and is always the same.
pub(super) fn draw(seed: usize, what: &str, below: usize) -> usize {
    let wide = |number: usize| u64::try_from(number).unwrap_or_default();
    let mut mixed = wide(seed).wrapping_add(0x9e37_79b9_7f4a_7c15);
    for byte in what.bytes() {
        mixed = (mixed ^ u64::from(byte)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed ^= mixed >> 29;
    }
    mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    mixed ^= mixed >> 31;
    usize::try_from(mixed % wide(below).max(1)).unwrap_or_default()
}

/// One seed for each client of each partnership.
const fn seed(place: usize, number: usize) -> usize {
    place * 100_000 + number
}

/// Whether this is the client before, once more.
fn is_again(place: usize, number: usize) -> bool {
    let is_drawn = |number: usize| number > IN_EACH.get(place).copied().unwrap_or_default() && draw(seed(place, number), "again", 25) == 0;
    is_drawn(number) && !is_drawn(number - 1)
}

/// How long ago client `number` out of `count` came in: they are spread evenly, over so many days that no partnership gets
/// more in a day than it takes.
pub(super) fn ago(place: usize, number: usize, count: usize) -> SignedDuration {
    let sixty = IN_EACH.get(place).copied().unwrap_or_default();
    let crowd = count.saturating_sub(sixty).max(1);
    let seconds = (crowd / 200).max(45) * 24 * 60 * 60;
    let left = count.saturating_sub(number);
    SignedDuration::from_secs(i64::try_from(seconds * left / crowd).unwrap_or(i64::MAX))
}

/// What client `number` tells. `None` would mean that a text of this program is too long, which a test rules out.
pub(super) fn answers(place: usize, number: usize, municipalities: &[&str]) -> Option<Answers> {
    if is_again(place, number) {
        let first = somebody(place, number - 1, municipalities)?;
        return again(&first, seed(place, number));
    }
    somebody(place, number, municipalities)
}

fn somebody(place: usize, number: usize, municipalities: &[&str]) -> Option<Answers> {
    let seed = seed(place, number);
    let (called, family) = name(seed);
    let mut answers = clients::answers(place, number, municipalities)?;
    answers.called = Some(Line::parse(called).ok()?);
    answers.family_name = match draw(seed, "family name", 25) {
        0 => Answer::Later,
        _ => Answer::Given(Line::parse(&family).ok()?),
    };
    answers.born_on = match draw(seed, "born", 10) {
        0 => Answer::Unknown,
        1 => Answer::Later,
        _ => {
            let days = i64::try_from(draw(seed, "day of birth", 22_000)).unwrap_or_default();
            Answer::Given(date(1947, 1, 1).saturating_add(jiff::Span::new().days(days)))
        }
    };
    if answers.contact.telephone.is_some() {
        let digits = format!("0400 {:02} {:02} {:02}", seed / 10_000, seed / 100 % 100, seed % 100);
        answers.contact.telephone = Some(Line::parse(&digits).ok()?);
    }
    if answers.contact.mail.is_some() {
        answers.contact.mail = Some(Line::parse(&format!("klant{seed}@voorbeeld.example")).ok()?);
    }
    Some(answers)
}

/// The same person, written down otherwise.
fn again(first: &Answers, seed: usize) -> Option<Answers> {
    let mut answers = first.clone();
    match &first.family_name {
        Answer::Given(family) => answers.family_name = Answer::Given(Line::parse(&slip(family.as_str(), seed)).ok()?),
        _ => answers.called = Some(Line::parse(&slip(first.called.as_ref()?.as_str(), seed)).ok()?),
    }
    answers.wish = Answer::Given(Text::parse("Ik weet niet of mijn aanmelding is aangekomen. Daarom nog eens.").ok()?);
    Some(answers)
}

const INVITED: Happening = Happening::IsAnswered(MessageSort::Invitation, "Dag. Kom je dinsdag om 10 uur langs? Je mag iemand meebrengen.");
const ASKED: Happening = Happening::IsAnswered(MessageSort::Question, "Op welke dagen kunnen we je bellen?");
const ELSEWHERE: Happening =
    Happening::IsAnswered(MessageSort::Elsewhere, "Met deze vraag kan je het snelst terecht bij de sociale dienst. We gaan graag mee.");

/// The road of client `number`. What has not happened yet today is left out by the one who asks.
pub(super) fn road(place: usize, number: usize) -> Road {
    use Happening::{Adds, IsAssigned, IsJoined, IsKeptApart, IsSeen, IsTypedOver, Registers, Withdraws};
    let seed = seed(place, number);
    let first = match draw(seed, "channel", 100) {
        0..30 => Registers,
        30..55 => IsTypedOver(Channel::Telephone),
        55..85 => IsTypedOver(Channel::Talk),
        _ => IsTypedOver(Channel::Paper),
    };
    let is_again = is_again(place, number);
    // Who registers once more does not take the first one back: it may be joined.
    let may_withdraw = !is_again && !self::is_again(place, number + 1);
    let more: &[(i64, Happening)] = match draw(seed, "road", 100) {
        0..45 if is_again => &[(HOUR, IsSeen), (HOUR + 20, IsJoined)],
        45..65 if is_again => &[(HOUR, IsSeen), (HOUR + 20, IsKeptApart)],
        _ if is_again => &[(HOUR, IsSeen)],
        0..2 if may_withdraw => &[(DAY, Withdraws)],
        2..7 if may_withdraw => &[(5 * HOUR, IsSeen), (2 * DAY, Withdraws)],
        7..11 if may_withdraw => &[(5 * HOUR, IsSeen), (DAY, IsAssigned), (2 * DAY, INVITED), (4 * DAY, Withdraws)],
        11..16 => &[(6 * HOUR, IsSeen), (DAY, ASKED), (3 * DAY, Adds("Dat kan elke dag na 15 uur."))],
        16..25 => &[(6 * HOUR, IsSeen), (DAY, ELSEWHERE)],
        25..45 => &[(8 * HOUR, IsSeen), (DAY, IsAssigned)],
        45..48 => &[(8 * HOUR, IsSeen)],
        48..55 => &[(4 * HOUR, IsSeen), (6 * HOUR, IsAssigned), (DAY, ASKED)],
        _ => &[(4 * HOUR, IsSeen), (DAY, IsAssigned), (2 * DAY, INVITED)],
    };
    let mut steps = vec![(0, first)];
    steps.extend_from_slice(more);
    Road { steps, is_again }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn as_many_are_made_as_were_asked_for_and_the_sixty_are_the_first() {
        assert_eq!(in_each(60), IN_EACH);
        for clients in [61, 62, 200, 10_000, 100_000] {
            let counts = in_each(clients);
            assert_eq!(counts.iter().sum::<usize>(), clients);
            assert!(counts.iter().zip(IN_EACH).all(|(count, sixty)| *count >= sixty));
        }
    }

    #[test]
    fn ten_thousand_can_be_registered_and_some_register_twice() {
        let mut twice = 0;
        for (place, count) in in_each(10_000).into_iter().enumerate() {
            for number in IN_EACH[place]..count {
                let told = answers(place, number, &["Aalst"]).unwrap();
                assert_eq!(told.open(), None);
                if is_again(place, number) {
                    twice += 1;
                    let before = answers(place, number - 1, &["Aalst"]).unwrap();
                    assert_eq!((&told.born_on, &told.contact), (&before.born_on, &before.contact));
                    assert_ne!((told.called, told.family_name), (before.called, before.family_name));
                }
            }
        }
        assert!((250..600).contains(&twice), "{twice}");
    }

    #[test]
    fn most_are_assigned_or_answered_and_some_are_withdrawn() {
        let roads: Vec<Road> = (100..2_100).map(|number| road(0, number)).collect();
        let share = |what: fn(&Happening) -> bool| roads.iter().filter(|road| road.steps.iter().any(|(_, step)| what(step))).count() / 20;
        let desk = share(|step| matches!(step, Happening::IsAssigned | Happening::IsAnswered(..)));
        assert!((75..95).contains(&desk), "{desk}");
        let gone = share(|step| matches!(step, Happening::Withdraws));
        assert!((5..15).contains(&gone), "{gone}");
    }

    #[test]
    fn nobody_comes_before_the_client_before_and_no_day_is_too_full() {
        for clients in [100, 10_000, 100_000] {
            let count = in_each(clients)[0];
            let times: Vec<SignedDuration> = (IN_EACH[0]..count).map(|number| ago(0, number, count)).collect();
            assert!(times.is_sorted_by(|one, next| one > next));
            let day = SignedDuration::from_hours(24);
            let busiest = times.iter().filter(|time| **time <= day).count();
            assert!(busiest <= 201, "{busiest}");
        }
    }
}
