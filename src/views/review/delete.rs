//! Deleting all notes: asked first, with the offer of a file.

use leptos::prelude::*;

use crate::i18n::ui::{common, review};
use crate::platform::dom;
use crate::state::use_page;

#[component]
pub fn DeleteNotes() -> impl IntoView {
    let page = use_page();
    let asking = RwSignal::new(false);
    let ask = move |_| {
        asking.set(true);
        dom::focus_soon(".confirm button");
    };
    let close = move || {
        asking.set(false);
        dom::focus_soon(".delete h2");
    };
    let delete = move |_| {
        page.delete_notes();
        close();
    };
    let question = move || {
        let count = page.notes.snapshot.with(|it| it.book.annotated().count());
        review::delete_question(page.language, count)
    };
    let title = page.t(review::DELETE_NOTES);
    view! {
        <section class="delete">
            <h2 tabindex="-1">{page.t(review::WHERE_NOTES_ARE)}</h2>
            <p>{page.t(review::WHERE_NOTES_ARE_TEXT)}</p>
            <button type="button" prop:disabled=move || asking.get() on:click=ask>
                {title}
            </button>
            <Show when=move || asking.get()>
                <div class="confirm" role="group" aria-label=title>
                    <p>{question}</p>
                    <p class="actions">
                        <button type="button" on:click=move |_| page.export_notes()>
                            {page.t(review::EXPORT_NOTES)}
                        </button>
                        <button type="button" class="danger" on:click=delete>
                            {page.t(common::DELETE)}
                        </button>
                        <button type="button" on:click=move |_| close()>
                            {page.t(common::CANCEL)}
                        </button>
                    </p>
                </div>
            </Show>
        </section>
    }
}
