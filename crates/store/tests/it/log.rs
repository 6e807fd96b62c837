//! The log: its chain, looks that share a commit, checkpoints.

use std::sync::{
    Arc,
    atomic::{AtomicUsize, Ordering},
};

use jiff::ToSpan as _;
use schakel_chain::Finding;
use schakel_domain::{
    actor::Role,
    ids::{ClientId, PartnershipId},
};
use schakel_store::{Entry, StoreError};

use crate::world::{World, coordinator, id, may_list, may_read, now, worlds};

#[tokio::test]
async fn a_change_and_its_entry_stand_together_or_not_at_all() {
    for world in worlds().await {
        let by = coordinator(id());
        let mut tx = world.store.write().await.unwrap();
        tx.note(Entry::of(&may_list(&by)).detail("page 1"), &by, now()).await.unwrap();
        drop(tx);
        assert_eq!(world.store.read().await.unwrap().log_head().await.unwrap().0, 0);

        let mut tx = world.store.write().await.unwrap();
        tx.note(Entry::of(&may_list(&by)).detail("page 1"), &by, now()).await.unwrap();
        tx.commit().await.unwrap();
        let mut tx = world.store.read().await.unwrap();
        let row = tx.log_latest(1).await.unwrap().remove(0);
        assert_eq!((row.seq, row.act.as_str(), row.kind.as_str(), row.outcome.as_str()), (1, "inbox.list", "look", "done"));
        assert_eq!((row.role.as_str(), row.at.as_str()), ("coordinator", "2026-11-23T12:00:00.000000Z"));
        assert_eq!(row.partnership_id, by.partnership.map(|id| id.to_string()));
        assert_eq!(row.person_id, by.person.map(|id| id.to_string()));
        assert_eq!(row.membership_id, by.membership.map(|id| id.to_string()));
        assert!(!row.policies.is_empty() && !row.relation.is_empty());
        assert_eq!(tx.open_payload(&row).unwrap().unwrap().detail.as_deref(), Some("page 1"));
        assert!(!row.payload.unwrap().windows(4).any(|bytes| bytes == b"page"), "what was written is sealed");
    }
}

#[tokio::test]
async fn fifty_looks_at_once_are_all_there_and_chained() {
    for world in worlds().await {
        let by = coordinator(id());
        let tasks: Vec<_> = (0..50)
            .map(|number| {
                let (store, by) = (world.store.clone(), by.clone());
                let entry = Entry::of(&may_list(&by)).detail(number.to_string());
                tokio::spawn(async move { store.note_look(entry, &by, now()).await })
            })
            .collect();
        for task in tasks {
            task.await.unwrap().unwrap();
        }
        let report = world.store.verify_log(&[]).await.unwrap();
        assert!(report.is_whole(), "{report:?}");
        assert_eq!(report.rows, 50);
        let mut tx = world.store.read().await.unwrap();
        let rows = tx.log_page(0, 100).await.unwrap();
        let mut details: Vec<i32> =
            rows.iter().map(|row| tx.open_payload(row).unwrap().unwrap().detail.unwrap().parse().unwrap()).collect();
        details.sort_unstable();
        assert_eq!(details, (0..50).collect::<Vec<_>>());
    }
}

/// With one thread of work: whoever is ready to go on hands in before the commit begins. A commit is two steps, and the new head one.
#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn looks_that_are_ready_at_once_share_one_commit() {
    for world in worlds().await {
        let by = coordinator(id());
        let steps = Arc::new(AtomicUsize::new(0));
        let counted = Arc::clone(&steps);
        world.store.at_each_step(move || {
            counted.fetch_add(1, Ordering::SeqCst);
        });
        let store = world.store.clone();
        let all = tokio::spawn(async move {
            let one = |number: i32| {
                let (store, by) = (store.clone(), by.clone());
                let entry = Entry::of(&may_list(&by)).detail(number.to_string());
                tokio::spawn(async move { store.note_look(entry, &by, now()).await })
            };
            for task in (0..20).map(one).collect::<Vec<_>>() {
                task.await.unwrap().unwrap();
            }
        });
        all.await.unwrap();
        assert_eq!(steps.load(Ordering::SeqCst), 20 + 1 + 2);
    }
}

#[tokio::test]
async fn looks_and_changes_at_once_make_one_chain() {
    for world in worlds().await {
        let by = coordinator(id());
        let change = async |number: i32| {
            let mut tx = world.store.write().await.unwrap();
            tx.note(Entry::of(&may_list(&by)).detail(number.to_string()), &by, now()).await.unwrap();
            tx.commit().await.unwrap();
        };
        for number in 0..10 {
            tokio::join!(change(number), world.looks(&by, 2), change(number + 100));
        }
        let report = world.store.verify_log(&[]).await.unwrap();
        assert!(report.is_whole(), "{report:?}");
        assert_eq!(report.rows, 40);
    }
}

