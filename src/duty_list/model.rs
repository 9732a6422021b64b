//! The types of the model. Each says what it represents in the published
//! document; the reader makes them and nothing changes them afterwards.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use super::problem::Problem;

/// One of the three lists that the document consists of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, Serialize)]
pub enum List {
    /// 基本履职事项: the township must do these and answers for them fully.
    Basic,
    /// 配合履职事项: a county department leads, the township supports it.
    Supporting,
    /// 上级部门收回事项: the county has taken these back.
    Reclaimed,
}

impl List {
    /// All lists in the document's order.
    pub const ALL: [List; 3] = [List::Basic, List::Supporting, List::Reclaimed];

    /// The name in addresses, item ids and the open data.
    pub fn id(self) -> &'static str {
        match self {
            List::Basic => "basic",
            List::Supporting => "supporting",
            List::Reclaimed => "reclaimed",
        }
    }

    /// The name as the document writes it.
    pub fn name(self) -> &'static str {
        match self {
            List::Basic => "基本履职事项",
            List::Supporting => "配合履职事项",
            List::Reclaimed => "上级部门收回事项",
        }
    }

    /// The list with this [`id`](List::id).
    pub fn from_id(id: &str) -> Option<List> {
        List::ALL.into_iter().find(|list| list.id() == id)
    }
}

/// The identity of an item: its list and its 序号 there, written `supporting-19`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, Serialize)]
pub struct ItemId {
    pub list: List,
    /// The position in the list, from 1: the document's own 序号 wherever that
    /// runs on. A 序号 that differs is the item's `printed_number`.
    pub number: u32,
}

impl fmt::Display for ItemId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{}", self.list.id(), self.number)
    }
}

impl FromStr for ItemId {
    type Err = ();

    /// Reads the form that `Display` writes, and no other (`basic-01` is refused).
    fn from_str(text: &str) -> Result<Self, ()> {
        let (list, number) = text.split_once('-').ok_or(())?;
        let id = ItemId {
            list: List::from_id(list).ok_or(())?,
            number: number.parse().map_err(|_| ())?,
        };
        if id.to_string() == text {
            Ok(id)
        } else {
            Err(())
        }
    }
}

/// A category (事项类别): an index into [`DutyList::categories`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, Serialize)]
pub struct CategoryId(pub u32);

impl CategoryId {
    /// The position in the list's table.
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// A department: an index into [`DutyList::departments`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, Serialize)]
pub struct DepartmentId(pub u32);

impl DepartmentId {
    /// The position in the list's table.
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// What sort of body a department is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum DepartmentKind {
    /// An organ of the county's party committee.
    Party,
    /// The people's congress or the CPPCC committee.
    Congress,
    /// A department of the county government.
    Government,
    /// A branch of a superior authority, not under the county government.
    Vertical,
    /// A mass organisation.
    Mass,
    /// A court or a procuratorate.
    Judicial,
    /// Anything else, for instance a company.
    Other,
}

/// A department or other body of the county, as `data/departments.json` has it.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
pub struct Department {
    /// The name in addresses and in the open data.
    pub id: String,
    /// The full name, as the document's department column writes it.
    pub name: String,
    /// The short name, as most clauses write it.
    pub short: String,
    /// The English name, where the directory of common bureaus has one.
    pub en: Option<String>,
    pub kind: DepartmentKind,
    /// Other forms in which the document writes the name.
    pub aliases: Vec<String>,
}

impl Department {
    /// The English name, or the short Chinese one where there is none.
    pub fn english(&self) -> &str {
        self.en.as_deref().unwrap_or(&self.short)
    }

    /// Every Chinese form of the name: full, short, then the aliases.
    pub fn forms(&self) -> impl Iterator<Item = &str> {
        [&self.name, &self.short]
            .into_iter()
            .chain(&self.aliases)
            .map(String::as_str)
    }
}

/// A heading inside a cell: `一、农作物秸秆禁烧`, or a department's short name.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
pub struct Heading {
    pub text: String,
    /// The paragraph that holds it; see [`Clause::paragraph`].
    pub paragraph: u32,
}

impl Heading {
    /// Whether it is a title of its own (`一、…`), not a department's name.
    pub fn is_numbered(&self) -> bool {
        self.text.contains('、')
    }
}

/// One clause of a duties cell.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
pub struct Clause {
    /// The heading that it is under.
    pub section: Option<Heading>,
    /// The number that is printed before it.
    pub number: Option<u32>,
    /// The number as printed, where it is not a plain number (（一）, ①, 一是).
    pub label: Option<String>,
    /// The published text without number and markup.
    pub text: String,
    /// Which `<p>` of the cell holds it, from 1; 0 in a cell without markup.
    pub paragraph: u32,
}

/// Who acts in a clause of the superior's duties, and how that is known.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
pub enum Attribution {
    /// The item has this one department, so every clause is its.
    Sole(DepartmentId),
    /// The clause, or the heading over it, names these as the ones that act.
    Named(Vec<DepartmentId>),
    /// Nobody is named: all of the item's departments are meant together.
    Joint,
    /// It names an actor that is none of the item's departments.
    Other,
}

impl Attribution {
    /// The name in the open data.
    pub fn id(&self) -> &'static str {
        match self {
            Attribution::Sole(_) => "sole",
            Attribution::Named(_) => "named",
            Attribution::Joint => "joint",
            Attribution::Other => "other",
        }
    }
}

/// A clause of the superior's duties (上级部门职责).
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
pub struct SuperiorClause {
    pub clause: Clause,
    pub attribution: Attribution,
}

