import * as fc from 'fast-check';
import {
  apportion,
  borderAfter,
  moveBorder,
  sharesOf,
  shownShares,
  stepFrom,
  weightOfShare,
  WHOLE,
} from '@throughline/ui/hierarchy/editor/shares.ts';

const sum = (parts: readonly number[]): number => parts.reduce((all, part) => all + part, 0);
const weights = fc.array(fc.oneof(fc.constant(null), fc.integer({ min: 0, max: 10_000_000 })), {
  minLength: 1,
  maxLength: 30,
});
const moves = fc.array(
  fc.record({
    at: fc.nat(29),
    to: fc.integer({ min: -50_000, max: 150_000 }),
    steps: fc.integer({ min: -20, max: 20 }),
  }),
  { maxLength: 20 },
);

describe('shares of a whole', () => {
  it('[R25] add up to 100 % whatever the weights, and after any drag and any key', () => {
    fc.assert(
      fc.property(weights, moves, (given, dragged) => {
        let shares = sharesOf(given);
        for (const { at, to, steps } of dragged) {
          shares = moveBorder(shares, at, to);
          shares = moveBorder(shares, at, stepFrom(borderAfter(shares, at), steps));
          expect(sum(shares)).toBe(WHOLE);
          expect(shares.every((share) => Number.isSafeInteger(share) && share >= 0)).toBe(true);
          expect(sum(shownShares(shares))).toBe(100);
        }
        expect(sum(shares)).toBe(WHOLE);
      }),
    );
  });

  it('[R25] are weights of at most 3 decimals, and those weights give the same shares again', () => {
    fc.assert(
      fc.property(weights, moves, (given, dragged) => {
        const shares = dragged.reduce<readonly number[]>(
          (now, { at, to }) => moveBorder(now, at, to),
          sharesOf(given),
        );
        const texts = shares.map(weightOfShare);
        expect(texts.filter((text) => !/^(?:0|[1-9]\d{0,2})(?:\.\d{1,3})?$/.test(text))).toEqual([]);
        expect(sharesOf(texts.map((text) => Math.round(Number(`${text}e3`))))).toEqual(shares);
      }),
    );
  });

  it('change only beside the border that is moved, and never take a child out of the count', () => {
    fc.assert(
      fc.property(weights, fc.nat(28), fc.integer({ min: -10, max: 200_000 }), (given, at, to) => {
        const before = sharesOf(given);
        const after = moveBorder(before, at, to);
        const changed = after.flatMap((share, place) => (share === before[place] ? [] : [place]));
        expect(changed.filter((place) => place !== at && place !== at + 1)).toEqual([]);
        expect(after.filter((share, place) => share === 0 && before[place] !== 0)).toEqual([]);
      }),
    );
  });

  it.each([
    [
      [2000, 1000, 1000],
      ['50', '25', '25'],
    ],
    [
      [null, null, null],
      ['33.334', '33.333', '33.333'],
    ],
    [
      [0, 0],
      ['50', '50'],
    ],
    [
      [0, 3000, 1],
      ['0', '99.967', '0.033'],
    ],
  ] as const)('[R25] of %j are %j', (given, shares) => {
    expect(sharesOf(given).map(weightOfShare)).toEqual(shares);
  });

  it('a key moves a border to the next whole percent', () => {
    expect([stepFrom(33_334, 1), stepFrom(33_334, -1), stepFrom(40_000, 1), stepFrom(40_000, -10)]).toEqual([
      34_000, 33_000, 41_000, 30_000,
    ]);
  });

  it('are split exactly like their parts where they can be', () => {
    expect(apportion([1, 1, 2], 40)).toEqual([10, 10, 20]);
  });
});
