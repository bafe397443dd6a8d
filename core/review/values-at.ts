import type { History, HistoryMode } from '../history/history.ts';
import { evaluateAtMoment } from '../history/state-at.ts';
import type { NodeId } from '../history/structure.ts';
import type { Day } from '../model/day.ts';
import type { Ppm } from '../model/plan.ts';
import type { Moment } from '../model/sprint.ts';
import type { FullEvaluation } from '../progress/evaluate.ts';

/** The values of a moment, and where each node should be at the end of any day by what was known then (R32). */
export function valuesAt(
  history: History,
  moment: Moment,
  mode: HistoryMode,
): { readonly values: FullEvaluation; readonly lineOn: (node: NodeId, day: Day) => Ppm } {
  const lines = new Map<string, (day: Day) => Ppm>();
  const values = evaluateAtMoment(history, moment, mode, (id, lineOn) => lines.set(id, lineOn));
  return { values, lineOn: (node, day) => lines.get(node)?.(day) ?? 0 };
}
