//! The answers of a registration while they are being given.
//!
//! A browser can have several drafts at a time, of several people: each page carries the identifier of its own in its
//! address. They are sealed with a key that follows from that and from a secret in the browser's cookie, so that a copy of
//! the database reads none of them, an address alone opens nothing, and a cookie alone names none. After two hours without
//! a new answer they are gone.
//!
//! A draft has a version, which each answer that changes raises. A page says which one it was drawn from: handing in takes
//! exactly what was shown, and an answer that changed in another tab is not written over unseen.

pub mod later;

use jiff::SignedDuration;
use schakel_domain::{
    acts::Register,
    ids::{DraftId, FormId, PartnershipId},
    registration::{Answers, LaterCode, Question},
    time::Instant,
};
use schakel_store::Tx;
use schakel_vault::{Place as Sealed, Purpose, TokenUse, Zeroizing};
use serde::{Deserialize, Serialize};

use super::{RegistrationPlace, as_visitor, place_of};
use crate::{
    App, AppError, Ctx,
    quota::{DRAFTS, Source},
};

/// How long a draft lives without a new answer.
pub const LIVES: SignedDuration = SignedDuration::from_hours(2);
const PURPOSE: &str = "registration";
/// Says that the code of a registration that was just handed in may be shown.
const SHOW: &str = "registration-code";
/// How long the code waits for its page.
const SHOW_WAITS: SignedDuration = SignedDuration::from_mins(5);
/// Until when the code that was shown may be shown again: a telephone loads a page anew that was left for a moment.
const SHOWN: &str = "registration-code-shown";
/// How long the code stands.
const STANDS: SignedDuration = SignedDuration::from_mins(5);
/// How often saving is tried again when another tab was quicker.
const TRIES: usize = 5;

/// What opens a draft: made of the secret of one browser and the identifier of the draft.
#[derive(Clone, Copy)]
pub struct DraftKey([u8; 32]);

impl DraftKey {
    /// The key of a draft in a browser.
    pub fn of(app: &App, browser: &[u8; 32], id: DraftId) -> Self {
        let parts = [b"of-browser".as_slice(), browser, id.uuid().as_bytes()].concat();
        Self(app.vault.keyed_hash(Purpose::Draft, &parts))
    }

    pub(super) const fn bytes(&self) -> &[u8; 32] {
        &self.0
    }
}

/// When an answer became what it is.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
struct Mark {
    question: Question,
    version: u32,
    /// From which opening of its page: correcting it there is no conflict.
    form: Option<FormId>,
}

/// Until when a draft is kept under a code, and which.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PutBy {
    /// The code.
    pub code: LaterCode,
    /// Until when.
    pub until: Instant,
}

/// Where a draft lies, and as what: whoever saves it says what it was.
#[derive(Debug, Clone)]
struct Lies {
    token: [u8; 32],
    sealed: Vec<u8>,
    /// Whether the browser only knows under which code it lies.
    by_code: Option<LaterCode>,
}

/// A draft, opened.
#[derive(Debug, Clone)]
pub struct Draft {
    /// With which partnership.
    pub place: RegistrationPlace,
    /// When it was begun.
    pub begun_at: Instant,
    /// When the last answer came.
    pub kept_at: Instant,
    /// What was answered so far.
    pub answers: Answers,
    /// Raised by each answer that changes.
    pub version: u32,
    /// Whether earlier answers were lost with another browser's cookie, so that they are asked again.
    pub lost: bool,
    /// Under which code it is kept for later.
    pub put_by: Option<PutBy>,
    marks: Vec<Mark>,
    lies: Lies,
}

impl Draft {
    /// Whether an answer changed after the page of this version was drawn.
    pub fn changed_since(&self, question: Question, version: u32) -> bool {
        self.marks.iter().any(|mark| mark.question == question && mark.version > version)
    }

    /// The first question to which nothing was said yet, not even that one does not want to say.
    pub fn first_unasked(&self) -> Option<Question> {
        Question::ALL.iter().copied().find(|question| self.marks.iter().all(|mark| mark.question != *question))
    }

