//! Reading the answers of a form: right, wrong, passed over.

use jiff::civil::date as day;
use schakel_app::FieldFault;

use super::*;

fn fields(pairs: &[(&str, &str)]) -> Fields {
    Fields::from_pairs(pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect())
}

fn reading(question: Question, way: Way, pairs: &[(&str, &str)], answers: &mut Answers) -> Vec<FieldFault> {
    let fields = fields(pairs);
    let mut reading = Reading::of(&fields);
    read(question, way, &fields, day(2026, 11, 23), &mut reading, answers);
    reading.faults()
}

fn own(field: &'static str, key: &'static str) -> Vec<FieldFault> {
    vec![FieldFault { field, fault: Fault::Own(key) }]
}

#[test]
fn every_question_but_two_can_be_passed_over() {
    for question in Question::ALL {
        for (code, unknown) in [("unknown", true), ("later", false)] {
            let mut answers = Answers::default();
            let faults = reading(*question, Way::Stepwise, &[("skip", code)], &mut answers);
            assert_eq!(faults.is_empty(), !question.is_obligatory(), "{question:?}");
            if *question == Question::Birth {
                assert_eq!(answers.born_on, if unknown { Answer::Unknown } else { Answer::Later });
            }
        }
    }
}

#[test]
fn words_beside_a_pressed_button_are_asked_about_once_and_beside_a_ticked_box_always() {
    for (question, field) in [
        (Question::Helper, "helper_name"),
        (Question::Birth, "born_on"),
        (Question::Municipality, "municipality"),
        (Question::Wish, "wish"),
        (Question::HelpedNow, "helped_now"),
    ] {
        let mut answers = Answers::default();
        let faults = reading(question, Way::Stepwise, &[(field, "3/"), ("skip", "later")], &mut answers);
        assert_eq!(faults, own(field, "fault-beside-skip"));
        assert_eq!(answers, Answers::default());
        assert!(reading(question, Way::Stepwise, &[(field, "3/"), ("skip", "later"), ("nogeens", "skip")], &mut answers).is_empty());
    }
    // What was chosen cannot be unchosen, and the button wins; themes that were ticked stay beside it.
    let mut answers = Answers::default();
    assert!(reading(Question::Language, Way::Stepwise, &[("language", "fr"), ("skip", "later")], &mut answers).is_empty());
    assert_eq!(answers.language, Answer::Later);
    assert!(reading(Question::Wish, Way::Stepwise, &[("themes", "work"), ("skip", "unknown")], &mut answers).is_empty());
    assert_eq!((answers.themes.len(), answers.wish), (1, Answer::Unknown));
    let mut answers = Answers::default();
    let faults = reading(Question::Municipality, Way::OnePage, &[("municipality", "Ninove"), ("municipality_skip", "later")], &mut answers);
    assert_eq!(faults, own("municipality", "fault-both"));
}

#[test]
fn who_helps_is_not_dropped_beside_nobody_helps() {
    let mut answers = Answers::default();
    let both = [("helper", "nobody"), ("helper_name", "Nora")];
    assert_eq!(reading(Question::Helper, Way::Stepwise, &both, &mut answers), own("helper_name", "fault-nobody-named"));
    assert_eq!(reading(Question::Helper, Way::OnePage, &both, &mut answers), own("helper_name", "fault-nobody-named"));
}

#[test]
fn nothing_typed_is_asked_again_on_a_telephone_and_left_open_on_paper() {
    for question in Question::ALL.iter().filter(|question| !question.is_obligatory()) {
        let mut answers = Answers::default();
        assert!(!reading(*question, Way::Stepwise, &[], &mut answers).is_empty(), "{question:?}");
        assert!(reading(*question, Way::OnePage, &[], &mut answers).is_empty(), "{question:?}");
    }
}

#[test]
fn impossible_birth_dates_have_each_their_sentence() {
    let fault = |text: &str| {
        reading(Question::Birth, Way::Stepwise, &[("born_on", text)], &mut Answers::default()).first().map(|fault| fault.fault)
    };
    assert_eq!(fault("29/2/2027"), Some(Fault::NoSuchDay));
    assert_eq!(fault("29/2/2028"), Some(Fault::Own("fault-born-future")));
    assert_eq!(fault("24/11/2026"), Some(Fault::Own("fault-born-future")));
    assert_eq!(fault("31/12/1899"), Some(Fault::Own("fault-born-old")));
    assert_eq!(fault("gisteren"), Some(Fault::NoDate));
    assert_eq!(fault("29/2/2008"), None);
}

