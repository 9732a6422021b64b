//! The directory of common bureaus, `data/departments.json`: bureaus that every
//! county has have one id and one English name everywhere.

use crate::duty_list::model::Department;

const FILE: &str = include_str!("../../../data/departments.json");

/// The county whose names the file has.
const COUNTY: &str = "吉木萨尔县";

pub struct Directory {
    entries: Vec<(String, Department)>,
}

impl Directory {
    /// Reads the file, which a test keeps readable.
    pub fn load() -> Directory {
        let departments: Vec<Department> = serde_json::from_str(FILE).unwrap_or_default();
        let named = departments
            .into_iter()
            .map(|department| (generic(&department.short, Some(COUNTY)), department));
        Directory {
            entries: named.collect(),
        }
    }

    /// The entry with exactly this full name: a department of the file's own county.
    pub fn exact(&self, name: &str) -> Option<&Department> {
        let mut entries = self.entries.iter().map(|(_, department)| department);
        entries.find(|department| {
            department.name == name
                || department.aliases.iter().any(|alias| {
                    alias == name && alias.chars().count() > 10 && alias.starts_with("昌吉")
                })
        })
    }

    /// The common bureau that a short name means after its place is taken off.
    pub fn common(&self, short: &str, county: Option<&str>) -> Option<&Department> {
        let generic = generic(short, county);
        self.entries
            .iter()
            .find(|(name, _)| *name == generic)
            .map(|(_, department)| department)
    }

    /// The position of an id in the file.
    pub fn position(&self, id: &str) -> Option<usize> {
        self.entries
            .iter()
            .position(|(_, department)| department.id == id)
    }
}

/// Signs of a level that short names begin with.
pub const LEVELS: [char; 6] = ['县', '区', '市', '旗', '州', '省'];

/// Whether a name begins with the sign of a level, not with a word like 市场.
pub fn has_level(name: &str) -> bool {
    let words = [
        "市场",
        "市政公",
        "市政园",
        "市政管",
        "市政设",
        "市政工",
        "市政建",
        "市容",
        "市民中心",
        "市民服务",
        "市域",
        "区域",
        "区划",
        "县域",
    ];
    name.starts_with(LEVELS) && !words.iter().any(|word| name.starts_with(word))
}

/// A short name without its place: 县公安局 and 公安局 are 公安局,
/// 市生态环境局临河分局 is 生态环境局分局.
pub fn generic(short: &str, county: Option<&str>) -> String {
    let mut name = short.to_owned();
    if has_level(&name) {
        name.remove(0);
    }
    if let Some(county) = county
        && let Some(front) = name.strip_suffix("分局")
    {
        let front = front
            .strip_suffix(county)
            .or_else(|| front.strip_suffix(stem(county)))
            .unwrap_or(front);
        return format!("{front}分局");
    }
    name
}

/// A county's name without the sign of its level: 临河县 is 临河.
pub fn stem(county: &str) -> &str {
    let stem = county.trim_end_matches(LEVELS).trim_end_matches("自治");
    if stem.chars().count() >= 2 {
        stem
    } else {
        county
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_file_is_readable() {
        assert_eq!(Directory::load().entries.len(), 39);
    }

    #[test]
    fn common_bureaus_are_found_without_their_place() {
        let directory = Directory::load();
        let check = |short: &str, expected: Option<&str>| {
            let found = directory
                .common(short, Some("临河县"))
                .map(|d| d.id.as_str());
            assert_eq!(found, expected, "{short}");
        };
        check("县公安局", Some("public-security"));
        check("区公安局", Some("public-security"));
        check("市场监督管理局", Some("market-regulation"));
        check("市委组织部", Some("organization"));
        check("市生态环境局临河分局", Some("ecology"));
        check("市生态环境局临河县分局", Some("ecology"));
        check("县农业农村和水利局", None);
        check("县人大常委会", None);
    }
}
