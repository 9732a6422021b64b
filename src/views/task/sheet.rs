//! The sheet (任务核对单), which is only printed.

use leptos::prelude::*;

use super::check::Check;
use crate::duty_list::List;
use crate::i18n::names;
use crate::i18n::notes as wording;
use crate::i18n::report::superior_clauses;
use crate::i18n::ui::task;
use crate::state::{Outcome, use_page};

#[component]
pub fn Sheet() -> impl IntoView {
    let page = use_page();
    let check: Check = expect_context();
    let is_done = move || check.work.outcome.with(|it| matches!(it, Outcome::Done(_)));
    // Only what is in the ledger has a number.
    let number = move || {
        let id = check.work.record.get()?;
        Some(view! {
            <div>
                <dt>{page.t(task::SHEET_NUMBER)}</dt>
                <dd>{id.to_string()}</dd>
            </div>
        })
    };
    view! {
        <Show when=move || page.app.printing.get() && is_done()>
            <section class="sheet" aria-label=page.t(task::SHEET)>
                <h2>{page.t(task::SHEET)}</h2>
                <dl class="sheet-head">
                    {number}
                    <div>
                        <dt>{page.t(task::DATE)}</dt>
                        <dd>{check.work.date}</dd>
                    </div>
                    <div class="office">
                        <dt>{page.t(task::SHEET_FROM)}</dt>
                        <dd>{check.work.office}</dd>
                    </div>
                </dl>
                <h3>{page.t(task::SHEET_TEXT)}</h3>
                <p class="sheet-text" lang="zh-CN">
                    {check.work.checked}
                </p>
                <SheetTable />
                <h3>{page.t(task::CONCLUSION)}</h3>
                <p>{move || page.t(wording::responsibility(check.work.responsibility.get()))}</p>
                <p class="sheet-text">{check.work.reply}</p>
                <p class="signatures">{page.t(task::SHEET_SIGNED)}</p>
            </section>
        </Show>
    }
}

#[component]
fn SheetTable() -> impl IntoView {
    let page = use_page();
    let check: Check = expect_context();
    let columns = [
        task::SHEET_PLACE,
        task::ITEMS,
        task::SHEET_LEADING,
        task::SHEET_TOWNSHIP,
    ];
    let columns = columns.map(|name| view! { <th scope="col">{page.t(name)}</th> });
    let rows = move || {
        let list = page.list();
        let items = check.concluded();
        let items = items.iter().filter_map(|id| list.item(*id));
        items
            .map(|item| {
                let superior = superior_clauses(&list, item, page.language);
                let superior = superior.into_iter().map(|text| view! { <p>{text}</p> });
                let township = item.township.iter();
                let township = township.map(|clause| view! { <p>{clause.text.clone()}</p> });
                let leading = match item.departments.is_empty() {
                    true => "—".to_owned(),
                    false => page.departments(&item.departments),
                };
                let ours = match item.id.list {
                    List::Basic => Some(page.t(names::list_meaning(List::Basic))),
                    List::Supporting => None,
                    List::Reclaimed => Some(page.t(task::NO_LONGER_OURS)),
                };
                let ours = ours.map(|text| view! { <p>{text}</p> });
                view! {
                    <tr>
                        <th scope="row">{page.item_name(item.id)}</th>
                        <td>{item.title.clone()}</td>
                        <td>{leading} {superior.collect_view()}</td>
                        <td>{ours} {township.collect_view()}</td>
                    </tr>
                }
            })
            .collect_view()
    };
    view! {
        <table class="sheet-table">
            <thead>
                <tr>{columns}</tr>
            </thead>
            <tbody lang="zh-CN">{rows}</tbody>
        </table>
    }
}
