//! Starts the page.

use duty_atlas::browser::page;
use duty_atlas::{embedded, ui};

fn main() {
    std::panic::set_hook(Box::new(|panic| page::announce_failure(&panic.to_string())));
    // The document lives as long as the page.
    ui::start(Box::leak(Box::new(embedded::document())));
}
