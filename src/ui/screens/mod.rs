//! The main views.

mod about;
mod items;
mod review;

pub use about::about;
pub use items::items;
pub use review::review;
