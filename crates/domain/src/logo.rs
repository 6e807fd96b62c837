//! The official logo files that a partnership installs (§9): what is taken, judged by the content of the file alone.
//!
//! Only PNG and JPEG. SVG can carry script, and a name or a stated type says nothing. The picture is never decoded: its
//! header gives the size, and its pieces are walked to the end, so that nothing hides behind it. What its maker, a camera or a program wrote
//! into it is left out: only what the picture needs is kept.

use serde::{Deserialize, Serialize};

use crate::actor::coded;

coded! {
    /// What kind of picture it is.
    LogoMedia {
        /// PNG.
        Png = "image/png",
        /// JPEG.
        Jpeg = "image/jpeg",
    }
}

/// The most bytes of a file: 200 KiB, so that four of them do not weigh on a page.
pub const MOST_BYTES: usize = 200 * 1024;
/// The least height or width in pixels: smaller cannot be read.
pub const LEAST_PIXELS: u32 = 40;
/// The greatest height or width in pixels.
pub const MOST_PIXELS: u32 = 4_000;

/// A file that can be installed, as its content tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Picture {
    /// Its kind.
    pub media: LogoMedia,
    /// Its width in pixels.
    pub width: u32,
    /// Its height in pixels.
    pub height: u32,
}

/// Why a file was not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BadLogo {
    /// No file, or an empty one.
    Empty,
    /// More bytes than fit.
    TooHeavy,
    /// Neither PNG nor JPEG.
    Sort,
    /// It begins as a PNG or JPEG, and is damaged or carries something behind its end.
    Damaged,
    /// Fewer pixels than can be read, or more than make sense.
    Size,
}

/// What a walk over the pieces of a picture found: its size, and the file without what it does not need.
type Walked = Option<((u32, u32), Vec<u8>)>;

const PNG: &[u8] = b"\x89PNG\r\n\x1a\n";
const JPEG: &[u8] = b"\xff\xd8";

/// Looks whether this file can be installed. Returns what it is, and the file without what the picture does not need.
///
/// # Errors
/// Why not.
pub fn inspect(file: &[u8]) -> Result<(Picture, Vec<u8>), BadLogo> {
    if file.is_empty() {
        return Err(BadLogo::Empty);
    }
    if file.len() > MOST_BYTES {
        return Err(BadLogo::TooHeavy);
    }
    let (media, walked) = if let Some(rest) = file.strip_prefix(PNG) {
        (LogoMedia::Png, png(rest))
    } else if let Some(rest) = file.strip_prefix(JPEG).filter(|rest| rest.starts_with(b"\xff")) {
        (LogoMedia::Jpeg, jpeg(rest))
    } else {
        return Err(BadLogo::Sort);
    };
    let ((width, height), bytes) = walked.ok_or(BadLogo::Damaged)?;
    let fits = |pixels: u32| (LEAST_PIXELS..=MOST_PIXELS).contains(&pixels);
    if fits(width) && fits(height) { Ok((Picture { media, width, height }, bytes)) } else { Err(BadLogo::Size) }
}

/// The chunks beside the critical ones, whose names begin with a capital, that change what is seen: transparency and colour.
const SEEN: [&[u8; 4]; 5] = [b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"iCCP"];

/// Walks the chunks: length, name, content, checksum. The first is IHDR, there is an IDAT, and IEND is the last.
fn png(mut rest: &[u8]) -> Walked {
    let mut size = None;
    let mut has_data = false;
    let mut kept = PNG.to_vec();
    loop {
        let whole = rest;
        let (length, after) = rest.split_first_chunk::<4>()?;
        let (name, after) = after.split_first_chunk::<4>()?;
        let length = usize::try_from(u32::from_be_bytes(*length)).ok()?;
        let content = after.get(..length)?;
        rest = after.get(length.checked_add(4)?..)?;
        if name.first().is_some_and(u8::is_ascii_uppercase) || SEEN.contains(&name) {
            kept.extend_from_slice(whole.get(..whole.len() - rest.len())?);
        }
        match (name, size) {
            (b"IHDR", None) if length == 13 => {
                let (width, content) = content.split_first_chunk::<4>()?;
                let (height, _) = content.split_first_chunk::<4>()?;
                size = Some((u32::from_be_bytes(*width), u32::from_be_bytes(*height)));
            }
            (b"IHDR", _) | (_, None) => return None,
            (b"IDAT", _) => has_data = true,
            (b"IEND", _) => return size.filter(|_| rest.is_empty() && has_data).map(|size| (size, kept)),
            _ => {}
        }
    }
}

