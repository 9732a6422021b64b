//! The head of the page: its name, the list, the main views, the language.

use leptos::prelude::*;

use crate::i18n::ui::{common, header};
use crate::i18n::{Phrase, names};
use crate::platform::dom;
use crate::route::View;
use crate::state::use_page;

#[component]
pub fn Header() -> impl IntoView {
    let page = use_page();
    let list = page.list();
    let title = names::list_title(&list, page.language);
    let switch_label = header::switch_list(page.language, &title);
    let other = page.language.other();
    let switch_language = move |_| {
        page.set_language(other);
        dom::focus_soon(".language");
    };
    view! {
        <header class="masthead">
            <a class="skip" href="#main">
                {page.t(header::SKIP_TO_CONTENT)}
            </a>
            <p class="site-name">
                <a href=move || page.link(|route| *route = route.fresh(View::Items))>
                    {page.t(common::SITE)}
                </a>
                " "
                <small lang=other.tag()>{page.t(common::SITE_IN_OTHER_LANGUAGE)}</small>
            </p>
            <a
                class="list-switch"
                href=move || page.link(|route| *route = route.to_view(View::Lists))
                aria-label=switch_label
                aria-current=move || (page.view.get() == View::Lists).then_some("page")
            >
                {title}
                <span aria-hidden="true">" ▾"</span>
            </a>
            <nav class="views" aria-label=page.t(header::NAVIGATION)>
                <ul>
                    {View::NAVIGATION
                        .map(|view| view! { <li><ViewLink view name=view_name(view) /></li> })}
                </ul>
            </nav>
            <button type="button" class="language quiet" lang=other.tag() on:click=switch_language>
                {page.t(header::OTHER_LANGUAGE)}
            </button>
        </header>
    }
}

/// A link to a view. It keeps the search, so that coming back finds it again.
#[component]
fn ViewLink(view: View, name: Phrase) -> impl IntoView {
    let page = use_page();
    view! {
        <a
            href=move || page.link(|route| *route = route.to_view(view))
            aria-current=move || (page.view.get() == view).then_some("page")
        >
            {page.t(name)}
        </a>
    }
}

fn view_name(view: View) -> Phrase {
    match view {
        View::Items => header::ITEMS,
        View::Departments => header::DEPARTMENTS,
        View::Compare => header::COMPARE,
        View::Task => header::TASK,
        View::Review => header::REVIEW,
        View::Lists => header::LISTS,
        View::Changes => header::CHANGES,
        View::About => header::ABOUT,
    }
}
