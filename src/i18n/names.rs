//! What lists, categories, marks, departments and places are called in each
//! language, and what the lists mean.

use crate::duty_list::{Correction, Department, DepartmentId, DutyList, List};
use crate::i18n::{Language, Phrase, date, join};
use crate::notes::Mark;

/// A list's full name.
pub fn list(list: List, language: Language) -> &'static str {
    match language {
        Language::Chinese => list.name(),
        Language::English => match list {
            List::Basic => "Basic duties",
            List::Supporting => "Supporting duties",
            List::Reclaimed => "Duties taken back",
        },
    }
}

/// A list's name in a word, for rows and chips.
pub fn list_short(list: List) -> Phrase {
    match list {
        List::Basic => Phrase::new("基本", "Basic"),
        List::Supporting => Phrase::new("配合", "Supporting"),
        List::Reclaimed => Phrase::new("收回", "Taken back"),
    }
}

/// What it means for the township that an item is on a list.
pub fn list_meaning(list: List) -> Phrase {
    match list {
        List::Basic => Phrase::new(
            "乡镇必须履行、全面负责。",
            "The township must do this and is fully answerable for it.",
        ),
        List::Supporting => Phrase::new(
            "县级部门牵头，乡镇配合，乡镇只对配合部分负责。",
            "A county department leads; the township supports it and answers for its own part only.",
        ),
        List::Reclaimed => Phrase::new(
            "已由县级部门收回，不再由乡镇承担。",
            "The county has taken this back; it is no longer the township’s.",
        ),
    }
}

/// How far a reader has got with an item.
pub fn mark(mark: Mark) -> Phrase {
    match mark {
        Mark::Unreviewed => Phrase::new("未核", "Not reviewed"),
        Mark::Reviewed => Phrase::new("已核", "Reviewed"),
        Mark::Questioned => Phrase::new("存疑", "In doubt"),
        Mark::FollowUp => Phrase::new("待办", "To do"),
    }
}

/// Why the print is read differently; in Chinese where nobody has said it in
/// English.
pub fn reason(correction: &Correction, language: Language) -> &str {
    match language {
        Language::English if !correction.reason_en.is_empty() => &correction.reason_en,
        _ => &correction.reason,
    }
}

/// A department's short name, or its English one; the short Chinese name where
/// there is no English one.
pub fn department(department: &Department, language: Language) -> &str {
    match language {
        Language::Chinese => &department.short,
        Language::English => department.english(),
    }
}

/// A department's full name, or its English one.
pub fn department_full(department: &Department, language: Language) -> &str {
    match language {
        Language::Chinese => &department.name,
        Language::English => department.en.as_deref().unwrap_or(&department.name),
    }
}

/// The names of several departments of a list.
pub fn departments(
    list: &DutyList,
    ids: impl IntoIterator<Item = DepartmentId>,
    language: Language,
) -> String {
    let names = ids
        .into_iter()
        .map(|id| department(list.department(id), language));
    join(language, names)
}

/// Whose list it is, and of when: `吉木萨尔县老台乡 2025 年 7 月`,
/// `Laotai Township, Jimsar County, July 2025`.
pub fn list_title(list: &DutyList, language: Language) -> String {
    let place = place(list, language);
    let date = date(language, &list.date);
    match (place.is_empty(), date.is_empty(), language) {
        (true, ..) => list.title.clone(),
        (_, true, _) => place,
        (.., Language::Chinese) => format!("{place} {date}"),
        (.., Language::English) => format!("{place}, {date}"),
    }
}

/// The township with its county, as far as the list names them.
pub fn place(list: &DutyList, language: Language) -> String {
    let at = list.place.len().saturating_sub(2);
    let names = list.place[at..].iter();
    match language {
        Language::Chinese => names.map(String::as_str).collect(),
        Language::English => {
            let names: Vec<&str> = names.rev().map(|name| place_en(name)).collect();
            names.join(", ")
        }
    }
}

fn place_en(name: &str) -> &str {
    match name {
        "吉木萨尔县" => "Jimsar County",
        "老台乡" => "Laotai Township",
        _ => name,
    }
}

/// A category's name; the document's own where there is no English one.
pub fn category(name: &str, language: Language) -> &str {
    match language {
        Language::Chinese => name,
        Language::English => category_en(name).unwrap_or(name),
    }
}

fn category_en(name: &str) -> Option<&'static str> {
    Some(match name {
        "党的建设" => "Party building",
        "经济发展" => "Economic development",
        "民生服务" => "Public welfare services",
        "平安法治" => "Public safety and rule of law",
        "乡村振兴" => "Rural revitalisation",
        "精神文明建设" => "Civic and cultural ethos",
        "社会管理" => "Social administration",
        "民族宗教" => "Ethnic and religious affairs",
        "社会保障" => "Social security",
        "自然资源" => "Natural resources",
        "生态环保" => "Ecology and environment",
        "城乡建设" => "Urban and rural construction",
        "交通运输" => "Transport",
        "文化和旅游" => "Culture and tourism",
        "卫生健康" => "Health",
        "应急管理及消防" => "Emergency management and fire safety",
        "市场监管" => "Market regulation",
        "投资促进" => "Investment promotion",
        "综合政务" => "General administration",
        "安全稳定" => "Security and stability",
        "教育培训监管" => "Regulation of education and training",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_category_has_an_english_name_of_its_own() {
        let duty_list = crate::embedded::duty_list();
        let mut names: Vec<_> = duty_list
            .categories
            .iter()
            .map(|name| category_en(name).unwrap_or_else(|| panic!("{name}")))
            .collect();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), duty_list.categories.len());
    }
}
