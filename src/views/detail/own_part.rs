//! The reader's own part of an item's detail: its mark and its note.

use leptos::prelude::*;

use crate::components::MarkPicker;
use crate::duty_list::ItemId;
use crate::i18n::ui::detail;
use crate::state::use_page;

#[component]
pub fn OwnPart(id: ItemId) -> impl IntoView {
    let page = use_page();
    view! {
        <section class="own-part" aria-label=page.t(detail::OWN_PART)>
            <MarkPicker id />
        </section>
    }
}
