//! The conclusion: whose task it is, and the reply, with its sources.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::check::Check;
use crate::components::{Form, TakeAlong, TakeAlongFile};
use crate::i18n::notes as wording;
use crate::i18n::report::task_sheet;
use crate::i18n::ui::{common, task};
use crate::notes::Responsibility;
use crate::platform::{clipboard, dom, lifecycle, printing};
use crate::state::use_page;

const CHOICES: [Responsibility; 5] = [
    Responsibility::Own,
    Responsibility::Supporting,
    Responsibility::Reclaimed,
    Responsibility::NotListed,
    Responsibility::Open,
];

const SAVE_BUTTON: &str = ".conclusion > .actions .primary";

#[component]
pub fn Conclusion() -> impl IntoView {
    let page = use_page();
    let check: Check = expect_context();
    let suggested = Memo::new(move |_| check.suggested());
    let choices = CHOICES.map(|choice| {
        let hint = move || {
            (suggested.get() == Some(choice))
                .then(|| view! { <span class="caption">"（" {page.t(task::SUGGESTED)} "）"</span> })
        };
        view! {
            <label>
                <input
                    type="radio"
                    name="responsibility"
                    prop:checked=move || check.work.responsibility.get() == choice
                    on:change=move |_| check.work.responsibility.set(choice)
                />
                {page.t(wording::responsibility(choice))}
                {hint}
            </label>
        }
    });
    let copy = move |_| {
        let text = check.work.reply.get_untracked();
        spawn_local(async move {
            let done = clipboard::copy(&text).await.is_ok();
            page.app.toasts.show(page.t(match done {
                true => common::COPIED,
                false => task::COULD_NOT_COPY,
            }));
        });
    };
    let report = move || {
        let number = check.work.record.get_untracked();
        let number = number.map(|id| id.to_string()).unwrap_or_default();
        let about = page.about(String::new(), String::new());
        task_sheet(&page.list(), &check.task(), &number, about, page.language)
    };
    let name = format!("{}-{}", page.t(task::SHEET), lifecycle::today());
    let forms = [Form::Workbook, Form::Text, Form::Csv];
    let files = TakeAlongFile::forms(page, &forms, &name, report);
    view! {
        <section class="conclusion" aria-labelledby="task-conclusion">
            <h2 id="task-conclusion">{page.t(task::CONCLUSION)}</h2>
            <div class="marks" role="radiogroup" aria-label=page.t(task::CONCLUSION)>
                {choices}
            </div>
            <div class="fields">
                <label>
                    {page.t(task::SHEET_FROM)}
                    <input
                        type="text"
                        prop:value=check.work.office
                        on:input=move |event| check.work.office.set(event_target_value(&event))
                    />
                </label>
                <label>
                    {page.t(task::DATE)}
                    <input
                        type="date"
                        prop:value=check.work.date
                        on:input=move |event| check.work.date.set(event_target_value(&event))
                    />
                </label>
            </div>
            <label for="task-reply">{page.t(task::REPLY)}</label>
            <textarea
                id="task-reply"
                rows="5"
                spellcheck="false"
                prop:value=check.work.reply
                on:input=move |event| check.work.reply.set(event_target_value(&event))
            ></textarea>
            <div class="actions">
                <button type="button" on:click=move |_| check.work.reply.set(draft(check))>
                    {page.t(task::DRAFT_REPLY)}
                </button>
                <button type="button" on:click=copy>
                    {page.t(common::COPY)}
                </button>
                <button type="button" on:click=move |_| printing::print(page.app.printing)>
                    {page.t(task::PRINT_SHEET)}
                </button>
                <button type="button" class="primary" on:click=move |_| check.save()>
                    {page.t(task::SAVE_TO_LEDGER)}
                </button>
                <TakeAlong files print=task::PRINT_SHEET />
            </div>
            <Show when=move || check.work.asking.get()>
                <WhereToSave />
            </Show>
        </section>
    }
}

/// Asks whether a task whose text was changed is to be written over the one that
/// is open, or beside it.
#[component]
fn WhereToSave() -> impl IntoView {
    let page = use_page();
    let check: Check = expect_context();
    let close = move || dom::focus_if_lost(SAVE_BUTTON);
    let choice = move |choose: fn(Check)| {
        move |_| {
            choose(check);
            close();
        }
    };
    let cancel = |check: Check| check.work.asking.set(false);
    view! {
        <div class="confirm" role="group" aria-label=page.t(task::SAVE_TO_LEDGER)>
            <p>{page.t(task::SAVE_WHERE)}</p>
            <p class="actions">
                <button type="button" on:click=choice(Check::save_as_new)>
                    {page.t(task::SAVE_AS_NEW)}
                </button>
                <button type="button" on:click=choice(Check::save_over)>
                    {page.t(task::SAVE_OVER)}
                </button>
                <button type="button" class="quiet" on:click=choice(cancel)>
                    {page.t(common::CANCEL)}
                </button>
            </p>
        </div>
    }
}

/// A reply from the items, with their sources, for the reader to change.
fn draft(check: Check) -> String {
    let page = check.page;
    let list = page.list();
    let items = untrack(|| check.concluded());
    if items.is_empty() {
        return page.t(task::REPLY_NOT_LISTED).to_owned();
    }
    let lines = items.iter().filter_map(|id| {
        let item = list.item(*id)?;
        let departments = page.departments(&item.departments);
        Some(task::reply_line(
            page.language,
            id.list,
            &page.citation(item),
            &departments,
        ))
    });
    lines.collect::<Vec<_>>().join("\n")
}
