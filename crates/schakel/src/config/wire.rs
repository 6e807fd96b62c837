//! What travels between the program and its database: on this machine, or over TLS with a certificate that is checked.

/// Hosts that are this machine, as the address of a database writes them.
const HERE: &[&str] = &["", "localhost", "127.0.0.1", "[::1]", "::1"];

/// Whether this address of a PostgreSQL database leads to another machine without TLS, or without looking whose certificate it is.
/// Anything but `sslmode=verify-full` lets somebody in between read and change what passes: the driver's own choice is to go on without
/// TLS where the server offers none.
pub(super) fn is_open_to_others(address: &str) -> bool {
    let rest = address.split_once("://").map_or(address, |(_, rest)| rest);
    let (place, asked) = rest.split_once('?').unwrap_or((rest, ""));
    let authority = place.split('/').next().unwrap_or_default();
    let host = authority.rsplit('@').next().unwrap_or_default();
    let host = if host.starts_with('[') { host.split_inclusive(']').next() } else { host.split(':').next() };
    let values = |names: &'static [&str]| {
        let pairs = asked.split('&').filter_map(|pair| pair.split_once('='));
        pairs.filter(|(name, _)| names.contains(name)).map(|(_, value)| value)
    };
    // A folder is where a server of this machine has its socket.
    let is_here = |host: &str| HERE.contains(&host) || host.starts_with('/') || host.to_ascii_lowercase().starts_with("%2f");
    let elsewhere = !host.into_iter().chain(values(&["host", "hostaddr"])).all(is_here);
    let mut modes = values(&["sslmode", "ssl-mode"]).peekable();
    elsewhere && (modes.peek().is_none() || !modes.all(|mode| mode == "verify-full"))
}