    fn mark(&mut self, question: Question, form: Option<FormId>) {
        self.version = self.version.saturating_add(1);
        let version = self.version;
        self.marks.retain(|mark| mark.question != question);
        self.marks.push(Mark { question, version, form });
    }
}

#[derive(Serialize, Deserialize)]
struct Kept {
    partnership: PartnershipId,
    begun_at: Instant,
    last_at: Instant,
    answers: Answers,
    version: u32,
    lost: bool,
    marks: Vec<Mark>,
    /// Until when it is kept for whoever has the code.
    until: Option<Instant>,
}

/// What lies in a row.
#[derive(Serialize, Deserialize)]
enum Row {
    Answers(Box<Kept>),
    /// The answers lie under a code; this browser goes on with them.
    Under(String),
}

/// How a draft begins.
#[derive(Debug, Clone, Copy)]
pub struct Begun {
    /// From where.
    pub source: Source,
    /// Whether answers that were given before are gone.
    pub lost: bool,
}

/// Begins a draft with a partnership.
///
/// # Errors
/// `Denied` when the partnership takes no registrations with the form; `TooMany` when this line began very many.
pub async fn begin(app: &App, cx: &Ctx, place: &RegistrationPlace, key: &DraftKey, begun: Begun) -> Result<(), AppError> {
    let cx = as_visitor(cx, place.partnership.id);
    app.permit::<Register>(&cx, &place.as_resource())?;
    let kept = Kept {
        partnership: place.partnership.id,
        begun_at: cx.now,
        last_at: cx.now,
        answers: Answers::default(),
        version: 0,
        lost: begun.lost,
        marks: Vec::new(),
        until: None,
    };
    let mut tx = app.store.write().await?;
    DRAFTS.take(&app.vault, &mut tx, begun.source, cx.now).await?;
    put(app, &mut tx, &key.0, &Row::Answers(Box::new(kept)), cx.now + LIVES).await?;
    Ok(tx.commit().await?)
}

/// The draft of this key, while it lives.
pub async fn open(app: &App, cx: &Ctx, key: &DraftKey) -> Result<Option<Draft>, AppError> {
    let mut tx = app.store.read().await?;
    let Some((row, sealed)) = get(app, &mut tx, &key.0, cx.now).await? else { return Ok(None) };
    let (kept, lies) = match row {
        Row::Answers(kept) => (kept, Lies { token: key.0, sealed, by_code: None }),
        Row::Under(signs) => {
            let Some(code) = LaterCode::parse(&signs) else { return Ok(None) };
            let token = token_of(app, &code);
            let Some((Row::Answers(kept), sealed)) = get(app, &mut tx, &token, cx.now).await? else { return Ok(None) };
            (kept, Lies { token, sealed, by_code: Some(code) })
        }
    };
    let place = place_of(&mut tx, kept.partnership).await?;
    let Kept { begun_at, last_at, answers, version, lost, marks, until, .. } = *kept;
    let put_by = lies.by_code.clone().zip(until).map(|(code, until)| PutBy { code, until });
    Ok(Some(Draft { place, begun_at, kept_at: last_at, answers, version, lost, put_by, marks, lies }))
}

/// What came of an answer.
#[derive(Debug)]
pub enum AnswerKept {
    /// It is kept; the draft as it is now.
    Yes(Box<Draft>),
    /// The same question was answered otherwise after the page was drawn, in another tab; nothing was written.
    ChangedElsewhere(Box<Draft>),
    /// The draft is not there any more.
    Gone,
}

/// An answer as a page sends it.
#[derive(Debug, Clone)]
pub struct DraftAnswer {
    /// To which question.
    pub question: Question,
    /// Of these answers, the one to that question counts.
    pub answers: Answers,
    /// From which version of the draft the page was drawn.
    pub seen: u32,
    /// Which opening of the page.
    pub form: Option<FormId>,
}

