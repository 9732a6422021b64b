//! Lists that are longer than any real one, for measuring. The benchmark takes
//! this file too.

use duty_atlas::duty_list::DutyList;

/// A list some number of times over, at most ten. Every copy has words of its
/// own in every text: copies that are alike would pair at random.
pub fn copied(list: &DutyList, copies: usize) -> DutyList {
    if copies == 1 {
        return list.clone();
    }
    let mut items = Vec::new();
    for (copy, mark) in (0_u32..).zip("甲乙丙丁戊己庚辛壬癸".chars().take(copies)) {
        for item in &list.items {
            let mut item = item.clone();
            item.id.number += copy * 1000;
            item.title = format!("{mark}{mark}{}{mark}", item.title);
            for clause in &mut item.township {
                clause.text = clause.text.replace('乡', &format!("{mark}乡"));
            }
            items.push(item);
        }
    }
    items.sort_by_key(|item| item.id);
    DutyList {
        items,
        ..list.clone()
    }
}
