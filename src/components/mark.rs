//! The mark of an item: shown, and chosen.

use leptos::prelude::*;

use crate::duty_list::ItemId;
use crate::i18n::names;
use crate::i18n::ui::{common, items};
use crate::notes::Mark;
use crate::state::{Page, RowSummary, use_page};

/// The mark in a sign and a word; a colour alone would not be enough.
#[component]
pub fn MarkLabel(mark: Mark) -> impl IntoView {
    let page = use_page();
    let sign = match mark {
        Mark::Unreviewed => "○",
        Mark::Reviewed => "✓",
        Mark::Questioned => "？",
        Mark::FollowUp => "！",
    };
    view! {
        <span class="mark" data-mark=mark.id()>
            <span class="sign" aria-hidden="true">
                {sign}
            </span>
            {page.t(names::mark(mark))}
        </span>
    }
}

/// The four marks, one of which an item has.
#[component]
pub fn MarkPicker(id: ItemId) -> impl IntoView {
    let page = use_page();
    let notes = page.notes;
    // The arrow keys go from mark to mark; a click chooses one for good.
    let by_pointer = StoredValue::new(false);
    let choose = move |mark| {
        notes.set_mark(id, mark);
        if by_pointer.get_value() {
            page.go_on_after_mark(id, mark);
        }
    };
    let current = Memo::new(move |_| notes.mark(id));
    let read_only = Memo::new(move |_| notes.is_read_only(id));
    let options = Mark::ALL.map(|mark| {
        view! {
            <label>
                <input
                    type="radio"
                    name=format!("mark-{id}")
                    value=mark.id()
                    prop:checked=move || current.get() == mark
                    prop:disabled=read_only
                    on:change=move |_| choose(mark)
                />
                {page.t(names::mark(mark))}
            </label>
        }
    });
    view! {
        <div
            class="marks"
            role="radiogroup"
            aria-label=page.t(common::REVIEW_STATE)
            on:pointerdown=move |_| by_pointer.set_value(true)
            on:keydown=move |_| by_pointer.set_value(false)
        >
            {options}
        </div>
    }
}

/// The reader's own in a row: the mark, that there is a note, that something is
/// not saved.
#[component]
pub fn RowMarks(id: ItemId) -> impl IntoView {
    let page = use_page();
    let summary = page.row_summary(id);
    move || row_marks(page, summary.get())
}

/// The same as it is now; nothing where there is nothing to say.
pub fn row_marks(page: Page, summary: RowSummary) -> impl IntoView {
    (summary != RowSummary::default()).then(|| {
        let mark =
            (summary.mark != Mark::Unreviewed).then(|| view! { <MarkLabel mark=summary.mark /> });
        let word = |text| view! { <span class="noted">{text}</span> };
        let noted = summary.has_note.then(|| word(page.t(items::HAS_NOTE)));
        let unsaved = summary.unsaved.then(|| word(page.t(common::NOT_SAVED)));
        view! { <span class="row-marks">{mark}{noted}{unsaved}</span> }
    })
}
