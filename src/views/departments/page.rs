//! A department's own page.

use leptos::prelude::*;

use super::figures::figure;
use super::items::ItemSections;
use crate::compare::{Column, Directory, DirectoryRow, Profile, Profiles};
use crate::components::{Form, TakeAlong, TakeAlongFile, TallyBar, departments_href, items_href};
use crate::duty_list::DepartmentId;
use crate::i18n::compare::{column, department_table};
use crate::i18n::names;
use crate::i18n::ui::{common, departments};
use crate::report::Report;
use crate::route::View;
use crate::search::FilterOption;
use crate::state::{Page, use_page};

/// The figures of the page. Those of the items are sums.
const FIGURES: [Column; 6] = [
    Column::Supporting,
    Column::Reclaimed,
    Column::Clauses,
    Column::Joint,
    Column::Township,
    Column::Categories,
];

#[component]
pub fn DepartmentPage(id: DepartmentId) -> impl IntoView {
    let page = use_page();
    let list = page.list();
    let profiles = Profiles::new(&list);
    let profile = profiles.get(id).clone();
    let row = *Directory::new(&profiles).get(id);
    let department = list.department(id);
    let name = names::department_full(department, page.language).to_owned();
    let chinese = (page.english() && department.en.is_some()).then(|| department.name.clone());
    view! {
        <p class="back">
            <a href=departments_href(page, View::Departments, &[])>
                "‹ " {page.t(departments::ALL_DEPARTMENTS)}
            </a>
        </p>
        <h1 tabindex="-1">{name}</h1>
        {chinese.map(|name| view! { <p class="second-name" lang="zh-CN">{name}</p> })}
        <KeyFigures row />
        <Actions profile=profile.clone() />
        <div class="beside">
            <div>
                <ItemSections profile=profile.clone() />
            </div>
            <div class="aside">
                <Partners profile=profile.clone() />
                <Categories profile />
            </div>
        </div>
    }
}

#[component]
fn KeyFigures(row: DirectoryRow) -> impl IntoView {
    let page = use_page();
    let figures = FIGURES.map(|of| {
        let parts = of
            .parts(&row)
            .filter(|parts| parts.iter().sum::<usize>() > 0);
        let parts = parts.map(|[alone, shared]| {
            let sum = departments::own_and_shared(page.language, alone, shared);
            view! { <span class="parts">" = " {sum}</span> }
        });
        view! {
            <div>
                <dt>{page.t(column(of))}</dt>
                <dd>
                    <span class="figure">{figure(page, &row, of)}</span>
                    {parts}
                </dd>
            </div>
        }
    });
    view! {
        <dl class="key-figures" aria-label=page.t(departments::KEY_FIGURES)>
            {figures}
        </dl>
    }
}

#[component]
fn Actions(profile: Profile) -> impl IntoView {
    let page = use_page();
    let id = profile.department;
    let compare = departments_href(page, View::Compare, &[id]);
    let items = items_href(page, [FilterOption::Department(id)]);
    let name = page.department(id);
    let report = move || {
        let table = department_table(&page.list(), &profile, page.language);
        let count = common::count_items(page.language, table.rows.len());
        Report::of(table, page.about(String::new(), count))
    };
    let forms = [Form::Workbook, Form::Text, Form::Csv];
    let mut files = TakeAlongFile::forms(page, &forms, &name, report);
    let csv = files.pop();
    files.extend(csv.map(|csv| csv.labelled(page.t(departments::DOWNLOAD_ITEMS))));
    view! {
        <div class="tools">
            <a class="button" href=items>
                {page.t(departments::SHOW_ITEMS)}
            </a>
            <a class="button" href=compare>
                {page.t(departments::COMPARE_WITH)}
            </a>
            <TakeAlong files />
        </div>
    }
}

#[component]
fn Categories(profile: Profile) -> impl IntoView {
    let page = use_page();
    let list = page.list();
    let lines = profile.categories.iter().map(|(id, tally)| {
        let options = [
            FilterOption::Category(*id),
            FilterOption::Department(profile.department),
        ];
        let name = names::category(list.category(*id), page.language).to_owned();
        view! {
            <li>
                <span>{name}</span>
                <a href=items_href(page, options)>
                    {common::count_items(page.language, tally.both())}
                </a>
                <TallyBar tally=*tally />
            </li>
        }
    });
    view! {
        <section>
            <h2 id="of-categories">{page.t(departments::CATEGORIES)}</h2>
            <ul class="tallies" role="list">
                {lines.collect_view()}
            </ul>
        </section>
    }
}

#[component]
fn Partners(profile: Profile) -> impl IntoView {
    let page = use_page();
    let id = profile.department;
    let lines = profile.partners.iter().map(|partner| {
        let other = partner.department;
        let shared = departments::compare_with_partner(page.language, partner.items.both());
        view! {
            <li>
                <a href=departments_href(page, View::Departments, &[other])>
                    {page.department(other)}
                </a>
                <a href=departments_href(page, View::Compare, &[id, other])>{shared}</a>
                <TallyBar tally=partner.items />
            </li>
        }
    });
    let lines = lines.collect_view();
    let list = match profile.partners.is_empty() {
        true => none(page).into_any(),
        false => view! {
            <ul class="tallies" role="list">
                {lines}
            </ul>
        }
        .into_any(),
    };
    view! {
        <section>
            <h2 id="of-partners">{page.t(departments::PARTNERS)}</h2>
            {list}
        </section>
    }
}

fn none(page: Page) -> impl IntoView {
    view! { <p>{page.t(departments::NO_PARTNERS)}</p> }
}
