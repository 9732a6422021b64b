//! Going through a source in order: captions, headers, sections, rows.

use std::collections::BTreeMap;

use super::caption::{self, Declared, Section};
use super::header::ColumnRole;
use super::outcome::{CellState, Overrides, TableReading};
use super::text::squeeze;
use super::title::Line;
use crate::duty_list::model::List;
use crate::duty_list::problem::{Location, Problem, ProblemKind, Severity};
use crate::duty_list::source::{Block, SourceDocument};

/// A row, or several that belong together, before it is interpreted.
#[derive(Clone, Debug, Default)]
pub struct RawItem {
    pub list: Option<List>,
    pub location: Location,
    /// The text of the column 序号.
    pub number: String,
    pub category: Option<String>,
    pub fields: BTreeMap<ColumnRole, Vec<String>>,
    /// Changes where numbers may begin again: at a category, a section, a table.
    pub group: u32,
}

/// A section that declares how many items it has.
#[derive(Clone, Debug)]
pub struct SectionCount {
    pub list: Option<List>,
    pub name: String,
    pub declared: Option<u32>,
    pub found: u32,
    pub location: Location,
    pub text: String,
}

#[derive(Debug, Default)]
pub struct Walked {
    pub items: Vec<RawItem>,
    pub lines: Vec<Line>,
    pub problems: Vec<Problem>,
    pub tables: Vec<TableReading>,
    pub states: Vec<Vec<CellState>>,
    pub declared: Vec<(Declared, Location, String)>,
    pub sections: Vec<SectionCount>,
    pub captions: Vec<String>,
    /// What the column of the township says.
    pub places: Vec<(String, Location)>,
    /// Lists that a caption announces.
    pub announced: Vec<(List, Location, String)>,
}

/// The columns of a table.
#[derive(Clone, Debug, Default)]
pub(super) struct Layout {
    pub(super) roles: BTreeMap<u32, ColumnRole>,
    pub(super) headers: BTreeMap<u32, String>,
    pub(super) list: Option<List>,
    pub(super) width: u32,
    /// A table of something else.
    pub(super) other: bool,
}

impl Layout {
    pub(super) fn column(&self, role: ColumnRole) -> Option<u32> {
        self.roles
            .iter()
            .find(|(_, known)| **known == role)
            .map(|(column, _)| *column)
    }

    pub(super) fn has(&self, role: ColumnRole) -> bool {
        self.column(role).is_some()
    }
}

pub(super) struct Walker<'s> {
    pub(super) source: &'s SourceDocument,
    pub(super) overrides: &'s Overrides,
    pub(super) out: Walked,
    /// The list that the last caption or sheet name names.
    pub(super) hint: Option<List>,
    /// Whether no table is between the caption and here.
    pub(super) fresh: bool,
    /// The layout of the last table of duties.
    pub(super) last: Option<Layout>,
    /// The sections that are open, outermost first, as indices.
    pub(super) open: Vec<(u8, usize)>,
    pub(super) category: Option<String>,
    pub(super) group: u32,
    pub(super) begun: bool,
    /// Whether the document speaks of duties of a township anywhere.
    pub(super) mentions_duties: bool,
}

pub fn walk(source: &SourceDocument, overrides: &Overrides) -> Walked {
    let mut walker = Walker {
        source,
        overrides,
        out: Walked::default(),
        hint: None,
        fresh: false,
        last: None,
        open: Vec::new(),
        category: None,
        group: 0,
        begun: false,
        mentions_duties: mentions_duties(source),
    };
    let (mut table, mut paragraph) = (0, 0);
    for block in &source.blocks {
        match block {
            Block::Paragraph(text) => {
                paragraph += 1;
                let location = Location {
                    paragraph: Some(paragraph),
                    ..Location::default()
                };
                walker.outside(&text.text, location, None, text.contents);
            }
            Block::Grid(grid) => {
                table += 1;
                walker.grid(table, grid);
            }
        }
    }
    walker.out
}

