//! The summary in English.
//!
//! Some English names have a comma (`Organization Department, County Party
//! Committee`), so that a verb can hardly follow them: the names are at the
//! ends of the sentences.

use crate::compare::{Columns, Comparison, Facts, Meeting};
use crate::duty_list::{DutyList, List};
use crate::i18n::Language;
use crate::i18n::ui::common::count_items;

/// The summary of both lists.
pub fn summary(
    comparison: &Comparison,
    duty_list: &DutyList,
    facts: &[Facts],
    joint: usize,
) -> String {
    let writer = Writer {
        comparison,
        duty_list,
    };
    let mut sentences: Vec<String> = facts.iter().flat_map(|facts| writer.list(facts)).collect();
    match joint {
        0 => {}
        1 => sentences.push(
            "In the duties they share, 1 clause of the county’s duties does not say which department acts."
                .to_owned(),
        ),
        _ => sentences.push(format!(
            "In the duties they share, {joint} clauses of the county’s duties do not say which department acts."
        )),
    }
    sentences.join(" ")
}

struct Writer<'a> {
    comparison: &'a Comparison,
    duty_list: &'a DutyList,
}

impl Writer<'_> {
    fn list(&self, facts: &Facts) -> Vec<String> {
        let size = facts.size;
        let (_, many) = kinds(facts.list);
        if facts.present() == 0 {
            let any = match facts.totals.len() {
                2 => "either department".to_owned(),
                3 => "any of the three departments".to_owned(),
                _ => "any of the four departments".to_owned(),
            };
            return vec![format!("None of the {size} {many} names {any}.")];
        }
        let columns = self.comparison.columns().iter();
        let totals: Vec<String> = columns
            .map(|column| {
                let name = self.names(Columns::from_iter([column]));
                match facts.totals[column] {
                    0 => format!("none names {name}"),
                    1 => format!("1 names {name}"),
                    total => format!("{total} name {name}"),
                }
            })
            .collect();
        let mut sentences = vec![format!("Of the {size} {many}, {}.", series(&totals))];
        // One department alone has nothing in common with another.
        if facts.present() > 1 {
            sentences.extend(self.common(facts));
        }
        sentences
    }

    /// What the departments have in common.
    fn common(&self, facts: &Facts) -> Vec<String> {
        let mut sentences = Vec::new();
        let two = facts.totals.len() == 2;
        if facts.any_two == 0 {
            sentences.push(match two {
                true => "None names both.".to_owned(),
                false => "None names more than one of them.".to_owned(),
            });
            return sentences;
        }
        let tail = tail(facts);
        let all = format!("{}{tail}", duties(facts.all));
        if two && facts.are_alike() {
            sentences.push(match facts.all {
                1 => format!("Both are named in the same duty{tail}."),
                _ => format!("Both are named in the same {all}."),
            });
            return sentences;
        } else if two {
            sentences.push(format!("Both are named in {all}."));
        } else if facts.all == facts.any_two {
            let everybody = self.everybody();
            sentences.push(format!(
                "{everybody} are named in {all}; no other duty names more than one of them."
            ));
        } else if let Meeting::OnlyPair(pair) = facts.meeting {
            let names = self.names(pair);
            sentences.push(match facts.any_two {
                1 => format!("Only 1 duty names more than one of them: {names}."),
                pairs => {
                    format!("Only {pairs} duties name more than one of them, each time {names}.")
                }
            });
        } else {
            let everybody = self.everybody().to_lowercase();
            let any_two = duties(facts.any_two);
            sentences.push(match facts.all {
                0 if facts.could_all_meet() => {
                    format!("At least two of them are named in {any_two}, {everybody} in none.")
                }
                0 => format!("At least two of them are named in {any_two}."),
                _ => format!("At least two of them are named in {any_two}, {everybody} in {all}."),
            });
            if let Meeting::MostOften(pair, count) = facts.meeting {
                sentences.push(format!(
                    "The pair named together most often, in {}, is {}.",
                    duties(count),
                    self.names(pair)
                ));
            }
        }
        if !facts.isolated.is_empty() {
            let names = self.names(facts.isolated);
            sentences.push(match facts.any_two {
                1 => format!("The duty that they share does not name {names}."),
                _ => format!("No shared duty names {names}."),
            });
        }
        sentences.extend(self.relations(facts));
        sentences
    }

    fn relations(&self, facts: &Facts) -> Vec<String> {
        let (one, many) = kinds(facts.list);
        let mut sentences = Vec::new();
        for relation in &facts.relations {
            if relation.members == self.comparison.columns() {
                sentences.push(format!("They are named in exactly the same {many}."));
                continue;
            }
            let members = self.names(relation.members);
            let within = self.names(relation.within);
            sentences.push(if relation.members.len() == 1 {
                format!("Wherever {one} names {members}, it also names {within}.")
            } else if relation.within.is_empty() && relation.items == 1 {
                format!("Of the {many}, one and the same names {members}.")
            } else if relation.within.is_empty() {
                format!("Exactly the same {many} name {members}.")
            } else if relation.items == 1 {
                format!("Of the {many}, one and the same names {members}; it also names {within}.")
            } else {
                format!("Exactly the same {many} name {members}; each also names {within}.")
            });
        }
        sentences
    }

    /// `the Justice Bureau and the Tax Bureau`.
    fn names(&self, columns: Columns) -> String {
        let ids = self.comparison.departments_in(columns);
        let names: Vec<String> = ids
            .map(|id| format!("the {}", self.duty_list.department(id).english()))
            .collect();
        series(&names)
    }

    fn everybody(&self) -> &'static str {
        match self.comparison.departments.len() {
            2 => "Both",
            3 => "All three",
            _ => "All four",
        }
    }
}

/// What the items of a list are called: one of them, with its article, and many.
fn kinds(list: List) -> (&'static str, &'static str) {
    match list {
        List::Basic => ("a basic duty", "basic duties"),
        List::Supporting => ("a supporting duty", "supporting duties"),
        List::Reclaimed => ("a duty taken back", "duties taken back"),
    }
}

/// A series with `and` before the last; parted more clearly where a part has
/// commas of its own.
fn series(parts: &[String]) -> String {
    let (last, before) = match parts {
        [before @ .., last] if !before.is_empty() => (last, before),
        parts => return parts.concat(),
    };
    match (before.iter().any(|part| part.contains(',')), before) {
        (false, [one]) => format!("{one} and {last}"),
        (true, [one]) => format!("{one}, and {last}"),
        (false, before) => format!("{}, and {last}", before.join(", ")),
        (true, before) => format!("{}; and {last}", before.join("; ")),
    }
}

fn duties(count: usize) -> String {
    count_items(Language::English, count)
}

/// Which other departments the items of all have.
fn tail(facts: &Facts) -> String {
    match (facts.all, facts.all_exactly) {
        (1, 0) => ", together with other departments".to_owned(),
        (1, _) => ", which names no other department".to_owned(),
        (_, 0) => ", each time together with other departments".to_owned(),
        (all, exactly) if all == exactly => ", which name no other department".to_owned(),
        (_, 1) => ", 1 of which names no other department".to_owned(),
        (_, exactly) => format!(", {exactly} of which name no other department"),
    }
}
