//! Web pages, and what browsers and offices put on the clipboard.

use std::collections::HashMap;

use ego_tree::iter::Edge;
use scraper::node::Element;
use scraper::{Html, Node};

use super::{
    Block, Cell, Grid, LeftOut, Limits, Paragraph, Refusal, SourceDocument, SourceKind, is_blank,
    visible,
};
use crate::duty_list::problem::{Location, ProblemKind};

pub fn read(text: &str, name: &str) -> Result<SourceDocument, Refusal> {
    let text = without_downlevel_comments(text);
    if deepest(&text) > 2_000 {
        return Err(Refusal::Bomb);
    }
    let html = Html::parse_document(&text);
    let mut walker = Walker {
        document: SourceDocument::new(name, SourceKind::Html),
        tables: Vec::new(),
        text: Text::default(),
        skipped: None,
        preformatted: 0,
        title: None,
        cells: 0,
    };
    for edge in html.tree.root().traverse() {
        match edge {
            Edge::Open(node) => walker.open(node)?,
            Edge::Close(node) => walker.close(node)?,
        }
    }
    walker.end_paragraph();
    let title = walker
        .title
        .map(|title| title.split_whitespace().collect::<String>());
    walker.document.title = title.filter(|title| !title.is_empty());
    Ok(walker.document)
}

/// How deep elements are nested at most. The parser's work grows with the
/// depth, so what is deeper than any page is refused before it.
fn deepest(text: &str) -> usize {
    const OPTIONAL_END: [&str; 22] = [
        "p", "li", "td", "tr", "th", "tbody", "thead", "tfoot", "option", "dt", "dd", "br", "hr",
        "img", "meta", "link", "input", "col", "colgroup", "base", "area", "o:p",
    ];
    let (mut depth, mut deepest) = (0usize, 0);
    let mut rest = text;
    while let Some(at) = rest.find('<') {
        rest = &rest[at + 1..];
        if let Some(comment) = rest.strip_prefix("!--") {
            rest = comment.find("-->").map_or("", |end| &comment[end..]);
            continue;
        }
        let closes = rest.starts_with('/');
        let name = rest.trim_start_matches('/');
        let end = name
            .find(|c: char| !c.is_ascii_alphanumeric() && c != ':')
            .unwrap_or(name.len());
        let name = name[..end.min(20)].to_ascii_lowercase();
        if !name.starts_with(|c: char| c.is_ascii_alphabetic())
            || OPTIONAL_END.contains(&name.as_str())
        {
            continue;
        }
        if closes {
            depth = depth.saturating_sub(1);
            continue;
        }
        if matches!(name.as_str(), "script" | "style") {
            rest = rest.find("</").map_or("", |end| &rest[end + 2..]);
            continue;
        }
        depth += 1;
        deepest = deepest.max(depth);
    }
    deepest
}

/// Word wraps parts in `<![if …]>` and `<![endif]>`, which HTML has no place for.
fn without_downlevel_comments(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find("<![") {
        let (before, from) = rest.split_at(at);
        out += before;
        // `<!--[if` is a comment and stays one.
        match from.find('>') {
            Some(end) if !from.starts_with("<![CDATA[") => {
                if from[..=end].ends_with("-->") {
                    // It also ends a comment.
                    out += "-->";
                }
                rest = &from[end + 1..];
            }
            _ => {
                out += "<![";
                rest = &from[3..];
            }
        }
    }
    out + rest
}

/// The text of a paragraph while it is put together.
#[derive(Debug, Default)]
struct Text {
    out: String,
    /// White space of the source after the text so far.
    space: Option<bool>,
}

impl Text {
    /// Adds text as a browser displays it. A line break of the source between
    /// two Chinese characters is nothing, other white space is a blank.
    fn push(&mut self, text: &str, preformatted: bool) {
        for c in text.chars() {
            if preformatted {
                self.out.push(c);
            } else if matches!(c, ' ' | '\t' | '\n' | '\r' | '\u{c}') {
                let breaks = matches!(c, '\n' | '\r');
                self.space = Some(self.space.unwrap_or(false) || breaks);
            } else {
                if let Some(breaks) = self.space.take()
                    && let Some(before) = self.out.chars().last()
                    && before != '\n'
                    && !(breaks && is_wide(before) && is_wide(c))
                {
                    self.out.push(' ');
                }
                self.out.push(c);
            }
        }
    }

    fn line_break(&mut self) {
        self.space = None;
        if !self.out.is_empty() {
            self.out.push('\n');
        }
    }

    fn take(&mut self) -> Vec<String> {
        self.space = None;
        super::lines(&visible(&std::mem::take(&mut self.out)))
    }
}

/// Chinese characters and punctuation.
fn is_wide(c: char) -> bool {
    c >= '\u{2e80}' || matches!(c, '“' | '”' | '‘' | '’' | '…' | '—' | '·')
}

#[derive(Debug, Default)]
struct Table {
    grid: Grid,
    row: u32,
    column: u32,
    in_row: bool,
    cell: Option<Cell>,
    /// Columns that a cell above reaches into, and below which row it ends.
    reserved: HashMap<u32, u32>,
}

