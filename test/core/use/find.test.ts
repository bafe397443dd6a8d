import type { ProjectId, UserId } from '@throughline/core/model/ids.ts';
import { WorkFault } from '@throughline/core/port/work-items.ts';
import { countQuery } from '@throughline/core/use/count-query.ts';
import { findPeople } from '@throughline/core/use/find-people.ts';
import { findWork } from '@throughline/core/use/find-work.ts';
import { keyResult, objective, planOf, workMeasure } from '../plan-fixtures.ts';
import { workItem } from '../work-fixtures.ts';
import { epicWith, failureOf, idAt, newWorld, SUP, valueOf } from './world.ts';
import { inEnglishWords } from '../../english.ts';

const here = { project: SUP };
const OPS = 'OPS' as ProjectId;
const everywhere = { project: null };

async function worldOfTwo() {
  const world = newWorld({
    items: [
      ...epicWith([{ points: 3 }, { points: 5 }]),
      workItem({ id: idAt(300), key: 'OPS-1', project: OPS, title: 'An epic of others', type: 'Bug' }),
    ],
  });
  await world.import(
    planOf(
      [objective('o', { project: SUP }), objective('o-ops', { project: OPS })],
      [keyResult('kr', 'o', workMeasure())],
    ),
  );
  return world;
}
const keys = ({ items }: { items: readonly { key: string }[] }) => items.map(({ key }) => key);

describe('finding work', () => {
  it('is by words in the project of the page, by what is seen of all elsewhere', async () => {
    const world = await worldOfTwo();
    const find = async (place: { project: ProjectId | null }, text: string, host = world.host()) =>
      keys(valueOf(await findWork(host, place, { text, query: null })));
    expect(await find(here, 'epic')).toEqual(['SUP-1']);
    expect(await find(here, 'sup-101')).toEqual(['SUP-101']);
    expect(await find(everywhere, 'epic')).toEqual(['SUP-1', 'OPS-1']);
    expect(await find(everywhere, 'epic', world.host({ may: { see: [SUP] } }))).toEqual(['SUP-1']);
    expect(await find(everywhere, '  ')).toEqual([]);
    expect(valueOf(await findWork(world.host(), here, { text: 'story', query: null })).items[0]).toEqual({
      id: idAt(100),
      key: 'SUP-100',
      title: 'Story 0',
      type: 'Story',
    });
  });

  it('by a query is the host’s matter, and what it refuses is said in its words', async () => {
    const world = await worldOfTwo();
    const ask = (query: string) => findWork(world.host(), here, { text: null, query });
    expect(keys(valueOf(await ask('type = Bug')))).toEqual(['OPS-1']);
    expect(inEnglishWords(await ask('typ = Bug'))).toMatchObject({
      ok: false,
      failure: {
        code: 'bad-input',
        message: '"typ = Bug" is no query of this tracker.',
        fields: [{ field: 'query' }],
      },
    });
    expect(valueOf(await countQuery(world.host(), here, { query: 'type = Story' }))).toEqual({
      count: 2,
      exact: true,
    });
    for (const query of ['', 'x'.repeat(10_001), 'typ = Bug']) {
      expect(failureOf(await countQuery(world.host(), here, { query }))).toBe('bad-input');
    }
  });

  it('is never "nothing found" where the host did not answer', async () => {
    const world = await worldOfTwo();
    world.tracker.breakDown(new WorkFault('no answer'));
    expect(failureOf(await findWork(world.host(), here, { text: 'epic', query: null }))).toBe('unreachable');
    expect(failureOf(await countQuery(world.host(), here, { query: 'type = Bug' }))).toBe('unreachable');
  });

  it('is refused to a stranger to the project', async () => {
    const world = await worldOfTwo();
    const host = world.host({ may: { see: [OPS] } });
    for (const query of ['type = Bug', null]) {
      expect(failureOf(await findWork(host, here, { text: 'epic', query }))).toBe('forbidden');
    }
    expect(failureOf(await countQuery(host, here, { query: 'type = Bug' }))).toBe('forbidden');
    expect(failureOf(await findPeople(host, here, { text: 'm' }))).toBe('forbidden');
  });
});

describe('finding people', () => {
  const people = ['Maria', 'Mario', 'Joe'].map((name) => ({ id: name.toLowerCase() as UserId, name }));

  it('is by their names, as the host shows them', async () => {
    const host = newWorld().host({ people });
    expect(valueOf(await findPeople(host, here, { text: ' mari ' }))).toEqual(people.slice(0, 2));
    expect(valueOf(await findPeople(host, everywhere, { text: '' }))).toEqual([]);
  });

  it('that fails is said', async () => {
    const host = newWorld().host();
    const broken = { ...host.people, find: () => Promise.reject(new WorkFault('no', { retryAfter: 3 })) };
    expect(failureOf(await findPeople({ ...host, people: broken }, here, { text: 'm' }))).toBe('busy');
    const silent = { ...host.people, find: () => Promise.reject(new WorkFault('no')) };
    expect(failureOf(await findPeople({ ...host, people: silent }, here, { text: 'm' }))).toBe('unreachable');
  });
});
