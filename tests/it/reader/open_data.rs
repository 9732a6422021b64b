//! The open data of any list, and reading it back.

use duty_atlas::duty_list::source::open;
use duty_atlas::duty_list::{DutyList, Refusal};
use duty_atlas::{embedded, open_data};
use serde_json::Value;

use super::conversion::without_paragraphs;
use super::support::{SAMPLES, read_sample, read_text};

fn check_round_trip(mut list: DutyList) {
    let text = open_data::json(&list).expect("JSON");
    let mut again = open_data::read_json(&text).expect("the open data can be read");
    assert_eq!(open_data::json(&again).expect("JSON"), text);
    // The problems come back as they were worded.
    assert_eq!(again.problems.len(), list.problems.len());
    again.problems.clear();
    list.problems.clear();
    without_paragraphs(&mut list);
    assert_eq!(again, list);
}

#[test]
fn the_open_data_of_every_list_is_read_back() {
    check_round_trip(embedded::duty_list());
    for (file, _) in SAMPLES {
        check_round_trip(read_sample(file).list);
    }
}

#[test]
fn opened_lists_say_where_they_come_from_and_what_was_not_read() {
    let text = "秦源县周塬镇收回、取消事项清单（3项）\n序号\t事项名称\t处理方式\t承接部门\t工作方式\n1\t甲工作\t收回\t县民政局\t（一）受理；（二）办理。\n2\t乙工作\t取消\t\t取消。\n";
    let list = read_text(text, "收回.tsv").list;
    let data: Value = serde_json::from_str(&open_data::json(&list).expect("JSON")).expect("JSON");
    assert_eq!(
        data["document"]["source"],
        serde_json::json!({"name": "收回.tsv", "kind": "tsv"})
    );
    assert_eq!(data["document"]["date"], Value::Null);
    assert_eq!(data["items"][0]["category"], Value::Null);
    assert_eq!(data["items"][0]["action"], "收回");
    assert_eq!(
        data["items"][0]["departments"],
        serde_json::json!(["civil-affairs"])
    );
    assert_eq!(data["items"][0]["superior_duties"][1]["label"], "（二）");
    assert_eq!(data["items"][0]["superior_duties"][1]["number"], 2);
    assert_eq!(
        data["problems"],
        serde_json::json!([{"where": "表 1 第 1 行第 1 列", "what": "“上级部门收回事项”写明 3 项，实际 2 项：秦源县周塬镇收回、取消事项清单（3项）"}])
    );
}

#[test]
fn a_correction_needs_no_reason_in_english() {
    let list = embedded::duty_list();
    let mut data: Value =
        serde_json::from_str(&open_data::json(&list).expect("JSON")).expect("JSON");
    for correction in data["corrections"].as_array_mut().expect("corrections") {
        correction
            .as_object_mut()
            .expect("an object")
            .remove("reason_en");
    }
    let again = open_data::read_json(&data.to_string()).expect("the open data can be read");
    assert_eq!(again.corrections.len(), list.corrections.len());
    assert!(again.corrections.iter().all(|it| it.reason_en.is_empty()));
}

#[test]
fn broken_open_data_is_refused() {
    let text = open_data::json(&read_sample("12b-taiping.html").list).expect("JSON");
    let broken = [
        text.replacen("\"id\": \"basic-1\"", "\"id\": \"basic-2\"", 1),
        text.replacen("\"id\": \"basic-1\"", "\"id\": \"first\"", 1),
        text.replacen(
            "\"attribution\": \"sole\"",
            "\"attribution\": \"guessed\"",
            1,
        ),
        text.replacen("\"number\": 1,", "\"number\": -1,", 1),
        text.replacen("\"departments\": [", "\"departments\": [\"nobody\",", 2),
    ];
    for broken in broken {
        assert_ne!(broken, text);
        assert!(
            matches!(
                open(broken.as_bytes(), "duties.json"),
                Err(Refusal::OtherJson { .. })
            ),
            "{}",
            &broken[..400]
        );
    }
    // A list that was edited by hand is another list.
    let edited = text.replacen("学习宣传贯彻", "学习", 1);
    assert_ne!(
        open_data::read_json(&edited).expect("JSON").id,
        open_data::read_json(&text).expect("JSON").id
    );
}
