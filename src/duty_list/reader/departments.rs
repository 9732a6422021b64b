//! Departments, derived from the department cells: single names, their short
//! forms, and the forms in which the duties write them.

use std::collections::{BTreeMap, HashMap};

use super::directory::{Directory, LEVELS, has_level, stem};
use super::text::{is_blank, squeeze};
use crate::duty_list::model::{Department, DepartmentId, DepartmentKind};

/// What a department cell says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DepartmentCell {
    /// Single names as printed, in order.
    pub names: Vec<String>,
    /// Departments that it adds without naming them.
    pub others: Option<String>,
    /// Names that do not look like a department's.
    pub unclear: Vec<String>,
}

/// What department names end with.
const ENDS: [&str; 67] = [
    "局",
    "部",
    "委",
    "办",
    "会",
    "院",
    "队",
    "中心",
    "公司",
    "站",
    "所",
    "室",
    "社",
    "馆",
    "校",
    "处",
    "科",
    "台",
    "厅",
    "署",
    "园",
    "场",
    "集团",
    "政府",
    "妇联",
    "残联",
    "科协",
    "侨联",
    "文联",
    "工商联",
    "政协",
    "人大",
    "机关",
    "基地",
    "专班",
    "库",
    "医院",
    "指挥部",
    "银行",
    "海关",
    "党组",
    "党工委",
    "供销社",
    "总社",
    "联社",
    "分行",
    "支行",
    "营业部",
    "公安",
    "检察院",
    "法院",
    "武装部",
    "党校",
    "团委",
    "纪委",
    "监委",
    "人武部",
    "保护区",
    "管理区",
    "开发区",
    "园区",
    "大学",
    "学院",
    "学校",
    "服务部",
    "医保",
    "工会",
];

/// Whether a text looks like the whole name of a department.
pub fn is_complete(name: &str) -> bool {
    let name = name.trim_matches(is_blank);
    let plain = name.strip_suffix(['）', ')']).map_or(name, |inner| {
        inner
            .rsplit_once(['（', '('])
            .map_or(inner, |(front, _)| front)
    });
    balanced(name)
        && plain.chars().count() >= 2
        && ENDS.iter().any(|end| plain.ends_with(end))
        // 县委 begins the name of a department of the party committee.
        && !(plain.ends_with('委') && plain.chars().rev().nth(1).is_some_and(|c| LEVELS.contains(&c)))
}

fn balanced(text: &str) -> bool {
    let count = |signs: [char; 2]| text.chars().filter(|c| signs.contains(c)).count();
    count(['（', '(']) == count(['）', ')'])
}

const SEPARATORS: [char; 8] = ['、', '，', ',', '；', ';', '/', '|', '。'];

/// Labels inside department cells: `牵头单位：`.
fn without_label(text: &str) -> &str {
    let Some((label, rest)) = text.split_once(['：', ':']) else {
        return text;
    };
    let label = squeeze(label);
    let label = super::caption::without_numeral(&label);
    let ends = [
        "单位", "部门", "科室", "机关", "牵头", "配合", "主办", "协办",
    ];
    let is_label = label.chars().count() <= 9
        && ends.iter().any(|end| label.ends_with(end))
        && !label.ends_with("办公室");
    if is_label { rest } else { text }
}