#[test]
fn a_year_alone_is_kept_as_what_it_is() {
    for way in [Way::Stepwise, Way::OnePage] {
        let mut answers = Answers::default();
        for (text, shown) in [("1988", "1988"), ("april 1980", "04/1980")] {
            assert!(reading(Question::Birth, way, &[("born_on", text)], &mut answers).is_empty(), "{text}");
            assert_eq!((&answers.born_on, typed(Question::Birth, &answers).get("born_on")), (&Answer::Unknown, shown));
        }
        // A whole date afterwards takes its place, and so does not wanting to say.
        assert!(reading(Question::Birth, way, &[("born_on", "23 nov 1988")], &mut answers).is_empty());
        assert_eq!((&answers.born_on, answers.born_in), (&Answer::Given(day(1988, 11, 23)), None));
    }
    let mut answers = Answers::default();
    assert!(reading(Question::Birth, Way::Stepwise, &[("born_on", "1988")], &mut answers).is_empty());
    assert!(reading(Question::Birth, Way::Stepwise, &[("skip", "later")], &mut answers).is_empty());
    assert_eq!((answers.born_on, answers.born_in), (Answer::Later, None));
    let fault = |text: &str| {
        reading(Question::Birth, Way::Stepwise, &[("born_on", text)], &mut Answers::default()).first().map(|fault| fault.fault)
    };
    assert_eq!(fault("2030"), Some(Fault::Own("fault-born-future")));
    assert_eq!(fault("1890"), Some(Fault::Own("fault-born-old")));
    let mut answers = Answers::default();
    let beside = reading(Question::Birth, Way::OnePage, &[("born_on", "1988"), ("born_on_skip", "later")], &mut answers);
    assert_eq!(beside, own("born_on", "fault-both"));
    assert_eq!(answers, Answers::default());
}

#[test]
fn what_is_pasted_from_a_telephone_is_read_as_it_is_meant() {
    let mut answers = Answers::default();
    let pasted = [("telephone", "\u{202d}+32 470\u{a0}00 00 00\u{202c}"), ("mail", "\u{200b}amina@voorbeeld.be\u{feff}")];
    assert!(reading(Question::Reach, Way::Stepwise, &pasted, &mut answers).is_empty());
    assert_eq!(answers.contact.telephone.as_ref().map(Line::as_str), Some("+32 470 00 00 00"));
    assert_eq!(answers.contact.mail.as_ref().map(Line::as_str), Some("amina@voorbeeld.be"));
    assert!(reading(Question::Name, Way::Stepwise, &[("called", "\u{200b}Amina\u{2060}")], &mut answers).is_empty());
    assert_eq!(answers.called.as_ref().map(Line::as_str), Some("Amina"));
    assert_eq!(reading(Question::Name, Way::Stepwise, &[("called", "\u{200b}")], &mut answers), own("called", "fault-called"));
}

#[test]
fn one_way_to_be_reached_is_enough_and_none_is_not() {
    let mut answers = Answers::default();
    assert_eq!(reading(Question::Reach, Way::Stepwise, &[("mind", "bel niet")], &mut answers), own("telephone", "fault-reach"));
    assert_eq!(reading(Question::Reach, Way::Stepwise, &[("telephone", "12")], &mut answers), own("telephone", "fault-telephone"));
    for mail in ["amina", "amina@", "@voorbeeld.be", "amina@voorbeeld", "a b@voorbeeld.be"] {
        assert_eq!(reading(Question::Reach, Way::Stepwise, &[("mail", mail)], &mut answers), own("mail", "fault-mail"), "{mail}");
    }
    assert_eq!(answers.contact, Contact::default());
    assert!(reading(Question::Reach, Way::Stepwise, &[("through", "dinsdag in het Open Huis")], &mut answers).is_empty());
    assert!(answers.contact.is_reachable());
}

#[test]
fn what_was_said_stays_where_something_is_wrong() {
    let mut answers = Answers::default();
    assert!(reading(Question::Name, Way::Stepwise, &[("called", "Amina"), ("family_name", "Voorbeeld")], &mut answers).is_empty());
    assert!(!reading(Question::Name, Way::Stepwise, &[("called", "a\0b"), ("family_name", "Voorbeeld")], &mut answers).is_empty());
    assert_eq!(answers.called.as_ref().map(Line::as_str), Some("Amina"));
    let again = typed(Question::Name, &answers);
    assert_eq!((again.get("called"), again.get("family_name")), ("Amina", "Voorbeeld"));
}
