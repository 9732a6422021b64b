//! The summary in Chinese, in the style of a public document.

use crate::compare::{Columns, Comparison, Facts, Meeting};
use crate::duty_list::{DutyList, List};

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
    let mut text: String = facts.iter().map(|facts| writer.list(facts)).collect();
    if joint > 0 {
        text.push_str(&format!(
            "共有事项的上级部门职责中，有 {joint} 条未写明由哪个部门承担。"
        ));
    }
    text
}

struct Writer<'a> {
    comparison: &'a Comparison,
    duty_list: &'a DutyList,
}

impl Writer<'_> {
    fn list(&self, facts: &Facts) -> String {
        let everybody = self.everybody();
        let list = facts.list.name();
        let verb = verb(facts.list);
        if facts.present() == 0 {
            return format!("{everybody}均未{verb}{list}。");
        }
        let columns = self.comparison.columns().iter();
        let totals: Vec<String> = columns
            .map(|column| {
                let name = self.names(Columns::from_iter([column]));
                match facts.totals[column] {
                    0 => format!("{name}未{verb}"),
                    total => format!("{name}{verb} {total} 项"),
                }
            })
            .collect();
        let mut parts = vec![format!("{} 项{list}中，{}", facts.size, totals.join("，"))];
        // One department alone has nothing in common with another.
        if facts.present() > 1 {
            parts.extend(self.common(facts));
        }
        format!("{}。", parts.join("；"))
    }

    /// What the departments have in common.
    fn common(&self, facts: &Facts) -> Vec<String> {
        let verb = verb(facts.list);
        let everybody = self.everybody();
        let two = facts.totals.len() == 2;
        let mut parts = Vec::new();
        if facts.any_two == 0 {
            parts.push(match two {
                true => format!("{everybody}没有共同{verb}的事项"),
                false => format!("各部门之间没有共同{verb}的事项"),
            });
            return parts;
        }
        let tail = self.tail(facts);
        let together = format!("{everybody}共同{verb} {} 项{tail}", facts.all);
        if two && facts.are_alike() {
            parts.push(match facts.all {
                1 => format!("{everybody}{verb}的是同一事项{tail}"),
                _ => format!("{everybody}{verb}的事项完全相同{tail}"),
            });
            return parts;
        } else if two {
            parts.push(together);
        } else if facts.all == facts.any_two {
            parts.push(format!("{together}，此外各部门之间没有共同{verb}的事项"));
        } else {
            let mut part = match facts.meeting {
                Meeting::OnlyPair(pair) => {
                    let always = if facts.any_two == 1 { "" } else { "均" };
                    format!(
                        "其中仅有 {} 项为两个部门共同{verb}，{always}为{}",
                        facts.any_two,
                        self.names(pair)
                    )
                }
                _ => format!("至少两个部门共同{verb}的有 {} 项", facts.any_two),
            };
            if facts.all > 0 {
                let all = facts.all;
                part.push_str(&format!("，{everybody}共同{verb}的有 {all} 项{tail}"));
            } else if facts.could_all_meet() {
                part.push_str(&format!("，没有{everybody}共同{verb}的事项"));
            }
            parts.push(part);
            if let Meeting::MostOften(pair, items) = facts.meeting {
                let names = self.names(pair);
                parts.push(format!("{names}共同{verb}的最多，为 {items} 项"));
            }
        }
        if !facts.isolated.is_empty() {
            let names = self.names(facts.isolated);
            parts.push(format!("{names}与其他所选部门没有共同{verb}的事项"));
        }
        parts.extend(self.relations(facts));
        parts
    }

    /// Which other departments the items of all have.
    fn tail(&self, facts: &Facts) -> String {
        let everybody = match facts.list {
            List::Reclaimed => format!("只由这{}部门承接", self.number()),
            _ => format!("只涉及这{}部门", self.number()),
        };
        match (facts.all, facts.all_exactly) {
            (1, 0) => "，该项另有其他部门参与".to_owned(),
            (1, _) => format!("，该项{everybody}"),
            (_, 0) => "，均另有其他部门参与".to_owned(),
            (all, exactly) if all == exactly => format!("，均{everybody}"),
            (_, exactly) => format!("，其中 {exactly} 项{everybody}"),
        }
    }

    fn relations(&self, facts: &Facts) -> Vec<String> {
        let verb = verb(facts.list);
        let mut parts = Vec::new();
        for relation in &facts.relations {
            if relation.members == self.comparison.columns() {
                parts.push(format!("{}{verb}的事项完全相同", self.everybody()));
                continue;
            }
            let members = self.names(relation.members);
            let within = self.names(relation.within);
            let also = match (relation.items, relation.within.len()) {
                (1, 1) => "也",
                _ => "也都",
            };
            parts.push(if relation.members.len() == 1 {
                let items = relation.items;
                format!("{members}{verb}的 {items} 项，{within}{also}{verb}")
            } else if relation.within.is_empty() {
                format!("{members}{verb}的事项完全相同")
            } else {
                format!("{members}{verb}的事项完全相同，且{within}{also}{verb}")
            });
        }
        parts
    }

    /// `县民政局与县残联`, `县民政局、县残联与县财政局`.
    fn names(&self, columns: Columns) -> String {
        let ids = self.comparison.departments_in(columns);
        let names: Vec<&str> = ids
            .map(|id| self.duty_list.department(id).short.as_str())
            .collect();
        match &names[..] {
            [before @ .., last] if !before.is_empty() => {
                format!("{}与{last}", before.join("、"))
            }
            names => names.concat(),
        }
    }

    fn everybody(&self) -> String {
        format!("{}部门", self.number())
    }

    fn number(&self) -> &'static str {
        match self.comparison.departments.len() {
            2 => "两个",
            3 => "三个",
            _ => "四个",
        }
    }
}

/// What a department does with an item of this list.
fn verb(list: List) -> &'static str {
    match list {
        List::Reclaimed => "承接",
        _ => "涉及",
    }
}