/// Takes a department cell apart. A name that is wrapped over two lines is one.
pub fn read_cell(lines: &[String], known: &dyn Fn(&str) -> bool) -> DepartmentCell {
    let mut joined: Vec<String> = Vec::new();
    let mut open = false;
    for line in lines {
        let line = squeeze_names(line);
        let label = without_label(&line).len() < line.len();
        let follows = open && !label || joined.last().is_some_and(|last| continues(last, &line));
        match joined.last_mut().filter(|_| follows) {
            Some(last) => last.push_str(&line),
            None => joined.push(line),
        }
        open = joined.last().is_some_and(|last| {
            let name = split(last).pop().unwrap_or_default();
            let is_closed = last.ends_with(SEPARATORS) || last.ends_with(['：', ':']);
            let is_whole = is_complete(&name) || known(&name) || is_vague(&name);
            !is_closed && !is_whole
        });
    }
    let mut cell = DepartmentCell::default();
    let mut others = Vec::new();
    for part in joined.iter().flat_map(|line| labelled_parts(line)) {
        for name in split(&part) {
            let name = without_label(&name).trim_matches(|c: char| {
                is_blank(c) || SEPARATORS.contains(&c) || "：:.-—".contains(c)
            });
            let name = super::caption::without_numeral(name);
            if name.is_empty() || matches!(name, "无" | "/" | "—" | "－" | "\\") {
                continue;
            }
            if is_vague(name) {
                others.push(name.to_owned());
                continue;
            }
            // 县公安局等部门 names one department and says that there are others.
            if let Some((name, rest)) = name.split_once('等')
                && is_complete(name)
                && (rest.is_empty() || rest.ends_with("部门") || rest.ends_with("单位"))
            {
                push(&mut cell, name);
                others.push(format!("等{rest}"));
                continue;
            }
            if !is_complete(name) && !known(name) {
                cell.unclear.push(name.to_owned());
            }
            push(&mut cell, name);
        }
    }
    cell.others = (!others.is_empty()).then(|| others.join("、"));
    cell
}

/// What a sentence goes on with after the department that acts.
const VERBS: [&str; 12] = [
    "负责", "指导", "组织", "开展", "牵头", "协助", "配合", "监督", "督促", "做好", "提供", "落实",
];

/// The printed name of the department that a text is a sentence about:
/// 县文化和旅游局指导分类整理图书编目. None where it is not clearly one.
pub fn actor_of_sentence<'a>(
    text: &str,
    names: &'a [String],
    places: &Places,
) -> Option<&'a String> {
    let is_actor = |form: &str| {
        let rest = text.strip_prefix(form);
        rest.is_some_and(|rest| VERBS.iter().any(|verb| rest.starts_with(verb)))
    };
    let mut whole = names.iter().filter(|name| is_complete(name));
    whole.find(|name| is_actor(name) || is_actor(&places.short(name)))
}

fn push(cell: &mut DepartmentCell, name: &str) {
    if !cell.names.iter().any(|known| known == name) {
        cell.names.push(name.to_owned());
    }
}

/// Blanks inside a name are nothing; between two whole names they separate.
fn squeeze_names(line: &str) -> String {
    let mut out = String::new();
    for word in line.split(is_blank).filter(|word| !word.is_empty()) {
        let separates = is_complete(split(&out).last().map_or("", String::as_str))
            && is_complete(split(word).first().map_or("", String::as_str));
        if separates {
            out.push('、');
        }
        out += word;
    }
    out
}

/// Whether a line goes on with a name that already looks complete.
fn continues(last: &str, line: &str) -> bool {
    let name = split(last).pop().unwrap_or_default();
    // 人民政府办 + 公室, 昌吉州生态环境局 + 吉木萨尔县分局, 局 alone.
    (name.ends_with('办') && line.starts_with("公室"))
        || (name.ends_with("局")
            && line.ends_with("分局")
            && !line.contains(SEPARATORS)
            && line.chars().count() <= 9
            && !line.trim_end_matches("分局").contains('局'))
        || (!last.ends_with(SEPARATORS)
            && matches!(line, "局" | "会" | "委" | "院" | "队" | "分局" | "部"))
        || line.starts_with(['（', '('])
}

/// Splits at labels in the middle: `牵头单位：甲 配合单位：乙`.
fn labelled_parts(line: &str) -> Vec<String> {
    let labels = [
        "牵头单位",
        "牵头部门",
        "配合单位",
        "配合部门",
        "责任单位",
        "责任部门",
        "主管部门",
        "主办单位",
        "协办单位",
        "协同单位",
        "协同部门",
        "参与单位",
        "承接部门",
        "承接单位",
    ];
    let mut cuts: Vec<usize> = Vec::new();
    for label in labels {
        for (at, _) in line.match_indices(label) {
            if line[at + label.len()..].starts_with(['：', ':']) {
                cuts.push(at);
            }
        }
    }
    cuts.sort_unstable();
    cuts.dedup();
    let mut parts = Vec::new();
    let mut from = 0;
    for cut in cuts.into_iter().chain([line.len()]) {
        if cut > from {
            parts.push(line[from..cut].to_owned());
        }
        from = cut;
    }
    parts
}

