//! The registration options: kept by the partnership itself, corrected by the VDAB adviser or the team leader; logos.

use schakel_domain::actor::Role;
use schakel_testkit::{Answer, Browser, World, both_engines, shows};

const AALST: u32 = 41_002;

/// A partnership with a coordinator, a VDAB adviser, a team leader and a buddy.
fn denderstreek(engine: schakel_testkit::Engine) -> World {
    let world = World::on(engine);
    let partnership = world.partnership("Denderstreek", &[AALST]);
    world.member("Nora", Role::Coordinator, partnership.id);
    world.member("Omar", Role::Coordinator, partnership.id);
    world.member("Vera", Role::VdabAdviser, partnership.id);
    world.member("Tom", Role::TeamLeader, partnership.id);
    world.member("Bas", Role::Buddy, partnership.id);
    world
}

fn on_sqlite() -> World {
    denderstreek(schakel_testkit::Engine::Sqlite)
}

#[test]
fn the_partnership_edits_its_options_and_the_date_is_today() {
    for engine in both_engines() {
        let world = denderstreek(engine);
        let mut nora = world.as_("Nora");
        nora.get("/opties").is(200).says("Nog nooit nagekeken");
        nora.submit("/opties", &[("telephone", "053 12 34 56"), ("website", "www.voorbeeld.be"), ("hours", "ma–vr\r\n9–12 uur")])
            .is(200)
            .says("bewaard en vandaag nagekeken")
            .says("23 november 2026 (vandaag)");
        world.browser().get("/p/denderstreek").says("053 12 34 56").says("ma–vr 9–12 uur").says("23 november 2026");
    }
}

/// §2.1: the options are passed on. The adviser and the team leader see each change, what was and what became, and have a sheet for mediators.
#[test]
fn each_change_is_passed_on_to_the_adviser_and_the_team_leader() {
    shows!["P2.1-4", "P2.1-6"];
    for engine in both_engines() {
        let world = denderstreek(engine);
        for name in ["Vera", "Tom"] {
            let page = world.as_(name).get("/opties/verbetering").is(200);
            page.says("Er is nog niets veranderd.").says("Nog nooit nagekeken");
        }
        let mut nora = world.as_("Nora");
        nora.get("/opties").is(200).says("De VDAB-adviseur en de teamleider in de bestuursraad zien elke wijziging (§2.1).");
        nora.submit("/opties", &[("telephone", "053 12 34 56"), ("hours", "ma–vr\r\n9–12 uur")]).is(200);
        world.days_later(2);
        let mut omar = world.as_("Omar");
        omar.get("/opties");
        omar.submit("/opties", &[("telephone", "053 65 43 21")]).is(200);
        // Nothing changed, and so nothing is passed on but the day.
        world.days_later(1);
        let mut nora = world.as_("Nora");
        nora.get("/opties");
        nora.submit("/opties", &[]).is(200);
        for name in ["Vera", "Tom"] {
            let page = world.as_(name).get("/opties/verbetering").is(200);
            let made = page.select("#gewijzigd ~ .kaart > .bron");
            assert_eq!(made.len(), 2, "{made:?}");
            assert!(made[0].contains("Omar Testers (coördinator), 25 november 2026") && made[1].contains("Nora Testers"), "{made:?}");
            let was = page.select("#gewijzigd ~ .kaart dd.zacht");
            assert_eq!(was.iter().map(|one| one.trim()).collect::<Vec<_>>(), ["Eerst: 053 12 34 56", "Eerst: 011 00 00 00", "Eerst: leeg"]);
            let page = page.says("Nu: 053 65 43 21").says("26 november 2026 (vandaag)");
            let sheet = page.attributes("aside a[href$=voor-bemiddelaars]", "href").concat();
            // Everybody can be given it: nothing stands in it that is not public.
            let sheet = world.browser().get(&sheet).is(200).says("Aanmelden bij Denderstreek: voor bemiddelaars").says("053 65 43 21");
            sheet
                .says("De klant meldt zichzelf aan.")
                .says("Je meldt niemand aan in de plaats van de klant")
                .says("Draaiboek §1.3.1, versie 6");
        }
        world.as_("Bas").get("/opties/verbetering").is(403);
        world.browser().get("/p/nergens/voor-bemiddelaars").is(404);
    }
}

