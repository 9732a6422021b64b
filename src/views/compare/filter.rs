//! Which rows are shown, and in which order. Both are in the address.

use std::sync::Arc;

use leptos::prelude::*;

use crate::compare::{Comparison, ComparisonView, Group, Sort};
use crate::components::{Segment, SegmentedBar};
use crate::i18n::compare::{group, sort};
use crate::i18n::ui::compare;
use crate::state::use_page;

/// All rows, or those of one group; the parts are as wide as the groups are
/// large.
#[component]
pub fn GroupFilter(comparison: Arc<Comparison>, shown: Memo<ComparisonView>) -> impl IntoView {
    let page = use_page();
    let list = page.list();
    let all = Segment {
        key: None,
        name: page.t(compare::ALL).to_owned(),
        count: comparison.rows.len(),
    };
    let groups = comparison.groups();
    let known: Vec<Group> = groups.iter().map(|count| count.group).collect();
    let segments = groups.into_iter().map(|count| Segment {
        key: Some(count.group),
        name: group(count.group, &list, page.language),
        count: count.items.both(),
    });
    let segments: Vec<_> = [all].into_iter().chain(segments).collect();
    // A group that the comparison does not have filters nothing.
    let chosen = move || shown.with(|shown| shown.group.filter(|group| known.contains(group)));
    let choose = Callback::new(move |group| page.go(|route| route.comparison.group = group));
    view! {
        <SegmentedBar
            label=page.t(compare::GROUPS)
            segments
            chosen=Signal::derive(chosen)
            on_choose=choose
        />
    }
}

/// The order of the rows within each group.
#[component]
pub fn SortChoice(shown: Memo<ComparisonView>) -> impl IntoView {
    let page = use_page();
    let choose = move |event| {
        if let Some(sort) = Sort::from_id(&event_target_value(&event)) {
            page.go(|route| route.comparison.sort = sort);
        }
    };
    let options = Sort::ALL.map(|own| {
        let is_chosen = move || shown.with(|shown| shown.sort == own);
        view! {
            <option value=own.id() selected=is_chosen>
                {page.t(sort(own))}
            </option>
        }
    });
    view! {
        <label class="sort-choice">
            <span>{page.t(compare::SORT)}</span>
            <select prop:value=move || shown.with(|shown| shown.sort.id()) on:change=choose>
                {options}
            </select>
        </label>
    }
}
