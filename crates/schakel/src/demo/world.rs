//! Makes the world of the demonstration by doing what people would do, through the acts of the application, in the order
//! in which it would have happened. So its log is a real one.

mod further;

use std::{collections::BTreeMap, net::IpAddr};

use anyhow::{Context as _, bail};
use jiff::SignedDuration;
use schakel_app::{
    App, Ctx, History, inbox,
    partnership::{Edit, confirm_options, edit_options, import, import_organisations, propose_correction, show},
    quota::Source,
    registration::{
        self, Confirmed, Finished, Limits, Registered, TypedOver,
        draft::{self, Begun, DraftKey},
    },
};
use schakel_domain::{
    actor::{Actor, Role, Standing},
    address::MailOrTelephone,
    identity::{Member, Person, SignInName},
    ids::{CaseId, ClientId, ConferenceId, OrganisationId, PartnershipId, RegistrationId},
    partnership::{Accountable, Options},
    registration::{Answers, Channel, MessageKind},
    time::{Instant, WorkingDays, day_of},
    words::{Line, Reason, Text},
};
use schakel_store::identity::NewMembership;

use super::{
    clients::{self, IN_EACH},
    people::{ADMIN, ORGANISATIONS, PARTNERSHIPS, SEATS, sign_in_name},
    road::{Happening, days_ago, road},
    stories::STORIES,
    tables::Table,
};
use crate::{house::at_the_machine, words::failed};

/// A partnership of the demonstration, with who works there.
struct Place {
    slug: &'static str,
    id: PartnershipId,
    members: Vec<Member>,
    /// In the order in which they are listed.
    organisations: Vec<OrganisationId>,
    municipalities: Vec<&'static str>,
}

/// Something that happens to a client at a moment.
struct Event {
    at: Instant,
    place: usize,
    number: usize,
    what: Happening,
}

/// A client who came in.
struct Known {
    registration: RegistrationId,
    client: ClientId,
}

struct World<'a> {
    app: &'a App,
    now: Instant,
    places: Vec<Place>,
    /// By partnership and number; those of the stories come after the others.
    clients: BTreeMap<(usize, usize), Known>,
    cases: BTreeMap<(usize, usize), CaseId>,
    tables: BTreeMap<(usize, Table), ConferenceId>,
    codes: String,
}

/// Makes everything; returns the codes of the clients as a text to read.
pub(super) async fn make(app: &App) -> anyhow::Result<String> {
    let now = app.now();
    let long_ago = before(now, SignedDuration::from_hours(24 * 250));
    let cx = Ctx { now: long_ago, ..at_the_machine(app) };
    import(app, &cx, PARTNERSHIPS.as_bytes()).await.map_err(|error| failed("partnerships", &error)).and_then(|report| all_good(&report))?;
    import_organisations(app, &cx, ORGANISATIONS.as_bytes())
        .await
        .map_err(|error| failed("organisations", &error))
        .and_then(|report| all_good(&report))?;
    let places = people(app, long_ago).await?;
    let (clients, cases, tables) = (BTreeMap::new(), BTreeMap::new(), BTreeMap::new());
    let mut world = World { app, now, places, clients, cases, tables, codes: String::new() };
    world.options(long_ago, now).await?;
    for event in &events(now) {
        world.happen(event).await.with_context(|| format!("client {} of partnership {}: {:?}", event.number, event.place, event.what))?;
    }
    Ok(world.codes)
}

fn all_good(report: &schakel_app::partnership::ImportReport) -> anyhow::Result<()> {
    match report.bad.first() {
        Some(bad) => bail!("{bad}"),
        None => Ok(()),
    }
}

fn before(now: Instant, span: SignedDuration) -> Instant {
    now.saturating_sub(span).unwrap_or(now)
}

/// Everything that happens to all clients, in the order of time. What would be in the future has not happened yet.
fn events(now: Instant) -> Vec<Event> {
    let mut events = Vec::new();
    for (place, count) in IN_EACH.into_iter().enumerate() {
        for table in Table::ALL {
            let moments = [
                (table.planned_at(now), Happening::IsPlanned(table)),
                (table.starts_at(now), Happening::Begins(table)),
                (table.closed_at(now), Happening::Closes(table)),
            ];
            events.extend(moments.into_iter().map(|(at, what)| Event { at, place, number: 0, what }));
        }
        for (story, number) in STORIES.iter().zip(count..) {
            events.extend(story.events(number, now).into_iter().map(|(at, what)| Event { at, place, number, what }));
        }
        for number in 0..count {
            let minutes = days_ago(number, count) * 24 * 60 + i64::try_from((number * 37 + place * 11) % 300).unwrap_or(0) + 400;
            let begin = before(now, SignedDuration::from_mins(minutes));
            for (later, what) in road(number, count).steps {
                let at = begin.saturating_add(SignedDuration::from_mins(later)).unwrap_or(begin);
                events.push(Event { at, place, number, what });
            }
        }
    }
    events.retain(|event| event.at <= now);
    events.sort_by_key(|event| (event.at, event.place, event.number));
    events
}

