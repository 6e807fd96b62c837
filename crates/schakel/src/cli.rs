//! The command line.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand};
use schakel_texts::Lang;

use crate::{config::Flags, playbook::Of};

/// Works for a local partnership: people register, and the partnership works with them.
///
/// To look around: `schakel demo`. To set up for real use: `schakel key new`, then `schakel doctor`, then
/// `schakel partnership import`, `schakel account invite-coordinator` and `schakel serve`.
#[derive(Debug, Parser)]
#[command(
    name = "schakel",
    version,
    arg_required_else_help = true,
    after_help = "`schakel --help` also lists all settings. `schakel COMMAND --help` tells more about a command."
)]
pub(crate) struct Cli {
    /// What to do.
    #[command(subcommand)]
    pub(crate) command: Command,
    /// The settings.
    #[command(flatten)]
    pub(crate) flags: Flags,
}

/// What the program can do.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Serves the pages, until it is told to stop (SIGTERM or Ctrl-C)
    Serve,
    /// Shows everything with a made-up world: three partnerships, people in every role, 60 clients who do not exist
    Demo(Demo),
    /// Brings the database to the schema of this version, and says what was done. `serve` does this too
    Migrate,
    /// Takes in, lists and shows partnerships
    #[command(subcommand)]
    Partnership(Partnership),
    /// Invites the first people, lists accounts, ends memberships
    #[command(subcommand)]
    Account(Account),
    /// The second yes to erasing a client, where a partnership has one coordinator
    #[command(subcommand)]
    Erasure(Erasure),
    /// Shows what of the playbook is built in
    #[command(subcommand)]
    Playbook(Playbook),
    /// Writes an encrypted backup of the data, and apart from it one of the clients' keys
    Backup(Backup),
    /// Puts a backup back, or only checks it. A damaged backup is refused whole, and nothing is changed
    Restore(Restore),
    /// Checks, exports and vouches for the log of looks and changes
    #[command(subcommand)]
    Audit(Audit),
    /// Checks the installation: settings, root key, folders, database, log
    Doctor,
    /// Lists every page and form with its act
    Routes(Routes),
    /// Explains the settings
    Config(Explain),
    /// Makes root keys, turns to another, changes a passphrase
    #[command(subcommand)]
    Key(Key),
}

/// What `demo` takes.
#[derive(Debug, Args)]
pub(crate) struct Demo {
    /// The folder of the demonstration. Everything it needs is made in it
    #[arg(long, value_name = "FOLDER", default_value = "demo-data")]
    pub(crate) folder: PathBuf,
    /// Throws the demonstration that is in the folder away and makes a new one
    #[arg(long)]
    pub(crate) fresh: bool,
    /// Makes the world and stops, without serving it
    #[arg(long)]
    pub(crate) prepare: bool,
}

/// What can be done with partnerships.
#[derive(Debug, Subcommand)]
pub(crate) enum Partnership {
    /// Takes in partnerships, their municipalities or postcodes, and organisations from CSV. One bad row, and nothing is taken in
    Import {
        /// The file, with a line of column names first. `--example` prints one
        #[arg(required_unless_present = "example")]
        file: Option<PathBuf>,
        /// Prints an example of such a file
        #[arg(long)]
        example: bool,
        #[command(flatten)]
        of: Of,
        /// Says it as JSON: each rule with the answers that carry it, and those that would change it
        #[arg(long)]
        json: bool,
    },
    /// Lists the partnerships
    List,
    /// Shows a partnership: organisations, municipalities and postcodes, how one can register
    Show {
        /// Its word in addresses, as `list` prints it
        slug: String,
    },
}

