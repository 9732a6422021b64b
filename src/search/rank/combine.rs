//! Adding evidence up.

use std::collections::HashMap;
use std::ops::Range;

use crate::duty_list::{Clause, DepartmentId, List};

use super::super::fold::fold;
use super::super::index::FieldRef;
use super::super::kind::{Location, MatchReason};
use super::{Evidence, Folded, Found, ListPrior, RankedItem, Ranker, Raw, location_factor};

/// How much a department that the text names adds, at most.
const DEPARTMENT: f32 = 0.25;
/// How much the act adds that an item's title names.
const ACT: f32 = 0.8;
/// How much the list that an act speaks for gains.
const PRIOR: f32 = 1.15;
/// How many of the first items are looked at more closely.
const CANDIDATES: usize = 150;

/// Adds the evidence up and sorts the items.
pub(super) fn combine(
    ranker: &Ranker,
    text: &Folded,
    parts: &[&Found],
    limit: usize,
) -> Vec<RankedItem> {
    let mut evidence: HashMap<u32, Vec<&[Raw]>> = HashMap::new();
    for part in parts {
        for (item, raws) in &part.items {
            evidence.entry(*item).or_default().push(raws);
        }
    }
    // Only items that can get far are looked at closely.
    let total = |raws: &[&[Raw]]| raws.iter().copied().flatten().map(|raw| raw.weight).sum();
    let mut items: Vec<(u32, f32)> = evidence
        .iter()
        .map(|(item, raws)| (*item, total(raws)))
        .collect();
    sort_by_score(&mut items);
    items.truncate(CANDIDATES.max(limit));
    let named = Named::new(ranker, parts);
    if items.is_empty() {
        items = named.items_of_departments(ranker);
    }
    let mut ranked: Vec<RankedItem> = items
        .into_iter()
        .map(|(item, _)| {
            let chosen = evidence
                .get(&item)
                .map_or_else(Chosen::default, |raws| choose(raws.concat()));
            finish(ranker, text, &named, item, chosen)
        })
        .collect();
    ranked.sort_by(|a, b| {
        b.score
            .total_cmp(&a.score)
            .then(a.position.cmp(&b.position))
    });
    ranked.truncate(limit);
    ranked
}

/// How much of the evidence each item has in its title, of what the best one has.
pub(super) fn title_scores(found: &Found) -> Vec<(usize, f32)> {
    let mut scores: Vec<(u32, f32)> = found
        .items
        .iter()
        .map(|(item, raws)| {
            let in_title = raws.iter().filter(|raw| raw.location == Location::Title);
            let chosen = choose(in_title.copied().collect());
            (*item, chosen.counted.iter().map(|raw| raw.weight).sum())
        })
        .collect();
    sort_by_score(&mut scores);
    let best = scores.first().map_or(1.0, |(_, score)| score.max(1.0));
    let scores = scores.into_iter().take(CANDIDATES);
    scores
        .map(|(item, score)| (item as usize, score / best))
        .collect()
}

fn sort_by_score(items: &mut [(u32, f32)]) {
    // The sum of equal weights in another order can differ in the last digits.
    let rounded = |score: f32| (score * 256.0).round();
    items.sort_by(|a, b| rounded(b.1).total_cmp(&rounded(a.1)).then(a.0.cmp(&b.0)));
}

/// Departments and acts that the text names.
struct Named {
    departments: HashMap<u32, Raw>,
    /// How many items each of them has.
    items_of: HashMap<u32, usize>,
    acts: Vec<(Range<usize>, usize)>,
    priors: Vec<(List, Range<usize>)>,
}

impl Named {
    fn new(ranker: &Ranker, parts: &[&Found]) -> Named {
        let mut departments: HashMap<u32, Raw> = HashMap::new();
        for (department, raw) in parts.iter().flat_map(|part| &part.departments) {
            let known = departments.entry(*department).or_insert(*raw);
            if raw.length > known.length {
                *known = *raw;
            }
        }
        let mut items_of: HashMap<u32, usize> = HashMap::new();
        if !departments.is_empty() {
            for department in ranker.list.items.iter().flat_map(|item| &item.departments) {
                *items_of.entry(department.0).or_default() += 1;
            }
        }
        let mut acts: Vec<(Range<usize>, usize)> = Vec::new();
        for act in parts.iter().flat_map(|part| &part.acts) {
            if !acts.iter().any(|known| known.1 == act.1) {
                acts.push(act.clone());
            }
        }
        Named {
            departments,
            items_of,
            priors: priors(ranker, &acts),
            acts,
        }
    }

    /// The items of the departments that the text names, for a text that names
    /// nothing else.
    fn items_of_departments(&self, ranker: &Ranker) -> Vec<(u32, f32)> {
        let items = (0u32..).zip(&ranker.list.items);
        let named = items.filter(|(_, item)| {
            let mut departments = item.departments.iter();
            departments.any(|id| self.departments.contains_key(&id.0))
        });
        named.map(|(at, _)| (at, 0.0)).take(CANDIDATES).collect()
    }
}

/// What counts of the evidence.
#[derive(Default)]
struct Chosen {
    /// The strongest, each stretch of the text and each phrase once.
    counted: Vec<Raw>,
    /// Other words of the text for the same phrases. They add nothing to the
    /// score.
    repeats: Vec<Raw>,
}

