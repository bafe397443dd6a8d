/** One line of cells; how far the first one stands in is part of its text. */
export type Cells = readonly string[];

/**
 * Lines in columns, two spaces apart. The first one takes what the others leave of the width, and is cut where that is
 * too little. Columns that are empty throughout are left out.
 * @param right columns that end at one place: numbers
 * @param cut a column of words that is cut too, where the first one is down to its least
 */
export function columns(
  lines: readonly Cells[],
  width: number,
  right: readonly number[],
  cut?: number,
): readonly string[] {
  const count = lines.reduce((most, line) => Math.max(most, line.length), 0);
  const widths = Array.from({ length: count }, (_, at) =>
    lines.reduce((most, line) => Math.max(most, lengthOf(line[at] ?? '')), 0),
  );
  const rest = widths.slice(1).reduce((sum, one) => sum + (one > 0 ? one + 2 : 0), 0);
  const own = widths[0] ?? 0;
  widths[0] = Math.max(leastName, Math.min(own, width - rest));
  const over = widths[0] + rest - width;
  if (cut !== undefined && over > 0) widths[cut] = Math.max(leastWords, (widths[cut] ?? 0) - over);
  return lines.map((line) =>
    widths
      .flatMap((most, at) => {
        const cell = line[at] ?? '';
        if (most === 0) return [];
        return [right.includes(at) ? cell.padStart(most) : fitted(cell, most)];
      })
      .join('  ')
      .trimEnd(),
  );
}

const leastName = 24;
const leastWords = 12;

/**
 * A terminal needs no spaces that do not break, and a title from a tracker must not steer it: no control characters, no
 * line breaks, nothing that turns the direction of a line.
 */
export const plain = (text: string): string =>
  text
    .replaceAll(/[\u00a0\u202f]/g, ' ')
    .replaceAll(/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]+/gu, ' ');

const lengthOf = (text: string): number => Array.from(text).length;

function fitted(text: string, width: number): string {
  const letters = Array.from(text);
  return letters.length > width
    ? `${letters.slice(0, width - 1).join('')}…`
    : text + ' '.repeat(width - letters.length);
}
