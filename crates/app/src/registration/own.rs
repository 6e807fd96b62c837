//! The client who signed in with a code, and the registration of that client.

use schakel_domain::{ids::ClientId, resource::RegistrationRef};
use schakel_store::Tx;

use crate::{AppError, Ctx};

/// The client who signed in with a code.
///
/// # Errors
/// `SignIn` when nobody did.
pub(crate) fn client_of(cx: &Ctx) -> Result<ClientId, AppError> {
    cx.by.client.ok_or(AppError::SignIn)
}

/// The registration of this client.
pub(crate) async fn own_registration(tx: &mut Tx, client: ClientId) -> Result<RegistrationRef, AppError> {
    tx.registrations_of_client(client).await?.into_iter().next().ok_or(AppError::NotFound)
}