/// 其他负有…职责的部门, 各相关单位: nobody that could be named.
fn is_vague(name: &str) -> bool {
    let starts = ["其他", "其它", "各", "有关", "相关", "等", "上述"];
    starts.iter().any(|start| name.starts_with(start)) && !name.starts_with("相关部门联席")
        || matches!(
            name,
            "县级相关部门"
                | "县直相关部门"
                | "县直有关部门"
                | "县级有关部门"
                | "行业主管部门"
                | "县直各部门"
                | "区直有关部门"
                | "市直有关部门"
        )
        || (name.ends_with("职责的部门")
            || name.ends_with("职责的单位")
            || name.ends_with("相关部门")
            || name.ends_with("有关部门")
            || name.ends_with("主管部门")
            || name.ends_with("相关单位")
            || name.ends_with("有关单位"))
}

/// Splits names at separators outside brackets, and at 及 before 其他.
pub fn split(text: &str) -> Vec<String> {
    let text = text
        .replace("及其他", "、其他")
        .replace("以及", "、")
        .replace("和其他", "、其他")
        .replace("及各", "、各")
        .replace("及相关", "、相关")
        .replace("及有关", "、有关");
    let mut parts = vec![String::new()];
    let mut depth = 0i32;
    for c in text.chars() {
        match c {
            '（' | '(' => depth += 1,
            '）' | ')' => depth -= 1,
            _ => {}
        }
        if depth <= 0 && SEPARATORS.contains(&c) {
            parts.push(String::new());
        } else if let Some(last) = parts.last_mut() {
            last.push(c);
        }
    }
    // 县公安局和县民政局 are two; 县文化和旅游局 is one.
    let parts = parts.into_iter().flat_map(|part| {
        let conjunction = ["和", "与", "及"].into_iter().find_map(|word| {
            part.match_indices(word)
                .map(|(at, word)| (at, at + word.len()))
                .find(|(at, end)| {
                    is_complete(&part[..*at])
                        && has_level(&part[*end..])
                        && is_complete(&part[*end..])
                })
        });
        match conjunction {
            Some((at, end)) => vec![part[..at].to_owned(), part[end..].to_owned()],
            None => vec![part],
        }
    });
    parts
        .filter(|part| !part.trim_matches(is_blank).is_empty())
        .collect()
}

/// The places that names begin with.
#[derive(Clone, Debug, Default)]
pub struct Places {
    above: Vec<String>,
    pub county: Option<String>,
}

impl Places {
    /// From the list's place, or where that does not say, from the names.
    pub fn new(place: &[String], names: &[String]) -> Places {
        let mut above: Vec<String> = place[..place.len().saturating_sub(1)].to_vec();
        let county = above.pop().or_else(|| common_county(names));
        Places { above, county }
    }

    /// The general word for the county: 县, 区, 市, 旗.
    pub fn level(&self) -> char {
        let last = self
            .county
            .as_ref()
            .and_then(|county| county.chars().last());
        last.filter(|c| LEVELS.contains(c)).unwrap_or('县')
    }

