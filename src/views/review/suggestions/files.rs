//! The sheet as a file. What makes office files is large, so it is loaded when
//! it is first asked for.

use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos::wasm_split::{SplitLoaderError, wasm_split};

use super::suggesting::Suggesting;
use crate::i18n::Phrase;
use crate::i18n::ui::{common, review, suggestions};
use crate::office::{Day, OfficeError};
use crate::platform::{files, lifecycle};
use crate::suggestions::SheetTexts;

/// What the sheet can be saved as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    Word,
    Excel,
    Csv,
}

impl Format {
    /// All formats; the first is offered first.
    pub const ALL: [Format; 3] = [Format::Word, Format::Excel, Format::Csv];

    pub fn extension(self) -> &'static str {
        match self {
            Format::Word => "docx",
            Format::Excel => "xlsx",
            Format::Csv => "csv",
        }
    }

    /// The format with this [`extension`](Format::extension).
    pub fn from_extension(extension: &str) -> Option<Format> {
        let mut formats = Format::ALL.into_iter();
        formats.find(|format| format.extension() == extension)
    }

    pub fn name(self) -> Phrase {
        match self {
            Format::Word => suggestions::WORD,
            Format::Excel => suggestions::EXCEL,
            Format::Csv => suggestions::CSV,
        }
    }
}

/// Why a file was not made.
enum NotMade {
    /// The code that makes it did not arrive.
    ChunkMissing,
    Office,
}

impl From<SplitLoaderError> for NotMade {
    fn from(_: SplitLoaderError) -> NotMade {
        NotMade::ChunkMissing
    }
}

impl From<OfficeError> for NotMade {
    fn from(_: OfficeError) -> NotMade {
        NotMade::Office
    }
}

/// Hands the sheet over as a file, and says so.
pub fn export(suggesting: Suggesting, format: Format) {
    let page = suggesting.page;
    let texts = suggesting.sheet.get_untracked();
    let count = suggesting.count.get_untracked();
    let today = lifecycle::today();
    let name = format!(
        "{}-{today}.{}",
        page.t(suggestions::FILE),
        format.extension()
    );
    let say = move |done: bool, name: &str| {
        let text = match done {
            true => suggestions::exported(page.language, count, name),
            false => page.t(review::COULD_NOT_EXPORT).to_owned(),
        };
        page.app.toasts.show(text);
    };
    if format == Format::Csv {
        let done = files::download(&name, files::CSV, &texts.csv()).is_ok();
        say(done, &name);
        return;
    }
    let kind = match format {
        Format::Word => files::DOCX,
        Format::Excel | Format::Csv => files::XLSX,
    };
    spawn_local(async move {
        match office_file(texts, format == Format::Word, day(&today)).await {
            Ok(bytes) => say(files::download_bytes(&name, kind, &bytes).is_ok(), &name),
            Err(NotMade::Office) => say(false, &name),
            Err(NotMade::ChunkMissing) => {
                let again = move || export(suggesting, format);
                let text = page.t(suggestions::PART_MISSING);
                let label = page.t(common::TRY_AGAIN);
                page.app.toasts.show_with(text, label, again);
            }
        }
    });
}

#[wasm_split(office, wasm_split_path = ::leptos::wasm_split, fallible)]
fn office_file(texts: SheetTexts, is_text: bool, made: Day) -> Result<Vec<u8>, NotMade> {
    let bytes = match is_text {
        true => texts.docx(made)?,
        false => texts.xlsx(made)?,
    };
    Ok(bytes)
}

/// The day of `2026-07-31`.
fn day(text: &str) -> Day {
    let mut parts = text.split('-');
    let mut part = || parts.next().unwrap_or_default();
    Day {
        year: part().parse().unwrap_or(2000),
        month: part().parse().unwrap_or(1),
        day: part().parse().unwrap_or(1),
    }
}
