//! The superior's duties, grouped by who acts, beside the township's.

use super::highlighted;
use crate::document::{Attribution, Clause, Heading, Item, List};
use crate::ui::dom::{El, el, with_class};
use crate::ui::state::Atlas;

pub fn superior_duties(atlas: Atlas, item: &'static Item) -> El {
    let title = atlas.say("上级部门职责", "County departments’ duties");
    let caption = (item.id.list == List::Reclaimed).then(|| {
        let text = atlas.say("承接部门及工作方式", "Who took it over, and how it is done");
        with_class("p", "caption", text)
    });
    let groups = groups(item)
        .into_iter()
        .map(|group| acting(atlas, item, group));
    let groups = groups.collect::<Vec<_>>();
    duties("superior", title).child((caption, groups))
}

pub fn township_duties(atlas: Atlas, item: &'static Item) -> El {
    let title = atlas.say("乡镇配合职责", "Township’s duties");
    duties("township", title).child(township_clauses(atlas, item))
}

/// The township's clauses, each heading once above its own.
pub fn township_clauses(atlas: Atlas, item: &'static Item) -> El {
    let mut section: Option<&Heading> = None;
    let clauses = item.township.iter().enumerate().map(|(at, clause)| {
        let heading = clause
            .section
            .as_ref()
            .filter(|heading| section != Some(*heading));
        section = clause.section.as_ref();
        let heading =
            heading.map(|heading| highlighted(atlas, "li", &heading.text).class("section"));
        (heading, clause_line(atlas, at, clause))
    });
    clause_list().child(clauses.collect::<Vec<_>>())
}

/// Some clauses of the superior's duties, each heading once above its own.
pub fn clauses(atlas: Atlas, item: &'static Item, places: &[usize]) -> El {
    let mut section: Option<&Heading> = None;
    let mut list = clause_list();
    for at in places {
        let above = item.superior[*at].clause.section.as_ref();
        if above != section {
            section = above;
            let heading = above.filter(|heading| heading.is_numbered());
            list = list.child(
                heading.map(|heading| highlighted(atlas, "li", &heading.text).class("section")),
            );
        }
        list = list.child(superior_line(atlas, item, *at));
    }
    list
}

fn duties(class: &str, title: &str) -> El {
    with_class("section", class, el("h3").child(title)).attr("aria-label", title)
}

fn clause_list() -> El {
    el("ol").attr("role", "list").attr("lang", "zh-CN")
}

fn clause_line(atlas: Atlas, at: usize, clause: &'static Clause) -> El {
    let number = clause
        .number
        .map(|number| with_class("span", "clause-number", format!("{number}.")));
    with_class(
        "li",
        "clause",
        (number, highlighted(atlas, "span", &clause.text)),
    )
    .attr("data-clause", &(at + 1).to_string())
}

/// Clauses of one section for which the same ones act.
struct Group {
    /// The heading, where it is not itself the name of who acts.
    section: Option<&'static str>,
    attribution: &'static Attribution,
    clauses: Vec<usize>,
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
            Some(group) => group.clauses.push(at),
            None => groups.push(Group {
                section: heading
                    .filter(|heading| groups.len() == first_of_section && heading.is_numbered())
                    .map(|heading| heading.text.as_str()),
                attribution: &duty.attribution,
                clauses: vec![at],
            }),
        }
    }
    groups
}

fn acting(atlas: Atlas, item: &'static Item, group: Group) -> (Option<El>, El) {
    let section = group.section.map(|text| {
        highlighted(atlas, "h4", text)
            .class("section")
            .attr("lang", "zh-CN")
    });
    let clauses = group.clauses.into_iter();
    let clauses = clauses.map(|at| superior_line(atlas, item, at));
    let clauses = clauses.collect::<Vec<_>>();
    let group = el("div")
        .class("acting")
        .child(who(atlas, item, group.attribution))
        .child(clause_list().child(clauses));
    (section, group)
}

/// A clause of the superior's duties, with who acts in it.
fn superior_line(atlas: Atlas, item: &'static Item, at: usize) -> El {
    let duty = &item.superior[at];
    let departments = item.acting(&duty.attribution).iter();
    let departments = departments.map(|id| atlas.document.department(*id).id.as_str());
    let departments = departments.collect::<Vec<_>>().join(" ");
    let line = clause_line(atlas, at, &duty.clause);
    let line = line.attr("data-attribution", duty.attribution.id());
    match departments.is_empty() {
        true => line,
        false => line.attr("data-departments", &departments),
    }
}

/// Says who acts, or that the text does not say it.
fn who(atlas: Atlas, item: &'static Item, attribution: &'static Attribution) -> (El, Option<El>) {
    let names = || {
        let between = atlas.say("、", ", ");
        let names = item.acting(attribution).iter().enumerate().map(|(at, id)| {
            (
                (at > 0).then_some(between),
                highlighted(atlas, "span", atlas.department(*id)),
            )
        });
        names.collect::<Vec<_>>()
    };
    let unnamed = |title: &str, explanation: &str| {
        let caption = with_class("p", "caption", explanation);
        (
            with_class("h4", "who unnamed", title),
            Some(caption.child(names())),
        )
    };
    match attribution {
        Attribution::Sole(_) | Attribution::Named(_) => (with_class("h4", "who", names()), None),
        Attribution::Joint => unnamed(
            atlas.say("各部门共同", "All departments together"),
            atlas.say(
                "原文没有写明由谁负责：",
                "The text does not say which of them acts: ",
            ),
        ),
        Attribution::Other => unnamed(
            atlas.say("其他主体", "Another actor"),
            atlas.say(
                "原文写明的主体不是本事项所列的部门。",
                "The text names an actor that is none of the item’s departments.",
            ),
        ),
    }
}
