use super::*;

#[test]
fn a_suggestion_starts_from_the_note_and_from_what_is_printed() {
    let list = duty_list();
    let mut suggestion = for_item(id("supporting-19"), " 应由住建局牵头\n");
    assert_eq!(suggestion.reason, "应由住建局牵头");
    assert_eq!(suggestion.kind, SuggestionKind::Other);
    assert_eq!(suggestion.proposal, "");
    set_kind(&mut suggestion, list, SuggestionKind::Reword);
    assert_eq!(suggestion.proposal, "文明养犬管理工作");
    set_kind(&mut suggestion, list, SuggestionKind::Departments);
    let item = list.item(id("supporting-19")).expect("an item");
    assert_eq!(suggestion.proposal, departments_text(item, list));
    assert!(suggestion.proposal.contains("吉木萨尔县公安局、"));
    // Keys pass through the kinds: nothing is left over, and the item stays.
    set_kind(&mut suggestion, list, SuggestionKind::Add);
    assert_eq!(suggestion.proposal, "");
    assert_eq!(suggestion.item.as_deref(), Some("supporting-19"));
    set_kind(&mut suggestion, list, SuggestionKind::Reword);
    suggestion.proposal = "我的表述".to_owned();
    set_kind(&mut suggestion, list, SuggestionKind::Departments);
    assert_eq!(suggestion.proposal, "我的表述", "what was typed stays");
}

#[test]
fn a_task_on_no_list_becomes_a_reason_to_add() {
    let task = Task {
        text: "清理网吧\n".to_owned(),
        conclusion: "清单未列".to_owned(),
        ..Task::default()
    };
    let suggestion = for_task(&record("t1"), &task);
    assert_eq!(suggestion.kind, SuggestionKind::Add);
    assert_eq!(suggestion.reason, "清理网吧\n清单未列");
    assert_eq!(suggestion.task.as_deref(), Some("t1"));
    assert!(!suggestion.is_blank());
}

#[test]
fn an_item_that_is_chosen_later_overwrites_nothing() {
    let list = duty_list();
    let mut suggestion = Suggestion {
        kind: SuggestionKind::Add,
        reason: "已写的".to_owned(),
        ..Suggestion::default()
    };
    set_item(&mut suggestion, list, id("basic-1"), "笔记");
    assert_eq!(suggestion.reason, "已写的");
    assert_eq!(suggestion.kind, SuggestionKind::Other);
    assert_eq!(suggestion.item.as_deref(), Some("basic-1"));
    let mut blank = Suggestion::default();
    set_item(&mut blank, list, id("basic-1"), "笔记");
    assert_eq!(blank.reason, "笔记");
}

#[test]
fn flagged_items_and_tasks_on_no_list_are_offered_until_there_is_a_suggestion() {
    let list = duty_list();
    let mut notes =
        NotesStore::for_list(list, "a", MemoryStore::default(), MemoryReplica::default());
    notes.load();
    notes.set_mark(id("supporting-19"), Mark::Questioned, NOW);
    notes.set_mark(id("basic-2"), Mark::FollowUp, NOW);
    notes.set_mark(id("basic-3"), Mark::Reviewed, NOW);
    let mut tasks = kept::<Task>();
    let mut task = |name: &str, items: &[&str], responsibility| {
        tasks.edit(&record(name), TaskField::All, NOW, |task| {
            task.text = name.to_owned();
            task.date = "2026-01-02".to_owned();
            task.items = items.iter().map(|item| (*item).to_owned()).collect();
            task.responsibility = responsibility;
        });
    };
    task("t1", &[], Responsibility::Open);
    task("t2", &["basic-1"], Responsibility::Own);
    task("t3", &["basic-1"], Responsibility::NotListed);
    let mut suggestions = kept::<Suggestion>();
    let offered = |suggestions: &Kept<Suggestion>| {
        let items = offered_items(list, notes.book(), suggestions.book());
        let tasks = offered_tasks(tasks.book(), suggestions.book());
        let tasks: Vec<String> = tasks.into_iter().map(|task| task.id.0).collect();
        (items, tasks)
    };
    let (items, named) = offered(&suggestions);
    assert_eq!(items, [id("basic-2"), id("supporting-19")]);
    assert_eq!(named, ["t3", "t1"]);
    add(&mut suggestions, "s1", for_item(id("basic-2"), ""));
    let task = tasks.book().payload(&record("t3")).expect("a task");
    let of_task = for_task(&record("t3"), task);
    add(&mut suggestions, "s2", of_task);
    let (items, named) = offered(&suggestions);
    assert_eq!(items, [id("supporting-19")]);
    assert_eq!(named, ["t1"]);
    suggestions.delete(&record("s1"));
    assert_eq!(offered(&suggestions).0.len(), 2);
}
