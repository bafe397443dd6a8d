import * as fc from 'fast-check';
import { itemId } from '@throughline/core/model/ids.ts';
import type { HostKind, ItemId, KeyResultId, KpiId } from '@throughline/core/model/ids.ts';
import type { Plan } from '@throughline/core/model/plan.ts';
import type { WorkItem } from '@throughline/core/model/work-item.ts';
import type { Evaluation } from '@throughline/core/progress/evaluation.ts';
import { evaluateShard } from '@throughline/core/use/evaluate-shard.ts';
import { linkWorkItem } from '@throughline/core/use/link-work-item.ts';
import { noteWorkDeleted } from '@throughline/core/use/note-work-deleted.ts';
import { noteWorkMoved } from '@throughline/core/use/note-work-moved.ts';
import {
  day,
  decimal,
  edge,
  keyResult,
  metricMeasure,
  objective,
  planOf,
  reading,
  workMeasure,
} from '../core/plan-fixtures.ts';
import { endOf, eventOf, newWorld, SUP, valueOf } from '../core/use/world.ts';
import type { World } from '../core/use/world.ts';
import { stateOf, workItem } from '../core/work-fixtures.ts';

/*
 * One plan over the same work, once as Jira says it and once as Azure DevOps does: imported, counted and followed
 * through the store and the use cases of the apps, event by event here, by asking what changed there. Both are worth
 * the same.
 */

const stages = ['todo', 'doing', 'done', 'dropped'] as const;
type Stage = (typeof stages)[number];

/** A work item without a host. */
interface Work {
  readonly at: number;
  readonly level: WorkItem['level'];
  readonly parent: number | null;
  readonly stage: Stage;
  readonly points: number | null;
}

/** How a host spells it. */
interface Encoding {
  readonly host: HostKind;
  readonly id: (at: number) => ItemId;
  /** As a plan file names it. */
  readonly reference: (at: number) => string;
  readonly state: (stage: Stage) => WorkItem['state'];
}

const encodings: readonly Encoding[] = [
  {
    host: 'jira',
    id: (at) => itemId('jira', 'site', at),
    reference: (at) => `SUP-${at}`,
    state: (stage) => (stage === 'dropped' ? stateOf('done', "Won't Do") : stateOf(stage)),
  },
  {
    host: 'ado',
    id: (at) => itemId('ado', 'org', at),
    reference: (at) => String(at),
    state: (stage) => stateOf(stage === 'dropped' ? 'removed' : stage === 'doing' ? 'resolved' : stage),
  },
];

const work: readonly Work[] = [
  ...[1, 2, 3].map((at): Work => ({ at, level: 'container', parent: null, stage: 'todo', points: null })),
  ...Array.from({ length: 12 }, (_, index): Work => ({
    at: 100 + index,
    level: 'standard',
    parent: index % 4 === 3 ? null : 1 + (index % 3),
    stage: stages[index % 4] ?? 'todo',
    points: index % 5 === 4 ? null : 1 + (index % 8),
  })),
];

const dates = { start: day('2026-10-01'), end: day('2026-12-31') };

const STORIES = 'type = Story';

const planFor = ({ reference }: Encoding): Plan => {
  const items = (...ats: number[]) =>
    ats.map((at) => ({ reference: reference(at), weight: at === 103 ? 2000 : null, share: null }));
  return {
    ...planOf(
      [
        objective('o', dates),
        objective('o-low', { parents: [edge('o', { weight: 2000 })] }),
        objective('o-fed', { parents: [edge('kr-mean')] }),
        objective('o-apart', { kind: 'aspirational', threshold: 700_000 }),
      ],
      [
        keyResult('kr-points', 'o', workMeasure({ links: items(1, 103) })),
        keyResult('kr-issues', 'o-low', workMeasure({ count: { unit: 'issues' }, links: items(2, 101, 1) })),
        keyResult('kr-fixed', 'o-fed', workMeasure({ unestimatedSize: 3000, links: items(3, 107) })),
        keyResult('kr-mean', 'o', { kind: 'objectives', as: 'mean', from: null, to: null, unit: null }),
        keyResult('kr-kpi', 'o', { kind: 'kpi', kpi: 'kpi-wait' as KpiId, from: decimal('9'), to: null }),
        keyResult('kr-typed', 'o-apart', metricMeasure('45', '25'), {
          readings: [reading('2026-10-20', '38.5')],
        }),
        keyResult('kr-apart', 'o-apart', workMeasure({ links: items(111, 104, 2) })),
        keyResult('kr-query', 'o-low', workMeasure({ query: STORIES, links: items(1) })),
        keyResult(
          'kr-found',
          'o-apart',
          metricMeasure('20', '0', { source: { query: STORIES, of: 'sum', field: 'points' } }),
        ),
        keyResult('kr-steps', 'o', {
          kind: 'milestones',
          milestones: [
            { title: 'One', weight: 2000, done: null, links: items(2, 103) },
            { title: 'Two', weight: null, done: 250_000, links: [] },
          ],
        }),
      ],
    ),
    kpis: [
      {
        id: 'kpi-wait' as KpiId,
        name: 'Waiting time',
        explanation: null,
        unit: 'min',
        every: 'week',
        target: { atLeast: null, atMost: decimal('5') },
        readings: [reading('2026-10-30', '7')],
      },
    ],
  };
};

