//! Nobody learns from an answer whether somebody has an account, or is a client: not from its words, its length or its
//! headers, and not from how long it takes (row 11 of the promises).
//!
//! How time is compared, on a machine that may be busy with other things: what counts is the time that the processors worked
//! for this test, over all its threads, and not the clock on the wall, which also counts the work of others. The
//! possibilities take turns, in an order that turns round with each round, so that a slow minute slows them all. Then two
//! things are asked of each pair: that the medians differ by less than five milliseconds, and that a rank test
//! (Mann-Whitney) does not tell them apart. Chance alone makes that test say so once in a hundred times, so it has to say so
//! three times in a row, each with fresh measurements, before it counts: one in a million. A difference that is really there
//! is told each time, which two tests here show with one that is.
//!
//! Where the thing that is asked for cannot be known to whoever asks, a token of 256 bits or the handle of a passkey, only the
//! medians are compared: a row that is found takes some hundredths of a millisecond to read, and tells nobody anything.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "the helpers of tests may fail loudly")]

use std::fmt::Write as _;

use schakel_app::identity::{invitation, members, totp};
use schakel_domain::{
    actor::{OrganisationKind, Role},
    identity::SignInName,
    ids::PartnershipId,
    words::Line,
};
use schakel_testkit::{Answer, Browser, Engine, PASSWORD, World};

use crate::register::{answer_all, at, world as public_world};

/// How often each possibility is tried.
const TRIES: usize = 200;
/// The most by which two medians may differ, in milliseconds.
const MOST_MS: f64 = 5.0;
/// Under this chance two samples count as told apart.
const CHANCE: f64 = 0.01;
/// How many fresh measurements must tell them apart.
const IN_A_ROW: usize = 3;

/// One possibility: does whatever comes before, and then what is timed.
type Ask<'a> = Box<dyn FnMut(usize) -> (Answer, f64) + 'a>;

/// What was measured of one possibility.
struct Measured {
    milliseconds: Vec<f64>,
    answers: Vec<Answer>,
}

/// For how many milliseconds the processors have worked for this program; a test is a program of its own.
fn worked() -> f64 {
    let threads = std::fs::read_dir("/proc/self/task").unwrap();
    let of_thread = |thread: std::path::PathBuf| -> Option<f64> {
        // A thread may end meanwhile. The first number is the time it ran, in nanoseconds.
        let text = std::fs::read_to_string(thread.join("schedstat")).ok()?;
        text.split(' ').next()?.parse().ok()
    };
    threads.filter_map(|thread| of_thread(thread.unwrap().path())).sum::<f64>() / 1_000_000.0
}

fn timed(ask: impl FnOnce() -> Answer) -> (Answer, f64) {
    let before = worked();
    let answer = ask();
    (answer, worked() - before)
}

