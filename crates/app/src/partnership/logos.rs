//! The four official logos of a partnership (§9). Text marks stand in for those that are not installed.

use std::fmt::Write as _;

use schakel_domain::{
    acts::{FindPartnership, InstallLogo},
    ids::PartnershipId,
    logo::{self, BadLogo, Picture},
    partnership::{Logo, LogoSlot, Partnership},
    resource::Platform,
};
use schakel_store::{Entry, partnership::LogoFile};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::{ask, own};
use crate::{App, AppError, Ctx, Fault, FieldFault};

/// What came of installing or removing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Replaced {
    /// Whether something changed.
    pub changed: bool,
}

/// The file of a logo, for everybody.
pub async fn logo_file(app: &App, cx: &Ctx, slug: &str, slot: LogoSlot) -> Result<LogoFile, AppError> {
    app.permit::<FindPartnership>(cx, &Platform)?;
    app.reading(cx).await?.logo_file(slug, slot).await?.ok_or(AppError::NotFound)
}

/// The logos that a partnership installed, for the foot of its pages.
pub async fn logos_of(app: &App, cx: &Ctx, partnership: PartnershipId) -> Result<Vec<Logo>, AppError> {
    app.permit::<FindPartnership>(cx, &Platform)?;
    Ok(app.reading(cx).await?.logos(partnership).await?)
}

/// The logos of all partnerships that installed some: read once at the start, so that pages need not ask.
pub async fn all_logos(app: &App) -> Result<Vec<(Partnership, Vec<Logo>)>, AppError> {
    let mut tx = app.store.read().await?;
    let mut all = Vec::new();
    for partnership in tx.partnerships().await? {
        let logos = tx.logos(partnership.id).await?;
        if !logos.is_empty() {
            all.push((partnership, logos));
        }
    }
    Ok(all)
}

/// The partnership of the actor with its logos, for one who installs them.
pub async fn own_logos(app: &App, cx: &Ctx) -> Result<(Partnership, Vec<Logo>), AppError> {
    let mut tx = app.reading(cx).await?;
    let (partnership, on) = own(&mut tx, cx).await?;
    ask::<InstallLogo>(app, cx, &on).await?;
    let logos = tx.logos(partnership.id).await?;
    Ok((partnership, logos))
}

/// Installs the official file of one of the four logos.
///
/// # Errors
/// `Invalid` with what is wrong with the file.
pub async fn install_logo(app: &App, cx: &Ctx, slot: LogoSlot, file: &[u8]) -> Result<Replaced, AppError> {
    app.change::<InstallLogo, _>(cx, async |tx| {
        let (_, on) = own(tx, cx).await?;
        let permit = app.permit::<InstallLogo>(cx, &on)?;
        let (picture, bytes) = inspect(file)?;
        let digest = digest(&bytes);
        tx.install_logo(&permit, slot, picture, &digest, bytes, cx.now).await?;
        Ok((Replaced { changed: true }, Entry::of(&permit).detail(format!("{} {digest}", slot.code()))))
    })
    .await
}

/// Takes a logo away; its text mark stands in again.
pub async fn remove_logo(app: &App, cx: &Ctx, slot: LogoSlot) -> Result<Replaced, AppError> {
    app.change::<InstallLogo, _>(cx, async |tx| {
        let (_, on) = own(tx, cx).await?;
        let permit = app.permit::<InstallLogo>(cx, &on)?;
        let changed = tx.remove_logo(&permit, slot).await?;
        Ok((Replaced { changed }, Entry::of(&permit).detail(format!("{} removed", slot.code()))))
    })
    .await
}

fn inspect(file: &[u8]) -> Result<(Picture, Vec<u8>), AppError> {
    logo::inspect(file).map_err(|bad| {
        let fault = match bad {
            BadLogo::Empty => Fault::Own("logo-empty"),
            BadLogo::TooHeavy => Fault::Own("logo-heavy"),
            BadLogo::Sort => Fault::Own("logo-kind"),
            BadLogo::Damaged => Fault::Own("logo-damaged"),
            BadLogo::Size => Fault::Own("logo-size"),
        };
        AppError::Invalid(vec![FieldFault { field: "file", fault }])
    })
}

/// The first half of the SHA-256 in hexadecimal: enough to tell files apart in an address.
fn digest(file: &[u8]) -> String {
    Sha256::digest(file).iter().take(16).fold(String::new(), |mut digest, byte| {
        // Writing into a String cannot fail.
        let _ = write!(digest, "{byte:02x}");
        digest
    })
}
