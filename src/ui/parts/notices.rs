//! Messages above the content.

use leptos::prelude::*;

use crate::ui::state::Atlas;

/// Says what of the address could not be read.
#[component]
pub fn Notices() -> impl IntoView {
    let atlas = Atlas::get();
    let text = move || {
        let ignored = atlas.ignored.get();
        let parts: Vec<_> = ignored
            .iter()
            .map(|ignored| format!("{}={}", ignored.parameter, ignored.value))
            .collect();
        (!parts.is_empty()).then(|| {
            let parts = parts.join(atlas.say("，", ", "));
            match atlas.english() {
                false => format!("地址中有无法识别的条件，已忽略：{parts}"),
                true => format!(
                    "The address has filters that cannot be read; they were ignored: {parts}"
                ),
            }
        })
    };
    view! {
        <div class="notices" role="alert">
            {move || text().map(|text| view! {
                <p class="notice">
                    {text}
                    <button
                        type="button"
                        class="quiet"
                        on:click=move |_| atlas.ignored.set(Vec::new())
                    >
                        {atlas.say("知道了", "Dismiss")}
                    </button>
                </p>
            })}
        </div>
    }
}
