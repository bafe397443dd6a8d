import * as fc from 'fast-check';
import { plainFormatFor } from '@throughline/core/view/words/without-intl.ts';

describe.each(['en', 'en-US', 'en-GB', 'de', 'de-DE'])('numbers and days in %s without Intl', (locale) => {
  const plain = plainFormatFor(locale)!;

  it('are those of Intl, digit by digit', () => {
    const intl = new Intl.NumberFormat(locale, { maximumFractionDigits: 15 });
    const decimal = fc
      .tuple(fc.nat(2_000_000), fc.option(fc.stringMatching(/^\d{1,5}$/), { nil: null }))
      .map(([whole, part]) => (part === null ? String(whole) : `${whole}.${part}`));
    let said = 0;
    fc.assert(
      fc.property(fc.oneof(fc.nat(1500).map(String), decimal), (text) => {
        const found = plain.number(text);
        if (found === null) return;
        said += 1;
        expect([text, found]).toEqual([text, intl.format(text as `${number}`)]);
      }),
      { numRuns: 3000 },
    );
    expect(said).toBeGreaterThan(1000);
  });

  it('are those of Intl on every day of two years', () => {
    const intl = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', timeZone: 'UTC' });
    let said = 0;
    for (let at = Date.UTC(2027, 0, 1); at < Date.UTC(2029, 0, 1); at += 86_400_000) {
      const day = new Date(at).toISOString().slice(0, 10) as never;
      const found = plain.day(day);
      if (found === null) continue;
      said += 1;
      expect(found).toBe(intl.format(at));
    }
    expect(said).toBeGreaterThan(600);
  });

  it.each(['', '-1', '01', '1e3', '1.', '.5', '0.10', 'Infinity', 'NaN', '1234567', '12 '])(
    'leave "%s" to Intl',
    (text) => expect(plain.number(text)).toBeNull(),
  );
  it.each(['', '2026-13-01', '2026-00-10', '2026-09-01', '2026-1-1', 'x'])(
    'leave the day "%s" to Intl',
    (day) => expect(plain.day(day as never)).toBeNull(),
  );
});

it('is not tried in other locales: digits, marks and names differ', () => {
  for (const locale of ['ar', 'en-IN', 'en-u-nu-arab', 'de-AT', 'de-CH', 'fr', 'xx', 'toString', '']) {
    expect(plainFormatFor(locale)).toBeNull();
  }
});