impl Walker<'_> {
    /// A line outside the rows of a list.
    pub(super) fn outside(
        &mut self,
        text: &str,
        location: Location,
        cell: Option<(usize, usize)>,
        contents: bool,
    ) {
        let squeezed = squeeze(text);
        let contents = contents || caption::is_contents_line(text);
        let short = squeezed.chars().count() <= 60 && !squeezed.contains('。');
        let lists = if contents {
            Vec::new()
        } else {
            caption::lists_named(text)
        };
        let mut is_caption = false;
        match lists[..] {
            [list] if short => {
                self.begin_list(list, &location, text);
                is_caption = true;
            }
            // One that names several does not say which list comes.
            [_, _, ..] if short => {
                self.hint = None;
                self.fresh = false;
                is_caption = true;
            }
            [] if short && !contents && cell.is_none() && self.hint.is_some() => {
                if let Some(section) = caption::section(text)
                    .filter(|section| section.marked && !caption::is_note(text))
                {
                    self.begin_section(text, section, &location);
                    is_caption = true;
                }
            }
            _ => {}
        }
        if !contents {
            self.declare(text, &location);
        }
        if is_caption {
            self.out.captions.push(text.to_owned());
        }
        self.out.lines.push(Line {
            text: text.to_owned(),
            location,
            cell,
            contents,
            before: !self.begun,
            used: is_caption,
        });
    }

    pub(super) fn begin_list(&mut self, list: List, location: &Location, text: &str) {
        self.hint = Some(list);
        self.fresh = true;
        self.open.clear();
        self.category = None;
        self.group += 1;
        self.out
            .announced
            .push((list, location.clone(), text.to_owned()));
    }

    pub(super) fn declare(&mut self, text: &str, location: &Location) {
        for declared in caption::declared(text) {
            self.out
                .declared
                .push((declared, location.clone(), text.to_owned()));
        }
    }

    pub(super) fn begin_section(&mut self, text: &str, section: Section, location: &Location) {
        let list = self.hint;
        let kind = numeral_kind(text);
        if let Some(at) = self.open.iter().position(|(open, _)| *open == kind) {
            self.open.truncate(at);
        }
        if self.category.as_ref() != Some(&section.name) {
            self.group += 1;
        }
        self.category = Some(section.name.clone());
        let sections = &mut self.out.sections;
        let known = sections
            .iter()
            .position(|known| known.list == list && known.name == section.name);
        let at = known.unwrap_or_else(|| {
            sections.push(SectionCount {
                list,
                name: section.name.clone(),
                declared: None,
                found: 0,
                location: location.clone(),
                text: text.to_owned(),
            });
            sections.len() - 1
        });
        if let Some(count) = section.count
            && sections[at].declared.is_none()
        {
            sections[at].declared = Some(count);
            sections[at].location = location.clone();
            sections[at].text = text.to_owned();
        }
        self.open.push((kind, at));
    }

    pub(super) fn problem(
        &mut self,
        severity: Severity,
        kind: ProblemKind,
        location: Location,
        text: String,
    ) {
        self.out.problems.push(Problem {
            severity,
            kind,
            location,
            item: None,
            text,
        });
    }
}

fn mentions_duties(source: &SourceDocument) -> bool {
    let speaks = |text: &str| {
        ["履职", "配合职责", "承接部门"]
            .iter()
            .any(|word| text.contains(word))
    };
    speaks(&source.name)
        || source.title.as_deref().is_some_and(speaks)
        || source.blocks.iter().any(|block| match block {
            Block::Paragraph(paragraph) => speaks(&squeeze(&paragraph.text)),
            Block::Grid(grid) => {
                grid.sheet.as_deref().is_some_and(speaks)
                    || grid
                        .cells
                        .iter()
                        .any(|cell| cell.paragraphs.iter().any(|line| speaks(line)))
            }
        })
}

/// The kind of numeral before a section's name.
pub(super) fn numeral_kind(text: &str) -> u8 {
    let text = squeeze(text);
    let body = caption::without_numeral(&text);
    match text.chars().next() {
        _ if body.len() == text.len() => 0,
        Some('（' | '(') => 2,
        Some(c) if c.is_ascii_digit() || ('０'..='９').contains(&c) => 3,
        _ => 1,
    }
}
