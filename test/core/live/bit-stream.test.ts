import * as fc from 'fast-check';
import { BitStream, folded, unfolded } from '@throughline/core/progress/live/bit-stream.ts';

const written = (values: readonly number[], low: number): BitStream => {
  const stream = new BitStream();
  for (const value of values) stream.writeRice(value, low);
  stream.close();
  stream.at = 0;
  return stream;
};

describe('[R3] numbers in as few bits as they need', () => {
  it('come back as they were, also where ones fill whole words', () => {
    // 29 ones and a zero, then 40 ones: the second number's ones begin at the third bit and fill a word.
    for (const values of [[32], [64, 3], [29, 40, 0, 100], [0, 31, 31, 31], [96]]) {
      const stream = written(values, 0);
      expect(values.map(() => stream.readRice(0))).toEqual(values);
    }
  });

  it('[R40] come back as they were, any of them', () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat({ max: 5000 }), { maxLength: 60 }),
        fc.integer({ min: 0, max: 12 }),
        (values, low) => {
          const stream = written(values, low);
          expect(values.map(() => stream.readRice(low))).toEqual(values);
        },
      ),
    );
  });

  it('fold negatives beside positives', () => {
    for (const n of [0, -1, 1, -2, 2, 1_000_000, -1_000_000]) expect(unfolded(folded(n))).toBe(n);
  });
});