#[test]
fn still_right_confirms_with_one_button() {
    let world = on_sqlite();
    let mut nora = world.as_("Nora");
    nora.get("/opties");
    nora.submit("/opties", &[]).says("bewaard");
    world.days_later(200);
    let mut nora = world.as_("Nora");
    assert_eq!(nora.get("/opties").says("6 maanden geleden").select(".staat.let").len(), 1);
    nora.submit("/opties/bevestigen", &[]).is(200).says("vandaag nagekeken").says("(vandaag)");
    world.browser().get("/p/denderstreek").says("(vandaag)").says("011 00 00 00");
}

#[test]
fn what_is_wrong_is_said_at_its_field_and_what_was_typed_is_kept() {
    let world = on_sqlite();
    let mut nora = world.as_("Nora");
    nora.get("/opties");
    let answer = nora
        .submit(
            "/opties",
            &[
                ("telephone", "bel ons"),
                ("mail", "geen adres"),
                ("website", "javascript:alert(1)"),
                ("remark", "a\0b"),
                ("team_leader", &"x".repeat(300)),
                ("hours", "elke dag"),
            ],
        )
        .is(422)
        .says("Kijk deze 5 zaken na");
    for (field, text) in
        [("telephone", "met cijfers"), ("mail", "e-mailadres zoals"), ("website", "begint met https://"), ("team_leader", "hoogstens 200")]
    {
        assert!(answer.select(&format!("#{field}-f"))[0].contains(text), "{field}");
        assert_eq!(answer.attributes(&format!("#{field}"), "aria-invalid"), ["true"]);
    }
    assert_eq!(answer.attributes("#telephone", "value"), ["bel ons"]);
    assert_eq!(answer.select("#hours"), ["elke dag"]);
    // The same form, mended, is taken.
    nora.submit("/opties", &[("telephone", ""), ("mail", ""), ("website", ""), ("remark", ""), ("team_leader", "")])
        .is(200)
        .says("bewaard");
    world.browser().get("/p/denderstreek").says("elke dag").keeps_quiet_about("javascript:");
}

#[test]
fn a_megabyte_in_one_field_is_told_at_the_field() {
    let world = on_sqlite();
    let mut nora = world.as_("Nora");
    nora.get("/opties");
    let answer = nora.submit("/opties", &[("address", &"x".repeat(1_000_000))]).is(422);
    assert!(answer.select("#address-f")[0].contains("hoogstens 4000"));
}

#[test]
fn two_coordinators_at_once_see_both_versions_and_lose_nothing() {
    for engine in both_engines() {
        let world = denderstreek(engine);
        let (mut nora, mut omar) = (world.as_("Nora"), world.as_("Omar"));
        nora.get("/opties");
        omar.get("/opties");
        nora.submit("/opties", &[("telephone", "053 11 11 11")]).is(200);
        let both =
            omar.submit("/opties", &[("telephone", "053 22 22 22"), ("hours", "elke dag")]).is(409).says("Iemand anders bewaarde intussen");
        let table: Vec<String> = both.select("table td, table tbody th");
        assert!(table.iter().any(|cell| cell == "053 11 11 11") && table.iter().any(|cell| cell == "053 22 22 22"), "{table:?}");
        assert_eq!(both.attributes("#telephone", "value"), ["053 22 22 22"]);
        world.browser().get("/p/denderstreek").says("053 11 11 11").keeps_quiet_about("053 22 22 22");
        // Having seen both, Omar saves his over it.
        omar.submit("/opties", &[]).is(200).says("bewaard");
        world.browser().get("/p/denderstreek").says("053 22 22 22").says("elke dag");
        // What Nora still has open to confirm is not what stands there now.
        nora.submit("/opties/bevestigen", &[]).is(409);
    }
}

#[test]
fn the_same_form_handed_in_twice_saves_once() {
    let world = on_sqlite();
    let mut nora = world.as_("Nora");
    nora.get("/opties");
    let fields = nora.filled("/opties", &[("telephone", "053 33 33 33")]);
    nora.post("/opties", &fields).is(200).says("bewaard");
    // Without the memory of the form, the second would be told that somebody else saved first.
    nora.post("/opties", &fields).is(200).says("bewaard");
}

