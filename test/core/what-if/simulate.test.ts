import * as fc from 'fast-check';
import { itemId } from '@throughline/core/model/ids.ts';
import type { KpiId } from '@throughline/core/model/ids.ts';
import { evaluate } from '@throughline/core/progress/evaluate.ts';
import { stageOf } from '@throughline/core/progress/stage.ts';
import type { Edits } from '@throughline/core/what-if/edits.ts';
import { simulate } from '@throughline/core/what-if/simulate.ts';
import type { Simulation } from '@throughline/core/what-if/simulate.ts';
import { arbitraryCase } from '../arbitrary/plan.ts';
import {
  day,
  decimal,
  edge,
  evaluateOn,
  keyResult,
  keyResultIn,
  krId,
  links,
  metricMeasure,
  november,
  objective,
  objectiveIn,
  planOf,
  reading,
  workMeasure,
  workOf,
} from '../plan-fixtures.ts';
import { workItem } from '../work-fixtures.ts';

const item = (n: number, more: Parameters<typeof workItem>[0] = {}) =>
  workItem({ id: itemId('jira', 'site', n), key: `SUP-${n}`, points: n, ...more });

const epic = item(1, { level: 'container', points: null });
const done = item(2, { parent: epic.id, category: 'done' });
const open = item(3, { parent: epic.id });
const doing = item(5, { category: 'doing' });
const items = [epic, done, open, doing];

const override = { value: 900_000, reason: 'typed', by: 'maria', until: day('2026-12-31') };
const plan = {
  ...planOf(
    [
      objective('o', { parents: [edge('top')] }),
      objective('top'),
      objective('quiet', { parents: [edge('top')] }),
    ],
    [
      keyResult('work', 'o', workMeasure({ links: links(epic, doing) })),
      keyResult('metric', 'o', metricMeasure('0', '10'), { readings: [reading('2026-10-20', 2)] }),
      keyResult('typed', 'quiet', { kind: 'yesNo', done: false }, { override }),
      keyResult('counted', 'quiet', {
        ...metricMeasure('0', '10'),
        source: { query: 'q', of: 'count', field: null },
      }),
      keyResult('bound', 'quiet', { kind: 'kpi', kpi: 'kpi' as KpiId, from: decimal(0), to: decimal(10) }),
    ],
  ),
  kpis: [
    {
      id: 'kpi' as KpiId,
      name: 'A KPI',
      explanation: null,
      unit: null,
      every: 'week' as const,
      target: { atLeast: decimal(10), atMost: null },
      readings: [reading('2026-10-05', 4)],
    },
  ],
};

const tried = (edits: Edits): Simulation => simulate(plan, workOf(items), edits, november);

function after(edits: Edits) {
  const simulation = tried(edits);
  if (!simulation.ok) throw new Error(JSON.stringify(simulation.problems));
  const of = (id: string) => {
    const node = simulation.nodes.find((one) => one.id === id);
    if (!node) throw new Error(`No node ${id}`);
    return node;
  };
  return { ...simulation, of, changed: simulation.nodes.filter((one) => one.changed).map(({ id }) => id) };
}

const refusals = (edits: Edits) => {
  const simulation = tried(edits);
  return simulation.ok ? [] : simulation.problems.map(({ why, id }) => `${why} ${id}`);
};

