/**
 * A text that no spreadsheet takes for a formula: what begins like one gets an apostrophe before it. A plain number with a
 * sign is none.
 */
export const unlikeFormula = (text: string): string =>
  begins.test(text) && !number.test(text) ? `'${text}` : text;

/** The wide forms of the signs count too (U+FF0B, U+FF0D, U+FF1D, U+FF20); a tab or a line's end parts cells. */
const begins = /^(?:[\t\r\n]|\s*[=+\-@\uFF0B\uFF0D\uFF1D\uFF20])/u;
const number = /^[+-]\d+(?:[.,]\d+)*$/u;
