//! Which items a reader wants to see.

use crate::duty_list::{CategoryId, DepartmentId, Item, List};
use crate::notes::Mark;

/// The chosen options of one filter group: any of the included ones, none of
/// the excluded ones. An option is in at most one of the two, once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FacetSelection<T> {
    include: Vec<T>,
    exclude: Vec<T>,
}

impl<T> Default for FacetSelection<T> {
    fn default() -> Self {
        FacetSelection {
            include: Vec::new(),
            exclude: Vec::new(),
        }
    }
}

/// What a filter group does with one option.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum FacetMode {
    Include,
    Exclude,
}

impl<T: Copy + PartialEq> FacetSelection<T> {
    /// The options of which an item must have one, in the order of their choice.
    pub fn included(&self) -> &[T] {
        &self.include
    }

    /// The options of which an item must have none.
    pub fn excluded(&self) -> &[T] {
        &self.exclude
    }

    pub fn is_empty(&self) -> bool {
        self.include.is_empty() && self.exclude.is_empty()
    }

    pub fn mode(&self, option: T) -> Option<FacetMode> {
        if self.include.contains(&option) {
            Some(FacetMode::Include)
        } else if self.exclude.contains(&option) {
            Some(FacetMode::Exclude)
        } else {
            None
        }
    }

    /// Gives an option a mode, or takes it out of the choice.
    pub fn set(&mut self, option: T, mode: Option<FacetMode>) {
        if self.mode(option) == mode {
            return;
        }
        self.include.retain(|other| *other != option);
        self.exclude.retain(|other| *other != option);
        match mode {
            Some(FacetMode::Include) => self.include.push(option),
            Some(FacetMode::Exclude) => self.exclude.push(option),
            None => {}
        }
    }

    /// Whether something with these options passes.
    pub fn admits(&self, options: &[T]) -> bool {
        let any = |chosen: &[T]| options.iter().any(|option| chosen.contains(option));
        (self.include.is_empty() || any(&self.include)) && !any(&self.exclude)
    }
}

/// All filters: an item must pass each group.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filters {
    pub lists: FacetSelection<List>,
    pub categories: FacetSelection<CategoryId>,
    pub departments: FacetSelection<DepartmentId>,
    pub marks: FacetSelection<Mark>,
}

impl Filters {
    pub fn is_empty(&self) -> bool {
        self.lists.is_empty()
            && self.categories.is_empty()
            && self.departments.is_empty()
            && self.marks.is_empty()
    }

    /// Whether an item with this mark passes every group.
    pub fn admits(&self, item: &Item, mark: Mark) -> bool {
        self.lists.admits(&[item.id.list])
            && self.categories.admits(item.category.as_slice())
            && self.departments.admits(&item.departments)
            && self.marks.admits(&[mark])
    }
}
