//! The invented world that is measured: one partnership with 40 organisations and very many clients, made through the same
//! acts as people use, so that keys, sealing, log and versions are real.

use std::{
    fmt::Write as _,
    fs,
    os::unix::fs::PermissionsExt as _,
    sync::Arc,
    time::{Duration, Instant as Stopwatch},
};

use anyhow::{Context as _, Result, bail};
use schakel_access::Access;
use schakel_app::{
    App, AppParts, Ctx,
    identity::{Identity, account::NewSecrets, invitation, members, totp},
    inbox::{Answering, answer},
    partnership::import,
    ports::{Clock, Randomness},
    registration::{Confirmed, TypedOver, type_over},
};
use schakel_domain::{
    actor::{Actor, Role},
    identity::SignInName,
    ids::{MembershipId, PartnershipId, PersonId, RegistrationId},
    partnership::Organisation,
    registration::{Answer, Answers, Channel, Contact, Helper, HelperKind, Language, MessageKind, Theme},
    time::{Date, Instant},
    words::{Line, Text},
};
use schakel_store::{Database, Store, StoreSettings, keys::root_of_house};
use schakel_vault::{RootKey, RootSource, Vault};

use crate::{names, program::Place};

const SLUG: &str = "meting";
const ORGANISATIONS: usize = 40;
/// So many registrations at the end are still new; the others were answered, as in an inbox that is kept.
const STILL_NEW: usize = 300;

/// What the load needs of the world.
pub(crate) struct World {
    /// The session of the coordinator, as the cookie carries it.
    pub(crate) token: [u8; 32],
    /// Some registrations, spread over all of them.
    pub(crate) registrations: Vec<RegistrationId>,
    /// The coordinator, as access sees one.
    pub(crate) by: Actor,
    /// How long it took.
    pub(crate) took: Duration,
}

struct MachineClock;

impl Clock for MachineClock {
    fn now(&self) -> Instant {
        Instant::now()
    }
}

struct MachineRandomness;

impl Randomness for MachineRandomness {
    fn fill(&self, bytes: &mut [u8]) {
        rand::fill(bytes);
    }
}

/// Makes the world in this place.
pub(crate) async fn make(place: &Place, clients: usize) -> Result<World> {
    let began = Stopwatch::now();
    let app = open(place).await?;
    let (token, by) = desk(&app).await?;
    let now = Instant::now();
    let first = now - jiff::SignedDuration::from_hours(24 * 60);
    let step = jiff::SignedDuration::from_secs_f64(60.0 * 24.0 * 3600.0 / f64::from(u32::try_from(clients)?));
    let mut registrations = Vec::new();
    for number in 0..clients {
        let at = first + step * i32::try_from(number)?;
        let cx = Ctx::new(by.clone(), at);
        let typed = TypedOver { answers: answers(number)?, channel: Channel::Paper, confirmed: CONFIRMED };
        let id = type_over(&app, &cx, typed).await.map_err(|fault| anyhow::anyhow!("{fault:?}"))?.id;
        if number + STILL_NEW < clients {
            let cmd = Answering { id, version: 1, kind: MessageKind::Invitation, body: text("Kom langs op dinsdag om 10 uur.")? };
            answer(&app, &cx, cmd).await.map_err(|fault| anyhow::anyhow!("{fault:?}"))?;
        }
        if number % (clients / 500).max(1) == 0 {
            registrations.push(id);
        }
    }
    app.behind().store.close().await;
    Ok(World { token, registrations, by, took: began.elapsed() })
}

/// The client confirmed both.
pub(crate) const CONFIRMED: Confirmed = Confirmed { registers_self: true, knows_it_is_voluntary: true };

/// Opens the application in this place; the root key is made when there is none.
pub(crate) async fn open(place: &Place) -> Result<App> {
    for folder in [place.data(), place.keys()] {
        fs::create_dir_all(&folder)?;
        fs::set_permissions(&folder, fs::Permissions::from_mode(0o700))?;
    }
    let random: Arc<dyn Randomness> = Arc::new(MachineRandomness);
    if !place.root_key().exists() {
        RootKey::generate(random.as_ref()).write_new(&place.root_key(), &place.data())?;
    }
    let root = RootKey::load(RootSource::File(place.root_key()), &place.data())?;
    let database = place.served.as_ref().map_or_else(|| Database::Sqlite(place.data()), |served| Database::Postgres(served.url.clone()));
    let settings = StoreSettings::new(database, place.keys().join("keys.db"));
    let root = root_of_house(&settings, root, Some(random.as_ref())).await?;
    let vault = Arc::new(Vault::new(root, Arc::clone(&random)));
    let store = Store::open(settings, Arc::clone(&vault)).await?;
    Ok(App::new(AppParts {
        store,
        access: Access::new()?,
        vault,
        clock: Arc::new(MachineClock),
        random,
        identity: Identity::at("http://localhost"),
    }))
}

/// The partnership, its organisations, and a coordinator who is signed in.
async fn desk(app: &App) -> Result<([u8; 32], Actor)> {
    let mut organisations = "slug;organisation;kind\n".to_owned();
    for number in 1..=ORGANISATIONS {
        let kind = if number == 1 { "ocmw" } else { "service_provider" };
        writeln!(organisations, "{SLUG};Organisatie {number};{kind}")?;
    }
    let (partnership, organisations) = founded(app, SLUG, &organisations).await?;
    let organisation = organisations.first().context("no organisation")?;
    let seat = sign_in(app, partnership, organisation, "Nora Modelmans", Role::Coordinator).await?;
    Ok((seat.token, seat.by))
}

