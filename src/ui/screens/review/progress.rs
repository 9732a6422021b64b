//! How far the review is: over all, by list, by category.

use leptos::prelude::*;

use super::{column, section, table};
use crate::address::{Address, Screen};
use crate::browser::page;
use crate::document::List;
use crate::review::{Mark, Progress};
use crate::search::{FilterOption, Filters, Stance};
use crate::ui::dom::{El, button, el, with_class};
use crate::ui::parts::mark_label;
use crate::ui::state::Atlas;

/// The marks as they stand in a bar and a table; what is left comes last.
const ORDER: [Mark; 4] = [
    Mark::Reviewed,
    Mark::Questioned,
    Mark::FollowUp,
    Mark::Unreviewed,
];

pub fn overall(atlas: Atlas) -> El {
    let progress = move || progress_of(atlas, None);
    let bar = el("div").region(move || {
        let progress = progress();
        let (done, total) = (progress.done().to_string(), progress.total().to_string());
        let says = match atlas.english() {
            false => ["已看 ", &done, " / ", &total, " 项"].concat(),
            true => [&*done, " of ", &total, " duties looked at"].concat(),
        };
        let bar = bar(progress)
            .attr("role", "progressbar")
            .attr("aria-label", atlas.say("核对进度", "Review progress"))
            .attr("aria-valuemin", "0")
            .attr("aria-valuemax", &total)
            .attr("aria-valuenow", &done)
            .attr("aria-valuetext", &says);
        let counts = ORDER.into_iter().map(|mark| {
            let link = items_link(atlas, None, mark, progress.count(mark));
            el("li").child(mark_label(atlas, mark)).child(link)
        });
        let counts = counts.collect::<Vec<_>>();
        vec![
            with_class("p", "figure", says),
            bar,
            with_class("ul", "counts", counts),
        ]
    });
    let name = atlas.say("下一项未核", "Next unreviewed");
    let next = button("primary", name, move || atlas.open_next_unreviewed())
        .live_property("disabled", move || progress().unreviewed == 0);
    let key = with_class("span", "caption", ()).live_text(move || {
        let hint = match atlas.shortcuts.get() {
            true => atlas.say("快捷键 n；打开后按 1–4 标记", "Key n; then 1–4 to mark"),
            false => "",
        };
        hint.to_owned()
    });
    let actions = with_class("p", "actions", vec![next, key]);
    let title = atlas.say("核对进度", "Review progress");
    section("overall", title, vec![bar, actions])
}

pub fn by_list_and_category(atlas: Atlas) -> El {
    let title = atlas.say("按清单和类别", "By list and category");
    let content = el("div").region(move || {
        let lists = List::ALL.into_iter().map(FilterOption::List).collect();
        let categories = atlas.document.category_ids();
        let categories = categories.map(FilterOption::Category).collect();
        let mut columns = vec![
            column(atlas.say("范围", "Part")),
            column(atlas.say("已看", "Looked at")),
        ];
        for mark in ORDER {
            columns.push(column("").child(mark_label(atlas, mark)));
        }
        let bodies = vec![
            body(atlas, atlas.say("清单", "List"), lists),
            body(atlas, atlas.say("类别", "Category"), categories),
        ];
        table("progress", title, columns, bodies)
    });
    section("by-category", title, vec![content])
}

fn body(atlas: Atlas, name: &str, parts: Vec<FilterOption>) -> El {
    let title = el("th")
        .attr("scope", "rowgroup")
        .attr("colspan", "6")
        .child(name);
    let mut body = el("tbody").child(with_class("tr", "group-name", title));
    for part in parts {
        let progress = progress_of(atlas, Some(part));
        let name = with_class("span", part.class(), atlas.option(part));
        let name = el("th").attr("scope", "row").child(name);
        let done = [
            &*progress.done().to_string(),
            " / ",
            &progress.total().to_string(),
        ];
        let bar = bar(progress).attr("aria-hidden", "true");
        let done = el("td").child(done.concat()).child(bar);
        let mut row = el("tr").child(name).child(done);
        for mark in ORDER {
            let link = items_link(atlas, Some(part), mark, progress.count(mark));
            row = row.child(el("td").child(link));
        }
        body = body.child(row);
    }
    body
}

/// The progress over all items, or over those of a list or category.
fn progress_of(atlas: Atlas, part: Option<FilterOption>) -> Progress {
    let items = atlas.document.items.iter().filter(|item| match part {
        Some(FilterOption::List(list)) => item.id.list == list,
        Some(FilterOption::Category(category)) => item.category == category,
        _ => true,
    });
    atlas
        .notes
        .review
        .with(|review| review.book.progress(items))
}

/// A bar in parts that are as wide as their counts.
fn bar(progress: Progress) -> El {
    ORDER
        .into_iter()
        .fold(el("div").class("progress-bar"), |bar, mark| {
            let part = el("span")
                .attr("data-mark", mark.id())
                .variable("--count", &progress.count(mark).to_string());
            bar.child(part)
        })
}

/// A number that leads to the items it counts; nothing leads to none.
fn items_link(atlas: Atlas, part: Option<FilterOption>, mark: Mark, count: usize) -> El {
    let count_text = count.to_string();
    if count == 0 {
        return with_class("span", "none", count_text);
    }
    let mut address = Address {
        screen: Screen::Items,
        filters: Filters::default(),
        language: atlas.language,
        ..Address::default()
    };
    let mut name = String::new();
    for option in part.into_iter().chain([FilterOption::Mark(mark)]) {
        address.filters.set(option, Some(Stance::Include));
        name += atlas.option(option);
        name += atlas.say("，", ", ");
    }
    el("a")
        .attr("href", &address.to_query(atlas.document))
        .attr("aria-label", &[&*name, &count_text].concat())
        .on("click", move |event| {
            if !page::asks_for_new_tab(&event) {
                event.prevent_default();
                atlas.address.set(address.clone());
                page::focus_soon(".rows a".to_owned());
            }
        })
        .child(count_text)
}
