import { byText } from '../model/order.ts';
import type { Problem } from '../model/problem.ts';

/** By code, then node (the whole plan first), then items, then nodes: the same whatever the order they came in. */
export function compareProblems(a: Problem, b: Problem): number {
  return (
    byText(a.code, b.code) ||
    byText(a.at ?? '', b.at ?? '') ||
    byText((a.items ?? []).join('\n'), (b.items ?? []).join('\n')) ||
    byText((a.nodes ?? []).join('\n'), (b.nodes ?? []).join('\n'))
  );
}

/**
 * One list, sorted. Where the same code is said twice of one node, the first list wins: it comes from the work items
 * and names them.
 */
export function mergeProblems(first: readonly Problem[], second: readonly Problem[]): readonly Problem[] {
  const known = new Set(first.map(spot));
  return [...first, ...second.filter((problem) => !known.has(spot(problem)))].sort(compareProblems);
}

const spot = ({ code, at }: Problem): string => `${code} ${at ?? ''}`;
