import type { ItemId, ProjectId } from '@throughline/core/model/ids.ts';
import type { ItemLevel, ItemState, WorkItem } from '@throughline/core/model/work-item.ts';
import type { WorkItems } from '@throughline/core/port/work-items.ts';
import { QueryRefused, WorkFault } from '@throughline/core/port/work-items.ts';

/** One item of the world that a fixture lays out in its tracker, in the tracker's own way. */
export interface WorldItem {
  readonly name: string;
  readonly level: ItemLevel;
  readonly parent: string | null;
  readonly category: ItemState['category'];
  /** Points as a person types them; null = not estimated. */
  readonly points: number | null;
  readonly title?: string;
  /** The user of the fixture may not see it. */
  readonly hidden?: true;
}

/** An adapter with the world of `WORK_WORLD` behind it, and what can be done to that world. */
export interface WorkItemsFixture {
  readonly work: WorkItems;
  readonly project: ProjectId;
  /** The host's id and key of each item of the world. */
  readonly placed: ReadonlyMap<string, { readonly id: ItemId; readonly key: string }>;
  /** An id of the right form that nothing has, and a key likewise. */
  readonly nobody: { readonly id: ItemId; readonly key: string };
  /**
   * Queries of the host's own language: one that finds only the item called "alone", one that finds the whole world, and
   * one that the host refuses.
   */
  readonly queries: { readonly alone: string; readonly everything: string; readonly refused: string };
  /** Every call to the tracker fails from now on, until told otherwise. */
  readonly breakDown: (broken: boolean) => void;
  /** What people do in the tracker. */
  readonly finish: (name: string) => Promise<void>;
  readonly remove: (name: string) => Promise<void>;
  close?(): Promise<void>;
}

/** Parts that do not apply to an adapter, each with the reason why. */
export interface WorkItemsSkips {
  /** The user sees all that the app sees. */
  readonly hidden?: string;
  readonly changedSince?: string;
  readonly remove?: string;
  /** There is no level below the standard one, or none above the epic. */
  readonly subtask?: string;
  readonly pointsFields?: string;
}

const CROWD = 230;

/** More children than any page holds, odd titles, an empty container, a sub-task, zero and no estimate. */
export const WORK_WORLD: readonly WorldItem[] = [
  { name: 'epic', level: 'container', parent: null, category: 'doing', points: null },
  { name: 'empty', level: 'container', parent: null, category: 'todo', points: null },
  { name: 'other', level: 'container', parent: null, category: 'todo', points: null },
  { name: 'open', level: 'standard', parent: 'other', category: 'todo', points: 0 },
  { name: 'busy', level: 'standard', parent: 'other', category: 'doing', points: 0.5 },
  {
    name: 'done',
    level: 'standard',
    parent: 'other',
    category: 'done',
    points: 13,
    title: `<b>"Ärger" & 'Co'</b> 東京`,
  },
  { name: 'part', level: 'subtask', parent: 'busy', category: 'todo', points: null },
  { name: 'alone', level: 'standard', parent: null, category: 'todo', points: null },
  { name: 'secret', level: 'standard', parent: 'other', category: 'todo', points: 3, hidden: true },
  ...Array.from({ length: CROWD }, (_, at): WorldItem => ({
    name: `crowd ${at}`,
    level: 'standard',
    parent: 'epic',
    category: at % 2 === 0 ? 'todo' : 'done',
    points: at % 3 === 0 ? null : at % 3,
  })),
];

