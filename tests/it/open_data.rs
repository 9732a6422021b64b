//! `duties.json` and `duties.csv` are as docs/duties.md gives them.

use duty_atlas::{embedded, open_data};
use serde_json::{Value, json};

fn open() -> Value {
    let text = open_data::json(&embedded::duty_list()).expect("the model can be written");
    serde_json::from_str(&text).expect("it is JSON")
}

fn item<'a>(data: &'a Value, id: &str) -> &'a Value {
    let items = data["items"].as_array().expect("items");
    items.iter().find(|item| item["id"] == id).expect(id)
}

#[test]
fn the_document_is_described() {
    let data = open();
    assert_eq!(
        data["document"],
        json!({
            "id": "laotai-2025-07",
            "title": "新疆维吾尔自治区昌吉回族自治州吉木萨尔县老台乡履职事项清单",
            "place": ["新疆维吾尔自治区", "昌吉回族自治州", "吉木萨尔县", "老台乡"],
            "date": "2025-07",
        })
    );
    assert_eq!(
        data["lists"],
        json!([
            {"id": "basic", "name": "基本履职事项", "count": 106},
            {"id": "supporting", "name": "配合履职事项", "count": 103},
            {"id": "reclaimed", "name": "上级部门收回事项", "count": 30},
        ])
    );
    assert_eq!(data["categories"].as_array().map(Vec::len), Some(21));
    assert_eq!(data["items"].as_array().map(Vec::len), Some(239));
    let source: Value = serde_json::from_str(include_str!("../../data/departments.json")).unwrap();
    assert_eq!(data["departments"], source);
    let corrections: Value =
        serde_json::from_str(duty_atlas::duty_list::shipped::CORRECTIONS).unwrap();
    assert_eq!(data["corrections"], corrections);
}

#[test]
fn items_have_the_fields_of_their_list() {
    let data = open();
    assert_eq!(
        *item(&data, "basic-22"),
        json!({"id": "basic-22", "list": "basic", "number": 22, "category": "党的建设", "title": "负责本乡“双拥”工作", "title_en": "Mutual support between the army and civilians, and care for military families"})
    );
    assert_eq!(
        *item(&data, "supporting-77"),
        json!({
            "id": "supporting-77", "list": "supporting", "number": 77, "category": "文化和旅游",
            "title": "协助县文化体育广播电视台和旅游局开展非法卫星电视接收设施整治工作",
            "title_en": "Helping the county act against illegal satellite television dishes",
            "departments": ["culture-tourism"],
            "superior_duties": [
                {"section": null, "number": null, "text": "依法对老台乡上报的违法收视情况进行整治。",
                 "departments": ["culture-tourism"], "attribution": "sole"},
            ],
            "township_duties": [
                {"section": null, "number": 1, "text": "开展卫星电视传播专项整治工作；"},
                {"section": null, "number": 2, "text": "开展广播电视台设备巡查和维护，上报巡查发现的违法收视情况。"},
            ],
        })
    );
    assert_eq!(
        *item(&data, "reclaimed-22"),
        json!({
            "id": "reclaimed-22", "list": "reclaimed", "number": 22, "category": "城乡建设",
            "title": "对临时建筑物、构筑物和其他设施限期拆除期满仍不拆除的强制拆除",
            "title_en": "Forced demolition of temporary structures not removed by the deadline",
            "departments": ["natural-resources", "housing"],
            "superior_duties": [
                {"section": null, "number": null,
                 "text": "核实建筑物、构筑物性质和时限，并将线索移交县住房和城乡建设局开展执法工作。",
                 "departments": ["natural-resources"], "attribution": "named"},
                {"section": null, "number": null, "text": "根据移交的线索确定拆除方式，依法处罚及拆除。",
                 "departments": ["housing"], "attribution": "named"},
            ],
        })
    );
    let gas = item(&data, "supporting-71");
    assert_eq!(
        gas["superior_duties"][5]["departments"],
        json!([
            "housing",
            "transport",
            "market-regulation",
            "public-security"
        ])
    );
    let files = item(&data, "supporting-5");
    assert_eq!(files["superior_duties"][0]["attribution"], "joint");
    assert_eq!(
        files["superior_duties"][0]["departments"],
        json!(["organization", "human-resources"])
    );
    let insurance = item(&data, "supporting-17");
    assert_eq!(insurance["superior_duties"][1]["attribution"], "other");
    assert_eq!(insurance["superior_duties"][1]["departments"], json!([]));
    let straw = item(&data, "supporting-65");
    assert_eq!(
        straw["superior_duties"][0]["section"],
        "一、农作物秸秆综合利用"
    );
    assert_eq!(
        item(&data, "supporting-85")["other_departments"],
        "其他负有安全生产监督管理职责的部门"
    );
}

#[test]
fn the_table_has_a_row_an_item() {
    let csv = open_data::csv(&embedded::duty_list());
    let rows: Vec<&str> = csv
        .strip_prefix('\u{FEFF}')
        .expect("a byte order mark")
        .split("\r\n")
        .collect();
    assert_eq!(
        rows.len(),
        1 + 239 + 1,
        "a header, a row an item, and the end of the last line"
    );
    assert_eq!(
        rows[0],
        "id,list,number,category,title,departments,superior_duties,township_duties"
    );
    assert_eq!(
        rows[22],
        "basic-22,基本履职事项,22,党的建设,负责本乡“双拥”工作,,,"
    );
    assert_eq!(
        rows[1 + 106 + 76],
        "supporting-77,配合履职事项,77,文化和旅游,协助县文化体育广播电视台和旅游局开展非法卫星电视接收设施整治工作,\
         吉木萨尔县文化体育广播电视台和旅游局,依法对老台乡上报的违法收视情况进行整治。,\
         \"1.开展卫星电视传播专项整治工作；\n2.开展广播电视台设备巡查和维护，上报巡查发现的违法收视情况。\""
    );
    assert!(
        rows[1 + 106 + 84].contains("吉木萨尔县应急管理局、其他负有安全生产监督管理职责的部门")
    );
}

#[test]
fn every_item_of_the_shipped_list_has_an_english_gloss() {
    for item in embedded::duty_list().items {
        assert!(
            item.title_en.is_some_and(|gloss| gloss.len() > 3),
            "{}",
            item.id
        );
    }
}
