//! What a print says of itself at its foot.

use leptos::prelude::*;

use crate::browser::{address_bar, page};
use crate::ui::dom::{El, el};
use crate::ui::state::Atlas;

pub fn print_footer(atlas: Atlas) -> El {
    el("footer").class("print-only").live_text(move || {
        let query = atlas
            .address
            .with(|address| address.to_query(atlas.document));
        let (address, date) = (address_bar::absolute(&query), page::today());
        match atlas.english() {
            false => format!("履职一览 · {address} · {date} 打印"),
            true => format!("Duty Atlas · {address} · printed on {date}"),
        }
    })
}
