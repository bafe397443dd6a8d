import { whole } from '../model/ppm.ts';
import type { Problem } from '../model/problem.ts';
import type { CountedItem } from './evaluation.ts';

/** D_OPEN_ZERO comes from sums, which know how many; the rows know which (R3). */
export function withOpenItems(problem: Problem, rows: readonly CountedItem[]): Problem {
  if (problem.code !== 'D_OPEN_ZERO' || problem.items) return problem;
  const open = rows.filter(({ counted, credit }) => counted && credit < whole);
  return { ...problem, items: open.map(({ item }) => item) };
}
