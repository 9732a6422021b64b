//! Cells that hold the department which took an item back and how it works:
//! `县水利局：办法。`, `承接部门：… 工作方式：…`, `由县民政局负责…`.

use super::clauses;
use super::departments::{self, Registry, is_complete};
use super::text::{is_blank, squeeze};
use crate::duty_list::attribution::attribute;
use crate::duty_list::model::{Attribution, Clause, DepartmentId, Heading, SuperiorClause};

/// What a cell says, department by department.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Takeover {
    pub parts: Vec<Part>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Part {
    /// Empty where the text names nobody in front.
    pub names: Vec<String>,
    /// The names as printed before the colon.
    pub label: String,
    /// The text and the line that it is in.
    pub lines: Vec<(usize, String)>,
    /// Whether the names are only taken from the text, which keeps them.
    pub from_text: bool,
}

const DEPARTMENT_LABELS: [&str; 10] = [
    "承接部门",
    "承接单位",
    "责任部门",
    "责任单位",
    "牵头部门",
    "牵头单位",
    "主管部门",
    "接收部门",
    "收回部门",
    "部门",
];
const METHOD_LABELS: [&str; 8] = [
    "工作方式",
    "承接方式",
    "办理方式",
    "工作措施",
    "工作举措",
    "履职方式",
    "工作内容",
    "职责",
];

pub fn read(lines: &[String]) -> Takeover {
    if let Some(takeover) = labelled(lines) {
        return takeover;
    }
    let mut parts: Vec<Part> = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        let mut rest = line.trim_matches(is_blank);
        while let Some((before, label, after)) = next_label(rest) {
            add_text(&mut parts, at, before);
            let names = departments::read_cell(&[label.to_owned()], &|_| false).names;
            parts.push(Part {
                names,
                label: squeeze(label),
                ..Part::default()
            });
            rest = after;
        }
        add_text(&mut parts, at, rest);
    }
    if parts.iter().all(|part| part.names.is_empty()) {
        // The first line may be nothing but names.
        if let [first, others @ ..] = lines
            && !others.is_empty()
        {
            let names = departments::read_cell(std::slice::from_ref(first), &|_| false);
            if names.unclear.is_empty() && !names.names.is_empty() && names.others.is_none() {
                let lines = others
                    .iter()
                    .cloned()
                    .enumerate()
                    .map(|(at, line)| (at + 1, line))
                    .collect();
                let part = Part {
                    names: names.names,
                    label: squeeze(first),
                    lines,
                    from_text: false,
                };
                return Takeover { parts: vec![part] };
            }
        }
        let text = squeeze(&lines.concat());
        let names = acting(&text);
        let lines = lines.iter().cloned().enumerate().collect();
        return Takeover {
            parts: vec![Part {
                names,
                label: String::new(),
                lines,
                from_text: true,
            }],
        };
    }
    Takeover { parts }
}

fn add_text(parts: &mut Vec<Part>, line: usize, text: &str) {
    let text = text.trim_matches(is_blank);
    if text.is_empty() {
        return;
    }
    if parts.is_empty() {
        parts.push(Part::default());
    }
    if let Some(part) = parts.last_mut() {
        part.lines.push((line, text.to_owned()));
    }
}

/// `承接部门：… 工作方式：…`
fn labelled(lines: &[String]) -> Option<Takeover> {
    let text = lines.join("\n");
    let find = |labels: &[&str], from: usize| {
        labels
            .iter()
            .filter_map(|label| {
                let at = from + text[from..].find(label)?;
                let after = text[at + label.len()..].trim_start();
                let sign = after.chars().next().filter(|c| matches!(c, '：' | ':'))?;
                let end = text.len() - after.len() + sign.len_utf8();
                Some((at, end))
            })
            .min()
    };
    let (start, names_from) = find(&DEPARTMENT_LABELS, 0)?;
    if !squeeze(&text[..start]).is_empty() {
        return None;
    }
    let (names_to, method_from) = find(&METHOD_LABELS, names_from)?;
    let names: Vec<String> = text[names_from..names_to]
        .lines()
        .map(str::to_owned)
        .filter(|line| !line.trim().is_empty())
        .collect();
    let names = departments::read_cell(&names, &|_| false).names;
    let first = text[..method_from].matches('\n').count();
    let lines = text[method_from..].lines().enumerate();
    let lines = lines.map(|(at, line)| (first + at, line.trim_matches(is_blank).to_owned()));
    let lines = lines.filter(|(_, line)| !line.is_empty()).collect();
    Some(Takeover {
        parts: vec![Part {
            names,
            label: String::new(),
            lines,
            from_text: false,
        }],
    })
}

/// The next `甲、乙：` in a line, at its beginning or after white space or the
/// end of a sentence: what is before it, the names, what is behind it.
fn next_label(line: &str) -> Option<(&str, &str, &str)> {
    for (at, sign) in line.char_indices().filter(|(_, c)| matches!(c, '：' | ':')) {
        let front = &line[..at];
        let start = front
            .char_indices()
            .rev()
            .find(|(_, c)| is_blank(*c) || matches!(c, '。' | '；' | ';'))
            .map_or(0, |(at, c)| at + c.len_utf8());
        let label = &front[start..];
        let names = departments::split(label);
        if label.chars().count() <= 90
            && !names.is_empty()
            && names.iter().all(|name| is_complete(name))
        {
            return Some((&line[..start], label, &line[at + sign.len_utf8()..]));
        }
    }
    None
}

