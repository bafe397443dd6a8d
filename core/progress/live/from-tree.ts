import { oneUnit } from '../../model/count-unit.ts';
import { addTo } from '../../model/groups.ts';
import type { ItemId, KeyResultId, ObjectiveId } from '../../model/ids.ts';
import type { CountOf, KeyResult, MilliWeight, Plan, WorkMeasure } from '../../model/plan.ts';
import { contributingEdges } from '../contributing-edges.ts';
import type { FullEvaluation } from '../evaluate.ts';
import type { CountedItem, NodeValue } from '../evaluation.ts';
import { lowerMedian } from '../median.ts';
import { takesPart } from '../tree.ts';
import { nodeKind } from './source.ts';
import type { LiveSource } from './source.ts';

/** A plan and its evaluation as a live source, with what its numbers stand for. */
export interface LiveTree {
  readonly source: LiveSource;
  /** By number: objectives in id order, then key results in id order. */
  readonly nodes: readonly (ObjectiveId | KeyResultId)[];
  readonly nodeOf: ReadonlyMap<ObjectiveId | KeyResultId, number>;
  /**
   * By number. A work item has one number for each way in which it is counted: its size in points is another one than
   * its size in seconds.
   */
  readonly items: readonly { readonly item: ItemId; readonly count: CountOf }[];
  /** All numbers of a work item: an event of it moves each. */
  readonly numbersOf: ReadonlyMap<ItemId, readonly number[]>;
}

interface Node {
  readonly kind: number;
  readonly given: number;
  readonly override: number;
  readonly looseSize: number;
}

const none = -1;

/**
 * Live scores of it are the evaluation's progress, of every node. Work key results follow their items; objectives, and
 * key results bound to objectives as mean or identity (R27), follow their children; every other kind is given.
 */
export function liveTree(plan: Plan, evaluation: FullEvaluation): LiveTree {
  const { objectives, keyResults } = evaluation;
  const nodes = [...objectives, ...keyResults].map(({ id }) => id);
  const nodeOf = new Map(nodes.map((id, at) => [id, at]));
  const edges = edgesOf(plan, evaluation);
  const isFedTwice = (id: KeyResultId) => edges.filter(({ parent }) => parent === id).length > 1;
  const measures = new Map(plan.keyResults.map(({ id, measure }) => [id, measure]));
  const links = linksOf(evaluation, measures);
  const rows: readonly Node[] = [
    ...objectives.map((value) => nodeOfValue(value, nodeKind.parent)),
    ...keyResults.map((value) => {
      const measure = measures.get(value.id);
      const isFed =
        measure?.kind === 'objectives' &&
        (measure.as === 'mean' || (measure.as === 'identity' && !isFedTwice(value.id)));
      if (measure?.kind !== 'work') return nodeOfValue(value, isFed ? nodeKind.parent : nodeKind.given);
      const looseSize = looseSizeOf(measure, evaluation.items.get(value.id) ?? []);
      return { ...nodeOfValue(value, nodeKind.work), looseSize };
    }),
  ];
  const feeding = edges.filter(({ parent }) => rows[nodeOf.get(parent) ?? none]?.kind === nodeKind.parent);
  const linked = links.all.filter(({ node }) => rows[nodeOf.get(node) ?? none]?.kind === nodeKind.work);
  const number = (id: ObjectiveId | KeyResultId) => nodeOf.get(id) ?? none;
  return {
    nodes,
    nodeOf,
    items: links.items,
    numbersOf: links.numbersOf,
    source: {
      rules: plan.policy,
      nodes: nodes.length,
      items: links.items.length,
      kind: Uint8Array.from(rows, ({ kind }) => kind),
      given: Int32Array.from(rows, ({ given }) => given),
      override: Int32Array.from(rows, ({ override }) => override),
      looseSize: Float64Array.from(rows, ({ looseSize }) => looseSize),
      edgeChild: Int32Array.from(feeding, ({ child }) => number(child)),
      edgeParent: Int32Array.from(feeding, ({ parent }) => number(parent)),
      edgeWeight: Int32Array.from(feeding, ({ weight }) => weight ?? none),
      linkNode: Int32Array.from(linked, ({ node }) => number(node)),
      linkItem: Int32Array.from(linked, ({ item }) => item),
      linkWeight: Int32Array.from(linked, ({ row }) => row.weight),
      linkSize: Float64Array.from(linked, ({ row }) => row.size ?? none),
      linkCredit: Int32Array.from(linked, ({ row }) => (row.why === 'dropped' ? none : row.credit)),
    },
  };
}

/** What is frozen or typed over stands over what is computed; frozen without a value, nothing else can be said (R30, R36). */
function nodeOfValue({ origin, progress, computed }: NodeValue, kind: number): Node {
  const stands = origin === 'frozen' || origin === 'override';
  const isSilent = stands && progress === null;
  return {
    kind: isSilent ? nodeKind.given : kind,
    given: isSilent ? none : (computed ?? none),
    override: stands ? (progress ?? none) : none,
    looseSize: none,
  };
}

/** As typed, else what the evaluation took: the median of the estimated items that count, else one unit (R21). */
function looseSizeOf({ unestimatedSize, count }: WorkMeasure, rows: readonly CountedItem[]): number {
  const sizes: Record<number, number> = {};
  for (const { counted, size } of rows) if (counted && size !== null) sizes[size] = (sizes[size] ?? 0) + 1;
  return unestimatedSize ?? lowerMedian(sizes) ?? oneUnit(count);
}

interface Edge {
  readonly child: ObjectiveId | KeyResultId;
  readonly parent: ObjectiveId | KeyResultId;
  readonly weight: MilliWeight | null;
}

/** What contributes: key results to their objectives, and what alignment says (R26, R27, R29). */
function edgesOf(plan: Plan, { keyResults }: FullEvaluation): readonly Edge[] {
  const active = new Set<string>(
    [...plan.objectives, ...plan.keyResults].filter(takesPart).map(({ id }) => id),
  );
  const known = new Set<string>(plan.objectives.map(({ id }) => id));
  return [
    ...keyResults
      .filter(({ id, objective }) => active.has(id) && known.has(objective))
      .map(({ id, objective, weight }) => ({ child: id, parent: objective, weight })),
    ...contributingEdges(plan.objectives, plan.keyResults)
      .edges.filter(({ child }) => active.has(child))
      .map(({ child, edge: { parent, weight } }) => ({
        child,
        parent,
        weight: weight !== null && weight < 0 ? null : weight,
      })),
  ];
}

const inSums = new Set<CountedItem['why']>(['counted', 'dropped', 'unestimated-excluded']);

/** The items of work key results that are in their sums, or would be if they were not left out. */
function linksOf({ items: rows }: FullEvaluation, measures: ReadonlyMap<KeyResultId, KeyResult['measure']>) {
  const items: { item: ItemId; count: CountOf }[] = [];
  const numbers = new Map<string, number>();
  const numbersOf = new Map<ItemId, number[]>();
  const all: { node: KeyResultId; item: number; row: CountedItem }[] = [];
  for (const [node, set] of rows) {
    const measure = measures.get(node);
    if (measure?.kind !== 'work') continue;
    for (const row of set.filter(({ why }) => inSums.has(why))) {
      const { count } = measure;
      const name = `${row.item}\n${count.unit === 'field' ? `field ${count.field}` : count.unit}`;
      let item = numbers.get(name);
      if (item === undefined) {
        numbers.set(name, (item = items.length));
        items.push({ item: row.item, count });
        addTo(numbersOf, row.item, item);
      }
      all.push({ node, item, row });
    }
  }
  return { items, numbersOf, all };
}
