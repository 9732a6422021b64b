//! The ports through which notes leave the program, and the names of the keys.

use crate::duty_list::ItemId;
use crate::i18n::Language;

/// Every key of the program begins so. Nothing else is ever touched.
const PREFIX: &str = "duty-atlas:";

/// A stored value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Stored {
    Text(String),
    /// UTF-16 that is no text, since half of a character pair stands alone.
    NotUnicode(Vec<u16>),
}

impl Stored {
    /// The value in characters; halves of pairs become U+FFFD.
    pub fn lossy(&self) -> String {
        match self {
            Stored::Text(text) => text.clone(),
            Stored::NotUnicode(units) => String::from_utf16_lossy(units),
        }
    }
}

/// Why storage did not do what it was asked to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StoreError {
    /// The browser does not let the page use it.
    Blocked,
    /// There is no room; the old value is whole.
    Full,
    /// It accepted a value and does not have it.
    NotKept,
    /// Anything else, as the browser puts it.
    Failed(String),
}

impl StoreError {
    pub fn message(&self, language: Language) -> String {
        match language {
            Language::Chinese => match self {
                StoreError::Blocked => "浏览器禁止本页保存数据".to_owned(),
                StoreError::Full => "浏览器为本站保留的空间已满".to_owned(),
                StoreError::NotKept => "浏览器接受了数据，却没有保存".to_owned(),
                StoreError::Failed(why) => format!("浏览器报告错误：{why}"),
            },
            Language::English => match self {
                StoreError::Blocked => "the browser does not let this page save data".to_owned(),
                StoreError::Full => {
                    "the space that the browser keeps for this site is full".to_owned()
                }
                StoreError::NotKept => {
                    "the browser accepted the data but did not keep it".to_owned()
                }
                StoreError::Failed(why) => format!("the browser reports an error: {why}"),
            },
        }
    }
}

/// Where notes are saved: values by key, shared with everything on the origin.
/// Each call takes effect, or fails and changes nothing, before it returns; but
/// other tabs may write between two calls.
pub trait Store {
    /// The names of all keys that begin with `prefix`.
    fn keys(&self, prefix: &str) -> Result<Vec<String>, StoreError>;
    /// The value of a key; `None` where there is none.
    fn read(&self, key: &str) -> Result<Option<Stored>, StoreError>;
    /// Writes a value. Success is only what the storage says: read it back.
    fn write(&mut self, key: &str, value: &Stored) -> Result<(), StoreError>;
    fn remove(&mut self, key: &str) -> Result<(), StoreError>;

    /// Writes a value and looks whether it is there.
    fn write_and_check(&mut self, key: &str, value: &Stored) -> Result<(), StoreError> {
        self.write(key, value)?;
        match self.read(key)? {
            Some(kept) if kept == *value => Ok(()),
            _ => Err(StoreError::NotKept),
        }
    }
}

/// A second copy of all saved values, in another kind of storage that reaches
/// the disk earlier. It answers later, through `Keeper::mirror_failed`.
pub trait Mirror {
    fn write(&mut self, key: &str, value: &str);
    fn remove(&mut self, key: &str);

    /// Writes many values, by and by. What is written or removed meanwhile is
    /// newer, and stays.
    fn catch_up(&mut self, values: Vec<(String, String)>) {
        for (key, value) in values {
            self.write(&key, &value);
        }
    }
}

/// The keys of one document's notes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Keys {
    duty_list: String,
}

/// What a key of this document holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Key {
    Note(ItemId),
    /// A note on something that has not the form of an item id.
    UnknownNote(String),
    Quarantine,
    /// When the notes were last exported.
    Exported,
}

impl Keys {
    pub fn new(duty_list: &str) -> Keys {
        Keys {
            duty_list: duty_list.to_owned(),
        }
    }

    /// The document's id.
    pub fn duty_list(&self) -> &str {
        &self.duty_list
    }

    /// All keys of the program begin so.
    pub fn prefix(&self) -> &'static str {
        PREFIX
    }

    /// The notes' keys begin so.
    pub fn notes(&self) -> String {
        format!("{PREFIX}note:{}:", self.duty_list)
    }

    pub fn note(&self, item: ItemId) -> String {
        format!("{}{item}", self.notes())
    }

    /// Where the bytes of `name` are kept aside; `hash` tells them from others.
    pub fn quarantine(&self, name: &str, hash: &str) -> String {
        format!("{}{name}:{hash}", self.quarantined())
    }

    /// The keys of quarantined bytes begin so.
    pub fn quarantined(&self) -> String {
        format!("{PREFIX}quarantine:{}:", self.duty_list)
    }

    pub fn exported(&self) -> String {
        format!("{PREFIX}exported:{}", self.duty_list)
    }

    /// A key that only ever holds a trial value.
    pub fn probe(&self) -> String {
        format!("{PREFIX}probe")
    }

    /// What the key holds; `None` where it is none of this document's notes.
    pub fn parse(&self, key: &str) -> Option<Key> {
        if let Some(name) = key.strip_prefix(&self.notes()) {
            let item = name.parse().map(Key::Note);
            return Some(item.unwrap_or_else(|()| Key::UnknownNote(name.to_owned())));
        }
        if key.starts_with(&self.quarantined()) {
            return Some(Key::Quarantine);
        }
        (key == self.exported()).then_some(Key::Exported)
    }
}