fn choose(mut sorted: Vec<Raw>) -> Chosen {
    sorted.sort_by(|a, b| {
        b.weight
            .total_cmp(&a.weight)
            .then(a.start.cmp(&b.start))
            .then(a.key.cmp(&b.key))
    });
    let mut chosen: Vec<Raw> = Vec::new();
    let mut repeats: Vec<Raw> = Vec::new();
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
            if overlap == 0 {
                raw.weight = 0.0;
                repeats.push(raw);
            }
            continue;
        }
        if overlap > 0 {
            raw.weight *= 0.6;
        }
        chosen.push(raw);
    }
    Chosen {
        counted: chosen,
        repeats,
    }
}

/// Acts of the text that speak for a list.
fn priors(ranker: &Ranker, acts: &[(Range<usize>, usize)]) -> Vec<(List, Range<usize>)> {
    let list = |concept: usize| {
        let mut phrases = ranker.lexicon.concepts()[concept]
            .alternatives
            .iter()
            .flatten();
        phrases.find_map(|phrase| list_of_act(&phrase.printed))
    };
    let priors = acts.iter();
    let priors = priors.filter_map(|(range, concept)| Some((list(*concept)?, range.clone())));
    priors.collect()
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
    named: &Named,
    position: u32,
    chosen: Chosen,
) -> RankedItem {
    let Chosen {
        counted: mut chosen,
        repeats,
    } = chosen;
    let item = &ranker.list.items[position as usize];
    let mut score: f32 = chosen.iter().map(|raw| raw.weight).sum();
    // A department supports what else was found.
    let departments = item.departments.iter();
    let departments = departments.filter_map(|DepartmentId(id)| {
        let items = named.items_of.get(id).copied().unwrap_or(0);
        Some((items, *named.departments.get(id)?))
    });
    if let Some((items, mut raw)) = departments.max_by_key(|(_, raw)| raw.length) {
        let weight = location_factor(raw.location) * ranker.rarity(items);
        raw.weight = match score {
            0.0 => 2.0 * weight,
            _ => weight.min(DEPARTMENT * score),
        };
        score += raw.weight;
        chosen.push(raw);
    }
    // So does an act that the title names too.
    for (range, concept) in &named.acts {
        let taken = |raw: &Raw| (raw.start as usize) < range.end && range.start < raw.end as usize;
        if chosen.iter().any(taken) {
            continue;
        }
        let printed = ranker.printed(*concept);
        let Some(occurrence) = printed
            .of(position)
            .filter(|o| o.location == Location::Title)
        else {
            continue;
        };
        let weight = (ACT * ranker.rarity(printed.items)).min(0.3 * score);
        score += weight;
        chosen.push(Raw {
            start: range.start as u32,
            end: range.end as u32,
            at: occurrence.at,
            length: occurrence.length,
            location: Location::Title,
            reason: Some(MatchReason::Synonym),
            weight,
            key: 0,
        });
    }
    let prior = named.priors.iter().find(|(list, _)| *list == item.id.list);
    if prior.is_some() {
        score *= PRIOR;
    }
    for raw in repeats {
        let is_taken = |other: &Raw| other.start < raw.end && raw.start < other.end;
        if !chosen.iter().any(is_taken) {
            chosen.push(raw);
        }
    }
    let evidence = chosen.iter().map(|raw| evidence(ranker, text, raw));
    let mut evidence: Vec<Evidence> = evidence.collect();
    evidence.sort_by(|a, b| {
        let by_weight = b.weight.total_cmp(&a.weight);
        by_weight.then(a.range.start.cmp(&b.range.start))
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
    let typed = raw.start as usize..raw.end as usize;
    let printed = raw.at as usize..(raw.at + raw.length) as usize;
    let meant = &ranker.index.view().symbols[printed.clone()];
    Evidence {
        range: text.bytes(&typed),
        phrase: ranker.as_printed(printed),
        location: raw.location,
        // What is in the item as it is in the text needs no explanation.
        reason: raw.reason.filter(|_| text.symbols[typed] != *meant),
        weight: raw.weight,
    }
}

impl Ranker<'_> {
    /// A stretch of the indexed text in the characters of the list.
    fn as_printed(&self, range: Range<usize>) -> String {
        let folded = &self.index.view().symbols[range.clone()];
        let field = self.index.fields[self.index.field_at(range.start)];
        let before = range.start - field.start as usize;
        let texts = self.texts_of(field.field);
        let mut stretches = texts
            .iter()
            .map(|text| -> String { text.chars().skip(before).take(range.len()).collect() });
        let same = |printed: &String| printed.chars().map(fold).eq(folded.iter().copied());
        let printed = stretches.find(same);
        printed.unwrap_or_else(|| folded.iter().collect())
    }

    /// The texts of which one is a field of the indexed text.
    fn texts_of(&self, field: FieldRef) -> Vec<&str> {
        match field {
            FieldRef::Title(item) => vec![&self.list.items[item as usize].title],
            FieldRef::Superior(item, at) => {
                clause_texts(&self.list.items[item as usize].superior[at as usize].clause)
            }
            FieldRef::Township(item, at) => {
                clause_texts(&self.list.items[item as usize].township[at as usize])
            }
            FieldRef::Department(id) => self.list.department(id).forms().collect(),
            FieldRef::Category(id) => vec![self.list.category(id)],
            FieldRef::OtherDepartments(_) => Vec::new(),
        }
    }
}

/// The text of a clause and the heading above it.
fn clause_texts(clause: &Clause) -> Vec<&str> {
    let heading = clause.section.as_ref().map(|heading| heading.text.as_str());
    heading.into_iter().chain([clause.text.as_str()]).collect()
}
