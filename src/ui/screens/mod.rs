//! The main views.

mod about;
mod items;

pub use about::About;
pub use items::Items;
