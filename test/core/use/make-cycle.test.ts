import type { ProjectId } from '@throughline/core/model/ids.ts';
import { DIRECTORY } from '@throughline/core/port/documents.ts';
import type { ShardDocument } from '@throughline/core/port/documents.ts';
import { failingStore } from '@throughline/core/port/memory/failing.ts';
import type { MemoryHostOptions } from '@throughline/core/port/memory/host.ts';
import { evaluateShard } from '@throughline/core/use/evaluate-shard.ts';
import type { CycleRequest } from '@throughline/core/use/hierarchy-client.ts';
import { makeCycle } from '@throughline/core/use/make-cycle.ts';
import { noteWorkMoved } from '@throughline/core/use/note-work-moved.ts';
import {
  day,
  decimal,
  edge,
  keyResult,
  keyResultIn,
  kpi,
  kpiMeasure,
  links,
  maintainMeasure,
  metricMeasure,
  objective,
  planOf,
  reading,
  workMeasure,
} from '../plan-fixtures.ts';
import { stateOf, workItem } from '../work-fixtures.ts';
import { OPS, stored } from './saving.ts';
import { epicId, epicWith, eventOf, failureOf, idAt, newWorld, SUP, valueOf } from './world.ts';
import type { World, WorldOptions } from './world.ts';

const Q1: CycleRequest = {
  id: '2027-Q1',
  start: day('2027-01-01'),
  end: day('2027-03-31'),
  copyFrom: null,
};
const copying: CycleRequest = { ...Q1, copyFrom: '2026-Q4' };

/** An epic under way, one done with something open below, one done as a whole, and a story alone. */
const items = () => [
  ...epicWith([{ points: 3, done: true }, { points: 5 }]),
  ...epicWith([{ points: 8 }], { epic: 2, first: 200 }),
  ...epicWith([{ points: 1, done: true }], { epic: 3, first: 300 }),
  workItem({ id: idAt(400), key: 'SUP-400', project: SUP, points: 2 }),
];
const followed = kpi('kpi', {
  readings: [reading('2026-10-20', '7'), reading('2026-10-27', '6')],
  target: { atLeast: null, atMost: decimal('5') },
});
const plan = () => ({
  ...planOf(
    [
      objective('o', { title: 'Support answers fast', owner: 'maria', project: SUP }),
      objective('o-part', { project: SUP, parents: [edge('o', { weight: 2000 })] }),
      objective('o-done', { project: SUP }),
      objective('o-draft', { project: SUP, status: 'draft' }),
      objective('o-closed', { project: SUP, status: 'closed' }),
      objective('o-ops', { project: OPS, parents: [edge('o', { contributes: false })] }),
    ],
    [
      keyResult('kr', 'o', workMeasure({ links: links(epicId, idAt(2), idAt(3), idAt(400)) }), {
        weight: 3000,
      }),
      keyResult('kr-typed', 'o', metricMeasure('45', '25'), {
        readings: [reading('2026-10-10', '44'), reading('2026-10-20', '38.5')],
      }),
      keyResult('kr-kpi', 'o-part', kpiMeasure('kpi', { from: decimal('9') })),
      keyResult('kr-hold', 'o-part', maintainMeasure({ atLeast: decimal('1') }), {
        readings: [reading('2026-10-20', '3')],
      }),
      keyResult('kr-done', 'o-done', metricMeasure('0', '1'), { readings: [reading('2026-10-20', '1')] }),
      keyResult('kr-draft', 'o-draft', metricMeasure('0', '1')),
      keyResult('kr-ops', 'o-ops', metricMeasure('0', '10'), { readings: [reading('2026-10-20', '4')] }),
    ],
    { level: 'standard', timeZone: 'Europe/Berlin' },
  ),
  kpis: [followed],
});

async function aWorld(options: WorldOptions = {}): Promise<World> {
  const world = newWorld({ items: items(), ...options });
  // Done, though something below it is open (R17).
  world.tracker.change(idAt(2), { state: stateOf('done') });
  world.tracker.change(idAt(3), { state: stateOf('done') });
  await world.import(plan());
  return world;
}
const make = (
  world: World,
  request: CycleRequest,
  may?: MemoryHostOptions['may'],
  project: ProjectId | null = SUP,
) => makeCycle(world.host(may ? { may } : {}), { project }, request);
const cyclesOf = async (world: World) => (await stored(world, 'directory', DIRECTORY))?.cycles ?? [];
const shardsOf = async (world: World, cycle: string): Promise<readonly ShardDocument[]> => {
  const directory = await stored(world, 'directory', DIRECTORY);
  const ids = directory?.shards.filter((one) => one.cycle === cycle).map(({ id }) => id) ?? [];
  const found = await Promise.all(ids.map((id) => stored(world, 'shard', id)));
  return found.flatMap((shard) => shard ?? []);
};
const titles = async (world: World, cycle: string) => {
  const directory = await stored(world, 'directory', DIRECTORY);
  const ids = directory?.shards.filter((one) => one.cycle === cycle).map(({ id }) => id) ?? [];
  const texts = await Promise.all(ids.map((id) => stored(world, 'text', id)));
  return texts.flatMap((text) => Object.values(text?.texts ?? {}).map(({ title }) => title)).sort();
};

