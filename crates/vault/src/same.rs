//! Comparing secrets.

use subtle::ConstantTimeEq as _;

/// Whether two secrets are the same, in a time that does not tell where they differ.
pub fn same_bytes(one: &[u8], other: &[u8]) -> bool {
    one.ct_eq(other).into()
}