#[test]
pub(crate) fn the_adviser_and_the_team_leader_send_in_a_correction_and_hear_what_came_of_it() {
    for engine in both_engines() {
        let world = denderstreek(engine);
        for (name, role) in [("Vera", "VDAB-adviseur"), ("Tom", "teamleider")] {
            let mut sender = world.as_(name);
            assert_eq!(sender.get("/contact").attributes("nav a[href='/opties/verbetering']", "href").len(), 1);
            sender.get("/opties/verbetering").is(200).says("011 00 00 00");
            sender.submit("/opties/verbetering", &[("body", " ")]).is(422);
            sender
                .submit("/opties/verbetering", &[("body", "Het nummer is nu 053 44 44 44 <b>")])
                .is(200)
                .says("is verstuurd")
                .says("wacht op de coördinator");
            world.as_("Nora").get("/opties").says("Het nummer is nu 053 44 44 44 <b>").says(role);
            // The oldest comes first; of two at one moment chance would decide.
            world.clock.advance_seconds(60);
        }
        let mut nora = world.as_("Nora");
        let waiting = nora.get("/opties").says("Er wachten 2 verbeteringen").attributes("aside a[href^='/opties/verbetering/']", "href");
        // One is taken over: the words stand beside the form, and saving settles it.
        nora.get(&waiting[0]).is(200);
        let id = waiting[0].rsplit('/').next().unwrap().to_owned();
        nora.get(&format!("/opties?verbetering={id}")).is(200).says("Je neemt deze verbetering over");
        nora.submit("/opties", &[("telephone", "053 44 44 44")]).is(200).says("Er wacht 1 verbetering");
        // The other is set aside, with a reason; whoever had it open too sees both versions, and loses nothing.
        let mut late = world.as_("Nora");
        late.get(&waiting[1]).is(200);
        nora.get(&waiting[1]).is(200);
        nora.submit(&waiting[1], &[("why", "")]).is(422);
        nora.submit(&waiting[1], &[("why", "Staat er al.")]).is(200).says("afgehandeld").says("Er wacht geen verbetering");
        nora.get(&waiting[1]).is(404);
        world.as_("Vera").get("/opties/verbetering").says("overgenomen");
        world.as_("Tom").get("/opties/verbetering").says("Staat er al.");
        world.browser().get("/p/denderstreek").says("053 44 44 44").keeps_quiet_about("Staat er al.");
        let page = late.submit(&waiting[1], &[("why", "Dat nummer is van vroeger.")]).is(409);
        page.says("Iemand anders handelde deze verbetering intussen af").says("niet overgenomen").says("Dat nummer is van vroeger.");
    }
}

#[test]
fn who_may_not_is_refused_and_nothing_changes() {
    let world = on_sqlite();
    let elsewhere = world.partnership("Westhoek", &[33_011]);
    world.member("Wies", Role::Coordinator, elsewhere.id);
    world.as_("Vera").get("/opties/verbetering");
    let mut vera = world.as_("Vera");
    vera.get("/opties/verbetering");
    vera.submit("/opties/verbetering", &[("body", "Kijk eens na.")]);
    let mut nora = world.as_("Nora");
    let one = nora.get("/opties").attributes("aside a[href^='/opties/verbetering/']", "href").remove(0);
    for (name, paths) in [
        ("Vera", &["/opties", "/logos", one.as_str()][..]),
        ("Bas", &["/opties", "/opties/verbetering", "/logos", one.as_str()]),
        ("Tom", &["/opties", one.as_str()]),
        ("Nora", &["/opties/verbetering"]),
    ] {
        for path in paths {
            let status = world.as_(name).get(path).status.as_u16();
            assert!(matches!(status, 403 | 404), "{name} at {path}: {status}");
        }
    }
    // A coordinator of another partnership sees her own options, and the other's correction is not there.
    let mut wies = world.as_("Wies");
    wies.get("/opties").is(200).says("Er wacht geen verbetering");
    wies.get(&one).is(404);
    let mut fields = wies.get("/opties").form("/opties").unwrap();
    fields.push(("correction".to_owned(), one.rsplit('/').next().unwrap().to_owned()));
    wies.post("/opties", &fields).is(404);
    nora.get("/opties").says("Er wacht 1 verbetering");
    let mut stranger = world.browser();
    assert!(!stranger.get("/opties").words().contains("Kijk eens na."));
}

/// A picture of this size, as a PNG that holds no more than it must.
fn png(width: u32, height: u32) -> Vec<u8> {
    let chunk = |name: &[u8], content: &[u8]| [&u32::try_from(content.len()).unwrap().to_be_bytes()[..], name, content, &[0; 4]].concat();
    let head = [&width.to_be_bytes()[..], &height.to_be_bytes(), &[8, 6, 0, 0, 0]].concat();
    [&b"\x89PNG\r\n\x1a\n"[..], &chunk(b"IHDR", &head), &chunk(b"IDAT", &[1]), &chunk(b"IEND", &[])].concat()
}

