//! Columns, found by what they are called.

use serde::{Deserialize, Serialize};

use super::text::{narrow, squeeze};
use crate::duty_list::model::List;

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, Serialize)]
pub enum ColumnRole {
    /// 序号.
    Number,
    /// Which of the three lists the row belongs to.
    List,
    /// 事项类别.
    Category,
    /// 事项名称.
    Title,
    /// 对应上级部门, 牵头部门, 承接部门.
    Departments,
    /// 配合部门: further departments of the item.
    SupportDepartments,
    /// 上级部门职责.
    Superior,
    /// 乡镇配合职责.
    Township,
    /// 工作方式: how the department does what it took back.
    Method,
    /// 承接部门及工作方式 in one cell.
    DepartmentsAndMethod,
    /// 收回, 取消, 优化调整.
    Action,
    /// 备注.
    Remark,
    /// The township itself.
    Place,
}

impl ColumnRole {
    pub const ALL: [ColumnRole; 13] = [
        ColumnRole::Number,
        ColumnRole::List,
        ColumnRole::Category,
        ColumnRole::Title,
        ColumnRole::Departments,
        ColumnRole::SupportDepartments,
        ColumnRole::Superior,
        ColumnRole::Township,
        ColumnRole::Method,
        ColumnRole::DepartmentsAndMethod,
        ColumnRole::Action,
        ColumnRole::Remark,
        ColumnRole::Place,
    ];
}

/// What the headers of a column say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum HeaderMeaning {
    Role(ColumnRole),
    /// The column of a table that is not a duty list: 权力类型, 材料名称, 发布日期.
    Foreign,
    Unknown,
}

/// Headers that only other kinds of tables have.
const FOREIGN: [&str; 44] = [
    "权力类型",
    "职权类型",
    "权力名称",
    "职权名称",
    "权责事项",
    "行政权力",
    "权力编码",
    "职权编码",
    "实施依据",
    "设定依据",
    "法律依据",
    "职权依据",
    "追责",
    "问责",
    "责任事项",
    "行使主体",
    "实施主体",
    "行使层级",
    "发布日期",
    "发布时间",
    "公示日期",
    "公示时间",
    "公开内容",
    "公开时限",
    "公开主体",
    "公开渠道",
    "材料名称",
    "申请材料",
    "所需材料",
    "办理时限",
    "承诺时限",
    "法定时限",
    "办理流程",
    "办理地点",
    "办理条件",
    "收费",
    "办件类型",
    "服务对象",
    "联系电话",
    "咨询电话",
    "姓名",
    "身份证",
    "金额",
    "补贴标准",
];

/// A header without white space, brackets' content, and full-width forms.
fn normal(text: &str) -> String {
    let mut depth = 0;
    let mut out = String::new();
    for c in squeeze(text).chars().map(narrow) {
        match c {
            '(' | '[' | '【' | '〔' => depth += 1,
            ')' | ']' | '】' | '〕' => depth = (depth - 1).max(0),
            ':' | '*' | '★' | '“' | '”' | '"' => {}
            _ if depth == 0 => out.push(c),
            _ => {}
        }
    }
    out
}

fn text_after_colon(text: &str) -> bool {
    let text = squeeze(text);
    text.split_once(['：', ':'])
        .is_some_and(|(_, rest)| !rest.is_empty())
}

/// What a header says. One for two kinds of rows (`对应上级部门/承接部门`) says
/// the first of the two.
pub fn meaning(original: &str) -> HeaderMeaning {
    let text = normal(original);
    // A sentence, or a label with its text, is not a header.
    let labelled = text_after_colon(original);
    if text.is_empty()
        || text.chars().count() > 24
        || labelled
        || text.contains(['。', ';', '；', ',', '，'])
    {
        return HeaderMeaning::Unknown;
    }
    let parts: Vec<&str> = text
        .split(['/', '|', '／'])
        .filter(|part| !part.is_empty())
        .collect();
    let mut whole = role(&text);
    if whole.is_none() || parts.len() > 1 {
        whole = parts.iter().find_map(|part| role(part)).or(whole);
    }
    match whole {
        Some(role) => HeaderMeaning::Role(role),
        None if FOREIGN.iter().any(|foreign| text.contains(foreign)) => HeaderMeaning::Foreign,
        None => HeaderMeaning::Unknown,
    }
}

