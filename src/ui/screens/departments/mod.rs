//! 部门: the directory, the matrices, a department's own page.

mod directory;
mod matrices;
mod page;

use leptos::prelude::*;

use crate::compare::{Directory, Profiles};
use crate::document::DepartmentId;
use crate::ui::dom::{El, el, with_class};
use crate::ui::parts::follow;
use crate::ui::state::Atlas;

pub fn departments(atlas: Atlas) -> El {
    let shown = Memo::new(move |_| {
        let page = atlas.address.with(|address| address.department_page());
        page.into_iter().collect::<Vec<_>>()
    });
    el("main")
        .attr("id", "main")
        .class("departments sheet")
        .on("click", follow(atlas))
        .region(move || match shown.get()[..] {
            [department] => page::page(atlas, department),
            _ => overview(atlas),
        })
}

fn overview(atlas: Atlas) -> El {
    let profiles = Profiles::new(atlas.document);
    let title = el("h2")
        .attr("tabindex", "-1")
        .child(atlas.say("部门", "Departments"));
    with_class("div", "", title)
        .child(directory::directory(atlas, Directory::new(&profiles)))
        .child(matrices::categories(atlas))
        .child(matrices::partners(atlas, &profiles))
        .child(matrices::balance(atlas))
}

/// A department with its name in the language of the page.
type Known = (DepartmentId, &'static str);
