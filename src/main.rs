//! Starts the page with the list, which is what a first visit comes for.

use duty_atlas::ui;

fn main() {
    ui::start(&ui::LIST);
}
