//! Why a source is not opened at all. The wording is in `i18n::reader`.

/// Why a source is not opened at all.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// There is nothing in it.
    Empty,
    /// It is larger than [`Limits::file`](super::Limits).
    TooLarge { bytes: u64, limit: u64 },
    /// Unpacked, it would be larger than any list: a damaged file or an attack.
    Bomb,
    /// It has more cells, rows or text than any list.
    TooManyCells { limit: u64 },
    /// A Word document of the old form (.doc).
    OldWord,
    /// A document of WPS's own form (.wps).
    Wps,
    /// A PDF file.
    Pdf,
    /// A picture.
    Image,
    /// A document of another form, by its usual ending (`rtf`, `odt`, `pptx`, `zip`, `mht`).
    OtherFormat { ending: String },
    /// An office file that is locked with a password.
    Encrypted,
    /// A file that cannot be unpacked or taken apart.
    Damaged,
    /// Nothing is known about these bytes.
    Unknown,
    /// A JSON file that is not the open data of a Duty Atlas; the reason is technical.
    OtherJson { reason: String },
}
