import type { Instant } from '../model/day.ts';
import type { ItemId, ProjectId } from '../model/ids.ts';
import type { ProblemCode } from '../model/problem.ts';
import type { ItemDocument, ItemEntry, ItemRoot } from '../port/documents.ts';
import { learnsSizes, MOST_NOTED, noteSizes } from './count-sizes.ts';
import { countedKeyResult, exchange, isAstray, passesOf, putWork, standingOf } from './counted-work.ts';
import type { CountedKeyResult, Standing } from './counted-work.ts';
import type { Contribution } from '../progress/sums.ts';
import type { Draft } from './draft.ts';
import { isContainer, standsForParent } from '../progress/levels.ts';
import { contributionAt, entryOf, isSame, placeOf, rootedIn, withEntry } from './place.ts';
import { isLeftOpen, noteProblems, problemsOf } from './settle-problems.ts';

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
  draft.put('item', next.item, standingItem(draft, next, before));
  let noted = 0;
  for (const { shard, id } of concerned(before, next, above)) {
    if (part && !part.shards.has(shard)) continue;
    const keyResult = countedKeyResult(draft, shard, id);
    const learns = keyResult !== null && noted < MOST_NOTED && learnsSizes(keyResult);
    if (learns) noted += 1;
    for (const pass of keyResult ? passesOf(keyResult) : []) {
      unsettled.push(...settlePass(draft, before, next, { shard, id, pass, learns }, now));
    }
  }
  // An item of no key result is not kept.
  const after = draft.get('item', next.item);
  if (!before && next.links.length === 0 && after?.entries.length === 0 && !after.roots?.length) {
    draft.put('item', next.item, null);
  }
  return unsettled;
}

type Spot = Pick<CountedKeyResult, 'shard' | 'id'>;
type PassSpot = Spot & {
  readonly pass: number;
  /** A count under way is told what sizes it meets. */
  readonly learns: boolean;
};
type PartSpot = PassSpot & { readonly part: number | undefined };

/** Key results that the item is in, is linked to or found by, or that its parent is in. */
function concerned(before: ItemDocument | null, next: ItemDocument, above: ItemDocument | null): Spot[] {
  const named = [...(before?.entries ?? []), ...next.links, ...(next.roots ?? []), ...(above?.entries ?? [])];
  return [...new Map(named.map(({ keyResult: id, shard }) => [id, { id, shard }])).values()];
}

/** With what it says of counts that are over left out. */
function standingItem(draft: Draft, next: ItemDocument, before: ItemDocument | null): ItemDocument {
  const stands = (named: ItemEntry | ItemRoot): boolean => {
    const keyResult = countedKeyResult(draft, named.shard, named.keyResult);
    return keyResult === null ? isAstray(draft, named) : standingOf(named, keyResult) !== null;
  };
  const { roots: all = [], ...rest } = next;
  const roots = all.filter(stands);
  const entries = (before?.entries ?? []).filter(stands);
  return { ...rest, entries, ...(roots.length > 0 && { roots }) };
}

/** Of milestones each is settled by itself; what is odd about the item is told of all of them at once. */
function settlePass(
  draft: Draft,
  before: ItemDocument | null,
  next: ItemDocument,
  spot: PassSpot,
  now: Instant,
): Unsettled[] {
  const keyResult = countedKeyResult(draft, spot.shard, spot.id);
  const standing = keyResult && standingOf(spot, keyResult);
  if (!keyResult || !standing) return [];
  const parent = next.parent === null ? null : draft.get('item', next.parent);
  const parts = partsOf(keyResult, spot.pass, [
    ...(before?.entries ?? []),
    ...(next.roots ?? []),
    ...(parent?.entries ?? []),
  ]);
  const settled = parts.map((part) => settleIn(draft, before, next, { ...spot, part }, now));
  const problems = [...new Set(settled.flatMap((one) => one?.problems ?? []))];
  const isOpen = settled.some((one) => one?.isLeftOpen === true) && parent;
  const present = countedKeyResult(draft, spot.shard, spot.id) ?? keyResult;
  noteProblems(draft, present, standing, next, problems, isOpen ? parent.item : undefined);
  const seen = new Set<Unsettled['what']>();
  return settled.flatMap((one) =>
    (one?.unsettled ?? []).filter(({ what }) => !seen.has(what) && seen.add(what)),
  );
}

/** Which milestones an item may be in; of anything else the key result as a whole. A metric's query settles nothing. */
function partsOf(
  { id, counting }: CountedKeyResult,
  pass: number,
  named: readonly (ItemEntry | ItemRoot)[],
): readonly (number | undefined)[] {
  if (counting.what === 'work') return [undefined];
  if (counting.what === 'reading') return [];
  const own = named.filter((one) => one.keyResult === id && one.pass === pass);
  return [...new Set(own.map(({ part }) => part))];
}

