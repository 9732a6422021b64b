//! A row of the results.

use leptos::prelude::*;

use crate::components::{ItemNumber, MarkedPhrases, department_names, highlighted, row_marks};
use crate::duty_list::Item;
use crate::i18n::Phrase;
use crate::i18n::ui::items;
use crate::search::{Hit, Location, MatchReason, RankedItem};
use crate::state::{RowState, use_page};

/// An item that the search found.
#[component]
pub fn ResultRow(hit: Hit) -> impl IntoView {
    view! { <Row position=hit.position passage=hit.passage reason=hit.reason /> }
}

/// An item that is near to what was searched, with what led to it marked.
#[component]
pub fn NearestRow(ranked: RankedItem) -> impl IntoView {
    let phrases = ranked.evidence.iter().map(|it| it.phrase.clone());
    let phrases = MarkedPhrases(phrases.collect());
    let best = ranked.evidence.first();
    let passage = best.map(|it| it.location);
    let reason = best.and_then(|it| it.reason);
    view! { <Row position=ranked.position passage reason phrases /> }
}

#[component]
fn Row(
    /// The position in the list's items.
    position: usize,
    passage: Option<Location>,
    reason: Option<MatchReason>,
    /// What is marked instead of the matches of the search.
    #[prop(optional)]
    phrases: Option<MarkedPhrases>,
) -> impl IntoView {
    let page = use_page();
    let id = page.list().items[position].id;
    let state = page.row(id);
    // Every filter changes the links, and nothing else of a row that stays.
    let href = page.item_href(id);
    // One effect for all the rest: a list has hundreds of rows.
    move || {
        let list = page.list();
        let item = &list.items[position];
        let RowState {
            is_current,
            summary,
            query,
        } = state.get();
        let marked = |text: &str| match &phrases {
            Some(phrases) => highlighted(text, &phrases.ranges(text)),
            None => highlighted(text, &query.highlights(text)),
        };
        let category = page.category(item);
        let category = (!category.is_empty())
            .then(|| view! { <span class="category">{marked(&category)}</span> });
        let has_departments = !item.departments.is_empty();
        let between = (category.is_some() && has_departments).then_some(" · ");
        let department = |_, name: String| view! { <span>{marked(&name)}</span> };
        let departments = has_departments.then(|| department_names(page, item, department));
        let reason = reason
            .map(|reason| view! { <span class="reason">{page.t(reason_name(reason))}</span> });
        let passage = passage
            .and_then(|location| clause_text(item, location))
            .map(|text| view! { <p class="passage" lang="zh-CN">{marked(text)}</p> });
        view! {
            <li class="row" class:current=is_current data-item=item.id.to_string()>
                <a href=href aria-current=is_current.then_some("true")>
                    <ItemNumber id=item.id />
                    <span class="visually-hidden">{page.t(items::NAME_SEPARATOR)}</span>
                    <span class="title" lang="zh-CN">
                        {marked(&item.title)}
                    </span>
                </a>
                <p class="meta">
                    {row_marks(page, summary)}
                    {reason}
                    {category}
                    {between}
                    {departments}
                </p>
                {passage}
            </li>
        }
    }
}

/// The clause that a match in the duties belongs to.
fn clause_text(item: &Item, location: Location) -> Option<&str> {
    let clause = match location {
        Location::Superior(at) => &item.superior.get(at)?.clause,
        Location::Township(at) => item.township.get(at)?,
        Location::Title | Location::Category | Location::Department(_) => return None,
    };
    Some(&clause.text)
}

/// Why an item was found that does not have the words to the letter.
fn reason_name(reason: MatchReason) -> Phrase {
    match reason {
        MatchReason::Variant => items::BY_VARIANT,
        MatchReason::Synonym => items::BY_SYNONYM,
        MatchReason::Pinyin => items::BY_PINYIN,
        MatchReason::Initials => items::BY_INITIALS,
        MatchReason::Typo => items::BY_TYPO,
    }
}