    /// The short name: the general word in place of the county's name.
    pub fn short(&self, printed: &str) -> String {
        let name = without_brackets(printed);
        let mut name = name
            .strip_prefix("中共")
            .or_else(|| name.strip_prefix("中国共产党"))
            .unwrap_or(name)
            .to_owned();
        if let Some(county) = &self.county {
            let level = self.level();
            // 国家税务总局临河县税务局, 国网山西省电力公司临河县供电公司.
            for parent in ["国家税务总局", "国网", "中国", "国家"] {
                if name.starts_with(parent)
                    && let Some(at) = name.find(county.as_str()).filter(|at| *at > 0)
                    && name[at + county.len()..].chars().count() >= 3
                {
                    name = name[at..].to_owned();
                }
            }
            // A branch keeps its superior: 皖东市泗河县生态环境分局.
            let is_branch = name.contains("生态环境") || name.ends_with("分局");
            for place in self.above.iter().filter(|_| !is_branch) {
                if let Some(rest) = name.strip_prefix(place.as_str())
                    && rest.starts_with(county.as_str())
                {
                    name = rest.to_owned();
                }
            }
            if let Some(rest) = name
                .strip_prefix("政协")
                .or_else(|| name.strip_prefix("中国人民政治协商会议"))
                && let Some(rest) = rest.strip_prefix(county.as_str())
                && rest.ends_with("委员会")
            {
                return format!("{level}政协");
            }
            for youth in ["共青团", "中国共产主义青年团"] {
                if let Some(rest) = name.strip_prefix(youth)
                    && let Some(rest) = rest.strip_prefix(county.as_str())
                {
                    return format!("团{level}{}", rest.replace("委员会", "委"));
                }
            }
            if let Some(rest) = name
                .strip_prefix(county.as_str())
                .filter(|rest| !rest.is_empty())
            {
                return abbreviated(&format!("{level}{rest}"));
            }
            for place in self.above.iter().rev() {
                let sign = place
                    .chars()
                    .last()
                    .filter(|sign| LEVELS.contains(sign) && *sign != level);
                let stems = [
                    place.as_str(),
                    if sign == Some('州') {
                        stem_of_prefecture(place)
                    } else {
                        place
                    },
                ];
                for stem in stems {
                    if let (Some(sign), Some(rest)) = (sign, name.strip_prefix(stem))
                        && !rest.is_empty()
                    {
                        return abbreviated(&format!("{sign}{}", rest.trim_start_matches(sign)));
                    }
                }
            }
            let own = has_level(&name)
                || name.starts_with(stem(county))
                || name.starts_with("国")
                || name.starts_with("自治")
                || name.starts_with("团")
                || names_a_place(&name);
            if !own && is_complete(&name) {
                name.insert(0, level);
            }
        }
        abbreviated(&name)
    }
}

/// Whether a name begins with a place's name of its own: 长岭市生态环境局.
fn names_a_place(name: &str) -> bool {
    let front: Vec<char> = name.chars().take(8).collect();
    front.iter().enumerate().skip(2).any(|(at, c)| {
        matches!(c, '省' | '市' | '县' | '州')
            && front
                .get(at + 1)
                .is_some_and(|next| *next != '场' && *next != '政' && *next != '容')
    })
}

/// 昌吉回族自治州 is also written 昌吉.
fn stem_of_prefecture(place: &str) -> &str {
    let stem = place.trim_end_matches("自治州");
    let end = stem.char_indices().nth(2).map_or(stem.len(), |(at, _)| at);
    &stem[..end]
}

/// A name without the further names that are in brackets behind it.
fn without_brackets(name: &str) -> &str {
    match name
        .strip_suffix(['）', ')'])
        .and_then(|_| name.find(['（', '(']))
    {
        Some(at) if at > 0 => &name[..at],
        _ => name,
    }
}

/// The abbreviations that are official: 妇女联合会 is 妇联.
fn abbreviated(name: &str) -> String {
    let pairs = [
        ("人民代表大会常务委员会", "人大常委会"),
        ("人民代表大会", "人大"),
        ("妇女联合会", "妇联"),
        ("残疾人联合会", "残联"),
        ("工商业联合会", "工商联"),
        ("科学技术协会", "科协"),
        ("文学艺术界联合会", "文联"),
        ("归国华侨联合会", "侨联"),
        ("机构编制委员会办公室", "编办"),
        ("委政法委员会", "委政法委"),
        ("纪律检查委员会", "纪委"),
    ];
    for (long, short) in pairs {
        if let Some(front) = name.strip_suffix(long) {
            let front = if short == "编办" {
                front.trim_end_matches('委').to_owned() + "委"
            } else {
                front.to_owned()
            };
            return front + short;
        }
    }
    name.to_owned()
}

