//! Chinese text in table cells: white space, numerals, dates.

/// Removes all white space and what is invisible.
pub fn squeeze(text: &str) -> String {
    text.chars().filter(|c| !is_blank(*c)).collect()
}

/// White space, and characters without width.
pub fn is_blank(c: char) -> bool {
    c.is_whitespace()
        || matches!(c, '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' | '\u{ad}' | '\u{202a}'..='\u{202e}')
}

/// Chinese characters and the punctuation of Chinese text.
pub fn is_wide(c: char) -> bool {
    c >= '\u{2e80}' || matches!(c, '“' | '”' | '‘' | '’' | '…' | '—' | '·' | '①'..='⒛')
}

/// Text with white space only where it separates words: none beside Chinese
/// characters, a blank elsewhere.
pub fn tidy(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut blank = false;
    for c in text.chars() {
        if is_blank(c) {
            blank = true;
            continue;
        }
        let before = out.chars().next_back();
        if std::mem::take(&mut blank)
            && let Some(before) = before
            && !is_wide(before)
            && !is_wide(c)
        {
            out.push(' ');
        }
        out.push(c);
    }
    out
}

/// Lines as one text: hard line breaks between Chinese characters are nothing.
pub fn join(lines: &[String]) -> String {
    tidy(&lines.join("\n"))
}

/// The half-width form of digits, letters and brackets.
pub fn narrow(c: char) -> char {
    match c {
        '！'..='～' => char::from_u32(c as u32 - 0xFEE0).unwrap_or(c),
        '\u{3000}' => ' ',
        _ => c,
    }
}

/// The value of one digit, Arabic or Chinese.
fn digit(c: char) -> Option<u32> {
    Some(match c {
        '〇' | '○' | '零' | 'Ｏ' | 'O' | '0' | '０' | '◯' => 0,
        '一' | '壹' => 1,
        '二' | '贰' | '两' => 2,
        '三' | '叁' => 3,
        '四' | '肆' => 4,
        '五' | '伍' => 5,
        '六' | '陆' => 6,
        '七' | '柒' => 7,
        '八' | '捌' => 8,
        '九' | '玖' => 9,
        _ => return narrow(c).to_digit(10),
    })
}

/// A Chinese numeral below ten thousand: 十二, 一百零五, 二〇二五.
pub fn chinese_number(text: &str) -> Option<u32> {
    if text.is_empty() || text.chars().count() > 9 {
        return None;
    }
    let unit = |c| match c {
        '十' | '拾' => Some(10),
        '百' | '佰' => Some(100),
        '千' | '仟' => Some(1000),
        '廿' => Some(20),
        _ => None,
    };
    if text.chars().all(|c| digit(c).is_some()) {
        return text.chars().try_fold(0u32, |value, c| {
            value.checked_mul(10)?.checked_add(digit(c)?)
        });
    }
    let (mut total, mut last) = (0, None);
    for c in text.chars() {
        match (unit(c), digit(c)) {
            (Some(20), _) => total += 20,
            (Some(unit), _) => total += last.take().unwrap_or(1) * unit,
            (None, Some(0)) => {}
            (None, Some(value)) if last.is_none() => last = Some(value),
            _ => return None,
        }
    }
    Some(total + last.unwrap_or(0))
}

/// ①, ⑴, ⒈ and their like.
pub fn enclosed_number(c: char) -> Option<u32> {
    let code = c as u32;
    [
        (0x2460, 20),
        (0x2474, 20),
        (0x2488, 20),
        (0x2776, 10),
        (0x3220, 10),
        (0x3280, 10),
        (0x3251, 15),
    ]
    .into_iter()
    .find(|(first, count)| (*first..first + count).contains(&code))
    .map(|(first, _)| code - first + if first == 0x3251 { 21 } else { 1 })
}

/// The number in a cell of the column 序号: `１２`, `12.`, `（3）`, `第5项`, `十二`, `1.0`.
pub fn item_number(text: &str) -> Option<u32> {
    let text = squeeze(text);
    let mut only = text.chars();
    if let (Some(c), None) = (only.next(), only.next())
        && let Some(number) = enclosed_number(c)
    {
        return Some(number);
    }
    let text: String = text.chars().map(narrow).collect();
    let text = text.trim_start_matches(['第', '(', '[', '【', 'N', 'o', 'O', '#', '★', '☆', '*']);
    let text = text.trim_end_matches([
        '项', '条', '号', '.', '、', ')', ']', '】', '。', ',', '★', '☆', '*',
    ]);
    let text = text.trim_end_matches(".0").trim_end_matches(".00");
    if text.is_empty() || text.len() > 24 {
        return None;
    }
    text.parse().ok().or_else(|| chinese_number(text))
}

/// A year and a month in a text: `2025年7月`, `二○二五年十月`, `2025-07`, `2025.7`.
pub fn date(text: &str) -> Option<String> {
    let text = squeeze(text);
    let written = text.match_indices('年').find_map(|(at, _)| {
        let year: String = text[..at]
            .chars()
            .rev()
            .take_while(|c| digit(*c).is_some())
            .collect();
        let year: String = year.chars().rev().collect();
        let after = &text[at + '年'.len_utf8()..];
        let month = &after[..after.find('月').filter(|end| *end <= 9)?];
        valid(chinese_number(&year)?, chinese_number(month)?)
    });
    written.or_else(|| {
        let plain: String = text.chars().map(narrow).collect();
        let digits: Vec<&str> = plain.split(|c: char| !c.is_ascii_digit()).collect();
        let shaped = plain
            .chars()
            .all(|c| c.is_ascii_digit() || "-./()".contains(c));
        match digits[..] {
            [year, month] | [year, month, _] if shaped => {
                valid(year.parse().ok()?, month.parse().ok()?)
            }
            _ => None,
        }
    })
}

fn valid(year: u32, month: u32) -> Option<String> {
    ((1949..2200).contains(&year) && (1..=12).contains(&month))
        .then(|| format!("{year:04}-{month:02}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_in_all_their_forms() {
        let check =
            |text: &str, expected: Option<u32>| assert_eq!(item_number(text), expected, "{text}");
        check("12", Some(12));
        check("１２", Some(12));
        check("12.", Some(12));
        check("1.0", Some(1));
        check("（3）", Some(3));
        check("③", Some(3));
        check("第5项", Some(5));
        check("十二", Some(12));
        check("一百零五", Some(105));
        check("二十", Some(20));
        check("党的建设", None);
        check("", None);
        check("99999999999", None);
    }

    #[test]
    fn dates_in_all_their_forms() {
        let check = |text: &str, expected: Option<&str>| {
            assert_eq!(date(text).as_deref(), expected, "{text}")
        };
        check("2025 年 7 月", Some("2025-07"));
        check("二〇二五年八月", Some("2025-08"));
        check("（二○二五年十月）", Some("2025-10"));
        check("二O二五年十二月", Some("2025-12"));
        check("２０２５年９月１日", Some("2025-09"));
        check("2025-09", Some("2025-09"));
        check("2025.9.1", Some("2025-09"));
        check("2025年版", None);
        check("2025年13月", None);
        check("电话 0994-6912345", None);
    }

    #[test]
    fn blanks_stay_only_between_latin_words() {
        assert_eq!(tidy("履 职\n事 项"), "履职事项");
        assert_eq!(tidy("Wi Fi\u{a0} 6 网络"), "Wi Fi 6网络");
    }
}
