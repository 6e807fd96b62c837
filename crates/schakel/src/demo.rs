//! `schakel demo`: the whole house with a made-up world, in a folder of its own.
//!
//! Nobody in it exists. Anybody can take any seat, on a page that only a demonstration has; so it never touches a folder
//! that it did not make, and `schakel serve` never touches a demonstration.

mod clients;
mod people;
mod road;
mod stories;
mod tables;
mod talks;
mod world;

use std::{
    fs, io,
    path::{Path, PathBuf},
    sync::Arc,
};

use anyhow::{Context as _, bail};
use schakel_app::App;
use schakel_domain::actor::{Role, Standing};
use schakel_vault::RootKey;
use schakel_web::{Accountable, Compliance, DemoSeat, InLanguages};

use crate::{
    account, cli,
    config::{Config, Flags, Said},
    folder,
    house::{self, DEMO_MARK},
    logs,
    ports::{SystemClock, SystemRandomness},
    say, serve, server,
};

const BEGUN: &str =
    "This folder belongs to a demonstration of Schakel. Nobody in it exists, and anybody can sign in. It may be thrown away.\n";
/// The partnerships in the order in which their seats are shown.
const PLACES: [&str; 3] = ["Partnerschap Voorbeeldstreek", "Partnerschap Proefkempen", "Partnerschap Testkust"];
const COMPLETE: &str = "The world is complete.\n";

/// The folder of a demonstration.
struct Place {
    folder: PathBuf,
}

/// Shows the demonstration; makes it first when it is not there.
pub(crate) async fn run(flags: &Flags, what: &cli::Demo) -> anyhow::Result<()> {
    let place = Place { folder: std::path::absolute(&what.folder).context("the folder of the demonstration has no place")? };
    let said = Said::for_a_demonstration(flags, &place.data(), &place.keys(), &place.root_key());
    let config = Config::understand(&said)?;
    logs::start(&config)?;
    if place.prepare(what.fresh)? {
        RootKey::generate(&SystemRandomness).write_new(&place.root_key(), &place.data()).context("no root key was written")?;
    }
    let ground = house::grounded(&config, Arc::new(SystemClock), Arc::new(SystemRandomness))?;
    // Before the world is made, so that nobody waits for it in vain.
    let listener = if what.prepare { None } else { Some(server::listen(config.listen).await?) };
    let app = house::open(&config, ground).await?;
    if !place.is_complete()? {
        let codes = world::make(&app).await.context("the world of the demonstration could not be made")?;
        fs::write(place.codes(), codes).context("the codes could not be written")?;
        fs::write(place.mark(), format!("{BEGUN}{COMPLETE}")).context("the mark could not be written")?;
    }
    let seats = seats(&app).await?;
    say(&format!(
        "This is a demonstration: nobody in it exists.\n\n  {0}/demo   take the seat of anybody: coordinator, outreach worker, VDAB adviser …\n  {0}/       what somebody sees who looks for a partnership\n\nCodes of clients, to see what they see at {0}/code: {1}\nCtrl-C stops. `--fresh` makes a new one.",
        config.public_url,
        place.codes().display()
    ))?;
    let Some(listener) = listener else {
        app.behind().store.close().await;
        return Ok(());
    };
    let settings = schakel_web::WebSettings { demo: Some(seats), accountable: accountable(), ..serve::web_settings(&config) };
    serve::pages(app, settings, listener, serve::Beside { aim: None, expire_days: config.registrations_expire_days }).await
}

/// Invented like everybody here, so that the pages show what an installation fills in on who answers for it.
fn accountable() -> Accountable {
    let ground = |nl: &str, fr: &str, en: &str| InLanguages { nl: nl.to_owned(), fr: fr.to_owned(), en: en.to_owned() };
    Accountable {
        controller: "OCMW Voorbeeldstad (verzonnen)".to_owned(),
        reach: "privacy@voorbeeld.example".to_owned(),
        officer: "fg@voorbeeld.example".to_owned(),
        ground: ground(
            "Een demonstratie heeft geen rechtsgrond nodig: niemand erin bestaat.",
            "Une démonstration n’a pas besoin de base légale : personne n’y existe.",
            "A demonstration needs no legal ground: nobody in it exists.",
        ),
        keeping: ground(
            "Tot iemand de demonstratie wist.",
            "Jusqu’à ce que quelqu’un efface la démonstration.",
            "Until someone erases the demonstration.",
        ),
        security: "mailto:veiligheid@voorbeeld.example".to_owned(),
        compliance: Compliance::Partial,
        accessibility: "toegankelijk@voorbeeld.example".to_owned(),
    }
}

