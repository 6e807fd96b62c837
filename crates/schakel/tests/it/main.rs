//! The program from outside, as an administrator meets it.

#![expect(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "tests")]

mod administration;
mod bad_disk;
mod demonstration;
mod key;
mod kill;
mod load;
mod playbook;
mod power;
mod program;
mod refusals;
mod serving;
mod siege;

use std::{
    fs::{self, Permissions},
    net::TcpListener,
    os::unix::fs::PermissionsExt,
    path::{Path, PathBuf},
    process::{Command, Output},
};

/// An installation in a folder of its own: `data`, `keys`, `root.key`.
struct House {
    folder: PathBuf,
    port: u16,
}

impl House {
    /// A folder, and nothing in it.
    fn empty(name: &str) -> Self {
        let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("schakel").join(name);
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(&folder).unwrap();
        let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        Self { folder, port }
    }

    /// With a root key.
    fn new(name: &str) -> Self {
        let house = Self::empty(name);
        house.well(&["key", "new", house.path("root.key").to_str().unwrap()]);
        house
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.join(name)
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_schakel"));
        command
            .args(arguments)
            .env_clear()
            .env("SCHAKEL_CONFIG", self.settings())
            .env("SCHAKEL_DATA", self.path("data"))
            .env("SCHAKEL_LISTEN", format!("127.0.0.1:{}", self.port))
            .env("SCHAKEL_PUBLIC_URL", format!("http://localhost:{}", self.port))
            // Passwords are not what is tested here.
            .env("SCHAKEL_ARGON_MEMORY_KIB", "19456")
            .env("SCHAKEL_ARGON_PASSES", "2")
            .current_dir(&self.folder);
        if self.path("root.key").exists() || !arguments.contains(&"new") {
            command.env("SCHAKEL_ROOT_KEY", self.path("root.key"));
        }
        command
    }

    /// A file of settings of its own, so that one of the machine never counts.
    fn settings(&self) -> PathBuf {
        let path = self.path("schakel.toml");
        if !path.exists() {
            fs::write(&path, "").unwrap();
        }
        path
    }

    fn run(&self, arguments: &[&str]) -> Output {
        self.command(arguments).output().unwrap()
    }

    /// Runs what must go well; returns what it said.
    fn well(&self, arguments: &[&str]) -> String {
        let output = self.run(arguments);
        assert!(output.status.success(), "{arguments:?}: {}", complaint(&output));
        String::from_utf8(output.stdout).unwrap()
    }

    /// Runs what must be refused; returns the complaint.
    fn refused(&self, arguments: &[&str]) -> String {
        let output = self.run(arguments);
        assert!(!output.status.success(), "{arguments:?} went well: {}", String::from_utf8_lossy(&output.stdout));
        complaint(&output)
    }
}

fn complaint(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

fn mode(path: &Path, mode: u32) {
    fs::set_permissions(path, Permissions::from_mode(mode)).unwrap();
}
