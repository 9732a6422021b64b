//! The title, the place and the date of a document, from the lines outside
//! its rows.

use super::caption;
use super::outcome::Origin;
use super::place;
use super::text::{date, squeeze};
use super::walk::Walked;
use crate::duty_list::problem::Location;
use crate::duty_list::source::SourceDocument;

/// A line outside the rows.
#[derive(Clone, Debug)]
pub struct Line {
    pub text: String,
    pub location: Location,
    /// The grid and the cell that it is in.
    pub cell: Option<(usize, usize)>,
    pub contents: bool,
    /// Stands before the first row of a list.
    pub before: bool,
    /// Is a caption, or part of title, place or date.
    pub used: bool,
}

#[derive(Debug, Default)]
pub struct Cover {
    pub title: String,
    pub place: Vec<String>,
    pub date: String,
    pub title_from: Origin,
    pub place_from: Origin,
    pub date_from: Origin,
}

/// Reads the cover, and marks the lines that it uses.
pub fn read(source: &SourceDocument, walked: &mut Walked) -> Cover {
    let mut cover = Cover::default();
    title(&mut walked.lines, &mut cover);
    let mut places: Vec<Vec<String>> = place::in_title(&cover.title).into_iter().collect();
    for line in walked.lines.iter_mut().filter(|line| !line.contents) {
        if let Some(found) = place::in_title(&line.text) {
            line.used |= line.before;
            places.push(found);
        }
    }
    let cells: Vec<Vec<String>> = walked
        .places
        .iter()
        .filter_map(|(text, _)| place::levels(text))
        .collect();
    places.extend(cells);
    if let Some(found) = best_place(&places) {
        cover.place = found;
        cover.place_from = Origin::Text;
    }
    // The imprint is before the lists, or at the end.
    let mut dated = walked
        .lines
        .iter_mut()
        .filter(|line| !line.contents && squeeze(&line.text).chars().count() <= 50);
    let is_dated = |line: &&mut Line| date(&line.text).is_some() && line.before;
    let first = dated.find(is_dated);
    if let Some(line) = first {
        cover.date = date(&line.text).unwrap_or_default();
        line.used = true;
    } else if let Some(line) = walked.lines.iter_mut().rev().find(|line| {
        !line.contents && squeeze(&line.text).chars().count() <= 40 && date(&line.text).is_some()
    }) {
        cover.date = date(&line.text).unwrap_or_default();
        line.used = true;
    }
    if !cover.date.is_empty() {
        cover.date_from = Origin::Text;
    }
    from_names(source, &mut cover);
    cover
}

/// The line that names the whole list, with the lines of its place before it.
fn title(lines: &mut [Line], cover: &mut Cover) {
    let names_all = |text: &str| {
        let text = squeeze(text);
        (text.contains("履职事项清单")
            || text.contains("履职清单")
            || text.ends_with("履职事项")
            || text.contains("职责事项清单"))
            && caption::lists_named(&text).is_empty()
            && text.chars().count() <= 60
            && !text.contains('。')
    };
    let Some(at) = lines
        .iter()
        .position(|line| line.before && !line.contents && names_all(&line.text))
    else {
        // 山西省…白杨镇基本履职事项清单 names the document as well.
        return;
    };
    let mut title = squeeze(&lines[at].text);
    lines[at].used = true;
    if place::in_title(&title).is_none() {
        for line in lines[..at].iter_mut().rev() {
            let text = squeeze(&line.text);
            let is_place = !line.contents
                && text.ends_with([
                    '省', '市', '区', '州', '县', '旗', '乡', '镇', '盟', '道', '木',
                ])
                && text.chars().count() <= 40
                && !text.contains(['，', '。', '：', '、']);
            if !is_place {
                break;
            }
            title.insert_str(0, &text);
            line.used = true;
        }
    }
    if let Some(next) = lines.get_mut(at + 1) {
        let text = squeeze(&next.text);
        let bracketed = text.starts_with(['（', '('])
            && text.ends_with(['）', ')'])
            && text.chars().count() <= 14;
        if bracketed && date(&text).is_none() {
            title += &text;
            next.used = true;
        }
    }
    let title = match (title.find('《'), title.rfind('》')) {
        (Some(from), Some(to)) if from < to => title[from + '《'.len_utf8()..to].to_owned(),
        _ => title,
    };
    cover.title = title;
    cover.title_from = Origin::Text;
}

/// The longest place that agrees with the most.
fn best_place(places: &[Vec<String>]) -> Option<Vec<String>> {
    let mut counts: Vec<(&String, usize)> = Vec::new();
    for township in places.iter().filter_map(|place| place.last()) {
        match counts.iter_mut().find(|(name, _)| *name == township) {
            Some((_, count)) => *count += 1,
            None => counts.push((township, 1)),
        }
    }
    // The first of those that are named most often.
    let most = counts.iter().map(|(_, count)| *count).max()?;
    let (township, _) = *counts.iter().find(|(_, count)| *count == most)?;
    let mut best: Option<&Vec<String>> = None;
    for place in places.iter().filter(|place| place.last() == Some(township)) {
        if best.is_none_or(|best| place.len() > best.len()) {
            best = Some(place);
        }
    }
    best.cloned()
}

/// The names of the file and the properties say what the text does not.
fn from_names(source: &SourceDocument, cover: &mut Cover) {
    let stem = source
        .name
        .rsplit_once('.')
        .map_or(source.name.as_str(), |(stem, _)| stem);
    let stem = squeeze(stem);
    let titled = source.title.as_deref().map(squeeze);
    let candidates: Vec<&String> = titled
        .iter()
        .chain([&stem])
        .filter(|text| text.contains("履职") || text.contains("清单"))
        .collect();
    for text in &candidates {
        if cover.place.is_empty()
            && let Some(found) = place::in_title(text)
        {
            cover.place = found;
            cover.place_from = Origin::FileName;
        }
    }
    if cover.date.is_empty()
        && let Some(found) = date(&stem)
    {
        cover.date = found;
        cover.date_from = Origin::FileName;
    }
    if cover.title.is_empty() {
        if !cover.place.is_empty() && cover.place_from == Origin::Text {
            cover.title = format!("{}履职事项清单", cover.place.concat());
        } else if let Some(text) = candidates.first() {
            cover.title = (*text).clone();
            cover.title_from = Origin::FileName;
        } else if !cover.place.is_empty() {
            cover.title = format!("{}履职事项清单", cover.place.concat());
        }
    }
}