/// What a client tells. Where it is the client before, once more, nearly the same is told.
fn told(place: usize, number: usize, at: Instant, municipalities: &[&str]) -> Option<Answers> {
    let count = IN_EACH.get(place).copied().unwrap_or_default();
    if let Some(story) = number.checked_sub(count).and_then(|at| STORIES.get(at)) {
        return clients::of_story(place, number - count, story, day_of(at), municipalities);
    }
    match number.checked_sub(1) {
        Some(before) if road(number, count).is_again => clients::again(&clients::answers(place, before, municipalities)?),
        _ => clients::answers(place, number, municipalities),
    }
}

/// Puts everybody in the seats of the three partnerships, without invitations: nobody is there to accept them.
async fn people(app: &App, at: Instant) -> anyhow::Result<Vec<Place>> {
    let cx = Ctx { now: at, ..at_the_machine(app) };
    let mut known: BTreeMap<String, Person> = BTreeMap::new();
    let mut tx = app.behind().store.write().await?;
    let mut places = Vec::new();
    for (slug, seats) in SEATS {
        let partnership = tx.partnership_by_slug(slug).await?.context("a partnership was not taken in")?;
        let organisations = tx.organisations(partnership.id).await?;
        let listed: Vec<&str> = ORGANISATIONS
            .lines()
            .filter_map(|line| line.strip_prefix(slug)?.strip_prefix(';')?.split_once(';').map(|(name, _)| name))
            .collect();
        let mut sitting = Vec::new();
        for seat in *seats {
            let organisation = listed.get(seat.organisation).context("a seat of an organisation that is not there")?;
            sitting.push((seat.name, seat.role, seat.standing, *organisation));
        }
        for (name, role, standing, works_for) in sitting {
            let person = if let Some(person) = known.get(name) {
                person.clone()
            } else {
                let person = new_person(app, &cx, name)?;
                tx.add_person(&person, at).await?;
                known.insert(name.to_owned(), person.clone());
                person
            };
            let organisation =
                organisations.iter().find(|one| one.name.as_str() == works_for).context("an organisation was not taken in")?;
            let membership = NewMembership {
                id: app.new_id(&cx),
                person: person.id,
                partnership: Some(partnership.id),
                organisation: Some(organisation.id),
                role,
                standing: if standing == Standing::Awaiting { Standing::Invited } else { standing },
                invited_as: None,
            };
            tx.add_membership(&membership, at).await?;
            if standing == Standing::Awaiting {
                let member = tx.member(membership.id).await?.context("a member that was just added")?;
                tx.accept_membership(&member, standing, app.now()).await?;
            }
            tx.note_house("demonstration.seat", &format!("{} {}", membership.id, role.code()), at).await?;
        }
        let known = |name: &&str| organisations.iter().find(|one| one.name.as_str() == *name).map(|one| one.id);
        let organisations = listed.iter().filter_map(known).collect();
        let members = tx.members(partnership.id).await?;
        places.push(Place { slug, id: partnership.id, members, organisations, municipalities: Vec::new() });
    }
    let admin = new_person(app, &cx, ADMIN)?;
    tx.add_person(&admin, at).await?;
    let membership = NewMembership {
        id: app.new_id(&cx),
        person: admin.id,
        partnership: None,
        organisation: None,
        role: Role::PlatformAdmin,
        standing: Standing::Active,
        invited_as: None,
    };
    tx.add_membership(&membership, at).await?;
    tx.note_house("demonstration.seat", &format!("{} platform_admin", membership.id), at).await?;
    tx.commit().await?;
    for place in &mut places {
        let card = show(app, &Ctx::new(Actor::visitor(), app.now()), place.slug)
            .await
            .map_err(|error| failed("a partnership cannot be shown", &error))?;
        // Nobody is asked for a postcode here, so the clients live where the name says enough.
        let whole = card.municipalities.iter().filter(|one| one.postcodes.is_none());
        place.municipalities = whole.map(|one| one.municipality.name).collect();
    }
    Ok(places)
}

fn new_person(app: &App, cx: &Ctx, name: &str) -> anyhow::Result<Person> {
    Ok(Person {
        id: app.new_id(cx),
        name: Line::parse(name).map_err(|bad| anyhow::anyhow!("{name}: {bad:?}"))?,
        sign_in_name: SignInName::parse(&sign_in_name(name)).map_err(|bad| anyhow::anyhow!("{name}: {bad:?}"))?,
    })
}

