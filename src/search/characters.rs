//! What is known about Chinese characters: how each is read, which reading
//! holds in which phrase, and which simplified form a traditional one has.
//! `build.rs` packs the tables.

use std::ops::Range;
use std::sync::OnceLock;

/// The characters that the tables cover, and only a part of these.
const FIRST: usize = 0x4E00;
const LAST: usize = 0x9FFF;

/// How a character is read: 0 for one without a known reading, then each of
/// [`Characters::syllables`], then each of [`Characters::pairs`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Reading(u16);

impl Reading {
    /// No reading, as for everything that is not a Chinese character.
    pub const NONE: Reading = Reading(0);

    fn syllable(at: usize) -> Reading {
        Reading(at as u16 + 1)
    }

    /// A small number that no other reading has.
    pub fn number(self) -> usize {
        usize::from(self.0)
    }
}

/// A set of readings, of which there are fewer than 512.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct ReadingSet([u64; 8]);

impl ReadingSet {
    pub fn insert(&mut self, reading: Reading) {
        if let Some(part) = self.0.get_mut(reading.number() / 64) {
            *part |= 1 << (reading.number() % 64);
        }
    }

    pub fn has(&self, reading: Reading) -> bool {
        let part = self.0.get(reading.number() / 64);
        part.is_some_and(|part| part >> (reading.number() % 64) & 1 == 1)
    }
}

/// The tables, unpacked.
pub(super) struct Characters {
    /// All syllables in alphabetical order, so that those with a common
    /// beginning are adjacent.
    pub syllables: Vec<&'static str>,
    /// The most common reading of each character from [`FIRST`] on.
    readings: Vec<Reading>,
    /// The simplified form of each character from [`FIRST`] on, or `\0`.
    simplified: Vec<char>,
    /// Postings in `syllables` of the readings that are both said.
    pairs: Vec<[u16; 2]>,
    /// For each character from [`FIRST`] on, where its phrases are in `phrases`.
    decided: Vec<u8>,
    /// The phrases that decide between a character's readings; none at 0.
    phrases: Vec<Vec<Phrase>>,
}

/// A phrase in which a character has a reading that it does not have elsewhere.
struct Phrase {
    text: &'static str,
    /// How many characters are before the one in question, and in all.
    before: usize,
    length: usize,
    reading: Reading,
}

/// The tables, which are unpacked when first asked for.
pub(super) fn characters() -> &'static Characters {
    static CHARACTERS: OnceLock<Characters> = OnceLock::new();
    CHARACTERS.get_or_init(|| {
        Characters::unpack(
            include_str!(concat!(env!("OUT_DIR"), "/syllables.txt")),
            include_bytes!(concat!(env!("OUT_DIR"), "/readings.bin")),
            include_bytes!(concat!(env!("OUT_DIR"), "/forms.bin")),
            include_str!(concat!(env!("OUT_DIR"), "/phrases.txt")),
        )
    })
}

impl Characters {
    fn unpack(
        syllables: &'static str,
        readings: &[u8],
        forms: &[u8],
        phrases: &'static str,
    ) -> Characters {
        let mut characters = Characters {
            syllables: syllables.split(' ').collect(),
            readings: vec![Reading::NONE; LAST + 1 - FIRST],
            simplified: vec!['\0'; LAST + 1 - FIRST],
            pairs: Vec::new(),
            decided: vec![0; LAST + 1 - FIRST],
            phrases: vec![Vec::new()],
        };
        let mut known = Vec::new();
        unpack(readings, |at, syllable| {
            known.push(at);
            characters.readings[at] = Reading::syllable(syllable);
        });
        unpack(forms, |at, simple| {
            let simple = known.get(simple).map(|at| (at + FIRST) as u32);
            characters.simplified[at] = simple.and_then(char::from_u32).unwrap_or('\0');
        });
        for line in phrases.lines() {
            characters.learn(line);
        }
        characters
    }

