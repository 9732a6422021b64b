//! The table: a row for each item, a column for each department.
//!
//! Each row has as many cells as there are columns, so that a screen reader
//! finds its way; what several departments share stands in the cell of the last
//! of them and is drawn across all of them. `compare.css` draws the rows as
//! grids, which takes their table roles away, hence the explicit ones.

use super::overview::names;
use crate::compare::{Comparison, Narrowing, Part, Row, Span, SpanKind};
use crate::document::{DepartmentId, Item, List};
use crate::ui::dom::{El, el, with_class};
use crate::ui::parts::figures::clause_count;
use crate::ui::parts::{clauses, item_link, township_clauses};
use crate::ui::state::Atlas;

pub fn table(atlas: Atlas, comparison: &Comparison, narrowing: Narrowing) -> El {
    let heads = comparison
        .departments
        .iter()
        .map(|id| atlas.department(*id));
    let township = atlas.say("乡镇配合职责", "Township’s duties");
    let mut head = row_of("thead-row").child(column_head(atlas.say("事项", "Item")));
    for name in heads.chain([township]) {
        head = head.child(column_head(name));
    }
    let mut body = el("tbody").attr("role", "rowgroup");
    let mut is_empty = true;
    for row in comparison.narrowed(narrowing) {
        body = body.child(item_row(atlas, comparison, row));
        is_empty = false;
    }
    let head = el("thead").attr("role", "rowgroup").child(head);
    let count = comparison.departments.len().to_string();
    let table = with_class("table", &["comparison of-", &count].concat(), (head, body))
        .attr("role", "table")
        .attr(
            "aria-label",
            atlas.say("部门对比", "Comparison of departments"),
        );
    let none = is_empty.then(|| {
        let text = match narrowing {
            Narrowing::DifferencesOnly => atlas.say(
                "这些部门的事项全部相同，没有差异。",
                "Every item names several of these departments.",
            ),
            _ => atlas.say(
                "这些部门没有共同的事项。",
                "No item names several of these departments.",
            ),
        };
        with_class("p", "empty", text)
    });
    el("div").child((table, none))
}

fn row_of(class: &str) -> El {
    el("tr").class(class).attr("role", "row")
}

fn column_head(name: &str) -> El {
    el("th")
        .attr("scope", "col")
        .attr("role", "columnheader")
        .child(name)
}

fn item_row(atlas: Atlas, comparison: &Comparison, row: &Row) -> El {
    let item = &atlas.document.items[row.position];
    let shared = if row.is_shared() { "shared" } else { "" };
    let mut cells = row_of(shared)
        .attr("data-item", &item.id.to_string())
        .child(title_cell(atlas, row, item));
    for (column, id) in comparison.departments.iter().enumerate() {
        let mut cell =
            el("td")
                .attr("role", "cell")
                .child(part(atlas, item, &row.parts[column], column, *id));
        for span in &row.spans {
            if span.columns.iter().last() == Some(column) {
                cell = cell.child(across(atlas, comparison, item, span));
            }
        }
        cells = cells.child(cell);
    }
    let label = atlas.say("乡镇配合职责", "Township’s duties");
    let township = match item.id.list {
        List::Reclaimed => {
            let text = atlas.say(
                "已收回，乡镇不再承担。",
                "Taken back; no longer the township’s.",
            );
            with_class("p", "caption", text)
        }
        _ => township_clauses(atlas, item),
    };
    let township = with_class("div", "township", township).attr("data-label", label);
    cells.child(el("td").attr("role", "cell").child(township))
}

fn title_cell(atlas: Atlas, row: &Row, item: &'static Item) -> El {
    let say = |zh, en| with_class("span", "", atlas.say(zh, en));
    let mut meta = with_class(
        "p",
        "meta",
        with_class("span", "", atlas.category(item.category)),
    );
    if item.id.list == List::Supporting {
        let text = match atlas.english() {
            false => format!(
                "上级 {} 条，乡镇 {} 条",
                item.superior.len(),
                item.township.len()
            ),
            true => format!(
                "county {}, township {} clauses",
                item.superior.len(),
                item.township.len()
            ),
        };
        meta = meta.child(with_class("span", "", text));
    }
    if !row.outside.is_empty() {
        let names = atlas.departments(&row.outside);
        meta = meta.child(say("还列有 ", "Also names ").child(names));
    }
    if let Some(others) = &item.other_departments {
        meta = meta.child(match atlas.english() {
            false => with_class("span", "", ["及", others].concat()),
            true => with_class("span", "", "and others that are not named"),
        });
    }
    if !row.elsewhere.is_empty() {
        let count = clause_count(atlas, row.elsewhere.len());
        meta = meta.child(say("未对比部门的职责 ", "Of departments not compared: ").child(count));
    }
    if !row.other.is_empty() {
        let count = clause_count(atlas, row.other.len());
        meta = meta.child(say("其他主体的职责 ", "Of other actors: ").child(count));
    }
    el("th")
        .attr("scope", "row")
        .attr("role", "rowheader")
        .child((item_link(atlas, item), meta))
}

/// What is one department's alone.
fn part(atlas: Atlas, item: &'static Item, part: &Part, column: usize, id: DepartmentId) -> El {
    let note = |text| with_class("p", "caption", text);
    let (class, content) = match part {
        Part::Absent => ("absent", el("p").child("—")),
        Part::Listed => {
            let text = atlas.say(
                "列为对应部门，职责栏未写明其职责",
                "Listed, but the text gives it no clause",
            );
            ("listed", note(text))
        }
        Part::Shared => (
            "in-common",
            note(atlas.say("只有共同职责", "Joint duties only")),
        ),
        Part::Own(own) => ("own", clauses(atlas, item, own)),
    };
    let class = ["part at-", &column.to_string(), " ", class].concat();
    with_class("div", &class, content).attr("data-label", atlas.department(id))
}

/// What several departments share, once, across their columns.
fn across(atlas: Atlas, comparison: &Comparison, item: &'static Item, span: &Span) -> El {
    let mut label = names(atlas, comparison, span.columns);
    if !span.outside.is_empty() {
        let names = atlas.departments(&span.outside);
        label.push_str(atlas.say("（另有未对比的 ", " (with "));
        label.push_str(&names);
        label.push_str(atlas.say("）", ", not compared)"));
    }
    label.push_str(match span.kind {
        SpanKind::Named => atlas.say(" 共同", " together"),
        SpanKind::Joint => atlas.say(
            " 共同（原文没有写明由谁负责）",
            " together (the text does not say which of them acts)",
        ),
    });
    let first = span.columns.iter().next().unwrap_or_default();
    let last = span.columns.iter().last().unwrap_or_default();
    let class = [
        "across at-",
        &first.to_string(),
        " over-",
        &(last + 1 - first).to_string(),
    ];
    with_class("div", &class.concat(), with_class("p", "who", label)).child(clauses(
        atlas,
        item,
        &span.clauses,
    ))
}
