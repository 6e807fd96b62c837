//! What strangers type, spoilt in every way: nothing makes a reader stumble, and what is taken is what it says that it is.

use std::fs;

use schakel_domain::{
    address::{Mail, MailOrTelephone, Telephone, Website},
    identity::SignInName,
    ids::ClientId,
    logo::{self, LEAST_PIXELS, MOST_PIXELS},
    municipality::{self, Found},
    playbook::case::CaseFile,
    registration::{Code, LaterCode},
    telephone::{can_be_dialled, numbers},
    time::{Date, NoDate, Years, parse_date, parse_hour, read_date},
    typed::{is_invisible, is_unseen, plain},
    words::{Line, Reason, Text},
};
use schakel_ordeal::{spoil, spoil_text};

const DATES: &[&str] = &[
    "23/11/1988",
    "23111988",
    "231188",
    "19881123",
    "1988-11-23",
    "23 nov 1988",
    "1er janvier 1990",
    "12 maart 88",
    "ma 3 mei 2026",
    "maart 1988",
    "03/1988",
    "1988",
    "29/02/1900",
    "31-04-2026",
    "٢٣/١١/١٩٨٨",
    "１２／０３／１９８８",
    "geboren op 3.3.03",
];

#[test]
fn a_date_that_is_read_exists_and_is_read_again() {
    let today: Date = "2026-11-30".parse().unwrap();
    spoil_text("date", DATES, |typed| {
        for years in [Years::Written, Years::UpTo(today), Years::Around(today)] {
            let read = read_date(typed, years);
            match read {
                Ok(day) => {
                    assert!((1850..=2150).contains(&day.year()), "{day}");
                    assert_eq!(parse_date(&day.to_string()), Ok(day));
                    assert_eq!(parse_date(&day.strftime("%d/%m/%Y").to_string()), Ok(day));
                }
                Err(NoDate::Partly(part)) => {
                    assert!((1850..=2150).contains(&part.year) && part.month.is_none_or(|month| (1..=12).contains(&month)), "{part:?}");
                }
                Err(_) => {}
            }
            // However it was pasted, it is the same day.
            assert_eq!(read_date(&format!("\u{202d} {typed}\u{202c}\u{a0}"), years), read);
        }
    });
}

#[test]
fn an_hour_that_is_read_is_read_again() {
    spoil_text("hour", &["14.00", "14:00", "14u30", "9 h 30", "14u", "14", "2:30 pm", "12 am", "14.00u", "8 heures 15"], |typed| {
        if let Some(hour) = parse_hour(typed) {
            assert_eq!(parse_hour(&hour.strftime("%H.%M").to_string()), Some(hour));
            assert_eq!(hour.second(), 0);
        }
    });
}

#[test]
fn a_telephone_number_is_digits_that_were_typed() {
    let samples =
        &["0470123456", "+32 (0)470 12 34 56", "0032470123456", "0470/11.22.33 of 0471/22.33.44", "053 12 34 56 (na 18 uur)", "1700"];
    spoil_text("telephone", samples, |typed| {
        let typed_digits = plain(typed).bytes().filter(u8::is_ascii_digit).count();
        let found = numbers(typed);
        assert!(found.iter().map(String::len).sum::<usize>() <= typed_digits);
        for number in &found {
            assert!(!number.starts_with('0') && number.bytes().all(|byte| byte.is_ascii_digit()));
            assert!(!can_be_dialled(number) || (8..=15).contains(&number.len()));
        }
        if let Ok(number) = Telephone::parse(typed) {
            assert_eq!(Telephone::parse(number.as_str()), Ok(number.clone()));
            let dialled = number.href();
            let dialled = dialled.strip_prefix("tel:").unwrap();
            let digits = dialled.strip_prefix('+').unwrap_or(dialled);
            assert!((4..=15).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit()), "{dialled}");
        }
    });
}

