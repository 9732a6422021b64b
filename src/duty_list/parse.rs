//! Reading the published text into the model.

use std::collections::HashSet;
use std::fmt;

use super::attribution::attribute;
use super::clause;
use super::model::*;

/// The files that make up a document, and its id.
#[derive(Clone, Copy, Debug)]
pub struct Source {
    pub id: &'static str,
    /// The list as published, in Markdown.
    pub text: &'static str,
    /// `departments.json`.
    pub departments: &'static str,
    /// `corrections.json`.
    pub corrections: &'static str,
}

/// Why a document cannot be read: in which file, on which line, for what reason.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ParseError {
    /// Relative to the project.
    pub file: String,
    /// Counted from 1.
    pub line: usize,
    pub reason: String,
}

impl fmt::Display for ParseError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}", self.file, self.line, self.reason)
    }
}

impl std::error::Error for ParseError {}

/// Reads a document.
///
/// # Errors
/// The first thing in one of the files that cannot be read without guessing.
pub fn parse(source: &Source) -> Result<DutyList, ParseError> {
    let json_error = |file: &str, error: serde_json::Error| ParseError {
        file: format!("data/{file}"),
        line: error.line(),
        reason: error.to_string(),
    };
    let departments = serde_json::from_str(source.departments)
        .map_err(|error| json_error("departments.json", error))?;
    let corrections: Vec<Correction> = serde_json::from_str(source.corrections)
        .map_err(|error| json_error("corrections.json", error))?;

    let mut reader = Reader {
        duty_list: DutyList {
            id: source.id.to_owned(),
            title: String::new(),
            place: Vec::new(),
            date: String::new(),
            categories: Vec::new(),
            departments,
            items: Vec::new(),
            corrections,
            source: None,
            problems: Vec::new(),
        },
        list: None,
        applied: HashSet::new(),
    };
    let mut last = 0;
    for (at, line) in source.text.lines().enumerate() {
        last = at + 1;
        reader.line(line.trim()).map_err(|reason| ParseError {
            file: format!("data/lists/{}/source.md", source.id),
            line: last,
            reason,
        })?;
    }
    let file_error = |file: String, line: usize, reason: String| ParseError { file, line, reason };
    if reader.list != Some(List::Reclaimed) {
        let reason = "the duty_list ends before its last list".to_owned();
        return Err(file_error(
            format!("data/lists/{}/source.md", source.id),
            last,
            reason,
        ));
    }
    let unused =
        (0..reader.duty_list.corrections.len()).find(|index| !reader.applied.contains(index));
    if let Some(index) = unused {
        let item = reader.duty_list.corrections[index].item;
        let reason = format!("correction {} ({item}) corrects nothing", index + 1);
        return Err(file_error("corrections.json".to_owned(), 1, reason));
    }
    Ok(reader.duty_list)
}

/// The state while the lines go by.
struct Reader {
    duty_list: DutyList,
    /// The list whose tables are being read; none on the cover and the contents page.
    list: Option<List>,
    /// Indices of the corrections that were used.
    applied: HashSet<usize>,
}

impl Reader {
    fn line(&mut self, line: &str) -> Result<(), String> {
        if line.is_empty() {
            return Ok(());
        }
        let heading = line.strip_suffix("清单").filter(|_| !line.starts_with('|'));
        let opened = heading.and_then(|heading| {
            List::ALL
                .into_iter()
                .find(|list| heading.ends_with(list.name()))
        });
        if opened.is_some() {
            if opened != next_list(self.list) {
                return Err(format!("`{line}` is not the list that comes next"));
            }
            self.list = opened;
            return Ok(());
        }
        let Some(list) = self.list else {
            return self.cover_line(line);
        };
        let cells = line
            .strip_prefix('|')
            .and_then(|rest| rest.strip_suffix('|'))
            .ok_or_else(|| format!("a line that is no table row: `{line}`"))?
            .split('|')
            .map(str::trim)
            .collect::<Vec<_>>();
        if cells.iter().all(|cell| cell.trim_matches('-').is_empty()) {
            return Ok(());
        }
        if cells == columns(list) {
            return Ok(());
        }
        self.row(list, &cells)
    }

