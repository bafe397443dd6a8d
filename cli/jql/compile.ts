import type { Clause, Operand, TerminalClause } from '@atlaskit/jql-ast';
import { fieldNamed } from './fields.ts';
import { localText } from './dates.ts';
import { testFor, type JqlTest, type JqlOperator } from './tests.ts';
import type { JiraFacts, JqlField } from './facts.ts';

/** A query that can be run over exports, or each thing in it that cannot, with its place. */
export type CompiledJql =
  | {
      readonly ok: true;
      /** What an issue's facts must hold. */
      readonly asks: ReadonlySet<JqlField>;
      readonly finds: (facts: JiraFacts) => boolean;
    }
  | { readonly ok: false; readonly problems: readonly string[] };

/**
 * A documented subset of JQL, parsed by Atlassian's own parser. What is outside of it is refused by name and
 * position, never passed over: a query that ignores a clause gives a wrong number. ORDER BY orders nothing that counts.
 * @param timeZone whose clock the days of the query mean (the plan's, R1)
 */
export async function compileJql(query: string, timeZone: string): Promise<CompiledJql> {
  if (/^\s*select\b/i.test(query)) {
    return {
      ok: false,
      problems: ['WIQL is not read over exports yet. List the items instead, or use JQL.'],
    };
  }
  // The parser and what it brings take a good part of a second to load: only a plan with a query pays.
  const { JastBuilder } = await import('@atlaskit/jql-ast');
  const { query: parsed, errors } = new JastBuilder().build(query);
  const [error] = errors;
  if (error) {
    const at = 'start' in error && typeof error.start === 'number' ? error.start : null;
    const where =
      at === null || at >= query.length
        ? 'at its end'
        : `at character ${at + 1} ("${query.slice(at, at + 20)}")`;
    return { ok: false, problems: [`It is not JQL: it cannot be read ${where}.`] };
  }
  if (!parsed?.where) return { ok: false, problems: ['It has no condition: it would take every issue.'] };

  const compiling: Compiling = { asks: new Set(), problems: [], local: localText(timeZone) };
  const finds = compiled(parsed.where, false, compiling);
  return compiling.problems.length > 0
    ? { ok: false, problems: compiling.problems }
    : { ok: true, asks: compiling.asks, finds };
}

interface Compiling {
  readonly asks: Set<JqlField>;
  readonly problems: string[];
  readonly local: (iso: string) => string;
}

/**
 * Jira takes NOT apart before it searches: `NOT labels = x` is `labels != x`, which finds no issue without labels.
 * So the negation goes down to the operators here too.
 */
function compiled(clause: Clause, negated: boolean, compiling: Compiling): JqlTest {
  if (clause.clauseType === 'not') return compiled(clause.clause, !negated, compiling);
  if (clause.clauseType === 'terminal') return terminal(clause, negated, compiling);
  const parts = clause.clauses.map((part) => compiled(part, negated, compiling));
  return (clause.operator.value === 'and') === negated
    ? (facts) => parts.some((part) => part(facts))
    : (facts) => parts.every((part) => part(facts));
}

const opposite: Readonly<Record<JqlOperator, JqlOperator>> = {
  '=': '!=',
  '!=': '=',
  in: 'not in',
  'not in': 'in',
  is: 'is not',
  'is not': 'is',
  '~': '!~',
  '!~': '~',
  '<': '>=',
  '<=': '>',
  '>': '<=',
  '>=': '<',
};

const nothing: JqlTest = () => false;

function terminal(clause: TerminalClause, negated: boolean, compiling: Compiling): JqlTest {
  const refuse = (what: string, at: { readonly position: readonly [number, number] | null }): JqlTest => {
    compiling.problems.push(
      `${what}${at.position ? ` (character ${at.position[0] + 1})` : ''} is not read over exports.`,
    );
    return nothing;
  };
  const field = fieldNamed(clause.field.value);
  if (!field || (clause.field.properties ?? []).length > 0)
    return refuse(`The field "${clause.field.text}"`, clause.field);
  const operator = clause.operator?.value;
  if (!operator || !(operator in opposite)) {
    return refuse(`The operator "${operator ?? ''}"`, clause.operator ?? clause);
  }
  const values = operandValues(clause.operand);
  if (!Array.isArray(values)) return refuse(values.what, values.operand);

  const wanted = operator as JqlOperator;
  const test = testFor(field, negated ? opposite[wanted] : wanted, values, compiling.local);
  if (!test.ok)
    return refuse(
      test.what(wanted),
      test.of === 'operator' ? (clause.operator ?? clause) : (clause.operand ?? clause),
    );
  for (const asked of field.asks) compiling.asks.add(asked);
  return test.finds;
}

/** null stands for EMPTY. */
function operandValues(
  operand: Operand | void,
): (string | null)[] | { readonly what: string; readonly operand: Operand } {
  if (!operand) return [];
  switch (operand.operandType) {
    case 'value':
      return [operand.value];
    case 'keyword':
      return [null];
    case 'function':
      return { what: `The function ${operand.function.value}()`, operand };
    case 'list': {
      const values: (string | null)[] = [];
      for (const one of operand.values) {
        const inner = operandValues(one);
        if (!Array.isArray(inner)) return inner;
        values.push(...inner);
      }
      return values;
    }
  }
}