/// Whether a segment of this kind is needed to see the picture. Of the marks of programs only three are: JFIF, the profile of colours and
/// Adobe's, which says how the colours are told; a comment is not.
const fn is_seen(kind: u8) -> bool {
    matches!(kind, 0xe0 | 0xe2 | 0xee) || !matches!(kind, 0xe0..=0xef | 0xfe)
}

/// Walks the segments, and what is drawn between them, up to the first mark of the end, which is the last of the file.
fn jpeg(mut rest: &[u8]) -> Walked {
    let mut size = None;
    let mut has_data = false;
    let mut kept = JPEG.to_vec();
    loop {
        // Several 0xff before a mark only fill up.
        let marks = rest.iter().take_while(|byte| **byte == 0xff).count();
        let (kind, after) = rest.get(marks..).filter(|_| marks > 0)?.split_first()?;
        match kind {
            0xd9 => {
                kept.extend_from_slice(b"\xff\xd9");
                return size.filter(|_| after.is_empty() && has_data).map(|size| (size, kept));
            }
            // A second beginning, or a mark of what is drawn where nothing is.
            0x00 | 0xd0..=0xd8 => return None,
            0x01 => rest = after,
            kind => {
                let (length, content) = after.split_first_chunk::<2>()?;
                let length = usize::from(u16::from_be_bytes(*length)).checked_sub(2)?;
                let segment = content.get(..length)?;
                rest = content.get(length..)?;
                if is_seen(*kind) {
                    kept.extend_from_slice(&[0xff, *kind]);
                    kept.extend_from_slice(after.get(..length.checked_add(2)?)?);
                }
                if size.is_none() && matches!(kind, 0xc0..=0xcf) && !matches!(kind, 0xc4 | 0xc8 | 0xcc) {
                    let (_, of) = segment.split_first()?;
                    let (height, of) = of.split_first_chunk::<2>()?;
                    let (width, _) = of.split_first_chunk::<2>()?;
                    size = Some((u32::from(u16::from_be_bytes(*width)), u32::from(u16::from_be_bytes(*height))));
                }
                if *kind == 0xda {
                    size?;
                    has_data = true;
                    let drawn = drawn(rest);
                    kept.extend_from_slice(rest.get(..drawn)?);
                    rest = rest.get(drawn..)?;
                }
            }
        }
    }
}

