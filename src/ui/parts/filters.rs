//! The filter groups, each option with the number of items that it would give.

use leptos::prelude::*;

use crate::document::List;
use crate::review::Mark;
use crate::search::{FilterOption, Stance};
use crate::ui::dom::{El, button, el, watch, with_class};
use crate::ui::state::Atlas;

pub fn filter_panel(atlas: Atlas) -> El {
    let unfolded = RwSignal::new(false);
    let document = atlas.document;
    let title = atlas.say("筛选", "Filters");
    let unfold_text = move || match atlas.filters.with(|filters| filters.chosen().len()) {
        0 => title.to_owned(),
        chosen => format!("{title} ({chosen})"),
    };
    let lists = List::ALL.map(FilterOption::List).to_vec();
    let categories = document
        .category_ids()
        .map(FilterOption::Category)
        .collect();
    let departments = document
        .department_ids()
        .map(FilterOption::Department)
        .collect();
    let marks = Mark::ALL.map(FilterOption::Mark).to_vec();
    let groups = el("div")
        .class("groups")
        .child(group(atlas, atlas.say("清单", "List"), lists))
        .child(group(atlas, atlas.say("核对状态", "Review"), marks))
        .child(group(atlas, atlas.say("类别", "Category"), categories))
        .child(group(atlas, atlas.say("部门", "Department"), departments));
    let unfold = button("unfold", (), move || {
        unfolded.update(|unfolded| *unfolded = !*unfolded)
    })
    .live_state("aria-expanded", move || unfolded.get())
    .live_text(unfold_text);
    with_class("aside", "filters", (unfold, groups))
        .attr("aria-label", title)
        .live_class("unfolded", move || unfolded.get())
}

fn group(atlas: Atlas, title: &str, options: Vec<FilterOption>) -> El {
    let options = options.into_iter().map(|option| choice(atlas, option));
    let options = options.collect::<Vec<_>>();
    with_class(
        "fieldset",
        "group",
        (el("legend").child(title), el("ul").child(options)),
    )
}

/// A checkbox, its count, and the button that excludes.
fn choice(atlas: Atlas, option: FilterOption) -> El {
    let name = atlas.option(option);
    let stance = Memo::new(move |_| atlas.filters.with(|filters| filters.stance(option)));
    let count = Memo::new(move |_| atlas.results.with(|results| results.facets.of(option)));
    let toggle = move |wanted: Stance| {
        let next = (stance.get_untracked() != Some(wanted)).then_some(wanted);
        atlas.go(|address| address.filters.set(option, next));
    };
    let excluded = move || stance.get() == Some(Stance::Exclude);
    let tick = el("input")
        .attr("type", "checkbox")
        .live_property("checked", move || stance.get() == Some(Stance::Include))
        .on("change", move |_| toggle(Stance::Include));
    let label = el("label").child((tick, with_class("span", option.class(), name)));
    let number = with_class("span", "count", ());
    let exclude = button("exclude", "−", move || toggle(Stance::Exclude))
        .attr(
            "aria-label",
            &format!("{}{name}", atlas.say("排除", "Exclude ")),
        )
        .live_state("aria-pressed", excluded);
    let choice = with_class("li", "choice", (label, (number.clone(), exclude)));
    let classes = choice.element().class_list();
    // One effect for all that the count changes: there are seventy such options,
    // and a key in the search box changes most of their counts.
    watch(move || {
        let (number, count) = (number.element(), count.get());
        let text = count.to_string();
        let _ = number.set_attribute("data-count", &text);
        number.set_text_content(Some(&text));
        let _ = classes.toggle_with_force("none", count == 0);
    });
    choice.live_class("excluded", excluded)
}