/// Tries the possibilities in turns.
fn measure(asks: &mut [Ask<'_>], first: usize) -> Vec<Measured> {
    let mut all: Vec<Measured> = asks.iter().map(|_| Measured { milliseconds: Vec::new(), answers: Vec::new() }).collect();
    for round in 0..TRIES {
        for turn in 0..asks.len() {
            let which = if round % 2 == 0 { turn } else { asks.len() - 1 - turn };
            let (answer, took) = asks[which](first + round);
            all[which].milliseconds.push(took);
            all[which].answers.push(answer);
        }
    }
    all
}

fn median(of: &[f64]) -> f64 {
    let mut sorted = of.to_vec();
    sorted.sort_by(f64::total_cmp);
    sorted[sorted.len() / 2]
}

/// How likely it is that two samples of the same thing differ at least as much as these: the rank test of Mann and Whitney,
/// both ways, by the normal approximation, which is good from twenty measurements on.
#[expect(clippy::cast_precision_loss, reason = "some hundreds of measurements")]
fn chance_that_same(one: &[f64], other: &[f64]) -> f64 {
    let mut all: Vec<(f64, bool)> = one.iter().map(|it| (*it, true)).chain(other.iter().map(|it| (*it, false))).collect();
    all.sort_by(|a, b| a.0.total_cmp(&b.0));
    let (mut ranks_of_one, mut at) = (0.0, 0);
    while at < all.len() {
        // What is equal shares its ranks.
        let until = all.iter().skip(at).take_while(|it| it.0.total_cmp(&all[at].0).is_eq()).count() + at;
        let rank = (at + until + 1) as f64 / 2.0;
        ranks_of_one += rank * all[at..until].iter().filter(|it| it.1).count() as f64;
        at = until;
    }
    let (count, others) = (one.len() as f64, other.len() as f64);
    let before = ranks_of_one - count * (count + 1.0) / 2.0;
    let far = (before - count * others / 2.0).abs() / (count * others * (count + others + 1.0) / 12.0).sqrt();
    // Twice the tail of the normal distribution beyond that (Abramowitz and Stegun 26.2.17, off by less than 1e-7).
    let t = 1.0 / (1.0 + 0.231_641_9 * far);
    let series = t * (0.319_381_530 + t * (-0.356_563_782 + t * (1.781_477_937 + t * (-1.821_255_978 + t * 1.330_274_429))));
    (2.0 * (-far * far / 2.0).exp() / (2.0 * std::f64::consts::PI).sqrt() * series).min(1.0)
}

/// Whether whoever asks can know what is asked for.
#[derive(Clone, Copy, PartialEq)]
enum Asked {
    /// An address, a name, a code that was seen.
    CanBeKnown,
    /// A token or a handle that only its owner has.
    CannotBeGuessed,
}

/// What tells the possibilities apart, each against the first; empty when nothing does.
fn told_apart(asked: Asked, mut measured: impl FnMut(usize) -> Vec<Measured>) -> String {
    let mut found = String::new();
    for attempt in 0..IN_A_ROW {
        found.clear();
        let all = measured(attempt * TRIES);
        for (which, other) in all.iter().enumerate().skip(1) {
            let (one, other) = (&all[0].milliseconds, &other.milliseconds);
            let (a, b, chance) = (median(one), median(other), chance_that_same(one, other));
            if (a - b).abs() >= MOST_MS || (chance <= CHANCE && asked == Asked::CanBeKnown) {
                writeln!(found, "0 and {which}: medians {a:.3} and {b:.3} ms, chance {chance:.6}").unwrap();
            }
        }
        if found.is_empty() {
            break;
        }
    }
    found
}

/// What every answer is but for what is random in it: the status, the headers with how long they are, and the length.
fn looks(answer: &Answer) -> (u16, Vec<(String, usize)>, usize, String) {
    let headers = answer.headers.iter().map(|(name, value)| (name.to_string(), value.len())).collect();
    (answer.status.as_u16(), headers, answer.body.len(), answer.words())
}

/// Fails unless all possibilities answer alike and take as long.
#[track_caller]
fn nothing_tells(world: &World, asked: Asked, status: u16, mut asks: Vec<Ask<'_>>) {
    let found = told_apart(asked, |first| {
        // An account has a thousand tries a day.
        world.days_later(1);
        let all = measure(&mut asks, first);
        let one = looks(&all[0].answers[0]);
        assert_eq!(one.0, status, "{}", one.3);
        for answer in all.iter().flat_map(|measured| &measured.answers) {
            assert_eq!(looks(answer), one);
        }
        all
    });
    assert!(found.is_empty(), "{found}");
}

/// A source that was not there before, so that nothing is slowed down.
fn source(group: u8, number: usize) -> std::net::IpAddr {
    let [.., high, low] = u32::try_from(number).unwrap().to_be_bytes();
    std::net::IpAddr::from([10, group, high, low])
}

fn scene() -> World {
    let world = World::on(Engine::Sqlite);
    let own = world.partnership("Westhoek", &[38002]);
    world.member("Nora", Role::Coordinator, own.id);
    world.clock.advance_seconds(60);
    world
}

/// Nora signs in once at the cost of now, so that her password is hashed at it.
fn hashed_anew(world: &World) {
    let mut nora = world.browser();
    nora.get("/in").is(200);
    let code = totp::code_at(&world.known("Nora").totp, world.now()).unwrap();
    let typed = [("name", "nora@schakel.example"), ("password", PASSWORD), ("totp", code.as_str())];
    assert_eq!(nora.submit_once("/in", &typed).status, 303);
    world.clock.advance_seconds(60);
}

/// Trying to sign in, from a source of its own each time.
fn door<'a>(world: &'a World, group: u8, name: &'a str, password: &'a str) -> Ask<'a> {
    let mut browser = world.browser();
    browser.get("/in").is(200);
    let door = browser.page.clone();
    Box::new(move |number| {
        browser.source = source(group, number);
        browser.page.clone_from(&door);
        let fields = browser.filled("/in", &[("name", name), ("password", password), ("totp", "000000")]);
        timed(|| browser.post_once("/in", &fields))
    })
}

const KNOWN: &str = "nora@schakel.example";
const UNKNOWN: &str = "niet@schakel.example";
const WRONG: &str = "helemaal verkeerd geraden";

#[test]
fn signing_in_does_not_tell_who_has_an_account() {
    let world = scene();
    world.hash_with_passes(2);
    hashed_anew(&world);
    let asks = vec![door(&world, 1, KNOWN, WRONG), door(&world, 2, UNKNOWN, WRONG), door(&world, 3, KNOWN, PASSWORD)];
    nothing_tells(&world, Asked::CanBeKnown, 422, asks);
}