/** What every WorkItems must do. An adapter's test file calls this with a way to make its fixture. */
export function workItemsContract(
  name: string,
  make: () => Promise<WorkItemsFixture>,
  skips: WorkItemsSkips = {},
): void {
  describe(`work items contract: ${name}`, () => {
    let fixture: WorkItemsFixture;
    let work: WorkItems;
    beforeEach(async () => {
      fixture = await make();
      work = fixture.work;
    });
    afterEach(async () => fixture.close?.());

    const idOf = (item: string): ItemId => placed(item).id;
    const placed = (item: string) => {
      const found = fixture.placed.get(item);
      if (!found) throw new Error(`the fixture did not place "${item}"`);
      return found;
    };
    const one = async (item: string): Promise<WorkItem> => {
      const [found] = await work.read([idOf(item)], 'app');
      if (!found) throw new Error(`"${item}" was not read`);
      return found;
    };
    const ids = (items: readonly WorkItem[]) => items.map(({ id }) => id);
    const allChildren = async (containers: readonly ItemId[], as: 'app' | 'user' = 'app') => {
      const found: WorkItem[] = [];
      let pages = 0;
      for (let cursor: string | null = null; ;) {
        const page = await work.childrenOf(containers, cursor, as);
        found.push(...page.items);
        pages += 1;
        expect(pages).toBeLessThanOrEqual(CROWD + 10);
        cursor = page.next;
        if (cursor === null) return { found, pages };
      }
    };
    const childrenInWorld = (parents: readonly string[]) =>
      WORK_WORLD.filter(({ parent }) => parent !== null && parents.includes(parent)).map(({ name }) => name);

    describe('reading by id', () => {
      it.each(['open', 'busy', 'done', 'alone', 'empty'])('gives the facts of "%s"', async (item) => {
        const expected = WORK_WORLD.find(({ name }) => name === item) as WorldItem;
        const found = await one(item);
        expect(found).toMatchObject({
          ...placed(item),
          level: expected.level,
          parent: expected.parent === null ? null : idOf(expected.parent),
          project: fixture.project,
          state: { category: expected.category },
          sizes: { points: expected.points === null ? null : expected.points * 1000 },
        });
        expect(found.title).toBe(expected.title ?? item);
        expect(found.revision).toBeGreaterThan(0);
        expect(Number.isSafeInteger(found.revision)).toBe(true);
      });

      itUnless(skips.subtask)('knows a sub-task and its story', async () => {
        expect(await one('part')).toMatchObject({ level: 'subtask', parent: idOf('busy') });
      });

      it('answers nothing when asked for nothing', async () => {
        expect(await work.read([], 'app')).toEqual([]);
      });

      it('leaves out what does not exist, and still gives the rest', async () => {
        const found = await work.read([fixture.nobody.id, idOf('open'), idOf('done')], 'app');
        expect(new Set(ids(found))).toEqual(new Set([idOf('open'), idOf('done')]));
      });

      it('gives the same items whatever the order of the ids, each once', async () => {
        const asked = WORK_WORLD.filter(({ hidden }) => !hidden).map(({ name }) => idOf(name));
        const forwards = await work.read(asked, 'app');
        const backwards = await work.read(asked.toReversed(), 'app');
        expect(forwards).toHaveLength(asked.length);
        expect(byId(backwards)).toEqual(byId(forwards));
      });

      it('gives an item asked for twice at most once', async () => {
        expect(ids(await work.read([idOf('open'), idOf('open')], 'app'))).toEqual([idOf('open')]);
      });

      itUnless(skips.hidden)('leaves out what the user may not see, and gives it to the app', async () => {
        const asked = [idOf('secret'), idOf('open')];
        expect(ids(await work.read(asked, 'user'))).toEqual([idOf('open')]);
        expect(new Set(ids(await work.read(asked, 'app')))).toEqual(new Set(asked));
      });

      it('reports a tracker that does not answer as a fault, never as absence', async () => {
        fixture.breakDown(true);
        await expect(work.read([idOf('open')], 'app')).rejects.toBeInstanceOf(WorkFault);
        await expect(work.read([fixture.nobody.id], 'app')).rejects.toBeInstanceOf(WorkFault);
        fixture.breakDown(false);
        expect(ids(await work.read([idOf('open')], 'app'))).toEqual([idOf('open')]);
      });
    });

    describe('children', () => {
      it('come page by page: all of them, none twice', async () => {
        const { found, pages } = await allChildren([idOf('epic')]);
        expect(found).toHaveLength(CROWD);
        expect(new Set(ids(found))).toEqual(new Set(childrenInWorld(['epic']).map(idOf)));
        expect(found.every(({ parent }) => parent === idOf('epic'))).toBe(true);
        expect(pages).toBeGreaterThan(1);
      });

      it('of several containers come together, none twice', async () => {
        const { found } = await allChildren([idOf('other'), idOf('empty'), idOf('epic')]);
        const expected = childrenInWorld(['other', 'epic']).map(idOf);
        expect(found).toHaveLength(expected.length);
        expect(new Set(ids(found))).toEqual(new Set(expected));
      });

      it('are the direct ones only', async () => {
        const { found } = await allChildren([idOf('other')]);
        expect(new Set(ids(found))).toEqual(new Set(childrenInWorld(['other']).map(idOf)));
      });

      it('carry the same facts as when read by id', async () => {
        const { found } = await allChildren([idOf('other')]);
        expect(byId(found)).toEqual(byId(await work.read(ids(found), 'app')));
      });

      it('of an empty container, and of none, are no items and no next page', async () => {
        expect(await work.childrenOf([idOf('empty')], null, 'app')).toEqual({ items: [], next: null });
        expect(await work.childrenOf([], null, 'app')).toEqual({ items: [], next: null });
      });

      it('asked for again from the same place are the same page', async () => {
        const first = await work.childrenOf([idOf('epic')], null, 'app');
        const second = await work.childrenOf([idOf('epic')], first.next, 'app');
        expect(await work.childrenOf([idOf('epic')], first.next, 'app')).toEqual(second);
      });

      itUnless(skips.hidden)('that the user may not see are left out for the user only', async () => {
        expect(ids((await allChildren([idOf('other')], 'user')).found)).not.toContain(idOf('secret'));
        expect(ids((await allChildren([idOf('other')])).found)).toContain(idOf('secret'));
      });

      it('of a tracker that does not answer are a fault, in the middle of the pages too', async () => {
        const first = await work.childrenOf([idOf('epic')], null, 'app');
        fixture.breakDown(true);
        await expect(work.childrenOf([idOf('epic')], null, 'app')).rejects.toBeInstanceOf(WorkFault);
        await expect(work.childrenOf([idOf('epic')], first.next, 'app')).rejects.toBeInstanceOf(WorkFault);
      });
    });

    describe('references', () => {
      it('are keys, ids, and either with its host before it', async () => {
        const { id, key } = placed('done');
        const [host = '', rest = ''] = splitOnce(id, ':');
        const local = rest.slice(rest.lastIndexOf('/') + 1);
        const references = [key, id, local, `${host}:${key}`, `${host}:${local}`];
        const found = await work.resolve(references, 'app');
        expect(found).toEqual(new Map(references.map((reference) => [reference, id])));
      });

      it('that are unknown are absent, beside those that are found', async () => {
        const { id, key } = placed('open');
        const found = await work.resolve(
          [fixture.nobody.key, key, fixture.nobody.id, 'no such thing'],
          'app',
        );
        expect([...found]).toEqual([[key, id]]);
      });

      it.each([
        `x" OR project is not EMPTY OR key = "x`,
        `1 or 1=1`,
        `' OR [System.Id] > 0 --`,
        'A-1) OR (key = A-1',
        '\\',
        '',
      ])('are text, never a query: %p finds nothing', async (reference) => {
        expect([...(await work.resolve([reference], 'app'))]).toEqual([]);
      });

      it('of the other host find nothing', async () => {
        const { id, key } = placed('open');
        const other = id.startsWith('jira:') ? 'ado' : 'jira';
        expect([...(await work.resolve([`${other}:${key}`], 'app'))]).toEqual([]);
      });

      it('of more than a page are all found', async () => {
        const names = childrenInWorld(['epic']);
        const found = await work.resolve(
          names.map((name) => placed(name).key),
          'app',
        );
        expect(found.size).toBe(names.length);
      });

      it('asked of a tracker that does not answer are a fault', async () => {
        fixture.breakDown(true);
        await expect(work.resolve([placed('open').key], 'app')).rejects.toBeInstanceOf(WorkFault);
      });
    });

    describe('changes since an instant', () => {
      const changes = (since: number) => work.changedSince([fixture.project], since);

      itUnless(skips.changedSince)('name what changed, and where to go on', async () => {
        const { upTo } = await changes(0);
        await fixture.finish('open');
        const after = await changes(upTo);
        expect(after.changed).toContain(idOf('open'));
        expect(after.upTo).toBeGreaterThanOrEqual(upTo);
        expect((await one('open')).state.category).toBe('done');
      });

      itUnless(skips.changedSince)('from the very start are all there is', async () => {
        const { changed } = await changes(0);
        expect(new Set(changed).size).toBe(changed.length);
        expect(changed).toHaveLength(WORK_WORLD.length);
      });

      itUnless(skips.changedSince ?? skips.remove)('name what was deleted', async () => {
        const { upTo } = await changes(0);
        await fixture.remove('alone');
        const after = await changes(upTo);
        expect(after.deleted).toContain(idOf('alone'));
        expect(after.changed).not.toContain(idOf('alone'));
      });

      itUnless(skips.changedSince)('asked of a tracker that does not answer are a fault', async () => {
        fixture.breakDown(true);
        await expect(changes(0)).rejects.toBeInstanceOf(WorkFault);
      });
    });

    describe('what a person looks for', () => {
      const byText = (text: string, limit = 20, projects: readonly ProjectId[] = [fixture.project]) =>
        work.find({ by: 'text', text, projects }, limit);
      const byQuery = (query: string) => work.find({ by: 'query', query }, 20);

      it('is found by a word of its title, small or large', async () => {
        expect(ids((await byText('alone')).items)).toEqual([idOf('alone')]);
        expect(ids((await byText('ALONE')).items)).toEqual([idOf('alone')]);
        expect(ids((await byText('ärger')).items)).toEqual([idOf('done')]);
      });

      it('is found by all of its words, in any order', async () => {
        expect(ids((await byText('crowd 17')).items)).toContain(idOf('crowd 17'));
        expect(ids((await byText('17 crowd')).items)).toContain(idOf('crowd 17'));
        expect(ids((await byText('crowd alone')).items)).toEqual([]);
      });

      it('is found by its key, with all its facts', async () => {
        const { items, more } = await byText(` ${placed('done').key} `);
        expect(items).toEqual([await one('done')]);
        expect(more).toBe(false);
      });

      it('is looked for in the projects that were named, and nowhere else', async () => {
        expect(await byText('alone', 20, [])).toEqual({ items: [], more: false });
        expect(await byText(placed('alone').key, 20, [])).toEqual({ items: [], more: false });
      });

      it('is as much as was asked for, and says that there is more', async () => {
        const { items, more } = await byText('crowd', 5);
        expect([items.length, new Set(ids(items)).size, more]).toEqual([5, 5, true]);
        expect((await byText('alone', 5)).more).toBe(false);
      });

      it.each([
        `x" OR project is not EMPTY OR summary ~ "x`,
        `nothing\\" OR summary ~ "alone`,
        `' OR [System.Id] > 0 OR [System.Title] CONTAINS '`,
        'no) OR (key is not EMPTY',
        'zzz ORDER BY key',
      ])('is text, never a query: %p finds nothing', async (text) => {
        expect(await byText(text)).toEqual({ items: [], more: false });
      });

      itUnless(skips.hidden)('is not what this person may not see', async () => {
        expect((await byText('secret')).items).toEqual([]);
        expect((await byText(placed('secret').key)).items).toEqual([]);
      });

      it("may be asked for in the host's own language, and counted", async () => {
        const { alone } = fixture.queries;
        expect(await byQuery(alone)).toEqual({ items: [await one('alone')], more: false });
        expect((await work.count(alone)).count).toBe(1);
        expect(typeof (await work.count(alone)).exact).toBe('boolean');
      });

      it('is refused with a reason where the host does not take the query', async () => {
        const refusal = await byQuery(fixture.queries.refused).catch((cause: unknown) => cause);
        expect(refusal).toBeInstanceOf(QueryRefused);
        expect((refusal as QueryRefused).reason).toMatch(/\w/);
        await expect(work.count(fixture.queries.refused)).rejects.toBeInstanceOf(QueryRefused);
      });

      it('asked of a tracker that does not answer is a fault, never "nothing" and never a refusal', async () => {
        fixture.breakDown(true);
        await expect(byText('alone')).rejects.toBeInstanceOf(WorkFault);
        await expect(byQuery(fixture.queries.alone)).rejects.toBeInstanceOf(WorkFault);
        await expect(work.count(fixture.queries.alone)).rejects.toBeInstanceOf(WorkFault);
      });
    });

    describe('everything that a query finds', () => {
      const all = async (query: string, as: 'app' | 'user' = 'app') => {
        const found: WorkItem[] = [];
        let pages = 0;
        for (let cursor: string | null = null; ;) {
          const page = await work.search(query, cursor, as);
          found.push(...page.items);
          pages += 1;
          expect(pages).toBeLessThanOrEqual(CROWD + 10);
          cursor = page.next;
          if (cursor === null) return { found, pages };
        }
      };

      it('comes page by page: all of it, none twice, with the same facts as when read by id', async () => {
        const { found, pages } = await all(fixture.queries.everything);
        expect(new Set(ids(found)).size).toBe(found.length);
        expect(new Set(ids(found))).toEqual(new Set(WORK_WORLD.map(({ name }) => idOf(name))));
        expect(pages).toBeGreaterThan(1);
        expect(byId(found)).toEqual(byId(await work.read(ids(found), 'app')));
      });

      it('is the same page when asked for again from the same place', async () => {
        const first = await work.search(fixture.queries.everything, null, 'app');
        const second = await work.search(fixture.queries.everything, first.next, 'app');
        expect(await work.search(fixture.queries.everything, first.next, 'app')).toEqual(second);
      });

      it('is as many as the query is counted', async () => {
        expect(ids((await all(fixture.queries.alone)).found)).toEqual([idOf('alone')]);
        const { found } = await all(fixture.queries.everything, 'user');
        expect(found).toHaveLength((await work.count(fixture.queries.everything)).count);
      });

      itUnless(skips.hidden)('is less for who may not see all of it', async () => {
        const { everything } = fixture.queries;
        expect(ids((await all(everything)).found)).toContain(idOf('secret'));
        expect(ids((await all(everything, 'user')).found)).not.toContain(idOf('secret'));
      });

      it('is refused where the host does not take the query, and a fault where it does not answer', async () => {
        const { alone, refused } = fixture.queries;
        await expect(work.search(refused, null, 'app')).rejects.toBeInstanceOf(QueryRefused);
        fixture.breakDown(true);
        await expect(work.search(alone, null, 'app')).rejects.toBeInstanceOf(WorkFault);
      });
    });

    describe('names of projects', () => {
      it('are what the project is found by', async () => {
        const names = await work.projectNames([fixture.project, fixture.project]);
        const name = names.get(fixture.project) ?? '';
        expect(name).not.toBe('');
        const found = await work.findProjects?.([name], 'user');
        expect(found?.get(name) ?? fixture.project).toBe(fixture.project);
        expect(await work.projectNames([])).toEqual(new Map());
      });

      it('asked of a tracker that does not answer are a fault', async () => {
        fixture.breakDown(true);
        await expect(work.projectNames([fixture.project])).rejects.toBeInstanceOf(WorkFault);
      });
    });

    describe('after a change', () => {
      it('an item has its new state and a greater revision', async () => {
        const before = await one('open');
        await fixture.finish('open');
        const after = await one('open');
        expect([before.state.category, after.state.category]).toEqual(['todo', 'done']);
        expect(after.revision).toBeGreaterThan(before.revision);
      });

      itUnless(skips.remove)('a deleted item is absent, also among the children', async () => {
        await fixture.remove('open');
        expect(await work.read([idOf('open')], 'app')).toEqual([]);
        expect(ids((await allChildren([idOf('other')])).found)).not.toContain(idOf('open'));
      });
    });

    describe('points fields', () => {
      itUnless(skips.pointsFields)('are found by their schema, each with an id and a name', async () => {
        const found = await work.pointsFields(fixture.project);
        expect(found.length).toBeGreaterThan(0);
        expect(found.every(({ id, name }) => id !== '' && name !== '')).toBe(true);
        expect(new Set(found.map(({ id }) => id)).size).toBe(found.length);
      });

      itUnless(skips.pointsFields)('asked of a tracker that does not answer are a fault', async () => {
        fixture.breakDown(true);
        await expect(work.pointsFields(fixture.project)).rejects.toBeInstanceOf(WorkFault);
      });
    });
  });
}

const itUnless = (reason: string | undefined) =>
  reason === undefined
    ? it
    : (title: string, _: () => Promise<void>) => it.skip(`${title} (skipped: ${reason})`, _);

const byId = (items: readonly WorkItem[]) => [...items].sort((a, b) => (a.id < b.id ? -1 : 1));

function splitOnce(text: string, at: string): string[] {
  const found = text.indexOf(at);
  return [text.slice(0, found), text.slice(found + 1)];
}
