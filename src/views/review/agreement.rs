//! How far two who reviewed apart agree.

use leptos::prelude::*;

use super::parts::{ComparisonTable, ItemLink};
use crate::components::MarkLabel;
use crate::i18n::ui::review;
use crate::notes::Agreement;
use crate::state::use_page;

/// The agreement between the marks here and those in a file, and where they
/// differ; nothing where no item is marked in both.
#[component]
pub fn AgreementView(agreement: Agreement) -> impl IntoView {
    let page = use_page();
    let percent = agreement.percent()?;
    let kappa = agreement.kappa.map(|kappa| format!("{kappa:.2}"));
    let text = review::agreement(
        page.language,
        agreement.both,
        agreement.agreed,
        percent as usize,
        kappa.as_deref(),
    );
    let rows = agreement.differences.iter().map(|&(id, here, file)| {
        view! {
            <tr>
                <th scope="row">
                    <ItemLink id />
                </th>
                <td>
                    <MarkLabel mark=here />
                </td>
                <td>
                    <MarkLabel mark=file />
                </td>
            </tr>
        }
    });
    let rows = rows.collect_view();
    let differ = !agreement.differences.is_empty();
    Some(view! {
        <p>{text}</p>
        {differ
            .then(|| {
                view! { <ComparisonTable title=review::MARKS_THAT_DIFFER>{rows}</ComparisonTable> }
            })}
    })
}
