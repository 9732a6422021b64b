//! Texts as .docx, written with `zip` and `quick-xml`: a small and fixed part
//! of the format, with what offices need (header rows that repeat, page
//! numbers, lines to sign on).

use std::io::{self, Cursor, Write};

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesText, Event};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use super::docx_parts::{
    CONTENT_TYPES, DOCUMENT_RELATIONS, FOOTER_ID, NAMESPACE, PACKAGE_RELATIONS, RELATIONSHIPS,
    STYLES,
};
use super::text::{Alignment, Block, Paragraph, Run, Table, TextDocument};
use super::{OfficeError, printable};

type Xml = Writer<Vec<u8>>;

/// A4 and its margins, in twentieths of a point.
const SHORT_SIDE: u32 = 11_906;
const LONG_SIDE: u32 = 16_838;
const MARGIN: u32 = 1_304;

impl TextDocument {
    /// The file.
    ///
    /// # Errors
    /// None in practice: it is written into memory.
    pub fn to_bytes(&self) -> Result<Vec<u8>, OfficeError> {
        self.pack()
            .map_err(|error| OfficeError::Writer(error.to_string()))
    }

    fn pack(&self) -> io::Result<Vec<u8>> {
        let mut file = ZipWriter::new(Cursor::new(Vec::new()));
        let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
        let parts: [(&str, Vec<u8>); 7] = [
            ("[Content_Types].xml", CONTENT_TYPES.into()),
            ("_rels/.rels", PACKAGE_RELATIONS.into()),
            ("docProps/core.xml", self.properties()?),
            ("word/_rels/document.xml.rels", DOCUMENT_RELATIONS.into()),
            ("word/styles.xml", STYLES.into()),
            ("word/footer1.xml", self.footer()?),
            ("word/document.xml", self.body()?),
        ];
        for (name, bytes) in parts {
            file.start_file(name, options).map_err(io::Error::other)?;
            file.write_all(&bytes)?;
        }
        let cursor = file.finish().map_err(io::Error::other)?;
        Ok(cursor.into_inner())
    }

    fn text_width(&self) -> u32 {
        let width = if self.landscape {
            LONG_SIDE
        } else {
            SHORT_SIDE
        };
        width - 2 * MARGIN
    }

    fn properties(&self) -> io::Result<Vec<u8>> {
        let mut xml = begin()?;
        let made = format!("{}T00:00:00Z", self.made);
        xml.create_element("cp:coreProperties")
            .with_attributes([
                (
                    "xmlns:cp",
                    "http://schemas.openxmlformats.org/package/2006/metadata/core-properties",
                ),
                ("xmlns:dc", "http://purl.org/dc/elements/1.1/"),
                ("xmlns:dcterms", "http://purl.org/dc/terms/"),
                ("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance"),
            ])
            .write_inner_content(|xml| {
                let title = printable(&self.title);
                xml.create_element("dc:title")
                    .write_text_content(BytesText::new(&title))?;
                xml.create_element("dcterms:created")
                    .with_attribute(("xsi:type", "dcterms:W3CDTF"))
                    .write_text_content(BytesText::new(&made))?;
                Ok(())
            })?;
        Ok(xml.into_inner())
    }

    fn footer(&self) -> io::Result<Vec<u8>> {
        let mut xml = begin()?;
        let right = self.text_width().to_string();
        let [before, between, after] = &self.footer.pages;
        xml.create_element("w:ftr")
            .with_attribute(("xmlns:w", NAMESPACE))
            .write_inner_content(|xml| {
                element(xml, "w:p", |xml| {
                    element(xml, "w:pPr", |xml| {
                        value(xml, "w:pStyle", "Footer")?;
                        element(xml, "w:tabs", |xml| {
                            xml.create_element("w:tab")
                                .with_attributes([("w:val", "right"), ("w:pos", &right)])
                                .write_empty()?;
                            Ok(())
                        })
                    })?;
                    run(xml, &Run::plain(self.footer.text.as_str()))?;
                    run(xml, &Run::plain(format!("\t{before}")))?;
                    field(xml, " PAGE ")?;
                    run(xml, &Run::plain(between.as_str()))?;
                    field(xml, " NUMPAGES ")?;
                    run(xml, &Run::plain(after.as_str()))
                })
            })?;
        Ok(xml.into_inner())
    }

