//! The nearest items where a search finds nothing. They need the lexicon of
//! plain words, which is loaded when it is first needed.

use std::sync::{Arc, OnceLock};

use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos::wasm_split::wasm_split;

use super::{OpenList, Page};
use crate::components::lazy::ChunkMissing;
use crate::notes::Mark;
use crate::search::{Filters, Lexicon, Nearest, lexicon, nearest};

/// The plain words, read when they are first needed. Only lazy chunks call it,
/// so that the words are not in the main module.
pub fn plain_words() -> &'static Lexicon {
    static LEXICON: OnceLock<Lexicon> = OnceLock::new();
    LEXICON.get_or_init(|| Lexicon::parse(lexicon::TEXT).with_english(lexicon::ENGLISH))
}

/// The nearest items of the present search, while the list has nothing that
/// matches it.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Approximate {
    /// The search finds something, or is empty.
    #[default]
    Off,
    /// The lexicon is on its way.
    Loading,
    Found(Nearest),
    /// The lexicon did not arrive.
    Failed,
}

impl Approximate {
    /// The nearest items, where they have been found.
    pub fn found(&self) -> Option<&Nearest> {
        match self {
            Approximate::Found(nearest) => Some(nearest),
            _ => None,
        }
    }
}

/// Follows the search.
pub fn follow(page: Page, set_approximate: WriteSignal<Approximate>) {
    let approximate = page.approximate;
    // What was asked last; an answer to anything else is too late.
    let asked = StoredValue::new(0_u32);
    Effect::new(move || {
        let text = page.route.with(|route| route.query.trim().to_owned());
        let finds_nothing = page.results.with(|results| results.hits.is_empty());
        asked.update_value(|asked| *asked += 1);
        let is_off = text.is_empty() || !finds_nothing;
        if is_off || page.query.with(|query| query.has_syntax()) || only_filters_exclude(page) {
            set_approximate.set(Approximate::Off);
            return;
        }
        if approximate.with_untracked(|it| it.found().is_none()) {
            set_approximate.set(Approximate::Loading);
        }
        let turn = asked.get_value();
        let (list, filters) = (page.list(), page.filters.get());
        let marks = page.marks_untracked();
        spawn_local(async move {
            let found = find(list, text, filters, marks).await;
            if asked.try_get_value() == Some(turn) {
                set_approximate.set(match found {
                    Ok(nearest) => Approximate::Found(nearest),
                    Err(ChunkMissing) => Approximate::Failed,
                });
            }
        });
    });
}

/// Whether the list has what is searched for, and only the filters leave it
/// out. Then it would be wrong to say that the list does not mention it.
fn only_filters_exclude(page: Page) -> bool {
    let has_filters = page.filters.with(|filters| !filters.is_empty());
    has_filters && page.count_with(|route| route.filters = Filters::default()) > 0
}

#[wasm_split(task, wasm_split_path = ::leptos::wasm_split, fallible)]
fn find(
    list: Arc<OpenList>,
    text: String,
    filters: Filters,
    marks: Vec<Mark>,
) -> Result<Nearest, ChunkMissing> {
    let mark = |item| {
        let mark = list.position(item).and_then(|at| marks.get(at));
        mark.copied().unwrap_or_default()
    };
    Ok(nearest(
        &list,
        &list.index,
        plain_words(),
        &text,
        &filters,
        &mark,
    ))
}
