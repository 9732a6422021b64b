//! The form of one suggestion.

use leptos::prelude::*;

use super::conflict::OtherTexts;
use super::save_state::{SaveState, StepButtons};
use super::suggesting::{FIRST_FIELD, Suggesting};
use super::text_field::TextField;
use crate::duty_list::{ItemId, List};
use crate::i18n::names;
use crate::i18n::notes as wording;
use crate::i18n::ui::suggestions;
use crate::notes::{SuggestionField, SuggestionKind};
use crate::state::use_page;
use crate::suggestions::set_kind;
use crate::views::review::parts::ItemLink;

#[component]
pub fn Form() -> impl IntoView {
    let page = use_page();
    let suggesting: Suggesting = expect_context();
    let kind = Memo::new(move |_| suggesting.suggestion().kind);
    let is_inexact = RwSignal::new(false);
    let has_target = move || matches!(kind.get(), SuggestionKind::Add | SuggestionKind::Move);
    let proposal = Signal::derive(move || match kind.get() {
        SuggestionKind::Departments => page.t(suggestions::PROPOSED_DEPARTMENTS),
        _ => page.t(suggestions::PROPOSAL),
    });
    view! {
        <div class="suggestion-form" role="group" aria-labelledby="suggestion-form">
            <h3 id="suggestion-form">{page.t(suggestions::FORM)}</h3>
            <div class="form-head">
                <ChosenItem kind />
                <SaveState is_inexact />
                <StepButtons />
            </div>
            <OtherTexts />
            <div class="choices">
                <KindPicker kind />
                <Show when=has_target>
                    <ListPicker kind />
                </Show>
            </div>
            <TextField
                id="suggestion-proposal"
                label=proposal
                field=SuggestionField::Proposal
                of=|it| &mut it.proposal
                is_inexact
            />
            <TextField
                id="suggestion-reason"
                label=page.t(suggestions::REASON)
                field=SuggestionField::Reason
                of=|it| &mut it.reason
                is_inexact
            />
            <TextField
                id="suggestion-basis"
                label=page.t(suggestions::BASIS)
                field=SuggestionField::Basis
                of=|it| &mut it.basis
                is_inexact
                hint=page.t(suggestions::BASIS_HINT)
            />
            <div class="actions">
                <button type="button" on:click=move |_| suggesting.start_another()>
                    {page.t(suggestions::ANOTHER)}
                </button>
            </div>
        </div>
    }
}

/// What the suggestion is about.
#[component]
fn ChosenItem(kind: Memo<SuggestionKind>) -> impl IntoView {
    let page = use_page();
    let suggesting: Suggesting = expect_context();
    let item = Memo::new(move |_| suggesting.suggestion().item);
    let shown = move || {
        if kind.get() == SuggestionKind::Add {
            return view! { <span>{page.t(suggestions::NEW_DUTY)}</span> }.into_any();
        }
        match item.get().map(|id| (id.parse::<ItemId>(), id)) {
            Some((Ok(id), _)) => view! { <ItemLink id /> }.into_any(),
            Some((Err(()), name)) => view! { <span>{name}</span> }.into_any(),
            None => view! { <span>{page.t(suggestions::NO_DUTY)}</span> }.into_any(),
        }
    };
    view! {
        <p class="chosen-item">
            <span class="label">{page.t(suggestions::DUTY)}</span>
            " "
            {shown}
        </p>
    }
}

#[component]
fn KindPicker(kind: Memo<SuggestionKind>) -> impl IntoView {
    let page = use_page();
    let suggesting: Suggesting = expect_context();
    let options = SuggestionKind::ALL.map(|option| {
        view! {
            <option value=position(option).to_string() prop:selected=move || kind.get() == option>
                {page.t(wording::suggestion_kind(option))}
            </option>
        }
    });
    let choose = move |event| {
        let at = event_target_value(&event).parse().unwrap_or(usize::MAX);
        if let Some(&kind) = SuggestionKind::ALL.get(at) {
            let list = page.list();
            suggesting.edit(SuggestionField::Kind, |suggestion| {
                set_kind(suggestion, &list, kind);
            });
        }
    };
    view! {
        <div class="field">
            <label for=FIRST_FIELD>{page.t(suggestions::KIND)}</label>
            <select
                id=FIRST_FIELD
                prop:disabled=move || suggesting.is_read_only()
                on:change=choose
            >
                {options}
            </select>
        </div>
    }
}

fn position(kind: SuggestionKind) -> usize {
    SuggestionKind::ALL
        .iter()
        .position(|it| *it == kind)
        .unwrap_or_default()
}

/// The list that the item is to be added or moved to.
#[component]
fn ListPicker(kind: Memo<SuggestionKind>) -> impl IntoView {
    let page = use_page();
    let suggesting: Suggesting = expect_context();
    let chosen = Memo::new(move |_| suggesting.suggestion().list);
    // An item is not moved to the list that it is on.
    let present = Memo::new(move |_| {
        let item = suggesting.suggestion().item;
        let item = item.and_then(|id| id.parse::<ItemId>().ok());
        item.filter(|_| kind.get() == SuggestionKind::Move)
            .map(|item| item.list)
    });
    let options = List::ALL.map(|list| {
        let is_chosen = move || chosen.with(|chosen| chosen.as_deref() == Some(list.id()));
        view! {
            <option
                value=list.id()
                prop:disabled=move || present.get() == Some(list)
                prop:selected=is_chosen
            >
                {names::list(list, page.language)}
            </option>
        }
    });
    let choose = move |event| {
        let list = List::from_id(&event_target_value(&event));
        suggesting.edit(SuggestionField::List, |suggestion| {
            suggestion.list = list.map(|list| list.id().to_owned());
        });
    };
    view! {
        <div class="field">
            <label for="suggestion-list">{page.t(suggestions::TARGET_LIST)}</label>
            <select
                id="suggestion-list"
                prop:disabled=move || suggesting.is_read_only()
                on:change=choose
            >
                <option value="" prop:selected=move || chosen.with(Option::is_none)>
                    {page.t(suggestions::LIST_NOT_CHOSEN)}
                </option>
                {options}
            </select>
        </div>
    }
}