/// The seats that one may take: every membership that takes part.
async fn seats(app: &App) -> anyhow::Result<Vec<DemoSeat>> {
    let mut seats = Vec::new();
    let mut members = account::everybody(app).await?;
    // In the order in which roles are told everywhere.
    members.sort_by_key(|member| Role::OF_MEMBERS.iter().position(|role| *role == member.role));
    for member in members.into_iter().filter(|member| member.standing == Standing::Active) {
        app.behind().identity.offer_seat(member.id);
        seats.push(DemoSeat {
            membership: member.id,
            name: member.person.name.as_str().to_owned(),
            role: member.role.code(),
            organisation: member.organisation.map(|one| one.name).unwrap_or_default(),
            partnership: member.partnership.map(|one| one.name).unwrap_or_default(),
        });
    }
    // A visitor who looks around wants to see a partnership first, and the one that has most in it before the others.
    seats.sort_by_key(|seat: &DemoSeat| PLACES.iter().position(|place| *place == seat.partnership).unwrap_or(PLACES.len()));
    Ok(seats)
}

impl Place {
    fn data(&self) -> PathBuf {
        self.folder.join("data")
    }

    fn keys(&self) -> PathBuf {
        self.folder.join("keys")
    }

    fn root_key(&self) -> PathBuf {
        self.folder.join("root.key")
    }

    fn codes(&self) -> PathBuf {
        self.folder.join("codes.txt")
    }

    fn mark(&self) -> PathBuf {
        self.data().join(DEMO_MARK)
    }

    fn is_complete(&self) -> anyhow::Result<bool> {
        match fs::read_to_string(self.mark()) {
            Ok(text) => Ok(text.contains(COMPLETE)),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(false),
            Err(error) => Err(error).context("the mark of the demonstration cannot be read"),
        }
    }

    /// Makes the folder ready; says whether a new world has to be made in it.
    fn prepare(&self, fresh: bool) -> anyhow::Result<bool> {
        if is_empty(&self.folder)? {
            return self.begin().map(|()| true);
        }
        if !self.mark().exists() {
            bail!(
                "{} holds something that is no demonstration, and is left alone. Name another folder with --folder.",
                self.folder.display()
            );
        }
        if self.is_complete()? && !fresh {
            return Ok(false);
        }
        // A world that was not finished is made anew. Only what a demonstration makes is thrown away.
        for folder in [self.keys(), self.data()] {
            if folder.exists() {
                fs::remove_dir_all(&folder).with_context(|| format!("{} could not be thrown away", folder.display()))?;
            }
        }
        for file in [self.root_key(), self.codes()] {
            if file.exists() {
                fs::remove_file(&file).with_context(|| format!("{} could not be thrown away", file.display()))?;
            }
        }
        self.begin().map(|()| true)
    }

    /// The mark comes first, so that whatever is made after it is known as a demonstration's.
    fn begin(&self) -> anyhow::Result<()> {
        folder::closed(&self.folder, "the folder of the demonstration")?;
        folder::closed(&self.data(), "the data folder")?;
        fs::write(self.mark(), BEGUN).context("the mark of the demonstration could not be written")
    }
}

fn is_empty(folder: &Path) -> anyhow::Result<bool> {
    match fs::read_dir(folder) {
        Ok(mut entries) => Ok(entries.next().is_none()),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(true),
        Err(error) => Err(error).with_context(|| format!("{} cannot be read", folder.display())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place(name: &str) -> Place {
        let folder = std::env::temp_dir().join(format!("schakel-demo-{}-{name}", std::process::id()));
        let _ = fs::remove_dir_all(&folder);
        Place { folder }
    }

    #[test]
    fn a_folder_that_is_no_demonstration_is_left_alone() {
        let place = place("foreign");
        fs::create_dir_all(place.data()).unwrap();
        fs::write(place.data().join("schakel.db"), "real").unwrap();
        for fresh in [false, true] {
            assert!(place.prepare(fresh).unwrap_err().to_string().contains("is left alone"));
        }
        assert_eq!(fs::read_to_string(place.data().join("schakel.db")).unwrap(), "real");
    }

    #[test]
    fn a_world_that_is_complete_is_kept_and_another_one_is_made_anew() {
        let place = place("again");
        assert!(place.prepare(false).unwrap());
        fs::write(place.root_key(), "x").unwrap();
        assert!(place.prepare(false).unwrap(), "it was not finished");
        assert!(!place.root_key().exists());
        fs::write(place.mark(), format!("{BEGUN}{COMPLETE}")).unwrap();
        assert!(!place.prepare(false).unwrap());
        fs::write(place.folder.join("mine.txt"), "x").unwrap();
        assert!(place.prepare(true).unwrap());
        assert!(place.folder.join("mine.txt").exists());
        assert!(!place.is_complete().unwrap());
    }
}
