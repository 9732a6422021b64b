//! The program: providers, the frame of the page, and the switch of views.

use std::sync::Arc;

use leptos::prelude::*;

use crate::duty_list::DutyList;
use crate::embedded;
use crate::platform::offline::Offline;
use crate::views::about::About;

/// The whole program, for the address that the page has.
#[component]
pub fn App() -> impl IntoView {
    let list = StoredValue::new(Arc::new(embedded::duty_list()));
    let search = RwSignal::new(initial("q"));
    let view = RwSignal::new(initial("view"));
    let offline = Offline::new();
    Effect::new(move |_| {
        offline.start();
        crate::platform::startup::set_ready();
    });
    view! {
        <header class="masthead">
            <h1><a href="?">"履职一览 " <small lang="en">"Duty Atlas"</small></a></h1>
            <nav aria-label="主导航"><a href="?">"事项"</a><a href="?view=about" on:click=move |click| { click.prevent_default(); view.set("about".to_owned()); }>"说明"</a></nav>
            <p class="offline-state">{move || offline.ready.get().then_some("可离线使用")}</p>
            {move || offline.unreachable.get().then_some("现在离线，照常可用")}
            <Show when=move || offline.update.get()>
                <p role="status">"新版本已就绪"</p>
                <button type="button" on:click=move |_| offline.accept()>"更新"</button>
            </Show>
        </header>
        <main>
            <input type="search" name="q" aria-label="搜索事项" prop:value=move || search.get()
                on:input=move |event| search.set(event_target_value(&event)) />
            <Show when=move || view.get() == "about" fallback=move || view! { <Rows list=list search=search /> }>
                <About />
            </Show>
        </main>
    }
}

#[component]
fn Rows(list: StoredValue<Arc<DutyList>>, search: RwSignal<String>) -> impl IntoView {
    let rows = move || {
        let list = list.get_value();
        let fits = |title: &str| search.with(|search| title.contains(search.as_str()));
        let rows = list.items.iter().filter(|item| fits(&item.title));
        rows.map(|item| {
            let id = item.id.to_string();
            view! {
                <li class="row" data-item=id.clone()>
                    <a href=format!("?item={id}")><span class="title">{item.title.clone()}</span></a>
                    <p class="meta">{list.category_of(item).to_owned()}</p>
                </li>
            }
        })
        .collect_view()
    };
    view! { <ol class="rows" aria-label="事项列表">{rows}</ol> }
}

/// A parameter of the address; empty where there is none, and natively.
fn initial(parameter: &str) -> String {
    if cfg!(not(target_arch = "wasm32")) {
        return String::new();
    }
    let query = window().location().search().unwrap_or_default();
    let mut pairs = form_urlencoded::parse(query.trim_start_matches('?').as_bytes());
    pairs
        .find(|(name, _)| name == parameter)
        .map_or(String::new(), |(_, value)| value.into_owned())
}

/// The page as it stands in `index.html` until the program runs: the program
/// itself, for the address without parameters.
#[cfg(feature = "ssr")]
pub fn render_to_html() -> String {
    let owner = Owner::new();
    owner.with(|| view! { <App /> }.to_html())
}
