//! The field that adds a department: what is typed narrows a list of names.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlInputElement, KeyboardEvent};

use crate::browser::page;
use crate::compare::find_departments;
use crate::document::DepartmentId;
use crate::ui::dom::{El, el, value_of, with_class};
use crate::ui::state::Atlas;

const LIST: &str = "departments-found";

/// The state of the field. Its text is the reader's and is never written while
/// an input method composes.
#[derive(Clone, Copy)]
struct Field {
    atlas: Atlas,
    text: RwSignal<String>,
    is_open: RwSignal<bool>,
    /// The option that the keys are on.
    active: RwSignal<Option<usize>>,
    options: Memo<Vec<DepartmentId>>,
    is_full: Memo<bool>,
}

/// A combobox of the departments that are not `taken`. `choose` is called with
/// the chosen one.
pub fn department_box(
    atlas: Atlas,
    taken: Memo<Vec<DepartmentId>>,
    is_full: Memo<bool>,
    choose: impl Fn(DepartmentId) + Copy + 'static,
) -> El {
    let text = RwSignal::new(String::new());
    let options = Memo::new(move |_| {
        let mut found = text.with(|text| find_departments(atlas.document, text));
        taken.with(|taken| found.retain(|id| !taken.contains(id)));
        found
    });
    let field = Field {
        atlas,
        text,
        is_open: RwSignal::new(false),
        active: RwSignal::new(None),
        options,
        is_full,
    };
    let input = field.input();
    let element: HtmlInputElement = input.element().clone().unchecked_into();
    let take = move |id: DepartmentId| {
        element.set_value("");
        field.text.set(String::new());
        field.close();
        choose(id);
    };
    let by_key = take.clone();
    let input = input.on("keydown", move |event| {
        if let Some(id) = field.key(&event) {
            by_key(id);
        }
    });
    let list = with_class("ul", "options", ())
        .attr("id", LIST)
        .attr("role", "listbox")
        .attr("aria-label", atlas.say("部门", "Departments"))
        .live_property("hidden", move || !field.shows_list())
        // The field keeps the focus while an option is clicked.
        .on("mousedown", |event| event.prevent_default())
        .on("click", move |event| {
            if let Some(id) = page::data_around(&event, "data-option")
                && let Some(id) = atlas.document.department_with_id(&id)
            {
                take(id);
            }
        })
        .region(move || {
            let options = options.get().into_iter().enumerate();
            options
                .map(|(at, id)| field.option(at, id))
                .collect::<Vec<_>>()
        });
    let hint = with_class("p", "caption", ())
        .attr("id", "add-hint")
        .attr("role", "status")
        .live_text(move || field.hint());
    let label = el("label")
        .attr("for", "add-department")
        .child(atlas.say("添加部门", "Add a department"));
    with_class("div", "combobox", (label, (input, (list, hint))))
}

impl Field {
    fn input(self) -> El {
        let active_id = move || {
            let active = self.active.get().filter(|_| self.shows_list());
            active.and_then(|at| self.options.with(|options| options.get(at).copied()))
        };
        el("input")
            .attr("type", "text")
            .attr("id", "add-department")
            .attr("role", "combobox")
            .attr("aria-autocomplete", "list")
            .attr("aria-controls", LIST)
            .attr("aria-describedby", "add-hint")
            .attr("autocomplete", "off")
            .attr("autocapitalize", "none")
            .attr("spellcheck", "false")
            .live_state("aria-expanded", move || self.shows_list())
            .live_state("aria-disabled", move || self.is_full.get())
            .live_property("readOnly", move || self.is_full.get())
            .live_attr("aria-activedescendant", move || {
                active_id().map(|id| self.option_id(id))
            })
            .on("input", move |event| {
                self.text.set(value_of(&event));
                self.active.set(None);
                self.is_open.set(true);
            })
            .on("click", move |_| self.is_open.set(true))
            .on("blur", move |_| self.close())
    }

    /// Whether the list is shown.
    fn shows_list(self) -> bool {
        self.is_open.get() && !self.is_full.get() && self.options.with(|found| !found.is_empty())
    }

    fn close(self) {
        self.is_open.set(false);
        self.active.set(None);
    }

    fn option_id(self, id: DepartmentId) -> String {
        ["option-", &self.atlas.document.department(id).id].concat()
    }

    fn option(self, at: usize, id: DepartmentId) -> El {
        el("li")
            .attr("role", "option")
            .attr("id", &self.option_id(id))
            .attr("data-option", &self.atlas.document.department(id).id)
            .live_state("aria-selected", move || self.active.get() == Some(at))
            .child(self.atlas.department(id))
    }

    /// Takes a key; the department that it chooses, if it does.
    fn key(self, event: &Event) -> Option<DepartmentId> {
        let key: &KeyboardEvent = event.unchecked_ref();
        if key.is_composing() || self.is_full.get_untracked() {
            return None;
        }
        let was_open = untrack(|| self.shows_list());
        let (count, active) = (
            self.options.with_untracked(Vec::len),
            self.active.get_untracked().filter(|_| was_open),
        );
        match key.key().as_str() {
            "ArrowDown" if key.alt_key() => self.is_open.set(true),
            "ArrowDown" => self.step(active.map_or(0, |at| at + 1), count),
            "ArrowUp" => self.step(active.unwrap_or(0) + count.saturating_sub(1), count),
            // Of what was typed the best fit is meant.
            "Enter"
                if was_open
                    && (active.is_some() || !self.text.with_untracked(String::is_empty)) =>
            {
                event.prevent_default();
                let at = active.unwrap_or(0);
                return self
                    .options
                    .with_untracked(|options| options.get(at).copied());
            }
            "Escape" if was_open => self.close(),
            _ => return None,
        }
        event.prevent_default();
        None
    }

    /// Opens the list with this option active, counted round and round.
    fn step(self, to: usize, count: usize) {
        if count == 0 {
            return;
        }
        let to = to % count;
        self.is_open.set(true);
        self.active.set(Some(to));
        let id = self.options.with_untracked(|options| options[to]);
        page::reveal_soon(self.option_id(id));
    }

    fn hint(self) -> String {
        let say = |zh, en| self.atlas.say(zh, en).to_owned();
        let count = self.options.with(Vec::len);
        if self.is_full.get() {
            say(
                "已选满四个部门，移除一个后可再添加。",
                "Four departments are chosen; remove one to add another.",
            )
        } else if self.text.with(String::is_empty) {
            say(
                "可输入全称、简称或英文，如“公安”“人社局”“water”。",
                "Type a Chinese or English name or part of one.",
            )
        } else if count == 0 {
            say("没有名称相符的部门。", "No department of this name.")
        } else if self.atlas.english() {
            [&count.to_string(), " found"].concat()
        } else {
            [&count.to_string(), " 个部门相符"].concat()
        }
    }
}
