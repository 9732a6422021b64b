//! What real files do, each in a small document.

use duty_atlas::duty_list::reader::{ColumnOverride, ColumnRole, Overrides, RowRef, read};
use duty_atlas::duty_list::source::open;
use duty_atlas::duty_list::{List, Outcome, ProblemKind, Severity, State};

use super::support::read_text;
use super::write::{docx, paragraph, word_cell, word_row, word_table};

/// An item as a line: id, printed number, category, title, departments,
/// superior's and township's clauses.
fn items(outcome: &Outcome) -> Vec<String> {
    let list = &outcome.list;
    let mut lines = Vec::new();
    for item in &list.items {
        let departments: Vec<&str> = item
            .departments
            .iter()
            .map(|id| list.department(*id).short.as_str())
            .collect();
        let clause = |clause: &duty_atlas::duty_list::Clause| {
            let number = clause
                .label
                .clone()
                .or(clause.number.map(|number| format!("{number}.")))
                .unwrap_or_default();
            let section = clause
                .section
                .as_ref()
                .map_or(String::new(), |heading| format!("[{}]", heading.text));
            format!("{section}{number}{}", clause.text)
        };
        let superior: Vec<String> = item
            .superior
            .iter()
            .map(|duty| clause(&duty.clause))
            .collect();
        let township: Vec<String> = item.township.iter().map(clause).collect();
        let printed = item
            .printed_number
            .as_ref()
            .map_or(String::new(), |printed| format!("({printed})"));
        let fields = [
            list.category_of(item).to_owned(),
            item.title.clone(),
            departments.join(" "),
            superior.join(" "),
            township.join(" "),
        ];
        let fields = fields.join("|");
        lines.push(format!(
            "{}{printed}|{}",
            item.id,
            fields.trim_end_matches('|')
        ));
    }
    lines
}

fn alarms(outcome: &Outcome) -> Vec<&'static str> {
    let problems = outcome.reading.problems.iter();
    problems
        .filter(|problem| problem.severity > Severity::Note)
        .map(|problem| problem.kind.id())
        .collect()
}

#[track_caller]
fn check(outcome: &Outcome, expected: &[&str], problems: &[&str]) {
    assert_eq!(items(outcome), expected, "{:#?}", outcome.reading.problems);
    assert_eq!(alarms(outcome), problems, "{:#?}", outcome.reading.problems);
}

fn read_docx(body: &str, numbering: &str) -> Outcome {
    let document = open(&docx(body, numbering), "清单.docx").expect("a Word document");
    read(&document, &Overrides::default())
}

const BASIC: &str = "序号\t事项类别\t事项名称\n";
const SUPPORTING: &str = "序号\t事项类别\t事项名称\t对应上级部门\t上级部门职责\t乡镇配合职责\n";

#[test]
fn numbers_may_begin_again_with_each_category() {
    let text = format!(
        "基本履职事项清单\n{BASIC}1\t党的建设\t甲工作\n2\t党的建设\t乙工作\n1\t经济发展\t丙工作\n2\t经济发展\t丁工作\n"
    );
    check(
        &read_text(&text, ""),
        &[
            "basic-1|党的建设|甲工作",
            "basic-2|党的建设|乙工作",
            "basic-3(1)|经济发展|丙工作",
            "basic-4(2)|经济发展|丁工作",
        ],
        &[],
    );
}

#[test]
fn numbers_that_are_missing_or_twice_are_named() {
    let text = format!(
        "基本履职事项清单\n{BASIC}1\t党的建设\t甲工作\n3\t党的建设\t乙工作\n3\t党的建设\t丙工作\n"
    );
    check(
        &read_text(&text, ""),
        &[
            "basic-1|党的建设|甲工作",
            "basic-2(3)|党的建设|乙工作",
            "basic-3|党的建设|丙工作",
        ],
        &["number-gap", "number-repeated"],
    );
    let text = format!("基本履职事项清单\n{BASIC}\t党的建设\t甲工作\n\t党的建设\t乙工作\n");
    check(
        &read_text(&text, ""),
        &["basic-1()|党的建设|甲工作", "basic-2()|党的建设|乙工作"],
        &[],
    );
}

