//! The flags, made from the table of settings.

use std::{collections::BTreeMap, path::PathBuf};

use clap::{Arg, ArgMatches, Args, Command, FromArgMatches, builder::PathBufValueParser};

use super::settings::SETTINGS;

/// What was said by flags.
#[derive(Debug, Default)]
pub(crate) struct Flags {
    /// The file of settings.
    pub(crate) config: Option<PathBuf>,
    pub(super) values: BTreeMap<&'static str, String>,
}

const HEADING: &str = "Settings (also in the file, and in the environment as SCHAKEL_…)";

impl Args for Flags {
    fn augment_args(command: Command) -> Command {
        let file = Arg::new("config")
            .long("config")
            .value_name("FILE")
            .help("The file of settings (default /etc/schakel/schakel.toml, if it is there)")
            .value_parser(PathBufValueParser::new())
            .global(true)
            .help_heading(HEADING);
        SETTINGS.iter().fold(command.arg(file), |command, setting| {
            let default = setting.default.or(setting.follows).map(|default| format!(" [default: {default}]")).unwrap_or_default();
            command.arg(
                Arg::new(setting.name)
                    .long(setting.name.replace('_', "-"))
                    .value_name(setting.value)
                    .help(format!("{}{default}", setting.meaning))
                    .global(true)
                    .hide_short_help(true)
                    .help_heading(HEADING),
            )
        })
    }

    fn augment_args_for_update(command: Command) -> Command {
        Self::augment_args(command)
    }
}

impl FromArgMatches for Flags {
    fn from_arg_matches(matches: &ArgMatches) -> Result<Self, clap::Error> {
        let value = |name: &'static str| matches.get_one::<String>(name).map(|value| (name, value.clone()));
        Ok(Self { config: matches.get_one("config").cloned(), values: SETTINGS.iter().filter_map(|setting| value(setting.name)).collect() })
    }

    fn update_from_arg_matches(&mut self, matches: &ArgMatches) -> Result<(), clap::Error> {
        *self = Self::from_arg_matches(matches)?;
        Ok(())
    }
}
