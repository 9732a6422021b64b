//! The superior's duties, grouped by who acts, beside the township's.

use leptos::prelude::*;

use super::highlighted;
use crate::document::{Attribution, Clause, Heading, Item, List, SuperiorClause};
use crate::ui::state::Atlas;

#[component]
pub fn SuperiorDuties(item: &'static Item) -> impl IntoView {
    let atlas = Atlas::get();
    let title = atlas.say("上级部门职责", "County departments’ duties");
    let groups = groups(item).into_iter().map(|group| {
        let who = who(atlas, item, group.attribution);
        let section = group.section.map(|text| {
            view! {
                <h4 class="section" lang="zh-CN">{highlighted(text)}</h4>
            }
        });
        let clauses = group.clauses.into_iter().map(|(at, duty)| {
            let departments = item.acting(&duty.attribution).iter();
            let departments = departments.map(|id| atlas.document.department(*id).id.as_str());
            let departments = departments.collect::<Vec<_>>().join(" ");
            view! {
                <li
                    class="clause"
                    data-clause=at + 1
                    data-departments=Some(departments).filter(|ids| !ids.is_empty())
                    data-attribution=duty.attribution.id()
                >
                    {clause_text(&duty.clause)}
                </li>
            }
        });
        view! {
            {section}
            <div class=format!("acting {}", group.attribution.id())>
                {who}
                <ol role="list" lang="zh-CN">{clauses.collect_view()}</ol>
            </div>
        }
    });
    let groups = groups.collect_view();
    view! {
        <section class="superior" aria-label=title>
            <h3>{title}</h3>
            {(item.id.list == List::Reclaimed).then(|| view! {
                <p class="caption">{atlas.say("承接部门及工作方式", "Who took it over, and how it is done")}</p>
            })}
            {groups}
        </section>
    }
}

#[component]
pub fn TownshipDuties(item: &'static Item) -> impl IntoView {
    let atlas = Atlas::get();
    let title = atlas.say("乡镇配合职责", "Township’s duties");
    let mut section: Option<&Heading> = None;
    let clauses = item.township.iter().enumerate().map(|(at, clause)| {
        let heading = clause
            .section
            .as_ref()
            .filter(|heading| section != Some(*heading));
        section = clause.section.as_ref();
        view! {
            {heading.map(|heading| view! {
                <li class="section">{highlighted(&heading.text)}</li>
            })}
            <li class="clause" data-clause=at + 1>{clause_text(clause)}</li>
        }
    });
    let clauses = clauses.collect_view();
    view! {
        <section class="township" aria-label=title>
            <h3>{title}</h3>
            <ol role="list" lang="zh-CN">{clauses}</ol>
        </section>
    }
}

fn clause_text(clause: &'static Clause) -> impl IntoView {
    let number = clause
        .number
        .map(|number| view! { <span class="clause-number">{number}"."</span> });
    view! { {number} <span>{highlighted(&clause.text)}</span> }
}

/// Clauses of one section for which the same ones act.
struct Group {
    /// The heading, where it is not itself the name of who acts.
    section: Option<&'static str>,
    attribution: &'static Attribution,
    clauses: Vec<(usize, &'static SuperiorClause)>,
}

/// Groups the clauses by section and by who acts, in the order in which each
/// first appears; the printed numbers still tell the order of the whole.
fn groups(item: &'static Item) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    let mut first_of_section = 0;
    let mut section = None;
    for (at, duty) in item.superior.iter().enumerate() {
        let heading = duty.clause.section.as_ref();
        if heading != section {
            section = heading;
            first_of_section = groups.len();
        }
        let same = |group: &&mut Group| *group.attribution == duty.attribution;
        match groups[first_of_section..].iter_mut().find(same) {
            Some(group) => group.clauses.push((at, duty)),
            None => groups.push(Group {
                section: heading
                    .filter(|heading| groups.len() == first_of_section && heading.is_numbered())
                    .map(|heading| heading.text.as_str()),
                attribution: &duty.attribution,
                clauses: vec![(at, duty)],
            }),
        }
    }
    groups
}

/// Says who acts, or that the text does not say it.
fn who(atlas: Atlas, item: &'static Item, attribution: &'static Attribution) -> impl IntoView {
    let names = |between: &'static str| {
        let names = item
            .acting(attribution)
            .iter()
            .enumerate()
            .map(move |(at, id)| {
                view! { {(at > 0).then_some(between)} {highlighted(atlas.department(*id))} }
            });
        names.collect_view()
    };
    let between = atlas.say("、", ", ");
    match attribution {
        Attribution::Sole(_) | Attribution::Named(_) => {
            view! { <h4 class="who">{names(between)}</h4> }.into_any()
        }
        Attribution::Joint => view! {
            <h4 class="who">{atlas.say("各部门共同", "All departments together")}</h4>
            <p class="caption">
                {atlas.say("原文没有写明由谁负责：", "The text does not say which of them acts: ")}
                {names(between)}
            </p>
        }
        .into_any(),
        Attribution::Other => view! {
            <h4 class="who">{atlas.say("其他主体", "Another actor")}</h4>
            <p class="caption">
                {atlas.say(
                    "原文写明的主体不是本事项所列的部门。",
                    "The text names an actor that is none of the item’s departments.",
                )}
            </p>
        }
        .into_any(),
    }
}
