//! Sealed columns: what is secret is sealed on its way in and opened on its way out, bound to its table, column, row and
//! client. Callers see domain values; the database sees bytes.

use std::{fmt::Display, marker::PhantomData};

use schakel_domain::{
    ids::ClientId,
    registration::{Illegible, Legible},
};
use schakel_vault::{Place, Zeroizing};
use serde::{Serialize, de::DeserializeOwned};

use crate::{
    StoreError, Tx,
    engine::{Cell, Fault, Raw, Spot},
    shared::Core,
};

/// What is not of a client is owned by the house.
pub(crate) const HOUSE: &str = "house";

/// A sealed cell of a row, with its place, which opens as a `T`. Opened by [`Tx::open`].
#[derive(Debug)]
pub struct Sealed<T> {
    spot: Spot,
    row: String,
    bytes: Vec<u8>,
    opens_as: PhantomData<fn() -> T>,
}

impl<T> Sealed<T> {
    /// What stands in this column of this row.
    pub fn at(table: &'static str, column: &'static str, row: impl Display, bytes: &[u8]) -> Self {
        let spot = Spot { table, key: "", column };
        Self { spot, row: row.to_string(), bytes: bytes.to_owned(), opens_as: PhantomData }
    }
}

impl<T> Cell for Sealed<T> {
    fn read(raw: &Raw<'_>) -> Result<Self, Fault> {
        let spot = raw.spot().ok_or(Fault::Column)?;
        Ok(Self { spot, row: raw.key()?, bytes: raw.bytes()?.to_owned(), opens_as: PhantomData })
    }
}

impl Core {
    pub(crate) fn seal<T: Serialize>(
        &self,
        client: ClientId,
        table: &'static str,
        column: &'static str,
        row: impl Display,
        value: &T,
    ) -> Result<Vec<u8>, StoreError> {
        let key = self.keys.of(client).ok_or(StoreError::NoKey(client))?;
        let (row, owner) = (row.to_string(), client.to_string());
        let place = Place { table, column, row: &row, owner: &owner };
        Ok(self.vault.seal(&*key, &place, &plain(value, table, &row, column)?))
    }

    fn open<T: DeserializeOwned>(&self, client: ClientId, sealed: &Sealed<T>) -> Result<Option<T>, StoreError> {
        let Some(key) = self.keys.of(client) else {
            // Destroyed is an answer; a key that is merely not there is damage.
            return if self.keys.is_destroyed(client) { Ok(None) } else { Err(StoreError::NoKey(client)) };
        };
        let Sealed { spot: Spot { table, column, .. }, row, bytes, .. } = sealed;
        let owner = client.to_string();
        let fault = || StoreError::inconsistent(table, row, column);
        let bytes = self.vault.open(&*key, &Place { table, column, row, owner: &owner }, bytes).map_err(|_| fault())?;
        serde_json::from_slice(&bytes).map(Some).map_err(|_| fault())
    }

    pub(crate) fn seal_house<T: Serialize>(
        &self,
        table: &'static str,
        column: &'static str,
        row: impl Display,
        value: &T,
    ) -> Result<Vec<u8>, StoreError> {
        let row = row.to_string();
        let place = Place { table, column, row: &row, owner: HOUSE };
        Ok(self.vault.seal(self.vault.house_key(), &place, &plain(value, table, &row, column)?))
    }

    fn open_house<T: DeserializeOwned>(&self, sealed: &Sealed<T>) -> Result<T, StoreError> {
        let Sealed { spot: Spot { table, column, .. }, row, bytes, .. } = sealed;
        let fault = || StoreError::inconsistent(table, row, column);
        let place = Place { table, column, row, owner: HOUSE };
        let bytes = self.vault.open(self.vault.house_key(), &place, bytes).map_err(|_| fault())?;
        serde_json::from_slice(&bytes).map_err(|_| fault())
    }
}

fn plain<T: Serialize>(value: &T, table: &'static str, row: &str, column: &'static str) -> Result<Zeroizing<Vec<u8>>, StoreError> {
    serde_json::to_vec(value).map(Zeroizing::new).map_err(|_| StoreError::inconsistent(table, row, column))
}

impl Tx {
    /// Seals a value under the client's key, for this column of this row and no other.
    ///
    /// # Errors
    /// `NoKey` when the client's key was never made or is destroyed.
    pub fn seal<T: Serialize>(
        &self,
        client: ClientId,
        table: &'static str,
        column: &'static str,
        row: impl Display,
        value: &T,
    ) -> Result<Vec<u8>, StoreError> {
        self.core.seal(client, table, column, row, value)
    }

    /// Opens a sealed value; `None` when the client's key was destroyed.
    ///
    /// # Errors
    /// `Inconsistent` when it was moved from its place or changed; `NoKey` when the key is not there and was not destroyed.
    pub fn open<T: DeserializeOwned>(&self, client: ClientId, sealed: &Sealed<T>) -> Result<Option<T>, StoreError> {
        self.core.open(client, sealed)
    }

    /// Opens a sealed value in a list, where one that cannot be opened takes no other with it; `None` when the client's key was
    /// destroyed.
    pub(crate) fn open_in_list<T: DeserializeOwned>(&self, client: ClientId, sealed: &Sealed<T>) -> Option<Legible<T>> {
        self.open(client, sealed)
            .inspect_err(|fault| tracing::error!(%fault, "a row of a list cannot be opened"))
            .map_err(|_| Illegible)
            .transpose()
    }

    /// The same in a row that may not fit its seal: then nobody knows whose it is, and it is not opened.
    pub(crate) fn open_judged<T: DeserializeOwned>(&self, is_whole: bool, client: ClientId, sealed: &Sealed<T>) -> Option<Legible<T>> {
        if is_whole { self.open_in_list(client, sealed) } else { Some(Err(Illegible)) }
    }

    /// Seals what belongs to no client, such as a second factor.
    pub fn seal_house<T: Serialize>(
        &self,
        table: &'static str,
        column: &'static str,
        row: impl Display,
        value: &T,
    ) -> Result<Vec<u8>, StoreError> {
        self.core.seal_house(table, column, row, value)
    }

    /// Opens what belongs to no client.
    ///
    /// # Errors
    /// `Inconsistent` when it was moved from its place or changed.
    pub(crate) fn open_house<T: DeserializeOwned>(&self, sealed: &Sealed<T>) -> Result<T, StoreError> {
        self.core.open_house(sealed)
    }
}
