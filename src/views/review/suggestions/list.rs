//! All suggestions as the sheet has them, and the sheet's files.

use leptos::prelude::*;

use super::HEADING;
use super::files::{Format, export};
use super::sheet::Marked;
use super::suggesting::Suggesting;
use crate::i18n::ui::{common, suggestions};
use crate::notes::RecordId;
use crate::platform::dom;
use crate::state::use_page;
use crate::suggestions::{GroupTexts, RowTexts};
use crate::views::review::paper::{Paper, PrintedPaper};

#[component]
pub fn SuggestionList() -> impl IntoView {
    let page = use_page();
    let suggesting: Suggesting = expect_context();
    let groups = move || {
        let sheet = suggesting.sheet.get();
        let columns = sheet.columns;
        sheet
            .groups
            .into_iter()
            .map(|group| view! { <GroupView group columns=columns.clone() /> })
            .collect_view()
    };
    let is_empty = move || suggesting.count.get() == 0;
    view! {
        <div class="suggestion-list">
            <h3>
                {page.t(suggestions::ALL)} " "
                <small>{move || suggestions::count(page.language, suggesting.count.get())}</small>
            </h3>
            <SheetActions />
            <Show when=is_empty>
                <p class="caption">{page.t(suggestions::NONE)}</p>
            </Show>
            {groups}
        </div>
    }
}

/// The sheet as a file or on paper.
#[component]
fn SheetActions() -> impl IntoView {
    let page = use_page();
    let suggesting: Suggesting = expect_context();
    let paper: PrintedPaper = expect_context();
    let format = RwSignal::new(Format::Word);
    let options = Format::ALL.map(|option| {
        view! { <option value=option.extension()>{page.t(option.name())}</option> }
    });
    let choose = move |event| {
        if let Some(chosen) = Format::from_extension(&event_target_value(&event)) {
            format.set(chosen);
        }
    };
    let is_empty = move || suggesting.count.get() == 0;
    view! {
        <div class="actions">
            <select aria-label=page.t(suggestions::FORMAT) on:change=choose>
                {options}
            </select>
            <button
                type="button"
                class="primary"
                prop:disabled=is_empty
                on:click=move |_| export(suggesting, format.get_untracked())
            >
                {page.t(suggestions::EXPORT)}
            </button>
            <button
                type="button"
                prop:disabled=is_empty
                on:click=move |_| paper.print(page, Paper::Suggestions)
            >
                {page.t(suggestions::PRINT)}
            </button>
        </div>
    }
}

#[component]
fn GroupView(group: GroupTexts, columns: [String; 5]) -> impl IntoView {
    let name = format!("{} · {}", group.list, group.kind);
    let kind = group.kind;
    let rows = group.rows.into_iter().map(|row| {
        view! { <RowView row kind=kind.clone() columns=columns.clone() /> }
    });
    let rows = rows.collect_view();
    view! {
        <h4>{name.clone()}</h4>
        <ul aria-label=name>{rows}</ul>
    }
}

#[component]
fn RowView(row: RowTexts, kind: String, columns: [String; 5]) -> impl IntoView {
    let page = use_page();
    let suggesting: Suggesting = expect_context();
    let [_, present, proposal, reason, basis] = columns;
    let id = RecordId(row.id);
    let key = id.to_string();
    let what = format!("{kind} {}", row.number);
    let edit = suggestions::about(page.language, suggestions::EDIT, &what);
    let delete = suggestions::about(page.language, common::DELETE, &what);
    let current = {
        let id = id.clone();
        move || suggesting.current.with(|current| *current == id)
    };
    let open = {
        let id = id.clone();
        move |_| suggesting.open(id.clone())
    };
    let remove = move |_| {
        suggesting.delete(&id);
        dom::focus_if_lost(format!("#{HEADING}"));
    };
    let texts = [(reason, row.reason), (basis, row.basis)];
    let texts = texts.into_iter().filter(|(_, text)| !text.is_empty());
    let texts = texts.map(|(name, text)| {
        view! {
            <dt>{name}</dt>
            <dd class="note-text" lang="zh-CN">{text}</dd>
        }
    });
    view! {
        <li class="suggestion" class:current=current data-suggestion=key>
            <span class="number">{row.number}</span>
            <dl>
                <dt>{present}</dt>
                <dd>
                    <Marked spans=row.present old=true />
                </dd>
                <dt>{proposal}</dt>
                <dd>
                    <Marked spans=row.proposal old=false />
                </dd>
                {texts.collect_view()}
            </dl>
            <p class="actions">
                <button type="button" class="quiet" aria-label=edit on:click=open>
                    {page.t(suggestions::EDIT)}
                </button>
                <button type="button" class="quiet" aria-label=delete on:click=remove>
                    {page.t(common::DELETE)}
                </button>
            </p>
        </li>
    }
}
