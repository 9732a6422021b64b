//! What lines outside the rows say: which list begins, how many items there
//! are, which category a section is, what is only a note.

use super::text::{chinese_number, date, narrow, squeeze};
use crate::duty_list::model::List;

/// The lists that a text names, each once, in order.
pub fn lists_named(text: &str) -> Vec<List> {
    let text = squeeze(text);
    let mut found: Vec<(usize, List)> = Vec::new();
    let names: [(&str, List); 20] = [
        ("基本履职", List::Basic),
        ("基本事项", List::Basic),
        ("基本职责", List::Basic),
        ("自主履职", List::Basic),
        ("配合履职", List::Supporting),
        ("配合事项", List::Supporting),
        ("协同履职", List::Supporting),
        ("协助履职", List::Supporting),
        ("配合职责事项", List::Supporting),
        ("收回事项", List::Reclaimed),
        ("收回履职", List::Reclaimed),
        ("收回、取消", List::Reclaimed),
        ("取消、收回", List::Reclaimed),
        ("收回（取消）", List::Reclaimed),
        ("收回和取消", List::Reclaimed),
        ("收回取消", List::Reclaimed),
        ("上收事项", List::Reclaimed),
        ("取消事项", List::Reclaimed),
        ("收回的事项", List::Reclaimed),
        ("不再承担", List::Reclaimed),
    ];
    for (name, list) in names {
        if let Some(at) = text.find(name)
            && !found.iter().any(|(_, known)| *known == list)
        {
            found.push((at, list));
        }
    }
    found.sort();
    found.into_iter().map(|(_, list)| list).collect()
}

/// The list that a short name means: a sheet's name, or a cell of the column 清单.
pub fn list_of_name(text: &str) -> Option<List> {
    let text = squeeze(text);
    if let [list] = lists_named(&text)[..] {
        return Some(list);
    }
    let has = |part: &str| text.contains(part);
    let hits = [
        (has("基本") || has("自主"), List::Basic),
        (has("配合") || has("协助"), List::Supporting),
        (
            has("收回") || has("取消") || has("上收") || has("剥离"),
            List::Reclaimed,
        ),
    ];
    let mut hits = hits.into_iter().filter(|(hit, _)| *hit);
    match (hits.next(), hits.next()) {
        (Some((_, list)), None) => Some(list),
        _ => None,
    }
}

/// Whether a cell of the column 清单 says nothing but the list.
pub fn is_only_list_name(text: &str) -> bool {
    let mut rest = squeeze(text);
    for word in [
        "上级部门",
        "县级部门",
        "清单",
        "事项",
        "履职",
        "基本",
        "配合",
        "收回",
        "取消",
        "、",
        "类",
    ] {
        rest = rest.replace(word, "");
    }
    rest.is_empty()
}

/// A line of a table of contents: it ends with dots and a page number.
pub fn is_contents_line(text: &str) -> bool {
    let text = squeeze(text);
    if matches!(text.as_str(), "目录" | "目次" | "Contents") {
        return true;
    }
    let body = text.trim_end_matches(|c: char| narrow(c).is_ascii_digit());
    let dots = body.trim_end_matches(['.', '…', '·', '-', '—', '．', '・']);
    body.len() < text.len()
        && !lists_named(&text).is_empty()
        && text.chars().count() < 60
        && (dots.len() + 4 < body.len()
            || body.ends_with("清单")
            || body.ends_with("事项")
            || body.ends_with("事项表"))
}

/// A number of items that a text declares: for a list, or (None) for all.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Declared {
    pub list: Option<List>,
    pub count: u32,
}

/// The numbers of items that a text declares: `基本履职事项46项、配合履职事项34项`.
pub fn declared(text: &str) -> Vec<Declared> {
    let text: String = squeeze(text).chars().map(narrow).collect();
    let mut found = Vec::new();
    for (at, _) in text.match_indices('项') {
        let number: String = text[..at]
            .chars()
            .rev()
            .take_while(|c| c.is_ascii_digit() || "一二三四五六七八九十百零〇".contains(*c))
            .collect();
        let number: String = number.chars().rev().collect();
        let count = number.parse().ok().or_else(|| chinese_number(&number));
        // 一项, 第二项 count nothing.
        let Some(count) = count.filter(|count| {
            *count > 0 && !(number.chars().count() == 1 && !number.is_ascii() && *count == 1)
        }) else {
            continue;
        };
        let before: Vec<char> = text[..at - number.len()].chars().collect();
        let near: String = before[before.len().saturating_sub(22)..].iter().collect();
        if near.ends_with('第') || near.ends_with("前") {
            continue;
        }
        // Only what follows the last comma or full stop belongs to it.
        let clause = near
            .rsplit(['。', '，', ',', ';', '；', '、'])
            .next()
            .unwrap_or(&near);
        let lists = lists_named(clause);
        let list = match lists[..] {
            [] => list_of_name(clause),
            [.., last] => Some(last),
        };
        match list {
            Some(list) => found.push(Declared {
                list: Some(list),
                count,
            }),
            None if clause.contains("履职事项")
                || (clause.contains("共") && clause.chars().count() <= 8) =>
            {
                found.push(Declared { list: None, count });
            }
            None => {}
        }
    }
    found
}

