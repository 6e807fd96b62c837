//! The clients of each partnership who come further than an answer: a first talk, a conference, a trajectory. Together they stand
//! at every point of the road. None of them exists.

use schakel_domain::{
    actor::Role::{Buddy, Caseworker, Companion, Coordinator, OutreachWorker, VdabAdviser},
    conference::DecisionKind,
    registration::MessageKind,
    talk::{Agreement, LifeDomain},
    time::Instant,
    vdab_fact::{Source, View},
};

use super::{
    road::Happening::{
        self, Adds, AreShared, IsAdvised, IsAnswered, IsAssigned, IsDecided, IsLookedInto, IsNoted, IsSeen, IsTabled, TakesBack, Talks,
        Tells, Withdraws,
    },
    tables::{Table, later, morning},
    talks::{
        ADULT, AT_SCHOOL, BEGUN, BY_NAME, CONTRADICTS, FITS_ELSEWHERE, LEFT_SCHOOL, NOBODY_YET, UNCLEAR, WILL_CALL, WILL_GO, WITH_FILE,
        WORKS, follow_up_ended, held_indicated, held_not_indicated, planned, planned_soon,
    },
};

/// When something happens.
#[derive(Debug, Clone, Copy)]
pub(super) enum When {
    /// So many days ago, in the course of the morning.
    Ago(i64),
    /// So many minutes after a conference began.
    At(Table, i64),
}

/// The story of a client.
pub(super) struct Story {
    /// How many days ago the client came in.
    pub(super) came: i64,
    /// Whole years on that day; without it the year of birth says nothing special.
    pub(super) age: Option<i16>,
    /// The help question.
    pub(super) wish: &'static str,
    /// What happens after somebody looked and gave it to a worker, on that same day.
    steps: &'static [(When, Happening)],
}

use When::{Ago, At};

const OVER: Table = Table::Over;
const NOW: Table = Table::Now;
const AHEAD: Table = Table::Ahead;