/// What can be done with accounts.
#[derive(Debug, Subcommand)]
pub(crate) enum Account {
    /// Prints a link, good for one use, with which a coordinator of a partnership makes an account: the first one, or one in the place of
    /// those who left. Where somebody works there already, a colleague confirms who it is
    InviteCoordinator {
        /// The partnership's word in addresses
        #[arg(long)]
        partnership: String,
        /// The organisation for which the coordinator works, by its name as `partnership show` prints it
        #[arg(long)]
        organisation: String,
        /// The coordinator's name
        #[arg(long)]
        name: String,
        /// The mail address that the coordinator will sign in with
        #[arg(long)]
        mail: String,
    },
    /// Prints a link, good for one use, with which a platform administrator makes an account
    InviteAdmin {
        /// The administrator's name
        #[arg(long)]
        name: String,
        /// The mail address to sign in with
        #[arg(long)]
        mail: String,
    },
    /// For somebody who lost every factor and is here in person: takes all factors and sessions away, and prints a link
    /// to set new ones
    Renew {
        /// The mail address that the person signs in with
        mail: String,
    },
    /// Lists memberships: person, role, organisation, partnership, how it stands
    List,
    /// Confirms one who came by a link and waits, where nobody works in the partnership any more who could
    Confirm {
        /// The membership, as `list` prints it
        membership: String,
    },
    /// Ends a membership and all its sessions at once
    End {
        /// The membership, as `list` prints it
        membership: String,
    },
}

/// What can be asked about the playbook.
#[derive(Debug, Subcommand)]
pub(crate) enum Playbook {
    /// Lists the rules and numbers in force: paragraph, since when, the answers they look at, and what they say
    Rules {
        #[command(flatten)]
        of: Of,
        /// The language of what they say: nl, en or fr
        #[arg(long, default_value = "en", value_parser = language)]
        lang: Lang,
    },
    /// Prints the text of the playbook, in Dutch, with under each sentence the requirements that it asks for, their kind, and the rules
    /// that decide them. Between brackets stands why a sentence asks nothing of the system
    Read {
        /// A paragraph as it is cited, with those under it: 1.2, 3.4, III, Bijlage 1. All without it
        #[arg(value_name = "PARAGRAPH")]
        par: Vec<String>,
        #[command(flatten)]
        of: Of,
        /// How wide the lines are, in letters
        #[arg(long, default_value_t = 80, value_parser = clap::value_parser!(u16).range(40..=400))]
        width: u16,
        /// The language of what the rules say: nl, en or fr
        #[arg(long, default_value = "en", value_parser = language)]
        lang: Lang,
    },
    /// Lays the cases of a file beside the rules: what holds, what does not, what is still to be asked. Answers 1 when a case expects
    /// something else, and 2 when a file cannot be read
    Check {
        /// The case files. `--example` prints one, with every word explained
        #[arg(required_unless_present = "example", value_name = "FILE")]
        files: Vec<PathBuf>,
        /// Prints an example of such a file
        #[arg(long)]
        example: bool,
        #[command(flatten)]
        of: Of,
        /// Says it as JSON: each rule with the answers that carry it, and those that would change it
        #[arg(long)]
        json: bool,
        /// The language of what the rules say: nl, en or fr
        #[arg(long, default_value = "en", value_parser = language)]
        lang: Lang,
    },
    /// Lays two versions beside each other on all cases of this house that are under way, and on the decisions of the last year: how many
    /// would be judged otherwise, by partnership and rule. It tells no name and changes nothing
    Compare {
        /// The number of the version in force
        #[arg(required_unless_present = "example", value_name = "VERSION")]
        before: Option<u8>,
        /// The number of the version that comes
        #[arg(required_unless_present = "example", value_name = "VERSION")]
        after: Option<u8>,
        /// A draft of the version that comes, when it is not built in
        #[arg(long, value_name = "FILE")]
        draft: Option<PathBuf>,
        /// Prints an example of a draft
        #[arg(long)]
        example: bool,
        /// The language of what the rules say: nl, en or fr
        #[arg(long, default_value = "en", value_parser = language)]
        lang: Lang,
    },
}

fn language(code: &str) -> Result<Lang, String> {
    Lang::from_code(code).ok_or_else(|| "it is nl, en or fr".to_owned())
}

