//! A field in which something is chosen from a list: what is typed narrows it.

use leptos::ev;
use leptos::html;
use leptos::prelude::*;

use crate::platform::dom;

/// Something that can be chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ComboOption {
    /// What the choice is told by.
    pub key: String,
    pub name: String,
    /// What is said of it after its name.
    pub note: Option<String>,
}

/// The state of a field. The typed text is the reader's and is never written
/// while an input method composes.
#[derive(Clone, Copy)]
struct Field {
    text: RwSignal<String>,
    options: Memo<Vec<ComboOption>>,
    is_open: RwSignal<bool>,
    /// The option that the keys are on.
    active: RwSignal<Option<usize>>,
    /// Why nothing can be chosen at present.
    unavailable: Signal<Option<String>>,
    id: StoredValue<String>,
}

/// A combobox. Its name is its label; what is below it describes it.
#[component]
pub fn Combobox(
    /// The id of the field; the parts have ids that begin with it.
    #[prop(into)]
    id: String,
    #[prop(into)] label: String,
    /// What is said of the field while nothing is typed.
    #[prop(into)]
    hint: String,
    /// What is said of this many options that fit what is typed.
    found: Callback<usize, String>,
    /// The options for what is typed, the best first; tracked.
    find: Callback<String, Vec<ComboOption>>,
    /// Why nothing can be chosen at present, where nothing can.
    #[prop(into)]
    unavailable: Signal<Option<String>>,
    /// Takes the key of the chosen option.
    on_choose: Callback<String>,
) -> impl IntoView {
    let text = RwSignal::new(String::new());
    let field = Field {
        text,
        options: Memo::new(move |_| find.run(text.get())),
        is_open: RwSignal::new(false),
        active: RwSignal::new(None),
        unavailable,
        id: StoredValue::new(id.clone()),
    };
    let input = NodeRef::<html::Input>::new();
    let choose = move |key: String| {
        if let Some(input) = input.get_untracked() {
            input.set_value("");
        }
        text.set(String::new());
        field.close();
        on_choose.run(key);
    };
    let on_key = move |event: ev::KeyboardEvent| {
        if let Some(key) = field.key(&event) {
            choose(key);
        }
    };
    let on_input = move |event| {
        text.set(event_target_value(&event));
        field.open(None);
    };
    let description = move || {
        let count = field.options.with(Vec::len);
        match (unavailable.get(), text.with(String::is_empty)) {
            (Some(reason), _) => reason,
            (None, true) => hint.clone(),
            (None, false) => found.run(count),
        }
    };
    let options = move || {
        let options = field.options.get().into_iter().enumerate();
        let option = |(at, option)| view! { <OptionRow field at option choose /> };
        options.map(option).collect_view()
    };
    let (list, describing) = (format!("{id}-list"), format!("{id}-hint"));
    view! {
        <div class="combobox" class:unavailable=move || field.is_unavailable()>
            <label for=id.clone()>{label.clone()}</label>
            <input
                type="text"
                id=id
                role="combobox"
                aria-autocomplete="list"
                aria-controls=list.clone()
                aria-describedby=describing.clone()
                aria-expanded=move || field.shows_list().to_string()
                aria-disabled=move || field.is_unavailable().to_string()
                aria-activedescendant=move || field.active_id()
                prop:readOnly=move || field.is_unavailable()
                autocomplete="off"
                autocapitalize="none"
                spellcheck="false"
                node_ref=input
                on:input=on_input
                on:keydown=on_key
                on:click=move |_| field.open(None)
                on:blur=move |_| field.close()
            />
            // The field keeps the focus while an option is clicked.
            <ul
                class="options"
                id=list
                role="listbox"
                aria-label=label
                hidden=move || !field.shows_list()
                on:mousedown=|event| event.prevent_default()
            >
                {options}
            </ul>
            <p class="hint" id=describing role="status">
                {description}
            </p>
        </div>
    }
}

#[component]
fn OptionRow(
    field: Field,
    at: usize,
    option: ComboOption,
    choose: impl Fn(String) + Copy + 'static,
) -> impl IntoView {
    let ComboOption { key, name, note } = option;
    view! {
        <li
            role="option"
            id=field.option_id(&key)
            aria-selected=move || (field.active.get() == Some(at)).to_string()
            on:click=move |_| choose(key.clone())
        >
            {name}
            {note.map(|note| view! { <span class="note">" "{note}</span> })}
        </li>
    }
}

impl Field {
    fn is_unavailable(self) -> bool {
        self.unavailable.with(Option::is_some)
    }

    /// Whether the list is shown.
    fn shows_list(self) -> bool {
        self.is_open.get() && !self.is_unavailable() && self.options.with(|all| !all.is_empty())
    }

    fn open(self, active: Option<usize>) {
        self.is_open.set(true);
        self.active.set(active);
    }

    fn close(self) {
        self.is_open.set(false);
        self.active.set(None);
    }

    fn option_id(self, key: &str) -> String {
        self.id.with_value(|id| format!("{id}-option-{key}"))
    }

    /// The id of the option that the keys are on.
    fn active_id(self) -> Option<String> {
        let active = self.active.get().filter(|_| self.shows_list())?;
        let key = |options: &Vec<ComboOption>| Some(self.option_id(&options.get(active)?.key));
        self.options.with(key)
    }

    /// Takes a key; returns the key of the option that it chooses, if it does.
    fn key(self, event: &ev::KeyboardEvent) -> Option<String> {
        untrack(|| self.take_key(event))
    }

    fn take_key(self, event: &ev::KeyboardEvent) -> Option<String> {
        if event.is_composing() || self.is_unavailable() {
            return None;
        }
        let was_open = self.shows_list();
        let count = self.options.with(Vec::len);
        let active = self.active.get().filter(|_| was_open);
        match event.key().as_str() {
            "ArrowDown" if event.alt_key() => self.open(active),
            "ArrowDown" => self.step(active.map_or(0, |at| at + 1), count),
            "ArrowUp" => self.step((active.unwrap_or(0) + count).saturating_sub(1), count),
            // Of what was typed the best fit is meant.
            "Enter"
                if was_open && (active.is_some() || self.text.with(|text| !text.is_empty())) =>
            {
                event.prevent_default();
                let chosen = active.unwrap_or(0);
                return self
                    .options
                    .with(|options| options.get(chosen).map(|option| option.key.clone()));
            }
            "Escape" if was_open => self.close(),
            _ => return None,
        }
        event.prevent_default();
        None
    }

    /// Opens the list with this option active; after the last comes the first.
    fn step(self, to: usize, count: usize) {
        if count > 0 {
            self.open(Some(to % count));
            if let Some(id) = self.active_id() {
                dom::reveal_soon(format!("[id='{id}']"));
            }
        }
    }
}
