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

/// Writes a cell. It is quoted where it would break the table, also for a
/// program that separates cells by semicolons or tabs; the `csv` crate cannot
/// quote a single cell for that.
fn push_cell(text: &mut String, cell: &str) {
    let safe = neutralised(cell);
    if cell.contains(['"', ',', ';', '\t', '\r', '\n']) || cell.trim() != cell {
        text.push('"');
        text.push_str(&safe.replace('"', "\"\""));
        text.push('"');
    } else {
        text.push_str(&safe);
    }
}

/// The cell with an apostrophe before everything that a spreadsheet would run
/// as a formula: at the beginning, and wherever a program that separates cells
/// otherwise would begin a new one.
fn neutralised(cell: &str) -> String {
    let mut text = String::with_capacity(cell.len() + 1);
    let mut begins = true;
    for (at, c) in cell.char_indices() {
        let breaks = at == 0 && matches!(c, '\t' | '\r' | '\n');
        if breaks || (begins && begins_formula(&cell[at..])) {
            text.push('\'');
        }
        text.push(c);
        begins = is_separator(c);
    }
    text
}

/// Whether a spreadsheet takes this for a formula: after white space, byte order
/// marks and control characters, which it skips, comes one of the signs, or its
/// full-width form.
fn begins_formula(cell: &str) -> bool {
    let skipped = |c: char| {
        let invisible = matches!(c, '\u{FEFF}' | '\u{200B}'..='\u{200F}');
        !is_separator(c) && (c.is_whitespace() || c.is_control() || invisible)
    };
    cell.trim_start_matches(skipped)
        .starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠'])
}

fn is_separator(c: char) -> bool {
    matches!(c, ';' | '\t' | '\r' | '\n')
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
        check(&["\t=1"], "\"'\t'=1\"");
        check(&["\r=1"], "\"'\r'=1\"");
        check(&["\n=1"], "\"'\n'=1\"");
        check(&["＝1"], "'＝1");
        check(&["=A1,\"x\""], "\"'=A1,\"\"x\"\"\"");
        check(&["1=1", "a-b"], "1=1,a-b");
    }

    #[test]
    fn formulas_behind_what_spreadsheets_skip_become_text() {
        check(&["\u{feff}=1"], "'\u{feff}=1");
        check(&["\0=1"], "'\0=1");
        check(&["\u{200b}@A1"], "'\u{200b}@A1");
        check(&["  =1"], "\"'  =1\"");
        check(&["\u{3000}+1"], "\"'\u{3000}+1\"");
        check(&["\u{a0}\u{feff}\0 -1"], "\"'\u{a0}\u{feff}\0 -1\"");
    }

    #[test]
    fn no_formula_appears_where_other_separators_are_used() {
        check(&["甲;乙"], "\"甲;乙\"");
        check(&["甲;=1"], "\"甲;'=1\"");
        check(&["甲; =1"], "\"甲;' =1\"");
        check(&["甲\t@A1"], "\"甲\t'@A1\"");
        check(&["甲\n=1"], "\"甲\n'=1\"");
        check(&["甲\n\n-1"], "\"甲\n\n'-1\"");
    }
}
