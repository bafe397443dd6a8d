import * as fc from 'fast-check';
import type { ProjectId } from '@throughline/core/model/ids.ts';
import type { Plan, Policy } from '@throughline/core/model/plan.ts';
import type { WorkItem } from '@throughline/core/model/work-item.ts';
import { countingHost, noCalls } from '@throughline/core/port/memory/counting.ts';
import type { TryOutRequest } from '@throughline/core/use/hierarchy-client.ts';
import { tryOut } from '@throughline/core/use/try-out.ts';
import type { TryOutView } from '@throughline/core/view/node-details.ts';
import { simulate } from '@throughline/core/what-if/simulate.ts';
import {
  decimal,
  edge,
  keyResult,
  kpi,
  kpiMeasure,
  links,
  metricMeasure,
  november,
  objective,
  planOf,
  reading,
  workMeasure,
  workOf,
} from '../plan-fixtures.ts';
import { workItem } from '../work-fixtures.ts';
import { epicId, epicWith, failureOf, idAt, newWorld, SUP, valueOf } from './world.ts';
import type { World } from './world.ts';
import { englishOf } from '../../english.ts';

const here = { project: SUP };
const shards = ['SUP~1'];
const nothing: TryOutRequest = { shards, drop: [], weights: [], slips: [], readings: [] };

const plan = (policy: Partial<Policy> = {}): Plan => ({
  ...planOf(
    [objective('o', { title: 'Answers' }), objective('o-below', { parents: [edge('o', { weight: 2000 })] })],
    [
      keyResult('kr', 'o', metricMeasure('45', '25'), {
        readings: [reading('2026-10-20', 38)],
        title: 'Reply time',
      }),
      keyResult('kr-work', 'o-below', workMeasure({ links: links(epicId, idAt(300)) })),
      keyResult(
        'kr-count',
        'o',
        workMeasure({ count: { unit: 'issues' }, links: links(idAt(101), idAt(300)) }),
      ),
      keyResult('kr-kpi', 'o', kpiMeasure('kpi', { from: decimal('10'), to: decimal('20') })),
      keyResult('kr-yes', 'o', { kind: 'yesNo', done: false }),
    ],
    policy,
  ),
  kpis: [kpi('kpi', { readings: [reading('2026-10-05', 12)] })],
});
const items = (): WorkItem[] => [
  ...epicWith([{ points: 8, done: true }, { points: 12 }, { points: null }, { points: 5 }]),
  workItem({ id: idAt(60), key: 'SUP-60', project: SUP, level: 'subtask', parent: idAt(101), points: 1 }),
  workItem({ id: idAt(300), key: 'SUP-300', project: SUP, points: 5 }),
];

const STORIES = 'type = Story';

/** The same with what a query finds, and with milestones of linked items. */
const withFound = (of: Plan): Plan => ({
  ...of,
  keyResults: [
    ...of.keyResults,
    keyResult('kr-query', 'o', workMeasure({ query: STORIES, links: links(epicId) })),
    keyResult(
      'kr-found',
      'o-below',
      metricMeasure('9', '1', { source: { query: STORIES, of: 'count', field: null } }),
    ),
    keyResult('kr-steps', 'o', {
      kind: 'milestones',
      milestones: [
        { title: 'One', weight: 2000, done: null, links: links(epicId) },
        { title: 'Two', weight: null, done: null, links: links(idAt(101), idAt(300)) },
        { title: 'Three', weight: null, done: 400_000, links: [] },
      ],
    }),
  ],
});

async function worldWith(of: Plan = plan(), all = items()): Promise<World> {
  const world = newWorld({ items: all, pageSize: 2 });
  await world.import(of);
  return world;
}
const tried = async (world: World, more: Partial<TryOutRequest>, host = world.host()): Promise<TryOutView> =>
  valueOf(await tryOut(host, here, { ...nothing, ...more }));
const moved = ({ nodes }: TryOutView): Record<string, string> =>
  Object.fromEntries(
    nodes.flatMap(({ id, before, after, changed }) =>
      changed ? [[id, `${before.percent} → ${after.percent}`]] : [],
    ),
  );