describe('what if', () => {
  it('nothing is asked: nothing changes', () => {
    const { changed, touched, kpis, problems } = after({});
    expect([changed, touched, problems.added, problems.gone]).toEqual([[], [], [], []]);
    expect(kpis.map((kpi) => kpi.changed)).toEqual([false]);
  });

  it('[R19] drops items: an open one leaves the sums', () => {
    const { of, changed, touched } = after({ drop: ['SUP-5'] });
    expect(of('work')).toMatchObject({
      before: { progress: 200_000 },
      after: { progress: 400_000, amount: { total: decimal(5), done: decimal(2), dropped: 1 } },
      delta: 200_000,
    });
    expect(touched).toEqual([doing.id]);
    expect(changed).toEqual(['o', 'top', 'work']);
  });

  it('[R17] a container stands for the open work below it', () => {
    const dropped = after({ drop: ['SUP-1'] });
    expect(dropped.of('work').after).toMatchObject({ progress: 285_714, amount: { total: decimal(7) } });
    const completed = after({ complete: ['SUP-1'] });
    expect(completed.of('work').after).toMatchObject({ progress: 500_000, amount: { done: decimal(5) } });
    expect(completed.touched).toEqual([epic.id, open.id]);
  });

  it('an item that is named itself is meant, whatever is asked of its container', () => {
    const { of } = after({ complete: ['SUP-1'], drop: ['SUP-3', 'SUP-5'] });
    expect(of('work').after).toMatchObject({ progress: 1_000_000, amount: { total: decimal(2) } });
  });

  it('says which of the named items are in no key result', () => {
    const stray = item(9);
    const simulation = simulate(plan, workOf([...items, stray]), { complete: ['SUP-9'] }, november);
    expect(simulation).toMatchObject({ ok: true, idle: [stray.id] });
  });

  it('[R25] changes weights of key results, of objectives in their parents, of links', () => {
    expect(after({ weights: [{ id: 'metric', weight: '0' }] }).of('o').after.progress).toBe(200_000);
    const { of } = after({ weights: [{ id: 'quiet', weight: 3 }] });
    const expected = evaluateOn(
      {
        ...plan,
        objectives: plan.objectives.map((one) =>
          one.id === 'quiet' ? { ...one, parents: [edge('top', { weight: 3000 })] } : one,
        ),
      },
      items,
    );
    expect(of('top').after.progress).toBe(objectiveIn(expected, 'top').progress);
    const link = after({ linkWeights: [{ keyResult: 'work', item: 'SUP-5', weight: '0.5' }] });
    expect(link.of('work').after.raw).toBe(Math.floor((2 * 1_000_000) / 7.5));
  });

  it('[R32] slips everything, with the cycle; or a node, and with an objective what ends with it', () => {
    const all = after({ slips: [{ id: null, days: 92 }] });
    expect(all.of('metric').after.expected).toBe(Math.floor((32 * 1_000_000) / 184));
    expect(all.changed).toHaveLength(plan.objectives.length + plan.keyResults.length);
    expect(after({ slips: [{ id: 'metric', days: 92 }] }).changed).toEqual(['metric', 'o', 'top']);
    expect(after({ slips: [{ id: 'o', days: 92 }] }).changed).toEqual(['metric', 'o', 'top', 'work']);
    const own = after({
      slips: [
        { id: 'o', days: 92 },
        { id: 'work', days: -46 },
      ],
    });
    expect(own.of('work').after.expected).toBe(Math.floor((32 * 1_000_000) / 46));
  });

  it('[R30] lets an override last as long as the cycle that is slipped', () => {
    const late = day('2027-01-10');
    const simulation = (edits: Edits) =>
      simulate(
        {
          ...plan,
          keyResults: plan.keyResults.map((one) =>
            one.id === 'typed' ? { ...one, override: { ...override, until: day('2027-01-31') } } : one,
          ),
        },
        workOf(items),
        edits,
        late,
      );
    const typed = (edits: Edits) => {
      const tryOut = simulation(edits);
      return tryOut.ok ? tryOut.nodes.find(({ id }) => id === 'typed')?.after.progress : null;
    };
    expect([typed({}), typed({ slips: [{ id: null, days: 31 }] })]).toEqual([0, 900_000]);
  });

  it('[R9] takes a reading on the day that is looked at, of a metric and of a KPI', () => {
    expect(after({ readings: [{ id: 'metric', value: '7.5' }] }).of('metric').after).toMatchObject({
      progress: 750_000,
      stale: false,
    });
    const { of, kpis } = after({ readings: [{ id: 'kpi', value: 10 }] });
    expect(of('bound').after.progress).toBe(1_000_000);
    expect(kpis).toMatchObject([{ before: { met: false }, after: { met: true }, changed: true }]);
  });

  it('[R30] takes overrides away, all or some', () => {
    expect(after({ overridesOff: 'all' }).of('typed').after).toMatchObject({
      progress: 0,
      origin: 'manual',
    });
    expect(after({ overridesOff: ['typed'] }).changed).toEqual(['quiet', 'top', 'typed']);
  });

  it('says all that cannot be done at once, and then does nothing', () => {
    expect(
      refusals({
        drop: ['SUP-77', 'SUP-5'],
        complete: ['SUP-5'],
        weights: [
          { id: 'nobody', weight: 1 },
          { id: 'work', weight: '-1' },
          { id: 'o', weight: '1.2345' },
          { id: 'metric', weight: 10_001 },
          { id: 'top', weight: 1 },
          { id: 'kpi', weight: 1 },
        ],
        linkWeights: [
          { keyResult: 'work', item: 'SUP-2', weight: 1 },
          { keyResult: 'metric', item: 'SUP-5', weight: 1 },
          { keyResult: 'gone', item: 'SUP-78', weight: 'x' },
        ],
        slips: [
          { id: 'work', days: -400 },
          { id: 'o', days: 0.5 },
          { id: 'kpi', days: 1 },
          { id: 'gone', days: 1 },
          { id: null, days: 1 },
          { id: null, days: 2 },
        ],
        readings: [
          { id: 'work', value: 1 },
          { id: 'bound', value: 1 },
          { id: 'counted', value: 1 },
          { id: 'o', value: 1 },
          { id: 'metric', value: 'many' },
        ],
        overridesOff: ['work', 'gone'],
      }),
    ).toEqual([
      'no-such-item SUP-77',
      'said-twice SUP-5',
      'no-such-node nobody',
      'weight-refused work',
      'weight-refused o',
      'weight-refused metric',
      'has-no-weight top',
      'has-no-weight kpi',
      'not-linked SUP-2',
      'not-linked SUP-5',
      'no-such-node gone',
      'no-such-item SUP-78',
      'weight-refused SUP-78',
      'days-refused o',
      'has-no-end kpi',
      'no-such-node gone',
      'said-twice ',
      'ends-before-start work',
      'takes-no-reading work',
      'reading-comes-from-elsewhere bound',
      'reading-comes-from-elsewhere counted',
      'takes-no-reading o',
      'value-refused metric',
      'has-no-override work',
      'no-such-node gone',
    ]);
  });

  it('says what is new to know, and what is gone', () => {
    const { problems } = after({ drop: ['SUP-1', 'SUP-5', 'SUP-2'] });
    expect(problems.added.map(({ code, at }) => [code, at])).toContainEqual(['D_ALL_DROPPED', 'work']);
  });
});

