//! Putting a registration on an agenda: what is missing, what the client agrees to for this one conference, and the page that will
//! be told, shown beforehand. And taking it off.

use schakel_domain::{
    acts::{ReadTalk, TableCase, TakeOffCase},
    conference::{Conference, ConferenceKind, ConferenceStep, Summary},
    ids::{CaseId, ConferenceId, RegistrationId},
    registration::{Answer, Registration},
    resource::RegistrationRef,
    talk::{Agreement, Talk},
    time::day_of,
};
use schakel_store::{
    Entry, StoreError, Tx,
    conference::{ListedConference, cases::NewCase},
};

use super::{pseudonym, summary};
use crate::{App, AppError, Ctx, Fault, FieldFault, inbox};

/// How many conferences are offered.
const OFFERED: u32 = 20;

/// What is missing before a case can be discussed, or can be discussed well.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Missing {
    /// The first talk was not begun.
    Talk,
    /// The first talk was not said to be finished. That does not stop anything.
    Finish,
    /// The client was not asked, or did not answer yet, whether to be discussed.
    Agreement,
    /// The client does not want to be discussed.
    Refused,
    /// A conference asked for more, and nothing was added since. That does not stop anything.
    More,
    /// The client agrees to be discussed by the code alone, after a "no" in a talk. That does not stop anything.
    ByCode,
}

impl Missing {
    /// Whether the case cannot come on an agenda because of it.
    pub const fn stops(self) -> bool {
        matches!(self, Self::Talk | Self::Agreement | Self::Refused)
    }
}

/// What the form shows.
#[derive(Debug, Clone)]
pub struct TablePage {
    /// The registration.
    pub registration: Registration,
    /// What would be told, without the name.
    pub preview: Summary,
    /// What is missing.
    pub missing: Vec<Missing>,
    /// Whether the client refuses to be named, for any conference.
    pub name_refused: bool,
    /// The conferences to choose from, the first one first.
    pub conferences: Vec<Conference>,
    /// Whether later ones are planned that cannot be chosen yet.
    pub more_conferences: bool,
    /// The conference on whose agenda it stands already.
    pub tabled_for: Option<(ConferenceId, schakel_domain::time::Instant)>,
}

/// To put a registration on an agenda.
#[derive(Debug, Clone, Copy)]
pub struct Tabling {
    /// Which registration.
    pub registration: RegistrationId,
    /// On which agenda.
    pub conference: ConferenceId,
    /// Whether the client agrees to be called by name there. Asked for each conference.
    pub named: bool,
}

async fn missing(tx: &mut Tx, registration: RegistrationId, talk: Option<&Talk>) -> Result<Vec<Missing>, AppError> {
    let Some(talk) = talk else { return Ok(vec![Missing::Talk]) };
    let mut missing = Vec::new();
    match talk.agreed.discuss {
        Answer::Given(true) => {}
        Answer::Given(false) => missing.push(Missing::Refused),
        Answer::Unknown | Answer::Later | Answer::Open => missing.push(Missing::Agreement),
    }
    if talk.finished_at.is_none() {
        missing.push(Missing::Finish);
    }
    if tx.is_to_ask(registration).await? {
        missing.push(Missing::More);
    }
    if talk.to_confirm().contains(&Agreement::Discuss) {
        missing.push(Missing::ByCode);
    }
    Ok(missing)
}

