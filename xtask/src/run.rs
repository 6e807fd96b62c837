//! Runs other programs, and says which one failed.

use std::{
    env,
    ffi::OsString,
    io::{BufRead as _, BufReader, Read},
    path::{Path, PathBuf},
    process::{Command, Stdio},
    sync::{Arc, Mutex, PoisonError},
    thread,
};

use anyhow::{Context as _, Result, bail};

/// Cargo, the one that runs us.
pub(crate) fn cargo(root: &Path) -> Command {
    let program = env::var_os("CARGO").unwrap_or_else(|| OsString::from("cargo"));
    let mut command = Command::new(program);
    command.current_dir(root).stdin(Stdio::null());
    command
}

/// The same command without what cargo tells us of our own package. A build script that asks for it, as that of `ring` does, would else run
/// again in every build that we start, and with it everything that hangs on it.
fn plain(command: &mut Command) -> &mut Command {
    let ours = |name: &OsString| ["CARGO_PKG_", "CARGO_MANIFEST_"].iter().any(|begin| name.to_string_lossy().starts_with(begin));
    for name in env::vars_os().map(|(name, _)| name).filter(ours) {
        command.env_remove(name);
    }
    command
}

/// Runs it; what it prints goes where ours goes.
pub(crate) fn run(command: &mut Command) -> Result<()> {
    let status = plain(command).status().with_context(|| format!("cannot start {}", words(command)))?;
    if !status.success() {
        bail!("failed: {} ({status})", words(command));
    }
    Ok(())
}

/// Runs it and keeps what it prints; shows it only when it fails.
pub(crate) fn output(command: &mut Command) -> Result<String> {
    let output = plain(command).output().with_context(|| format!("cannot start {}", words(command)))?;
    if !output.status.success() {
        bail!("failed: {} ({})\n{}", words(command), output.status, String::from_utf8_lossy(&output.stderr));
    }
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}

/// Runs it, passing on each line as it comes, and returns all lines.
pub(crate) fn watch(command: &mut Command) -> Result<Vec<String>> {
    let shown = words(command);
    let mut child =
        plain(command).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().with_context(|| format!("cannot start {shown}"))?;
    let lines = Arc::new(Mutex::new(Vec::new()));
    let readers = [
        child.stdout.take().map(|out| follow(out, Arc::clone(&lines), false)),
        child.stderr.take().map(|err| follow(err, Arc::clone(&lines), true)),
    ];
    let status = child.wait()?;
    for reader in readers.into_iter().flatten() {
        // A reader that broke off has shown what it could; the program's own status decides.
        drop(reader.join());
    }
    if !status.success() {
        bail!("failed: {shown} ({status})");
    }
    let lines = std::mem::take(&mut *lines.lock().unwrap_or_else(PoisonError::into_inner));
    Ok(lines)
}

fn follow(from: impl Read + Send + 'static, lines: Arc<Mutex<Vec<String>>>, to_stderr: bool) -> thread::JoinHandle<()> {
    thread::spawn(move || {
        for line in BufReader::new(from).split(b'\n').map_while(Result::ok) {
            let line = String::from_utf8_lossy(&line).into_owned();
            if to_stderr {
                eprintln!("{line}");
            } else {
                println!("{line}");
            }
            lines.lock().unwrap_or_else(PoisonError::into_inner).push(line);
        }
    })
}

/// Where a program stands on the path, if it does.
pub(crate) fn which(program: &str) -> Option<PathBuf> {
    let path = env::var_os("PATH")?;
    env::split_paths(&path).map(|folder| folder.join(program)).find(|file| file.is_file())
}

/// Whether we may install and may become another user.
pub(crate) fn is_root() -> bool {
    output(Command::new("id").arg("-u")).is_ok_and(|id| id.trim() == "0")
}

fn words(command: &Command) -> String {
    let mut words = vec![command.get_program().to_string_lossy().into_owned()];
    words.extend(command.get_args().map(|arg| arg.to_string_lossy().into_owned()));
    words.join(" ")
}
