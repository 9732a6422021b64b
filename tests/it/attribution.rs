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
