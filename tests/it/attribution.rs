//! Who acts in the clauses of the items with several departments: a golden
//! file, read through by eye against the document.

use std::fmt::Write;

use duty_atlas::duty_list::List;

const GOLDEN: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/golden/attribution.txt");

#[test]
fn clauses_are_attributed_as_the_golden_file_says() {
    let duty_list = duty_atlas::embedded::duty_list();
    let mut seen = String::new();
    for item in duty_list.items.iter().filter(|i| i.departments.len() > 1) {
        let ids = |list: &[_]| {
            let ids = list.iter().map(|id| duty_list.department(*id).id.as_str());
            ids.collect::<Vec<_>>().join(" ")
        };
        writeln!(seen, "{} {}", item.id, item.title).unwrap();
        writeln!(seen, "  = {}", ids(&item.departments)).unwrap();
        for superior in &item.superior {
            let clause = &superior.clause;
            let section = clause.section.as_ref().map_or("", |h| h.text.as_str());
            let number = clause.number.map_or("-".to_owned(), |n| n.to_string());
            let acting = match superior.attribution.id() {
                "named" => ids(item.acting(&superior.attribution)),
                other => other.to_uppercase(),
            };
            writeln!(seen, "  {section} {number} [{acting}] {}", clause.text).unwrap();
        }
    }
    assert_eq!(
        duty_list
            .list(List::Supporting)
            .filter(|i| i.departments.len() > 1)
            .count(),
        28
    );
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        std::fs::write(GOLDEN, &seen).expect("the golden file can be written");
    }
    let golden = std::fs::read_to_string(GOLDEN).expect("the golden file is there");
    assert_eq!(seen, golden);
}

#[test]
fn fault_35_a_department_beside_unnamed_ones_is_not_alone() {
    let list = duty_atlas::embedded::duty_list();
    let item = list.item("supporting-85".parse().unwrap()).unwrap();
    assert!(item.other_departments.is_some());
    for duty in &item.superior {
        assert_ne!(duty.attribution.id(), "sole", "{}", duty.clause.text);
    }
    // Everywhere else one department is the only one.
    for item in list
        .items
        .iter()
        .filter(|item| item.departments.len() == 1 && item.other_departments.is_none())
    {
        assert!(
            item.superior
                .iter()
                .all(|duty| duty.attribution.id() == "sole"),
            "{}",
            item.id
        );
    }
}

#[test]
fn a_heading_that_names_a_department_outside_the_item_is_another_actor() {
    let text = "配合履职事项清单\n序号\t事项名称\t对应上级部门\t上级部门职责\t乡镇配合职责\n\
        1\t甲工作\t县公安局、县民政局\t\"县财政局：\n拨款。\n县公安局：\n登记。\"\t宣传。\n2\t乙工作\t县财政局\t拨款。\t宣传。\n";
    let source = duty_atlas::duty_list::source::open(text.as_bytes(), "").expect("a table");
    let list = duty_atlas::duty_list::reader::read(&source, &Default::default()).list;
    let how: Vec<&str> = list.items[0]
        .superior
        .iter()
        .map(|duty| duty.attribution.id())
        .collect();
    assert_eq!(how, ["other", "named"]);
}
