import type { Day } from '@throughline/core/model/day.ts';
import type { ItemId, KeyResultId } from '@throughline/core/model/ids.ts';
import type { KeyResult, Objective, Plan } from '@throughline/core/model/plan.ts';
import type { Problem } from '@throughline/core/model/problem.ts';
import type { Work } from '@throughline/core/model/work-item.ts';
import type {
  CountedItem,
  Evaluation,
  KeyResultValue,
  ObjectiveValue,
} from '@throughline/core/progress/evaluation.ts';
import { oracleBound } from './bound.ts';
import type { Bound } from './bound.ts';
import { oracleDiamonds } from './diamonds.ts';
import { acyclic, byId } from './edges.ts';
import { oracleDoubleMetrics, oracleKpis } from './kpis.ts';
import { oracleExpected } from './line.ts';
import { rangeOf } from './measures.ts';
import { measure } from './measured.ts';
import type { Measured } from './measured.ts';
import { confidenceOf, nodeValue } from './node-value.ts';
import { frozenOn, notices } from './pace.ts';
import { rollUp } from './roll-up.ts';
import type { Child, RolledUp } from './roll-up.ts';
import { oracleShares, oracleSharedItems } from './shared.ts';
import { oracleMean } from './weights.ts';
import { distinctItems } from './work-set.ts';

export interface OracleEvaluation extends Evaluation {
  readonly items: Readonly<Record<string, readonly CountedItem[]>>;
}

/**
 * The rules once more, straight from core/SPEC.md: fractions, no sums kept, every question answered by a look at
 * everything. It shares types with the engine and nothing else.
 */
