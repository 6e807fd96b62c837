//! Days and hours as people write them.

use jiff::civil::{date, time};

use super::*;

const TODAY: Date = date(2026, 11, 23);

fn born(text: &str) -> Result<Date, NoDate> {
    read_date(text, Years::UpTo(TODAY))
}

#[test]
fn dates_are_read_as_people_write_them() {
    for text in ["3/2/2026", "03/02/2026", "3-2-2026", "03.02.2026", " 3 2 2026 ", "2026-02-03", "03022026", "20260203", "٣/٢/٢٠٢٦"] {
        assert_eq!(parse_date(text), Ok(date(2026, 2, 3)), "{text}");
    }
    for text in [
        "23111988",
        "231188",
        "23/11/88",
        "23-11-'88",
        "23 nov 1988",
        "23 nov. 1988",
        "23nov1988",
        "23 November 1988",
        "23 novembre 1988",
        "le 23 novembre 1988",
        "November 23, 1988",
        "Nov 23rd 1988",
        "op 23 november 88",
        "woensdag 23 november 1988",
        "1988 november 23",
        "\u{feff}23\u{a0}/\u{200b}11 / 1988\u{202c}",
        "２３／１１／１９８８",
        "23–11–1988",
    ] {
        assert_eq!(born(text), Ok(date(1988, 11, 23)), "{text}");
    }
    assert_eq!(born("1er janvier 1990"), Ok(date(1990, 1, 1)));
    assert_eq!(born("1 janvier 1990"), Ok(date(1990, 1, 1)));
    assert_eq!(born("12 maart 1988"), Ok(date(1988, 3, 12)));
    assert_eq!(born("5/7/85"), Ok(date(1985, 7, 5)));
    assert_eq!(born("2 août 1979"), Ok(date(1979, 8, 2)));
    assert_eq!(born("8 FÉVRIER 1979"), Ok(date(1979, 2, 8)));
}

#[test]
fn a_year_of_two_digits_is_read_by_what_the_date_is_for() {
    assert_eq!(born("1/2/26"), Ok(date(2026, 2, 1)));
    // Nobody was born tomorrow.
    assert_eq!(born("24/11/26"), Ok(date(1926, 11, 24)));
    assert_eq!(born("1/2/03"), Ok(date(2003, 2, 1)));
    let around = |text| read_date(text, Years::Around(TODAY));
    assert_eq!(around("24/11/26"), Ok(date(2026, 11, 24)));
    assert_eq!(around("1/2/27"), Ok(date(2027, 2, 1)));
    assert_eq!(around("1/2/99"), Ok(date(1999, 2, 1)));
    assert_eq!(parse_date("1/2/26"), Err(NoDate::Unreadable), "in a file nothing is guessed at");
}

#[test]
fn a_year_alone_is_a_year_and_no_day() {
    for (text, year, month) in [
        ("1988", 1988, None),
        (" in 1988", 1988, None),
        ("april 1980", 1980, Some(4)),
        ("04/1980", 1980, Some(4)),
        ("1980-04", 1980, Some(4)),
        ("avril 1980", 1980, Some(4)),
    ] {
        assert_eq!(born(text), Err(NoDate::Partly(Partly { year, month })), "{text}");
    }
    assert_eq!(born("13/1980"), Err(NoDate::DoesNotExist));
    assert_eq!(born("1788"), Err(NoDate::DoesNotExist));
}

#[test]
fn days_that_do_not_exist_are_told_apart_from_what_is_no_date() {
    assert_eq!(parse_date("29/2/2027"), Err(NoDate::DoesNotExist));
    assert_eq!(parse_date("29/2/2028"), Ok(date(2028, 2, 29)));
    for text in ["30/2/2028", "30022028", "31/4/2026", "31 april 2026", "0/1/2026", "1/13/2026", "1/1/0026"] {
        assert_eq!(parse_date(text), Err(NoDate::DoesNotExist), "{text}");
    }
    for text in ["", "morgen", "1/2", "1/2/20266", "a/b/2026", "1/2/2026/3", "1/2/026", "1 mei juni 2026", "12 foo 2026", "12;3;2026", "9"]
    {
        assert_eq!(born(text), Err(NoDate::Unreadable), "{text}");
    }
    assert_eq!(born(&"1/".repeat(1_000_000)), Err(NoDate::Unreadable));
}

#[test]
fn hours_are_read_as_people_write_them() {
    for text in [
        "14.30",
        "14:30",
        "14u30",
        " 14 u 30 ",
        "14h30",
        "14 h 30",
        "14\u{a0}h\u{a0}30",
        "14.30 uur",
        "14 uur 30",
        "14.30u",
        "14 heures 30",
        "2:30 pm",
        "2.30PM",
        "１４：３０",
        "\u{200e}14:30\u{200e}",
    ] {
        assert_eq!(parse_hour(text), Some(time(14, 30, 0, 0)), "{text}");
    }
    for text in ["9", "9u", "9 am", "9:00am", "٩"] {
        assert_eq!(parse_hour(text), Some(time(9, 0, 0, 0)), "{text}");
    }
    assert_eq!(parse_hour("12 am"), Some(time(0, 0, 0, 0)));
    assert_eq!(parse_hour("12 pm"), Some(time(12, 0, 0, 0)));
    for text in ["", "u", "am", "25.00", "9.60", "9.5.1", "ochtend", "-9", "123", "9.123", "14 pm"] {
        assert_eq!(parse_hour(text), None, "{text}");
    }
}

proptest::proptest! {
    #[test]
    fn whatever_is_typed_is_read_or_not(text in ".{0,40}") {
        for years in [Years::Written, Years::UpTo(TODAY), Years::Around(TODAY)] {
            if let Ok(day) = read_date(&text, years) {
                proptest::prop_assert!((1850..=2150).contains(&day.year()));
            }
        }
        let _ = parse_hour(&text);
    }

    #[test]
    fn every_day_is_read_back_however_it_is_written(days in 0_i64..90_000) {
        let day = date(1870, 1, 1).checked_add(jiff::Span::new().days(days)).unwrap();
        let (y, m, d) = (day.year(), day.month(), day.day());
        let name = MONTHS[usize::try_from(m).unwrap() - 1][0];
        for text in [format!("{d}/{m}/{y}"), format!("{d:02}{m:02}{y}"), format!("{d} {name} {y}"), format!("{y}-{m:02}-{d:02}")] {
            proptest::prop_assert_eq!(parse_date(&text), Ok(day), "{}", text);
        }
        if y > 1926 && day < TODAY {
            let short = format!("{d:02}/{m:02}/{:02}", y % 100);
            proptest::prop_assert_eq!(born(&short), Ok(day), "{}", short);
        }
    }
}
