//! How well plain words and whole tasks find what they mean, measured on the
//! cases in `tests/eval`, by kind. `cargo test eval -- --nocapture` prints it.

use std::collections::BTreeMap;

use crate::lexicon::LEXICON;
use crate::search_common::*;
use duty_atlas::search::{Filters, Query, nearest, search};
use duty_atlas::tasks::{Verdict, analyse};

#[derive(serde::Deserialize)]
struct QueryCase {
    q: String,
    kind: String,
    relevant: BTreeMap<String, u8>,
}

#[derive(serde::Deserialize)]
struct TaskCase {
    id: String,
    difficulty: String,
    text: String,
    relevant: BTreeMap<String, u8>,
}

fn id(position: usize) -> String {
    DOCUMENT.items[position].id.to_string()
}

/// What the page shows: the exact results, or the nearest items.
fn shown(text: &str) -> Vec<String> {
    let filters = Filters::default();
    let query = Query::parse_with(text, &INDEX, Some(&LEXICON));
    let exact = search(&DOCUMENT, &INDEX, &query, &filters, &unreviewed).hits;
    if !exact.is_empty() {
        return exact.iter().map(|hit| id(hit.position)).collect();
    }
    let nearest = nearest(&DOCUMENT, &INDEX, &LEXICON, text, &filters, &unreviewed);
    nearest.items.iter().map(|item| id(item.position)).collect()
}

/// The share of cases for which something holds.
fn share(cases: &[bool]) -> f64 {
    cases.iter().filter(|holds| **holds).count() as f64 / cases.len() as f64
}

#[test]
fn queries_eval() {
    let cases: Vec<QueryCase> =
        serde_json::from_str(include_str!("../eval/queries.json")).expect("cases");
    let mut leading: BTreeMap<&str, Vec<bool>> = BTreeMap::new();
    let mut empty = Vec::new();
    for case in &cases {
        let found = shown(&case.q);
        let leads = match case.relevant.is_empty() {
            true => found.len() <= 3,
            false => found
                .iter()
                .take(3)
                .any(|id| case.relevant.get(id) == Some(&2)),
        };
        if !leads {
            println!(
                "{} {}: {:?}, not {:?}",
                case.kind,
                case.q,
                &found[..found.len().min(5)],
                case.relevant
            );
        }
        leading.entry(&case.kind).or_default().push(leads);
        if !case.relevant.is_empty() {
            leading.entry("all").or_default().push(leads);
            empty.push(found.is_empty());
        }
    }
    for (kind, leading) in &leading {
        println!(
            "queries, {kind}: {:.2} of {}",
            share(leading),
            leading.len()
        );
    }
    println!("queries, nothing shown: {:.2}", share(&empty));
    for (kind, least) in [
        ("all", 0.75),
        ("partial", 0.95),
        ("typo", 0.8),
        ("spoken", 0.7),
        ("pinyin", 0.65),
        ("none", 0.7),
    ] {
        assert!(
            share(&leading[kind]) >= least,
            "{kind}: {:.2}",
            share(&leading[kind])
        );
    }
    assert!(share(&empty) <= 0.05);
}

/// The discounted gain of grades in this order.
fn gain(grades: impl Iterator<Item = u8>) -> f64 {
    let ranked = grades.take(10).enumerate();
    ranked
        .map(|(at, grade)| f64::from((1 << grade) - 1) / (at as f64 + 2.0).log2())
        .sum()
}

#[test]
fn tasks_eval() {
    let cases: Vec<TaskCase> =
        serde_json::from_str(include_str!("../eval/tasks.json")).expect("cases");
    // First, among the first three, nDCG, by difficulty.
    let mut measures: BTreeMap<&str, Vec<[f64; 3]>> = BTreeMap::new();
    let (mut kept, mut refused) = (Vec::new(), Vec::new());
    let (mut sure, mut unsure) = (Vec::new(), Vec::new());
    for case in &cases {
        let analysis = analyse(&case.text, &DOCUMENT, &INDEX, &LEXICON).expect("a text");
        if case.relevant.is_empty() {
            refused.push(analysis.verdict == Verdict::None);
            unsure.push(analysis.verdict != Verdict::Found);
            continue;
        }
        kept.push(analysis.verdict != Verdict::None);
        sure.push(analysis.verdict == Verdict::Found);
        let grades: Vec<u8> = analysis
            .items
            .iter()
            .map(|item| case.relevant.get(&id(item.position)).copied().unwrap_or(0))
            .collect();
        let rank = grades.iter().position(|grade| *grade == 2);
        let mut best: Vec<u8> = case.relevant.values().copied().collect();
        best.sort_unstable_by(|a, b| b.cmp(a));
        let ndcg = gain(grades.into_iter()) / gain(best.into_iter());
        if rank != Some(0) {
            println!("{}: first right item at {rank:?}, nDCG {ndcg:.2}", case.id);
        }
        let within = |limit: usize| f64::from(u8::from(rank.is_some_and(|rank| rank < limit)));
        for kind in [case.difficulty.as_str(), "all"] {
            measures
                .entry(kind)
                .or_default()
                .push([within(1), within(3), ndcg]);
        }
    }
    let mean = |kind: &str, measure: usize| {
        let all = &measures[kind];
        all.iter().map(|measures| measures[measure]).sum::<f64>() / all.len() as f64
    };
    for kind in measures.keys() {
        let [first, three, ndcg] = [0, 1, 2].map(|measure| mean(kind, measure));
        println!("tasks, {kind}: S@1 {first:.2}, S@3 {three:.2}, nDCG@10 {ndcg:.2}");
    }
    let accuracy = (share(&kept) + share(&refused)) / 2.0;
    let strict = (share(&sure) + share(&unsure)) / 2.0;
    println!("tasks, balanced accuracy: {accuracy:.2}, with unsure as none {strict:.2}");
    assert!(mean("all", 0) >= 0.65);
    assert!(mean("all", 1) >= 0.8);
    assert!(mean("all", 2) >= 0.68);
    assert!(accuracy >= 0.75 && strict >= 0.75);
}
