//! What is shown where the list that the address asks for is not there.

use leptos::prelude::*;

use crate::i18n::ui::{common, lists};
use crate::route::View;
use crate::state::{DocState, Missing, use_page};

/// Says that the list is being loaded, or why it cannot be shown and how it can
/// be opened. Never another list in its place.
#[component]
pub fn MissingList() -> impl IntoView {
    let page = use_page();
    let id = page
        .route
        .with_untracked(|route| route.doc.clone())
        .unwrap_or_default();
    let text = match page.doc_state() {
        DocState::Missing(Missing::Unknown) => common::list_not_here(page.language, &id),
        DocState::Missing(Missing::NotLoaded) => page.t(lists::SITE_LIST_NOT_LOADED).to_owned(),
        DocState::Missing(Missing::Unreadable(_)) => page.t(lists::STORAGE_UNREADABLE).to_owned(),
        DocState::Loading | DocState::Ready => {
            let loading = page.t(common::LOADING);
            return view! {
                <main id="main" tabindex="-1">
                    <p role="status">{loading}</p>
                </main>
            }
            .into_any();
        }
    };
    // Without `doc`, so that the page has a list again.
    let lists = page.route.with_untracked(|route| {
        let mut route = route.fresh(View::Lists);
        route.doc = None;
        page.href(&route)
    });
    view! {
        <main id="main" tabindex="-1">
            <h1 tabindex="-1">{page.t(lists::NOT_HERE)}</h1>
            <p role="alert">{text}</p>
            <p>
                <a href=lists>{page.t(lists::TO_LISTS)}</a>
            </p>
        </main>
    }
    .into_any()
}
