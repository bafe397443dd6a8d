import * as fc from 'fast-check';
import { emptySeries, trendOf, withSnapshot } from '@throughline/core/history/series.ts';
import type { SnapshotSeries } from '@throughline/core/history/series.ts';
import { snapshotOf } from '@throughline/core/history/snapshot.ts';
import type { NodeState, Snapshot } from '@throughline/core/history/snapshot.ts';
import { addDays } from '@throughline/core/model/day.ts';
import { day, evaluateOn, keyResult, krId, links, objective, planOf, workMeasure } from '../plan-fixtures.ts';
import { item, state } from './history-fixtures.ts';

const first = day('2026-10-01');

const append = (series: SnapshotSeries, snapshot: Snapshot): SnapshotSeries => {
  const next = withSnapshot(series, snapshot);
  if (!next) throw new Error(`Refused: ${snapshot.on}`);
  return next;
};

const arbitrarySums = fc
  .tuple(fc.nat(40), fc.nat(40), fc.constantFrom(1n, 10n ** 9n, 10n ** 12n))
  .map(([done, rest, unit]) => ({ done: BigInt(done) * unit, total: BigInt(done + rest) * unit }));

const arbitraryState: fc.Arbitrary<NodeState> = fc.record({
  raw: fc.option(fc.integer({ min: -300_000, max: 1_400_000 }), { nil: null, freq: 6 }),
  progress: fc.option(fc.integer({ min: 0, max: 1_000_000 }), { nil: null, freq: 6 }),
  sums: fc.option(arbitrarySums, { nil: null, freq: 1 }),
});

/** What an evaluation says: the progress held, the raw value that the sums make. */
const coherent = ({ raw, sums, ...more }: NodeState): NodeState => {
  const said = sums && sums.total > 0n ? Number((sums.done * 1_000_000n) / sums.total) : raw;
  return {
    ...more,
    raw: said,
    progress: said === null ? null : Math.min(Math.max(said, 0), 1_000_000),
    sums,
  };
};

describe('[R35] snapshots', () => {
  const plan = planOf(
    [objective('o')],
    [
      keyResult('kr', 'o', workMeasure({ links: links('SUP-1', 'SUP-2'), unestimatedSize: 1000 })),
      keyResult('yes', 'o', { kind: 'yesNo', done: true }),
    ],
  );

  it('hold raw, progress and the weighted sums of every node', () => {
    const evaluation = evaluateOn(plan, [{ ...item(1, { points: 3 }), ...state('done') }, item(2)]);
    expect(snapshotOf(evaluation)).toEqual({
      on: evaluation.asOf,
      nodes: [
        {
          id: 'kr',
          raw: 750_000,
          progress: 750_000,
          sums: { done: 3n * 10n ** 12n, total: 4n * 10n ** 12n },
        },
        { id: 'o', raw: 875_000, progress: 875_000, sums: null },
        { id: 'yes', raw: 1_000_000, progress: 1_000_000, sums: null },
      ],
    });
  });

  it('are exact where weights and credit for doing split an item', () => {
    const [one, two] = links('SUP-1', 'SUP-2');
    if (!one || !two) throw new Error('No links');
    const measure = workMeasure({ links: [{ ...one, weight: 333 }, two] });
    const split = planOf([objective('o')], [keyResult('kr', 'o', measure)], { doingCredit: 333_333 });
    const { nodes } = snapshotOf(evaluateOn(split, [{ ...item(1), ...state('doing') }, item(2)]));
    expect(nodes[0]?.sums).toEqual({ done: 333n * 333_333n * 1000n, total: 1_333n * 10n ** 9n });
  });

  it('are only ever added: a day that is there, or one before the last, is refused', () => {
    const snapshot = snapshotOf(evaluateOn(plan, [item(1), item(2)]));
    const series = append(emptySeries, snapshot);
    expect(withSnapshot(series, snapshot)).toBeNull();
    expect(withSnapshot(series, { ...snapshot, on: addDays(snapshot.on, -1) })).toBeNull();
    const later = append(series, { ...snapshot, on: addDays(snapshot.on, 3), nodes: [] });
    expect(later.days).toEqual([snapshot.on, addDays(snapshot.on, 3)]);
    expect(trendOf(later, krId('kr'))).toEqual([
      { on: snapshot.on, raw: 0, progress: 0, sums: snapshot.nodes[0]?.sums },
    ]);
    expect(trendOf(series, krId('kr'))).toEqual(trendOf(later, krId('kr')));
    expect(trendOf(later, krId('nobody'))).toEqual([]);
  });

  it('give back every state of every node, whatever it was', () => {
    const days = fc.array(
      fc.array(fc.option(fc.tuple(arbitraryState, fc.boolean()), { nil: null, freq: 4 }), {
        minLength: 3,
        maxLength: 3,
      }),
      { maxLength: 12 },
    );
    fc.assert(
      fc.property(days, (all) => {
        const states = all.map((nodes) => nodes.map((one) => one && (one[1] ? coherent(one[0]) : one[0])));
        let series = emptySeries;
        for (const [at, nodes] of states.entries()) {
          series = append(series, {
            on: addDays(first, at * 2),
            nodes: nodes.flatMap((one, n) => (one ? [{ id: krId(`kr${n}`), ...one }] : [])),
          });
        }
        for (const n of [0, 1, 2]) {
          expect(trendOf(series, krId(`kr${n}`))).toEqual(
            states.flatMap((nodes, at) => (nodes[n] ? [{ on: addDays(first, at * 2), ...nodes[n] }] : [])),
          );
        }
      }),
      { numRuns: 300 },
    );
  });

  it('of a quarter take at most 100 bytes a node', () => {
    // 200 key results of 20 to 60 points below 40 objectives; on two of three days one in three moves by an item.
    let seed = 1;
    const random = (below: number): number => {
      seed = (seed * 48_271) % 2_147_483_647;
      return seed % below;
    };
    const sums = Array.from({ length: 200 }, () => ({ done: 0, total: 20 + random(40) }));
    let series = emptySeries;
    for (let at = 0; at < 92; at += 1) {
      for (const one of at % 3 < 2 ? sums : []) {
        if (random(3) === 0) one.done = Math.min(one.done + 1 + random(3), one.total);
        if (random(30) === 0) one.total += 1 + random(8);
      }
      const raws = sums.map(({ done, total }) => Math.floor((done * 1_000_000) / total));
      const nodes = sums.map(({ done, total }, n) => ({
        id: krId(`kr${n}`),
        raw: raws[n] ?? 0,
        progress: raws[n] ?? 0,
        sums: { done: BigInt(done) * 10n ** 12n, total: BigInt(total) * 10n ** 12n },
      }));
      const above = Array.from({ length: 40 }, (_, o) => {
        const own = raws.filter((_raw, n) => n % 40 === o);
        const mean = Math.floor(own.reduce((sum, raw) => sum + raw, 0) / own.length);
        return { id: krId(`o${o}`), raw: mean, progress: mean, sums: null };
      });
      series = append(series, { on: addDays(first, at), nodes: [...nodes, ...above] });
    }
    const bytes = [...series.nodes.values()].reduce((sum, track) => sum + track.bytes.length, 0);
    expect(bytes / series.nodes.size).toBeLessThanOrEqual(100);
    expect(trendOf(series, krId('kr7'))).toHaveLength(92);
  });
});
