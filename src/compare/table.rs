//! The comparison as a file for a spreadsheet.

use super::comparison::{Comparison, Narrowing, Row};
use super::placement::{Part, Span, SpanKind};
use super::selection::name;
use crate::csv::Csv;
use crate::duty_list::{Clause, DepartmentId, DutyList, Item};
use crate::i18n::names;
use crate::i18n::{Language, Phrase};

const HEADINGS: [Phrase; 4] = [
    Phrase {
        zh: "清单",
        en: "List",
    },
    Phrase {
        zh: "序号",
        en: "Number",
    },
    Phrase {
        zh: "类别",
        en: "Category",
    },
    Phrase {
        zh: "事项名称",
        en: "Title",
    },
];
const SHARED: Phrase = Phrase {
    zh: "共同（joint）",
    en: "Joint",
};
const OTHER: Phrase = Phrase {
    zh: "其他主体",
    en: "Other actors",
};
const TOWNSHIP: Phrase = Phrase {
    zh: "乡镇配合职责",
    en: "Township’s duties",
};
/// In a cell of a department that has no part in the item, as on the page.
const NO_PART: &str = "—";
const NO_CLAUSE: Phrase = Phrase {
    zh: "列为对应部门，职责栏未写明其职责",
    en: "Listed, but the text gives it no clause",
};
const IN_JOINT: Phrase = Phrase {
    zh: "见“共同”栏",
    en: "See the joint column",
};
const NOBODY_NAMED: Phrase = Phrase {
    zh: "未写明部门",
    en: "no department named",
};
const UNNAMED_OTHERS: Phrase = Phrase {
    zh: "另有",
    en: "Further",
};

impl Comparison {
    /// The rows that are shown as CSV: list, number, category and title, then a
    /// column for each department with its own clauses, the clauses that are
    /// shared, those of other actors, and the township's. `language` is that of
    /// the headings, names and remarks; the document's sentences stay Chinese.
    ///
    /// A shared clause stands once, in the column for shared clauses, after
    /// the departments that share it. Clauses of departments that are not
    /// compared are left out.
    pub fn to_csv(&self, duty_list: &DutyList, narrowing: Narrowing, language: Language) -> String {
        let mut csv = Csv::new();
        let before = HEADINGS.iter().map(|heading| heading.get(language));
        let departments = self.departments.iter();
        let departments = departments.map(|id| name(duty_list.department(*id), language));
        let after = [SHARED, OTHER, TOWNSHIP].map(|heading| heading.get(language));
        csv.row(before.chain(departments).chain(after));
        for row in self.narrowed(narrowing) {
            csv.row(self.cells(duty_list, row, language));
        }
        csv.finish()
    }

    fn cells(&self, duty_list: &DutyList, row: &Row, language: Language) -> Vec<String> {
        let item = row.get(duty_list);
        let mut cells = vec![
            names::list(item.id.list, language).to_owned(),
            item.id.number.to_string(),
            names::category(duty_list.category_of(item), language).to_owned(),
            item.title.clone(),
        ];
        for part in &row.parts {
            cells.push(match part {
                Part::Absent => NO_PART.to_owned(),
                Part::Listed => NO_CLAUSE.get(language).to_owned(),
                Part::Shared => IN_JOINT.get(language).to_owned(),
                Part::Own(clauses) => superior(item, clauses),
            });
        }
        let spans = row.spans.iter();
        let spans: Vec<String> = spans
            .map(|span| {
                let sharers = self.sharers(duty_list, span, language);
                format!("{sharers}\n{}", superior(item, &span.clauses))
            })
            .collect();
        cells.push(spans.join("\n"));
        let mut other = superior(item, &row.other);
        if let Some(unnamed) = &item.other_departments {
            if !other.is_empty() {
                other.push('\n');
            }
            let label = UNNAMED_OTHERS.get(language);
            other.push_str(&match language {
                Language::Chinese => format!("{label}{unnamed}"),
                Language::English => format!("{label}: {unnamed}"),
            });
        }
        cells.push(other);
        cells.push(lines(item.township.iter()));
        cells
    }

    /// `【县民政局、县红十字会】`, those outside the comparison included, and
    /// where the text names nobody, that it does not.
    fn sharers(&self, duty_list: &DutyList, span: &Span, language: Language) -> String {
        let sharers = self.departments_in(span.columns);
        let sharers: Vec<DepartmentId> = sharers.chain(span.outside.iter().copied()).collect();
        let names = sharers
            .iter()
            .map(|id| name(duty_list.department(*id), language));
        let names: Vec<&str> = names.collect();
        let nobody = NOBODY_NAMED.get(language);
        match (span.kind, language) {
            (SpanKind::Named, Language::Chinese) => format!("【{}】", names.join("、")),
            (SpanKind::Joint, Language::Chinese) => format!("【{}；{nobody}】", names.join("、")),
            (SpanKind::Named, Language::English) => format!("[{}]", names.join("; ")),
            (SpanKind::Joint, Language::English) => format!("[{}: {nobody}]", names.join("; ")),
        }
    }
}

fn superior(item: &Item, clauses: &[usize]) -> String {
    let clauses = clauses.iter().filter_map(|index| item.superior.get(*index));
    lines(clauses.map(|superior| &superior.clause))
}

/// Clauses with their numbers, each on a line, each heading once above its own.
fn lines<'a>(clauses: impl Iterator<Item = &'a Clause>) -> String {
    let mut lines: Vec<String> = Vec::new();
    let mut above = None;
    for clause in clauses {
        let section = clause.section.as_ref();
        if section != above {
            lines.extend(section.map(|heading| heading.text.clone()));
            above = section;
        }
        lines.push(match clause.number {
            Some(number) => format!("{number}.{}", clause.text),
            None => clause.text.clone(),
        });
    }
    lines.join("\n")
}
