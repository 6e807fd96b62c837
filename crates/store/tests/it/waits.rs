//! What waits is kept as domain says it, on each engine: one list for each open registration, and whose turn it is; and it is worked
//! out for what an older program left behind.

use schakel_domain::ids::{Id, PartnershipId, RegistrationId};
use schakel_store::{Store, Tx, values};

use crate::world::{World, vault, worlds};

/// Somebody, and a conference that goes on.
const GROUND: [&str; 5] = [
    "INSERT INTO partnership (partnership_id, slug, name, open, created_at) \
     VALUES ('0190f3c2-7c1e-7abc-8def-000000000001', 'p', 'P', TRUE, '2026-11-01T12:00:00Z')",
    "INSERT INTO organisation (organisation_id, partnership_id, name, kind) \
     VALUES ('o', '0190f3c2-7c1e-7abc-8def-000000000001', 'O', 'ocmw')",
    "INSERT INTO person (person_id, name, sign_in_name, created_at) VALUES ('h', 'H', 'h', '2026-11-01T12:00:00Z')",
    "INSERT INTO membership (membership_id, person_id, partnership_id, organisation_id, role, standing, created_at, changed_at, version) \
     VALUES ('m', 'h', '0190f3c2-7c1e-7abc-8def-000000000001', 'o', 'coordinator', 'active', '2026-11-01T12:00:00Z', '2026-11-01T12:00:00Z', 1)",
    "INSERT INTO conference (conference_id, partnership_id, state, starts_at, place, planned_by, planned_at, version) \
     VALUES ('c', '0190f3c2-7c1e-7abc-8def-000000000001', 'open', '2026-11-20T12:00:00.000000Z', 'zaal', 'm', '2026-11-01T12:00:00Z', 1)",
];

fn partnership() -> PartnershipId {
    "0190f3c2-7c1e-7abc-8def-000000000001".parse().unwrap()
}

fn day(number: u8) -> String {
    format!("2026-11-{number:02}T12:00:00.000000Z")
}

/// A registration that came in on the first: what was done, on which days, and what waits of it then.
#[derive(Default)]
struct Case {
    closed: Option<&'static str>,
    /// The day on which the talk was done, or on which it was begun and not done.
    talk: Option<(bool, u8)>,
    discuss: &'static str,
    vdab: bool,
    tabled: bool,
    /// What was decided on the tenth, and the day on which it was followed.
    decided: Option<(&'static str, Option<u8>)>,
    opened: bool,
    written: &'static [(&'static str, u8)],
    lists: &'static [&'static str],
    next: Option<(&'static str, u8)>,
}

fn cases() -> Vec<Case> {
    let yes = || Case { talk: Some((true, 2)), discuss: "yes", ..Case::default() };
    vec![
        Case { lists: &["untalked"], next: Some(("first", 1)), ..Case::default() },
        Case { written: &[("question", 3)], lists: &["untalked"], next: Some(("client", 3)), ..Case::default() },
        Case { written: &[("question", 3), ("addition", 4)], lists: &["untalked"], next: Some(("reply", 4)), ..Case::default() },
        Case { closed: Some("rejected"), ..Case::default() },
        Case { talk: Some((false, 2)), discuss: "open", lists: &["begun"], next: Some(("ours", 2)), ..Case::default() },
        Case { discuss: "no", lists: &["unagreed"], next: Some(("ours", 2)), ..yes() },
        Case { discuss: "later", lists: &["unagreed"], next: Some(("ours", 2)), ..yes() },
        Case { lists: &["ready"], next: Some(("ours", 2)), ..yes() },
        Case { tabled: true, next: Some(("conference", 20)), ..yes() },
        Case { decided: Some(("ask_more", None)), lists: &["unfollowed"], next: Some(("ours", 10)), ..yes() },
        Case { vdab: true, lists: &["ready", "vdab"], next: Some(("ours", 2)), ..yes() },
        Case {
            closed: Some("referred"),
            decided: Some(("refer_regular", None)),
            lists: &["unfollowed"],
            next: Some(("ours", 10)),
            ..yes()
        },
        Case {
            closed: Some("accepted"),
            decided: Some(("open_trajectory", Some(11))),
            opened: true,
            vdab: true,
            lists: &["unfollowed", "vdab"],
            next: Some(("ours", 11)),
            ..yes()
        },
        Case { closed: Some("referred"), decided: Some(("refer_regular", Some(11))), ..yes() },
    ]
}

