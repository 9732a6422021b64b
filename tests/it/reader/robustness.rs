//! Damaged and mutated sources: no panic, no hang, bounded work.

use std::io::Read;

use duty_atlas::duty_list::reader::{Overrides, read};
use duty_atlas::duty_list::source::{Block, Cell, SourceDocument, open};
use proptest::prelude::*;

use super::lossless::lost;
use super::support::{SAMPLES, open_sample, sample};
use super::write::archive;

/// The parts of an archive.
fn parts(bytes: &[u8]) -> Vec<(String, Vec<u8>)> {
    let mut zip = zip::ZipArchive::new(std::io::Cursor::new(bytes)).expect("an archive");
    (0..zip.len())
        .map(|at| {
            let mut part = zip.by_index(at).expect("a part");
            let mut bytes = Vec::new();
            part.read_to_end(&mut bytes).expect("a part");
            (part.name().expect("a name").into_owned(), bytes)
        })
        .collect()
}

#[derive(Clone, Debug)]
enum Change {
    Cut(usize),
    Flip(usize, u8),
    Remove(usize, usize),
    Repeat(usize, usize),
    Insert(usize, String),
}

fn changes() -> impl Strategy<Value = Vec<Change>> {
    let bits = prop_oneof![
        "<w:tr>|</w:tbl>|<w:p>|</w:p>|<w:vMerge/>",
        "<table>|<td rowspan=9999 colspan=9999>|</tr>|<!--|<!\\[if|<script>",
        "\\PC{0,8}",
        "[|\\t,\"\n]{1,4}",
        "&#x[0-9]{1,4};"
    ];
    let change = prop_oneof![
        any::<usize>().prop_map(Change::Cut),
        (any::<usize>(), any::<u8>()).prop_map(|(at, bits)| Change::Flip(at, bits)),
        (any::<usize>(), 1usize..400).prop_map(|(at, length)| Change::Remove(at, length)),
        (any::<usize>(), 1usize..4000).prop_map(|(at, length)| Change::Repeat(at, length)),
        (any::<usize>(), bits).prop_map(|(at, text)| Change::Insert(at, text)),
    ];
    proptest::collection::vec(change, 1..6)
}

fn apply(bytes: &mut Vec<u8>, changes: &[Change]) {
    for change in changes {
        if bytes.is_empty() {
            return;
        }
        let length = bytes.len();
        match change {
            // Rarely much, or nothing would be left to read.
            Change::Cut(at) => bytes.truncate((length - at % length / 8).max(1)),
            Change::Flip(at, bits) => bytes[at % length] ^= bits,
            Change::Remove(at, count) => {
                let from = at % length;
                bytes.drain(from..(from + count).min(length));
            }
            Change::Repeat(at, count) => {
                let from = at % length;
                let piece = bytes[from..(from + count).min(length)].to_vec();
                bytes.splice(from..from, piece);
            }
            Change::Insert(at, text) => {
                let from = at % length;
                bytes.splice(from..from, text.bytes());
            }
        }
    }
}

fn open_and_read(bytes: &[u8], name: &str) {
    if let Ok(document) = open(bytes, name) {
        let outcome = read(&document, &Overrides::default());
        assert_eq!(
            outcome
                .reading
                .cell_states
                .iter()
                .map(Vec::len)
                .sum::<usize>(),
            document
                .grids()
                .map(|(_, grid)| grid.cells.len())
                .sum::<usize>()
        );
    }
}

/// A change of a document's structure.
#[derive(Clone, Debug)]
enum Shift {
    Blank(usize),
    Copy(usize, usize),
    Text(usize, String),
    Span(usize, u32, u32),
    DropRow(usize),
    DropBlock(usize),
    SwapBlocks(usize, usize),
}

