//! What is known about the client at VDAB (§2.2), and how it came to be known: always through the client (part III).

use serde::{Deserialize, Serialize};

use crate::{
    actor::coded,
    ids::{MembershipId, VdabFactId},
    registration::Answer,
    said,
    time::{Date, Instant},
    words::{Line, Text},
};

coded! {
    /// How a fact about VDAB came to be known. There is no "VDAB told us" here, on purpose: nothing travels between VDAB and
    /// the partnership but through the client (part III), and the VDAB adviser gives no information about a client (§1.3.2).
    Source {
        /// The client told it.
        ToldByClient = "told_by_client",
        /// Looked at together in the client's own file on the VDAB website.
        SeenTogether = "seen_together",
        /// On a document that the client brought.
        DocumentBrought = "document_brought",
        /// In a three-way meeting of client, mediator and partner.
        ThreeWayMeeting = "three_way_meeting",
    }
}

coded! {
    /// What a fact about VDAB is about. Of each kind the newest counts; older ones stay to be read.
    VdabFactKind {
        /// Whether the client is known at VDAB.
        Known = "known",
        /// Whether the client has a client file (klantendossier).
        ClientFile = "client_file",
        /// As what the client is registered (inschrijvingsbewijs).
        Enrolment = "enrolment",
        /// Whether there is a mediator, of VDAB or of a partner of VDAB.
        Mediator = "mediator",
        /// Which regular service runs now ("Documenten").
        Service = "service",
        /// The conversation with VDAB that is asked for when there is a client file.
        Conversation = "conversation",
        /// What the mediator estimates, as told through the client or in the three-way meeting.
        Estimate = "estimate",
    }
}

coded! {
    /// As what a job seeker is registered: the codes of VDAB and the Crossroads Bank. 00, 02, 10, 80, 82 and 93 are in use at
    /// VDAB today; the others are older and still stand on certificates.
    JobSeekerCategory {
        /// With, or asking for, an unemployment benefit.
        Benefit = "00",
        /// With a benefit, exempt from municipal control.
        BenefitExempt = "01",
        /// A young person in the waiting period (beroepsinschakelingstijd).
        WaitingPeriod = "02",
        /// Registered freely, not working.
        Free = "03",
        /// Excluded from the benefit, still registered.
        Excluded = "04",
        /// Depending on the OCMW.
        Ocmw = "05",
        /// With the regional fund for people with a handicap.
        Handicap = "06",
        /// Working part-time by choice.
        PartTimeByChoice = "07",
        /// Without the benefit, by choice.
        Waives = "09",
        /// Working, in notice or with severance pay.
        InNotice = "10",
        /// A young person awaiting a bridging benefit; historic.
        AwaitsBridging = "11",
        /// A young person with a bridging benefit; historic.
        Bridging = "12",
        /// Excluded from the benefit, still registered; historic.
        ExcludedBefore = "14",
        /// Part-time with an income guarantee benefit.
        PartTimeGuarantee = "80",
        /// Part-time young person in the waiting period.
        PartTimeWaiting = "82",
        /// Part-time, keeping rights, without the guarantee.
        PartTimeRights = "93",
        /// Another code, or a certificate that does not say.
        Other = "other",
    }
}

impl JobSeekerCategory {
    /// Whether somebody in this category works; nothing when the category does not say: in notice one works, with severance pay
    /// not any more.
    pub const fn works(self) -> Option<bool> {
        match self {
            Self::PartTimeByChoice | Self::PartTimeGuarantee | Self::PartTimeWaiting | Self::PartTimeRights => Some(true),
            Self::InNotice | Self::Other => None,
            _ => Some(false),
        }
    }
}

/// As what the client is registered at VDAB.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Enrolment {
    /// Not registered.
    None,
    /// Registered, in this category.
    As(JobSeekerCategory),
}

coded! {
    /// Whose mediator accompanies the client.
    MediatorOf {
        /// There is none.
        Nobody = "nobody",
        /// A mediator of VDAB.
        Vdab = "vdab",
        /// A mediator at a partner of VDAB.
        PartnerOfVdab = "partner_of_vdab",
    }
}

