//! The official logo files that a partnership installs (§9): what is taken, judged by the content of the file alone.
//!
//! Only PNG and JPEG. SVG can carry script, and a name or a stated type says nothing. The picture is never decoded: its
//! header gives the size, and its pieces are walked to the end, so that nothing hides behind it.

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

/// Looks whether this file can be installed.
///
/// # Errors
/// Why not.
pub fn inspect(file: &[u8]) -> Result<Picture, BadLogo> {
    if file.is_empty() {
        return Err(BadLogo::Empty);
    }
    if file.len() > MOST_BYTES {
        return Err(BadLogo::TooHeavy);
    }
    let (media, size) = if let Some(rest) = file.strip_prefix(b"\x89PNG\r\n\x1a\n") {
        (LogoMedia::Png, png(rest))
    } else if let Some(rest) = file.strip_prefix(b"\xff\xd8\xff") {
        (LogoMedia::Jpeg, jpeg(rest))
    } else {
        return Err(BadLogo::Sort);
    };
    let (width, height) = size.ok_or(BadLogo::Damaged)?;
    let fits = |pixels: u32| (LEAST_PIXELS..=MOST_PIXELS).contains(&pixels);
    if fits(width) && fits(height) { Ok(Picture { media, width, height }) } else { Err(BadLogo::Size) }
}

/// Walks the chunks: length, name, content, checksum. The first is IHDR, there is an IDAT, and IEND is the last.
fn png(mut rest: &[u8]) -> Option<(u32, u32)> {
    let mut size = None;
    let mut has_data = false;
    loop {
        let (length, after) = rest.split_first_chunk::<4>()?;
        let (name, after) = after.split_first_chunk::<4>()?;
        let length = usize::try_from(u32::from_be_bytes(*length)).ok()?;
        let content = after.get(..length)?;
        rest = after.get(length.checked_add(4)?..)?;
        match (name, size) {
            (b"IHDR", None) if length == 13 => {
                let (width, content) = content.split_first_chunk::<4>()?;
                let (height, _) = content.split_first_chunk::<4>()?;
                size = Some((u32::from_be_bytes(*width), u32::from_be_bytes(*height)));
            }
            (b"IHDR", _) | (_, None) => return None,
            (b"IDAT", _) => has_data = true,
            (b"IEND", _) => return if rest.is_empty() && has_data { size } else { None },
            _ => {}
        }
    }
}

/// Walks the segments up to the frame header, which has the size; the file ends with the mark of the end.
fn jpeg(mut rest: &[u8]) -> Option<(u32, u32)> {
    if !rest.ends_with(b"\xff\xd9") {
        return None;
    }
    // The first mark's 0xff was taken off with the beginning of the file.
    let mut marked = true;
    loop {
        let (byte, after) = rest.split_first()?;
        rest = after;
        if !marked {
            if *byte != 0xff {
                return None;
            }
            marked = true;
            continue;
        }
        match byte {
            0xff => continue,
            // Of the picture itself, or the end, before any frame header.
            0x00 | 0xd8..=0xda => return None,
            0x01 | 0xd0..=0xd7 => {}
            kind => {
                let (length, content) = rest.split_first_chunk::<2>()?;
                let length = usize::from(u16::from_be_bytes(*length)).checked_sub(2)?;
                let segment = content.get(..length)?;
                if matches!(kind, 0xc0..=0xcf) && !matches!(kind, 0xc4 | 0xc8 | 0xcc) {
                    let (_, size) = segment.split_first()?;
                    let (height, size) = size.split_first_chunk::<2>()?;
                    let (width, _) = size.split_first_chunk::<2>()?;
                    return Some((u32::from(u16::from_be_bytes(*width)), u32::from(u16::from_be_bytes(*height))));
                }
                rest = content.get(length..)?;
            }
        }
        marked = false;
    }
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

    #[test]
    fn pictures_are_told_by_their_content() {
        assert_eq!(inspect(&png_of(300, 120)), Ok(Picture { media: LogoMedia::Png, width: 300, height: 120 }));
        assert_eq!(inspect(&jpeg_of(640, 200)), Ok(Picture { media: LogoMedia::Jpeg, width: 640, height: 200 }));
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
            let _judged = inspect(&file);
        }
    }
}
