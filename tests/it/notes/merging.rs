//! Merging: nothing is lost, and everybody comes to the same.

use super::*;
use proptest::prelude::*;
use std::collections::BTreeSet;

const ITEM: &str = "basic-1";

/// Some people's copies of the notes on one item, each on a device of its own.
struct People(Vec<TestStore>);

/// What somebody does.
#[derive(Clone, Debug)]
enum Act {
    Write(usize, String),
    Mark(usize, usize),
    /// The second takes in what the first has.
    Send(usize, usize),
    Resolve(usize, bool),
    Delete(usize),
    Undo(usize),
}

fn act() -> impl Strategy<Value = Act> {
    prop_oneof![
        4 => (0..3_usize, "[a-c]{0,2}").prop_map(|(who, text)| Act::Write(who, text)),
        1 => (0..3_usize, 0..4_usize).prop_map(|(who, mark)| Act::Mark(who, mark)),
        3 => (0..3_usize, 0..3_usize).prop_map(|(from, to)| Act::Send(from, to)),
        1 => (0..3_usize, any::<bool>()).prop_map(|(who, both)| Act::Resolve(who, both)),
        1 => (0..3_usize).prop_map(Act::Delete),
        1 => (0..3_usize).prop_map(Act::Undo),
    ]
}

impl People {
    fn new() -> People {
        let names = ["ada", "bo", "cy"];
        let open = |name| {
            let (store, replica) = (MemoryStore::default(), MemoryReplica::default());
            let mut notes = NotesStore::new(DOCUMENT_ID, name, store, replica);
            notes.load();
            notes
        };
        People(names.map(open).into())
    }

    fn act(&mut self, act: &Act) {
        let item = id(ITEM);
        match act {
            Act::Write(who, text) => {
                self.0[*who].opened(&item);
                self.0[*who].set_note(item, text, NOW);
            }
            Act::Mark(who, mark) => {
                self.0[*who].set_mark(item, Mark::ALL[*mark], NOW);
            }
            Act::Send(from, to) => {
                if let Some(register) = self.register(*from) {
                    let value = Stored::Text(encode(&item, &register));
                    self.0[*to].on_remote_write(&key(ITEM), Some(&value));
                }
            }
            Act::Resolve(who, both) => {
                let notes = &mut self.0[*who];
                let Some(kept) = notes.book().shown(&item).map(|s| s.dot.clone()) else {
                    return;
                };
                let how = if *both {
                    Resolution::Both
                } else {
                    Resolution::Keep(kept)
                };
                notes.resolve(&item, &how, NOW);
            }
            Act::Delete(who) => drop(self.0[*who].delete(&item)),
            Act::Undo(who) => drop(self.0[*who].undo(NOW)),
        }
    }

    fn register(&self, who: usize) -> Option<Register<Note>> {
        self.0[who].book().register(&id(ITEM)).cloned()
    }

    fn registers(&self) -> Vec<Register<Note>> {
        (0..3).filter_map(|who| self.register(who)).collect()
    }
}

/// The texts that a reader can find in an entry.
fn found(register: &Register<Note>) -> BTreeSet<(Mark, String)> {
    let siblings = register.siblings().iter();
    siblings
        .map(|s| (s.payload.mark, s.payload.text.clone()))
        .collect()
}

/// Whether each has seen all texts of the other and has none of them. Merging
/// keeps them all then, so that nothing is lost; a third copy that knows of
/// their deletion may have been merged before.
fn each_continues(a: &Register<Note>, b: &Register<Note>) -> bool {
    let continues = |a: &Register<Note>, b: &Register<Note>| {
        let gone = |s: &Sibling<Note>| a.seen().covers(&s.dot) && !a.siblings().contains(s);
        !b.is_deleted() && b.siblings().iter().all(gone)
    };
    continues(a, b) && continues(b, a)
}

