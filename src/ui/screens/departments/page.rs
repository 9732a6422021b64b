//! A department's own page.

use crate::address::Screen;
use crate::compare::{ClauseRef, Directory, Profile, Profiles};
use crate::document::{DepartmentId, ItemId};
use crate::ui::dom::{El, el, with_class};
use crate::ui::parts::figures::{FIGURES, figure, item_count, section};
use crate::ui::parts::{clauses, item_link, items_of, place, tally_bar, turned_to};
use crate::ui::state::Atlas;

pub fn page(atlas: Atlas, id: DepartmentId) -> El {
    let department = atlas.document.department(id);
    let profiles = Profiles::new(atlas.document);
    let profile = profiles.get(id);

    let all = turned_to(atlas, Screen::Departments, &[]);
    let all = place(atlas, &all, atlas.say("‹ 全部部门", "‹ All departments"));
    let (name, second) = match atlas.english() {
        false => (&department.name, None),
        true => (&department.en, Some(&department.name)),
    };
    let second =
        second.map(|name| with_class("p", "second-name", name.as_str()).attr("lang", "zh-CN"));
    let compare = turned_to(atlas, Screen::Compare, &[id]);
    let compare = place(atlas, &compare, atlas.say("对比…", "Compare…")).class("button");
    let items = items_of(atlas, Some(id), None, &[]);
    let items = place(
        atlas,
        &items,
        atlas.say("在事项中查看", "See among the duties"),
    );
    let title = el("h2").attr("tabindex", "-1").child(name.as_str());
    with_class("div", "", with_class("p", "back", all))
        .child((title, second))
        .child(figures(atlas, &Directory::new(&profiles), id))
        .child(with_class("p", "actions", (compare, items.class("button"))))
        .child(with_class(
            "div",
            "beside",
            (categories(atlas, profile), partners(atlas, profile)),
        ))
        .child(item_sections(atlas, profile))
}

fn figures(atlas: Atlas, directory: &Directory, id: DepartmentId) -> El {
    let row = directory.get(id);
    let mut figures = with_class("dl", "key-figures", ());
    for &column in FIGURES {
        let number = el("dd").child(figure(atlas, row, column));
        let label = el("dt").child(column.label().get(atlas.language));
        figures = figures.child(el("div").child((label, number)));
    }
    figures
}

fn categories(atlas: Atlas, profile: &Profile) -> El {
    let mut list = with_class("ul", "tallies", ()).attr("role", "list");
    for (category, tally) in &profile.categories {
        let there = items_of(atlas, Some(profile.department), Some(*category), &[]);
        let count = item_count(atlas, tally.both());
        let name = el("span").child(atlas.category(*category));
        let line = el("li").child((name, place(atlas, &there, &count)));
        list = list.child(line.child(tally_bar(*tally)));
    }
    section("of-categories", atlas.say("类别", "Categories"), list)
}

fn partners(atlas: Atlas, profile: &Profile) -> El {
    let title = atlas.say("共同履职的部门", "Departments that share its items");
    if profile.partners.is_empty() {
        let none = atlas.say(
            "它的事项都没有列其他部门。",
            "None of its items names another department.",
        );
        return section("of-partners", title, el("p").child(none));
    }
    let mut list = with_class("ul", "tallies", ()).attr("role", "list");
    for partner in &profile.partners {
        let other = partner.department;
        let page = turned_to(atlas, Screen::Departments, &[other]);
        let compare = turned_to(atlas, Screen::Compare, &[profile.department, other]);
        let count = item_count(atlas, partner.items.both());
        let text = [
            atlas.say("对比…（共同 ", "Compare… (shared: "),
            &count,
            atlas.say("）", ")"),
        ];
        let name = place(atlas, &page, atlas.department(other));
        let line = el("li").child((name, place(atlas, &compare, &text.concat())));
        list = list.child(line.child(tally_bar(partner.items)));
    }
    section("of-partners", title, list)
}

fn item_sections(atlas: Atlas, profile: &Profile) -> Vec<El> {
    let (supporting, reclaimed) = (&profile.supporting, &profile.reclaimed);
    let sections = [
        (
            "of-alone",
            atlas.say("单独的配合事项", "Supporting items, alone"),
            &supporting.alone,
        ),
        (
            "of-shared",
            atlas.say("与其他部门共同的配合事项", "Supporting items, shared"),
            &supporting.shared,
        ),
        (
            "of-reclaimed-alone",
            atlas.say("单独承接的收回事项", "Items taken back, alone"),
            &reclaimed.alone,
        ),
        (
            "of-reclaimed-shared",
            atlas.say("共同承接的收回事项", "Items taken back, shared"),
            &reclaimed.shared,
        ),
    ];
    let mut filled = Vec::new();
    for (id, title, items) in sections {
        if items.is_empty() {
            continue;
        }
        let mut list = with_class("ul", "its-items", ()).attr("role", "list");
        for id in items {
            list = list.child(item(atlas, profile, *id));
        }
        let count = item_count(atlas, items.len());
        let title = [title, atlas.say("：", ": "), &count].concat();
        filled.push(section(id, &title, list));
    }
    filled
}

/// An item with the department's own clauses, and the joint ones after them.
fn item(atlas: Atlas, profile: &Profile, id: ItemId) -> El {
    let Some(item) = atlas.document.item(id) else {
        return el("li");
    };
    let of_item = |references: &[ClauseRef]| -> Vec<usize> {
        let own = references.iter().filter(|reference| reference.item == id);
        own.map(|reference| reference.clause).collect()
    };
    let (own, joint) = (of_item(&profile.own), of_item(&profile.joint));
    let nothing = (own.is_empty() && joint.is_empty()).then(|| {
        let text = atlas.say(
            "列为对应部门，职责栏未写明其职责。",
            "Listed as a department of the item, but the text gives it no clause.",
        );
        with_class("p", "caption", text)
    });
    let joint = (!joint.is_empty()).then(|| {
        let text = atlas.say(
            "各部门共同（原文没有写明由谁负责）：",
            "All departments together (the text does not say which of them acts):",
        );
        (
            with_class("p", "caption", text),
            clauses(atlas, item, &joint),
        )
    });
    let own = (!own.is_empty()).then(|| clauses(atlas, item, &own));
    el("li")
        .attr("data-item", &id.to_string())
        .child(el("h4").child(item_link(atlas, item)))
        .child((own, joint))
        .child(nothing)
}
