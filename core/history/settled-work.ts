import type { Day } from '../model/day.ts';
import type { ItemId, KeyResultId } from '../model/ids.ts';
import type { KeyResult, Plan } from '../model/plan.ts';
import type { QueryAnswer, WorkItem } from '../model/work-item.ts';
import type { CountedItem, KeyResultFacts } from '../progress/evaluation.ts';
import { settleKeyResult } from '../progress/settle-key-result.ts';
import { replaced, reweighed } from './kept-set.ts';
import type { History } from './history.ts';
import type { KeptSet } from './kept-set.ts';
import { MovingIndex } from './moving-index.ts';

/** The facts of a plan's key results over work that moves: only what a change can touch is settled anew. */
export class SettledWork {
  readonly index: MovingIndex;
  /** Answers of the plan's queries; a plan's change may add one that stands for two. */
  readonly queries: Map<string, QueryAnswer>;
  readonly #sets = new Map<KeyResultId, KeptSet>();
  /** By item the key results that link it or find it. */
  readonly #askers = new Map<ItemId, Set<KeyResultId>>();
  readonly #asked = new Map<KeyResultId, readonly ItemId[]>();

  readonly #rest: Pick<History, 'withRest'>;

  constructor({ items, queries, withRest }: Pick<History, 'items' | 'queries' | 'withRest'>) {
    this.index = new MovingIndex(items.map(({ item }) => item));
    this.queries = new Map(queries);
    this.#rest = withRest ? { withRest } : {};
  }

  readonly facts = (id: KeyResultId): KeyResultFacts | undefined => this.#sets.get(id)?.settled.facts;

  rowsOf(id: KeyResultId): readonly CountedItem[] {
    return this.#sets.get(id)?.settled.items ?? [];
  }

  /** What settling a key result anew makes of it; null = it rests on no work. */
  settled(keyResult: KeyResult, { policy }: Plan, asOf: Day): KeptSet | null {
    const { index, queries } = this;
    const settled = settleKeyResult(keyResult, { ...this.#rest, index, queries, policy }, asOf);
    return settled && { settled, sizes: null };
  }

  /** What a key result becomes with an item that came, went or has another place; the index has it already. */
  placed(
    keyResult: KeyResult,
    before: WorkItem | null,
    after: WorkItem | null,
    plan: Plan,
    asOf: Day,
  ): KeptSet | null {
    const kept = this.#sets.get(keyResult.id);
    const id = (after ?? before)?.id;
    const isAsked = id !== undefined && this.#askers.get(id)?.has(keyResult.id) === true;
    const isOnCircle = id !== undefined && this.index.isOnCircle(id);
    const isReached = id !== undefined && this.#reachedBy(id).has(keyResult.id);
    const next =
      kept && !isAsked && !isOnCircle
        ? replaced(kept, keyResult, { before, after }, { policy: plan.policy, index: this.index, isReached })
        : null;
    return next ?? this.settled(keyResult, plan, asOf);
  }

  /** What a key result becomes with an item's new state or sizes; the index has them already. */
  reweighed(keyResult: KeyResult, before: WorkItem, after: WorkItem, plan: Plan, asOf: Day): KeptSet | null {
    const kept = this.#sets.get(keyResult.id);
    const next = kept ? reweighed(kept, keyResult, before, after, plan.policy) : null;
    return next ?? this.settled(keyResult, plan, asOf);
  }

  keep(id: KeyResultId, set: KeptSet | null): void {
    if (set) this.#sets.set(id, set);
    else this.#sets.delete(id);
  }

  /** Takes up what a key result links and asks. */
  watch(keyResult: KeyResult): void {
    this.forget(keyResult.id);
    const asked = [...new Set(this.#itemsAskedBy(keyResult))];
    this.#asked.set(keyResult.id, asked);
    for (const item of asked) {
      const askers = this.#askers.get(item);
      if (askers) askers.add(keyResult.id);
      else this.#askers.set(item, new Set([keyResult.id]));
    }
  }

  forget(id: KeyResultId): void {
    for (const item of this.#asked.get(id) ?? []) this.#askers.get(item)?.delete(id);
    this.#asked.delete(id);
    this.keep(id, null);
  }

  /** The key results whose set can contain an item: they ask for it, or for something above it. */
  touchedBy(item: ItemId): Set<KeyResultId> {
    const touched = this.#reachedBy(item);
    for (const id of this.#askers.get(item) ?? []) touched.add(id);
    return touched;
  }

  /** Those that ask for the item where it is there, or for something above it. */
  #reachedBy(item: ItemId): Set<KeyResultId> {
    const reached = new Set<KeyResultId>();
    for (const above of this.index.lineOf(item)) {
      for (const id of this.#askers.get(above) ?? []) reached.add(id);
    }
    return reached;
  }

  #itemsAskedBy({ measure }: KeyResult): readonly ItemId[] {
    const links =
      measure.kind === 'work'
        ? measure.links
        : measure.kind === 'milestones'
          ? measure.milestones.flatMap((milestone) => milestone.links)
          : [];
    const query = measure.kind === 'work' ? measure.query : null;
    const answer = query === null ? undefined : this.queries.get(query);
    return [
      ...links.flatMap(({ reference }) => this.index.candidates(reference)),
      ...(answer?.ok ? answer.items : []),
    ];
  }
}
