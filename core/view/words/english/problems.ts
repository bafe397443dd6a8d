import type { Format } from '../format.ts';
import { percentOf } from '../quantities.ts';
import { NAMED, problemIn, type Named, type ProblemSentences } from '../problem-words.ts';
import { counted } from './plural.ts';

export const problems = (format: Format) => {
  const some = (named: Named, one = 'work item'): string =>
    named.count > 0 ? counted(format, named.count, one) : `Some ${one}s`;
  const verb = (named: Named, one: string, other: string): string => (named.count === 1 ? one : other);
  const which = (named: Named): string => {
    if (named.items.length === 0) return '';
    const names = named.items.slice(0, NAMED);
    const rest = named.count - names.length;
    const shown = names.join(', ');
    return ` (${shown}${rest > 0 ? ` and ${format.whole(rest)} more` : ''})`;
  };
  const percent = percentOf(format);
  const named = ({ nodes }: Named, otherwise: string): string =>
    nodes.length > 1 ? `${nodes.slice(0, -1).join(', ')} and ${nodes.at(-1)}` : (nodes[0] ?? otherwise);
  const sentences: ProblemSentences = {
    D_ALL_DROPPED: () => 'All the linked work was cancelled, so there is no value.',
    D_AMBITIOUS_ENOUGH: () => 'It was reached in full; the question is whether it was ambitious enough.',
    D_CHANGED_AFTER_CLOSE: (n) =>
      `The data has changed since the close${n.amounts['ppm'] === undefined ? '' : `: it would be at ${percent(n.amounts['ppm'])} now`}. The value at the close stands.`,
    D_CONFIDENCE: () => 'The stated confidence does not fit the pace.',
    D_DIAMOND: (n) =>
      `${named(n, 'An objective')} counts here by more than one path${n.amounts['ppm'] === undefined ? '' : `; together it is ${percent(n.amounts['ppm'])} of this`}.`,
    D_DOUBLE_METRIC: (n) => `${named(n, 'Several key results')} count the same metric.`,
    D_NO_CHILDREN: () => 'No objective contributes to it yet, so there is no value.',
    D_NO_TARGET: () => 'Neither it nor its KPI has a target, so there is no value.',
    D_OTHER_UNIT: (n) => `${named(n, 'A key result')} cannot be added up here: another unit, or no amount.`,
    D_OVERRIDE_ENDED: () => 'The value typed over it has ended; the computed one counts again.',
    D_OVERRIDE_ENDS: ({ amounts: { days } }) =>
      `The value typed over it ends ${days === undefined ? 'soon' : days === 0 ? 'today' : `in ${counted(format, days, 'day')}`}; then the computed one counts again.`,
    D_REGRESSED: () => 'It is worse than where it started, so it counts as 0.',
    D_BAD_SIZE: (n) =>
      `${some(n)} ${verb(n, 'has a size', 'have sizes')} that cannot be counted and ${verb(n, 'is', 'are')} taken as not estimated${which(n)}.`,
    D_CYCLE: (n) =>
      n.nodes.length > 0
        ? `These contribute to each other in a circle: ${n.nodes.join(' → ')}. The newest step of it is not counted.`
        : 'Some objectives contribute to each other in a circle. The newest step of it is not counted.',
    D_DONE_PARENT_OPEN_CHILDREN: (n) =>
      `${some(n)} ${verb(n, 'is', 'are')} done while work below is still open; the work below counts${which(n)}.`,
    D_MISSING: (n) =>
      `${some(n)} ${verb(n, 'was', 'were')} deleted or cannot be reached, and ${verb(n, 'is', 'are')} left out${which(n)}.`,
    D_NO_BASELINE: () =>
      'There is no reading up to the start, so the first one after it (or 0 without any) is taken as the starting value.',
    D_NO_ESTIMATES: () => 'No linked work item has a size above 0, so the items are counted instead.',
    D_NO_HISTORY: () =>
      'What its query found in the past is not known. What it finds now is taken as always found; a metric has no value then.',
    D_NO_RANGE: () =>
      'There is no way to go: the target is where it started, or a range that holds nothing. So there is no value.',
    D_NO_WORK: () => 'No linked work was found, so there is no value.',
    D_OPEN_ZERO: (n) =>
      `${some(n, 'open work item')} of size or weight 0 ${verb(n, 'stands', 'stand')} beside the 100 %${which(n)}.`,
    D_OVERLAP: (n) =>
      `${some(n)} ${verb(n, 'is', 'are')} linked in more than one way (itself and through a parent), and ${verb(n, 'counts', 'count')} once${which(n)}.`,
    D_PERCENT_WEIGHTS: () => 'The weights do not add up to 100 %, so they were scaled to it.',
    D_QUERY_FAILED: ({ said }) =>
      `The query could not be run${said === '' ? '' : ` (${said})`}; the last good value stands.`,
    D_SHARED_ITEM: (n) => {
      const points = n.amounts['points'] ?? 0;
      const share =
        points > 0 ? `; ${counted(format, points, 'point')} of a common objective rest on this` : '';
      return `${some(n)} ${verb(n, 'counts', 'count')} in more than one key result${share}${which(n)}.`;
    },
    D_STATE_BY_STOCK_PROCESS: (n) =>
      `The export does not say what the states of ${some(n).toLowerCase()} mean; the stock process was used${which(n)}.`,
    D_UNESTIMATED: (n) => {
      const median =
        n.amounts['size'] === undefined ? '' : '; the median of the estimated ones (1 without any) is taken';
      return `${some(n)} ${verb(n, 'has', 'have')} no estimate, and no size is set for such items${median}${which(n)}.`;
    },
    D_UNKNOWN_STATE: (n) =>
      `${some(n)} ${verb(n, 'is', 'are')} in a state of no known category, and ${verb(n, 'counts', 'count')} as in progress${which(n)}.`,
    D_ZERO_WEIGHTS: () => 'All weights are 0, so everything counts equally.',
    E_DIRECTION: () => 'The stated direction contradicts the start and the target, so there is no value.',
    E_MULTI_SOURCE: () => 'This key result has more than one source, and it may have only one.',
    E_NEGATIVE_WEIGHT: () => 'A weight is negative; it is taken as if none were given.',
    E_TOO_LARGE: ({ amounts: { most } }) =>
      most === undefined
        ? 'The amounts are too large to be added up exactly, so there is no value.'
        : `The query finds more than ${format.whole(most)} work items, which is more than is counted; the last good value stands.`,
  };
  return { problem: problemIn(sentences) };
};
