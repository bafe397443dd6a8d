import type { ItemId, KeyResultId } from '@throughline/core/model/ids.ts';
import type { Documents } from '@throughline/core/port/documents.ts';
import { countingHost, noCalls } from '@throughline/core/port/memory/counting.ts';
import type { MemoryHostOptions } from '@throughline/core/port/memory/host.ts';
import { linkItem } from '@throughline/core/use/link-item.ts';
import { linkWorkItem } from '@throughline/core/use/link-work-item.ts';
import { unlinkItem } from '@throughline/core/use/unlink-item.ts';
import { unlinkWorkItem } from '@throughline/core/use/unlink-work-item.ts';
import { keyResult, metricMeasure, objective, planOf, workMeasure } from '../plan-fixtures.ts';
import { epicId, epicWith, failureOf, idAt, keyResultOf, newWorld, SUP, valueOf } from './world.ts';
import type { World } from './world.ts';

const here = { project: SUP };
const spot = { keyResult: 'kr' as KeyResultId, shard: 'SUP~1' };

/** Two epics; nothing is linked yet. */
async function worldWithout(): Promise<World> {
  const world = newWorld({
    items: [
      ...epicWith([{ points: 8, done: true }, { points: 12 }]),
      ...epicWith([{ points: 5 }], { epic: 2, first: 200 }),
    ],
  });
  await world.import(
    planOf(
      [objective('o')],
      [keyResult('kr', 'o', workMeasure()), keyResult('kr-metric', 'o', metricMeasure('0', '1'))],
    ),
  );
  return world;
}

async function document<K extends keyof Documents>(world: World, kind: K, id: string) {
  const [found] = await world.store.get([{ kind, id }]);
  return found?.value ?? null;
}
const ledgerOf = async (world: World) =>
  ((await document(world, 'ledger', 'kr'))?.entries ?? []).map(({ kind, by, fields }) => ({
    kind,
    by,
    fields,
  }));
/** All that is stored of a link, without when it was made. */
const stored = async (world: World) => ({
  links: (await document(world, 'keyResult', 'kr'))?.links,
  item: await document(world, 'item', epicId),
  work: (await document(world, 'shard', 'SUP~1'))?.keyResults.find(({ id }) => id === 'kr')?.work,
  ledger: await ledgerOf(world),
});

describe('linking any item from a page of objectives', () => {
  it('leaves the same as linking it in the panel beside it, and unlinking too', async () => {
    const [panel, page] = [await worldWithout(), await worldWithout()];
    valueOf(await linkWorkItem(panel.host(), panel.place(epicId), { ...spot, weight: '0.5' }));
    const linked = valueOf(await linkItem(page.host(), here, { ...spot, item: epicId, weight: '0.5' }));
    expect(linked).toEqual({
      node: { id: 'kr', shard: 'SUP~1' },
      shards: ['SUP~1'],
      change: null,
      notices: [],
    });
    await Promise.all([panel.drain(), page.drain()]);
    expect(await stored(page)).toEqual(await stored(panel));
    expect(keyResultOf(await page.panel(epicId)).percent).toBe('40');
    expect(await ledgerOf(page)).toEqual([
      {
        kind: 'linked',
        by: 'maria',
        fields: [
          { field: 'item', from: null, to: epicId },
          { field: 'weight', from: null, to: '0.5' },
        ],
      },
    ]);

    valueOf(await unlinkWorkItem(panel.host(), panel.place(epicId), spot));
    valueOf(await unlinkItem(page.host(), here, { ...spot, item: epicId }));
    await Promise.all([panel.drain(), page.drain()]);
    expect(await stored(page)).toEqual(await stored(panel));
    expect((await ledgerOf(page)).map(({ kind }) => kind)).toEqual(['linked', 'unlinked']);
    expect((await document(page, 'keyResult', 'kr'))?.links).toEqual([]);
  });

  it('twice the same is one link and one entry; another weight is said', async () => {
    const world = await worldWithout();
    for (const weight of [null, '', '2']) {
      valueOf(await linkItem(world.host(), here, { ...spot, item: idAt(200), weight }));
    }
    expect(await ledgerOf(world)).toMatchObject([
      { fields: [{ from: null, to: idAt(200) }] },
      {
        fields: [
          { from: idAt(200), to: idAt(200) },
          { field: 'weight', from: null, to: '2' },
        ],
      },
    ]);
    expect((await document(world, 'keyResult', 'kr'))?.links).toHaveLength(1);
  });

  it('of what cannot be linked is refused, with a sentence', async () => {
    const world = await worldWithout();
    const link = (more: object) =>
      linkItem(world.host(), here, { ...spot, item: epicId, weight: null, ...more });
    expect(failureOf(await link({ weight: '-1' }))).toBe('bad-input');
    expect(failureOf(await link({ keyResult: 'kr-metric' }))).toBe('bad-input');
    expect(failureOf(await link({ keyResult: 'kr-none' }))).toBe('not-found');
    expect(failureOf(await link({ item: idAt(999) }))).toBe('not-found');
    expect(failureOf(await unlinkItem(world.host(), here, { ...spot, item: epicId }))).toBe('not-found');
    expect(await ledgerOf(world)).toEqual([]);
  });

  it.each<[string, NonNullable<MemoryHostOptions['may']>]>([
    ['who may not edit the item', { editItem: (item: ItemId) => item !== epicId }],
    ['who may not see the item', { seeItem: false }],
    ['who may not see the key result', { see: [] }],
  ])('is refused to a stranger, %s', async (_, may) => {
    const world = await worldWithout();
    valueOf(await linkItem(world.host(), here, { ...spot, item: epicId, weight: null }));
    await world.drain();
    const before = await stored(world);
    const calls = noCalls();
    const host = countingHost(world.host({ may }), calls);
    for (const answer of [
      await linkItem(host, here, { ...spot, item: epicId, weight: '3' }),
      await unlinkItem(host, here, { ...spot, item: epicId }),
    ]) {
      expect(answer).toMatchObject({ ok: false, failure: { code: 'forbidden' } });
      expect(JSON.stringify(answer)).not.toMatch(/epic|SUP|"o"/i);
    }
    expect(calls).toMatchObject({ commits: 0, queued: 0 });
    expect(await stored(world)).toEqual(before);
  });
});
