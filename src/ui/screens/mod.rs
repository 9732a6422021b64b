//! The main views.

mod about;
mod items;

pub use about::about;
pub use items::items;
