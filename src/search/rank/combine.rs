//! Adding evidence up.

use std::collections::{HashMap, HashSet};

use crate::duty_list::{DepartmentId, List};

use super::super::kind::Location;
use super::{
    Evidence, Folded, Found, ListPrior, Options, RankedItem, Ranker, Ranking, Raw, location_factor,
};

/// How much a department that the text names adds, at most.
const DEPARTMENT: f32 = 0.25;
/// How much the act adds that an item's title names.
const ACT: f32 = 0.8;
/// How much the list that an act speaks for gains.
const PRIOR: f32 = 1.1;
/// How many of the first items are looked at more closely.
const CANDIDATES: usize = 60;

/// Adds the evidence up and sorts the items.
pub(super) fn combine(ranker: &Ranker, text: &Folded, found: &Found, options: Options) -> Ranking {
    let mut scored: Vec<(u32, f32, Vec<Raw>)> = found
        .items
        .iter()
        .map(|(item, evidence)| {
            let chosen = choose(evidence);
            (*item, chosen.iter().map(|raw| raw.weight).sum(), chosen)
        })
        .collect();
    scored.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    scored.truncate(CANDIDATES.max(options.limit));
    let priors = priors(ranker, found);
    let mut items: Vec<RankedItem> = scored
        .into_iter()
        .map(|(item, score, chosen)| finish(ranker, text, found, &priors, item, score, chosen))
        .collect();
    items.sort_by(|a, b| {
        b.score
            .total_cmp(&a.score)
            .then(a.position.cmp(&b.position))
    });
    items.truncate(options.limit);
    let mut used = vec![false; text.symbols.len()];
    for (at, used) in used.iter_mut().enumerate() {
        let byte = text.offsets[at];
        *used = items
            .iter()
            .any(|item| item.evidence.iter().any(|e| e.range.contains(&byte)));
    }
    let mut known = vec![false; text.symbols.len()];
    for range in &found.known {
        known[range.clone()].fill(true);
    }
    Ranking { items, used, known }
}

/// The strongest evidence, each stretch of the text and each phrase once.
fn choose(evidence: &[Raw]) -> Vec<Raw> {
    let mut sorted = evidence.to_vec();
    sorted.sort_by(|a, b| {
        b.weight
            .total_cmp(&a.weight)
            .then(a.start.cmp(&b.start))
            .then(a.key.cmp(&b.key))
    });
    let mut chosen: Vec<Raw> = Vec::new();
    for mut raw in sorted {
        let taken = chosen
            .iter()
            .filter(|other| other.start < raw.end && raw.start < other.end);
        let overlap: u32 = taken
            .map(|other| other.end.min(raw.end) - other.start.max(raw.start))
            .sum();
        // A phrase that shares only a character with a stronger one still says
        // something.
        if overlap > 0 && (overlap > 1 || raw.end - raw.start < 3) {
            continue;
        }
        let same_words = |other: &&Raw| {
            other.key == raw.key
                || (other.at < raw.at + raw.length && raw.at < other.at + other.length)
        };
        if chosen.iter().any(|other| same_words(&other)) {
            continue;
        }
        if overlap > 0 {
            raw.weight *= 0.6;
        }
        chosen.push(raw);
    }
    chosen
}

/// Acts of the text that speak for a list.
fn priors(ranker: &Ranker, found: &Found) -> Vec<(List, std::ops::Range<usize>)> {
    let mut priors = Vec::new();
    for (range, concept) in &found.acts {
        let concept = &ranker.lexicon.concepts()[*concept];
        let phrases = concept.alternatives.iter().flatten();
        let list = phrases
            .filter_map(|phrase| list_of_act(&phrase.printed))
            .next();
        priors.extend(list.map(|list| (list, range.clone())));
    }
    priors
}

/// The list that an act speaks for.
fn list_of_act(act: &str) -> Option<List> {
    match act {
        "处罚" | "行政处罚" | "强制拆除" | "追缴" | "认定" | "鉴定" => {
            Some(List::Reclaimed)
        }
        "审批" | "批复" => Some(List::Reclaimed),
        "摸排" | "上报" | "报送" | "协助" | "配合" | "宣传" => Some(List::Supporting),
        _ => None,
    }
}

