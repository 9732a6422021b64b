//! The search box, and what helps with it.

use leptos::html;
use leptos::prelude::*;

use crate::i18n::ui::items;
use crate::platform::dom;
use crate::state::use_page;

#[component]
pub fn SearchBox() -> impl IntoView {
    let page = use_page();
    let field = NodeRef::<html::Input>::new();
    let query = Memo::new(move |_| page.route.with(|route| route.query.clone()));
    // Written only where it differs, so that the composition of an input method
    // is never disturbed by its own echo.
    Effect::new(move || {
        let query = query.get();
        if let Some(field) = field.get()
            && field.value() != query
        {
            field.set_value(&query);
        }
    });
    // Enter opens the first result, the arrow goes to the results.
    let on_key = move |event: leptos::ev::KeyboardEvent| {
        if event.is_composing() {
            return;
        }
        match event.key().as_str() {
            "Enter" => {
                event.prevent_default();
                if let Some(first) = page.neighbour(None, 1) {
                    page.open_item(first);
                }
            }
            "ArrowDown" => {
                event.prevent_default();
                dom::focus("[data-item] a");
            }
            _ => {}
        }
    };
    view! {
        <search class="search">
            <input
                type="search"
                name="q"
                aria-label=page.t(items::SEARCH_ITEMS)
                placeholder=page.t(items::SEARCH_HINT)
                autocomplete="off"
                autocapitalize="none"
                spellcheck="false"
                enterkeyhint="search"
                node_ref=field
                on:input=move |event| {
                    let typed = event_target_value(&event);
                    page.go_after_paint(|route| route.query = typed);
                }
                on:keydown=on_key
            />
        </search>
    }
}

/// The everyday words in the search, and what was searched for them as well.
#[component]
pub fn AlsoSearched() -> impl IntoView {
    let page = use_page();
    let also = Memo::new(move |_| {
        page.query.with(|query| {
            let also = query.also_searched().iter();
            let also = also.map(|also| format!("{} → {}", also.word, also.also.join("、")));
            also.collect::<Vec<_>>().join("；")
        })
    });
    view! {
        <p class="also-searched" role="note">
            {move || {
                (!also.read().is_empty())
                    .then(|| {
                        view! {
                            {page.t(items::ALSO_SEARCHED)}
                            <span lang="zh-CN">{also.get()}</span>
                        }
                    })
            }}
        </p>
    }
}

/// What the search understands.
#[component]
pub fn SearchTips() -> impl IntoView {
    let page = use_page();
    let tips = items::TIPS.map(|(example, meaning)| {
        view! {
            <dt lang="zh-CN">
                <kbd>{example}</kbd>
            </dt>
            <dd>{page.t(meaning)}</dd>
        }
    });
    view! {
        <details class="search-tips">
            <summary>{page.t(items::SEARCH_TIPS)}</summary>
            <dl>{tips}</dl>
        </details>
    }
}
