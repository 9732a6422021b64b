//! No character is lost: every cell is in the list, or in a problem.

use std::collections::HashMap;

use duty_atlas::duty_list::reader::CellState;
use duty_atlas::duty_list::source::{Block, SourceDocument};
use duty_atlas::duty_list::{DutyList, Outcome};

use super::support::{SAMPLES, open_sample, read_sample, squeeze};

/// Words of forms that say what a part of a cell is; they are not text of an item.
const LABELS: [&str; 6] = [
    "承接部门",
    "工作方式",
    "牵头单位",
    "配合单位",
    "牵头部门",
    "配合部门",
];

/// All text of a list, item by item.
fn text_of(list: &DutyList) -> String {
    let mut out = String::new();
    for item in &list.items {
        out += &format!(
            "\n{} {}",
            item.id.number,
            item.printed_number.as_deref().unwrap_or_default()
        );
        // What the columns of the list and of the township say.
        out += item.id.list.name();
        out += "收回、取消事项清单";
        out += &list.place.concat();
        out += list.category_of(item);
        out += &item.title;
        for id in &item.departments {
            for form in list.department(*id).forms() {
                out += form;
            }
        }
        for text in [&item.other_departments, &item.action, &item.remark]
            .into_iter()
            .flatten()
        {
            out += text;
        }
        let mut section = None;
        for clause in item
            .superior
            .iter()
            .map(|duty| &duty.clause)
            .chain(&item.township)
        {
            if section != clause.section.as_ref() {
                section = clause.section.as_ref();
                out += section.map_or("", |heading| &heading.text);
            }
            out += clause.label.as_deref().unwrap_or_default();
            out += &clause.text;
        }
    }
    out += &list.place.concat();
    squeeze(&out)
}

fn without_labels(text: &str) -> String {
    let text = LABELS
        .iter()
        .fold(squeeze(text), |text, label| text.replace(label, ""));
    // Between names it is only a comma.
    text.replace("及其他", "、其他")
}

fn is_word(c: char) -> bool {
    c.is_alphabetic()
}

/// What is in no item and in no problem.
pub fn lost(source: &SourceDocument, outcome: &Outcome) -> Vec<String> {
    let reading = &outcome.reading;
    let list = text_of(&outcome.list);
    let problems: String = reading
        .problems
        .iter()
        .map(|problem| squeeze(&problem.text) + "\n")
        .collect();
    let captions: String = reading
        .captions
        .iter()
        .map(|text| squeeze(text) + "\n")
        .collect::<String>()
        + &squeeze(&outcome.list.title)
        + &list;
    let headers: String = reading
        .tables
        .iter()
        .flat_map(|table| &table.columns)
        .map(|column| squeeze(&column.header) + "\n")
        .collect();
    let mut lost = Vec::new();
    let mut counts: HashMap<char, i64> = HashMap::new();
    for ((number, grid), states) in source.grids().zip(&reading.cell_states) {
        assert_eq!(grid.cells.len(), states.len(), "table {number}");
        for (cell, state) in grid.cells.iter().zip(states) {
            let text = squeeze(&cell.text());
            if text.is_empty() {
                continue;
            }
            let found = match state {
                CellState::Item if problems.contains(&text) => true,
                CellState::Item => {
                    let text = without_labels(&text);
                    for c in text.chars().filter(|c| is_word(*c)) {
                        *counts.entry(c).or_default() += 1;
                    }
                    cell.paragraphs.iter().all(|line| {
                        without_labels(line)
                            .split(|c: char| !is_word(c))
                            .all(|run| list.contains(run))
                    })
                }
                CellState::Header => headers.contains(&text) || captions.contains(&text),
                CellState::Caption => {
                    cell.paragraphs
                        .iter()
                        .all(|line| captions.contains(&squeeze(line)))
                        || problems.contains(&text)
                }
                CellState::Note | CellState::Unread => {
                    problems.contains(&text)
                        || cell
                            .paragraphs
                            .iter()
                            .all(|line| problems.contains(&squeeze(line)))
                }
            };
            if !found {
                lost.push(format!(
                    "table {number} row {} column {} ({state:?}): {text}",
                    cell.row + 1,
                    cell.column + 1
                ));
            }
        }
    }
    for c in list.chars() {
        *counts.entry(c).or_default() -= 1;
    }
    for (c, count) in counts {
        // Category cells may also have a numeral or the number of their items.
        if count > 0 && !"项共一二三四五六七八九十续".contains(c) {
            lost.push(format!(
                "`{c}` stands {count} times more often in the cells than in the list"
            ));
        }
    }
    for block in &source.blocks {
        if let Block::Paragraph(paragraph) = block {
            let text = squeeze(&paragraph.text);
            if !captions.contains(&text) && !problems.contains(&text) {
                lost.push(format!("paragraph: {text}"));
            }
        }
    }
    for left in &source.left_out {
        if !problems.contains(&squeeze(&left.text)) {
            lost.push(format!("left out: {}", left.text));
        }
    }
    lost
}

#[test]
fn no_character_of_the_samples_is_lost() {
    for (file, _) in SAMPLES {
        let lost = lost(&open_sample(file), &read_sample(file));
        assert!(lost.is_empty(), "{file}: {lost:#?}");
    }
}

#[test]
fn every_cell_has_one_state() {
    for (file, _) in SAMPLES {
        let outcome = read_sample(file);
        let counts = outcome.reading.cells;
        let cells: usize = open_sample(file)
            .grids()
            .map(|(_, grid)| grid.cells.len())
            .sum();
        assert_eq!(counts.total as usize, cells, "{file}");
        assert_eq!(
            counts.total,
            counts.item + counts.header + counts.caption + counts.note + counts.unread,
            "{file}"
        );
    }
}
