//! The root key as the settings name it; and the question for a passphrase.

use std::{
    io::{self, BufRead, IsTerminal, Write},
    process::{Command, Stdio},
};

use anyhow::{Context as _, bail};
use schakel_vault::{RootKey, RootSource, Zeroizing};

use crate::config::{Config, Root};

/// Loads the root key, and refuses one that is kept badly.
pub(crate) fn load(config: &Config) -> anyhow::Result<RootKey> {
    let source = match &config.root {
        Root::File(path) => RootSource::File(path.clone()),
        Root::Credential(path) => RootSource::Credential(path.clone()),
        Root::Passphrase(salt) => RootSource::Passphrase { passphrase: ask("Passphrase of the root key: ")?, salt: salt.clone() },
        Root::Unsaid => bail!(
            "No root key is named, and without one nothing can be sealed. Make one with `schakel key new /etc/schakel/root.key`, and set `root_key` to that file. It must not lie in the data folder."
        ),
    };
    RootKey::load(source, &config.data).context("the root key is refused")
}

/// Asks for a line that is not shown. From a pipe it just reads the line.
pub(crate) fn ask(question: &str) -> anyhow::Result<Zeroizing<String>> {
    let stdin = io::stdin();
    let mut line = Zeroizing::new(String::new());
    if stdin.is_terminal() {
        let mut out = io::stderr();
        write!(out, "{question}").and_then(|()| out.flush()).context("the question cannot be shown")?;
        let silent = echo(false);
        let read = stdin.lock().read_line(&mut line);
        if silent {
            echo(true);
            let _ = writeln!(out);
        }
        read.context("the passphrase cannot be read")?;
    } else {
        stdin.lock().read_line(&mut line).context("the passphrase cannot be read")?;
    }
    let kept = line.trim_end_matches(['\r', '\n']).len();
    line.truncate(kept);
    Ok(line)
}

/// Switches the showing of what is typed; says whether it could.
fn echo(on: bool) -> bool {
    let status = Command::new("stty").arg(if on { "echo" } else { "-echo" }).stdin(Stdio::inherit()).stderr(Stdio::null()).status();
    status.is_ok_and(|status| status.success())
}
