//! The figures of a comparison: each department's, what they share, and where.

use crate::compare::{Columns, Comparison, Directory, Profiles, Reading, Tally};
use crate::ui::dom::{El, el, with_class};
use crate::ui::parts::figures::{FIGURES, department_row, scrolling, section, table, table_head};
use crate::ui::parts::{items_of, place, tally_bar};
use crate::ui::state::Atlas;

pub fn overview(atlas: Atlas, comparison: &Comparison) -> Vec<El> {
    vec![
        figures(atlas, comparison),
        sets(atlas, comparison),
        distribution(atlas, comparison),
    ]
}

fn figures(atlas: Atlas, comparison: &Comparison) -> El {
    let directory = Directory::new(&Profiles::new(atlas.document));
    let mut heads = vec![atlas.say("部门", "Department")];
    heads.extend(
        FIGURES
            .iter()
            .map(|column| column.label().get(atlas.language)),
    );
    let mut body = el("tbody");
    for id in &comparison.departments {
        body = body.child(department_row(atlas, directory.get(*id)));
    }
    let title = atlas.say("各部门数字", "Figures");
    let table = table("figures", title, table_head(&heads), body);
    section("figures", title, scrolling("", "figures", table))
}

/// How many items each set of the departments has in common, in all readings,
/// drawn in the manner of an UpSet plot.
fn sets(atlas: Atlas, comparison: &Comparison) -> El {
    let mut heads = vec![atlas.say("部门组合", "Set of departments")];
    heads.extend(
        Reading::ALL
            .iter()
            .map(|reading| reading.label().get(atlas.language)),
    );
    heads.push(atlas.say(
        "图示：对比部门中仅这些",
        "Drawn: of those compared, only these",
    ));
    let mut body = el("tbody");
    let all = comparison.columns();
    for overlap in comparison.overlaps() {
        let columns = overlap.columns;
        if overlap.at_least.both() == 0 && columns.len() > 1 && columns != all {
            continue;
        }
        let mut dots = with_class("span", "dots", ()).attr("aria-hidden", "true");
        for column in all.iter() {
            dots = dots.child(if columns.contains(column) {
                "●"
            } else {
                "○"
            });
        }
        let name = names(atlas, comparison, columns);
        let mut row = el("tr").child(el("th").attr("scope", "row").child((dots, name)));
        for reading in Reading::ALL {
            row = row.child(el("td").child(overlap.tally(reading).both()));
        }
        let drawn = tally_bar(overlap.among_compared);
        body = body.child(row.child(with_class("td", "drawn", drawn)));
    }
    let title = atlas.say("共同与各自的事项", "Items shared and apart");
    let explanation = atlas.say(
        "“至少”：事项列有这些部门，不论还有谁；“仅这些”：在所对比的部门中只有这些，各行相加即全部事项；“恰好”：除这些以外没有任何其他部门。",
        "“At least”: the item names these, whoever else. “Only these”: of the departments compared; the rows add up to all items. “Exactly”: it names no other department at all.",
    );
    let explanation = with_class("p", "caption", explanation);
    let table = table("figures sets", title, table_head(&heads), body);
    section("sets", title, (explanation, scrolling("", "sets", table)))
}

fn distribution(atlas: Atlas, comparison: &Comparison) -> El {
    let departments = &comparison.departments;
    let mut heads = vec![atlas.say("类别", "Category")];
    heads.extend(departments.iter().map(|id| atlas.department(*id)));
    heads.push(atlas.say("任一部门", "Any of them"));
    let mut body = el("tbody");
    for counts in comparison.distribution(atlas.document) {
        let name = atlas.category(counts.category);
        let mut row = el("tr")
            .attr("data-category", atlas.document.category(counts.category))
            .child(el("th").attr("scope", "row").child(name));
        for (id, tally) in departments.iter().zip(&counts.departments) {
            let there = items_of(atlas, Some(*id), Some(counts.category), &[]);
            let link = place(atlas, &there, &tally.both().to_string());
            let number = match tally.both() {
                0 => el("span").child("0"),
                _ => link,
            };
            row = row.child(drawn(number, *tally));
        }
        let any = el("span").child(counts.any.both());
        body = body.child(row.child(el("td").child(any)));
    }
    let title = atlas.say("类别分布", "Distribution over categories");
    let key = el("p")
        .class("caption key")
        .child((
            with_class("i", "supporting", ()),
            atlas.say("配合", "supporting"),
        ))
        .child((
            with_class("i", "reclaimed", ()),
            atlas.say("收回", "taken back"),
        ));
    let table = table("figures distribution", title, table_head(&heads), body);
    section(
        "distribution",
        title,
        (key, scrolling("", "distribution", table)),
    )
}

fn drawn(number: El, tally: Tally) -> El {
    el("td").child((number, tally_bar(tally)))
}

/// The names of some of the departments.
pub fn names(atlas: Atlas, comparison: &Comparison, columns: Columns) -> String {
    let ids: Vec<_> = comparison.departments_in(columns).collect();
    atlas.departments(&ids)
}
