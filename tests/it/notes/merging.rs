//! Merging: nothing is lost, and everybody comes to the same.

use super::*;
use proptest::prelude::*;
use std::collections::BTreeSet;

const ITEM: &str = "basic-1";

/// Some people's copies of the notes on one item.
struct People(Vec<ReviewBook>);

/// What somebody does.
#[derive(Clone, Debug)]
enum Act {
    Write(usize, String),
    Mark(usize, usize),
    /// The second takes in what the first has.
    Send(usize, usize),
    Resolve(usize, bool),
}

fn act() -> impl Strategy<Value = Act> {
    prop_oneof![
        4 => (0..3_usize, "[a-c]{0,2}").prop_map(|(who, text)| Act::Write(who, text)),
        1 => (0..3_usize, 0..4_usize).prop_map(|(who, mark)| Act::Mark(who, mark)),
        3 => (0..3_usize, 0..3_usize).prop_map(|(from, to)| Act::Send(from, to)),
        1 => (0..3_usize, any::<bool>()).prop_map(|(who, both)| Act::Resolve(who, both)),
    ]
}

const CONTEXT: Context = Context {
    now: NOW,
    item_version: None,
};

impl People {
    fn new() -> People {
        People(["ada", "bo", "cy"].map(ReviewBook::new).to_vec())
    }

    fn act(&mut self, act: &Act) {
        match act {
            Act::Write(who, text) => drop(self.0[*who].set_note(id(ITEM), text, &CONTEXT)),
            Act::Mark(who, mark) => {
                self.0[*who].set_mark(id(ITEM), Mark::ALL[*mark], &CONTEXT);
            }
            Act::Send(from, to) => {
                if let Some(record) = self.0[*from].record(id(ITEM)).cloned() {
                    self.0[*to].absorb(id(ITEM), (*record).clone());
                }
            }
            Act::Resolve(who, both) => {
                let book = &mut self.0[*who];
                let Some(kept) = book.shown(id(ITEM)).map(|r| r.stamp.clone()) else {
                    return;
                };
                let how = if *both {
                    Resolution::Both
                } else {
                    Resolution::Keep(kept)
                };
                book.resolve(id(ITEM), &how, &CONTEXT);
            }
        }
    }

    fn entries(&self) -> Vec<Entry> {
        self.0
            .iter()
            .filter_map(|book| book.entry(id(ITEM)).cloned())
            .collect()
    }
}

/// The texts that a reader can find in an entry.
fn found(entry: &Entry) -> BTreeSet<(Mark, String)> {
    let revisions = entry.revisions().iter();
    revisions.map(|r| (r.mark, r.note.clone())).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(500))]
    #[test]
    fn the_order_of_merging_does_not_matter(acts in proptest::collection::vec(act(), 0..24)) {
        let mut people = People::new();
        acts.iter().for_each(|act| people.act(act));
        let entries = people.entries();
        for a in &entries {
            prop_assert_eq!(&merge(a, a), a);
            for b in &entries {
                prop_assert_eq!(merge(a, b), merge(b, a));
                prop_assert_eq!(merge(&merge(a, b), b), merge(a, b));
                for c in &entries {
                    prop_assert_eq!(merge(&merge(a, b), c), merge(a, &merge(b, c)));
                }
            }
        }
    }

    #[test]
    fn a_text_disappears_only_where_somebody_who_had_it_wrote_on(
        acts in proptest::collection::vec(act(), 0..24),
    ) {
        let mut people = People::new();
        for act in &acts {
            let before = people.entries();
            people.act(act);
            if let Act::Send(from, to) = act
                && let (Some(sent), Some(now)) =
                    (people.0[*from].entry(id(ITEM)), people.0[*to].entry(id(ITEM)))
            {
                // What the sender shows is there, or the receiver had gone on from it.
                for text in sent.revisions() {
                    let gone_on = before.iter().any(|e| {
                        e.seen().covers(&text.stamp)
                            && !e.revisions().iter().any(|r| r.stamp == text.stamp)
                    });
                    let there = now.revisions().iter().any(|r| r.reads_like(text));
                    prop_assert!(there || gone_on, "{:?} was lost", text);
                }
            }
        }
    }

    #[test]
    fn two_who_write_apart_both_keep_their_text(one in ".+", other in ".+") {
        let mut people = People::new();
        people.act(&Act::Write(0, one.clone()));
        people.act(&Act::Write(1, other.clone()));
        people.act(&Act::Send(0, 1));
        people.act(&Act::Send(1, 0));
        let [a, b] = people.entries().try_into().expect("two");
        prop_assert_eq!(&a, &b);
        let notes: BTreeSet<String> = found(&a).into_iter().map(|(_, note)| note).collect();
        prop_assert_eq!(notes, BTreeSet::from([one, other]));
    }
}

