//! `schakel config --explain`: every setting with its three names, what it means, and what it is now.

use std::fmt::Write as _;

use super::{
    Config, Origin, Said,
    settings::{FILE, SETTINGS, flag, variable},
};

impl Said {
    /// The whole table as text.
    pub(crate) fn explain(&self) -> String {
        let mut out = String::new();
        let file = self.file.as_ref().map_or_else(|| format!("none ({FILE} is not there)"), |path| path.display().to_string());
        // Writing to a String cannot fail, so its results say nothing.
        let _ =
            writeln!(out, "A flag wins from the environment, the environment from the file, the file from the default.\nFile: {file}\n");
        for setting in SETTINGS {
            let (value, origin) = self.value(setting.name);
            let _ = writeln!(out, "{}   {}   {}", setting.name, variable(setting.name), flag(setting.name));
            let _ = writeln!(out, "    {}", setting.meaning);
            let default = setting.default.or(setting.follows).unwrap_or("not set");
            let _ = writeln!(out, "    default: {default}");
            let from = match origin {
                Origin::Default => "",
                Origin::File => ", from the file",
                Origin::Environment => ", from the environment",
                Origin::Flag => ", from a flag",
            };
            let now = match (value, setting.secret && origin != Origin::Default) {
                ("", _) => "the default",
                (_, true) => "set",
                (value, false) => value,
            };
            let _ = writeln!(out, "    now: {now}{from}\n");
        }
        for (stranger, near) in &self.strangers {
            let _ = writeln!(out, "{stranger} in the environment is no setting. Did you mean {}?", variable(near));
        }
        match Config::understand(self) {
            Ok(_) => out.push_str("All values are understood.\n"),
            Err(fault) => {
                let _ = writeln!(out, "NOT understood: {fault:#}");
            }
        }
        out
    }

    /// The table without the values of this machine, for the documentation.
    pub(crate) fn reference() -> String {
        Self::default().explain().lines().filter(|line| !line.starts_with("    now: ") && !line.starts_with("File: ")).fold(
            String::new(),
            |mut out, line| {
                let _ = writeln!(out, "{line}");
                out
            },
        )
    }

    /// Variables that begin as ours and are none, in sentences.
    pub(crate) fn complaints(&self) -> Vec<String> {
        let complain = |(stranger, near): &(String, &'static str)| {
            format!("{stranger} in the environment is no setting and counts for nothing. Did you mean {}?", variable(near))
        };
        self.strangers.iter().map(complain).collect()
    }
}
