import * as fc from 'fast-check';
import type { Arbitrary } from 'fast-check';
import { defaultPolicy } from '@throughline/core/plan-file/defaults.ts';
import { applyContribution, emptySums } from '@throughline/core/progress/apply-contribution.ts';
import { lowerMedian } from '@throughline/core/progress/median.ts';
import type { Contribution, Sums } from '@throughline/core/progress/sums.ts';
import { valueOfWork } from '@throughline/core/progress/work-value.ts';

const arbitraryContribution: Arbitrary<Contribution> = fc.record({
  weight: fc.constantFrom(0, 1, 500, 1000, 1000, 3333, 10_000_000),
  size: fc.oneof(fc.constantFrom(null, 0, 1000, 3000, 8000), fc.nat(10_000_000)),
  credit: fc.oneof(fc.constantFrom(null, 0, 1_000_000), fc.integer({ min: 0, max: 1_000_000 })),
  unknown: fc.boolean(),
});

const from = (contributions: readonly Contribution[]): Sums =>
  contributions.reduce((sums, one) => applyContribution(sums, one, 1), emptySums);

describe('[R3] running sums', () => {
  it('[R40] are the same in any order, and after any detour', () => {
    const some = fc.array(arbitraryContribution, { maxLength: 20 });
    fc.assert(
      fc.property(some, some, fc.infiniteStream(fc.nat()), (kept, detour, picks) => {
        const scratch = from(kept);
        const events = [
          ...kept.map((one) => [one, 1] as const),
          ...detour.map((one) => [one, 1] as const),
          ...detour.map((one) => [one, -1] as const),
        ];
        let sums = emptySums;
        while (events.length > 0) {
          const [next] = events.splice((picks.next().value ?? 0) % events.length, 1);
          if (next) sums = applyContribution(sums, next[0], next[1]);
        }
        expect(JSON.stringify(sums)).toBe(JSON.stringify(scratch));
      }),
    );
  });

  it('keep what lies below the unit', () => {
    const third = { weight: 1000, size: 1, credit: 333_333, unknown: false };
    const sums = from([third, third, third]);
    expect(sums.plain).toEqual({ total: 3, done: 0, rest: 999_999 });
    const all = applyContribution(sums, { ...third, credit: 1 }, 1);
    expect(all.plain).toEqual({ total: 4, done: 1, rest: 0 });
    expect(applyContribution(all, { ...third, credit: 1 }, -1)).toEqual(sums);
  });

  it('know how many count, are open at size or weight 0, unknown, or dropped', () => {
    const one = { weight: 1000, size: 5, credit: 0, unknown: false };
    const sums = from([
      one,
      { ...one, size: 0 },
      { ...one, weight: 0, unknown: true },
      { ...one, size: null, weight: 0 },
      { ...one, size: 0, credit: 1_000_000 },
      { ...one, credit: null },
    ]);
    expect(sums).toMatchObject({
      openZero: 3,
      unknown: 1,
      dropped: 1,
      finished: { items: 1, plain: 0, loose: 0 },
    });
    expect([sums.items.total, sums.loose.total]).toEqual([5, 1]);
  });

  it('leave their argument alone', () => {
    const before = JSON.stringify(emptySums);
    applyContribution(emptySums, { weight: 1000, size: 5, credit: 7, unknown: true }, 1);
    expect(JSON.stringify(emptySums)).toBe(before);
  });

  it('refuse to pass the safe integers', () => {
    const vast = { weight: 10_000_000, size: 900_000_000, credit: 0, unknown: false };
    expect(() => applyContribution(from([vast]), vast, 1)).toThrow(RangeError);
    expect(() => applyContribution(emptySums, { ...vast, size: 9_000_000_000 }, 1)).toThrow(RangeError);
  });

  it('[R40] differ from scratch in no bit after a million events (F6)', () => {
    // A fixed seed: numbers of a linear congruence, so that a failure can be repeated.
    let seed = 20_261_101;
    const next = (below: number): number => {
      seed = (seed * 69_069 + 1) % 4_294_967_296;
      return (seed >>> 8) % below;
    };
    const sizes = [null, 0, 500, 1000, 2000, 3000, 5000, 8000];
    const random = (): Contribution => ({
      weight: [0, 333, 1000, 1000, 2500][next(5)] ?? 1000,
      size: sizes[next(sizes.length)] ?? null,
      credit: [null, 0, 0, 1_000_000, 1_000_000, next(1_000_000)][next(6)] ?? null,
      unknown: next(50) === 0,
    });
    const items: (Contribution | null)[] = Array.from({ length: 2000 }, () => null);
    let sums = emptySums;
    const put = (at: number, contribution: Contribution | null) => {
      const old = items[at] ?? null;
      if (old) sums = applyContribution(sums, old, -1);
      if (contribution) sums = applyContribution(sums, contribution, 1);
      items[at] = contribution;
    };
    const present = () => items.filter((one) => one !== null);
    const differs = () => JSON.stringify(sums) !== JSON.stringify(from(present()));
    const percent = () => valueOfWork(sums, { unit: 'points' }, 2000, defaultPolicy).raw;

    for (let n = 0; n < 1_000_000; n += 1) put(next(items.length), next(10) === 0 ? null : random());
    expect(differs()).toBe(false);
    for (const at of items.keys()) put(at, { ...(items[at] ?? random()), credit: 1_000_000 });
    expect([differs(), percent()]).toEqual([false, 1_000_000]);
    for (const at of items.keys()) put(at, { ...(items[at] ?? random()), credit: 0 });
    expect([differs(), percent()]).toEqual([false, 0]);
    expect(JSON.stringify(from(present().toReversed()))).toBe(JSON.stringify(sums));
    for (const at of items.keys()) put(at, null);
    expect(sums).toEqual(emptySums);
  });
});

describe('[R21] the lower median', () => {
  it.each([
    [{}, null],
    [{ 3000: 1 }, 3000],
    [{ 1000: 1, 8000: 1 }, 1000],
    [{ 1000: 1, 2000: 1, 8000: 1 }, 2000],
    [{ 8000: 3, 1000: 2 }, 8000],
    [{ 10_000: 1, 9000: 1, 1000: 0 }, 9000], // by number, not by text; none of a size is not there
  ])('of %j is %p', (sizes, median) => {
    expect(lowerMedian(sizes)).toBe(median);
  });
});