describe('making a cycle', () => {
  it('lists it, and shows it empty', async () => {
    const world = await aWorld();
    const view = valueOf(await make(world, Q1));
    expect(view).toMatchObject({
      cycle: { id: '2027-Q1', start: '2027-01-01', end: '2027-03-31' },
      nodes: [],
    });
    expect((await cyclesOf(world)).map(({ id }) => id)).toEqual(['2026-Q4', '2027-Q1']);
  });

  it('works where there was nothing at all', async () => {
    const world = newWorld();
    expect(valueOf(await make(world, Q1)).cycles).toEqual([{ id: Q1.id, start: Q1.start, end: Q1.end }]);
  });

  it.each<[string, Partial<CycleRequest>, string]>([
    ['no name', { id: '  ' }, 'id'],
    ['a name of two lines', { id: 'a\nb' }, 'id'],
    ['a day that there is not', { start: '2027-02-30' as CycleRequest['start'] }, 'start'],
    ['no end', { end: '' as CycleRequest['end'] }, 'end'],
    ['an end before its start', { end: day('2026-12-31') }, 'end'],
    ['more than three years', { end: day('2030-06-01') }, 'end'],
    ['the name of another with other days', { id: '2026-Q4' }, 'id'],
    ['a copy of itself', { copyFrom: '2027-Q1' }, 'copyFrom'],
    ['a copy of one that is not there', { copyFrom: '2020-Q1' }, 'copyFrom'],
  ])('refuses %s, and nothing has changed', async (_, wrong, field) => {
    const world = await aWorld();
    const answer = await make(world, { ...Q1, ...wrong });
    expect(answer).toMatchObject({ failure: { code: 'bad-input', fields: [{ field }] } });
    expect((await cyclesOf(world)).map(({ id }) => id)).toEqual(['2026-Q4']);
  });

  it.each<[string, NonNullable<MemoryHostOptions['may']>, ProjectId | null]>([
    ['who may only edit', { administer: [], organisation: false }, SUP],
    ['who administers another project', { administer: [OPS], organisation: false }, SUP],
    ['who administers a project, on the page of all', { administer: [SUP], organisation: false }, null],
  ])('is refused to a stranger: %s', async (_, may, project) => {
    const world = await aWorld();
    expect(failureOf(await make(world, copying, may, project))).toBe('forbidden');
    expect(await shardsOf(world, Q1.id)).toEqual([]);
    expect((await cyclesOf(world)).map(({ id }) => id)).toEqual(['2026-Q4']);
  });
});

