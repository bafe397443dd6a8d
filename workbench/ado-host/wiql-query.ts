/** The part of WIQL that the extension writes, read back: `field operator value`, joined by AND, in the order of ids. */
export interface WiqlQuery {
  readonly clauses: readonly WiqlClause[];
}

export interface WiqlClause {
  readonly field: string;
  readonly operator: '=' | '>' | '>=' | 'IN';
  /** Numbers and texts as written, without quotes; macros with their @. */
  readonly values: readonly string[];
}

/** @throws SyntaxError on anything else: the fake host must not guess what a query means. */
export function readWiql(text: string): WiqlQuery {
  const found =
    /^\s*SELECT\s+\[System\.Id\]\s+FROM\s+WorkItems\s+WHERE\s+(.+?)\s+ORDER\s+BY\s+\[System\.Id\]\s*$/is.exec(
      text,
    );
  if (!found?.[1]) throw new SyntaxError('TF51006: The query statement is not one that this host reads.');
  return { clauses: found[1].split(/\s+AND\s+/i).map(readClause) };
}

function readClause(text: string): WiqlClause {
  const found = /^\[([\w.]+)\]\s*(>=|=|>|IN)\s*(.+)$/is.exec(text.trim());
  const [, field, operator, rest] = found ?? [];
  if (!field || !operator || !rest) throw new SyntaxError(`TF51006: The clause "${text}" cannot be read.`);
  const isIn = operator.toUpperCase() === 'IN';
  const list = isIn ? /^\((.*)\)$/s.exec(rest.trim())?.[1] : rest;
  if (list === undefined) throw new SyntaxError(`TF51006: The clause "${text}" cannot be read.`);
  return {
    field,
    operator: (isIn ? 'IN' : operator) as WiqlClause['operator'],
    values: (isIn ? list.split(',') : [list]).map((value) => readValue(value.trim(), text)),
  };
}

function readValue(value: string, clause: string): string {
  const quoted = /^'((?:[^']|'')*)'$/.exec(value)?.[1];
  if (quoted !== undefined) return quoted.replaceAll("''", "'");
  if (/^(\d+|@\w+|true|false)$/i.test(value)) return value;
  throw new SyntaxError(`TF51006: The value in "${clause}" cannot be read.`);
}
