//! The organisations that join the partnerships of a large demonstration, with somebody at work in each. None exists.

use schakel_domain::actor::OrganisationSort::{self, LocalAuthority, Ocmw, ServiceProvider};

/// With more clients than this, the further organisations take part.
pub(super) const FROM: usize = 1_000;

/// An organisation, and the caseworker who works there.
pub(super) struct Further {
    pub(super) slug: &'static str,
    pub(super) name: &'static str,
    pub(super) sort: OrganisationSort,
    pub(super) caseworker: &'static str,
}

const fn of(slug: &'static str, sort: OrganisationSort, name: &'static str, caseworker: &'static str) -> Further {
    Further { slug, name, sort, caseworker }
}

/// Nine in each partnership: with the fifteen of every demonstration there are forty and more.
pub(super) const FURTHER: [Further; 27] = [
    of("voorbeeldstreek", Ocmw, "OCMW Voorbeeldeke", "Ada Werkstuk"),
    of("voorbeeldstreek", LocalAuthority, "Gemeente Voorbeeldeke", "Ben Oefening"),
    of("voorbeeldstreek", ServiceProvider, "Buurthuis Denkbeeld", "Carla Klad"),
    of("voorbeeldstreek", ServiceProvider, "Kringloop Zogezegd", "Daan Kopij"),
    of("voorbeeldstreek", ServiceProvider, "Taalpunt Verzonnen", "Elif Letterbak"),
    of("voorbeeldstreek", ServiceProvider, "Woonwinkel De Aanname", "Frank Karton"),
    of("voorbeeldstreek", ServiceProvider, "Gezondheidshuis Fictief", "Gita Gipsmans"),
    of("voorbeeldstreek", ServiceProvider, "Jongerenwerking Het Idee", "Hans Verzinsel"),
    of("voorbeeldstreek", ServiceProvider, "Vormingshuis Hypothese", "Imane Stelling"),
    of("proefkempen", Ocmw, "OCMW Proefhout", "Jan Proefdruk"),
    of("proefkempen", LocalAuthority, "Gemeente Proefhout", "Kaat Toetsman"),
    of("proefkempen", ServiceProvider, "Maatwerk De Proefneming", "Leen Monsters"),
    of("proefkempen", ServiceProvider, "Welzijnshuis Steekproef", "Maarten Raming"),
    of("proefkempen", ServiceProvider, "Taalatelier De Toets", "Nele Dictee"),
    of("proefkempen", ServiceProvider, "Fietspunt Schets", "Orhan Potlood"),
    of("proefkempen", ServiceProvider, "Woonclub Nergenshuizen", "Pia Plattegrond"),
    of("proefkempen", ServiceProvider, "Buurtwerk Modelwijk", "Rik Maquettes"),
    of("proefkempen", ServiceProvider, "Leerhuis Kladblok", "Sara Krijtmans"),
    of("testkust", Ocmw, "OCMW Testduinen", "Toon Testbeeld"),
    of("testkust", LocalAuthority, "Gemeente Testduinen", "Ursula Spiegel"),
    of("testkust", ServiceProvider, "Maatwerk De Testvloot", "Viktor Schijn"),
    of("testkust", ServiceProvider, "Inloophuis De Papieren Boot", "Wendy Vouwman"),
    of("testkust", ServiceProvider, "Leerwerkplaats Kartonzee", "Xavier Droomers"),
    of("testkust", ServiceProvider, "Eethuis De Schijnoester", "Yasin Fabel"),
    of("testkust", ServiceProvider, "Taalcafé De Vorm", "Zita Stempel"),
    of("testkust", ServiceProvider, "Woonpunt Luchtkasteel", "Arno Waanders"),
    of("testkust", ServiceProvider, "Dagcentrum De Luchtspiegel", "Betty Noemer"),
];

/// Those that take part with so many clients.
pub(super) fn further(clients: usize) -> &'static [Further] {
    if clients > FROM { &FURTHER } else { &[] }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use schakel_domain::actor::Role;

    use super::*;
    use crate::demo::people::{ORGANISATIONS, SEATS, sign_in_name};

    #[test]
    fn a_large_demonstration_has_forty_organisations_and_nobody_sits_on_two_chairs() {
        assert!(further(1_000).is_empty());
        let all = ORGANISATIONS.lines().skip(1).count() + further(1_001).len();
        assert!(all >= 40, "{all}");
        let sitting = SEATS.iter().flat_map(|(_, seats)| seats.iter().map(|seat| sign_in_name(seat.name)));
        let before: HashSet<String> = sitting.collect();
        let came: HashSet<String> = FURTHER.iter().map(|one| sign_in_name(one.caseworker)).collect();
        assert_eq!(came.len(), FURTHER.len());
        assert!(before.is_disjoint(&came));
        for one in &FURTHER {
            assert!(one.sort.fits(Role::Caseworker) && SEATS.iter().any(|(slug, _)| *slug == one.slug), "{}", one.name);
        }
    }
}
