//! Folding: what counts as the same character when text is searched.
//!
//! Folding works character for character, so a range of folded characters is
//! the same range of the original ones, and a match maps back without a table.

use super::characters::characters;

/// The character that stands for `c` and all its variants: the simplified for
/// the traditional form, half for full width, lower for upper case, one mark
/// for each family of punctuation, plain letters for pinyin with tone marks.
pub fn fold(c: char) -> char {
    if ('\u{3400}'..='\u{9FFF}').contains(&c) {
        characters().simplify(c)
    } else {
        fold_mark(c)
    }
}

/// Folds what is not a Chinese character.
fn fold_mark(c: char) -> char {
    let c = match c {
        '！'..='～' => char::from_u32(c as u32 - 0xFEE0).unwrap_or(c),
        _ => c,
    };
    match c {
        'A'..='Z' => c.to_ascii_lowercase(),
        '、' | '､' | '﹐' | '﹑' => ',',
        '。' | '｡' | '﹒' | '…' | '⋯' => '.',
        '﹔' => ';',
        '﹕' | '︰' => ':',
        '﹖' => '?',
        '﹗' => '!',
        '“' | '”' | '„' | '‟' | '‘' | '’' | '‚' | '‛' | '「' | '」' | '『' | '』' | '｢' | '｣'
        | '〝' | '〞' | '″' | '′' | '\'' | '`' | '´' => '"',
        '〔' | '【' | '〖' | '﹝' => '[',
        '〕' | '】' | '〗' | '﹞' => ']',
        '《' | '〈' | '‹' | '«' => '<',
        '》' | '〉' | '›' | '»' => '>',
        '—' | '–' | '―' | '‐' | '‑' | '‒' | '−' | '─' | '━' | '﹣' => '-',
        '〜' | '∼' | '˜' => '~',
        '・' | '･' | '•' | '‧' | '∙' | '⋅' => '·',
        'ā' | 'á' | 'ǎ' | 'à' => 'a',
        'ē' | 'é' | 'ě' | 'è' | 'ê' => 'e',
        'ī' | 'í' | 'ǐ' | 'ì' => 'i',
        'ō' | 'ó' | 'ǒ' | 'ò' => 'o',
        'ū' | 'ú' | 'ǔ' | 'ù' => 'u',
        'ü' | 'Ü' | 'ǖ' | 'ǘ' | 'ǚ' | 'ǜ' => 'v',
        'ń' | 'ň' | 'ǹ' => 'n',
        // Fields are set apart by '\0', which no query may match.
        c if c.is_whitespace() || c.is_control() => ' ',
        _ => c,
    }
}

/// The folded characters of a text.
pub fn folded(text: &str) -> Vec<char> {
    text.chars().map(fold).collect()
}

/// Whether a text has characters in a form that is searched as another one.
pub fn has_variants(text: &str) -> bool {
    text.chars().any(|c| characters().simplify(c) != c)
}

/// Whether a text is in Latin letters, as the English names are. Such a text
/// is matched only where its words begin: `art` shall not find Department.
pub fn is_latin(text: &str) -> bool {
    text.chars().all(|c| c < '\u{2E80}')
}

/// Whether a word of a Latin text begins at `at`.
pub fn begins_word(symbols: &[char], at: usize) -> bool {
    at.checked_sub(1)
        .and_then(|before| symbols.get(before))
        .is_none_or(|c| !c.is_ascii_alphanumeric())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(variants: &str, expected: char) {
        for c in variants.chars() {
            assert_eq!(fold(c), expected, "{c} (U+{:04X})", c as u32);
        }
        assert_eq!(fold(expected), expected);
    }

    #[test]
    fn variants_fold_to_one_character() {
        check("，,、､﹐", ',');
        check("；;﹔", ';');
        check("：:﹕", ':');
        check("（(", '(');
        check("）)", ')');
        check("。．.｡…", '.');
        check("！!", '!');
        check("？?", '?');
        check("“”「」『』‘’\"'＂＇`", '"');
        check("—–--－−", '-');
        check("·・•･", '·');
        check("～~〜", '~');
        check("【〔[［", '[');
        check("《〈<＜", '<');
        check("　\u{a0} \t\n\r\u{0}\u{7}\u{85}", ' ');
        check("ＡaAａāǎ", 'a');
        check("üÜǚv", 'v');
        check("１1", '1');
        check("％%", '%');
        check("犬", '犬');
        check("養养", '养');
    }
}
