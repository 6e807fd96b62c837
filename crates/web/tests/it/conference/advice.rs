//! The adviser's advice, and the mediator's estimate apart from it.

use schakel_domain::{
    vdab_fact::{Estimate, VdabFact, View},
    words::Text,
};
use schakel_testkit::{TalkHeld, World, both_engines, shows};

use super::{at_the_table, noted, staffed};

#[test]
fn the_adviser_advises_from_the_expertise_work_and_it_is_kept_as_such() {
    shows!["P1.3.2-2"];
    for engine in both_engines() {
        let world = staffed(World::on(engine));
        let (_, _, case) = at_the_table(&world, &TalkHeld::default(), false);
        let path = format!("/casus/{case}");
        let mut vera = world.as_("Vera");
        let page =
            vera.get(&path).is(200).says("vanuit de expertise ‘werk’").says("activering").says("doorstroom naar het reguliere aanbod");
        page.says("Is begeleiding door het partnerschap aangewezen?");
        vera.submit(&format!("{path}/advies"), &[("view", "")]).is(422).says("Kies een van de mogelijkheden").says("Vul dit in");
        let words = "Eerst stage via <b>GLOW</b>, daarna de reguliere bemiddeling.";
        let page = vera.submit(&format!("{path}/advies"), &[("view", "indicated"), ("words", words)]).is(200).says("Je advies is bewaard");
        page.says(words).keeps_quiet_about("<b>GLOW");
        world.clock.advance_seconds(60);
        let mut joris = world.as_("Joris");
        joris.get(&path).is(200);
        let page = joris.submit(&format!("{path}/advies"), &[("view", "unsure"), ("words", "Eerst rust.")]).is(200);
        let given = page.select("#h-advies ~ article");
        assert_eq!(given.len(), 2, "{given:?}");
        assert!(given[0].contains("Vera Testers, VDAB-adviseur, VDAB Westhoek") && given[0].contains("expertise ‘werk’"), "{given:?}");
        assert!(given[0].contains("Aangewezen") && given[1].contains("Nog niet te zeggen") && !given[1].contains("expertise"), "{given:?}");
        assert_eq!(noted(&world, "case.advise", "done"), 2);
        // Handed in twice it is given once.
        vera.get(&path);
        let fields = vera.filled(&format!("{path}/advies"), &[("view", "indicated"), ("words", "Nog iets.")]);
        vera.post(&format!("{path}/advies"), &fields).is(200);
        let page = vera.post(&format!("{path}/advies"), &fields).is(200);
        assert_eq!(page.select("#h-advies ~ article").len(), 3);
    }
}

#[test]
fn the_estimate_of_the_mediator_stands_apart_from_the_advice_and_may_differ() {
    shows!["P2.2-10", "P2.2-2"];
    for engine in both_engines() {
        let world = staffed(World::on(engine));
        let estimate = Estimate { view: View::NotIndicated, words: Some(Text::parse("Zij volgt al een opleiding.").unwrap()) };
        let held = TalkHeld { vdab: vec![VdabFact::Known(Some(true)), VdabFact::Estimate(estimate)], ..TalkHeld::default() };
        let (_, _, case) = at_the_table(&world, &held, false);
        let path = format!("/casus/{case}");
        let mut vera = world.as_("Vera");
        vera.get(&path).is(200);
        let page = vera.submit(&format!("{path}/advies"), &[("view", "indicated"), ("words", "Wel nodig.")]).is(200);
        let page = page.says("De bemiddelaar overziet het hele traject van de klant. De VDAB-adviseur niet.").says("§2.2");
        let (estimate, advice) = (page.select("#h-schatting ~ article").concat(), page.select("#h-advies ~ article").concat());
        assert!(estimate.contains("Niet aangewezen") && estimate.contains("Zij volgt al een opleiding."), "{estimate}");
        assert!(estimate.contains("Verteld door de klant"), "{estimate}");
        assert!(advice.contains("Aangewezen") && !advice.contains("opleiding"), "{advice}");
        assert!(page.select("#h-vdab ~ dl div").iter().all(|fact| !fact.contains("opleiding")), "facts and estimate are apart");
        // Nobody asks the adviser: there is no such request, and the page says why.
        let page = page.says("De VDAB-adviseur zoekt niets op in de systemen van VDAB");
        let actions = page.attributes("form", "action");
        assert_eq!(actions.iter().filter(|action| action.starts_with("/casus")).collect::<Vec<_>>(), [&format!("{path}/advies")]);
    }
}
