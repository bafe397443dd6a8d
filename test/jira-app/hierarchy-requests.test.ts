import * as fc from 'fast-check';
import { hierarchyRequests } from '@throughline/jira-app/hierarchy-requests.ts';
import type { Guard } from '@throughline/jira-app/guards.ts';
import { hierarchyNames, hierarchyPayloads } from './hierarchy-payloads.ts';

const payloads = hierarchyPayloads({ shard: '10001~1', checkIn: 1, change: 1, scenario: 's-1' });
const read = (name: (typeof hierarchyNames)[number], payload: unknown) =>
  (hierarchyRequests[name] as Guard<object>)(payload);

it('has a guard for each call, and no other', () => {
  expect(Object.keys(hierarchyRequests).toSorted()).toEqual(hierarchyNames.toSorted());
});

describe.each(hierarchyNames)('the payload of %s', (name) => {
  it('is taken as it is, without what does not belong to it', () => {
    expect(read(name, payloads[name])).toEqual(payloads[name]);
    expect(read(name, { ...payloads[name], accountId: 'maria', project: '10001' })).toEqual(payloads[name]);
  });

  it('is refused with any member missing, of another kind or far too large', () => {
    for (const member of Object.keys(payloads[name])) {
      const { [member]: _, ...rest } = payloads[name] as Record<string, unknown>;
      for (const wrong of [rest, ...odd.map((value) => ({ ...rest, [member]: value }))]) {
        expect([member, read(name, wrong)]).toEqual([member, undefined]);
      }
    }
  });

  it('that is anything at all is read or refused, and throws nothing', () => {
    fc.assert(
      fc.property(
        fc.anything({ withBigInt: true, withSparseArray: true, withNullPrototype: true }),
        (value) => {
          const found = read(name, value);
          return found === undefined || typeof found === 'object';
        },
      ),
      { numRuns: 50 },
    );
  });
});

/** Nothing that any member may be. */
const odd = [undefined, () => 1, Symbol('x'), 1.5, Number.NaN, [[]], { x: 1 }, 'x'.repeat(600_000)] as const;

describe('single members', () => {
  const save = (change: object) => read('saveNode', { ...payloads.saveNode, changes: [change] });
  const field = (to: unknown) => save({ field: 'measure', from: null, to });

  it('of a node may be what a plan file can say', () => {
    const measure = {
      kind: 'metric',
      from: '45',
      to: 25,
      unit: 'min',
      checkpoints: [{ on: '2026-11-01', value: 1 }],
    };
    expect(field(measure)).toMatchObject({ changes: [{ to: measure }] });
    expect(field('x'.repeat(40_000))).toBeDefined();
  });

  it.each([
    ['deep', nested(12)],
    ['large', 'x'.repeat(60_000)],
    ['large in all', Array.from({ length: 40 }, () => 'x'.repeat(2_000))],
    ['many', Array.from({ length: 60_000 }, () => null)],
    ['infinite', Number.POSITIVE_INFINITY],
    ['a function', () => 1],
    ['another prototype', JSON.parse('{"__proto__": {"kind": "x"}}') as unknown],
  ])('of a node may not be %s', (_, value) => {
    expect(field(value)).toBeUndefined();
  });

  it.each([
    ['checkIn', { confidence: 11 }],
    ['checkIn', { confidence: -1 }],
    ['checkIn', { confidence: 2.5 }],
    ['checkIn', { on: '2026-11-02T00:00:00Z' }],
    ['checkIn', { on: '02.11.2026' }],
    ['correctCheckIn', { id: -1 }],
    ['undo', { change: 0 }],
    ['makeCycle', { id: '' }],
    ['saveLevels', { levels: [{ level: 'galaxy', name: null, used: true }] }],
    ['saveLevels', { levels: Array.from({ length: 4 }, () => ({ level: 'team', name: null, used: true })) }],
    ['tryOut', { slips: [{ id: 'kr-work', days: 100_000 }] }],
    ['tryOut', { drop: Array.from({ length: 1_001 }, (_, at) => `jira:x/${at}`) }],
    ['keepScenario', { edits: {} }],
    ['refresh', { shards: 'all' }],
    ['refresh', { shards: [''] }],
    ['saveNode', { is: 'key-result' }],
  ] as const)('of %s may not be %j', (name, change) => {
    expect(read(name, { ...payloads[name], ...change })).toBeUndefined();
  });
});

function nested(depth: number): unknown {
  return depth === 0 ? 1 : [nested(depth - 1)];
}
