//! The world of a test: an application on a fresh database, with a clock that stands still.

use std::{
    collections::BTreeMap,
    fmt::Write as _,
    path::PathBuf,
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicU64, Ordering},
    },
};

use axum::Router;
use schakel_access::Access;
use schakel_app::{
    App, AppParts, Ctx,
    identity::{
        Identity,
        account::NewSecrets,
        invitation,
        members::{self, Invite},
        totp,
    },
    partnership::import,
    ports::{Clock as _, StoppedClock},
    registration::{self, Confirmed, TypedOver},
};
use schakel_domain::{
    actor::{Actor, OrganisationKind, Role, Standing},
    identity::SignInName,
    ids::{MembershipId, OrganisationId, PartnershipId, PersonId, RegistrationId},
    partnership::Partnership,
    playbook::Book,
    registration::{Answer, Answers, Channel, Contact},
    resource::RegistrationRef,
    time::Instant,
    words::Line,
};
use schakel_store::{Database, Store, StoreSettings, identity::NewMembership};
use schakel_vault::{HashCost, RootKey, Vault};
use schakel_web::{Web, WebSettings};
use tokio::runtime::Runtime;

use crate::{Browser, Seeded};

/// Which engine a world stands on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Engine {
    /// SQLite in a folder of its own.
    Sqlite,
    /// PostgreSQL in a schema of its own; `SCHAKEL_TEST_PG` names the server.
    Postgres,
}

/// The engines that can be had here: SQLite always, PostgreSQL when `SCHAKEL_TEST_PG` is set, as the check does.
pub fn both_engines() -> Vec<Engine> {
    let mut engines = vec![Engine::Sqlite];
    if postgres_url().is_some() && crate::walk::language().is_none() {
        engines.push(Engine::Postgres);
    }
    engines
}

#[expect(clippy::disallowed_methods, reason = "tests learn from the environment where the server is")]
fn postgres_url() -> Option<String> {
    std::env::var("SCHAKEL_TEST_PG").ok()
}

/// A person with a membership.
#[derive(Debug, Clone)]
pub struct Member {
    /// The membership.
    pub membership: MembershipId,
    /// The person.
    pub person: PersonId,
    /// The one who acts.
    pub actor: Actor,
    /// What the person types to sign in.
    pub sign_in_name: String,
    /// The secret of the authenticator app.
    pub totp: Vec<u8>,
}

/// The password of every person of a world.
pub const PASSWORD: &str = "vier gele fietsen in de regen";

/// A world.
pub struct World {
    /// The application.
    pub app: Arc<App>,
    /// The pages' own things.
    pub web: Arc<Web>,
    /// The clock.
    pub clock: Arc<StoppedClock>,
    runtime: Arc<Runtime>,
    service: Router,
    number: u64,
    folder: PathBuf,
    members: Mutex<BTreeMap<String, Member>>,
    kept: Kept,
}

/// What a start needs again.
struct Kept {
    settings: StoreSettings,
    vault: Arc<Vault>,
    random: Arc<dyn schakel_vault::Randomness>,
    /// The playbook, and the draft of a next version.
    playbook: (Arc<Book>, Option<Arc<Book>>),
}

impl Kept {
    /// Starts the application on its data.
    fn start(&self, runtime: &Runtime, clock: &Arc<StoppedClock>, web: &Web) -> Arc<App> {
        let store = runtime.block_on(Store::open(self.settings.clone(), Arc::clone(&self.vault))).expect("a store");
        let (book, draft) = self.playbook.clone();
        let app = App::new(AppParts {
            store,
            access: Access::new().expect("policies that hold"),
            vault: Arc::clone(&self.vault),
            clock: Arc::<StoppedClock>::clone(clock),
            random: Arc::clone(&self.random),
            identity: Identity::at(&web.settings().public_url),
        });
        Arc::new(app.with_book(book).with_draft(draft))
    }
}

impl World {
    /// A fresh world on SQLite. It is Monday 23 November 2026, ten in the morning in Brussels.
    pub fn new() -> Self {
        Self::on(Engine::Sqlite)
    }

    /// A fresh world on this engine.
    pub fn on(engine: Engine) -> Self {
        Self::with(engine, |_| {})
    }

