//! What can be answered and found: the words of rules and facts alike, so they stand below both.

use serde::{Deserialize, Serialize};

use crate::{actor::coded, talk::SharedPart};

coded! {
    /// An answer that a rule looks at.
    Topic {
        /// The day of registration.
        RegisteredOn = "registered_on",
        /// The birth date.
        BornOn = "born_on",
        /// Residence status.
        Residence = "residence",
        /// Whether the client works.
        Work = "work",
        /// Long-term ill.
        Ill = "ill",
        /// An employment contract.
        Contract = "contract",
        /// Whether problems of several life domains hold each other in place.
        Complex = "complex",
        /// Whether the distance to the labour market is large because of it.
        Distance = "distance",
        /// Whether the regular offer can serve the client.
        RegularOffer = "regular_offer",
        /// Whether education is still realistic.
        Education = "education",
        /// Known at VDAB.
        Known = "known",
        /// A client file at VDAB.
        ClientFile = "client_file",
        /// As what the client is registered at VDAB.
        Enrolment = "enrolment",
        /// Whether there is a mediator.
        Mediator = "mediator",
        /// The regular service that runs.
        Service = "service",
        /// Whether that service goes well.
        Success = "success",
        /// Whether the partnership's service is needed beside it.
        Needed = "needed",
        /// The conversation with VDAB.
        Conversation = "conversation",
        /// That the client registers.
        ClientConfirms = "client_confirms",
        /// That the client knows it is voluntary.
        Voluntary = "voluntary",
        /// How the client can be reached.
        Contact = "contact",
        /// The partners at the table of the conference.
        Present = "present",
        /// Whether the client wants guidance and agrees that the team reads.
        Team = "team",
    }
}

impl Topic {
    /// The part of what the client told in which it lies, which the client lets be told at a conference or not; none for what everybody
    /// at the table knows.
    pub const fn part(self) -> Option<SharedPart> {
        Some(match self {
            Self::RegisteredOn | Self::ClientConfirms | Self::Voluntary | Self::Contact | Self::Present | Self::Team => return None,
            Self::BornOn => SharedPart::Person,
            Self::Residence => SharedPart::Residence,
            Self::Work | Self::Ill => SharedPart::Work,
            Self::Contract => SharedPart::Contract,
            Self::Complex => SharedPart::Complex,
            Self::Distance => SharedPart::Distance,
            Self::RegularOffer => SharedPart::RegularOffer,
            Self::Education => SharedPart::Education,
            Self::Known
            | Self::ClientFile
            | Self::Enrolment
            | Self::Mediator
            | Self::Service
            | Self::Success
            | Self::Needed
            | Self::Conversation => SharedPart::Vdab,
        })
    }
}

coded! {
    /// A criterion of the target group that no answer settles: the talk proposes, and the conference finds (§1.2, §1.3.2, §2.2).
    Criterion {
        /// Complex multiple problems.
        Complex = "complex",
        /// A large distance to the labour market that follows from them.
        Distance = "distance",
        /// The regular offer cannot serve the client.
        RegularOffer = "regular_offer",
        /// The partnership is needed beside a service to work that goes well.
        Needed = "needed",
    }
}

coded! {
    /// What a conference found of a criterion.
    Found {
        /// It is so.
        Held = "held",
        /// It is not so.
        NotHeld = "not_held",
        /// It cannot be said yet.
        Open = "open",
    }
}

coded! {
    /// Whether education is a realistic option for clients of 16 or 17 (§1.2).
    Education {
        /// It is.
        Realistic = "realistic",
        /// It is not any more, and the reason is recorded.
        NotRealistic = "not_realistic",
    }
}
