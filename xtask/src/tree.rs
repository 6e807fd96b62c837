//! The tree as text: where it stands, and which files are ours.

use std::{
    env, fs,
    path::{Path, PathBuf},
};

use anyhow::{Context as _, Result};

/// Folders that tools make; nothing in them is ours.
const NOT_OURS: &[&str] = &["target", "node_modules", ".git", "demo-data"];

/// The tree that this command was built from.
pub(crate) struct Tree {
    root: PathBuf,
}

/// One file of the tree, read.
pub(crate) struct File {
    /// Its path from the root, with `/`.
    pub(crate) path: String,
    /// What it says.
    pub(crate) text: String,
}

impl File {
    /// Whether it is of this kind, told by the last part of its name.
    pub(crate) fn is(&self, extension: &str) -> bool {
        Path::new(&self.path).extension().is_some_and(|own| own == extension)
    }
}

impl Tree {
    /// The tree around this crate.
    pub(crate) fn here() -> Result<Self> {
        let here = env::var_os("CARGO_MANIFEST_DIR").map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")), PathBuf::from);
        let root = here.parent().context("xtask stands in no folder")?;
        Ok(Self { root: root.to_owned() })
    }

    /// A tree in another folder: for tests.
    #[cfg(test)]
    pub(crate) const fn at(root: PathBuf) -> Self {
        Self { root }
    }

    /// The root folder.
    pub(crate) fn root(&self) -> &Path {
        &self.root
    }

    /// A path in the tree.
    pub(crate) fn path(&self, relative: &str) -> PathBuf {
        self.root.join(relative)
    }

    /// Reads one file.
    pub(crate) fn read(&self, relative: &str) -> Result<String> {
        fs::read_to_string(self.path(relative)).with_context(|| format!("{relative} cannot be read"))
    }

    /// All our files whose name ends in one of these, sorted by path. What is not text is left out.
    pub(crate) fn files(&self, endings: &[&str]) -> Result<Vec<File>> {
        let mut paths = Vec::new();
        walk(&self.root, &mut paths)?;
        paths.sort();
        let mut files = Vec::new();
        for path in paths {
            let relative = path.strip_prefix(&self.root)?.to_string_lossy().replace('\\', "/");
            if !endings.iter().any(|ending| relative.ends_with(ending)) {
                continue;
            }
            if let Ok(text) = fs::read_to_string(&path) {
                files.push(File { path: relative, text });
            }
        }
        Ok(files)
    }
}

fn walk(folder: &Path, found: &mut Vec<PathBuf>) -> Result<()> {
    for entry in fs::read_dir(folder).with_context(|| format!("{} cannot be read", folder.display()))? {
        let entry = entry?;
        let name = entry.file_name();
        if entry.file_type()?.is_dir() {
            if !NOT_OURS.iter().any(|not| name == *not) {
                walk(&entry.path(), found)?;
            }
        } else {
            found.push(entry.path());
        }
    }
    Ok(())
}
