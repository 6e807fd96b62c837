//! Registering (§2.1): the answers while they are given, the act itself, and typing over a paper form with the client.
//!
//! The client's own page is in [`follow`]. With any helper, the client is the one who registers; a VDAB mediator can only be
//! named as the helper, because there is no other way in (§1.3.1).

pub mod draft;
pub mod follow;
pub(crate) mod odd;
pub(crate) mod own;
pub mod waiting;

use schakel_domain::{
    actor::{Actor, Role},
    acts::{Act, Register, TypeOverRegistration},
    ids::{ClientId, FormId, Id, RegistrationId},
    partnership::{KeptOptions, Partnership},
    playbook::{may::may_register, s2_1_registration::RegistrationFacts},
    registration::{Answers, Channel, Code, HelperKind, Promise, Question},
    resource::PartnershipRef,
    time::Instant,
};
use schakel_store::{Entry, Tx, registration::NewRegistration};
use schakel_vault::Purpose;
use serde::{Deserialize, Serialize};

use self::draft::DraftKey;
pub use self::odd::{OddAnswer, odd_answers};
use crate::{
    App, AppError, Ctx, Fault, FieldFault,
    quota::{OF_PARTNERSHIP, Quota, REGISTRATIONS, Source},
};

/// How many times the number that is looked at one source may hand in per hour: an office, a library and a mobile network are one.
const MOST_PER_SOURCE: i64 = 10;
/// How long after handing in the same form, handed in again, lets the code be shown once more.
const AGAIN_SECONDS: i64 = 5 * 60;

/// A partnership with what a visitor may know of it.
#[derive(Debug, Clone)]
pub struct RegistrationPlace {
    /// The partnership.
    pub partnership: Partnership,
    /// How one can register.
    pub options: KeptOptions,
}

impl RegistrationPlace {
    /// Whether the form of this system is offered now.
    pub const fn takes_the_form(&self) -> bool {
        self.partnership.open && self.options.options.form
    }

    const fn as_resource(&self) -> PartnershipRef {
        PartnershipRef::at(self.partnership.id, self.takes_the_form())
    }
}

/// The partnership with this word in its address.
///
/// # Errors
/// `NotFound` when there is none.
pub async fn place(app: &App, cx: &Ctx, slug: &str) -> Result<RegistrationPlace, AppError> {
    let mut tx = app.reading(cx).await?;
    let partnership = tx.partnership_by_slug(slug).await?.ok_or(AppError::NotFound)?;
    let options = tx.options(partnership.id).await?;
    Ok(RegistrationPlace { partnership, options })
}

async fn place_of(tx: &mut Tx, id: schakel_domain::ids::PartnershipId) -> Result<RegistrationPlace, AppError> {
    let partnership = tx.partnership(id).await?.ok_or(AppError::NotFound)?;
    let options = tx.options(id).await?;
    Ok(RegistrationPlace { partnership, options })
}

/// What the client says when handing in.
#[derive(Debug, Clone, Copy)]
pub struct Confirmed {
    /// "I register myself."
    pub registers_self: bool,
    /// "I know that it is voluntary."
    pub knows_it_is_voluntary: bool,
}

/// What keeps spam out without keeping people out.
#[derive(Debug, Clone, Copy)]
pub struct Limits {
    /// From where it comes.
    pub source: Source,
    /// From how many registrations of one source per hour on somebody looks whether they are real.
    pub per_source_an_hour: u32,
    /// The least seconds between opening the form and handing it in.
    pub least_seconds: i64,
}

/// A registration that was made.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Registered {
    /// Which one.
    pub id: RegistrationId,
    /// With which partnership: the word in its address.
    pub slug: String,
    /// From which opening of the form: the client's code follows from it.
    pub form: FormId,
    /// When.
    pub at: Instant,
    /// By what day the client is contacted, and how, if that was promised.
    #[serde(default)]
    pub promise: Option<Promise>,
}

impl Registered {
    /// The client's code. It is kept nowhere; it follows from the form by a keyed hash.
    pub fn code(&self, app: &App) -> Code {
        code_of(app, self.form.uuid().as_bytes())
    }
}

