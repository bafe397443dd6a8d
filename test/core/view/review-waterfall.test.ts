import * as fc from 'fast-check';
import { causes } from '@throughline/core/history/moved.ts';
import { percentText } from '@throughline/core/progress/percent.ts';
import { shownChange, shownPoints, waterfallOf } from '@throughline/core/view/review-waterfall.ts';
import type { ReviewCause } from '@throughline/core/view/review-waterfall.ts';

const none = Object.fromEntries(causes.map((cause) => [cause, 0])) as Record<ReviewCause, number>;

it('[R4] splits a shown difference by largest remainder: 41 % → 54 % is +10 −1 −2 ±0 +6', () => {
  const steps = waterfallOf({
    start: 405_000,
    end: 543_124,
    causes: {
      ...none,
      completed: 105_767,
      reopened: -9_615,
      'scope-added': -15_625,
      're-estimated': -2_403,
      reading: 60_000,
    },
  });
  expect(steps.map(({ cause, points }) => [cause, points])).toEqual([
    ['completed', 10],
    ['reopened', -1],
    ['scope-added', -2],
    ['re-estimated', 0],
    ['reading', 6],
  ]);
  expect(steps.map(({ from, to }) => [from, to])).toEqual([
    [405_000, 510_767],
    [510_767, 501_152],
    [501_152, 485_527],
    [485_527, 483_124],
    [483_124, 543_124],
  ]);
});

it('[R4] tells no step of what moved nothing, and counts no value as 0', () => {
  expect(waterfallOf({ start: null, end: 120_000, causes: { ...none, reading: 120_000 } })).toEqual([
    { cause: 'reading', ppm: 120_000, points: 12, from: 0, to: 120_000 },
  ]);
  expect(waterfallOf({ start: null, end: null, causes: none })).toEqual([]);
});

it('[R4] lets the largest part absorb what "99" takes: 98.5 % → 99.6 % shows 99 and 99, so its only step shows 0', () => {
  expect(shownChange({ start: 985_000, end: 996_000 })).toBe(0);
  expect(shownPoints(0, [11_000])).toEqual([0]);
  expect(shownPoints(0, [30_000, -19_000])).toEqual([2, -2]);
});

it('[R37] shown steps add up to the shown difference, are within a point of what they are, and lead from start to end', () => {
  const change = fc.integer({ min: -400_000, max: 400_000 });
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 1_000_000 }),
      fc.integer({ min: 0, max: 1_000_000 }),
      fc.array(fc.tuple(fc.constantFrom(...causes), change), { minLength: 1, maxLength: 8 }),
      (start, end, drawn) => {
        const parts = { ...none };
        for (const [cause, ppm] of drawn) parts[cause] = ppm;
        // One more takes what is missing, so that they telescope as an engine's do.
        const sum = Object.values(parts).reduce((all, ppm) => all + ppm, 0);
        parts[drawn[0]![0]] += end - start - sum;
        const steps = waterfallOf({ start, end, causes: parts });
        expect(steps.reduce((all, { points }) => all + points, 0)).toBe(shownChange({ start, end }));
        expect(steps.at(-1)?.to ?? start).toBe(end);
        const isPlain = [start, end].every((ppm) => percentText(ppm) !== '99' || ppm < 995_000);
        if (isPlain && steps.length > 0)
          for (const { points, ppm } of steps) expect(Math.abs(points * 10_000 - ppm)).toBeLessThan(10_000);
      },
    ),
  );
});