    /// Takes in a line of `data/readings.txt`.
    fn learn(&mut self, line: &'static str) {
        let mut words = line.split(' ');
        let character = words.next().and_then(|word| word.chars().next());
        let reading = words.next().and_then(|reading| self.reading(reading));
        let (Some(at), Some(reading)) = (character.and_then(place), reading) else {
            return;
        };
        let Some(first) = words.next() else {
            self.readings[at] = reading;
            return;
        };
        if self.decided[at] == 0
            && let Ok(next) = u8::try_from(self.phrases.len())
        {
            self.decided[at] = next;
            self.phrases.push(Vec::new());
        }
        let phrases = &mut self.phrases[usize::from(self.decided[at])];
        phrases.extend([first].into_iter().chain(words).map(|text| Phrase {
            text,
            before: text.chars().take_while(|c| *c != '~').count(),
            length: text.chars().count(),
            reading,
        }));
    }

    /// A reading as `data/readings.txt` writes it: `chong`, or `lu/lou`.
    fn reading(&mut self, reading: &str) -> Option<Reading> {
        let find = |syllable: &str| self.syllables.binary_search(&syllable).ok();
        let Some((one, other)) = reading.split_once('/') else {
            return find(reading).map(Reading::syllable);
        };
        let pair = [find(one)? as u16, find(other)? as u16];
        self.pairs.push(pair);
        Some(Reading((self.syllables.len() + self.pairs.len()) as u16))
    }

    /// Every reading, in the order of [`Reading::number`].
    pub fn all_readings(&self) -> impl Iterator<Item = Reading> + use<> {
        (0..=(self.syllables.len() + self.pairs.len()) as u16).map(Reading)
    }

    /// The simplified form of a traditional or variant one, or the character.
    pub fn simplify(&self, character: char) -> char {
        let simple = place(character).map_or('\0', |at| self.simplified[at]);
        if simple == '\0' { character } else { simple }
    }

    /// Whether one of a reading's syllables is among these.
    pub fn is_among(&self, reading: Reading, syllables: &Range<u16>) -> bool {
        let Some(at) = reading.0.checked_sub(1) else {
            return false;
        };
        match self
            .pairs
            .get(usize::from(at).wrapping_sub(self.syllables.len()))
        {
            Some(pair) => pair.iter().any(|at| syllables.contains(at)),
            None => syllables.contains(&at),
        }
    }

    /// Gives every reading that is among these syllables.
    pub fn readings_of(&self, syllables: &Range<u16>, mut found: impl FnMut(Reading)) {
        for at in syllables.clone() {
            found(Reading::syllable(at.into()));
        }
        let first = self.syllables.len() + 1;
        for (at, pair) in self.pairs.iter().enumerate() {
            if pair.iter().any(|at| syllables.contains(at)) {
                found(Reading((first + at) as u16));
            }
        }
    }

    /// The syllables that begin with this.
    pub fn beginning_with(&self, letters: &str) -> Range<u16> {
        let from = self.syllables.partition_point(|known| *known < letters);
        let rest = &self.syllables[from..];
        let length = rest.partition_point(|known| known.starts_with(letters));
        from as u16..(from + length) as u16
    }

    /// The syllable that is spelled like this.
    pub fn spelled(&self, letters: &str) -> Option<u16> {
        let found = self.syllables.binary_search(&letters).ok();
        found.map(|at| at as u16)
    }

    /// The pinyin of folded characters, the first reading where two are said;
    /// none if one of them has no reading.
    pub fn spell(&self, symbols: &[char]) -> Option<String> {
        let mut readings = Vec::with_capacity(symbols.len());
        self.read(symbols, &mut readings);
        let syllables = readings.iter().map(|reading| {
            let at = usize::from(reading.0.checked_sub(1)?);
            let syllable = match self.pairs.get(at.wrapping_sub(self.syllables.len())) {
                Some(pair) => usize::from(pair[0]),
                None => at,
            };
            self.syllables.get(syllable).copied()
        });
        syllables.collect()
    }

    /// Appends how each of the simplified characters is read where it is.
    pub fn read(&self, symbols: &[char], readings: &mut Vec<Reading>) {
        let read = symbols.iter().enumerate().map(|(at, symbol)| {
            let Some(known) = place(*symbol) else {
                return Reading::NONE;
            };
            let phrases = &self.phrases[usize::from(self.decided[known])];
            let mut longest = 0;
            phrases
                .iter()
                .fold(self.readings[known], |reading, phrase| {
                    if phrase.length > longest && phrase.stands_at(symbols, at) {
                        longest = phrase.length;
                        phrase.reading
                    } else {
                        reading
                    }
                })
        });
        readings.extend(read);
    }
}

