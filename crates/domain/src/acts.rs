//! Everything a person can do. One name serves the type, the policy, the log, the text and the route.

use crate::resource::{AccountRef, CaseRef, ConferenceRef, DossierRef, MembershipRef, PartnershipRef, Platform, RegistrationRef, Resource};

/// What an act does to the log.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Shows what anybody may see: no personal data, so nothing to note.
    Open,
    /// Looks at something of a person or of the house: noted before the first byte goes out.
    Look,
    /// Changes something: noted in the same transaction.
    Change,
}

/// A thing that a person can do.
pub trait Act: Send + Sync + 'static {
    /// Its one name, such as `registration.read`.
    const NAME: &'static str;
    /// What it does to the log.
    const KIND: Kind;
    /// Whether the person must have shown a factor again in the last five minutes (security.md row 13).
    const STEP_UP: bool;
    /// What it is done to.
    type On: Resource;
    /// Its row in the table of all acts.
    const ROW: ActRow = ActRow { name: Self::NAME, kind: Self::KIND, on: <Self::On as Resource>::TYPE, step_up: Self::STEP_UP };
}

/// An act as a row of the table of all acts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ActRow {
    /// Its name.
    pub name: &'static str,
    /// What it does to the log.
    pub kind: Kind,
    /// The type of what it is done to.
    pub on: &'static str,
    /// Whether a factor must have been shown again.
    pub step_up: bool,
}

