import type { Problem, ProblemCode } from '../model/problem.ts';
import type { ChildShare, NodeValue } from '../progress/evaluation.ts';

/** The rule that a problem tells of, where it changed the number. */
const ruleOf: Partial<Record<ProblemCode, string>> = {
  D_ALL_DROPPED: 'R22',
  D_CYCLE: 'R29',
  D_DONE_PARENT_OPEN_CHILDREN: 'R17',
  D_MISSING: 'R19',
  D_NO_BASELINE: 'R6',
  D_NO_CHILDREN: 'R27',
  D_NO_ESTIMATES: 'R21',
  D_NO_RANGE: 'R8',
  D_NO_TARGET: 'R14',
  D_NO_WORK: 'R22',
  D_OPEN_ZERO: 'R3',
  D_OTHER_UNIT: 'R27',
  D_OVERLAP: 'R17',
  D_PERCENT_WEIGHTS: 'R25',
  D_QUERY_FAILED: 'R22',
  D_REGRESSED: 'R2',
  D_UNESTIMATED: 'R21',
  D_UNKNOWN_STATE: 'R18',
  D_ZERO_WEIGHTS: 'R25',
  E_DIRECTION: 'R7',
  E_MULTI_SOURCE: 'R27',
  E_NEGATIVE_WEIGHT: 'R25',
  E_TOO_LARGE: 'R3',
};

/** The rules that made a number: those of its kind, those of what was odd about it, and what stands over it. */
export function nodeRules(
  value: Pick<NodeValue, 'origin'>,
  problems: readonly Problem[],
  own: readonly string[],
  children: readonly Pick<ChildShare, 'counted'>[] = [],
): readonly string[] {
  return sortedRules([
    ...own,
    ...problems.flatMap(({ code }) => ruleOf[code] ?? []),
    ...(children.some(({ counted }) => !counted) ? ['R9'] : []),
    ...(value.origin === 'override' ? ['R30'] : []),
    ...(value.origin === 'frozen' ? ['R36'] : []),
  ]);
}

/** Each once, by number. */
function sortedRules(rules: readonly string[]): readonly string[] {
  return [...new Set(rules)].sort((a, b) => Number(a.slice(1)) - Number(b.slice(1)));
}