#[test]
fn a_code_is_one_of_the_two_kinds_and_is_the_code_that_is_shown() {
    let samples =
        &["0123 ABCD 1110 WXYZ", "o123abcdIl1oWXYZ", "0123-4567-89AB", " 0123.abcd.11l0 ", "\u{202d}０１２３\u{202c} ABCD—\u{ad}1110 WXYZ"];
    spoil_text("code", samples, |typed| {
        let (code, later) = (Code::parse(typed), LaterCode::parse(typed));
        assert!(code.is_none() || later.is_none());
        if let Some(code) = code {
            assert_eq!(Code::parse(&code.to_string()), Some(code.clone()));
            assert!(code.signs().iter().all(|sign| b"0123456789ABCDEFGHJKMNPQRSTVWXYZ".contains(sign)));
        }
        if let Some(code) = later {
            assert_eq!(LaterCode::parse(&code.to_string()), Some(code));
        }
    });
}

/// What holds of every text that is kept: it can be read, it fits, and reading it again changes nothing.
fn is_good(text: &str, most: usize, lines: bool, again: Option<&str>) {
    assert_eq!(again, Some(text), "{text:?} is read otherwise the second time");
    assert!(!is_unseen(text) && text.trim() == text && text.chars().count() <= most, "{text:?}");
    let bad =
        |c: char| (c.is_control() && c != '\t' && !(lines && c == '\n')) || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    assert!(!text.contains(bad), "{text:?}");
}

#[test]
fn a_text_that_is_kept_can_be_read_and_is_the_same_when_it_is_read_again() {
    let samples = &[
        "Zoë Vandenberghe",
        "  Jan\u{202e} 12 ",
        "een\r\ntwee\n\ndrie",
        "سلمى",
        "👩\u{200d}👧 ok",
        "A\u{30a}ngstrom",
        "\u{feff}pasted\u{200b}",
        "☎\u{fe0f}",
    ];
    spoil_text("words", samples, |typed| {
        if let Ok(line) = Line::parse(typed) {
            is_good(line.as_str(), Line::MOST, false, Line::parse(line.as_str()).as_ref().ok().map(Line::as_str));
        }
        if let Ok(text) = Text::parse(typed) {
            is_good(text.as_str(), Text::MOST, true, Text::parse(text.as_str()).as_ref().ok().map(Text::as_str));
        }
        if let Ok(reason) = Reason::parse(typed) {
            is_good(reason.as_str(), Reason::MOST, true, Reason::parse(reason.as_str()).as_ref().ok().map(Reason::as_str));
        }
        let once = plain(typed);
        assert!(!once.chars().any(is_invisible) && plain(&once) == once, "{once:?}");
    });
}

#[test]
fn an_address_is_a_link_to_what_it_shows_and_nothing_more() {
    let samples = &[
        "aanmelden@lp.voorbeeld.be",
        "053 12 34 56",
        "https://www.voorbeeld.be/lp?a=1#b",
        "www.voorbeeld.be",
        "HTTP://voorbeeld.be:8080/",
        "javascript:alert(1)//a.be",
    ];
    spoil_text("address", samples, |typed| {
        if let Ok(mail) = Mail::parse(typed) {
            assert_eq!(Mail::parse(mail.as_str()), Ok(mail.clone()));
            let href = mail.href();
            assert!(href.starts_with("mailto:") && href.matches('@').count() == 1, "{href}");
            assert!(!href.contains(|c: char| c.is_whitespace() || "?&#,;<>\"".contains(c)), "{href}");
        }
        if let Ok(site) = Website::parse(typed) {
            assert_eq!(Website::parse(site.as_str()), Ok(site.clone()));
            let lower = site.as_str().to_ascii_lowercase();
            assert!(lower.starts_with("https://") || lower.starts_with("http://"), "{lower}");
            assert!(!lower.contains(|c: char| c.is_whitespace() || c.is_control() || "\"'<>\\".contains(c)), "{lower}");
            let host = lower.split("//").nth(1).and_then(|rest| rest.split(['/', '?', '#']).next()).unwrap();
            assert!(host.contains('.') && !host.contains('@'), "nothing stands before the host: {lower}");
        }
        if let Ok(one) = MailOrTelephone::parse(typed) {
            assert_eq!(MailOrTelephone::parse(one.as_str()), Ok(one.clone()));
            assert!(one.href().starts_with("mailto:") || one.href().starts_with("tel:"));
        }
    });
}

