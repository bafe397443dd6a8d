/** The part of WIQL that this host reads: `field operator value`, joined by AND, also in groups, in an order of one field. */
export interface WiqlQuery {
  readonly clauses: readonly WiqlClause[];
  readonly order: { readonly field: string; readonly falling: boolean };
}

export interface WiqlClause {
  readonly field: string;
  readonly operator: '=' | '<>' | '>' | '>=' | '<' | '<=' | 'IN' | 'CONTAINS';
  /** Numbers and texts as written, without quotes; macros with their @. */
  readonly values: readonly string[];
}

/** @throws SyntaxError on anything else: the fake host must not guess what a query means. */
export function readWiql(text: string): WiqlQuery {
  const found = /^\s*SELECT\s+\[System\.Id\](?:\s*,\s*\[[\w.]+\])*\s+FROM\s+WorkItems\s+WHERE\s+(.+)$/is.exec(
    text,
  );
  if (!found?.[1]) throw new SyntaxError('TF51006: The query statement is not one that this host reads.');
  const [where, order = null, more] = splitOutside(found[1], /\s+ORDER\s+BY\s+/iy);
  if (!where || more !== undefined) throw new SyntaxError('TF51006: The order of the query cannot be read.');
  return {
    clauses: readClauses(where),
    order: order === null ? { field: 'System.Id', falling: false } : readOrder(order),
  };
}

/** With nothing but AND between them, a group in parentheses says no more than its clauses. */
function readClauses(text: string): readonly WiqlClause[] {
  return splitOutside(text, /\s+AND\s+/iy).flatMap((part) => {
    const group = /^\s*\((.*)\)\s*$/s.exec(part)?.[1];
    return group === undefined ? [readClause(part)] : readClauses(group);
  });
}

function readOrder(text: string): WiqlQuery['order'] {
  const [, field, way = 'ASC'] = /^\[([\w.]+)\](?:\s+(ASC|DESC))?\s*$/i.exec(text.trim()) ?? [];
  if (!field) throw new SyntaxError('TF51006: The order of the query cannot be read.');
  return { field, falling: way.toUpperCase() === 'DESC' };
}

/** Parts between the marks that stand outside of quotes and parentheses. */
function splitOutside(text: string, mark: RegExp): readonly string[] {
  const parts: string[] = [];
  let from = 0;
  let quoted = false;
  let depth = 0;
  for (let at = 0; at < text.length; at += 1) {
    if (text[at] === "'") quoted = !quoted;
    if (!quoted && text[at] === '(') depth += 1;
    if (!quoted && text[at] === ')') depth -= 1;
    mark.lastIndex = at;
    const found = quoted || depth > 0 ? null : mark.exec(text);
    if (!found) continue;
    parts.push(text.slice(from, at));
    from = at + found[0].length;
    at = from - 1;
  }
  return [...parts, text.slice(from)];
}

function readClause(text: string): WiqlClause {
  const found = /^\[([\w.]+)\]\s*(>=|<=|<>|=|>|<|IN|CONTAINS)\s*(.+)$/is.exec(text.trim());
  const [, field, operator, rest] = found ?? [];
  if (!field || !operator || !rest) throw new SyntaxError(`TF51006: The clause "${text}" cannot be read.`);
  const isIn = operator.toUpperCase() === 'IN';
  const list = isIn ? /^\((.*)\)$/s.exec(rest.trim())?.[1] : rest;
  if (list === undefined) throw new SyntaxError(`TF51006: The clause "${text}" cannot be read.`);
  return {
    field,
    operator: operator.toUpperCase() as WiqlClause['operator'],
    values: (isIn ? splitOutside(list, /,/y) : [list]).map((value) => readValue(value.trim(), text)),
  };
}

function readValue(value: string, clause: string): string {
  const quoted = /^'((?:[^']|'')*)'$/.exec(value)?.[1];
  if (quoted !== undefined) return quoted.replaceAll("''", "'");
  if (/^(\d+|@\w+|true|false)$/i.test(value)) return value;
  throw new SyntaxError(`TF51006: The value in "${clause}" cannot be read.`);
}