fn shifts() -> impl Strategy<Value = Vec<Shift>> {
    let words = prop_oneof![
        "序号|事项名称|事项类别|合计|续表|一、党的建设（3项）|配合履职事项清单|注：说明|— 3 —|（一）|1.|县公安局：|承接部门：|工作方式：",
        "\\PC{0,12}"
    ];
    let shift = prop_oneof![
        any::<usize>().prop_map(Shift::Blank),
        (any::<usize>(), any::<usize>()).prop_map(|(from, to)| Shift::Copy(from, to)),
        (any::<usize>(), words).prop_map(|(at, text)| Shift::Text(at, text)),
        (any::<usize>(), 1u32..5, 1u32..5)
            .prop_map(|(at, rows, columns)| Shift::Span(at, rows, columns)),
        any::<usize>().prop_map(Shift::DropRow),
        any::<usize>().prop_map(Shift::DropBlock),
        (any::<usize>(), any::<usize>()).prop_map(|(a, b)| Shift::SwapBlocks(a, b)),
    ];
    proptest::collection::vec(shift, 1..12)
}

fn shift(document: &mut SourceDocument, shifts: &[Shift]) {
    for change in shifts {
        let blocks = document.blocks.len();
        if blocks == 0 {
            return;
        }
        match change {
            Shift::DropBlock(at) => {
                document.blocks.remove(at % blocks);
                continue;
            }
            Shift::SwapBlocks(a, b) => {
                document.blocks.swap(a % blocks, b % blocks);
                continue;
            }
            _ => {}
        }
        let mut cells: Vec<&mut Cell> = document
            .blocks
            .iter_mut()
            .filter_map(|block| match block {
                Block::Grid(grid) => Some(&mut grid.cells),
                Block::Paragraph(_) => None,
            })
            .flatten()
            .collect();
        let count = cells.len();
        if count == 0 {
            return;
        }
        match change {
            Shift::Blank(at) => cells[at % count].paragraphs.clear(),
            Shift::Copy(from, to) => {
                let text = cells[from % count].paragraphs.clone();
                cells[to % count].paragraphs = text;
            }
            Shift::Text(at, text) => {
                let text = duty_atlas::duty_list::source::lines(text);
                cells[at % count].paragraphs = text;
            }
            Shift::Span(at, rows, columns) => {
                let cell = &mut cells[at % count];
                (cell.row_span, cell.column_span) = (*rows, *columns);
            }
            Shift::DropRow(at) => {
                let row = cells[at % count].row;
                for cell in cells.into_iter().filter(|cell| cell.row == row) {
                    cell.paragraphs.clear();
                }
            }
            Shift::DropBlock(_) | Shift::SwapBlocks(..) => {}
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, max_shrink_iters: 60, ..ProptestConfig::default() })]

    #[test]
    fn mutated_files_are_refused_or_read(which in 0..SAMPLES.len(), changes in changes(), inside in any::<bool>()) {
        let (name, _) = SAMPLES[which];
        let mut bytes = sample(name);
        if bytes.starts_with(b"PK") && inside {
            let mut parts = parts(&bytes);
            for (part, bytes) in &mut parts {
                if part.contains("document.xml") || part.contains("sheet") || part.contains("numbering") {
                    apply(bytes, &changes);
                }
            }
            let parts: Vec<(&str, &[u8])> = parts.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())).collect();
            bytes = archive(&parts);
        } else {
            apply(&mut bytes, &changes);
        }
        open_and_read(&bytes, name);
    }

    #[test]
    fn mutated_documents_lose_nothing(which in 0..SAMPLES.len(), shifts in shifts()) {
        let mut document = open_sample(SAMPLES[which].0);
        shift(&mut document, &shifts);
        let outcome = read(&document, &Overrides::default());
        let lost = lost(&document, &outcome);
        prop_assert!(lost.is_empty(), "{lost:#?}");
    }

    #[test]
    fn any_bytes_are_answered(bytes in proptest::collection::vec(any::<u8>(), 0..2000), text in "\\PC{0,400}") {
        open_and_read(&bytes, "");
        open_and_read(text.as_bytes(), "");
    }
}
