//! Forms handed in twice, and drafts.

use jiff::ToSpan as _;
use schakel_domain::ids::FormId;
use schakel_store::StoreError;

use crate::world::{id, now, worlds};

#[tokio::test]
async fn a_form_keeps_what_it_came_to() {
    for world in worlds().await {
        let form: FormId = id();
        let mut tx = world.store.write().await.unwrap();
        assert_eq!(tx.form_outcome(form, "registration.register").await.unwrap(), None);
        tx.keep_form_outcome(form, "registration.register", r#"{"code":"ABCD"}"#, now()).await.unwrap();
        tx.commit().await.unwrap();

        let mut tx = world.store.read().await.unwrap();
        let kept = tx.form_outcome(form, "registration.register").await.unwrap();
        assert_eq!(kept.as_deref(), Some(r#"{"code":"ABCD"}"#));
        assert_eq!(tx.form_outcome(form, "registration.add").await.unwrap(), None);
        let sealed: Vec<(Vec<u8>,)> = tx.fetch("SELECT outcome FROM form_outcome", vec![]).await.unwrap();
        assert!(!String::from_utf8_lossy(&sealed[0].0).contains("ABCD"), "the code lies open in the database");
    }
}

#[tokio::test]
async fn the_same_form_at_once_counts_once() {
    for world in worlds().await {
        let form: FormId = id();
        let hand_in = async || {
            let mut tx = world.store.write().await?;
            tx.keep_form_outcome(form, "registration.add", "1", now()).await?;
            tx.commit().await
        };
        let (one, other) = tokio::join!(hand_in(), hand_in());
        let stale = |done: &Result<(), StoreError>| matches!(done, Err(StoreError::Stale));
        assert!((one.is_ok() && stale(&other)) || (other.is_ok() && stale(&one)), "{one:?} {other:?}");
    }
}

#[tokio::test]
async fn old_outcomes_are_forgotten() {
    for world in worlds().await {
        let mut tx = world.store.write().await.unwrap();
        tx.keep_form_outcome(id(), "registration.add", "1", now() - 25.hours()).await.unwrap();
        tx.keep_form_outcome(id(), "registration.add", "2", now()).await.unwrap();
        assert_eq!(tx.drop_form_outcomes(now() - 24.hours()).await.unwrap(), 1);
    }
}

#[tokio::test]
async fn drafts_are_kept_replaced_and_expire() {
    for world in worlds().await {
        let token = [7; 32];
        let mut tx = world.store.write().await.unwrap();
        tx.keep_draft(&token, "wizard", b"first", now() + 1.hour()).await.unwrap();
        tx.keep_draft(&token, "wizard", b"second", now() + 2.hours()).await.unwrap();
        tx.keep_draft(&token, "parked", b"other", now() + 1.hour()).await.unwrap();
        tx.commit().await.unwrap();

        let mut tx = world.store.write().await.unwrap();
        assert_eq!(tx.draft(&token, "wizard", now()).await.unwrap().as_deref(), Some(b"second".as_slice()));
        assert_eq!(tx.draft(&[8; 32], "wizard", now()).await.unwrap(), None);
        assert_eq!(tx.draft(&token, "wizard", now() + 2.hours()).await.unwrap(), None, "expired to the microsecond");
        assert_eq!(tx.drop_expired_drafts(now() + 1.hour()).await.unwrap(), 1);
        tx.drop_draft(&token, "wizard").await.unwrap();
        assert_eq!(tx.draft(&token, "wizard", now()).await.unwrap(), None);
    }
}
