//! Words and forms that a text does not say, with the one to say in their place, and why.

use super::messages::Message;

/// Whose texts.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Whose {
    All,
    Clients,
}
use Whose::{All, Clients};

/// A row: whose texts, the words, what to say, why. The words stand by themselves in the text; with `*` at the end they begin a word,
/// with `^` in front they begin the text.
type Row = (Whose, &'static [&'static str], &'static str, &'static str);

const DUTCH: &[Row] = &[
    (All, &["kunt"], "kan", "one form in all texts"),
    (All, &["u", "uw", "uzelf"], "je", "we say je to everybody"),
    (All, &["zich zelf"], "zichzelf", "one word"),
    (
        All,
        &["hij of zij", "zij of hij", "hem of haar", "haar of hem", "zijn of haar", "haar of zijn"],
        "die, de klant, or a plural",
        "everybody fits",
    ),
    (All, &["duid", "aanduid*", "aangeduid*", "vink*", "aanvink*", "aangevinkt*", "afvink*"], "kruis aan", "one word for one gesture"),
    (All, &["toestemming*", "toestemmen", "toestemt", "instem*", "ingestemd", "stemt"], "akkoord", "one word for one thing"),
    (
        All,
        &["ga akkoord met een afspraak", "een afspraak terug", "afspraak intrekken"],
        "akkoord",
        "an agreement of the client is an akkoord",
    ),
    (Clients, &["terugnemen", "teruggenomen", "terugneemt"], "intrekken", "an akkoord is taken back so"),
    (All, &["moet maar"], "hoeft maar", "moet maar is “you should just”"),
    (All, &["afmeld*", "afgemeld*"], "uitloggen, or sluiten for a client", "beside aanmelden it reads as undoing the registration"),
    (All, &["aanmeldnaam"], "gebruikersnaam", "aanmelden is what a client does"),
    (All, &["gebruiker", "gebruikers"], "klant, or who it is", "people are clients or work here"),
    (All, &["noteer*", "noteren", "genoteerd", "noteerde"], "opschrijven", "one word for one thing"),
    (All, &["toestand"], "stand", "one word for one thing"),
    (All, &["van gedacht"], "zich bedenken", "spoken, not written"),
    (All, &["email", "mailadres", "mailadressen"], "e-mail, e-mailadres", "one way to write it"),
    (All, &["kies een stoel", "neem plaats"], "kies een rol", "translated English"),
    (All, &["dit is er niet"], "we vinden deze pagina niet", "translated English"),
    (Clients, &["hulpvraag*", "drempel*", "levensdomein*", "casus*", "traject*"], "the words of the client", "a word of the office"),
    (Clients, &["inloggen", "ingelogd", "uitloggen"], "your code, sluiten", "a client has no account"),
    (
        Clients,
        &[
            "las",
            "kreeg",
            "kregen",
            "trok",
            "schreef",
            "zag",
            "keek",
            "gaf",
            "zette",
            "typte",
            "vertelde",
            "veranderde",
            "voegde",
            "sloot",
            "haalde",
            "werkte",
            "bekeek",
            "wees",
            "vulde",
            "drukte",
            "koos",
            "vroeg",
            "vonden",
            "nam",
            "zei",
            "stuurde",
            "bewaarde",
        ],
        "the perfect: heeft gelezen",
        "what is done, Dutch says in the perfect",
    ),
];