/// The code that follows from a form, with what else it is for: the same for a form that is handed in twice, and kept nowhere.
pub(crate) fn code_of(app: &App, of: &[u8]) -> Code {
    let hash = app.vault.keyed_hash(Purpose::CodeDerivation, of);
    let mut bits = [0_u8; 10];
    for (bit, from) in bits.iter_mut().zip(hash) {
        *bit = from;
    }
    Code::from_bits(bits)
}

pub(crate) fn code_hash(app: &App, code: &Code) -> [u8; 32] {
    app.vault.keyed_hash(Purpose::RegistrationCode, code.signs())
}

/// What came of handing in.
#[derive(Debug, Clone)]
pub enum Finished {
    /// It was made, now or by the same form before.
    Registered(Registered),
    /// The draft is not there any more, and nothing was sent with it.
    Gone,
    /// The answers are not those that the page showed; nothing was sent.
    Changed,
    /// An obligatory question is still open.
    Open(Question),
    /// Handed in faster than a person can.
    TooFast,
    /// This source handed in more than any office does; the seconds to wait.
    TooManyFromHere(u32),
}

/// Hands in the answers of a draft: the client registers. `seen` is the version that the page showed.
///
/// # Errors
/// `Refused` when the client did not confirm; `Denied` when the partnership takes no registrations, or a worker acts.
pub async fn register(app: &App, cx: &Ctx, key: &DraftKey, seen: u32, confirmed: Confirmed, limits: Limits) -> Result<Finished, AppError> {
    let Some(draft) = draft::open(app, cx, key).await? else {
        return again(app, cx, key).await;
    };
    if draft.version != seen {
        return Ok(Finished::Changed);
    }
    if cx.now.duration_since(draft.begun_at).as_secs() < limits.least_seconds {
        return Ok(Finished::TooFast);
    }
    if let Some(question) = draft.answers.open() {
        return Ok(Finished::Open(question));
    }
    let cx = Ctx { form: Some(form_of(app, key)), content: None, ..as_visitor(cx, draft.place.partnership.id) };
    let mut stopped = None;
    let outcome = app
        .change::<Register, _>(&cx, async |tx| {
            let doubted = match is_doubted(app, &cx, tx, limits).await? {
                Ok(doubted) => doubted,
                Err(seconds) => {
                    stopped = Some(seconds);
                    return Err(AppError::TooMany(seconds));
                }
            };
            // First, so that a tab that is still answering waits, and finds it gone.
            if !draft::spend(app, &cx, tx, key, &draft).await? {
                return Err(AppError::Stale);
            }
            add::<Register>(app, &cx, tx, &draft.place, draft.answers.clone(), Coming::from_web(doubted), confirmed).await
        })
        .await;
    match (stopped, outcome) {
        (Some(seconds), _) => Ok(Finished::TooManyFromHere(seconds)),
        (None, Ok(registered)) => Ok(Finished::Registered(registered)),
        // Another one was first: the same form, which this one shows what it came to, or an answer in another tab.
        (None, Err(AppError::Stale)) => match draft::open(app, &cx, key).await? {
            Some(_) => Ok(Finished::Changed),
            None => again(app, &cx, key).await,
        },
        (None, Err(error)) => Err(error),
    }
}

/// The same form again: what it came to. Handed in just now, its code may be shown once more.
async fn again(app: &App, cx: &Ctx, key: &DraftKey) -> Result<Finished, AppError> {
    let Some(made) = registered(app, key).await? else { return Ok(Finished::Gone) };
    if cx.now.duration_since(made.at).as_secs() <= AGAIN_SECONDS {
        let mut tx = app.store.write().await?;
        draft::show_once(app, cx, &mut tx, key).await?;
        tx.commit().await?;
    }
    Ok(Finished::Registered(made))
}

/// What the form of this browser came to, as long as that is known. It does not say that its code may be shown.
pub async fn registered(app: &App, key: &DraftKey) -> Result<Option<Registered>, AppError> {
    let outcome = app.store.read().await?.form_outcome(form_of(app, key), Register::NAME).await?;
    outcome.map(|outcome| serde_json::from_str(&outcome).map_err(AppError::internal)).transpose()
}

