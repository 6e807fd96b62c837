//! `schakel-verify`: checks an exported log with nothing but the public key and, better, a checkpoint from before.
//!
//! It shares no code with the program that wrote the log but the format in this crate.

use std::{
    env,
    ffi::OsString,
    fs::{self, File},
    io::{self, BufRead, BufReader, Write},
    process::ExitCode,
};

use schakel_chain::{PublicKey, Report, Verifier, export};

const HELP: &str = "\
schakel-verify: is the log of looks and changes still what it was?

Use:
  schakel-verify --key FILE [--checkpoint FILE]... [LOG]

  LOG                an exported log: one JSON object a line, as `schakel audit export` writes it.
                     Without it, or with -, the log is read from standard input.
  --key FILE         the public key of the log, as `schakel audit key` prints it. Get it once, from
                     somebody you trust, and keep it yourself.
  --checkpoint FILE  a checkpoint that you kept outside the system, as `schakel audit checkpoint` prints
                     it. May be given more than once. Without one, a log that was put back to an
                     earlier state cannot be told from a whole one.
  --help             shows this.
  --version          shows the version.

What it finds: entries that were changed, taken out, put in or swapped, an end that was cut off, a log that
was emptied, put back to an earlier state, or written again, checkpoints that were taken away.

What it cannot know: whether what came after the newest checkpoint, or after the one that you kept, was written
again by somebody who also wrote again what the program counts. Keep checkpoints often, and where that somebody
cannot reach.

It ends with 0 when the log is whole, 1 when it is not, 2 when it could not be checked.
";

struct Arguments {
    key: OsString,
    checkpoints: Vec<OsString>,
    log: Option<OsString>,
}

enum Asked {
    Check(Arguments),
    Print(String),
}

fn main() -> ExitCode {
    match run() {
        Ok(code) => code,
        Err(why) => {
            let _ = writeln!(io::stderr(), "schakel-verify: {why}");
            ExitCode::from(2)
        }
    }
}

fn run() -> Result<ExitCode, String> {
    let arguments = match parse(env::args_os().skip(1))? {
        Asked::Check(arguments) => arguments,
        Asked::Print(text) => {
            print(&text)?;
            return Ok(ExitCode::SUCCESS);
        }
    };
    let report = match &arguments.log {
        Some(path) if path != "-" => {
            let file = File::open(path).map_err(|error| format!("{} cannot be read: {error}", path.display()))?;
            check(&arguments, BufReader::new(file))?
        }
        _ => check(&arguments, io::stdin().lock())?,
    };
    print(&report.to_string())?;
    Ok(if report.is_whole() { ExitCode::SUCCESS } else { ExitCode::from(1) })
}

fn parse(mut words: impl Iterator<Item = OsString>) -> Result<Asked, String> {
    let (mut key, mut checkpoints, mut log) = (None, Vec::new(), None);
    while let Some(word) = words.next() {
        let mut file = |name: &str| words.next().ok_or_else(|| format!("after {name} must come the name of a file. See --help."));
        match word.to_str() {
            Some("--help" | "-h") => return Ok(Asked::Print(HELP.to_owned())),
            Some("--version" | "-V") => return Ok(Asked::Print(format!("schakel-verify {}\n", env!("CARGO_PKG_VERSION")))),
            Some("--key") => key = Some(file("--key")?),
            Some("--checkpoint") => checkpoints.push(file("--checkpoint")?),
            Some(other) if other.starts_with("--") => return Err(format!("{other} is not known. See --help.")),
            _ if log.is_none() => log = Some(word),
            _ => return Err("more than one log was given. See --help.".to_owned()),
        }
    }
    let key = key.ok_or("say with --key FILE which public key the log has. See --help.")?;
    Ok(Asked::Check(Arguments { key, checkpoints, log }))
}

fn check(arguments: &Arguments, log: impl BufRead) -> Result<Report, String> {
    let read = |path: &OsString| fs::read_to_string(path).map_err(|error| format!("{} cannot be read: {error}", path.display()));
    let key = PublicKey::parse(&read(&arguments.key)?).map_err(|error| format!("{}: {error}.", arguments.key.display()))?;
    let mut verifier = Verifier::new(key);
    for path in &arguments.checkpoints {
        verifier.outside_checkpoint(&read(path)?).map_err(|error| format!("{}: {error}.", path.display()))?;
    }
    export::read(log, &mut verifier)?;
    Ok(verifier.finish())
}

fn print(text: &str) -> Result<(), String> {
    io::stdout().write_all(text.as_bytes()).map_err(|error| format!("the answer could not be written: {error}"))
}
