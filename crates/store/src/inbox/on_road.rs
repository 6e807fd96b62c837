//! The registrations behind a figure of the road: whom [`crate::day::Road`] counts.

use schakel_domain::{day::Stretch, time::Instant};

use super::{DOWN, Glance, GlanceRow, RegistrationBorder, UP};
use crate::{
    StoreError, Tx,
    engine::Judged,
    listing::{Border, Listed, Order, Pages, Turn, Walk, page},
    people::WHO_HAS_IT,
    sql::{select, statements},
    values,
};

/// The figure is a value, so that there is one statement for all of them.
macro_rules! behind {
    ($walk:expr) => {
        select!(
            GlanceRow,
            "FROM registration r",
            WHO_HAS_IT,
            "WHERE r.partnership_id = $1 AND r.received_at >= $5 AND r.state <> 'merged' AND CASE $6 \
                WHEN 'came' THEN TRUE \
                WHEN 'talked' THEN r.talk_done_at IS NOT NULL \
                WHEN 'conferred' THEN r.conferred_at IS NOT NULL \
                WHEN 'opened' THEN r.opened_on IS NOT NULL \
                WHEN 'under_way' THEN r.closed IS NULL AND r.state <> 'withdrawn' \
                WHEN 'in_trajectory' THEN r.closed = 'accepted' \
                WHEN 'withdrawn' THEN COALESCE(r.closed, r.state) = 'withdrawn' \
                ELSE r.closed = $6 END AND ",
            $walk
        )
    };
}

statements! {
    BEHIND = behind!(UP);
    BEHIND_DOWN = behind!(DOWN);
}

/// The registrations of a figure, as they are asked for.
struct Asked<'a> {
    tx: &'a mut Tx,
    stretch: Stretch,
    since: Instant,
}

impl Pages for Asked<'_> {
    type Row = Judged<GlanceRow>;
    type Border = RegistrationBorder;

    fn border(row: &Judged<GlanceRow>) -> RegistrationBorder {
        Border { at: row.received_at, id: row.registration_id }
    }

    async fn read(&mut self, walk: Walk<RegistrationBorder>, most: u32) -> Result<Vec<Judged<GlanceRow>>, StoreError> {
        let partnership = self.tx.partnership_id()?;
        let [at, id] = walk.values();
        self.tx.fetch(walk.pick(BEHIND, BEHIND_DOWN), values![partnership, at, id, most, self.since, self.stretch.code()]).await
    }
}

impl Tx {
    /// A page of the registrations that a figure of the road counts, the newest first. It asks for no filter: who sees the figures of a
    /// partnership sees its whole inbox.
    pub async fn on_road(
        &mut self,
        stretch: Stretch,
        since: Instant,
        turn: Turn<RegistrationBorder>,
        most: u32,
    ) -> Result<Listed<Glance, RegistrationBorder>, StoreError> {
        let asked = Asked { tx: &mut *self, stretch, since };
        let Listed { rows, previous, next } = page(asked, turn, Order::Newest, most).await?;
        Ok(Listed { rows: self.glances(rows)?, previous, next })
    }
}
