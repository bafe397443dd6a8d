import type { ProjectId, UserId } from '@throughline/core/model/ids.ts';
import { countingHost, noCalls } from '@throughline/core/port/memory/counting.ts';
import { failingStore } from '@throughline/core/port/memory/failing.ts';
import type { Host } from '@throughline/core/port/host.ts';
import { dropScenario } from '@throughline/core/use/drop-scenario.ts';
import type { TryOutRequest } from '@throughline/core/use/hierarchy-client.ts';
import { keepScenario } from '@throughline/core/use/keep-scenario.ts';
import { listScenarios } from '@throughline/core/use/list-scenarios.ts';
import { openScenario } from '@throughline/core/use/open-scenario.ts';
import { failureOf, idAt, newWorld, NOON, SUP, valueOf } from './world.ts';

const here = { project: SUP };
const edits: TryOutRequest = {
  shards: ['SUP~1'],
  drop: [idAt(100)],
  weights: [{ id: 'kr', weight: '2' }],
  slips: [{ id: 'o', days: 14 }],
  readings: [{ id: 'kr', value: '30' }],
};
const keep = (host: Host, title: string, of: unknown = edits) =>
  keepScenario(host, here, { title, edits: of as TryOutRequest });
const titles = async (host: Host) => valueOf(await listScenarios(host, here)).map(({ title }) => title);

describe('a what-if that was kept', () => {
  it('is listed newest first, opened as it was, and dropped', async () => {
    const world = newWorld();
    const host = world.host();
    expect(await titles(host)).toEqual([]);
    valueOf(await keep(host, ' Without the assistant '));
    world.now += 1000;
    const [second, first] = valueOf(await keep(host, 'Later'));
    expect(second).toMatchObject({ title: 'Later', by: 'Maria', at: NOON + 1000, mine: true });
    expect(first).toMatchObject({ title: 'Without the assistant' });
    expect(valueOf(await openScenario(host, here, { id: first?.id ?? '' }))).toEqual(edits);
    valueOf(await dropScenario(host, here, { id: first?.id ?? '' }));
    expect(await titles(host)).toEqual(['Later']);
    expect(failureOf(await openScenario(host, here, { id: first?.id ?? '' }))).toBe('not-found');
    expect(failureOf(await dropScenario(host, here, { id: first?.id ?? '' }))).toBe('not-found');
  });

  it('is its owner’s alone', async () => {
    const world = newWorld();
    const [kept] = valueOf(await keep(world.host(), 'Mine'));
    const joe = world.host({ user: { id: 'joe' as UserId, name: 'Joe' } });
    expect(await titles(joe)).toEqual([]);
    expect(failureOf(await openScenario(joe, here, { id: kept?.id ?? '' }))).toBe('not-found');
    expect(failureOf(await dropScenario(joe, here, { id: kept?.id ?? '' }))).toBe('not-found');
    expect(await titles(world.host())).toEqual(['Mine']);
  });

  it.each<[string, string, unknown]>([
    ['no name', '  ', edits],
    ['too long a name', 'x'.repeat(121), edits],
    ['a name that is no text', 'a\u0000b', edits],
    ['no edits', 'A', null],
    ['half an edit', 'A', { ...edits, slips: [{ id: 'o' }] }],
    [
      'more edits than can be tried',
      'A',
      { ...edits, drop: Array.from({ length: 1001 }, (_, at) => idAt(at)) },
    ],
  ])('with %s is refused', async (_, title, of) => {
    const world = newWorld();
    expect(failureOf(await keep(world.host(), title, of))).toBe('bad-input');
    expect(await titles(world.host())).toEqual([]);
  });

  it('takes nothing from a page that is no edit', async () => {
    const world = newWorld();
    const [kept] = valueOf(
      await keep(world.host(), 'A', { ...edits, evil: 'x', weights: [{ id: 'a', weight: '1', more: 2 }] }),
    );
    expect(valueOf(await openScenario(world.host(), here, { id: kept?.id ?? '' }))).toEqual({
      ...edits,
      weights: [{ id: 'a', weight: '1' }],
    });
  });

  it('is one of at most 50; two kept at once are both there', async () => {
    const world = newWorld();
    const host = world.host();
    await Promise.all([keep(host, 'One'), keep(host, 'Two')]).then((both) => both.map(valueOf));
    for (let at = 2; at < 50; at += 1) valueOf(await keep(host, String(at)));
    expect(failureOf(await keep(host, 'One more'))).toBe('bad-input');
    expect(await titles(host)).toHaveLength(50);
  });

  it('that could not be read is never an empty list', async () => {
    const world = newWorld();
    const store = failingStore(world.store, () => 'before');
    expect(failureOf(await listScenarios(world.host({ store }), here))).toBe('unreachable');
  });

  it('a stranger to the project keeps, reads and drops nothing there', async () => {
    const world = newWorld();
    const [kept] = valueOf(await keep(world.host(), 'Mine'));
    const id = kept?.id ?? '';
    const calls = noCalls();
    const host = countingHost(world.host({ may: { see: ['OPS' as ProjectId] } }), calls);
    for (const answer of [
      await keep(host, 'A'),
      await listScenarios(host, here),
      await openScenario(host, here, { id }),
      await dropScenario(host, here, { id }),
    ]) {
      expect(failureOf(answer as never)).toBe('forbidden');
      expect(JSON.stringify(answer)).not.toContain('Mine');
    }
    expect(calls.commits).toBe(0);
  });
});
