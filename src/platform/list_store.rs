//! The lists that the reader keeps, in IndexedDB.
//!
//! A list is written in one transaction over all object stores, so that it is
//! there whole or not at all.

use idb::{Database, DatabaseEvent, Factory, ObjectStoreParams, Query};
use idb::{Transaction, TransactionMode, TransactionResult};
use js_sys::{JsString, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};

/// The name of the database.
const DATABASE: &str = "duty-atlas:lists";
/// What is shown of a list before it is opened: JSON by id.
const DESCRIPTIONS: &str = "descriptions";
/// The list as it was read, and the source as it was opened: bytes by id.
const LISTS: &str = "lists";
const SOURCES: &str = "sources";
const STORES: [&str; 3] = [DESCRIPTIONS, LISTS, SOURCES];

/// Why a list could not be kept or read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ListStoreError {
    /// The browser offers no database here, or refuses it.
    Blocked,
    /// There is no space left.
    Full,
    /// The browser's own words.
    Failed(String),
}

impl From<idb::Error> for ListStoreError {
    fn from(error: idb::Error) -> ListStoreError {
        let text = error.to_string();
        if text.contains("QuotaExceeded") {
            ListStoreError::Full
        } else if text.contains("SecurityError") {
            ListStoreError::Blocked
        } else {
            ListStoreError::Failed(text)
        }
    }
}

/// A list as it is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredList {
    pub id: String,
    /// JSON.
    pub description: String,
    /// The list as it was read.
    pub list: Vec<u8>,
    /// The source as it was opened; empty for a list of the site.
    pub source: Vec<u8>,
}

async fn open() -> Result<Database, ListStoreError> {
    let factory = Factory::new().map_err(|_| ListStoreError::Blocked)?;
    let mut request = factory.open(DATABASE, Some(1))?;
    request.on_upgrade_needed(|event| {
        if let Ok(database) = event.database() {
            for store in STORES {
                let _ = database.create_object_store(store, ObjectStoreParams::new());
            }
        }
    });
    let mut database = request.await?;
    database.on_version_change(|event| {
        if let Ok(database) = event.database() {
            database.close();
        }
    });
    Ok(database)
}

/// The descriptions of all kept lists.
///
/// # Errors
/// If the database cannot be read.
pub async fn descriptions() -> Result<Vec<String>, ListStoreError> {
    let database = open().await?;
    let transaction = database.transaction(&[DESCRIPTIONS], TransactionMode::ReadOnly)?;
    let values = transaction
        .object_store(DESCRIPTIONS)?
        .get_all(None, None)?
        .await?;
    let texts = values.iter().filter_map(JsValue::as_string).collect();
    database.close();
    Ok(texts)
}

/// The kept list with this id.
///
/// # Errors
/// If the database cannot be read.
pub async fn read(id: &str) -> Result<Option<StoredList>, ListStoreError> {
    let database = open().await?;
    let transaction = database.transaction(&STORES, TransactionMode::ReadOnly)?;
    let get = |store: &str| transaction.object_store(store)?.get(key(id));
    // All are asked for before any is awaited, so that they see the same state.
    let (description, list, source) = (get(DESCRIPTIONS)?, get(LISTS)?, get(SOURCES)?);
    let (description, list, source) = (description.await?, list.await?, source.await?);
    database.close();
    let bytes = |value: Option<JsValue>| {
        let array = value.and_then(|value| value.dyn_into::<Uint8Array>().ok());
        array.map(|array| array.to_vec()).unwrap_or_default()
    };
    Ok(description
        .and_then(|text| text.as_string())
        .map(|description| StoredList {
            id: id.to_owned(),
            description,
            list: bytes(list),
            source: bytes(source),
        }))
}

/// Keeps a list, in place of one with the same id.
///
/// # Errors
/// If it cannot be written; nothing has changed then.
pub async fn write(list: &StoredList) -> Result<(), ListStoreError> {
    let database = open().await?;
    let transaction = database.transaction(&STORES, TransactionMode::ReadWrite)?;
    let id = JsValue::from(&list.id);
    let description = JsString::from(list.description.as_str());
    let bytes = [(LISTS, &list.list), (SOURCES, &list.source)];
    transaction
        .object_store(DESCRIPTIONS)?
        .put(&description, Some(&id))?;
    for (store, bytes) in bytes {
        let bytes = Uint8Array::from(bytes.as_slice());
        transaction.object_store(store)?.put(&bytes, Some(&id))?;
    }
    complete(transaction).await?;
    database.close();
    Ok(())
}

/// Removes a kept list.
///
/// # Errors
/// If it cannot be removed; it is still there then.
pub async fn remove(id: &str) -> Result<(), ListStoreError> {
    let database = open().await?;
    let transaction = database.transaction(&STORES, TransactionMode::ReadWrite)?;
    for store in STORES {
        transaction.object_store(store)?.delete(key(id))?;
    }
    complete(transaction).await?;
    database.close();
    Ok(())
}

fn key(id: &str) -> Query {
    Query::Key(JsValue::from(id))
}

async fn complete(transaction: Transaction) -> Result<(), ListStoreError> {
    let reason = |transaction: Option<String>| match transaction {
        Some(name) if name == "QuotaExceededError" => ListStoreError::Full,
        name => ListStoreError::Failed(name.unwrap_or_default()),
    };
    match transaction.await {
        Ok(TransactionResult::Committed) => Ok(()),
        Ok(TransactionResult::Aborted) => Err(reason(None)),
        Err(error) => Err(error.into()),
    }
}