#[tokio::test]
async fn a_client_reads_who_looked() {
    for world in worlds().await {
        let (client, other, partnership): (ClientId, ClientId, PartnershipId) = (id(), id(), id());
        let by = coordinator(partnership);
        for client in [client, other] {
            world.store.keys().create(client, partnership).await.unwrap();
            let entry = Entry::of(&may_read(&by, client)).reason("nieuwe aanmelding");
            world.store.note_look(entry, &by, now()).await.unwrap();
        }
        let seen = world.store.read_in(partnership).await.unwrap().log_of_client(client, 10).await.unwrap();
        assert_eq!(seen.len(), 1);
        assert_eq!(seen[0].role, Role::Coordinator.code());
        assert_eq!((seen[0].at, seen[0].act.as_str()), (now(), "registration.read"));
        assert_eq!(seen[0].organisation, by.organisation.map(|id| id.to_string()));
        assert_eq!(seen[0].words.reason.as_deref(), Some("nieuwe aanmelding"));
        // What the house did is told to staff, and is no look of anybody.
        assert_eq!(world.store.read_in(partnership).await.unwrap().log_of_client_by_others(client, 10).await.unwrap(), seen);
    }
}

async fn findings(world: &World, outside: &[String]) -> Vec<Finding> {
    world.store.verify_log(outside).await.unwrap().findings
}

#[tokio::test]
async fn every_edit_of_the_table_is_noticed() {
    for world in worlds().await {
        let by = coordinator(id());
        world.looks(&by, 5).await;
        let outside = vec![world.store.sign_checkpoint(now()).await.unwrap()];
        assert_eq!(findings(&world, &outside).await, vec![]);
        for edit in [
            "UPDATE log SET at = '2026-11-23T12:00:01.000000Z' WHERE seq = 1",
            "UPDATE log SET act = 'inbox.search' WHERE seq = 3",
            "UPDATE log SET kind = 'change' WHERE seq = 5",
            "UPDATE log SET outcome = 'denied' WHERE seq = 5",
            "UPDATE log SET role = 'caseworker' WHERE seq = 2",
            "UPDATE log SET relation = 'own' WHERE seq = 2",
            "UPDATE log SET person_id = NULL WHERE seq = 1",
            "UPDATE log SET membership_id = 'x' WHERE seq = 1",
            "UPDATE log SET organisation_id = 'x' WHERE seq = 1",
            "UPDATE log SET partnership_id = 'x' WHERE seq = 1",
            "UPDATE log SET client_id = 'x' WHERE seq = 5",
            "UPDATE log SET resource_type = 'x' WHERE seq = 1",
            "UPDATE log SET resource_id = 'x' WHERE seq = 1",
            "UPDATE log SET policies = '' WHERE seq = 4",
            "UPDATE log SET rules = 'P1' WHERE seq = 4",
            "UPDATE log SET playbook = 6 WHERE seq = 4",
            "UPDATE log SET payload = hash WHERE seq = 4",
            "UPDATE log SET prev = hash WHERE seq = 4",
            "UPDATE log SET hash = prev WHERE seq = 5",
            "DELETE FROM log WHERE seq = 5",
            "DELETE FROM log WHERE seq = 1",
            "DELETE FROM log",
        ] {
            let mut tx = world.store.write().await.unwrap();
            tx.execute("CREATE TABLE kept AS SELECT * FROM log", vec![]).await.unwrap();
            assert!(tx.execute(edit, vec![]).await.unwrap() > 0, "{edit}");
            tx.commit().await.unwrap();
            assert_ne!(findings(&world, &outside).await, vec![], "{edit}");
            for back in ["DELETE FROM log", "INSERT INTO log SELECT * FROM kept", "DROP TABLE kept"] {
                world.run(back).await.unwrap();
            }
        }
        assert_eq!(findings(&world, &outside).await, vec![]);
    }
}

#[tokio::test]
async fn checkpoints_come_with_news_and_time() {
    for world in worlds().await {
        let by = coordinator(id());
        assert_eq!(world.store.checkpoint(now()).await.unwrap(), None, "nothing to sign");
        world.looks(&by, 2).await;
        let first = world.store.checkpoint(now()).await.unwrap().unwrap();
        assert!(first.starts_with("schakel/log\n2\n"), "{first}");
        assert_eq!(world.store.checkpoint(now() + 20.minutes()).await.unwrap(), None, "no news");
        world.looks(&by, 1).await;
        assert_eq!(world.store.checkpoint(now() + 9.minutes()).await.unwrap(), None, "news, and not yet ten minutes");
        assert!(world.store.checkpoint(now() + 10.minutes()).await.unwrap().unwrap().starts_with("schakel/log\n3\n"));
        assert_eq!(findings(&world, &[first]).await, vec![]);
    }
}

