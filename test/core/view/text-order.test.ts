import * as fc from 'fast-check';
import { textOrder } from '@throughline/core/view/text-order.ts';

const locales = [
  'en',
  'en-GB',
  'en_US',
  'de-DE',
  'fr',
  'es',
  'it-IT',
  'nl',
  'pt-BR',
  'da',
  'sv-SE',
  'xx',
  '',
];
const plain = fc.string({
  unit: fc.constantFrom(...Array.from(' _-,;:!?.\'"()[]{}@*/\\&#%`^+<=>|~$019aAbByYzZ')),
  maxLength: 6,
});
/** With marks that join the letter before them, controls that are passed over, and letters that stand between others. */
const any = fc.string({
  unit: fc.constantFrom(...Array.from('aAbBzZ 1-ßäÄéñåœ\u0301\u0308\u0000\u00adʼ日')),
  maxLength: 5,
});

describe('the order of texts', () => {
  it.each(locales)('is that of Intl in "%s", in plain letters and in all others', (locale) => {
    const compare = textOrder(locale);
    let known: string | undefined;
    try {
      known = Intl.getCanonicalLocales(locale.replaceAll('_', '-'))[0];
    } catch {
      known = undefined;
    }
    const { compare: byIntl } = new Intl.Collator(known);
    for (const text of [plain, any]) {
      fc.assert(
        fc.property(text, text, (a, b) => {
          expect([a, b, Math.sign(compare(a, b))]).toEqual([a, b, Math.sign(byIntl(a, b))]);
        }),
        { numRuns: 700 },
      );
    }
  });

  it('asks the machine for plain letters nowhere', () => {
    const asked = jest.spyOn(String.prototype, 'localeCompare');
    try {
      textOrder('en-GB')('Customers get an answer', 'customers get answers');
      expect(asked).not.toHaveBeenCalled();
      textOrder('en-GB')('Ärger', 'Zorn');
      expect(asked).toHaveBeenCalledTimes(1);
    } finally {
      asked.mockRestore();
    }
  });
});
