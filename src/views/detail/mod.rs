//! An item in full. Beside the results it is a region; where it covers them it
//! is a dialog, and what lies under it is out of reach.

mod bar;
mod conflict;
mod corrections;
mod duties;
mod head;
mod note;
mod own_part;
mod review_bar;
mod save_state;

use leptos::prelude::*;
use leptos::wasm_split::wasm_split;

use bar::DetailBar;
pub use conflict::Conflict;
use corrections::Corrections;
pub use duties::{SuperiorDuties, TownshipClauses, TownshipDuties, clause_text};
use head::DetailHead;
pub use own_part::ConfirmMark;
use own_part::OwnPart;
pub use review_bar::NextAfterMark;

use crate::components::lazy::{Chunk, Lazy};
use crate::components::{Alerts, PartMissing, mark_matches};
use crate::duty_list::{Field, ItemId};
use crate::i18n::ui::common;
use crate::state::use_page;

/// A title of more characters than this is set as text, not as a headline.
const LONG_TITLE: usize = 40;

/// The id of the heading that names the detail.
const TITLE: &str = "item-title";

/// The detail; its code is loaded with that of the notes.
#[component]
pub fn Detail(id: ItemId) -> impl IntoView {
    let failed = move |again| view! { <Missing id again /> };
    view! { <Lazy load=move || content(id) failed /> }
}

#[wasm_split(detail, wasm_split_path = ::leptos::wasm_split, fallible)]
fn content(id: ItemId) -> Chunk {
    Ok(view! { <Content id /> }.into_any())
}

/// Shown instead of the detail where its code did not arrive.
#[component]
fn Missing(id: ItemId, again: Callback<()>) -> impl IntoView {
    let page = use_page();
    view! {
        <section class="detail" data-detail=id.to_string() role="alert">
            <PartMissing again />
            <p>
                <button type="button" on:click=move |_| page.close_item()>
                    {page.t(common::CLOSE)}
                </button>
            </p>
        </section>
    }
}

#[component]
fn Content(id: ItemId) -> impl IntoView {
    let page = use_page();
    mark_matches(page);
    let item = page.list().item(id).cloned()?;
    let is_long = item.title.chars().count() > LONG_TITLE;
    let wide = page.app.wide;
    let has_township = !item.township.is_empty();
    let has_superior = !item.superior.is_empty();
    Some(view! {
        <section
            class="detail"
            class:long=is_long
            data-detail=id.to_string()
            aria-labelledby=TITLE
            role=move || if wide.get() { "region" } else { "dialog" }
            aria-modal=move || (!wide.get()).then_some("true")
        >
            <DetailBar item=item.clone() />
            // What is above the results is out of sight.
            <Show when=move || !wide.get()>
                <Alerts />
            </Show>
            <DetailHead item=item.clone() />
            <div class="duties">
                {has_township.then(|| view! { <TownshipDuties item=item.clone() /> })}
                {has_superior.then(|| view! { <SuperiorDuties item=item.clone() /> })}
            </div>
            <Corrections id fields=&[Field::SuperiorDuties, Field::TownshipDuties] />
            <OwnPart id />
        </section>
    })
}