const runs = Number(process.env['THROUGHLINE_RUNS'] ?? 100);

describe('what if, on any plan', () => {
  it('[R1] changes nothing that it was given, and before is the evaluation as it is', () => {
    fc.assert(
      fc.property(arbitraryCase, ({ plan: anyPlan, work, asOf }) => {
        const given = JSON.stringify([anyPlan, work, asOf]);
        const edits: Edits = {
          drop: work.items.slice(0, 1).map(({ id }) => id),
          complete: work.items.slice(1).map(({ id }) => id),
          weights: anyPlan.keyResults.slice(0, 2).map(({ id }, at) => ({ id, weight: at })),
          slips: [{ id: null, days: 5 }],
          overridesOff: 'all',
        };
        const simulation = simulate(anyPlan, work, edits, asOf);
        expect(JSON.stringify([anyPlan, work, asOf])).toBe(given);
        if (!simulation.ok) return;
        const { keyResults } = evaluate({ plan: anyPlan, work, asOf });
        for (const { id, before, after: then, changed } of simulation.nodes) {
          const value = keyResults.find((one) => one.id === id);
          if (value) expect(before.progress).toBe(value.progress);
          expect(changed).toBe(JSON.stringify(before) !== JSON.stringify(then));
        }
      }),
      { numRuns: runs },
    );
  });

  it('[R40] completing work never lowers a work key result', () => {
    fc.assert(
      fc.property(arbitraryCase, fc.nat(20), ({ plan: anyPlan, work, asOf }, at) => {
        const one = work.items[at % Math.max(work.items.length, 1)];
        // What is dropped counts nowhere; completing it adds it to the set. Of an older copy nothing counts.
        const copies = work.items.filter(({ id }) => id === one?.id);
        if (!one || copies.length > 1 || stageOf(one.state, anyPlan.policy) === 'dropped') return;
        const simulation = simulate(anyPlan, work, { complete: [one.id] }, asOf);
        if (!simulation.ok) return;
        for (const { id, delta } of simulation.nodes) {
          if (anyPlan.keyResults.find((kr) => kr.id === id)?.measure.kind === 'work') {
            expect(delta).toBeGreaterThanOrEqual(0);
          }
        }
      }),
      { numRuns: runs },
    );
  });

  it('is what an evaluation of the changed plan and work gives', () => {
    const simulation = after({ drop: ['SUP-5'], weights: [{ id: 'metric', weight: 4 }] });
    const gone = { ...doing, state: { ...doing.state, category: 'removed' as const } };
    const expected = evaluateOn(
      {
        ...plan,
        keyResults: plan.keyResults.map((one) =>
          one.id === krId('metric') ? { ...one, weight: 4000 } : one,
        ),
      },
      [epic, done, open, gone],
    );
    expect(simulation.of('work').after.progress).toBe(keyResultIn(expected, 'work').progress);
    expect(simulation.of('top').after.progress).toBe(objectiveIn(expected, 'top').progress);
  });
});
