//! Wording of comparisons.
