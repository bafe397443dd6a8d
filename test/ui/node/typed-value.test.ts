import * as fc from 'fast-check';
import { asTyped, typedValue } from '@throughline/ui/hierarchy/node/typed-value.ts';

it.each([
  ['12.5', 'en-GB', '12.5'],
  ['12,5', 'en-GB', '12.5'],
  ['12,5', 'de-DE', '12.5'],
  ['12.5', 'de-DE', '12.5'],
  ['1,234', 'en-GB', '1234'],
  ['1.234', 'de-DE', '1234'],
  ['1.234.567,89', 'de-DE', '1234567.89'],
  ['1\u202f234,5', 'fr-FR', '1234.5'],
  ['١٢٫٥', 'ar-EG', '12.5'],
  ['१२.५', 'hi-IN-u-nu-deva', '12.5'],
  ['−3', 'en-GB', '-3'],
  [',5', 'de-DE', '0.5'],
  ['38 min', 'en-GB', '38'],
  ['38MIN', 'en_US', '38'],
  ['12.5', 'no locale at all', '12.5'],
])('reads %s in %s as %s', (typed, locale, text) => {
  expect(typedValue(typed, locale, 'min')).toBe(text);
});

it.each(['', ' ', 'abc', '12a', '1.2.3', '--1', '1e3', 'min', '.', '-', '1-2', 'NaN', 'Infinity'])(
  'refuses "%s"',
  (typed) => {
    expect(typedValue(typed, 'en-GB', 'min')).toBeNull();
  },
);

it('[R3] reads back what Intl writes, in every locale, with no digit lost', () => {
  const locales = ['en-GB', 'en-IN', 'de-DE', 'de-CH', 'fr-FR', 'pl-PL', 'ar-EG', 'hi-IN', 'ja-JP', 'sv-SE'];
  fc.assert(
    fc.property(
      fc.constantFrom(...locales),
      fc.integer({ min: -99_999_999, max: 99_999_999 }),
      fc.integer({ min: 1, max: 9 }),
      (locale, whole, part) => {
        const text = `${whole}.${part}`;
        const format = new Intl.NumberFormat(locale, { minimumFractionDigits: 1 });
        expect(typedValue(format.format(text as `${number}`), locale, null)).toBe(text);
      },
    ),
  );
});

it('offers a number for correction as its reader would type it', () => {
  const offered = [asTyped('12.5', 'de-DE'), asTyped('12.5', 'en-GB'), asTyped('yes', 'de-DE')];
  expect(offered).toEqual(['12,5', '12.5', 'yes']);
});
