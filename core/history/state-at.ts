import type { Day, Instant } from '../model/day.ts';
import type { KeyResultId } from '../model/ids.ts';
import { byText } from '../model/order.ts';
import type { KeyResult, Plan } from '../model/plan.ts';
import type { Problem } from '../model/problem.ts';
import type { Moment } from '../model/sprint.ts';
import type { Work } from '../model/work-item.ts';
import { evaluate } from '../progress/evaluate.ts';
import type { FullEvaluation } from '../progress/evaluate.ts';
import { mergeProblems } from '../progress/problems.ts';
import { endOfDay } from './day-end.ts';
import type { History, HistoryMode } from './history.ts';
import { existsAt, itemAt, lastItemEvent } from './past-items.ts';

/** What `evaluate({ plan, work, asOf })` needs to give a past moment. */
export interface PastState {
  readonly plan: Plan;
  readonly work: Work;
  /** By id: their query is known as of now only (R35). Of work: its items of now are taken; of a metric: no value. */
  readonly noHistory: readonly KeyResultId[];
}

/**
 * The state of an instant, with what happened at it (R35). From the last change of any work item on it is the present
 * one, where also the answers of the queries are known.
 * @throws RangeError on a history without a plan
 */
export function stateAt(history: History, instant: Instant, mode: HistoryMode): PastState {
  const plan = planAt(history, instant, mode);
  const items = history.items.flatMap((past) => (existsAt(past, instant) ? [itemAt(past, instant)] : []));
  if (instant >= lastItemEvent(history.items)) {
    return { plan, work: { items, queries: history.queries, readAt: null }, noHistory: [] };
  }
  return {
    plan: withoutPresentReadings(plan),
    work: { items, queries: pastQueries(history, instant), readAt: null },
    noHistory: plan.keyResults
      .filter(asksQuery)
      .map(({ id }) => id)
      .sort(byText),
  };
}

/**
 * The values at the end of a day, a day being one of the last plan version's time zone. D_NO_HISTORY names the key
 * results whose query's past is not known.
 */
export const evaluateAt = (history: History, day: Day, mode: HistoryMode): FullEvaluation =>
  evaluateAtMoment(history, { at: endOfDay(day, timeZoneOf(history)), day }, mode);

/** The same of a moment that need not be the end of a day. */
export function evaluateAtMoment(
  history: History,
  { at, day }: Moment,
  mode: HistoryMode,
  onLine?: Parameters<typeof evaluate>[0]['onLine'],
): FullEvaluation {
  const { plan, work, noHistory } = stateAt(history, at, mode);
  const rest = history.withRest && { withRest: history.withRest };
  const evaluation = evaluate({ plan, work, asOf: day, ...(rest && { rest }), ...(onLine && { onLine }) });
  return { ...evaluation, problems: mergeProblems(noHistoryOf(noHistory), evaluation.problems) };
}

export const noHistoryOf = (keyResults: readonly KeyResultId[]): Problem[] =>
  keyResults.map((at) => ({ code: 'D_NO_HISTORY', at }));

/** Where days begin and end, in every version's past: one history has one calendar. */
export const timeZoneOf = (history: History): string => lastPlan(history).policy.timeZone;

/** Before the first version: the first one. */
export function planAt(history: History, instant: Instant, mode: HistoryMode): Plan {
  const known = mode === 'as-known' ? history.plans.findLast(({ at }) => at <= instant) : null;
  return known?.plan ?? (mode === 'as-known' ? firstPlan(history) : lastPlan(history));
}

/**
 * A metric that counts a query has no past value (R35). Its typed readings do not stand in: beside the query's answer
 * they would not have counted (R15).
 */
export function withoutPresentReadings(plan: Plan): Plan {
  const keyResults = plan.keyResults.map((keyResult): KeyResult => {
    const { measure } = keyResult;
    return measure.kind === 'metric' && measure.source
      ? { ...keyResult, readings: [], measure: { ...measure, source: null } }
      : keyResult;
  });
  return { ...plan, keyResults };
}

/** What a query finds now is taken as always found, as far as it was there. */
function pastQueries({ items, queries }: History, instant: Instant): Work['queries'] {
  if (queries.size === 0) return queries;
  const gone = new Set(items.filter((past) => !existsAt(past, instant)).map(({ item }) => item.id));
  return new Map(
    [...queries].map(([text, answer]) => [
      text,
      answer.ok ? { ...answer, items: answer.items.filter((id) => !gone.has(id)) } : answer,
    ]),
  );
}

const asksQuery = ({ measure }: KeyResult): boolean =>
  (measure.kind === 'work' && measure.query !== null) ||
  (measure.kind === 'metric' && measure.source !== null);

function firstPlan({ plans: [first] }: History): Plan {
  if (!first) throw new RangeError('A history has at least one version of the plan');
  return first.plan;
}

function lastPlan({ plans }: History): Plan {
  const last = plans.at(-1);
  if (!last) throw new RangeError('A history has at least one version of the plan');
  return last.plan;
}
