//! `cargo xtask e2e`: the roads of the product in a real browser, against the real program, on both engines.
//!
//! The program runs as `demo` does for a newcomer, in a folder of its own and on a free port. Pictures of what the
//! browser saw are kept beside the build.

use std::{
    env, fs,
    io::{Read as _, Write as _},
    net::TcpStream,
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    thread::sleep,
    time::{Duration, Instant},
};

use anyhow::{Context as _, Result, bail};
use cargo_metadata::MetadataCommand;

use crate::{
    check::Tally,
    needs,
    postgres::{Cluster, Disk, free_port},
    run::{cargo, run, watch},
    tree::Tree,
};

const PATIENCE: Duration = Duration::from_mins(1);

/// The roads alone, with what they need.
pub(crate) fn alone(tree: &Tree) -> Result<()> {
    needs::ready(tree)?;
    run(cargo(tree.root()).args(["build", "--workspace", "--bins", "--tests"]))?;
    roads(tree, &Cluster::start(Disk::NotWaited)?, &mut Tally::default())
}

/// All roads, on both engines. The program has been built.
pub(crate) fn roads(tree: &Tree, cluster: &Cluster, tally: &mut Tally) -> Result<()> {
    let target = MetadataCommand::new().manifest_path(tree.path("Cargo.toml")).no_deps().exec()?.target_directory;
    let target = target.into_std_path_buf();
    let program = target.join("debug/schakel");
    for engine in ["sqlite", "postgresql"] {
        println!("\nroads on {engine}");
        let database = if engine == "postgresql" { Some(cluster.create("roads")?) } else { None };
        let pictures = target.join("e2e").join(engine);
        fs::create_dir_all(&pictures)?;
        let demo = Demo::start(&program, &tree.path("e2e/draft.toml"), database.as_deref(), &pictures.join("program.log"))?;
        let mut node = Command::new("node");
        node.current_dir(tree.path("e2e"))
            .arg("roads.mjs")
            .env("SCHAKEL_URL", demo.address())
            .env("SCHAKEL_ENGINE", engine)
            .env("SCHAKEL_PICTURES", &pictures)
            .stdin(Stdio::null());
        tally.add(&watch(&mut node).with_context(|| format!("the program's log is {}", pictures.join("program.log").display()))?);
        println!("pictures: {}", pictures.display());
    }
    Ok(())
}

/// The program in demo mode. It stops, and its folder goes, when this is dropped.
struct Demo {
    folder: PathBuf,
    port: u16,
    program: Child,
}

impl Demo {
    fn start(program: &Path, draft: &Path, database: Option<&str>, log: &Path) -> Result<Self> {
        let port = free_port()?;
        let folder = env::temp_dir().join(format!("schakel-roads-{}-{port}", std::process::id()));
        let mut command = Command::new(program);
        command.arg("demo").arg("--folder").arg(folder.join("demo")).args([
            "--listen",
            &format!("127.0.0.1:{port}"),
            "--public-url",
            &format!("http://localhost:{port}"),
        ]);
        command.arg("--playbook-draft").arg(draft);
        if let Some(database) = database {
            command.arg("--database").arg(database);
        }
        fs::create_dir(&folder)?;
        let written = fs::File::create(log)?;
        let program = command
            .stdin(Stdio::null())
            .stdout(written.try_clone()?)
            .stderr(written)
            .spawn()
            .with_context(|| format!("cannot start {}", program.display()))?;
        let mut demo = Self { folder, port, program };
        demo.wait(log)?;
        Ok(demo)
    }

    fn address(&self) -> String {
        format!("http://localhost:{}", self.port)
    }

    fn wait(&mut self, log: &Path) -> Result<()> {
        let began = Instant::now();
        while began.elapsed() < PATIENCE {
            if healthy(self.port) {
                return Ok(());
            }
            if self.program.try_wait()?.is_some() {
                break;
            }
            sleep(Duration::from_millis(100));
        }
        bail!("schakel demo does not answer:\n{}", fs::read_to_string(log).unwrap_or_default())
    }
}

impl Drop for Demo {
    fn drop(&mut self) {
        drop(self.program.kill());
        drop(self.program.wait());
        drop(fs::remove_dir_all(&self.folder));
    }
}

/// Whether `/health` answers with 200.
fn healthy(port: u16) -> bool {
    let asked = TcpStream::connect(("127.0.0.1", port)).and_then(|mut stream| {
        stream.set_read_timeout(Some(Duration::from_secs(2)))?;
        stream.write_all(b"GET /health HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")?;
        let mut answer = [0_u8; 12];
        stream.read_exact(&mut answer)?;
        Ok(answer)
    });
    asked.is_ok_and(|answer| answer == *b"HTTP/1.1 200")
}
