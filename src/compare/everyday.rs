//! Matters that people ask about most, each with a search that leads to them.

/// An everyday matter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum EverydayMatter {
    /// 违建
    IllegalBuildings,
    /// 养犬
    Dogs,
    /// 秸秆
    Straw,
    /// 低保
    MinimumIncome,
    /// 宅基地
    Homesteads,
    /// 燃气
    Gas,
    /// 校外培训
    Tutoring,
    /// 落户
    Registration,
}

impl EverydayMatter {
    /// In the order in which they are offered.
    pub const ALL: [EverydayMatter; 8] = [
        EverydayMatter::IllegalBuildings,
        EverydayMatter::Dogs,
        EverydayMatter::Straw,
        EverydayMatter::MinimumIncome,
        EverydayMatter::Homesteads,
        EverydayMatter::Gas,
        EverydayMatter::Tutoring,
        EverydayMatter::Registration,
    ];

    /// What to search for: words with which duty lists write about it.
    pub fn query(self) -> &'static str {
        match self {
            EverydayMatter::IllegalBuildings => "拆除",
            EverydayMatter::Dogs => "养犬管理",
            EverydayMatter::Straw => "秸秆",
            EverydayMatter::MinimumIncome => "低保",
            EverydayMatter::Homesteads => "宅基地",
            EverydayMatter::Gas => "燃气",
            EverydayMatter::Tutoring => "校外培训",
            EverydayMatter::Registration => "落户",
        }
    }
}
