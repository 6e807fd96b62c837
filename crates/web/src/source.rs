//! From where a request comes: for limits alone, and one function for all of them.

use std::net::{IpAddr, SocketAddr};

use axum::http::HeaderMap;
use schakel_app::quota::Source;

const FORWARDED: &str = "x-forwarded-for";

/// Whether a request carries what only a proxy should write.
pub(crate) fn is_forwarded(headers: &HeaderMap) -> bool {
    headers.contains_key(FORWARDED)
}

/// The visitor's address, where `proxies` of ours stand in front. Each proxy adds the address that it sees at the end; what stands before
/// those anybody can write. Where fewer stand there than there should be, or nothing that can be read, it is the peer.
pub(crate) fn source(peer: IpAddr, headers: &HeaderMap, proxies: usize) -> Source {
    Source::of(forwarded(headers, proxies).unwrap_or(peer))
}

fn forwarded(headers: &HeaderMap, proxies: usize) -> Option<IpAddr> {
    let lines = headers.get_all(FORWARDED).iter().map(|value| value.to_str().unwrap_or_default());
    let all: Vec<&str> = lines.flat_map(|line| line.split(',')).collect();
    address(all.get(all.len().checked_sub(proxies)?)?.trim())
}

/// An address as proxies write it: alone, with a port, in brackets, in quotes.
fn address(text: &str) -> Option<IpAddr> {
    let text = text.trim_matches('"');
    let bare = || text.strip_prefix('[').and_then(|text| text.strip_suffix(']')).unwrap_or(text).parse().ok();
    text.parse::<SocketAddr>().map(|address| address.ip()).ok().or_else(bare)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(lines: &[&'static str], proxies: usize) -> String {
        let mut headers = HeaderMap::new();
        for line in lines {
            headers.append(FORWARDED, axum::http::HeaderValue::from_static(line));
        }
        source("10.0.0.1".parse().unwrap(), &headers, proxies).to_string()
    }

    #[test]
    fn an_address_is_read_however_a_proxy_writes_it() {
        for text in ["192.0.2.7", "192.0.2.7:443", " 192.0.2.7 ", "\"192.0.2.7:443\"", "::ffff:192.0.2.7", "[::ffff:192.0.2.7]:80"] {
            assert_eq!(of(&[text], 1), "192.0.2.7", "{text}");
        }
        for text in ["2001:db8:1:2:3:4:5:6", "[2001:db8:1:2::9]", "[2001:db8:1:2:ffff::1]:443"] {
            assert_eq!(of(&[text], 1), "2001:db8:1::/56", "{text}");
        }
    }

    #[test]
    fn only_what_our_own_proxies_wrote_counts() {
        assert_eq!(of(&["203.0.113.9, 192.0.2.7"], 1), "192.0.2.7");
        assert_eq!(of(&["203.0.113.9, 192.0.2.7, 198.51.100.1"], 2), "192.0.2.7");
        assert_eq!(of(&["203.0.113.9", "192.0.2.7"], 1), "192.0.2.7", "on lines of their own");
        assert_eq!(of(&["192.0.2.7"], 0), "10.0.0.1", "no proxy stands in front");
        assert_eq!(of(&["192.0.2.7"], 2), "10.0.0.1", "fewer than there should be");
        assert_eq!(of(&["unknown"], 1), "10.0.0.1");
        assert_eq!(of(&[], 1), "10.0.0.1");
    }
}
