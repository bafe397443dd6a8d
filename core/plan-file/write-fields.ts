import type { AlignmentEdge, KeyResult, Kpi, Objective, Override, Reading } from '../model/plan.ts';
import { thresholdOf } from './defaults.ts';
import { measureFields } from './write-measure.ts';
import { decimalField, given, partField, weightField } from './write-values.ts';
import type { PlanField, PlanFields } from './write-values.ts';

/** What people call it and who has it: kept apart from the numbers. */
export interface NodeText {
  readonly title: string;
  readonly owner: string | null;
}

type Untitled<Node> = Omit<Node, 'title' | 'owner'>;

/**
 * An objective as a plan file says it: `parent` is a list, and what would be read without being said is absent. Its id,
 * closing and key results are not fields; its dates are those of the cycle.
 */
export function fieldsOfObjective(objective: Untitled<Objective>, { title, owner }: NodeText): PlanFields {
  const { project, level, kind, threshold, checkInEvery, status, override, parents } = objective;
  return given({
    title,
    owner,
    project,
    level: level === 'team' ? null : level,
    kind: kind === 'committed' ? null : kind,
    threshold: threshold === thresholdOf[kind] ? null : partField(threshold),
    checkInEvery: checkInEvery === 'week' ? null : checkInEvery,
    status: status === 'active' ? null : status,
    override: override && overrideFields(override),
    parent: parents.length > 0 ? parents.map(parentFields) : null,
  });
}

/**
 * A key result as a plan file says it: what it takes from its objective is absent. Readings, closing and id are not
 * fields; of work, `items` are the links that its measure holds.
 */
export function fieldsOfKeyResult(
  keyResult: Omit<Untitled<KeyResult>, 'readings'>,
  { title, owner }: NodeText,
  objective: Pick<Objective, 'kind' | 'threshold' | 'checkInEvery' | 'start' | 'end'>,
): PlanFields {
  const { weight, start, end, kind, threshold, checkInEvery, status, override, measure } = keyResult;
  const own = kind !== objective.kind;
  // A kind of its own brings that kind's threshold.
  const usual = own ? thresholdOf[kind] : objective.threshold;
  return given({
    title,
    owner,
    weight: weight === null ? null : weightField(weight),
    start: start === objective.start ? null : start,
    end: end === objective.end ? null : end,
    kind: own ? kind : null,
    threshold: threshold === usual ? null : partField(threshold),
    checkInEvery: checkInEvery === objective.checkInEvery ? null : checkInEvery,
    status: status === 'active' ? null : status,
    override: override && overrideFields(override),
    measure: measureFields(measure),
  });
}

/** A reading without its note: what a value may rest on. */
export const readingFields = ({ on, value, confidence, by }: Reading): PlanFields =>
  given({ on, value: decimalField(value), confidence, by });

export const kpiFields = ({
  id,
  unit,
  every,
  target,
  readings,
}: Omit<Kpi, 'name' | 'explanation'>): PlanFields =>
  given({
    id,
    unit,
    every,
    target:
      target &&
      given({
        atLeast: target.atLeast && decimalField(target.atLeast),
        atMost: target.atMost && decimalField(target.atMost),
      }),
    readings: readings.map(readingFields),
  });

// ── below ──

const parentFields = ({ parent: id, contributes, weight }: AlignmentEdge): PlanField =>
  given({
    id,
    contributes: contributes ? null : false,
    weight: weight === null ? null : weightField(weight),
  });

const overrideFields = ({ value, reason, by, until }: Override): PlanFields => ({
  value: partField(value),
  reason,
  by,
  until,
});
