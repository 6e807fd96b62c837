//! The folders of an installation: made closed, and refused when they are open.

use std::{
    fs::{self, DirBuilder},
    io,
    os::unix::fs::{DirBuilderExt, MetadataExt},
    path::Path,
};

use anyhow::{Context as _, bail};

/// Makes the folder with mode 0700 if it is not there, and refuses one that others can enter.
pub(crate) fn closed(folder: &Path, what: &str) -> anyhow::Result<()> {
    match fs::metadata(folder) {
        Ok(_) => check(folder, what),
        Err(error) if error.kind() == io::ErrorKind::NotFound => DirBuilder::new().recursive(true).mode(0o700).create(folder).with_context(
            || {
                format!(
                    "{what} {} is not there and could not be made. Make it, and let the user that runs schakel own it: `install -d -m 0700 -o <user> {0}`",
                    folder.display()
                )
            },
        ),
        Err(error) => Err(error).context(format!("{what} {} cannot be looked at", folder.display())),
    }
}

/// Refuses a folder that is none, or that others can enter.
pub(crate) fn check(folder: &Path, what: &str) -> anyhow::Result<()> {
    let shown = folder.display();
    let about = fs::metadata(folder).with_context(|| format!("{what} {shown} cannot be looked at"))?;
    if !about.is_dir() {
        bail!("{what} {shown} is not a folder. Move that file away, or name another folder.");
    }
    let mode = about.mode() & 0o777;
    if mode & 0o077 != 0 {
        bail!("{what} {shown} has mode {mode:04o}, so others on this machine can look into it. Do `chmod 0700 {shown}`.");
    }
    for entry in fs::read_dir(folder).with_context(|| format!("{what} {shown} cannot be read"))? {
        let entry = entry.with_context(|| format!("{what} {shown} cannot be read"))?;
        let about = entry.metadata().with_context(|| format!("{} cannot be looked at", entry.path().display()))?;
        let mode = about.mode() & 0o777;
        if about.is_file() && mode & 0o022 != 0 {
            bail!("{} has mode {mode:04o}, so others can change it. Do `chmod 0600 {0}`.", entry.path().display());
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::{fs::Permissions, os::unix::fs::PermissionsExt, path::PathBuf};

    use super::*;

    fn fresh(name: &str) -> PathBuf {
        let folder = std::env::temp_dir().join(format!("schakel-folder-{}-{name}", std::process::id()));
        let _ = fs::remove_dir_all(&folder);
        folder
    }

    #[test]
    fn a_new_folder_is_closed() {
        let folder = fresh("new").join("deep");
        closed(&folder, "the data folder").unwrap();
        assert_eq!(fs::metadata(&folder).unwrap().mode() & 0o777, 0o700);
        closed(&folder, "the data folder").unwrap();
    }

    #[test]
    fn an_open_folder_is_refused_with_what_to_do() {
        let folder = fresh("open");
        fs::create_dir(&folder).unwrap();
        for mode in [0o755, 0o750, 0o701, 0o770] {
            fs::set_permissions(&folder, Permissions::from_mode(mode)).unwrap();
            let fault = closed(&folder, "the data folder").unwrap_err().to_string();
            assert!(fault.contains("chmod 0700"), "{fault}");
        }
        fs::set_permissions(&folder, Permissions::from_mode(0o700)).unwrap();
        fs::write(folder.join("schakel.db"), "").unwrap();
        fs::set_permissions(folder.join("schakel.db"), Permissions::from_mode(0o666)).unwrap();
        assert!(closed(&folder, "the data folder").unwrap_err().to_string().contains("chmod 0600"));
    }

    #[test]
    fn a_file_is_no_folder() {
        let file = fresh("file");
        fs::write(&file, "").unwrap();
        assert!(closed(&file, "the data folder").unwrap_err().to_string().contains("is not a folder"));
    }
}
