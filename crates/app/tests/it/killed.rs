//! Erasing a client under a kill: a process of its own is killed (SIGKILL) before each single step, in the file of the keys and in the
//! database, and between the two. At the next start it is finished or has not begun; nothing is ever half.

use std::{
    os::unix::process::ExitStatusExt as _,
    process::{Command, Stdio},
    sync::atomic::{AtomicU64, Ordering},
};

use schakel_app::erasure;
use schakel_domain::{actor::Role, erasure::ErasureGround, resource::RegistrationRef};
use schakel_testkit::{TalkHeld, World, both_engines};

/// Where the world is, and before which step the process kills itself.
const PLACE: &str = "SCHAKEL_KILLED_PLACE";
const STEP: &str = "SCHAKEL_KILLED_STEP";

#[expect(clippy::disallowed_methods, reason = "a process of the test learns from its parent where it works")]
fn told(name: &str) -> Option<String> {
    std::env::var(name).ok()
}

/// The process that is killed. Run by hand it does nothing.
#[test]
#[ignore = "run by the test below, in a process of its own"]
fn erases_until_it_is_killed() {
    let (Some(place), Some(step)) = (told(PLACE), told(STEP).and_then(|step| step.parse::<u64>().ok())) else { return };
    let now = "2026-11-23T12:00:00Z".parse().unwrap();
    // The folder is the parent's, also when this one stops by a fault.
    let world = std::mem::ManuallyDrop::new(World::elsewhere(&place, now));
    let taken = AtomicU64::new(0);
    world.app.behind().store.at_each_step(move || {
        if taken.fetch_add(1, Ordering::SeqCst) == step {
            let _ = Command::new("kill").args(["-KILL", &std::process::id().to_string()]).status();
            // The signal is on its way; not one more step is taken.
            loop {
                std::thread::park();
            }
        }
    });
    assert_eq!(world.run(erasure::finish(&world.app, now)).unwrap(), 1);
    // Done; what would clean up after a test is its parent's.
    std::process::exit(0);
}

/// Everything that is kept of a registration and its client: table, and how many rows.
fn kept(world: &World, on: &RegistrationRef) -> Vec<(&'static str, i64)> {
    const OF: [(&str, &str); 6] = [
        ("registration", "SELECT COUNT(*) FROM registration WHERE registration_id = $1"),
        ("talk", "SELECT COUNT(*) FROM talk WHERE registration_id = $1"),
        ("message", "SELECT COUNT(*) FROM message WHERE registration_id = $1"),
        ("waits", "SELECT COUNT(*) FROM waits WHERE registration_id = $1"),
        ("joining", "SELECT COUNT(*) FROM joining WHERE joined_id = $1 OR main_id = $1"),
        ("client", "SELECT COUNT(*) FROM registration r JOIN client c ON c.client_id = r.client_id WHERE r.registration_id = $1"),
    ];
    OF.iter()
        .map(|(table, sql)| {
            let count = async {
                let (count,): (i64,) =
                    world.app.behind().store.read().await?.fetch_one(sql, vec![schakel_store::Value::from(on.id)]).await?;
                Ok::<_, schakel_store::StoreError>(count)
            };
            (*table, world.run(count).unwrap())
        })
        .collect()
}

fn decided(world: &World) -> [RegistrationRef; 2] {
    let (main, _) = world.registration("Nora", "Amina", "Voorbeeld");
    world.hold_talk("Nora", main.id, &TalkHeld::default());
    world.clock.advance_seconds(1);
    let (joined, _) = world.registration("Nora", "Amina", "Voorbeeld");
    join(world, &main, &joined);
    for who in ["Nora", "Karim"] {
        let cx = world.cx(&world.known(who).actor);
        world.run(erasure::approve(&world.app, &cx, main.id, Some(ErasureGround::Asked), true)).unwrap();
    }
    [main, joined]
}