describe.each([
  ['with events', { changes: false }],
  ['where changes are asked for', { changes: true }],
])('[R36] copying from an earlier cycle, %s', (_, options) => {
  it('lets what is open go on with the way that is left, and leaves the rest behind', async () => {
    const world = await aWorld(options);
    const before = await shardsOf(world, '2026-Q4');
    const view = valueOf(await make(world, copying));
    await world.drain();
    expect(view.cycle?.id).toBe('2027-Q1');
    expect(await titles(world, Q1.id)).toEqual(
      ['Support answers fast', 'kpi', 'kr', 'kr-hold', 'kr-kpi', 'kr-typed', 'o-part'].sort(),
    );
    expect((await shardsOf(world, '2026-Q4')).map(({ objectives }) => objectives)).toEqual(
      before.map(({ objectives }) => objectives),
    );
    const [shard] = await shardsOf(world, Q1.id);
    if (!shard) throw new Error('no shard');
    expect(shard.policy.timeZone).toBe('Europe/Berlin');
    const [top, part] = shard.objectives;
    expect([top?.start, part?.end]).toEqual(['2027-01-01', '2027-03-31']);
    expect(part?.parents).toMatchObject([{ parent: top?.id, contributes: true, weight: 2000 }]);
    const old = new Set(
      before.flatMap(({ objectives, keyResults }) => [...objectives, ...keyResults].map(({ id }) => id)),
    );
    expect([...shard.objectives, ...shard.keyResults].filter(({ id }) => old.has(id))).toEqual([]);
    const kinds = new Map(shard.keyResults.map((one) => [one.measure.kind, one]));
    expect(kinds.get('metric')?.measure).toMatchObject({
      target: { form: 'from-to', from: decimal('38.5'), to: decimal('25') },
    });
    expect(kinds.get('metric')?.readings).toMatchObject([{ on: '2026-12-31', value: decimal('38.5') }]);
    expect(kinds.get('kpi')?.measure).toMatchObject({ from: decimal('6') });
    expect(kinds.get('maintain')?.readings).toEqual([]);
    expect(kinds.get('work')).toMatchObject({ weight: 3000 });
  });

  it('links open items to the new key result, counts them, and follows their events in both', async () => {
    const world = await aWorld(options);
    valueOf(await make(world, copying));
    await world.drain();
    const work = async () => {
      const [shard] = await shardsOf(world, Q1.id);
      const found = shard?.keyResults.find(({ measure }) => measure.kind === 'work');
      if (!found || !shard) throw new Error('no key result');
      return {
        id: found.id,
        sums: found.work?.sums,
        value: keyResultIn(evaluateShard(shard, world.now), found.id),
      };
    };
    const { id, sums } = await work();
    expect((await stored(world, 'keyResult', id))?.links.map(({ item }) => item)).toEqual([
      epicId,
      idAt(2),
      idAt(400),
    ]);
    // 3 of 18 points: the done epic without anything open stayed.
    expect(sums?.items).toMatchObject({ total: 4, done: 1 });
    expect((await stored(world, 'item', epicId))?.links.map(({ keyResult: of }) => of).sort()).toEqual(
      ['kr', id].sort(),
    );

    const story = world.tracker.all().find((one) => one.id === idAt(101));
    if (!story) throw new Error('no story');
    const moved = eventOf(story, world.tracker.change(story.id, { state: stateOf('done') }));
    if (options.changes) await world.panel(epicId);
    else valueOf(await noteWorkMoved(world.host(), moved));
    expect((await work()).sums?.items).toMatchObject({ total: 4, done: 2 });
    const [first] = await shardsOf(world, '2026-Q4');
    expect(first?.keyResults.find((one) => one.id === 'kr')?.work?.sums.items).toMatchObject({ done: 3 });
  });

  it('twice copies nothing twice, and says so', async () => {
    const world = await aWorld(options);
    valueOf(await make(world, copying));
    const once = await shardsOf(world, Q1.id);
    expect(valueOf(await make(world, copying)).notices).toHaveLength(1);
    expect((await shardsOf(world, Q1.id)).map(({ objectives }) => objectives)).toEqual(
      once.map(({ objectives }) => objectives),
    );
  });

  it('of all projects keeps what supports across shards, and leaves out what the caller may not edit', async () => {
    const world = await aWorld(options);
    expect((await shardsOf(world, '2026-Q4')).length).toBeGreaterThan(1);
    valueOf(await make(world, copying, undefined, null));
    const copies = (await shardsOf(world, Q1.id)).flatMap(({ objectives }) => objectives);
    const fan = copies.find(({ project }) => project === OPS);
    expect(fan?.parents).toMatchObject([{ contributes: false }]);
    expect(copies.map(({ id }): string => id)).toContain(fan?.parents[0]?.parent);

    const other = await aWorld(options);
    valueOf(await make(other, copying, { edit: [OPS], administer: [OPS], organisation: true }, null));
    expect(await titles(other, Q1.id)).toEqual(['kr-ops', 'o-ops']);
  });
});

it('[R36] a copy that the store stopped half way is brought to its end by doing it again', async () => {
  for (let stopped = 1; stopped < 12; stopped += 2) {
    const world = await aWorld();
    let calls = 0;
    const store = failingStore(world.store, () => ((calls += 1) > stopped * 3 ? 'before' : null));
    await makeCycle(world.host({ store }), { project: null }, copying);
    valueOf(await make(world, copying, undefined, null));
    expect(await titles(world, Q1.id)).toEqual(
      [
        'Support answers fast',
        'kpi',
        'kr',
        'kr-hold',
        'kr-kpi',
        'kr-ops',
        'kr-typed',
        'o-ops',
        'o-part',
      ].sort(),
    );
    const copies = (await shardsOf(world, Q1.id)).flatMap(({ objectives }) => objectives);
    const fan = copies.find(({ project }) => project === OPS);
    expect(copies.map(({ id }): string => id)).toContain(fan?.parents[0]?.parent);
  }
});
