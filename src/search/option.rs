//! One option of any filter group, for code that treats all groups alike.

use super::facets::Facets;
use super::filter::{FacetMode, FacetSelection, Filters};
use crate::duty_list::{CategoryId, DepartmentId, List};
use crate::notes::Mark;

/// An option that can be ticked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum FilterOption {
    List(List),
    Category(CategoryId),
    Department(DepartmentId),
    Mark(Mark),
}

impl Filters {
    /// What the filters do with an option.
    pub fn mode(&self, option: FilterOption) -> Option<FacetMode> {
        match option {
            FilterOption::List(list) => self.lists.mode(list),
            FilterOption::Category(category) => self.categories.mode(category),
            FilterOption::Department(department) => self.departments.mode(department),
            FilterOption::Mark(mark) => self.marks.mode(mark),
        }
    }

    /// Gives an option a mode, or takes it out.
    pub fn set(&mut self, option: FilterOption, mode: Option<FacetMode>) {
        match option {
            FilterOption::List(list) => self.lists.set(list, mode),
            FilterOption::Category(category) => self.categories.set(category, mode),
            FilterOption::Department(department) => self.departments.set(department, mode),
            FilterOption::Mark(mark) => self.marks.set(mark, mode),
        }
    }

    /// Everything that is chosen, group by group.
    pub fn chosen(&self) -> Vec<(FilterOption, FacetMode)> {
        let mut chosen = Vec::new();
        collect(&mut chosen, &self.lists, FilterOption::List);
        collect(&mut chosen, &self.categories, FilterOption::Category);
        collect(&mut chosen, &self.departments, FilterOption::Department);
        collect(&mut chosen, &self.marks, FilterOption::Mark);
        chosen
    }
}

impl Facets {
    /// The number of items that ticking an option would give.
    pub fn of(&self, option: FilterOption) -> usize {
        match option {
            FilterOption::List(list) => self.list(list),
            FilterOption::Category(category) => self.category(category),
            FilterOption::Department(department) => self.department(department),
            FilterOption::Mark(mark) => self.mark(mark),
        }
    }
}

fn collect<T: Copy + PartialEq>(
    chosen: &mut Vec<(FilterOption, FacetMode)>,
    choice: &FacetSelection<T>,
    option: impl Fn(T) -> FilterOption,
) {
    let included = choice
        .included()
        .iter()
        .map(|&id| (option(id), FacetMode::Include));
    let excluded = choice
        .excluded()
        .iter()
        .map(|&id| (option(id), FacetMode::Exclude));
    chosen.extend(included.chain(excluded));
}
