//! Word's automatic numbers, which are in no text: what each paragraph shows.

use std::collections::{BTreeMap, HashMap};

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::docx::attribute;

#[derive(Clone, Debug, Default)]
struct Level {
    start: u32,
    format: String,
    text: String,
    /// The level after which it begins again, from 1; 0 for never.
    restart: Option<u32>,
    legal: bool,
}

#[derive(Debug, Default)]
struct Instance {
    abstract_id: String,
    /// Levels that this instance changes, and where they start.
    starts: BTreeMap<usize, u32>,
    levels: BTreeMap<usize, Level>,
}

/// The numbering definitions of a document, and how far each has counted.
#[derive(Debug, Default)]
pub struct Numbering {
    abstracts: HashMap<String, BTreeMap<usize, Level>>,
    /// Definitions that only point to a numbering style.
    links: HashMap<String, String>,
    styles: HashMap<String, String>,
    instances: HashMap<String, Instance>,
    counters: HashMap<String, [Option<u32>; 9]>,
    /// Instances whose own starts were used.
    begun: HashMap<String, [bool; 9]>,
}

impl Numbering {
    /// Reads `word/numbering.xml`.
    pub fn read(xml: &str) -> Numbering {
        let mut numbering = Numbering::default();
        let mut reader = Reader::from_str(xml);
        reader.config_mut().check_end_names = false;
        let mut abstract_id = None::<String>;
        let mut instance = None::<String>;
        let mut level = 0;
        loop {
            let event = match reader.read_event() {
                Ok(Event::Eof) | Err(_) => break,
                Ok(event) => event,
            };
            match &event {
                Event::Start(e) | Event::Empty(e) => {
                    let value = || attribute(e, "val").unwrap_or_default();
                    match e.local_name().as_ref() {
                        "abstractNum" => abstract_id = attribute(e, "abstractNumId"),
                        "num" => {
                            instance = attribute(e, "numId");
                            if let Some(id) = &instance {
                                numbering.instances.insert(id.clone(), Instance::default());
                            }
                        }
                        "abstractNumId" => {
                            if let Some(of) = numbering.instance(instance.as_ref()) {
                                of.abstract_id = value();
                            }
                        }
                        "lvlOverride" | "lvl" => {
                            level = attribute(e, "ilvl")
                                .and_then(|text| text.parse().ok())
                                .unwrap_or(0)
                                .min(8);
                        }
                        "startOverride" => {
                            let start = value().parse().unwrap_or(1);
                            if let Some(of) = numbering.instance(instance.as_ref()) {
                                of.starts.insert(level, start);
                            }
                        }
                        "numStyleLink" => {
                            if let Some(id) = &abstract_id {
                                numbering.links.insert(id.clone(), value());
                            }
                        }
                        "styleLink" => {
                            if let Some(id) = &abstract_id {
                                numbering.styles.insert(value(), id.clone());
                            }
                        }
                        "start" | "numFmt" | "lvlText" | "lvlRestart" | "isLgl" => {
                            let field = e.local_name().as_ref().to_owned();
                            let levels = match (&instance, &abstract_id) {
                                (Some(id), _) => {
                                    numbering.instances.get_mut(id).map(|of| &mut of.levels)
                                }
                                (None, Some(id)) => {
                                    Some(numbering.abstracts.entry(id.clone()).or_default())
                                }
                                (None, None) => None,
                            };
                            if let Some(levels) = levels {
                                set(levels.entry(level).or_default(), &field, e);
                            }
                        }
                        _ => {}
                    }
                }
                Event::End(e) => match e.local_name().as_ref() {
                    "abstractNum" => abstract_id = None,
                    "num" => instance = None,
                    _ => {}
                },
                _ => {}
            }
        }
        numbering
    }

    fn instance(&mut self, id: Option<&String>) -> Option<&mut Instance> {
        self.instances.get_mut(id?)
    }

    fn level<'a>(
        &'a self,
        instance: &'a Instance,
        abstract_id: &str,
        level: usize,
    ) -> Option<&'a Level> {
        instance
            .levels
            .get(&level)
            .or_else(|| self.abstracts.get(abstract_id)?.get(&level))
    }

    /// Counts a paragraph and returns what is shown before it.
    pub fn next(&mut self, instance_id: &str, level: usize) -> Option<String> {
        let level = level.min(8);
        let instance = self.instances.get(instance_id)?;
        let linked = self
            .links
            .get(&instance.abstract_id)
            .and_then(|style| self.styles.get(style));
        let abstract_id = linked.unwrap_or(&instance.abstract_id).clone();
        let own = self.level(instance, &abstract_id, level)?.clone();
        let counters = self.counters.entry(abstract_id.clone()).or_default();
        let begun = self.begun.entry(instance_id.to_owned()).or_default();
        let overridden = instance.starts.get(&level).filter(|_| !begun[level]);
        begun[level] = true;
        let next = match (overridden, counters[level]) {
            (Some(start), _) => *start,
            (None, Some(count)) => count.saturating_add(1),
            (None, None) => own.start,
        };
        counters[level] = Some(next);
        // The levels below begin again.
        for (below, counter) in counters.iter_mut().enumerate().skip(level + 1) {
            let definition = instance.levels.get(&below);
            let definition = definition.or_else(|| self.abstracts.get(&abstract_id)?.get(&below));
            let restarts = match definition.and_then(|definition| definition.restart) {
                Some(0) => false,
                Some(after) => (level as u32) < after,
                None => true,
            };
            if restarts {
                *counter = None;
            }
        }
        let counters = *counters;
        let number = |of: usize| {
            let definition = self.level(instance, &abstract_id, of);
            let count = counters[of]
                .or(definition.map(|level| level.start))
                .unwrap_or(1);
            let format = definition.map_or("decimal", |level| level.format.as_str());
            write(
                count,
                if own.legal && of != level {
                    "decimal"
                } else {
                    format
                },
            )
        };
        if own.format == "bullet" || own.format == "none" && !own.text.contains('%') {
            // The sign of a bullet is in a symbol font and says nothing.
            return None;
        }
        let mut label = String::new();
        let mut chars = own.text.chars().peekable();
        while let Some(c) = chars.next() {
            match (c, chars.peek().and_then(|next| next.to_digit(10))) {
                ('%', Some(of @ 1..=9)) => {
                    chars.next();
                    label += &number(of as usize - 1);
                }
                _ => label.push(c),
            }
        }
        (!label.trim().is_empty()).then_some(label)
    }
}

