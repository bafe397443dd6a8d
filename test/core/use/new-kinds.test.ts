import type { KpiId, ProjectId } from '@throughline/core/model/ids.ts';
import type { Closing, Kpi, Plan } from '@throughline/core/model/plan.ts';
import type { ShardDocument } from '@throughline/core/port/documents.ts';
import { evaluateShard } from '@throughline/core/use/evaluate-shard.ts';
import {
  day,
  decimal,
  edge,
  evaluateOn,
  keyResult,
  keyResultIn,
  links,
  metricMeasure,
  november,
  objective,
  objectiveIn,
  planOf,
  reading,
  workMeasure,
} from '../plan-fixtures.ts';
import { epicId, epicWith, keyResultOf, newWorld } from './world.ts';
import type { World } from './world.ts';

const churn: Kpi = {
  id: 'kpi-churn' as KpiId,
  name: 'Monthly churn',
  explanation: 'Customers lost in a month, in percent of all.',
  unit: '%',
  every: 'month',
  target: { atLeast: null, atMost: decimal('3') },
  readings: [
    { ...reading('2026-07-31', '4.4'), note: 'a long summer' },
    reading('2026-09-30', '4'),
    reading('2026-10-31', '3.5'),
  ],
};

const closing: Closing = {
  on: day('2026-10-20'),
  raw: 640_000,
  progress: 640_000,
  amount: null,
  score: 700_000,
  reason: 'The last market was out of reach.',
  by: 'maria',
};

/** Every kind beside work, on objectives that contribute to each other. */
const plan = (more: Partial<Plan> = {}): Plan => ({
  ...planOf(
    [
      objective('o'),
      objective('o-fed', { parents: [edge('kr-mean')] }),
      objective('o-closed', { status: 'closed', closing, parents: [edge('o')] }),
    ],
    [
      keyResult('kr', 'o', workMeasure({ links: links(epicId) })),
      keyResult(
        'kr-kept',
        'o',
        {
          kind: 'maintain',
          atLeast: decimal('99.9'),
          atMost: null,
          unit: '%',
          every: 'week',
          method: 'held',
        },
        { readings: ['2026-10-02', '2026-10-09', '2026-10-16'].map((on) => reading(on, '99.95')) },
      ),
      keyResult('kr-kpi', 'o', { kind: 'kpi', kpi: churn.id, from: null, to: null }),
      keyResult('kr-mean', 'o', { kind: 'objectives', as: 'mean', from: null, to: null, unit: null }),
      keyResult('kr-fed', 'o-fed', metricMeasure('0', '10'), { readings: [reading('2026-10-20', '4')] }),
      keyResult('kr-closed', 'o-closed', metricMeasure('0', '10'), { status: 'closed', closing }),
      keyResult(
        'kr-curve',
        'o',
        metricMeasure('0', '100', { curve: [{ at: 500_000, worth: 200_000 }], stretch: decimal('120') }),
        { readings: [reading('2026-10-20', '50')] },
      ),
    ],
  ),
  kpis: [churn, { ...churn, id: 'kpi-elsewhere' as KpiId }],
  ...more,
});

const worldOf = () => newWorld({ items: epicWith([{ points: 3, done: true }, { points: 5 }]) });
const shardIn = async (world: World, id = 'SUP~1'): Promise<ShardDocument> => {
  const [found] = await world.store.get([{ kind: 'shard', id }]);
  if (!found?.value) throw new Error(`no shard ${id}`);
  return found.value;
};

