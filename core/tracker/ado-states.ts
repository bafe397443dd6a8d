import type { ItemState } from '../model/work-item.ts';
import { list, record, text } from './json.ts';

type Category = ItemState['category'];

/** The host's word for a state category; anything else is unknown (R18). */
export function adoCategory(name: unknown): Category {
  return categories.get(typeof name === 'string' ? name.toLowerCase() : '') ?? 'unknown';
}

const categories = new Map<string, Category>([
  ['proposed', 'todo'],
  ['inprogress', 'doing'],
  ['resolved', 'resolved'],
  ['completed', 'done'],
  ['removed', 'removed'],
]);

/** Answers the category of a state of a work item type; `unknown` where the host never said. */
export type StateCategories = (type: string, state: string) => Category;

/** One state as the endpoints list it. `type` null = the reply did not say for which type. */
export interface ListedState {
  readonly type: string | null;
  readonly state: string;
  readonly category: Category;
}

/**
 * The states in one reply of the work item type states endpoint (`{value: [{name, category}]}` or the bare list), or
 * in one type of the work item types endpoint (`{name, states: […]}`); empty when it holds none.
 */
export function listedStates(reply: unknown, type: string | null): ListedState[] {
  const held = record(reply);
  const states = Array.isArray(reply) ? reply : list(held?.['value'] ?? held?.['states']);
  return states.flatMap((one) => {
    const state = record(one);
    const name = text(state?.['name']);
    const category = state?.['category'] ?? state?.['stateCategory'];
    return name && typeof category === 'string'
      ? [{ type, state: name, category: adoCategory(category) }]
      : [];
  });
}

/**
 * Type and state as the host listed them, without case. A state that was listed without its type answers for every
 * type, unless two such lists disagree about it: then it is unknown.
 */
export function stateCategories(states: readonly ListedState[]): StateCategories {
  const found = new Map<string, Category>();
  for (const { type, state, category } of states) {
    const key = keyOf(type, state);
    const before = found.get(key);
    found.set(key, before === undefined || before === category ? category : 'unknown');
  }
  return (type, state) => found.get(keyOf(type, state)) ?? found.get(keyOf(null, state)) ?? 'unknown';
}

function keyOf(type: string | null, state: string): string {
  return JSON.stringify([type?.toLowerCase() ?? null, state.toLowerCase()]);
}
