//! Packs what the search knows about Chinese characters: their readings, from
//! the `pinyin` crate, and their simplified forms, from `data/forms.txt`.
//!
//! Everything is as small as it can be after compression, because each visitor
//! loads it: characters in ascending order as gaps, then the two bytes of what
//! belongs to each, byte plane by byte plane. `src/search/characters.rs` reads it.

use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;
use std::fs;
use std::path::Path;

use encoding_rs::GBK;
use pinyin::ToPinyin;

/// Writes the tables of all of GB 2312 into `out`.
///
/// # Errors
/// A sentence that says what in which file cannot be packed.
pub fn pack_all(out: &Path) -> Result<(), Box<dyn Error>> {
    let readings = readings();
    let syllables: BTreeSet<&str> = readings.values().map(String::as_str).collect();
    let syllables: Vec<String> = syllables.into_iter().map(str::to_owned).collect();
    let characters: Vec<char> = readings.keys().copied().collect();
    let sounds = readings.values().map(|reading| place(&syllables, reading));
    let sounds = pack(&characters, &sounds.collect::<Result<Vec<_>, _>>()?);
    fs::write(out.join("syllables.txt"), syllables.join(" "))?;
    fs::write(out.join("readings.bin"), sounds)?;

    let mut forms = BTreeMap::new();
    for pair in lines(&fs::read_to_string("data/forms.txt")?).flat_map(str::split_whitespace) {
        let [from, to] = pair.chars().collect::<Vec<_>>()[..] else {
            return Err(format!("data/forms.txt: `{pair}` is no pair").into());
        };
        if from == to || forms.insert(from, to).is_some() {
            return Err(format!("data/forms.txt: `{from}` has two forms or itself").into());
        }
    }
    if let Some(to) = forms.values().find(|to| forms.contains_key(to)) {
        return Err(format!("data/forms.txt: `{to}` is on both sides").into());
    }
    let targets = forms.values().map(|to| place(&characters, to));
    let targets = targets.collect::<Result<Vec<_>, _>>()?;
    let variants: Vec<char> = forms.keys().copied().collect();
    fs::write(out.join("forms.bin"), pack(&variants, &targets))?;

    // These lose only what is there for people to read.
    let readings = fs::read_to_string("data/readings.txt")?;
    fs::write(
        out.join("phrases.txt"),
        lines(&readings).collect::<Vec<_>>().join("\n"),
    )?;
    let synonyms = fs::read_to_string("data/synonyms.txt")?;
    fs::write(
        out.join("synonyms.txt"),
        lines(&synonyms).collect::<Vec<_>>().join("\n"),
    )?;
    Ok(())
}

/// The first reading, without tone, of every Chinese character of GB 2312.
fn readings() -> BTreeMap<char, String> {
    let mut readings = BTreeMap::new();
    for code in (0xB0..=0xF7u8).flat_map(|row| (0xA1..=0xFEu8).map(move |cell| [row, cell])) {
        let (text, _, _) = GBK.decode(&code);
        let Some(character) = text.chars().next() else {
            continue;
        };
        if let Some(reading) = character.to_pinyin() {
            readings.insert(character, spell(reading.plain()));
        }
    }
    readings
}

/// A syllable as it is typed: ü as v, ê as e, and the few interjections without
/// a vowel as the syllables that people type for them.
fn spell(syllable: &str) -> String {
    match syllable {
        "hm" | "hng" => "heng".to_owned(),
        "m" => "mu".to_owned(),
        "n" | "ng" => "en".to_owned(),
        _ => syllable.replace('ü', "v").replace('ê', "e"),
    }
}

/// The lines that are not comments.
fn lines(text: &str) -> impl Iterator<Item = &str> {
    let lines = text.lines().map(str::trim);
    lines.filter(|line| !line.is_empty() && !line.starts_with('#'))
}

fn place<T: Ord + std::fmt::Debug>(sorted: &[T], wanted: &T) -> Result<u16, String> {
    let place = sorted.binary_search(wanted);
    let place = place.map_err(|_| format!("{wanted:?} is not in GB 2312"))?;
    u16::try_from(place).map_err(|error| error.to_string())
}

/// The number of entries, then the gaps between the characters, then the high
/// and the low bytes of the values. A gap of 255 or more is 255 and the rest.
fn pack(characters: &[char], values: &[u16]) -> Vec<u8> {
    let mut packed = (characters.len() as u16).to_be_bytes().to_vec();
    let mut last = 0x4E00;
    for character in characters {
        let mut gap = *character as u32 - last;
        while gap >= 255 {
            packed.push(255);
            gap -= 255;
        }
        packed.push(gap as u8);
        last = *character as u32;
    }
    packed.extend(values.iter().map(|value| (value >> 8) as u8));
    packed.extend(values.iter().map(|value| *value as u8));
    packed
}
