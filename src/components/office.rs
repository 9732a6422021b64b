//! Office files, made in a chunk of their own that is loaded when the first of
//! them is asked for.
//!
//! Only the functions here that are split off may reach the writers of
//! [`crate::office`], or these would be in the main module.

use std::sync::Arc;

use leptos::wasm_split::{SplitLoaderError, wasm_split};

use crate::i18n::{Language, report as wording};
use crate::notes::Mark;
use crate::office::Day;
use crate::report::{Field, Report};
use crate::state::OpenList;

/// Why there is no file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotMade {
    /// The code did not arrive. The browser's console says why.
    ChunkMissing,
    /// The list did not arrive.
    ListMissing,
    /// The writer refused.
    Failed,
}

impl From<SplitLoaderError> for NotMade {
    fn from(_: SplitLoaderError) -> NotMade {
        NotMade::ChunkMissing
    }
}

/// The formats of offices.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OfficeFormat {
    Workbook,
    Text,
}

/// Writes a report; `today` as `2026-07-31`.
#[wasm_split(office, wasm_split_path = ::leptos::wasm_split, fallible)]
pub fn office_file(
    report: Report,
    format: OfficeFormat,
    language: Language,
    today: String,
) -> Result<Vec<u8>, NotMade> {
    let made = Day::parse(&today).ok_or(NotMade::Failed)?;
    let words = wording::words(language);
    let file = match format {
        OfficeFormat::Workbook => report.workbook(made, &words).to_bytes(),
        OfficeFormat::Text => report.text(made, &words).to_bytes(),
    };
    file.map_err(|_| NotMade::Failed)
}

/// What the results, or a whole list, are as a report. It is here and not in
/// the view, which is in the main module.
#[wasm_split(office, wasm_split_path = ::leptos::wasm_split, fallible)]
pub fn items_report(
    list: Arc<OpenList>,
    shown: Vec<(usize, Mark)>,
    is_searched: bool,
    about: Vec<Field>,
    language: Language,
) -> Result<Report, NotMade> {
    let report = wording::items_report(&list, &shown, is_searched, about, language);
    Ok(report)
}

/// What an item in full is as a report.
#[wasm_split(office, wasm_split_path = ::leptos::wasm_split, fallible)]
pub fn item_report(
    list: Arc<OpenList>,
    position: usize,
    own: (Mark, String),
    citation: String,
    about: Vec<Field>,
    language: Language,
) -> Result<Report, NotMade> {
    let item = list.items.get(position).ok_or(NotMade::Failed)?;
    let own = (own.0, own.1.as_str());
    let report = wording::item_report(&list, item, own, citation, about, language);
    Ok(report)
}
