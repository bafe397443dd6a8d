import type { Instant } from '@throughline/core/model/day.ts';
import type { ItemId, ProjectId, SprintId, TeamId } from '@throughline/core/model/ids.ts';
import type { ItemHistory } from '@throughline/core/model/item-history.ts';
import { itemAt } from '@throughline/core/history/past-items.ts';
import type { WorkItem } from '@throughline/core/model/work-item.ts';
import type { Sprints } from '@throughline/core/port/sprints.ts';
import { WorkFault } from '@throughline/core/port/work-items.ts';

/**
 * An adapter over a tracker in which a team has three sprints, "past" (closed), "present" and "next", another team flows
 * without, and these items are: `kept`, `left` and `resized` in "present"; `alone` in none; `hidden` in "present", not shown
 * to the user; 130 more in "present", called `crowd 0` and so on. All of them are todo, of 3 points, since before `began`.
 */
export interface SprintsFixture {
  readonly sprints: Sprints;
  readonly project: ProjectId;
  readonly team: { readonly id: TeamId; readonly name: string };
  /** Without sprints; its board or areas hold all items. */
  readonly flowing: { readonly id: TeamId; readonly name: string };
  readonly sprint: Readonly<Record<'past' | 'present' | 'next', SprintId>>;
  readonly nobody: { readonly team: TeamId; readonly sprint: SprintId };
  readonly placed: ReadonlyMap<string, ItemId>;
  /** An instant after everything above and before anything that a test does. */
  readonly began: Instant;
  /** What people do in the tracker. */
  readonly finish: (name: string) => Promise<void>;
  readonly resize: (name: string, points: number | null) => Promise<void>;
  readonly enter: (name: string, sprint: SprintId) => Promise<void>;
  readonly leave: (name: string) => Promise<void>;
  /** Every call to the tracker fails from now on, until told otherwise. */
  readonly breakDown: (broken: boolean) => void;
  close?(): Promise<void>;
}

export interface SprintsSkips {
  /** The user sees all that the app sees. */
  readonly hidden?: string;
}

export const SPRINT_CROWD = 130;

