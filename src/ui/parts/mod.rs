//! The parts that the screens are made of.

mod chips;
mod detail;
mod duties;
mod empty;
mod filters;
mod header;
mod highlight;
mod notices;
mod print_footer;
mod results;
mod search_box;

pub use chips::Chips;
pub use detail::Detail;
pub use empty::Empty;
pub use filters::FilterPanel;
pub use header::Header;
pub use highlight::highlighted;
pub use notices::Notices;
pub use print_footer::PrintFooter;
pub use results::ResultList;
pub use search_box::SearchBox;
