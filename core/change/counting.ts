import { isItemId, readItemId } from '../model/ids.ts';
import type { ItemId } from '../model/ids.ts';
import type {
  CountOf,
  ItemReference,
  Measure,
  MilliWeight,
  PlanLink,
  Ppm,
  QuerySource,
} from '../model/plan.ts';
import type { KeyResultDocument, ShardKeyResult } from '../port/documents.ts';
import { countOfSource } from '../progress/source-count.ts';

/** What is counted for a key result, from the definition alone. */
export type Counting =
  | { readonly what: 'work'; readonly count: CountOf; readonly query: string | null }
  /** Per milestone the items that it names; null = it is typed (R12). */
  | {
      readonly what: 'milestones';
      readonly count: CountOf;
      readonly query: null;
      readonly milestones: readonly (readonly PlanLink[] | null)[];
    }
  /** A metric whose reading is what a query counts or sums (R15, form two). */
  | {
      readonly what: 'reading';
      readonly count: CountOf;
      readonly query: string;
      readonly source: QuerySource;
    };

/** null = nothing is counted: it is typed, or bound to others. */
export function countingOf(measure: Measure): Counting | null {
  const known = countings.get(measure);
  if (known !== undefined) return known;
  const counting = readCounting(measure);
  countings.set(measure, counting);
  return counting;
}

export const isCounted = ({ measure }: Pick<ShardKeyResult, 'measure'>): boolean =>
  countingOf(measure) !== null;

/** Do the sums of one follow from the other too? An unestimated item's size is no part of the sums (R21). */
export const isSameCounting = (a: Measure, b: Measure): boolean => {
  const [one, other] = [countingOf(a), countingOf(b)];
  return one !== null && other !== null && JSON.stringify(one) === JSON.stringify(other);
};

/** An item that a set starts from. */
export interface CountLink {
  readonly item: ItemId;
  readonly weight: MilliWeight | null;
  readonly share: Ppm | null;
  /** Which milestone names it, from 0; absent = a person linked it to the key result. */
  readonly part?: number;
}

/** The items that the set of a key result starts from, in the order in which they are read; a query's are not among them. */
export function linksIn(counting: Counting, document: KeyResultDocument | null): readonly CountLink[] {
  switch (counting.what) {
    case 'work':
      return document?.links ?? [];
    case 'milestones':
      return counting.milestones.flatMap((links, part) => linksOfMilestone(links ?? [], part));
    case 'reading':
      return [];
  }
}

/** What milestones name and nothing was found for when they were written (R19): as a person wrote it. */
export const missingIn = (counting: Counting): readonly string[] =>
  counting.what === 'milestones'
    ? counting.milestones.flatMap((links) =>
        (links ?? []).flatMap(({ reference }) => (isItemId(reference) ? [] : [reference])),
      )
    : [];

/** The items that a measure names, as a person wrote them. */
export function namedItems(measure: Measure): readonly ItemReference[] {
  if (measure.kind === 'work') return measure.links.map(({ reference }) => reference);
  return measure.kind === 'milestones'
    ? measure.milestones.flatMap(({ links }) => links.map(({ reference }) => reference))
    : [];
}

/**
 * The same measure with the items of its milestones by their ids, as far as the person who wrote it found them. Only
 * these are counted: a count has the app's eyes, and nobody brings in what they do not see.
 */
export function withFoundItems(measure: Measure, found: ReadonlyMap<ItemReference, ItemId>): Measure {
  if (measure.kind !== 'milestones') return measure;
  const named = (link: PlanLink): PlanLink => ({
    ...link,
    reference: found.get(link.reference) ?? asWritten(link.reference),
  });
  return {
    ...measure,
    milestones: measure.milestones.map((one) =>
      one.links.length > 0 ? { ...one, links: one.links.map(named) } : one,
    ),
  };
}

// ── below ──

/** Asked for a hundred times on a page of a count. */
const countings = new WeakMap<Measure, Counting | null>();

const issues: CountOf = { unit: 'issues' };

function readCounting(measure: Measure): Counting | null {
  switch (measure.kind) {
    case 'work':
      return { what: 'work', count: measure.count, query: measure.query };
    case 'milestones': {
      const milestones = measure.milestones.map(({ done, links }) => (done === null ? links : null));
      return milestones.some((links) => links !== null)
        ? { what: 'milestones', count: issues, query: null, milestones }
        : null;
    }
    case 'metric': {
      const { source } = measure;
      return source && { what: 'reading', count: countOfSource(source), query: source.query, source };
    }
    case 'yesNo':
    case 'maintain':
    case 'kpi':
    case 'objectives':
      return null;
  }
}

/** Named twice, say by key and by id: once, with the larger weight. */
function linksOfMilestone(links: readonly PlanLink[], part: number): readonly CountLink[] {
  const known = new Map<ItemId, CountLink>();
  for (const { reference, weight, share } of links) {
    if (!isItemId(reference)) continue;
    const other = known.get(reference)?.weight ?? null;
    const most = weight === null ? other : Math.max(weight, other ?? weight);
    known.set(reference, { item: reference, weight: most, share, part });
  }
  return [...known.values()];
}

/** A reference that is no item id, and means the same. */
function asWritten(reference: string): string {
  const id = readItemId(reference as ItemId);
  return id ? `${id.host}:${id.local}` : reference;
}
