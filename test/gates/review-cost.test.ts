import { sprintId } from '@throughline/core/model/ids.ts';
import type { TeamId } from '@throughline/core/model/ids.ts';
import { countingHost, noCalls } from '@throughline/core/port/memory/counting.ts';
import { memorySprints } from '@throughline/core/port/memory/sprints.ts';
import { noteWorkMoved } from '@throughline/core/use/note-work-moved.ts';
import { openReview } from '@throughline/core/use/open-review.ts';
import { epicId, epicWith, eventOf, idAt, newWorld, simplePlan, SUP, valueOf } from '../core/use/world.ts';
import { stateOf } from '../core/work-fixtures.ts';

/*
 * What a review of a sprint costs: it grows with what is in the sprint and with what moved, never with the key results.
 */

const team = 'board' as TeamId;
const sprint = sprintId('jira', 'site', 1);
const DAY = 86_400_000;

/** A sprint of so many stories of an epic that holds `all` of them; so many are finished in it. */
async function review({ all, inSprint, moved }: { all: number; inSprint: number; moved: number }) {
  const stories = epicWith(
    Array.from({ length: all }, (_, at) => ({ points: (at % 8) + 1, done: at % 3 === 0 })),
  );
  const items = stories.map((item, at) => ({ ...item, sprints: at >= 1 && at <= inSprint ? [sprint] : [] }));
  const world = newWorld({ items, limits: { keys: 25, writes: 25 } });
  await world.import(simplePlan(epicId));
  world.now += DAY;
  const began = world.now;
  for (let at = 0; at < moved; at += 1) {
    const [before] = await world.tracker.read([idAt(100 + at)], 'app');
    if (!before) throw new Error('a story is missing');
    world.now += 60_000;
    valueOf(
      await noteWorkMoved(
        world.host(),
        eventOf(before, world.tracker.change(before.id, { state: stateOf('done') })),
      ),
    );
  }
  world.now += DAY;
  const sprints = memorySprints(world.tracker, {
    teams: [{ id: team, name: 'Support', projects: [SUP], sprints: true }],
    sprints: [
      {
        id: sprint,
        team,
        name: 'S',
        state: 'active',
        start: began,
        end: began + 14 * DAY,
        completed: null,
        goal: null,
      },
    ],
  });
  const calls = noCalls();
  const { review: found } = valueOf(
    await openReview(
      countingHost(world.host({ sprints }), calls),
      { project: null },
      { team, span: { kind: 'current' }, objectives: [], unit: 'points' },
    ),
  );
  const { groups } = found.work;
  expect(Object.values(groups).reduce((sum, { count }) => sum + count, 0)).toBe(inSprint);
  return { calls, answer: JSON.stringify(found).length };
}

describe('a review of a sprint of 500 items, of which 40 moved', () => {
  it('costs the same in a key result of 600 and of 6,000 items', async () => {
    const small = await review({ all: 600, inSprint: 500, moved: 40 });
    const large = await review({ all: 6000, inSprint: 500, moved: 40 });
    expect(large.calls).toEqual({ ...small.calls, bytesRead: expect.any(Number) });
    // 500 items and the epic above them in batches of 25; the directory, the shard with its texts, the ledgers, the series.
    expect(small.calls.gets).toBeLessThanOrEqual(20 + 8);
    // The team, its sprints, five pages of the sprint, who was in it, what changed, the past of that, names.
    expect(small.calls.tracker).toBeLessThanOrEqual(12);
    expect(small.calls.rights).toBe(1);
    expect(small.calls.commits).toBe(0);
    // Forge lets 5 MB out of a function.
    expect(large.answer).toBeLessThan(500_000);
  });

  it('asks for the past of what moved alone', async () => {
    const asked: number[] = [];
    for (const moved of [0, 10, 100]) {
      const { calls } = await review({ all: 600, inSprint: 500, moved });
      asked.push(calls.tracker);
    }
    expect(asked[1]).toBe(asked[2]);
    expect(asked[0]).toBe((asked[1] ?? 0) - 1);
  });
});
