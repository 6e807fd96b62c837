//! The people who answer for what a partnership keeps of its clients (GDPR, articles 4, 13 and 37): settings of the partnership. What it leaves
//! empty is the installation's.

use serde::{Deserialize, Serialize};

use crate::{
    address::MailOrTelephone,
    words::{Line, Text},
};

/// The people who answer for a partnership's data, as far as the partnership says so itself.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Accountable {
    /// The controller, by name.
    pub controller: Option<Line>,
    /// Where the controller is.
    pub address: Option<Text>,
    /// Where the data-protection officer is reached.
    pub officer: Option<MailOrTelephone>,
    /// Where one can complain, before going to who supervises.
    pub complaint: Option<Text>,
}

impl Accountable {
    /// Whether the partnership names somebody who answers.
    pub const fn names_somebody(&self) -> bool {
        self.controller.is_some()
    }
}