async fn put(tx: &mut Tx, number: usize, case: &Case) -> RegistrationId {
    let id: RegistrationId = format!("0190f3c2-7c1e-7abc-8def-0000000001{number:02x}").parse().unwrap();
    let key = || id.to_string();
    let state = if case.written.is_empty() { "received" } else { "answered" };
    let talked = case.talk.map(|(_, on)| day(on));
    let closed_at = case.closed.map(|_| day(10));
    let one = "INSERT INTO client (client_id, partnership_id, created_at) VALUES ($1, $2, $3)";
    tx.execute(one, values![key(), partnership(), day(1)]).await.unwrap();
    let one = "INSERT INTO registration (registration_id, partnership_id, client_id, state, channel, language, received_at, helper_kind, \
               identity, contact, told, code_hash, version, closed, closed_at, talked_at) \
               VALUES ($1, $2, $1, $3, 'web', 'nl', $4, 'nobody', $5, $5, $5, $6, 1, $7, $8, $9)";
    let hash = [u8::try_from(number).unwrap(); 32];
    tx.execute(one, values![key(), partnership(), state, day(1), vec![0_u8], hash, case.closed, closed_at, talked]).await.unwrap();
    for (at, (kind, on)) in case.written.iter().enumerate() {
        let by = (*kind != "addition").then_some("m");
        let one = "INSERT INTO message (message_id, partnership_id, registration_id, kind, body, written_at, written_by) \
                   VALUES ($1, $2, $3, $4, $5, $6, $7)";
        tx.execute(
            one,
            values![format!("0190f3c2-7c1e-7abc-8def-00{at:02x}000001{number:02x}"), partnership(), key(), *kind, vec![0_u8], day(*on), by],
        )
        .await
        .unwrap();
    }
    if let Some((done, on)) = case.talk {
        let one = "INSERT INTO talk (talk_id, partnership_id, registration_id, client_id, begun_at, begun_by, saved_at, finished_at, discuss, \
                   name, team, vdab_open_since, answers, version) VALUES ($1, $2, $1, $1, $3, 'm', $3, $4, $5, 'no', 'yes', $6, $7, 1)";
        let vdab = case.vdab.then(|| day(2));
        tx.execute(one, values![key(), partnership(), day(on), done.then(|| day(on)), case.discuss, vdab, vec![0_u8]]).await.unwrap();
    }
    if case.tabled || case.decided.is_some() {
        let one = "INSERT INTO conference_case (case_id, partnership_id, conference_id, registration_id, client_id, place, pseudonym, named, \
                   state, tabled_at, tabled_by, summary, version) VALUES ($1, $2, 'c', $1, $1, $3, $1, FALSE, $4, $5, 'm', $6, 1)";
        let state = if case.tabled { "tabled" } else { "decided" };
        tx.execute(one, values![key(), partnership(), i64::try_from(number).unwrap(), state, day(3), vec![0_u8]]).await.unwrap();
    }
    if let Some((kind, followed)) = case.decided {
        let one = "INSERT INTO decision (decision_id, partnership_id, case_id, registration_id, client_id, kind, decided_by, decided_at, playbook, \
                   present, adviser_present, reason, judgements, followed_at) VALUES ($1, $2, $1, $1, $1, $3, 'm', $4, 6, 2, FALSE, $5, $5, $6)";
        tx.execute(one, values![key(), partnership(), kind, day(10), vec![0_u8], followed.map(day)]).await.unwrap();
    }
    if case.opened {
        let one = "INSERT INTO dossier (dossier_id, partnership_id, client_id, registration_id, decision_id, decision_kind, organisation_id, \
                   opened_on, state, consent, version) VALUES ($1, $2, $1, $1, $1, 'open_trajectory', 'o', '2026-11-10', 'open', TRUE, 1)";
        tx.execute(one, values![key(), partnership()]).await.unwrap();
    }
    id
}

