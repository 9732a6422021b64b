//! What can be wrong with a file, as typed values; the sentences are in
//! `i18n::notes`.

/// Larger files are refused, in bytes. All that a browser keeps for one origin
/// is smaller, whatever it holds.
pub const MAX_BYTES: u64 = 20 << 20;

/// Arrays and objects that are nested deeper are refused. A file of
/// this program has four levels; unknown fields may have some more.
pub const MAX_LEVELS: usize = 64;

/// Why a file cannot be imported at all. Nothing has been changed then.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ImportError {
    /// The browser could not read it.
    Unreadable,
    /// Its size in bytes.
    TooLarge(u64),
    Empty,
    /// It is not UTF-8, so this program did not write it.
    NotUtf8,
    /// It ends too early, in this line.
    Truncated {
        line: usize,
    },
    /// It is not JSON from this line on.
    NotJson {
        line: usize,
    },
    /// A field of the file occurs twice.
    DuplicateField(String),
    /// Nested too deeply in this line.
    TooDeep {
        line: usize,
    },
    /// JSON, but of something else; its `format`, if it names one.
    OtherProgram(Option<String>),
    /// Written by a newer version of this program.
    NewerFile(u64),
    /// It belongs to this other document.
    OtherDocument(String),
    /// This field is missing or holds something else than it should.
    Field(&'static str),
    /// These records occur more than once.
    Duplicates(Vec<String>),
}

/// Something odd about a file that can be imported all the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ImportNotice {
    /// It begins with a byte order mark, as some editors write it.
    ByteOrderMark,
}
