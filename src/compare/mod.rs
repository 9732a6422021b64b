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
//! [`Item::other_departments`]: crate::duty_list::Item::other_departments

mod balance;
mod columns;
mod comparison;
mod directory;
mod find;
mod matrix;
mod order;
mod overlap;
mod placement;
mod profile;
mod selection;
mod suggestion;
mod summary;
mod table;
mod tally;

pub use balance::Balance;
pub use columns::Columns;
pub use comparison::{CategoryRow, Comparison, Narrowing, Row};
pub use directory::{Column, Direction, Directory, DirectoryRow};
pub use find::find_departments;
pub use matrix::{CoOccurrence, Matrix};
pub use overlap::{Overlap, Reading};
pub use placement::{Part, Span, SpanKind};
pub use profile::{ClauseRef, Items, Partner, Profile, Profiles};
pub use selection::{MOST, Note, Selection};
pub use suggestion::{Suggestion, suggestions};
pub use tally::Tally;
