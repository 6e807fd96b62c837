//! What comes in at the door, spoilt: headers, cookies, tokens, addresses and forms.

use std::net::IpAddr;

use axum::{
    body::Body,
    extract::Request,
    http::{HeaderMap, HeaderValue, header},
};
use schakel_domain::time::Date;
use schakel_ordeal::{spoil, spoil_text};
use schakel_texts::Lang;

use schakel_app::quota::Source;

use crate::{
    cookies::{Cookie, token_from, token_text},
    csrf,
    fields::{Fields, Reading},
    serve, source,
};

const FORM: &str =
    "csrf=abc&form=01890a5d-ac96-774b-bcce-b302099a8057&called=Zo%C3%AB+V.&born=23%2F11%2F88&themes=a&themes=b&kind=&wish=een%0D%0Atwee";

#[test]
fn a_form_is_read_as_it_was_written_and_its_values_are_good_or_at_fault() {
    let today: Date = "2026-11-30".parse().unwrap();
    let many = "a&".repeat(501);
    spoil("form", &[FORM, "q=9300+Aalst&taal=fr", "=&&=;&a==b", &many], |bytes| {
        let fields = Fields::parse(bytes);
        assert!(fields.pairs().len() <= 501 && fields.is_too_many() == (fields.pairs().len() > 500));
        let written = form_urlencoded::Serializer::new(String::new()).extend_pairs(fields.pairs()).finish();
        assert_eq!(Fields::parse(written.as_bytes()), fields);
        for (name, value) in fields.pairs() {
            // The first of a name counts, as everywhere.
            assert!(fields.has(name) && fields.all(name).next() == Some(fields.get(name)));
            let one = Fields::from_pairs(vec![("x".to_owned(), value.clone())]);
            let mut reading = Reading::on(&one, today);
            let line = reading.line("x");
            assert_eq!(line.is_none(), reading.is_wrong("x"), "{value:?}");
            let mut reading = Reading::on(&one, today);
            let day = reading.day("x");
            assert_eq!(day.is_none(), reading.is_wrong("x"), "{value:?}");
            let mut reading = Reading::on(&one, today);
            let _ = (reading.optional_birth_or_part("x"), reading.optional_text("x"), reading.plain_line("x"), reading.number("x"));
        }
    });
}

const BOUNDARY: &str = "grens";

fn form_of_parts() -> String {
    let part = |about: &str, content: &str| format!("--{BOUNDARY}\r\nContent-Disposition: form-data; {about}\r\n\r\n{content}\r\n");
    let file = format!(
        "--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"logo\"; filename=\"l.png\"\r\nContent-Type: image/png\r\n\r\n\u{89}PNG\r\n"
    );
    format!("{}{}{file}--{BOUNDARY}--\r\n", part("name=\"csrf\"", "abc"), part("name=\"alt\"", "Zoë"))
}

#[test]
fn a_form_of_parts_holds_no_more_than_was_sent() {
    let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
    let read = |bytes: &[u8], kind: &str| {
        let request = Request::builder().method("POST").header(header::CONTENT_TYPE, HeaderValue::from_str(kind).ok()?);
        runtime.block_on(serve::multipart(request.body(Body::from(bytes.to_vec())).unwrap()))
    };
    let kind = format!("multipart/form-data; boundary={BOUNDARY}");
    let (fields, files) = read(form_of_parts().as_bytes(), &kind).unwrap();
    assert_eq!((fields.get("alt"), files.len()), ("Zoë", 1));
    spoil("form of parts", &[form_of_parts()], |bytes| {
        let Some((fields, files)) = read(bytes, &kind) else { return };
        // A byte that is no text becomes a sign of three.
        let held = fields.pairs().iter().map(|(name, value)| (name.len() + value.len()) / 3).sum::<usize>();
        assert!(held + files.iter().map(|file| file.bytes.len()).sum::<usize>() <= bytes.len());
    });
    spoil_text("kind of a form of parts", &[&kind, "multipart/form-data", "multipart/form-data; boundary=\"\""], |kind| {
        let _ = read(form_of_parts().as_bytes(), kind);
    });
}

#[test]
fn a_token_is_taken_in_the_one_form_in_which_we_give_it() {
    let token = token_text(&[0xa7; 32]);
    let samples = [
        format!("schakel={token}"),
        format!("a=b; schakel={token}; schakel-taal=fr"),
        format!("__Host-schakel={token};schakel-bewaard={token}"),
    ];
    spoil("cookie", &samples, |bytes| {
        let Ok(value) = HeaderValue::from_bytes(bytes) else { return };
        let mut headers = HeaderMap::new();
        headers.insert(header::COOKIE, value);
        for cookie in [Cookie::Session, Cookie::Draft, Cookie::Browser, Cookie::Parked, Cookie::KnownBrowser] {
            for secure in [false, true] {
                if let Some(read) = cookie.read_token(&headers, secure) {
                    // Two texts for one token would be two sessions for one limit.
                    assert_eq!(cookie.read(&headers, secure), Some(token_text(&read)));
                }
            }
        }
        let _ = Cookie::Language.read(&headers, false);
    });
    spoil_text("token", &[&token, &csrf::mask(&[7; 32], &[200; 32])], |text| {
        assert!(token_from(text).is_none_or(|read| token_text(&read) == text));
        assert!(!csrf::fits(&[8; 32], text), "no change makes a form of one browser that of another");
    });
}

#[test]
fn what_stands_before_what_our_proxy_wrote_changes_nothing() {
    let peer: IpAddr = "10.0.0.1".parse().unwrap();
    spoil("forwarded address", &["203.0.113.9, 192.0.2.7:443", "\"[2001:db8::1]:80\"", "unknown", "::ffff:192.0.2.7,,"], |bytes| {
        let Ok(value) = HeaderValue::from_bytes(bytes) else { return };
        let mut headers = HeaderMap::new();
        headers.insert("x-forwarded-for", value);
        assert_eq!(source::source(peer, &headers, 0), Source::of(peer));
        let seen = source::source(peer, &headers, 1);
        headers.append("x-forwarded-for", HeaderValue::from_static("192.0.2.200"));
        assert_eq!(source::source(peer, &headers, 1), Source::of(IpAddr::from([192, 0, 2, 200])));
        assert_eq!(source::source(peer, &headers, 2), seen, "one more proxy, one further to the left");
    });
}

#[test]
fn a_language_is_always_found() {
    spoil_text("language of the browser", &["fr-BE,fr;q=0.9,nl;q=0.8", "ar,tr;q=0.9,en;q=0.3", ";q=,;;q=NaN", "en;q=inf,fr"], |header| {
        let lang = Lang::from_accept(header);
        assert!(lang == Lang::Nl || header.to_ascii_lowercase().contains(lang.code()), "{header:?}");
    });
}