#[test]
fn a_password_hashed_before_the_cost_went_up_does_not_tell_either() {
    let world = scene();
    world.hash_with_passes(1);
    hashed_anew(&world);
    world.hash_with_passes(2);
    let asks = vec![door(&world, 1, KNOWN, WRONG), door(&world, 2, UNKNOWN, WRONG), door(&world, 3, KNOWN, PASSWORD)];
    nothing_tells(&world, Asked::CanBeKnown, 422, asks);
}

/// The same measurement of a house that is wrong: its cost was taken down, which `identity::calibrate` never does, so that a
/// password hashed before takes longer than one of nobody.
#[test]
fn the_comparison_finds_a_house_in_which_time_does_tell() {
    let world = scene();
    world.hash_with_passes(4);
    hashed_anew(&world);
    world.hash_with_passes(2);
    let mut asks = vec![door(&world, 1, KNOWN, WRONG), door(&world, 2, UNKNOWN, WRONG)];
    let found = told_apart(Asked::CanBeKnown, |first| {
        world.days_later(1);
        measure(&mut asks, first)
    });
    assert!(found.contains("0 and 1"), "a difference of two passes was not found");
}

#[test]
fn the_comparison_knows_equal_samples_from_shifted_ones() {
    // Measurements as a busy machine gives them: most near 30 ms, some far above. Made by a small generator, so that every
    // run compares the same numbers.
    let mut state = 0x2545_f491_4f6c_dd1d_u64;
    let mut sample = |shift: f64| -> Vec<f64> {
        let mut next = || {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            f64::from(u32::try_from(state >> 40).unwrap()) / f64::from(1_u32 << 24)
        };
        (0..TRIES).map(|_| 30.0 + shift + 2.0 * (next() + next() + next()) + if next() > 0.9 { 40.0 * next() } else { 0.0 }).collect()
    };
    let told = (0..300).filter(|_| chance_that_same(&sample(0.0), &sample(0.0)) <= CHANCE).count();
    assert!(told <= 12, "one in a hundred, and not {told} in three hundred");
    let told = (0..300).filter(|_| chance_that_same(&sample(0.0), &sample(1.0)) <= CHANCE).count();
    assert!(told >= 297, "a shift of one millisecond is found nearly always, and not {told} times in three hundred");
    let (one, other) = (sample(0.0), sample(6.0));
    assert!((median(&one) - median(&other)).abs() > MOST_MS);
    assert!(chance_that_same(&one, &one) > 0.99);
    // The tail of the normal distribution, where it can be looked up: z = 1.96 is one in twenty.
    let (low, high): (Vec<f64>, Vec<f64>) = ((0..10).map(f64::from).collect(), (10..20).map(f64::from).collect());
    assert!((chance_that_same(&low, &high) - 0.000_157).abs() < 0.000_005, "{}", chance_that_same(&low, &high));
}

/// The answer of a passkey of this person that we do not know.
fn credential(person: &str) -> String {
    use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
    let id = URL_SAFE_NO_PAD.encode([7; 32]);
    let handle = URL_SAFE_NO_PAD.encode(uuid::Uuid::parse_str(person).unwrap().as_bytes());
    let client = URL_SAFE_NO_PAD.encode(br#"{"type":"webauthn.get","challenge":"AAAA","origin":"http://localhost"}"#);
    let data = URL_SAFE_NO_PAD.encode([0; 37]);
    let response = serde_json::json!({"authenticatorData": data, "clientDataJSON": client, "signature": data, "userHandle": handle});
    serde_json::json!({"id": id, "rawId": id, "response": response, "type": "public-key", "extensions": {}}).to_string()
}

fn passkey<'a>(world: &'a World, group: u8, person: &str) -> Ask<'a> {
    let credential = credential(person);
    let mut browser = world.browser();
    browser.get("/in").is(200);
    let door = browser.page.clone();
    Box::new(move |number| {
        browser.source = source(group, number);
        browser.page.clone_from(&door);
        let asking = browser.filled("/in/sleutel", &[]);
        let begun = browser.post_once("/in/sleutel/begin", &asking).is(200);
        let started: serde_json::Value = serde_json::from_str(&begun.body).unwrap();
        browser.page.clone_from(&door);
        let fields = browser.filled("/in/sleutel", &[("challenge", started["challenge"].as_str().unwrap()), ("credential", &credential)]);
        timed(|| browser.post_once("/in/sleutel", &fields))
    })
}