export function oracle(input: { plan: Plan; work: Work; asOf: Day; now: number }): OracleEvaluation {
  const { plan, work, asOf, now } = input;
  const items = distinctItems(work.items);
  const known = {
    plan,
    work,
    items,
    asOf,
    isWorkOld: work.readAt !== null && now - work.readAt > 86_400_000,
  };
  const problems: Problem[] = [];
  const edges = acyclic(plan, problems);

  // Values are kept by id only so that a problem is told once.
  const measured = new Map<KeyResult, Measured>();
  const bound = new Map<KeyResult, Bound>();
  const rolled = new Map<Objective, RolledUp>();
  const keyResultValues = new Map<KeyResult, KeyResultValue>();
  const objectiveValues = new Map<Objective, ObjectiveValue>();

  const objectivesInto = (parent: string): Child[] =>
    edges
      .filter(({ edge, child }) => edge.parent === parent && isIn(child))
      .map(({ child, edge }) => ({
        id: child.id,
        kind: 'objective' as const,
        value: objectiveValue(child),
        weight: weightOf(edge.weight),
      }))
      .toSorted(byId);
  const ownOf = (id: string): KeyResult[] =>
    plan.keyResults.filter((one) => one.objective === id && isIn(one));

  function keyResultValue(keyResult: KeyResult): KeyResultValue {
    const before = keyResultValues.get(keyResult);
    if (before) return before;
    const { id, measure: how } = keyResult;
    let found: Pick<Measured, 'raw' | 'amount' | 'origin' | 'stale'> & Pick<Bound, 'progress' | 'children'>;
    if (how.kind === 'objectives') {
      const value = oracleBound(
        how,
        objectivesInto(id),
        ({ id: of }) => ownOf(of).map(keyResultValue),
        plan.policy,
      );
      bound.set(keyResult, value);
      problems.push(...value.problems.map((problem) => ({ ...problem, at: id })));
      found = { ...value, origin: 'computed' };
    } else {
      const value = measure(keyResult, known);
      measured.set(keyResult, value);
      problems.push(...value.problems);
      found = { ...value, progress: clamped(value.raw), children: [] };
    }
    if ((keyResult.weight ?? 0) < 0 && !problems.some((p) => p.at === id && p.code === 'E_NEGATIVE_WEIGHT')) {
      problems.push({ code: 'E_NEGATIVE_WEIGHT', at: id });
    }
    const frozen = frozenOn(keyResult, asOf);
    const recorded = frozen === null ? null : keyResult.closing?.amount;
    const value: KeyResultValue = {
      ...nodeValue(
        keyResult,
        found,
        confidenceOf(keyResult, frozen ?? asOf),
        lineAt(keyResult, asOf),
        plan,
        asOf,
      ),
      id,
      objective: keyResult.objective,
      weight: weightOf(keyResult.weight),
      amount: recorded ?? found.amount,
      children: found.children,
    };
    problems.push(...notices(keyResult, value, found, plan, asOf));
    keyResultValues.set(keyResult, value);
    return value;
  }

  function objectiveValue(objective: Objective): ObjectiveValue {
    const before = objectiveValues.get(objective);
    if (before) return before;
    const own = ownOf(objective.id).map((keyResult): Child => {
      const value = keyResultValue(keyResult);
      return { id: keyResult.id, kind: 'keyResult', value, weight: value.weight };
    });
    const up = rollUp([...objectivesInto(objective.id), ...own].toSorted(byId), plan.policy);
    rolled.set(objective, up);
    problems.push(...up.problems.map((code) => ({ code, at: objective.id })));
    const { computed, coverage, children, stale, confidence } = up;
    const found = { raw: computed, progress: computed, origin: 'computed', stale } as const;
    const value: ObjectiveValue = {
      ...nodeValue(objective, found, confidence, lineAt(objective, asOf), plan, asOf),
      id: objective.id,
      coverage,
      children,
      offTrack: own.filter(({ value: { health: h } }) => h === 'off-track').length,
      keyResults: own.length,
    };
    problems.push(...notices(objective, value, found, plan, asOf));
    objectiveValues.set(objective, value);
    return value;
  }

  /** What a query finds is of `asOf`, and not known before (R15). */
  const knownOn = (day: Day) =>
    day < asOf ? { ...known, asOf: day, work: { ...work, queries: new Map() } } : { ...known, asOf: day };

  /** R32: where it should be on a day; of what is closed on the day of its closing (R36). */
  function lineAt(node: KeyResult | Objective, day: Day): number {
    const on = frozenOn(node, day) ?? day;
    if ('measure' in node) {
      const child = bound.get(node)?.lineOf ?? null;
      if (child !== null) return lineAt(nodeOf(child), on);
      const { measure: how } = node;
      if (how.kind !== 'metric') return oracleExpected(node, on, null);
      // As it was known on that day: written down at the close, or else looked up again.
      const recorded = frozenOn(node, day) === null ? null : (node.closing?.amount ?? null);
      const range = recorded?.kind === 'metric' ? rangeOf(how, recorded) : measure(node, knownOn(on)).range;
      return oracleExpected(node, on, range ? { range, measure: how } : null);
    }
    const up = rolled.get(node);
    if (!up) throw new Error('Not rolled up yet');
    const lines = up.children
      .map(({ id }, at) => ({ id, weight: up.weights[at], counts: up.computed === null || up.counts[at] }))
      .flatMap(({ id, weight, counts }) =>
        weight && counts ? [{ weight, value: lineAt(nodeOf(id), on) }] : [],
      );
    return oracleMean(lines, 'zero') ?? oracleExpected(node, on, null);
  }

  function nodeOf(id: string): KeyResult | Objective {
    const node = [...plan.objectives, ...plan.keyResults].find((one) => one.id === id);
    if (!node) throw new Error(`No node ${id}`);
    return node;
  }

  const objectives = plan.objectives.toSorted(byId).map(objectiveValue);
  const keyResults = plan.keyResults.toSorted(byId).map(keyResultValue);

  const rows = new Map(
    [...measured].flatMap(([{ id }, found]): [KeyResultId, readonly CountedItem[]][] =>
      found.items ? [[id, found.items]] : [],
    ),
  );
  const takingPart = plan.keyResults.filter(isIn);
  const sharing = new Map([...rows].filter(([id]) => takingPart.some((one) => one.id === id)));
  const restingOf = (id: KeyResultId, some: (item: ItemId) => boolean) =>
    [...measured].find(([keyResult]) => keyResult.id === id)?.[1].resting?.(some) ?? 0;
  const nodes = [...objectives, ...keyResults];
  problems.push(
    ...oracleSharedItems(objectives, nodes, sharing, restingOf),
    ...oracleDiamonds(objectives, nodes),
    ...oracleDoubleMetrics(takingPart),
  );
  return {
    asOf,
    objectives,
    keyResults,
    kpis: oracleKpis(plan.kpis, asOf),
    problems,
    items: Object.fromEntries(oracleShares(plan, rows, sharing, items)),
  };
}

// ── below ──

const isIn = ({ status }: { status: string }) => status === 'active' || status === 'closed';
const weightOf = (weight: number | null) => (weight !== null && weight < 0 ? null : weight);
const clamped = (raw: number | null) => (raw === null ? null : Math.min(Math.max(raw, 0), 1_000_000));
