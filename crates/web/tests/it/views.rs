//! Every view in every language: a view that no road comes by, or an empty place on one, fails.

use std::{collections::BTreeSet, fs, path::Path};

use schakel_domain::actor::Role;
use schakel_testkit::{Engine, TalkHeld, World, walk};

use crate::{
    aside, care, conference, dossier, erasure, find, follow, handover, identity, lists, options, register, register_drafts, routes, safety,
    talk, typing, work,
};

/// The roads that together come by every view. A new view joins with the test that shows it.
fn roads() {
    find::every_public_page_speaks_three_languages_is_small_and_gives_credit();
    routes::every_route_is_answered_as_the_policies_say();
    routes::strangers_are_led_to_the_door_whatever_is_behind_it();
    register::a_client_registers_alone_on_both_engines_and_gets_a_code();
    register::kept::a_draft_is_of_one_browser_ends_after_two_hours_and_when_the_client_stops();
    register_drafts::what_was_put_by_opens_elsewhere_with_the_code_until_it_is_sent();
    register_drafts::pages_of_a_draft_close_by_themselves_after_a_warning();
    register::flood::spam_is_told_what_a_person_would_want_to_know();
    register::over::a_worker_types_over_with_the_client_who_gets_the_code();
    follow::the_client_sees_how_it_stands_and_what_was_told();
    follow::the_client_adds_and_takes_back_and_need_not_say_why();
    follow::a_page_left_alone_asks_whether_somebody_is_there_and_closes();
    safety::a_client_changes_how_to_be_reached_and_nobody_dials_before_it_was_read();
    safety::a_new_code_is_given_face_to_face_and_the_old_one_opens_nothing_any_more();
    care::what_is_corrected_is_kept_beside_what_was_and_the_client_sees_it();
    care::who_cannot_be_reached_is_ended_after_attempts_on_days_of_their_own_and_can_come_back();
    typing::what_is_typed_in_a_talk_is_offered_again_in_another_browser_and_gone_when_it_is_handed_in();
    typing::a_message_from_a_dossier_and_advice_at_the_table_are_kept_too();
    work::the_own_day_tells_what_is_new_what_is_asked_and_what_waits_for_somebody_else();
    work::what_the_dossier_asks_is_done_from_it_and_the_client_reads_what_was_decided();
    work::who_makes_the_agenda_reads_what_is_open_of_every_case_in_one_look();
    erasure::a_client_asks_two_people_decide_and_nothing_is_left_that_tells_who_it_was();
    erasure::the_client_takes_the_question_back_and_a_no_is_told_with_its_reason();
    safety::splitting_puts_back_exactly_what_was();
    talk::agreed::what_the_client_agreed_to_is_on_the_own_page_and_is_taken_back_there();
    identity::membership::an_invitation_is_made_by_the_coordinator_and_works_once();
    identity::alone::the_administrator_invites_the_first_coordinator_and_nobody_after_that();
    identity::alone::who_came_by_a_link_sees_nothing_until_a_colleague_confirms_and_is_shown_with_whom_they_opened();
    identity::lapsed::whom_nobody_confirms_for_fourteen_days_is_invited_again_and_comes_by_the_new_link();
    identity::alone::a_link_is_shown_right_after_it_was_made_and_not_again();
    identity::membership::who_has_two_roles_chooses_one_and_may_do_nothing_before();
    identity::membership::inviting_asks_for_a_fresh_factor_and_leads_back();
    identity::membership::a_form_that_came_too_late_for_a_factor_is_not_lost();
    identity::account::a_new_password_ends_the_other_sessions_and_the_old_one();
    options::the_adviser_and_the_team_leader_send_in_a_correction_and_hear_what_came_of_it();
    conference::coaching::of_two_who_record_at_once_the_second_sees_the_words_of_the_first_beside_the_own();
    aside::several_are_put_aside_after_one_question_and_each_can_be_put_back();
    handover::a_short_absence_keeps_what_is_told_and_leaving_for_good_keeps_nothing();
    handover::the_team_of_a_dossier_changes_and_never_is_left_without_a_guide();
    handover::several_are_given_at_once_and_what_another_took_is_told_and_left();
    lists::each_figure_of_the_road_leads_to_those_whom_it_counts();
    lists::every_member_takes_the_checkpoint_and_the_key_of_the_log_along_and_nobody_else_does();
    too_late();
    demonstration();
}

