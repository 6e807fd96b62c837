//! A dossier, opened: what the playbook asks now, how to reach the client, and of the rest the parts that the reader may see. A reader
//! who may only know that it is there stands before a door, which says since when and with whom, and why it does not open by itself.

use schakel_domain::{
    acts::{
        ChangeTeam, EndTrajectory, GuideDossier, ReadAgreements, ReadDecision, ReadDossier, ReadRegistration, ReadTeam, ReadThresholds,
        ReadTrail, ReadVdabFacts, ReadWish, SeeDossier,
    },
    conference::Decision,
    dossier::{Dossier, DossierState},
    ids::DossierId,
    partnership::Organisation,
    playbook::asked::Asked,
    registration::Registration,
    resource::RegistrationRef,
    talk::Talk,
    time::{Date, age_on},
    vdab_fact::KeptVdabFact,
    words::Reason,
};
use schakel_store::{Entry, Tx, dossier::TeamMember};

use super::{
    part::{Agreements, Decided, DossierFact, Part, Reach, Reader, Thresholds, Wish},
    resource,
};
use crate::{
    App, AppError, Ctx, History, KnownContact, Recent, TrailLine, contacts, road,
    trail::{Told, trail},
};

/// How many entries of the log are shown, unless all are asked for.
const ENTRIES: u32 = 60;

/// What came of opening.
#[derive(Debug)]
pub enum DossierPage {
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
    /// The names of those who guide.
    pub guides: Vec<String>,
    /// Whether the reader may change who guides.
    pub may_change_team: bool,
    /// Whether the reader may note that the trajectory stops.
    pub may_end: bool,
    /// Whether it opens with a reason. It does not when the client took the agreement back.
    pub opens_with_reason: bool,
}

/// A dossier, as much of it as the reader may see. A part that is none was not read.
#[derive(Debug)]
#[expect(clippy::struct_excessive_bools, reason = "what the reader may do, each by itself")]
pub struct File {
    /// The dossier.
    pub dossier: Dossier,
    /// The client's name.
    pub name: String,
    /// The organisation that guides.
    pub organisation: String,
    /// The names of those who guide.
    pub guides: Vec<String>,
    /// What the playbook asks now, the most pressing first.
    pub asked: Part<ReadDossier, Vec<Asked>>,
    /// How to reach the client.
    pub reach: Part<ReadDossier, Reach>,
    /// The help question.
    pub wish: Option<Part<ReadWish, Wish>>,
    /// The thresholds.
    pub thresholds: Option<Part<ReadThresholds, Thresholds>>,
    /// Everything that is known about VDAB, the oldest first.
    pub vdab: Option<Part<ReadVdabFacts, Vec<DossierFact>>>,
    /// What the conference decided.
    pub decided: Option<Part<ReadDecision, Option<Decided>>>,
    /// The guides.
    pub team: Option<Part<ReadTeam, Vec<TeamMember>>>,
    /// What the client agreed to.
    pub agreements: Option<Part<ReadAgreements, Agreements>>,
    /// The looks and changes, the newest first.
    pub trail: Option<Part<ReadTrail, Recent<TrailLine>>>,
    /// Whether there is more in the dossier than the reader may see.
    pub in_part: bool,
    /// Whether the reader guides, and so may note something.
    pub may_guide: bool,
    /// Whether the reader may change who guides.
    pub may_change_team: bool,
    /// Whether the reader may note that the trajectory stops.
    pub may_end: bool,
    /// Whether the reader may open the registration that it came from.
    pub may_registration: bool,
}

/// Opens a dossier, or the door in front of it. A coordinator opens it with a reason, which is kept in the entry, where the client
/// reads it.
///
/// # Errors
/// `NotFound` when it is not there, or not for the reader.
pub async fn open(app: &App, cx: &Ctx, id: DossierId, reason: Option<&Reason>, history: History) -> Result<DossierPage, AppError> {
    cx.desk()?;
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
        return app.look::<SeeDossier, _>(cx, async |tx| door(app, cx, tx, id).await).await.map(|door| DossierPage::Door(Box::new(door)));
    }
    app.look::<ReadDossier, _>(cx, async |tx| file(app, cx, tx, id, reason, history).await)
        .await
        .map(|file| DossierPage::File(Box::new(file)))
}

async fn door(app: &App, cx: &Ctx, tx: &mut Tx, id: DossierId) -> Result<(Door, Entry), AppError> {
    let (dossier, team) = tx.dossier_and_team(id).await?.ok_or(AppError::NotFound)?;
    let permit = app.permit::<SeeDossier>(cx, &resource(&dossier, false))?;
    let registration = tx.registration(dossier.registration).await?.ok_or(AppError::NotFound)?;
    let organisations = tx.organisations(dossier.partnership).await?;
    let door = Door {
        name: registration.identity.full_name(),
        organisation: guides(&organisations, &dossier),
        guides: names_of(&team),
        may_change_team: app.access.allows::<ChangeTeam>(&cx.by, &resource(&dossier, false)),
        may_end: app.access.allows::<EndTrajectory>(&cx.by, &resource(&dossier, false)),
        opens_with_reason: app.access.allows::<ReadDossier>(&cx.by, &resource(&dossier, true)),
        dossier,
    };
    let entry = Entry::of(&permit);
    Ok((door, entry))
}

