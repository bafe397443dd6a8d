import * as fc from 'fast-check';
import type { KeyResult, Measure, Objective, Plan, PlanLink } from '@throughline/core/model/plan.ts';
import { readPlanFile } from '@throughline/core/plan-file/read-plan-file.ts';
import {
  fieldsOfKeyResult,
  fieldsOfObjective,
  kpiFields,
  readingFields,
} from '@throughline/core/plan-file/write-fields.ts';
import { decimalField } from '@throughline/core/plan-file/write-values.ts';
import { arbitraryCase } from '../arbitrary/plan.ts';
import {
  day,
  decimal,
  edge,
  keyResult,
  maintainMeasure,
  metricMeasure,
  objective,
  objectivesMeasure,
  workMeasure,
} from '../plan-fixtures.ts';
import { holds } from '../seeds.ts';

/** A plan file of one objective, with this key result or none. */
function fileOf(
  { cycle, kpis }: Pick<Plan, 'cycle' | 'kpis'>,
  one: Objective,
  under: KeyResult | null,
): string {
  const parents = one.parents.map(({ parent }) => parent).filter((id) => id !== one.id);
  return JSON.stringify({
    throughline: 1,
    cycle,
    kpis: kpis.map(kpiFields),
    objectives: [
      {
        id: one.id,
        ...fieldsOfObjective(one, one),
        keyResults: under
          ? [
              {
                id: under.id,
                ...fieldsOfKeyResult(under, under, one),
                readings: under.readings.map(readingFields),
              },
            ]
          : [],
      },
      ...[...new Set(parents)].map((id) => ({ id })),
    ],
  });
}

/** What a plan file can say: the dates of an objective are the cycle's, and a closing stands elsewhere. */
const sayable = <Node extends Objective | KeyResult>(node: Node, { cycle }: Plan): Node =>
  'parents' in node
    ? { ...node, start: cycle.start, end: cycle.end, closing: null }
    : { ...node, closing: null };

