import { addDays } from '@throughline/core/model/day.ts';
import type { KpiId, ProjectId } from '@throughline/core/model/ids.ts';
import type { AlignmentEdge, Measure, Policy, Reading } from '@throughline/core/model/plan.ts';
import { defaultPolicy } from '@throughline/core/plan-file/defaults.ts';
import type { CountedWork, ShardDocument, ShardKeyResult } from '@throughline/core/port/documents.ts';
import { applyContribution, emptySums } from '@throughline/core/progress/apply-contribution.ts';
import type { Sums } from '@throughline/core/progress/sums.ts';
import { uncountedWork } from '@throughline/core/change/count.ts';
import { day, decimal, edge, keyResult, metricMeasure, objective, workMeasure } from '../plan-fixtures.ts';

const start = day('2026-10-01');
const countedUpTo = Date.UTC(2026, 10, 20, 16, 3, 12, 345);
const areas = [
  'payments',
  'support',
  'search',
  'mobile',
  'platform',
  'growth',
  'data',
  'security',
  'billing',
];

/** A stream of numbers below 1 that is the same on each run (mulberry32). */
function stream(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/**
 * A tree as a large company writes it: objectives in three levels, four key results each; four of five count work,
 * with real sums, at the instants of real events; the others are metrics with readings, and a few of each other kind.
 */
export function realisticShard({ objectives: many = 150, seed = 1 } = {}): ShardDocument {
  const random = stream(seed);
  const below = (end: number): number => Math.floor(random() * end);
  const oneOf = <T>(values: readonly T[]): T => values[below(values.length)] as T;
  const areaOf = (at: number) => areas[Math.floor((at * areas.length) / many)] ?? 'rest';
  const objectiveName = (at: number) => (at === 0 ? 'o-company' : `o-${areaOf(at)}-${at}`);
  const projectOf = (at: number) => String(10_000 + areas.indexOf(areaOf(at))) as ProjectId;

  const above = (at: number, parent: number): AlignmentEdge =>
    edge(objectiveName(parent), { order: at, weight: random() < 0.2 ? 2000 : null });

  const objectives = Array.from({ length: many }, (_, at) => {
    const { title: _title, owner: _owner, ...node } = objective(objectiveName(at));
    const parent = at === 0 ? [] : [above(at, at <= areas.length ? 0 : 1 + (at % areas.length))];
    const goal = random() < 0.4 && ({ kind: 'aspirational', threshold: 700_000 } as const);
    return { ...node, ...goal, project: projectOf(at), parents: parent };
  });
  const sumsOf = (): Sums => {
    const weights = random() < 0.1 ? [1000, 2000, 500] : [1000];
    const unestimated = random() < 0.15 ? 0.2 : 0;
    const done = random();
    return Array.from({ length: 4 + below(60) }).reduce<Sums>(
      (sums) =>
        applyContribution(
          sums,
          {
            weight: oneOf(weights),
            size: random() < unestimated ? null : oneOf([500, 1000, 2000, 3000, 5000, 8000, 13_000]),
            credit: random() < 0.03 ? null : random() < done ? 1_000_000 : 0,
            unknown: false,
          },
          1,
        ),
      emptySums,
    );
  };
  const workOf = (objective: number): CountedWork => ({
    ...uncountedWork(random() < 0.3 ? 3000 : null),
    pass: 1 + below(3),
    sums: sumsOf(),
    countedAt: countedUpTo - below(30 * 86_400_000),
    links: 1 + below(9),
    projects: [projectOf(objective)],
    problems: random() < 0.04 ? [{ code: 'D_OVERLAP', at: 'kr', items: [] }] : [],
  });
  const readings = (): Reading[] =>
    Array.from({ length: 1 + below(3) }, (_, at) => ({
      on: addDays(start, at * 14 + below(14)),
      value: decimal((random() * 90).toFixed(1)),
      confidence: random() < 0.7 ? 3 + below(7) : null,
      note: null,
      by: oneOf(['maria', 'tom', 'ken']),
    }));
  const measureOf = (): Measure => {
    const kind = random();
    if (kind < 0.8) return workMeasure({ count: { unit: random() < 0.8 ? 'points' : 'issues' } });
    if (kind < 0.94) {
      return metricMeasure((random() * 99).toFixed(1), (random() * 99).toFixed(0), {
        unit: oneOf(['min', '%', null]),
      });
    }
    if (kind < 0.97) return { kind: 'yesNo', done: random() < 0.5 };
    if (kind < 0.98) return { kind: 'kpi', kpi: 'kpi-churn' as KpiId, from: decimal('4.1'), to: null };
    if (kind < 0.99) return { kind: 'objectives', as: 'mean', from: null, to: null, unit: null };
    return {
      kind: 'maintain',
      atLeast: decimal('99.9'),
      atMost: null,
      unit: '%',
      every: 'week',
      method: 'held',
    };
  };
  const keyResults = Array.from({ length: many * 4 }, (_, at): ShardKeyResult => {
    const of = Math.floor(at / 4);
    const measure = measureOf();
    const name = `kr-${objectiveName(of).slice(2)}-${(at % 4) + 1}`;
    const { title: _title, owner: _owner, ...node } = keyResult(name, objectiveName(of), measure);
    const typed = measure.kind === 'metric' || measure.kind === 'maintain';
    return {
      ...node,
      weight: random() < 0.25 ? oneOf([500, 2000, 3000]) : null,
      override:
        random() < 0.01
          ? { value: 400_000, reason: 'The vendor slipped', by: 'maria', until: day('2026-11-30') }
          : null,
      readings: typed ? readings() : [],
      work: measure.kind === 'work' ? workOf(of) : null,
    };
  });
  const policy: Policy = { ...defaultPolicy, timeZone: 'Europe/Berlin' };
  const cycle = { id: '2026-Q4', start, end: day('2026-12-31') };
  const kpi = { id: 'kpi-churn' as KpiId, unit: '%', every: 'month', readings: readings() } as const;
  const target = { atLeast: null, atMost: decimal('3.2') };
  return {
    v: 3,
    home: projectOf(0),
    cycle,
    policy,
    objectives,
    keyResults,
    kpis: [{ ...kpi, target }],
    watermark: null,
  };
}
