import type { KeyResultId, ProjectId } from '@throughline/core/model/ids.ts';
import { linkWorkItem } from '@throughline/core/use/link-work-item.ts';
import { openEpicPanel } from '@throughline/core/use/open-epic-panel.ts';
import { workOff } from '@throughline/core/use/work-off.ts';
import { keyResult, links, objective, planOf, workMeasure } from '../plan-fixtures.ts';
import { stateOf } from '../work-fixtures.ts';
import { epicId, epicWith, idAt, newWorld, valueOf } from './world.ts';
import type { World } from './world.ts';

const OPS = 'OPS' as ProjectId;
const spot = { keyResult: 'kr' as KeyResultId, shard: 'OPS~1' };
const later = 20 * 60_000;

/** Where no event tells, changes are asked for in the projects of the objectives and wherever items were counted. */
describe('work of another project than its objective, where changes are asked for', () => {
  const doneOf = async (world: World) => {
    const [found] = await world.store.get([{ kind: 'shard', id: 'OPS~1' }]);
    return found?.value?.keyResults[0]?.work?.sums.items.done;
  };
  const planned = (...items: ReturnType<typeof idAt>[]) =>
    planOf(
      [objective('o', { project: OPS })],
      [keyResult('kr', 'o', workMeasure({ links: links(...items) }))],
    );

  it('is followed when it was linked after the last count', async () => {
    const world = newWorld({ items: epicWith([{ points: 3 }, { points: 5 }]), changes: true });
    await world.import(planned());
    valueOf(await linkWorkItem(world.host(), world.place(idAt(100)), { ...spot, weight: null }));
    world.now += later;
    world.tracker.change(idAt(100), { state: stateOf('done') });
    const place = { ...world.place(idAt(100)), type: 'Story' };
    valueOf(await openEpicPanel(world.host(), place));
    expect(await doneOf(world)).toBe(1);
  });

  it('is followed when it changes between being counted and the end of the count', async () => {
    const world = newWorld({
      items: epicWith([{ points: 3 }, { points: 5 }, { points: 2 }]),
      changes: true,
      pageSize: 1,
    });
    world.tick = 6000;
    await world.import(planned(epicId));
    world.tick = 0;
    for (let pages = 0; pages < 2; pages += 1) {
      valueOf(await workOff(world.host(), { kind: 'count', ...spot }, 0));
    }
    world.now += later;
    world.tracker.change(idAt(100), { state: stateOf('done') });
    await world.panel(epicId);
    world.now += later;
    for (let again = true; again;) {
      ({ again } = valueOf(await workOff(world.host(), { kind: 'count', ...spot }, 0)));
    }
    await world.panel(epicId);
    expect(await doneOf(world)).toBe(1);
  });
});
