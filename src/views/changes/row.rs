//! One change: what it is, why the items belong together, and old and new text
//! side by side.

use std::sync::Arc;

use leptos::either::Either;
use leptos::prelude::*;

use super::comparing::{Compared, Comparing};
use crate::components::MarkLabel;
use crate::duty_list::{DutyList, ItemId};
use crate::editions::{Change, Span, TextChange};
use crate::i18n::editions as wording;
use crate::i18n::ui::changes;
use crate::notes::Mark;
use crate::route::View;
use crate::state::{Page, use_page};

#[component]
pub fn ChangeRow(compared: Arc<Compared>, at: usize) -> impl IntoView {
    let page = use_page();
    let change = &compared.changes.entries[at];
    let ids = |ids: &[ItemId]| {
        let ids: Vec<String> = ids.iter().map(ItemId::to_string).collect();
        ids.join(" ")
    };
    let kinds: Vec<&str> = change.kinds.iter().map(|kind| kind.id()).collect();
    let names = change.kinds.iter().map(|kind| {
        view! { <span class="kind">{page.t(wording::kind(*kind))}</span> }
    });
    let names = names.collect_view();
    let explanation = wording::explain(change, page.language);
    let departments = departments(page, change);
    let clauses = change.details.clauses.iter().map(|clause| {
        let name = page.t(wording::clause_kind(clause.kind));
        let side = move |spans: &[Span], old: bool| {
            let spans = spans.to_vec();
            // A clause that came or went has nothing on the other side.
            (!spans.is_empty()).then(|| {
                view! {
                    <span class="caption">{name}</span>
                    <Text spans old />
                }
            })
        };
        view! {
            <tr class="clause-change">
                <td data-label=page.t(changes::OLD)>{side(&clause.text.old, true)}</td>
                <td data-label=page.t(changes::NEW)>{side(&clause.text.new, false)}</td>
            </tr>
        }
    });
    let clauses = clauses.collect_view();
    let title = change.details.title.clone();
    view! {
        <tbody
            data-old=ids(&change.old)
            data-new=ids(&change.new)
            data-change=kinds.join(" ")
        >
            <tr class="change-head">
                <td colspan="2">
                    {names}
                    <span class="caption">{explanation}</span>
                    {departments}
                    <Doubtful compared=compared.clone() at />
                </td>
            </tr>
            <tr>
                <td data-label=page.t(changes::OLD)>
                    <Items compared=compared.clone() at old=true title=title.clone() />
                </td>
                <td data-label=page.t(changes::NEW)>
                    <Items compared=compared.clone() at old=false title />
                </td>
            </tr>
            {clauses}
        </tbody>
    }
}

/// The items of one side, with their titles and the reader's mark.
#[component]
fn Items(
    compared: Arc<Compared>,
    at: usize,
    old: bool,
    title: Option<TextChange>,
) -> impl IntoView {
    let page = use_page();
    let change = &compared.changes.entries[at];
    let (list, ids) = match old {
        true => (&compared.old, &change.old),
        false => (&compared.new, &change.new),
    };
    let notes = page.app.records.notes(list);
    let rows = ids.iter().filter_map(|&id| {
        let item = list.item(id)?;
        let text = match &title {
            Some(change) => {
                let spans = if old { &change.old } else { &change.new };
                Either::Left(view! { <Text spans=spans.clone() old /> })
            }
            None => Either::Right(view! { <span lang="zh-CN">{item.title.clone()}</span> }),
        };
        let mark = move || {
            let mark = notes.mark(id);
            (mark != Mark::Unreviewed).then(|| view! { <MarkLabel mark /> })
        };
        Some(view! {
            <p>
                <a class=format!("number {}", id.list.id()) href=item_href(page, list, id)>
                    {page.item_name(id)}
                </a>
                " "
                {text}
                " "
                {mark}
            </p>
        })
    });
    let rows = rows.collect_view();
    if ids.is_empty() {
        return view! { <span class="caption">"—"</span> }.into_any();
    }
    rows.into_any()
}

/// The link to an item of one of the two lists.
fn item_href(page: Page, list: &DutyList, id: ItemId) -> String {
    let own = page.app.library.own().id.clone();
    let mut route = page.route.with_untracked(|route| route.fresh(View::Items));
    route.doc = Some(list.id.clone()).filter(|id| *id != own);
    route.item = Some(id);
    route.to_query(list)
}

/// The departments that came, went, or have another name.
fn departments(page: Page, change: &Change) -> Option<impl IntoView + use<>> {
    let change = &change.details.departments;
    if change.is_empty() {
        return None;
    }
    let renamed = change.renamed.iter().map(|(old, new)| {
        view! { <span>{changes::arrow(old, new)}</span> }
    });
    let renamed = renamed.collect_view();
    let removed = change
        .removed
        .iter()
        .map(|name| view! { <del>{name.clone()}</del> });
    let removed = removed.collect_view();
    let added = change
        .added
        .iter()
        .map(|name| view! { <ins>{name.clone()}</ins> });
    let added = added.collect_view();
    Some(view! {
        <p class="department-change" lang="zh-CN">
            <span class="caption" lang=page.language.tag()>
                {page.t(changes::LEADING)}
            </span>
            {renamed}
            {removed}
            {added}
        </p>
    })
}

/// A text of one side, what is only here in `<del>` or `<ins>`.
#[component]
fn Text(spans: Vec<Span>, old: bool) -> impl IntoView {
    let pieces = spans.into_iter().map(|span| match (span.changed, old) {
        (false, _) => view! { <span>{span.text}</span> }.into_any(),
        (true, true) => view! { <del>{span.text}</del> }.into_any(),
        (true, false) => view! { <ins>{span.text}</ins> }.into_any(),
    });
    let pieces = pieces.collect_view();
    view! { <span class="changed-text" lang="zh-CN">{pieces}</span> }
}

/// Where another pair is nearly as good: the reader decides.
#[component]
fn Doubtful(compared: Arc<Compared>, at: usize) -> impl IntoView {
    let page = use_page();
    let comparing: Comparing = expect_context();
    let change = &compared.changes.entries[at];
    let doubt = change.doubt.clone()?;
    let pair = change.old.first().copied().zip(change.new.first().copied());
    let own = pair.map(|(old, new)| {
        view! {
            <button type="button" on:click=move |_| comparing.decide(old, new, true)>
                {page.t(changes::CONFIRM)}
            </button>
            <button type="button" class="quiet" on:click=move |_| comparing.decide(old, new, false)>
                {page.t(changes::NOT_THE_SAME)}
            </button>
        }
    });
    let others = doubt.alternatives.iter().map(|other| {
        let (old, new) = (other.old, other.new);
        let name = changes::arrow(&page.item_name(old), &page.item_name(new));
        view! {
            <button type="button" class="quiet" on:click=move |_| comparing.decide(old, new, true)>
                {name}
            </button>
        }
    });
    let others = others.collect_view();
    Some(view! {
        <p class="doubt">
            <strong>{page.t(changes::MAYBE_SAME)}</strong>
            " "
            {wording::doubt(&doubt, page.language)}
            {own}
            {others}
        </p>
    })
}
