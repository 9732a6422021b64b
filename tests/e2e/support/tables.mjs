/** What a table says, as it is drawn: for each body row its attributes, its cells' texts, and its links. */
export function readTable(table) {
  return table.evaluate(element => {
    const text = node => node.textContent.trim();
    const rows = [...element.querySelectorAll('tbody > tr')];
    return {
      heads: [...element.querySelectorAll('thead th')].map(text),
      rows: rows.map(row => ({
        data: {...row.dataset},
        head: text(row.querySelector('th')),
        cells: [...row.querySelectorAll('td')].map(text),
        links: [...row.querySelectorAll('td')].map(cell => cell.querySelector('a')?.getAttribute('href') ?? null),
      })),
    };
  });
}

/** Goes to addresses within the page, one after the other, and reads something at each. `read` runs in the page. */
export function visit(page, queries, read) {
  return page.evaluate(async ([queries, source]) => {
    const read = new Function(`return (${source})()`);
    const answers = [];
    for (const query of queries) {
      history.pushState(null, '', query);
      dispatchEvent(new PopStateEvent('popstate'));
      await new Promise(requestAnimationFrame);
      answers.push(read());
    }
    return answers;
  }, [queries, read.toString()]);
}

/** The parameters of a link, as text: they can be compared whatever their escapes. */
export const parameters = href => new URLSearchParams(href.replace(/^\?/, '')).toString();

/** The page does not scroll sideways. */
export function overflow(page) {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}
