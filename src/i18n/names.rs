//! What lists and categories are called in each language, and what they mean.
//! Departments carry their names themselves.

use crate::duty_list::List;
use crate::i18n::{Language, Phrase};

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
        List::Basic => Phrase {
            zh: "基本",
            en: "Basic",
        },
        List::Supporting => Phrase {
            zh: "配合",
            en: "Supporting",
        },
        List::Reclaimed => Phrase {
            zh: "收回",
            en: "Taken back",
        },
    }
}

/// What it means for the township that an item is on a list.
pub fn list_meaning(list: List) -> Phrase {
    match list {
        List::Basic => Phrase {
            zh: "乡镇必须履行，并负全部责任。",
            en: "The township must do this and is fully answerable for it.",
        },
        List::Supporting => Phrase {
            zh: "由县级部门牵头，乡镇配合，只对配合的部分负责。",
            en: "A county department leads; the township supports it and answers for its own part only.",
        },
        List::Reclaimed => Phrase {
            zh: "已由县级部门收回，不再由乡镇承担。",
            en: "The county has taken this back; it is no longer the township’s.",
        },
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