/// Completes the score of an item.
fn finish(
    ranker: &Ranker,
    text: &Folded,
    found: &Found,
    priors: &[(List, std::ops::Range<usize>)],
    position: u32,
    mut score: f32,
    mut chosen: Vec<Raw>,
) -> RankedItem {
    let item = &ranker.list.items[position as usize];
    // A department supports what else was found.
    let mut named: HashMap<u32, Raw> = HashMap::new();
    for (_, department, raw) in &found.departments {
        if item.departments.contains(&DepartmentId(*department)) {
            let known = named.entry(*department).or_insert(*raw);
            if raw.length > known.length {
                *known = *raw;
            }
        }
    }
    let mut departments: Vec<(u32, Raw)> = named.into_iter().collect();
    departments.sort_by_key(|(department, _)| *department);
    if let Some((_, mut raw)) = departments.into_iter().max_by_key(|(_, raw)| raw.length) {
        let items = ranker.list.items.iter();
        let Location::Department(id) = raw.location else {
            unreachable!("departments are found in departments' names");
        };
        let count = items
            .filter(|other| other.departments.contains(&id))
            .count();
        raw.weight = location_factor(raw.location) * ranker.rarity(count);
        let gain = raw.weight.min(DEPARTMENT * score);
        raw.weight = gain;
        score += gain;
        chosen.push(raw);
    }
    // So does an act that the title names too.
    let mut acts = HashSet::new();
    for (range, concept) in &found.acts {
        let taken = |raw: &Raw| (raw.start as usize) < range.end && range.start < raw.end as usize;
        if chosen.iter().any(taken) || !acts.insert(*concept) {
            continue;
        }
        let printed = ranker.printed(*concept);
        let in_title = printed
            .occurrences
            .iter()
            .find(|o| o.item == position && o.location == Location::Title);
        if let Some(occurrence) = in_title {
            let weight = (ACT * ranker.rarity(printed.items)).min(0.3 * score);
            score += weight;
            chosen.push(Raw {
                start: range.start as u32,
                end: range.end as u32,
                at: occurrence.at,
                length: occurrence.length,
                location: Location::Title,
                reason: Some(super::MatchReason::Synonym),
                weight,
                key: 0,
            });
        }
    }
    let prior = priors.iter().find(|(list, _)| *list == item.id.list);
    if prior.is_some() {
        score *= PRIOR;
    }
    let mut evidence: Vec<Evidence> = chosen
        .iter()
        .map(|raw| evidence(ranker, text, raw))
        .collect();
    evidence.sort_by(|a, b| {
        b.weight
            .total_cmp(&a.weight)
            .then(a.range.start.cmp(&b.range.start))
    });
    RankedItem {
        position: position as usize,
        score,
        evidence,
        prior: prior.map(|(list, range)| ListPrior {
            list: *list,
            range: text.bytes(range),
        }),
        neighbour_of: None,
    }
}

/// Evidence with texts instead of positions.
fn evidence(ranker: &Ranker, text: &Folded, raw: &Raw) -> Evidence {
    let range = raw.start as usize..raw.end as usize;
    let (at, length) = (raw.at as usize, raw.length as usize);
    let field = ranker.index.field_at(at);
    let start = ranker.index.fields[field].start as usize;
    let folded = || {
        ranker.index.view().symbols[at..at + length]
            .iter()
            .collect()
    };
    // The list's own characters, if the field's text is at hand.
    let source = ranker.source_of(raw);
    let phrase = source.and_then(|texts| {
        texts.into_iter().find_map(|source| {
            let printed: String = source.chars().skip(at - start).take(length).collect();
            let same = printed
                .chars()
                .map(super::fold)
                .eq(ranker.index.view().symbols[at..at + length].iter().copied());
            (same && length > 0).then_some(printed)
        })
    });
    // The same in the text and in the item needs no explanation.
    let typed = &text.symbols[range.clone()];
    let literal = typed == &ranker.index.view().symbols[at..at + length];
    Evidence {
        range: text.bytes(&range),
        phrase: phrase.unwrap_or_else(folded),
        location: raw.location,
        reason: raw.reason.filter(|_| !literal),
        weight: raw.weight,
    }
}

impl Ranker<'_> {
    /// The texts of which one holds the phrase of some evidence.
    fn source_of(&self, raw: &Raw) -> Option<Vec<&str>> {
        use super::FieldRef;
        let field = self.index.fields[self.index.field_at(raw.at as usize)].field;
        Some(match field {
            FieldRef::Title(item) => vec![&self.list.items[item as usize].title],
            FieldRef::Superior(item, at) => {
                let clause = &self.list.items[item as usize].superior[at as usize].clause;
                let heading = clause.section.as_ref().map(|heading| heading.text.as_str());
                [Some(clause.text.as_str()), heading]
                    .into_iter()
                    .flatten()
                    .collect()
            }
            FieldRef::Township(item, at) => {
                let clause = &self.list.items[item as usize].township[at as usize];
                let heading = clause.section.as_ref().map(|heading| heading.text.as_str());
                [Some(clause.text.as_str()), heading]
                    .into_iter()
                    .flatten()
                    .collect()
            }
            FieldRef::Department(id) => self.list.department(id).forms().collect(),
            FieldRef::Category(id) => vec![self.list.category(id)],
            FieldRef::OtherDepartments(_) => return None,
        })
    }
}
