//! What a commit causes, when nobody waits for it any more: a browser that closes, or a deadline, drops whatever waits.

use std::{
    collections::BTreeSet,
    pin::pin,
    sync::{Arc, Mutex},
    task::Poll,
    time::Duration,
};

use schakel_domain::ids::{ClientId, PartnershipId, RegistrationId};
use schakel_store::{Touched, values};

use crate::world::{World, id, worlds};

/// Polls it this often, and drops it then; whether it was done by then.
async fn cut_after(polls: usize, future: impl Future) -> bool {
    let (mut future, mut left) = (pin!(future), polls);
    std::future::poll_fn(|cx| match (future.as_mut().poll(cx), left) {
        (Poll::Ready(_), _) => Poll::Ready(true),
        (Poll::Pending, 0 | 1) => Poll::Ready(false),
        (Poll::Pending, _) => {
            left -= 1;
            Poll::Pending
        }
    })
    .await
}

type Told = Arc<Mutex<BTreeSet<(PartnershipId, Touched)>>>;

/// Whether what is kept now is this; the row is taken first, so that nobody is writing it any more.
async fn is_kept(world: &World, what: &str) -> bool {
    let mut tx = world.store.write().await.unwrap();
    tx.execute("UPDATE mark SET value = value WHERE name = 'test'", vec![]).await.unwrap();
    let rows: Vec<(String,)> = tx.fetch("SELECT value FROM mark WHERE name = 'test'", vec![]).await.unwrap();
    rows.first().is_some_and(|(value,)| value == what)
}

async fn is_told(told: &Told, what: (PartnershipId, Touched)) -> bool {
    for _ in 0..100 {
        if told.lock().unwrap().contains(&what) {
            return true;
        }
        // On PostgreSQL it is told just after others see it.
        tokio::time::sleep(Duration::from_millis(1)).await;
    }
    false
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn whoever_listens_is_told_of_each_commit_also_when_nobody_waits_for_it() {
    for world in worlds().await {
        let told = Told::default();
        let ours = Arc::clone(&told);
        world.store.on_committed(move |partnership, touched| {
            ours.lock().unwrap().insert((partnership, touched));
        });
        let mut tx = world.store.write().await.unwrap();
        tx.execute("INSERT INTO mark (name, value) VALUES ('test', '')", vec![]).await.unwrap();
        tx.commit().await.unwrap();
        let (mut cut, mut done) = (0, 0);
        for polls in (1..=12).cycle().take(60) {
            let (partnership, registration): (PartnershipId, RegistrationId) = (id(), id());
            let change = async {
                let mut tx = world.store.write_in(partnership).await.unwrap();
                tx.execute("UPDATE mark SET value = $1 WHERE name = 'test'", values![registration.to_string()]).await.unwrap();
                tx.touch(registration).unwrap();
                tx.commit().await.unwrap();
            };
            if cut_after(polls, change).await {
                done += 1;
            } else {
                cut += 1;
            }
            let kept = is_kept(&world, &registration.to_string()).await;
            assert_eq!(is_told(&told, (partnership, Touched::Registration(registration))).await, kept, "after {polls} polls");
        }
        assert!(cut > 3 && done > 3, "some were cut, {cut}, and some were not, {done}");
        // What was not committed is told to nobody.
        let before = told.lock().unwrap().len();
        let mut tx = world.store.write_in(id()).await.unwrap();
        tx.touch(id()).unwrap();
        drop(tx);
        assert_eq!(told.lock().unwrap().len(), before);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_key_that_was_made_is_held_also_when_nobody_waits_for_it() {
    for world in worlds().await {
        let partnership: PartnershipId = id();
        let keys = world.store.keys();
        for polls in (1..=4).cycle().take(40) {
            let client: ClientId = id();
            cut_after(polls, keys.create(client, partnership)).await;
            // The next one waits until that is over. Were the key of the partnership not held, this would try to make it again.
            let next: ClientId = id();
            keys.create(next, partnership).await.unwrap();
            keys.create(client, partnership).await.unwrap();
        }
    }
}
