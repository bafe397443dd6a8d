import { sizeToFix } from '@throughline/core/change/count-sizes.ts';
import type { CountDocument } from '@throughline/core/port/documents.ts';
import { applyContribution, emptySums } from '@throughline/core/progress/apply-contribution.ts';

/** The sums of stories of these points, as thousandths. */
const sumsOf = (...sizes: readonly (number | null)[]) =>
  sizes.reduce<typeof emptySums>(
    (sums, size) => applyContribution(sums, { weight: 1000, size, credit: 0, unknown: false }, 1),
    emptySums,
  );
const noted = (sizes: CountDocument['sizes']): CountDocument => ({ sizes }) as CountDocument;

describe('[R21] what an unestimated item counts from the end of a count on', () => {
  it('is the lower median of the sizes that the count was told', () => {
    const sums = sumsOf(1000, 3000, 9000, null);
    expect(sizeToFix(noted({ 1000: 1, 3000: 1, 9000: 1 }), sums)).toBe(3000);
  });

  it('is the mean, whole, where it was told of none: 1 + 3 + 9 over 3 = 4.333', () => {
    expect(sizeToFix(noted({}), sumsOf(1000, 3000, 9000, null))).toBe(4333);
    expect(sizeToFix(noted({ 3000: 0 }), sumsOf(1000, 3000, 9000, null))).toBe(4333);
  });

  it('is not known where nothing has an estimate', () => {
    expect(sizeToFix(noted({}), sumsOf(null, null))).toBe(null);
  });
});