describe('a node written as a plan file says it', () => {
  const seen = new Map<string, number>();
  const met = (what: string) => seen.set(what, (seen.get(what) ?? 0) + 1);

  it('is read as the same node, whatever it is', () => {
    holds(
      'written and read',
      fc.property(arbitraryCase, ({ plan }) => {
        for (const drawn of plan.objectives) {
          const one = sayable(drawn, plan);
          const read = readPlanFile(fileOf(plan, one, null), 'plan.json');
          if (!read.ok) continue;
          met('objective');
          const renumbered = one.parents.map((up, at) => ({ ...up, order: at + 1 }));
          expect(read.plan.objectives[0]).toEqual({ ...one, parents: renumbered });
          for (const under of plan.keyResults.filter((other) => other.objective === one.id)) {
            const kept = sayable(under, plan);
            const both = readPlanFile(fileOf(plan, { ...one, parents: [] }, kept), 'plan.json');
            if (!both.ok) continue;
            met(kept.measure.kind);
            expect(both.plan.keyResults).toEqual([asRead(kept)]);
          }
        }
      }),
      80,
    );
    // The property is empty where everything is refused.
    expect([...seen.keys()].sort()).toEqual(
      ['objective', 'metric', 'work', 'maintain', 'kpi', 'milestones', 'objectives', 'yesNo'].sort(),
    );
    expect([...seen.values()].reduce((sum, times) => sum + times, 0)).toBeGreaterThan(100);
  });

  it('leaves out what would be read without it', () => {
    expect(fieldsOfObjective(objective('o'), { title: 'Grow', owner: null })).toEqual({ title: 'Grow' });
    const own = { kind: 'aspirational', threshold: 700_000 } as const;
    const above = objective('o', { ...own, checkInEvery: 'month' });
    const under = keyResult('kr', 'o', metricMeasure('45', '25', { unit: 'min' }), {
      ...own,
      checkInEvery: 'month',
    });
    expect(fieldsOfKeyResult(under, { title: 'Reply', owner: 'maria' }, above)).toEqual({
      title: 'Reply',
      owner: 'maria',
      measure: { kind: 'metric', from: 45, to: 25, unit: 'min' },
    });
  });

  it('says a kind of its own, and a threshold only where that kind has another', () => {
    const above = objective('o', { kind: 'aspirational', threshold: 800_000 });
    const written = (more: Partial<KeyResult>) =>
      fieldsOfKeyResult(
        keyResult('kr', 'o', { kind: 'yesNo', done: false }, more),
        { title: 'A', owner: null },
        above,
      );
    const plain = { title: 'A', measure: { kind: 'yesNo' } };
    expect(written({ kind: 'aspirational', threshold: 800_000 })).toEqual(plain);
    expect(written({ kind: 'aspirational', threshold: 700_000 })).toEqual({ ...plain, threshold: 0.7 });
    expect(written({ kind: 'committed', threshold: 1_000_000 })).toEqual({ ...plain, kind: 'committed' });
    expect(written({ kind: 'committed', threshold: 900_000 })).toEqual({
      ...plain,
      kind: 'committed',
      threshold: 0.9,
    });
  });

  it('names parents in a list, with what is not usual about them', () => {
    const one = objective('o', {
      parents: [edge('up'), edge('side', { contributes: false, order: 1 }), edge('half', { weight: 500 })],
    });
    expect(fieldsOfObjective(one, { title: 'A', owner: null })['parent']).toEqual([
      { id: 'up' },
      { id: 'side', contributes: false },
      { id: 'half', weight: 0.5 },
    ]);
  });

  it.each([
    [
      'estimates in hours',
      workMeasure({ count: { unit: 'seconds' }, unestimatedSize: 14_400 }),
      { kind: 'work', count: 'estimate', unestimatedSize: 4 },
    ],
    ['points', workMeasure({ unestimatedSize: 3000 }), { kind: 'work', count: 'points', unestimatedSize: 3 }],
    [
      'a held metric',
      maintainMeasure({ atLeast: decimal('99.9'), every: 'day' }),
      { kind: 'maintain', atLeast: 99.9, every: 'day' },
    ],
    ['objectives', objectivesMeasure('mean'), { kind: 'objectives' }],
  ])('writes %s in the units of people', (_, measure, fields) => {
    const one = keyResult('kr', 'o', measure, { end: day('2026-11-30') });
    expect(fieldsOfKeyResult(one, { title: 'A', owner: null }, objective('o'))).toEqual({
      title: 'A',
      end: '2026-11-30',
      measure: fields,
    });
  });

  it('writes every exact decimal as the number that is read as it, and else as text [R3]', () => {
    expect(decimalField(decimal('0.1'))).toBe(0.1);
    expect(decimalField(decimal('-12.345'))).toBe(-12.345);
    expect(decimalField(decimal('9007199254740991'))).toBe(9_007_199_254_740_991);
    // Closer together than the numbers of JSON are: some have none of their own.
    const near = Array.from({ length: 20 }, (_, at) => decimal(`9.0071992547409${at + 10}`));
    for (const one of near) {
      const field = decimalField(one);
      if (typeof field === 'number') expect(decimal(field)).toEqual(one);
    }
    const texts = near.map(decimalField).filter((field) => typeof field === 'string');
    expect(texts.length).toBeGreaterThan(0);
  });
});

// ── below ──

/** What a plan file has no words for, or says in one way: the same link twice, items beside a typed milestone … */
function asRead(one: KeyResult): KeyResult {
  return { ...one, measure: measureAsRead(one.measure) };
}

function measureAsRead(measure: Measure): Measure {
  switch (measure.kind) {
    case 'work': {
      const unestimatedSize = measure.count.unit === 'issues' ? null : measure.unestimatedSize;
      return { ...measure, links: once(measure.links), unestimatedSize };
    }
    case 'objectives':
      return measure.as === 'amounts' ? measure : { ...measure, from: null, to: null, unit: null };
    case 'milestones': {
      const milestones = measure.milestones.map((one) => ({
        ...one,
        links: one.done === null ? once(one.links) : [],
      }));
      return { ...measure, milestones };
    }
    default:
      return measure;
  }
}

const once = (links: readonly PlanLink[]): PlanLink[] =>
  links.filter((link, at) => links.findIndex(({ reference }) => reference === link.reference) === at);