const FRENCH: &[Row] = &[
    (
        All,
        &["participation est libre", "participation libre", "la participation est volontaire"],
        "participer n’est pas obligatoire",
        "participation libre is “pay what you like”",
    ),
    (
        All,
        &["remplissez un", "remplissez une", "remplissez votre", "remplissez au", "rempli", "remplie"],
        "indiquez, donnez, entrez, écrivez",
        "remplir goes with a form or a sheet",
    ),
    (All, &["racont*"], "dire, expliquer", "raconter is telling stories"),
    (All, &["offre régulière", "service régulier"], "les services ordinaires", "régulier is no “regulier”"),
    (All, &["^vers", "^encore personne", "^encore aucun", "^chez"], "voir, aller à; personne pour le moment", "translated Dutch"),
    (All, &["doit encore venir"], "est dans le futur", "translated Dutch"),
    (All, &["médiateur*", "médiatrice*"], "conseiller emploi (bemiddelaar)", "at a CPAS a médiateur is one of debts"),
    (
        All,
        &["conseiller vdab", "conseillère vdab", "conseillère du vdab"],
        "expert VDAB",
        "the adviser is another person than the bemiddelaar",
    ),
    (All, &["affiliation*"], "adhésion", "one word for one thing"),
    (All, &["recopiez ensemble", "recopier un formulaire", "recopie le formulaire"], "encoder", "one word for one thing"),
    (All, &["conseil de direction"], "conseil", "one word for one thing"),
    (All, &["autorité flamande"], "Autorités flamandes", "its own name"),
    (All, &["gestionnaire de la plateforme"], "administrateur de la plateforme", "one word for one thing"),
    (All, &["répondue*"], "avec réponse", "one answers to it: répondue does not exist"),
    (All, &["être numérique"], "se faire en ligne", "translated Dutch"),
    (All, &["resté absent", "été absent", "étiez absent"], "votre session est terminée", "no gender is needed"),
    (All, &["revenir là-dessus"], "retirer mon accord", "spoken, not written"),
    (
        Clients,
        &["né", "née", "êtes inscrit", "êtes inscrite", "fais seul", "aller seul", "être accompagné", "êtes sûr"],
        "say it without a gender",
        "everybody fits",
    ),
    (
        Clients,
        &["trajet*", "concertation*", "obstacle*", "domaine de vie", "domaines de vie"],
        "the words of the client",
        "a word of the office",
    ),
];

const ENGLISH: &[Row] = &[
    (All, &["the own"], "their own, your own", "translated Dutch"),
    (
        All,
        &["stands below", "stands on", "stands in one", "stands beside", "it stands", "registration stands", "things stand", "this stands"],
        "is",
        "translated Dutch",
    ),
    (All, &["type over", "types over", "typed over", "typing over"], "enter", "translated Dutch"),
    (All, &["^who works for", "^who lost", "is for who", "refer who"], "people who", "translated Dutch"),
    (All, &["in the board"], "on the board", "one sits on a board"),
    (All, &["follow guidance", "follow a training"], "get training", "translated Dutch"),
    (All, &["you may. you", "you may, and you need not"], "that is fine", "translated Dutch"),
    (All, &["e-mail", "e-mails", "mail address"], "email", "one way to write it"),
    (All, &["somebody"], "someone", "one word for one thing"),
    (All, &["someone else than"], "someone other than", "English"),
    (All, &["threshold*"], "barrier", "the English word for drempel"),
    (All, &["regular offer", "regular service", "regular services"], "mainstream services", "translated Dutch"),
    (All, &["known at"], "known to", "English"),
    (All, &["indicated"], "appropriate", "for medicines"),
    (All, &["first talk", "first talks"], "first meeting", "a child is given a talk"),
    (All, &["leave quickly"], "exit this page", "what others call it"),
    (All, &["put aside"], "rejected", "one word for one thing"),
    (All, &["himself or herself", "he or she", "him or her", "his or her", "his or hers"], "they, the client", "everybody fits"),
    (All, &["this is not here", "choose a seat"], "page not found; choose a role", "translated Dutch"),
    (Clients, &["trajector*", "guidance", "guide", "guides", "guided"], "support", "a word of the office"),
    (Clients, &["let be told", "what you told stays", "what you told again"], "what you told us; what you agree to share", "tell whom?"),
];

/// Messages that say such a word all the same.
const EXCEPT: &[(&str, &str, &str)] = &[
    ("common.sign-in", "inloggen", "the door of those who work here, at the foot of every page"),
    ("common.sign-out", "uitloggen", "shown to those who work here; a client reads close-page"),
    ("common.role-caseworker", "traject*", "the name of a role, in the log of looks"),
    ("common.role-companion", "traject*", "the name of a role, in the log of looks"),
    ("common.role-caseworker", "trajet*", "the name of a role, in the log of looks"),
    ("common.role-companion", "trajet*", "the name of a role, in the log of looks"),
];

