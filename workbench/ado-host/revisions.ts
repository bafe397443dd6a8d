import type { ItemData, RevisionData } from './organisation-data.ts';

/** A work item as it was from one change to the next. */
export type Revision = Required<Omit<ItemData, 'fields' | 'seenBy' | 'revisions'>> & {
  readonly fields: Readonly<Record<string, unknown>>;
  /** When its state last changed. */
  readonly stateChangedAt: number;
};

/** A work item as it is, with all its revisions; the last of them is the present one. */
export type Item = Revision & {
  readonly seenBy: readonly string[] | null;
  /** Oldest first, at least one. */
  readonly revisions: readonly Revision[];
};

/** @param at when its first revision came, where it does not say */
export function itemOf(data: ItemData, at: number): Item {
  const { revisions: [first, ...later] = [], seenBy = null, ...present } = data;
  const begun = revisionOf({ ...present, ...first }, at);
  const revisions = [begun];
  for (const change of later) revisions.push(changed(revisions.at(-1) ?? begun, change));
  return { ...(revisions.at(-1) ?? begun), seenBy, revisions };
}

/** The next revision of it. */
export function revised(item: Item, change: RevisionData): Item {
  const next = changed(item.revisions.at(-1) ?? item, change);
  return { ...next, seenBy: item.seenBy, revisions: [...item.revisions, next] };
}

/** As it was at an instant; null = it was not there yet. */
export function itemAt(item: Item, at: number): Revision | null {
  return item.revisions.findLast((revision) => revision.changedAt <= at) ?? null;
}

/** As plain data, to keep it between runs. */
export function dataOf({ revisions, seenBy, ...present }: Item): ItemData {
  return {
    ...withoutClock(present),
    seenBy,
    revisions: revisions.map((revision, at) => {
      const before = revisions[at - 1];
      return before ? difference(before, revision) : withoutClock(revision);
    }),
  };
}

// ── below ──

function revisionOf(data: Omit<ItemData, 'revisions' | 'seenBy'>, at: number): Revision {
  const changedAt = data.changedAt ?? at;
  return {
    id: data.id,
    project: data.project,
    type: data.type,
    title: data.title,
    state: data.state,
    parent: data.parent ?? null,
    effort: data.effort ?? null,
    estimate: data.estimate ?? null,
    completed: data.completed ?? null,
    remaining: data.remaining ?? null,
    assignee: data.assignee ?? null,
    iteration: data.iteration ?? null,
    area: data.area ?? null,
    fields: data.fields ?? {},
    rev: data.rev ?? 1,
    changedAt,
    changedBy: data.changedBy ?? null,
    deletedAt: data.deletedAt ?? null,
    stateChangedAt: changedAt,
  };
}

function changed(before: Revision, change: RevisionData): Revision {
  const said = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
  const moved = change.state !== undefined && change.state !== before.state;
  return {
    ...before,
    changedBy: null,
    ...(said as Partial<Revision>),
    stateChangedAt: moved ? change.changedAt : before.stateChangedAt,
  };
}

function difference(before: Revision, after: Revision): RevisionData {
  const { rev, changedAt, changedBy } = after;
  const others = Object.entries(withoutClock(after)).filter(
    ([name, value]) => JSON.stringify(value) !== JSON.stringify(before[name as keyof Revision]),
  );
  return { ...(Object.fromEntries(others) as Partial<RevisionData>), rev, changedAt, changedBy };
}

/** When its state changed follows from the revisions. */
function withoutClock(revision: Revision): Omit<Revision, 'stateChangedAt'> {
  const kept: Partial<Revision> = { ...revision };
  delete (kept as { stateChangedAt?: number }).stateChangedAt;
  return kept as Omit<Revision, 'stateChangedAt'>;
}
