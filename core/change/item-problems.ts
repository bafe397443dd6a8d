import type { ItemId } from '../model/ids.ts';
import { byText } from '../model/order.ts';
import type { Problem, ProblemCode } from '../model/problem.ts';

/** More are not named: a problem is a hint where to look, and a panel's bytes are counted (F10). */
const NAMED = 20;

/** The same problems after an item was looked at anew: of the codes asked about it now has exactly `now`. */
export function withItemProblems(
  problems: readonly Problem[],
  at: string,
  item: ItemId,
  asked: readonly ProblemCode[],
  now: readonly ProblemCode[],
): readonly Problem[] {
  const others = problems.filter(({ code }) => !asked.includes(code));
  const told = asked.flatMap((code): Problem[] => {
    const before = problems.find((problem) => problem.code === code)?.items ?? [];
    const rest = before.filter((other) => other !== item);
    const items = now.includes(code) ? [...rest, item].sort(byText).slice(0, NAMED) : rest;
    return items.length > 0 ? [{ code, at, items }] : [];
  });
  return [...others, ...told].sort((a, b) => byText(a.code, b.code));
}