/// How many bytes are drawn before the next mark: within it 0xff is followed by a zero, or by the number of a restart.
fn drawn(rest: &[u8]) -> usize {
    let is_mark = |pair: &[u8]| matches!(pair, [0xff, next] if !matches!(next, 0x00 | 0xd0..=0xd7));
    rest.windows(2).position(is_mark).unwrap_or(rest.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chunk(name: &[u8], content: &[u8]) -> Vec<u8> {
        let length = u32::try_from(content.len()).unwrap().to_be_bytes();
        [&length[..], name, content, &[0; 4]].concat()
    }

    fn png_of(width: u32, height: u32) -> Vec<u8> {
        let head = [&width.to_be_bytes()[..], &height.to_be_bytes(), &[8, 6, 0, 0, 0]].concat();
        [&b"\x89PNG\r\n\x1a\n"[..], &chunk(b"IHDR", &head), &chunk(b"IDAT", &[1, 2, 3]), &chunk(b"IEND", &[])].concat()
    }

    fn jpeg_of(width: u16, height: u16) -> Vec<u8> {
        let frame = [&[0xff, 0xc2, 0, 11, 8][..], &height.to_be_bytes(), &width.to_be_bytes(), &[1, 1, 0x11, 0]].concat();
        [&b"\xff\xd8\xff\xe0\x00\x07JFIF\0"[..], &frame, &b"\xff\xda\x00\x02\x01\xff\xd9"[..]].concat()
    }

    fn told(file: &[u8]) -> Result<(LogoMedia, u32, u32), BadLogo> {
        inspect(file).map(|(picture, _)| (picture.media, picture.width, picture.height))
    }

    #[test]
    fn pictures_are_told_by_their_content() {
        assert_eq!(told(&png_of(300, 120)), Ok((LogoMedia::Png, 300, 120)));
        assert_eq!(told(&jpeg_of(640, 200)), Ok((LogoMedia::Jpeg, 640, 200)));
    }

    #[test]
    fn what_its_maker_wrote_into_a_picture_is_left_out_and_what_is_seen_stays() {
        // Between the head and the data of a PNG.
        let (plain, secret) = (png_of(100, 100), b"Author\0Jan Modelmans");
        let (head, rest) = plain.split_at(8 + 25);
        let noise: Vec<u8> =
            [b"tEXt", b"iTXt", b"zTXt", b"eXIf", b"tIME", b"pHYs", b"abCd"].iter().flat_map(|name| chunk(*name, secret)).collect();
        let colours: Vec<u8> = SEEN.iter().flat_map(|name| chunk(*name, b"colour")).collect();
        let full = [head, &noise, &colours, rest].concat();
        assert_eq!(inspect(&full).unwrap().1, [head, &colours, rest].concat());
        assert_eq!(inspect(&plain).unwrap().1, plain);
        // Everywhere between the segments of a JPEG, also after a first scan, and after what fills up.
        let segment =
            |kind: u8, content: &[u8]| [&[0xff, kind][..], &u16::try_from(content.len() + 2).unwrap().to_be_bytes(), content].concat();
        let noise: Vec<u8> = [0xe1, 0xe3, 0xec, 0xed, 0xef, 0xfe].iter().flat_map(|kind| segment(*kind, secret)).collect();
        let frame = segment(0xc2, &[8, 0, 100, 0, 100, 1, 1, 0x11, 0]);
        let (jfif, profile, adobe) = (segment(0xe0, b"JFIF\0"), segment(0xe2, b"ICC_PROFILE\0"), segment(0xee, b"Adobe"));
        let scan = [&segment(0xda, &[0])[..], &[1, 2, 0xff, 0x00, 3, 0xff, 0xd0, 4]].concat();
        let needed = [&b"\xff\xd8"[..], &jfif, &profile, &adobe, &frame, &scan, &segment(0xc4, &[7]), &scan, b"\xff\xd9"].concat();
        let full = [
            &b"\xff\xd8"[..],
            &jfif,
            &noise,
            &profile,
            &adobe,
            &noise,
            &frame,
            &scan,
            &noise,
            b"\xff",
            &segment(0xc4, &[7]),
            &scan,
            b"\xff\xd9",
        ];
        assert_eq!(inspect(&full.concat()).unwrap().1, needed);
        assert_eq!(inspect(&needed).unwrap().1, needed);
        // A second picture behind the first one, as telephones put it there.
        assert_eq!(inspect(&[&needed[..], &needed].concat()), Err(BadLogo::Damaged));
    }

    #[test]
    fn what_is_no_png_or_jpeg_is_refused() {
        for file in
            [&b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"[..], b"GIF89a", b"%PDF-1.7", b"PK\x03\x04", b"<?xml", b"hello"]
        {
            assert_eq!(inspect(file), Err(BadLogo::Sort));
        }
        assert_eq!(inspect(b""), Err(BadLogo::Empty));
        assert_eq!(inspect(&vec![0; MOST_BYTES + 1]), Err(BadLogo::TooHeavy));
    }

    #[test]
    fn nothing_hides_behind_a_picture_and_a_cut_file_is_refused() {
        for whole in [png_of(100, 100), jpeg_of(100, 100)] {
            let behind = [&whole[..], b"<script>alert(1)</script>"].concat();
            assert_eq!(inspect(&behind), Err(BadLogo::Damaged));
            for end in 8..whole.len() - 1 {
                assert_eq!(inspect(&whole[..end]), Err(BadLogo::Damaged), "{end}");
            }
        }
    }

    #[test]
    fn sizes_that_make_no_sense_are_refused() {
        for (width, height) in [(0, 100), (100, 0), (39, 100), (4_001, 100), (100, u32::MAX)] {
            assert_eq!(inspect(&png_of(width, height)), Err(BadLogo::Size), "{width} × {height}");
        }
    }

    proptest::proptest! {
        #[test]
        fn no_file_makes_it_stumble(mut tail: Vec<u8>, as_png: bool) {
            let mut file = if as_png { b"\x89PNG\r\n\x1a\n".to_vec() } else { b"\xff\xd8\xff".to_vec() };
            file.append(&mut tail);
            if let Ok((picture, bytes)) = inspect(&file) {
                proptest::prop_assert_eq!(inspect(&bytes), Ok((picture, bytes)));
            }
        }
    }
}
