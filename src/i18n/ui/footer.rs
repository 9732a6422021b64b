//! The foot of the page.

use crate::i18n::{Language, Phrase};

pub const OFFLINE_READY: Phrase = Phrase::new("可离线使用", "Ready for offline use");
pub const OFFLINE_NOW: Phrase =
    Phrase::new("现在离线，照常可用", "Offline now; everything still works");
/// In the one-file version, a link to where the notes are kept.
pub const ONE_FILE: Phrase = Phrase::new(
    "单文件版 · 笔记存在哪里？",
    "One-file version: where are the notes?",
);
pub const SOURCE: Phrase = Phrase::new("来源", "Source");

pub fn version(language: Language, version: &str) -> String {
    match language {
        Language::Chinese => format!("版本 {version}"),
        Language::English => format!("Version {version}"),
    }
}
