import { noteWorkMoved } from '@throughline/core/use/note-work-moved.ts';
import { stateOf } from '../work-fixtures.ts';
import { epicId, epicWith, eventOf, idAt, keyResultOf, newWorld, simplePlan, valueOf } from './world.ts';

describe('the main walk', () => {
  it('imports a plan, counts an epic, follows an issue to done and back', async () => {
    const world = newWorld({ items: epicWith([{ points: 8, done: true }, { points: 5 }, { points: 13 }]) });
    await world.import(simplePlan(epicId));
    const before = keyResultOf(await world.panel(epicId));
    expect(before).toMatchObject({ raw: 307_692, percent: '31', linked: true, counting: null });

    const move = async (category: 'done' | 'todo') => {
      const [was] = await world.tracker.read([idAt(101)], 'app');
      const is = world.tracker.change(idAt(101), { state: stateOf(category) });
      expect(valueOf(await noteWorkMoved(world.host(), eventOf(was ?? null, is)))).toBe('applied');
    };
    await move('done');
    expect(keyResultOf(await world.panel(epicId)).raw).toBe(500_000);
    await move('todo');
    expect(keyResultOf(await world.panel(epicId))).toEqual(before);
  });
});
