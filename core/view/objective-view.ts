import type { KeyResultId, ObjectiveId } from '../model/ids.ts';
import { byText } from '../model/order.ts';
import type { MilliWeight } from '../model/plan.ts';
import { weightOne, weightText } from '../model/weight.ts';
import type { ShardDocument, ShardKeyResult, TextDocument } from '../port/documents.ts';
import type { ChildShare, Evaluation, KeyResultValue, ObjectiveValue } from '../progress/evaluation.ts';
import { shareOut } from '../progress/percent.ts';
import type { ChildObjectiveView, KeyResultView, ObjectiveView } from './epic-panel.ts';
import { valueView } from './value-view.ts';

/** One shard, read and valued, with what the viewer may see of it. */
export interface ValuedShard {
  readonly id: string;
  readonly numbers: ShardDocument;
  readonly texts: TextDocument | null;
  readonly values: Evaluation;
  /** May the viewer see this objective? */
  maySee(objective: ObjectiveId): boolean;
}

/** The key results that the item shown is linked to, with the weight of that link; null = none was given. */
export type LinkedWith = ReadonlyMap<KeyResultId, MilliWeight | null>;

/** @param linked they can be unlinked there */
export function objectiveView(shard: ValuedShard, id: ObjectiveId, linked: LinkedWith): ObjectiveView | null {
  const definition = shard.numbers.objectives.find((objective) => objective.id === id);
  const value = shard.values.objectives.find((objective) => objective.id === id);
  if (!definition || !value) return null;
  const shares = sharesOf(value);
  return {
    ...valueView(value),
    id,
    shard: shard.id,
    ...textOf(shard, id),
    cycle: shard.numbers.cycle.id,
    kind: definition.kind,
    coverage: value.coverage,
    offTrack: value.offTrack,
    keyResults: shard.numbers.keyResults
      .filter((keyResult) => keyResult.objective === id && keyResult.status !== 'cancelled')
      .flatMap((keyResult) => keyResultView(shard, keyResult, shares, linked) ?? [])
      .sort((a, b) => byText(a.title, b.title) || byText(a.id, b.id)),
    children: value.children
      .filter(({ kind }) => kind === 'objective')
      .flatMap((child) => childView(shard, child, shares) ?? [])
      .sort((a, b) => byText(a.title ?? '\uffff', b.title ?? '\uffff') || byText(a.id, b.id)),
    problems: shard.values.problems.filter(({ at }) => at === id),
  };
}

/** null = the shard has no such key result. */
export function keyResultViewOf(
  shard: ValuedShard,
  id: KeyResultId,
  linked: LinkedWith,
): KeyResultView | null {
  const keyResult = shard.numbers.keyResults.find((candidate) => candidate.id === id);
  const parent = shard.values.objectives.find((objective) => objective.id === keyResult?.objective);
  return keyResult ? keyResultView(shard, keyResult, parent ? sharesOf(parent) : new Map(), linked) : null;
}

interface Share {
  readonly weight: string;
  readonly contribution: string | null;
}

/** The shown parts add up to the shown whole (R4). */
function sharesOf({ computed, children }: ObjectiveValue): ReadonlyMap<string, Share> {
  const parts = shareOut(
    computed,
    children.map(({ contribution }) => contribution),
  );
  return new Map(
    children.map(({ id, weight, counted }, at) => [
      id,
      { weight: weightText(weight), contribution: counted ? (parts[at] ?? null) : null },
    ]),
  );
}

function keyResultView(
  shard: ValuedShard,
  { id, weight, measure, work }: ShardKeyResult,
  shares: ReadonlyMap<string, Share>,
  linked: LinkedWith,
): KeyResultView | null {
  const value: KeyResultValue | undefined = shard.values.keyResults.find((candidate) => candidate.id === id);
  if (!value) return null;
  return {
    ...valueView(value),
    id,
    shard: shard.id,
    ...textOf(shard, id),
    ...(shares.get(id) ?? { weight: weightText(weight ?? weightOne), contribution: null }),
    amount: value.amount,
    measure: measure.kind,
    linked: linked.has(id),
    linkWeight: weightTextOf(linked.get(id) ?? null),
    countedAt: work?.countedAt ?? null,
    counting: work?.next ? { items: work.next.items } : null,
    failed: work?.failed ?? null,
    problems: shard.values.problems.filter(({ at }) => at === id),
  };
}

function childView(
  shard: ValuedShard,
  { id }: ChildShare,
  shares: ReadonlyMap<string, Share>,
): ChildObjectiveView | null {
  const value = shard.values.objectives.find((objective) => objective.id === id);
  if (!value) return null;
  return {
    ...valueView(value),
    id: value.id,
    shard: shard.id,
    title: shard.maySee(value.id) ? textOf(shard, value.id).title : null,
    weight: '1',
    contribution: null,
    ...shares.get(id),
  };
}

/** Without its text a node is called by its id: a number is not withheld for want of a title. */
export const textOf = (
  { texts }: Pick<ValuedShard, 'texts'>,
  id: string,
): { title: string; owner: string | null } => texts?.texts[id] ?? { title: id, owner: null };

const weightTextOf = (weight: MilliWeight | null): string | null =>
  weight === null ? null : weightText(weight);