/// `acts` by name: `a=x` Ada writes x, `a>b` Bo takes in what Ada has.
fn check(acts: &str, who: usize, expected: &[&str]) {
    let mut people = People::new();
    let person = |name: char| "abc".find(name).expect("a person");
    for act in acts.split_whitespace() {
        let mut chars = act.chars();
        let first = person(chars.next().expect("a name"));
        let act = match chars.next() {
            Some('=') => Act::Write(first, chars.collect()),
            Some('>') => Act::Send(first, person(chars.next().expect("a name"))),
            Some('!') => Act::Resolve(first, false),
            _ => Act::Resolve(first, true),
        };
        people.act(&act);
    }
    let entry = people.0[who].entry(id(ITEM)).expect("an entry");
    let mut notes: Vec<&str> = entry.revisions().iter().map(|r| r.note.as_str()).collect();
    notes.sort_unstable();
    assert_eq!(notes, expected, "{acts}");
}

#[test]
fn stories_of_two_copies() {
    check("a=x", 0, &["x"]);
    check("a=x a>b", 1, &["x"]);
    check("a=x a>b b=y b>a", 0, &["y"]);
    check("a=x a>b b=y a>b", 1, &["y"]);
    check("a=x a>b a=y b=z a>b", 1, &["y", "z"]);
    check("a=x a>b a=y b=z a>b b! b>a", 0, &["z"]);
    check("a=x a>b a=y b=z a>b b& b>a", 0, &["z\n\n———\n\ny"]);
    check("a=x a>b a=y b=z a>b a=w b! b>a", 0, &["w", "z"]);
    check("a=x b=x a>b", 1, &["x", "x"]);
    check("a=x b=x a>b b=y", 1, &["y"]);
    check("a=x b=x a>b b=y a=z b>a", 0, &["y", "z"]);
    check("a=x a>b a>c b=y c=z b>a c>a", 0, &["y", "z"]);
    check("a=x a>b a= b=y a>b", 1, &["", "y"]);
}

#[test]
fn the_page_goes_on_showing_the_text_that_it_wrote() {
    let mut people = People::new();
    people.act(&Act::Write(0, "甲".into()));
    for text in ["1", "2", "乙"] {
        people.act(&Act::Write(1, text.into()));
    }
    people.act(&Act::Send(1, 0));
    assert_eq!(people.0[0].note(id(ITEM)), "甲");
    people.act(&Act::Write(0, "甲甲".into()));
    let others = |people: &People, who: usize| -> Vec<String> {
        let book = &people.0[who];
        let entry = book.entry(id(ITEM)).expect("an entry");
        entry
            .others(book.writer())
            .into_iter()
            .map(|r| r.note.clone())
            .collect()
    };
    assert_eq!(people.0[0].note(id(ITEM)), "甲甲");
    assert_eq!(others(&people, 0), ["乙"]);
    people.act(&Act::Send(0, 1));
    assert_eq!(people.0[1].note(id(ITEM)), "乙");
    assert_eq!(others(&people, 1), ["甲甲"]);
}

#[test]
fn a_file_that_lies_about_what_it_has_seen_loses_nothing() {
    let stamp = |writer: &str| Stamp {
        sequence: 1,
        writer: writer.into(),
    };
    let entry = |writer: &str, note: &str, knows: &str| {
        let mut seen = Seen::default();
        seen.add(&stamp(knows));
        let revision = Revision {
            mark: Mark::Reviewed,
            note: note.into(),
            item_version: None,
            updated: NOW.into(),
            stamp: stamp(writer),
            rest: Rest::new(),
        };
        Entry::from_parts(revision, vec![], seen)
    };
    let check = |a: &Entry, b: &Entry| {
        let both = BTreeSet::from([(Mark::Reviewed, "甲".into()), (Mark::Reviewed, "乙".into())]);
        assert_eq!(found(&merge(a, b)), both);
        assert_eq!(merge(a, b), merge(b, a));
    };
    // Each claims to know the other; and two texts under one stamp.
    check(&entry("a", "甲", "b"), &entry("b", "乙", "a"));
    check(&entry("a", "甲", "a"), &entry("a", "乙", "a"));
}

#[test]
fn what_a_note_has_seen_does_not_grow_without_end() {
    let mut book = ReviewBook::new("first");
    for visit in 0..200 {
        let mut next = ReviewBook::new(&format!("visit{visit}"));
        if let Some(record) = book.record(id(ITEM)) {
            next.absorb(id(ITEM), (**record).clone());
        }
        next.set_note(id(ITEM), &visit.to_string(), &CONTEXT);
        book = next;
    }
    let entry = book.entry(id(ITEM)).expect("an entry");
    assert_eq!(entry.seen().iter().len(), 40);
    assert!(encode(id(ITEM), entry).len() < 2000);
}
