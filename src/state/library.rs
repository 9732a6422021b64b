//! The lists that can be shown: the page's own, those that the reader keeps on
//! this device, and those that the site publishes.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::future::Future;
use std::ops::Deref;
use std::pin::Pin;
use std::sync::Arc;

use leptos::prelude::*;
use leptos::wasm_split::{SplitLoaderError, wasm_split};
use serde::{Deserialize, Serialize};

use crate::components::lazy::ChunkMissing;
use crate::duty_list::reader::{self, Overrides};
use crate::duty_list::{DutyList, List, source};
use crate::i18n::{Language, names};
use crate::open_data;
use crate::platform::list_store::{self, ListStoreError, StoredList};
use crate::platform::{files, lifecycle, startup};
use crate::search::Index;

/// Where a site says which lists it publishes.
const SITE_INDEX: &str = "lists/index.json";

/// How lists are kept: the form of [`DutyList`], and how the reader reads a
/// source. To be raised with either; lists that were kept with another number
/// are read from their source again.
const READING: u32 = 0;

/// A list with what was prepared for searching it.
pub struct OpenList {
    list: DutyList,
    pub index: Index,
}

impl OpenList {
    /// Prepares a list.
    pub fn new(list: DutyList) -> OpenList {
        let index = Index::new(&list);
        OpenList { list, index }
    }
}

impl Deref for OpenList {
    type Target = DutyList;

    fn deref(&self) -> &DutyList {
        &self.list
    }
}

/// How many items each of the three lists has.
pub type Counts = BTreeMap<String, usize>;

/// What is shown of a list before it is opened.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(default)]
pub struct Description {
    pub id: String,
    pub title: String,
    pub place: Vec<String>,
    pub date: String,
    pub counts: Counts,
    /// Where the site has it, relative to the page; none for one that the
    /// reader opened.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub file: Option<String>,
    /// The name of the file that the reader opened.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
    /// What the reader corrected before keeping it: JSON.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub overrides: Option<String>,
    /// When it was kept: ISO 8601, UTC.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub kept: String,
    /// The [`READING`] of the program that kept it.
    pub reading: u32,
}

impl Description {
    /// The list's place and date; its title, where it has neither.
    pub fn name(&self, language: Language) -> String {
        let list = DutyList {
            title: self.title.clone(),
            place: self.place.clone(),
            date: self.date.clone(),
            ..DutyList::default()
        };
        names::list_title(&list, language)
    }

    pub fn of(list: &DutyList) -> Description {
        let count = |kind: List| (kind.id().to_owned(), list.list(kind).count());
        Description {
            id: list.id.clone(),
            title: list.title.clone(),
            place: list.place.clone(),
            date: list.date.clone(),
            counts: List::ALL.map(count).into(),
            source: list.source.as_ref().map(|source| source.name.clone()),
            ..Description::default()
        }
    }

    /// What the reader corrected before keeping the list.
    fn overrides(&self) -> Overrides {
        let overrides = self.overrides.as_deref();
        let overrides = overrides.and_then(|json| serde_json::from_str(json).ok());
        overrides.unwrap_or_default()
    }

    /// Whether both are of the same place, as far as is known.
    fn is_of_same_place(&self, other: &Description) -> bool {
        !self.place.is_empty() && self.place.last() == other.place.last()
    }

    /// The rank of this list among those to compare another with, the likeliest
    /// first: an earlier edition, another of the same place, the newest.
    pub fn rank_beside(&self, other: &Description) -> (u8, Reverse<&str>) {
        let likeness = match self.is_of_same_place(other) {
            true if self.is_earlier_edition_of(other) => 0,
            true => 1,
            false => 2,
        };
        (likeness, Reverse(self.date.as_str()))
    }

    /// Whether this is an earlier edition of the other list.
    pub fn is_earlier_edition_of(&self, other: &Description) -> bool {
        !self.date.is_empty() && self.date < other.date && self.is_of_same_place(other)
    }
}

/// Why a list cannot be shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Missing {
    /// It is neither on this device nor on this site.
    Unknown,
    /// The site has it, and it did not arrive.
    NotLoaded,
    /// It is on this device, and cannot be read.
    Unreadable(ListStoreError),
}

/// A list on its way.
type Loading = Pin<Box<dyn Future<Output = Result<Arc<OpenList>, Missing>>>>;