/// A row that names a section: `一、党的建设（18项）`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Section {
    pub name: String,
    pub count: Option<u32>,
    /// Whether it has a numeral before it or a count behind it.
    pub marked: bool,
}

/// Reads a line as the name of a section; none where it cannot be one.
pub fn section(text: &str) -> Option<Section> {
    let text = squeeze(text);
    let body = without_numeral(&text);
    let numbered = body.len() < text.len();
    let mut name = body.to_owned();
    let mut count = None;
    let mut continued = false;
    loop {
        let narrow_name: String = name.chars().map(narrow).collect();
        if let Some(inner) = last_bracket(&narrow_name) {
            let digits = inner
                .trim_start_matches("共")
                .trim_start_matches("计")
                .trim_end_matches("条")
                .trim_end_matches("个")
                .trim_end_matches("项");
            let number = digits.parse().ok().or_else(|| chinese_number(digits));
            if let Some(number) = number {
                count = Some(number);
            } else if matches!(inner, "续" | "续表" | "接上页" | "续前") {
                continued = true;
            } else {
                break;
            }
            let open = name.rfind(['（', '(', '【', '['])?;
            name.truncate(open);
            continue;
        }
        // 党的建设18项, 党的建设：18项
        if let Some(front) = narrow_name.strip_suffix('项') {
            let digits: String = front
                .chars()
                .rev()
                .take_while(char::is_ascii_digit)
                .collect::<Vec<_>>()
                .into_iter()
                .rev()
                .collect();
            if let Ok(number) = digits.parse()
                && !digits.is_empty()
            {
                count = Some(number);
                let keep = name.chars().count() - digits.chars().count() - 1;
                name = name.chars().take(keep).collect();
                name = name
                    .trim_end_matches(['共', '：', ':', '，', '—', '-'])
                    .to_owned();
                continue;
            }
        }
        break;
    }
    let name = name.trim_end_matches(['：', ':']).to_owned();
    let length = name.chars().count();
    let is_sentence = name.contains(['。', '；', ';', '，', ',', '《', '？']);
    if length == 0 || length > 24 || is_sentence {
        return None;
    }
    Some(Section {
        name,
        count,
        marked: numbered || count.is_some() || continued,
    })
}

/// The text in the bracket that a text ends with.
fn last_bracket(text: &str) -> Option<&str> {
    let text = text
        .strip_suffix(')')
        .or_else(|| text.strip_suffix('】'))
        .or_else(|| text.strip_suffix(']'))?;
    Some(&text[text.rfind(['(', '【', '['])?..])
        .map(|inner| inner.trim_start_matches(['(', '【', '[']))
}

/// Takes `一、`, `（一）`, `1.`, `第一部分` from the front.
pub fn without_numeral(text: &str) -> &str {
    let numeral = |c: char| "一二三四五六七八九十百零〇".contains(c) || narrow(c).is_ascii_digit();
    let mut rest = text;
    for (open, close) in [
        ("（", "）"),
        ("(", ")"),
        ("第", "部分"),
        ("第", "章"),
        ("第", "类"),
        ("表", ""),
    ] {
        if let Some(inner) = text.strip_prefix(open) {
            let digits = inner.trim_start_matches(numeral);
            if digits.len() < inner.len()
                && let Some(after) = digits.strip_prefix(close)
            {
                return after.trim_start_matches(['、', '：', ':', '.', '．', ' ', '，']);
            }
        }
    }
    let digits = text.trim_start_matches(numeral);
    if digits.len() < text.len()
        && let Some(after) = digits.strip_prefix(['、', '.', '．', '，'])
    {
        rest = after;
    }
    rest
}

/// A note, a remark on how to fill in, a page number, a date or an issuer: part
/// of no item.
pub fn is_note(text: &str) -> bool {
    let text = squeeze(text);
    let narrow_text: String = text.chars().map(narrow).collect();
    let starts = [
        "注:",
        "注1",
        "注2",
        "备注:",
        "说明:",
        "填表说明",
        "附注",
        "*",
        "※",
        "单位:",
        "填报单位",
        "填表单位",
        "制表",
        "编制单位",
        "编制时间",
        "编制日期",
        "审核",
        "责任编辑",
        "来源:",
        "发布时间",
        "打印",
        "扫一扫",
        "上一篇",
        "下一篇",
        "测试样本",
    ];
    starts.iter().any(|start| narrow_text.starts_with(start))
        || is_page_number(&text)
        || (date(&text).is_some() && text.chars().count() <= 24)
}

