//! The partnerships, organisations and people of the demonstration. None of them exists.

use schakel_domain::actor::{Role, Standing};

/// Partnerships with their municipalities, as the import takes them. That two of them share Middelkerke by postcode, and that nobody has
/// the last one, is invented: no such split exists.
pub(super) const PARTNERSHIPS: &str = "\
slug;name;nis;postcodes;valid_from;valid_to;form;telephone;mail;address;hours;website
voorbeeldstreek;Partnerschap Voorbeeldstreek;41002;;2025-01-01;;ja;053 00 00 01;aanmelden@voorbeeldstreek.example;Open Huis, Voorbeeldplein 1, 9300 Aalst;maandag tot vrijdag, 9 tot 12 uur;https://voorbeeldstreek.example
voorbeeldstreek;Partnerschap Voorbeeldstreek;41011;;2025-01-01;;;;;;;
voorbeeldstreek;Partnerschap Voorbeeldstreek;41034;;2025-01-01;;;;;;;
voorbeeldstreek;Partnerschap Voorbeeldstreek;41048;;2025-01-01;;;;;;;
proefkempen;Partnerschap Proefkempen;13008;;2025-01-01;;ja;014 00 00 02;;Proefstraat 2, 2440 Geel;dinsdag en donderdag, 13 tot 16 uur;
proefkempen;Partnerschap Proefkempen;13011;;2025-01-01;;;;;;;
proefkempen;Partnerschap Proefkempen;13025;;2025-01-01;;;;;;;
proefkempen;Partnerschap Proefkempen;13040;;2025-01-01;;;;;;;
proefkempen;Partnerschap Proefkempen;35011;8433;2025-01-01;;;;;;;
testkust;Partnerschap Testkust;35013;;2025-01-01;;ja;059 00 00 03;welkom@testkust.example;Testdijk 3, 8400 Oostende;elke werkdag, 9 tot 16 uur;https://testkust.example
testkust;Partnerschap Testkust;35002;;2025-01-01;;;;;;;
testkust;Partnerschap Testkust;35011;8430 8431 8432;2025-01-01;;;;;;;
testkust;Partnerschap Testkust;38025;;2025-01-01;;;;;;;
";

/// Organisations of every kind, as the import takes them.
pub(super) const ORGANISATIONS: &str = "\
slug;organisation;kind
voorbeeldstreek;OCMW Voorbeeldstad;ocmw
voorbeeldstreek;Stad Voorbeeldstad;local_authority
voorbeeldstreek;Open Huis Voorbeeld;service_provider
voorbeeldstreek;VDAB Voorbeeldstreek;vdab
voorbeeldstreek;Europa WSE;europa_wse
proefkempen;OCMW Proefdorp;ocmw
proefkempen;Gemeente Proefdorp;local_authority
proefkempen;De Proefbank;service_provider
proefkempen;VDAB Proefkempen;vdab
proefkempen;Europa WSE;europa_wse
testkust;OCMW Testzee;ocmw
testkust;Stad Testzee;local_authority
testkust;Het Testanker;service_provider
testkust;VDAB Testkust;vdab
testkust;Europa WSE;europa_wse
";

/// A seat at the table of a partnership.
pub(super) struct Seat {
    pub(super) name: &'static str,
    pub(super) role: Role,
    /// The organisation by its place in the list of the partnership: 0 OCMW, 1 local authority, 2 service provider, 3 VDAB,
    /// 4 Europa WSE.
    pub(super) organisation: usize,
    pub(super) standing: Standing,
}

const fn seat(name: &'static str, role: Role, organisation: usize) -> Seat {
    Seat { name, role, organisation, standing: Standing::Active }
}

const fn gone(name: &'static str, role: Role, organisation: usize, standing: Standing) -> Seat {
    Seat { name, role, organisation, standing }
}

/// The people of each partnership, by its word in addresses. Karim Model has two hats in the first one, and Lies
/// Proefstuk works in two partnerships.
pub(super) const SEATS: &[(&str, &[Seat])] = &[
    (
        "voorbeeldstreek",
        &[
            seat("Nora Modelmans", Role::Coordinator, 0),
            seat("Karim Model", Role::OutreachWorker, 2),
            seat("Fien Staal", Role::OutreachWorker, 1),
            seat("Karim Model", Role::Caseworker, 2),
            seat("Roos Proefman", Role::Caseworker, 0),
            seat("Tom Sjabloon", Role::Companion, 2),
            seat("Aicha Specimen", Role::Buddy, 2),
            seat("Wim Monster", Role::VdabAdviser, 3),
            seat("Greet Mockx", Role::TeamLeader, 3),
            seat("Lies Proefstuk", Role::QualityCoach, 1),
            seat("Bart Demoman", Role::ProjectManager, 4),
            gone("Sofie Pauze", Role::Caseworker, 0, Standing::Suspended),
            gone("Piet Voorheen", Role::OutreachWorker, 1, Standing::Ended),
            gone("Yara Straks", Role::Caseworker, 2, Standing::Invited),
            gone("Ines Stramien", Role::Companion, 1, Standing::Awaiting),
        ],
    ),
    (
        "proefkempen",
        &[
            seat("Hilde Probeer", Role::Coordinator, 1),
            seat("Dries Steekproef", Role::OutreachWorker, 0),
            seat("Mehmet Testman", Role::Caseworker, 0),
            seat("Els Namaak", Role::Caseworker, 2),
            seat("Jonas Schets", Role::Companion, 2),
            seat("Ilse Patroon", Role::Buddy, 2),
            seat("Koen Schaduw", Role::VdabAdviser, 3),
            seat("Veerle Mal", Role::TeamLeader, 3),
            seat("Lies Proefstuk", Role::QualityCoach, 1),
            seat("Bart Demoman", Role::ProjectManager, 4),
        ],
    ),
    (
        "testkust",
        &[
            seat("Chloé Maquette", Role::Coordinator, 0),
            seat("Stijn Ontwerp", Role::OutreachWorker, 2),
            seat("Nadia Vorm", Role::Caseworker, 0),
            seat("Rik Afdruk", Role::Companion, 1),
            seat("Marleen Kopie", Role::Buddy, 2),
            seat("Peter Raster", Role::VdabAdviser, 3),
            seat("An Leest", Role::TeamLeader, 3),
            seat("Joke Gietvorm", Role::QualityCoach, 0),
            seat("Bart Demoman", Role::ProjectManager, 4),
        ],
    ),
];

/// The administrator of the platform.
pub(super) const ADMIN: &str = "Petra Platform";

/// The name with which a person of the demonstration would sign in.
pub(super) fn sign_in_name(name: &str) -> String {
    let plain: String = name.to_lowercase().chars().map(|c| if c == 'é' { 'e' } else { c }).collect();
    format!("{}@schakel.example", plain.replace(' ', "."))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_is_somebody_in_every_role_in_every_partnership() {
        for (slug, seats) in SEATS {
            for role in Role::OF_MEMBERS.iter().filter(|role| **role != Role::PlatformAdmin) {
                assert!(seats.iter().any(|seat| seat.role == *role && seat.standing == Standing::Active), "{slug} {role:?}");
            }
        }
    }
}
