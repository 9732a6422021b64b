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
        (
            "1–4",
            atlas.say(
                "标记打开或选中的事项：未核、已核、存疑、待办",
                "Mark the item that is open or has the focus",
            ),
        ),
        ("n", atlas.say("下一项未核", "Next item not reviewed")),
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
        "使用单键快捷键（/、j、k、1–4、n、?）",
        "Use single-key shortcuts (/, j, k, 1–4, n, ?)",
    ));
    let title = heading(atlas.say("快捷键", "Keys"));
    let title = title.attr("id", "shortcuts").attr("tabindex", "-1");
    section(title, (with_class("dl", "keys", Vec::from(keys)), switch))
}

fn privacy(atlas: Atlas) -> El {
    let text = atlas.say(
        "本页没有后台服务，不收集任何信息。标记和笔记一输入就存进这个浏览器，只留在这里；换浏览器或换电脑，请在“核对”页导出再导入。清除浏览数据会删除它们；要自己删除，也在“核对”页。",
        "There is no server behind this page and nothing is collected. Marks and notes are saved in this browser as you type, and stay there; to take them elsewhere, export them under Review and import them there. Clearing the browser’s data deletes them; to delete them yourself, go to Review, too.",
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
        "您打开的是单文件版：程序和全部内容都在这一个文件里，不需要网络，也不会自动更新。笔记不写进这个文件，而是存在这台电脑的这个浏览器里：换浏览器、换电脑就看不到；有的浏览器在文件移动或改名后也找不到；本机的其他网页文件有可能读到。要带走或备份，请到“核对”页导出笔记，在另一处导入。",
        "This is the one-file version: the program and all of its content are in this one file; it needs no network and does not update itself. Notes are not written into the file but kept in this browser on this computer: another browser or computer does not have them, some browsers lose them when the file is moved or renamed, and other pages opened from this disk may be able to read them. To carry them along or keep a copy, export them under Review and import them elsewhere.",
    );
    let to_review = |address: &mut Address| {
        address.screen = Screen::Review;
        address.item = None;
    };
    let link = el("a")
        .live_attr("href", move || Some(atlas.link(to_review)))
        .on("click", move |event| {
            if !page::asks_for_new_tab(&event) {
                event.prevent_default();
                atlas.go(to_review);
            }
        })
        .child(atlas.say("导出或导入笔记", "Export or import notes"));
    section(title, (paragraph(text), el("p").child(link)))
}