/// `— 12 —`, `第3页 共20页`, `- 5 -`, `12/44`.
pub fn is_page_number(text: &str) -> bool {
    let text: String = squeeze(text).chars().map(narrow).collect();
    let digits = text.chars().filter(char::is_ascii_digit).count();
    if digits == 0 || text.chars().count() > 16 {
        return false;
    }
    let framed = text.starts_with(['-', '—', '–', '―']) && text.ends_with(['-', '—', '–', '―']);
    let page = text.starts_with('第') && text.contains('页');
    let middle = text.trim_matches(['-', '—', '–', '―']);
    let fraction = text
        .split_once('/')
        .is_some_and(|(a, b)| a.parse::<u32>().is_ok() && b.parse::<u32>().is_ok());
    (framed && middle.chars().all(|c| c.is_ascii_digit()))
        || (page && text.ends_with('页'))
        || fraction
        || text
            .strip_prefix("Page")
            .is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()))
}

/// 合计, 总计, 小计.
pub fn is_total(text: &str) -> bool {
    let text = squeeze(text);
    ["合计", "总计", "小计", "共计", "合　计"]
        .iter()
        .any(|word| text.trim_start_matches(['（', '(']).starts_with(word))
}

/// 续表: the table goes on.
pub fn is_continuation(text: &str) -> bool {
    let text = squeeze(text);
    text.chars().count() <= 30
        && (text.starts_with("续表")
            || text.starts_with("（续")
            || text.starts_with("(续")
            || text.ends_with("（续）")
            || text.ends_with("(续)")
            || text.ends_with("续表")
            || text.ends_with("（续表）")
            || text.starts_with("接上表"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn captions_name_lists() {
        assert_eq!(
            lists_named("东原市临河县白杨镇基本履职事项清单"),
            [List::Basic]
        );
        assert_eq!(lists_named("收回、取消事项清单"), [List::Reclaimed]);
        assert_eq!(lists_named("县级部门收回事项清单"), [List::Reclaimed]);
        assert_eq!(
            lists_named("由基本履职事项清单、配合履职事项清单、上级部门收回事项清单三部分组成")
                .len(),
            3
        );
        assert_eq!(list_of_name("收回"), Some(List::Reclaimed));
        assert_eq!(list_of_name("配合履职"), Some(List::Supporting));
        assert_eq!(list_of_name("Sheet1"), None);
    }

    #[test]
    fn counts_are_declared() {
        let check = |text: &str, expected: &[(Option<List>, u32)]| {
            let seen: Vec<_> = declared(text)
                .into_iter()
                .map(|d| (d.list, d.count))
                .collect();
            assert_eq!(seen, expected, "{text}");
        };
        check(
            "其中：基本履职事项46项、配合履职事项34项、上级部门收回事项16项。",
            &[
                (Some(List::Basic), 46),
                (Some(List::Supporting), 34),
                (Some(List::Reclaimed), 16),
            ],
        );
        check("一、基本履职事项清单（20项）", &[(Some(List::Basic), 20)]);
        check("本清单共计239项", &[(None, 239)]);
        check("按照一项一策办理", &[]);
    }

    #[test]
    fn sections_are_categories() {
        let check = |text: &str, name: &str, count: Option<u32>| {
            let section = section(text).expect(text);
            assert_eq!(
                (section.name.as_str(), section.count),
                (name, count),
                "{text}"
            );
        };
        check("一、党的建设（18 项）", "党的建设", Some(18));
        check("二、平安法治（续）", "平安法治", None);
        check("（三）民生服务", "民生服务", None);
        check("党的建设（共6项）", "党的建设", Some(6));
        check("四、乡村振兴 12项", "乡村振兴", Some(12));
        check("应急管理及消防", "应急管理及消防", None);
        assert_eq!(section("负责本乡双拥工作，做好退役军人服务。"), None);
    }

    #[test]
    fn page_numbers_and_contents_are_no_items() {
        for text in ["— 12 —", "第3页 共20页", "- 5 -", "第 3 页"] {
            assert!(is_page_number(text), "{text}");
        }
        assert!(!is_page_number("12"));
        assert!(is_contents_line("2. 配合履职事项清单..... 12"));
        assert!(is_contents_line("1.基本履职事项清单\t1"));
        assert!(!is_contents_line("一、基本履职事项清单（20项）"));
    }
}
