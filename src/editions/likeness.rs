//! How alike two items are.

use crate::duty_list::List;

use super::profile::{Profile, Weights, ratio};

/// How alike two items are, each from 0 to 1.
#[derive(Clone, Copy, Debug)]
pub(super) struct Likeness {
    pub title: f32,
    /// None where neither has duties, or they are in different lists.
    pub duties: Option<f32>,
    pub overall: f32,
}

/// A pair across lists needs more agreement than one within a list.
const OTHER_LIST: f32 = 0.1;
/// How much agreement of the departments can add or take.
const DEPARTMENTS: f32 = 0.03;
/// The same title alone makes a pair this alike, whatever the duties say.
const TITLE_ALONE: f32 = 0.85;
/// The weight of the duties beside the title's 1, when they say much.
const DUTIES: f32 = 0.8;
/// How much rare text the duties must share to have half of that weight.
const DUTIES_HALF: f32 = 9.0;

pub(super) fn likeness(weights: &Weights, a: &Profile, b: &Profile) -> Likeness {
    let title = weights.alike(&a.title, &b.title);
    if a.list == b.list && a.has_duties() == b.has_duties() {
        if !a.has_duties() {
            return Likeness {
                title,
                duties: None,
                overall: title,
            };
        }
        let duties = weights.alike(&a.duties, &b.duties);
        let distinctive = weights.distinctive(&a.duties, &b.duties);
        let weight = DUTIES * distinctive / (distinctive + DUTIES_HALF);
        let both = (title + weight * duties) / (1.0 + weight);
        return Likeness {
            title,
            duties: Some(duties),
            overall: both.max(TITLE_ALONE * title) + departments(a, b),
        };
    }
    // The columns differ: what is a title in one list is a duty in another.
    let (all_a, all_b) = (a.all(), b.all());
    let held = weights.held(&a.title, &all_b) + weights.held(&b.title, &all_a);
    let penalty = if a.list == b.list { 0.0 } else { OTHER_LIST };
    Likeness {
        title,
        duties: None,
        overall: 0.5 * title + 0.25 * held - penalty + departments(a, b),
    }
}

/// How much of all text agrees.
pub(super) fn text_alike(weights: &Weights, a: &Profile, b: &Profile) -> f32 {
    weights.alike(&a.all(), &b.all())
}

fn departments(a: &Profile, b: &Profile) -> f32 {
    if a.departments.is_empty() || b.departments.is_empty() {
        return 0.0;
    }
    let shared = a.departments.intersection(&b.departments).count();
    let all = a.departments.union(&b.departments).count();
    DEPARTMENTS * (2.0 * ratio(shared as f32, all as f32) - 1.0)
}

/// Whether two items may be parts of one: departments in common, where both
/// name any.
pub(super) fn may_share_duty(a: &Profile, b: &Profile) -> bool {
    let named = |profile: &Profile| profile.list != List::Basic && !profile.departments.is_empty();
    !named(a) || !named(b) || !a.departments.is_disjoint(&b.departments)
}

pub(super) fn percent(share: f32) -> u8 {
    (share.clamp(0.0, 1.0) * 100.0).round() as u8
}
