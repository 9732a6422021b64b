//! How far two reviewers agree.

use super::preview::columns;
use super::{item_head, table};
use crate::review::Agreement;
use crate::ui::dom::{El, el};
use crate::ui::parts::mark_label;
use crate::ui::state::Atlas;

/// The agreement between the marks here and those in the file, in words, and
/// the list of differences.
pub fn agreement(atlas: Atlas, agreement: &Agreement) -> Vec<El> {
    let Some(percent) = agreement.percent() else {
        return Vec::new();
    };
    let (both, agreed) = (agreement.both.to_string(), agreement.agreed.to_string());
    let percent = percent.to_string();
    let mut text = match atlas.english() {
        false => [
            "这里和文件都标记过的有 ",
            &both,
            " 项，其中 ",
            &agreed,
            " 项标记一致（",
            &percent,
            "%）。",
        ],
        true => [
            "Marked both here and in the file: ",
            &both,
            "; alike: ",
            &agreed,
            " (",
            &percent,
            "%). ",
        ],
    }
    .concat();
    if let Some(kappa) = agreement.kappa {
        text += atlas.say("除去偶然，一致程度 κ = ", "Beyond chance: κ = ");
        text += &hundredths(kappa);
        text += atlas.say(
            "（1 为完全一致，0 相当于偶然）。",
            " (1 is full agreement, 0 is chance).",
        );
    }
    let mut parts = vec![el("p").child(text)];
    let rows = agreement.differences.iter().map(|(id, here, file)| {
        let marks = [here, file].map(|mark| el("td").child(mark_label(atlas, *mark)));
        el("tr")
            .child(item_head(atlas, *id))
            .child(Vec::from(marks))
    });
    let rows = rows.collect::<Vec<_>>();
    if !rows.is_empty() {
        let caption = atlas.say("标记不同的事项", "Duties marked differently");
        parts.push(table(
            "",
            caption,
            columns(atlas),
            vec![el("tbody").child(rows)],
        ));
    }
    parts
}

/// A number from -1 to 1 with two decimals. Formatting any float would carry
/// 10 KB of code along.
fn hundredths(number: f64) -> String {
    let rounded = (number * 100.0).round() as i32;
    let digits = (100 + rounded.abs()).to_string();
    let (whole, rest) = digits.split_at(1);
    let whole = if whole == "2" { "1" } else { "0" };
    [if rounded < 0 { "-" } else { "" }, whole, ".", rest].concat()
}