fn set(level: &mut Level, field: &str, e: &BytesStart) {
    let value = attribute(e, "val").unwrap_or_default();
    match field {
        "start" => level.start = value.parse().unwrap_or(1),
        "numFmt" => level.format = value,
        "lvlText" => level.text = value,
        "lvlRestart" => level.restart = value.parse().ok(),
        _ => level.legal = value != "0" && value != "false",
    }
}

/// A number in one of Word's formats.
fn write(number: u32, format: &str) -> String {
    let one_of = |first: char, count: u32| {
        let code = (1..=count)
            .contains(&number)
            .then(|| first as u32 + number - 1);
        code.and_then(char::from_u32).map(String::from)
    };
    let special = match format {
        "decimalEnclosedCircle" | "decimalEnclosedCircleChinese" => one_of('①', 20),
        "decimalEnclosedParen" => one_of('⑴', 20),
        "decimalEnclosedFullstop" => one_of('⒈', 20),
        "decimalFullWidth" | "decimalFullWidth2" => {
            let wide = |digit: char| char::from_u32(digit as u32 + 0xFEE0).unwrap_or(digit);
            Some(number.to_string().chars().map(wide).collect())
        }
        "decimalZero" => Some(format!("{number:02}")),
        "upperLetter" | "lowerLetter" => {
            let letter = char::from_u32('A' as u32 + number.saturating_sub(1) % 26).unwrap_or('A');
            let letters =
                String::from(letter).repeat((number.saturating_sub(1) / 26 + 1).min(9) as usize);
            Some(if format == "lowerLetter" {
                letters.to_lowercase()
            } else {
                letters
            })
        }
        "upperRoman" => Some(roman(number)),
        "lowerRoman" => Some(roman(number).to_lowercase()),
        "ideographTraditional" => "甲乙丙丁戊己庚辛壬癸"
            .chars()
            .nth(number.saturating_sub(1) as usize)
            .map(String::from),
        "ideographZodiac" => "子丑寅卯辰巳午未申酉戌亥"
            .chars()
            .nth(number.saturating_sub(1) as usize)
            .map(String::from),
        "chineseCounting"
        | "chineseCountingThousand"
        | "taiwaneseCounting"
        | "taiwaneseCountingThousand"
        | "japaneseCounting"
        | "ideographLegalTraditional" => Some(counting(number, "零一二三四五六七八九", "十百千")),
        "chineseLegalSimplified" => Some(counting(number, "零壹贰叁肆伍陆柒捌玖", "拾佰仟")),
        "ideographDigital" | "taiwaneseDigital" | "japaneseDigitalTenThousand" => {
            let digit = |c: char| {
                "〇一二三四五六七八九"
                    .chars()
                    .nth(c.to_digit(10).unwrap_or(0) as usize)
            };
            Some(number.to_string().chars().filter_map(digit).collect())
        }
        "none" => Some(String::new()),
        _ => None,
    };
    special.unwrap_or_else(|| number.to_string())
}

fn roman(mut number: u32) -> String {
    let values = [
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    let mut out = String::new();
    for (value, sign) in values {
        while number >= value && out.len() < 64 {
            out += sign;
            number -= value;
        }
    }
    out
}

/// 一百零五: a number below ten thousand as it is spoken.
fn counting(number: u32, digits: &str, units: &str) -> String {
    if number >= 10_000 {
        return number.to_string();
    }
    let digit = |value: u32| digits.chars().nth(value as usize).unwrap_or('零');
    let units: Vec<char> = units.chars().collect();
    let mut out = String::new();
    let mut zero = false;
    for place in (0..4).rev() {
        let value = number / 10u32.pow(place) % 10;
        if value == 0 {
            zero |= !out.is_empty();
            continue;
        }
        if zero {
            out.push(digit(0));
            zero = false;
        }
        // 十二, not 一十二.
        if !(value == 1 && place == 1 && out.is_empty()) {
            out.push(digit(value));
        }
        if place > 0 {
            out.push(units[place as usize - 1]);
        }
    }
    if out.is_empty() {
        digit(0).to_string()
    } else {
        out
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_in_words_formats() {
        let check = |number, format: &str, expected: &str| {
            assert_eq!(write(number, format), expected, "{format}")
        };
        check(12, "decimal", "12");
        check(12, "decimalFullWidth", "１２");
        check(3, "decimalEnclosedCircleChinese", "③");
        check(10, "chineseCounting", "十");
        check(11, "chineseCountingThousand", "十一");
        check(20, "chineseCountingThousand", "二十");
        check(105, "chineseCountingThousand", "一百零五");
        check(110, "chineseCountingThousand", "一百一十");
        check(9, "lowerRoman", "ix");
        check(27, "upperLetter", "AA");
        check(7, "decimalZero", "07");
    }
}
