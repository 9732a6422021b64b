//! The main views.

mod about;
mod compare;
mod departments;
mod items;
mod review;

pub use about::about;
pub use compare::compare;
pub use departments::departments;
pub use items::items;
pub use review::review;
