//! Lists of what one may see: policy, filter, SQL. What the filter lets through is found first, and a page of it is read from there. A
//! new policy shows in every list, because no list says anything of it by itself.
//!
//! A page begins or ends at a [`Border`], a row that was on the page beside it, and never at a number: what comes in or goes away in
//! between moves nothing out of sight. `page` is the one way to read a page, in both directions.

use schakel_access::Filter;
use schakel_domain::ids::PartnershipId;

use crate::{
    StoreError, Value,
    filter::{Clause, ListColumn, clause},
};

/// A row as the border of a page: by what its list goes, and which one it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Border<W, I> {
    /// The moment or the day by which the list goes.
    pub at: W,
    /// Which row.
    pub id: I,
}

/// Which page of a list is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Turn<B> {
    /// The first one.
    #[default]
    First,
    /// The one after this row.
    After(B),
    /// The one before this row.
    Before(B),
}

/// A page of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed<T, B> {
    /// The rows, in the order of the list.
    pub rows: Vec<T>,
    /// The border to the page before, when there is one.
    pub previous: Option<B>,
    /// The border to the page after, when there is one.
    pub next: Option<B>,
}

impl<T, B> Listed<T, B> {
    /// A page without a row.
    pub const fn empty() -> Self {
        Self { rows: Vec::new(), previous: None, next: None }
    }
}

/// In what order a list stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Order {
    /// The oldest first.
    #[default]
    Oldest,
    /// The newest first.
    Newest,
}

/// From where a statement walks through a list, and whether from old to new.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Walk<B> {
    /// After which row; without one from the end of the list where it begins.
    from: Option<B>,
    /// Whether from old to new.
    up: bool,
}

impl<W: Copy, I: Copy> Walk<Border<W, I>>
where
    Value: From<W> + From<I>,
{
    /// The two values of the row after which it walks, as [`walk!`] asks them: of every row, where there is none.
    pub(crate) fn values(&self) -> [Value; 2] {
        match self.from {
            Some(border) => [Value::from(border.at), Value::from(border.id)],
            None if self.up => [Value::from(""), Value::from("")],
            // It stands after every digit and letter.
            None => [Value::from("~"), Value::from("~")],
        }
    }

    /// The same way, from this row on.
    pub(crate) const fn on(self, from: Border<W, I>) -> Self {
        Self { from: Some(from), up: self.up }
    }

    /// The one of two texts that fits the way.
    pub(crate) const fn pick(&self, up: &'static str, down: &'static str) -> &'static str {
        if self.up { up } else { down }
    }
}

/// The end of a statement that walks from `$2` and `$3`, at most `$4` rows: `walk!(up "r.received_at", "r.registration_id")`.
macro_rules! walk {
    (up $at:literal, $id:literal) => {
        concat!("(", $at, ", ", $id, ") > ($2, $3) ORDER BY ", $at, ", ", $id, " LIMIT $4")
    };
    (down $at:literal, $id:literal) => {
        concat!("(", $at, ", ", $id, ") < ($2, $3) ORDER BY ", $at, " DESC, ", $id, " DESC LIMIT $4")
    };
}
pub(crate) use walk;

/// A list that is read page by page.
pub(crate) trait Pages {
    /// A row, as the database answers it.
    type Row: Send;
    /// Where a row stands.
    type Border: Copy + Send;

    /// Where this row stands.
    fn border(row: &Self::Row) -> Self::Border;

    /// How a walk goes on, at most `most` rows.
    fn read(&mut self, walk: Walk<Self::Border>, most: u32) -> impl Future<Output = Result<Vec<Self::Row>, StoreError>> + Send;
}

/// Reads a page of at most `most` rows.
///
/// Whatever is asked, there is a page as long as the list holds a row: before the first page comes the first, after the last one the
/// last. So rows that went away meanwhile lead nowhere empty, and a first page is always a full one.
pub(crate) async fn page<L: Pages>(
    mut list: L,
    turn: Turn<L::Border>,
    order: Order,
    most: u32,
) -> Result<Listed<L::Row, L::Border>, StoreError> {
    let forth = order == Order::Oldest;
    let full = usize::try_from(most).unwrap_or(usize::MAX);
    // One row more than the page has tells whether there is another page.
    let more = most.saturating_add(1);
    let mut back = matches!(turn, Turn::Before(_));
    let mut asked = match turn {
        Turn::First => None,
        Turn::After(border) | Turn::Before(border) => Some(border),
    };
    let mut rows = list.read(Walk { from: asked, up: forth != back }, more).await?;
    if asked.is_some() && (if back { rows.len() < full } else { rows.is_empty() }) {
        (asked, back) = (None, !back);
        rows = list.read(Walk { from: None, up: forth != back }, more).await?;
    }
    let goes_on = rows.len() > full;
    rows.truncate(full);
    // What lies the other way: nothing at the end where the walk began, and else what a look past the nearest row finds.
    let came_from = match rows.first().filter(|_| asked.is_some()) {
        Some(nearest) => !list.read(Walk { from: Some(L::border(nearest)), up: forth == back }, 1).await?.is_empty(),
        None => false,
    };
    if back {
        rows.reverse();
    }
    let (before, after) = if back { (goes_on, came_from) } else { (came_from, goes_on) };
    let previous = rows.first().filter(|_| before).map(L::border);
    let next = rows.last().filter(|_| after).map(L::border);
    Ok(Listed { rows, previous, next })
}

