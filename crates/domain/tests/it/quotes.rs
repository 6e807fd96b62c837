//! Whose sentence a rule is: a quote stands word for word in its paragraph of the playbook; the rest says that it is Europa WSE's, or ours.

use schakel_domain::playbook::{Origin, Par, number, text};

use crate::answers::playbook;

#[test]
fn every_quote_stands_word_for_word_in_its_paragraph() {
    let rules = playbook().rules().into_iter().map(|rule| (rule.id.0, rule.par, rule.source));
    let numbers = number::NUMBERS.iter().map(|number| (number.name.code(), number.par, number.source));
    let mut quoted = 0;
    for (name, par, source) in rules.chain(numbers) {
        match source {
            Origin::Playbook(quote) => {
                assert!(text::stands(par, quote), "{name}: “{quote}” does not stand in {par}");
                quoted += 1;
            }
            Origin::EuropaWse(read_on) => assert!(read_on <= jiff::civil::date(2026, 11, 30), "{name}"),
            Origin::Ours(record) => {
                let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/adr");
                let there = std::fs::read_dir(folder)
                    .unwrap()
                    .any(|entry| entry.unwrap().file_name().to_string_lossy().starts_with(&format!("{record:04}-")));
                assert!(there, "{name}: there is no record {record}");
            }
        }
    }
    assert!(quoted > 12, "{quoted}");
    assert!(!text::stands(Par("1.2"), "voltijds"), "a word that the playbook does not say is not quoted as its own");
}

#[test]
fn what_the_playbook_does_not_say_does_not_carry_its_words() {
    let ours: Vec<_> =
        playbook().rules().into_iter().filter(|rule| !matches!(rule.source, Origin::Playbook(_))).map(|rule| rule.id.0).collect();
    assert_eq!(ours, ["WSE-1", "P1.3.2-1", "P1.2-6", "P2.1-1b"]);
}
