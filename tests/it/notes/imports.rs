//! Notes that come in where there are notes already.

use super::*;
#[test]
fn fault_20_an_import_overwrites_nothing_and_keeps_both_where_both_changed() {
    let (here, there) = (MemoryStore::default(), MemoryStore::default());
    let mut notes = open("a", &here);
    let items = ["same", "newer", "older", "differs", "new"];
    let item = |name: &str| {
        let at = items.iter().position(|known| *known == name).expect(name);
        format!("basic-{}", at + 1)
    };
    for name in &items[..4] {
        notes.set_note(id(&item(name)), "共同", NOW);
    }
    let mut other = open("b", &there);
    import(&mut other, &export(&notes));
    other.set_note(id(&item("newer")), "那边", NOW);
    other.set_note(id(&item("differs")), "那边", NOW);
    other.set_note(id(&item("new")), "那边", NOW);
    notes.set_note(id(&item("older")), "这边", NOW);
    notes.set_note(id(&item("differs")), "这边", NOW);

    let batch = read(&export(&other)).notes;
    let before = here.dump();
    let preview = batch.preview(notes.book());
    let expected = [
        ("same", Verdict::Same),
        ("newer", Verdict::Newer),
        ("older", Verdict::Older),
        ("differs", Verdict::Differs),
        ("new", Verdict::New),
    ];
    let expected = expected.map(|(name, v)| (id(&item(name)), v));
    assert_eq!(preview.verdicts, expected.into_iter().collect());
    assert_eq!(here.dump(), before, "a preview changes nothing");

    assert_eq!(notes.import(&batch, ImportMode::Merge), 3);
    let check = |notes: &TestStore, name: &str, expected: &[&str]| {
        assert_eq!(texts(notes, &item(name)), expected, "{name}");
    };
    check(&notes, "same", &["共同"]);
    check(&notes, "newer", &["那边"]);
    check(&notes, "older", &["这边"]);
    check(&notes, "differs", &["这边", "那边"]);
    check(&notes, "new", &["那边"]);
    // What was shown is still shown, also after the page was opened again.
    assert_eq!(notes.book().note(id(&item("differs"))), "这边");
    assert_eq!(open("c", &here).book().note(id(&item("differs"))), "这边");

    assert_eq!(notes.undo(NOW).expect("a step").records, 3);
    check(&notes, "newer", &["共同"]);
    check(&notes, "differs", &["这边"]);
    assert_eq!(notes.book().shown(&id(&item("new"))), None);
    settle(&mut notes);
    assert_eq!(here.text(&key(&item("new"))), None);

    // Who wants the older texts gets them beside the present ones.
    notes.redo(NOW);
    notes.import(&batch, ImportMode::KeepOlder);
    check(&notes, "older", &["共同", "这边"]);
    assert_eq!(notes.book().note(id(&item("older"))), "这边");
}

#[test]
fn fault_20_a_file_that_was_written_by_hand_counts_as_different() {
    let store = MemoryStore::default();
    let mut notes = open("a", &store);
    notes.set_note(id("basic-1"), "这边", NOW);
    let check = |notes: &TestStore, file: &str| {
        let preview = read(file).notes.preview(notes.book());
        assert_eq!(preview.verdicts[&id("basic-1")], Verdict::Differs, "{file}");
    };
    check(&notes, &file_of(&[plain("basic-1", "reviewed", "那边")]));
    let by_hand = export(&notes).replace("这边", "那边");
    check(&notes, &by_hand);
    import(&mut notes, &by_hand);
    assert_eq!(texts(&notes, "basic-1"), ["这边", "那边"]);

    // An empty note gives way, and takes nobody's place.
    notes.resolve(&id("basic-1"), &Resolution::Both, NOW);
    let by_hand = file_of(&[plain("basic-1", "unreviewed", "")]);
    let preview = read(&by_hand).notes.preview(notes.book());
    assert_eq!(preview.verdicts[&id("basic-1")], Verdict::Older);
    notes.set_note(id("basic-1"), "", NOW);
    let by_hand = file_of(&[plain("basic-1", "reviewed", "那边")]);
    assert_eq!(
        read(&by_hand).notes.preview(notes.book()).verdicts[&id("basic-1")],
        Verdict::Newer
    );
    import(&mut notes, &by_hand);
    assert_eq!(texts(&notes, "basic-1"), ["那边"]);
}

#[test]
fn fault_20_notes_of_a_newer_version_are_not_mixed_with_others() {
    let newer = include_str!("../../fixtures/notes/newer.json").trim_end();
    let store = MemoryStore::default();
    let mut notes = open("a", &store);
    notes.set_note(id("basic-1"), "这边", NOW);
    let before = store.dump();
    let batch = read(&file_of(&[newer.into()])).notes;
    let preview = batch.preview(notes.book());
    assert_eq!(preview.verdicts[&id("basic-1")], Verdict::Incomparable);
    assert_eq!(notes.import(&batch, ImportMode::KeepOlder), 0);
    assert_eq!(store.dump(), before);
}
