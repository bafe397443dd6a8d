/**
 * The part of WIQL that this host reads: `field operator value`, joined by AND and OR in groups, in an order of one field,
 * as of an instant.
 */
export interface WiqlQuery {
  readonly where: WiqlCondition;
  readonly order: { readonly field: string; readonly falling: boolean };
  /** As written, without quotes; null = as it is now. */
  readonly asOf: string | null;
}

export type WiqlCondition =
  { readonly all: readonly WiqlCondition[] } | { readonly any: readonly WiqlCondition[] } | WiqlClause;

export interface WiqlClause {
  readonly field: string;
  readonly operator: '=' | '<>' | '>' | '>=' | '<' | '<=' | 'IN' | 'CONTAINS' | 'UNDER';
  /** Numbers and texts as written, without quotes; macros with their @. */
  readonly values: readonly string[];
}

/** @throws SyntaxError on anything else: the fake host must not guess what a query means. */
export function readWiql(text: string): WiqlQuery {
  const found = /^\s*SELECT\s+\[System\.Id\](?:\s*,\s*\[[\w.]+\])*\s+FROM\s+WorkItems\s+WHERE\s+(.+)$/is.exec(
    text,
  );
  if (!found?.[1]) throw new SyntaxError('TF51006: The query statement is not one that this host reads.');
  const [statement = '', asOf = null, again] = splitOutside(found[1], /\s+ASOF\s+/iy);
  const [where, order = null, more] = splitOutside(statement, /\s+ORDER\s+BY\s+/iy);
  if (!where || more !== undefined || again !== undefined)
    throw new SyntaxError('TF51006: The order of the query cannot be read.');
  return {
    where: readCondition(where),
    order: order === null ? { field: 'System.Id', falling: false } : readOrder(order),
    asOf: asOf === null ? null : readValue(asOf.trim(), `ASOF ${asOf}`),
  };
}

/** Each clause of a query, wherever it stands. */
export function clausesOf(condition: WiqlCondition): readonly WiqlClause[] {
  if ('all' in condition) return condition.all.flatMap(clausesOf);
  return 'any' in condition ? condition.any.flatMap(clausesOf) : [condition];
}

// ── below ──

/** OR binds less than AND. */
function readCondition(text: string): WiqlCondition {
  const either = splitOutside(text, /\s+OR\s+/iy);
  if (either.length > 1) return { any: either.map(readCondition) };
  const parts = splitOutside(text, /\s+AND\s+/iy);
  if (parts.length > 1) return { all: parts.map(readCondition) };
  const group = /^\s*\((.*)\)\s*$/s.exec(text)?.[1];
  return group === undefined ? readClause(text) : readCondition(group);
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
  const found = /^\[([\w.]+)\]\s*(>=|<=|<>|=|>|<|IN|CONTAINS|UNDER)\s*(.+)$/is.exec(text.trim());
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