/// Hands in a file for a place, as a browser does.
fn upload(browser: &mut Browser, slot: &str, file: &[u8]) -> Answer {
    browser.get("/logos").is(200);
    let fields = browser.filled("/logos", &[("slot", slot)]);
    let mut body = Vec::new();
    for (name, value) in &fields {
        body.extend(format!("--grens\r\ncontent-disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n").into_bytes());
    }
    body.extend(
        b"--grens\r\ncontent-disposition: form-data; name=\"file\"; filename=\"../../logo.png\"\r\ncontent-type: image/png\r\n\r\n",
    );
    body.extend(file);
    body.extend(b"\r\n--grens--\r\n");
    browser.post_body("/logos", "multipart/form-data; boundary=grens", body)
}

#[test]
fn the_official_logos_replace_the_text_marks() {
    shows!["P9-1"];
    for engine in both_engines() {
        let world = denderstreek(engine);
        let mut nora = world.as_("Nora");
        nora.get("/opties").says("Van 4 logo’s staat er nog een naam in tekst");
        for slot in ["europa-wse", "vlaanderen", "eu", "vdab"] {
            assert_eq!(upload(&mut nora, slot, &png(320, 120)).status.as_u16(), 303, "{slot}");
        }
        let page = nora.get("/opties").is(200).keeps_quiet_about("nog een naam in tekst");
        let shown = page.attributes(".logos img", "src");
        assert_eq!(shown.len(), 4);
        assert!(shown.iter().all(|src| src.starts_with("/logo/denderstreek/")), "{shown:?}");
        // The public page of the partnership carries them as well, and anybody can fetch them.
        assert_eq!(world.browser().get("/p/denderstreek").attributes(".logos img", "src"), shown);
        let file = world.browser().get(&shown[0]).is(200);
        assert_eq!(file.headers["content-type"], "image/png");
        assert_eq!(file.headers["x-content-type-options"], "nosniff");
        assert!(file.headers["cache-control"].to_str().unwrap().contains("immutable"));
        let bare = shown[0].split('?').next().unwrap();
        assert!(!world.browser().get(bare).is(200).headers["cache-control"].to_str().unwrap().contains("immutable"));
        // Taken away, the name stands in again.
        nora.get("/logos");
        nora.submit("/logos/weg", &[("slot", "vdab")]).is(200).says("weggehaald");
        world.browser().get("/logo/denderstreek/vdab").is(404);
        nora.get("/opties").says("Van 1 logo staat er nog een naam in tekst");
    }
}

/// A program writes into a picture who made it, where, and with what: none of it goes out to everybody.
#[test]
fn what_stands_in_a_logo_beside_the_picture_is_not_kept() {
    for engine in both_engines() {
        let world = denderstreek(engine);
        let mut nora = world.as_("Nora");
        let plain = png(320, 120);
        let text = b"Author\0Jan Modelmans, Aalst";
        let chunk = [&u32::try_from(text.len()).unwrap().to_be_bytes()[..], b"tEXt", text, &[0; 4]].concat();
        // Behind the mark of a PNG and its head.
        let (head, rest) = plain.split_at(8 + 25);
        assert_eq!(upload(&mut nora, "vdab", &[head, &chunk, rest].concat()).status.as_u16(), 303);
        let shown = nora.get("/opties").is(200).attributes(".logos img", "src");
        let mut anybody = world.browser();
        let own = shown.iter().find(|src| src.contains("/vdab")).unwrap();
        assert_eq!(anybody.get(own).is(200).body, String::from_utf8_lossy(&plain), "{engine:?}");
    }
}

#[test]
fn files_that_are_no_plain_picture_are_refused_in_words() {
    let world = on_sqlite();
    let mut nora = world.as_("Nora");
    for (file, says) in [
        (b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>".to_vec(), "geen PNG of JPEG"),
        (Vec::new(), "Kies eerst een bestand"),
        (vec![0x89; 250 * 1024], "hoogstens 200 KiB"),
        ([&png(320, 120)[..], b"<script>"].concat(), "beschadigd"),
        (png(10, 10), "te klein of te groot"),
    ] {
        upload(&mut nora, "vdab", &file).is(422).says(says);
    }
    upload(&mut nora, "elders", &png(320, 120)).is(422);
    world.browser().get("/logo/denderstreek/vdab").is(404);
}
