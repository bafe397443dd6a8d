import type { GoldenCase } from './golden-case.ts';
import { percentAt, planOf, points, ppmAt } from './plan-notation.ts';

const shown = (id: string, ppm: number, text: string, why: string): GoldenCase => ({
  id,
  rules: ['R4'],
  plan: planOf([ppmAt('kr', ppm)]),
  expect: { kr: { progress: ppm, shown: text }, o: { shown: text } },
  why,
});

/** R3, R4: how numbers are rounded, and how they are shown. */
export const roundingCases: readonly GoldenCase[] = [
  shown('shown-0', 0, '0', '0 ppm is 0'),
  shown('shown-smallest', 1, '<1', '1 ppm rounds to 0, which above 0 is never shown'),
  shown('shown-below-a-half', 4_999, '<1', '0.4999 % rounds to 0: <1'),
  shown('shown-a-half', 5_000, '1', '0.5 % half up is 1'),
  shown('shown-below-one-and-a-half', 14_999, '1', '1.4999 % rounds to 1'),
  shown('shown-one-and-a-half', 15_000, '2', '1.5 % half up is 2'),
  shown('shown-ninety-nine', 994_999, '99', '99.4999 % rounds to 99'),
  shown('shown-not-yet-a-hundred', 995_000, '99', '99.5 % would round to 100: below 1 it is 99'),
  shown('shown-one-ppm-short', 999_999, '99', '99.9999 % is below 1: 99'),
  shown('shown-a-hundred', 1_000_000, '100', '1 is 100'),
  {
    id: 'rounding-999-of-1000-points',
    rules: ['R3', 'R4'],
    plan: points('K-1, K-2'),
    work: 'K-1 done 999999p \n K-2 0.001p',
    expect: { kr: { raw: 999_999, shown: '99', amount: '999999 of 999999.001 points', band: 'close' } },
    why: '999,999/999,999.001 = 0.999999999 → 999,999: not 100 % while a thousandth of a point is open',
  },
  {
    id: 'rounding-one-thousandth-of-a-point',
    rules: ['R3', 'R4'],
    plan: points('K-1, K-2'),
    work: 'K-1 done 0.001p \n K-2 9999p',
    expect: { kr: { raw: 0, shown: '0', amount: '0.001 of 9999.001 points' } },
    why: '0.001/9,999.001 = 0.0000001… → 0 ppm',
  },
  {
    id: 'shown-parts-of-a-third-each',
    rules: ['R4'],
    plan: planOf([percentAt('a', 100), percentAt('b', 100), percentAt('c', 100)]),
    expect: {
      o: {
        progress: 1_000_000,
        parts: { a: 333_333, b: 333_333, c: 333_333 },
        shownParts: { a: '34', b: '33', c: '33' },
      },
    },
    why: '100 = 33 + 33 + 33 + 1 left, of equal remainders to the first: 34 + 33 + 33',
  },
  {
    id: 'shown-parts-by-largest-remainder',
    rules: ['R4'],
    plan: planOf([ppmAt('a', 24_000), ppmAt('b', 38_000), ppmAt('c', 36_000)]),
    expect: {
      o: {
        progress: 32_666,
        shown: '3',
        parts: { a: 8_000, b: 12_666, c: 12_000 },
        shownParts: { a: '1', b: '1', c: '1' },
      },
    },
    why: '3.2666 % → 3; parts 0.8, 1.2666, 1.2: whole 0 + 1 + 1, the one left to the largest remainder 0.8',
  },
  {
    id: 'shown-parts-of-99',
    rules: ['R4'],
    plan: planOf([ppmAt('a', 1_000_000), ppmAt('b', 998_000)]),
    expect: {
      o: {
        progress: 999_000,
        shown: '99',
        parts: { a: 500_000, b: 499_000 },
        shownParts: { a: '49', b: '50' },
      },
    },
    why: '99.9 % plainly 100 = 50 + 50 (49.9 up); shown 99, the largest part gives the 1: 49 + 50',
  },
  {
    id: 'shown-parts-below-1',
    rules: ['R4'],
    plan: planOf([ppmAt('a', 2_000), ppmAt('b', 6_000)]),
    expect: { o: { progress: 4_000, shown: '<1', shownParts: { a: '0', b: '<1' } } },
    why: '0.4 % is <1: 0.1 and 0.3, the largest carries it',
  },
  {
    id: 'shown-parts-half-up',
    rules: ['R4'],
    plan: planOf([ppmAt('a', 12_000), ppmAt('b', 12_000)]),
    expect: {
      o: { progress: 12_000, shown: '1', parts: { a: 6_000, b: 6_000 }, shownParts: { a: '1', b: '0' } },
    },
    why: '1.2 % → 1; 0.6 and 0.6: of equal remainders the first, 1 + 0',
  },
];