/// For how many seconds the code of what this browser just handed in may still be shown: five minutes from the first time on.
pub async fn show_code(app: &App, cx: &Ctx, key: &DraftKey) -> Result<Option<i64>, AppError> {
    let mut tx = app.store.write().await?;
    let left = draft::may_show(app, cx, &mut tx, key).await?;
    tx.commit().await?;
    Ok(left.map(|left| left.as_secs().max(1)))
}

/// How long after handing in more time can be asked for.
const LONGER_SECONDS: i64 = 60 * 60;

/// What only the page with the code holds.
pub fn proof_of_page(app: &App, key: &DraftKey) -> String {
    let hash = app.vault.keyed_hash(Purpose::DerivedId, &[b"page-with-code".as_slice(), key.bytes()].concat());
    uuid::Builder::from_custom_bytes(std::array::from_fn(|n| hash.get(n).copied().unwrap_or_default())).into_uuid().to_string()
}

/// Lets the code be shown once more to whoever has its page in front.
pub async fn more_time(app: &App, cx: &Ctx, key: &DraftKey, made: &Registered, proof: &str) -> Result<(), AppError> {
    let recent = cx.now.duration_since(made.at).as_secs() <= LONGER_SECONDS;
    if recent && schakel_vault::same_bytes(proof_of_page(app, key).as_bytes(), proof.as_bytes()) {
        let mut tx = app.store.write().await?;
        draft::show_once(app, cx, &mut tx, key).await?;
        tx.commit().await?;
    }
    Ok(())
}

/// A person who registers is nobody yet, also with a session of an earlier registration open; but in one partnership.
fn as_visitor(cx: &Ctx, partnership: schakel_domain::ids::PartnershipId) -> Ctx {
    let by = match cx.by.role {
        Role::Visitor | Role::Client => Actor { partnership: Some(partnership), ..Actor::visitor() },
        _ => cx.by.clone(),
    };
    Ctx { by, ..cx.clone() }
}

/// The identifier of the form follows from the key that only this browser has: handing it in twice is one form.
fn form_of(app: &App, key: &DraftKey) -> FormId {
    let hash = app.vault.keyed_hash(Purpose::DerivedId, &[b"registration-form".as_slice(), key.bytes()].concat());
    let mut bytes = [0_u8; 16];
    for (byte, from) in bytes.iter_mut().zip(hash) {
        *byte = from;
    }
    Id::from_uuid(uuid::Builder::from_custom_bytes(bytes).into_uuid())
}

/// Whether a registration that comes in now comes with a flood; the seconds to wait when its source handed in more than any office does.
async fn is_doubted(app: &App, cx: &Ctx, tx: &mut Tx, limits: Limits) -> Result<Result<bool, u32>, AppError> {
    let looked_at = i64::from(limits.per_source_an_hour);
    let quota = Quota { most: looked_at.saturating_mul(MOST_PER_SOURCE), ..REGISTRATIONS };
    // Counted in the transaction of the registration: what is not made does not count.
    let counted = quota.count(&app.vault, tx, limits.source, cx.now).await?;
    if let Some(seconds) = counted.over {
        return Ok(Err(seconds));
    }
    let many = tx.count_registrations(tx.partnership_id()?, Channel::Web, cx.now - OF_PARTNERSHIP.window).await?;
    Ok(Ok(counted.tries > looked_at || many >= OF_PARTNERSHIP.most))
}

/// What a worker types over together with the client.
#[derive(Debug, Clone)]
pub struct TypedOver {
    /// The answers on the paper.
    pub answers: Answers,
    /// How it came in.
    pub channel: Channel,
    /// What the client says.
    pub confirmed: Confirmed,
}