#[test]
fn headers_repeated_on_each_page_page_numbers_and_totals_are_no_items() {
    let text = format!(
        "基本履职事项清单\n{BASIC}1\t党的建设\t甲工作\n— 1 —\n续表\n{BASIC}2\t党的建设\t乙工作\n第 2 页 共 2 页\n合计\t\t2项\n注：本表由乡党委解释。\n"
    );
    check(
        &read_text(&text, ""),
        &["basic-1|党的建设|甲工作", "basic-2|党的建设|乙工作"],
        &[],
    );
    let text = format!("基本履职事项清单\n{BASIC}1\t党的建设\t甲工作\n合计\t\t2\n");
    check(
        &read_text(&text, ""),
        &["basic-1|党的建设|甲工作"],
        &["count-mismatch"],
    );
}

#[test]
fn rows_that_a_page_break_has_split_are_one_item() {
    let text = format!(
        "配合履职事项清单\n{SUPPORTING}1\t平安法治\t养犬管理\t县公安局、县农业\t\"1.县公安局负责登记；\n2.县农业农村局负责\"\t做好宣传，\n\
         {SUPPORTING}\t\t\t农村局\t免疫。\t上报线索。\n2\t平安法治\t禁毒\t县公安局\t缉毒。\t宣传。\n"
    );
    check(
        &read_text(&text, ""),
        &[
            "supporting-1|平安法治|养犬管理|县公安局 县农业农村局|1.县公安局负责登记； 2.县农业农村局负责免疫。|做好宣传，上报线索。",
            "supporting-2|平安法治|禁毒|县公安局|缉毒。|宣传。",
        ],
        &[],
    );
    // The title goes on, and the next number tells that it does.
    let text = format!(
        "基本履职事项清单\n{BASIC}1\t党的建设\t开展宣传教育\n\t\t活动\n2\t党的建设\t乙工作\n"
    );
    check(
        &read_text(&text, ""),
        &[
            "basic-1|党的建设|开展宣传教育活动",
            "basic-2|党的建设|乙工作",
        ],
        &[],
    );
    // Here the next number tells that an item has lost its own.
    let text =
        format!("基本履职事项清单\n{BASIC}1\t党的建设\t甲工作\n\t\t乙工作\n3\t党的建设\t丙工作\n");
    check(
        &read_text(&text, ""),
        &[
            "basic-1|党的建设|甲工作",
            "basic-2()|党的建设|乙工作",
            "basic-3|党的建设|丙工作",
        ],
        &["number-absent"],
    );
}

#[test]
fn the_lists_are_found_in_any_order_and_one_may_be_missing() {
    let text = format!(
        "上级部门收回事项清单\n序号\t事项类别\t事项名称\t承接部门及工作方式\n1\t民生服务\t收养登记\t县民政局：受理申请。\n基本履职事项清单\n{BASIC}1\t党的建设\t甲工作\n"
    );
    let outcome = read_text(&text, "");
    check(
        &outcome,
        &[
            "basic-1|党的建设|甲工作",
            "reclaimed-1|民生服务|收养登记|县民政局|受理申请。",
        ],
        &[],
    );
    assert!(outcome.reading.problems.iter().any(|problem| problem.kind
        == ProblemKind::ListAbsent {
            list: List::Supporting
        }));
    // A caption that nothing stands under is worth a look.
    let text = format!("配合履职事项清单\n\n基本履职事项清单\n{BASIC}1\t党的建设\t甲工作\n");
    check(
        &read_text(&text, ""),
        &["basic-1|党的建设|甲工作"],
        &["list-absent"],
    );
}

