//! Histories: the newest lines stand on the page, and nothing is cut without a word.

use schakel_domain::actor::Role;
use schakel_testkit::{Answer, Browser, TalkHeld, World, both_engines};

use crate::dossier::on_both;

const CUT: &str = "er zijn er meer";

/// The link to all of a history, without the part of the page to which it leads.
fn all(page: &Answer) -> Option<String> {
    let link = page.attributes("a[href*='geschiedenis=alles#']", "href").into_iter().next()?;
    let (path, part) = link.split_once('#').unwrap();
    assert_eq!(page.attributes(&format!("#{part}"), "id").len(), 1, "{link} leads nowhere");
    Some(path.to_owned())
}

/// How many lines of the log the rows of a history stand for: what was done more than once on a day says how often.
fn lines(page: &Answer, rows: &str) -> usize {
    let times = |row: &String| row.rsplit_once(" keer)").and_then(|(before, _)| before.rsplit_once('(')?.1.parse().ok()).unwrap_or(1);
    page.select(rows).iter().map(times).sum::<usize>()
}

/// Looks at a page until its history is longer than the page shows, and then at all of it; each look is a line more.
fn grows_until_it_is_cut(browser: &mut Browser, path: &str, rows: &str, most: usize) {
    let mut before = 0;
    let link = loop {
        let page = browser.get(path).is(200);
        let shown = lines(&page, rows);
        if let Some(link) = all(&page) {
            page.says(&format!("Dit zijn de nieuwste {most}; {CUT}."));
            assert_eq!((before, shown), (most, most), "{path}: cut when there is one more, and not before");
            break link;
        }
        page.keeps_quiet_about(CUT);
        assert!(shown > before && shown <= most, "{path}: {shown} lines after {before}");
        before = shown;
    };
    let page = browser.get(&link).is(200).keeps_quiet_about(CUT);
    assert_eq!(lines(&page, rows), most + 2, "{link}");
    assert_eq!(all(&page), None);
}

#[test]
fn staff_read_the_newest_of_a_history_or_all_of_it() {
    for opened in on_both(&TalkHeld::default(), &["Tine"]) {
        let (mut nora, mut tine) = (opened.world.as_("Nora"), opened.world.as_("Tine"));
        grows_until_it_is_cut(&mut nora, &format!("/inbox/{}", opened.registration), "section[aria-labelledby=h-log] li", 40);
        let rows = "section[aria-labelledby=h-keek] li";
        grows_until_it_is_cut(&mut tine, &opened.path, rows, 60);
        // All of it stands open, and a form that could not be taken shows the newest again.
        let page = tine.get(&format!("{}?geschiedenis=alles", opened.path)).is(200);
        assert_eq!(page.select("section[aria-labelledby=h-keek] details[open]").len(), 1);
        assert_eq!(tine.get(&opened.path).select("section[aria-labelledby=h-keek] details[open]").len(), 0);
        for unknown in ["geschiedenis=", "geschiedenis=x", "geschiedenis=nieuwste&geschiedenis=%00"] {
            assert_eq!(tine.get(&format!("{}?{unknown}", opened.path)).is(200).select(rows).len(), 60, "{unknown}");
        }
        // At the door the reason is asked for again; the answer to it is all that was asked for.
        let door = format!("{}?geschiedenis=alles", opened.path);
        nora.get(&door).is(200);
        let typed = nora.filled(&opened.path, &[("reason", "Tine is ziek; ik regel haar vervanging.")]);
        let page = nora.post_once(&door, &typed).is(200).keeps_quiet_about(CUT);
        assert!(page.select(rows).len() > 60);
    }
}

#[test]
fn a_client_reads_who_looked_whatever_else_was_noted() {
    let rows = "section[aria-labelledby=keek] tbody tr";
    for engine in both_engines() {
        let world = World::on(engine);
        let own = world.partnership("Westhoek", &[33_011]).id;
        world.member("Nora", Role::Coordinator, own);
        let (on, code) = world.registration("Nora", "Amina", "Voorbeeld");
        let (mut nora, mut client) = (world.as_("Nora"), world.client(&code));
        let path = format!("/inbox/{}", on.id);
        nora.get(&path).is(200);
        // The client's own looks, more than a history shows, push nobody's look out of sight.
        for _ in 0..101 {
            client.get("/mijn").is(200);
        }
        let page = client.get("/mijn").is(200).keeps_quiet_about(CUT);
        assert_eq!(page.select(rows).len(), 2, "the registration was made, and read");
        // One made it, 98 read it: a hundred with the one from before, on each day a line.
        for _ in 0..98 {
            nora.get(&path).is(200);
        }
        assert_eq!(all(&client.get("/mijn").is(200).keeps_quiet_about(CUT)), None);
        world.days_later(1);
        world.as_("Nora").get(&path).is(200);
        let mut client = world.client(&code);
        let page = client.get("/mijn").is(200).says(&format!("Dit zijn de nieuwste 100; {CUT}.")).says("(99 keer)");
        assert_eq!(page.select(rows).len(), 2, "the making of it is cut off");
        let page = client.get(&all(&page).unwrap()).is(200).keeps_quiet_about(CUT);
        assert_eq!(page.select(rows).len(), 3);
        for (language, more, link) in [("fr", "il y en a d’autres", "Tout afficher"), ("en", "there are more", "Show all")] {
            world.client(&code).speaking(language).get("/mijn").is(200).says(more).says(link);
        }
    }
}

#[test]
fn the_sender_of_corrections_reads_all_that_came_of_them() {
    for engine in both_engines() {
        let world = World::on(engine);
        let own = world.partnership("Westhoek", &[33_011]).id;
        world.member("Vera", Role::VdabAdviser, own);
        let mut vera = world.as_("Vera");
        for number in 1..=11 {
            world.clock.advance_seconds(60);
            vera.get("/opties/verbetering").is(200).keeps_quiet_about(CUT);
            vera.submit("/opties/verbetering", &[("body", &format!("Verbetering {number} van elf."))]).is(200);
        }
        let page = vera.get("/opties/verbetering").is(200).says(&format!("Dit zijn de nieuwste 10; {CUT}."));
        let page = vera.get(&all(&page.keeps_quiet_about("Verbetering 1 van")).unwrap()).is(200).says("Verbetering 1 van elf.");
        page.says("Verbetering 11 van elf.").keeps_quiet_about(CUT);
    }
}
