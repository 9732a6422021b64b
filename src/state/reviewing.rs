//! Going through the list item by item.

use leptos::prelude::*;

use super::Page;
use crate::duty_list::ItemId;
use crate::notes::Mark;
use crate::route::{Route, View};

impl Page {
    /// Notices when an item is opened from the view 核对, and when the reader
    /// leaves the items again.
    pub fn follow_review(self) {
        let reviewing = self.app.reviewing;
        Effect::new(move |before: Option<Route>| {
            let now = self.route.get();
            let came_from_review = before.is_some_and(|before| before.view == View::Review);
            if now.item.is_none() {
                reviewing.set(false);
            } else if came_from_review {
                reviewing.set(true);
            }
            now
        });
    }

    /// Opens the next item after a mark that was chosen for good, where the
    /// reader wants it so.
    pub fn go_on_after_mark(self, item: ItemId, mark: Mark) {
        let wanted = self.app.settings.next_after_mark().get_untracked();
        if wanted && self.app.reviewing.get_untracked() && mark != Mark::Unreviewed {
            self.say_marked(item, mark);
            match self.next_unreviewed(Some(item)) {
                Some(next) => self.open_item(next),
                None => self.say_none_left(),
            }
        }
    }
}
