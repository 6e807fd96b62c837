//! Twenty identifiers in one statement. Fewer are filled up with blanks, so that there is one text to prepare.

use schakel_domain::ids::PartnershipId;

use crate::Value;

/// How many identifiers one statement takes.
pub(crate) const AT_ONCE: usize = 20;

/// The places of the values of [`twenty`].
pub(crate) const TWENTY: &str = "($2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21)";

/// The partnership, then [`AT_ONCE`] identifiers, no more; those that are missing are blank, which no identifier is.
pub(crate) fn twenty(partnership: PartnershipId, ids: impl Iterator<Item = String>) -> Vec<Value> {
    let ids = ids.chain(std::iter::repeat_with(String::new)).take(AT_ONCE);
    std::iter::once(Value::from(partnership)).chain(ids.map(Value::from)).collect()
}