    /// A fresh world with other settings of the pages.
    pub fn with(engine: Engine, change: impl FnOnce(&mut WebSettings)) -> Self {
        static NEXT: AtomicU64 = AtomicU64::new(1);
        let number = NEXT.fetch_add(1, Ordering::SeqCst);
        let (name, folder) = fresh_folder(&format!("schakel-test-{}-{number}", std::process::id()));
        let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().expect("a runtime");
        let database = match engine {
            Engine::Sqlite => Database::Sqlite(folder.clone()),
            Engine::Postgres => Database::Postgres(runtime.block_on(own_schema(&name.replace('-', "_")))),
        };
        let start: Instant = "2026-11-23T09:00:00Z".parse().expect("a moment");
        let mut web = WebSettings::at("http://localhost");
        web.least_form_seconds = 0;
        change(&mut web);
        Self::standing(number, folder, database, runtime, start, web)
    }

    fn standing(number: u64, folder: PathBuf, database: Database, runtime: Runtime, start: Instant, web: WebSettings) -> Self {
        let random: Arc<dyn schakel_vault::Randomness> = Arc::new(Seeded::from(number));
        let vault = Arc::new(Vault::new(RootKey::generate(&*random), Arc::clone(&random)).with_hash_cost(HashCost::FOR_TESTS));
        let settings = StoreSettings::new(database, folder.join("keys.db"));
        let clock = Arc::new(StoppedClock::at(start));
        let web = Arc::new(Web::new(web));
        let kept = Kept { settings, vault, random, playbook: (Book::built_in(), None) };
        let app = kept.start(&runtime, &clock, &web);
        let service = schakel_web::service(Arc::clone(&app), Arc::clone(&web));
        Self { app, web, clock, runtime: Arc::new(runtime), service, number, folder, members: Mutex::default(), kept }
    }

    /// Stops, lets something happen to the folder of the data and the keys, and starts on what is there then.
    pub fn restarted(&mut self, between: impl FnOnce(&std::path::Path)) {
        self.run(self.app.behind().store.close());
        between(&self.folder);
        self.app = self.kept.start(&self.runtime, &self.clock, &self.web);
        self.service = schakel_web::service(Arc::clone(&self.app), Arc::clone(&self.web));
        for member in self.members.lock().unwrap_or_else(PoisonError::into_inner).values() {
            self.app.behind().identity.offer_seat(member.membership);
        }
    }

    /// Starts again with another playbook, and with the draft of a next version beside it.
    pub fn under(&mut self, book: Arc<Book>, draft: Option<Arc<Book>>) {
        self.kept.playbook = (book, draft);
        self.restarted(|_| {});
    }

    /// Where the data and the keys of this world are, for [`World::elsewhere`].
    pub fn place(&self) -> String {
        let url = match &self.kept.settings.database {
            Database::Sqlite(_) => "",
            Database::Postgres(url) => url,
        };
        format!("{} {} {url}", self.number, self.folder.display())
    }

    /// The same world in another process: its data and keys, and nothing of what it knows. It is not swept up when it ends.
    pub fn elsewhere(place: &str, now: Instant) -> Self {
        let mut parts = place.splitn(3, ' ');
        let mut part = || parts.next().expect("a place").to_owned();
        let (number, folder, url) = (part().parse().expect("a number"), PathBuf::from(part()), part());
        let database = if url.is_empty() { Database::Sqlite(folder.clone()) } else { Database::Postgres(url) };
        let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().expect("a runtime");
        Self::standing(number, folder, database, runtime, now, WebSettings::at("http://localhost"))
    }

    /// Runs something of the application to its end.
    pub fn run<T>(&self, future: impl Future<Output = T>) -> T {
        self.runtime.block_on(future)
    }

    /// The folder with the database and the keys.
    pub fn folder(&self) -> &std::path::Path {
        &self.folder
    }

    /// The moment it is.
    pub fn now(&self) -> Instant {
        self.clock.now()
    }

    /// A situation in which this actor acts now.
    pub fn cx(&self, by: &Actor) -> Ctx {
        Ctx { by: by.clone(), now: self.now(), form: None, content: None, stepped_up: true, session: None }
    }

