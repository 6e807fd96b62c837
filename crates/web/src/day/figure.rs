//! The figures of the road: their words, and the address behind which those stand whom a figure counts.

use schakel_app::day::Period;
use schakel_domain::day::Stretch;
use schakel_texts::{Lang, day as words};

/// The word of a period in the address.
pub(super) const fn period_word(period: Period) -> &'static str {
    match period {
        Period::Quarter => "kwartaal",
        Period::Year => "jaar",
        Period::Always => "altijd",
    }
}

/// The word of a figure in the address.
pub(super) const fn word(stretch: Stretch) -> &'static str {
    match stretch {
        Stretch::Came => "aangemeld",
        Stretch::Talked => "gesprek",
        Stretch::Conferred => "bespreking",
        Stretch::Opened => "traject",
        Stretch::UnderWay => "onderweg",
        Stretch::InTrajectory => "in-traject",
        Stretch::Withdrawn => "ingetrokken",
        Stretch::Referred => "doorverwezen",
        Stretch::Expired => "vervallen",
        Stretch::Ended => "beeindigd",
        Stretch::Rejected => "afgewezen",
    }
}

/// The address of a figure over a period.
pub(super) fn href(stretch: Stretch, period: Period) -> String {
    format!("/vandaag?stap={}&periode={}", word(stretch), period_word(period))
}

/// A figure of the road in words.
pub(super) fn label(lang: Lang, stretch: Stretch) -> &'static str {
    match stretch {
        Stretch::Came => words::step_came(lang),
        Stretch::Talked => words::step_talked(lang),
        Stretch::Conferred => words::step_conferred(lang),
        Stretch::Opened => words::step_opened(lang),
        Stretch::UnderWay => words::other_under_way(lang),
        Stretch::InTrajectory => words::other_in_trajectory(lang),
        Stretch::Withdrawn => words::other_withdrawn(lang),
        Stretch::Referred => words::other_referred(lang),
        Stretch::Expired => words::other_expired(lang),
        Stretch::Ended => words::other_ended(lang),
        Stretch::Rejected => words::other_rejected(lang),
    }
}
