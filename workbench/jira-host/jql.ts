/** A part of JQL, enough for what apps ask and people type: no functions, no history. */
export interface Jql {
  readonly where: Condition | null;
  readonly orderBy: readonly { readonly field: string; readonly descending: boolean }[];
}

export type Condition =
  | { readonly is: 'and' | 'or'; readonly all: readonly Condition[] }
  | { readonly is: 'not'; readonly one: Condition }
  | Clause;

export interface Clause {
  readonly is: 'clause';
  /** As written. */
  readonly field: string;
  readonly operator: '=' | '!=' | '~' | '!~' | '>=' | '>' | '<=' | '<' | 'in' | 'not in' | 'is' | 'is not';
  readonly values: readonly string[];
}

/** Jira refuses the query; the message is worded like its own. */
export class JqlRefused extends Error {}

/** @throws JqlRefused */
export function readJql(jql: string): Jql {
  const tokens = tokensOf(jql);
  let at = 0;
  const peek = (): Token | null => tokens[at] ?? null;
  const says = (...words: readonly string[]): boolean =>
    words.every((word, ahead) => {
      const token = tokens[at + ahead];
      return token !== undefined && !token.quoted && token.text.toLowerCase() === word;
    });
  const take = (...words: readonly string[]): boolean => {
    const found = says(...words);
    if (found) at += words.length;
    return found;
  };

  const where = tokens.length === 0 || says('order', 'by') ? null : either();
  const orderBy = take('order', 'by') ? sorts() : [];
  if (at < tokens.length) throw unexpected('a logical operator', peek());
  return { where, orderBy };

  function either(): Condition {
    const all = [both()];
    while (take('or')) all.push(both());
    return all.length === 1 ? (all[0] as Condition) : { is: 'or', all };
  }

  function both(): Condition {
    const all = [one()];
    while (take('and')) all.push(one());
    return all.length === 1 ? (all[0] as Condition) : { is: 'and', all };
  }

  function one(): Condition {
    if (take('not')) return { is: 'not', one: one() };
    if (!take('(')) return clause();
    const inner = either();
    if (!take(')')) throw unexpected("')'", peek());
    return inner;
  }

  function clause(): Clause {
    const field = word('a field name');
    if (take('not', 'in')) return { is: 'clause', field, operator: 'not in', values: list() };
    if (take('in')) return { is: 'clause', field, operator: 'in', values: list() };
    if (take('is')) {
      const operator = take('not') ? 'is not' : 'is';
      if (!take('empty') && !take('null')) throw unexpected("'EMPTY' or 'NULL'", peek());
      return { is: 'clause', field, operator, values: [] };
    }
    for (const operator of ['!=', '>=', '>', '<=', '<', '=', '!~', '~'] as const) {
      if (take(operator)) return { is: 'clause', field, operator, values: [word(aValue)] };
    }
    throw unexpected(
      "operator but it was one of '=', '!=', '<', '>', '<=', '>=', '~', '!~', 'in', 'not in', 'is', 'is not'",
      peek(),
    );
  }

  function list(): readonly string[] {
    if (!take('(')) throw unexpected("'('", peek());
    const values = [word(aValue)];
    while (take(',')) values.push(word(aValue));
    if (!take(')')) throw unexpected("')' or ','", peek());
    return values;
  }

  function sorts(): Jql['orderBy'] {
    const found: { field: string; descending: boolean }[] = [];
    do {
      const field = word('a field name');
      const descending = take('desc');
      if (!descending) take('asc');
      found.push({ field, descending });
    } while (take(','));
    return found;
  }

  function word(expected: string): string {
    const token = peek();
    if (!token || (!token.quoted && (isSign.test(token.text) || reserved.has(token.text.toLowerCase())))) {
      throw unexpected(expected, token);
    }
    at += 1;
    return token.text;
  }
}

// ── below ──

interface Token {
  readonly text: string;
  readonly quoted: boolean;
  /** In the query, from 0. */
  readonly from: number;
}

const aValue = 'either a value, list or function';
const isSign = /^[()=,~!<>]/;
const reserved = new Set(['and', 'or', 'not', 'in', 'is', 'empty', 'null', 'order', 'by']);

function tokensOf(jql: string): readonly Token[] {
  const pattern =
    /\s*(?:(["'])((?:\\[\s\S]|(?!\1)[^\\])*)(\1)?|(!=|!~|>=|<=|[()=,~<>])|([^\s"'()=,~!<>\\]+)|(\S))/gy;
  const tokens: Token[] = [];
  while (pattern.lastIndex < jql.trimEnd().length) {
    const found = pattern.exec(jql);
    if (!found) break;
    const [whole, quote, inside, end, sign, plain, other] = found;
    const from = found.index + whole.length - whole.trimStart().length;
    if (quote !== undefined) {
      if (end === undefined) throw refused(`The quoted string '${inside}' has not been completed.`, from);
      tokens.push({ text: (inside ?? '').replace(/\\([\s\S])/g, '$1'), quoted: true, from });
    } else if (other !== undefined) {
      throw refused(
        `The character '${other}' is a reserved JQL character. You must enclose it in a string.`,
        from,
      );
    } else tokens.push({ text: sign ?? plain ?? '', quoted: false, from });
  }
  return tokens;
}

function unexpected(expected: string, got: Token | null): JqlRefused {
  return got
    ? refused(`Expecting ${expected} but got '${got.text}'.`, got.from)
    : new JqlRefused(`Error in the JQL Query: Expecting ${expected} before the end of the query.`);
}

function refused(message: string, from: number): JqlRefused {
  return new JqlRefused(`Error in the JQL Query: ${message} (line 1, character ${from + 1})`);
}
