//! What hangs on a member goes to others, with the history of every team; and who leaves has nothing left.

use schakel_domain::{
    acts::{ArrangeConference, AssignRegistration, ChangeTeam},
    conference::ConferenceState,
    resource::ConferenceRef,
};
use schakel_store::handover::Hanging;

use super::*;

/// The part of one in a team: the first day, and the last one.
async fn parts(world: &World, dossier: DossierId, member: MembershipId) -> Vec<(String, Option<String>)> {
    let mut tx = world.store.read().await.unwrap();
    let all = "SELECT since, until FROM dossier_member WHERE dossier_id = $1 AND membership_id = $2 ORDER BY since";
    tx.fetch(all, values![dossier, member]).await.unwrap()
}

fn team_ref(scene: &Scene, of: &Decided, id: DossierId) -> DossierRef {
    let (partnership, client) = (scene.partnership, of.client);
    DossierRef { id, registration: of.registration, partnership, client, team: vec![], consent: false, closed: false, reason_given: false }
}

#[tokio::test]
async fn nothing_open_stays_with_who_left_and_the_history_of_each_team_is_kept() {
    for world in worlds().await {
        let scene = scene(&world).await;
        let today = day_of(now());
        let tomorrow = today.tomorrow().unwrap();
        let mut tx = world.store.write_in(scene.partnership).await.unwrap();
        let gust = member(&mut tx, scene.partnership, scene.organisation, Role::Companion.code()).await;
        tx.commit().await.unwrap();
        let mut dossiers = Vec::new();
        for called in ["Amina", "Bilal", "Cem"] {
            let of = decided(&world, &scene, called, DecisionKind::OpenTrajectory).await;
            let id = open(&world, &scene, &of, today, &[scene.tine]).await.unwrap();
            dossiers.push((of, id));
        }
        let (one, conference): (RegistrationId, ConferenceId) = (dossiers[0].0.registration, id());
        let mut tx = world.store.write_in(scene.partnership).await.unwrap();
        tx.execute("UPDATE registration SET assigned_to = $1 WHERE registration_id = $2", values![scene.tine, one]).await.unwrap();
        let made = "INSERT INTO conference (conference_id, partnership_id, state, starts_at, place, planned_by, planned_at, version) \
                    VALUES ($1, $2, 'planned', $3, 'zaal', $4, $3, 1)";
        tx.execute(made, values![conference, scene.partnership, now(), scene.tine]).await.unwrap();
        let asked = "INSERT INTO conference_member (conference_id, membership_id, partnership_id) VALUES ($1, $2, $3)";
        tx.execute(asked, values![conference, scene.tine, scene.partnership]).await.unwrap();
        tx.commit().await.unwrap();

        let mut tx = world.store.write_in(scene.partnership).await.unwrap();
        let hanging = Hanging { registrations: 1, dossiers: 3, conferences: 1 };
        assert_eq!(tx.hanging_on(scene.partnership, scene.tine).await.unwrap(), hanging);
        assert!(tx.hanging_on(id(), scene.tine).await.unwrap().is_nothing(), "of another partnership");
        assert_eq!(tx.registrations_of_member(scene.tine, 9).await.unwrap()[0].id, one);
        assert_eq!(tx.dossiers_of_member(scene.tine, 2).await.unwrap().len(), 2);
        assert_eq!(tx.conferences_of_member(scene.tine, 9).await.unwrap()[0].members, 1);
        tx.hold_members(scene.partnership, &[gust, scene.tine]).await.unwrap();
        let before = tx.dossier(dossiers[0].1).await.unwrap().unwrap().version;
        for (of, id) in &dossiers {
            let permit = access().authorize::<ChangeTeam>(&scene.nora, &team_ref(&scene, of, *id)).unwrap();
            tx.hold_team(&permit).await.unwrap();
            tx.change_team(&permit, &[scene.tine], &[gust], tomorrow).await.unwrap();
        }
        assert_eq!(tx.dossier(dossiers[0].1).await.unwrap().unwrap().version, before, "who guides is no work in the dossier");
        let on = RegistrationRef { assigned: Some(scene.tine), ..registration_ref(&scene, &dossiers[0].0, State::Received) };
        let permit = may::<AssignRegistration>(&scene.nora, &on);
        tx.hand_over_registration(&permit, scene.tine, gust).await.unwrap();
        let again = tx.hand_over_registration(&permit, scene.tine, scene.adem).await;
        assert!(matches!(again, Err(StoreError::Stale)), "it is with somebody else by now");
        let (partnership, state) = (scene.partnership, ConferenceState::Planned);
        let on = ConferenceRef { id: conference, partnership, state, members: vec![scene.tine] };
        let permit = access().authorize::<ArrangeConference>(&scene.nora, &on).unwrap();
        tx.change_seat(&permit, scene.tine, Some(gust)).await.unwrap();
        assert!(matches!(tx.change_seat(&permit, scene.tine, None).await, Err(StoreError::Stale)));
        let leaving = tx.member(scene.tine).await.unwrap().unwrap();
        tx.set_standing(&leaving, Standing::Ended, now()).await.unwrap();
        tx.commit().await.unwrap();

        let mut tx = world.store.read_in(scene.partnership).await.unwrap();
        assert!(tx.hanging_on(scene.partnership, scene.tine).await.unwrap().is_nothing());
        assert_eq!(tx.hanging_on(scene.partnership, gust).await.unwrap(), hanging, "all of it is with one who works");
        let left = "SELECT (SELECT COUNT(*) FROM registration r JOIN membership m ON m.membership_id = r.assigned_to \
                    WHERE m.standing <> 'active' AND COALESCE(r.closed, r.state) IN ('received', 'assigned', 'answered', 'accepted')) \
                    + (SELECT COUNT(*) FROM dossier d WHERE d.state = 'open' AND NOT EXISTS (SELECT 1 FROM dossier_member t \
                    JOIN membership m ON m.membership_id = t.membership_id \
                    WHERE t.dossier_id = d.dossier_id AND t.until IS NULL AND m.standing = 'active'))";
        assert_eq!(tx.count(left, values![]).await.unwrap(), 0);
        drop(tx);
        let days = |since: Date, until: Option<Date>| vec![(since.to_string(), until.map(|until| until.to_string()))];
        assert_eq!(parts(&world, dossiers[0].1, scene.tine).await, days(today, Some(tomorrow)));
        assert_eq!(parts(&world, dossiers[0].1, gust).await, days(tomorrow, None));
    }
}

