//! Any substring of any text finds exactly the items that have it: measured on
//! 2,000 random ones against an oracle that knows nothing but `contains`.

use crate::search_common::*;

/// A small generator (SplitMix64), so that the sample is the same everywhere.
struct Random(u64);

impl Random {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        ((z ^ (z >> 31)) % limit as u64) as usize
    }
}

/// The oracle's own folding of the punctuation and letters that the document has.
fn folded(text: &str) -> String {
    let fold = |c: char| match c {
        '，' | '、' => ',',
        '；' => ';',
        '：' => ':',
        '（' => '(',
        '）' => ')',
        '。' => '.',
        '“' | '”' => '"',
        '—' => '-',
        '《' => '<',
        '》' => '>',
        c => c.to_ascii_lowercase(),
    };
    text.chars().map(fold).collect()
}

#[test]
fn random_substrings_have_recall_and_precision_of_one() {
    let items: Vec<Vec<String>> = DOCUMENT
        .items
        .iter()
        .map(|item| texts(item).into_iter().map(folded).collect())
        .collect();
    let all: Vec<Vec<char>> = DOCUMENT
        .items
        .iter()
        .flat_map(|item| texts(item).into_iter().map(|text| text.chars().collect()))
        .collect();
    let total: usize = all.iter().map(Vec::len).sum();
    let mut random = Random(202_507);
    let (mut sampled, mut everyday) = (0, 0);
    while sampled < 2_000 {
        // Each character of the document is as likely as any other.
        let mut at = random.below(total);
        let text = all.iter().find(|text| {
            let here = at < text.len();
            at -= if here { 0 } else { text.len() };
            here
        });
        let text = text.expect("the place is in one of the texts");
        let length = 1 + random.below(8);
        let substring: String = text.iter().skip(at).take(length).collect();
        sampled += 1;

        // English titles have punctuation too; what is meant here is Chinese.
        if !substring.contains(|c: char| c.is_alphanumeric()) {
            continue;
        }
        let wanted = folded(&substring);
        let expected: Vec<usize> = (0..items.len())
            .filter(|item| items[*item].iter().any(|text| text.contains(&wanted)))
            .collect();
        // An everyday word also finds what the document says for it, which is
        // marked and stands after the rest.
        let found = find(&substring).hits.into_iter();
        let (literal, other): (Vec<_>, Vec<_>) = found.partition(|hit| hit.reason.is_none());
        let mut literal: Vec<usize> = literal.iter().map(|hit| hit.position).collect();
        literal.sort_unstable();
        assert_eq!(literal, expected, "{substring}");
        let synonym = !query(&substring).also_searched().is_empty();
        let letters = substring.contains(|c: char| c.is_ascii_alphabetic());
        assert!(other.is_empty() || synonym || letters, "{substring}");
        everyday += usize::from(!other.is_empty());

        // Quoted, it finds that and nothing else.
        if !substring.contains(['"', '“', '”']) {
            assert_eq!(
                positions(&format!("\"{substring}\"")),
                expected,
                "{substring}"
            );
        }
    }
    // Seldom enough that even with them precision is above 0.99.
    assert!(everyday <= 20, "{everyday} of {sampled}");
}
