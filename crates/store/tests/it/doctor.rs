//! The doctor finds what is wrong, and nothing in a house in order.

use schakel_domain::ids::{ClientId, PartnershipId};
use schakel_store::Entry;

use crate::world::{World, coordinator, id, may_read, now, worlds};

async fn faults(world: &World) -> Vec<String> {
    world.store.doctor().await.unwrap().into_iter().flat_map(|looked| looked.faults).collect()
}

#[tokio::test]
async fn the_doctor_finds_what_was_moved_or_edited() {
    for world in worlds().await {
        let (client, other, partnership): (ClientId, ClientId, PartnershipId) = (id(), id(), id());
        let by = coordinator(partnership);
        for client in [client, other] {
            world.store.keys().create(client, partnership).await.unwrap();
            let entry = Entry::of(&may_read(&by, client)).reason("gebeld");
            world.store.note_look(entry, &by, now()).await.unwrap();
        }
        let mut tx = world.store.write().await.unwrap();
        tx.keep_form_outcome(id(), "registration.add", "1", now()).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(faults(&world).await, Vec::<String>::new());
        let looked = world.store.doctor().await.unwrap();
        let counts: Vec<(&str, u64)> =
            looked.iter().filter(|looked| looked.count > 0).map(|looked| (looked.at.as_str(), looked.count)).collect();
        assert_eq!(counts, [("keys", 2), ("log", 2), ("log.payload", 2), ("form_outcome.outcome", 1)]);

        world.run("UPDATE form_outcome SET form_id = 'other'").await.unwrap();
        let found = faults(&world).await;
        assert!(found.len() == 1 && found[0].contains("form_outcome.outcome"), "{found:?}");

        world.run("UPDATE log SET payload = (SELECT payload FROM log WHERE seq = 1) WHERE seq = 2").await.unwrap();
        let found = faults(&world).await;
        assert!(found.iter().any(|fault| fault.contains("payload")) && found.len() >= 3, "{found:?}");

        world.run("UPDATE log_head SET size = 1").await.unwrap();
        assert!(faults(&world).await.iter().any(|fault| fault.contains("the program counted 1")));
    }
}
