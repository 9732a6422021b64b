//! What the search understands, for those who want to know.

use crate::ui::dom::{El, el, with_class};
use crate::ui::state::Atlas;

pub fn search_tips(atlas: Atlas) -> El {
    let tips = [
        (
            "养犬",
            atlas.say("任何字词，标题在前", "any word; titles come first"),
        ),
        (
            "低保 审核",
            atlas.say("同时含有几个词", "several words, all of them"),
        ),
        (
            "yangquan、yq",
            atlas.say("拼音、首字母", "pinyin, or its initials"),
        ),
        ("-处罚", atlas.say("不含这个词", "without the word")),
        (
            "\u{201c}公益性岗位\u{201d}",
            atlas.say("完全照原样", "exactly as it stands"),
        ),
        (
            "部门:公安 类别:法治",
            atlas.say("只在这个部门、类别里", "within a department, a category"),
        ),
    ];
    let tips = tips.map(|(example, meaning)| {
        let example = el("dt")
            .attr("lang", "zh-CN")
            .child(el("kbd").child(example));
        (example, el("dd").child(meaning))
    });
    let title = el("summary").child(atlas.say("可以怎样搜索", "What you can search for"));
    with_class(
        "details",
        "search-tips",
        (title, el("dl").child(Vec::from(tips))),
    )
}