#[test]
fn the_columns_decide_where_a_caption_names_several_lists() {
    let text = format!(
        "基本履职、配合履职和上级部门收回事项清单\n{SUPPORTING}1\t平安法治\t禁毒\t县公安局\t缉毒。\t宣传。\n"
    );
    check(
        &read_text(&text, ""),
        &["supporting-1|平安法治|禁毒|县公安局|缉毒。|宣传。"],
        &[],
    );
}

#[test]
fn other_tables_are_no_duty_lists() {
    let duty = format!("基本履职事项清单\n{BASIC}1\t党的建设\t甲工作\n2\t党的建设\t乙工作\n");
    for other in [
        "权责清单\n序号\t权力类型\t事项名称\t实施依据\t追责情形\n1\t行政处罚\t对损坏公路的处罚\t公路法\t不履行职责\n",
        "办事指南\n序号\t事项名称\t材料名称\t办理时限\n1\t生育登记\t身份证\t5个工作日\n",
        "公示表\n序号\t事项名称\t发布日期\n1\t低保公示\t2025-07-01\n",
    ] {
        let alone = read_text(other, "");
        assert_eq!(alone.state(), State::Refused, "{other}");
        assert!(
            matches!(
                alone.reading.problems[0].kind,
                ProblemKind::OtherTable { .. }
            ),
            "{other}: {:?}",
            alone.reading.problems
        );
        for text in [format!("{duty}\n{other}"), format!("{other}\n{duty}")] {
            let outcome = read_text(&text, "");
            assert_eq!(
                outcome.state(),
                State::Partial,
                "{text}: {:#?}",
                outcome.reading.problems
            );
            check(
                &outcome,
                &["basic-1|党的建设|甲工作", "basic-2|党的建设|乙工作"],
                &["other-table"],
            );
        }
    }
}

#[test]
fn an_unknown_column_is_named_and_can_be_given_a_meaning() {
    let text =
        "基本履职事项清单\n序号\t事项类别\t事项名称\t完成标志\n1\t党的建设\t甲工作\t每季一次\n";
    let outcome = read_text(text, "");
    check(&outcome, &["basic-1|党的建设|甲工作"], &["column-ignored"]);
    assert_eq!(outcome.state(), State::Partial);
    assert!(outcome.reading.problems[0].text.contains("每季一次"));
    assert_eq!(outcome.reading.cells.unread, 1);
    let document = open(text.as_bytes(), "").unwrap();
    let column = ColumnOverride {
        table: 1,
        column: 4,
        role: Some(ColumnRole::Remark),
    };
    let outcome = read(
        &document,
        &Overrides {
            columns: vec![column],
            ..Overrides::default()
        },
    );
    assert_eq!(outcome.state(), State::Complete);
    assert_eq!(outcome.list.items[0].remark.as_deref(), Some("每季一次"));
    let dropped = Overrides {
        dropped_rows: vec![RowRef { table: 1, row: 3 }],
        ..Overrides::default()
    };
    assert_eq!(read(&document, &dropped).state(), State::Refused);
}

#[test]
fn department_cells_with_roles_and_joint_clauses() {
    let text = format!(
        "配合履职事项清单\n{SUPPORTING}1\t平安法治\t养犬管理\t\"牵头单位：县公安局\n配合单位：县民政局、县财政局\"\t\"县公安局：负责登记。\n县民政局、县财政局：保障经费。\"\t宣传。\n"
    );
    let outcome = read_text(&text, "");
    check(
        &outcome,
        &[
            "supporting-1|平安法治|养犬管理|县公安局 县民政局 县财政局|[县公安局：]负责登记。 [县民政局、县财政局：]保障经费。|宣传。",
        ],
        &[],
    );
    let acting: Vec<usize> = outcome.list.items[0]
        .superior
        .iter()
        .map(|duty| outcome.list.items[0].acting(&duty.attribution).len())
        .collect();
    assert_eq!(acting, [1, 2]);
}

