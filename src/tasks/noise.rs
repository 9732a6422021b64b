//! What is in notices without being an order: salutations, openings, general
//! demands, deadlines, signatures, dates.

use std::ops::Range;

/// A stretch of the text that is left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ignored {
    pub range: Range<usize>,
    pub kind: IgnoredKind,
}

/// What is left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum IgnoredKind {
    /// 各乡镇人民政府：
    Salutation,
    /// 为深入贯彻落实…，现将有关事项通知如下
    Opening,
    /// 加强组织领导，压实责任
    Demand,
    /// …月…日前报县统计局
    Deadline,
    /// 联系人：…
    Contact,
    /// The body that sent it.
    Signature,
    /// A date by itself.
    Date,
}

/// Phrases that only openings have.
const OPENINGS: [&str; 20] = [
    "通知如下",
    "有关事项通知",
    "函告如下",
    "通报如下",
    "纪要如下",
    "会议精神",
    "文件精神",
    "经研究",
    "现就有关事项",
    "现将有关事项",
    "根据上级",
    "按照上级",
    "工作部署",
    "部署要求",
    "为深入贯彻",
    "为贯彻落实",
    "为认真贯彻",
    "为全面贯彻",
    "为进一步贯彻",
    "此通知",
];

/// Phrases of general demands.
const DEMANDS: [&str; 34] = [
    "提高政治站位",
    "高度重视",
    "加强组织领导",
    "加强领导",
    "强化组织领导",
    "压实责任",
    "压实工作责任",
    "强化责任",
    "落实责任",
    "明确责任",
    "明确分管领导",
    "明确专人",
    "指定专人",
    "专人负责",
    "认真组织实施",
    "抓好落实",
    "抓好贯彻落实",
    "落到实处",
    "落实落细",
    "取得实效",
    "确保各项任务",
    "强化措施",
    "密切配合",
    "统一思想",
    "形成合力",
    "严肃追责",
    "严肃问责",
    "追究责任",
    "逾期视为",
    "营造良好",
    "经验做法",
    "请各乡镇认真",
    "联络员",
    "督导检查",
];

/// Words that show a matter of submitting papers.
const SUBMITTING: [&str; 7] = ["报送", "上报", "报至", "前报", "反馈至", "报县", "发至"];

/// Kinds of bodies that sign a notice.
const BODIES: [&str; 14] = [
    "局",
    "委",
    "办",
    "办公室",
    "人民政府",
    "政府",
    "委员会",
    "中心",
    "领导小组",
    "指挥部",
    "部",
    "会",
    "队",
    "站",
];

/// What a whole line is, if it is not an order. `first` says that nothing is
/// before it, `last` that only signature and date can follow.
pub(super) fn of_line(line: &str, first: bool, last: bool) -> Option<IgnoredKind> {
    let line = line.trim();
    let length = line.chars().count();
    if is_date(line) {
        return Some(IgnoredKind::Date);
    }
    if line.starts_with("联系人") || line.starts_with("联系电话") || line.starts_with("附件")
    {
        return Some(IgnoredKind::Contact);
    }
    if first && length <= 40 && line.ends_with(['：', ':']) && is_salutation(line) {
        return Some(IgnoredKind::Salutation);
    }
    if last
        && length <= 30
        && !line.contains(['，', '。', '；', '：', ',', '？', '！'])
        && BODIES.iter().any(|body| line.ends_with(body))
    {
        return Some(IgnoredKind::Signature);
    }
    None
}

/// Those who are addressed at the beginning of a sentence, with the colon:
/// `各乡镇人民政府：`.
pub(super) fn salutation(sentence: &str) -> Option<usize> {
    let (at, colon) = sentence
        .char_indices()
        .find(|(_, c)| matches!(c, '：' | ':'))?;
    let addressed = &sentence[..at];
    let short = addressed.chars().count() <= 30;
    (short && is_salutation(addressed)).then_some(at + colon.len_utf8())
}

fn is_salutation(text: &str) -> bool {
    let text = text.trim().trim_end_matches(['：', ':']).trim_end();
    let marks = ["【工单】", "来电人称", "来电人反映", "通知", "急", "提醒"];
    let addressed = [
        "各乡镇",
        "各乡",
        "各村",
        "各镇",
        "各部门",
        "各单位",
        "各有关",
        "各站所",
        "各街道",
    ];
    addressed.iter().any(|word| text.starts_with(word)) || marks.contains(&text)
}

/// What a part of a sentence is, if it is not an order.
pub(super) fn of_part(part: &str) -> Option<IgnoredKind> {
    let part = part.trim();
    if is_date(part) {
        return Some(IgnoredKind::Date);
    }
    let has = |phrases: &[&str]| phrases.iter().any(|phrase| part.contains(phrase));
    if has(&DEMANDS) {
        return Some(IgnoredKind::Demand);
    }
    if has(&OPENINGS) {
        return Some(IgnoredKind::Opening);
    }
    if has(&SUBMITTING) && has_deadline(part) && part.chars().count() <= 40 {
        return Some(IgnoredKind::Deadline);
    }
    None
}

/// Whether a text names a day or a month as a limit.
fn has_deadline(text: &str) -> bool {
    let mut before = ' ';
    let mut dated = false;
    for c in text.chars() {
        dated |= matches!(c, '月' | '日' | '号') && before.is_ascii_digit();
        before = c;
    }
    let words = [
        "底前",
        "月前",
        "日前",
        "周内",
        "今天",
        "下班前",
        "周五",
        "每周",
        "每月",
        "按季",
    ];
    dated || words.iter().any(|word| text.contains(word))
}

/// Whether a text is a date and nothing else.
fn is_date(text: &str) -> bool {
    let text = text.trim().trim_end_matches('。');
    let is_part = |c: char| {
        c.is_numeric() || c.is_whitespace() || "年月日号〇○零一二三四五六七八九十元-/.".contains(c)
    };
    text.contains('月') && text.contains(['日', '年']) && text.chars().all(is_part)
        || text.chars().count() >= 8
            && text
                .chars()
                .all(|c| c.is_ascii_digit() || "-/. ".contains(c))
            && text.contains(['-', '/', '.'])
}
