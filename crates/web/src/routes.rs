//! All routes. A line for each page and each form, with its act; nothing else is reachable.
//!
//! Slices add their lines here, under the people they are for.

use schakel_domain::acts::{
    AddToRegistration, AdviseOnCase, AnswerRegistration, ArrangeConference, AssignRegistration, BeginConference, ChangeMember,
    CloseConference, DecideCase, EditOptions, FindPartnership, FollowRegistration, GiveAgreement, GuideDossier, InstallLogo, InviteMember,
    KeepAccount, KeepApart, ListConferences, ListDossiers, ListInbox, ListMembers, ListPartnerships, MergeRegistration, PlanConference,
    ProposeCorrection, ReadCase, ReadConference, ReadDossier, ReadRegistration, ReadTalk, RecordTalk, RecordVdabFact, Register,
    RejectRegistration, RenewRegistration, RestoreRegistration, SeeDay, SettleCorrection, SplitRegistration, TableCase, TakeBackAgreement,
    TakeOffCase, TypeOverRegistration, WithdrawRegistration,
};

use crate::{
    conference, day, demo, dossier, find, follow, help, identity, inbox, options, paper, parked, platform, register,
    router::{Audience, Route, Table},
    talk,
};

/// The table.
pub(crate) fn table() -> Table {
    road(house(Table::new()))
}

/// Finding, registering, signing in, the inbox, and looking after the house.
fn house(table: Table) -> Table {
    table
        .audience(Audience::Public)
        .open::<FindPartnership>("/", find::home)
        .open::<FindPartnership>("/partnerschappen", find::overview)
        .open::<FindPartnership>("/p/{slug}", find::show)
        .open::<FindPartnership>("/logo/{slug}/{slot}", options::logos::file)
        .page("/contact", "help", find::contact)
        .page("/privacy", "help", help::privacy)
        .page("/toegankelijkheid", "help", help::accessibility)
        .page("/demo", "seats of a demonstration", demo::show)
        .send("/demo", "seats of a demonstration", demo::take)
        .page("/weg", "leaves to a neutral page", help::leave)
        .open::<FindPartnership>("/p/{slug}/aanmelden", register::start)
        .send("/p/{slug}/aanmelden", "a draft is begun", register::begin)
        .open::<FindPartnership>("/p/{slug}/papier", paper::show)
        .page("/aanmelden/{stap}", "a step of a draft", register::step)
        .send("/aanmelden/{stap}", "a step of a draft", register::answer)
        .page("/aanmelden/controle", "a step of a draft", register::check)
        .change::<Register>("/aanmelden/controle", register::finish)
        .page("/aanmelden/klaar", "what a draft came to", register::done)
        .send("/aanmelden/stoppen", "a draft is thrown away", register::stop)
        .page("/aanmelden/gestopt", "a draft was thrown away", register::stopped)
        .page("/code", "a client signs in", follow::code)
        .send("/code", "a client signs in", follow::enter)
        .page("/in", "signing in", identity::enter::show)
        .send("/in", "signing in", identity::enter::submit)
        .send("/in/sleutel/begin", "signing in", identity::enter::begin_passkey)
        .send("/in/sleutel", "signing in", identity::enter::passkey)
        .page("/in/verder", "where a role begins its day", identity::enter::onward)
        .page("/in/rol", "choosing a membership", identity::choose::show)
        .send("/in/rol", "choosing a membership", identity::choose::submit)
        .send("/uit", "signing out", identity::enter::leave)
        .page("/uitnodiging/{token}", "an invitation", identity::invitation::show)
        .send("/uitnodiging/{token}", "accepting an invitation", identity::invitation::with_password)
        .send("/uitnodiging/{token}/sleutel/begin", "accepting an invitation", identity::invitation::begin_passkey)
        .send("/uitnodiging/{token}/sleutel", "accepting an invitation", identity::invitation::with_passkey)
        .send("/uitnodiging/{token}/aanvaarden", "accepting an invitation", identity::invitation::accept)
        .audience(Audience::Client)
        .look::<FollowRegistration>("/mijn", follow::own)
        .form::<AddToRegistration>("/mijn/toevoegen", follow::add_form)
        .change::<AddToRegistration>("/mijn/toevoegen", follow::add)
        .form::<WithdrawRegistration>("/mijn/intrekken", follow::withdraw_form)
        .change::<WithdrawRegistration>("/mijn/intrekken", follow::withdraw)
        .change::<RenewRegistration>("/mijn/wachten", follow::renew)
        .form::<TakeBackAgreement>("/mijn/afspraken", follow::take_back_form)
        .change::<TakeBackAgreement>("/mijn/afspraken", follow::take_back)
        .form::<GiveAgreement>("/mijn/akkoord", follow::give_form)
        .change::<GiveAgreement>("/mijn/akkoord", follow::give)
        .page("/mijn/bewaard", "a form that was kept aside", parked::show)
        .audience(Audience::Member)
        .page("/in/opnieuw", "showing a factor again", identity::again::show)
        .send("/in/opnieuw", "showing a factor again", identity::again::submit)
        .send("/in/opnieuw/sleutel/begin", "showing a factor again", identity::again::begin_passkey)
        .send("/in/opnieuw/sleutel", "showing a factor again", identity::again::passkey)
        .form::<KeepAccount>("/account", identity::account::show)
        .change::<KeepAccount>("/account/sleutel/begin", identity::account::begin_passkey)
        .change::<KeepAccount>("/account/sleutel", identity::account::add_passkey)
        .change::<KeepAccount>("/account/weg", identity::account::drop_factor)
        .change::<KeepAccount>("/account/sessies", identity::account::end_sessions)
        .form::<KeepAccount>("/account/wachtwoord", identity::password::form)
        .change::<KeepAccount>("/account/wachtwoord", identity::password::change)
        .form::<KeepAccount>("/account/app", identity::password::app_form)
        .change::<KeepAccount>("/account/app", identity::password::app_change)
        .look::<ListMembers>("/leden", identity::members::list)
        .form::<InviteMember>("/leden/uitnodigen", identity::members::form)
        .change::<InviteMember>("/leden/uitnodigen", identity::members::invite)
        .change::<InviteMember>("/leden/{id}/uitnodigen", identity::members::invite_again)
        .change::<ChangeMember>("/leden/{id}/wijzigen", identity::members::change)
        .look::<ListInbox>("/inbox", inbox::list)
        .look::<ReadRegistration>("/inbox/{id}", inbox::show)
        .change::<AssignRegistration>("/inbox/{id}/toewijzen", inbox::assign)
        .change::<AnswerRegistration>("/inbox/{id}/antwoord", inbox::answer)
        .change::<MergeRegistration>("/inbox/{id}/samenvoegen", inbox::merge)
        .change::<SplitRegistration>("/inbox/{id}/splitsen", inbox::split)
        .change::<KeepApart>("/inbox/{id}/apart", inbox::keep_apart)
        .look::<ListInbox>("/inbox/afwijzen", inbox::choose_aside)
        .change::<RejectRegistration>("/inbox/afwijzen", inbox::put_aside)
        .change::<RestoreRegistration>("/inbox/{id}/terugzetten", inbox::restore)
        .form::<EditOptions>("/opties", options::sheet)
        .change::<EditOptions>("/opties", options::edit)
        .change::<EditOptions>("/opties/bevestigen", options::confirm)
        .form::<ProposeCorrection>("/opties/verbetering", options::proposals)
        .change::<ProposeCorrection>("/opties/verbetering", options::propose)
        .form::<SettleCorrection>("/opties/verbetering/{id}", options::settle_form)
        .change::<SettleCorrection>("/opties/verbetering/{id}", options::settle)
        .form::<InstallLogo>("/logos", options::logos::show)
        .change::<InstallLogo>("/logos", options::logos::install)
        .change::<InstallLogo>("/logos/weg", options::logos::remove)
        .look::<ListPartnerships>("/platform", platform::list)
        .form::<TypeOverRegistration>("/inbox/overtypen", register::over_form)
        .change::<TypeOverRegistration>("/inbox/overtypen", register::type_over)
        .page("/in/bewaard", "a form that was kept aside", parked::show)
}

