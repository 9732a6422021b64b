//! What the page has to say about the saved notes, in words.

use crate::duty_list::ItemId;
use crate::i18n::Language;

/// What is wrong with a saved value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Damage {
    /// It is no JSON object: what the reader of JSON said, and where.
    NotJson(String),
    /// It does not say which version of the format it is.
    NoVersion,
    /// It stands under one item and says that it belongs to another.
    OtherItem(String),
    /// This field is missing or holds something else than it should.
    Field(&'static str),
    /// It holds half of a character pair (a lone surrogate).
    NotUnicode,
}

impl Damage {
    pub fn not_json(error: &serde_json::Error) -> Damage {
        Damage::NotJson(error.to_string())
    }

    pub fn message(&self, language: Language) -> String {
        match language {
            Language::Chinese => match self {
                Damage::NotJson(why) => format!("不是完整的 JSON（{why}）"),
                Damage::NoVersion => "没有格式版本号".to_owned(),
                Damage::OtherItem(named) => format!("内容写明属于另一事项（{named}）"),
                Damage::Field(name) => format!("字段 {name} 缺失或无法识别"),
                Damage::NotUnicode => "含有不成对的代理字符".to_owned(),
            },
            Language::English => match self {
                Damage::NotJson(why) => format!("not whole JSON ({why})"),
                Damage::NoVersion => "no format version".to_owned(),
                Damage::OtherItem(named) => {
                    format!("says that it belongs to another item ({named})")
                }
                Damage::Field(name) => format!("field {name} is missing or unreadable"),
                Damage::NotUnicode => "holds half of a character pair".to_owned(),
            },
        }
    }
}

/// Something about the saved notes that the reader should know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Problem {
    /// The value of this item could not be read. `kept` says whether its bytes
    /// are safe in quarantine; until they are, nothing is written over them.
    Damaged {
        item: ItemId,
        damage: Damage,
        kept: bool,
    },
    /// A newer version of the program wrote this item's notes: read-only here.
    Newer { item: ItemId, version: u64 },
    /// A key of this document's notes that names no item of a known form. It
    /// stays as it is.
    UnknownItem(String),
    /// The second copy (IndexedDB) cannot be used. Notes are still saved, but
    /// the last seconds may be lost if the browser is killed.
    MirrorFailed,
}

impl Problem {
    pub fn message(&self, language: Language) -> String {
        match language {
            Language::Chinese => match self {
                Problem::Damaged { item, damage, kept } => {
                    let kept = if *kept {
                        "原始内容已另存，未被覆盖"
                    } else {
                        "原始内容尚未能另存，因此不会被覆盖"
                    };
                    format!("{item} 的笔记无法完整读取：{}。{kept}。", damage.message(language))
                }
                Problem::Newer { item, version } => {
                    format!("{item} 的笔记由更新版本的程序写成（格式 {version}），此处只读。")
                }
                Problem::UnknownItem(name) => format!("有一条笔记属于未知事项“{name}”，已原样保留。"),
                Problem::MirrorFailed => {
                    "浏览器的备份存储不可用：笔记照常保存，但浏览器异常退出时可能丢失最后几秒。".to_owned()
                }
            },
            Language::English => match self {
                Problem::Damaged { item, damage, kept } => {
                    let kept = if *kept {
                        "Its bytes are kept aside"
                    } else {
                        "Its bytes could not be kept aside yet, so nothing is written over them"
                    };
                    let damage = damage.message(language);
                    format!("The note on {item} cannot be read in full: {damage}. {kept}.")
                }
                Problem::Newer { item, version } => format!(
                    "The note on {item} was written by a newer version of this program (format {version}); it is read-only here."
                ),
                Problem::UnknownItem(name) => {
                    format!("A note belongs to an unknown item “{name}”; it is left as it is.")
                }
                Problem::MirrorFailed => "The browser's backup storage cannot be used: notes are saved as usual, but the last seconds may be lost if the browser crashes.".to_owned(),
            },
        }
    }
}

impl Problem {
    /// Whether it is gone when the notes are.
    pub(super) fn is_of_notes(&self) -> bool {
        match self {
            Problem::Damaged { .. } | Problem::Newer { .. } | Problem::UnknownItem(_) => true,
            Problem::MirrorFailed => false,
        }
    }

    /// Whether both are about the same thing, so that one can stand for both.
    pub(super) fn is_about(&self, other: &Problem) -> bool {
        match (self, other) {
            (
                Problem::Damaged { item: a, .. } | Problem::Newer { item: a, .. },
                Problem::Damaged { item: b, .. } | Problem::Newer { item: b, .. },
            ) => a == b,
            (a, b) => a == b,
        }
    }
}
