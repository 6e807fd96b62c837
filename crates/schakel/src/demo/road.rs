//! What happens to each client of the demonstration, so that there is somebody at every point of the road.

use schakel_domain::registration::{Channel, MessageSort};

/// Something that happens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Happening {
    /// The client registers alone, with the form.
    Registers,
    /// A worker types it over with the client.
    IsTypedOver(Channel),
    /// The coordinator opens the registration.
    IsSeen,
    /// The coordinator gives it to a worker.
    IsAssigned,
    /// Somebody answers.
    IsAnswered(MessageSort, &'static str),
    /// The client adds something.
    Adds(&'static str),
    /// The client takes it back.
    Withdraws,
    /// It is joined to that of the client before.
    IsJoined,
    /// It is said to be of somebody else than the client before.
    IsKeptApart,
}

/// The road of one client: each thing that happens, and how many minutes after the first.
pub(super) struct Road {
    pub(super) steps: Vec<(i64, Happening)>,
    /// Whether it is the client before, once more.
    pub(super) is_again: bool,
}

pub(super) const HOUR: i64 = 60;
pub(super) const DAY: i64 = 24 * HOUR;

/// The road of client `number` out of `count`; the last ones came in most recently.
pub(super) fn road(number: usize, count: usize) -> Road {
    use Happening::{Adds, IsAnswered, IsAssigned, IsJoined, IsKeptApart, IsSeen, IsTypedOver, Registers, Withdraws};
    use MessageSort::{Elsewhere, Invitation, Question};
    let first = match number % 12 {
        4 => IsTypedOver(Channel::Paper),
        8 => IsTypedOver(Channel::Telephone),
        10 => IsTypedOver(Channel::Talk),
        _ => Registers,
    };
    let mut steps = vec![(0, first)];
    // The newest: nobody looked yet, or only looked.
    if number + 4 >= count {
        if number + 2 < count {
            steps.push((3 * HOUR, IsSeen));
        }
        return Road { steps, is_again: false };
    }
    let is_again = number % 7 == 5;
    let more: &[(i64, Happening)] = match (number % 7, number / 7 % 3) {
        (0, _) => &[(5 * HOUR, IsSeen), (6 * HOUR, IsAssigned)],
        (1, _) => &[
            (2 * HOUR, IsSeen),
            (2 * HOUR + 5, IsAssigned),
            (
                DAY,
                IsAnswered(
                    Invitation,
                    "Dag. Kom je donderdag om 14 uur naar het Open Huis? Je mag iemand meebrengen. Past het niet, bel dan gerust.",
                ),
            ),
        ],
        (2, _) => &[
            (4 * HOUR, IsSeen),
            (5 * HOUR, IsAnswered(Question, "Mogen we je bellen, of praat je liever hier ter plaatse?")),
            (DAY, Adds("Liever ter plaatse. Ik kan op woensdag.")),
        ],
        (3, _) => &[(7 * HOUR, IsSeen), (DAY, Withdraws)],
        (4, _) => &[
            (HOUR, IsSeen),
            (HOUR + 10, IsAssigned),
            (DAY, IsAnswered(Elsewhere, "Voor deze vraag kan je ook bij het OCMW van je gemeente terecht. We gaan graag met je mee.")),
        ],
        (5, 0) => &[(HOUR, IsSeen), (HOUR + 20, IsJoined)],
        (5, 1) => &[(HOUR, IsSeen)],
        (5, _) => &[(HOUR, IsSeen), (HOUR + 20, IsKeptApart)],
        _ => &[(8 * HOUR, IsSeen), (DAY + HOUR, IsAssigned)],
    };
    steps.extend_from_slice(more);
    Road { steps, is_again }
}

/// How many days ago client `number` out of `count` came in; the newest came today.
pub(super) fn days_ago(number: usize, count: usize) -> i64 {
    let left = count.saturating_sub(number + 1);
    i64::try_from(left * 45 / count.max(1)).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::demo::clients::IN_EACH;

    #[test]
    fn there_is_somebody_at_every_point_of_the_road() {
        let all: Vec<Road> = IN_EACH.into_iter().flat_map(|count| (0..count).map(move |number| road(number, count))).collect();
        let happens = |what: fn(&Happening) -> bool| all.iter().any(|road| road.steps.iter().any(|(_, step)| what(step)));
        assert!(all.iter().any(|road| road.steps.len() == 1), "nobody looked yet");
        assert!(all.iter().any(|road| road.is_again && road.steps.len() == 2), "a likely duplicate is open");
        assert!(happens(|step| matches!(step, Happening::IsTypedOver(_))));
        assert!(happens(|step| matches!(step, Happening::IsAssigned)));
        assert!(happens(|step| matches!(step, Happening::Adds(_))));
        assert!(happens(|step| matches!(step, Happening::Withdraws)));
        assert!(happens(|step| matches!(step, Happening::IsJoined)));
        assert!(happens(|step| matches!(step, Happening::IsKeptApart)));
    }
}