fn role(text: &str) -> Option<ColumnRole> {
    use ColumnRole as Role;
    let is = |names: &[&str]| names.contains(&text);
    let has = |part: &str| text.contains(part);
    let any = |parts: &[&str]| parts.iter().any(|part| text.contains(part));
    if is(&[
        "序号",
        "编号",
        "序",
        "号",
        "项目序号",
        "事项序号",
        "事项编号",
        "No",
        "NO",
        "No.",
        "no",
        "排序",
        "顺序号",
        "序列",
    ]) {
        return Some(Role::Number);
    }
    if is(&[
        "清单",
        "清单类型",
        "清单类别",
        "清单名称",
        "所属清单",
        "清单种类",
        "事项清单",
        "清单性质",
        "清单分类",
        "所在清单",
        "履职清单",
        "事项性质",
        "履职类型",
        "履职方式",
        "履职性质",
    ]) {
        return Some(Role::List);
    }
    if is(&[
        "备注",
        "注",
        "说明",
        "备注说明",
        "备考",
        "其他说明",
        "附注",
        "备注栏",
    ]) {
        return Some(Role::Remark);
    }
    if is(&[
        "乡镇",
        "乡镇名称",
        "所属乡镇",
        "镇街",
        "镇街名称",
        "街道",
        "乡镇街道",
        "街道名称",
        "镇",
        "乡",
        "单位名称",
        "填报单位",
        "乡镇街道名称",
        "所在乡镇",
    ]) {
        return Some(Role::Place);
    }
    if is(&[
        "处理方式",
        "处置方式",
        "调整方式",
        "收回方式",
        "调整类型",
        "处理意见",
        "处理类型",
        "收回类型",
        "处置意见",
        "调整情况",
        "调整意见",
        "事项处理方式",
        "收回取消",
        "优化方式",
        "处理结果",
    ]) {
        return Some(Role::Action);
    }
    let department = any(&["部门", "单位", "机关", "科室", "股室", "主体"]);
    let duty = any(&["职责", "责任分工", "工作任务", "职能", "分工"])
        || (has("任务") && !has("事项"))
        || text.ends_with("责任");
    let method = any(&[
        "工作方式",
        "承接方式",
        "办理方式",
        "工作举措",
        "工作措施",
        "承接措施",
        "履行方式",
        "落实方式",
        "工作要求",
        "后续工作",
        "监管方式",
    ]);
    if method {
        return Some(if department {
            Role::DepartmentsAndMethod
        } else {
            Role::Method
        });
    }
    let township = any(&["乡", "镇", "街道", "苏木", "属地", "基层"])
        || text.starts_with("配合职责")
        || text.starts_with("配合工作")
        || text.starts_with("配合事项职责");
    if duty && !has("事项名称") && !has("类") {
        if township && !text.starts_with("职责") {
            return Some(Role::Township);
        }
        if department
            || any(&[
                "上级", "县级", "区级", "市级", "旗级", "县直", "区直", "市直", "主管", "牵头",
                "省级",
            ])
            || is(&["县职责", "区职责", "市职责"])
        {
            return Some(Role::Superior);
        }
    }
    if township && text.starts_with("配合") && !department {
        return Some(Role::Township);
    }
    if township
        && (any(&[
            "配合内容",
            "配合任务",
            "配合措施",
            "协助职责",
            "工作内容",
            "配合工作",
            "承担工作",
            "主要工作",
        ]))
    {
        return Some(Role::Township);
    }
    if (department || any(&["对应上级", "牵头", "承接"]))
        && !has("事项")
        && !has("行使")
        && !has("实施主体")
    {
        if any(&[
            "配合部门",
            "配合单位",
            "协同部门",
            "协同单位",
            "协办",
            "参与部门",
            "参与单位",
            "协助部门",
        ]) && !any(&["牵头", "责任"])
        {
            return Some(Role::SupportDepartments);
        }
        let kinds = [
            "上级", "县", "区", "市", "旗", "牵头", "责任", "主管", "承接", "接收", "收回", "对应",
            "业务", "行业", "部门", "单位", "职能", "主责", "主办", "办理", "负责",
        ];
        if any(&kinds) && text.chars().count() <= 14 && !has("名称")
            || is(&["部门名称", "牵头部门名称", "责任部门名称", "上级部门名称"])
        {
            return Some(Role::Departments);
        }
    }
    if any(&[
        "类别",
        "分类",
        "类型",
        "领域",
        "板块",
        "大类",
        "类目",
        "事项种类",
    ]) && !any(&["权力", "职权", "办件", "服务"])
        || is(&["类", "一级事项", "一级目录", "方面"])
    {
        return Some(Role::Category);
    }
    let title_ends = [
        "事项名称",
        "事项内容",
        "具体事项",
        "履职事项",
        "配合事项",
        "收回事项",
        "工作事项",
        "职责事项",
        "主要事项",
        "事项",
        "二级事项",
        "清单事项",
        "任务名称",
        "工作内容",
        "履职内容",
        "职责名称",
        "取消事项",
    ];
    if !any(&[
        "公示", "公开", "权责", "权力", "办理", "服务", "审批", "许可", "处罚", "政务",
    ]) && title_ends.iter().any(|end| text.ends_with(end))
        || is(&["名称", "内容", "项目", "项目名称", "事项（任务）名称"])
    {
        return Some(Role::Title);
    }
    None
}

