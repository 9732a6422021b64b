use super::*;
use duty_atlas::duty_list::List;
use duty_atlas::editions::Span;

/// `前[20]日`, with what is marked in brackets.
fn marked(spans: &[Span]) -> String {
    spans
        .iter()
        .map(|span| match span.changed {
            true => format!("[{}]", span.text),
            false => span.text.clone(),
        })
        .collect()
}

/// The one row of a sheet with one suggestion: present and proposed text.
fn check(suggestion: Suggestion, present: &str, proposal: &str) {
    let mut kept = kept();
    add(&mut kept, "s1", suggestion);
    let texts = texts(&kept, Language::Chinese);
    let row = &texts.groups[0].rows[0];
    assert_eq!(marked(&row.present), present);
    assert_eq!(marked(&row.proposal), proposal);
}

#[test]
fn what_changes_is_marked() {
    let item = "supporting-19";
    check(
        about(item, SuggestionKind::Reword, "文明养犬服务工作"),
        "文明养犬[管理]工作",
        "文明养犬[服务]工作",
    );
    check(
        about(item, SuggestionKind::Reword, ""),
        "文明养犬管理工作",
        "—",
    );
    check(
        about(item, SuggestionKind::Remove, ""),
        "[文明养犬管理工作]",
        "取消该事项",
    );
    check(
        about(item, SuggestionKind::Other, "加强宣传"),
        "文明养犬管理工作",
        "加强宣传",
    );
    let moved = Suggestion {
        list: Some("reclaimed".to_owned()),
        ..about(item, SuggestionKind::Move, "全部收回")
    };
    check(moved, "文明养犬管理工作", "移入上级部门收回事项\n全部收回");
    let added = Suggestion {
        item: None,
        ..about(item, SuggestionKind::Add, "网吧管理")
    };
    check(added, "—", "[网吧管理]");
    // An item that the list does not have.
    check(about("basic-9000", SuggestionKind::Other, "甲"), "—", "甲");
}

#[test]
fn departments_are_compared_by_name() {
    let list = duty_list();
    let item = list.item(id("supporting-19")).expect("an item");
    let now = departments_text(item, list);
    let (first, rest) = now.split_once('、').expect("several");
    // The short name is the same department, in another order.
    let proposed = format!("{rest}、县水利局");
    let mut kept = kept();
    add(
        &mut kept,
        "s1",
        about("supporting-19", SuggestionKind::Departments, &proposed),
    );
    let texts = texts(&kept, Language::Chinese);
    let row = &texts.groups[0].rows[0];
    assert_eq!(
        marked(&row.present),
        format!("文明养犬管理工作\n部门：[{first}]、{rest}")
    );
    assert_eq!(marked(&row.proposal), format!("部门：{rest}、[县水利局]"));
    let short: Vec<&str> = item
        .departments
        .iter()
        .map(|id| list.department(*id).short.as_str())
        .collect();
    let mut again = about("supporting-19", SuggestionKind::Departments, "");
    again.proposal = short.join("，");
    let mut kept = super::kept();
    add(&mut kept, "s1", again);
    let texts = super::texts(&kept, Language::Chinese);
    assert!(!marked(&texts.groups[0].rows[0].proposal).contains('['));
}

#[test]
fn suggestions_stand_by_list_kind_and_number() {
    let mut kept = kept();
    add(
        &mut kept,
        "s1",
        about("reclaimed-3", SuggestionKind::Other, ""),
    );
    add(
        &mut kept,
        "s2",
        about("supporting-19", SuggestionKind::Reword, "甲"),
    );
    add(
        &mut kept,
        "s3",
        about("supporting-2", SuggestionKind::Reword, "乙"),
    );
    add(
        &mut kept,
        "s4",
        about("supporting-2", SuggestionKind::Remove, ""),
    );
    let added = |list: Option<&str>| Suggestion {
        kind: SuggestionKind::Add,
        list: list.map(str::to_owned),
        proposal: "新增".to_owned(),
        ..Suggestion::default()
    };
    add(&mut kept, "s5", added(None));
    add(&mut kept, "s6", added(Some("basic")));
    // Nothing was written in it.
    add(&mut kept, "s7", Suggestion::default());
    let sheet = Sheet::new(kept.book(), duty_list());
    assert_eq!(sheet.count(), 6);
    let groups: Vec<_> = sheet
        .groups
        .iter()
        .map(|group| {
            let ids = group.entries.iter().map(|entry| entry.id.0.as_str());
            (group.list, group.kind, ids.collect::<Vec<_>>().join(" "))
        })
        .collect();
    let expected = [
        (Some(List::Basic), SuggestionKind::Add, "s6"),
        (Some(List::Supporting), SuggestionKind::Remove, "s4"),
        (Some(List::Supporting), SuggestionKind::Reword, "s3 s2"),
        (Some(List::Reclaimed), SuggestionKind::Other, "s1"),
        (None, SuggestionKind::Add, "s5"),
    ];
    let expected = expected.map(|(list, kind, ids)| (list, kind, ids.to_owned()));
    assert_eq!(groups, expected);
    let texts = texts(&kept, Language::Chinese);
    let begins: Vec<bool> = texts.groups.iter().map(|group| group.begins_list).collect();
    assert_eq!(begins, [true, true, false, true, true]);
    assert_eq!(texts.groups[4].list, "清单未定");
    assert_eq!(texts.groups[2].rows[1].number, "19");
}

#[test]
fn both_texts_of_a_conflict_are_on_the_sheet() {
    let mut here = kept();
    add(
        &mut here,
        "s1",
        about("basic-1", SuggestionKind::Other, "甲"),
    );
    let mut there = kept::<Suggestion>();
    let mut other = Kept::<Suggestion>::new(
        DOCUMENT_ID,
        "b",
        MemoryStore::default(),
        MemoryReplica::default(),
    );
    other.load();
    add(
        &mut other,
        "s1",
        about("basic-1", SuggestionKind::Other, "乙"),
    );
    for from in [&here, &other] {
        let file = suggestions_to_json(from.book(), DOCUMENT_ID, NOW);
        let file = ImportFile::read(file.as_bytes(), DOCUMENT_ID).expect("a file");
        there.import(&file.suggestions, ImportMode::Merge);
    }
    let sheet = Sheet::new(there.book(), duty_list());
    assert_eq!(sheet.count(), 1);
    assert_eq!(sheet.groups[0].entries.len(), 2);
    let texts = texts(&there, Language::Chinese);
    let rows = &texts.groups[0].rows;
    let all = format!("{}{}", marked(&rows[0].proposal), marked(&rows[1].proposal));
    assert!(all.contains('甲') && all.contains('乙'), "{all}");
    assert!(marked(&rows[1].proposal).starts_with("（未选定的另一版本）"));
}

#[test]
fn both_languages_have_all_words() {
    let mut kept = kept();
    for (at, kind) in SuggestionKind::ALL.into_iter().enumerate() {
        add(
            &mut kept,
            &format!("s{at}"),
            about("supporting-19", kind, "甲"),
        );
    }
    let texts = texts(&kept, Language::English);
    assert_eq!(texts.groups.len(), 6);
    let words = [&texts.title, &texts.groups[0].kind, &texts.columns[1]];
    for word in words.into_iter().chain(&texts.signatures) {
        assert!(word.is_ascii() && !word.is_empty(), "{word}");
    }
    assert!(texts.about[0].contains("Laotai Township"));
}