/// All stories, the same ones in each partnership.
pub(super) const STORIES: &[Story] = &[
    // Discussed two weeks ago: a trajectory opened, the client knows, and everybody works.
    Story {
        came: 46,
        age: Some(41),
        wish: "Ik wil weer een eigen plek en daarna iets van werk met mijn handen.",
        steps: &[
            (Ago(32), Talks(&ADULT)),
            (Ago(20), IsTabled(OVER, false)),
            (At(OVER, 6), IsAdvised(Caseworker, View::Indicated, "We kennen deze klant van het dagcentrum. Wie opgehaald wordt, komt.")),
            (
                At(OVER, 8),
                IsAdvised(VdabAdviser, View::Indicated, "Werk is nu te vroeg. Een dag meelopen in een atelier kan een eerste stap zijn."),
            ),
            (
                At(OVER, 12),
                IsDecided(
                    DecisionKind::OpenTrajectory,
                    "Wonen, schulden en werk houden elkaar vast, en het gewone aanbod past nu niet.",
                    &[Caseworker, Companion],
                ),
            ),
            (
                Ago(11),
                IsAnswered(MessageKind::Invitation, "Goed nieuws: we gaan met je aan de slag. Kom je dinsdag om 10 uur kennismaken?"),
            ),
            (Ago(8), AreShared(&[(LifeDomain::Housing, Some(0)), (LifeDomain::Money, Some(0)), (LifeDomain::Work, Some(2))])),
            (Ago(5), IsLookedInto("De klant belde mij omdat de begeleider met verlof is.")),
        ],
    },
    // A client file, a conversation held, and an adviser who sees it otherwise than the mediator.
    Story {
        came: 45,
        age: Some(33),
        wish: "Mijn rug laat geen zwaar werk meer toe. Ik wil weten wat ik nog kan.",
        steps: &[
            (Ago(31), Talks(&WITH_FILE)),
            (Ago(30), Tells(planned_soon, Source::ToldByClient)),
            (Ago(26), Tells(held_indicated, Source::ThreeWayMeeting)),
            (Ago(20), IsTabled(OVER, true)),
            (At(OVER, 18), IsAdvised(VdabAdviser, View::Unsure, "Voor werk zou ik eerst laten bekijken wat met de rug nog kan.")),
            (At(OVER, 20), IsAdvised(OutreachWorker, View::Indicated, "Zonder vervoer en zonder iemand die mee gaat komt er niets van.")),
            (
                At(OVER, 24),
                IsDecided(
                    DecisionKind::OpenTrajectory,
                    "Gezondheid, vervoer en alleen zijn hangen samen. De gewone opvolging alleen volstaat niet.",
                    &[Caseworker],
                ),
            ),
            (Ago(10), IsAnswered(MessageKind::Invitation, "We starten samen. Je begeleider belt je morgen voor een eerste afspraak.")),
            (Ago(6), IsNoted(follow_up_ended, Source::DocumentBrought)),
        ],
    },
    // A trajectory opened, and nobody told the client or took a threshold.
    Story {
        came: 44,
        age: None,
        wish: "Ik versta de brieven niet die ik krijg. Kan iemand met mij mee lezen?",
        steps: &[
            (Ago(30), Talks(&NOBODY_YET)),
            (Ago(19), IsTabled(OVER, false)),
            (At(OVER, 30), IsAdvised(Coordinator, View::Indicated, "Drie drempels, en nog niemand die eraan werkt.")),
            (
                At(OVER, 36),
                IsDecided(
                    DecisionKind::OpenTrajectory,
                    "Lezen, papieren en een netwerk zijn samen nodig voor er aan werk te denken valt.",
                    &[Caseworker, Buddy],
                ),
            ),
        ],
    },
    // A trajectory opened; the client no longer wants the team to read.
    Story {
        came: 43,
        age: Some(52),
        wish: "Ik wil iemand die mee gaat naar de eerste gesprekken, maar niet te veel mensen.",
        steps: &[
            (Ago(30), Talks(&ADULT)),
            (Ago(19), IsTabled(OVER, false)),
            (
                At(OVER, 46),
                IsDecided(DecisionKind::OpenTrajectory, "De klant wil traag beginnen, met één vast gezicht.", &[Caseworker, Companion]),
            ),
            (Ago(11), IsAnswered(MessageKind::Invitation, "We beginnen traag, zoals je vroeg. Je begeleider wacht op je telefoon.")),
            (Ago(3), TakesBack(Agreement::Team)),
        ],
    },
    // A trajectory that the client stopped.
    Story {
        came: 42,
        age: None,
        wish: "Ik zoek iets om voor op te staan.",
        steps: &[
            (Ago(29), Talks(&ADULT)),
            (Ago(19), IsTabled(OVER, false)),
            (At(OVER, 58), IsDecided(DecisionKind::OpenTrajectory, "Er is zin om te beginnen, en niets anders past.", &[Caseworker])),
            (Ago(11), IsAnswered(MessageKind::Invitation, "We starten samen. Kom gerust eens langs in het Open Huis.")),
            (Ago(4), Withdraws),
        ],
    },
    // Seventeen: education goes first.
    Story {
        came: 41,
        age: Some(17),
        wish: "Ik wil iets anders dan mijn school, maar ik weet niet wat.",
        steps: &[
            (Ago(28), Talks(&AT_SCHOOL)),
            (Ago(19), IsTabled(OVER, false)),
            (At(OVER, 66), IsAdvised(Caseworker, View::NotIndicated, "Een school met deeltijds leren en werken ziet de klant wel zitten.")),
            (
                At(OVER, 70),
                IsDecided(DecisionKind::ReferEducation, "Deeltijds leren en werken kan nog dit jaar. De gezel gaat mee kijken.", &[]),
            ),
            (
                Ago(11),
                IsAnswered(MessageKind::Elsewhere, "Je kan starten in een school voor leren en werken. We gaan de eerste dag met je mee."),
            ),
        ],
    },
    // The regular offer can help; the client was not told yet.
    Story {
        came: 40,
        age: None,
        wish: "Mijn schulden houden mij wakker. Werk vind ik zelf wel.",
        steps: &[
            (Ago(27), Talks(&FITS_ELSEWHERE)),
            (Ago(19), IsTabled(OVER, false)),
            (At(OVER, 80), IsAdvised(VdabAdviser, View::NotIndicated, "Met een gewone opleiding geraakt deze persoon vooruit.")),
            (At(OVER, 84), IsDecided(DecisionKind::ReferRegular, "Schuldhulp bij het OCMW en een gewone opleiding volstaan.", &[])),
        ],
    },
    // Works full-time.
    Story {
        came: 40,
        age: Some(29),
        wish: "Ik werk, maar ik hou het bijna niet meer vol.",
        steps: &[
            (Ago(27), Talks(&WORKS)),
            (Ago(18), IsTabled(OVER, false)),
            (
                At(OVER, 96),
                IsDecided(DecisionKind::NotInTargetGroup, "De klant werkt voltijds. We gaan mee naar het CAW voor de rest.", &[]),
            ),
            (
                Ago(10),
                IsAnswered(
                    MessageKind::Elsewhere,
                    "Omdat je voltijds werkt kan dit traject niet. Bij het CAW kan je wel terecht, en we gaan mee.",
                ),
            ),
        ],
    },
    // More is to be asked, and nobody did yet.
    Story {
        came: 39,
        age: None,
        wish: "Ik weet het nog niet goed. Kan ik eerst eens praten?",
        steps: &[
            (Ago(26), Talks(&UNCLEAR)),
            (Ago(18), IsTabled(OVER, false)),
            (At(OVER, 106), IsDecided(DecisionKind::AskMore, "Vraag eerst samen op of er een klantendossier is bij VDAB.", &[])),
        ],
    },
    // More was to be asked, and it was: ready for the next one.
    Story {
        came: 38,
        age: Some(38),
        wish: "Ik wil weer werken, maar niet meer ’s nachts.",
        steps: &[
            (Ago(26), Talks(&UNCLEAR)),
            (Ago(18), IsTabled(OVER, false)),
            (At(OVER, 118), IsDecided(DecisionKind::AskMore, "Kijk samen in het eigen dossier bij VDAB, en vraag een gesprek.", &[])),
            (Ago(9), Tells(WITH_FILE.vdab, Source::SeenTogether)),
            (Ago(7), Tells(planned, Source::ToldByClient)),
        ],
    },
    // There was no time left: held over.
    Story {
        came: 37,
        age: None,
        wish: "Mijn huurcontract stopt. Eerst een woning, dan de rest.",
        steps: &[(Ago(25), Talks(&ADULT)), (Ago(18), IsTabled(OVER, false))],
    },
    // On the table now: decided, advised, still to be discussed.
    Story {
        came: 30,
        age: Some(45),
        wish: "Ik heb twintig jaar in de bouw gewerkt. Ik wil niet aan de kant blijven staan.",
        steps: &[
            (Ago(16), Talks(&BY_NAME)),
            (Ago(3), IsTabled(NOW, true)),
            (At(NOW, 5), IsAdvised(Caseworker, View::Indicated, "Bij een wandeling komt het verhaal vanzelf. Dat is een begin.")),
            (At(NOW, 8), IsAdvised(VdabAdviser, View::Indicated, "Ervaring genoeg. Een rustige werkplek vinden we later wel.")),
            (
                At(NOW, 14),
                IsDecided(
                    DecisionKind::OpenTrajectory,
                    "De drempels hangen samen, en de klant wil zelf beginnen met de schulden.",
                    &[Caseworker, Companion],
                ),
            ),
        ],
    },
    Story {
        came: 29,
        age: None,
        wish: "Ik wil iets met mensen doen, een paar halve dagen.",
        steps: &[
            (Ago(15), Talks(&WITH_FILE)),
            (Ago(14), Tells(planned_soon, Source::ToldByClient)),
            (Ago(9), Tells(held_not_indicated, Source::ToldByClient)),
            (Ago(3), IsTabled(NOW, false)),
            (At(NOW, 20), IsAdvised(OutreachWorker, View::Indicated, "Een training alleen lukt niet: er is geen vervoer en veel angst.")),
            (At(NOW, 24), IsAdvised(Coordinator, View::Unsure, "Wat vindt de adviseur van vrijwilligerswerk als eerste stap?")),
        ],
    },
    Story {
        came: 28,
        age: Some(17),
        wish: "Ik wil geld verdienen en weg van thuis.",
        steps: &[(Ago(14), Talks(&LEFT_SCHOOL)), (Ago(2), IsTabled(NOW, true))],
    },
    // On the agenda of next week.
    Story {
        came: 26,
        age: Some(27),
        wish: "Ik wil eindelijk mijn papieren in orde hebben, en dan een job.",
        steps: &[(Ago(13), Talks(&BY_NAME)), (Ago(4), IsTabled(AHEAD, true))],
    },
    Story {
        came: 25,
        age: None,
        wish: "Na mijn ziekte durf ik niet goed meer buiten. Dat wil ik anders.",
        steps: &[(Ago(5), Talks(&WILL_GO)), (Ago(4), IsTabled(AHEAD, false))],
    },
    Story {
        came: 24,
        age: Some(36),
        wish: "Met de kinderen alleen krijg ik niets geregeld. Ik wil een dag per week ademen.",
        steps: &[
            (Ago(12), Talks(&WITH_FILE)),
            (Ago(11), Tells(planned_soon, Source::ToldByClient)),
            (Ago(7), Tells(held_indicated, Source::ToldByClient)),
            (Ago(4), IsTabled(AHEAD, false)),
        ],
    },
    Story {
        came: 23,
        age: None,
        wish: "Ik heb altijd gekookt. Zou dat iets zijn?",
        steps: &[(Ago(11), Talks(&NOBODY_YET)), (Ago(3), IsTabled(AHEAD, false))],
    },
    // Was on that agenda, and took the agreement back.
    Story {
        came: 22,
        age: None,
        wish: "Ik wil hulp, maar niet dat iedereen het weet.",
        steps: &[(Ago(12), Talks(&ADULT)), (Ago(4), IsTabled(AHEAD, false)), (Ago(2), TakesBack(Agreement::Discuss))],
    },
    // On no agenda yet.
    Story { came: 21, age: None, wish: "Een halve dag per week zou al veel zijn.", steps: &[(Ago(9), Talks(&ADULT))] },
    Story {
        came: 20,
        age: Some(44),
        wish: "Ik wil weten wie mij wat kan leren.",
        steps: &[(Ago(9), Talks(&WILL_CALL)), (Ago(6), Adds("Ik heb de Servicelijn nog niet gebeld. Morgen probeer ik het."))],
    },
    // The day of the conversation with VDAB is past, and nobody noted what came of it.
    Story {
        came: 19,
        age: None,
        wish: "Ik wil een opleiding, maar mijn rekening is leeg.",
        steps: &[(Ago(8), Talks(&WITH_FILE)), (Ago(6), Tells(planned_soon, Source::ToldByClient))],
    },
    Story {
        came: 18,
        age: Some(34),
        wish: "Ik wil dat iemand eens alles op een rij zet met mij.",
        steps: &[(Ago(7), Talks(&CONTRADICTS))],
    },
    Story { came: 17, age: Some(17), wish: "School is niets voor mij. Denk ik.", steps: &[(Ago(6), Talks(&AT_SCHOOL))] },
    Story { came: 16, age: None, wish: "Ik kom alleen als het warm is binnen.", steps: &[(Ago(2), Talks(&BEGUN))] },
];

