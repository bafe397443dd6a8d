import type { ProjectId } from '@throughline/core/model/ids.ts';
import { choosePointsField } from '@throughline/core/use/choose-points-field.ts';
import { pointsFieldOf } from '@throughline/core/use/points-field.ts';
import {
  epicId,
  epicWith,
  failureOf,
  idAt,
  keyResultOf,
  newWorld,
  POINTS,
  simplePlan,
  SUP,
  valueOf,
} from './world.ts';
import type { World } from './world.ts';

const two = {
  [SUP]: [
    { id: 'customfield_1', name: 'Story Points' },
    { id: 'customfield_2', name: 'Story point estimate' },
  ],
};

/** A tracker whose points are in the field that the project document names. */
function newAmbiguousWorld(): World {
  const items = epicWith([{ points: null, done: true }, { points: null }]).map((item) => ({
    ...item,
    sizes: {
      ...item.sizes,
      fields: { customfield_1: 3000, customfield_2: item.state.category === 'done' ? 9000 : 1000 },
    },
  }));
  const world: World = newWorld({
    items,
    pointsFields: two,
    pointsField: (project: ProjectId) => pointsFieldOf(world.store, project),
  });
  return world;
}

describe('the field that holds the points', () => {
  it('is remembered without a question where there is only one', async () => {
    const world = newWorld({ items: epicWith([{ points: 3 }]) });
    await world.import(simplePlan(epicId));
    expect(await pointsFieldOf(world.store, SUP)).toBe(POINTS);
    expect((await world.panel(epicId)).pointsFieldQuestion).toBeNull();
  });

  it('is asked for once, of who administers the project, and the numbers follow the answer', async () => {
    const world = newAmbiguousWorld();
    await world.import(simplePlan(epicId));
    expect((await world.panel(epicId)).pointsFieldQuestion).toEqual(two[SUP]);
    expect(
      (await world.panel(epicId, world.host({ may: { administer: [] } }))).pointsFieldQuestion,
    ).toBeNull();
    expect(keyResultOf(await world.panel(epicId)).problems.map(({ code }) => code)).toContain(
      'D_UNESTIMATED',
    );

    valueOf(await choosePointsField(world.host(), world.place(epicId), { field: 'customfield_2' }));
    await world.drain();
    const view = await world.panel(epicId);
    expect(view.pointsFieldQuestion).toBeNull();
    expect(keyResultOf(view)).toMatchObject({ percent: '90', amount: { total: { digits: 10, scale: 0 } } });
    expect(keyResultOf(await world.panel(idAt(1)))).toMatchObject({ percent: '90' });
  });

  it('must be one of the project: another is refused', async () => {
    const world = newAmbiguousWorld();
    await world.import(simplePlan(epicId));
    const answer = await choosePointsField(world.host(), world.place(epicId), { field: 'summary' });
    expect(failureOf(answer)).toBe('bad-input');
    expect(await pointsFieldOf(world.store, SUP)).toBeNull();
  });

  it('is not asked for where nothing counts points', async () => {
    const world = newAmbiguousWorld();
    expect((await world.panel(epicId)).pointsFieldQuestion).toBeNull();
  });
});
