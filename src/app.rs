//! The program: its state, and the page that is rendered from it.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::components::{Alerts, Footer, Header, ToastBar, UpdateOffer};
use crate::duty_list::DutyList;
use crate::i18n::ui::{about, common, compare, departments, header};
use crate::platform::{IN_BROWSER, answers, dom, files, history, one_file, startup};
use crate::route::{Route, View};
use crate::state::{AppState, DocState, OpenList, Page, Shown, read_duties, use_app};
use crate::views::ViewSwitch;
use crate::{embedded, shortcuts};

/// Departments in the title of a comparison, at most.
const TITLE_DEPARTMENTS: usize = 4;

/// The whole program.
#[component]
pub fn App(
    /// The list that is shown where the address names none.
    own: DutyList,
) -> impl IntoView {
    let app = AppState::new(Arc::new(OpenList::new(own)));
    provide_context(app);
    if IN_BROWSER {
        answers::give_before_input();
        app.offline.start();
        if app
            .shown
            .with_untracked(|shown| shown.doc != DocState::Ready)
            && let Some(id) = Route::doc_of(&history::query_string())
        {
            app.load_list(id, || {});
        }
    }
    move || view! { <PageFrame shown=app.shown.get() /> }
}

/// One list in one language.
#[component]
fn PageFrame(shown: Shown) -> impl IntoView {
    let app = use_app();
    let page = Page::new(app, shown);
    provide_context(page);
    if IN_BROWSER {
        page.follow_address_bar();
        page.follow_open_item();
        shortcuts::install(page);
        dom::set_language(page.language.tag());
        page.announce_notes();
        page.follow_review();
        page.forget_what_was_shown();
        // What is loaded when it is needed says itself when it is there.
        let is_list =
            page.view.get_untracked() == View::Items && page.open.get_untracked().is_none();
        if is_list || page.doc_state() != DocState::Ready {
            page.start();
        }
    }
    Effect::new(move || dom::set_title(&window_title(page)));

    // Links within the page are followed without loading it again.
    let follow = move |click: leptos::ev::MouseEvent| {
        if let Some(query) = dom::followed_link(&click) {
            click.prevent_default();
            page.follow(&query);
        }
    };
    // A file that is dropped anywhere is opened by the view of lists.
    let dropped = move |event: leptos::ev::DragEvent| {
        let files = event.data_transfer().and_then(|data| data.files());
        if let Some(file) = files.and_then(|files| files.get(0)) {
            event.prevent_default();
            page.turn_to(View::Lists);
            spawn_local(async move { app.incoming.set(Some(files::incoming(file).await)) });
        }
    };
    let covered = move || page.is_covered();
    view! {
        <div
            class="page"
            on:click=follow
            on:dragover=|event| event.prevent_default()
            on:drop=dropped
        >
            <div class="page-head" prop:inert=covered>
                <Header />
                <UpdateOffer />
                <Alerts />
            </div>
            <ViewSwitch />
            <div class="page-foot" prop:inert=covered>
                <ToastBar />
                <Footer />
            </div>
        </div>
    }
}

/// What tabs, history and bookmarks call the page.
fn window_title(page: Page) -> String {
    let named = |name: &str| common::window_title(page.language, name);
    let item = page.open.get().and_then(|id| {
        let list = page.list();
        list.item(id).map(|item| item.title.clone())
    });
    let of_departments = |name: &str| {
        let departments = page.filters.read().departments.included().to_vec();
        match departments.len() {
            1..=TITLE_DEPARTMENTS => named(&page.departments(&departments)),
            _ => named(name),
        }
    };
    match (page.view.get(), item) {
        (View::Items, Some(title)) => named(&title),
        (View::Items, None) => page.t(common::SITE_TITLE).to_owned(),
        (View::Departments, _) => of_departments(page.t(departments::TITLE)),
        (View::Compare, _) => of_departments(page.t(compare::TITLE)),
        (View::Task, _) => named(page.t(header::TASK)),
        (View::Review, _) => named(page.t(header::REVIEW)),
        (View::Lists, _) => named(page.t(header::LISTS)),
        (View::Changes, _) => named(page.t(header::CHANGES)),
        (View::About, _) => named(page.t(about::TITLE)),
    }
}

/// Shows the program: with the list in the page as its own, where there is one.
pub fn start() {
    let Some(duties) = one_file::own_list() else {
        show(embedded::duty_list());
        return;
    };
    // Not Leptos's: nothing is mounted yet.
    wasm_bindgen_futures::spawn_local(async move {
        match read_duties(duties).await {
            Ok(list) => show(list),
            Err(error) => startup::fail(&format!("the list in this file cannot be read: {error}")),
        }
    });
}

fn show(own: DutyList) {
    startup::mount(move || view! { <App own /> });
}

/// The page for the address without parameters, as `index.html` has it.
#[cfg(feature = "ssr")]
pub fn render_to_html() -> String {
    Owner::new().with(|| view! { <App own=embedded::duty_list() /> }.to_html())
}
