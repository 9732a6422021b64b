//! Places: `山西省东原市临河县白杨镇` taken apart, and found in titles.

use super::text::squeeze;

/// What a township's name ends with.
const TOWNSHIPS: [&str; 4] = ["镇", "乡", "街道", "苏木"];
/// What the places above it end with.
const REGIONS: [char; 7] = ['省', '市', '州', '盟', '县', '区', '旗'];

/// Splits a place into its levels, down to the township. None where the text
/// is not a place and nothing else.
pub fn levels(text: &str) -> Option<Vec<String>> {
    let text = squeeze(text);
    let mut rest = text.strip_suffix("办事处").unwrap_or(&text);
    if rest.chars().count() > 50
        || rest.chars().any(|c| {
            !('\u{4e00}'..='\u{9fff}').contains(&c)
                && c != '·'
                && (c as u32) < 0x20000
                && !('\u{3400}'..='\u{4dbf}').contains(&c)
        })
    {
        return None;
    }
    let mut levels = Vec::new();
    while let Some(length) = region(rest) {
        levels.push(rest[..length].to_owned());
        rest = &rest[length..];
    }
    let is_township = TOWNSHIPS.iter().any(|end| rest.ends_with(end)) && rest.chars().count() >= 2;
    if is_township && rest.chars().count() <= 14 {
        levels.push(rest.to_owned());
        Some(levels)
    } else {
        None
    }
}

/// The length of the region that a text begins with, if a place follows it.
fn region(text: &str) -> Option<usize> {
    for (at, c) in text.char_indices().skip(1) {
        if !REGIONS.contains(&c) {
            continue;
        }
        let end = at + c.len_utf8();
        let after = &text[end..];
        // 杭州市 is no 州, 市 of 城市 goes on: a region is followed by a name.
        let next = after.chars().next()?;
        let is_part_of_name = match c {
            '州' => {
                !text[..at].ends_with("自治") && text[..at].chars().count() < 2
                    || REGIONS.contains(&next)
            }
            _ => REGIONS.contains(&next) && after.chars().count() > 1 && !begins_with_place(after),
        };
        if is_part_of_name || next == '中' && c == '市' && after.starts_with("中区") && at == 0
        {
            continue;
        }
        if after.chars().count() >= 2 {
            return Some(end);
        }
    }
    None
}

/// Names that begin with the sign of a level: 市中区, 旗下营镇, 区界镇.
fn begins_with_place(text: &str) -> bool {
    text.char_indices()
        .skip(1)
        .any(|(_, c)| REGIONS.contains(&c))
        || TOWNSHIPS.iter().any(|end| text.ends_with(end))
}

/// The words that follow a place in titles and imprints.
const AFTER: [&str; 22] = [
    "履职事项",
    "履职清单",
    "基本履职",
    "配合履职",
    "基本事项",
    "配合事项",
    "上级部门收回",
    "县级部门收回",
    "上级收回",
    "区级部门收回",
    "市级部门收回",
    "收回事项",
    "收回、取消",
    "收回取消",
    "人民政府",
    "党委",
    "委员会",
    "办事处",
    "党工委",
    "事项清单",
    "职责清单",
    "乡镇履职",
];

/// The place that a title, a caption or an imprint begins with.
pub fn in_title(text: &str) -> Option<Vec<String>> {
    let text = squeeze(text);
    if text.chars().count() > 120 {
        return None;
    }
    let starts = AFTER.iter().filter_map(|word| text.find(word));
    let before = &text[..starts.min()?];
    let mut from = 0;
    for mark in [
        "《",
        "：",
        ":",
        "“",
        "（",
        "(",
        "关于印发",
        "关于公布",
        "印发",
        "公布",
        "中共",
        "附件",
    ] {
        if let Some(at) = before.rfind(mark) {
            from = from.max(at + mark.len());
        }
    }
    levels(before[from..].trim_start_matches(|c: char| c.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_split_at_their_levels() {
        let check = |text: &str, expected: &[&str]| {
            let seen = levels(text).unwrap_or_default();
            assert_eq!(seen, expected, "{text}");
        };
        check(
            "山西省东原市临河县白杨镇",
            &["山西省", "东原市", "临河县", "白杨镇"],
        );
        check(
            "新疆维吾尔自治区昌吉回族自治州吉木萨尔县老台乡",
            &["新疆维吾尔自治区", "昌吉回族自治州", "吉木萨尔县", "老台乡"],
        );
        check("吉林省红石市东湖乡", &["吉林省", "红石市", "东湖乡"]);
        check(
            "浙江省杭州市西湖区北山街道",
            &["浙江省", "杭州市", "西湖区", "北山街道"],
        );
        check(
            "山东省济南市市中区大观园街道办事处",
            &["山东省", "济南市", "市中区", "大观园街道"],
        );
        check(
            "甘肃省临夏回族自治州东乡族自治县锁南镇",
            &["甘肃省", "临夏回族自治州", "东乡族自治县", "锁南镇"],
        );
        check(
            "山西省临汾市乡宁县昌宁镇",
            &["山西省", "临汾市", "乡宁县", "昌宁镇"],
        );
        check(
            "内蒙古自治区锡林郭勒盟正蓝旗上都镇",
            &["内蒙古自治区", "锡林郭勒盟", "正蓝旗", "上都镇"],
        );
        check("周塬镇", &["周塬镇"]);
        check("附件一", &[]);
        check("做好本镇工作", &[]);
    }

    #[test]
    fn places_stand_before_the_words_of_a_title() {
        let check = |text: &str, expected: &[&str]| {
            assert_eq!(in_title(text).unwrap_or_default(), expected, "{text}");
        };
        check("秦源县周塬镇履职事项清单", &["秦源县", "周塬镇"]);
        check(
            "渭阳市秦源县周塬镇人民政府 2025年9月",
            &["渭阳市", "秦源县", "周塬镇"],
        );
        check(
            "关于印发《云溪区柳林镇履职事项清单》的通知",
            &["云溪区", "柳林镇"],
        );
        check("基本履职事项清单", &[]);
    }
}
