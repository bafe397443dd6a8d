/** How a reader writes numbers: "1,200.5" or "1.200,5". */
export interface NumberForm {
  readonly decimal: string;
  readonly group: string;
}

export function numberForm(locale: string): NumberForm {
  const parts = formatOf(locale).formatToParts(-12_345.6);
  const sign = (type: 'decimal' | 'group', otherwise: string): string =>
    parts.find((part) => part.type === type)?.value ?? otherwise;
  return { decimal: sign('decimal', '.'), group: sign('group', '') };
}

/**
 * A number as a person types it, in the plain spelling ("1200.5"); null where it is none. What can only be a group
 * ("1,200" in English) is one; otherwise point and comma both stand for the decimal sign, whatever the reader's own.
 */
export function plainNumber(typed: string, form: NumberForm): string | null {
  const text = typed
    .trim()
    .replaceAll(/[\s\u00a0\u202f'’]/g, '')
    .replace(/^[−–]/, '-');
  const grouped = form.group === '.' || form.group === ',' ? form.group : null;
  const [before = '', ...after] = grouped === null ? [text] : text.split(form.decimal);
  const whole =
    grouped !== null && after.length < 2 && groupedWhole(before, grouped)
      ? [before.replaceAll(grouped, ''), ...after].join('.')
      : text.replace(',', '.');
  const found = /^([+-]?)0*(\d*)(?:\.(\d*))?$/.exec(whole);
  if (!found || !/\d/.test(whole)) return null;
  const part = (found[3] ?? '').replace(/0+$/, '');
  const digits = `${found[2] || '0'}${part === '' ? '' : `.${part}`}`;
  return found[1] === '-' && digits !== '0' ? `-${digits}` : digits;
}

/** At most 15 digits are held exactly: more of them would be another number than the one that was typed. */
export const holdsExactly = (plain: string): boolean =>
  plain.replace(/^-?0?\.?0*/, '').replace('.', '').length <= 15;

/** For an input: no groups, no digit lost. */
export function typedNumber(value: number, form: NumberForm): string {
  const plain = plainFormat.format(value);
  return form.decimal === '.' ? plain : plain.replace('.', form.decimal);
}

/** 0.65 as "65": exact, by moving the point of its text. */
export const percentOf = (fraction: number): number => Number(`${plainFormat.format(fraction)}e2`);
/** "65" as 0.65. */
export const fractionOf = (percent: string): number => Number(`${percent}e-2`);

// ── below ──

const plainFormat = new Intl.NumberFormat('en', { useGrouping: false, maximumFractionDigits: 15 });

function formatOf(locale: string): Intl.NumberFormat {
  try {
    return new Intl.NumberFormat(locale.replaceAll('_', '-'), { numberingSystem: 'latn', useGrouping: true });
  } catch {
    return new Intl.NumberFormat('en'); // not a language tag at all
  }
}

/** "1,200" and "-12,345,678", but not "0,125": no group begins with a zero. */
const groupedWhole = (text: string, group: string): boolean =>
  new RegExp(`^[+-]?[1-9]\\d{0,2}(?:\\${group}\\d{3})+$`).test(text);
