//! Starts the page: reads the document and shows it.

use duty_atlas::document::{self, SOURCE};

fn main() {
    std::panic::set_hook(Box::new(|panic| {
        duty_atlas::browser::page::announce_failure(&panic.to_string());
    }));
    match document::parse(&SOURCE) {
        // The document lives as long as the page.
        Ok(document) => duty_atlas::ui::start(Box::leak(Box::new(document))),
        Err(error) => duty_atlas::browser::page::announce_failure(&error.to_string()),
    }
}
