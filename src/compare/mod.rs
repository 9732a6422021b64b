//! Comparing departments: who does what, alone and with whom.
//!
//! Everything is counted from the items' departments and the attribution of
//! their clauses, and from nothing else. A number that a page shows beside a
//! link is the number of items behind that link.
//!
//! Only the departments that an item names count. Where the print adds others
//! without naming them ([`Item::other_departments`]), the named ones are taken
//! as all there are, and a page that shows the item has to say so.
//!
//! [`Item::other_departments`]: crate::document::Item::other_departments

mod balance;
mod directory;
mod find;
mod matrix;
mod profile;
mod tally;

pub use balance::Balance;
pub use directory::{Column, Direction, Directory, DirectoryRow};
pub use find::find_departments;
pub use matrix::{CoOccurrence, Matrix};
pub use profile::{ClauseRef, Items, Partner, Profile, Profiles};
pub use tally::Tally;
