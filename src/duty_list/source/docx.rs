//! Word documents: paragraphs and tables of `word/document.xml` as they are
//! displayed with all changes accepted.

use std::collections::HashMap;

use quick_xml::Reader;
use quick_xml::escape::unescape;
use quick_xml::events::{BytesStart, Event};

use super::archive::Archive;
use super::numbering::Numbering;
use super::{
    Block, Cell, Grid, LeftOut, Limits, Paragraph, Refusal, SourceDocument, SourceKind, is_blank,
    lines, visible,
};
use crate::duty_list::problem::{Location, ProblemKind};

/// The value of an attribute, whatever its prefix.
pub fn attribute(e: &BytesStart, name: &str) -> Option<String> {
    let mut attributes = e.attributes();
    let attributes = attributes.with_checks(false).flatten();
    let value = { attributes }
        .find(|attribute| attribute.key.local_name().as_ref() == name)?
        .value;
    Some(unescape(&value).map_or_else(|_| value.to_string(), |text| text.into_owned()))
}

/// Whether a switch like `<w:vanish w:val="0"/>` is on.
fn is_on(e: &BytesStart) -> bool {
    !matches!(attribute(e, "val").as_deref(), Some("0" | "false" | "off"))
}

pub fn read(archive: &mut Archive, name: &str) -> Result<SourceDocument, Refusal> {
    let part = main_part(archive)?;
    let xml = archive.text(&part)?.ok_or(Refusal::Damaged)?;
    let numbering = archive.text("word/numbering.xml")?;
    let styles = archive.text("word/styles.xml")?;
    let mut document = SourceDocument::new(name, SourceKind::Docx);
    document.title = archive
        .text("docProps/core.xml")?
        .and_then(|xml| core_title(&xml));
    let mut walker = Walker {
        document,
        numbering: numbering
            .map(|xml| Numbering::read(&xml))
            .unwrap_or_default(),
        styles: styles.map(|xml| read_styles(&xml)).unwrap_or_default(),
        paragraphs: Vec::new(),
        tables: Vec::new(),
        hidden_run: false,
        fields: Vec::new(),
        contents: 0,
        cells: 0,
        contents_start: false,
    };
    walker.walk(&xml)?;
    Ok(walker.document)
}

/// The main part, which other programs may call otherwise.
fn main_part(archive: &mut Archive) -> Result<String, Refusal> {
    if archive.contains("word/document.xml") {
        return Ok("word/document.xml".to_owned());
    }
    let relations = archive.text("_rels/.rels")?.ok_or(Refusal::Damaged)?;
    let mut reader = Reader::from_str(&relations);
    loop {
        match reader.read_event() {
            Ok(Event::Start(e) | Event::Empty(e)) => {
                if attribute(&e, "Type").is_some_and(|kind| kind.ends_with("/officeDocument")) {
                    let target = attribute(&e, "Target").ok_or(Refusal::Damaged)?;
                    return Ok(target.trim_start_matches('/').to_owned());
                }
            }
            Ok(Event::Eof) | Err(_) => return Err(Refusal::Damaged),
            Ok(_) => {}
        }
    }
}

/// `dc:title` of the core properties.
pub fn core_title(xml: &str) -> Option<String> {
    let mut reader = Reader::from_str(xml);
    let mut inside = false;
    let mut title = String::new();
    loop {
        match reader.read_event() {
            Ok(Event::Start(e)) => inside = e.local_name().as_ref() == "title",
            Ok(Event::Text(text)) if inside => title += &text.xml10_content(),
            Ok(Event::End(_)) => inside = false,
            Ok(Event::Eof) | Err(_) => break,
            Ok(_) => {}
        }
    }
    (!title.trim().is_empty()).then(|| title.trim().to_owned())
}

/// A style's numbering, and the style that it builds on.
#[derive(Debug, Default)]
struct Style {
    based_on: Option<String>,
    number: Option<String>,
    level: Option<usize>,
    hidden: bool,
}