#[test]
fn names_of_duties_resolve_only_where_the_text_says_so() {
    let text = format!(
        "配合履职事项清单\n{SUPPORTING}1\t乡村振兴\t灌溉\t县农业农村和水利局（以下简称县农水局）、县财政局\t\"1.县农水局负责修渠；\n2.县财政局负责拨款。\"\t巡查。\n"
    );
    let outcome = read_text(&text, "");
    let list = &outcome.list;
    let named: Vec<&str> = list.items[0]
        .superior
        .iter()
        .map(|duty| duty.attribution.id())
        .collect();
    assert_eq!(named, ["named", "named"], "{list:#?}");
}

#[test]
fn headers_of_two_lines_and_columns_by_other_names() {
    let html = "<h1>云溪区柳林街道履职事项清单</h1><p>2025年9月</p><p>二、配合履职事项清单</p>\
        <table><tr><th rowspan=2>序号<th rowspan=2>类别<th rowspan=2>履职事项<th rowspan=2>牵头部门<th colspan=2>职责分工</tr>\
        <tr><th>区级部门职责<th>街道配合职责</tr>\
        <tr><td>1<td rowspan=2>平安法治<td>养犬管理<td rowspan=2>区公安分局<td>登记。<td>宣传。</tr>\
        <tr><td>2<td>禁毒<td>缉毒。<td>排查。</tr></table>";
    let outcome = read_text(html, "");
    check(
        &outcome,
        &[
            "supporting-1|平安法治|养犬管理|区公安分局|登记。|宣传。",
            "supporting-2|平安法治|禁毒|区公安分局|缉毒。|排查。",
        ],
        &[],
    );
    assert_eq!(outcome.list.title, "云溪区柳林街道履职事项清单");
    assert_eq!(outcome.list.place, ["云溪区", "柳林街道"]);
    assert_eq!(outcome.list.date, "2025-09");
}

#[test]
fn an_item_over_several_rows_has_a_row_for_each_department() {
    let html = "<p>配合履职事项清单</p><table><tr><td>序号<td>事项类别<td>事项名称<td>责任部门<td>部门职责<td>镇配合职责</tr>\
        <tr><td rowspan=2>1<td rowspan=2>平安法治<td rowspan=2>养犬管理<td>县公安局<td>登记犬只。<td rowspan=2>宣传。</tr>\
        <tr><td>县农业农村局<td>免疫。</tr>\
        <tr><td>2<td>平安法治<td>禁毒<td>县公安局<td>缉毒。<td>排查。</tr></table>";
    check(
        &read_text(html, ""),
        &[
            "supporting-1|平安法治|养犬管理|县公安局 县农业农村局|登记犬只。 免疫。|宣传。",
            "supporting-2|平安法治|禁毒|县公安局|缉毒。|排查。",
        ],
        &[],
    );
}

#[test]
fn the_chrome_of_a_web_page_is_left_out() {
    let html = "<html><head><title>履职清单 - 某县人民政府</title><script>var a='<table>';</script></head><body>\
        <nav><ul><li>首页</li></ul></nav><div style='display:none'>隐藏</div>\
        <table><tr><td>首页</td><td>政务公开</td></tr><tr><td colspan=2>\
        <h2>秦源县周塬镇履职事项清单</h2><p>发布时间：2025-10-09 来源：周塬镇</p><p>一、基本履职事项清单（2项）</p>\
        <table><tr><td>序号</td><td>事项类别</td><td>事项名称</td></tr>\
        <tr><td>1</td><td>党的建设</td><td>甲&nbsp;工作</td></tr><tr><td>2</td><td>党的建设</td><td>乙<br>工作</td></tr></table>\
        </td></tr></table><footer>版权所有</footer></body></html>";
    let outcome = read_text(html, "");
    check(
        &outcome,
        &["basic-1|党的建设|甲工作", "basic-2|党的建设|乙工作"],
        &[],
    );
    assert_eq!(outcome.list.place, ["秦源县", "周塬镇"]);
    assert_eq!(outcome.list.title, "秦源县周塬镇履职事项清单");
}

