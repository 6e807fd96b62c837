//! What is told when no policy allows an act: for every role and act a paragraph and a sentence. (When a prohibition
//! refuses, its own annotations tell.) The sentences stand in the texts, `why.ftl`.

use schakel_domain::actor::Role;

/// One row: who, doing what, is told what. The first that fits is taken.
#[derive(Debug, Clone, Copy)]
pub struct Row {
    /// The roles; none means all.
    pub roles: &'static [Role],
    /// The acts, or their beginnings up to the point; none means all.
    pub acts: &'static [&'static str],
    /// The paragraph.
    pub par: &'static str,
    /// The key of the sentence.
    pub why: &'static str,
}

impl Row {
    /// Whether it is about this role and act.
    pub fn fits(&self, role: Role, act: &str) -> bool {
        let noun = act.split('.').next();
        (self.roles.is_empty() || self.roles.contains(&role))
            && (self.acts.is_empty() || self.acts.iter().any(|it| *it == act || Some(*it) == noun))
    }
}

const fn row(roles: &'static [Role], acts: &'static [&'static str], par: &'static str, why: &'static str) -> Row {
    Row { roles, acts, par, why }
}

const OWN: &[&str] = &[
    "registration.follow",
    "registration.add",
    "registration.change_contact",
    "registration.withdraw",
    "registration.renew",
    "registration.ask_erasure",
];
/// What the worker does who has a registration.
const HAS_IT: &[&str] = &[
    "registration.read",
    "registration.answer",
    "registration.note_contact",
    "registration.claim",
    "registration.issue_code",
    "registration.correct",
    "registration.note_attempt",
    "registration.end",
];
const GUIDES: &[Role] = &[Role::Caseworker, Role::Companion];
const PROPOSERS: &[Role] = &[Role::VdabAdviser, Role::TeamLeader];

/// To read the parts of a dossier that are not for everybody on its team.
const PARTS: &[&str] = &[
    "dossier.read_wish",
    "dossier.read_thresholds",
    "dossier.read_vdab_facts",
    "dossier.read_decision",
    "dossier.read_agreements",
    "dossier.read_trail",
];

/// The table, from the particular to the general. What a prohibition always refuses (the mediator, VDAB and clients) has no row.
pub const ROWS: &[Row] = &[
    // A visitor has no account.
    row(&[Role::Visitor], &["registration.register"], "2.1", "no-closed"),
    row(&[Role::Visitor], OWN, "2.1", "no-code"),
    row(&[Role::Visitor], &[], "1.1", "no-sign-in"),
    row(&[Role::Client], &["registration.register"], "2.1", "no-closed"),
    row(&[Role::Client], &["registration.follow", "agreement.take_back", "registration.ask_erasure"], "2.1", "no-other-client"),
    row(
        &[Role::Client],
        &["registration.add", "registration.change_contact", "registration.withdraw", "registration.renew", "agreement.give"],
        "2.1",
        "no-over",
    ),
    row(&[Role::Client], &["dossier"], "III", "no-other-dossier"),
    row(&[Role::Client], &["account.keep"], "2.1", "no-client-account"),
    row(&[Role::Client], &[], "1.1", "no-staff-only"),
    // What only the client does.
    row(&[], &["registration.register"], "2.1", "no-only-client-registers"),
    row(&[], OWN, "2.1", "no-only-client"),
    row(&[], &["agreement.take_back", "agreement.give"], "2.1", "no-only-client"),
    // The talk.
    row(
        &[Role::QualityCoach, Role::ProjectManager],
        &["talk", "vdab_fact", "case", "dossier", "day", "conference"],
        "8",
        "no-figures-only",
    ),
    row(&[Role::PlatformAdmin], &["talk", "vdab_fact", "case", "dossier", "day", "conference"], "2.1", "no-admin-registration"),
    row(&[Role::Buddy], &["talk", "vdab_fact"], "2.1", "no-buddy-registration"),
    row(&[], &["talk", "vdab_fact"], "2.2", "no-talk"),
    // Conferences, and the cases on their agendas.
    row(&[Role::Buddy], &["conference", "case"], "1.3.2", "no-buddy-conference"),
    row(&[Role::Coordinator], &["case.decide", "case.appraise", "case.advise"], "1.3.2", "no-decide-alone"),
    row(&[Role::Coordinator], &["case.table"], "1.3.2", "no-table-over"),
    row(&[], &["conference.plan", "conference.arrange", "conference.begin", "conference.close"], "1.3.2", "no-coordinator-conference"),
    row(&[], &["case.table", "case.take_off", "case.decide", "case.appraise"], "1.3.2", "no-coordinator-conference"),
    row(&[], &["conference", "case"], "1.3.2", "no-open-conference"),
    // Dossiers.
    row(&[Role::Coordinator], &["dossier.read", "dossier.read_team"], "1.1", "no-dossier-reason"),
    row(&[Role::Coordinator], PARTS, "1.1", "no-dossier-reason"),
    row(&[Role::Buddy], PARTS, "1.1", "no-buddy-part"),
    row(&[Role::Coordinator], &["dossier.guide"], "1.1", "no-team-guides"),
    row(&[Role::Coordinator], &["dossier.change_team"], "1.1", "no-team-closed"),
    row(&[Role::Coordinator], &["dossier.end"], "7", "no-trajectory-open"),
    row(&[Role::Caseworker, Role::Companion, Role::Buddy], &["dossier.change_team"], "1.1", "no-coordinator-team"),
    row(&[Role::Buddy], &["dossier.guide", "dossier.end"], "1.1", "no-buddy-guides"),
    row(&[Role::OutreachWorker], &["dossier"], "2.2", "no-outreach-dossier"),
    row(&[], &["dossier"], "1.1", "no-team"),
    row(&[], &["day"], "1.1", "no-coordinator-day"),
    // Registrations.
    row(&[Role::QualityCoach, Role::ProjectManager], &["registration", "inbox"], "8", "no-figures-only"),
    row(&[Role::PlatformAdmin], &["registration", "inbox"], "2.1", "no-admin-registration"),
    row(&[Role::Buddy], &["registration", "inbox"], "2.1", "no-buddy-registration"),
    row(GUIDES, HAS_IT, "2.1", "no-not-assigned"),
    row(&[Role::OutreachWorker], HAS_IT, "2.2", "no-not-supported"),
    row(&[], &["registration"], "2.1", "no-coordinator-assigns"),
    // The partnership.
    row(PROPOSERS, &["options.edit", "options.settle"], "2.1", "no-propose-instead"),
    row(&[Role::Coordinator], &["options.propose"], "2.1", "no-edit-instead"),
    row(&[], &["options.propose"], "2.1", "no-who-proposes"),
    row(&[], &["options"], "2.1", "no-coordinator-options"),
    row(&[], &["partnership.install_logo"], "9", "no-coordinator-logos"),
    row(&[Role::PlatformAdmin], &["member.hand_over"], "1.1", "no-admin-hands-over"),
    row(&[Role::PlatformAdmin], &["member.invite_coordinator"], "1.1", "no-admin-first"),
    row(&[Role::PlatformAdmin], &["member.invite", "member.confirm", "member.see_new"], "1.1", "no-admin-lets-in"),
    row(&[Role::PlatformAdmin], &["member.change"], "1.1", "no-admin-resumes"),
    row(&[Role::Coordinator], &["member.confirm"], "1.1", "no-awaiting"),
    row(&[Role::Coordinator], &["member.invite_coordinator"], "1.1", "no-coordinator-invites"),
    row(&[], &["member.confirm"], "1.1", "no-who-confirms"),
    row(&[], &["member"], "1.1", "no-coordinator-members"),
    row(&[], &["partnership.list", "partnership.import"], "1.1", "no-admin-only"),
    row(&[], &["account.keep"], "1.1", "no-own-account"),
];

/// The paragraph and the sentence for this role and act.
pub(crate) fn of(role: Role, act: &str) -> (String, String) {
    // A test shows that every refusal has a row; should one ever lack it, the general sentence is still true.
    let (par, why) = ROWS.iter().find(|row| row.fits(role, act)).map_or(("1.1", "no-nothing"), |row| (row.par, row.why));
    (par.to_owned(), why.to_owned())
}