struct Walker {
    document: SourceDocument,
    tables: Vec<Table>,
    text: Text,
    skipped: Option<ego_tree::NodeId>,
    preformatted: usize,
    title: Option<String>,
    cells: u64,
}

impl Walker {
    fn open(&mut self, node: ego_tree::NodeRef<'_, Node>) -> Result<(), Refusal> {
        if self.skipped.is_some() {
            return Ok(());
        }
        let element = match node.value() {
            Node::Text(text) => {
                let in_table = self.tables.last().is_some_and(|table| table.cell.is_none());
                // Between the cells of a table there is only white space.
                if !in_table || !text.trim_matches(is_blank).is_empty() {
                    self.text.push(text, self.preformatted > 0);
                }
                return Ok(());
            }
            Node::Element(element) => element,
            _ => return Ok(()),
        };
        let name = element.name();
        if name == "title" {
            let text = node.descendants().filter_map(|node| node.value().as_text());
            let text: String = text.map(|text| &**text).collect();
            self.title.get_or_insert(text);
        }
        if is_skipped(name) || is_hidden(element) {
            self.skipped = Some(node.id());
            if is_hidden(element) {
                let text = node.descendants().filter_map(|node| node.value().as_text());
                let text: String = text.map(|text| &**text).collect();
                let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
                if !text.is_empty() {
                    let location = Location::default();
                    self.document.left_out.push(LeftOut {
                        kind: ProblemKind::Hidden,
                        location,
                        text,
                    });
                }
            }
            return Ok(());
        }
        match name {
            "br" => self.text.line_break(),
            "pre" | "textarea" => self.preformatted += 1,
            "table" => {
                self.end_paragraph();
                self.tables.push(Table::default());
            }
            "tr" => {
                if let Some(table) = self.tables.last_mut() {
                    table.column = 0;
                    table.in_row = true;
                }
            }
            "td" | "th" => self.begin_cell(element)?,
            "li" => {
                self.end_paragraph();
                // The number that a browser displays is not in the text.
                if let Some(number) = ordinal(node) {
                    self.text.push(&format!("{number}."), false);
                }
            }
            _ if is_block(name) => self.end_paragraph(),
            _ => {}
        }
        Ok(())
    }

    fn close(&mut self, node: ego_tree::NodeRef<'_, Node>) -> Result<(), Refusal> {
        if self.skipped == Some(node.id()) {
            self.skipped = None;
            return Ok(());
        }
        if self.skipped.is_some() {
            return Ok(());
        }
        let Node::Element(element) = node.value() else {
            return Ok(());
        };
        match element.name() {
            "pre" | "textarea" => self.preformatted = self.preformatted.saturating_sub(1),
            "td" | "th" => self.end_cell(),
            "tr" => {
                if let Some(table) = self.tables.last_mut() {
                    table.row += 1;
                    table.in_row = false;
                }
            }
            "table" => self.end_table(),
            name if is_block(name) => self.end_paragraph(),
            _ => {}
        }
        Ok(())
    }

    fn begin_cell(&mut self, element: &Element) -> Result<(), Refusal> {
        self.end_paragraph();
        self.cells += 1;
        if self.cells > Limits::CELLS {
            return Err(Refusal::TooManyCells {
                limit: Limits::CELLS,
            });
        }
        let Some(table) = self.tables.last_mut() else {
            return Ok(());
        };
        let span = |name: &str, limit: u32| {
            let value = element
                .attr(name)
                .and_then(|text| text.trim().parse::<u32>().ok());
            value.unwrap_or(1).clamp(1, limit)
        };
        // A rowspan of 0 reaches to the end of the table.
        let row_span = match element.attr("rowspan").map(str::trim) {
            Some("0") => 1,
            _ => span("rowspan", 10_000),
        };
        let column_span = span("colspan", Limits::COLUMNS);
        while table
            .reserved
            .get(&table.column)
            .is_some_and(|end| *end > table.row)
        {
            table.column += 1;
        }
        if table.column > Limits::COLUMNS {
            return Err(Refusal::TooManyCells {
                limit: Limits::CELLS,
            });
        }
        if row_span > 1 {
            for column in table.column..table.column + column_span {
                table.reserved.insert(column, table.row + row_span);
            }
        }
        table.cell = Some(Cell {
            row: table.row,
            column: table.column,
            row_span,
            column_span,
            paragraphs: Vec::new(),
        });
        table.column += column_span;
        Ok(())
    }

    fn end_cell(&mut self) {
        self.end_paragraph();
        if let Some(table) = self.tables.last_mut()
            && let Some(cell) = table.cell.take()
        {
            table.grid.push(cell);
        }
    }

