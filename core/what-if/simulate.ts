import type { Amount } from '../model/amount.ts';
import type { Day } from '../model/day.ts';
import type { ItemId, KeyResultId, KpiId, ObjectiveId } from '../model/ids.ts';
import { byId } from '../model/order.ts';
import type { Plan, Ppm } from '../model/plan.ts';
import type { Problem } from '../model/problem.ts';
import type { Work } from '../model/work-item.ts';
import { evaluate } from '../progress/evaluate.ts';
import type { FullEvaluation } from '../progress/evaluate.ts';
import type { KeyResultValue, KpiValue, NodeValue } from '../progress/evaluation.ts';
import { indexItems } from '../progress/item-index.ts';
import { changePlan } from './change-plan.ts';
import { changeWork } from './change-work.ts';
import type { EditProblem, Edits } from './edits.ts';

/** What of a node an edit can change. */
export interface Outlook extends Pick<
  NodeValue,
  'raw' | 'progress' | 'origin' | 'expected' | 'health' | 'band' | 'stale'
> {
  /** Of key results. */
  readonly amount: Amount | null;
}

export interface NodeOutlook {
  readonly id: ObjectiveId | KeyResultId;
  readonly kind: 'objective' | 'keyResult';
  readonly before: Outlook;
  readonly after: Outlook;
  /** Of the progress, ppm; no value is taken as 0, as in R37. */
  readonly delta: Ppm;
  /** Anything of the outlook, not only the progress. */
  readonly changed: boolean;
}

export interface KpiOutlook {
  readonly id: KpiId;
  readonly before: KpiValue;
  readonly after: KpiValue;
  readonly changed: boolean;
}

export type Simulation =
  | {
      readonly ok: true;
      readonly asOf: Day;
      /** Every node, sorted by id. */
      readonly nodes: readonly NodeOutlook[];
      readonly kpis: readonly KpiOutlook[];
      /** Items whose state was changed, also those below a named container; sorted. */
      readonly touched: readonly ItemId[];
      /** Of those, the ones that count in no key result before or after. */
      readonly idle: readonly ItemId[];
      /** Problems that are there after and were not before, and the reverse. */
      readonly problems: { readonly added: readonly Problem[]; readonly gone: readonly Problem[] };
    }
  | { readonly ok: false; readonly problems: readonly EditProblem[] };

/**
 * What the numbers of a day would be if … (before and after, for every node). Pure; nothing of its input changes.
 * What a query finds stays as it is. Where anything asked cannot be done, nothing is, and all of it is said.
 */
export function simulate(plan: Plan, work: Work, edits: Edits, asOf: Day): Simulation {
  const workThen = changeWork(work, edits, plan.policy);
  const planThen = changePlan(plan, edits, indexItems(work.items), asOf);
  const problems = [...workThen.problems, ...planThen.problems];
  if (problems.length > 0) return { ok: false, problems };
  const before = evaluate({ plan, work, asOf });
  const after = evaluate({ plan: planThen.plan, work: workThen.work, asOf });
  const counting = new Set([...itemsIn(before), ...itemsIn(after)]);
  return {
    ok: true,
    asOf,
    nodes: [
      ...paired(before.objectives, after.objectives).map((pair) => nodeOutlook('objective', pair)),
      ...paired(before.keyResults, after.keyResults).map((pair) => nodeOutlook('keyResult', pair)),
    ].sort(byId),
    kpis: paired(before.kpis, after.kpis).map(([one, then]) => ({
      id: one.id,
      before: one,
      after: then,
      changed: differ(one, then),
    })),
    touched: workThen.touched,
    idle: workThen.touched.filter((item) => !counting.has(item)),
    problems: {
      added: without(after.problems, before.problems),
      gone: without(before.problems, after.problems),
    },
  };
}

/** Same ids on both sides, in the same order: an edit makes no node and takes none away. */
function paired<Value extends { readonly id: string }>(
  before: readonly Value[],
  after: readonly Value[],
): readonly (readonly [Value, Value])[] {
  return before.flatMap((one, at) => {
    const then = after[at];
    return then ? [[one, then] as const] : [];
  });
}

type Valued = NodeValue & {
  readonly id: ObjectiveId | KeyResultId;
  readonly amount?: KeyResultValue['amount'];
};

function nodeOutlook(kind: NodeOutlook['kind'], [one, then]: readonly [Valued, Valued]): NodeOutlook {
  const [before, after] = [outlook(one), outlook(then)];
  return {
    id: one.id,
    kind,
    before,
    after,
    delta: (after.progress ?? 0) - (before.progress ?? 0),
    changed: differ(before, after),
  };
}

const outlook = ({ raw, progress, origin, expected, health, band, stale, amount }: Valued): Outlook => ({
  raw,
  progress,
  origin,
  expected,
  health,
  band,
  stale,
  amount: amount ?? null,
});

function* itemsIn({ items }: FullEvaluation): Generator<ItemId> {
  for (const rows of items.values()) for (const { item, why } of rows) if (why !== 'covered') yield item;
}

function without(all: readonly Problem[], known: readonly Problem[]): readonly Problem[] {
  const texts = new Set(known.map((problem) => JSON.stringify(problem)));
  return all.filter((problem) => !texts.has(JSON.stringify(problem)));
}

const differ = (a: unknown, b: unknown): boolean => JSON.stringify(a) !== JSON.stringify(b);
