import * as z from 'zod';
import { said } from '../model/said.ts';
import {
  confidence,
  day,
  decimal,
  flag,
  fraction,
  group,
  id,
  inner,
  later,
  oneOf,
  remark,
  text,
  threshold,
  weight,
} from './leaves.ts';

/** Which keys stand where (docs/plan-file.md). What is `later` has a reader of its own. */
const rhythm = oneOf('day', 'week', 'month', 'quarter');
const status = oneOf('draft', 'active', 'closed', 'cancelled');
const kind = oneOf('committed', 'aspirational');

export const planShape = group({
  throughline: later,
  cycle: later,
  policy: later,
  kpis: later,
  objectives: later,
});

export const cycleShape = group(
  { id: text, start: day, end: day },
  '{ id: 2026-Q4, start: 2026-10-01, end: 2026-12-31 }',
);

export const policyShape = group({
  noData: oneOf('zero', 'exclude').optional(),
  dropped: oneOf('exclude', 'done', 'open').optional(),
  droppedResolutions: z.array(text, { error: said`a list of names`.template }).optional(),
  doingCredit: later,
  resolved: oneOf('doing', 'done').optional(),
  unestimated: oneOf('stored', 'zero', 'exclude', 'block').optional(),
  level: oneOf('standard', 'subtask', 'linked').optional(),
  timeZone: text.optional(),
  weights: oneOf('relative', 'percent').optional(),
});

export const boundsShape = group(
  { atLeast: decimal.optional(), atMost: decimal.optional() },
  '{ atMost: 25 }',
);

export const kpiShape = group({
  id,
  name: text.optional(),
  explanation: remark.optional(),
  unit: text.optional(),
  every: rhythm.optional(),
  target: later,
  readings: later,
});

export const objectiveShape = group({
  id,
  title: text.optional(),
  owner: text.optional(),
  project: text.optional(),
  level: oneOf('organisation', 'team', 'individual').optional(),
  checkInEvery: rhythm.optional(),
  kind: kind.optional(),
  threshold: threshold.optional(),
  status: status.optional(),
  override: later,
  closed: later,
  parent: later,
  keyResults: later,
});

export const parentShape = group(
  { id, contributes: flag.optional(), weight: weight.optional() },
  '{ id: o-company }',
);

export const keyResultShape = group({
  id,
  title: text.optional(),
  owner: text.optional(),
  weight: weight.optional(),
  start: day.optional(),
  end: day.optional(),
  checkInEvery: rhythm.optional(),
  kind: kind.optional(),
  threshold: threshold.optional(),
  status: status.optional(),
  override: later,
  closed: later,
  measure: later,
  readings: later,
});

export const overrideShape = group(
  {
    value: fraction(said`The value of an override`),
    reason: text,
    by: text,
    until: day,
  },
  '{ value: 0.6, reason: …, by: …, until: 2026-11-30 }',
);

export const closedShape = group(
  {
    on: day,
    value: fraction(said`The value at close`),
    score: fraction(said`A score`).optional(),
    reason: text.optional(),
    by: text.optional(),
  },
  '{ on: 2026-12-31, value: 0.65 }',
);

export const readingShape = group(
  {
    on: day,
    value: decimal,
    confidence: confidence.optional(),
    note: remark.optional(),
    by: text.optional(),
  },
  '{ on: 2026-10-20, value: 38 }',
);

/** By kind; the keys of one kind are unknown to another. */
export const measureShapes = {
  metric: group(
    {
      kind: later,
      from: decimal.optional(),
      to: decimal.optional(),
      by: decimal.optional(),
      byPercent: decimal.optional(),
      unit: text.optional(),
      stretch: decimal.optional(),
      direction: oneOf('increase', 'decrease').optional(),
      checkpoints: later,
      curve: later,
      query: text.optional(),
      of: oneOf('count', 'sum').optional(),
      field: text.optional(),
    },
    '{ kind: metric, from: 45, to: 25 }',
  ),
  work: group({
    kind: later,
    count: later,
    items: later,
    query: text.optional(),
    unestimatedSize: decimal.optional(),
  }),
  milestones: group({ kind: later, milestones: later }),
  yesNo: group({ kind: later, done: flag.optional() }),
  maintain: group({
    kind: later,
    atLeast: decimal.optional(),
    atMost: decimal.optional(),
    unit: text.optional(),
    every: rhythm.optional(),
    method: oneOf('held', 'latest', 'worst', 'average').optional(),
  }),
  kpi: group({ kind: later, kpi: id, from: decimal.optional(), to: decimal.optional() }),
  objectives: group({
    kind: later,
    as: oneOf('mean', 'identity', 'amounts').optional(),
    from: decimal.optional(),
    to: decimal.optional(),
    unit: text.optional(),
  }),
};

export const checkpointShape = group({ on: day, value: decimal }, '{ on: 2026-11-15, value: 35 }');
export const curvePointShape = group(
  { at: inner(said`A point of a curve`), worth: inner(said`What a point of a curve is worth`) },
  '{ at: 0.5, worth: 0.2 }',
);
export const milestoneShape = group(
  {
    title: text.optional(),
    weight: weight.optional(),
    done: later,
    items: later,
  },
  '{ title: Pilot, done: true }',
);
export const itemShape = group({
  key: later,
  weight: weight.optional(),
  share: fraction(said`A share`).optional(),
});
export const fieldShape = group({ field: text });
