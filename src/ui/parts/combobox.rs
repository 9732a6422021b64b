//! The field that adds a department: what is typed narrows a list of names.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlInputElement, KeyboardEvent};

use crate::browser::page;
use crate::compare::{MOST, find_departments};
use crate::document::DepartmentId;
use crate::ui::dom::{El, el, value_of, with_class};
use crate::ui::state::Atlas;

const LIST: &str = "departments-found";

/// The state of the field. Its text is the reader's and is never written while
/// an input method composes.
#[derive(Clone, Copy)]
struct Field {
    atlas: Atlas,
    typed: RwSignal<Typed>,
    taken: Memo<Vec<DepartmentId>>,
}

#[derive(Default)]
struct Typed {
    text: String,
    is_open: bool,
    /// The option that the keys are on.
    active: Option<usize>,
}

/// A combobox of the departments that are not `taken`. `choose` is called with
/// the chosen one.
pub fn department_box(
    atlas: Atlas,
    taken: Memo<Vec<DepartmentId>>,
    choose: impl Fn(DepartmentId) + Copy + 'static,
) -> El {
    let field = Field {
        atlas,
        typed: RwSignal::new(Typed::default()),
        taken,
    };
    let input = field.input();
    let element: HtmlInputElement = input.element().clone().unchecked_into();
    let take = move |id: DepartmentId| {
        element.set_value("");
        field.typed.set(Typed::default());
        choose(id);
    };
    let by_key = take.clone();
    let input = input.on("keydown", move |event| {
        if let Some(id) = untrack(|| field.key(&event)) {
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
            let mut options = Vec::new();
            for id in field.options() {
                options.push(field.option(options.len(), id));
            }
            options
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
            let active = self.active().filter(|_| self.shows_list());
            active.and_then(|at| self.options().get(at).copied())
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
            .live_state("aria-disabled", move || self.is_full())
            .live_property("readOnly", move || self.is_full())
            .live_attr("aria-activedescendant", move || {
                active_id().map(|id| self.option_id(id))
            })
            .on("input", move |event| {
                self.typed.set(Typed {
                    text: value_of(&event),
                    is_open: true,
                    active: None,
                });
            })
            .on("click", move |_| self.open(None))
            .on("blur", move |_| self.close())
    }

    /// Whether the list is shown.
    fn shows_list(self) -> bool {
        self.typed.with(|typed| typed.is_open) && !self.is_full() && !self.options().is_empty()
    }

    /// The departments that fit what is typed and are not taken.
    fn options(self) -> Vec<DepartmentId> {
        let typed = &self.typed;
        let mut found = typed.with(|typed| find_departments(self.atlas.document, &typed.text));
        self.taken
            .with(|taken| found.retain(|id| !taken.contains(id)));
        found
    }

    fn active(self) -> Option<usize> {
        self.typed.with(|typed| typed.active)
    }

    fn is_full(self) -> bool {
        self.taken.with(|taken| taken.len() >= MOST)
    }

    fn open(self, active: Option<usize>) {
        self.typed.update(|typed| {
            typed.is_open = true;
            typed.active = active;
        });
    }

    fn close(self) {
        self.typed.update(|typed| {
            typed.is_open = false;
            typed.active = None;
        });
    }

    fn option_id(self, id: DepartmentId) -> String {
        ["option-", &self.atlas.document.department(id).id].concat()
    }

    fn option(self, at: usize, id: DepartmentId) -> El {
        el("li")
            .attr("role", "option")
            .attr("id", &self.option_id(id))
            .attr("data-option", &self.atlas.document.department(id).id)
            .live_state("aria-selected", move || self.active() == Some(at))
            .child(self.atlas.department(id))
    }

    /// Takes a key; the department that it chooses, if it does.
    fn key(self, event: &Event) -> Option<DepartmentId> {
        let key: &KeyboardEvent = event.unchecked_ref();
        if key.is_composing() || self.is_full() {
            return None;
        }
        let was_open = self.shows_list();
        let options = self.options();
        let active = self.active().filter(|_| was_open);
        let is_typed = self.typed.with(|typed| !typed.text.is_empty());
        match key.key().as_str() {
            "ArrowDown" if key.alt_key() => self.open(active),
            "ArrowDown" => self.step(active.map_or(0, |at| at + 1), &options),
            "ArrowUp" => self.step(
                (active.unwrap_or(0) + options.len()).saturating_sub(1),
                &options,
            ),
            // Of what was typed the best fit is meant.
            "Enter" if was_open && (active.is_some() || is_typed) => {
                event.prevent_default();
                return options.get(active.unwrap_or(0)).copied();
            }
            "Escape" if was_open => self.close(),
            _ => return None,
        }
        event.prevent_default();
        None
    }

    /// Opens the list with this option active, counted round and round.
    fn step(self, to: usize, options: &[DepartmentId]) {
        if let Some(id) = options.get(to % options.len().max(1)) {
            self.open(Some(to % options.len()));
            page::reveal_soon(self.option_id(*id));
        }
    }

    fn hint(self) -> String {
        let say = |zh, en| self.atlas.say(zh, en).to_owned();
        let count = self.options().len();
        if self.is_full() {
            say(
                "已选满四个部门，移除一个后可再添加。",
                "Four departments are chosen; remove one to add another.",
            )
        } else if self.typed.with(|typed| typed.text.is_empty()) {
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
