//! 说明: the source, the corrections, the downloads, the keys, privacy.

use leptos::prelude::*;

use crate::address::{Address, Screen};
use crate::browser::page;
use crate::document::{Correction, Field};
use crate::ui::dom::{Content, El, el, is_checked, with_class};
use crate::ui::state::Atlas;

pub fn about(atlas: Atlas) -> El {
    let sections = vec![
        source(atlas),
        attribution(atlas),
        corrections(atlas),
        downloads(atlas),
        shortcuts(atlas),
        privacy(atlas),
    ];
    let sections = (sections, page::is_one_file().then(|| one_file(atlas)));
    with_class("main", "about", sections).attr("id", "main")
}

fn section(title: El, content: impl Content) -> El {
    el("section").child((title, content))
}

fn heading(text: &str) -> El {
    el("h2").child(text)
}

fn paragraph(text: &str) -> El {
    el("p").child(text)
}

fn source(atlas: Atlas) -> El {
    let document = atlas.document;
    let date = document.date_in_chinese();
    let published = paragraph(&format!("《{}》，{date}", document.title)).attr("lang", "zh-CN");
    let counts = atlas.say(
        "全文 239 项：基本履职事项 106 项，配合履职事项 103 项，上级部门收回事项 30 项；涉及 21 个类别、39 个县级部门。本程序逐字收录，不改动原文。",
        "239 duties in all: 106 basic, 103 supporting, 30 taken back; 21 categories and 39 county departments. The program carries the text word for word. It is in Chinese; interface, lists, categories and departments also have English names.",
    );
    section(
        heading(atlas.say("来源", "Source")),
        (published, paragraph(counts)),
    )
}

fn attribution(atlas: Atlas) -> El {
    let rules = atlas.say(
        "事项只对应一个部门的，全部职责归该部门。对应多个部门的，只有条文或其上的标题写明由谁负责，才归到该部门；配合、协助、会同、移送等处提到的部门不算。没有写明的，列为“各部门共同”；写明的是清单以外主体的，列为“其他主体”。不作推测。",
        "Where an item has one department, all clauses are that department’s. Where it has several, a clause is a department’s only if the clause or the heading over it names the department as the one that acts; one that is merely mentioned (to cooperate with, to hand over to) does not count. Where nobody is named, the clause stands for all of them together; where the text names somebody else, it says so. Nothing is guessed.",
    );
    let title = atlas.say("职责归属是怎样判断的", "How duties are attributed");
    section(heading(title), paragraph(rules))
}

fn corrections(atlas: Atlas) -> El {
    let columns = [
        atlas.say("事项", "Item"),
        atlas.say("印本原文", "As printed"),
        atlas.say("读作", "Read as"),
        atlas.say("理由", "Why"),
    ];
    let columns = columns.map(|name| el("th").attr("scope", "col").child(name));
    let rows = atlas.document.corrections.iter();
    let rows = rows
        .map(|correction| correction_row(atlas, correction))
        .collect::<Vec<_>>();
    let head = el("thead").child(el("tr").child(Vec::from(columns)));
    let table = with_class("table", "corrections", (head, el("tbody").child(rows)));
    let scroll = with_class("div", "scroll", table)
        .attr("tabindex", "0")
        .attr("role", "region")
        .attr("aria-labelledby", "corrections");
    let title = atlas.say("与印本不同的读法", "Where the print is read differently");
    let text = atlas.say(
        "印本有几处错漏。凡读法与印本不同的，都列在这里，事项页上也有标注。",
        "The print is garbled in a few places. Everything that is read differently stands here, and is marked at the item.",
    );
    section(
        heading(title).attr("id", "corrections"),
        (paragraph(text), scroll),
    )
}