/// Types over a paper form with the client. An outreach worker supports the client from then on.
///
/// # Errors
/// `Invalid` when an obligatory question is open, or the form was handed in too long ago to say what it came to; `Refused` when the client did not confirm.
pub async fn type_over(app: &App, cx: &Ctx, typed: TypedOver) -> Result<Registered, AppError> {
    let supporter = cx.by.membership.filter(|_| cx.by.role == Role::OutreachWorker);
    let partnership = cx.by.partnership.ok_or(AppError::NotFound)?;
    if let Some(question) = typed.answers.open() {
        let field = if question == Question::Name { "called" } else { "telephone" };
        return Err(AppError::Invalid(vec![FieldFault { field, fault: Fault::Blank }]));
    }
    let cx = Ctx { form: Some(cx.form.unwrap_or_else(|| app.new_id(cx))), ..cx.clone() };
    app.change::<TypeOverRegistration, _>(&cx, async |tx| {
        let place = place_of(tx, partnership).await?;
        let coming = Coming { channel: typed.channel, supporter, doubted: false };
        add::<TypeOverRegistration>(app, &cx, tx, &place, typed.answers.clone(), coming, typed.confirmed).await
    })
    .await
}

/// Whether the actor may type over here: for the button that leads to it, and for its empty form.
pub async fn may_type_over(app: &App, cx: &Ctx) -> Result<RegistrationPlace, AppError> {
    let partnership = cx.by.partnership.ok_or(AppError::NotFound)?;
    let mut tx = app.reading(cx).await?;
    let place = place_of(&mut tx, partnership).await?;
    app.permit::<TypeOverRegistration>(cx, &place.as_resource())?;
    Ok(place)
}

/// How a registration comes in.
struct Coming {
    channel: Channel,
    /// The worker who supports the client.
    supporter: Option<schakel_domain::ids::MembershipId>,
    /// Whether it comes with a flood.
    doubted: bool,
}

impl Coming {
    const fn from_web(doubted: bool) -> Self {
        Self { channel: Channel::Web, supporter: None, doubted }
    }
}

/// Permit, clearance, key, rows, entry: the same for one who registers alone and for one who types over.
async fn add<A: Act<On = PartnershipRef>>(
    app: &App,
    cx: &Ctx,
    tx: &mut Tx,
    place: &RegistrationPlace,
    answers: Answers,
    coming: Coming,
    confirmed: Confirmed,
) -> Result<(Registered, Entry), AppError> {
    let permit = app.permit::<A>(cx, &place.as_resource())?;
    let facts = RegistrationFacts {
        client_confirms: Some(confirmed.registers_self),
        knows_it_is_voluntary: Some(confirmed.knows_it_is_voluntary),
        helper: answers.helper.as_ref().map_or(HelperKind::Later, |helper| helper.kind),
        contact: answers.contact.clone(),
    };
    let clearance = permit.clear(may_register::<A>(&app.playbook(cx.today()), &facts))?;
    let (identity, contact, language, told) = answers.finish().map_err(|open| AppError::internal(open.0.code()))?;
    let client: ClientId = app.new_id(cx);
    let form = cx.form.ok_or_else(|| AppError::internal("no form"))?;
    let contact_by = place.options.options.contact_within.map(|days| days.after(cx.today()));
    let promise = contact_by.zip(contact.way()).map(|(by, way)| Promise { by, way });
    let made = Registered { id: app.new_id(cx), slug: place.partnership.slug.clone(), form, at: cx.now, promise };
    // Durable before anything is sealed with it: what a power cut leaves is a key without a client, never the reverse.
    app.store.keys().create(client, place.partnership.id).await?;
    let new = NewRegistration {
        id: made.id,
        client,
        channel: coming.channel,
        language,
        received_at: cx.now,
        supporter: coming.supporter,
        doubted: coming.doubted,
        contact_by,
        identity,
        contact,
        told,
        code_hash: code_hash(app, &made.code(app)),
    };
    match tx.add_registration(&permit, &clearance, &new).await {
        // The code follows from the form, and one with this code is there: the form came to something too long ago to say what.
        Err(fault) if fault.is_taken() => {
            return Err(AppError::Invalid(vec![FieldFault { field: "handin", fault: Fault::Own("fault-form-used") }]));
        }
        added => added?,
    }
    let entry = Entry::of(&permit).client(client).rules(&clearance);
    Ok((made, entry))
}