#[test]
fn a_name_to_sign_in_and_an_identifier_have_one_form() {
    spoil_text("sign-in name", &["nora@schakel.example", " NORA@Schakel.Example ", "İ@b", "ſ@ß", "a:b@c"], |typed| {
        if let Ok(name) = SignInName::parse(typed) {
            assert_eq!(SignInName::parse(name.as_str()), Ok(name.clone()), "{:?}", name.as_str());
            assert!(name.as_str().matches('@').count() == 1 && !name.as_str().contains(':'));
        }
    });
    spoil_text("identifier", &["01890a5d-ac96-774b-bcce-b302099a8057", "{01890a5d-ac96-774b-bcce-b302099a8057}"], |typed| {
        if let Ok(id) = typed.parse::<ClientId>() {
            assert_eq!(id.to_string(), typed);
        }
    });
}

#[test]
fn a_place_is_found_or_asked_back_and_never_more_than_are_offered() {
    let samples =
        &["9300", "aalst", "9310 Moorsel", "St Niklaas", "Anvers", "Alast", "B-9300", "Deurne (Antwerpen)", "Kerkstraat 12, 8900 Ieper"];
    spoil_text("place", samples, |typed| {
        let found = municipality::find(typed);
        assert!(found.places().len() <= municipality::MOST_OFFERED);
        assert!(!matches!(found, Found::Blank) || is_unseen(typed), "{typed:?}");
        let folded = municipality::fold(typed);
        assert_eq!(municipality::fold(&folded), folded);
    });
}

fn chunk(name: &[u8], content: &[u8]) -> Vec<u8> {
    [&u32::try_from(content.len()).unwrap().to_be_bytes()[..], name, content, &[0; 4]].concat()
}

#[test]
fn a_logo_that_is_taken_ends_where_its_picture_ends() {
    let head = [&300_u32.to_be_bytes()[..], &120_u32.to_be_bytes(), &[8, 6, 0, 0, 0]].concat();
    let png = [&b"\x89PNG\r\n\x1a\n"[..], &chunk(b"IHDR", &head), &chunk(b"IDAT", &[1, 2, 3]), &chunk(b"IEND", &[])].concat();
    let jpeg = b"\xff\xd8\xff\xe0\x00\x07JFIF\0\xff\xc2\0\x0b\x08\0\xc8\x02\x80\x01\x01\x11\0\xff\xda\x00\x02\x01\xff\xd9".to_vec();
    assert!(logo::inspect(&png).is_ok() && logo::inspect(&jpeg).is_ok());
    spoil("logo", &[png, jpeg], |file| {
        let Ok((picture, _)) = logo::inspect(file) else { return };
        assert!([picture.width, picture.height].iter().all(|side| (LEAST_PIXELS..=MOST_PIXELS).contains(side)));
        assert!(file.starts_with(b"\x89PNG\r\n\x1a\n") || file.starts_with(b"\xff\xd8\xff"));
        assert!(logo::inspect(&[file, b"<script>"].concat()).is_err());
        assert!(logo::inspect(&file[..file.len() - 1]).is_err());
    });
}

#[test]
fn a_case_file_that_is_read_says_the_same_when_it_is_written_and_read_again() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/cases");
    let mut samples = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let text = fs::read_to_string(entry.unwrap().path()).unwrap();
        // One case at a time: the whole files are long, and most of what is spoilt would be a comment.
        samples.extend(text.split("[[case]]").skip(1).map(|case| format!("[[case]]{case}").into_bytes()));
    }
    assert!(samples.len() > 20);
    spoil("case file", &samples, |bytes| {
        let Ok(file) = toml::from_str::<CaseFile>(&String::from_utf8_lossy(bytes)) else { return };
        let said = |file: &CaseFile| {
            file.case
                .iter()
                .map(|case| {
                    (
                        case.screening(&crate::answers::playbook()).outcome,
                        case.mismatches(&crate::answers::playbook()),
                        case.refused_by(&crate::answers::playbook()),
                    )
                })
                .collect::<Vec<_>>()
        };
        let written = toml::to_string(&file).unwrap();
        let again: CaseFile = toml::from_str(&written).unwrap();
        assert_eq!((said(&again), &again), (said(&file), &file));
    });
}