fn read_styles(xml: &str) -> HashMap<String, Style> {
    let mut styles: HashMap<String, Style> = HashMap::new();
    let mut reader = Reader::from_str(xml);
    reader.config_mut().check_end_names = false;
    let mut current = None::<String>;
    loop {
        match reader.read_event() {
            Ok(Event::Start(e) | Event::Empty(e)) => {
                let name = e.local_name();
                if name.as_ref() == "style" {
                    current = attribute(&e, "styleId");
                    continue;
                }
                let Some(id) = &current else { continue };
                let value = || attribute(&e, "val");
                match name.as_ref() {
                    "basedOn" => styles.entry(id.clone()).or_default().based_on = value(),
                    "numId" => styles.entry(id.clone()).or_default().number = value(),
                    "ilvl" => {
                        styles.entry(id.clone()).or_default().level =
                            value().and_then(|text| text.parse().ok());
                    }
                    "vanish" => styles.entry(id.clone()).or_default().hidden = is_on(&e),
                    _ => {}
                }
            }
            Ok(Event::End(e)) if e.local_name().as_ref() == "style" => current = None,
            Ok(Event::Eof) | Err(_) => return styles,
            Ok(_) => {}
        }
    }
}

#[derive(Debug, Default)]
struct Open {
    text: String,
    style: Option<String>,
    number: Option<String>,
    level: Option<usize>,
    /// The paragraph's mark is deleted: the next one goes on with it.
    joined: bool,
    hidden: String,
    contents: bool,
}

#[derive(Debug, Default)]
struct Table {
    grid: Grid,
    row: u32,
    column: u32,
    span: u32,
    /// Continues the cell above.
    continues: bool,
    merged_left: bool,
    restarts: bool,
    paragraphs: Vec<String>,
    deleted_row: bool,
    /// Open vertical merges: the column where each begins, and its cell.
    merges: HashMap<u32, usize>,
}

struct Walker {
    document: SourceDocument,
    numbering: Numbering,
    styles: HashMap<String, Style>,
    /// Open paragraphs; one inside another is in a text box.
    paragraphs: Vec<Open>,
    tables: Vec<Table>,
    hidden_run: bool,
    /// Open fields, and whether each is past its instruction.
    fields: Vec<Field>,
    /// Depth of content controls that hold the table of contents.
    contents: usize,
    contents_start: bool,
    cells: u64,
}

#[derive(Debug, Default)]
struct Field {
    instruction: String,
    shows: bool,
}

impl Walker {
    fn walk(&mut self, xml: &str) -> Result<(), Refusal> {
        let mut reader = Reader::from_str(xml);
        // Elements whose content is not displayed.
        let mut skipped = 0usize;
        let mut skipped_text = String::new();
        let mut names: Vec<&'static str> = Vec::new();
        let mut in_text = false;
        loop {
            let event = reader.read_event().map_err(|_| Refusal::Damaged)?;
            match event {
                Event::Eof => break,
                Event::Start(e) => {
                    let name = intern(e.local_name().as_ref());
                    // In the properties of a row or of a paragraph's mark it is a flag.
                    let flag = name == "del" && matches!(names.last(), Some(&("trPr" | "rPr")));
                    names.push(name);
                    if names.len() > 2_000 {
                        return Err(Refusal::Bomb);
                    }
                    if skipped > 0 || (is_skipped(name) && !flag) {
                        skipped += 1;
                        in_text = matches!(name, "delText" | "t");
                        continue;
                    }
                    in_text = name == "t" || name == "instrText";
                    self.start(name, &names, &e)?;
                }
                Event::Empty(_) if skipped > 0 => {}
                Event::Empty(e) => {
                    let name = intern(e.local_name().as_ref());
                    names.push(name);
                    self.start(name, &names, &e)?;
                    if name == "p" || name == "tc" || name == "tr" {
                        self.end(name);
                    }
                    names.pop();
                }
                Event::End(_) => {
                    in_text = false;
                    let Some(name) = names.pop() else {
                        return Err(Refusal::Damaged);
                    };
                    if skipped > 0 {
                        skipped -= 1;
                        if skipped == 0 && matches!(name, "del" | "moveFrom") {
                            self.leave_out(ProblemKind::Deleted, &skipped_text);
                        }
                        if skipped == 0 {
                            skipped_text.clear();
                        }
                    } else {
                        self.end(name);
                    }
                }
                Event::Text(text) if in_text => {
                    let text = text.xml10_content();
                    if skipped > 0 {
                        skipped_text += &text
                    } else {
                        self.text(&text)
                    }
                }
                Event::CData(text) if in_text && skipped == 0 => self.text(&text.xml10_content()),
                Event::GeneralRef(entity) if in_text => {
                    let text = format!("&{};", entity.xml10_content());
                    let text = unescape(&text)
                        .map(|text| text.into_owned())
                        .unwrap_or(text);
                    if skipped > 0 {
                        skipped_text += &text
                    } else {
                        self.text(&text)
                    }
                }
                _ => {}
            }
        }
        self.flush_joined();
        while let Some(table) = self.tables.pop() {
            if self.tables.is_empty() {
                self.document.blocks.push(Block::Grid(table.grid));
            }
        }
        Ok(())
    }

