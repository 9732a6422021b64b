//! Chooses what of the changes is shown: by kind, by list, by category, by
//! department.

use std::collections::BTreeMap;
use std::sync::Arc;

use leptos::prelude::*;

use super::comparing::Compared;
use crate::duty_list::List;
use crate::editions::{Change, ChangeFilter, ChangeGroup, ChangeKind, items_of};
use crate::i18n::ui::{changes, common, items};
use crate::i18n::{join, names};
use crate::state::{Page, use_page};

#[component]
pub fn Filters(compared: Arc<Compared>, filter: RwSignal<ChangeFilter>) -> impl IntoView {
    let page = use_page();
    let counts = compared.changes.counts();
    let changed = compared.changes.entries.len() - counts.unchanged;
    let button = move |group: Option<ChangeGroup>, name: &'static str, count: usize| {
        let is_chosen = move || filter.read().group == group;
        view! {
            <button
                type="button"
                class="filter"
                aria-pressed=move || is_chosen().to_string()
                on:click=move |_| filter.update(|filter| filter.group = group)
            >
                {name}
                " "
                <span data-count=count.to_string()>{count}</span>
            </button>
        }
    };
    let kinds = ChangeKind::ALL.into_iter().filter_map(|kind| {
        let count = counts.kinds.get(&kind).copied().unwrap_or(0);
        let name = page.t(crate::i18n::editions::kind(kind));
        (count > 0).then(|| button(Some(ChangeGroup::Kind(kind)), name, count))
    });
    let kinds = kinds.collect_view();
    let unsure = (counts.to_be_checked > 0).then(|| {
        button(
            Some(ChangeGroup::ToBeChecked),
            page.t(changes::MAYBE_SAME),
            counts.to_be_checked,
        )
    });
    view! {
        <div class="change-filters" role="group" aria-label=page.t(items::FILTERS)>
            {button(None, page.t(changes::ALL_CHANGES), changed)}
            {kinds}
            {unsure}
            {button(Some(ChangeGroup::Unchanged), page.t(changes::UNCHANGED), counts.unchanged)}
        </div>
        <MoreFilters compared filter />
    }
}

/// The filters that are needed more rarely; open while one of them is set.
#[component]
fn MoreFilters(compared: Arc<Compared>, filter: RwSignal<ChangeFilter>) -> impl IntoView {
    let page = use_page();
    let is_set = filter.with_untracked(|filter| {
        filter.lists.is_some() || filter.category.is_some() || filter.department.is_some()
    });
    view! {
        <details class="more-filters" open=is_set>
            <summary>{page.t(changes::MORE_FILTERS)}</summary>
            <div class="change-selects">
                <Select compared=compared.clone() filter field=Field::Category />
                <Select compared=compared.clone() filter field=Field::Department />
            </div>
            <FromListToList compared filter />
        </details>
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Field {
    Category,
    Department,
}

/// Chooses a category or a department among those of the changes.
#[component]
fn Select(compared: Arc<Compared>, filter: RwSignal<ChangeFilter>, field: Field) -> impl IntoView {
    let page = use_page();
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for change in compared
        .changes
        .entries
        .iter()
        .filter(|change| !change.is_unchanged())
    {
        let mut values: Vec<String> = items_of(&compared.old, &compared.new, change)
            .flat_map(|(list, item)| match field {
                Field::Category => vec![list.category_of(item).to_owned()],
                Field::Department => {
                    let ids = item.departments.iter();
                    ids.map(|id| list.department(*id).short.clone()).collect()
                }
            })
            .collect();
        values.sort();
        values.dedup();
        for value in values.into_iter().filter(|value| !value.is_empty()) {
            *counts.entry(value).or_default() += 1;
        }
    }
    let name = match field {
        Field::Category => page.t(common::CATEGORY),
        Field::Department => page.t(common::DEPARTMENT),
    };
    let choose = move |event| {
        let value = Some(event_target_value(&event)).filter(|value| !value.is_empty());
        filter.update(|filter| match field {
            Field::Category => filter.category = value,
            Field::Department => filter.department = value,
        });
    };
    let chosen = filter.with_untracked(|filter| match field {
        Field::Category => filter.category.clone(),
        Field::Department => filter.department.clone(),
    });
    let options = counts.into_iter().map(|(value, count)| {
        let text = match field {
            Field::Category => names::category(&value, page.language).to_owned(),
            Field::Department => value.clone(),
        };
        let is_chosen = chosen.as_ref() == Some(&value);
        view! {
            <option value=value selected=is_chosen>
                {format!("{text} {count}")}
            </option>
        }
    });
    view! {
        <label>
            {name} " "
            <select on:change=choose>
                <option value="">{page.t(changes::ANY)}</option>
                {options.collect_view()}
            </select>
        </label>
    }
}

/// How many items went from which list to which; each number is a filter.
#[component]
fn FromListToList(compared: Arc<Compared>, filter: RwSignal<ChangeFilter>) -> impl IntoView {
    let page = use_page();
    let count = move |from: List, to: List| {
        let goes = |change: &&Change| {
            change.old.iter().any(|id| id.list == from) && change.new.iter().any(|id| id.list == to)
        };
        compared.changes.entries.iter().filter(goes).count()
    };
    let rows = List::ALL.map(|from| {
        let cells = List::ALL.map(|to| {
            let count = count(from, to);
            let is_chosen = move || filter.read().lists == Some((from, to));
            let toggle = move |_| {
                filter.update(|filter| {
                    let chosen = (filter.lists != Some((from, to))).then_some((from, to));
                    filter.lists = chosen;
                    // What stays on its list is mostly unchanged.
                    if chosen.is_some() && from != to {
                        filter.group = Some(ChangeGroup::Kind(ChangeKind::Moved));
                    }
                });
            };
            let cell = match count {
                0 => view! { <span>"0"</span> }.into_any(),
                _ => view! {
                    <button
                        type="button"
                        class="quiet"
                        aria-pressed=move || is_chosen().to_string()
                        on:click=toggle
                    >
                        {count}
                    </button>
                }
                .into_any(),
            };
            view! { <td>{cell}</td> }
        });
        view! {
            <tr>
                <th scope="row">
                    <span class=from.id()>{page.list_short(from)}</span>
                </th>
                {cells}
            </tr>
        }
    });
    let heads = List::ALL.map(|list| {
        view! {
            <th scope="col">
                <span class=list.id()>"→ " {page.list_short(list)}</span>
            </th>
        }
    });
    view! {
        <table class="list-to-list">
            <caption>{page.t(changes::FROM_LIST_TO_LIST)}</caption>
            <thead>
                <tr>
                    <td></td>
                    {heads}
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
    }
}

/// What is shown, in words: `移到别的清单、平安法治`.
pub fn conditions(page: Page, filter: &ChangeFilter) -> String {
    let group = match filter.group {
        None => changes::ALL_CHANGES,
        Some(ChangeGroup::Kind(kind)) => crate::i18n::editions::kind(kind),
        Some(ChangeGroup::ToBeChecked) => changes::MAYBE_SAME,
        Some(ChangeGroup::Unchanged) => changes::UNCHANGED,
    };
    let lists = filter
        .lists
        .map(|(from, to)| changes::arrow(page.list_short(from), page.list_short(to)));
    let category = filter.category.as_ref();
    let category = category.map(|it| names::category(it, page.language).to_owned());
    let department = filter.department.clone();
    let group = page.t(group).to_owned();
    let all = [Some(group), lists, category, department];
    join(page.language, all.into_iter().flatten())
}
