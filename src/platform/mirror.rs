//! The second copy of the notes, in IndexedDB: what is written there survives
//! a browser that is killed, while localStorage reaches the disk much later.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::{Array, JsString, Promise};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{IdbDatabase, IdbKeyRange, IdbObjectStore, IdbRequest, IdbTransactionMode};

use super::text::stored;
use crate::notes::{Mirror, Stored};

/// The name of the database.
pub const DATABASE: &str = "duty-atlas:mirror";
/// Its one object store: values by the keys that they have in localStorage.
const STORE: &str = "notes";

/// The mirror. Clones are the same one.
#[derive(Clone)]
pub struct IndexedDb(Rc<Inner>);

struct Inner {
    database: RefCell<Option<IdbDatabase>>,
    /// Called when a value could not be written.
    failed: Rc<dyn Fn()>,
    /// The same, as an event handler of each transaction.
    on_abort: Closure<dyn FnMut()>,
    /// What is still to be written, when there is time.
    pending: RefCell<Vec<(String, String)>>,
}

impl IndexedDb {
    /// A mirror that is not open yet. `failed` is called whenever a value could
    /// not be written; never from within a call of the mirror.
    pub fn new(failed: impl Fn() + 'static) -> IndexedDb {
        let failed: Rc<dyn Fn()> = Rc::new(failed);
        let told = failed.clone();
        IndexedDb(Rc::new(Inner {
            database: RefCell::new(None),
            failed,
            on_abort: Closure::new(move || told()),
            pending: RefCell::default(),
        }))
    }

    /// Opens the mirror and reads all values whose key begins with `prefix`.
    /// The error is the browser's own; the mirror cannot be used then.
    pub async fn open(&self, prefix: &str) -> Result<Vec<(String, Stored)>, JsValue> {
        let database = open_database().await?;
        // Another version of the program that wants to change the database
        // shall not wait for this page.
        let closing = database.clone();
        let close = Closure::once_into_js(move || closing.close());
        database.set_onversionchange(Some(close.unchecked_ref()));
        *self.0.database.borrow_mut() = Some(database.clone());

        let store = object_store(&database, IdbTransactionMode::Readonly, None)?;
        let end = format!("{prefix}\u{ffff}");
        let range = IdbKeyRange::bound(&prefix.into(), &end.into())?;
        // Both are asked for before either is awaited, so that they see the
        // same state.
        let keys = done(&store.get_all_keys_with_key(&range)?);
        let values = done(&store.get_all_with_key(&range)?);
        let keys: Array = keys.await?.unchecked_into();
        let values: Array = values.await?.unchecked_into();
        let pairs = keys.iter().zip(values.iter());
        let pairs = pairs.filter_map(|(key, value)| {
            let value = value.dyn_into::<JsString>().ok()?;
            Some((key.as_string()?, stored(&value)))
        });
        Ok(pairs.collect())
    }

    /// Does something in a transaction of its own, which is committed at once:
    /// the browser may be killed in the next moment.
    fn write_with(&self, work: impl FnOnce(&IdbObjectStore) -> Result<(), JsValue>) {
        let result = match &*self.0.database.borrow() {
            None => Err(JsValue::NULL),
            Some(database) => {
                let on_abort = self.0.on_abort.as_ref().unchecked_ref();
                let mode = IdbTransactionMode::Readwrite;
                object_store(database, mode, Some(on_abort)).and_then(|store| {
                    work(&store)?;
                    commit(&store.transaction())
                })
            }
        };
        if result.is_err() {
            // Later, for whoever writes holds what `failed` wants to change.
            let failed = self.0.failed.clone();
            wasm_bindgen_futures::spawn_local(async move { failed() });
        }
    }
}

impl IndexedDb {
    /// So many values take a few milliseconds.
    const AT_ONCE: usize = 100;

    fn go_on(self) {
        let mut pending = self.0.pending.borrow_mut();
        let rest = pending.len().saturating_sub(IndexedDb::AT_ONCE);
        let values = pending.split_off(rest);
        drop(pending);
        self.write_with(|store| {
            for (key, value) in &values {
                store.put_with_key(&value.into(), &key.into())?;
            }
            Ok(())
        });
        if rest > 0 {
            super::lifecycle::after(0, || self.go_on());
        }
    }

    /// What is done to a key now is newer than what was to be written there.
    fn forget_pending(&self, key: &str) {
        let mut pending = self.0.pending.borrow_mut();
        pending.retain(|(waiting, _)| waiting != key);
    }
}

impl Mirror for IndexedDb {
    fn catch_up(&mut self, values: Vec<(String, String)>) {
        if !values.is_empty() {
            self.0.pending.borrow_mut().extend(values);
            self.clone().go_on();
        }
    }

    fn write(&mut self, key: &str, value: &str) {
        self.forget_pending(key);
        self.write_with(|store| {
            store.put_with_key(&value.into(), &key.into())?;
            Ok(())
        });
    }

    fn remove(&mut self, key: &str) {
        self.forget_pending(key);
        self.write_with(|store| {
            store.delete(&key.into())?;
            Ok(())
        });
    }
}

#[expect(
    deprecated,
    reason = "only in the bindings; the standard and all browsers have it"
)]
fn commit(transaction: &web_sys::IdbTransaction) -> Result<(), JsValue> {
    transaction.commit()
}

fn object_store(
    database: &IdbDatabase,
    mode: IdbTransactionMode,
    on_abort: Option<&js_sys::Function>,
) -> Result<IdbObjectStore, JsValue> {
    let transaction = database.transaction_with_str_and_mode(STORE, mode)?;
    transaction.set_onabort(on_abort);
    transaction.object_store(STORE)
}

async fn open_database() -> Result<IdbDatabase, JsValue> {
    let window = web_sys::window().ok_or(JsValue::NULL)?;
    let factory = window.indexed_db()?.ok_or(JsValue::NULL)?;
    let request = factory.open_with_u32(DATABASE, 1)?;
    let opening = request.clone();
    let create = Closure::once_into_js(move || {
        if let Ok(database) = opening.result() {
            let database: IdbDatabase = database.unchecked_into();
            let _ = database.create_object_store(STORE);
        }
    });
    request.set_onupgradeneeded(Some(create.unchecked_ref()));
    Ok(done(&request).await?.unchecked_into())
}

/// The result of a request, once it is there. The handlers are set at once.
fn done(request: &IdbRequest) -> impl Future<Output = Result<JsValue, JsValue>> + use<> {
    let promise = Promise::new(&mut |resolve, reject| {
        request.set_onsuccess(Some(&resolve));
        request.set_onerror(Some(&reject));
    });
    let request = request.clone();
    async move {
        JsFuture::from(promise).await?;
        request.result()
    }
}