    fn body(&self) -> io::Result<Vec<u8>> {
        let mut xml = begin()?;
        xml.create_element("w:document")
            .with_attributes([("xmlns:w", NAMESPACE), ("xmlns:r", RELATIONSHIPS)])
            .write_inner_content(|xml| {
                element(xml, "w:body", |xml| {
                    for block in &self.blocks {
                        self.block(xml, block)?;
                    }
                    self.section(xml)
                })
            })?;
        Ok(xml.into_inner())
    }

    /// The page, after all blocks.
    fn section(&self, xml: &mut Xml) -> io::Result<()> {
        let (short, long) = (SHORT_SIDE.to_string(), LONG_SIDE.to_string());
        let margin = MARGIN.to_string();
        element(xml, "w:sectPr", |xml| {
            xml.create_element("w:footerReference")
                .with_attributes([("w:type", "default"), ("r:id", FOOTER_ID)])
                .write_empty()?;
            let size = xml.create_element("w:pgSz");
            if self.landscape {
                size.with_attributes([
                    ("w:w", long.as_str()),
                    ("w:h", &short),
                    ("w:orient", "landscape"),
                ])
                .write_empty()?;
            } else {
                size.with_attributes([("w:w", short.as_str()), ("w:h", &long)])
                    .write_empty()?;
            }
            xml.create_element("w:pgMar")
                .with_attributes([
                    ("w:top", margin.as_str()),
                    ("w:right", &margin),
                    ("w:bottom", &margin),
                    ("w:left", &margin),
                    ("w:header", "720"),
                    ("w:footer", "720"),
                    ("w:gutter", "0"),
                ])
                .write_empty()?;
            Ok(())
        })
    }

    fn block(&self, xml: &mut Xml, block: &Block) -> io::Result<()> {
        match block {
            Block::Title(text) => paragraph(xml, Some("Title"), &text.as_str().into()),
            Block::Heading(level, text) => {
                let style = format!("Heading{}", level.clamp(&1, &3));
                paragraph(xml, Some(&style), &text.as_str().into())
            }
            Block::Paragraph(text) => paragraph(xml, None, text),
            Block::Table(table) => {
                self.table(xml, table)?;
                // Without text between them, two tables would become one.
                paragraph(xml, Some("TableText"), &Paragraph::default())
            }
            Block::Signatures(labels) => labels.iter().try_for_each(|label| {
                let line = format!("{label}\t");
                paragraph(xml, Some("SignatureLine"), &line.into())
            }),
            Block::PageBreak => element(xml, "w:p", |xml| {
                element(xml, "w:r", |xml| {
                    xml.create_element("w:br")
                        .with_attribute(("w:type", "page"))
                        .write_empty()?;
                    Ok(())
                })
            }),
        }
    }

    fn table(&self, xml: &mut Xml, table: &Table) -> io::Result<()> {
        let columns = (table.rows.iter().map(Vec::len))
            .chain([table.header.len(), table.widths.len()])
            .max()
            .unwrap_or(0);
        let widths = self.widths(table, columns);
        element(xml, "w:tbl", |xml| {
            element(xml, "w:tblPr", |xml| {
                value(xml, "w:tblStyle", "TableGrid")?;
                let width: u32 = widths.iter().sum();
                xml.create_element("w:tblW")
                    .with_attributes([("w:w", width.to_string().as_str()), ("w:type", "dxa")])
                    .write_empty()?;
                xml.create_element("w:tblLayout")
                    .with_attribute(("w:type", "fixed"))
                    .write_empty()?;
                Ok(())
            })?;
            element(xml, "w:tblGrid", |xml| {
                for width in &widths {
                    xml.create_element("w:gridCol")
                        .with_attribute(("w:w", width.to_string().as_str()))
                        .write_empty()?;
                }
                Ok(())
            })?;
            if !table.header.is_empty() {
                let header: Vec<Vec<Paragraph>> = table
                    .header
                    .iter()
                    .map(|text| vec![text.as_str().into()])
                    .collect();
                row(xml, &header, &widths, true)?;
            }
            table
                .rows
                .iter()
                .try_for_each(|cells| row(xml, cells, &widths, false))
        })
    }

    /// The text's width, divided as the table says.
    fn widths(&self, table: &Table, columns: usize) -> Vec<u32> {
        let share = |at: usize| table.widths.get(at).copied().unwrap_or(1).max(1);
        let all: u32 = (0..columns).map(share).sum();
        (0..columns)
            .map(|at| self.text_width() * share(at) / all.max(1))
            .collect()
    }
}

