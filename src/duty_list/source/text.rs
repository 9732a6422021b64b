//! Bytes as text: the encoding is declared by a byte order mark, or found out.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, GB18030, UTF_8, UTF_16BE, UTF_16LE};

pub struct Decoded {
    pub text: String,
    /// Places where the bytes are not a character.
    pub undecodable: u32,
}

/// Decodes bytes. Valid UTF-8 is UTF-8, whatever the text itself declares:
/// what browsers and offices paste is, and no other Chinese text looks like it.
pub fn decode(bytes: &[u8]) -> Decoded {
    if let Some((encoding, length)) = Encoding::for_bom(bytes) {
        return with(encoding, &bytes[length..]);
    }
    if let Some(encoding) = utf_16(bytes) {
        return with(encoding, bytes);
    }
    if std::str::from_utf8(bytes).is_ok() {
        return with(UTF_8, bytes);
    }
    // GB 18030 contains GBK and GB 2312, and fails on most other encodings.
    let national = with(GB18030, bytes);
    if national.undecodable == 0 {
        return national;
    }
    let utf_8 = with(UTF_8, bytes);
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    let guess = with(detector.guess(Some(b"cn"), Utf8Detection::Allow), bytes);
    [national, utf_8, guess]
        .into_iter()
        .min_by_key(|decoded| decoded.undecodable)
        .unwrap_or(Decoded {
            text: String::new(),
            undecodable: 0,
        })
}

fn with(encoding: &'static Encoding, bytes: &[u8]) -> Decoded {
    let (text, failed) = encoding.decode_without_bom_handling(bytes);
    let undecodable = if failed {
        text.chars()
            .filter(|c| *c == char::REPLACEMENT_CHARACTER)
            .count() as u32
    } else {
        0
    };
    Decoded {
        text: text.into_owned(),
        undecodable,
    }
}

/// UTF-16 without a mark: line ends, commas and digits have a zero byte beside
/// them, always on the same side, and no other text has zero bytes.
fn utf_16(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = &bytes[..bytes.len().min(4096)];
    let zeros = |offset: usize| {
        head.iter()
            .skip(offset)
            .step_by(2)
            .filter(|byte| **byte == 0)
            .count()
    };
    let (even, odd) = (zeros(0), zeros(1));
    match (even, odd) {
        (0, 2..) => Some(UTF_16LE),
        (2.., 0) => Some(UTF_16BE),
        _ => None,
    }
}