impl Place {
    /// The member in this role who is in the seat number `which`, counted around.
    fn member(&self, role: Role, which: usize) -> anyhow::Result<&Member> {
        let fitting: Vec<&Member> =
            self.members.iter().filter(|member| member.role == role && member.standing == Standing::Active).collect();
        fitting.get(which % fitting.len().max(1)).copied().with_context(|| format!("nobody is {}", role.code()))
    }
}

/// Somebody at work, at a moment.
fn at_work(member: &Member, at: Instant) -> Ctx {
    let by = Actor {
        role: member.role,
        standing: member.standing,
        person: Some(member.person.id),
        membership: Some(member.id),
        organisation: member.organisation.as_ref().map(|one| one.id),
        kind: member.organisation.as_ref().map(|one| one.kind),
        partnership: member.partnership.as_ref().map(|one| one.id),
        client: None,
    };
    Ctx::new(by, at)
}

/// Invented as well.
fn answers() -> anyhow::Result<Accountable> {
    let line = |text: &str| Line::parse(text).map_err(|bad| anyhow::anyhow!("{text}: {bad:?}"));
    Ok(Accountable {
        controller: Some(line("OCMW Voorbeeldstreek (verzonnen)")?),
        address: Some(words("Voorbeeldplein 1\n9300 Aalst")?),
        officer: MailOrTelephone::parse("privacy@voorbeeldstreek.example").ok(),
        complaint: Some(words("Klachtendienst Voorbeeldstreek, 053 00 00 09")?),
    })
}

fn words(text: &str) -> anyhow::Result<Text> {
    Text::parse(text).map_err(|bad| anyhow::anyhow!("{text}: {bad:?}"))
}