async fn file(
    app: &App,
    cx: &Ctx,
    tx: &mut Tx,
    id: DossierId,
    reason: Option<&Reason>,
    history: History,
) -> Result<(File, Entry), AppError> {
    let (dossier, team) = tx.dossier_and_team(id).await?.ok_or(AppError::NotFound)?;
    let on = resource(&dossier, reason.is_some());
    let permit = app.permit::<ReadDossier>(cx, &on)?;
    let mut reader = Reader::new(app, cx, &on);
    let registration = tx.registration(dossier.registration).await?.ok_or(AppError::NotFound)?;
    // What is asked is worked out from all facts of the case. Of them only what the reader may see leaves this function.
    let known = road::known_with(tx, &registration, Some(dossier.clone())).await?;
    let asked =
        if dossier.state == DossierState::Open { known.asked(&app.playbook(cx.today()), &registration, cx.today()) } else { Vec::new() };
    let organisations = tx.organisations(dossier.partnership).await?;
    let (may_vdab, may_decision) = (reader.may::<ReadVdabFacts>(), reader.may::<ReadDecision>());
    let noted = known.vdab.iter().map(|kept| kept.noted_by).filter(|_| may_vdab.is_some());
    let wrote = known.decision.iter().map(|one| one.by).filter(|_| may_decision.is_some());
    let names = tx.names_of_members(&noted.chain(wrote).collect::<Vec<_>>()).await?;
    let trail = match reader.may::<ReadTrail>() {
        Some(may) => {
            let told = Told { of_others: false, names: true, organisations: &organisations };
            Some(Part::of(&may, trail(tx, dossier.client, history.most(ENTRIES), told).await?))
        }
        None => None,
    };
    let contacts = contacts::contacts(tx, &registration).await?;
    let learnt = |kept: KeptVdabFact| DossierFact { by: names.get(&kept.noted_by).cloned(), kept };
    let decided = |decision: Decision| Decided { by: names.get(&decision.by).cloned(), decision };
    let file = File {
        name: registration.identity.full_name(),
        organisation: guides(&organisations, &dossier),
        guides: names_of(&team),
        asked: Part::of(&permit, asked),
        reach: Part::of(&permit, reach(&registration, contacts, known.talk.as_ref(), cx.today())),
        wish: reader.may().map(|may| Part::of(&may, Wish::of(&registration))),
        thresholds: reader.may().map(|may| Part::of(&may, thresholds(known.talk.as_ref(), organisations))),
        vdab: may_vdab.map(|may| Part::of(&may, known.vdab.into_iter().map(learnt).collect())),
        decided: may_decision.map(|may| Part::of(&may, known.decision.map(decided))),
        team: reader.may().map(|may| Part::of(&may, team)),
        agreements: reader.may().map(|may| Part::of(&may, Agreements::of(known.talk.as_ref(), dossier.consent))),
        trail,
        in_part: reader.is_in_part(),
        may_guide: reader.allows::<GuideDossier>(),
        may_change_team: reader.allows::<ChangeTeam>(),
        may_end: reader.allows::<EndTrajectory>(),
        may_registration: app.access.allows::<ReadRegistration>(&cx.by, &RegistrationRef::from(&registration)),
        dossier,
    };
    let entry = Entry::of(&permit).detail(reader.said());
    Ok((file, if let Some(reason) = reason { entry.reason(reason.as_str()) } else { entry }))
}

fn reach(registration: &Registration, contacts: Vec<KnownContact>, talk: Option<&Talk>, today: Date) -> Reach {
    let said = talk.and_then(|talk| talk.answers.born_on.given());
    let born_on = said.or_else(|| registration.identity.born_on.given());
    Reach { age: born_on.map(|born_on| age_on(*born_on, today)), contacts, language: registration.language.clone() }
}

fn thresholds(talk: Option<&Talk>, organisations: Vec<Organisation>) -> Thresholds {
    Thresholds {
        version: talk.map_or(0, |talk| talk.version),
        all: talk.map(|talk| talk.answers.thresholds.clone()).unwrap_or_default(),
        partners: organisations.iter().filter(|one| one.can_guide()).cloned().collect(),
        organisations,
    }
}

/// Those who guide now, by name.
fn names_of(team: &[TeamMember]) -> Vec<String> {
    team.iter().filter(|member| member.is_active()).map(|member| member.name.clone()).collect()
}

fn guides(organisations: &[Organisation], dossier: &Dossier) -> String {
    organisations.iter().find(|one| one.id == dossier.organisation).map(|one| one.name.as_str().to_owned()).unwrap_or_default()
}
