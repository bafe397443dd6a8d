import * as fc from 'fast-check';
import { percentText, shareOut } from '@throughline/core/progress/percent.ts';

describe('[R4] shown percentages', () => {
  it.each([
    [null, null],
    [0, '0'],
    [1, '<1'],
    [4999, '<1'],
    [5000, '1'],
    [14_999, '1'],
    [15_000, '2'],
    [404_999, '40'],
    [994_999, '99'],
    [995_000, '99'],
    [999_999, '99'],
    [1_000_000, '100'],
    [1_250_000, '125'],
    [-1, '0'],
    [-50_000, '-5'],
  ])('%p ppm is %p', (ppm, text) => {
    expect(percentText(ppm)).toBe(text);
  });
});

describe('[R4] shown parts', () => {
  it.each([
    ['largest remainder', 400_000, [166_666, 233_333], ['17', '23']],
    ['of equal remainders the first', 1_000_000, [333_333, 333_333, 333_333], ['34', '33', '33']],
    ['the largest absorbs 99', 999_000, [602_000, 397_000], ['59', '40']],
    ['the largest absorbs <1', 4000, [1000, 3000], ['0', '<1']],
    ['half-up', 12_000, [6000, 6000], ['1', '0']],
    ['nothing', 0, [0, 0], ['0', '0']],
    ['no children', null, [], []],
  ])('%s', (_, parent, contributions, shown) => {
    expect(shareOut(parent, contributions)).toEqual(shown);
  });

  it('[R40] add up to the shown parent', () => {
    const parts = fc.array(fc.nat(400_000), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(parts, fc.nat(), (given, lost) => {
        const all = given.reduce((a, b) => a + b, 0);
        fc.pre(all <= 1_000_000);
        // Contributions are floored: the parent may be up to one ppm more per child.
        const parent = Math.min(all + (lost % given.length), 1_000_000);
        const shown = shareOut(parent, given);
        const whole = percentText(parent);
        if (whole === '<1') {
          expect(shown.filter((text) => text !== '0')).toEqual(['<1']);
        } else {
          expect(shown.reduce((sum, text) => sum + Number(text), 0)).toBe(Number(whole));
        }
        expect(shown.every((text) => text === '<1' || Number(text) >= 0)).toBe(true);
      }),
    );
  });
});
