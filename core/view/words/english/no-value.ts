import type { ObjectiveView } from '../../epic-panel.ts';
import { noValueReason, type NoValueReason, type Unvalued } from '../no-value-reason.ts';

/** Said beside the dash. */
const because: Readonly<Record<NoValueReason, string>> = {
  E_TOO_LARGE: 'amounts too large to add up',
  E_DIRECTION: 'direction contradicts the target',
  D_NO_RANGE: 'no way from start to target',
  D_NO_TARGET: 'no target',
  D_NO_CHILDREN: 'no objective contributes to it',
  E_MULTI_SOURCE: 'more than one objective',
  D_OTHER_UNIT: 'nothing to add up in one unit',
  D_QUERY_FAILED: 'its query could not be run',
  D_ALL_DROPPED: 'all linked work was cancelled',
  D_UNESTIMATED: 'not all work is estimated',
  D_NO_WORK: 'no linked work',
  'being-counted': 'being counted',
  'no-reading': 'no reading yet',
  'not-counted': 'not counted yet',
  'no-value': 'no value yet',
  'no-milestone': 'no milestone yet',
  'no-answer': 'no answer yet',
  'no-value-below': 'no objective below has a value',
};

/** Why there is a dash and no number (R9, R22): never 0 % without data. */
export const noValue = () => ({
  noKeyResultValue: (view: Unvalued): string => because[noValueReason(view)],
  noObjectiveValue: (view: Pick<ObjectiveView, 'keyResults' | 'children'>): string =>
    view.keyResults.length + view.children.length === 0
      ? 'no key result yet'
      : 'no key result has a value yet',
});