describe('kinds beside work, as the apps store and show them', () => {
  it('[R13] [R14] [R27] [R36] have the values that the same plan has as a file', async () => {
    const world = worldOf();
    await world.import(plan());
    const stored = evaluateShard(await shardIn(world), world.now);
    const file = evaluateOn(plan(), world.tracker.all(), november);
    for (const id of ['kr', 'kr-kept', 'kr-kpi', 'kr-mean', 'kr-fed', 'kr-closed', 'kr-curve']) {
      expect(keyResultIn(stored, id)).toEqual(keyResultIn(file, id));
    }
    for (const id of ['o', 'o-fed', 'o-closed']) {
      expect(objectiveIn(stored, id)).toEqual(objectiveIn(file, id));
    }
    expect(stored.kpis).toEqual(file.kpis.filter(({ id }) => id === churn.id));
    // … and they are values, not the absence of any.
    expect(keyResultIn(stored, 'kr-kpi').progress).toBe(500_000);
    expect(keyResultIn(stored, 'kr-mean').progress).toBe(400_000);
    expect(keyResultIn(stored, 'kr-kept').progress).toBeGreaterThan(0);
    expect(keyResultIn(stored, 'kr-curve').progress).toBe(200_000);
    expect(objectiveIn(stored, 'o-closed')).toMatchObject({ progress: 640_000, origin: 'frozen' });
  });

  it('stand in the panel', async () => {
    const world = worldOf();
    await world.import(plan());
    const view = await world.panel(epicId);
    expect(keyResultOf(view, 'kr-kpi')).toMatchObject({ percent: '50', measure: 'kpi' });
    expect(keyResultOf(view, 'kr-mean')).toMatchObject({ percent: '40', measure: 'objectives' });
    expect(keyResultOf(view, 'kr-kept').percent).not.toBeNull();
    expect(view.objectives[0]?.children.map(({ id, percent }) => [id, percent])).toEqual([
      ['o-closed', '64'],
    ]);
  });

  it('[R14] keep with the shard the KPIs that it needs and the readings that matter, and all of them apart', async () => {
    const world = worldOf();
    await world.import(plan());
    const { kpis } = await shardIn(world);
    expect(kpis.map(({ id }) => id)).toEqual([churn.id]);
    expect(kpis[0]?.readings.map(({ on, note }) => [on, note])).toEqual([
      ['2026-09-30', null],
      ['2026-10-31', null],
    ]);
    const [apart, text] = await world.store.get([
      { kind: 'keyResult', id: 'SUP~1/kpi-churn' },
      { kind: 'text', id: 'SUP~1' },
    ]);
    expect(apart?.value).toMatchObject({ readings: churn.readings });
    expect(text?.value).toMatchObject({
      texts: { 'kpi-churn': { title: 'Monthly churn', owner: null, explanation: churn.explanation } },
    });
  });

  it('[R14] follow a KPI that is imported anew', async () => {
    const world = worldOf();
    await world.import(plan());
    const later = { ...churn, readings: [...churn.readings, reading('2026-11-01', '3')] };
    await world.import(plan({ kpis: [later] }));
    expect(keyResultOf(await world.panel(epicId), 'kr-kpi').percent).toBe('100');
  });

  it('[R36] keep what was recorded at close when a plan of before is imported again', async () => {
    const world = worldOf();
    await world.import(plan());
    const before = plan();
    await world.import({
      ...before,
      objectives: before.objectives.map((one) => ({ ...one, status: 'active', closing: null })),
      keyResults: before.keyResults.map((one) => ({ ...one, status: 'active', closing: null })),
    });
    const { objectives, keyResults } = await shardIn(world);
    const closed = [...objectives, ...keyResults].filter(({ status }) => status === 'closed');
    expect(closed.map(({ id }) => id).sort()).toEqual(['kr-closed', 'o-closed']);
    expect(closed.map((one) => one.closing)).toEqual([closing, closing]);
  });

  it('[R27] keep a key result and the objectives that contribute to it in one shard', async () => {
    const world = newWorld({
      items: epicWith([{ points: 3 }]),
      projects: { Operations: 'OPS' as ProjectId },
    });
    const apart = plan();
    const other = apart.objectives.map((one) =>
      one.id === 'o-fed' ? { ...one, project: 'Operations' as ProjectId } : one,
    );
    await world.import({ ...apart, objectives: other });
    const { objectives } = await shardIn(world);
    expect(objectives.map(({ id, project }) => [id, project])).toContainEqual(['o-fed', 'OPS']);
  });
});
