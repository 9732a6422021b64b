//! Small changes that are easily misread, one at a time.

use duty_atlas::duty_list::*;
use duty_atlas::editions::*;

use super::support::*;

/// The shipped list as a later edition, changed by hand.
fn revised(change: impl FnOnce(&mut DutyList)) -> DutyList {
    let mut list = shipped();
    list.id = "revised".to_owned();
    list.date = "2026-01".to_owned();
    change(&mut list);
    list
}

fn item<'l>(list: &'l mut DutyList, name: &str) -> &'l mut Item {
    let at = list.position(id(name)).expect(name);
    &mut list.items[at]
}

/// Takes an item out and closes the gap in the numbers.
fn remove(list: &mut DutyList, name: &str) {
    let gone = id(name);
    list.items.retain(|item| item.id != gone);
    for item in &mut list.items {
        if item.id.list == gone.list && item.id.number > gone.number {
            item.id.number -= 1;
        }
    }
}

/// Renames a department wherever it is written.
fn rename(list: &mut DutyList, from: &str, to: &str) {
    for department in &mut list.departments {
        if department.name.contains(from) {
            department.name = department.name.replace(from, to);
            department.short = department.short.replace(from, to);
            department.id = department.short.clone();
            department.aliases.clear();
        }
    }
    for item in &mut list.items {
        let superior = item.superior.iter_mut().map(|duty| &mut duty.clause);
        for clause in superior.chain(&mut item.township) {
            clause.text = clause.text.replace(from, to);
            if let Some(section) = &mut clause.section {
                section.text = section.text.replace(from, to);
            }
        }
    }
}

/// The entries that are more than a new number.
fn changed(changes: &Changes) -> Vec<(String, String, Vec<&'static str>)> {
    let names = |ids: &[ItemId]| {
        let names: Vec<String> = ids.iter().map(ToString::to_string).collect();
        names.join(" ")
    };
    changes
        .entries
        .iter()
        .filter(|change| !change.is_at_most_renumbered())
        .map(|change| {
            let kinds = change.kinds.iter().map(|kind| kind.id()).collect();
            (names(&change.old), names(&change.new), kinds)
        })
        .collect()
}

fn check(new: &DutyList, expected: &[(&str, &str, &[&str])]) -> Changes {
    let changes = changes(&shipped(), new);
    let found = changed(&changes);
    let found: Vec<(&str, &str, &[&str])> = found
        .iter()
        .map(|(old, new, kinds)| (old.as_str(), new.as_str(), kinds.as_slice()))
        .collect();
    assert_eq!(found, expected);
    changes
}

#[test]
fn a_number_in_a_long_cell() {
    let new = revised(|list| {
        let clause = &mut item(list, "supporting-17").superior[1].clause;
        assert!(clause.text.contains("前20日"));
        clause.text = clause.text.replace("前20日", "前10日");
    });
    let changes = check(&new, &[("supporting-17", "supporting-17", &["clauses"])]);
    let clause = &changes
        .of_old(id("supporting-17"))
        .expect("an entry")
        .details
        .clauses[0];
    assert_eq!(clause.kind, ClauseChangeKind::Reworded);
    assert!(clause.text.numerals && !clause.text.negation);
    let marked: Vec<&str> = clause
        .text
        .new
        .iter()
        .filter(|span| span.changed)
        .map(|span| span.text.as_str())
        .collect();
    assert_eq!(marked, ["10"]);
}

#[test]
fn a_negation() {
    let new = revised(|list| {
        let clause = &mut item(list, "supporting-2").township[0];
        clause.text = clause.text.replace("向上级", "不再向上级");
    });
    let changes = check(&new, &[("supporting-2", "supporting-2", &["clauses"])]);
    let clause = &changes
        .of_old(id("supporting-2"))
        .expect("an entry")
        .details
        .clauses[0];
    assert!(clause.text.negation);
}

#[test]
fn other_punctuation_width_and_paragraphs() {
    let new = revised(|list| {
        for item in &mut list.items {
            item.title = item.title.replace('，', ",").replace('“', "「");
            let superior = item.superior.iter_mut().map(|duty| &mut duty.clause);
            for clause in superior.chain(&mut item.township) {
                clause.text = clause.text.replace('；', ";\u{3000}").replace('5', "５");
                clause.paragraph = 0;
            }
        }
        // One paragraph where there were several.
        let township = &mut item(list, "supporting-3").township;
        let joined: Vec<String> = (1..)
            .zip(township.iter())
            .map(|(number, clause)| format!("{number}．{}", clause.text))
            .collect();
        township.truncate(1);
        township[0].text = joined.concat();
        township[0].number = None;
    });
    check(&new, &[]);
}

#[test]
fn the_misprints_of_the_first_edition_printed_again() {
    let new = revised(|list| {
        let corrections = std::mem::take(&mut list.corrections);
        for correction in corrections {
            if correction.field == Field::SuperiorDuties {
                let name = correction.item.to_string();
                for duty in &mut item(list, &name).superior {
                    let text = &mut duty.clause.text;
                    *text = text.replace(&correction.read_as, &correction.published);
                }
            }
        }
    });
    check(&new, &[]);
}