    /// A table of rows is a grid; one that lays out a page is only a frame
    /// around paragraphs and other tables.
    fn end_table(&mut self) {
        self.end_paragraph();
        let Some(mut table) = self.tables.pop() else {
            return;
        };
        // A span that reaches below the last row ends there.
        let rows = table.row;
        for cell in &mut table.grid.cells {
            cell.row_span = cell.row_span.min(rows.saturating_sub(cell.row)).max(1);
        }
        table.grid.rows = rows;
        if table.grid.cells.iter().all(Cell::is_blank) {
            return;
        }
        let inside_data = !has_list_header(&table.grid)
            && self
                .tables
                .iter()
                .any(|table| table.cell.is_some() && is_data_row(table));
        if inside_data {
            // The text of a small table inside a list's cell belongs to the cell.
            if let Some(cell) = self
                .tables
                .iter_mut()
                .rev()
                .find_map(|table| table.cell.as_mut())
            {
                for inner in table.grid.cells {
                    cell.paragraphs.extend(inner.paragraphs);
                }
            }
            return;
        }
        self.flush_frames();
        self.document.blocks.push(Block::Grid(table.grid));
    }

    /// Passes on the paragraphs that the frames around a table have gathered,
    /// so that a caption is before its table.
    fn flush_frames(&mut self) {
        for table in &mut self.tables {
            let frame = table.grid.cells.iter_mut().chain(table.cell.as_mut());
            let paragraphs: Vec<String> = frame
                .flat_map(|cell| std::mem::take(&mut cell.paragraphs))
                .collect();
            for text in paragraphs {
                self.document.blocks.push(Block::Paragraph(Paragraph {
                    text,
                    contents: false,
                }));
            }
        }
    }

    fn end_paragraph(&mut self) {
        let lines = self.text.take();
        let cell = self
            .tables
            .iter_mut()
            .rev()
            .find_map(|table| table.cell.as_mut());
        match cell {
            Some(cell) => cell.paragraphs.extend(lines),
            None => {
                for text in lines {
                    self.document.blocks.push(Block::Paragraph(Paragraph {
                        text,
                        contents: false,
                    }));
                }
            }
        }
    }
}

/// Whether a table begins with the header of a list, so that it is not part of
/// the cell around it.
fn has_list_header(grid: &Grid) -> bool {
    let mut top = grid.cells.iter().filter(|cell| cell.row < 4);
    top.any(|cell| {
        let text: String = cell.text().chars().filter(|c| !is_blank(*c)).collect();
        text == "序号" || text.ends_with("事项名称")
    })
}

/// Whether an open table is one of data: it has had a row of three cells with text.
fn is_data_row(table: &Table) -> bool {
    let mut widths: HashMap<u32, usize> = HashMap::new();
    for cell in table.grid.cells.iter().filter(|cell| !cell.is_blank()) {
        *widths.entry(cell.row).or_default() += 1;
    }
    widths.values().any(|count| *count >= 2) && table.row > 0
}

/// The number before an item of an ordered list.
fn ordinal(node: ego_tree::NodeRef<'_, Node>) -> Option<i64> {
    let list = node.parent()?;
    let element = list.value().as_element()?;
    if element.name() != "ol" || hides_marker(element) {
        return None;
    }
    let mut number = element
        .attr("start")
        .and_then(|text| text.trim().parse().ok())
        .unwrap_or(1i64);
    let before = node
        .prev_siblings()
        .filter_map(|node| node.value().as_element());
    number = number.saturating_add(before.filter(|element| element.name() == "li").count() as i64);
    Some(
        node.value()
            .as_element()?
            .attr("value")
            .and_then(|text| text.trim().parse().ok())
            .unwrap_or(number),
    )
}

fn hides_marker(element: &Element) -> bool {
    let style = element
        .attr("style")
        .unwrap_or_default()
        .replace(' ', "")
        .to_ascii_lowercase();
    style.contains("list-style:none") || style.contains("list-style-type:none")
}

/// Elements that show no text of the document.
fn is_skipped(name: &str) -> bool {
    matches!(
        name,
        "head"
            | "script"
            | "style"
            | "noscript"
            | "template"
            | "nav"
            | "select"
            | "button"
            | "iframe"
            | "object"
            | "svg"
            | "math"
            | "audio"
            | "video"
            | "canvas"
            | "rt"
            | "rp"
            | "del"
            | "xml"
    )
}

fn is_hidden(element: &Element) -> bool {
    let style = element
        .attr("style")
        .unwrap_or_default()
        .replace(' ', "")
        .to_ascii_lowercase();
    element.attr("hidden").is_some()
        || style.contains("display:none")
        || style.contains("visibility:hidden")
        || style.contains("mso-hide:all")
}

fn is_block(name: &str) -> bool {
    matches!(
        name,
        "p" | "div"
            | "h1"
            | "h2"
            | "h3"
            | "h4"
            | "h5"
            | "h6"
            | "ul"
            | "ol"
            | "li"
            | "dl"
            | "dt"
            | "dd"
            | "section"
            | "article"
            | "header"
            | "footer"
            | "main"
            | "aside"
            | "center"
            | "blockquote"
            | "pre"
            | "hr"
            | "form"
            | "fieldset"
            | "body"
            | "html"
            | "caption"
            | "figure"
            | "figcaption"
            | "address"
            | "thead"
            | "tbody"
            | "tfoot"
            | "option"
            | "textarea"
    )
}
