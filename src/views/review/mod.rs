use leptos::prelude::*;
#[component]
pub fn Review() -> impl IntoView {}
