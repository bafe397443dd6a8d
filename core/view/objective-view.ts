import type { KeyResultId, ObjectiveId } from '../model/ids.ts';
import { byId, byText } from '../model/order.ts';
import type { MilliWeight } from '../model/plan.ts';
import { weightOne, weightText } from '../model/weight.ts';
import type { ShardDocument, ShardKeyResult, TextDocument } from '../port/documents.ts';
import type { ChildShare, Evaluation, ObjectiveValue } from '../progress/evaluation.ts';
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
  const keyResults: KeyResultView[] = [];
  for (const keyResult of shard.numbers.keyResults) {
    if (keyResult.objective !== id || keyResult.status === 'cancelled') continue;
    const view = keyResultView(shard, keyResult, shares, linked);
    if (view) keyResults.push(view);
  }
  const children: ChildObjectiveView[] = [];
  for (const child of value.children) {
    const view = child.kind === 'objective' ? childView(shard, child, shares) : null;
    if (view) children.push(view);
  }
  const { title, owner } = textOf(shard, id);
  return {
    id,
    shard: shard.id,
    title,
    owner,
    cycle: shard.numbers.cycle.id,
    kind: definition.kind,
    coverage: value.coverage,
    offTrack: value.offTrack,
    keyResults: keyResults.sort((a, b) => byText(a.title, b.title) || byId(a, b)),
    children: children.sort((a, b) => byText(a.title ?? '\uffff', b.title ?? '\uffff') || byId(a, b)),
    problems: shard.values.problems.filter(({ at }) => at === id),
    ...valueView(value),
  };
}

/** null = the shard has no such key result. */
export function keyResultViewOf(
  shard: ValuedShard,
  id: KeyResultId,
  linked: LinkedWith,
): KeyResultView | null {
  const keyResult = shard.numbers.keyResults.find((candidate) => candidate.id === id);
  if (!keyResult) return null;
  const parent = shard.values.objectives.find((objective) => objective.id === keyResult.objective);
  return keyResultView(shard, keyResult, parent ? sharesOf(parent) : new Map(), linked);
}

export interface Share {
  readonly weight: string;
  readonly contribution: string | null;
}

/** The shown parts add up to the shown whole (R4). */
export function sharesOf({
  computed,
  children,
}: Pick<ObjectiveValue, 'computed' | 'children'>): ReadonlyMap<string, Share> {
  const parts = shareOut(
    computed,
    children.map(({ contribution }) => contribution),
  );
  const shares = new Map<string, Share>();
  for (const [at, { id, weight, counted }] of children.entries()) {
    shares.set(id, { weight: weightText(weight), contribution: counted ? (parts[at] ?? null) : null });
  }
  return shares;
}

function keyResultView(
  shard: ValuedShard,
  { id, weight, measure, work }: ShardKeyResult,
  shares: ReadonlyMap<string, Share>,
  linked: LinkedWith,
): KeyResultView | null {
  const value = shard.values.keyResults.find((candidate) => candidate.id === id);
  if (!value) return null;
  const { title, owner } = textOf(shard, id);
  const number = valueView(value);
  const share = shares.get(id) ?? { weight: weightText(weight ?? weightOne), contribution: null };
  // Written out, for there are many of these: a spread would be a sixth of the panel's time.
  return {
    percent: number.percent,
    progress: number.progress,
    raw: number.raw,
    expected: number.expected,
    threshold: number.threshold,
    band: number.band,
    health: number.health,
    stale: number.stale,
    origin: number.origin,
    computedPercent: number.computedPercent,
    id,
    shard: shard.id,
    title,
    owner,
    weight: share.weight,
    contribution: share.contribution,
    amount: value.amount,
    measure: measure.kind,
    linked: linked.has(id),
    linkWeight: weightTextOf(linked.get(id) ?? null),
    // What a query finds is as old as its answer, whatever became since of the items that it found.
    countedAt: work?.query?.answeredAt ?? work?.countedAt ?? null,
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
  const share = shares.get(id);
  return {
    id: value.id,
    shard: shard.id,
    title: shard.maySee(value.id) ? textOf(shard, value.id).title : null,
    weight: share?.weight ?? '1',
    contribution: share?.contribution ?? null,
    ...valueView(value),
  };
}

/** Without its text a node is called by its id: a number is not withheld for want of a title. */
export const textOf = (
  { texts }: Pick<ValuedShard, 'texts'>,
  id: string,
): { title: string; owner: string | null } => texts?.texts[id] ?? { title: id, owner: null };

const weightTextOf = (weight: MilliWeight | null): string | null =>
  weight === null ? null : weightText(weight);
