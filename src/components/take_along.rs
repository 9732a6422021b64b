//! What can be taken from a screen: a print, files, its address, a citation.

use std::cell::Cell;
use std::future::Future;
use std::pin::Pin;
use std::rc::Rc;
use std::sync::Arc;
use std::time::Duration;

use leptos::ev;
use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::office::{NotMade, OfficeFormat, office_file};
use crate::i18n::Phrase;
use crate::i18n::ui::{common, detail};
use crate::platform::{clipboard, dom, files, lifecycle, printing};
use crate::report::Report;
use crate::state::{Page, use_page};

/// After so long the reader is told that a file is being made.
const PATIENCE: Duration = Duration::from_millis(300);

/// A report that is being made, or why it is not.
pub type Making = Pin<Box<dyn Future<Output = Result<Report, NotMade>>>>;

/// A file that a screen can be saved as.
#[derive(Clone)]
pub struct TakeAlongFile {
    /// What the button says.
    label: String,
    /// The name of the file.
    name: String,
    content: Content,
    /// What is done once it was handed over.
    after: Option<Callback<()>>,
}

/// What is in the file, made when it is asked for.
#[derive(Clone)]
enum Content {
    Office(OfficeFormat, Arc<dyn Fn() -> Making + Send + Sync>),
    Csv(Arc<dyn Fn() -> Making + Send + Sync>),
    Json(Callback<(), Option<String>>),
}

/// The forms in which a screen's report is offered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    Workbook,
    Text,
    Csv,
}

impl Form {
    const fn ending(self) -> &'static str {
        match self {
            Form::Workbook => "xlsx",
            Form::Text => "docx",
            Form::Csv => "csv",
        }
    }

    const fn label(self) -> Phrase {
        match self {
            Form::Workbook => common::DOWNLOAD_WORKBOOK,
            Form::Text => common::DOWNLOAD_TEXT,
            Form::Csv => common::DOWNLOAD_TABLE,
        }
    }
}

impl TakeAlongFile {
    /// A report in some forms; `name` is the files' name without its ending.
    pub fn forms(
        page: Page,
        forms: &[Form],
        name: &str,
        report: impl Fn() -> Report + Send + Sync + 'static,
    ) -> Vec<TakeAlongFile> {
        let make = move || -> Making {
            let report = report();
            Box::pin(async { Ok(report) })
        };
        TakeAlongFile::forms_later(page, forms, name, make)
    }

    /// A report that has to be waited for, in some forms.
    pub fn forms_later(
        page: Page,
        forms: &[Form],
        name: &str,
        make: impl Fn() -> Making + Send + Sync + 'static,
    ) -> Vec<TakeAlongFile> {
        let make: Arc<dyn Fn() -> Making + Send + Sync> = Arc::new(make);
        let file = |form: &Form| TakeAlongFile {
            label: page.t(form.label()).to_owned(),
            name: format!("{name}.{}", form.ending()),
            content: match form {
                Form::Workbook => Content::Office(OfficeFormat::Workbook, make.clone()),
                Form::Text => Content::Office(OfficeFormat::Text, make.clone()),
                Form::Csv => Content::Csv(make.clone()),
            },
            after: None,
        };
        forms.iter().map(file).collect()
    }

    /// Data for other programs.
    pub fn json(
        page: Page,
        name: &str,
        content: impl Fn() -> Option<String> + Send + Sync + 'static,
    ) -> TakeAlongFile {
        TakeAlongFile {
            label: page.t(common::DOWNLOAD_JSON).to_owned(),
            name: format!("{name}.json"),
            content: Content::Json(Callback::new(move |()| content())),
            after: None,
        }
    }

    /// The file with something that is done once it was handed over.
    pub fn then(self, after: impl Fn() + Send + Sync + 'static) -> TakeAlongFile {
        TakeAlongFile {
            after: Some(Callback::new(move |()| after())),
            ..self
        }
    }

    /// The file with another label, where a screen has several of its form.
    pub fn labelled(self, label: impl Into<String>) -> TakeAlongFile {
        TakeAlongFile {
            label: label.into(),
            ..self
        }
    }
}