fn join(world: &World, main: &RegistrationRef, joined: &RegistrationRef) {
    let versions = async {
        let mut tx = world.app.behind().store.read_in(main.partnership).await?;
        let (one, other) = (tx.registration(main.id).await?, tx.registration(joined.id).await?);
        Ok::<_, schakel_store::StoreError>((one.map_or(0, |it| it.version), other.map_or(0, |it| it.version)))
    };
    let (version, with_version) = world.run(versions).unwrap();
    let to_join = schakel_app::inbox::ToJoin {
        id: main.id,
        version,
        with: joined.id,
        with_version,
        stays: Some(main.id),
        worker: None,
        reason: schakel_domain::words::Reason::parse("De klant zei het.").unwrap(),
    };
    let cx = world.cx(&world.known("Nora").actor);
    world.run(schakel_app::inbox::join(&world.app, &cx, to_join)).unwrap();
}

/// Lets a process erase, and kills it before this step; whether it came to its end.
fn erase_until(place: &str, step: u64) -> bool {
    let mut child = Command::new(std::env::current_exe().unwrap());
    child.args(["--exact", "killed::erases_until_it_is_killed", "--ignored"]).env(PLACE, place).env(STEP, step.to_string());
    let output = child.stdout(Stdio::piped()).stderr(Stdio::piped()).output().unwrap();
    let was_killed = output.status.signal() == Some(9);
    let said = || format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    assert!(was_killed || output.status.success(), "step {step}: {}: {}", output.status, said());
    !was_killed
}

#[test]
fn erasing_that_is_killed_before_any_step_is_finished_or_not_begun_at_the_next_start() {
    for engine in both_engines() {
        let mut world = World::on(engine);
        let here = world.partnership("Westhoek", &[33_011]).id;
        world.member("Nora", Role::Coordinator, here);
        world.member("Karim", Role::Coordinator, here);
        let (bystander, _) = world.registration("Nora", "Bert", "Modelmans");
        let (mut not_begun, mut begun, mut rows_gone) = (0, 0, 0);
        for step in 0.. {
            let whom = decided(&world);
            let before = whom.each_ref().map(|on| kept(&world, on));
            let place = world.place();
            let mut done = false;
            world.restarted(|_| done = erase_until(&place, step));
            let keys = whom.each_ref().map(|on| world.app.behind().store.keys().is_destroyed(on.client));
            let after = whom.each_ref().map(|on| kept(&world, on));
            let gone = after.iter().flatten().all(|(_, count)| *count == 0);
            assert!(gone || after == before, "{engine:?}, step {step}: half of the rows: {before:?} {after:?}");
            assert!(!gone || keys == [true, true], "{engine:?}, step {step}: rows went whose key is there");
            match (keys, gone) {
                ([false, false], _) => not_begun += 1,
                (_, false) => begun += 1,
                (_, true) => rows_gone += 1,
            }
            // The next start does the rest, once.
            let left = world.run(erasure::finish(&world.app, world.now())).unwrap();
            assert_eq!(left, usize::from(!gone), "{engine:?}, step {step}");
            for on in &whom {
                assert!(kept(&world, on).iter().all(|(_, count)| *count == 0), "{engine:?}, step {step}");
                assert!(world.app.behind().store.keys().is_destroyed(on.client), "{engine:?}, step {step}");
            }
            if done {
                assert!(step > 40, "{engine:?}: only {step} steps were found");
                break;
            }
        }
        assert!(not_begun > 0 && begun > 10 && rows_gone > 0, "{engine:?}: {not_begun} not begun, {begun} begun, {rows_gone} done");
        assert_eq!(kept(&world, &bystander).first(), Some(&("registration", 1)), "{engine:?}: nobody else goes");
        world.run(world.app.behind().store.sign_checkpoint(world.now())).unwrap();
        for looked in world.run(world.app.behind().store.doctor()).unwrap() {
            assert!(looked.faults.is_empty(), "{engine:?} {}: {:?}", looked.at, looked.faults);
        }
    }
}
