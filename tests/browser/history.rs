//! The address bar: what is written is there, the history has the entries that
//! it should, and moving in it is noticed. One test, because all tests of a run
//! share one page and its history.

use std::cell::RefCell;
use std::rc::Rc;

use duty_atlas::platform::history;
use duty_atlas::route::HistoryStep;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::wasm_bindgen_test;

fn window() -> web_sys::Window {
    web_sys::window().expect("a browser has a window")
}

fn entries() -> u32 {
    let browser_history = window().history().expect("a window has a history");
    browser_history.length().expect("a history has a length")
}

/// Waits until the next move in the history has been made.
async fn moved(start: impl FnOnce()) {
    let mut start = Some(start);
    let promise = js_sys::Promise::new(&mut |done, _| {
        let listener = done.unchecked_ref::<js_sys::Function>();
        let options = web_sys::AddEventListenerOptions::new();
        options.set_once(true);
        window()
            .add_event_listener_with_callback_and_add_event_listener_options(
                "popstate", listener, &options,
            )
            .expect("a window takes listeners");
        if let Some(start) = start.take() {
            start();
        }
    });
    JsFuture::from(promise).await.expect("it cannot fail");
}

#[wasm_bindgen_test]
async fn what_is_written_is_there_and_the_history_leads_back() {
    let seen = Rc::new(RefCell::new(Vec::new()));
    let log = Rc::clone(&seen);
    let listening = history::on_navigation(move |query| log.borrow_mut().push(query));
    let path = window().location().pathname().expect("a page has a path");
    history::write("?q=start", "", HistoryStep::Replace);
    let before = entries();

    // Replacing makes no entry, pushing makes one that knows where it came from.
    history::write("?q=%E7%8A%AC", "?q=start", HistoryStep::Replace);
    assert_eq!(history::query_string(), "?q=%E7%8A%AC");
    assert_eq!(entries(), before);
    assert_ne!(history::came_from().as_deref(), Some("?q=%E7%8A%AC"));
    history::write("?item=basic-1", "?q=%E7%8A%AC", HistoryStep::Push);
    assert_eq!(entries(), before + 1);
    assert_eq!(history::came_from().as_deref(), Some("?q=%E7%8A%AC"));
    assert_ne!(history::came_from().as_deref(), Some("?q=start"));

    // What replaces a pushed entry still knows it.
    history::write(
        "?item=basic-1&lang=en",
        "?item=basic-1",
        HistoryStep::Replace,
    );
    assert_eq!(history::came_from().as_deref(), Some("?q=%E7%8A%AC"));
    assert_eq!(entries(), before + 1);

    // No query at all leaves the path alone.
    history::write("", "?item=basic-1&lang=en", HistoryStep::Push);
    assert_eq!(history::query_string(), "");
    assert_eq!(window().location().pathname().as_ref(), Ok(&path));
    let origin = window().location().origin().expect("a page has an origin");
    assert_eq!(history::absolute("?q=x"), format!("{origin}{path}?q=x"));

    // Writing is not a navigation; going back is.
    assert!(seen.borrow().is_empty());
    moved(history::back).await;
    moved(history::back).await;
    assert_eq!(*seen.borrow(), ["?item=basic-1&lang=en", "?q=%E7%8A%AC"]);
    assert_eq!(history::query_string(), "?q=%E7%8A%AC");
    assert_ne!(history::came_from().as_deref(), Some("?q=start"));

    listening.remove();
    history::write("", "", HistoryStep::Replace);
}
