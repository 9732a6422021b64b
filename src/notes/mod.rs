//! What a reader writes about the items of a list: notes with marks, tasks of
//! the ledger, suggestions for changing the list.
//!
//! A [`Book`] holds records of one kind and is a plain value. A [`RecordStore`]
//! decides when they are written and says what is saved; it reaches the browser
//! only through the ports [`Store`] and [`Replica`]. Nothing here knows a
//! clock: the time comes in as text and is only shown, and which of two texts
//! is the later one follows from what each has seen ([`Register`]).
//!
//! # What can be lost, by design
//!
//! No text that a reader wrote and did not remove is lost: it is in the record,
//! a sibling of it, in quarantine, or in the undo history, except for these
//! cases. Each can be seen by the reader where it happens.
//!
//! - What was typed is in no other place while neither the store nor the
//!   replica takes it (`SaveState::Unsaved`): it is lost with the page. The
//!   page says so and asks before it is left.
//! - What another program writes over or removes in localStorage is only in the
//!   replica and in pages that are open; where the replica fails, too, it is
//!   lost. The page says that the replica fails.
//! - The last write before the browser is killed can be lost where its
//!   transaction in the replica has not been committed.
//! - A deletion covers every text that the deleting page had merged in, also
//!   one of another tab that the reader did not look at. The deletion can be
//!   undone, and other open pages offer to restore.
//! - The undo history lasts as long as the page, and has 200 steps. Deleted
//!   quarantine and deleted damaged values are only there.
//! - A version vector keeps 40 replicas. A text that was written over by one
//!   forgotten since can come back as a conflict.
//! - Of a record with more than 1,000 concurrent texts or 200 unknown fields
//!   only the first text is read; all its bytes are in quarantine.

mod agreement;
mod book;
mod codec;
mod dot;
mod edits;
mod export;
mod fields;
mod fingerprint;
mod import;
mod import_error;
mod issue;
mod keys;
mod mark;
mod memory;
mod merge;
mod note;
mod payload;
mod port;
mod preview;
mod progress;
mod register;
mod store;
mod stored;
mod suggestion;
mod task;

pub use agreement::Agreement;
pub use book::{Book, Content, Exported, Record, SaveState, UnsavedReason};
pub use codec::{Decoded, MAX_SIBLINGS, Newer, VERSION, decode, decode_stored, encode};
pub use dot::{Dot, VersionVector};
pub use edits::Resolution;
pub use export::{
    FILE_VERSION, FORMAT, SUGGESTIONS_FORMAT, TASKS_FORMAT, notes_to_json, stored_book,
    suggestions_to_json, tasks_to_json, to_json,
};
pub use fields::{Fields, ObjectWriter};
pub use fingerprint::{fingerprint, item_version};
pub use import::{Batch, ImportFile, Unreadable};
pub use import_error::{ImportError, ImportNotice, MAX_BYTES, MAX_LEVELS};
pub use issue::{CorruptRecord, StorageIssue};
pub use keys::{Key, Keys, PREFIX};
pub use mark::Mark;
pub use memory::{Fault, MemoryReplica, MemoryStore, ReplicaFault};
pub use merge::{Relation, merge, relation};
pub use note::{CarriedFrom, ItemVersions, Note, NoteField};
pub use payload::Payload;
pub use port::{Replica, ReplicaError, ReplicaOutcome, Store, StoreError, Stored, WriteId};
pub use preview::{Preview, Verdict};
pub use progress::Progress;
pub use register::{Register, Sibling, UnknownFields};
pub use store::{
    Adopted, Deleted, Event, ImportMode, NotesStore, Phase, RecordStore, Snapshot, Step,
    Suggestions, TaskLedger, Undone,
};
pub use stored::{Merged, merge_stored};
pub use suggestion::{Suggestion, SuggestionField, SuggestionKind};
pub use task::{Involvement, RecordId, Responsibility, Task, TaskField, TaskStatus};
