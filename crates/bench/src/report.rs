//! Writes the figures down, with the machine and the day, and says where a target is missed.

use std::fmt::Write as _;

use crate::{measure::Figures, program::Engine, road};

/// What a run with one number of clients gave.
pub(crate) struct Run {
    /// On which engine.
    pub(crate) engine: Engine,
    /// How many clients, each with a registration.
    pub(crate) clients: usize,
    /// The operations, through HTTP.
    pub(crate) operations: Vec<Figures>,
    /// The limits.
    pub(crate) limits: Vec<Figures>,
    /// Milliseconds from the start of the process to its first answer: the middle of several.
    pub(crate) cold_start_ms: f64,
    /// Memory in use before the load, in MiB.
    pub(crate) idle_mib: f64,
    /// The most memory at the start, while hashing a password was tried out, in MiB.
    pub(crate) hashing_mib: f64,
    /// Memory in use after the load, and the most under it, in MiB.
    pub(crate) loaded_mib: (f64, f64),
    /// Memory of the database server after the load, in MiB; SQLite has none.
    pub(crate) server_mib: Option<f64>,
    /// Bytes of the data folder, in MiB.
    pub(crate) data_mib: f64,
    /// The middle and the 95th of a hundred of the disk's syncs.
    pub(crate) sync_ms: (f64, f64),
}

/// One thing to reach.
struct Target {
    what: &'static str,
    limit: f64,
    /// Whether more is better.
    more: bool,
    unit: &'static str,
    read: fn(&Run) -> Option<f64>,
}

const TARGETS: &[Target] = &[
    Target {
        what: "CPU per operation of the mix, 16 connections",
        limit: 0.5,
        more: false,
        unit: "ms",
        read: |run| Some(find(run, "mix", 16)?.cpu_ms),
    },
    Target {
        what: "operations a second of the mix, 16 connections",
        limit: 3000.0,
        more: true,
        unit: "",
        read: |run| Some(find(run, "mix", 16)?.per_second),
    },
    Target {
        what: "slowest p95 at one connection, less one sync of the disk",
        limit: 5.0,
        more: false,
        unit: "ms",
        read: |run| {
            let single = run.operations.iter().filter(|figures| figures.connections == 1);
            single.map(|figures| (figures.p95_ms - run.sync_ms.1).max(0.0)).max_by(f64::total_cmp)
        },
    },
    Target { what: "cold start", limit: 100.0, more: false, unit: "ms", read: |run| Some(run.cold_start_ms) },
    Target { what: "memory at 16 connections", limit: 100.0, more: false, unit: "MiB", read: |run| Some(run.loaded_mib.1) },
];

fn find<'a>(run: &'a Run, name: &str, connections: usize) -> Option<&'a Figures> {
    run.operations.iter().find(|figures| figures.name == name && figures.connections == connections)
}

/// The whole page.
pub(crate) fn page(day: &str, machine: &str, runs: &[Run], roads: &[road::RoadRun]) -> String {
    let mut page = String::from(
        "# Figures\n\nMade by `cargo xtask bench`: a release build, one run, the load generator on the same cores, SQLite with `synchronous=FULL`, \
         PostgreSQL as Debian sets it up; its processes are counted together with the program. \
         Each operation is a whole request over HTTP with its access decision and its entry in the log on disk before the answer; \
         pages come compressed, as browsers ask for them.\n\n",
    );
    let _ = writeln!(page, "Day: {day}. Machine: {machine}.\n");
    for run in runs {
        let _ = writeln!(
            page,
            "## {} clients and registrations, 40 organisations{}\n\nCold start {:.0} ms. Memory {:.0} MiB idle, at most {:.0} MiB under the load, {:.0} MiB after it; \
             {:.0} MiB at the start, while a password is hashed. \
             {} One sync of the disk takes {:.2} ms (p95 {:.2} ms).\n",
            run.clients,
            on(run.engine),
            run.cold_start_ms,
            run.idle_mib,
            run.loaded_mib.1,
            run.loaded_mib.0,
            run.hashing_mib,
            kept(run),
            run.sync_ms.0,
            run.sync_ms.1
        );
        table(&mut page, "Through HTTP", &run.operations);
        table(&mut page, "Limits in the same run", &run.limits);
        if run.engine == Engine::Sqlite {
            targets(&mut page, run);
        }
    }
    let mut files = runs.iter().filter(|run| run.engine == Engine::Sqlite);
    if let (Some(small), Some(large)) = (files.next(), files.next()) {
        growth(&mut page, small, large);
    }
    for run in runs.iter().filter(|run| run.engine == Engine::Postgres) {
        if let Some(file) = runs.iter().find(|other| other.engine == Engine::Sqlite && other.clients == run.clients) {
            engines(&mut page, file, run);
        }
    }
    for run in roads {
        page.push_str(&road(run));
    }
    page
}

