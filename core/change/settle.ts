import type { Instant } from '../model/day.ts';
import type { ItemId, ProjectId } from '../model/ids.ts';
import type { ProblemCode } from '../model/problem.ts';
import type { ItemDocument, ItemEntry } from '../port/documents.ts';
import { isBadSize } from '../progress/contribution.ts';
import { stageOf } from '../progress/stage.ts';
import { countedKeyResult, exchange, isAstray, passesOf, putWork, standingOf } from './counted-work.ts';
import type { CountedKeyResult, Standing } from './counted-work.ts';
import type { Draft } from './draft.ts';
import { withItemProblems } from './item-problems.ts';
import { isContainer, standsForParent } from '../progress/levels.ts';
import { contributionAt, entryOf, isSame, linkOf, placeOf, withEntry } from './place.ts';

/** What settling one item cannot finish with the documents at hand. */
export interface Unsettled {
  readonly keyResult: CountedKeyResult;
  readonly standing: Standing;
  /**
   * below: what lies below the item must be looked at, for it comes in anew or with another weight. If the tracker has
   * nothing there, all is done. all: only counting anew is exact. subtasks: linked sub-tasks may be covered or bared.
   */
  readonly what: 'below' | 'all' | 'subtasks';
}

/**
 * An item in its place in every key result: new, moved, linked, unlinked, deleted, or the same as before. Everything
 * follows from its own links and its parent's entries, so order and repetition do not matter.
 * @param draft holds the item, its former and its present parent, and the shards that any of them names
 * @param next the item's new facts and links (afterReading, afterEnd …)
 * @param part settle some key results only, the item's own document having been written before: then with its former
 *   parent
 */
export function settle(
  draft: Draft,
  next: ItemDocument,
  now: Instant,
  part?: { readonly shards: ReadonlySet<string>; readonly formerParent: ItemId | null },
): readonly Unsettled[] {
  const stored = draft.get('item', next.item);
  const before = stored && part ? { ...stored, parent: part.formerParent } : stored;
  const above = next.parent === null ? null : draft.get('item', next.parent);
  const unsettled: Unsettled[] = [];
  draft.put('item', next.item, { ...next, entries: standingEntries(draft, before) });
  for (const { shard, id } of concerned(before, next, above)) {
    if (part && !part.shards.has(shard)) continue;
    const keyResult = countedKeyResult(draft, shard, id);
    for (const pass of keyResult ? passesOf(keyResult) : []) {
      unsettled.push(...settleIn(draft, before, next, { shard, id, pass }, now));
    }
  }
  // An item of no key result is not kept.
  const after = draft.get('item', next.item);
  if (!before && next.links.length === 0 && after?.entries.length === 0) draft.put('item', next.item, null);
  return unsettled;
}

type Spot = Pick<CountedKeyResult, 'shard' | 'id'>;

/** Key results that the item is in, is linked to, or that its parent is in. */
function concerned(before: ItemDocument | null, next: ItemDocument, above: ItemDocument | null): Spot[] {
  const named = [...(before?.entries ?? []), ...next.links, ...(above?.entries ?? [])];
  return [...new Map(named.map(({ keyResult: id, shard }) => [id, { id, shard }])).values()];
}

function standingEntries(draft: Draft, item: ItemDocument | null): readonly ItemEntry[] {
  return (item?.entries ?? []).filter((entry) => {
    const keyResult = countedKeyResult(draft, entry.shard, entry.keyResult);
    return keyResult === null ? isAstray(draft, entry) : standingOf(entry, keyResult) !== null;
  });
}

function settleIn(
  draft: Draft,
  before: ItemDocument | null,
  next: ItemDocument,
  { shard, id, pass }: Spot & { pass: number },
  now: Instant,
): Unsettled[] {
  const current = () => countedKeyResult(draft, shard, id);
  const keyResult = current();
  const standing = keyResult && standingOf({ pass }, keyResult);
  if (!keyResult || !standing) return [];
  const { policy } = keyResult;
  const parent = next.parent === null ? null : draft.get('item', next.parent);
  const above = entryOf(parent, keyResult, pass);
  const link = linkOf(next, keyResult);
  const was = entryOf(before, keyResult, pass);
  const place = placeOf(next, link, above, keyResult);
  if (!was && !place) {
    noteProblems(draft, keyResult, standing, next, problemsOf(next, link !== undefined, false, keyResult));
    return [];
  }

  const standIns = was?.descendants ?? 0;
  const is: ItemEntry | null = place && {
    keyResult: id,
    shard,
    pass,
    via: place.via,
    weight: place.weight,
    below: place.below,
    under: above && standsForParent(next.level, policy.level) ? next.parent : null,
    descendants: standIns,
    contribution: contributionAt(next, place, standIns, keyResult),
  };
  if (!isSame(was?.contribution ?? null, is?.contribution ?? null) || !was !== !is) {
    exchange(draft, keyResult, standing, was?.contribution ?? null, is?.contribution ?? null, now);
  }
  if (is) noteProject(draft, keyResult, next.project);
  const now_ = draft.get('item', next.item) as ItemDocument;
  draft.put('item', next.item, withEntry(now_, entryOf(now_, keyResult, pass), is));

  const stood = was?.under ?? null;
  const stands = is?.under ?? null;
  if (stood !== stands) {
    if (stood !== null) addStandIn(draft, stood, { shard, id, pass }, -1, now);
    if (stands !== null) addStandIn(draft, stands, { shard, id, pass }, 1, now);
  }
  noteProblems(
    draft,
    current() ?? keyResult,
    standing,
    next,
    problemsOf(next, link !== undefined, above !== undefined, keyResult),
    parent && stands !== null && isLeftOpen(parent, next, keyResult) ? parent.item : undefined,
  );
  return unsettledBy(keyResult, standing, before, next, was, is);
}

