//! 事项: search, filters, results, detail.

use leptos::prelude::*;

use crate::ui::parts::{Chips, Detail, Empty, FilterPanel, ResultList, SearchBox};
use crate::ui::state::Atlas;

#[component]
pub fn Items() -> impl IntoView {
    let atlas = Atlas::get();
    let count = Memo::new(move |_| atlas.results.with(|results| results.hits.len()));
    let says = move || {
        let count = count.get();
        match (atlas.english(), count) {
            (false, _) => format!("共 {count} 项"),
            (true, 1) => "1 duty".to_owned(),
            (true, _) => format!("{count} duties"),
        }
    };
    // Under a dialog nothing else can be reached.
    let covered = move || atlas.open.get().is_some() && !atlas.wide.get();
    view! {
        <main id="main" class="items" class:open=move || atlas.open.get().is_some()>
            <div class="finding" inert=covered>
                <SearchBox/>
                <FilterPanel/>
            </div>
            <div class="found" inert=covered>
                <div class="result-head">
                    <p class="result-count" role="status">{says}</p>
                    <Chips/>
                </div>
                <ResultList/>
                {move || (count.get() == 0).then(|| view! { <Empty/> })}
            </div>
            <Detail/>
        </main>
    }
}