/// Takes in a partnership with these organisations, and gives them in the order of their names.
pub(crate) async fn founded(app: &App, slug: &str, organisations: &str) -> Result<(PartnershipId, Vec<Organisation>)> {
    let nobody = uuid::Uuid::nil();
    let administrator = Actor {
        role: Role::PlatformAdmin,
        person: Some(PersonId::from_uuid(nobody)),
        membership: Some(MembershipId::from_uuid(nobody)),
        ..Actor::visitor()
    };
    let machine = Ctx { stepped_up: true, ..Ctx::new(administrator, Instant::now()) };
    let partnerships = format!("slug;name;nis;valid_from\n{slug};Partnerschap Meting;33011;2025-01-01\n");
    taken_in(import::import(app, &machine, partnerships.as_bytes()).await)?;
    taken_in(import::import_organisations(app, &machine, organisations.as_bytes()).await)?;
    let mut tx = app.behind().store.read().await?;
    let partnership = tx.partnership_by_slug(slug).await?.context("no partnership")?.id;
    Ok((partnership, tx.organisations(partnership).await?))
}

/// Somebody who is signed in.
pub(crate) struct Seat {
    /// The session, as the cookie carries it.
    pub(crate) token: [u8; 32],
    /// As access sees this person.
    pub(crate) by: Actor,
}

/// Somebody is invited in this role, accepts, and is signed in.
pub(crate) async fn sign_in(app: &App, partnership: PartnershipId, organisation: &Organisation, name: &str, role: Role) -> Result<Seat> {
    let now = Instant::now();
    let address = format!("{}@meting.example", name.to_lowercase().replace(' ', "."));
    let sign_in_name = SignInName::parse(&address).map_err(|bad| anyhow::anyhow!("{bad:?}"))?;
    let invite = members::Invite { name: line(name)?, sign_in_name, role, organisation: organisation.id };
    let invitation = members::invite_from_machine(app, partnership, &invite, now).await.map_err(|fault| anyhow::anyhow!("{fault:?}"))?;
    let link = invitation::token_text(app, invitation);
    let opened = invitation::open(app, &link, now).await.map_err(|fault| anyhow::anyhow!("{fault:?}"))?.context("no invitation")?;
    let code = totp::code_at(&unspelled(&opened.enrolment.secret), now).map_err(|fault| anyhow::anyhow!("{fault:?}"))?;
    let password = "een lang wachtwoord voor de meting";
    let secrets = NewSecrets { password, again: password, code: &code };
    let signed_in =
        invitation::accept_with_password(app, &link, secrets, "meting", now).await.map_err(|fault| anyhow::anyhow!("{fault:?}"))?;
    let by = Actor {
        role,
        person: Some(opened.member.person.id),
        membership: Some(opened.member.id),
        organisation: Some(organisation.id),
        kind: Some(organisation.kind),
        partnership: Some(partnership),
        ..Actor::visitor()
    };
    Ok(Seat { token: signed_in.token, by })
}

/// A secret as an authenticator app reads it: base 32, in groups.
fn unspelled(secret: &str) -> Vec<u8> {
    let (mut bytes, mut bits, mut number) = (Vec::new(), 0, 0_u32);
    for sign in secret.bytes().filter(|sign| !sign.is_ascii_whitespace()) {
        let value = if sign.is_ascii_uppercase() { sign - b'A' } else { sign.wrapping_sub(b'2') + 26 };
        number = (number << 5) | u32::from(value);
        bits += 5;
        if bits >= 8 {
            bits -= 8;
            bytes.extend(u8::try_from((number >> bits) & 0xff));
        }
    }
    bytes
}

fn taken_in(report: Result<import::ImportReport, schakel_app::AppError>) -> Result<()> {
    match report {
        Ok(report) if report.bad.is_empty() => Ok(()),
        other => bail!("{other:?}"),
    }
}

/// What client number so-and-so answered: full names, a birth date, one way to be reached, words of usual length.
pub(crate) fn answers(number: usize) -> Result<Answers> {
    let (called, family) = names::name(number);
    let born = Date::constant(1960, 1, 1).checked_add(jiff::Span::new().days(i64::try_from(number * 37 % 16_000)?))?;
    Ok(Answers {
        helper: Some(Helper { kind: HelperKind::Nobody, name: None }),
        called: Some(line(&called)?),
        family_name: Answer::Given(line(&family)?),
        born_on: Answer::Given(born),
        born_in: None,
        municipality: Answer::Given(line("Ieper")?),
        contact: Contact {
            telephone: Some(line(&format!("0400 {:02} {:02} {:02}", number / 10_000 % 100, number / 100 % 100, number % 100))?),
            ..Contact::default()
        },
        language: Answer::Given(Language::Dutch),
        themes: vec![Theme::Work, Theme::Housing],
        wish: Answer::Given(text(
            "Ik zoek al een tijd werk, maar eerst moet ik een andere woning vinden. De huur is te hoog en het is er vochtig. \
             Ik wil graag met iemand praten over wat er kan, en ook over mijn papieren.",
        )?),
        helped_now: Answer::Unknown,
    })
}

/// A line of text.
pub(crate) fn line(text: &str) -> Result<Line> {
    Line::parse(text).map_err(|bad| anyhow::anyhow!("{text}: {bad:?}"))
}

/// Some words.
pub(crate) fn text(words: &str) -> Result<Text> {
    Text::parse(words).map_err(|bad| anyhow::anyhow!("{words}: {bad:?}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_spelled_secret_is_read() {
        // The example of RFC 4648.
        assert_eq!(unspelled("MZXW 6YTB OI"), b"foobar");
    }
}