/// The list that a column header names by itself: 基本履职事项名称.
pub fn list_in_header(text: &str) -> Option<List> {
    let text = normal(text);
    if text.starts_with("基本履职") {
        Some(List::Basic)
    } else if text.starts_with("配合履职") || text.starts_with("配合事项") {
        Some(List::Supporting)
    } else if text.contains("收回事项") || text.contains("收回履职") {
        Some(List::Reclaimed)
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headers_say_what_a_column_holds() {
        use ColumnRole as Role;
        let check = |text: &str, expected: Role| {
            assert_eq!(meaning(text), HeaderMeaning::Role(expected), "{text}")
        };
        for text in ["序号", "序 号", "编号"] {
            check(text, Role::Number);
        }
        for text in ["事项类别", "类别", "所属领域", "事项\n类别", "事项分类"] {
            check(text, Role::Category);
        }
        for text in [
            "事项名称",
            "履职事项",
            "具体事项",
            "基本履职事项名称",
            "事　项　名　称",
            "收回事项名称",
        ] {
            check(text, Role::Title);
        }
        for text in [
            "对应上级部门",
            "牵头部门",
            "责任部门",
            "承接部门",
            "县级主管部门",
            "对应上级部门/承接部门",
            "县（市）级责任部门",
            "主管部门",
            "上级主管部门",
            "责任单位",
            "收回部门",
            "对应县直部门",
            "承接单位",
        ] {
            check(text, Role::Departments);
        }
        for text in [
            "上级部门职责",
            "县级部门职责",
            "部门职责",
            "上级部门职责/工作方式",
            "区直部门职责",
            "县级主管部门职责",
            "上级部门工作职责",
            "牵头部门职责",
        ] {
            check(text, Role::Superior);
        }
        for text in [
            "乡镇配合职责",
            "镇配合职责",
            "街道配合职责",
            "乡镇（街道）配合职责",
            "乡镇职责",
            "配合职责",
            "镇街配合职责",
            "乡配合职责",
        ] {
            check(text, Role::Township);
        }
        check("承接部门及工作方式", Role::DepartmentsAndMethod);
        check("工作方式", Role::Method);
        check("处理方式", Role::Action);
        check("配合部门", Role::SupportDepartments);
        check("清单", Role::List);
        check("备注", Role::Remark);
        for text in ["权力类型", "实施依据", "追责情形", "发布日期", "材料名称"]
        {
            assert_eq!(meaning(text), HeaderMeaning::Foreign, "{text}");
        }
        assert_eq!(meaning("党的建设"), HeaderMeaning::Unknown);
    }
}
