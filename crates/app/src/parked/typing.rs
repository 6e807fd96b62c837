//! What a person who works here is typing: kept on the server a few seconds after each pause, so that a browser that falls away takes no
//! word with it. Offered again to the same membership on the same page, and gone once the form is handed in.

use jiff::SignedDuration;
use schakel_domain::{
    acts::{ReadCase, ReadDossier, ReadRegistration},
    ids::{CaseId, ClientId, DossierId, FormId, MembershipId, ParkedId, RegistrationId},
    time::Instant,
};
use schakel_store::{
    Tx,
    parked::{KeptParked, NewParked},
};
use serde::{Deserialize, Serialize};

use crate::{App, AppError, Ctx};

/// How long it is kept: over a weekend and a day of illness. A longer time would make of it a second file beside the file.
pub const KEPT_FOR: SignedDuration = SignedDuration::from_hours(7 * 24);
/// The most that is kept of one form, in bytes.
pub const MOST_BYTES: usize = 64 * 1024;
/// The most forms of one member: whoever has more open than that has forgotten the oldest.
pub const MOST_FORMS: i64 = 50;

/// What a form is about: under the key of that client it is sealed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum About {
    /// The client of a registration.
    Registration(RegistrationId),
    /// The client of a dossier.
    Dossier(DossierId),
    /// The client of a case at a conference.
    Case(CaseId),
    /// No client.
    Nobody,
}

/// What stands in a form.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Written {
    /// To which address the form is sent: what was put back into one form stays when another one of the page is handed in.
    #[serde(default)]
    pub action: String,
    /// The version of what the form changes, as the page said it; none when it names none.
    pub version: Option<i64>,
    /// The names of its fields, also of those in which nothing stands.
    pub names: Vec<String>,
    /// What stands in them now.
    pub fields: Vec<(String, String)>,
    /// What stood in them when the page was opened.
    pub was: Vec<(String, String)>,
}

/// A form in which somebody types.
#[derive(Debug, Clone)]
pub struct Typing {
    /// Which opening of it.
    pub form: FormId,
    /// On which page.
    pub page: String,
    /// About whom.
    pub about: About,
    /// What stands in it.
    pub written: Written,
    /// What was put back into it when the page was opened.
    pub restored: Option<ParkedId>,
}

/// What was typed on a page and not handed in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unsent {
    /// Which one.
    pub id: ParkedId,
    /// When the last of it was typed.
    pub at: Instant,
    /// What stood in the form.
    pub written: Written,
}

fn read(kept: &KeptParked) -> Result<Unsent, AppError> {
    let written = serde_json::from_str(&kept.typed).map_err(AppError::internal)?;
    Ok(Unsent { id: kept.id, at: kept.at, written })
}

/// Keeps what is being typed. It is no act on the client: it shows nothing and changes nothing, and nobody but the typist ever reads it,
/// so it leaves no entry (ADR 0043).
///
/// # Errors
/// `NotFound` when the form is about somebody whom the typist does not see, `Invalid` when it is more than can be kept.
pub async fn keep(app: &App, cx: &Ctx, typing: Typing) -> Result<(), AppError> {
    let (_, member) = cx.desk()?;
    let client = client_of(app, cx, typing.about).await?;
    let Typing { form, page, mut written, restored, .. } = typing;
    let mut tx = app.writing(cx).await?;
    if tx.is_handed_in(form).await? {
        // It came after the form itself, as pages do that close.
        return Ok(());
    }
    let restored = of_action(&mut tx, member, restored, &written.action).await?;
    let kept = tx.parked_of_form(member, form).await?;
    let id = kept.as_ref().map_or_else(|| app.new_id(cx), |kept| kept.id);
    // What was put back stands in the page as if the house had said it; what the house said is in what was kept before.
    if let Some(first) = first_opening(&mut tx, member, kept, restored).await? {
        (written.was, written.version) = (first.written.was, first.written.version);
    }
    if let Some(restored) = restored.filter(|restored| *restored != id) {
        tx.unpark(member, restored).await?;
    }
    if written.fields == written.was {
        tx.unpark_form(member, form).await?;
        return Ok(tx.commit().await?);
    }
    let typed = serde_json::to_string(&written).map_err(AppError::internal)?;
    let until = cx.now.checked_add(KEPT_FOR).map_err(AppError::internal)?;
    tx.park(&NewParked { id, member, form, page, client, at: cx.now, until, typed }, MOST_FORMS).await?;
    Ok(tx.commit().await?)
}

