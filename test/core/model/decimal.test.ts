import * as fc from 'fast-check';
import {
  addDecimals,
  compareDecimals,
  decimalText,
  multiplyDecimals,
  nearestDecimal,
  readDecimal,
  subtractDecimals,
} from '@throughline/core/model/decimal.ts';
import { mulDiv, ppmRatio } from '@throughline/core/model/ppm.ts';
import { readWeight, weightText } from '@throughline/core/model/weight.ts';
import { decimal } from '../plan-fixtures.ts';

describe('[R3] decimals are exact', () => {
  it.each([
    ['12', 12, 0],
    ['-0.50', -5, 1],
    ['1.2e3', 1200, 0],
    ['1200e-2', 12, 0],
    ['.5', 5, 1],
    ['0.000', 0, 0],
    ['-0', 0, 0],
    ['007', 7, 0],
    ['0.000000000000001', 1, 15],
    ['9007199254740991', 9_007_199_254_740_991, 0],
  ])('reads %s', (text, digits, scale) => {
    expect(readDecimal(text)).toEqual({ digits, scale });
  });

  it.each([
    '',
    'NaN',
    'Infinity',
    '1.',
    '1.2.3',
    '0x10',
    '1e',
    '9007199254740992',
    '1e16',
    '1e-16',
    '1e999',
    ' ',
  ])('refuses %p, or reads it exactly', (text) => {
    expect(readDecimal(text)).toEqual(text === '1.' ? { digits: 1, scale: 0 } : null);
  });

  it('reads a number by its shortest spelling', () => {
    expect(readDecimal(0.1)).toEqual({ digits: 1, scale: 1 });
    expect(readDecimal(1e-7)).toEqual({ digits: 1, scale: 7 });
    expect(readDecimal(Number.NaN)).toBeNull();
    expect(readDecimal(Number.POSITIVE_INFINITY)).toBeNull();
  });

  it('spells what it read', () => {
    const safe = fc.record({
      digits: fc.integer({ min: -1e15, max: 1e15 }),
      scale: fc.nat(15),
    });
    fc.assert(
      fc.property(safe, ({ digits, scale }) => {
        const read = decimal(`${digits}e-${scale}`);
        expect(readDecimal(decimalText(read))).toEqual(read);
      }),
    );
  });

  it('adds, subtracts, multiplies and compares as fractions do', () => {
    const small = fc
      .tuple(fc.integer({ min: -100_000, max: 100_000 }), fc.nat(4))
      .map(([digits, scale]) => decimal(`${digits}e-${scale}`));
    fc.assert(
      fc.property(small, small, (a, b) => {
        const thousandths = (d: typeof a) => BigInt(d.digits) * 10n ** BigInt(8 - d.scale);
        expect(thousandths(addDecimals(a, b))).toBe(thousandths(a) + thousandths(b));
        expect(thousandths(subtractDecimals(a, b))).toBe(thousandths(a) - thousandths(b));
        expect(thousandths(multiplyDecimals(a, b)) * 10n ** 8n).toBe(thousandths(a) * thousandths(b));
        expect(Math.sign(compareDecimals(a, b))).toBe(
          thousandths(a) < thousandths(b) ? -1 : thousandths(a) > thousandths(b) ? 1 : 0,
        );
      }),
    );
  });

  it('throws rather than round', () => {
    expect(() => addDecimals(decimal('9007199254740991'), decimal('1'))).toThrow(RangeError);
    expect(() => multiplyDecimals(decimal('1e-15'), decimal('0.1'))).toThrow(RangeError);
    expect(compareDecimals(decimal('9007199254740991'), decimal('0.000000000000001'))).toBe(1);
  });

  it('drops decimals that do not fit only where it is asked to, downwards', () => {
    expect(nearestDecimal(123_456_789_012_345_678n, 3)).toEqual({ digits: 1_234_567_890_123_456, scale: 1 });
    expect(nearestDecimal(-123_456_789_012_345_678n, 3)).toEqual({
      digits: -1_234_567_890_123_457,
      scale: 1,
    });
    expect(() => nearestDecimal(10n ** 20n, 0)).toThrow(RangeError);
  });
});

describe('[R3] one division, rounded towards −∞', () => {
  it.each([
    [1, 3, 333_333],
    [-1, 3, -333_334],
    [2, 3, 666_666],
    [999_999_999, 1_000_000_000, 999_999],
    [-2, 1, -2_000_000],
    [0, -5, 0],
    [1, -3, -333_334],
  ])('%d/%d is %d ppm', (num, den, ppm) => {
    expect(ppmRatio(num, den)).toBe(ppm);
    expect(ppmRatio(BigInt(num), BigInt(den))).toBe(ppm);
  });

  it('is the same by numbers and by BigInt, never −0', () => {
    const any = fc.maxSafeInteger();
    fc.assert(
      fc.property(any, fc.integer({ min: 1 }), fc.integer({ min: 1 }), (a, b, den) => {
        const exact = BigInt(a) * BigInt(b);
        const bottom = BigInt(den);
        const down = exact >= 0n ? exact / bottom : -((-exact + bottom - 1n) / bottom);
        fc.pre(down <= BigInt(Number.MAX_SAFE_INTEGER) && down >= BigInt(Number.MIN_SAFE_INTEGER));
        expect(mulDiv(a, b, den)).toBe(Number(down));
      }),
    );
    expect(Object.is(ppmRatio(-0, 5), 0)).toBe(true);
  });

  it('refuses a zero denominator and an answer past the safe integers', () => {
    expect(() => ppmRatio(1, 0)).toThrow(RangeError);
    expect(() => ppmRatio(10n ** 20n, 1n)).toThrow(RangeError);
  });
});

describe('[R3] weights', () => {
  it.each([
    ['1', 1000],
    ['0', 0],
    ['0.5', 500],
    ['2.125', 2125],
    ['10000', 10_000_000],
    [3, 3000],
  ])('reads %p', (text, weight) => {
    expect(readWeight(text)).toBe(weight);
  });

  it.each(['-1', '0.0001', '10000.001', 'much', '', '1e9'])('refuses %p', (text) => {
    expect(readWeight(text)).toBeNull();
  });

  it('are spelled as typed', () => {
    expect([0, 500, 2000, 2125, 10_000_000].map(weightText)).toEqual(['0', '0.5', '2', '2.125', '10000']);
  });
});
