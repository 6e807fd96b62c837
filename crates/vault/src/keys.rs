//! The kinds of keys. A key can be used and wiped; it cannot be printed, compared or copied.
//!
//! ```compile_fail
//! fn printable<T: std::fmt::Debug>() {}
//! printable::<schakel_vault::ClientKey>();
//! ```
//! ```compile_fail
//! fn copyable<T: Clone>() {}
//! copyable::<schakel_vault::PartnershipKey>();
//! ```

use zeroize::{Zeroize, ZeroizeOnDrop};

/// Thirty-two secret bytes.
#[derive(Zeroize, ZeroizeOnDrop)]
pub(crate) struct Secret([u8; 32]);

impl Secret {
    pub(crate) const fn new(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    pub(crate) const fn bytes(&self) -> &[u8; 32] {
        &self.0
    }
}

/// Wraps the client keys of one partnership. It seals nothing else.
pub struct PartnershipKey(pub(crate) Secret);

/// Seals what belongs to one client. Destroying its only (wrapped) copy makes the client unreadable everywhere.
pub struct ClientKey(pub(crate) Secret);

/// Seals what is secret and belongs to no client, such as the second factors of staff.
pub struct HouseKey(pub(crate) Secret);

/// Seals what only the holder of a token can open, such as an unfinished registration.
pub struct TokenKey(pub(crate) Secret);

pub(crate) mod private {
    /// Hands the bytes of a key to this crate and to nobody else.
    pub trait Inner {
        /// The kind, which is part of what a sealed value is bound to.
        const KIND: &'static str;
        /// The bytes.
        fn bytes(&self) -> &[u8; 32];
    }
}

/// A key that can seal fields. Only the kinds in this module are.
pub trait Sealing: private::Inner {}

macro_rules! sealing {
    ($($key:ty = $kind:literal),* $(,)?) => { $(
        impl private::Inner for $key {
            const KIND: &'static str = $kind;
            fn bytes(&self) -> &[u8; 32] {
                self.0.bytes()
            }
        }
        impl Sealing for $key {}
    )* };
}

sealing! { ClientKey = "client", HouseKey = "house", TokenKey = "token" }