/// Keeps an answer; the two hours begin again.
///
/// # Errors
/// `Stale` when other tabs were quicker again and again.
pub async fn answer(app: &App, cx: &Ctx, key: &DraftKey, new: &DraftAnswer) -> Result<AnswerKept, AppError> {
    for _ in 0..TRIES {
        let Some(mut draft) = open(app, cx, key).await? else { return Ok(AnswerKept::Gone) };
        let before = draft.answers.clone();
        draft.answers.take(new.question, &new.answers);
        let changes = draft.answers != before;
        let mark = draft.marks.iter().find(|mark| mark.question == new.question).copied();
        let own = mark.is_some_and(|mark| mark.form.is_some() && mark.form == new.form);
        if changes && draft.changed_since(new.question, new.seen) && !own {
            draft.answers = before;
            return Ok(AnswerKept::ChangedElsewhere(Box::new(draft)));
        }
        if changes || mark.is_none() {
            draft.mark(new.question, new.form);
        }
        if save(app, cx, key, &mut draft).await? {
            return Ok(AnswerKept::Yes(Box::new(draft)));
        }
    }
    Err(AppError::Stale)
}

/// Keeps all answers at once, as they are; the two hours begin again.
///
/// # Errors
/// `Stale` when the draft changed since it was opened, or is gone.
pub async fn keep(app: &App, cx: &Ctx, key: &DraftKey, draft: &mut Draft) -> Result<(), AppError> {
    draft.version = draft.version.saturating_add(1);
    if save(app, cx, key, draft).await? { Ok(()) } else { Err(AppError::Stale) }
}

/// Begins the two hours again.
pub async fn still_here(app: &App, cx: &Ctx, key: &DraftKey) -> Result<Option<Draft>, AppError> {
    for _ in 0..TRIES {
        let Some(mut draft) = open(app, cx, key).await? else { return Ok(None) };
        if save(app, cx, key, &mut draft).await? {
            return Ok(Some(draft));
        }
    }
    Err(AppError::Stale)
}

/// Writes a draft in the place of what it was; `false` when it is not that any more.
async fn save(app: &App, cx: &Ctx, key: &DraftKey, draft: &mut Draft) -> Result<bool, AppError> {
    draft.kept_at = cx.now;
    let mut tx = app.store.write().await?;
    let ends = cx.now + LIVES;
    let until = draft.put_by.as_ref().map(|put_by| put_by.until);
    let sealed = seal(app, &draft.lies.token, &Row::Answers(Box::new(kept(draft, until))))?;
    let hash = hash(app, &draft.lies.token);
    if !tx.swap_draft(&hash, PURPOSE, &draft.lies.sealed, &sealed, until.unwrap_or(ends).max(ends)).await? {
        return Ok(false);
    }
    if let Some(code) = &draft.lies.by_code {
        put(app, &mut tx, &key.0, &Row::Under(signs(code)), ends).await?;
    }
    tx.commit().await?;
    draft.lies.sealed = sealed;
    Ok(true)
}

fn kept(draft: &Draft, until: Option<Instant>) -> Kept {
    Kept {
        partnership: draft.place.partnership.id,
        begun_at: draft.begun_at,
        last_at: draft.kept_at,
        answers: draft.answers.clone(),
        version: draft.version,
        lost: draft.lost,
        marks: draft.marks.clone(),
        until,
    }
}

/// Stops: the answers are thrown away, also those under a code. Says whether there were any.
pub async fn stop(app: &App, cx: &Ctx, key: &DraftKey) -> Result<bool, AppError> {
    let Some(draft) = open(app, cx, key).await? else { return Ok(false) };
    let mut tx = app.store.write().await?;
    // Only the draft itself says that it was not handed in meanwhile.
    let there = tx.drop_draft(&hash(app, &draft.lies.token), PURPOSE).await?;
    tx.drop_draft(&hash(app, &key.0), PURPOSE).await?;
    tx.commit().await?;
    Ok(there)
}

