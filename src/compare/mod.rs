//! Comparing departments: what each of them does, alone and with others.
//!
//! Everything is counted from the items' departments and the attribution of
//! their clauses, and from nothing else. A number that a page shows beside a
//! link is the number of items behind that link.
//!
//! Where an item adds further departments without naming them
//! ([`Item::other_departments`]), it counts for the named ones only, but it is
//! no department's alone, and a page that shows it has to say that there are others.
//!
//! The wording of all this is in [`i18n::compare`](crate::i18n::compare).
//!
//! [`Item::other_departments`]: crate::duty_list::Item::other_departments

mod balance;
mod columns;
mod comparison;
mod directory;
mod everyday;
mod find;
mod group;
mod matrix;
mod overlap;
mod overview;
mod placement;
mod profile;
mod selection;
mod suggestion;
mod summary;
mod tally;

pub use balance::Balance;
pub use columns::Columns;
pub use comparison::{CategoryRow, Comparison, Row, TownshipPart};
pub use directory::{Column, Direction, Directory, DirectoryRow, DirectoryView};
pub use everyday::EverydayMatter;
pub use find::find_departments;
pub use group::{ColumnTotal, ComparisonView, Group, GroupCount, Section, Sort, Totals};
pub use matrix::{CoOccurrence, Matrix, Order};
pub use overlap::{Overlap, Reading};
pub use overview::{ListCounts, Overview, TOP_DEPARTMENTS, overview};
pub use placement::{Part, Span, SpanKind};
pub use profile::{ClauseRef, DepartmentItem, Items, Partner, Profile, Profiles};
pub use selection::{LEAST, MOST, Note, Selection};
pub use suggestion::{Pair, Suggestion, suggestions, top_pairs};
pub use summary::{Facts, Meeting, Relation};
pub use tally::Tally;
