//! Edits of a book: each gives what is written a new dot.

use super::{Book, Content, Dot, Payload, Register, Sibling, UnknownFields};

/// Which text a reader chose in a conflict.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Resolution {
    /// The text with this dot.
    Keep(Dot),
    /// All texts, one below the other; everything else as it is shown.
    Both,
}

/// Where an edited text goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Placement {
    /// In the place of the shown one.
    Over,
    /// Beside the shown one, which the reader has not read yet.
    Beside,
}

impl<P: Payload> Book<P> {
    /// Changes the shown text, or `initial` where there is none.
    pub(super) fn edit(
        &mut self,
        id: &P::Id,
        now: &str,
        initial: P,
        placement: Placement,
        change: impl FnOnce(&mut Sibling<P>),
    ) -> bool {
        if self.is_read_only(id) {
            return false;
        }
        let dot = self.next_dot();
        let old = self.shown(id).cloned();
        let mut sibling = old.clone().unwrap_or_else(|| Sibling {
            payload: initial,
            dot: dot.clone(),
            unknown: UnknownFields::new(),
        });
        change(&mut sibling);
        sibling.dot = dot;
        sibling.payload.set_updated(now);
        let register = match (self.register(id), old, placement) {
            (Some(register), Some(_), Placement::Beside) => register.adding(sibling),
            (Some(register), Some(old), Placement::Over) => register.replacing(&old, sibling),
            // On top of a tombstone.
            (Some(register), None, _) => register.resolved(sibling),
            (None, _, _) => Register::new(sibling),
        };
        self.put(id, Content::Register(register));
        true
    }

    /// Resolves a conflict. Returns whether anything changed.
    pub(super) fn resolve(&mut self, id: &P::Id, how: &Resolution, now: &str) -> bool {
        let Some(register) = self.register(id).filter(|r| r.in_conflict()).cloned() else {
            return false;
        };
        let chosen = match how {
            Resolution::Keep(dot) => register.siblings().iter().find(|s| s.dot == *dot),
            Resolution::Both => register.shown(&self.replica),
        };
        let Some(mut chosen) = chosen.cloned() else {
            return false;
        };
        if *how == Resolution::Both {
            let all: Vec<&P> = register.siblings().iter().map(|s| &s.payload).collect();
            chosen.payload.join_texts(&all);
            for other in register.siblings() {
                for (name, raw) in &other.unknown {
                    let known = chosen.unknown.entry(name.clone());
                    known.or_insert_with(|| raw.clone());
                }
            }
        }
        chosen.dot = self.next_dot();
        chosen.payload.set_updated(now);
        self.put(id, Content::Register(register.resolved(chosen)));
        true
    }

    /// Gives the record the texts of `like`, as new edits on top of what is
    /// there. With `keep`, texts that are there and differ stay beside them.
    pub(super) fn restore(&mut self, id: &P::Id, like: &Register<P>, keep: bool) -> bool {
        if self.is_read_only(id) {
            return false;
        }
        let here = self.register(id).cloned().unwrap_or_default();
        let shown = like.shown(&self.replica).map(|shown| shown.dot.clone());
        let mut texts = like.siblings().to_vec();
        texts.reverse();
        // The shown text gets the greatest dot, so that it stays the shown one.
        texts.sort_by_key(|text| Some(&text.dot) == shown.as_ref());
        for text in &mut texts {
            text.dot = self.next_dot();
        }
        if keep {
            let kept = here.siblings().iter();
            let kept = kept.filter(|s| {
                !s.is_blank() && !like.siblings().iter().any(|text| text.reads_like(s))
            });
            texts.extend(kept.cloned());
        }
        let mut seen = here.seen().clone();
        seen.join(like.seen());
        self.put(id, Content::Register(Register::from_parts(texts, seen)));
        true
    }

    /// Adds the texts of `other` as siblings with new dots, even where those
    /// here continue them, and keeps showing what is shown.
    pub(super) fn import_as_siblings(&mut self, id: &P::Id, other: &Register<P>) -> bool {
        let Some(mut register) = self.register(id).cloned() else {
            return false;
        };
        for text in other.siblings().iter().rev() {
            if !register.siblings().iter().any(|s| s.reads_like(text)) {
                let mut copy = text.clone();
                copy.dot = Dot {
                    replica: format!("x{}", self.replica),
                    ..self.next_dot()
                };
                register = register.adding(copy);
            }
        }
        self.put(id, Content::Register(register));
        self.promote(id)
    }

    /// Puts `other` in, which continues what is here. What is here and blank
    /// gives way even to a register that has not seen it; on a tombstone the
    /// texts are new edits, since it would cover them otherwise.
    pub(super) fn adopt(&mut self, id: &P::Id, other: &Register<P>) -> bool {
        match self.register(id) {
            Some(here) if here.is_deleted() => {
                let covered = |s: &Sibling<P>| here.seen().covers(&s.dot);
                match other.siblings().iter().any(covered) {
                    true => self.restore(id, other, false),
                    false => self.merge(id, &Content::Register(other.clone())),
                }
            }
            Some(here) if here.is_blank() => {
                let register = other.knowing(here.seen());
                self.put(id, Content::Register(register));
                true
            }
            _ => self.merge(id, &Content::Register(other.clone())),
        }
    }

    /// Merges a content in, and keeps showing what is shown.
    pub(super) fn merge_behind(&mut self, id: &P::Id, content: &Content<P>) -> bool {
        // Once more afterwards, since the content may bring greater dots.
        self.promote(id);
        self.merge(id, content) && self.promote(id)
    }

    /// Gives the shown text the greatest dot, so that it is also shown after
    /// the page was opened again.
    pub(super) fn promote(&mut self, id: &P::Id) -> bool {
        let Some(old) = self.shown(id).cloned() else {
            return false;
        };
        let mut shown = old.clone();
        shown.dot = self.next_dot();
        let register = self.register(id).map(|r| r.replacing(&old, shown));
        let Some(register) = register else {
            return false;
        };
        self.put(id, Content::Register(register));
        true
    }

    /// Puts the tombstone of the record in its place.
    pub(super) fn delete(&mut self, id: &P::Id) -> bool {
        let Some(register) = self.register(id) else {
            return false;
        };
        let tombstone = register.deleted();
        self.put(id, Content::Register(tombstone));
        true
    }
}
