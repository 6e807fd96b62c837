//! The program as a process of its own, on a demonstration in a folder of its own.

use std::{
    net::{IpAddr, SocketAddr, TcpListener},
    path::{Path, PathBuf},
    process::{Child, Command, Output, Stdio},
    sync::Arc,
    time::{Duration, Instant},
};

use schakel_store::{Database, Store, StoreSettings, keys::root_of_house};
use schakel_testkit::{Browser, Seeded};
use schakel_vault::{HashCost, Randomness, RootKey, RootSource, Vault};

/// The program as it was built for this test.
const PROGRAM: &str = env!("CARGO_BIN_EXE_schakel");

/// A demonstration that can be started, killed and started again.
pub(crate) struct Demonstration {
    pub(crate) folder: PathBuf,
    pub(crate) address: SocketAddr,
    child: Option<Child>,
}

impl Demonstration {
    /// Makes one in a fresh folder; the database is SQLite.
    pub(crate) fn new(name: &str) -> Self {
        let folder = std::env::temp_dir().join(format!("schakel-program-{name}-{}", std::process::id()));
        let _ = std::fs::remove_dir_all(&folder);
        // The system gives a free port; the program takes it a moment later.
        let address = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
        let made = Self { folder, address, child: None };
        let output = made.run(&["demo", "--prepare"]);
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        made
    }

    fn arguments(&self, arguments: &[&str]) -> Vec<String> {
        let mut all: Vec<String> = arguments.iter().map(|&argument| argument.to_owned()).collect();
        if arguments.first() == Some(&"demo") {
            all.extend(["--folder".to_owned(), self.folder.display().to_string()]);
        }
        all.extend(["--listen".to_owned(), self.address.to_string(), "--log-level".to_owned(), "error".to_owned()]);
        all
    }

    /// Runs a command to its end.
    pub(crate) fn run(&self, arguments: &[&str]) -> Output {
        Command::new(PROGRAM).args(self.arguments(arguments)).env_clear().output().unwrap()
    }

    /// Starts serving and says how long it took to answer.
    pub(crate) fn start(&mut self) -> Duration {
        let mut command = Command::new(PROGRAM);
        command.args(self.arguments(&["demo"]));
        self.begin(command)
    }

    /// Starts serving under a program that watches it, which is given the program and its arguments behind its own.
    pub(crate) fn start_under(&mut self, mut watcher: Command) {
        watcher.arg(PROGRAM).args(self.arguments(&["demo"]));
        self.begin(watcher);
    }

    fn begin(&mut self, mut command: Command) -> Duration {
        let began = Instant::now();
        self.child = Some(command.env_clear().stdout(Stdio::null()).stderr(Stdio::inherit()).spawn().unwrap());
        while Browser::at(self.address).try_get("/health").is_none_or(|answer| answer.status != 200) {
            assert!(began.elapsed() < Duration::from_mins(1), "it does not answer");
            std::thread::sleep(Duration::from_millis(20));
        }
        began.elapsed()
    }

    /// The number of the process that serves.
    pub(crate) fn pid(&self) -> u32 {
        self.child.as_ref().unwrap().id()
    }

    /// Kills it with SIGKILL.
    pub(crate) fn kill(&mut self) {
        if let Some(mut child) = self.child.take() {
            child.kill().unwrap();
            child.wait().unwrap();
        }
    }

    /// Tells it to stop, and waits until it did.
    pub(crate) fn stop(&mut self) {
        let mut child = self.child.take().unwrap();
        let told = Command::new("kill").args(["-TERM", &child.id().to_string()]).status().unwrap();
        assert!(told.success() && child.wait().unwrap().success());
    }

    /// A browser in which the first person in this role is signed in.
    pub(crate) fn as_(&self, role: &str) -> Browser {
        signed_in(Browser::at(self.address), role)
    }

    /// As [`Self::as_`], from this address of the machine.
    pub(crate) fn from(&self, source: IpAddr, role: &str) -> Browser {
        let mut browser = Browser::at(self.address);
        browser.source = source;
        signed_in(browser, role)
    }

    /// Looks at everything that is kept: the database, the keys, the chain of the log, every sealed field.
    pub(crate) fn faults(&self) -> Vec<String> {
        faults(&self.folder)
    }
}

/// The browser, with the first person in this role signed in.
fn signed_in(mut browser: Browser, role: &str) -> Browser {
    let seats = browser.get("/demo").is(200);
    let at = seats.select("li").iter().position(|seat| seat.starts_with(role)).unwrap();
    let seat = seats.attributes("button[name=membership]", "value").swap_remove(at);
    browser.submit("/demo", &[("membership", &seat)]);
    browser
}

/// What is wrong with what is kept in the folder of a demonstration.
///
/// The commands of an administrator refuse a demonstration, so this opens its store as the program does.
pub(crate) fn faults(folder: &Path) -> Vec<String> {
    let at = |name: &str| folder.join(name);
    let root = RootKey::load(RootSource::File(at("root.key")), &at("data")).unwrap();
    let random: Arc<dyn Randomness> = Arc::new(Seeded::from(1));
    let settings = StoreSettings::new(Database::Sqlite(at("data")), at("keys").join("keys.db"));
    let runtime = tokio::runtime::Runtime::new().unwrap();
    runtime.block_on(async {
        let root = root_of_house(&settings, root, None).await.unwrap();
        let vault = Arc::new(Vault::new(root, random).with_hash_cost(HashCost::FOR_TESTS));
        let store = Store::open(settings, vault).await.unwrap();
        let looked = store.doctor().await.unwrap();
        store.close().await;
        looked.into_iter().flat_map(|one| one.faults).collect()
    })
}

impl Drop for Demonstration {
    fn drop(&mut self) {
        self.kill();
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}
