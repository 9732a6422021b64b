//! An item that a task touches: the words that show it, who leads, what is the
//! township's part, and what the reader says of it.

use std::collections::BTreeSet;

use leptos::prelude::*;

use super::check::Check;
use crate::components::{DepartmentNames, MarkedPhrases};
use crate::duty_list::{Item, ItemId, List};
use crate::i18n::report::superior_clauses;
use crate::i18n::ui::task;
use crate::i18n::{names, notes as wording};
use crate::notes::Involvement;
use crate::search::{Evidence, RankedItem};
use crate::state::use_page;
use crate::views::detail::TownshipClauses;

/// So much of the evidence is shown.
const EVIDENCE: usize = 4;

#[component]
pub fn ItemCard(number: usize, ranked: RankedItem) -> impl IntoView {
    let page = use_page();
    let check: Check = expect_context();
    let list = page.list();
    let item = list.items[ranked.position].clone();
    let id = item.id;
    let phrases = ranked.evidence.iter().map(|it| it.phrase.clone());
    provide_context(MarkedPhrases(phrases.collect()));
    let text = check.work.checked.get_untracked();
    // The same words may be in the text more than once.
    let mut seen = BTreeSet::new();
    let evidence = ranked.evidence.iter();
    let evidence = evidence
        .filter(|it| seen.insert((text.get(it.range.clone()), it.phrase.as_str())))
        .take(EVIDENCE);
    let evidence = evidence
        .map(|it| view! { <EvidenceLine evidence=it.clone() text=text.clone() /> })
        .collect_view();
    let prior = ranked.prior.as_ref().and_then(|prior| {
        let word = text.get(prior.range.clone())?.to_owned();
        let list = page.list_short(prior.list);
        Some(view! { <p class="caption">{task::prior(page.language, &word, list)}</p> })
    });
    let neighbour = ranked.neighbour_of.map(|position| {
        let other = page.item_name(list.items[position].id);
        view! { <p class="caption">{task::neighbour(page.language, &other)}</p> }
    });
    let href = move || {
        page.link(|route| {
            *route = route.to_view(crate::route::View::Items);
            route.query.clear();
            route.filters = Default::default();
            route.open(id);
        })
    };
    let ruled_out = move || {
        check
            .work
            .verdicts
            .with(|verdicts| verdicts.get(&id) == Some(&Involvement::NotInvolved))
    };
    view! {
        <li class="task-item" class:ruled-out=ruled_out data-item=id.to_string()>
            <div class="card-head">
                <span class="card-number" aria-hidden="true">
                    {circled(number)}
                </span>
                <h3>
                    <a href=href>
                        <span class=format!("number {}", id.list.id())>{page.item_name(id)}</span>
                        <span class="visually-hidden">"："</span>
                        <span lang="zh-CN">{item.title.clone()}</span>
                    </a>
                </h3>
            </div>
            <div class="evidence">
                <span class="label">{page.t(task::BASIS)}</span>
                {evidence}
            </div>
            {prior}
            {neighbour}
            <Part item=item.clone() />
            <VerdictPicker id />
        </li>
    }
}

/// ①, ②, … as the words in the text are numbered.
pub fn circled(number: usize) -> String {
    let circled = u32::try_from(number)
        .ok()
        .filter(|number| (1..=20).contains(number));
    let circled = circled.and_then(|number| char::from_u32(0x245F + number));
    circled.map_or_else(|| number.to_string(), String::from)
}

/// `任务“处罚违建” ↔ 条文“依法处罚及拆除”`
#[component]
fn EvidenceLine(evidence: Evidence, text: String) -> impl IntoView {
    let page = use_page();
    let word = text
        .get(evidence.range.clone())
        .unwrap_or_default()
        .to_owned();
    let same = word == evidence.phrase;
    let reason = evidence.reason.map(|reason| page.t(task::reason(reason)));
    view! {
        <span class="evidence-line">
            <mark lang="zh-CN">{word}</mark>
            {(!same)
                .then(|| {
                    view! {
                        " ↔ "
                        <q lang="zh-CN">{evidence.phrase.clone()}</q>
                    }
                })}
            {reason.map(|reason| view! { <span class="reason">{reason}</span> })}
        </span>
    }
}

/// Whose it is: who leads with which clauses, and the township's part.
#[component]
fn Part(item: Item) -> impl IntoView {
    let page = use_page();
    let list = page.list();
    let led = (!item.departments.is_empty()).then(|| {
        view! {
            <p class="who">
                <span class="label">{page.t(task::WHO)}</span>
                <DepartmentNames id=item.id />
            </p>
        }
    });
    let ours = match item.id.list {
        List::Basic => view! { <p>{page.t(names::list_meaning(List::Basic))}</p> }.into_any(),
        List::Reclaimed => view! {
            <p class="reclaimed-note">
                <strong>{page.t(task::TAKEN_BACK)}</strong>
                " "
                {page.t(task::OURS)}
                {page.t(task::NO_LONGER_OURS)}
            </p>
        }
        .into_any(),
        List::Supporting => view! {
            <div class="ours">
                <span class="label">{page.t(task::OURS)}</span>
                <TownshipClauses item=item.clone() />
            </div>
        }
        .into_any(),
    };
    let clauses = superior_clauses(&list, &item, page.language);
    view! {
        {led}
        {ours}
        {(!clauses.is_empty())
            .then(|| {
                view! {
                    <details>
                        <summary>{task::clauses_of_departments(page.language, clauses.len())}</summary>
                        <ul lang="zh-CN">
                            {clauses
                                .iter()
                                .map(|text| view! { <li>{text.clone()}</li> })
                                .collect_view()}
                        </ul>
                    </details>
                }
            })}
    }
}

/// ○ 涉及 ○ 不涉及 ○ 存疑
#[component]
fn VerdictPicker(id: ItemId) -> impl IntoView {
    let page = use_page();
    let check: Check = expect_context();
    let options = [
        Involvement::Involved,
        Involvement::NotInvolved,
        Involvement::Unsure,
    ];
    let options = options.map(|option| {
        let is_it = move || {
            check
                .work
                .verdicts
                .with(|said| said.get(&id) == Some(&option))
        };
        view! {
            <label>
                <input
                    type="radio"
                    name=format!("verdict-{id}")
                    prop:checked=is_it
                    on:change=move |_| check.say(id, Some(option))
                />
                {page.t(wording::involvement(option))}
            </label>
        }
    });
    view! {
        <div class="marks" role="radiogroup" aria-label=page.item_name(id)>
            {options}
        </div>
    }
}