    /// The house's own administrator, who takes in partnerships.
    pub fn administrator(&self) -> Actor {
        let known = self.members.lock().unwrap_or_else(PoisonError::into_inner).get("Beheer").cloned();
        if let Some(known) = known {
            return known.actor;
        }
        let name = Line::parse("Beheer Testers").expect("a name");
        let sign_in = SignInName::parse("beheer@schakel.example").expect("a name to sign in with");
        let invited = self.run(members::invite_admin_from_machine(&self.app, name, sign_in, self.now())).expect("an administrator");
        self.accept("Beheer", invited).actor
    }

    /// A partnership with this name for the municipalities with these NIS codes, and an organisation of every kind.
    pub fn partnership(&self, name: &str, municipalities: &[u32]) -> Partnership {
        let slug: String = name.to_lowercase().chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '-' }).collect();
        let mut file = "slug;name;nis;valid_from;form;telephone\n".to_owned();
        for nis in municipalities {
            writeln!(file, "{slug};{name};{nis};2024-01-01;ja;011 00 00 00").expect("a row");
        }
        let cx = self.cx(&self.administrator());
        let report = self.run(import::import(&self.app, &cx, file.as_bytes())).expect("an import");
        assert!(report.bad.is_empty(), "{:?}", report.bad);
        let mut file = "slug;organisation;kind\n".to_owned();
        for kind in OrganisationKind::ALL {
            writeln!(file, "{slug};{};{}", organisation_name(name, *kind), kind.code()).expect("a row");
        }
        let report = self.run(import::import_organisations(&self.app, &cx, file.as_bytes())).expect("an import");
        assert!(report.bad.is_empty(), "{:?}", report.bad);
        self.run(async { self.app.behind().store.read().await?.partnership_by_slug(&slug).await })
            .expect("a store")
            .expect("the partnership")
    }

    /// The organisation of this kind in a partnership.
    pub fn organisation(&self, partnership: PartnershipId, kind: OrganisationKind) -> OrganisationId {
        let all =
            self.run(async { self.app.behind().store.read_in(partnership).await?.organisations(partnership).await }).expect("a store");
        all.into_iter().find(|one| one.kind == kind).expect("an organisation of each kind").id
    }

    /// A person with this first name in this role, active. Names are unique in a world.
    pub fn member(&self, name: &str, role: Role, partnership: PartnershipId) -> Member {
        let kind = match role {
            Role::VdabAdviser | Role::TeamLeader => OrganisationKind::Vdab,
            Role::ProjectManager => OrganisationKind::EuropaWse,
            // So that a coordinator and a caseworker at a table are two partners.
            Role::Coordinator => OrganisationKind::LocalAuthority,
            _ => OrganisationKind::Ocmw,
        };
        self.member_at(name, role, partnership, kind)
    }

    /// Somebody in this role, of the organisation of this kind.
    pub fn member_at(&self, name: &str, role: Role, partnership: PartnershipId, kind: OrganisationKind) -> Member {
        let invite = Invite {
            name: Line::parse(&format!("{name} Testers")).expect("a name"),
            sign_in_name: SignInName::parse(&format!("{}@schakel.example", name.to_lowercase())).expect("a name to sign in with"),
            role,
            organisation: self.organisation(partnership, kind),
        };
        let invited = self.run(members::invite_from_machine(&self.app, partnership, &invite, self.now())).expect("an invitation");
        self.accept(name, invited)
    }

    /// Another membership of somebody who is known, in another role or standing another way.
    pub fn also(&self, name: &str, role: Role, standing: Standing) -> MembershipId {
        let known = self.known(name);
        let id = self.app.new_id(&self.cx(&known.actor));
        let new = NewMembership {
            id,
            person: known.person,
            partnership: known.actor.partnership,
            organisation: known.actor.organisation,
            role,
            standing,
            invited_as: None,
        };
        let done = async {
            let mut tx = self.app.behind().store.write().await?;
            tx.add_membership(&new, self.now()).await?;
            tx.commit().await
        };
        self.run(done).expect("a store");
        id
    }

    fn accept(&self, name: &str, invited: schakel_domain::ids::InvitationId) -> Member {
        let link = invitation::token_text(&self.app, invited);
        let open = self.run(invitation::open(&self.app, &link, self.now())).expect("a store").expect("an invitation that counts");
        let secret = base32(&open.enrolment.secret);
        let code = totp::code_at(&secret, self.now()).expect("a code");
        let new = NewSecrets { password: PASSWORD, again: PASSWORD, code: &code };
        self.run(invitation::accept_with_password(&self.app, &link, new, "test", self.now())).expect("an accepted invitation");
        let member = open.member;
        self.confirm_at_once(member.id);
        let actor = Actor {
            role: member.role,
            standing: Standing::Active,
            person: Some(member.person.id),
            membership: Some(member.id),
            organisation: member.organisation.as_ref().map(|it| it.id),
            kind: member.organisation.as_ref().map(|it| it.kind),
            partnership: member.partnership.as_ref().map(|it| it.id),
            client: None,
        };
        let sign_in_name = member.person.sign_in_name.as_str().to_owned();
        let member = Member { membership: member.id, person: member.person.id, actor, sign_in_name, totp: secret };
        self.app.behind().identity.offer_seat(member.membership);
        self.members.lock().unwrap_or_else(PoisonError::into_inner).insert(name.to_owned(), member.clone());
        member
    }

    /// The people of a world know each other: who came by a link, and waits, is a member at once.
    fn confirm_at_once(&self, id: MembershipId) {
        let done = async {
            let mut tx = self.app.behind().store.write().await?;
            let member = tx.member(id).await?.expect("a member");
            if member.standing == Standing::Awaiting {
                tx.confirm_membership(&member, None, self.now()).await?;
            }
            tx.commit().await
        };
        self.run(done).expect("a store");
    }

    /// What is known of somebody by first name.
    pub fn known(&self, name: &str) -> Member {
        self.members.lock().unwrap_or_else(PoisonError::into_inner).get(name).cloned().unwrap_or_else(|| panic!("nobody is called {name}"))
    }

    /// The browser of somebody nobody knows.
    pub fn browser(&self) -> Browser {
        Browser::new(self.service.clone(), Arc::clone(&self.runtime))
    }

    /// A browser in which this person is signed in.
    pub fn as_(&self, name: &str) -> Browser {
        let member = self.known(name);
        let seat = self.run(schakel_app::identity::session::take_seat(&self.app, member.membership, "test", self.now())).expect("a seat");
        let mut browser = self.browser();
        browser.cookies.insert("schakel".to_owned(), encode(&seat.token));
        browser
    }

    /// Puts a membership to another standing at the machine itself, whatever hangs on it, as `schakel account end` does.
    pub fn set_standing(&self, name: &str, standing: Standing) {
        let id = self.known(name).membership;
        let done = async {
            let mut tx = self.app.behind().store.write().await?;
            let member = tx.member(id).await?.expect("a member");
            tx.set_standing(&member, standing, self.now()).await?;
            tx.commit().await
        };
        self.run(done).expect("a store");
    }

    /// A registration of somebody with this name, typed over by this member; the code is the client's.
    pub fn registration(&self, by: &str, called: &str, family: &str) -> (RegistrationRef, String) {
        let by = self.known(by);
        let answers = Answers {
            helper: None,
            called: Some(Line::parse(called).expect("a name")),
            family_name: Answer::Given(Line::parse(family).expect("a name")),
            contact: Contact { telephone: Some(Line::parse("0470 00 00 00").expect("a number")), ..Contact::default() },
            ..Answers::default()
        };
        let confirmed = Confirmed { registers_self: true, knows_it_is_voluntary: true };
        let cx = self.cx(&by.actor);
        let typed = TypedOver { answers, channel: Channel::Talk, confirmed };
        let made = self.run(registration::type_over(&self.app, &cx, typed)).expect("a registration");
        (self.resource(by.actor.partnership.expect("a partnership"), made.id), made.code(&self.app).to_string())
    }

    /// A registration as a thing that acts are done to, as it stands now.
    pub fn resource(&self, partnership: PartnershipId, id: RegistrationId) -> RegistrationRef {
        let kept = self.run(async { self.app.behind().store.read_in(partnership).await?.registration(id).await }).expect("a store");
        let kept = kept.expect("the registration");
        RegistrationRef {
            id: kept.id,
            partnership,
            client: kept.client,
            state: kept.state,
            assigned: kept.assigned,
            supporter: kept.supporter,
        }
    }

    /// The browser of the client who has this code.
    pub fn client(&self, code: &str) -> Browser {
        let mut browser = self.browser();
        browser.get("/code").is(200);
        browser.submit("/code", &[("code", code)]).is(200);
        browser
    }

    /// Hashes passwords from now on at a cost that can be timed: this many passes over 8 MiB, some milliseconds each. Tests
    /// that are not about time go without.
    pub fn hash_with_passes(&self, passes: u32) {
        self.app.behind().vault.set_hash_cost(HashCost::for_tests(8_192, passes));
    }

    /// Moves the clock by days of 24 hours. The house signs what was noted until now, as it does every ten minutes.
    pub fn days_later(&self, days: i64) {
        self.run(self.app.behind().store.checkpoint(self.now() + jiff::SignedDuration::from_hours(1))).expect("a log that is whole");
        self.clock.advance_days(days);
    }
}