    /// The cover gives the title, the place and the date; the contents are skipped.
    fn cover_line(&mut self, line: &str) -> Result<(), String> {
        let duty_list = &mut self.duty_list;
        if !duty_list.date.is_empty() {
            return Ok(());
        }
        if let Some(rest) = line.strip_suffix('月') {
            let (year, month) = rest
                .split_once('年')
                .ok_or_else(|| format!("`{line}` is no month of a year"))?;
            let number = |text: &str| {
                let digits = text.trim().parse::<u16>();
                digits.map_err(|_| format!("`{text}` is no year or month"))
            };
            duty_list.date = format!("{:04}-{:02}", number(year)?, number(month)?);
            return Ok(());
        }
        duty_list.title.push_str(line);
        if !line.ends_with("清单") {
            let mut rest = line;
            for level in ["自治区", "自治州", "县", "乡"] {
                if let Some((name, after)) = rest.split_once(level) {
                    duty_list.place.push(format!("{name}{level}"));
                    rest = after;
                }
            }
            if !rest.is_empty() {
                return Err(format!("`{rest}` is no place"));
            }
        }
        Ok(())
    }

    fn row(&mut self, list: List, cells: &[&str]) -> Result<(), String> {
        if cells.len() != columns(list).len() {
            let expected = columns(list).len();
            return Err(format!("{} cells instead of {expected}", cells.len()));
        }
        let number: u32 = cells[0]
            .parse()
            .map_err(|_| format!("`{}` is no 序号", cells[0]))?;
        let id = ItemId { list, number };
        let before = self.duty_list.list(list).count();
        if number as usize != before + 1 {
            return Err(format!("{id} follows item {before} of its list"));
        }

        let category = self.correct(id, Field::Category, cells[1])?;
        let category = self.category(&category)?;
        let title = self.correct(id, Field::Title, cells[2])?;
        if title.is_empty() {
            return Err(format!("{id} has no title"));
        }
        let mut item = Item {
            id,
            printed_number: None,
            category: Some(category),
            title,
            title_en: None,
            departments: Vec::new(),
            other_departments: None,
            superior: Vec::new(),
            township: Vec::new(),
            action: None,
            remark: None,
        };
        match list {
            List::Basic => {}
            List::Supporting => {
                let departments = self.correct(id, Field::Departments, cells[3])?;
                (item.departments, item.other_departments) = self.departments(&departments)?;
                let superior = self.correct(id, Field::SuperiorDuties, cells[4])?;
                item.superior = self.superior(&superior, &item.departments)?;
                let township = self.correct(id, Field::TownshipDuties, cells[5])?;
                item.township = clause::split(&township, |word| self.short_named(word).is_some())?;
            }
            List::Reclaimed => {
                let superior = self.correct(id, Field::SuperiorDuties, cells[3])?;
                (item.departments, item.superior) = self.takeovers(&superior)?;
            }
        }
        self.duty_list.items.push(item);
        Ok(())
    }

    /// The cell as it is to be read.
    fn correct(&mut self, item: ItemId, field: Field, cell: &str) -> Result<String, String> {
        let mut text = cell.to_owned();
        for (index, correction) in self.duty_list.corrections.iter().enumerate() {
            if correction.item != item || correction.field != field {
                continue;
            }
            if text.matches(&correction.published).count() != 1 {
                let passage = &correction.published;
                return Err(format!("the correction of `{passage}` must fit once here"));
            }
            text = text.replacen(&correction.published, &correction.read_as, 1);
            self.applied.insert(index);
        }
        Ok(text)
    }

    fn category(&mut self, name: &str) -> Result<CategoryId, String> {
        if name.is_empty() {
            return Err("no category".to_owned());
        }
        if self.duty_list.category_named(name).is_none() {
            self.duty_list.categories.push(name.to_owned());
        }
        self.duty_list
            .category_named(name)
            .ok_or_else(|| "more than 255 categories".to_owned())
    }

