//! A full disk: a small disk in memory, where the tests may mount one.

use std::{path::PathBuf, process::Command};

use schakel_store::{Entry, Store, StoreError, StoreSettings};

use crate::world::{coordinator, id, may_list, now, on_sqlite, vault};

struct SmallDisk(PathBuf);

impl SmallDisk {
    /// A disk of 64 MiB, or none where mounting is not allowed.
    fn mount(folder: PathBuf) -> Option<Self> {
        let done = Command::new("mount").args(["-t", "tmpfs", "-o", "size=64m", "tmpfs"]).arg(&folder).output().ok()?;
        done.status.success().then_some(Self(folder))
    }
}

impl Drop for SmallDisk {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg("-l").arg(&self.0).status();
        let _ = std::fs::remove_dir(&self.0);
    }
}

#[tokio::test]
async fn on_a_full_disk_looks_go_on_changes_wait_and_it_recovers_by_itself() {
    let (folder, _) = on_sqlite();
    let Some(disk) = SmallDisk::mount(folder) else {
        eprintln!("no disk may be mounted here; not tested");
        return;
    };
    let store = Store::open(StoreSettings::in_folder(&disk.0), vault()).await.unwrap();
    let ballast = disk.0.join("ballast");
    assert!(ballast.exists());
    let by = coordinator(id());
    for round in 0..3 {
        // Somebody else fills the disk.
        let filler = disk.0.join("filler");
        let mut file = std::fs::File::create(&filler).unwrap();
        let block = vec![1_u8; 64 << 10];
        while std::io::Write::write_all(&mut file, &block).is_ok() {}
        drop(file);

        let mut full = false;
        for _ in 0..200 {
            let mut tx = match store.write().await {
                Ok(tx) => tx,
                Err(fault) => {
                    assert!(matches!(fault, StoreError::Full), "{fault}");
                    full = true;
                    break;
                }
            };
            let text = "x".repeat(100_000);
            let kept = tx.keep_form_outcome(id(), "registration.add", &text, now()).await;
            let kept = match kept {
                Ok(()) => tx.commit().await,
                other => other,
            };
            if let Err(fault) = kept {
                assert!(matches!(fault, StoreError::Full), "{fault:?}");
            }
        }
        assert!(full, "round {round}: the disk was full and changes were still taken");
        assert!(!ballast.exists());
        // Looks go on, in the room that the ballast gave.
        for _ in 0..20 {
            store.note_look(Entry::of(&may_list(&by)), &by, now()).await.unwrap();
        }
        assert!(matches!(store.write().await, Err(StoreError::Full)));
        assert!(store.read().await.unwrap().log_head().await.is_ok());

        std::fs::remove_file(&filler).unwrap();
        let tx = store.write().await.unwrap();
        drop(tx);
        assert!(ballast.exists(), "round {round}: there is room again");
        // The next round begins with an empty table, so that only the disk is full and not the data.
        let mut tx = store.write().await.unwrap();
        tx.drop_form_outcomes("9999-01-01T00:00:00Z".parse().unwrap()).await.unwrap();
        tx.commit().await.unwrap();
    }
    let report = store.verify_log(&[]).await.unwrap();
    assert!(report.is_whole() && report.rows == 60, "{report:?}");
    store.close().await;
}
