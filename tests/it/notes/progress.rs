//! How far the review has got.

use super::*;
use duty_atlas::duty_list::List;

fn book(marks: &[(&str, Mark)]) -> Book<Note> {
    let mut notes = open("a", &MemoryStore::default());
    for (item, mark) in marks {
        notes.set_mark(id(item), *mark, NOW);
    }
    notes.book().clone()
}

#[test]
fn progress_counts_the_document_s_items() {
    let duty_list = duty_list();
    let book = book(&[
        ("basic-1", Mark::Reviewed),
        ("basic-2", Mark::Questioned),
        ("reclaimed-1", Mark::FollowUp),
        ("basic-9000", Mark::Reviewed),
    ]);
    let all = book.progress(&duty_list.items);
    assert_eq!((all.done(), all.total()), (3, 239));
    assert_eq!(Mark::ALL.map(|mark| all.count(mark)), [236, 1, 1, 1]);
    let lists = book
        .progress_by_list(&duty_list)
        .map(|(list, p)| (list, p.done(), p.total()));
    let expected = [
        (List::Basic, 2, 106),
        (List::Supporting, 0, 103),
        (List::Reclaimed, 1, 30),
    ];
    assert_eq!(lists, expected);
    let categories = book.progress_by_category(&duty_list);
    assert_eq!(categories.len(), 21);
    assert_eq!(
        categories.iter().map(|(_, p)| p.total()).sum::<usize>(),
        239
    );
    assert_eq!(categories[0].1.done(), 2);
}

#[test]
fn the_queue_goes_on_after_the_item_and_round() {
    let duty_list = duty_list();
    let check = |book: &Book<Note>, after: Option<&str>, expected: Option<&str>| {
        let next = book.next_unreviewed(&duty_list, after.map(id));
        assert_eq!(next, expected.map(id), "{after:?}");
    };
    let some = book(&[("basic-1", Mark::Reviewed), ("basic-3", Mark::Reviewed)]);
    check(&some, None, Some("basic-2"));
    check(&some, Some("basic-2"), Some("basic-4"));
    check(&some, Some("basic-106"), Some("supporting-1"));
    check(&some, Some("reclaimed-30"), Some("basic-2"));
    let all: Vec<String> = duty_list
        .items
        .iter()
        .map(|item| item.id.to_string())
        .collect();
    let all: Vec<_> = all
        .iter()
        .map(|item| (item.as_str(), Mark::Reviewed))
        .collect();
    check(&book(&all), None, None);
    check(
        &book(&all[..238]),
        Some("reclaimed-30"),
        Some("reclaimed-30"),
    );
}

#[test]
fn a_changed_item_asks_for_a_second_look_until_it_is_confirmed() {
    let store = MemoryStore::default();
    let mut old = duty_list();
    let at = old.position(id("supporting-19")).expect("an item");
    old.items[at].township[0].text += "（旧）";
    let mut before = NotesStore::for_list(&old, "a", store.clone(), MemoryReplica::default());
    before.load();
    before.set_mark(id("supporting-19"), Mark::Reviewed, NOW);
    before.set_mark(id("basic-1"), Mark::Reviewed, NOW);

    let duty_list = duty_list();
    let mut notes = open("b", &store);
    let changed = |notes: &TestStore| notes.book().changed_since_review(&duty_list);
    assert_eq!(changed(&notes), [id("supporting-19")]);
    notes.set_note(id("supporting-19"), "看过了？", NOW);
    assert_eq!(changed(&notes), [id("supporting-19")]);
    assert!(notes.set_mark(id("supporting-19"), Mark::Reviewed, NOW));
    assert_eq!(changed(&notes), []);
    assert!(!notes.set_mark(id("supporting-19"), Mark::Reviewed, NOW));
}

#[test]
fn a_search_in_notes_looks_at_every_text() {
    let store = MemoryStore::default();
    let mut notes = open("a", &store);
    notes.set_note(id("basic-1"), "分工待核实", NOW);
    notes.set_note(id("basic-2"), "电话12345", NOW);
    notes.set_mark(id("basic-3"), Mark::Reviewed, NOW);
    import(
        &mut notes,
        &file_of(&[plain("basic-2", "reviewed", "另一文本")]),
    );
    let check = |fits: &dyn Fn(&str) -> bool, expected: &[&str]| {
        let expected: Vec<ItemId> = expected.iter().map(|item| id(item)).collect();
        assert_eq!(notes.book().find_in_notes(fits), expected);
    };
    check(&|_| true, &["basic-1", "basic-2"]);
    check(&|text| text.contains("核实"), &["basic-1"]);
    check(&|text| text.contains("另一"), &["basic-2"]);
    check(&|text| text.contains("没有"), &[]);
}

#[test]
fn the_reminder_counts_what_was_changed_after_the_last_export() {
    let store = MemoryStore::default();
    let mut notes = open("a", &store);
    let count = |notes: &TestStore| notes.book().changed_since_export();
    assert_eq!(count(&notes), 0);
    notes.set_note(id("basic-1"), "一", NOW);
    notes.set_note(id("basic-2"), "二", NOW);
    assert_eq!(count(&notes), 2);
    notes.mark_exported(NOW);
    assert_eq!(count(&notes), 0);
    notes.set_note(id("basic-2"), "", NOW);
    assert_eq!(count(&notes), 1);
    let mut other = open("b", &store);
    assert_eq!(count(&other), 1);
    let exported = other.book().exported().expect("known");
    assert_eq!(exported.at, NOW);
    notes.mark_exported(DAY_BEFORE);
    tell(&mut other, &store, "duty-atlas:exported:laotai-2025-07");
    assert_eq!(count(&other), 0);
}

#[test]
fn five_thousand_notes_load_and_a_snapshot_is_cheap() {
    let store = MemoryStore::default();
    for number in 1..=5000 {
        let item = format!("basic-{number}");
        store.plant(&key(&item), &plain(&item, "reviewed", &"字".repeat(300)));
    }
    let notes = open("a", &store);
    assert_eq!(notes.book().annotated().count(), 5000);
    assert_eq!(store.writes(), ["duty-atlas:probe", "duty-atlas:probe"]);
    assert_eq!(notes.snapshot(), notes.snapshot());
}
