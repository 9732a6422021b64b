//! All departments: the directory, and what follows from it.

use leptos::prelude::*;

use super::directory::DirectorySection;
use super::matrices::{BalanceSection, CategoryMatrix, PartnerMatrix};
use crate::i18n::ui::departments;
use crate::state::use_page;

#[component]
pub fn Overview() -> impl IntoView {
    let page = use_page();
    view! {
        <h1 tabindex="-1">{page.t(departments::TITLE)}</h1>
        <DirectorySection />
        <CategoryMatrix />
        <PartnerMatrix />
        <BalanceSection />
    }
}
