//! Where the published text is read differently, with the reasons.

use leptos::prelude::*;

use crate::components::ScrollFrame;
use crate::duty_list::Correction;
use crate::i18n::names;
use crate::i18n::ui::{about, common};
use crate::state::{Page, use_page};

/// The id of the heading that names the table.
const TITLE: &str = "corrections";

#[component]
pub fn Corrections() -> impl IntoView {
    let page = use_page();
    let list = page.list();
    let rows = list
        .corrections
        .iter()
        .map(|correction| row(page, correction))
        .collect_view();
    let columns = [
        common::ITEM,
        about::PUBLISHED,
        about::CORRECTED_TO,
        about::REASON,
    ];
    let columns = columns.map(|name| view! { <th scope="col">{page.t(name)}</th> });
    (!list.corrections.is_empty()).then(|| {
        view! {
            <section>
                <h2 id=TITLE>{page.t(about::CORRECTIONS)}</h2>
                <p>{page.t(about::CORRECTIONS_TEXT)}</p>
                <ScrollFrame label=page.t(about::CORRECTIONS)>
                    <table class="corrections" aria-labelledby=TITLE>
                        <thead>
                            <tr>{columns}</tr>
                        </thead>
                        <tbody>{rows}</tbody>
                    </table>
                </ScrollFrame>
            </section>
        }
    })
}

fn row(page: Page, correction: &Correction) -> impl IntoView + use<> {
    let id = correction.item;
    let reason = names::reason(correction, page.language).to_owned();
    view! {
        <tr>
            <th scope="row">
                <a href=move || page.link(|route| route.open(id))>{page.item_name(id)}</a>
                <span class="field">{page.t(about::field(correction.field))}</span>
            </th>
            <td lang="zh-CN">{correction.published.clone()}</td>
            <td lang="zh-CN">{correction.read_as.clone()}</td>
            <td>{reason}</td>
        </tr>
    }
}
