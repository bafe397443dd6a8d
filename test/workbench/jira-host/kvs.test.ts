import { createKvs } from '@throughline/workbench/jira-host/kvs.ts';
import type { KvsContent } from '@throughline/workbench/jira-host/kvs.ts';

const entities = new Map([
  [
    'text',
    new Map([
      ['rev', 'string'],
      ['doc', 'any'],
    ]),
  ],
]);
const text = (key: string, rev: string, more: object = {}) => ({
  entityName: 'text',
  key,
  value: { rev, doc: { rev } },
  ...more,
});
const if_ = (condition: string, ...values: unknown[]) => ({
  conditions: { and: [{ property: 'rev', condition, values }] },
});

describe("the fake of Forge's key-value store", () => {
  const fresh = (changed?: (content: KvsContent) => void) => {
    const kvs = createKvs({ entities, now: () => 7, ...(changed ? { changed } : {}) });
    return async (path: string, body: unknown) => {
      const answer = kvs.handle(`/api/v1/${path}`, body);
      const read = await answer.text();
      return { status: answer.status, ...(read === '' ? {} : (JSON.parse(read) as Record<string, unknown>)) };
    };
  };

  it('keeps plain keys and each entity apart', async () => {
    const ask = fresh();
    await ask('set', { key: 'a', value: 1 });
    await ask('entity/set', text('a', 'r1'));
    expect(await ask('get', { key: 'a' })).toMatchObject({ status: 200, key: 'a', value: 1, createdAt: 7 });
    expect(await ask('entity/get', { key: 'a', entityName: 'text' })).toMatchObject({ value: { rev: 'r1' } });
    expect(await ask('get', { key: 'b' })).toMatchObject({ status: 404, code: 'KEY_NOT_FOUND' });
    expect(await ask('delete', { key: 'a' })).toEqual({ status: 200 });
    expect(await ask('delete', { key: 'a' })).toMatchObject({ code: 'KEY_NOT_FOUND' });
    expect(await ask('entity/get', { key: 'a', entityName: 'text' })).toMatchObject({ status: 200 });
  });

  it('does all of a transaction or nothing', async () => {
    const ask = fresh();
    await ask('transaction', { set: [text('a', 'r1', if_('NOT_EXISTS', true))] });
    const refused = { status: 400, code: 'CONDITIONAL_CHECK_FAILED' };
    expect(
      await ask('transaction', { set: [text('b', 'r1'), text('a', 'r2', if_('EQUAL_TO', 'old'))] }),
    ).toMatchObject(refused);
    const check = [{ key: 'c', entityName: 'text', ...if_('EXISTS', true) }];
    expect(await ask('transaction', { set: [text('b', 'r1')], check })).toMatchObject(refused);
    expect(await ask('entity/get', { key: 'b', entityName: 'text' })).toMatchObject({
      code: 'KEY_NOT_FOUND',
    });
    const remove = [{ key: 'a', entityName: 'text', ...if_('EQUAL_TO', 'r1') }];
    expect(await ask('transaction', { set: [text('b', 'r1')], delete: remove })).toEqual({ status: 200 });
    expect(await ask('entity/get', { key: 'a', entityName: 'text' })).toMatchObject({
      code: 'KEY_NOT_FOUND',
    });
  });

  it.each([
    ['EMPTY_KEY', 'set', { key: '', value: 1 }],
    ['INVALID_KEY', 'set', { key: 'a/b', value: 1 }],
    ['KEY_TOO_LONG', 'set', { key: 'a'.repeat(501), value: 1 }],
    ['MAX_SIZE', 'set', { key: 'a', value: 'x'.repeat(240 * 1024) }],
    ['MAX_DEPTH', 'set', { key: 'a', value: JSON.parse('['.repeat(40) + ']'.repeat(40)) as unknown }],
    ['INVALID_ENTITY_TYPE', 'entity/set', { ...text('a', 'r'), entityName: 'other' }],
    ['INVALID_ENTITY_VALUE', 'entity/set', { ...text('a', 'r'), value: { rev: 1 } }],
    ['INVALID_ENTITY_VALUE', 'entity/set', { ...text('a', 'r'), value: { rev: 'r', other: 1 } }],
    ['EMPTY_REQUEST', 'transaction', {}],
    [
      'TOO_MANY_OPERATIONS',
      'transaction',
      { set: Array.from({ length: 26 }, (_, at) => text(`a${at}`, 'r')) },
    ],
    ['DUPLICATE_KEY', 'transaction', { set: [text('a', 'r'), text('a', 'r')] }],
    ['TOO_MANY_OPERATIONS', 'batch/get', Array.from({ length: 26 }, (_, at) => ({ key: `a${at}` }))],
    ['NOT_BUILT', 'entity/query', { entityName: 'text', indexName: 'by-key' }],
  ])('refuses with %s as Forge does', async (code, path, body) => {
    expect(await fresh()(path, body)).toMatchObject({ code });
  });

  it('tells of every change, and of nothing else', async () => {
    const sizes: number[] = [];
    const ask = fresh((content) => sizes.push(content.size));
    await ask('set', { key: 'a', value: 1 });
    await ask('get', { key: 'a' });
    await ask('transaction', { check: [{ key: 'a', entityName: 'text', ...if_('NOT_EXISTS', true) }] });
    await ask('transaction', { set: [text('b', 'r')] });
    await ask('transaction', { set: [text('b', 'r', if_('NOT_EXISTS', true))] });
    expect(sizes).toEqual([1, 2]);
  });
});
