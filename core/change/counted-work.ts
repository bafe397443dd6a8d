import type { Instant } from '../model/day.ts';
import type { KeyResultId, ObjectiveId } from '../model/ids.ts';
import type { CountOf, Policy } from '../model/plan.ts';
import { said } from '../model/said.ts';
import type { CountedWork, ItemEntry, ItemRoot, ShardDocument, ShardKeyResult } from '../port/documents.ts';
import { applyContribution, emptySums } from '../progress/apply-contribution.ts';
import type { Contribution, Sums } from '../progress/sums.ts';
import { countingOf } from './counting.ts';
import type { Counting } from './counting.ts';
import type { Draft } from './draft.ts';

/** A key result with something to count, and all that counting it needs. */
export interface CountedKeyResult {
  readonly shard: string;
  readonly id: KeyResultId;
  readonly objective: ObjectiveId;
  readonly work: CountedWork;
  readonly count: CountOf;
  readonly counting: Counting;
  readonly policy: Policy;
}

/** null = no such key result, or none that is counted. */
export function countedKeyResult(draft: Draft, shard: string, id: KeyResultId): CountedKeyResult | null {
  const document = draft.get('shard', shard);
  const keyResult = document?.keyResults[rowsOf(document).get(id) ?? -1];
  const counting = keyResult?.work ? countingOf(keyResult.measure) : null;
  return document && keyResult?.work && counting
    ? {
        shard,
        id,
        objective: keyResult.objective,
        work: keyResult.work,
        count: counting.count,
        counting,
        policy: document.policy,
      }
    : null;
}

/** Does it lie in this shard, counted or not? */
export const holdsKeyResult = (shard: ShardDocument, id: KeyResultId): boolean => rowsOf(shard).has(id);

/**
 * Names an entry a key result that is not where it says? Then its tree goes to another shard at this very moment, or an
 * import is not through: what the entry says is kept, for it is not known to be wrong.
 */
export function isAstray(
  draft: Draft,
  { shard, keyResult }: Pick<ItemEntry | ItemRoot, 'shard' | 'keyResult'>,
): boolean {
  const document = draft.get('shard', shard);
  return document === null || !holdsKeyResult(document, keyResult);
}

/** Which of a key result's sums an entry is part of; null = of none, it is left over from an earlier count. */
export type Standing = 'live' | 'coming';

export function standingOf(entry: Pick<ItemEntry, 'pass'>, { work }: CountedKeyResult): Standing | null {
  if (entry.pass === work.next?.pass) return 'coming';
  return entry.pass === work.pass && work.countedAt !== null ? 'live' : null;
}

/** The passes that items are to be in: what is shown, and what is being counted. */
export const passesOf = ({ work }: CountedKeyResult): readonly number[] => [
  ...(work.countedAt === null ? [] : [work.pass]),
  ...(work.next ? [work.next.pass] : []),
];

/**
 * A page of a count does this some hundred times, and a shard has hundreds of key results: so the first time in a draft
 * copies the shard, and from then on the copy, which nobody else has, is changed in its place.
 */
export function putWork(
  draft: Draft,
  { shard, id }: { shard: string; id: KeyResultId },
  work: CountedWork,
): void {
  const document = draft.get('shard', shard) as ShardDocument;
  const row = rowsOf(document).get(id);
  const keyResult = document.keyResults[row ?? -1];
  if (row === undefined || !keyResult) return;
  const list = own.get(document) ?? [...document.keyResults];
  list[row] = { ...keyResult, work };
  if (own.has(document)) return;
  const copy = { ...document, keyResults: list };
  own.set(copy, list);
  rows.set(copy, rowsOf(document));
  draft.put('shard', shard, copy);
}

/** Copies that putWork made, with their lists. */
const own = new WeakMap<ShardDocument, ShardKeyResult[]>();

/** Where each key result stands in its shard's list; of two of one id the first. */
const rows = new WeakMap<ShardDocument, ReadonlyMap<string, number>>();

function rowsOf(document: ShardDocument): ReadonlyMap<string, number> {
  const known = rows.get(document);
  if (known) return known;
  const found = new Map<string, number>();
  document.keyResults.forEach(({ id }, row) => {
    if (!found.has(id)) found.set(id, row);
  });
  rows.set(document, found);
  return found;
}

/**
 * Takes one contribution out of a pass's sums and puts another in.
 * @param part of milestones, which: its own sums take the same step
 */
export function exchange(
  draft: Draft,
  keyResult: CountedKeyResult,
  standing: Standing,
  {
    before,
    after,
    part,
  }: { before: Contribution | null; after: Contribution | null; part?: number | undefined },
  now: Instant,
): void {
  const { work } = keyResult;
  const stepped = <Of extends Pick<CountedWork, 'sums' | 'parts'>>(of: Of): Of => ({
    ...of,
    sums: exchanged(of.sums, before, after),
    ...(of.parts &&
      part !== undefined && {
        parts: of.parts.map((sums, at) => (at === part ? exchanged(sums, before, after) : sums)),
      }),
  });
  try {
    if (standing === 'live') {
      putWork(draft, keyResult, fixUnestimated({ ...stepped(work), countedAt: now }, keyResult.count, after));
    } else if (work.next) {
      const items = work.next.items + (after ? 1 : 0) - (before ? 1 : 0);
      putWork(draft, keyResult, { ...work, next: { ...stepped(work.next), items } });
    }
  } catch (thrown) {
    if (!(thrown instanceof RangeError)) throw thrown;
    putWork(draft, keyResult, tooLarge(work, keyResult.id));
  }
}

function exchanged(sums: Sums, before: Contribution | null, after: Contribution | null): Sums {
  const without = before ? applyContribution(sums, before, -1) : sums;
  return after ? applyContribution(without, after, 1) : without;
}

/** R21: the first estimated item fixes what an unestimated one counts; only another explicit event changes it. */
function fixUnestimated(work: CountedWork, count: CountOf, first: Contribution | null): CountedWork {
  if (work.unestimatedSize !== null || count.unit === 'issues') return work;
  return first === null || first.size === null || first.credit === null
    ? work
    : { ...work, unestimatedSize: first.size };
}

const TOO_LARGE = said`The sizes of its work items add up to more than can be counted exactly.`;

/** A sum outgrew the integers: no value, and it says so (R3). Every entry is of an earlier pass now; a recount may do better. */
const tooLarge = (work: CountedWork, at: KeyResultId): CountedWork => ({
  ...work,
  pass: Math.max(work.pass, work.next?.pass ?? 0) + 1,
  sums: emptySums,
  countedAt: null,
  next: null,
  problems: [{ code: 'E_TOO_LARGE', at }],
  // Stored, so a text: a sentence without values is its own template.
  failed: TOO_LARGE.template,
});
