//! What a township suggests for the next edition of its list (动态调整建议):
//! what a suggestion starts from, what there could be one for, and the sheet
//! that all of them make (动态调整建议单). How suggestions are kept is in
//! `notes`; what is said of them is in `i18n::suggestions`.

mod draft;
mod files;
mod offers;
mod sheet;

pub use draft::{departments_text, for_item, for_task, set_item, set_kind};
pub use files::{GroupTexts, RowTexts, SheetTexts};
pub use offers::{OfferedTask, offered_items, offered_tasks};
pub use sheet::{Entry, Group, Sheet, Subject};
