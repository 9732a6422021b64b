//! The conclusion: whose task it is, and the reply, with its sources.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::check::Check;
use crate::components::{Form, TakeAlong, TakeAlongFile};
use crate::i18n::notes as wording;
use crate::i18n::report::task_sheet;
use crate::i18n::ui::{common, task};
use crate::notes::Responsibility;
use crate::platform::{clipboard, lifecycle, printing};
use crate::state::use_page;

const CHOICES: [Responsibility; 5] = [
    Responsibility::Own,
    Responsibility::Supporting,
    Responsibility::Reclaimed,
    Responsibility::NotListed,
    Responsibility::Open,
];

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
                    prop:checked=move || check.responsibility.get() == choice
                    on:change=move |_| check.responsibility.set(choice)
                />
                {page.t(wording::responsibility(choice))}
                {hint}
            </label>
        }
    });
    let copy = move |_| {
        let text = check.reply.get_untracked();
        spawn_local(async move {
            let done = clipboard::copy(&text).await.is_ok();
            page.app.toasts.show(page.t(match done {
                true => common::COPIED,
                false => task::COULD_NOT_COPY,
            }));
        });
    };
    let save = move |_| {
        check.save();
        page.app.toasts.show(page.t(task::SAVED_TO_LEDGER));
    };
    let report = move || {
        let number = check.record.get_untracked();
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
                        prop:value=check.office
                        on:input=move |event| check.office.set(event_target_value(&event))
                    />
                </label>
                <label>
                    {page.t(task::DATE)}
                    <input
                        type="date"
                        prop:value=check.date
                        on:input=move |event| check.date.set(event_target_value(&event))
                    />
                </label>
            </div>
            <label for="task-reply">{page.t(task::REPLY)}</label>
            <textarea
                id="task-reply"
                rows="5"
                spellcheck="false"
                prop:value=check.reply
                on:input=move |event| check.reply.set(event_target_value(&event))
            ></textarea>
            <div class="actions">
                <button type="button" on:click=move |_| check.reply.set(draft(check))>
                    {page.t(task::DRAFT_REPLY)}
                </button>
                <button type="button" on:click=copy>
                    {page.t(common::COPY)}
                </button>
                <button type="button" on:click=move |_| printing::print(page.app.printing)>
                    {page.t(task::PRINT_SHEET)}
                </button>
                <button type="button" class="primary" on:click=save>
                    {page.t(task::SAVE_TO_LEDGER)}
                </button>
                <TakeAlong files print=task::PRINT_SHEET />
            </div>
        </section>
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
