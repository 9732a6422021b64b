//! Starts the program on the page.

use duty_atlas::app;
use duty_atlas::platform::startup;

fn main() {
    startup::report_panics();
    app::start();
}
