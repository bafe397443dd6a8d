import type { KeyResultId } from '@throughline/core/model/ids.ts';
import { countingHost, noCalls } from '@throughline/core/port/memory/counting.ts';
import type { Calls } from '@throughline/core/port/memory/counting.ts';
import { noteWorkDeleted } from '@throughline/core/use/note-work-deleted.ts';
import { noteWorkMoved } from '@throughline/core/use/note-work-moved.ts';
import { keyResult, links, objective, planOf, workMeasure } from '../core/plan-fixtures.ts';
import { endOf, epicId, epicWith, eventOf, idAt, newWorld, simplePlan, valueOf } from '../core/use/world.ts';
import type { World } from '../core/use/world.ts';
import { stateOf } from '../core/work-fixtures.ts';

/* F11: one issue event is at most three platform calls with one transaction, whatever is linked. */
const platformCalls = ({ gets, commits, queued, rights, tracker }: Calls) =>
  gets + commits + queued + rights + tracker;

async function costOfDone(world: World, at: number): Promise<Calls> {
  const [before] = await world.tracker.read([idAt(at)], 'app');
  const after = world.tracker.change(idAt(at), { state: stateOf('done') });
  const calls = noCalls();
  expect(
    valueOf(await noteWorkMoved(countingHost(world.host(), calls), eventOf(before ?? null, after))),
  ).toBe('applied');
  return calls;
}

const stories = (count: number) => Array.from({ length: count }, (_, at) => ({ points: (at % 8) + 1 }));

describe('what one issue event costs (F11)', () => {
  const costs: Calls[] = [];

  it.each([10, 1_000, 20_000])('in a key result of %d issues', async (count) => {
    const world = newWorld({ items: epicWith(stories(count)), pageSize: 100 });
    await world.import(simplePlan(epicId));
    const cost = await costOfDone(world, 101);
    expect(platformCalls(cost)).toBeLessThanOrEqual(3);
    expect(cost).toMatchObject({ gets: 2, commits: 1, documentsWritten: 2, tracker: 0, queued: 0 });
    costs.push(cost);
  });

  it('is the same for all of them', () => {
    const calls = costs.map((cost) => ({ ...cost, bytesRead: 0 }));
    expect(calls).toEqual(costs.map(() => calls[0]));
  });

  it.each([1, 20])('of an item in %d key results in shards of their own', async (count) => {
    const world = newWorld({ items: epicWith(stories(3)) });
    const ids = Array.from({ length: count }, (_, at) => at);
    for (const at of ids) {
      await world.import(
        planOf(
          [objective(`o-${at}`)],
          [keyResult(`kr-${at}`, `o-${at}`, workMeasure({ links: links(idAt(101)) }))],
        ),
      );
    }
    const cost = await costOfDone(world, 101);
    expect(cost).toMatchObject({ gets: 2, commits: 1, tracker: 0, queued: 0, documentsWritten: count + 1 });
    const [project] = await world.store.get([{ kind: 'project', id: 'SUP' }]);
    expect(project?.value?.shards).toHaveLength(count);
    for (const shard of project?.value?.shards ?? []) {
      const [found] = await world.store.get([{ kind: 'shard', id: shard }]);
      expect(found?.value?.keyResults[0]?.work?.sums.items).toEqual({ total: 1, done: 1, rest: 0 });
    }
  });

  it('of an item in more shards than one commit takes goes through the queue, and is whole in the end', async () => {
    const world = newWorld({ items: epicWith(stories(3)), limits: { keys: 25, writes: 10 } });
    const ids = Array.from({ length: 30 }, (_, at) => at);
    for (const at of ids) {
      await world.import(
        planOf(
          [objective(`o-${at}`)],
          [keyResult(`kr-${at}`, `o-${at}`, workMeasure({ links: links(idAt(101)) }))],
        ),
      );
    }
    const [before] = await world.tracker.read([idAt(101)], 'app');
    const after = world.tracker.change(idAt(101), { state: stateOf('done') });
    expect(valueOf(await noteWorkMoved(world.host(), eventOf(before ?? null, after)))).toBe('later');
    await world.drain();
    for (const at of ids) {
      const [found] = await world.store.get([{ kind: 'shard', id: `SUP~${at + 1}` }]);
      const kr = found?.value?.keyResults.find(({ id }) => id === (`kr-${at}` as KeyResultId));
      expect(kr?.work?.sums.finished.items).toBe(1);
    }
  });

  it('of an item that no key result knows is one read', async () => {
    const world = newWorld({ items: epicWith(stories(3)) });
    const [before] = await world.tracker.read([idAt(101)], 'app');
    const after = world.tracker.change(idAt(101), { state: stateOf('done') });
    const calls = noCalls();
    valueOf(await noteWorkMoved(countingHost(world.host(), calls), eventOf(before ?? null, after)));
    expect(calls).toMatchObject({ gets: 1, commits: 0, queued: 0, tracker: 0 });
  });

  it('that comes again writes nothing', async () => {
    const world = newWorld({ items: epicWith(stories(3)) });
    await world.import(simplePlan(epicId));
    const [before] = await world.tracker.read([idAt(101)], 'app');
    const event = eventOf(before ?? null, world.tracker.change(idAt(101), { state: stateOf('done') }));
    valueOf(await noteWorkMoved(world.host(), event));
    const calls = noCalls();
    expect(valueOf(await noteWorkMoved(countingHost(world.host(), calls), event))).toBe('nothing');
    expect(calls).toMatchObject({ gets: 1, commits: 0 });
  });

  it('of a deletion is three calls too, the tombstone included', async () => {
    const world = newWorld({ items: epicWith(stories(300)) });
    await world.import(simplePlan(epicId));
    world.tracker.remove(idAt(101));
    const calls = noCalls();
    const gone = endOf(idAt(101), world.tracker.time());
    expect(valueOf(await noteWorkDeleted(countingHost(world.host(), calls), gone))).toBe('applied');
    expect(calls).toMatchObject({ commits: 1, tracker: 0, queued: 0 });
    expect(calls.gets).toBeLessThanOrEqual(3);
  });
});
