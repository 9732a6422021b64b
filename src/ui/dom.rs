//! Elements, bound to signals.
//!
//! The views are written with this small builder over Leptos's signals and
//! effects instead of its `view!`: there each element is a type of its own,
//! and the page's code came out almost twice as large. Here an element is an
//! element, and only what changes has an effect.

use std::cell::{Cell, RefCell};
use std::collections::hash_map::Entry;
use std::collections::{HashMap, HashSet};
use std::hash::{BuildHasher, Hash, RandomState};
use std::rc::Rc;

use leptos::prelude::*;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, Event, Node};

/// An element under construction. Cloning gives another handle to the same one.
#[derive(Clone)]
pub struct El(Element);

/// A new element.
pub fn el(tag: &str) -> El {
    El(document()
        .create_element(tag)
        .expect("the tag is a valid name"))
}

/// A new element with a class and one child.
pub fn with_class(tag: &str, class: &str, child: impl Content) -> El {
    el(tag).class(class).child(child)
}

/// A button of the kind that submits nothing.
pub fn button(class: &str, child: impl Content, click: impl Fn() + 'static) -> El {
    with_class("button", class, child)
        .attr("type", "button")
        .on("click", move |_| click())
}

/// What can be put into an element.
pub trait Content {
    fn put(self, parent: &Node);
}

impl Content for El {
    fn put(self, parent: &Node) {
        append(parent, &self.0);
    }
}

impl Content for &str {
    fn put(self, parent: &Node) {
        append(parent, &document().create_text_node(self));
    }
}

impl Content for String {
    fn put(self, parent: &Node) {
        self.as_str().put(parent);
    }
}

impl Content for usize {
    fn put(self, parent: &Node) {
        self.to_string().put(parent);
    }
}

impl<C: Content> Content for Option<C> {
    fn put(self, parent: &Node) {
        if let Some(content) = self {
            content.put(parent);
        }
    }
}

impl<C: Content> Content for Vec<C> {
    fn put(self, parent: &Node) {
        for content in self {
            content.put(parent);
        }
    }
}

impl Content for () {
    fn put(self, _: &Node) {}
}

impl<A: Content, B: Content> Content for (A, B) {
    fn put(self, parent: &Node) {
        self.0.put(parent);
        self.1.put(parent);
    }
}

impl El {
    /// The element itself.
    pub fn element(&self) -> &Element {
        &self.0
    }

    pub fn attr(self, name: &str, value: &str) -> El {
        let _ = self.0.set_attribute(name, value);
        self
    }

    // What follows a signal is boxed early, so that the rest of each method is
    // compiled once and not for each caller.

    /// An attribute that follows a signal; none takes it away.
    pub fn live_attr(self, name: &'static str, value: impl Fn() -> Option<String> + 'static) -> El {
        fn bind(element: Element, name: &'static str, value: Box<dyn Fn() -> Option<String>>) {
            watch(move || {
                let _ = match value() {
                    Some(value) => element.set_attribute(name, &value),
                    None => element.remove_attribute(name),
                };
            });
        }
        bind(self.0.clone(), name, Box::new(value));
        self
    }

    /// `true` or `false` in an attribute that follows a signal.
    pub fn live_state(self, name: &'static str, is: impl Fn() -> bool + 'static) -> El {
        let text = |is: bool| if is { "true" } else { "false" };
        self.live_attr(name, move || Some(text(is()).to_owned()))
    }

    pub fn class(self, class: &str) -> El {
        match class {
            "" => self,
            class => self.attr("class", class),
        }
    }

    /// A class that the element has while a condition holds.
    pub fn live_class(self, class: &'static str, has: impl Fn() -> bool + 'static) -> El {
        fn bind(element: &Element, class: &'static str, has: Box<dyn Fn() -> bool>) {
            let list = element.class_list();
            watch(move || {
                let _ = list.toggle_with_force(class, has());
            });
        }
        bind(&self.0, class, Box::new(has));
        self
    }