#[test]
fn a_garbled_cell_of_departments_printed_again() {
    let new = revised(|list| {
        list.corrections.clear();
        let name = "县文化体育广播电视台和旅游局指导老台乡分类整理图书编目".to_owned();
        list.departments.push(Department {
            id: name.clone(),
            short: name.clone(),
            name,
            en: None,
            kind: DepartmentKind::Other,
            aliases: Vec::new(),
        });
        let garbled = DepartmentId(list.departments.len() as u32 - 1);
        item(list, "supporting-79").departments.push(garbled);
    });
    check(&new, &[]);
    // The same name in an item that was not garbled is a department.
    let new = revised(|list| {
        let bureau = list
            .department_with_id("culture-tourism")
            .expect("the bureau");
        item(list, "supporting-81").departments.push(bureau);
    });
    check(
        &new,
        &[("supporting-81", "supporting-81", &["departments"])],
    );
}

#[test]
fn departments_that_are_not_named_come_and_go() {
    let new = revised(|list| item(list, "supporting-85").other_departments = None);
    let changes = check(
        &new,
        &[("supporting-85", "supporting-85", &["departments"])],
    );
    let change = changes.of_old(id("supporting-85")).expect("an entry");
    assert_eq!(
        change.details.departments.removed,
        ["其他负有安全生产监督管理职责的部门"]
    );
}

#[test]
fn the_same_title_with_other_duties() {
    let new = revised(|list| {
        let donor = item(list, "supporting-40").clone();
        let item = item(list, "supporting-54");
        item.superior = donor.superior;
        item.township = donor.township;
    });
    let changes = check(&new, &[("supporting-54", "supporting-54", &["clauses"])]);
    let reason = changes
        .of_old(id("supporting-54"))
        .expect("an entry")
        .reason;
    assert!(matches!(reason, Reason::SameTitle { .. }), "{reason:?}");
}

#[test]
fn a_rename_is_reported_once_and_makes_no_other_change() {
    let new = revised(|list| rename(list, "卫生健康委员会", "卫生健康局"));
    let changes = changes(&shipped(), &new);
    assert_eq!(changes.renamed_departments.len(), 1);
    assert_eq!(changes.renamed_departments[0].old, ["县卫生健康委员会"]);
    assert_eq!(changes.renamed_departments[0].new, ["县卫生健康局"]);
    for change in &changes.entries {
        let kinds: Vec<_> = change.kinds.iter().collect();
        assert!(!change.is_substantial(), "{change:?}");
        assert!(
            kinds.is_empty() || kinds == [&ChangeKind::Departments],
            "{kinds:?}"
        );
        let names = !change.details.departments.renamed.is_empty();
        assert_eq!(names, !kinds.is_empty());
    }
    let old = shipped();
    let bureau = old.department_with_id("health").expect("the bureau");
    let naming = old
        .items
        .iter()
        .filter(|item| item.departments.contains(&bureau));
    let renamed = changes.counts().kinds[&ChangeKind::Departments];
    assert_eq!(renamed, naming.count(), "items that name the department");
}

#[test]
fn two_departments_become_one() {
    let new = revised(|list| {
        rename(list, "水利局", "农业农村和水利局");
        rename(list, "县农业农村局", "县农业农村和水利局");
        // Both names are one department now.
        let first = list
            .departments
            .iter()
            .position(|d| d.short == "县农业农村和水利局");
        let last = list
            .departments
            .iter()
            .rposition(|d| d.short == "县农业农村和水利局");
        let (first, last) = (first.expect("the first"), last.expect("the last"));
        assert_ne!(first, last);
        for item in &mut list.items {
            for department in &mut item.departments {
                if department.index() == last {
                    *department = DepartmentId(first as u32);
                }
            }
            item.departments.dedup();
        }
    });
    let changes = changes(&shipped(), &new);
    assert_eq!(changes.renamed_departments.len(), 1);
    let rename = &changes.renamed_departments[0];
    let mut old = rename.old.clone();
    old.sort();
    assert_eq!(old, ["县农业农村局", "县水利局"]);
    assert_eq!(rename.new, ["县农业农村和水利局"]);
    for change in &changes.entries {
        assert!(!change.is_substantial(), "{change:?}");
    }
}

#[test]
fn one_department_goes_into_another_that_stays() {
    let new = revised(|list| {
        let position = |list: &DutyList, short: &str| {
            let at = list.departments.iter().position(|d| d.short == short);
            DepartmentId(at.expect(short) as u32)
        };
        let (from, to) = (position(list, "县民政局"), position(list, "县应急管理局"));
        for item in &mut list.items {
            for department in &mut item.departments {
                if *department == from {
                    *department = to;
                }
            }
            let superior = item.superior.iter_mut().map(|duty| &mut duty.clause);
            for clause in superior.chain(&mut item.township) {
                clause.text = clause.text.replace("县民政局", "县应急管理局");
            }
        }
    });
    let changes = changes(&shipped(), &new);
    assert_eq!(changes.renamed_departments.len(), 1);
    assert_eq!(changes.renamed_departments[0].new, ["县应急管理局"]);
    for change in &changes.entries {
        assert!(!change.is_substantial(), "{change:?}");
    }
}