/** What every Sprints must do. An adapter's test file calls this with a way to make its fixture. */
export function sprintsContract(
  name: string,
  make: () => Promise<SprintsFixture>,
  skips: SprintsSkips = {},
): void {
  describe(`sprints contract: ${name}`, () => {
    let fixture: SprintsFixture;
    let sprints: Sprints;
    beforeEach(async () => {
      fixture = await make();
      sprints = fixture.sprints;
    });
    afterEach(async () => fixture.close?.());

    const idOf = (item: string): ItemId => {
      const found = fixture.placed.get(item);
      if (!found) throw new Error(`the fixture did not place "${item}"`);
      return found;
    };
    const allIn = async (sprint: SprintId, as: 'app' | 'user' = 'app'): Promise<readonly WorkItem[]> => {
      const found: WorkItem[] = [];
      for (let cursor: string | null = null; ;) {
        const page = await sprints.itemsIn(sprint, cursor, as);
        found.push(...page.items);
        cursor = page.next;
        if (cursor === null) return found;
        expect(found.length).toBeLessThan(1000);
      }
    };
    const pastOf = async (item: string): Promise<ItemHistory> => {
      const { histories } = await sprints.historiesOf([idOf(item)], fixture.began, 'app');
      const [past] = histories;
      if (!past) throw new Error(`nothing is told of "${item}"`);
      return past;
    };
    const then = async (item: string): Promise<WorkItem> => itemAt(await pastOf(item), fixture.began);

    it('finds teams by project and a part of the name, capitals aside, and says where there are more', async () => {
      const { team, flowing, project } = fixture;
      const all = await sprints.teams({ project, text: null }, 50);
      expect(all.teams.map(({ id }) => id)).toEqual(expect.arrayContaining([team.id, flowing.id]));
      expect(all.more).toBe(false);
      const names = all.teams.map((one) => one.name.toLowerCase());
      expect(names).toEqual([...names].sort());
      const some = await sprints.teams({ project: null, text: team.name.slice(1).toUpperCase() }, 50);
      expect(some.teams.map(({ id }) => id)).toContain(team.id);
      expect((await sprints.teams({ project, text: null }, 1)).more).toBe(true);
      expect((await sprints.teams({ project, text: 'no such team' }, 50)).teams).toEqual([]);
    });

    it('tells a team with its projects, and whether it has sprints', async () => {
      const { team, flowing, project, nobody } = fixture;
      expect(await sprints.team(team.id)).toMatchObject({ ...team, sprints: true });
      expect((await sprints.team(team.id))?.projects).toContain(project);
      expect(await sprints.team(flowing.id)).toMatchObject({ ...flowing, sprints: false });
      expect(await sprints.team(nobody.team)).toBeNull();
    });

    it('tells the sprints of a team: under way, over, to come', async () => {
      const { team, flowing, sprint } = fixture;
      const all = await sprints.sprintsOf(team.id);
      expect(all.map(({ id, state }) => [id, state])).toEqual([
        [sprint.present, 'active'],
        [sprint.past, 'closed'],
        [sprint.next, 'future'],
      ]);
      for (const { start, end } of all.slice(0, 2)) expect(Number(start)).toBeLessThan(Number(end));
      expect(await sprints.sprintsOf(flowing.id)).toEqual([]);
    });

    it('tells one sprint, and none that is not there', async () => {
      const { team, sprint, nobody } = fixture;
      expect(await sprints.sprint(sprint.past, team.id)).toMatchObject({ id: sprint.past, state: 'closed' });
      expect(await sprints.sprint(nobody.sprint, team.id)).toBeNull();
    });

    it('lists every item of a sprint once, over pages, with its sprints', async () => {
      const { sprint } = fixture;
      const found = await allIn(sprint.present);
      const expected = [...fixture.placed].filter(([item]) => item !== 'alone').map(([, id]) => id);
      expect(found.map(({ id }) => id).sort()).toEqual(expected.sort());
      for (const item of found) expect(item.sprints).toContain(sprint.present);
      expect(await allIn(sprint.next)).toEqual([]);
    });

    (skips.hidden ? it.skip : it)(
      `lists to a user what they may see${skips.hidden ? `: ${skips.hidden}` : ''}`,
      async () => {
        const found = await allIn(fixture.sprint.present, 'user');
        expect(found.map(({ id }) => id)).not.toContain(idOf('hidden'));
        expect(found).toHaveLength(SPRINT_CROWD + 3);
      },
    );

    it('knows who was in a sprint at an instant, or says that it cannot know', async () => {
      await fixture.leave('left');
      await fixture.enter('alone', fixture.sprint.present);
      const were = await sprints.wereIn(fixture.sprint.present, fixture.began, 'app');
      if (were === null) return expect(sprints.source).toBe('changelogs');
      expect(were).toContain(idOf('left'));
      expect(were).not.toContain(idOf('alone'));
      expect(were).toHaveLength(SPRINT_CROWD + 4);
    });

    it('lists what moved on a board, and nothing else', async () => {
      await fixture.finish('kept');
      await fixture.resize('alone', 5);
      const { items } = await sprints.itemsOf(fixture.flowing.id, fixture.began, null, 'app');
      expect(items.map(({ id }) => id).sort()).toEqual([idOf('alone'), idOf('kept')].sort());
    });

    it('tells how items came to be as they are: state, size and sprint at an instant', async () => {
      const { present } = fixture.sprint;
      await fixture.finish('kept');
      await fixture.resize('resized', 8);
      await fixture.resize('resized', null);
      await fixture.leave('left');
      await fixture.enter('alone', present);

      const kept = await pastOf('kept');
      expect(kept.item.state.category).toBe('done');
      expect(kept.changes.length).toBeGreaterThan(0);
      expect(itemAt(kept, fixture.began).state.category).toBe('todo');
      const resized = await pastOf('resized');
      expect(resized.item.sizes.points).toBeNull();
      expect(itemAt(resized, fixture.began).sizes.points).toBe(3000);
      const points = resized.changes
        .map(({ after }) => after.sizes?.points)
        .filter((size) => size !== undefined);
      expect(points).toEqual([8000, null]);
      expect((await pastOf('left')).item.sprints ?? []).not.toContain(present);
      expect((await then('left')).sprints).toContain(present);
      expect((await pastOf('alone')).item.sprints).toContain(present);
      expect((await then('alone')).sprints ?? []).not.toContain(present);
      for (const { at } of [...kept.changes, ...resized.changes]) expect(at).toBeGreaterThan(fixture.began);
    });

    it('tells nothing of an item that did not move but what it is, and nothing of one that is not there', async () => {
      await fixture.finish('kept');
      const { histories, cut } = await sprints.historiesOf(
        [idOf('resized'), `${idOf('kept')}00000` as ItemId],
        fixture.began,
        'app',
      );
      expect(histories.map(({ item }) => item.id)).toEqual([idOf('resized')]);
      expect(histories[0]?.changes).toEqual([]);
      expect(cut).toEqual([]);
    });

    it('tells the past of a whole sprint, each item once', async () => {
      await fixture.finish('crowd 7');
      const ids = (await allIn(fixture.sprint.present)).map(({ id }) => id);
      const { histories } = await sprints.historiesOf([...ids, ...ids], fixture.began, 'app');
      expect(histories.map(({ item }) => item.id).sort()).toEqual([...ids].sort());
      const moved = histories.filter(({ changes }) => changes.length > 0).map(({ item }) => item.id);
      expect(moved).toEqual([idOf('crowd 7')]);
    });

    it('throws WorkFault where the tracker does not answer: it is never nothing', async () => {
      const { team, sprint, project, began } = fixture;
      const ids = [idOf('kept')];
      const knowsWho = (await sprints.wereIn(sprint.present, began, 'app')) !== null;
      fixture.breakDown(true);
      if (knowsWho) await expect(sprints.wereIn(sprint.present, began, 'app')).rejects.toThrow(WorkFault);
      await expect(sprints.teams({ project, text: null }, 10)).rejects.toThrow(WorkFault);
      await expect(sprints.team(team.id)).rejects.toThrow(WorkFault);
      await expect(sprints.sprintsOf(team.id)).rejects.toThrow(WorkFault);
      await expect(sprints.sprint(sprint.past, team.id)).rejects.toThrow(WorkFault);
      await expect(sprints.itemsIn(sprint.present, null, 'app')).rejects.toThrow(WorkFault);
      await expect(sprints.itemsOf(team.id, began, null, 'app')).rejects.toThrow(WorkFault);
      await expect(sprints.historiesOf(ids, began, 'app')).rejects.toThrow(WorkFault);
      fixture.breakDown(false);
      expect(await sprints.team(team.id)).not.toBeNull();
    });
  });
}