/// What was put back, if it was put back into the form that is sent to this address.
async fn of_action(tx: &mut Tx, member: MembershipId, restored: Option<ParkedId>, action: &str) -> Result<Option<ParkedId>, AppError> {
    let Some(id) = restored else { return Ok(None) };
    let kept = tx.parked(member, id).await?.as_ref().map(read).transpose()?;
    Ok(kept.filter(|kept| kept.written.action == action).map(|_| id))
}

async fn first_opening(
    tx: &mut Tx,
    member: MembershipId,
    kept: Option<KeptParked>,
    restored: Option<ParkedId>,
) -> Result<Option<Unsent>, AppError> {
    let first = match (kept, restored) {
        (Some(kept), _) => Some(kept),
        (None, Some(id)) => tx.parked(member, id).await?,
        (None, None) => None,
    };
    first.as_ref().map(read).transpose()
}

/// The client whom a form is about, asked as whoever reads it is asked: what is not to be seen is not there.
async fn client_of(app: &App, cx: &Ctx, about: About) -> Result<Option<ClientId>, AppError> {
    let mut tx = app.reading(cx).await?;
    let asked = match about {
        About::Registration(id) => {
            let on = tx.registration_ref(id).await?.ok_or(AppError::NotFound)?;
            app.permit::<ReadRegistration>(cx, &on).map(|_| on.client)
        }
        About::Dossier(id) => {
            let dossier = tx.dossier(id).await?.ok_or(AppError::NotFound)?;
            app.permit::<ReadDossier>(cx, &crate::dossier::resource(&dossier, false)).map(|_| dossier.client)
        }
        About::Case(id) => {
            let on = tx.case(id).await?.ok_or(AppError::NotFound)?.on;
            app.permit::<ReadCase>(cx, &on).map(|_| on.client)
        }
        About::Nobody => return Ok(None),
    };
    asked.map(Some).map_err(|_| AppError::NotFound)
}

/// What this member typed on a page and did not hand in, the newest first.
///
/// # Errors
/// `Unavailable` when the database is away.
pub async fn on_page(app: &App, cx: &Ctx, page: &str) -> Result<Vec<Unsent>, AppError> {
    let Ok((_, member)) = cx.desk() else { return Ok(Vec::new()) };
    let kept = app.reading(cx).await?.parked_on(member, page, cx.now).await?;
    kept.iter().map(read).collect()
}

/// Throws away what this member typed.
///
/// # Errors
/// `Unavailable` when nothing can be saved.
pub async fn throw_away(app: &App, cx: &Ctx, id: ParkedId) -> Result<(), AppError> {
    let (partnership, member) = cx.desk()?;
    let mut tx = app.store.write_in(partnership).await?;
    tx.unpark(member, id).await?;
    Ok(tx.commit().await?)
}

/// A form was handed in at this address, and what was kept of it has served: this opening, and what was put back into it. Where nothing came
/// of it, because somebody else was first, the words stay.
///
/// # Errors
/// `Unavailable` when nothing can be saved.
pub async fn handed_in(app: &App, cx: &Ctx, form: FormId, action: &str, restored: Option<ParkedId>) -> Result<(), AppError> {
    let Ok((partnership, member)) = cx.desk() else { return Ok(()) };
    if restored.is_none() && app.reading(cx).await?.parked_of_form(member, form).await?.is_none() {
        return Ok(());
    }
    let mut tx = app.store.write_in(partnership).await?;
    if !tx.is_handed_in(form).await? {
        return Ok(());
    }
    tx.unpark_form(member, form).await?;
    if let Some(restored) = of_action(&mut tx, member, restored, action).await? {
        tx.unpark(member, restored).await?;
    }
    Ok(tx.commit().await?)
}
