//! Answers that contradict each other.

use serde::{Deserialize, Serialize};

use super::{
    facts::{Facts, Topic},
    s1_2_target_group::SEVERAL,
};
use crate::{
    actor::coded,
    talk::Work,
    vdab_fact::{Enrolment, MediatorOf, RegularService},
};

coded! {
    /// Answers that cannot all be true. Nothing is concluded from them: they are to be asked again.
    Contradiction {
        /// Two birth dates.
        TwoBirthDates = "two_birth_dates",
        /// Born after the day of registration.
        BornLater = "born_later",
        /// Thresholds in several life domains, and "no problems in several life domains".
        ManyDomainsNotComplex = "many_domains_not_complex",
        /// Working full-time, and long-term ill.
        IllAndFullTime = "ill_and_full_time",
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
            Self::ManyDomainsNotComplex => &[Topic::Complex, Topic::Domains],
            Self::IllAndFullTime => &[Topic::Work, Topic::Ill],
            Self::FileWithoutKnown => &[Topic::Known, Topic::ClientFile],
            Self::ServiceWithoutFile => &[Topic::ClientFile, Topic::Enrolment, Topic::Mediator, Topic::Service],
            Self::CategoryAndWork => &[Topic::Enrolment, Topic::Work],
        }
    }

    fn is_in(self, facts: &Facts) -> bool {
        let works = facts.work.map(|work| matches!(work, Work::Partly | Work::FullTime));
        match self {
            Self::TwoBirthDates => facts.born_on.zip(facts.born_on_before).is_some_and(|(now, before)| now != before),
            Self::BornLater => facts.born_on.is_some_and(|born_on| born_on > facts.registered_on),
            Self::ManyDomainsNotComplex => facts.complex == Some(false) && facts.domains_with_thresholds() >= SEVERAL,
            Self::IllAndFullTime => facts.work == Some(Work::FullTime) && facts.ill == Some(true),
            Self::FileWithoutKnown => facts.known == Some(false) && facts.client_file == Some(true),
            Self::ServiceWithoutFile => {
                let at_vdab = matches!(facts.enrolment, Some(Enrolment::As(_)))
                    || facts.mediator.is_some_and(|of| of != MediatorOf::Nobody)
                    || facts.service.is_some_and(|service| service != RegularService::None);
                facts.has_no_file() && at_vdab
            }
            // A client with a benefit or without one may well work now and then; full-time is another thing.
            Self::CategoryAndWork => match (facts.enrolment, facts.work) {
                (Some(Enrolment::As(category)), Some(work)) => match category.works() {
                    Some(true) => works == Some(false),
                    Some(false) => work == Work::FullTime,
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
