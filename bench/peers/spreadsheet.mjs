import { bottomUp, doneOf, grouped, totalOf } from './work.mjs';

const links = 0;
const nodes = 1;

/**
 * The spreadsheet that teams keep today, in HyperFormula: a sheet of links with what is done and what there is of each,
 * and a sheet of nodes with a formula each.
 * @param how 'ranges' = links lie sorted, each key result sums its own rows: the best case; 'sumifs' = each key result
 * picks its rows by SUMIFS, as one does
 */
export function spreadsheet({ source }, { HyperFormula }, how) {
  const { linkNode, linkItem, linkWeight, linkSize, linkCredit } = source;
  const order = grouped(linkNode, source.nodes).flat();
  const row = new Int32Array(order.length);
  order.forEach((link, at) => (row[link] = at));
  const amounts = (link, size, credit) => [
    doneOf(linkWeight[link], size, credit),
    totalOf(linkWeight[link], size, credit),
  ];
  const sheet = HyperFormula.buildFromSheets(
    {
      Links: order.map((link) => [linkNode[link], ...amounts(link, linkSize[link], linkCredit[link])]),
      Nodes: formulas(source, order, how),
    },
    { licenseKey: 'gpl-v3', maxRows: 2_000_000 },
  );
  const linksOf = grouped(linkItem, source.items);
  return {
    name: how === 'ranges' ? 'HyperFormula, a range a key result' : 'HyperFormula, SUMIFS',
    move: (item, size, credit) =>
      sheet.batch(() => {
        for (const link of linksOf[item]) {
          sheet.setCellContents({ sheet: links, row: row[link], col: 1 }, [amounts(link, size, credit)]);
        }
      }),
    score: (node) => sheet.getCellValue({ sheet: nodes, row: node, col: 0 }),
  };
}

function formulas({ nodes: count, kind, edgeChild, edgeParent, edgeWeight, linkNode }, order, how) {
  const rows = Array.from({ length: count });
  const last = order.length;
  let from = 0;
  for (let node = 0; node < count; node++) {
    if (kind[node] !== 1) continue;
    let to = from;
    while (to < last && linkNode[order[to]] === node) to++;
    const sum = (column) =>
      how === 'ranges'
        ? `SUM(Links!${column}${from + 1}:${column}${to})`
        : `SUMIFS(Links!$${column}$1:$${column}$${last},Links!$A$1:$A$${last},${node})`;
    rows[node] = [`=IFERROR(INT(${sum('B')}*1000000/${sum('C')}),0)`];
    from = to;
  }
  const below = grouped(edgeParent, count);
  for (const node of bottomUp({ nodes: count, edgeChild, edgeParent })) {
    if (kind[node] === 1) continue;
    const parts = below[node].map((edge) => `A${edgeChild[edge] + 1}*${edgeWeight[edge]}`);
    const weights = below[node].reduce((sum, edge) => sum + edgeWeight[edge], 0);
    rows[node] = [parts.length > 0 ? `=INT((${parts.join('+')})/${weights})` : 0];
  }
  return rows;
}