describe('trying out', () => {
  it('nothing moves nothing', async () => {
    const view = await tried(await worldWith(), {});
    expect(view.nodes).toHaveLength(7);
    expect(moved(view)).toEqual({});
    expect(view.nodes.find(({ id }) => id === 'kr')).toMatchObject({
      title: 'Reply time',
      is: 'keyResult',
      before: { percent: '35', progress: 350_000, health: 'on-track' },
    });
  });

  it('[R19] dropped work leaves the sums of every key result that counts it', async () => {
    const world = await worldWith();
    expect(Object.keys(moved(await tried(world, { drop: [idAt(300)] })))).toEqual(
      expect.arrayContaining(['kr-work', 'o', 'o-below']),
    );
    const epic = await tried(world, { drop: [epicId] });
    // What is done below it stays done; the story that stands alone stays open.
    expect(epic.nodes.find(({ id }) => id === 'kr-work')?.after.percent).toBe('62');
  });

  it('[R11] [R14] answers a yes/no, and reads a KPI by its key result', async () => {
    const world = await worldWith();
    const view = await tried(world, {
      readings: [
        { id: 'kr-yes', value: 'yes' },
        { id: 'kr-kpi', value: '15' },
        { id: 'kr', value: '30' },
      ],
    });
    expect(moved(view)).toMatchObject({ 'kr-yes': '0 → 100', 'kr-kpi': '20 → 50', kr: '35 → 75' });
  });

  it('writes nothing', async () => {
    const world = await worldWith();
    const calls = noCalls();
    await tried(
      world,
      { drop: [epicId], weights: [{ id: 'kr', weight: '5' }], slips: [{ id: 'o', days: 10 }] },
      countingHost(world.host(), calls),
    );
    expect(calls).toMatchObject({ commits: 0, queued: 0 });
  });

  it('says all that cannot be done, and then tries nothing', async () => {
    const world = await worldWith();
    const view = await tried(world, {
      drop: [idAt(999)],
      weights: [
        { id: 'kr', weight: '-1' },
        { id: 'o', weight: '2' },
        { id: 'kr-none', weight: '1' },
      ],
      slips: [{ id: 'kr', days: 0.5 }],
      readings: [
        { id: 'kr-work', value: '3' },
        { id: 'kr-yes', value: 'perhaps' },
      ],
    });
    expect(view.nodes).toEqual([]);
    expect(englishOf(view.refused)).toEqual([
      'There is no such work item, or you may not see it.',
      'There is no such objective or key result any more.',
      '"kr-yes": The answer is yes or no.',
      '"Reply time": A weight is a number from 0 to 10,000 with at most 3 decimals.',
      '"Answers": It counts in nothing above it, so it has no weight.',
      '"Reply time": Days are a whole number, at most 36525.',
      '"kr-work": It takes no readings: its value is made from other things.',
    ]);
  });

  it('of more work than it reads is refused with a sentence', async () => {
    const many = epicWith(Array.from({ length: 201 }, () => ({ points: 1 })));
    const world = await worldWith(plan(), [...many, ...items().slice(-1)]);
    expect(englishOf((await tried(world, { drop: [epicId] })).refused)).toEqual([
      'Below this there are more than 200 work items. Give up fewer at once.',
    ]);
  });

  /** The same rules as on files: what the command line says of the same plan and the same work. */
  it('[R1] gives what a simulation of the same plan and work gives', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.record({
          dropped: fc.constantFrom('exclude' as const, 'done' as const, 'open' as const),
          drop: fc.subarray([epicId, idAt(100), idAt(101), idAt(102), idAt(300)]),
          weights: fc.subarray([
            { id: 'kr', weight: '3' },
            { id: 'o-below', weight: '0.5' },
          ]),
          slips: fc.subarray([
            { id: 'o', days: 30 },
            { id: 'kr-work', days: -10 },
          ]),
          readings: fc.subarray([{ id: 'kr', value: '30.5' }]),
        }),
        async ({ dropped, ...edits }) => {
          const of = withFound(plan({ dropped }));
          // As counted here: an unestimated item has a size that was fixed (R21).
          const world = await worldWith(of);
          const [stored] = await world.store.get([{ kind: 'shard', id: 'SUP~1' }]);
          const sizes = new Map(
            (stored?.value?.keyResults ?? []).map(({ id, work }) => [id, work?.unestimatedSize ?? null]),
          );
          const fixed: Plan = {
            ...of,
            keyResults: of.keyResults.map((one) =>
              one.measure.kind === 'work'
                ? { ...one, measure: { ...one.measure, unestimatedSize: sizes.get(one.id) ?? null } }
                : one,
            ),
          };
          const view = await tried(world, edits);
          const all = world.tracker.all();
          const found = all.filter(({ type }) => type === 'Story').map(({ id }) => id);
          const work = workOf(all, { [STORIES]: { ok: true, items: found } });
          const same = simulate(fixed, work, edits, november);
          if (!same.ok) throw new Error('the simulation refused it');
          const short = ({
            progress,
            expected,
            health,
          }: {
            progress: number | null;
            expected: number;
            health: string;
          }) => ({ progress, expected, health });
          const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : 1);
          expect(
            view.nodes
              .map(({ id, before, after }) => ({ id, before: short(before), after: short(after) }))
              .sort(byId),
          ).toEqual(
            same.nodes
              .map(({ id, before, after }) => ({ id, before: short(before), after: short(after) }))
              .sort(byId),
          );
        },
      ),
      { numRuns: 25 },
    );
  });
});

describe('a stranger', () => {
  const HR = 'HR' as ProjectId;
  const mixed = () =>
    planOf(
      [
        objective('o', { project: SUP }),
        objective('o-secret', { project: HR, title: 'Secret', parents: [edge('o')] }),
        objective('o-apart', { project: HR, title: 'Secret too' }),
      ],
      [
        keyResult('kr', 'o', metricMeasure('0', '10'), { readings: [reading('2026-10-20', 1)] }),
        keyResult('kr-secret', 'o-secret', metricMeasure('0', '10'), { title: 'Secret three' }),
      ],
    );

  it('who sees nothing of it is refused', async () => {
    const world = await worldWith(mixed());
    const host = world.host({ may: { see: [] } });
    expect(failureOf(await tryOut(host, here, nothing))).toBe('forbidden');
    expect(failureOf(await tryOut(host, here, { ...nothing, shards: ['SUP~9'] }))).toBe('not-found');
  });

  it('reads no name that they may not see, and edits nothing there', async () => {
    const world = await worldWith(mixed());
    const host = world.host({ may: { see: [SUP] } });
    const view = await tried(world, { weights: [{ id: 'kr', weight: '3' }] }, host);
    expect(view.nodes.map(({ id, title }) => [id, title])).toEqual([
      ['o', 'o'],
      ['o-secret', null],
      ['kr', 'kr'],
      ['kr-secret', null],
    ]);
    expect(JSON.stringify(view)).not.toContain('Secret');
    const refused = await tried(world, { readings: [{ id: 'kr-secret', value: '1' }] }, host);
    expect(englishOf(refused.refused)).toEqual(['There is no such objective or key result any more.']);
    world.tracker.hide(idAt(300));
    expect((await tried(world, { drop: [idAt(300)] }, host)).refused).toHaveLength(1);
  });
});
