//! Notes that come in where there are notes already.

use super::*;
#[test]
fn fault_20_an_import_overwrites_nothing_and_keeps_both_where_both_changed() {
    let (here, there) = (MemoryStore::default(), MemoryStore::default());
    let mut keeper = open("a", &here);
    let items = ["same", "newer", "older", "differs", "new"];
    let item = |name: &str| {
        let at = items.iter().position(|known| *known == name).expect(name);
        format!("basic-{}", at + 1)
    };
    for name in &items[..4] {
        keeper.set_note(id(&item(name)), "共同", NOW);
    }
    let mut other = open("b", &there);
    other.import(&read(&keeper.export(NOW)), false);
    other.set_note(id(&item("newer")), "那边", NOW);
    other.set_note(id(&item("differs")), "那边", NOW);
    other.set_note(id(&item("new")), "那边", NOW);
    keeper.set_note(id(&item("older")), "这边", NOW);
    keeper.set_note(id(&item("differs")), "这边", NOW);

    let import = read(&other.export(NOW));
    let before = here.dump();
    let preview = import.preview(keeper.book());
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

    assert_eq!(keeper.import(&import, false), 3);
    let check = |keeper: &TestKeeper, name: &str, expected: &[&str]| {
        assert_eq!(texts(keeper, &item(name)), expected, "{name}");
    };
    check(&keeper, "same", &["共同"]);
    check(&keeper, "newer", &["那边"]);
    check(&keeper, "older", &["这边"]);
    check(&keeper, "differs", &["这边", "那边"]);
    check(&keeper, "new", &["那边"]);
    // What was shown is still shown, also after the page was opened anew.
    assert_eq!(keeper.book().note(id(&item("differs"))), "这边");
    assert_eq!(open("c", &here).book().note(id(&item("differs"))), "这边");

    assert_eq!(keeper.undo(NOW).expect("a step").items, 3);
    check(&keeper, "newer", &["共同"]);
    check(&keeper, "differs", &["这边"]);
    assert_eq!(keeper.book().record(id(&item("new"))), None);
    assert_eq!(here.text(&key(&item("new"))), None);

    // Who wants the older texts gets them beside the present ones.
    keeper.redo(NOW);
    keeper.import(&import, true);
    check(&keeper, "older", &["共同", "这边"]);
    assert_eq!(keeper.book().note(id(&item("older"))), "这边");
}

#[test]
fn fault_20_a_file_that_was_written_by_hand_counts_as_different() {
    let store = MemoryStore::default();
    let mut keeper = open("a", &store);
    keeper.set_note(id("basic-1"), "这边", NOW);
    let check = |keeper: &TestKeeper, file: &str| {
        let preview = read(file).preview(keeper.book());
        assert_eq!(preview.verdicts[&id("basic-1")], Verdict::Differs, "{file}");
    };
    check(&keeper, &file_of(&[plain("basic-1", "reviewed", "那边")]));
    let by_hand = keeper.export(NOW).replace("这边", "那边");
    check(&keeper, &by_hand);
    keeper.import(&read(&by_hand), false);
    assert_eq!(texts(&keeper, "basic-1"), ["这边", "那边"]);

    // An empty note gives way, and takes nobody's place.
    keeper.resolve(id("basic-1"), &Resolution::Both, NOW);
    let by_hand = file_of(&[plain("basic-1", "unreviewed", "")]);
    let preview = read(&by_hand).preview(keeper.book());
    assert_eq!(preview.verdicts[&id("basic-1")], Verdict::Older);
    keeper.set_note(id("basic-1"), "", NOW);
    let by_hand = file_of(&[plain("basic-1", "reviewed", "那边")]);
    assert_eq!(
        read(&by_hand).preview(keeper.book()).verdicts[&id("basic-1")],
        Verdict::Newer
    );
    keeper.import(&read(&by_hand), false);
    assert_eq!(texts(&keeper, "basic-1"), ["那边"]);
}

#[test]
fn fault_20_notes_of_a_newer_version_are_not_mixed_with_others() {
    let newer = include_str!("../../fixtures/notes/newer.json").trim_end();
    let store = MemoryStore::default();
    let mut keeper = open("a", &store);
    keeper.set_note(id("basic-1"), "这边", NOW);
    let before = store.dump();
    let import = read(&file_of(&[newer.into()]));
    let preview = import.preview(keeper.book());
    assert_eq!(preview.verdicts[&id("basic-1")], Verdict::Incomparable);
    assert_eq!(keeper.import(&import, true), 0);
    assert_eq!(store.dump(), before);
}
