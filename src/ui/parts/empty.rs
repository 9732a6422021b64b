//! What stands in place of results when there are none.

use leptos::prelude::*;

use crate::address::Address;
use crate::search::Stance;
use crate::ui::state::Atlas;

/// Says that nothing fits, and what to loosen: each condition with the number
/// of items that there would be without it.
#[component]
pub fn Empty() -> impl IntoView {
    let atlas = Atlas::get();
    let loosen = move || {
        // Tracked, so that the offers follow what is chosen.
        let chosen = atlas.filters.with(|filters| filters.chosen());
        let typed = atlas
            .address
            .with(|address| address.query.trim().to_owned());
        let mut offers = Vec::new();
        if !typed.is_empty() {
            let name = format!("{}{typed}{}", atlas.say("“", "“"), atlas.say("”", "”"));
            offers.push(Offer::new(atlas, name, |address| address.query.clear()));
        }
        for (option, stance) in chosen {
            let not = if stance == Stance::Exclude {
                atlas.say("非 ", "not ")
            } else {
                ""
            };
            let name = format!("{not}{}", atlas.option(option));
            offers.push(Offer::new(atlas, name, move |address| {
                address.filters.set(option, None)
            }));
        }
        offers
            .into_iter()
            .filter(|offer| offer.count > 0)
            .map(Offer::view)
            .collect_view()
    };
    view! {
        <div class="empty">
            <p>{atlas.say("没有事项同时符合这些条件。", "No duty meets all of these conditions.")}</p>
            <ul>{loosen}</ul>
            <button type="button" on:click=move |_| atlas.clear()>
                {atlas.say("清除全部条件，查看全部事项", "Clear everything and show all duties")}
            </button>
        </div>
    }
}

struct Offer {
    atlas: Atlas,
    name: String,
    count: usize,
    change: Box<dyn Fn(&mut Address) + Send>,
}

impl Offer {
    fn new(atlas: Atlas, name: String, change: impl Fn(&mut Address) + Send + 'static) -> Offer {
        let count = atlas.count_with(&change);
        Offer {
            atlas,
            name,
            count,
            change: Box::new(change),
        }
    }

    fn view(self) -> impl IntoView {
        let Offer {
            atlas,
            name,
            count,
            change,
        } = self;
        let text = match atlas.english() {
            false => format!("去掉{name}：{count} 项"),
            true => format!("Without {name}: {count}"),
        };
        view! {
            <li>
                <button type="button" class="quiet" on:click=move |_| atlas.go(&change)>{text}</button>
            </li>
        }
    }
}