/// What a title says of the engine: nothing of the one that comes by itself.
const fn on(engine: Engine) -> &'static str {
    match engine {
        Engine::Sqlite => "",
        Engine::Postgres => ", on PostgreSQL",
    }
}

fn kept(run: &Run) -> String {
    run.server_mib.map_or_else(
        || format!("Data folder {:.0} MiB.", run.data_mib),
        |mib| format!("The database server has {mib:.0} MiB after the load."),
    )
}

/// How one engine does beside the other.
fn engines(text: &mut String, file: &Run, server: &Run) {
    let _ = writeln!(
        text,
        "## PostgreSQL beside SQLite, {} clients\n\nProcess and database together.\n\n| Through HTTP | connections | CPU, times | p95, times | a second, times |\n|---|---|---|---|---|",
        file.clients
    );
    for row in &server.operations {
        if let Some(other) = find(file, &row.name, row.connections) {
            let (cpu, p95, pace) = (row.cpu_ms / other.cpu_ms, row.p95_ms / other.p95_ms, row.per_second / other.per_second);
            let _ = writeln!(text, "| {} | {} | {cpu:.2} | {p95:.2} | {pace:.2} |", row.name, row.connections);
        }
    }
    text.push('\n');
}

/// The road to a trajectory.
pub(crate) fn road(run: &road::RoadRun) -> String {
    let mut page = String::new();
    let ((acts, seconds), (conferences, opened)) = (run.made, run.came_to);
    let _ = writeln!(
        page,
        "## The road to a trajectory: {} registrations at every point of it{}\n\nAn installation of its own, with one partnership. {acts} acts of the \
         application made it in {seconds:.0} s: first talks, {conferences} conferences, {opened} opened trajectories. The adviser sits at the \
         table of a conference that goes on; the dossiers are opened by their team.\n",
        run.registrations,
        on(run.engine)
    );
    table(&mut page, "Through HTTP", &run.operations);
    table(&mut page, "In the process itself", std::slice::from_ref(&run.screening));
    if run.engine == Engine::Postgres {
        return page;
    }
    let _ = writeln!(page, "| To reach: CPU of one, 16 connections | target | measured | |\n|---|---|---|---|");
    for operation in road::OPERATIONS {
        let measured = run.operations.iter().find(|row| row.name == operation.name() && row.connections == 16).map(|row| row.cpu_ms);
        reached(&mut page, operation.name(), operation.target_ms(), measured.unwrap_or(f64::NAN));
    }
    #[expect(clippy::cast_precision_loss, reason = "a thousand")]
    let one = run.screening.cpu_ms / road::SCREENED as f64;
    reached(&mut page, "screening of one case, the rules alone", 1.0, one);
    page.push('\n');
    page
}

/// Two programs by turns: the middle of the turns of each, and the ratio. A row is an operation, as they came.
pub(crate) fn compared(before: &[Vec<Figures>], after: &[Vec<Figures>]) -> String {
    let middle = |turns: &[Vec<Figures>], row: usize| {
        let mut costs: Vec<f64> = turns.iter().filter_map(|turn| turn.get(row)).map(|figures| figures.cpu_ms).collect();
        costs.sort_by(f64::total_cmp);
        costs.get(costs.len() / 2).copied().unwrap_or(f64::NAN)
    };
    let mut text = String::from("| CPU ms of one | before | after | times |\n|---|---|---|---|\n");
    for (row, figures) in before.first().into_iter().flatten().enumerate() {
        let (before, after) = (middle(before, row), middle(after, row));
        let _ = writeln!(text, "| {} | {before:.3} | {after:.3} | {:.2} |", figures.name, after / before);
    }
    text
}

fn reached(page: &mut String, what: &str, limit: f64, measured: f64) {
    let verdict = if measured <= limit { "reached".to_owned() } else { format!("missed by {:.2} times", measured / limit) };
    let shown = if measured < 0.01 { format!("{measured:.4}") } else { format!("{measured:.2}") };
    let _ = writeln!(page, "| {what} | at most {limit} ms | {shown} ms | {verdict} |");
}

fn table(page: &mut String, title: &str, rows: &[Figures]) {
    let _ = writeln!(
        page,
        "| {title} | connections | CPU ms | p50 ms | p95 ms | worst ms | a second | done |\n|---|---|---|---|---|---|---|---|"
    );
    for row in rows {
        let _ = writeln!(
            page,
            "| {} | {} | {:.2} | {:.2} | {:.2} | {:.1} | {:.0} | {} |",
            row.name, row.connections, row.cpu_ms, row.p50_ms, row.p95_ms, row.worst_ms, row.per_second, row.done
        );
    }
    page.push('\n');
}

