import type { GoldenCase } from './golden-case.ts';
import { metric, points } from './plan-notation.ts';

/** R3: at the edge of the safe integers, 2^53 − 1 = 9,007,199,254,740,991. */
export const largeCases: readonly GoldenCase[] = [
  {
    id: 'large-just-below-a-half',
    rules: ['R3', 'R7'],
    plan: metric('from: 0, to: 9007199254740991', '10-20=4503599627370495'),
    expect: { kr: { raw: 499_999 } },
    why: '(2^52 − 1)/(2^53 − 1) = 1/2 − 1/(2·(2^53 − 1)), below 1/2 → 499,999',
  },
  {
    id: 'large-just-above-a-half',
    rules: ['R3', 'R7'],
    plan: metric('from: 0, to: 9007199254740991', '10-20=4503599627370496'),
    expect: { kr: { raw: 500_000 } },
    why: '2^52/(2^53 − 1) is above 1/2 → 500,000',
  },
  {
    id: 'large-one-short',
    rules: ['R3', 'R4'],
    plan: metric('from: 0, to: 9007199254740991', '10-20=9007199254740990'),
    expect: { kr: { raw: 999_999, shown: '99' } },
    why: '1 − 1/(2^53 − 1) → 999,999',
  },
  {
    id: 'large-from-edge-to-edge',
    rules: ['R3', 'R7'],
    plan: metric('from: -9007199254740991, to: 9007199254740991', '10-20=0'),
    expect: { kr: { raw: 500_000 } },
    why: '(0 + M)/(M + M) = 1/2, though M + M is no safe integer',
  },
  {
    id: 'large-smallest-decimals',
    rules: ['R3', 'R7'],
    plan: metric('from: 0, to: 0.000000000000003', '10-20=0.000000000000001'),
    expect: { kr: { raw: 333_333 } },
    why: '1e-15/3e-15 = 1/3 → 333,333',
  },
  {
    id: 'large-raw-outgrows',
    rules: ['R3'],
    plan: metric('from: 0, to: 0.001', '10-20=9007199254740991'),
    expect: { kr: { raw: null, progress: null } },
    problems: ['E_TOO_LARGE kr'],
    why: '9,007,199,254,740,991/0.001 is 9·10^18 times the way, in ppm 9·10^24: no safe integer, no value',
  },
  {
    id: 'large-raw-just-fits',
    rules: ['R2', 'R3'],
    plan: metric('from: 0, to: 1', '10-20=9007199254'),
    expect: { kr: { raw: 9_007_199_254_000_000, progress: 1_000_000 } },
    why: '9,007,199,254·1,000,000 = 9,007,199,254,000,000 ≤ 2^53 − 1; held to 1,000,000',
  },
  {
    id: 'large-points',
    rules: ['R3', 'R15'],
    plan: points('K-1, K-2'),
    work: 'K-1 done 4500000000p \n K-2 4500000000p',
    expect: { kr: { raw: 500_000, amount: '4500000000 of 9000000000 points' } },
    why: 'weight 1 and points, both in thousandths: 4.5·10^15 of 9·10^15, below 2^53: 1/2',
  },
  {
    id: 'large-points-outgrow',
    rules: ['R3'],
    plan: points('K-1, K-2'),
    work: 'K-1 done 4600000000p \n K-2 4600000000p',
    expect: { kr: { raw: null, progress: null } },
    problems: ['E_TOO_LARGE kr'],
    why: 'in the same units 9.2·10^15, above 2^53: no value, never a rounded one',
  },
  {
    id: 'large-weights',
    rules: ['R3', 'R15'],
    plan: points('{ key: K-1, weight: 10000 }, { key: K-2, weight: 0.001 }'),
    work: 'K-1 done 1p \n K-2 10000000p',
    expect: { kr: { raw: 500_000, amount: '1 of 10000001 points (10000 of 20000)' } },
    why: '10,000·1/(10,000·1 + 0.001·10,000,000) = 10,000/20,000 = 1/2',
  },
];
