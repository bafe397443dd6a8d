import type { GoldenCase } from './golden-case.ts';
import { keyResult, objective, percentAt, planOf, planText, ppmAt, unread } from './plan-notation.ts';

const over = (value: number, until: string): string =>
  `override: { value: ${value}, reason: audited, by: maria, until: ${until} }`;
const read35 = (until: string, value = 0.6): string => planOf([ppmAt('kr', 350_000, over(value, until))]);

/** R30: a value typed over the computed one. */
export const overrideCases: readonly GoldenCase[] = [
  {
    id: 'override-stands',
    rules: ['R5', 'R30'],
    plan: read35('2026-11-30'),
    expect: {
      kr: {
        progress: 600_000,
        computed: 350_000,
        origin: 'override',
        score: 600_000,
        band: 'close',
        stale: false,
      },
      o: { progress: 600_000, coverage: 1_000_000 },
    },
    why: '0.6 rolls up, 350,000 stays beside it; band of 0.6: close',
  },
  {
    id: 'override-before-its-last-seven-days',
    rules: ['R30'],
    plan: read35('2026-11-30'),
    asOf: '2026-11-23',
    expect: { kr: { progress: 600_000 } },
    why: '7 days are left after 11-23, which is not among the last 7 (11-24…11-30): nothing said',
  },
  {
    id: 'override-in-its-last-seven-days',
    rules: ['R30'],
    plan: read35('2026-11-30'),
    asOf: '2026-11-24',
    expect: { kr: { progress: 600_000 } },
    problems: ['D_OVERRIDE_ENDS kr days=6'],
    why: '11-24 is the first of the last 7 days; 30 − 24 = 6 are left',
  },
  {
    id: 'override-on-its-last-day',
    rules: ['R30'],
    plan: read35('2026-11-30'),
    asOf: '2026-11-30',
    expect: { kr: { progress: 600_000, origin: 'override' } },
    problems: ['D_OVERRIDE_ENDS kr days=0'],
    why: 'its last day counts: 600,000, 0 days left',
  },
  {
    id: 'override-the-day-after',
    rules: ['R30'],
    plan: read35('2026-11-30'),
    asOf: '2026-12-01',
    expect: { kr: { progress: 350_000, origin: 'measured' }, o: { progress: 350_000 } },
    problems: ['D_OVERRIDE_ENDED kr'],
    why: 'the computed 350,000 counts again',
  },
  {
    id: 'override-to-the-end-of-the-cycle',
    rules: ['R30'],
    plan: read35('2027-03-31'),
    asOf: '2026-12-31',
    expect: { kr: { progress: 600_000 } },
    problems: ['D_OVERRIDE_ENDS kr days=0'],
    why: 'its last day is the earlier of 2027-03-31 and the cycle’s end 12-31: 0 days left',
  },
  {
    id: 'override-never-beyond-the-cycle',
    rules: ['R30'],
    plan: read35('2027-03-31'),
    asOf: '2027-01-01',
    expect: { kr: { progress: 350_000, health: 'missed' } },
    problems: ['D_OVERRIDE_ENDED kr'],
    why: 'the cycle ended on 12-31: 350,000 counts again',
  },
  {
    id: 'override-of-0',
    rules: ['R30'],
    plan: planOf([ppmAt('kr', 350_000, over(0, '2026-12-31')), percentAt('other', 50)]),
    expect: {
      kr: { progress: 0, computed: 350_000, origin: 'override' },
      o: { progress: 250_000, coverage: 1_000_000 },
    },
    why: '0 is a value: (0 + 500,000)/2 = 250,000',
  },
  {
    id: 'override-where-nothing-is-known',
    rules: ['R9', 'R30'],
    plan: planOf([unread('kr', over(0.6, '2026-12-31')), unread('other')]),
    expect: {
      kr: { progress: 600_000, computed: null },
      o: { progress: 300_000, coverage: 500_000 },
    },
    why: 'an override is data: (600,000 + 0)/2 = 300,000; coverage 1/2',
  },
  {
    id: 'override-over-a-regress',
    rules: ['R2', 'R30'],
    plan: planOf([percentAt('kr', -10, over(0.2, '2026-12-31'))]),
    expect: { kr: { progress: 200_000, computed: 0 } },
    problems: ['D_REGRESSED kr'],
    why: 'its own raw is −0.1, said under the override too; 0.2 rolls up',
  },
  {
    id: 'override-of-an-objective',
    rules: ['R4', 'R30'],
    plan: planText([
      objective('top', [percentAt('t', 0)]),
      objective(
        'o',
        [percentAt('a', 10), percentAt('b', 50)],
        `parent: { id: top }, ${over(0.8, '2026-12-31')}`,
      ),
    ]),
    expect: {
      o: {
        progress: 800_000,
        computed: 300_000,
        origin: 'override',
        parts: { a: 50_000, b: 250_000 },
        shownParts: { a: '5', b: '25' },
      },
      top: { progress: 400_000, parts: { t: 0, o: 400_000 } },
    },
    why: '0.8 rolls up: (0 + 0.8)/2 = 0.4; the parts make up the computed (10 + 50)/2 = 30 %',
  },
  {
    id: 'override-of-a-draft-is-not-spoken-of',
    rules: ['R26', 'R30'],
    plan: planOf([
      percentAt('a', 40),
      keyResult('kr', 'kind: yesNo', over(0.9, '2026-10-15'), 'status: draft'),
    ]),
    expect: { o: { progress: 400_000 } },
    why: 'a draft takes no part: 40 %, and its ended override is not said',
  },
];