/// What `backup` takes.
#[derive(Debug, Args)]
pub(crate) struct Backup {
    /// The folder to write to. Two files are made in it, with the moment in their names: one of the data, one of the keys
    pub(crate) folder: PathBuf,
    /// For whom the backup is sealed: the public key of an age key pair (age1…), whose secret is not on this machine. May be
    /// given more than once. `age-keygen` makes a pair
    #[arg(long, value_name = "KEY", required = true)]
    pub(crate) recipient: Vec<String>,
}

/// What `restore` takes.
#[derive(Debug, Args)]
pub(crate) struct Restore {
    /// The backup of the data
    pub(crate) data_backup: PathBuf,
    /// The newest backup of the keys, whatever the age of the other: who was erased since stays erased
    pub(crate) keys_backup: PathBuf,
    /// The file with the age secret key (AGE-SECRET-KEY-1…) that opens them
    #[arg(long, value_name = "FILE")]
    pub(crate) identity: PathBuf,
    /// Only checks both backups and whether they belong together, and changes nothing
    #[arg(long, conflicts_with = "replace")]
    pub(crate) check: bool,
    /// Says that the data that are there now may go
    #[arg(long)]
    pub(crate) replace: bool,
    /// Says that this many clients of the data have no key any more, and may stay unreadable for good
    #[arg(long, value_name = "NUMBER", default_value_t = 0)]
    pub(crate) without_keys: u64,
}

/// What can be done with the log.
#[derive(Debug, Subcommand)]
pub(crate) enum Audit {
    /// Checks the whole log against its key and its checkpoints
    Verify {
        /// A checkpoint that was kept outside the system. May be given more than once
        #[arg(long, value_name = "FILE")]
        checkpoint: Vec<PathBuf>,
    },
    /// Writes the log as JSON lines, for `schakel-verify` or for keeping
    Export {
        /// The file to write; it must not exist. Standard output without it
        file: Option<PathBuf>,
    },
    /// Signs a checkpoint, keeps it with the log, and prints it. Keep it outside the system
    Checkpoint,
    /// Prints the public key of the log. Anyone who checks the log needs it, once
    Key,
    /// Says that the database was put back to an earlier state in another way than `schakel restore`, such as by the database server. Until
    /// then nothing is signed and no backup is made. It stands in the log
    AcceptRestore {
        /// What was put back, by whom and why
        reason: String,
    },
}

/// What can be done with erasures.
#[derive(Debug, Subcommand)]
pub(crate) enum Erasure {
    /// Lists the erasures that one coordinator said yes to and that wait for a second person. Nothing of a client is shown
    List,
    /// Says the second yes, for a partnership with one coordinator. The client is erased for good
    Decide {
        /// The erasure, as `list` prints it
        erasure: String,
    },
}

/// What `routes` takes.
#[derive(Debug, Args)]
pub(crate) struct Routes {
    /// As JSON
    #[arg(long)]
    pub(crate) json: bool,
}

/// What `config` takes.
#[derive(Debug, Args)]
pub(crate) struct Explain {
    /// Every setting: its names in file, environment and flags, its meaning, its default and its present value
    #[arg(long, required_unless_present = "reference")]
    pub(crate) explain: bool,
    /// The same without the values of this machine, for the documentation
    #[arg(long, conflicts_with = "explain")]
    pub(crate) reference: bool,
}

/// What can be done with root keys.
#[derive(Debug, Subcommand)]
pub(crate) enum Key {
    /// Makes a new root key. Keep a copy on paper or in a safe: without it, all data are noise
    New {
        /// The file to write; it must not exist, and not lie in the data folder
        file: PathBuf,
        /// Makes the key from a passphrase that is asked; the file then holds only the salt
        #[arg(long)]
        passphrase: bool,
    },
    /// Says which root key the settings name, and under which one the keys lie
    Show,
    /// Turns to another root key: everything that lies under the one of now is wrapped anew. Stop the service first
    Rotate {
        /// The file of the new root key. It is made when it is not there, and must not lie in the data folder
        file: PathBuf,
        /// Makes the new key from a passphrase that is asked; the file then holds only the salt
        #[arg(long)]
        passphrase: bool,
    },
    /// Changes the passphrase of a root key that is made from one. The key stays the same
    Passphrase,
}
