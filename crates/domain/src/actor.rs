//! The actor: the one who does a thing. A person with two hats picks one when signing in, so that the log tells in which capacity
//! somebody acted.

use serde::{Deserialize, Serialize};

use crate::ids::{ClientId, MembershipId, OrganisationId, PartnershipId, PersonId};

macro_rules! coded {
    ($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $variant:ident = $code:literal),* $(,)? }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub enum $name { $($(#[$vdoc])* #[serde(rename = $code)] $variant),* }

        impl $name {
            /// All of them, in the order in which they are shown.
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];

            /// The code under which it is kept; it never changes.
            pub const fn code(self) -> &'static str {
                match self { $(Self::$variant => $code),* }
            }

            /// The one with this code, if there is one.
            pub fn from_code(code: &str) -> Option<Self> {
                match code { $($code => Some(Self::$variant),)* _ => None }
            }
        }
    };
}
pub(crate) use coded;

coded! {
    /// In what role a person acts: the twelve kinds of people of the partnerships, and the visitor who is nobody yet.
    Role {
        /// Klant: owns the goals and the file.
        Client = "client",
        /// Trajectbegeleider.
        Caseworker = "caseworker",
        /// Trajectgezel.
        Companion = "companion",
        /// Buddy.
        Buddy = "buddy",
        /// Outreachwerker.
        OutreachWorker = "outreach_worker",
        /// Coördinator.
        Coordinator = "coordinator",
        /// VDAB-adviseur (§1.3.2): the expertise "work", never a channel between VDAB and the partnership.
        VdabAdviser = "vdab_adviser",
        /// Teamleider in de bestuursraad (§2.1, §8.2).
        TeamLeader = "team_leader",
        /// Kwaliteitscoach.
        QualityCoach = "quality_coach",
        /// Projectbeheerder Europa WSE (§8.1).
        ProjectManager = "project_manager",
        /// Platformbeheerder: runs the platform and cannot read a dossier.
        PlatformAdmin = "platform_admin",
        /// VDAB-bemiddelaar (§1.3.1): has no account, on purpose, and may do nothing; named only so that this can be proved.
        VdabMediator = "vdab_mediator",
        /// Bezoeker: somebody who has not said who he or she is.
        Visitor = "visitor",
    }
}

impl Role {
    /// The roles that a membership can have. A client is no member, a visitor nobody, and a VDAB mediator never gets
    /// an account (§1.3.1).
    pub const OF_MEMBERS: &'static [Self] = &[
        Self::Coordinator,
        Self::OutreachWorker,
        Self::Caseworker,
        Self::Companion,
        Self::Buddy,
        Self::VdabAdviser,
        Self::TeamLeader,
        Self::QualityCoach,
        Self::ProjectManager,
        Self::PlatformAdmin,
    ];
}

impl Role {
    /// Whether somebody in this role works with clients every day, without coordinating: one who may say that a newcomer is the right
    /// person where no other coordinator can. A buddy is a volunteer, and nobody of VDAB or of the funder decides who comes in.
    pub const fn works_with_clients(self) -> bool {
        matches!(self, Self::OutreachWorker | Self::Caseworker | Self::Companion)
    }
}

coded! {
    /// How a membership stands. Only an active one may do anything.
    Standing {
        /// Invited; has not come yet.
        Invited = "invited",
        /// Came by the link; another member has not said yet that this is the right person (ADR 0047).
        Awaiting = "awaiting",
        /// Takes part.
        Active = "active",
        /// Stopped for a while; may come back.
        Suspended = "suspended",
        /// Over for good.
        Ended = "ended",
    }
}

coded! {
    /// What kind of organisation takes part (§1.1: VDAB, local authorities and other service providers).
    OrganisationKind {
        /// OCMW.
        Ocmw = "ocmw",
        /// Lokaal bestuur: a municipality or another local authority.
        LocalAuthority = "local_authority",
        /// Dienstverlener: any other service provider.
        ServiceProvider = "service_provider",
        /// VDAB.
        Vdab = "vdab",
        /// Europa WSE, the funder.
        EuropaWse = "europa_wse",
    }
}

impl OrganisationKind {
    /// The kinds in which this role can exist. A VDAB adviser or team leader works for VDAB, a project manager for Europa WSE,
    /// and nobody of VDAB guides clients (§1.3.2).
    pub fn fits(self, role: Role) -> bool {
        match role {
            Role::VdabAdviser | Role::TeamLeader => self == Self::Vdab,
            Role::ProjectManager => self == Self::EuropaWse,
            Role::Coordinator | Role::OutreachWorker | Role::Caseworker | Role::Companion | Role::Buddy => {
                !matches!(self, Self::Vdab | Self::EuropaWse)
            }
            Role::QualityCoach => true,
            Role::PlatformAdmin | Role::Client | Role::VdabMediator | Role::Visitor => false,
        }
    }
}

/// The one who acts, as access and the log see it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Actor {
    /// In what role.
    pub role: Role,
    /// How the membership stands; `Active` for clients and visitors, who have none.
    pub standing: Standing,
    /// The person; none for clients and visitors.
    pub person: Option<PersonId>,
    /// The membership; none for clients and visitors.
    pub membership: Option<MembershipId>,
    /// The organisation for which the person acts.
    pub organisation: Option<OrganisationId>,
    /// What kind of organisation that is.
    pub kind: Option<OrganisationKind>,
    /// The one partnership; none for visitors and for the platform administrator.
    pub partnership: Option<PartnershipId>,
    /// The client, when the client acts.
    pub client: Option<ClientId>,
}

impl Actor {
    /// Somebody on a public page.
    pub const fn visitor() -> Self {
        Self {
            role: Role::Visitor,
            standing: Standing::Active,
            person: None,
            membership: None,
            organisation: None,
            kind: None,
            partnership: None,
            client: None,
        }
    }

    /// The client, known by a code or an account.
    pub const fn client(client: ClientId, partnership: PartnershipId) -> Self {
        Self { role: Role::Client, client: Some(client), partnership: Some(partnership), ..Self::visitor() }
    }
}
