//! To whom a municipality, or a postcode of it, belongs.

use jiff::civil::{Date, date};
use schakel_domain::{
    ids::PartnershipId,
    municipality::Nis,
    partnership::{Coverage, Options, Partnership},
    words::Line,
};
use schakel_store::StoreError;

use crate::world::{World, id, may_import, now, worlds};

/// A partnership that is kept.
async fn kept(world: &World, slug: &str) -> PartnershipId {
    let partnership = Partnership { id: id(), slug: slug.to_owned(), name: Line::parse(slug).unwrap(), open: true };
    let mut tx = world.store.write().await.unwrap();
    tx.add_partnership(&may_import(), &partnership, &Options::default(), now()).await.unwrap();
    tx.commit().await.unwrap();
    partnership.id
}

fn covers(partnership: PartnershipId, postcode: Option<u16>, from: Date, to: Option<Date>) -> Coverage {
    Coverage { partnership, nis: Nis::new(41_002).unwrap(), postcode, from, to }
}

async fn cover(world: &World, coverage: Coverage) -> Result<(), StoreError> {
    let mut tx = world.store.write().await?;
    tx.cover(&may_import(), coverage).await?;
    tx.commit().await
}

#[tokio::test]
async fn two_share_a_municipality_and_no_postcode_belongs_to_two_at_once() {
    for world in worlds().await {
        let (one, other) = (kept(&world, "een").await, kept(&world, "twee").await);
        let (then, later, last) = (date(2024, 1, 1), date(2027, 1, 1), date(2026, 12, 31));
        cover(&world, covers(one, Some(9300), then, None)).await.unwrap();
        cover(&world, covers(other, Some(9310), then, Some(last))).await.unwrap();
        // The same postcode, the whole town, and the same one a day too early.
        for taken in [
            covers(other, Some(9300), later, None),
            covers(other, Some(9300), then, None),
            covers(other, None, then, None),
            covers(one, Some(9310), last, None),
            covers(one, None, later, None),
        ] {
            let refused = cover(&world, taken).await.unwrap_err();
            assert!(matches!(refused, StoreError::Taken { .. }), "{taken:?}: {refused}");
        }
        let refused = cover(&world, covers(one, Some(9310), last, None)).await.unwrap_err().to_string();
        assert_eq!(
            refused,
            "9310 Aalst belongs to a partnership from 2024-01-01 up to and including 2026-12-31 already; end that period first, \
             nothing was changed"
        );
        // The day after, and another last day of what is there.
        cover(&world, covers(one, Some(9310), later, None)).await.unwrap();
        cover(&world, covers(other, Some(9310), then, Some(date(2026, 6, 30)))).await.unwrap();
        let mut tx = world.store.read().await.unwrap();
        let mut expected = vec![
            covers(one, Some(9300), then, None),
            covers(one, Some(9310), later, None),
            covers(other, Some(9310), then, Some(date(2026, 6, 30))),
        ];
        let mut of_one = tx.coverage_of(one).await.unwrap();
        of_one.sort_unstable();
        assert_eq!(of_one, expected[..2]);
        for mut all in [tx.coverage().await.unwrap(), tx.coverage_in(Nis::new(41_002).unwrap()).await.unwrap()] {
            all.sort_unstable();
            expected.sort_unstable();
            assert_eq!(all, expected);
        }
    }
}

#[tokio::test]
async fn a_whole_municipality_leaves_no_postcode_to_another_until_it_ends() {
    for world in worlds().await {
        let (one, other) = (kept(&world, "een").await, kept(&world, "twee").await);
        let (then, last, next) = (date(2024, 1, 1), date(2026, 12, 31), date(2027, 1, 1));
        cover(&world, covers(one, None, then, None)).await.unwrap();
        assert!(matches!(cover(&world, covers(other, Some(9310), next, None)).await, Err(StoreError::Taken { .. })));
        cover(&world, covers(one, None, then, Some(last))).await.unwrap();
        cover(&world, covers(other, Some(9310), next, None)).await.unwrap();
        cover(&world, covers(one, Some(9300), next, None)).await.unwrap();
        // And not back again, now that another one has a part.
        assert!(matches!(cover(&world, covers(one, None, then, None)).await, Err(StoreError::Taken { .. })));
    }
}

#[tokio::test]
async fn of_two_who_give_the_same_postcode_at_once_the_second_is_refused() {
    for world in worlds().await {
        let (one, other) = (kept(&world, "een").await, kept(&world, "twee").await);
        let (first, second) = tokio::join!(
            cover(&world, covers(one, Some(9300), date(2024, 1, 1), None)),
            cover(&world, covers(other, None, date(2025, 1, 1), None)),
        );
        assert!(first.is_ok() != second.is_ok(), "{first:?} {second:?}");
        let mut tx = world.store.read().await.unwrap();
        assert_eq!(tx.coverage().await.unwrap().len(), 1);
    }
}