/// Takes the draft away because it is handed in, exactly as it was opened, and lets its code be shown once.
pub(super) async fn spend(app: &App, cx: &Ctx, tx: &mut Tx, key: &DraftKey, draft: &Draft) -> Result<bool, AppError> {
    if !tx.take_draft(&hash(app, &draft.lies.token), PURPOSE, &draft.lies.sealed, cx.now).await? {
        return Ok(false);
    }
    tx.drop_draft(&hash(app, &key.0), PURPOSE).await?;
    show_once(app, cx, tx, key).await?;
    Ok(true)
}

pub(super) async fn show_once(app: &App, cx: &Ctx, tx: &mut Tx, key: &DraftKey) -> Result<(), AppError> {
    Ok(tx.keep_draft(&hash(app, &key.0), SHOW, SHOW.as_bytes(), cx.now + SHOW_WAITS).await?)
}

/// For how long from now the code may be shown; none when it may not. From the first time on it stands five minutes.
pub(super) async fn may_show(app: &App, cx: &Ctx, tx: &mut Tx, key: &DraftKey) -> Result<Option<SignedDuration>, AppError> {
    let token = hash(app, &key.0);
    if tx.take_draft(&token, SHOW, SHOW.as_bytes(), cx.now).await? {
        let until = cx.now + STANDS;
        tx.keep_draft(&token, SHOWN, until.to_string().as_bytes(), until).await?;
        return Ok(Some(STANDS));
    }
    let kept = tx.draft(&token, SHOWN, cx.now).await?;
    let until = kept.and_then(|kept| String::from_utf8(kept).ok()).and_then(|until| until.parse::<Instant>().ok());
    Ok(until.map(|until| until.duration_since(cx.now)).filter(SignedDuration::is_positive))
}

async fn put(app: &App, tx: &mut Tx, token: &[u8; 32], row: &Row, expires: Instant) -> Result<(), AppError> {
    Ok(tx.keep_draft(&hash(app, token), PURPOSE, &seal(app, token, row)?, expires).await?)
}

async fn get(app: &App, tx: &mut Tx, token: &[u8; 32], now: Instant) -> Result<Option<(Row, Vec<u8>)>, AppError> {
    let hash = hash(app, token);
    let Some(sealed) = tx.draft(&hash, PURPOSE, now).await? else { return Ok(None) };
    let key = app.vault.key_from_token(token, TokenUse::Draft);
    // Found by the token and not to be opened with it: damaged, and as good as gone.
    let Ok(plain) = app.vault.open(&key, &at(&row_of(&hash)), &sealed) else { return Ok(None) };
    // Kept by an earlier version of the program, two hours ago at most: as good as gone.
    Ok(serde_json::from_slice(&plain).ok().map(|row| (row, sealed)))
}

fn seal(app: &App, token: &[u8; 32], row: &Row) -> Result<Vec<u8>, AppError> {
    let plain = Zeroizing::new(serde_json::to_vec(row).map_err(AppError::internal)?);
    Ok(app.vault.seal(&app.vault.key_from_token(token, TokenUse::Draft), &at(&row_of(&hash(app, token))), &plain))
}

fn token_of(app: &App, code: &LaterCode) -> [u8; 32] {
    app.vault.keyed_hash(Purpose::Draft, &[b"later".as_slice(), code.signs()].concat())
}

fn signs(code: &LaterCode) -> String {
    String::from_utf8_lossy(code.signs()).into_owned()
}

fn hash(app: &App, token: &[u8; 32]) -> [u8; 32] {
    app.vault.keyed_hash(Purpose::Draft, token)
}

fn row_of(hash: &[u8; 32]) -> String {
    uuid::Builder::from_custom_bytes(std::array::from_fn(|n| hash.get(n).copied().unwrap_or_default())).into_uuid().to_string()
}

const fn at(row: &str) -> Sealed<'_> {
    Sealed { table: "draft", column: "sealed", row, owner: PURPOSE }
}
