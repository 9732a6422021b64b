//! Where fields of an item are read differently from the print.

use leptos::prelude::*;

use crate::duty_list::{Field, ItemId};
use crate::i18n::names;
use crate::i18n::ui::detail;
use crate::state::use_page;

#[component]
pub fn Corrections(id: ItemId, fields: &'static [Field]) -> impl IntoView {
    let page = use_page();
    let list = page.list();
    let corrections = list
        .corrections_of(id)
        .filter(|it| fields.contains(&it.field));
    let notes = corrections.map(|correction| {
        let reason = names::reason(correction, page.language).to_owned();
        view! {
            <details class="correction">
                <summary>{page.t(detail::CORRECTED)}</summary>
                <dl>
                    <dt>{page.t(detail::PUBLISHED)}</dt>
                    <dd lang="zh-CN">{correction.published.clone()}</dd>
                    <dt>{page.t(detail::READ_AS)}</dt>
                    <dd lang="zh-CN">{correction.read_as.clone()}</dd>
                    <dt>{page.t(detail::REASON)}</dt>
                    <dd lang=page.language.tag()>{reason}</dd>
                </dl>
            </details>
        }
    });
    notes.collect_view()
}
