//! Codes of an authenticator app (TOTP, RFC 6238): six digits, thirty seconds, one step to either side, each once.

use schakel_domain::{identity::SignInName, time::Instant, typed::plain};
use schakel_vault::{Purpose, Vault, Zeroizing};
use totp_rs::{Builder, Totp};

use super::PRODUCT;
use crate::AppError;

/// What an authenticator app needs to begin: for a square to scan, and to type over.
#[derive(Clone)]
pub struct Enrolment {
    /// The address for the square (`otpauth://…`).
    pub url: String,
    /// The secret in groups of four letters and digits.
    pub secret: String,
}

fn totp(secret: &[u8], name: &str) -> Result<Totp, AppError> {
    // The label is split at a colon by apps; sign-in names have none.
    Builder::new()
        .with_secret(secret.to_vec())
        .with_skew(1)
        .with_account_name(name)
        .with_issuer(Some(PRODUCT))
        .build()
        .map_err(|fault| AppError::internal(format!("totp: {fault:?}")))
}

/// The time step of the code, if the code is one of now, of the step before or of the one after. Whether the step was
/// used before is for the database to say.
///
/// # Errors
/// `Internal` when the secret cannot be one.
pub(crate) fn step_of(secret: &[u8], code: &str, now: Instant) -> Result<Option<i64>, AppError> {
    // People type the blank that their app shows, or a hyphen for it.
    let code: String = plain(code).chars().filter(|c| !matches!(c, ' ' | '-')).collect();
    if code.len() != 6 || !code.bytes().all(|digit| digit.is_ascii_digit()) {
        return Ok(None);
    }
    let seconds = u64::try_from(now.as_second()).unwrap_or_default();
    Ok(totp(secret, "")?.check(&code, seconds).and_then(|step| i64::try_from(step).ok()))
}

/// The code of this moment: for tests and for the demonstration, which have no telephone.
///
/// # Errors
/// `Internal` when the secret cannot be one.
pub fn code_at(secret: &[u8], now: Instant) -> Result<String, AppError> {
    let seconds = u64::try_from(now.as_second()).unwrap_or_default();
    Ok(totp(secret, "")?.generate(seconds).to_string())
}

/// The secret that is offered under a mark. It follows from the mark and the root key, so that nothing is kept until a
/// code confirms it, and a page shown again after a slip shows the same square.
pub(crate) fn offered_secret(vault: &Vault, mark: &str) -> Zeroizing<Vec<u8>> {
    let hash = vault.keyed_hash(Purpose::CodeDerivation, format!("totp/{mark}").as_bytes());
    Zeroizing::new(hash.iter().take(20).copied().collect())
}

/// What is shown to begin with.
///
/// # Errors
/// `Internal` when the secret cannot be one.
pub(crate) fn enrolment(secret: &[u8], name: &SignInName) -> Result<Enrolment, AppError> {
    let totp = totp(secret, name.as_str())?;
    let url = totp.to_url().map_err(|fault| AppError::internal(format!("totp: {fault:?}")))?;
    let plain = totp.secret().to_base32();
    let mut grouped = String::with_capacity(plain.len() + plain.len() / 4);
    for (at, letter) in plain.chars().enumerate() {
        if at > 0 && at % 4 == 0 {
            grouped.push(' ');
        }
        grouped.push(letter);
    }
    Ok(Enrolment { url, secret: grouped })
}

#[cfg(test)]
mod tests {
    use super::*;

    const SECRET: &[u8] = b"12345678901234567890";

    #[test]
    fn codes_are_those_of_the_standard() {
        // RFC 6238, appendix B, cut to six digits.
        let at = |second| Instant::from_second(second).unwrap();
        assert_eq!(code_at(SECRET, at(59)).unwrap(), "287082");
        assert_eq!(step_of(SECRET, "287 082", at(59)).unwrap(), Some(1));
        assert_eq!(step_of(SECRET, "287082", at(89)).unwrap(), Some(1));
        assert_eq!(step_of(SECRET, "287082", at(120)).unwrap(), None);
    }

    #[test]
    fn what_is_no_code_is_no_code() {
        for code in ["", "28708", "2870822", "28708a", "-87082"] {
            assert_eq!(step_of(SECRET, code, Instant::from_second(59).unwrap()).unwrap(), None, "{code}");
        }
        // Digits of full width are digits, as some keyboards type them.
        assert_eq!(step_of(SECRET, "２８７０８２", Instant::from_second(59).unwrap()).unwrap(), Some(1));
    }

    #[test]
    fn the_square_names_us_and_the_account() {
        let shown = enrolment(SECRET, &SignInName::parse("zoë+2@ocmw.example").unwrap()).unwrap();
        assert!(shown.url.starts_with("otpauth://totp/Schakel:"), "{}", shown.url);
        assert_eq!(shown.secret, "GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ");
    }
}