/** Where no event tells, changes are asked for there from now on: not only once a count has ended. */
function noteProject(draft: Draft, { shard, id }: Spot, project: ProjectId): void {
  const work = countedKeyResult(draft, shard, id)?.work;
  if (!work || work.projects.includes(project)) return;
  putWork(draft, { shard, id }, { ...work, projects: [...work.projects, project] });
}

/** What stands for a container was added (1) or taken away (-1): it counts as itself exactly when nothing does. */
function addStandIn(
  draft: Draft,
  parent: ItemId,
  { shard, id, pass }: Spot & { pass: number },
  change: 1 | -1,
  now: Instant,
): void {
  const keyResult = countedKeyResult(draft, shard, id);
  const item = draft.get('item', parent);
  const entry = keyResult ? entryOf(item, keyResult, pass) : undefined;
  const standing = keyResult && standingOf({ pass }, keyResult);
  if (!keyResult || !item || !entry || !standing) return;
  const descendants = entry.descendants + change;
  const contribution = isContainer(item.level, keyResult.policy.level)
    ? contributionAt(item, { role: 'container', weight: entry.weight }, descendants, keyResult)
    : entry.contribution;
  if (!isSame(entry.contribution, contribution)) {
    exchange(draft, keyResult, standing, entry.contribution, contribution, now);
  }
  draft.put('item', parent, withEntry(item, entry, { ...entry, descendants, contribution }));
}

function unsettledBy(
  keyResult: CountedKeyResult,
  standing: Standing,
  before: ItemDocument | null,
  next: ItemDocument,
  was: ItemEntry | undefined,
  is: ItemEntry | null,
): Unsettled[] {
  const found: Unsettled[] = [];
  const { level } = keyResult.policy;
  const opened = is?.below === true && (!was || !was.below || was.weight !== is.weight || was.via !== is.via);
  const became = before !== null && isContainer(before.level, level) !== isContainer(next.level, level);
  if (was?.below && (!is?.below || became) && was.descendants > 0)
    found.push({ keyResult, standing, what: 'all' });
  else if (opened || (is?.below && became)) found.push({ keyResult, standing, what: 'below' });
  if (!was !== !is && next.level !== 'subtask') found.push({ keyResult, standing, what: 'subtasks' });
  return found;
}

const KEPT: readonly ProblemCode[] = ['D_MISSING', 'D_OVERLAP', 'D_BAD_SIZE'];

function problemsOf(
  item: ItemDocument,
  linked: boolean,
  reached: boolean,
  { count }: CountedKeyResult,
): readonly ProblemCode[] {
  if (item.deleted) return linked ? ['D_MISSING'] : [];
  return [
    ...(linked && reached ? (['D_OVERLAP'] as const) : []),
    ...(isBadSize(item.sizes, count) ? (['D_BAD_SIZE'] as const) : []),
  ];
}

const isLeftOpen = (parent: ItemDocument, child: ItemDocument, { policy }: CountedKeyResult): boolean =>
  stageOf(parent.state, policy) === 'done' && !['done', 'dropped'].includes(stageOf(child.state, policy));

/** Of the shown sums in the shard, of the coming ones in the count document, where the draft holds it. */
function noteProblems(
  draft: Draft,
  { shard, id }: Spot,
  standing: Standing,
  item: ItemDocument,
  codes: readonly ProblemCode[],
  openBelow?: ItemId,
): void {
  const keyResult = countedKeyResult(draft, shard, id);
  if (!keyResult) return;
  const count = standing === 'coming' ? draft.get('count', id) : null;
  const problems = standing === 'live' ? keyResult.work.problems : (count?.problems ?? []);
  if (codes.length === 0 && problems.length === 0 && openBelow === undefined) return;
  const own = withItemProblems(problems, id, item.item, KEPT, codes);
  const all =
    openBelow === undefined
      ? own
      : withItemProblems(
          own,
          id,
          openBelow,
          ['D_DONE_PARENT_OPEN_CHILDREN'],
          ['D_DONE_PARENT_OPEN_CHILDREN'],
        );
  if (standing === 'live') putWork(draft, keyResult, { ...keyResult.work, problems: all });
  else if (count) draft.put('count', id, { ...count, problems: all });
}
