//! By what day the client is contacted, where the partnership promises one: the day is set when the registration comes in, so that what
//! stands on the printed sheet stays true when the partnership promises something else later.

use serde::{Deserialize, Serialize};

use super::{
    Registration,
    told::{Answer, Contact},
};
use crate::{actor::coded, time::Date};

coded! {
    /// How a client is going to be contacted, as far as a sentence may say it.
    PromisedWay {
        /// By calling.
        Call = "call",
        /// With a text message.
        Text = "text",
        /// In the way that was asked for, without naming one.
        Asked = "asked",
    }
}

/// That a client is contacted by a day, and how.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Promise {
    /// The last day.
    pub by: Date,
    /// How.
    pub way: PromisedWay,
}

impl Contact {
    /// How the client is going to be contacted; none for one who wants to be reached no more.
    ///
    /// Calling is only named where it is the one thing that was asked for: a telephone number, no other way, nothing that says not to call,
    /// and nothing to mind, since no program reads "please do not call before ten, my partner must not know".
    pub fn way(&self) -> Option<PromisedWay> {
        if !self.is_reachable() {
            return None;
        }
        let only_telephone = self.telephone.is_some() && self.mail.is_none() && self.through.is_none() && self.mind.is_none();
        Some(match (&self.telephone_use.call, &self.telephone_use.text) {
            (Answer::Given(true) | Answer::Open, _) if only_telephone => PromisedWay::Call,
            (Answer::Given(false), Answer::Given(true)) if only_telephone => PromisedWay::Text,
            _ => PromisedWay::Asked,
        })
    }
}

impl Registration {
    /// What was promised, as long as it is still to be kept: nobody answered, and the client wants to be reached.
    pub fn promise(&self) -> Option<Promise> {
        let by = self.contact_by.filter(|_| self.state.is_waiting())?;
        Some(Promise { by, way: self.contact.way()? })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        registration::TelephoneUse,
        words::{Line, Text},
    };

    fn line(text: &str) -> Option<Line> {
        Line::parse_optional(text).unwrap()
    }

    fn on_telephone(call: Answer<bool>, text: Answer<bool>) -> Contact {
        let telephone_use = TelephoneUse { call, text, ..TelephoneUse::default() };
        Contact { telephone: line("0470 00 00 00"), telephone_use, ..Contact::default() }
    }

    #[test]
    fn calling_is_named_only_where_nothing_else_was_asked_for() {
        let (yes, no) = (Answer::Given(true), Answer::Given(false));
        for (contact, way) in [
            (on_telephone(Answer::Open, Answer::Open), Some(PromisedWay::Call)),
            (on_telephone(yes.clone(), no.clone()), Some(PromisedWay::Call)),
            (on_telephone(no.clone(), yes.clone()), Some(PromisedWay::Text)),
            (on_telephone(no.clone(), no.clone()), Some(PromisedWay::Asked)),
            (on_telephone(no, Answer::Open), Some(PromisedWay::Asked)),
            (on_telephone(Answer::Unknown, Answer::Open), Some(PromisedWay::Asked)),
            (on_telephone(Answer::Later, yes.clone()), Some(PromisedWay::Asked)),
            (Contact { mail: line("a@voorbeeld.example"), ..on_telephone(yes.clone(), Answer::Open) }, Some(PromisedWay::Asked)),
            (Contact { through: line("via mijn zus"), ..on_telephone(yes.clone(), Answer::Open) }, Some(PromisedWay::Asked)),
            (
                Contact { mind: Text::parse_optional("niet bellen, mijn man luistert mee").unwrap(), ..on_telephone(yes, Answer::Open) },
                Some(PromisedWay::Asked),
            ),
            (Contact { mail: line("a@voorbeeld.example"), ..Contact::default() }, Some(PromisedWay::Asked)),
            (Contact { through: line("op dinsdag in het Open Huis"), ..Contact::default() }, Some(PromisedWay::Asked)),
            (Contact::default(), None),
        ] {
            assert_eq!(contact.way(), way, "{contact:?}");
        }
    }
}