/// All of them, as a program of before left them: nothing is worked out.
async fn filled(world: &World) -> Vec<(RegistrationId, Case)> {
    let mut tx = world.store.write_in(partnership()).await.unwrap();
    for sql in GROUND {
        tx.execute(sql, vec![]).await.unwrap();
    }
    let mut all = Vec::new();
    for (number, case) in cases().into_iter().enumerate() {
        all.push((put(&mut tx, number, &case).await, case));
    }
    tx.commit().await.unwrap();
    all
}

async fn look(store: &Store, all: &[(RegistrationId, Case)]) {
    let mut tx = store.read().await.unwrap();
    for (number, (id, case)) in all.iter().enumerate() {
        let sql = "SELECT list FROM waits WHERE registration_id = $1 ORDER BY list";
        let lists: Vec<(String,)> = tx.fetch(sql, values![*id]).await.unwrap();
        let lists: Vec<&str> = lists.iter().map(|(list,)| list.as_str()).collect();
        assert_eq!(lists, case.lists, "case {number}");
        let sql = "SELECT next_step, next_since FROM registration WHERE registration_id = $1";
        let (step, since): (Option<String>, Option<String>) = tx.fetch_one(sql, values![*id]).await.unwrap();
        assert_eq!(step.zip(since), case.next.map(|(step, since)| (step.to_owned(), day(since))), "case {number}");
    }
    assert_eq!(tx.waits_kept().await.unwrap(), (13, 0, 0), "and they say the same");
}

#[tokio::test]
async fn what_waits_is_worked_out_from_how_a_registration_stands_and_a_difference_is_noticed() {
    for world in worlds().await {
        let all = filled(&world).await;
        let mut tx = world.store.write_in(partnership()).await.unwrap();
        for (id, _) in &all {
            tx.touch(*id).unwrap();
        }
        tx.commit().await.unwrap();
        look(&world.store, &all).await;
        world.run("DELETE FROM waits WHERE list = 'begun'").await.unwrap();
        world.run("UPDATE waits SET since = '2026-11-05T12:00:00.000000Z' WHERE list = 'ready'").await.unwrap();
        world.run("UPDATE registration SET next_step = 'client' WHERE next_step = 'conference'").await.unwrap();
        let kept = world.store.read().await.unwrap().waits_kept().await.unwrap();
        assert_eq!(kept, (12, 4, 2), "a difference is noticed");
    }
}

#[tokio::test]
async fn what_an_older_program_left_is_worked_out_at_the_start() {
    for world in worlds().await {
        let all = filled(&world).await;
        world
            .run(
                "INSERT INTO waits (registration_id, list, partnership_id, since, unfollowed, untouched) \
             SELECT registration_id, 'vdab', partnership_id, received_at, FALSE, FALSE FROM registration",
            )
            .await
            .unwrap();
        world.run("DELETE FROM mark WHERE name = 'waits'").await.unwrap();
        world.store.close().await;
        let store = Store::open(world.settings.clone(), vault()).await.unwrap();
        look(&store, &all).await;
        store.close().await;
    }
}

#[tokio::test]
async fn a_warning_falls_away_with_the_first_step_and_only_what_waits_for_it_is_warned_about() {
    for world in worlds().await {
        let all = filled(&world).await;
        let mut tx = world.store.write_in(partnership()).await.unwrap();
        for (id, _) in &all {
            tx.touch(*id).unwrap();
        }
        tx.commit().await.unwrap();
        let now = "2027-11-23T12:00:00Z".parse().unwrap();
        let mut tx = world.store.write().await.unwrap();
        assert_eq!(tx.warn_waiting(now, now, 100).await.unwrap(), 1, "the one that nobody did anything for");
        tx.commit().await.unwrap();
        let first: Id<_> = all[0].0;
        let mut tx = world.store.write_in(partnership()).await.unwrap();
        let begun = "INSERT INTO talk (talk_id, partnership_id, registration_id, client_id, begun_at, begun_by, saved_at, discuss, name, team, \
                     answers, version) VALUES ($1, $2, $1, $1, $3, 'm', $3, 'open', 'no', 'yes', $4, 1)";
        tx.execute(begun, values![first, partnership(), day(9), vec![0_u8]]).await.unwrap();
        tx.touch(first).unwrap();
        tx.commit().await.unwrap();
        let sql = "SELECT COUNT(*) FROM registration WHERE warned_at IS NOT NULL";
        assert_eq!(world.store.read().await.unwrap().count(sql, vec![]).await.unwrap(), 0);
    }
}