const fn rows(language: &str) -> &'static [Row] {
    match language.as_bytes() {
        b"nl" => DUTCH,
        b"fr" => FRENCH,
        _ => ENGLISH,
    }
}

/// The words of a message that another word should stand for. What is an exception is noted as used.
pub(super) fn wrong(message: &Message, used: &mut Vec<usize>) -> Vec<String> {
    let text = plain(&message.words());
    let mut complaints = Vec::new();
    for (whose, words, say, why) in rows(message.language) {
        if *whose == Clients && !message.for_clients {
            continue;
        }
        for word in words.iter().filter(|word| stands(&text, word)) {
            match EXCEPT.iter().position(|(name, said, _)| *name == message.name && said == word) {
                Some(at) => used.push(at),
                None => complaints.push(message.complaint(&format!("“{word}”: say {say} ({why})"))),
            }
        }
    }
    complaints
}

/// Exceptions that are none any more.
pub(super) fn exceptions_without_use(used: &[usize]) -> Vec<String> {
    let rows = EXCEPT.iter().enumerate().filter(|(at, _)| !used.contains(at));
    rows.map(|(_, (name, word, _))| format!("xtask/src/wording/words.rs: {name} does not say “{word}” any more")).collect()
}

/// A text in small letters, with one kind of apostrophe, and one blank before and after each of its words.
fn plain(text: &str) -> String {
    let mut words = String::from(" ");
    for sign in text.to_lowercase().chars() {
        words.push(if sign.is_alphanumeric() || matches!(sign, '’' | '-' | '.' | ',') { sign } else { ' ' });
    }
    words.push(' ');
    words.split_whitespace().fold(String::from(" "), |mut all, word| {
        all.push_str(word);
        all.push(' ');
        all
    })
}

/// Whether a text has these words as words.
fn stands(text: &str, word: &str) -> bool {
    let (word, first) = word.strip_prefix('^').map_or((word, false), |word| (word, true));
    let (word, begins) = word.strip_suffix('*').map_or((word, false), |word| (word, true));
    text.match_indices(word).any(|(at, _)| {
        let before = text.get(..at).and_then(|text| text.chars().next_back());
        let after = text.get(at + word.len()..).and_then(|text| text.chars().next());
        let joins = |sign: Option<char>| sign.is_some_and(|sign| sign.is_alphanumeric() || sign == '-');
        !joins(before) && (begins || !joins(after)) && (!first || at == 1)
    })
}

#[cfg(test)]
mod tests {
    use super::{super::messages::message, *};

    fn wrongs(language: &'static str, said: &str, for_clients: bool) -> usize {
        wrong(&message(language, "x.a", said, for_clients), &mut Vec::new()).len()
    }

    #[test]
    fn every_word_of_every_list_is_found_in_a_text() {
        for language in ["nl", "fr", "en"] {
            for (whose, words, _, _) in rows(language) {
                for word in *words {
                    let said = word.trim_matches(['^', '*']);
                    let text = if word.starts_with('^') { said.to_owned() } else { format!("Zo: {said}!") };
                    assert!(wrongs(language, &text, true) >= 1, "{language}: {word}");
                    assert!(*whose == Clients || wrongs(language, &text, false) >= 1, "{language}: {word}, where people work");
                }
            }
        }
    }

    #[test]
    fn a_word_is_found_as_a_word_and_where_it_may_not_stand() {
        assert_eq!(wrongs("nl", "Je kunt dit later doen.", false), 1);
        assert_eq!(wrongs("nl", "De kunst en de kunten", false), 0);
        assert_eq!(wrongs("nl", "Kruis aan wat je aanvinkte.", false), 1, "the beginning of a word");
        assert_eq!(wrongs("nl", "De drempels in een traject", false), 0, "who works here knows the words");
        assert_eq!(wrongs("nl", "De drempels in een traject", true), 2);
        assert_eq!(wrongs("nl", "Zie { $kunt }", true), 0, "the name of a value is no word");
        assert_eq!(wrongs("fr", "Vers l’inscription", false), 1);
        assert_eq!(wrongs("fr", "Tournez-vous vers elle", false), 0, "only where a text begins");
    }
}
