//! The sample documents are read as their truth files say.

use duty_atlas::duty_list::{Clause, DutyList, Item, List, Severity, State};

use super::support::{SAMPLES, Truth, read_sample, squeeze, truth};

/// A duties cell as it was printed, without white space.
fn cell<'a>(clauses: impl Iterator<Item = &'a Clause>) -> String {
    let mut out = String::new();
    let mut section = None;
    for clause in clauses {
        if section != clause.section.as_ref() {
            section = clause.section.as_ref();
            out += section.map_or("", |heading| &heading.text);
        }
        out += &match (&clause.label, clause.number) {
            (Some(label), _) => label.clone(),
            (None, Some(number)) => format!("{number}."),
            (None, None) => String::new(),
        };
        out += &clause.text;
    }
    squeeze(&out)
}

/// The superior's cell. In the reclaimed list the department's full name before
/// a colon is in `departments`, not in the text.
fn superior(list: &DutyList, item: &Item) -> Vec<String> {
    let plain = cell(item.superior.iter().map(|duty| &duty.clause));
    let mut labelled = String::new();
    for duty in &item.superior {
        if duty.clause.section.is_none() {
            for id in item.acting(&duty.attribution) {
                labelled += &list.department(*id).name;
            }
            labelled.push('：');
        }
        labelled += &cell(std::iter::once(&duty.clause));
    }
    let names: Vec<&str> = item
        .departments
        .iter()
        .map(|id| list.department(*id).name.as_str())
        .collect();
    let form = format!("承接部门：{}工作方式：{plain}", names.join("、"));
    vec![plain, squeeze(&labelled), squeeze(&form)]
}

/// Every difference between what was read and the truth, and how many
/// departments are right.
fn differences(list: &DutyList, truth: &Truth) -> (Vec<String>, usize, usize) {
    let mut found = Vec::new();
    let (mut right, mut total) = (0, 0);
    let mut differ = |what: String, seen: &str, expected: &str| {
        if seen != expected {
            found.push(format!("{what}: read `{seen}`, expected `{expected}`"));
        }
    };
    differ(
        "place".to_owned(),
        &list.place.join(" "),
        &truth.place.join(" "),
    );
    if let Some(title) = &truth.title {
        differ("title".to_owned(), &list.title, title);
    }
    differ(
        "date".to_owned(),
        &list.date,
        truth.date.as_deref().unwrap_or_default(),
    );
    for of in List::ALL {
        let count = truth
            .items
            .iter()
            .filter(|item| item.list == of.id())
            .count();
        differ(
            format!("{} count", of.id()),
            &list.list(of).count().to_string(),
            &count.to_string(),
        );
    }
    for expected in &truth.items {
        let id = format!("{}-{}", expected.list, expected.ordinal);
        let Some(item) = id.parse().ok().and_then(|id| list.item(id)) else {
            continue;
        };
        let number = match &item.printed_number {
            None => Some(item.id.number),
            Some(printed) => printed.parse().ok(),
        };
        differ(
            format!("{id} number"),
            &format!("{number:?}"),
            &format!("{:?}", expected.number),
        );
        differ(
            format!("{id} category"),
            list.category_of(item),
            expected.category.as_deref().unwrap_or_default(),
        );
        differ(
            format!("{id} title"),
            &squeeze(&item.title),
            &squeeze(&expected.title),
        );
        differ(
            format!("{id} township"),
            &cell(item.township.iter()),
            &expected.township,
        );
        differ(
            format!("{id} action"),
            item.action.as_deref().unwrap_or_default(),
            expected.action.as_deref().unwrap_or_default(),
        );
        let readings = superior(list, item);
        let reading = readings
            .iter()
            .find(|reading| **reading == expected.superior)
            .unwrap_or(&readings[0]);
        differ(format!("{id} superior"), reading, &expected.superior);
        total += expected.departments.len().max(item.departments.len());
        for (id, name) in item.departments.iter().zip(&expected.departments) {
            right += usize::from(list.department(*id).forms().any(|form| form == name));
        }
    }
    (found, right, total)
}

#[test]
fn the_samples_are_read_as_they_are() {
    for (file, name) in SAMPLES {
        let outcome = read_sample(file);
        let (differences, right, total) = differences(&outcome.list, &truth(name));
        assert!(
            differences.is_empty(),
            "{file}: {} differences\n{}",
            differences.len(),
            differences[..differences.len().min(12)].join("\n")
        );
        assert!(
            right * 100 >= total * 99,
            "{file}: {right} of {total} departments"
        );
    }
}

#[test]
fn departments_have_the_short_names_and_kinds_of_the_truth() {
    let (mut right, mut total) = (0, 0);
    let mut wrong = Vec::new();
    for (file, name) in SAMPLES {
        let list = read_sample(file).list;
        for expected in truth(name).departments {
            let found = list
                .departments
                .iter()
                .find(|department| department.forms().any(|form| form == expected.name));
            let kind = found.map(|department| format!("{:?}", department.kind).to_lowercase());
            let same = found.is_some_and(|found| found.short == expected.short)
                && kind.as_deref()
                    == Some(expected.kind.as_str())
                        .map(|kind| if kind == "enterprise" { "other" } else { kind });
            right += usize::from(same);
            total += 1;
            if !same {
                wrong.push(format!(
                    "{file}: {} {} read as {:?}",
                    expected.name, expected.kind, found
                ));
            }
        }
    }
    assert!(
        right * 100 >= total * 97,
        "{right} of {total}\n{}",
        wrong.join("\n")
    );
}

#[test]
fn what_must_be_reported_is_reported_and_nothing_else_alarms() {
    for (file, name) in SAMPLES {
        let outcome = read_sample(file);
        let alarms: Vec<_> = outcome
            .reading
            .problems
            .iter()
            .filter(|problem| problem.severity > Severity::Note)
            .collect();
        let expected: Vec<String> = truth(name)
            .problems
            .into_iter()
            .filter(|problem| problem.severity == "must-report")
            .map(|problem| problem.kind)
            .collect();
        let seen: Vec<&str> = alarms.iter().map(|problem| problem.kind.id()).collect();
        assert_eq!(seen, expected, "{file}: {alarms:#?}");
        assert_eq!(outcome.state(), State::Complete, "{file}");
        assert_eq!(outcome.reading.cells.unread, 0, "{file}");
    }
}

#[test]
fn who_acts_is_found() {
    let (mut right, mut total) = (0, 0);
    let mut wrong = Vec::new();
    for (file, name) in SAMPLES {
        let list = read_sample(file).list;
        for expected in truth(name)
            .items
            .iter()
            .filter(|item| item.list == "supporting" && !item.actors.is_empty())
        {
            let id = format!("supporting-{}", expected.ordinal);
            let item = list.item(id.parse().unwrap()).unwrap();
            let seen: Vec<Vec<&str>> = item
                .superior
                .iter()
                .map(|duty| match duty.attribution.id() {
                    "joint" | "other" => Vec::new(),
                    _ => item
                        .acting(&duty.attribution)
                        .iter()
                        .map(|id| list.department(*id).short.as_str())
                        .collect(),
                })
                .collect();
            let same = seen == expected.actors;
            right += usize::from(same);
            total += 1;
            if !same {
                wrong.push(format!(
                    "{file} {id}: {seen:?}, expected {:?}",
                    expected.actors
                ));
            }
        }
    }
    assert!(
        right * 100 >= total * 97,
        "{right} of {total}\n{}",
        wrong.join("\n")
    );
}
