//! What can be taken from a screen: a print, files, its address.

use leptos::ev;
use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::i18n::ui::common;
use crate::platform::{IN_BROWSER, clipboard, dom, files, history, printing};
use crate::state::{Page, use_page};

/// A file that a screen can be saved as.
#[derive(Clone)]
pub struct TakeAlongFile {
    /// What the button says.
    pub label: String,
    /// The name of the file.
    pub name: String,
    /// The type of the content, from [`files`].
    pub kind: &'static str,
    /// Makes the content when it is asked for.
    pub content: Callback<(), String>,
}

impl TakeAlongFile {
    /// A table for a spreadsheet.
    pub fn csv(
        label: impl Into<String>,
        name: impl Into<String>,
        content: impl Fn() -> String + Send + Sync + 'static,
    ) -> TakeAlongFile {
        TakeAlongFile {
            label: label.into(),
            name: name.into(),
            kind: files::CSV,
            content: Callback::new(move |()| content()),
        }
    }
}

/// A button that unfolds the ways to take the screen along.
#[component]
pub fn TakeAlong(
    /// The files that there are, tracked.
    #[prop(into)]
    files: Signal<Vec<TakeAlongFile>>,
) -> impl IntoView {
    let page = use_page();
    let is_open = RwSignal::new(false);
    let menu = NodeRef::<html::Div>::new();
    close_outside(menu, is_open);
    let on_key = move |event: ev::KeyboardEvent| {
        if event.key() == "Escape" && is_open.get_untracked() {
            event.prevent_default();
            event.stop_propagation();
            is_open.set(false);
            dom::focus(".take-along > button");
        }
    };
    // The button has the focus again before the printer's or the file's dialogue.
    let close = move || {
        is_open.set(false);
        dom::focus(".take-along > button");
    };
    let print = move |_| {
        close();
        printing::print(page.app.printing);
    };
    let copy = move |_| {
        close();
        copy_link(page);
    };
    let file_buttons = move || {
        let button = |file: TakeAlongFile| {
            let label = file.label.clone();
            let save = move |_| {
                close();
                save_file(page, &file);
            };
            view! {
                <li>
                    <button type="button" on:click=save>
                        {label}
                    </button>
                </li>
            }
        };
        files.get().into_iter().map(button).collect_view()
    };
    view! {
        <div class="take-along" node_ref=menu on:keydown=on_key>
            <button
                type="button"
                aria-expanded=move || is_open.get().to_string()
                on:click=move |_| is_open.update(|is_open| *is_open = !*is_open)
            >
                {page.t(common::TAKE_ALONG)}
                <span aria-hidden="true">" ▾"</span>
            </button>
            <ul hidden=move || !is_open.get()>
                {file_buttons}
                <li>
                    <button type="button" on:click=print>
                        {page.t(common::PRINT)}
                    </button>
                </li>
                <li>
                    <button type="button" on:click=copy>
                        {page.t(common::COPY_LINK)}
                    </button>
                </li>
            </ul>
        </div>
    }
}

/// Closes the menu when the reader turns to something else.
fn close_outside(menu: NodeRef<html::Div>, is_open: RwSignal<bool>) {
    if !IN_BROWSER {
        return;
    }
    let close = move |target: Option<web_sys::EventTarget>| {
        let menu = menu.get_untracked();
        if is_open.try_get_untracked() == Some(true)
            && !menu.is_some_and(|menu| dom::contains(&menu, target))
        {
            is_open.set(false);
        }
    };
    let pointer = window_event_listener(ev::pointerdown, move |event| close(event.target()));
    let focus = window_event_listener(ev::focusin, move |event| close(event.target()));
    on_cleanup(move || {
        pointer.remove();
        focus.remove();
    });
}

fn save_file(page: Page, file: &TakeAlongFile) {
    let content = file.content.run(());
    if files::download(&file.name, file.kind, &content).is_err() {
        page.app.toasts.show(page.t(common::COULD_NOT_DOWNLOAD));
    }
}

/// Copies the address of the screen, or shows it for copying by hand.
fn copy_link(page: Page) {
    let list = page.list();
    let query = page.route.with_untracked(|route| route.to_query(&list));
    let address = history::absolute(&query);
    spawn_local(async move {
        let text = match clipboard::copy(&address).await {
            Ok(()) => page.t(common::COPIED).to_owned(),
            Err(_) => format!("{}{address}", page.t(common::COULD_NOT_COPY)),
        };
        page.app.toasts.show(text);
    });
}
