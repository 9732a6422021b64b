//! What the reader corrects before the list is kept: title, place, date, which
//! column is what. The source stays as it is.

use leptos::prelude::*;

use crate::duty_list::reader::{ColumnOverride, ColumnRole, Outcome, Verdict};
use crate::i18n::reader as wording;
use crate::i18n::ui::lists;
use crate::state::use_page;

/// Title, place and date.
#[component]
pub fn Head(outcome: Memo<Outcome>) -> impl IntoView {
    let page = use_page();
    let work = page.app.reading;
    let title = move || outcome.read().list.title.clone();
    let place = move || outcome.read().list.place.join(" ");
    let date = move || outcome.read().list.date.clone();
    let set_title = move |event| {
        let value = event_target_value(&event);
        work.overrides
            .update(|overrides| overrides.title = Some(value));
    };
    let set_place = move |event| {
        let value = event_target_value(&event);
        let levels = value.split_whitespace().map(str::to_owned).collect();
        work.overrides
            .update(|overrides| overrides.place = Some(levels));
    };
    let set_date = move |event| {
        let value = event_target_value(&event);
        work.overrides
            .update(|overrides| overrides.date = Some(value));
    };
    view! {
        <fieldset class="head-fields">
            <legend>{page.t(lists::ABOUT_THE_LIST)}</legend>
            <label>
                {page.t(lists::LIST_TITLE)}
                <input type="text" prop:value=title on:change=set_title />
            </label>
            <label>
                {page.t(lists::LIST_PLACE)}
                <input type="text" prop:value=place on:change=set_place />
            </label>
            <label>
                {page.t(lists::LIST_DATE)}
                <input type="month" placeholder="2025-07" prop:value=date on:change=set_date />
            </label>
        </fieldset>
    }
}

/// The columns of each table that was read, and what each of them is.
#[component]
pub fn Columns(outcome: Memo<Outcome>) -> impl IntoView {
    let page = use_page();
    let tables = move || {
        let outcome = outcome.read();
        let mut seen = Vec::new();
        let tables = outcome.reading.tables.iter();
        // Tables with the same columns are shown once.
        let tables = tables.filter(|table| {
            let is_new = table.verdict == Verdict::DutyList && !seen.contains(&table.columns);
            if is_new {
                seen.push(table.columns.clone());
            }
            is_new
        });
        let same = |columns: &Vec<_>| -> Vec<u32> {
            let all = outcome.reading.tables.iter();
            let all = all.filter(|table| table.columns == *columns);
            all.map(|table| table.number).collect()
        };
        tables
            .map(|table| {
                let numbers = same(&table.columns);
                let columns = table.columns.iter().map(|column| {
                    view! {
                        <ColumnChoice
                            tables=numbers.clone()
                            column=column.column
                            header=column.header.clone()
                            role=column.role
                        />
                    }
                });
                let columns = columns.collect_view();
                let title = lists::tables(page.language, &numbers);
                view! {
                    <h4>{title}</h4>
                    <ul class="columns">{columns}</ul>
                }
            })
            .collect_view()
    };
    view! {
        <details class="columns-found">
            <summary>{page.t(lists::COLUMNS)}</summary>
            {tables}
        </details>
    }
}

#[component]
fn ColumnChoice(
    tables: Vec<u32>,
    column: u32,
    header: String,
    role: Option<ColumnRole>,
) -> impl IntoView {
    let page = use_page();
    let work = page.app.reading;
    let choose = move |event| {
        let value = event_target_value(&event);
        let chosen = value.parse::<usize>().ok();
        let role = chosen.and_then(|at| ColumnRole::ALL.get(at).copied());
        work.overrides.update(|overrides| {
            let of_these = |it: &ColumnOverride| it.column == column && tables.contains(&it.table);
            overrides.columns.retain(|it| !of_these(it));
            let chosen = tables.iter().map(|&table| ColumnOverride {
                table,
                column,
                role,
            });
            overrides.columns.extend(chosen);
        });
    };
    let options = ColumnRole::ALL.iter().enumerate().map(|(at, &option)| {
        view! {
            <option value=at.to_string() selected=role == Some(option)>
                {wording::role(option, page.language)}
            </option>
        }
    });
    view! {
        <li>
            <label>
                <span lang="zh-CN">{header}</span>
                <select on:change=choose>
                    <option value="" selected=role.is_none()>
                        {page.t(lists::COLUMN_IGNORED)}
                    </option>
                    {options.collect_view()}
                </select>
            </label>
        </li>
    }
}
