import type { ItemId } from '@throughline/core/model/ids.ts';
import { byText } from '@throughline/core/model/order.ts';
import type { Problem } from '@throughline/core/model/problem.ts';
import type { Naming } from './naming.ts';

/** A problem as every command's JSON gives it: items by key, with its sentence. */
function diagnostic(problem: Problem, naming: Naming): object {
  const { code, at, items, nodes, amounts } = problem;
  return {
    code,
    at,
    ...(items ? { items: items.map((id: ItemId) => naming.itemKey(id) ?? id).sort(byText) } : {}),
    ...(nodes ? { nodes } : {}),
    ...(amounts ? { amounts } : {}),
    message: naming.sentence(problem),
  };
}

export const diagnostics = (problems: readonly Problem[], naming: Naming): readonly object[] =>
  problems.map((problem) => diagnostic(problem, naming));
