//! What a secret is for. Every purpose has a sub-key of its own, so that a value made for one purpose means nothing
//! for another.

/// What a keyed hash is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Purpose {
    /// Finding a session by the token in the cookie.
    SessionToken,
    /// Finding a registration by the client's code.
    RegistrationCode,
    /// Finding an invitation by its link.
    Invitation,
    /// Making the client's code from the form, so that handing it in twice gives the same code.
    CodeDerivation,
    /// The one-use token of a public form.
    FormToken,
    /// The token of a session's forms.
    Csrf,
    /// Finding a draft by the token in the browser's cookie.
    Draft,
    /// Finding a form that was parked while somebody signed in again.
    ParkedForm,
    /// Counting attempts by source or account without keeping either in plain.
    Throttle,
    /// A browser that signed in before.
    KnownBrowser,
    /// Recovery codes of staff.
    RecoveryCode,
    /// Identifiers that must follow from something else and yet say nothing about it.
    DerivedId,
}

impl Purpose {
    /// All of them.
    pub const ALL: &'static [Self] = &[
        Self::SessionToken,
        Self::RegistrationCode,
        Self::Invitation,
        Self::CodeDerivation,
        Self::FormToken,
        Self::Csrf,
        Self::Draft,
        Self::ParkedForm,
        Self::Throttle,
        Self::KnownBrowser,
        Self::RecoveryCode,
        Self::DerivedId,
    ];

    /// The label of its sub-key; it never changes, or what was hashed with it is lost.
    pub(crate) const fn label(self) -> &'static str {
        match self {
            Self::SessionToken => "hash/session-token",
            Self::RegistrationCode => "hash/registration-code",
            Self::Invitation => "hash/invitation",
            Self::CodeDerivation => "hash/code-derivation",
            Self::FormToken => "hash/form-token",
            Self::Csrf => "hash/csrf",
            Self::Draft => "hash/draft",
            Self::ParkedForm => "hash/parked-form",
            Self::Throttle => "hash/throttle",
            Self::KnownBrowser => "hash/known-browser",
            Self::RecoveryCode => "hash/recovery-code",
            Self::DerivedId => "hash/derived-id",
        }
    }
}

/// What a key made from a browser's token seals.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TokenUse {
    /// The answers of a registration that is not finished.
    Draft,
    /// A form that waits while somebody signs in again.
    ParkedForm,
}

impl TokenUse {
    pub(crate) const fn label(self) -> &'static str {
        match self {
            Self::Draft => "token/draft",
            Self::ParkedForm => "token/parked-form",
        }
    }
}