/// The county that most names begin with.
fn common_county(names: &[String]) -> Option<String> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for name in names {
        let ends = name.char_indices().skip(1).take(8);
        for (at, c) in ends {
            if matches!(c, '县' | '区' | '市' | '旗') && !name[at..].starts_with("市场") {
                *counts.entry(&name[..at + c.len_utf8()]).or_default() += 1;
                break;
            }
        }
    }
    let (county, count) = counts.into_iter().max_by_key(|(_, count)| *count)?;
    (count >= 3 && count * 2 > names.len()).then(|| county.to_owned())
}

/// The departments of a list.
pub struct Registry {
    pub departments: Vec<Department>,
    by_name: HashMap<String, DepartmentId>,
}

impl Registry {
    /// Derives the departments from the names in the department cells.
    /// `duties` is the text in which other forms are looked for.
    pub fn derive(
        names: &[String],
        places: &Places,
        directory: &Directory,
        duties: &str,
    ) -> Registry {
        let mut printed: Vec<(String, Vec<String>)> = Vec::new();
        let mut by_short: HashMap<String, usize> = HashMap::new();
        for name in names {
            let short = match directory.exact(name) {
                Some(entry) => entry.short.clone(),
                None => places.short(name),
            };
            let at = *by_short.entry(short.clone()).or_insert_with(|| {
                printed.push((short, Vec::new()));
                printed.len() - 1
            });
            if !printed[at].1.contains(name) {
                printed[at].1.push(name.clone());
            }
        }
        let county = places.county.as_deref();
        let mut used: Vec<String> = Vec::new();
        let mut departments: Vec<(usize, Department, Vec<String>)> = Vec::new();
        for (short, forms) in printed {
            let exact = forms.iter().find_map(|form| directory.exact(form));
            let entry = exact
                .or_else(|| directory.common(&short, county))
                .filter(|entry| !used.contains(&entry.id));
            let department = match (exact, entry) {
                (Some(exact), Some(_)) => exact.clone(),
                _ => {
                    // The longest form is the full name.
                    let name = forms
                        .iter()
                        .max_by_key(|form| form.chars().count())
                        .cloned()
                        .unwrap_or_default();
                    Department {
                        id: entry.map_or_else(|| short.clone(), |entry| entry.id.clone()),
                        kind: entry.map_or_else(|| kind(&short, &name), |entry| entry.kind),
                        en: entry.and_then(|entry| entry.en.clone()),
                        aliases: forms
                            .iter()
                            .filter(|form| **form != name && **form != short)
                            .cloned()
                            .collect(),
                        name,
                        short,
                    }
                }
            };
            used.push(department.id.clone());
            let position = directory.position(&department.id).unwrap_or(usize::MAX);
            departments.push((position, department, forms));
        }
        departments.sort_by_key(|(position, ..)| *position);
        let mut by_name = HashMap::new();
        for (at, (_, department, forms)) in (0u32..).zip(&departments) {
            for form in forms
                .iter()
                .chain([&department.name, &department.short])
                .chain(&department.aliases)
            {
                by_name.entry(form.clone()).or_insert(DepartmentId(at));
            }
        }
        let mut registry = Registry {
            departments: departments
                .into_iter()
                .map(|(_, department, _)| department)
                .collect(),
            by_name,
        };
        registry.add_forms_in(duties, places, directory);
        registry
    }

    /// The department of a printed name.
    pub fn find(&self, printed: &str) -> Option<DepartmentId> {
        self.by_name.get(printed).copied()
    }

    /// Adds the other forms in which the duties write a name, where only one
    /// department can be meant.
    fn add_forms_in(&mut self, duties: &str, places: &Places, directory: &Directory) {
        let mut candidates: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for (at, department) in self.departments.iter().enumerate() {
            if directory.exact(&department.name).is_some() {
                continue;
            }
            for form in other_forms(department, places) {
                candidates.entry(form).or_default().push(at);
            }
        }
        for (form, of) in candidates {
            if let [at] = of[..]
                && !self.by_name.contains_key(&form)
                && duties.contains(&form)
            {
                self.add_alias(at, form);
            }
        }
        // 县农业农村和水利局（以下简称县农水局）
        for intro in ["以下简称", "简称"] {
            for (at, _) in duties.match_indices(intro) {
                let before = duties[..at].trim_end_matches(['（', '(']);
                let alias: String = duties[at + intro.len()..]
                    .trim_start_matches(['为', '：', ':', '“', '"', '‘'])
                    .chars()
                    .take_while(|c| !"”\"’）)，。；、".contains(*c))
                    .collect();
                if before.len() == at || alias.is_empty() || alias.chars().count() > 12 {
                    continue;
                }
                let of = self
                    .departments
                    .iter()
                    .position(|department| department.forms().any(|form| before.ends_with(form)));
                if let Some(of) = of
                    && !self.by_name.contains_key(&alias)
                {
                    self.add_alias(of, alias);
                }
            }
        }
    }

