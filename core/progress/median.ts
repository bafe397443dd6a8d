/**
 * The lower median of sizes given as `size → how many` (R21); null of none. Object keys, because a count keeps them
 * in a document.
 */
export function lowerMedian(sizes: Readonly<Record<string, number>>): number | null {
  const sorted = Object.entries(sizes)
    .map(([size, many]) => ({ size: Number(size), many }))
    .filter(({ many }) => many > 0)
    .sort((a, b) => a.size - b.size);
  const all = sorted.reduce((sum, { many }) => sum + many, 0);
  let seen = 0;
  for (const { size, many } of sorted) {
    seen += many;
    if (seen * 2 >= all) return size;
  }
  return null;
}
