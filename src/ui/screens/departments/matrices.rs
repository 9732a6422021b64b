//! Department × category, department × department, and the balance of clauses.

use super::Known;
use crate::address::{Address, Screen};
use crate::compare::{Balance, CoOccurrence, Matrix, Profiles, Tally};
use crate::document::List;
use crate::ui::dom::{El, el, with_class};
use crate::ui::parts::figures::{item_count, scrolling, section, table, table_head, tally_text};
use crate::ui::parts::{bar, items_of, place, turned_to};
use crate::ui::state::Atlas;

/// The lists that name departments.
const LISTS: [List; 2] = [List::Supporting, List::Reclaimed];

pub fn categories(atlas: Atlas) -> El {
    let matrix = Matrix::new(atlas.document);
    let largest = matrix.largest();
    let categories: Vec<_> = matrix.categories().collect();
    let mut heads = vec![atlas.say("部门", "Department")];
    heads.extend(categories.iter().map(|id| atlas.category(*id)));
    heads.push(atlas.say("合计", "Total"));

    let mut body = el("tbody");
    for id in atlas.document.department_ids() {
        let name = atlas.department(id);
        let mut row = row(atlas, (id, name));
        for category in &categories {
            let there = items_of(atlas, Some(id), Some(*category), &[]);
            let title = (name, atlas.category(*category));
            row = row.child(cell(
                atlas,
                matrix.cell(id, *category),
                largest,
                title,
                &there,
            ));
        }
        let there = items_of(atlas, Some(id), None, &[]);
        let sum = matrix.department(id).both().to_string();
        body = body.child(row.child(with_class("td", "sum", place(atlas, &there, &sum))));
    }
    let title = atlas.say("部门类别矩阵", "Departments by category");
    let explanation = atlas.say(
        "每格是该部门在该类别的事项数（配合与收回），颜色越深越多；点数字查看这些事项。一个事项列有几个部门，就在几行中各计一次。",
        "Each cell is the number of the department’s items in the category (supporting and taken back), darker for more; a number leads to these items. An item that names several departments counts in each of their rows.",
    );
    grid("categories", title, explanation, &heads, body)
}

pub fn partners(atlas: Atlas, profiles: &Profiles) -> El {
    let counts = CoOccurrence::new(atlas.document);
    let largest = counts.largest();
    let sociable = profiles
        .iter()
        .filter(|profile| !profile.partners.is_empty());
    let known: Vec<Known> = sociable
        .map(|profile| (profile.department, atlas.department(profile.department)))
        .collect();
    let mut heads = vec![atlas.say("部门", "Department")];
    heads.extend(known.iter().map(|(_, name)| *name));

    let mut body = el("tbody");
    for (one, name) in &known {
        let mut row = row(atlas, (*one, name));
        for (other, other_name) in &known {
            row = row.child(if one == other {
                with_class("td", "self", ())
            } else {
                let there = turned_to(atlas, Screen::Compare, &[*one, *other]);
                let title = (*name, *other_name);
                cell(atlas, counts.cell(*one, *other), largest, title, &there)
            });
        }
        body = body.child(row);
    }
    let title = atlas.say("部门共同事项矩阵", "Items that departments share");
    let explanation = atlas.say(
        "每格是同时列有两个部门的事项数；点数字对比这两个部门。没有共同事项的部门不在其中。",
        "Each cell is the number of items that name both departments; a number leads to their comparison. Departments that share no item are left out.",
    );
    grid("partners", title, explanation, &heads, body)
}

/// How finely the county's and the township's duties are written down.
pub fn balance(atlas: Atlas) -> El {
    let document = atlas.document;
    let heads = [
        atlas.say("类别", "Category"),
        atlas.say("事项", "Items"),
        atlas.say("上级条数", "County’s clauses"),
        atlas.say("乡镇条数", "Township’s clauses"),
        atlas.say("图示", "Drawn"),
    ];
    let matrix = Matrix::new(document);
    let mut body = el("tbody");
    for category in matrix.categories() {
        let Balance { county, township } = Balance::of_category(document, category);
        let there = items_of(atlas, None, Some(category), &LISTS);
        let items = matrix.category_items(category).both().to_string();
        let name = el("th")
            .attr("scope", "row")
            .child(atlas.category(category));
        let drawn = bar(&[("county", county), ("township", township)]);
        let row = el("tr")
            .attr("data-category", document.category(category))
            .child((name, el("td").child(place(atlas, &there, &items))))
            .child(el("td").child(county))
            .child(el("td").child(township))
            .child(with_class("td", "drawn", drawn));
        body = body.child(row);
    }
    let Balance { county, township } = Balance::of_items(&document.items);
    let items = item_count(atlas, matrix.items().both());
    let explanation = match atlas.english() {
        false => format!(
            "配合与收回事项共 {items}，上级部门职责 {county} 条，乡镇配合职责 {township} 条。条数只说明写得多细，不等于工作量。"
        ),
        true => format!(
            "The {items} of both lists hold {county} clauses of county departments and {township} of the township. They tell how finely duties are written down, not how much work they are."
        ),
    };
    let title = atlas.say(
        "各类别县乡职责条数",
        "County and township, clause by clause",
    );
    let table = table("figures balance", title, table_head(&heads), body);
    let explanation = with_class("p", "caption", explanation);
    section(
        "balance",
        title,
        (explanation, scrolling("", "balance", table)),
    )
}

fn grid(id: &str, title: &str, explanation: &str, heads: &[&str], body: El) -> El {
    let table = table("matrix", title, table_head(heads), body);
    let explanation = with_class("p", "caption", explanation);
    section(id, title, (explanation, scrolling("both-ways", id, table)))
}

/// A row that begins with a department's name.
fn row(atlas: Atlas, (id, name): Known) -> El {
    let page = turned_to(atlas, Screen::Departments, &[id]);
    let head = el("th").attr("scope", "row");
    el("tr").child(head.child(place(atlas, &page, name)))
}

/// A count, the deeper in colour the larger it is.
fn cell(
    atlas: Atlas,
    tally: Tally,
    largest: usize,
    (one, other): (&str, &str),
    there: &Address,
) -> El {
    let count = tally.both();
    if count == 0 {
        return el("td");
    }
    let step = (count * 5).div_ceil(largest);
    let link = place(atlas, there, &count.to_string());
    let link = link.attr("title", &tally_text(atlas, one, other, tally));
    with_class("td", &["heat-", &step.to_string()].concat(), link)
}
