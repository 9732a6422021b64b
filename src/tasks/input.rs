//! What can be analysed.

/// The longest text that is accepted.
pub const MAX_BYTES: usize = 1 << 20;

/// Why a text is not analysed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum InputProblem {
    /// Nothing but white space.
    Empty,
    TooLarge {
        bytes: usize,
        limit: usize,
    },
    /// Bytes of a file instead of text.
    Binary,
    /// The source of a web page.
    Markup,
    /// Only punctuation, digits or symbols.
    NoWords,
}

/// Whether a text can be analysed.
pub(super) fn check(text: &str) -> Result<(), InputProblem> {
    if text.len() > MAX_BYTES {
        return Err(InputProblem::TooLarge {
            bytes: text.len(),
            limit: MAX_BYTES,
        });
    }
    if text.chars().all(is_blank) {
        return Err(InputProblem::Empty);
    }
    let (mut all, mut broken, mut letters) = (0usize, 0usize, 0usize);
    for c in text.chars() {
        all += 1;
        broken += usize::from(is_broken(c));
        letters += usize::from(c.is_alphabetic());
    }
    if broken * 20 > all {
        return Err(InputProblem::Binary);
    }
    if is_markup(text, letters) {
        return Err(InputProblem::Markup);
    }
    if letters == 0 {
        return Err(InputProblem::NoWords);
    }
    Ok(())
}

fn is_blank(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{200B}'..='\u{200F}' | '\u{FEFF}')
}

/// A character that no text contains but the bytes of a file do.
fn is_broken(c: char) -> bool {
    c == '\u{FFFD}' || (c.is_control() && !c.is_whitespace())
}

/// Whether a text is mostly HTML tags.
fn is_markup(text: &str, letters: usize) -> bool {
    let begins = text.trim_start().to_ascii_lowercase();
    let document = ["<!doctype", "<html", "<head", "<body", "<?xml"];
    if document.iter().any(|tag| begins.starts_with(tag)) {
        return true;
    }
    let mut tags = 0;
    let mut within = 0;
    for part in text.split('<').skip(1) {
        let named = part.starts_with(|c: char| c.is_ascii_alphabetic() || c == '/');
        if let (true, Some((tag, _))) = (named, part.split_once('>')) {
            tags += 1;
            within += tag.chars().filter(|c| c.is_alphabetic()).count();
        }
    }
    tags >= 4 && within * 3 >= letters
}
