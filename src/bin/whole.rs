//! Starts the page with the whole program.

use duty_atlas::ui;

fn main() {
    ui::start(&ui::WHOLE);
}