impl World<'_> {
    /// The first partnership confirmed its options lately and promises an answer within five working days, and says itself who answers for
    /// its data; the second confirmed them long ago, the third never; and an adviser sent in a correction.
    async fn options(&self, long_ago: Instant, now: Instant) -> anyhow::Result<()> {
        let lately = before(now, SignedDuration::from_hours(24 * 20));
        for (place, at) in self.places.iter().zip([lately, long_ago]) {
            let cx = at_work(place.member(Role::Coordinator, 0)?, at);
            let version = self.app.behind().store.read_in(place.id).await?.options(place.id).await?.version;
            confirm_options(self.app, &cx, version).await.map_err(|error| failed("the options", &error))?;
        }
        if let Some(place) = self.places.first() {
            let cx = at_work(place.member(Role::Coordinator, 0)?, lately);
            let kept = self.app.behind().store.read_in(place.id).await?.options(place.id).await?;
            let options = Options { contact_within: WorkingDays::new(5), accountable: answers()?, ..kept.options };
            let edit = Edit { options, version: kept.version, correction: None };
            edit_options(self.app, &cx, &edit).await.map_err(|error| failed("the options", &error))?;
        }
        if let Some(place) = self.places.get(1) {
            let cx = at_work(place.member(Role::VdabAdviser, 0)?, lately);
            let body = words("Het onthaal is verhuisd naar Proefstraat 12. Op donderdag is het open tot 18 uur.")?;
            propose_correction(self.app, &cx, &body).await.map_err(|error| failed("a correction", &error))?;
        }
        Ok(())
    }

    async fn happen(&mut self, event: &Event) -> anyhow::Result<()> {
        match event.what {
            Happening::Registers => self.comes_in(event, None).await,
            Happening::IsTypedOver(channel) => self.comes_in(event, Some(channel)).await,
            Happening::Adds(text) => {
                let text = words(text)?;
                registration::follow::add(self.app, &self.as_client(event)?, text).await.map_err(|error| failed("adding", &error))
            }
            Happening::Withdraws => {
                registration::follow::withdraw(self.app, &self.as_client(event)?).await.map_err(|error| failed("withdrawing", &error))
            }
            Happening::IsSeen | Happening::IsAssigned | Happening::IsAnswered(..) | Happening::IsJoined | Happening::IsKeptApart => {
                self.at_the_desk(event).await
            }
            _ => self.goes_on(event).await,
        }
    }

    fn place(&self, event: &Event) -> anyhow::Result<&Place> {
        self.places.get(event.place).context("no such partnership")
    }

    fn known(&self, place: usize, number: usize) -> anyhow::Result<&Known> {
        self.clients.get(&(place, number)).context("no such client")
    }

    fn as_client(&self, event: &Event) -> anyhow::Result<Ctx> {
        let client = self.known(event.place, event.number)?.client;
        Ok(Ctx::new(Actor::client(client, self.place(event)?.id), event.at))
    }

    async fn comes_in(&mut self, event: &Event, channel: Option<Channel>) -> anyhow::Result<()> {
        let place = self.place(event)?;
        let told = told(event.place, event.number, event.at, &place.municipalities).context("a text of the demonstration is too long")?;
        let name = told.called.as_ref().map_or_else(String::new, |name| name.as_str().to_owned());
        let registered = match channel {
            None => self.registers(place, event.at, told).await?,
            Some(channel) => {
                let cx = at_work(place.member(Role::OutreachWorker, event.number)?, event.at);
                let typed = TypedOver { answers: told, channel, confirmed: CONFIRMED };
                registration::type_over(self.app, &cx, typed).await.map_err(|error| failed("typing over", &error))?
            }
        };
        let kept = self.app.behind().store.read_in(place.id).await?.registration_ref(registered.id).await?.context("it was not kept")?;
        let line = format!("{}  {name}  ({})\n", registered.code(self.app), place.slug);
        self.codes.push_str(&line);
        self.clients.insert((event.place, event.number), Known { registration: registered.id, client: kept.client });
        Ok(())
    }

    /// Somebody registers with the form, as a browser would.
    async fn registers(&self, place: &Place, at: Instant, answers: Answers) -> anyhow::Result<Registered> {
        let cx = Ctx::new(Actor::visitor(), at);
        let refused = |error| failed("registering", &error);
        let offered = registration::place(self.app, &cx, place.slug).await.map_err(refused)?;
        let key = DraftKey::of(self.app, &self.app.fresh::<32>(), self.app.new_id(&cx));
        let source = Source::of(IpAddr::from([127, 0, 0, 1]));
        draft::begin(self.app, &cx, &offered, &key, Begun { source, lost: false }).await.map_err(refused)?;
        let mut open = draft::open(self.app, &cx, &key).await.map_err(refused)?.context("the draft is gone")?;
        open.answers = answers;
        draft::keep(self.app, &cx, &key, &mut open).await.map_err(refused)?;
        let limits = Limits { source, per_source_an_hour: u32::MAX, least_seconds: 0 };
        match registration::register(self.app, &cx, &key, open.version, CONFIRMED, limits).await.map_err(refused)? {
            Finished::Registered(registered) => Ok(registered),
            other => bail!("registering came to {other:?}"),
        }
    }

    async fn at_the_desk(&self, event: &Event) -> anyhow::Result<()> {
        let place = self.place(event)?;
        let coordinator = at_work(place.member(Role::Coordinator, 0)?, event.at);
        let id = self.known(event.place, event.number)?.registration;
        let version = self.version(place, id).await?;
        let before = || self.known(event.place, event.number.saturating_sub(1)).map(|known| known.registration);
        let done = match event.what {
            Happening::IsSeen => inbox::open(self.app, &coordinator, id, History::Newest).await.map(|_| ()),
            Happening::IsAssigned => {
                let to = place.worker(event.number)?.id;
                inbox::assign(self.app, &coordinator, inbox::Assigning { id, version, to }).await
            }
            Happening::IsAnswered(kind, text) => self.answered(&coordinator, id, version, kind, text).await?,
            Happening::IsJoined => {
                let reason = Reason::parse("Zelfde geboortedatum en telefoonnummer; de klant bevestigde het.");
                let reason = reason.map_err(|bad| anyhow::anyhow!("{bad:?}"))?;
                let with = before()?;
                let with_version = self.version(place, with).await?;
                let cmd = inbox::ToJoin { id, version, with, with_version, stays: Some(with), worker: None, reason };
                inbox::join(self.app, &coordinator, cmd).await.map(|_| ())
            }
            Happening::IsKeptApart => inbox::keep_apart(self.app, &coordinator, id, before()?).await,
            _ => Ok(()),
        };
        done.map_err(|error| failed("at the desk", &error))
    }

    async fn answered(
        &self,
        by: &Ctx,
        id: RegistrationId,
        version: i64,
        kind: MessageKind,
        text: &str,
    ) -> anyhow::Result<Result<(), schakel_app::AppError>> {
        let body = words(text)?;
        Ok(inbox::answer(self.app, by, inbox::Answering { id, version, kind, body }).await)
    }

    async fn version(&self, place: &Place, id: RegistrationId) -> anyhow::Result<i64> {
        let kept = self.app.behind().store.read_in(place.id).await?.registration(id).await?;
        Ok(kept.context("the registration is gone")?.version)
    }
}

const CONFIRMED: Confirmed = Confirmed { registers_self: true, knows_it_is_voluntary: true };