#[test]
fn text_that_looks_like_markup_is_text() {
    let html = "<p>基本履职事项清单</p><table><tr><td>序号<td>事项类别<td>事项名称</tr><tr><td>1<td>党的建设<td>&lt;script&gt;alert(1)&lt;/script&gt;=1+1</tr></table>";
    check(
        &read_text(html, ""),
        &["basic-1|党的建设|<script>alert(1)</script>=1+1"],
        &[],
    );
}

#[test]
fn automatic_numbers_of_word_are_read_as_they_are_shown() {
    let numbering = r#"<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1"/></w:lvl></w:abstractNum>
        <w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCountingThousand"/><w:lvlText w:val="（%1）"/></w:lvl></w:abstractNum>
        <w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>
        <w:num w:numId="3"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>"#;
    let auto = |number: u32, text: &str| {
        format!(
            r#"<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="{number}"/></w:numPr></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"#
        )
    };
    let cell = |body: String| format!("<w:tc><w:tcPr/>{body}</w:tc>");
    let plain = |text: &str| word_cell("", &[text.to_owned()]);
    let row = |title: &str, list: u32| {
        word_row(
            &[
                cell(auto(1, "")),
                plain("平安法治"),
                plain(title),
                plain("县公安局"),
                cell(auto(list, "登记；") + &auto(list, "2025年起免疫。")),
                plain("宣传。"),
            ]
            .concat(),
        )
    };
    let header = [
        "序号",
        "事项类别",
        "事项名称",
        "对应上级部门",
        "上级部门职责",
        "乡镇配合职责",
    ]
    .map(plain)
    .concat();
    let body = paragraph("配合履职事项清单")
        + "<w:tbl>"
        + &word_row(&header)
        + &row("养犬管理", 2)
        + &row("禁毒", 3)
        + "</w:tbl>";
    check(
        &read_docx(&body, numbering),
        &[
            "supporting-1|平安法治|养犬管理|县公安局|（一）登记； （二）2025年起免疫。|宣传。",
            "supporting-2|平安法治|禁毒|县公安局|（一）登记； （二）2025年起免疫。|宣传。",
        ],
        &[],
    );
}

#[test]
fn tracked_changes_hidden_text_and_fields_of_word() {
    let title = r#"<w:p><w:r><w:t>开展</w:t></w:r><w:del w:id="1"><w:r><w:delText>旧的</w:delText></w:r></w:del><w:ins w:id="2"><w:r><w:t>新的</w:t></w:r></w:ins>
        <w:r><w:rPr><w:vanish/></w:rPr><w:t>隐藏</w:t></w:r><w:moveFrom w:id="3"><w:r><w:t>移走</w:t></w:r></w:moveFrom>
        <w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>REF x</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>工作</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>"#;
    let plain = |text: &str| word_cell("", &[text.to_owned()]);
    let deleted = format!(
        "<w:tr><w:trPr><w:del w:id=\"9\"/></w:trPr>{}{}{}</w:tr>",
        plain("2"),
        plain("党的建设"),
        plain("已删工作")
    );
    let joined = r#"<w:p><w:pPr><w:rPr><w:del w:id="7"/></w:rPr></w:pPr><w:r><w:t>前半</w:t></w:r></w:p><w:p><w:r><w:t>后半</w:t></w:r></w:p>"#;
    let rows = word_row(&["序号", "事项类别", "事项名称"].map(plain).concat())
        + &word_row(&(plain("1") + &plain("党的建设") + &format!("<w:tc><w:tcPr/>{title}</w:tc>")))
        + &deleted
        + &word_row(
            &(plain("2") + &plain("党的建设") + &format!("<w:tc><w:tcPr/>{joined}</w:tc>")),
        );
    let outcome = read_docx(
        &(paragraph("基本履职事项清单") + "<w:tbl>" + &rows + "</w:tbl>"),
        "",
    );
    check(
        &outcome,
        &["basic-1|党的建设|开展新的工作", "basic-2|党的建设|前半后半"],
        &[],
    );
    let left: Vec<&str> = outcome
        .reading
        .problems
        .iter()
        .filter(|problem| matches!(problem.kind, ProblemKind::Deleted | ProblemKind::Hidden))
        .map(|problem| problem.text.as_str())
        .collect();
    for text in ["旧的", "隐藏", "移走", "已删工作"] {
        assert!(left.contains(&text), "{text}: {left:?}");
    }
}

