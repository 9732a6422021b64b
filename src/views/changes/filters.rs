//! What of the changes is shown: by kind, by list, by category, by department.

use std::collections::BTreeMap;
use std::sync::Arc;

use leptos::prelude::*;

use super::comparing::Compared;
use crate::duty_list::{Item, List};
use crate::editions::{Change, ChangeKind};
use crate::i18n::names;
use crate::i18n::ui::{changes, common, items};
use crate::state::use_page;

/// A group of changes; each has a count that is also the filter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Group {
    Kind(ChangeKind),
    ToBeChecked,
    Unchanged,
}

/// What is shown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    pub group: Option<Group>,
    /// From one list to another.
    pub lists: Option<(List, List)>,
    pub category: Option<String>,
    pub department: Option<String>,
}

impl Group {
    fn has(self, change: &Change) -> bool {
        match self {
            Group::Kind(kind) => change.kinds.contains(&kind),
            Group::ToBeChecked => change.to_be_checked(),
            Group::Unchanged => change.is_unchanged(),
        }
    }
}

impl Filter {
    /// Whether a change is shown. Without a group everything that changed is.
    pub fn admits(&self, compared: &Compared, change: &Change) -> bool {
        let group = match self.group {
            Some(group) => group.has(change),
            None => !change.is_unchanged(),
        };
        let lists = self.lists.is_none_or(|(from, to)| {
            change.old.iter().any(|id| id.list == from) && change.new.iter().any(|id| id.list == to)
        });
        let category = self.category.as_ref().is_none_or(|category| {
            items_of(compared, change).any(|(list, item)| list.category_of(item) == category)
        });
        let department = self.department.as_ref().is_none_or(|department| {
            items_of(compared, change).any(|(list, item)| {
                let mut ids = item.departments.iter();
                ids.any(|id| list.department(*id).short == *department)
            })
        });
        group && lists && category && department
    }
}

/// The items of a change, of both lists.
fn items_of<'a>(
    compared: &'a Compared,
    change: &'a Change,
) -> impl Iterator<Item = (&'a crate::state::OpenList, &'a Item)> {
    let old = change.old.iter().filter_map(|id| {
        let list = &*compared.old;
        Some((list, list.item(*id)?))
    });
    let new = change.new.iter().filter_map(|id| {
        let list = &*compared.new;
        Some((list, list.item(*id)?))
    });
    old.chain(new)
}

#[component]
pub fn Filters(compared: Arc<Compared>, filter: RwSignal<Filter>) -> impl IntoView {
    let page = use_page();
    let counts = compared.changes.counts();
    let changed = compared.changes.entries.len() - counts.unchanged;
    let button = move |group: Option<Group>, name: &'static str, count: usize| {
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
        (count > 0).then(|| button(Some(Group::Kind(kind)), name, count))
    });
    let kinds = kinds.collect_view();
    let unsure = (counts.to_be_checked > 0).then(|| {
        button(
            Some(Group::ToBeChecked),
            page.t(changes::MAYBE_SAME),
            counts.to_be_checked,
        )
    });
    view! {
        <div class="change-filters" role="group" aria-label=page.t(items::FILTERS)>
            {button(None, page.t(changes::ALL_CHANGES), changed)}
            {kinds}
            {unsure}
            {button(Some(Group::Unchanged), page.t(changes::UNCHANGED), counts.unchanged)}
        </div>
        <div class="change-selects">
            <Select compared=compared.clone() filter field=Field::Category />
            <Select compared=compared.clone() filter field=Field::Department />
        </div>
        <FromListToList compared filter />
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Field {
    Category,
    Department,
}

/// Chooses a category or a department among those of the changes.
#[component]
fn Select(compared: Arc<Compared>, filter: RwSignal<Filter>, field: Field) -> impl IntoView {
    let page = use_page();
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for change in compared
        .changes
        .entries
        .iter()
        .filter(|change| !change.is_unchanged())
    {
        let mut values: Vec<String> = items_of(&compared, change)
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
    let options = counts.into_iter().map(|(value, count)| {
        let text = match field {
            Field::Category => names::category(&value, page.language).to_owned(),
            Field::Department => value.clone(),
        };
        view! { <option value=value>{format!("{text} {count}")}</option> }
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
fn FromListToList(compared: Arc<Compared>, filter: RwSignal<Filter>) -> impl IntoView {
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
                        filter.group = Some(Group::Kind(ChangeKind::Moved));
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
        <details class="list-to-list">
            <summary>{page.t(changes::FROM_LIST_TO_LIST)}</summary>
            <table aria-label=page.t(changes::FROM_LIST_TO_LIST)>
                <thead>
                    <tr>
                        <td></td>
                        {heads}
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </details>
    }
}
