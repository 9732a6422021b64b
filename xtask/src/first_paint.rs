//! What the page shows before the program runs: the list, as it will look.

use std::error::Error;
use std::fmt::Write;

use duty_atlas::duty_list::{DutyList, Item};
use duty_atlas::i18n::names;

const PLACE: &str = "<!-- rows -->";

/// The page with a row for each item, in the form that `ui/parts/results.rs`
/// gives them.
///
/// # Errors
/// Where the page has no place for them.
pub fn with_rows(page: &str, duty_list: &DutyList) -> Result<String, Box<dyn Error>> {
    if page.matches(PLACE).count() != 1 {
        return Err(format!("index.html must have this once: {PLACE}").into());
    }
    let mut rows = String::new();
    for item in &duty_list.items {
        write_row(&mut rows, item, duty_list)?;
    }
    Ok(page.replace(PLACE, &rows))
}

fn write_row(rows: &mut String, item: &Item, duty_list: &DutyList) -> std::fmt::Result {
    let (id, list) = (item.id, item.id.list.id());
    let number = format!("{} {}", names::list_short(item.id.list).zh, item.id.number);
    write!(
        rows,
        r#"<li class="row" data-item="{id}"><a href="?item={id}"><span class="number {list}">{number}</span><span class="title" lang="zh-CN">{}</span></a><p class="meta"><span class="row-marks"></span><span>{}</span>"#,
        escaped(&item.title),
        escaped(duty_list.category(item.category)),
    )?;
    for id in &item.departments {
        write!(
            rows,
            "<span>{}</span>",
            escaped(&duty_list.department(*id).short)
        )?;
    }
    if let Some(others) = &item.other_departments {
        write!(rows, "<span>及{}</span>", escaped(others))?;
    }
    rows.push_str("</p></li>");
    Ok(())
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
}

#[cfg(test)]
mod tests {
    use super::*;
    use duty_atlas::embedded;

    #[test]
    fn there_is_a_row_for_each_item() {
        let page = with_rows("<ol><!-- rows --></ol>", &embedded::duty_list()).unwrap();
        assert_eq!(page.matches("<li class=\"row\"").count(), 239);
        assert!(page.starts_with("<ol><li "));
        assert!(page.ends_with("</li></ol>"));
    }

    #[test]
    fn markup_in_a_text_is_text() {
        assert_eq!(escaped("a<b>&amp;"), "a&lt;b&gt;&amp;amp;");
    }

    #[test]
    fn a_page_without_a_place_is_refused() {
        assert!(with_rows("<ol></ol>", &embedded::duty_list()).is_err());
    }
}