#[test]
fn a_passkey_does_not_tell_who_has_an_account() {
    let world = scene();
    let nora = world.known("Nora").person.to_string();
    let asks = vec![passkey(&world, 1, &nora), passkey(&world, 2, "0190f3c2-7c1e-7abc-8def-0123456789ab")];
    nothing_tells(&world, Asked::CannotBeGuessed, 422, asks);
}

fn code(world: &World, group: u8, code: String) -> Ask<'_> {
    let mut browser = world.browser();
    browser.get("/code").is(200);
    let page = browser.page.clone();
    Box::new(move |number| {
        browser.source = source(group, number);
        browser.page.clone_from(&page);
        let fields = browser.filled("/code", &[("code", &code)]);
        timed(|| browser.post_once("/code", &fields))
    })
}

#[test]
fn a_code_that_is_almost_right_answers_like_one_that_never_was() {
    let world = scene();
    let (_, right) = world.registration("Nora", "Amina", "Voorbeeld");
    // The same code with its last sign changed, and one of the same form that nobody has.
    let (start, last) = right.split_at(right.len() - 1);
    let almost = format!("{start}{}", if last == "7" { "8" } else { "7" });
    let never: String = right.chars().map(|c| if c.is_ascii_alphanumeric() { 'Z' } else { c }).collect();
    let nonsense: String = right.chars().map(|c| if c.is_ascii_alphanumeric() { 'U' } else { c }).collect();
    world.client(&right);
    // What was typed comes back on the page; it is as long, and is looked at apart from that.
    let same = |text: &str, typed: &str| text.replace(typed, "");
    let mut asks = vec![code(&world, 1, almost.clone()), code(&world, 2, never.clone()), code(&world, 3, nonsense.clone())];
    let typed = [almost, never, nonsense];
    let found = told_apart(Asked::CanBeKnown, |first| {
        world.days_later(1);
        let all = measure(&mut asks, first);
        let one = looks(&all[0].answers[0]);
        for (measured, typed) in all.iter().zip(&typed) {
            for answer in &measured.answers {
                let (status, headers, length, words) = looks(answer);
                assert_eq!((status, &headers, length), (422, &one.1, one.2));
                assert_eq!(same(&words, typed), same(&one.3, &typed[..0]));
            }
        }
        all
    });
    assert!(found.is_empty(), "{found}");
}

fn invited(world: &World, partnership: PartnershipId, name: &str) -> String {
    let invite = members::Invite {
        name: Line::parse(name).unwrap(),
        sign_in_name: SignInName::parse(&format!("{}@schakel.example", name.to_lowercase())).unwrap(),
        role: Role::Caseworker,
        organisation: world.organisation(partnership, OrganisationKind::Ocmw),
    };
    let id = world.run(members::invite_from_machine(&world.app, partnership, &invite, world.now())).unwrap();
    format!("/uitnodiging/{}", invitation::token_text(&world.app, id))
}

fn page(world: &World, path: String) -> Ask<'_> {
    let mut browser = world.browser();
    browser.get("/in").is(200);
    Box::new(move |_| {
        let (mut answer, took) = timed(|| browser.get_once(&path));
        answer.path.clear();
        (answer, took)
    })
}

#[test]
fn a_link_that_ran_out_answers_like_one_that_never_was() {
    let world = scene();
    let partnership = world.known("Nora").actor.partnership.unwrap();
    let ended = invited(&world, partnership, "Amina");
    world.clock.advance_days(8);
    let never = format!("/uitnodiging/{}", "A".repeat(43));
    nothing_tells(&world, Asked::CannotBeGuessed, 404, vec![page(&world, ended), page(&world, never)]);
}

/// Registering as somebody with this name: all questions, and then the last form, which is timed.
fn registering<'a>(world: &'a World, group: u8, name: impl Fn(usize) -> String + 'a) -> Ask<'a> {
    Box::new(move |number| {
        // A partnership takes so many registrations a day.
        if number % 10 == 0 {
            world.days_later(1);
        }
        let mut browser: Browser = world.browser();
        browser.source = source(group, number);
        answer_all(&mut browser, "westhoek", &name(number), "nobody");
        let controle = at(&browser, "controle");
        let fields = browser.filled(&controle, &[("confirm_self", "1"), ("confirm_voluntary", "1")]);
        timed(|| browser.post_once(&controle, &fields))
    })
}

#[test]
fn registering_does_not_tell_who_is_a_client_already() {
    let world = public_world();
    let asks = vec![registering(&world, 1, |_| "Amina".to_owned()), registering(&world, 2, |number| format!("N{number:04}"))];
    nothing_tells(&world, Asked::CanBeKnown, 303, asks);
}