#[tokio::test]
async fn a_part_that_ended_goes_on_when_it_is_taken_up_on_the_same_day_and_nobody_of_vdab_takes_one() {
    for world in worlds().await {
        let scene = scene(&world).await;
        let today = day_of(now());
        let of = decided(&world, &scene, "Amina", DecisionKind::OpenTrajectory).await;
        let dossier = open(&world, &scene, &of, today, &[scene.tine]).await.unwrap();
        let permit = access().authorize::<ChangeTeam>(&scene.nora, &team_ref(&scene, &of, dossier)).unwrap();
        let mut tx = world.store.write_in(scene.partnership).await.unwrap();
        tx.change_team(&permit, &[scene.tine], &[], today).await.unwrap();
        assert!(matches!(tx.change_team(&permit, &[scene.tine], &[], today).await, Err(StoreError::Stale)), "not twice");
        tx.change_team(&permit, &[], &[scene.tine], today).await.unwrap();
        let later = today.tomorrow().unwrap();
        tx.change_team(&permit, &[scene.tine], &[], later).await.unwrap();
        tx.change_team(&permit, &[], &[scene.tine], later).await.unwrap();
        assert_eq!(tx.team(dossier).await.unwrap().len(), 1);
        assert!(matches!(tx.change_team(&permit, &[], &[scene.adem], today).await, Err(StoreError::Inconsistent { .. })));
        tx.commit().await.unwrap();
        let (first, second) = (today.to_string(), later.to_string());
        assert_eq!(parts(&world, dossier, scene.tine).await, [(first, Some(second.clone())), (second, None)]);
    }
}
