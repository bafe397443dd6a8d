import type { Day } from '../model/day.ts';
import { byText } from '../model/order.ts';
import type { Cycle } from '../model/plan.ts';

/** The latest end first; of one end the latest start, which is the shorter cycle. */
export const latestFirst = (cycles: readonly Cycle[]): readonly Cycle[] =>
  [...cycles].sort((a, b) => byText(b.end, a.end) || byText(b.start, a.start) || byText(a.id, b.id));

/**
 * Which cycle a page shows: the one asked for; else the one that today lies in, else the next one, else the last. Where
 * several cycles go on at once (a quarter and its year) one that has objectives here comes first, then the shorter.
 * @param isUsed has it objectives on this page?
 */
export function chosenCycle(
  cycles: readonly Cycle[],
  asked: string | null,
  today: Day,
  isUsed: (cycle: string) => boolean,
): Cycle | null {
  const sorted = latestFirst(cycles);
  const named = sorted.find(({ id }) => id === asked);
  if (named) return named;
  const present = sorted
    .filter(({ start, end }) => start <= today && today <= end)
    .sort((a, b) => byText(b.start, a.start) || byText(a.end, b.end));
  const next = sorted.filter(({ start }) => start > today).sort((a, b) => byText(a.start, b.start));
  return present.find(({ id }) => isUsed(id)) ?? present[0] ?? next[0] ?? sorted[0] ?? null;
}