const encoded = (
  { id, reference, state }: Encoding,
  { at, level, parent, stage, points }: Work,
): WorkItem => ({
  ...workItem({
    id: id(at),
    key: reference(at),
    project: SUP,
    level,
    parent: parent === null ? null : id(parent),
    points,
  }),
  state: state(stage),
});

/** What people do, in words that both hosts understand. */
interface Step {
  readonly act: 'move' | 'estimate' | 'adopt' | 'create' | 'delete' | 'link';
  readonly a: number;
  readonly b: number;
}

const anyStep: fc.Arbitrary<Step> = fc.record({
  act: fc.constantFrom('move', 'move', 'move', 'estimate', 'adopt', 'create', 'delete', 'link'),
  a: fc.nat(100),
  b: fc.nat(100),
});

async function valuesIn(encoding: Encoding, steps: readonly Step[]): Promise<Evaluation[]> {
  const world = newWorld({
    items: work.map((one) => encoded(encoding, one)),
    changes: encoding.host === 'ado',
  });
  await world.import(planFor(encoding), encoding.id(1));
  let made = 200;
  for (const { act, a, b } of steps) {
    const stories = world.tracker.all().filter(({ level }) => level === 'standard');
    const story = stories[a % Math.max(stories.length, 1)];
    made += 1;
    if (act === 'create') {
      const one: Work = {
        at: made,
        level: 'standard',
        parent: 1 + (a % 3),
        stage: stages[b % 4] ?? 'todo',
        points: b % 3 === 0 ? null : b % 9,
      };
      await tell(world, encoding, null, world.tracker.add(encoded(encoding, one)));
    } else if (story && act === 'delete') {
      world.tracker.remove(story.id);
      const end = endOf(story.id, world.tracker.time());
      if (encoding.host === 'jira') valueOf(await noteWorkDeleted(world.host(), end));
    } else if (story && act === 'link') {
      const keyResult = (b % 2 === 0 ? 'kr-points' : 'kr-issues') as KeyResultId;
      const weight = b % 3 === 0 ? '2' : null;
      valueOf(
        await linkWorkItem(world.host(), world.place(story.id), {
          keyResult,
          shard: await homeOf(world),
          weight,
        }),
      );
    } else if (story) {
      const patch: Partial<WorkItem> =
        act === 'move'
          ? { state: encoding.state(stages[b % 4] ?? 'todo') }
          : act === 'estimate'
            ? { sizes: { ...story.sizes, points: b % 4 === 0 ? null : (b % 13) * 1000 } }
            : { parent: b % 4 === 3 ? null : encoding.id(1 + (b % 3)) };
      await tell(world, encoding, story, world.tracker.change(story.id, patch));
    }
    await world.drain();
  }
  // Azure DevOps is asked when somebody looks: at what each shard counts.
  for (const at of [1, 2]) await world.panel(encoding.id(at));
  await world.drain();
  return evaluations(world);
}

async function tell(
  world: World,
  { host }: Encoding,
  before: WorkItem | null,
  after: WorkItem,
): Promise<void> {
  if (host === 'jira') valueOf(await noteWorkMoved(world.host(), eventOf(before, after)));
}

const shardsOf = async (world: World): Promise<readonly string[]> => {
  const [project] = await world.store.get([{ kind: 'project', id: SUP }]);
  return project?.value?.shards ?? [];
};

async function homeOf(world: World): Promise<string> {
  const [first = ''] = await shardsOf(world);
  return first;
}

async function evaluations(world: World): Promise<Evaluation[]> {
  const found = await world.store.get((await shardsOf(world)).map((id) => ({ kind: 'shard' as const, id })));
  return found.flatMap(({ value }) => (value ? [evaluateShard(value, world.now)] : []));
}

/** Item ids without their host. */
const withoutHost = (values: readonly Evaluation[]): unknown =>
  JSON.parse(JSON.stringify(values).replaceAll(/jira:site\/|ado:org\//g, ''));

describe('one plan in both hosts, through the store of the apps', () => {
  it('has equal values once it is counted, and they are values', async () => {
    const [jira = [], ado = []] = await Promise.all(encodings.map((encoding) => valuesIn(encoding, [])));
    expect(withoutHost(ado)).toEqual(withoutHost(jira));
    const values = jira.flatMap(({ keyResults }) => keyResults);
    expect(values.map(({ id }) => id)).toHaveLength(10);
    for (const { progress } of values) expect(progress).not.toBeNull();
    expect(values.find(({ id }) => id === 'kr-points')?.amount).toMatchObject({
      dropped: expect.any(Number),
    });
  });

  it('has equal values after whatever people did', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyStep, { maxLength: 12, size: 'max' }), async (steps) => {
        const [jira = [], ado = []] = await Promise.all(
          encodings.map((encoding) => valuesIn(encoding, steps)),
        );
        expect(withoutHost(ado)).toEqual(withoutHost(jira));
      }),
      { numRuns: 40 },
    );
  });
});