    fn add_alias(&mut self, at: usize, alias: String) {
        self.by_name.insert(alias.clone(), DepartmentId(at as u32));
        if let Some(department) = self.departments.get_mut(at) {
            department.aliases.push(alias);
        }
    }
}

/// Forms that follow from a name: with the county's name or its general word,
/// without brackets, with and without the official abbreviations.
fn other_forms(department: &Department, places: &Places) -> Vec<String> {
    let mut forms = Vec::new();
    let plain = without_brackets(&department.name);
    forms.push(plain.to_owned());
    if let Some(county) = &places.county {
        let level = places.level();
        let bare = |name: &str| {
            name.strip_prefix(level)
                .filter(|_| has_level(name))
                .map(str::to_owned)
        };
        if let Some(rest) = bare(&department.short) {
            forms.push(format!("{county}{rest}"));
        }
        if let Some(rest) = plain.strip_prefix(county.as_str()) {
            forms.push(format!("{level}{rest}"));
        }
        for name in [plain, &department.short] {
            if let Some(front) = name.strip_suffix("分局") {
                let front = front
                    .strip_suffix(county.as_str())
                    .or_else(|| front.strip_suffix(stem(county)));
                if let Some(front) = front {
                    forms.push(format!("{front}{county}分局"));
                    forms.push(format!("{front}{}分局", stem(county)));
                    forms.push(format!("{front}{level}分局"));
                }
            }
        }
    }
    forms.retain(|form| {
        *form != department.name && *form != department.short && form.chars().count() >= 3
    });
    forms
}

