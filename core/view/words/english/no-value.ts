import type { ProblemCode } from '../../../model/problem.ts';
import type { KeyResultView, ObjectiveView } from '../../epic-panel.ts';

/** A problem that by itself takes the value away, and how it is said beside the dash. */
const because: readonly (readonly [ProblemCode, string])[] = [
  ['E_TOO_LARGE', 'amounts too large to add up'],
  ['E_DIRECTION', 'direction contradicts the target'],
  ['D_NO_RANGE', 'no way from start to target'],
  ['D_NO_TARGET', 'no target'],
  ['D_NO_CHILDREN', 'no objective contributes to it'],
  ['E_MULTI_SOURCE', 'more than one objective'],
  ['D_OTHER_UNIT', 'nothing to add up in one unit'],
  ['D_NOT_BUILT', 'cannot be computed yet'],
  ['D_ALL_DROPPED', 'all linked work was cancelled'],
  ['D_UNESTIMATED', 'not all work is estimated'],
  ['D_NO_WORK', 'no linked work'],
];

type Unvalued = Pick<KeyResultView, 'measure' | 'amount' | 'problems' | 'counting' | 'countedAt'>;

/** Why there is a dash and no number (R9, R22): never 0 % without data. */
export const noValue = () => ({
  noKeyResultValue: (view: Unvalued): string => {
    if (view.counting !== null && view.countedAt === null) return 'being counted';
    const found = because.find(([code]) => view.problems.some((problem) => problem.code === code));
    if (found) return found[1];
    switch (view.measure) {
      case 'metric':
      case 'kpi':
      case 'maintain':
        return 'no reading yet';
      case 'work':
        return view.countedAt === null ? 'not counted yet' : 'no linked work';
      case 'milestones':
        return view.amount.kind === 'milestones' && view.amount.total > 0
          ? 'no value yet'
          : 'no milestone yet';
      case 'yesNo':
        return 'no answer yet';
      case 'objectives':
        return 'no objective below has a value';
    }
  },
  noObjectiveValue: (view: Pick<ObjectiveView, 'keyResults' | 'children'>): string =>
    view.keyResults.length + view.children.length === 0
      ? 'no key result yet'
      : 'no key result has a value yet',
});