#[wasm_split(lists, wasm_split_path = ::leptos::wasm_split, fallible)]
fn load(library: Library, id: String) -> Result<Loading, ChunkMissing> {
    Ok(Box::pin(async move { library.load(&id).await }))
}

/// Reads a list from its `duties.json`.
///
/// # Errors
/// Why it cannot be read, for a log.
pub async fn read_duties(duties: String) -> Result<DutyList, String> {
    read(duties).await.map_err(|Unread(reason)| reason)
}

struct Unread(String);

impl From<SplitLoaderError> for Unread {
    fn from(error: SplitLoaderError) -> Unread {
        Unread(error.to_string())
    }
}

/// Reads the source of a kept list again; none where it cannot be read.
#[wasm_split(reader, wasm_split_path = ::leptos::wasm_split, fallible)]
fn read_again(bytes: Vec<u8>, description: Description) -> Result<Option<DutyList>, ChunkMissing> {
    let name = description.source.as_deref().unwrap_or_default();
    let document = source::open(&bytes, name).ok();
    let list = document.map(|document| reader::read(&document, &description.overrides()).list);
    Ok(list.filter(|list| !list.items.is_empty()))
}

#[wasm_split(lists, wasm_split_path = ::leptos::wasm_split, fallible)]
fn read(duties: String) -> Result<DutyList, Unread> {
    open_data::read_json(&duties).map_err(|error| Unread(error.to_string()))
}

/// The lists.
#[derive(Clone, Copy)]
pub struct Library {
    own: StoredValue<Arc<OpenList>>,
    /// The lists that were opened since the program started.
    opened: StoredValue<BTreeMap<String, Arc<OpenList>>>,
    /// The lists on this device; none until they have been read.
    kept: RwSignal<Option<Result<Vec<Description>, ListStoreError>>>,
    /// The lists of the site; none until it has answered.
    site: RwSignal<Option<Vec<Description>>>,
}

impl Library {
    pub fn new(own: Arc<OpenList>) -> Library {
        Library {
            own: StoredValue::new(own),
            opened: StoredValue::new(BTreeMap::new()),
            kept: RwSignal::new(None),
            site: RwSignal::new(None),
        }
    }

    /// The page's own list, which is shown where the address names none.
    pub fn own(self) -> Arc<OpenList> {
        self.own.get_value()
    }

    /// The lists on this device, tracked; none until they have been read.
    pub fn kept(self) -> Signal<Option<Result<Vec<Description>, ListStoreError>>> {
        self.kept.into()
    }

    /// What is known of all lists, each once, tracked: of the page's own, then of
    /// those on this device, then of those of the site.
    pub fn all(self) -> Vec<Description> {
        let own = Description::of(&self.own());
        let kept = self.kept.with(|kept| match kept {
            Some(Ok(kept)) => kept.clone(),
            _ => Vec::new(),
        });
        let site = self.site.get().unwrap_or_default();
        let mut all = vec![own];
        for description in kept.into_iter().chain(site) {
            if all.iter().all(|known| known.id != description.id) {
                all.push(description);
            }
        }
        all
    }

    /// All lists but this one, tracked: the likeliest to compare it with first.
    pub fn others(self, of: &Description) -> Vec<Description> {
        let mut others = self.all();
        others.retain(|other| other.id != of.id);
        others.sort_by(|a, b| a.rank_beside(of).cmp(&b.rank_beside(of)));
        others
    }

    /// The list with this id, if it is open already.
    pub fn opened(self, id: &str) -> Option<Arc<OpenList>> {
        let own = self.own();
        if own.id == id {
            return Some(own);
        }
        self.opened.with_value(|opened| opened.get(id).cloned())
    }

    /// The list with this id: open already, kept on this device, or on the site,
    /// from which it is kept for offline use.
    ///
    /// # Errors
    /// Why it cannot be shown.
    pub async fn find(self, id: &str) -> Result<Arc<OpenList>, Missing> {
        if let Some(open) = self.opened(id) {
            return Ok(open);
        }
        match load(self, id.to_owned()).await {
            Ok(loading) => loading.await,
            Err(ChunkMissing) => Err(Missing::NotLoaded),
        }
    }