/// Takes everything after the third entry away, and writes what is left as if nothing had been there.
async fn cut(world: &World) {
    for edit in [
        "UPDATE log_head SET size = 3, hash = (SELECT hash FROM log WHERE seq = 3)",
        "DELETE FROM log WHERE seq > 3",
        "DELETE FROM checkpoint WHERE size > 3",
    ] {
        world.run(edit).await.unwrap();
    }
}

#[tokio::test]
async fn the_log_notices_that_its_end_is_gone_and_nobody_signs_that() {
    for world in worlds().await {
        let by = coordinator(id());
        world.looks(&by, 3).await;
        world.store.sign_checkpoint(now()).await.unwrap();
        world.looks(&by, 3).await;
        // Entries that nobody signed yet, taken away without a thought of what is counted.
        world.run("CREATE TABLE kept AS SELECT * FROM log").await.unwrap();
        world.run("DELETE FROM log WHERE seq > 4").await.unwrap();
        assert_eq!(findings(&world, &[]).await, vec![Finding::Head { have: 4, had: 6 }]);
        for back in ["DELETE FROM log", "INSERT INTO log SELECT * FROM kept", "DROP TABLE kept"] {
            world.run(back).await.unwrap();
        }
        assert_eq!(findings(&world, &[]).await, vec![]);
        // Everything since the first checkpoint, with what is counted and what was signed.
        world.store.sign_checkpoint(now()).await.unwrap();
        cut(&world).await;
        assert_eq!(findings(&world, &[]).await, vec![Finding::RolledBack { have: 3, had: 6 }], "it lies beside the keys");
        world.looks(&coordinator(id()), 5).await;
        let signed = world.store.sign_checkpoint(now()).await;
        assert!(matches!(signed, Err(StoreError::Inconsistent { table: "log", .. })), "a forgery is not signed: {signed:?}");
        assert!(findings(&world, &[]).await.contains(&Finding::Rewritten { size: 6, outside: true }));
        // A server that was put back by somebody who may: that is said in the log, and then it goes on.
        world.store.accept_restore("naar de stand van gisteren, door de beheerder", now()).await.unwrap();
        assert_eq!(findings(&world, &[]).await, vec![]);
        world.store.sign_checkpoint(now()).await.unwrap();
    }
}

#[tokio::test]
async fn a_checkpoint_that_was_taken_away_is_missed_by_its_number_and_none_at_all_by_the_time() {
    for world in worlds().await {
        let by = coordinator(id());
        for _ in 0..3 {
            world.looks(&by, 2).await;
            let note = world.store.sign_checkpoint(now()).await.unwrap();
            assert!(note.contains("\nnumber "), "{note}");
        }
        world.run("DELETE FROM checkpoint WHERE size = 4").await.unwrap();
        assert_eq!(findings(&world, &[]).await, vec![Finding::CheckpointMissing { number: 2 }]);
    }
    for world in worlds().await {
        let by = coordinator(id());
        world.looks_at(&by, 1, now()).await;
        world.looks_at(&by, 1, now() + 59.minutes()).await;
        assert_eq!(findings(&world, &[]).await, vec![], "the job signs within ten minutes, and may have been late");
        world.looks_at(&by, 1, now() + 61.minutes()).await;
        assert_eq!(findings(&world, &[]).await, vec![Finding::Unvouched { from: 1 }]);
        world.store.sign_checkpoint(now() + 61.minutes()).await.unwrap();
        assert_eq!(findings(&world, &[]).await, vec![]);
    }
}

#[tokio::test]
async fn a_broken_chain_is_never_signed() {
    for world in worlds().await {
        let by = coordinator(id());
        world.looks(&by, 3).await;
        world.run("UPDATE log SET role = 'buddy' WHERE seq = 2").await.unwrap();
        let signed = world.store.sign_checkpoint(now()).await;
        assert!(matches!(signed, Err(StoreError::Inconsistent { table: "log", .. })), "{signed:?}");
    }
}

#[tokio::test]
async fn without_the_head_nothing_is_noted() {
    for world in worlds().await {
        let by = coordinator(id());
        world.run("DELETE FROM log_head").await.unwrap();
        assert!(world.store.note_look(Entry::of(&may_list(&by)), &by, now()).await.is_err());
    }
}
