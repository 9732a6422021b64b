//! Comma-separated values that a spreadsheet opens as they are meant.

/// A table as it is written, row by row: UTF-8 with a byte order mark, without
/// which Excel garbles Chinese; lines end in CR LF (RFC 4180).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Csv {
    text: String,
}

impl Default for Csv {
    fn default() -> Csv {
        Csv {
            text: "\u{FEFF}".to_owned(),
        }
    }
}

impl Csv {
    /// An empty table.
    pub fn new() -> Csv {
        Csv::default()
    }

    /// Adds a row.
    pub fn row<I>(&mut self, cells: I)
    where
        I: IntoIterator,
        I::Item: AsRef<str>,
    {
        for (at, cell) in cells.into_iter().enumerate() {
            if at > 0 {
                self.text.push(',');
            }
            push_cell(&mut self.text, cell.as_ref());
        }
        self.text.push_str("\r\n");
    }

    /// The whole file.
    pub fn finish(self) -> String {
        self.text
    }
}

/// Writes a cell. What a spreadsheet would run as a formula gets an apostrophe
/// before it, and what would break the table is quoted.
fn push_cell(text: &mut String, cell: &str) {
    let neutraliser = if begins_formula(cell) { "'" } else { "" };
    if cell.contains(['"', ',', '\r', '\n']) || cell.trim() != cell {
        text.push('"');
        text.push_str(neutraliser);
        text.push_str(&cell.replace('"', "\"\""));
        text.push('"');
    } else {
        text.push_str(neutraliser);
        text.push_str(cell);
    }
}

/// The beginnings that spreadsheets take for formulas, the full-width forms
/// among them, which some read in the same way.
fn begins_formula(cell: &str) -> bool {
    cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(cells: &[&str], expected: &str) {
        let mut csv = Csv::new();
        csv.row(cells);
        assert_eq!(csv.finish(), format!("\u{FEFF}{expected}\r\n"));
    }

    #[test]
    fn plain_cells_stand_as_they_are() {
        check(&["序号", "事项名称"], "序号,事项名称");
        check(&["", "—", "1.甲；"], ",—,1.甲；");
        check(&[], "");
    }

    #[test]
    fn what_would_break_the_table_is_quoted() {
        check(&["a,b", "c"], "\"a,b\",c");
        check(&["他说\"好\""], "\"他说\"\"好\"\"\"");
        check(&["甲\n乙"], "\"甲\n乙\"");
        check(&["甲\r\n乙"], "\"甲\r\n乙\"");
        check(&[" 甲"], "\" 甲\"");
    }

    #[test]
    fn formulas_become_text() {
        check(&["=1+1"], "'=1+1");
        check(&["+86"], "'+86");
        check(&["-1"], "'-1");
        check(&["@SUM(A1)"], "'@SUM(A1)");
        check(&["\t=1"], "\"'\t=1\"");
        check(&["\r=1"], "\"'\r=1\"");
        check(&["\n=1"], "\"'\n=1\"");
        check(&["＝1"], "'＝1");
        check(&["=A1,\"x\""], "\"'=A1,\"\"x\"\"\"");
        check(&["1=1", "a-b"], "1=1,a-b");
    }
}
