import { readJqlDate } from './dates.ts';
import type { JiraFacts, JqlField } from './facts.ts';
import type { AskedField } from './fields.ts';
import { wordsTest } from './words-test.ts';

export type JqlTest = (facts: JiraFacts) => boolean;
export type JqlOperator =
  '=' | '!=' | 'in' | 'not in' | 'is' | 'is not' | '~' | '!~' | '<' | '<=' | '>' | '>=';

/** The test, or what is refused: the operator on this field, or the operand. */
export type MadeTest =
  | { readonly ok: true; readonly finds: JqlTest }
  | { readonly ok: false; readonly of: 'operator' | 'operand'; readonly what: (operator: string) => string };

/**
 * @param values null stands for EMPTY
 * @param local an instant as wall-clock text of the plan's time zone
 */
export function testFor(
  field: AskedField,
  operator: JqlOperator,
  values: readonly (string | null)[],
  local: (iso: string) => string,
): MadeTest {
  const refusedOperator: MadeTest = {
    ok: false,
    of: 'operator',
    what: (written) => `The operator "${written}" on the field "${field.name}"`,
  };
  const equality = operator === '=' || operator === '!=' || operator === 'in' || operator === 'not in';
  const isEmpty = operator === 'is' || operator === 'is not';
  if (isEmpty && values.some((value) => value !== null)) {
    return { ok: false, of: 'operand', what: (written) => `What follows "${written}" other than EMPTY` };
  }
  if (isEmpty || (values.every((value) => value === null) && equality)) {
    const wantsEmpty = operator === 'is' || operator === '=' || operator === 'in';
    return made((facts) => field.asks.every((one) => valuesOf(facts, one).length === 0) === wantsEmpty);
  }
  switch (field.kind) {
    case 'texts': {
      const words = values[0];
      if ((operator !== '~' && operator !== '!~') || words === null || words === undefined)
        return refusedOperator;
      const has = wordsTest(words);
      if (!has) return { ok: false, of: 'operand', what: () => `The text "${words}"` };
      const finds: JqlTest = (facts) => field.asks.some((one) => has(valuesOf(facts, one)[0]?.[0] ?? ''));
      // An issue without the text is found by neither "~" nor "!~".
      return operator === '~'
        ? made(finds)
        : made((facts) => field.asks.some((one) => valuesOf(facts, one).length > 0) && !finds(facts));
    }
    case 'dates':
      return operator === '~' || operator === '!~'
        ? refusedOperator
        : dateTest(field, operator, values, local);
    case 'names':
      return equality ? made(oneOf(field, operator, values)) : refusedOperator;
    case 'resolution':
      // Jira's own name for "none".
      return equality
        ? made(
            oneOf(
              field,
              operator,
              values.map((value) => (value?.toLowerCase() === 'unresolved' ? null : value)),
            ),
          )
        : refusedOperator;
    case 'category': {
      const categories = values.map((value) => (value === null ? null : categoryNamed(value)));
      const unknown = values[categories.indexOf(undefined)];
      if (unknown !== undefined)
        return { ok: false, of: 'operand', what: () => `The status category "${unknown}"` };
      return equality ? made(oneOf(field, operator, categories as (string | null)[])) : refusedOperator;
    }
  }
}

const made = (finds: JqlTest): MadeTest => ({ ok: true, finds });

function valuesOf(facts: JiraFacts, field: JqlField): readonly (readonly string[])[] {
  return facts[field] ?? [];
}

/** As in Jira, `!=` and `not in` find no issue that has no value at all. */
function oneOf(field: AskedField, operator: JqlOperator, values: readonly (string | null)[]): JqlTest {
  const wanted = new Set(values.flatMap((value) => (value === null ? [] : [value.toLowerCase()])));
  const orEmpty = values.includes(null);
  const has: JqlTest = (facts) =>
    field.asks.some((one) =>
      valuesOf(facts, one).some((spellings) => spellings.some((text) => wanted.has(text))),
    );
  const empty: JqlTest = (facts) => field.asks.every((one) => valuesOf(facts, one).length === 0);
  return operator === '=' || operator === 'in'
    ? (facts) => has(facts) || (orEmpty && empty(facts))
    : (facts) => !empty(facts) && !has(facts);
}

function dateTest(
  field: AskedField,
  operator: JqlOperator,
  values: readonly (string | null)[],
  local: (iso: string) => string,
): MadeTest {
  const dates = values.map((value) => (value === null ? null : readJqlDate(value)));
  const unread = values.find((value, index) => value !== null && dates[index] === null);
  if (unread !== undefined)
    return { ok: false, of: 'operand', what: () => `"${unread}", which is no absolute date,` };
  const of = (facts: JiraFacts): string | null => {
    const iso = valuesOf(facts, field.asks[0] ?? 'created')[0]?.[0];
    return iso === undefined ? null : iso.length === 10 ? `${iso} 00:00:00.000` : local(iso);
  };
  const wanted = dates[0] ?? '';
  const compare = (holds: (at: string) => boolean, whenEmpty = false): MadeTest =>
    made((facts) => {
      const at = of(facts);
      return at === null ? whenEmpty : holds(at);
    });
  switch (operator) {
    case '<':
      return compare((at) => at < wanted);
    case '<=':
      return compare((at) => at <= wanted);
    case '>':
      return compare((at) => at > wanted);
    case '>=':
      return compare((at) => at >= wanted);
    case '!=':
    case 'not in':
      return compare((at) => !dates.includes(at));
    case '=':
    case 'in':
    case 'is':
    case 'is not':
    case '~':
    case '!~':
      return compare((at) => dates.includes(at), dates.includes(null));
  }
}

/** Jira's categories by name, key or id, in the spelling of the facts; undefined = there is no such category. */
function categoryNamed(value: string): string | undefined {
  const names: Readonly<Record<string, string>> = {
    'to do': 'todo',
    new: 'todo',
    '2': 'todo',
    'in progress': 'doing',
    indeterminate: 'doing',
    '4': 'doing',
    done: 'done',
    '3': 'done',
    'no category': 'unknown',
    undefined: 'unknown',
    '1': 'unknown',
  };
  return names[value.toLowerCase()];
}
