//! The table of settings. A new one is a line here, a field in `Config`, and a line in `Config::understand`.

/// The file that is read when none is named, if it is there.
pub(crate) const FILE: &str = "/etc/schakel/schakel.toml";

/// A setting.
#[derive(Debug)]
pub(crate) struct Setting {
    /// Its name in the file. The variable and the flag follow from it.
    pub(crate) name: &'static str,
    /// What to write in its place in the help.
    pub(crate) value: &'static str,
    /// What it is for.
    pub(crate) meaning: &'static str,
    /// What counts when nobody says anything.
    pub(crate) default: Option<&'static str>,
    /// What counts then, in words, when it follows from another setting.
    pub(crate) follows: Option<&'static str>,
    /// Whether its value is never shown.
    pub(crate) secret: bool,
}

const fn setting(name: &'static str, value: &'static str, default: Option<&'static str>, meaning: &'static str) -> Setting {
    Setting { name, value, meaning, default, follows: None, secret: false }
}

const fn following(name: &'static str, value: &'static str, follows: &'static str, meaning: &'static str) -> Setting {
    Setting { name, value, meaning, default: None, follows: Some(follows), secret: false }
}

/// All settings.
pub(crate) const SETTINGS: &[Setting] = &[
    setting(
        "listen",
        "ADDRESS",
        Some("127.0.0.1:8085"),
        "Address and port to listen at. A proxy on the same machine speaks TLS in front of it.",
    ),
    following(
        "public_url",
        "URL",
        "http:// and the address of `listen`",
        "Where people find the pages, such as https://schakel.example.org. Cookies, links and passkeys are bound to it, so changing it later makes everybody's passkeys useless.",
    ),
    setting("data", "FOLDER", Some("/var/lib/schakel/data"), "The data folder. Must belong to the user that runs schakel, with mode 0700."),
    following(
        "keys",
        "FOLDER",
        "the folder `keys` beside `data`",
        "The folder of keys.db, the keys of the clients. Never in the data folder, and backed up apart: whoever destroys a client's key there makes the client unreadable in every copy of the data.",
    ),
    Setting {
        secret: true,
        ..setting(
            "database",
            "DATABASE",
            Some("sqlite"),
            "sqlite, in the data folder, or the address of a PostgreSQL database (15 or newer). One on another machine needs ?sslmode=verify-full, so that nobody in between reads along.",
        )
    },
    setting("connections", "NUMBER", Some("4"), "Connections to the database that read (SQLite), or in all (PostgreSQL)."),
    setting(
        "root_key",
        "FILE",
        None,
        "The file of the root key, with mode 0400, outside the data folder. `schakel key new FILE` makes one.",
    ),
    setting("root_credential", "NAME", None, "The name of the systemd credential that holds the root key (LoadCredentialEncrypted=)."),
    setting(
        "root_passphrase",
        "FILE",
        None,
        "The salt file of a root key that is made from a passphrase. The passphrase is asked at the start. `schakel key new --passphrase FILE` makes one.",
    ),
    following(
        "log_name",
        "NAME",
        "the host of `public_url`, and /log",
        "The name of the log in its checkpoints. It counts when the database is new and stays as it was then.",
    ),
    setting(
        "behind_proxy",
        "BOOL",
        Some("false"),
        "Whether a proxy in front tells the visitor's address in X-Forwarded-For, or how many do, one behind the other. Without one this must be false, since anybody can write that header.",
    ),
    setting(
        "listen_beyond",
        "BOOL",
        Some("false"),
        "Whether `listen` may be an address that other machines reach, while people come over https. The proxy speaks plain HTTP to it, so something else must encrypt what goes between them, such as WireGuard.",
    ),
    setting(
        "registrations_per_hour",
        "NUMBER",
        Some("20"),
        "From how many registrations of one address per hour on somebody looks whether they are real; ten times as many are refused. An office, a library or a mobile network shares one address.",
    ),
    setting(
        "registrations_expire_days",
        "DAYS",
        Some("180"),
        "After how many days a registration expires that nobody answers. Client and coordinator are warned 30 days before; the client can say to be still waiting, and the coordinator can put it back. Not under 60.",
    ),
    setting(
        "playbook_draft",
        "FILE",
        None,
        "A draft of the next version of the playbook, which judges nothing: coordinators see on their own page whose judgement it would change. `schakel playbook compare --example` prints one.",
    ),
    setting("controller", "NAME", None, "Who answers for the data (GDPR, article 4): the name, as /privacy and /contact show it."),
    setting(
        "controller_contact",
        "TEXT",
        None,
        "How the controller is reached: an address, a telephone number, a mail address. Shown on /privacy and /contact.",
    ),
    setting(
        "data_protection_officer",
        "ADDRESS",
        None,
        "Where the data-protection officer (functionaris voor gegevensbescherming) is reached: a mail address or a telephone number. Shown on /privacy and /contact.",
    ),
    setting(
        "legal_ground",
        "TEXT",
        None,
        "On what legal ground data are kept (GDPR, articles 6 and 9), in plain Dutch, as your officer says it. Shown on /privacy.",
    ),
    following("legal_ground_fr", "TEXT", "the Dutch text", "The same in French."),
    following("legal_ground_en", "TEXT", "the Dutch text", "The same in English."),
    setting("retention", "TEXT", None, "How long data are kept, in plain Dutch, as your officer says it. Shown on /privacy."),
    following("retention_fr", "TEXT", "the Dutch text", "The same in French."),
    following("retention_en", "TEXT", "the Dutch text", "The same in English."),
    following(
        "security_contact",
        "ADDRESS",
        "the page /contact",
        "Where a weakness is reported: mailto:security@example.org, an https:// page or a tel: number. Shown on /contact and in /.well-known/security.txt.",
    ),
    following(
        "accessibility_contact",
        "TEXT",
        "`controller_contact`",
        "How somebody is reached for whom the pages do not work. Shown in the statement on accessibility.",
    ),
    setting(
        "accessibility_status",
        "WORD",
        Some("partial"),
        "How far the pages comply with EN 301 549, as the statement on accessibility says it: full, partial or not. The program names exceptions of its own, so full is for who has changed it.",
    ),
    setting("log_format", "FORMAT", Some("text"), "text or json. Logs never hold personal data."),
    setting("log_level", "LEVEL", Some("info"), "error, warn, info or debug."),
    setting("argon_memory_kib", "KIB", Some("65536"), "Memory that hashing a password takes. Not under 19456."),
    setting("argon_passes", "NUMBER", Some("3"), "Passes over that memory, at least. Not under 2."),
    setting("argon_lanes", "NUMBER", Some("1"), "Lanes of that memory."),
    setting(
        "argon_milliseconds",
        "MILLISECONDS",
        Some("250"),
        "How long hashing a password takes at least. After the start it is timed, and passes are added until it does; they are kept in the database and never fall. 0 leaves the passes as they are set. Not over 500.",
    ),
];

/// The setting with this name in the file.
pub(crate) fn named(name: &str) -> Option<&'static Setting> {
    SETTINGS.iter().find(|setting| setting.name == name)
}

/// The name that is most like this one.
pub(crate) fn nearest(name: &str) -> &'static str {
    let alike = |setting: &&Setting| strsim::damerau_levenshtein(&name.to_ascii_lowercase(), setting.name);
    SETTINGS.iter().min_by_key(alike).map_or("", |setting| setting.name)
}

/// Its name in the environment.
pub(crate) fn variable(name: &str) -> String {
    format!("SCHAKEL_{}", name.to_ascii_uppercase())
}

/// Its name as a flag.
pub(crate) fn flag(name: &str) -> String {
    format!("--{}", name.replace('_', "-"))
}
