//! 动态调整建议: what is suggested for the next edition of the list, and the
//! sheet that all suggestions make.

mod conflict;
mod files;
mod form;
mod list;
mod offers;
mod save_state;
mod sheet;
mod suggesting;
mod text_field;

use leptos::prelude::*;

use crate::components::StorageAlerts;
use crate::i18n::ui::suggestions;
use crate::state::use_page;

use form::Form;
use list::SuggestionList;
use offers::Offers;
pub use sheet::SuggestionSheet;
pub use suggesting::Suggesting;

/// The id of the heading that names the region.
const HEADING: &str = "suggestions";

#[component]
pub fn Suggestions() -> impl IntoView {
    let page = use_page();
    let suggesting: Suggesting = expect_context();
    suggesting.take_item();
    let export = Callback::new(move |()| page.export_notes());
    view! {
        <section class="suggested-changes" role="region" aria-labelledby=HEADING>
            <h2 id=HEADING tabindex="-1">
                {page.t(suggestions::TITLE)}
            </h2>
            <p class="caption">{page.t(suggestions::ABOUT)}</p>
            <StorageAlerts records=suggesting.records export beside_others=true />
            <div class="suggesting">
                <Offers />
                <Form />
            </div>
            <SuggestionList />
        </section>
    }
}