#[test]
fn what_was_deleted_apart_may_come_back_and_is_never_lost() {
    let mut people = People::new();
    for act in [
        Act::Write(0, "a".to_owned()),
        Act::Write(1, "a".to_owned()),
        Act::Send(0, 2),
        Act::Delete(2),
        Act::Send(1, 0),
        Act::Send(0, 2),
        Act::Delete(1),
    ] {
        people.act(&act);
    }
    let [a, b, c] = people.registers().try_into().expect("three copies");
    assert!(merge(&a, &merge(&b, &c)).is_deleted());
    let one = merge(&merge(&a, &b), &c);
    assert!(one.siblings().iter().all(|s| s.payload.text == "a") && !one.is_deleted());
    // What is deleted everywhere stays so, once they have all met.
    assert!(merge(&one, &merge(&b, &c)).is_deleted());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(500))]
    #[test]
    fn the_order_of_merging_does_not_matter(acts in proptest::collection::vec(act(), 0..24)) {
        let mut people = People::new();
        acts.iter().for_each(|act| people.act(act));
        let registers = people.registers();
        for a in &registers {
            prop_assert_eq!(&merge(a, a), a);
            for b in &registers {
                prop_assert_eq!(merge(a, b), merge(b, a));
                prop_assert_eq!(merge(&merge(a, b), b), merge(a, b));
                for c in &registers {
                    let (ab, bc) = (merge(a, b), merge(b, c));
                    let pairs = [(a, b), (b, c), (&ab, c), (a, &bc)];
                    if !pairs.iter().any(|(one, other)| each_continues(one, other)) {
                        prop_assert_eq!(merge(&ab, c), merge(a, &bc));
                    }
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
            let before = people.registers();
            people.act(act);
            if let Act::Send(from, to) = act
                && let (Some(sent), Some(now)) =
                    (people.register(*from), people.register(*to))
            {
                // What the sender shows is there, or the receiver had gone on from it.
                for text in sent.siblings() {
                    let gone_on = before.iter().any(|e| {
                        e.seen().covers(&text.dot)
                            && !e.siblings().iter().any(|r| r.dot == text.dot)
                    });
                    let there = now.siblings().iter().any(|r| r.reads_like(text));
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
        let [a, b] = people.registers().try_into().expect("two");
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
    assert_eq!(texts(&people.0[who], ITEM), expected, "{acts}");
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
    assert_eq!(people.0[0].book().note(id(ITEM)), "甲");
    people.act(&Act::Write(0, "甲甲".into()));
    let others = |people: &People, who: usize| -> Vec<String> {
        let others = people.0[who].book().others(&id(ITEM)).into_iter();
        others.map(|s| s.payload.text.clone()).collect()
    };
    assert_eq!(people.0[0].book().note(id(ITEM)), "甲甲");
    assert_eq!(others(&people, 0), ["乙"]);
    people.act(&Act::Send(0, 1));
    assert_eq!(people.0[1].book().note(id(ITEM)), "乙");
    assert_eq!(others(&people, 1), ["甲甲"]);
}

#[test]
fn a_file_that_lies_about_what_it_has_seen_loses_nothing() {
    let dot = |replica: &str| Dot {
        sequence: 1,
        replica: replica.into(),
    };
    let register = |replica: &str, text: &str, knows: &str| {
        let mut seen = VersionVector::default();
        seen.add(&dot(knows));
        let sibling = Sibling {
            payload: Note {
                mark: Mark::Reviewed,
                text: text.into(),
                item_version: None,
                updated: NOW.into(),
            },
            dot: dot(replica),
            unknown: UnknownFields::new(),
        };
        Register::from_parts(vec![sibling], seen)
    };
    let check = |a: &Register<Note>, b: &Register<Note>| {
        let both = BTreeSet::from([(Mark::Reviewed, "甲".into()), (Mark::Reviewed, "乙".into())]);
        assert_eq!(found(&merge(a, b)), both);
        assert_eq!(merge(a, b), merge(b, a));
    };
    // Each claims to know the other; and two texts under one stamp.
    check(&register("a", "甲", "b"), &register("b", "乙", "a"));
    check(&register("a", "甲", "a"), &register("a", "乙", "a"));
}

#[test]
fn what_a_note_has_seen_does_not_grow_without_end() {
    let store = MemoryStore::default();
    for visit in 0..200 {
        let mut notes = open(&format!("visit{visit}"), &store);
        notes.set_note(id(ITEM), &visit.to_string(), NOW);
    }
    let notes = open("last", &store);
    let register = notes.book().register(&id(ITEM)).expect("a register");
    assert_eq!(register.seen().iter().len(), 40);
    assert!(encode(&id(ITEM), register).len() < 2000);
}
