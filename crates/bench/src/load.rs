//! The load: a coordinator at work, on one connection or on sixteen.

use std::{
    cell::Cell,
    sync::atomic::{AtomicU64, Ordering},
    time::Duration,
};

use anyhow::{Context as _, Result, bail};
use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};

use crate::{
    measure::{self, Figures},
    names,
    program::Running,
    wire::{Question, Wire},
    world::World,
};

/// One thing that is measured.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Operation {
    /// The list of 50 registrations.
    List,
    /// One registration.
    Open,
    /// A search by name.
    Search,
    /// A registration comes in, typed over with the client.
    Register,
    /// Of ten: four opened, three lists, two searches, one registration.
    Mix,
}

/// All of them, the mix last.
pub(crate) const OPERATIONS: [Operation; 5] = [Operation::List, Operation::Open, Operation::Search, Operation::Register, Operation::Mix];

impl Operation {
    /// What it is called in the tables.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::List => "list of 50",
            Self::Open => "open one",
            Self::Search => "search by name",
            Self::Register => "register",
            Self::Mix => "mix",
        }
    }

    /// What is done in turn number so-and-so.
    const fn at(self, turn: u64) -> Self {
        match self {
            Self::Mix => match turn % 10 {
                0 | 3 | 5 | 8 => Self::Open,
                1 | 4 | 7 => Self::List,
                2 | 6 => Self::Search,
                _ => Self::Register,
            },
            other => other,
        }
    }
}

/// The coordinator's desk: a session, and what is needed to fill in forms.
pub(crate) struct Desk<'a> {
    running: &'a Running,
    world: &'a World,
    cookies: String,
    csrf: String,
    forms: AtomicU64,
}

impl<'a> Desk<'a> {
    /// Opens the form for typing over once, for its token.
    pub(crate) fn open(running: &'a Running, world: &'a World) -> Result<Self> {
        let mut cookies = format!("schakel={}", URL_SAFE_NO_PAD.encode(world.token));
        let mut wire = running.connect()?;
        let answer =
            wire.ask(&running.origin(), &Question { path: "/inbox/overtypen", cookies: &cookies, form: None, compressed: false })?;
        for cookie in &answer.cookies {
            cookies.push_str("; ");
            cookies.push_str(cookie);
        }
        let html = String::from_utf8_lossy(&answer.body);
        let csrf =
            hidden(&html, "csrf").with_context(|| format!("no token in the form: {} {:?} {html}", answer.status, answer.location))?;
        Ok(Self { running, world, cookies, csrf, forms: AtomicU64::new(0) })
    }

    /// How many bytes the list has before it is compressed.
    pub(crate) fn list_bytes(&self) -> Result<usize> {
        let mut wire = self.running.connect()?;
        let answer =
            wire.ask(&self.running.origin(), &Question { path: "/inbox", cookies: &self.cookies, form: None, compressed: false })?;
        if answer.status != 200 {
            bail!("the inbox answers {}", answer.status);
        }
        Ok(answer.body.len())
    }

    /// Measures an operation.
    pub(crate) fn measure(&self, operation: Operation, connections: usize, length: Duration) -> Result<Figures> {
        measure::run(operation.name(), connections, length, self.running.counted(), |worker| {
            let mut wire = self.running.connect()?;
            let turn = Cell::new(u64::try_from(worker)? * 7919);
            Ok(move || {
                let at = turn.replace(turn.get() + 1);
                self.once(&mut wire, operation.at(at), at)
            })
        })
    }

    fn once(&self, wire: &mut Wire, operation: Operation, turn: u64) -> Result<()> {
        let chance = usize::try_from(turn.wrapping_mul(2_654_435_761) >> 7)?;
        let (path, form) = match operation {
            Operation::List => ("/inbox".to_owned(), None),
            Operation::Open => {
                let registrations = &self.world.registrations;
                let id = registrations.get(chance % registrations.len()).context("no registration")?;
                (format!("/inbox/{id}"), None)
            }
            Operation::Search | Operation::Mix => {
                let (called, family) = names::name(chance % 10_000);
                let typed: String = format!("{called} {family}").chars().take(9).collect();
                (format!("/inbox?{}", encoded(&[("q", typed.as_str())])), None)
            }
            Operation::Register => ("/inbox/overtypen".to_owned(), Some(self.filled_in(chance))),
        };
        let question = Question { path: &path, cookies: &self.cookies, form: form.as_deref(), compressed: true };
        let answer = wire.ask(&self.running.origin(), &question)?;
        // A form with a fault comes back as 422.
        if answer.status != 200 {
            bail!("{path} answers {}: {}", answer.status, String::from_utf8_lossy(&answer.body));
        }
        Ok(())
    }

    /// The form of a new client, with an identifier of its own.
    fn filled_in(&self, chance: usize) -> String {
        let number = self.forms.fetch_add(1, Ordering::Relaxed);
        let form = uuid::Builder::from_unix_timestamp_millis(
            1_800_000_000_000 + number,
            &[1, 2, 3, 4, 5, 6, 7, 8, 9, u8::try_from(number % 251).unwrap_or(0)],
        )
        .into_uuid()
        .to_string();
        let (called, family) = names::name(chance % 100_000);
        // A number of each one's own, as people have.
        let telephone = format!("0411 {:02} {:02} {:02}", number / 10_000 % 100, number / 100 % 100, number % 100);
        encoded(&[
            ("csrf", self.csrf.as_str()),
            ("form", &form),
            ("channel", "paper"),
            ("helper", "nobody"),
            ("called", &called),
            ("family_name", &family),
            ("telephone", &telephone),
            ("language", "nl"),
            ("themes", "work"),
            ("wish", "Ik wil graag met iemand praten over werk en over mijn woning."),
            ("confirm_self", "1"),
            ("confirm_voluntary", "1"),
        ])
    }
}

fn encoded(pairs: &[(&str, &str)]) -> String {
    form_urlencoded::Serializer::new(String::new()).extend_pairs(pairs).finish()
}

/// The value of a hidden field.
fn hidden(html: &str, name: &str) -> Option<String> {
    let at = html.find(&format!("name=\"{name}\" value=\""))?;
    html.get(at..)?.split('"').nth(3).map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_mix_is_as_it_says() {
        let count = |operation| (0..10).filter(|turn| Operation::Mix.at(*turn) == operation).count();
        assert_eq!((count(Operation::Open), count(Operation::List), count(Operation::Search), count(Operation::Register)), (4, 3, 2, 1));
    }

    #[test]
    fn a_hidden_field_is_found() {
        assert_eq!(hidden(r#"<input type="hidden" name="csrf" value="abc"><p>"#, "csrf").as_deref(), Some("abc"));
        assert_eq!(hidden("<p>", "csrf"), None);
    }
}
