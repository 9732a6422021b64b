//! The lists that can be shown.

use std::ops::Deref;
use std::sync::Arc;

use leptos::prelude::*;

use crate::duty_list::DutyList;
use crate::search::Index;

/// A list with what was prepared for searching it.
pub struct OpenList {
    list: DutyList,
    pub index: Index,
}

impl OpenList {
    /// Prepares a list.
    pub fn new(list: DutyList) -> OpenList {
        let index = Index::new(&list);
        OpenList { list, index }
    }
}

impl Deref for OpenList {
    type Target = DutyList;

    fn deref(&self) -> &DutyList {
        &self.list
    }
}

/// The lists.
#[derive(Clone, Copy)]
pub struct Library {
    own: StoredValue<Arc<OpenList>>,
}

impl Library {
    pub fn new(own: Arc<OpenList>) -> Library {
        Library {
            own: StoredValue::new(own),
        }
    }

    /// The page's own list, which is shown where the address names none.
    pub fn own(self) -> Arc<OpenList> {
        self.own.get_value()
    }
}
