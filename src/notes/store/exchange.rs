//! Many records at once: in from a file, and over from an earlier edition.

use super::history::{Change, Done};
use super::{RecordStore, Step};
use crate::notes::codec::MAX_SIBLINGS;
use crate::notes::import::Batch;
use crate::notes::port::{Replica, Store};
use crate::notes::preview::{Verdict, verdict};
use crate::notes::{Content, Payload, Register, SaveState, Sibling, UnknownFields};

/// What becomes of older texts in a file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ImportMode {
    /// What is here continues them, so they are left out.
    #[default]
    Merge,
    /// They are kept beside what continues them.
    KeepOlder,
}

/// A record that is carried over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Adopted<P: Payload> {
    pub id: P::Id,
    pub payload: P,
    /// Fields that go along; see
    /// [`CarriedFrom::fields`](crate::notes::CarriedFrom::fields).
    pub unknown: UnknownFields,
}

impl<P: Payload, S: Store, R: Replica> RecordStore<P, S, R> {
    /// Merges the records of a file in, as its [`preview`](Batch::preview)
    /// says, as one step that can be undone. Returns how many were touched.
    pub fn import(&mut self, batch: &Batch<P>, mode: ImportMode) -> usize {
        let ids: Vec<P::Id> = batch.records.keys().cloned().collect();
        let changes = self.change_many(ids, |store, id| {
            let content = &batch.records[id];
            let here = store.book.content(id);
            match (verdict(here, content), content) {
                (Verdict::New | Verdict::Newer, Content::Register(register)) => {
                    store.book.adopt(id, register)
                }
                (Verdict::New, Content::Newer { .. }) => store.book.merge(id, content),
                (Verdict::Differs, _) => store.book.merge_behind(id, content),
                (Verdict::Older, Content::Register(register)) if mode == ImportMode::KeepOlder => {
                    store.book.import_as_siblings(id, register)
                }
                _ => false,
            }
        });
        self.finish_step(Step::Import(changes.len()), changes)
    }

    /// Carries records over from an earlier edition, as one step that can be
    /// undone. Where there is a record already, both texts are kept. Returns
    /// how many were touched.
    pub fn adopt(&mut self, records: &[Adopted<P>], now: &str) -> usize {
        let mut changes = Vec::new();
        for adopted in records {
            let ids = vec![adopted.id.clone()];
            changes.extend(self.change_many(ids, |store, id| store.adopt_one(id, adopted, now)));
        }
        self.finish_step(Step::Adopt(changes.len()), changes)
    }

    fn adopt_one(&mut self, id: &P::Id, adopted: &Adopted<P>, now: &str) -> bool {
        let sibling = Sibling {
            payload: adopted.payload.clone(),
            dot: self.book.next_dot(),
            unknown: adopted.unknown.clone(),
        };
        let here = self.book.register(id).cloned().unwrap_or_default();
        let is_here = here.siblings().iter().any(|s| s.reads_like(&sibling));
        if self.book.is_read_only(id) || is_here || here.siblings().len() >= MAX_SIBLINGS {
            return false;
        }
        let mut sibling = sibling;
        if sibling.payload.updated().is_empty() {
            sibling.payload.set_updated(now);
        }
        let register = match here.is_blank() {
            true => here.resolved(sibling),
            false => here.adding(sibling),
        };
        self.book.put(id, Content::Register(register));
        if here.is_blank() {
            return true;
        }
        // What was shown stays shown.
        self.show_again(id, &here);
        true
    }

    fn show_again(&mut self, id: &P::Id, here: &Register<P>) {
        let replica = self.book.replica().to_owned();
        if let Some(old) = here.shown(&replica)
            && let Some(register) = self.book.register(id).cloned()
        {
            let mut shown = old.clone();
            shown.dot = self.book.next_dot();
            let register = register.replacing(old, shown);
            self.book.put(id, Content::Register(register));
        }
    }

    fn change_many(
        &mut self,
        ids: Vec<P::Id>,
        mut change: impl FnMut(&mut Self, &P::Id) -> bool,
    ) -> Vec<Change<P>> {
        let mut changes = Vec::new();
        for id in ids {
            let before = self.book.content(&id).cloned();
            let deleted_elsewhere = self
                .book
                .record(&id)
                .is_some_and(|record| record.save == SaveState::DeletedElsewhere);
            if change(self, &id) {
                if deleted_elsewhere {
                    self.revive(&id);
                }
                let after = self.book.content(&id).cloned();
                changes.push(Change { id, before, after });
            }
        }
        changes
    }

    fn finish_step(&mut self, step: Step<P>, changes: Vec<Change<P>>) -> usize {
        let count = changes.len();
        if count == 0 {
            return 0;
        }
        let ids: Vec<P::Id> = changes.iter().map(|change| change.id.clone()).collect();
        self.history.add(Done {
            step,
            changes,
            values: Vec::new(),
        });
        for id in &ids {
            self.save_own(id);
        }
        self.send_to_replica();
        count
    }
}
