import { QueryRefused } from '@throughline/core/port/work-items.ts';

/**
 * A whole statement as it is; conditions alone become one.
 * @throws QueryRefused for one that finds links
 */
export function statementOf(query: string): string {
  const text = query.trim();
  if (/\bFROM\s+WorkItemLinks\b/i.test(text)) {
    throw new QueryRefused('This query is of links between work items. Use a flat list: FROM WorkItems.');
  }
  return /^SELECT\s/i.test(text) ? text : `SELECT [System.Id] FROM WorkItems WHERE ${text}`;
}

/**
 * The same query for the items above an id only, in the order of their ids, whatever order it asks for: so it can be
 * read page by page while items change.
 * @param after a number of our own; nothing of a person's text ends the conditions that it stands beside
 * @throws QueryRefused where the statement cannot be read so far
 */
export function statementAfter(query: string, after: number): string {
  const { where, asOf } = partsOf(statementOf(query));
  const conditions = [...(where === '' ? [] : [`(${where})`]), `[System.Id] > ${after}`];
  return `SELECT [System.Id] FROM WorkItems WHERE ${conditions.join(' AND ')} ORDER BY [System.Id]${asOf}`;
}

// ── below ──

const clauses =
  /'(?:''|[^'])*'|"(?:""|[^"])*"|\[[^\]]*\]|[()]|\b(?:FROM|WHERE|GROUP\s+BY|ORDER\s+BY|ASOF|MODE)\b/gi;

/** What stands in quotes, brackets or parentheses begins no clause. */
function partsOf(statement: string): { readonly where: string; readonly asOf: string } {
  const found: { name: string; from: number; to: number }[] = [];
  let depth = 0;
  for (const { 0: mark, index } of statement.matchAll(clauses)) {
    if (mark === '(') depth += 1;
    else if (mark === ')') depth -= 1;
    // Closed more often than opened: beside another condition it would say something else.
    if (depth < 0) throw unreadable();
    if (depth > 0 || /^['"[()]/.test(mark)) continue;
    const last = found.at(-1);
    if (last) last.to = index;
    const name = mark.toUpperCase().replaceAll(/\s+/g, ' ');
    found.push({ name, from: index + mark.length, to: statement.length });
  }
  const textOf = (name: string): string => {
    const part = found.find((one) => one.name === name);
    return part ? statement.slice(part.from, part.to).trim() : '';
  };
  const names = found.map(({ name }) => name);
  if (depth !== 0 || names[0] !== 'FROM' || new Set(names).size < names.length) throw unreadable();
  const asOf = textOf('ASOF');
  return { where: textOf('WHERE'), asOf: asOf === '' ? '' : ` ASOF ${asOf}` };
}

const unreadable = (): QueryRefused =>
  new QueryRefused('This query cannot be read page by page: its parentheses or clauses do not fit together.');
