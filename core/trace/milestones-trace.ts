import type { CountOf, KeyResult, Milestone, MilestonesMeasure, Ppm } from '../model/plan.ts';
import { relativeWeights } from '../progress/child-weights.ts';
import { settleSet } from '../progress/settle-set.ts';
import { valueOfWork } from '../progress/work-value.ts';
import { exactParts } from './exact-parts.ts';
import { meanWords } from './formula.ts';
import type { MeasureTrace, Opened, Tracing } from './tracing.ts';
import type { MilestonePart } from './trace.ts';
import { partsOfMilestone, weigh } from './work-parts.ts';
import { itemParts, leftOut, merged } from './work-rows.ts';

const issues: CountOf = { unit: 'issues' };

/** Each milestone with what it adds, and of one with linked items those (R12). */
export function milestonesTrace(
  tracing: Tracing,
  { keyResult, value }: Opened,
  { milestones }: MilestonesMeasure,
): MeasureTrace {
  const { noData } = tracing.plan.policy;
  const { weights } = relativeWeights(milestones.map(({ weight }) => weight));
  const sets = milestones.map((milestone) => setOf(tracing, keyResult, milestone));
  const progress = milestones.map(({ done }, at) => done ?? sets[at]?.value ?? null);
  const counted = progress.map((one) => one !== null || noData === 'zero');
  const counting = weights.map((weight, at) => (counted[at] ? BigInt(weight) : 0n));
  const all = counting.reduce((sum, weight) => sum + weight, 0n);
  const terms = counting.map((weight, at) => weight * BigInt(progress[at] ?? 0));
  const ppm = value.raw === null || all === 0n ? [] : exactParts(value.raw, terms, all);
  return {
    rules: [
      'R12',
      ...(sets.some(Boolean) ? ['R15', 'R16', 'R18'] : []),
      ...(counted.includes(false) ? ['R9'] : []),
    ],
    formula: { words: meanWords, terms: {} },
    parts: milestones.map(({ title, done }, at): MilestonePart => {
      const part = ppm[at] ?? 0;
      return {
        kind: 'milestone',
        title,
        weight: weights[at] ?? 0,
        progress: progress[at] ?? null,
        counted: counted[at] === true,
        typed: done !== null,
        ...(sets[at]?.trace(part) ?? { items: [], leftOut: [], merged: [] }),
        ppm: part,
      };
    }),
    ...(sets.some(Boolean) ? { count: issues } : {}),
  };
}

interface LinkedSet {
  /** null = no value. */
  readonly value: Ppm | null;
  trace(part: Ppm): Pick<MilestonePart, 'items' | 'leftOut' | 'merged'>;
}

/** null = it is typed, and links beside that count nothing. */
function setOf(
  { plan, work, index, counting, evaluation }: Tracing,
  keyResult: KeyResult,
  milestone: Milestone,
) {
  const { done, links } = milestone;
  if (done !== null) return null;
  const settling = { index, queries: work.queries, policy: plan.policy };
  const { sums, items, problems } = settleSet(keyResult.id, { count: issues, links, query: null }, settling);
  const shares = new Map(evaluation.items.get(keyResult.id)?.map(({ item, share }) => [item, share]));
  const rows = items.map((row) => {
    const share = row.counted ? shares.get(row.item) : undefined;
    return share === undefined ? row : { ...row, share };
  });
  const weighing = weigh(rows, null);
  const overlap = problems.find(({ code }) => code === 'D_OVERLAP');
  const set: LinkedSet = {
    value: sums ? valueOfWork(sums, issues, null, plan.policy).raw : null,
    trace: (part) => ({
      items: itemParts(weighing, partsOfMilestone(part, weighing), keyResult.id, counting, index),
      leftOut: leftOut(rows, index),
      merged: merged(overlap?.items ?? [], links, rows, index),
    }),
  };
  return set;
}