/// The road of a client: the first talk, the conference, the dossier, and the day of who coordinates it.
fn road(table: Table) -> Table {
    table
        .audience(Audience::Member)
        .look::<ReadTalk>("/inbox/{id}/gesprek", talk::overview)
        .look::<ReadTalk>("/inbox/{id}/gesprek/servicelijn", talk::servicelijn)
        .change::<RecordTalk>("/inbox/{id}/gesprek/klaar", talk::finish)
        .look::<ReadTalk>("/inbox/{id}/gesprek/vdab", talk::show_vdab)
        .change::<RecordVdabFact>("/inbox/{id}/gesprek/vdab", talk::save_vdab)
        .look::<ReadTalk>("/inbox/{id}/gesprek/{deel}", talk::show)
        .change::<RecordTalk>("/inbox/{id}/gesprek/{deel}", talk::save)
        .form::<TableCase>("/inbox/{id}/agenda", conference::table_form)
        .change::<TableCase>("/inbox/{id}/agenda", conference::table)
        .look::<ListConferences>("/besprekingen", conference::list)
        .form::<PlanConference>("/besprekingen/nieuw", conference::plan_form)
        .change::<PlanConference>("/besprekingen/nieuw", conference::plan)
        .look::<ReadConference>("/besprekingen/{id}", conference::show)
        .form::<ArrangeConference>("/besprekingen/{id}/wijzigen", conference::arrange_form)
        .change::<ArrangeConference>("/besprekingen/{id}/wijzigen", conference::arrange)
        .change::<BeginConference>("/besprekingen/{id}/beginnen", conference::begin)
        .change::<BeginConference>("/besprekingen/{id}/aanwezig", conference::attend)
        .change::<CloseConference>("/besprekingen/{id}/sluiten", conference::close)
        .look::<ReadCase>("/casus/{id}", conference::case)
        .change::<AdviseOnCase>("/casus/{id}/advies", conference::advise)
        .form::<DecideCase>("/casus/{id}/besluit", conference::decide_form)
        .change::<DecideCase>("/casus/{id}/besluit", conference::decide)
        .change::<TakeOffCase>("/casus/{id}/afvoeren", conference::take_off)
        .look::<ListDossiers>("/dossiers", dossier::list)
        .look::<ReadDossier>("/dossiers/{id}", dossier::show)
        .look_with::<ReadDossier>("/dossiers/{id}", dossier::open_with_reason)
        .change::<GuideDossier>("/dossiers/{id}/vdab", dossier::note)
        .change::<GuideDossier>("/dossiers/{id}/drempels", dossier::share)
        .look::<SeeDay>("/vandaag", day::show)
}

/// The rows, for `schakel routes --json` and for the tests that walk every one of them.
pub fn rows() -> Vec<Route> {
    table().rows()
}
