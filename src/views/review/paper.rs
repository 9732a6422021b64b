//! Which of the view's papers is printed.

use leptos::prelude::*;

use crate::platform::printing;
use crate::state::Page;

/// What the view can be printed as.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Paper {
    /// 核对表; also what the browser's own command prints.
    #[default]
    Checklist,
    /// 动态调整建议单
    Suggestions,
}

/// The paper that is printed next.
#[derive(Clone, Copy)]
pub struct PrintedPaper(RwSignal<Paper>);

impl PrintedPaper {
    /// After a print the checklist is the next paper again.
    pub fn new(page: Page) -> PrintedPaper {
        let paper = RwSignal::new(Paper::default());
        Effect::new(move |was_printing: Option<bool>| {
            let is_printing = page.app.printing.get();
            if was_printing == Some(true) && !is_printing {
                paper.set(Paper::default());
            }
            is_printing
        });
        PrintedPaper(paper)
    }

    /// Whether this paper is being printed, tracked.
    pub fn is_printing(self, page: Page, paper: Paper) -> bool {
        page.app.printing.get() && self.0.get() == paper
    }

    /// Prints a paper.
    pub fn print(self, page: Page, paper: Paper) {
        self.0.set(paper);
        printing::print(page.app.printing);
    }
}