fn begin() -> io::Result<Xml> {
    let mut xml = Writer::new(Vec::new());
    let declaration = BytesDecl::new("1.0", Some("UTF-8"), Some("yes"));
    xml.write_event(Event::Decl(declaration))?;
    Ok(xml)
}

fn element(
    xml: &mut Xml,
    name: &str,
    content: impl FnOnce(&mut Xml) -> io::Result<()>,
) -> io::Result<()> {
    xml.create_element(name).write_inner_content(content)?;
    Ok(())
}

fn empty(xml: &mut Xml, name: &str) -> io::Result<()> {
    xml.create_element(name).write_empty()?;
    Ok(())
}

fn value(xml: &mut Xml, name: &str, value: &str) -> io::Result<()> {
    xml.create_element(name)
        .with_attribute(("w:val", value))
        .write_empty()?;
    Ok(())
}

fn row(xml: &mut Xml, cells: &[Vec<Paragraph>], widths: &[u32], header: bool) -> io::Result<()> {
    element(xml, "w:tr", |xml| {
        if header {
            element(xml, "w:trPr", |xml| {
                empty(xml, "w:cantSplit")?;
                empty(xml, "w:tblHeader")
            })?;
        }
        for (at, width) in widths.iter().enumerate() {
            element(xml, "w:tc", |xml| {
                element(xml, "w:tcPr", |xml| {
                    xml.create_element("w:tcW")
                        .with_attributes([("w:w", width.to_string().as_str()), ("w:type", "dxa")])
                        .write_empty()?;
                    if header {
                        xml.create_element("w:shd")
                            .with_attributes([
                                ("w:val", "clear"),
                                ("w:color", "auto"),
                                ("w:fill", "EDEDED"),
                            ])
                            .write_empty()?;
                    }
                    Ok(())
                })?;
                let style = if header { "TableHeader" } else { "TableText" };
                // A cell has at least one paragraph.
                let nothing = [Paragraph::default()];
                let paragraphs = cells.get(at).filter(|cell| !cell.is_empty());
                paragraphs
                    .map_or(&nothing[..], Vec::as_slice)
                    .iter()
                    .try_for_each(|text| paragraph(xml, Some(style), text))
            })?;
        }
        Ok(())
    })
}

fn paragraph(xml: &mut Xml, style: Option<&str>, text: &Paragraph) -> io::Result<()> {
    element(xml, "w:p", |xml| {
        let alignment = match text.alignment {
            Alignment::Start => None,
            Alignment::Center => Some("center"),
            Alignment::End => Some("right"),
        };
        if style.is_some() || alignment.is_some() {
            element(xml, "w:pPr", |xml| {
                if let Some(style) = style {
                    value(xml, "w:pStyle", style)?;
                }
                alignment.map_or(Ok(()), |alignment| value(xml, "w:jc", alignment))
            })?;
        }
        text.runs.iter().try_for_each(|part| run(xml, part))
    })
}

fn run(xml: &mut Xml, run: &Run) -> io::Result<()> {
    if run.text.is_empty() {
        return Ok(());
    }
    element(xml, "w:r", |xml| {
        if run.bold || run.strike || run.underline {
            element(xml, "w:rPr", |xml| {
                if run.bold {
                    empty(xml, "w:b")?;
                }
                if run.strike {
                    empty(xml, "w:strike")?;
                }
                if run.underline {
                    value(xml, "w:u", "single")?;
                }
                Ok(())
            })?;
        }
        let mut text = String::new();
        for c in printable(&run.text).chars() {
            let special = match c {
                '\n' => "w:br",
                '\t' => "w:tab",
                _ => {
                    text.push(c);
                    continue;
                }
            };
            words(xml, &std::mem::take(&mut text))?;
            empty(xml, special)?;
        }
        words(xml, &text)
    })
}

fn words(xml: &mut Xml, text: &str) -> io::Result<()> {
    if !text.is_empty() {
        xml.create_element("w:t")
            .with_attribute(("xml:space", "preserve"))
            .write_text_content(BytesText::new(text))?;
    }
    Ok(())
}

fn field(xml: &mut Xml, instruction: &str) -> io::Result<()> {
    xml.create_element("w:fldSimple")
        .with_attribute(("w:instr", instruction))
        .write_inner_content(|xml| run(xml, &Run::plain("1")))?;
    Ok(())
}
