//! An item in full.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::duties::{SuperiorDuties, TownshipDuties};
use super::highlighted;
use super::results::Departments;
use crate::browser::{clipboard, page};
use crate::document::{Field, Item, List};
use crate::names;
use crate::ui::state::Atlas;

/// The detail of the open item. Beside the results it is a region; where it
/// covers them it is a dialog, and what lies under it is out of reach.
#[component]
pub fn Detail() -> impl IntoView {
    let atlas = Atlas::get();
    let item = move || atlas.open.get().and_then(|id| atlas.document.item(id));
    move || item().map(|item| view! { <Open item/> })
}

#[component]
fn Open(item: &'static Item) -> impl IntoView {
    let atlas = Atlas::get();
    let id = item.id;
    let title = item.title.as_str();
    let close = move |_| atlas.close_item();
    Effect::new(move |_| {
        page::set_title(&format!(
            "{title} · {}",
            atlas.say("履职一览", "Duty Atlas")
        ))
    });
    on_cleanup(move || {
        page::set_title(atlas.say("履职一览 · Duty Atlas", "Duty Atlas · 履职一览"))
    });
    view! {
        <section
            class="detail"
            data-detail=id.to_string()
            role=move || if atlas.wide.get() { "region" } else { "dialog" }
            aria-modal=move || (!atlas.wide.get()).then_some("true")
            aria-label=title
        >
            <div class="detail-bar">
                <Neighbour by=-1/>
                <Neighbour by=1/>
                <Cite item/>
                <button type="button" class="close" aria-label=atlas.say("关闭", "Close") on:click=close>
                    <span aria-hidden="true">"×"</span>
                </button>
            </div>
            <header>
                <p class=format!("number {}", id.list.id())>
                    {atlas.list(id.list)}" "{id.number}" · "
                    {highlighted(atlas.category(item.category))}
                </p>
                <h2 tabindex="-1" lang="zh-CN">{highlighted(title)}</h2>
                <p class="meaning">{names::list_meaning(id.list).get(atlas.language)}</p>
                {(!item.departments.is_empty()).then(|| view! {
                    <p class="led-by">
                        <span class="label">
                            {match id.list {
                                List::Reclaimed => atlas.say("承接部门", "Taken over by"),
                                _ => atlas.say("对应上级部门", "County departments"),
                            }}
                        </span>
                        <Departments item/>
                    </p>
                })}
                <Corrections item fields=&[Field::Category, Field::Title, Field::Departments]/>
            </header>
            <div class="duties">
                {(!item.superior.is_empty()).then(|| view! {
                    <SuperiorDuties item/>
                })}
                {(!item.township.is_empty()).then(|| view! {
                    <TownshipDuties item/>
                })}
            </div>
            <Corrections item fields=&[Field::SuperiorDuties, Field::TownshipDuties]/>
        </section>
    }
}

/// A button to the item before or after this one in the results.
#[component]
fn Neighbour(by: isize) -> impl IntoView {
    let atlas = Atlas::get();
    let (label, arrow) = match by {
        -1 => (atlas.say("上一项", "Previous"), "‹"),
        _ => (atlas.say("下一项", "Next"), "›"),
    };
    let neighbour = move || {
        atlas.results.track();
        atlas.neighbour(atlas.open.get(), by)
    };
    view! {
        <button
            type="button"
            class="neighbour"
            aria-label=label
            title=label
            disabled=move || neighbour().is_none()
            on:click=move |_| {
                if let Some(id) = neighbour() {
                    atlas.open_item(id);
                }
            }
        >
            <span aria-hidden="true">{arrow}</span>
        </button>
    }
}

/// Copies a citation, or shows it for copying by hand where the browser has no
/// clipboard for the page.
#[component]
fn Cite(item: &'static Item) -> impl IntoView {
    let atlas = Atlas::get();
    let copied = RwSignal::new(None);
    let copy = move |_| {
        spawn_local(async move {
            let done = clipboard::copy(&atlas.citation(item)).await.is_ok();
            copied.try_set(Some(done));
        });
    };
    view! {
        <button type="button" class="cite" on:click=copy>{atlas.say("复制引用", "Copy citation")}</button>
        <span class="copied" role="status">
            {move || copied.get().map(|done| match done {
                true => atlas.say("已复制", "Copied").into_any(),
                false => view! {
                    <span class="by-hand">
                        {atlas.say("无法写入剪贴板，请手动复制：", "The clipboard is out of reach; copy by hand: ")}
                        <q>{atlas.citation(item)}</q>
                    </span>
                }
                .into_any(),
            })}
        </span>
    }
}

/// Where these fields of the item are read differently from the print.
#[component]
fn Corrections(item: &'static Item, fields: &'static [Field]) -> impl IntoView {
    let atlas = Atlas::get();
    let corrections = atlas.document.corrections_of(item.id);
    let corrections = corrections.filter(|correction| fields.contains(&correction.field));
    corrections
        .map(|correction| {
            view! {
                <details class="correction">
                    <summary>
                        {atlas.say("此处的读法与印本不同", "Read differently from the print")}
                    </summary>
                    <dl>
                        <dt>{atlas.say("印本原文", "As printed")}</dt>
                        <dd lang="zh-CN">{correction.published.as_str()}</dd>
                        <dt>{atlas.say("读作", "Read as")}</dt>
                        <dd lang="zh-CN">{correction.read_as.as_str()}</dd>
                        <dt>{atlas.say("理由", "Why")}</dt>
                        <dd>{atlas.reason(correction)}</dd>
                    </dl>
                </details>
            }
        })
        .collect_view()
}
