//! The parts that the screens are made of.

mod also_searched;
mod chips;
mod detail;
mod duties;
mod empty;
mod filters;
mod header;
mod highlight;
mod notices;
mod offline;
mod print_footer;
mod results;
mod search_box;
mod search_tips;
mod welcome;

pub use also_searched::also_searched;
pub use chips::chips;
pub use detail::detail;
pub use empty::empty;
pub use filters::filter_panel;
pub use header::header;
pub use highlight::highlighted;
pub use notices::notices;
pub use offline::{offline_state, update_offer};
pub use print_footer::print_footer;
pub use results::{departments, result_list};
pub use search_box::search_box;
pub use search_tips::search_tips;
pub use welcome::welcome;
