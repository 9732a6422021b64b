//! The second copy of the records, in IndexedDB: what is written there survives
//! a browser that is killed, while localStorage reaches the disk much later.

use std::cell::RefCell;
use std::rc::Rc;

use idb::{Database, DatabaseEvent, Factory, KeyRange, ObjectStore, ObjectStoreParams};
use idb::{Transaction, TransactionMode, TransactionResult};
use js_sys::JsString;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::spawn_local;

use super::text::{stored, to_js};
use crate::notes::{Merged, Replica, ReplicaError, Stored, WriteId, merge_stored};

/// The name of the database.
const DATABASE: &str = "duty-atlas:mirror";
/// Its one object store: values by the keys that they have in localStorage.
const STORE: &str = "notes";

/// Keys and values.
pub type Pairs = Vec<(String, Stored)>;

/// The outcome of a write: the values that differ from those that were sent.
type Outcome = Result<Pairs, ReplicaError>;

/// The replica. Clones are the same one.
#[derive(Clone)]
pub struct IndexedDb(Rc<Inner>);

struct Inner {
    database: RefCell<Option<Database>>,
    /// Called with the outcome of each write.
    written: Box<dyn Fn(WriteId, Outcome)>,
}

impl IndexedDb {
    /// A replica that is not open yet. `written` is called once for each write,
    /// never from within a call of the replica.
    pub fn new(written: impl Fn(WriteId, Outcome) + 'static) -> IndexedDb {
        IndexedDb(Rc::new(Inner {
            database: RefCell::new(None),
            written: Box::new(written),
        }))
    }

    /// Opens the replica and reads all values whose key begins with one of these.
    ///
    /// # Errors
    /// The browser's reason; the replica cannot be used then.
    pub async fn open(&self, prefixes: &[String]) -> Result<Pairs, ReplicaError> {
        let pairs = self.try_open(prefixes).await;
        pairs.map_err(|error| ReplicaError::Aborted(error.to_string()))
    }

    async fn try_open(&self, prefixes: &[String]) -> Result<Pairs, idb::Error> {
        let mut request = Factory::new()?.open(DATABASE, Some(1))?;
        request.on_upgrade_needed(|event| {
            if let Ok(database) = event.database() {
                let _ = database.create_object_store(STORE, ObjectStoreParams::new());
            }
        });
        let mut database = request.await?;
        // Another version of the program that wants to change the database does
        // not have to wait for this page.
        database.on_version_change(|event| {
            if let Ok(database) = event.database() {
                database.close();
            }
        });
        let transaction = database.transaction(&[STORE], TransactionMode::ReadOnly)?;
        let store = transaction.object_store(STORE)?;
        self.0.database.replace(Some(database));
        let mut pairs = Vec::new();
        for prefix in prefixes {
            let end = format!("{prefix}\u{ffff}");
            let range = KeyRange::bound(&prefix.into(), &end.into(), None, None)?;
            // Both are asked for before either is awaited, so that they see the
            // same state.
            let keys = store.get_all_keys(Some(range.clone().into()), None)?;
            let values = store.get_all(Some(range.into()), None)?;
            for (key, value) in keys.await?.into_iter().zip(values.await?) {
                if let (Some(key), Ok(value)) = (key.as_string(), value.dyn_into::<JsString>()) {
                    pairs.push((key, stored(&value)));
                }
            }
        }
        Ok(pairs)
    }

    /// Opens a transaction now, within the event that asks for it, and goes on
    /// with it later.
    fn transact<F>(&self, id: WriteId, work: impl FnOnce(ObjectStore) -> F + 'static)
    where
        F: Future<Output = Result<Pairs, idb::Error>> + 'static,
    {
        let opened = match &*self.0.database.borrow() {
            None => Err(ReplicaError::Unavailable),
            Some(database) => open_store(database).map_err(aborted),
        };
        let replica = self.clone();
        spawn_local(async move {
            let outcome = match opened {
                Err(error) => Err(error),
                Ok((transaction, store)) => finish(transaction, work(store)).await,
            };
            (replica.0.written)(id, outcome);
        });
    }
}

fn open_store(database: &Database) -> Result<(Transaction, ObjectStore), idb::Error> {
    let transaction = database.transaction(&[STORE], TransactionMode::ReadWrite)?;
    let store = transaction.object_store(STORE)?;
    Ok((transaction, store))
}

/// Does the work and waits until the transaction is complete.
async fn finish(
    transaction: Transaction,
    work: impl Future<Output = Result<Pairs, idb::Error>>,
) -> Outcome {
    let differing = work.await.map_err(aborted)?;
    match transaction.await {
        Ok(TransactionResult::Committed) => Ok(differing),
        Ok(TransactionResult::Aborted) => Err(ReplicaError::Aborted(String::new())),
        Err(error) => Err(aborted(error)),
    }
}

fn aborted(error: idb::Error) -> ReplicaError {
    ReplicaError::Aborted(error.to_string())
}

/// Merges each value with the one that is there.
async fn merge_all(store: ObjectStore, values: Pairs) -> Result<Pairs, idb::Error> {
    let requests = values.into_iter().map(|(key, value)| {
        let request = store.get(JsValue::from(&key))?;
        Ok((key, value, request))
    });
    let requests = requests.collect::<Result<Vec<_>, idb::Error>>()?;
    let mut differing = Vec::new();
    for (key, value, request) in requests {
        let old = request
            .await?
            .and_then(|old| old.dyn_into::<JsString>().ok());
        let old = old.as_ref().map(stored);
        let Merged { puts, stored } = merge_stored(&key, old.as_ref(), &value);
        for (key, value) in puts {
            store.put(&to_js(&value), Some(&key.into()))?;
        }
        if stored != value {
            differing.push((key, stored));
        }
    }
    Ok(differing)
}

impl Replica for IndexedDb {
    fn merge_put(&mut self, id: WriteId, values: Pairs) {
        self.transact(id, move |store| merge_all(store, values));
    }

    fn remove(&mut self, id: WriteId, keys: Vec<String>) {
        self.transact(id, move |store| async move {
            for key in keys {
                store.delete(JsValue::from(key))?;
            }
            Ok(Vec::new())
        });
    }
}