macro_rules! acts {
    ($($(#[$doc:meta])* $name:ident = $code:literal $kind:ident on $on:ident $(step_up $step:literal)?;)*) => {
        $(
            $(#[$doc])*
            #[derive(Debug, Clone, Copy)]
            pub struct $name;
            impl Act for $name {
                const NAME: &'static str = $code;
                const KIND: Kind = Kind::$kind;
                const STEP_UP: bool = false $(|| $step)?;
                type On = $on;
            }
        )*
        /// All acts, in the order of the roads.
        pub const ALL: &[ActRow] = &[
            $($name::ROW),*
        ];
    };
}

acts! {
    /// Finds a partnership and its registration options (§2.1).
    FindPartnership = "partnership.find" Open on Platform;
    /// The client registers (§2.1). Nobody registers for a client: others can only help.
    Register = "registration.register" Change on PartnershipRef;
    /// The client looks at the own registration with the code.
    FollowRegistration = "registration.follow" Look on RegistrationRef;
    /// The client adds something to the own registration.
    AddToRegistration = "registration.add" Change on RegistrationRef;
    /// The client changes how to be reached safely.
    ChangeContact = "registration.change_contact" Change on RegistrationRef;
    /// The client withdraws the own registration (§2.1: voluntary).
    WithdrawRegistration = "registration.withdraw" Change on RegistrationRef;
    /// The client confirms that he or she is still waiting, before or after the registration expired.
    RenewRegistration = "registration.renew" Change on RegistrationRef;
    /// The client asks to be erased, on the own page, or takes that back (GDPR, article 17). Nothing is erased by asking.
    AskErasure = "registration.ask_erasure" Change on RegistrationRef;
    /// One of two people says yes to erasing a client.
    ApproveErasure = "registration.approve_erasure" Change on RegistrationRef step_up true;
    /// The client is told why nothing is erased (GDPR, article 12).
    StopErasure = "registration.stop_erasure" Change on RegistrationRef;
    /// A worker types over a paper form together with the client (§2.1).
    TypeOverRegistration = "registration.type_over" Change on PartnershipRef;
    /// Sees the list of registrations.
    ListInbox = "inbox.list" Look on PartnershipRef;
    /// Searches the registrations of the own partnership by name.
    SearchInbox = "inbox.search" Look on PartnershipRef;
    /// Opens a registration.
    ReadRegistration = "registration.read" Look on RegistrationRef;
    /// Assigns a registration to a worker.
    AssignRegistration = "registration.assign" Change on RegistrationRef;
    /// Answers the client.
    AnswerRegistration = "registration.answer" Change on RegistrationRef;
    /// Notes that a changed way to reach the client was read.
    NoteContactRead = "registration.note_contact" Change on RegistrationRef;
    /// Corrects what is known of a client: names, birth date, municipality, language, telephone. What was known before is kept.
    CorrectRegistration = "registration.correct" Change on RegistrationRef;
    /// Notes an attempt to reach the client.
    NoteAttempt = "registration.note_attempt" Change on RegistrationRef;
    /// Ends a registration for an ordinary reason, such as a client who said to stop; it can be put back.
    EndRegistration = "registration.end" Change on RegistrationRef;
    /// Joins two registrations of one person.
    MergeRegistration = "registration.merge" Change on RegistrationRef;
    /// Notes that the client said, in person, that a joined registration is his or hers as well: its code opens this one from then on.
    ClaimRegistration = "registration.claim" Change on RegistrationRef;
    /// Makes a new code for the client, face to face, in the place of one that was lost.
    IssueCode = "registration.issue_code" Change on RegistrationRef;
    /// Takes a joined registration apart again.
    SplitRegistration = "registration.split" Change on RegistrationRef;
    /// Notes that two registrations that look alike are of two people.
    KeepApart = "registration.keep_apart" Change on RegistrationRef;
    /// Puts a registration aside that is not a real one; it can be put back.
    RejectRegistration = "registration.reject" Change on RegistrationRef;
    /// Puts back a registration that was put aside, or that expired.
    RestoreRegistration = "registration.restore" Change on RegistrationRef;
    /// Opens the first talk of a registration, with the screening beside it (§2.2).
    ReadTalk = "talk.read" Look on RegistrationRef;
    /// Notes what the client answered in the talk (§2.2).
    RecordTalk = "talk.record" Change on RegistrationRef;
    /// Notes a fact about VDAB with its source, which is always the client's (§2.2, §1.3.2).
    RecordVdabFact = "vdab_fact.record" Change on RegistrationRef;
    /// The client takes back an agreement: to be discussed, to be named, to be guided by a team (§2.1: voluntary).
    TakeBackAgreement = "agreement.take_back" Change on RegistrationRef;
    /// The client gives again what he or she took back, or answered "no" to in the talk (§2.1: voluntary).
    GiveAgreement = "agreement.give" Change on RegistrationRef;
    /// Sees which conferences are planned, open and over (§1.3.2).
    ListConferences = "conference.list" Look on PartnershipRef;
    /// Plans a conference.
    PlanConference = "conference.plan" Change on PartnershipRef;
    /// Opens a conference: when, where, who, and as much of the agenda as the cases allow.
    ReadConference = "conference.read" Look on ConferenceRef;
    /// Changes when, where and who of a conference, or calls it off.
    ArrangeConference = "conference.arrange" Change on ConferenceRef;
    /// Begins a conference, and notes who is there.
    BeginConference = "conference.begin" Change on ConferenceRef;
    /// Closes a conference. Those who saw its cases because of it do not see them any more.
    CloseConference = "conference.close" Change on ConferenceRef;
    /// Puts a registration on the agenda of a conference.
    TableCase = "case.table" Change on RegistrationRef;
    /// Takes a case off the agenda.
    TakeOffCase = "case.take_off" Change on CaseRef;
    /// Opens a case on the agenda: the summary of what the client agreed to.
    ReadCase = "case.read" Look on CaseRef;
    /// Sees by name who the case is of: only when the client agreed for this conference.
    NameCase = "case.name" Look on CaseRef;
    /// Advises on a case (§1.3.2).
    AdviseOnCase = "case.advise" Change on CaseRef;
    /// Notes what the conference decided, and does what it says (§1.3.2).
    DecideCase = "case.decide" Change on CaseRef;
    /// Writes down what the table finds of a criterion of the target group.
    AppraiseCase = "case.appraise" Change on CaseRef;
    /// Sees the list of dossiers.
    ListDossiers = "dossier.list" Look on PartnershipRef;
    /// Knows that a dossier is there.
    SeeDossier = "dossier.see" Look on DossierRef;
    /// Opens a dossier on how to reach the client and what is asked now. A coordinator gives a reason.
    ReadDossier = "dossier.read" Look on DossierRef;
    /// Reads the help question of a dossier, in the client's words.
    ReadWish = "dossier.read_wish" Look on DossierRef;
    /// Reads the thresholds of a dossier, and who works on them (§1.2).
    ReadThresholds = "dossier.read_thresholds" Look on DossierRef;
    /// Reads what is known about VDAB in a dossier, and what the mediator estimates (§2.2).
    ReadVdabFacts = "dossier.read_vdab_facts" Look on DossierRef;
    /// Reads what the conference decided, with what the rules of entry said (§1.3.2).
    ReadDecision = "dossier.read_decision" Look on DossierRef;
    /// Reads who guides, in what role and since when.
    ReadTeam = "dossier.read_team" Look on DossierRef;
    /// Reads what the client agreed to.
    ReadAgreements = "dossier.read_agreements" Look on DossierRef;
    /// Reads who looked and who changed what.
    ReadTrail = "dossier.read_trail" Look on DossierRef;
    /// Notes a fact about VDAB or who works on a threshold, in a dossier.
    GuideDossier = "dossier.guide" Change on DossierRef;
    /// Adds a guide to the team of an open dossier, or ends the part of one.
    ChangeTeam = "dossier.change_team" Change on DossierRef;
    /// Ends a trajectory, because the client wants to stop or is not there any more (§7).
    EndTrajectory = "dossier.end" Change on DossierRef;
    /// Sees what waits in the partnership, how long, with whom, and the road as a funnel.
    SeeDay = "day.see" Look on PartnershipRef;
    /// Edits the registration options and confirms them (§2.1).
    EditOptions = "options.edit" Change on PartnershipRef;
    /// Sends in a correction of the registration options (§2.1: the adviser, the team leader in the board).
    ProposeCorrection = "options.propose" Change on PartnershipRef;
    /// Takes over or sets aside a correction that was sent in.
    SettleCorrection = "options.settle" Change on PartnershipRef;
    /// Installs the official file of one of the four logos (§9).
    InstallLogo = "partnership.install_logo" Change on PartnershipRef;
    /// Sees who is a member of the partnership.
    ListMembers = "member.list" Look on PartnershipRef;
    /// Invites a person into a role.
    InviteMember = "member.invite" Change on PartnershipRef step_up true;
    /// Invites a coordinator where none serves: the administrator of the platform, in a partnership that never had one, or that lost
    /// all of them.
    InviteCoordinator = "member.invite_coordinator" Change on PartnershipRef step_up true;
    /// Says of one who came by a link that it is the right person: from then on the membership counts.
    ConfirmMember = "member.confirm" Change on MembershipRef step_up true;
    /// Sees who is new in the partnership, who let them in, and whom they opened.
    SeeNewcomers = "member.see_new" Look on PartnershipRef;
    /// Suspends, resumes or ends a membership.
    ChangeMember = "member.change" Change on MembershipRef step_up true;
    /// Hands what hangs on a member to others: registrations, parts in teams, seats at planned conferences.
    HandOver = "member.hand_over" Change on MembershipRef step_up true;
    /// Sees the partnerships of the platform and how the platform runs.
    ListPartnerships = "partnership.list" Look on Platform;
    /// Takes in partnerships, their municipalities and their organisations from a file.
    ImportPartnerships = "partnership.import" Change on Platform;
    /// Looks after the own account: passkeys, password, sessions.
    KeepAccount = "account.keep" Change on AccountRef;
}

/// An act in which a client answers an agreement anew, on the own page.
pub trait AnswerAgain: Act<On = RegistrationRef> {
    /// What the client answers.
    const YES: bool;
}

impl AnswerAgain for GiveAgreement {
    const YES: bool = true;
}

impl AnswerAgain for TakeBackAgreement {
    const YES: bool = false;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_act_has_a_name_of_its_own() {
        let mut names: Vec<_> = ALL.iter().map(|act| act.name).collect();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), ALL.len());
    }
}