coded! {
    /// Which regular service runs now.
    RegularService {
        /// None runs.
        None = "none",
        /// The mediator follows the client up, and no guidance runs.
        FollowUp = "follow_up",
        /// GLOW.
        Glow = "glow",
        /// Intensieve begeleiding en bemiddeling.
        Ibb = "ibb",
        /// Specialised mediation (gespecialiseerde bemiddeling).
        SpecialisedMediation = "specialised_mediation",
        /// A training recognised by VDAB.
        Training = "training",
        /// Another guidance to work.
        OtherGuidance = "other_guidance",
        /// A service to work of the OCMW, such as a job under article 60 (TWE).
        Ocmw = "ocmw",
    }
}

impl RegularService {
    /// Whether the client is in regular service now, so that guidance by the partnership is not for him or her (§3.1: GLOW,
    /// IBB, specialised mediation and the like).
    pub const fn is_guidance(self) -> bool {
        !matches!(self, Self::None | Self::FollowUp | Self::Ocmw)
    }

    /// Whether it runs at VDAB or at a partner of VDAB, so that there is a client file.
    pub const fn is_of_vdab(self) -> bool {
        !matches!(self, Self::None | Self::Ocmw)
    }

    /// Whether it is a service to work, of which one can ask whether it goes well (§2.2). Being followed up is none.
    pub const fn is_to_work(self) -> bool {
        !matches!(self, Self::None | Self::FollowUp)
    }
}

coded! {
    /// How the conversation with VDAB stands (§2.2: with a client file it is always asked for).
    ConversationState {
        /// The client will ask for it.
        ClientAsks = "client_asks",
        /// The client has asked for it, and waits for the invitation: contact is taken.
        Asked = "asked",
        /// It is planned.
        Planned = "planned",
        /// It was held.
        Held = "held",
        /// The client does not want it now. That is the client's to say (part III).
        Declined = "declined",
    }
}

coded! {
    /// Through whom the client asks for the conversation.
    ConversationWay {
        /// The mediator, who is known.
        Mediator = "mediator",
        /// The Servicelijn, 0800 30 700.
        Servicelijn = "servicelijn",
    }
}

/// The conversation of the client with VDAB.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Conversation {
    /// How it stands.
    pub state: ConversationState,
    /// The day for which it is planned, or on which it was held.
    pub on: Option<Date>,
    /// Through whom the client asks for it.
    pub way: Option<ConversationWay>,
    /// Whether the client wants a partner to come along (three-way meeting, also digital).
    pub three_way: Option<bool>,
}

coded! {
    /// Whether guidance by the partnership is indicated, in somebody's view.
    View {
        /// It is.
        Indicated = "indicated",
        /// It is not.
        NotIndicated = "not_indicated",
        /// Not to be said yet.
        Unsure = "unsure",
    }
}

/// What the mediator estimates. It may differ from the adviser's advice: the mediator sees the whole path (§2.2).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Estimate {
    /// Whether the partnership's service is indicated.
    pub view: View,
    /// In the words in which it was told.
    pub words: Option<Text>,
}

/// A fact about VDAB. `None` means that the client was asked and does not know.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum VdabFact {
    /// Known at VDAB.
    Known(Option<bool>),
    /// Has a client file.
    ClientFile(Option<bool>),
    /// Registered as.
    Enrolment(Option<Enrolment>),
    /// Has a mediator; the name only when the client wants it kept.
    Mediator {
        /// Of whom.
        of: Option<MediatorOf>,
        /// The mediator's name.
        name: Option<Line>,
    },
    /// The regular service that runs.
    Service {
        /// Which one.
        which: Option<RegularService>,
        /// Whether it goes well towards work.
        #[serde(default, with = "said")]
        successful: Answer<bool>,
    },
    /// The conversation with VDAB.
    Conversation(Conversation),
    /// What the mediator estimates.
    Estimate(Estimate),
}

impl VdabFact {
    /// What it is about.
    pub const fn kind(&self) -> VdabFactKind {
        match self {
            Self::Known(_) => VdabFactKind::Known,
            Self::ClientFile(_) => VdabFactKind::ClientFile,
            Self::Enrolment(_) => VdabFactKind::Enrolment,
            Self::Mediator { .. } => VdabFactKind::Mediator,
            Self::Service { .. } => VdabFactKind::Service,
            Self::Conversation(_) => VdabFactKind::Conversation,
            Self::Estimate(_) => VdabFactKind::Estimate,
        }
    }
}