#[test]
fn merged_cells_of_word() {
    let plain = |text: &str| word_cell("", &[text.to_owned()]);
    let merged = |text: &str, first: bool| {
        let text: Vec<String> = if text.is_empty() {
            Vec::new()
        } else {
            vec![text.to_owned()]
        };
        word_cell(
            if first {
                r#"<w:vMerge w:val="restart"/>"#
            } else {
                "<w:vMerge/>"
            },
            &text,
        )
    };
    let rows = word_row(
        &["序号", "事项类别", "事项名称", "承接部门", "工作方式"]
            .map(plain)
            .concat(),
    ) + &word_row(&word_cell(
        r#"<w:gridSpan w:val="5"/>"#,
        &["一、民生服务（2项）".to_owned()],
    )) + &word_row(
        &(plain("1")
            + &merged("", true)
            + &plain("收养登记")
            + &merged("县民政局", true)
            + &plain("受理。")),
    ) + &word_row(
        &(plain("2")
            + &merged("", false)
            + &plain("婚姻登记")
            + &merged("", false)
            + &plain("登记。")),
    );
    let outcome = read_docx(
        &(paragraph("上级部门收回事项清单") + "<w:tbl>" + &rows + "</w:tbl>"),
        "",
    );
    check(
        &outcome,
        &[
            "reclaimed-1|民生服务|收养登记|县民政局|受理。",
            "reclaimed-2|民生服务|婚姻登记|县民政局|登记。",
        ],
        &[],
    );
}

#[test]
fn categories_in_headings_between_tables() {
    let body = paragraph("基本履职事项清单（共2项）")
        + &paragraph("（一）党的建设（1项）")
        + &word_table(&[&["序号", "事项名称"], &["1", "甲工作"]])
        + &paragraph("（二）经济发展（1项）")
        + &word_table(&[&["序号", "事项名称"], &["2", "乙工作"]]);
    check(
        &read_docx(&body, ""),
        &["basic-1|党的建设|甲工作", "basic-2|经济发展|乙工作"],
        &[],
    );
}

#[test]
fn cancelled_items_need_no_department() {
    let text = "收回、取消事项清单\n序号\t事项类别\t事项名称\t处理方式\t承接部门\t工作方式\n1\t综合政务\t甲工作\t取消\t—\t取消该事项。\n2\t综合政务\t乙工作\t收回\t\t由县里承担。\n";
    let outcome = read_text(text, "");
    check(
        &outcome,
        &[
            "reclaimed-1|综合政务|甲工作||取消该事项。",
            "reclaimed-2|综合政务|乙工作||由县里承担。",
        ],
        &["no-department"],
    );
    assert_eq!(outcome.list.items[0].action.as_deref(), Some("取消"));
}

#[test]
fn a_list_column_decides_row_by_row() {
    let text = "乡镇,清单,序号,事项类别,事项名称,对应上级部门,上级部门职责,乡镇配合职责\n秦源县周塬镇,配合履职事项,1,平安法治,禁毒,县公安局,缉毒。,宣传。\n秦源县周塬镇,基本履职事项,1,党的建设,甲工作,,,\n";
    let outcome = read_text(text, "x.csv");
    check(
        &outcome,
        &[
            "basic-1|党的建设|甲工作",
            "supporting-1|平安法治|禁毒|县公安局|缉毒。|宣传。",
        ],
        &[],
    );
    assert_eq!(outcome.list.place, ["秦源县", "周塬镇"]);
}

