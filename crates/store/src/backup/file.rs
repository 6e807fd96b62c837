//! The file: packed with zstd, sealed with age, and there whole or not at all.

use std::{
    fs::{self, File, OpenOptions},
    io::{BufRead, BufReader, Write},
    os::unix::fs::OpenOptionsExt,
    path::{Path, PathBuf},
    str::FromStr,
};

use age::{Decryptor, Encryptor, Recipient, x25519};
use tokio::sync::mpsc;

use super::{BackupFault, damaged};

/// Writes a file in a thread of its own, so that packing and sealing hold nobody up.
pub(crate) struct Out {
    lines: mpsc::Sender<Vec<u8>>,
    done: tokio::task::JoinHandle<Result<(), BackupFault>>,
}

impl Out {
    pub(crate) fn create(path: &Path, recipients: &[String]) -> Result<Self, BackupFault> {
        let recipients = recipients
            .iter()
            .map(|text| x25519::Recipient::from_str(text.trim()).map_err(|_| BackupFault::BadKey(text.clone())))
            .collect::<Result<Vec<_>, _>>()?;
        let path = path.to_owned();
        let (lines, waiting) = mpsc::channel(64);
        let done = tokio::task::spawn_blocking(move || {
            let part = part_of(&path);
            let written = write(&path, &part, &recipients, waiting);
            if written.is_err() {
                let _ = fs::remove_file(&part);
            }
            written
        });
        Ok(Self { lines, done })
    }

    /// Takes the next bytes. A fault shows in [`Out::finish`].
    pub(crate) async fn write(&self, bytes: Vec<u8>) {
        let _ = self.lines.send(bytes).await;
    }

    /// Puts the file in its place; without it there is none.
    pub(crate) async fn finish(self) -> Result<(), BackupFault> {
        // An empty piece says that the end was meant.
        let _ = self.lines.send(Vec::new()).await;
        drop(self.lines);
        self.done.await.map_err(|fault| BackupFault::Io(std::io::Error::other(fault)))?
    }
}

fn part_of(path: &Path) -> PathBuf {
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(".part");
    path.with_file_name(name)
}

fn write(path: &Path, part: &Path, recipients: &[x25519::Recipient], mut lines: mpsc::Receiver<Vec<u8>>) -> Result<(), BackupFault> {
    let io = |fault: age::EncryptError| BackupFault::Io(std::io::Error::other(fault));
    let file = OpenOptions::new().write(true).create(true).truncate(true).mode(0o600).open(part)?;
    let sealing = Encryptor::with_recipients(recipients.iter().map(|one| -> &dyn Recipient { one })).map_err(io)?;
    let mut packing = zstd::Encoder::new(sealing.wrap_output(file)?, 3)?;
    let mut whole = false;
    while let Some(bytes) = lines.blocking_recv() {
        whole = bytes.is_empty();
        packing.write_all(&bytes)?;
    }
    if !whole {
        return Err(BackupFault::Io(std::io::Error::other("the backup was given up")));
    }
    let file = packing.finish()?.finish()?;
    file.sync_all()?;
    fs::rename(part, path)?;
    // The name is durable only when the folder is.
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or_else(|| Path::new("."));
    File::open(folder)?.sync_all()?;
    Ok(())
}

/// Opens a file and gives its lines to `take`, each with its end; any damage is found before the last line is given.
pub(crate) fn read(path: &Path, identity: &str, mut take: impl FnMut(&str) -> Result<(), BackupFault>) -> Result<(), BackupFault> {
    let identity = x25519::Identity::from_str(identity.trim()).map_err(|_| BackupFault::BadKey("the secret".to_owned()))?;
    let sealed = Decryptor::new(BufReader::new(File::open(path)?)).map_err(opening)?;
    let opened = sealed.decrypt(std::iter::once(&identity as &dyn age::Identity)).map_err(opening)?;
    let mut lines = BufReader::new(zstd::Decoder::new(opened)?);
    let mut line = String::new();
    loop {
        line.clear();
        let read = lines.read_line(&mut line).map_err(|fault| damaged(fault.to_string()))?;
        if read == 0 {
            return Ok(());
        }
        take(&line)?;
    }
}

fn opening(fault: age::DecryptError) -> BackupFault {
    match fault {
        age::DecryptError::NoMatchingKeys => BackupFault::NotForYou,
        age::DecryptError::Io(fault) if fault.kind() != std::io::ErrorKind::UnexpectedEof => BackupFault::Io(fault),
        other => damaged(other.to_string()),
    }
}
