//! A dossier, opened: what the playbook asks now, and everything the team works with. A member who only may know that it is there stands
//! before a door, which says since when and with whom, and why it does not open by itself.

use std::collections::HashMap;

use schakel_domain::{
    actor::Role,
    acts::{GuideDossier, ReadDossier, SeeDossier},
    conference::Decision,
    dossier::{Dossier, DossierState},
    ids::{DossierId, MembershipId},
    partnership::Organisation,
    playbook::asked::Asked,
    registration::Registration,
    talk::Talk,
    time::{Instant, age_on},
    vdab_fact::KeptVdabFact,
    words::Reason,
};
use schakel_store::{Entry, Tx, dossier::TeamMember};

use super::resource;
use crate::{
    App, AppError, Ctx,
    inbox::desk,
    road,
    talk::{names, works_on_thresholds},
};

/// How many entries of the log are shown.
const ENTRIES: u32 = 60;

/// What came of opening.
#[derive(Debug)]
pub enum Opened {
    /// The dossier.
    File(Box<File>),
    /// It is there, and does not open by itself.
    Door(Box<Door>),
}

/// What may be known of a dossier without opening it.
#[derive(Debug)]
pub struct Door {
    /// The dossier.
    pub dossier: Dossier,
    /// The client's names and birth date.
    pub name: String,
    /// The organisation that guides.
    pub organisation: String,
    /// The guides.
    pub team: Vec<TeamMember>,
    /// Whether it opens with a reason. It does not when the client took the agreement back.
    pub opens_with_reason: bool,
}

/// A dossier with everything around it.
#[derive(Debug)]
pub struct File {
    /// The dossier.
    pub dossier: Dossier,
    /// The registration that it comes from.
    pub registration: Registration,
    /// Whole years today.
    pub age: Option<i16>,
    /// The organisation that guides.
    pub organisation: String,
    /// The guides.
    pub team: Vec<TeamMember>,
    /// What the playbook asks now, the most pressing first.
    pub asked: Vec<Asked>,
    /// The first talk, with the thresholds and the agreements.
    pub talk: Option<Talk>,
    /// Everything that is known about VDAB, the oldest first.
    pub vdab: Vec<Learnt>,
    /// What the conference decided.
    pub decided: Option<Decided>,
    /// The organisations of the partnership, for the names of those who work on a threshold.
    pub organisations: Vec<Organisation>,
    /// The organisations that can work on a threshold.
    pub partners: Vec<Organisation>,
    /// The looks and changes, the newest first.
    pub looks: Vec<Look>,
    /// Whether the reader guides, and so may note something.
    pub may_guide: bool,
}

/// A fact about VDAB, with the name of who noted it.
#[derive(Debug, Clone)]
pub struct Learnt {
    /// The fact.
    pub kept: KeptVdabFact,
    /// The member who noted it.
    pub by: Option<String>,
}

/// A decision, with the name of who wrote it down.
#[derive(Debug, Clone)]
pub struct Decided {
    /// The decision.
    pub decision: Decision,
    /// The member who wrote it down.
    pub by: Option<String>,
}

/// A line of what was done with the case: by whom, for which organisation, in what role, when, why.
#[derive(Debug, Clone)]
pub struct Look {
    /// When.
    pub at: Instant,
    /// Which act.
    pub act: String,
    /// Whether it was done, denied or refused.
    pub outcome: String,
    /// In what role.
    pub role: Option<Role>,
    /// The person's name; nobody for the client.
    pub name: Option<String>,
    /// For which organisation.
    pub organisation: Option<String>,
    /// Why, in the person's words.
    pub reason: Option<String>,
}

/// Opens a dossier, or the door in front of it. A coordinator opens it with a reason, which is kept in the entry, where the client
/// reads it.
///
/// # Errors
/// `NotFound` when it is not there, or not for the reader.
pub async fn open(app: &App, cx: &Ctx, id: DossierId, reason: Option<&Reason>) -> Result<Opened, AppError> {
    desk(cx)?;
    let on = app.reading(cx).await?.dossier(id).await?.map(|dossier| resource(&dossier, reason.is_some()));
    // Asked here only to know which act it is; each asks for its own permit, on what it loads itself.
    let behind_door = on.filter(|on| !app.access.allows::<ReadDossier>(&cx.by, on) && app.access.allows::<SeeDossier>(&cx.by, on));
    if let Some(on) = behind_door {
        if let (Some(_), Err(error)) = (reason, app.permit::<ReadDossier>(cx, &on)) {
            // A reason does not help against the client's own word, and that it was tried is noted.
            let noted = app.note_attempt(cx, error).await;
            // What cannot be noted is not shown either.
            if matches!(noted, AppError::Unavailable) {
                return Err(noted);
            }
        }
        return app.look::<SeeDossier, _>(cx, async |tx| door(app, cx, tx, id).await).await.map(|door| Opened::Door(Box::new(door)));
    }
    app.look::<ReadDossier, _>(cx, async |tx| file(app, cx, tx, id, reason).await).await.map(|file| Opened::File(Box::new(file)))
}

