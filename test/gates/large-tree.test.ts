import type { Plan } from '@throughline/core/model/plan.ts';
import { countingHost, noCalls } from '@throughline/core/port/memory/counting.ts';
import { bytesOf } from '@throughline/core/port/stored/bytes.ts';
import { encodeShard } from '@throughline/core/port/stored/encode-shard.ts';
import { importPlan } from '@throughline/core/use/import-plan.ts';
import { noteWorkMoved } from '@throughline/core/use/note-work-moved.ts';
import { openEpicPanel } from '@throughline/core/use/open-epic-panel.ts';
import { edge, keyResult, links, objective, planOf, workMeasure } from '../core/plan-fixtures.ts';
import {
  epicId,
  epicWith,
  eventOf,
  failureOf,
  idAt,
  keyResultOf,
  newWorld,
  valueOf,
} from '../core/use/world.ts';
import { stateOf } from '../core/work-fixtures.ts';
import { englishOf } from '../english.ts';

/** One tree of 150 objectives with four key results each; the first thirty have an epic. */
function largePlan(more = 0): Plan {
  const objectives = Array.from({ length: 150 }, (_, at) =>
    objective(`o-${at}`, { parents: at === 0 ? [] : [edge(`o-${Math.floor((at - 1) / 5)}`)] }),
  );
  const keyResults = Array.from({ length: 600 + more }, (_, at) =>
    keyResult(
      `kr-${at}`,
      `o-${Math.min(Math.floor(at / 4), 149)}`,
      workMeasure({ links: at < 30 ? links(idAt(at + 1)) : [] }),
    ),
  );
  return planOf(objectives, keyResults);
}

describe('one connected tree of 750 nodes', () => {
  it('is one shard of at most 30 kB; a panel of it is two reads, an event one transaction (F10, F11)', async () => {
    const items = Array.from({ length: 30 }, (_, at) =>
      epicWith([{ points: 3, done: true }, { points: 5 }], { epic: at + 1, first: 1000 + at * 10 }),
    ).flat();
    const world = newWorld({ items });
    const imported = valueOf(await importPlan(world.host(), world.place(epicId), largePlan()));
    expect(imported).toMatchObject({ kind: 'full' });
    await world.drain();
    const [project] = await world.store.get([{ kind: 'project', id: 'SUP' }]);
    expect(project?.value?.shards).toEqual(['SUP~1']);
    const [shard] = await world.store.get([{ kind: 'shard', id: 'SUP~1' }]);
    if (!shard?.value) throw new Error('no shard');
    expect(shard.value.objectives.length + shard.value.keyResults.length).toBe(750);
    expect(bytesOf(encodeShard(shard.value))).toBeLessThanOrEqual(30_000);

    const calls = noCalls();
    valueOf(await openEpicPanel(countingHost(world.host(), calls), world.place(epicId)));
    expect(calls).toMatchObject({ gets: 2, rights: 1, tracker: 0, commits: 0, queued: 0 });
    expect(keyResultOf(await world.panel(epicId), 'kr-0').percent).toBe('38');

    const [before] = await world.tracker.read([idAt(1001)], 'app');
    const after = world.tracker.change(idAt(1001), { state: stateOf('done') });
    const cost = noCalls();
    const moved = eventOf(before ?? null, after);
    expect(valueOf(await noteWorkMoved(countingHost(world.host(), cost), moved))).toBe('applied');
    expect(cost).toMatchObject({ gets: 2, commits: 1, documentsWritten: 2, tracker: 0, queued: 0 });
    expect(keyResultOf(await world.panel(epicId), 'kr-0').percent).toBe('100');
  });

  it('counts through few jobs where there are many counts', async () => {
    const items = Array.from({ length: 30 }, (_, at) =>
      epicWith([{ points: 3 }], { epic: at + 1, first: 1000 + at * 10 }),
    ).flat();
    const world = newWorld({ items });
    world.tick = 2500;
    valueOf(await importPlan(world.host(), world.place(epicId), largePlan()));
    world.tick = 0;
    expect(world.queue).toEqual([{ kind: 'recount', shard: 'SUP~1' }]);
    await world.drain();
    const [shard] = await world.store.get([{ kind: 'shard', id: 'SUP~1' }]);
    const works = shard?.value?.keyResults.flatMap(({ work }) => work ?? []) ?? [];
    expect(works.filter(({ next }) => next)).toEqual([]);
    expect(works.reduce((sum, { sums }) => sum + sums.items.total, 0)).toBe(30);
  });

  it('of one more is refused with what to do', async () => {
    const world = newWorld({ items: epicWith([]) });
    const answer = await importPlan(world.host(), world.place(epicId), largePlan(1));
    expect(failureOf(answer)).toBe('bad-input');
    expect(answer.ok ? [] : englishOf(answer.failure.details ?? [])).toEqual([
      expect.stringMatching(/750 objectives and key results at most, and 200 kB.*Split the tree/),
    ]);
  });

  it('is refused when its definitions alone are too large for one document', async () => {
    const world = newWorld({ items: epicWith([]) });
    const { objectives, ...rest } = largePlan();
    const long = objectives.map((one) => ({ ...one, title: 'ü'.repeat(700) }));
    const answer = await importPlan(world.host(), world.place(epicId), { ...rest, objectives: long });
    expect(failureOf(answer)).toBe('bad-input');
  });
});