/// The form to put a registration on an agenda. It shows what would be told, so it is a look at the talk.
///
/// # Errors
/// `Denied` for one who does not make the agenda.
pub async fn table_page(app: &App, cx: &Ctx, id: RegistrationId) -> Result<TablePage, AppError> {
    let (partnership, _) = cx.desk()?;
    inbox::ask::<TableCase>(app, cx, id).await?;
    app.look::<ReadTalk, _>(cx, async |tx| {
        let registration = tx.registration(id).await?.ok_or(AppError::NotFound)?;
        let permit = app.permit::<ReadTalk>(cx, &RegistrationRef::from(&registration))?;
        let talk = tx.talk_of(id).await?;
        let organisations = tx.organisations(partnership).await?;
        let ahead = tx.conferences_coming(day_of(cx.now), OFFERED + 1).await?;
        let offered = usize::try_from(OFFERED).unwrap_or(usize::MAX);
        let page = TablePage {
            preview: talk.as_ref().map(|talk| summary::made(&registration, talk, false, &organisations, cx.today())).unwrap_or_default(),
            missing: missing(tx, id, talk.as_ref()).await?,
            name_refused: talk.is_some_and(|talk| talk.agreed.name == Answer::Given(false)),
            more_conferences: ahead.len() > offered,
            conferences: ahead.into_iter().take(offered).map(|ListedConference { conference, .. }| conference).collect(),
            tabled_for: tx.tabled_for(id).await?,
            registration,
        };
        let entry = Entry::of(&permit);
        Ok((page, entry))
    })
    .await
}

fn invalid(field: &'static str, fault: Fault) -> AppError {
    AppError::Invalid(vec![FieldFault { field, fault }])
}

/// Puts a registration on an agenda.
///
/// # Errors
/// `Invalid` when it stands on one already, when the client does not agree to be discussed or refuses to be named, when the
/// conference is over, or when it is a quality coaching.
pub async fn table(app: &App, cx: &Ctx, cmd: Tabling) -> Result<CaseId, AppError> {
    let (partnership, by) = cx.desk()?;
    app.change::<TableCase, _>(cx, async |tx| {
        let registration = tx.registration(cmd.registration).await?.ok_or(AppError::NotFound)?;
        let permit = app.permit::<TableCase>(cx, &RegistrationRef::from(&registration))?;
        if tx.tabled_for(cmd.registration).await?.is_some() {
            return Err(invalid("conference", Fault::Own("already-tabled")));
        }
        let talk = tx.talk_of(cmd.registration).await?.filter(|talk| talk.agreed.discuss == Answer::Given(true));
        let talk = talk.ok_or(invalid("conference", Fault::Own("no-agreement")))?;
        if cmd.named && talk.agreed.name == Answer::Given(false) {
            return Err(invalid("named", Fault::Own("name-refused")));
        }
        let over = || invalid("conference", Fault::Own("conference-over"));
        let conference = tx.conference(cmd.conference).await?.ok_or_else(over)?;
        if conference.kind == ConferenceKind::Coaching {
            return Err(invalid("conference", Fault::Own("conference-coaching")));
        }
        conference.after(ConferenceStep::Table).map_err(|_| over())?;
        let organisations = tx.organisations(partnership).await?;
        let mut drawn = [0_u8; 8];
        app.random.fill(&mut drawn);
        let new = NewCase {
            id: app.new_id(cx),
            conference: cmd.conference,
            pseudonym: pseudonym::choose(&tx.pseudonyms(cmd.conference).await?, u64::from_le_bytes(drawn)),
            named: cmd.named,
            summary: summary::made(&registration, &talk, cmd.named, &organisations, cx.today()),
            by,
            at: cx.now,
        };
        tx.add_case(&permit, &new).await.map_err(|error| match error {
            // Somebody put it on another agenda at the same moment.
            taken if taken.is_taken() => invalid("conference", Fault::Own("already-tabled")),
            StoreError::Stale => over(),
            other => other.into(),
        })?;
        let entry = Entry::of(&permit).detail(if cmd.named { "named" } else { "pseudonym" });
        Ok((new.id, entry))
    })
    .await
}

/// Takes a case off its agenda. Returns of which conference it was.
///
/// # Errors
/// `Stale` when somebody else did something with it first.
pub async fn take_off(app: &App, cx: &Ctx, id: CaseId, version: i64) -> Result<ConferenceId, AppError> {
    cx.desk()?;
    app.change::<TakeOffCase, _>(cx, async |tx| {
        let tabled = tx.case(id).await?.ok_or(AppError::NotFound)?;
        let permit = app.permit::<TakeOffCase>(cx, &tabled.on)?;
        tx.take_off_case(&permit, version).await?;
        Ok((tabled.case.conference, Entry::of(&permit)))
    })
    .await
}
