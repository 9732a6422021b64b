//! 说明: the source, the corrections, the downloads, the keys, privacy.

use leptos::prelude::*;

use crate::document::Field;
use crate::ui::state::Atlas;

#[component]
pub fn About() -> impl IntoView {
    view! {
        <main id="main" class="about">
            <Source/>
            <Reading/>
            <CorrectionTable/>
            <Downloads/>
            <Shortcuts/>
            <Privacy/>
        </main>
    }
}

#[component]
fn Source() -> impl IntoView {
    let atlas = Atlas::get();
    let document = atlas.document;
    view! {
        <section>
            <h2>{atlas.say("来源", "Source")}</h2>
            <p lang="zh-CN">"《"{document.title.as_str()}"》，"{document.date.replace('-', " 年 ")}" 月"</p>
            <p>
                {atlas.say(
                    "全文 239 项：基本履职事项 106 项，配合履职事项 103 项，上级部门收回事项 30 项；涉及 21 个类别、39 个县级部门。本程序逐字收录，不改动原文。",
                    "239 duties in all: 106 basic, 103 supporting, 30 taken back; 21 categories and 39 county departments. The program carries the text word for word. It is in Chinese; interface, lists, categories and departments also have English names.",
                )}
            </p>
        </section>
    }
}

#[component]
fn Reading() -> impl IntoView {
    let atlas = Atlas::get();
    view! {
        <section>
            <h2>{atlas.say("职责归属是怎样判断的", "How duties are attributed")}</h2>
            <p>
                {atlas.say(
                    "事项只对应一个部门的，全部职责归该部门。对应多个部门的，只有条文或其上的标题写明由谁负责，才归到该部门；配合、协助、会同、移送等处提到的部门不算。没有写明的，列为“各部门共同”；写明的是清单以外主体的，列为“其他主体”。不作推测。",
                    "Where an item has one department, all clauses are that department’s. Where it has several, a clause is a department’s only if the clause or the heading over it names the department as the one that acts; one that is merely mentioned (to cooperate with, to hand over to) does not count. Where nobody is named, the clause stands for all of them together; where the text names somebody else, it says so. Nothing is guessed.",
                )}
            </p>
        </section>
    }
}

#[component]
fn CorrectionTable() -> impl IntoView {
    let atlas = Atlas::get();
    let rows = atlas.document.corrections.iter().map(|correction| {
        let id = correction.item;
        let field = match correction.field {
            Field::Category => atlas.say("事项类别", "Category"),
            Field::Title => atlas.say("事项名称", "Title"),
            Field::Departments => atlas.say("对应上级部门", "Departments"),
            Field::SuperiorDuties => atlas.say("上级部门职责", "Superior’s duties"),
            Field::TownshipDuties => atlas.say("乡镇配合职责", "Township’s duties"),
        };
        view! {
            <tr>
                <th scope="row">
                    <a
                        href=move || atlas.link(|address| address.open(id))
                        on:click=move |event| {
                            event.prevent_default();
                            atlas.open_item(id);
                        }
                    >
                        {atlas.list_short(id.list)}" "{id.number}
                    </a>
                    <br/>
                    <small>{field}</small>
                </th>
                <td lang="zh-CN">{correction.published.as_str()}</td>
                <td lang="zh-CN">{correction.read_as.as_str()}</td>
                <td>{atlas.reason(correction)}</td>
            </tr>
        }
    });
    let rows = rows.collect_view();
    view! {
        <section>
            <h2 id="corrections">{atlas.say("与印本不同的读法", "Where the print is read differently")}</h2>
            <p>
                {atlas.say(
                    "印本有几处错漏。凡读法与印本不同的，都列在这里，事项页上也有标注。",
                    "The print is garbled in a few places. Everything that is read differently stands here, and is marked at the item.",
                )}
            </p>
            <div class="scroll" tabindex="0" role="region" aria-labelledby="corrections">
                <table class="corrections">
                    <thead>
                        <tr>
                            <th scope="col">{atlas.say("事项", "Item")}</th>
                            <th scope="col">{atlas.say("印本原文", "As printed")}</th>
                            <th scope="col">{atlas.say("读作", "Read as")}</th>
                            <th scope="col">{atlas.say("理由", "Why")}</th>
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        </section>
    }
}

#[component]
fn Downloads() -> impl IntoView {
    let atlas = Atlas::get();
    view! {
        <section>
            <h2>{atlas.say("下载", "Downloads")}</h2>
            <ul>
                <li>
                    <a href="duties.json" download>"duties.json"</a>
                    {atlas.say("：全部内容，供程序读取", ": everything, for programs")}
                </li>
                <li>
                    <a href="duties.csv" download>"duties.csv"</a>
                    {atlas.say("：每项一行，可用电子表格打开", ": one row an item, for spreadsheets")}
                </li>
            </ul>
        </section>
    }
}

#[component]
fn Shortcuts() -> impl IntoView {
    let atlas = Atlas::get();
    let keys = [
        ("/", atlas.say("搜索", "Search")),
        ("j", atlas.say("下一项", "Next item")),
        ("k", atlas.say("上一项", "Previous item")),
        ("Esc", atlas.say("关闭事项", "Close the item")),
        ("?", atlas.say("本说明", "This help")),
    ];
    let rows = keys.map(|(key, what)| view! { <dt><kbd>{key}</kbd></dt><dd>{what}</dd> });
    view! {
        <section>
            <h2 id="shortcuts" tabindex="-1">{atlas.say("快捷键", "Keys")}</h2>
            <dl class="keys">{rows.into_iter().collect_view()}</dl>
            <label class="switch">
                <input
                    type="checkbox"
                    prop:checked=atlas.shortcuts
                    on:change=move |event| atlas.switch_shortcuts(event_target_checked(&event))
                />
                <span>{atlas.say("使用单键快捷键（/、j、k、?）", "Use single-key shortcuts (/, j, k, ?)")}</span>
            </label>
        </section>
    }
}

#[component]
fn Privacy() -> impl IntoView {
    let atlas = Atlas::get();
    view! {
        <section>
            <h2>{atlas.say("隐私与版本", "Privacy and version")}</h2>
            <p>
                {atlas.say(
                    "本页没有后台服务，不收集任何信息；您输入的内容只留在这个浏览器里。",
                    "There is no server behind this page and nothing is collected; what you type stays in this browser.",
                )}
            </p>
            <p>{atlas.say("版本 ", "Version ")}{env!("CARGO_PKG_VERSION")}</p>
        </section>
    }
}