    /// A property that follows a signal, such as `checked` or `disabled`.
    pub fn live_property(self, name: &'static str, holds: impl Fn() -> bool + 'static) -> El {
        fn bind(element: Element, name: &'static str, holds: Box<dyn Fn() -> bool>) {
            watch(move || {
                let _ = js_sys::Reflect::set(&element, &name.into(), &holds().into());
            });
        }
        bind(self.0.clone(), name, Box::new(holds));
        self
    }

    /// A variable for the style sheet. The page's policy forbids the attribute
    /// `style`, but not this.
    pub fn variable(self, name: &str, value: &str) -> El {
        let element: &web_sys::HtmlElement = self.0.unchecked_ref();
        let _ = element.style().set_property(name, value);
        self
    }

    /// Calls back on an event, as long as the element lives.
    pub fn on(self, event: &str, callback: impl FnMut(Event) + 'static) -> El {
        fn listen(element: &Element, event: &str, callback: Box<dyn FnMut(Event)>) {
            let listener = Closure::wrap(callback).into_js_value();
            let listener: &js_sys::Function = listener.unchecked_ref();
            let _ = element.add_event_listener_with_callback(event, listener);
        }
        listen(&self.0, event, Box::new(callback));
        self
    }

    pub fn child(self, content: impl Content) -> El {
        content.put(&self.0);
        self
    }

    /// Text that follows a signal.
    pub fn live_text(self, text: impl Fn() -> String + 'static) -> El {
        fn bind(parent: &Node, text: Box<dyn Fn() -> String>) {
            let node = document().create_text_node("");
            append(parent, &node);
            watch(move || node.set_data(&text()));
        }
        bind(&self.0, Box::new(text));
        self
    }

    /// A stretch of content that is made anew whenever a signal that it reads
    /// changes.
    pub fn region<C: Content>(self, content: impl Fn() -> C + 'static) -> El {
        fn bind(parent: &Element, fill: Box<dyn Fn(&Node)>) {
            let start = document().create_comment("");
            let end = document().create_comment("");
            append(parent, &start);
            append(parent, &end);
            watch(move || {
                while let Some(node) = start.next_sibling()
                    && !node.is_same_node(Some(&end))
                {
                    remove(&node);
                }
                let fragment = document().create_document_fragment();
                fill(&fragment);
                if let Some(parent) = end.parent_node() {
                    let _ = parent.insert_before(&fragment, Some(&end));
                }
            });
        }
        bind(&self.0, Box::new(move |node| content().put(node)));
        self
    }

    /// Such a stretch that is made anew only when its key has changed.
    pub fn region_by<C: Content>(
        self,
        key: impl Fn() -> String + 'static,
        content: impl Fn() -> C + 'static,
    ) -> El {
        fn follow(key: Box<dyn Fn() -> String>) -> RwSignal<String> {
            let shown = RwSignal::new(String::new());
            watch(move || {
                let key = key();
                if shown.with_untracked(|shown| *shown != key) {
                    shown.set(key);
                }
            });
            shown
        }
        let shown = follow(Box::new(key));
        self.region(move || {
            shown.track();
            untrack(&content)
        })
    }

    /// Children for a list of keys: each is made once, and moves or goes with
    /// its key. The element must have no other children. Of many that come at
    /// once, those out of sight come in the next frames, so that none is late.
    pub fn rows<K: Clone + Eq + Hash + 'static>(
        self,
        keys: impl Fn() -> Vec<K> + 'static,
        make: impl Fn(K) -> El + 'static,
    ) -> El {
        // Keys go by their hashes, so that the rest is compiled once.
        let hasher = RandomState::new();
        let make = Rc::new(make);
        let wanted = move || {
            let (keys, make) = (keys(), make.clone());
            let hashes = keys.iter().map(|key| hasher.hash_one(key)).collect();
            let make = move |at: usize| make(K::clone(&keys[at]));
            (hashes, Box::new(make) as MakeRow)
        };
        Rows::follow(self.0.clone(), Box::new(wanted));
        self
    }
}

/// Makes the row of the key at an index.
type MakeRow = Box<dyn Fn(usize) -> El>;