    async fn load(self, id: &str) -> Result<Arc<OpenList>, Missing> {
        let kept = list_store::read(id).await;
        if let Ok(Some(stored)) = &kept {
            let description: Description =
                serde_json::from_str(&stored.description).unwrap_or_default();
            if description.reading == READING
                && let Ok(list) = postcard::from_bytes(&stored.list)
            {
                return Ok(self.add(list));
            }
            // Another program kept it, or what it kept is damaged.
            if let Some(list) = self.read_again(stored, description).await? {
                return Ok(self.add(list));
            }
        }
        self.read_site().await;
        let site = self.site.get_untracked().unwrap_or_default();
        let Some(description) = site.into_iter().find(|known| known.id == id) else {
            return Err(match kept {
                Ok(_) => Missing::Unknown,
                Err(error) => Missing::Unreadable(error),
            });
        };
        let file = description.file.as_deref().unwrap_or_default();
        let text = files::fetch_text(file).await.ok_or(Missing::NotLoaded)?;
        let list = open_data::read_json(&text).map_err(|_| Missing::NotLoaded)?;
        // A list that cannot be kept can still be read.
        let _ = self.keep(&list, Vec::new(), description).await;
        Ok(self.add(list))
    }

    /// Reads the source of a kept list, and keeps what was read; none where it
    /// has no source that can be read.
    async fn read_again(
        self,
        stored: &StoredList,
        description: Description,
    ) -> Result<Option<DutyList>, Missing> {
        // Lists of the site are kept without a source.
        if stored.source.is_empty() {
            return Ok(None);
        }
        let overrides = description.overrides.clone();
        let list = read_again(stored.source.clone(), description).await;
        let Some(mut list) = list.map_err(|ChunkMissing| Missing::NotLoaded)? else {
            return Ok(None);
        };
        // The notes are under this id.
        list.id.clone_from(&stored.id);
        let description = Description {
            overrides,
            ..Description::of(&list)
        };
        // A list that cannot be written now is read again the next time.
        let _ = self.keep(&list, stored.source.clone(), description).await;
        Ok(Some(list))
    }

    /// Adds a list that was read.
    pub fn add(self, list: DutyList) -> Arc<OpenList> {
        let open = Arc::new(OpenList::new(list));
        self.opened.update_value(|opened| {
            opened.insert(open.id.clone(), open.clone());
        });
        open
    }

    /// Keeps a list on this device with its source.
    ///
    /// # Errors
    /// If it cannot be written; nothing has changed then.
    pub async fn keep(
        self,
        list: &DutyList,
        source: Vec<u8>,
        description: Description,
    ) -> Result<(), ListStoreError> {
        let description = Description {
            kept: lifecycle::now(),
            reading: READING,
            ..description
        };
        let failed = |error: String| ListStoreError::Failed(error);
        let stored = StoredList {
            id: list.id.clone(),
            description: serde_json::to_string(&description)
                .map_err(|error| failed(error.to_string()))?,
            list: postcard::to_allocvec(list).map_err(|error| failed(error.to_string()))?,
            source,
        };
        list_store::write(&stored).await?;
        self.read_kept().await;
        Ok(())
    }

    /// Removes a kept list, and returns what is needed to put it back.
    ///
    /// # Errors
    /// If it cannot be removed; it is still there then.
    pub async fn remove(self, id: &str) -> Result<Option<StoredList>, ListStoreError> {
        let stored = list_store::read(id).await?;
        list_store::remove(id).await?;
        self.opened.update_value(|opened| {
            opened.remove(id);
        });
        self.read_kept().await;
        Ok(stored)
    }

    /// Puts a removed list back.
    ///
    /// # Errors
    /// If it cannot be written.
    pub async fn restore(self, stored: &StoredList) -> Result<(), ListStoreError> {
        list_store::write(stored).await?;
        self.read_kept().await;
        Ok(())
    }

    /// Reads which lists are on this device.
    pub async fn read_kept(self) {
        let texts = list_store::descriptions().await;
        let descriptions = texts.map(|texts| {
            let mut descriptions: Vec<Description> = texts
                .iter()
                .filter_map(|text| serde_json::from_str(text).ok())
                .collect();
            descriptions.sort_by(|a, b| (&b.kept, &a.id).cmp(&(&a.kept, &b.id)));
            descriptions
        });
        self.kept.set(Some(descriptions));
    }

    /// Asks the site which lists it publishes, once. The page in one file has no
    /// site.
    pub async fn read_site(self) {
        if startup::is_one_file() || self.site.with_untracked(Option::is_some) {
            return;
        }
        if let Some(text) = files::fetch_text(SITE_INDEX).await {
            self.site
                .set(Some(serde_json::from_str(&text).unwrap_or_default()));
        }
    }
}
