//! Signs that a voice does not read, that a line breaks badly at, or that no typesetter would leave.

use super::messages::Message;

/// The telephone number of the Servicelijn, as it stands in its term and nowhere else.
const NUMBER: &str = "0800";

/// What is wrong with the signs of a message.
pub(super) fn wrong(message: &Message) -> Vec<String> {
    let words = message.words();
    let mut complaints = Vec::new();
    let mut complain = |wrong: bool, what: &str| {
        if wrong {
            complaints.push(message.complaint(what));
        }
    };
    complain(words.contains(['\'', '"']), "a straight quote: ‘ ’ or « », and ’ in a word");
    complain(words.contains(['“', '”']) || (message.language != "fr" && words.contains(['«', '»'])), "quotes are ‘ ’, in French « »");
    complain(message.said.contains("  "), "two blanks");
    complain(
        message.said.contains(['\u{a0}', '\u{202f}', '\u{200b}', '\t']),
        "a blank that nobody sees: together.txt keeps signs together",
    );
    complain(words.contains("..."), "three dots are one sign: …");
    complain(within_word(&words, '·'), "a point inside a word: say it so that it fits everybody");
    complain(
        ["(e)", "(ne)", "(trice)", "(s)", "(en)"].iter().any(|ending| words.contains(ending)),
        "an ending in brackets: say it so that it fits everybody",
    );
    complain(message.language != "fr" && [" ?", " !", " ;", " :"].iter().any(|sign| words.contains(sign)), "a blank before a mark");
    complain(message.language == "fr" && unspaced(&words), "French has a blank before ? ! ; and :");
    complain(words.contains(NUMBER) && message.parts().1 != "-servicelijn", "the number of the Servicelijn is { -servicelijn }");
    complain(message.said.matches("{ -servicelijn }").count() > 1, "the number of the Servicelijn, twice");
    complain(of_an_organisation(message), "« de » before a name: no elision fits every name");
    complaints
}

fn within_word(words: &str, sign: char) -> bool {
    let signs: Vec<char> = words.chars().collect();
    signs
        .windows(3)
        .any(|three| matches!(three, [before, middle, after] if *middle == sign && before.is_alphabetic() && after.is_alphabetic()))
}

/// A mark right after a word. The one in a web address is none.
fn unspaced(words: &str) -> bool {
    let signs: Vec<char> = words.replace("://", "").chars().collect();
    signs.windows(2).any(|two| matches!(two, [before, mark] if matches!(mark, '?' | '!' | ';' | ':') && before.is_alphabetic()))
}

fn of_an_organisation(message: &Message) -> bool {
    message.language == "fr"
        && ["$organisation", "$name", "$partnership"].iter().any(|value| message.said.contains(&format!(" de {{ {value}")))
}

#[cfg(test)]
mod tests {
    use super::{super::messages::message, *};

    fn wrongs(language: &'static str, said: &str) -> usize {
        wrong(&message(language, "x.a", said, true)).len()
    }

    #[test]
    fn each_sign_is_found() {
        for (language, said) in [
            ("nl", "Zeg 'ja'"),
            ("nl", "Zeg \"ja\""),
            ("nl", "De expertise “werk”"),
            ("en", "The « word »"),
            ("nl", "Twee  spaties"),
            ("nl", "Een\u{a0}spatie"),
            ("nl", "En dan..."),
            ("fr", "Vous êtes inscrit·e"),
            ("fr", "Né(e) le"),
            ("nl", "Klaar ?"),
            ("fr", "Prêt?"),
            ("fr", "Prêt: oui"),
            ("nl", "Bel 0800 30 700."),
            ("nl", "Bel { -servicelijn }, gratis: { -servicelijn }"),
            ("fr", "{ $role } de { $organisation }"),
        ] {
            assert_eq!(wrongs(language, said), 1, "{said}");
        }
    }

    #[test]
    fn what_is_well_written_stays() {
        for (language, said) in [
            ("nl", "Zeg ‘ja’. Foto’s mogen."),
            ("fr", "Choisissez « Oui » : c’est prêt ?"),
            ("fr", "À 9 h 05, voir https://voorbeeld.be"),
            ("nl", "{ \", \" }"),
            ("nl", "Bel { -servicelijn }."),
            ("fr", "Le nom de { $day }"),
        ] {
            assert_eq!(wrongs(language, said), 0, "{said}");
        }
    }
}