    /// `甲、乙及其他丙`: the departments by their full names, and what follows 及.
    fn departments(&self, cell: &str) -> Result<(Vec<DepartmentId>, Option<String>), String> {
        let (names, others) = match cell.split_once("及其他") {
            Some((names, others)) => (names, Some(format!("其他{others}"))),
            None => (cell, None),
        };
        let departments = names
            .split('、')
            .map(|name| {
                self.full_named(name)
                    .ok_or_else(|| format!("`{name}` is no department"))
            })
            .collect::<Result<Vec<_>, _>>()?;
        let distinct: HashSet<_> = departments.iter().collect();
        if distinct.len() != departments.len() {
            return Err(format!("a department stands twice in `{cell}`"));
        }
        Ok((departments, others))
    }

    fn superior(
        &self,
        cell: &str,
        departments: &[DepartmentId],
    ) -> Result<Vec<SuperiorClause>, String> {
        let clauses = clause::split(cell, |word| self.short_named(word).is_some())?;
        let attributed = clauses.into_iter().map(|clause| {
            let heading = clause.section.as_ref();
            let heading = heading.and_then(|heading| self.short_named(&heading.text));
            let all = &self.duty_list.departments;
            SuperiorClause {
                attribution: attribute(&clause.text, heading, departments, all),
                clause,
            }
        });
        Ok(attributed.collect())
    }

    /// `甲： 办法。 乙： 办法。`: the departments that took the item back, and how
    /// each of them does it.
    fn takeovers(&self, cell: &str) -> Result<(Vec<DepartmentId>, Vec<SuperiorClause>), String> {
        let words: Vec<&str> = cell.split_whitespace().collect();
        let mut ways = Vec::new();
        for pair in words.chunks(2) {
            let &[label, text] = pair else {
                return Err(format!("`{}` stands alone", pair.join(" ")));
            };
            let department = label
                .strip_suffix('：')
                .and_then(|name| self.full_named(name))
                .ok_or_else(|| format!("`{label}` is no department with a colon"))?;
            ways.push((department, text));
        }
        let departments: Vec<_> = ways.iter().map(|(department, _)| *department).collect();
        let alone = departments.len() == 1;
        let clauses = ways.iter().map(|&(department, text)| SuperiorClause {
            clause: Clause {
                section: None,
                number: None,
                label: None,
                text: text.to_owned(),
                paragraph: 0,
            },
            attribution: if alone {
                Attribution::Sole(department)
            } else {
                Attribution::Named(vec![department])
            },
        });
        let clauses = clauses.collect();
        Ok((departments, clauses))
    }

    fn full_named(&self, name: &str) -> Option<DepartmentId> {
        self.named(|department| department.name == name)
    }

    fn short_named(&self, name: &str) -> Option<DepartmentId> {
        self.named(|department| department.short == name)
    }

    fn named(&self, is_it: impl Fn(&Department) -> bool) -> Option<DepartmentId> {
        self.duty_list
            .department_ids()
            .find(|id| is_it(self.duty_list.department(*id)))
    }
}

fn next_list(list: Option<List>) -> Option<List> {
    match list {
        None => Some(List::Basic),
        Some(List::Basic) => Some(List::Supporting),
        Some(List::Supporting) => Some(List::Reclaimed),
        Some(List::Reclaimed) => None,
    }
}

/// The header of a list's tables.
fn columns(list: List) -> &'static [&'static str] {
    match list {
        List::Basic => &["序号", "事项类别", "事项名称"],
        List::Supporting => &[
            "序号",
            "事项类别",
            "事项名称",
            "对应上级部门",
            "上级部门职责",
            "乡镇配合职责",
        ],
        List::Reclaimed => &["序号", "事项类别", "事项名称", "承接部门及工作方式"],
    }
}
