import type { ProjectId } from '@throughline/core/model/ids.ts';
import { defaultPolicy } from '@throughline/core/plan-file/defaults.ts';
import { DIRECTORY } from '@throughline/core/port/documents.ts';
import { openDesk } from '@throughline/core/use/desk.ts';
import { good } from '@throughline/core/use/answer.ts';
import { roomFor } from '@throughline/core/use/room-for.ts';
import { transact } from '@throughline/core/use/transact.ts';
import { day, keyResult, metricMeasure, objective, planOf } from '../plan-fixtures.ts';
import { epicWith, failureOf, newWorld, SUP, valueOf } from './world.ts';
import type { World } from './world.ts';

const OPS = 'OPS' as ProjectId;
const Q4 = '2026-Q4';
const next = { id: '2027-Q1', start: day('2027-01-01'), end: day('2027-03-31') };

const withNodes = (count: number, policy = {}) =>
  planOf(
    [objective('o')],
    Array.from({ length: count - 1 }, (_, at) => keyResult(`kr-${at}`, 'o', metricMeasure('0', '10'))),
    policy,
  );

async function room(world: World, project: ProjectId, cycle: string) {
  const desk = openDesk(world.store);
  const answer = await roomFor(world.host(), desk, { project, cycle });
  return { desk, answer };
}

const addCycle = (world: World) =>
  transact(world.store, async (desk) => {
    await desk.read([{ kind: 'directory', id: DIRECTORY }]);
    const directory = desk.get('directory', DIRECTORY) ?? {
      v: 1 as const,
      shards: [],
      cycles: [],
      levels: {},
    };
    desk.put('directory', DIRECTORY, { ...directory, cycles: [...directory.cycles, next] });
    return good(null);
  });

describe('room for a new tree', () => {
  it('is in the shard that has some, and nothing is written', async () => {
    const world = newWorld({ items: epicWith([]) });
    await world.import(withNodes(20));
    const { desk, answer } = await room(world, SUP, Q4);
    expect(valueOf(answer)).toBe('SUP~1');
    expect(desk.get('shard', 'SUP~1')?.objectives).toHaveLength(1);
    expect(desk.get('text', 'SUP~1')?.texts).toHaveProperty('o');
    expect(desk.writes()).toEqual([]);
  });

  it('is in a new one where there is none, with the cycle and the policy of the full one', async () => {
    const world = newWorld({ items: epicWith([]) });
    await world.import(withNodes(130, { level: 'linked' }));
    const { desk, answer } = await room(world, SUP, Q4);
    expect(valueOf(answer)).toBe('SUP~2');
    expect(desk.get('shard', 'SUP~2')).toMatchObject({
      home: SUP,
      cycle: { id: Q4 },
      policy: { level: 'linked' },
      objectives: [],
      watermark: null,
    });
    expect(desk.get('project', SUP)?.shards).toEqual(['SUP~1', 'SUP~2']);
    expect(await desk.commit()).toBe(true);
  });

  it('asks for changes from the day before on where no event tells', async () => {
    const world = newWorld({ items: epicWith([]), changes: true });
    await addCycle(world);
    const { desk } = await room(world, SUP, next.id);
    expect(desk.get('shard', 'SUP~1')?.watermark).toBe(world.now - 3_600_000);
  });

  it('in a cycle that was only just made follows the rules that the project counts by, then those of the cycle', async () => {
    const world = newWorld({ items: epicWith([]) });
    await world.import(withNodes(2, { level: 'linked' }));
    await addCycle(world);
    const own = await room(world, SUP, next.id);
    expect(own.desk.get('shard', valueOf(own.answer))).toMatchObject({
      cycle: next,
      policy: { level: 'linked' },
    });
    const other = await room(world, OPS, Q4);
    expect(other.desk.get('shard', valueOf(other.answer))?.policy.level).toBe('linked');
    const first = await room(world, OPS, next.id);
    expect(first.desk.get('shard', valueOf(first.answer))?.policy).toEqual(defaultPolicy);
  });

  it('of a cycle that nobody knows is none', async () => {
    const world = newWorld({ items: epicWith([]) });
    await world.import(withNodes(2));
    const { desk, answer } = await room(world, SUP, '2030-Q1');
    expect(failureOf(answer)).toBe('bad-input');
    expect(desk.writes()).toEqual([]);
  });
});