    fn start(
        &mut self,
        name: &'static str,
        names: &[&'static str],
        e: &BytesStart,
    ) -> Result<(), Refusal> {
        let parent = names.len().checked_sub(2).map_or("", |at| names[at]);
        let value = || attribute(e, "val");
        match name {
            "p" => {
                let joined = self.paragraphs.last().is_some_and(|open| open.joined);
                if joined {
                    // Keeps the text of the paragraph before it.
                    if let Some(open) = self.paragraphs.last_mut() {
                        open.joined = false;
                    }
                } else {
                    let contents = self.contents > 0 || self.in_contents();
                    self.paragraphs.push(Open {
                        contents,
                        ..Open::default()
                    });
                }
                self.hidden_run = false;
            }
            "tbl" => {
                self.flush_joined();
                self.tables.push(Table::default());
            }
            "tr" => {
                if let Some(table) = self.tables.last_mut() {
                    table.column = 0;
                    table.deleted_row = false;
                }
            }
            "tc" => {
                if let Some(table) = self.tables.last_mut() {
                    table.span = 1;
                    table.continues = false;
                    table.restarts = false;
                    table.merged_left = false;
                    if self.tables.len() == 1 {
                        self.cells += 1;
                        if self.cells > Limits::CELLS {
                            return Err(Refusal::TooManyCells {
                                limit: Limits::CELLS,
                            });
                        }
                    }
                }
                if let [table] = &mut self.tables[..] {
                    table.paragraphs.clear();
                }
            }
            "gridSpan" => {
                if let Some(table) = self.tables.last_mut() {
                    table.span = value()
                        .and_then(|text| text.parse().ok())
                        .unwrap_or(1)
                        .clamp(1, Limits::COLUMNS);
                }
            }
            "gridBefore" => {
                if let Some(table) = self.tables.last_mut() {
                    table.column += value()
                        .and_then(|text| text.parse().ok())
                        .unwrap_or(0)
                        .min(Limits::COLUMNS);
                }
            }
            "vMerge" => {
                if let Some(table) = self.tables.last_mut() {
                    let restarts = value().as_deref() == Some("restart");
                    table.continues = !restarts;
                    table.restarts = restarts;
                }
            }
            "hMerge" => {
                if let Some(table) = self.tables.last_mut() {
                    table.merged_left = value().as_deref() != Some("restart");
                }
            }
            // A row, or the mark of a paragraph, that was deleted.
            "del" if parent == "trPr" => {
                if let Some(table) = self.tables.last_mut() {
                    table.deleted_row = true;
                }
            }
            "del" if names.len() > 2 && names[names.len() - 3] == "pPr" => {
                if let Some(open) = self.paragraphs.last_mut() {
                    open.joined = true;
                }
            }
            "pStyle" => {
                let style = value();
                if let Some(open) = self.paragraphs.last_mut() {
                    open.contents |= style
                        .as_deref()
                        .is_some_and(|style| style.to_uppercase().starts_with("TOC"));
                    open.style = style;
                }
            }
            "numId" if parent == "numPr" => {
                if let Some(open) = self.paragraphs.last_mut() {
                    open.number = value();
                }
            }
            "ilvl" if parent == "numPr" => {
                if let Some(open) = self.paragraphs.last_mut() {
                    open.level = value().and_then(|text| text.parse().ok());
                }
            }
            "r" => self.hidden_run = false,
            "vanish" | "specVanish" if parent == "rPr" && !names.contains(&"pPr") => {
                self.hidden_run = is_on(e)
            }
            "rStyle" => {
                let style = value().and_then(|id| self.styles.get(&id));
                self.hidden_run |= style.is_some_and(|style| style.hidden);
            }
            "br" | "cr" => self.text("\n"),
            "tab" if parent == "r" => self.text("\t"),
            "noBreakHyphen" => self.text("-"),
            "sym" => {
                let code =
                    attribute(e, "char").and_then(|text| u32::from_str_radix(&text, 16).ok());
                // A place in a symbol font: shown as a box, so that it is not lost.
                let sign = code.map(|code| {
                    if (0xF000..0xF100).contains(&code) {
                        symbol(code)
                    } else {
                        char::from_u32(code).unwrap_or('□')
                    }
                });
                self.text(sign.unwrap_or('□').encode_utf8(&mut [0; 4]));
            }
            "fldChar" => match attribute(e, "fldCharType").as_deref() {
                Some("begin") => self.fields.push(Field::default()),
                Some("separate") => {
                    if let Some(field) = self.fields.last_mut() {
                        field.shows = true;
                    }
                    let in_contents = self.in_contents();
                    if let Some(open) = self.paragraphs.last_mut() {
                        open.contents |= in_contents;
                    }
                }
                Some("end") => {
                    self.fields.pop();
                }
                _ => {}
            },
            "docPartGallery" => {
                self.contents_start = value().is_some_and(|name| name.contains("Contents"))
            }
            "sdtContent" if self.contents > 0 || std::mem::take(&mut self.contents_start) => {
                self.contents += 1;
            }
            "blip" | "imagedata" if !self.tables.is_empty() => {
                let location = self.location();
                self.document.left_out.push(LeftOut {
                    kind: ProblemKind::Picture,
                    location,
                    text: String::new(),
                });
            }
            _ => {}
        }
        Ok(())
    }

    fn end(&mut self, name: &str) {
        match name {
            "p" => self.end_paragraph(),
            "tc" => {
                self.flush_joined();
                self.end_cell();
            }
            "tr" => {
                if let Some(table) = self.tables.last_mut() {
                    if !table.deleted_row {
                        table.row += 1;
                    }
                    // A merge that this row did not go on with has ended.
                    let row = table.row;
                    let cells = &table.grid.cells;
                    table
                        .merges
                        .retain(|_, at| cells[*at].row + cells[*at].row_span >= row);
                }
            }
            "tbl" => {
                if let Some(table) = self.tables.pop()
                    && self.tables.is_empty()
                {
                    self.document.blocks.push(Block::Grid(table.grid));
                }
            }
            "sdtContent" => self.contents = self.contents.saturating_sub(1),
            "r" => self.hidden_run = false,
            _ => {}
        }
    }

    /// Ends a paragraph whose mark is deleted and which nothing follows.
    fn flush_joined(&mut self) {
        if let Some(open) = self.paragraphs.last_mut().filter(|open| open.joined) {
            open.joined = false;
            self.end_paragraph();
        }
    }

    fn end_paragraph(&mut self) {
        let Some(open) = self.paragraphs.last() else {
            return;
        };
        if open.joined {
            return;
        }
        let Some(open) = self.paragraphs.pop() else {
            return;
        };
        let deleted_row = self.tables.last().is_some_and(|table| table.deleted_row);
        let label = if deleted_row { None } else { self.label(&open) };
        let mut text = visible(&open.text);
        if let Some(label) = label {
            // The space keeps `1.` and `2025年` apart.
            text = format!("{label} {text}");
        }
        if !open.hidden.trim_matches(is_blank).is_empty() {
            self.leave_out(ProblemKind::Hidden, &open.hidden);
        }
        if let Some(outer) = self.paragraphs.last_mut() {
            // A text box belongs to the paragraph that it is anchored in.
            if !text.trim_matches(is_blank).is_empty() {
                outer.text.push('\n');
                outer.text += &text;
            }
            return;
        }
        match self.tables.first_mut() {
            Some(table) => table.paragraphs.extend(lines(&text)),
            None => {
                for line in lines(&text) {
                    self.document.blocks.push(Block::Paragraph(Paragraph {
                        text: line,
                        contents: open.contents,
                    }));
                }
            }
        }
    }

    fn end_cell(&mut self) {
        // The text of a table inside a cell belongs to the cell.
        let [table] = &mut self.tables[..] else {
            return;
        };
        let column = table.column;
        table.column = table.column.saturating_add(table.span).min(Limits::COLUMNS);
        let paragraphs = std::mem::take(&mut table.paragraphs);
        if table.deleted_row {
            let text = paragraphs.join("\n");
            self.leave_out(ProblemKind::Deleted, &text);
            return;
        }
        if table.merged_left
            && let Some(cell) = table
                .grid
                .cells
                .last_mut()
                .filter(|cell| cell.row == table.row)
        {
            cell.column_span += table.span;
            cell.paragraphs.extend(paragraphs);
            return;
        }
        if table.continues
            && let Some(cell) = table
                .merges
                .get(&column)
                .map(|at| &mut table.grid.cells[*at])
        {
            cell.row_span = table.row - cell.row + 1;
            cell.paragraphs.extend(paragraphs);
            table.grid.rows = table.grid.rows.max(table.row + 1);
            return;
        }
        if table.restarts {
            table.merges.insert(column, table.grid.cells.len());
        } else {
            table.merges.remove(&column);
        }
        table.grid.push(Cell {
            row: table.row,
            column,
            row_span: 1,
            column_span: table.span,
            paragraphs,
        });
    }

    fn text(&mut self, text: &str) {
        if let Some(field) = self.fields.last_mut().filter(|field| !field.shows) {
            field.instruction += text;
            return;
        }
        if let Some(open) = self.paragraphs.last_mut() {
            let to = if self.hidden_run {
                &mut open.hidden
            } else {
                &mut open.text
            };
            to.push_str(text);
        }
    }

    fn in_contents(&self) -> bool {
        self.fields
            .iter()
            .any(|field| field.shows && field.instruction.trim_start().starts_with("TOC"))
    }

    /// What Word shows before the paragraph.
    fn label(&mut self, open: &Open) -> Option<String> {
        let mut number = open.number.clone();
        let mut level = open.level;
        let mut style = open.style.as_ref();
        for _ in 0..16 {
            let Some(of) = style.and_then(|id| self.styles.get(id)) else {
                break;
            };
            if number.is_none() {
                number.clone_from(&of.number);
            }
            if level.is_none() {
                level = of.level;
            }
            style = of.based_on.as_ref();
        }
        let number = number.filter(|number| number != "0")?;
        self.numbering.next(&number, level.unwrap_or(0))
    }

    fn location(&self) -> Location {
        let grids = self
            .document
            .blocks
            .iter()
            .filter(|block| matches!(block, Block::Grid(_)))
            .count() as u32;
        match self.tables.first() {
            Some(table) => Location {
                table: Some(grids + 1),
                row: Some(table.row + 1),
                column: Some(table.column + 1),
                ..Location::default()
            },
            None => Location {
                paragraph: Some((self.document.blocks.len() as u32).saturating_sub(grids) + 1),
                ..Location::default()
            },
        }
    }

    fn leave_out(&mut self, kind: ProblemKind, text: &str) {
        let text = text.trim_matches(is_blank);
        if !text.is_empty() {
            let location = self.location();
            self.document.left_out.push(LeftOut {
                kind,
                location,
                text: text.to_owned(),
            });
        }
    }
}

/// Elements whose text is not part of the displayed document: deleted and
/// moved text, the older of two forms of a drawing, phonetic guides, properties.
fn is_skipped(name: &str) -> bool {
    matches!(
        name,
        "del"
            | "moveFrom"
            | "Fallback"
            | "rt"
            | "rPrChange"
            | "pPrChange"
            | "tblPrChange"
            | "tcPrChange"
            | "trPrChange"
            | "sectPrChange"
            | "sectPr"
    )
}

/// Names that are compared; all others are one.
fn intern(name: &str) -> &'static str {
    const NAMES: [&str; 54] = [
        "p",
        "tbl",
        "tr",
        "tc",
        "r",
        "t",
        "pPr",
        "rPr",
        "trPr",
        "tcPr",
        "tblPr",
        "numPr",
        "numId",
        "ilvl",
        "gridSpan",
        "gridBefore",
        "vMerge",
        "hMerge",
        "del",
        "ins",
        "moveFrom",
        "moveTo",
        "Fallback",
        "Choice",
        "AlternateContent",
        "rt",
        "ruby",
        "rubyBase",
        "br",
        "cr",
        "tab",
        "sym",
        "fldChar",
        "instrText",
        "delText",
        "sdtContent",
        "docPartGallery",
        "vanish",
        "specVanish",
        "rStyle",
        "pStyle",
        "noBreakHyphen",
        "blip",
        "imagedata",
        "sectPr",
        "rPrChange",
        "pPrChange",
        "tblPrChange",
        "tcPrChange",
        "trPrChange",
        "sectPrChange",
        "hyperlink",
        "smartTag",
        "body",
    ];
    NAMES.into_iter().find(|known| *known == name).unwrap_or("")
}

/// The common signs of the symbol fonts.
fn symbol(code: u32) -> char {
    match code {
        0xF0FE | 0xF052 => '☑',
        0xF0A8 | 0xF06F | 0xF0A3 => '□',
        0xF0FC | 0xF050 => '√',
        0xF06C | 0xF09F => '●',
        0xF0D8 => '➢',
        0xF0AB => '★',
        _ => '□',
    }
}
