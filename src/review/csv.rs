//! CSV that opens in a spreadsheet: UTF-8 with a byte order mark, lines end
//! with CR LF, quotes as in RFC 4180, and no cell is taken for a formula.

/// A table that is written row by row.
pub struct Table(String);

impl Table {
    pub fn new(header: &[&str]) -> Table {
        // Without the mark, spreadsheets read Chinese as another encoding.
        let mut table = Table(String::from("\u{FEFF}"));
        table.row(header);
        table
    }

    pub fn row(&mut self, cells: &[&str]) {
        for (at, cell) in cells.iter().enumerate() {
            if at > 0 {
                self.0.push(',');
            }
            self.cell(cell);
        }
        self.0 += "\r\n";
    }

    pub fn finish(self) -> String {
        self.0
    }

    fn cell(&mut self, text: &str) {
        let quoted = text.contains(['"', ',', '\r', '\n', '\'']) || starts_a_formula(text);
        if !quoted {
            self.0 += text;
            return;
        }
        self.0.push('"');
        if starts_a_formula(text) {
            self.0.push('\'');
        }
        self.0 += &text.replace('"', "\"\"");
        self.0.push('"');
    }
}

/// Whether a spreadsheet could calculate the cell instead of showing it. Quotes
/// do not prevent that, an apostrophe before it does. Chinese editions take the
/// full-width characters, too.
fn starts_a_formula(text: &str) -> bool {
    text.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'])
}