/// An adviser's words on a case that left the table meanwhile.
fn too_late() {
    let world = dossier::staffed(World::new()).0;
    let (jef, code) = world.registration("Nora", "Jef", "Modelmans");
    world.hold_talk("Nora", jef.id, &TalkHeld::default());
    let open = world.conference("Nora", world.now(), &["Nora", "Adem"]);
    let case = world.table("Nora", jef.id, open, false);
    world.begin("Nora", open, &["Nora", "Adem"]);
    let mut adem = world.as_("Adem");
    adem.get(&format!("/casus/{case}")).is(200);
    let mut client = world.client(&code);
    client.get("/mijn/afspraken?wat=discuss").is(200);
    client.submit("/mijn/afspraken", &[]).is(200);
    adem.submit(&format!("/casus/{case}/advies"), &[("view", "unsure"), ("words", "Liever eerst een opleiding.")]).is(409);
    world.as_("Nora").get("/vandaag?lijst=gesprek").is(200);
}

/// The seats of a demonstration.
fn demonstration() {
    let seats = World::new();
    let own = seats.partnership("Westhoek", &[33_011]).id;
    let membership = seats.member("Nora", Role::Coordinator, own).membership;
    let seat = schakel_web::DemoSeat {
        membership,
        name: "Nora Testers".to_owned(),
        role: Role::Coordinator.code(),
        organisation: "OCMW".to_owned(),
        partnership: "Westhoek".to_owned(),
    };
    let world = World::with(Engine::Sqlite, |settings| settings.demo = Some(vec![seat]));
    world.browser().get("/demo").is(200);
}

/// The types of all pages in the source: structs with a template that extends another.
fn pages() -> BTreeSet<String> {
    fn read(folder: &Path, files: &mut Vec<std::path::PathBuf>) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() { read(&path, files) } else { files.push(path) }
        }
    }
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    read(&src, &mut files);
    let mut pages = BTreeSet::new();
    for file in files.iter().filter(|file| file.extension().is_some_and(|ending| ending == "rs")) {
        let module = file.strip_prefix(&src).unwrap().with_extension("").to_string_lossy().replace('/', "::");
        let module = module.trim_end_matches("::mod").to_owned();
        let code = fs::read_to_string(file).unwrap();
        for after in code.split("#[template(path = \"").skip(1) {
            let (template, rest) = after.split_once('"').unwrap();
            let name = rest.split_once("struct ").unwrap().1.split(|sign: char| !sign.is_alphanumeric()).next().unwrap();
            if fs::read_to_string(src.join(template)).unwrap().contains("{% extends") {
                pages.insert(format!("schakel_web::{module}::{name}"));
            }
        }
    }
    pages
}

fn all_in(language: &'static str) {
    let seen = walk(language, roads);
    let shown: BTreeSet<String> = seen.views.iter().map(|view| view.split('<').next().unwrap_or_default().to_owned()).collect();
    let pages = pages();
    assert!(pages.len() > 40, "only {} pages were found", pages.len());
    let unseen: Vec<_> = pages.difference(&shown).collect();
    let well = unseen.is_empty() && seen.faults.is_empty();
    assert!(well, "in {language} no road of `roads` comes by {unseen:#?}, and these are not well: {:#?}", seen.faults);
    assert!(seen.of_staff > 100, "pages of staff ask for words of staff: {}", seen.of_staff);
}

#[test]
fn every_view_speaks_dutch() {
    all_in("nl");
}

#[test]
fn every_view_speaks_english() {
    all_in("en");
}

#[test]
fn every_view_speaks_french() {
    all_in("fr");
}