async fn door(app: &App, cx: &Ctx, tx: &mut Tx, id: DossierId) -> Result<(Door, Entry), AppError> {
    let (dossier, team) = tx.dossier_and_team(id).await?.ok_or(AppError::NotFound)?;
    let permit = app.permit::<SeeDossier>(cx, &resource(&dossier, false))?;
    let registration = tx.registration(dossier.registration).await?.ok_or(AppError::NotFound)?;
    let organisations = tx.organisations(dossier.partnership).await?;
    let door = Door {
        name: registration.identity.full_name(),
        organisation: guides(&organisations, &dossier),
        team,
        opens_with_reason: app.access.allows::<ReadDossier>(&cx.by, &resource(&dossier, true)),
        dossier,
    };
    let entry = Entry::of(&permit);
    Ok((door, entry))
}

async fn file(app: &App, cx: &Ctx, tx: &mut Tx, id: DossierId, reason: Option<&Reason>) -> Result<(File, Entry), AppError> {
    let (dossier, team) = tx.dossier_and_team(id).await?.ok_or(AppError::NotFound)?;
    let on = resource(&dossier, reason.is_some());
    let permit = app.permit::<ReadDossier>(cx, &on)?;
    let registration = tx.registration(dossier.registration).await?.ok_or(AppError::NotFound)?;
    let known = road::known_with(tx, &registration, Some(dossier.clone())).await?;
    let asked = if dossier.state == DossierState::Open { known.asked(&registration, cx.today()) } else { Vec::new() };
    let organisations = tx.organisations(dossier.partnership).await?;
    let names: HashMap<MembershipId, String> =
        names(tx, known.vdab.iter().map(|kept| kept.noted_by).chain(known.decision.iter().map(|one| one.by))).await?.into_iter().collect();
    let born_on = known.talk.as_ref().and_then(|talk| talk.answers.born_on.given()).or_else(|| registration.identity.born_on.given());
    let entry = Entry::of(&permit);
    let file = File {
        age: born_on.map(|born_on| age_on(*born_on, cx.today())),
        organisation: guides(&organisations, &dossier),
        team,
        asked,
        vdab: known.vdab.into_iter().map(|kept| Learnt { by: names.get(&kept.noted_by).cloned(), kept }).collect(),
        decided: known.decision.map(|decision| Decided { by: names.get(&decision.by).cloned(), decision }),
        talk: known.talk,
        partners: organisations.iter().filter(|one| works_on_thresholds(one)).cloned().collect(),
        looks: looks(tx, &dossier, &organisations).await?,
        may_guide: app.access.allows::<GuideDossier>(&cx.by, &on),
        organisations,
        registration,
        dossier,
    };
    Ok((file, if let Some(reason) = reason { entry.reason(reason.as_str()) } else { entry }))
}

fn guides(organisations: &[Organisation], dossier: &Dossier) -> String {
    organisations.iter().find(|one| one.id == dossier.organisation).map(|one| one.name.as_str().to_owned()).unwrap_or_default()
}

async fn looks(tx: &mut Tx, dossier: &Dossier, organisations: &[Organisation]) -> Result<Vec<Look>, AppError> {
    let entries = tx.log_of_client(dossier.client, ENTRIES).await?;
    let mut people: Vec<String> = entries.iter().filter_map(|entry| entry.person.clone()).collect();
    people.sort_unstable();
    people.dedup();
    let names: HashMap<String, String> = tx.names_of_people(&people).await?.into_iter().collect();
    let organisation = |id: &String| organisations.iter().find(|one| one.id.to_string() == *id).map(|one| one.name.as_str().to_owned());
    Ok(entries
        .into_iter()
        .map(|entry| Look {
            at: entry.at,
            act: entry.act,
            outcome: entry.outcome,
            role: Role::from_code(&entry.role),
            name: entry.person.and_then(|person| names.get(&person).cloned()),
            organisation: entry.organisation.as_ref().and_then(organisation),
            reason: entry.words.reason,
        })
        .collect())
}