/// `由县民政局负责…`, `县民政局负责…`: who acts by the sentence itself.
fn acting(text: &str) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for part in text.split(['，', ',', '；', ';', '。', '：']) {
        let part = part.strip_prefix('由').unwrap_or(part);
        let part = part.split_once("由").map_or(part, |(front, rest)| {
            if front.chars().count() <= 14 && !is_complete(front) {
                rest
            } else {
                part
            }
        });
        let verbs = [
            "负责",
            "承担",
            "承接",
            "统筹",
            "牵头",
            "统一",
            "组织",
            "直接",
            "办理",
            "实施",
            "会同",
            "依法",
            "按照",
            "依申请",
            "行使",
            "履行",
            "受理",
        ];
        let end = verbs.iter().filter_map(|verb| part.find(verb)).min();
        let Some(front) = end.map(|end| &part[..end]) else {
            continue;
        };
        let names = departments::split(front);
        if !names.is_empty()
            && front.chars().count() <= 60
            && names.iter().all(|name| is_complete(name))
        {
            for name in names {
                if !found.contains(&name) {
                    found.push(name);
                }
            }
        }
    }
    found
}

impl Takeover {
    /// The clauses, with who acts in each.
    pub fn clauses(
        &self,
        registry: &Registry,
        listed: &[DepartmentId],
        is_department: &dyn Fn(&str) -> bool,
    ) -> Vec<SuperiorClause> {
        let mut clauses = Vec::new();
        for part in &self.parts {
            let ids: Vec<DepartmentId> = part
                .names
                .iter()
                .filter_map(|name| registry.find(name))
                .collect();
            // The name alone is known from the department; another form is kept.
            let full = match ids[..] {
                [id] => registry
                    .departments
                    .get(id.index())
                    .is_some_and(|department| department.name == part.label),
                _ => false,
            };
            let section = (!part.label.is_empty() && !full).then(|| Heading {
                text: format!("{}：", part.label),
                paragraph: part.lines.first().map_or(0, |(line, _)| *line as u32),
            });
            let texts: Vec<String> = part.lines.iter().map(|(_, text)| text.clone()).collect();
            for mut clause in clauses::split(&texts, is_department) {
                clause.paragraph = self.paragraph(part, &clause);
                let attribution = match (listed, part.from_text || part.names.is_empty()) {
                    ([only], _) => Attribution::Sole(*only),
                    (_, false) => Attribution::Named(ids.clone()),
                    (_, true) => attribute(&clause.text, &[], listed, false, &registry.departments),
                };
                clause.section = clause.section.or_else(|| section.clone());
                clauses.push(SuperiorClause {
                    clause,
                    attribution,
                });
            }
            // A department without a text is still said to take over.
            if part.lines.is_empty() && !part.label.is_empty() {
                let clause = Clause {
                    section: None,
                    number: None,
                    label: None,
                    text: format!("{}：", part.label),
                    paragraph: 0,
                };
                clauses.push(SuperiorClause {
                    clause,
                    attribution: Attribution::Named(ids),
                });
            }
        }
        clauses
    }

    /// The paragraph of the cell that a clause is in.
    fn paragraph(&self, part: &Part, clause: &Clause) -> u32 {
        let lines = self
            .parts
            .iter()
            .flat_map(|part| &part.lines)
            .map(|(line, _)| line)
            .max()
            .copied()
            .unwrap_or(0);
        if lines == 0 {
            return 0;
        }
        let within = clause.paragraph.saturating_sub(1) as usize;
        part.lines
            .get(within)
            .map_or(0, |(line, _)| *line as u32 + 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn departments_and_methods_are_taken_apart() {
        let check = |lines: &[&str], expected: &[(&[&str], &str)]| {
            let lines: Vec<String> = lines.iter().map(|line| (*line).to_owned()).collect();
            let seen: Vec<(Vec<String>, String)> = read(&lines)
                .parts
                .into_iter()
                .map(|part| {
                    (
                        part.names,
                        part.lines
                            .into_iter()
                            .map(|(_, text)| text)
                            .collect::<String>(),
                    )
                })
                .collect();
            let expected: Vec<(Vec<String>, String)> = expected
                .iter()
                .map(|(names, text)| {
                    (
                        names.iter().map(|name| (*name).to_owned()).collect(),
                        (*text).to_owned(),
                    )
                })
                .collect();
            assert_eq!(seen, expected, "{lines:?}");
        };
        check(&["县水利局： 办法。"], &[(&["县水利局"], "办法。")]);
        check(
            &["县自然资源局： 核实性质。 县住房和城乡建设局： 依法拆除。"],
            &[
                (&["县自然资源局"], "核实性质。"),
                (&["县住房和城乡建设局"], "依法拆除。"),
            ],
        );
        check(
            &["县公安局、县民政局：", "联合办理。"],
            &[(&["县公安局", "县民政局"], "联合办理。")],
        );
        check(
            &["承接部门：市经济局", "工作方式：取消考核。"],
            &[(&["市经济局"], "取消考核。")],
        );
        check(
            &["县民政局", "受理申请。"],
            &[(&["县民政局"], "受理申请。")],
        );
        check(
            &["乡不再承担，由民政局负责查询档案。"],
            &[(&["民政局"], "乡不再承担，由民政局负责查询档案。")],
        );
        check(
            &["取消该事项，乡镇不再开展此项工作。"],
            &[(&[], "取消该事项，乡镇不再开展此项工作。")],
        );
    }
}
