//! The sheet (动态调整建议单), which is only printed.

use leptos::prelude::*;

use super::suggesting::Suggesting;
use crate::editions::Span;
use crate::i18n::suggestions::TITLE;
use crate::state::use_page;
use crate::suggestions::GroupTexts;
use crate::views::review::paper::{Paper, PrintedPaper};

#[component]
pub fn SuggestionSheet() -> impl IntoView {
    let page = use_page();
    let paper: PrintedPaper = expect_context();
    view! {
        <div class="print-only suggestion-paper">
            <Show when=move || paper.is_printing(page, Paper::Suggestions)>
                <Content />
            </Show>
        </div>
    }
}

#[component]
fn Content() -> impl IntoView {
    let page = use_page();
    let suggesting: Suggesting = expect_context();
    let sheet = suggesting.sheet.get_untracked();
    let about = sheet.about.into_iter().map(|line| view! { <p>{line}</p> });
    let columns = sheet.columns;
    let groups = sheet.groups.into_iter();
    let groups = groups.map(|group| view! { <GroupTable group columns=columns.clone() /> });
    let signatures = sheet.signatures.into_iter();
    let signatures = signatures.map(|label| view! { <span class="signature">{label}</span> });
    view! {
        <section aria-label=page.t(TITLE)>
            <h2>{sheet.title}</h2>
            {about.collect_view()}
            {groups.collect_view()}
            <p class="signatures">{signatures.collect_view()}</p>
        </section>
    }
}

#[component]
fn GroupTable(group: GroupTexts, columns: [String; 5]) -> impl IntoView {
    let name = format!("{} {}", group.list, group.kind);
    let list = group.begins_list.then(|| view! { <h3>{group.list}</h3> });
    let columns = columns.map(|column| view! { <th scope="col">{column}</th> });
    let rows = group.rows.into_iter().map(|row| {
        view! {
            <tr>
                <th scope="row">{row.number}</th>
                <td>
                    <Marked spans=row.present old=true />
                </td>
                <td>
                    <Marked spans=row.proposal old=false />
                </td>
                <td class="note-text">{row.reason}</td>
                <td class="note-text">{row.basis}</td>
            </tr>
        }
    });
    view! {
        {list}
        <h4>{group.kind}</h4>
        <table class="sheet-table" aria-label=name>
            <thead>
                <tr>{columns}</tr>
            </thead>
            <tbody lang="zh-CN">{rows.collect_view()}</tbody>
        </table>
    }
}

/// A text of one side, what is only here in `<del>` or `<ins>`.
#[component]
pub fn Marked(spans: Vec<Span>, old: bool) -> impl IntoView {
    let pieces = spans.into_iter().map(|span| match (span.changed, old) {
        (false, _) => view! { <span>{span.text}</span> }.into_any(),
        (true, true) => view! { <del>{span.text}</del> }.into_any(),
        (true, false) => view! { <ins>{span.text}</ins> }.into_any(),
    });
    let pieces = pieces.collect_view();
    view! {
        <span class="note-text" lang="zh-CN">
            {pieces}
        </span>
    }
}