/// What sort of body a name means.
fn kind(short: &str, name: &str) -> DepartmentKind {
    let rest = if has_level(short) {
        short.chars().skip(1).collect()
    } else {
        short.to_owned()
    };
    let ends = |ends: &[&str]| ends.iter().any(|end| rest.ends_with(end));
    if rest.starts_with("委") || ends(&["纪委", "监委", "党校"]) {
        DepartmentKind::Party
    } else if ends(&["人大", "人大常委会", "政协"]) {
        DepartmentKind::Congress
    } else if ends(&["法院", "检察院"]) {
        DepartmentKind::Judicial
    } else if ends(&[
        "工会",
        "妇联",
        "残联",
        "科协",
        "工商联",
        "文联",
        "侨联",
        "红十字会",
        "团委",
        "供销社",
        "供销合作社",
        "联合社",
        "协会",
        "计生协",
    ]) || short.starts_with("团")
    {
        DepartmentKind::Mass
    } else if ends(&["公司", "集团", "银行", "支行", "供电局", "营业部"]) {
        DepartmentKind::Other
    } else if name.starts_with("国家")
        || name.starts_with("自治区")
        || name.starts_with("省")
        || rest.contains("生态环境")
        || has_level(short) && short.starts_with(['州'])
        || ends(&[
            "税务局",
            "气象局",
            "烟草专卖局",
            "消防救援大队",
            "消防救援局",
            "邮政管理局",
            "调查队",
            "海关",
        ])
    {
        DepartmentKind::Vertical
    } else if ends(&[
        "局",
        "委",
        "办",
        "办公室",
        "委员会",
        "中心",
        "政府",
        "馆",
        "院",
        "所",
        "站",
        "大队",
        "支队",
        "处",
    ]) {
        DepartmentKind::Government
    } else {
        DepartmentKind::Other
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn places() -> Places {
        let place = ["山西省", "东原市", "临河县", "白杨镇"].map(str::to_owned);
        Places::new(&place, &[])
    }

    #[test]
    fn cells_are_split_into_single_names() {
        let check = |lines: &[&str], expected: &[&str], others: Option<&str>| {
            let lines: Vec<String> = lines.iter().map(|line| (*line).to_owned()).collect();
            let cell = read_cell(&lines, &|_| false);
            assert_eq!(cell.names, expected, "{lines:?}");
            assert_eq!(cell.others.as_deref(), others, "{lines:?}");
        };
        check(
            &["临河县公安局、临河县民政局"],
            &["临河县公安局", "临河县民政局"],
            None,
        );
        check(
            &["临河县农业农村和", "水利局、", "东原市生态环境局临河分局"],
            &["临河县农业农村和水利局", "东原市生态环境局临河分局"],
            None,
        );
        check(&["县公安局", "县民政局"], &["县公安局", "县民政局"], None);
        check(&["县人民政府办", "公室"], &["县人民政府办公室"], None);
        check(&["县委", "组织部"], &["县委组织部"], None);
        check(
            &["县公安局；县民政局;县财政局，县司法局"],
            &["县公安局", "县民政局", "县财政局", "县司法局"],
            None,
        );
        check(
            &["牵头单位：县公安局", "配合单位：县民政局、县财政局"],
            &["县公安局", "县民政局", "县财政局"],
            None,
        );
        check(
            &["牵头单位：县公安局 配合单位：县民政局"],
            &["县公安局", "县民政局"],
            None,
        );
        check(&["县公安局 县民政局"], &["县公安局", "县民政局"], None);
        check(&["县公安局和县民政局"], &["县公安局", "县民政局"], None);
        check(&["县文化和旅游局"], &["县文化和旅游局"], None);
        check(
            &["泗河县档案馆（泗河县委党史研究室、泗河县地方志办公室）、县民政局"],
            &[
                "泗河县档案馆（泗河县委党史研究室、泗河县地方志办公室）",
                "县民政局",
            ],
            None,
        );
        check(
            &["吉木萨尔县应急管理局及其他负有安全生产监督管理职责的部门"],
            &["吉木萨尔县应急管理局"],
            Some("其他负有安全生产监督管理职责的部门"),
        );
        check(&["县公安局等部门"], &["县公安局"], Some("等部门"));
        check(&["—"], &[], None);
    }

    #[test]
    fn a_sentence_about_a_department_is_no_name() {
        let names = ["临河县委宣传部", "临河县文化和旅游局"].map(str::to_owned);
        let check = |text: &str, expected: Option<&str>| {
            let actor = actor_of_sentence(text, &names, &places());
            assert_eq!(actor.map(String::as_str), expected, "{text}");
        };
        let culture = Some("临河县文化和旅游局");
        check("县文化和旅游局指导乡镇整理图书编目", culture);
        check("临河县文化和旅游局负责审核", culture);
        check("县文化和旅游局", None);
        check("县文化和旅游局文物保护", None);
        check("县水利局指导灌溉", None);
    }

    #[test]
    fn short_names_have_the_general_word_for_the_county() {
        let places = places();
        let check = |printed: &str, expected: &str| assert_eq!(places.short(printed), expected);
        check("临河县公安局", "县公安局");
        check("县公安局", "县公安局");
        check("公安局", "县公安局");
        check("市场监督管理局", "县市场监督管理局");
        check("中共临河县委组织部", "县委组织部");
        check("临河县人民代表大会常务委员会", "县人大常委会");
        check("政协临河县委员会", "县政协");
        check("临河县妇女联合会", "县妇联");
        check("国家税务总局临河县税务局", "县税务局");
        check("国家统计局临河调查队", "国家统计局临河调查队");
        check("东原市生态环境局临河分局", "市生态环境局临河分局");
        check("国网山西省电力公司临河县供电公司", "县供电公司");
        check("临河供电局", "临河供电局");
        check("长岭市生态环境局临河县分局", "长岭市生态环境局临河县分局");
    }
}
