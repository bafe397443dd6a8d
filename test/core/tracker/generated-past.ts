/**
 * A past of many work items, seeded, in no tracker's terms: what each was made with, and what was set when. What it was at
 * an instant follows by setting one thing after the other (`replayed`), which is all that the trackers' readers are held to.
 */
export interface PastItem {
  readonly id: number;
  readonly created: number;
  /** null = it is still there. */
  readonly deleted: number | null;
  readonly first: PastFields;
  /** In the order in which they happened; several may share an instant. */
  readonly events: readonly { readonly at: number; readonly set: Partial<PastFields> }[];
}

export interface PastFields {
  readonly type: PastType;
  readonly state: PastState;
  /** Halves of a point. */
  readonly points: number | null;
  readonly hours: number | null;
  readonly parent: number | null;
  /** Ids; in the order in which they came. */
  readonly sprints: readonly number[];
}

export type PastType = 'Epic' | 'User Story' | 'Bug' | 'Task';
export type PastState = 'New' | 'Active' | 'Closed' | 'Removed';

const dayLength = 86_400_000;
/** A Monday. */
export const pastStart = Date.UTC(2026, 8, 7);
export const pastEnd = Date.UTC(2026, 10, 16);

/** Two weeks each, Monday to Sunday. */
export const pastSprints = [1, 2, 3, 4, 5].map((id) => {
  const start = pastStart + (id - 1) * 14 * dayLength;
  return { id, name: `Sprint ${id}`, start, end: start + 14 * dayLength - 1 };
});

/** The item as it was at an instant, by doing again what was done; null = it was not there. */
export function replayed(item: PastItem, at: number): PastFields | null {
  if (at < item.created || (item.deleted !== null && at >= item.deleted)) return null;
  let fields = item.first;
  for (const event of item.events) if (event.at <= at) fields = { ...fields, ...event.set };
  return fields;
}

/** The same numbers for the same seed, on every machine: 0 … 1. */
export function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/**
 * @param kept whether an item keeps the sprints that it was in (as in Jira), or is in one at most (as in Azure DevOps)
 */
export function generatedPast(
  seed: number,
  count: number,
  { kept }: { readonly kept: boolean },
): readonly PastItem[] {
  const random = randomFrom(seed);
  const below = (most: number) => Math.floor(random() * most);
  const one = <T>(of: readonly T[]): T => of[below(of.length)] as T;
  const maybe = (share: number) => random() < share;
  const epics = Math.max(Math.floor(count / 25), 1);
  const stories = Math.floor(count * 0.7);
  const typeOf = (id: number): PastType =>
    id <= epics ? 'Epic' : id <= epics + stories ? (maybe(0.2) ? 'Bug' : 'User Story') : 'Task';
  const parentOf = (type: PastType): number | null => {
    if (type === 'Epic') return null;
    if (type === 'Task') return epics + 1 + below(Math.max(stories, 1));
    return maybe(0.8) ? 1 + below(epics) : null;
  };
  const points = () => (maybe(0.2) ? null : one([0, 0.5, 1, 2, 3, 5, 8, 13]));

  return Array.from({ length: count }, (_, n): PastItem => {
    const id = n + 1;
    const type = typeOf(id);
    const created = pastStart - 20 * dayLength + below(50 * dayLength);
    const first: PastFields = {
      type,
      state: maybe(0.9) ? 'New' : 'Active',
      points: type === 'Epic' ? null : points(),
      hours: maybe(0.3) ? one([1, 2, 4, 8]) : null,
      parent: parentOf(type),
      sprints: maybe(0.2) ? [one(pastSprints).id] : [],
    };
    const times = Array.from({ length: below(12) }, () => created + below(pastEnd - created)).sort(
      (a, b) => a - b,
    );
    // Some happen at one instant, and some with the creation.
    const at = times.map((time, k) =>
      k > 0 && maybe(0.1) ? (times[k - 1] ?? time) : maybe(0.02) ? created : time,
    );
    let now = first;
    const events = at
      .sort((a, b) => a - b)
      .map((instant) => {
        const set = change(now);
        now = { ...now, ...set };
        return { at: instant, set };
      });
    return { id, created, deleted: maybe(0.03) ? created + below(pastEnd - created) : null, first, events };
  });

  function change(now: PastFields): Partial<PastFields> {
    const set: { -readonly [Key in keyof PastFields]?: PastFields[Key] } = {};
    if (maybe(0.55)) set.state = one(['New', 'Active', 'Active', 'Closed', 'Closed', 'Removed'] as const);
    if (maybe(0.2)) set.points = points();
    if (maybe(0.1)) set.hours = maybe(0.3) ? null : one([1, 2, 4, 8, 16]);
    if (maybe(0.08) && now.type !== 'Epic') set.parent = maybe(0.2) ? null : parentOf(now.type);
    if (maybe(0.02) && (now.type === 'Bug' || now.type === 'User Story')) {
      set.type = now.type === 'Bug' ? 'User Story' : 'Bug';
    }
    if (maybe(0.35) && now.type !== 'Epic') set.sprints = otherSprints(now.sprints);
    return set;
  }

  function otherSprints(now: readonly number[]): readonly number[] {
    const next = one(pastSprints).id;
    if (!kept) return maybe(0.25) ? [] : [next];
    if (maybe(0.25)) return now.slice(0, -1);
    return now.includes(next) ? now.filter((id) => id !== next) : [...now, next];
  }
}