/// A kind of thing that is listed.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Listing {
    /// Its table; in the columns it is called `s`.
    pub(crate) table: &'static str,
    /// The column that names one.
    pub(crate) key: &'static str,
    /// Where the attributes of which policies ask stand.
    pub(crate) columns: &'static [ListColumn],
}

impl Listing {
    /// What of one partnership the filter lets through, as a condition on `s`. Its values are added to those of the statement.
    pub(crate) fn sight(&self, filter: &Filter, partnership: PartnershipId, values: &mut Vec<Value>) -> Result<Clause, StoreError> {
        clause(filter.cond(), self.columns, &[("partnership", partnership.to_string())], values)
    }

    /// Whether the filter lets everything of the partnership through.
    pub(crate) fn sees_all(&self, filter: &Filter, partnership: PartnershipId) -> Result<bool, StoreError> {
        Ok(self.sight(filter, partnership, &mut Vec::new())? == Clause::All)
    }

    /// What is in sight, as a table to join from, and the thing itself as `as_name`. `MATERIALIZED` and the cross join keep SQLite from
    /// walking through the whole partnership instead: a list then costs as much as the reader has, however much there is.
    pub(crate) fn in_sight(&self, condition: &str, columns: &str, as_name: &str) -> String {
        let Self { table, key, .. } = self;
        format!(
            "WITH sight AS MATERIALIZED (SELECT s.{key} AS sighted FROM {table} s WHERE {condition}) \
             SELECT {columns} FROM sight CROSS JOIN {table} {as_name}"
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A list of numbers.
    struct Numbers<'a>(&'a [u32]);

    impl Pages for Numbers<'_> {
        type Row = u32;
        type Border = u32;

        fn border(row: &u32) -> u32 {
            *row
        }

        async fn read(&mut self, walk: Walk<u32>, most: u32) -> Result<Vec<u32>, StoreError> {
            let mut rows: Vec<u32> = self.0.to_vec();
            rows.sort_unstable();
            if !walk.up {
                rows.reverse();
            }
            rows.retain(|row| walk.from.is_none_or(|from| if walk.up { *row > from } else { *row < from }));
            rows.truncate(usize::try_from(most).unwrap());
            Ok(rows)
        }
    }

    /// The page that a turn leads to in a list of these numbers.
    async fn of(numbers: &[u32], turn: Turn<u32>, order: Order, most: u32) -> Listed<u32, u32> {
        page(Numbers(numbers), turn, order, most).await.unwrap()
    }

    /// The rows of all pages from the first one on, and then again from the last one back; page by page.
    async fn walked(numbers: &[u32], order: Order, most: u32) -> [Vec<Vec<u32>>; 2] {
        let (mut forth, mut back) = (Vec::new(), Vec::new());
        let mut page = of(numbers, Turn::First, order, most).await;
        assert_eq!(page.previous, None, "before the first page");
        forth.push(page.rows.clone());
        while let Some(next) = page.next {
            page = of(numbers, Turn::After(next), order, most).await;
            forth.push(page.rows.clone());
        }
        back.push(page.rows.clone());
        while let Some(previous) = page.previous {
            page = of(numbers, Turn::Before(previous), order, most).await;
            back.push(page.rows.clone());
        }
        back.reverse();
        [forth, back]
    }

    #[tokio::test]
    async fn going_back_shows_the_pages_one_came_from() {
        for count in 0..12 {
            let numbers: Vec<u32> = (1..=count).collect();
            for most in 1..6 {
                for order in [Order::Oldest, Order::Newest] {
                    let [forth, back] = walked(&numbers, order, most).await;
                    assert_eq!(forth, back, "{count} rows, {most} on a page");
                    let mut all = forth.concat();
                    if order == Order::Newest {
                        all.reverse();
                    }
                    assert_eq!(all, numbers, "each row once");
                    let short = forth.iter().filter(|page| page.len() < usize::try_from(most).unwrap()).count();
                    assert!(short <= 1, "only the last page is short");
                }
            }
        }
    }

    #[tokio::test]
    async fn what_went_away_meanwhile_leads_to_the_nearest_page_there_is() {
        let page = async |numbers: &[u32], turn| of(numbers, turn, Order::Oldest, 3).await;
        // The border itself went away, and a row before it.
        let after = page(&[1, 3, 5, 6, 7], Turn::After(4)).await;
        assert_eq!((after.rows.as_slice(), after.previous, after.next), ([5, 6, 7].as_slice(), Some(5), None));
        let before = page(&[1, 2, 4, 5, 6], Turn::Before(5)).await;
        assert_eq!((before.rows.as_slice(), before.previous, before.next), ([1, 2, 4].as_slice(), None, Some(4)));
        // Too few before it: the first page, full.
        let first = page(&[3, 4, 5, 6], Turn::Before(5)).await;
        assert_eq!((first.rows.as_slice(), first.previous, first.next), ([3, 4, 5].as_slice(), None, Some(5)));
        // Nothing after it: the last page, and none after that.
        let last = page(&[1, 2, 3, 4], Turn::After(9)).await;
        assert_eq!((last.rows.as_slice(), last.previous, last.next), ([2, 3, 4].as_slice(), Some(2), None));
        // Nothing before the first row of the page: no way back.
        let alone = page(&[5, 6], Turn::After(4)).await;
        assert_eq!((alone.rows.as_slice(), alone.previous, alone.next), ([5, 6].as_slice(), None, None));
        for turn in [Turn::First, Turn::After(1), Turn::Before(1)] {
            assert_eq!(page(&[], turn).await, Listed::empty());
        }
    }
}