#[test]
fn lists_without_items_are_refused() {
    for text in [
        "今天天气很好。\n明天也很好。",
        "a,b,c\n1,2,3\n",
        "<p>没有表格</p>",
    ] {
        let outcome = read_text(text, "");
        assert_eq!(outcome.state(), State::Refused, "{text}");
        assert!(outcome.list.items.is_empty());
    }
}

#[test]
fn a_table_without_a_caption_is_read_by_its_columns() {
    let text = format!(
        "{BASIC}1\t党的建设\t甲工作\n\n{SUPPORTING}1\t平安法治\t禁毒\t县公安局\t缉毒。\t宣传。\n"
    );
    check(
        &read_text(&text, ""),
        &[
            "basic-1|党的建设|甲工作",
            "supporting-1|平安法治|禁毒|县公安局|缉毒。|宣传。",
        ],
        &["list-unclear"],
    );
    assert_eq!(
        read_text(&format!("{BASIC}1\t甲类\t甲项目\n"), "").state(),
        State::Refused
    );
}

#[test]
fn a_sentence_among_the_departments_is_no_department() {
    let text = format!(
        "秦源县周塬镇配合履职事项清单\n{SUPPORTING}1\t文化和旅游\t阅读\t秦源县委宣传部、秦源县文化和旅游局 县文化和旅游局 指导周塬镇整理编目。\t配书。\t宣传。\n"
    );
    let outcome = read_text(&text, "");
    check(
        &outcome,
        &["supporting-1|文化和旅游|阅读|县委宣传部 县文化和旅游局|配书。|宣传。"],
        &["department-unclear"],
    );
    assert_eq!(outcome.list.departments.len(), 2);
    let problems = &outcome.reading.problems;
    let sentence = problems
        .iter()
        .find(|it| it.kind.id() == "department-unclear");
    assert_eq!(
        sentence.map(|it| it.text.as_str()),
        Some("县文化和旅游局指导周塬镇整理编目")
    );
}

#[test]
fn nested_numbers_stay_in_their_clause() {
    let text = format!(
        "配合履职事项清单\n{SUPPORTING}1\t平安法治\t禁毒\t县公安局\t\"1.负责以下工作：（1）缉毒；（2）戒毒。2.一是宣传；二是培训。\n3、①登记②回访。\"\t一是宣传；二是排查。\n"
    );
    check(
        &read_text(&text, ""),
        &[
            "supporting-1|平安法治|禁毒|县公安局|1.负责以下工作：（1）缉毒；（2）戒毒。 2.一是宣传；二是培训。 3、①登记②回访。|一是宣传； 二是排查。",
        ],
        &[],
    );
}

#[test]
fn several_lists_on_one_sheet() {
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet().set_name("清单").unwrap();
    let rows: [&[&str]; 11] = [
        &["秦源县周塬镇履职事项清单"],
        &["", "", "编制日期：2025年9月"],
        &["一、基本履职事项清单（1项）"],
        &["序号", "事项类别", "事项名称"],
        &["1", "党的建设", "甲工作"],
        &[],
        &["二、上级部门收回事项清单（1项）"],
        &["序号", "事项类别", "事项名称", "承接部门", "工作方式"],
        &["1", "民生服务", "收养登记", "县民政局", "受理。"],
        &["注：1.本表由镇党委解释。"],
        &["2.未尽事宜另行规定。"],
    ];
    for (row, cells) in (0u32..).zip(rows) {
        for (column, text) in (0u16..).zip(cells) {
            if !text.is_empty() {
                sheet.write_string(row, column, *text).unwrap();
            }
        }
    }
    let bytes = book.save_to_buffer().unwrap();
    let outcome = read(&open(&bytes, "x.xlsx").unwrap(), &Overrides::default());
    check(
        &outcome,
        &[
            "basic-1|党的建设|甲工作",
            "reclaimed-1|民生服务|收养登记|县民政局|受理。",
        ],
        &[],
    );
    assert_eq!(
        (outcome.list.title.as_str(), outcome.list.date.as_str()),
        ("秦源县周塬镇履职事项清单", "2025-09")
    );
}
