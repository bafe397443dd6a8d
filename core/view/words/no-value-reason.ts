import type { ProblemCode } from '../../model/problem.ts';
import type { KeyResultView } from '../epic-panel.ts';

/** Problems that by themselves take the value away, the first that there is counts. */
const takesValue = [
  'E_TOO_LARGE',
  'E_DIRECTION',
  'D_NO_RANGE',
  'D_NO_TARGET',
  'D_NO_CHILDREN',
  'E_MULTI_SOURCE',
  'D_OTHER_UNIT',
  'D_QUERY_FAILED',
  'D_ALL_DROPPED',
  'D_UNESTIMATED',
  'D_NO_WORK',
] as const satisfies readonly ProblemCode[];

export type NoValueReason =
  | (typeof takesValue)[number]
  | 'being-counted'
  | 'no-reading'
  | 'not-counted'
  | 'no-value'
  | 'no-milestone'
  | 'no-answer'
  | 'no-value-below';

export type Unvalued = Pick<KeyResultView, 'measure' | 'amount' | 'problems' | 'counting' | 'countedAt'>;

/** Why a key result has a dash and no number (R9, R22): never 0 % without data. */
export function noValueReason(view: Unvalued): NoValueReason {
  if (view.counting !== null && view.countedAt === null) return 'being-counted';
  const found = takesValue.find((code) => view.problems.some((problem) => problem.code === code));
  if (found) return found;
  switch (view.measure) {
    case 'metric':
    case 'kpi':
    case 'maintain':
      return 'no-reading';
    case 'work':
      return view.countedAt === null ? 'not-counted' : 'D_NO_WORK';
    case 'milestones':
      return view.amount.kind === 'milestones' && view.amount.total > 0 ? 'no-value' : 'no-milestone';
    case 'yesNo':
      return 'no-answer';
    case 'objectives':
      return 'no-value-below';
  }
}