#[test]
fn another_department_takes_over() {
    let new = revised(|list| {
        let to = list.department_with_id("agriculture").expect("the bureau");
        let item = item(list, "supporting-33");
        item.departments = vec![to];
        for clause in &mut item.township {
            clause.text = clause.text.replace("县水利局", "县农业农村局");
        }
    });
    let changes = check(
        &new,
        &[("supporting-33", "supporting-33", &["departments"])],
    );
    let change = changes.of_old(id("supporting-33")).expect("an entry");
    assert!(change.is_substantial());
    assert!(changes.renamed_departments.is_empty());
}

#[test]
fn an_added_penalty_much_like_a_removed_one() {
    let new = revised(|list| {
        remove(list, "reclaimed-25");
        let mut added = item(list, "reclaimed-28").clone();
        added.id.number = 30;
        added.title = "对生产经营单位未按规定配备劳动防护用品的处罚".to_owned();
        list.items.push(added);
    });
    let changes = changes(&shipped(), &new);
    let removed = changes.of_old(id("reclaimed-25")).expect("an entry");
    assert!(removed.new.is_empty(), "{removed:?}");
    let added = changes.of_new(id("reclaimed-30")).expect("an entry");
    assert!(added.old.is_empty(), "{added:?}");
}

#[test]
fn items_that_exchange_places() {
    let new = revised(|list| {
        let (a, b) = (list.position(id("basic-30")), list.position(id("basic-31")));
        let (a, b) = (a.expect("30"), b.expect("31"));
        let title = list.items[a].title.clone();
        list.items[a].title = std::mem::replace(&mut list.items[b].title, title);
    });
    check(&new, &[]);
}

#[test]
fn clauses_in_another_order_and_in_the_other_column() {
    let new = revised(|list| {
        item(list, "supporting-27").township.swap(1, 2);
        let from = item(list, "supporting-9");
        let clause = from.township.remove(1);
        from.superior.push(SuperiorClause {
            clause,
            attribution: Attribution::Joint,
        });
    });
    let expected: [(&str, &str, &[&str]); 2] = [
        ("supporting-9", "supporting-9", &["clauses"]),
        ("supporting-27", "supporting-27", &["clauses"]),
    ];
    let changes = check(&new, &expected);
    let kinds = |name: &str| -> Vec<ClauseChangeKind> {
        let change = changes.of_old(id(name)).expect(name);
        change
            .details
            .clauses
            .iter()
            .map(|clause| clause.kind)
            .collect()
    };
    assert_eq!(kinds("supporting-27"), [ClauseChangeKind::Reordered]);
    assert_eq!(kinds("supporting-9"), [ClauseChangeKind::Transferred]);
}

#[test]
fn what_the_reader_decides_counts() {
    let (old, new) = (shipped(), edition());
    let mut choices = Choices::default();
    // A pair that the program is not sure of.
    choices.reject(id("basic-28"), id("basic-29"));
    let changes = compare(&old, &new, &choices);
    assert!(
        changes
            .of_old(id("basic-28"))
            .expect("an entry")
            .new
            .is_empty()
    );
    assert!(
        changes
            .of_new(id("basic-29"))
            .expect("an entry")
            .old
            .is_empty()
    );
    choices.confirm(id("basic-52"), id("basic-29"));
    let changes = compare(&old, &new, &choices);
    let change = changes.of_old(id("basic-52")).expect("an entry");
    assert_eq!(change.new, [id("basic-29")]);
    assert_eq!(change.reason, Reason::Confirmed);
    assert!(!change.to_be_checked());
    // A split that is none.
    choices.reject(id("basic-84"), id("basic-84"));
    let changes = compare(&old, &new, &choices);
    let change = changes.of_old(id("basic-84")).expect("an entry");
    assert_eq!(change.new, [id("basic-83")]);
}

#[test]
fn two_equal_rivals_are_to_be_checked() {
    let new = revised(|list| {
        let title = "负责本乡农村“四老”人员服务管理和关爱";
        let mut rival = item(list, "basic-13").clone();
        item(list, "basic-13").title = format!("{title}保障");
        rival.title = format!("{title}慰问");
        rival.id.number = 107;
        list.items.push(rival);
        list.items.sort_by_key(|item| item.id);
    });
    let changes = changes(&shipped(), &new);
    let change = changes.of_old(id("basic-13")).expect("an entry");
    assert_eq!(change.new, [id("basic-13")], "the one at the same place");
    let doubt = change.doubt.as_ref().expect("a doubt");
    assert_eq!(doubt.alternatives[0].new, id("basic-107"));
}
