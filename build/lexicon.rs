//! Packs `data/lexicon` into one text for the program, without what only people
//! and tests read. English words are a text of their own, so that they can be
//! left out.

use std::collections::BTreeMap;
use std::error::Error;
use std::fs;
use std::path::Path;

/// Writes `lexicon.txt` and `lexicon_en.txt` into `out`.
///
/// # Errors
/// A sentence that says what in which file cannot be packed.
pub fn pack_all(out: &Path) -> Result<(), Box<dyn Error>> {
    let mut files: Vec<_> = fs::read_dir("data/lexicon")?
        .map(|entry| Ok(entry?.path()))
        .collect::<Result<_, std::io::Error>>()?;
    files.retain(|path| path.extension().is_some_and(|extension| extension == "txt"));
    files.sort();
    let mut records = Vec::new();
    for path in files {
        // Acts say what is done, not which matter it is done to.
        let acts = path.file_stem().is_some_and(|name| name == "acts");
        for line in lines(&fs::read_to_string(path)?).filter(|line| !line.starts_with('>')) {
            let (sign, rest) = line
                .split_once(' ')
                .ok_or_else(|| format!("lexicon: `{line}`"))?;
            match sign {
                "@" => records.push(Record::new(if acts { '*' } else { '@' }, rest)),
                "filler" | "attachment" | "generic" => records.push(Record::new(' ', line)),
                _ => {
                    let record = records.last_mut();
                    record
                        .ok_or_else(|| format!("lexicon: `{line}` before a concept"))?
                        .add(sign, rest);
                }
            }
        }
    }
    for line in lines(&fs::read_to_string("data/synonyms.txt")?) {
        let (word, also) = line
            .split_once(' ')
            .ok_or("data/synonyms.txt: a lone word")?;
        if records.iter().any(|record| record.has(word)) {
            continue;
        }
        let mut record = Record::new('@', &also.replace(' ', " | "));
        record.add("=", word);
        records.push(record);
    }
    // A word that several records have is kept in each.
    let mut uses: BTreeMap<&str, usize> = BTreeMap::new();
    for word in records
        .iter()
        .flat_map(|record| record.words.values().flatten())
    {
        *uses.entry(word).or_default() += 1;
    }
    let mut packed = String::new();
    let mut english = String::new();
    let mut concept = 0;
    for record in &records {
        packed.push_str(&record.pack(&uses));
        if record.kind != ' ' {
            if !record.english.is_empty() {
                english.push_str(&format!("{concept} {}\n", record.english));
            }
            concept += 1;
        }
    }
    fs::write(out.join("lexicon.txt"), packed)?;
    fs::write(out.join("lexicon_en.txt"), english)?;
    Ok(())
}

/// A concept with its words.
struct Record {
    kind: char,
    head: String,
    words: BTreeMap<String, Vec<String>>,
    english: String,
}

impl Record {
    fn new(kind: char, head: &str) -> Record {
        Record {
            kind,
            head: head.to_owned(),
            words: BTreeMap::new(),
            english: String::new(),
        }
    }

    fn add(&mut self, sign: &str, rest: &str) {
        if sign == "en" {
            self.english = rest.to_owned();
        } else {
            let words = self.words.entry(sign.to_owned()).or_default();
            words.extend(rest.split_whitespace().map(str::to_owned));
        }
    }

    fn has(&self, word: &str) -> bool {
        self.words.values().flatten().any(|known| known == word)
    }

    /// The record without words that contain another one of it: those are found
    /// by the shorter one.
    fn pack(&self, uses: &BTreeMap<&str, usize>) -> String {
        if self.kind == ' ' {
            return format!("{}\n", self.head);
        }
        let printed = self.head.split(" | ").filter(|head| !head.contains(" + "));
        let known: Vec<&str> = printed
            .chain(self.words.values().flatten().map(String::as_str))
            .filter(|word| word.chars().count() > 1 && !word.contains('…'))
            .collect();
        let is_needed = |word: &&String| {
            let mut known = known.iter();
            uses.get(word.as_str()).is_some_and(|uses| *uses > 1)
                || !known.any(|known| *known != word.as_str() && word.contains(known))
        };
        let mut packed = format!("{} {}\n", self.kind, self.head);
        for (sign, words) in &self.words {
            let words: Vec<&str> = words.iter().filter(is_needed).map(String::as_str).collect();
            if !words.is_empty() {
                packed.push_str(&format!("{sign} {}\n", words.join(" ")));
            }
        }
        packed
    }
}

/// The lines that are not comments.
fn lines(text: &str) -> impl Iterator<Item = &str> {
    let lines = text.lines().map(str::trim);
    lines.filter(|line| !line.is_empty() && !line.starts_with('#'))
}
