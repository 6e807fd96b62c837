//! What happens to the clients of the demonstration until somebody answered, so that there is somebody at every point of the
//! road. Those who come further stand in [`super::stories`].

use schakel_domain::{
    actor::Role,
    conference::DecisionKind,
    registration::{Channel, MessageKind},
    talk::{Agreement, LifeDomain},
    vdab_fact::{Source, View},
};

use super::{
    tables::Table,
    talks::{Facts, Held},
};

/// Something that happens.
#[derive(Debug, Clone, Copy)]
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
    IsAnswered(MessageKind, &'static str),
    /// The client adds something.
    Adds(&'static str),
    /// The client takes it back.
    Withdraws,
    /// It is joined to that of the client before.
    IsJoined,
    /// It is said to be of somebody else than the client before.
    IsKeptApart,
    /// The worker holds the first talk.
    Talks(&'static Held),
    /// The worker notes more about VDAB in the talk.
    Tells(Facts, Source),
    /// The coordinator puts the case on an agenda; `true` when the client agrees to be called by name there.
    IsTabled(Table, bool),
    /// Somebody at the table in this role opens the case and gives advice.
    IsAdvised(Role, View, &'static str),
    /// The conference decides. A trajectory opens with a team of these roles.
    IsDecided(DecisionKind, &'static str, &'static [Role]),
    /// The client takes an agreement back.
    TakesBack(Agreement),
    /// The team agrees which organisation, by its place in the list, works on which threshold.
    AreShared(&'static [(LifeDomain, Option<usize>)]),
    /// The team notes more about VDAB in the dossier.
    IsNoted(Facts, Source),
    /// The coordinator opens the dossier, with a reason.
    IsLookedInto(&'static str),
    /// A conference is planned.
    IsPlanned(Table),
    /// A conference begins.
    Begins(Table),
    /// A conference closes.
    Closes(Table),
}

/// The road of one client: each thing that happens, and how many minutes after the first.
pub(super) struct Road {
    pub(super) steps: Vec<(i64, Happening)>,
    /// Whether it is the client before, once more.
    pub(super) is_again: bool,
}

const HOUR: i64 = 60;
const DAY: i64 = 24 * HOUR;

/// The road of client `number` out of `count`; the last ones came in most recently.
pub(super) fn road(number: usize, count: usize) -> Road {
    use Happening::{Adds, IsAnswered, IsAssigned, IsJoined, IsKeptApart, IsSeen, IsTypedOver, Registers, Withdraws};
    use MessageKind::{Elsewhere, Invitation, Question};
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
    use schakel_domain::{registration::Answer, talk::Way};

    use super::*;
    use crate::demo::{
        clients::IN_EACH,
        stories::STORIES,
        talks::{Born, School},
    };

    fn further(what: impl Fn(&Happening) -> bool) -> usize {
        STORIES.iter().filter(|story| story.happens(&what)).count()
    }

    fn talked(what: impl Fn(&Held) -> bool) -> usize {
        further(|step| matches!(step, Happening::Talks(held) if what(held)))
    }

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

    #[test]
    fn there_is_somebody_at_every_point_of_the_road_to_a_trajectory() {
        assert!(talked(|held| !held.done) > 0, "a talk that was only begun");
        assert!(talked(|held| held.way == Answer::Given(Way::Asked)) > 0 && talked(|held| held.way == Answer::Given(Way::Together)) > 0);
        assert!(talked(|held| held.born == Born::YearLater && held.complex == Answer::Given(false)) > 0, "answers that contradict");
        assert!(talked(|held| held.school == School::Realistic) > 0, "education first");
        assert!(talked(|held| matches!(held.school, School::NotRealistic(_))) > 0, "education no more");
        assert!(talked(|held| held.name == Answer::Given(false)) > 0, "who refuses to be named");
        assert!(further(|step| matches!(step, Happening::Tells(..))) > 2);

        let on = |table, named| further(|step| matches!(step, Happening::IsTabled(at, by_name) if *at == table && *by_name == named));
        let ahead = on(Table::Ahead, true) + on(Table::Ahead, false);
        assert!((3..=6).contains(&ahead) && on(Table::Ahead, true) > 0 && on(Table::Ahead, false) > 0, "{ahead} next week");
        assert!(on(Table::Now, true) > 0 && on(Table::Now, false) > 0);
        for kind in DecisionKind::ALL {
            assert!(further(|step| matches!(step, Happening::IsDecided(decided, ..) if decided == kind)) > 0, "{kind:?}");
        }
        let absent = |step: &Happening| matches!(step, Happening::IsAdvised(Role::Companion, ..));
        assert_eq!(further(absent), 0, "companions were asked and could not come");
        for role in [Role::VdabAdviser, Role::Caseworker, Role::OutreachWorker, Role::Coordinator] {
            assert!(further(|step| matches!(step, Happening::IsAdvised(by, ..) if *by == role)) > 0, "{role:?}");
        }
        let decided = |story: &&crate::demo::stories::Story| story.happens(|step| matches!(step, Happening::IsDecided(..)));
        let told = |story: &&crate::demo::stories::Story| story.happens(|step| matches!(step, Happening::IsAnswered(..)));
        assert!(STORIES.iter().filter(decided).any(|story| !told(&story)), "a decision that the client was not told");
        for agreement in [Agreement::Discuss, Agreement::Team] {
            assert!(further(|step| matches!(step, Happening::TakesBack(back) if *back == agreement)) > 0, "{agreement:?}");
        }
        assert!(further(|step| matches!(step, Happening::AreShared(_))) > 0);
        assert!(further(|step| matches!(step, Happening::IsNoted(..))) > 0);
        assert!(further(|step| matches!(step, Happening::IsLookedInto(_))) > 0);
    }
}