impl Phrase {
    fn stands_at(&self, symbols: &[char], at: usize) -> bool {
        let here = at.checked_sub(self.before);
        let here = here.and_then(|start| symbols.get(start..start + self.length));
        let mut letters = self.text.chars().enumerate();
        here.is_some_and(|here| letters.all(|(i, c)| c == '~' || here[i] == c))
    }
}

fn place(character: char) -> Option<usize> {
    (FIRST..=LAST)
        .contains(&(character as usize))
        .then(|| character as usize - FIRST)
}

/// Reads a table that `build.rs` packed; gives place and value of each entry.
/// The tables are the program's own, so a broken one is merely segmentation short.
fn unpack(packed: &[u8], mut entry: impl FnMut(usize, usize)) {
    let [high, low, rest @ ..] = packed else {
        return;
    };
    let count = usize::from(u16::from_be_bytes([*high, *low]));
    let Some(gaps) = rest.len().checked_sub(2 * count) else {
        return;
    };
    let (gaps, values) = rest.split_at(gaps);
    let (high, low) = values.split_at(count);
    let mut values = high.iter().zip(low);
    let mut at = 0;
    for gap in gaps {
        at += usize::from(*gap);
        if *gap < 255
            && let Some((high, low)) = values.next()
            && at <= LAST - FIRST
        {
            entry(at, usize::from(u16::from_be_bytes([*high, *low])));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spell(text: &str) -> String {
        let characters = characters();
        let symbols: Vec<char> = text.chars().collect();
        let mut readings = Vec::new();
        characters.read(&symbols, &mut readings);
        let spelled = readings.iter().map(|reading| {
            let all = 0..characters.syllables.len() as u16;
            let said = all.filter(|at| characters.is_among(*reading, &(*at..*at + 1)));
            let said = said.map(|at| characters.syllables[usize::from(at)]);
            said.collect::<Vec<_>>().join("/")
        });
        spelled.collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn every_character_of_gb_2312_has_a_reading() {
        let known = characters()
            .readings
            .iter()
            .filter(|s| **s != Reading::NONE);
        assert_eq!(known.count(), 6763);
        assert!(characters().all_readings().count() < 512);
    }

    #[test]
    fn every_line_of_the_phrases_is_understood() {
        assert!(characters().phrases.len() < 255);
        let file = include_str!("../../data/readings.txt");
        let lines = file.lines().filter(|line| !line.starts_with('#'));
        for line in lines.filter(|line| !line.is_empty()) {
            let words: Vec<&str> = line.split(' ').collect();
            assert!(words.len() >= 2, "{line}");
            for reading in words[1].split('/') {
                assert!(characters().spelled(reading).is_some(), "{line}");
            }
            for phrase in &words[2..] {
                assert_eq!(phrase.matches('~').count(), 1, "{line}: {phrase}");
            }
        }
    }

    #[test]
    fn phrases_decide() {
        fn check(text: &str, expected: &str) {
            assert_eq!(spell(text), expected, "{text}");
        }
        check("养犬", "yang quan");
        check("会计", "kuai ji");
        check("社会计划", "she hui ji hua");
        check("银行", "yin hang");
        check("进行业务", "jin xing ye wu");
        check("行业", "hang ye");
        check("重新", "chong xin");
        check("注重新技术", "zhu zhong xin ji shu");
        check("长期", "chang qi");
        check("林长制", "lin zhang zhi");
        check("给予", "gei/ji yu");
        check("绿化", "lv hua");
        check("目的", "mu di");
        check("项目的", "xiang mu de");
        check("A、〇", "  ");
    }

    #[test]
    fn traditional_forms_have_a_simplified_one() {
        fn check(text: &str, expected: &str) {
            let simple = text.chars().map(|c| characters().simplify(c));
            assert_eq!(simple.collect::<String>(), expected);
        }
        check("養犬管理", "养犬管理");
        check("鄉鎮職責後於臺灣爲為", "乡镇职责后于台湾为为");
        check("著名乾燥", "著名干燥");
        check("養 dog", "养 dog");
    }

    #[test]
    fn a_broken_table_is_cut_short() {
        for packed in [&[][..], &[0], &[0, 9, 1], &[255; 64], &[0, 1, 255, 1, 0, 7]] {
            unpack(packed, |at, _| assert!(at <= LAST - FIRST));
        }
    }
}
