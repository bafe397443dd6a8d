/** Order of text by code unit: the same on every machine, whatever the locale (R1). */
export const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

export const byId = (a: { readonly id: string }, b: { readonly id: string }): number => byText(a.id, b.id);

/**
 * By bisection, the first place of a sorted list that is not before what is looked for; `count` where all are.
 * @param isBefore true up to that place, and false from it on
 */
export function firstPlace(count: number, isBefore: (place: number) => boolean): number {
  let [low, high] = [0, count];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isBefore(middle)) low = middle + 1;
    else high = middle;
  }
  return low;
}