/// What cannot be right about a fact.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OddFact {
    /// It was learnt on a day that is still to come.
    LearntLater,
    /// A mediator's estimate cannot come to be known this way.
    EstimateSource,
    /// A conversation that is planned or was held has a day.
    NoConversationDay,
    /// A conversation is planned for a day that is past.
    PlannedBefore,
    /// A conversation was held on a day that is still to come.
    HeldLater,
}

impl VdabFact {
    /// Whether the fact can have come to be known this way. The mediator speaks to the client, or with the partner in the three-way
    /// meeting, and nowhere else (§2.2).
    pub const fn can_come_from(&self, source: Source) -> bool {
        !matches!(self, Self::Estimate(_)) || matches!(source, Source::ToldByClient | Source::ThreeWayMeeting)
    }

    /// What is odd about the days that the fact itself names.
    pub fn odd_day(&self, today: Date) -> Option<OddFact> {
        let Self::Conversation(conversation) = self else { return None };
        match (conversation.state, conversation.on) {
            (ConversationState::Planned | ConversationState::Held, None) => Some(OddFact::NoConversationDay),
            (ConversationState::Planned, Some(on)) if on < today => Some(OddFact::PlannedBefore),
            (ConversationState::Held, Some(on)) if on > today => Some(OddFact::HeldLater),
            _ => None,
        }
    }
}

/// Whether a fact can be noted today with this source and day.
///
/// # Errors
/// All that cannot be right about it.
pub fn check_fact(fact: &VdabFact, source: Source, learnt_on: Date, today: Date) -> Result<(), Vec<OddFact>> {
    let mut odd = Vec::new();
    odd.extend((learnt_on > today).then_some(OddFact::LearntLater));
    odd.extend(fact.odd_day(today));
    odd.extend((!fact.can_come_from(source)).then_some(OddFact::EstimateSource));
    if odd.is_empty() { Ok(()) } else { Err(odd) }
}

/// A fact about VDAB as it is kept: with its source and its dates. It is never changed, only followed by a newer one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptVdabFact {
    /// Which one.
    pub id: VdabFactId,
    /// What is known.
    pub fact: VdabFact,
    /// How it came to be known.
    pub source: Source,
    /// The day on which it was learnt; never after the day on which it was noted.
    pub learnt_on: Date,
    /// The member who noted it.
    pub noted_by: MembershipId,
    /// When it was noted.
    pub noted_at: Instant,
}

/// The newest fact of a kind, if there is one: the one that was learnt last, and of those the last that was noted.
pub fn newest(facts: &[KeptVdabFact], kind: VdabFactKind) -> Option<&KeptVdabFact> {
    facts.iter().filter(|kept| kept.fact.kind() == kind).max_by_key(|kept| (kept.learnt_on, kept.noted_at, kept.id))
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn a_fact_has_a_source_and_days_that_can_be() {
        let today = date(2026, 11, 23);
        let (yesterday, tomorrow) = (date(2026, 11, 22), date(2026, 11, 24));
        let estimate = VdabFact::Estimate(Estimate { view: View::Unsure, words: None });
        for source in Source::ALL {
            assert_eq!(check_fact(&VdabFact::Known(None), *source, today, today), Ok(()));
            let told = matches!(source, Source::ToldByClient | Source::ThreeWayMeeting);
            assert_eq!(check_fact(&estimate, *source, today, today).is_ok(), told, "{source:?}");
        }
        assert_eq!(
            check_fact(&estimate, Source::SeenTogether, tomorrow, today),
            Err(vec![OddFact::LearntLater, OddFact::EstimateSource]),
            "all of it is told at once"
        );
        let conversation = |state, on| VdabFact::Conversation(Conversation { state, on, way: None, three_way: None });
        for (state, on, odd) in [
            (ConversationState::Planned, None, Some(OddFact::NoConversationDay)),
            (ConversationState::Planned, Some(yesterday), Some(OddFact::PlannedBefore)),
            (ConversationState::Planned, Some(today), None),
            (ConversationState::Held, None, Some(OddFact::NoConversationDay)),
            (ConversationState::Held, Some(tomorrow), Some(OddFact::HeldLater)),
            (ConversationState::Held, Some(today), None),
            (ConversationState::ClientAsks, None, None),
            (ConversationState::Declined, None, None),
        ] {
            assert_eq!(conversation(state, on).odd_day(today), odd, "{state:?} {on:?}");
        }
    }
}
