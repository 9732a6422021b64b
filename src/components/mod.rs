//! Parts that several views use.

mod alerts;
mod chunk_failed;
mod footer;
mod header;
mod highlight;
mod item_meta;
pub mod lazy;
mod mark;
mod missing_list;
mod storage_alerts;
mod toast;
mod update;

pub use alerts::Alerts;
pub use chunk_failed::ChunkFailed;
pub use footer::Footer;
pub use header::Header;
pub use highlight::{Highlight, highlighted};
pub use item_meta::{DepartmentNames, ItemNumber};
pub use mark::{MarkLabel, MarkPicker, RowMarks};
pub use missing_list::MissingList;
pub use storage_alerts::{CONFLICTS, StorageAlerts};
pub use toast::ToastBar;
pub use update::UpdateOffer;