/// One row of one of the lists.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
pub struct Item {
    pub id: ItemId,
    /// The number as printed, where its value is not the number of the id;
    /// empty where none is printed.
    pub printed_number: Option<String>,
    /// None in a list without categories.
    pub category: Option<CategoryId>,
    /// 事项名称.
    pub title: String,
    /// An unofficial English gloss of the title.
    pub title_en: Option<String>,
    /// The departments that the item names, in its order; none in the basic list.
    pub departments: Vec<DepartmentId>,
    /// Further departments that the print adds without naming them
    /// (supporting-85: `其他负有安全生产监督管理职责的部门`).
    pub other_departments: Option<String>,
    /// The superior's duties; in the reclaimed list, how it does what it took back.
    pub superior: Vec<SuperiorClause>,
    /// The township's duties (乡镇配合职责); only the supporting list has them.
    pub township: Vec<Clause>,
    /// What the list does with the item, where it says so: 收回, 取消, 优化调整.
    pub action: Option<String>,
    /// 备注.
    pub remark: Option<String>,
}

impl Item {
    /// The departments to which a clause of this item's superior's duties belongs.
    pub fn acting<'a>(&'a self, attribution: &'a Attribution) -> &'a [DepartmentId] {
        match attribution {
            Attribution::Sole(department) => std::slice::from_ref(department),
            Attribution::Named(departments) => departments,
            Attribution::Joint => &self.departments,
            Attribution::Other => &[],
        }
    }
}

/// A column of the published tables.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Field {
    Category,
    Title,
    Departments,
    SuperiorDuties,
    TownshipDuties,
}

/// A place where the print is garbled, and how it is read instead.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
pub struct Correction {
    #[serde(with = "item_id_text")]
    pub item: ItemId,
    pub field: Field,
    /// The passage as printed; it occurs once in the cell.
    pub published: String,
    /// What the model has instead.
    pub read_as: String,
    /// Why, in Chinese.
    pub reason: String,
    /// Why, in English; empty where nobody has said it.
    #[serde(default)]
    pub reason_en: String,
}

mod item_id_text {
    use super::ItemId;
    use serde::{Deserialize, Deserializer, Serializer, de::Error};

    pub fn serialize<S: Serializer>(id: &ItemId, out: S) -> Result<S::Ok, S::Error> {
        out.collect_str(id)
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(input: D) -> Result<ItemId, D::Error> {
        let text = String::deserialize(input)?;
        text.parse()
            .map_err(|()| D::Error::custom(format!("`{text}` is no item id")))
    }
}

/// Where a list was read from.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
pub struct SourceFile {
    pub name: String,
    /// `docx`, `xlsx`, `html`, `csv`, `markdown`, …
    pub kind: String,
}

/// The whole published document.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
pub struct DutyList {
    pub id: String,
    pub title: String,
    /// From the region down to the township.
    pub place: Vec<String>,
    /// Year and month of publication, `2025-07`.
    pub date: String,
    /// 事项类别, in the order of their first appearance.
    pub categories: Vec<String>,
    /// The common bureaus in the order of `data/departments.json`, then the
    /// others in the order of their first appearance.
    pub departments: Vec<Department>,
    /// All items, list by list, by number.
    pub items: Vec<Item>,
    pub corrections: Vec<Correction>,
    /// The file that it was read from; none for the list that the program ships with.
    pub source: Option<SourceFile>,
    /// What must be checked and what was not read. Mere notes are in the
    /// [`Reading`](super::reader::Reading) only.
    pub problems: Vec<Problem>,
}

impl DutyList {
    /// Year and month of publication as Chinese writes them, `2025 年 7 月`.
    pub fn date_in_chinese(&self) -> String {
        let (year, month) = self.date.split_once('-').unwrap_or((&self.date, ""));
        format!("{year} 年 {} 月", month.trim_start_matches('0'))
    }

    /// The item with this id.
    pub fn item(&self, id: ItemId) -> Option<&Item> {
        self.position(id).map(|at| &self.items[at])
    }

    /// The item's position in [`items`](DutyList::items).
    pub fn position(&self, id: ItemId) -> Option<usize> {
        self.items.binary_search_by_key(&id, |item| item.id).ok()
    }

    /// The items of one list.
    pub fn list(&self, list: List) -> impl Iterator<Item = &Item> {
        self.items.iter().filter(move |item| item.id.list == list)
    }

    /// The name of a category, as the document writes it.
    pub fn category(&self, id: CategoryId) -> &str {
        &self.categories[id.index()]
    }

    /// The name of an item's category; empty in a list without categories.
    pub fn category_of(&self, item: &Item) -> &str {
        item.category.map_or("", |id| self.category(id))
    }

    /// The category with this name.
    pub fn category_named(&self, name: &str) -> Option<CategoryId> {
        self.category_ids().find(|id| self.category(*id) == name)
    }

    /// All categories, in the document's order.
    pub fn category_ids(&self) -> impl Iterator<Item = CategoryId> + use<> {
        (0u32..).map(CategoryId).take(self.categories.len())
    }

    pub fn department(&self, id: DepartmentId) -> &Department {
        &self.departments[id.index()]
    }

    /// The department with this id.
    pub fn department_with_id(&self, id: &str) -> Option<DepartmentId> {
        self.department_ids()
            .find(|known| self.department(*known).id == id)
    }

    /// All departments, in the order of the table.
    pub fn department_ids(&self) -> impl Iterator<Item = DepartmentId> + use<> {
        (0u32..).map(DepartmentId).take(self.departments.len())
    }

    /// What was read differently from the print in this item.
    pub fn corrections_of(&self, id: ItemId) -> impl Iterator<Item = &Correction> {
        self.corrections.iter().filter(move |c| c.item == id)
    }
}
