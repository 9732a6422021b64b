//! An item in full.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::duties::{superior_duties, township_duties};
use super::{departments, faults, highlighted, notices, own_part};
use crate::browser::{clipboard, page};
use crate::document::{Correction, Field, Item, List};
use crate::names;
use crate::ui::dom::{El, button, el, with_class};
use crate::ui::state::Atlas;

/// A title of more characters than this is set as text, not as a headline.
const LONG_TITLE: usize = 40;

/// The id of the heading, which names the detail.
const TITLE: &str = "item-title";

/// The detail of an item. Beside the results it is a region; where it covers
/// them it is a dialog, and what lies under it is out of reach.
pub fn detail(atlas: Atlas, item: &'static Item) -> El {
    let id = item.id;
    let size = if item.title.chars().count() > LONG_TITLE {
        "detail long"
    } else {
        "detail"
    };
    let role = move || if atlas.wide.get() { "region" } else { "dialog" };
    let modal = move || (!atlas.wide.get()).then(|| "true".to_owned());
    let superior = (!item.superior.is_empty()).then(|| superior_duties(atlas, item));
    let township = (!item.township.is_empty()).then(|| township_duties(atlas, item));
    el("section")
        .class(size)
        .attr("data-detail", &id.to_string())
        .attr("aria-labelledby", TITLE)
        .live_attr("role", move || Some(role().to_owned()))
        .live_attr("aria-modal", modal)
        .child(bar(atlas, item))
        // What stands above the results is out of sight.
        .region(move || (!atlas.wide.get()).then(|| (notices(atlas), faults(atlas))))
        .child(head(atlas, item))
        .child(own_part(atlas, item))
        .child(with_class("div", "duties", (superior, township)))
        .child(corrections(
            atlas,
            item,
            &[Field::SuperiorDuties, Field::TownshipDuties],
        ))
}

fn bar(atlas: Atlas, item: &'static Item) -> El {
    let cross = el("span").attr("aria-hidden", "true").child("×");
    let close = button("close", cross, move || atlas.close_item());
    let close = close.attr("aria-label", atlas.say("关闭", "Close"));
    let previous = neighbour(atlas, -1, atlas.say("上一项", "Previous"), "‹");
    let next = neighbour(atlas, 1, atlas.say("下一项", "Next"), "›");
    with_class("div", "detail-bar", (previous, next))
        .child(matches(atlas))
        .child(cite(atlas, item))
        .child(close)
}

fn head(atlas: Atlas, item: &'static Item) -> El {
    let id = item.id;
    let place = with_class("p", &format!("number {}", id.list.id()), ())
        .child(format!("{} {} · ", atlas.list(id.list), id.number))
        .child(highlighted(atlas, "span", atlas.category(item.category)));
    let title = highlighted(atlas, "h2", &item.title)
        .attr("id", TITLE)
        .attr("tabindex", "-1")
        .attr("lang", "zh-CN");
    let meaning = names::list_meaning(id.list).get(atlas.language);
    let led_by = (!item.departments.is_empty()).then(|| {
        let label = match id.list {
            List::Reclaimed => atlas.say("承接部门", "Taken over by"),
            _ => atlas.say("对应上级部门", "County departments"),
        };
        let label = with_class("span", "label", label);
        with_class("p", "led-by", (label, departments(atlas, item)))
    });
    el("header")
        .child((place, title))
        .child((with_class("p", "meaning", meaning), led_by))
        .child(corrections(
            atlas,
            item,
            &[Field::Category, Field::Title, Field::Departments],
        ))
}

/// A button to the item before or after this one in the results.
fn neighbour(atlas: Atlas, by: isize, label: &str, arrow: &str) -> El {
    let there = move || {
        atlas.results.track();
        atlas.neighbour(atlas.open.get(), by)
    };
    let arrow = el("span").attr("aria-hidden", "true").child(arrow);
    let step = move || {
        if let Some(id) = untrack(there) {
            atlas.open_item(id);
        }
    };
    button("neighbour", arrow, step)
        .attr("aria-label", label)
        .attr("title", label)
        .live_property("disabled", move || there().is_none())
}

/// Buttons to the matches of the search in the detail, while there is a search.
fn matches(atlas: Atlas) -> El {
    let step = |by: isize, label: &str, arrow: &str| {
        let arrow = el("span").attr("aria-hidden", "true").child(arrow);
        button("neighbour", arrow, move || page::step_match(by))
            .attr("aria-label", label)
            .attr("title", label)
    };
    let searching = Memo::new(move |_| atlas.query.with(|query| !query.is_empty()));
    with_class("span", "matches", ()).region(move || {
        searching.get().then(|| {
            let previous = step(-1, atlas.say("上一处匹配", "Previous match"), "↑");
            (
                previous,
                step(1, atlas.say("下一处匹配", "Next match"), "↓"),
            )
        })
    })
}

/// Copies a citation, or shows it for copying by hand where the browser has no
/// clipboard for the page.
fn cite(atlas: Atlas, item: &'static Item) -> Vec<El> {
    let copied = RwSignal::new(None);
    let copy = move || {
        spawn_local(async move {
            let done = clipboard::copy(&atlas.citation(item)).await.is_ok();
            copied.try_set(Some(done));
        });
    };
    let outcome = with_class("span", "copied", ())
        .attr("role", "status")
        .region(move || {
            copied.get().map(|done| match done {
                true => el("span").child(atlas.say("已复制", "Copied")),
                false => el("span")
                    .child(atlas.say(
                        "无法写入剪贴板，请手动复制：",
                        "The clipboard is out of reach; copy by hand: ",
                    ))
                    .child(el("q").child(atlas.citation(item))),
            })
        });
    vec![
        button("cite", atlas.say("复制引用", "Copy citation"), copy),
        outcome,
    ]
}

/// Where these fields of the item are read differently from the print.
fn corrections(atlas: Atlas, item: &'static Item, fields: &[Field]) -> Vec<El> {
    let corrections = atlas.document.corrections_of(item.id);
    let corrections = corrections.filter(|correction| fields.contains(&correction.field));
    corrections
        .map(|correction| correction_note(atlas, correction))
        .collect()
}

fn correction_note(atlas: Atlas, correction: &'static Correction) -> El {
    let entry = |term: &str, text: &str, lang: &str| {
        (
            el("dt").child(term),
            el("dd").attr("lang", lang).child(text),
        )
    };
    let summary = atlas.say("此处的读法与印本不同", "Read differently from the print");
    let entries = vec![
        entry(
            atlas.say("印本原文", "As printed"),
            &correction.published,
            "zh-CN",
        ),
        entry(atlas.say("读作", "Read as"), &correction.read_as, "zh-CN"),
        entry(
            atlas.say("理由", "Why"),
            atlas.reason(correction),
            atlas.language.tag(),
        ),
    ];
    with_class("details", "correction", el("summary").child(summary)).child(el("dl").child(entries))
}
