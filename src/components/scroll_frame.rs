//! A frame around what may be wider than the page.

use leptos::html;
use leptos::prelude::*;

use crate::i18n::ui::common;
use crate::platform::resize::ResizeWatch;
use crate::state::use_page;

/// A frame in which a wide table scrolls sideways. It is a tab stop, and says
/// that it can be moved, only while there is something to scroll: otherwise it
/// does not clip, so that the heads of its table can stick to the window.
#[component]
pub fn ScrollFrame(
    /// What a screen reader calls the frame.
    #[prop(into)]
    label: String,
    children: Children,
) -> impl IntoView {
    let page = use_page();
    let frame = NodeRef::<html::Div>::new();
    let scrolls = scrolls(frame);
    view! {
        <p class="scroll-hint" aria-hidden="true" hidden=move || !scrolls.get()>
            {page.t(common::SCROLL_SIDEWAYS)}
        </p>
        <div
            class="scroll-frame"
            class:scrolls=scrolls
            tabindex=move || scrolls.get().then_some("0")
            role=move || scrolls.get().then_some("region")
            aria-label=move || scrolls.get().then(|| label.clone())
            node_ref=frame
        >
            {children()}
        </div>
    }
}

/// Whether the content of an element is wider than the element.
fn scrolls(frame: NodeRef<html::Div>) -> ReadSignal<bool> {
    let (scrolls, set_scrolls) = signal(false);
    let watch = StoredValue::new_local(None);
    Effect::new(move || {
        let Some(frame) = frame.get() else {
            return;
        };
        let watched: [Option<web_sys::Element>; 2] =
            [Some(frame.clone().into()), frame.first_element_child()];
        watch.set_value(ResizeWatch::new(watched.into_iter().flatten(), move || {
            let is_wide = frame.scroll_width() > frame.client_width();
            if scrolls
                .try_get_untracked()
                .is_some_and(|was| was != is_wide)
            {
                set_scrolls.set(is_wide);
            }
        }));
    });
    scrolls
}
