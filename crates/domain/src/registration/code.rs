//! The code that a client gets at the end of a registration: sixteen signs that are hard to misread, in groups of four.
//!
//! It holds 80 bits, so that guessing is hopeless even before the throttle. Reading is forgiving: spaces, hyphens,
//! lower case, `O` for `0`, and `I` or `L` for `1` are all the same code.

use std::fmt;

use crate::typed::plain;

/// Crockford's base 32: no I, L, O or U.
const SIGNS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// The signs that a number says, five bits a sign, the last bits last.
fn signs_of<const N: usize>(mut number: u128) -> [u8; N] {
    let mut signs = [b'0'; N];
    for sign in signs.iter_mut().rev() {
        // Five bits are always a place in the list of 32.
        *sign = SIGNS.get((number & 31) as usize).copied().unwrap_or(b'0');
        number >>= 5;
    }
    signs
}

/// Reads signs as people type them; `None` when there are not exactly so many.
fn read_signs<const N: usize>(text: &str) -> Option<[u8; N]> {
    // Longer than any spaced-out code: not worth a look.
    if text.len() > 240 {
        return None;
    }
    let mut signs = Vec::with_capacity(N);
    for c in plain(text).chars().filter(|c| !matches!(c, ' ' | '-' | '.' | '_')) {
        let sign = match c.to_ascii_uppercase() {
            'O' => '0',
            'I' | 'L' => '1',
            other => other,
        };
        signs.push(u8::try_from(sign).ok().filter(|sign| SIGNS.contains(sign))?);
    }
    signs.try_into().ok()
}

/// Writes signs in groups of four.
fn in_fours(signs: &[u8], f: &mut fmt::Formatter<'_>) -> fmt::Result {
    for (n, sign) in signs.iter().enumerate() {
        if n > 0 && n % 4 == 0 {
            f.write_str(" ")?;
        }
        write!(f, "{}", char::from(*sign))?;
    }
    Ok(())
}

/// The code of one registration.
#[derive(Clone, PartialEq, Eq)]
pub struct Code([u8; 16]);

impl Code {
    /// Makes the code out of 80 bits.
    pub fn from_bits(bits: [u8; 10]) -> Self {
        Self(signs_of(bits.iter().fold(0_u128, |number, byte| (number << 8) | u128::from(*byte))))
    }

    /// Reads a code as people type it. `None`: this cannot be a code, whatever was meant.
    pub fn parse(text: &str) -> Option<Self> {
        read_signs(text).map(Self)
    }

    /// The sixteen signs without spaces: what is hashed.
    pub const fn signs(&self) -> &[u8; 16] {
        &self.0
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        in_fours(&self.0, f)
    }
}

// The code is all that a client needs to be let in; it does not go into logs.
impl fmt::Debug for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Code(…)")
    }
}

/// The code with which somebody goes on later with answers that were put by. Shorter than that of a registration, so that
/// the two cannot be mixed up.
#[derive(Clone, PartialEq, Eq)]
pub struct LaterCode([u8; 12]);

impl LaterCode {
    /// Makes the code out of 60 bits: the last ones of these.
    pub fn from_bits(bits: [u8; 8]) -> Self {
        Self(signs_of(u128::from(u64::from_be_bytes(bits))))
    }

    /// Reads a code as people type it. `None`: this cannot be one, whatever was meant.
    pub fn parse(text: &str) -> Option<Self> {
        read_signs(text).map(Self)
    }

    /// The twelve signs without spaces: what is hashed.
    pub const fn signs(&self) -> &[u8; 12] {
        &self.0
    }
}

impl fmt::Display for LaterCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        in_fours(&self.0, f)
    }
}

impl fmt::Debug for LaterCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("LaterCode(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_four_groups_of_four_and_reads_back() {
        for bits in [[0; 10], [255; 10], [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]] {
            let code = Code::from_bits(bits);
            let shown = code.to_string();
            assert_eq!(shown.len(), 19);
            assert_eq!(Code::parse(&shown), Some(code));
        }
        assert_eq!(Code::from_bits([0xff; 10]).to_string(), "ZZZZ ZZZZ ZZZZ ZZZZ");
    }

    #[test]
    fn a_code_is_read_as_people_type_it() {
        let code = Code::parse("0123 ABCD 1110 WXYZ").unwrap();
        for typed in [
            "o123abcdIl1oWXYZ",
            " 0123-abcd-11l0-wxyz ",
            "0123\u{a0}ABCD\t1i10\nWXYZ",
            "O123.ABCD.LLLO.WXYZ",
            "\u{202d}０１２３\u{202c}\u{2009}ABCD—\u{ad}1110\u{feff} WXYZ",
        ] {
            assert_eq!(Code::parse(typed), Some(code.clone()), "{typed}");
        }
        for typed in ["", "0123", "0123 ABCD 1110 WXYZ 0", "0123 ABCD 1110 WXY!", "U123 ABCD 1110 WXYZ", "0123 ABCD 1110 WXYé"] {
            assert_eq!(Code::parse(typed), None, "{typed}");
        }
        assert_eq!(Code::parse(&"0".repeat(1_000_000)), None);
    }

    #[test]
    fn a_code_to_go_on_later_is_three_groups_of_four_and_no_code_of_a_registration() {
        for bits in [[0; 8], [255; 8], [1, 2, 3, 4, 5, 6, 7, 8]] {
            let code = LaterCode::from_bits(bits);
            let shown = code.to_string();
            assert_eq!(shown.len(), 14);
            assert_eq!(LaterCode::parse(&shown.to_lowercase().replace(' ', "-")), Some(code));
            assert_eq!(Code::parse(&shown), None);
        }
        assert_eq!(LaterCode::parse(&Code::from_bits([7; 10]).to_string()), None);
    }
}
