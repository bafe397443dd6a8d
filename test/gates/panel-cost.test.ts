import { countingHost, noCalls } from '@throughline/core/port/memory/counting.ts';
import type { Calls } from '@throughline/core/port/memory/counting.ts';
import { openEpicPanel } from '@throughline/core/use/open-epic-panel.ts';
import type { ItemId } from '@throughline/core/model/ids.ts';
import { epicId, epicWith, idAt, keyResultOf, newWorld, simplePlan, valueOf } from '../core/use/world.ts';
import type { World } from '../core/use/world.ts';
import { stateOf, workItem } from '../core/work-fixtures.ts';
import {
  keyResult,
  links,
  metricMeasure,
  objective,
  planOf,
  workMeasure,
  edge,
} from '../core/plan-fixtures.ts';

/*
 * F10: what a panel costs does not depend on how many issues are linked. N = 10, 1,000, 100,000 issues below the epic.
 */
const SIZES = [10, 1_000, 100_000];

const epicOf = (count: number) =>
  epicWith(Array.from({ length: count }, (_, at) => ({ points: (at % 8) + 1, done: at % 2 === 0 })));

async function costOf(world: World, item: ItemId): Promise<Calls> {
  const calls = noCalls();
  valueOf(await openEpicPanel(countingHost(world.host(), calls), world.place(item)));
  return calls;
}

describe('what opening a panel costs (F10)', () => {
  const costs: Calls[] = [];

  it.each(SIZES)('with %d issues below the epic', async (count) => {
    // Written in large commits, for the sake of time: what is looked at is the reading.
    const limits = { keys: 25, writes: 500 };
    const world = newWorld({ items: epicOf(count), pageSize: 400, limits });
    await world.import(simplePlan(epicId));
    await world.panel(epicId);
    const view = keyResultOf(await world.panel(epicId));
    expect(view.amount).toMatchObject({ counted: count });

    const cost = await costOf(world, epicId);
    expect(cost.gets).toBeLessThanOrEqual(2);
    expect(cost.rights).toBeLessThanOrEqual(1);
    expect(cost.bytesRead).toBeLessThanOrEqual(30_000);
    expect(cost).toMatchObject({ tracker: 0, commits: 0, queued: 0 });
    costs.push(cost);
  });

  it('is the same for all of them', () => {
    const calls = costs.map((cost) => ({ ...cost, bytesRead: 0 }));
    expect(calls).toEqual(SIZES.map(() => calls[0]));
    // Larger sums have more digits; nothing else grows.
    const bytes = costs.map(({ bytesRead }) => bytesRead);
    expect(Math.max(...bytes) - Math.min(...bytes)).toBeLessThan(200);
  });

  it('with 1,000 issues that are linked one by one, is that of a linked epic', async () => {
    const items = epicOf(1_000);
    const world = newWorld({ items });
    await world.import(simplePlan(...items));
    await world.panel(epicId);
    const cost = await costOf(world, epicId);
    expect(cost).toMatchObject({ gets: 2, rights: 1, tracker: 0, commits: 0 });
    expect(cost.bytesRead).toBeLessThanOrEqual(30_000);
  });

  it('with a real plan of several teams, stays within two reads and 30 kB', async () => {
    const teams = Array.from({ length: 12 }, (_, at) => at);
    const items = teams.flatMap((at) =>
      epicWith([{ points: 3 }, { points: 5, done: true }], { epic: at + 1, first: 1000 + at * 10 }),
    );
    const world = newWorld({ items });
    await world.import(
      planOf(
        teams.map((at) =>
          objective(`o-${at}`, { parents: at % 4 === 0 ? [] : [edge(`o-${at - (at % 4)}`)] }),
        ),
        teams.flatMap((at) => [
          keyResult(`kr-${at}-work`, `o-${at}`, workMeasure({ links: links(idAt(at + 1)) })),
          keyResult(`kr-${at}-outcome`, `o-${at}`, metricMeasure('45', '25')),
          keyResult(`kr-${at}-launch`, `o-${at}`, { kind: 'yesNo', done: false }),
        ]),
      ),
    );
    await world.panel(epicId);
    const cost = await costOf(world, idAt(2));
    expect(cost).toMatchObject({ gets: 2, rights: 1, tracker: 0, commits: 0 });
    expect(cost.bytesRead).toBeLessThanOrEqual(30_000);
  });

  it('asks the tracker once for a type that it meets for the first time, and remembers it', async () => {
    const world = newWorld({ items: epicOf(3) });
    expect(await costOf(world, epicId)).toMatchObject({ gets: 2, tracker: 1, commits: 1, rights: 1 });
    expect(await costOf(world, epicId)).toMatchObject({ gets: 1, tracker: 0, commits: 0, rights: 1 });
  });

  it('costs one read and nothing else where nothing is linked and the item is no epic', async () => {
    const world = newWorld({ items: [workItem({ id: idAt(9), category: 'done' })] });
    const place = { ...world.place(idAt(9)), type: 'Story' };
    const calls = noCalls();
    const open = async () => valueOf(await openEpicPanel(countingHost(world.host(), calls), place));
    expect(await open()).toEqual({ kind: 'nothing' });
    Object.assign(calls, noCalls());
    expect(await open()).toEqual({ kind: 'nothing' });
    expect(calls).toMatchObject({ gets: 1, rights: 0, tracker: 0, commits: 0 });
    expect(stateOf('done').category).toBe('done');
  });
});
