//! How far a reader has got with an item.

/// The review state (核对状态) of an item.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Mark {
    /// 未核
    #[default]
    Unreviewed,
    /// 已核
    Reviewed,
    /// 存疑
    Questioned,
    /// 待办
    FollowUp,
}

impl Mark {
    /// All marks, in the order in which they are offered.
    pub const ALL: [Mark; 4] = [
        Mark::Unreviewed,
        Mark::Reviewed,
        Mark::Questioned,
        Mark::FollowUp,
    ];

    /// The name in addresses and in saved notes.
    pub fn id(self) -> &'static str {
        match self {
            Mark::Unreviewed => "unreviewed",
            Mark::Reviewed => "reviewed",
            Mark::Questioned => "questioned",
            Mark::FollowUp => "follow-up",
        }
    }

    /// The mark with this [`id`](Mark::id).
    pub fn from_id(id: &str) -> Option<Mark> {
        Mark::ALL.into_iter().find(|mark| mark.id() == id)
    }
}
