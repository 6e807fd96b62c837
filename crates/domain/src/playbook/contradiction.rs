//! Answers that contradict each other.

use serde::{Deserialize, Serialize};

use super::{facts::Facts, topic::Topic};
use crate::{
    actor::coded,
    registration::Answer,
    vdab_fact::{Enrolment, MediatorOf},
};

coded! {
    /// Answers that cannot all be true. Nothing is concluded from them: they are to be asked again.
    Contradiction {
        /// Two birth dates.
        TwoBirthDates = "two_birth_dates",
        /// Born after the day of registration.
        BornLater = "born_later",
        /// Not known at VDAB, and a client file.
        FileWithoutKnown = "file_without_known",
        /// No client file, and a registration, mediator or service at VDAB.
        ServiceWithoutFile = "service_without_file",
        /// A category of people who work, and not working; or of people who do not, and working full-time.
        CategoryAndWork = "category_and_work",
    }
}

impl Contradiction {
    /// The answers that contradict each other.
    pub const fn topics(self) -> &'static [Topic] {
        match self {
            Self::TwoBirthDates => &[Topic::BornOn],
            Self::BornLater => &[Topic::BornOn, Topic::RegisteredOn],
            Self::FileWithoutKnown => &[Topic::Known, Topic::ClientFile],
            Self::ServiceWithoutFile => &[Topic::ClientFile, Topic::Enrolment, Topic::Mediator, Topic::Service],
            Self::CategoryAndWork => &[Topic::Enrolment, Topic::Work],
        }
    }

    fn is_in(self, facts: &Facts) -> bool {
        match self {
            Self::TwoBirthDates => facts.born_on.given().zip(facts.born_on_before).is_some_and(|(now, before)| *now != before),
            Self::BornLater => facts.born_on.given().is_some_and(|born_on| *born_on > facts.registered_on),
            Self::FileWithoutKnown => facts.known == Answer::Given(false) && facts.client_file == Answer::Given(true),
            Self::ServiceWithoutFile => {
                let at_vdab = matches!(facts.enrolment, Answer::Given(Enrolment::As(_)))
                    || facts.mediator.given().is_some_and(|of| *of != MediatorOf::Nobody)
                    || facts.service.given().is_some_and(|service| service.is_of_vdab());
                facts.has_no_file() && at_vdab
            }
            // A client with a benefit or without one may well work part-time; full-time is another thing.
            Self::CategoryAndWork => match (&facts.enrolment, &facts.work) {
                (Answer::Given(Enrolment::As(category)), Answer::Given(work)) => match category.works() {
                    Some(true) => !work.works(),
                    Some(false) => work.is_full_time(),
                    None => false,
                },
                _ => false,
            },
        }
    }
}

/// The answers that contradict each other in these facts.
pub fn contradictions(facts: &Facts) -> Vec<Contradiction> {
    Contradiction::ALL.iter().copied().filter(|one| one.is_in(facts)).collect()
}

/// Whether some of these answers contradict another one, so that nothing can be concluded from them.
pub fn is_doubted(on: &[Topic], contradictions: &[Contradiction]) -> bool {
    contradictions.iter().any(|one| one.topics().iter().any(|topic| on.contains(topic)))
}