impl Default for World {
    fn default() -> Self {
        Self::new()
    }
}

impl Drop for World {
    fn drop(&mut self) {
        self.run(self.app.behind().store.close());
        // What is left of a test that failed is removed as well; the next has a folder of its own.
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}

/// A folder that nobody had before, and its name. A test that is killed leaves its own behind with the people in it, and the numbers of
/// processes come again.
fn fresh_folder(name: &str) -> (String, PathBuf) {
    let names = (0..).map(|again| format!("{name}-{again}"));
    let made = names.map(|name| (std::env::temp_dir().join(&name), name)).find_map(|(folder, name)| match std::fs::create_dir(&folder) {
        Ok(()) => Some((name, folder)),
        Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => None,
        Err(error) => panic!("no folder for the test: {error}"),
    });
    made.expect("a name that is free")
}

/// A schema of its own on the server, as an address.
async fn own_schema(name: &str) -> String {
    let url = postgres_url().expect("SCHAKEL_TEST_PG names the server");
    let pool = sqlx::PgPool::connect(&url).await.expect("the server answers");
    let made =
        sqlx::raw_sql(sqlx::AssertSqlSafe(format!("DROP SCHEMA IF EXISTS {name} CASCADE; CREATE SCHEMA {name}"))).execute(&pool).await;
    made.expect("a schema of its own");
    pool.close().await;
    let mark = if url.contains('?') { '&' } else { '?' };
    format!("{url}{mark}options=-csearch_path%3D{name}")
}

/// The name of the organisation of this kind in a partnership of a world.
fn organisation_name(partnership: &str, kind: OrganisationKind) -> String {
    let what = match kind {
        OrganisationKind::Ocmw => "OCMW",
        OrganisationKind::LocalAuthority => "Gemeente",
        OrganisationKind::ServiceProvider => "Vzw De Brug",
        OrganisationKind::Vdab => "VDAB",
        OrganisationKind::EuropaWse => "Europa WSE",
    };
    format!("{what} {partnership}")
}

/// The bytes of a secret as an authenticator app's page writes it: letters and digits in groups.
///
/// # Panics
/// Never: every byte has eight bits.
pub fn base32(text: &str) -> Vec<u8> {
    let mut bits = 0_u32;
    let mut held = 0_u32;
    let mut bytes = Vec::new();
    for letter in text.bytes().filter(u8::is_ascii_alphanumeric) {
        let value = if letter.is_ascii_digit() { letter - b'2' + 26 } else { letter - b'A' };
        held = (held << 5) | u32::from(value);
        bits += 5;
        if bits >= 8 {
            bits -= 8;
            bytes.push(u8::try_from((held >> bits) & 0xff).expect("eight bits"));
            held &= (1 << bits) - 1;
        }
    }
    bytes
}

fn encode(token: &[u8; 32]) -> String {
    use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
    URL_SAFE_NO_PAD.encode(token)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_killed_test_left_behind_is_nobody_elses_world() {
        let name = format!("schakel-test-left-{}", std::process::id());
        let (_, left) = fresh_folder(&name);
        std::fs::write(left.join("schakel.db"), "somebody").unwrap();
        let (other, fresh) = fresh_folder(&name);
        assert_ne!(left, fresh);
        assert!(fresh.ends_with(&other) && std::fs::read_dir(&fresh).unwrap().next().is_none());
        for folder in [left, fresh] {
            std::fs::remove_dir_all(folder).unwrap();
        }
    }
}