fn targets(page: &mut String, run: &Run) {
    let _ = writeln!(page, "| To reach | target | measured | |\n|---|---|---|---|");
    for target in TARGETS {
        let Some(measured) = (target.read)(run) else { continue };
        let good = if target.more { measured >= target.limit } else { measured <= target.limit };
        let share = if target.more { target.limit / measured } else { measured / target.limit };
        let verdict = if good { "reached".to_owned() } else { format!("missed by {share:.2} times") };
        let bound = if target.more { "at least" } else { "at most" };
        let _ =
            writeln!(page, "| {} | {bound} {} {} | {measured:.2} {} | {verdict} |", target.what, target.limit, target.unit, target.unit);
    }
    page.push('\n');
}

fn growth(page: &mut String, small: &Run, large: &Run) {
    let _ = writeln!(
        page,
        "## From {} to {} clients\n\nTo reach: at most 1.5 times.\n\n| Through HTTP | connections | CPU, times | p95, times | |\n|---|---|---|---|---|",
        small.clients, large.clients
    );
    for row in &large.operations {
        if let Some(before) = find(small, &row.name, row.connections) {
            let (cpu, p95) = (row.cpu_ms / before.cpu_ms, row.p95_ms / before.p95_ms);
            let verdict = if cpu <= 1.5 { "reached" } else { "missed" };
            let _ = writeln!(page, "| {} | {} | {cpu:.2} | {p95:.2} | {verdict} |", row.name, row.connections);
        }
    }
    page.push('\n');
}

#[cfg(test)]
mod tests {
    use super::*;

    fn run(clients: usize, cpu_ms: f64) -> Run {
        let figures = |name: &str, connections| Figures {
            name: name.to_owned(),
            connections,
            done: 1000,
            per_second: 900.0,
            cpu_ms,
            p50_ms: 1.0,
            p95_ms: 4.0,
            worst_ms: 9.0,
        };
        Run {
            engine: Engine::Sqlite,
            clients,
            operations: vec![figures("mix", 1), figures("mix", 16)],
            limits: Vec::new(),
            cold_start_ms: 120.0,
            hashing_mib: 64.0,
            idle_mib: 20.0,
            loaded_mib: (60.0, 70.0),
            server_mib: None,
            data_mib: 40.0,
            sync_ms: (0.2, 0.5),
        }
    }

    fn on_the_road() -> road::RoadRun {
        let figures = |name: &str, cpu_ms| Figures {
            name: name.to_owned(),
            connections: 16,
            done: 1000,
            per_second: 900.0,
            cpu_ms,
            p50_ms: 1.0,
            p95_ms: 4.0,
            worst_ms: 9.0,
        };
        road::RoadRun {
            engine: Engine::Sqlite,
            registrations: 5000,
            made: (40_000, 60.0),
            came_to: (84, 1500),
            operations: road::OPERATIONS.iter().map(|operation| figures(operation.name(), 2.0)).collect(),
            screening: figures("screening", 1.5),
        }
    }

    #[test]
    fn of_two_programs_the_middle_turns_are_compared() {
        let turns = |costs: [f64; 3]| costs.map(|cpu_ms| run(10_000, cpu_ms).operations);
        let text = compared(&turns([9.0, 1.0, 2.0]), &turns([1.0, 1.0, 40.0]));
        assert!(text.contains("| mix | 2.000 | 1.000 | 0.50 |"), "{text}");
    }

    #[test]
    fn the_road_has_its_own_targets() {
        let page = road(&on_the_road());
        assert!(page.contains("| the coordinator's day | at most 5 ms | 2.00 ms | reached |"), "{page}");
        assert!(page.contains("| open a dossier | at most 1 ms | 2.00 ms | missed by 2.00 times |"), "{page}");
        assert!(page.contains("| screening of one case, the rules alone | at most 1 ms | 0.0015 ms | reached |"), "{page}");
    }

    #[test]
    fn a_missed_target_says_by_how_much() {
        let page = page(
            "2026-11-23",
            "two cores",
            &[run(10_000, 2.0), run(100_000, 4.0), Run { engine: Engine::Postgres, ..run(10_000, 3.0) }],
            &[on_the_road()],
        );
        assert!(
            page.contains("| CPU per operation of the mix, 16 connections | at most 0.5 ms | 2.00 ms | missed by 4.00 times |"),
            "{page}"
        );
        assert!(
            page.contains("| operations a second of the mix, 16 connections | at least 3000  | 900.00  | missed by 3.33 times |"),
            "{page}"
        );
        assert!(page.contains("| cold start | at most 100 ms | 120.00 ms | missed by 1.20 times |"), "{page}");
        assert!(page.contains("| mix | 16 | 2.00 | 1.00 | missed |"), "{page}");
        assert!(page.contains("## PostgreSQL beside SQLite, 10000 clients"), "{page}");
        assert!(page.contains("| mix | 16 | 1.50 | 1.00 | 1.00 |"), "{page}");
    }
}
