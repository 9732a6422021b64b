//! What stands around a comparison: the choice, suggestions, the directory.

use crate::compare_support::{choose, duty_list, ids};
use duty_atlas::compare::*;
use duty_atlas::i18n::{self, Language};

/// Both texts of each note, in Chinese and English, one a line.
#[track_caller]
fn check_read(listed: &[&str], taken: &[&str], notes: &[&str]) {
    let duty_list = duty_list();
    let (selection, seen) = Selection::read(&choose(&duty_list, listed));
    let departments = selection.departments().iter().copied();
    assert_eq!(ids(&duty_list, departments), taken);
    let texts: Vec<String> = seen
        .iter()
        .flat_map(|note| {
            [Language::Chinese, Language::English]
                .map(|language| i18n::compare::note(note, &duty_list, language))
        })
        .collect();
    assert_eq!(texts, notes);
}

#[test]
fn a_list_of_departments_is_taken_as_far_as_it_can_be() {
    check_read(&[], &[], &[]);
    check_read(&["water", "health"], &["water", "health"], &[]);
    check_read(
        &["water"],
        &["water"],
        &[
            "目前只选择了一个部门（县水利局），请至少再添加一个部门。",
            "Only one department is chosen (Water Resources Bureau). Add at least one more to compare.",
        ],
    );
    check_read(
        &["water", "health", "water"],
        &["water", "health"],
        &[
            "重复的部门只列一次：县水利局。",
            "Named more than once, shown once: Water Resources Bureau.",
        ],
    );
    check_read(
        &["water", "water", "water"],
        &["water"],
        &[
            "重复的部门只列一次：县水利局。",
            "Named more than once, shown once: Water Resources Bureau.",
            "目前只选择了一个部门（县水利局），请至少再添加一个部门。",
            "Only one department is chosen (Water Resources Bureau). Add at least one more to compare.",
        ],
    );
    check_read(
        &[
            "water",
            "health",
            "water",
            "justice",
            "finance",
            "science",
            "publicity",
            "science",
        ],
        &["water", "health", "justice", "finance"],
        &[
            "重复的部门只列一次：县水利局。",
            "Named more than once, shown once: Water Resources Bureau.",
            "最多可对比四个部门，以下部门未列入：县科学技术局、县委宣传部。",
            "No more than four departments can be compared. Left out: Science and Technology Bureau; Publicity Department, County Party Committee.",
        ],
    );
}

#[test]
fn a_selection_is_changed_step_by_step() {
    let duty_list = duty_list();
    let all = choose(
        &duty_list,
        &["water", "health", "justice", "finance", "science"],
    );
    let mut selection = Selection::default();
    assert!(!selection.is_comparable());
    for department in &all[..4] {
        assert!(selection.add(*department));
        assert!(!selection.add(*department));
    }
    assert!(selection.is_full() && selection.is_comparable());
    assert!(!selection.add(all[4]));
    selection.move_to(all[3], 0);
    assert_eq!(selection.departments(), [all[3], all[0], all[1], all[2]]);
    selection.move_to(all[3], 2);
    assert_eq!(selection.departments(), [all[0], all[1], all[3], all[2]]);
    selection.move_to(all[0], 9);
    assert_eq!(selection.departments(), [all[1], all[3], all[2], all[0]]);
    selection.move_to(all[4], 0);
    selection.remove(all[4]);
    selection.remove(all[3]);
    assert_eq!(selection.departments(), [all[1], all[2], all[0]]);
}

