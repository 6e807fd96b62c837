//! Two versions of the playbook beside each other: whose judgement would change before the next one counts. It decides nothing, and what was
//! decided stays as it was.

use std::sync::Arc;

use jiff::SignedDuration;
use schakel_domain::{
    acts::SeeDay,
    conference::DecisionKind,
    ids::RegistrationId,
    playbook::{
        Book, Playbook, RuleRow, Version,
        compare::{Comparison, compare},
        may::may_decide,
    },
    registration::Identity,
    resource::PartnershipRef,
    screening::Facts,
    time::{Date, Instant, day_of},
};
use schakel_store::{Entry, Tx};

use crate::{App, AppError, Ctx, error::legible};

/// The most clients under way, and the most decisions, that are judged again at once.
const AT_MOST: u32 = 300;
/// Over how many days decisions are judged again.
pub const DECIDED_DAYS: i64 = 365;

/// A client under way who would be judged otherwise.
#[derive(Debug, Clone)]
pub struct Changed {
    /// Which registration.
    pub id: RegistrationId,
    /// Whose.
    pub identity: Identity,
    /// By the version in force, and by the next.
    pub comparison: Comparison,
}

/// A decision whose case would be judged otherwise, or that could not be taken.
#[derive(Debug, Clone)]
pub struct Turned {
    /// About which registration.
    pub id: RegistrationId,
    /// Whose.
    pub identity: Identity,
    /// What was decided.
    pub kind: DecisionKind,
    /// When.
    pub at: Instant,
    /// Under which version.
    pub version: Version,
    /// By the version under which it was taken, and by the next.
    pub comparison: Comparison,
    /// Whether it could be taken by the next version as well.
    pub stands: bool,
}

/// What the next version would change in a partnership.
#[derive(Debug, Clone, Default)]
pub struct Laid {
    /// How many clients under way were judged.
    pub under_way: usize,
    /// Those who would be judged otherwise.
    pub changed: Vec<Changed>,
    /// How many decisions were judged again.
    pub decided: usize,
    /// Those that would come out otherwise.
    pub turned: Vec<Turned>,
    /// Whether there are more than were judged.
    pub more: bool,
}

impl Laid {
    /// How many clients under way each rule judges otherwise, most first.
    pub fn by_rule(&self) -> Vec<(RuleRow, usize)> {
        let mut rules: Vec<(RuleRow, usize)> = Vec::new();
        for change in self.changed.iter().flat_map(|one| one.comparison.counting()) {
            match rules.iter_mut().find(|(rule, _)| rule.id == change.rule.id) {
                Some((_, times)) => *times += 1,
                None => rules.push((change.rule, 1)),
            }
        }
        rules.sort_by_key(|(_, times)| std::cmp::Reverse(*times));
        rules
    }
}

/// The version in force, the next, and what the next would change.
#[derive(Debug)]
pub struct Versions {
    /// The version in force.
    pub now: Playbook,
    /// The next version, with what it would change; none when none is known.
    pub next: Option<NextVersion>,
}

/// The next version.
#[derive(Debug)]
pub struct NextVersion {
    /// The playbook of that version.
    pub playbook: Playbook,
    /// Whether it is a draft, which never judges.
    pub is_draft: bool,
    /// What it would change.
    pub laid: Laid,
}

impl App {
    /// The version that comes after the one in force, and whether it is a draft; none when none is known.
    pub fn coming(&self, today: Date) -> Option<(Playbook, bool)> {
        let last = |book: &Arc<Book>| book.editions.last().and_then(|edition| book.version(edition.version));
        let built_in = self.book.coming(today).and_then(|edition| self.book.version(edition.version));
        built_in.map(|next| (next, false)).or_else(|| self.draft.as_ref().and_then(last).map(|next| (next, true)))
    }
}

/// The versions page of the coordinator.
///
/// # Errors
/// `Denied` for one who does not see the day of the partnership.
pub async fn versions(app: &App, cx: &Ctx) -> Result<Versions, AppError> {
    let on = PartnershipRef::inside(cx.desk()?.0);
    app.look::<SeeDay, _>(cx, async |tx| {
        let permit = app.permit::<SeeDay>(cx, &on)?;
        let now = app.playbook(cx.today());
        let entry = Entry::of(&permit);
        let Some((playbook, is_draft)) = app.coming(cx.today()) else { return Ok((Versions { now, next: None }, entry)) };
        let laid = lay(tx, &app.book, &now, &playbook, cx.now).await?;
        let entry = entry.detail((laid.changed.len() + laid.turned.len()).to_string());
        Ok((Versions { now, next: Some(NextVersion { playbook, is_draft, laid }) }, entry))
    })
    .await
}

/// Judges everybody under way, and everything that was decided lately, by both. `book` knows the versions under which it was decided.
///
/// # Errors
/// When the store cannot read.
pub async fn lay(tx: &mut Tx, book: &Arc<Book>, before: &Playbook, after: &Playbook, now: Instant) -> Result<Laid, AppError> {
    let mut laid = Laid::default();
    let most = usize::try_from(AT_MOST).unwrap_or(usize::MAX);
    let ids = tx.talked_under_way(AT_MOST + 1).await?;
    laid.more = ids.len() > most;
    for id in ids.into_iter().take(most) {
        let Some(registration) = legible(tx.registration(id).await)? else { continue };
        let (talk, vdab) = (tx.talk_of(id).await?, tx.vdab_facts(registration.client).await?);
        let facts = Facts::of(&registration, talk.as_ref().map(|talk| &talk.answers), &vdab, day_of(now));
        laid.under_way += 1;
        let comparison = compare(before, after, &facts);
        if !comparison.is_same() {
            laid.changed.push(Changed { id, identity: registration.identity, comparison });
        }
    }
    let since = now.saturating_sub(SignedDuration::from_hours(24 * DECIDED_DAYS)).unwrap_or(now);
    let decisions = tx.decided_since(since, AT_MOST + 1).await?;
    laid.more |= decisions.len() > most;
    for decision in decisions.into_iter().take(most) {
        // Of what was decided before the facts were kept with it nothing is said.
        let Some(basis) = decision.basis else { continue };
        let Some(under) = book.version(decision.version) else { continue };
        let comparison = compare(&under, after, &basis.facts.screened);
        let still = may_decide(after, decision.kind, &basis.facts).is_ok();
        laid.decided += 1;
        if comparison.is_same() && still {
            continue;
        }
        let Some(registration) = legible(tx.registration(decision.registration).await)? else { continue };
        let (id, identity) = (registration.id, registration.identity);
        let (kind, at, version) = (decision.kind, decision.at, decision.version);
        laid.turned.push(Turned { id, identity, kind, at, version, comparison, stands: still });
    }
    Ok(laid)
}
