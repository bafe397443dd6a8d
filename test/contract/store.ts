import type { ItemDocument, ProjectDocument, TextDocument } from '@throughline/core/port/documents.ts';
import type { ItemId, ProjectId } from '@throughline/core/model/ids.ts';
import type { Key, Store, Write } from '@throughline/core/port/store.ts';
import { StoreFault } from '@throughline/core/port/store.ts';
import { realisticShard } from '../core/port/realistic-shard.ts';

/** One fresh, empty store of an adapter, and what its host can be made to do. */
export interface StoreFixture {
  readonly store: Store;
  /** Another client on the same data: another user's page, another worker. */
  another(): Promise<Store>;
  /** A client whose process dies: its `call`-th wire call that writes never reaches the host, nor anything after it. */
  readonly dying?: (call: number) => Promise<Store>;
  /** Every wire call fails from now on, until told otherwise. */
  readonly breakDown?: (broken: boolean) => void;
  close?(): Promise<void>;
}

/** Parts that do not apply to an adapter, each with the reason why. */
export interface StoreSkips {
  readonly dying?: string;
  readonly breakDown?: string;
}

/** What every Store must do. An adapter's test file calls this with a way to make its fixture. */
export function storeContract(name: string, make: () => Promise<StoreFixture>, skips: StoreSkips = {}): void {
  describe(`store contract: ${name}`, () => {
    let fixture: StoreFixture;
    let store: Store;
    beforeEach(async () => {
      fixture = await make();
      store = fixture.store;
    });
    afterEach(async () => fixture.close?.());

    const put = async (...writes: Write[]) => expect(await store.commit(writes)).toEqual({ ok: true });
    const one = async (key: Key, from: Store = store) => {
      const [found] = await from.get([key]);
      if (!found) throw new Error('get answered nothing for a key');
      return found;
    };

    describe('reading', () => {
      it('answers null with revision null for what was never written', async () => {
        expect(await one(textKey('a'))).toEqual({ key: textKey('a'), value: null, revision: null });
      });

      it('answers in the order of the keys, the unwritten in their place', async () => {
        await put(write(textKey('a'), text('A')), write(textKey('b'), text('B')));
        const found = await store.get([textKey('b'), textKey('none'), textKey('a')]);
        expect(found.map(({ key }) => key.id)).toEqual(['b', 'none', 'a']);
        expect(found.map(({ value }) => value)).toEqual([text('B'), null, text('A')]);
      });

      it('answers nothing when asked for nothing', async () => {
        expect(await store.get([])).toEqual([]);
      });

      it('keeps kinds apart: one id may name a shard, a text and an item', async () => {
        await put(write(textKey('same'), text('A')), write(projectKey('same'), project('same')));
        expect((await one(textKey('same'))).value).toEqual(text('A'));
        expect((await one(projectKey('same'))).value).toEqual(project('same'));
        expect((await one(itemKey('same'))).value).toBeNull();
      });

      it('takes the full number of keys and refuses more as a mistake of the caller', async () => {
        const keys = Array.from({ length: store.limits.keys }, (_, at) => textKey(`k${at}`));
        await put(write(textKey('k0'), text('first')));
        const found = await store.get(keys);
        expect(found).toHaveLength(keys.length);
        expect(found[0]?.value).toEqual(text('first'));
        await expect(store.get([...keys, textKey('more')])).rejects.toThrow(RangeError);
      });

      itUnless(skips.breakDown)('reports a failed read as a fault, never as unwritten', async () => {
        const breakDown = given(fixture.breakDown);
        await put(write(textKey('a'), text('A')));
        breakDown(true);
        await expect(store.get([textKey('a')])).rejects.toBeInstanceOf(StoreFault);
        await expect(store.get([textKey('never written')])).rejects.toBeInstanceOf(StoreFault);
        breakDown(false);
        expect((await one(textKey('a'))).value).toEqual(text('A'));
      });
    });

    describe('writing', () => {
      it('sees its own commit at once, and so does another client', async () => {
        await put(write(textKey('a'), text('A')));
        const here = await one(textKey('a'));
        const there = await one(textKey('a'), await fixture.another());
        expect(here.value).toEqual(text('A'));
        expect(here.revision).not.toBeNull();
        expect(there).toEqual(here);
      });

      it('gives a new revision with each write', async () => {
        const seen = new Set<string>();
        for (const title of ['A', 'B', 'B']) {
          await put(write(textKey('a'), text(title), (await one(textKey('a'))).revision));
          seen.add(String((await one(textKey('a'))).revision));
        }
        expect(seen.size).toBe(3);
      });

      it('refuses a write over a newer revision, and keeps the newer value', async () => {
        await put(write(textKey('a'), text('A')));
        const old = (await one(textKey('a'))).revision;
        await put(write(textKey('a'), text('B'), old));
        expect(await store.commit([write(textKey('a'), text('C'), old)])).toEqual({
          ok: false,
          conflict: true,
        });
        expect((await one(textKey('a'))).value).toEqual(text('B'));
      });

      it('refuses "unwritten" where something is written', async () => {
        await put(write(textKey('a'), text('A')));
        expect(await store.commit([write(textKey('a'), text('B'))])).toEqual({ ok: false, conflict: true });
        expect((await one(textKey('a'))).value).toEqual(text('A'));
      });

      it('refuses a revision that never was, also where nothing is written', async () => {
        expect(await store.commit([write(textKey('a'), text('A'), 'no such revision')])).toEqual({
          ok: false,
          conflict: true,
        });
        expect((await one(textKey('a'))).value).toBeNull();
      });

      it('writes all or nothing: one stale revision among many writes none', async () => {
        await put(write(textKey('a'), text('A')), write(textKey('b'), text('B')));
        const [a, b] = await store.get([textKey('a'), textKey('b')]);
        await put(write(textKey('b'), text('B2'), b?.revision ?? null));
        const refused = await store.commit([
          write(textKey('a'), text('A3'), a?.revision ?? null),
          write(textKey('new'), text('N3')),
          write(textKey('b'), text('B3'), b?.revision ?? null),
        ]);
        expect(refused).toEqual({ ok: false, conflict: true });
        const after = await store.get([textKey('a'), textKey('b'), textKey('new')]);
        expect(after.map(({ value }) => value)).toEqual([text('A'), text('B2'), null]);
      });

      it('takes the full number of writes, of several kinds, and refuses more as a mistake', async () => {
        const many = (count: number) =>
          Array.from({ length: count }, (_, at) =>
            at % 2 === 0
              ? write(textKey(`t${at}`), text(`T${at}`))
              : write(itemKey(`i${at}`), item(`i${at}`)),
          );
        await expect(store.commit(many(store.limits.writes + 1))).rejects.toThrow(RangeError);
        expect((await one(textKey('t0'))).value).toBeNull();
        await put(...many(store.limits.writes));
        expect((await one(textKey('t0'))).value).toEqual(text('T0'));
        expect((await one(itemKey('i1'))).value).toEqual(item('i1'));
      });

      it('refuses one document twice in a commit as a mistake', async () => {
        const twice = [write(textKey('a'), text('A')), write(textKey('a'), text('B'))];
        await expect(store.commit(twice)).rejects.toThrow(RangeError);
        expect((await one(textKey('a'))).value).toBeNull();
      });

      itUnless(skips.breakDown)(
        'reports a failed commit as a fault, and the caller can try again',
        async () => {
          const breakDown = given(fixture.breakDown);
          breakDown(true);
          await expect(store.commit([write(textKey('a'), text('A'))])).rejects.toBeInstanceOf(StoreFault);
          breakDown(false);
          const { value, revision } = await one(textKey('a'));
          expect([null, text('A')]).toContainEqual(value);
          await put(write(textKey('a'), text('B'), revision));
          expect((await one(textKey('a'))).value).toEqual(text('B'));
        },
      );
    });

    describe('deleting', () => {
      it('leaves the document unwritten', async () => {
        await put(write(textKey('a'), text('A')));
        await put(write(textKey('a'), null, (await one(textKey('a'))).revision));
        expect(await one(textKey('a'))).toEqual({ key: textKey('a'), value: null, revision: null });
      });

      it('is refused over a newer revision', async () => {
        await put(write(textKey('a'), text('A')));
        const old = (await one(textKey('a'))).revision;
        await put(write(textKey('a'), text('B'), old));
        expect(await store.commit([write(textKey('a'), null, old)])).toEqual({ ok: false, conflict: true });
        expect((await one(textKey('a'))).value).toEqual(text('B'));
      });

      it('does not let an earlier revision be right again after writing anew', async () => {
        await put(write(textKey('a'), text('A')));
        const first = (await one(textKey('a'))).revision;
        await put(write(textKey('a'), null, first));
        await put(write(textKey('a'), text('A')));
        expect(await store.commit([write(textKey('a'), text('B'), first)])).toEqual({
          ok: false,
          conflict: true,
        });
        expect((await one(textKey('a'))).value).toEqual(text('A'));
      });

      it('of what is not there changes nothing', async () => {
        await put(write(textKey('a'), null), write(textKey('b'), text('B')));
        expect((await one(textKey('a'))).value).toBeNull();
        expect((await one(textKey('b'))).value).toEqual(text('B'));
      });
    });

    describe('several writers', () => {
      it('lets exactly one of two commits on the same revision win', async () => {
        await put(write(textKey('a'), text('A')));
        const { revision } = await one(textKey('a'));
        const other = await fixture.another();
        const answers = await Promise.all([
          store.commit([write(textKey('a'), text('mine'), revision)]),
          other.commit([write(textKey('a'), text('theirs'), revision)]),
        ]);
        expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
        expect((await one(textKey('a'))).value).toEqual(text(answers[0]?.ok ? 'mine' : 'theirs'));
      });

      it('lets exactly one of two first writes win', async () => {
        const other = await fixture.another();
        const answers = await Promise.all([
          store.commit([write(textKey('a'), text('mine')), write(textKey('b'), text('mine'))]),
          other.commit([write(textKey('b'), text('theirs')), write(textKey('a'), text('theirs'))]),
        ]);
        expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
        const winner = text(answers[0]?.ok ? 'mine' : 'theirs');
        expect((await store.get([textKey('a'), textKey('b')])).map(({ value }) => value)).toEqual([
          winner,
          winner,
        ]);
      });

      it('loses no count when four writers add one at a time, each trying again after a conflict', async () => {
        await put(write(textKey('n'), text('0')));
        const writers = [store, ...(await Promise.all([1, 2, 3].map(() => fixture.another())))];
        await Promise.all(writers.map((writer) => addOne(writer, 5)));
        expect((await one(textKey('n'))).value).toEqual(text('20'));
      });
    });

    describe('killed in the middle of a commit', () => {
      itUnless(skips.dying)('at any of its write calls shows all of it or nothing', async () => {
        const dying = given(fixture.dying);
        for (let call = 1; call <= 10; call += 1) {
          const keys = [textKey(`t${call}`), itemKey(`i${call}`), projectKey(`p${call}`)] as const;
          const [textOf, itemOf, projectOf] = keys;
          const all = (state: string) => [
            text(state),
            item('i', state),
            { ...project('p'), shards: [state] },
          ];
          const writes = (state: string, expected: readonly (string | null)[]) =>
            all(state).map((value, at) => write([textOf, itemOf, projectOf][at] as Key, value, expected[at]));
          await put(...writes('before', []).slice(0, 2));

          const victim = await dying(call);
          const revisions = (await store.get([...keys])).map(({ revision }) => revision);
          await victim
            .commit(writes('after', revisions))
            .catch((fault: unknown) => expect(fault).toBeInstanceOf(StoreFault));

          const survivor = await fixture.another();
          const seen = await survivor.get([...keys]);
          expect([[...all('before').slice(0, 2), null], all('after')]).toContainEqual(
            seen.map(({ value }) => value),
          );
          // What was left lying must neither hinder the next writer nor come back after it.
          const now = seen.map(({ revision }) => revision);
          expect(await survivor.commit(writes('next', now))).toEqual({ ok: true });
          expect((await store.get([...keys])).map(({ value }) => value)).toEqual(all('next'));
        }
      });
    });

    describe('values', () => {
      it('come back as they were given, whatever their text', async () => {
        const titles = Object.fromEntries(
          ODD_TEXTS.map((odd, at) => [`${at}-${odd}`, { title: odd, owner: at % 2 === 0 ? odd : null }]),
        );
        const odd: TextDocument = { v: 1, texts: titles };
        await put(write(textKey('odd'), odd));
        expect((await one(textKey('odd'))).value).toEqual(odd);
      });

      it('keep nulls, empty lists, nested objects and large whole numbers', async () => {
        await put(write(itemKey('i'), item('i')));
        expect((await one(itemKey('i'))).value).toEqual(item('i'));
      });

      it('of a shard come back as they were given', async () => {
        const shard = realisticShard({ objectives: 8 });
        const key: Key<'shard'> = { kind: 'shard', id: '10000~1' };
        await put(write(key, shard));
        expect((await one(key)).value).toEqual(shard);
        const { cycle } = shard;
        await put(write(key, { ...shard, cycle: { ...cycle, id: 'next' } }, (await one(key)).revision));
        expect((await one(key, await fixture.another())).value).toMatchObject({ cycle: { id: 'next' } });
      });

      it('may be large: 200 kB of text', async () => {
        const large: TextDocument = { v: 1, texts: { a: { title: 'ü'.repeat(100_000), owner: null } } };
        await put(write(textKey('large'), large));
        expect((await one(textKey('large'))).value).toEqual(large);
      });

      it('do not change with the object that was written, nor with the one that was read', async () => {
        const texts = { a: { title: 'A', owner: null } };
        await put(write(textKey('a'), { v: 1, texts }));
        texts.a.title = 'changed afterwards';
        const read = (await one(textKey('a'))).value as { texts: Record<string, unknown> };
        expect(read).toEqual({ v: 1, texts: { a: { title: 'A', owner: null } } });
        read.texts['b'] = 'scribbled';
        expect((await one(textKey('a'))).value).toEqual({ v: 1, texts: { a: { title: 'A', owner: null } } });
      });
    });

    describe('ids', () => {
      it.each(ODD_IDS)('may be %p', async (id) => {
        await put(write(itemKey(id), item(id)), write(textKey(id), text(id)));
        expect((await one(itemKey(id))).value).toEqual(item(id));
        expect((await one(itemKey(`${id}x`))).value).toBeNull();
      });

      it('that differ only in case, or in a separator, are different', async () => {
        const ids = ['kr-a', 'KR-A', 'kr.a', 'kr:a', 'kr/a', 'kr a', 'kr_a'];
        await put(...ids.map((id) => write(itemKey(id), item(id))));
        const found = await store.get(ids.map(itemKey));
        expect(found.map(({ value }) => value?.item)).toEqual(ids);
      });
    });
  });
}

