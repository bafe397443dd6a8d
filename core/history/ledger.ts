import type { Instant } from '../model/day.ts';
import { addTo } from '../model/groups.ts';
import type { ItemId } from '../model/ids.ts';
import type { Ppm } from '../model/plan.ts';
import type { Cause, MovedBy, MoveEvent } from './moved.ts';
import type { NodeId } from './structure.ts';

/** What a step was, for whatever it moved. */
export interface Step {
  readonly at: Instant;
  /** Where it follows from the direction: a function of what it changed. */
  readonly cause: Cause | ((ppm: Ppm) => Cause);
  readonly item?: ItemId;
  readonly reading?: MovedBy | null;
}

/** The values as they stand in a replay, and who changed them. */
export class Ledger {
  readonly #values: Map<NodeId, Ppm | null>;
  readonly #events = new Map<NodeId, MoveEvent[]>();

  constructor(values: ReadonlyMap<NodeId, Ppm | null>) {
    this.#values = new Map(values);
  }

  get values(): ReadonlyMap<NodeId, Ppm | null> {
    return this.#values;
  }

  eventsOf(node: NodeId): readonly MoveEvent[] {
    return this.#events.get(node) ?? [];
  }

  /** New values of some nodes, all by one step. */
  enter(values: ReadonlyMap<NodeId, Ppm | null>, step: Step): void {
    for (const [node, value] of values) {
      const ppm = (value ?? 0) - (this.#values.get(node) ?? 0);
      this.#values.set(node, value);
      if (ppm !== 0) this.#enter(node, ppm, step);
    }
  }

  /** New values of all nodes: those that are not among them are gone. */
  enterAll(values: ReadonlyMap<NodeId, Ppm | null>, step: Step): void {
    const gone = [...this.#values.keys()].filter((node) => !values.has(node));
    this.enter(new Map([...gone.map((node) => [node, null] as const), ...values]), step);
    for (const node of gone) this.#values.delete(node);
  }

  #enter(node: NodeId, ppm: Ppm, { at, cause, item, reading }: Step): void {
    const event: MoveEvent = {
      at,
      cause: typeof cause === 'string' ? cause : cause(ppm),
      ppm,
      item: item ?? null,
      reading: reading ?? null,
    };
    addTo(this.#events, node, event);
  }
}
