//! The township's duties, and the superior's duties grouped by who acts.

use leptos::prelude::*;

use crate::components::Highlight;
use crate::duty_list::{Attribution, Clause, Item, List};
use crate::i18n::ui::detail;
use crate::state::{Page, use_page};

#[component]
pub fn TownshipDuties(item: Item) -> impl IntoView {
    let page = use_page();
    let title = page.t(detail::TOWNSHIP_DUTIES);
    view! {
        <section class="township" aria-label=title>
            <h3>{title}</h3>
            <TownshipClauses item />
        </section>
    }
}

/// The township's clauses, each heading once above its own.
#[component]
pub fn TownshipClauses(item: Item) -> impl IntoView {
    let mut section = None;
    let clauses = item.township.iter().enumerate().map(|(at, clause)| {
        let heading = clause
            .section
            .as_ref()
            .filter(|heading| section != Some(*heading));
        section = clause.section.as_ref();
        let heading = heading.map(|heading| {
            view! { <li class="section"><Highlight text=heading.text.clone() /></li> }
        });
        view! {
            {heading}
            <li class="clause" data-clause=(at + 1).to_string()>
                {clause_text(clause)}
            </li>
        }
    });
    view! {
        <ol class="clauses" role="list" lang="zh-CN">
            {clauses.collect_view()}
        </ol>
    }
}

#[component]
pub fn SuperiorDuties(item: Item) -> impl IntoView {
    let page = use_page();
    let title = page.t(detail::SUPERIOR_DUTIES);
    let heading = match item.id.list {
        List::Reclaimed => page.t(detail::TAKEN_OVER),
        _ => title,
    };
    let groups = groups(&item)
        .into_iter()
        .map(|group| view! { <ActingGroup item=item.clone() group /> })
        .collect_view();
    view! {
        <section class="superior" aria-label=title>
            <h3>{heading}</h3>
            {groups}
        </section>
    }
}

/// Clauses of one section in which the same departments act.
struct Group {
    /// The heading, where it is not itself the name of a department.
    section: Option<String>,
    attribution: Attribution,
    clauses: Vec<usize>,
}

/// Groups the clauses by section and by who acts, in the order in which each
/// first appears; the printed numbers still tell the order of the whole.
fn groups(item: &Item) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    let mut first_of_section = 0;
    let mut section = None;
    for (at, duty) in item.superior.iter().enumerate() {
        let heading = duty.clause.section.as_ref();
        if heading != section {
            section = heading;
            first_of_section = groups.len();
        }
        let same = |group: &&mut Group| group.attribution == duty.attribution;
        match groups[first_of_section..].iter_mut().find(same) {
            Some(group) => group.clauses.push(at),
            None => groups.push(Group {
                section: heading
                    .filter(|heading| groups.len() == first_of_section && heading.is_numbered())
                    .map(|heading| heading.text.clone()),
                attribution: duty.attribution.clone(),
                clauses: vec![at],
            }),
        }
    }
    groups
}

#[component]
fn ActingGroup(item: Item, group: Group) -> impl IntoView {
    let page = use_page();
    let section = group.section.map(|text| {
        view! {
            <h4 class="section" lang="zh-CN">
                <Highlight text />
            </h4>
        }
    });
    let clauses = group
        .clauses
        .iter()
        .map(|&at| superior_clause(page, &item, at));
    view! {
        {section}
        <div class="acting">
            <Actors item=item.clone() attribution=group.attribution.clone() />
            <ol class="clauses" role="list" lang="zh-CN">
                {clauses.collect_view()}
            </ol>
        </div>
    }
}

/// A clause of the superior's duties, with who acts in it.
fn superior_clause(page: Page, item: &Item, at: usize) -> impl IntoView + use<> {
    let list = page.list();
    let duty = &item.superior[at];
    let departments = item.acting(&duty.attribution).iter();
    let departments = departments.map(|id| list.department(*id).id.as_str());
    let departments = departments.collect::<Vec<_>>().join(" ");
    view! {
        <li
            class="clause"
            data-clause=(at + 1).to_string()
            data-attribution=duty.attribution.id()
            data-departments=(!departments.is_empty()).then_some(departments)
        >
            {clause_text(&duty.clause)}
        </li>
    }
}

/// A clause with the number that is printed before it.
pub fn clause_text(clause: &Clause) -> impl IntoView + use<> {
    let plain = || clause.number.map(|number| format!("{number}."));
    let number = clause.label.clone().or_else(plain);
    view! {
        {number.map(|number| view! { <span class="clause-number">{number}</span> })}
        <span>
            <Highlight text=clause.text.clone() />
        </span>
    }
}

/// Says who acts, or that the text does not say it.
#[component]
fn Actors(item: Item, attribution: Attribution) -> impl IntoView {
    let page = use_page();
    let between = if page.english() { "; " } else { "、" };
    let names = item
        .acting(&attribution)
        .iter()
        .enumerate()
        .map(|(at, id)| {
            (
                (at > 0).then_some(between),
                view! { <Highlight text=page.department(*id) /> },
            )
        });
    let names = names.collect_view();
    match attribution {
        Attribution::Sole(_) | Attribution::Named(_) => {
            view! { <h4 class="actors">{names}</h4> }.into_any()
        }
        Attribution::Joint => view! {
            <h4 class="actors unnamed">{page.t(detail::JOINT)}</h4>
            <p class="caption">{page.t(detail::JOINT_MEANS)} {names}</p>
        }
        .into_any(),
        Attribution::Other => view! {
            <h4 class="actors unnamed">{page.t(detail::OTHER_ACTOR)}</h4>
            <p class="caption">{page.t(detail::OTHER_ACTOR_MEANS)}</p>
        }
        .into_any(),
    }
}