interface SettledPart {
  readonly unsettled: readonly Unsettled[];
  readonly problems: readonly ProblemCode[];
  /** It is open below a parent that is done. */
  readonly isLeftOpen: boolean;
}

function settleIn(
  draft: Draft,
  before: ItemDocument | null,
  next: ItemDocument,
  spot: PartSpot,
  now: Instant,
): SettledPart | null {
  const { shard, id, pass, part } = spot;
  const keyResult = countedKeyResult(draft, shard, id);
  const standing = keyResult && standingOf({ pass }, keyResult);
  if (!keyResult || !standing) return null;
  const { policy } = keyResult;
  const parent = next.parent === null ? null : draft.get('item', next.parent);
  const above = entryOf(parent, keyResult, pass, part);
  const root = rootedIn(next, keyResult, pass, part);
  const was = entryOf(before, keyResult, pass, part);
  const place = placeOf(next, root, above, keyResult);
  const isNamed = root?.named === true;
  if (!was && !place) {
    return { unsettled: [], problems: problemsOf(next, isNamed, false, keyResult), isLeftOpen: false };
  }

  const standIns = was?.descendants ?? 0;
  const is: ItemEntry | null = place && {
    keyResult: id,
    shard,
    pass,
    ...(part !== undefined && { part }),
    via: place.via,
    weight: place.weight,
    below: place.below,
    under: above && standsForParent(next.level, policy.level) ? next.parent : null,
    descendants: standIns,
    contribution: contributionAt(next, place, standIns, keyResult),
  };
  if (!isSame(was?.contribution ?? null, is?.contribution ?? null) || !was !== !is) {
    const [from, to] = [was?.contribution ?? null, is?.contribution ?? null];
    exchangeIn(draft, { keyResult, standing, spot }, from, to, now);
  }
  if (is) noteProject(draft, keyResult, next.project);
  const now_ = draft.get('item', next.item) as ItemDocument;
  draft.put('item', next.item, withEntry(now_, entryOf(now_, keyResult, pass, part), is));

  const stood = was?.under ?? null;
  const stands = is?.under ?? null;
  if (stood !== stands) {
    if (stood !== null) addStandIn(draft, stood, spot, -1, now);
    if (stands !== null) addStandIn(draft, stands, spot, 1, now);
  }
  return {
    unsettled: unsettledBy(keyResult, standing, before, next, was, is),
    problems: problemsOf(next, isNamed, above !== undefined, keyResult),
    isLeftOpen: parent !== null && stands !== null && isLeftOpen(parent, next, keyResult),
  };
}

interface Place {
  readonly keyResult: CountedKeyResult;
  readonly standing: Standing;
  readonly spot: PartSpot;
}

/** In the sums, and where it is counted for the first time in the sizes that a count learns from. */
function exchangeIn(
  draft: Draft,
  { keyResult, standing, spot: { part, learns } }: Place,
  before: Contribution | null,
  after: Contribution | null,
  now: Instant,
): void {
  exchange(draft, keyResult, standing, { before, after, part }, now);
  if (learns) noteSizes(draft, keyResult, standing, before, after);
}

/** Where no event tells, changes are asked for there from now on: not only once a count has ended. */
function noteProject(draft: Draft, { shard, id }: Spot, project: ProjectId): void {
  const work = countedKeyResult(draft, shard, id)?.work;
  if (!work || work.projects.includes(project)) return;
  putWork(draft, { shard, id }, { ...work, projects: [...work.projects, project] });
}

/** What stands for a container was added (1) or taken away (-1): it counts as itself exactly when nothing does. */
function addStandIn(draft: Draft, parent: ItemId, spot: PartSpot, change: 1 | -1, now: Instant): void {
  const { shard, id, pass, part } = spot;
  const keyResult = countedKeyResult(draft, shard, id);
  const item = draft.get('item', parent);
  const entry = keyResult ? entryOf(item, keyResult, pass, part) : undefined;
  const standing = keyResult && standingOf({ pass }, keyResult);
  if (!keyResult || !item || !entry || !standing) return;
  const descendants = entry.descendants + change;
  const contribution = isContainer(item.level, keyResult.policy.level)
    ? contributionAt(item, { role: 'container', weight: entry.weight }, descendants, keyResult)
    : entry.contribution;
  if (!isSame(entry.contribution, contribution)) {
    exchangeIn(draft, { keyResult, standing, spot }, entry.contribution, contribution, now);
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
