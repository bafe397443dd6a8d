import { byId } from '../model/order.ts';
import type { KeyResult, Measure, Objective, Override, Plan, Reading } from '../model/plan.ts';
import type { QueryAnswer } from '../model/work-item.ts';
import { withCame, withMilestones, withoutGone } from './link-changes.ts';
import type { Cause, MovedBy } from './moved.ts';
import type { NodeId } from './structure.ts';

/** A part of what one plan version changed (R37): the plan with it in place, and what it touches. */
export interface PlanStep {
  readonly plan: Plan;
  readonly cause: Extract<Cause, 'scope-added' | 'scope-dropped' | 'override' | 'reading' | 'definition'>;
  /** Nodes whose own value it can change; null = any, and the edges with them. */
  readonly touched: readonly NodeId[] | null;
  readonly reading: MovedBy | null;
}

/**
 * One plan version as steps: links and queries that came, those that went, overrides, readings and typed values that
 * were written down, then everything else; nodes come and go with that. What changes nothing is left out.
 * @param queries takes up an answer for two queries, while one takes the other's place
 */
export function planSteps(before: Plan, after: Plan, queries: Map<string, QueryAnswer>): PlanStep[] {
  const steps: PlanStep[] = [];
  let plan = before;
  const take = (next: Plan, cause: PlanStep['cause'], reading: MovedBy | null = null): void => {
    if (next === plan) return;
    steps.push({ plan: next, cause, touched: touchedBetween(plan, next), reading });
    plan = next;
  };
  const measured = (turn: (now: Measure, then: Measure) => Measure): Plan =>
    eachKeyResult(plan, after, (now, then) => {
      const measure = turn(now.measure, then.measure);
      return measure === now.measure ? now : { ...now, measure };
    });

  take(
    measured((now, then) => withCame(now, then, queries)),
    'scope-added',
  );
  take(measured(withoutGone), 'scope-dropped');
  take(overridden(plan, after), 'override');
  // In order of id, whatever the order of the lists (R1).
  for (const { id } of [...plan.keyResults].sort(byId)) {
    let said: MovedBy | null = null;
    const next = eachKeyResult(plan, after, (now, then) => {
      if (now.id !== id || !(said = saidSince(now, then))) return now;
      return { ...now, readings: then.readings, measure: typedLike(now.measure, then.measure) };
    });
    take(next, 'reading', said);
  }
  for (const { id } of [...plan.kpis].sort(byId)) {
    let said: MovedBy | null = null;
    const kpis = replaced(plan.kpis, after.kpis, (now, then) => {
      const reading = now.id === id ? lastNew(now.readings, then.readings) : null;
      if (reading === null) return now;
      said = reading === 'gone' ? null : { of: id, on: reading.on, value: reading.value };
      return { ...now, readings: then.readings };
    });
    take(kpis === plan.kpis ? plan : { ...plan, kpis }, 'reading', said);
  }
  take(same(plan, after) ? plan : after, 'definition');
  return steps;
}

const same = (a: unknown, b: unknown): boolean => a === b || JSON.stringify(a) === JSON.stringify(b);

/** The list with those replaced that the later one has too; itself where none is. */
function replaced<T extends { readonly id: string }>(
  now: readonly T[],
  then: readonly T[],
  turn: (now: T, then: T) => T,
): readonly T[] {
  const later = new Map(then.map((one) => [one.id, one]));
  const next = now.map((one) => {
    const other = later.get(one.id);
    return other && other !== one ? turn(one, other) : one;
  });
  return next.every((one, at) => one === now[at]) ? now : next;
}

function eachKeyResult(plan: Plan, after: Plan, turn: (now: KeyResult, then: KeyResult) => KeyResult): Plan {
  const keyResults = replaced(plan.keyResults, after.keyResults, turn);
  return keyResults === plan.keyResults ? plan : { ...plan, keyResults };
}

function overridden(plan: Plan, after: Plan): Plan {
  const turn = <T extends { readonly override: Override | null }>(now: T, then: T): T =>
    same(now.override, then.override) ? now : { ...now, override: then.override };
  const keyResults = replaced(plan.keyResults, after.keyResults, turn<KeyResult>);
  const objectives = replaced(plan.objectives, after.objectives, turn<Objective>);
  return keyResults === plan.keyResults && objectives === plan.objectives
    ? plan
    : { ...plan, keyResults, objectives };
}

/** What a person wrote down of it since: a reading, or a value that is typed without a date; null = nothing. */
function saidSince(now: KeyResult, then: KeyResult): MovedBy | null {
  const reading = lastNew(now.readings, then.readings);
  if (reading && reading !== 'gone') return { of: now.id, on: reading.on, value: reading.value };
  const typed = typedLike(now.measure, then.measure) !== now.measure;
  return reading || typed ? { of: now.id, on: null, value: null } : null;
}

/** The last reading that the earlier list does not have; `gone` = some only went; null = the lists are the same. */
function lastNew(now: readonly Reading[], then: readonly Reading[]): Reading | 'gone' | null {
  if (same(now, then)) return null;
  const known = new Set(now.map((one) => JSON.stringify(one)));
  return then.findLast((one) => !known.has(JSON.stringify(one))) ?? 'gone';
}

/** The measure with the values that a person types into it. */
function typedLike(now: Measure, then: Measure): Measure {
  if (now.kind === 'yesNo' && then.kind === 'yesNo') return now.done === then.done ? now : then;
  return withMilestones(now, then, (one, other) =>
    one.done === other.done ? one : { ...one, done: other.done },
  );
}

/** null = more than what key results and objectives say of themselves. */
function touchedBetween(plan: Plan, next: Plan): readonly NodeId[] | null {
  const bones = ({ cycle, policy, objectives, keyResults }: Plan) => [
    cycle,
    policy,
    objectives.map((objective) => ({ ...objective, override: null })),
    keyResults.map(({ id, objective }) => [id, objective]),
  ];
  if (!same(bones(plan), bones(next))) return null;
  const kpis = next.kpis.filter((kpi, at) => !same(kpi, plan.kpis[at])).map(({ id }) => id);
  if (next.kpis.length !== plan.kpis.length) return null;
  return [
    ...next.objectives.filter((one, at) => !same(one, plan.objectives[at])),
    ...next.keyResults.filter(
      (one, at) =>
        !same(one, plan.keyResults[at]) || (one.measure.kind === 'kpi' && kpis.includes(one.measure.kpi)),
    ),
  ].map(({ id }) => id);
}
