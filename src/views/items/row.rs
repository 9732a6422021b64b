//! A row of the results.

use leptos::prelude::*;

use crate::components::{
    DepartmentNames, Highlight, ItemNumber, MarkedPhrases, RowMarks, mark_matches,
};
use crate::duty_list::Item;
use crate::i18n::Phrase;
use crate::i18n::ui::items;
use crate::search::{Hit, Location, MatchReason, RankedItem};
use crate::state::use_page;

/// An item that the search found.
#[component]
pub fn ResultRow(hit: Hit) -> impl IntoView {
    mark_matches(use_page());
    view! { <Row position=hit.position passage=hit.passage reason=hit.reason /> }
}

/// An item that is near to what was searched, with what led to it marked.
#[component]
pub fn NearestRow(ranked: RankedItem) -> impl IntoView {
    let phrases = ranked.evidence.iter().map(|it| it.phrase.clone());
    provide_context(MarkedPhrases(phrases.collect()));
    let best = ranked.evidence.first();
    let passage = best.map(|it| it.location);
    let reason = best.and_then(|it| it.reason);
    view! { <Row position=ranked.position passage reason /> }
}

#[component]
fn Row(
    /// The position in the list's items.
    position: usize,
    passage: Option<Location>,
    reason: Option<MatchReason>,
) -> impl IntoView {
    let page = use_page();
    let list = page.list();
    let item = &list.items[position];
    let id = item.id;
    let is_current = page.is_open(id);
    let category = page.category(item);
    let category = (!category.is_empty())
        .then(|| view! { <span class="category"><Highlight text=category /></span> });
    let passage = passage
        .and_then(|location| clause_text(item, location))
        .map(|text| {
            view! { <p class="passage" lang="zh-CN"><Highlight text /></p> }
        });
    let reason =
        reason.map(|reason| view! { <span class="reason">{page.t(reason_name(reason))}</span> });
    let has_departments = !item.departments.is_empty();
    let between = (category.is_some() && has_departments).then_some(" · ");
    view! {
        <li class="row" class:current=is_current data-item=id.to_string()>
            <a
                href=page.item_href(id)
                aria-current=move || is_current.get().then_some("true")
            >
                <ItemNumber id />
                <span class="visually-hidden">{page.t(items::NAME_SEPARATOR)}</span>
                <span class="title" lang="zh-CN">
                    <Highlight text=item.title.clone() />
                </span>
            </a>
            <p class="meta">
                <RowMarks id />
                {reason}
                {category}
                {between}
                {has_departments.then(|| view! { <DepartmentNames id /> })}
            </p>
            {passage}
        </li>
    }
}

/// The clause that a match in the duties belongs to.
fn clause_text(item: &Item, location: Location) -> Option<String> {
    let clause = match location {
        Location::Superior(at) => &item.superior.get(at)?.clause,
        Location::Township(at) => item.township.get(at)?,
        Location::Title | Location::Category | Location::Department(_) => return None,
    };
    Some(clause.text.clone())
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