/// A button that unfolds the ways to take the screen along, in the same order
/// everywhere: print, files, link, citation.
#[component]
pub fn TakeAlong(
    /// The files that there are, tracked.
    #[prop(into)]
    files: Signal<Vec<TakeAlongFile>>,
    /// What the button that prints is called, where it prints something else
    /// than the screen.
    #[prop(default = common::PRINT)]
    print: Phrase,
    /// Whether the screen, or the part with this menu, can be printed.
    #[prop(default = true)]
    printable: bool,
    /// Prints, where more than the browser's print is needed.
    #[prop(optional, into)]
    on_print: Option<Callback<()>>,
    /// A link to something else than the screen.
    #[prop(optional, into)]
    link: Option<String>,
    /// What a citation says, where there is something to cite.
    #[prop(optional, into)]
    citation: Option<Callback<(), String>>,
) -> impl IntoView {
    let page = use_page();
    let is_open = RwSignal::new(false);
    let menu = NodeRef::<html::Div>::new();
    let opener = NodeRef::<html::Button>::new();
    // The button has the focus again before the printer's or the file's dialogue.
    let close = move || {
        is_open.set(false);
        if let Some(button) = opener.get_untracked() {
            let _ = button.focus();
        }
    };
    let on_key = move |event: ev::KeyboardEvent| {
        let by = match event.key().as_str() {
            "Escape" if is_open.get_untracked() => {
                event.prevent_default();
                event.stop_propagation();
                return close();
            }
            "ArrowDown" => 1,
            "ArrowUp" => -1,
            _ => return,
        };
        event.prevent_default();
        is_open.set(true);
        if let Some(menu) = menu.get_untracked() {
            step(menu, by);
        }
    };
    let entry = move |label: String, act: Box<dyn Fn()>| {
        let act = move |_| {
            close();
            act();
        };
        view! {
            <li>
                <button type="button" on:click=act>
                    {label}
                </button>
            </li>
        }
    };
    // Made when they are wanted: every item and every screen has this menu.
    let entries = move || {
        close_outside(menu, is_open);
        let print = printable.then(|| {
            let print_it = move || match on_print {
                Some(on_print) => on_print.run(()),
                None => printing::print(page.app.printing),
            };
            entry(page.t(print).to_owned(), Box::new(print_it))
        });
        let file_entry = |file: TakeAlongFile| {
            entry(
                file.label.clone(),
                Box::new(move || save(page, file.clone())),
            )
        };
        let files = files.get().into_iter().map(file_entry).collect_view();
        let link = link.clone();
        let copy_link = move || {
            let address = link.clone().unwrap_or_else(|| page.address());
            copy(page, address);
        };
        let copy_link = entry(page.t(common::COPY_LINK).to_owned(), Box::new(copy_link));
        let cite = citation.map(|citation| {
            let cite = move || copy(page, citation.run(()));
            entry(page.t(detail::COPY_CITATION).to_owned(), Box::new(cite))
        });
        view! { {print} {files} {copy_link} {cite} }
    };
    view! {
        <div class="take-along" node_ref=menu on:keydown=on_key>
            <button
                type="button"
                node_ref=opener
                aria-expanded=move || is_open.get().to_string()
                on:click=move |_| is_open.update(|is_open| *is_open = !*is_open)
            >
                {page.t(common::TAKE_ALONG)}
                <span aria-hidden="true">" ▾"</span>
            </button>
            <ul hidden=move || !is_open.get()>{move || is_open.get().then(&entries)}</ul>
        </div>
    }
}

/// Moves the focus among the entries of the menu, once it is unfolded.
fn step(menu: web_sys::HtmlDivElement, by: isize) {
    request_animation_frame(move || dom::step_focus(&menu, "li button", by));
}

/// Closes the menu, while it is unfolded, when the reader turns to something else.
fn close_outside(menu: NodeRef<html::Div>, is_open: RwSignal<bool>) {
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

/// Hands a file over, and says so; where its code did not arrive, offers to try
/// again.
fn save(page: Page, file: TakeAlongFile) {
    let is_done = Rc::new(Cell::new(false));
    let toasts = page.app.toasts;
    set_timeout(
        {
            let is_done = is_done.clone();
            move || {
                if !is_done.get() {
                    toasts.show(page.t(common::MAKING_FILE));
                }
            }
        },
        PATIENCE,
    );
    spawn_local(async move {
        let saved = hand_over(page, &file).await;
        is_done.set(true);
        match saved {
            Ok(()) => {
                toasts.show(common::downloaded(page.language, &file.name));
                if let Some(after) = file.after {
                    after.run(());
                }
            }
            Err(reason) => {
                let text = page.t(match reason {
                    NotMade::ChunkMissing => common::OFFICE_MISSING,
                    NotMade::ListMissing => common::COULD_NOT_OPEN,
                    NotMade::Failed => common::COULD_NOT_DOWNLOAD,
                });
                let again = move || save(page, file.clone());
                toasts.show_with(text, page.t(common::TRY_AGAIN), again);
            }
        }
    });
}

async fn hand_over(page: Page, file: &TakeAlongFile) -> Result<(), NotMade> {
    let name = &file.name;
    let done = match &file.content {
        Content::Json(content) => {
            let text = content.run(()).ok_or(NotMade::Failed)?;
            files::download(name, files::JSON, &text)
        }
        Content::Csv(make) => files::download(name, files::CSV, &make().await?.csv()),
        Content::Office(format, make) => {
            let report = make().await?;
            let bytes = office_file(report, *format, page.language, lifecycle::today()).await?;
            let kind = match format {
                OfficeFormat::Workbook => files::XLSX,
                OfficeFormat::Text => files::DOCX,
            };
            files::download_bytes(name, kind, &bytes)
        }
    };
    done.map_err(|_| NotMade::Failed)
}

/// Copies a text, or shows it for copying by hand.
fn copy(page: Page, text: String) {
    spawn_local(async move {
        let toasts = page.app.toasts;
        match clipboard::copy(&text).await {
            Ok(()) => toasts.show(page.t(common::COPIED)),
            Err(_) => {
                toasts.show_lasting(format!("{}{text}", page.t(common::COULD_NOT_COPY)));
            }
        }
    });
}
