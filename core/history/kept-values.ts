import type { Day } from '../model/day.ts';
import type { KeyResultId, KpiId, ObjectiveId } from '../model/ids.ts';
import { byId } from '../model/order.ts';
import type { KeyResult, Ppm } from '../model/plan.ts';
import type { ContributingEdge } from '../progress/contributing-edges.ts';
import { valueOfKeyResult } from '../progress/key-result-value.ts';
import { valueOfObjective } from '../progress/objective-value.ts';
import type { Child, KeyResultChild, ObjectiveChild } from '../progress/roll-up.ts';
import { factsOf, takesPart } from '../progress/tree.ts';
import type { FactsSource, Tree } from '../progress/tree.ts';
import type { NodeId, Structure } from './structure.ts';

/**
 * The values of a tree, kept, so that a change costs only what is above it: the same functions as an evaluation, called
 * for what can have changed. Of what is beside the change only the progress is sure to be that of the day.
 */
export class KeptValues {
  readonly #keyResults = new Map<KeyResultId, KeyResultChild>();
  readonly #objectives = new Map<ObjectiveId, ObjectiveChild>();
  readonly #facts: FactsSource;

  constructor(facts: FactsSource) {
    this.#facts = facts;
  }

  /** The progress of every node, from scratch. */
  all(structure: Structure, asOf: Day): Map<NodeId, Ppm | null> {
    this.#keyResults.clear();
    this.#objectives.clear();
    return this.above([...structure.keyResults.keys(), ...structure.objectives.keys()], structure, asOf);
  }

  /** The progress of some nodes and of whatever changes with them. */
  above(changed: Iterable<NodeId>, structure: Structure, asOf: Day): Map<NodeId, Ppm | null> {
    const tree: Tree = { ...structure.plan, facts: this.#facts, asOf, now: null };
    const values = new Map<NodeId, Ppm | null>();
    const waiting = new Set<ObjectiveId>();
    const bound = new Set<KeyResultId>();
    for (const id of changed) {
      const keyResult = structure.keyResults.get(id as KeyResultId);
      if (!keyResult) waiting.add(id as ObjectiveId);
      else if (isBound(keyResult, structure)) {
        bound.add(keyResult.id);
        waiting.add(keyResult.objective);
      } else if (this.#valueKeyResult(keyResult, structure, tree, values)) waiting.add(keyResult.objective);
    }
    for (let id = firstOf(waiting, structure); id !== null; id = firstOf(waiting, structure)) {
      waiting.delete(id);
      const objective = structure.objectives.get(id);
      if (!objective) continue;
      for (const one of structure.keyResultsOf.get(id) ?? []) {
        const keyResult = bound.has(one) ? structure.keyResults.get(one) : undefined;
        if (keyResult) this.#valueKeyResult(keyResult, structure, tree, values);
      }
      const below = this.#childrenOf(id, structure);
      const { value, lineOn } = valueOfObjective(objective, below, tree);
      const before = this.#objectives.get(id)?.value;
      this.#objectives.set(id, { id, kind: 'objective', weight: null, value, lineOn, below });
      values.set(id, value.progress);
      for (const { edge, into } of structure.up.get(id) ?? []) {
        const feeds = structure.keyResults.has(edge.parent as KeyResultId);
        // Amounts are added up beside the progress: they may change without it.
        if (feeds) bound.add(edge.parent as KeyResultId);
        if (feeds || !before || before.progress !== value.progress) waiting.add(into);
      }
    }
    return values;
  }

  /** Answers whether its objective can change with it. */
  #valueKeyResult(
    keyResult: KeyResult,
    structure: Structure,
    tree: Tree,
    values: Map<NodeId, Ppm | null>,
  ): boolean {
    const { id, measure, objective } = keyResult;
    const sources = {
      facts: factsOf(this.#facts, id),
      kpi: measure.kind === 'kpi' ? kpiOf(tree, measure.kpi) : undefined,
      children: this.#fedBy(id, structure),
    };
    const { value, lineOn } = valueOfKeyResult(keyResult, sources, tree);
    const before = this.#keyResults.get(id);
    this.#keyResults.set(id, { id, kind: 'keyResult', weight: value.weight, value, lineOn });
    values.set(id, value.progress);
    const isFeeding = (structure.up.get(objective) ?? []).some(({ edge }) =>
      structure.keyResults.has(edge.parent as KeyResultId),
    );
    return isFeeding || before?.value.progress !== value.progress || before.weight !== value.weight;
  }

  #childrenOf(id: ObjectiveId, structure: Structure): readonly Child[] {
    const own = (structure.keyResultsOf.get(id) ?? []).flatMap((one) => {
      const keyResult = structure.keyResults.get(one);
      return keyResult && takesPart(keyResult) ? (this.#keyResults.get(one) ?? []) : [];
    });
    return [...own, ...this.#fedBy(id, structure)].sort(byId);
  }

  /** The objectives that contribute to a node (R27). */
  #fedBy(id: NodeId, structure: Structure): ObjectiveChild[] {
    return (structure.down.get(id) ?? [])
      .flatMap(({ child, edge }: ContributingEdge) => {
        const objective = structure.objectives.get(child);
        const kept = objective && takesPart(objective) ? this.#objectives.get(child) : undefined;
        // Negative is as missing (R25).
        const weight = edge.weight !== null && edge.weight < 0 ? null : edge.weight;
        return kept ? [{ ...kept, weight }] : [];
      })
      .sort(byId);
  }
}

/** Valued after the objectives that contribute to it, and before its own. */
const isBound = ({ measure, objective }: KeyResult, { objectives }: Structure): boolean =>
  measure.kind === 'objectives' && objectives.has(objective);

const kpiOf = ({ kpis }: Tree, id: KpiId) => kpis.find((kpi) => kpi.id === id);

/** The one that no other waits for. */
function firstOf(waiting: ReadonlySet<ObjectiveId>, { rank }: Structure): ObjectiveId | null {
  let first: ObjectiveId | null = null;
  for (const id of waiting) {
    if (first === null || (rank.get(id) ?? 0) < (rank.get(first) ?? 0)) first = id;
  }
  return first;
}