const ODD_TEXTS = [
  '',
  ' leading and trailing ',
  'Ärger mit ß, 東京, 🙂👩‍👩‍👧, \u200bzero width',
  '</script><b>&amp;"\'`${x}`',
  'line\nbreak\ttab\\backslash',
  '__proto__',
  'null',
  '2026-11-01',
];

const ODD_IDS = [
  'jira:my-site.atlassian.net/10042',
  'ado:Fabrikam Fiber/4711',
  '10001~12',
  'kr-ü/東京',
  'Ziele: "Q4" & more? #1 100%',
  'a'.repeat(120),
];

const textKey = (id: string): Key<'text'> => ({ kind: 'text', id });
const itemKey = (id: string): Key<'item'> => ({ kind: 'item', id });
const projectKey = (id: string): Key<'project'> => ({ kind: 'project', id });

const write = (key: Key, value: Write['value'], expected: string | null = null): Write => ({
  key,
  value,
  expected,
});

const text = (title: string): TextDocument => ({ v: 1, texts: { a: { title, owner: null } } });

const project = (id: string): ProjectDocument => ({
  v: 1,
  project: id as ProjectId,
  shards: [],
  guests: [],
  pointsField: null,
  levels: {},
});

const item = (id: string, state = 'Done'): ItemDocument => ({
  v: 1,
  item: id as ItemId,
  key: 'SUP-1',
  project: '10001' as ProjectId,
  parent: null,
  level: 'standard',
  state: { name: state, category: 'done', resolution: { id: null, name: 'Won’t Do' }, id: '3' },
  sizes: { points: 500, seconds: null, fields: { customfield_10042: Number.MAX_SAFE_INTEGER } },
  logged: 0,
  remaining: null,
  revision: 1_764_000_000_000,
  fieldsAt: {},
  deleted: false,
  links: [],
  entries: [],
});

const itUnless = (reason: string | undefined) =>
  reason === undefined
    ? it
    : (title: string, _: () => Promise<void>) => it.skip(`${title} (skipped: ${reason})`, _);

function given<Part>(part: Part | undefined): Part {
  if (part === undefined) throw new Error('the fixture leaves a part out: give the reason in `skips`');
  return part;
}

async function addOne(store: Store, times: number): Promise<void> {
  for (let done = 0; done < times;) {
    const [found] = await store.get([textKey('n')]);
    const count = Number(found?.value?.texts['a']?.title);
    const answer = await store.commit([
      write(textKey('n'), text(String(count + 1)), found?.revision ?? null),
    ]);
    if (answer.ok) done += 1;
  }
}