impl Story {
    /// What happens to client `number` of these, each at its moment; the registration itself comes first.
    pub(super) fn events(&self, number: usize, now: Instant) -> Vec<(Instant, Happening)> {
        // So that not everybody comes at nine.
        let odd = i64::try_from(number * 37 % 150).unwrap_or(0);
        let came = later(morning(now, self.came), odd);
        let first = match number % 5 {
            2 => Happening::IsTypedOver(schakel_domain::registration::Channel::Talk),
            4 => Happening::IsTypedOver(schakel_domain::registration::Channel::Telephone),
            _ => Happening::Registers,
        };
        let steps = self.steps.iter().map(|(when, what)| match when {
            Ago(ago) => (later(morning(now, *ago), odd), *what),
            At(table, minutes) => (later(table.starts_at(now), *minutes), *what),
        });
        [(came, first), (later(came, 150), IsSeen), (later(came, 160), IsAssigned)].into_iter().chain(steps).collect()
    }

    /// All that happens, for the tests.
    #[cfg(test)]
    pub(super) fn happens(&self, what: impl Fn(&Happening) -> bool) -> bool {
        self.steps.iter().any(|(_, step)| what(step))
    }
}

#[cfg(test)]
mod tests {
    use schakel_domain::words::{Reason, Text};

    use super::*;

    #[test]
    fn each_story_is_told_in_the_order_of_time_and_is_past() {
        let now: Instant = "2026-11-23T08:20:00Z".parse().unwrap();
        for (number, story) in STORIES.iter().enumerate() {
            let events = story.events(number, now);
            assert!(events.iter().zip(events.iter().skip(1)).all(|((one, _), (next, _))| one < next), "{number}: {events:?}");
            assert!(events.iter().all(|(at, _)| *at <= now), "{number}");
        }
    }

    #[test]
    fn all_texts_fit() {
        for story in STORIES {
            assert!(Text::parse(story.wish).is_ok(), "{}", story.wish);
            for (_, what) in story.steps {
                match what {
                    Adds(text) | IsAnswered(_, text) | IsAdvised(_, _, text) => assert!(Text::parse(text).is_ok(), "{text}"),
                    IsDecided(_, text, _) | IsLookedInto(text) => assert!(Reason::parse(text).is_ok(), "{text}"),
                    _ => {}
                }
            }
        }
    }
}