fn correction_row(atlas: Atlas, correction: &'static Correction) -> El {
    let id = correction.item;
    let field = match correction.field {
        Field::Category => atlas.say("事项类别", "Category"),
        Field::Title => atlas.say("事项名称", "Title"),
        Field::Departments => atlas.say("对应上级部门", "Departments"),
        Field::SuperiorDuties => atlas.say("上级部门职责", "Superior’s duties"),
        Field::TownshipDuties => atlas.say("乡镇配合职责", "Township’s duties"),
    };
    let link = el("a")
        .live_attr("href", move || Some(atlas.link(|address| address.open(id))))
        .on("click", move |event| {
            event.prevent_default();
            atlas.open_item(id);
        })
        .child(format!("{} {}", atlas.list_short(id.list), id.number));
    let printed = |text: &str| el("td").attr("lang", "zh-CN").child(text);
    el("tr")
        .child(
            el("th")
                .attr("scope", "row")
                .child((link, with_class("small", "field", field))),
        )
        .child((printed(&correction.published), printed(&correction.read_as)))
        .child(el("td").child(atlas.reason(correction)))
}

fn downloads(atlas: Atlas) -> El {
    let file = |name: &str, what: &str| {
        let link = el("a").attr("href", name).attr("download", "").child(name);
        el("li").child((link, what))
    };
    let one_file = file(
        "duty-atlas.html",
        atlas.say(
            "：整个程序一个文件，没有网络的电脑也能直接打开",
            ": the whole program in one file, which also opens where there is no network",
        ),
    );
    let files = vec![
        file(
            "duties.json",
            atlas.say("：全部内容，供程序读取", ": everything, for programs"),
        ),
        file(
            "duties.csv",
            atlas.say(
                "：每项一行，可用电子表格打开",
                ": one row an item, for spreadsheets",
            ),
        ),
    ];
    section(
        heading(atlas.say("下载", "Downloads")),
        el("ul")
            .child(files)
            .child((!page::is_one_file()).then_some(one_file)),
    )
}

fn shortcuts(atlas: Atlas) -> El {
    let keys = [
        ("/", atlas.say("搜索", "Search")),
        ("j", atlas.say("下一项", "Next item")),
        ("k", atlas.say("上一项", "Previous item")),
        ("Esc", atlas.say("关闭事项", "Close the item")),
        ("?", atlas.say("本说明", "This help")),
    ];
    let keys = keys.map(|(key, what)| (el("dt").child(el("kbd").child(key)), el("dd").child(what)));
    let switch = el("input")
        .attr("type", "checkbox")
        .live_property("checked", move || atlas.shortcuts.get())
        .on("change", move |event| {
            atlas.switch_shortcuts(is_checked(&event))
        });
    let switch = el("label").class("switch").child(switch).child(atlas.say(
        "使用单键快捷键（/、j、k、?）",
        "Use single-key shortcuts (/, j, k, ?)",
    ));
    let title = heading(atlas.say("快捷键", "Keys"));
    let title = title.attr("id", "shortcuts").attr("tabindex", "-1");
    section(title, (with_class("dl", "keys", Vec::from(keys)), switch))
}

fn privacy(atlas: Atlas) -> El {
    let text = atlas.say(
        "本页没有后台服务，不收集任何信息；您输入的内容只留在这个浏览器里。",
        "There is no server behind this page and nothing is collected; what you type stays in this browser.",
    );
    let version = format!(
        "{}{}",
        atlas.say("版本 ", "Version "),
        env!("CARGO_PKG_VERSION")
    );
    let title = heading(atlas.say("隐私与版本", "Privacy and version"));
    section(title, (paragraph(text), paragraph(&version)))
}

fn one_file(atlas: Atlas) -> El {
    let title = heading(atlas.say("单文件版", "The one-file version"));
    let title = title.attr("id", "one-file").attr("tabindex", "-1");
    let text = atlas.say(
        "您打开的是单文件版：程序和全部内容都在这一个文件里，不需要网络，也不会自动更新。设置存在这台电脑的这个浏览器里，不写进文件。",
        "This is the one-file version: the program and all of its content are in this one file; it needs no network and does not update itself. Settings are kept in this browser on this computer, not in the file.",
    );
    section(title, paragraph(text))
}
