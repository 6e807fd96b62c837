//! Settings: which source wins, and what is said about a wrong one.

use schakel_web::Compliance;

use super::*;

fn said(file: &str, environment: &[(&str, &str)], flags: &[(&'static str, &str)]) -> anyhow::Result<Said> {
    let environment = environment.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
    let flags = flags.iter().map(|(name, value)| (*name, (*value).to_owned())).collect();
    Said::put_together(file, "test.toml", &environment, &flags)
}

fn config(file: &str) -> anyhow::Result<Config> {
    Config::understand(&said(file, &[], &[])?)
}

fn complaint(file: &str) -> String {
    format!("{:#}", config(file).unwrap_err())
}

#[test]
fn a_flag_wins_from_the_environment_and_that_from_the_file() {
    let (file, environment, flags) = ("listen = '127.0.0.1:1'", [("SCHAKEL_LISTEN", "127.0.0.1:2")], [("listen", "127.0.0.1:3")]);
    let port = |said: anyhow::Result<Said>| Config::understand(&said.unwrap()).unwrap().listen.port();
    assert_eq!(port(said("", &[], &[])), 8085);
    assert_eq!(port(said(file, &[], &[])), 1);
    assert_eq!(port(said(file, &environment, &[])), 2);
    assert_eq!(port(said(file, &environment, &flags)), 3);
}

#[test]
fn an_unknown_name_is_refused_with_the_nearest_one() {
    let fault = said("publicurl = 'x'", &[], &[]).unwrap_err().to_string();
    assert!(fault.contains("no setting `publicurl`") && fault.contains("`public_url`"), "{fault}");
    let said = said("", &[("SCHAKEL_LISTN", "x"), ("SCHAKEL_TEST_PG", "x"), ("PATH", "x")], &[]).unwrap();
    assert_eq!(said.strangers, [("SCHAKEL_LISTN".to_owned(), "listen")]);
    assert!(said.explain().contains("SCHAKEL_LISTN in the environment is no setting"));
}

#[test]
fn what_is_not_understood_is_said_with_its_place() {
    assert!(complaint("listen = 'here'").contains("`listen` in"), "{}", complaint("listen = 'here'"));
    assert!(complaint("log_format = 'xml'").contains("must be text or json, not \"xml\""));
    assert!(complaint("behind_proxy = 'perhaps'").contains("true or false"));
    assert!(complaint("connections = 0").contains("1 to 64"));
    assert!(complaint("argon_memory_kib = 1024").contains("not safe"));
    assert!(complaint("data = [1]").contains("not array"));
    assert!(complaint("data = ").contains("not a file of settings"));
    assert!(complaint("root_key = '/a'\nroot_passphrase = '/b'").contains("Only one of"));
    assert!(complaint("root_credential = 'root'").contains("LoadCredential"));
}

#[test]
fn a_secret_value_is_never_shown() {
    let said = said("", &[("SCHAKEL_DATABASE", "postgres://schakel:hunter2@localhost/schakel")], &[]).unwrap();
    let text = said.explain();
    assert!(!text.contains("hunter2"), "{text}");
    assert!(text.contains("now: set, from the environment"));
    assert!(!complaint("database = 'mysql://root:hunter2@x'").contains("hunter2"));
}

#[test]
fn personal_data_do_not_travel_in_the_open() {
    assert!(complaint("public_url = 'http://schakel.example.org'").contains("without TLS"));
    assert!(complaint("public_url = 'http://localhost.example.org'").contains("without TLS"));
    for bad in ["schakel.example.org", "https://", "https://a/b", "https://A.example", "https://a?b", "ftp://a"] {
        assert!(complaint(&format!("public_url = '{bad}'")).contains("no path"), "{bad}");
    }
    for (given, kept) in [
        ("https://schakel.example.org/", "https://schakel.example.org"),
        ("https://schakel.example.org:8443", "https://schakel.example.org:8443"),
        ("http://localhost:8085", "http://localhost:8085"),
        ("http://[::1]:8085", "http://[::1]:8085"),
    ] {
        assert_eq!(config(&format!("public_url = '{given}'")).unwrap().public_url, kept);
    }
}

#[test]
fn a_database_elsewhere_is_reached_over_tls_with_a_name_that_is_checked() {
    for here in [
        "sqlite",
        "postgres://schakel@localhost/schakel",
        "postgres://schakel:geheim@127.0.0.1:5432/schakel?options=-csearch_path%3Dx",
        "postgres://schakel@[::1]:5432/schakel",
        "postgresql:///schakel",
        "postgres://schakel@%2Frun%2Fpostgresql/schakel",
        "postgres://schakel@/schakel?host=/run/postgresql",
        "postgres://schakel@db.example.org/schakel?sslmode=verify-full",
        "postgres://schakel@db.example.org/schakel?sslrootcert=/etc/ca.pem&sslmode=verify-full",
    ] {
        assert!(config(&format!("database = '{here}'")).is_ok(), "{here}");
    }
    for open in [
        "postgres://schakel:geheim@db.example.org/schakel",
        "postgres://schakel@db.example.org/schakel?sslmode=require",
        "postgres://schakel@db.example.org/schakel?sslmode=verify-ca",
        "postgres://schakel@10.0.0.7:5432/schakel?sslmode=prefer",
        "postgres://schakel@[2001:db8::7]/schakel",
        "postgres://schakel@localhost.example.org/schakel",
        "postgres://schakel@localhost@db.example.org/schakel",
        "postgres://schakel@localhost/schakel?host=db.example.org",
        "postgres://schakel@localhost/schakel?hostaddr=10.0.0.7",
        "postgres://schakel@db.example.org/schakel?sslmode=verify-full&sslmode=disable",
        "postgres://schakel@db.example.org/schakel?sslmode=verify-full&ssl-mode=disable",
    ] {
        let said = complaint(&format!("database = '{open}'"));
        assert!(said.contains("sslmode=verify-full") && !said.contains("geheim"), "{open}: {said}");
    }
}

#[test]
fn what_a_proxy_passes_on_never_travels_in_the_open_unless_something_else_encrypts_it() {
    let at = |listen: &str, more: &str| format!("public_url = 'https://schakel.example'\nlisten = '{listen}'\n{more}");
    for open in ["0.0.0.0:8085", "[::]:8085", "10.0.0.7:8085", "192.0.2.1:80", "[2001:db8::7]:8085"] {
        let said = complaint(&at(open, ""));
        assert!(said.contains(open) && said.contains("listen_beyond"), "{open}: {said}");
        assert!(config(&at(open, "listen_beyond = true")).is_ok(), "{open}");
    }
    for here in ["127.0.0.1:8085", "127.0.0.9:1", "[::1]:8085"] {
        assert!(config(&at(here, "")).is_ok(), "{here}");
    }
}

#[test]
fn keys_lie_beside_the_data_and_never_in_it() {
    let config = config("data = '/srv/schakel/data'").unwrap();
    assert_eq!(config.keys, Path::new("/srv/schakel/keys"));
    assert!(complaint("data = '/srv/x'\nkeys = '/srv/x/keys'").contains("lies in the data folder"));
    assert_eq!(beside(Path::new("data"), "keys"), Path::new("keys"));
    assert_eq!(beside(Path::new("."), "keys"), Path::new("./../keys"));
}

#[test]
fn every_setting_is_explained_by_its_three_names() {
    let text = said("", &[], &[]).unwrap().explain();
    for setting in settings::SETTINGS {
        let line = format!("{}   {}   {}", setting.name, settings::variable(setting.name), settings::flag(setting.name));
        assert!(text.contains(&line), "{line}");
        assert!(setting.meaning.ends_with('.'), "{}", setting.name);
    }
    assert!(text.ends_with("All values are understood.\n"), "{text}");
}

#[test]
fn who_answers_is_read_and_what_is_empty_is_told() {
    let names = |file: &str| config(file).unwrap().unanswered().into_iter().map(|(name, _)| name).collect::<Vec<_>>();
    assert_eq!(names(""), ["controller", "controller_contact", "data_protection_officer", "legal_ground", "retention", "security_contact"]);
    let filled = "controller = 'OCMW Voorbeeldstad'\ncontroller_contact = 'Markt 1'\ndata_protection_officer = 'fg@voorbeeld.example'\n\
                  legal_ground = 'Een taak'\nlegal_ground_fr = 'Une mission'\nretention = 'Twee jaar'\nsecurity_contact = 'mailto:v@voorbeeld.example'\n";
    assert!(names(filled).is_empty());
    let accountable = config(filled).unwrap().accountable;
    assert_eq!((accountable.controller.as_str(), accountable.ground.fr.as_str()), ("OCMW Voorbeeldstad", "Une mission"));
    for right in ["fg@voorbeeld.example", "053 12 34 56", " "] {
        assert_eq!(config(&format!("data_protection_officer = '{right}'")).unwrap().accountable.officer, right.trim());
    }
    for wrong in ["vraag het aan Amina", "fg@voorbeeld", "fg@voorbeeld.example of 053 12 34 56"] {
        let complaint = complaint(&format!("data_protection_officer = '{wrong}'"));
        assert!(complaint.contains("must be a mail address such as") && complaint.contains(wrong), "{complaint}");
    }
    for (word, compliance) in [("full", Compliance::Full), ("partial", Compliance::Partial), ("not", Compliance::Not)] {
        assert_eq!(config(&format!("accessibility_status = '{word}'")).unwrap().accountable.compliance, compliance);
    }
    assert_eq!(config("").unwrap().accountable.compliance, Compliance::Partial);
    for wrong in ["ja", "mostly", "Full", "WCAG 2.2"] {
        let complaint = complaint(&format!("accessibility_status = '{wrong}'"));
        assert!(complaint.contains("must be full, partial or not") && complaint.contains(wrong), "{complaint}");
    }
    for wrong in ["v@voorbeeld.example", "mailto:", "http://voorbeeld.example", "mailto:a b"] {
        assert!(complaint(&format!("security_contact = '{wrong}'")).contains("mailto:"), "{wrong}");
    }
}
