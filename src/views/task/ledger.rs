//! The ledger: the tasks that were checked.

use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::check::Check;
use super::ledger_files::{self, export_json, import};
use crate::components::{Form, TakeAlong, TakeAlongFile};
use crate::i18n::notes as wording;
use crate::i18n::ui::{common, task};
use crate::notes::{RecordId, SaveState, Task, TaskStatus};
use crate::platform::lifecycle;
use crate::search::text::TextMatcher;
use crate::state::use_page;

/// So many characters of a task stand for it.
const SUMMARY: usize = 40;

#[component]
pub fn Ledger() -> impl IntoView {
    let page = use_page();
    let check: Check = expect_context();
    let filter = RwSignal::new(String::new());
    let all = Memo::new(move |_| {
        check.tasks.snapshot.with(|snapshot| {
            let tasks = snapshot.book.annotated();
            let mut tasks: Vec<(RecordId, Task)> = tasks
                .filter_map(|id| Some((id.clone(), snapshot.book.payload(id)?.clone())))
                .collect();
            tasks.sort_by(|a, b| (&b.1.date, &b.1.updated).cmp(&(&a.1.date, &a.1.updated)));
            tasks
        })
    });
    let shown = move || {
        let matcher = TextMatcher::new(&filter.read());
        let fits = |task: &Task| {
            let texts = [task.text.as_str(), &task.conclusion, &task.office];
            matcher.is_empty() || matcher.matches_any(texts)
        };
        let mut tasks = all.get();
        tasks.retain(|(_, task)| fits(task));
        tasks
    };
    let report = move || {
        let ids: Vec<RecordId> = untrack(shown).into_iter().map(|(id, _)| id).collect();
        filter.with_untracked(|filter| ledger_files::report(check, &ids, filter))
    };
    let name = format!("{}-{}", page.t(task::LEDGER_FILE), lifecycle::today());
    let mut files = TakeAlongFile::forms(page, &[Form::Workbook, Form::Csv], &name, report);
    let data = TakeAlongFile::json(page, &name, move || Some(ledger_files::json(check)));
    files.push(data.then(move || {
        check.tasks.act(|store, now| store.mark_exported(now));
    }));
    let is_empty = Memo::new(move |_| all.read().is_empty());
    let file = NodeRef::<html::Input>::new();
    let chosen = move |_| {
        let Some(input) = file.get() else { return };
        let chosen = input.files().and_then(|files| files.get(0));
        input.set_value("");
        if let Some(chosen) = chosen {
            spawn_local(import(check, chosen));
        }
    };
    view! {
        <section class="ledger" aria-labelledby="task-ledger">
            <h2 id="task-ledger">{page.t(task::LEDGER)}</h2>
            <div class="actions">
                <Show when=move || !is_empty.get()>
                    <input
                        type="search"
                        aria-label=page.t(task::SEARCH_LEDGER)
                        placeholder=page.t(task::SEARCH_LEDGER)
                        prop:value=filter
                        on:input=move |event| filter.set(event_target_value(&event))
                    />
                    <button type="button" on:click=move |_| export_json(check)>
                        {page.t(task::EXPORT_LEDGER)}
                    </button>
                </Show>
                <button
                    type="button"
                    on:click=move |_| {
                        if let Some(input) = file.get() {
                            input.click();
                        }
                    }
                >
                    {page.t(task::IMPORT_LEDGER)}
                </button>
                <input
                    type="file"
                    class="visually-hidden"
                    tabindex="-1"
                    aria-hidden="true"
                    accept=".json"
                    node_ref=file
                    on:change=chosen
                />
                <Show when=move || !is_empty.get()>
                    <TakeAlong files=files.clone() printable=false />
                </Show>
            </div>
            <Show when=move || is_empty.get()>
                <p class="caption">{page.t(task::LEDGER_EMPTY)}</p>
            </Show>
            <div class="scroll">
                <table class="ledger-table" aria-label=page.t(task::LEDGER) class:empty=is_empty>
                    <thead>
                        <tr>
                            {[
                                task::DATE,
                                task::FROM,
                                task::SUMMARY,
                                task::ITEMS,
                                task::CONCLUSION,
                                task::STATE,
                            ]
                                .map(|name| view! { <th scope="col">{page.t(name)}</th> })}
                            <th scope="col">
                                <span class="visually-hidden">{page.t(task::ACTIONS)}</span>
                            </th>
                        </tr>
                    </thead>
                    <tbody>
                        <For each=shown key=|row| row.clone().0 let((id, _))>
                            <LedgerRow id />
                        </For>
                    </tbody>
                </table>
            </div>
        </section>
    }
}

#[component]
fn LedgerRow(id: RecordId) -> impl IntoView {
    let page = use_page();
    let check: Check = expect_context();
    let id = StoredValue::new(id);
    let task = Memo::new(move |_| {
        check.tasks.snapshot.with(|snapshot| {
            id.with_value(|id| snapshot.book.payload(id).cloned().unwrap_or_default())
        })
    });
    let summary = move || {
        let task = task.read();
        let line = task.text.trim().replace(char::is_whitespace, " ");
        let mut summary: String = line.chars().take(SUMMARY).collect();
        if line.chars().count() > SUMMARY {
            summary.push('…');
        }
        summary
    };
    let items = move || {
        let ids = task.read().items.clone();
        let links = ids.into_iter().filter_map(|id| id.parse().ok()).map(|id| {
            let mut route = page.route.get_untracked().fresh(crate::route::View::Items);
            route.open(id);
            let href = page.href(&route);
            view! { <a class=format!("number {}", id.list.id()) href=href>{page.item_name(id)}</a> " " }
        });
        links.collect_view()
    };
    let unsaved = move || id.with_value(|id| check.tasks.save_state(id)) != SaveState::Saved;
    let toggle = move |_| id.with_value(|id| check.toggle_status(id));
    let open = move |_| check.open(id.get_value(), task.get_untracked());
    let delete = move |_| check.delete(id.get_value(), task.get_untracked());
    view! {
        <tr data-task=id.get_value().to_string()>
            <td class="date" data-label=page.t(task::DATE)>
                {move || task.read().date.clone()}
            </td>
            <td data-label=page.t(task::FROM)>{move || task.read().office.clone()}</td>
            <td data-label=page.t(task::SUMMARY) lang="zh-CN">
                {summary}
            </td>
            <td data-label=page.t(task::ITEMS)>
                <span>{items}</span>
            </td>
            <td data-label=page.t(task::CONCLUSION)>
                {move || page.t(wording::responsibility(task.read().responsibility))}
            </td>
            <td data-label=page.t(task::STATE)>
                <label>
                    <input
                        type="checkbox"
                        prop:checked=move || task.read().status == TaskStatus::Done
                        on:change=toggle
                    />
                    {move || page.t(wording::task_status(task.read().status))}
                </label>
                {move || unsaved().then(|| page.t(common::NOT_SAVED))}
            </td>
            <td>
                <div class="row-actions">
                    <button type="button" class="quiet" on:click=open>
                        {page.t(task::OPEN)}
                    </button>
                    <button type="button" class="quiet" on:click=delete>
                        {page.t(common::DELETE)}
                    </button>
                </div>
            </td>
        </tr>
    }
}
