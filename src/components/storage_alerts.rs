//! What is wrong with saving one kind of records, and what can be done about it.
//! Each message stays until it is settled; an issue that the reader has put
//! aside stays away until it comes again.

use leptos::prelude::*;

use crate::i18n::notes as wording;
use crate::i18n::ui::{common, review};
use crate::notes::{Snapshot, StorageIssue};
use crate::platform::dom;
use crate::state::{Kept, Page, Records, use_page};

/// More issues than these are counted, not listed.
const LISTED: usize = 5;

#[component]
pub fn StorageAlerts<P: Kept>(
    records: Records<P>,
    /// Hands the records over as a file.
    export: Callback<()>,
    /// Leads to where conflicts are resolved; where there is none, they are not
    /// mentioned.
    #[prop(optional, into)]
    choose: Option<Callback<()>>,
    /// Whether the page already says of other records what holds for all: that
    /// the browser's storage cannot be used.
    #[prop(optional)]
    beside_others: bool,
) -> impl IntoView {
    view! {
        <div class="notices" role="alert">
            <NotSaved records export beside_others />
            <DeletedElsewhere records export />
            {choose.map(|choose| view! { <Conflicts records choose /> })}
            <Issues records beside_others />
        </div>
    }
}

/// The texts are on this page only: they can be exported or tried again.
#[component]
fn NotSaved<P: Kept>(
    records: Records<P>,
    export: Callback<()>,
    beside_others: bool,
) -> impl IntoView {
    let page = use_page();
    let text = Memo::new(move |_| {
        records.snapshot.with(|it| {
            let is_said = beside_others && it.unsaved().next().is_none();
            (!is_said).then(|| not_saved(page, it)).flatten()
        })
    });
    move || {
        text.get().map(|text| {
            view! {
                <p class="notice">
                    <span>{text}</span>
                    <Action label=page.t(common::TRY_AGAIN) act=move || records.retry() />
                    <Action label=page.t(review::EXPORT_NOTES) act=move || export.run(()) />
                </p>
            }
        })
    }
}

fn not_saved<P: Kept>(page: Page, snapshot: &Snapshot<P>) -> Option<String> {
    let language = page.language;
    let unsaved = snapshot.unsaved().next().map(|(_, reason)| reason);
    let obstacle = snapshot.obstacle();
    let why = match (unsaved, obstacle) {
        (_, Some(error)) => wording::store_error(error, language),
        (Some(reason), None) => wording::unsaved_reason(reason, language),
        (None, None) => return None,
    };
    Some(match unsaved {
        Some(_) => review::not_saved(language, wording::records::<P>(language), &why),
        None => review::cannot_save(language, wording::records::<P>(language), &why),
    })
}

/// Another tab has deleted records: they can be restored or let go.
#[component]
fn DeletedElsewhere<P: Kept>(records: Records<P>, export: Callback<()>) -> impl IntoView {
    let page = use_page();
    let count = Memo::new(move |_| {
        let count = |it: &Snapshot<P>| it.book.deleted_elsewhere().count();
        records.snapshot.with(count)
    });
    let message = move |count| {
        let kind = wording::records::<P>(page.language);
        let text = review::removed_elsewhere(page.language, kind, count);
        view! {
            <p class="notice">
                <span>{text}</span>
                <Action label=page.t(common::RESTORE) act=move || records.restore_deleted() />
                <Action
                    label=page.t(review::DELETE_HERE_TOO)
                    act=move || records.accept_deleted()
                />
                <Action label=page.t(review::EXPORT_NOTES) act=move || export.run(()) />
            </p>
        }
    };
    move || Some(count.get()).filter(|count| *count > 0).map(message)
}

/// There are texts to choose from.
#[component]
fn Conflicts<P: Kept>(records: Records<P>, choose: Callback<()>) -> impl IntoView {
    let page = use_page();
    let count = Memo::new(move |_| records.snapshot.with(|it| it.book.conflicts().count()));
    let message = move |count| {
        let kind = wording::records::<P>(page.language);
        let text = review::conflicts(page.language, kind, count);
        view! {
            <p class="notice">
                <span>{text}</span>
                <Action label=page.t(review::CHOOSE) act=move || choose.run(()) />
            </p>
        }
    };
    move || Some(count.get()).filter(|count| *count > 0).map(message)
}

/// What the reader should know, and can put aside.
#[component]
fn Issues<P: Kept>(records: Records<P>, beside_others: bool) -> impl IntoView {
    let page = use_page();
    let issues = Memo::new(move |_| records.snapshot.with(|it| shown_issues(it, beside_others)));
    let message = move |issues: Vec<StorageIssue<P::Id>>| {
        let text = text_of::<P>(page, &issues);
        let issues = StoredValue::new(issues);
        let dismiss = move || {
            for issue in issues.get_value() {
                records.dismiss(&issue);
            }
        };
        view! {
            <p class="notice">
                <span>{text}</span>
                <Action label=page.t(common::DISMISS) act=dismiss />
            </p>
        }
    };
    move || {
        let issues = issues.get();
        (!issues.is_empty()).then(|| message(issues))
    }
}

/// Where nothing can be saved, a missing second copy is the least.
fn shown_issues<P: Kept>(snapshot: &Snapshot<P>, beside_others: bool) -> Vec<StorageIssue<P::Id>> {
    let obstacle = snapshot.obstacle().is_some() || beside_others;
    let is_shown = |issue: &&StorageIssue<P::Id>| {
        let is_of_replica = matches!(
            issue,
            StorageIssue::ReplicaFailed(_) | StorageIssue::ReplicaSilent
        );
        !(obstacle && is_of_replica)
    };
    snapshot.issues.iter().filter(is_shown).cloned().collect()
}

fn text_of<P: Kept>(page: Page, issues: &[StorageIssue<P::Id>]) -> String {
    let listed = issues.iter().take(LISTED);
    let mut texts: Vec<String> = listed
        .map(|issue| wording::storage_issue::<P>(issue, page.language))
        .collect();
    if issues.len() > LISTED {
        texts.push(review::more_issues(page.language, issues.len() - LISTED));
    }
    texts.join(" ")
}

/// A button that may go with its message.
#[component]
fn Action(label: &'static str, act: impl Fn() + 'static) -> impl IntoView {
    let act = move |_| {
        act();
        dom::focus_if_lost("#main");
    };
    view! {
        <button type="button" class="quiet" on:click=act>
            {label}
        </button>
    }
}