#[test]
fn suggestions_are_those_with_most_shared_items() {
    let duty_list = duty_list();
    let check = |chosen: &[&str], expected: &[(&str, usize)]| {
        let seen = suggestions(&duty_list, &choose(&duty_list, chosen));
        let seen: Vec<(&str, usize)> = seen
            .iter()
            .map(|s| (duty_list.department(s.department).id.as_str(), s.shared))
            .collect();
        assert_eq!(
            seen[..expected.len().min(seen.len())],
            *expected,
            "{chosen:?}: {seen:?}"
        );
    };
    check(&["science"], &[]);
    check(
        &["disabled-federation"],
        &[("civil-affairs", 2), ("finance", 1), ("housing", 1)],
    );
    check(&[], &[("housing", 10), ("public-security", 9)]);
    for one in duty_list.department_ids() {
        let partners = Profiles::new(&duty_list).get(one).partners.clone();
        let suggested = suggestions(&duty_list, &[one]);
        let pairs = suggested.iter().map(|s| (s.department, s.shared));
        assert!(pairs.eq(partners.iter().map(|p| (p.department, p.items.both()))));
    }
    let full = choose(&duty_list, &["water", "health", "justice", "finance"]);
    assert!(suggestions(&duty_list, &full).is_empty());
}

/// The first rows of the sorted directory.
#[track_caller]
fn check_sorted(column: Column, direction: Direction, expected: &[&str]) {
    let duty_list = duty_list();
    let directory = Directory::new(&Profiles::new(&duty_list));
    let view = DirectoryView {
        name: String::new(),
        column,
        direction,
    };
    let rows = directory.rows(&duty_list, &view);
    assert_eq!(rows.len(), 39);
    let seen = ids(&duty_list, rows.iter().map(|row| row.department));
    assert_eq!(
        seen[..expected.len()],
        *expected,
        "{column:?} {direction:?}"
    );
    for pair in rows.windows(2) {
        let (before, after) = (column.number(&pair[0]), column.number(&pair[1]));
        let steps = match direction {
            Direction::Ascending => before <= after,
            Direction::Descending => before >= after,
        };
        assert!(steps);
        // Equals stand in the document's order, whatever the direction.
        if before.is_some() && before == after {
            assert!(pair[0].department < pair[1].department);
        }
    }
}

#[test]
fn the_directory_sorts_by_each_column() {
    use Direction::*;
    check_sorted(Column::Name, Ascending, &["organization", "publicity"]);
    check_sorted(
        Column::Name,
        Descending,
        &["red-cross", "disabled-federation"],
    );
    check_sorted(
        Column::Id,
        Ascending,
        &["agriculture", "civil-affairs", "commerce-industry"],
    );
    check_sorted(
        Column::Id,
        Descending,
        &["water", "united-front", "transport"],
    );
    check_sorted(
        Column::Supporting,
        Descending,
        &["agriculture", "housing", "natural-resources"],
    );
    check_sorted(
        Column::Supporting,
        Ascending,
        &["medical-security", "united-front"],
    );
    check_sorted(
        Column::Shared,
        Descending,
        &["public-security", "housing", "agriculture"],
    );
    check_sorted(
        Column::Reclaimed,
        Descending,
        &["water", "agriculture", "civil-affairs"],
    );
    for column in Column::ALL {
        check_sorted(column, Ascending, &[]);
        check_sorted(column, Descending, &[]);
    }
}

#[test]
fn the_directory_filters_by_name() {
    let duty_list = duty_list();
    let directory = Directory::new(&Profiles::new(&duty_list));
    let check = |text: &str, expected: &[&str]| {
        let view = DirectoryView {
            name: text.to_owned(),
            ..DirectoryView::default()
        };
        let rows = directory.rows(&duty_list, &view);
        assert_eq!(
            ids(&duty_list, rows.iter().map(|row| row.department)),
            expected,
            "{text}"
        );
        let same = |row: &DirectoryRow| directory.get(row.department) == row;
        assert!(rows.iter().all(same));
    };
    check("公安", &["public-security"]);
    check("吉木萨尔分局", &["ecology", "state-forest"]);
    check("昌吉州", &["ecology"]);
    check("住建局", &["housing"]);
    check("TAX", &["taxation"]);
    check("ouris", &["culture-tourism"]);
    check("火星", &[]);
}
