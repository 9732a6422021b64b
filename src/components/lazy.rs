//! Views whose code is loaded when they are first shown.

use std::future::Future;

use leptos::either::Either;
use leptos::prelude::*;
use leptos::wasm_split::SplitLoaderError;
use send_wrapper::SendWrapper;

use crate::platform::startup;
use crate::state::use_page;

/// The code of a lazy view did not arrive. The browser's console says why.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ChunkMissing;

impl From<SplitLoaderError> for ChunkMissing {
    fn from(_: SplitLoaderError) -> ChunkMissing {
        ChunkMissing
    }
}

/// What a function in a lazy chunk returns.
pub type Chunk = Result<AnyView, ChunkMissing>;

/// Shows the view that `load` brings; `failed` in its place where the chunk
/// does not arrive. `failed` gets a callback that tries again. Nothing is shown
/// while it loads, so that a chunk that is there already causes no flicker.
///
/// `load` runs in the owner of the place where it is shown, so the view finds
/// the contexts as any other does.
#[component]
pub fn Lazy<Load, Loading, Failed, FailedView>(load: Load, failed: Failed) -> impl IntoView
where
    Load: Fn() -> Loading + Send + Sync + 'static,
    Loading: Future<Output = Chunk> + 'static,
    Failed: Fn(Callback<()>) -> FailedView + Clone + Send + Sync + 'static,
    FailedView: IntoView + 'static,
{
    let page = use_page();
    let attempt = RwSignal::new(0_u32);
    let again = Callback::new(move |()| attempt.update(|attempt| *attempt += 1));
    move || {
        attempt.track();
        let loading = SendWrapper::new(load());
        let failed = failed.clone();
        Suspend::new(async move {
            let loaded = loading.await;
            // What a view writes must be kept from the first letter on.
            let started = page.start_notes().await;
            page.notes.on_loaded(startup::set_ready);
            match (loaded, started) {
                (Ok(view), Ok(())) => Either::Left(view),
                _ => Either::Right(failed(again)),
            }
        })
    }
}