/// The children that [`El::rows`] keeps.
struct Rows {
    parent: Element,
    owner: Owner,
    shown: RefCell<HashMap<u64, (El, Owner)>>,
    wanted: RefCell<(Vec<u64>, MakeRow)>,
    /// How many of the wanted ones are in their places.
    placed: Cell<usize>,
    waiting: Cell<bool>,
}

impl Rows {
    /// Of more rows than these, only the first come at once.
    const FEW: usize = 60;
    /// So many come at once: they fill a high window.
    const AT_ONCE: usize = 12;

    fn follow(parent: Element, wanted: Box<dyn Fn() -> (Vec<u64>, MakeRow)>) {
        let rows = Rc::new(Rows {
            parent,
            owner: Owner::current().unwrap_or_default(),
            shown: RefCell::default(),
            wanted: RefCell::new((Vec::new(), Box::new(|_| el("")))),
            placed: Cell::new(0),
            waiting: Cell::new(false),
        });
        // A page that is new has no frame to keep, and must not grow under a
        // reader who is put back to where they were.
        let is_new = Cell::new(true);
        watch(move || {
            *rows.wanted.borrow_mut() = wanted();
            rows.drop_unwanted();
            rows.placed.set(0);
            let few = rows.wanted.borrow().0.len() <= Rows::FEW;
            let most = match is_new.replace(false) || few {
                true => usize::MAX,
                false => Rows::AT_ONCE,
            };
            rows.clone().place(most);
        });
    }

    fn drop_unwanted(&self) {
        let wanted: HashSet<u64> = self.wanted.borrow().0.iter().copied().collect();
        self.shown.borrow_mut().retain(|key, (row, owner)| {
            let stays = wanted.contains(key);
            if !stays {
                row.0.remove();
                owner.cleanup();
            }
            stays
        });
    }

    /// Puts the rows in their places until `most` of them have been made, and
    /// goes on in the next frame.
    fn place(self: Rc<Self>, most: usize) {
        let (keys, make) = &*self.wanted.borrow();
        let mut shown = self.shown.borrow_mut();
        let at = |place: usize| self.parent.child_nodes().item(place as u32);
        let mut next = at(self.placed.get());
        let mut made = 0;
        while let Some(key) = keys.get(self.placed.get()) {
            let (row, _) = match shown.entry(*key) {
                Entry::Occupied(row) => row.into_mut(),
                Entry::Vacant(_) if made == most => break,
                Entry::Vacant(place) => {
                    made += 1;
                    let owner = self.owner.with(Owner::new);
                    let make = || untrack(|| make(self.placed.get()));
                    place.insert((owner.with(make), owner))
                }
            };
            if row.0.is_same_node(next.as_ref()) {
                next = row.0.next_sibling();
            } else {
                let _ = self.parent.insert_before(&row.0, next.as_ref());
            }
            self.placed.set(self.placed.get() + 1);
        }
        if self.placed.get() < keys.len() && !self.waiting.replace(true) {
            let rows = self.clone();
            request_animation_frame(move || {
                rows.waiting.set(false);
                // The reader may have left the screen.
                if rows.parent.is_connected() {
                    rows.place(Rows::AT_ONCE);
                }
            });
        }
    }
}

/// Runs now and whenever a signal that it reads changes, until the owner that
/// is current now is cleaned up.
pub fn watch(run: impl Fn() + 'static) {
    fn keep(run: Box<dyn Fn()>) {
        StoredValue::new_local(RenderEffect::new(move |_| run()));
    }
    keep(Box::new(run));
}

/// The value of the field that an event comes from.
pub fn value_of(event: &Event) -> String {
    property(event, "value").as_string().unwrap_or_default()
}

/// Whether the checkbox that an event comes from is ticked.
pub fn is_checked(event: &Event) -> bool {
    property(event, "checked").is_truthy()
}

fn property(event: &Event, name: &str) -> JsValue {
    let target = event.target().map_or(JsValue::NULL, JsValue::from);
    js_sys::Reflect::get(&target, &name.into()).unwrap_or(JsValue::UNDEFINED)
}

fn append(parent: &Node, child: &Node) {
    let _ = parent.append_child(child);
}

fn remove(node: &Node) {
    if let Some(parent) = node.parent_node() {
        let _ = parent.remove_child(node);
    }
}
